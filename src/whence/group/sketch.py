"""What a mention can be recognised by: its dates, places, kind, figures, weapons, rare names and
particulars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from whence.calendar import calendar_day, month_and_day
from whence.gazetteer import gazetteer
from whence.group.names import NAME, fold, named, officials, untitled
from whence.group.particulars import Particulars, particulars
from whence.group.rarity import TOLD, Vector, told, vector
from whence.group.words import headline_words, words
from whence.model import (
    Article,
    Claim,
    Effect,
    Family,
    IncidentKind,
    Means,
    Mention,
    Precision,
    Statement,
    Toll,
    When,
    Where,
)

NEWS_LAG = timedelta(days=7)
"""An article that reports an event without a date is taken to come at most this long after it."""

_EXACT: dict[Precision, int] = {"day": 0, "days": 1, "week": 2, "month": 3, "year": 4}
_TO_THE_WEEK = 2
SURE = 0.6
"""How far the one date of what an article reports must be trusted for it to be that of the event,
and not of another that it tells of far down: a wrong one joins and parts what it should not."""
SITE = re.compile(
    r"\b(?:camp|market|bazaar|school|college|university|mosque|church|temple|shrine|hospital|clinic"
    r"|airport|station|checkpoint|square|street|road|avenue|boulevard|lane|drive|bridge|hotel"
    r"|restaurant|club|mall|park|stadium|prison|barracks|base|fort|academy|embassy|district"
    r"|neighbou?rhood|quarter|suburb|village|block|square|house|building|towers?|centre|center)\b",
    re.IGNORECASE,
)
_AFAR = re.compile(
    r"\b(?:air[-\s]?(?:strikes?|raids?)|aircrafts?|war[-\s]?planes?|fighter\sjets?|bombardments?"
    r"|shelling|shelled|artillery|missiles?|rockets?|drones?|quadcopters?)\b",
    re.IGNORECASE,
)
"""What a war sends from afar, many a day."""
_COMMON = re.compile(r"\b([a-z]{3,})(?=\s(?:in|at|of|on|near|outside)\b|,|$)")
"""A common noun before a preposition or behind a name."""
_ANYWHERE = frozenset(
    (
        *("home", "house", "apartment", "apartments", "building", "complex", "residence", "street"),
        *("road", "block", "area", "town", "city", "village", "neighborhood", "neighbourhood"),
        *("district", "part", "side", "edge", "outskirts", "suburb", "county", "region", "scene"),
        *("north", "south", "east", "west", "centre", "center", "middle", "corner", "intersection"),
        *("province", "state", "northern", "southern", "eastern", "western", "place", "property"),
        *("vehicle", "car", "lot", "yard", "driveway", "avenue", "near", "the", "and"),
    )
)
"""Those that many reports of one event use for one another."""
_CLASSES = {
    "quarter": ("quarter", "neighborhood", "neighbourhood", "suburb", "ward"),
    "district": ("district",),
    "village": ("village", "hamlet"),
    "camp": ("camp",),
}
_CLASS = {noun: name for name, nouns in _CLASSES.items() for noun in nouns}
"""What two parts of a town or a country must both be for two names to mean two places."""
_PART = "|".join(_CLASS)
_BEHIND = re.compile(rf"({NAME.pattern}?)(?:\s[a-z]+)?\s((?i:{_PART}))\b")
_BEFORE = re.compile(rf"\b({_PART})\s(?:of\s|called\s)?({NAME.pattern})")
_OWNED = re.compile(r"^.*['’]s\s")
_VOWEL = re.compile(r"[aeiouyh]")


SERIES = frozenset(("air strike", "shelling", "clash", "artillery", "missile", "drone"))
"""Kinds and weapons of which a war brings many to one town on one day. Their reports use the same
words, name the same agencies, and small tolls are equal by chance; so two particulars must be
shared, and a town's name is none."""


class Dates(Struct, frozen=True):
    """When a mention's event was. ``explicit`` where the article dates it to a week or better;
    otherwise the range is what the article's own date allows, or wide, or unknown."""

    earliest: date | None = None
    latest: date | None = None
    month_day: tuple[int, int] | None = None
    explicit: bool = False

    @property
    def day_of_year(self) -> int | None:
        """The day of a leap year that a mention gives, if it gives one day."""
        if self.month_day:
            month, day = self.month_day
            return (date(2000, month, 1) + timedelta(days=day - 1)).timetuple().tm_yday
        if self.explicit and self.latest and self.earliest == self.latest:
            return self.latest.replace(year=2000).timetuple().tm_yday
        return None


