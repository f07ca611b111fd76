"""Where a row and its incident differ, each with the words that the record rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from whence import wording
from whence.gazetteer import distance_m, fold
from whence.model import EFFECTS, Effect, Field, Outcome, Record, Toll, When, Where
from whence.sheets.cells import Count
from whence.sheets.rows import Place, Row
from whence.ship.traversal import Cited, Item

Verdict = Literal[
    "same", "within", "overlaps", "different", "only in the sheet", "only in the record"
]
"""``within``: the sheet gives one value of several that the record's sources give; ``overlaps``:
the two ranges have something in common, but the sheet's goes beyond the record's."""
_Range = tuple[date | None, date | None]
_NEAR_M = 2_000
"""Metres by which two points may differ beyond the record's radius and be one place."""
_CHIEF: tuple[Field, ...] = ("toll", "when", "where")
_MOST = 12
"""Pieces of evidence that one difference shows at most."""


class Evidence(Struct, frozen=True):
    """A claim that a value of the record rests on. ``gives`` says whether it gives the sheet's
    value, ``counts`` whether the profile's rules let it count."""

    claim_id: str
    article_id: str
    says: str
    quote: str
    informant: str | None
    outlet: str | None
    published: str
    title: str | None
    url: str | None
    copy: bool
    gives: bool
    counts: bool


class Difference(Struct, frozen=True):
    """One field of a row beside the record's."""

    field: str
    verdict: Verdict
    sheet: str
    record: str
    why: str = ""
    evidence: tuple[Evidence, ...] = ()


def compare(row: Row, item: Item) -> tuple[Difference, ...]:
    """Every field that the row or the incident gives, those that are the same among them."""
    return (
        *_date(row, item),
        *_place(row.place, item),
        *_counts(row, item),
        *_kind(row, item.record),
    )


def chief(item: Item, most: int = _MOST) -> tuple[Evidence, ...]:
    """What an incident chiefly rests on: the tolls, dates and places of its reports, copies last,
    with each claim's words once."""
    kept: dict[tuple[str, str], Cited] = {}
    telling = [one for one in item.cited if one.claim.field in _CHIEF and not one.background]
    for one in sorted(telling, key=lambda one: (one.copy, _CHIEF.index(one.claim.field))):
        kept.setdefault((wording.brief(one.claim.value), one.claim.quote), one)
    found = [_evidence(one, item.record, gives=False) for one in kept.values()]
    return tuple(found[:most])


# -- dates ------------------------------------------------------------------------------------


def _date(row: Row, item: Item) -> Iterator[Difference]:
    record = item.record
    sheet = (row.earliest, row.latest)
    own = (record.earliest, record.latest)
    if sheet == own == (None, None):
        return
    verdict = _ranges(sheet, own)
    dated = [one for one in item.cited if isinstance(one.claim.value, When)]
    evidence = _cite(
        dated,
        record,
        lambda one: (
            isinstance(one.claim.value, When)
            and (one.claim.value.earliest, one.claim.value.latest) == sheet
        ),
    )
    yield Difference(
        "date",
        verdict,
        wording.days(*sheet) if row.latest else wording.NOTHING,
        wording.days(*own) if any(own) else wording.NOTHING,
        _days_apart(sheet, own) if verdict == "different" else "",
        evidence if verdict != "same" else (),
    )


def _ranges(
    sheet: tuple[date | None, date | None], own: tuple[date | None, date | None]
) -> Verdict:
    if own == (None, None):
        return "only in the sheet"
    if sheet == (None, None):
        return "only in the record"
    if sheet == own:
        return "same"
    first, last = sheet[0] or date.min, sheet[1] or date.max
    low, high = own[0] or date.min, own[1] or date.max
    if low <= first and last <= high:
        return "within"
    return "overlaps" if first <= high and low <= last else "different"


def _days_apart(
    sheet: tuple[date | None, date | None], own: tuple[date | None, date | None]
) -> str:
    first, last = sheet
    low, high = own
    if not (first and last and low and high):
        return ""
    apart = (low - last).days if last < low else (first - high).days
    return f"{wording.count(apart, 'day')} apart"


# -- places -----------------------------------------------------------------------------------


def _place(sheet: Place, item: Item) -> Iterator[Difference]:
    record = item.record
    told = sheet.name or sheet.area
    if not told and sheet.lat is None:
        if record.place and sheet.country != record.country:
            yield from _country(sheet, record)
        return
    shown = ", ".join(each for each in (sheet.name, sheet.area, sheet.country) if each)
    if sheet.lat is not None:
        shown = f"{shown} ({sheet.lat:.3f}, {sheet.lon:.3f})".strip()
    if record.place is None:
        yield Difference("place", "only in the sheet", shown, wording.NOTHING)
        return
    placed = [one for one in item.cited if isinstance(one.claim.value, Where)]
    named = _same_name(sheet, record, placed)
    apart = _apart(sheet, record)
    verdict: Verdict = "same" if named or (apart is not None and apart <= _NEAR_M) else "different"
    why = f"{apart / 1000:.0f} km apart, beyond the record's radius" if apart else ""
    if verdict == "same" and apart and apart > _NEAR_M:
        verdict = "different"
    evidence = _cite(placed, record, lambda one: _gives_name(sheet, one))
    where = wording.place(record)
    yield Difference(
        "place",
        verdict,
        shown,
        where,
        why if verdict == "different" else "",
        evidence if verdict != "same" else (),
    )
    if sheet.country and record.country and sheet.country != record.country:
        yield from _country(sheet, record)


