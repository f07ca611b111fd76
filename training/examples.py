"""What the encoder learns from: words in sentences, with the labels that a corpus has for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.windows import LIMIT, Window, lengths, packed, window

SENTENCES = "sentences.pickle.xz"
"""The file of ``training.corpora``: by part (train, dev) and corpus, documents of sentences."""
UNKNOWN = -100
"""A label that no loss is taken on."""


@dataclass
class Sentence:
    """The words of one sentence and their labels; an empty list stands for "not labelled".

    ``head`` counts from 0 within the sentence, -1 is the root. ``relevance`` is 1 where the
    sentence states something about a violent incident; ``kinds`` are the incident types (MUC-4's)
    that it states something about.
    """

    words: list[str]
    tag: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    ner: list[str] = field(default_factory=list)
    role: list[str] = field(default_factory=list)
    harm: list[str] = field(default_factory=list)
    toll: list[str] = field(default_factory=list)
    relevance: int = UNKNOWN
    kinds: frozenset[str] | None = None


@dataclass
class Example:
    """A window with its sentences, and the corpus they are from."""

    sentences: list[Sentence]
    window: Window
    corpus: str


class Packer:
    """Packs sentences into windows as reading does; a sentence that fits none is left out."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def windows(
        self, sentences: Iterable[Sentence], corpus: str, most: int = LIMIT
    ) -> Iterator[Example]:
        """Windows of at most ``most`` pieces over sentences that follow one another."""
        fitting = [
            (sentence, size)
            for sentence in sentences
            for size in lengths([sentence.words], self.pieces)
            if 0 < size <= LIMIT - 2
        ]
        for run in packed([size for _, size in fitting], most):
            inside = [fitting[number][0] for number in run]
            made = window([sentence.words for sentence in inside], self.pieces)
            yield Example(inside, made, corpus)
