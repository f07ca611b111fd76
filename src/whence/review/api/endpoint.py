"""What one address of the JSON interface is: its answer's type, its parameters, its handler."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from whence.model import Decision
from whence.review import visitors
from whence.review.api.answers import Problem, Tombstone

ROOT = "/api/v1"
MOST = 200
"""The most items on a page of a list."""
USUAL = 50

_JSON = "application/json"


class Parameter(Struct, frozen=True):
    """Something that stands in an address: in its path, or behind the question mark."""

    name: str
    about: str
    kind: type = str


class Endpoint(Struct, frozen=True):
    """One address. ``answer`` is the type of the JSON it gives with ``status``; ``takes`` that of
    the JSON it is sent. ``handler`` gets the request, and what was sent if it takes something."""

    method: str
    path: str
    about: str
    answer: Any
    handler: Callable[..., Struct]
    query: tuple[Parameter, ...] = ()
    takes: Any = None
    status: int = 200

    @property
    def route(self) -> Route:
        """The route that answers it."""
        return Route(ROOT + self.path, self.respond, methods=[self.method])

    def respond(self, request: Request) -> Response:
        """The handler's answer as JSON, or why there is none."""
        try:
            if self.takes is None:
                return answered(self.handler(request), self.status)
            return answered(self.handler(request, self._sent(request)), self.status)
        except Refused as refusal:
            return answered(refusal.problem, refusal.status)

    def _sent(self, request: Request) -> Any:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
            raise Refused(415, f"send it as {_JSON}")
        try:
            return msgspec.json.decode(visitors.body(request), type=self.takes)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise Refused(400, f"what was sent is not what this takes: {error}") from error


class Refused(Exception):
    """There is no answer but this one."""

    def __init__(
        self,
        status: int,
        error: str,
        tombstone: Tombstone | None = None,
        meanwhile: tuple[Decision, ...] = (),
    ) -> None:
        super().__init__(error)
        self.status = status
        self.problem = Problem(error, tombstone, meanwhile)


LISTED = (
    Parameter("cursor", "`next` of the page before; none for the first page"),
    Parameter("limit", f"how many items at most: 1 to {MOST}, usually {USUAL}", int),
)


def answered(answer: Struct, status: int = 200) -> Response:
    """A struct as JSON."""
    return Response(msgspec.json.encode(answer), status, media_type=_JSON)


def limit(request: Request) -> int:
    """How many items are asked for. Raises Refused for anything but a number in bounds."""
    asked = request.query_params.get("limit", str(USUAL))
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= MOST):
        raise Refused(400, f"limit is a number from 1 to {MOST}")
    return int(asked)


def after(request: Request) -> str:
    """The key after which a page begins; empty for the first. Raises Refused for a cursor that was
    not one of ours."""
    asked = request.query_params.get("cursor", "")
    try:
        return base64.b64decode(asked.encode(), b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError):
        raise Refused(400, "cursor is not one that a page of this list gave as next") from None


def number_after(request: Request) -> int:
    """The number after which a page begins; 0 for the first. Raises Refused as ``after`` does."""
    key = after(request) or "0"
    if not (key.isascii() and key.isdigit() and len(key) < 18):
        raise Refused(400, "cursor is not one that a page of this list gave as next")
    return int(key)


def cursor(key: str | int) -> str:
    """The cursor of the page after the item with this key."""
    return base64.urlsafe_b64encode(str(key).encode()).decode()
