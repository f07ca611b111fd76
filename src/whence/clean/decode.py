"""Bytes to characters, with the place of each.

The encoding is, in this order: a byte order mark; what the server said; UTF-8, if the bytes hold
more than ASCII and are valid throughout (pages are often saved anew as UTF-8 under their old
label); what the page says; UTF-8 again; what charset-normalizer takes it for; windows-1252. Labels
mean what browsers take them to mean (WHATWG Encoding): "latin-1" is windows-1252. A page that is
said to be UTF-8, holds more than ASCII and not one whole character of it in UTF-8, is said to be so
by mistake: then the label does not count.

A byte that is no part of a character becomes U+FFFD in UTF-8 and in single-byte encodings, exactly
as ``bytes.decode(encoding, "surrogateescape")`` marks it, and is left out of the text elsewhere.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import charset_normalizer
import numpy as np

from whence.clean.offsets import Offsets, Written

NOTHING = "\u2060"
"""Stands in a decoded text for bytes that make no character; no article's text holds it."""

_SAMPLE = 1 << 16
_SPARSE = 0.03
_ABOVE_ASCII = bytes(range(128, 256))
_META_WITHIN = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s{0,64}<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_SINGLE = {
    *(f"cp{page}" for page in (866, 874, *range(1250, 1259))),
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
}
_MULTI = {"gb18030", "big5hkscs", "cp949", "cp932", "euc_jp"}
_WIDE = {"utf-16-le", "utf-16-be"}
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}
_SPELLED = {
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "x-cp1252": "cp1252",
    "x-user-defined": "cp1252",
    "iso-8859-8-i": "iso8859-8",
    "unicode-1-1-utf-8": "utf-8",
    "ks_c_5601-1987": "cp949",
}
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_UTF8_WIDTHS = re.compile(
    "([\x80-\u07ff]+)|([\ud800-\udfff]+)|([\u0800-\ud7ff\ue000-\uffff]+)|(.)", re.DOTALL
)
_WIDTH_OF_GROUP = (0, 2, 1, 3, 4)
_LEAD, _LEAD_OF_3, _LEAD_OF_4 = 0xC0, 0xE0, 0xF0
"""The least bytes with which a character of two, three and four bytes begins."""
_LONE = re.compile("[\ud800-\udfff]")


def decode(body: bytes, charset: str | None, markup: bool) -> Written:
    """The characters of ``body``. ``charset`` is the server's label; ``markup`` says whether the
    page may name its own in a ``meta`` element."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _read(body, encoding, len(mark))
    return _read(body, _encoding(body, charset, markup), 0)


def codec(label: str | None) -> str | None:
    """The Python codec that a label means, None for unknown labels and for encodings that keep a
    state between characters (their characters have no bytes of their own)."""
    if not label:
        return None
    wanted = label.strip().lower()
    if wanted in _SPELLED:
        return _SPELLED[wanted]
    try:
        name = codecs.lookup(wanted).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name == "utf-8" or name in _SINGLE | _MULTI | _WIDE else None


def _encoding(body: bytes, charset: str | None, markup: bool) -> str:
    said = codec(charset)
    if said:
        return _instead(body) if said == "utf-8" and _is_mistaken(body) else said
    plain = body.isascii()
    valid = plain or _whole(body) is not None
    if valid and not plain:
        return "utf-8"
    named = _named(body) if markup else None
    if named:
        # A page that could be searched for its label is not UTF-16.
        meant = "utf-8" if named in _WIDE else named
        return _instead(body) if meant == "utf-8" and _is_mistaken(body) else meant
    return "utf-8" if valid else _guessed(body)


def _is_mistaken(body: bytes) -> bool:
    """Whether bytes hold more than ASCII, and none of it in UTF-8."""
    if body.isascii() or _whole(body) is not None:
        return False
    found = _BEYOND_ASCII.findall(body.decode("utf-8", "surrogateescape"))
    return all(_LONE.fullmatch(character) for run in found for character in run)


def _instead(body: bytes) -> str:
    """The encoding of bytes that are called UTF-8 by mistake: where few are beyond ASCII they are
    the accents and quotation marks of a Western language, too few to tell one page of codes from
    another."""
    beyond = len(body) - len(body.translate(None, _ABOVE_ASCII))
    return "cp1252" if beyond < _SPARSE * len(body) else _guessed(body)


def _whole(body: bytes) -> str | None:
    """The text of bytes that are valid UTF-8 throughout."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _named(body: bytes) -> str | None:
    head = body[:_META_WITHIN]
    found = _META.search(head) or _XML.search(head)
    return codec(found.group(1).decode("ascii", "replace")) if found else None


