"""The desk: a record in a browser on this machine.

    /                     the incidents
    /incidents/{id}       one incident: its claims side by side, sources, copies, disagreements
    /articles             every article, or those that hold the words of ``?q=``
    /articles/{id}#c-…    one article with its claims marked in its text
    /rejections           what was not taken, and why

The addresses stand in ``routes``, one module for each part of the desk. Pages of a record are
hostile text: templates escape everything, the only scripts are this program's own files under
``/static``, and the browser is told to load nothing else. Only requests that name this machine as
their host are answered, so that no web site can read a record through the browser.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from whence.errors import RecordError
from whence.review import pages
from whence.review.guard import Guard
from whence.review.routes import articles, incidents
from whence.store import Store

ADDRESS = "127.0.0.1"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
STATIC = Path(__file__).parent / "static"
ROUTES: tuple[BaseRoute, ...] = (
    *incidents.ROUTES,
    *articles.ROUTES,
    Mount("/static", StaticFiles(directory=STATIC)),
)


def app(folder: Path) -> Starlette:
    """The pages of the record in ``folder``. Opens it when the server starts; raises RecordError
    then where it cannot."""

    @contextlib.asynccontextmanager
    async def opened(application: Starlette) -> AsyncIterator[None]:
        with Store.open(folder, readonly=True) as store:
            application.state.store = store
            yield

    return Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(Guard),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
        ],
        exception_handlers={HTTPException: pages.refused, RecordError: pages.broken},
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
