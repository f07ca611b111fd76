"""What the custody log keeps of the rows, so that an edited row shows against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import msgspec

from whence import ids
from whence.model import Decision, Page
from whence.store import writes
from whence.store.reads import Reads


def acquired(page: Page) -> dict[str, Any]:
    """The fields of a page that say something, for its ``acquired`` line."""
    fields: dict[str, Any] = msgspec.to_builtins(page)
    fields["declared"] = {key: each for key, each in fields["declared"].items() if each is not None}
    return {name: value for name, value in fields.items() if value not in (None, [], (), {})}


def reading(record: Reads, page_id: str) -> str:
    """The digest of a page's articles and their mentions, as the record gives them back."""
    hasher = hashlib.sha256()
    for article in record.articles_of_page(page_id):
        for hop in (article, *record.mentions_of(article.article_id)):
            hasher.update(msgspec.json.encode(hop, order="sorted") + b"\n")
    return f"sha256:{hasher.hexdigest()}"


def written(made: Decision) -> bytes:
    """A decision as it is written into the database."""
    return msgspec.json.encode(made, order="sorted")


def decision(body: bytes) -> str:
    """The digest of a decision as it was written, for the one after it and for its ``decided``
    line. It is over the bytes, so that it holds when decisions get further fields."""
    return ids.digest(body)


def decision_id(body: bytes) -> str:
    """The id of a decision as it was written, made from all else that it says."""
    bare = msgspec.json.decode(body) | {"decision_id": ""}
    return ids.decision(msgspec.json.encode(bare, order="sorted").decode())


def record(body: bytes) -> str:
    """The digest of a record as it was written."""
    return ids.digest(body)


def groups(store: Reads) -> str:
    """The digest of all families, incidents and records, by what each was sealed with."""
    return _over(store.group_seals())


def groups_as_read(store: Reads, instead: Mapping[tuple[str, str], str]) -> str:
    """The same, from what they say. ``instead`` gives, by incident and profile, the digests of
    records that were reconciled anew since."""
    records = (
        bytes.fromhex((instead.get((incident_id, profile)) or record(body)).partition(":")[2])
        for incident_id, profile, body in store.record_bodies()
    )
    return _over(chain(map(writes.seal, chain(store.families(), store.incidents())), records))


def _over(found: Iterable[bytes]) -> str:
    hasher = hashlib.sha256()
    for each in sorted(found):
        hasher.update(each)
    return f"sha256:{hasher.hexdigest()}"
