"""Reads the tolls of a text in a test, and writes them in short."""

from __future__ import annotations

from whence.extract.attribution import attributions
from whence.extract.text import sentences
from whence.extract.tolls import tolls
from whence.model import Article, ByteMap, ByteRun, ClaimDraft, Toll


def article_of(text: str) -> Article:
    """An article whose text is its page's ASCII bytes."""
    return Article(
        article_id="ar_test",
        page_id="pg_test",
        index=0,
        kind="report",
        text=text,
        byte_map=ByteMap((ByteRun(0, len(text), 0, 1),)),
        layers=("text",),
        encoding="utf-8",
        language="en",
    )


def read(text: str) -> list[ClaimDraft]:
    """The toll claims of a text."""
    found = sentences(text)
    return tolls(article_of(text), found, attributions(text, found))


def tolls_of(text: str) -> list[Toll]:
    """The tolls of a text, in text order."""
    return [draft.value for draft in read(text) if isinstance(draft.value, Toll)]


def brief(toll: Toll) -> str:
    """A toll in short: "killed 12-… part", "injured 0 denied"."""
    low = "…" if toll.low is None else str(toll.low)
    high = "…" if toll.high is None else str(toll.high)
    number = low if low == high else f"{low}-{high}"
    scope = "" if toll.scope == "total" else f" {toll.scope}"
    status = "" if toll.status == "reported" else f" {toll.status}"
    return f"{toll.effect} {number}{scope}{status}"
