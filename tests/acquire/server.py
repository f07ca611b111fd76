"""A web server on loopback that answers as it is told, well or badly, byte by byte."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from msgspec import Struct

Send = Callable[[bytes], None]
Handler = Callable[["Request", Send], None]


class Request(Struct, frozen=True):
    """What came in."""

    path: str
    head: str

    def header(self, name: str) -> str:
        for line in self.head.split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name:
                return value.strip()
        return ""


class Server:
    """Serves the handlers in ``pages`` by path, one connection per request; what has none is not
    found. ``asked`` keeps what came in, in order."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Handler] = {}
        self.asked: list[Request] = []
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        scheme = "https" if self._context else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def close(self) -> None:
        self.closing.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self.closing.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with suppress(OSError):
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                head = b""
                while b"\r\n\r\n" not in head and (piece := connection.recv(65536)):
                    head += piece
                    if not head.startswith(b"GET "):
                        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                        return
                if not head:
                    return
                text = head.decode("latin-1")
                request = Request(text.split(" ")[1], text)
                self.asked.append(request)
                self.pages.get(request.path, missing)(request, connection.sendall)


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(context)
    try:
        yield server
    finally:
        server.close()


def answer(
    body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> Handler:
    """A handler that answers the same each time."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    if not any(line.lower().startswith(("content-length", "transfer-enc")) for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    whole = "\r\n".join([*lines, "", ""]).encode() + body
    return lambda request, send: send(whole)


def redirect(location: str, status: str = "302 Found") -> Handler:
    return answer(b"", f"Location: {location}", status=status)


def missing(request: Request, send: Send) -> None:
    answer(b"nothing here", status="404 Not Found", kind="text/plain")(request, send)
