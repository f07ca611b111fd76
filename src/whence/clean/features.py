"""What the chooser of the main text is told of each block, as numbers.

The columns are named in ``NAMES``; the weights say which names they were fitted to. A column is
about shape and place: the only words that count are those of furniture and of page makers.
"""

from __future__ import annotations

import math
import re
import string
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.clean import furniture, head, listing, marks
from whence.clean.blocks import Block, Layout, letters
from whence.clean.dateline import dateline
from whence.clean.lexicon import ENGLISH, SENTENCE_OR_COLON, words
from whence.clean.marks import BIT

_ADDRESSED = words("you your we our us my i")
_ASKING = words("read related more see watch also click download subscribe sign follow share get")
_SIGNING = words("by written posted published updated")
_HOUSE = words(
    "subscribe newsletter cookies cookie advertisement sponsored copyright reserved sign login "
    "email comment comments reply share follow"
)
_PICTURED = words(
    "photo photograph image picture getty reuters ap afp photos credit courtesy shutterstock"
)
_TAG_CODES = {
    name: code
    for code, names in enumerate(
        ("p", "li", "h1 h2", "h3 h4 h5 h6", "div", "td th", "blockquote", "figcaption",
         "section article", "body", "pre", "dd dt", "span")
    )
    for name in names.split()
}  # fmt: skip
_OTHER_TAG = 13
_EDGE = re.compile(r"^\W+|\W+$")
_EDGES = string.punctuation.replace("_", "") + "“”‘’–—…«»•·"
"""The usual marks around a word."""
_DIGITS, _CAPITALS = string.digits.encode(), string.ascii_uppercase.encode()
WORD = re.compile(r"\w+")
_STOPS = re.compile(r"[.?!] ")
_ADDRESS = re.compile(r"@|http|www\.")
_BARS = re.compile(r"[|»›]")
_END = 12
"""Characters at the end of a text that tell how it ends."""
_LOOKED_AT = 80
_LOOKED_AT_CHARACTERS = 300
_FAR = 999
_FEW = 40
"""Words below which a block may be a headline."""

_TEXT = (
    "words", "log words", "linked share", "linked", "bold share", "letters per word", "ends whole",
    "commas", "stops", "capital first", "quote first", "digits", "capitals", "function words",
    "addressed", "capital words", "stray", "closing", "ends page", "label", "headline", "bars",
    "address", "colon", "cut off", "rights", "again", "dateline", "signing", "asking", "house",
    "pictured", "is title", "in description", "in article body", "has article body",
)  # fmt: skip
_PLACE = (
    "place", "place in words", "place in prose", "after title", "titled", "from first", "to last",
    "inside", "steps up", "steps down", "depth", "tag", "break", "like beside", "since heading",
    "heading ends", "since end", "prose since", "running",
)  # fmt: skip
_HELD = (
    "prose share", "prose share 1", "prose share 2", "prose share 3", "log prose 1", "log prose 2",
    "log direct 1", "linked 0", "linked 1", "linked 2", "linked 3", "blocks 0", "blocks 1",
    "blocks 2", "log words 1", "log words 2", "log prose", "blocks", "linked page", "core score",
    "core share",
)  # fmt: skip
_NEAR = ("words", "linked share", "ends whole", "bold share", "tag", "steps up", "furnished")
_OFFSETS = (1, 2, -1, -2)
_MARKED = tuple(name for name in marks.NAMES if name not in ("link", "strong"))

NAMES: tuple[str, ...] = (
    *_TEXT,
    *_PLACE,
    *_HELD,
    *(f"{name} {offset:+}" for offset in _OFFSETS for name in _NEAR),
    "same holder -1",
    "same holder +1",
    *(f"mark {name}" for name in _MARKED),
)

Matrix = NDArray[np.float32]
Row = tuple[float, ...]


class Page:
    """What the blocks of one page are seen against."""

    def __init__(self, layout: Layout, description: str, article_body: str) -> None:
        self.layout = layout
        self.description = letters(description)
        self.article_body = " ".join(WORD.findall(article_body.lower()))
        self.texts = Counter(block.text for block in layout.blocks)
        self.total = sum(layout.running) or 1
        self.all_words = sum(block.words for block in layout.blocks) or 1
        cored = [
            number
            for number, (block, prose) in enumerate(zip(layout.blocks, layout.running, strict=True))
            if prose and self._near(block)
        ]
        self.first = cored[0] if cored else 0
        self.last = cored[-1] if cored else len(layout.blocks) - 1

    def _near(self, block: Block) -> bool:
        parent = self.layout.outline.parents[block.element]
        return self.layout.core in (block.element, parent)


