"""Finding incidents: against a plain walk over the records, and over HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from bench import made_record
from tests.review import sample
from tests.review.desks import served
from tests.review.test_desk import fetch, page, words
from tests.review.test_pictures import EMPTY
from whence.gazetteer import fold
from whence.model import EFFECTS, Record
from whence.review import query
from whence.review.explore import Columns, Explorer, country
from whence.review.query import FACETS, MOST_VALUES, SORTS, VIEWS, Box, Query
from whence.store import Store
from whence.store.index import State
from whence.wording import RECALLED

FIRST = date(2028, 1, 1)


class Whole:
    """A record, and everything about each incident that a filter may ask for, read plainly."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder, readonly=True)
        self.records = tuple(self.store.records())
        self.explorer = Explorer(self.store)
        self.texts: dict[str, list[str]] = {}
        self.values: dict[str, dict[str, set[str]]] = {}
        for record in self.records:
            incident = self.store.incident(record.incident_id)
            mentions = [self.store.mention(one) for one in incident.mention_ids]
            articles = [self.store.article(each.article_id) for each in mentions]
            outlets = {each.outlet for each in articles if each.outlet}
            informants = {c.informant for each in mentions for c in each.claims if c.informant}
            self.values[record.incident_id] = {
                "country": {record.country or ""},
                "place": {record.place or ""},
                "kind": {record.kind},
                "outlet": outlets,
                "informant": informants,
                "told": {RECALLED if record.recalled else "as news"},
                "review": {"unreviewed"},
                "differ": {each.kind for each in record.disagreements},
            }
            about = [record.kind, record.place or "", *outlets, *informants]
            about.append(country(record.country or ""))
            self.texts[record.incident_id] = [fold(each.text) for each in articles]
            self.texts[record.incident_id].append(" ".join(map(fold, about)))

    def matching(self, asked: Query, without: str = "") -> list[Record]:
        """The records that a query asks for, one facet left out of it, if any is named."""
        return [record for record in self.records if self._matches(record, asked, without)]

    def _matches(self, record: Record, asked: Query, without: str) -> bool:
        texts = [f" {text} " for text in self.texts[record.incident_id]]
        for word in map(fold, asked.words.split()):
            if word and not any(f" {word} " in text for text in texts):
                return False
        held = self.values[record.incident_id]
        for facet, chosen in asked.chosen.items():
            if facet != without and chosen and not held[facet] & set(chosen):
                return False
        last, first = record.latest or record.earliest, record.earliest or record.latest
        if asked.since and not (last and last >= asked.since):
            return False
        if asked.until and not (first and first <= asked.until):
            return False
        return self._placed(record, asked.box) and self._counted(record, asked)

    @staticmethod
    def _placed(record: Record, box: Box | None) -> bool:
        if box is None:
            return True
        if record.lat is None or record.lon is None:
            return False
        return box.west <= record.lon <= box.east and box.south <= record.lat <= box.north

    @staticmethod
    def _counted(record: Record, asked: Query) -> bool:
        if asked.least is None and asked.most is None:
            return True
        for toll in record.tolls:
            if toll.field == asked.effect and (toll.low, toll.high) != (None, None):
                low = toll.low or 0
                high = toll.high if toll.high is not None else low
                return high >= (asked.least or 0) and (asked.most is None or low <= asked.most)
        return False


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("made") / "record"
    made_record.make(folder, incidents=60, articles=260, seed=3)
    return Whole(folder)


def queries() -> st.SearchStrategy[Query]:
    """Queries of which many find something."""
    day = st.integers(0, 1500).map(lambda days: FIRST + timedelta(days=days))
    facets: dict[str, list[str]] = {
        "country": ["IS", "KE", "BO", "MN", "ZZ"],
        "kind": ["bombing", "shooting", "arson"],
        "informant": ["police", "residents", "the army"],
        "told": ["as news", RECALLED],
        "differ": ["informants", "revision", "sources"],
        "review": ["unreviewed", "accepted"],
    }
    chosen = st.fixed_dictionaries(
        {},
        optional={
            facet: st.lists(st.sampled_from(values), unique=True, min_size=1).map(tuple)
            for facet, values in facets.items()
        },
    )
    sought = st.lists(
        st.sampled_from(["police", "killed", "Warning", "air-strike", "hut", "Kenya", "Radio", "–"])
    )
    return st.builds(
        Query,
        words=sought.map(" ".join),
        since=st.none() | day,
        until=st.none() | day,
        chosen=chosen,
        effect=st.sampled_from(["killed", "injured", "missing"]),
        least=st.none() | st.integers(0, 12),
        most=st.none() | st.integers(0, 12),
        box=st.none() | st.just(Box(-180, -90, 38, 90)),
        sort=st.sampled_from(SORTS),
    )


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(queries())
def test_what_is_found_and_counted_is_what_a_walk_over_the_records_gives(
    whole: Whole, asked: Query
) -> None:
    found = whole.explorer.find(asked, most_choices=1000)
    expected = whole.matching(asked)
    assert {each.incident_id for each in found.entries} == {r.incident_id for r in expected}
    assert found.of == len(whole.records)
    for facet in FACETS:
        counts: Counter[str] = Counter()
        for record in whole.matching(asked, without=facet):
            counts.update(whole.values[record.incident_id][facet])
        shown = {each.value: each.count for each in found.choices[facet]}
        chosen = {value: counts.get(value, 0) for value in asked.chosen.get(facet, ())}
        assert shown == {**counts, **chosen}


