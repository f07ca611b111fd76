"""What people decided about copies, in the families that were found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import structs

from whence import ids
from whence.group.changes import changed_figures
from whence.group.words import body_words, shingles
from whence.model import Article, Copy, Decision, Family
from whence.standing import Places, in_force


def as_decided(
    families: Sequence[Family], articles: Sequence[Article], decisions: Sequence[Decision]
) -> tuple[Family, ...]:
    """The families after people said of an article that it is a copy of another, or is none. A
    later decision about the same two takes the place of an earlier one."""
    about = [each for each in in_force(decisions) if each.about == "article" and each.other]
    if not about:
        return tuple(families)
    work = _Work(families, articles)
    places = Places(articles, ())
    latest: dict[frozenset[str], tuple[str, str, Decision]] = {}
    for decision in about:
        sides = [places.articles(each) for each in (decision.one, decision.other) if each]
        if not all(sides):
            continue
        one, other = (found[0].article_id for found in sides)
        if one != other:
            latest.pop(frozenset((one, other)), None)
            latest[frozenset((one, other))] = (one, other, decision)
    for one, other, decision in latest.values():
        if decision.kind == "copy":
            work.join(one, other)
        else:
            work.part(one, other)
    return work.families()


class _Work:
    def __init__(self, families: Sequence[Family], articles: Sequence[Article]) -> None:
        self._articles = {article.article_id: article for article in articles}
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
        moved = tuple(self._copy(each, theirs.original_id) for each in ours.article_ids)
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
        copies = tuple(self._copy(each, original) for each in others)
        del self._families[family.family_id]
        return Family(ids.family(original), original, copies, family.wire)

    def _family(self, article_id: str) -> Family:
        return self._families[self._home[article_id]]

    def _put(self, family: Family) -> None:
        self._families[family.family_id] = family
        self._home.update(dict.fromkeys(family.article_ids, family.family_id))

    def _copy(self, article_id: str, original_id: str) -> Copy:
        one, other = (body_words(self._articles[each]) for each in (original_id, article_id))
        return Copy(article_id, _likeness(one, other), changed_figures(one, other))


def _likeness(one: list[str], other: list[str]) -> float:
    """The share of the shorter text's word sequences that both hold."""
    first, second = (np.unique(shingles(words)) for words in (one, other))
    shared = len(np.intersect1d(first, second, assume_unique=True))
    return round(shared / max(1, min(len(first), len(second))), 4)
