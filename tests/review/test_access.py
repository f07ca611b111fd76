"""Who is let in, and to what: every route, asked for by everybody, over HTTP."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import lxml.html
import pytest
from msgspec import Struct
from starlette.routing import Route

from tests.review.desks import served
from tests.review.sample import Sample
from whence.errors import UsageError
from whence.review import access, desk
from whence.store import accounts as kept
from whence.store.accounts import Accounts, By, Role

LONG = "seven grey herons"
OPEN = desk.Where("127.0.0.1", proxy="127.0.0.9")
"""A desk that others reach, though it is tested from here."""
REFUSED = (303, 401, 403)
ROUTES = [
    (method, route.path)
    for route in desk.ROUTES
    if isinstance(route, Route)
    for method in sorted((route.methods or {"GET"}) - {"HEAD"})
]


class Answer(Struct, frozen=True):
    status: int
    headers: dict[str, str]
    body: str


class Person(Struct, frozen=True):
    """Somebody with a browser or a program, who has come in or not."""

    port: int
    cookie: str = ""
    token: str = ""
    bearer: str = ""

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, **headers: str
    ) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            sent["Cookie"] = f"{access.COOKIE}={self.cookie}"
        if self.bearer:
            sent["Authorization"] = f"Bearer {self.bearer}"
        body = None
        if method not in ("GET", "HEAD"):
            body = urlencode({"token": self.token} | (fields or {}))
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        got = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, got, response.read().decode())


@pytest.fixture(scope="module")
def folder(record: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("access") / "record"
    shutil.copytree(record.folder, copied)
    with Accounts(copied) as made:
        made.add("Ilka", "admin", LONG, By("root"))
        made.add("Bram", "reviewer", LONG, By("root"))
        made.add("Cato", "reader", LONG, By("root"))
    return copied


@pytest.fixture(scope="module")
def open_port(folder: Path) -> Iterator[int]:
    with served(folder, OPEN) as number:
        yield number


NAMES: dict[Role, str] = {"admin": "Ilka", "reviewer": "Bram", "reader": "Cato"}


def log_in(port: int, name: str, password: str = LONG) -> Answer:
    return Person(port).ask("POST", "/login", {"name": name, "password": password, "next": "/"})


def came_in(port: int, name: str) -> Person:
    answer = log_in(port, name)
    assert answer.status == 303
    found = re.match(rf"{access.COOKIE}=([^;]+)", answer.headers["set-cookie"])
    assert found
    page = Person(port, found[1]).ask("GET", "/account")
    token = lxml.html.document_fromstring(page.body).xpath("//meta[@name='whence-token']/@content")
    return Person(port, found[1], token[0])


@pytest.fixture(scope="module")
def people(folder: Path, open_port: int) -> dict[str, Person]:
    with Accounts(folder) as accounts:
        programs = {
            f"{role}'s program": Person(
                open_port, bearer=accounts.make_token(name, "tests", By("root"))
            )
            for role, name in NAMES.items()
        }
    return {role: came_in(open_port, name) for role, name in NAMES.items()} | programs


def may(role: Role, method: str, path: str) -> bool:
    needed = access.needed(method, path)
    return needed is None or kept.ROLES.index(role) >= kept.ROLES.index(needed)


def some(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "nothing", path)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_nobody_comes_in_without_login(open_port: int, method: str, path: str) -> None:
    for stranger in (
        Person(open_port),
        Person(open_port, cookie="x" * 43),
        Person(open_port, bearer="whence_x"),
    ):
        answer = stranger.ask(method, some(path))
        if access.needed(method, path) is None:
            assert answer.status not in (303, 403)
        else:
            assert answer.status in REFUSED
            assert "Ombrel" not in answer.body
            assert answer.status != 303 or answer.headers["location"].startswith("/login?next=")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_role_opens_what_it_may(people: dict[str, Person], method: str, path: str) -> None:
    if path == "/logout" or access.needed(method, path) is None:
        return  # the one would end the session of the tests that follow; the other is open
    for role in kept.ROLES:
        for person in (people[role], people[f"{role}'s program"]):
            answer = person.ask(method, some(path))
            if may(role, method, path):
                assert answer.status not in (401, 403), (role, answer.body)
            else:
                assert answer.status == 403
                assert "may do this" in answer.body


@pytest.mark.parametrize(("method", "path"), [each for each in ROUTES if each[0] != "GET"])
def test_nothing_is_changed_from_elsewhere(
    people: dict[str, Person], method: str, path: str
) -> None:
    admin = people["admin"]
    wrong = Person(admin.port, admin.cookie, people["reader"].token)
    none = Person(admin.port, admin.cookie, "")
    if access.needed(method, path) is not None:
        for person in (wrong, none):
            answer = person.ask(method, some(path))
            assert answer.status == 403
            assert "open it again" in answer.body
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ):
        answer = admin.ask(method, some(path), None, **headers)
        assert answer.status == 403
        assert "another site" in answer.body


def test_a_route_that_nobody_opened_is_closed() -> None:
    assert access.needed("GET", "/new") == "reader"
    assert access.needed("POST", "/new") == "reviewer"
    assert access.needed("DELETE", "/incidents/in_1") == "reviewer"
    assert access.needed("GET", "/static/../audit") is None, "the static files answer 404 to it"


@pytest.mark.parametrize("path", ["/static/../audit", "/static/%2e%2e/audit", "//audit", "/AUDIT"])
def test_a_bent_address_opens_nothing(open_port: int, path: str) -> None:
    answer = Person(open_port).ask("GET", path)
    assert answer.status in (303, 404)
    assert "Who came in" not in answer.body


def test_a_session_ends_with_logging_out(open_port: int) -> None:
    person = came_in(open_port, "Cato")
    assert person.ask("GET", "/").status == 200
    assert person.ask("POST", "/logout").status == 303
    assert person.ask("GET", "/").status == 303


def test_the_cookie_is_out_of_reach(open_port: int) -> None:
    cookie = log_in(open_port, "Cato").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize(
    "following", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", ""]
)
def test_logging_in_never_leads_elsewhere(open_port: int, following: str) -> None:
    fields = {"name": "Cato", "password": LONG, "next": following}
    answer = Person(open_port).ask("POST", "/login", fields)
    assert answer.headers["location"] == "/"


def test_too_many_wrong_passwords_are_stopped(folder: Path) -> None:
    with served(folder, OPEN) as port:
        answers = [log_in(port, "Bram", "wrong wrong wrong").status for _ in range(11)]
        assert answers == [401] * 10 + [429]
        stopped = log_in(port, "Bram")
        assert stopped.status == 429, "the right one comes too late as well"
        assert int(stopped.headers["retry-after"]) > 0
        assert log_in(port, "Cato").status == 303, "others are not stopped"


def test_what_is_sent_is_bounded(people: dict[str, Person]) -> None:
    answer = people["admin"].ask("POST", "/account", {"label": "x" * access.LARGEST})
    assert answer.status == 413


def test_an_admin_keeps_the_accounts(people: dict[str, Person], open_port: int) -> None:
    admin = people["admin"]
    fields = {"action": "add", "name": "Dorte <b>", "role": "reader", "password": LONG}
    assert admin.ask("POST", "/accounts", fields).status == 303
    page = admin.ask("GET", "/accounts")
    assert "Dorte &lt;b&gt;" in page.body
    assert "<b>" not in page.body
    person = came_in(open_port, "Dorte <b>")
    closing = {"action": "close", "name": "Dorte <b>"}
    assert admin.ask("POST", "/accounts", closing).status == 303
    assert person.ask("GET", "/").status == 303, "the session has ended"
    refused = admin.ask("POST", "/accounts", {"action": "close", "name": "Ilka"})
    assert refused.status == 400
    assert "last admin" in refused.body
    audit = admin.ask("GET", "/audit").body
    assert "account closed" in audit
    assert "127.0.0.1" in audit


def test_one_changes_ones_own_password_and_tokens(open_port: int, folder: Path) -> None:
    with Accounts(folder) as accounts:
        accounts.add("Ejnar", "reader", LONG, By("root"))
    person = came_in(open_port, "Ejnar")
    made = person.ask("POST", "/account", {"action": "token", "label": "my script"})
    secret = lxml.html.document_fromstring(made.body).xpath("//p[@class='secret']/code/text()")[0]
    program = Person(open_port, bearer=secret)
    assert program.ask("GET", "/incidents/nothing").status == 404
    assert secret not in person.ask("GET", "/account").body
    with Accounts(folder) as accounts:
        its, others = accounts.tokens()[:2]
    foreign = {"action": "withdraw", "token_number": str(others.number)}
    assert person.ask("POST", "/account", foreign).status == 400
    own = {"action": "withdraw", "token_number": str(its.number)}
    assert person.ask("POST", "/account", own).status == 200
    assert program.ask("GET", "/").status == 401
    new = {"action": "password", "old": "wrong", "new": f"{LONG} two", "again": f"{LONG} two"}
    assert person.ask("POST", "/account", new).status == 400
    assert person.ask("POST", "/account", new | {"old": LONG}).status == 303
    assert log_in(open_port, "Ejnar").status == 401
    assert log_in(open_port, "Ejnar", f"{LONG} two").status == 303


def test_an_open_session_is_no_way_to_guess_the_password(folder: Path) -> None:
    with served(folder, OPEN) as port:
        person = came_in(port, "Cato")
        wrong = {"action": "password", "old": "wrong", "new": f"{LONG} two", "again": f"{LONG} two"}
        for _ in range(10):
            assert "another one" in person.ask("POST", "/account", wrong).body
        stopped = person.ask("POST", "/account", wrong | {"old": LONG})
        assert stopped.status == 400
        assert "tried too often" in stopped.body


def test_without_accounts_this_machine_needs_none(port: int) -> None:
    page = Person(port).ask("GET", "/")
    assert page.status == 200
    assert Person(port).ask("GET", "/login").status == 404
    assert Person(port).ask("GET", "/accounts").status == 404
    assert Person(port).ask("POST", "/account").status == 403, "the page's token is missing"


def test_accounts_hold_on_this_machine_too(folder: Path) -> None:
    with served(folder) as port:
        assert Person(port).ask("GET", "/").status == 303


def test_other_machines_need_accounts(record: Sample, tmp_path: Path) -> None:
    for where in (desk.Where("0.0.0.0"), desk.Where("127.0.0.1", proxy="127.0.0.9")):
        with pytest.raises(UsageError, match="whence accounts add"):
            desk.serve(record.folder, where, lambda url: None)


def test_a_bad_certificate_is_said(folder: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "cert.pem"
    wrong.write_text("no certificate")
    with pytest.raises(UsageError, match=r"cert\.pem: it gives no TLS"):
        desk.serve(folder, desk.Where(certificate=wrong, key=wrong), lambda url: None)


def test_only_the_given_names_are_answered(open_port: int) -> None:
    assert Person(open_port).ask("GET", "/login", Host="elsewhere.example").status == 400
