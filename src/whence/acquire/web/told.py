"""A fetching as the command line asks for it, and as it tells of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from whence.acquire import http, pdf
from whence.acquire.web import collect, links
from whence.acquire.web.collect import Item, Taken, Wanted
from whence.config import Fetching, Limits
from whence.errors import RefusedInput, UsageError
from whence.store import Store


class Request(Struct, frozen=True):
    """What a person asked for: URLs, files that list them, feeds; and how."""

    urls: tuple[str, ...]
    lists: tuple[Path, ...]
    feeds: tuple[str, ...]
    contact: str | None
    delay: float
    allow_private: bool


def fetched(request: Request, record: Path | None, to: Path | None) -> Iterator[Item]:
    """Fetches into the record, or into the archive ``to``. Raises UsageError where nothing is
    asked for, the contact cannot be sent, or there is not one place to put what comes."""
    if (record is None) == (to is None):
        raise UsageError("fetch needs either -o RECORD or --to FILE.warc.gz")
    settings, limits = _settings(request), Limits()
    if not (request.urls or request.lists or request.feeds):
        raise UsageError("fetch needs a URL, --list or --feed")
    urls = list(request.urls)
    for path in request.lists:
        urls += links.listed(path, settings.links, limits.page)
    for feed in request.feeds:
        if not links.is_address(feed) and not os.path.lexists(feed):
            # A name with a slip in it would stand among the record's rejections for good.
            raise UsageError(f"{feed}: there is no such file")
    wanted = Wanted(tuple(urls), request.feeds)
    if record is not None:
        with Store.create(record) as store:
            yield from collect.into_record(store, wanted, settings, limits)
    elif to is not None:
        if not to.name.endswith(".warc.gz"):
            raise UsageError(f"{to}: an archive's name ends in .warc.gz")
        yield from collect.into_file(to, wanted, settings, limits)


class Summary:
    """What came of a fetching."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.refused: list[RefusedInput] = []

    def add(self, item: Item) -> None:
        """Counts an item."""
        if isinstance(item, Taken):
            self.taken.append(item)
        else:
            self.refused.append(item)

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        refused = [{"source": each.source, "reason": each.reason} for each in self.refused]
        return {"fetched": self.taken, "refusals": refused}

    def closing(self, record: Path | None) -> str:
        """The last lines for people."""
        counts = Counter(taken.outcome for taken in self.taken)
        pages = ", ".join(f"{counts[outcome]} {outcome}" for outcome in collect.PAGES)
        said = f"Pages: {pages}; {len(self.refused)} not fetched."
        if record is not None and any(counts[outcome] for outcome in collect.PAGES):
            said += f"\nTo read them: whence build -o {record}"
        return said


def line(item: Item) -> str | None:
    """One page or refusal for people; None for what only came on the way."""
    if isinstance(item, RefusedInput):
        return f"not fetched: {item}"
    if item.outcome not in (*collect.PAGES, "feed"):
        return None
    way = f" (asked for as {item.asked})" if item.asked != item.url else ""
    size = f", {item.size:,} bytes" if item.size else ""
    return f"{item.outcome}: {item.url}{way}{size}{_unread(item)}"


def _unread(item: Taken) -> str:
    """What a page has come as, where no build reads that; nothing else is known of one met
    again."""
    if item.outcome == "feed" or (item.outcome == "unchanged" and not item.size):
        return ""
    if item.size and (http.media(item.media) or item.media == pdf.MEDIA):
        return ""
    kind = (item.media or "of no kind") if item.size else "an empty answer"
    return f" ({kind}, which build does not read)"


def _settings(request: Request) -> Fetching:
    contact = request.contact
    if contact and not (contact.isascii() and contact.isprintable() and len(contact) <= 200):
        raise UsageError("the contact must be one short line of ASCII: it is sent in a header")
    return Fetching(contact=contact, delay=request.delay, allow_private=request.allow_private)
