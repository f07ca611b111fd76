"""A record's pages as a WACZ: other programs find it sound, and Whence reads them back."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from tests.acquire.archives import record as warc_record
from tests.acquire.archives import response
from tests.acquire.server import answer, running
from tests.conftest import write_pages
from whence import exports, ids, pipeline, testing
from whence.acquire.wacz import WaczSource
from whence.acquire.web import collect
from whence.config import Fetching, Limits, Settings
from whence.model import Capture, Page
from whence.ship import cdxj
from whence.ship.wacz import WaczExporter
from whence.store import Store
from whence.store.verify import verify

STORY = (
    "<html><head><title>Bomb in Orrin</title></head><body><p>At least 12 people were killed on "
    "Monday when a bomb exploded near the bus station in Orrin, police said.</p></body></html>"
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of pages of every kind: lines, files, out of another archive, fetched, and fetched
    again unchanged; and an original that is no page."""
    folder = tmp_path_factory.mktemp("mixed")
    pages = write_pages(folder / "pages")
    (pages / "saved.html").write_bytes(STORY.replace("12", "13").encode("utf-16"))
    (pages / "scrape.txt").write_bytes("Zwölf people were killed in Orrin.\n".encode("latin-1"))
    other = response(STORY.replace("12", "14").encode("cp1252"), content_type="text/html")
    (pages / "crawl.warc").write_bytes(warc_record(other, "https://other.example/a?b=1"))
    with running() as server, Store.create(folder / "record") as store:
        server.pages["/a"] = answer(STORY.encode())
        server.pages["/gone"] = answer(b"", status="404 Not Found")
        wanted = collect.Wanted((server.url("/a"), server.url("/gone")))
        settings = Fetching(delay=0, allow_private=True)
        for _ in range(2):
            list(collect.into_record(store, wanted, settings, Limits()))
        pipeline.build(store, [pages], Settings(processes=1))
        stray = store.originals.put(b"a scan, of which the pages were made")
        store.note("left", digest=stray)
    return folder / "record"


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(Path(shutil.copytree(whole, tmp_path / "record"))) as opened:
        yield opened


@pytest.fixture
def path(store: Store, tmp_path: Path) -> Path:
    exports.export(store, "wacz", tmp_path / "out.wacz")
    return tmp_path / "out.wacz"


def test_the_exporter_passes_the_checks(store: Store, tmp_path: Path) -> None:
    shipment = testing.check_exporter(WaczExporter, store, tmp_path / "out")
    assert shipment.rows == {"record.wacz": 9}
    assert any("7 pages that no address is known for" in loss for loss in shipment.not_carried)
    assert any("headers of 1 pages" in loss for loss in shipment.not_carried)