class Point(Struct, frozen=True):
    """A located place."""

    lat: float
    lon: float
    radius_m: int


class Sketch(Struct, frozen=True):
    """One mention, as far as it helps to recognise its incident."""

    mention_id: str
    article_id: str
    family_id: str
    order: tuple[date, str]
    kind: IncidentKind
    background: bool
    telling: bool
    """Whether it says enough for an incident of its own."""
    dates: Dates
    fine: frozenset[str]
    """Names of places that lie inside a town, or that no gazetteer knows."""
    coarse: frozenset[str]
    """Names of towns and wider places."""
    unknown: frozenset[str]
    """Of either those that no gazetteer knows and that hold no word for a kind of place."""
    towns: frozenset[str]
    """Gazetteer entries that are no areas."""
    parts: frozenset[tuple[str, str]]
    """Those of the places inside a town, and of villages, that it says what they are of: a class
    and a name."""
    sites: frozenset[str]
    """Common nouns of places inside a town: the depot of "the bus depot in Velde"."""
    countries: frozenset[str]
    points: tuple[Point, ...]
    figures: Mapping[Effect, frozenset[int]]
    weapons: frozenset[str]
    counts: frozenset[int]
    names: frozenset[str]
    officials: frozenset[str]
    """Names of people in office, without their titles: those that stand behind one, and those
    whose statements are given with one."""
    quotes: frozenset[str]
    particulars: Particulars
    afar: bool
    """Whether it is an attack or a bombing, and tells of fire from afar. Aircraft search for the
    abducted too."""
    words: Vector
    published: date | None

    @property
    def serial(self) -> bool:
        """Whether its event is of those that a war brings many of to one town on one day."""
        return self.afar or not SERIES.isdisjoint((self.kind, *self.weapons))


def sketches(
    mentions: Sequence[Mention], articles: Sequence[Article], families: Sequence[Family]
) -> list[Sketch]:
    """The sketches of the mentions that report an incident, the earliest first: by their
    articles' publication (unknown last), then by id."""
    family_of = {member: family.family_id for family in families for member in family.article_ids}
    held: dict[str, list[Mention]] = {}
    for mention in mentions:
        held.setdefault(mention.article_id, []).append(mention)
    found = [
        made
        for article in articles
        for made in sketched(
            article,
            held.get(article.article_id, ()),
            family_of.get(article.article_id, article.article_id),
        )
    ]
    return sorted(found, key=lambda sketch: sketch.order)


def sketched(article: Article, mentions: Sequence[Mention], family_id: str) -> Iterator[Sketch]:
    """The sketches of an article's mentions that report an incident. ``mentions`` are all that the
    article holds."""
    for mention in mentions:
        if reports_incident(mention):
            yield _sketch(mention, article, family_id, _context(mention, article, len(mentions)))


def reports_incident(mention: Mention) -> bool:
    """Whether a mention is about one incident. One whose tolls are all totals over a period is
    not: "600 dead since January" happened on no one day."""
    tolls = [claim.value for claim in mention.claims if isinstance(claim.value, Toll)]
    return not tolls or any(toll.scope != "period" for toll in tolls)


def tells(mention: Mention) -> bool:
    """Whether a mention says enough for an incident of its own: a toll of somebody, or both when
    (to the month at least) and where. A bare year, or a statement about some attack, can only join
    another."""
    values = [claim.value for claim in mention.claims]
    tolls = [value for value in values if isinstance(value, Toll)]
    if any(toll.scope != "period" and toll.status != "denied" for toll in tolls):
        return True
    dated = any(isinstance(value, When) and value.precision != "year" for value in values)
    return dated and any(isinstance(value, Where) for value in values)


