"""Place phrases of a sentence: "in the Marun market in crowded Old Town", "near Velde, Tessland".

A phrase begins at a preposition of place, at the object of an attack, or at a name before a noun of
violence. Whether its names are places is decided by the gazetteer afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from whence.calendar import WEEKDAY, WEEKDAY_WORDS
from whence.extract.armed_groups import is_armed_group
from whence.extract.kinds import EVENT_NOUN
from whence.extract.regions import DEMONYMS, PEOPLES
from whence.extract.text import word_set
from whence.extract.toponyms import Toponym
from whence.extract.where_distance import BESIDE, far_before, is_far
from whence.extract.where_tokens import Token, names_deed, past_people, tokens
from whence.extract.where_words import (
    DIRECTION,
    ELSEWHERE,
    PARTS,
    QUALIFYING,
    SITES,
    STREETS,
    WATERS,
)

_KINDS = SITES | STREETS
_PREPOSITIONS = word_set("in at near outside inside on across around throughout against")
_CHAINING = word_set("in at near of on outside off inside within from")
_OBJECT_OF = re.compile(
    r"(?:attacked|stormed|raided|bombed|shelled|struck|hit|targeted|shook|rocked|wrecked|overran"
    r"|ripped through|tore through|burned down|hitting|striking|targeting|into)$",
    re.IGNORECASE,
)
_AGAINST = word_set("on against at in of into")
_FROM_AFTER = re.compile(
    r"\b(?:abduct|kidnap|seiz|t(?:ook|aken)\b|snatch)\w*[^.;]{0,60}$", re.IGNORECASE
)
_STOP = WEEKDAY_WORDS | word_set(
    """is are was were be been being has had have will would that which who whom whose when where
    while as and or but nor if than to by with from for after before since until during about said
    says told his he she it they we i you killed killing kills wounded injuring injured wounding
    died shot exploded took take takes taken taking not no on at in near of into over under between
    because so also then there here this those these what how why an a the custody connection order
    response front charge addition fact case part-time critical serious stable condition late early
    mid may can could should did do does a.m. p.m. a.m p.m am pm god god's god’s"""
)
_NO_NAME = _STOP | QUALIFYING
_DETERMINERS = word_set("the a an this that his her their its one another some much each")
_ONE_OF_MANY = word_set("a an")
_OWNED = word_set("his her their its my our your")
_AGED = re.compile(r"\d+-year-old$")
_STATES_BY_LETTERS = frozenset({"U.S.", "US", "U.K.", "UK", "U.N.", "UN", "EU", "E.U."})
"""Names that stand before what is theirs: "a U.S. consulate"."""
_OF_PLACE = re.compile(rf"an?|(?:{DIRECTION}|central)(?:ern)?")
# A name that the text places without telling of an event there: "Camp Velde, near Arden".
_TOLD = re.compile(
    r"(?:Camp|Fort)\s[A-Z][\w-]+\s(?:in|near)\s"
    r"|(?:[A-Z][\w-]+\s){0,3}[A-Z][\w-]+,\s(?:near|outside)\s"
)
# Officers go "to the 1700 block of …", or "to an Arden home where …".
_SCENE = re.compile(
    r"\s(?:(?:the\s)?\d+\s(?:block|[A-Z])|(?:an?|the)\s(?:[\w'’-]+\s){1,5}where\s"
    r"|(?:an?|the)\s(?:[\w'’-]+\s){0,2}(?:home|house|residence|apartment|address|motel|intersection)\s)"
)
_SPEAKING = word_set("said says told police who officials spokesman spokeswoman reported added")
_OF_COUNTIES = word_set("deputies authorities sheriff sheriff's sheriff’s prosecutors coroner")
_AGENCIES = word_set("police sheriff department office officials authorities deputies")
_MONTH_OR_DAY = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    rf"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|{WEEKDAY})\.?"
    r"(?:['’]s?)?$"
)
_PARTICLES = word_set("al el de la del da di do dos las los le san ul ed bin ibn e y of")


