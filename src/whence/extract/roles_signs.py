"""What speaks for or against that two role fillers belong to one incident.

A sign is the name of something that the article shows of the pair: how far apart their sentences
stand, whether these give the same place or hour, whether words between them go over to another
incident. ``roles_together`` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from msgspec import Struct

from whence.calendar import WEEKDAY
from whence.extract.encoder.analysis import Analysis
from whence.extract.kinds import EVENT_NOUN
from whence.extract.parse import Parse
from whence.extract.roles import Filler, RoleSpan, tokens
from whence.extract.text import Sentence
from whence.extract.timex_words import MONTH, YEAR

_ANOTHER = re.compile(
    r"\b(?:another|also|meanwhile|other|elsewhere|in addition|separate|second|third|moreover"
    r"|earlier|later|previous|hours|same time|similar)\b",
    re.IGNORECASE,
)
"""Words that a report goes over to another incident with."""
_DAY = re.compile(
    rf"\b(?:{WEEKDAY}\b|{MONTH}|{YEAR}\b"
    r"|(?i:today|yesterday|tonight|last night|this morning)\b)"
)
_HOUR = re.compile(
    r"\b(?:\d{1,4}(?::\d\d)? (?:hours|a\.?m|p\.?m|gmt)"
    r"|(?:dawn|noon|midnight|evening|morning|night|afternoon)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:several|two|three|four|five|six|seven|many|various|other|series of|wave of|these|both)"
    r"\s(?:[\w-]+\s){0,2}(?:attack|bombing|explosion|blast|killing|murder|assassination|kidnapping"
    r"|abduction|raid|incident|assault|bomb|ambushe)s\b",
    re.IGNORECASE,
)
"""Words of several incidents at once."""
_HEAD = 3
"""Sentences at the head of an article."""
_APART = (1, 2, 3, 5, 8, 13)
"""Steps in which the distance of first mentions is told."""
_SHORT = {"perpetrator": "doer", "perpetrator organisation": "organisation"}


class Told(Struct, frozen=True):
    """A filler and where it is told of: the numbers of its sentences, and those of the words that
    say what was done, on which its mentions hang."""

    filler: Filler
    sentences: tuple[int, ...]
    deeds: frozenset[int]


class Telling:
    """An article as signs need it: what each of its sentences gives of place and time."""

    def __init__(self, text: str, sentences: Sequence[Sentence], analysis: Analysis) -> None:
        self.text, self.sentences = text, sentences
        self.parse = Parse(text, analysis)
        self.hours = [_found(_HOUR, one.text) for one in sentences]
        self.dated = [bool(_DAY.search(one.text)) for one in sentences]
        self.another = [bool(_ANOTHER.search(one.text)) for one in sentences]
        self.counted = bool(_COUNTED.search(text))
        self.places: list[set[str]] = [set() for _ in sentences]
        for entity in analysis.entities:
            if entity.label == "LOC":
                self.places[self._at(entity.start)].add(text[entity.start : entity.end].lower())

    def told(self, filler: Filler) -> Told:
        """Where a filler is told of."""
        numbers = sorted({self._at(mention.start) for mention in filler.mentions})
        deeds = {deed for mention in filler.mentions for deed in self._deeds(mention)}
        return Told(filler, tuple(numbers), frozenset(deeds))

    def _at(self, place: int) -> int:
        """The number of the last sentence that begins at a place or before it."""
        begun = (number for number, one in enumerate(self.sentences) if one.start <= place)
        return max(begun, default=0)

    def _deeds(self, mention: RoleSpan) -> Iterator[int]:
        for word in range(*self.parse.between(mention.start, mention.end)):
            for above in self.parse.above(word):
                tag = self.parse.words[above].tag
                is_noun = tag.startswith("NN") and EVENT_NOUN.match(self.parse.lower(above))
                if tag.startswith("VB") or is_noun:
                    yield above
                    break


def signs_of(one: Told, other: Told, telling: Telling) -> Iterator[str]:
    """The signs of a pair, each once. The order of the two says nothing."""
    yield "any"
    if telling.counted:
        yield "several incidents at once"
    first, last = _nearest(one, other)
    yield " and ".join(sorted((_short(one.filler), _short(other.filler))))
    yield from _between(telling, first, last)
    yield from _beside("place", telling.places, one, other)
    yield from _beside("hour", telling.hours, one, other)
    yield from _standing(one, other)
    yield from _hanging(one, other, telling)
    if first == last:
        yield from _in_sentence(one, other, telling)
    yield from _wording(one.filler, other.filler)


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match.group().lower() for match in pattern.finditer(text)}


def _nearest(one: Told, other: Told) -> tuple[int, int]:
    """The sentences of the two that stand next to each other, the first such, in text order."""
    pairs = product(one.sentences, other.sentences)
    first, last = min(pairs, key=lambda pair: (abs(pair[0] - pair[1]), min(pair)))
    return min(first, last), max(first, last)


def _short(filler: Filler) -> str:
    return _SHORT.get(filler.role, filler.role)


def _between(telling: Telling, first: int, last: int) -> Iterator[str]:
    """What the sentences after the one give, that of the other among them."""
    after = slice(first + 1, last + 1)
    if any(telling.another[after]):
        yield "another between"
    if any(telling.dated[after]):
        yield "day between"
    if any(telling.places[after]):
        yield "place between"


def _beside(name: str, given: Sequence[set[str]], one: Told, other: Told) -> Iterator[str]:
    """What the sentences of the two give of one kind."""
    ours = set().union(*(given[number] for number in one.sentences))
    theirs = set().union(*(given[number] for number in other.sentences))
    if ours & theirs:
        shared = set(one.sentences) & set(other.sentences)
        yield f"same {name}" if shared else f"same {name} apart"
    elif ours and theirs:
        yield f"other {name}"
    elif ours or theirs:
        yield f"one {name}"


def _standing(one: Told, other: Told) -> Iterator[str]:
    """Where in the article the two are first told of."""
    ours, theirs = one.sentences[0], other.sentences[0]
    yield f"first apart {sum(abs(ours - theirs) >= step for step in _APART)}"
    at_head = (ours < _HEAD) + (theirs < _HEAD)
    if at_head:
        yield "both at head" if at_head == 2 else "one at head"


def _hanging(one: Told, other: Told, telling: Telling) -> Iterator[str]:
    if one.deeds & other.deeds:
        yield "one deed"
    elif {telling.parse.lower(deed) for deed in one.deeds} & {
        telling.parse.lower(deed) for deed in other.deeds
    }:
        yield "deeds of one name"


def _in_sentence(one: Told, other: Told, telling: Telling) -> Iterator[str]:
    """What stands between two fillers of one sentence, where they come next to each other."""
    mentions = sorted(
        [*one.filler.mentions, *other.filler.mentions], key=lambda mention: mention.start
    )
    ours = set(one.filler.mentions)
    gaps = [
        telling.text[left.end : right.start]
        for left, right in pairwise(mentions)
        if (left in ours) != (right in ours)
    ]
    gap = min(gaps, key=len, default="")
    if ";" in gap:
        yield "semicolon between"
    if _ANOTHER.search(gap):
        yield "another in the sentence"


def _wording(one: Filler, other: Filler) -> Iterator[str]:
    if not set(tokens(one.name)).isdisjoint(tokens(other.name)):
        yield "shared word" if one.role != other.role else f"shared word {_short(one)}"
