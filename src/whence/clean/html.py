"""Pages of markup: trafilatura says what the main text is, the stream says where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import cast

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from whence.clean import cards, dates, furniture, head, listing, scan
from whence.clean.align import align
from whence.clean.byline import from_line
from whence.clean.draft import Draft, Drafts
from whence.clean.lexicon import words
from whence.clean.metadata import Metadata, absolute, metadata, ranged
from whence.clean.offsets import Written
from whence.clean.stream import Paragraph, Stream, packed
from whence.config import Limits
from whence.model import Page

_ELEMENTS = 100_000
_ATTRIBUTES = 500
"""Elements of a page, and attributes of one element, above which it is not parsed: no news page
comes near them, and a tree parser takes the square of them in time."""
# What lxml and trafilatura have been seen to raise, or may, on markup that no browser would show.
_BREAKS = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    AssertionError,
    RecursionError,
)
_BLOCKS = words("p head item quote row list table body main div ab code fw lg entry")
_XML = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u2060]")
_NOTHING = "no main text was found"
_WIDE = re.compile(r"\s{40,}")
"""White space that says nothing and that an extractor's patterns could walk many times."""
_MIN_WORDS = 8
"""Words that a main text must have."""
_SUFFIX = re.compile(r"\s+[|–—:»-]{1,2}\s+")


def read(page: Page, source: Written, limits: Limits) -> Drafts:
    """The article of a page of markup."""
    seen = scan.markup(source)
    stream = seen.stream
    hostile = _hostile(seen, limits)
    if hostile:
        return Drafts(stream, (), broken=(hostile,))
    tree = _tree(source.text, limits)
    if tree is None:
        return Drafts(stream, (), left=(_NOTHING,))
    document = _extracted(page, tree)
    aligned = align(stream, _lines(document.body))
    paragraphs = aligned.paragraphs
    kept = furniture.body([stream.text(each) for each in paragraphs], chosen=True)
    body = tuple(paragraphs[index] for index in kept)
    left = (_untraced(aligned.untraced),) if aligned.untraced else ()
    said = metadata(page, tree, document)
    items = () if said.reports == 1 else cards.items(seen, body)
    if items:
        return Drafts(stream, tuple(_item(page, stream, each, said) for each in items))
    draft = _draft(page, seen, body, said)
    if sum(len(stream.text(each).split()) for each in draft.body) < _MIN_WORDS:
        return Drafts(stream, (), left=(*left, _NOTHING))
    return Drafts(stream, (draft,), left=left)


def _hostile(seen: scan.Markup, limits: Limits) -> str | None:
    """Why the page must not be parsed, if it must not."""
    if seen.depth > limits.depth:
        return f"the markup is nested {seen.depth} deep, more than {limits.depth}"
    if seen.elements > _ELEMENTS:
        return f"the markup has {seen.elements} elements, more than {_ELEMENTS}"
    if seen.attributes > _ATTRIBUTES:
        return f"an element has {seen.attributes} attributes, more than {_ATTRIBUTES}"
    return None


def _untraced(count: int) -> str:
    what = "one extracted line was" if count == 1 else f"{count} extracted lines were"
    return f"{what} left out: the words could not be traced to the page's bytes"


def _tree(text: str, limits: Limits) -> HtmlElement | None:
    readable = _WIDE.sub("\n", _UNREADABLE.sub(" ", _XML.sub("", text, count=1)))
    try:
        tree = trafilatura.load_html(readable)
        deep = tree is not None and _deeper(tree, limits.depth)
    except _BREAKS:
        return None
    return None if tree is None or deep else cast(HtmlElement, tree)


def _deeper(tree: HtmlElement, limit: int) -> bool:
    """Whether the tree that the parser made is deeper than the scanner saw."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def _extracted(page: Page, tree: HtmlElement) -> Document:
    """What trafilatura found; an empty document where that is nothing."""
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=page.url,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except _BREAKS:
        found = None
    return cast(Document, found or Document())


# -- the extractor's body as lines ------------------------------------------------------------


def _lines(body: HtmlElement | None) -> list[str]:
    """The paragraphs of the extracted body, list items and table rows as paragraphs of their
    own."""
    lines: list[str] = []
    current: list[str] = []
    for mark, text in _texts(body):
        if mark:
            _flush(lines, current, mark == "lb")
        if text:
            current.append(text)
    _flush(lines, current, soft=False)
    return lines


def _flush(lines: list[str], current: list[str], soft: bool) -> None:
    last = next((text for text in reversed(current) if not text.isspace()), "").rstrip()
    # A line break inside a sentence is a blank; after one it ends a paragraph.
    if soft and last and last[-1] not in '.!?:;"”’)':
        current.append(" ")
        return
    if last:
        lines.append(" ".join("".join(current).split()))
    current.clear()


def _texts(body: HtmlElement | None) -> Iterator[tuple[str, str]]:
    """The body's text in document order, with the block edges between (``"block"``, ``"lb"``)."""
    if body is None:
        return
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        edge = "lb" if tag == "lb" else "block" if tag in _BLOCKS else ""
        if tag == "cell" and event == "start":
            yield "", " "
        if event == "start":
            yield edge, element.text or ""
        else:
            yield edge, (element.tail or "") if element is not body else ""


