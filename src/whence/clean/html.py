"""Pages of markup: trafilatura says what the main text is, the stream says where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from whence.clean import furniture, scan
from whence.clean.align import align
from whence.clean.draft import Draft, Drafts
from whence.clean.lexicon import words
from whence.clean.metadata import Metadata, metadata
from whence.clean.offsets import Written
from whence.clean.stream import Paragraph, Stream, packed
from whence.config import Limits
from whence.model import Page

_ELEMENTS = 150_000
"""Elements above which a page is not parsed: no news page comes near it."""
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
_XML = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u2060]")
_MIN_WORDS = 8
"""Words that a main text must have."""
_SUFFIX = re.compile(r"\s+[|–—:»-]{1,2}\s+")


def read(page: Page, source: Written, limits: Limits) -> Drafts:
    """The article of a page of markup."""
    seen = scan.markup(source)
    stream = seen.stream
    if seen.depth > limits.depth:
        reason = f"the markup is nested {seen.depth} deep, more than {limits.depth}"
        return Drafts(stream, (), broken=(reason,))
    if seen.elements > _ELEMENTS:
        reason = f"the markup has {seen.elements} elements, more than {_ELEMENTS}"
        return Drafts(stream, (), broken=(reason,))
    tree = _tree(source.text, limits)
    document = _extracted(page, tree) if tree is not None else None
    if tree is None or document is None:
        return Drafts(stream, (), left=("no main text was found",))
    aligned = align(stream, _lines(document.body))
    paragraphs = aligned.paragraphs
    kept = furniture.body([stream.text(each) for each in paragraphs])
    body = tuple(paragraphs[index] for index in kept)
    left: list[str] = []
    if aligned.untraced:
        left.append(_untraced(aligned.untraced))
    said = metadata(page, tree, document)
    draft = _draft(seen, body, said)
    if sum(len(stream.text(each).split()) for each in draft.body) < _MIN_WORDS:
        return Drafts(stream, (), left=(*left, "no main text was found"))
    return Drafts(stream, (draft,), left=tuple(left))


def _untraced(count: int) -> str:
    what = "one extracted line was" if count == 1 else f"{count} extracted lines were"
    return f"{what} left out: the words could not be traced to the page's bytes"


def _tree(text: str, limits: Limits) -> HtmlElement | None:
    readable = _UNREADABLE.sub(" ", _XML.sub("", text, count=1))
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


def _extracted(page: Page, tree: HtmlElement) -> Document | None:
    try:
        return cast(
            "Document | None",
            trafilatura.bare_extraction(
                tree,
                url=page.url,
                include_comments=False,
                include_tables=True,
                with_metadata=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            ),
        )
    except _BREAKS:
        return None


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
    line = " ".join("".join(current).split())
    if not line:
        return
    # A line break inside a sentence is a blank; after one it ends a paragraph.
    if soft and line[-1] not in '.!?:;"”’)':
        current[:] = [line, " "]
        return
    current.clear()
    lines.append(line)


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


# -- headline ---------------------------------------------------------------------------------


def _draft(seen: scan.Markup, body: tuple[Paragraph, ...], said: Metadata) -> Draft:
    stream = seen.stream
    headline = _headline(seen, body, said.titles)
    if headline:
        body = tuple(each for each in body if not _within(each, headline, stream))
    title = stream.text(headline) if headline else _bare(said.titles, said.outlet)
    return Draft(
        headline=headline,
        body=body,
        title=title,
        byline=said.byline,
        outlet=said.outlet,
        published=said.published,
        url=said.url,
    )


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
        tops = [each for each in before if each.level == 1 and not each.linked]
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
