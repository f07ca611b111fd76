"""One incident under several profiles, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table

from whence import wording
from whence.model import EFFECTS, Record
from whence.review.show import safe


def side_by_side(records: Sequence[Record]) -> Table:
    """A column for each record of one incident, and a row for everything in which they may
    differ."""
    table = Table(
        box=box.SIMPLE_HEAD,
        title=safe(wording.heading(records[0])),
        title_justify="left",
        caption=records[0].label,
        caption_justify="left",
        pad_edge=False,
    )
    table.add_column("low / best / high")
    for record in records:
        table.add_column(record.profile, overflow="fold")
    for effect in EFFECTS:
        cells = [_effect(record, effect) for record in records]
        if any(cell != wording.NOTHING for cell in cells):
            table.add_row(effect, *cells)
    for name in _names(records):
        cells = [_lines(record).get(name, wording.NOTHING) for record in records]
        table.add_row(name, *map(safe, cells))
    table.add_row("rule", *("\n".join(_rules(record)) for record in records))
    return table


def _effect(record: Record, name: str) -> str:
    found = [wording.profiled(outcome) for outcome in record.tolls if outcome.field == name]
    return found[0] if found else wording.NOTHING


def _names(records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(name for record in records for name in _lines(record)))


def _lines(record: Record) -> dict[str, str]:
    """The lines beside the figures, by their names; lists of sources are too long for a column."""
    found = {}
    for line in wording.standing(record, lists=False):
        name, mark, value = line.partition(": ")
        found[name if mark else "Provisional"] = value if mark else line
    return found


def _rules(record: Record) -> list[str]:
    return list(dict.fromkeys(outcome.rule for outcome in record.tolls))