def _item(page: Page, stream: Stream, card: cards.Card, said: Metadata) -> Draft:
    """One item of a listing page."""
    texts = [stream.text(each) for each in card.notes]
    day = next((found for found in map(dates.line_date, texts) if found), None)
    return Draft(
        headline=card.headline,
        body=card.body,
        title=stream.text(card.headline),
        byline=next((who for who in map(from_line, texts) if who), None),
        outlet=said.outlet,
        published=ranged(page, day, "text"),
        url=absolute(card.link, said.url),
        kind="teaser",
    )


# -- headline ---------------------------------------------------------------------------------


def _draft(page: Page, seen: scan.Markup, body: tuple[Paragraph, ...], said: Metadata) -> Draft:
    stream = seen.stream
    full = " ".join(unescape(seen.title).split())
    headline = _headline(seen, body, (*said.titles, full))
    if headline:
        body = tuple(each for each in body if not _within(each, headline, stream))
    title = stream.text(headline) if headline else _bare(said.titles, said.outlet)
    body, labels = _unlabelled(stream, body, headline)
    days = (dates.line_date(label) for label in labels)
    seen_on = ranged(page, next((day for day in days if day), None), "text")
    return Draft(
        headline=headline,
        body=body,
        title=title,
        byline=said.byline or next((who for who in map(from_line, labels) if who), None),
        outlet=said.outlet or (head.beside(title, full) if title else None),
        published=said.published or seen_on or said.guessed,
        url=said.url,
    )


def _unlabelled(
    stream: Stream, body: tuple[Paragraph, ...], headline: Paragraph | None
) -> tuple[tuple[Paragraph, ...], list[str]]:
    """The body without what stands above its first running text: the page's own lines before the
    headline, and the labels after it, which are handed back."""
    begin = headline[-1][1] if headline else 0
    kept: list[Paragraph] = []
    labels: list[str] = []
    for index, paragraph in enumerate(body):
        text = stream.text(paragraph)
        if listing.is_paragraph(text) and not head.is_label(text):
            return (*kept, *body[index:]), labels
        if head.is_label(text):
            labels.append(text)
        elif paragraph[0][0] >= begin:
            kept.append(paragraph)
    return body, labels


def _headline(
    seen: scan.Markup, body: tuple[Paragraph, ...], titles: tuple[str, ...]
) -> Paragraph | None:
    """The heading that prints one of the declared titles: the last such before the body begins,
    of the highest level; otherwise the only h1."""
    begin = body[0][0][0] if body else len(seen.stream)
    before = [each for each in seen.headings if each.start <= begin] or seen.headings
    wanted = [packed(title).casefold() for title in titles]
    matching = [
        each
        for each in before
        if _same(seen.stream.packed[each.start : each.end].casefold(), wanted)
    ]
    if not matching:
        tops = [each for each in before if each.level == 1 and not each.link]
        matching = tops if len(tops) == 1 and not titles else []
    if not matching:
        return None
    best = min(matching, key=lambda each: (each.level, -each.start))
    return ((best.start, best.end),)


def _same(heading: str, titles: list[str]) -> bool:
    """Whether a heading is one of the titles, or a title less the name of the site."""
    if len(heading) < 8:
        return False
    for title in titles:
        if heading == title or (heading in title and len(heading) >= 0.5 * len(title)):
            return True
        if title in heading and len(title) >= 0.6 * len(heading):
            return True
    return False


def _within(paragraph: Paragraph, headline: Paragraph, stream: Stream) -> bool:
    """Whether a paragraph only repeats the headline."""
    start, end = paragraph[0][0], paragraph[-1][1]
    if headline[0][0] <= start and end <= headline[-1][1]:
        return True
    words = "".join(stream.packed[low:high] for low, high in paragraph)
    return words == stream.packed[headline[0][0] : headline[-1][1]]


def _bare(titles: tuple[str, ...], outlet: str | None) -> str | None:
    """The first title, less the name of the site at its end."""
    if not titles:
        return None
    title = " ".join(titles[0].split())
    parts = _SUFFIX.split(title)
    if outlet and len(parts) > 1 and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—:»-")
    return title
