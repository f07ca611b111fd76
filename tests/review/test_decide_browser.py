"""A whole review in a real browser, by keyboard alone. Skipped where no Chromium is installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.review.desks import Desk, opened
from whence.model import Record, Toll
from whence.store import Store
from whence.store.accounts import Accounts, By


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    opened_page = context.new_page()
    errors: list[str] = []
    opened_page.on("pageerror", lambda error: errors.append(str(error)))

    def heard(said: ConsoleMessage) -> None:
        if said.type == "error":
            errors.append(said.text)

    opened_page.on("console", heard)
    yield opened_page
    context.close()
    assert errors == []


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def focus_on(page: Page, words: str, key: str = "j") -> None:
    """Moves with a key until what is in focus holds the words."""
    for _ in range(60):
        keys(page, key)
        if words in str(page.evaluate("document.activeElement.textContent")):
            return
    raise AssertionError(f"nothing holds {words!r}")


def leaves(page: Page, *pressed: str) -> None:
    """Presses keys, the last of which leads to another page, and waits for that."""
    keys(page, *pressed[:-1])
    with page.expect_navigation(wait_until="load"):
        keys(page, pressed[-1])


def killed(record: Record) -> tuple[int | None, int | None]:
    (found,) = [each for each in record.tolls if each.field == "killed"]
    return found.profile_low, found.profile_high


def test_a_whole_review_by_keyboard_alone(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.base}/review")
    leaves(page, "n")
    assert "Orrin" in page.title()
    focus_on(page, "killed: at least 14")
    keys(page, "r")
    assert page.evaluate("document.activeElement.name") == "code"
    leaves(page, "Enter")
    assert killed(desk.record("Orrin")) == (12, 12)
    focus_on(page, "killed: at least 12", "k")
    leaves(page, "a")
    focus_on(page, "bombing")
    keys(page, "c")
    page.keyboard.type("arson")
    leaves(page, "Enter")
    assert desk.record("Orrin").kind == "arson"
    leaves(page, "A")
    assert desk.record("Orrin").label == "accepted by a person"
    assert "Orrin" not in page.title()
    for _ in range(2):
        leaves(page, "A")
    assert {each.review.state for each in desk.records()} == {"accepted"}
    assert "Nothing waits" in page.inner_text("main")


def test_undo_by_one_key(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.base}/review/{desk.record('Orrin').incident_id}")
    leaves(page, "A")
    assert desk.record("Orrin").review.state == "accepted"
    leaves(page, "u")
    assert desk.record("Orrin").review.state == "unreviewed"
    with Store.open(desk.folder, readonly=True) as store:
        assert [each.kind for each in store.decisions()] == ["accept", "withdraw"]


def test_a_figure_is_corrected_and_its_article_marked_as_a_copy(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.base}/review/{desk.record('Velmora').incident_id}")
    focus_on(page, "killed: at least 3")
    keys(page, "c", "Control+a")
    page.keyboard.type("4")
    leaves(page, "Enter")
    assert [each.value for each in desk.record("Velmora").by_hand if isinstance(each.value, Toll)]
    focus_on(page, "Coast Daily")
    keys(page, "d")
    assert page.evaluate("document.activeElement.name") == "other"
    leaves(page, "Enter")
    with Store.open(desk.folder, readonly=True) as store:
        last = store.decisions()[-1]
    assert (last.kind, last.about) == ("copy", "article")


def test_a_value_by_hand_takes_the_words_that_are_chosen_in_the_text(
    page: Page, desk: Desk
) -> None:
    page.goto(f"{desk.base}/review/{desk.record('Orrin').incident_id}")
    focus_on(page, "best")
    leaves(page, "e")
    page.fill('[name="v.figures"]', "13")
    page.evaluate(
        """() => {
            const text = document.getElementById("text");
            const start = text.value.indexOf("Two buses");
            text.focus();
            text.setSelectionRange(start, start + 9);
            text.dispatchEvent(new Event("select"));
        }"""
    )
    assert page.input_value("#cited") == "Two buses"
    page.click('button[value="enter"]')
    page.wait_for_url("**/review/in_*")
    (hand,) = desk.record("Orrin").by_hand
    assert hand.quote == "Two buses"
    assert killed(desk.record("Orrin")) == (13, 13)


def test_the_list_of_keys_opens_and_closes(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.base}/review/{desk.record('Orrin').incident_id}")
    keys(page, "?")
    assert page.is_visible("#keys")
    keys(page, "Escape")
    assert not page.is_visible("#keys")
    keys(page, "j", "r", "a", "Escape")
    assert desk.record("Orrin").review.state == "unreviewed"


def test_sensitive_words_are_blurred_until_asked_for(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.base}/review/{desk.record('Orrin').incident_id}")
    keys(page, "w")
    page.keyboard.type("bodies in the street")
    leaves(page, "Enter")
    quote = page.locator("blockquote").first
    assert "blur" in quote.evaluate("each => getComputedStyle(each).filter")
    assert "bodies in the street" in page.inner_text(".warning")
    leaves(page, "b")
    assert page.locator("blockquote").first.evaluate("e => getComputedStyle(e).filter") == "none"


def test_two_reviewers_in_conflict_see_both_and_the_second_decides_knowingly(
    browser: Browser,
    built: Path,
    tmp_path: Path,
) -> None:
    folder = shutil.copytree(built, tmp_path / "record", symlinks=True)
    people = {"oda": "a long enough password", "tam": "another long password"}
    with Accounts(folder) as accounts:
        accounts.add("ada", "admin", "the password of an admin", By("test", ""))
        for name, password in people.items():
            accounts.add(name, "reviewer", password, By("test", ""))
    with opened(folder) as desk:
        pages = {name: _logged_in(browser, desk, name, word) for name, word in people.items()}
        path = f"{desk.base}/review/{desk.record('Orrin').incident_id}"
        for each in pages.values():
            each.goto(path)
        for name, figure in (("oda", "13"), ("tam", "15")):
            focus_on(pages[name], "best")
            keys(pages[name], "c", "Control+a")
            pages[name].keyboard.type(figure)
            leaves(pages[name], "Enter")
        tam = pages["tam"]
        assert killed(desk.record("Orrin")) == (13, 13)
        words = tam.inner_text("main")
        assert "Somebody decided meanwhile" in words
        assert "oda corrected" in words and "killed: 13" in words and "killed: 15" in words
        tam.screenshot(path=tmp_path / "conflict.png")
        with tam.expect_navigation():
            tam.click("#again")
        assert killed(desk.record("Orrin")) == (15, 15)
        with Store.open(folder, readonly=True) as store:
            assert [each.by for each in store.decisions()] == ["oda", "tam"]


def _logged_in(browser: Browser, desk: Desk, name: str, password: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{desk.base}/login?next=/review")
    page.fill('[name="name"]', name)
    page.fill('[name="password"]', password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def test_without_scripts_every_decision_is_a_button(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.base}/review/{desk.record('Orrin').incident_id}")
    page.get_by_role("button", name="Accept the incident").click()
    assert desk.record("Orrin").review.state == "accepted"
    page.get_by_role("button", name="Undo").click()
    assert desk.record("Orrin").review.state == "unreviewed"
    context.close()


@pytest.mark.parametrize("width", [320, 700])
def test_the_screen_fits_a_narrow_window(page: Page, desk: Desk, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    record = desk.record("Orrin").incident_id
    for path in ("/review", f"/review/{record}", f"/review/{record}/enter"):
        page.goto(desk.base + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_shuts_anybody_out(
    page: Page, desk: Desk, scheme: Literal["light", "dark"]
) -> None:
    incident_id = desk.record("Orrin").incident_id
    desk.post(incident_id, kind="sensitive", about="incident", note="many dead")
    desk.post(incident_id, kind="correct", about="field", field="killed", v_figures="13")
    page.emulate_media(color_scheme=scheme)
    for path in ("/review", f"/review/{incident_id}", f"/review/{incident_id}/enter?show=1"):
        page.goto(desk.base + path)
        found = Axe().run(page)
        assert found.violations_count == 0, (path, found.generate_report())
        assert "color-contrast" in {each["id"] for each in found.response["passes"]}
