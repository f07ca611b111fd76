"""Whom an article names: people with their titles and bodies with their short names, so that a
surname, a pronoun or an acronym finds who it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from whence.extract.kinds import EVENT_NOUN
from whence.extract.speakers_phrase import DOES_SOMETHING
from whence.extract.speakers_tokens import Token, head_of, tokens, written
from whence.extract.speakers_words import (
    ADVERBS,
    BODIES,
    NO_PERSON,
    OWNERS,
    PREPOSITIONS,
    ROLES,
    STOPS,
    TITLES,
)
from whence.extract.text import Sentence, word_set
from whence.gazetteer import gazetteer

_WORD = r"[A-ZÀ-Ý][\w’'-]*\w"
_LINK = r"[A-Z]\.|(?:al|el|bin|ibn|de|da|del|van|von|der)\b"
_NAME = rf"{_WORD}\.?(?: (?:{_LINK}|{_WORD})){{1,6}}"
"""A name with what is written before it: "When Velde Press Secretary Stella Grandin"."""
_NAMED = re.compile(rf"(?<![\w’'-]){_NAME}")
_AGED = re.compile(r",? \(?\d{1,3}(?:,|\)| ?years? old)")
_DESCRIBED = re.compile(r", (?:an?|the|who|whose|his|her|its) ")
_DOES = re.compile(r" (?:had |has |was |is |also |then |later )?[a-z]{3,}")
_IN_BODIES = rf"(?:{_WORD}|of|the|and|for|in|de|du|al)"
_SETS_SCENE = re.compile(
    r"(?:At|In|On|Outside|Inside|Near|Beside|Across|Behind|After|Before|By|From) [^,.;“\"]{2,50}, "
)
_SHORT = re.compile(
    rf"(?<!\w)(?P<long>{_IN_BODIES}(?: {_IN_BODIES}){{1,9}})"
    r" \((?:also )?(?:known )?(?:as |or )?(?:the )?[“\"]?(?P<short>[A-Z][\w-]*[A-Z][\w-]*)"
)
_WOMEN = word_set(
    """she spokeswoman woman mother wife daughter sister aunt grandmother girl congresswoman
    chairwoman queen ms mrs widow godmother lady policewoman girlfriend bride"""
)
_MEN = word_set(
    """he spokesman man father husband son brother uncle grandfather boy congressman chairman king
    prince mr sir lord imam bishop priest pope widower godfather policeman headman boyfriend
    archbishop sheikh"""
)
_STATES = frozenset(("U.N.", "U.S.", "E.U.", "U.K.", "A.U."))
_NEAR = 400
"""Characters back within which the subject of a sentence is whom "he" or "she" goes on about."""


class Person(Struct, frozen=True):
    """A name in an article, at characters ``start`` to ``end``; ``subject`` of its sentence where
    it begins it."""

    name: str
    start: int
    end: int
    title: str | None = None
    subject: bool = False


class Known(Struct, frozen=True):
    """Who an article names, in text order, and the long form of each short name."""

    people: tuple[Person, ...]
    bodies: dict[str, str]

    def full(self, surname: str, place: int) -> Person | None:
        """The only full name with this surname that stands before a place."""
        found = {one.name: one for one in self.people if one.start < place and _ends(one, surname)}
        return next(iter(found.values())) if len(found) == 1 else None

    def only_in(self, pronoun: str, start: int, end: int) -> Person | None:
        """The only person named between two places, if a pronoun may stand for them."""
        first = bisect_left(self.people, start, key=lambda one: one.start)
        last = bisect_left(self.people, end, key=lambda one: one.start)
        named = {one.name: one for one in self.people[first:last]}
        one = next(iter(named.values())) if len(named) == 1 else None
        return one if one and agrees(pronoun, f"{one.title or ''} {one.name}") else None

    def subject_before(self, pronoun: str, place: int, since: int) -> Person | None:
        """The person who is the subject of the last sentence before a place that begins with one,
        if that is near and stands after ``since``."""
        last = bisect_right(self.people, place - 1, key=lambda one: one.start) - 1
        for one in reversed(self.people[: last + 1]):
            if one.start < max(since, place - _NEAR):
                return None
            if one.subject and agrees(pronoun, f"{one.title or ''} {one.name}"):
                return one
        return None


def known(text: str, sentences: Sequence[Sentence]) -> Known:
    """Everybody whom a text plainly names as a person, and every body whose short name it gives."""
    people: list[Person] = []
    for sentence in sentences:
        words: Sequence[Token] = ()
        for match in _NAMED.finditer(sentence.text):
            words = words or tokens(text, sentence.start, sentence.end, ())
            span = (sentence.start + match.start(), sentence.start + match.end())
            person = _person(text, sentence, words, span)
            if person:
                people.append(person)
    bodies = {
        match["short"]: _from_its_first_capital(match["long"])
        for match in _SHORT.finditer(text)
        if _abbreviates(match["short"], match["long"])
    }
    return Known(tuple(people), bodies)


def may_be_person(name: str) -> bool:
    """Whether a name may be somebody's: written in capitals, it holds no word of a body's name."""
    words = name.split()
    first = next((n for n, word in enumerate(words) if n and word in PREPOSITIONS), len(words))
    if words[first - 1].islower():
        # "A doctor at Orrin Central Hospital".
        return True
    kept = words[_after_office(words[:first]) :]
    return not any(map(_is_acronym, kept, range(len(kept)))) and not NO_PERSON & {
        word.lower() for word in kept
    }


def _is_acronym(word: str, place: int) -> bool:
    """Whether a word of a name is a body's short name, no title ("MP") and no initials ("T.S.")."""
    initials = "." in word and (place > 0 or word not in _STATES)
    if initials or word.lower() in TITLES:
        return False
    return len(word.strip(".")) > 1 and word.isupper()


