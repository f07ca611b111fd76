"""A folder gets all files of an export or none, whatever goes wrong; what is withheld stays away;
what no person accepted says so."""

from __future__ import annotations

import builtins
import errno
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from msgspec import structs

from tests.test_cli import whence
from whence import exports, plugins, reconciled
from whence.errors import MissingExtra, NotShipped, PluginError, ProfileError, ReadOnly
from whence.exports import Wanted
from whence.model import Outcome, Record, Review
from whence.ship import Shipment, opened
from whence.ship.edition import Edition
from whence.store import Store


class Exporter:
    """An exporter of somebody else's, that does what it is told."""

    about = "a test"

    def __init__(self, then: Callable[[Path], Shipment]) -> None:
        self._then = then

    def write(self, edition: Edition, folder: Path) -> Shipment:
        for item in edition.items():
            (folder / "claims.csv").write_text(item.record.incident_id)
        return self._then(folder)


def before(folder: Path) -> dict[str, str]:
    folder.mkdir()
    (folder / "claims.csv").write_text("before")
    (folder / "theirs.txt").write_text("theirs")
    return held(folder)


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def raising(error: BaseException) -> Callable[[Path], Shipment]:
    def then(_folder: Path) -> Shipment:
        raise error

    return then


@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt(), MemoryError()])
def test_an_exporter_that_fails_leaves_everything_as_it_was(
    record: Store, tmp_path: Path, error: BaseException
) -> None:
    known = before(tmp_path / "out")
    with pytest.raises(type(error)):
        exports.ship(record, "theirs", Exporter(raising(error)), tmp_path / "out")
    assert held(tmp_path / "out") == known
    with pytest.raises(type(error)):
        exports.ship(record, "theirs", Exporter(raising(error)), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_disk_that_refuses_is_one_sentence(record: Store, tmp_path: Path) -> None:
    known = before(tmp_path / "out")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(NotShipped, match="nothing was written: the disk is full"):
        exports.ship(record, "theirs", Exporter(raising(full)), tmp_path / "out")
    assert held(tmp_path / "out") == known


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB, where this machine lets us have one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small file system")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("format", sorted(exports.formats()))
def test_a_full_disk_leaves_nothing_behind(record: Store, small_disk: Path, format: str) -> None:
    (small_disk / "filler").write_bytes(b"\0" * (60 << 10))
    with pytest.raises(NotShipped, match="nothing was written"):
        exports.export(record, format, small_disk)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize(
    ("shipment", "why"),
    [
        (Shipment({}), "wrote claims.csv and did not say so"),
        (Shipment({"claims.csv": 1, "more.csv": 1}), "did not write more.csv"),
    ],
)
def test_an_exporter_that_misreports_writes_nothing(
    record: Store, tmp_path: Path, shipment: Shipment, why: str
) -> None:
    with pytest.raises(PluginError, match=why):
        exports.ship(record, "theirs", Exporter(lambda _: shipment), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_plug_in_takes_the_same_road(
    record: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = EntryPoint("theirs", f"{__name__}:Theirs", plugins.EXPORTERS)
    monkeypatch.setattr(plugins, "entry_points", lambda group: EntryPoints([point]))
    assert exports.formats() == {"theirs": "one line per incident"}
    report = exports.export(record, "theirs", tmp_path / "out", Wanted(redact="careful"))
    assert report.rows == {"theirs.txt": 5} and report.redaction == "careful"
    assert any("names of persons" in loss for loss in report.not_carried)
    assert "export-theirs.json" in held(tmp_path / "out")


class Theirs:
    """What a package of somebody else's declares."""

    about = "one line per incident"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        lines = [item.record.incident_id for item in edition.items()]
        (folder / "theirs.txt").write_text("\n".join(lines))
        return Shipment({"theirs.txt": len(lines)})


# -- checks -----------------------------------------------------------------------------------


def spoilt(record: Record) -> Record:
    """A record with a figure that no claim gives."""
    made = Outcome("missing", 7, 7, 7, 7, 7, "somebody's word", ())
    return structs.replace(record, tolls=(*record.tolls, made))


@pytest.mark.parametrize("format", sorted(set(exports.formats()) - {"wacz"}))
def test_a_figure_that_no_claim_gives_stops_every_format(
    record: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    records = list(record.records())
    spoilt_last = [*records[:-1], spoilt(records[-1])]
    monkeypatch.setattr(record, "records", lambda: iter(spoilt_last))
    own = {each.incident_id: each for each in spoilt_last}
    monkeypatch.setattr(reconciled, "each_under", lambda *_: own.__getitem__)
    with pytest.raises(NotShipped, match="missing has figures that no claim gives"):
        exports.export(record, format, tmp_path / "out")
    assert not (tmp_path / "out").exists()


# -- review -----------------------------------------------------------------------------------


def reviewed(store: Store, monkeypatch: pytest.MonkeyPatch, *states: Any) -> list[str]:
    """Gives the first incidents of a record these states, as a person's decisions would."""
    records = list(store.records())
    moment = datetime(2031, 1, 1, tzinfo=UTC)
    for number, state in enumerate(states):
        review = Review(state, ("somebody",), moment)
        records[number] = structs.replace(records[number], review=review)
    monkeypatch.setattr(store, "records", lambda: iter(records))
    own = {each.incident_id: each for each in records}
    monkeypatch.setattr(store, "record", own.__getitem__)
    return [each.incident_id for each in records]


def test_what_is_rejected_never_leaves_and_what_is_accepted_says_so(
    record: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = reviewed(record, monkeypatch, "accepted", "rejected", "disputed")
    report = exports.export(record, "jsonl", tmp_path / "all")
    rows = [json.loads(line) for line in (tmp_path / "all/incidents.jsonl").open()]
    assert {row["incident_id"] for row in rows} == set(known) - {known[1]}
    labels = {row["incident_id"]: row["label"] for row in rows}
    assert labels[known[0]] == "accepted by a person"
    assert labels[known[2]] == "disputed between reviewers"
    assert report.label == "machine, unreviewed: 3 of 4 incidents"
    assert report.states == {"accepted": 1, "disputed": 1, "rejected": 1, "unreviewed": 2}
    assert any("1 incident, rejected" in loss for loss in report.not_carried)
    report = exports.export(record, "ucdp", tmp_path / "few", Wanted(accepted=True))
    assert (report.incidents, report.label) == (1, "accepted by a person")
    assert len((tmp_path / "few/ucdp-ged.csv").read_text().splitlines()) == 2


def test_a_record_without_incidents_gives_empty_files(tmp_path: Path) -> None:
    with Store.create(tmp_path / "record") as store:
        for format in set(exports.formats()) - {"wacz"}:
            report = exports.export(store, format, tmp_path / format)
            assert report.incidents == 0 and report.profile == ""


def test_a_record_whose_log_cannot_tell_of_it_is_not_shipped(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadOnly, match=r"\(Read-only file system\), so that its custody log"):
        opened(sample)


# -- redaction --------------------------------------------------------------------------------


@pytest.mark.parametrize("format", sorted(set(exports.formats()) - {"wacz"}))
def test_a_withheld_name_is_in_no_format(record: Store, tmp_path: Path, format: str) -> None:
    def anywhere(folder: Path) -> bool:
        bodies = [path.read_bytes() for path in folder.iterdir()]
        if format == "uwazi":
            with zipfile.ZipFile(folder / "uwazi.zip") as packed:
                bodies += [packed.read(name) for name in packed.namelist()]
        if format == "parquet":
            for path in folder.glob("*.parquet"):
                bodies.append(repr(pyarrow.parquet.read_table(path).to_pylist()).encode())
        return any(b"Orla Venn" in body for body in bodies)

    if format not in ("geojson", "ucdp", "acled", "atlos"):
        exports.export(record, format, tmp_path / "open")
        assert anywhere(tmp_path / "open")
    report = exports.export(record, format, tmp_path / "careful", Wanted(redact="careful"))
    assert not anywhere(tmp_path / "careful")
    assert report.redaction == "careful"


def test_pages_as_they_were_captured_are_not_redacted(record: Store, tmp_path: Path) -> None:
    with pytest.raises(NotShipped, match="nothing can be withheld"):
        exports.export(record, "wacz", tmp_path / "out.wacz", Wanted(redact="careful"))
    assert not (tmp_path / "out.wacz").exists()


def test_profiles_that_do_not_exist(record: Store, tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="no redaction profile"):
        exports.export(record, "csv", tmp_path, Wanted(redact="none-such"))
    with pytest.raises(ProfileError, match="no profile"):
        exports.export(record, "csv", tmp_path, Wanted(profile="none-such"))


def test_values_under_another_profile(record: Store, tmp_path: Path) -> None:
    report = exports.export(record, "csv", tmp_path, Wanted(profile="airwars"))
    assert report.profile == "airwars/2"
    assert "Weak" in (tmp_path / "incidents.csv").read_text("utf-8")


def test_without_pyarrow_a_sentence_says_what_to_install(
    record: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(MissingExtra, match=r"whence\[parquet\]"):
        exports.export(record, "parquet", tmp_path)


def test_the_command_says_what_was_lost_and_logs_what_left(built: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "record"))
    run = whence("export", "acled", folder, "-o", tmp_path / "out", "--redact", "careful")
    assert "machine, unreviewed" in run.stdout and "not carried: actors" in run.stdout
    assert "Nothing was withheld" not in run.stdout
    run = whence("export", "acled", folder, "-o", tmp_path / "out")
    assert "Nothing was withheld: names are as the pages print them" in run.stdout
    with Store.open(folder, readonly=True) as store:
        lines = [line for line in store.custody.lines() if line["event"] == "exported"]
    assert [line.get("redaction") for line in lines] == ["careful", None]
    assert lines[0]["files"]["acled.csv"].startswith("sha256:")
    help_ = whence("export", "--help").stdout
    assert all(name in help_ for name in plugins.names(plugins.EXPORTERS))


def test_the_page_about_exporting_names_every_format() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "exporting.md").read_text("utf-8")
    for name in plugins.names(plugins.EXPORTERS):
        assert f"| `{name}` |" in page, name
