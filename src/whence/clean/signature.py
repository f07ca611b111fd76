"""Who signs a report, and which outlet prints it, on a page that lost its markup.

Beneath a headline stand names without a word that says whose they are: the reporter's, the
outlet's, a section's. A name is the reporter's where something beside it says so: "By", the date in
the same line or the next, what he or she is ("Staff Writer"), or a line elsewhere that tells of the
person. Sections and outlets stand in such places too; so a name does not count that the page prints
above its headline or as the holder of its rights, or whose words the report uses as common words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from whence.calendar import WEEKDAY_OR_SHORT
from whence.clean import byline, dates, furniture, head, stamps
from whence.clean.lexicon import words
from whence.clean.stream import packed
from whence.gazetteer import gazetteer

_AWAY = 20
"""Lines beneath a headline within which one that says "By" may stand, and..."""
_NEAR = 6
"""...a bare name."""
_BENEATH = 3
"""The same for an outlet's name."""
_NAME = 60
"""Characters of a line that is a bare name, what the person is included."""
_WORDS = 4
"""Words of a bare name."""
_NO_NAMES = words("from in for with at on more all how why what when where who about after")
"""Words that no name begins with."""
_SIGNATURE = 160
"""Characters of a line that dates or signs."""
_ROLE = re.compile(
    r"\b(?:writer|reporter|editor|correspondent|columnist|journalist|contributor|producer"
    r"|photographer|blogger)s?\b",
    re.IGNORECASE,
)
_LABELS = (
    r"(?:(?:First\s|Last\s)?(?:Published|Posted|Updated|Modified)|Staff|Senior|Contributing|Special"
    r"|Editor|Reporter|Correspondent|Writer|View|More|Follow|Share|In(?=\s[A-Z]))\b"
)
# What a page prints in elements of their own may come without a blank between.
_GLUED = re.compile(
    rf"(?<=[a-z\d.])(?={_LABELS})|(?<=[A-Z]{{3}})(?={_LABELS})|(?<=\bBy)(?=[A-Z][a-z])"
    rf"|(?<=[a-z])(?={dates.MONTH}\s\d|@\w)"
)
_MINUTES = re.compile(
    r"\b(?:\d+|an?|one|--)\s?-?min(?:ute)?s?\b(?:\s(?:of\s)?read(?:ing)?\b)?(?:\stime\b)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\b{WEEKDAY_OR_SHORT}\b\.?,?"
    r"|\b(?:no|\d+)\scomments?\b|@\w+",
    re.IGNORECASE,
)
_EDGES = " ,;:|/·•–—-"
_APART = re.compile(r"\s*[,|/·•]\s*|\s+[–—-]\s+|[–—]")
_SIGNING = re.compile(r"\b(?:by|author)\s?:?$", re.IGNORECASE)
_LABEL = re.compile(r"(?::|\b(?:by|from|credits?|photos?|images?|sources?))$", re.IGNORECASE)
_RIGHTS = re.compile(r"©|\bcopyright\b|\brights\sreserved\b", re.IGNORECASE)
_IS_SOMEBODY = re.compile(r"\s(?:is|was|has\sbeen)\s(?:an?|the|our|based)\b")
_LEADS_TO_MORE = re.compile(
    r"\b(?:more|posts?|articles?|stories|all)\b.*\b(?:by|from)$", re.IGNORECASE
)


class _Bare(Struct, frozen=True):
    """A line that may be a name and nothing else: its number, the name, and what it says after."""

    number: int
    name: str
    rest: str


def parted(text: str) -> str:
    """A line with a blank wherever a label, a name or a month follows without one."""
    return _GLUED.sub(" ", text)


def undated(text: str) -> str:
    """A line without its date, time, minutes of reading and comments."""
    rest = _BESIDE.sub(" ", _MINUTES.sub(" ", stamps.rest(parted(text))))
    return " ".join(rest.split()).strip(_EDGES)


def persons(line: str) -> str | None:
    """The persons that a line names after "By", be it before or after a date."""
    text = parted(line)
    found = dates.find(text)
    parts = (text[: found[1]], text[found[2] :]) if found else (text,)
    return next(filter(None, (byline.from_line(undated(part)) for part in parts)), None)


def tells(line: str) -> bool:
    """Whether a line under a headline says when or by whom the report was written, or how long it
    takes to read."""
    if len(line) > _SIGNATURE:
        return False
    signs = byline.is_line(line) or head.announces(line)
    return signs or bool(dates.find(parted(line)) or _MINUTES.search(line))


