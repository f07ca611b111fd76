"""A chat-completions server on loopback that answers as a test tells it to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

Request = dict[str, Any]
Answering = Callable[[Request], "Said"]


@dataclass
class Said:
    """One HTTP answer. ``drip`` sends the body byte by byte with pauses of so many seconds;
    ``wait`` is a pause before the head; ``cut`` announces a longer body than is sent."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0
    cut: bool = False


def message(content: str, finish: str = "stop", **more: object) -> Said:
    """A completion with this content."""
    completion = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **more},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
    return Said(msgspec.json.encode(completion))


def incidents(*given: dict[str, Any]) -> Said:
    """A completion in the form that was asked for; what an incident leaves out is empty."""
    empty: dict[str, Any] = {
        name: [] for name in ("tolls", "dates", "places", "means", "actors", "statements")
    }
    found = [
        {"number": number, "background": False, **empty, **each}
        for number, each in enumerate(given, start=1)
    ]
    return message(msgspec.json.encode({"incidents": found}).decode())


def toll(quote: str, words: str, low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    """A toll in the form that was asked for."""
    return {
        "quote": quote,
        "words": words,
        "effect": "killed",
        "low": low,
        "high": high,
        "who": None,
        "scope": "total",
        "status": "reported",
        "informant": None,
        **more,
    }


class Stub:
    """``answering`` makes each answer; ``requests`` and ``heads`` are what came in."""

    def __init__(self) -> None:
        self.answering: Answering = lambda request: incidents()
        self.requests: list[Request] = []
        self.heads: list[dict[str, str]] = []
        self.times: list[float] = []
        self.url = ""

    def say(self, *answers: Said) -> None:
        """These answers one after another, the last one for ever."""
        left = list(answers)
        self.answering = lambda request: left.pop(0) if len(left) > 1 else left[0]

    def asked(self, number: int = -1) -> str:
        """What the user's message of a request said."""
        return str(self.requests[number]["messages"][1]["content"])


@contextmanager
def running() -> Iterator[Stub]:
    """A stub that listens on a free port."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stub.times.append(time.monotonic())
            stub.heads.append({"path": self.path, **dict(self.headers.items())})
            request = msgspec.json.decode(self.rfile.read(int(self.headers["Content-Length"])))
            stub.requests.append(request)
            said = stub.answering(request)
            time.sleep(said.wait)
            try:
                self._send(said)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, said: Said) -> None:
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said.body) + (10 if said.cut else 0)))
            self.end_headers()
            for piece in [bytes([byte]) for byte in said.body] if said.drip else [said.body]:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(said.drip)
            self.close_connection = said.cut

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
