"""FollowTheMoney: each incident an Event, each report an Article, joined by Documentation; every
claim a statement whose data set is the outlet that makes it.

The entities hold what the record comes to; the statements hold who says it, with the words as the
original value and the claim's id as the origin.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from whence import ids, wording
from whence.model import Actor, Means, Statement, Toll, When, Where
from whence.ship import Shipment
from whence.ship.addresses import web
from whence.ship.edition import Edition
from whence.ship.event_data import dispute
from whence.ship.shipping import version
from whence.ship.traversal import Cited, Item, Member

ENTITIES = "entities.ftm.json"
STATEMENTS = "statements.ftm.json"
OWN = "whence"
"""The data set of what no outlet says: how reports and incidents hang together."""
Properties = dict[str, list[str]]

_LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell "
        "en:eng es:spa et:est fa:fas fi:fin fr:fra ha:hau he:heb hi:hin hr:hrv hu:hun hy:hye "
        "id:ind it:ita ja:jpn ka:kat kk:kaz km:khm ko:kor ku:kur ky:kir lt:lit lv:lav mk:mkd "
        "mn:mon ms:msa my:mya ne:nep nl:nld no:nor pa:pan pl:pol ps:pus pt:por ro:ron ru:rus "
        "rw:kin si:sin sk:slk sl:slv so:som sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk "
        "th:tha ti:tir tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho zu:zul"
    ).split()
)
"""Two-letter codes of languages and the three-letter codes that FollowTheMoney has (ISO 639)."""


class FollowTheMoneyExporter:
    """Writes ``entities.ftm.json`` and ``statements.ftm.json``, an object per line."""

    about = "FollowTheMoney entities, and statements by outlet"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        encode = msgspec.json.encode
        seen: set[str] = set()
        said: set[str] = set()
        record = version(edition.imprint())
        with (folder / ENTITIES).open("wb") as entities, (folder / STATEMENTS).open("wb") as told:
            for item in edition.items():
                for entity in _entities(item, record):
                    if entity["id"] not in seen:
                        seen.add(str(entity["id"]))
                        entities.write(encode(entity) + b"\n")
                for statement in _statements(item, record):
                    if statement["id"] not in said:
                        said.add(str(statement["id"]))
                        told.write(encode(statement) + b"\n")
        return Shipment({ENTITIES: len(seen), STATEMENTS: len(said)}, _LOST)


_LOST = (
    "coordinates and the radius of places: an Event has none",
    "numbers as numbers: tolls are told in words, with who says them",
    "people and groups as entities: a record never says who did it; notes tell who is named",
    "where quotes stand in their articles: the statements have the words and the claims' ids",
    "hashes of the original pages, beyond the notes of each Article",
)


# -- entities ---------------------------------------------------------------------------------


def _entities(item: Item, record: str) -> Iterator[dict[str, object]]:
    yield _entity(_key(item.record.incident_id), "Event", _event(item, record))
    for member in item.members:
        yield _entity(_key(member.article.article_id), "Article", _article(member))
        yield _entity(_link(item, member), "Documentation", _documentation(item, member))


def _entity(entity_id: str, schema: str, properties: Properties) -> dict[str, object]:
    kept = {name: values for name, values in properties.items() if values}
    return {"id": entity_id, "schema": schema, "properties": kept, "datasets": [OWN]}


def _event(item: Item, record: str) -> Properties:
    values = item.record
    tolls = [f"{each.field}: {wording.outcome(each)}" for each in values.tolls]
    return {
        "name": _lines(wording.heading(values)),
        **_days(values.earliest, values.latest),
        "location": _lines(values.place),
        "country": _country(values.country),
        "keywords": [values.kind],
        "summary": _texts("; ".join(tolls)),
        "notes": _texts(
            dispute(item),
            f"{values.label}; profile {values.profile}; record {record}",
            f"Warning: {values.warning}" if values.warning else None,
        ),
        "recordId": [values.incident_id],
        "proof": [_key(each.article.article_id) for each in item.members],
    }


def _article(member: Member) -> Properties:
    article, page = member.article, member.page
    published = article.published
    return {
        "title": _lines(wording.title(article)),
        "author": _lines(article.byline or article.credit),
        "publisher": _lines(article.outlet),
        "publishedAt": [published.earliest.isoformat()] if published else [],
        "sourceUrl": [url for url in (web(member),) if url],
        "language": [_LANGUAGES[article.language]] if article.language in _LANGUAGES else [],
        "retrievedAt": [page.captured.strftime("%Y-%m-%dT%H:%M:%S")] if page.captured else [],
        "bodyText": _texts(article.text),
        "notes": [f"{article.article_id}; original page: {page.digest}"],
    }


def _documentation(item: Item, member: Member) -> Properties:
    own = [one for one in item.cited if one.article.article_id == member.article.article_id]
    back = bool(own) and all(one.background for one in own)
    published = member.article.published
    return {
        "document": [_key(member.article.article_id)],
        "entity": [_key(item.record.incident_id)],
        "role": ["copy" if member.copy else "refers back" if back else "report"],
        "date": [published.earliest.isoformat()] if published else [],
        "summary": _texts(*dict.fromkeys(one.claim.quote for one in own)),
        "publisher": _lines(member.article.outlet),
        "sourceUrl": [url for url in (web(member),) if url],
    }


def _link(item: Item, member: Member) -> str:
    return _key(ids.make("do", item.record.incident_id, member.article.article_id))


def _key(own: str) -> str:
    """An id as FollowTheMoney has them: letters, digits, points and hyphens."""
    return own.replace("_", "-")


# -- statements -------------------------------------------------------------------------------


def _statements(item: Item, record: str) -> Iterator[dict[str, object]]:
    for entity in _entities(item, record):
        properties = entity["properties"]
        assert isinstance(properties, dict)
        if entity["schema"] == "Event":
            properties = {name: properties[name] for name in ("name", "recordId", "proof", "notes")}
        for name, values in properties.items():
            for value in values:
                yield _statement(str(entity["id"]), str(entity["schema"]), (name, value), OWN)
    for one in item.cited:
        for name, value in _said(one):
            source = dataset(one.article.outlet)
            made = _statement(_key(item.record.incident_id), "Event", (name, value), source)
            yield {**made, **_origin(one)}


def _statement(
    entity_id: str, schema: str, valued: tuple[str, str], source: str
) -> dict[str, object]:
    """A statement, whose id is made as the library makes it."""
    name, value = valued
    key = f"{source}.{entity_id}.{name}.{value}"
    return {
        "id": hashlib.sha1(key.encode()).hexdigest(),
        "entity_id": entity_id,
        "canonical_id": entity_id,
        "schema": schema,
        "prop": name,
        "value": value,
        "dataset": source,
        "external": False,
    }


def _origin(one: Cited) -> dict[str, object]:
    published = one.article.published
    first = {"first_seen": published.earliest.isoformat()} if published else {}
    return {"original_value": one.claim.quote, "origin": one.claim.claim_id, **first}


def _said(one: Cited) -> Iterator[tuple[str, str]]:
    """What a claim says about its incident, as properties of an Event."""
    value = one.claim.value
    by = f" – {one.claim.informant}" if one.claim.informant else ""
    match value:
        case When():
            days = _days(value.earliest, value.latest)
            yield from ((name, day) for name, found in days.items() for day in found)
        case Where():
            yield from (("location", place) for place in _lines(value.place))
            yield from (("country", code) for code in _country(value.country))
        case Toll():
            yield from (("summary", text) for text in _texts(f"{wording.brief(value)}{by}"))
        case Means():
            yield from (("keywords", weapon) for weapon in _lines(value.weapon))
        case Actor() | Statement():
            standing = wording.status(value)
            told = f"{wording.brief(value)} ({standing}){by}" if standing else wording.brief(value)
            yield from (("notes", text) for text in _texts(told))


def dataset(outlet: str | None) -> str:
    """The name of an outlet's data set: small Latin letters, digits and underscores, or, where its
    name has none of them, a digest of it."""
    if not outlet:
        return "outlet_unknown"
    split = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode().lower()
    slug = "_".join(re.findall(r"[a-z0-9]+", split))
    latin = all("LATIN" in unicodedata.name(char, "") for char in outlet if char.isalpha())
    return f"outlet_{slug}" if slug and latin else ids.make("outlet", outlet)


# -- values -----------------------------------------------------------------------------------


def _days(earliest: object, latest: object) -> Properties:
    if earliest is not None and earliest == latest:
        return {"date": [str(earliest)]}
    return {
        "startDate": [str(earliest)] if earliest else [],
        "endDate": [str(latest)] if latest else [],
    }


def _country(code: str | None) -> list[str]:
    return [code.lower()] if code else []


def _lines(words: str | None) -> list[str]:
    """Words as one line, which names and the like are."""
    squashed = " ".join((words or "").split())
    return [squashed] if squashed else []


def _texts(*texts: str | None) -> list[str]:
    return [text.strip() for text in texts if text and text.strip()]
