"""Desks at which people decide: a small record in invented towns, served with decisions."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import urllib3
import uvicorn
from msgspec import Struct

from tests.conftest import write_pages
from whence.config import Settings
from whence.deciding import Deciding
from whence.model import Record
from whence.pipeline import build
from whence.review import desk
from whence.store import Store

WEB = urllib3.PoolManager(retries=False)
_TOKEN = re.compile(r'<meta name="whence-token" content="([^"]+)">')


class Desk(Struct, frozen=True):
    """A served record."""

    folder: Path
    port: int

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> str:
        """The page at an address."""
        answer = WEB.request("GET", self.base + path)
        assert answer.status == 200, answer.data.decode()
        return answer.data.decode()

    def token(self) -> str:
        """What every form must carry."""
        found = _TOKEN.search(self.get("/review"))
        assert found
        return found[1]

    def post(self, incident_id: str, **fields: str) -> urllib3.BaseHTTPResponse:
        """Sends a form about an incident, as a browser does; no redirection is followed. A field
        ``v_low`` stands for ``v.low``."""
        sent = {"token": self.token(), **fields}
        named = {name.replace("v_", "v."): content for name, content in sent.items()}
        return WEB.request(
            "POST",
            f"{self.base}/review/{incident_id}",
            fields=named,
            encode_multipart=False,
            redirect=False,
        )

    def records(self) -> list[Record]:
        """The records as they are now."""
        with Store.open(self.folder, readonly=True) as store:
            return list(store.records())

    def record(self, town: str) -> Record:
        """The record of the incident in a town."""
        return next(each for each in self.records() if town in (each.place or ""))


def made(folder: Path) -> Path:
    """Builds the record in a folder of its own below ``folder``."""
    with Store.create(folder / "record") as store:
        build(store, [write_pages(folder / "pages")], Settings(processes=1))
    return folder / "record"


@contextlib.contextmanager
def served(
    folder: Path,
    where: desk.Where = desk.Where(),  # noqa: B008
    deciding: desk.Opening | None = None,
) -> Iterator[int]:
    """The review pages on a free port of 127.0.0.1, served by a thread."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(desk.app(folder, where, deciding), log_level="warning")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


@contextlib.contextmanager
def opened(folder: Path, **where: Any) -> Iterator[Desk]:
    """Serves the record in ``folder`` with decisions."""
    with served(folder, deciding=Deciding, **where) as port:
        yield Desk(folder, port)
