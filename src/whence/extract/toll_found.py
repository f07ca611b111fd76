"""A toll on the way from the sentence that states it to the article's claims."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from whence.extract.text import Sentence
from whence.extract.toll_context import attackers_counted
from whence.model import Toll


class Found(Struct, frozen=True):
    """One toll on the way: the sentence it stands in, its words, its value. ``told_apart``: in the
    outlet's own voice, beside what somebody says in the same sentence. ``chance``: how probable it
    is that this befell these people at all, where the network says so."""

    sentence: int
    start: int
    end: int
    toll: Toll
    family: str
    sort: str
    people_start: int
    people_end: int
    gap: bool = False
    old: bool = False
    told_apart: bool = False
    chance: float = 1.0


def is_told(found: Sequence[Found], number: int, start: int, end: int) -> bool:
    """Whether a toll of sentence ``number`` has any of the people or the figure that stand at
    characters ``start`` to ``end``."""
    return any(
        one.sentence == number and one.people_start < end and start < one.people_end
        for one in found
    )


def count_attackers(found: list[Found], sentence: Sentence, number: int) -> None:
    """Marks the last total of the dead if this sentence says that attackers are counted in it."""
    counted = attackers_counted(sentence.text)
    if counted is None:
        return
    for place in range(len(found) - 1, -1, -1):
        one = found[place]
        if number - one.sentence > 2:
            return
        if one.toll.effect == "killed" and one.toll.scope == "total" and one.toll.figures:
            found[place] = replace(one, toll=replace(one.toll, includes_attackers=counted))
            return
