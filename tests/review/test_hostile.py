"""Pages that attack whoever shows them, on every page of the desk, in a real browser: nothing runs.

The vectors and the record made of them are in ``tests/hostile``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsing import Window
from tests.hostile import record as hostile
from tests.hostile.record import TOGETHER, Hostile
from tests.hostile.vectors import VECTORS
from tests.review.desks import served


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return hostile.make(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def window(browser: Browser, made: Hostile) -> Iterator[Window]:
    with served(made.folder) as port:
        context = browser.new_context(viewport={"width": 1100, "height": 700})
        yield Window(context.new_page(), f"http://127.0.0.1:{port}")
        context.close()


def nothing_ran(window: Window) -> None:
    for frame in window.page.frames:
        if frame is window.page.main_frame:  # no script can be run in the others to ask them
            assert frame.evaluate("typeof window.pwned") == "undefined", window.page.url
    assert window.dialogs == [], window.page.url
    assert all(url.startswith(window.base) for url in window.requests), window.requests[-5:]
    assert window.page.url.startswith(window.base)


def test_there_are_many_ways() -> None:
    assert len(VECTORS) >= 200


def test_the_record_holds_them_everywhere(made: Hostile, window: Window) -> None:
    """So that no test below passes because the pages were refused."""
    window.open("/articles")
    shown = window.page.locator("main").text_content() or ""
    assert "<svg onload=" in shown
    assert len(made.articles) > len(VECTORS) / TOGETHER * 1.8
    window.open("/rejections")
    shown = window.page.locator("main").text_content() or ""
    assert sum("onerror=" in line for line in shown.split(".unknown")) > 20


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?view=table",
        "/?view=map",
        "/?view=timeline",
        "/articles",
        "/articles?page=2",
        "/rejections",
        "/nowhere/<script>window.pwned=1</script>",
        "/?q=<script>window.pwned=1</script>",
        '/articles?q="><img src=x onerror=window.pwned=1>',
    ],
)
def test_a_list_runs_nothing(window: Window, path: str) -> None:
    window.open(path)
    nothing_ran(window)


def test_an_incident_runs_nothing(made: Hostile, window: Window) -> None:
    for incident_id in made.incidents:
        window.open(f"/incidents/{incident_id}")
        nothing_ran(window)


def test_an_article_and_its_original_run_nothing(made: Hostile, window: Window) -> None:
    for article_id in made.articles:
        window.open(f"/articles/{article_id}")
        nothing_ran(window)


def test_an_original_by_itself_runs_nothing(made: Hostile, window: Window) -> None:
    for article_id in made.articles[::5]:
        window.open(f"/articles/{article_id}/original")
        assert window.dialogs == []
        assert all(url.startswith(window.base) for url in window.requests)


def test_every_link_to_elsewhere_is_plain(made: Hostile, window: Window) -> None:
    """What a page says about its own address never becomes one that runs something."""
    for path in ("/articles", f"/incidents/{made.incidents[0]}", f"/articles/{made.articles[0]}"):
        window.open(path)
        targets = window.page.eval_on_selector_all(
            "a[href]", "links => links.map(link => link.href)"
        )
        assert targets
        assert all(re.match(r"https?://", target) for target in targets)
