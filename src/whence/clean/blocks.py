"""The blocks of a page, and how its elements share them out.

A block is what stands between two edges of block elements or line breaks. The layout says of each
element how much running text it holds, which element the report most likely stands in (its core),
and which elements are the furniture around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.clean.lexicon import SENTENCE_OR_COLON
from whence.clean.marks import BIT, FURNITURE
from whence.clean.scan import Markup, Node, Outline
from whence.clean.stream import LINE
from whence.clean.tags import INLINE

_RUNNING = 10
"""Words of a block that may be running text."""
_LONG = 25
"""Words of a block that is running text however it ends."""
_ENOUGH = 40
"""Words of running text that a page must have outside its furniture."""
_MAJOR = 0.5
"""Share of a page's running text that no piece of furniture holds."""
_NO_LETTER = re.compile(r"[\W_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_TITLE = 8
"""Letters that a title has at least."""
_SCORED = 60
"""Words of a block above which it counts no more for its element."""
_LIKELY = BIT[".body"] | BIT["article"] | BIT["articlebody"]
_UNLIKELY = sum(BIT[name] for name in ("footer", "aside", ".comment", ".related", ".side", ".foot"))
_SMALL = frozenset(("p", "li", "blockquote", "h2", "h3", "span", ""))
_UNIQUE = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "span", "a"))


class Block(Struct, gc=False):
    """One block: its packed characters, the element that holds all of it, its text, the marks of
    the elements in it, how many words it has, and how many of them in links and in bold type."""

    start: int
    end: int
    element: int
    text: str
    marks: int
    words: int
    linked: int
    strong: int
    break_before: int


def blocks(seen: Markup) -> list[Block]:
    """The blocks of a page, in its order. What is not shown never shares a block with what is."""
    found: list[Block] = []
    group: list[Node] = []
    unseen = 0
    for node in seen.nodes:
        hidden = seen.outline.within[node.element] & BIT["unseen"]
        if group and (node.break_before >= LINE or hidden != unseen):
            found.append(_block(seen.outline, group))
            group = []
        group.append(node)
        unseen = hidden
    if group:
        found.append(_block(seen.outline, group))
    return found


def _block(outline: Outline, group: list[Node]) -> Block:
    holder = _holder(outline, group)
    inner, linked, strong, words = outline.marks[holder], 0, 0, 0
    text = group[0].text
    for number, node in enumerate(group):
        count = node.text.count(" ") + 1
        within = outline.within[node.element]
        words += count
        linked += count if within & BIT["link"] else 0
        strong += count if within & BIT["strong"] else 0
        element = node.element
        while element > holder:
            inner |= outline.marks[element]
            element = outline.parents[element]
        if number:
            text += f" {node.text}" if node.break_before else node.text
    first = group[0]
    return Block(
        first.start, group[-1].end, holder, text, inner, words, linked, strong, first.break_before
    )


def _holder(outline: Outline, group: list[Node]) -> int:
    """The innermost block element that holds every node."""
    parents, tags = outline.parents, outline.tags
    holder = group[0].element
    for node in group[1:]:
        other = node.element
        while other != holder:
            if other > holder:
                other = parents[other]
            else:
                holder = parents[holder]
    while holder and tags[holder] in INLINE:
        holder = parents[holder]
    return holder


def letters(text: str) -> str:
    """A text's letters and digits in lower case, to compare titles by."""
    if text.isascii():
        return text.encode("ascii").lower().translate(None, _NO_LETTERS).decode("ascii")
    return _NO_LETTER.sub("", text.lower())


