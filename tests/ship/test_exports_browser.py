"""Exports of a record of attacks, opened in a real browser from disk: nothing in them runs."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Error

from tests.browsing import Window
from tests.hostile import record as hostile
from whence import exports
from whence.errors import MissingExtra
from whence.store import Store


def test_no_export_runs_anything(browser: Browser, tmp_path: Path) -> None:
    made = hostile.make(tmp_path / "made")
    with Store.open(made.folder) as store:
        for name in exports.formats():
            target = tmp_path / "exports" / name
            target.parent.mkdir(exist_ok=True)
            try:
                exports.export(store, name, target / "pages.wacz" if name == "wacz" else target)
            except MissingExtra:
                continue
    files = sorted(path for path in (tmp_path / "exports").rglob("*") if path.is_file())
    assert len(files) > 12
    context = browser.new_context()
    window = Window(context.new_page(), "file:")
    for path in files:
        try:
            window.page.goto(path.as_uri())
        except Error as error:  # what the browser does not show, it takes for a download
            assert "Download is starting" in error.message or "ERR_ABORTED" in error.message
            continue
        assert window.page.evaluate("typeof window.pwned") == "undefined", path.name
    assert window.dialogs == []
    assert all(url.startswith("file:") for url in window.requests)
    context.close()
