"""The screens where people decide, asked over HTTP as a browser without scripts does."""

from __future__ import annotations

import pytest

from tests.review.desks import WEB, Desk
from whence.model import Claim, Toll
from whence.store import Store
from whence.store.verify import verify


def toll(desk: Desk, town: str, figure: int) -> Claim:
    record = desk.record(town)
    with Store.open(desk.folder, readonly=True) as store:
        for name in store.incident(record.incident_id).mention_ids:
            for claim in store.mention(name).claims:
                value = claim.value
                if isinstance(value, Toll) and (value.effect, value.low) == ("killed", figure):
                    return claim
    raise AssertionError(figure)


def test_the_queue_asks_first_where_a_decision_changes_most(desk: Desk) -> None:
    page = desk.get("/review")
    assert page.index("Orrin") < page.index("Kessary")
    assert "killed 12–14" in page and "one source" in page
    first = WEB.request("GET", f"{desk.base}/review/next", redirect=False)
    assert first.headers["location"] == f"/review/{desk.record('Orrin').incident_id}"


def test_a_claim_is_rejected_and_the_record_follows(desk: Desk) -> None:
    record, claim = desk.record("Orrin"), toll(desk, "Orrin", 14)
    answer = desk.post(
        record.incident_id,
        kind="reject",
        about="claim",
        claim=claim.claim_id,
        field="killed",
        seen="",
        code="misread",
        note="an age",
        at="2",
    )
    assert answer.status == 303
    assert answer.headers["location"].endswith("#item-3")
    (killed,) = [each for each in desk.record("Orrin").tolls if each.field == "killed"]
    assert killed.profile_high == 12
    page = desk.get(f"/review/{record.incident_id}")
    assert "misread, an age" in page and "state-rejected" in page
    assert list(verify(desk.folder)) == []


def test_accepting_an_incident_leads_on_to_the_next(desk: Desk) -> None:
    seen: list[str] = []
    for _ in range(3):
        answer = WEB.request("GET", f"{desk.base}/review/next", redirect=False)
        incident_id = answer.headers["location"].removeprefix("/review/")
        seen.append(incident_id)
        on = desk.post(incident_id, kind="accept", about="incident", seen="", code="checked")
        assert on.headers["location"].startswith("/review/next?after=")
    assert len(set(seen)) == 3
    assert {each.review.state for each in desk.records()} == {"accepted"}
    last = WEB.request("GET", f"{desk.base}/review/next?after={seen[-1]}", redirect=False)
    assert last.headers["location"] == "/review"
    assert "Nothing waits" in desk.get("/review")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("killed", {"v_figures": "13"}),
        ("when", {"v_earliest": "2031-03-10"}),
        ("where", {"v_place": "Orrin, the old depot", "v_country": "xk"}),
        ("kind", {"v_kind": "arson"}),
    ],
)
def test_a_field_is_corrected(desk: Desk, field: str, typed: dict[str, str]) -> None:
    record = desk.record("Orrin")
    answer = desk.post(
        record.incident_id, kind="correct", about="field", field=field, seen="", **typed
    )
    assert answer.status == 303, answer.data.decode()
    found = desk.record("Orrin")
    assert found.review_of(field).state == "accepted"
    assert found != record


def test_a_value_by_hand_needs_words_that_stand_in_the_article(desk: Desk) -> None:
    record, claim = desk.record("Orrin"), toll(desk, "Orrin", 14)
    fields = {
        "kind": "enter",
        "about": "field",
        "field": "missing",
        "seen": "",
        "v_figures": "2",
        "article": claim.article_id,
    }
    refused = desk.post(record.incident_id, **fields)
    assert refused.status == 422 and "Cite the words" in refused.data.decode()
    wrong = desk.post(record.incident_id, **fields, words="Nobody wrote this")
    assert wrong.status == 422 and 'value="Nobody wrote this"' in wrong.data.decode()
    assert desk.post(record.incident_id, **fields, words="Two buses burned out").status == 303
    (hand,) = desk.record("Orrin").by_hand
    assert hand.quote == "Two buses burned out"
    assert (
        desk.post(record.incident_id, **{**fields, "seen": hand_head(desk)}, no_source="1").status
        == 303
    )
    (outcome,) = [each for each in desk.record("Orrin").tolls if each.field == "missing"]
    assert outcome.rule == "a person's value, no source"


def hand_head(desk: Desk) -> str:
    with Store.open(desk.folder, readonly=True) as store:
        return store.decisions()[-1].decision_id


