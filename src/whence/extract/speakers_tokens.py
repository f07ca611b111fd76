"""The words of a sentence as the readers of speakers see them, and what can be told of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from whence.extract.speakers_words import (
    BODIES,
    DEPARTMENTS,
    NO_PERSON,
    OWNERS,
    PREPOSITIONS,
    ROLES,
    STOPS,
    TIMES,
    TITLES,
)
from whence.extract.text import word_set

TOKEN = re.compile(
    r"@\w+|(?:[A-Z]\.){2,}|[^\W_][\w'’.&/-]*(?:[^\W_]|(?<=s)['’](?=\s))|[^\W_]|[^\w\s]"
)


class Token(Struct, frozen=True):
    """A word or mark with its place in the article's text; ``quoted`` inside quotation marks."""

    text: str
    start: int
    end: int
    quoted: bool

    @property
    def lower(self) -> str:
        return self.text.lower().strip(".")

    @property
    def named(self) -> bool:
        return self.text[:1].isupper() or self.text[:3] in ("al-", "el-") or self.text[0] == "@"


def word_from(words: Sequence[Token], place: int) -> int:
    """The first word that begins at a place or after it; how many words there are if none does."""
    return next((n for n, word in enumerate(words) if word.start >= place), len(words))


class Speaker(Struct, frozen=True):
    """A speaker as written, with a title beside the name if there is one, and the whole phrase's
    span."""

    name: str
    start: int
    end: int
    title: str | None = None


def tokens(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> list[Token]:
    """The words and marks between two places of a text."""
    found: list[Token] = []
    quote = 0
    for match in TOKEN.finditer(text, start, end):
        while quote < len(quotes) and quotes[quote][1] <= match.start():
            quote += 1
        inside = quote < len(quotes) and quotes[quote][0] <= match.start()
        token = Token(match.group(), match.start(), match.end(), inside)
        if _inside_a_name(found, token):
            first = found[-2].start
            found[-2:] = [Token(text[first : token.end], first, token.end, inside)]
        elif found and token.text == "Today" and found[-1].named and found[-1].lower not in TIMES:
            # "Arden Today" is an outlet's name.
            first = found.pop().start
            found.append(Token(text[first : token.end], first, token.end, inside))
        else:
            found.append(token)
    return found


def _inside_a_name(found: Sequence[Token], word: Token) -> bool:
    """Whether a preposition before a word joins it to the one before, as in "Doctors Without
    Borders", "Network Against Hunger"."""
    joined = len(found) > 1 and found[-1].text in ("Without", "Against") and found[-2].named
    return joined and word.named


def abbreviated(words: Sequence[Token], stop: int) -> bool:
    """Whether a full stop belongs to the word before it: "Lt.", "C.", "Jr.", "St. Arden"; not
    "Main St. Police said"."""
    word = words[stop - 1]
    if word.text in ("St", "Mt", "Ft"):
        after = words[stop + 1] if stop + 1 < len(words) else word
        street = stop > 1 and words[stop - 2].named
        return after.named and after.lower not in ROLES and not street
    return word.lower in TITLES or (len(word.text) == 1 and word.named) or word.text in ("Jr", "Sr")


def stops(word: Token) -> bool:
    """Whether a word ends a speaker's phrase; an acronym such as IS does not."""
    return word.lower in STOPS and not (len(word.text) > 1 and word.text.isupper())


_NO_VERBS = word_set("nursing governing leading opposing remaining missing ruling wing king filing")


REDUCED = word_set("run led held known close")
"""What begins a clause after a noun that it describes: "the clinic run by nuns"."""


def is_verb(word: Token) -> bool:
    low = word.lower
    return (
        not word.named and "-" not in low and (low.endswith("ing") and low not in _NO_VERBS)
    ) or (
        not word.named and low.endswith("ed") and "-" not in low and low not in ("united", "armed")
    )


def head_of(phrase: Sequence[Token]) -> Token:
    for index, word in enumerate(phrase):
        if index and (word.lower in PREPOSITIONS or word.text == "(" or word.lower == "who"):
            return phrase[index - 1]
        verb = is_verb(word) or word.lower in REDUCED
        if index and verb and phrase[index - 1].lower in ROLES:
            return phrase[index - 1]
    return phrase[-1]


def is_name(phrase: Sequence[Token]) -> bool:
    return 2 <= len(phrase) <= 4 and all(
        word.named and word.lower not in TITLES and word.lower not in TIMES for word in phrase
    )


def written(text: str, phrase: Sequence[Token]) -> str:
    return " ".join(text[phrase[0].start : phrase[-1].end].split())


def title_of(text: str, phrase: Sequence[Token], cut: int) -> str:
    """The words before a name that begins at ``cut``, with the full stops of abbreviations."""
    return " ".join(text[phrase[0].start : phrase[cut].start].split())


_JOINS = PREPOSITIONS | {"and"}
_IN_BODIES = NO_PERSON - word_set("""
    church house street west new bank club north east south island king post fire rescue road city
    """)
"""Words of bodies' names that are no surnames either."""


def name_start(phrase: Sequence[Token]) -> int:
    """Where a person's name begins after a title; 0 where the phrase is no titled name."""
    start = 0
    for index, word in enumerate(phrase[:-1]):
        if word.lower in TITLES:
            start = index + 1
    if 0 < start < len(phrase) - 1 and phrase[start].lower in ("of", "for"):
        start, of = start + 1, start
        while start < len(phrase) - 1 and phrase[start].lower in DEPARTMENTS:
            start += 1
        if all(word.lower == "the" for word in phrase[of + 1 : start]):
            # "The governor of Istanbul": the city does not speak.
            return 0
    if start > 1 and phrase[start - 1].lower == "justice" and phrase[start - 2].lower in _JOINS:
        # "The Tarn Centre for Justice Studies".
        return 0
    name = phrase[start:]
    if for_another(phrase[:start]) or _in_body(name):
        return 0
    return start if 0 < len(name) <= 4 and all(word.named for word in name) else 0


def _in_body(name: Sequence[Token]) -> bool:
    """Whether words after a title name no person: "the Attorney General's Office", "Prisoner
    Justice International", "the Inspector General", "the General Staff"."""
    lows = [word.lower for word in name]
    owner = any(low.endswith(("'s", "’s")) for low in lows[:-1])
    return owner or not _IN_BODIES.isdisjoint(lows) or lows in (["general"], ["staff"])


def for_another(title: Sequence[Token]) -> bool:
    """Whether a title is that of somebody for whom another speaks: "a lawyer for President"."""
    place = next((n for n, word in enumerate(title) if n and word.lower in ("for", "to")), 0)
    after = {word.lower for word in title[place + 1 :]}
    return (
        place > 0
        and title[place - 1].lower in ROLES
        and not after & (BODIES | OWNERS | DEPARTMENTS)
    )


def titled(phrase: Sequence[Token]) -> bool:
    """Whether words are a title and a person's name."""
    return name_start(phrase) > 0
