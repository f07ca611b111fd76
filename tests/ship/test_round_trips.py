"""Whatever words a page holds, each format gives them back as they are, and no cell runs."""

from __future__ import annotations

import csv
import json
import math
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct, structs
from pyld import jsonld

from tests.ship.test_formats import loader
from whence import ids, plugins, testing
from whence.gazetteer import distance_m
from whence.model import (
    Article,
    Claim,
    Code,
    Incident,
    Outcome,
    Page,
    Record,
    SourceGroup,
    Toll,
    Where,
    canonical,
)
from whence.ship import shipping
from whence.ship.csv import as_written, inert, write_rows
from whence.ship.edition import Edition
from whence.ship.geojson import disc
from whence.ship.traversal import Item, Member, Selection, cited
from whence.ship.ucdp import priogrid
from whence.store import Store

OFTEN = settings(max_examples=40, suppress_health_check=list(HealthCheck))
SIGNS = "=+-@|\t\r\n'\"<>&;,\\/{}[]#%!\u200b\u202e\u2066\ufeff＝＠ ‘’“”éßжשהوزم中文字😀"
WORDS = st.text(
    st.one_of(
        st.sampled_from(SIGNS),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=30,
)
SOME = WORDS.filter(lambda words: bool(words.strip()))


class Told(Struct, frozen=True):
    """What a page says, and about where."""

    text: str
    quote: str
    informant: str | None
    outlet: str | None
    title: str | None
    place: str
    lat: float
    lon: float
    low: int
    high: int | None


TOLD = st.builds(
    Told,
    text=WORDS,
    quote=SOME,
    informant=st.none() | SOME,
    outlet=st.none() | SOME,
    title=st.none() | SOME,
    place=SOME,
    lat=st.floats(-90, 90).map(lambda degrees: round(degrees, 4)),
    lon=st.floats(-180, 180).map(lambda degrees: round(degrees, 4)),
    low=st.integers(1, 5000),
    high=st.none() | st.integers(5000, 9000),
)


class Handed(Edition):
    """An edition of one item that was made by hand."""

    def __init__(self, store: Store, item: Item) -> None:
        super().__init__(store, Selection(), None, lambda _: (), empty=True)
        self._item = item

    def items(self) -> Iterator[Item]:
        yield self._item


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("empty") / "record") as store:
        yield store


def item_of(told: Told) -> Item:
    """One incident that one page tells of."""
    text = f"{told.text}{told.quote} tail"
    made = testing.article_of(text, date(2031, 3, 11), told.title)
    article: Article = structs.replace(made, outlet=told.outlet)
    page = Page(article.page_id, ids.digest(text.encode()), 1, "text/plain", "pages/a.txt")
    start = len(told.text)
    end = start + len(told.quote)
    toll = Toll("killed", told.low, told.high, told.quote, (told.low,), told.quote)
    where = Where(told.place, "UY", told.lat, told.lon, 5000)
    mention_id = ids.mention(article.article_id, "test", "1")
    home = Member(article, page)
    claims = [
        Claim(
            ids.claim(mention_id, canonical(value), start, end), article.article_id, mention_id,
            value, told.quote, start, end, (), told.informant, 0.5, "test/1",
        )
        for value in (toll, where)
    ]  # fmt: skip
    outcome = Outcome(
        "killed", told.low, told.high, told.low, told.low, told.high, "only one",
        (claims[0].claim_id,),
    )  # fmt: skip
    incident = Incident(ids.incident(mention_id), "attack", (mention_id,))
    codes = (Code("event", "yes", ""), Code("where_prec", 1, ""), Code("date_prec", 1, ""))
    record = Record(
        incident.incident_id, "attack", "plain/2", date(2031, 3, 10), date(2031, 3, 10),
        told.place, "UY", told.lat, told.lon, 5000, (outcome,),
        (SourceGroup("one", (article.article_id,), ()),), (), codes,
    )  # fmt: skip
    said = tuple(cited(home, claim, background=False) for claim in claims)
    return Item(1, incident, record, (home,), said)


