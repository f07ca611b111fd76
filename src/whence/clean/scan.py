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
from whence.clean.lexicon import words
from whence.clean.offsets import Written
from whence.clean.stream import BLOCK, LINE, SPACE, Stream

_ATTRIBUTES = (
    r"""(?:[\s/]++|[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+|=)*+"""
)
_TAG = re.compile(rf"<(?:(!--)|([!?]|/[^a-zA-Z])|(/)?([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})(>)?)")
_ATTRIBUTE = re.compile(
    r"""([^\s/>=][^\s/>=]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))"""
)
_COMMENT_END = re.compile("--!?>")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "iframe", "noembed", "noframes", "title", "textarea")
}
_VOID = words("area base br col embed hr img input link meta param source track wbr keygen frame")
INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr "
    "q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img script style "
    "noscript link meta input svg path use g o:p"
)
# Elements that only dress their words: they are no part of the outline.
_DRESS = words(
    "i em font u s small big sub sup tt code abbr acronym cite q mark path g use nobr ins del"
)
_UNHELD = _DRESS | _VOID
_ENDS_PARAGRAPH = words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul"
)
# Elements whose end tag is implied by the next of their kind, and what that may not reach over.
_SAME: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr",),
    "thead": ("thead", "tbody", "tfoot"),
    "tbody": ("thead", "tbody", "tfoot"),
    "tfoot": ("thead", "tbody", "tfoot"),
    "option": ("option",),
}
_WITHIN = {
    "li": words("ul ol menu"),
    "dt": words("dl"),
    "dd": words("dl"),
    "td": words("tr table"),
    "th": words("tr table"),
    "tr": words("table"),
    "thead": words("table"),
    "tbody": words("table"),
    "tfoot": words("table"),
    "option": words("select"),
}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_FURNISHED = frozenset(("nav", "footer", "aside", "form"))
_DECLARING = frozenset(("meta", "link", "time"))
_FOLLOWED = _HEADINGS | _FURNISHED | {"a", "html"}
ELEMENTS = 100_000
"""Elements of a page above which it is not read: no news page comes near them."""
_LONGEST_LINK = 2_000
_MOST_DECLARED = 2_000
"""Meta elements, links, scripts of data and times that are kept of one page."""


class Heading(Struct, frozen=True):
    """A heading element: its level, its packed characters, where it links to."""

    level: int
    start: int
    end: int
    link: str | None = None


