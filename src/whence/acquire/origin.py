"""Where and when a saved page says that it was taken.

Programs that save pages write that into the file: browsers ("saved from url"), SingleFile, Save
Page WE, monolith, HTTrack; and so do the copies that the Wayback Machine and archive.today serve.
It is what the file says and no more: somebody may have written it by hand. Only the marks that
these programs are known to write are read, each where it writes them, never a link of the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from msgspec import Struct

_HEAD = 64 << 10
"""Bytes at the beginning of a page among which a program that saved it has written its mark."""
_LONGEST = 2000
_FIRST = 1990
"""The year before which no page can have been saved."""

_COMMENTS = (
    re.compile(
        r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(?P<url>\S+)\s{0,9}"
        r"(?:saved date:\s{0,9}(?P<when>[^\n<>]{10,80}))?"
    ),
    re.compile(r"<!-- saved from url=\(\d{4}\)(?P<url>\S+) -->"),
    re.compile(r"<!-- Saved from (?P<url>\S+) at (?P<when>\S{10,40}) using monolith"),
    re.compile(
        r"<!-- Mirrored from (?P<bare>\S+) by HTTrack [^,<>]{1,80}(?:\[[^\]]{0,40}\])?"
        r"[^,<>]{0,80}, (?P<when>[^<>]{10,60}?) ?-->"
    ),
)
_META = re.compile(r'<meta name="?savepage-(?P<name>url|date)"? content="(?P<said>[^"]{1,2000})"')
_WAYBACK = re.compile(
    r"__wm\.wombat\(\s*[\"'](?P<url>[^\"']{8,2000})[\"'],\s*[\"'](?P<when>\d{14})[\"']"
)
_TODAY = re.compile(
    r'<link\s[^>]{0,80}?rel="?(?:canonical|bookmark)"?\s[^>]{0,80}?href="?'
    r"(?P<url>https?://archive\.(?:today|ph|is|fo|li|md|vn)/"
    r'(?:\d{4}\.\d\d\.\d\d-\d{6}|\d{14})/https?://[^"\s>]{4,2000})'
)
_ARCHIVES = re.compile(r"https?://(?:web\.archive\.org|archive\.(?:today|ph|is|fo|li|md|vn))/")
_SCRIPT = re.compile(
    r"(?:\w{3} )?(?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d)"
    r" GMT(?P<offset>[+-]\d{4})"
)
"""How JavaScript writes a time."""


class Origin(Struct, frozen=True):
    """The address that a page was taken from, and when (UTC), as far as it says."""

    url: str | None = None
    captured: datetime | None = None


def origin(body: bytes) -> Origin:
    """What a page of markup says, in an encoding that has ASCII in it."""
    head = body[:_HEAD].decode("latin-1")
    found = next(_marks(head), Origin())
    copied = next(_copies(head), None)
    if copied and (found.url is None or _ARCHIVES.match(found.url)):
        return Origin(copied, found.captured)
    return found


def web_address(said: str) -> str | None:
    """An address of the web, None for everything else."""
    url = said.strip()
    if len(url) > _LONGEST or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None


def _marks(head: str) -> Iterator[Origin]:
    for pattern in _COMMENTS:
        for found in pattern.finditer(head):
            said = found.groupdict()
            # HTTrack leaves the scheme out.
            if url := web_address(said.get("url") or f"http://{said.get('bare')}"):
                yield Origin(url, _moment(said.get("when")))
    metas = {str(found["name"]): html.unescape(found["said"]) for found in _META.finditer(head)}
    place = web_address(metas.get("url", ""))
    if place:
        yield Origin(place, _moment(metas.get("date")))


def _copies(head: str) -> Iterator[str]:
    """The address, in an archive of the web, of the copy that a page is."""
    for found in _WAYBACK.finditer(head):
        url = f"https://web.archive.org/web/{found['when']}/{found['url']}"
        if web_address(found["url"]) and web_address(url):
            yield url
    for found in _TODAY.finditer(head):
        if copy := web_address(html.unescape(found["url"])):
            yield copy


def _moment(said: str | None) -> datetime | None:
    text = (said or "").strip()
    if scripted := _SCRIPT.match(text):
        text = "{day} {month} {year} {time} {offset}".format(**scripted.groupdict())
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text)
            if moment.tzinfo is None:
                continue
            moment = moment.astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            continue
        return moment if moment.year >= _FIRST else None
    return None
