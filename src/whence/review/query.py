"""What a person asks the desk for, as it stands in the address.

    /?q=market&from=2022-03-01&country=IQ&country=SY&effect=killed&least=10&view=map&page=2

Every state of the desk is such an address; a part that says nothing is left out, so that one state
has one address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, Protocol, TypeVar, cast, get_args
from urllib.parse import urlencode

from msgspec import Struct, structs

from whence.model import EFFECTS, Effect

View = Literal["table", "cards", "map", "timeline"]
Sort = Literal["date", "-date", "toll", "sources"]
VIEWS: tuple[View, ...] = get_args(View)
SORTS: tuple[Sort, ...] = get_args(Sort)
FACETS = ("country", "place", "kind", "outlet", "informant", "told", "review", "differ")
"""The filters of which several values may be chosen, any of which will do."""
_Choice = TypeVar("_Choice", bound=str)
MOST_VALUES = 50
_LONGEST = 400


class Parameters(Protocol):
    """The part of an address after the question mark."""

    def get(self, key: str, /) -> Any:
        """The last value of a name, None where it is not given."""
        ...

    def getlist(self, key: str, /) -> list[str]:
        """All the values of a name."""
        ...


class Misunderstood(ValueError):
    """A part of an address that means nothing; its message is for the person who asked."""


class Box(Struct, frozen=True):
    """A part of the world in degrees, from its south-western to its north-eastern corner. It does
    not reach over the line where dates change."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return ",".join(f"{edge:g}" for edge in (self.west, self.south, self.east, self.north))


class Query(Struct, frozen=True):
    """Which incidents, how, and which of them is looked at closely.

    ``chosen`` are the values of the FACETS that were picked. ``least`` and ``most`` bound the
    number of people that ``effect`` was reported of: the highest report is at least ``least``, the
    lowest at most ``most``. ``pick`` is the id of the incident whose evidence is shown beside the
    results, ``all_of`` the facet whose values are all listed.
    """

    words: str = ""
    since: date | None = None
    until: date | None = None
    chosen: Mapping[str, tuple[str, ...]] = {}
    effect: Effect = "killed"
    least: int | None = None
    most: int | None = None
    box: Box | None = None
    view: View = "table"
    sort: Sort = "date"
    page: int = 1
    pick: str | None = None
    all_of: str | None = None

    @property
    def views(self) -> tuple[View, ...]:
        """The ways to look at it."""
        return VIEWS

    def href(self, **changes: Any) -> str:
        """The address of this state with some parts changed. Unless told, it begins at the first
        page and picks nothing."""
        return structs.replace(self, **{"page": 1, "pick": None, **changes}).address()

    def toggled(self, facet: str, value: str) -> str:
        """The address with one value of a facet chosen, or no longer."""
        held = self.chosen.get(facet, ())
        kept = tuple(one for one in held if one != value) if value in held else (*held, value)
        return self.href(chosen={**self.chosen, facet: kept})

    def anywhere(self) -> Query:
        """The same, wherever it was."""
        return structs.replace(self, box=None)

    def bare(self) -> str:
        """The address without any filter, in the same view."""
        return Query(view=self.view, sort=self.sort).address()

    def address(self) -> str:
        """The address of this state."""
        pairs = urlencode(self.pairs())
        return f"/?{pairs}" if pairs else "/"

    def pairs(self) -> list[tuple[str, str]]:
        """The parts of the address that say something, in their order."""
        plain: list[tuple[str, object, object]] = [
            ("q", self.words, ""),
            ("from", self.since, None),
            ("to", self.until, None),
        ]
        last: list[tuple[str, object, object]] = [
            ("effect", self.effect, "killed"),
            ("least", self.least, None),
            ("most", self.most, None),
            ("box", self.box, None),
            ("view", self.view, "table"),
            ("sort", self.sort, "date"),
            ("all", self.all_of, None),
            ("page", self.page, 1),
            ("pick", self.pick, None),
        ]
        facets = [(facet, value) for facet in FACETS for value in self.chosen.get(facet, ())]
        return [*_saying(plain), *facets, *_saying(last)]


def parse(asked: Parameters) -> Query:
    """The query of an address. Raises Misunderstood."""
    chosen = {facet: _values(asked.getlist(facet)) for facet in FACETS if asked.getlist(facet)}
    since, until = _date(asked, "from"), _date(asked, "to")
    if since and until and until < since:
        raise Misunderstood(f"the time from {since} to {until} ends before it begins")
    least, most = _number(asked, "least"), _number(asked, "most")
    if least is not None and most is not None and most < least:
        raise Misunderstood(f"no toll is at least {least} and at most {most}")
    return Query(
        words=(asked.get("q") or "").strip()[:_LONGEST],
        since=since,
        until=until,
        chosen={facet: values for facet, values in chosen.items() if values},
        effect=_one_of(asked, "effect", EFFECTS),
        least=least,
        most=most,
        box=_box(asked.get("box")),
        view=_one_of(asked, "view", VIEWS),
        sort=_one_of(asked, "sort", SORTS),
        page=_number(asked, "page", least=1) or 1,
        pick=asked.get("pick") or None,
        all_of=_one_of(asked, "all", FACETS) if asked.get("all") else None,
    )


def _saying(parts: Iterable[tuple[str, object, object]]) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value, usual in parts if value != usual]


def _values(given: list[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value[:_LONGEST] for value in given if value))
    if len(values) > MOST_VALUES:
        raise Misunderstood(f"more than {MOST_VALUES} values were chosen of one filter")
    return values


def _date(asked: Parameters, name: str) -> date | None:
    given = asked.get(name)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Misunderstood(f"{given!r} is no date; one is written 2022-03-12") from None


def _number(asked: Parameters, name: str, least: int = 0) -> int | None:
    given = asked.get(name)
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 10 and int(given) >= least):
        raise Misunderstood(f"{given!r} is no number that {name!r} can be")
    return int(given)


def _one_of(asked: Parameters, name: str, choices: tuple[_Choice, ...]) -> _Choice:
    given = asked.get(name) or choices[0]
    if given not in choices:
        raise Misunderstood(f"{name!r} is one of: {', '.join(choices)}")
    return cast(_Choice, given)


def _box(given: str | None) -> Box | None:
    if not given:
        return None
    try:
        west, south, east, north = map(float, given.split(","))
    except ValueError:
        raise Misunderstood("a part of the map is written west,south,east,north") from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise Misunderstood(f"{given!r} is no part of the map")
    return Box(west, south, east, north)
