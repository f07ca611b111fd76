"""Pages as people keep them: saved by browsers and their add-ons, packed, and copied by archives of
the web."""

from __future__ import annotations

import gzip
import os
import plistlib
import signal
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.acquire.archives import LIMITS, html, read, told
from whence import ids, pipeline, testing
from whence.acquire.apart import ApartSource, File, Item
from whence.acquire.captures import captures
from whence.acquire.mhtml import MhtmlSource
from whence.acquire.origin import Origin, origin
from whence.acquire.saved import SavedPageSource
from whence.acquire.webarchive import WebArchiveSource
from whence.config import Settings
from whence.errors import OutOfBounds, PassedOver, Unreadable
from whence.model import Capture
from whence.store import Store
from whence.store.verify import verify

URL = "https://ferry-herald.example/2031/05/06/two-ferries"
STORY = (
    "Two people were killed and nine were injured on Monday when a bomb exploded on a ferry off "
    "Orrin, police said. The ferry was on its way to the island of Velm in thick fog."
)
PAGE = (
    f"<!DOCTYPE html><html><head><title>Bomb on a ferry off Orrin</title></head><body>"
    f"<h1>Bomb on a ferry off Orrin</h1><p>{STORY}</p><p>Divers looked for a third boat until "
    f"the evening, and found none. The line stays closed.</p></body></html>"
)
SAVED = datetime(2031, 5, 7, 8, 9, 10, tzinfo=UTC)


def mhtml(*extra: EmailMessage, page: str = PAGE, start: bool = True) -> bytes:
    """A page as Chromium saves it."""
    root = EmailMessage()
    root.set_content(page, subtype="html", cte="quoted-printable")
    root["Content-ID"] = "<frame-1@mhtml.blink>"
    root["Content-Location"] = URL
    style = EmailMessage()
    style.set_content("p { color: red }", subtype="css")
    frame = EmailMessage()
    frame.set_content("<p>An advertisement, in a frame of its own.</p>", subtype="html")
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = URL
    made["Subject"] = "Bomb on a ferry off Orrin"
    made["Date"] = "Wed, 7 May 2031 10:09:10 +0200"
    made["Content-Type"] = 'multipart/related; type="text/html"; boundary="----Part"'
    parts = (style, root, frame) if start else (root, style, frame)
    if start:
        made.set_param("start", "<frame-1@mhtml.blink>")
    made.set_payload([*parts, *extra])
    return made.as_bytes()


@pytest.mark.parametrize("start", [True, False])
@pytest.mark.parametrize("name", ["page.mhtml", "page.MHT"])
def test_a_page_in_a_single_file(tmp_path: Path, name: str, start: bool) -> None:
    path = tmp_path / name
    path.write_bytes(mhtml(start=start))
    (capture,), refusals = testing.check_source(MhtmlSource, path)
    assert refusals == ()
    assert capture.body.decode().strip() == PAGE
    page = capture.page
    assert (page.url, page.captured, page.media) == (URL, SAVED, "text/html")
    assert page.container == ids.digest(path.read_bytes())
    assert ("From", '"Saved by Blink"') in page.headers
    assert capture.derivation and capture.derivation.parent == path.read_bytes()


def test_every_word_of_it_leads_back_to_the_page_and_the_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(mhtml())
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [path], Settings(processes=1))
        (article,), (page,) = store.articles(), store.pages()
        assert store.originals.get(page.container or "") == path.read_bytes()
        assert store.counts().claims > 0
    assert (article.title, article.url) == ("Bomb on a ferry off Orrin", URL)
    assert list(verify(tmp_path / "record")) == []


def test_what_is_no_single_file_page_is_refused(tmp_path: Path) -> None:
    picture = b"Content-Type: image/png\r\n\r\nx"
    cases = {
        b"": "is empty",
        b"\x89PNG\r\n\x1a\n": "is a PNG image, not a saved page",
        picture: "holds no page: it is no MHTML file, or a cut one",
        b"Content-Type: text/html\r\n\r\n  ": "holds an empty page",
        b"Subject: " + b"x" * 30_000 + b"\r\n\r\n": "has a header of more than 20000 characters",
        b"Content-Type: text/html\r\n\r\n" + b"x" * 70_000: (
            "holds more than 65536 bytes, the limit for one page"
        ),
        b"x" * 300_000: "holds more than 262144 bytes, the limit for a saved page",
    }
    path = tmp_path / "page.mhtml"
    source = MhtmlSource(LIMITS)
    for data, reason in cases.items():
        path.write_bytes(data)
        assert told(read(source, path)[1]) == [f"page.mhtml: {reason}"]


