"""What a page prints around its report's beginning: who signs, when it was published and updated.

Only lines between the page's head and the report's first paragraph count, and those right under
its end: a date in the running text is the date of what it tells. A line that names an event beside
its date dates the event; and where nothing but a bare date stands in sight, it is no date of
publication if the report tells of that very day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from whence.clean import byline, dates, head, signature
from whence.clean.blocks import Block, Layout
from whence.clean.marks import BIT
from whence.clean.metadata import ranged, written
from whence.clean.scan import Declaration, Markup
from whence.model import DateRange, Page

_BEFORE = 14
"""Blocks before the headline, and..."""
_AFTER = 5
"""...after the body's end, that may date and sign it."""
_FOLLOWING = 2
"""Blocks of the body that may still be labels."""
_AMONG = 10
"""Blocks of the body after these in which a short line counts that says what it tells."""
_SHORT = 12
"""Words of such a line."""
_LINE = 160
_NAME = 80
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|released|first\s+published|written|uploaded|added|created)\b",
    re.IGNORECASE,
)
_OF_EVENT = re.compile(
    r"\b(?:incident|event|attack|strike|when|occurred|happened|held|expires?|deadline|until|from"
    r"|since|born|died|due|effective|starts?|ends?|begins?|valid|copyright)\b|©",
    re.IGNORECASE,
)
_DATED = BIT[".date"] | BIT["time"]


class Visible(Struct, frozen=True):
    """What was found; None where nothing was. ``marked`` says that the page's makers or its words
    call the date one of publication, or mark its line as a date; ``worded`` is a date of change
    that the page calls so in words."""

    published: DateRange | None = None
    updated: DateRange | None = None
    byline: str | None = None
    credit: str | None = None
    marked: bool = False
    worded: DateRange | None = None


def visible(
    page: Page,
    seen: Markup,
    layout: Layout,
    around: tuple[tuple[int, int], str | None],
    bare_within: tuple[int, int] = (_BEFORE, _AFTER),
) -> Visible:
    """Reads the lines around a report whose body and outlet are ``around``: the packed characters
    of the one, the name of the other. A date that stands there without a word of what it is counts
    ``bare_within`` so many blocks before the headline and after the body."""
    body, outlet = around
    lines = tuple(_labelled(_around(layout, body)))
    among = tuple(_labelled(_among(layout, body)))
    dated = [found for block in lines for found in _dated(page, layout, block)]
    dated += [each for block in among for each in _dated(page, layout, block)
              if each[1] in ("published", "updated")]  # fmt: skip
    timed = _timed(page, seen, lines)
    labelled = [each for each, label in dated if label == "published"]
    marked = [each for each, label in dated if label == "marked"]
    near = _labelled(_around(layout, body, bare_within))
    bare = [each for block in near for each, label in _dated(page, layout, block) if label == ""]
    changed = [each for each, label in dated if label == "updated"]
    names = [_less(block.text, outlet) for block in lines if _signs(layout, block)]
    names += [_less(block.text, outlet) for block in among if byline.is_line(block.text)]
    sure = (*timed[0], *labelled, *timed[2], *marked)
    return Visible(
        next(iter((*sure, *_untold(layout, bare, body))), None),
        next(iter((*timed[1], *changed)), None),
        next(filter(None, map(_persons, names)), None),
        next(filter(None, map(_credit, names)), None),
        bool(sure),
        next(iter(changed), None),
    )


def _untold(layout: Layout, bare: list[DateRange], body: tuple[int, int]) -> list[DateRange]:
    """The dates that neither the report nor its title tells of."""
    if not bare:
        return []
    inside = (block.text for block in layout.blocks if body[0] <= block.start < body[1])
    told = [each for each in inside if not _is_date_line(each)]
    text = "\n".join((*told, *layout.page_titles))
    return [each for each in bare if not dates.told(text, each.earliest)]


def _edges(layout: Layout, body: tuple[int, int]) -> tuple[int, int]:
    """The numbers of the body's first block and of the first after it."""
    blocks = layout.blocks
    first = next((n for n, block in enumerate(blocks) if block.start >= body[0]), len(blocks))
    last = next((n for n, block in enumerate(blocks) if block.start >= body[1]), len(blocks))
    return first, last


