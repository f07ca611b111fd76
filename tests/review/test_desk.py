"""The review pages over HTTP, from a real server on a real record."""

from __future__ import annotations

import re
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import lxml.html
import pytest

from tests.review.desks import served
from tests.review.sample import NAUGHTY, Sample
from whence import wording
from whence.errors import NotARecord, RecordError
from whence.review import desk
from whence.review.routes import articles, incidents
from whence.store import Store


def fetch(
    port: int, path: str, host: str | None = None, method: str = "GET"
) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    response = connection.getresponse()
    return response, response.read().decode()


def page(port: int, path: str) -> lxml.html.HtmlElement:
    response, body = fetch(port, path)
    assert response.status == 200
    return lxml.html.document_fromstring(body)


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def every_path(record: Sample) -> list[str]:
    texts = [record.wire, record.copied, record.monitor, record.hostile]
    return [
        "/",
        "/articles",
        "/articles?q=bomb",
        "/rejections",
        f"/incidents/{record.ombrel.incident_id}",
        f"/incidents/{record.pellam.incident_id}",
        *(f"/articles/{article.article_id}" for article in texts),
    ]


def test_no_page_holds_a_mark_of_direction(port: int, record: Sample) -> None:
    for path in every_path(record):
        assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", fetch(port, path)[1]), path


def test_the_list_shows_ranges_sources_copies_and_disagreements(port: int) -> None:
    row = page(port, "/").xpath("//tbody/tr")[0]
    cells = {cell.get("data-label"): words(cell) for cell in row}
    assert cells == {
        "No.": "1",
        "Date": "12 March 2022",
        "Place and kind": "Ombrel bombing",
        "Killed": "11–12",
        "Injured": "34–43, “Dozens”",
        "Sources": "2",
        "Copies": "1",
        "Disagreements": "killed: informants",
        "Label": "machine, unreviewed Evidence for Ombrel , 12 March 2022",
    }


def test_both_ends_of_a_range_lead_to_the_claims_that_give_them(port: int, record: Sample) -> None:
    tree = page(port, f"/incidents/{record.ombrel.incident_id}")
    low, high = tree.xpath("//td[@data-label='Reported'][1]/a")[:2]
    assert (low.text, high.text) == ("11", "12")
    assert record.wire.article_id in low.get("href")
    assert record.monitor.article_id in high.get("href")


def test_an_incident_shows_claims_side_by_side(port: int, record: Sample) -> None:
    tree = page(port, f"/incidents/{record.ombrel.incident_id}")
    rows = [words(row) for row in tree.xpath("//div[@id='claims-toll']//tbody/tr")]
    assert rows[:3] == [
        "killed: at least 11 at least 11 people police The Marrow Valley Courier 12 March 2022",
        "killed: at least 11 at least 11 people police Tarnholm Standard copy 13 March 2022",
        "killed: 12 killed 12 people health office Kestovia Monitor 18 March 2022",
    ]
    everything = words(tree)
    assert "34 → 43" in everything
    assert "left out (a copy of the Courier's text): at least 11 people Tarnholm Standard" in (
        everything
    )
    assert "police: at least 11; health office: 12" in everything
    assert "same place +2.00" in everything


@pytest.mark.parametrize("which", ["wire", "copied", "monitor", "hostile"])
def test_every_link_to_words_ends_at_the_marked_quote(
    port: int, record: Sample, which: str
) -> None:
    article = getattr(record, which)
    with Store.open(record.folder, readonly=True) as store:
        claims = store.claims_of_article(article.article_id)
    assert claims
    for claim in claims:
        where = f"/articles/{article.article_id}?claim={claim.claim_id}"
        tree = page(port, where)
        (anchor,) = tree.xpath(f"//*[@id='c-{claim.claim_id}']")
        marked = "".join(
            mark.text_content() for mark in tree.xpath("//article//mark[contains(@class,'chosen')]")
        )
        quote = wording.undirected(claim.quote)
        assert marked == quote
        assert anchor.xpath("following-sibling::mark[1]")[0].text_content() in quote


def test_the_text_is_shown_whole(port: int, record: Sample) -> None:
    tree = page(port, f"/articles/{record.wire.article_id}")
    for number in tree.xpath("//article//sup"):
        number.drop_tree()
    shown = [p.text_content() for p in tree.xpath("//article/p")]
    assert shown == record.wire.text.split("\n\n")


def test_every_local_link_and_anchor_leads_somewhere(port: int, record: Sample) -> None:
    ids: dict[str, set[str]] = {}

    def anchors(path: str) -> set[str]:
        if path not in ids:
            ids[path] = {str(one) for one in page(port, path).xpath("//@id")}
        return ids[path]

    for path in every_path(record):
        for href in page(port, path).xpath("//a/@href"):
            target = href if href.startswith("/") else f"{path.partition('?')[0]}{href}"
            address, _, anchor = target.partition("#")
            assert not anchor or anchor in anchors(address), (path, href)
            assert anchors(address)


def test_an_article_says_where_it_comes_from(port: int, record: Sample) -> None:
    with Store.open(record.folder, readonly=True) as store:
        digest = store.page(record.wire.page_id).digest
    shown = words(page(port, f"/articles/{record.wire.article_id}"))
    assert digest in shown
    assert "pages/The Marrow Valley Courier.txt" in shown
    assert "acquired" in shown
    assert "Captured 2023-01-02T03:04:00+00:00" in shown


