"""Files and folders become the files to read, in an order that is the same everywhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from whence.acquire.files import refused, special
from whence.errors import Outside, PassedOver, RefusedInput, Unreadable

# A folder that holds both is a record: its custody log is no input.
_RECORD = {"custody.jsonl", "record.sqlite"}
_PAGES = (".html", ".htm", ".xhtml")
_BESIDE = (
    "_files", ".files", "-files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos",
    "_bestanden", "_file", "-filer", "_tiedostot", "_pliki", "_soubory", "_elemei", "_dosyalar",
    "_datoteke", "_fitxers", "_failid", "_fails", "_bylos", "_fajlovi", "_fitxategiak",
)  # fmt: skip
"""What browsers put after a page's name, by their language, to name the folder with its pictures,
styles and frames: the endings that Windows takes for folders that go with a page."""
_PART_OF_A_PAGE = "holds what belongs to the saved page beside it"


class Found(Struct, frozen=True):
    """A file to read: where it lies, links followed, and what the record calls it: the path as the
    person gave it, joined with the rest, with forward slashes."""

    path: Path
    name: str


def walk(paths: Sequence[Path], suffixes: Sequence[str]) -> Iterator[Found | RefusedInput]:
    """The files under ``paths`` whose names end in one of ``suffixes``, each once, and a refusal
    for everything that is not taken.

    Folders are walked to the bottom in sorted order. A link given by name is followed; a link in
    a folder is followed to a file inside that folder only. Nothing is opened.
    """
    seen: set[str] = set()
    given: dict[Path, set[str]] = {}
    for path in paths:
        given.setdefault(path.parent, set()).update(_pages([path.name]))
    for path in paths:
        if _is_beside_one(path.name, given[path.parent]) and _is_folder(path):
            yield PassedOver(shown(path), _PART_OF_A_PAGE)
            continue
        for item in _given(path, tuple(suffixes)):
            name = item.name if isinstance(item, Found) else item.source
            if name not in seen:
                seen.add(name)
                yield item


def shown(path: PurePath) -> str:
    """A path as the record writes it. Bytes of a file name that are not text are escaped, since
    neither JSON nor SQLite can hold them."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def lies_in(source: str, names: Collection[str]) -> bool:
    """Whether the source of an input, a path or a place in an archive, is one of these paths, as
    the record writes them, or lies in one."""
    return any(
        source == name
        or (source.startswith(name) and (name.endswith("/") or source[len(name)] in _WITHIN))
        or (name == "." and not source.startswith(("/", "../")))
        for name in names
    )


_WITHIN = "/@#!"
"""What stands between a folder or an archive and what lies in it."""


def takes(name: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a file name ends in one of the suffixes, whatever its letters' case."""
    return name.lower().endswith(suffixes)


def _given(path: Path, suffixes: tuple[str, ...]) -> Iterator[Found | RefusedInput]:
    name = shown(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Unreadable(name, "does not exist")
    except OSError as error:
        yield refused(name, error)
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path, suffixes)
        elif not stat.S_ISREG(mode):
            yield Unreadable(name, f"is {special(mode)}, which is never opened")
        elif not takes(path.name, suffixes):
            # Asked for by name: not reading it must not pass for success.
            yield Unreadable(name, _unknown(path.name))
        else:
            yield Found(path, name)


def _folder(root: Path, suffixes: tuple[str, ...]) -> Iterator[Found | RefusedInput]:
    real = os.path.realpath(root)
    # A stack instead of recursion: folders may be nested deeper than Python's stack.
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            mode = (path.stat() if path == root else path.lstat()).st_mode
            if not stat.S_ISDIR(mode):
                yield _entry(path, mode, real, suffixes)
                continue
            with os.scandir(path) as entries:
                names = sorted((entry.name for entry in entries), reverse=True)
        except OSError as error:
            yield refused(shown(path), error)
            continue
        if _RECORD.issubset(names):
            yield PassedOver(shown(path), "is a record that Whence made")
            continue
        pages = _pages(names)
        for name in names:
            if _is_beside_one(name, pages) and _is_folder(path / name):
                yield PassedOver(shown(path / name), _PART_OF_A_PAGE)
            else:
                waiting.append(path / name)


def _pages(names: Iterable[str]) -> set[str]:
    """The saved pages among some files, without their endings."""
    return {name.rpartition(".")[0] for name in names if takes(name, _PAGES)}


def _is_beside_one(name: str, pages: Collection[str]) -> bool:
    """Whether a folder of this name goes with one of some saved pages."""
    return any(name.endswith(each) and name.removesuffix(each) in pages for each in _BESIDE)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _entry(path: Path, mode: int, root: str, suffixes: tuple[str, ...]) -> Found | RefusedInput:
    """What becomes of one name in a folder, not itself a folder. Raises OSError for a link that
    leads nowhere or round in a circle."""
    name = shown(path)
    target = path
    if stat.S_ISLNK(mode):
        target = Path(os.path.realpath(path))
        if not target.is_relative_to(root):
            return Outside(name, "is a link that leaves the folder that was named")
        mode = target.stat().st_mode
    if stat.S_ISDIR(mode):
        return PassedOver(name, "is a link to a folder that is read where it lies")
    if not takes(path.name, suffixes):
        return PassedOver(name, _unknown(path.name))
    if not stat.S_ISREG(mode):
        return Unreadable(name, f"is {special(mode)}, which is never opened")
    return Found(target, name)


def _unknown(name: str) -> str:
    return f"is of a type that no source reads ({PurePath(name).suffix or 'no ending'})"
