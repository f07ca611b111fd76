"""CEAF-REE: role-filler entities of a document (Du, Rush and Cardie 2021, "GRIT").

An answer is an entity, a set of mentions. It agrees with a labelled entity of its role if all its
mentions are mentions of that entity. Answers and labels are matched one to one, as many pairs as
possible; scores are micro averages over roles and documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.scorers.counts import Counts, plain, total

Entity = Sequence[str]
Roles = Mapping[str, Sequence[Entity]]
"""Role → entities → mentions as written."""

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The five roles of MUC-4 that the papers score."""


def document(answers: Roles, labels: Roles) -> dict[str, Counts]:
    """The counts of one document by role; a role that is missing has no entities."""
    return {role: _role(answers.get(role, ()), labels.get(role, ())) for role in ROLES}


def corpus(pairs: Iterable[tuple[Roles, Roles]]) -> dict[str, Counts]:
    """The counts of (answers, labels) of many documents by role, and ``all`` over the roles."""
    sums = dict.fromkeys(ROLES, Counts())
    for answers, labels in pairs:
        for role, counts in document(answers, labels).items():
            sums[role] += counts
    return {**sums, "all": total(sums.values())}


def names(entity: Entity) -> frozenset[str]:
    """An entity's mentions as they are compared."""
    return frozenset(map(plain, entity))


def _role(answers: Sequence[Entity], labels: Sequence[Entity]) -> Counts:
    ours = [names(entity) for entity in answers]
    theirs = [names(entity) for entity in labels]
    fits = [[number for number, label in enumerate(theirs) if one <= label] for one in ours]
    pairs = most_pairs(fits)
    return Counts(pairs, len(ours), pairs, len(theirs))


def most_pairs(fits: Sequence[Sequence[int]]) -> int:
    """How many of the left side can be paired, each with one of the right numbers that fit it, no
    number twice (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in fits[left]:
            if right not in seen:
                seen.add(right)
                if right not in taken or place(taken[right], seen):
                    taken[right] = left
                    return True
        return False

    return sum(place(left, set()) for left in range(len(fits)))
