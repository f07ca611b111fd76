"""The review pages in a real browser. Skipped where no Chromium is installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import Window
from tests.review.sample import Sample


@pytest.fixture
def window(browser: Browser, port: int) -> Iterator[Window]:
    context = browser.new_context(viewport={"width": 1100, "height": 700})
    yield Window(context.new_page(), f"http://127.0.0.1:{port}")
    context.close()


def test_a_value_leads_to_its_words_in_one_click(window: Window, record: Sample) -> None:
    window.open("/")
    window.page.get_by_role("link", name="Ombrel", exact=True).click()
    window.page.wait_for_url("**/incidents/*")
    window.page.get_by_role("link", name="11", exact=True).click()
    window.page.wait_for_url("**/articles/*")
    chosen = window.page.locator("article mark.chosen")
    assert "".join(chosen.all_text_contents()) == record.toll.quote
    assert chosen.first.evaluate("mark => getComputedStyle(mark).borderTopStyle") == "solid"
    expect(chosen.first).to_be_in_viewport()
    window.page.get_by_role("link", name="Its incident").first.click()
    window.page.wait_for_url(f"**/incidents/{record.ombrel.incident_id}")


def test_a_statement_leads_to_its_words(window: Window, record: Sample) -> None:
    window.open(f"/incidents/{record.ombrel.incident_id}")
    window.page.locator(".statements .quote").first.click()
    window.page.wait_for_url("**/articles/*")
    chosen = window.page.locator("article mark.chosen")
    assert "".join(chosen.all_text_contents()) == record.statement.quote


@pytest.mark.parametrize("path", ["list", "incident", "article", "search", "rejections"])
def test_a_hostile_page_stays_inert(window: Window, record: Sample, path: str) -> None:
    window.open(
        {
            "list": "/",
            "incident": f"/incidents/{record.pellam.incident_id}",
            "article": f"/articles/{record.hostile.article_id}",
            "search": "/articles?q=%3Cscript%3Ewindow.__pwned%3D4%3C%2Fscript%3E",
            "rejections": "/rejections",
        }[path]
    )
    assert window.page.evaluate("typeof window.__pwned") == "undefined"
    assert window.dialogs == []
    assert all(url.startswith(window.base) for url in window.requests)
    assert window.page.locator("main script, main img").count() == 0


def test_no_script_can_run_even_if_one_got_in(window: Window) -> None:
    window.open("/")
    window.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.__pwned = true";
            document.body.append(script);
        }"""
    )
    assert window.page.evaluate("typeof window.__pwned") == "undefined"


def test_it_works_by_keyboard(window: Window) -> None:
    window.open("/")
    window.page.keyboard.press("Tab")
    expect(window.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    window.page.keyboard.press("Enter")
    expect(window.page.locator("main")).to_be_focused()
    ombrel = window.page.get_by_role("link", name="Ombrel", exact=True)
    for _ in range(20):
        window.page.keyboard.press("Tab")
        if ombrel.evaluate("link => link === document.activeElement"):
            break
    expect(ombrel).to_be_focused()
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/incidents/*")


@pytest.mark.parametrize("width", [320, 600, 1100])
def test_nothing_is_cut_off_in_a_narrow_window(window: Window, record: Sample, width: int) -> None:
    window.page.set_viewport_size({"width": width, "height": 700})
    for path in ("/", f"/incidents/{record.ombrel.incident_id}", "/rejections", "/articles"):
        window.open(path)
        assert window.page.evaluate("document.documentElement.scrollWidth") <= width
    window.open(f"/articles/{record.hostile.article_id}")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= width