class Element(Struct, frozen=True):
    """One link of a place phrase. ``names`` are its capitalised names, an owner's first ("Arden's
    Park Hill district": Arden, Park Hill); ``site`` its last noun, such as ``market``. Offsets
    count from the sentence."""

    start: int
    end: int
    link: str
    names: tuple[tuple[str, int, int], ...]
    site: str | None
    text: str


class Phrase(Struct, frozen=True):
    """A chain of elements, the narrowest first. ``lead`` is the word before it (``in``, ``near``,
    ``attacked``), or ``before noun``, or ``name`` for one that is only placed; ``start`` leaves it
    out."""

    start: int
    end: int
    lead: str
    elements: tuple[Element, ...]

    def toponyms(self, base: int) -> Iterator[Toponym]:
        """The names in it; ``base`` is where its offsets count from in the article."""
        for element in self.elements:
            for name, start, end in element.names:
                yield Toponym(name, base + start, base + end)


def phrases(sentence: str) -> Iterator[Phrase]:
    """The place phrases of a sentence in order; they do not overlap."""
    found = tokens(sentence)
    index = 0
    while index < len(found):
        lead = _lead(sentence, found, index)
        if lead is None:
            index += 1
            continue
        elements, after = _chain(sentence, found, index + lead[1], lead[0])
        if elements:
            yield Phrase(elements[0].start, elements[-1].end, lead[0], tuple(elements))
        index = max(after, index + 1)


def _lead(sentence: str, found: list[Token], index: int) -> tuple[str, int] | None:
    """The word that a phrase may begin after, and how many tokens it takes (0: none)."""
    token = found[index]
    if _places(sentence, found, index):
        return token.lower, 1
    if _OBJECT_OF.search(sentence, max(0, token.end - 16), token.end):
        return "attacked", 1
    if token.name and _names_before_noun(found, index):
        return "before noun", 0
    if beside := _beside(sentence, found, index):
        return "near", beside
    if token.name and not (index and found[index - 1].name) and _TOLD.match(sentence, token.start):
        return "name", 0
    return None


def _beside(sentence: str, found: list[Token], index: int) -> int:
    """How many tokens tell how far and where from a name something is: "an air strike west of
    Velde"; 0 where none follow."""
    beside = BESIDE.match(sentence, found[index - 1].end) if index else None
    if beside is None or not sentence[beside.end() : beside.end() + 1].isupper():
        return 0
    if is_far(beside) or far_before(sentence, found[index].start):
        return 0
    return sum(beside.start() <= token.start < beside.end() for token in found[index : index + 9])


def _places(sentence: str, found: list[Token], index: int) -> bool:
    """Whether a preposition is one of place here: "from" only after an abduction, "on" and "of"
    after an attack, "to" before an address."""
    token, word = found[index], found[index].lower
    if word in _PREPOSITIONS:
        return not (index and found[index - 1].lower in ELSEWHERE)
    if word == "to":
        return _SCENE.match(sentence, token.end) is not None
    if word == "from":
        return _FROM_AFTER.search(sentence, max(0, token.start - 80), token.start) is not None
    return word in _AGAINST and index > 0 and bool(EVENT_NOUN.fullmatch(found[index - 1].text))


def _names_before_noun(found: list[Token], index: int) -> bool:
    """Whether names from here run up to a noun of violence: "Old Town market bombing"."""
    if index and found[index - 1].name and found[index - 1].lower not in QUALIFYING:
        return False
    if found[index].lower in _NO_NAME or _MONTH_OR_DAY.match(found[index].text):
        return False
    for token in found[index + 1 : index + 6]:
        if EVENT_NOUN.fullmatch(token.text):
            return True
        if not token.name and token.lower not in SITES:
            return False
    return False


def _chain(sentence: str, found: list[Token], index: int, lead: str) -> tuple[list[Element], int]:
    elements: list[Element] = []
    link = lead
    while len(elements) < 6:
        element, after = _element(sentence, found, index, link)
        if element is None or (link == "," and _no_place_after(found, after)):
            break
        elements.append(element)
        index = after
        if lead == "before noun":
            break
        beside = BESIDE.match(sentence, found[index - 1].end)
        if beside:
            link = "far" if is_far(beside) else "near"
            while index < len(found) and found[index].start < beside.end():
                index += 1
        elif index < len(found) and found[index].text == "," and index + 1 < len(found):
            following = found[index + 1]
            chained = following.lower in _CHAINING and following.lower != "on"
            if not (following.name or chained or _OF_PLACE.fullmatch(following.lower)):
                break
            link = following.lower if chained else ","
            index += 2 if chained else 1
        elif index < len(found) and found[index].lower in _CHAINING:
            link = found[index].lower
            index += 1
        else:
            break
    return elements, index


