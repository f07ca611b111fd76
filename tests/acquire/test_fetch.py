"""Fetching from a real server on loopback that answers well, badly and with malice."""

from __future__ import annotations

import gzip
import ipaddress
import os
import shutil
import ssl
import subprocess
import time
from pathlib import Path

import pytest
from msgspec import structs
from urllib3.util import Url

from tests.acquire.server import Handler, Request, Send, Server, answer, redirect, running
from whence.acquire.web.addresses import Address, Addresses, is_public
from whence.acquire.web.agenda import Clock
from whence.acquire.web.exchange import Web
from whence.acquire.web.fetcher import Answer, Fetcher
from whence.config import Fetching, Limits
from whence.errors import NotFetched

SETTINGS = Fetching(delay=0, patience=30, seconds=60, attempts=2, allow_private=True)
LIMITS = Limits(page=64 << 10)
PAGE = b"<html><body><p>The ferry was late again.</p></body></html>"


class Ticks:
    """A clock that is moved on instead of waiting."""

    def __init__(self) -> None:
        self.time = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.sleep)


def fetched(
    *urls: str, settings: Fetching = SETTINGS, web: Web | None = None, ticks: Ticks | None = None
) -> tuple[list[Answer], list[str]]:
    """The answers that are no robots.txt, and the refusals as a person reads them."""
    fetcher = Fetcher(settings, LIMITS, web, (ticks or Ticks()).clock())
    items = list(fetcher.fetch(urls, lambda _: {}))
    answers = [item for item in items if isinstance(item, Answer) and item.kind != "robots"]
    return answers, [str(item) for item in items if isinstance(item, NotFetched)]


def test_an_answer_is_kept_as_it_came(server: Server) -> None:
    packed = gzip.compress(PAGE, mtime=0)
    wire = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    sent = ("Transfer-Encoding: chunked", "Content-Encoding: gzip", "X-Twice: a", "x-twice: b")
    server.pages["/a"] = answer(wire, *sent)
    (got,), refused = fetched(server.url("/a#part"))
    assert refused == []
    assert got.content == PAGE
    assert got.exchange.answer.endswith(b"X-Twice: a\r\nx-twice: b\r\n\r\n" + wire)
    assert got.exchange.request == server.asked[-1].head.encode()
    assert got.exchange.url == server.url("/a") and got.exchange.address == "127.0.0.1"


def test_who_asks_is_said(server: Server) -> None:
    fetched(server.url("/a"), settings=structs.replace(SETTINGS, contact="desk@paper.example"))
    agents = {request.header("user-agent") for request in server.asked}
    (agent,) = agents
    assert agent.startswith("Whence/") and "desk@paper.example" in agent


def _silent(request: Request, send: Send) -> None:
    time.sleep(5)


