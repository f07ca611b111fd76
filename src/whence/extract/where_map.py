"""What is known of an article's places, and what a phrase means by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from whence.extract.casing import common_words
from whence.extract.heads import Head
from whence.extract.places import ambiguous, value
from whence.extract.surroundings import Surroundings
from whence.extract.text import Sentence, word_set
from whence.extract.toll_words import ANY_PERSONS
from whence.extract.where_phrases import Element, Phrase
from whence.extract.where_words import LOCAL_SITES, PLACING, STREETS
from whence.gazetteer import fold
from whence.model import Where

_WEAPON_NAME = re.compile(
    r"\b(?:bomb|blast|attack|killer|police|man|woman|gun|car|truck|suicide|mass|fatal|deadly"
    r"|double|triple|teen|gang|army|militant|terror|state|group|boko|taliban|isis|isil)\b",
    re.IGNORECASE,
)
_DISTRICTS = LOCAL_SITES | STREETS
_PRIVATE = re.compile(r"['’]s? (?:\w+ ){0,2}(?:home|house|apartment|residence|car|room|district)\b")
_TOWNS = word_set(
    "edge outskirts part side centre center town village city district suburb hamlet port township"
)
NO_PLACES = word_set(
    "parliament congress ramadan christmas easter halloween thanksgiving passover twitter facebook"
    " instagram telegram islam english arabic internet god army police court"
)
_CAMPS = re.compile(r"^(?:Camp|Fort|Mount|Lake|Port)\s")


class Read(Struct, frozen=True):
    """A place phrase with its sentence, that one's number, and what the phrase belongs to;
    ``title`` where the sentence is written as a title is."""

    phrase: Phrase
    sentence: Sentence
    head: Head
    title: bool
    number: int


_AIMED = frozenset({"at", "on", "against", "attacked"})


class Map(Struct, frozen=True):
    """What is known of an article's places: what it is about, where its names lie that it places
    once, and the town that its other places are taken to lie in."""

    about: Surroundings
    known: dict[str, Where]
    local: Where | None
    names: frozenset[str]
    unknown: str | None
    """The dateline's town where the gazetteer does not know it."""
    surnames: frozenset[str] = frozenset()
    """Words that stand after another capitalised one."""
    people: frozenset[str] = frozenset()
    """The surnames of people whom the article names in full."""

    def place(self, read: Read, elements: tuple[Element, ...]) -> Where | None:
        """The place that a phrase means; None where it means none."""
        narrow = _narrowest(elements)
        if not elements or (narrow and len(elements) == 1 and self._is_hit(read.phrase, narrow)):
            return None
        written = read.sentence.text[elements[0].start : elements[-1].end]
        found = value(written, elements, self.about, read.sentence.start)
        remembered = self.known.get(fold(narrow.names[-1][0])) if narrow else None
        if remembered and (found.lat is None or _reach(found) > _reach(remembered)):
            return _as(written, remembered)
        if found.lat is not None:
            return found
        if narrow is None or (not self._is_named(narrow) and _only_a_heading(read)):
            return None
        if self._is_somebody(narrow):
            return None
        return self._unknown(read, elements, narrow, found)

    def is_somebodys(self, name: str) -> bool:
        """Whether a name is that, or the surname, of somebody whom the article names in full."""
        return fold(name).rpartition(" ")[2] in self.people

    def _is_somebody(self, element: Element) -> bool:
        """Whether an element is the name alone of somebody whom the article names in full."""
        return element.site is None and self.is_somebodys(element.names[-1][0])

    def _is_hit(self, phrase: Phrase, element: Element) -> bool:
        """Whether somebody is what a deed is aimed at, "fired a shot at Arden", though a town has
        the name too."""
        return phrase.lead in _AIMED and self._is_somebody(element)

    def _is_named(self, element: Element) -> bool:
        """Whether the article elsewhere makes a place of an element's name."""
        return fold(element.names[-1][0]) in self.names

    def _unknown(
        self, read: Read, elements: tuple[Element, ...], narrow: Element, found: Where
    ) -> Where | None:
        """A place that the gazetteer does not know: a site keeps its name in the local town."""
        name = narrow.names[-1][0]
        if _WEAPON_NAME.search(name) or _PRIVATE.search(found.place):
            return None
        if narrow.site in _DISTRICTS or _CAMPS.match(name):
            if self.local:
                return _as(found.place, self.local)
            # A site in a town that the gazetteer does not know has the town's name beside it.
            town = self.unknown if len(elements) == 1 else None
            return Where(f"{found.place}, {town}", found.country) if town else found
        named = _named_town(read.phrase, elements) or self._vouched(elements, narrow)
        if not named and read.phrase.lead in ("on", "of"):
            named = _struck(read, elements) and fold(name) not in self.surnames
        return found if named or _unheard(read, elements) else None

    def _vouched(self, elements: tuple[Element, ...], narrow: Element) -> bool:
        """Whether the article makes a place of a name that the gazetteer does not know: it calls
        it a town, puts a market there or it in a country, is written there, or names it as a place
        again."""
        index = elements.index(narrow)
        before = elements[index - 1].site if index else None
        called = before in _TOWNS if narrow.link == "of" else before is not None
        beyond = elements[index + 1] if index + 1 < len(elements) else None
        inside = beyond is not None and (
            beyond.link == ","
            or (
                beyond.link == "in"
                and bool(beyond.names)
                and (beyond.site is not None or self._is_named(beyond))
            )
        )
        beside = index == 0 and narrow.link == "near"
        return called or inside or beside or self._is_named(narrow)


