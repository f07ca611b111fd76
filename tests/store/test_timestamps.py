"""Seals, made by a real time-stamp authority (openssl ts) and checked without one."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import pytest

from tests.store.samples import fill
from whence import ids
from whence.acquire.web import authority
from whence.errors import NotStamped
from whence.store import Store, timestamps
from whence.store.verify import verify

CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
[ext]
extendedKeyUsage = critical,timeStamping
"""


class Authority:
    """A root, a signer below it, and a server that stamps with it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
        new = ["req", "-newkey", "rsa:2048", "-nodes"]
        root = [*new, "-x509", "-days", "30", "-subj", f"/CN={name} root"]
        self.openssl(*root, "-keyout", folder / "root.key", "-out", folder / "root.pem")
        signer = [*new, "-subj", f"/CN={name}/O=Invented time"]
        self.openssl(*signer, "-keyout", folder / "tsa.key", "-out", folder / "tsa.csr")
        sign = ["x509", "-req", "-in", folder / "tsa.csr", "-days", "20", "-set_serial", "7"]
        by = ["-CA", folder / "root.pem", "-CAkey", folder / "root.key"]
        made = ["-extfile", folder / "tsa.cnf", "-extensions", "ext", "-out", folder / "tsa.pem"]
        self.openssl(*sign, *by, *made)
        self.root = (folder / "root.pem").read_bytes()
        self.asked = 0
        self._server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}/tsa"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def openssl(self, *arguments: object) -> None:
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)

    def stamp(self, query: bytes) -> bytes:
        (self.folder / "query").write_bytes(query)
        config = ["-config", self.folder / "tsa.cnf", "-queryfile", self.folder / "query"]
        self.openssl("ts", "-reply", *config, "-out", self.folder / "reply")
        return (self.folder / "reply").read_bytes()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stamp = self._answer

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                right = self.headers["Content-Type"] == "application/timestamp-query"
                body = stamp(query) if right and self.path == "/tsa" else b""
                self.send_response(200 if body else 404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def _answer(self, query: bytes) -> bytes:
        self.asked += 1
        return self.stamp(query)


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Authority]]:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: time stamps are not tested")
    folder = tmp_path_factory.mktemp("authorities")
    made = [Authority(folder / name, name) for name in ("Harbour", "Lighthouse")]
    yield made
    for each in made:
        each.close()


@pytest.fixture
def tsa(authorities: list[Authority]) -> Authority:
    return authorities[0]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, authorities: list[Authority]) -> Path:
    folder = tmp_path_factory.mktemp("sealed") / "record"
    fill(folder)
    seal(folder, authorities[0])
    return folder


@pytest.fixture
def record(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "record"))


def seal(folder: Path, tsa: Authority) -> timestamps.Seal:
    with Store.open(folder) as store:
        return timestamps.seal(
            store, tsa.url, tsa.root, lambda query: authority.ask(tsa.url, query)
        )


def told(folder: Path, certificates: bytes | None = None) -> list[str]:
    return [problem.message for problem in verify(folder, certificates)]


def test_a_seal_says_who_signed_and_when_and_holds_offline(
    record: Path, tsa: Authority, authorities: list[Authority]
) -> None:
    asked = tsa.asked
    made = seal(record, tsa)
    assert tsa.asked == asked + 1
    assert abs(made.time - datetime.now(UTC)) < timedelta(minutes=5)
    assert "CN=Harbour" in made.signer and "root" not in made.signer
    assert told(record) == [] and told(record, tsa.root) == []
    seals, problems = timestamps.check(record)
    assert problems == () and seals[1] == made
    lines = (record / "custody.jsonl").read_bytes().splitlines()
    line = msgspec.json.decode(lines[made.line])
    assert line["event"] == "sealed" and line["previous"] == ids.digest(lines[made.line - 1])
    assert tsa.asked == asked + 1, "checking asks nobody"


def test_an_authority_whose_certificates_cannot_be_read_is_asked_to_leave_them_out(
    record: Path, tmp_path: Path
) -> None:
    several = Authority(tmp_path / "several", "Sundial")
    try:
        config = (several.folder / "tsa.cnf").read_text()
        more = f"certs = {several.folder}/root.pem\nsigner_key"
        (several.folder / "tsa.cnf").write_text(config.replace("signer_key", more))
        with pytest.raises(NotStamped, match="holds no certificate; give the authority's own too"):
            seal(record, several)
        several.root += (several.folder / "tsa.pem").read_bytes()
        assert "CN=Sundial" in seal(record, several).signer
        assert told(record) == []
    finally:
        several.close()


def test_openssl_bears_the_seal_out(record: Path, tsa: Authority) -> None:
    """What is stamped is a line of the custody log as it stands in the file."""
    (found,), _ = timestamps.check(record)
    lines = (record / "custody.jsonl").read_bytes().splitlines()
    (record / "line").write_bytes(lines[found.line - 1])
    token = record / "seals" / msgspec.json.decode(lines[found.line])["token"]
    checked = ["ts", "-verify", "-data", record / "line", "-in", token]
    tsa.openssl(*checked, "-CAfile", tsa.folder / "root.pem")


def test_the_record_goes_on_after_a_seal(record: Path) -> None:
    with Store.open(record) as store:
        store.note("exported", format="csv")
    assert told(record) == []


def overwrite(path: Path, body: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(body)


def kept(record: Path, suffix: str) -> Path:
    (path,) = (record / "seals").glob(f"*.{suffix}")
    return path


def test_an_altered_stamp_is_found(record: Path) -> None:
    path = kept(record, "tsr")
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    overwrite(path, bytes(body))
    (said,) = told(record)
    assert said.endswith(f"seals/{path.name} was altered")
    path.unlink()
    (said,) = told(record)
    assert "cannot be read (No such file or directory)" in said


def test_an_altered_certificate_is_found(record: Path, authorities: list[Authority]) -> None:
    overwrite(kept(record, "pem"), authorities[1].root)
    (said,) = told(record)
    assert said.endswith(".pem was altered")


def test_other_certificates_do_not_bear_it_out(record: Path, authorities: list[Authority]) -> None:
    (said,) = told(record, authorities[1].root)
    assert "the stamp is not borne out" in said
    with pytest.raises(NotStamped, match="no certificate in PEM"):
        told(record, b"nonsense")


def rewrite(record: Path, change: tuple[bytes, bytes]) -> None:
    """The log with one word changed and the whole chain and its head made anew, as a forger who
    holds the record would."""
    previous: str | None = None
    lines = []
    for line in (record / "custody.jsonl").read_bytes().replace(*change).splitlines():
        row = msgspec.json.decode(line) | {"previous": previous}
        lines.append(msgspec.json.encode(row, order="sorted"))
        previous = ids.digest(lines[-1])
    (record / "custody.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    with sqlite3.connect(record / "record.sqlite") as database:
        database.execute("UPDATE custody_head SET digest = ?", (previous,))
    database.close()


def test_a_log_forged_with_its_chain_is_found_by_the_seal(record: Path) -> None:
    rewrite(record, (b'"linked"', b'"Linked"'))
    messages = told(record)
    assert any("the stamp is over another line: sha256:" in each for each in messages)
    assert not any(each.startswith("custody.jsonl") for each in messages), "only the seal shows it"


def test_a_sealed_line_that_tells_another_story_is_found(record: Path) -> None:
    rewrite(record, (b'CN=Harbour"', b'CN=Horbour"'))
    rewrite(record, (b"CN=Harbour,", b"CN=Horbour,"))
    assert any("the stamp O=" in each or "the stamp CN=" in each for each in told(record))


def test_a_stray_file_among_the_seals_is_found(record: Path) -> None:
    (record / "seals" / "more.tsr").write_bytes(b"x")
    assert told(record) == ["seals/more.tsr belongs to no line of the custody log"]


def test_a_name_that_leaves_the_folder_is_not_opened(record: Path) -> None:
    rewrite(record, (kept(record, "tsr").name.encode(), b"../custody.jsonl"))
    assert any("'../custody.jsonl' is no name of a stamp" in each for each in told(record))


def answering(record: Path, tsa: Authority, answer: bytes) -> str:
    before = (record / "custody.jsonl").read_bytes()
    with Store.open(record) as store, pytest.raises(NotStamped) as error:
        timestamps.seal(store, "the authority", tsa.root, lambda _: answer)
    assert (record / "custody.jsonl").read_bytes() == before
    return str(error.value)


def test_what_is_no_stamp_of_this_log_is_not_kept(
    record: Path, authorities: list[Authority]
) -> None:
    tsa, other = authorities
    assert "its answer is no time stamp" in answering(record, tsa, b"<html>")
    assert "over another line" in answering(record, tsa, kept(record, "tsr").read_bytes())
    with Store.open(record) as store, pytest.raises(NotStamped, match="not borne out"):
        timestamps.seal(store, other.url, tsa.root, other.stamp)
    with Store.open(record) as store, pytest.raises(NotStamped, match="refused to stamp"):
        timestamps.seal(store, tsa.url, tsa.root, lambda _: tsa.stamp(b"no query"))


def _whence(*arguments: object) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-m", "whence.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
    )
    return run.returncode, run.stdout + run.stderr


def test_the_commands(record: Path, tsa: Authority) -> None:
    trust = ("--tsa-certificate", tsa.folder / "root.pem")
    code, printed = _whence("seal", record, "--tsa", tsa.url, *trust)
    assert code == 0 and printed.startswith("Sealed: custody line ") and "CN=Harbour" in printed
    code, printed = _whence("verify", record)
    assert code == 0 and printed.count("Sealed: custody line") == 2
    assert f"({ids.digest(tsa.root)})" in printed
    (record.parent / "none.pem").write_bytes(b"nonsense")
    none = ("--tsa-certificate", record.parent / "none.pem")
    for command in (("seal", record, "--tsa", tsa.url, *none), ("verify", record, *none)):
        code, printed = _whence(*command)
        assert code == 2 and "none.pem: there is no certificate in PEM" in printed
    code, printed = _whence("verify", record, "--json", *trust)
    assert code == 0 and len(json.loads(printed)["seals"]) == 2
    code, printed = _whence("seal", record, "--tsa", tsa.url + "/no", *trust)
    assert (code, printed.strip()) == (
        2,
        f"whence: {tsa.url}/no: it answers 404 instead of a time stamp",
    )
    code, printed = _whence("seal", record, "--tsa", "http://127.0.0.1:1/", *trust)
    assert code == 2 and "its host refuses the connection" in printed
    overwrite(kept(record, "pem"), b"x")
    code, printed = _whence("verify", record)
    assert code == 1 and "was altered" in printed and "Sealed:" not in printed
