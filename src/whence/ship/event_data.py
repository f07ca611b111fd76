"""What the columns of event data sets have in common: who is said to have done it, and the words
that a dispute is told in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whence import wording
from whence.gazetteer import gazetteer
from whence.model import Actor, CategoryCount, Outcome, Record
from whence.ship.tables import listed
from whence.ship.traversal import Item

DAYS = (date(1000, 1, 1), date(9999, 12, 31))


def code(record: Record, name: str) -> str | int | None:
    """A coded field of the profile, by its name."""
    return next((each.value for each in record.codes if each.name == name), None)


def killed(record: Record) -> Outcome | None:
    """What the record makes of the number of the killed."""
    return next((each for each in record.tolls if each.field == "killed"), None)


def category(record: Record, name: str) -> CategoryCount | None:
    """How many of one of the profile's categories were killed."""
    outcome = killed(record)
    found = outcome.categories if outcome else ()
    return next((each for each in found if each.category == name), None)


def country(record: Record) -> str | None:
    """The country's name, which is not spelt as every data set does."""
    entry = gazetteer().country(record.country) if record.country else None
    return entry.name if entry else record.country


def divisions(record: Record) -> tuple[str | None, str | None]:
    """The names of the first- and second-order divisions in which the place lies, if its gazetteer
    entry tells them."""
    entry = gazetteer().entry(record.gazetteer) if record.gazetteer else None
    if entry is None:
        return None, None
    first, second = (
        gazetteer().entry(key) if key else None for key in (entry.division, entry.district)
    )
    return (first.name if first else None, second.name if second else None)


def actors(item: Item, role: str) -> str | None:
    """Who is named in a role, each with the stance and who says it: a record never says who did
    it."""
    return listed(tuple(_actors(item, role)))


def _actors(item: Item, role: str) -> Iterator[str]:
    for one in item.cited:
        value = one.claim.value
        if isinstance(value, Actor) and value.role == role:
            by = one.claim.informant or one.article.published_by or "outlet unknown"
            yield f"{value.name} ({value.stance}, {by})"


def outlets(item: Item) -> list[str]:
    """The outlets that report it, each once, in the order of publication."""
    known = (one.article.published_by for one in item.members)
    return list(dict.fromkeys(outlet for outlet in known if outlet))


def dispute(item: Item) -> str:
    """One paragraph for a person: what was reported, by whom, and where reports disagree."""
    record = item.record
    parts = [wording.heading(record) + "."]
    for outcome in record.tolls:
        parts.append(f"{outcome.field.capitalize()}: {wording.outcome(outcome)}.")
        parts += [f"{wording.supported(one)}." for one in outcome.support]
    parts += [each.note for each in record.disagreements]
    accused = actors(item, "perpetrator")
    if accused:
        parts.append(f"Named as perpetrator: {accused}.")
    parts.append(f"[{record.label}]")
    return " ".join(parts)
