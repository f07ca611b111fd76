"""Why two mentions, articles or incidents are one incident, or are not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec import Struct

from whence.group.candidates import known_names
from whence.group.decided import Decided
from whence.group.evidence import same_event
from whence.group.incidents import JOIN, Groups
from whence.group.index import Index, number_of
from whence.group.model import Feature, prior_bits, probability
from whence.group.sketch import Sketch


class Explanation(Struct, frozen=True):
    """The two mentions, one of either side, that are most alike, and what speaks for and against
    their being one incident, in bits; ``prior`` is what speaks before anything is compared, and
    ``needed`` what a join takes. ``pairs`` is how many were compared, and ``ruled_out`` in how many
    of them something speaks finally against it. ``told_apart`` are the articles that tell of both
    sides as two events, which rules it out too."""

    mention_id: str
    other_id: str
    features: tuple[Feature, ...]
    bits: float
    prior: float
    needed: float
    probability: float
    pairs: int
    ruled_out: int
    told_apart: tuple[str, ...]


def explain(
    index: Index, decided: Decided, sides: tuple[Sequence[str], Sequence[str]]
) -> Explanation | None:
    """What speaks for and against the mentions of two sides being one incident. None where a side
    reports no incident."""
    ids = {mention_id for side in sides for mention_id in side}
    found = sorted(
        (sketch for each in ids if (sketch := index.sketch(number_of(each)))),
        key=lambda sketch: sketch.order,
    )
    groups = Groups(found, decided, known_names(index))
    number = {sketch.mention_id: place for place, sketch in enumerate(found)}
    left, right = ([number[each] for each in side if each in number] for side in sides)
    pairs = [(min(pair), max(pair)) for pair in product(left, right) if pair[0] != pair[1]]
    if not pairs:
        return None
    best = max(pairs, key=lambda pair: (groups.weight(pair), -pair[0], -pair[1]))
    features = groups.features(best)
    bits = sum(weight for _, weight in features)
    return Explanation(
        mention_id=found[best[0]].mention_id,
        other_id=found[best[1]].mention_id,
        features=features,
        bits=round(bits, 2),
        prior=round(prior_bits(), 2),
        needed=JOIN,
        probability=round(probability(bits), 3),
        pairs=len(pairs),
        ruled_out=sum(map(groups.ruled_out, pairs)),
        told_apart=tuple(sorted({each for pair in pairs if (each := _tells_apart(found, pair))})),
    )


def _tells_apart(found: Sequence[Sketch], pair: tuple[int, int]) -> str | None:
    """The article that two mentions are both of, where it tells of two events."""
    one, other = (found[number] for number in pair)
    is_told = one.article_id == other.article_id and not same_event(one, other)
    return one.article_id if is_told else None
