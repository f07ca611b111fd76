"""One request and its answer, as the bytes that went over the wire.

urllib3 speaks HTTP and TLS. What it sends and reads is taped beside it, so that the archive holds
the request and the answer as they were, chunk marks and all; and every read is held to bounds of
size and time, so that a server cannot keep the reader by sending too slowly or without end.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import urllib3
from msgspec import Struct
from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Timeout, Url

from whence.acquire import http as messages
from whence.acquire.web.addresses import Address, Addresses
from whence.config import Fetching
from whence.errors import NotFetched

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PIECE = 64 << 10


class Exchange(Struct, frozen=True):
    """One request and its answer: the bytes of both, without TLS, from which address, and when
    the request was sent (UTC, to the millisecond)."""

    url: str
    request: bytes
    answer: bytes
    response: messages.Response
    address: str
    began: datetime

    def header(self, name: str) -> str:
        """A header of the answer, or nothing."""
        return self.response.header(name)


class Unanswered(NotFetched):
    """No whole answer came, for a reason that may pass: asking again may help, after ``wait``
    seconds if the server said so."""

    def __init__(self, source: str, reason: str, wait: float | None = None) -> None:
        super().__init__(source, reason)
        self.wait = wait


class TooLarge(NotFetched):
    """The answer is larger than what is read."""


class _NoConnection(Unanswered):
    """Not even a connection: another address of the host may give one."""


class Web:
    """The way out to the network."""

    def __init__(self, settings: Fetching, addresses: Addresses | None = None) -> None:
        self._settings = settings
        self._addresses = addresses or Addresses(settings.allow_private)
        self._context = ssl.create_default_context()

    def get(self, url: Url, headers: dict[str, str], limit: int) -> Exchange:
        """Asks for ``url``. Follows nothing. Raises NotFetched where no whole answer of at most
        ``limit`` bytes came."""
        host, port = url.host or "", url.port or (443 if url.scheme == "https" else 80)
        addresses = self._addresses.of(url.url, host.strip("[]"), port)
        for number, address in enumerate(addresses, 1):
            tape = _Tape(url.url, self._settings, limit)
            try:
                return self._ask(url, headers, (address, port), tape)
            except _NoConnection:
                if number == len(addresses):
                    raise
        raise Unanswered(url.url, "its host has no address")

    def _ask(
        self, url: Url, headers: dict[str, str], target: tuple[Address, int], tape: _Tape
    ) -> Exchange:
        address, port = target
        sent = {"Host": url.netloc or "", **headers, "Connection": "close"}
        now = datetime.now(UTC)
        began = now.replace(microsecond=now.microsecond // 1000 * 1000)
        pool = self._pool(url, address, port, tape)
        try:
            with _refusals(url.url, self._settings.patience):
                response = pool.urlopen(
                    "GET",
                    url.request_uri,
                    headers=sent,
                    retries=False,
                    redirect=False,
                    assert_same_host=False,
                    preload_content=False,
                    decode_content=False,
                )
                while response.read(_PIECE):
                    pass
        finally:
            pool.close()
        answer = bytes(tape.read)
        head = messages.head(answer)
        if head is None or head.status != response.status:
            raise NotFetched(url.url, "its answer is no HTTP that can be read")
        return Exchange(url.url, bytes(tape.sent), answer, head, str(address), began)

    def _pool(
        self, url: Url, address: Address, port: int, tape: _Tape
    ) -> urllib3.HTTPConnectionPool:
        host = f"[{address}]" if address.version == 6 else str(address)
        timeout = Timeout(connect=self._settings.patience, read=self._settings.patience)
        if url.scheme == "https":
            pool: Any = urllib3.HTTPSConnectionPool(
                host,
                port,
                timeout=timeout,
                ssl_context=self._context,
                server_hostname=(url.host or "").strip("[]"),
            )
            pool.ConnectionCls = partial(_TapedTls, tape)
        else:
            pool = urllib3.HTTPConnectionPool(host, port, timeout=timeout)
            pool.ConnectionCls = partial(_Taped, tape)
        found: urllib3.HTTPConnectionPool = pool
        return found


# -- the tape ---------------------------------------------------------------------------------


class _Tape:
    """What one exchange sent and read, and what it may still read."""

    def __init__(self, url: str, settings: Fetching, limit: int) -> None:
        self.url = url
        self.sent = bytearray()
        self.read = bytearray()
        self.patience = settings.patience
        self._most = self._left = limit
        self._seconds = settings.seconds
        self._deadline = time.monotonic() + settings.seconds

    def wait(self) -> float:
        """How many seconds the next read may take. Raises NotFetched where the time is up."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise NotFetched(self.url, f"was still answering after {self._seconds:g} seconds")
        return min(left, self.patience)

    def received(self, count: int) -> None:
        """Counts bytes that came in. Raises NotFetched where they are too many."""
        self._left -= count
        if self._left < 0:
            raise TooLarge(self.url, f"answers with more than {self._most} bytes, the limit")


