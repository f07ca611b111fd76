"""Markup to a stream and an outline of its elements, in time linear in its length.

The scanner follows the tokenizer of the HTML standard as far as text, comments, raw text elements
and attribute values go, and closes elements as browsers do for paragraphs, list items and table
cells. It builds no tree: an element knows its parent and what it says about itself. It stops where
the markup is nested too deeply or has too many elements, so that no page can exhaust it.
"""

from __future__ import annotations

import re
from html import unescape

from msgspec import Struct, field

from whence.clean import marks
from whence.clean.offsets import Written
from whence.clean.stream import BLOCK, NO_BREAK, SPACE, Stream
from whence.clean.tags import FOLLOWED, FURNISHED, HEADINGS, INLINE, KINDS, OTHER, Kind

_ATTRIBUTES = (
    r"""(?:[\s/]++|[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+|=)*+"""
)
_TAG = re.compile(rf"<(?:(!--)|([!?]|/[^a-zA-Z])|(/)?([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})(>)?)")
_ATTRIBUTE = re.compile(
    r"""([^\s/>=][^\s/>=]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))"""
)
_COMMENT_END = re.compile("--!?>")

_HIDDEN = re.compile(r"[^<]{0,40}</([a-zA-Z]+)\s*>")
"""A longer text that is hidden at first may be the rest of the report, for whoever asks for it."""
_BEFORE_NOTE = re.compile(r"[ \d.,;:!?)\]”’\"']")

ELEMENTS = 100_000
"""Elements of a page above which it is not read: no news page comes near them."""
_LONGEST_LINK = 2_000
_MOST_DECLARED = 2_000
"""Meta elements, links, scripts of data and times that are kept of one page."""


class Heading(Struct, frozen=True, gc=False):
    """A heading element: its level, its packed characters, where it links to."""

    level: int
    start: int
    end: int
    link: str | None = None


class Node(Struct, frozen=True, gc=False):
    """One text of the page: its packed characters, the element that holds it, its words with
    single blanks, and whether a blank or an edge stands before it."""

    start: int
    end: int
    element: int
    text: str
    break_before: int


class Declaration(Struct, frozen=True):
    """A ``meta``, ``link`` or ``time`` element: its attributes, and where in the stream it
    stands."""

    attributes: dict[str, str]
    position: int


class Outline(Struct):
    """The elements of a page in the order in which they open; the first is the page. Of each:
    its parent, its tag, its attributes as written, its marks, the union of its own and its
    ancestors' marks."""

    parents: list[int] = field(default_factory=lambda: [0])
    tags: list[str] = field(default_factory=lambda: [""])
    attributes: list[str] = field(default_factory=lambda: [""])
    marks: list[int] = field(default_factory=lambda: [0])
    within: list[int] = field(default_factory=lambda: [0])


class Markup(Struct):
    """What the scanner saw of a page. ``furnished`` are the stretches of its navigation, footers,
    asides and forms; ``data`` the texts of its JSON-LD scripts."""

    stream: Stream
    outline: Outline = field(default_factory=Outline)
    nodes: list[Node] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    furnished: list[tuple[int, int]] = field(default_factory=list)
    metas: list[Declaration] = field(default_factory=list)
    links: list[Declaration] = field(default_factory=list)
    times: list[Declaration] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    depth: int = 0
    elements: int = 0


def plain(source: Written) -> Stream:
    """The stream of a plain text."""
    stream = Stream(Written(source.text, source.offsets, source.encoding, (*source.layers, "text")))
    stream.plain(0, len(source.text))
    return stream.close()


def markup(source: Written, depth: int) -> Markup:
    """The stream of a page of markup and what else it holds. Stops after ``depth`` elements in one
    another, or ``ELEMENTS`` in all."""
    layers = (*source.layers, "html")
    return _Scanner(Written(source.text, source.offsets, source.encoding, layers), depth).run()


