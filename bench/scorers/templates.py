"""Templates of a document: the F1 of Du, Rush and Cardie 2021 ("GTT") and CEAF-RME of Chen et al.
2023 ("IterX").

A template is an incident type and, by role, entities. Each answer is mapped to at most one label
whose type it names, no label twice, so that the document's F1 is highest; what is not mapped is
invented or missed as a whole. Type and entities count alike. Inside a mapped pair an entity is
right if all its mentions are mentions of one entity of the role, and a labelled entity is found if
an answer is right by it; two answers may be right by the same label.

CEAF-RME maps templates one to one by how many entities agree, where one shared mention is enough,
and does not count the type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from bench.scorers.counts import Counts, total
from bench.scorers.fillers import ROLES, Entity, Roles, names

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
TYPE = "type"
"""The name under which the incident type counts beside the roles."""


class Template(Struct, frozen=True):
    """One incident. A label's ``type`` may hold alternatives: ``bombing / attack``."""

    type: str
    roles: Roles

    def filled(self) -> Iterator[tuple[str, Entity]]:
        for role in ROLES:
            for entity in self.roles.get(role, ()):
                yield role, entity


_Pair = dict[str, Counts]
_Way = tuple[Counts, list[tuple[int, int]]]


def document(answers: Sequence[Template], labels: Sequence[Template]) -> dict[str, Counts]:
    """The counts of one document: by role, and the type under ``type``."""
    labels = _distinct(labels)
    sizes = {name: Counts() for name in (TYPE, *ROLES)}
    for one in answers:
        sizes[TYPE] += Counts(proposed=1)
        for role, _ in one.filled():
            sizes[role] += Counts(proposed=1)
    for one in labels:
        sizes[TYPE] += Counts(wanted=1)
        for role, _ in one.filled():
            sizes[role] += Counts(wanted=1)
    pairs = [[_agreeing(one, label) for label in labels] for one in answers]
    best = _best(pairs, total(sizes.values()))
    for number, label in best:
        for name, counts in (pairs[number][label] or {}).items():
            sizes[name] += counts
    return sizes


def corpus(pairs: Iterable[tuple[Sequence[Template], Sequence[Template]]]) -> dict[str, Counts]:
    """The counts over many documents by role and type, and ``all``."""
    sums = {name: Counts() for name in (TYPE, *ROLES)}
    for answers, labels in pairs:
        for name, counts in document(answers, labels).items():
            sums[name] += counts
    return {**sums, "all": total(sums.values())}


def same_type(answer: Template, label: Template) -> bool:
    """Whether an answer names the label's type or one of its alternatives."""
    return answer.type in {one.strip() for one in label.type.split("/")}


def _distinct(labels: Sequence[Template]) -> list[Template]:
    """The labels without those that repeat another's type and entities."""
    found: list[Template] = []
    seen: list[tuple[str, list[tuple[str, tuple[str, ...]]]]] = []
    for label in labels:
        key = label.type, [(role, tuple(entity)) for role, entity in label.filled()]
        if key not in seen:
            seen.append(key)
            found.append(label)
    return found


def _agreeing(answer: Template, label: Template) -> _Pair | None:
    if not same_type(answer, label):
        return None
    pair = {TYPE: Counts(right=1, found=1)}
    for role in ROLES:
        ours = [names(entity) for entity in answer.roles.get(role, ())]
        theirs = [names(entity) for entity in label.roles.get(role, ())]
        pair[role] = Counts(
            right=sum(any(one <= other for other in theirs) for one in ours),
            found=sum(any(one <= other for one in ours) for other in theirs),
        )
    return pair


def _best(pairs: Sequence[Sequence[_Pair | None]], sizes: Counts) -> list[tuple[int, int]]:
    """The mapping with the highest F1. Answers are taken in order; of the mappings that use the
    same labels only those that no other beats in both counts are followed."""
    ways: dict[frozenset[int], list[_Way]] = {frozenset(): [(sizes, [])]}
    for number, row in enumerate(pairs):
        further: dict[frozenset[int], list[_Way]] = {used: list(on) for used, on in ways.items()}
        for used, on in ways.items():
            for label, pair in enumerate(row):
                if pair is None or label in used:
                    continue
                gain = total(pair.values())
                place = further.setdefault(used | {label}, [])
                place.extend((so_far + gain, [*steps, (number, label)]) for so_far, steps in on)
        ways = {used: _unbeaten(on) for used, on in further.items()}
    every = [way for on in ways.values() for way in on]
    return max(every, key=lambda way: (way[0].f1, way[0].right))[1]


def _unbeaten(ways: Sequence[_Way]) -> list[_Way]:
    kept: list[_Way] = []
    for counts, steps in sorted(ways, key=lambda way: (-way[0].right, -way[0].found)):
        if not kept or counts.found > kept[-1][0].found:
            kept.append((counts, steps))
    return kept


# -- CEAF-RME ---------------------------------------------------------------------------------


def mention_corpus(
    pairs: Iterable[tuple[Sequence[Template], Sequence[Template]]],
) -> Counts:
    """CEAF-RME with the subset measure over many documents."""
    return total(mention_document(answers, labels) for answers, labels in pairs)


def mention_document(answers: Sequence[Template], labels: Sequence[Template]) -> Counts:
    """CEAF-RME of one document: entities that share a mention with an entity of their role."""
    counts = Counts(
        proposed=sum(1 for one in answers for _ in one.filled()),
        wanted=sum(1 for one in labels for _ in one.filled()),
    )
    pairs = [[_touching(one, label) for label in labels] for one in answers]
    ways: dict[frozenset[int], Counts] = {frozenset(): Counts()}
    for row in pairs:
        further = dict(ways)
        for used, so_far in ways.items():
            for label, pair in enumerate(row):
                grown = so_far + pair
                key = used | {label}
                if label not in used and _more(grown, further.get(key)):
                    further[key] = grown
        ways = further
    return counts + max(ways.values(), key=lambda one: (one.right, one.found))


def _more(one: Counts, other: Counts | None) -> bool:
    return other is None or (one.right, one.found) > (other.right, other.found)


def _touching(answer: Template, label: Template) -> Counts:
    if not same_type(answer, label):
        return Counts()
    right = found = 0
    for role in ROLES:
        theirs = [names(entity) for entity in label.roles.get(role, ())]
        hits = [
            next((number for number, other in enumerate(theirs) if names(one) & other), None)
            for one in answer.roles.get(role, ())
        ]
        right += sum(hit is not None for hit in hits)
        found += len({hit for hit in hits if hit is not None})
    return Counts(right=right, found=found)