class _Wire(io.RawIOBase):
    """A socket's incoming bytes, held to the bounds of a tape."""

    def __init__(self, sock: socket.socket, tape: _Tape) -> None:
        super().__init__()
        self._sock = sock
        self._tape = tape
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        # A closed connection has no time to set; its file still says that it is at its end.
        with suppress(OSError):
            self._sock.settimeout(self._tape.wait())
        try:
            count = self._raw.readinto(buffer)
        except TimeoutError:
            self._tape.wait()
            raise
        self._tape.received(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Reader(io.BufferedReader):
    """Keeps what http.client takes as part of the answer: no byte that a server sends after the
    end that it announced."""

    def __init__(self, wire: _Wire, tape: _Tape) -> None:
        super().__init__(wire, _PIECE)
        self._tape = tape

    def read(self, size: int | None = -1, /) -> bytes:
        return self._keep(super().read(size))

    def read1(self, size: int = -1, /) -> bytes:
        return self._keep(super().read1(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._keep(super().readline(size))

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        count = super().readinto(buffer)
        self._keep(bytes(memoryview(buffer)[:count]))
        return count

    def _keep(self, data: bytes) -> bytes:
        self._tape.read += data
        return data


class _Answer(http.client.HTTPResponse):
    def __init__(self, tape: _Tape, sock: socket.socket, **options: Any) -> None:
        super().__init__(sock, **options)
        self.fp.close()
        self.fp = _Reader(_Wire(sock, tape), tape)


class _Taped(HTTPConnection):
    def __init__(self, tape: _Tape, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._tape = tape
        self.response_class = partial(_Answer, tape)  # type: ignore[assignment]

    def send(self, data: Any) -> None:
        self._tape.sent += data
        super().send(data)


class _TapedTls(_Taped, HTTPSConnection):
    pass


# -- what went wrong --------------------------------------------------------------------------


@contextmanager
def _refusals(url: str, patience: float) -> Iterator[None]:
    """Turns what urllib3 raises into refusals, each one sentence."""
    try:
        yield
    except exceptions.NewConnectionError:
        raise _NoConnection(url, "its host refuses the connection") from None
    except exceptions.ConnectTimeoutError:
        raise _NoConnection(url, f"its host did not answer within {patience:g} seconds") from None
    except exceptions.ReadTimeoutError:
        raise Unanswered(url, f"sent nothing for {patience:g} seconds") from None
    except exceptions.SSLError as error:
        raise _untrusted(url, error) from None
    except exceptions.ProtocolError as error:
        raise _broken_off(url, error) from None
    except exceptions.HTTPError as error:
        raise NotFetched(url, f"cannot be asked for ({error})") from None


def _untrusted(url: str, error: exceptions.SSLError) -> NotFetched:
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return NotFetched(url, f"its certificate is not trusted ({cause.verify_message})")
    reason = getattr(cause, "reason", None) or "the two sides could not agree"
    return NotFetched(url, f"its TLS connection is broken ({reason})")


def _broken_off(url: str, error: exceptions.ProtocolError) -> NotFetched:
    cause = error.args[1] if len(error.args) > 1 else error
    match cause:
        case exceptions.IncompleteRead() | http.client.IncompleteRead():
            missing = f", {cause.expected} bytes before its announced end" if cause.expected else ""
            return Unanswered(url, f"its answer breaks off{missing}")
        case http.client.RemoteDisconnected():
            return Unanswered(url, "its host closed the connection without an answer")
        case http.client.LineTooLong():
            return NotFetched(url, "its answer has a longer header than is read")
        case http.client.BadStatusLine() | http.client.UnknownProtocol():
            return NotFetched(url, "its answer is no HTTP that can be read")
        case OSError():
            return Unanswered(url, "its host broke the connection")
        case _:
            return NotFetched(url, f"its answer cannot be read ({cause})")