@contextmanager
def shipped(store: Store, told: Told, *formats: str) -> Iterator[Path]:
    """A folder with an item in these formats."""
    edition = Handed(store, item_of(told))
    with tempfile.TemporaryDirectory() as folder:
        for format in formats:
            make: Any = plugins.load(plugins.EXPORTERS, format)
            shipping.ship(edition, format, make(), Path(folder))
        yield Path(folder)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def runs(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula: its first sign that can be seen, in any
    width, is one that begins formulas."""
    if re.fullmatch(r"-?\d+(\.\d+)?([,|] ?-?\d+(\.\d+)?)?", cell):
        return False
    seen = [s for s in cell if unicodedata.category(s) not in ("Cc", "Cf", "Zs", "Zl", "Zp")]
    first = unicodedata.normalize("NFKC", seen[0]) if seen else ""
    return cell[:1] in ("\t", "\r") or first in ("=", "+", "-", "@")


@given(WORDS)
def test_no_cell_runs_and_every_cell_is_read_back(cell: str) -> None:
    safe = str(inert(cell))
    assert not runs(safe)
    assert as_written(safe) == cell


@given(st.lists(st.tuples(WORDS, st.integers() | st.floats(allow_nan=False)), max_size=5))
def test_a_table_is_read_back(cells: list[tuple[str, int | float]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write_rows(path, ("words", "number"), [{"words": w, "number": n} for w, n in cells])
        found = [(as_written(row["words"]), float(row["number"])) for row in rows(path)]
    assert found == [(words, float(number)) for words, number in cells]


@OFTEN
@given(TOLD)
def test_tables_are_read_back(empty: Store, told: Told) -> None:
    with shipped(empty, told, "csv", "parquet") as folder:
        for path in folder.glob("*.csv"):
            assert not [cell for row in rows(path) for cell in row.values() if runs(cell)]
        sheet = [row for row in rows(folder / "claims.csv") if row["field"] == "toll"]
        packed = pyarrow.parquet.read_table(folder / "claims.parquet").to_pylist()
    typed = [row for row in packed if row["field"] == "toll"]
    assert typed[0]["quote"] == told.quote and typed[0]["high"] == told.high
    for row in (*sheet, *typed):
        assert as_written(row["quote"]) == told.quote
        assert as_written(row["who"]) == told.quote
        assert as_written(row["informant"] or "") == (told.informant or "")
        assert as_written(row["outlet"] or "") == (told.outlet or "")
        assert int(row["low"]) == told.low
        assert int(row["high"] or 0) == (told.high or 0)


@OFTEN
@given(TOLD)
def test_words_survive_in_every_json(empty: Store, told: Told) -> None:
    formats = ("jsonl", "geojson", "annotations", "schemaorg", "followthemoney")
    with shipped(empty, told, *formats) as folder:
        own, _ = map(json.loads, (folder / "claims.jsonl").read_bytes().split(b"\n")[:-1])
        (article,) = map(json.loads, (folder / "articles.jsonl").read_bytes().split(b"\n")[:-1])
        assert article["text"][own["start"] : own["end"]] == own["quote"] == told.quote
        place = json.loads((folder / "incidents.geojson").read_bytes())["features"][0]
        assert place["properties"]["place"] == told.place
        assert place["geometry"]["coordinates"] == [told.lon, told.lat]
        for name, key in (("annotations", "oa#exact"), ("claims", "schema.org/text")):
            document = json.loads((folder / f"{name}.jsonld").read_bytes())
            graph = jsonld.to_rdf(document, {"documentLoader": loader})["@default"]
            found = {each["object"]["value"] for each in graph if key in each["predicate"]["value"]}
            assert found == {told.quote}
        said = (folder / "statements.ftm.json").read_bytes().split(b"\n")[:-1]
        origins = {each.get("original_value") for each in map(json.loads, said)}
        assert told.quote in origins


@OFTEN
@given(TOLD)
def test_sheets_for_other_programs_stay_sheets(empty: Store, told: Told) -> None:
    with shipped(empty, told, "ucdp", "acled", "uwazi", "atlos") as folder:
        for path in folder.glob("*.csv"):
            (row,) = rows(path)
            assert not [cell for cell in row.values() if runs(cell)], path.name
        with zipfile.ZipFile(folder / "uwazi.zip") as packed:
            packed.extract("import.csv", folder / "unpacked")
        (row,) = rows(folder / "unpacked" / "import.csv")
        assert [float(each) for each in row["Location"].split("|")] == [told.lat, told.lon]
        assert as_written(row["Place"]) == told.place.replace("|", "¦")


# -- discs ------------------------------------------------------------------------------------


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(100, 2_000_000))
def test_a_disc_is_a_ring_around_its_point(lat: float, lon: float, radius: float) -> None:
    shape: Any = disc(lat, lon, radius)
    feature = {"type": "Feature", "geometry": shape, "properties": {}}
    FeatureCollection.model_validate({"type": "FeatureCollection", "features": [feature]})
    rings = shape["coordinates"]
    rings = [rings[0]] if shape["type"] == "Polygon" else [part[0] for part in rings]
    polar = abs(math.radians(lat)) + radius / 6_371_008.8 >= math.pi / 2
    for ring in rings:
        assert ring[0] == ring[-1] and len(ring) >= 4
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert _area(ring) >= 0, "the outside of a polygon runs anticlockwise"
        for x, y in ring if not polar else ():
            apart = distance_m(lat, lon, y, x)
            assert apart <= radius * 1.001 + 1
            assert abs(x) == 180 or apart >= radius * 0.999 - 1


def _area(ring: list[list[float]]) -> float:
    """Twice the signed area; positive if the ring runs anticlockwise."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring))


def test_a_disc_on_the_180th_meridian_is_two() -> None:
    shape: Any = disc(-16.5, 179.9, 50_000)
    assert shape["type"] == "MultiPolygon" and len(shape["coordinates"]) == 2
    one = disc(48.2, 16.4, 50_000)
    assert one["type"] == "Polygon"


def test_cells_of_the_grid() -> None:
    assert priogrid(-90, -180) == 1
    assert priogrid(90, 180) == 360 * 720
    assert priogrid(0.25, 0.25) == 180 * 720 + 360 + 1
