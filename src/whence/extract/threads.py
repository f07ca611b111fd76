"""Which part of an article tells of which incident.

A report mostly tells of one. Words that date or place something else ("a similar attack in 2013
killed six") open a thread of their own, from their clause to the end of the sentence, and the next
sentence stays with it where it points back ("in that attack"). A round-up's paragraphs are threads
of equal standing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from whence.extract.gazetteer import distance_m, fold
from whence.extract.kinds import EVENT
from whence.extract.text import Sentence
from whence.model import ClaimDraft, Toll, When, Where

_SLACK = timedelta(days=1)
_APART_M = 30_000
_POINT_M = 150_000
_INCIDENT_EFFECTS = frozenset({"killed", "injured", "abducted", "missing"})
_NEW_EVENT = re.compile(
    r"\b(?:an?|one|another|two|three|several|gunmen|militants|unidentified|unknown|separate)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:in|of|after|during|from) (?:that|those)\b|\bthat (?:attack|blast|bombing|strike|raid"
    r"|shooting|assault|explosion)\b|\bat the time\b|\bthose (?:attacks|blasts|bombings)\b"
    r"|^(?:That|Those|It then)\b"
)
_BACK_CUE = re.compile(
    r"\b(?:similar|earlier|previous(?:ly)?|last (?:week|month|year)|years? (?:ago|earlier)"
    r"|months? (?:ago|earlier)|weeks? (?:ago|earlier)|in the past|in recent (?:weeks|months|years)"
    r"|the (?:worst|deadliest|biggest|first|latest) [^.;]{0,60}\bsince)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;(]\s|\s[–—-]\s|\s(?:since|behind|like|unlike|recalling|following|after|whereas|while|than"
    r"|as well as|also claimed|claimed an?)\s"
)
_ASIDE_CUE = re.compile(
    r"\b(?:another|a separate|separately|elsewhere|a second|a third|in a different)\b",
    re.IGNORECASE,
)


class Thread(Struct, frozen=True):
    """One incident as the article tells it. ``key`` names it within the article."""

    key: str
    background: bool


class Stretch(Struct, frozen=True):
    """Characters ``start`` to ``end`` of the article that belong to a thread."""

    start: int
    end: int
    thread: Thread


MAIN = Thread("main", background=False)


class Bearings(Struct, frozen=True):
    """When and where the article's main incident was, as far as its claims tell."""

    earliest: date | None
    latest: date | None
    place: Where | None

    def other_date(self, value: When) -> bool:
        """Whether a date is that of another incident."""
        if self.earliest is None or self.latest is None:
            return False
        if value.earliest is None or value.latest is None:
            return False
        return value.latest < self.earliest - _SLACK or value.earliest > self.latest + _SLACK

    def other_place(self, value: Where) -> bool:
        """Whether a place is certainly another one than the main incident's."""
        mine = self.place
        if mine is None or mine.gazetteer == value.gazetteer:
            return False
        if mine.country and value.country and mine.country != value.country:
            return True
        if mine.lat is None or mine.lon is None or value.lat is None or value.lon is None:
            return False
        reach = (mine.radius_m or 0) + (value.radius_m or 0)
        if reach > _POINT_M:
            return False
        return distance_m(mine.lat, mine.lon, value.lat, value.lon) > reach + _APART_M


def bearings(sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft]) -> Bearings:
    """The main incident's date, the first exact one that its early sentences give, and its place,
    the one that they name most."""
    early = sentences[min(len(sentences), 8) - 1].end if sentences else 0
    dated = [
        draft
        for draft in sorted(drafts, key=lambda draft: draft.start)
        if isinstance(draft.value, When)
        and draft.value.earliest
        and not _looks_back(sentences, draft)
    ]
    exact = [draft for draft in dated if isinstance(draft.value, When) and _day(draft.value)]
    best = next(iter([d for d in exact if d.start < early] or exact or dated), None)
    value = best.value if best else None
    first, last = (value.earliest, value.latest) if isinstance(value, When) else (None, None)
    return Bearings(first, last, _main_place(sentences, drafts, early))


def _day(value: When) -> bool:
    return value.precision in ("day", "days")


def _looks_back(sentences: Sequence[Sentence], draft: ClaimDraft) -> bool:
    for sentence in sentences:
        if sentence.start <= draft.start < sentence.end:
            return _BACK_CUE.search(sentence.text) is not None
    return False


def _main_place(
    sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft], early: int
) -> Where | None:
    weights: Counter[str] = Counter()
    places: dict[str, Where] = {}
    for draft in drafts:
        value = draft.value
        if not isinstance(value, Where) or value.gazetteer is None:
            continue
        weight = draft.confidence * (2 if draft.start < early else 1)
        if (value.radius_m or 0) > _POINT_M or _looks_back(sentences, draft):
            weight /= 4
        weights[value.gazetteer] += round(100 * weight)
        places.setdefault(value.gazetteer, value)
    return places[weights.most_common(1)[0][0]] if weights else None


