"""Furniture by repetition: lines that many different pages of one outlet print.

What is repeated is counted over a sample of an outlet's pages and handed to the cleaner, so that a
page comes out the same as long as it is read with the same sample. Pages that print one report
count once: a report that was captured ten times is no furniture. Lines are compared without the
numbers in them, and without regard to capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from math import ceil

from msgspec import Struct

from whence.clean import head, stamps
from whence.clean.lexicon import SENTENCE_END

VERSION = "3"
"""Changes whenever the same sample may give other lines."""

LEAST = 4
"""Different pages that a line must stand on, whatever their share."""
_EVERYWHERE = 0.6
"""The share of the different pages that print a line which is furniture wherever it stands."""
_AT_THE_EDGES = 0.25
"""The same for a line that is no sentence and stands before or after all that is not repeated."""
_SAME = 0.3
"""The share of sentences of their own that two pages have in common if they print one report, or
two editions of it."""
_TOP = 20
"""Lines of a page among which its outlet's name stands."""
_SENTENCE = 40
"""Characters of a line that ends as sentences do and is taken for one: such a line may tell of the
report ("The time of the attack is not known.") on many pages."""
_DIGITS = re.compile(r"\d+")
_NO_LETTER = re.compile(r"[\W_]+")


class Repeated(Struct, frozen=True):
    """The lines that an outlet repeats, as hashes: ``everywhere`` furniture wherever they stand,
    ``edges`` furniture above and below the report only."""

    everywhere: frozenset[int] = frozenset()
    edges: frozenset[int] = frozenset()

    def kept(self, lines: Sequence[str]) -> list[int]:
        """The numbers of the lines that are no furniture, in order. Lines that date or sign are
        kept, and those at the top that may name the outlet: they tell of the page."""
        if not (self.everywhere or self.edges):
            return list(range(len(lines)))
        marks = [
            None if _tells(line, number < _TOP) else fingerprint(line)
            for number, line in enumerate(lines)
        ]
        left = [number for number, mark in enumerate(marks) if mark not in self.everywhere]
        first, last = 0, len(left)
        while first < last and marks[left[first]] in self.edges:
            first += 1
        while first < last and marks[left[last - 1]] in self.edges:
            last -= 1
        return left[first:last]


NOTHING = Repeated()


def fingerprint(line: str) -> int | None:
    """A hash of a line's letters; None where it has fewer than three."""
    letters = _NO_LETTER.sub(" ", _DIGITS.sub("", line.casefold())).strip()
    if len(letters) < 3:
        return None
    return int.from_bytes(
        blake2b(letters.encode("utf-8", "replace"), digest_size=8).digest(), "big"
    )


def count(pages: Sequence[Sequence[str]]) -> Repeated:
    """What is repeated in a sample: of each page its lines."""
    printed = [_printed(lines) for lines in pages]
    often = Counter(mark for marks, _ in printed for mark in marks)
    common = {mark for mark, many in often.items() if many >= _EVERYWHERE * len(pages)}
    groups = _different([_own(sentences, common) for _, sentences in printed])
    standing: dict[int, set[int]] = {}
    for group, (marks, _) in zip(groups, printed, strict=True):
        for mark in marks:
            standing.setdefault(mark, set()).add(group)
    whole = frozenset[int]().union(*(sentences for _, sentences in printed))
    different = len(set(groups))
    everywhere = max(LEAST, ceil(_EVERYWHERE * different))
    edges = max(LEAST, ceil(_AT_THE_EDGES * different))
    return Repeated(
        frozenset(mark for mark, where in standing.items() if len(where) >= everywhere),
        frozenset(
            mark for mark, where in standing.items() if len(where) >= edges and mark not in whole
        ),
    )


def _printed(lines: Sequence[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The marks of a page's lines, and of those that are sentences."""
    marks = {line: mark for line in lines if (mark := fingerprint(line)) is not None}
    long = ((line, mark) for line, mark in marks.items() if len(line) >= _SENTENCE)
    sentences = frozenset(mark for line, mark in long if SENTENCE_END.search(line))
    return frozenset(marks.values()), sentences


def _own(sentences: frozenset[int], common: set[int]) -> frozenset[int]:
    """The sentences that a page has beside the common ones; none where those are most of it, as
    they are of one more edition of a report."""
    own = sentences - common
    return own if 2 * len(own) > len(sentences) else frozenset()


def _different(pages: list[frozenset[int]]) -> list[int]:
    """Of each page the number of the first that prints the same report. ``pages`` are the sentences
    that each has beside the common ones; pages with none print one and the same nothing."""
    groups: list[int] = []
    for number, page in enumerate(pages):
        same = (
            groups[earlier]
            for earlier in range(number)
            if len(page & pages[earlier]) >= _SAME * len(page | pages[earlier])
        )
        groups.append(next(same, number))
    return groups


def _tells(line: str, at_top: bool) -> bool:
    """Whether a line tells when or by whom the page was written, or may name its outlet."""
    named = at_top and head.is_name(line)
    return named or head.is_label(line) or stamps.line(line) is not None
