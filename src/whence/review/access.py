"""Who is let in, and to what. Everything is closed that is not opened here.

Without accounts, whoever reaches the server is the person at this machine: it listens nowhere
else then. With accounts, a browser shows its session's cookie and a program its token.

What changes something must come from a page of the desk (no other site's form or script can send
it) and, but for a program with a token, carry that page's own token.
"""

from __future__ import annotations

import getpass
import hmac
import math
import secrets
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qs, quote

import anyio
from anyio import to_thread
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from msgspec import Struct
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whence.errors import UsageError
from whence.review import pages, visitors
from whence.review.visitors import Form, Visitor
from whence.store import accounts as kept
from whence.store.accounts import Accounts, Role

COOKIE = "whence"
LARGEST = 1 << 20
"""The most bytes that anybody may send."""
SLOWEST = 30.0
"""Seconds that sending them may take."""

SIGHTS = RateLimitItemPerMinute(1200)
"""What one session or token may ask for."""
TRIES_OF_NAME = RateLimitItemPerMinute(10, 15)
TRIES_OF_ADDRESS = RateLimitItemPerMinute(50, 15)
"""How often a name, and an address, may try to get in and fail."""

_SAFE = ("GET", "HEAD")
_FORM = "application/x-www-form-urlencoded"
_OLD_PAGE = "This page was opened before the server or your session began; open it again"
_NO_TOKEN = "A program decides for an account, with its token: Authorization: Bearer TOKEN"


def needed(method: str, path: str) -> Role | None:
    """What one must be to ask for this; None where everybody may."""
    if path == "/login" or path.startswith("/static/"):
        return None
    if path.split("/")[1] in ("accounts", "audit"):
        return "admin"
    if method in _SAFE or path in ("/logout", "/account"):
        return "reader"
    return "reviewer"


class Refusal(Struct, frozen=True):
    """Why somebody is not let in; ``wait`` are the seconds after which it may be tried again."""

    status: int
    why: str
    wait: int | None = None


class Door:
    """What the server knows about who may come in. ``here`` says that it listens only to this
    machine. Threads share it."""

    def __init__(self, folder: Path, *, here: bool) -> None:
        self._folder = folder
        self._here = here
        self._opened: Accounts | None = None
        self._counts = MovingWindowRateLimiter(MemoryStorage())
        self._secret = secrets.token_urlsafe(32)
        self._person = getpass.getuser()

    @property
    def accounts(self) -> Accounts | None:
        """The record's accounts, as soon as it has some; None where nobody needs one."""
        if self._opened is None and (not self._here or kept.kept(self._folder)):
            self._opened = Accounts(self._folder)
        return self._opened if self._opened and (not self._here or self._opened.some()) else None

    def close(self) -> None:
        """Ends the use of the accounts."""
        if self._opened is not None:
            self._opened.close()

    def find(self, request: Request) -> Visitor | Refusal | None:
        """Who asks, why not, or None for somebody who shows nothing."""
        address = visitors.address(request)
        accounts = self.accounts
        if accounts is None:
            return Visitor(self._person, "admin", visitors.token_of(self._secret), address)
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._program(accounts, secret.strip(), address)
        session = accounts.session(request.cookies.get(COOKIE, ""))
        if session is None:
            return None
        account, token = session.account, visitors.token_of(session.secret)
        return self._counted(Visitor(account.name, account.role, token, address, session))

    def spent(self, limit: RateLimitItem, *whom: str) -> Refusal | None:
        """Why one must wait who did this too often; else None. It counts nothing."""
        if self._counts.test(limit, *whom):
            return None
        window = self._counts.get_window_stats(limit, *whom)
        wait = max(1, math.ceil(window.reset_time - time.time()))
        return Refusal(429, f"That was tried too often; try again in {wait} seconds", wait)

    def count(self, limit: RateLimitItem, *whom: str) -> None:
        """Counts one time."""
        self._counts.hit(limit, *whom)

    def _program(self, accounts: Accounts, secret: str, address: str) -> Visitor | Refusal:
        spent = self.spent(TRIES_OF_ADDRESS, "address", address)
        if spent:
            return spent
        account = accounts.bearer(secret)
        if account is None:
            self.count(TRIES_OF_ADDRESS, "address", address)
            return Refusal(401, "This token is not known here, or was withdrawn")
        return self._counted(Visitor(account.name, account.role, "", address))

    def _counted(self, who: Visitor) -> Visitor | Refusal:
        spent = self.spent(SIGHTS, "sights", who.name)
        if spent is None:
            self.count(SIGHTS, "sights", who.name)
        return spent or who


