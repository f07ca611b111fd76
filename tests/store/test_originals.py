"""Originals: once, whole, read-only, under their digest."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import RecordError
from whence.store.originals import Originals

BODY = b"<p>Four people were hurt in Tarnholm.</p>"
NAME = hashlib.sha256(BODY).hexdigest()


def test_bytes_lie_once_and_read_only_under_their_hash(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    assert originals.put(BODY) == f"sha256:{NAME}"
    path = tmp_path / "originals" / NAME[:2] / NAME
    first = path.stat()
    assert stat.S_IMODE(first.st_mode) == 0o444
    assert originals.put(BODY) == f"sha256:{NAME}"
    assert path.stat().st_ino == first.st_ino and path.stat().st_mtime_ns == first.st_mtime_ns
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [path]
    assert list(originals.digests()) == [f"sha256:{NAME}"] and not list(originals.misplaced())


def test_what_was_put_is_what_one_gets(tmp_path_factory: pytest.TempPathFactory) -> None:
    originals = Originals(tmp_path_factory.mktemp("originals"))

    @given(st.binary(max_size=300))
    def round_trip(body: bytes) -> None:
        digest = originals.put(body)
        assert originals.get(digest) == body and originals.check(digest) is None

    round_trip()


def test_check_says_what_is_wrong(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    digest = originals.put(BODY)
    path = originals.path(digest)
    path.chmod(0o644)
    path.write_bytes(BODY.replace(b"Four", b"Five"))
    problem = originals.check(digest)
    assert problem and "was altered" in problem.message and digest in problem.message
    path.unlink()
    problem = originals.check(digest)
    assert problem and "is missing" in problem.message


@pytest.mark.parametrize("digest", ["", "sha256:", "md5:" + "0" * 32, "sha256:../../x", NAME])
def test_only_digests_lead_to_files(tmp_path: Path, digest: str) -> None:
    with pytest.raises(RecordError, match="is not a SHA-256 digest"):
        Originals(tmp_path).path(digest)


def test_files_that_are_no_originals_are_told_apart(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    good = originals.path(originals.put(BODY))
    strays = [good.parent / "note.txt", tmp_path / "originals" / NAME, good.parent / ".new-half"]
    for stray in strays:
        stray.write_bytes(b"")
    assert set(originals.misplaced()) == set(strays)
    assert list(originals.unfinished()) == [strays[2]]
