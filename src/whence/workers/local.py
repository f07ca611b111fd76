"""Local processes: one function over a stream of tasks, results in the order of the tasks.

A task that takes its process down with it (a crash in native code, the kernel's out-of-memory
killer) is found by running the tasks that were under way again, each alone, and comes back as a
Crash; the others are not lost. So does a task that goes over its bounds.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

from whence.workers.bounds import Bounds, TooMuch, bounded

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Tasks handed out per process before the first result is taken, so that memory stays bounded."""


class Crash(Struct, Generic[T], frozen=True):
    """A task whose process died, or that was stopped because it took ``too_much``."""

    task: T
    too_much: str | None = None


def each(
    function: Callable[[T], R],
    tasks: Iterable[T],
    processes: int,
    bounds: Bounds | None = None,
    ready: Callable[[], object] | None = None,
) -> Iterator[R | Crash[T]]:
    """The function's result for each task, in order. No processes means this one: then a crash is
    the caller's own. What the function raises is raised here. ``ready`` loads in each process what
    no task should be charged for."""
    if processes < 1:
        if ready:
            ready()
        yield from map(partial(_held, function, bounds, False), tasks)
        return
    run = partial(_held, function, bounds, True)
    stream = iter(tasks)
    waiting: deque[tuple[T, Future[R | Crash[T]]]] = deque()
    pool = _pool(processes, ready)
    try:
        while True:
            while len(waiting) < processes * AHEAD and (task := next(stream, None)) is not None:
                waiting.append((task, _submit(pool, run, task)))
            if not waiting:
                return
            try:
                result = waiting[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                stranded = [task for task, _ in waiting]
                waiting.clear()
                yield from map(Apart(function, bounds, ready), stranded)
                pool = _pool(processes, ready)
            else:
                waiting.popleft()
                yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class Apart(Generic[T, R]):
    """A function that runs in a process of its own, which starts with the first task and is kept
    for the next. A task that takes the process down, or that goes over the bounds, comes back as a
    Crash."""

    def __init__(
        self,
        function: Callable[[T], R],
        bounds: Bounds | None,
        ready: Callable[[], object] | None = None,
    ) -> None:
        self._function: Callable[[T], R | Crash[T]] = partial(_held, function, bounds, True)
        self._ready = ready
        self._kept: ProcessPoolExecutor | None = None

    def __call__(self, task: T) -> R | Crash[T]:
        """The function's result. Raises what the function raises."""
        is_new = self._kept is None
        pool = self._kept = self._kept or _pool(1, self._ready)
        try:
            with _not_interrupted():
                waiting = pool.submit(self._function, task)
            return waiting.result()
        except BrokenProcessPool:
            pool.shutdown(wait=False)
            self._kept = None
        # A kept process may have died since its last task: this one is not to blame for that.
        return Crash(task) if is_new else self(task)


def _held(
    function: Callable[[T], R], bounds: Bounds | None, expendable: bool, task: T
) -> R | Crash[T]:
    try:
        with bounded(bounds, expendable):
            return function(task)
    except TooMuch as error:
        return Crash(task, str(error))


def _submit(pool: ProcessPoolExecutor, function: Callable[[T], R], task: T) -> Future[R]:
    try:
        with _not_interrupted():
            return pool.submit(function, task)
    except BrokenProcessPool as error:
        broken: Future[R] = Future()
        broken.set_exception(error)
        return broken


def _pool(processes: int, ready: Callable[[], object] | None) -> ProcessPoolExecutor:
    # Forking a process that runs threads (the progress bar is one) can deadlock in the child.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=partial(_begin, ready))


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Holds Ctrl+C back while a process may be started, which begins with it held back too."""
    if threading.current_thread() is not threading.main_thread():
        yield  # nobody interrupts another thread
        return
    held: list[int] = []
    # A blocked signal goes to another thread (that of the progress bar), and from there to this one
    # all the same: only the handler can hold it back.
    handler = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler or signal.SIG_DFL)
        if held:
            signal.raise_signal(held[0])


def _begin(ready: Callable[[], object] | None) -> None:
    """What a process does first. Ctrl+C, which a terminal sends to all of them, ends it at once and
    without a word: the program that started it has the say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if ready:
        ready()


def _end_with_parent() -> None:
    """Ends this process when the one that started it is gone. One that was killed says nothing, and
    its workers would wait for tasks for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
