"""What people decide about joins, and why there is one: between the store and ``group``.

Things are named as a person names them: an article (``ar_…``), a mention (``me_…``) or an incident
(``in_…``). What is decided is written down with words of the page, so that it holds when the page
is read again.
"""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from whence import group
from whence.config import Settings
from whence.errors import RecordError
from whence.group import Explanation
from whence.model import Decision, DecisionKind, Mention, Side
from whence.pipeline import Run, link, silent
from whence.standing import side
from whence.store import Store


class Told(Struct, frozen=True):
    """Who decided something, and why."""

    by: str
    reason: str


def decide(store: Store, kind: DecisionKind, two: tuple[str, str], told: Told) -> Decision:
    """Puts a decision about two things on record and groups again, if the record was built under a
    profile of its own name. Raises RecordError where one of them is not in the record, or both are
    one mention."""
    one, other = (_side(store, name) for name in two)
    if one == other:
        raise RecordError(f"{store.folder}: {two[0]} and {two[1]} are the same")
    at = datetime.now(UTC).replace(microsecond=0)
    made = store.decide(Decision("", kind, one, other, told.by, at, told.reason))
    relink(store)
    return made


def relink(store: Store) -> bool:
    """Groups again under the profile that the record was built with. Returns False where that has
    choices of a person's own, which only a build knows."""
    record = next(store.records(), None)
    label = record.profile if record else "plain"
    if "+" in label:
        return False
    link(Run(store, (), Settings(profile=label.partition("/")[0]), silent))
    return True


def why(store: Store, one: str, other: str) -> Explanation | None:
    """What speaks for and against two things being one incident. None where one of them reports no
    incident. Raises RecordError where one of them is not in the record."""
    return group.explain(
        tuple(store.articles()),
        tuple(store.mentions()),
        tuple(store.families()),
        store.decisions(),
        (_mention_ids(store, one), _mention_ids(store, other)),
    )


def _mention_ids(store: Store, name: str) -> tuple[str, ...]:
    return tuple(mention.mention_id for mention in _mentions(store, name))


def _mentions(store: Store, name: str) -> tuple[Mention, ...]:
    try:
        if name.startswith("ar_"):
            return store.mentions_of(store.article(name).article_id)
        if name.startswith("me_"):
            return (store.mention(name),)
        return tuple(store.mention(each) for each in store.incident(name).mention_ids)
    except KeyError as error:
        raise RecordError(f"{store.folder}: there is no {name} in the record") from error


def _side(store: Store, name: str) -> Side:
    """An article as a whole; a mention, or an incident's first one, with its words."""
    mentions = _mentions(store, name)
    if not mentions:
        raise RecordError(f"{store.folder}: {name} reports no incident")
    article = store.article(mentions[0].article_id)
    return side(article, None if name.startswith("ar_") else mentions[0])
