"""Letter case for text that has none: lines that a wire or a headline prints in capitals.

The readers tell names from words by their capitals. A line in capitals gets the case back that it
would have elsewhere, character for character, so that every offset stays; what the readers then
make is given the page's own letters again.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from msgspec.structs import asdict, replace

from whence.calendar import CALENDAR_WORDS
from whence.extract.casing_names import WORD, letters_kept, named_starts, ordinals
from whence.extract.text import word_set
from whence.gazetteer import gazetteer
from whence.model import ClaimDraft, MentionDraft

_LETTERS = 12
"""Letters below which a line is too short to tell: a name, an abbreviation, a ticker."""
_WORDS = 4
_IN_CAPITALS = 0.9
_SHORT_WORDS = word_set("am an as at be by do go he if in is it me my no of on or so to up us we")
"""The words of two letters; anything else that short is a part of a name: el, la, de, al."""
_CALENDAR = CALENDAR_WORDS - {"march", "may"}
_DATE = re.compile(
    r"\b(?:(?<=\d )(?:MARCH|MAY|AUGUST|MAR|AUG|DEC|JAN)|(?:MARCH|MAY|AUGUST)(?= \d))\b"
)
_TITLES = word_set(
    "president minister general colonel captain major lieutenant sergeant commander archbishop"
    " bishop father monsignor senator deputy doctor judge governor mayor col gen capt maj lt sgt"
    " cmdr msgr dr mr mrs ms sen gov"
)
_BRACKETED = re.compile(r"[(\[]([A-Z]{2,5})[)\]]")
_OPENING = re.compile(
    r"(?:^|[.?!:]|-- \[[\w -]+\]|^[A-Z][\w' .-]{1,30}(?:[,(][^.?!]{0,60})?[\d)]\s?--)[\s\"'“‘(\[]*$"
)
"""What stands before a sentence: a full stop, a dateline's dash; within a sentence dashes enclose
an aside."""
_CONNECTING = word_set("and of for the in")
_VOWELS = frozenset("AEIOUY")
_WRITTEN = word_set("as_written who place weapon name speaker title content")
"""The fields of claims that hold words of the page."""


def recased(text: str) -> str:
    """A text whose lines in capitals are in mixed case; the others as they are. The result has the
    same length, and differs in letter case alone."""
    if text.upper() != text and not any(_shouted(line) for line in text.splitlines()):
        return text
    acronyms = frozenset(match[1] for match in _BRACKETED.finditer(text))
    lines = (_line(line, acronyms) if _shouted(line) else line for line in _lines(text))
    return "".join(lines)


def as_printed(text: str, read: str, drafts: Iterable[MentionDraft]) -> tuple[MentionDraft, ...]:
    """Mentions read from ``read``, the recased text, with quotes and names in the letters of the
    page's own ``text``."""
    if text == read:
        return tuple(drafts)
    return tuple(
        replace(mention, claims=tuple(_printed(text, read, claim) for claim in mention.claims))
        for mention in drafts
    )


def _printed(text: str, read: str, claim: ClaimDraft) -> ClaimDraft:
    fields = asdict(claim.value)
    words = {name: fields[name] for name in _WRITTEN & fields.keys() if fields[name]}
    value = replace(
        claim.value,
        **{name: _letters(text, read, some, claim.start) for name, some in words.items()},
    )
    informant = claim.informant and _letters(text, read, claim.informant, claim.start)
    quote = text[claim.start : claim.end]
    return replace(claim, value=value, quote=quote, informant=informant)


def _letters(text: str, read: str, words: str, near: int) -> str:
    """The page's letters of words that stand in the recased text, from a place on if they do."""
    place = read.find(words, near)
    place = place if place >= 0 else read.find(words)
    return text[place : place + len(words)] if place >= 0 else words


# -- one line ---------------------------------------------------------------------------------


def _lines(text: str) -> Iterator[str]:
    yield from text.splitlines(keepends=True)


def _shouted(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    if len(letters) < _LETTERS or len(WORD.findall(line)) < _WORDS:
        return False
    return sum(letter.isupper() for letter in letters) >= _IN_CAPITALS * len(letters)


def _line(line: str, acronyms: frozenset[str]) -> str:
    made = list(line)
    spelled = frozenset(_spelled_out(line)) | frozenset(named_starts(line, _common))
    kept, small = letters_kept(line), ordinals(line)
    dates = {match.start() for match in _DATE.finditer(line)}
    for word in WORD.finditer(line):
        written = word.group()
        lower = _lowered(written)
        if word.start() in small:
            made[word.start() : word.end()] = lower
            continue
        titled = lower in _TITLES
        if word.start() in kept or written in acronyms or (_abbreviates(written) and not titled):
            continue
        named = word.start() in spelled or word.start() in dates or not _common(lower)
        if (
            named
            or (titled and _abbreviates(written))
            or _opens(line, word.start())
            or _heads_name(line, word, lower)
        ):
            lower = written[0] + lower[1:]
        made[word.start() : word.end()] = lower
    return "".join(made)


def _lowered(word: str) -> str:
    """Lower case letter by letter: a letter whose lower case is longer stays."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in word)


def _opens(line: str, place: int) -> bool:
    """Whether a sentence begins at a place: after a full stop that ends no initial."""
    before = line[:place]
    return bool(_OPENING.search(before)) and not re.search(r"\b[A-Z]\.\s*$", before)


def _common(word: str) -> bool:
    if len(word) == 1:
        return word in "as"
    if len(word) == 2:
        return word in _SHORT_WORDS
    if word not in common_words() or word in _CALENDAR:
        return False
    return gazetteer().country_code(word) is None


def _abbreviates(word: str) -> bool:
    """Whether a word reads as letters: no vowel in it, and no word that a list holds."""
    return len(word) <= 5 and not _VOWELS & set(word) and not _common(_lowered(word))


def _heads_name(line: str, word: re.Match[str], lower: str) -> bool:
    """A title counts to the name that follows it."""
    following = WORD.match(line, word.end() + 1)
    if lower not in _TITLES or line[word.end() : word.end() + 1] not in (" ", "."):
        return False
    following = following or WORD.match(line, word.end() + 2)
    return following is not None and not _common(_lowered(following.group()))


def _spelled_out(line: str) -> Iterator[int]:
    """The places of the words that an acronym in brackets abbreviates, in whatever order: UNITED
    FARMERS' FRONT (FUF)."""
    for acronym in _BRACKETED.finditer(line):
        wanted = list(acronym[1])
        places = []
        for word in reversed(list(WORD.finditer(line[: acronym.start()]))[-2 * len(wanted) :]):
            if not wanted:
                break
            if word.group()[0] in wanted:
                wanted.remove(word.group()[0])
            elif _lowered(word.group()) in _CONNECTING:
                continue
            places.append(word.start())
        if not wanted:
            yield from places


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The words that are written small inside a sentence (SCOWL; see casing_words.LICENSE)."""
    packed = files("whence.extract").joinpath("casing_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


def only_words(name: str) -> bool:
    """Whether all words of a name are also written small: "Section", "Old Town"."""
    return all(word in common_words() for word in name.casefold().split())
