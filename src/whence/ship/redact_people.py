"""Who is named in an article: officials, authors, minors, and everybody else.

What finds names of persons is handed in; to it are added the names that the wording itself gives
away (an age, a title, a kinship), and those of speakers and informants in claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from whence.model import Article, Claim, ClaimDraft, Statement
from whence.numerals import BELOW_TWENTY
from whence.ship.redact_names import parts_of, words_of

Kind = Literal["minor", "unclear", "official", "author", "private"]
"""``unclear``: perhaps a minor; the article tells of children and says of this person neither an
age nor anything else that only grown people are or do."""


class Entity(Struct, frozen=True):
    """A name in an article's text, characters ``start`` to ``end``. ``person`` is False for the
    name of something else: an organisation, a place."""

    start: int
    end: int
    person: bool


Finder = Callable[[Article], Sequence[Entity]]
"""Finds the names in an article."""


class Named(Struct, frozen=True):
    """A person's name as an article writes it, and what kind of person that is."""

    name: str
    kind: Kind


_CAP = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f][\w’'.-]*"
_PARTICLE = r"(?:bin|ibn|al|el|de|da|do|dos|della|di|van|von|der|den|abu|umm|la|le)"
_NAME = rf"{_CAP}(?:[ \t]+(?:{_PARTICLE}[ \t]+)*{_CAP}){{0,4}}"
_FULL = rf"{_CAP}(?:[ \t]+(?:{_PARTICLE}[ \t]+)*{_CAP}){{1,4}}"
_KIN = (
    "wife|husband|son|daughter|brother|sister|mother|father|uncle|aunt|cousin|nephew|niece|widow|"
    "widower|grandson|granddaughter|grandmother|grandfather|girlfriend|boyfriend|fianc[ée]e?|"
    "neighbou?r|boy|girl|toddler|baby|infant|teenager|schoolboy|schoolgirl"
)
_TELLING = (
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sgt|Cpl|Pvt|Lt|Capt|MR|MRS|MS|DR)\.?[ ]+({_NAME})"),
    re.compile(rf"({_FULL}),?[ ]+(?:aged[ ]+|age[ ]+)?\d{{1,3}}(?=[,;.)]|[ ]of\b|[ ]from\b)"),
    re.compile(rf"({_FULL}),?[ ]+an?[ ]+\d{{1,3}}[- ](?:year|month|week)s?[- ]old\b"),
    re.compile(rf"({_NAME})[ ]+\((?:aged[ ]+)?\d{{1,3}}\)"),
    re.compile(rf"\d{{1,3}}[- ](?:year|month|week)s?[- ]old[ ]+({_NAME})"),
    re.compile(rf"\b(?:{_KIN})s?,?[ ]+({_NAME})"),
)
"""Wordings that give a person's name away, whatever else it may have been taken for."""
_CALLED = re.compile(rf"\b(?:named|identified|called|known)(?:[ ]as)?[ ]+({_FULL})")
"""One that gives names of other things away too."""
_CHILD = (
    "boy|girl|child|toddler|baby|infant|newborn|teenager|teen|schoolboy|schoolgirl|pupil|minor|kid|"
    "son|daughter|grandson|granddaughter|nephew|niece"
)
_CHILDREN = (
    "boys|girls|children|toddlers|babies|infants|teenagers|teens|pupils|minors|kids|sons|daughters|"
    "siblings|schoolchildren"
)
_NUMBERS = BELOW_TWENTY[:17]
"""Ages below eighteen."""
_AGE = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_AGE_AFTER = re.compile(
    rf"\W{{0,3}}(?:who[ ]was[ ]|an?[ ]|just[ ]|only[ ])?(?:aged?[ ]+)?{_AGE}"
    r"(?=[,;.)]|[- ](?:year|month|week|day)s?\b|[ ]and\b|[ ]of\b|[ ]from\b|$)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    rf"{_AGE}[- ]((?:year|month|week|day)s?)[- ]old(?:[ ]+[\w-]+){{0,3}}[ ,:]*$", re.IGNORECASE
)
_MONTHS = re.compile(r"\W{0,3}(?:aged?[ ]+|an?[ ]+)?[\w]+[- ](?:month|week|day)s?\b")
_CHILD_BEFORE = re.compile(
    rf"\b(?:{_CHILD})[ ,:]+(?:(?:named|called|identified[ ]as)[ ]+)?[\"“‘(]?$", re.IGNORECASE
)
_CHILDREN_BEFORE = re.compile(
    rf"\b(?:{_CHILDREN})\b[ ,:–—-]+(?:(?:named|called|identified[ ]as|were)[ ]+)?[\"“‘(]?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[\s,;()\d]*(?:and)?[\s,;()\d]*(?:aged?)?[\s\d]*")
