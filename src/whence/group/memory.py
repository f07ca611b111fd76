"""An index that is kept nowhere, for grouping a collection at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest

from whence.group.index import Body, Index, Table
from whence.model import Article, Family, Incident, Proposal, Regrouping


class Held:
    """A shelf in dictionaries."""

    def __init__(self) -> None:
        self._pairs: dict[Table, dict[int, set[int]]] = {}
        self._bodies: dict[Body, dict[int, bytes]] = {"texts": {}, "sketches": {}}
        self._edges: dict[int, dict[int, float]] = defaultdict(dict)
        self._followed: dict[tuple[str, str], str] = {}

    def holders(self, table: Table, key: int, limit: int = -1) -> list[int]:
        """See Shelf."""
        found = self._pairs.get(table, {}).get(key, ())
        return sorted(found) if limit < 0 else nsmallest(limit, found)

    def holders_of(self, table: Table, keys: Iterable[int]) -> dict[int, list[int]]:
        """See Shelf."""
        pairs = self._pairs.get(table, {})
        return {key: sorted(pairs[key]) for key in keys if pairs.get(key)}

    def reached(self, table: Table, keys: Iterable[int]) -> set[int]:
        """See Shelf."""
        pairs = self._pairs.get(table, {})
        return {number for key in keys for number in pairs.get(key, ())}

    def crowded(self, table: Table, keys: Iterable[int], least: int) -> set[int]:
        """See Shelf."""
        pairs = self._pairs.get(table, {})
        return {key for key in keys if len(pairs.get(key, ())) >= least}

    def add(self, table: Table, rows: Iterable[tuple[int, int]]) -> None:
        """See Shelf."""
        held = self._pairs.setdefault(table, defaultdict(set))
        for key, number in rows:
            held[key].add(number)

    def remove(self, table: Table, rows: Iterable[tuple[int, int]]) -> None:
        """See Shelf."""
        held = self._pairs.setdefault(table, defaultdict(set))
        for key, number in rows:
            held[key].discard(number)

    def size(self, table: Table) -> int:
        """See Shelf."""
        return sum(map(len, self._pairs.get(table, {}).values()))

    def body(self, table: Body, number: int) -> bytes | None:
        """See Shelf."""
        return self._bodies[table].get(number)

    def put(self, table: Body, bodies: Mapping[int, bytes | None]) -> None:
        """See Shelf."""
        for number, body in bodies.items():
            if body is None:
                self._bodies[table].pop(number, None)
            else:
                self._bodies[table][number] = body

    def numbers(self, table: Body) -> list[int]:
        """See Shelf."""
        return sorted(self._bodies[table])

    def edges(self, number: int) -> dict[int, float]:
        """See Shelf."""
        return dict(self._edges.get(number, {}))

    def put_edges(self, edges: Mapping[tuple[int, int], float | None]) -> None:
        """See Shelf."""
        for (one, other), bits in edges.items():
            for left, right in ((one, other), (other, one)):
                if bits is None:
                    self._edges[left].pop(right, None)
                else:
                    self._edges[left][right] = bits

    def followed(self) -> dict[tuple[str, str], str]:
        """See Shelf."""
        return dict(self._followed)

    def put_followed(self, pairs: Mapping[tuple[str, str], str]) -> None:
        """See Shelf."""
        self._followed = dict(pairs)


class Groups:
    """The groups that stand, beside the articles that they are of."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.article_id: article for article in articles}
        self.families: dict[str, Family] = {}
        self._family_of: dict[str, str] = {}
        self.incidents: dict[str, Incident] = {}
        self._incident_of: dict[str, str] = {}
        self.proposals: dict[tuple[str, str], Proposal] = {}

    def printed(self, article_id: str) -> tuple[str, int]:
        """See Standing."""
        article = self._articles[article_id]
        return article.text, article.body_start

    def families_of(self, article_ids: Iterable[str]) -> dict[str, Family]:
        """See Standing."""
        of = self._family_of
        return {each: self.families[of[each]] for each in article_ids if each in of}

    def incidents_with(self, mention_ids: Iterable[str]) -> dict[str, Incident]:
        """See Standing."""
        of = self._incident_of
        return {each: self.incidents[of[each]] for each in mention_ids if each in of}

    def keep(self, changes: Regrouping) -> None:
        """Takes what an update changed as the groups that now are."""
        for gone in changes.families_gone:
            for article_id in self.families.pop(gone).article_ids:
                self._family_of.pop(article_id, None)
        for gone in changes.incidents_gone:
            for mention_id in self.incidents.pop(gone).mention_ids:
                self._incident_of.pop(mention_id, None)
        for family in changes.families:
            self.families[family.family_id] = family
            self._family_of |= dict.fromkeys(family.article_ids, family.family_id)
        for incident in changes.incidents:
            self.incidents[incident.incident_id] = incident
            self._incident_of |= dict.fromkeys(incident.mention_ids, incident.incident_id)
        reopened = frozenset(changes.reopened)
        kept = {
            pair: proposal for pair, proposal in self.proposals.items() if not reopened & set(pair)
        }
        new = {(each.one_id, each.other_id): each for each in changes.proposals}
        self.proposals = kept | new


class Memory(Index):
    """An index with the groups that stand, for as long as the process lives."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """``articles`` are all that it will be asked for."""
        self.groups = Groups(articles)
        super().__init__(Held(), self.groups)
