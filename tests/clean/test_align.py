"""Extracted text finds its place in the page, or stays out."""

from __future__ import annotations

from whence.clean import scan
from whence.clean.align import align
from whence.clean.decode import decode
from whence.clean.stream import Stream

PAGE = """<div>Read more</div><p>The council of Orrin met on Monday and voted for the wall.</p>
<div>Read more</div><p>Two <sup>[1]</sup> of its members left <button>Share</button> before the
vote was taken, the clerk said.</p><p>The wall will cost 4 million crowns, the town&#39;s clerk
said.</p>"""


def stream() -> Stream:
    return scan.markup(decode(PAGE.encode(), None, markup=True)).stream


def texts(*blocks: str) -> tuple[list[str], int]:
    found = align(stream(), blocks)
    return [stream().text(paragraph) for paragraph in found.paragraphs], found.untraced


def test_blocks_are_found_in_order() -> None:
    wanted = [
        "The council of Orrin met on Monday and voted for the wall.",
        "The wall will cost 4 million crowns, the town's clerk said.",
    ]
    assert texts(*wanted) == (wanted, 0)


def test_words_that_the_extractor_left_out_stay_out() -> None:
    wanted = "Two of its members left before the vote was taken, the clerk said."
    assert texts(wanted) == ([wanted], 0)


def test_a_block_that_stands_before_the_last_one_is_found() -> None:
    wanted = [
        "The wall will cost 4 million crowns, the town's clerk said.",
        "The council of Orrin met on Monday and voted for the wall.",
    ]
    assert texts(*wanted) == (wanted, 0)


def test_words_that_the_page_does_not_hold_are_left_out() -> None:
    assert texts("Ninety people were killed when the wall fell, the clerk said.") == ([], 1)


def test_the_same_stretch_is_one_paragraph() -> None:
    block = "The council of Orrin met on Monday and voted for the wall."
    assert texts(block, block) == ([block], 1)


def test_where_one_word_differs_the_page_is_right() -> None:
    given = "The wall will certainly cost 4 million crowns, the town's clerk said in the hall"
    assert texts(given)[1] == 1
    given = "The council of Orrin met on Monday and then voted for the wall."
    assert texts(given)[0] == ["The council of Orrin met on Monday and voted for the wall."]
