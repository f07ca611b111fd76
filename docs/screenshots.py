"""Makes the pictures of the desk in ``docs/images`` from a record, with Debian's Chromium.

whence build examples/pages -o demo-record
python docs/screenshots.py demo-record
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from whence.model import Record
from whence.store import Store

OUT = Path(__file__).parent / "images"
WIDE, NARROW = (1200, 640), (320, 640)


def views(record: Path) -> dict[str, tuple[str, tuple[int, int]]]:
    """The address and the window of each picture, by its name."""
    with Store.open(record, readonly=True) as store:
        records = tuple(store.records())
        disputed = max(records, key=_told)
        (toll, *_) = (toll for toll in disputed.tolls if toll.winners)
        claim = store.claim(toll.winners[0])
    article = f"/articles/{claim.article_id}?claim={claim.claim_id}#c-{claim.claim_id}"
    return {
        "table": (f"/?pick={disputed.incident_id}", WIDE),
        "cards": ("/?view=cards&kind=bombing&kind=shelling", WIDE),
        "map": ("/?view=map", WIDE),
        "timeline": ("/?view=timeline", WIDE),
        "incident": (f"/incidents/{disputed.incident_id}#over-time", WIDE),
        "article": (article, WIDE),
        "narrow": ("/?view=cards", NARROW),
    }


def _told(record: Record) -> int:
    return max((len(toll.series) for toll in record.tolls), default=0)


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The desk's address while it runs."""
    command = [sys.executable, "-m", "whence.cli", "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        found = re.search(r"http://[\w.:]+", server.stdout.readline())
        try:
            if not found:
                raise SystemExit("the desk did not start")
            yield found[0]
        finally:
            server.terminate()


def take(page: Page, address: str, name: str) -> None:
    """One picture."""
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=OUT / f"{name}.png")
    print(f"{name}.png: {(OUT / f'{name}.png').stat().st_size // 1024} KiB")


def main() -> None:
    """Takes every picture."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("record", type=Path)
    record = arguments.parse_args().record
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("chromium is not installed: Debian's chromium has it")
    OUT.mkdir(exist_ok=True)
    with served(record) as base, sync_playwright() as runner:
        browser = runner.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (address, (width, height)) in views(record).items():
            page = browser.new_page(viewport={"width": width, "height": height})
            take(page, base + address, name)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
