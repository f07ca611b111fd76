"""Letters as names are compared by."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """A text without its accents: of two outlets one often leaves them out."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char))
