"""The town that an article plays in, where no claim of its main incident names one.

A local report often says nowhere that its shooting was in Arden: it quotes the Arden police, has
Arden in its headline and tells of an Arden man. Each town that the article names is weighed by how
it names it (``trust``); the likeliest is claimed where it is likely enough, with a radius that
covers what its police serve.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from whence.extract.kinds import EVENT
from whence.extract.surroundings import AGENCY, Surroundings, surroundings
from whence.extract.text import Sentence
from whence.extract.trust import probability
from whence.gazetteer import Entry, gazetteer
from whence.model import Article, ClaimDraft, MentionDraft, Where

LEAST = 0.7
"""Below this probability no town is claimed."""
_AROUND_M = 25_000
_THEIRS = re.compile(
    r"['’]?s?\s(?:\w+\s)?(?:man|woman|boy|girl|teen(?:ager)?|couple|family|father|mother|resident"
    r"|toddler|child|home|house|apartment|neighborhood|shooting|hotel|nightclub|bar|club|street"
    r"|school)\b"
)
_IN = re.compile(r"\b(?:in|near|outside)\s$")
_ON_STREET = re.compile(
    r"\b(?:block|[Ss]treet|St|[Aa]venue|Ave|[Rr]oad|Rd|[Dd]rive|Dr|[Ll]ane|Boulevard|home|house"
    r"|apartments?|residence)\b[^.;!?]{0,40}\bin\s$"
)
_OUTLET = re.compile(r"\s(?:[-–|]\s(?=.*\b(?:News|TV|[KW][A-Z]{2,3}\b|Weather|Times|Herald))|\|)")
_FIRST = ((1, "at once"), (3, "early"), (8, "soon"))
"""Below which sentence a name comes how early."""


class Named(Struct, frozen=True):
    """One place where an article names a town or a part of one, with the number of its sentence
    (-1 above the first) and how sure the reading is."""

    start: int
    end: int
    sentence: int
    confidence: float
    kind: str


class Town(Struct, frozen=True):
    """A town of an article with all places where it is named, and what speaks for it."""

    entry: Entry
    named: tuple[Named, ...]
    signs: tuple[str, ...]


def with_hometown(
    article: Article, sentences: Sequence[Sentence], mentions: tuple[MentionDraft, ...]
) -> tuple[MentionDraft, ...]:
    """The mentions, the only one that is not background with the article's town where it has
    none."""
    told = [mention for mention in mentions if not mention.background]
    if len(told) != 1 or has_town(told[0]):
        return mentions
    found = max(
        ((probability("home", town.signs), town) for town in towns(article, sentences)),
        key=lambda one: (one[0], one[1].entry.key),
        default=None,
    )
    if found is None or found[0] < LEAST:
        return mentions
    claim = _claim(article, *found)
    return tuple(
        replace(one, claims=(*one.claims, claim)) if one is told[0] else one for one in mentions
    )


def has_town(mention: MentionDraft) -> bool:
    """Whether a mention has a claim of a town, or of a part of one."""
    keys = [claim.value.gazetteer for claim in mention.claims if isinstance(claim.value, Where)]
    entries = [gazetteer().entry(key) for key in keys if key]
    return any(entry is not None and entry.kind == "town" for entry in entries)


def towns(article: Article, sentences: Sequence[Sentence]) -> Iterator[Town]:
    """Every town that the article names, with the signs that ``trust`` weighs."""
    about = surroundings(article)
    every = _named(about, [sentence.start for sentence in sentences])
    served = {key for key, (_, named) in every.items() if _times(AGENCY, article.text, named)}
    for key, (entry, named) in every.items():
        others = {each: len(one[1]) for each, one in every.items()}
        signs = (
            *_by_words(article, sentences, named),
            *_beside_others(key, others, served),
            *_of_itself(entry, named),
            *_of_area(entry, about),
            *(("dateline",) if about.dateline and _town(about.dateline) == entry else ()),
        )
        yield Town(entry, named, signs)


def _named(
    about: Surroundings, starts: Sequence[int]
) -> dict[str, tuple[Entry, tuple[Named, ...]]]:
    found: dict[str, list[Named]] = defaultdict(list)
    entries: dict[str, Entry] = {}
    for (start, end), reading in sorted(about.readings.items()):
        town = _town(reading.entry)
        if town is not None:
            entries[town.key] = town
            sentence = bisect_right(starts, start) - 1
            found[town.key].append(
                Named(start, end, sentence, reading.confidence, reading.entry.kind)
            )
    return {key: (entries[key], tuple(named)) for key, named in found.items()}


def _town(entry: Entry) -> Entry | None:
    """The town that a place is or lies in."""
    town = gazetteer().entry(entry.town or entry.key)
    return town if town is not None and town.kind == "town" else None


def _times(pattern: re.Pattern[str], text: str, named: Sequence[Named]) -> int:
    return sum(pattern.match(text, one.end) is not None for one in named)


def _by_words(
    article: Article, sentences: Sequence[Sentence], named: Sequence[Named]
) -> Iterator[str]:
    """What the words around a town's name and their place say."""
    text = article.text
    if _times(AGENCY, text, named) > 1:
        yield "police of it again"
    if _times(_THEIRS, text, named):
        yield "people or places of it"
    if any(one.start < article.body_start for one in named):
        yield "headline"
    events = sum(EVENT.search(sentences[max(0, one.sentence)].text) is not None for one in named)
    if events:
        yield "beside violence"
    if events > 1:
        yield "beside violence again"
    if any(_IN.search(text, max(0, one.start - 12), one.start) for one in named):
        yield "in it"
    if any(_ON_STREET.search(text, max(0, one.start - 80), one.start) for one in named):
        yield "a street of it"
    if all(_of_outlet(article, one) for one in named):
        yield "only in an outlet's name"
    elif any(_of_outlet(article, one) for one in named):
        yield "in an outlet's name"
    first = min(one.sentence for one in named)
    yield f"first {next((word for least, word in _FIRST if first < least), 'late')}"


