"""Decisions of people, from what they ask for to the record and through rebuilds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import ATTACK
from whence import pipeline
from whence.config import Settings
from whence.deciding import Deciding, lost_in
from whence.errors import NotDecidable
from whence.model import Claim, DecisionKind, Kind, Record, Toll
from whence.pipeline import build
from whence.progress import silent
from whence.reconciled import gather, gather_all
from whence.review.wishes import Cite, Conflict, Made, Wish
from whence.store import Store
from whence.store.verify import verify

ONE = Settings(processes=1)


@pytest.fixture
def record(tmp_path: Path, pages: Path) -> Path:
    with Store.create(tmp_path / "record") as store:
        build(store, [pages], ONE)
    return tmp_path / "record"


@pytest.fixture
def deciding(record: Path) -> Iterator[Deciding]:
    with Deciding(record) as opened:
        yield opened


def orrin(folder: Path) -> Record:
    with Store.open(folder, readonly=True) as store:
        return next(each for each in store.records() if "Orrin" in (each.place or ""))


def claims(folder: Path, of: Record) -> list[Claim]:
    with Store.open(folder, readonly=True) as store:
        incident = store.incident(of.incident_id)
        return [claim for name in incident.mention_ids for claim in store.mention(name).claims]


def killed(folder: Path, figure: int) -> Claim:
    return next(
        claim
        for claim in claims(folder, orrin(folder))
        if isinstance(claim.value, Toll)
        and claim.value.effect == "killed"
        and claim.value.low == figure
    )


def wish(folder: Path, kind: DecisionKind, **more: Any) -> Wish:
    return Wish(kind, **{"by": "Oda Linde", "incident_id": orrin(folder).incident_id, **more})


def made(deciding: Deciding, asked: Wish) -> Made:
    found = deciding.decide(asked)
    assert isinstance(found, Made)
    return found


def bounds(of: Record) -> tuple[int | None, int | None]:
    (outcome,) = [each for each in of.tolls if each.field == "killed"]
    return outcome.profile_low, outcome.profile_high


def test_a_decision_changes_the_record_at_once_and_survives_a_rebuild(
    record: Path, pages: Path, deciding: Deciding
) -> None:
    assert bounds(orrin(record)) == (14, 14)
    no = wish(record, "reject", about="claim", claim_id=killed(record, 14).claim_id, code="misread")
    made(deciding, no)
    made(deciding, wish(record, "accept"))
    for _ in range(2):
        assert bounds(orrin(record)) == (12, 12)
        assert orrin(record).review.state == "accepted"
        assert list(verify(record)) == []
        with Store.open(record) as store:
            store.link_again()
            build(store, [pages], ONE)


def test_a_new_page_opens_what_it_changes_and_nothing_else(
    record: Path, pages: Path, deciding: Deciding
) -> None:
    made(deciding, wish(record, "accept"))
    with Store.open(record, readonly=True) as store:
        others = {each.incident_id for each in store.records()} - {orrin(record).incident_id}
    for other in others:
        made(deciding, wish(record, "accept", incident_id=other))
    line = {
        "id": "late",
        "title": "Car bomb in Orrin",
        "outlet": "Coast Daily",
        "published": date(2031, 3, 13),
        "text": ATTACK.format(town="Orrin", killed=19, hurt=30),
    }
    with (pages / "collected.jsonl").open("ab") as file:
        file.write(msgspec.json.encode(line) + b"\n")
    with Store.open(record) as store:
        build(store, [pages], ONE)
    found = orrin(record)
    assert found.review.state == "reopened"
    assert "Coast Daily" in found.review.why and "19" in found.review.why
    assert [part for part, each in found.reviews if each.state == "reopened"] == ["killed"]
    with Store.open(record, readonly=True) as store:
        states = {each.review.state for each in store.records() if each != found}
    assert states == {"accepted"}


def test_decisions_survive_another_version_of_the_reader(
    record: Path, pages: Path, deciding: Deciding, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = killed(record, 14)
    made(deciding, wish(record, "correct", about="claim", claim_id=claim.claim_id,
                        value=Toll("killed", 13, 13, "13", (13,))))  # fmt: skip
    monkeypatch.setattr("whence.extract.rules._RULES", "another")
    pipeline._reader.cache_clear()
    try:
        with Store.open(record) as store:
            build(store, [pages], ONE)
    finally:
        pipeline._reader.cache_clear()
    assert claim.claim_id not in {each.claim_id for each in claims(record, orrin(record))}
    assert bounds(orrin(record)) == (13, 13)
    assert list(verify(record)) == []


def test_two_people_at_once_and_nobodys_work_is_overwritten(
    record: Path, deciding: Deciding
) -> None:
    one = wish(record, "correct", about="field", field="kind", value=Kind("shelling"), seen="")
    first = made(deciding, one)
    second = msgspec.structs.replace(one, by="Tam Reve", value=Kind("arson"))
    found = deciding.decide(second)
    assert isinstance(found, Conflict)
    assert found.decisions == (first.decision,) and found.wish == second
    assert orrin(record).kind == "shelling"
    again = msgspec.structs.replace(second, seen=first.decision.decision_id)
    assert made(deciding, again).decision.supersedes == (first.decision.decision_id,)
    assert orrin(record).kind == "arson"


def test_decisions_about_different_parts_do_not_get_in_each_others_way(
    record: Path, deciding: Deciding
) -> None:
    for field, seen in (("killed", ""), ("injured", "")):
        made(deciding, wish(record, "accept", about="field", field=field, seen=seen))
    whole = wish(record, "accept", seen="")
    assert isinstance(deciding.decide(whole), Conflict)


def test_undo_brings_back_what_held_before(record: Path, deciding: Deciding) -> None:
    no = wish(record, "reject", about="claim", claim_id=killed(record, 14).claim_id)
    first = made(deciding, no)
    assert bounds(orrin(record)) == (12, 12)
    made(deciding, wish(record, "withdraw", of=first.decision.decision_id))
    assert bounds(orrin(record)) == (14, 14)
    again = deciding.decide(wish(record, "withdraw", of=first.decision.decision_id))
    assert isinstance(again, Conflict)


def test_a_value_by_hand_cites_the_words_or_says_that_it_has_none(
    record: Path, deciding: Deciding
) -> None:
    with Store.open(record, readonly=True) as store:
        article = store.article(killed(record, 14).article_id)
    start = article.text.index("Two buses burned out")
    cite = Cite(article.article_id, start, start + len("Two buses"))
    entered = Toll("missing", 2, 2, "two", (2,))
    asked = wish(record, "enter", about="field", field="missing", value=entered, cites=cite)
    made(deciding, asked)
    found = orrin(record)
    (hand,) = found.by_hand
    assert hand.quote == "Two buses"
    assert hand.byte_ranges == article.byte_map.ranges(cite.start, cite.end)
    made(deciding, msgspec.structs.replace(asked, cites=None))
    (outcome,) = [each for each in orrin(record).tolls if each.field == "missing"]
    assert outcome.rule == "a person's value, no source"


def test_what_does_not_fit_is_refused_with_a_sentence(record: Path, deciding: Deciding) -> None:
    toll = Toll("killed", 5, 3, "x")
    for asked in (
        wish(record, "accept", incident_id="in_none"),
        wish(record, "accept", about="claim", claim_id="cl_none"),
        wish(record, "accept", about="field", field="colour"),
        wish(record, "correct", about="field", field="killed"),
        wish(record, "correct", about="field", field="killed", value=toll),
        wish(record, "correct", about="field", field="injured", value=Kind("arson")),
        wish(record, "enter", about="field", field="killed", value=Toll("killed", 1, 1, "1"),
             cites=Cite("ar_none", 0, 4)),
        wish(record, "reject", about="field", field="kind", value=Kind("arson")),
        wish(record, "withdraw", of="de_none"),
        wish(record, "join", two=("in_none", "in_none")),
    ):  # fmt: skip
        with pytest.raises(NotDecidable):
            deciding.decide(asked)
    with Store.open(record, readonly=True) as store:
        assert store.decisions() == ()


def test_with_four_eyes_the_second_agrees_with_the_first(record: Path, deciding: Deciding) -> None:
    with Store.open_to_decide(record) as store:
        store.require_reviewers(2)
    right = wish(
        record, "correct", about="field", field="killed", value=Toll("killed", 13, 13, "13")
    )
    first = made(deciding, right)
    assert bounds(orrin(record)) == (14, 14)
    agreed = wish(record, "accept", about="field", field="killed", by="Tam Reve",
                  of=first.decision.decision_id)  # fmt: skip
    made(deciding, agreed)
    assert bounds(orrin(record)) == (13, 13)
    assert orrin(record).review_of("killed").by == ("Oda Linde", "Tam Reve")


def test_copies_joins_and_partings_regroup_the_record(record: Path, deciding: Deciding) -> None:
    with Store.open(record, readonly=True) as store:
        before = store.incidents()
        alike = next(each for each in store.families() if each.copies)
    one, other, *_ = alike.article_ids
    made(deciding, wish(record, "not-copy", two=(other, one)))
    with Store.open(record, readonly=True) as store:
        assert store.family_of(other) != store.family_of(one)
    two = (before[0].incident_id, before[1].incident_id)
    joined = made(deciding, wish(record, "join", two=two))
    assert not joined.due
    with Store.open(record, readonly=True) as store:
        assert len(store.incidents()) == len(before) - 1
        assert joined.incident_id in {each.incident_id for each in store.incidents()}
    assert list(verify(record)) == []


def test_incidents_read_together_are_those_read_alone(record: Path, deciding: Deciding) -> None:
    misread = killed(record, 14).claim_id
    made(deciding, wish(record, "reject", about="claim", claim_id=misread, code="misread"))
    made(deciding, wish(record, "accept"))
    with Store.open(record, readonly=True) as store:
        ids = [each.incident_id for each in store.incidents()]
        other = next(each for each in ids if each != orrin(record).incident_id)
        made(deciding, wish(record, "accept", incident_id=other))
    with Store.open(record, readonly=True) as store:
        together = list(gather_all(store, [*ids, ids[0]]))
        assert together == [gather(store, each) for each in (*ids, ids[0])]
        assert sum(len(each.named) for each in together[:-1]) == 3
        with pytest.raises(KeyError):
            list(gather_all(store, [*ids, "in_none"]))


def test_a_join_while_a_build_runs_is_kept_for_it(record: Path, deciding: Deciding) -> None:
    with Store.open(record) as builder:
        names = [each.incident_id for each in builder.incidents()]
        found = made(deciding, wish(record, "join", two=(names[0], names[1])))
        assert found.due
        build(builder, [], ONE)
        assert len(builder.incidents()) == len(names) - 1


def test_what_is_decided_while_the_record_is_linked_is_in_it(record: Path) -> None:
    """The decision falls between what the linking read and what it writes."""
    ready, go = threading.Event(), threading.Event()

    class Waits:
        def __call__(self, step: str, total: int | None) -> Any:
            class Context:
                def __enter__(self) -> Any:
                    ready.set()
                    go.wait(20)
                    return lambda: None

                def __exit__(self, *_: object) -> None: ...

            return Context() if step == "link" else silent(step, total)

    def rebuild() -> None:
        with Store.open(record) as store:
            store.link_again()
            build(store, [], ONE, Waits())

    no = wish(record, "reject", about="claim", claim_id=killed(record, 14).claim_id)
    thread = threading.Thread(target=rebuild)
    thread.start()
    assert ready.wait(20)
    with Deciding(record) as deciding:
        made(deciding, no)
    go.set()
    thread.join()
    assert bounds(orrin(record)) == (12, 12)
    assert list(verify(record)) == []


def test_decisions_whose_words_are_gone_are_named(record: Path, deciding: Deciding) -> None:
    claim = killed(record, 14)
    no = made(deciding, wish(record, "reject", about="claim", claim_id=claim.claim_id))
    with Store.open(record) as store:
        assert lost_in(store) == frozenset()
        page = store.page(store.article(claim.article_id).page_id)
        store.put_reading(page, (), (), (), "nothing")
    with Store.open(record, readonly=True) as store:
        assert lost_in(store) == {no.decision.decision_id}
        assert len(store.decisions()) == 1
