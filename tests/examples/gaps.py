"""Writes ``known_gaps.json`` anew from what fails now.

    python -m tests.examples.gaps

A gap that is closed goes off the list by this, and a new one comes onto it: read the difference
before you commit it, for a longer list is a step back.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest

LIST = Path(__file__).parent / "known_gaps.json"
_ENTRY = re.compile(r"\[([a-z ]+): (.+)\]$")


class Failures:
    """Notes what each failing entry says."""

    def __init__(self) -> None:
        self.gaps: dict[str, dict[str, str]] = defaultdict(dict)
        self.others: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.failed:
            return
        entry = _ENTRY.search(report.nodeid)
        crash = getattr(report.longrepr, "reprcrash", None)
        if entry and crash:
            said = str(crash.message).partition("\n")[0].removeprefix("AssertionError: ")
            self.gaps[entry[1]][entry[2]] = said
        else:
            self.others.append(report.nodeid)


def main() -> int:
    """Runs the record's tests without any gap allowed and writes the list. Returns 1 where
    something failed that no list can hold."""
    LIST.write_text("{}\n", encoding="utf-8")
    failures = Failures()
    tests = str(Path(__file__).parent / "test_record.py")
    pytest.main(["-q", "--no-header", "--tb=line", "-p", "no:cacheprovider", tests], [failures])
    text = json.dumps(failures.gaps, indent=1, ensure_ascii=False)
    LIST.write_text(f"{text}\n", encoding="utf-8")
    return 1 if failures.others else 0


if __name__ == "__main__":
    sys.exit(main())
