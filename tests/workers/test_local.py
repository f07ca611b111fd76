"""Tasks over local processes: order, crashes, exceptions."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from whence.workers.bounds import Bounds
from whence.workers.local import Crash, each


def double(number: int) -> int:
    return 2 * number


def double_or_die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def double_or_raise(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return 2 * number


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_tasks(processes: int) -> None:
    assert list(each(double, range(30), processes)) == [2 * number for number in range(30)]


def test_no_tasks_give_no_results() -> None:
    assert list(each(double, [], 2)) == []


def test_a_task_that_kills_its_process_is_named_and_the_others_are_done() -> None:
    results = list(each(double_or_die, range(12), 2))
    assert results == [Crash(3) if number == 3 else 2 * number for number in range(12)]


def test_what_the_function_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="three"):
        list(each(double_or_raise, range(12), 2))


def say_so_and_stay(path: str) -> None:
    with Path(path).open("wb", buffering=0) as file:
        file.write(b"here")
        time.sleep(600)


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    code = (
        "from tests.workers.test_local import each, say_so_and_stay; "
        f"list(each(say_so_and_stay, [{str(pipe)!r}], 1))"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as parent:
        try:
            assert select.select([told], [], [], 60)[0] and os.read(told, 9) == b"here"
        finally:
            parent.kill()
    try:
        assert select.select([told], [], [], 20)[0], "the worker goes on"
        assert os.read(told, 9) == b"", "its end of the pipe was closed"
    finally:
        os.close(told)


def hang_at_three(number: int) -> int:
    while number == 3:
        pass
    return 2 * number


def hang_in_a_pattern_at_three(number: int) -> int:
    if number == 3:
        re.match("(a|aa)*$", "a" * 60 + "b")
    return 2 * number


def hoard_at_three(number: int) -> int:
    if number == 3:
        hoard = [bytearray(8 << 20) for _ in range(1_000)]
        return len(hoard)
    return 2 * number


def swallow_at_three(number: int) -> int:
    while number == 3:
        with contextlib.suppress(Exception):
            sum(range(1_000_000))
    return 2 * number


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("function", "what"),
    [
        (hang_at_three, "more than 1.5 seconds of processor time"),
        (hang_in_a_pattern_at_three, "more than 1.5 seconds of processor time"),
        (swallow_at_three, "more than 1.5 seconds of processor time"),
        (hoard_at_three, "more than 256 MiB of memory"),
    ],
)
def test_a_task_over_its_bounds_is_named_and_the_others_are_done(
    function: Callable[[int], int], what: str, processes: int
) -> None:
    results = list(each(function, range(8), processes, Bounds(1.5, 256 << 20)))
    assert results == [Crash(3, what) if number == 3 else 2 * number for number in range(8)]


def ignore_signals_at_three(number: int) -> int:
    if number == 3:
        signal.signal(signal.SIGPROF, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_CPU, (1, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    return hang_at_three(number)


def test_a_worker_that_no_signal_reaches_is_ended_with_its_process() -> None:
    results = list(each(ignore_signals_at_three, range(6), 2, Bounds(30.0, 256 << 20)))
    assert results == [Crash(3) if number == 3 else 2 * number for number in range(6)]


def test_bounds_are_lifted_after_each_task() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)
    assert list(each(double, range(3), 1, Bounds(5.0, 256 << 20))) == [0, 2, 4]
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
