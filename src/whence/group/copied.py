"""What people decided about copies, in the families that were found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import structs

from whence import ids
from whence.group.decided import Pair
from whence.model import Copy, Decision, Family

Compare = Callable[[str, str], Copy]
"""From an original's id and another article's to the one as a copy of the other."""


def as_decided(
    families: Sequence[Family], decided: Mapping[Pair, Decision], compare: Compare
) -> tuple[Family, ...]:
    """The families after people said of an article that it is a copy of another, or is none."""
    work = _Work(families, compare)
    for (one, other), decision in decided.items():
        if decision.kind == "copy":
            work.join(one, other)
        else:
            work.part(one, other)
    return work.families()


class _Work:
    def __init__(self, families: Sequence[Family], compare: Compare) -> None:
        self._compare = compare
        self._families = {family.family_id: family for family in families}
        self._home = {each: family.family_id for family in families for each in family.article_ids}

    def families(self) -> tuple[Family, ...]:
        """In the order of their ids."""
        return tuple(self._families[name] for name in sorted(self._families))

    def join(self, copy: str, original: str) -> None:
        """Puts an article, with those that copy it, into another's family."""
        ours, theirs = self._family(copy), self._family(original)
        if ours.family_id == theirs.family_id:
            if ours.original_id == copy:
                self._put(self._led_by(ours, original))
            return
        del self._families[ours.family_id]
        moved = tuple(self._compare(theirs.original_id, each) for each in ours.article_ids)
        self._put(structs.replace(theirs, copies=(*theirs.copies, *moved)))

    def part(self, one: str, other: str) -> None:
        """Takes an article out of the family that it has in common with another."""
        family = self._family(one)
        if family.family_id != self._family(other).family_id:
            return
        if family.original_id == one:
            family = self._led_by(family, other)
        left = tuple(copy for copy in family.copies if copy.article_id != one)
        self._put(structs.replace(family, copies=left))
        self._put(Family(ids.family(one), one))

    def _led_by(self, family: Family, original: str) -> Family:
        others = [each for each in family.article_ids if each != original]
        copies = tuple(self._compare(original, each) for each in others)
        del self._families[family.family_id]
        return Family(ids.family(original), original, copies, family.wire)

    def _family(self, article_id: str) -> Family:
        return self._families[self._home[article_id]]

    def _put(self, family: Family) -> None:
        self._families[family.family_id] = family
        self._home.update(dict.fromkeys(family.article_ids, family.family_id))