_ADULT = 18
_BODY = re.compile(
    r"^The\b|\b(?:Ministry|Hospital|Infirmary|Clinic|Union|Front|Army|Police|Council|Committee|Party|"
    r"Movement|Brigades?|Force|Forces|Agency|Association|Organi[sz]ation|Federation|Court|Office|"
    r"Department|Government|Authority|University|School|Company|News|Television|Radio|Times|Post|"
    r"Watch|Relief|Fund|Foundation|Group|Network|Centre|Center|Command|State|States|Nations|House)\b"
)
"""What stands in the names of bodies, which speak too, and not in those of persons."""
_OFFICE = re.compile(
    r"\b(?:president|premier|chancellor|minister|ministers|secretary|undersecretary|governor|mayor|"
    r"senator|congress(?:man|woman)|representative|lawmaker|legislator|mps?|parliamentarian|"
    r"spokes(?:man|woman|person)|spokesperson|ambassador|envoy|commissioner|sheriff|prosecutor|"
    r"attorney[ -]general|solicitor[ -]general|king|queen|prince|emir|sultan|pope|general|marshal|"
    r"admiral|brigadier|colonel|commander|commandant|(?:police|army|air force|security|military|"
    r"intelligence|mission|navy|staff|fire|rights)[ ]chief|superintendent|inspector|"
    r"chief[ ](?:of[ ]staff|of[ ]police|minister|justice)|speaker|"
    r"high[ ]representative|(?:director|secretary|governor)[ -]general|judge|justice)\b",
    re.IGNORECASE,
)
"""Offices whose holders speak in public; a nurse, a teacher or a witness holds none."""


Told = Claim | ClaimDraft


_YOUNG = re.compile(
    rf"\b(?:{_CHILD}|{_CHILDREN}|juveniles?|kindergarten|(?:high|middle|elementary|primary|secondary)"
    rf"[ ]school|schoolmates?|classmates?|(?:[1-9]|1[0-7]|{'|'.join(_NUMBERS)})[- ]years?[- ]old"
    r"|(?<=, )(?:[1-9]|1[0-7])(?=,))\b",
    re.IGNORECASE,
)
"""By what an article is known to tell of children."""
_GROWN = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sgt|Sergeant|Lt|Lieutenant|Cpl|Capt|Captain|Maj|Major|"
    r"Col|Colonel|Gen|General|Det|Detective|Officer|Deputy|Trooper|Sheriff|Chief|Inspector|"
    r"Superintendent|Commander|Judge|Justice|Rev|Pastor|Bishop|Imam|Attorney|Prosecutor|Principal|"
    r"Mayor|Governor|Senator|President|Minister|Coroner|Director|spokes(?:man|woman|person)|"
    r"lawyer|doctor|nurse|teacher|coach|mother|father|grandmother|grandfather|wife|husband|widow|"
    r"widower|fianc[ée]e?)[.,]?[ ]$",
    re.IGNORECASE,
)
"""What stands right before the names of grown people."""
_HEAD_OF = re.compile(
    r"(?:(?<!Vice )President|Prime Minister|Premier|Chancellor|King|Queen|Pope|"
    r"[A-Z]\w+ Minister|Secretary[- ]General|Secretary of State)[ ]$"
)
"""Offices right before a name whose holders are no private persons."""


def people(article: Article, claims: Sequence[Told], found: Sequence[Entity]) -> list[Named]:
    """The persons named in an article, each name with every kind that it is met as."""
    text = article.text
    others = [one for one in found if not one.person]
    spans = {(one.start, one.end) for one in found if one.person}
    spans |= set(_told(text, others))
    places = sorted(spans)
    named = [
        Named(text[start:end].strip(), "minor" if minor else _standing(text, start))
        for (start, end), minor in zip(places, _minors(text, places), strict=True)
        if _is_name(text, text[start:end].strip())
    ]
    if _YOUNG.search(text):
        named += _unclear(text, places, named)
    elsewhere = {_bare(text[one.start : one.end]) for one in others}
    named += [one for one in _speakers(claims) if _bare(one.name) not in elsewhere]
    if article.byline:
        named += [Named(name, "author") for name in _authors(article.byline)]
    return named


def _unclear(text: str, places: Sequence[tuple[int, int]], named: Sequence[Named]) -> list[Named]:
    """The private persons of an article about children who are nowhere said to be grown up."""
    grown = {words_of(text[start:end]) for start, end in places if _is_grown(text, start, end)}
    return [
        Named(one.name, "unclear")
        for one in named
        if one.kind == "private"
        and not any(set(words_of(one.name)) <= set(words) for words in grown)
    ]


def _is_grown(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 80) : start].rpartition("\n")[2]
    age = _age(text, before, end)
    return age >= _ADULT if age is not None else _GROWN.search(before) is not None


def _standing(text: str, start: int) -> Kind:
    """What a name that begins at a place is, by the words before it: who heads a state or a
    ministry is public also where nothing of theirs is quoted."""
    return "official" if _HEAD_OF.search(text[max(0, start - 40) : start]) else "private"


