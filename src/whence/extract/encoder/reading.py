"""From an article's sentences to its analysis."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from msgspec import Struct

from whence.extract.encoder import trees
from whence.extract.encoder.analysis import ROOT, Analysis, Gist, Span, Word
from whence.extract.encoder.network import BATCH, Floats, Network, Scores, shipped_digest
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.spans import Place, labelled
from whence.extract.encoder.windows import LIMIT, cut, lengths, packed, window
from whence.extract.encoder.words import words
from whence.extract.text import Sentence

_ALONE = 1
"""Word pieces in a window that more than one sentence may share: none."""


class _Piece(Struct, frozen=True):
    """Words of one sentence that go through the network together: where they stand."""

    sentence: int
    places: tuple[Place, ...]


class Encoder:
    """Reads articles. It has no state but its weights."""

    def __init__(self, network: Network | None = None) -> None:
        self.network = network or Network()
        self.version = _short(self.network.digest)
        self._pieces = Pieces(self.network.vocabulary)

    def read(
        self,
        text: str,
        sentences: Sequence[Sentence],
        wanted: Collection[int] | None = None,
        most: int = LIMIT,
    ) -> Analysis:
        """The analysis of an article's sentences, or of those whose numbers are ``wanted``, up to
        ``most`` word pieces at once: with ``WIDE`` roles are read better."""
        numbers = range(len(sentences)) if wanted is None else sorted(wanted)
        return self._made(text, sentences, numbers, most).analysis(len(sentences))

    def meant(
        self, text: str, sentences: Sequence[Sentence], wanted: Collection[int]
    ) -> tuple[Analysis, Floats]:
        """The analysis of some of an article's sentences, each read by itself, so that it comes out
        the same beside any others; and what the network makes of each word: (words, 384)."""
        made = self._made(text, sentences, sorted(wanted), _ALONE, together=1)
        return made.analysis(len(sentences)), made.meanings()

    def _made(
        self,
        text: str,
        sentences: Sequence[Sentence],
        numbers: Iterable[int],
        most: int,
        together: int = BATCH,
    ) -> _Made:
        parts = [
            part for number in numbers for part in self._parts(text, sentences[number], number)
        ]
        written = [[text[start:end] for start, end in part.places] for part in parts]
        runs = list(packed(lengths(written, self._pieces), most))
        scores = self.network.scores(
            [window(written[run.start : run.stop], self._pieces) for run in runs], together
        )
        made = _Made(self.network)
        for run, found in zip(runs, scores, strict=True):
            made.add(parts[run.start : run.stop], found)
        return made

    def _parts(self, text: str, sentence: Sentence, number: int) -> Iterator[_Piece]:
        places = [
            (sentence.start + start, sentence.start + end) for start, end in words(sentence.text)
        ]
        written = [text[start:end] for start, end in places]
        for run in cut(written, self._pieces):
            yield _Piece(number, tuple(places[run.start : run.stop]))


class _Made:
    """Collects what windows gave."""

    def __init__(self, network: Network) -> None:
        self._labels = network.labels
        self._words: list[Word] = []
        self._spans: dict[str, list[Span]] = {"ner": [], "role": [], "harm": [], "toll": []}
        self._gists: dict[int, list[Floats]] = {}
        self._meanings: list[Floats] = []

    def add(self, parts: Sequence[_Piece], scores: Scores) -> None:
        position = 0
        for part in parts:
            end = position + len(part.places)
            rows = slice(position, end)
            self._parse(part, scores, rows)
            for head, spans in self._spans.items():
                names = getattr(self._labels, head)
                spans.extend(labelled(part.places, getattr(scores, head)[rows], names))
            self._gists.setdefault(part.sentence, []).append(scores.gist[rows])
            self._meanings.append(scores.meaning[rows])
            position = end

    def _parse(self, part: _Piece, scores: Scores, rows: slice) -> None:
        first = len(self._words)
        arcs = np.hstack([scores.arc[rows, :1], scores.arc[rows, rows.start + 1 : rows.stop + 1]])
        tags, deps = scores.tag[rows].argmax(1), scores.dep[rows].argmax(1)
        for number, head in enumerate(trees.heads(arcs)):
            start, end = part.places[number]
            self._words.append(
                Word(
                    start,
                    end,
                    part.sentence,
                    self._labels.tag[tags[number]],
                    ROOT if head == 0 else first + head - 1,
                    self._labels.dep[deps[number]],
                )
            )

    def analysis(self, sentences: int) -> Analysis:
        return Analysis(
            words=tuple(self._words),
            entities=tuple(self._spans["ner"]),
            roles=tuple(self._spans["role"]),
            harms=tuple(self._spans["harm"]),
            tolls=tuple(self._spans["toll"]),
            gists=tuple(self._gist(number) for number in range(sentences)),
        )

    def meanings(self) -> Floats:
        return np.vstack(self._meanings)

    def _gist(self, number: int) -> Gist | None:
        if number not in self._gists:
            return None
        mean = np.vstack(self._gists[number]).mean(0)
        odds = [float(value) for value in 1 / (1 + np.exp(-mean))]
        return Gist(odds[0], dict(zip(self._labels.kind, odds[1:], strict=True)))


def _short(digest: str) -> str:
    return digest[:12]


@cache
def version() -> str:
    """The version of the shipped weights, as ``encoder().version`` gives it, without loading
    them."""
    return _short(shipped_digest())


@cache
def encoder() -> Encoder:
    """The encoder of the shipped weights, loaded when first asked for and once a process."""
    return Encoder()