def test_the_search_finds_articles_by_their_words(port: int) -> None:
    tree = page(port, "/articles?q=handcart")
    assert len(tree.xpath("//ul[@class='hits']/li")) == 2
    tree = page(port, "/articles?q=%22%29+OR+NEAR%28")
    assert "No article holds all of these words." in words(tree)
    assert "There are no more articles." in words(page(port, "/articles?page=90"))


def test_refusals_are_listed_with_their_reasons(port: int) -> None:
    assert f"pages/{NAUGHTY}.html it is no text acquire broken" in words(page(port, "/rejections"))


def test_hostile_words_stay_words(port: int, record: Sample) -> None:
    for path in every_path(record):
        tree = page(port, path)
        assert not tree.xpath("//img | //object | //style | //base | //iframe[not(@sandbox='')]")
        assert all(src.startswith("/articles/") for src in tree.xpath("//iframe/@src"))
        assert not tree.xpath("//script[not(starts-with(@src, '/static/')) or text()]")
        assert not tree.xpath("//@onerror | //@onload | //@style")
        assert {link.get("href") for link in tree.xpath("//link")} <= {
            "/static/whence.css",
            "/static/whence.svg",
        }
        assert all(href.startswith(("/", "#", "?")) for href in tree.xpath("//a/@href"))
    shown = words(page(port, f"/articles/{record.hostile.article_id}"))
    assert NAUGHTY in shown
    assert "{{ 7*7 }}" in shown


def test_every_answer_forbids_scripts_frames_and_loading_from_elsewhere(
    port: int, record: Sample
) -> None:
    paths = [*every_path(record), "/nowhere", "/static/whence.css", "/incidents/in_none"]
    for path in paths:
        response, _ = fetch(port, path)
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/incidents/in_none",
        "/articles/ar_none",
        "/?page=2",
        "/?pick=in_none",
        "/articles?page=0",
        "/static/../desk.py",
        "/static/%2e%2e/desk.py",
    ],
)
def test_what_is_not_there_is_said_kindly(port: int, path: str) -> None:
    response, body = fetch(port, path)
    assert response.status == 404
    assert "There is no such page" in body


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("page=0", "'0' is no number that 'page' can be"),
        ("page=99999999999999999999", "is no number that 'page' can be"),
        ("page=%C2%B2", "is no number that 'page' can be"),
        ("from=yesterday", "'yesterday' is no date; one is written 2022-03-12"),
        ("from=2022-03-12&to=2022-03-11", "ends before it begins"),
        ("least=5&most=4", "no toll is at least 5 and at most 4"),
        ("least=-1", "is no number that 'least' can be"),
        ("effect=annoyed", "'effect' is one of: killed, injured"),
        ("view=globe", "'view' is one of: table"),
        ("sort=luck", "'sort' is one of: date"),
        ("all=luck", "'all' is one of: country"),
        ("box=1,2,3", "written west,south,east,north"),
        ("box=10,0,5,5", "no part of the map"),
        ("box=nan,nan,nan,nan", "no part of the map"),
        ("&".join(f"kind={number}" for number in range(60)), "more than 50 values"),
    ],
)
def test_an_address_that_means_nothing_is_answered_in_a_sentence(
    port: int, asked: str, said: str
) -> None:
    response, body = fetch(port, f"/?{asked}")
    assert response.status == 400
    assert said in words(lxml.html.document_fromstring(body).xpath("//main")[0])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed(port: int, method: str) -> None:
    assert fetch(port, "/", method=method)[0].status == 403


def test_a_program_that_shows_no_token_is_told_what_to_show(port: int) -> None:
    response, body = fetch(port, "/api/v1/decisions", method="POST")
    assert response.status == 403
    assert "Authorization: Bearer" in body


def test_only_this_machine_is_a_host(port: int) -> None:
    assert fetch(port, "/", host="127.0.0.1")[0].status == 200
    assert fetch(port, "/", host=f"localhost:{port}")[0].status == 200
    assert fetch(port, "/", host=f"[::1]:{port}")[0].status == 200
    for host in ("rebound.example", f"rebound.example:{port}", "127.0.0.1.example", "169.254.1.1"):
        response, body = fetch(port, "/", host=host)
        assert response.status == 400
        assert "Ombrel" not in body


def test_pages_past_the_first_go_on_counting(
    record: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents, "PER_PAGE", 1)
    monkeypatch.setattr(articles, "PER_PAGE", 1)
    with served(record.folder) as port:
        tree = page(port, "/?page=2")
        assert words(tree.xpath("//tbody/tr/td")[0]) == "2"
        assert tree.xpath("//a[@rel='prev']/@href") == ["/"]
        assert not tree.xpath("//a[@rel='next']")
        tree = page(port, "/articles?q=handcart")
        assert tree.xpath("//a[@rel='next']/@href") == ["?q=handcart&page=2"]


def test_templates_name_no_other_host() -> None:
    folder = Path(desk.__file__).parent
    for path in [*folder.glob("templates/*.html"), *folder.glob("static/*.css")]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'<script src="/static/[\w.-]+" defer></script>', "", text)
        assert not re.search(r"https?:|//[a-z]|@import|url\(|<script|\|\s*safe", text), path.name


def test_a_folder_without_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotARecord):
        desk.serve(tmp_path, desk.Where(), lambda url: None)


def test_a_port_that_is_taken_is_said_in_a_sentence(record: Sample, port: int) -> None:
    with pytest.raises(RecordError, match=f"port {port} on 127.0.0.1 cannot be used"):
        desk.serve(record.folder, desk.Where(port=port), lambda url: None)
