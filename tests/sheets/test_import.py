"""A person's sheet against a record, as ``whence import`` compares them."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ATTACK, write_pages
from tests.test_cli import whence
from whence import pipeline
from whence.config import Settings
from whence.errors import UsageError
from whence.sheets import Comparison, compare
from whence.sheets.columns import Dates, Map
from whence.store import Store


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    with Store.create(folder / "record") as store:
        pipeline.build(store, [write_pages(folder / "pages")], Settings(processes=1))
    return folder / "record"


def compared(record: Path, folder: Path, content: str, told: Map | None = None) -> Comparison:
    path = folder / "sheet.csv"
    path.write_text(content, "utf-8")
    with Store.open(record, readonly=True) as store:
        return compare(store, path, told or Map())


def differences(found: Comparison, number: int) -> dict[str, tuple[str, str, str]]:
    (pair,) = [each for each in found.matched if each.row.number == number]
    return {each.field: (each.verdict, each.sheet, each.record) for each in pair.differences}


def test_every_row_and_every_incident_is_somewhere(built: Path, tmp_path: Path) -> None:
    found = compared(
        built,
        tmp_path,
        "Date,Town,Killed,Injured\n"
        "2031-03-10,Orrin,12,30\n"  # the sheet has an earlier figure
        "2031-05-06,Velmora,3,9\n"  # a day late
        "2031-02-01,Marrow,2,\n",  # not in the record
    )
    assert [each.row.number for each in found.matched] == [2, 3]
    assert [row.number for row, _ in found.missing_in_record] == [4]
    assert not found.ambiguous and not found.problems
    (missing,) = found.missing_in_sheet
    assert missing.heading.startswith("Bombing, the bus station in Kessary")
    assert missing.evidence[0].quote == "At least 7 people were killed"
    assert not missing.within
    assert differences(found, 2) == {
        "date": ("same", "10 March 2031", "10 March 2031"),
        "place": (
            "same",
            "Orrin",
            "the bus station in Orrin",
        ),
        "killed": ("within", "12", "12–14"),
        "injured": ("same", "30", "30"),
    }
    assert differences(found, 3)["date"] == ("different", "6 May 2031", "5 May 2031")


def test_a_difference_shows_the_words_that_give_the_sheets_value_first(
    built: Path, tmp_path: Path
) -> None:
    found = compared(built, tmp_path, "Date,Town,Killed\n2031-03-10,Orrin,12\n")
    (pair,) = found.matched
    (killed,) = [each for each in pair.differences if each.field == "killed"]
    first, other = killed.evidence
    assert first.gives and first.quote == "At least 12 people were killed"
    assert (first.outlet, first.published) == ("The Orrin Post", "11 March 2031")
    assert not other.gives and other.quote == "At least 14 people were killed"
    assert pair.label == "machine, unreviewed"
    assert dict(pair.score.features)["the same day"] > 0


def test_what_fits_two_incidents_is_listed_and_not_guessed(built: Path, tmp_path: Path) -> None:
    found = compared(built, tmp_path, "Date,Killed\n2031-03-10,12\nMarch 2031,\n2031,3\n")
    assert [each.row.number for each in found.matched] == [2]
    doubtful = compared(
        built, tmp_path, "Date,Town,Killed\n2031-03-10,Orrin,12\n2031-03-10,Orrin,12\n"
    )
    assert not doubtful.matched
    assert [each.row for each in doubtful.ambiguous] == [2, 3]
    assert "fits row 3 about as well" in doubtful.ambiguous[0].why
    assert doubtful.ambiguous[0].candidates[0].incident_id in doubtful.headings
    (orrin,) = [each for each in doubtful.missing_in_sheet if "Orrin" in each.heading]
    assert orrin.unsure


def test_an_id_or_an_address_names_the_incident(tmp_path: Path) -> None:
    page = {
        "url": "https://www.post.example/a/b?x=1",
        "published": "2031-03-11",
        "text": "Two people were killed in a shooting in Orrin on Monday, police said.",
    }
    (tmp_path / "pages.jsonl").write_text(json.dumps(page))
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [tmp_path / "pages.jsonl"], Settings(processes=1))
        (incident,) = store.incidents()
    sheet = f"incident_id,Killed\n{incident.incident_id},9\n"
    named = compared(tmp_path / "record", tmp_path, sheet)
    assert differences(named, 2)["killed"] == ("different", "9", "2")
    sheet = "Link,Killed\nhttp://post.example/a/b/?x=1; https://other.example/,2\n"
    linked = compared(tmp_path / "record", tmp_path, sheet)
    assert differences(linked, 2)["killed"] == ("same", "2", "2")


def test_dates_that_can_be_read_two_ways_are_not_guessed(built: Path, tmp_path: Path) -> None:
    content = "Date,Town,Killed\n10/03/2031,Orrin,12\n"
    with pytest.raises(UsageError, match="with the month first; say which in a map"):
        compared(built, tmp_path, content)
    found = compared(built, tmp_path, content, Map(dates=Dates(order="day first")))
    assert differences(found, 2)["date"][0] == "same"
    found = compared(built, tmp_path, content + "25/03/2031,Orrin,2\n")
    assert found.sheet.order == "day first"


def test_cells_that_cannot_be_read_are_told_and_the_row_is_used(
    built: Path, tmp_path: Path
) -> None:
    found = compared(
        built,
        tmp_path,
        "Date,Town,Country,Latitude,Longitude,Killed\n30 February 2031,Orrin,Atlantis,95,xyz,12\n",
    )
    assert [(each.number, each.column) for each in found.problems] == [
        (2, "Date"),
        (2, "Latitude"),
        (2, "Longitude"),
        (2, "Country"),
    ]
    assert differences(found, 2)["date"] == ("only in the record", "–", "10 March 2031")


def test_a_cell_beyond_the_named_columns_is_told(built: Path, tmp_path: Path) -> None:
    """A comma too many in a place's name moves what stands after it."""
    found = compared(built, tmp_path, "Date,Killed,Town\n2031-03-10,12,Orrin,north,\n")
    ((number, column, reason),) = [(p.number, p.column, p.reason) for p in found.problems]
    assert (number, column, reason) == (2, "beyond the last", "no column is named for 'north'")
    assert differences(found, 2)["killed"][0] != "only in the record"


