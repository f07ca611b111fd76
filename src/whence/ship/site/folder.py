"""Where a site lies: built beside its place, moved there whole, and never over what is not ours."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from whence import ids
from whence.errors import NotShipped

FORMAT = "whence-site/1"
MANIFEST = "edition.json"
_ID = re.compile(r"[a-z]{2}_[0-9a-f]{20}")

digest = ids.digest


class Manifest(Struct, frozen=True):
    """``edition.json``: what the site is, and the digest of each of its files."""

    format: str
    site: msgspec.Raw
    files: dict[str, str]


def named(identifier: str) -> str:
    """An id as a file's name. Raises NotShipped where it is none."""
    if not _ID.fullmatch(identifier):
        raise NotShipped(f"{identifier!r} is no id that a file can be named by")
    return identifier


def manifest(site: Struct, files: Mapping[str, str]) -> str:
    """The manifest, by which the folder is known as ours."""
    made = Manifest(FORMAT, msgspec.Raw(msgspec.json.encode(site)), dict(sorted(files.items())))
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


@contextmanager
def building(target: Path) -> Iterator[Path]:
    """A folder to build in, which takes the place of ``target`` when the block ends, and goes if an
    exception passes through. Raises NotShipped where something else than a site of ours is there,
    before the block and again before the move."""
    _require_ours(target)
    parent = target.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=parent))
    except OSError as error:
        raise NotShipped(f"{target}: it cannot be made ({error.strerror})") from error
    try:
        yield draft
        draft.chmod(0o755)
        _require_ours(target)
        _move(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move(draft: Path, target: Path) -> None:
    old = draft.with_name(f"{draft.name}-old")
    try:
        if target.exists():
            target.rename(old)
        try:
            draft.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    except OSError as error:
        raise NotShipped(f"{target}: it cannot be put in place ({error.strerror})") from error
    shutil.rmtree(old, ignore_errors=True)


def _require_ours(target: Path) -> None:
    if not target.exists() and not target.is_symlink():
        return
    if target.is_symlink() or not target.is_dir():
        raise NotShipped(f"{target}: it is no folder; a site is written into a folder of its own")
    held = {
        str(Path(where, name).relative_to(target))
        for where, _, names in os.walk(target)
        for name in names
    }
    if not held:
        return
    if MANIFEST not in held:
        raise NotShipped(f"{target}: it holds other files; a site is written into its own folder")
    try:
        manifest = msgspec.json.decode((target / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise NotShipped(f"{target}: its {MANIFEST} is none of ours ({error})") from error
    if manifest.format.partition("/")[0] != FORMAT.partition("/")[0]:
        raise NotShipped(f"{target}: its {MANIFEST} is none of ours")
    if strange := sorted(held - set(manifest.files) - {MANIFEST}):
        raise NotShipped(f"{target}: it holds {strange[0]}, which is no part of the site")
