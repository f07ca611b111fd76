"""The items of a bulletin, each of which has tolls of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.calendar import WEEKDAY
from whence.extract.text import Sentence

_LABEL = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý /,’'-]{2,40}[.:](?: |$)"
    rf"|(?:{WEEKDAY}|\d{{1,2}} [A-Z][a-z]+|[A-Z][a-z]+ \d{{1,2}})"
    r"[^.:]{0,20}[.:](?: |$)"
    r"|[A-ZÀ-Ý][\w’'-]+(?: [\w’'-]+){0,3}: (?![“\"])"
)
_FEWEST = 3


def items_of(sentences: Sequence[Sentence]) -> list[int]:
    """Which item each sentence belongs to: 0 before the first, and everywhere in what is no
    bulletin. Items begin a paragraph with a label of their own, a place or a day: "ORLE: …",
    "Thursday: …"."""
    found: list[int] = []
    labels: set[str] = set()
    paragraph, item = -1, 0
    for place, sentence in enumerate(sentences):
        if place and sentence.paragraph != paragraph:
            label = _LABEL.match(sentence.text)
            if label:
                labels.add(label.group())
                item += 1
        paragraph = sentence.paragraph
        found.append(item)
    several = len(labels) == item >= _FEWEST
    return found if several else [0] * len(found)