def _dripping(request: Request, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        send(b"x")
        time.sleep(0.05)


HASTY = {
    "silent": structs.replace(SETTINGS, patience=1.5),
    "dripping header": structs.replace(SETTINGS, seconds=1.5),
}


def _endless(request: Request, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        send(b"<p>more</p>" * 1000)


def _resetting(request: Request, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
    raise ConnectionResetError


BOMB = gzip.compress(bytes(50 << 20))
BAD: dict[str, tuple[Handler, str, int]] = {
    "silent": (_silent, "sent nothing for 1.5 seconds", 2),
    "dripping header": (_dripping, "was still answering after 1.5 seconds", 1),
    "endless": (_endless, "answers with more than 131072 bytes, the limit", 1),
    "endless header": (
        answer(PAGE, "X-Long: " + "x" * 70_000),
        "its answer has a longer header than is read",
        1,
    ),
    "header flood": (
        answer(PAGE, *(f"X-{number}: 1" for number in range(150))),
        "its answer cannot be read (got more than 100 headers)",
        1,
    ),
    "length too long": (
        answer(PAGE, "Content-Length: 1000"),
        f"its answer breaks off, {1000 - len(PAGE)} bytes before its announced end",
        2,
    ),
    "cut chunks": (
        answer(b"ff\r\nhalf", "Transfer-Encoding: chunked"),
        "its answer breaks off",
        2,
    ),
    "bad chunks": (
        answer(b"zz\r\nhalf\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        "its answer breaks off",
        2,
    ),
    "gzip bomb": (
        answer(BOMB, "Content-Encoding: gzip"),
        "expands to more than 65536 bytes, the limit for one page",
        1,
    ),
    "cut gzip": (
        answer(gzip.compress(PAGE)[:30], "Content-Encoding: gzip"),
        "its gzip content is cut or damaged",
        1,
    ),
    "unknown encoding": (
        answer(PAGE, "Content-Encoding: rot13"),
        "is encoded as 'rot13', which is not read",
        1,
    ),
    "closed": (
        lambda request, send: None,
        "its host closed the connection without an answer",
        2,
    ),
    "no HTTP": (
        lambda request, send: send(b"SSH-2.0-x\r\n"),
        "its answer is no HTTP that can be read",
        1,
    ),
    "gone": (answer(b"", status="410 Gone"), "answers 410 Gone", 1),
    "failing": (answer(b"", status="500 Oops"), "answers 500 Internal Server Error", 2),
    "strange": (answer(b"", status="799 Odd"), "answers with the unknown status 799", 1),
    "partial": (answer(b"x", status="206 Partial"), "answers 206 Partial Content", 1),
    "unasked": (answer(b"", status="304 Same"), "answers 304 Not Modified", 1),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_answer_is_refused_in_a_sentence_and_the_rest_goes_on(
    server: Server, bad: str
) -> None:
    server.pages["/bad"], reason, requests = BAD[bad]
    server.pages["/good"] = answer(PAGE)
    settings = HASTY.get(bad, SETTINGS)
    answers, refused = fetched(server.url("/bad"), server.url("/good"), settings=settings)
    assert refused == [f"{server.url('/bad')}: {reason}"]
    assert [each.content for each in answers if each.kind == "page"] == [PAGE]
    assert server.paths().count("/bad") == requests


def test_bytes_after_the_announced_end_are_not_the_answer(server: Server) -> None:
    server.pages["/a"] = answer(PAGE + b"HTTP/1.1 200 OK\r\n\r\nsmuggled", "Content-Length: 58")
    (got,), _ = fetched(server.url("/a"))
    assert got.content == PAGE and got.exchange.answer.endswith(PAGE)


def test_a_reset_connection(server: Server) -> None:
    server.pages["/a"] = _resetting
    _, (said,) = fetched(server.url("/a"))
    assert "breaks off" in said or "broke the connection" in said


def test_nobody_listens() -> None:
    _, refused = fetched("http://127.0.0.1:1/")
    assert refused == ["http://127.0.0.1:1/: its host refuses the connection"]


def test_a_host_that_does_not_exist() -> None:
    _, (said,) = fetched("http://nobody.invalid/")
    assert said.startswith("http://nobody.invalid/: its host nobody.invalid was not found")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://x.example/", "is no http or https address, and no other is fetched"),
        ("file:///etc/passwd", "is no http or https address, and no other is fetched"),
        ("www.x.example", "is no http or https address, and no other is fetched"),
        ("http://[::1/", "is no URL that can be read"),
        ("http://me:secret@x.example/", "holds a user name, which would be kept on record"),
    ],
)
def test_what_is_no_address_is_not_asked_for(url: str, reason: str) -> None:
    assert fetched(url) == ([], [f"{url}: {reason}"])


# -- redirects --------------------------------------------------------------------------------


def test_redirects_are_kept_and_followed(server: Server) -> None:
    server.pages |= {"/a": redirect("/b"), "/b": redirect(server.url("/c"), "308 Permanent")}
    server.pages["/c"] = answer(PAGE)
    answers, refused = fetched(server.url("/a"))
    assert refused == []
    assert [(each.kind, each.exchange.url) for each in answers] == [
        ("redirect", server.url("/a")),
        ("redirect", server.url("/b")),
        ("page", server.url("/c")),
    ]
    assert {each.asked for each in answers} == {server.url("/a")}


def test_redirects_end(server: Server) -> None:
    server.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    server.pages |= {f"/{number}": redirect(f"/{number + 1}") for number in range(20)}
    _, refused = fetched(server.url("/a"), server.url("/0"))
    assert refused == [
        f"{server.url('/a')}: redirects to {server.url('/a')}: leads back to where it came from",
        f"{server.url('/0')}: redirects to {server.url('/11')}: is redirected more than 10 times",
    ]


def test_a_redirect_to_what_is_no_url_refuses_that_page_alone(server: Server) -> None:
    server.pages |= {"/a": redirect("http://[::1/"), "/b": answer(PAGE)}
    answers, refused = fetched(server.url("/a"), server.url("/b"))
    assert [each.kind for each in answers] == ["redirect", "page"]
    assert refused == [f"{server.url('/a')}: redirects to http://[::1/: is no URL that can be read"]


def test_rules_that_lead_to_what_is_no_url(server: Server) -> None:
    server.pages |= {"/robots.txt": redirect("http://[::1/"), "/a": answer(PAGE)}
    _, refused = fetched(server.url("/a"))
    assert refused == [f"{server.url('/a')}: is no URL that can be read"]
    assert server.paths() == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "data:,x"])
def test_a_redirect_out_of_the_web_is_not_followed(server: Server, target: str) -> None:
    server.pages["/a"] = redirect(target)
    _, (said,) = fetched(server.url("/a"))
    assert said == (
        f"{server.url('/a')}: redirects to {target}: is no http or https address, "
        "and no other is fetched"
    )


class Front(Addresses):
    """A resolver for which one name is a public host; what it checks is not touched."""

    def of(self, url: str, host: str, port: int) -> tuple[Address, ...]:
        if host == "front.example":
            return (ipaddress.ip_address("127.0.0.1"),)
        return super().of(url, host, port)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "10.1.2.3"])
