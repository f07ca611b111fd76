"""The human targets of MUC-4's incidents, from all that is read of a document: those that the
network labels, the tolls of the rules, and the people whom the parse finds by name.

Each is one target with a number and an effect. Who is told of twice counts once: the network's
words before the rules' and the parse's, the longer name before the shorter; a single person who is
only described is most often somebody who is named and fared alike. Each belongs to one incident
(``whence.extract.roles_belonging``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from bench.scorers import keys
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.roles import tokens
from whence.extract.roles_belonging import Belonging, People
from whence.extract.roles_incidents import RoleIncident
from whence.extract.roles_people import Harmed
from whence.extract.roles_targets import HumanTarget
from whence.model import ClaimDraft, MentionDraft, Toll

EFFECTS: dict[str, str] = {"killed": "DEATH", "injured": "INJURY"}
"""Effects of tolls as the keys write them; a kidnapping's people have none."""
_FIGHTERS = re.compile(
    r"\b(?:guerrillas?|rebels?|terrorists?|subversives?|soldiers?|troops|combatants?|extremists?"
    r"|insurgents?|fighters?|attackers?|assailants?|gunm[ae]n|bombers?|kidnappers?|militants?"
    r"|criminals?|traffickers|suspects?|members|officers?|sergeants?|lieutenants?|corporals?)\b",
    re.I,
)
"""People who are no human targets of MUC-4's, most often."""
_ONLY_COUNTED = re.compile(
    r"(?:(?:an?|one|another|others?|or|double|several|many|dozens?|hundreds|thousands|approximately"
    rf"|about|nearly|over|at least|more than|{TWO_TO_TEN}|\d[\d,.]*)\s*)+",
    re.I,
)
"""Words that say how many and not who: a target needs a description."""
_PRONOUNS = re.compile(r"(?:he|she|him|his|her|they|them|any|anyone)\b", re.I)


class Person(Struct, frozen=True):
    """People who were harmed; ``count`` is None for a plural without a number, ``places`` the
    characters where they are told of, ``labelled`` whether the network says so."""

    name: str
    count: int | None
    effect: str
    places: tuple[tuple[int, int], ...] = ()
    labelled: bool = False


def people(
    labelled: Iterable[HumanTarget],
    mentions: Sequence[MentionDraft],
    harmed: Iterable[Harmed],
    names: Collection[str],
) -> list[Person]:
    """The people of a document. ``names`` are the words of its people's names."""
    known = [
        Person(
            one.name,
            one.count,
            one.fate,
            tuple((span.start, span.end) for span in one.mentions),
            labelled=True,
        )
        for one in labelled
    ]
    told = [*_counted(mentions), *_by_name(harmed)]
    return known + _further(known, filter(_may_be_target, told), names)


def human_targets(found: Iterable[Person], belonging: Belonging) -> Iterator[keys.Answer]:
    """An answer an incident."""
    places = [
        (one, belonging.of(People(one.name, one.places, one.effect == "taken"))) for one in found
    ]
    for number, incident in enumerate(belonging.incidents):
        yield _answer(incident, [one for one, place in places if place == number])


def number(toll: Toll) -> str:
    """A toll as the answer keys write numbers."""
    return _number(_count(toll))


def _number(count: int | None) -> str:
    return "PLURAL" if count is None else str(count)


def _count(toll: Toll) -> int | None:
    if toll.low is not None and toll.high is None and toll.figures:
        return max(toll.figures)
    return toll.low if toll.low is not None else toll.high


def _may_be_target(person: Person) -> bool:
    return not (_FIGHTERS.search(person.name) or _ONLY_COUNTED.fullmatch(person.name))


def _counted(mentions: Iterable[MentionDraft]) -> Iterator[Person]:
    """The people of the rules' tolls; of a sum of several kinds each kind."""
    for mention in mentions:
        claims = [one for one in mention.claims if _is_target(one)]
        for claim in claims:
            toll = claim.value
            assert isinstance(toll, Toll)
            if len(toll.figures) > 1 and any(_is_kind(one, claim) for one in claims):
                continue
            places = ((claim.start, claim.end),)
            yield Person(toll.who or toll.as_written, _count(toll), _fate(toll.effect), places)


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
            yield Person(one.name, one.count, _fate(one.harm), ((one.start, one.end),))


def _fate(effect: str) -> str:
    return "taken" if effect == "abducted" else effect


def _further(
    known: Sequence[Person], told: Iterable[Person], names: Collection[str]
) -> list[Person]:
    """Those told of who are nobody known, each once."""
    words = {word for one in known for word in tokens(one.name)}
    named_fates = {one.effect for one in known if _is_named(one, names)}
    kept: list[Person] = []
    for one in sorted(told, key=lambda one: -len(tokens(one.name))):
        is_named = _is_named(one, names)
        only_described = one.count == 1 and not is_named and one.effect in named_fates
        if only_described or not words.isdisjoint(tokens(one.name)):
            continue
        if not any(_same(one, other, is_named=is_named) for other in kept):
            kept.append(one)
    return kept


def _is_named(person: Person, names: Collection[str]) -> bool:
    return any(word in names for word in tokens(person.name))


def _same(one: Person, other: Person, *, is_named: bool) -> bool:
    """Whether somebody is one whose longer name is known."""
    ours, theirs = set(tokens(one.name)), set(tokens(other.name))
    fits = one.count in (other.count, None) or (is_named and one.count == 1)
    return one.effect == other.effect and fits and (ours == theirs or bool(ours & theirs))


def _answer(incident: RoleIncident, people: Iterable[Person]) -> keys.Answer:
    slots: dict[str, list[keys.Fill]] = {slot: [] for slot in keys.SLOTS}
    for one in people:
        slots[keys.NUMBER].append(keys.fill([_number(one.count)], [one.name]))
        if one.effect in EFFECTS:
            slots[keys.EFFECT].append(keys.fill([EFFECTS[one.effect]], [one.name]))
    return keys.Answer(incident.type.upper(), slots)