def test_two_who_decide_at_once_see_both_and_lose_nothing(desk: Desk) -> None:
    record = desk.record("Orrin")
    first = {"kind": "correct", "about": "field", "field": "killed", "seen": "", "v_figures": "13"}
    assert desk.post(record.incident_id, **first).status == 303
    second = {**first, "v_figures": "15", "note": "the morgue’s list"}
    answer = desk.post(record.incident_id, **second)
    page = answer.data.decode()
    assert answer.status == 409
    assert "killed: 13" in page and 'value="15"' in page and "the morgue’s list" in page
    (killed,) = [each for each in desk.record("Orrin").tolls if each.field == "killed"]
    assert killed.profile_low == 13
    again = {**second, "seen": hand_head(desk)}
    assert desk.post(record.incident_id, **again).status == 303
    (killed,) = [each for each in desk.record("Orrin").tolls if each.field == "killed"]
    assert killed.profile_low == 15


def test_an_undone_decision_no_longer_holds(desk: Desk) -> None:
    record = desk.record("Orrin")
    desk.post(record.incident_id, kind="accept", about="incident", seen="")
    assert desk.record("Orrin").review.state == "accepted"
    answer = desk.post(record.incident_id, kind="withdraw", of=hand_head(desk), code="mistake")
    assert answer.status == 303
    assert desk.record("Orrin").review.state == "unreviewed"
    again = desk.post(record.incident_id, kind="withdraw", of="de_none")
    assert again.status == 422


def test_incidents_are_merged_and_articles_split_off(desk: Desk) -> None:
    ids = [each.incident_id for each in desk.records()]
    answer = desk.post(ids[0], kind="join", one=ids[0], other=ids[1], seen="", code="same event")
    assert answer.status == 303
    assert len(desk.records()) == len(ids) - 1
    whole = answer.headers["location"].split("?")[0].removeprefix("/review/")
    with Store.open(desk.folder, readonly=True) as store:
        off = store.incident(whole).mention_ids[-1]
    split = desk.post(whole, kind="part", one=off, other=whole, code="other event")
    assert split.status == 303
    with Store.open(desk.folder, readonly=True) as store:
        home = store.incident_of(off)
        assert home is not None and store.incident(home).mention_ids == (off,)
    assert list(verify(desk.folder)) == []


def test_a_warning_blurs_the_words_until_they_are_asked_for(desk: Desk) -> None:
    record = desk.record("Orrin")
    desk.post(record.incident_id, kind="sensitive", about="incident", seen="", note="many dead")
    for path in (f"/review/{record.incident_id}", f"/incidents/{record.incident_id}"):
        page = desk.get(path)
        assert "many dead" in page and 'class="blurred" inert' in page
        assert "blurred" not in desk.get(f"{path}?show=1").replace("decide.css", "")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://elsewhere.example"},
        {},
    ],
)
def test_nothing_is_decided_by_another_site_or_without_the_token(
    desk: Desk, headers: dict[str, str]
) -> None:
    record = desk.record("Orrin")
    fields = {"kind": "accept", "about": "incident", "seen": ""}
    if headers:
        fields["token"] = desk.token()
    answer = WEB.request(
        "POST",
        f"{desk.base}/review/{record.incident_id}",
        fields=fields,
        encode_multipart=False,
        headers=headers,
        redirect=False,
    )
    assert answer.status == 403
    assert desk.record("Orrin").review.state == "unreviewed"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "explode"},
        {"kind": "accept", "about": "field", "field": "colour"},
        {"kind": "correct", "about": "field", "field": "killed", "v_figures": "24-23"},
        {"kind": "correct", "about": "field", "field": "killed", "v_figures": "about 7 or 8"},
        {"kind": "correct", "about": "field", "field": "when", "v_earliest": "tomorrow"},
        {"kind": "correct", "about": "field", "field": "where", "v_place": "X", "v_lat": "95"},
        {
            "kind": "correct",
            "about": "claim",
            "claim": "cl_none",
            "field": "killed",
            "v_figures": "3",
        },
        {"kind": "join", "one": "in_none", "other": "in_none"},
        {"kind": "accept", "about": "incident", "note": "x" * 5000},
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence_and_kept(
    desk: Desk, fields: dict[str, str]
) -> None:
    answer = desk.post(desk.record("Orrin").incident_id, **fields)
    assert answer.status == 422, answer.data.decode()
    assert "Nothing was decided" in answer.data.decode()
    with Store.open(desk.folder, readonly=True) as store:
        assert store.decisions() == ()


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    for path in ("/review/in_none", "/review/in_none/enter"):
        assert WEB.request("GET", desk.base + path).status == 404


def test_a_large_incident_shows_a_part_and_the_rest_when_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whence.review.routes.decide.MOST", 1)
    path = f"/review/{desk.record('Orrin').incident_id}"
    few, every = desk.get(path), desk.get(f"{path}?all=1")
    assert "more claims" in few and "more articles" in few
    assert "more claims" not in every
    assert few.count('class="item claim') < every.count('class="item claim')
    assert f'action="{path}?all=1"' in every
