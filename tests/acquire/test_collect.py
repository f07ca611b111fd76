"""What is fetched lies whole in the record's archives, and the record knows what became of it."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from tests.acquire.documents import pdf
from tests.acquire.server import Request, Send, Server, answer, redirect
from whence import ids, pipeline
from whence.acquire.warc import WarcSource
from whence.acquire.web import collect
from whence.acquire.web.collect import Taken, Wanted
from whence.config import Fetching, Limits, Settings
from whence.errors import RecordFull, RefusedInput, Unreadable
from whence.model import Capture, Revisit
from whence.review import captures
from whence.store import Store
from whence.store.verify import verify

SETTINGS = Fetching(delay=0, patience=30, attempts=1, allow_private=True, contact="desk@x.example")
LIMITS = Limits()


def story(killed: int) -> bytes:
    """A page about an invented attack."""
    words = (
        f"At least {killed} people were killed on Monday when a bomb exploded near the bus station "
        "in Orrin, police said. Two buses burned out, and the shops stayed closed."
    )
    return f"<html><body><h1>Bomb in Orrin</h1><p>{words}</p><p>{words}</p></body></html>".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "record"


def fetch(folder: Path, *urls: str, feeds: tuple[str, ...] = ()) -> list[str]:
    """Fetches into the record. Returns outcomes and refusals."""
    with Store.create(folder) as store:
        items = list(collect.into_record(store, Wanted(urls, feeds), SETTINGS, LIMITS))
    return [item.outcome if isinstance(item, Taken) else item.reason for item in items]


def build(folder: Path) -> pipeline.Built:
    with Store.create(folder) as store:
        return pipeline.build(store, (), Settings(processes=1))


def lines(folder: Path, event: str) -> list[dict[str, object]]:
    with Store.open(folder, readonly=True) as store:
        return [line for line in store.custody.lines() if line["event"] == event]


def conditional(body: bytes, tag: str) -> object:
    def handler(request: Request, send: Send) -> None:
        same = request.header("if-none-match") == tag
        whole = answer(body, f"ETag: {tag}")
        (answer(b"", f"ETag: {tag}", status="304 Not Modified") if same else whole)(request, send)

    return handler


def test_a_fetched_page_is_read_by_the_next_build(server: Server, folder: Path) -> None:
    server.pages |= {"/old": redirect("/a"), "/a": answer(story(12))}
    assert fetch(folder, server.url("/old")) == ["robots", "redirect", "new"]
    assert list(verify(folder)) == []
    built = build(folder)
    assert (built.new_pages, built.read_pages) == (1, 1)
    assert list(verify(folder)) == []
    with Store.open(folder, readonly=True) as store:
        (page,) = store.pages()
        assert page.url == server.url("/a") and page.captured is not None
        assert page.source.startswith("archives/") and store.counts().incidents == 1
        seen = captures.history(store, server.url("/old"))
        assert seen.url == server.url("/a") and len(seen.met) == 1
    assert build(folder).new_pages == 0


def test_an_archive_that_was_taken_whole_is_not_read_again(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages["/a"] = answer(story(12))
    fetch(folder, server.url("/a"))
    assert build(folder).new_pages == 1
    opened: list[str] = []
    read = WarcSource.read

    def noting(self: WarcSource, path: Path, name: str) -> object:
        opened.append(name)
        return read(self, path, name)

    monkeypatch.setattr(WarcSource, "read", noting)
    build(folder)
    assert opened == []
    server.pages["/b"] = answer(story(3))
    fetch(folder, server.url("/b"))
    assert build(folder).new_pages == 1 and len(opened) == 1
    monkeypatch.setattr(pipeline, "ACQUIRE", "another version")
    assert build(folder).new_pages == 0 and len(opened) == 3


def test_the_archive_holds_requests_and_answers_under_their_digests(
    server: Server, folder: Path
) -> None:
    server.pages |= {"/old": redirect("/a"), "/a": answer(story(12))}
    fetch(folder, server.url("/old"))
    (path,) = (folder / "archives").iterdir()
    assert path.stat().st_mode & 0o222 == 0
    records = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            block = record.reader.read()
            assert record.headers["WARC-Block-Digest"] == ids.digest(block)
            records.append((dict(record.headers.items()), block))
    kinds = [headers["WARC-Type"] for headers, _ in records]
    assert kinds == ["warcinfo", *["response", "request"] * 3]
    assert b"operator: desk@x.example" in records[0][1]
    assert records[0][0]["WARC-Filename"] == path.name
    page, asked = records[5], records[6]
    assert page[0]["WARC-Target-URI"] == server.url("/a")
    assert page[0]["WARC-Payload-Digest"] == ids.digest(story(12))
    assert page[0]["WARC-IP-Address"] == "127.0.0.1"
    assert asked[0]["WARC-Concurrent-To"] == page[0]["WARC-Record-ID"]
    assert asked[1].startswith(b"GET /a HTTP/1.1\r\n")
    (_, _, line) = lines(folder, "fetched")
    assert line["record"] == page[0]["WARC-Record-ID"].strip("<>")
    assert line["digest"] == ids.digest(story(12)) and line["asked"] == server.url("/old")


def test_other_programs_find_the_archive_sound(server: Server, folder: Path) -> None:
    checker = pytest.importorskip(
        "warcio.checker", reason="warcio is not installed: the archives are checked by us alone"
    )
    server.pages["/a"] = answer(b"5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
    server.pages["/b"] = conditional(story(1), '"v1"')  # type: ignore[assignment]
    fetch(folder, server.url("/a"), server.url("/b"))
    fetch(folder, server.url("/b"))

    class Options:
        inputs = [str(path) for path in (folder / "archives").iterdir()]  # noqa: RUF012
        verbose = False

    assert checker.Checker(Options()).process_all() == 0


def test_unchanged_pages_are_revisits_and_changed_ones_new_captures(
    server: Server, folder: Path
) -> None:
    server.pages["/tagged"] = conditional(story(12), '"v1"')  # type: ignore[assignment]
    server.pages["/plain"] = answer(story(3))
    urls = server.url("/tagged"), server.url("/plain")
    assert fetch(folder, *urls) == ["robots", "new", "new"]
    assert fetch(folder, *urls) == ["robots", "unchanged", "unchanged"]
    assert server.asked[-2].header("if-none-match") == '"v1"'
    server.pages["/tagged"] = conditional(story(14), '"v2"')  # type: ignore[assignment]
    assert fetch(folder, *urls) == ["robots", "changed", "unchanged"]
    assert build(folder).new_pages == 3
    assert list(verify(folder)) == []
    with Store.open(folder, readonly=True) as store:
        first, second = store.captures_of(urls[0])
    assert (first.digest, second.digest) == (ids.digest(story(12)), ids.digest(story(14)))
    seen = lines(folder, "seen")
    assert [line["page_id"] for line in seen].count(first.page_id) == 1
    assert len(seen) == 3 and all(line["captured"] for line in seen)
    assert build(folder).new_pages == 0 and len(lines(folder, "seen")) == 3


def test_a_page_that_went_back_to_what_it_was_is_still_met_again(
    server: Server, folder: Path, tmp_path: Path
) -> None:
    """The revisit refers to a capture whose bytes the record had from an earlier one."""
    url = server.url("/a")
    for killed in (9, 11, 9, 9):
        server.pages["/a"] = answer(story(killed))
        fetch(folder, url)
    built = build(folder)
    assert (built.new_pages, built.met_again) == (2, 2)
    again = tmp_path / "again"
    with Store.create(again) as store:
        built = pipeline.build(store, [folder / "archives"], Settings(processes=1))
    assert (built.new_pages, built.met_again) == (2, 2)
    for record in (folder, again):
        with Store.open(record, readonly=True) as store:
            assert len(captures.history(store, url).met) == 4
            assert not list(store.rejections())


def test_our_revisits_name_what_they_refer_to(server: Server, folder: Path) -> None:
    server.pages["/a"] = conditional(story(12), '"v1"')  # type: ignore[assignment]
    fetch(folder, server.url("/a"))
    fetch(folder, server.url("/a"))
    first, second = (
        list(WarcSource(LIMITS).read(path, path.name))
        for path in sorted((folder / "archives").iterdir())
    )
    (page,), (again,) = first, second
    assert isinstance(page, Capture) and isinstance(again, Revisit)
    assert (again.url, again.of_url) == (page.page.url, page.page.url)
    assert again.of_captured == page.page.captured
    assert again.captured and page.page.captured and again.captured > page.page.captured


def test_a_capture_out_of_another_archive_is_asked_for_again(
    server: Server, folder: Path, tmp_path: Path
) -> None:
    server.pages["/a"] = conditional(story(12), '"v1"')  # type: ignore[assignment]
    server.pages["/b"] = answer(story(3))
    urls = server.url("/a"), server.url("/b")
    crawl = tmp_path / "crawl.warc.gz"
    list(collect.into_file(crawl, Wanted(urls), SETTINGS, LIMITS))
    with Store.create(folder) as store:
        pipeline.build(store, [crawl], Settings(processes=1))
    assert fetch(folder, *urls) == ["robots", "unchanged", "unchanged"]
    assert server.asked[-2].header("if-none-match") == '"v1"'
    assert build(folder).new_pages == 0
    assert len(lines(folder, "seen")) == 2
    assert fetch(folder, *urls) == ["robots", "unchanged", "unchanged"]
    assert list(verify(folder)) == []


def test_what_was_refused_is_on_record_until_it_comes(server: Server, folder: Path) -> None:
    server.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow: /no", kind="text/plain")
    said = fetch(folder, server.url("/no"), server.url("/gone"))
    assert said[1:] == [
        "its site's robots.txt forbids fetching it",
        "refusal",
        "answers 404 Not Found",
    ]
    with Store.open(folder, readonly=True) as store:
        assert [(each.stage, each.source, each.broken) for each in store.rejections()] == [
            ("fetch", server.url("/no"), True),
            ("fetch", server.url("/gone"), True),
        ]
    server.pages["/gone"] = answer(story(1))
    assert fetch(folder, server.url("/gone"))[-1] == "new"
    with Store.open(folder, readonly=True) as store:
        assert [each.source for each in store.rejections()] == [server.url("/no")]
    assert list(verify(folder)) == []


def test_a_charset_that_lies_is_kept_and_read(server: Server, folder: Path) -> None:
    body = story(12).replace(b"Orrin", "Örrin".encode())
    server.pages["/a"] = answer(body, kind="text/html; charset=utf-16")
    server.pages["/b"] = answer(body, kind="text/html; charset=no-such-thing")
    fetch(folder, server.url("/a"), server.url("/b"))
    build(folder)
    assert list(verify(folder)) == []
    with Store.open(folder, readonly=True) as store:
        assert {page.digest for page in store.pages()} == {ids.digest(body)}
        assert any("Örrin" in article.text for article in store.articles())


def test_a_fetch_that_brings_nothing_leaves_no_archive(server: Server, folder: Path) -> None:
    assert fetch(folder, "ftp://x.example/") == [
        "is no http or https address, and no other is fetched"
    ]
    assert list((folder / "archives").iterdir()) == []
    assert list(verify(folder)) == []


def test_an_altered_lost_or_strange_archive_is_found(server: Server, folder: Path) -> None:
    server.pages["/a"] = answer(story(12))
    fetch(folder, server.url("/a"))
    (path,) = (folder / "archives").iterdir()
    whole = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(whole[:-1] + b"x")
    (problem,) = verify(folder)
    assert problem.what == "archive" and "was altered" in problem.message
    path.write_bytes(whole)
    (folder / "archives" / "more.warc.gz").write_bytes(whole)
    (problem,) = verify(folder)
    assert "more.warc.gz belongs to no line of the custody log" in problem.message
    (folder / "archives" / "more.warc.gz").unlink()
    path.unlink()
    (problem,) = verify(folder)
    assert "is missing" in problem.message


def _whence(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "whence.cli", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
    )


def _hanging(server: Server, folder: Path) -> subprocess.Popen[str]:
    """A fetch of two pages that has the first and waits for the second."""
    reached = threading.Event()

    def hanging(request: Request, send: Send) -> None:
        reached.set()
        server.closing.wait(300)

    server.pages |= {"/a": answer(story(12)), "/b": hanging}
    options = ("-o", folder, "--allow-private", "--delay", "0")
    run = _whence("fetch", server.url("/a"), server.url("/b"), *options)
    assert reached.wait(300)
    return run


def test_ctrl_c_ends_a_fetch_in_one_sentence_and_keeps_what_was_fetched(
    server: Server, folder: Path
) -> None:
    # A test that runs in the background of a shell has the key ignored for all its children.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        run = _hanging(server, folder)
    finally:
        signal.signal(signal.SIGINT, before)
    run.send_signal(signal.SIGINT)
    printed, _ = run.communicate()
    assert run.returncode == 130
    assert printed.endswith("whence: interrupted. What was fetched before is kept.\n")
    assert list(verify(folder)) == []
    assert build(folder).new_pages == 1


def test_a_killed_fetch_keeps_what_was_whole(server: Server, folder: Path) -> None:
    run = _hanging(server, folder)
    run.send_signal(signal.SIGKILL)
    run.wait()
    (left,) = (folder / "archives").iterdir()
    assert left.name.startswith(".new-")
    with left.open("ab") as file:
        file.write(b"\x1f\x8b\x08 half a record")
    (problem,) = verify(folder)
    assert "left by a stopped fetch" in problem.message
    assert build(folder).new_pages == 1
    assert list(verify(folder)) == []
    (repaired,) = lines(folder, "repaired")
    assert repaired["dropped_bytes"] == len(b"\x1f\x8b\x08 half a record")


# -- feeds, lists, files ----------------------------------------------------------------------


def test_the_pages_of_feeds_and_sitemaps(server: Server, folder: Path) -> None:
    item = f"<item><link>{server.url('/a')}</link></item>"
    server.pages["/rss"] = answer(f"<rss><channel>{item}</channel></rss>".encode(), kind="text/xml")
    urls = f"<sitemap><loc>{server.url('/map')}</loc></sitemap>"
    server.pages["/index"] = answer(f"<sitemapindex>{urls}</sitemapindex>".encode())
    inner = f"<url><loc>{server.url('/b')}</loc></url><url><loc>{server.url('/a')}</loc></url>"
    server.pages["/map"] = answer(f"<urlset>{inner}</urlset>".encode())
    server.pages |= {"/a": answer(story(1)), "/b": answer(story(2))}
    feeds = server.url("/rss"), server.url("/index"), server.url("/none")
    said = fetch(folder, server.url("/a"), feeds=feeds)
    assert said == [
        "robots",
        *["feed"] * 2,
        "feed",
        "refusal",
        "answers 404 Not Found",
        *["new"] * 2,
    ]
    assert sorted(server.paths()) == ["/a", "/b", "/index", "/map", "/none", "/rss"]


def test_sitemaps_that_lie_too_deep_are_told_of(server: Server, folder: Path) -> None:
    for name, inner in (("/index", "/more"), ("/more", "/deep")):
        within = f"<sitemap><loc>{server.url(inner)}</loc></sitemap>"
        server.pages[name] = answer(f"<sitemapindex>{within}</sitemapindex>".encode())
    said = fetch(folder, feeds=(server.url("/index"),))
    assert said[-1] == "names further sitemaps (1), and none so deep is followed"
    assert "/deep" not in server.paths()


def test_a_link_of_a_feed_that_is_no_url_is_refused_and_the_rest_fetched(
    server: Server, folder: Path
) -> None:
    items = f"<item><link>http://[::1</link></item><item><link>{server.url('/a')}</link></item>"
    server.pages["/rss"] = answer(f"<rss>{items}</rss>".encode(), kind="text/xml")
    server.pages["/a"] = answer(story(1))
    said = fetch(folder, feeds=(server.url("/rss"),))
    assert said == ["robots", "feed", "is no URL that can be read", "new"]


def test_a_page_is_no_feed(server: Server, folder: Path) -> None:
    server.pages["/a"] = answer(story(1))
    assert fetch(folder, feeds=(server.url("/a"),)) == [
        "robots",
        "feed",
        "is no RSS or Atom feed and no sitemap",
    ]


def test_documents_are_read_and_pictures_are_told_of(server: Server, folder: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: no PDF is read")
    data = pdf(["At least 12 people were killed when a bomb exploded in Orrin, police said."])
    server.pages["/a.pdf"] = answer(data, kind="application/pdf")
    server.pages["/b.png"] = answer(b"\x89PNG\r\n\x1a\n", kind="image/png")
    options = ("-o", folder, "--allow-private", "--delay", "0")
    printed, _ = _whence(
        "fetch", server.url("/a.pdf"), server.url("/b.png"), *options
    ).communicate()
    assert f"new: {server.url('/a.pdf')}, {len(data)} bytes\n" in printed
    assert "8 bytes (image/png, which build does not read)\n" in printed
    assert build(folder).new_pages == 1
    with Store.open(folder, readonly=True) as store:
        (page,) = store.pages()
        assert page.url == server.url("/a.pdf") and page.captured
        assert store.originals.get(ids.digest(data)) == data
    assert list(verify(folder)) == []


def test_an_archive_of_its_own(server: Server, tmp_path: Path) -> None:
    server.pages["/a"] = answer(story(12))
    path = tmp_path / "one.warc.gz"
    wanted = Wanted((server.url("/a"),))
    outcomes = [
        item.outcome if isinstance(item, Taken) else str(item)
        for item in collect.into_file(path, wanted, SETTINGS, LIMITS)
    ]
    assert outcomes == ["robots", "new"]
    (capture,) = WarcSource(LIMITS).read(path, path.name)
    assert isinstance(capture, Capture) and capture.body == story(12)
    with pytest.raises(Unreadable, match="is there already"):
        list(collect.into_file(path, wanted, SETTINGS, LIMITS))
    with pytest.raises(RefusedInput, match="cannot be made"):
        list(collect.into_file(tmp_path / "no" / "x.warc.gz", wanted, SETTINGS, LIMITS))


def test_a_full_disk_ends_a_fetch_in_a_sentence_and_keeps_what_was_whole(
    server: Server, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full: list[bool] = []

    def filling(request: Request, send: Send) -> None:
        full.append(True)
        answer(story(3))(request, send)

    real = os.write

    def write(handle: int, body: memoryview) -> int:
        if full and len(full) < 3:
            full.append(True)
            if len(full) == 3:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(handle, body[:40])
        return real(handle, body)

    monkeypatch.setattr(os, "write", write)
    server.pages |= {"/a": answer(story(12)), "/b": filling}
    wanted = Wanted((server.url("/a"), server.url("/b")))
    path = tmp_path / "one.warc.gz"
    with pytest.raises(RecordFull, match=r"one\.warc\.gz: the disk refused a write"):
        list(collect.into_file(path, wanted, SETTINGS, LIMITS))
    (capture,) = WarcSource(LIMITS).read(path, path.name)
    assert isinstance(capture, Capture) and capture.body == story(12)
    full.clear()
    with Store.create(folder) as store, pytest.raises(RecordFull, match="record: the disk"):
        list(collect.into_record(store, wanted, SETTINGS, LIMITS))
    assert list(verify(folder)) == []
    full.clear()
    full.extend([True] * 3)
    assert fetch(folder, *wanted.urls)[-2:] == ["unchanged", "new"]
    assert build(folder).new_pages == 2


def test_what_no_fetching_could_take_back_is_told_and_not_kept(
    server: Server, folder: Path, tmp_path: Path
) -> None:
    """A slip in an address would make every later build end with 1."""
    empty = tmp_path / "feed.xml"
    empty.touch()
    slip = "www.paper.example/one"
    told = fetch(folder, slip, server.url("/none"), feeds=(str(empty),))
    assert "is empty" in told and "answers 404 Not Found" in told
    assert "is no http or https address, and no other is fetched" in told
    with Store.open(folder, readonly=True) as store:
        assert [each.source for each in store.rejections()] == [server.url("/none")]


def test_an_empty_answer_is_told_as_none_that_is_read(server: Server, folder: Path) -> None:
    server.pages["/a"] = answer(b"")
    run = _whence("fetch", server.url("/a"), "-o", folder, "--allow-private", "--delay", "0")
    assert (
        f"{server.url('/a')} (an empty answer, which build does not read)\n"
        in (run.communicate()[0])
    )


def test_the_command(server: Server, folder: Path, tmp_path: Path) -> None:
    server.pages |= {"/a": answer(story(12)), "/b": answer(story(3))}
    listed = tmp_path / "urls.txt"
    listed.write_text(f"# collected today\n{server.url('/a')}\n\n{server.url('/b')}\n")
    options = ("-o", folder, "--allow-private", "--delay", "0")
    run = _whence("fetch", "--list", listed, server.url("/none"), *options)
    printed, _ = run.communicate()
    assert run.returncode == 1
    assert f"new: {server.url('/a')}, {len(story(12))} bytes\n" in printed
    assert f"not fetched: {server.url('/none')}: answers 404 Not Found\n" in printed
    assert (
        "Pages: 2 new, 0 changed, 0 unchanged; 1 not fetched.\nTo read them: whence build -o "
        in printed
    )
    run = _whence("fetch", server.url("/a"), *options, "--json")
    summary = json.loads(run.communicate()[0])
    assert run.returncode == 0 and summary["refusals"] == []
    assert summary["fetched"][-1]["outcome"] == "unchanged"
    run = _whence("build", "-o", folder, "--json")
    summary = json.loads(run.communicate()[0])
    assert summary["pages"] == 2
    assert [each["source"] for each in summary["refusals"]] == [server.url("/none")]
    assert run.returncode == 0, "a page that is gone for good makes no build fail"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("http://x.example/",), "fetch needs either -o RECORD or --to FILE.warc.gz"),
        (("-o", "r"), "fetch needs a URL, --list or --feed"),
        (("--feed", "none.xml", "-o", "r"), "none.xml: there is no such file"),
        (("http://x.example/", "--to", "x.zip"), "x.zip: an archive's name ends in .warc.gz"),
        (
            ("http://x.example/", "-o", "r", "--contact", "a\nb"),
            "the contact must be one short line",
        ),
        (("--list", "no.txt", "-o", "r"), "no.txt: cannot be read: No such file or directory"),
    ],
)
def test_a_command_that_cannot_be_carried_out(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = _whence("fetch", *arguments)
    printed, _ = run.communicate()
    assert run.returncode == 2 and printed.startswith(f"whence: {said}")
