"""Publication date, author and title against ground truth, beside htmldate and trafilatura."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import trafilatura
from htmldate import find_date
from msgspec import Struct

from bench.corpora import Row
from whence.model import Article

_APART = re.compile(r"\s*(?:;|,|&|\band\b)\s*", re.IGNORECASE)
_LETTERS = re.compile(r"[\W_]+")


class Said(Struct, frozen=True):
    """What one program makes of a page."""

    day: str | None
    author: str | None
    title: str | None
    changed: str | None = None


def by_whence(articles: tuple[Article, ...]) -> Said:
    """Ours: the first article's."""
    if not articles:
        return Said(None, None, None)
    first = articles[0]
    known = first.published
    day = known.earliest.isoformat() if known and known.earliest == known.latest else None
    last = first.updated.latest.isoformat() if first.updated else None
    return Said(day, first.byline or first.credit, first.title, last)


def by_trafilatura(html: str, url: str) -> Said:
    """trafilatura's author and title, htmldate's original publication date."""
    found: Any = trafilatura.extract_metadata(html, default_url=url)
    day = find_date(html, url=url, original_date=True)
    return Said(day, found.author if found else None, found.title if found else None)


def names(author: str | None) -> frozenset[str]:
    """The names in an author line, as letters only; honours after a comma are names too, on both
    sides alike."""
    parts = _APART.split(author or "")
    return frozenset(filter(None, (_LETTERS.sub("", part).lower() for part in parts)))


def of_changes(found: Iterable[tuple[Row, Said]]) -> frozenset[int]:
    """The numbers of the pages whose ground truth is not the day of publication but that of a later
    change, as the page tells both."""
    return frozenset(
        number
        for number, (row, said) in enumerate(found)
        if said.day and said.changed and said.day < said.changed == row["truth"]["publish_date"]
    )


def tally(found: Iterable[tuple[Row, Said]], changes: frozenset[int]) -> Row:
    """Exact matches among the pages whose ground truth has the field, and what went wrong with the
    others. ``changes`` are the pages whose ground truth is the day of a change: whoever keeps that
    apart is wrong on each of them, so that no more than "date, at most" can be exact."""
    rows = [(row["truth"], said) for row, said in found]
    dated = sum(bool(truth["publish_date"]) for truth, _ in rows)
    return {
        "date, at most": round((dated - len(changes)) / dated, 4),
        "date, where the truth is of publication": _field(
            [
                (t["publish_date"], s.day, t["publish_date"] == s.day)
                for number, (t, s) in enumerate(rows)
                if number not in changes
            ]
        ),
        "date": _field([(t["publish_date"], s.day, t["publish_date"] == s.day) for t, s in rows]),
        # Where the ground truth is the day of the last change, that day is kept apart from the day
        # of publication.
        "date, or the last change": _field(
            [(t["publish_date"], s.day, t["publish_date"] in (s.day, s.changed)) for t, s in rows]
        ),
        "author": _field([(t["author"], s.author, names(t["author"]) == names(s.author))
                          for t, s in rows]),
        "author, some name right": _field(
            [(t["author"], s.author, bool(names(t["author"]) & names(s.author))) for t, s in rows]
        ),
        "title": _field(
            [(t["title"], s.title,
              _LETTERS.sub("", t["title"] or "").lower() == _LETTERS.sub("", s.title or "").lower())
             for t, s in rows]
        ),
    }  # fmt: skip


def _field(cases: list[tuple[str | None, str | None, bool]]) -> Row:
    asked = [(said, right) for truth, said, right in cases if truth]
    kinds = Counter("right" if right else "wrong" if said else "missed" for said, right in asked)
    kinds["invented"] = sum(bool(said) for truth, said, _ in cases if not truth)
    return {"exact": round(kinds["right"] / len(asked), 4), **dict(kinds)}
