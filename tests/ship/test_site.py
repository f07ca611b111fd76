"""The published site: every value cited and labelled, names withheld, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from typer.testing import CliRunner

from tests.ship import made
from tests.ship.test_redact_names import names, stands
from whence import persons, publishing
from whence.cli import app
from whence.errors import NotShipped
from whence.model import UNREVIEWED, Article, Review
from whence.publishing import Choice
from whence.ship import Shipment, redaction, site
from whence.ship.edition import Edition
from whence.ship.inert import inert
from whence.ship.redact_people import Entity
from whence.ship.redaction import Rules
from whence.ship.site import lists
from whence.ship.traversal import Selection
from whence.store import Store


@pytest.fixture
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two incidents."""
    folder = tmp_path_factory.mktemp("small") / "record"
    made.build(folder, ["Orrin", "Velmora"])
    return folder


def pages(folder: Path) -> Iterator[Path]:
    yield from folder.rglob("*.html")


def publish(
    record: Path, folder: Path, rules: Rules | None, *, unreviewed: bool = False
) -> Shipment:
    with Store.open(record, readonly=True) as store:
        edition = Edition(store, Selection(unreviewed), rules, persons.find)
        return site.publish(edition, folder, "Made by hand")


def test_every_page_is_valid_and_labelled(published: Path) -> None:
    found = list(pages(published))
    assert len(found) > 40
    for path in found:
        content = path.read_text("utf-8")
        html5lib.HTMLParser(strict=True).parse(content)
        page = html.fromstring(content)
        assert UNREVIEWED in page.text_content()
        assert page.get("lang") == "en"
        assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))


def test_links_lead_to_places_in_the_folder(published: Path) -> None:
    targets = 0
    for path in pages(published):
        page = html.fromstring(path.read_text("utf-8"))
        for link in page.xpath("//@href | //@src"):
            name, _, anchor = link.partition("#")
            file = (path.parent / name).resolve() if name else path
            assert file.is_relative_to(published.resolve()) and file.is_file(), link
            if anchor:
                other = html.fromstring(file.read_text("utf-8"))
                assert anchor in other.xpath("//@id"), link
                targets += 1
    assert targets > 500


def test_every_value_has_its_citation_and_label(published: Path) -> None:
    for path in (published / "incidents").iterdir():
        page = html.fromstring(path.read_text("utf-8"))
        rows = page.xpath("//section[@aria-labelledby='values']//tbody/tr")
        assert rows
        for row in rows:
            (link,) = row.xpath(".//a[@class='ref']/@href")
            assert UNREVIEWED in row.text_content()
            (cited,) = page.xpath(f"//li[@id='{link[1:]}']")
            assert cited.xpath("./blockquote/mark") and link[1:] in cited.text_content()
            article = cited.getparent().getparent().text_content()
            assert re.search(r"sha256:[0-9a-f]{64}", article)
            for fact in ("Outlet", "Published", "Address", "Captured", "Original", "acquired, 20"):
                assert fact in article


def test_the_words_cited_are_those_of_the_record(sample: Path, published: Path) -> None:
    with Store.open(sample, readonly=True) as store:
        edition = Edition(store, Selection(True), redaction.rules("texts"), persons.find)
        for item in edition.items():
            path = published / "incidents" / f"{item.record.incident_id}.html"
            page = html.fromstring(path.read_text("utf-8"))
            for one in item.cited:
                (quote,) = page.xpath(f"//li[@id='{one.claim.claim_id}']/blockquote")
                assert quote.text_content() == one.before + one.claim.quote + one.after
                assert quote.xpath("./mark")[0].text_content() == one.claim.quote


def test_the_method_says_what_is_missing(published: Path, sample: Path) -> None:
    words = html.fromstring((published / "method.html").read_text("utf-8")).text_content()
    with Store.open(sample, readonly=True) as store:
        incidents = store.counts().incidents
    assert f"{incidents} unreviewed" in words
    assert "it does not find every name" in words and "could not be read" in words
    assert "texts" in words and "plain/3" in words


def test_the_same_record_gives_the_same_site(small: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(small, tmp_path / name, redaction.rules("careful"), unreviewed=True)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in every.rglob("*.*")}
        for name in ("one", "two")
        for every in (tmp_path / name,)
    )
    assert one == two


# -- whole or not at all ----------------------------------------------------------------------


def test_what_is_not_reviewed_is_refused(small: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["publish", str(small), "-o", str(tmp_path / "site")])
    assert isinstance(run.exception, NotShipped)
    assert list(tmp_path.iterdir()) == []


def test_accepted_incidents_are_published_without_being_told(tmp_path: Path) -> None:
    made.build(tmp_path / "record", ["Orrin"], Review("accepted", ("ana",)))
    publish(tmp_path / "record", tmp_path / "site", redaction.rules("careful"))
    for path in pages(tmp_path / "site"):
        content = path.read_text("utf-8")
        assert 'role="note"><strong>machine' not in content
    assert "accepted by a person" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_record_with_a_broken_log_is_not_published(tmp_path: Path) -> None:
    made.build(tmp_path / "record", ["Orrin"])
    with Store.open(tmp_path / "record") as store:
        log = tmp_path / "record" / "custody.jsonl"
        log.write_bytes(log.read_bytes().replace(b'"event":"read"', b'"event":"rEad"'))
        with pytest.raises(NotShipped, match="line"):
            publishing.publish(store, tmp_path / "site", "Broken", Choice(unreviewed=True))
    assert not (tmp_path / "site").exists()