class Layout:
    """How the elements of a page share out its blocks. Element lists count what stands in an
    element and all within it; block lists are in the order of the blocks."""

    def __init__(self, seen: Markup, titles: Sequence[str]) -> None:
        self.outline = seen.outline
        self.blocks = blocks(seen)
        self.page_titles = tuple(titles)
        self.titles = [each for each in map(letters, titles) if len(each) > _TITLE]
        self.title = self._title()
        self.furnished = self._furnished()
        self.running = [self._running(block, number) for number, block in enumerate(self.blocks)]
        self.prose = self._summed(self.running)
        self.words = self._summed([block.words for block in self.blocks])
        self.linked = self._summed([block.linked for block in self.blocks])
        self.count = self._summed([1] * len(self.blocks))
        self.direct = Counter[int]()
        for block, prose in zip(self.blocks, self.running, strict=True):
            self.direct[block.element] += prose
        self.core, self.score = self._core()
        self._ways = {
            element: (0, 0, steps, 0) for steps, element in enumerate(self.ancestors(self.core))
        }
        self.alike = self._alike()

    def ancestors(self, element: int) -> Iterator[int]:
        """An element and all that hold it, the page last."""
        while element:
            yield element
            element = self.outline.parents[element]
        yield 0

    def kind(self, element: int) -> tuple[int, str, int]:
        """What an element has in common with its like: parent, tag and marks."""
        outline = self.outline
        return outline.parents[element], outline.tags[element], outline.marks[element]

    def _title(self) -> int:
        """The block that prints the page's title; -1 if there is none."""
        within = self.outline.within
        first = -1
        for number, block in enumerate(self.blocks):
            if not within[block.element] & BIT["heading"]:
                continue
            if not block.linked:
                text = letters(block.text)
                if len(text) > _TITLE and any(text in each or each in text for each in self.titles):
                    return number
            top = within[block.element] & (BIT["h1"] | BIT["nav"] | BIT["footer"])
            if first < 0 and top == BIT["h1"]:
                first = number
        return first

    def _furnished(self) -> list[bool]:
        """Which blocks stand in furniture."""
        outline, titled = self.outline, self.title >= 0
        raw = self._summed(
            [
                block.words if block.words >= _RUNNING and block.linked < block.words / 2 else 0
                for block in self.blocks
            ]
        )
        holders = set(self.ancestors(self.blocks[self.title].element)) if titled else set()
        furnished = bytearray(len(outline.tags))
        for element in range(1, len(furnished)):
            own = outline.marks[element] & FURNITURE
            if furnished[outline.parents[element]]:
                furnished[element] = 1
            elif own and element not in holders:
                minor = raw[element] < _MAJOR * raw[0]
                furnished[element] = minor or (titled and bool(own & BIT[".comment"]))
        found = [self._in(furnished, block) for block in self.blocks]
        outside = sum(
            block.words
            for block, inside in zip(self.blocks, found, strict=True)
            if not inside and block.words >= _RUNNING and block.linked < block.words / 2
        )
        return found if outside >= _ENOUGH else [False] * len(found)

    def _in(self, furnished: bytearray, block: Block) -> bool:
        inner = block.marks & FURNITURE & ~self.outline.marks[block.element]
        return bool(furnished[block.element] or (inner and block.words < _RUNNING))

    def _running(self, block: Block, number: int) -> int:
        """The words of a block that is running text, 0 for any other."""
        if self.furnished[number] or block.words < _RUNNING or block.linked >= block.words / 2:
            return 0
        if self.outline.within[block.element] & BIT["unseen"]:
            return 0
        whole = block.words > _LONG or SENTENCE_OR_COLON.search(block.text)
        return block.words if whole else 0

    def _summed(self, values: list[int]) -> list[int]:
        """The values of blocks added up over the elements that hold them."""
        totals = [0] * len(self.outline.tags)
        for block, value in zip(self.blocks, values, strict=True):
            totals[block.element] += value
        for element in range(len(totals) - 1, 0, -1):
            totals[self.outline.parents[element]] += totals[element]
        return totals

    def _core(self) -> tuple[int, float]:
        """The element that the report most likely stands in, and its score: running text counts
        for the element around it, and half for the next."""
        parents, tags = self.outline.parents, self.outline.tags
        scores: dict[int, float] = {}
        for block, prose in zip(self.blocks, self.running, strict=True):
            if prose:
                element = block.element
                holder = parents[element] if tags[element] in _SMALL else element
                value = float(min(prose, _SCORED))
                scores[holder] = scores.get(holder, 0.0) + value
                scores[parents[holder]] = scores.get(parents[holder], 0.0) + value / 2
        best, most = 0, 0.0
        for element, score in sorted(scores.items()):
            own = self.outline.marks[element]
            weight = 1 - self.linked[element] / max(1, self.words[element])
            weight *= (0.5 if own & _UNLIKELY else 1.0) * (1.3 if own & _LIKELY else 1.0)
            if score * weight > most:
                best, most = element, score * weight
        return best, most

    def _alike(self) -> dict[tuple[int, str, int], tuple[int, int]]:
        """Of elements of one kind side by side: how many hold running text, and how much."""
        found: dict[tuple[int, str, int], tuple[int, int]] = {}
        for element in range(1, len(self.outline.tags)):
            if self.prose[element]:
                many, much = found.get(self.kind(element), (0, 0))
                found[self.kind(element)] = (many + 1, much + self.prose[element])
        return found

    def off_core(self, block: Block) -> tuple[int, int, int, int]:
        """How a block leaves the core: the marks of the elements on the way, the steps up to one
        that holds the core too, the steps from there to the core, and the most like elements side
        by side on the way."""
        path, steps, down, many = self._way(block.element)
        own = block.marks if steps else block.marks & ~self.outline.marks[block.element]
        return path | own, steps, down, many

    def _way(self, element: int) -> tuple[int, int, int, int]:
        """How an element leaves the core."""
        outline, ways = self.outline, self._ways
        below: list[int] = []
        while element not in ways:
            below.append(element)
            element = outline.parents[element]
        way = ways[element]
        for each in reversed(below):
            path, steps, down, many = way
            if outline.tags[each] not in _UNIQUE:
                many = max(many, self.alike.get(self.kind(each), (0, 0))[0])
            ways[each] = way = path | outline.marks[each], steps + 1, down, many
        return way
