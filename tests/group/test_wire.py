"""Which agency a report is credited to."""

from __future__ import annotations

import pytest

from tests.group.invented import article
from whence.group.wire import credited, is_agency, most_credited, wire
from whence.model import Dateline

BODY = "A bomb went off in Merrin on Tuesday. Twelve people died there."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{BODY}\n\n- AP", "AP"),
        (f"{BODY} (Reuters)", "Reuters"),
        (f"{BODY}\n\n© Thomson Reuters 2031\n\nFollow us: here", "Reuters"),
        (f"{BODY}\n\nSource: AFP", "AFP"),
        (f"{BODY}\n\nXinhua", "Xinhua"),
        (f"MERRIN (AP) — {BODY}", "AP"),
        (f"{BODY} The market was full, Reuters reported. It was noon.", "Reuters"),
        (f"{BODY} Witnesses put it at ten, while Reuters reported 14.", None),
        (f"{BODY} A witness told Reuters that it was loud.", None),
        (f"{BODY}\n\n(AP, AFP, Reuters, dpa)", None),
        (f"People gather. (Reuters Photo)\n\n{BODY} It was quiet after.", None),
        (f"{BODY} The app was down and the ani birds sang.", None),
        (BODY, None),
    ],
)
def test_the_words_that_credit_an_agency(text: str, agency: str | None) -> None:
    assert wire(article("a", text)) == agency


def test_a_dateline_s_credit_stands_before_a_citation() -> None:
    credited = article(
        "a", f"{BODY} It was loud, Reuters reported.", dateline=Dateline(0, 5, credit="AFP")
    )
    assert wire(credited) == "AFP"


@pytest.mark.parametrize(("outlet", "agency"), [("The Quay", "Merrin News"), ("Merrin News", None)])
def test_a_dateline_may_credit_an_agency_that_no_list_holds(
    outlet: str, agency: str | None
) -> None:
    credited = article("a", BODY, outlet=outlet, dateline=Dateline(0, 5, credit="Merrin News"))
    assert wire(credited) == agency


def test_a_byline_names_the_agency() -> None:
    assert wire(article("a", BODY, byline="By ODA LINDE, Associated Press")) == "AP"


@pytest.mark.parametrize(
    ("outlet", "agency"),
    [("Reuters", "Reuters"), ("The Associated Press", "AP"), ("The Merrin Reuters Club", None)],
)
def test_an_outlet_that_is_an_agency(outlet: str, agency: str | None) -> None:
    assert is_agency(outlet) == agency


def test_a_family_takes_what_most_of_its_members_credit() -> None:
    members = [
        article("a", BODY),
        article("b", f"{BODY}\n\n- AFP"),
        article("c", f"{BODY}\n\n(AFP)"),
        article("d", f"{BODY}\n\n- AP"),
    ]
    assert most_credited(list(map(credited, members))) == "AFP"
    assert most_credited([credited(members[0])]) is None