def test_rejected_incidents_are_never_published(tmp_path: Path) -> None:
    made.build(tmp_path / "record", ["Orrin"], Review("rejected", ("ana",)))
    with pytest.raises(NotShipped, match="1 rejected"):
        publish(tmp_path / "record", tmp_path / "site", None, unreviewed=True)


def test_a_folder_that_is_not_ours_is_left_alone(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "thesis.doc").write_text("years of work")
    with pytest.raises(NotShipped, match="other files"):
        publish(small, target, None, unreviewed=True)
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "thesis.doc"]


def test_a_site_of_ours_is_replaced_whole(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(small, target, redaction.rules("texts"), unreviewed=True)
    assert (target / "articles").is_dir()
    publish(small, target, redaction.rules("careful"), unreviewed=True)
    assert not (target / "articles").exists()
    (target / "incidents" / "notes.txt").write_text("mine")
    with pytest.raises(NotShipped, match=r"notes\.txt, which is no part of the site"):
        publish(small, target, None, unreviewed=True)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_nothing_is_left_of_a_site_that_fails(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    publish(small, target, redaction.rules("careful"), unreviewed=True)
    before = {path: path.read_bytes() for path in target.rglob("*.*")}

    def broken(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lists, "search_data", broken)
    with pytest.raises(NotShipped, match="No space left"):
        publish(small, target, redaction.rules("careful"), unreviewed=True)
    assert before == {path: path.read_bytes() for path in target.rglob("*.*")}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_is_not_followed(small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotShipped, match="no folder"):
        publish(small, tmp_path / "site", None, unreviewed=True)


# -- names ------------------------------------------------------------------------------------


@given(st.lists(names, min_size=1, max_size=3, unique=True), st.sampled_from(["careful", "texts"]))
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_no_withheld_name_is_in_any_file(
    tmp_path_factory: pytest.TempPathFactory, hidden: list[str], profile: str
) -> None:
    tmp_path = tmp_path_factory.mktemp("names")
    made.build(tmp_path / "record", [f"{name} of Velmora Quay" for name in hidden])

    def finder(article: Article) -> list[Entity]:
        return [
            Entity(match.start(), match.end(), True)
            for name in hidden
            for match in re.finditer(re.escape(name), article.text)
        ]

    rules = msgspec.structs.replace(
        redaction.rules(profile), authors="withhold", withhold=("Velmora Quay",)
    )
    with Store.open(tmp_path / "record", readonly=True) as store:
        edition = Edition(store, Selection(True), rules, finder)
        site.publish(edition, tmp_path / "site", "Names")
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert len(files) > 6
    for path in files:
        content = path.read_text("utf-8")
        shown = [path.name, content]
        if path.suffix == ".html":
            shown.append(html.fromstring(content).text_content())
        for name in (*hidden, "Velmora Quay"):
            assert not any(stands(name, each) for each in shown), path


def test_a_name_that_a_page_would_show_ends_it(small: Path, tmp_path: Path) -> None:
    rules = Rules("own", withhold=("Skip to the content",))
    with pytest.raises(
        NotShipped, match="“Skip to the content” stands in it, which is to be withheld"
    ):
        publish(small, tmp_path / "site", rules, unreviewed=True)
    assert list(tmp_path.iterdir()) == []


# -- hostile words ----------------------------------------------------------------------------


def test_hostile_words_make_no_markup(tmp_path: Path) -> None:
    made.build(tmp_path / "record", made.ATTACKS)
    publish(tmp_path / "record", tmp_path / "site", None, unreviewed=True)
    plain = made.build(tmp_path / "plain", ["Orrin"] * 1)
    publish(tmp_path / "plain", tmp_path / "other", None, unreviewed=True)
    known = {
        name: _shape(tmp_path / "other" / name)
        for name in (
            f"incidents/{plain[0].incident_id}.html",
            "method.html",
        )
    }
    for path in (tmp_path / "site" / "incidents").iterdir():
        content = path.read_text("utf-8")
        html5lib.HTMLParser(strict=True).parse(content)
        assert _shape(path) == known[f"incidents/{plain[0].incident_id}.html"], content[:500]
    assert _shape(tmp_path / "site" / "method.html") == known["method.html"]
    for path in pages(tmp_path / "site"):
        html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))


def _shape(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page with the names of their attributes: what words may not change."""
    tree = html.fromstring(path.read_text("utf-8"))
    return [(str(each.tag), tuple(sorted(each.keys()))) for each in tree.iter()]


def test_no_mark_of_direction_turns_words_around() -> None:
    assert inert("killed \u202e21\u202c, \u061c4\u200f3") == "killed \ufffd21\ufffd, \ufffd4\ufffd3"


@given(st.text())
def test_inert_words_are_what_html_allows(words: str) -> None:
    content = f"<!doctype html><title>x</title><p>{inert(words).replace('&', '').replace('<', '')}"
    html5lib.HTMLParser(strict=True).parse(content + "</p>")
