"""Addresses of reports, as other programs take them."""

from __future__ import annotations

import re

from whence.ship.traversal import Cited, Member

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]\x00-\x1f]+")


def web(one: Cited | Member) -> str | None:
    """The URL of a report; None where none is known, or where it is withheld or holds signs that no
    URL has."""
    url = one.article.url or one.page.url
    return url if url and _WEB.fullmatch(url) else None
