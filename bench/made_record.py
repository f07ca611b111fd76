"""A record of invented incidents, as large as asked, to measure the desk on and to test it with.

Places, outlets and informants are made from syllables; points lie at random in a made-up country's
square of the map. Articles, claims, families and incidents go into the record as a build puts them,
and the records are what ``reconcile`` makes of them.

    python -m bench.made_record FOLDER --incidents 10000 --articles 100000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct
from sqlalchemy import insert

from whence import ids, reconcile
from whence.model import (
    Article,
    ByteMap,
    ByteRun,
    Claim,
    Copy,
    DateRange,
    Family,
    Incident,
    IncidentKind,
    Mention,
    Page,
    Record,
    Statement,
    Toll,
    Value,
    When,
    Where,
    canonical,
)
from whence.store import Store, tables, writes

READER = "made/1"
_FIRST = date(2028, 1, 1)
_DAYS = 1500
_BATCH = 500
_BEGINNINGS = (
    "Bar Cor Del Fen Gal Hol Kir Lor Mor Nar Or Pel Quar Ros Sel Tar Ul Vel Wes Yar".split()
)
_ENDINGS = (
    "ada berg dale este fora grund holm ika lund mere nova ora pol quen rath sund tova".split()
)
_COUNTRIES = {
    "IS": (64.0, -19.0), "KE": (0.5, 37.5), "BO": (-17.0, -64.0), "MN": (46.5, 103.0),
    "NZ": (-43.5, 171.0), "OM": (21.0, 57.0), "FI": (63.0, 26.0), "PY": (-23.5, -58.5),
}  # fmt: skip
_KINDS: dict[IncidentKind, str] = {
    "bombing": "a bomb went off",
    "shooting": "shots were fired",
    "shelling": "shells fell",
    "air strike": "a strike from the air hit houses",
    "arson": "houses were set alight",
    "attack": "an attack took place",
}
_INFORMANTS = "police,the health office,a district doctor,the fire brigade,the governor,residents,"
_INFORMANTS += (
    "a hospital,the interior ministry,a rescue worker,the town council,a shopkeeper,the army"
)
_FILLER = (
    "Roads into the district were closed until the evening, and the market did not open the next "
    "day. Trains stopped short of the station for several hours. A school served as a shelter, and "
    "neighbours brought blankets and bread. Rain slowed the work of those who cleared the street. "
).split(". ")


class Happened(Struct, frozen=True):
    """An invented incident."""

    kind: IncidentKind
    on: date
    place: str
    country: str
    lat: float
    lon: float
    radius_m: int
    killed: int
    injured: int


class Told(Struct, frozen=True):
    """One page about it, and what was read there."""

    body: bytes
    page: Page
    article: Article
    mention: Mention
    copy: bool


def make(folder: Path, incidents: int, articles: int, seed: int = 1, *, whole: bool = True) -> None:
    """Makes the record in ``folder``; the same numbers and seed make the same one. One that is not
    ``whole`` takes a fraction of the time: its rows are there, but neither the originals nor the
    custody lines that ``verify`` asks for."""
    chance = random.Random(seed)
    names = _Names(chance)
    families: list[Family] = []
    found: list[Incident] = []
    records: list[Record] = []
    profile = reconcile.profile("plain")
    put = _put if whole else _put_rows
    waiting: list[Told] = []
    with Store.create(folder) as store:
        for size in _sizes(chance, incidents, articles):
            told = list(_tellings(chance, names, size))
            waiting += told
            its_families = _families(told)
            families += its_families
            incident = Incident(
                ids.incident(told[0].mention.mention_id),
                told[0].mention.kind,
                tuple(one.mention.mention_id for one in told),
            )
            found.append(incident)
            by_article = {one.article.article_id: one.article for one in told}
            by_family = {member: each for each in its_families for member in each.article_ids}
            mentions = [one.mention for one in told]
            records.append(reconcile.reconcile(incident, mentions, by_article, by_family, profile))
            if len(waiting) >= _BATCH:
                put(store, waiting)
                waiting = []
        put(store, waiting)
        store.replace_groups(families, found, records, READER)


def write_pages(path: Path, pages: int, seed: int = 2) -> None:
    """Writes pages about invented incidents as a collector hands them over."""
    chance = random.Random(seed)
    names = _Names(chance)
    with path.open("wb") as lines:
        for number in range(pages):
            happened = _happened(chance, names)
            informant = chance.choice(names.informants)
            text, _ = _text(chance, names, happened, informant, happened.killed)
            published = happened.on + timedelta(days=1)
            outlet = chance.choice(names.outlets)
            line = {"id": str(number), "text": text, "outlet": outlet, "published": published}
            lines.write(msgspec.json.encode(line) + b"\n")


class _Names:
    """Invented names of towns, outlets and people."""

    def __init__(self, chance: random.Random) -> None:
        towns = [first + last for first in _BEGINNINGS for last in _ENDINGS]
        chance.shuffle(towns)
        self.towns = towns
        self.outlets = [
            f"{town} {kind}" for town in towns[:60] for kind in ("Courier", "Post", "Radio")
        ]
        self.people = [f"{first}in {last}" for first in _BEGINNINGS for last in towns[:12]]
        self.informants = _INFORMANTS.split(",")


def _sizes(chance: random.Random, incidents: int, articles: int) -> list[int]:
    """How many articles tell of each incident: most have few, some have many."""
    weights = [chance.paretovariate(1.3) for _ in range(incidents)]
    spare, total = articles - incidents, sum(weights)
    sizes = [1 + min(80, int(spare * weight / total)) for weight in weights]
    for index in range(articles - sum(sizes)):
        sizes[index % incidents] += 1
    return sizes


def _happened(chance: random.Random, names: _Names) -> Happened:
    country = chance.choice(list(_COUNTRIES))
    lat, lon = _COUNTRIES[country]
    killed = int(chance.paretovariate(1.1))
    return Happened(
        kind=chance.choice(list(_KINDS)),
        on=_FIRST + timedelta(days=chance.randrange(_DAYS)),
        place=names.towns[_number_of(country, chance.randrange(40)) % len(names.towns)],
        country=country,
        lat=lat + chance.uniform(-1.5, 1.5),
        lon=lon + chance.uniform(-2, 2),
        radius_m=chance.choice([2_000, 5_000, 20_000, 80_000]),
        killed=min(killed, 400),
        injured=min(killed * chance.randrange(1, 5), 2_000),
    )


def _number_of(country: str, number: int) -> int:
    """The same number for the same words in every process."""
    return int(ids.make("t", country, number)[2:10], 16)


def _tellings(chance: random.Random, names: _Names, size: int) -> Iterator[Told]:
    happened = _happened(chance, names)
    first: tuple[str, str] | None = None
    for number in range(size):
        copy = first is not None and chance.random() < 0.25
        informant = chance.choice(names.informants)
        killed = max(1, happened.killed + chance.choice([0, 0, 0, 1, 2, -1]) + number // 8)
        text, person = (
            first if copy and first else _text(chance, names, happened, informant, killed)
        )
        first = first or (text, person)
        published = happened.on + timedelta(days=1 + number // 5)
        outlet = chance.choice(names.outlets)
        yield _told(happened, text, (outlet, published, number), copy)


def _text(
    chance: random.Random, names: _Names, happened: Happened, informant: str, killed: int
) -> tuple[str, str]:
    what, place = _KINDS[happened.kind], happened.place
    person = chance.choice(names.people)
    fillers = " ".join(f"{each}." for each in chance.sample(_FILLER[:4], 3))
    body = (
        f"At least {killed} people were killed and {happened.injured} were hurt in {place} on "
        f"{happened.on:%d %B %Y} when {what}, according to {informant}.\n\n{fillers}\n\n"
        f"“We had no warning at all,” said {person}."
    )
    return f"{killed} killed in {place}\n\n{body}", person


def _told(happened: Happened, text: str, by: tuple[str, date, int], copy: bool) -> Told:
    outlet, published, number = by
    body = text.encode()
    digest = ids.digest(body)
    source = f"made/{happened.country}/{outlet}/{published}/{number}.txt"
    url = f"https://made.example/{ids.make('u', source, digest)}"
    page = Page(ids.page(digest, url), digest, len(body), "text/plain", source, url=url)
    title = text.partition("\n\n")[0]
    article = Article(
        ids.article(page.page_id, 0, text), page.page_id, 0, "report", text,
        _byte_map(text), ("text",), "utf-8", len(title) + 2, title,
        outlet=outlet, published=DateRange(published, published, "meta"), language="en",
    )  # fmt: skip
    mention_id = ids.mention(article.article_id, READER, "one")
    claims = tuple(_claims(article, mention_id, happened))
    mention = Mention(mention_id, article.article_id, happened.kind, False, claims)
    return Told(body, page, article, mention, copy)


def _claims(article: Article, mention_id: str, happened: Happened) -> Iterator[Claim]:
    text = article.text
    killed = text[text.index("At least ") : text.index(" people were killed")]
    number = int(killed.rsplit(" ", 1)[1])
    informant = text[text.index("according to ") + 13 : text.index(".\n\n")]
    person = text[text.rindex("said ") + 5 : -1]
    when = f"{happened.on:%d %B %Y}"
    where = Where(happened.place, happened.country, happened.lat, happened.lon, happened.radius_m)
    hurt = happened.injured
    values: list[tuple[Value, str, str | None]] = [
        (Toll("killed", number, None, killed, (number,)), killed, informant),
        (Toll("injured", hurt, hurt, str(hurt), (hurt,)), f"{hurt} were hurt", informant),
        (When(happened.on, happened.on, "day", "stated"), when, None),
        (where, f"in {happened.place} on", None),
        (Statement(person, "say", True, "We had no warning at all"), "We had no warning at all",
         person),
    ]  # fmt: skip
    for value, quote, said_by in values:
        start = text.index(quote, article.body_start)
        end = start + len(quote)
        claim_id = ids.claim(mention_id, canonical(value), start, end)
        ranges = article.byte_map.ranges(start, end)
        yield Claim(
            claim_id, article.article_id, mention_id, value, quote, start, end, ranges,
            said_by, 0.9, READER,
        )  # fmt: skip


def _byte_map(text: str) -> ByteMap:
    runs: list[ByteRun] = []
    position = start = 0
    for index, sign in enumerate(text):
        width = len(sign.encode())
        if runs and runs[-1].width == width:
            runs[-1] = ByteRun(start, index + 1, runs[-1].byte_start, width)
        else:
            start = index
            runs.append(ByteRun(index, index + 1, position, width))
        position += width
    return ByteMap(tuple(runs))


def _families(told: list[Told]) -> list[Family]:
    copies = tuple(Copy(one.article.article_id, 1.0) for one in told if one.copy)
    original = told[0].article.article_id
    rest = [one.article.article_id for one in told[1:] if not one.copy]
    return [
        Family(ids.family(original), original, copies),
        *(Family(ids.family(one), one) for one in rest),
    ]


def _put(store: Store, waiting: list[Told]) -> None:
    with store.transaction():
        for one in waiting:
            # Not as a build does it: what can be made again need not wait for the disk each time.
            path = store.originals.path(one.page.digest)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.body)
            store.take(one.page)
            store.put_reading(one.page, (one.article,), (one.mention,), (), READER)


def _put_rows(store: Store, waiting: list[Told]) -> None:
    with store.transaction(), store._database.transaction() as connection:
        pages = [writes.row(one.page) for one in waiting]
        connection.execute(insert(tables.pages), pages)
        writes.add_articles(connection, [one.article for one in waiting])
        writes.add_mentions(connection, [one.mention for one in waiting])


def main() -> None:
    """Makes a record."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--incidents", type=int, default=10_000)
    arguments.add_argument("--articles", type=int, default=100_000)
    given = arguments.parse_args()
    make(given.folder, given.incidents, given.articles, whole=False)
    print(f"{given.folder}: {given.incidents} incidents in {given.articles} articles")


if __name__ == "__main__":
    main()
