"""What `whence build` prints: its progress, and the closing summary with what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from whence import wording
from whence.cli_terms import err, out
from whence.model import Rejection
from whence.review import show
from whence.store import Store
from whence.store.reads import Counts

if TYPE_CHECKING:
    from whence.pipeline import Built

_NAMED = 3
"""The most inputs that are no pages, for one reason, that are named one by one."""


class LeftOut(Struct, frozen=True):
    """The articles of a record that gave no incident: how many of each language (ISO 639-1) that is
    not read, and how many were read and tell of none."""

    languages: dict[str, int]
    without_incident: int

    @classmethod
    def of(cls, store: Store) -> LeftOut:
        """What a record has left out."""
        return cls(store.not_read(), store.without_incident())


@contextmanager
def bars(step: str, total: int | None) -> Iterator[Callable[[], None]]:
    """Progress of one step, on a terminal only."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shown = Progress(
        *columns, TimeElapsedColumn(), console=err, transient=True, disable=not err.is_terminal
    )
    with shown as each:
        task = each.add_task(step, total=total)
        yield lambda: each.advance(task)


def print_summary(
    built: Built, counts: Counts, left_out: LeftOut, rejections: tuple[Rejection, ...]
) -> None:
    """Prints what the record holds now, what this run did, and everything that was not taken."""
    table = Table(show_header=False, box=None, pad_edge=False)
    numbers = msgspec.to_builtins(counts)
    for name in ("pages", "articles", "copies", "incidents", "claims"):
        table.add_row(name, str(numbers[name]))
    out.print(table)
    new = wording.count(built.new_pages, "new page")
    out.print(f"This run: {new}, {built.read_pages} read.")
    if built.cost:
        cost = built.cost
        out.print(
            f"Asked {cost.asked}: {cost.requests} requests ({cost.retries} retries), "
            f"{cost.tokens_in} tokens in, {cost.tokens_out} out, {cost.seconds:.1f} s; "
            f"{cost.refused} claims refused, {cost.unread} articles not read.",
            markup=False,
        )
    for line in _notes(built, counts, left_out, rejections):
        out.print(line)
    for line in _not_taken(rejections):
        # A file's name may be as hostile as what the file holds.
        out.print(show.safe(line))


def _not_taken(rejections: tuple[Rejection, ...]) -> Iterator[str]:
    """A line for each page that was refused or left out. Inputs that are no pages share a line
    where many have one reason: saved pages come with hundreds of them."""
    no_pages: dict[str, list[str]] = {}
    for each in sorted(set(rejections), key=lambda each: (not each.broken, each.source)):
        if each.broken or each.stage != "acquire":
            yield f"{'refused' if each.broken else 'passed over'}: {each.source}: {each.reason}"
        else:
            no_pages.setdefault(each.reason, []).append(each.source)
    for reason, sources in no_pages.items():
        if len(sources) <= _NAMED:
            yield from (f"passed over: {source}: {reason}" for source in sources)
        else:
            more = len(sources) - 1
            yield f"passed over: {sources[0]} and {more} more (--json names each): {reason}"


def _notes(
    built: Built, counts: Counts, left_out: LeftOut, rejections: tuple[Rejection, ...]
) -> Iterator[str]:
    """What becomes of pages and articles that added nothing, so that nothing vanishes unsaid."""
    if not counts.pages and not rejections:
        yield "There was no page to read."
    if built.met_again:
        pages = wording.count(built.met_again, "page")
        yield f"{pages} met that the record has already, byte for byte."
    if left_out.without_incident:
        articles = wording.count(left_out.without_incident, "article")
        yield f"{articles} in which no incident was found."
    if unread := sum(left_out.languages.values()):
        named = ", ".join(f"{code} {times}" for code, times in left_out.languages.items())
        yield f"{wording.count(unread, 'article')} not read, in other languages: {named}."
