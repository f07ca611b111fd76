"""The screen: whether an article may tell of a violent incident, from its words alone.

Most of the web tells of none, and this is what such a page costs. A linear model over hashed words
and pairs of words; ``training.screen`` fits its weights, and sets the threshold so that hardly any
article with an incident is lost.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from zlib import crc32

import numpy as np
from msgspec import Struct, json
from numpy.typing import NDArray

from whence.extract.kinds import tells_of_violence

BUCKETS = 2**16

_WORD = re.compile(r"[^\W\d_]+|\d+")


class Screen(Struct, frozen=True):
    """Weights by bucket, what is added to their sum, and the sum at which an article passes."""

    weights: NDArray[np.float32]
    bias: float
    threshold: float

    def score(self, text: str) -> float:
        """The sum of the weights of the text's words, each kind once, over the root of how many
        kinds there are."""
        found = buckets(text)
        if not len(found):
            return self.bias
        return float(self.weights[found].sum() / np.sqrt(len(found)) + self.bias)

    def passes(self, text: str) -> bool:
        """Whether the text is worth reading."""
        return self.score(text) >= self.threshold


def buckets(text: str) -> NDArray[np.int64]:
    """The buckets of a text's words and pairs of neighbours, each once. Figures are all alike."""
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(text.lower())]
    kinds = {*words, *(f"{first} {second}" for first, second in pairwise(words))}
    return np.unique([crc32(kind.encode()) % BUCKETS for kind in kinds]).astype(np.int64)


def may_tell(text: str) -> bool:
    """Whether an article goes on to the readers: the shipped screen lets it pass, and some word of
    it can report an incident."""
    return screen().passes(text) and tells_of_violence(text)


@cache
def screen() -> Screen:
    """The shipped screen."""
    folder = files("whence.extract")
    made = json.decode((folder / "screen.json").read_bytes())
    packed = np.frombuffer((folder / "screen.weights").read_bytes(), np.int8)
    weights = packed.astype(np.float32) * np.float32(made["scale"])
    return Screen(weights, made["bias"], made["threshold"])
