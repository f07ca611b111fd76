"""The coded fields that profiles ask for, each derived from the range and the radius that a record
keeps."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from whence.model import Article, Code, Outcome, SourceGroup, Where
from whence.reconcile.choices import Choices


class Known(Struct, frozen=True):
    """What a record holds once its tolls are reconciled. ``articles`` are its own, by publication,
    the undated last."""

    earliest: date | None
    latest: date | None
    place: Where | None
    tolls: tuple[Outcome, ...]
    sources: tuple[SourceGroup, ...]
    articles: Sequence[Article]
    choices: Choices

    @property
    def days(self) -> int | None:
        """How many days the incident can have been on."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1


class Coding(Struct, frozen=True):
    """One field: its name and source, and its value."""

    name: str
    source: str
    value: Callable[[Known], str | int | None]

    def code(self, known: Known) -> Code:
        """The field of one record."""
        return Code(self.name, self.value(known), self.source)


def edtf(earliest: date | None, latest: date | None) -> str | None:
    """A range of days as an Extended Date/Time Format string, as short as it can be said."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        first, last = (each.isoformat() if each else ".." for each in (earliest, latest))
        return f"{first}/{last}"
    if earliest == latest:
        return earliest.isoformat()
    whole = earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]
    if whole and (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest:%Y-%m}"
    if whole and (earliest.month, latest.month, earliest.year) == (1, 12, latest.year):
        return f"{earliest:%Y}"
    return f"{earliest.isoformat()}/{latest.isoformat()}"


def _step(number: int | None, limits: Sequence[tuple[int, int]], beyond: int) -> int | None:
    """The code of the first limit that a number keeps within."""
    if number is None:
        return None
    return next((code for limit, code in limits if number <= limit), beyond)


def _where_prec(known: Known) -> int | None:
    place, choices = known.place, known.choices
    if place is None:
        return None
    if place.radius_m is None:
        return 6 if place.country else 5
    return _step(
        place.radius_m,
        (
            (choices.exact_m, 1),
            (choices.near_m, 2),
            (choices.second_order_m, 3),
            (choices.first_order_m, 4),
        ),
        5,
    )


def _date_prec(known: Known) -> int | None:
    return _step(known.days, ((1, 1), (6, 2), (7, 3), (31, 4)), 5)


def _time_precision(known: Known) -> int | None:
    return _step(known.days, ((1, 1), (7, 2)), 3)


def _geo_precision(known: Known) -> int | None:
    place, choices = known.place, known.choices
    if place is None:
        return None
    return _step(place.radius_m, ((choices.exact_m, 1), (choices.second_order_m, 2)), 3) or 3


def _event(known: Known) -> str:
    best = [outcome.profile_best or 0 for outcome in known.tolls if outcome.field == "killed"]
    return "yes" if best and best[0] >= 1 else "no death that can be counted"


def _listed(names: Sequence[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(name for name in names if name)) or None


def _headlines(known: Known) -> str | None:
    return _listed([each.title for each in known.articles])


def _days(known: Known) -> str | None:
    return _listed([each.published.latest.isoformat() for each in known.articles if each.published])


EDTF = Coding("edtf", "EDTF, ISO 8601-2", lambda known: edtf(known.earliest, known.latest))
_SOURCES = Coding(
    "number_of_sources", "copies, outlets and informants once", lambda known: len(known.sources)
)

UCDP = (
    Coding("event", "an organised actor's armed force with at least one death (check)", _event),
    Coding("where_prec", "by the radius: 1 exact to 6 country", _where_prec),
    Coding("date_prec", "by the days: 1 one day to 5 a year", _date_prec),
    Coding("event_clarity", "totals over several events are no incident: 1", lambda _: 1),
    _SOURCES,
    Coding(
        "source_office",
        "outlets",
        lambda known: _listed([each.published_by for each in known.articles]),
    ),
    Coding("source_date", "publication", _days),
    Coding("source_headline", "headlines", _headlines),
    Coding(
        "source_original",
        "primary informants",
        lambda known: _listed([group.informant for group in known.sources]),
    ),
    EDTF,
)
ACLED = (
    Coding("time_precision", "by the days: 1 one day, 2 a week, 3 more", _time_precision),
    Coding("geo_precision", "by the radius: 1 a town to 3 a larger region", _geo_precision),
    Coding(
        "source", "outlets", lambda known: _listed([each.published_by for each in known.articles])
    ),
    EDTF,
)
IBC = (
    Coding(
        "sources",
        "outlet and date, never the text",
        lambda known: _listed(
            [
                f"{each.published_by} {each.published.latest if each.published else 'undated'}"
                for each in known.articles
                if each.published_by
            ]
        ),
    ),
    _SOURCES,
    EDTF,
)