class Node(Struct, frozen=True):
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
        self.seen = Markup(Stream(source))
        self.deepest = depth
        self.stack = [0]
        self.opened: dict[str, int] = {}
        self.begun: dict[int, int] = {}
        self.hrefs: dict[int, str] = {}
        self.heading_link: str | None = None
        self.furnished_from = 0

    def run(self) -> Markup:
        text, seen, position = self.text, self.seen, 0
        search, stream, length = _TAG.search, self.seen.stream, len(self.text)
        while position < length:
            tag = search(text, position)
            stop = tag.start() if tag else length
            if stop > position and not self.opened.get("template"):
                self._characters(position, stop)
            if not tag or seen.depth > self.deepest or seen.elements > ELEMENTS:
                break
            position = self._after(tag)
        stream.close()
        return seen

    def _characters(self, start: int, end: int) -> None:
        stream, written = self.seen.stream, self.text[start:end]
        if written.isspace():
            stream.separate(SPACE)
            return
        before, kind = len(stream), stream.pending
        stream.markup(written, start)
        if len(stream) > before:
            if "&" in written:
                written = unescape(written)
            spaced = max(kind, SPACE) if written[0].isspace() else kind
            row = " ".join(written.split())
            self.seen.nodes.append(Node(before, len(stream), self.stack[-1], row, spaced))

    def _after(self, tag: re.Match[str]) -> int:
        """Takes a tag or comment in; the position after it. What is never closed reaches to the
        end of the page, as it does in a browser."""
        comment, bogus, closing, name, attributes, closed = tag.groups()
        if comment:
            return self._after_comment(tag.end())
        if bogus:
            stop = self.text.find(">", tag.end() - 1)
            return stop + 1 if stop >= 0 else len(self.text)
        if not closed:
            return len(self.text)
        name = name.lower()
        if closing:
            self._close(name)
            return tag.end()
        self.seen.elements += 1
        if name in _RAW:
            return self._after_raw(name, attributes, tag.end())
        self._open(name, attributes)
        return tag.end()

    def _after_comment(self, position: int) -> int:
        if self.text.startswith((">", "->"), position):
            return self.text.index(">", position) + 1
        end = _COMMENT_END.search(self.text, position)
        return end.end() if end else len(self.text)

    def _after_raw(self, name: str, attributes: str, position: int) -> int:
        end = _RAW[name].search(self.text, position)
        stop = end.start() if end else len(self.text)
        if name == "title" and not self.seen.title and not self.opened.get("svg"):
            self.seen.title = " ".join(unescape(self.text[position:stop]).split())
        data = name == "script" and "ld+json" in attributes.lower()
        if data and len(self.seen.data) < _MOST_DECLARED:
            self.seen.data.append(self.text[position:stop])
        return stop

    # -- elements -------------------------------------------------------------------------

    def _open(self, name: str, attributes: str) -> None:
        outline, opened = self.seen.outline, self.opened
        if name not in INLINE:
            self.seen.stream.separate(LINE if name == "br" else BLOCK)
        if name in _DECLARING:
            self._declare(name, attributes)
        if name in _UNHELD or _closes_itself(attributes):
            return
        if name in _ENDS_PARAGRAPH and opened.get("p"):
            self._pop(("p",), INLINE, among=True)
        if name == "a" and opened.get("a"):
            self._pop(("a",), INLINE, among=True)
        same = _SAME.get(name)
        if same and any(opened.get(each) for each in same):
            self._pop(same, _WITHIN[name], among=False)
        parent, own = self.stack[-1], marks.of(name, attributes)
        element = len(outline.tags)
        outline.parents.append(parent)
        outline.tags.append(name)
        outline.attributes.append(attributes)
        outline.marks.append(own)
        outline.within.append(outline.within[parent] | own)
        self.stack.append(element)
        opened[name] = opened.get(name, 0) + 1
        self.seen.depth = max(self.seen.depth, len(self.stack) - 1)
        if name in _FOLLOWED:
            self._begin(name, attributes, element)

    def _begin(self, name: str, attributes: str, element: int) -> None:
        if name == "a":
            link = attributes_of(attributes).get("href", "").strip()
            if link and not link.startswith("#") and len(link) < _LONGEST_LINK:
                self.hrefs[element] = link
                self.heading_link = self.heading_link or link
        elif name in _HEADINGS:
            self.begun[element] = len(self.seen.stream)
            above = (self.hrefs[each] for each in reversed(self.stack) if each in self.hrefs)
            self.heading_link = next(above, None)
        elif name in _FURNISHED and sum(self.opened.get(each, 0) for each in _FURNISHED) == 1:
            self.furnished_from = len(self.seen.stream)
        elif name == "html":
            self.seen.language = attributes_of(attributes).get("lang", "")

    def _close(self, name: str) -> None:
        if name not in INLINE:
            self.seen.stream.separate(BLOCK)
        if not self.opened.get(name):
            return
        if name in INLINE:
            self._pop((name,), INLINE, among=True)
        else:
            self._pop((name,), _WITHIN.get(name, frozenset()), among=False)

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
        if name not in _FOLLOWED:
            return
        end = len(self.seen.stream)
        start = self.begun.pop(element, end)
        if start < end:
            self.seen.headings.append(Heading(int(name[1]), start, end, self.heading_link))
        self.hrefs.pop(element, None)
        if name in _FURNISHED and not any(self.opened.get(each) for each in _FURNISHED):
            self.seen.furnished.append((self.furnished_from, end))

    def _declare(self, name: str, attributes: str) -> None:
        seen = self.seen
        kept = {"meta": seen.metas, "link": seen.links, "time": seen.times}[name]
        if len(kept) < _MOST_DECLARED:
            kept.append(Declaration(attributes_of(attributes), len(seen.stream)))


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
