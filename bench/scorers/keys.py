"""MUC-4 answer keys: human targets with their number and effect, read and scored.

A key's line is ``value / value: "mention" / "mention"``: alternatives on both sides, ``?`` before
what is optional, ``-`` for an empty slot and ``*`` for one that does not apply. A template whose
number is followed by ``(OPTIONAL)`` is optional as a whole.

Scoring follows the MUC-4 scorer in what this slot needs: a fill whose value is one of the label's
and whose target is the label's counts 1; the right value beside another target of the template
counts one half; templates are mapped one to one, of the same incident type, so that most counts.
Optional labels count only where they are met. The number's signs for "about", "at least" and "up
to" are left out of the comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from msgspec import Struct

from bench.scorers.counts import Counts, plain, total

NUMBER, EFFECT = "HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT"
SLOTS = (NUMBER, EFFECT)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_MANY = 12
"""Fills of one slot beyond which they are mapped greedily."""


class Fill(Struct, frozen=True):
    """One fill: values that are right by it, and the mentions of the target that it is about."""

    values: frozenset[str]
    target: frozenset[str]
    optional: bool = False


class Answer(Struct, frozen=True):
    """What a reader says about one incident: its type and the fills of each slot."""

    type: str
    fills: Mapping[str, Sequence[Fill]]


class Key(Struct, frozen=True):
    """A template of the answer key; ``types`` are its incident type's alternatives."""

    types: frozenset[str]
    fills: Mapping[str, Sequence[Fill]]
    optional: bool


def key(template: Mapping[str, Sequence[str]]) -> Key:
    """A template as the data holds it: slot → lines."""
    optional = any("OPTIONAL" in line for line in template["MESSAGE: TEMPLATE"])
    types = {value for line in template["INCIDENT: TYPE"] for value in _values(line.split(":")[0])}
    fills = {slot: tuple(_fills(template.get(slot, ()))) for slot in SLOTS}
    return Key(frozenset(types), fills, optional)


def fill(values: Iterable[str], mentions: Iterable[str]) -> Fill:
    """A fill as a reader proposes it."""
    return Fill(frozenset(values), frozenset(map(plain, mentions)))


def _fills(lines: Iterable[str]) -> Iterable[Fill]:
    for line in lines:
        head = _QUOTED.split(line, maxsplit=1)[0].rstrip(" :(")
        values = _values(head)
        mentions = [plain(one) for one in _QUOTED.findall(line)]
        target = frozenset(one for one in mentions if one)
        if values and target:
            yield Fill(values, target, optional=head.lstrip().startswith("?"))


def _values(words: str) -> frozenset[str]:
    alternatives = (one.strip(" ?()~-") for one in words.split("/"))
    return frozenset(one for one in alternatives if one and one != "*")


# -- scoring ----------------------------------------------------------------------------------


def corpus(pairs: Iterable[tuple[Sequence[Answer], Sequence[Key]]]) -> dict[str, Counts]:
    """The counts over many documents by slot, and ``all``."""
    sums = dict.fromkeys(SLOTS, Counts())
    for answers, keys in pairs:
        for slot, counts in document(answers, keys).items():
            sums[slot] += counts
    return {**sums, "all": total(sums.values())}


def document(answers: Sequence[Answer], keys: Sequence[Key]) -> dict[str, Counts]:
    """The counts of one document by slot, under the mapping of templates that credits most."""
    credit = [
        [
            sum(_credit(one, key, slot) for slot in SLOTS) if one.type in key.types else -1.0
            for key in keys
        ]
        for one in answers
    ]
    mapped = _mapping(credit)
    counts = dict.fromkeys(SLOTS, Counts())
    for slot in SLOTS:
        for number, answer in enumerate(answers):
            label = keys[mapped[number]] if number in mapped else None
            counts[slot] += _scored(answer, label, slot)
        for number, label in enumerate(keys):
            if number not in mapped.values() and not label.optional:
                wanted = sum(not one.optional for one in label.fills[slot])
                counts[slot] += Counts(wanted=wanted)
    return counts


def _scored(answer: Answer, label: Key | None, slot: str) -> Counts:
    proposed = len(answer.fills.get(slot, ()))
    if label is None:
        return Counts(proposed=proposed)
    credit, met = _matched(answer.fills.get(slot, ()), label.fills[slot])
    wanted = sum(
        number in met or not (one.optional or label.optional)
        for number, one in enumerate(label.fills[slot])
    )
    return Counts(right=credit, proposed=proposed, found=credit, wanted=wanted)


def _credit(answer: Answer, label: Key, slot: str) -> float:
    return _matched(answer.fills.get(slot, ()), label.fills[slot])[0]


def _matched(answers: Sequence[Fill], labels: Sequence[Fill]) -> tuple[float, frozenset[int]]:
    """The credit of a slot's fills, and the labels that some answer is credited by."""
    credit = [[_worth(one, label) for label in labels] for one in answers]
    mapped = _mapping(credit)
    gained = sum(credit[number][label] for number, label in mapped.items())
    met = (label for number, label in mapped.items() if credit[number][label] > 0)
    return gained, frozenset(met)


def _worth(answer: Fill, label: Fill) -> float:
    if not answer.values & label.values:
        return 0.0
    return 1.0 if same_target(answer.target, label.target) else 0.5


def same_target(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether a mention of one side is, as whole words, in a mention of the other."""
    return any(
        f" {one} " in f" {other} " or f" {other} " in f" {one} "
        for one, other in product(ours, theirs)
        if one and other
    )


def _mapping(credit: Sequence[Sequence[float]]) -> dict[int, int]:
    """Rows to columns, one to one, no pair below 0, the sum highest: exact by dynamic programming
    over the columns taken, greedy where there are too many."""
    columns = len(credit[0]) if credit else 0
    if columns > _MANY:
        return _greedy(credit)
    ways: dict[int, tuple[float, dict[int, int]]] = {0: (0.0, {})}
    for number, row in enumerate(credit):
        further = dict(ways)
        for taken, (gained, steps) in ways.items():
            for column, worth in enumerate(row):
                key = taken | 1 << column
                if worth < 0 or key == taken:
                    continue
                if key not in further or gained + worth > further[key][0]:
                    further[key] = gained + worth, {**steps, number: column}
        ways = further
    return max(ways.values(), key=lambda way: (way[0], len(way[1])))[1]


def _greedy(credit: Sequence[Sequence[float]]) -> dict[int, int]:
    pairs = sorted(
        (
            (worth, number, column)
            for number, row in enumerate(credit)
            for column, worth in enumerate(row)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    mapped: dict[int, int] = {}
    for worth, number, column in pairs:
        if worth >= 0 and number not in mapped and column not in mapped.values():
            mapped[number] = column
    return mapped
