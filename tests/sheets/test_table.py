"""Sheets in the dialects, encodings and states in which people keep them."""

from __future__ import annotations

import builtins
import csv
import io
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import MissingExtra, OutOfBounds, Unreadable, UsageError
from whence.sheets import table
from whence.sheets.columns import Map, columns, read_map
from whence.sheets.table import Told, read
from whence.ship.csv import write_rows

LINES = 'Day{0}Town{0}Dead\n2031-03-11{0}"Orrin{0} Tarn"{0}12\n{0}{0}\n2031-05-06{0}Vélmora{0}3\n'


def written(folder: Path, body: bytes, name: str = "sheet.csv") -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_dialects_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = LINES.format(delimiter).replace("\n", "\r\n")
    sheet = read(written(tmp_path, text.encode(encoding)))
    assert sheet.header == ("Day", "Town", "Dead")
    assert sheet.rows == (
        (2, ("2031-03-11", f"Orrin{delimiter} Tarn", "12")),
        (4, ("2031-05-06", "Vélmora", "3")),
    )


def test_a_sheet_of_one_column_and_one_with_cells_over_several_lines(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"Day\n2031-03-11\n")).rows == ((2, ("2031-03-11",)),)
    body = b'Day,Notes\n2031-03-11,"one\ntwo"\n2031-03-12,three\n'
    assert [number for number, _ in read(written(tmp_path, body)).rows] == [2, 3]


def test_short_rows_are_filled_and_what_stands_beyond_the_header_is_kept(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, b"Day,Town,,\n2031-03-11\n2031-03-12,Orrin,3,4,5,\n"))
    assert sheet.header == ("Day", "Town")
    assert sheet.rows == ((2, ("2031-03-11", "")), (3, ("2031-03-12", "Orrin", "5")))


def test_the_header_may_stand_lower(tmp_path: Path) -> None:
    sheet = read(written(tmp_path, b"Our cases\n\nDay,Town\n2031-03-11,Orrin\n"), Told(header=3))
    assert sheet.header == ("Day", "Town") and sheet.rows[0][0] == 4


def test_an_endless_cell_is_refused_though_a_library_lifted_the_limit(tmp_path: Path) -> None:
    before = csv.field_size_limit(sys.maxsize)
    try:
        with pytest.raises(Unreadable, match="more than 131,072 characters"):
            read(written(tmp_path, b'Day\n"' + b"x" * 200_000 + b'"\n'))
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "no names of columns"),
        (b"\n\n", "no names of columns"),
        (b"\x00\x01\x02\xff\xfe\x00", "no text in any encoding"),
        (b"PK\x03\x04 and then nothing", "no XLSX sheet"),
        (b'Day\n"' + b"x" * 200_000 + b'"\n', "no sheet that can be cut into cells"),
    ],
)
def test_what_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path, body: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(written(tmp_path, body))


def test_a_missing_file_an_unknown_encoding_and_one_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read(tmp_path / "none.csv")
    path = written(tmp_path, "Tág\n1\n".encode("cp1252"))
    with pytest.raises(Unreadable, match="unknown encoding"):
        read(path, Told(encoding="klingon"))
    with pytest.raises(Unreadable, match="is not written in utf-8"):
        read(path, Told(encoding="utf-8"))
    monkeypatch.setattr(table, "LARGEST", 3)
    with pytest.raises(OutOfBounds, match="larger than"):
        read(path)


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Cases"
    first.append(["Day", "Town", "Dead"])
    first.append([datetime(2031, 3, 11), "Orrin", 12])
    first.append([datetime(2031, 3, 12, 14, 5), '=HYPERLINK("http://x.invalid")', 3.5])
    book.create_sheet("Other").append(["Town"])
    book.save(folder / "sheet.xlsx")
    return folder / "sheet.xlsx"


