"""The published site and a citation in a real browser, from disk, with the network off. Skipped
where no Chromium is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page

from tests.hostile.vectors import VECTORS
from tests.ship import made
from tests.ship.test_site import publish
from whence.ship import cite, cite_text
from whence.store import Store


class Window:
    """A page without a network that notes what it asks for and what pops up."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.dialogs: list[str] = []
        self.refused: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", self._dialog)
        page.on("console", lambda message: self.refused.append(message.text))

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, path: Path) -> None:
        self.page.goto(path.as_uri())

    def assert_inert(self) -> None:
        assert self.page.evaluate("typeof window.pwned") == "undefined"
        assert self.dialogs == []
        assert all(url.startswith("file://") for url in self.asked), self.asked


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    context = browser.new_context(viewport={"width": 1100, "height": 800}, offline=True)
    yield Window(context.new_page())
    context.close()


def test_an_incident_is_found_and_a_value_leads_to_its_words(
    window: Window, published: Path
) -> None:
    window.open(published / "index.html")
    window.page.get_by_role("link", name="By place").click()
    window.page.get_by_role("link", name="Durazno").first.click()
    assert "machine, unreviewed" in window.page.inner_text("main")
    row = window.page.get_by_role("row", name="killed").first
    row.get_by_role("link").first.click()
    cited = window.page.locator("li:target")
    assert cited.locator("mark").inner_text() in cited.locator("blockquote").inner_text()
    box = cited.bounding_box()
    assert box and 0 <= box["y"] < 800
    facts = window.page.locator("section.article", has=cited).inner_text()
    assert "sha256:" in facts and "Captured" in facts and "Custody" in facts
    window.assert_inert()
    assert window.refused == []


def test_the_article_is_marked_where_its_values_stand(window: Window, published: Path) -> None:
    window.open(published / "index.html")
    window.page.get_by_role("link", name="Durazno").first.click()
    window.page.get_by_role("link", name="The article as it was read").first.click()
    assert window.page.locator("article mark").count() > 3


def test_the_search_works_from_disk(window: Window, published: Path) -> None:
    window.open(published / "search.html")
    window.page.get_by_role("searchbox").fill("durazno shooting")
    window.page.get_by_role("link", name="Shooting, Durazno").click()
    assert "Durazno" in window.page.inner_text("h1")
    assert window.refused == []


def test_all_but_the_search_works_without_scripts(browser: Browser, published: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((published / "index.html").as_uri())
    page.get_by_role("link", name="Durazno").first.click()
    page.get_by_role("link", name="citation 1", exact=True).first.click()
    assert page.locator("blockquote mark").first.is_visible()
    page.goto((published / "search.html").as_uri())
    assert "needs JavaScript" in page.inner_text("main")
    context.close()


@pytest.mark.parametrize("width", [320, 1100])
def test_nothing_is_cut_off(window: Window, published: Path, width: int) -> None:
    window.page.set_viewport_size({"width": width, "height": 700})
    incident = sorted((published / "incidents").iterdir())[0]
    for path in (published / "index.html", published / "method.html", incident):
        window.open(path)
        assert window.page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_prints_with_its_citations(window: Window, published: Path, tmp_path: Path) -> None:
    window.open(sorted((published / "incidents").iterdir())[0])
    window.page.emulate_media(media="print")
    assert not window.page.locator("nav").first.is_visible()
    assert window.page.locator("blockquote mark").first.is_visible()
    window.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_it_works_by_keyboard(window: Window, published: Path) -> None:
    window.open(published / "index.html")
    window.page.keyboard.press("Tab")
    focused = "document.activeElement.textContent"
    assert window.page.evaluate(focused) == "Skip to the content"
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/incidents/*")


def test_hostile_words_run_nowhere(window: Window, tmp_path: Path) -> None:
    assert len(VECTORS) >= 200
    records = made.build(tmp_path / "record", made.ATTACKS)
    publish(tmp_path / "record", tmp_path / "site", None, unreviewed=True)
    for path in sorted((tmp_path / "site").rglob("*.html")):
        window.open(path)
        window.assert_inert()
    window.open(tmp_path / "site" / "search.html")
    window.page.get_by_role("searchbox").fill("pwned")
    assert window.page.locator("#found li").count() > 30
    assert window.page.locator("#found img, #found script, #found svg").count() == 0
    window.assert_inert()
    with Store.open(tmp_path / "record", readonly=True) as store:
        for number, each in enumerate(records[::5]):
            page = tmp_path / f"{number}.html"
            page.write_text(cite_text.page(cite.of_field(store, each.incident_id, "killed")))
            window.open(page)
            window.assert_inert()


def test_nothing_keeps_a_reader_out(browser: Browser, published: Path) -> None:
    axe = Axe()
    context = browser.new_context(offline=True, bypass_csp=True)  # for axe's own script
    page = context.new_page()
    incident = sorted((published / "incidents").iterdir())[0]
    article = sorted((published / "articles").iterdir())[0]
    for path in (*published.glob("*.html"), incident, article):
        page.goto(path.as_uri())
        found = axe.run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    context.close()


def test_no_script_runs_even_if_one_got_in(window: Window, published: Path) -> None:
    for name in ("index.html", "search.html"):
        window.open(published / name)
        window.page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "window.pwned = true";
                document.body.append(script);
            }"""
        )
        assert window.page.evaluate("typeof window.pwned") == "undefined"
