"""People to whom an act of violence was done, as the parse says: named or described.

"Gunmen killed two teachers", "a nurse was wounded", "the kidnapping of the mayor", "nine people
died": the object of the act, its passive subject, the noun after "of", the one who died.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from whence.extract.encoder.analysis import Analysis
from whence.extract.numbers import quantities
from whence.extract.phrases import Phrase, phrases
from whence.extract.text import word_set

Harm = Literal["killed", "injured", "abducted", "detained"]

_ACTS: dict[str, Harm] = {
    **dict.fromkeys(
        word_set(
            "killed kill kills killing murdered murder murdering assassinated assassinate"
            " assassinating massacred executed slain beheaded shot shooting"
        ),
        "killed",
    ),
    **dict.fromkeys(
        word_set("wounded wound wounding wounds injured injure injuring injures hurt hurting"),
        "injured",
    ),
    **dict.fromkeys(
        word_set("kidnapped kidnap kidnapping abducted abduct abducting seized captured"),
        "abducted",
    ),
    **dict.fromkeys(
        word_set(
            "arrested arrest detained detain jailed imprisoned sentenced held charged convicted"
        ),
        "detained",
    ),
}
_DIED = word_set("died dies dead perished")
_GONE = word_set("disappeared vanished missing")
_DEEDS: dict[str, Harm] = {
    **dict.fromkeys(
        word_set(
            "death deaths murder murders assassination assassinations killing killings massacre"
            " execution slaying"
        ),
        "killed",
    ),
    **dict.fromkeys(
        word_set("kidnapping kidnappings abduction abductions disappearance"), "abducted"
    ),
    **dict.fromkeys(
        word_set("arrest arrests detention imprisonment trial jailing release sentencing"),
        "detained",
    ),
}
_THINGS = word_set(
    "life lives number operation bomb bombs explosion attack attacks blast fire car vehicle leg arm"
    " head body bodies chest back day time year years month week place building house power control"
    " town city village weapons arms ammunition equipment materials drugs explosives rifles"
)
_UNFULFILLED = word_set("not never no nobody attempted attempt plan planned plot threatened would")
ACT_WORDS = re.compile(
    rf"\b(?:{'|'.join(sorted({*_ACTS, *_DIED, *_GONE, *_DEEDS}))})\b", re.IGNORECASE
)
"""Any word of such an act."""


class Harmed(Struct, frozen=True):
    """People, characters ``start`` to ``end``; ``count`` is None for a plural without a number."""

    start: int
    end: int
    name: str
    count: int | None
    harm: Harm
    named: bool


def harmed(text: str, analysis: Analysis) -> tuple[Harmed, ...]:
    """The people of an article to whom something was done, each wording once for each harm."""
    found: dict[tuple[str, Harm], Harmed] = {}
    for phrase in phrases(text, analysis):
        harm = _harm(text, analysis, phrase)
        name = " ".join(text[phrase.start : phrase.end].split())
        if harm is None or phrase.entity in ("ORG", "LOC") or _thing(text, analysis, phrase):
            continue
        one = Harmed(
            phrase.start,
            phrase.end,
            name,
            count(text, analysis, phrase),
            harm,
            phrase.entity == "PER",
        )
        found.setdefault((name.lower(), harm), one)
    return tuple(found.values())


def _harm(text: str, analysis: Analysis, phrase: Phrase) -> Harm | None:
    over, relation = phrase.governor, phrase.relation
    if over < 0:
        return _told_of(text, analysis, phrase)
    act = _lower(text, analysis, over)
    if _unfulfilled(text, analysis, over):
        return None
    if relation in ("obj", "nsubj:pass") and act in _ACTS:
        return _ACTS[act]
    if relation == "nsubj" and act in _DIED | _GONE:
        return "killed" if act in _DIED else "abducted"
    if relation.startswith("nmod") and act in _DEEDS:
        return _DEEDS[act]
    return _told_of(text, analysis, phrase)


def _told_of(text: str, analysis: Analysis, phrase: Phrase) -> Harm | None:
    """What a participle says of the phrase that it hangs on: "two people killed in the raid"."""
    for number in _children(analysis, phrase.head):
        if analysis.words[number].dep in ("acl", "acl:relcl"):
            act = _lower(text, analysis, number)
            passive = analysis.words[number].tag == "VBN"
            if passive and act in _ACTS:
                return _ACTS[act]
            if act in _DIED:
                return "killed"
    return None


def _unfulfilled(text: str, analysis: Analysis, act: int) -> bool:
    return any(_lower(text, analysis, one) in _UNFULFILLED for one in _children(analysis, act))


def _children(analysis: Analysis, number: int) -> Iterator[int]:
    """The words that hang on a word; they stand in its sentence."""
    sentence = analysis.words[number].sentence
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(analysis.words) and analysis.words[other].sentence == sentence:
            if analysis.words[other].head == number:
                yield other
            other += step


def _lower(text: str, analysis: Analysis, number: int) -> str:
    word = analysis.words[number]
    return text[word.start : word.end].lower()


def _thing(text: str, analysis: Analysis, phrase: Phrase) -> bool:
    return _lower(text, analysis, phrase.head) in _THINGS


def count(text: str, analysis: Analysis, phrase: Phrase) -> int | None:
    """How many people a phrase speaks of; None for a plural without a number."""
    words = analysis.words[phrase.head]
    exact = [
        one.low
        for one in quantities(text[phrase.start : phrase.end])
        if one.low is not None and one.low == one.high
    ]
    if exact:
        return exact[0]
    return None if words.tag in ("NNS", "NNPS") else 1