def test_words_that_are_no_figure_are_kept_and_not_compared(built: Path, tmp_path: Path) -> None:
    found = compared(built, tmp_path, "Date,Town,Killed\n2031-03-10,Orrin,scores\n")
    assert differences(found, 2)["killed"] == ("different", "“scores”", "12–14")


def test_lows_and_highs(built: Path, tmp_path: Path) -> None:
    found = compared(built, tmp_path, "date_start,where,low,best,high\n2031-03-10,Orrin,12,13,14\n")
    assert differences(found, 2)["killed"] == ("same", "12–14", "12–14")
    found = compared(built, tmp_path, "date_start,where,low,high\n2031-03-10,Orrin,13,20\n")
    assert differences(found, 2)["killed"] == ("overlaps", "13–20", "12–14")


def test_a_point_is_compared_with_the_records_area(tmp_path: Path) -> None:
    line = {
        "id": "a",
        "title": "Car bomb in Timaru",
        "published": "2031-03-11",
        "text": ATTACK.format(town="Timaru, New Zealand", killed=12, hurt=30),
    }
    (tmp_path / "collected.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    built = tmp_path / "record"
    with Store.create(built) as store:
        pipeline.build(store, [tmp_path / "collected.jsonl"], Settings(processes=1))
        (record,) = store.records()
    header = "Date,Town,Latitude,Longitude,Killed\n"
    near = compared(built, tmp_path, f"{header}2031-03-10,Timaru,{record.lat},{record.lon},12\n")
    assert differences(near, 2)["place"][0] == "same"
    named = f"{record.incident_id},2031-03-10,Timaru,-10.5,-20.5,12\n"
    far = compared(built, tmp_path, f"incident_id,{header}{named}")
    (pair,) = far.matched
    (place,) = [each for each in pair.differences if each.field == "place"]
    assert place.verdict == "different" and "km apart" in place.why
    assert place.evidence[0].quote == "Timaru"


def test_the_report_holds_every_finding_and_runs_nothing(built: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        'Case,Date,Town,Killed\n=1+1,2031-03-10,Orrin,12\n"\t@SUM(A1)",2031-02-01,+Marrow,2\n'
    )
    run = whence("import", sheet, built, "-o", tmp_path / "report.csv", "--json")
    told: dict[str, Any] = json.loads(run.stdout)
    assert [each["row"]["id"] for each in told["matched"]] == ["=1+1"]
    with (tmp_path / "report.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {each["what"] for each in rows} == {
        "matched",
        "missing in the record",
        "missing in the sheet",
    }
    assert {each["row_id"] for each in rows if each["row_id"]} == {"'=1+1", "'@SUM(A1)"}
    assert all(
        not cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values()
    )
    killed = next(each for each in rows if each["field"] == "killed")
    assert "At least 12 people were killed" in killed["quotes"]


def test_a_report_takes_the_place_of_an_earlier_one_only(built: Path, tmp_path: Path) -> None:
    sheet, report = tmp_path / "sheet.csv", tmp_path / "report.csv"
    sheet.write_text("Date,Town,Killed\n2031-03-10,Orrin,12\n")
    for _ in range(2):
        whence("import", sheet, built, "-o", report)
    run = whence("import", sheet, built, "-o", sheet, expect=2)
    assert "sheet.csv: it is there already, and is no report of a comparison" in run.stderr
    run = whence("import", sheet, built, "-o", sheet / "report.csv", expect=2)
    assert "report.csv: it cannot be written" in run.stderr
    assert sheet.read_text() == "Date,Town,Killed\n2031-03-10,Orrin,12\n"
    run = whence("import", sheet, built, "-o", built / "report.csv", expect=2)
    assert "it lies in the record" in run.stderr
    assert not (built / "report.csv").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"sheet.csv", "report.csv"}


def test_nothing_in_the_record_is_changed(built: Path, tmp_path: Path) -> None:
    record = Path(shutil.copytree(built, tmp_path / "record"))
    before = {path: path.read_bytes() for path in record.rglob("*") if path.is_file()}
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Date,Town,Killed\n2031-03-10,Orrin,12\n")
    run = whence("import", sheet, record)
    assert "1 matched" in run.stdout
    after = {path: path.read_bytes() for path in record.rglob("*") if path.is_file()}
    changed = [path.name for path in after if before.get(path) != after[path]]
    assert [name for name in changed if not name.endswith(("-wal", "-shm"))] == []


def test_the_terminal_is_not_steered_by_a_sheet(built: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Date,Town,Case\n2031-03-10,[red]Orrin\x1b[2J,\x1b]0;x\x07\n", "utf-8")
    run = whence("import", sheet, built)
    assert "\x1b" not in run.stdout and "\x07" not in run.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("none.csv", "record"), "none.csv: cannot be read"),
        (("sheet.csv", "nowhere"), "nowhere"),
        (("sheet.csv", "record", "--map", "none.toml"), "none.toml: it cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    built: Path, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    (tmp_path / "sheet.csv").write_text("Date\n2031\n")
    named = {"record": built, "sheet.csv": tmp_path / "sheet.csv"}
    run = whence("import", *(named.get(each, each) for each in arguments), expect=2)
    assert why in run.stderr and len(run.stderr.strip().splitlines()) == 1
