"""A web server on loopback for each test that fetches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.acquire.server import Server, running


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as made:
        yield made
