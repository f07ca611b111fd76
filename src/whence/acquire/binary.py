"""Tells text from what only bears a text file's name."""

from __future__ import annotations

import codecs
import re

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The byte order marks of the encodings whose text is full of NULs."""

_KINDS = (
    (re.compile(rb"\x89PNG\r\n"), "a PNG image"),
    (re.compile(rb"GIF8[79]a"), "a GIF image"),
    (re.compile(rb"\xff\xd8\xff"), "a JPEG image"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "a WebP image"),
    (re.compile(rb"%PDF-"), "a PDF document"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "a ZIP archive"),
    (re.compile(rb"\x1f\x8b\x08"), "gzip data"),
    (re.compile(rb"BZh[1-9]1AY&SY"), "bzip2 data"),
    (re.compile(rb"\xfd7zXZ\x00"), "xz data"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "Zstandard data"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1"), "an Office document"),
    (re.compile(rb"SQLite format 3\x00"), "an SQLite database"),
    (re.compile(rb"\x7fELF"), "a program"),
)
_PROBE = 8192


def kind(data: bytes) -> str | None:
    """What binary kind the bytes are, in words; None where they may be text in any encoding.

    A NUL among the first 8192 bytes means binary, except in UTF-16 and UTF-32, which are known by
    their byte order mark.
    """
    if data.startswith(MARKS):
        return None
    for pattern, words in _KINDS:
        if pattern.match(data):
            return words
    return "binary data" if b"\x00" in data[:_PROBE] else None
