"""Which role fillers of one type belong to one incident: two attacks of one article told apart.

How probable it is that two fillers belong together is said by a logistic model over the signs of
the pair (``roles_signs``). ``training/roles_together.py`` fits its weights to MUC-4's training
templates and writes ``roles_together.json``; a sign that they do not name counts nothing.

What was hit makes the incidents: targets and victims stay together where each two of them likely
do. Perpetrators and weapons join the incident that they fit best, and every other that they very
likely belong to. An article's only organisation often is told of once for all that it did: where it
stands in no sentence with a target or victim, it belongs to every incident.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from whence.extract.roles import Filler
from whence.extract.roles_signs import Telling, Told, signs_of
from whence.extract.trust import chance, fitted

TOGETHER, ALSO = 0.5, 0.8
"""From which probability on two targets or victims belong to one incident; and from which on a
perpetrator or weapon belongs to a further one."""
HIT = ("target", "victim")
"""The roles of what was hit."""
_Chances = Mapping[frozenset[int], float]
"""How probable it is that two fillers belong together, by their numbers."""


def divided(fillers: Sequence[Filler], telling: Telling) -> tuple[tuple[Filler, ...], ...]:
    """Fillers of one type by incident, in the order in which their first targets or victims are
    told of; where there are none, the fillers are of one incident."""
    hit = [number for number, one in enumerate(fillers) if one.role in HIT]
    if not hit:
        return (tuple(fillers),)
    told = [telling.told(one) for one in fillers]
    chances = {
        frozenset((one, other)): likeness(told[one], told[other], telling)
        for one, other in combinations(range(len(told)), 2)
    }
    groups = _grouped(hit, chances)
    incidents = [list(group) for group in groups]
    for number in sorted(set(range(len(fillers))).difference(hit)):
        fits = [_mean(number, group, chances) for group in groups]
        best = fits.index(max(fits))
        behind_all = _behind_all(number, told)
        for place, fit in enumerate(fits):
            if behind_all or place == best or fit >= ALSO:
                incidents[place].append(number)
    return tuple(tuple(fillers[number] for number in sorted(one)) for one in incidents)


def likeness(one: Told, other: Told, telling: Telling) -> float:
    """How probable it is that two fillers belong to one incident."""
    return chance(fitted("roles_together.json"), signs_of(one, other, telling))


def _behind_all(number: int, told: Sequence[Told]) -> bool:
    """Whether a filler is the only organisation, told of apart from all that was hit."""
    own = told[number]
    organisations = [one for one in told if one.filler.role == "perpetrator organisation"]
    return organisations == [own] and all(
        set(own.sentences).isdisjoint(one.sentences) for one in told if one.filler.role in HIT
    )


def _grouped(numbers: Sequence[int], chances: _Chances) -> list[list[int]]:
    """Complete linkage: the two groups join whose least likely pair is the likeliest, as long as
    that pair likely belongs together."""
    groups = [[number] for number in numbers]
    while len(groups) > 1:
        links = {
            (left, right): min(
                chances[frozenset((one, other))] for one in groups[left] for other in groups[right]
            )
            for left, right in combinations(range(len(groups)), 2)
        }
        left, right = max(links, key=lambda pair: links[pair])
        if links[left, right] < TOGETHER:
            break
        groups[left] += groups.pop(right)
    return groups


def _mean(number: int, group: Sequence[int], chances: _Chances) -> float:
    return sum(chances[frozenset((number, other))] for other in group) / len(group)
