"""Exploring a record in a real browser. Skipped where no Chromium is installed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FloatRect, Locator, Route, expect

from bench import made_record
from tests.browsing import Window
from tests.hostile.vectors import VECTORS
from tests.review import hostile, sample
from tests.review.desks import served
from tests.review.hostile import Hostile
from tests.review.sample import Sample
from whence import ids
from whence.model import Family, Incident, Outcome, Record, SourceGroup, Toll
from whence.pipeline import build
from whence.review.query import VIEWS
from whence.store import Store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    folder = tmp_path_factory.mktemp("made") / "record"
    made_record.make(folder, incidents=40, articles=240, seed=11)
    with served(folder) as port:
        yield folder, port


@pytest.fixture
def desk(browser: Browser, made: tuple[Path, int]) -> Iterator[Window]:
    """The made record, in a browser that the rest of the world cannot be reached from."""
    with _cut(browser, made[1]) as window:
        yield window


@pytest.fixture
def samples(browser: Browser, port: int) -> Iterator[Window]:
    """The sample record, likewise."""
    with _cut(browser, port) as window:
        yield window


@contextlib.contextmanager
def _cut(browser: Browser, port: int) -> Iterator[Window]:
    base = f"http://127.0.0.1:{port}"
    context = browser.new_context(viewport={"width": 1400, "height": 800})
    left: list[str] = []

    def only_here(route: Route) -> None:
        if route.request.url.startswith(f"{base}/"):
            route.continue_()
        else:
            left.append(route.request.url)
            route.abort()

    context.route("**/*", only_here)
    window = Window(context.new_page(), base)
    yield window
    assert left == []
    assert window.dialogs == []
    context.close()


def test_an_incident_is_found_by_words_and_filters(desk: Window, made: tuple[Path, int]) -> None:
    with Store.open(made[0], readonly=True) as store:
        wanted = next(record for record in store.records() if record.country == "KE")
    desk.open("/")
    filters = desk.page.get_by_role("form", name="Filters")
    filters.get_by_label("Words").fill(f"{wanted.place} people")
    filters.get_by_label("Kenya").check()
    filters.get_by_label("From", exact=True).fill(str(wanted.earliest))
    filters.get_by_label("To", exact=True).fill(str(wanted.latest))
    filters.get_by_label("At least").fill("1")
    filters.get_by_role("button", name="Show").click()
    desk.page.wait_for_url("**/?*country=KE*")
    link = desk.page.locator(f"a[href='/incidents/{wanted.incident_id}']")
    expect(link).to_be_visible()
    expect(desk.page.get_by_role("status")).to_contain_text("1 of 40 incidents")
    assert desk.page.get_by_label("Kenya").is_checked()
    desk.page.get_by_role("link", name="Kenya").click()
    expect(desk.page.get_by_label("Kenya")).not_to_be_checked()
    link.click()
    desk.page.wait_for_url(f"**/incidents/{wanted.incident_id}")


def test_a_value_leads_to_its_words_in_the_text_and_in_the_original(
    samples: Window, record: Sample
) -> None:
    samples.open(f"/?pick={record.ombrel.incident_id}#evidence")
    samples.page.locator("#evidence").get_by_role("link", name="11", exact=True).click()
    samples.page.wait_for_url("**/articles/*")
    marked = samples.page.locator("article mark.chosen")
    assert "".join(marked.all_text_contents()) == record.toll.quote
    said = samples.page.frame_locator("iframe").locator("mark.said")
    expect(said).to_have_text(record.toll.quote)
    expect(said).to_be_in_viewport()


def test_one_person_has_one_sign_and_colour(samples: Window, record: Sample) -> None:
    samples.open(f"/articles/{record.wire.article_id}")
    people = samples.page.get_by_role("list", name="Who says it").get_by_role("listitem")
    police = people.filter(has_text="police")
    sign = police.locator(".who")
    colour = sign.evaluate("sign => getComputedStyle(sign).borderBottomColor")
    mark = samples.page.locator("article mark.f-toll.by").first
    assert mark.evaluate("mark => getComputedStyle(mark).textDecorationColor") == colour
    talsky = people.filter(has_text="Oren Talsky").locator(".who")
    assert talsky.evaluate("sign => getComputedStyle(sign).borderBottomColor") != colour
    assert talsky.text_content() != sign.text_content()
    refs = samples.page.locator("article sup .who").all_text_contents()
    assert sign.text_content() in refs and talsky.text_content() in refs


def test_the_map_is_drawn_and_leads_to_evidence(desk: Window) -> None:
    loaded: list[int] = []
    desk.page.on(
        "response", lambda got: loaded.append(got.status) if "world.svg" in got.url else None
    )
    desk.open("/?view=map&country=IS")
    assert loaded == [200]
    marks = desk.page.locator("svg.map a ellipse")
    count = marks.count()
    assert count and desk.page.locator("tbody tr").count() == count
    for number in range(count):
        box = marks.nth(number).bounding_box()
        assert box and box["width"] > 3 and box["height"] > 3
    dark = _darkest(desk, "svg.map")
    assert dark, "the land lies under the marks"
    desk.page.locator("svg.map a").last.focus()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**pick=in_*")
    expect(desk.page.locator("#evidence")).to_be_visible()
    assert desk.page.locator("#evidence .quote").count() > 2
    desk.page.get_by_role("link", name="Nearer").click()
    desk.page.wait_for_url("**box=*")
    expect(desk.page.get_by_role("img").or_(desk.page.locator("svg.map"))).to_be_visible()
    assert desk.page.get_by_role("link", name="All results").is_visible()


def _darkest(desk: Window, what: str) -> bool:
    """Whether a picture shows more than one colour of ground."""
    shot = desk.page.locator(what).screenshot()
    return len(set(shot)) > 100 and len(shot) > 5_000


def test_the_time_line_is_drawn_and_narrows_by_a_bar(desk: Window) -> None:
    desk.open("/?view=timeline")
    bars = desk.page.locator("svg.timeline .bar-of")
    assert bars.count() > 5
    heights = [(box["height"] if box else 0) for box in map(_box_of, bars.all())]
    assert min(heights) > 5 and max(heights) < 400
    desk.page.locator("svg.timeline a").first.focus()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**from=*to=*")
    assert desk.page.locator("tbody tr").count() < 40
    desk.page.get_by_text("The same as a table").click()
    expect(desk.page.get_by_role("table", name="Incidents by day")).to_be_visible()


def _box_of(bar: Locator) -> FloatRect | None:
    return bar.bounding_box()


def test_the_toll_over_time_is_drawn_with_a_table(desk: Window, made: tuple[Path, int]) -> None:
    with Store.open(made[0], readonly=True) as store:
        wanted = max(store.records(), key=lambda record: len(record.tolls[0].series))
    desk.open(f"/incidents/{wanted.incident_id}")
    figure = desk.page.get_by_role("group", name="Killed, as it was told over time")
    shapes = figure.locator("svg.toll .shape")
    assert shapes.count() == len(wanted.tolls[0].series)
    colours = {shape.evaluate("shape => getComputedStyle(shape).fill") for shape in shapes.all()}
    outlines = {shape.get_attribute("d") for shape in shapes.all()}
    assert len(colours) > 1 and len(outlines) == len(colours)
    desk.page.get_by_text("The same as a table").first.click()
    table = desk.page.get_by_role("table", name="Killed, by day of publication")
    assert table.locator("tbody tr").count() == len(wanted.tolls[0].series)


def test_filters_work_by_keyboard(desk: Window) -> None:
    desk.open("/")
    desk.page.get_by_label("Words").focus()
    box = desk.page.locator("input[name='country']").first
    for _ in range(30):
        desk.page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    expect(box).to_be_focused()
    desk.page.keyboard.press("Space")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**country={box.get_attribute('value')}*")


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_is_cut_off_in_a_narrow_window(desk: Window, view: str) -> None:
    desk.page.set_viewport_size({"width": 320, "height": 700})
    desk.open(f"/?view={view}")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(desk.page.get_by_label("Words")).to_be_hidden()
    desk.page.get_by_text("Filters", exact=True).click()
    expect(desk.page.get_by_label("Words")).to_be_visible()
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
    pick = desk.page.get_by_role("link", name="Evidence").first.get_attribute("href")
    desk.open(pick or "")
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(
    browser: Browser, port: int, record: Sample, scheme: Literal["light", "dark"]
) -> None:
    paths = [
        *(f"/?view={view}&pick={record.ombrel.incident_id}" for view in VIEWS),
        f"/incidents/{record.ombrel.incident_id}",
        f"/articles/{record.wire.article_id}?claim={record.toll.claim_id}",
        "/articles?q=bomb",
        "/rejections",
    ]
    with _cut(browser, port) as window:
        window.page.emulate_media(color_scheme=scheme)
        for path in paths:
            window.open(path)
            found = Axe().run(window.page)
            assert found.violations_count == 0, (path, found.generate_report())
            assert "color-contrast" in {each["id"] for each in found.response["passes"]}


ARABIC = (
    "مقتل سبعة في انفجار قرب السوق\n\n"
    "قالت الشرطة إن سبعة أشخاص قتلوا يوم الاثنين (7 dead) في انفجار قرب السوق القديم."
)


def test_words_written_from_the_right_are_shown_so(browser: Browser, tmp_path: Path) -> None:
    page, found = sample.article(ARABIC, "صحيفة الوادي", date(2031, 3, 3))
    counted = sample.claim(found, "سبعة أشخاص", Toll("killed", 7, 7, "سبعة"), "الشرطة")
    mention = sample.mention(found, counted)
    incident = Incident(ids.incident(mention.mention_id), "bombing", (mention.mention_id,))
    outcome = Outcome("killed", 7, 7, 7, 7, 7, "only one", (counted.claim_id,))
    group = SourceGroup("صحيفة الوادي", (found.article_id,), ("صحيفة الوادي",))
    made = Record(
        incident.incident_id, "bombing", "plain", None, None, "الوادي", None, None, None, None,
        (outcome,), (group,), (),
    )  # fmt: skip
    with Store.create(tmp_path / "record") as store:
        store.originals.put(ARABIC.encode())
        store.put_reading(page, (found,), (mention,), (), "hand/1")
        family = Family(ids.family(found.article_id), found.article_id)
        store.replace_groups((family,), (incident,), (made,), "hand/1")
    with served(tmp_path / "record") as port, _cut(browser, port) as window:
        window.open(f"/articles/{found.article_id}?claim={counted.claim_id}")
        for what in ("h1", "article > p", "article > p:last-child"):
            direction = "element => getComputedStyle(element).direction"
            assert window.page.locator(what).first.evaluate(direction) == "rtl", what
        text = window.page.locator("article > p").last
        wide = text.evaluate("p => p.getBoundingClientRect().right")
        mark = window.page.locator("article mark.chosen").first.bounding_box()
        assert mark and mark["x"] + mark["width"] > wide - 400
        frame = window.page.frame_locator("iframe")
        expect(frame.locator("mark.said")).to_have_text("سبعة أشخاص")
        assert frame.locator("pre").evaluate("p => getComputedStyle(p).direction") == "rtl"
        window.open("/")
        # Names are isolated: the row around them keeps its own direction.
        assert window.page.locator("tbody bdi").first.text_content() == "الوادي"
        row = window.page.locator("tbody tr").first
        assert row.evaluate("row => getComputedStyle(row).direction") == "ltr"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Hostile, int]]:
    record = hostile.build(tmp_path_factory.mktemp("hostile") / "record")
    with served(record.folder) as port:
        yield record, port


def _is_unharmed(window: Window) -> None:
    for frame in window.page.frames:
        assert frame.evaluate("typeof window.pwned") == "undefined", frame.url


@pytest.mark.parametrize("view", VIEWS)
def test_no_attempt_in_a_record_runs_in_any_list(
    browser: Browser, attacked: tuple[Hostile, int], view: str
) -> None:
    record, port = attacked
    with _cut(browser, port) as window:
        for number in range(1, -(-len(VECTORS) // 50) + 1):
            window.open(f"/?view={view}&page={number}&pick={record.incidents[number]}&all=place")
            assert window.page.locator("aside#evidence").count() == 1
            _is_unharmed(window)
        if view == "table":
            window.open("/articles")
            _is_unharmed(window)


def test_no_attempt_runs_on_the_pages_of_incidents_and_articles(
    browser: Browser, attacked: tuple[Hostile, int]
) -> None:
    record, port = attacked
    with _cut(browser, port) as window:
        for incident in record.incidents[:: len(record.incidents) // 12]:
            window.open(f"/incidents/{incident}")
            _is_unharmed(window)
        for article in record.articles:
            window.open(f"/articles/{article}")
            assert window.page.locator("article > p").count() > 2
            _is_unharmed(window)


def test_no_attempt_in_an_original_runs_or_loads(browser: Browser, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for start in range(0, len(VECTORS), 30):
        some = "\n".join(VECTORS[start : start + 30])
        story = (
            f"<p>A bomb killed {start + 2} people in Orrin on Monday, police said in a statement "
            "about the attack near the bus station. Two buses burned out in the street.</p>"
        )
        article = f"<article><h1>Bomb in Orrin</h1>{story}{story}</article>"
        markup = f"<html><body>{article}{some}</body></html>"
        (pages / f"{start}.html").write_text(markup, encoding="utf-8")
    with Store.create(tmp_path / "record") as store:
        build(store, [pages])
        articles = [article.article_id for article in store.articles()]
    assert len(articles) >= len(VECTORS) // 30
    with served(tmp_path / "record") as port, _cut(browser, port) as window:
        for article in articles:
            window.open(f"/articles/{article}")
            frame = window.page.frame_locator("iframe")
            expect(frame.locator("body")).to_contain_text("people in Orrin on Monday")
            window.page.mouse.move(900, 400)
            _is_unharmed(window)
            window.open(f"/articles/{article}/original")
            _is_unharmed(window)
