"""Markup and JSON to streams, in time linear in their length.

The scanner follows the tokenizer of the HTML standard as far as text, comments, raw text elements
and attribute values go. It builds no tree, so nothing that a page nests can exhaust it; it counts
the nesting, so that no tree parser sees a page that is out of bounds.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape

from msgspec import Struct

from whence.clean.lexicon import words
from whence.clean.offsets import Offsets, Written
from whence.clean.stream import BLOCK, LINE, Stream

_TAG = re.compile(r"<(?:(!--)|([!?]|/[^a-zA-Z])|(/)?([a-zA-Z][^\s/>]*+))")
_ATTRIBUTES = re.compile(
    r"""(?:[\s/]++|[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+|=)*+>"""
)
_ATTRIBUTE = re.compile(
    r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+"""
)
_MANY_CHARACTERS = 1_000
"""Characters of a tag below which its attributes need no counting."""
_COMMENT_END = re.compile("--!?>")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "iframe", "noembed", "noframes", "title", "textarea")
}
_VOID = words("area base br col embed hr img input link meta param source track wbr keygen frame")
# Elements whose end tag is implied by the next of their kind: left open, they do not nest.
_IMPLIED = words("p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup rp rt")
_INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr "
    "q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img script style "
    "noscript link meta input svg path use g o:p"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_FURNISHED = frozenset(("nav", "footer", "aside", "form"))
_HREF = re.compile(
    r"""\shref\s*=\s*(?:"\s*([^"#][^"]*)"|'\s*([^'#][^']*)'|([^\s"'>#][^\s>]*))""", re.I
)
_LONGEST_LINK = 2_000


class Heading(Struct, frozen=True):
    """A heading element: its level, its packed characters, where it links to."""

    level: int
    start: int
    end: int
    link: str | None = None


class Markup(Struct):
    """What the scanner saw of a page. ``depth`` bounds its nesting from above for markup that is
    closed in the order in which it was opened; ``attributes`` is the
    largest number that one element has; ``furnished`` are the stretches of its navigation,
    footers, asides and forms."""

    stream: Stream
    headings: list[Heading]
    furnished: list[tuple[int, int]]
    title: str = ""
    depth: int = 0
    elements: int = 0
    attributes: int = 0


def plain(source: Written) -> Stream:
    """The stream of a plain text."""
    stream = Stream(Written(source.text, source.offsets, source.encoding, (*source.layers, "text")))
    stream.plain(0, len(source.text))
    return stream.close()


def markup(source: Written) -> Markup:
    """The stream of a page of markup, with its headings."""
    return _Scanner(
        Written(source.text, source.offsets, source.encoding, (*source.layers, "html"))
    ).run()


