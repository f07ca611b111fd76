"""schema.org in JSON-LD: what was claimed, where it appeared, and about which event. There are no
ratings: a record never says what is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from whence import wording
from whence.ship import Shipment
from whence.ship.addresses import web
from whence.ship.edition import Edition
from whence.ship.event_data import dispute
from whence.ship.shipping import label, version
from whence.ship.traversal import Cited, Item, Member

NAME = "claims.jsonld"
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "startDate": {"@id": "https://schema.org/startDate", "@type": "https://schema.org/Date"},
    "endDate": {"@id": "https://schema.org/endDate", "@type": "https://schema.org/Date"},
    "datePublished": {
        "@id": "https://schema.org/datePublished",
        "@type": "https://schema.org/Date",
    },
}
"""Written out, so that nobody has to fetch a context."""
_URN = "urn:whence:"
Node = dict[str, object]


class SchemaOrgExporter:
    """Writes ``claims.jsonld``: Claim, NewsArticle and Event nodes in one graph."""

    about = "schema.org claims, articles and events (JSON-LD), without ratings"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        imprint = edition.imprint()
        count = 0
        with (folder / NAME).open("wb") as file:
            head = msgspec.json.encode({"@context": _CONTEXT})[:-1]
            file.write(head + b',"@graph":[\n')
            dataset: Node = {
                "@id": f"{_URN}record:{version(imprint)}",
                "@type": "Dataset",
                "name": "A Whence record",
                "creativeWorkStatus": label(imprint),
                "version": version(imprint),
                "measurementTechnique": imprint.profile,
            }
            file.write(msgspec.json.encode(dataset))
            for node in _nodes(edition, str(dataset["@id"])):
                file.write(b",\n" + msgspec.json.encode(node))
                count += node["@type"] == "Claim"
            file.write(b"\n]}\n")
        return Shipment({NAME: count}, _LOST)


_LOST = (
    "low, best and high of tolls as numbers, and which claims the rules set aside: they stand in "
    "words in an event's description",
    "where quotes stand in their articles: `whence export annotations` has it",
    "whether an informant is a person or a body: the pages do not always say",
)


def _nodes(edition: Edition, dataset: str) -> Iterator[Node]:
    told: set[str] = set()
    for item in edition.items():
        yield _event(item, dataset)
        for member in item.members:
            if member.article.article_id not in told:
                told.add(member.article.article_id)
                yield _article(member)
        for one in item.cited:
            yield _claim(one, item)


def _event(item: Item, dataset: str) -> Node:
    record = item.record
    return _filled(
        {
            "@id": _URN + record.incident_id,
            "@type": "Event",
            "identifier": record.incident_id,
            "name": wording.heading(record),
            "description": dispute(item),
            "startDate": record.earliest.isoformat() if record.earliest else None,
            "endDate": record.latest.isoformat() if record.latest else None,
            "location": _place(item),
            "keywords": record.kind,
            "subjectOf": {"@id": dataset},
        }
    )


def _place(item: Item) -> Node | None:
    record = item.record
    if record.place is None and record.lat is None:
        return None
    geo: Node | None = None
    if record.lat is not None and record.lon is not None:
        point: Node = {
            "@type": "GeoCoordinates",
            "latitude": record.lat,
            "longitude": record.lon,
        }
        geo = {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": record.radius_m or 0}
    country: Node | None = (
        {"@type": "PostalAddress", "addressCountry": record.country} if record.country else None
    )
    return _filled({"@type": "Place", "name": record.place, "geo": geo, "address": country})


def _article(member: Member) -> Node:
    article, page = member.article, member.page
    published = article.published
    return _filled(
        {
            "@id": _URN + article.article_id,
            "@type": "NewsArticle",
            "identifier": page.digest,
            "headline": article.title,
            "author": {"@type": "Person", "name": article.byline} if article.byline else None,
            "publisher": _organisation(article.outlet),
            "creditText": article.credit or member.wire,
            "datePublished": published.earliest.isoformat() if published else None,
            "inLanguage": article.language,
            "url": web(member),
            "isBasedOn": {"@id": _URN + member.original_id} if member.original_id else None,
        }
    )


def _claim(one: Cited, item: Item) -> Node:
    claim = one.claim
    published = one.article.published
    review = item.record.review_of(claim.claim_id).label
    said_by: Node | None = (
        {"name": claim.informant} if claim.informant else _organisation(one.article.outlet)
    )
    return _filled(
        {
            "@id": _URN + claim.claim_id,
            "@type": "Claim",
            "identifier": claim.claim_id,
            "name": wording.brief(claim.value),
            "text": claim.quote,
            "author": said_by,
            "appearance": {"@id": _URN + one.article.article_id},
            "about": {"@id": _URN + item.record.incident_id},
            "datePublished": published.earliest.isoformat() if published else None,
            "claimInterpreter": {"@type": "Organization", "name": f"Whence, {claim.reader}"},
            "creativeWorkStatus": review,
        }
    )


def _organisation(name: str | None) -> Node | None:
    return {"@type": "NewsMediaOrganization", "name": name} if name else None


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