def _sketch(mention: Mention, article: Article, family_id: str, text: str) -> Sketch:
    places = [claim.value for claim in mention.claims if isinstance(claim.value, Where)]
    means = [claim.value for claim in mention.claims if isinstance(claim.value, Means)]
    located = [place for place in places if not place.is_area]
    fine, coarse = _place_names(places)
    names = named(text)
    return Sketch(
        mention_id=mention.mention_id,
        article_id=mention.article_id,
        family_id=family_id,
        order=(
            article.published.earliest if article.published else date.max,
            mention.mention_id,
        ),
        kind=mention.kind,
        background=mention.background,
        telling=tells(mention),
        dates=_dates(mention, article),
        fine=fine,
        coarse=coarse,
        unknown=frozenset(filter(_is_unknown, fine | coarse)),
        towns=frozenset(place.gazetteer for place in located if place.gazetteer),
        parts=frozenset(part for place in places for part in _parts(place.place)),
        sites=frozenset(noun for place in places for noun in _COMMON.findall(place.place))
        - _ANYWHERE,
        countries=frozenset(place.country for place in places if place.country),
        points=_points(located),
        figures=_figures(mention.claims),
        weapons=frozenset(mean.kind or fold(mean.weapon) for mean in means),
        counts=frozenset(
            count for mean in means for count in (mean.count_low, mean.count_high) if count
        ),
        names=untitled(names) - fine - coarse,
        officials=officials(names) | _speakers(mention.claims),
        quotes=frozenset(" ".join(claim.quote.split()).casefold() for claim in mention.claims),
        particulars=particulars(text),
        afar=mention.kind in ("attack", "bombing") and _AFAR.search(text) is not None,
        words=vector(text),
        published=article.published.latest if article.published else None,
    )


# -- dates ------------------------------------------------------------------------------------


def _dates(mention: Mention, article: Article) -> Dates:
    told = [(claim, claim.value) for claim in mention.claims if isinstance(claim.value, When)]
    ranges = [(claim, when) for claim, when in told if when.earliest and when.latest]
    exact = [one for one in ranges if _EXACT[one[1].precision] <= _TO_THE_WEEK]
    days = {(when.earliest, when.latest) for _, when in ranges}
    alone = len(days) == 1 and not mention.background
    if exact and not (alone and all(claim.confidence < SURE for claim, _ in exact)):
        best = _best(exact)
        return Dates(best.earliest, best.latest, explicit=True)
    partial = [when.month_day for _, when in told if when.month_day]
    bound = _bound(mention, article)
    if partial:
        return Dates(*bound, month_day=month_and_day(partial[0]), explicit=True)
    wide = [one for one in ranges if one not in exact]
    if wide:
        best = _best(wide)
        latest = min(best.latest or date.max, bound[1] or date.max)
        return Dates(best.earliest, latest)
    line = article.dateline
    if bound == (None, None) and not mention.background and line and line.month and line.day:
        return Dates(month_day=(line.month, line.day))
    return Dates(*bound)


def _best(told: Sequence[tuple[Claim, When]]) -> When:
    """Of the finest ranges the one stated most often; of several, the one stated first."""
    finest = min(_EXACT[when.precision] for _, when in told)
    fine = [when for _, when in told if _EXACT[when.precision] == finest]
    counts = Counter((when.earliest, when.latest) for when in fine)
    return max(fine, key=lambda when: counts[when.earliest, when.latest])


def _bound(mention: Mention, article: Article) -> tuple[date | None, date | None]:
    """The days on which the event of an undated mention can have been, from the article's own
    date. An event that is only referred back to may be any time before, and so may one of which an
    inquiry, a sentence or the captives' return is the news."""
    latest = article.published.latest if article.published else None
    line = article.dateline
    if line and line.year and line.month and line.day:
        latest = calendar_day(line.year, line.month, line.day) or latest
    if latest is None:
        return None, None
    back = mention.background or _AFTERWARDS.search(article.title or "")
    return (None if back else latest - NEWS_LAG), latest


_AFTERWARDS = re.compile(
    r"\b(?:inquir(?:y|ies)|enquir(?:y|ies)|inquests?|commissions?|tribunals?|trials?|verdicts?"
    r"|guilty|convict(?:s|ed|ion)|sentenc(?:e[ds]?|ing)|(?:life|prison|jail) terms?|jailed"
    r"|acquitt\w+|prosecutors?|ombuds(?:man|woman)|case files?|findings|fact-finding|anniversary"
    r"|commemorat\w+|compensation|reparations|ex-(?:hostages?|captives?)|freed|regain\w* freedom"
    r"|(?:walk(?:s|ed)?|set) free|forgotten|(?:to|rather) forget)\b",
    re.IGNORECASE,
)
"""What a headline says that was long after the event, as often as not."""


# -- places -----------------------------------------------------------------------------------


