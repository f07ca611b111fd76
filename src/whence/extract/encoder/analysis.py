"""What the encoder finds in an article. Offsets are characters of the article's text."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

ROOT = -1
"""The head of a sentence's main word."""


class Word(Struct, frozen=True):
    """One word: its Penn tag, the number of its head among the article's words (ROOT for none) and
    the Universal Dependencies relation to it. ``sentence`` is the number of its sentence."""

    start: int
    end: int
    sentence: int
    tag: str
    head: int
    dep: str


class Span(Struct, frozen=True):
    """Words ``start`` to ``end`` that carry one label; ``score`` is how probable their labels are
    on average, 0 to 1, uncalibrated."""

    start: int
    end: int
    label: str
    score: float


class Gist(Struct, frozen=True):
    """What a sentence is about: how probable it is that it states something about a violent
    incident, and each of MUC-4's incident types."""

    relevance: float
    kinds: Mapping[str, float]


class Analysis(Struct, frozen=True):
    """One pass over an article.

    ``entities`` are labelled PER, ORG, LOC; ``roles`` PerpInd, PerpOrg, Target, Victim, Weapon;
    ``harms`` (those whom an incident was aimed at) killed, injured, taken, unharmed; ``tolls``
    (figures or words that say how many) by effect, or ``period`` for a total over several
    incidents. ``gists`` has one entry a sentence handed in, None where it was not read.
    """

    words: tuple[Word, ...]
    entities: tuple[Span, ...]
    roles: tuple[Span, ...]
    harms: tuple[Span, ...]
    tolls: tuple[Span, ...]
    gists: tuple[Gist | None, ...]
