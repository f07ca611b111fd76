"""TempEval-3 scores of temporal expressions, and the TimeML documents that they are taken on.

Strict counts an expression with exactly the answer's span, relaxed one that overlaps it; value and
type count those of the relaxed ones whose value or type is exactly the answer's. Each answer is
matched once, in text order. The creation time that the document states is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.etree import ElementTree

from msgspec import Struct

from bench.corpora import Row


class Expression(Struct, frozen=True):
    """A temporal expression at characters ``start`` to ``end``, with TIMEX3's type and value."""

    start: int
    end: int
    kind: str
    value: str


class Document(Struct, frozen=True):
    """The text of a TimeML document, the day it was written, and its expressions in order."""

    text: str
    created: date | None
    answers: tuple[Expression, ...]


class Counts(Struct):
    """How many expressions stand in the answers, how many were found, and how many are right."""

    answers: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    kind: int = 0

    def row(self) -> Row:
        """Precision and recall of the relaxed match, and the four F1, in percent."""
        return {
            "answers": self.answers,
            "found": self.found,
            "precision": _percent(self.relaxed, self.found),
            "recall": _percent(self.relaxed, self.answers),
            **{
                f"{name}_f1": _percent(2 * right, self.found + self.answers)
                for name, right in (
                    ("relaxed", self.relaxed),
                    ("strict", self.strict),
                    ("type", self.kind),
                    ("value", self.value),
                )
            },
        }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def count(answers: Sequence[Expression], found: Iterable[Expression], into: Counts) -> None:
    """Adds the expressions found in one document to the counts."""
    free = sorted(answers, key=lambda each: each.start)
    into.answers += len(free)
    for mine in sorted(found, key=lambda each: each.start):
        into.found += 1
        match = next((a for a in free if a.start < mine.end and mine.start < a.end), None)
        if match is None:
            continue
        free.remove(match)
        into.relaxed += 1
        into.strict += (match.start, match.end) == (mine.start, mine.end)
        into.value += match.value == mine.value
        into.kind += match.kind == mine.kind


def document(timeml: str) -> Document | None:
    """A TimeML document; None where it has no text."""
    root = ElementTree.fromstring(timeml.encode())
    body = root.find("TEXT")
    if body is None:
        return None
    created = None
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            created = date.fromisoformat(timex.get("value", "")[:10])
            break
    parts: list[str] = []
    answers: list[Expression] = []
    _walk(body, parts, answers)
    return Document("".join(parts), created, tuple(sorted(answers, key=lambda each: each.start)))


def _walk(element: ElementTree.Element, parts: list[str], answers: list[Expression]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _walk(child, parts, answers)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(map(len, parts))
        answers.append(Expression(start, end, element.get("type", ""), element.get("value", "")))
