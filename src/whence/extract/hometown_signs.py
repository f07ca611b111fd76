"""The towns that an article may play in, each with what speaks for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.extract.address_words import of_address
from whence.extract.candidates import holds
from whence.extract.kinds import EVENT
from whence.extract.outlet_home import OutletHome
from whence.extract.surroundings import AGENCY, Surroundings, surroundings
from whence.extract.text import Sentence
from whence.extract.toponyms import shares, weights
from whence.gazetteer import Entry, apart_m, gazetteer
from whence.model import Article, MentionDraft, Where

_LEAST_SHARE = 0.03
_NAMESAKES = 4
_FAR_M = 100_000
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
_LIVES = re.compile(r"(?:, | \()(?:\d{1,3}, )?of (?:\w+ )?$")
_HOSPITAL = re.compile(
    r"\s(?:[A-Z][\w'’.]+\s){0,3}(?:Hospital|Medical|Regional|General|Health|Clinic)\b"
)
_AT_HOSPITAL = re.compile(
    r"\b(?:[Hh]ospital|Medical Center|Clinic|[Jj]ail|[Pp]rison) (?:in|of|at) $"
    r"|\b(?:evacuated|airlifted|flown|transferred|repatriated) to $"
)
_STREET = re.compile(
    r"\s(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Place|Pike|Parkway"
    r"|Highway|Circle|Terrace)\b"
)
_FIRST = ((1, "at once"), (3, "early"), (8, "soon"))
"""Below which sentence a name comes how early."""
_SURE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


class Named(Struct, frozen=True):
    """One place where an article names a town or a part of one, with the number of its sentence
    (-1 above the first), how probably that is meant, and what it is called."""

    start: int
    end: int
    sentence: int
    share: float
    kind: str
    called: str | None


class Town(Struct, frozen=True):
    """A town of an article with all places where it is named, and what speaks for it."""

    entry: Entry
    named: tuple[Named, ...]
    signs: tuple[str, ...]


def towns(article: Article, sentences: Sequence[Sentence], about: Surroundings) -> tuple[Town, ...]:
    """Every town that the article may name, with the signs that ``trust`` weighs."""
    every = _named(about, [sentence.start for sentence in sentences])
    at = {key: frozenset(one.start for one in named) for key, (_, named) in every.items()}
    served = {key: at[key] for key, one in every.items() if _times(AGENCY, article.text, one[1])}
    return tuple(
        Town(
            entry,
            named,
            (
                *_by_words(article, sentences, named),
                *_beside_others(key, at, served),
                *_of_itself(entry, named),
                *_of_area(entry, about),
                *_of_home(entry, about),
                *of_address(entry, article.url),
            ),
        )
        for key, (entry, named) in every.items()
    )


def towns_of(
    article: Article, sentences: Sequence[Sentence], mention: MentionDraft
) -> Iterator[Town]:
    """The towns of the article with what speaks for them as that of a mention, too."""
    for town in towns(article, sentences, surroundings(article)):
        looked_back = ("looked back on",) if mention.background else ()
        told = _of_mention(town.entry, town.named, mention)
        yield Town(town.entry, town.named, (*town.signs, *told, *looked_back))


def _named(
    about: Surroundings, starts: Sequence[int]
) -> dict[str, tuple[Entry, tuple[Named, ...]]]:
    """The towns that the names of an article may mean, those of one name each beside the others."""
    found: dict[str, dict[int, Named]] = defaultdict(dict)
    entries: dict[str, Entry] = {}
    if about.scene is None:
        return {}
    for group, readings in zip(
        about.scene.groups, shares(about.scene, about.found, weights()), strict=True
    ):
        for reading in readings[:_NAMESAKES]:
            town = _town(reading.entry)
            if town is None or reading.confidence < _LEAST_SHARE:
                continue
            entries[town.key] = town
            for member in group.members:
                start, end = about.toponyms[member].start, about.toponyms[member].end
                before = found[town.key].get(start)
                if before is None or before.share < reading.confidence:
                    sentence = bisect_right(starts, start) - 1
                    found[town.key][start] = Named(
                        start, end, sentence, reading.confidence, reading.entry.kind, group.called
                    )
    return {
        key: (entries[key], tuple(named[start] for start in sorted(named)))
        for key, named in found.items()
    }


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
    yield from _by_what_is_called_so(text, named)
    if all(_of_outlet(article, one) for one in named):
        yield "only in an outlet's name"
    elif any(_of_outlet(article, one) for one in named):
        yield "in an outlet's name"
    first = min(one.sentence for one in named)
    yield f"first {next((word for least, word in _FIRST if first < least), 'late')}"


def _by_what_is_called_so(text: str, named: Sequence[Named]) -> Iterator[str]:
    """Whether people live there, and whether only a street or a hospital has the name."""
    if any(_LIVES.search(text, max(0, one.start - 16), one.start) for one in named):
        yield "people who live in it"
    for sign, holds_for in _CALLED_SO.items():
        if all(holds_for(text, one) for one in named):
            yield f"only {sign}"


def _of_hospital(text: str, one: Named) -> bool:
    after = _HOSPITAL.match(text, one.end)
    return (
        after is not None
        or _AT_HOSPITAL.search(text, max(0, one.start - 30), one.start) is not None
    )


def _of_street(text: str, one: Named) -> bool:
    return _STREET.match(text, one.end) is not None


_CALLED_SO = {"a hospital": _of_hospital, "a street": _of_street}


def _of_outlet(article: Article, one: Named) -> bool:
    """Whether a name stands in what a headline says of its outlet: "… - WXYZ News 8 Arden"."""
    outlet = _OUTLET.search(article.text, 0, article.body_start)
    return outlet is not None and outlet.end() <= one.start < article.body_start


def _beside_others(
    key: str, at: dict[str, frozenset[int]], served: dict[str, frozenset[int]]
) -> Iterator[str]:
    """What a town is among those of its article, by where each is named. Those of its own name,
    which stand where it stands, are no others."""
    mine = at[key]
    if key in served:
        others = any(not mine & places for places in served.values())
        yield "police of it"
        yield "police of others too" if others else "police of it alone"
    elif served:
        yield "police of others"
    every = frozenset().union(*at.values())
    yield f"share {min(3, 4 * len(mine) // len(every))}"
    if len(mine) == max(map(len, at.values())):
        yield "named most"
    if mine == every:
        yield "alone"
    yield f"named {min(len(mine), 4)}"


def _of_itself(entry: Entry, named: Sequence[Named]) -> Iterator[str]:
    yield "any"
    share = max(one.share for one in named)
    yield f"sure {sum(share >= least for least in _SURE)}"
    yield f"as {named[-1].kind}"
    if called := next((one.called for one in named if one.called), None):
        yield f"called {called}"
    yield f"inhabitants 1e{len(str(entry.population)) - 1}"


def _of_area(entry: Entry, about: Surroundings) -> Iterator[str]:
    """Whether the article names what a town lies in, or only other such areas."""
    counties = about.scene.counties if about.scene else {}
    if about.areas.get(entry.district) or counties.get(entry.district):
        yield "its county named"
    if about.areas.get(entry.division):
        yield "its state named"
    elif about.areas:
        yield "other areas named"


def _of_home(entry: Entry, about: Surroundings) -> Iterator[str]:
    """Where the report and its outlet are at home."""
    if about.dateline:
        far = apart_m(about.dateline, entry) >= _FAR_M
        yield "dateline" if about.dateline == entry else "far dateline" if far else "near dateline"
    outlet = about.scene.outlet if about.scene else OutletHome()
    if not outlet.places:
        return
    if any(place.key == entry.key for place, _ in outlet.places):
        yield "its outlet's name"
    elif outlet.near(entry):
        yield "near its outlet"
    elif any(place.division == entry.division != "" for place, _ in outlet.places):
        yield "in its outlet's division"
    else:
        yield "far from its outlet"


def _of_mention(entry: Entry, named: Sequence[Named], mention: MentionDraft) -> Iterator[str]:
    """Whether the incident's own places are named after a town without meaning it for sure, and
    whether the town lies in the areas among them."""
    claims = [claim for claim in mention.claims if isinstance(claim.value, Where)]
    if any(claim.start <= one.start < claim.end for claim in claims for one in named):
        yield "in a place of the incident"
    elif any(isinstance(c.value, Where) and c.value.lat is None for c in claims):
        yield "another place of the incident"
    areas = [
        area
        for claim in claims
        if isinstance(claim.value, Where)
        and (area := gazetteer().entry(claim.value.gazetteer or ""))
    ]
    if areas:
        yield "in its area" if any(holds(area, entry) for area in areas) else "outside its areas"
