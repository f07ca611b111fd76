"""Whose turn it is: the waiting URLs of each host in order, and when the host may be asked next."""

from __future__ import annotations

import heapq
import time
from collections import deque
from collections.abc import Callable
from itertools import count

from msgspec import Struct
from urllib3.util import Url


class Clock(Struct, frozen=True):
    """Where time comes from, in seconds; the tests have one that does not wait."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Job(Struct):
    """A URL on the way: what was asked for, where its redirects have led, how often it was tried
    there, and what it passed through."""

    asked: str
    url: Url
    tries: int = 0
    passed: tuple[str, ...] = ()


class Agenda:
    """Hands out jobs so that no host is asked twice within its pause, and none waits for another
    host's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: dict[str, deque[Job]] = {}
        self._free: dict[str, float] = {}
        self._turns: list[tuple[float, int, str]] = []
        self._number = count()

    def add(self, job: Job, *, first: bool = False) -> None:
        """Puts a job at the end of its host's row, or at its head."""
        host = job.url.host or ""
        row = self._waiting.setdefault(host, deque())
        if not row:
            self._push(host)
        if first:
            row.appendleft(job)
        else:
            row.append(job)

    def pause(self, host: str, seconds: float) -> None:
        """Leaves a host alone for so long from now on, or longer if that was said before."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock.now() + seconds)

    def next(self) -> Job | None:
        """The next job, once its host may be asked; None where none is left."""
        while self._turns:
            at, _, host = heapq.heappop(self._turns)
            if self._free.get(host, 0.0) > at:
                self._push(host)
                continue
            if (wait := at - self._clock.now()) > 0:
                self._clock.sleep(wait)
            row = self._waiting[host]
            job = row.popleft()
            if row:
                self._push(host)
            return job
        return None

    def _push(self, host: str) -> None:
        turn = (self._free.get(host, 0.0), next(self._number), host)
        heapq.heappush(self._turns, turn)
