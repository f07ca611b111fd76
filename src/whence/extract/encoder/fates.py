"""What befell people, by a network that reads what stands around them.

It is the encoder once more, trained on from its shipped weights on invented, labelled pages
(``training/fates.py``). Of each phrase for people it takes three words: the phrase's first, its
main one, and the one that it hangs on. It learns from wide windows; reading is done in narrow ones,
where it finds a little less, invents half as much, and takes less time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from msgspec import Struct

from whence.extract.encoder.network import Floats, Session, fates_weights, vocabulary
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.windows import LIMIT, Window, lengths, packed, parts, window
from whence.extract.text import Sentence
from whence.model import EFFECTS, Effect, Scope

OUTCOMES: tuple[Effect | None, ...] = (None, *EFFECTS)
SCOPES: tuple[Scope, ...] = ("total", "part", "period")
NOWHERE = -1


class Asked(Struct, frozen=True):
    """A phrase for people by where three words begin in its article: the phrase's first, its main
    one, and the one that it hangs on, None for nothing."""

    first: int
    main: int
    governor: int | None


class Fate(Struct, frozen=True):
    """How probable each of ``OUTCOMES`` is of a phrase, and each of ``SCOPES`` if one befell; how
    probable it is that an event was then, if the phrase is a day, and there, if it is a name."""

    outcomes: Floats
    scopes: Floats
    then: float
    there: float


class Fates:
    """Reads articles. It has no state but its weights."""

    def __init__(self) -> None:
        self._session = Session(fates_weights())
        self._pieces = Pieces(vocabulary())

    def read(
        self, text: str, sentences: Sequence[Sentence], asked: Sequence[Asked]
    ) -> list[Fate | None]:
        """What befell each of the people asked about, in their order; None of whom the network
        could not see."""
        fates: dict[int, Fate] = {}
        for one, numbers, places in asked_windows(text, sentences, asked, self._pieces):
            inputs = {
                "ids": np.array([one.ids], np.int64),
                "shape": np.array([one.shapes], np.int64),
                "places": np.array(places, np.int64),
            }
            outcomes, scopes, events = self._session.run(("outcome", "scope", "event"), inputs)
            for row, number in enumerate(numbers):
                fates[number] = Fate(outcomes[row], scopes[row], *map(float, events[row]))
        return [fates.get(number) for number in range(len(asked))]


def asked_windows(
    text: str,
    sentences: Sequence[Sentence],
    asked: Sequence[Asked],
    pieces: Pieces,
    most: int = LIMIT,
) -> Iterator[tuple[Window, list[int], list[tuple[int, int, int]]]]:
    """The windows of an article, ``most`` word pieces each, in which people are asked about; with
    each their numbers, and which pieces of it their words begin with, ``NOWHERE`` for none."""
    cut = [one for number, each in enumerate(sentences) for one in parts(each, number, pieces)]
    written = [one.written(text) for one in cut]
    for run in packed(lengths(written, pieces), most):
        starts = [start for part in cut[run.start : run.stop] for start, _ in part.places]
        words = dict(zip(starts, range(len(starts)), strict=True))
        here = [number for number, one in enumerate(asked) if {one.first, one.main} <= words.keys()]
        if here:
            made = window(written[run.start : run.stop], pieces)
            yield made, here, [_places(asked[number], words, made) for number in here]


def _places(one: Asked, words: dict[int, int], made: Window) -> tuple[int, int, int]:
    governor = words.get(one.governor) if one.governor is not None else None
    above = NOWHERE if governor is None else made.first[governor]
    return made.first[words[one.first]], made.first[words[one.main]], above


@cache
def fates() -> Fates:
    """The network of the shipped weights, loaded when first asked for and once a process."""
    return Fates()
