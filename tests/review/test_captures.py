"""What changed between two captures of one address."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from tests.conftest import ATTACK
from whence import ids, pipeline
from whence.config import Settings
from whence.errors import RecordError
from whence.model import Page
from whence.review import captures
from whence.store import Store

URL = "https://orrin-post.example/bomb"


def story(killed: int, extra: str = "") -> bytes:
    text = ATTACK.format(killed=killed, hurt=30, town="Orrin") + extra
    paragraphs = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    return f"<html><body><h1>Car bomb in Orrin</h1>{paragraphs}</body></html>".encode()


def page(body: bytes, hour: int, url: str = URL) -> Page:
    digest = ids.digest(body)
    moment = datetime(2031, 3, 3, hour, tzinfo=UTC)
    source = f"crawl.warc@{hour}"
    return Page(ids.page(digest, url), digest, len(body), "text/html", source, None, url, moment)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Seen at seven, at eight as before, at nine with another toll, at ten as at seven again, at
    eleven with other markup; another page once."""
    first, second, third = story(12), story(14, " Schools are shut."), story(14) + b"<!-- -->"
    third = third.replace(b"14 people", b"14  people").replace(b"</p></body>", b"</p></body >")
    with Store.create(tmp_path / "record") as made:
        for body, hour in ((first, 7), (first, 8), (second, 9), (first, 10)):
            made.originals.put(body)
            made.take(page(body, hour))
        made.originals.put(third)
        made.take(page(third, 11))
        made.take(page(third, 11, "https://orrin-post.example/other"))
        pipeline.build(made, (), Settings(processes=1))
    return Store.open(tmp_path / "record", readonly=True)


def printed(store: Store, url: str | None = URL) -> str:
    found = captures.history(store, url) if url else captures.changed(store)
    console = Console(width=200, no_color=True)
    with console.capture() as capture:
        console.print(captures.shown(found))
    return capture.get()


def test_every_capture_is_listed_in_the_order_of_time(store: Store) -> None:
    found = captures.history(store, URL)
    assert [(met.captured.hour if met.captured else 0, met.same_as) for met in found.met] == [
        (7, None),
        (8, 1),
        (9, None),
        (10, 1),
        (11, None),
    ]
    assert [met.source for met in found.met] == [f"crawl.warc@{hour}" for hour in range(7, 12)]
    assert [(step.earlier, step.later) for step in found.steps] == [(2, 3), (3, 4), (4, 5)]


@pytest.mark.parametrize(
    ("gone", "come", "figures"),
    [
        ("three", "four", True),
        ("Twenty-one", "twenty-two", True),
        ("dozens", "hundreds", True),
        ("one man", "two men", True),
        ("1,200", "1,300", True),
        ("Three men", "three men", False),
        ("one of", "some of", False),
        ("Monday", "Tuesday", False),
    ],
)
def test_a_figure_may_be_written_in_words(
    tmp_path: Path, gone: str, come: str, figures: bool
) -> None:
    before, after = (story(7, f" In Velm {words} were there when it rained.") for words in
                     (gone, come))  # fmt: skip
    with Store.create(tmp_path / "record") as made:
        for body, hour in ((before, 7), (after, 8)):
            made.originals.put(body)
            made.take(page(body, hour))
        pipeline.build(made, (), Settings(processes=1))
        (step,) = captures.history(made, URL).steps
    assert [change.figures for change in step.changes or ()][-1] == figures


def test_changed_words_are_shown_and_figures_marked(store: Store) -> None:
    found = captures.history(store, URL)
    figure, sentence = found.steps[0].changes or ()
    assert (figure.old, figure.new, figure.figures) == ("12", "14", True)
    assert (sentence.old, sentence.new, sentence.figures) == ("", "Schools are shut.", False)
    text = printed(store)
    assert "1. 2031-03-03 07:00:00 UTC  sha256:" in text
    assert "2. 2031-03-03 08:00:00 UTC  same bytes as 1  crawl.warc@8" in text
    assert "From 2 to 3: 2 changes, 1 of them in figures" in text
    assert "  # … Car bomb in Orrin At least [-12-]{+14+} people were killed" in text
    assert "an inquiry. {+Schools are shut.+}" in text


def test_addresses_that_changed_are_listed(store: Store) -> None:
    assert captures.changed(store) == (captures.Changed(URL, 3),)
    assert printed(store, None) == f"3 {URL}\n"


@pytest.mark.parametrize("asked", [f" {URL}#page-2", URL.replace("https://o", "HTTPS://O")])
def test_an_address_is_found_as_people_copy_it(store: Store, asked: str) -> None:
    assert captures.history(store, asked) == captures.history(store, URL)


def test_an_address_that_was_never_captured(store: Store) -> None:
    with pytest.raises(RecordError, match="it holds no capture of https"):
        captures.history(store, "https://x.example/")
    with pytest.raises(RecordError, match="holds no capture"):
        captures.history(store, "https://[x")


def test_words_of_a_page_do_not_steer_the_terminal(tmp_path: Path) -> None:
    with Store.create(tmp_path / "record") as made:
        for number, word in enumerate(("\x1b[31mred", "\x1b]0;owned\x07")):
            body = story(12, f" The mayor wrote {word} on the wall of the old town hall.")
            made.originals.put(body)
            made.take(page(body, number + 1))
        pipeline.build(made, (), Settings(processes=1))
    with Store.open(tmp_path / "record", readonly=True) as store:
        assert "\x1b" not in printed(store) and "\x07" not in printed(store)
