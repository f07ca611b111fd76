"""Names of single people before a verb: "Ana Brun, 34, of Arden, was killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import People
from whence.extract.toll_tokens import Word, written


def named(sentence: Sequence[Word], end: int) -> People | None:
    """A person's name that ends before word ``end``, with an age or without: "Ana Brun, 34, of
    Arden,"."""
    last = end
    if end and sentence[end - 1].low == ",":
        ages = [
            at
            for at in range(max(1, end - 10), end - 1)
            if sentence[at].quantity and sentence[at - 1].low == "," == sentence[at + 1].low
        ]
        if not ages:
            return None
        last = ages[-1] - 1
    first = last
    while first > 0 and last - first < 5 and is_name(sentence[first - 1]):
        first -= 1
    if last - first < 2 or (first and sentence[first - 1].low in _NO_NAME_AFTER):
        return None
    return People("named", first, last, 1, 1, (1,), written(sentence, first, last))


_NO_NAME_AFTER = word_set("the of in at near by to with from for than against and")


def is_name(word: Word) -> bool:
    """True if a word can be part of a person's name."""
    if word.quantity or not word.text[0].isupper() or word.text.isupper():
        return word.text in ("Jr", "II", "III") or bool(re.fullmatch(r"[A-Z]", word.text))
    return word.low not in _NO_NAME and not words.TIMES.fullmatch(word.low)


_NO_NAME = word_set("""
    police officials authorities the a an no one two three several many some army forces guard
    state islamic government ministry military center centre
    street avenue road city county university school hospital park church court department
    service council party group front brigade battalion camp company news press but and he she
    they it when after according before if since because although though while until unless
    whether that where who how why what there this these those as so then
    """)