def _after_office(words: Sequence[str]) -> int:
    """Where a name begins after words in lower case: "County police boss Odo Venn"."""
    last = max((n for n, word in enumerate(words) if word.islower() and n), default=-1)
    return last + 1 if last + 2 < len(words) else 0


def agrees(pronoun: str, who: str) -> bool:
    """Whether "he" or "she" can stand for somebody, as far as the words beside the name tell."""
    words = set(re.findall(r"[a-z]+", who.lower()))
    if pronoun == "he":
        return not words & _WOMEN
    return pronoun != "she" or not words & _MEN


def _person(
    text: str, sentence: Sentence, words: Sequence[Token], span: tuple[int, int]
) -> Person | None:
    start, end = span
    inside = [word for word in words if start <= word.start < end and word.text != "."]
    first = 0
    for index, word in enumerate(inside):
        if word.lower in TITLES:
            first = index + 1
    name = inside[first:]
    while name and name[0].lower in STOPS | PREPOSITIONS | ADVERBS | {"the", "a", "an", "and"}:
        name = name[1:]
    lower = [word.lower.rstrip("’s'") for word in name]
    if len(name) < (1 if first else 2) or any(word in NO_PERSON | BODIES for word in lower):
        return None
    before = [word for word in words if word.start < name[0].start and word.text != "."]
    titled = bool(before) and before[-1].lower in TITLES
    rest = text[end : end + 40]
    described = bool(_AGED.match(rest) or _DESCRIBED.match(rest))
    set_off = _set_off(text, before) if len(name) > 1 and rest[:1] in (",", ".") else None
    described = described or set_off is not None
    opening = before[0].start if titled and _leads(before) else name[0].start
    leads = opening <= sentence.start + 1 or _SETS_SCENE.fullmatch(text, sentence.start, opening)
    subject = bool(leads) and bool(described or _DOES.match(rest))
    written = re.sub(r"[’']s$", "", " ".join(text[name[0].start : end].split()))
    plainly = titled or described or (subject and not gazetteer().towns(written))
    if not plainly or EVENT_NOUN.fullmatch(name[-1].text):
        return None
    title = _title(text, before) if titled else set_off
    return Person(written, name[0].start, end, title, subject)


def _set_off(text: str, before: Sequence[Token]) -> str | None:
    """What is said of a person before his name between commas: "an old washer of the dead, Odo
    Venn,"."""
    if not before or before[-1].text != ",":
        return None
    first = next((n for n in range(len(before) - 2, -1, -1) if before[n].text in ",;:"), -1) + 1
    phrase = before[first:-1]
    told = (
        written(text, phrase[place:])
        for place, word in enumerate(phrase[:-1])
        if word.lower in OWNERS and _is_person(head_of(phrase[place:]))
    )
    return next(told, None)


def _is_person(word: Token) -> bool:
    kind = word.lower in TITLES or DOES_SOMETHING.fullmatch(word.text)
    return word.text.islower() and bool(kind)


def _leads(before: Sequence[Token]) -> bool:
    """Whether all that stands before a name in its sentence is its title."""
    return len(before) <= 8 and all(
        word.named or word.lower in (*ROLES, *TITLES, "the", "of", "and", "a", ".")
        for word in before
    )


def _title(text: str, before: Sequence[Token]) -> str:
    first = len(before) - 1
    while first > 0 and (before[first - 1].named or before[first - 1].lower in TITLES):
        first -= 1
    while first < len(before) - 1 and before[first].lower in STOPS | PREPOSITIONS | ADVERBS:
        first += 1
    return " ".join(text[before[first].start : before[-1].end].split())


def _ends(one: Person, surname: str) -> bool:
    words = one.name.split()
    return len(words) > 1 and words[-1] == surname


def _abbreviates(short: str, long: str) -> bool:
    """Whether letters of a short name begin words of the long one, in order."""
    initials = [word[0].lower() for word in long.split()]
    at = 0
    for letter in short.lower():
        if at < len(initials) and letter in initials[at:]:
            at += initials[at:].index(letter) + 1
        elif not at:
            return False
    return at > 1


def _from_its_first_capital(long: str) -> str:
    words = long.split()
    while words and words[0][0].islower():
        words.pop(0)
    return " ".join(words)
