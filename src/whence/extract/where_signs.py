"""What speaks for a place or against it: the signs that ``trust`` weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whence.extract.heads import Head
from whence.extract.surroundings import Surroundings
from whence.extract.where_phrases import Element, Phrase
from whence.gazetteer import gazetteer
from whence.model import Where

_EARLY = 4
"""Sentences at the head of an article."""
_WIDE_M = 60_000


def signs(phrase: Phrase, head: Head, place: Where, number: int) -> Iterator[str]:
    """By the words before a place, what it belongs to, and what the gazetteer says of it.
    ``number`` is its sentence's."""
    yield "any"
    yield f"lead {phrase.lead}"
    yield f"owner {head.kind}"
    if number < _EARLY:
        yield "early"
    entry = gazetteer().entry(place.gazetteer) if place.gazetteer else None
    if entry is None:
        yield "unknown"
        return
    yield f"kind {entry.kind}"
    if (place.radius_m or 0) > _WIDE_M:
        yield "wide"
    if phrase.elements[0].site is not None:
        yield "a site in it"
    if any(element.link == "," for element in phrase.elements[1:]):
        yield "with its area"


def name_signs(element: Element, base: int, about: Surroundings) -> Iterator[str]:
    """By how sure the choice among places of one name is. ``base`` is where the element's offsets
    count from in the article."""
    if not element.names:
        yield "no name"
        return
    _, start, end = element.names[-1]
    reading = about.readings.get((base + start, base + end))
    if reading is not None:
        yield f"sure {min(4, int(5 * reading.confidence))}"


def town_signs(place: Where, towns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """By what the article tells of the town that a place is or lies in (``hometown_signs``)."""
    entry = gazetteer().entry(place.gazetteer) if place.gazetteer else None
    for sign in towns.get(entry.town or entry.key, ()) if entry else ():
        yield f"town {sign}"
