"""The words and marks of a sentence, as place phrases are read from them."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from whence.extract.kinds import EVENT_NOUN
from whence.extract.regions import ABBREVIATIONS
from whence.extract.text import word_set
from whence.extract.where_words import PEOPLE, SITES, STREETS, TWO_NAMES

_TOKEN = re.compile(TWO_NAMES + r"|[^\W_](?:[\w'’´.&-]*[\w'’´])?\.?|[,;:()“”\"–—]|\S")
_STATES = "|".join(re.escape(name.title().replace(" ", ".")) for name in sorted(ABBREVIATIONS))
_ABBREVIATED = re.compile(rf"(?:[A-Z]\.)+|(?:St|Ft|Mt|Ave|Rd|Dr|Blvd|Ln|{_STATES})\.")

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_JOINED = re.compile(r"(?:al|el|an|ash|as|ad|ar|at|az)-[A-Z]")
_NEXT_SENTENCE = re.compile(r"\.[\"”’]?\s+[\"“‘]?[A-Z]")
_SHORT = re.compile(
    r"(?:Co|Hwy|Pkwy|Sq|Apt|Pt|Ctr|Jr|Sr|Gen|Sgt|Capt|Lt|Col|Maj|Gov|Sen|Rev|Mr|Mrs)$"
)
"""Abbreviations that a name follows, beside those that keep their full stop."""


class Token(Struct, frozen=True):
    """A word or a mark, with its offsets in the sentence. ``of_street`` is the number by which a
    street is called: "27th Street"."""

    text: str
    start: int
    end: int
    of_street: bool = False

    @property
    def name(self) -> bool:
        """Whether it is written as a name is."""
        return self.of_street or self.text[0].isupper() or bool(_JOINED.match(self.text))

    @property
    def lower(self) -> str:
        """The text in small letters."""
        return self.text.lower()


def tokens(sentence: str) -> list[Token]:
    """Words and punctuation marks; a full stop stays with an abbreviation, and is a mark of its own
    where a sentence ends."""
    found: list[Token] = []
    for match in _TOKEN.finditer(sentence):
        text, end = match.group(), match.end()
        if text.endswith(".") and len(text) > 1 and not _ABBREVIATED.fullmatch(text):
            text, end = text[:-1], end - 1
        found.append(Token(text, match.start(), end))
        if end < match.end() and _NEXT_SENTENCE.match(sentence, end) and not _SHORT.match(text):
            found.append(Token(".", end, end + 1))
    for at, (one, after) in enumerate(pairwise(found)):
        if after.lower.rstrip(".") in STREETS and _ORDINAL.fullmatch(one.text):
            found[at] = replace(one, of_street=True)
    return found


def names_deed(found: list[Token], index: int) -> bool:
    """Whether a word is a deed's noun, and no site or name follows it: "in shootings across
    Arden"."""
    token = found[index]
    if token.name or not EVENT_NOUN.fullmatch(token.text):
        return False
    return not any(after.name or after.lower in SITES for after in found[index + 1 : index + 2])


def past_people(found: list[Token], index: int) -> int:
    """The index after people and what they do at the place that follows, "patrons leaving Club
    Vega"; the same where none begin there."""
    for at in range(index, min(index + 8, len(found))):
        token = found[at]
        if at > index and token.lower.endswith("ing") and found[at - 1].lower in PEOPLE:
            return at + 1
        if token.name or not token.text.isalpha() or token.lower in _NO_PART:
            return index
    return index


_NO_PART = SITES | word_set("in at near on from with by outside inside and who which where when")
