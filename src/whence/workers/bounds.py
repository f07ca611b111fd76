"""Bounds on one task: how much processor time and memory it may take.

Both are the kernel's: a timer of the process's own time, whose signal reaches Python code and
regular expressions alike, and a limit on the memory that the process may ask for beyond what it
has. In a worker, code that no signal reaches is ended with its process. Both hold on POSIX systems,
in the main thread of a process; elsewhere a task runs unbounded.
"""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from msgspec import Struct

MIB = 1 << 20
_AGAIN = 1.0
"""Seconds after which the signal comes again, should something have swallowed the first."""
_GRACE = 10
"""Seconds of processor time after which a worker that no signal reaches is ended."""


class Bounds(Struct, frozen=True):
    """``seconds`` of processor time; ``memory`` in bytes, beyond what the process holds."""

    seconds: float
    memory: int


class TooMuch(BaseException):
    """A task went over a bound; its text says which. No Exception, so that a reader's own handlers
    let it pass."""


@contextmanager
def bounded(bounds: Bounds | None, expendable: bool = False) -> Iterator[None]:
    """Raises TooMuch where what runs inside goes over a bound. ``expendable`` says that the process
    may be ended where it does not come back in time."""
    if bounds is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = bounds.seconds

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooMuch(f"more than {seconds:g} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    held = resource.getrlimit(resource.RLIMIT_DATA)
    lasting = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_DATA, (_least(_data() + bounds.memory, *held), held[1]))
    if expendable:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        end = int(spent.ru_utime + spent.ru_stime + seconds) + _GRACE
        resource.setrlimit(resource.RLIMIT_CPU, (_least(end, *lasting), lasting[1]))
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    except MemoryError as error:
        raise TooMuch(f"more than {bounds.memory // MIB} MiB of memory") from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_DATA, held)
        resource.setrlimit(resource.RLIMIT_CPU, lasting)


def _least(wanted: int, *known: int) -> int:
    return min([wanted, *(each for each in known if each != resource.RLIM_INFINITY)])


def _data() -> int:
    """The memory that counts towards the limit now, in bytes."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    except OSError:
        # No such file: the limit is then what a task may have in all.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()
