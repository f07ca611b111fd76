"""From bytes of an original back to words, on another road than the one that read them.

Nothing of ``clean`` is used here: what verification shows must not rest on what it checks.
"""

from __future__ import annotations

import codecs
import html
import json
import re

from whence.model import Layer

_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = {
    "utf-16": ((codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le")),
    "utf-32": ((codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "utf-32-le")),
    "utf-8-sig": ((b"", "utf-8"),),
}


def words(
    body: bytes,
    ranges: tuple[tuple[int, int], ...],
    encoding: str,
    layers: tuple[Layer, ...],
) -> str:
    """The text that stands at byte ranges of an original, in order. Bytes that the encoding does
    not know become U+FFFD, in UTF-8 one each. Raises ValueError with a sentence where a range
    leaves the original, the encoding is unknown or a layer cannot be taken off."""
    codec = _codec(body, encoding)
    return "".join(_piece(body, span, codec, layers) for span in ranges)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space."""
    return "".join(one.split()) == "".join(other.split())


def _piece(body: bytes, span: tuple[int, int], codec: str, layers: tuple[Layer, ...]) -> str:
    # Each range alone: a character reference never reaches over the gap between two of them.
    low, high = span
    if not 0 <= low <= high <= len(body):
        raise ValueError(f"bytes {low}–{high} are outside the original of {len(body)} bytes")
    text = _decoded(body[low:high], codec)
    for layer in layers:
        text = _unwrapped(text, layer)
    return _SURROGATE.sub("\ufffd", text)


def _codec(body: bytes, encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError as error:
        raise ValueError(f"no encoding is called {encoding!r}") from error
    for mark, codec in _MARKS.get(name, ()):
        if body.startswith(mark):
            return codec
    return name


def _decoded(piece: bytes, codec: str) -> str:
    if codec == "utf-8":
        return piece.decode(codec, "surrogateescape")
    try:
        return piece.decode(codec, "replace")
    except LookupError as error:
        raise ValueError(f"{codec!r} is no encoding of text") from error


def _unwrapped(text: str, layer: Layer) -> str:
    match layer:
        case "json":
            return _from_json(text)
        case "html":
            return html.unescape(text)
        case "text":
            return text


def _from_json(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError as error:
        raise ValueError(f"the bytes are not the inside of a JSON string ({error})") from error
