"""The people whom an incident was aimed at, and what was done to them, as the network says.

It labels names and descriptions. Those that stand for the same people become one target: names
that share a word, descriptions with the same main noun ("the Marist brothers", "the Marists"), a
description and the name that follows it ("the mayor, Orla Venn"). Of a single person who is only
described nothing is known beside one who is named and fared alike: most often they are the same.
So are two who are only counted, where two are named who fared alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from msgspec import Struct

from whence.extract.encoder.analysis import Analysis, Span
from whence.extract.phrases import Phrase, phrases
from whence.extract.roles import TITLES, singular, tokens
from whence.extract.roles_people import count
from whence.extract.roles_spans import overlap

Fate = Literal["killed", "injured", "taken", "unharmed"]
_FATES: dict[str, Fate] = {one: one for one in get_args(Fate)}
SURE = 0.7
"""The score from which on a label is taken."""
_PLURAL = re.compile(r"[^s]s$|men$|people$")
_NOBODY = re.compile(r"(?:an?|the|he|she|him|his|her|its|they|them|their|former|late)", re.I)
"""Words that say nothing of who somebody is."""
_LIST = 25
"""Words that a list goes on for."""
_NEXT = 3
"""Characters between a description and the name that it describes: a comma and blanks."""


class HumanTarget(Struct, frozen=True):
    """People; ``count`` is None for a plural without a number."""

    name: str
    count: int | None
    fate: Fate
    mentions: tuple[Span, ...]


class _Told(Struct, frozen=True):
    """One mention. ``noun`` is its main word, ``named`` whether it is a person's name."""

    span: Span
    fate: Fate
    name: str
    noun: str
    count: int | None
    named: bool
    listed: bool = False


def human_targets(text: str, analysis: Analysis) -> tuple[HumanTarget, ...]:
    """The human targets of an article, in the order of their first mentions."""
    groups: list[list[_Told]] = []
    for told in _told(text, analysis):
        group = next((one for one in groups if _belongs(told, one)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(told)
    return tuple(_each(groups))


def _told(text: str, analysis: Analysis) -> Iterator[_Told]:
    nouns = phrases(text, analysis)
    people = [one for one in analysis.entities if one.label == "PER"]
    for span in _sure(text, analysis.harms, people):
        named = any(overlap(span, one.start, one.end) for one in people)
        fate = _FATES[span.label]
        name = TITLES.sub("", " ".join(text[span.start : span.end].split()))
        phrase = _phrase(span, nouns)
        if phrase is None:
            yield _Told(span, fate, name, name.split()[-1].lower(), 1 if named else None, named)
        else:
            head = analysis.words[phrase.head]
            noun = text[head.start : head.end].lower()
            number = 1 if named else count(text, analysis, phrase)
            if not named and number == 1 and _PLURAL.search(noun):
                number = None
            listed = _listed(analysis, phrase.head, people)
            yield _Told(span, fate, name, singular(noun), number, named, listed)


def _sure(text: str, harms: Iterable[Span], people: Sequence[Span]) -> Iterator[Span]:
    """The labels that are taken, in text order, each with somebody in it."""
    for label in sorted(harms, key=lambda one: one.start):
        span = _with_name(text, label, people)
        if span.score >= SURE and not _NOBODY.fullmatch(text[span.start : span.end]):
            yield span


def _listed(analysis: Analysis, head: int, people: Iterable[Span]) -> bool:
    """Whether somebody stands in a list with a name: "Orla Venn and a nurse"."""
    words = analysis.words
    joined = [words[words[head].head]] if words[head].dep == "conj" else []
    behind = words[head + 1 : head + _LIST]
    joined += [one for one in behind if one.dep == "conj" and one.head == head]
    return any(overlap(person, one.start, one.end) for one in joined for person in people)


def _with_name(text: str, span: Span, people: Iterable[Span]) -> Span:
    """A label that holds no more than a title takes the name behind it: "Colonel" of "Colonel Orla
    Venn"."""
    behind = next((one for one in people if 0 <= one.start - span.end <= 1), None)
    if behind is None or TITLES.sub("", text[span.start : behind.start] + "x") != "x":
        return span
    return Span(span.start, behind.end, span.label, span.score)


def _phrase(span: Span, nouns: Iterable[Phrase]) -> Phrase | None:
    """The noun phrase that most of a mention stands in."""
    inside = [one for one in nouns if overlap(span, one.start, one.end)]
    return max(
        inside,
        key=lambda one: min(one.end, span.end) - max(one.start, span.start),
        default=None,
    )


def _belongs(told: _Told, group: Sequence[_Told]) -> bool:
    last = group[-1]
    if (
        told.named != last.named
        and 0 <= told.span.start - last.span.end <= _NEXT
        and told.count == last.count == 1
        and told.fate == last.fate
    ):
        return True
    if told.named:
        words = set(tokens(told.name))
        return any(one.named and words & set(tokens(one.name)) for one in group)
    return any(not one.named and _same_people(one, told) for one in group)


def _same_people(one: _Told, other: _Told) -> bool:
    """Whether two descriptions have one main noun, or that of a plural is among the words of the
    other."""
    if one.noun == other.noun:
        return True
    if one.count == 1 or other.count == 1:
        return False
    ours, theirs = ({singular(word) for word in tokens(told.name)} for told in (one, other))
    return one.noun in theirs or other.noun in ours


def _each(groups: Sequence[Sequence[_Told]]) -> Iterator[HumanTarget]:
    made = [(_target(group), group) for group in groups]
    known = Counter(target.fate for target, group in made if any(one.named for one in group))
    for target, group in made:
        if any(one.named or one.listed for one in group) or not (
            target.count and _all_named(target.count, known[target.fate])
        ):
            yield target


def _all_named(count: int, named: int) -> bool:
    """Whether people who are only described are likely those who are named."""
    return count == named if count > 1 else named > 0


def _target(group: Sequence[_Told]) -> HumanTarget:
    sums: dict[Fate, float] = {}
    for one in group:
        sums[one.fate] = sums.get(one.fate, 0.0) + one.span.score
    names = [one for one in group if one.named]
    best = (
        max(names, key=lambda one: (len(one.name), one.span.score))
        if names
        else max(group, key=lambda one: (one.count is not None, one.span.score))
    )
    counts = Counter(one.count for one in group if one.count is not None)
    number = 1 if names else counts.most_common(1)[0][0] if counts else None
    fate = max(sums, key=lambda one: sums[one])
    return HumanTarget(best.name, number, fate, tuple(one.span for one in group))