def matrix(page: Page) -> Matrix:
    """One row per block, one column per name. Blocks in furniture are told by what stands beside
    them only: their own columns are zero."""
    layout = page.layout
    blocks = layout.blocks
    paths = [layout.off_core(block) for block in blocks]
    texts = np.zeros((len(blocks), len(_TEXT)), np.float32)
    for number, (block, out) in enumerate(zip(blocks, layout.furnished, strict=True)):
        if not out:
            texts[number] = _of_text(page, block)
    own = [texts, np.array(_places(page, paths), np.float32)]
    near = np.array(
        [_beside(layout, number, path[1]) for number, path in enumerate(paths)],
        np.float32,
    )
    moved = [_moved(near, offset) for offset in _OFFSETS]
    holders = np.array([layout.outline.parents[block.element] for block in blocks])
    same = holders[1:] == holders[:-1]
    beside = np.stack([np.r_[False, same], np.r_[same, False]], 1).astype(np.float32)
    bits = _bits([path[0] for path in paths])
    return np.concatenate([*own, _of_holders(page), *moved, beside, bits], 1)


def _of_text(page: Page, block: Block) -> Row:
    text, many = block.text, block.words
    tokens = text.split(None, _LOOKED_AT)[:_LOOKED_AT]
    low = [word if word.isalnum() else _bare(word) for word in " ".join(tokens).lower().split(" ")]
    count, kinds = len(low), set(low)
    start = text[:_LOOKED_AT_CHARACTERS]
    plain = letters(start)
    return (
        many,
        math.log1p(many),
        block.linked / many,
        block.linked,
        block.strong / many,
        len(text) / many,
        ends_whole(text),
        text.count(",") / many,
        len(_STOPS.findall(text)),
        text[:1].isupper(),
        text[:1] in "“\"‘'«",
        *_digits_and_capitals(start),
        sum(map(ENGLISH.__contains__, low)) / count,
        0.0 if kinds.isdisjoint(_ADDRESSED) else sum(map(_ADDRESSED.__contains__, low)) / count,
        sum(token[:1].isupper() for token in tokens[:40]) / min(40, count),
        *_by_wording(text, many),
        page.texts[text] > 1,
        many > 5 and bool(dateline(text, 0, len(text))),
        low[0] in _SIGNING,
        low[0] in _ASKING,
        not kinds.isdisjoint(_HOUSE),
        not kinds.isdisjoint(_PICTURED),
        plain in page.layout.titles,
        many > 5 and bool(page.description) and plain[:60] in page.description,
        _share_in(page.article_body, text),
        bool(page.article_body),
    )


def _bare(word: str) -> str:
    """A word without the marks around it."""
    bare = word.strip(_EDGES)
    usual = not bare or (bare[0].isalnum() and bare[-1].isalnum())
    return bare if usual else _EDGE.sub("", bare)


def _digits_and_capitals(text: str) -> tuple[float, float]:
    """Their shares of a text's characters."""
    many = len(text)
    if text.isascii():
        written = text.encode("ascii")
        digits = many - len(written.translate(None, _DIGITS))
        return digits / many, (many - len(written.translate(None, _CAPITALS))) / many
    return sum(map(str.isdigit, text)) / many, sum(map(str.isupper, text)) / many


