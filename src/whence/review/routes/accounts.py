"""Logging in and out, one's own account, everybody's accounts, and what was done about them."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from whence.errors import NotAllowed
from whence.review import pages, visitors
from whence.review.access import (
    COOKIE,
    TRIES_OF_ADDRESS,
    TRIES_OF_NAME,
    Door,
    refused,
)
from whence.store.accounts import LONGEST, ROLES, Accounts, By, Role

PER_PAGE = 100


def login(request: Request) -> Response:
    """The form that asks for a name and a password."""
    _accounts(request)
    return _login(request, request.query_params.get("next", ""), 200, "")


def log_in(request: Request) -> Response:
    """Opens a session, and leads on to the page that was asked for."""
    accounts, door = _accounts(request), _door(request)
    name, address = visitors.first(request, "name"), visitors.address(request)
    tries = ((TRIES_OF_NAME, "name", name), (TRIES_OF_ADDRESS, "address", address))
    for limit, *whom in tries:
        spent = door.spent(limit, *whom)
        if spent:
            return refused(request, spent)
    following = visitors.first(request, "next")
    session = accounts.log_in(name, visitors.first(request, "password"), address)
    if session is None:
        for limit, *whom in tries:
            door.count(limit, *whom)
        return _login(request, following, 401, "This name and password are not known here.")
    answer = RedirectResponse(_local(following), 303)
    answer.set_cookie(
        COOKIE,
        session.secret,
        max_age=int(LONGEST.total_seconds()),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    return answer


def log_out(request: Request) -> Response:
    """Ends the session."""
    who = visitors.visitor(request)
    if who.session is not None:
        _accounts(request).log_out(who.session, who.address)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


def account(request: Request) -> Response:
    """One's own account."""
    return _account(request, 200)


def change_account(request: Request) -> Response:
    """Changes one's own password, or makes or withdraws a token of one's own."""
    who, accounts = visitors.visitor(request), _accounts(request)
    by, secret = _by(request), ""
    try:
        match visitors.first(request, "action"):
            case "password":
                _change_password(request, accounts, by)
                return RedirectResponse("/login", 303)
            case "token":
                secret = accounts.make_token(who.name, visitors.first(request, "label"), by)
            case "withdraw":
                accounts.withdraw_token(_number(request), by, of=who.name)
            case _:
                raise HTTPException(400, "This form says nothing that can be done")
    except NotAllowed as error:
        return _account(request, 400, problem=str(error))
    return _account(request, 200, secret=secret)


def everybody(request: Request) -> Response:
    """Every account and token."""
    return _everybody(request, 200)


def change_everybody(request: Request) -> Response:
    """Makes an account, or changes one."""
    accounts, name = _accounts(request), visitors.first(request, "name")
    by = _by(request)
    try:
        match visitors.first(request, "action"):
            case "add":
                password = visitors.first(request, "password")
                accounts.add(name, _role(request), password, by)
            case "role":
                accounts.change(name, by, role=_role(request))
            case "password":
                accounts.change(name, by, password=visitors.first(request, "password"))
            case "close":
                accounts.change(name, by, closed=True)
            case "open":
                accounts.change(name, by, closed=False)
            case "withdraw":
                accounts.withdraw_token(_number(request), by)
            case _:
                raise HTTPException(400, "This form says nothing that can be done")
    except NotAllowed as error:
        return _everybody(request, 400, problem=str(error))
    return RedirectResponse("/accounts", 303)


def audit(request: Request) -> Response:
    """What was done about accounts, the latest first. ``?before=`` leads on to earlier entries."""
    before = request.query_params.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) < 12):
        raise HTTPException(404)
    accounts = _door(request).accounts
    number = int(before) if before else None
    entries = accounts.entries(number, PER_PAGE + 1) if accounts else ()
    return pages.show(
        "audit.html", request, entries=entries[:PER_PAGE], more=len(entries) > PER_PAGE
    )


ROUTES: tuple[BaseRoute, ...] = (
    Route("/login", login, methods=["GET"]),
    Route("/login", log_in, methods=["POST"]),
    Route("/logout", log_out, methods=["POST"]),
    Route("/account", account, methods=["GET"]),
    Route("/account", change_account, methods=["POST"]),
    Route("/accounts", everybody, methods=["GET"]),
    Route("/accounts", change_everybody, methods=["POST"]),
    Route("/audit", audit, methods=["GET"]),
)


def _login(request: Request, following: str, status: int, problem: str) -> Response:
    return pages.show("login.html", request, status, following=_local(following), problem=problem)


def _account(request: Request, status: int, *, problem: str = "", secret: str = "") -> Response:
    who, accounts = visitors.visitor(request), _accounts(request)
    tokens = [token for token in accounts.tokens() if token.account == who.name]
    return pages.show(
        "account.html", request, status, tokens=tokens, problem=problem, secret=secret
    )


def _everybody(request: Request, status: int, *, problem: str = "") -> Response:
    accounts = _accounts(request)
    return pages.show(
        "accounts.html",
        request,
        status,
        accounts=accounts.all(),
        tokens=accounts.tokens(),
        roles=ROLES,
        problem=problem,
    )


def _change_password(request: Request, accounts: Accounts, by: By) -> None:
    old, new = visitors.first(request, "old"), visitors.first(request, "new")
    if new != visitors.first(request, "again"):
        raise NotAllowed("the two new passwords differ")
    spent = _door(request).spent(TRIES_OF_NAME, "name", by.name)
    if spent:
        raise NotAllowed(spent.why)
    if not accounts.is_password(by.name, old):
        _door(request).count(TRIES_OF_NAME, "name", by.name)
        raise NotAllowed("the old password is another one")
    accounts.change(by.name, by, password=new)


def _door(request: Request) -> Door:
    door: Door = request.app.state.door
    return door


def _accounts(request: Request) -> Accounts:
    """Raises a 404 where the record has none."""
    accounts = _door(request).accounts
    if accounts is None:
        raise HTTPException(404, "This record has no accounts; `whence accounts add` makes one")
    return accounts


def _by(request: Request) -> By:
    who = visitors.visitor(request)
    return By(who.name, who.address)


def _role(request: Request) -> Role:
    asked = visitors.first(request, "role")
    if asked not in ROLES:
        raise HTTPException(400, "There is no such role")
    return asked


def _number(request: Request) -> int:
    asked = visitors.first(request, "token_number")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
        raise HTTPException(400, "There is no such token")
    return int(asked)


def _local(following: str) -> str:
    """The address to lead on to, if it is one of the desk's own; else the first page."""
    inside = following.startswith("/") and not following.startswith(("//", "/\\"))
    return following if inside and following.isprintable() and following.isascii() else "/"
