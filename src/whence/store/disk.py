"""Where the record meets the operating system: whole writes, the lock, refusals. POSIX only."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whence.errors import InUse, ReadOnly, RecordError, RecordFull

UNFINISHED = ".new-"
"""How the names of files begin that are not whole yet."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where there is no room for a write."""
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN})
_PROTECTED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def refusals(record: Path) -> Iterator[None]:
    """Turns an OSError on the record's files into RecordFull, or RecordError, naming the record."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in FULL:
            raise RecordFull(
                f"{record}: the disk refused a write ({reason}); what was written before is whole"
            ) from error
        raise RecordError(f"{record}: its files cannot be used ({reason})") from error


def require_writable(record: Path) -> None:
    """Raises ReadOnly where nothing can be written into the record's folder."""
    if not os.access(record, os.W_OK):
        raise ReadOnly(f"{record}: it cannot be written to")


def write_whole(path: Path, body: bytes) -> None:
    """Writes a read-only file that is there in full or not at all, also after a power cut.

    Raises OSError; nothing is left of the file then.
    """
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    draft = Path(name)
    try:
        try:
            write_all(handle, body)
            os.fchmod(handle, 0o444)
            os.fsync(handle)
        finally:
            os.close(handle)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_all(handle: int, body: bytes) -> None:
    """Writes every byte at the handle's place; one ``write`` may take only a part."""
    view = memoryview(body)
    while view:
        view = view[os.write(handle, view) :]


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Lock:
    """Keeps two programs from writing one record.

    The lock is the kernel's and ends with the process that took it. It is not passed on to forked
    workers, so one that outlives a killed build does not keep the next build out. The kernel does
    not keep a process from taking its own lock twice; ``_held`` does.

    ``left_open`` says that the last holder did not let go in order: it was killed or it failed.
    """

    _held: set[Path] = set()  # noqa: RUF012 - shared by all locks of this process on purpose

    def __init__(self, record: Path) -> None:
        """Raises InUse where another holds the lock, and ReadOnly where nothing can be written."""
        self.path = (record / ".lock").resolve()
        if self.path in self._held:
            raise InUse(f"{record}: this program is writing it already")
        with refusals(record):
            try:
                self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                if error.errno not in _PROTECTED:
                    raise
                raise ReadOnly(f"{record}: it cannot be written to ({error.strerror})") from error
        try:
            self.left_open = self._take(record)
        except BaseException:
            os.close(self._handle)
            raise
        self._held.add(self.path)

    def release(self, *, in_order: bool) -> None:
        """Lets go; ``in_order`` is False where the work was broken off."""
        if in_order:
            os.ftruncate(self._handle, 0)
        os.close(self._handle)
        self._held.discard(self.path)

    @classmethod
    def is_held(cls, record: Path) -> bool:
        """Whether another program holds the lock of a record."""
        path = (record / ".lock").resolve()
        if path in cls._held or not path.exists():
            # To ask the kernel about a lock of this process would end it.
            return False
        with refusals(record):
            handle = os.open(path, os.O_RDONLY)
            try:
                fcntl.lockf(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _TAKEN:
                    raise
                return True
            finally:
                os.close(handle)
            return False

    def _take(self, record: Path) -> bool:
        try:
            fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise RecordError(f"{record}: it cannot be locked ({error.strerror})") from error
            holder = os.read(self._handle, 32).decode(errors="replace").strip() or "unknown"
            raise InUse(
                f"{record}: another program (process {holder}) is writing it; try again when it "
                "has ended"
            ) from error
        left_open = bool(os.read(self._handle, 32))
        with refusals(record):
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, b"%d\n" % os.getpid(), 0)
        return left_open
