"""The fields of a JSON line, each with the place of its characters."""

from __future__ import annotations

import json
import re

from whence.clean.offsets import Offsets, Written

_WHITE = re.compile(r"[ \t\r\n]*")
_ESCAPES = re.compile(
    r"([^\\]+)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u([0-9a-fA-F]{4})|\\(.)",
    re.DOTALL,
)
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def field(source: Written, names: tuple[str, ...]) -> tuple[str, Written] | None:
    """The first of ``names`` that is a text with words in it at the top of a JSON object, as
    written, its escapes undone. Raises ValueError where the source is no JSON object."""
    spans = _strings(source.text)
    for name in names:
        if name in spans:
            written = _unescaped(source, *spans[name])
            if written.text.strip():
                return name, written
    return None


def _strings(text: str) -> dict[str, tuple[int, int]]:
    """The top-level members of an object that are strings: where each stands, quotes left out.
    Of two members of one name the last one counts, as everywhere."""
    decoder = json.JSONDecoder(strict=False)
    found: dict[str, tuple[int, int]] = {}
    position = _expect(text, 0, "{")
    while text[position : position + 1] != "}":
        try:
            key, position = decoder.raw_decode(text, position)
            start = _expect(text, position, ":")
            value, position = decoder.raw_decode(text, start)
        except RecursionError as error:
            raise ValueError("it is nested too deeply") from error
        if not isinstance(key, str):
            raise ValueError("a member has no name")
        found.pop(key, None)
        if isinstance(value, str):
            found[key] = (start + 1, position - 1)
        position = _skip(text, position)
        if text[position : position + 1] != "}":
            position = _expect(text, position, ",")
    return found


def _expect(text: str, position: int, mark: str) -> int:
    position = _skip(text, position)
    if text[position : position + 1] != mark:
        raise ValueError(f"there is no {mark!r} at character {position}")
    return _skip(text, position + 1)


def _skip(text: str, position: int) -> int:
    found = _WHITE.match(text, position)
    return found.end() if found else position


def _unescaped(source: Written, start: int, end: int) -> Written:
    offsets = Offsets()
    out: list[str] = []
    for match in _ESCAPES.finditer(source.text, start, end):
        plain_text, high, low, unit, short = match.groups()
        if plain_text:
            out.append(plain_text)
            for run in source.offsets.runs(match.start(), match.end()):
                offsets.add(*run)
            continue
        if high:
            out.append(chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00))
        elif unit:
            code = int(unit, 16)
            out.append("\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code))
        else:
            out.append(_SHORT.get(short, short))
        low_byte, high_byte = source.offsets.span(match.start(), match.end())
        offsets.add(1, low_byte, high_byte - low_byte)
    return Written("".join(out), offsets, source.encoding, (*source.layers, "json"))
