"""Originals made inert, with the words of claims marked in them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import lxml.html
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.vectors import VECTORS
from tests.review import sample
from tests.review.desks import served
from tests.review.sample import Sample, article, claim
from tests.review.test_desk import fetch
from whence.clean import clean
from whence.config import Limits
from whence.model import Article, Claim, Page, Toll
from whence.pipeline import build
from whence.review import original
from whence.store import Store

STORY = (
    "<p>Zwölf men were hurt at the &quot;Old Mill&quot; in <b>Tarn</b>holm on Monday, the district "
    "office said &amp; confirmed later in the evening. Two of them stayed in hospital.</p>"
    "<p>The mill had been closed since the spring, and neighbours had asked for a fence.</p>"
)
PLAIN = (
    "Twelve men were hurt at the Old Mill in Tarnholm on Monday, the office said.\n\n"
    "The mill had been closed since the spring, and neighbours had asked for a fence."
)


def read(body: bytes, media: str = "text/html", charset: str | None = None) -> Article:
    """The first article that cleaning finds in some bytes."""
    page = Page("pg_1", "sha256:0", len(body), media, "a", charset=charset)  # type: ignore[arg-type]
    articles, rejections = clean(page, body, Limits())
    assert articles, rejections
    return articles[0]


def about(found: Article, quote: str) -> Claim:
    """A claim with this quote."""
    return claim(found, quote, Toll("injured", 12, 12, quote))


def said(shown: original.Shown) -> str:
    """The words marked as the chosen claim's."""
    tree = lxml.html.document_fromstring(shown.page)
    return "".join(mark.text_content() for mark in tree.xpath("//mark[@class='said']"))


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "cp1250"])
@pytest.mark.parametrize(
    "quote", ["Zwölf men were hurt", 'the "Old Mill" in Tarnholm on Monday', "said & confirmed"]
)
def test_the_words_are_marked_in_markup_of_any_encoding(encoding: str, quote: str) -> None:
    body = f"<html><body><article>{STORY}</article></body></html>".encode(encoding)
    body = (b"\xff\xfe" + body) if encoding == "utf-16-le" else body
    found = read(body, charset=None if encoding == "utf-16-le" else encoding)
    one, other = about(found, quote), about(found, "stayed in hospital")
    shown = original.shown(body, found, [one, other], one.claim_id)
    # White space around a tag is nobody's.
    assert shown.marked and squeezed(said(shown)) == squeezed(quote)
    tree = lxml.html.document_fromstring(shown.page)
    assert len(tree.xpath("//mark[@id='said']")) == 1
    assert tree.xpath("//mark[not(@class)]/text()") == ["stayed in hospital"]
    assert "Two of them" in tree.text_content() and "wo" + "0" not in shown.page


@pytest.mark.parametrize(
    "line",
    [
        {"text": PLAIN, "title": "Hurt at the \u2028 mill \U0001f525"},
        {"title": "Hurt", "html": f"<article>{STORY}</article>"},
    ],
)
def test_a_collectors_line_shows_its_words(line: dict[str, str]) -> None:
    body = json.dumps(line).encode()
    found = read(body, "application/json")
    quote = "Monday, the"
    one = about(found, quote)
    shown = original.shown(body, found, [one], one.claim_id)
    assert said(shown) == quote
    assert "Hurt" in shown.page and '{"' not in shown.page


def test_plain_text_keeps_its_lines_and_shows_markup_as_words() -> None:
    body = f"{PLAIN}\n\n<b onclick=x>Not bold</b> & so on".encode()
    found = read(body, "text/plain")
    one = about(found, "Twelve men")
    shown = original.shown(body, found, [one], one.claim_id)
    assert said(shown) == "Twelve men"
    assert "&lt;b onclick=x&gt;Not bold&lt;/b&gt; &amp; so on" in shown.page


@pytest.mark.parametrize("mark", ["&#x202e;", "\u202e", "&rlm;", "\u2067", '<bdo dir="rtl">'])
def test_no_mark_of_direction_turns_a_quote_around(mark: str) -> None:
    story = STORY.replace("Zwölf men", f"{mark}12 men")
    body = f'<html><meta charset="utf-8"><body><article>{story}</article></body></html>'.encode()
    found = read(body)
    one = about(found, "12 men")
    shown = original.shown(body, found, [one], one.claim_id)
    assert said(shown).strip("\ufffd") == "12 men"
    assert "<bdo" not in shown.page
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown.page)


def test_claims_on_one_another_leave_the_chosen_one_whole() -> None:
    body = PLAIN.encode()
    found = read(body, "text/plain")
    claims = [
        about(found, quote)
        for quote in ("Twelve men were hurt", "men were hurt at the Old Mill", "hurt at", "Old")
    ]
    for one in claims:
        shown = original.shown(body, found, claims, one.claim_id)
        assert said(shown) == one.quote
        text = lxml.html.document_fromstring(shown.page).xpath("//pre")[0].text_content()
        assert text == PLAIN


def test_words_that_are_not_shown_are_owned_up_to() -> None:
    head = "<head><title>Twelve hurt at the mill in Tarnholm – The Post</title></head>"
    body = f"<html>{head}<body><article>{STORY}</article></body></html>".encode()
    found = read(body)
    start = body.index(b"Twelve hurt")
    hidden = msgspec.structs.replace(
        about(found, "Zwölf men"), claim_id="cl_head", byte_ranges=((start, start + 11),)
    )
    shown = original.shown(body, found, [hidden], "cl_head")
    assert not shown.marked and "a part of the page that is not shown here" in shown.page
    assert "Twelve hurt" not in shown.page


