"""The language of a text, where it can be told."""

from __future__ import annotations

import re

import py3langid

from whence.clean.lexicon import ENGLISH

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 12
"""Words below which a text in the Latin script is not called foreign."""
_MARGIN = 5.0
"""By how much the first guess must lead the second, as a natural logarithm of their odds."""
_SAMPLE = 8_000


def language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short, too mixed or too
    close to call. English is told by its function words first: place and people's names make an
    English report look foreign to a statistical guess."""
    sample = text[:_SAMPLE]
    found = [word.lower() for word in _WORD.findall(sample)]
    if not found:
        return None
    share = sum(word in ENGLISH for word in found) / len(found)
    if share >= 0.2 and len(found) >= 5:
        return "en"
    (guess, first), (_, second) = py3langid.rank(sample)[:2]
    sure = first - second >= _MARGIN
    if guess == "en":
        return "en" if sure or share >= 0.1 else None
    latin = sum(word.isascii() for word in found) > len(found) / 2
    if not sure or share >= 0.1 or (latin and len(found) < _ENOUGH):
        return None
    return str(guess)
