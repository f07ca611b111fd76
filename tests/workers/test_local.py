"""Tasks over local processes: order, crashes, exceptions."""

from __future__ import annotations

import os
import signal

import pytest

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
