"""Asking for the parts of the model, and making them of rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Select, Table, case, func, select

from whence.model import Claim, Copy, Family, Incident, Mention
from whence.store import tables

_Row = tuple[Any, ...]


def columns(hop: type[Struct], table: Table) -> list[Column[Any]]:
    """The columns of a table that a struct's fields are in, in their order."""
    return [table.c[field] for field in hop.__struct_fields__]


_MENTION_FIELDS = ("mention_id", "article_id", "kind", "background")


def mention_rows() -> Select[Any]:
    """Asks for mentions with their claims."""
    mentions, claims = tables.mentions, tables.claims
    return (
        select(*(mentions.c[field] for field in _MENTION_FIELDS), *columns(Claim, claims))
        .outerjoin(claims, claims.c.mention_id == mentions.c.mention_id)
        .order_by(mentions.c.article_id, mentions.c.position, claims.c.position)
    )


def mentions(rows: Iterator[_Row]) -> Iterator[Mention]:
    """Mentions from the rows that ``mention_rows`` gives."""
    width = len(_MENTION_FIELDS)
    for head, group in groupby(rows, key=lambda row: row[:width]):
        mention_id, article_id, kind, background = head
        claims = tuple(Claim(*row[width:]) for row in group if row[width] is not None)
        yield Mention(mention_id, article_id, kind, background, claims)


def family_rows() -> Select[Any]:
    """Asks for families with their members."""
    families, members = tables.families, tables.family_members
    return (
        select(
            families.c.family_id,
            families.c.wire,
            members.c.article_id,
            members.c.similarity,
            members.c.changed,
        )
        .join(members, members.c.family_id == families.c.family_id)
        .order_by(families.c.family_id, members.c.position)
    )


def families(rows: Iterator[_Row]) -> Iterator[Family]:
    """Families from the rows that ``family_rows`` gives."""
    for (family_id, wire), group in groupby(rows, key=lambda row: (row[0], row[1])):
        original, *copies = (row[2:] for row in group)
        yield Family(family_id, original[0], tuple(Copy(*copy) for copy in copies), wire)


def incident_rows() -> Select[Any]:
    """Asks for incidents with their members."""
    incidents, members, records = tables.incidents, tables.incident_members, tables.records
    earliest = (
        select(func.min(records.c.earliest))
        .where(records.c.incident_id == incidents.c.incident_id)
        .scalar_subquery()
    )
    # The joins of a large incident are long; they come once, with its first member.
    joins = case((members.c.position == 0, incidents.c.joins), else_=None)
    return (
        select(incidents.c.incident_id, incidents.c.kind, joins, members.c.mention_id)
        .join(members, members.c.incident_id == incidents.c.incident_id)
        .order_by(earliest.is_(None), earliest, incidents.c.incident_id, members.c.position)
    )


def incidents(rows: Iterator[_Row]) -> Iterator[Incident]:
    """Incidents from the rows that ``incident_rows`` gives."""
    for _, group in groupby(rows, key=lambda row: row[0]):
        members = list(group)
        incident_id, kind, joins, _ = members[0]
        yield Incident(incident_id, kind, tuple(row[3] for row in members), joins)
