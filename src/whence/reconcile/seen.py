"""What the claims about each field come to, as a person sees it when they decide.

A decision keeps these lines. Where they read otherwise later, because a page was added or is read
by a new version, what was decided about the field is open again. They do not hang on the profile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from whence.model import (
    Actor,
    Article,
    IncidentKind,
    Means,
    Mention,
    Outcome,
    Value,
    When,
    Where,
)


class Seen(Struct, frozen=True):
    """The lines ("killed: 23"), in order, and the articles that each rests on."""

    lines: Mapping[str, tuple[str, ...]]

    def of(self, field: str) -> frozenset[str]:
        """The lines about one field."""
        return of_field(self.lines, field)


def of_field(lines: Iterable[str], field: str) -> frozenset[str]:
    """Those of some lines that are about one field."""
    return frozenset(line for line in lines if line.partition(": ")[0] == field)


def fields_of(lines: Iterable[str]) -> set[str]:
    """The fields that some lines are about."""
    return {line.partition(": ")[0] for line in lines}


def seen(
    kind: IncidentKind,
    tolls: Sequence[Outcome],
    days: tuple[date | None, date | None],
    place: Where | None,
    mentions: Sequence[Mention],
) -> Seen:
    """The lines of an incident, from what its claims come to before any person's own value."""
    found: dict[str, set[str]] = defaultdict(set)
    found[f"kind: {kind}"] = set()
    for outcome in tolls:
        _of_toll(outcome, found)
    article_of = {
        claim.claim_id: mention.article_id for mention in mentions for claim in mention.claims
    }
    for mention in mentions:
        for claim in mention.claims:
            if line := _line(claim.value, days, place):
                found[line].add(article_of[claim.claim_id])
    if any(days):
        found[_dated(days)] |= set()
    if place:
        found[f"where: {place.place}"] |= set()
    return Seen({line: tuple(sorted(found[line])) for line in sorted(found)})


def _of_toll(outcome: Outcome, found: dict[str, set[str]]) -> None:
    for each in outcome.support:
        found[f"{outcome.field}: {each.figure}"].update(each.article_ids)
    if outcome.support:
        return
    for word in outcome.words:
        found[f"{outcome.field}: “{word.casefold()}”"] |= set()
    if not outcome.words and outcome.profile_low is not None:
        found[f"{outcome.field}: at least {outcome.profile_low}"] |= set()


def _line(value: Value, days: tuple[date | None, date | None], place: Where | None) -> str | None:
    match value:
        case When() if any(days) and (value.earliest, value.latest) == days:
            return _dated(days)
        case Where() if place and value.place == place.place:
            return f"where: {place.place}"
        case Actor():
            return f"actor: {value.role} {value.name}, {value.stance}"
        case Means():
            return f"means: {value.weapon}"
        case _:
            return None


def _dated(days: tuple[date | None, date | None]) -> str:
    first, last = (day.isoformat() if day else "…" for day in days)
    return f"when: {first}" if first == last else f"when: {first} to {last}"


def difference(field: str, then: frozenset[str], now: Seen, articles: Mapping[str, Article]) -> str:
    """What reads otherwise about a field, in one sentence that names the pages."""
    added, gone = sorted(now.of(field) - then), sorted(then - now.of(field))
    parts = [_with_pages(line, now, articles) for line in added]
    parts += [f"no longer {line.partition(': ')[2]}" for line in gone]
    return f"{field}: {'; '.join(parts)}"


def _with_pages(line: str, now: Seen, articles: Mapping[str, Article]) -> str:
    told = line.partition(": ")[2]
    named = [
        f"{article.published_by or article.title or 'outlet unknown'} ({article_id})"
        for article_id in now.lines[line][:3]
        if (article := articles.get(article_id))
    ]
    more = len(now.lines[line]) - 3
    if more > 0:
        named.append(f"{more} more")
    origin = f", from {', '.join(named)}" if named else ""
    return f"now {told}{origin}"
