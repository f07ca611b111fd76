"""Plain-text scrapes: the words of a page without its markup, furniture still in."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from msgspec import Struct

from whence.clean import byline, dates, furniture, listing
from whence.clean.dateline import dateline
from whence.clean.draft import Draft, Drafts
from whence.clean.metadata import declared, from_url, ranged
from whence.clean.stream import BLOCK, LINE, Paragraph, Piece, Stream, packed
from whence.model import DateRange, Page

_HEAD = 14
"""Lines within which a page's title, outlet, date and byline stand."""
_SENTENCE = 60
"""Characters of a line that ends like a sentence and is taken for the body's first."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


class Line(Struct, frozen=True):
    """One paragraph of the scrape: its words, and where they stand in the stream."""

    text: str
    paragraph: Paragraph


class _Head(Struct, frozen=True):
    """What stands above the body: the title's line, the index of the body's first line, and what
    the lines between say."""

    title: int | None
    body: int
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None


def read(page: Page, stream: Stream) -> Drafts:
    """The article of a scraped page, or its items if it is a listing."""
    lines = paragraphs(stream)
    items = listing.items([line.text for line in lines])
    if items:
        return Drafts(stream, tuple(_item(page, lines, item) for item in items))
    head = _head(lines, page.declared.title)
    kept = furniture.body([line.text for line in lines[head.body :]], chosen=False)
    body = tuple(
        line.paragraph
        for line in (lines[head.body + index] for index in kept)
        if head.title is None or packed(line.text) != packed(lines[head.title].text)
    )
    if not body:
        return Drafts(stream, (), left=("no main text was found",))
    title = lines[head.title] if head.title is not None else None
    draft = Draft(
        headline=title.paragraph if title else None,
        body=body,
        title=page.declared.title or (title.text if title else None),
        byline=head.byline,
        outlet=page.declared.outlet or head.outlet,
        published=_published(page, head.published),
        url=page.url,
    )
    return Drafts(stream, (draft,))


def collected(page: Page, stream: Stream) -> Drafts:
    """The article of a text that a collector handed over as a page's text. Its lines stay, less
    those that are furniture by their wording."""
    lines = paragraphs(stream)
    head = _head(lines, page.declared.title)
    wanted = packed(page.declared.title or "").casefold()
    first = head.title if head.title is not None and wanted else None
    begin = first + 1 if first is not None else 0
    kept = furniture.body([line.text for line in lines[begin:]], chosen=True)
    body = tuple(
        lines[index].paragraph
        for index in (begin + each for each in kept)
        if not (index < head.body and _is_label(lines[index].text))
        and not (wanted and _repeats(lines[index].text, wanted))
    )
    if not body and first is None:
        return Drafts(stream, (), left=("no main text was found",))
    title = lines[first] if first is not None else None
    draft = Draft(
        headline=title.paragraph if title else None,
        body=body,
        title=page.declared.title,
        byline=head.byline,
        outlet=page.declared.outlet,
        published=_published(page, head.published),
        url=page.url,
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


# -- above the body ---------------------------------------------------------------------------


def _head(lines: list[Line], title: str | None) -> _Head:
    found = _declared_title(lines, title) if title else _printed_title(lines)
    begin = found + 1 if found is not None else 0
    outlet: str | None = None
    who: str | None = None
    day = _visible_date(lines[: begin - 1 if begin else 0], labelled=True)
    body = begin
    for index in range(begin, min(len(lines), begin + _HEAD)):
        text = lines[index].text
        if _begins_body(text):
            break
        dated = dates.line_date(text)
        day = dated or day
        who = who or byline.from_line(text)
        if not dated and not outlet and _is_outlet(text, index, begin, lines):
            outlet = text
        body = index + 1
    if body - begin >= _HEAD or body >= len(lines):
        body = begin
    return _Head(found, body, outlet, who, day)


def _declared_title(lines: list[Line], title: str) -> int | None:
    wanted = packed(title).casefold()
    rows = [packed(line.text).casefold() for line in lines[:_HEAD]]
    return next((index for index, row in enumerate(rows) if row == wanted), None)


def _printed_title(lines: list[Line]) -> int | None:
    """The title's last printing: the first line that looks like one, or that a later one of the
    first lines repeats, alone or after the name of a section."""
    rows = [packed(line.text) for line in lines[:_HEAD]]
    for index, row in enumerate(rows):
        if len(row) < 12 or furniture.is_furniture(lines[index].text):
            continue
        again = [
            later
            for later in range(index + 1, len(rows))
            if len(rows[later]) >= 12 and (row.endswith(rows[later]) or row == rows[later])
        ]
        if again:
            return again[-1]
        if _begins_body(lines[index].text):
            return None
        if listing.is_headline(lines[index].text) and not dates.line_date(lines[index].text):
            return index
    return None


def _is_label(text: str) -> bool:
    """Whether a line above the body only dates, signs or counts."""
    return bool(dates.line_date(text)) or byline.is_line(text) or not re.search(r"[^\W\d_]", text)


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the title again, once or more often."""
    row = packed(line).casefold()
    return bool(row) and len(row) % len(title) == 0 and row == title * (len(row) // len(title))


def _begins_body(text: str) -> bool:
    if dateline(text, 0, len(text)):
        return True
    if furniture.is_furniture(text) or byline.is_line(text) or dates.line_date(text):
        return False
    return len(text) >= _SENTENCE and bool(_SENTENCE_END.search(text) or len(text) > 180)


def _is_outlet(text: str, index: int, begin: int, lines: list[Line]) -> bool:
    """Whether a short line between the title and the body is a name: a few capitalised words."""
    if index + 1 >= len(lines) or index > begin + 2 or furniture.is_furniture(text):
        return False
    words = text.split()
    named = 1 <= len(words) <= 5 and all(word[0].isupper() or word in _SMALL for word in words)
    return named and len(text) <= 40 and not re.search(r"[.,:;!?\d]", text)


_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "&"))


def _visible_date(lines: list[Line], labelled: bool) -> date | None:
    for line in lines:
        found = dates.line_date(line.text)
        if found and (not labelled or dates.labelled(line.text)):
            return found
    return None


def _published(page: Page, seen: date | None) -> DateRange | None:
    return declared(page) or ranged(page, seen, "text") or from_url(page)


def _item(page: Page, lines: list[Line], item: Piece) -> Draft:
    """One item of a listing: its headline and what stands under it."""
    first, last = item
    day = _visible_date(lines[first + 1 : last], labelled=False)
    return Draft(
        headline=lines[first].paragraph,
        body=tuple(line.paragraph for line in lines[first + 1 : last]),
        title=lines[first].text,
        outlet=page.declared.outlet,
        published=ranged(page, day, "text"),
        url=page.url,
        kind="teaser",
    )
