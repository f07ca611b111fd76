"""Who wrote a report: persons only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from whence.calendar import FULL_MONTH

_NOBODY = re.compile(
    r"\b(?:staff|admin(?:istrator)?|editors?|editorial|newsroom|news|desk|agency|agencies|wires?"
    r"|press|team|service|correspondents?|reporters?|writers?|columnists?"
    r"|contributors?|directors?|managers?|founders?|officers?|presidents?|analysts?|experts?|online|web|media|associated|reuters"
    r"|afp|ap|cnn|bbc|upi|xinhua|times|post|daily|tribune|herald|http|www|com|author|guest|network"
    r"|broadcasting|radio|tv|television|update[ds]?|published|by|bio|size|share|posts?|profile|menu"
    r"|minutes?|comments?|today|world|global|international|national|human|rights|watch|monitor"
    r"|journal|magazine|gazette|observer|standard|express|mirror|chronicle|jazeera|institut(?:e|ion)"
    r"|foundation|association|society|council|committee|commission|federation|organi[sz]ation|union"
    r"|ministry|department|bureau|office|university|college|school|cent(?:er|re)|clinic|hospital"
    r"|group|company|corp(?:oration)?|inc|ltd|llc|limited|hotels?|solutions|systems|services"
    r"|sponsored|(?:read|learn|see|show|view)\s(?:more|all|full))\b|[@\d/_|<>]|^the\s",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"://|www\.|@|^\W*$")
_DURATION = re.compile(
    r"(?:less than )?(?:\d+|an?|one)\W?(?:min|minute|hour|sec|second)s?\b.*", re.IGNORECASE
)
_PARTICLES = frozenset(("de", "del", "da", "dos", "van", "von", "der", "al", "el", "bin", "ibn"))
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,4}")
_APART = re.compile(r"\s*(?:;|,|&|\band\b|\bwith\b|\|)\s*", re.IGNORECASE)
# The names after "By" up to an agency, a date or the first dash.
_LINE = re.compile(
    r"^(?:author:|(?:(?:article|story|text|analysis|opinion|commentary)\s)?(?:(?:written|reported|reporting|posted|published)\s)?"
    r"by)[:\s]+"
    r"((?:[^\W\d_][\w.'’-]*|and|&|,|de|al|el|bin|van|von)"
    r"(?:[ ,]+(?:[^\W\d_][\w.'’-]*|and|&|de|al|el|bin|van|von)){0,11})",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\s+(?:The\s)?(?:Associated\sPress|Reuters|Agence\sFrance|AFP|AP|CNN|BBC|UPI|Xinhua|Staff"
    r"|News|Special\sto|For\sthe|Correspondent|Reporter|Writer|(?:Last\s)?Updated|Published|Posted"
    r"|on|at|[Ii]n)\b.*$"
)
_SIGNS = re.compile(r"^(?:(?:written\s|reported\s|posted\s)?by\b|author\s?:)", re.IGNORECASE)
_MONTHS = re.compile(rf"\s+{FULL_MONTH}$")
_LONGEST = 200
_BODY = 60
"""Characters of the longest name of a body."""


def byline(names: Iterable[str]) -> str | None:
    """The persons among declared author names, separated by commas; None if there is none."""
    people: list[str] = []
    for written in names:
        for name in _APART.split(written[:_LONGEST]):
            person = _person(name)
            if person and person not in people:
                people.append(person)
    return ", ".join(people) or None


def credit(names: Iterable[str]) -> str | None:
    """The first declared author that is no person: an agency, an outlet's staff, a user's name."""
    for written in names:
        parts = _APART.split(written[:_LONGEST])
        # "and" and commas stand in the names of bodies too; they part persons from other things.
        if not any(map(_person, parts)) and len(written) <= _BODY:
            parts = [written]
        for part in parts:
            name = _SIGNS.sub("", " ".join(part.split()), count=1).strip(" :")
            known = 1 < len(name) <= _BODY and not _ADDRESS.search(name)
            if known and not _DURATION.fullmatch(name) and not _person(name):
                return name
    return None


def from_line(line: str) -> str | None:
    """The persons that a line such as ``By Anna Berg and Jon Vik, Staff`` names."""
    found = _LINE.match(line.strip()[:_LONGEST])
    return byline((_AGENCY.sub("", found.group(1)),)) if found else None


def signs(line: str) -> bool:
    """Whether a line says that it names who wrote the report."""
    return bool(_SIGNS.match(line.strip())) and not re.search(r"\d", line)


def is_line(line: str) -> bool:
    """Whether a line is nothing but a byline."""
    text = line.strip()
    return len(text) <= 100 and bool(_LINE.match(text)) and not re.search(r"[.!?]\s|[–—]\s", text)


def _person(written: str) -> str | None:
    name = " ".join(written.split())
    name = _MONTHS.sub("", re.sub(r"^by\s+", "", name, flags=re.IGNORECASE))
    if not _NAME.fullmatch(name) or _NOBODY.search(name):
        return None
    words = name.split()
    if any(word[0].islower() and word not in _PARTICLES for word in (*words[:-1], words[-1] + "-")):
        return None
    return name.title() if name.isupper() else name
