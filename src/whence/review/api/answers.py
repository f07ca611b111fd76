"""What the JSON interface answers with. Field by field, this is its schema."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from whence.model import Claim, DateRange, Decision, Record

Item = TypeVar("Item")


class Listed(Struct, Generic[Item], frozen=True):
    """A page of a list. ``next`` is the cursor of the page after it; null on the last one."""

    items: tuple[Item, ...]
    next: str | None


class Summary(Struct, frozen=True):
    """What the record holds, under which profile it was made (null where nothing was linked yet),
    and the program's version. ``head`` is the last line of the custody log that it rests on."""

    whence: str
    profile: str | None
    pages: int
    articles: int
    incidents: int
    claims: int
    rejections: int
    head: str | None


class IncidentAnswer(Struct, frozen=True):
    """An incident. ``label`` says in words whether a person has accepted it."""

    incident_id: str
    label: str
    record: Record
    mention_ids: tuple[str, ...]
    article_ids: tuple[str, ...]


class ArticleHead(Struct, frozen=True):
    """An article without its text. ``page_digest`` is that of the bytes that it was read from."""

    article_id: str
    page_id: str
    page_digest: str
    source: str
    url: str | None
    captured: datetime | None
    outlet: str | None
    title: str | None
    byline: str | None
    credit: str | None
    published: DateRange | None
    updated: DateRange | None
    language: str | None
    kind: str
    truncated: bool
    family_id: str | None


class ArticleAnswer(Struct, frozen=True):
    """An article with its text and the claims that were read in it."""

    article: ArticleHead
    text: str
    body_start: int
    claims: tuple[ClaimAnswer, ...]


class ClaimAnswer(Struct, frozen=True):
    """A claim, and the incident that it is about (null: about none alone). ``label`` says in words
    whether a person has accepted it."""

    claim: Claim
    incident_id: str | None
    label: str


class DecisionAnswer(Struct, frozen=True):
    """A decision, and whether a later one withdrew it."""

    decision: Decision
    withdrawn: bool


class Tombstone(Struct, frozen=True):
    """What is no longer in the record under its id, or was rejected by a person (``withdrawn``).
    ``now`` is the incident that tells of the same mention today, null where that is gone too."""

    id: str
    why: Literal["regrouped", "rejected"]
    at: datetime | None
    now: str | None


class Problem(Struct, frozen=True):
    """Why there is no other answer. ``tombstone`` stands where there once was one; ``meanwhile``
    are the decisions of others that stand against what was asked for, the oldest first."""

    error: str
    tombstone: Tombstone | None = None
    meanwhile: tuple[Decision, ...] = ()