def _place_names(places: Iterable[Where]) -> tuple[frozenset[str], frozenset[str]]:
    """The fine and the coarse names of a mention's places. In "Camp Velde, near Arden" what stands
    before the town's own name is fine; in "Camp Velde in Ostland" only the name of a site is."""
    fine: set[str] = set()
    coarse: set[str] = set()
    for place in places:
        names = _names(place)
        if place.is_area:
            sites = {name for name in names if SITE.search(name)}
            fine.update(sites)
            coarse.update(set(names) - sites)
            continue
        cut = _town_at(names, place.gazetteer)
        fine.update(names[:cut])
        coarse.update(names[cut:])
    return frozenset(fine - coarse), frozenset(coarse)


def _is_unknown(name: str) -> bool:
    return not SITE.search(name) and not gazetteer().named(name)


def _town_at(names: Sequence[str], key: str | None) -> int:
    """Where among a place's names that of its gazetteer entry stands, from the narrowest on. The
    last, where the entry is none of ours; behind the first, where the place has none."""
    entry = gazetteer().entry(key) if key else None
    if entry is None:
        return len(names) - 1 if key and names else 1
    for at, name in enumerate(names):
        if name == fold(entry.name) or any(e.key == key for e in gazetteer().named(name)):
            return at
    return 1


def _names(place: Where) -> list[str]:
    found = (fold(match.group()) for match in NAME.finditer(place.place))
    return [name for name in found if not all(map(SITE.fullmatch, name.split()))]


def _parts(place: str) -> Iterator[tuple[str, str]]:
    """Of "Velde's Mill quarter" that it is a quarter, Mill; of "the quarter of Mill" too."""
    taken = set()
    for match in _BEHIND.finditer(place):
        taken.add(match.start(2))
        yield _CLASS[match[2].casefold()], fold(_OWNED.sub("", match[1]))
    for match in _BEFORE.finditer(place):
        if match.start(1) not in taken:
            yield _CLASS[match[1]], fold(match[2])


def _points(places: Iterable[Where]) -> tuple[Point, ...]:
    found = {
        Point(place.lat, place.lon, place.radius_m or 0)
        for place in places
        if place.lat is not None and place.lon is not None
    }
    return tuple(sorted(found, key=lambda point: (point.radius_m, point.lat, point.lon)))


def skeleton(name: str) -> str:
    """What the transliterations of a name have in common: its first letter and its consonants,
    doubled ones once. Names with too few consonants stay as they are."""
    bare = SITE.sub("", name).replace(" ", "")
    consonants = _VOWEL.sub("", bare[1:])
    kept = bare[:1] + "".join(
        char for place, char in enumerate(consonants) if char != consonants[place - 1 : place]
    )
    return kept if len(kept) >= 3 and len(bare) >= 5 else bare


# -- figures and names ------------------------------------------------------------------------


def _figures(claims: Iterable[Claim]) -> dict[Effect, frozenset[int]]:
    found: dict[Effect, set[int]] = {}
    for claim in claims:
        toll = claim.value
        if isinstance(toll, Toll) and toll.scope == "total" and toll.status != "denied":
            found.setdefault(toll.effect, set()).update(toll.figures)
    return {effect: frozenset(numbers) for effect, numbers in found.items() if numbers}


def _speakers(claims: Iterable[Claim]) -> frozenset[str]:
    """The full names of those who are quoted with their title."""
    spoken = (claim.value for claim in claims)
    found = (fold(each.speaker) for each in spoken if isinstance(each, Statement) and each.title)
    return frozenset(name for name in found if " " in name)


def _context(mention: Mention, article: Article, mentions: int) -> str:
    """What an article says about an incident: its whole text if that is the only one of its
    ``mentions`` and tells what the headline announces, else the paragraphs of the mention's
    claims."""
    text = article.text
    if mentions > 1 or _announced(article) < TOLD:
        blocks = {_block(text, claim.start, claim.end) for claim in mention.claims}
        text = "\n".join(text[start:end] for start, end in sorted(blocks))
    return text


def _announced(article: Article) -> float:
    """How much of an article's headline stands in its body."""
    heading = headline_words(article.text, article.body_start)
    body = {word.casefold() for word in words(article.text[article.body_start :])}
    return told([word.casefold() for word in heading], body)


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    before = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    return before, len(text) if after < 0 else after
