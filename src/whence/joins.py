"""Why two things are one incident, or are not: between the store and ``group``.

Things are named as a person names them: an article (``ar_…``), a mention (``me_…``) or an incident
(``in_…``).
"""

from __future__ import annotations

from whence import group, linking
from whence.deciding import named
from whence.group import Explanation
from whence.store import Store


def why(store: Store, one: str, other: str) -> Explanation | None:
    """What speaks for and against two things being one incident. None where one of them reports no
    incident. Raises NotDecidable where one of them is not in the record."""
    with store.shelf() as shelf:
        sides = _mention_ids(store, one), _mention_ids(store, other)
        return group.explain(group.Index(shelf, store), linking.decided(store), sides)


def _mention_ids(store: Store, name: str) -> tuple[str, ...]:
    return tuple(mention.mention_id for mention in named(store, name))