@pytest.mark.parametrize("ranges", [((5, 2),), ((0, 10**9),), ((-3, 4),)])
def test_ranges_outside_the_original_mark_nothing(ranges: tuple[tuple[int, int], ...]) -> None:
    body = PLAIN.encode()
    found = read(body, "text/plain")
    bad = msgspec.structs.replace(about(found, "Twelve men"), byte_ranges=ranges)
    shown = original.shown(body, found, [bad], bad.claim_id)
    assert not shown.marked and PLAIN.partition("\n")[0] in shown.page


def _inert(page: str) -> lxml.html.HtmlElement:
    tree = lxml.html.document_fromstring(page)
    allowed = original._TAGS | {"html", "head", "meta", "title", "style", "body", "mark"}
    assert {element.tag for element in tree.iter(lxml.etree.Element)} <= allowed
    assert [style.text for style in tree.xpath("//style")] == [original.STYLE]
    names = {name for element in tree.iter(lxml.etree.Element) for name in element.attrib}
    assert names <= {"dir", "lang", "colspan", "rowspan", "start", "class", "id", "charset"}
    assert set(tree.xpath("//@class")) <= {"said", "note"}
    return tree


@pytest.mark.parametrize("start", range(0, len(VECTORS), 25))
def test_nothing_that_could_run_or_load_is_left(start: int) -> None:
    for vector in VECTORS[start : start + 25]:
        body = f"<html><body><article>{STORY}{vector}</article></body></html>".encode()
        found = read(body)
        one = about(found, "Zwölf men were hurt")
        shown = original.shown(body, found, [one], one.claim_id)
        _inert(shown.page)
        assert said(shown) == one.quote
        assert len(re.findall('id="said"', shown.page)) == 1


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<p>", "<table>", "<td>", "</table>", "<svg>", "<style>", "</style>",
             "<math>", "<mtext>", "<!--", "-->", "<a href='", "'>", '"', "words ", "<img src=x ",
             "onerror=a>", "<title>", "</title>", "<select>", "<option>", "\x00", "<template>",
             "&lt;script&gt;", "<w-x>", "<mark id=said>", "lang='", "dir=rtl "]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_no_mixture_of_markup_gets_through(pieces: list[str]) -> None:
    markup = f"<article>{STORY}</article>" + "".join(pieces)
    body = markup.encode()
    found = read(f"<article>{STORY}</article>".encode())
    one = about(found, "Zwölf men were hurt")
    _inert(original.shown(body, found, [one], one.claim_id).page)


def test_markup_nested_too_deeply_is_shown_as_it_is_written() -> None:
    body = ("<div>" * 50_000 + "Twelve men were hurt.").encode()
    _, found = article("Twelve men were hurt.", "Post", date(2031, 3, 3))
    found = msgspec.structs.replace(found, layers=("html",))
    shown = original.shown(body, found, [], None)
    _inert(shown.page)
    assert "nested too deeply" in shown.page and "&lt;div&gt;" in shown.page


def _marked(store: Store) -> tuple[int, int]:
    """How many claims are marked in their originals, each at its very words, and how many not."""
    marked = missed = 0
    for found in store.articles():
        body = store.originals.get(store.page(found.page_id).digest)
        claims = store.claims_of_article(found.article_id)
        for one in claims:
            shown = original.shown(body, found, claims, one.claim_id)
            marked += shown.marked
            missed += not shown.marked
            assert not shown.marked or squeezed(said(shown)) == squeezed(one.quote), one.claim_id
    return marked, missed


def test_every_claim_of_the_examples_is_marked_where_it_stands(tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples" / "pages"
    with Store.create(tmp_path / "record") as store:
        build(store, [examples])
        marked, missed = _marked(store)
    assert marked > 100
    # Headlines that a page prints in its head alone, or its data, are not shown.
    assert missed <= marked * 0.03


def test_claims_of_real_pages_are_marked_where_they_stand(
    shared: Callable[[str], Path], tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for packed in sorted(shared("data/airwars/html").glob("*.html.gz"))[:8]:
        (pages / packed.stem).write_bytes(gzip.decompress(packed.read_bytes()))
    with Store.create(tmp_path / "record") as store:
        build(store, [pages])
        marked, missed = _marked(store)
    assert marked > 20 and missed == 0


def test_it_is_served_in_a_sandbox_of_its_own(port: int, record: Sample) -> None:
    response, body = fetch(
        port, f"/articles/{record.wire.article_id}/original?claim={record.toll.claim_id}"
    )
    assert response.status == 200
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'; style-src 'sha256-")
    assert "frame-ancestors 'self'" in policy and "script-src" not in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert said(original.Shown(body, True)) == record.toll.quote
    assert fetch(port, "/articles/ar_none/original")[0].status == 404


def test_an_original_that_is_missing_is_said(tmp_path: Path) -> None:

    record = sample.build(tmp_path / "record")
    with Store.open(record.folder, readonly=True) as store:
        path = store.originals.path(store.page(record.wire.page_id).digest)
    path.unlink()
    with served(record.folder) as number:
        response, body = fetch(number, f"/articles/{record.wire.article_id}/original")
        assert response.status == 503 and "is missing" in body
