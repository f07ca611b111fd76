"""The town that an article plays in, where no claim of its main incident names one.

A local report often says nowhere that its shooting was in Arden: it quotes the Arden police, has
Arden in its headline and tells of an Arden man. Each town that the article names is weighed by how
it names it (``trust``); the likeliest is claimed where it is likely enough, with a radius that
covers what its police serve.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from whence.extract.candidates import candidates, holds
from whence.extract.hometown_signs import Town, towns_of
from whence.extract.hometown_unknown import unknown_home
from whence.extract.surroundings import AGENCY
from whence.extract.text import Sentence
from whence.extract.trust import probability
from whence.extract.where_vouched import called
from whence.extract.where_words import DIRECTION
from whence.gazetteer import Entry, gazetteer
from whence.model import Article, ClaimDraft, MentionDraft, Where

LEAST = 0.6
"""Below this probability no town is claimed."""
_LIKELY = 0.5
_AROUND_M = 25_000
_LEAD = 400
"""Characters behind a dateline that tell where it happened."""


def with_hometown(
    article: Article, sentences: Sequence[Sentence], mentions: tuple[MentionDraft, ...]
) -> tuple[MentionDraft, ...]:
    """The mentions, each of an incident of the article's own with the article's town where it has
    none; if it only looks back on one, that."""
    wanting = without_town(mentions)
    found = {
        number: best
        for number in wanting
        if (best := _best(article, sentences, mentions[number], _countries(mentions)))
    }
    if not found and len(wanting) == 1:
        # Of several incidents the headline may name the place of one.
        (number,) = wanting
        home = unknown_home(article, sentences, mentions[number])
        found = {number: home} if home else {}
    return tuple(
        replace(one, claims=(*one.claims, found[number])) if number in found else one
        for number, one in enumerate(mentions)
    )


def without_town(mentions: Sequence[MentionDraft]) -> tuple[int, ...]:
    """The numbers of the mentions that want the article's town: none where one of them has it."""
    own = [number for number, one in enumerate(mentions) if not one.background]
    own = own or [0] * (len(mentions) == 1)
    return () if any(has_town(mentions[number]) for number in own) else tuple(own)


def _countries(mentions: Sequence[MentionDraft]) -> frozenset[str]:
    """The countries in which an article's incidents have places, as far as they are claimed."""
    return frozenset(
        claim.value.country
        for one in mentions
        for claim in one.claims
        if isinstance(claim.value, Where) and claim.value.country
    )


def _best(
    article: Article,
    sentences: Sequence[Sentence],
    mention: MentionDraft,
    countries: frozenset[str],
) -> ClaimDraft | None:
    if any(_unknown_village(claim) for claim in mention.claims):
        return None
    areas = [one for one in _placed(mention) if one.kind in ("country", "division")]
    found = max(
        (
            (probability("home", town.signs), town)
            for town in towns_of(article, sentences, mention)
            if not (countries and town.entry.country not in countries)
            and not _outside(town, areas)
            and not _only_written_from(article, town)
        ),
        key=lambda one: (one[0], one[1].entry.key),
        default=None,
    )
    return _claim(article, *found) if found and found[0] >= LEAST else None


def _unknown_village(claim: ClaimDraft) -> bool:
    """Whether a claim places the incident in a village, or a country, that no gazetteer knows:
    another town is not its place then."""
    value = claim.value
    if not isinstance(value, Where) or not (
        _VILLAGE.search(value.place) or _AREA.match(value.place)
    ):
        return False
    entry = gazetteer().entry(value.gazetteer) if value.gazetteer else None
    return entry is None or entry.kind in ("country", "division")


_AREA = re.compile(rf"{DIRECTION}ern\s[A-Z][\w’'-]+$")
_VILLAGE = re.compile(r"\b(?:village|hamlet|settlement|township|(?:town|city) of)\b", re.IGNORECASE)


def _outside(town: Town, areas: Sequence[Entry]) -> bool:
    """Whether the areas that a mention names for its incident all lie elsewhere: a report from
    Arden on a village of the next province."""
    return bool(areas) and not any(holds(area, town.entry) for area in areas)


def _only_written_from(article: Article, town: Town) -> bool:
    """Whether a capital stands in the dateline alone: there news of a whole country is written. So
    is it in any town from which a text tells of another that no gazetteer knows."""
    line = article.dateline
    if line is None or any(not line.start <= one.start < line.end for one in town.named):
        return False
    told = article.text[: line.end + _LEAD]
    return town.entry.capital or any(not candidates(name) for name in called(told))


def has_town(mention: MentionDraft) -> bool:
    """Whether a mention has a claim of a town, or of a part of one, that is rather right."""
    return any(entry.kind == "town" for entry in _placed(mention))


def _placed(mention: MentionDraft) -> list[Entry]:
    """The gazetteer's entries of a mention's places, of those that are rather right."""
    keys = [
        claim.value.gazetteer
        for claim in mention.claims
        if isinstance(claim.value, Where) and (claim.confidence or 1.0) >= _LIKELY
    ]
    return [entry for key in keys if key and (entry := gazetteer().entry(key))]


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
