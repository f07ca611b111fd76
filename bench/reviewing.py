"""How much work a review is: keys and seconds for each incident, in a real browser.

    python -m bench.reviewing [--keep]

A person's part is played by two plans that press keys only, on the sample record. ``glance``
accepts each incident as it stands. ``check`` accepts what the record holds of the dead, then every
claim about them one by one, then the incident. ``seconds`` are those that the desk takes to answer
and a browser to show it; ``estimated`` adds a person's time by the keystroke-level model (Card,
Moran and Newell 1980): .28 s a key, and 1.35 s of thought before each decision. Reading is not in
it: that is the person's own.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import msgspec
import uvicorn
from msgspec import Struct
from playwright.sync_api import Page, sync_playwright

from bench.corpora import RESULTS
from whence.config import Settings
from whence.deciding import Deciding
from whence.pipeline import build
from whence.review import desk
from whence.store import Store

KEY, THOUGHT = 0.28, 1.35
"""Seconds of a key and of a thought before a decision, by the keystroke-level model."""


class Work(Struct, frozen=True):
    """One plan over a whole record: medians for each incident, and how many were decided."""

    incidents: int
    keys: float
    decisions: float
    seconds: float
    estimated: float


class Reviewer:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.keys = self.decisions = 0
        self.seconds = 0.0

    def press(self, key: str) -> None:
        """A key that changes nothing on record."""
        self.keys += 1
        self._page.keyboard.press(key)

    def decide(self, *keys: str) -> None:
        """Keys of which the last one decides; waits until the desk has answered."""
        for key in keys[:-1]:
            self.press(key)
        self.keys += 1
        self.decisions += 1
        self._wait(keys[-1])

    def _wait(self, key: str) -> None:
        begun = time.monotonic()
        with self._page.expect_navigation(wait_until="load"):
            self._page.keyboard.press(key)
        self.seconds += time.monotonic() - begun

    def focused(self) -> str:
        """The words of what is in focus."""
        return str(self._page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))


Plan = Callable[[Reviewer, int], None]


def glance(reviewer: Reviewer, _: int) -> None:
    """The incident as it stands."""
    reviewer.decide("A")


def check(reviewer: Reviewer, items: int) -> None:
    """Every claim about the dead, then the incident. After a decision the desk goes on by itself
    to what comes next."""
    reviewer.press("j")
    for _ in range(items):
        label = reviewer.focused()
        if not (label.startswith(("killed of", "claim: killed"))):
            break
        reviewer.decide("a")
    reviewer.decide("A")


def worked(page: Page, base: str, plan: Plan) -> Work:
    """Reviews everything that waits by one plan."""
    rows: list[tuple[int, int, float]] = []
    page.goto(f"{base}/review")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("n")
    while "/review/in_" in page.url:
        reviewer = Reviewer(page)
        plan(reviewer, page.locator(".item").count())
        rows.append((reviewer.keys, reviewer.decisions, reviewer.seconds))
    estimated = [keys * KEY + made * THOUGHT + spent for keys, made, spent in rows]
    return Work(
        len(rows),
        median(row[0] for row in rows),
        median(row[1] for row in rows),
        round(median(row[2] for row in rows), 2),
        round(median(estimated), 2),
    )


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        app = desk.app(folder, deciding=Deciding)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def main() -> None:
    """Prints the work of each plan; ``--keep`` keeps it in ``bench/results``."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=Path, default=Path("examples/pages"))
    asked.add_argument("--keep", action="store_true")
    given = asked.parse_args()
    found: dict[str, Work] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as runner:
        made = Path(name) / "made"
        with Store.create(made) as store:
            build(store, [given.pages], Settings(processes=1))
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
        browser = runner.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for plan in (glance, check):
            record = shutil.copytree(made, Path(name) / plan.__name__, symlinks=True)
            with _served(record) as base:
                found[plan.__name__] = worked(browser.new_page(), base, plan)
        browser.close()
    print(
        f"{'plan':<8}{'incidents':>10}{'keys':>7}{'decisions':>11}{'seconds':>9}{'estimated':>11}"
    )
    for name, work in found.items():
        print(
            f"{name:<8}{work.incidents:>10}{work.keys:>7.0f}{work.decisions:>11.0f}"
            f"{work.seconds:>9.2f}{work.estimated:>11.2f}"
        )
    if given.keep:
        text = msgspec.json.format(msgspec.json.encode(found), indent=2)
        (RESULTS / "reviewing.json").write_bytes(text + b"\n")


if __name__ == "__main__":
    main()
