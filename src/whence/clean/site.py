"""Cleaners of single sites: plug-ins that know where one outlet keeps its report.

A cleaner names blocks of the page; the text is still built from the page's own bytes, so that it
can be wrong but cannot invent words. It is valid for captures of some days only: sites are rebuilt,
and what was right for the old pages is wrong for the new ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from whence.clean.blocks import Layout
from whence.clean.scan import attributes_of
from whence.model import Page, host_of


class SiteBlock(Struct, frozen=True):
    """One block of a page: its text with single blanks, and the elements that hold it from the
    outermost to the innermost, each as ``(tag, names)``: the words of its ``class`` and its
    ``id``."""

    text: str
    path: tuple[tuple[str, frozenset[str]], ...]

    def inside(self, name: str) -> bool:
        """Whether one of the elements around it has a class or an id of that name."""
        return any(name in names for _, names in self.path)


class SiteChoice(Struct, frozen=True):
    """What a cleaner makes of a page: the numbers of the blocks of the headline and of the body, in
    the order of the page, and what it read off the page where the general rules would not."""

    body: tuple[int, ...]
    headline: int | None = None
    byline: str | None = None
    published: date | None = None
    outlet: str | None = None
    section: str | None = None


class SiteCleaner(Protocol):
    """A plug-in of the group ``whence.cleaners``. ``hosts`` are the sites that it knows, their
    subdomains included; ``valid_from`` and ``valid_until`` the first and the last day of capture
    that it holds for, None where there is no such day."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def hosts(self) -> tuple[str, ...]: ...

    @property
    def valid_from(self) -> date | None: ...

    @property
    def valid_until(self) -> date | None: ...

    def choose(self, url: str, blocks: Sequence[SiteBlock]) -> SiteChoice | None:
        """What is the report; None leaves the page to the general rules."""
        ...


def fitting(page: Page, cleaners: Sequence[SiteCleaner]) -> SiteCleaner | None:
    """The cleaner for a page: of those valid on its day of capture, the one that names its host
    most closely, then the first by name. A page of unknown capture is taken for one of today: only
    cleaners without a last day fit it."""
    host = host_of(page.url)
    found = [
        (-max(map(len, known)), cleaner.name, cleaner)
        for cleaner in cleaners
        if (known := [name for name in cleaner.hosts if _is_at(host, name)])
        and _is_valid(cleaner, page)
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def site_blocks(layout: Layout) -> tuple[SiteBlock, ...]:
    """The blocks of a page as a cleaner sees them."""
    outline = layout.outline
    names: dict[int, tuple[str, frozenset[str]]] = {}
    found: list[SiteBlock] = []
    for block in layout.blocks:
        path = []
        for element in layout.ancestors(block.element):
            if element not in names:
                said = attributes_of(outline.attributes[element])
                words = f"{said.get('class', '')} {said.get('id', '')}".split()
                names[element] = outline.tags[element], frozenset(words)
            if element:
                path.append(names[element])
        found.append(SiteBlock(block.text, tuple(reversed(path))))
    return tuple(found)


def _is_valid(cleaner: SiteCleaner, page: Page) -> bool:
    if page.captured is None:
        return cleaner.valid_until is None
    day = page.captured.date()
    early = cleaner.valid_from is not None and day < cleaner.valid_from
    late = cleaner.valid_until is not None and day > cleaner.valid_until
    return not (early or late)


def _is_at(host: str, name: str) -> bool:
    return bool(host) and (host == name or host.endswith(f".{name}"))
