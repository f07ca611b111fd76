"""What the invented pages teach about people, days and places.

Each phrase for people on a page is a labelled toll's, whose figure it is, or nobody's; words that a
label covers and whose figure differs are left out. A day is an event's if it stands in the quote of
a labelled date that it covers, and none if it covers no labelled date of its page; a name is that
of an event's place if it stands in the quote of a labelled place and shares a word with it, and
none if it shares no word with any. Of all others nothing is known: "said on Tuesday" may be the
event's day too. Whatever is an event's is of the page's own incident or of another one, which is
not asked of a round-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bench.corpora import Row, rows
from msgspec import Struct

from whence.extract.casing import recased
from whence.extract.dating import Anchor, dated, joined
from whence.extract.encoder.fates import OUTCOMES, SCOPES, Asked, asked_windows
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.windows import WIDE, Window
from whence.extract.event_seen import asked, is_day, names
from whence.extract.text import Sentence, sentences
from whence.extract.timex import Created, timexes
from whence.extract.toll_asked import phrases_of, scenes_of
from whence.extract.toll_linked import phrases_hung
from whence.extract.toll_names import surnames
from whence.extract.toll_scene import at_characters

UNKNOWN = -100
_WORD = re.compile(r"[^\W\d_]{3,}")
Span = tuple[int, int]


class Label(Struct, frozen=True):
    """Of people, the number of what befell them among ``OUTCOMES`` and of their scope among
    ``SCOPES``; of a day, whether an event was then; of a name, whether one was there; and of each,
    whether that was the page's own incident. UNKNOWN for all that it says nothing of."""

    outcome: int = UNKNOWN
    scope: int = UNKNOWN
    then: int = UNKNOWN
    there: int = UNKNOWN
    own: int = UNKNOWN


class Case(Struct, frozen=True):
    """A window of an article; of each phrase in it that is asked about, which pieces its three
    words begin with, and its label."""

    window: Window
    places: list[tuple[int, int, int]]
    labels: list[Label]


def cases(path: Path, pieces: Pieces) -> Iterator[Case]:
    """The cases of a file of labelled pages."""
    for page in rows(path):
        text = recased(page["text"])
        cut = sentences(text)
        every = [*_people(page, text, cut), *_days(page, text), *_sites(page, text, cut)]
        phrases = [one for one, _ in every]
        for window, numbers, places in asked_windows(text, cut, phrases, pieces, WIDE):
            yield Case(window, places, [every[number][1] for number in numbers])


def _people(page: Row, text: str, cut: Sequence[Sentence]) -> Iterator[tuple[Asked, Label]]:
    scenes = scenes_of(text, cut, surnames(text))
    phrases = phrases_hung(text, cut, scenes, list(phrases_of(scenes)))
    spans = [at_characters(scenes[one.sentence], one.people) for one in phrases]
    labels: dict[int, Row] = {}
    covered: list[Span] = []
    for label in page["casualties"]:
        near, figure = _places(page["text"], label)
        covered.append(figure)
        fitting = [
            number
            for number, one in enumerate(phrases)
            if number not in labels
            and (one.people.low, one.people.high) == (label["min"], label["max"])
        ]
        for start, end in (figure, near):
            here = [at for at in fitting if spans[at][0] < end and start < spans[at][1]]
            if here:
                labels[here[0]] = label
                break
    for number, (start, end) in enumerate(spans):
        if number in labels:
            yield phrases[number].asked, _befallen(labels[number], page)
        elif not any(start < stop and begin < end for begin, stop in covered):
            yield phrases[number].asked, Label(OUTCOMES.index(None))


def _befallen(label: Row, page: Row) -> Label:
    scope = "period" if label["status"] == "cumulative" else label["scope"]
    outcome = OUTCOMES.index(label["effect"])
    return Label(outcome, SCOPES.index(scope), own=_own(label, page))


def _own(label: Row, page: Row) -> int:
    if page["kind"] == "roundup" or len(page["incident_ids"]) > 1:
        return UNKNOWN
    return int(label["incident_id"] in page["incident_ids"])


def _places(text: str, label: Row) -> tuple[Span, Span]:
    """Where a label's quote stands in its page, and where its figure does."""
    start, end = _quoted(text, label)
    written = label["as_written"] or ""
    within = label["quote"].find(written) if written else -1
    figure = (start + within, start + within + len(written)) if within >= 0 else (start, end)
    return (start, end), figure


def _quoted(text: str, label: Row) -> Span:
    start = text.index(label["quote"])
    return start, start + len(label["quote"])


def _days(page: Row, text: str) -> Iterator[tuple[Asked, Label]]:
    facts = _facts(page, "date")
    stated = [(_day(fact["value"]), _quoted(page["text"], fact)) for fact in facts]
    written = _day(page["published"])
    if written is None or not stated:
        return
    all_known = all(day for day, _ in stated)
    at = Anchor(Created(written, written, written.year), written, "published")
    found = [span for timex in timexes(text, at.created) if (span := dated(timex, text, at))]
    for span in joined(found, text, written):
        if not is_day(span) or span.earliest is None or span.latest is None:
            continue
        covers = [bool(day and span.earliest <= day <= span.latest) for day, _ in stated]
        quoted = [start < span.end and span.start < end for _, (start, end) in stated]
        here = [fact for fact, *both in zip(facts, covers, quoted, strict=True) if all(both)]
        if here:
            yield asked(text, span.start, span.end), Label(then=1, own=_own(here[0], page))
        elif all_known and not any(covers) and not any(quoted):
            yield asked(text, span.start, span.end), Label(then=0)


def _sites(page: Row, text: str, cut: Sequence[Sentence]) -> Iterator[tuple[Asked, Label]]:
    facts = _facts(page, "place")
    stated = [
        (set(_WORD.findall(fact["value"].lower())), _quoted(page["text"], fact)) for fact in facts
    ]
    for start, end in names(text, cut) if stated else ():
        name = set(_WORD.findall(text[start:end].lower()))
        shared = [bool(name & words) for words, _ in stated]
        quoted = [begin <= start and end <= stop for _, (begin, stop) in stated]
        here = [fact for fact, *both in zip(facts, shared, quoted, strict=True) if all(both)]
        if name and here:
            yield asked(text, start, end), Label(there=1, own=_own(here[0], page))
        elif name and not any(shared):
            yield asked(text, start, end), Label(there=0)


def _facts(page: Row, field: str) -> list[Row]:
    stated = (fact for fact in page["facts"] if fact["field"] == field)
    return [fact for fact in stated if fact["quote"] in page["text"]]


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None
