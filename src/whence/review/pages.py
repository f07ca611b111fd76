"""From a template and a view to an answer; what every route of the desk needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from whence import wording
from whence.review import visitors
from whence.review.explore import Explorer
from whence.review.wishes import Decider
from whence.store import Store

API = "/api/"
"""How addresses begin that programs ask for."""
NAVIGATION = [
    ("/", "Incidents"),
    ("/review", "Review"),
    ("/articles", "Articles"),
    ("/rejections", "Refusals"),
]
"""The links at the top of every page: address and name, in their order."""


def store(request: Request) -> Store:
    """The record that the desk shows."""
    opened: Store = request.app.state.store
    return opened


def explorer(request: Request) -> Explorer:
    """What finds incidents in it."""
    held: Explorer = request.app.state.explorer
    return held


def decider(request: Request) -> Decider:
    """What puts decisions on record. Raises a 503 where the record cannot be written."""
    found: Decider | None = request.app.state.decider
    if found is None:
        raise HTTPException(503, "This record cannot be written, so nothing can be decided")
    return found


def require(look_up: Callable[[str], object], asked: str) -> None:
    """Raises a 404 where ``look_up`` raises KeyError for what the address names."""
    try:
        look_up(asked)
    except KeyError:
        raise HTTPException(404) from None


def number(request: Request) -> int:
    """The page of a list that the address names, counted from 1. Raises a 404 where it is none."""
    asked = request.query_params.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 8 and int(asked)):
        raise HTTPException(404)
    return int(asked)


def unblurred(request: Request, warning: str | None) -> bool:
    """Whether words are shown as they are: nobody warned of them, or they were asked for."""
    return warning is None or request.query_params.get("show") == "1"


def show(name: str, request: Request, status: int = 200, **context: Any) -> HTMLResponse:
    """A template as an answer. It knows the address's ``path``, the search's words ``q``, the
    ``wording`` as ``w``, the ``visitor`` (None on the open pages), the ``token`` that every form
    must carry, whether anything can be decided here (``deciding``), and what is handed in;
    everything is escaped."""
    words = request.query_params.get("q", "")
    who = visitors.known(request)
    known = {
        "q": words,
        "path": request.url.path,
        "visitor": who,
        "token": who.token if who else "",
        "deciding": getattr(request.app.state, "decider", None) is not None,
    }
    page = _TEMPLATES.get_template(name).render(**known, **context)
    return HTMLResponse(page.encode("utf-8", "replace"), status_code=status)


def problem(request: Request, status: int, heading: str, message: str | None = None) -> Response:
    """Why there is no other answer: a page, or JSON for a program."""
    if request.url.path.startswith(API):
        said = f"{heading}: {message}" if message else heading
        return JSONResponse({"error": said, "tombstone": None, "meanwhile": []}, status)
    return show("error.html", request, status, heading=heading, message=message)


def refused(request: Request, error: Exception) -> Response:
    """The answer for an HTTPException."""
    assert isinstance(error, HTTPException)
    plain = error.status_code == 404 and error.detail == "Not Found"
    heading = "There is no such page" if plain else error.detail
    return problem(request, error.status_code, heading)


def broken(request: Request, error: Exception) -> Response:
    """The answer for a RecordError."""
    return problem(request, 503, "The record cannot be read", str(error))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whence.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.globals.update(w=wording, navigation=NAVIGATION)
    return environment


def _finalized(value: Any) -> Any:
    """Words as they read to the program too; what a template made of them is left."""
    plain = isinstance(value, str) and not isinstance(value, Markup)
    return wording.undirected(value) if plain else value


_TEMPLATES = _environment()
