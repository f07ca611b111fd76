"""The commands as a person runs them."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import pty
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import write_pages
from whence import cli_decisions
from whence.cli import app
from whence.deciding import Deciding
from whence.errors import ReadOnly
from whence.review.wishes import Wish
from whence.store import Store


def whence(
    *arguments: str | Path, expect: int = 0, columns: int = 120
) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [sys.executable, "-m", "whence.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1"},
    )
    assert run.returncode == expect, run.stdout + run.stderr
    return run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    whence("build", write_pages(folder / "pages"), "-o", folder / "record")
    return folder / "record"


@pytest.fixture
def record(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "record"))


def test_build_prints_a_closing_summary(pages: Path, tmp_path: Path) -> None:
    printed = whence("build", pages, "-o", tmp_path / "record").stdout
    for line in ("pages", "articles", "copies", "incidents", "claims"):
        assert line in printed
    assert "5 new pages, 5 read" in printed


def test_a_file_that_cannot_be_read_does_not_keep_the_rest_out(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may read everything, so the command line is told otherwise.
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.R_OK and real(path, mode))
    given = ["build", str(pages), "-o", str(tmp_path / "record")]
    assert CliRunner().invoke(app, given).exit_code == 0


def test_build_prints_json_for_machines_and_nothing_else(pages: Path, tmp_path: Path) -> None:
    summary = json.loads(whence("build", pages, "-o", tmp_path / "record", "--json").stdout)
    assert summary["pages"] == 5 and summary["new_pages"] == 5
    assert summary["refusals"] == []


def test_a_broken_input_is_named_and_the_exit_status_is_one(pages: Path, tmp_path: Path) -> None:
    (pages / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    run = whence("build", pages, "-o", tmp_path / "record", expect=1)
    (line,) = [line for line in run.stdout.splitlines() if line.startswith("refused:")]
    assert "photo.html" in line
    assert "5 new pages" in run.stdout
    run = whence("build", pages, "-o", tmp_path / "record", "--json", expect=1)
    (refusal,) = json.loads(run.stdout)["refusals"]
    assert refusal["source"].endswith("photo.html") and refusal["broken"]


def test_show_lists_incidents_and_one_in_full(record: Path) -> None:
    listed = whence("show", record).stdout
    assert "Orrin" in listed and "12–14" in listed and "unreviewed" in listed
    numbers = [number for number in "123" if "12–14" in whence("show", record, number).stdout]
    assert len(numbers) == 1
    full = whence("show", record, numbers[0]).stdout
    assert "At least 14 people were killed" in full and "police" in full


def test_a_list_that_goes_to_another_program_does_not_wrap(record: Path) -> None:
    told = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    run = subprocess.run(
        [sys.executable, "-m", "whence.cli", "show", str(record), "1"],
        capture_output=True,
        text=True,
        check=True,
        env=told,
    )
    assert max(map(len, run.stdout.splitlines())) > 80
    assert max(map(len, whence("show", record, "1", columns=80).stdout.splitlines())) <= 80


def test_show_under_other_profiles_without_a_rebuild(record: Path) -> None:
    every = whence("show", record, "1", "--profile", "all").stdout
    for name in ("plain/", "ucdp/", "acled/", "airwars/", "ibc/"):
        assert name in every
    one = whence("show", record, "1", "--profile", "acled").stdout
    assert "acled/" in one and "geo_precision" in one
    assert "there is no profile" in whence("show", record, "1", "--profile", "x", expect=2).stderr
    whence("show", record, "--profile", "acled", expect=2)


def test_build_under_a_profile_and_then_under_another(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    whence("build", pages, "-o", folder, "--profile", "ibc")
    assert "ibc/" in whence("show", folder, "1").stdout
    whence("build", pages, "-o", folder, "--profile", "ucdp")
    assert "ucdp/" in whence("show", folder, "1").stdout
    assert "as recorded" in whence("verify", folder).stdout


def test_why_join_part_and_withdraw(record: Path) -> None:
    assert "They are not one incident" in whence("why", record, "1", "2").stdout
    assert "2 incidents" in whence("join", record, "1", "2", "--by", "Oda", "-m", "a slip").stdout
    listed = whence("decisions", record).stdout
    assert "Oda joined" in listed and "a slip" in listed and "1 decision." in listed
    decision = next(word for word in listed.split() if word.startswith("de_"))
    assert "Taken back" in whence("undo", record, decision, "--by", "Oda").stdout
    assert "(taken back)" in whence("decisions", record).stdout
    assert "taken back before" in whence("undo", record, decision, expect=2).stderr
    assert "as recorded" in whence("verify", record).stdout
    assert "no ar_none" in whence("part", record, "ar_none", "1", expect=2).stderr
    assert "proposal" in whence("proposals", record).stdout


def test_two_reviewers_may_be_required(record: Path) -> None:
    assert "1 reviewer for" in whence("reviewers", record).stdout
    assert "2 reviewers for" in whence("reviewers", record, "2").stdout
    assert "as recorded" in whence("verify", record).stdout
    first = whence("join", record, "1", "2", "--by", "Oda").stdout
    assert "once another says the same" in first and "3 incidents" in first
    second = whence("join", record, "1", "2", "--by", "Tam").stdout
    assert "once another" not in second and "2 incidents" in second
    assert "3 incidents" not in whence("reviewers", record, "1").stdout
    assert "as recorded" in whence("verify", record).stdout


def test_what_was_typed_and_is_no_text_or_no_name_is_told_in_a_sentence(
    record: Path, tmp_path: Path
) -> None:
    latin = os.fsdecode(b"Ren\xe9")
    for arguments in (
        ("join", record, "1", "2", "--by", latin),
        ("undo", record, latin),
        ("captures", record, latin),
        ("publish", record, "-o", tmp_path / "site", "--unreviewed", "--title", latin),
    ):
        said = whence(*arguments, expect=2).stderr
        assert said == "whence: Ren\\udce9: it holds bytes that are no text in UTF-8\n"
    assert not (tmp_path / "site").exists()
    assert "0 decisions" in whence("decisions", record).stdout
    name = "r" * 300
    for named in (("show", name), ("verify", name), ("export", "csv", record, "-o", name)):
        assert (
            whence(*named, expect=2, columns=500).stderr == f"whence: {name}: File name too long\n"
        )


@pytest.mark.parametrize("command", [("verify",), ("verify", "--json"), ("show",), ("show", "1")])
def test_a_disk_with_no_room_for_what_is_printed_is_no_fault_of_the_record(
    record: Path, command: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "whence.cli", command[0], str(record), *command[1:]],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.returncode == 2
    assert run.stderr == (
        "whence: not all of what it says could be printed (No space left on device)\n"
    )


def test_a_decision_tells_what_its_numbers_name(record: Path) -> None:
    """The numbers of a list are others after each decision."""
    told = whence("join", record, "1", "2").stdout
    listed = whence("decisions", record).stdout
    assert told.count("[in_") == 2 and "Orrin" in told and "numbers them anew" in told
    assert "1 decision." in listed


def test_show_of_an_incident_that_is_not_there(record: Path) -> None:
    assert "no incident" in whence("show", record, "99", expect=2).stderr


def test_verify_finds_all_well_and_one_flipped_byte(record: Path) -> None:
    assert "as recorded" in whence("verify", record).stdout
    original = next(path for path in sorted((record / "originals").rglob("*")) if path.is_file())
    body = bytearray(original.read_bytes())
    body[len(body) // 2] ^= 1
    original.chmod(0o644)
    original.write_bytes(body)
    run = whence("verify", record, expect=1)
    assert original.name[:12] in run.stderr
    assert json.loads(whence("verify", record, "--json", expect=1).stdout)["problems"]


def test_export_csv_and_jsonl(record: Path, tmp_path: Path) -> None:
    whence("export", "csv", record, "-o", tmp_path / "out")
    with (tmp_path / "out" / "incidents.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["place"], row["killed_low"], row["killed_high"]) for row in rows} >= {
        ("the bus station in Orrin", "12", "14")
    }
    whence("export", "jsonl", record, "-o", tmp_path / "out")
    lines = (tmp_path / "out" / "articles.jsonl").read_text().splitlines()
    assert {json.loads(line)["source_id"] for line in lines} == {f"row{n}" for n in range(5)}
    assert "as recorded" in whence("verify", record).stdout


@pytest.mark.parametrize("command", ["show", "verify", "serve"])
def test_a_folder_that_is_no_record(command: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "empty" in whence(command, tmp_path / "empty", expect=2).stderr


@pytest.mark.parametrize("inside", ["", "out", "a/b.wacz"])
def test_nothing_is_shipped_into_the_record_itself(record: Path, inside: str) -> None:
    whence("export", "csv", record, "-o", record.parent / "beside")
    before = sorted(record.rglob("*"))
    target = record / inside
    for command in (("export", "csv"), ("export", "wacz"), ("publish",)):
        said = whence(*command, record, "-o", target, expect=2).stderr
        assert f"{target}: it lies in the record" in said
    whence("cite", record, "1", "killed", "--html", record / "x.html", expect=2)
    assert sorted(record.rglob("*")) == before


def test_an_unknown_export_format_names_the_known(record: Path, tmp_path: Path) -> None:
    error = whence("export", "xls", record, "-o", tmp_path / "out", expect=2).stderr
    assert "geojson, jsonl" in error


def test_version() -> None:
    assert whence("--version").stdout.startswith("whence 0.")


def test_the_commands_come_in_the_order_of_use() -> None:
    listed = whence("--help").stdout
    places = [listed.index(f" {name} ") for name in ("build", "show", "serve", "why", "export")]
    assert places == sorted(places)


def test_the_summary_says_what_gave_nothing(pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    (pages / "notas.txt").write_text(
        "El puerto de la ciudad\n\nEl puerto de la ciudad recibe cada mañana a los pescadores que "
        "vuelven con sus barcas, y las vecinas esperan en el muelle para comprar el pescado del "
        "día. Por la tarde, los niños juegan junto al faro y nadie tiene prisa por volver a casa.\n"
    )
    road = (
        "New road opened\n\nThe council opened the new road to the harbour on Monday. It cost "
        "less than was planned, and the mayor thanked the builders for their patience.\n"
    )
    for name in ("roads.txt", "roads, saved again.txt"):
        (pages / name).write_text(road)
    (pages / "gnp.\u202elmth.html").write_bytes(b"")
    said = whence("build", pages, "-o", record, expect=1).stdout
    assert "1 page met that the record has already, byte for byte." in said
    assert "1 article in which no incident was found." in said
    assert "1 article not read, in other languages: es 1." in said
    assert "\u202e" not in said
    assert "gnp.\ufffdlmth.html: is empty" in said
    summary = json.loads(whence("build", pages, "-o", record, "--json", expect=1).stdout)
    assert (summary["met_again"], summary["not_english"], summary["without_incident"]) == (
        8,
        {"es": 1},
        1,
    )


def test_many_inputs_passed_over_for_one_reason_share_a_line(pages: Path, tmp_path: Path) -> None:
    for number in range(40):
        (pages / f"saved {number:02}.html").touch()
        (pages / f"saved {number:02}_files").mkdir()
    for name in ("one.png", "two.png", "three.docx"):
        (pages / name).write_bytes(b"no page")
    said = whence("build", pages, "-o", tmp_path / "record", expect=1).stdout.splitlines()
    assert sum(line.endswith(".html: is empty") for line in said) == 40, "each broken one is named"
    assert [line for line in said if line.startswith("passed over: ")] == [
        f"passed over: {pages}/one.png: is of a type that no source reads (.png)",
        f"passed over: {pages}/two.png: is of a type that no source reads (.png)",
        f"passed over: {pages}/saved 00_files and 39 more (--json names each): "
        "holds what belongs to the saved page beside it",
        f"passed over: {pages}/three.docx: is of a type that no source reads (.docx)",
    ]


def test_a_reader_that_lacks_an_option_names_it_and_begins_no_record(
    pages: Path, tmp_path: Path
) -> None:
    run = whence("build", pages, "-o", tmp_path / "record", "--reader", "llm", expect=2)
    said = "whence: reader 'llm' needs --option base_url=VALUE and --option model=VALUE\n"
    assert run.stderr == said and not (tmp_path / "record").exists()


def test_an_unknown_profile_begins_no_record(pages: Path, tmp_path: Path) -> None:
    run = whence("build", pages, "-o", tmp_path / "record", "--profile", "none-such", expect=2)
    assert "no profile 'none-such'" in run.stderr and not (tmp_path / "record").exists()


def test_an_export_into_a_file_says_so(record: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    for target, said in (("notes", "it is a file"), ("notes/out", "it lies in a file")):
        run = whence("export", "csv", record, "-o", tmp_path / target, expect=2)
        assert f"nothing was written: {said}" in run.stderr


def test_show_says_what_a_build_that_was_broken_off_left(pages: Path, record: Path) -> None:
    assert "goes on" not in whence("show", record).stdout
    with sqlite3.connect(record / "record.sqlite") as database:
        database.execute("DELETE FROM done WHERE stage = 'link'")
    goes_on = f"`whence build -o {record}` goes on."
    said = " ".join(whence("show", record).stdout.split())
    assert f"What was read is not joined to incidents yet: {goes_on}" in said
    with sqlite3.connect(record / "record.sqlite") as database:
        two = "SELECT page_id FROM pages LIMIT 2"
        database.execute(f"DELETE FROM done WHERE stage = 'read' AND input_id IN ({two})")
    said = " ".join(whence("show", record).stdout.split())
    assert f"2 pages are stored and not read yet: {goes_on}" in said
    whence("build", "-o", record)
    assert "goes on" not in whence("show", record).stdout


def test_a_path_with_a_slip_begins_no_record(pages: Path, tmp_path: Path) -> None:
    run = whence("build", pages, tmp_path / "pagse", "-o", tmp_path / "record", expect=2)
    assert run.stderr == f"whence: {tmp_path / 'pagse'}: there is no such file or folder\n"
    assert not (tmp_path / "record").exists()


def test_a_record_without_incidents_says_so(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    record = tmp_path / "record"
    assert "There was no page to read." in whence("build", tmp_path / "pages", "-o", record).stdout
    shown = whence("show", record).stdout
    assert shown == "The record has no incidents; it holds 0 articles.\n"
    exported = whence("export", "csv", record, "-o", tmp_path / "csv").stdout
    assert "machine, unreviewed; custody line" in exported


def test_an_outlet_known_by_its_address_has_one_name_everywhere(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    killed = "A bomb killed {} people at the market in Orrin on Tuesday, police said."
    pages = [
        {
            "url": f"https://www.{host}.example/orrin",
            "title": f"Bomb kills {number} in Orrin",
            "text": f"{killed.format(number)}\n\n{more}",
            "published": f"2031-03-1{number - 10}",
        }
        for host, number, more in (
            ("quay", 12, "The mayor of Orrin spoke of a black day for the town."),
            ("harbour", 14, "Stalls were closed on Wednesday and buses did not run."),
        )
    ]
    (tmp_path / "pages" / "two.jsonl").write_text("\n".join(map(json.dumps, pages)))
    record = tmp_path / "record"
    whence("build", tmp_path / "pages", "-o", record)
    shown = whence("show", record, "1").stdout
    assert "quay.example" in shown
    assert "outlet unknown" not in shown
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Date,Place,Killed\n2031-03-11,Orrin,99\n")
    assert "outlet unknown" not in whence("import", sheet, record).stdout


def test_decisions_tell_what_the_pages_said_to_who_decided(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        (incident,) = store.incidents()[:1]
    with Deciding(record) as deciding:
        deciding.decide(Wish("accept", "ilka", about="incident", incident_id=incident.incident_id))
    listed = whence("decisions", record).stdout
    assert "ilka accepted the incident" in listed
    assert re.search(r"the pages said: .*killed: 12", listed)


def test_decisions_are_listed_where_nothing_can_be_written(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whence("join", record, "1", "2", "--by", "Oda")

    def refuse(folder: Path) -> Store:
        raise ReadOnly(f"{folder}: it cannot be written to")

    monkeypatch.setattr(Store, "open_to_decide", refuse)
    cli_decisions.decisions(record)
    assert "1 decision." in capsys.readouterr().out


def test_a_reader_that_has_enough_is_no_fault_of_the_record(record: Path) -> None:
    for command in (("verify", record), ("cite", record, "1", "killed", "--json")):
        given = [sys.executable, "-m", "whence.cli", *map(str, command)]
        with subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            assert run.stdout and run.stderr
            run.stdout.close()
            assert (run.wait(), run.stderr.read()) == (141, b"")


def test_why_of_one_and_the_same(record: Path) -> None:
    assert whence("why", record, "1", "1").stdout.startswith("Both name the same one")


def test_ctrl_c_ends_a_build_in_one_sentence(tmp_path: Path) -> None:
    """A key pressed at a terminal reaches the processes that read, too."""
    (tmp_path / "pages").mkdir()
    for number in range(80):
        text = f"Bomb in Orrin\n\nA bomb killed {number} people in Orrin on Tuesday, police said.\n"
        (tmp_path / "pages" / f"{number}.txt").write_text(text * 30)
    command = [sys.executable, "-m", "whence.cli", "build", str(tmp_path / "pages")]
    process, terminal = pty.fork()
    if not process:
        os.environ["TERM"] = "xterm"
        # A test that runs in the background of a shell has the key ignored for all its children.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execv(sys.executable, [*command, "-o", str(tmp_path / "record"), "--processes", "2"])
    said = b""
    while b"read " not in said:
        said += os.read(terminal, 1 << 16)
    os.write(terminal, b"\x03")
    with contextlib.suppress(OSError):  # how Linux says that nobody holds the other end any more
        while more := os.read(terminal, 1 << 16):
            said += more
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 130
    assert b"interrupted. What was done is kept" in said
    assert b"Traceback" not in said
    os.close(terminal)
    done = json.loads(whence("build", "-o", tmp_path / "record", "--json").stdout)
    assert done["pages"] == 80
