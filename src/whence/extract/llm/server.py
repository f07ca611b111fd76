"""One conversation partner: a server that speaks the chat-completions protocol.

Requests are paced and counted, failures that pass are tried again, and a server that is plainly not
there, or does not let us in, is not asked again in the same build.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from whence import __version__
from whence.extract.llm.options import LlmOptions
from whence.model import Cost

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

TRY_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_SHUT = frozenset({401, 403, 404, 405})
"""Answers that every request would get: a wrong key, a wrong address, an unknown model."""
_UNREACHED = 3
"""How many requests in a row go unanswered before the server counts as not there."""
_LARGEST = 8 << 20
_SHOWN = 160

Messages = Sequence[dict[str, str]]


class NoAnswer(Exception):
    """The server gave no answer that can be used; the message says why."""


class Reply(Struct, frozen=True):
    """What the model wrote. ``cut`` is true where it ran into the limit of its answer."""

    content: str
    cut: bool


class _Message(Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Usage(Struct, frozen=True):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(Struct, frozen=True):
    choices: tuple[_Choice, ...]
    usage: _Usage | None = None


class Server:
    """Asks one model of one server, never faster than ``per_minute`` requests a minute.

    ``cost`` adds up what was asked. Redirects are not followed and no proxy is taken from the
    environment: what is sent goes to the server that was named, or nowhere.
    """

    def __init__(self, options: LlmOptions, key: str | None, per_minute: float) -> None:
        import urllib3  # noqa: PLC0415 - only who asks a model needs it

        self.options = options
        self.cost = Cost(asked=options.base_url)
        self._key = key
        self._gap = 60 / per_minute
        self._next = 0.0
        self._unreached = 0
        self._out: str | None = None
        self._pool = urllib3.PoolManager(timeout=options.timeout, retries=False)

    def ask(self, messages: Messages, form: dict[str, Any]) -> Reply:
        """The model's answer in the form of a JSON Schema. Raises NoAnswer."""
        if self._out is not None:
            raise NoAnswer(self._out)
        completion = self._decoded(self._posted(self._request(messages, form)))
        usage = completion.usage or _Usage()
        self.cost = replace(
            self.cost,
            tokens_in=self.cost.tokens_in + usage.prompt_tokens,
            tokens_out=self.cost.tokens_out + usage.completion_tokens,
        )
        if not completion.choices:
            raise NoAnswer("the server's answer holds no message")
        choice = completion.choices[0]
        if choice.message.refusal:
            raise NoAnswer(f"the model refused: {self._shown(choice.message.refusal)}")
        return Reply(choice.message.content or "", choice.finish_reason == "length")

    def _request(self, messages: Messages, form: dict[str, Any]) -> bytes:
        schema = {"name": "incidents", "strict": True, "schema": form}
        return msgspec.json.encode(
            {
                "model": self.options.model,
                "messages": messages,
                "temperature": 0,
                "max_tokens": self.options.max_tokens,
                "response_format": {"type": "json_schema", "json_schema": schema},
            }
        )

    def _posted(self, body: bytes) -> bytes:
        """The body of the answer to one request, tried again as often as is allowed."""
        from urllib3.exceptions import HTTPError, InvalidHeader, MaxRetryError  # noqa: PLC0415
        from urllib3.util import Retry  # noqa: PLC0415

        retry = Retry(
            total=self.options.retries,
            allowed_methods=None,
            backoff_factor=0.5,
            backoff_max=self.options.longest_wait,
            backoff_jitter=0.5,
        )
        while True:
            response: BaseHTTPResponse | None = None
            failure: Exception | None = None
            wait: float | None = None
            try:
                response, data = self._sent(body)
            except HTTPError as error:
                failure, reason = error, self._unanswered(error)
            else:
                self._unreached = 0
                if response.status == 200:
                    return data
                reason = self._refused(response.status, data)
                if response.status not in TRY_AGAIN:
                    raise NoAnswer(reason)
                with suppress(InvalidHeader):
                    wait = retry.get_retry_after(response)
                self._check_wait(wait, reason)
            try:
                retry = retry.increment("POST", self.options.endpoint, response, failure)
            except MaxRetryError:
                if failure is not None:
                    self._count_unreached(reason)
                raise NoAnswer(reason) from failure
            self.cost = replace(self.cost, retries=self.cost.retries + 1)
            time.sleep(retry.get_backoff_time() if wait is None else wait)

    def _sent(self, body: bytes) -> tuple[BaseHTTPResponse, bytes]:
        self._pace()
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": f"whence/{__version__}",
        }
        if self._key is not None:
            headers["Authorization"] = f"Bearer {self._key}"
        began = time.monotonic()
        try:
            response = self._pool.request(
                "POST",
                self.options.endpoint,
                body=body,
                headers=headers,
                redirect=False,
                preload_content=False,
            )
            return response, self._read(response, began + self.options.timeout)
        finally:
            self.cost = replace(
                self.cost,
                requests=self.cost.requests + 1,
                seconds=self.cost.seconds + time.monotonic() - began,
            )

    def _read(self, response: BaseHTTPResponse, until: float) -> bytes:
        """The whole body; a server that drips it or never ends it is cut off."""
        pieces: list[bytes] = []
        size = 0
        try:
            while piece := response.read1(1 << 16):
                pieces.append(piece)
                size += len(piece)
                if size > _LARGEST:
                    raise NoAnswer(f"the server sent more than {_LARGEST >> 20} MiB")
                if time.monotonic() > until:
                    raise NoAnswer(f"the server took more than {self.options.timeout:g} seconds")
            response.release_conn()
        except BaseException:
            response.close()
            raise
        return b"".join(pieces)

    def _pace(self) -> None:
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + self._gap

    def _check_wait(self, seconds: float | None, reason: str) -> None:
        if seconds is not None and seconds > self.options.longest_wait:
            self._out = f"{reason}; it asks to wait {seconds:g} seconds"
            raise NoAnswer(self._out)

    def _unanswered(self, error: Exception) -> str:
        return f"{self.options.base_url} did not answer: {self._shown(_plain(error))}"

    def _count_unreached(self, reason: str) -> None:
        self._unreached += 1
        if self._unreached >= _UNREACHED:
            self._out = reason

    def _refused(self, status: int, data: bytes) -> str:
        said = self._shown(data.decode("utf-8", "replace"))
        reason = f"{self.options.base_url} answered {status}" + (f": {said}" if said else "")
        if status in _SHUT:
            self._out = reason
        return reason

    def _decoded(self, data: bytes) -> _Completion:
        try:
            return msgspec.json.decode(data, type=_Completion)
        except (msgspec.DecodeError, RecursionError) as error:
            raise NoAnswer(f"the server's answer is no chat completion: {error}") from error

    def _shown(self, text: str) -> str:
        """The beginning of what a server said, on one line. Some say the key that they refuse."""
        if self._key is not None:
            text = text.replace(self._key, "(the key)")
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _plain(error: Exception) -> str:
    """An error of the client library without the objects that it names."""
    return str(error).partition("): ")[2] or str(error)
