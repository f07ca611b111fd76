"""Whom a role means that is named again: "the minister", "the Colonel", "the network"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from whence.extract.attribution_parts import Attribution
from whence.extract.speakers_known import Known, Person, may_be_person
from whence.extract.speakers_words import KIN, PREPOSITIONS, PRONOUNS, ROLES, TITLES

_AFTER_HEAD = PREPOSITIONS | {"who", "which", "that"}
_AGAIN = 4
"""Words of "the deputy interior minister", at most."""
_SIDE_BY_SIDE = 60
"""Characters between two who are named together: "Interior Minister Odo Venn and Justice Minister
Ilse Odin"."""
_SHORT_TITLES = frozenset(("mp", "mep", "sp", "cp", "dpo", "ssp"))
_OFFICERS = frozenset(
    "general gen colonel col lieutenant-colonel major maj captain capt lieutenant lt inspector "
    "insp superintendent supt sergeant sgt brigadier brig constable".split()
)
_ALSO: dict[str, frozenset[str]] = {
    role: frozenset(titles.split())
    for role, titles in {
        "doctor": "dr",
        "general": "gen lieutenant-general major-general brigadier-general maj-gen lt-gen",
        "colonel": "col lieutenant-colonel lt-col",
        "captain": "capt",
        "major": "maj",
        "lieutenant": "lt",
        "brigadier": "brig",
        "superintendent": "supt",
        "inspector": "insp",
        "sergeant": "sgt",
        "detective": "det",
        "governor": "gov",
        "senator": "sen",
        "professor": "prof",
        "priest": "father fr",
        "bishop": "monsignor msgr",
        "archbishop": "monsignor msgr",
        "judge": "justice",
    }.items()
} | {"officer": _OFFICERS}
"""Titles by which somebody with a role is named: "the doctor" is "Dr Odo Venn"."""


def meant_by_role(one: Attribution, found: Sequence[Attribution], named: Known) -> str | None:
    """The name of whom "the minister" means, with the title that it stood beside: the last to be
    named with that role, as far as nobody else with it has come between; where nobody was, the only
    one who is named with it later. Somebody without a name ("the caller") is meant by the words
    that first told of him ("A caller from the north")."""
    wanted = _again(one.source)
    if not wanted:
        return None
    told = _named_before(one, found, named, wanted)
    if told is not None:
        return told or None
    later = {
        person.name: person
        for person in named.people
        if person.start > one.start and _has_role(wanted, (person.title or "").lower())
    }
    return _with_title(*_of(next(iter(later.values()))), wanted) if len(later) == 1 else None


def _again(source: str) -> list[str]:
    """The words of a role told of before, "the health minister", or in a headline "Minister"; none
    for any other speaker."""
    words = source.lower().split()
    if words[0] == "the" and 2 <= len(words) <= _AGAIN:
        role = words[1:]
        plain = all(word.islower() for word in source.split()[1:])
        return role if plain or all(_is_role(word) for word in role) else []
    office = len(words) == 1 and words[0] in TITLES - KIN - PRONOUNS
    return words if office else []


def _is_role(word: str) -> bool:
    return word in ROLES or word in TITLES or word in _SHORT_TITLES or word == "prime"


def _named_before(
    one: Attribution, found: Sequence[Attribution], named: Known, wanted: list[str]
) -> str | None:
    """Who was named with a role before; nothing of it where that was nobody or several, None where
    the role was nobody's."""
    name: str | None = None
    place, by_name = -_SIDE_BY_SIDE, None
    for start, who in _with_role(one, found, named, wanted):
        several = isinstance(who, Person) and by_name not in (None, who.name)
        if several and start - place < _SIDE_BY_SIDE:
            name, by_name = "", None
        else:
            name, by_name = _written(who, wanted)
        place = start
    return name


def _with_role(
    one: Attribution, found: Sequence[Attribution], named: Known, wanted: list[str]
) -> Iterator[tuple[int, Attribution | Person]]:
    """Everybody before a speaker who has the last word of a role: first those who speak, then
    those who are only named after them."""
    last = -_SIDE_BY_SIDE
    for other in found:
        words = f"{other.title or ''} {other.source}".lower().split()
        again = _again(other.source)
        less = bool(again) and len(again) <= len(wanted)
        if not less and other.start < one.start and _known_as(wanted[-1]) & set(words):
            last = other.start
            yield last, other
    for person in named.people:
        known = not _known_as(wanted[-1]).isdisjoint(heads((person.title or "").lower()))
        if known and last < person.start < one.start:
            yield person.start, person


def _written(who: Attribution | Person, wanted: list[str]) -> tuple[str, str | None]:
    """Who has a role, as it is written beside the role and by name alone; nothing of it where he
    has no more of a name than the role."""
    name, title = _of(who)
    if isinstance(who, Person):
        known = _has_role(wanted, (title or "").lower())
    else:
        words = f"{title or ''} {name}".lower()
        known = _has_role(wanted, words, as_head=False) and _is_name_with_title(who, wanted[-1])
        if not known and _tells_more(name, wanted):
            return name, None
    return (_with_title(name, title, wanted), name) if known else ("", None)


def _of(who: Attribution | Person) -> tuple[str, str | None]:
    return (who.name if isinstance(who, Person) else who.source), who.title


def _has_role(wanted: Sequence[str], words: str, *, as_head: bool = True) -> bool:
    """Whether words hold all those of a role, its last as what they are about."""
    there = set(words.replace(",", " ").replace(".", " ").split())
    last = heads(words) if as_head else there
    return set(wanted[:-1]) <= there and bool(_known_as(wanted[-1]) & last)


def _known_as(role: str) -> frozenset[str]:
    return _ALSO.get(role, frozenset()) | {role}


def _with_title(name: str, title: str | None, wanted: Sequence[str]) -> str:
    """A name with a title that says more than the role."""
    more = set((title or "").lower().replace(",", " ").replace(".", " ").split())
    if not title or more <= {"the", *wanted}:
        return name
    leads = title.split()[-1].lower().strip(".") in TITLES
    return f"{title} {name}" if leads else f"{name}, {title}"


def _tells_more(source: str, wanted: Sequence[str]) -> bool:
    """Whether somebody without a name is told of by more than a role: "a doctor at the clinic"."""
    words = source.lower().split()
    plain = words[0] in ("a", "an", "the", "one") and len(words) > len(wanted) + 1
    own = words[1:]
    head = next((word for word, after in pairwise(own) if after in _AFTER_HEAD), words[-1])
    return plain and set(wanted) <= set(own) and head == wanted[-1]


def _is_name_with_title(one: Attribution, role: str) -> bool:
    """Whether a speaker is a name of more words than one, with the role as its title or, in
    capitals, a part of it: "The Orrin Relief Office"."""
    words = one.source.removeprefix("The ").removeprefix("the ").split()
    capital = len(words) > 1 and all(
        word[0].isupper() or word in PREPOSITIONS | {"and", "the"} for word in words
    )
    titled = one.title is not None and bool(_known_as(role) & heads(one.title.lower()))
    return capital and (titled or not may_be_person(one.source))


def heads(title: str) -> set[str]:
    """The nouns that a title, and each part between commas, is about: the spokesman of "the
    spokesman for the ministry"."""
    parts = [part.split() for part in title.split(",") if part.strip()]
    ends = [
        next((n for n, word in enumerate(part) if n and word in _AFTER_HEAD), len(part))
        for part in parts
    ]
    return {part[end - 1].strip(".") for part, end in zip(parts, ends, strict=True)}