class Access:
    """Lets requests through to the routes, or answers them itself."""

    def __init__(self, inner: ASGIApp, door: Door) -> None:
        self._inner = inner
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = await self._refusal(request)
        if isinstance(answer, Response):
            await answer(scope, receive, send)
        else:
            await self._inner(scope, answer, send)

    async def _refusal(self, request: Request) -> Response | Receive:
        """An answer for whoever is not let in; else what the route reads the body from."""
        method, path = request.method, request.url.path
        role = needed(method, path)
        who = await to_thread.run_sync(self._door.find, request) if role else None
        if role and who is None:
            return _to_login(request)
        if isinstance(who, Refusal):
            return refused(request, who)
        if who and role and not who.may(role):
            return refused(request, Refusal(403, f"Only a {role} may do this"))
        if method in _SAFE:
            visitors.note(request.state, who, {})
            return request.receive
        return await self._changing(request, who)

    async def _changing(self, request: Request, who: Visitor | None) -> Response | Receive:
        program = who is not None and not who.token
        if not program and _foreign(request.headers):
            return refused(request, Refusal(403, "This was sent by another site's page"))
        try:
            with anyio.fail_after(SLOWEST):
                body = await _body(request)
        except TimeoutError:
            return refused(request, Refusal(408, "Sending this took too long"))
        if body is None:
            return refused(request, Refusal(413, f"More than {LARGEST} bytes were sent"))
        sent = _fields(request.headers, body)
        if who and who.token and not _has_token(request.headers, sent, who.token):
            by_program = request.url.path.startswith("/api/") and not sent
            return refused(request, Refusal(403, _NO_TOKEN if by_program else _OLD_PAGE))
        visitors.note(request.state, who, sent, body)
        return _again(body, request.receive)


def require_accounts(folder: Path, address: str) -> None:
    """Raises UsageError where a record without accounts would be open to other machines."""
    if kept.kept(folder):
        with Accounts(folder) as known:
            if known.some():
                return
    raise UsageError(
        f"{folder}: other machines could read and change it at {address}; make accounts first, "
        "with `whence accounts add`"
    )


def refused(request: Request, refusal: Refusal) -> Response:
    """The answer to somebody who is not let in: a page, or JSON for a program."""
    answer = pages.problem(request, refusal.status, refusal.why)
    if refusal.wait is not None:
        answer.headers["Retry-After"] = str(refusal.wait)
    if refusal.status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _to_login(request: Request) -> Response:
    if request.url.path.startswith(pages.API):
        return refused(request, Refusal(401, "This needs a token: Authorization: Bearer …"))
    if request.method not in _SAFE:
        return refused(request, Refusal(401, "Log in first; nothing was changed"))
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?next={quote(asked)}", 303)


def _foreign(headers: Headers) -> bool:
    """Whether a browser says that another site's page sent this."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return True
    return origin is not None and origin.partition("://")[2] != headers.get("host", "")


def _fields(headers: Headers, body: bytes) -> Form:
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return {}
    found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: tuple(values) for name, values in found.items()}


def _has_token(headers: Headers, sent: Form, token: str) -> bool:
    shown = headers.get("x-whence-token") or sent.get("token", ("",))[0]
    return hmac.compare_digest(shown.encode(), token.encode())


async def _body(request: Request) -> bytes | None:
    """All that was sent; None where it is too much."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            return None
        parts.append(part)
    return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Callable[[], Awaitable[Message]]:
    """Hands the body out once more, and then what the server says (that the client has gone)."""
    whole = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return whole.pop() if whole else await receive()

    return replayed
