"""Days and places that no rule ties to an event, tied to it by a network.

The rules know the words of violence that a day or a place hangs on; reporters know more ("the ferry
sank on Saturday", "Zouarine: thirteen dead"). Where the rules have found no day, or no place that
the gazetteer knows, the network that says what befell people is asked of each day and each name
whether an event was then, or there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from whence.extract.dating import Dated
from whence.extract.encoder.fates import Asked, fates
from whence.extract.encoder.words import words
from whence.extract.kinds import EVENT_NOUN
from whence.extract.regions import DEMONYMS, PEOPLES
from whence.extract.text import Sentence, word_set
from whence.extract.timex_words import MONTH_OPENERS, WEEKDAY_OPENERS
from whence.extract.where_distance import far_beside
from whence.extract.where_words import SITES

THEN, THERE = 0.8, 0.8
"""How probable it must be that an event was on a day, or at a place."""
_PART = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[^\W_]"
_NAME = re.compile(
    rf"(?<![\w’'-]){_PART}"
    rf"(?:(?:\s(?:al|el|de|del|da|di|do|du|dos|la|las|le|los|san|of|\d+(?:st|nd|rd|th))){{0,2}}"
    rf"[\s-]{_PART})*"
)
_POSSESSIVE = re.compile(r"['’]s$")
_NO_NAMES = (
    MONTH_OPENERS
    | WEEKDAY_OPENERS
    | PEOPLES
    | frozenset(map(str.lower, DEMONYMS))
    | word_set(
        """the a an this that these those he she it they we i you his her their its our my and but
        or if when while where after before since until as at in on by for from of to with no not
        there here what who why how one two three four five six seven eight nine ten at least some
        many most all both police officials government president minister colonel general captain
        mr mrs ms dr"""
    )
)
"""Words written large at the head of a sentence, or of people."""
_PEOPLE = re.compile(r"(?:ites|ians|eans|ese)$")
_IN_SHORT = 5
_ATTACKED = re.compile(
    r"\b(?:attacks?|assaults?|raids?|strikes?|murders?|killings?)\s(?:on|of)\s$", re.IGNORECASE
)
_KIND = re.compile(
    rf"['’]?s?\s(?:[a-z]+\s)?(?:{'|'.join(sorted(map(re.escape, SITES)))}|{EVENT_NOUN.pattern})\b",
    re.IGNORECASE,
)
_SITE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, SITES)))})$", re.IGNORECASE)
_LEAD = 80
"""Characters before a name that tell what it is."""
_LONGEST = 4000
"""Characters of the longest sentence whose names are read."""
_MOST = 400
"""Days and names of an article that are asked about; news has fewer, and each costs time."""


def asked(text: str, start: int, end: int) -> Asked:
    """A day or a name by its first and its last word."""
    last = max((start + begins for begins, _ in words(text[start:end])), default=start)
    return Asked(start, last, None)


def is_day(span: Dated) -> bool:
    """Whether words mean one day, or one night of two."""
    return span.precision in ("day", "days") and not (span.hour or span.stamp)


def seen_days(text: str, sentences: Sequence[Sentence], spans: Sequence[Dated]) -> set[Dated]:
    """Those of an article's dates that the network takes for the day of an event."""
    days = [span for span in spans if is_day(span)][:_MOST]
    found = fates().read(text, sentences, [asked(text, day.start, day.end) for day in days])
    return {day for day, fate in zip(days, found, strict=True) if fate and fate.then >= THEN}


def seen_names(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Where the names stand that the network takes for the place of an event."""
    likely = (one for one in names(text, sentences) if _may_be_place(text, *one))
    every = list(islice(likely, _MOST))
    found = fates().read(text, sentences, [asked(text, *one) for one in every])
    return [one for one, fate in zip(every, found, strict=True) if fate and fate.there >= THERE]


def _may_be_place(text: str, start: int, end: int) -> bool:
    """Whether a name is none of people or of a body in short, no far town's, and none of what the
    rules know to be attacked: "an attack on Ivo Marr", "90 km west of Velde"."""
    name, lead = text[start:end], text[max(start - _LEAD, 0) : start].rpartition("\n")[2]
    single = " " not in name
    if single and (_PEOPLE.search(name) or (name.isupper() and len(name) <= _IN_SHORT)):
        return False
    if all(word.lower() in SITES for word in name.split()):
        return False  # "35th Street": the number is the name
    if lead.lower().endswith("the ") and not (_KIND.match(text, end) or _SITE.search(name)):
        return False  # "the Anna Velde had left": a ship
    return not (_ATTACKED.search(lead) or far_beside(lead + name, len(lead)))


def names(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Where words stand in an article that are written as names are, in order."""
    for sentence in sentences:
        if sentence.end - sentence.start > _LONGEST:
            continue
        for match in _NAME.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            owner = _POSSESSIVE.search(match.group())
            end -= len(owner.group()) if owner else 0
            # "In Velde", "The Velde": the name begins behind the first word.
            for word in text[start:end].split():
                if word.lower() not in _NO_NAMES:
                    break
                start += len(word) + 1
            if start < end:
                yield start, end
