"""W3C Web Annotations: every claim as a note on the words that state it.

Each target names the page and has two selectors: the words with those around them
(TextQuoteSelector), which find their place on the page, and their place in the article's text
(TextPositionSelector), which counts characters of the text in the exchange format.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from whence import wording
from whence.model import Claim
from whence.ship import Shipment, loose
from whence.ship.addresses import web
from whence.ship.edition import Edition
from whence.ship.shipping import label, version
from whence.ship.traversal import Cited, Item

NAME = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_URN = "urn:whence:"
_AROUND = 48
"""Characters before and after the words, as far as the sentence goes."""


class AnnotationsExporter:
    """Writes ``annotations.jsonld``: an AnnotationPage with an annotation per claim."""

    about = "W3C Web Annotations (JSON-LD), a note on the words of each claim"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        imprint = edition.imprint()
        page = {
            "@context": CONTEXT,
            "id": f"{_URN}annotations:{version(imprint)}",
            "type": "AnnotationPage",
            "partOf": {
                "id": f"{_URN}record:{version(imprint)}",
                "type": "AnnotationCollection",
                "label": f"A Whence record ({label(imprint)}; profile {imprint.profile})",
            },
        }
        count = 0
        with (folder / NAME).open("wb") as file:
            file.write(msgspec.json.encode(page)[:-1] + b',"items":[')
            for one in _annotations(edition):
                file.write((b",\n" if count else b"\n") + msgspec.json.encode(one))
                count += 1
            file.write(b"\n]}\n")
        return Shipment({NAME: count}, _LOST)


_LOST = (
    "what the claims come to: tolls with low, best and high, sources, copies, disagreements",
    "values as data: they are words in the bodies",
    "positions count characters of an article's text, which `whence export jsonl` has; on the page "
    "itself the words and those around them find the place",
    "values that people entered without a source: there are no words to stand on",
)


def _annotations(edition: Edition) -> Iterator[dict[str, object]]:
    for item in edition.items():
        for one in item.cited:
            yield _annotation(one, item)
    for one in loose.claims(edition):
        yield _annotation(one, None)


def _annotation(one: Cited, item: Item | None) -> dict[str, object]:
    claim = one.claim
    review = item.record.review_of(claim.claim_id).label if item else loose.LABEL
    bodies: list[dict[str, object]] = [
        _text(wording.brief(claim.value), "describing"),
        _text(claim.field, "classifying"),
        _text(review, "assessing"),
    ]
    if claim.informant:
        bodies.append(_text(f"said by: {claim.informant}", "describing"))
    if item:
        bodies.append({"id": f"{_URN}{item.record.incident_id}", "purpose": "linking"})
    return {
        "id": f"{_URN}{claim.claim_id}",
        "type": "Annotation",
        "motivation": ["describing", "linking"] if item else "describing",
        "creator": {"type": "Software", "name": claim.reader},
        "body": bodies,
        "target": _target(one, claim),
    }


def _text(words: str, purpose: str) -> dict[str, object]:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _target(one: Cited, claim: Claim) -> dict[str, object]:
    quote: dict[str, object] = {"type": "TextQuoteSelector", "exact": claim.quote}
    if one.before:
        quote["prefix"] = one.before[-_AROUND:]
    if one.after:
        quote["suffix"] = one.after[:_AROUND]
    selectors: list[dict[str, object]] = [quote]
    if one.at:
        start, end = one.at
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    target: dict[str, object] = {
        "type": "SpecificResource",
        "source": {
            "id": web(one) or _URN + one.article.article_id,
            "type": "Text",
            "language": one.article.language or "und",
        },
        "selector": selectors,
    }
    if one.page.captured:
        moment = one.page.captured.strftime("%Y-%m-%dT%H:%M:%SZ")
        target["state"] = {"type": "TimeState", "sourceDate": moment}
    return target
