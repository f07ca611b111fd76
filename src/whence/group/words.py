"""An article's words, and the hashed word sequences (shingles) that copies share."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4
"""Words in a row. Three let stock phrases of the news look alike; five lose too much around each
edited word of a short item."""
MOST_WORDS = 20_000
"""Words of one article that are compared; what lies behind them never decides a copy."""

ONE_IN = 4
"""One in so many word sequences is kept for finding texts that share some: those whose hash is
divisible by it (the sampling "mod m" of Broder, On the resemblance and containment of documents,
1997). Unlike a fixed number of smallest hashes, it finds the short text inside a long one."""

Hashes = NDArray[np.uint64]

# A number with its commas is one word; scripts without spaces count each character as one.
_WORD = re.compile(
    r"\d[\d.,]*\d|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’][^\W\d_]+)*"
)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def words(text: str) -> list[str]:
    """The words of a text as written, in order, at most MOST_WORDS of them."""
    found: list[str] = _WORD.findall(text)
    return found[:MOST_WORDS]


def body_words(text: str, body_start: int) -> list[str]:
    """The words of an article's body; of its whole text where the body is empty. The headline is
    left out, since the same story is printed under many."""
    return words(text[body_start:]) or words(text)


def headline_words(text: str, body_start: int) -> list[str]:
    """The words of an article's headline; none where the body is empty, or begins the text."""
    return words(text[:body_start]) if text[body_start:].strip() else []


def shingles(sequence: list[str]) -> Hashes:
    """The hashes of every SHINGLE words in a row, in text order, without regard to case."""
    if len(sequence) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    single = np.fromiter(map(hashed, map(str.casefold, sequence)), np.uint64, len(sequence))
    count = len(single) - SHINGLE + 1
    total = np.zeros(count, dtype=np.uint64)
    for step in range(SHINGLE):
        total = total * _MULTIPLIER + single[step : step + count]
    # Fold the high half into the low one, which the sample is drawn by, and keep 63 bits, which a
    # database takes for a number.
    folded: Hashes = (total ^ (total >> np.uint64(32))) & np.uint64((1 << 63) - 1)
    return folded


def sampled(grams: Hashes) -> NDArray[np.bool_]:
    """Which of some word sequences belong to the sample."""
    kept: NDArray[np.bool_] = grams % np.uint64(ONE_IN) == 0
    return kept


@lru_cache(maxsize=1 << 16)
def hashed(word: str) -> int:
    """64 bits of a word, the same on every machine."""
    normal = word.replace("’", "'").encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(normal, digest_size=8).digest(), "big")