def _of_outlet(article: Article, one: Named) -> bool:
    """Whether a name stands in what a headline says of its outlet: "… - WXYZ News 8 Arden"."""
    outlet = _OUTLET.search(article.text, 0, article.body_start)
    return outlet is not None and outlet.end() <= one.start < article.body_start


def _beside_others(key: str, times: dict[str, int], served: set[str]) -> Iterator[str]:
    """What a town is among those of its article."""
    if key in served:
        yield "police of it"
        yield "police of it alone" if len(served) == 1 else "police of others too"
    elif served:
        yield "police of others"
    yield f"share {min(3, 4 * times[key] // sum(times.values()))}"
    if times[key] == max(times.values()):
        yield "named most"
    if len(times) == 1:
        yield "alone"
    yield f"named {min(times[key], 4)}"


def _of_itself(entry: Entry, named: Sequence[Named]) -> Iterator[str]:
    yield "any"
    yield f"sure {min(4, int(5 * max(one.confidence for one in named)))}"
    yield f"as {named[-1].kind}"
    yield f"inhabitants 1e{len(str(entry.population)) - 1}"


def _of_area(entry: Entry, about: Surroundings) -> Iterator[str]:
    """Whether the article names what a town lies in, or only other such areas."""
    if about.areas.get(entry.district):
        yield "its county named"
    if about.areas.get(entry.division):
        yield "its state named"
    elif about.areas:
        yield "other areas named"


def _claim(article: Article, confidence: float, town: Town) -> ClaimDraft:
    """The town with the words that name it best: its police's, else the headline's or the first."""
    text, entry = article.text, town.entry
    agency = next((one for one in town.named if AGENCY.match(text, one.end)), None)
    one = agency or town.named[0]
    match = AGENCY.match(text, one.end)
    end = match.end() if match else one.end
    value = Where(
        place=text[one.start : one.end],
        country=entry.country or None,
        lat=entry.lat,
        lon=entry.lon,
        radius_m=entry.radius_m + _AROUND_M,
        gazetteer=entry.key,
    )
    return ClaimDraft(value, text[one.start : end], one.start, end, confidence=confidence)
