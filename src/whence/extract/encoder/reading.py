"""From an article's sentences to its analysis."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import numpy as np

from whence.extract.encoder import trees
from whence.extract.encoder.analysis import ROOT, Analysis, Gist, Span, Word
from whence.extract.encoder.network import Floats, Network, Scores, shipped_digest
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.spans import labelled
from whence.extract.encoder.windows import LIMIT, Part, lengths, packed, parts, window
from whence.extract.text import Sentence


class Encoder:
    """Reads articles. It has no state but its weights."""

    def __init__(self, network: Network | None = None) -> None:
        self.network = network or Network()
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
        cut = [one for each in numbers for one in parts(sentences[each], each, self._pieces)]
        written = [one.written(text) for one in cut]
        runs = list(packed(lengths(written, self._pieces), most))
        scores = self.network.scores(
            [window(written[run.start : run.stop], self._pieces) for run in runs]
        )
        made = _Made(self.network)
        for run, found in zip(runs, scores, strict=True):
            made.add(cut[run.start : run.stop], found)
        return made.analysis(len(sentences))


class _Made:
    """Collects what windows gave."""

    def __init__(self, network: Network) -> None:
        self._labels = network.labels
        self._words: list[Word] = []
        self._spans: dict[str, list[Span]] = {"ner": [], "role": [], "harm": [], "toll": []}
        self._gists: dict[int, list[Floats]] = {}

    def add(self, parts: Sequence[Part], scores: Scores) -> None:
        position = 0
        for part in parts:
            end = position + len(part.places)
            rows = slice(position, end)
            self._parse(part, scores, rows)
            for head, spans in self._spans.items():
                names = getattr(self._labels, head)
                spans.extend(labelled(part.places, getattr(scores, head)[rows], names))
            self._gists.setdefault(part.sentence, []).append(scores.gist[rows])
            position = end

    def _parse(self, part: Part, scores: Scores, rows: slice) -> None:
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

    def _gist(self, number: int) -> Gist | None:
        if number not in self._gists:
            return None
        mean = np.vstack(self._gists[number]).mean(0)
        odds = [float(value) for value in 1 / (1 + np.exp(-mean))]
        return Gist(odds[0], dict(zip(self._labels.kind, odds[1:], strict=True)))


@cache
def version() -> str:
    """The version of the shipped weights."""
    return shipped_digest()[:12]


@cache
def encoder() -> Encoder:
    """The encoder of the shipped weights, loaded when first asked for and once a process."""
    return Encoder()
