"""When and where an article's main incident was, as far as its claims tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from whence.calendar import FULL_MONTH
from whence.extract.text import Sentence, ends_whole
from whence.gazetteer import distance_m, fold
from whence.model import ClaimDraft, Effect, Toll, When, Where

_APART_M = 30_000
_POINT_M = 150_000
_EARLY = 8
_HARDLY = 0.05
"""How much a place counts as the main incident's of which the article says "the worst since"."""
_TOLD = (
    r"said|reported|put|given|gave|told|announced|estimated|confirmed|stated|on|today|this|in\sthe\sday"
    r"|death|toll|count|figure|report|estimate|statement"
)
"""What makes an earlier figure of something that is told earlier, not of an earlier event."""
BACK_CUE = re.compile(
    rf"""\b(?:(?:a\s|an\s)?(?:similar|earlier|previous(?:ly)?)\b(?!\s(?:{_TOLD})\b)
        (?!,[^.;]{{0,80}}\b(?:said|told|reported|put|announced|confirmed)\b)
    |last\s(?:week|month|year|spring|summer|autumn|fall|winter|{FULL_MONTH})\b|(?:weeks?|months?|years?)\s(?:ago|earlier)\b|in\sthe\spast\b
    |in\srecent\s(?:weeks|months|years)\b
    |in\s(?:(?:early|mid|late)[-\s])?{FULL_MONTH}\b(?!\s\d)
    |in\s(?:19|20)\d\d\b|(?:of|in|since)\s{FULL_MONTH},?\s(?:19|20)\d\d\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that place an event before the one that an article reports."""
RECORD_SINCE = re.compile(
    r"\b(?:worst|deadliest|biggest|largest|bloodiest|first|most \w+)\b[^.;]{0,80}?\b(since)\s",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b[A-Z][\w-]{3,}(?:\s[A-Z][\w-]{2,})*")


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
        reach = _radius(mine) + _radius(value)
        return reach <= _POINT_M and _farther(mine, value, reach + _APART_M)

    def other_town(self, value: Where) -> bool:
        """Whether a place lies outside of the main incident's, be it next to it: what happened
        there at another time is another event."""
        mine = self.place
        if mine is None or mine.gazetteer == value.gazetteer:
            return False
        widest = max(_radius(mine), _radius(value))
        # What lies within a large city's bounds may be a part of it.
        apart = _NEXT_TOWN_M if widest <= _TOWN_M else widest
        return widest <= _CITY_M and _farther(mine, value, apart)


_TOWN_M = 50_000
_CITY_M = 100_000
_NEXT_TOWN_M = 8_000


def _radius(value: Where) -> int:
    return value.radius_m or 0


def _farther(one: Where, other: Where, metres: int) -> bool:
    """Whether two places are known to be more than so many metres from each other."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_m(one.lat, one.lon, other.lat, other.lon) > metres


class Told(Struct, frozen=True):
    """A sentence with the claims that begin in it. ``back`` marks one with words that place an
    event before the one that the article reports, ``older`` one whose date and figures do."""

    sentence: Sentence
    drafts: tuple[ClaimDraft, ...]
    back: bool
    older: bool = False


def told(
    sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft], written: date | None = None
) -> tuple[Told, ...]:
    """Each sentence with its claims, in order. ``written`` is the article's day."""
    inside: dict[int, list[ClaimDraft]] = {}
    for draft in drafts:
        index = bisect_right(sentences, draft.start, key=lambda sentence: sentence.start) - 1
        inside.setdefault(max(0, index), []).append(draft)
    parts = tuple(
        Told(
            sentence,
            tuple(inside.get(index, ())),
            tells_back(sentence.text),
        )
        for index, sentence in enumerate(sentences)
    )
    return parts if written is None else _with_older(parts, written)


def tells_back(sentence: str) -> bool:
    """Whether words of a sentence place an event before the one that the article reports; "a man
    who was shot last month has died" tells of the article's own."""
    back = BACK_CUE.search(sentence) or RECORD_SINCE.search(sentence)
    return back is not None and DIED_SINCE.search(sentence) is None


DIED_SINCE = re.compile(
    r"\b(?:who|that)\s(?:was|were|had\sbeen)\s(?:\w+\s)?(?:shot|wounded|injured|stabbed|hurt|beaten"
    r"|attacked|burned)\b[^.;]{0,120}?\b(?:(?:has|have)\sdied|died|dies|(?:has|have)\ssuccumbed)\b",
    re.IGNORECASE,
)
"""Who dies of an attack that was a while ago."""


def _with_older(parts: tuple[Told, ...], written: date) -> tuple[Told, ...]:
    """The parts; below a lead that counts and has no date ("…, police said on Tuesday"), those that
    date other figures some days back, or in another town, tell of an event before it."""
    lead = next((part for part in _below_headline(parts) if _figures(part, one=True)), None)
    if lead is None or days_told(lead):
        return parts
    own, place = _figures(lead, one=True), _first_place(lead)

    def is_older(part: Told) -> bool:
        days = days_told(part)
        if part.sentence.start <= lead.sentence.start or not days or max(days) > written:
            return False
        if not _differs(_figures(part), own):
            return False
        # "The deadliest since the war" is said of the incident itself.
        back = BACK_CUE.search(part.sentence.text) is not None
        return back or max(days) <= written - _NEWS or _in_another_town(part, place)

    return tuple(replace(part, back=True, older=True) if is_older(part) else part for part in parts)


def _below_headline(parts: Sequence[Told]) -> Sequence[Told]:
    """The parts without those of a headline, which has no date."""
    head = [part for part in parts if part.sentence.paragraph == parts[0].sentence.paragraph]
    ended = not head or ends_whole(head[-1].sentence.text)
    return parts if ended else parts[len(head) :]


def _in_another_town(part: Told, place: Where | None) -> bool:
    """Whether all places that a sentence names lie outside of the town that ``place`` is in."""
    mine = Bearings(None, None, place)
    others = [draft.value for draft in part.drafts if isinstance(draft.value, Where)]
    return bool(others) and all(mine.other_town(one) or mine.other_place(one) for one in others)


def _first_place(part: Told) -> Where | None:
    return next((draft.value for draft in part.drafts if isinstance(draft.value, Where)), None)


def _differs(figures: _Figures, own: _Figures) -> bool:
    return any(effect in own and told != own[effect] for effect, told in figures.items())


_Figures = dict[Effect, tuple[int, ...]]
_NEWS = timedelta(days=3)
"""What was so long ago is seldom what is "said on Tuesday"."""


def _figures(part: Told, *, one: bool = False) -> _Figures:
    """The first total of each effect in a sentence; with ``one`` a single person counts too."""
    found: _Figures = {}
    for draft in part.drafts:
        value = draft.value
        if isinstance(value, Toll) and (
            value.figures if value.scope == "total" else one and value.figures == (1,)
        ):
            found.setdefault(value.effect, value.figures)
    return found


def days_told(part: Told) -> list[date]:
    """The last day of each date that a sentence gives."""
    return [
        draft.value.latest
        for draft in part.drafts
        if isinstance(draft.value, When) and draft.value.latest
    ]


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
    lead = [value for value, number in dated if number < _LEAD]
    if lead and first and lead[0].precision == "week" and _outside(first[0], lead[0]):
        # "On Friday" may be today or six days ago; a date further down that is neither is not it.
        first = lead
    value = next(iter(first or lead or _of_tolls(parts)), None)
    earliest, latest = (value.earliest, value.latest) if value else (None, None)
    return Bearings(earliest, latest, _main_place(parts, earliest))


_LEAD = 2
"""Sentences that tell what an article is about."""


def _outside(one: When, other: When) -> bool:
    return Bearings(other.earliest, other.latest, None).other_date(one, timedelta(0))


def _of_tolls(parts: Sequence[Told]) -> list[When]:
    """The dates beside tolls where an article dates all that it tells further back: "in March …, in
    May …"."""
    return [
        draft.value
        for part in parts
        if not part.older
        and any(
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
        if (since := RECORD_SINCE.search(part.sentence.text))
        for name in NAMES.findall(part.sentence.text[since.start(1) :])
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
            share = _HARDLY if last_name(value) in recalled else share
            weight = draft.confidence * of_part * share
            weights[value.gazetteer] += round(100 * weight)
            places.setdefault(value.gazetteer, value)
    return places[weights.most_common(1)[0][0]] if weights else None


def last_name(value: Where) -> str:
    names = NAMES.findall(value.place)
    return fold(names[-1]) if names else ""
