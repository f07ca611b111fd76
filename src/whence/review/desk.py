"""The review pages: a record, read-only, in a browser on this machine.

    /                     the incidents
    /incidents/{id}       one incident: its claims side by side, sources, copies, disagreements
    /articles             every article, or those that hold the words of ``?q=``
    /articles/{id}#c-…    one article with its claims marked in its text
    /rejections           what was not taken, and why

Pages of a record are hostile text: templates escape everything, no page carries a script, and the
browser is told to load nothing but this program's own style sheet. Only requests that name this
machine as their host are answered, so that no web site can read a record through the browser.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import uvicorn
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whence import wording
from whence.errors import RecordError
from whence.review import views
from whence.store import Store

ADDRESS = "127.0.0.1"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
PER_PAGE = 100
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def app(folder: Path) -> Starlette:
    """The pages of the record in ``folder``. Opens it when the server starts; raises RecordError
    then where it cannot."""

    @contextlib.asynccontextmanager
    async def opened(application: Starlette) -> AsyncIterator[None]:
        with Store.open(folder, readonly=True) as store:
            application.state.store = store
            yield

    static = StaticFiles(directory=Path(__file__).parent / "static")
    return Starlette(
        routes=[
            Route("/", incidents),
            Route("/incidents/{incident_id}", incident),
            Route("/articles", articles),
            Route("/articles/{article_id}", article),
            Route("/rejections", rejections),
            Mount("/static", static),
        ],
        middleware=[
            Middleware(Guard),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
        ],
        exception_handlers={HTTPException: _refused, RecordError: _broken},
        lifespan=opened,
    )


def serve(folder: Path, port: int, announce: Callable[[str], None]) -> None:
    """Serves the record on 127.0.0.1 until it is interrupted; ``announce`` is told the address.
    Raises RecordError where the port is taken or the record cannot be opened."""
    Store.open(folder, readonly=True).close()
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
        except (OSError, OverflowError) as error:
            raise RecordError(f"port {port} on {ADDRESS} cannot be used: {error}") from error
        announce(f"http://{ADDRESS}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app(folder), log_level="warning", access_log=False)
        config.server_header = False
        uvicorn.Server(config).run(sockets=[listener])


class Guard:
    """Puts the protecting headers on every answer."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._inner(scope, receive, guarded)


# -- the pages --------------------------------------------------------------------------------


def incidents(request: Request) -> Response:
    """The list of incidents."""
    store, page = _store(request), _page(request)
    counts = store.counts()
    found = views.rows(store, (page - 1) * PER_PAGE, PER_PAGE)
    return _show(
        "incidents.html",
        request,
        rows=found,
        counts=counts,
        page=page,
        pages=-(-counts.incidents // PER_PAGE),
    )


def incident(request: Request) -> Response:
    """One incident."""
    store, incident_id = _store(request), request.path_params["incident_id"]
    _require(store.incident, incident_id)
    return _show("incident.html", request, view=views.incident(store, incident_id))


def articles(request: Request) -> Response:
    """Every article, or those that hold the words that were searched for."""
    words, page = request.query_params.get("q", ""), _page(request)
    found = views.articles(_store(request), words, (page - 1) * PER_PAGE, PER_PAGE + 1)
    return _show(
        "articles.html",
        request,
        found=found[:PER_PAGE],
        page=page,
        more=len(found) > PER_PAGE,
    )


def article(request: Request) -> Response:
    """One article. ``?claim=`` names the claim that a reader came for."""
    store, article_id = _store(request), request.path_params["article_id"]
    _require(store.article, article_id)
    found = views.article(store, article_id)
    return _show("article.html", request, view=found, chosen=request.query_params.get("claim"))


def rejections(request: Request) -> Response:
    """What was not taken."""
    return _show("rejections.html", request, rejections=tuple(_store(request).rejections()))


# -- how --------------------------------------------------------------------------------------


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _require(look_up: Callable[[str], object], asked: str) -> None:
    try:
        look_up(asked)
    except KeyError:
        raise HTTPException(404) from None


def _page(request: Request) -> int:
    asked = request.query_params.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 8 and int(asked)):
        raise HTTPException(404)
    return int(asked)


def _show(name: str, request: Request, status: int = 200, **context: Any) -> HTMLResponse:
    words = request.query_params.get("q", "")
    page = _TEMPLATES.get_template(name).render(q=words, path=request.url.path, **context)
    return HTMLResponse(page.encode("utf-8", "replace"), status_code=status)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    heading = "There is no such page" if error.status_code == 404 else error.detail
    return _show("error.html", request, error.status_code, heading=heading, message=None)


def _broken(request: Request, error: Exception) -> Response:
    return _show(
        "error.html", request, 503, heading="The record cannot be read", message=str(error)
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whence.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(w=wording)
    return environment


_TEMPLATES = _environment()