def webarchive(**changed: object) -> bytes:
    main = {
        "WebResourceData": PAGE.encode("utf-16-le"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-16LE",
        "WebResourceURL": URL,
        "WebResourceFrameName": "",
    }
    found = {"WebMainResource": main | changed, "WebSubresources": [{"WebResourceData": b"x"}]}
    return plistlib.dumps(found, fmt=plistlib.FMT_BINARY)


def test_a_page_that_safari_saved(tmp_path: Path) -> None:
    path = tmp_path / "page.webarchive"
    path.write_bytes(webarchive())
    (capture,), refusals = testing.check_source(WebArchiveSource, path)
    assert refusals == ()
    assert capture.body == PAGE.encode("utf-16-le")
    page = capture.page
    assert (page.url, page.captured, page.charset) == (URL, None, "UTF-16LE")
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [path], Settings(processes=1))
        (article,) = store.articles()
    assert STORY in article.text
    assert list(verify(tmp_path / "record")) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<plist", "is no web archive as Safari writes them"),
        (b"bplist00\xff\xff", "is no web archive as Safari writes them"),
        (plistlib.dumps([1]), "is a property list, but holds no page"),
        (webarchive(WebResourceData="text"), "is a property list, but holds no page"),
        (webarchive(WebResourceMIMEType="image/png"), "holds something other than a page of text"),
        (
            webarchive(WebResourceData=b"x" * 70_000),
            "holds more than 65536 bytes, the limit for one page",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa">]><plist><string>&a;</string>'
            b"</plist>",
            "is no web archive as Safari writes them",
        ),
    ],
)
def test_what_is_no_web_archive_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "page.webarchive"
    path.write_bytes(data)
    captured, refusals = read(WebArchiveSource(LIMITS), path)
    assert captured == [] and told(refusals) == [f"page.webarchive: {reason}"]


def _die(file: File) -> list[Item]:
    if b"deadly" in file.data("a page"):
        os.kill(os.getpid(), signal.SIGKILL)
    return []


class Deadly(ApartSource):
    read_file = _die


def test_a_file_that_takes_its_process_down_takes_no_other_with_it(tmp_path: Path) -> None:
    source = Deadly(LIMITS)
    good, bad = tmp_path / "good.eml", tmp_path / "bad.eml"
    good.write_bytes(b"harmless")
    bad.write_bytes(b"deadly")
    for _ in range(2):
        assert list(source.read(good, "good.eml")) == []
        (refusal,) = source.read(bad, "bad.eml")
        assert str(refusal) == "bad.eml: ended the process that read it"
        assert type(refusal) is Unreadable


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    for name, media in (
        ("page.html.gz", "text/html"),
        ("page.txt.gz", "text/plain"),
        # Some programs save what a server sent packed under the name of what is in it.
        ("page.html", "text/html"),
    ):
        path = tmp_path / name
        path.write_bytes(gzip.compress(html(1), mtime=0))
        (capture,), refusals = testing.check_source(SavedPageSource, path)
        assert refusals == () and capture.body == html(1) and capture.page.media == media
        assert capture.page.container == ids.digest(path.read_bytes())
        assert capture.derivation and capture.derivation.parent == path.read_bytes()


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (gzip.compress(b"x" * 1_000_000), OutOfBounds, "expands to more than 65536 bytes"),
        (gzip.compress(html(1))[:-20], Unreadable, "its gzip content is cut or damaged"),
        (gzip.compress(b""), Unreadable, "is empty"),
        (gzip.compress(gzip.compress(html(1))), Unreadable, "is gzip data, not a page"),
    ],
)
def test_what_is_packed_badly_is_refused(
    tmp_path: Path, data: bytes, kind: type, reason: str
) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(data)
    found, (refusal,) = read(SavedPageSource(LIMITS), path)
    assert found == [] and type(refusal) is kind and refusal.reason.startswith(reason)