def test_the_validator_of_the_format_finds_it_sound(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = pytest.importorskip(
        "wacz.main", reason="wacz is not installed: no other program has checked the export"
    )
    assert main.main(["validate", "-f", str(path)]) == 0
    assert "the passed WACZ is valid" in capsys.readouterr().out


def _identity(page: Page) -> tuple[object, ...]:
    return page.page_id, page.digest, page.size, page.media, page.url, page.charset, page.declared


def test_the_same_pages_are_read_back_byte_by_byte(store: Store, path: Path) -> None:
    items = list(WaczSource(Limits()).read(path, path.name))
    found = {item.page.page_id: item for item in items if isinstance(item, Capture)}
    assert len(found) == 9
    for page in store.pages():
        again = found[page.page_id]
        assert again.body == store.originals.get(page.digest)
        assert _identity(again.page) == _identity(page)
        assert page.captured in (None, again.page.captured)


def test_a_record_built_from_it_says_the_same(store: Store, path: Path, tmp_path: Path) -> None:
    with Store.create(tmp_path / "again") as again:
        pipeline.build(again, [path], Settings(processes=1))
        assert list(again.rejections()) == []
        assert {page.page_id for page in again.pages()} == {p.page_id for p in store.pages()}
        texts = {article.article_id for article in store.articles()}
        assert {article.article_id for article in again.articles()} == texts
    assert list(verify(tmp_path / "again")) == []


def test_every_original_and_the_custody_log_are_in_it(store: Store, path: Path) -> None:
    with zipfile.ZipFile(path) as wacz:
        assert wacz.testzip() is None
        log = (store.folder / "custody.jsonl").read_bytes()
        assert wacz.read("whence/custody.jsonl") == log
        for archive in store.archives.paths():
            assert wacz.read(f"archive/{archive.name}") == archive.read_bytes()
        blocks = {
            ids.digest(record.reader.read())
            for record in ArchiveIterator(
                BytesIO(wacz.read("archive/originals.warc.gz")), parse_http=False
            )
        }
        package = json.loads(wacz.read("datapackage.json"))
        for resource in package["resources"]:
            body = wacz.read(resource["path"])
            assert (ids.digest(body), len(body)) == (resource["hash"], resource["bytes"])
        digest = json.loads(wacz.read("datapackage-digest.json"))
        assert digest["hash"] == ids.digest(wacz.read("datapackage.json"))
    fetched = {page.digest for page in store.pages() if page.source.startswith("archives/")}
    assert set(store.originals.digests()) - fetched <= blocks


def test_the_index_leads_to_each_record(path: Path) -> None:
    with zipfile.ZipFile(path) as wacz:
        packed = wacz.read("indexes/index.cdx.gz")
        lines = gzip.decompress(packed).decode().splitlines()
        second = wacz.read("indexes/index.idx").decode().splitlines()
        pages = [json.loads(line) for line in wacz.read("pages/pages.jsonl").splitlines()[1:]]
        kinds = []
        for line in lines:
            key, moment, fields = line.split(" ", 2)
            entry = json.loads(fields)
            archive = wacz.read(f"archive/{entry['filename']}")
            start, length = int(entry["offset"]), int(entry["length"])
            (record,) = ArchiveIterator(BytesIO(archive[start : start + length]), parse_http=False)
            assert record.headers["WARC-Target-URI"] == entry["url"]
            assert record.headers["WARC-Date"].replace("-", "").startswith(moment[:8])
            assert key == cdxj.key(entry["url"])
            kinds.append((entry["mime"], entry.get("status")))
    assert lines == sorted(lines, key=str.encode)
    assert kinds.count(("warc/revisit", "200")) == 1
    assert ("text/html", "404") in kinds and ("text/html", "200") in kinds
    urls = {json.loads(line.split(" ", 2)[2])["url"] for line in lines}
    assert {page["url"] for page in pages} <= urls
    head = json.loads(second[1].split(" ", 2)[2])
    assert (head["offset"], head["length"]) == (0, len(packed))
    assert second[1].split(" ")[:2] == lines[0].split(" ")[:2]


def test_a_large_index_is_cut_in_blocks() -> None:
    lines = [f"com,example)/{number:05} 20310101000000 {{}}" for number in range(7000)]
    packed, second = cdxj.packed(lines)
    found = []
    for row in second.decode().splitlines()[1:]:
        where = json.loads(row.split(" ", 2)[2])
        block = packed[where["offset"] : where["offset"] + where["length"]]
        assert ids.digest(block) == where["digest"]
        part = gzip.decompress(block).decode().splitlines()
        assert row.startswith(part[0].rpartition(" ")[0])
        found += part
    assert found == lines


URLS = (
    "https://www.paper.example/News/Story.html?b=2&a=1",
    "http://paper.example",
    "http://paper.example:8080/a/",
    "https://paper.example:443/a",
    "http://www2.paper.example/a%20b",
)


@pytest.mark.parametrize("url", URLS)
def test_addresses_are_sorted_as_other_indexes_do(url: str) -> None:
    surt = pytest.importorskip("surt", reason="surt is not installed: index keys are not compared")
    assert cdxj.key(url) == surt.surt(url)


@pytest.mark.parametrize(
    "url", ["http://[::1/a", "https://paper.example:port/a", "http://a:99999/"]
)
def test_what_is_no_address_is_its_own_key(url: str) -> None:
    assert cdxj.key(url) == url


def test_the_command(store: Store, tmp_path: Path) -> None:
    store.close()
    run = subprocess.run(
        [sys.executable, "-m", "whence.cli", "export", "wacz", store.folder, "-o", "x.wacz"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
    )
    assert run.returncode == 0, run.stderr
    assert "x.wacz: 9 rows" in run.stdout and "not carried: articles, claims" in run.stdout
    assert zipfile.is_zipfile(tmp_path / "x.wacz")
    assert not list(tmp_path.glob(".whence*"))