def test_a_redirect_into_the_private_network_is_not_followed(server: Server, host: str) -> None:
    server.pages["/a"] = redirect(server.url("/secret", host))
    server.pages["/secret"] = answer(PAGE)
    settings = structs.replace(SETTINGS, allow_private=False)
    answers, (said,) = fetched(
        server.url("/a", "front.example"), settings=settings, web=Web(settings, Front(False))
    )
    assert "which is not an address of the public internet" in said
    assert [each.kind for each in answers] == ["redirect"]
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "169.254.169.254"])
def test_the_private_network_is_not_asked_unless_allowed(server: Server, host: str) -> None:
    server.pages["/a"] = answer(PAGE)
    settings = structs.replace(SETTINGS, allow_private=False)
    answers, (said,) = fetched(server.url("/a", host), settings=settings)
    assert answers == [] and "not an address of the public internet" in said
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("::ffff:8.8.8.8", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("ff0e::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::127.0.0.1", False),
        ("64:ff9b::8.8.8.8", True),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


# -- TLS --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that signs itself, and its key, in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: broken and sound TLS are not tested")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", path, "-out", path], check=True, capture_output=True)
    return path


def _context(path: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_a_certificate_that_nobody_vouches_for(certificate: Path) -> None:
    with running(_context(certificate)) as server:
        _, (said,) = fetched(server.url("/a", "localhost"))
    assert said.endswith(": its certificate is not trusted (self-signed certificate)")


def test_a_certificate_for_another_host(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with running(_context(certificate)) as server:
        server.pages["/a"] = answer(PAGE)
        (got,), _ = fetched(server.url("/a", "localhost"))
        assert got.content == PAGE
        _, (said,) = fetched(server.url("/a"))
    assert "its certificate is not trusted (IP address mismatch" in said


def test_plain_http_on_a_tls_port(server: Server) -> None:
    _, (said,) = fetched(server.url("/a").replace("http:", "https:"))
    assert "its TLS connection is broken" in said


# -- politeness -------------------------------------------------------------------------------


def test_what_robots_txt_forbids_is_left(server: Server) -> None:
    rules = b"User-agent: *\nDisallow: /private/\n\nUser-agent: whence\nDisallow: /ours\n"
    server.pages |= {"/robots.txt": answer(rules, kind="text/plain")}
    server.pages |= {path: answer(PAGE) for path in ("/private/a", "/ours")}
    answers, refused = fetched(server.url("/private/a"), server.url("/ours"))
    assert [each.exchange.url for each in answers] == [server.url("/private/a")]
    assert refused == [f"{server.url('/ours')}: its site's robots.txt forbids fetching it"]
    assert server.paths() == ["/private/a"]


def test_robots_txt_is_read_once_and_its_redirects_are_followed(server: Server) -> None:
    server.pages["/robots.txt"] = redirect("/rules")
    server.pages["/rules"] = answer(b"User-agent: *\nDisallow: /b", kind="text/plain")
    server.pages |= {"/a": answer(PAGE), "/c": answer(PAGE)}
    _, refused = fetched(*(server.url(path) for path in ("/a", "/b", "/c")))
    assert refused == [f"{server.url('/b')}: its site's robots.txt forbids fetching it"]
    assert [request.path for request in server.asked] == ["/robots.txt", "/rules", "/a", "/c"]


def test_a_redirect_is_held_to_robots_txt_too(server: Server) -> None:
    server.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow: /b", kind="text/plain")
    server.pages |= {"/a": redirect("/b"), "/b": answer(PAGE)}
    _, (said,) = fetched(server.url("/a"))
    assert said.endswith("its site's robots.txt forbids fetching it")
    assert server.paths() == ["/a"]


def test_a_site_whose_robots_txt_fails_is_left_alone(server: Server) -> None:
    server.pages |= {"/robots.txt": answer(b"", status="503 Down"), "/a": answer(PAGE)}
    answers, refused = fetched(server.url("/a"), server.url("/b"))
    reason = "its site answers 503 for robots.txt, which forbids fetching it now"
    assert refused == [f"{server.url(path)}: {reason}" for path in ("/a", "/b")]
    assert answers == [] and server.paths() == []


def test_a_robots_txt_without_end(server: Server) -> None:
    server.pages |= {"/robots.txt": _endless, "/a": answer(PAGE)}
    _, refused = fetched(server.url("/a"))
    assert refused == [
        f"{server.url('/a')}: its robots.txt: answers with more than 524288 bytes, the limit"
    ]


def test_a_host_is_asked_at_its_pace_and_others_meanwhile(server: Server) -> None:
    server.pages |= {"/a": answer(PAGE), "/b": answer(PAGE)}
    ticks = Ticks()
    with running() as other:
        other.pages |= {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 7")}
        other.pages |= {"/a": answer(PAGE), "/b": answer(PAGE)}
        urls = [server.url("/a"), server.url("/b")]
        urls += [other.url("/a", "localhost"), other.url("/b", "localhost")]
        answers, _ = fetched(*urls, settings=structs.replace(SETTINGS, delay=2), ticks=ticks)
    assert len(answers) == 4
    assert sum(ticks.slept) == pytest.approx(9), "2 after robots.txt, 7 between the two pages"


def test_a_site_that_asks_for_too_long_a_pause_is_left_alone(server: Server) -> None:
    server.pages |= {"/robots.txt": answer(b"User-agent: *\nCrawl-delay: 9999")}
    _, (said,) = fetched(server.url("/a"))
    assert said.endswith(
        "its site asks for 9999 seconds between two requests; 300 is the most that is waited"
    )


class Busy:
    """Answers badly so many times, then well."""

    def __init__(self, times: int, bad: Handler) -> None:
        self.left = times
        self.bad = bad

    def __call__(self, request: Request, send: Send) -> None:
        self.left -= 1
        (self.bad if self.left >= 0 else answer(PAGE))(request, send)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_what_asks_to_wait_is_asked_again_after_that(server: Server, status: str) -> None:
    server.pages["/a"] = Busy(1, answer(b"", "Retry-After: 30", status=status))
    ticks = Ticks()
    (busy, got), refused = fetched(server.url("/a"), ticks=ticks)
    assert busy.kind == "refusal" and busy.exchange.header("retry-after") == "30"
    assert got.content == PAGE and refused == []
    assert ticks.slept == [30]


def test_a_pause_that_names_a_moment(server: Server) -> None:
    server.pages["/a"] = Busy(
        1, answer(b"", "Retry-After: Thu, 01 Jan 2026 00:00:00 GMT", status="429 Busy")
    )
    ticks = Ticks()
    (_, got), _ = fetched(server.url("/a"), ticks=ticks)
    assert got.content == PAGE and ticks.slept == []


def test_without_a_word_the_pauses_double(server: Server) -> None:
    server.pages["/a"] = Busy(2, answer(b"", status="502 Bad"))
    ticks = Ticks()
    settings = structs.replace(SETTINGS, attempts=3, delay=1)
    (_, _, got), _ = fetched(server.url("/a"), settings=settings, ticks=ticks)
    assert got.content == PAGE and ticks.slept == [1, 2, 4]


def test_a_pause_that_is_too_long_is_not_waited(server: Server) -> None:
    server.pages["/a"] = answer(b"", "Retry-After: 86400", status="429 Busy")
    ticks = Ticks()
    answers, refused = fetched(server.url("/a"), ticks=ticks)
    assert [each.kind for each in answers] == ["refusal"] and ticks.slept == []
    assert refused == [
        f"{server.url('/a')}: answers 429 Too Many Requests and asks to wait 86400 seconds; "
        "300 is the most"
    ]


def test_environment_proxies_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.pages["/a"] = answer(PAGE)
    monkeypatch.setitem(os.environ, "http_proxy", "http://127.0.0.1:1/")
    (got,), _ = fetched(server.url("/a"))
    assert got.content == PAGE


def test_a_url_is_a_url(server: Server) -> None:
    server.pages["/a%20b?x=%C3%A9"] = answer(PAGE)
    (got,), _ = fetched(server.url("/a b?x=é"))
    assert isinstance(got.exchange.url, str) and not isinstance(got.exchange.url, Url)
    assert got.exchange.url == server.url("/a%20b?x=%C3%A9")