WAYBACK = f"https://web.archive.org/web/20310508091011/{URL}"
TODAY = f"https://archive.ph/2031.05.08-091011/{URL}"
MARKS = {
    "a browser": (f"<!-- saved from url=(0051){URL} -->\n<html>", Origin(URL)),
    "SingleFile": (
        f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {URL} \n saved "
        "date: Wed May 07 2031 10:09:10 GMT+0200 (Central European Summer Time)\n--><meta>",
        Origin(URL, SAVED),
    ),
    "monolith": (
        f"<!-- Saved from {URL} at 2031-05-07T08:09:10Z using monolith v2.8.3 -->\n<html>",
        Origin(URL, SAVED),
    ),
    "HTTrack": (
        f"<html>\n<!-- Mirrored from {URL.removeprefix('https://')} by HTTrack Website Copier/"
        "3.x [XR&CO'2014], Wed, 07 May 2031 08:09:10 GMT -->",
        Origin(URL.replace("https", "http"), SAVED),
    ),
    "Save Page WE": (
        f'<html><head><meta name="savepage-url" content="{URL}?a=1&amp;b=2"><meta '
        'name="savepage-date" content="Wed May 07 2031 10:09:10 GMT+0200 (CEST)">',
        Origin(f"{URL}?a=1&b=2", SAVED),
    ),
    "the Wayback Machine": (
        f'<script>\n  __wm.wombat("{URL}","20310508091011","https://web.archive.org/","web","");',
        Origin(WAYBACK),
    ),
    "a copy of archive.today": (f'<link rel="canonical" href="{TODAY}"/>', Origin(TODAY)),
    "SingleFile, of a copy under its short address": (
        "<!--\n Page saved with SingleFile \n url: https://archive.ph/AbCdE \n saved date: Wed May "
        f"07 2031 10:09:10 GMT+0200 (CEST)\n--><link rel=canonical href={TODAY}>",
        Origin(TODAY, SAVED),
    ),
    "nobody": (f'<link rel="canonical" href="{URL}"><p>Saved from {URL}</p>', Origin()),
    "no web page": ("<!-- saved from url=(0014)about:internet -->", Origin()),
    "a script": ("<!-- saved from url=(0019)javascript:alert(1) -->", Origin()),
    "a broken address": ("<!-- saved from url=(0009)http://[x -->", Origin()),
}


@pytest.mark.parametrize("program", MARKS)
def test_where_a_saved_page_says_it_was_taken(program: str) -> None:
    head, found = MARKS[program]
    assert origin((head + PAGE).encode()) == found


@given(st.binary(max_size=400))
def test_any_bytes_have_an_origin_or_none(noise: bytes) -> None:
    for head, _ in MARKS.values():
        cut = len(noise) % len(head)
        origin(head[:cut].encode() + noise + head[cut:].encode())


def test_a_saved_page_has_the_address_that_it_says(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes((MARKS["SingleFile"][0] + PAGE).encode())
    (capture,), _ = testing.check_source(SavedPageSource, path)
    assert (capture.page.url, capture.page.captured) == (URL, SAVED)
    text = tmp_path / "page.txt"
    text.write_bytes(path.read_bytes())
    (capture,), _ = testing.check_source(SavedPageSource, text)
    assert capture.page.url is None


def test_the_folder_beside_a_saved_page_holds_no_pages(tmp_path: Path) -> None:
    for name in ("Two ferries.html", "Zwei Fähren.Htm", "OLD.HTM", "alone.txt"):
        (tmp_path / name).write_bytes(html(len(name)))
    folders = ("Two ferries_files", "Zwei Fähren-Dateien", "OLD_files", "alone_files", "my_files")
    for name in folders:
        (tmp_path / name).mkdir()
        (tmp_path / name / "frame.html").write_bytes(html(99 + len(name)))
    by_folder = list(captures([tmp_path], [SavedPageSource(LIMITS)]))
    by_name = list(captures(sorted(tmp_path.iterdir()), [SavedPageSource(LIMITS)]))
    for found in (by_folder, by_name):
        names = [Path(item.page.source).relative_to(tmp_path).as_posix() for item in found
                 if isinstance(item, Capture)]  # fmt: skip
        assert sorted(names) == ["OLD.HTM", "Two ferries.html", "Zwei Fähren.Htm", "alone.txt",
                                 "alone_files/frame.html", "my_files/frame.html"]  # fmt: skip
        said = [str(item) for item in found if isinstance(item, PassedOver)]
        assert len(said) == 3
        assert all("holds what belongs to the saved page" in each for each in said)
    (one,) = captures([tmp_path / "Two ferries_files"], [SavedPageSource(LIMITS)])
    assert isinstance(one, Capture), "who names the folder alone means it"


COPY = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base' lang='en'><div id='wm-ipp'>"
    "<a href='https://web.archive.org/web/'>Wayback Machine</a><p>17 captures</p><p>06 May 2031 - "
    "08 Jun 2032</p><p>About this capture</p><p>COLLECTED BY Collection: Live web proxy crawls. "
    "Content crawled via the live web proxy, usually by the save page now feature.</p></div></div>"
    "<!-- END WAYBACK TOOLBAR INSERT -->"
)


def test_a_copy_in_an_archive_is_its_outlets_page(tmp_path: Path) -> None:
    made = MARKS["the Wayback Machine"][0] + "</script>" + PAGE.replace("<h1>", COPY + "<h1>")
    path = tmp_path / "page.html"
    path.write_text(made)
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [path], Settings(processes=1))
        (article,), (page,) = store.articles(), store.pages()
    assert page.url == WAYBACK, "where the page was taken stays on record"
    assert article.url == URL and article.published and article.published.found == "url"
    assert str(article.published.earliest) == "2031-05-06"
    assert "Wayback" not in article.text and "captures" not in article.text
