"""The lines of a page whose markup is gone, as the choosers of its main text and headline see them:
by shape, by wording, and by what stands around each.

Where markup tells which lines belong together, lines alone do not; so a column tells how prose is
spread around a line, in which run of prose it stands and how much of the page that run is, whether
lines of its wording recur, and how near are the times and names that stand over comments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.clean import features, repeats, stamps
from whence.clean.lexicon import telling

Column = NDArray[np.float64]

_PROSE = 12
"""Words from which on a line that ends as sentences do is prose."""
_STAMPED = 120
"""Characters up to which a line may be no more than a time."""
_REPORT = 3
"""Lines of prose, no time among them, of a report that readers may comment on."""
_UNDER = 6
"""Lines under the heading of the comments within which the first is dated or signed."""
_AGO = re.compile(
    r"\b(?:\d+|an?|one)\s?(?:s|m|h|d|w|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\.?"
    r"\sago\b|\byesterday\sat\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:says?|said|wrote|writes|replied|commented)\s?:?$", re.IGNORECASE)
_COMMENTS = re.compile(
    r"\W{0,3}(?:(?:\d[\d,.]{0,9}|no|all|top|best|latest|newest|oldest|view|show|see|read|hide|load"
    r"|your|add|post|leave|write|join|the)\s(?:\w+\s){0,3})?"
    r"(?:comments?|responses?|replies|reply|thoughts|discussion|conversation)\b"
    r"(?:\s?\(?\d{0,9}\)?)?(?:\s(?:to|on|for)\b.{0,150}?)?[^\w.]{0,3}",
    re.IGNORECASE,
)
_FAR = 99

_FLAGS = ("recurs", "stamp", "says")
_WINDOWS = (2, 5, 10)
_SIDES = (3, 8, 20)
_GAPS = (2, 4, 8)
NAMES: tuple[str, ...] = (
    "log recurs", "recurs", "stamp", "says", "comments", "prose",
    *(f"{flag} {where}" for flag in _FLAGS
      for where in ("around", "below", "above", "before", "in all")),
    "since comments", "until comments", "comments before", "since stamp", "until stamp",
    "since prose", "until prose",
    *(f"{what} within {reach}" for reach in _WINDOWS
      for what in ("words", "whole", "prose", "few words")),
    *(f"prose {where} {reach}" for reach in _SIDES for where in ("below", "above")),
    *(f"run {what} by {gap}" for gap in _GAPS
      for what in ("share", "from start", "to end", "number", "after best", "before best")),
    "of longest", "longest", "log prose", "lines",
    "words in prose", "words in prose around", "words in prose before",
    "headline", "best headline", "after headline", "below headline", "like headline",
    "like headline around",
)  # fmt: skip


def above_comments(texts: Sequence[str]) -> int:
    """How many lines stand above the comments on a report: readers' words are dated and signed one
    by one, as the entries of a live blog are."""
    prose = 0
    for number, text in enumerate(texts):
        prose += len(text.split()) >= _PROSE and features.ends_whole(text)
        if is_stamp(text):
            prose = 0
        under = texts[number + 1 : number + 1 + _UNDER]
        if prose >= _REPORT and heads_comments(text) and any(map(_opens_comment, under)):
            return number
    return len(texts)


def heads_comments(text: str) -> bool:
    """Whether a line stands over what readers say: ``34 responses to …``."""
    whole = len(text) < 2 * _STAMPED and not text.endswith(".")
    return whole and bool(_COMMENTS.fullmatch(text))


def is_stamp(text: str) -> bool:
    """Whether a line is no more than a time."""
    return len(text) < _STAMPED and bool(stamps.line(text) or _AGO.search(text))


def announces_speech(text: str) -> bool:
    """Whether a line announces what somebody says, and nothing else."""
    return len(text) < _STAMPED // 2 and bool(_SAYS.search(text))


def _opens_comment(text: str) -> bool:
    return is_stamp(text) or announces_speech(text)


class Lines:
    """The lines of one page."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.words = np.array([len(text.split()) for text in texts], float)
        self.whole = np.array([features.ends_whole(text) for text in texts], float)
        self.prose = (self.words >= _PROSE) & (self.whole > 0)
        self.tokens = [telling(text) for text in texts]

    @cached_property
    def prose_words(self) -> Column:
        """The words of each line of prose, none of others."""
        return np.where(self.prose, self.words, 0.0)

    @cached_property
    def flags(self) -> tuple[Column, Column, Column, Column]:
        """How often a line's wording stands on the page, numbers aside; whether it is a time,
        announces what somebody says, or heads comments."""
        marks = [repeats.fingerprint(text) for text in self.texts]
        many = Counter(marks)
        rows = [
            (
                1 if mark is None else many[mark],
                is_stamp(text),
                announces_speech(text),
                heads_comments(text),
            )
            for text, mark in zip(self.texts, marks, strict=True)
        ]
        often, stamp, says, comments = np.array(rows, float).reshape(-1, 4).T
        return often, stamp, says, comments


def matrix(lines: Lines, headlines: Column) -> features.Matrix:
    """One row per line, one column per name. ``headlines`` tells how well each line would do as the
    page's headline."""
    columns = [
        *_of_wording(lines),
        *_of_prose(lines),
        *(column for gap in _GAPS for column in _of_runs(lines, gap)),
        *_of_page(lines),
        *_of_topic(lines, headlines),
    ]
    return np.stack(columns, 1).astype(np.float32)


