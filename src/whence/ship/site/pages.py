"""The site's pages as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from whence import wording
from whence.model import UNREVIEWED, Corrected, Kind, Outcome, Record, Review
from whence.ship.custody_lines import Line
from whence.ship.edition import Imprint
from whence.ship.inert import inert
from whence.ship.site.text import paragraphs
from whence.ship.traversal import Cited, Item, Member

POLICY = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'"
SEARCHING = f"{POLICY}; script-src 'self'"
"""The same for the one page that has a script of ours."""


_ARTICLE = re.compile(r"ar_[0-9a-f]{20}")


class Site(Struct, frozen=True):
    """What is said of the site as a whole."""

    title: str
    imprint: Imprint
    lost: tuple[str, ...]
    claims: int = 0
    articles: int = 0


class Row(Struct, frozen=True):
    """An incident in a list. ``words`` are what it is found by beside its heading."""

    number: int
    record: Record
    claims: int
    article_ids: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, item: Item) -> Row:
        """An item as a list shows it."""
        articles = [member.article for member in item.members]
        words = [each for one in articles for each in (one.outlet, one.title) if each]
        return cls(
            item.number,
            item.record,
            len(item.cited),
            tuple(one.article_id for one in articles),
            tuple(dict.fromkeys(words)),
        )


class Group(Struct, frozen=True):
    """Incidents under one heading of a list."""

    name: str
    rows: tuple[Row, ...]


class Pages:
    """Renders the pages of one site."""

    def __init__(self, site: Site, custody: Mapping[str, tuple[Line, ...]]) -> None:
        self._site = site
        self._custody = custody

    def list(self, stem: str, heading: str, groups: Sequence[Group], page: tuple[int, int]) -> str:
        """One page of a list of incidents."""
        return self._render(
            "list.html",
            here=f"{stem}.html",
            heading=heading,
            groups=groups,
            page=page[0],
            pages=page[1],
            names=[name_of(stem, number) for number in range(1, page[1] + 1)],
        )

    def incident(self, item: Item) -> str:
        """One incident with the citations of all its values."""
        return self._render(
            "incident.html",
            root="../",
            item=item,
            numbers=_numbers(item),
            by_field={
                field: [one for one in item.cited if one.claim.field == field]
                for field in wording.FIELDS
            },
            by_article={
                member.article.article_id: [
                    one for one in item.cited if one.claim.article_id == member.article.article_id
                ]
                for member in item.members
            },
            members={member.article.article_id: member for member in item.members},
        )

    def article(self, item: Item, member: Member) -> str:
        """One article whole, with the words of the incident's claims marked."""
        own = [one for one in item.cited if one.claim.article_id == member.article.article_id]
        return self._render(
            "article.html",
            root="../",
            record=item.record,
            article=member.article,
            page=member.page,
            paragraphs=paragraphs(member.article.text, _spans(own)),
        )

    def method(self) -> str:
        """How the record was made and what was left out."""
        return self._render("method.html", here="method.html")

    def search(self) -> str:
        """The page that has a script."""
        return self._render("search.html", here="search.html", policy=SEARCHING)

    def _render(self, name: str, root: str = "", here: str = "", **context: Any) -> str:
        context.setdefault("policy", POLICY)
        page = _TEMPLATES.get_template(name)
        return page.render(site=self._site, custody=self._custody, root=root, here=here, **context)


def name_of(stem: str, number: int) -> str:
    """The name of a list's n-th page."""
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def _numbers(item: Item) -> dict[str, int]:
    """A number for each citation, in the order in which they stand on the page."""
    place = {member.article.article_id: number for number, member in enumerate(item.members)}
    ordered = sorted(item.cited, key=lambda one: place[one.claim.article_id])
    return {one.claim.claim_id: number for number, one in enumerate(ordered, 1)}


def _spans(cited: Sequence[Cited]) -> list[tuple[int, int, str]]:
    return [(*one.at, one.claim.claim_id) for one in cited if one.at]


def left_out(item: Item, toll: Outcome) -> list[tuple[str, tuple[Cited, ...]]]:
    """The claims that a rule left out of a figure, by the reason why, articles by their outlets."""
    outlets = {one.article.article_id: wording.outlet(one.article) for one in item.members}
    reasons: dict[str, list[str]] = {}
    for lost in toll.losers:
        why = _ARTICLE.sub(lambda match: outlets.get(match[0], "another article"), lost.why)
        reasons.setdefault(why, []).append(lost.claim_id)
    found = [(why, item.pick(claim_ids)) for why, claim_ids in reasons.items()]
    return [(why, cited) for why, cited in found if cited]


def label(review: Review) -> Markup:
    """How far people have decided about something, as a label."""
    return Markup('<span class="label">{}</span>').format(escape(review.label))


def written(value: Corrected) -> str:
    """A value that a person put in, in words."""
    return value.kind if isinstance(value, Kind) else wording.brief(value)


def environment(package: str) -> Environment:
    """Templates that escape everything and let no character through that HTML does not allow."""
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    made.globals.update(w=wording, label=label, written=written, left_out=left_out)
    made.globals.update(UNREVIEWED=UNREVIEWED)
    return made


def _finalized(value: Any) -> Any:
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_TEMPLATES = environment("whence.ship.site")
