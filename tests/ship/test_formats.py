"""Every format is read back by a reader that is not ours, and says what the record says."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest
from geojson_pydantic import FeatureCollection, Point
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from whence import exports, plugins, testing
from whence.model import Toll, When, Where
from whence.ship.acled import COLUMNS as ACLED
from whence.ship.atlos import COLUMNS as ATLOS
from whence.ship.csv import as_written, fitting
from whence.ship.tables import TABLES
from whence.ship.ucdp import COLUMNS as UCDP
from whence.ship.uwazi import COLUMNS as UWAZI
from whence.store import Store

CONTEXTS = Path(__file__).parent / "contexts"
PLACED = "https://sued.example/rocha?a=1"


def table(path: Path) -> list[dict[str, Any]]:
    """A CSV file as DuckDB reads it, every value as text."""
    names, rows = queried(f"SELECT * FROM read_csv('{path}', all_varchar = true, header = true)")
    return [dict(zip(names, row, strict=True)) for row in rows]


def queried(query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of columns and the rows that DuckDB finds."""
    found = duckdb.sql(query)
    assert found is not None
    return found.columns, found.fetchall()


def rocha(store: Store) -> str:
    (found,) = [each.incident_id for each in store.records() if each.country == "UY"]
    return found


@pytest.mark.parametrize("format", sorted(exports.formats()))
def test_every_format_takes_the_same_road(record: Store, tmp_path: Path, format: str) -> None:
    made = {}

    def make() -> Any:
        made["exporter"] = plugins.load(plugins.EXPORTERS, format)()  # type: ignore[operator]
        return made["exporter"]

    report = testing.check_exporter(make, record, tmp_path / "out")
    assert report.label == "machine, unreviewed" and report.incidents == 5
    assert re.fullmatch(r"custody line \d+, sha256:[0-9a-f]{64}", report.record)
    assert report.not_carried and all(len(each) > 20 for each in report.not_carried)
    told = json.loads((tmp_path / "out" / "export-checked.json").read_text())
    assert told["redaction"] is None and told["files"].keys() == report.files.keys()
    assert made["exporter"].about


def test_exporting_twice_gives_the_same_though_the_log_tells_of_it(
    record: Store, tmp_path: Path
) -> None:
    first = exports.export(record, "csv", tmp_path / "one")
    record.note("exported", format="csv")
    assert exports.export(record, "csv", tmp_path / "two") == first


# -- tables -----------------------------------------------------------------------------------