def test_the_order_is_the_one_asked_for(whole: Whole) -> None:
    by_date = [each.incident_id for each in whole.explorer.find(Query()).entries]
    assert by_date == [each.incident_id for each in whole.records]
    latest = whole.explorer.find(Query(sort="-date")).entries
    days = [each.latest for each in latest if each.latest]
    assert days == sorted(days, reverse=True)
    sources = [each.sources for each in whole.explorer.find(Query(sort="sources")).entries]
    assert sources == sorted(sources, reverse=True)
    tolls = [_highest(each.tolls) for each in whole.explorer.find(Query(sort="toll")).entries]
    assert tolls == sorted(tolls, reverse=True)


def _highest(tolls: Any) -> int:
    return max(
        (each.high if each.high is not None else each.low or 0)
        for each in tolls
        if each.effect == "killed"
    )


def test_what_is_only_referred_back_to_can_be_left_out() -> None:
    entries = [
        msgspec.structs.replace(EMPTY, incident_id=f"in_{n}", recalled=n > 1) for n in range(3)
    ]
    columns = Columns(State(1, 1), entries, lambda word: [])
    shown = columns.find(Query(), 10).choices["told"]
    assert [(each.value, each.count) for each in shown] == [("as news", 2), (RECALLED, 1)]
    found = columns.find(Query(chosen={"told": ("as news",)}), 10)
    assert [entry.incident_id for entry in found.entries] == ["in_0", "in_1"]


def test_one_informant_in_two_spellings_is_one_choice() -> None:
    spellings = [("Police", "the mayor"), ("police",), ("police", "POLICE"), ("Zoë Marin",)]
    entries = [
        msgspec.structs.replace(EMPTY, incident_id=f"in_{n}", informants=each)
        for n, each in enumerate([*spellings, ("ZOE MARIN",), ("Zoë Marin",)])
    ]
    columns = Columns(State(1, 6), entries, lambda words: [])
    shown = columns.find(Query(), 10).choices["informant"]
    assert [(each.value, each.count) for each in shown] == [
        ("Zoë Marin", 3),
        ("police", 3),
        ("the mayor", 1),
    ]
    found = columns.find(Query(chosen={"informant": ("POLICE", "Marin")}), 10)
    assert [each.incident_id for each in found.entries] == ["in_0", "in_1", "in_2"]
    chosen, *_ = found.choices["informant"]
    assert (chosen.value, chosen.count, chosen.chosen) == ("POLICE", 3, True)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(
    st.builds(
        Query,
        words=st.text(max_size=30).map(str.strip),
        since=st.none() | st.dates(max_value=date(2000, 1, 1)),
        until=st.none() | st.dates(min_value=date(2000, 1, 1)),
        chosen=st.dictionaries(
            st.sampled_from(FACETS),
            st.lists(
                st.text(min_size=1, max_size=20), unique=True, min_size=1, max_size=MOST_VALUES
            ).map(tuple),
        ),
        effect=st.sampled_from(EFFECTS),
        least=st.none() | st.integers(0, 10),
        most=st.none() | st.integers(10, 10**9 - 1),
        box=st.none() | st.just(Box(-1.5, -2.25, 3, 4)),
        view=st.sampled_from(VIEWS),
        sort=st.sampled_from(SORTS),
        page=st.integers(1, 99999),
        pick=st.none() | st.text("abc_", min_size=1),
        all_of=st.none() | st.sampled_from(FACETS),
    )
)
def test_every_state_is_an_address_and_comes_back_from_it(asked: Query) -> None:
    address = asked.address()
    again = query.parse(QueryParams(urlsplit(address).query))
    assert again == msgspec.structs.replace(asked, words=asked.words)
    assert again.address() == address


