"""Street blocks, by which reports of several shootings keep them apart."""

from __future__ import annotations

import re

from whence.gazetteer import fold

A_VICTIM = re.compile(
    r"\b(?:an?|another|two|three|four|five|six) (?:[\w-]+ ){0,2}(?:man|woman|boy|girl|teen|teenager"
    r"|person|people|men|women|teens|boys|girls|others)\b|\b\d+-year-old\b",
    re.IGNORECASE,
)
BLOCK = re.compile(r"\b(\d+(?:st|nd|rd|th)? block of (?:[A-Z][\w.]*|\d+\w\w)(?: [A-Z]\w+)*)")
_AT_TIME = re.compile(r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b(?:midnight|noon)\b", re.IGNORECASE)


def victim_at(sentence: str) -> str | None:
    """The street block at which a sentence finds new victims at a time of day, as the items of a
    list of shootings do; None where it does not."""
    block = BLOCK.search(sentence)
    new = block and A_VICTIM.search(sentence) and _AT_TIME.search(sentence)
    return fold(block[1]) if block and new else None
