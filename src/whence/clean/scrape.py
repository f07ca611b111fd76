"""Plain-text scrapes: the words of a page without its markup, furniture still in."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from whence.clean import dates, furniture, head, listing, truncation
from whence.clean.draft import Draft, Drafts
from whence.clean.metadata import declared, from_url, ranged
from whence.clean.stream import BLOCK, LINE, Paragraph, Piece, Stream
from whence.model import DateRange, Page

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


class Line(Struct, frozen=True):
    """One paragraph of the scrape: its words, and where they stand in the stream."""

    text: str
    paragraph: Paragraph


def read(page: Page, stream: Stream) -> Drafts:
    """The article of a scraped page, or its items if it is a listing."""
    lines = paragraphs(stream)
    texts = [line.text for line in lines]
    items = listing.items(texts)
    if items:
        outlet = page.declared.outlet or _masthead(texts)
        return Drafts(stream, tuple(_item(page, lines, item, outlet) for item in items))
    above = head.read(texts, page.declared.title)
    kept = furniture.body(texts[above.body :], chosen=False)
    return _drafts(page, stream, lines, (above, [above.body + index for index in kept]))


def collected(page: Page, stream: Stream) -> Drafts:
    """The article of a text that a collector handed over as a page's text. Its lines stay, less
    those that are furniture by their wording."""
    lines = paragraphs(stream)
    texts = [line.text for line in lines]
    above = head.read(texts, page.declared.title)
    if page.declared.title is None and above.title != 0:
        above = replace(above, title=None)
    begin = 0 if above.title is None else above.title + 1
    kept = [begin + index for index in furniture.body(texts[begin:], chosen=True)]
    kept = [index for index in kept if index >= above.body or not head.is_label(texts[index])]
    return _drafts(page, stream, lines, (above, kept))


def _drafts(
    page: Page, stream: Stream, lines: list[Line], chosen: tuple[head.Head, list[int]]
) -> Drafts:
    above, kept = chosen
    headline = lines[above.title] if above.title is not None else None
    title = page.declared.title or (headline.text if headline else None)
    body = tuple(
        lines[index].paragraph
        for index in kept
        if title is None or not head.repeats(lines[index].text, title)
    )
    if not body and not headline:
        return Drafts(stream, (), left=("no main text was found",))
    draft = Draft(
        headline=headline.paragraph if headline else None,
        body=body,
        title=title,
        byline=above.byline,
        outlet=page.declared.outlet or above.outlet,
        published=_published(page, above.published),
        url=page.url,
        truncated=bool(body) and truncation.cut_off(stream.text(body[-1])),
    )
    return Drafts(stream, (draft,))


def paragraphs(stream: Stream) -> list[Line]:
    """The lines of a plain text, those of a hard-wrapped paragraph joined."""
    found: list[Line] = []
    for start, end in stream.blocks(BLOCK):
        rows = stream.blocks(LINE, start, end)
        texts = [stream.text((row,)) for row in rows]
        if _wrapped(texts):
            found.append(Line(stream.text(((start, end),)), ((start, end),)))
        else:
            found.extend(Line(text, (row,)) for text, row in zip(texts, rows, strict=True))
    return found


def _wrapped(rows: list[str]) -> bool:
    """Whether rows were cut by width: none but the last is short or very long, and at least one
    goes on in the next with a small letter."""
    if len(rows) < 2:
        return False
    inner = rows[:-1]
    even = all(40 <= len(row) <= 100 for row in inner) and len(rows[-1]) <= 100
    goes_on = any(
        not _SENTENCE_END.search(row) and after[0].islower() for row, after in pairwise(rows)
    )
    return even and goes_on


def _published(page: Page, seen: date | None) -> DateRange | None:
    return declared(page) or ranged(page, seen, "text") or from_url(page)


def _masthead(lines: list[str]) -> str | None:
    """The outlet's name at the top of a listing, if the page prints it once more."""
    first = lines[0].strip()
    again = any(first in line for line in lines[1:])
    return first if again and head.is_name(first) else None


def _item(page: Page, lines: list[Line], item: Piece, outlet: str | None) -> Draft:
    """One item of a listing: its headline and what stands under it."""
    first, last = item
    days = (dates.line_date(line.text) for line in lines[first + 1 : last])
    return Draft(
        headline=lines[first].paragraph,
        body=tuple(line.paragraph for line in lines[first + 1 : last]),
        title=lines[first].text,
        outlet=outlet,
        published=ranged(page, next((day for day in days if day), None), "text"),
        url=page.url,
        kind="teaser",
        truncated=any(truncation.cut_off(line.text) for line in lines[last - 1 : last]),
    )
