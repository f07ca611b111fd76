"""Rows in: each function takes the connection of a transaction that its caller holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Column, Connection, Table, delete, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from whence.model import (
    Article,
    Claim,
    Credit,
    Decision,
    Family,
    Incident,
    Mention,
    Page,
    Proposal,
    Record,
    Rejection,
    Sample,
)
from whence.store import index, shelf_tables, tables
from whence.store.custody import Head

LINK = "link"
GROUPED = "grouped"
"""Marks by which version the groups and their index are."""
RECONCILED = "reconciled"
"""Marks under which profile and version every record is."""
DECIDED = "decided"
"""Marks up to which decision every record was brought."""

_Row = Mapping[str, Any]


def row(hop: Struct) -> dict[str, Any]:
    """A struct's fields by name; the tables' columns are named alike."""
    return msgspec.structs.asdict(hop)


def seal(hop: Struct) -> bytes:
    """The digest of a group or record as the record gives it back."""
    return hashlib.sha256(msgspec.json.encode(hop, order="sorted")).digest()


def add_once(connection: Connection, table: Table, values: _Row) -> bool:
    """Adds a row unless one like it is there. Returns whether it was added."""
    statement = insert_or(table).values(values).on_conflict_do_nothing()
    return connection.execute(statement).rowcount == 1


def is_sighting(connection: Connection, page: Page) -> bool:
    """Notes where a known page was met again. Returns whether that was new."""
    source = tables.pages.c.source
    query = select(source).where(tables.pages.c.page_id == page.page_id, source != page.source)
    if connection.execute(query).first() is None:
        return False
    values = {"page_id": page.page_id, "source": page.source}
    return add_once(connection, tables.sightings, values)


def resting_on(connection: Connection, digest: str, page_id: str) -> list[str]:
    """Which pages have these bytes, or were taken out of a file of them, and the page of that id,
    in the order of their ids; none where neither that page nor one of these bytes is known."""
    table = tables.pages.c
    known = or_(table.digest == digest, table.page_id == page_id)
    if connection.execute(select(table.page_id).where(known)).first() is None:
        return []  # as with every new page; no index leads to the containers
    rest = select(table.page_id).where(or_(known, table.container == digest))
    return list(connection.scalars(rest.order_by(table.page_id)))


def drop_refusals(connection: Connection, source: str) -> None:
    """Removes what was refused under a source that is refused no longer."""
    table = tables.rejections
    connection.execute(delete(table).where(table.c.page_id.is_(None), table.c.source == source))


def drop_reading(connection: Connection, page_id: str) -> None:
    """Removes everything that was read from a page, and the groups that held a part of it."""
    its = select(tables.articles.c.article_id).where(tables.articles.c.page_id == page_id)
    families, incidents = tables.family_members, tables.incident_members
    mentions, grouped = tables.mentions, shelf_tables.grouped
    its_families = select(families.c.family_id).where(families.c.article_id.in_(its))
    its_mentions = select(mentions.c.mention_id).where(mentions.c.article_id.in_(its))
    its_incidents = select(incidents.c.incident_id).where(incidents.c.mention_id.in_(its_mentions))
    for statement in (
        update(grouped).where(grouped.c.article_id.in_(its)).values(again=True),
        delete(tables.families).where(tables.families.c.family_id.in_(its_families)),
        delete(tables.incidents).where(tables.incidents.c.incident_id.in_(its_incidents)),
        delete(tables.articles).where(tables.articles.c.page_id == page_id),
        delete(tables.rejections).where(tables.rejections.c.page_id == page_id),
    ):
        connection.execute(statement)


def add_articles(connection: Connection, articles: Sequence[Article]) -> None:
    """Adds the articles of a page."""
    _add(connection, tables.articles, [row(article) for article in articles])


def add_mentions(connection: Connection, mentions: Sequence[Mention]) -> list[Rejection]:
    """Adds mentions with their claims. An id stands once: what comes under it again, word for
    word, is left out, and what differs (in informant or confidence, which ids do not cover) is
    returned as rejections."""
    refused: list[Rejection] = []
    kept: dict[str, Mention] = {}
    claims: dict[str, Claim] = {}
    rows: list[_Row] = []
    for mention in mentions:
        if mention.mention_id in kept:
            if kept[mention.mention_id] != mention:
                refused.append(_twice(mention.article_id, "mention", mention.mention_id))
            continue
        kept[mention.mention_id] = mention
        for claim in mention.claims:
            if claim.claim_id not in claims:
                claims[claim.claim_id] = claim
                rows.append({**row(claim), "field": claim.field, "position": len(rows)})
            elif claims[claim.claim_id] != claim:
                refused.append(_twice(claim.article_id, "claim", claim.claim_id))
    numbered = enumerate(kept.values())
    _add(
        connection,
        tables.mentions,
        [_without(row(mention), "claims") | {"position": place} for place, mention in numbered],
    )
    _add(connection, tables.claims, rows)
    return refused


def add_rejection(connection: Connection, rejection: Rejection, page_id: str | None) -> bool:
    """Adds a rejection, once. Returns whether it was new."""
    return add_once(connection, tables.rejections, {**row(rejection), "page_id": page_id})


def drop_groups(connection: Connection) -> None:
    """Removes every family, incident, record and credit, and the marks that they are done."""
    for table in (tables.families, tables.incidents, tables.credits, shelf_tables.grouped):
        connection.execute(delete(table))
    for stage in (LINK, GROUPED, RECONCILED):
        unmark_done(connection, stage)


def drop_families(connection: Connection, family_ids: Iterable[str]) -> None:
    """Removes families."""
    _drop(connection, tables.families.c.family_id, family_ids)


def drop_incidents(connection: Connection, incident_ids: Iterable[str]) -> None:
    """Removes incidents with their records and the proposals that name them."""
    _drop(connection, tables.incidents.c.incident_id, incident_ids)


def drop_records(connection: Connection, incident_ids: Iterable[str]) -> None:
    """Removes the records of incidents."""
    _drop(connection, tables.records.c.incident_id, incident_ids)


def mark_grouped(connection: Connection, gone: Iterable[str], added: Iterable[str]) -> None:
    """Notes which articles groups hold."""
    _drop(connection, shelf_tables.grouped.c.article_id, gone)
    rows = [{"article_id": article_id, "again": False} for article_id in added]
    _add(connection, shelf_tables.grouped, rows)


def mark_told(connection: Connection) -> None:
    """Notes that the incidents that there are stand in a record that was done: when one goes, that
    is to be told."""
    table = tables.incidents
    connection.execute(update(table).where(table.c.told.is_(False)).values(told=True))


def add_families(connection: Connection, families: Iterable[Family]) -> None:
    """Adds families with their members, the original first."""
    heads: list[_Row] = []
    members: list[_Row] = []
    for family in families:
        key = {"family_id": family.family_id}
        heads.append({**key, "wire": family.wire, "seal": seal(family)})
        original = {"article_id": family.original_id, "similarity": None, "changed": ()}
        for place, member in enumerate((original, *map(row, family.copies))):
            members.append({**key, **member, "position": place})
    _add(connection, tables.families, heads)
    _add(connection, tables.family_members, members)


def add_incidents(connection: Connection, incidents: Iterable[Incident]) -> None:
    """Adds incidents with their members in order."""
    heads: list[_Row] = []
    members: list[_Row] = []
    for incident in incidents:
        own = {"seal": seal(incident), "told": False}
        heads.append(_without(row(incident), "mention_ids") | own)
        members.extend(
            {"incident_id": incident.incident_id, "mention_id": mention_id, "position": place}
            for place, mention_id in enumerate(incident.mention_ids)
        )
    _add(connection, tables.incidents, heads)
    _add(connection, tables.incident_members, members)


def add_records(connection: Connection, records: Iterable[Record]) -> None:
    """Adds records; each belongs to an incident that is there, with all that it holds."""
    records = tuple(records)
    _add(connection, tables.records, [_record_row(record) for record in records])
    index.write(connection, records)


def put_record(connection: Connection, record: Record) -> None:
    """Puts a record in the place of the one under its incident and profile."""
    table = tables.records
    ours = (table.c.incident_id == record.incident_id, table.c.profile == record.profile)
    connection.execute(update(table).where(*ours).values(_record_row(record)))
    index.write(connection, (record,))


def _record_row(record: Record) -> _Row:
    return {
        "incident_id": record.incident_id,
        "profile": record.profile,
        "earliest": record.earliest.isoformat() if record.earliest else None,
        "body": record,
        "seal": seal(record),
    }


def add_credits(connection: Connection, credits: Iterable[Credit]) -> None:
    """Adds credits, in their order."""
    _add(connection, tables.credits, [row(credit) for credit in credits])


def drop_proposals(connection: Connection, incident_ids: Iterable[str]) -> None:
    """Removes the proposals that name some incidents."""
    incident_ids = tuple(incident_ids)
    _drop(connection, tables.proposals.c.one_id, incident_ids)
    _drop(connection, tables.proposals.c.other_id, incident_ids)


def add_proposals(connection: Connection, proposals: Iterable[Proposal]) -> None:
    """Adds proposals; their incidents are there. The likelier they are the further in front."""
    rows = [
        {
            "one_id": each.one_id,
            "other_id": each.other_id,
            "position": round(1000 * (1 - each.probability)),
            "body": each,
        }
        for each in proposals
    ]
    _add(connection, tables.proposals, rows)


def add_decision(connection: Connection, decision: Decision) -> None:
    """Adds a decision behind the others."""
    values = {
        "decision_id": decision.decision_id,
        "body": decision,
        "page_id": decision.one.page_id,
        "other_page_id": decision.other.page_id if decision.other else None,
    }
    _add(connection, tables.decisions, [values])


def put_setting(connection: Connection, name: str, value: str) -> None:
    """Sets something for the record as a whole."""
    statement = insert_or(tables.settings).values({"name": name, "value": value})
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


def mark_done(connection: Connection, stage: str, input_id: str, version: str) -> None:
    """Notes the version of a stage that did an input last."""
    values = {"stage": stage, "input_id": input_id, "version": version}
    statement = insert_or(tables.done).values(values)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["stage", "input_id"], set_={"version": version}
        )
    )


def unmark_done(connection: Connection, stage: str) -> None:
    """Makes a stage due again for every input."""
    connection.execute(delete(tables.done).where(tables.done.c.stage == stage))


def put_sample(connection: Connection, sample: Sample) -> None:
    """Replaces the sample of an outlet's pages."""
    values = row(sample)
    statement = insert_or(tables.samples).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["outlet"], set_=values))


def set_head(connection: Connection, head: Head) -> None:
    """Records the custody log's last line."""
    values = {"seq": head.seq, "digest": head.digest}
    statement = insert_or(tables.custody_head).values({"number": 1, **values})
    connection.execute(statement.on_conflict_do_update(index_elements=["number"], set_=values))


def page_digests(connection: Connection) -> set[str]:
    """The digests of all pages."""
    return set(connection.scalars(select(tables.pages.c.digest)))


def _add(connection: Connection, table: Table, rows: Sequence[_Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _drop(connection: Connection, column: Column[str], values: Iterable[str]) -> None:
    for some in index.batched(tuple(values)):
        connection.execute(delete(column.table).where(column.in_(some)))


def _without(values: _Row, name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


def _twice(article_id: str, what: str, its_id: str) -> Rejection:
    reason = f"{what} {its_id} was given twice with different particulars; the first was kept"
    return Rejection("extract", article_id, reason)
