"""The desk: a record in a browser on this machine.

    /                     the incidents, or those that the address asks for (``query``)
    /incidents/{id}       one incident: its claims side by side, sources, copies, disagreements
    /articles             every article, or those that hold the words of ``?q=``
    /articles/{id}#c-…    one article with its claims marked in its text
    /rejections           what was not taken, and why
    /review               what waits for a decision, and the screens where people decide
    /login, /account      who one is here
    /api/v1/…             all of it for programs, as JSON
    /accounts, /audit     for admins: who may come in, and what was done about that

The addresses stand in ``routes``, one module for each part of the desk. Pages of a record are
hostile text: templates escape everything, the only scripts are this program's own files under
``/static``, and the browser is told to load nothing else. Only requests that name this machine as
their host are answered, so that no web site can read a record through the browser. ``access``
decides who is let in, and to what.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import uvicorn
from msgspec import Struct
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from whence.errors import RecordError, UsageError
from whence.review import pages
from whence.review.access import Access, Door, require_accounts
from whence.review.explore import Explorer
from whence.review.guard import Guard
from whence.review.routes import accounts, api, articles, decide, incidents
from whence.review.wishes import Decider
from whence.store import Store

ADDRESS = "127.0.0.1"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
STATIC = Path(__file__).parent / "static"
ROUTES: tuple[BaseRoute, ...] = (
    *incidents.ROUTES,
    *articles.ROUTES,
    *decide.ROUTES,
    *accounts.ROUTES,
    *api.ROUTES,
    Mount("/static", StaticFiles(directory=STATIC)),
)


class Where(Struct, frozen=True):
    """Where a desk listens: the ``address``, the ``port`` (0 takes a free one), the ``names`` by
    which browsers may call it, and the files of its TLS certificate and key. ``proxy`` is the
    address of a server that passes requests on, whose word about where they come from is taken."""

    address: str = ADDRESS
    port: int = 0
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    proxy: str | None = None

    @property
    def here(self) -> bool:
        """Whether only this machine can reach it."""
        return self.address in ("127.0.0.1", "::1", "localhost") and self.proxy is None


Opening = Callable[[Path], contextlib.AbstractContextManager[Decider]]
"""Opens a record for what people decide."""


def app(
    folder: Path,
    where: Where = Where(),  # noqa: B008 - it is frozen
    deciding: Opening | None = None,
) -> Starlette:
    """The pages of the record in ``folder``. Opens it when the server starts, for decisions too
    where ``deciding`` says how; raises RecordError then where it cannot."""
    door = Door(folder, here=where.here)

    @contextlib.asynccontextmanager
    async def opened(application: Starlette) -> AsyncIterator[None]:
        decider = deciding(folder) if deciding else contextlib.nullcontext()
        with (
            Store.open(folder, readonly=True) as store,
            contextlib.closing(door),
            decider as application.state.decider,
        ):
            application.state.store = store
            application.state.door = door
            application.state.explorer = Explorer(store)
            # Reading every entry takes a large record a moment, which no visitor should wait.
            application.state.explorer.columns()
            yield

    hosts = HOSTS if where.here else (*HOSTS, where.address, *where.names)
    return Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(Guard),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
            Middleware(Access, door=door),
        ],
        exception_handlers={HTTPException: pages.refused, RecordError: pages.broken},
        lifespan=opened,
    )


def serve(
    folder: Path, where: Where, announce: Callable[[str], None], deciding: Opening | None = None
) -> None:
    """Serves the record until it is interrupted; ``announce`` is told the address. Raises
    RecordError where the port is taken or the record cannot be opened, and UsageError where other
    machines could reach a record without accounts."""
    Store.open(folder, readonly=True).close()
    if not where.here:
        require_accounts(folder, where.address)
    family = socket.AF_INET6 if ":" in where.address else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((where.address, where.port))
        except (OSError, OverflowError) as error:
            raise RecordError(
                f"port {where.port} on {where.address} cannot be used: {error}"
            ) from error
        scheme = "https" if where.certificate else "http"
        shown = f"[{where.address}]" if family == socket.AF_INET6 else where.address
        address = f"{scheme}://{shown}:{listener.getsockname()[1]}/"
        config = uvicorn.Config(
            app(folder, where, deciding),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=where.proxy is not None,
            forwarded_allow_ips=where.proxy,
            ssl_certfile=where.certificate,
            ssl_keyfile=where.key,
        )
        try:
            config.load()
        except OSError as error:
            raise UsageError(f"{where.certificate}: it gives no TLS ({error})") from error
        listener.listen()
        announce(address)
        uvicorn.Server(config).run(sockets=[listener])
