"""Decisions that a program puts on record over HTTP, for the person whose token it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.review import desks
from tests.review.desks import WEB, Desk
from whence.review import desk
from whence.store import Store
from whence.store.accounts import Accounts, By
from whence.store.verify import verify

ROOT = "/api/v1"
LONG = "seven grey herons"
OTHERS = desk.Where("127.0.0.1", proxy="127.0.0.9")


class Program(msgspec.Struct, frozen=True):
    """A program with a token."""

    base: str
    secret: str

    def ask(self, path: str, sent: Any = None, kind: str = "application/json") -> tuple[int, Any]:
        """What an address answers, to a POST where something is sent."""
        headers = {"Authorization": f"Bearer {self.secret}", "Content-Type": kind}
        body = None if sent is None else msgspec.json.encode(sent)
        answer = WEB.request(
            "GET" if sent is None else "POST", self.base + ROOT + path, headers=headers, body=body
        )
        return answer.status, msgspec.json.decode(answer.data)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, dict[str, Program]]]:
    folder = desks.made(tmp_path_factory.mktemp("api"))
    with Accounts(folder) as accounts:
        accounts.add("Ilka", "admin", LONG, By("root"))
        accounts.add("Bram", "reviewer", LONG, By("root"))
        accounts.add("Cato", "reader", LONG, By("root"))
        tokens = {name: accounts.make_token(name, "t", By("root")) for name in ("Bram", "Cato")}
        tokens["Ilka"] = accounts.make_token("Ilka", "t", By("root"))
    with desks.opened(folder, where=OTHERS) as served:
        yield served, {name: Program(served.base, each) for name, each in tokens.items()}


def test_a_decision_is_on_record_under_the_tokens_name(
    opened: tuple[Desk, dict[str, Program]],
) -> None:
    served, programs = opened
    bram = programs["Bram"]
    incident = bram.ask("/incidents")[1]["items"][0]["incident_id"]
    standing = bram.ask(f"/incidents/{incident}/standing")[1]
    wish = {
        "kind": "accept",
        "incident_id": incident,
        "code": "checked",
        "seen": standing["heads"].get("incident", ""),
    }
    status, made = bram.ask("/decisions", wish)
    assert status == 201, made
    assert made["decision"]["by"] == "Bram"
    assert bram.ask(f"/incidents/{incident}")[1]["label"] == "accepted by a person"
    listed = programs["Cato"].ask("/decisions")[1]["items"]
    assert listed == [{"decision": made["decision"], "withdrawn": False}]

    status, refused = programs["Ilka"].ask("/decisions", {**wish, "kind": "reject"})
    assert status == 409, "Ilka had not seen what Bram decided"
    assert refused["meanwhile"] == [made["decision"]]

    undo = {"kind": "withdraw", "of": made["decision"]["decision_id"], "seen": ""}
    status, undone = bram.ask("/decisions", undo)
    assert status == 201, undone
    assert bram.ask("/decisions")[1]["items"][0]["withdrawn"] is True
    assert bram.ask(f"/incidents/{incident}")[1]["label"] == "machine, unreviewed"
    assert list(verify(served.folder)) == []


def test_a_rejected_incident_leaves_a_tombstone(opened: tuple[Desk, dict[str, Program]]) -> None:
    _, programs = opened
    ilka = programs["Ilka"]
    incident = ilka.ask("/incidents")[1]["items"][-1]["incident_id"]
    seen = ilka.ask(f"/incidents/{incident}/standing")[1]["heads"].get("incident", "")
    wish = {"kind": "reject", "incident_id": incident, "code": "out of scope", "seen": seen}
    assert ilka.ask("/decisions", wish)[0] == 201
    status, gone = ilka.ask(f"/incidents/{incident}")
    assert (status, gone["tombstone"]["why"]) == (410, "rejected")
    assert gone["tombstone"] in ilka.ask("/tombstones")[1]["items"]
    kept = [each["incident_id"] for each in ilka.ask("/incidents")[1]["items"]]
    assert incident not in kept


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"kind": "accept", "incident_id": "in_none", "seen": ""}, 400),
        ({"kind": "accept", "incident_id": "in_none"}, 400),
        ({"kind": "praise", "seen": ""}, 400),
        ({"kind": "accept", "seen": "", "by": "somebody else"}, 400),
        ([], 400),
        ({"kind": "withdraw", "of": "de_none", "seen": ""}, 400),
    ],
)
def test_what_does_not_fit_is_refused(
    opened: tuple[Desk, dict[str, Program]], sent: Any, status: int
) -> None:
    served, programs = opened
    with Store.open(served.folder, readonly=True) as store:
        before = store.decisions()
    got, refused = programs["Bram"].ask("/decisions", sent)
    assert got == status
    assert refused["error"]
    with Store.open(served.folder, readonly=True) as store:
        assert store.decisions() == before


def test_only_json_is_taken(opened: tuple[Desk, dict[str, Program]]) -> None:
    wish = {"kind": "accept", "incident_id": "in_none", "seen": ""}
    assert opened[1]["Bram"].ask("/decisions", wish, "text/plain")[0] == 415


def test_a_reader_decides_nothing(opened: tuple[Desk, dict[str, Program]]) -> None:
    wish = {"kind": "accept", "incident_id": "in_none", "seen": ""}
    assert opened[1]["Cato"].ask("/decisions", wish)[0] == 403
