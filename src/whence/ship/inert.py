"""Words of pages as text that HTML can hold and nothing runs."""

from __future__ import annotations

import re

from whence import wording

_LAST = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST}]")


def inert(words: str) -> str:
    """The words with U+FFFD for what HTML does not allow as text: control characters, lone
    surrogates, noncharacters; and for marks of writing direction. Escaping is the template's."""
    return wording.undirected(_FORBIDDEN.sub("\ufffd", words.replace("\r", "\n")))