def ends_whole(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return bool(SENTENCE_OR_COLON.search(text[-_END:]))


def _by_wording(text: str, many: int) -> Row:
    stray, closing, ends = furniture.stray(text), furniture.closing(text), furniture.ends(text)
    plain = many < _FEW and not (stray or closing or ends)
    return (
        stray,
        closing,
        ends,
        many < 30 and head.is_label(text),
        plain and listing.is_shaped_as_headline(text),
        bool(_BARS.search(text)),
        bool(_ADDRESS.search(text)),
        ":" in text,
        text.endswith(("…", "...")),
        "©" in text,
    )


def _share_in(article_body: str, text: str) -> float:
    """The share of a block's runs of three words that the declared article body has; -1 where
    there is none."""
    if not article_body:
        return -1.0
    found = WORD.findall(text.lower())
    if len(found) < 3:
        return float(bool(found) and " ".join(found) in article_body)
    runs = [" ".join(found[at : at + 3]) for at in range(0, len(found) - 2, 3)]
    return sum(run in article_body for run in runs) / len(runs)


def _places(page: Page, paths: list[tuple[int, int, int, int]]) -> list[Row]:
    layout = page.layout
    outline, blocks = layout.outline, layout.blocks
    depths = _depths(outline.parents)
    rows: list[Row] = []
    prose = seen = since = 0
    heading = ending = -1
    closes = False
    for number, block in enumerate(blocks):
        _, up, down, like = paths[number]
        after = number - layout.title if layout.title >= 0 else -99
        rows.append(
            (
                number / len(blocks),
                seen / page.all_words,
                prose / page.total,
                after,
                layout.title >= 0 and after > 0,
                number - page.first,
                page.last - number,
                page.first <= number <= page.last,
                up,
                down,
                depths[block.element],
                _tag(layout, block),
                block.break_before,
                like,
                number - heading if heading >= 0 else 99,
                closes,
                number - ending if ending >= 0 else _FAR,
                since,
                layout.running[number],
            )
        )
        ends = furniture.ends(block.text)
        if outline.within[block.element] & BIT["heading"]:
            heading, closes, since = number, ends, 0
        ending = number if ends else ending
        prose += layout.running[number]
        since += layout.running[number]
        seen += block.words
    return rows


def _of_holders(page: Page) -> Matrix:
    """What the elements that hold each block hold beside it."""
    layout, total = page.layout, page.total
    parents = np.array(layout.outline.parents)
    own = np.array([block.element for block in layout.blocks])
    first = parents[own]
    second = parents[first]
    third = parents[second]
    prose, every, linked = map(np.array, (layout.prose, layout.words, layout.linked))
    share = linked / np.maximum(1, every)
    direct = np.array([layout.direct[element] for element in first.tolist()])
    count = np.array(layout.count)
    whole = (math.log1p(total), len(own), share[0], layout.score / total,
             prose[layout.core] / total)  # fmt: skip
    columns = (
        *(prose[each] / total for each in (own, first, second, third)),
        np.log1p(prose[first]),
        np.log1p(prose[second]),
        np.log1p(direct),
        *(share[each] for each in (own, first, second, third)),
        *(count[each] for each in (own, first, second)),
        np.log1p(every[first]),
        np.log1p(every[second]),
        *(np.full(len(own), value) for value in whole),
    )
    return np.stack(columns, 1).astype(np.float32)


def _beside(layout: Layout, number: int, up: int) -> Row:
    block = layout.blocks[number]
    return (
        block.words,
        block.linked / block.words,
        ends_whole(block.text),
        block.strong / block.words,
        _tag(layout, block),
        up,
        layout.furnished[number],
    )


def _moved(near: Matrix, offset: int) -> Matrix:
    """The rows of the blocks that stand ``offset`` after each; -1 where there is none."""
    out = np.full_like(near, -1)
    if len(near) > abs(offset):
        if offset > 0:
            out[:-offset] = near[offset:]
        else:
            out[-offset:] = near[:offset]
    return out


def _tag(layout: Layout, block: Block) -> int:
    return _TAG_CODES.get(layout.outline.tags[block.element], _OTHER_TAG)


def _depths(parents: list[int]) -> list[int]:
    depths = [0] * len(parents)
    for element in range(1, len(parents)):
        depths[element] = depths[parents[element]] + 1
    return depths


def _bits(paths: list[int]) -> NDArray[Any]:
    width = (len(marks.NAMES) + 7) // 8
    packed = np.frombuffer(
        b"".join(path.to_bytes(width, "little") for path in paths), dtype=np.uint8
    )
    bits = np.unpackbits(packed.reshape(len(paths), width), axis=1, bitorder="little")
    columns = [marks.NAMES.index(name) for name in _MARKED]
    return bits[:, columns].astype(np.float32)
