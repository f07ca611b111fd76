"""The human targets of MUC-4's incidents, from all that is read of a document: those that the
network labels, the tolls of the rules, and the people whom the parse finds by name.

Each is one target with a number and an effect. Who is told of twice counts once: the network's
words before the rules', both before the parse's. Whoever was abducted belongs to the kidnapping,
everybody else to the main one of the other incidents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from bench.scorers import keys
from whence.extract.roles import tokens
from whence.extract.roles_incidents import RoleIncident
from whence.extract.roles_people import Harmed
from whence.extract.roles_targets import HumanTarget
from whence.model import ClaimDraft, MentionDraft, Toll

EFFECTS: dict[str, str] = {"killed": "DEATH", "injured": "INJURY"}
"""Effects of tolls as the keys write them; a kidnapping's people have none."""
_FIGHTERS = re.compile(
    r"\b(?:guerrillas?|rebels?|terrorists?|subversives?|soldiers?|troops|combatants?|extremists?"
    r"|insurgents?|fighters?|attackers?|assailants?|gunm[ae]n|bombers?|kidnappers?)\b",
    re.I,
)
"""People who are no human targets of MUC-4's."""
_PRONOUNS = re.compile(r"(?:he|she|him|his|her|they|them|any|anyone)\b", re.I)


class Person(Struct, frozen=True):
    """People who were harmed; ``count`` is None for a plural without a number."""

    name: str
    count: int | None
    effect: str


def human_targets(
    incidents: Sequence[RoleIncident],
    labelled: Iterable[HumanTarget],
    mentions: Sequence[MentionDraft],
    named: Iterable[Harmed],
) -> Iterator[keys.Answer]:
    """An answer an incident."""
    people = [Person(one.name, one.count, one.fate) for one in labelled]
    told = [*_counted(mentions), *_by_name(named)]
    people += _further(people, [one for one in told if not _FIGHTERS.search(one.name)])
    for incident in incidents:
        taken = incident.type == "kidnapping"
        main = next(one for one in incidents if (one.type == "kidnapping") == taken)
        fitting = [one for one in people if (one.effect == "taken") == taken]
        yield _answer(incident, fitting if incident is main else [])


def number(toll: Toll) -> str:
    """A toll as the answer keys write numbers."""
    return _number(_count(toll))


def _number(count: int | None) -> str:
    return "PLURAL" if count is None else str(count)


def _count(toll: Toll) -> int | None:
    if toll.low is not None and toll.high is None and toll.figures:
        return max(toll.figures)
    return toll.low if toll.low is not None else toll.high


def _counted(mentions: Iterable[MentionDraft]) -> Iterator[Person]:
    """The people of the rules' tolls; of a sum of several kinds each kind."""
    for mention in mentions:
        claims = [one for one in mention.claims if _is_target(one)]
        for claim in claims:
            toll = claim.value
            assert isinstance(toll, Toll)
            if len(toll.figures) > 1 and any(_is_kind(one, claim) for one in claims):
                continue
            yield Person(toll.who or toll.as_written, _count(toll), _fate(toll.effect))


def _is_target(claim: ClaimDraft) -> bool:
    toll = claim.value
    return (
        isinstance(toll, Toll)
        and toll.effect in ("killed", "injured", "abducted")
        and toll.scope != "period"
        and toll.status not in ("denied", "revised")
        and not _PRONOUNS.fullmatch(toll.as_written)
    )


def _is_kind(one: ClaimDraft, whole: ClaimDraft) -> bool:
    """Whether a toll counts one of the kinds of another's people, in its words."""
    assert isinstance(one.value, Toll) and isinstance(whole.value, Toll)
    within = whole.start <= one.start and one.end <= whole.end
    return (
        within
        and one is not whole
        and one.value.scope == "part"
        and one.value.effect == whole.value.effect
    )


def _by_name(found: Iterable[Harmed]) -> Iterator[Person]:
    for one in found:
        if one.named and one.harm != "detained":
            yield Person(one.name, one.count, _fate(one.harm))


def _fate(effect: str) -> str:
    return "taken" if effect == "abducted" else effect


def _further(known: Sequence[Person], told: Iterable[Person]) -> list[Person]:
    """Those told of who share no word with anybody known, each wording once."""
    words = {word for one in known for word in tokens(one.name)}
    kept: dict[tuple[object, ...], Person] = {}
    for one in told:
        if words.isdisjoint(tokens(one.name)):
            kept.setdefault((frozenset(tokens(one.name)), one.count, one.effect), one)
    return list(kept.values())


def _answer(incident: RoleIncident, people: Iterable[Person]) -> keys.Answer:
    slots: dict[str, list[keys.Fill]] = {slot: [] for slot in keys.SLOTS}
    for one in people:
        slots[keys.NUMBER].append(keys.fill([_number(one.count)], [one.name]))
        if one.effect in EFFECTS:
            slots[keys.EFFECT].append(keys.fill([EFFECTS[one.effect]], [one.name]))
    return keys.Answer(incident.type.upper(), slots)
