"""Many URLs, fetched politely: what robots.txt forbids is left, each host is given its pause, and
what may pass is tried again later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Literal

from msgspec import Struct
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from whence import __version__
from whence.acquire import http
from whence.acquire.web import robots
from whence.acquire.web.agenda import Agenda, Clock, Job
from whence.acquire.web.exchange import Exchange, TooLarge, Unanswered, Web
from whence.acquire.web.links import joined
from whence.config import Fetching, Limits
from whence.errors import NotFetched, RefusedInput

Conditions = Callable[[str], dict[str, str]]
"""The headers with which to ask for a URL again, if it was captured before."""
Kind = Literal["robots", "redirect", "page", "unchanged", "refusal"]

_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {429, 500, 502, 503, 504}
_NOT_MODIFIED = 304
_PARTIAL = 206
_ACCEPTED = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
_HEAD = 64 << 10
_ROBOTS_HOPS = 5


class Answer(Struct, frozen=True):
    """An answer to keep. ``asked`` is the URL that the person gave; ``content`` the page's bytes
    freed of every encoding, where it is a page."""

    asked: str
    exchange: Exchange
    kind: Kind
    content: bytes = b""


class Fetcher:
    """Fetches what it is asked for and nothing else: no script, no part of a page, no link."""

    def __init__(
        self, settings: Fetching, limits: Limits, web: Web | None = None, clock: Clock | None = None
    ) -> None:
        self._settings = settings
        self._limit = limits.page
        self._web = web or Web(settings)
        self._agenda = Agenda(clock or Clock())
        self._rules: dict[str, robots.Rules | NotFetched] = {}
        contact = f" (contact: {settings.contact})" if settings.contact else ""
        self._headers = {
            "User-Agent": f"Whence/{__version__}{contact}",
            "Accept": _ACCEPTED,
            "Accept-Encoding": "gzip",
        }

    def fetch(self, urls: Iterable[str], conditions: Conditions) -> Iterator[Answer | NotFetched]:
        """Every answer that comes for ``urls``, those on the way included, and a NotFetched under
        its own name for each that gives no page. Hosts take turns."""
        for asked in urls:
            try:
                self._agenda.add(Job(asked, address(asked)))
            except NotFetched as error:
                yield error
        while job := self._agenda.next():
            try:
                yield from self._step(job, conditions)
            except Unanswered as error:
                yield from self._again(job, error)
            except NotFetched as error:
                yield _named(job, error)

    def _step(self, job: Job, conditions: Conditions) -> Iterator[Answer | NotFetched]:
        site = origin(job.url)
        rules = self._rules.get(site)
        if rules is None:
            yield from self._read_rules(job, site)
            self._agenda.add(job, first=True)
            return
        if isinstance(rules, NotFetched):
            raise rules
        self._require_allowed(job, rules)
        asked_with = conditions(job.url.url)
        exchange = self._get(job.url, rules, asked_with, self._limit + _HEAD)
        yield from self._answered(job, exchange, conditional=bool(asked_with))

    def _require_allowed(self, job: Job, rules: robots.Rules) -> None:
        longest = self._settings.longest_delay
        if reason := rules.forbids(job.url.url):
            raise NotFetched(job.url.url, reason)
        if rules.delay is not None and rules.delay > longest:
            reason = f"its site asks for {rules.delay:g} seconds between two requests"
            raise NotFetched(job.url.url, f"{reason}; {longest:g} is the most that is waited")

    def _get(
        self, url: Url, rules: robots.Rules | None, more: dict[str, str], limit: int
    ) -> Exchange:
        try:
            return self._web.get(url, {**self._headers, **more}, limit)
        finally:
            pause = max(self._settings.delay, (rules.delay or 0.0) if rules else 0.0)
            self._agenda.pause(url.host or "", pause)

    # -- robots.txt ---------------------------------------------------------------------------

    def _read_rules(self, job: Job, site: str) -> Iterator[Answer]:
        """Reads a site's robots.txt. Raises Unanswered where that should be tried again, and
        remembers any other failure: without its rules nothing of the site is fetched."""
        url = address(site + robots.PATH)
        try:
            for _ in range(_ROBOTS_HOPS + 1):
                exchange = self._get(url, None, {}, robots.SIZE)
                yield Answer(job.asked, exchange, "robots")
                found = exchange.response
                if found.status in _PASSING and job.tries + 1 < self._settings.attempts:
                    raise _passing(exchange)
                if found.status not in _REDIRECTS or not exchange.header("location"):
                    body = http.body(found, exchange.answer[found.length :], url.url, robots.SIZE)
                    self._rules[site] = robots.rules(found.status, body)
                    return
                url = address(joined(url.url, exchange.header("location")))
            # As if there were none (RFC 9309, 2.3.1.2).
            self._rules[site] = robots.rules(404, b"")
        except Unanswered as error:
            if job.tries + 1 >= self._settings.attempts:
                self._rules[site] = NotFetched(job.url.url, error.reason)
            raise
        except TooLarge as error:
            self._rules[site] = NotFetched(job.url.url, f"its robots.txt: {error.reason}")
        except RefusedInput as error:
            self._rules[site] = NotFetched(job.url.url, error.reason)

    # -- answers ------------------------------------------------------------------------------

    def _answered(
        self, job: Job, exchange: Exchange, *, conditional: bool
    ) -> Iterator[Answer | NotFetched]:
        status = exchange.response.status
        if status in _REDIRECTS and exchange.header("location"):
            yield Answer(job.asked, exchange, "redirect")
            self._follow(job, exchange.header("location"))
        elif status == _NOT_MODIFIED and conditional:
            yield Answer(job.asked, exchange, "unchanged")
        elif 200 <= status < 300 and status != _PARTIAL:
            yield Answer(job.asked, exchange, "page", self._content(exchange))
        else:
            yield Answer(job.asked, exchange, "refusal")
            if status in _PASSING and job.tries + 1 < self._settings.attempts:
                raise _passing(exchange)
            raise NotFetched(exchange.url, _said(exchange))

    def _content(self, exchange: Exchange) -> bytes:
        response = exchange.response
        try:
            data = exchange.answer[response.length :]
            return http.body(response, data, exchange.url, self._limit)
        except RefusedInput as error:
            raise NotFetched(exchange.url, error.reason) from None

    def _follow(self, job: Job, location: str) -> None:
        job.passed = (*job.passed, job.url.url)
        job.url = address(joined(job.url.url, location))
        job.tries = 0
        if job.url.url in job.passed:
            raise NotFetched(job.url.url, "leads back to where it came from")
        if len(job.passed) > self._settings.redirects:
            most = self._settings.redirects
            raise NotFetched(job.url.url, f"is redirected more than {most} times")
        self._agenda.add(job, first=True)

    def _again(self, job: Job, error: Unanswered) -> Iterator[NotFetched]:
        """Tries a job again after a pause that its host asked for, or one that doubles."""
        job.tries += 1
        wait = error.wait if error.wait is not None else self._settings.delay * 2**job.tries
        if job.tries >= self._settings.attempts:
            yield _named(job, error)
        elif wait > self._settings.longest_delay:
            longest = self._settings.longest_delay
            reason = f"{error.reason} and asks to wait {wait:g} seconds; {longest:g} is the most"
            yield _named(job, NotFetched(error.source, reason))
        else:
            self._agenda.pause(job.url.host or "", wait)
            self._agenda.add(job, first=True)


def address(text: str) -> Url:
    """A URL as it is asked for: lower-case scheme and host, encoded path, no fragment. Raises
    NotFetched for what is no web address, and for one that holds a password."""
    try:
        url = parse_url(text.strip())
    except LocationParseError:
        raise NotFetched(text, "is no URL that can be read") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise NotFetched(text, "is no http or https address, and no other is fetched")
    if url.auth:
        raise NotFetched(text, "holds a user name, which would be kept on record")
    return url._replace(fragment=None, path=url.path or "/")


def is_web(text: str) -> bool:
    """Whether a text is an address that can be asked for."""
    try:
        address(text)
    except NotFetched:
        return False
    return True


def origin(url: Url) -> str:
    """The site that one robots.txt speaks for."""
    return f"{url.scheme}://{url.netloc}"


def _named(job: Job, error: NotFetched) -> NotFetched:
    """The refusal under the URL that the person knows."""
    if not job.passed:
        return NotFetched(job.asked, error.reason)
    return NotFetched(job.asked, f"redirects to {error.source[:500]}: {error.reason}")


def _said(exchange: Exchange) -> str:
    status = exchange.response.status
    try:
        return f"answers {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"answers with the unknown status {status}"


def _passing(exchange: Exchange) -> Unanswered:
    return Unanswered(exchange.url, _said(exchange), _retry_after(exchange))


def _retry_after(exchange: Exchange) -> float | None:
    """The seconds that a Retry-After asks for, which may name a moment instead."""
    value = exchange.header("retry-after").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
        # A zone of -0000 gives a time without one.
        until = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (until - exchange.began).total_seconds())
    except (ValueError, OverflowError):
        return None
