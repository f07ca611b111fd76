"""Names of places in a text: capitalised names that the gazetteer knows, where the words around
them say that a place is meant, or where the name is known well enough to say so itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from whence.calendar import CALENDAR_WORDS
from whence.extract.candidates import candidates, holders
from whence.extract.regions import DEMONYMS, PEOPLES
from whence.extract.text import word_set
from whence.extract.toponyms import Toponym
from whence.gazetteer import Entry, fold

_WORD = r"(?:St|Mt|Ft|Ste)\.|[A-Z][\w'’.-]*\w|[A-Z]\.(?:[A-Z]\.)+"
_NAME = re.compile(
    rf"(?:{_WORD})(?:(?:\s(?:(?:of|de|del|la|el|al|du)\s(?:the\s|la\s)?)?|\s(?:al|el|ez|es|ash?|ad)-)(?:{_WORD}))*"
    r"|\b(?:al|el|ez|es|ash?|ad|an)-[A-Z][\w'’-]*\w(?:\s[A-Z][\w'’-]*\w)*"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|from|outside|inside|around|across|to|toward|towards|throughout|via|leave|left"
    r"|(?:north|south|east|west|northeast|northwest|southeast|southwest|city|town|village|suburb"
    r"|outskirts|capital|parts?|edge|streets|people|residents|district|province|region|port|areas?"
    r"|centre|center|neighbou?rhood|villages|towns|cities|provinces|districts|state)\sof"
    r"|(?:north|south)(?:[\s-]?(?:east|west))?|east|west|rural|suburban|midtown|uptown"
    r"|between|downtown|central|northern|southern|eastern|western|nearby|neighbou?ring"
    r"|entered|reached|visited|captured|retook|besieged|surrounding)\s(?:the\s(?:\w+\s){0,3}?)?$"
)
_AND = re.compile(r"^(?:,?\s(?:and|or|to)\s|,\s)$")
_SERVED = re.compile(
    r"['’]?s?\s(?:[Pp]olice|PD|[Ff]ire|[Ss]heriff|[Aa]uthorit(?:y|ies)|[Oo]fficers|[Hh]ospital|[Mm]ayor"
    r"|[Cc]ouncil|[Rr]esidents?|[Ss]chool|[Hh]igh|[Uu]niversity|[Cc]ollege|[Aa]irport|[Pp]rovince"
    r"|[Gg]overnorate|[Dd]istrict|[Cc]ounty|[Cc]ounties|[Pp]arish|[Ss]tate|[Rr]egion|[Cc]ity|[Tt]own"
    r"|[Vv]illage|[Ss]uburb|[Nn]eighbou?rhood|[Mm]an|[Ww]oman|[Tt]een|[Cc]ouple|[Ff]amily|[Rr]oad"
    r"|area|home|native|[Dd]epartment|[Cc]hamber|[Bb]oard|[Cc]ourt|[Tt]imes|[Nn]ews|[Pp]ress|[Pp]ost|[Tt]ribune|[Jj]ournal|[Hh]erald|[Mm]edical"
    r"|[Cc]ommunity|[Mm]inistry|[Ee]mbassy|[Ff]oreign|[Ii]nterior|[Ss]upreme|[Cc]entral|[Dd]efen[cs]e"
    r"|[Aa]rmy|[Nn]ational|[Tt]ownship|[Vv]olunteer|[Dd]emocrats?|[Ll]egislature|[Ss]enate|[Cc]ircuit"
    r"|[Cc]enter|[Cc]entre|[Pp]ublic|[Cc]orrectional|[Rr]egional|[Ii]ndependent|[Ff]irst|prefecture|oblast|market)\b"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|President|Minister|Sheriff|Chief|Judge|Mayor|Officer|Sgt|Lt|Capt"
    r"|Col|Gen|General|Captain|Sergeant|Detective|Deputy|Prince|Princess|King|Queen|Sir|Lady|Rev"
    r"|Father|Sister|Coach|Justice|Prof|Professor|Saint|St|Secretary|Attorney|Senator|Governor|Sheik[h]?)"
    r"\.?\s$"
)
_CARRIED = re.compile(
    r"\s(?:County|Parish|Province|Governorate|Oblast|Prefecture|Township|Region|State|City)$"
)
_AREA = re.compile(r"(?:,\s|,?\s\()(?P<name>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)")
_LEADS = frozenset({"", "The", "A", "In", "At", "Near", "NE", "NW", "SE", "SW"})
_GIVEN_NAMES = word_set(
    "georgia jordan virginia chad carolina dakota kent israel kenya india clare"
)
_AGE = re.compile(r",\s\d{1,3},|\s\(\d{1,3}\)")
_KNOWN = 100_000
_NOT_PLACES = CALENDAR_WORDS | word_set(
    """the a an he she it they we i you but and in on at for of to by with from as if when while
    after before this that these those his her their its our my no yes not what who why how where
    there here police army god islam english spanish internet twitter facebook google youtube
    reuters associated press photo image copyright congress parliament senate christmas easter
    ramadan university college school church hospital court house street road avenue park north
    south east west new old male female pm am mr mrs ms dr isis isil hamas taliban islamic state
    muslim christian jewish black white hispanic latino asian sunni shia kurdish republican democrat
    democratic independent national international general major captain sergeant officer detective
    chief president minister mayor king queen"""
)


def place_names(text: str) -> list[Toponym]:
    """The names of places in a text, in order; they do not overlap."""
    found: list[Toponym] = []
    taken: set[str] = set()
    open_names: list[tuple[Toponym, re.Match[str]]] = []
    for match in _NAME.finditer(text):
        for toponym in _within(text, match):
            before = found[-1] if found else None
            if _meant(text, toponym, match, before):
                found.append(toponym)
                taken.add(fold(toponym.name))
            else:
                open_names.append((toponym, match))
    # A name that stands for a place once does so elsewhere, unless it is part of a longer name.
    again = [
        one for one, match in open_names if fold(one.name) in taken and one.name == match.group()
    ]
    return _apart(sorted([*found, *again], key=lambda one: (one.start, -one.end)))


def may_name(toponym: Toponym) -> bool:
    """Whether a name is no word for a kind of place or people that is only written large."""
    return toponym.name.casefold() not in _NOT_PLACES


def _apart(ordered: list[Toponym]) -> list[Toponym]:
    return ordered[:1] + [two for one, two in pairwise(ordered) if two.start >= one.end]


def _within(text: str, match: re.Match[str]) -> Iterator[Toponym]:
    """The longest parts of a capitalised name that the gazetteer knows, from the left."""
    words = [
        (word.start() + match.start(), word.end() + match.start())
        for word in re.finditer(r"\S+", match.group())
    ]
    index = 0
    while index < len(words):
        for last in range(min(len(words), index + 4), index, -1):
            start, end = words[index][0], words[last - 1][1]
            name = re.sub(r"['’]s?$", "", text[start:end])
            if _may_be(name):
                yield Toponym(name, start, start + len(name))
                index = last - 1
                break
        index += 1


def _may_be(name: str) -> bool:
    words = name.split()
    if not words[0][0].isupper() and "-" not in words[0]:
        return False
    folded = name.casefold()
    if folded in _NOT_PLACES or folded in PEOPLES or words[-1].casefold() in ("of", "and"):
        return False
    if name in DEMONYMS or (len(name) < 3 and name not in ("US", "UK")):
        return False
    known = candidates(name)
    # "The Arden police": the article is no part of the name, as it is of "The Dalles".
    return bool(known) and (words[0] != "The" or known[0].name.startswith("The "))


def _meant(text: str, toponym: Toponym, match: re.Match[str], before: Toponym | None) -> bool:
    """Whether a name that may be a place's is one here. ``match`` is the capitalised name that it
    is part of, ``before`` the last place named."""
    start, end = toponym.start, toponym.end
    lead = text[max(0, start - 40) : start]
    rest = match.group()[end - match.start() :]
    if _TITLE.search(lead) or (rest and rest[0].isalnum()):
        return False
    if _held(text, end):
        return True
    if _AGE.match(text, end):
        return False
    # "in Arden and Velde", "Arden, Ohio"
    joined = before is not None and before.end < start and _AND.match(text[before.end : start])
    placed = bool(joined) or _PLACED.search(lead) is not None
    first = match.group()[: start - match.start()].strip() in _LEADS
    if _SERVED.match(text, end) or _CARRIED.search(toponym.name):
        return first or placed
    entries = candidates(toponym.name)
    if first and not rest.strip("'’s.,"):
        return placed or _speaks_for_itself(toponym.name, entries)
    return first and fold(toponym.name) not in _GIVEN_NAMES and _is_area(toponym.name, entries)


def _held(text: str, end: int) -> bool:
    """Whether an area follows a name: "Arden, Ohio", "Arden (Ohio)"."""
    following = _AREA.match(text, end)
    return following is not None and bool(
        holders(following["name"]) or holders(following["name"].split()[0])
    )


def _is_area(name: str, entries: tuple[Entry, ...]) -> bool:
    """Whether a name is a country's or a division's own."""
    return any(
        e.kind in ("country", "division") and fold(e.name) == fold(name) for e in entries[:1]
    )


def _speaks_for_itself(name: str, entries: tuple[Entry, ...]) -> bool:
    """Whether a name is a country's, a division's or a large town's."""
    for entry in entries:
        if entry.kind in ("country", "division", "region"):
            return fold(entry.name) == fold(name) or entry.kind != "division" or " " in name
        if entry.kind == "town" and entry.population >= _KNOWN and fold(entry.name) == fold(name):
            return True
    return False
