"""Particulars of an event that its reports repeat: who was how old, in which street, at what hour.

Two shootings in one city in one week have day, town and toll in common. Their reports tell them
apart by the age of a victim, a street or the hour; and reports that share those are of one event.
Everything here is read from the words of a report, without regard to which claim they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from msgspec import Struct

from whence.group.names import NAME, fold
from whence.numerals import BELOW_TWENTY

OLDEST = 110
"""Years beyond which a number is no age."""
FEW = 3
"""Ages, streets or hours that a report of one event may tell. One with more is likely of several
events, and shares some of them by chance."""
DAY = 24 * 60
AT_ONCE = 5
HOUR = 60
FAR = 180
"""Minutes between two hours of the day."""

Compared = tuple[str, str, str]
"""A comparison, the level of it, and its words."""

_WORDS = {word: number for number, word in enumerate(BELOW_TWENTY, start=1)}
_YEARS = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(BELOW_TWENTY)})[-\s]years?[-\s]olds?\b(?:\s(?=[A-Z]))?", re.IGNORECASE
)
_AGED = re.compile(r"\b[Aa]ged?\s(\d{1,3})\b")
_BEHIND = re.compile(
    r"(?:,\s(?:who\swas\s|aged?\s)?|\s\((?:aged?\s)?)(\d{1,3})"
    r"(?=[,.;:)]|\s(?:of|and|was|were|is|who|from|died|has|had|both)\b|[-\s]years?[-\s]old\b)"
)
"""An age behind a name: "Ana Brandt, 31, was", "Ana Brandt (31)", "Ana Brandt, 31 years old"."""
_LONGEST_NAME = 60
_JUNIOR = re.compile(r",?\s(?:Jr|Sr|II|III)\.?\Z")
_INITIAL = re.compile(r"\s[A-ZÀ-Þ]\.(?=\s)")

_FAMILY = re.compile(rf"({NAME.pattern})\s(?:famil(?:y|ies)|household)\b")
_ARTICLE = re.compile(r"^(?:al|el|the)\s")
_ALIKE = 0.75
"""How much of their letters two spellings of one family have in common."""

_STREET = (
    r"(?:Street|Avenue|Road|Drive|Boulevard|Lane|Way|Court|Place|Parkway|Highway|Circle|Terrace"
    r"|Trail|Pike|Square|Bridge|St|Ave|Rd|Dr|Blvd|Ln|Ct|Pl|Pkwy|Hwy|Cir)"
)
_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*|\d{1,3}(?:st|nd|rd|th))"
_NAMED_STREET = re.compile(rf"\b({_WORD}(?:\s{_WORD}){{0,2}})\s{_STREET}\b")
_BLOCK = re.compile(rf"\bblock\sof\s({_WORD}\.?(?:\s{_WORD}){{0,3}})")
_NO_NAME = frozenset(
    (
        *("north", "south", "east", "west", "n", "s", "e", "w", "nw", "ne", "sw", "se", "the"),
        *("northwest", "northeast", "southwest", "southeast", "in", "at", "on", "near", "old"),
        *("street", "avenue", "road", "drive", "boulevard", "lane", "way", "court", "place"),
        *("parkway", "highway", "circle", "terrace", "trail", "pike", "st", "ave", "rd", "dr"),
        *("blvd", "ln", "ct", "pl", "pkwy", "hwy", "cir", "square", "bridge"),
    )
)
_CLOCK = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s?([ap])\.?\s?m\b", re.IGNORECASE)
_OF_24 = re.compile(
    r"\b(?:at|around|about|by|before|after)\s(2[0-3]|1[3-9]|0\d)[:.]([0-5]\d)\b"
    r"(?!\s?[ap]\.?\s?m\b)",
    re.IGNORECASE,
)
"""An hour of 24. One below 13 may be of either half of the day."""
_TWELVES = ((re.compile(r"\bmidnight\b"), 0), (re.compile(r"\bnoon\b"), DAY // 2))


class Particulars(Struct, frozen=True):
    """What a report tells. ``people`` are names with an age, folded; ``streets`` are names of
    streets without the words for what they are; ``hours`` are minutes after midnight;
    ``families`` are names of families, folded, without an article."""

    ages: frozenset[int] = frozenset()
    people: Mapping[str, int] = {}
    streets: frozenset[str] = frozenset()
    hours: frozenset[int] = frozenset()
    families: frozenset[str] = frozenset()


def particulars(text: str) -> Particulars:
    """The particulars in a text."""
    years = list(_YEARS.finditer(text))
    people = dict(_people(text, years))
    ages = {*people.values(), *_ages(text, years)}
    return Particulars(
        frozenset(age for age in ages if 0 < age < OLDEST),
        {name: age for name, age in people.items() if 0 < age < OLDEST},
        frozenset(_streets(text)),
        frozenset(_hours(text)),
        frozenset(_families(text)),
    )


def compared_particulars(
    one: Particulars, other: Particulars, names: AbstractSet[str], other_names: AbstractSet[str]
) -> Iterator[Compared]:
    """The level of each comparison on which both sides tell something. The names are all that
    either tells, with an age or without."""
    if one.ages and other.ages:
        yield _ages_compared(one.ages, other.ages)
    if named := named_in_both(one, other, names, other_names):
        same = one.people.get(named) == other.people.get(named)
        words = f"the same person{' of an age' if same else ''}: {named}"
        yield "people", "same" if same else "named", words
    elif one.people and other.people:
        yield _people_compared(one.people, other.people)
    if one.streets and other.streets:
        yield _streets_compared(one.streets, other.streets)
    if one.hours and other.hours:
        yield _hours_compared(one.hours, other.hours)
    if one.families and other.families:
        yield _families_compared(one.families, other.families)


def named_in_both(
    one: Particulars, other: Particulars, names: AbstractSet[str], other_names: AbstractSet[str]
) -> str:
    """Somebody whose age one tells and whom the other names, the surest first: of the same age in
    both, without an age in one, of two ages. Empty where there is nobody."""
    if not (one.people or other.people):
        return ""
    aged = [name for name in one.people if name in other.people]
    same = [name for name in aged if one.people[name] == other.people[name]]
    named = {name for name in one.people if name in other_names}
    named.update(name for name in other.people if name in names)
    return min(same or named.difference(aged) or aged, default="")


def crowded(one: AbstractSet[object], other: AbstractSet[object]) -> bool:
    """Whether either tells more of a kind than a report of one event does."""
    return max(len(one), len(other)) > FEW


# -- reading ----------------------------------------------------------------------------------


def _people(text: str, years: Iterable[re.Match[str]]) -> Iterator[tuple[str, int]]:
    for match in _BEHIND.finditer(text):
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
        before = _INITIAL.sub("", _JUNIOR.sub("", before))
        names = list(NAME.finditer(before))
        if names and names[-1].end() == len(before):
            yield from _person(names[-1].group(), int(match[1]))
    for match in years:
        after = NAME.match(text, match.end())
        if after:
            yield from _person(after.group(), _number(match[1]))


def _person(name: str, age: int) -> Iterator[tuple[str, int]]:
    folded = fold(name)
    if len(folded.split()) > 1:
        yield folded, age


def _ages(text: str, years: Iterable[re.Match[str]]) -> Iterator[int]:
    for match in years:
        yield _number(match[1])
    for match in _AGED.finditer(text):
        yield int(match[1])


def _number(written: str) -> int:
    return _WORDS.get(written.casefold()) or int(written)


def _streets(text: str) -> Iterator[str]:
    for pattern in (_NAMED_STREET, _BLOCK):
        for match in pattern.finditer(text):
            bare = " ".join(word for word in fold(match[1]).split() if word not in _NO_NAME)
            if bare:
                yield bare


def _hours(text: str) -> Iterator[int]:
    for match in _CLOCK.finditer(text):
        late = match[3] in "pP"
        yield (int(match[1]) % 12 + 12 * late) * 60 + int(match[2] or 0)
    for match in _OF_24.finditer(text):
        yield int(match[1]) * 60 + int(match[2])
    yield from (minute for pattern, minute in _TWELVES if pattern.search(text))


def _families(text: str) -> Iterator[str]:
    for match in _FAMILY.finditer(text):
        if name := _ARTICLE.sub("", fold(match[1])):
            yield name


# -- comparing --------------------------------------------------------------------------------


def _ages_compared(one: AbstractSet[int], other: AbstractSet[int]) -> Compared:
    common = sorted(one & other)
    many = _many(one, other)
    if not common:
        return "ages", f"none of {many}", "other ages"
    level = "several" if len(common) > 1 else "one"
    if many == "many":
        level = "some"
    return "ages", f"{level} of {many}", f"the same ages: {', '.join(map(str, common[:3]))}"


def _people_compared(one: Mapping[str, int], other: Mapping[str, int]) -> Compared:
    last = {name.split()[-1] for name in one} & {name.split()[-1] for name in other}
    if last:
        return "people", "same last name", f"people of one last name: {min(last)}"
    return "people", "others", "other people of an age"


def _streets_compared(one: AbstractSet[str], other: AbstractSet[str]) -> Compared:
    common = sorted(one & other)
    many = _many(one, other)
    if not common:
        return "streets", f"none of {many}", "other streets"
    level = "one" if len(common) == 1 else "several"
    return "streets", f"{level} of {many}", f"the same streets: {', '.join(common[:3])}"


def _hours_compared(one: AbstractSet[int], other: AbstractSet[int]) -> Compared:
    apart = min(min(abs(a - b), DAY - abs(a - b)) for a in one for b in other)
    if len(one) > 1 or len(other) > 1:
        same = apart <= AT_ONCE
        words = "an hour of the day in common" if same else "other hours of the day"
        return "hour", "one of several" if same else "none of several", words
    if apart <= AT_ONCE:
        return "hour", "same", "the same hour of the day"
    if apart <= HOUR:
        return "hour", "near", "hours of the day near each other"
    level = "apart" if apart <= FAR else "far apart"
    return "hour", level, f"hours of the day {level}"


def _families_compared(one: AbstractSet[str], other: AbstractSet[str]) -> Compared:
    for name in sorted(one):
        if any(_spelt_alike(name, another) for another in other):
            return "families", "same", f"the same family: {name}"
    return "families", "others", "other families"


def _spelt_alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, False).ratio() >= _ALIKE


def _many(one: AbstractSet[object], other: AbstractSet[object]) -> str:
    if crowded(one, other):
        return "many"
    return "one" if max(len(one), len(other)) == 1 else "few"
