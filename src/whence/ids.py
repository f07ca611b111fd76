"""Identifiers, made from content and only here.

An id is a short prefix and the first 20 hexadecimal digits of a SHA-256 over its parts, each part
preceded by its length, so that no two lists of parts collide by joining differently. The same
content has the same id on every machine and in every build.
"""

from __future__ import annotations

import hashlib

DIGITS = 20


def digest(data: bytes) -> str:
    """The content digest ``sha256:<64 hex digits>`` of some bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def make(prefix: str, *parts: str | int | None) -> str:
    """An id such as ``ar_3f…`` from a prefix and the parts that identify the thing."""
    hasher = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        hasher.update(b"%d:" % (-1 if part is None else len(data)))
        hasher.update(data)
    return f"{prefix}_{hasher.hexdigest()[:DIGITS]}"


def page(content: str, url: str | None) -> str:
    """A page is its bytes (their digest) at a URL, if one is known."""
    return make("pg", content, url)


def article(page_id: str, index: int, text: str) -> str:
    """An article is the n-th item of a page with this text."""
    return make("ar", page_id, index, text)


def mention(article_id: str, reader: str, key: str) -> str:
    """A mention is what one reader found under one key (its first claim) in one article."""
    return make("me", article_id, reader, key)


def claim(mention_id: str, value: str, start: int, end: int) -> str:
    """A claim is a value (as canonical JSON) at a span of its mention's article."""
    return make("cl", mention_id, value, start, end)


def family(original_id: str) -> str:
    """A family is named after the article that its copies go back to."""
    return make("fa", original_id)


def decision(content: str) -> str:
    """A decision is all that it says, the digest of the one before it included."""
    return make("de", content)


def incident(mention_id: str) -> str:
    """An incident is named after the mention that reported it first."""
    return make("in", mention_id)
