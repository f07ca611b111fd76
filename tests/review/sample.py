"""A small record for the review tests, every part written by hand: a wire story, its copy with a
changed figure, an independent report that disagrees, and a hostile page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from whence import ids
from whence.model import (
    Actor,
    Article,
    Change,
    Claim,
    Copy,
    DateRange,
    Disagreement,
    Family,
    Incident,
    Join,
    Lost,
    Means,
    Mention,
    Outcome,
    Page,
    Record,
    Rejection,
    SourceGroup,
    Statement,
    Toll,
    Value,
    When,
    Where,
    canonical,
)
from whence.store import Store
from whence.testing import article_of

WIRE = (
    "Bomb kills at least 11 at Ombrel market\n\n"
    "OMBREL (Fennick) — A bomb in a handcart killed at least 11 people and wounded 34 others on "
    "Saturday, police said.\n\n"
    "“This was an attack on people buying their dinner,” police chief Oren Talsky said.\n\n"
    "The ministry blamed the Upland Front, which denied it."
)
COPY = WIRE.replace("wounded 34", "wounded 43")
MONITOR = "On 12 March a bomb at Ombrel killed 12 people, the health office said. Dozens were hurt."
HOSTILE = (
    "<script>window.__pwned=1</script> Two die\n\n"
    "Sergeant <img src=x onerror=window.__pwned=2> Morrow said that two people were killed in "
    "\u202ePellam. \x1b]0;pwned\x07\x1b[2J[bold red]Done[/bold red] {{ 7*7 }}"
)
NAUGHTY = '"><script>window.__pwned=3</script>'


class Sample(Struct, frozen=True):
    """The record's folder and what stands in it."""

    folder: Path
    wire: Article
    copied: Article
    monitor: Article
    hostile: Article
    ombrel: Record
    pellam: Record
    toll: Claim
    statement: Claim


def article(text: str, outlet: str, published: date, **extra: str) -> tuple[Page, Article]:
    """A page that holds just this text, and its article."""
    body = text.encode()
    digest = ids.digest(body)
    page = Page(
        page_id=ids.page(digest, None),
        digest=digest,
        size=len(body),
        media="text/plain",
        source=f"pages/{outlet}.txt",
        captured=datetime(2023, 1, 2, 3, 4, tzinfo=UTC),
        headers=(("Server", extra.get("header", "sample")),),
    )
    title, _, rest = text.partition("\n\n")
    return page, Article(
        article_id=ids.article(page.page_id, 0, text),
        page_id=page.page_id,
        index=0,
        kind="report",
        text=text,
        byte_map=article_of(text).byte_map,
        layers=("text",),
        encoding="utf-8",
        body_start=len(title) + 2 if rest else 0,
        title=extra.get("title", title if rest else "Security week"),
        byline=extra.get("byline"),
        outlet=outlet,
        published=DateRange(published, published, "meta"),
        language="en",
    )


def claim(of: Article, quote: str, value: Value, informant: str | None = None) -> Claim:
    """A claim at the first place in the article where its quote stands after the headline."""
    start = of.text.index(quote, of.body_start)
    end = start + len(quote)
    mention_id = ids.mention(of.article_id, "hand/1", "one")
    return Claim(
        claim_id=ids.claim(mention_id, canonical(value), start, end),
        article_id=of.article_id,
        mention_id=mention_id,
        value=value,
        quote=quote,
        start=start,
        end=end,
        byte_ranges=of.byte_map.ranges(start, end),
        informant=informant,
        confidence=0.75,
        reader="hand/1",
    )


def wire_claims(of: Article, injured: int) -> tuple[Claim, ...]:
    """What the wire story says; several of the quotes nest and overlap."""
    saturday = date(2022, 3, 12)
    return (
        claim(of, "at least 11 people", Toll("killed", 11, None, "at least 11", (11,)), "police"),
        claim(
            of,
            f"wounded {injured} others",
            Toll("injured", injured, injured, str(injured), (injured,)),
            "police",
        ),
        claim(of, "Saturday", When(saturday, saturday, "day", "published")),
        claim(of, "OMBREL", Where("Ombrel", radius_m=5000)),
        claim(of, "A bomb in a handcart", Means("bomb", "bomb", 1, 1)),
        claim(of, "handcart killed at least 11", Actor("target", "shoppers", "reported")),
        claim(
            of,
            "“This was an attack on people buying their dinner,” police chief Oren Talsky said",
            Statement("Oren Talsky", "say", True, "This was an attack", "police chief"),
            "Oren Talsky",
        ),
        claim(
            of,
            "The ministry blamed the Upland Front",
            Actor("perpetrator", "Upland Front", "alleged by an authority"),
            "ministry",
        ),
    )