def _guessed(body: bytes) -> str:
    sample = body[:_SAMPLE]
    best = charset_normalizer.from_bytes(sample).best()
    return (codec(best.encoding) if best else None) or "cp1252"


def _read(body: bytes, encoding: str, begin: int) -> Written:
    offsets = Offsets()
    if encoding == "utf-8":
        return _utf8(body, begin)
    if encoding in _SINGLE:
        text = body[begin:].decode(encoding, "surrogateescape")
        offsets.add(len(text), begin, 1)
        return Written(_LONE.sub("\ufffd", text), offsets, encoding)
    pieces: list[str] = []
    for characters, byte_start, width in _stepwise(body, encoding, begin):
        pieces.append(characters)
        offsets.add(1, byte_start, width)
        # One sequence may stand for two characters; the first of them has all its bytes.
        offsets.add(len(characters) - 1, byte_start + width, 0)
    return Written("".join(pieces), offsets, encoding)


def _utf8(body: bytes, begin: int) -> Written:
    read = body[begin:]
    text = _whole(read)
    if text is None:
        return _broken_utf8(read, begin)
    offsets = Offsets()
    if len(text) == len(read):
        offsets.add(len(text), begin, 1)
        return Written(text, offsets, "utf-8")
    values = np.frombuffer(read, np.uint8)
    leads = np.flatnonzero(values >= _LEAD)
    widths = 2 + (values[leads] >= _LEAD_OF_3).astype(np.int64) + (values[leads] >= _LEAD_OF_4)
    # A run ends where the next such character does not touch it or is of another width.
    cuts = np.flatnonzero((leads[:-1] + widths[:-1] != leads[1:]) | (widths[:-1] != widths[1:])) + 1
    firsts = np.r_[0, cuts]
    counts = np.diff(np.r_[firsts, len(leads)])
    position = 0
    for start, width, count in zip(
        leads[firsts].tolist(), widths[firsts].tolist(), counts.tolist(), strict=True
    ):
        offsets.add(start - position, begin + position, 1)
        offsets.add(count, begin + start, width)
        position = start + count * width
    offsets.add(len(read) - position, begin + position, 1)
    return Written(text, offsets, "utf-8")


def _broken_utf8(body: bytes, begin: int) -> Written:
    """The text of bytes that are not all UTF-8; each of the others is one U+FFFD."""
    offsets = Offsets()
    text = body.decode("utf-8", "surrogateescape")
    position, before = begin, 0
    for beyond in _BEYOND_ASCII.finditer(text):
        start, end = beyond.span()
        offsets.add(start - before, position, 1)
        position += start - before
        for match in _UTF8_WIDTHS.finditer(text, start, end):
            count, width = match.end() - match.start(), _WIDTH_OF_GROUP[match.lastindex or 0]
            offsets.add(count, position, width)
            position += count * width
        before = end
    offsets.add(len(text) - before, position, 1)
    return Written(_LONE.sub("\ufffd", text), offsets, "utf-8")


def _stepwise(body: bytes, encoding: str, begin: int) -> Iterator[tuple[str, int, int]]:
    """Characters one sequence at a time, as ``(characters, byte start, bytes)``."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    start = position = begin
    while position < len(body):
        try:
            characters = decoder.decode(body[position : position + 1])
        except UnicodeDecodeError:
            decoder.reset()
            yield NOTHING, start, 1
            start = position = start + 1
            continue
        position += 1
        if characters:
            yield characters, start, position - start
            start = position
    if start < len(body):
        yield NOTHING, start, len(body) - start
