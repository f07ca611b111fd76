"""Addresses in archives of the web: of what page a copy is, and of when.

The Wayback Machine, and the many archives that run the same program, put a time of fourteen digits
and the whole address of the page behind an address of their own; archive.today does likewise.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from whence.model import Page

_COPY = re.compile(
    r"https?://(?P<host>[^/?#\s]+)/(?:[^?#\s]{0,80}?/)?"
    r"(?P<when>\d{14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}[^/\s].*)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"https?://web\.archive\.org/web/(?P<when>\d{4,13})?\*?(?:[a-z]{2}_)?/?"
    r"(?P<url>https?:/{1,2}[^/\s].*)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"(https?):/{1,2}", re.IGNORECASE)


class Copied(Struct, frozen=True):
    """The address of the page that was copied, and when it was (UTC), if the archive's address
    says so to the second."""

    url: str
    captured: datetime | None


def copied(url: str | None) -> Copied | None:
    """What an address in an archive of the web is a copy of; None for any other address."""
    found = _COPY.match(url or "") or _SHORT.match(url or "")
    if found is None:
        return None
    address = _SCHEME.sub(r"\1://", found["url"], count=1)
    try:
        whole = bool(urlsplit(address).hostname)
    except ValueError:
        return None
    return Copied(address, _moment(found["when"])) if whole else None


def unwrapped(page: Page) -> Page:
    """A page as its outlet published it: an archive's copy under the page's own address, and taken
    when the archive took it. Other pages as they are."""
    found = copied(page.url)
    if found is None:
        return page
    taken = min((moment for moment in (found.captured, page.captured) if moment), default=None)
    return replace(page, url=found.url, captured=taken)


def _moment(digits: str | None) -> datetime | None:
    try:
        made = datetime.strptime(re.sub(r"\D", "", digits or ""), "%Y%m%d%H%M%S")
    except ValueError:
        return None
    return made.replace(tzinfo=UTC)
