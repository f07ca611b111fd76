"""A record's groups, kept up as articles come and go.

``update`` takes what is new into an index and says which families, incidents and proposals changed.
The result is that of grouping everything at once, in whatever order and portions the articles
came: every comparison is of two things and of what the index as a whole says about keys and names,
and what a change can reach by edges is grouped anew as if it stood alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from whence.group.candidates import Candidates
from whence.group.decided import Decided
from whence.group.families import Grouped, regroup
from whence.group.incidents import JOIN, Groups, Pair, incident, partition, proposals, ranked
from whence.group.index import Index, number_of
from whence.group.names import certainty
from whence.group.sketch import Sketch, sketched
from whence.model import Article, Decision, Family, Incident, Mention, Regrouping


class Updated(Struct, frozen=True):
    """What an update changed, and the decisions among those that it came upon that could not be
    followed: because their words are gone, or because a newer one says otherwise."""

    changes: Regrouping
    unmet: tuple[Decision, ...] = ()


def update(
    index: Index,
    added: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    gone: Sequence[str] = (),
    decided: Decided | None = None,
) -> Updated:
    """Takes the articles with the ids ``gone`` out of an index, and ``added`` with their
    ``mentions`` (by article id) in. ``decided`` are the decisions that hold over the whole record;
    where they changed, the index is brought up to them too."""
    before = certainty(index.articles())
    decided = decided or Decided()
    anew = _decided_anew(index, decided)
    out = {
        number: sketch
        for article_id in gone
        for number in index.numbers_of(article_id)
        if (sketch := index.sketch(number))
    }
    families = regroup(index, added, gone, decided.copies, sorted(anew))
    family_of = {member: each for each in families.families for member in each.article_ids}
    moved = _moved(index, family_of, out)
    into = {
        number_of(sketch.mention_id): sketch
        for article in added
        for sketch in sketched(
            article, mentions.get(article.article_id, ()), family_of[article.article_id].family_id
        )
    }
    candidates = Candidates(index)
    steps = certainty(index.articles()) != before
    stood = {number: sketch for number in moved if (sketch := index.sketch(number)) is not None}
    candidates.replace(out | stood, into | moved, all_names=steps)
    touched = candidates.touched | {number_of(each) for each in anew}
    return _regrouped(index, _Reached(index, decided, touched), out, families, candidates)


def _moved(
    index: Index, family_of: Mapping[str, Family], out: Mapping[int, Sketch]
) -> dict[int, Sketch]:
    """The mentions that stay and are in another family now, as they are now."""
    return {
        number: msgspec.structs.replace(sketch, family_id=family.family_id)
        for article_id, family in family_of.items()
        for number in index.numbers_of(article_id)
        if number not in out
        and (sketch := index.sketch(number))
        and sketch.family_id != family.family_id
    }


def _decided_anew(index: Index, decided: Decided) -> set[str]:
    """The articles and mentions that other decisions bear on than before."""
    held, now = index.followed(), decided.pairs()
    if now == held:
        return set()
    index.put_followed(now)
    pairs = {pair for pair in held.keys() | now.keys() if held.get(pair) != now.get(pair)}
    return {each for pair in pairs for each in pair}


class _Reached:
    """The mentions that a change can reach: by edges that join, and by decisions."""

    def __init__(self, index: Index, decided: Decided, touched: Iterable[int]) -> None:
        self.decided = decided
        joined: dict[int, set[int]] = {}
        for first, second in decided.one:
            joined.setdefault(number_of(first), set()).add(number_of(second))
            joined.setdefault(number_of(second), set()).add(number_of(first))
        self.edges: dict[Pair, float] = {}
        self.beyond: set[int] = set()
        seen = {number for number in touched if index.sketch(number)}
        reached = sorted(seen)
        for number in reached:
            near = set(joined.get(number, ()))
            for other, bits in index.edges(number).items():
                self.edges[min(number, other), max(number, other)] = bits
                if bits >= JOIN:
                    near.add(other)
                else:
                    self.beyond.add(other)
            new = sorted(each for each in near - seen if index.sketch(each))
            seen.update(new)
            reached.extend(new)
        self.numbers = seen
        self.beyond -= seen


def _regrouped(
    index: Index,
    reached: _Reached,
    out: Mapping[int, Sketch],
    families: Grouped,
    candidates: Candidates,
) -> Updated:
    """Groups anew what was reached. What lies beyond it, in incidents that stand, is looked at for
    proposals only."""
    outside = _incidents_of(index, reached.beyond)
    found = _sketches(index, reached.numbers, outside.values())
    place = {number_of(sketch.mention_id): at for at, sketch in enumerate(found)}
    known = {
        (min(pair), max(pair)): bits
        for (one, other), bits in reached.edges.items()
        if one in place and other in place
        for pair in [(place[one], place[other])]
    }
    groups = Groups(found, reached.decided, candidates.names, known)
    edges = ranked(groups, known)
    inner = {place[number] for number in reached.numbers}
    unmet = partition(groups, [edge for edge in edges if inner.issuperset(edge[0])])
    kept = {
        members[0]: incident(groups, members)
        for members in groups.all()
        if members[0] in inner and any(found[number].telling for number in members)
    }
    for each in outside.values():
        kept[groups.put_together([place[number_of(m)] for m in each.mention_ids])] = each
    before = _incidents_of(index, reached.numbers, out)
    after = {each.incident_id: each for home, each in kept.items() if home in inner}
    stands = {name for name, each in before.items() if after.get(name) == each}
    resting = _stale(index, families)
    changes = Regrouping(
        families_gone=families.gone,
        families=families.families,
        incidents_gone=tuple(sorted(before.keys() - stands)),
        incidents=tuple(each for name, each in after.items() if name not in stands),
        reopened=tuple(sorted(before.keys() | after.keys())),
        proposals=proposals(groups, edges, kept, before.keys() | after.keys()),
        stale=tuple(sorted(resting - (before.keys() - stands))),
    )
    return Updated(changes, (*reached.decided.lost, *unmet))


def _stale(index: Index, families: Grouped) -> set[str]:
    """The incidents that rest on articles whose family changed."""
    return set(
        _incidents_of(
            index,
            {
                number
                for family in families.families
                for article_id in family.article_ids
                for number in index.numbers_of(article_id)
            },
        )
    )


def _incidents_of(
    index: Index, numbers: Iterable[int], out: Mapping[int, Sketch] | None = None
) -> dict[str, Incident]:
    """The incidents of mentions as they are in the record, by their ids."""
    sketches = [*(index.sketch(number) for number in sorted(numbers)), *(out or {}).values()]
    found = index.incidents_with([sketch.mention_id for sketch in sketches if sketch])
    return {each.incident_id: each for each in found.values()}


def _sketches(index: Index, numbers: Iterable[int], outside: Iterable[Incident]) -> list[Sketch]:
    """The sketches of mentions, and of the members of incidents outside, the earliest first."""
    every = {*numbers, *(number_of(each) for incident in outside for each in incident.mention_ids)}
    found = [sketch for number in every if (sketch := index.sketch(number))]
    return sorted(found, key=lambda sketch: sketch.order)
