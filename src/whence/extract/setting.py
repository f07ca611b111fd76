"""Where an article as a whole plays: one country, and one town that it names.

For tables of articles. A claim about an event's place needs words that say so (``where``); this
takes what the article names most and earliest, and is right less often. The weights were chosen on
the training part of HRDsAttack.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from whence.extract.candidates import candidates
from whence.extract.kinds import names_attack, tells_of_event
from whence.extract.surroundings import Surroundings, surroundings
from whence.extract.text import Sentence
from whence.gazetteer import Entry, gazetteer
from whence.model import Article, MentionDraft, Where

_NAME = re.compile(r"[A-Z][\w'’.-]*\w(?:\s(?:of\s(?:the\s)?)?[A-Z][\w'’-]*\w){0,3}")
_BEFORE = re.compile(r"\b(?:in|at|near|of|to|from)\s$")
_LONGEST = 3
_ARTICLES = frozenset({"The", "A", "An"})
_SAME_NAME = 6
"""Towns of one name that are looked at, the most populous first."""


class Setting(Struct, frozen=True):
    """``country`` is ISO 3166-1 alpha-2; ``name`` and ``town`` the town as the article writes it
    and its gazetteer entry, both None where no town is named; ``region`` the country's first-order
    division that the article names most, as it writes it, else the town's."""

    country: str | None
    name: str | None
    town: Entry | None
    region: str | None = None


class _Named(Struct, frozen=True):
    """One place where a text names a town: the sentence's number, whether the sentence is about
    violence, whether a preposition stands before it, whether it is the whole of a name."""

    name: str
    town: Entry
    sentence: int
    violence: bool
    placed: bool
    whole: bool


class _Region(Struct, frozen=True):
    """One place where a text names a division: its name there, its key, the sentence's number,
    whether the sentence is about violence."""

    name: str
    key: str
    sentence: int
    violence: bool


def setting(
    article: Article, sentences: Sequence[Sentence], mentions: Iterable[MentionDraft]
) -> Setting:
    """The country named most often, those of claimed places counted too; the town named most, of a
    town's size, in that country for choice."""
    about = surroundings(article)
    claimed = [
        claim.value
        for mention in mentions
        for claim in mention.claims
        if isinstance(claim.value, Where)
    ]
    countries = dict(about.countries)
    for place in claimed:
        if place.country:
            countries[place.country] = countries.get(place.country, 0.0) + 1.0
    country = max(countries, key=lambda code: (countries[code], code), default=None)
    towns: dict[str, list[_Named]] = defaultdict(list)
    for one in _named(sentences):
        towns[one.town.key].append(one)
    if not towns:
        return Setting(country, None, None, _region(sentences, country, None))
    best = max(
        towns.values(),
        key=lambda found: (_score(found, country, about, claimed), found[0].town.key),
    )
    name = Counter(one.name for one in best).most_common(1)[0][0]
    town = best[0].town
    country = country or town.country
    return Setting(country, name, town, _region(sentences, country, town))


def _region(sentences: Sequence[Sentence], country: str | None, town: Entry | None) -> str | None:
    found: dict[str, list[_Region]] = defaultdict(list)
    for one in _regions(sentences, country):
        found[one.key].append(one)
    if found:
        own = town.division if town else None
        best = max(found, key=lambda key: (_weight(found[key], own), key))
        return Counter(one.name for one in found[best]).most_common(1)[0][0]
    division = gazetteer().entry(town.division) if town else None
    return division.name if division else None


def _regions(sentences: Sequence[Sentence], country: str | None) -> Iterator[_Region]:
    """The places where a text names a division of a country, longest names first; a town that bears
    its division's name is meant itself."""
    for number, sentence in enumerate(sentences):
        violence = tells_of_event(sentence.text)
        for match in _NAME.finditer(sentence.text):
            words = match.group().replace("’s", "").replace("'s", "").split()
            first = 0
            while first < len(words):
                last = first + 1
                for end in range(min(len(words), first + _LONGEST), first, -1):
                    name = " ".join(words[first:end])
                    meant = () if words[first] in _ARTICLES else candidates(name)
                    division = next(
                        (e for e in meant if e.kind == "division" and e.country == country), None
                    )
                    if division and meant[0].kind != "town":
                        yield _Region(name, division.key, number, violence)
                        last = end
                        break
                first = last


def _weight(found: Sequence[_Region], own: str | None) -> float:
    """How likely a division is the article's: how often it is named, near violence, early, and
    whether the article's town lies in it."""
    return (
        math.log1p(len(found))
        + 0.5 * math.log1p(sum(one.violence for one in found))
        + 0.7 * (found[0].key == own)
        + 0.5 * (found[0].sentence == 0)
    )


def _named(sentences: Sequence[Sentence]) -> Iterator[_Named]:
    names = gazetteer()
    for number, sentence in enumerate(sentences):
        violence = names_attack(sentence.text) or tells_of_event(sentence.text)
        for match in _NAME.finditer(sentence.text):
            words = match.group().replace("’s", "").replace("'s", "").split()
            placed = _BEFORE.search(sentence.text[: match.start()]) is not None
            for first in range(len(words)):
                for last in range(first + 1, min(len(words), first + _LONGEST) + 1):
                    name = " ".join(words[first:last])
                    for town in names.towns(name)[:_SAME_NAME]:
                        yield _Named(
                            name, town, number, violence, placed and first == 0,
                            first == 0 and last == len(words),
                        )  # fmt: skip


def _score(
    found: Sequence[_Named], country: str | None, about: Surroundings, claimed: Sequence[Where]
) -> float:
    """How likely a town is the article's: how often and how early it is named, near violence,
    after a preposition; its country, its size; whether a dateline or a claimed place names it."""
    town = found[0].town
    homes = (about.dateline, about.agency)
    claims = any(found[0].name in place.place for place in claimed)
    return (
        math.log1p(len(found))
        + 0.3 * math.log1p(sum(one.violence for one in found))
        + 0.3 * math.log1p(sum(one.placed for one in found))
        + (town.country == country)
        + 0.3 * math.log1p(about.countries.get(town.country, 0))
        + 0.5 * (found[0].sentence == 0)
        + 0.25 * (found[0].sentence < 4)
        + 0.9 * math.log10(town.population + 1)
        + 2.0 * any(home is not None and home.key == town.key for home in homes)
        + 2.0 * claims
        + 0.5 * sum(one.whole for one in found) / len(found)
    )
