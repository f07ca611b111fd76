"""The words of numbers: units, tens and scales, what bounds a number, words that are vague."""

from __future__ import annotations

import re

from whence.numerals import BELOW_TWENTY

_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
TWO_TO_TEN = "|".join(BELOW_TWENTY[1:10])
SPELT = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    rf"|(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|twelve|{TWO_TO_TEN})\b"
)
"""A pattern of the numbers in words that people are counted with."""
UNITS = {word: number for number, word in enumerate(("zero", *BELOW_TWENTY))}
TENS = {word: 10 * number for number, word in enumerate(_TEN_WORDS.split(), start=2)}
SCALES = {
    **{"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
    **{"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7},
}
PORTIONS: dict[tuple[str, ...], tuple[int, int]] = {
    ("half", "a"): (1, 2),
    ("a", "quarter", "of", "a"): (1, 4),
    ("quarter", "of", "a"): (1, 4),
    ("three", "quarters", "of", "a"): (3, 4),
    ("three", "-", "quarters", "of", "a"): (3, 4),
}
"""What of the size that follows is meant: "three quarters of a million"."""
AND_A_HALF = ("and", "a", "half")
FRACTION = re.compile(r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|tenths?)$")

AGED_IN = frozenset({"year", "years", "yr", "month", "months", "week", "weeks", "day", "days"})

LEADS: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): bound
    for bound, phrases in {
        "from": (
            "at least|no fewer than|no less than|not less than|not fewer than|a minimum of"
            "|minimum|as few as"
        ),
        "above": (
            "more than|over|upwards of|upward of|in excess of|well over|greater than|well above"
        ),
        "to": (
            "as many as|as high as|up to|almost|nearly|close to|at most|no more than|not more than"
            "|a maximum of|maximum|as much as"
        ),
        "below": "fewer than|less than|under|just under|well under|below",
        "about": (
            "about|around|some|approximately|approx|an estimated|estimated|roughly|exactly|only"
            "|just|a total of|in total|a further|an additional|additional|another|a reported"
            "|a combined|all|reportedly|possibly"
        ),
    }.items()
    for phrase in phrases.split("|")
}
GIVEN = frozenset(
    "hand hands handed handing turned turning signed took alarm concern concerns outrage outcry"
    " anger fury grief sorrow shock protest protests uproar row dispute dismay".split()
)
"""Verbs and feelings that "over" belongs to: "handed over nine hostages", "alarm over 12 dead"."""
TAILS: dict[tuple[str, ...], str] = {
    ("or", "more"): "from",
    ("and", "more"): "from",
    ("at", "least"): "from",
    ("and", "counting"): "from",
    ("or", "so"): "about",
    ("or", "fewer"): "to",
    ("or", "less"): "to",
    ("-", "plus"): "from",
    ("plus",): "from",
    ("+",): "from",
    ("-", "odd"): "about",
    ("odd",): "about",
}
_VAGUE_WORDS = (
    "tens of thousands|hundreds of thousands|hundreds of|thousands of|millions of|dozens of"
    "|scores of|dozens|scores|hundreds|thousands|millions|several dozen|several hundred"
    "|several thousand|several|many|numerous|multiple|countless|a number of|a handful of"
    "|a handful|a few dozen|a few hundred|a few|few|a couple of|a couple|even more"
    "|an unknown number of|an undetermined number of|an unspecified number of"
    "|an undisclosed number of|a score of"
    "|dozens and dozens of|untold numbers of|large numbers of|a large number of|a large number"
    "|a number|an unconfirmed number of|an unknown number"
)
VAGUE = frozenset(tuple(phrase.split()) for phrase in _VAGUE_WORDS.split("|"))
NONE = frozenset(
    tuple(phrase.split())
    for phrase in "no one|no - one|nobody|none|no|not a single|not one".split("|")
)
NOT_NONE = frozenset({"more", "longer", "less", "fewer", "matter", "doubt", "later", "way"})
OTHERS = frozenset({"more", "others"})
LONGEST = max(len(phrase) for phrase in (*LEADS, *TAILS, *VAGUE, *NONE))
FIRST = frozenset(phrase[0] for phrase in (*LEADS, *VAGUE, *NONE))
