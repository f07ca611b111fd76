"""What a page declares in JSON-LD: read, never run; broken declarations count as absent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from msgspec import Struct

_DEPTH = 12
_LONGEST = 300
_REPORTS = ("Article", "Report", "BlogPosting", "Review")
_PAGES = ("WebPage",)
_POSTINGS = ("LiveBlogPosting",)
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)?|(?:-->|//\s*\]\]>|\]\]>)?[\s;]*\Z"
)
_TAGS = re.compile(r"<[^<>]{1,200}>")

_POSTS = 2_000
"""Posts of one live blog that are looked at."""
_BEGINNING = 1_000
"""Characters of a post that are kept, to find it on the page."""

Item = dict[str, Any]


class Post(Struct, frozen=True):
    """One post of a live blog as JSON-LD describes it: enough to find it on the page, and what the
    page may not print of it."""

    headline: str
    text: str
    published: str | None
    url: str | None
    authors: tuple[str, ...]


class Linked:
    """The reports that a page's JSON-LD describes, in its order, and all else that it names."""

    def __init__(self, data: Iterable[str]) -> None:
        self.by_id: dict[str, Item] = {}
        self.reports: list[Item] = []
        self.pages: list[Item] = []
        for written in data:
            try:
                value = json.loads(_WRAPPING.sub("", written), strict=False)
            except (ValueError, RecursionError):
                continue
            for item in _every(value, 0):
                self._name(item)
            offered = tuple(_offered(value, 0))
            self.reports.extend(item for item in offered if is_a(item, _REPORTS))
            self.pages.extend(item for item in offered if is_a(item, _PAGES))

    def text(self, name: str) -> str | None:
        """The first text that a report has under a name."""
        return next(iter(self.texts(name)), None)

    def texts(self, name: str) -> list[str]:
        """The texts that the reports have under a name."""
        return _texts(self.reports, name)

    def page_texts(self, name: str) -> list[str]:
        """The texts that the descriptions of the web page itself have under a name."""
        return _texts(self.pages, name)

    def names(self, name: str) -> list[str]:
        """The names of those whom the reports name so (``author``, ``publisher``)."""
        return [found for item in self.reports for found in self._names(item.get(name), 0)]

    def article_body(self) -> str:
        """The longest text that a report declares as its body, its markup taken off."""
        bodies = (item.get("articleBody") for item in self.reports)
        best = max((body for body in bodies if isinstance(body, str)), key=len, default="")
        return unescape(_TAGS.sub(" ", best))

    def closed(self) -> bool:
        """Whether a report says that it is not free to read."""
        said = (item.get("isAccessibleForFree") for item in self.reports)
        return any(
            value is False or str(value).lower() == "false" for value in said if value is not None
        )

    def posts(self) -> tuple[Post, ...]:
        """The posts that a live blog says that it has, in its order; none where the page is
        none."""
        for item in self.reports:
            said = item.get("liveBlogUpdate")
            if is_a(item, _POSTINGS) and isinstance(said, list):
                return tuple(self._post(post) for post in said[:_POSTS] if isinstance(post, dict))
        return ()

    def _post(self, post: Item) -> Post:
        body = post.get("articleBody")
        return Post(
            headline=text_of(post.get("headline")) or "",
            text=unescape(_TAGS.sub(" ", body[:_BEGINNING])) if isinstance(body, str) else "",
            published=text_of(post.get("datePublished")),
            url=text_of(post.get("url")),
            authors=tuple(self._names(post.get("author"), 0)),
        )

    def _name(self, item: Item) -> None:
        name = item.get("@id")
        if isinstance(name, str) and len(item) > 1:
            self.by_id.setdefault(name, item)

    def _names(self, value: object, depth: int) -> Iterator[str]:
        if isinstance(value, list):
            for each in value[:50]:
                yield from self._names(each, depth + 1) if depth < 3 else ()
            return
        if isinstance(value, dict):
            known = self.by_id.get(str(value.get("@id")), {})
            value = value.get("name") or known.get("name")
            if isinstance(value, list):
                yield from self._names(value, depth + 1) if depth < 3 else ()
                return
        text = text_of(value)
        if text:
            yield text


def _texts(items: list[Item], name: str) -> list[str]:
    return [text for item in items if (text := text_of(item.get(name)))]


def is_a(item: Item, endings: tuple[str, ...]) -> bool:
    """Whether one of the item's types ends in one of the endings."""
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(endings) for name in names)


def text_of(value: object) -> str | None:
    """A value as a line of text, if it is one."""
    if not isinstance(value, str):
        return None
    return " ".join(unescape(value[: 2 * _LONGEST]).split())[:_LONGEST] or None


def _offered(value: object, depth: int) -> Iterator[Item]:
    """The items that a page offers as its own."""
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _offered(value.get(name), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _offered(each, depth + 1)


def _every(value: object, depth: int) -> Iterator[Item]:
    """All items, however they are nested."""
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for each in value.values():
            if isinstance(each, dict | list):
                yield from _every(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _every(each, depth + 1)