def _no_place_after(found: list[Token], index: int) -> bool:
    """Whether what follows a name after a comma makes it a speaker, one of a list, or a person:
    "In Arden, Oda Brenn, 25, was shot"."""
    words = [token.text for token in found[index : index + 3]]
    aged = len(words) > 2 and words[0] == "," and words[1].isdigit() and words[2] == ","
    return aged or _speaks(found, index) or _lists(found, index)


def _lists(found: list[Token], index: int) -> bool:
    """Whether what follows a name makes it one of a list: "in Arden, Vale and Marun on Friday"."""
    words = found[index : index + 3]
    if len(words) < 2 or words[0].lower != "and" or not words[1].name:
        return False
    return len(words) < 3 or (words[2].text != "," and not words[2].name)


def _speaks(found: list[Token], index: int) -> bool:
    """Whether what follows a name makes it a speaker's: "in Arden, Vale said"."""
    if index >= len(found):
        return False
    county = found[index - 1].lower in ("county", "parish") and found[index].lower in _OF_COUNTIES
    return county or found[index].lower in _SPEAKING


def _element(
    sentence: str, found: list[Token], index: int, link: str
) -> tuple[Element | None, int]:
    """One noun phrase that names a place or a site, and the index after it."""
    first = index = past_people(found, index)
    names: list[list[Token]] = []
    site: str | None = None
    while index < len(found) and index - first < 12:
        token = found[index]
        begun = bool(names or site)
        known = begun and (_site_follows(found, index) or _corner(found, index))
        numbered = _numbered(names, found, index)
        known = known or numbered or (bool(names) and _of_the_name(found, index))
        deed = not begun and names_deed(found, index)
        if deed or not (known or _continues(token, index == first, begun)):
            break
        if numbered:
            names[-1].append(token)
        elif token.name and not (token.text.isupper() and len(token.text) < 2):
            _add_name(names, token, index > first and found[index - 1].name)
            site = token.lower if token.lower in _KINDS else None
        elif token.lower in _PARTICLES and names and index + 1 < len(found):
            if not found[index + 1].name or (token.lower == "of" and not known):
                break
            names[-1].append(token)
        elif token.lower in _KINDS or _parts_of(found, index):
            site = token.lower
        elif names and not known:
            break
        index += 1
        if (names or site) and _beside(sentence, found, index):
            break
    names = _of_places(found, first, index, names, site)
    if not names and site is None:
        return None, index
    last = found[index - 1]
    if link == "," and (not names or last.lower in _AGENCIES):
        return None, first
    its = found[first].lower in _OWNED
    if its and (site == "way" or (site is None and names[0][0] is found[first + 1])):
        return None, index  # "on its way"; "in his Corvane": a car, not a place
    # Before a name alone "a" belongs to what follows it: "in a north Arden laundry".
    start = found[first + 1 if site is None and found[first].lower in _ONE_OF_MANY else first].start
    return Element(start, last.end, link, _spans(names), site, sentence[start : last.end]), index


def _of_the_name(found: list[Token], index: int) -> bool:
    """Whether a word belongs to the name before it: a small word written large ("Mo So village"),
    the "of" of a water ("the Gulf of Velde"), a plain one before an owner's part."""
    token, after = found[index], found[index + 1 : index + 2]
    if token.lower == "of":
        return found[index - 1].lower in WATERS
    large = token.name and token.lower in _STOP and any(one.text in SITES for one in after)
    return large or _owner_of(found, index)


