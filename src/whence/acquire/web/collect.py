"""What is fetched goes into an archive, and what became of each URL into the record."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from whence import __version__, ids
from whence.acquire.web import links
from whence.acquire.web.archive import Earlier, Placed, WarcFile
from whence.acquire.web.fetcher import Answer, Fetcher, address, is_web
from whence.config import Fetching, Limits
from whence.errors import NotFetched, PassedOver, RefusedInput, Unreadable
from whence.model import Rejection
from whence.store import Store, archives, disk, warcs

Outcome = Literal["new", "changed", "unchanged", "feed", "redirect", "robots", "refusal"]
PAGES: tuple[Outcome, ...] = ("new", "changed", "unchanged")


class Taken(Struct, frozen=True):
    """An answer that lies in an archive now. ``asked`` is the URL that the person gave, ``url``
    the one that answered; ``digest`` that of the page's bytes freed of every encoding; ``media``
    what the server says that they are."""

    asked: str
    url: str
    status: int
    outcome: Outcome
    captured: datetime
    digest: str | None
    size: int
    media: str


class Wanted(Struct, frozen=True):
    """What to fetch: pages, and feeds or sitemaps (URLs or files) for the pages in them."""

    urls: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


Item = Taken | RefusedInput
Keep = Callable[[Taken, Answer, Placed], None]
Captured = Callable[[str], Earlier | None]


def into_record(
    store: Store, wanted: Wanted, settings: Fetching, limits: Limits, fetcher: Fetcher | None = None
) -> Iterator[Item]:
    """Fetches into a new archive of the record. Each answer is told to the custody log once it is
    durable, each refusal to the rejections. Raises RecordError."""
    earlier = _earlier(store.custody.lines())
    path = store.archives.begin()
    try:
        with _written(path, settings, store.folder) as warc:

            def keep(taken: Taken, answer: Answer, placed: Placed) -> None:
                where = {"archive": archives.name_of(path), "archive_size": warc.size}
                store.note_fetched(taken.asked, _subject(taken, answer, placed) | where)

            known = (earlier, partial(_captured, store))
            run = _Run(warc, fetcher or Fetcher(settings, limits), known, keep)
            for item in run.all(wanted, settings, limits):
                if isinstance(item, RefusedInput) and is_web(item.source):
                    store.refuse(Rejection("fetch", item.source, item.reason, item.broken))
                elif isinstance(item, RefusedInput):
                    # A slip, or a feed's file: no fetching will ever take it back from the record.
                    store.release((item.source,))
                yield item
    finally:
        store.finish_archives()


def into_file(
    path: Path, wanted: Wanted, settings: Fetching, limits: Limits, fetcher: Fetcher | None = None
) -> Iterator[Item]:
    """Fetches into an archive of its own, without a record. Raises Unreadable where ``path``
    cannot be made or is there already."""

    def keep(taken: Taken, answer: Answer, placed: Placed) -> None:
        pass

    with _written(path, settings, path) as warc:
        run = _Run(warc, fetcher or Fetcher(settings, limits), ({}, lambda _: None), keep)
        yield from run.all(wanted, settings, limits)


class _Run:
    """One fetching into one archive."""

    def __init__(
        self,
        warc: WarcFile,
        fetcher: Fetcher,
        known: tuple[dict[str, Earlier], Captured],
        keep: Keep,
    ) -> None:
        self._warc = warc
        self._fetcher = fetcher
        self._earlier, self._captured = known
        self._keep = keep
        self._seen: set[str] = set()

    def all(self, wanted: Wanted, settings: Fetching, limits: Limits) -> Iterator[Item]:
        """The feeds, then the pages that they and the person name, each once."""
        urls = list(wanted.urls)
        for feed in wanted.feeds:
            urls += yield from self._links(feed, settings, limits)
        for item in self._fetcher.fetch(self._once(urls), self._conditions):
            yield self._taken(item) if isinstance(item, Answer) else item

    def _links(
        self, feed: str, settings: Fetching, limits: Limits
    ) -> Generator[Item, None, list[str]]:
        """The pages in a feed or sitemap, and in the sitemaps that it names, to that depth."""
        pages: list[str] = []
        waiting = [feed]
        for level in (0, 1):
            further: list[str] = []
            for source in waiting:
                try:
                    base, data = yield from self._read(source, limits)
                    found = links.found(data, source, base, settings.links, limits.page)
                except RefusedInput as error:
                    yield error
                else:
                    pages += found.pages
                    further += found.sitemaps
                    if level and found.sitemaps:
                        reason = f"names further sitemaps ({len(found.sitemaps)})"
                        yield PassedOver(source, f"{reason}, and none so deep is followed")
            waiting = further
        return pages

    def _read(self, source: str, limits: Limits) -> Generator[Item, None, tuple[str, bytes]]:
        """A feed's bytes, and the address that they came from."""
        if not links.is_address(source):
            return "", links.read_file(Path(source), limits.page)
        content: tuple[str, bytes] | None = None
        for item in self._fetcher.fetch([source], lambda _: {}):
            if isinstance(item, NotFetched):
                raise item
            if item.kind == "page":
                content = item.exchange.url, item.content
            yield self._taken(item, feed=True)
        if content is None:
            raise Unreadable(source, "gave no feed")
        return content

    def _once(self, urls: Iterable[str]) -> Iterator[str]:
        for url in urls:
            try:
                key = address(url).url
            except NotFetched:
                key = url
            if key not in self._seen:
                self._seen.add(key)
                yield url

    def _before(self, url: str) -> Earlier | None:
        return self._earlier.get(url) or self._captured(url)

    def _conditions(self, url: str) -> dict[str, str]:
        earlier = self._before(url)
        asked = {
            "If-None-Match": earlier.etag if earlier else None,
            "If-Modified-Since": earlier.modified if earlier else None,
        }
        return {name: value for name, value in asked.items() if value}

    def _taken(self, answer: Answer, *, feed: bool = False) -> Taken:
        exchange = answer.exchange
        earlier = self._before(exchange.url)
        is_page = answer.kind == "page"
        placed = self._warc.put(
            exchange, earlier if is_page or answer.kind == "unchanged" else None
        )
        digest = ids.digest(answer.content) if is_page else None
        if answer.kind == "unchanged" and earlier:
            digest = earlier.digest
        if is_page and digest and not placed.revisit:
            self._earlier[exchange.url] = Earlier(
                exchange.url,
                exchange.began,
                digest,
                placed.payload,
                exchange.header("etag") or None,
                exchange.header("last-modified") or None,
            )
        taken = Taken(
            asked=answer.asked,
            url=exchange.url,
            status=exchange.response.status,
            outcome="feed" if feed and is_page else _outcome(answer, digest, earlier),
            captured=exchange.began,
            digest=digest,
            size=len(answer.content),
            media=exchange.header("content-type").partition(";")[0].strip().lower()[:80],
        )
        self._keep(taken, answer, placed)
        return taken


