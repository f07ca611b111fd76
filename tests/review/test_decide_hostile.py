"""The screens where people decide, before pages and people that attack: nothing runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsing import Window
from tests.hostile.record import Hostile
from tests.hostile.vectors import VECTORS
from tests.review.desks import Desk, served
from tests.review.test_hostile import made, nothing_ran  # noqa: F401 - a fixture
from whence.deciding import Deciding


@pytest.fixture(scope="module")
def desk(made: Hostile) -> Iterator[Desk]:  # noqa: F811 - the fixture above
    with served(made.folder, deciding=Deciding) as port:
        yield Desk(made.folder, port)


@pytest.fixture
def window(browser: Browser, desk: Desk) -> Iterator[Window]:
    context = browser.new_context(viewport={"width": 1100, "height": 700})
    yield Window(context.new_page(), desk.base)
    context.close()


def test_hostile_pages_run_nothing_where_people_decide(
    made: Hostile,  # noqa: F811 - the fixture above
    window: Window,
) -> None:
    window.open("/review")
    nothing_ran(window)
    for incident_id in made.incidents:
        for path in (f"/review/{incident_id}", f"/review/{incident_id}/enter?field=where"):
            window.open(path)
            nothing_ran(window)


def test_hostile_people_run_nothing_either(
    made: Hostile,  # noqa: F811 - the fixture above
    desk: Desk,
    window: Window,
) -> None:
    incident_id = made.incidents[0]
    for number in range(0, len(VECTORS), 25):
        attack = " ".join(each.replace("\0", "") for each in map(str, VECTORS[number : number + 4]))
        fields = {"about": "field", "field": "where", "note": attack[:3000], "code": "other"}
        desk.post(incident_id, kind="correct", v_place=attack[:300], **fields)
        desk.post(incident_id, kind="sensitive", about="incident", note=attack[:300])
        window.open(f"/review/{incident_id}?show=1")
        nothing_ran(window)
    window.page.set_content("")
    window.open(f"/review/{incident_id}?done=<script>window.pwned=1</script>")
    nothing_ran(window)
    answer = desk.post(incident_id, kind="correct", v_figures=attack[:300], **fields, seen="de_x")
    assert answer.status in (409, 422)
    assert "<script>window" not in answer.data.decode()
