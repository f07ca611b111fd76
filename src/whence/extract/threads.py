"""Which part of an article tells of which incident.

A report mostly tells of one. Words that date or place something else ("a similar attack in 2013
killed six") open a thread of their own, from their clause to the end of the sentence, and the next
sentence stays with it where it points back ("in that attack").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from whence.extract.addresses import victim_at
from whence.extract.bearings import (
    BACK_CUE,
    NAMES,
    RECORD_SINCE,
    Bearings,
    Told,
    days_told,
    last_name,
)
from whence.extract.kinds import EVENT
from whence.extract.recalled import Recalled, did_before, recalled
from whence.extract.text import Sentence
from whence.extract.thread_facts import (
    INDEFINITE,
    Figure,
    clause_start,
    counts,
    figure,
    harms,
    is_attack,
    names_in,
    only_counts,
    place_key,
    scene_keys,
)
from whence.extract.thread_words import (
    AN_EVENT,
    AROUND,
    ASIDE_CUE,
    BESIDE,
    CLAUSE_END,
    DIED_IN,
    IN_A_PLACE,
    MEANWHILE,
    NEIGHBOURING,
    OTHERS,
    POINTS_BACK,
    SAME_AREA,
    SAME_DAY,
    SAME_DAY_TOO,
    THERE,
    WEEK_AFTER,
)
from whence.gazetteer import fold
from whence.model import ClaimDraft, Toll, When, Where

_SLACK = timedelta(days=1)
_NEWS = timedelta(days=2)
_LATELY = timedelta(days=31)
_SELDOM = 4
"""From how many on two incidents of one report seldom have the same figure."""


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


def stretches(parts: Sequence[Told], main: Bearings, written: date | None) -> tuple[Stretch, ...]:
    """The parts of the article that do not tell of its main incident, in order. ``written`` is its
    day, where no claim dates the incident."""
    return tuple(_Looking(parts, main, main.latest or written).back())


class _Looking:
    """One pass over an article's sentences for those that tell of another incident."""

    def __init__(self, parts: Sequence[Told], main: Bearings, day: date | None) -> None:
        self._parts = parts
        self._main = main
        self._day = day
        self._places: dict[str, Thread] = {}
        self._dates: dict[date, Thread] = {}
        self._counted = self._harmed = False
        self._seen: set[str] = set()
        self._figures: set[Figure] = set()
        self._own: set[Figure] = set()
        self._others: dict[Figure, Thread] = {}
        self._lasting = self._untold = -1
        self._previous: Told | None = None
        self._address: str | None = None
        self._hint: Thread | None = None

    def back(self) -> Iterator[Stretch]:
        last: Stretch | None = None
        for part in self._parts:
            sentence, inside = part.sentence, part.drafts
            before, self._hint = last.thread if last else self._hint, None
            found = self._before_news(part) or self._apart(sentence, inside)
            goes_on = (
                sentence.paragraph == self._lasting
                or POINTS_BACK.search(sentence.text)
                or self._counts_on(sentence, inside, last)
            )
            if found is None and before and goes_on:
                found = Stretch(sentence.start, sentence.end, before)
            if found:
                self._remember(found, sentence, inside)
                yield found
            last = found
            self._previous = part
            self._untold = sentence.paragraph if _counts_nobody(found, part) else -1
            self._counted = self._counted or any(counts(draft) for draft in inside)
            self._harmed = self._harmed or any(harms(draft) for draft in inside)
            self._figures.update(told for draft in inside if (told := figure(draft)))
            self._note(found, inside)
            for value in (d.value for d in inside if isinstance(d.value, Where)):
                self._seen |= {place_key(value), *names_in(value), *scene_keys(value)}

    def _note(self, found: Stretch | None, inside: Sequence[ClaimDraft]) -> None:
        """Remembers whose figures a sentence gives, those that two incidents seldom share."""
        for draft in inside:
            told = figure(draft)
            if told is None or not counts(draft) or (told[1] or 0) < _SELDOM:
                continue
            if found and found.start < draft.end <= found.end:
                self._others.setdefault(told, found.thread)
            else:
                self._own.add(told)

    def _counts_on(
        self, sentence: Sentence, inside: Sequence[ClaimDraft], last: Stretch | None
    ) -> bool:
        """Whether the casualties at the head of a sentence are of what the one before it told: that
        gave none, or all of it told of another incident, and these come in its paragraph or on top
        of its own."""
        more = OTHERS.match(sentence.text) or THERE.search(sentence.text)
        if not (only_counts(sentence, inside) or (more and any(map(harms, inside)))):
            return False
        if sentence.paragraph == self._untold:
            return True
        previous = self._previous
        if last is None or previous is None or last.start != previous.sentence.start:
            return False
        told = any(isinstance(draft.value, Toll) for draft in previous.drafts)
        return told and (more is not None or sentence.paragraph == previous.sentence.paragraph)

    def _apart(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        return (
            _deed_before(sentence)
            or self._dated(sentence, inside)
            or _earlier(self._record(sentence), self._recalled(sentence, inside))
            or self._cued(sentence, inside)
            or self._same_day(sentence, inside)
            or self._placed(sentence, inside)
            or self._elsewhere(sentence, inside)
            or self._addressed(sentence, inside)
            or self._told_before(sentence, inside)
        )

    def _before_news(self, part: Told) -> Stretch | None:
        """A sentence that counts others on an earlier day, where the incident has none: "on 11
        December gunmen took 300 pupils"."""
        if not part.older or self._main.earliest:
            return None
        news = self._day is not None and max(days_told(part)) >= self._day - _NEWS
        thread = Thread(f"older@{part.sentence.start}", background=not news)
        return Stretch(part.sentence.start, part.sentence.end, thread)

    def _remember(self, found: Stretch, sentence: Sentence, inside: Sequence[ClaimDraft]) -> None:
        """Later sentences that name the same place or day belong to the same thread."""
        for draft in inside:
            if draft.start < found.start:
                continue
            if isinstance(draft.value, Where):
                self._places.setdefault(place_key(draft.value), found.thread)
            elif isinstance(draft.value, When) and draft.value.latest:
                self._dates.setdefault(draft.value.latest, found.thread)
        for name in NAMES.findall(sentence.text[found.start - sentence.start :]):
            self._places.setdefault(fold(name), found.thread)

    def _dated(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """The stretch of a sentence that has another date than the main incident's."""
        other: list[ClaimDraft] = []
        own: list[ClaimDraft] = []
        for draft in inside:
            if isinstance(draft.value, When):
                apart = self._other_date(draft.value, sentence, inside)
                (other if apart else own).append(draft)
        if not other:
            return None
        value = other[0].value
        assert isinstance(value, When)
        key = f"{value.earliest}/{value.latest}"
        # What happened after the main incident is no background to it, nor what is told beside it.
        lately = not self._main.other_date(value, _LATELY)
        beside = BESIDE.match(sentence.text) is not None or self._next_town(inside)
        apart = self._main.before(value) or (lately and beside)
        later = apart and any(isinstance(one.value, Toll) for one in inside)
        thread = (value.latest and self._dates.get(value.latest)) or Thread(key, not later)
        return Stretch(clause_start(sentence, other[0], inside, bool(own)), sentence.end, thread)

    def _other_date(self, value: When, sentence: Sentence, inside: Sequence[ClaimDraft]) -> bool:
        if self._main.other_date(value, _SLACK):
            return True
        # The night before is the same event told otherwise, unless it is elsewhere too.
        return self._main.other_date(value, timedelta(0)) and (
            value.latest in self._dates
            or any(isinstance(d.value, Where) and self._main.other_place(d.value) for d in inside)
            or (
                self._counted
                and any(map(counts, inside))
                and (self._next_town(inside) or AROUND.search(sentence.text) is not None)
            )
            or (value.precision == "day" and self._new_scene(sentence, inside))
        )

    def _new_scene(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> bool:
        """Whether a sentence tells of an attack on others, at places that were not named before."""
        places = _scenes(inside)
        same = SAME_AREA.search(sentence.text) is not None
        new = (bool(places) or same) and self._seen.isdisjoint(places)
        return new and self._others_hurt(inside) and is_attack(sentence)

    def _others_hurt(self, inside: Sequence[ClaimDraft]) -> bool:
        """Whether a sentence tells of people harmed of whom nothing was told before: figures that
        are new, or "a man" who is."""
        return self._harmed and any(
            figure(draft) not in self._figures or INDEFINITE.match(draft.value.as_written)
            for draft in inside
            if isinstance(draft.value, Toll) and harms(draft)
        )

    def _next_town(self, inside: Sequence[ClaimDraft]) -> bool:
        """Whether the places of a sentence, as far as they are known, lie outside of the town."""
        places = [draft.value for draft in inside if isinstance(draft.value, Where)]
        known = [value for value in places if value.lat is not None]
        return bool(known) and all(map(self._main.other_town, known))

    def _record(self, sentence: Sentence) -> Stretch | None:
        """What follows "the worst … since" or "a week after": "since gunmen took 200 in Arden"."""
        match = RECORD_SINCE.search(sentence.text) or WEEK_AFTER.search(sentence.text)
        if match is None:
            return None
        start = sentence.start + match.start(1)
        comma = CLAUSE_END.search(sentence.text, match.end())
        end = sentence.start + comma.start() if comma else sentence.end
        return Stretch(start, end, Thread(f"since@{start}", background=True))

    def _recalled(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """The clause of a sentence that tells of another incident's tolls."""
        found = recalled(sentence.text, self._day, counted=self._harmed)
        if found is None:
            return None
        apart = _stretch(sentence, found)
        if found.lasting:
            self._lasting = sentence.paragraph
        counted = any(
            isinstance(draft.value, Toll) and apart.start < draft.end <= apart.end
            for draft in inside
        )
        if not counted and not found.lasting:
            # The next sentence may go on with it: "In that case, two were killed".
            self._hint = apart.thread
            return None
        return apart

    def _cued(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A later sentence that tells of an event "last month" or "in February", dated or not."""
        cue = BACK_CUE.search(sentence.text) if self._counted else None
        if cue is None or any(isinstance(draft.value, When) for draft in inside):
            return None
        if not any(counts(draft) for draft in inside) and not AN_EVENT.search(sentence.text):
            return None
        thread = Thread(f"{fold(cue.group())}", background=True)
        return Stretch(sentence.start, sentence.end, thread)

    def _same_day(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """ "The same day, gunmen abducted two workers in Arden": another incident of the day."""
        opening = SAME_DAY.match(sentence.text) or SAME_DAY_TOO.search(sentence.text)
        if not (opening and self._counted):
            return None
        if not (any(map(counts, inside)) or self._new_scene(sentence, inside)):
            return None
        places = _scenes(inside)
        alone = opening["day"] and self._others_hurt(inside) and is_attack(sentence)
        if not (places or alone) or not self._seen.isdisjoint(places):
            return None
        self._lasting = sentence.paragraph
        thread = Thread(f"day@{sentence.start}", background=False)
        return Stretch(sentence.start, sentence.end, thread)

    def _placed(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A sentence that counts casualties at another place."""
        if not any(map(counts, inside)):
            return None
        places = [draft.value for draft in inside if isinstance(draft.value, Where)]
        for value in places:
            thread = self._places.get(place_key(value)) or self._places.get(last_name(value))
            if thread and not self._is_main(value):
                return Stretch(sentence.start, sentence.end, thread)
        meanwhile = self._counted and MEANWHILE.search(sentence.text) is not None
        beside = self._counted and NEIGHBOURING.match(sentence.text) is not None
        if not places or not (
            all(self._main.other_place(value) for value in places)
            or (meanwhile and self._next_town(inside))
            or (beside and not any(map(self._is_main, places)))
        ):
            return None
        if not self._counted and self._is_headline_of(sentence, inside):
            return None
        news = (
            meanwhile
            or beside
            or ASIDE_CUE.search(sentence.text) is not None
            or any(
                isinstance(draft.value, When) and not self._main.other_date(draft.value, _NEWS)
                for draft in inside
            )
        )
        thread = Thread(place_key(places[0]), background=not news)
        return Stretch(sentence.start, sentence.end, thread)

    def _elsewhere(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A sentence that opens with another town and tells what befell people there, or with a
        place that the gazetteer does not know, that was not named before, and counts others there:
        "In Upper Arden, four farmers were shot dead"."""
        opening = IN_A_PLACE.match(sentence.text) or DIED_IN.match(sentence.text)
        place = next(
            (
                draft.value
                for draft in inside
                if isinstance(draft.value, Where)
                and opening
                and draft.start < sentence.start + opening.end()
            ),
            None,
        )
        if place is None or not (self._counted and self._main.place and any(map(harms, inside))):
            return None
        known = place.lat is not None
        new = self._others_hurt(inside) and place_key(place) not in self._seen
        if not (self._main.other_town(place) if known else new):
            return None
        return Stretch(sentence.start, sentence.end, Thread(place_key(place), background=False))

    def _is_headline_of(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> bool:
        """Whether a headline has the figures of the lead below it, wherever it says that it was."""
        if sentence is not self._parts[0].sentence:
            return False
        own = {figure(draft) for draft in inside if counts(draft)}
        lead = {figure(draft) for part in self._parts[1:_BELOW] for draft in part.drafts}
        return not own.isdisjoint(lead)

    def _addressed(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A sentence that finds new victims at another street block than the first."""
        block = victim_at(sentence.text)
        self._address = self._address or block
        counted = any(isinstance(draft.value, Toll) for draft in inside)
        if block is None or block == self._address or not counted:
            return None
        self._lasting = sentence.paragraph
        return Stretch(sentence.start, sentence.end, Thread(f"at {block}", background=False))

    def _told_before(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A sentence that has the figures of another incident, told of before, and none of the main
        one's: "30 dead in Narva shelling" may be the headline's second half."""
        told = {one for draft in inside if counts(draft) and (one := figure(draft))}
        if told & self._own:
            return None
        thread = next((self._others[one] for one in told if one in self._others), None)
        return Stretch(sentence.start, sentence.end, thread) if thread else None

    def _is_main(self, value: Where) -> bool:
        mine = self._main.place
        return mine is not None and mine.gazetteer == value.gazetteer


def _earlier(one: Stretch | None, other: Stretch | None) -> Stretch | None:
    """The stretch that begins first, of those that are."""
    found = [stretch for stretch in (one, other) if stretch]
    return min(found, key=lambda stretch: stretch.start, default=None)


def _scenes(inside: Sequence[ClaimDraft]) -> set[str]:
    """What the places of a sentence are known by."""
    found = (scene_keys(draft.value) for draft in inside if isinstance(draft.value, Where))
    return {key for keys in found for key in keys}


def _deed_before(sentence: Sentence) -> Stretch | None:
    found = did_before(sentence.text)
    return _stretch(sentence, found) if found else None


def _stretch(sentence: Sentence, found: Recalled) -> Stretch:
    start = sentence.start + found.start
    thread = Thread(f"recalled@{start}", found.background)
    return Stretch(start, sentence.start + found.end, thread)


_BELOW = 4
"""Sentences after the headline, which it stands for."""


def _counts_nobody(found: Stretch | None, part: Told) -> bool:
    """Whether a whole sentence tells of an event in the background and not of its toll, which the
    next may give: "In 2017 a gunman opened fire from a hotel. Fifty-eight people died."."""
    return (
        found is not None
        and found.thread.background
        and found.start == part.sentence.start
        and EVENT.search(part.sentence.text) is not None
        and not any(isinstance(draft.value, Toll) for draft in part.drafts)
    )