def _of_wording(lines: Lines) -> list[Column]:
    often, stamp, says, comments = lines.flags
    recurs = (often >= 3).astype(float)
    columns = [np.log1p(often), recurs, stamp, says, comments, lines.prose.astype(float)]
    for flag in (recurs, stamp, says):
        columns += [_around(flag, 5), _below(flag, 6), _above(flag, 6)]
        columns += [np.cumsum(flag) - flag, np.full(len(flag), flag.sum())]
    columns += [_since(comments), _until(comments), np.cumsum(comments) - comments]
    return [*columns, _since(stamp), _until(stamp)]


def _of_prose(lines: Lines) -> list[Column]:
    prose, words = lines.prose.astype(float), lines.words
    columns = [_since(prose), _until(prose)]
    for reach in _WINDOWS:
        for values in (words, lines.whole, prose, np.minimum(words, 60)):
            columns.append(_around(values, reach))
    for reach in _SIDES:
        columns += [_below(lines.prose_words, reach), _above(lines.prose_words, reach)]
    return columns


def _of_runs(lines: Lines, gap: int) -> list[Column]:
    """Of the run of prose that each line stands in, lines between its prose included: its share of
    the page's prose, where in it the line stands, its number; and where the line stands to the run
    with the most prose."""
    many, total = len(lines.texts), lines.prose_words.sum() or 1.0
    columns = np.tile(np.array([0.0, -1, -1, -1, -999, -999])[:, None], many)
    places = np.arange(many)
    best = 0.0
    for number, (start, end) in enumerate(_runs(lines.prose, gap)):
        inside = slice(start, end)
        share = lines.prose_words[inside].sum() / total
        columns[0, inside] = share
        columns[1, inside] = places[inside] - start
        columns[2, inside] = end - 1 - places[inside]
        columns[3, inside] = number
        if share > best:
            best = share
            columns[4], columns[5] = places - start, end - 1 - places
    return list(columns)


def _runs(prose: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Lines from a line of prose to another with never more than ``gap`` to the next."""
    found: list[tuple[int, int]] = []
    for number in np.flatnonzero(prose).tolist():
        if found and number - found[-1][1] < gap:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def _of_page(lines: Lines) -> list[Column]:
    longest, many = lines.words.max(), len(lines.texts)
    total = np.log1p(lines.prose_words.sum())
    return [lines.words / max(1.0, longest), *(np.full(many, value, float)
                                               for value in (longest, total, many))]  # fmt: skip


def _of_topic(lines: Lines, headlines: Column) -> list[Column]:
    """How far a line's words are those of the prose, of the prose before it, and of the line that
    would make the best headline."""
    places = np.arange(len(lines.texts))
    in_prose = Counter(word for at in np.flatnonzero(lines.prose) for word in lines.tokens[at])
    shared = np.array([
        sum(in_prose[word] > own for word in tokens) / len(tokens) if tokens else -1.0
        for tokens, own in zip(lines.tokens, lines.prose.tolist(), strict=True)
    ])  # fmt: skip
    before: list[float] = []
    met: set[str] = set()
    for tokens, own in zip(lines.tokens, lines.prose.tolist(), strict=True):
        before.append(len(tokens & met) / len(tokens) if tokens and met else -1.0)
        if own:
            met |= tokens
    best = int(headlines.argmax()) if headlines.max() > 0 else -1
    wanted = lines.tokens[best] if best >= 0 else frozenset()
    like = np.array([len(tokens & wanted) / len(wanted) if wanted else -1.0
                     for tokens in lines.tokens])  # fmt: skip
    after = np.clip(places - best, -_FAR, _FAR) if best >= 0 else np.full(len(places), -2.0 * _FAR)
    return [shared, _around(np.maximum(shared, 0), 4), np.array(before), headlines,
            np.full(len(places), headlines.max()), after.astype(float),
            (places > best).astype(float), like, _around(like, 5)]  # fmt: skip


# -- sums over neighbours ---------------------------------------------------------------------


def _mean(values: Column, first: NDArray[Any], last: NDArray[Any]) -> Column:
    """The means of the values from each ``first`` to before its ``last``."""
    sums = np.r_[0.0, np.cumsum(values)]
    return np.asarray((sums[last] - sums[first]) / np.maximum(1, last - first))


def _around(values: Column, reach: int) -> Column:
    places = np.arange(len(values))
    start, end = np.maximum(0, places - reach), np.minimum(len(values), places + reach + 1)
    return _mean(values, start, end)


def _below(values: Column, reach: int) -> Column:
    places = np.arange(len(values))
    start = np.minimum(len(values), places + 1)
    return _mean(values, start, np.minimum(len(values), places + 1 + reach))


def _above(values: Column, reach: int) -> Column:
    places = np.arange(len(values))
    return _mean(values, np.maximum(0, places - reach), places)


def _since(flag: Column) -> Column:
    """Lines since the last that is flagged, the line itself not counted."""
    found, away = [], _FAR
    for is_set in flag.tolist():
        found.append(away)
        away = 0 if is_set else min(_FAR, away + 1)
    return np.array(found, float)


def _until(flag: Column) -> Column:
    return _since(flag[::-1])[::-1]
