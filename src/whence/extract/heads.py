"""What a date or a place in a sentence belongs to: the nearest word that can own it.

"Police said on Sunday that a bomb killed four in Arden on Friday": Sunday belongs to *said*,
Friday and Arden to *killed*. Without a parser the nearest word before decides, and the nearest
after it where none stands before and the sentence has just begun.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from whence.extract.custody import seizures
from whence.extract.kinds import EVENT, WEAK

HeadKind = Literal["event", "called", "weak", "other"]

_OTHER = re.compile(
    r"""(?<![\w-])(?:said|says|saying|told|tells|announced?|announcing|added|tweeted|wrote|posted|issued
    |statements?|stated|confirm(?:ed|s)|condemn(?:ed|s|ing|ation)|denounced|urged|demanded|den(?:ied|ies)
    |called|courts?|hearing|trial|arraign(?:ed|ment)|jailed|imprisoned|judges?|sentenc(?:ed|ing)|convict(?:ed|ion)|charged?
    |charges|arrest(?:ed|s)?|indicted|indictment|pleaded|pled|appeared|jury|verdict|guilty|acquitted
    |funerals?|vigils?|memorial|rall(?:y|ied)|held|gather(?:ed|s)?|mourn(?:ed|ing)?|visited|met
    |meeting|signed|elected|elections?|born|released|identified|conference|scheduled|due|published
    |updated|arrived|returned|moved|joined|testified|filed|ruled|apologi[sz]ed|reward|searched
    |surrendered|custody|interview(?:ed)?|speech|speaking|spoke|resigned|warned|according|described
    |briefing|protest(?:ed|s)?|(?-i:march(?:ed)?)|tested|expected|declared|ordered|asked|became|won|played
    |built|opened|founded|established|rose|risen|climbed|recovered|pulled|treated|freed
    |taken|transported|rushed|airlifted|flown|lives?|lived|living|based|resettlement|home\ to)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE = re.compile(
    r",\s[^,]{2,60}\b(?:said|says|told|added|reported|confirmed)(?:\s\w+){0,3},\s(?:(?:on|early|late|in|at|near)\s)*$"
)
_DETERMINER = re.compile(r"\b(?:the|a|an|of)\s$", re.IGNORECASE)
_BREAK = re.compile(r"[;]|\s[–—]\s")


_AT_START = 40


_SHOT_DEAD = re.compile(r"\b(?:shot|shoots?|struck)\b[^.;,]{1,45}?\b(?P<dead>dead)\b", re.I)
"""One deed: "shot seven people dead on Monday"."""


class Head(Struct, frozen=True):
    """A word that can own a date or a place; ``start`` and ``end`` count from the sentence."""

    start: int
    end: int
    kind: HeadKind


def heads(sentence: str, *, custody: bool = False) -> tuple[Head, ...]:
    """The words of a sentence that can own a date or a place, in order. ``custody`` says that the
    article is about somebody's arrest."""
    found: dict[int, Head] = {}
    kinds: tuple[tuple[re.Pattern[str], HeadKind], ...] = (
        (WEAK, "weak"),
        (_OTHER, "other"),
        (EVENT, "event"),
    )
    for pattern, kind in kinds:
        for match in pattern.finditer(sentence):
            for inside in [place for place in found if match.start() < place < match.end()]:
                del found[inside]
            found[match.start()] = Head(match.start(), match.end(), kind)
    for match in _SHOT_DEAD.finditer(sentence):
        found[match.start("dead")] = Head(match.start("dead"), match.end(), "event")
    for start, end in seizures(sentence, known=custody):
        for inside in [place for place in found if start <= place < end]:
            del found[inside]
        found[start] = Head(start, end, "event")
    return tuple(found[start] for start in sorted(found) if not _attribute(sentence, found[start]))


def _attribute(sentence: str, head: Head) -> bool:
    """Whether a participle only describes a thing or people: "the bombed depot", "the wounded"."""
    return (
        head.kind == "event"
        and sentence[head.start : head.end].lower().endswith("ed")
        and _DETERMINER.search(sentence, max(0, head.start - 8), head.start) is not None
    )


def owner(found: tuple[Head, ...], sentence: str, start: int, end: int) -> Head | None:
    """The word that owns characters ``start`` to ``end`` of the sentence, or None."""
    before = [head for head in found if head.end <= start]
    aside = _ASIDE.search(sentence, max(0, start - 90), start)
    if aside:
        outside = [head for head in before if head.end <= aside.start()]
        before = outside or before
    if before and not _BREAK.search(sentence, before[-1].end, start):
        return before[-1]
    if start > _AT_START:
        return None
    after = [head for head in found if head.start >= end]
    if after and after[0].kind == "weak":
        return next((head for head in after if head.kind == "event"), after[0])
    return after[0] if after else None