def test_a_change_of_the_record_is_seen(tmp_path: Path) -> None:
    made_record.make(tmp_path / "record", incidents=8, articles=12, seed=5)
    with Store.open(tmp_path / "record") as store:
        explorer = Explorer(store)
        assert explorer.find(Query()).of == 8
        held = explorer.columns()
        assert explorer.columns() is held
        incidents, records = store.incidents(), tuple(store.records())
        store.replace_groups(tuple(store.families()), incidents[:5], records[:5], "again/1")
        found = explorer.find(Query(words="killed"))
        assert [each.incident_id for each in found.entries] == [
            each.incident_id for each in records[:5]
        ]


@pytest.fixture(scope="module")
def made_port(whole: Whole) -> Iterator[int]:
    with served(whole.folder) as number:
        yield number


def test_filters_stand_in_the_page_with_their_counts(made_port: int, whole: Whole) -> None:
    tree = page(made_port, "/?country=KE&q=police")
    expected = whole.matching(Query(words="police", chosen={"country": ("KE",)}))
    assert words(tree.xpath("//p[@role='status']")[0]).startswith(
        f"{len(expected)} of {len(whole.records)} incidents."
    )
    assert len(tree.xpath("//tbody/tr")) == len(expected)
    (checked,) = tree.xpath("//input[@type='checkbox'][@checked]")
    assert (checked.get("name"), checked.get("value")) == ("country", "KE")
    assert words(checked.getparent()).startswith("Kenya")
    chips = {words(chip): chip.get("href") for chip in tree.xpath("//ul[@class='chips']//a")}
    assert parse_qs(urlsplit(chips["Kenya × : leave out this filter"]).query) == {"q": ["police"]}
    assert chips["Leave out all"] == "/"


def test_the_words_that_were_searched_for_stand_in_the_list(made_port: int, whole: Whole) -> None:
    tree = page(made_port, "/?q=blankets+zzz")
    assert not tree.xpath("//tbody/tr")
    tree = page(made_port, "/?q=blankets+bread")
    rows = tree.xpath("//tbody/tr")
    assert rows
    for row in rows:
        (link,) = row.xpath(".//span[@class='excerpt']/a")
        assert "blankets" in words(link) and link.get("href").startswith("/articles/ar_")
        article = page(made_port, link.get("href"))
        assert "blankets and bread" in words(article)
    # A word of the heading alone needs no article.
    (place, *_) = (record.place for record in whole.records if record.place)
    assert page(made_port, f"/?view=cards&q={place}").xpath("//ul[@class='cards']/li")


def test_all_values_of_a_filter_can_be_listed(made_port: int, whole: Whole) -> None:
    few = page(made_port, "/").xpath("//input[@name='outlet']")
    (more,) = page(made_port, "/").xpath("//a[contains(., 'more of Outlet')]/@href")
    outlets = set.union(*(held["outlet"] for held in whole.values.values()))
    every = page(made_port, more).xpath("//input[@name='outlet']/@value")
    assert len(few) < len(every) and set(every) == outlets


@pytest.mark.parametrize("view", VIEWS)
def test_evidence_stands_beside_the_results(made_port: int, whole: Whole, view: str) -> None:
    record = whole.records[0]
    tree = page(made_port, f"/?view={view}&pick={record.incident_id}")
    (pane,) = tree.xpath("//aside[@id='evidence']")
    shown = words(pane)
    assert record.place and record.place in shown
    assert pane.xpath(".//a[contains(@href, '?claim=')]")
    (close,) = pane.xpath(".//a[text()='Close']/@href")
    assert not page(made_port, close).xpath("//aside[@id='evidence']")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_nothing_says_so(made_port: int, view: str) -> None:
    response, body = fetch(made_port, f"/?view={view}&q=unheardof")
    assert response.status == 200
    assert "No incident is like that." in body


def test_words_that_a_person_warns_of_wait_to_be_asked_for(tmp_path: Path) -> None:
    record = sample.build(tmp_path / "record")
    with Store.open(record.folder) as store:
        store.put_record(msgspec.structs.replace(record.ombrel, warning="burnt people"))
    with served(record.folder) as port:
        (pane,) = page(port, f"/?pick={record.ombrel.incident_id}").xpath("//aside[@id='evidence']")
        (warned,) = pane.xpath("./details[not(@open)]")
        assert "burnt people" in words(warned.xpath("./summary")[0])
        assert len(pane.xpath(".//a[@class='quote']")) == len(warned.xpath(".//a[@class='quote']"))


def test_a_record_whose_list_was_not_made_yet_says_so(tmp_path: Path) -> None:
    record = sample.build(tmp_path / "record")
    with (
        Store.open(record.folder) as store,
        store.transaction(),
        store._database.transaction() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM incident_entries")
    with served(record.folder) as port:
        assert "holds 2 incidents that an earlier version wrote" in words(
            page(port, "/").xpath("//main")[0]
        )
