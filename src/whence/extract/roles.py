"""Who did what to whom with what, as entities: from role spans to role fillers.

A role span is a stretch of text that fills a role of an incident, with a score between 0 and 1.
Spans that name the same entity become one filler: the same words, a name and a part of it, a name
and its abbreviation, a group with and without the words that describe it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from whence.extract.encoder.analysis import Span
from whence.extract.text import word_set
from whence.numerals import BELOW_TWENTY

FillerRole = Literal["perpetrator", "perpetrator organisation", "target", "victim", "weapon"]
"""MUC-4's roles: individuals and organisations who did it, the physical target, the people whom it
was done to, by name, and the weapon."""

ROLES: tuple[FillerRole, ...] = get_args(FillerRole)
_EMPTY = word_set("the a an of in and 's to for on at his her its their this that these those")
_TOKEN = re.compile(r"[^\W_][\w'’.-]*")
_NUMBERS = frozenset(BELOW_TWENTY[:12]) | word_set(
    "several some many dozen dozens hundred hundreds another other both"
)
_AFTER_HEAD = re.compile(
    r"(?<=\w)(?:,| - | -- |\s(?:of|who|whom|which|that|wearing|dressed|carrying|belonging|armed|led"
    r"|linked|from|in|with|at|on|for|to|near|by|aboard|against|thought|identified|known|called)\b)",
    re.IGNORECASE,
)
COLLECTIVE = word_set(
    "group groups band bands gang gangs squad squads column columns unit units member members"
    " number part portion one some many several commando kilos kilograms kg pounds sticks charge"
)
"""Heads that stand for what follows ``of``: a group of armed men, members of the front."""
_NAME = 5
"""Words of a person's name; a longer one is several people's."""
TITLES = re.compile(
    r"^(?:(?:president|colonel|col|general|gen|captain|capt|major|maj|lieutenant|lt|sergeant|sgt"
    r"|father|archbishop|bishop|monsignor|msgr|dr|mr|mrs|ms|miss|senator|deputy|judge|minister"
    r"|mayor|governor|former|engineer|priest|journalist|leader|attorney)\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
"""Titles and callings before a name."""
_OF = re.compile(r"\sof\s", re.IGNORECASE)
_ALIAS = re.compile(r"^[\s,]*[(\[]\s*([^)\]]{2,60}?)\s*[)\]]")


class RoleSpan(Struct, frozen=True):
    """Characters ``start`` to ``end`` of a text, which fill a role."""

    start: int
    end: int
    role: FillerRole
    score: float


class Filler(Struct, frozen=True):
    """An entity in a role. ``name`` is the mention that names it best; ``score`` that of its best
    mention."""

    role: FillerRole
    name: str
    mentions: tuple[RoleSpan, ...]
    score: float


def fillers(text: str, spans: Iterable[RoleSpan]) -> tuple[Filler, ...]:
    """The entities that the spans name, in the order of their first mentions."""
    found: list[Filler] = []
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    for role in ROLES:
        of_role = [span for span in ordered if span.role == role]
        found.extend(_filler(text, group) for group in _grouped(text, role, of_role))
    return tuple(sorted(found, key=lambda filler: filler.mentions[0].start))


def full_names(text: str, found: Iterable[Filler], people: Iterable[Span]) -> tuple[Filler, ...]:
    """Fillers with people under the fullest name that the article gives them."""
    names = sorted({" ".join(text[one.start : one.end].split()) for one in people}, key=len)
    return tuple(
        replace(one, name=_fullest(one.name, names)) if _is_person(one, names) else one
        for one in found
    )


def _is_person(filler: Filler, names: Iterable[str]) -> bool:
    """Whether a filler names one person: a victim, or a perpetrator by no more than a name."""
    if filler.role == "victim":
        return True
    words = set(tokens(filler.name))
    return filler.role == "perpetrator" and any(words <= set(tokens(one)) for one in names)


def _fullest(name: str, names: Sequence[str]) -> str:
    part = set(tokens(name))
    fuller = [one for one in names if part < set(tokens(one)) and len(tokens(one)) <= _NAME]
    return TITLES.sub("", fuller[-1]) if fuller else name


def _filler(text: str, spans: Sequence[RoleSpan]) -> Filler:
    best = max(spans, key=lambda span: (round(span.score, 1), span.end - span.start, -span.start))
    return Filler(
        role=best.role,
        name=" ".join(text[best.start : best.end].split()),
        mentions=tuple(spans),
        score=max(span.score for span in spans),
    )


def _grouped(text: str, role: FillerRole, spans: Sequence[RoleSpan]) -> list[list[RoleSpan]]:
    aliases = {pair for span in spans for pair in _aliases(text, span)}
    groups: list[list[RoleSpan]] = []
    for span in spans:
        words = _words(text, span)
        near = [
            group
            for group in groups
            if any(_same(role, words, _words(text, one), aliases) for one in group)
        ]
        if not near:
            groups.append([span])
            continue
        near[0].append(span)
        for other in near[1:]:
            # A span that belongs to two groups shows that they are one: "the UFF" after both names.
            near[0].extend(other)
            groups.remove(other)
    return [sorted(group, key=lambda span: span.start) for group in groups]


def _words(text: str, span: RoleSpan) -> str:
    return " ".join(text[span.start : span.end].lower().split())


def _aliases(text: str, span: RoleSpan) -> Iterable[tuple[str, str]]:
    """The abbreviation that follows a name in brackets, both ways."""
    match = _ALIAS.match(text[span.end : span.end + 80])
    if match:
        name, alias = _words(text, span), " ".join(match[1].lower().split())
        yield name, alias
        yield alias, name


# -- whether two mentions name one entity -----------------------------------------------------


def _same(role: FillerRole, one: str, other: str, aliases: set[tuple[str, str]]) -> bool:
    ours, theirs = tokens(one), tokens(other)
    if not ours or not theirs:
        return one == other
    if ours == theirs or (one, other) in aliases:
        return True
    within = set(ours) <= set(theirs) or set(theirs) <= set(ours)
    if role == "victim":
        return within
    if role == "perpetrator organisation":
        return within or abbreviates(one, other) or abbreviates(other, one)
    if _counted(ours) and _counted(theirs) and _counted(ours) != _counted(theirs):
        return False
    return within and singular(head(one)) == singular(head(other))


def tokens(words: str) -> list[str]:
    """The words of a mention that tell it from others."""
    return [word for word in _TOKEN.findall(words.lower()) if word not in _EMPTY]


def head(mention: str) -> str:
    """The word that says what a mention is: "men" of "a group of armed men in uniform"."""
    words = mention.lower()
    for _ in range(2):
        before = tokens(_AFTER_HEAD.split(words, maxsplit=1)[0])
        rest = _OF.split(words, maxsplit=1)
        if before and before[-1] in COLLECTIVE and len(rest) == 2:
            words = rest[1]
        else:
            break
    before = tokens(_AFTER_HEAD.split(words, maxsplit=1)[0])
    return before[-1] if before else words


def singular(word: str) -> str:
    """A noun's singular, roughly: enough to hold "rocket" and "rockets" together."""
    for end, instead in (("ies", "y"), ("men", "man"), ("sses", "ss"), ("s", "")):
        if word.endswith(end) and not word.endswith("ss") and len(word) > len(end) + 2:
            return word[: -len(end)] + instead
    return word


def abbreviates(short: str, name: str) -> bool:
    """Whether a word is made of initials of a name, the first one first: UFF, of United Farmers'
    Front, whatever order the others have in the language that abbreviates."""
    letters = short.replace(".", "").removeprefix("the ").strip()
    every = [word[0] for word in _TOKEN.findall(name) if word != "the"]
    full = [word[0] for word in tokens(name)]
    if " " in letters or not 2 <= len(letters) <= 7 or len(full) < 2:
        return False
    if letters == "".join(every):
        return True
    return len(letters) > 2 and letters[0] == full[0] and not Counter(letters) - Counter(full)


def _counted(words: Sequence[str]) -> str | None:
    return next((word for word in words if word.isdigit() or word in _NUMBERS), None)