class _Scanner:
    def __init__(self, source: Written) -> None:
        self.text = source.text
        self.seen = Markup(Stream(source), [], [])
        self.open: Counter[str] = Counter()
        self.depth = 0
        self.heading: tuple[str, int] | None = None
        self.link: str | None = None
        self.heading_link: str | None = None
        self.furnished_from = 0

    def run(self) -> Markup:
        stream, position = self.seen.stream, 0
        while position < len(self.text):
            tag = _TAG.search(self.text, position)
            self._characters(position, tag.start() if tag else len(self.text))
            if not tag:
                break
            position = self._after(tag)
        stream.close()
        return self.seen

    def _characters(self, start: int, end: int) -> None:
        if start < end and not self.open["template"]:
            self.seen.stream.markup(start, end)

    def _after(self, tag: re.Match[str]) -> int:
        """Takes a tag or comment in; the position after it. What is never closed reaches to the
        end of the page, as it does in a browser."""
        comment, bogus, closing, name = tag.groups()
        if comment:
            return self._after_comment(tag.end())
        if bogus:
            stop = self.text.find(">", tag.end() - 1)
            return stop + 1 if stop >= 0 else len(self.text)
        attributes = _ATTRIBUTES.match(self.text, tag.end())
        if not attributes:
            return len(self.text)
        end = attributes.end()
        name = name.lower()
        if closing:
            self._close(name)
            return end
        self.seen.elements += 1
        if end - tag.end() > _MANY_CHARACTERS:
            count = sum(1 for _ in _ATTRIBUTE.finditer(self.text, tag.end(), end))
            self.seen.attributes = max(self.seen.attributes, count)
        if name in _RAW:
            return self._after_raw(name, end)
        if name == "a":
            self._anchor(attributes.group())
        else:
            self._open(name, closed=self.text[end - 2] == "/")
        return end

    def _after_comment(self, position: int) -> int:
        if self.text.startswith((">", "->"), position):
            return self.text.index(">", position) + 1
        end = _COMMENT_END.search(self.text, position)
        return end.end() if end else len(self.text)

    def _after_raw(self, name: str, position: int) -> int:
        end = _RAW[name].search(self.text, position)
        stop = end.start() if end else len(self.text)
        if name == "title" and not self.seen.title and not self.open["svg"]:
            self.seen.title = self.text[position:stop]
        return stop

    def _anchor(self, attributes: str) -> None:
        found = _HREF.search(attributes)
        link = next(filter(None, found.groups()), None) if found else None
        self.link = unescape(link.strip()) if link and len(link) < _LONGEST_LINK else None
        self.heading_link = self.heading_link or self.link

    def _open(self, name: str, closed: bool) -> None:
        stream = self.seen.stream
        if name not in _INLINE:
            stream.separate(LINE if name == "br" else BLOCK)
        if name in _VOID or closed:
            return
        if name in _HEADINGS:
            self.heading, self.heading_link = (name, len(stream)), self.link
        if name in _FURNISHED and not any(self.open[each] for each in _FURNISHED):
            self.furnished_from = len(stream)
        self.open[name] += 1
        if name not in _IMPLIED:
            self.depth += 1
            self.seen.depth = max(self.seen.depth, self.depth)

    def _close(self, name: str) -> None:
        stream = self.seen.stream
        if name not in _INLINE:
            stream.separate(BLOCK)
        if name == "a":
            self.link = None
            return
        if not self.open[name]:
            return
        self.open[name] -= 1
        if name not in _IMPLIED:
            self.depth -= 1
        if self.heading and self.heading[0] == name:
            level, start, end = int(name[1]), self.heading[1], len(stream)
            self.heading = None
            if start < end:
                self.seen.headings.append(Heading(level, start, end, self.heading_link))
        if name in _FURNISHED and not any(self.open[each] for each in _FURNISHED):
            self.seen.furnished.append((self.furnished_from, len(stream)))


# -- JSON -------------------------------------------------------------------------------------

_WHITE = re.compile(r"[ \t\r\n]*")
_ESCAPES = re.compile(
    r"([^\\]+)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u([0-9a-fA-F]{4})|\\(.)",
    re.DOTALL,
)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def field(source: Written, names: tuple[str, ...]) -> tuple[str, Written] | None:
    """The first of ``names`` that is a text with words in it at the top of a JSON object, as
    written, its escapes undone. Raises ValueError where the source is no JSON object."""
    spans = _strings(source.text)
    for name in names:
        if name in spans:
            written = _unescaped(source, *spans[name])
            if written.text.strip():
                return name, written
    return None


def _strings(text: str) -> dict[str, tuple[int, int]]:
    """The top-level members of an object that are strings: where each stands, quotes left out.
    Of two members of one name the last one counts, as everywhere."""
    decoder = json.JSONDecoder(strict=False)
    found: dict[str, tuple[int, int]] = {}
    position = _expect(text, 0, "{")
    while text[position : position + 1] != "}":
        try:
            key, position = decoder.raw_decode(text, position)
            start = _expect(text, position, ":")
            value, position = decoder.raw_decode(text, start)
        except RecursionError as error:
            raise ValueError("it is nested too deeply") from error
        if not isinstance(key, str):
            raise ValueError("a member has no name")
        found.pop(key, None)
        if isinstance(value, str):
            found[key] = (start + 1, position - 1)
        position = _skip(text, position)
        if text[position : position + 1] != "}":
            position = _expect(text, position, ",")
    return found


def _expect(text: str, position: int, mark: str) -> int:
    position = _skip(text, position)
    if text[position : position + 1] != mark:
        raise ValueError(f"there is no {mark!r} at character {position}")
    return _skip(text, position + 1)


def _skip(text: str, position: int) -> int:
    found = _WHITE.match(text, position)
    return found.end() if found else position


def _unescaped(source: Written, start: int, end: int) -> Written:
    offsets = Offsets()
    out: list[str] = []
    for match in _ESCAPES.finditer(source.text, start, end):
        plain_text, high, low, unit, short = match.groups()
        if plain_text:
            out.append(plain_text)
            for run in source.offsets.runs(match.start(), match.end()):
                offsets.add(*run)
            continue
        if high:
            out.append(chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00))
        elif unit:
            code = int(unit, 16)
            out.append("\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code))
        else:
            out.append(_SHORT.get(short, short))
        low_byte, high_byte = source.offsets.span(match.start(), match.end())
        offsets.add(1, low_byte, high_byte - low_byte)
    return Written("".join(out), offsets, source.encoding, (*source.layers, "json"))
