"""What a page of markup declares about its report: in JSON-LD, in meta elements, in its URL.

Declarations are read, never run; broken ones count as absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from msgspec import Struct
from trafilatura.settings import Document

from whence.clean import dates
from whence.clean.byline import byline
from whence.model import DateRange, Page

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article.published",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_DEPTH = 12
_LONGEST = 300
_REPORT_TYPES = ("Article", "Report", "BlogPosting", "Review")


class Metadata(Struct, frozen=True):
    """What the page declares: ``titles`` in the order in which to believe them; ``guessed`` is
    the date that htmldate found somewhere in the page; ``reports`` is how many reports it says that
    it holds (0: it does not say)."""

    titles: tuple[str, ...]
    byline: str | None
    outlet: str | None
    published: DateRange | None
    guessed: DateRange | None
    url: str | None
    reports: int = 0


def metadata(page: Page, tree: HtmlElement, document: Document) -> Metadata:
    """Gathers it. ``document`` is what the extractor found, its date by htmldate."""
    linked = _linked_data(tree)
    metas = _metas(tree)
    titles = (
        page.declared.title,
        *(_text(item.get("headline")) for item in linked),
        metas.get("og:title"),
        document.title,
    )
    visible = dates.find(document.date or "")
    authors = [name for item in linked for name in _names(item.get("author"))]
    outlets = (
        page.declared.outlet,
        metas.get("og:site_name"),
        *(name for item in linked for name in _names(item.get("publisher"))),
        document.sitename,
    )
    return Metadata(
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        byline=byline(authors) or byline((document.author or "",)),
        outlet=next((name for name in map(_outlet, outlets) if name), None),
        published=_published(page, linked, metas),
        guessed=_checked(page, visible[0] if visible else None, "text"),
        url=_address(page.url, tree),
        reports=len(linked) or int(metas.get("og:type", "").lower() == "article"),
    )


def declared(page: Page) -> DateRange | None:
    """The date that the collector gave, if the page can be of it."""
    return _checked(page, page.declared.published, "declared")


def from_url(page: Page) -> DateRange | None:
    """The date that stands in the path of the page's URL."""
    found = dates.find(_path(page.url)) if page.url else None
    return _checked(page, found[0] if found else None, "url")


def _path(url: str) -> str:
    """The path of a URL; empty where it is no URL."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def ranged(page: Page, day: date | None, found: str) -> DateRange | None:
    """A one-day range, unless the page cannot have been published then."""
    return _checked(page, day, found)


def _published(page: Page, linked: list[dict[str, Any]], metas: dict[str, str]) -> DateRange | None:
    candidates: list[tuple[str | None, str]] = [
        (_text(item.get("datePublished")), "json-ld") for item in linked
    ]
    candidates += [(metas.get(name), "meta") for name in _PUBLISHED]
    for written, found in candidates:
        stood = dates.find(written[:40]) if written else None
        checked = _checked(page, stood[0] if stood else None, found)
        if checked:
            return checked
    if page.declared.published:
        return declared(page)
    return from_url(page)


def _checked(page: Page, day: date | None, found: str) -> DateRange | None:
    captured = page.captured.date() if page.captured else None
    return DateRange(day, day, found) if day and dates.plausible(day, captured) else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content[:_LONGEST])
    return found


def _linked_data(tree: HtmlElement) -> list[dict[str, Any]]:
    """The reports that the page's JSON-LD describes."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(item for item in _items(value, 0) if _is_report(item))
    return found


def _items(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(value.get(name), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _items(each, depth + 1)


def _is_report(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_REPORT_TYPES) for name in names)


def _names(value: object) -> Iterator[str]:
    """The names in an author or publisher: a string, an object with a name, or a list of them."""
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        for one in name if isinstance(name, list) else [name]:
            text = _text(one)
            if text:
                yield text


def _text(value: object) -> str | None:
    return " ".join(value.split())[:_LONGEST] or None if isinstance(value, str) else None


def _outlet(name: str | None) -> str | None:
    """An outlet's name; None for a bare domain or an address."""
    text = (name or "").strip().lstrip("@")
    bare = " " not in text and "." in text.strip(".")
    return None if not text or bare or "://" in text or len(text) > 80 else text


def _address(known: str | None, tree: HtmlElement) -> str | None:
    """The canonical URL, if it is of the site that the page was taken from."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() != "canonical":
            continue
        address = (link.get("href") or "").strip()
        if not address.startswith(("http://", "https://")):
            continue
        if known is None or _host(address) == _host(known):
            return str(address)
    return known


def absolute(link: str | None, base: str | None) -> str | None:
    """The web address that a link on the page at ``base`` leads to, None where it leads to none."""
    try:
        address = urljoin(base or "", link or "")
    except ValueError:
        return None
    return address if link and address.startswith(("http://", "https://")) else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
