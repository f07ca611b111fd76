"""What stands above a report's first paragraph: names of outlets, dates, bylines, counters."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from whence.clean import byline, dates, furniture, listing
from whence.clean.dateline import dateline
from whence.clean.lexicon import SENTENCE_END
from whence.clean.stream import packed

_LINES = 14
"""Lines within which a page's title, outlet, date and byline stand."""
_SENTENCE = 60
"""Characters of a line that ends like a sentence and is taken for the body's first."""
_LONG = 180
"""Characters of a line that is no headline however it ends."""
_LETTER = re.compile(r"[^\W\d_]")
_ANNOUNCING = re.compile(
    r"(?:(?:article|story|text|first|last|originally)\s){0,2}"
    r"(?:(?:written|posted|published|updated?|modified|created|edited|reviewed)(?:\s(?:by|on|at))?"
    r"|by|author|(?:publi(?:sh|cation)\s)?date)\s?:?",
    re.IGNORECASE,
)
_TITLE = 12
"""Packed characters that a title has at least."""
_APART = re.compile(r"\s+[|–—:»·-]{1,2}\s+|\s*[|»·]\s*")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "&", "de", "la"))
_SECTION = re.compile(
    r"(?:(?:world|local|national|international|business|breaking|latest|top|home|crime|sports?|us|uk"
    r"|city|state|regional|africa|asia|europe|middle\seast|general|all|daily)\s)*"
    r"(?:news|world|politics|opinion|sports?|business|national|crime|africa|asia|europe|middle\seast"
    r"|home(?:page)?|headlines|security|conflict|local|international|regional|page|section|archive"
    r"|blogs?|articles?|resources)",
    re.IGNORECASE,
)


def announces(line: str) -> bool:
    """Whether a line is nothing but a label, whose date or name stands in the next."""
    return bool(_ANNOUNCING.fullmatch(line.strip()))


def is_label(line: str) -> bool:
    """Whether a line above the body only dates, signs or counts."""
    return bool(dates.line_date(line)) or byline.is_line(line) or not _LETTER.search(line)


def is_name(line: str, least: int = 2) -> bool:
    """Whether a line can be an outlet's name: ``least`` to five words, capitalised, no section of
    a site and nothing else that pages print in such lines."""
    text = line.strip()
    words = text.split()
    if not least <= len(words) <= 5 or len(text) > 40 or re.search(r"[.,:;!?/@|]", text):
        return False
    capital = all(word[0].isupper() or word in _SMALL or word.isdigit() for word in words)
    plain = not (_SECTION.fullmatch(text) or furniture.is_furniture(text) or is_label(text))
    return capital and words[0][0].isupper() and plain


def beside(title: str, line: str) -> str | None:
    """The outlet's name in a line that prints the title with the name before or after it."""
    parts = [part.strip() for part in _APART.split(line) if part.strip()]
    wanted = packed(title).casefold()
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        rest = packed(line).casefold().replace(packed(part).casefold(), "", 1)
        if wanted in rest and len(rest) <= len(wanted) + 3 and is_name(part, least=1):
            return part
    return None


class Head(Struct, frozen=True):
    """The title's line (its last printing), the number of the body's first line, and what the
    lines between say: the names by what ``signature`` makes of them."""

    title: int | None
    body: int
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None


def read(lines: list[str], title: str | None) -> Head:
    """The head of a page of lines, whose title the collector may have named."""
    first, last = _named(lines, title) if title else _printed(lines)
    begin = 0 if last is None else last + 1
    above = (number for number in range(begin) if dates.labelled(lines[number]))
    day = next((found for found in (_day(lines, number) for number in above) if found), None)
    body = begin
    while body < min(len(lines), begin + _LINES) and not _begins(lines[body]):
        day = _day(lines, body) or day
        body += 1
    if body >= min(len(lines), begin + _LINES):
        # Nothing looks like a first sentence: better a few labels in the body than no body.
        body = begin
    outlet = None
    if first is not None and last is not None:
        outlet = beside(lines[last], lines[first])
    return Head(last, body, outlet, published=day)


def _day(lines: list[str], number: int) -> date | None:
    """The date of a line that is a date line, not that of a change."""
    line, above = lines[number], lines[number - 1] if number else ""
    if announces(above) and dates.CHANGE.search(above):
        return None
    change = dates.CHANGE.search(line)
    return dates.line_date(line[: change.start()] if change else line)


def repeats(line: str, title: str) -> bool:
    """Whether a line is the title again, once or more often."""
    row, wanted = packed(line).casefold(), packed(title).casefold()
    return bool(row) and bool(wanted) and row == wanted * (len(row) // len(wanted))


def _begins(line: str) -> bool:
    """Whether the body begins with the line."""
    if dateline(line, 0, len(line)):
        return True
    if furniture.is_furniture(line) or is_label(line):
        return False
    return len(line) >= _SENTENCE and bool(SENTENCE_END.search(line) or len(line) > _LONG)


def _named(lines: list[str], title: str) -> tuple[int | None, int | None]:
    """Where a known title is printed: first, and last before the body."""
    rows = [index for index, line in enumerate(lines[:_LINES]) if repeats(line, title)]
    exact = [index for index in rows if len(packed(lines[index])) == len(packed(title))]
    return (rows[0], exact[0]) if exact else (None, None)


def _printed(lines: list[str]) -> tuple[int | None, int | None]:
    """Where a title is printed first and last: it is the first line that looks like one, or the
    longest of the first lines that an earlier one begins or ends with."""
    rows = [packed(line) for line in lines[:_LINES]]
    for index, row in enumerate(rows):
        if len(row) < _TITLE or furniture.is_furniture(lines[index]):
            continue
        again = [
            later
            for later in range(index + 1, len(rows))
            if len(rows[later]) >= _TITLE
            and (row.endswith(rows[later]) or row.startswith(rows[later]))
        ]
        if again:
            return index, max(again, key=lambda later: (len(rows[later]), later))
        if _begins(lines[index]):
            break
        if listing.is_headline(lines[index]) and not dates.line_date(lines[index]):
            return index, index
    return None, None
