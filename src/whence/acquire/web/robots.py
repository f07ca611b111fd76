"""What a site's robots.txt allows (RFC 9309), read by protego."""

from __future__ import annotations

from msgspec import Struct
from protego import Protego

TOKEN = "Whence"
"""The name under which a robots.txt addresses this program."""
PATH = "/robots.txt"
SIZE = 512 << 10
"""Bytes of a robots.txt that are read; the standard asks for 500 KiB at least."""

_EVERYTHING = "User-agent: *\nDisallow: /\n"


class Rules(Struct, frozen=True):
    """What one site allows, and how many seconds it wants between two requests, if it says."""

    parsed: Protego
    delay: float | None
    answered: int

    def forbids(self, url: str) -> str | None:
        """Why the site does not want ``url`` fetched; None where it allows it."""
        if self.parsed.can_fetch(url, TOKEN):
            return None
        if _in_trouble(self.answered):
            return f"its site answers {self.answered} for robots.txt, which forbids fetching it now"
        return "its site's robots.txt forbids fetching it"


def rules(status: int, body: bytes) -> Rules:
    """The rules that an answer to ``/robots.txt`` gives: none where there is no such file, all
    forbidden where the server is in trouble."""
    if 200 <= status < 300:
        text = body.decode("utf-8", "replace")
    else:
        text = _EVERYTHING if _in_trouble(status) else ""
    parsed = Protego.parse(text)
    rate = parsed.request_rate(TOKEN)
    pauses = [parsed.crawl_delay(TOKEN), rate.seconds / rate.requests if rate else None]
    return Rules(parsed, max((each for each in pauses if each is not None), default=None), status)


def _in_trouble(status: int) -> bool:
    return status >= 500 or status == 429
