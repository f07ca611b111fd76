"""Whose figure a toll is by the words right beside it: "the government's toll of 81"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.calendar import WEEKDAY
from whence.extract.text import Sentence
from whence.extract.toll_found import Found
from whence.extract.toll_words import GIVEN

_NUMBERS = r"(?:toll|count|tally|figure|estimate|total|number)"
_WHOSE = (
    r"(?:(?:the|an?|its|their|his|her) (?:(?!(?:the|an?)\b)[\w’'.-]+ ){0,3}?[\w.-]+"
    r"|[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,4})"
)
_OWNED = re.compile(
    rf"(?P<who>{_WHOSE})[’']s? (?:own |official |latest |earlier |initial |first |previous )*"
    rf"(?:death )?{_NUMBERS} of (?:[\w-]+ ){{0,3}}$"
    r"|\b(?P<body>police|army|military|government|ministry|hospital|media|union) (?:death )?"
    rf"{_NUMBERS} of (?:[\w-]+ ){{0,3}}$"
)
"""What stands before a figure that is somebody's: "the ministry's latest toll of", "an early police
count of"."""
_TIMES = re.compile(
    rf"(?:[\w ]*\b)?(?:{WEEKDAY}|yesterday|today|week|month|year"
    r"|night|morning|evening|raid|attack|blast|bombing)$",
    re.IGNORECASE,
)
"""Owners of figures who gave none: "Tuesday's figure of four"."""
_GIVEN_BY = re.compile(
    rf" (?:people |dead |deaths )?(?:{'|'.join(sorted(GIVEN))}) by (?P<who>{_WHOSE}|[a-z]+)"
    r"(?=[,.;]|$)"
)
"""What stands behind a figure that somebody gave: "more than the 14 announced by police"."""
_PUT_AT = re.compile(r"\b(?:put|placed|estimated|given) (?:at|as) (?:[\w-]+ ){0,3}[\w,-]+$")
_BY = re.compile(rf" by (?P<who>{_WHOSE}|[a-z]+)(?=[,.;]|$)")
"""What stands behind "the toll was put at nine"."""
_CONFIRMED_BY = re.compile(
    r"[^,.;:]{0,60}, an? (?:\w+ )?(?:figure|toll|number|count|total) (?:\w+ly )?(?:announced"
    r"|reported|given|confirmed|released|provided|issued|published) by "
    rf"(?P<who>{_WHOSE}|[a-z]+)(?=[,.;]|$)"
)
"""What stands behind a toll: "14 people died, a figure confirmed by the ministry"."""
_FIGURES_FROM = re.compile(
    r"\b(?i:tolls?|tally|counts?|figures|data|statistics|estimates?)"
    r" (?:(?:compiled|released|provided|gathered|published|issued|given|kept|seen) )?(?:from|by) "
    r"(?P<who>(?:the |an? )?[^,.;:]{2,60}?) (?:show(?:s|ed|ing)?|list(?:s|ed)?|indicat(?:e|es|ed)"
    r"|suggest(?:s|ed)?|reveal(?:s|ed)?)(?: that)? [^,.;:]{0,60}$"
)
"""Figures with who keeps them, before what they show: "data from the ministry show that"."""
_THEIR_CLAIM = re.compile(
    rf"(?P<who>{_WHOSE}|\b[a-z]+s)[’']s? (?:claims?|assertions?|accounts?|allegations?|statements?)"
    r" (?:that|of|to have) [^.;:,]*$"
)
"""Claims with whose they are: "the rebels' claim that"."""
_CLAIMED = re.compile(
    r"\b(?i:claims?|reports?|allegations?|rumou?rs|posts) (?:on|by|from) "
    r"(?P<who>(?:(?:the|an?|some|certain) )?(?:(?:social|local|state|some) media|[A-Z][\w’'-]*"
    r"(?: (?:of |the |for )?[A-Z][\w’'-]*){0,4})) that [^.;:,]*$"
)
"""Claims with who spread them, before what they claim: "reports on Radio Tarn that"."""
_LISTED = re.compile(
    r"\b(?i:list|names?|register|roll|toll|victims|dead|wounded|figures|count|tally)\b[^:.;]*? "
    r"(?:read out|given|supplied|provided|issued|published|released|compiled|drawn up|agreed"
    r"|confirmed|collected|kept) by (?P<who>[^:;.,()]{3,60}?)(?: on [A-Z][a-z]+day)?:"
)
"""What opens a list with who gave it: "The list, read out by the priest:"."""
_WHOSE_IT_IS = re.compile(
    rf"(?:That|This) (?:is|was) (?P<who>{_WHOSE})[’']s? (?:own |official |latest )*{_NUMBERS}\b"
)
BULLET = re.compile(r"\s*(?:[-–—•●▪■►‣*·]|\d{1,2}[.)])\s")
_LONG_LIST = 40


def named_beside(one: Found, sentences: Sequence[Sentence]) -> str | None:
    """Whose figure a toll is by the words before it, by the head of the list that it stands in, or
    by a sentence after it that says so ("That is the ministry's figure")."""
    sentence = sentences[one.sentence]
    before = sentence.text[: max(0, one.people_start - sentence.start)]
    owned = _OWNED.search(before)
    if owned:
        who = owned["who"] or owned["body"]
        return None if _TIMES.fullmatch(who) else who
    after = one.people_end - sentence.start
    given = _GIVEN_BY.match(sentence.text, after) if one.sort == "bare" else None
    given = given or (_PUT_AT.search(sentence.text, 0, after) and _BY.match(sentence.text, after))
    claimed = _CLAIMED.search(before) or _FIGURES_FROM.search(before) or _THEIR_CLAIM.search(before)
    claimed = claimed or given or _CONFIRMED_BY.match(sentence.text, one.end - sentence.start)
    if claimed:
        return claimed["who"].rstrip(".")
    return _of_list(one.sentence, sentences, before) or _by_next(one.sentence, sentences)


def _of_list(number: int, sentences: Sequence[Sentence], before: str) -> str | None:
    listed = _LISTED.search(before)
    if listed:
        return listed["who"].strip()
    first = number
    while first and number - first < _LONG_LIST and _goes_back(sentences, first):
        first -= 1
    if first == number:
        return None
    head = sentences[first].text.rstrip()
    listed = _LISTED.search(head)
    whole = listed is not None and (listed.end() == len(head) or head.endswith(";"))
    return listed["who"].strip() if listed and whole else None


def _goes_back(sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence is an item of what stands before it."""
    return bool(BULLET.match(sentences[number].text)) or sentences[
        number - 1
    ].text.rstrip().endswith(";")


def _by_next(number: int, sentences: Sequence[Sentence]) -> str | None:
    after = sentences[number + 1] if number + 1 < len(sentences) else None
    if after is None or after.paragraph != sentences[number].paragraph:
        return None
    whose = _WHOSE_IT_IS.match(after.text)
    return whose["who"] if whose else None