def mention(of: Article, *claims: Claim) -> Mention:
    """One mention holding the claims."""
    return Mention(claims[0].mention_id, of.article_id, "bombing", False, claims)


def build(folder: Path) -> Sample:
    """Writes the record into ``folder``."""
    wire_page, wire = article(WIRE, "The Marrow Valley Courier", date(2022, 3, 12))
    copy_page, copied = article(COPY, "Tarnholm Standard", date(2022, 3, 13))
    monitor_page, monitor = article(MONITOR, "Kestovia Monitor", date(2022, 3, 18))
    hostile_page, hostile = article(
        HOSTILE, NAUGHTY, date(2024, 1, 17), byline=NAUGHTY, header=NAUGHTY
    )
    said, copied_said = wire_claims(wire, 34), wire_claims(copied, 43)
    counted = claim(
        monitor, "killed 12 people", Toll("killed", 12, 12, "12", (12,)), "health office"
    )
    hurt = claim(monitor, "Dozens were hurt", Toll("injured", None, None, "Dozens"))
    dead = claim(
        hostile,
        "two people were killed in \u202ePellam",
        Toll("killed", 2, 2, "two", (2,), who=NAUGHTY),
        "Sergeant <img src=x onerror=window.__pwned=2> Morrow",
    )
    mentions = (
        mention(wire, *said),
        mention(copied, *copied_said),
        mention(monitor, counted, hurt),
        mention(hostile, dead),
    )
    family = Family(
        ids.family(wire.article_id),
        wire.article_id,
        (Copy(copied.article_id, 0.97, (Change("34", "43"),)),),
        wire="Fennick",
    )
    families = (
        family,
        *(Family(ids.family(one.article_id), one.article_id) for one in (monitor, hostile)),
    )
    first, second, third, fourth = (one.mention_id for one in mentions)
    ombrel = Record(
        incident_id=ids.incident(first),
        kind="bombing",
        profile="plain",
        earliest=date(2022, 3, 12),
        latest=date(2022, 3, 12),
        place="Ombrel",
        country=None,
        lat=None,
        lon=None,
        radius_m=5000,
        tolls=(
            Outcome(
                "killed", 11, 12, 11, 12, 12, "latest total of each source",
                (said[0].claim_id, counted.claim_id),
                (Lost(copied_said[0].claim_id, "a copy of the Courier's text"),),
            ),
            Outcome(
                "injured", 34, 43, 34, 34, 34, "latest total of each source",
                (said[1].claim_id,), words=("Dozens",),
            ),
        ),
        sources=(
            SourceGroup(
                "Fennick", (wire.article_id, copied.article_id),
                ("The Marrow Valley Courier", "Tarnholm Standard"), "police",
            ),
            SourceGroup("Kestovia Monitor", (monitor.article_id,), ("Kestovia Monitor",)),
        ),
        disagreements=(
            Disagreement(
                "killed", "informants", (said[0].claim_id, counted.claim_id),
                "police: at least 11; health office: 12",
            ),
        ),
    )  # fmt: skip
    pellam = Record(
        ids.incident(fourth), "shooting", "plain", None, None, NAUGHTY, None, None, None, None,
        (Outcome("killed", 2, 2, 2, 2, 2, "only one", (dead.claim_id,)),),
        (SourceGroup(NAUGHTY, (hostile.article_id,), (NAUGHTY,)),),
        (),
    )  # fmt: skip
    incidents = (
        Incident(
            ombrel.incident_id,
            "bombing",
            (first, second, third),
            (Join(first, third, (("same place", 2.0), ("dates agree", 1.5))),),
        ),
        Incident(pellam.incident_id, "shooting", (fourth,)),
    )
    with Store.create(folder) as store:
        pages = (wire_page, copy_page, monitor_page, hostile_page)
        texts = (wire, copied, monitor, hostile)
        for page, text, found in zip(pages, texts, mentions, strict=True):
            store.originals.put(text.text.encode())
            store.take(page)
            store.put_reading(page, (text,), (found,), (), "hand/1")
        store.refuse(Rejection("acquire", f"pages/{NAUGHTY}.html", "it is no text", True))
        store.replace_groups(families, incidents, (ombrel, pellam), "hand/1")
    return Sample(folder, wire, copied, monitor, hostile, ombrel, pellam, said[0], said[6])