class _Scanner:
    def __init__(self, source: Written, depth: int) -> None:
        self.text = source.text
        self.stream = Stream(source)
        self.seen = Markup(self.stream)
        self.deepest = depth
        self.stack = [0]
        self.opened: dict[str, int] = {}
        self.begun: dict[int, int] = {}
        self.heading_link: str | None = None
        self.furnished_from = 0

    def run(self) -> Markup:
        position, length = 0, len(self.text)
        while position < length:
            position = self._on(position)
        self.stream.close()
        self._mark()
        return self.seen

    def _on(self, position: int) -> int:
        """Reads on to the end of the page, or to the next tag after which what follows is no
        markup; the position after that."""
        text, seen, opened = self.text, self.seen, self.opened
        for tag in _TAG.finditer(text, position):
            start = tag.start()
            if start > position and not opened.get("template"):
                self._characters(text[position:start], position)
            if seen.depth > self.deepest or seen.elements > ELEMENTS:
                return len(text)
            position = tag.end()
            _, _, closing, name, attributes, closed = tag.groups()
            if not closed:
                return self._after_no_tag(tag)
            name = name.lower()
            kind = KINDS.get(name, OTHER)
            if closing:
                self._close(name, kind)
                continue
            seen.elements += 1
            if kind.raw:
                return self._after_raw(name, kind.raw, attributes, position)
            if kind.unread or (kind.breaks == NO_BREAK and marks.is_hidden(attributes)):
                after = self._after_unread(name, kind.unread, position)
                if after > position:
                    return after
            self._open(name, kind, attributes)
        if position < len(text) and not opened.get("template"):
            self._characters(text[position:], position)
        return len(text)

    def _characters(self, written: str, start: int) -> None:
        stream = self.stream
        if written.isspace():
            if not stream.pending:
                stream.pending = SPACE
            return
        before, kind = len(stream), stream.pending
        row = stream.markup(written, start)
        if len(stream) > before:
            spaced = max(kind, SPACE) if row[0].isspace() else kind
            line = " ".join(row.split())
            self.seen.nodes.append(Node(before, len(stream), self.stack[-1], line, spaced))

    def _after_no_tag(self, tag: re.Match[str]) -> int:
        """The position after a comment, or after a tag that is none or is never closed, which
        reaches to the end of the page, as it does in a browser."""
        if tag[1]:
            return self._after_comment(tag.end())
        stop = self.text.find(">", tag.end() - 1) if tag[2] else -1
        return stop + 1 if stop >= 0 else len(self.text)

    def _after_comment(self, position: int) -> int:
        if self.text.startswith((">", "->"), position):
            return self.text.index(">", position) + 1
        end = _COMMENT_END.search(self.text, position)
        return end.end() if end else len(self.text)

    def _after_raw(self, name: str, raw: re.Pattern[str], attributes: str, position: int) -> int:
        end = raw.search(self.text, position)
        stop = end.start() if end else len(self.text)
        if name == "title" and not self.seen.title and not self.opened.get("svg"):
            self.seen.title = " ".join(unescape(self.text[position:stop]).split())
        data = name == "script" and "ld+json" in attributes.lower()
        if data and len(self.seen.data) < _MOST_DECLARED:
            self.seen.data.append(self.text[position:stop])
        return stop

    def _after_unread(self, name: str, unread: re.Pattern[str] | None, position: int) -> int:
        """The position after words of a line that a reader does not read as part of it: those that
        are struck out, a mark that leads to a note, and a few that are not shown. Where it is none
        of these, the position handed in."""
        if name == "sup" and not _BEFORE_NOTE.match(self.stream.last()):
            return position
        end = (unread or _HIDDEN).match(self.text, position)
        return end.end() if end and (unread or end[1].lower() == name) else position

    def _mark(self) -> None:
        """Marks the elements that hold text: the others are never asked for theirs."""
        outline = self.seen.outline
        parents = outline.parents
        holding = {0}
        for node in self.seen.nodes:
            element = node.element
            while element not in holding:
                holding.add(element)
                element = parents[element]
        held = sorted(holding)
        own = marks.of([(outline.tags[each], outline.attributes[each]) for each in held])
        outline.marks = [0] * len(parents)
        outline.within = [0] * len(parents)
        for element, found in zip(held, own, strict=True):
            outline.marks[element] = found
            outline.within[element] = outline.within[parents[element]] | found

    # -- elements -------------------------------------------------------------------------

    def _open(self, name: str, kind: Kind, attributes: str) -> None:
        outline, opened, stack = self.seen.outline, self.opened, self.stack
        self.stream.pending = max(self.stream.pending, kind.breaks)
        if kind.declares:
            self._declare(name, attributes)
        if not kind.held or (attributes.endswith("/") and _closes_itself(attributes)):
            return
        if kind.ends_paragraph and opened.get("p"):
            self._pop(("p",), INLINE, among=True)
        if name == "a" and opened.get("a"):
            self._pop(("a",), INLINE, among=True)
        if kind.same and any(opened.get(each) for each in kind.same):
            self._pop(kind.same, kind.within, among=False)
        element = len(outline.tags)
        outline.parents.append(stack[-1])
        outline.tags.append(name)
        outline.attributes.append(attributes)
        stack.append(element)
        opened[name] = opened.get(name, 0) + 1
        if len(stack) > self.seen.depth + 1:
            self.seen.depth = len(stack) - 1
        if kind.followed:
            self._begin(name, attributes, element)

    def _begin(self, name: str, attributes: str, element: int) -> None:
        if name == "a":
            if self.begun and not self.heading_link:
                self.heading_link = _link(attributes)
        elif name in HEADINGS:
            self.begun[element] = len(self.stream)
            outline = self.seen.outline
            around = (each for each in reversed(self.stack) if outline.tags[each] == "a")
            links = (_link(outline.attributes[each]) for each in around)
            self.heading_link = next(filter(None, links), None)
        elif name in FURNISHED and sum(self.opened.get(each, 0) for each in FURNISHED) == 1:
            self.furnished_from = len(self.stream)
        elif name == "html":
            self.seen.language = attributes_of(attributes).get("lang", "")

    def _close(self, name: str, kind: Kind) -> None:
        inline = kind.breaks == NO_BREAK
        if not inline:
            self.stream.pending = BLOCK
        if not self.opened.get(name):
            return
        if inline:
            self._pop((name,), INLINE, among=True)
        else:
            self._pop((name,), kind.within, among=False)

    def _pop(self, names: tuple[str, ...], others: frozenset[str], among: bool) -> None:
        """Closes the innermost element of one of the names, and what is open in it. The search
        goes up through ``others`` only (``among``), or stops at one of them."""
        tags = self.seen.outline.tags
        if tags[self.stack[-1]] in names:
            self._end(self.stack.pop())
            return
        for index in range(len(self.stack) - 1, 0, -1):
            tag = tags[self.stack[index]]
            if tag in names:
                for element in reversed(self.stack[index:]):
                    self._end(element)
                del self.stack[index:]
                return
            if (tag in others) != among:
                return

    def _end(self, element: int) -> None:
        name = self.seen.outline.tags[element]
        self.opened[name] -= 1
        if name not in FOLLOWED:
            return
        end = len(self.stream)
        start = self.begun.pop(element, end)
        if start < end:
            self.seen.headings.append(Heading(int(name[1]), start, end, self.heading_link))
        if name in FURNISHED and not any(self.opened.get(each) for each in FURNISHED):
            self.seen.furnished.append((self.furnished_from, end))

    def _declare(self, name: str, attributes: str) -> None:
        seen = self.seen
        kept = {"meta": seen.metas, "link": seen.links, "time": seen.times}[name]
        if name == "link" and "canonical" not in attributes.lower():
            return
        if len(kept) < _MOST_DECLARED:
            kept.append(Declaration(attributes_of(attributes), len(self.stream)))


def _link(attributes: str) -> str | None:
    """Where an ``a`` element leads to, if that is another page."""
    link = attributes_of(attributes).get("href", "").strip()
    return link if link and not link.startswith("#") and len(link) < _LONGEST_LINK else None


def _closes_itself(attributes: str) -> bool:
    """Whether a tag ends in a slash that is no part of a value."""
    return attributes.endswith("/") and (len(attributes) < 2 or attributes[-2] in " \t\n\"'")


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag that have values, names in lower case, the first of each name."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        name, *values = match.groups()
        found.setdefault(name.lower(), unescape(next((v for v in values if v is not None), "")))
    return found
