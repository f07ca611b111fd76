"""Made-up things to store: any value that the types allow, and one small whole record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Struct

from whence import ids
from whence.model import (
    Actor,
    Article,
    ByteMap,
    ByteRun,
    Claim,
    Family,
    Incident,
    Mention,
    Outcome,
    Page,
    Record,
    Rejection,
    Statement,
    Toll,
    Value,
    Where,
    canonical,
)
from whence.store import Store

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLACE = st.integers(0, 2**40)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**80), 2**80),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.none() | ZONES),
}


def of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type from the model."""
    arguments = get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    match get_origin(hint):
        case origin if origin is Literal:
            return st.sampled_from(arguments)
        case origin if origin in (Union, UnionType):
            return st.one_of(*map(of, arguments))
        case origin if origin is tuple and arguments[-1] is Ellipsis:
            return st.lists(of(arguments[0]), max_size=2).map(tuple)
        case origin if origin is tuple:
            return st.tuples(*map(of, arguments))
    assert issubclass(hint, Struct), hint
    return any_of(hint)


def any_of(hop: type[Struct], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any struct of a type, some of its fields given."""
    hints = get_type_hints(hop)
    free = {name: of(hints[name]) for name in hop.__struct_fields__ if name not in fixed}
    return st.builds(hop, **free, **fixed)


class Reading(Struct, frozen=True):
    """One page and what was read from it."""

    page: Page
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    rejections: tuple[Rejection, ...]


@st.composite
def readings(draw: st.DrawFn, name: str) -> Reading:
    """A page with any fields, under ids that no other ``name`` has."""
    page = draw(any_of(Page, page_id=st.just(f"pg_{name}"), size=PLACE))
    articles = [
        draw(
            any_of(
                Article,
                article_id=st.just(f"ar_{name}_{index}"),
                page_id=st.just(page.page_id),
                index=st.just(index),
                body_start=PLACE,
            )
        )
        for index in range(draw(st.integers(0, 2)))
    ]
    mentions = [
        draw(mentions_of(article.article_id, f"me_{article.article_id}_{index}"))
        for article in articles
        for index in range(draw(st.integers(0, 2)))
    ]
    rejections = draw(st.lists(any_of(Rejection), max_size=2, unique=True))
    return Reading(page, tuple(articles), tuple(mentions), tuple(rejections))


@st.composite
def mentions_of(draw: st.DrawFn, article_id: str, mention_id: str) -> Mention:
    """A mention with any claims."""
    claims = [
        draw(
            any_of(
                Claim,
                claim_id=st.just(f"cl_{mention_id}_{index}"),
                article_id=st.just(article_id),
                mention_id=st.just(mention_id),
                start=PLACE,
                end=PLACE,
            )
        )
        for index in range(draw(st.integers(0, 3)))
    ]
    mention: Mention = draw(
        any_of(
            Mention,
            mention_id=st.just(mention_id),
            article_id=st.just(article_id),
            claims=st.just(tuple(claims)),
        )
    )
    return mention


# -- one small whole record -------------------------------------------------------------------

STORY = (
    "Zwölf people were killed near Tarnholm on Monday, police said. “We heard it from the mill,” "
    "said Ada Brill, a miller. The Grey Banner denied that it was there."
)
QUOTES: tuple[tuple[str, Value], ...] = (
    ("Zwölf people were killed", Toll("killed", 12, 12, "Zwölf", (12,))),
    ("near Tarnholm", Where("Tarnholm", radius_m=20_000)),
    ("“We heard it from the mill,”", Statement("Ada Brill", "say", True, "We heard it")),
    ("The Grey Banner denied", Actor("perpetrator", "The Grey Banner", "denied")),
)


def page_of(body: bytes, source: str) -> Page:
    """A page of some bytes."""
    digest = ids.digest(body)
    return Page(
        ids.page(digest, None),
        digest,
        len(body),
        "text/plain",
        source,
        captured=datetime(2031, 3, 3, tzinfo=UTC),
    )


def article_of(page: Page, text: str) -> Article:
    """The article whose text is the page's bytes in UTF-8."""
    runs = []
    position = 0
    for index, character in enumerate(text):
        width = len(character.encode())
        runs.append(ByteRun(index, index + 1, position, width))
        position += width
    return Article(
        ids.article(page.page_id, 0, text),
        page.page_id,
        0,
        "report",
        text,
        ByteMap(tuple(runs)),
        ("text",),
        "utf-8",
        title="Attack near Tarnholm",
        outlet="The Tarn Courier",
    )


def mention_of(article: Article, informant: str | None = "police") -> Mention:
    """The mention that a reader would find in STORY."""
    mention_id = ids.mention(article.article_id, "sample/1", "all")
    claims = []
    for quote, value in QUOTES:
        start = article.text.index(quote)
        end = start + len(quote)
        claims.append(
            Claim(
                ids.claim(mention_id, canonical(value), start, end),
                article.article_id,
                mention_id,
                value,
                quote,
                start,
                end,
                article.byte_map.ranges(start, end),
                informant,
                0.5,
                "sample/1",
            )
        )
    return Mention(mention_id, article.article_id, "attack", False, tuple(claims))


def reading_of(number: int) -> tuple[bytes, Reading]:
    """The bytes and the reading of the n-th page; each page's text is its own."""
    text = f"{STORY}\n\nReport number {number}."
    body = text.encode()
    page = page_of(body, f"page{number}.txt")
    article = article_of(page, text)
    refused = Rejection("extract", article.article_id, "a claim's quote was not at its span")
    return body, Reading(page, (article,), (mention_of(article),), (refused,))


def put(store: Store, body: bytes, reading: Reading, version: str = "sample/1") -> None:
    """A page on the way that the pipeline takes."""
    store.originals.put(body)
    store.take(reading.page)
    store.put_reading(reading.page, reading.articles, reading.mentions, reading.rejections, version)


def groups_of(readings: list[Reading]) -> tuple[list[Family], list[Incident], list[Record]]:
    """Each article its own family, all mentions one incident."""
    families = [
        Family(ids.family(each.articles[0].article_id), each.articles[0].article_id)
        for each in readings
    ]
    members = tuple(mention.mention_id for each in readings for mention in each.mentions)
    incident = Incident(ids.incident(members[0]), "attack", members)
    tolls = (Outcome("killed", 12, 12, 12, 12, 12, "all agree", ()),)
    record = Record(
        incident.incident_id,
        "attack",
        "plain",
        date(2031, 3, 3),
        date(2031, 3, 3),
        "Tarnholm",
        None,
        None,
        None,
        20_000,
        tolls,
        (),
        (),
    )
    return families, [incident], [record]


def fill(folder: Path, pages: int = 3) -> list[Reading]:
    """A whole record with so many pages. Returns what is in it."""
    made = []
    with Store.create(folder) as store:
        for number in range(pages):
            body, reading = reading_of(number)
            put(store, body, reading)
            made.append(reading)
        store.replace_groups(*groups_of(made), "groups/1")
    return made
