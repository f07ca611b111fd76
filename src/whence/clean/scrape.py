"""Plain-text scrapes: the words of a page without its markup, furniture still in."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from whence.clean import (
    byline,
    dates,
    entries,
    flat,
    furniture,
    head,
    headline,
    listing,
    repeats,
    signature,
    stamps,
    truncation,
)
from whence.clean.around import Lines, above_comments
from whence.clean.dateline import dateline
from whence.clean.draft import Draft, Drafts
from whence.clean.lexicon import SENTENCE_END
from whence.clean.metadata import declared, from_url, ranged
from whence.clean.repeats import Repeated
from whence.clean.scan import Markup
from whence.clean.stream import BLOCK, LINE, Paragraph, Piece, Stream
from whence.clean.visible import Visible, visible
from whence.model import DateRange, Page

_ENTRIES = entries.LEAST + 1
"""Entries that make lines without markup a live blog or round-up."""
_WORDS = 8
"""Words that a main text must have."""
_BARE_DATES = (4, 0)
"""Lines above the headline and below the report in which a date without a word of what it is may be
the report's: without markup, other pages' dates look the same."""
_SUBJECT = "Subject:"
_SENT = ("From:", "Date:", "Sent:")


class Line(Struct, frozen=True):
    """One paragraph of the scrape: its words, and where they stand in the stream."""

    text: str
    paragraph: Paragraph


def read(page: Page, stream: Stream, repeated: Repeated = repeats.NOTHING) -> Drafts:
    """The article of a scraped page, or its items if it is a listing, less the lines that its
    outlet repeats."""
    every = paragraphs(stream)
    own = repeated.kept([line.text for line in every])
    lines = [every[number] for number in own]
    texts = [line.text for line in lines]
    several = _entries(page, stream, lines)
    if several:
        return several
    items = listing.items(texts)
    if items:
        outlet = page.declared.outlet or _masthead(texts)
        return Drafts(stream, tuple(_item(page, lines, item, outlet) for item in items))
    likely = set(flat.chosen(flat.layout(stream, [(each.text, each.paragraph) for each in every])))
    end = above_comments(texts)
    chosen = [number for number, place in enumerate(own[:end]) if place in likely]
    above = _above(texts, page.declared.title, chosen)
    return _drafts(page, stream, lines, (above, _main(texts, above, chosen)))


def _above(texts: list[str], title: str | None, chosen: list[int]) -> head.Head:
    """The head of a page that prints more above its report than a title, a name and a date, as
    scrapes of whole pages do: its title is looked for above the lines that are ``chosen``."""
    printed = head.read(texts, title)
    best = headline.choose(Lines(texts), chosen, printed.title)
    if title or best is None or best == printed.title:
        return printed
    found = head.read(texts[best:], texts[best])
    beside = (head.beside(texts[best], line) for line in texts[:best])
    return replace(
        found,
        title=best + (found.title or 0),
        body=best + found.body,
        outlet=found.outlet or next(filter(None, beside), None),
    )


def _main(texts: list[str], above: head.Head, chosen: list[int]) -> list[int]:
    """The numbers of the lines that are the report: those that are ``chosen``, less what is
    furniture by its wording; or, if they are next to nothing, what stands after the head."""
    begin = 0 if above.title is None else above.title + 1
    found = [n for n in chosen if n >= begin and not (n and furniture.introduces(texts[n - 1]))]
    found = [found[index] for index in furniture.body([texts[n] for n in found], chosen=True)]
    found = [n for n in found if n >= above.body or _stands_alone(texts[n])]
    if sum(len(texts[n].split()) for n in found) >= _WORDS:
        return found
    return [above.body + n for n in furniture.body(texts[above.body :], chosen=False)]


def _stands_alone(text: str) -> bool:
    """Whether a line above the first paragraph is text of the report: a standfirst, no label."""
    return listing.is_paragraph(text) and not head.is_label(text)


def collected(page: Page, stream: Stream, repeated: Repeated = repeats.NOTHING) -> Drafts:
    """The article of a text that a collector handed over as a page's text. Its lines stay, less
    those that are furniture by their wording or that its outlet repeats."""
    lines = paragraphs(stream)
    lines = [lines[number] for number in repeated.kept([line.text for line in lines])]
    texts = [line.text for line in lines]
    several = _entries(page, stream, lines)
    if several:
        return several
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
    texts = [line.text for line in lines]
    above = _signed(texts, above, kept)
    outlet = page.declared.outlet or above.outlet
    printed = _printed(page, stream, lines, (above.title, body, outlet))
    published = _published(page, above.published) or printed.published or _by_change(printed)
    draft = Draft(
        headline=headline.paragraph if headline else None,
        body=body,
        title=title,
        byline=above.byline or printed.byline,
        outlet=outlet,
        published=published,
        updated=None if published == printed.updated else printed.updated,
        url=page.url,
        credit=None if above.byline or printed.byline else printed.credit,
        truncated=not body or truncation.cut_off(stream.text(body[-1])),
    )
    return Drafts(stream, (draft,))


def _signed(texts: list[str], above: head.Head, kept: list[int]) -> head.Head:
    """A head with the names that stand between its title and the report."""
    end = max(above.body, *kept[:1]) if kept else above.body
    title = -1 if above.title is None else above.title
    who, signing = signature.read(texts, title, end)
    outlet = above.outlet
    if outlet is None and title >= 0:
        outlet = signature.outlet(texts, title, signing)
    return replace(above, byline=who, outlet=outlet)


def _printed(
    page: Page,
    stream: Stream,
    lines: list[Line],
    known: tuple[int | None, tuple[Paragraph, ...], str | None],
) -> Visible:
    """What the lines around a report say of its day and of who signs it. ``known`` are the number
    of its title, its body and its outlet."""
    title, body, outlet = known
    if not body:
        return Visible()
    made = flat.layout(stream, [(line.text, line.paragraph) for line in lines], title)
    edges = (body[0][0][0], body[-1][-1][1])
    return visible(page, Markup(stream), made, (edges, outlet), _BARE_DATES)


def _entries(page: Page, stream: Stream, lines: list[Line]) -> Drafts | None:
    """The entries of a live blog or round-up, and what stands above them; None where the lines are
    one report."""
    lines = lines[: above_comments([line.text for line in lines])]
    texts = [line.text for line in lines]
    rows = _rows(texts)
    if sum(row.stamp is not None or row.place for row in rows) < _ENTRIES:
        return None
    above = head.read(texts, page.declared.title)
    known = entries.Known(_published(page, above.published), latest=page.captured_on)
    found = entries.find(rows, known, _ENTRIES)
    if not found:
        return None
    if above.title is not None and above.title >= found[0].first:
        above = replace(above, title=None)
    begin = 0 if above.title is None else above.title + 1
    kept = [number for number in range(begin, found[0].first) if rows[number].words]
    first = _drafts(page, stream, lines, (above, kept)).found
    made = [
        Draft(
            headline=None if entry.headline is None else lines[entry.headline].paragraph,
            body=tuple(lines[number].paragraph for number in entry.body),
            title=texts[entry.headline] if entry.headline is not None else _title(first),
            byline=next(filter(None, map(byline.from_line, texts[entry.first : entry.last])), None),
            outlet=page.declared.outlet or above.outlet,
            published=day,
            url=page.url,
            truncated=truncation.cut_off(texts[entry.body[-1]]),
        )
        for entry, day in zip(found, entries.days(rows, found, known), strict=True)
    ]
    return Drafts(stream, (*first, *made))


def _title(found: tuple[Draft, ...]) -> str | None:
    return found[0].title if found else None


def _rows(texts: list[str]) -> list[entries.Row]:
    """The lines as the finder of entries sees them."""
    kept = set(furniture.body(texts, chosen=True))
    rows: list[entries.Row] = []
    for number, text in enumerate(texts):
        own = stamps.line(text)
        running = number in kept and own is None and not head.is_label(text)
        if own and stamps.dates_page(text) and not any(row.runs for row in rows):
            own = None
        place = dateline(text, 0, len(text)) if running else None
        rows.append(
            entries.Row(
                len(text.split()) if running else 0,
                running and listing.is_headline(text),
                stamps.of_dateline(place) if place else own or stamps.lead(text),
                place is not None,
            )
        )
    return rows


def paragraphs(stream: Stream) -> list[Line]:
    """The lines of a plain text, those of a hard-wrapped paragraph joined."""
    found: list[Line] = []
    for start, end in stream.blocks(BLOCK):
        rows = stream.blocks(LINE, start, end)
        texts = [stream.text((row,)) for row in rows]
        if _wrapped(texts):
            found.append(Line(stream.text(((start, end),)), ((start, end),)))
        else:
            rows = _headed(texts, rows)
            found.extend(Line(stream.text((row,)), (row,)) for row in rows)
    return found


def _headed(texts: list[str], rows: list[Piece]) -> list[Piece]:
    """The rows, of which one that is the subject of a forwarded message, among who sent it and when
    it was sent, goes without the word that says so."""
    if not any(text.startswith(_SENT) for text in texts):
        return rows
    return [
        (start + len(_SUBJECT), end)
        if text.startswith(_SUBJECT) and text != _SUBJECT
        else (start, end)
        for text, (start, end) in zip(texts, rows, strict=True)
    ]


def _wrapped(rows: list[str]) -> bool:
    """Whether rows were cut by width: none but the last is short or very long, and at least one
    goes on in the next with a small letter."""
    if len(rows) < 2:
        return False
    inner = rows[:-1]
    even = all(40 <= len(row) <= 100 for row in inner) and len(rows[-1]) <= 100
    goes_on = any(
        not SENTENCE_END.search(row) and after[0].islower() for row, after in pairwise(rows)
    )
    return even and goes_on


def _published(page: Page, seen: date | None) -> DateRange | None:
    return declared(page) or ranged(page, seen, "text") or from_url(page)


def _by_change(printed: Visible) -> DateRange | None:
    """Where a page tells only when it was changed, it was published by then."""
    changed = printed.updated
    return DateRange(changed.earliest, changed.latest, "updated") if changed else None


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
