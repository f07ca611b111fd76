from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from tests.extract.llm.stub import Said, Stub, incidents, message
from whence.extract.llm.options import LlmOptions
from whence.extract.llm.server import NoAnswer, Server

MESSAGES = ({"role": "user", "content": "Where?"},)


def server(stub: Stub, key: str | None = None, per_minute: float = 60_000, **more: Any) -> Server:
    given = {"retries": 2, "timeout": 5.0, **more}
    return Server(LlmOptions(stub.url, "tiny", **given), key, per_minute)


def test_an_answer_is_counted(stub: Stub) -> None:
    asking = server(stub)
    assert asking.ask(MESSAGES, {}).content.startswith('{"incidents"')
    cost = asking.cost
    assert (cost.asked, cost.requests, cost.retries) == (stub.url, 1, 0)
    assert (cost.tokens_in, cost.tokens_out) == (100, 20) and cost.seconds > 0


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_what_passes_is_tried_again(stub: Stub, status: int) -> None:
    stub.say(Said(b"busy", status), incidents())
    asking = server(stub)
    asking.ask(MESSAGES, {})
    assert (asking.cost.requests, asking.cost.retries) == (2, 1)


def test_the_wait_that_a_server_asks_for_is_kept(stub: Stub) -> None:
    stub.say(Said(b"slow down", 429, {"Retry-After": "1"}), incidents())
    server(stub).ask(MESSAGES, {})
    assert stub.times[1] - stub.times[0] >= 1


def test_a_wait_that_is_no_time_is_passed_over(stub: Stub) -> None:
    stub.say(Said(b"slow down", 429, {"Retry-After": "soon"}), incidents())
    server(stub).ask(MESSAGES, {})
    assert len(stub.requests) == 2


def test_a_server_that_asks_to_wait_for_an_hour_is_not_asked_again(stub: Stub) -> None:
    stub.say(Said(b"quota", 429, {"Retry-After": "3600"}), incidents())
    asking = server(stub)
    for _ in range(2):
        with pytest.raises(NoAnswer, match=r"429.*quota.*3600 seconds"):
            asking.ask(MESSAGES, {})
    assert len(stub.requests) == 1


def test_a_server_that_stays_broken_is_given_up_for_this_article_only(stub: Stub) -> None:
    stub.say(*[Said(b"oh", 500)] * 3, incidents())
    asking = server(stub)
    with pytest.raises(NoAnswer, match="answered 500: oh"):
        asking.ask(MESSAGES, {})
    assert asking.ask(MESSAGES, {})
    assert (asking.cost.requests, asking.cost.retries) == (4, 2)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_shut_door_is_knocked_at_once(stub: Stub, status: int) -> None:
    stub.say(Said(b'{"error": "no such\\nmodel"}', status))
    asking = server(stub)
    for _ in range(3):
        with pytest.raises(NoAnswer, match=str(status)):
            asking.ask(MESSAGES, {})
    assert len(stub.requests) == 1


def test_a_bad_request_is_not_repeated(stub: Stub) -> None:
    stub.say(Said(b"context length exceeded", 400), incidents())
    asking = server(stub)
    with pytest.raises(NoAnswer, match="context length"):
        asking.ask(MESSAGES, {})
    assert asking.ask(MESSAGES, {}) and len(stub.requests) == 2


def test_the_key_is_not_told_though_the_server_tells_it(stub: Stub) -> None:
    stub.say(Said(b"Incorrect API key provided: k-3141592. " + b"x" * 500, 401))
    with pytest.raises(NoAnswer) as caught:
        server(stub, key="k-3141592").ask(MESSAGES, {})
    assert "3141592" not in str(caught.value) and len(str(caught.value)) < 300


def test_a_server_that_does_not_answer_in_time(stub: Stub) -> None:
    stub.answering = lambda request: Said(message("late").body, wait=1.0)
    asking = server(stub, timeout=0.2, retries=1)
    with pytest.raises(NoAnswer, match="did not answer"):
        asking.ask(MESSAGES, {})
    assert asking.cost.requests == 2


def test_a_server_that_drips_its_answer_is_cut_off(stub: Stub) -> None:
    stub.answering = lambda request: Said(b"x" * 1000, drip=0.02)
    began = time.monotonic()
    with pytest.raises(NoAnswer, match=r"more than 0\.3 seconds"):
        server(stub, timeout=0.3).ask(MESSAGES, {})
    assert time.monotonic() - began < 15


def test_a_flood_is_cut_off(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.extract.llm.server._LARGEST", 1 << 20)
    stub.say(message("x" * (2 << 20)))
    with pytest.raises(NoAnswer, match="more than 1 MiB"):
        server(stub).ask(MESSAGES, {})


def test_a_broken_connection_is_tried_again(stub: Stub) -> None:
    stub.say(Said(b'{"choices": [', cut=True), incidents())
    asking = server(stub)
    assert asking.ask(MESSAGES, {}) and asking.cost.retries == 1


def test_a_server_that_is_not_there_is_soon_left_alone() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        absent = Stub()
        absent.url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        asking = server(absent, retries=0)
        for _ in range(10):
            with pytest.raises(NoAnswer, match=r"did not answer.*refused"):
                asking.ask(MESSAGES, {})
        assert asking.cost.requests == 3


def test_requests_keep_their_pace(stub: Stub) -> None:
    asking = server(stub, per_minute=600)
    began = time.monotonic()
    for _ in range(4):
        asking.ask(MESSAGES, {})
    # A busy machine may bring one request late and the next soon after; never all too soon.
    assert time.monotonic() - began > 0.28


def test_retries_keep_the_pace_too(stub: Stub) -> None:
    stub.say(Said(b"busy", 503), incidents())
    server(stub, per_minute=200).ask(MESSAGES, {})
    assert stub.times[1] - stub.times[0] > 0.25


def test_the_form_and_the_limit_are_sent(stub: Stub) -> None:
    server(stub, max_tokens=77).ask(MESSAGES, {"type": "object"})
    (request,) = stub.requests
    assert request["max_tokens"] == 77
    assert request["response_format"]["json_schema"]["schema"] == {"type": "object"}
