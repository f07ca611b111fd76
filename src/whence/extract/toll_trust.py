"""How far a toll is trusted: the probability that its figure is the incident's.

A logistic model over what the rules saw of the toll, fitted by ``training/toll_trust.py`` on one
half of the incidents of two sets and measured on the other (``bench.reading``). Its weights stand
in ``toll_trust.json``; a sign that they do not name counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.calendar import FULL_MONTH
from whence.extract.text import Sentence
from whence.extract.toll_found import Found
from whence.extract.trust import chance, fitted

_EARLY = 3
"""Sentences at the head of an article, its headline among them."""
_VIOLENCE = re.compile(
    r"\b(?:shot|shots|shooting|gun\w*|stabb\w+|bomb\w*|blast\w*|explo\w+|attack\w*|strike\w*|raid\w*"
    r"|air[- ]?(?:strike|raid)s?|massacres?|drones?|mortars?|artillery|kill(?:ed|ing) by"
    r"|clash\w*|ambush\w*|militants?|shell\w*|rockets?|missiles?|murder\w*|homicide|massacre)\b",
    re.IGNORECASE,
)
_LATE = 12
"""Sentences after which a news article seldom tells of its own incident first."""
_ELSEWHERE = re.compile(
    r"\b(?:another|separate|elsewhere|earlier|previous\w*|last (?:week|month|year)|ago"
    rf"|(?:19|20)\d\d|since|in {FULL_MONTH})\b",
    re.IGNORECASE,
)


def trusts(found: Sequence[Found], sentences: Sequence[Sentence]) -> list[float]:
    """The probability of each toll of an article, in their order; 0 to 1, two decimals."""
    weights = fitted("toll_trust.json")
    return [round(chance(weights, signs_of(one, found, sentences)), 2) for one in found]


def signs_of(one: Found, found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[str]:
    """What speaks for or against a toll: names of signs, each once."""
    toll, text = one.toll, sentences[one.sentence].text
    yield "any"
    yield f"family {one.family}"
    yield f"sort {one.sort}"
    yield f"effect {toll.effect}"
    yield "vague" if not toll.figures else "one" if toll.figures == (1,) else "several"
    if toll.low != toll.high:
        yield "bounded"
    if one.gap:
        yield "gap"
    if toll.status != "reported":
        yield f"status {toll.status}"
    if one.sentence < _EARLY:
        yield "early"
    if one.sentence >= _LATE:
        yield "late"
    if not _VIOLENCE.search(text):
        yield "no violence in the sentence"
    if _ELSEWHERE.search(text):
        yield "another time or place in the sentence"
    if toll.figures == (1,):
        yield f"one {toll.effect}"
    if toll.scope == "total" and toll.figures:
        yield from _beside(one, found)
        yield from _among(one, found)


def _beside(one: Found, found: Sequence[Found]) -> Iterator[str]:
    """What the article's other tolls of the same effect make of one."""
    rest = [
        other.toll
        for other in found
        if other.toll.effect == one.toll.effect
        and other.sentence != one.sentence
        and other.toll.scope == "total"
        and other.toll.figures
    ]
    if any(other.figures == one.toll.figures for other in rest):
        yield "told again"
    elif rest:
        yield "told otherwise"
    if any(max(other.figures) > max(one.toll.figures, default=0) for other in rest):
        yield "a larger one"


def _among(one: Found, found: Sequence[Found]) -> Iterator[str]:
    """Where a toll stands among all that an article tells."""
    head = {
        other.toll.figures
        for other in found
        if other.sentence < _EARLY
        and other.toll.effect == one.toll.effect
        and other.toll.scope == "total"
        and other.toll.figures
    }
    if one.sentence >= _EARLY:
        told = "as" if one.toll.figures in head else "not as" if head else "nothing"
        yield f"{told} at the head"
    if any(other.toll.scope == "period" for other in found):
        yield "sums beside"
    killed = [other for other in found if other.toll.effect == "killed"]
    if one.toll.effect == "injured" and killed:
        yield "beside the dead"
    if any(
        other.sentence == one.sentence
        and other.toll.effect != one.toll.effect
        and other.toll.scope == "total"
        for other in found
    ):
        yield "both effects"