def _around(
    layout: Layout, body: tuple[int, int], reach: tuple[int, int] = (_BEFORE, _AFTER)
) -> Iterator[Block]:
    """The blocks from so many before the headline to so many after the body that may date and sign
    a report."""
    blocks = layout.blocks
    before, after = reach
    first, last = _edges(layout, body)
    title = layout.title if 0 <= layout.title <= first else first
    yield from blocks[max(0, title - before) : first + _FOLLOWING]
    begin = last - 1 if first < last and head.announces(blocks[last - 1].text) else last
    yield from blocks[max(begin, first + _FOLLOWING) : last + after]


def _among(layout: Layout, body: tuple[int, int]) -> Iterator[Block]:
    first, last = _edges(layout, body)
    begin = first + _FOLLOWING
    for block in layout.blocks[begin : min(begin + _AMONG, last)]:
        if block.words <= _SHORT:
            yield block


def _labelled(lines: Iterator[Block]) -> Iterator[Block]:
    """The lines, one that is a label and nothing else joined with the next."""
    label: Block | None = None
    for block in lines:
        if head.announces(block.text):
            label = block
            continue
        if label:
            text = f"{label.text.rstrip(' :')}: {block.text}"
            yield replace(block, text=text, marks=block.marks | label.marks)
            label = None
        else:
            yield block


def _less(line: str, outlet: str | None) -> str:
    """A line without the outlet's name at its end."""
    ends = outlet and line.casefold().endswith(f" {outlet.casefold()}")
    return line[: -len(outlet) - 1].rstrip(" ,|") if outlet and ends else line


def _dated(page: Page, layout: Layout, block: Block) -> Iterator[tuple[DateRange, str]]:
    """The dates of a line, each with what the line calls it; a line may give both."""
    text = signature.parted(block.text)
    if len(text) > _LINE:
        return
    change = dates.CHANGE.search(text)
    parts = [text[: change.start()], text[change.start() :]] if change else [text]
    for number, part in enumerate(parts):
        found = dates.find(part)
        if not found:
            continue
        label = "updated" if change and number == len(parts) - 1 else ""
        if not label and _PUBLISHED.search(part):
            label = "published"
        if not label and (_OF_EVENT.search(part) or not _is_date_line(part)):
            continue
        if not label and block.marks & _DATED and len(part) <= 40:
            label = "marked"
        made = ranged(page, found[0], "text")
        if made:
            yield made, label


def _is_date_line(text: str) -> bool:
    return len(text) <= 120 and bool(dates.line_date(text))


def _timed(
    page: Page, seen: Markup, lines: tuple[Block, ...]
) -> tuple[list[DateRange], list[DateRange], list[DateRange]]:
    """The dates of time elements around the report: of publication, of changes, and those that do
    not say which."""
    found: tuple[list[DateRange], list[DateRange], list[DateRange]] = ([], [], [])
    if not lines:
        return found
    starts = [(block.start, block.end) for block in lines]
    for time in seen.times:
        made = written(page, time.attributes.get("datetime"), "text")
        block = next(
            (each for each, (low, high) in zip(lines, starts, strict=True)
             if low <= time.position < high), None
        )  # fmt: skip
        if made and block is not None and not _OF_EVENT.search(block.text[:_LINE]):
            found[_sort(time, block)].append(made)
    return found


def _sort(time: Declaration, block: Block) -> int:
    said = " ".join(time.attributes.get(name, "") for name in ("itemprop", "class")).lower()
    if "modified" in said or "updated" in said:
        return 1
    if "published" in said or "pubdate" in time.attributes:
        return 0
    change, issue = dates.CHANGE.search(block.text[:_LINE]), _PUBLISHED.search(block.text[:_LINE])
    if change and not issue:
        return 1
    return 0 if issue and not change else 2


def _signs(layout: Layout, block: Block) -> bool:
    """Whether a block may name who wrote the report."""
    if len(block.text) > _NAME:
        return byline.is_line(block.text)
    within = layout.outline.within[block.element] | block.marks
    return bool(within & BIT[".byline"]) or byline.is_line(signature.undated(block.text))


def _persons(text: str) -> str | None:
    return signature.persons(text) or byline.byline((text,))


def _credit(text: str) -> str | None:
    """Who signs without being a person, where a line says that somebody does."""
    return byline.credit((text,)) if len(text) <= 40 and byline.signs(text) else None