def _is_name(text: str, name: str) -> bool:
    """Whether words can be a name: they begin with a capital, a single one is not met as a common
    word in the same text, and some word is more than an initial ("A 7-year-old" names nobody)."""
    words = words_of(name)
    if name.isascii() and not any(len(word) > 1 and word.isalpha() for word in words):
        return False
    if not words or not name[0].isupper():
        return bool(words) and name[0].upper() == name[0].lower()
    return len(words) > 1 or re.search(rf"\b{re.escape(name.lower())}\b", text) is None


def _bare(name: str) -> tuple[str, ...]:
    words = words_of(name)
    return words[1:] if words[:1] == ("the",) else words


def _told(text: str, others: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    for pattern in _TELLING:
        for match in pattern.finditer(text):
            if not _BODY.search(match[1]):
                yield match.span(1)
    for match in _CALLED.finditer(text):
        if not _inside(match.span(1), others):
            yield match.span(1)


def _inside(span: tuple[int, int], others: Sequence[Entity]) -> bool:
    return any(one.start <= span[0] and span[1] <= one.end for one in others)


def _minors(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Whether each name is a child's: by an age, by a word before it, or as one of a list of
    children."""
    listing, last = False, 0
    for start, end in spans:
        before = text[max(0, start - 80) : start]
        before = before.rpartition("\n")[2]
        listed = listing and _LISTED.fullmatch(text[last:start]) is not None
        listing = listed or _CHILDREN_BEFORE.search(before) is not None
        age = _age(text, before, end)
        yield age < _ADULT if age is not None else bool(listing or _CHILD_BEFORE.search(before))
        last = end


def _age(text: str, before: str, end: int) -> int | None:
    if match := _AGE_BEFORE.search(before):
        return _years(match[1]) if match[2].lower().startswith("year") else 0
    if match := _AGE_AFTER.match(text[end : end + 40]):
        return 0 if _MONTHS.match(text[end : end + 40]) else _years(match[1])
    return None


def _years(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS.index(written.lower()) + 1


def _speakers(claims: Sequence[Told]) -> Iterator[Named]:
    """Speakers and informants that are written like a person's name, and whether they speak in an
    office."""
    for claim in claims:
        value = claim.value
        if isinstance(value, Statement):
            office = bool(_OFFICE.search(value.title or ""))
            yield from _as_names(value.speaker, office)
        if claim.informant:
            yield from _as_names(claim.informant, False)


def _as_names(written: str, office: bool) -> Iterator[Named]:
    match = re.search(rf"{_FULL}$", written.strip())
    if _BODY.search(written):
        return
    if match is None:
        if office and re.fullmatch(_NAME, written.strip()):
            yield Named(written.strip(), "official")
        return
    before = written[: match.start()]
    name = _OFFICE.split(match.group())[-1].strip(" .") or match.group()
    held = office or bool(_OFFICE.search(before)) or name != match.group()
    if held or before.strip() or len(words_of(name)) > 1:
        yield Named(name, "official" if held else "private")


def _authors(byline: str) -> Iterator[str]:
    for name in re.split(r",|;|\band\b|\bwith\b|&|\|", re.sub(r"(?i)^\s*by\s+", "", byline)):
        if words_of(name):
            yield name.strip()


def settled(
    named: Sequence[Named], hidden: frozenset[Kind]
) -> tuple[frozenset[str], frozenset[str]]:
    """Of the people of one incident: the names that are hidden and those that stay.

    A name is hidden if it is met as one of the ``hidden`` kinds, ``private`` and ``unclear`` only
    where it is not met as a public one. A shorter name is that of the fuller names that hold its
    words; it stays only where all of those do.
    """
    kinds: dict[tuple[str, ...], set[Kind]] = {}
    written: dict[tuple[str, ...], str] = {}
    for one in named:
        words = words_of(one.name)
        kinds.setdefault(words, set()).add(one.kind)
        written.setdefault(words, one.name)
    met = {words: _is_hidden(own, hidden) for words, own in kinds.items()}
    away = set()
    for words, own in kinds.items():
        fuller = [met[each] for each in kinds if set(words) < set(each)]
        if any(fuller) if fuller and own <= {"private", "unclear"} else met[words]:
            away.add(words)
    return (
        frozenset(written[words] for words in away),
        frozenset(written[words] for words in kinds if words not in away),
    )


def _is_hidden(kinds: set[Kind], hidden: frozenset[Kind]) -> bool:
    public = kinds & {"official", "author"}
    told = kinds - {"private", "unclear"} if public or "minor" in kinds else kinds
    return bool(told & hidden)


def parts(names: frozenset[str]) -> frozenset[str]:
    """The single words of names that are hidden too."""
    return frozenset(part for name in names for part in parts_of(name))
