"""One record and one server for the tests that only read, and a desk of its own for each that
decides."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browsing import browser
from tests.review import sample
from tests.review.desks import Desk, made, opened, served
from tests.review.sample import Sample

__all__ = ["browser"]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return sample.build(tmp_path_factory.mktemp("review") / "record")


@pytest.fixture(scope="session")
def port(record: Sample) -> Iterator[int]:
    with served(record.folder) as number:
        yield number


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("decide"))


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[Desk]:
    with opened(shutil.copytree(built, tmp_path / "record", symlinks=True)) as found:
        yield found
