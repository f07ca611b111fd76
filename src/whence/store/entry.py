"""One incident as lists, filters, maps and time lines know it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Counted(Struct, frozen=True, array_like=True):
    """The lowest and highest figure that was reported of one effect; what parts of it come to where
    no total was."""

    effect: str
    low: int | None
    high: int | None


class Entry(Struct, frozen=True, array_like=True):
    """What a record and its articles come to. ``articles`` are the numbers that the word index
    knows them by; ``copies`` counts those that copy another; ``disagreements`` are their kinds."""

    incident_id: str
    kind: str
    earliest: date | None
    latest: date | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_m: int | None
    tolls: tuple[Counted, ...]
    review: str
    sources: int
    articles: tuple[int, ...]
    copies: int
    outlets: tuple[str, ...]
    informants: tuple[str, ...]
    disagreements: tuple[str, ...]
    confidence: float = 1.0
    """The lowest of its claims about tolls; 1 where it has none."""
    around: tuple[str, ...] = ()
    recalled: bool = False
    """As a record's, both."""
