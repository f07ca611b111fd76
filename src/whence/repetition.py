"""Which pages the lines that an outlet repeats are counted over, and what that makes of a page.

A sample is drawn when an outlet has ``STEPS[0]`` pages in the record, and drawn anew whenever their
number reaches the next step, never in between and never after the last: an article is read anew
when its outlet doubles, under a version that names the sample, and the custody log says so. The
sample is the pages with the smallest ids of those that are there, one for each URL.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path

from msgspec import Struct

from whence import clean, ids
from whence.clean import repeats
from whence.clean.repeats import Repeated
from whence.config import Limits
from whence.model import Page, Sample, host_of
from whence.replayed import unwrapped
from whence.store import Store
from whence.store.originals import Originals
from whence.workers import local
from whence.workers.bounds import Bounds

STEPS = (4, 8, 16, 32, 64)
RULE = f"repeats/{repeats.VERSION}"


def outlet(page: Page) -> str | None:
    """What makes pages those of one outlet: the kind of their bytes, and the host of their URL, the
    name that the collector gave, or else the folder or file that they were taken from. None for a
    page that has nothing of the kind."""
    host = host_of(unwrapped(page).url).removeprefix("www.")
    if host:
        return f"{page.media} host {host}"
    if page.declared.outlet:
        return f"{page.media} outlet {page.declared.outlet.casefold()}"
    file, mark, _ = page.source.partition("#")
    place = file if mark else file.rpartition("/")[0]
    return f"{page.media} in {place}" if place else None


def _is_place(name: str) -> bool:
    """Whether all that is known of an outlet's pages is where they were taken from."""
    return name.split(" ", 2)[1] == "in"


class Lines(Struct, frozen=True):
    """A page whose lines are wanted, for a worker."""

    page: Page
    originals: Path
    limits: Limits


def lines(task: Lines) -> tuple[str, ...]:
    """The lines of one page."""
    body = Originals(task.originals).get(task.page.digest)
    return clean.lines(task.page, body, task.limits)


class Repetition:
    """The samples of a record, and what they come to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._samples = {name: page_ids for name, (page_ids, _) in store.samples().items()}
        self._of = lru_cache(maxsize=256)(self._kept)

    def draw(self, pages: Iterable[Page], limits: Limits, processes: int) -> None:
        """Draws the samples that are due, given every page of the record in the order of their
        ids. The lines of a page that goes over its bounds do not count."""
        due = dict(_due(pages, self._samples))
        due |= {name: page_ids for name, (page_ids, rule) in self._store.samples().items()
                if rule != RULE and name not in due}  # fmt: skip
        bounds = Bounds(limits.seconds, limits.memory)
        folder = self._store.originals.folder
        tasks = (
            Lines(self._store.page(page_id), folder, limits)
            for page_ids in due.values()
            for page_id in page_ids
        )
        found = local.each(lines, tasks, processes, bounds)
        for name, page_ids in due.items():
            printed = [
                () if isinstance(each, local.Crash) else each
                for each in islice(found, len(page_ids))
            ]
            made = repeats.count(printed)
            if _is_place(name) and len(made.everywhere | made.edges) < 2:
                # What a site prints comes in many lines; one may be the headline of an agency's
                # report in the papers of many outlets.
                made = repeats.NOTHING
            marks = tuple(sorted(made.everywhere)), tuple(sorted(made.edges))
            self._store.put_sample(Sample(name, page_ids, RULE, *marks))
            self._samples[name] = page_ids

    def version(self, page: Page) -> str:
        """What a page's reading depends on beside the page, for its version; empty where no sample
        of its outlet was drawn."""
        sample = self._samples.get(outlet(page) or "")
        return f" {RULE}/{ids.make('sa', *sample)}" if sample else ""

    def of(self, page: Page) -> Repeated:
        """The lines that the page's outlet repeats."""
        name = outlet(page)
        return self._of(name) if name in self._samples else repeats.NOTHING

    def _kept(self, name: str) -> Repeated:
        sample = self._store.sample(name)
        return Repeated(frozenset(sample.everywhere), frozenset(sample.edges))


def _due(
    pages: Iterable[Page], drawn: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The outlets that have reached a step since their sample was drawn, and the pages of the
    new one."""
    first: dict[str, dict[str, str]] = {}
    many: Counter[str] = Counter()
    for page in pages:
        name, place = outlet(page), page.url or page.page_id
        if name is None or place in first.setdefault(name, {}):
            continue
        many[name] += 1
        if len(first[name]) < STEPS[-1]:
            first[name][place] = page.page_id
    for name, kept in first.items():
        step = max((step for step in STEPS if step <= many[name]), default=0)
        if step > len(drawn.get(name, ())):
            yield name, tuple(kept.values())[:step]