def _narrowest(elements: Sequence[Element]) -> Element | None:
    """The first element with a name; of "the Ostlandish town of Velde" what the town is called."""
    named = [element for element in elements if element.names]
    if len(named) > 1 and named[1].link == "of" and named[0].site in _TOWNS:
        return named[1]
    return named[0] if named else None


def _only_a_heading(read: Read) -> bool:
    """Whether a phrase stands where every word is written large, or before a noun that is."""
    return read.title or read.phrase.lead == "before noun"


def _unheard(read: Read, elements: tuple[Element, ...]) -> bool:
    """Whether a name of no known meaning stands where an event has its place: "killed four in
    Marun", "hit a clinic in Marun". It is no word of the language and no abbreviation."""
    first, *rest = elements
    if read.head.kind != "event" or read.title:
        return False
    if first.site and not first.names and rest:
        return rest[0].link in PLACING and _unknown_name(rest[0])
    return read.phrase.lead in PLACING and _unknown_name(first)


def _struck(read: Read, elements: tuple[Element, ...]) -> bool:
    """Whether such a name is what an attack is said to be on: "a drone attack on Marun". People
    are attacked too."""
    first = elements[0]
    if not _ATTACK_ON.search(read.sentence.text, 0, first.start):
        return False
    person = first.text.casefold() in ANY_PERSONS or first.text.endswith("s")
    return not person and " " not in first.text and _unknown_name(first)


_ATTACK_ON = re.compile(
    r"\b(?:(?:attacks?|assaults?|raids?|strikes?|(?:air|drone)[- ]?strikes?)\son"
    r"|(?:shelling|bombardment)\sof)\s$",
    re.IGNORECASE,
)


def _unknown_name(first: Element) -> bool:
    """Whether an element is a name alone that is no word of the language and no abbreviation."""
    if first.site is not None or not first.names or first.text != first.names[-1][0]:
        return False
    words = first.text.replace("-", " ").split()
    return (
        len(words) <= 3
        and not first.text.isupper()
        and all(word.isalpha() and word.casefold() not in common_words() for word in words)
        and fold(first.text) not in NO_PLACES
    )


def _reach(place: Where) -> int:
    return place.radius_m or 0


def _named_town(phrase: Phrase, elements: tuple[Element, ...]) -> bool:
    return phrase.lead in ("in", "near", "outside") and ambiguous(elements)


def _as(written: str, place: Where) -> Where:
    return Where(written, place.country, place.lat, place.lon, place.radius_m, place.gazetteer)
