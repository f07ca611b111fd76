"""One record and one server for all the review tests: both are only read."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from tests.review import sample
from tests.review.sample import Sample
from whence.review import desk


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return sample.build(tmp_path_factory.mktemp("review") / "record")


@pytest.fixture(scope="session")
def port(record: Sample) -> Iterator[int]:
    with served(record.folder) as number:
        yield number


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