def test_a_cell_is_no_longer_than_excel_takes_it(
    record: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports.export(record, "csv", tmp_path / "whole")
    least = min(len(row["sentence"]) for row in table(tmp_path / "whole" / "claims.csv"))
    monkeypatch.setattr("whence.ship.csv._LONGEST", least)
    report = exports.export(record, "csv", tmp_path / "cut")
    sentences = [row["sentence"] for row in table(tmp_path / "cut" / "claims.csv")]
    assert max(map(len, sentences)) == least and any(one.endswith("…") for one in sentences)
    assert any("that a cell of Excel holds" in loss for loss in report.not_carried)


@given(st.text(max_size=40))
def test_what_fits_stays_and_what_does_not_says_so(words: str) -> None:
    for cell in (words, words * 2_000):
        fitted = str(fitting(cell))
        assert len(fitted.encode("utf-16-le")) <= 2 * 32_767
        assert fitted == cell or (fitted[-1] == "…" and cell.startswith(fitted[:-1]))


def test_parquet_read_by_duckdb_says_what_csv_says(record: Store, tmp_path: Path) -> None:
    exports.export(record, "parquet", tmp_path)
    exports.export(record, "csv", tmp_path)
    for each in TABLES:
        names, rows = queried(f"SELECT * FROM '{tmp_path / each.name}.parquet'")
        assert names == list(each.columns)
        sheet = table(tmp_path / f"{each.name}.csv")
        assert len(rows) == len(sheet) > 0
        for row, told in zip(rows, sheet, strict=True):
            for value, name in zip(row, names, strict=True):
                assert as_written(told[name] or "") == ("" if value is None else str(value)), name


def test_parquet_has_types_and_says_of_which_record_it_is(record: Store, tmp_path: Path) -> None:
    exports.export(record, "parquet", tmp_path)
    _, found = queried(f"DESCRIBE SELECT * FROM '{tmp_path}/incidents.parquet'")
    types = {row[0]: row[1] for row in found}
    assert (types["earliest"], types["killed_low"], types["lat"], types["provisional"]) == (
        "DATE", "BIGINT", "DOUBLE", "BOOLEAN",
    )  # fmt: skip
    known = pyarrow.parquet.read_schema(tmp_path / "incidents.parquet").metadata
    assert known[b"label"] == b"machine, unreviewed"
    assert json.loads(known[b"whence"])["profile"] == "plain/3"


def test_the_tables_hold_the_record(record: Store, tmp_path: Path) -> None:
    exports.export(record, "csv", tmp_path)
    incidents = {row["incident_id"]: row for row in table(tmp_path / "incidents.csv")}
    assert set(incidents) == {each.incident_id for each in record.records()}
    mine = incidents[rocha(record)]
    assert (mine["killed_low"], mine["injured_high"], mine["label"]) == (
        "4",
        "11",
        "machine, unreviewed",
    )
    claims = table(tmp_path / "claims.csv")
    assert len(claims) == record.counts().claims
    assert {row["incident_id"] for row in claims} == {*incidents, None}
    assert all(row["quote"] in row["sentence"] for row in claims if row["quote"])
    (source,) = [row for row in table(tmp_path / "sources.csv") if row["url"] == PLACED]
    assert (source["outlet"], source["incident_id"]) == ("Diário «Süd»", rocha(record))
    victims = [r for r in table(tmp_path / "victims.csv") if r["incident_id"] == rocha(record)]
    assert {(r["effect"], r["low"]) for r in victims} >= {("killed", "4"), ("injured", "11")}


# -- maps -------------------------------------------------------------------------------------


def test_geojson_is_valid_and_in_the_right_order(record: Store, tmp_path: Path) -> None:
    exports.export(record, "geojson", tmp_path)
    body = (tmp_path / "incidents.geojson").read_bytes()
    points: FeatureCollection[Any] = FeatureCollection.model_validate_json(body)
    areas: FeatureCollection[Any] = FeatureCollection.model_validate_json(
        (tmp_path / "areas.geojson").read_bytes()
    )
    assert len(points.features) == len(areas.features) == 5
    known = {each.incident_id: each for each in record.records()}
    for feature in points.features:
        own = known[str(feature.id)]
        if own.lat is None:
            assert feature.geometry is None
            continue
        assert isinstance(feature.geometry, Point)
        lon, lat = feature.geometry.coordinates[:2]
        assert (lat, lon) == (own.lat, own.lon) and -180 <= lon <= 180
        assert feature.properties["radius_m"] == own.radius_m
        assert feature.properties["label"] == "machine, unreviewed"
    assert json.loads(body)["whence"]["label"] == "machine, unreviewed"


# -- event data -------------------------------------------------------------------------------


def test_ucdp_rows_keep_to_the_codebook(record: Store, tmp_path: Path) -> None:
    report = exports.export(record, "ucdp", tmp_path)
    assert report.profile == "ucdp/2"
    rows = table(tmp_path / "ucdp-ged.csv")
    assert tuple(rows[0]) == UCDP and len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        parts = [int(row[f"deaths_{of}"]) for of in ("a", "b", "civilians", "unknown")]
        assert sum(parts) == int(row["best"]) >= 1
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert row["where_prec"] in "1234567" and row["date_prec"] in "12345"
        assert row["date_start"] <= row["date_end"]
        assert row["type_of_violence"] is None and row["side_a"] is None
        assert row["whence_label"] == "machine, unreviewed"
    (mine,) = [row for row in rows if row["relid"] == rocha(record)]
    assert (mine["country"], mine["year"], mine["date_start"]) == (
        "Uruguay",
        "2031",
        "2031-10-07 00:00:00.000",
    )
    assert mine["geom_wkt"] == f"POINT ({mine['longitude']} {mine['latitude']})"
    assert mine["source_article"] == '"Diário «Süd»,2031-10-08,Rocket hits market in Rocha"'


def test_acled_rows_keep_to_the_codebook(record: Store, tmp_path: Path) -> None:
    report = exports.export(record, "acled", tmp_path)
    assert report.profile == "acled/2"
    rows = table(tmp_path / "acled.csv")
    assert tuple(rows[0]) == ACLED
    for row in rows:
        assert row["time_precision"] in "123" and (row["geo_precision"] or "1") in "123"
        assert int(row["fatalities"]) >= 0
        assert row["event_date"][:4] == row["year"]
        assert "[machine, unreviewed]" in row["notes"]
        assert datetime.fromtimestamp(int(row["timestamp"]), UTC).year >= 2026
    (mine,) = [row for row in rows if row["event_id_cnty"] == rocha(record)]
    assert (mine["fatalities"], mine["country"], mine["actor1"]) == ("4", "Uruguay", None)


def test_a_codebooks_profile_reports_what_it_leaves_out(record: Store, tmp_path: Path) -> None:
    report = exports.export(record, "ucdp", tmp_path)
    assert any("type_of_violence" in loss for loss in report.not_carried)
    assert any("injured" in loss for loss in report.not_carried)


# -- linked data ------------------------------------------------------------------------------


def loader(url: str, _options: object = None) -> dict[str, object]:
    assert url == "http://www.w3.org/ns/anno.jsonld", f"the network is not asked for {url}"
    document = json.loads((CONTEXTS / "anno.jsonld").read_text())
    return {"contextUrl": None, "documentUrl": url, "document": document}


def quads(path: Path) -> list[tuple[str, str, str]]:
    document = json.loads(path.read_text("utf-8"))
    found = jsonld.to_rdf(document, {"documentLoader": loader})
    return [
        (each["subject"]["value"], each["predicate"]["value"], each["object"]["value"])
        for each in found["@default"]
    ]


OA = "http://www.w3.org/ns/oa#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def test_annotations_read_as_json_ld(record: Store, tmp_path: Path) -> None:
    exports.export(record, "annotations", tmp_path)
    graph = quads(tmp_path / "annotations.jsonld")
    counts = Counter(value for _, name, value in graph if name == RDF_TYPE)
    claims = record.counts().claims
    assert counts[OA + "Annotation"] == claims
    assert counts[OA + "TextQuoteSelector"] == counts[OA + "TextPositionSelector"] == claims
    exact = {value for _, name, value in graph if name == OA + "exact"}
    assert exact == {claim.quote for mention in record.mentions() for claim in mention.claims}
    targets = {value for _, name, value in graph if name == OA + "hasSource"}
    assert PLACED in targets and not [each for each in targets if "<b>" in each]


def test_annotations_find_their_words(record: Store, tmp_path: Path) -> None:
    exports.export(record, "annotations", tmp_path)
    page = json.loads((tmp_path / "annotations.jsonld").read_text())
    texts = {each.article_id: each.text for each in record.articles()}
    homes = {c.claim_id: c.article_id for m in record.mentions() for c in m.claims}
    for one in page["items"]:
        text = texts[homes[one["id"].removeprefix("urn:whence:")]]
        quote, position = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = f"{quote.get('prefix', '')}{quote['exact']}{quote.get('suffix', '')}"
        assert around in text
        assert "machine, unreviewed" in {body.get("value") for body in one["body"]}


def test_schema_org_reads_as_json_ld_and_has_no_ratings(record: Store, tmp_path: Path) -> None:
    exports.export(record, "schemaorg", tmp_path)
    path = tmp_path / "claims.jsonld"
    graph = quads(path)
    schema = "https://schema.org/"
    kinds = Counter(value for _, name, value in graph if name == RDF_TYPE)
    shipped = sum(len(m.claims) for m in record.mentions() if record.incident_of(m.mention_id))
    assert kinds[schema + "Claim"] == shipped
    assert kinds[schema + "Event"] == 5
    assert "ating" not in path.read_text("utf-8").replace("operating", "")
    articles = {one for one, name, value in graph if value == schema + "NewsArticle"}
    appearances = {value for _, name, value in graph if name == schema + "appearance"}
    assert appearances == articles - {one for one in articles if one not in appearances}
    assert appearances


# -- other programs ---------------------------------------------------------------------------


def test_uwazi_reads_points_ranges_and_lists(record: Store, tmp_path: Path) -> None:
    exports.export(record, "uwazi", tmp_path)
    rows = table(tmp_path / "uwazi.csv")
    assert tuple(rows[0]) == UWAZI and "id" not in {name.lower() for name in UWAZI}
    (mine,) = [row for row in rows if row["Incident"] == rocha(record)]
    own = record.record(rocha(record))
    assert [float(part) for part in mine["Location"].split("|")] == [own.lat, own.lon]
    assert mine["Date"] == "2031/10/07:2031/10/07"
    assert mine["Link"] == f"Diário «Süd»|{PLACED}" and mine["Title"]
    for row in rows:
        for name in ("Title", "Place", "Description", "Perpetrators named"):
            assert "|" not in (row[name] or ""), name
        if row["Location"]:
            assert re.fullmatch(r"-?\d+\.\d+\|-?\d+\.\d+", row["Location"])


def test_the_archive_for_uwazi_holds_what_its_csv_names(record: Store, tmp_path: Path) -> None:
    exports.export(record, "uwazi", tmp_path)
    with zipfile.ZipFile(tmp_path / "uwazi.zip") as packed:
        assert packed.testzip() is None
        lines = packed.read("import.csv").decode().splitlines()
        rows = list(csv.DictReader(lines))
        names = {name for row in rows for name in row["attachments"].split("|")}
        assert names | {"import.csv"} == set(packed.namelist())
        page = packed.read(f"{rocha(record)}.txt").decode()
    assert "Four people were killed" in page and "machine, unreviewed" in page


def test_atlos_takes_the_columns(record: Store, tmp_path: Path) -> None:
    exports.export(record, "atlos", tmp_path)
    rows = table(tmp_path / "atlos.csv")
    assert tuple(rows[0]) == ATLOS and ATLOS[:3] == ("status", "description", "sensitive")
    for row in rows:
        assert 8 <= len(row["description"]) <= 240 and "machine, unreviewed" in row["description"]
        assert row["sensitive"] in ("Not Sensitive", "Graphic Violence")
        assert row["status"] in ("Unclaimed", "Ready for Review", "Completed")
        if row["location"]:
            lat, lon = (float(part) for part in row["location"].split(","))
            assert -90 <= lat <= 90 and -180 <= lon <= 180
    (mine,) = [row for row in rows if row["source_1"] == PLACED]
    assert mine["date"] == "2031-10-07"


def test_followthemoney_reads_the_entities(record: Store, tmp_path: Path) -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: it has not checked the export"
    )
    exports.export(record, "followthemoney", tmp_path)
    model = followthemoney.model
    found: dict[str, Any] = {}
    for line in (tmp_path / "entities.ftm.json").read_bytes().splitlines():
        data = json.loads(line)
        entity = model.get_proxy(data, cleaned=False)
        assert {name: sorted(values) for name, values in data["properties"].items()} == {
            name: sorted(values) for name, values in entity.to_dict()["properties"].items()
        }, "the library keeps every value as it is"
        found[entity.id] = entity
    kinds = Counter(entity.schema.name for entity in found.values())
    assert kinds["Event"] == 5 and kinds["Article"] == kinds["Documentation"] == 7
    for entity in found.values():
        if entity.schema.name == "Documentation":
            (document,), (event,) = entity.get("document"), entity.get("entity")
            assert found[document].schema.name == "Article"
            assert found[event].schema.name == "Event"
    mine = found[rocha(record).replace("_", "-")]
    assert mine.get("recordId") == [rocha(record)] and mine.get("proof")
    assert mine.get("date") == ["2031-10-07"] and mine.get("country") == ["uy"]


def test_followthemoney_reads_the_statements(record: Store, tmp_path: Path) -> None:
    statement = pytest.importorskip(
        "followthemoney.statement", reason="followthemoney has not checked the export"
    )
    exports.export(record, "followthemoney", tmp_path)
    read = statement.read_path_statements(tmp_path / "statements.ftm.json", "json")
    statements = list(read)
    claims = {c.claim_id: c for m in record.mentions() for c in m.claims}
    assert len({each.id for each in statements}) == len(statements)
    for each in statements:
        assert each.id == each.generate_key()
        assert re.fullmatch(r"[a-z0-9_]+", each.dataset)
        if each.origin:
            assert (each.original_value or each.value) == claims[each.origin].quote
    told = {each.origin for each in statements if each.origin}
    for mention in record.mentions():
        if record.incident_of(mention.mention_id):
            for claim in mention.claims:
                if isinstance(claim.value, When | Where | Toll):
                    same = [s for s in statements if s.original_value == claim.quote]
                    assert claim.claim_id in told or same
    assert "outlet_diario_sud" in {each.dataset for each in statements}
