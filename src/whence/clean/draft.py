"""What the readers of the different page kinds agree on before an Article is made of it."""

from __future__ import annotations

from msgspec import Struct

from whence.clean.stream import Paragraph, Stream
from whence.model import ArticleKind, DateRange


class Draft(Struct, frozen=True):
    """An article in the making: where its headline (if the page prints it) and body stand in the
    stream, and what the page says about it."""

    headline: Paragraph | None
    body: tuple[Paragraph, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: DateRange | None = None
    url: str | None = None
    kind: ArticleKind = "report"
    credit: str | None = None
    updated: DateRange | None = None
    section: str | None = None
    language: str | None = None
    truncated: bool = False


class Drafts(Struct, frozen=True):
    """The articles of one page, and what could not be taken from it: sentences for rejections that
    are policy (``left``) or damage (``broken``)."""

    stream: Stream
    found: tuple[Draft, ...]
    left: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
