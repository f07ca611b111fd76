"""What a person may set for the reader that asks a language model."""

from __future__ import annotations

import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from whence.errors import PluginError

KEY_VARIABLE = "WHENCE_API_KEY"
_LONGEST_KEY = 4096


class LlmOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """Which server and model to ask, and how. There is no option for the key itself: it is read
    from the environment variable or the file named here, and is never part of a record.

    ``base_url`` ends where ``/chat/completions`` is put after it. Times are in seconds. A
    ``window`` is how many characters of an article are sent at once.
    """

    base_url: str
    model: str
    api_key_env: str = KEY_VARIABLE
    api_key_file: str | None = None
    allow_plain_http: bool = False
    requests_per_minute: float = 60.0
    timeout: float = 300.0
    retries: int = 4
    longest_wait: float = 120.0
    max_tokens: int = 4096
    window: int = 8000

    def __post_init__(self) -> None:
        """Raises ValueError with a sentence that names the option."""
        if not self.model.strip():
            raise ValueError("model names no model")
        for name in ("requests_per_minute", "timeout", "longest_wait", "max_tokens"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be above 0")
        if self.retries < 0:
            raise ValueError("retries must not be below 0")
        if self.window < 500:
            raise ValueError("window must be at least 500 characters")
        self._check(_parts(self.base_url))

    def _check(self, url: SplitResult) -> None:
        if url.scheme not in ("http", "https") or not url.hostname:
            raise ValueError("base_url must begin with http:// or https:// and name a server")
        if url.username is not None or url.query or url.fragment:
            raise ValueError("base_url must hold no name, password, query or fragment")
        if url.scheme == "http" and not _loopback(url.hostname) and not self.allow_plain_http:
            raise ValueError(
                f"base_url would send articles to {url.hostname} unencrypted; use https, "
                "or set allow_plain_http=true"
            )

    @property
    def endpoint(self) -> str:
        """The URL that requests are sent to."""
        return self.base_url.rstrip("/") + "/chat/completions"


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"base_url is no URL: {error}") from error
    return parts


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def api_key(options: LlmOptions) -> str | None:
    """The key to send, or None: servers on one's own machine seldom ask for one. Raises PluginError
    where a file or variable was named that gives none."""
    if options.api_key_file is not None:
        path = Path(options.api_key_file)
        try:
            with path.open(encoding="ascii") as file:
                key = file.read(_LONGEST_KEY).strip()
        except (OSError, UnicodeDecodeError) as error:
            raise PluginError(
                f"reader 'llm': {path} could not be read as a key: {error}"
            ) from error
        place = str(path)
    else:
        key = os.environ.get(options.api_key_env, "").strip()
        place = f"the environment variable {options.api_key_env}"
        if not key and options.api_key_env == KEY_VARIABLE:
            return None
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise PluginError(f"reader 'llm': {place} holds no key")
    return key
