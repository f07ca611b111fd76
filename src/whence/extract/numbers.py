"""The number grammar: from digits to "two dozen", with bounds, ranges and vague words.

What a bound means follows the labelling conventions of casualty recording: "at least n" is n and
no upper end, "more than n" n + 1 and no upper end, "as many as n" and "almost n" no lower end and
n, "about n" is n. A vague word ("scores") has neither end and keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from msgspec import Struct

from whence.extract.number_words import (
    AGED_IN,
    AND_A_HALF,
    FIRST,
    FRACTION,
    GIVEN,
    LEADS,
    LONGEST,
    NONE,
    NOT_NONE,
    OTHERS,
    PORTIONS,
    SCALES,
    TAILS,
    TENS,
    UNITS,
    VAGUE,
)

_BETWEEN = r"[,'’\u0020\u00a0\u202f\u066c]"
"""What stands between thousands: a comma, a blank, the Swiss apostrophe, the Arabic mark."""
_TOKEN = re.compile(
    rf"""\d{{1,3}}(?:{_BETWEEN}\d{{3}})+(?![\d,]*\w) | \d+(?:[.,]\d+)*(?:[^\W\d_]\w*)?
      | [^\W\d_]+(?:['’][^\W\d_]+)* | [^\w\s] | _""",
    re.VERBOSE,
)
_DIGITS = re.compile(rf"\d{{1,3}}(?:{_BETWEEN}\d{{3}})+$|\d+$")
_DECIMAL = re.compile(r"\d+\.\d+$")
_MOST_DIGITS = 12
"""A longer row of digits counts nobody, and would not fit where numbers are kept."""
_SPANS = {"between": ("and", "to"), "from": ("to",), "anywhere": ("to",)}
_BELOW_NOTHING = frozenset(("minus", "negative", "−"))
_HEAPS = frozenset(("dozen", "dozens", "hundreds", "thousands", "millions", *SCALES))
"""What follows no number that is whole already."""
_OPENING = FIRST.union(_SPANS, UNITS, TENS, ("a", "an", "half", "quarter", "another"))


class Quantity(Struct, frozen=True):
    """A number at characters ``start`` to ``end``. ``figures`` are the numbers that stand there as
    written; a vague word has none. ``low`` or ``high`` of None is an open end."""

    start: int
    end: int
    low: int | None
    high: int | None
    figures: tuple[int, ...]
    as_written: str

    @property
    def vague(self) -> bool:
        """True for words such as "scores", that bound nothing."""
        return not self.figures


class _Token(Struct, frozen=True):
    word: str
    start: int
    end: int


class _Value(Struct, frozen=True):
    number: int
    begin: int
    stop: int


class _Bounded(Struct, frozen=True):
    low: int | None
    high: int | None
    figure: int
    begin: int
    stop: int


@lru_cache(maxsize=1024)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text in order; they do not overlap. Ages ("12-year-old"), ordinals,
    percentages, times and sums of money are none."""
    tokens = [
        _Token(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)
    ]
    reader = _Reader(text, tokens)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        particle = tokens[at].word == "over" and at and tokens[at - 1].word in GIVEN
        read = reader.quantity(at) if _may_open(tokens[at].word) and not particle else None
        if read is None:
            at += 1
            continue
        quantity, stop = read
        if not reader.counts_nothing(at, stop):
            found.append(quantity)
        at = stop
    return tuple(found)


def _may_open(word: str) -> bool:
    """False of most words, on which no reading of a number need be tried."""
    return word in _OPENING or word[0].isdigit()


def parse(text: str) -> Quantity | None:
    """The number that a whole text is, or None."""
    found = quantities(text)
    if len(found) == 1 and found[0].as_written == text.strip():
        return found[0]
    return None


class _Reader:
    """Reads one text's tokens from left to right; no method looks back further than one phrase."""

    def __init__(self, text: str, tokens: Sequence[_Token]) -> None:
        self.text = text
        self.tokens = tokens

    def quantity(self, at: int) -> tuple[Quantity, int] | None:
        for read in (self._span, self._range, self._plain, self._vague, self._none, self._other):
            found = read(at)
            if found:
                low, high, figures, stop = found
                if figures != (0,) and stop < len(self.tokens):
                    stop += self._word(stop) in OTHERS and self._spaced(stop)
                start, end = self.tokens[at].start, self.tokens[stop - 1].end
                return Quantity(start, end, low, high, figures, self.text[start:end]), stop
        return None

    def counts_nothing(self, at: int, stop: int) -> bool:
        """True where what stands beside a number makes it none of things: "minus five", "-5", "a
        dozen dozens"."""
        before = self._word(at - 1)
        if before == "-":
            loose = at < 2 or self.tokens[at - 2].end < self.tokens[at - 1].start
            return loose and self.tokens[at - 1].end == self.tokens[at].start
        return before in _BELOW_NOTHING or (self._word(stop) in _HEAPS and self._spaced(stop))

    # Each of these answers (low, high, figures, index after it) or None.

    def _span(self, at: int) -> _Found | None:
        """ "between 10 and 15", "from about 50 to more than 100"."""
        join = _SPANS.get(self._word(at))
        if join is None:
            return None
        begin = at + 1 + (self._word(at) == "anywhere" and self._word(at + 1) in _SPANS)
        join = _SPANS.get(self._word(begin - 1), join)
        # "between five hundred and six hundred": the "and" may belong to the first number or not.
        for joined in (True, False):
            first = self._bounded(begin, joined)
            if first is None or self._word(first.stop) not in join:
                continue
            second = self._bounded(first.stop + 1)
            if second and second.figure > first.figure:
                return first.low, second.high, (first.figure, second.figure), second.stop
        return None

    def _range(self, at: int) -> _Found | None:
        """ "10 to 15", "10-15", "three or four", "at least 10 and up to 15", after an optional
        lead."""
        bound, begin = self._lead(at)
        first = self._value(begin)
        if first is None or self._word(first.stop) not in ("to", "or", "-", "–", "—"):
            return self._at_most(first) if first and bound == "from" else None
        second = self._value(first.stop + 1)
        if second is None or second.number <= first.number:
            return None
        if self._word(first.stop) == "or" and second.number > 2 * first.number + 1:
            return None
        figures = (first.number, second.number)
        low, high = first.number, second.number
        if bound == "to":
            return None, high, figures, second.stop
        if bound in ("from", "above"):
            return low, None, figures, second.stop
        return low, high, figures, second.stop

    def _at_most(self, first: _Value) -> _Found | None:
        """What "and up to 15" or "and possibly more than 15" makes of "at least 10"."""
        unsure = self._word(first.stop + 1) in ("possibly", "potentially", "perhaps", "maybe")
        bound, begin = self._lead(first.stop + 1 + unsure)
        joined = self._word(first.stop) in ("and", "but")
        second = self._value(begin) if joined and bound in ("to", "above") else None
        if second is None or second.number <= first.number:
            return None
        high = second.number if bound == "to" else None
        return first.number, high, (first.number, second.number), second.stop

    def _plain(self, at: int) -> _Found | None:
        read = self._bounded(at)
        if read is None:
            return None
        return read.low, read.high, (read.figure,), read.stop

    def _vague(self, at: int) -> _Found | None:
        _, begin = self._lead(at)
        for start in (at, begin):
            stop = self._phrase(start, VAGUE)
            if stop:
                if self._word(stop - 1) == "of":
                    stop -= 1
                return None, None, (), stop
        return None

    def _none(self, at: int) -> _Found | None:
        stop = self._phrase(at, NONE)
        if not stop or self._word(stop) in NOT_NONE:
            return None
        if self._word(stop - 1) == "no" and not self._word(stop).isalpha():
            return None
        return 0, 0, (0,), stop

    def _other(self, at: int) -> _Found | None:
        """ "another" standing alone is one more."""
        if self._word(at) != "another" or (at and self._word(at - 1) in ("one", "yet")):
            return None
        return 1, 1, (1,), at + 1

    def _bounded(self, at: int, joined: bool = True) -> _Bounded | None:
        bound, begin = self._lead(at)
        value = self._value(begin, joined)
        if value is None:
            return None
        stop = value.stop
        for length in (2, 1):
            tail = TAILS.get(tuple(self._word(stop + step) for step in range(length)))
            # "In 2030 at least 13 people": the words lead the next number.
            leads = length == 2 and self._value(stop + length) is not None
            if tail and not leads and self._word(stop + length) != "than":
                bound, stop = (tail if bound == "about" else bound), stop + length
                break
        low, high = _ends(bound, value.number)
        return _Bounded(low, high, value.number, at, stop)

    def _lead(self, at: int) -> tuple[str, int]:
        """The bound of the words before a number, and where the number should begin. Leads stack
        ("at least some 50"); the first that bounds anything holds."""
        bound, begin = "about", at
        while stop := self._phrase(begin, LEADS.keys()):
            words = tuple(self._word(place) for place in range(begin, stop))
            bound = LEADS[words] if bound == "about" else bound
            begin = stop
        return bound, begin

    def _phrase(self, at: int, phrases: Container[tuple[str, ...]]) -> int:
        """Where the longest of the phrases that begins here ends; 0 if none does."""
        if self._word(at) not in FIRST:
            return 0
        for length in range(LONGEST, 0, -1):
            words = tuple(self._word(at + step) for step in range(length))
            if words in phrases:
                return at + length
        return 0

    def _value(self, at: int, joined: bool = True) -> _Value | None:
        if not self._stands_free(at):
            return None
        read = self._digits(at) or self._words(at, joined)
        if read is None or self._runs_on(read.stop):
            return None
        return read

    def _digits(self, at: int) -> _Value | None:
        word = self._word(at)
        if sum(map(str.isdigit, word)) > _MOST_DIGITS:
            return None
        scale = SCALES.get(self._word(at + 1), 0)
        if _DIGITS.match(word):
            number = int(re.sub(r"\D", "", word))
            if scale > 1 and number < 1000:
                return _Value(number * scale, at, at + 2)
            if self._word(at + 1) == "dozen":
                return _Value(number * 12, at, at + 2)
            return _Value(number, at, at + 1)
        if _DECIMAL.match(word) and scale:
            whole, fraction = word.split(".")
            number = int(whole) * scale + int(fraction) * scale // 10 ** len(fraction)
            return _Value(number, at, at + 2)
        return None

    def _words(self, at: int, joined: bool) -> _Value | None:
        if portion := self._portion(at):
            return portion
        total, current, place, seen = 0, 0, at, False
        if self._word(at) in ("a", "an"):
            if self._word(at + 1) not in (*SCALES, "dozen"):
                return None
            current, place = 1, at + 1
        while True:
            step = self._small(place)
            if step and (current % 100 == 0):
                current, place, seen = current + step[0], step[1], True
            elif self._word(place) == "dozen" and 0 < current < 1000:
                return _Value(current * 12, at, place + 1)
            elif self._word(place) == "hundred" and 0 < current < 100:
                current, place, seen = current * 100, place + 1, True
            elif (scale := SCALES.get(self._word(place), 0)) >= 1000 and current:
                total, current, place, seen = total + current * scale, 0, place + 1, True
            elif joined and self._continues(place, seen, total, current):
                place += 1
            else:
                break
        return _Value(total + current, at, place) if seen else None

    def _portion(self, at: int) -> _Value | None:
        """ "Half a dozen", "a quarter of a million", "two and a half thousand", "a million and a
        half"."""
        for words, (share, parts) in PORTIONS.items():
            if self._are(at, words) and (size := self._size(at + len(words))):
                return _Value(size * share // parts, at, at + len(words) + 1)
        small = (1, at + 1) if self._word(at) == "a" else self._small(at)
        if small is None:
            return None
        number, place = small
        size = self._size(place)
        if size and self._are(place + 1, AND_A_HALF):
            return _Value(number * size + size // 2, at, place + 1 + len(AND_A_HALF))
        size = self._size(place + len(AND_A_HALF))
        if size and self._are(place, AND_A_HALF) and self._word(at) != "a":
            return _Value(number * size + size // 2, at, place + len(AND_A_HALF) + 1)
        return None

    def _are(self, at: int, words: tuple[str, ...]) -> bool:
        return all(self._word(at + step) == word for step, word in enumerate(words))

    def _size(self, at: int) -> int:
        return 12 if self._word(at) == "dozen" else SCALES.get(self._word(at), 0)

    def _continues(self, place: int, seen: bool, total: int, current: int) -> bool:
        """An "and" inside a number: "a hundred and five"."""
        round_so_far = bool(total or current) and current % 100 == 0
        return (
            seen
            and round_so_far
            and self._word(place) == "and"
            and self._small(place + 1) is not None
        )

    def _small(self, at: int) -> tuple[int, int] | None:
        """A number below a hundred in words."""
        word = self._word(at)
        if word in UNITS:
            return UNITS[word], at + 1
        if word not in TENS:
            return None
        place = at + 1
        if self._word(place) == "-":
            place += 1
        unit = UNITS.get(self._word(place), 0)
        if 0 < unit < 10:
            return TENS[word] + unit, place + 1
        return TENS[word], at + 1

    def _stands_free(self, at: int) -> bool:
        """False inside "AK-47", "$5", "#7", "3.11", "12/08"."""
        if at >= len(self.tokens):
            return False
        before = self.text[: self.tokens[at].start][-2:]
        if not before or before[-1].isspace():
            return True
        if before[-1] in "-–—":
            return len(before) < 2 or before[0].isdigit() or before[0].isspace()
        return before[-1] not in "$£€¥#/:.," and not before[-1].isalnum()

    def _runs_on(self, stop: int) -> bool:
        """True where the number is only the first part of something else: an age, a percentage,
        a fraction, a time of day."""
        after = self._word(stop)
        if after in ("%", "percent", "percentage", "pc") or (
            after == "per" and self._word(stop + 1) == "cent"
        ):
            return True
        if FRACTION.match(after) or self._is_age(stop):
            return True
        if self._spaced(stop):
            return False
        following = self._word(stop + 1)
        if after in ("-", "–", "—"):
            glued = stop + 1 < len(self.tokens) and not self._spaced(stop + 1)
            number = bool(_DIGITS.match(following)) or following in UNITS or following in TENS
            return glued and not number and (after, following) not in TAILS
        # "51: 16 of them from Arden" is no time of day.
        return after in ("/", ":") and following.isdigit() and not self._spaced(stop + 1)

    def _is_age(self, stop: int) -> bool:
        """True before "year old", "month-old"."""
        old = stop + 1 + (self._word(stop + 1) == "-")
        return self._word(stop) in AGED_IN and self._word(old) in ("old", "olds")

    def _spaced(self, at: int) -> bool:
        """True if white space stands before the token."""
        return at >= len(self.tokens) or self.text[self.tokens[at].start - 1].isspace()

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""


_Found = tuple[int | None, int | None, tuple[int, ...], int]


def _ends(bound: str, number: int) -> tuple[int | None, int | None]:
    return {
        "from": (number, None),
        "above": (number + 1, None),
        "to": (None, number),
        "below": (None, max(0, number - 1)),
        "about": (number, number),
    }[bound]
