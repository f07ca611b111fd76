"""Names that two reports share: how much a shared one says about the event.

The name of a victim is nearly the event itself; that of a minister, a police chief or an agency is
in half the news. So names after a title count for nothing, those of institutions for little, and
every name for the less the more articles of the collection hold it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

RARE = 6
"""Families of articles that may hold a name for it to count at all."""
WHOLLY_RARE = 500
"""One family in so many: from here on a name has its full weight."""
PERSON = 1.25
OTHER = 0.5

NAME = re.compile(
    r"\b[A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŹŻŽ][\w’'-]+"
    r"(?:\s(?:(?:al|el|bin|ibn|abu|de|der|den|da|di|du|dos|la|le|van|von)[\s-]){0,2}"
    r"[A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŹŻŽ][\w’'-]+)*"
)
"""A run of words in capitals, with the small words of family names between them."""

_POSSESSIVE = re.compile(r"['’]s\b")
_MARK = re.compile(r"['’‘`]")
_NO_WORD = re.compile(r"\W+")
_NO_NAME = frozenset(
    ("the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "but", "and", "as", "after")
)
_CALENDAR = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "monday", "tuesday", "wednesday", "thursday"),
        *("friday", "saturday", "sunday"),
    )
)
_TITLES = frozenset(
    (
        *("president", "minister", "premier", "secretary", "senator", "governor", "mayor", "judge"),
        *("chief", "sheriff", "officer", "detective", "spokesman", "spokeswoman", "spokesperson"),
        *("sgt", "sergeant", "lt", "lieutenant", "capt", "captain", "col", "colonel", "maj", "gen"),
        *("general", "commander", "commissioner", "deputy", "prosecutor", "attorney", "coroner"),
        *("ambassador", "chancellor", "king", "prince", "pope", "sen", "rep", "gov", "det", "cpl"),
        *("inspector", "director", "magistrate", "superintendent", "trooper", "reporter"),
    )
)
_INSTITUTIONS = frozenset(
    (
        *("police", "department", "sheriffs", "office", "county", "hospital", "center", "centre"),
        *("school", "university", "college", "court", "council", "party", "state", "states"),
        *("news", "press", "times", "post", "agency", "radio", "tv", "channel", "photo", "images"),
        *("street", "avenue", "road", "boulevard", "drive", "lane", "highway", "park", "church"),
        *("city", "north", "south", "east", "west", "national", "international", "united"),
        *("islamic", "red", "cross", "army", "force", "forces", "ministry", "bureau", "unit"),
        *("crime", "stoppers", "medical", "association", "committee", "group", "republic", "day"),
        *("facebook", "twitter", "email", "sign", "read", "more", "share", "close", "updated"),
    )
)


def fold(name: str) -> str:
    """A name without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _MARK.sub("", _POSSESSIVE.sub("", plain))
    return " ".join(_NO_WORD.sub(" ", plain).split()).casefold()


def named(text: str) -> frozenset[str]:
    """The names of two words and more in a text, folded, titles kept."""
    found = set()
    for match in NAME.finditer(text):
        words = fold(match.group()).split()
        words = words[1:] if words and words[0] in _NO_NAME else words
        if len(words) > 1 and not _CALENDAR & set(words):
            found.add(" ".join(words))
    return frozenset(found)


def weights(held: Iterable[tuple[str, frozenset[str]]]) -> Mapping[str, float]:
    """How much each name says, from the names that each family of articles holds. Names that say
    nothing, and those that only one family holds, are left out."""
    holders: dict[str, set[str]] = defaultdict(set)
    families: set[str] = set()
    officials: set[str] = set()
    for family, names in held:
        families.add(family)
        for name in names:
            holders[name].add(family)
            officials.update(_untitled(name))
    return {
        name: round(_kind(name) * _rarity(len(members), len(families)), 2)
        for name, members in holders.items()
        if 1 < len(members) <= RARE and name not in officials and not _TITLES & set(name.split())
    }


def _untitled(name: str) -> Iterable[str]:
    """What follows the titles in a name: the name of somebody in office."""
    words = name.split()
    last = max((place for place, word in enumerate(words) if word in _TITLES), default=None)
    if last is not None and len(words) - last > 2:
        yield " ".join(words[last + 1 :])


def _kind(name: str) -> float:
    words = name.split()
    person = 2 <= len(words) <= 4 and not _INSTITUTIONS & set(words)
    return PERSON if person else OTHER


def _rarity(holders: int, families: int) -> float:
    return min(1.0, math.log(families / holders) / math.log(WHOLLY_RARE))
