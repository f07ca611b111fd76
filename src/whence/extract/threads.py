"""Which part of an article tells of which incident.

A report mostly tells of one. Words that date or place something else ("a similar attack in 2013
killed six") open a thread of their own, from their clause to the end of the sentence, and the next
sentence stays with it where it points back ("in that attack").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from whence.extract.addresses import victim_at
from whence.extract.kinds import EVENT
from whence.extract.recalled import recalled
from whence.extract.text import Sentence
from whence.gazetteer import distance_m, fold
from whence.model import ClaimDraft, Toll, When, Where

_SLACK = timedelta(days=1)
_NEWS = timedelta(days=2)
_LATELY = timedelta(days=31)
_BESIDE = re.compile(
    r"(?:In|During) (?:an?other|a (?:separate|further|second|different)) (?:\w+ )?(?:incident"
    r"|attack|case|raid|operation)\b|(?:Separately|Elsewhere)\b"
)
"""How a report opens the next of several incidents."""
_APART_M = 30_000
_POINT_M = 150_000
_EARLY = 8
_HARDLY = 0.05
"""How much a place counts as the main incident's of which the article says "the worst since"."""
_INCIDENT_EFFECTS = frozenset({"killed", "injured", "abducted", "missing"})
_POINTS_BACK = re.compile(
    r"\b(?:[Ii]n|of|[Aa]fter|[Dd]uring|from) (?:that|those)\b|\bthat (?:attack|blast|bombing"
    r"|strike|raid|shooting|assault|explosion)\b|\bat the time\b"
    r"|\bthose (?:attacks|blasts|bombings)\b|^(?:That|Those|It then)\b"
)
_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_TOLD = (
    r"said|reported|put|given|gave|told|announced|estimated|confirmed|stated|on|today|this|in\sthe\sday"
    r"|death|toll|count|figure|report|estimate|statement"
)
"""What makes an earlier figure of something that is told earlier, not of an earlier event."""
_BACK_CUE = re.compile(
    rf"""\b(?:(?:a\s|an\s)?(?:similar|earlier|previous(?:ly)?)\b(?!\s(?:{_TOLD})\b)
    |last\s(?:week|month|year)\b|(?:weeks?|months?|years?)\s(?:ago|earlier)\b|in\sthe\spast\b
    |in\srecent\s(?:weeks|months|years)\b
    |in\s(?:(?:early|mid|late)[-\s])?{_MONTHS}\b(?!\s\d)
    |in\s(?:19|20)\d\d\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that place an event before the one that an article reports."""
_RECORD_SINCE = re.compile(
    r"\b(?:worst|deadliest|biggest|largest|bloodiest|first|most \w+)\b[^.;]{0,80}?\b(since)\s",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;(]\s|\s[–—-]\s|\s(?:since|behind|like|unlike|recalling|following|after|whereas|while|than"
    r"|as well as|also claimed|claimed an?)\s"
)
AN_EVENT = re.compile(
    r"\b(?:an?|another|two|three|four|several|twin|double) (?:[\w-]+ ){0,3}(?:attacks?|bombs?"
    r"|blasts?|bombings?|shootings?|explosions?|raids?|air ?strikes?|ambush|massacre|assault"
    r"|kidnapping|abduction)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;](?!\s(?:when|where|which|in which|during which|killing)\b)")
_WEEK_AFTER = re.compile(
    r"(,\s(?:just |only |less than )?(?:an?|one|two|three|four|several|\d+) (?:days?|weeks?|months?"
    r"|years?) after)\s(?!being\b|he\b|she\b)"
)
_NAMES = re.compile(r"\b[A-Z][\w-]{3,}(?:\s[A-Z][\w-]{2,})*")
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

    def other_date(self, value: When, slack: timedelta) -> bool:
        """Whether a date is more than ``slack`` away from the main incident's."""
        if self.earliest is None or self.latest is None:
            return False
        if value.earliest is None or value.latest is None:
            return False
        return value.latest < self.earliest - slack or value.earliest > self.latest + slack

    def before(self, value: When) -> bool:
        """Whether the main incident was certainly before a date."""
        if self.latest is None or value.earliest is None:
            return False
        return self.latest < value.earliest

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


class Told(Struct, frozen=True):
    """A sentence with the claims that begin in it. ``back`` marks one with words that place an
    event before the one that the article reports."""

    sentence: Sentence
    drafts: tuple[ClaimDraft, ...]
    back: bool


def told(sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft]) -> tuple[Told, ...]:
    """Each sentence with its claims, in order."""
    inside: dict[int, list[ClaimDraft]] = {}
    for draft in drafts:
        index = bisect_right(sentences, draft.start, key=lambda sentence: sentence.start) - 1
        inside.setdefault(max(0, index), []).append(draft)
    return tuple(
        Told(
            sentence,
            tuple(inside.get(index, ())),
            bool(_BACK_CUE.search(sentence.text) or _RECORD_SINCE.search(sentence.text)),
        )
        for index, sentence in enumerate(sentences)
    )


def bearings(parts: Sequence[Told]) -> Bearings:
    """The main incident's date, the first exact one that is not that of something further back, and
    its place, the one that the sentences with that date and the early ones name most."""
    dated = [
        (draft.value, number)
        for number, part in enumerate(parts)
        if not part.back
        for draft in part.drafts
        if isinstance(draft.value, When) and draft.value.earliest
    ]
    first = [value for value, _ in dated if value.precision in ("day", "days")]
    lead = [value for value, number in dated if number < 2]
    value = next(iter(first or lead or _of_tolls(parts)), None)
    earliest, latest = (value.earliest, value.latest) if value else (None, None)
    return Bearings(earliest, latest, _main_place(parts, earliest))


def _of_tolls(parts: Sequence[Told]) -> list[When]:
    """The dates beside tolls where an article dates all that it tells further back: "in March …, in
    May …"."""
    return [
        draft.value
        for part in parts
        if any(
            isinstance(other.value, Toll) and other.value.scope != "period" for other in part.drafts
        )
        for draft in part.drafts
        if isinstance(draft.value, When) and draft.value.earliest
    ]


def _main_place(parts: Sequence[Told], day: date | None) -> Where | None:
    weights: Counter[str] = Counter()
    places: dict[str, Where] = {}
    recalled = {
        fold(name)
        for part in parts
        if (since := _RECORD_SINCE.search(part.sentence.text))
        for name in _NAMES.findall(part.sentence.text[since.start(1) :])
    }
    for number, part in enumerate(parts):
        days = {draft.value.earliest for draft in part.drafts if isinstance(draft.value, When)}
        of_part = (2 if day in days else 0.25) if days else 1
        of_part *= (2 if number < _EARLY else 1) * (0.25 if part.back else 1)
        for draft in part.drafts:
            value = draft.value
            if not isinstance(value, Where) or value.gazetteer is None:
                continue
            share = 0.25 if (value.radius_m or 0) > _POINT_M else 1.0
            share = _HARDLY if _last_name(value) in recalled else share
            weight = draft.confidence * of_part * share
            weights[value.gazetteer] += round(100 * weight)
            places.setdefault(value.gazetteer, value)
    return places[weights.most_common(1)[0][0]] if weights else None


def stretches(parts: Sequence[Told], main: Bearings) -> tuple[Stretch, ...]:
    """The parts of the article that do not tell of its main incident, in order."""
    return tuple(_Looking(parts, main).back())


class _Looking:
    """One pass over an article's sentences for those that tell of another incident."""

    def __init__(self, parts: Sequence[Told], main: Bearings) -> None:
        self._parts = parts
        self._main = main
        self._places: dict[str, Thread] = {}
        self._dates: dict[date, Thread] = {}
        self._counted = False
        self._lasting = -1
        self._address: str | None = None
        self._hint: Thread | None = None

    def back(self) -> Iterator[Stretch]:
        last: Stretch | None = None
        for part in self._parts:
            sentence, inside = part.sentence, part.drafts
            before, self._hint = last.thread if last else self._hint, None
            found = self._apart(sentence, inside)
            goes_on = sentence.paragraph == self._lasting or _POINTS_BACK.search(sentence.text)
            if found is None and before and goes_on:
                found = Stretch(sentence.start, sentence.end, before)
            if found:
                self._remember(found, sentence, inside)
                yield found
            last = found
            self._counted = self._counted or any(counts(draft) for draft in inside)

    def _apart(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        return (
            self._dated(sentence, inside)
            or self._record(sentence)
            or self._recalled(sentence, inside)
            or self._cued(sentence, inside)
            or self._placed(sentence, inside)
            or self._addressed(sentence, inside)
        )

    def _remember(self, found: Stretch, sentence: Sentence, inside: Sequence[ClaimDraft]) -> None:
        """Later sentences that name the same place or day belong to the same thread."""
        for draft in inside:
            if draft.start < found.start:
                continue
            if isinstance(draft.value, Where):
                self._places.setdefault(_place_key(draft.value), found.thread)
            elif isinstance(draft.value, When) and draft.value.latest:
                self._dates.setdefault(draft.value.latest, found.thread)
        for name in _NAMES.findall(sentence.text[found.start - sentence.start :]):
            self._places.setdefault(fold(name), found.thread)

    def _dated(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """The stretch of a sentence that has another date than the main incident's."""
        other: list[ClaimDraft] = []
        own: list[ClaimDraft] = []
        for draft in inside:
            if isinstance(draft.value, When):
                apart = self._other_date(draft.value, inside)
                (other if apart else own).append(draft)
        if not other:
            return None
        value = other[0].value
        assert isinstance(value, When)
        key = f"{value.earliest}/{value.latest}"
        # What happened after the main incident is no background to it, nor what is told beside it.
        apart = self._main.before(value) or (
            _BESIDE.match(sentence.text) is not None and not self._main.other_date(value, _LATELY)
        )
        later = apart and any(isinstance(one.value, Toll) for one in inside)
        thread = (value.latest and self._dates.get(value.latest)) or Thread(key, not later)
        return Stretch(_clause_start(sentence, other[0], inside, bool(own)), sentence.end, thread)

    def _other_date(self, value: When, inside: Sequence[ClaimDraft]) -> bool:
        if self._main.other_date(value, _SLACK):
            return True
        # The night before is the same event told otherwise, unless it is elsewhere too.
        return self._main.other_date(value, timedelta(0)) and (
            value.latest in self._dates
            or any(isinstance(d.value, Where) and self._main.other_place(d.value) for d in inside)
        )

    def _record(self, sentence: Sentence) -> Stretch | None:
        """What follows "the worst … since" or "a week after": "since gunmen took 200 in Arden"."""
        match = _RECORD_SINCE.search(sentence.text) or _WEEK_AFTER.search(sentence.text)
        if match is None:
            return None
        start = sentence.start + match.start(1)
        comma = _CLAUSE_END.search(sentence.text, match.end())
        end = sentence.start + comma.start() if comma else sentence.end
        return Stretch(start, end, Thread(f"since@{start}", background=True))

    def _recalled(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """The clause of a sentence that tells of another incident's tolls."""
        found = recalled(sentence.text, self._main.latest, counted=self._counted)
        if found is None:
            return None
        start, end = sentence.start + found.start, sentence.start + found.end
        if found.lasting:
            self._lasting = sentence.paragraph
        counted = any(
            isinstance(draft.value, Toll) and start < draft.end <= end for draft in inside
        )
        thread = Thread(f"recalled@{start}", found.background)
        if not counted and not found.lasting:
            # The next sentence may go on with it: "In that case, two were killed".
            self._hint = thread
            return None
        return Stretch(start, end, thread)

    def _cued(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A later sentence that tells of an event "last month" or "in February", dated or not."""
        cue = _BACK_CUE.search(sentence.text) if self._counted else None
        if cue is None or any(isinstance(draft.value, When) for draft in inside):
            return None
        if not any(counts(draft) for draft in inside) and not AN_EVENT.search(sentence.text):
            return None
        thread = Thread(f"{fold(cue.group())}", background=True)
        return Stretch(sentence.start, sentence.end, thread)

    def _placed(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A sentence that counts casualties at another place."""
        if not any(counts(draft) for draft in inside):
            return None
        places = [draft.value for draft in inside if isinstance(draft.value, Where)]
        for value in places:
            thread = self._places.get(_place_key(value)) or self._places.get(_last_name(value))
            if thread and not self._is_main(value):
                return Stretch(sentence.start, sentence.end, thread)
        if not places or not all(self._main.other_place(value) for value in places):
            return None
        news = _ASIDE_CUE.search(sentence.text) is not None or any(
            isinstance(draft.value, When) and not self._main.other_date(draft.value, _NEWS)
            for draft in inside
        )
        thread = Thread(_place_key(places[0]), background=not news)
        return Stretch(sentence.start, sentence.end, thread)

    def _addressed(self, sentence: Sentence, inside: Sequence[ClaimDraft]) -> Stretch | None:
        """A sentence that finds new victims at another street block than the first."""
        block = victim_at(sentence.text)
        self._address = self._address or block
        counted = any(isinstance(draft.value, Toll) for draft in inside)
        if block is None or block == self._address or not counted:
            return None
        self._lasting = sentence.paragraph
        return Stretch(sentence.start, sentence.end, Thread(f"at {block}", background=False))

    def _is_main(self, value: Where) -> bool:
        mine = self._main.place
        return mine is not None and mine.gazetteer == value.gazetteer


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


def _last_name(value: Where) -> str:
    names = _NAMES.findall(value.place)
    return fold(names[-1]) if names else ""


def _place_key(value: Where) -> str:
    return value.gazetteer or fold(value.place)


def counts(draft: ClaimDraft) -> bool:
    """Whether a draft is a toll that an incident can be told by: a total, neither denied nor
    superseded."""
    value = draft.value
    return (
        isinstance(value, Toll)
        and value.scope == "total"
        and value.status in ("reported", "feared")
        and value.effect in _INCIDENT_EFFECTS
    )
