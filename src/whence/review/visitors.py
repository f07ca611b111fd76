"""Who asks for a page, and what they sent with it. ``access`` finds both out before any route
runs, so a route that is reached may answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec import Struct
from starlette.datastructures import State
from starlette.requests import Request

from whence.store.accounts import ROLES, Role, Session

Form = Mapping[str, tuple[str, ...]]


class Visitor(Struct, frozen=True):
    """A person or a program that was let in. ``token`` must come with whatever it sends;
    ``session`` is None for a program with a token of its own, and on a machine without accounts."""

    name: str
    role: Role
    token: str
    address: str = ""
    session: Session | None = None

    def may(self, role: Role) -> bool:
        """Whether it may do what this role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def visitor(request: Request) -> Visitor:
    """Who asks. Raises AttributeError on the pages that are open to everybody."""
    found: Visitor = request.state.visitor
    return found


def known(request: Request) -> Visitor | None:
    """Who asks; None on the pages that are open to everybody."""
    return getattr(request.state, "visitor", None)


def address(request: Request) -> str:
    """From which address somebody asks; empty where the server does not know."""
    return request.client.host if request.client else ""


def form(request: Request) -> Form:
    """The fields of the form that was sent, each with its values in order; none for other bodies.
    Its token was checked."""
    found: Form = request.state.form
    return found


def body(request: Request) -> bytes:
    """All that was sent."""
    found: bytes = request.state.body
    return found


def first(request: Request, name: str) -> str:
    """The first value of a field of the form that was sent; empty where there is none."""
    return form(request).get(name, ("",))[0]


def note(state: State, who: Visitor | None, sent: Form, body: bytes = b"") -> None:
    """Puts on a request what ``access`` found out."""
    if who is not None:
        state.visitor = who
    state.form, state.body = sent, body


def token_of(secret: str) -> str:
    """The token that goes with a session's secret, and tells nothing of it."""
    return hashlib.sha256(b"form " + secret.encode()).hexdigest()
