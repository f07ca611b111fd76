"""Pages become articles: main text, title, byline, dateline, outlet, date, language.

Every character of an article's text that is not white space comes from bytes of the page, and the
article's byte map says which. Text that cannot be traced to bytes is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from whence import ids
from whence.calendar import calendar_day
from whence.clean import fields, html, repeats, scan, scrape
from whence.clean.dateline import dateline
from whence.clean.dates import plausible
from whence.clean.decode import decode
from whence.clean.draft import Draft, Drafts
from whence.clean.language import language
from whence.clean.offsets import Offsets, Written, joined
from whence.clean.repeats import Repeated
from whence.clean.site import SiteCleaner
from whence.clean.stream import Stream, compose, packed
from whence.config import Limits
from whence.model import Article, Dateline, DateRange, Media, Page, Rejection
from whence.replayed import unwrapped

VERSION = "16"
"""Changes whenever the same page may come out differently."""

_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_BINARY = 0.02
_PRINTED_WITHIN = 2_000
"""Characters of a collector's text in which a headline that it prints must stand."""
_WEEK = 8
_DATELINE_WITHIN = 4
"""Paragraphs of the body in which the dateline may stand: captions and standfirsts go before."""


def clean(
    page: Page,
    body: bytes,
    limits: Limits,
    cleaners: Sequence[SiteCleaner] = (),
    repeated: Repeated = repeats.NOTHING,
) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """The articles of a page, in page order, and what was not taken from it.

    ``body`` are the page's bytes, ``cleaners`` those of single sites, each used for its own,
    ``repeated`` the lines that the page's outlet prints on many pages, which are left out.
    Nothing is raised for what the bytes hold: broken content becomes a rejection, and what is
    whole is kept.
    """
    if len(body) > limits.page:
        reason = f"the page has {len(body)} bytes, more than {limits.page}"
        return (), (_rejection(page, reason, broken=True),)
    page = unwrapped(page)
    drafts = _drafts(page, body, limits, (cleaners, repeated))
    articles = tuple(
        _article(page, drafts.stream, draft, index) for index, draft in enumerate(drafts.found)
    )
    articles = _in_one_language(articles)
    rejections = (
        *(_rejection(page, reason, broken=True) for reason in drafts.broken),
        *(_rejection(page, reason, broken=False) for reason in drafts.left),
    )
    return articles, rejections


def lines(page: Page, body: bytes, limits: Limits) -> tuple[str, ...]:
    """The lines that a page shows, furniture and all, to count which of them its outlet repeats;
    none where the page cannot be read."""
    found = None if len(body) > limits.page else _written(page, body)
    if found is None or isinstance(found, str):
        return ()
    media, written = found
    if media == "text/html":
        return html.lines(written, limits)
    return tuple(line.text for line in scrape.paragraphs(scan.plain(written)))


def _drafts(
    page: Page,
    body: bytes,
    limits: Limits,
    known: tuple[Sequence[SiteCleaner], Repeated],
) -> Drafts:
    found = _written(page, body)
    if found is None or isinstance(found, str):
        nothing = Stream(Written("", Offsets(), "utf-8"))
        said = (found,) if found else ()
        return Drafts(nothing, (), () if said else ("no main text was found",), said)
    media, written = found
    if media == "text/html":
        return html.read(page, written, limits, *known)
    read = scrape.collected if page.media == "application/json" else scrape.read
    return read(page, scan.plain(written), known[1])


def _written(page: Page, body: bytes) -> tuple[Media, Written] | str | None:
    """The characters of a page and whether they are markup; or why it has none that can be read, or
    None where it has no text at all."""
    if page.media != "application/json":
        written = decode(body, page.charset, markup=page.media == "text/html")
        return "the page is no text" if _is_binary(written.text) else (page.media, written)
    line = decode(body, "utf-8", markup=False)
    try:
        found = fields.field(line, ("text", "html", "title"))
    except ValueError as error:
        return f"the line is no JSON object: {error}"
    if found is None:
        return None
    name, written = found
    return ("text/html", written) if name == "html" else ("text/plain", _headed(line, written))


def _headed(line: Written, text: Written) -> Written:
    """The text under the line's ``title``, unless its beginning prints that already."""
    found = fields.field(line, ("title",))
    if found is None or "\n" in found[1].text.strip():
        return text
    title = packed(found[1].text).casefold()
    if title in packed(text.text[:_PRINTED_WITHIN]).casefold():
        return text
    return joined(found[1], text)


def _is_binary(text: str) -> bool:
    """Whether more than a few of the characters are controls, which no text has."""
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, _CONTROLS)) > 8 + _BINARY * len(text)


def _rejection(page: Page, reason: str, broken: bool) -> Rejection:
    return Rejection("clean", page.source, reason, broken)


def _article(page: Page, stream: Stream, draft: Draft, index: int) -> Article:
    headline = (draft.headline,) if draft.headline else ()
    text, byte_map, spans = compose(stream, (*headline, *draft.body))
    body = spans[len(headline) :]
    tongue = language(text)
    line = next(
        (found for span in body[:_DATELINE_WITHIN] if (found := dateline(text, *span))), None
    )
    return Article(
        article_id=ids.article(page.page_id, index, text),
        page_id=page.page_id,
        index=index,
        kind="not_read" if tongue not in (None, "en") else draft.kind,
        text=text,
        byte_map=byte_map,
        layers=stream.source.layers,
        encoding=stream.source.encoding,
        body_start=body[0][0] if body else len(text),
        title=draft.title,
        byline=draft.byline,
        dateline=line,
        outlet=draft.outlet,
        published=draft.published or _written_on(page, line),
        language=tongue,
        url=draft.url,
        credit=draft.credit,
        updated=draft.updated,
        section=draft.section,
        truncated=draft.truncated,
    )


def _in_one_language(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """An item too short to tell is in the language that all its page's other items are in."""
    told = {article.language for article in articles} - {None}
    if len(told) != 1 or len(articles) < 2:
        return articles
    tongue = told.pop()
    return tuple(
        article
        if article.language
        else replace(article, language=tongue, kind=article.kind if tongue == "en" else "not_read")
        for article in articles
    )


def _written_on(page: Page, line: Dateline | None) -> DateRange | None:
    """The dateline's own date, where nothing else dates the page and it is whole, or was the last
    such day in the week before the page was taken."""
    if line is None or not (line.month and line.day):
        return None
    year = line.year or _year_of(line.month, line.day, page.captured_on)
    if year is None:
        return None
    day = calendar_day(year, line.month, line.day)
    return DateRange(day, day, "text") if day and plausible(day, page.captured_on) else None


def _year_of(month: int, day: int, captured: date | None) -> int | None:
    """The year of a day that lies in the week before a capture."""
    week = (captured - timedelta(days=back) for back in range(_WEEK)) if captured else ()
    return next((one.year for one in week if (one.month, one.day) == (month, day)), None)