def stretches(
    sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft], main: Bearings
) -> tuple[Stretch, ...]:
    """The parts of the article that do not tell of its main incident, in order."""
    rounds = _roundup(sentences, drafts)
    if rounds:
        return rounds
    found: list[Stretch] = []
    places: dict[str, Thread] = {}
    for index, sentence in enumerate(sentences):
        inside = [draft for draft in drafts if sentence.start <= draft.start < sentence.end]
        stretch = _dated_apart(sentence, inside, main) or _placed_apart(
            sentence, inside, main, places
        )
        if stretch is None and index and _POINTS_BACK.search(sentence.text):
            before = sentences[index - 1]
            if found and found[-1].end == before.end:
                stretch = Stretch(sentence.start, sentence.end, found[-1].thread)
        if stretch is None:
            continue
        for draft in inside:
            if isinstance(draft.value, Where) and stretch.start <= draft.start < stretch.end:
                places.setdefault(_place_key(draft.value), stretch.thread)
        found.append(stretch)
    return tuple(found)


def _dated_apart(
    sentence: Sentence, inside: Sequence[ClaimDraft], main: Bearings
) -> Stretch | None:
    """The stretch of a sentence that tells of another date than the main incident's."""
    apart = [d for d in inside if isinstance(d.value, When) and main.other_date(d.value)]
    if not apart:
        return None
    value = apart[0].value
    assert isinstance(value, When)
    thread = Thread(f"{value.earliest}/{value.latest}", background=True)
    own = [d for d in inside if isinstance(d.value, When) and not main.other_date(d.value)]
    return Stretch(_clause_start(sentence, apart[0], inside, bool(own)), sentence.end, thread)


def _clause_start(
    sentence: Sentence, apart: ClaimDraft, inside: Sequence[ClaimDraft], mixed: bool
) -> int:
    """Where the clause of another incident begins: the sentence itself, unless claims of the main
    one stand before it."""
    event = EVENT.search(sentence.text, 0, apart.end - sentence.start)
    heads = list(EVENT.finditer(sentence.text, 0, apart.end - sentence.start))
    if event is None or (len(heads) < 2 and not mixed):
        return sentence.start
    tolls = [d for d in inside if isinstance(d.value, Toll) and d.end <= apart.start]
    if not tolls and not mixed and apart.start - sentence.start < 40:
        return sentence.start
    breaks = [
        match.start() + sentence.start
        for match in _CLAUSE.finditer(sentence.text, 0, apart.start - sentence.start + 1)
    ]
    return breaks[-1] if breaks and (tolls or mixed or len(heads) > 1) else sentence.start


def _placed_apart(
    sentence: Sentence,
    inside: Sequence[ClaimDraft],
    main: Bearings,
    places: dict[str, Thread],
) -> Stretch | None:
    """The stretch of a sentence that counts casualties at another place."""
    apart = [d for d in inside if isinstance(d.value, Where) and main.other_place(d.value)]
    counted = [d for d in inside if _counts(d)]
    if not apart or not counted:
        return None
    if any(isinstance(d.value, Where) and not main.other_place(d.value) for d in inside):
        return None
    value = apart[0].value
    assert isinstance(value, Where)
    key = _place_key(value)
    cued = _ASIDE_CUE.search(sentence.text) is not None
    thread = places.get(key) or Thread(key, background=not cued)
    return Stretch(sentence.start, sentence.end, thread)


def _place_key(value: Where) -> str:
    return value.gazetteer or fold(value.place)


def _counts(draft: ClaimDraft) -> bool:
    value = draft.value
    return (
        isinstance(value, Toll)
        and value.scope == "total"
        and value.status in ("reported", "feared")
        and value.effect in _INCIDENT_EFFECTS
    )


def _roundup(
    sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft]
) -> tuple[Stretch, ...]:
    """One stretch for each incident of a round-up: three paragraphs or more, each with a new event,
    its own place and its own toll. Empty where the article is none."""
    blocks: list[tuple[int, int, str | None]] = []
    paragraph = -1
    for sentence in sentences:
        inside = [draft for draft in drafts if sentence.start <= draft.start < sentence.end]
        named = [draft.value.place for draft in inside if isinstance(draft.value, Where)]
        opens = None
        if named and any(_counts(d) for d in inside) and _NEW_EVENT.search(sentence.text):
            opens = fold(named[0])
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            blocks.append((sentence.start, sentence.end, opens))
        else:
            start, _, before = blocks[-1]
            blocks[-1] = (start, sentence.end, before or opens)
    openers = [block for block in blocks if block[2]]
    if len(openers) < 3 or len({block[2] for block in openers}) < len(openers):
        return ()
    return _joined(blocks)


def _joined(blocks: Sequence[tuple[int, int, str | None]]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for start, end, opens in blocks:
        if opens:
            found.append(Stretch(start, end, Thread(f"{opens}@{start}", background=False)))
        elif found:
            found[-1] = Stretch(found[-1].start, end, found[-1].thread)
    return tuple(found)