def _outcome(answer: Answer, digest: str | None, earlier: Earlier | None) -> Outcome:
    if answer.kind != "page":
        return answer.kind
    if earlier is None:
        return "new"
    return "unchanged" if earlier.digest == digest else "changed"


@contextmanager
def _written(path: Path, settings: Fetching, named: Path) -> Iterator[WarcFile]:
    """The archive to write. What the disk refuses ends the fetching under the name ``named``."""
    info = {
        "robots": "obeyed",
        "http-header-user-agent": f"Whence/{__version__}",
        "operator": settings.contact,
    }
    try:
        warc = WarcFile(path, {name: value for name, value in info.items() if value})
    except FileExistsError:
        raise Unreadable(str(path), "is there already, and an archive is never added to") from None
    except OSError as error:
        raise Unreadable(str(path), f"cannot be made: {error.strerror}") from None
    with warc, disk.refusals(named):
        yield warc


def _subject(taken: Taken, answer: Answer, placed: Placed) -> dict[str, Any]:
    exchange = answer.exchange
    return {
        "asked": taken.asked,
        "url": taken.url,
        "status": taken.status,
        "outcome": taken.outcome,
        "captured": warcs.stamp(taken.captured),
        "address": exchange.address,
        "digest": taken.digest,
        "payload": placed.payload,
        "etag": exchange.header("etag") or None,
        "modified": exchange.header("last-modified") or None,
        "redirect": exchange.header("location") or None,
        "record": placed.record,
        "offset": placed.offset,
        "revisit": placed.revisit or None,
    }


def _captured(store: Store, url: str) -> Earlier | None:
    """The newest page at a URL, whichever archive it came from, if it is known when it was
    captured."""
    for page in reversed(store.captures_of(url)):
        if page.captured:
            said = {name.lower(): value for name, value in page.headers}
            moment = page.captured.astimezone(UTC)
            etag, modified = said.get("etag"), said.get("last-modified")
            return Earlier(url, moment, page.digest, None, etag, modified)
    return None


def _earlier(lines: Iterable[dict[str, Any]]) -> dict[str, Earlier]:
    """The newest whole capture of each URL that the record's own fetching took."""
    found: dict[str, Earlier] = {}
    for line in lines:
        match line:
            case {"event": "fetched", "outcome": "new" | "changed" | "unchanged", "revisit": _}:
                pass
            case {
                "event": "fetched",
                "outcome": "new" | "changed" | "unchanged",
                "url": str(url),
                "captured": str(captured),
                "payload": str(payload),
                "digest": str(digest),
            }:
                moment = datetime.fromisoformat(captured)
                etag, modified = line.get("etag"), line.get("modified")
                found[url] = Earlier(url, moment, digest, payload, etag, modified)
    return found