def _site_follows(found: list[Token], index: int) -> bool:
    """Whether one or two plain words and then a site continue a name: "Velde police academy"."""
    for token in found[index : index + 3]:
        if token.lower in SITES:
            return True
        if token.lower in _STOP or not token.text.isalpha() or not token.text.islower():
            return False
    return False


def _parts_of(found: list[Token], index: int) -> bool:
    of_name = found[index + 1 : index + 3]
    named = len(of_name) == 2 and of_name[0].lower == "of" and of_name[1].name
    return named and found[index].lower in PARTS


def _owner_of(found: list[Token], index: int) -> bool:
    """Whether plain words stand between an owner and its part: "Velde's northern Marun region"."""
    for step, token in enumerate(found[index : index + 3]):
        if step and token.name:
            before = found[index - 1]
            return before.name and before.text.endswith(("'s", "’s", "´s"))
        if token.lower in _STOP or not token.text.isalpha() or not token.text.islower():
            return False
    return False


def _of_places(
    found: list[Token], first: int, stop: int, names: list[list[Token]], site: str | None
) -> list[list[Token]]:
    """The names of an element without those of people, and of a state whose the place is ("a U.S.
    aid mission")."""
    if any(_AGED.match(token.text) for token in found[first:stop]):
        return []
    after = "".join(token.lower for token in found[stop : stop + 1])
    owns = site or (after.isalpha() and after not in _STOP | _CHAINING)
    owners = _STATES_BY_LETTERS if owns else ()
    others = [one for one in names if len(one) > 1 or one[0].text not in owners]
    return [one for one in others if not _no_place(one, site)]


def _no_place(group: list[Token], site: str | None) -> bool:
    """Whether capitalised words name people, armed or not, or nothing but a kind of place."""
    text = " ".join(token.text for token in group)
    return _people(group, site) or _only_a_kind(group) or is_armed_group(text)


def _numbered(names: list[list[Token]], found: list[Token], index: int) -> bool:
    """Whether a number makes a kind of place a name, or a state its road: "Camp 5", "Street 8",
    "near U.S. 60", but not "in the U.S. 41 people"."""
    if not names or not found[index].text.isdigit():
        return False
    road = names[-1][0] is found[index - 1] and found[index - 1].text in _STATES_BY_LETTERS
    return _only_a_kind(names[-1]) or (road and index > 1 and found[index - 2].lower != "the")


def _only_a_kind(group: list[Token]) -> bool:
    """Whether a capitalised word names a kind of place, and no place."""
    return len(group) == 1 and group[0].lower in _KINDS


def _corner(found: list[Token], index: int) -> bool:
    """Whether "and" joins two streets: "Velde and Marun streets"."""
    if found[index].lower != "and":
        return False
    after = [token.lower for token in found[index + 1 : index + 5]]
    return found[index + 1 : index + 2] != [] and any(word in STREETS for word in after)


def _people(group: list[Token], site: str | None) -> bool:
    """Whether a capitalised group says who lives somewhere ("the Nordic capital" is a place)."""
    text = " ".join(token.text for token in group)
    if text in DEMONYMS:
        return site != "capital"
    return all(token.lower in PEOPLES or token.text in DEMONYMS for token in group)


def _continues(token: Token, first: bool, begun: bool) -> bool:
    if not token.text[0].isalnum():
        return False
    if first and token.lower in _DETERMINERS:
        return True
    if token.lower in _STOP or _MONTH_OR_DAY.match(token.text):
        return False
    return token.name or token.lower in SITES or not begun or token.lower in _PARTICLES


def _add_name(names: list[list[Token]], token: Token, joined: bool) -> None:
    last = names[-1][-1] if names else None
    owned = last is not None and last.text.endswith(("'s", "’s", "´s", "'", "’"))
    if last and not owned and (joined or last.lower in _PARTICLES):
        names[-1].append(token)
    else:
        names.append([token])


def _spans(names: list[list[Token]]) -> tuple[tuple[str, int, int], ...]:
    spans = []
    for group in names:
        end = group[-1].end
        text = " ".join(token.text for token in group)
        for mark in ("'s", "’s", "´s"):
            if text.endswith(mark):
                text, end = text[:-2], end - 2
        spans.append((text, group[0].start, end))
    return tuple(spans)
