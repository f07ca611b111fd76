"""Listing pages of markup: cards of a linked headline and the first words of its report."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from whence.clean import byline, dates, furniture, listing
from whence.clean.scan import Heading, Markup
from whence.clean.stream import LINE, Paragraph, Piece, Stream

_LEAST = 4
"""Cards that make a page a listing."""
_LONGEST = 1_200
"""Characters of a card's text; what is longer is a report with a linked headline."""
_OUTSIDE = 0.35
"""Share of running text that may stand outside the cards."""
_INTRODUCTION = 200
"""Characters under a page's own headline that make it a report."""


class Card(Struct, frozen=True):
    """One item: its headline, the running text under it, the lines that date and sign it, and
    where the headline links to."""

    headline: Paragraph
    body: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]
    link: str | None


def items(seen: Markup, body: tuple[Paragraph, ...]) -> tuple[Card, ...]:
    """The cards of a listing page, in page order; empty where ``body``, the paragraphs that the
    extractor chose, is one report."""
    stream = seen.stream
    found: list[Card] = []
    taken: list[Piece] = []
    for number, heading in enumerate(seen.headings):
        if heading.link is None or not _is_headline(stream, heading) or _furnished(seen, heading):
            continue
        after = seen.headings[number + 1].start if number + 1 < len(seen.headings) else len(stream)
        card = _card(stream, heading, after)
        if card:
            found.append(card)
            taken.append((heading.start, card.body[-1][-1][1]))
    return tuple(found) if len(found) >= _LEAST and _listed(seen, body, taken) else ()


def _is_headline(stream: Stream, heading: Heading) -> bool:
    return listing.is_headline(stream.text(((heading.start, heading.end),)))


def _furnished(seen: Markup, heading: Heading) -> bool:
    return _inside(seen.furnished, heading.start)


def _card(stream: Stream, heading: Heading, end: int) -> Card | None:
    body: list[Paragraph] = []
    notes: list[Paragraph] = []
    length = 0
    for block in stream.blocks(LINE, heading.end, end):
        text = stream.text((block,))
        if furniture.ends(text) or length > _LONGEST:
            break
        if dates.line_date(text) or byline.is_line(text):
            if not body:
                notes.append((block,))
        elif listing.is_paragraph(text) and not furniture.is_furniture(text):
            body.append((block,))
            length += len(text)
        elif body:
            break
    if not body or length > _LONGEST:
        return None
    return Card(((heading.start, heading.end),), tuple(body), tuple(notes), heading.link)


def _listed(seen: Markup, body: tuple[Paragraph, ...], taken: list[Piece]) -> bool:
    """Whether the cards are the page, and no report stands beside them."""
    stream, first = seen.stream, taken[0][0]
    inside = sum(end - start for start, end in taken)
    outside = introduced = 0
    own = [each.end for each in seen.headings if each.link is None and each.end <= first]
    own = [end for end in own[-1:] if end]
    for paragraph in body:
        text = stream.text(paragraph)
        start = paragraph[0][0]
        if not listing.is_paragraph(text) or _inside(taken, start):
            continue
        outside += len(text)
        if own and own[0] <= start < first:
            introduced += len(text)
    return introduced < _INTRODUCTION and outside <= _OUTSIDE * (outside + inside)


def _inside(taken: list[Piece], position: int) -> bool:
    """Whether a position stands in one of the stretches, which are in order."""
    index = bisect_right(taken, position, key=lambda piece: piece[0]) - 1
    return index >= 0 and position < taken[index][1]
