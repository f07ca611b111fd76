"""Logging in, and what each role then finds, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.review import desks
from whence.review import desk
from whence.store.accounts import Accounts, By

LONG = "seven grey herons"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = desks.made(tmp_path_factory.mktemp("login"))
    with Accounts(folder) as accounts:
        for name, role in (("Ilka", "admin"), ("Bram", "reviewer"), ("Cato", "reader")):
            accounts.add(name, role, LONG, By("root"))  # type: ignore[arg-type]
    with desks.opened(folder, where=desk.Where("127.0.0.1", proxy="127.0.0.9")) as served:
        yield served.base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def log_in(page: Page, base: str, name: str, path: str = "/", password: str = LONG) -> None:
    page.goto(base + path)
    expect(page).to_have_title("Log in · Whence")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def test_login_leads_on_to_the_page_that_was_asked_for(page: Page, base: str) -> None:
    log_in(page, base, "Cato", "/rejections")
    expect(page).to_have_url(f"{base}/rejections")
    expect(page.get_by_role("navigation", name="You")).to_contain_text("Cato")


def test_a_wrong_password_is_said_and_opens_nothing(page: Page, base: str) -> None:
    log_in(page, base, "Cato", password="seven grey heronS")
    expect(page.get_by_role("alert")).to_contain_text("not known here")
    page.goto(f"{base}/articles")
    expect(page).to_have_title("Log in · Whence")


def test_logging_out_ends_it(page: Page, base: str) -> None:
    log_in(page, base, "Cato")
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_title("Log in · Whence")
    page.goto(f"{base}/articles")
    expect(page).to_have_title("Log in · Whence")


@pytest.mark.parametrize(
    ("name", "path", "answer"),
    [
        ("Cato", "/accounts", 403),
        ("Bram", "/accounts", 403),
        ("Ilka", "/accounts", 200),
        ("Cato", "/audit", 403),
        ("Ilka", "/audit", 200),
        ("Bram", "/review", 200),
    ],
)
def test_each_role_opens_what_it_may(
    page: Page, base: str, name: str, path: str, answer: int
) -> None:
    log_in(page, base, name)
    expect(page.get_by_role("navigation", name="You")).to_be_visible()
    shown = page.goto(base + path)
    assert shown is not None
    assert shown.status == answer


def test_an_admin_lets_somebody_in_and_out_again(page: Page, base: str, browser: Browser) -> None:
    log_in(page, base, "Ilka", "/accounts")
    made = page.locator("form", has=page.get_by_role("button", name="Make the account"))
    made.get_by_label("Name").fill("Dorte")
    made.get_by_label("Role").select_option("reviewer")
    made.get_by_label("Password").fill(LONG)
    made.get_by_role("button").click()
    row = page.locator("tr", has=page.get_by_role("rowheader", name="Dorte"))
    expect(row).to_be_visible()
    hers = browser.new_context().new_page()
    log_in(hers, base, "Dorte", "/review")
    expect(hers).to_have_url(f"{base}/review")
    row.get_by_role("button", name="Close Dorte").click()
    expect(row).to_contain_text("closed")
    hers.reload()
    expect(hers).to_have_title("Log in · Whence")
    hers.context.close()