def read(lines: Sequence[str], title: int, body: int) -> tuple[str | None, int | None]:
    """The persons that sign beneath the headline ``title`` (-1 if none is printed) and above the
    line ``body``, and the number of the line that names them."""
    end = min(body, title + 1 + _AWAY)
    within = [number for number in range(title + 1, end) if len(lines[number]) <= _SIGNATURE]
    for number in within:
        who = _labelled(lines, number)
        if who:
            return who, number
    for number in within[:_NEAR]:
        found = _bare(lines, number)
        if found and _signs(lines, title, found) and not _is_else(lines, found.name, (title, body)):
            return byline.byline((found.name,)), number
    return None, None


def outlet(lines: Sequence[str], title: int, signing: int | None) -> str | None:
    """The outlet's name around a headline, not in the line ``signing``: one that the page names as
    the holder of its rights; or, on a page that begins with its headline, the very next line, or
    the one between two printings of it."""
    wanted = packed(lines[title]).casefold()
    apart = [line.strip() for line in lines[:title] if wanted not in packed(line).casefold()]
    if len(apart) == 1 and wanted in packed(lines[0]).casefold() and head.is_name(apart[0]):
        return apart[0]
    begins = not apart
    for number in range(title + 1, min(len(lines), title + 1 + _BENEATH)):
        name = lines[number].strip()
        known = (begins and number == title + 1) or _holds_rights(name, lines)
        if known and number != signing and head.is_name(name):
            return name
    return None


def _holds_rights(name: str, lines: Sequence[str]) -> bool:
    """Whether a page names somebody as the holder of its rights."""
    wanted = name.casefold()
    return any(_RIGHTS.search(line) and wanted in line.casefold() for line in lines)


def _labelled(lines: Sequence[str], number: int) -> str | None:
    """The persons of a line that says that they sign, or that stands under one that does."""
    above = _above(lines, number)
    announced = head.announces(above) and bool(_SIGNING.search(above))
    return persons(f"By {lines[number]}" if announced else lines[number])


def _above(lines: Sequence[str], number: int) -> str:
    return lines[number - 1].strip() if number else ""


def _bare(lines: Sequence[str], number: int) -> _Bare | None:
    """A line that names persons: one, or several joined by "and"."""
    text, above = undated(lines[number]), _above(lines, number)
    if len(text) > _NAME or furniture.is_furniture(text) or _LABEL.search(above):
        return None
    name = _APART.split(text)[0]
    first = name.split(" and ")[0].split()
    person = 0 < len(first) <= _WORDS and name[0].isupper() and first[0].lower() not in _NO_NAMES
    return _Bare(number, name, text[len(name) :]) if person and byline.byline((name,)) else None


def _signs(lines: Sequence[str], title: int, found: _Bare) -> bool:
    """Whether something beside a bare name shows that it signs."""
    own, number = lines[found.number], found.number
    above = lines[number - 1] if number - 1 > title else ""
    under = [*lines[number + 1 : number + 3], ""]
    if _is_role(found.rest) or _is_role(under[0]):
        return True
    if dates.find(parted(own)):
        return not found.rest
    if any(map(_dates, under[:2] if number == title + 1 else under[:1])):
        return True
    beside = stamps.ago(under[0]) or dates.line_date(above) or undated(under[0]) == undated(own)
    return bool(beside) or any(_tells_of(line, found.name) for line in lines[number + 1 :])


def _dates(line: str) -> bool:
    """Whether a line only dates a report or says how long it takes to read."""
    labelled = dates.labelled(line) and dates.find(parted(line))
    read = _MINUTES.search(line) and not undated(line)
    return bool(labelled or read or dates.line_date(line) or head.announces(line))


def _is_role(text: str) -> bool:
    return len(text) <= _NAME and bool(_ROLE.search(text)) and not text.endswith(".")


def _tells_of(line: str, name: str) -> bool:
    """Whether a line tells who somebody is, or leads to what else he or she wrote."""
    before, found, after = line.partition(name)
    if not found:
        return False
    told = not before and _IS_SOMEBODY.match(after)
    return bool(told or _LEADS_TO_MORE.search(before.strip()))


def _is_else(lines: Sequence[str], name: str, edges: tuple[int, int]) -> bool:
    """Whether a name is an outlet's, a section's or a place's. ``edges`` are the numbers of the
    headline and of the report's first line."""
    title, body = edges
    wanted = name.casefold()
    if any(wanted in line.casefold() for line in lines[: max(title, 0)]) or _holds_rights(
        name, lines
    ):
        return True
    if gazetteer().named(name):
        return True
    used = set(re.findall(r"[^\W\d_]+", " ".join(lines[body:])))
    return all(word.lower() in used for word in re.findall(r"[^\W\d_]{2,}", name))
