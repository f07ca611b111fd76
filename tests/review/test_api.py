"""The JSON interface over HTTP: every answer is what its own description says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from openapi_spec_validator import validate

from tests.review.desks import served
from tests.review.sample import Sample
from whence.model import Review
from whence.review.routes.api import ENDPOINTS
from whence.store import Store

ROOT = "/api/v1"


def ask(port: int, path: str) -> tuple[int, Any]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", ROOT + path)
    response = connection.getresponse()
    assert response.headers["content-type"] == "application/json"
    return response.status, json.loads(response.read())


@pytest.fixture(scope="module")
def described(port: int) -> Any:
    return ask(port, "/openapi.json")[1]


def check(described: Any, path: str, status: int, body: Any) -> None:
    answers = described["paths"][ROOT + path]["get"]["responses"]
    shape = answers[str(status)]["content"]["application/json"]["schema"]
    jsonschema.validate(body, {**shape, "components": described["components"]})


def test_the_description_is_openapi(described: Any) -> None:
    validate(described)
    assert len(described["paths"]) == len({each.path for each in ENDPOINTS})


def test_every_answer_is_as_described(port: int, record: Sample, described: Any) -> None:
    ids = {
        "incident_id": record.ombrel.incident_id,
        "article_id": record.wire.article_id,
        "claim_id": record.toll.claim_id,
    }
    for each in ENDPOINTS:
        if each.method == "GET" and "standing" not in each.path:  # that is for desks to decide at
            status, body = ask(port, each.path.format(**ids))
            assert status == 200
            check(described, each.path, 200, body)
            if "{" in each.path:
                nothing = each.path.format(**dict.fromkeys(ids, "nothing"))
                status, body = ask(port, nothing)
                assert status == 404
                check(described, each.path, 404, body)


def test_an_incident_says_whether_it_was_reviewed(port: int, record: Sample) -> None:
    _, body = ask(port, f"/incidents/{record.ombrel.incident_id}")
    assert body["label"] == "machine, unreviewed"
    assert body["record"]["incident_id"] == body["incident_id"] == record.ombrel.incident_id
    assert record.wire.article_id in body["article_ids"]


def test_a_claim_stands_in_its_article(port: int, record: Sample) -> None:
    _, body = ask(port, f"/claims/{record.toll.claim_id}")
    claim = body["claim"]
    _, article = ask(port, f"/articles/{claim['article_id']}")
    assert article["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert body in article["claims"]
    assert body["incident_id"] == record.ombrel.incident_id
    _, listed = ask(port, f"/incidents/{record.ombrel.incident_id}/claims")
    assert body in listed["items"]


@pytest.mark.parametrize("path", ["/incidents", "/articles", "/rejections"])
@pytest.mark.parametrize("limit", [1, 2, 200])
def test_pages_hold_everything_once(port: int, path: str, limit: int) -> None:
    _, whole = ask(port, f"{path}?limit=200")
    items, cursor = [], ""
    while cursor is not None:
        status, page = ask(port, f"{path}?limit={limit}&cursor={cursor}")
        assert status == 200
        assert len(page["items"]) <= limit
        items += page["items"]
        cursor = page["next"]
    assert items == whole["items"]
    assert items


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "limit=1e9", "cursor=%FF", "cursor=!!!", "limit="]
)
def test_a_wrong_page_is_refused(port: int, query: str) -> None:
    status, body = ask(port, f"/decisions?{query}")
    assert status == 400
    assert body["error"]


def test_there_is_no_other_address(port: int) -> None:
    status, body = ask(port, "/nothing")
    assert (status, body["error"]) == (404, "There is no such page")


@pytest.fixture
def changed(record: Sample, tmp_path: Path) -> Iterator[tuple[int, str, str]]:
    """A record in which one incident became a part of another, and its own was rejected."""
    folder = tmp_path / "record"
    shutil.copytree(record.folder, folder)
    with Store.open(folder) as store:
        ombrel, pellam = (
            store.incident(each.incident_id) for each in (record.ombrel, record.pellam)
        )
        joined = type(ombrel)(
            ombrel.incident_id, ombrel.kind, (*ombrel.mention_ids, *pellam.mention_ids)
        )
        body = store.record(ombrel.incident_id)
        rejected = msgspec.structs.replace(body, review=Review("rejected", ("Ilka",)))
        store.replace_groups(tuple(store.families()), (joined,), (rejected,), "test")
    with served(folder) as port:
        yield port, ombrel.incident_id, pellam.incident_id


def test_what_went_leaves_a_tombstone(changed: tuple[int, str, str], described: Any) -> None:
    port, whole, part = changed
    status, body = ask(port, f"/incidents/{part}")
    assert status == 410
    check(described, "/incidents/{incident_id}", 410, body)
    assert body["tombstone"]["why"] == "regrouped"
    assert body["tombstone"]["now"] == whole
    status, other = ask(port, f"/incidents/{whole}")
    assert (status, other["tombstone"]["why"]) == (410, "rejected")
    _, buried = ask(port, "/tombstones")
    assert buried["items"] == [other["tombstone"], body["tombstone"]]
    _, listed = ask(port, "/incidents")
    assert listed == {"items": [], "next": None}
