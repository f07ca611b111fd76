"""The words of a sentence, with each quantity as one word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from whence.extract.numbers import Quantity, quantities

AGE = r"\w+[- ](?:year|yr|month|week|day)s?[- ]olds?"
_TOKEN = re.compile(
    rf"\.{{3}}|--|[ap]\.m\.?|U\.[SKN]\.?|{AGE}\b(?:['’]s\b)?"
    r"|\d[\d.,:/]*\w*(?:-[^\W\d_][\w-]*)?|\w+(?:[-'’´]\w+)*|[^\w\s]"
)
_DASHES = ("–", "—", "-", "--")
_MARKS = frozenset("“”\"'‘’«»")


class Word(Struct, frozen=True):
    """A word, a sign, or a whole quantity at characters of the article."""

    text: str
    low: str
    start: int
    end: int
    quantity: Quantity | None = None


def low_at(sentence: Sequence[Word], at: int) -> str:
    """The word at a place in lower case; empty outside the sentence."""
    return sentence[at].low if 0 <= at < len(sentence) else ""


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of characters ``start`` to ``end`` of a text, each quantity as one word."""
    piece = text[start:end]
    numbers = quantities(piece)
    found: list[Word] = []
    place = 0
    for number in numbers:
        found.extend(_plain(piece, place, number.start, start))
        found.append(
            Word(
                number.as_written,
                number.as_written.lower(),
                start + number.start,
                start + number.end,
                number,
            )
        )
        place = number.end
    found.extend(_plain(piece, place, len(piece), start))
    return tuple(_dashes_as_commas(found))


def _dashes_as_commas(found: list[Word]) -> list[Word]:
    """A pair of dashes encloses an aside as commas do: "12 people – a nurse among them – died"."""
    dashes = [at for at, word in enumerate(found) if _is_dash(found, at)]
    if len(dashes) % 2:
        return found
    return [
        Word(word.text, ",", word.start, word.end) if at in dashes else word
        for at, word in enumerate(found)
    ]


def _is_dash(found: list[Word], at: int) -> bool:
    spaced = 0 < at < len(found) - 1 and found[at - 1].end < found[at].start
    return spaced and found[at].text in _DASHES and found[at].end < found[at + 1].start


def _plain(piece: str, begin: int, end: int, offset: int) -> list[Word]:
    """Quotation marks are left out: what they enclose is read as the clause goes on."""
    return [
        Word(match.group(), match.group().lower(), offset + match.start(), offset + match.end())
        for match in _TOKEN.finditer(piece, begin, end)
        if match.group() not in _MARKS
    ]


def written(sentence: Sequence[Word], begin: int, stop: int) -> str:
    """The words as written, with one blank wherever white space stood."""
    parts: list[str] = []
    for at in range(begin, stop):
        if at > begin and sentence[at].start > sentence[at - 1].end:
            parts.append(" ")
        parts.append(sentence[at].text)
    return "".join(parts)
