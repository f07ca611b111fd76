"""What every Store owes: what went in comes out, once, whole, in order."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import (
    Reading,
    any_of,
    fill,
    groups_of,
    mention_of,
    put,
    reading_of,
    readings,
)
from whence.errors import NotARecord, RecordError, Unreadable
from whence.model import Copy, Family, Incident, Mention, Record, Rejection
from whence.store import Counts, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "record") as opened:
        yield opened


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(readings("a"), readings("b")), st.data())
def test_every_struct_comes_back_as_it_went_in(
    given_readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    articles = [article for each in given_readings for article in each.articles]
    mentions = [mention for each in given_readings for mention in each.mentions]
    families = _families(data, [article.article_id for article in articles])
    incidents = _incidents(data, [mention.mention_id for mention in mentions])
    records = [
        data.draw(any_of(Record, incident_id=st.just(each.incident_id))) for each in incidents
    ]
    with tempfile.TemporaryDirectory() as folder:
        with Store.create(Path(folder) / "record") as store:
            for each in given_readings:
                store.put_reading(each.page, each.articles, each.mentions, each.rejections, "any/1")
            store.replace_groups(families, incidents, records)
        with Store.open(Path(folder) / "record", readonly=True) as store:
            _owes_readings(store, given_readings)
            _owes_groups(store, families, incidents)
            assert [store.record(each.incident_id) for each in records] == records


def _owes_readings(store: Store, given_readings: tuple[Reading, ...]) -> None:
    pages = [each.page for each in given_readings]
    articles = [article for each in given_readings for article in each.articles]
    mentions = [mention for each in given_readings for mention in each.mentions]
    claims = [claim for mention in mentions for claim in mention.claims]
    assert list(store.pages()) == [store.page(each.page_id) for each in pages] == pages
    assert [store.article(each.article_id) for each in articles] == articles
    assert list(store.articles()) == articles
    assert [store.mention(each.mention_id) for each in mentions] == mentions
    assert list(store.mentions()) == mentions
    assert [store.claim(each.claim_id) for each in claims] == claims
    for article in articles:
        its = [each for each in mentions if each.article_id == article.article_id]
        assert store.mentions_of(article.article_id) == tuple(its)
        found = store.claims_of_article(article.article_id)
        assert [each.start for each in found] == sorted(each.start for each in found)
        assert {each.claim_id for each in found} == {
            claim.claim_id for each in its for claim in each.claims
        }
    assert set(store.rejections()) == {
        each for reading in given_readings for each in reading.rejections
    }


def _owes_groups(store: Store, families: list[Family], incidents: list[Incident]) -> None:
    assert set(store.families()) == set(families)
    for family in families:
        assert {store.family_of(each) for each in family.article_ids} == {family}
    assert set(store.incidents()) == set(incidents)
    for incident in incidents:
        assert store.incident(incident.incident_id) == incident
        assert {store.incident_of(each) for each in incident.mention_ids} == {incident.incident_id}
    assert [each.incident_id for each in store.records()] == [
        each.incident_id for each in store.incidents()
    ]


def _families(data: st.DataObject, articles: list[str]) -> list[Family]:
    """The articles in families of one or two, the copies with any fields."""
    families = []
    while articles:
        size = data.draw(st.integers(1, 2))
        (original, *copies), articles = articles[:size], articles[size:]
        made = tuple(data.draw(any_of(Copy, article_id=st.just(copy))) for copy in copies)
        families.append(
            data.draw(
                any_of(
                    Family,
                    family_id=st.just(f"fa_{original}"),
                    original_id=st.just(original),
                    copies=st.just(made),
                )
            )
        )
    return families


def _incidents(data: st.DataObject, mentions: list[str]) -> list[Incident]:
    incidents = []
    while mentions:
        size = data.draw(st.integers(1, 3))
        members, mentions = tuple(mentions[:size]), mentions[size:]
        fixed: dict[str, Any] = {
            "incident_id": st.just(f"in_{members[0]}"),
            "mention_ids": st.just(members),
        }
        incidents.append(data.draw(any_of(Incident, **fixed)))
    return incidents


def test_a_page_is_taken_once_and_its_other_places_are_noted_once(store: Store) -> None:
    body, reading = reading_of(0)
    store.originals.put(body)
    elsewhere = msgspec.structs.replace(reading.page, source="copy.txt")
    assert [store.take(reading.page), store.take(reading.page)] == [True, False]
    assert [store.take(elsewhere), store.take(elsewhere)] == [False, False]
    assert list(store.pages()) == [reading.page]
    events = [(line["event"], line.get("source")) for line in store.custody.lines()]
    assert events == [("created", None), ("acquired", "page0.txt"), ("seen", "copy.txt")]


def test_a_later_reading_takes_the_place_of_the_earlier_and_of_its_groups(store: Store) -> None:
    body, one = reading_of(0)
    put(store, body, one)
    body, two = reading_of(1)
    put(store, body, two)
    store.replace_groups(*groups_of([one, two]), "groups/1")
    later = mention_of(two.articles[0], informant=None)
    store.put_reading(two.page, two.articles, [later], [], "sample/2")
    assert list(store.mentions_of(two.articles[0].article_id)) == [later]
    assert set(store.mentions()) == {*one.mentions, later}
    assert list(store.rejections()) == list(one.rejections)
    assert store.is_done("read", two.page.page_id, "sample/2")
    assert not store.is_done("read", two.page.page_id, "sample/1")
    assert store.done("read", "sample/1") == {one.page.page_id}
    assert not store.is_done("link", "record", "groups/1")
    assert store.incidents() == () and list(store.records()) == []
    assert store.family_of(two.articles[0].article_id) is None
    assert store.family_of(one.articles[0].article_id) is not None


def test_a_family_goes_whole_when_one_of_it_is_read_again(tmp_path: Path) -> None:
    one, two, three = fill(tmp_path / "record")
    first, second, third = (each.articles[0].article_id for each in (one, two, three))
    pair, single = Family("fa_pair", first, (Copy(second, 0.9),)), Family("fa_single", third)
    with Store.open(tmp_path / "record") as store:
        store.replace_groups([pair, single], [], [])
        store.put_reading(two.page, two.articles, two.mentions, [], "sample/2")
        assert list(store.families()) == [single]
        assert store.counts().families == 1


def test_counts_say_how_much_there_is(tmp_path: Path) -> None:
    one, two, _ = fill(tmp_path / "record")
    with Store.open(tmp_path / "record") as store:
        families, incidents, records = groups_of([one, two])
        original, copy = one.articles[0].article_id, two.articles[0].article_id
        family = Family(families[0].family_id, original, (Copy(copy, 0.9),), "The Wire")
        store.replace_groups([family], incidents, records)
        store.reject(Rejection("acquire", "notes.doc", "an unknown type of file", broken=False))
        assert store.counts() == Counts(
            pages=3,
            articles=3,
            copies=1,
            families=1,
            incidents=1,
            claims=12,
            rejections=4,
            broken=3,
        )


def test_incidents_come_by_date_the_undated_last(tmp_path: Path) -> None:
    made = fill(tmp_path / "record")
    dates = [date(2031, 5, 1), None, date(2030, 12, 31)]
    incidents, records = [], []
    for reading, earliest in zip(made, dates, strict=True):
        _, (incident,), (record,) = groups_of([reading])
        incidents.append(incident)
        records.append(
            msgspec.structs.replace(record, incident_id=incident.incident_id, earliest=earliest)
        )
    with Store.open(tmp_path / "record") as store:
        store.replace_groups([], incidents, records)
        assert store.incidents() == (incidents[2], incidents[0], incidents[1])
        assert list(store.records()) == [records[2], records[0], records[1]]


def test_rejections_stay_single_and_go_when_their_source_is_taken(store: Store) -> None:
    body, reading = reading_of(0)
    broken = Rejection("acquire", reading.page.source, "it is cut off")
    other = Rejection("acquire", "other.html", "it is empty")
    for each in (broken, broken, other, other):
        store.refuse(each)
    assert list(store.rejections()) == [broken, other]
    assert [line["event"] for line in store.custody.lines()].count("refused") == 2
    store.originals.put(body)
    store.take(reading.page)
    assert list(store.rejections()) == [other]


def test_a_name_that_is_not_utf8_is_kept_readably(store: Store) -> None:
    source = b"caf\xe9.html".decode("utf-8", "surrogateescape")
    store.refuse(Rejection("acquire", source, f"{source} cannot be read"))
    assert [each.source for each in store.rejections()] == ["caf\\udce9.html"]


def test_a_text_with_lone_surrogates_is_refused_and_changes_nothing(store: Store) -> None:
    body, reading = reading_of(0)
    put(store, body, reading)
    bad = msgspec.structs.replace(reading.articles[0], byline="\ud800")
    with pytest.raises(Unreadable, match=r"page0\.txt: .*lone surrogates"):
        store.put_reading(reading.page, [bad], [], [], "sample/2")
    assert list(store.articles()) == list(reading.articles)
    assert store.is_done("read", reading.page.page_id, "sample/1")


def test_what_comes_twice_under_one_id_is_kept_once_and_said(store: Store) -> None:
    body, reading = reading_of(0)
    (mention,) = reading.mentions
    other = msgspec.structs.replace(mention.claims[0], informant="the mayor")
    twice = msgspec.structs.replace(mention, claims=(*mention.claims, other, mention.claims[1]))
    store.originals.put(body)
    store.put_reading(reading.page, reading.articles, [twice, twice], [], "sample/1")
    assert list(store.mentions()) == [mention]
    (rejection,) = store.rejections()
    assert other.claim_id in rejection.reason and rejection.source == mention.article_id


def test_a_group_of_what_is_not_there_is_refused_whole(tmp_path: Path) -> None:
    made = fill(tmp_path / "record")
    families, incidents, records = groups_of(made)
    stranger = Family("fa_x", "ar_nowhere")
    with Store.open(tmp_path / "record") as store:
        with pytest.raises(RecordError, match="contradicts what the record holds"):
            store.replace_groups([*families, stranger], incidents, records)
        assert set(store.families()) == set(families)


def test_unknown_ids_raise_key_error(store: Store) -> None:
    for ask in (
        store.page,
        store.article,
        store.mention,
        store.claim,
        store.incident,
        store.record,
    ):
        with pytest.raises(KeyError):
            ask("none")
    assert store.family_of("none") is None and store.incident_of("none") is None


# -- transactions, readers, locks -------------------------------------------------------------


def test_a_broken_off_transaction_leaves_no_row_and_no_custody_line(store: Store) -> None:
    body, reading = reading_of(0)
    before = store.folder.joinpath("custody.jsonl").read_bytes()
    with pytest.raises(ZeroDivisionError), store.transaction():
        put(store, body, reading)
        assert list(store.pages()) == [reading.page], "the block sees what it wrote"
        raise ZeroDivisionError
    assert list(store.pages()) == [] and list(store.rejections()) == []
    store.sync_custody()
    assert store.folder.joinpath("custody.jsonl").read_bytes() == before


def test_reading_goes_on_undisturbed_while_the_same_record_is_written(tmp_path: Path) -> None:
    made = fill(tmp_path / "record")
    with Store.open(tmp_path / "record") as store:
        for page in store.pages():
            (reading,) = (each for each in made if each.page == page)
            store.put_reading(page, reading.articles, [], [], "sample/2")
        assert store.done("read", "sample/2") == {each.page.page_id for each in made}
        with Store.open(tmp_path / "record", readonly=True) as reader:
            assert len(list(reader.articles())) == 3


def test_threads_read_and_write_one_store(tmp_path: Path) -> None:
    made = fill(tmp_path / "record")
    wrong: list[object] = []

    def work(store: Store, number: int) -> None:
        for turn in range(10):
            store.mark_done("test", f"{number}-{turn}", "1")
            if len(list(store.mentions())) != len(made):
                wrong.append(number)

    with Store.open(tmp_path / "record") as store:
        threads = [threading.Thread(target=work, args=(store, number)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong and len(store.done("test", "1")) == 40


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    fill(tmp_path / "record")
    with (
        Store.open(tmp_path / "record"),
        pytest.raises(RecordError, match="this program is writing it already"),
    ):
        Store.open(tmp_path / "record")
    with Store.open(tmp_path / "record") as store:
        store.note("exported", format="csv")


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    (reading, *_) = fill(tmp_path / "record")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with Store.open(tmp_path / "record", readonly=True) as store:
        for write in (lambda: store.take(reading.page), lambda: store.note("exported")):
            with pytest.raises(RecordError, match="for reading only"):
                write()
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_what_is_no_record_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="no such folder"):
        Store.open(tmp_path / "none")
    with pytest.raises(NotARecord, match="no record here"):
        Store.open(tmp_path)
    assert not list(tmp_path.iterdir())
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(NotARecord, match=r"it holds letter\.txt"):
        Store.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_damaged_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    fill(tmp_path / "record")
    database = tmp_path / "record" / "record.sqlite"
    database.write_bytes(b"no database at all, but long enough to be asked" * 100)
    with pytest.raises(NotARecord, match="damaged, or no SQLite database"):
        Store.open(tmp_path / "record")


def test_mentions_without_claims_are_kept(store: Store) -> None:
    body, reading = reading_of(0)
    (mention,) = reading.mentions
    bare = Mention("me_bare", reading.articles[0].article_id, "attack", True, ())
    store.originals.put(body)
    store.put_reading(reading.page, reading.articles, [mention, bare], [], "sample/1")
    assert list(store.mentions()) == [mention, bare]