def test_xlsx_and_no_formula_is_run(tmp_path: Path) -> None:
    sheet = read(workbook(tmp_path))
    assert sheet.read_as == "XLSX, worksheet Cases"
    assert sheet.rows == (
        (2, ("2031-03-11", "Orrin", "12")),
        (3, ("2031-03-12T14:05:00", "", "3.5")),
    )
    assert read(workbook(tmp_path), Told(worksheet="Other")).header == ("Town",)
    with pytest.raises(Unreadable, match="no worksheet 'Nowhere'; it has: Cases, Other"):
        read(workbook(tmp_path), Told(worksheet="Nowhere"))


def test_an_xlsx_that_expands_without_bounds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (5 << 20))
    monkeypatch.setattr(table, "LARGEST", 1 << 20)
    with pytest.raises(OutOfBounds, match="expands to more than 4 MiB"):
        read(written(tmp_path, body.getvalue(), "bomb.xlsx"))


def test_without_the_library_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path)
    real = builtins.__import__

    def refusing(name: str, *rest: object, **more: object) -> object:
        if name.startswith("openpyxl"):
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(MissingExtra, match=r"whence\[xlsx\]"):
        read(path)


CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=30
).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_what_an_export_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    kept = [row for row in rows if any(row)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.csv"
        write_rows(path, ("one", "other"), [{"one": a, "other": b} for a, b in kept])
        told = Told(delimiter=",", encoding="utf-8")
        assert [cells for _, cells in read(path, told).rows] == kept


# -- columns ----------------------------------------------------------------------------------


def found(folder: Path, header: str, told: Map | None = None) -> dict[str, str]:
    sheet = read(written(folder, f"{header}\nx\n".encode()))
    made = columns(sheet, told or Map())
    return {meaning: sheet.header[place] for meaning, place in made.at.items()}


def test_columns_of_public_data_sets_are_recognised(tmp_path: Path) -> None:
    ucdp = found(
        tmp_path,
        "id,type_of_violence,where_coordinates,adm_1,latitude,longitude,country,date_start,"
        "date_end,deaths_a,deaths_civilians,best,high,low",
    )
    assert ucdp == {
        "id": "id", "date": "date_start", "date_to": "date_end", "place": "where_coordinates",
        "area": "adm_1", "country": "country", "lat": "latitude", "lon": "longitude",
        "kind": "type_of_violence", "killed": "best", "killed_low": "low", "killed_high": "high",
    }  # fmt: skip
    acled = found(
        tmp_path,
        "event_id_cnty,event_date,event_type,country,admin1,location,latitude,longitude,notes,"
        "fatalities",
    )
    assert acled["killed"] == "fatalities" and acled["place"] == "location"
    registry = found(tmp_path, "Incident Date,State,City Or County,# Killed,# Injured")
    assert registry == {
        "date": "Incident Date", "area": "State", "place": "City Or County",
        "killed": "# Killed", "injured": "# Injured",
    }  # fmt: skip


def test_a_map_stands_above_guesses(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('[columns]\ndate = "when?"\nplace = ""\nkilled = "DEAD"\n')
    assert found(tmp_path, "Date,When?,Place,Dead", read_map(path)) == {
        "date": "When?",
        "killed": "Dead",
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('[columns]\ncolour = "x"\n', "no column holds 'colour'; one may hold id, incident, date"),
        ('[dates]\norder = "year first"\n', "no map of columns"),
        ("[column]\n", "no map of columns"),
        ("columns = 3 3\n", "no map of columns"),
    ],
)
def test_a_map_that_says_something_else(tmp_path: Path, content: str, why: str) -> None:
    path = tmp_path / "map.toml"
    path.write_text(content)
    with pytest.raises(UsageError, match=why):
        read_map(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_map(tmp_path / "none.toml")


def test_a_column_that_is_missing_or_stands_twice(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="more than one column 'Killed'"):
        found(tmp_path, "Date,Killed,Town,Killed")
    with pytest.raises(UsageError, match="has no column 'Tag'; it has: Date, Dead"):
        found(tmp_path, "Date,Dead", Map(columns={"date": "Tag"}))
    with pytest.raises(UsageError, match="more than one column 'Dead'"):
        found(tmp_path, "Date,Dead,Dead", Map(columns={"killed": "Dead"}))
    with pytest.raises(UsageError, match="no column holds a date"):
        found(tmp_path, "Colour,Dead")
