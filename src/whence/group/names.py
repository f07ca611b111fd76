"""Names that two reports share: how much a shared one says about the event.

The name of a victim is nearly the event itself; that of a minister, a police chief or an agency is
in half the news. So names after a title count for nothing, those of institutions for little, and
every name for the less the more articles of the collection hold it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from msgspec import Struct

from whence.calendar import CALENDAR_WORDS
from whence.letters import unaccented

_CERTAIN = ((0, 0.0), (8, 0.3), (32, 0.5), (128, 0.8), (512, 1.0))
"""From so many articles on, how sure it is that a rare name is rare."""
PERSON = 1.25
OTHER = 0.5

NAME = re.compile(
    r"\b[A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŹŻŽ][\w’'-]+"
    r"(?:\s(?:(?:al|el|bin|ibn|abu|de|der|den|da|di|du|dos|la|le|van|von)[\s-]){0,2}"
    r"[A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŞŠŹŻŽ][\w’'-]+)*"
)
"""A run of words in capitals, with the small words of family names between them."""

_INITIAL = re.compile(r"(?<=\w)\s[A-ZÀ-Þ]\.(?=\s[A-ZÀ-Þ])")
_POSSESSIVE = re.compile(r"['’]s\b")
_MARK = re.compile(r"['’‘`]")
_NO_WORD = re.compile(r"\W+")
_NO_NAME = frozenset(
    ("the", "a", "an", "in", "on", "at", "by", "for", "from", "with", "but", "and", "as", "after")
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
    plain = _MARK.sub("", _POSSESSIVE.sub("", unaccented(name)))
    return " ".join(_NO_WORD.sub(" ", plain).split()).casefold()


def named(text: str) -> frozenset[str]:
    """The names of two words and more in a text, folded, titles kept, initials left out."""
    found = set()
    for match in NAME.finditer(_INITIAL.sub("", text)):
        words = fold(match.group()).split()
        words = words[1:] if words and words[0] in _NO_NAME else words
        if len(words) > 1 and not CALENDAR_WORDS & set(words):
            found.add(" ".join(words))
    return frozenset(found)


class Collection(Struct, frozen=True):
    """What the whole collection says about names: which are ``common`` (in many families of
    articles, or those of people in office), and for how much a rare one counts, 0 to 1: among few
    articles no name is known to be rare."""

    common: Container[str] = frozenset()
    certainty: float = 1.0

    def weight(self, name: str) -> float:
        """How much a name says that two reports share."""
        return 0.0 if name in self.common else _kind(name) * self.certainty


def certainty(articles: int) -> float:
    """How sure it is in a collection of so many articles that a name is rare. In steps, so that a
    page that is added changes it a few times in the life of a record."""
    return max(known for size, known in _CERTAIN if articles >= size)


def untitled(names: Iterable[str]) -> frozenset[str]:
    """The names that stand without a title."""
    return frozenset(name for name in names if not _TITLES & set(name.split()))


def officials(names: Iterable[str]) -> frozenset[str]:
    """What follows the titles in names: the names of people in office."""
    return frozenset(bare for name in names for bare in _after_title(name))


def _after_title(name: str) -> Iterable[str]:
    words = name.split()
    last = max((place for place, word in enumerate(words) if word in _TITLES), default=None)
    if last is not None and len(words) - last > 2:
        yield " ".join(words[last + 1 :])


def _kind(name: str) -> float:
    words = name.split()
    person = 2 <= len(words) <= 4 and not _INSTITUTIONS & set(words)
    return PERSON if person else OTHER
