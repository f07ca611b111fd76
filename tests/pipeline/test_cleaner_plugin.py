"""A cleaner of a site as somebody else ships it: an installed distribution, found by its entry
point, in force on the days that it names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from whence.store import Store

CODE = """
from datetime import date
from whence.clean.site import SiteChoice

class Quay:
    name = "quay"
    version = "{version}"
    hosts = ("quay.example",)
    valid_from = date(2031, 1, 1)
    valid_until = date(2031, 12, 31)

    def choose(self, url, blocks):
        body = [n for n, block in enumerate(blocks) if block.inside("facts")]
        return SiteChoice(tuple(body), byline="Jo Marrow") if body else None
"""
PAGE = (
    "<html><head><title>Two boats collide off Velm</title></head><body>"
    "<article><h1>Two boats collide off Velm</h1>"
    + "<p>Two boats collided in fog off Velm on Monday and one of them sank, the coast guard said. "
    "All nine people on board were pulled out of the water by a trawler.</p>"
    * 2
    + "</article><div class='facts'><p>Velm has a harbour, a lighthouse and eleven boats that go "
    "out for mackerel in the summer.</p></div></body></html>"
)


def install(site: Path, version: str) -> None:
    """Lays a distribution out as an installer does."""
    (site / "quay_cleaner.py").write_text(CODE.replace("{version}", version))
    info = site / "quay_cleaner-1.0.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: quay-cleaner\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[whence.cleaners]\nquay = quay_cleaner:Quay\n")


def archive(path: Path) -> None:
    """An archive of two captures of one page, the second after the cleaner's last day."""
    records = []
    for year in (2031, 2032):
        body = PAGE.replace("Monday", f"Monday in {year}").encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        records.append(
            (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{year}>\r\n"
                f"WARC-Target-URI: https://quay.example/boats?{year}\r\n"
                f"WARC-Date: {year}-05-09T12:00:00Z\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )
    path.write_bytes(b"".join(records))


def build(record: Path, pages: Path, site: Path | None) -> dict[str, tuple[str, str | None]]:
    """What a build in a process of its own makes of the captures, by their years."""
    path = os.pathsep.join(filter(None, (str(site) if site else "", os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "whence.cli", "build", str(pages), "-o", str(record)]
    run = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    with Store.open(record, readonly=True) as store:
        return {
            (article.url or "")[-4:]: (article.text[article.body_start :][:8], article.byline)
            for article in store.articles()
        }


def test_an_installed_cleaner_is_used_on_its_days_and_its_version_reads_anew(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    pages = tmp_path / "boats.warc"
    archive(pages)
    record = tmp_path / "record"
    general = ("Two boat", None)
    assert build(record, pages, None) == {"2031": general, "2032": general}
    install(site, "1")
    chosen = ("Velm has", "Jo Marrow")
    assert build(record, pages, site) == {"2031": chosen, "2032": general}
    with Store.open(record, readonly=True) as store:
        first = set(store.versions("read").values())
    assert all(" quay/1 " in version for version in first)
    install(site, "2")
    build(record, pages, site)
    with Store.open(record, readonly=True) as store:
        assert all(" quay/2 " in version for version in store.versions("read").values())