def _country(sheet: Place, record: Record) -> Iterator[Difference]:
    if sheet.country and record.country:
        yield Difference("country", "different", sheet.country, record.country)


def _same_name(sheet: Place, record: Record, placed: Iterable[Cited]) -> bool:
    """Whether the sheet's name of the place stands in the record's, or a claim gives it."""
    if _holds(record.place or "", sheet.name):
        return True
    return any(_gives_name(sheet, one) for one in placed)


def _gives_name(sheet: Place, one: Cited) -> bool:
    value = one.claim.value
    return isinstance(value, Where) and _holds(value.place, sheet.name or sheet.area)


def _holds(place: str, name: str | None) -> bool:
    """Whether either name stands in the other, word for word."""
    first, other = f" {fold(place)} ", f" {fold((name or '').split(',')[0])} "
    return bool(first.strip() and other.strip()) and (other in first or first in other)


def _apart(sheet: Place, record: Record) -> float | None:
    """Metres from the sheet's point to the edge of the record's area."""
    if sheet.lat is None or sheet.lon is None or record.lat is None or record.lon is None:
        return None
    metres = distance_m(sheet.lat, sheet.lon, record.lat, record.lon)
    return max(0.0, metres - (record.radius_m or 0))


# -- numbers of people ------------------------------------------------------------------------


def _counts(row: Row, item: Item) -> Iterator[Difference]:
    outcomes = {outcome.field: outcome for outcome in item.record.tolls}
    for effect in EFFECTS:
        count, outcome = row.counts.get(effect), outcomes.get(effect)
        if count or (outcome and (effect in row.counts or effect in ("killed", "injured"))):
            yield _count(effect, count, outcome, item)


def _count(effect: Effect, count: Count | None, outcome: Outcome | None, item: Item) -> Difference:
    verdict, why = _bounds(count, outcome)
    told = [
        one
        for one in item.cited
        if isinstance(one.claim.value, Toll)
        and one.claim.value.effect == effect
        and one.claim.value.scope == "total"
    ]
    shown = wording.outcome(outcome) if outcome else wording.NOTHING
    return Difference(
        effect,
        verdict,
        _written(count),
        shown,
        why,
        _cite(told, item.record, lambda one: _gives(one, count)) if verdict != "same" else (),
    )


def _written(count: Count | None) -> str:
    if count is None:
        return wording.NOTHING
    figures = wording.figures(count.low, count.high)
    return f"“{count.as_written}”" if figures == wording.NOTHING else figures


def _bounds(count: Count | None, outcome: Outcome | None) -> tuple[Verdict, str]:
    if outcome is None or (outcome.low is None and outcome.high is None):
        said = "the record holds words without a figure" if outcome and outcome.words else ""
        return ("only in the sheet", said) if count else ("same", "")
    if count is None:
        return "only in the record", ""
    if count.low is None and count.high is None:
        return "different", "the sheet's words are no figure that can be compared"
    return _figures(count, outcome)


def _figures(count: Count, outcome: Outcome) -> tuple[Verdict, str]:
    if (count.low, count.high) == (outcome.low, outcome.high):
        return "same", ""
    if count.low == count.high == outcome.profile_best:
        reported = wording.figures(outcome.low, outcome.high)
        return "within", f"the sheet has the profile's best, of {reported}"
    first, last = count.low or 0, _infinite(count.high)
    least, most = outcome.low or 0, _infinite(outcome.high)
    if least <= first and last <= most:
        return "within", ""
    return ("overlaps" if first <= most and least <= last else "different"), ""


def _infinite(number: int | None) -> float:
    return float("inf") if number is None else number


def _gives(one: Cited, count: Count | None) -> bool:
    value = one.claim.value
    if not isinstance(value, Toll) or count is None:
        return False
    wanted = {number for number in (count.low, count.high) if number is not None}
    return bool(wanted & {value.low, value.high, *value.figures})


# -- kinds ------------------------------------------------------------------------------------


def _kind(row: Row, record: Record) -> Iterator[Difference]:
    """A kind that only one side tells is no difference: most sheets use words of their own."""
    if row.kind and "attack" not in (row.kind, record.kind):
        verdict: Verdict = "same" if row.kind == record.kind else "different"
        yield Difference("kind", verdict, row.kind, record.kind)


# -- evidence ---------------------------------------------------------------------------------


def _cite(
    told: Sequence[Cited], record: Record, gives: Callable[[Cited], bool]
) -> tuple[Evidence, ...]:
    """Claims as evidence: first those that give the sheet's own value, then those that count, then
    the rest; copies last in each."""
    found = [_evidence(one, record, gives=gives(one)) for one in told]
    found.sort(key=lambda each: (not each.gives, not each.counts, each.copy))
    return tuple(found[:_MOST])


def _evidence(one: Cited, record: Record, *, gives: bool) -> Evidence:
    claim, article = one.claim, one.article
    losers = {lost.claim_id for outcome in record.tolls for lost in outcome.losers}
    return Evidence(
        claim.claim_id,
        claim.article_id,
        wording.brief(claim.value),
        claim.quote,
        claim.informant,
        article.published_by,
        wording.published(article.published),
        article.title,
        article.url or one.page.url,
        one.copy,
        gives,
        claim.claim_id not in losers,
    )
