"""What an article tells of besides its incident: what went before it, its like elsewhere, what its
people did or met earlier, other stories. None of it is the incident's. Every text opens with an
attack that killed one or hurt five in Tartu."""

from __future__ import annotations

import pytest

from tests.extract.making import article
from tests.extract.tolls_of import brief
from whence.extract.rules import RulesReader
from whence.model import MentionDraft, Toll, When

NURSE = "A nurse was killed in a strike on an ambulance in Tartu, Estonia, on Monday."
DAY = "2021-06-15"
HURT = "A gunman wounded five people at a cafe in Tartu, Estonia, on Monday."

BACKGROUND: list[tuple[str, list[str]]] = [
    # An earlier event, whose dead are no more of this one's than if one of its own were many.
    (
        f"{NURSE} The crew had come after an earlier bombing, which killed four people.",
        ["killed 4"],
    ),
    (
        f"{NURSE} The crew had been sent to an earlier strike. That strike killed four people.",
        ["killed 4"],
    ),
    # A whole sentence of background whose toll the next one gives.
    (
        f"{HURT} In 2017 a gunman opened fire from a hotel in Narva. Fifty-eight people died.",
        ["killed 58"],
    ),
    # What people did or met before.
    (
        "The militia that killed 30 villagers in May attacked Tartu, Estonia, on Monday, wounding "
        "five people.",
        ["killed 30"],
    ),
    (f"{HURT} He led the attack that killed 40 people in Narva.", ["killed 40"]),
    (f"{HURT} He had planned a bombing that killed nine guards.", ["killed 9"]),
    (f"{HURT} His wife was one of three teachers killed in a raid.", ["killed 1 part", "killed 3"]),
    (
        f"{HURT} The group has about 200 fighters and has beheaded at least six hostages.",
        ["killed 6-…"],
    ),
    # What the place saw, what the attack brings to mind.
    (
        "A bomb wounded five people in Tartu, Estonia, on Monday, in a district where 30 students "
        "were killed at a learning centre.",
        ["killed 30"],
    ),
    (
        "The attack in Tartu, Estonia, on Monday, in which five guards were wounded, recalled a "
        "siege in which 67 people died.",
        ["killed 67"],
    ),
    (
        "A bomb wounded five people in Tartu, Estonia, on Monday near the school where 90 girls "
        "were killed in May.",
        ["killed 90"],
    ),
    # Sums over many events.
    (
        f"{HURT} Monitors listed 26 attacks in the county, in which 412 people were killed.",
        ["killed 412 period"],
    ),
    (f"{HURT} Such attacks have killed 60 officials.", ["killed 60 period"]),
    # What people did about it.
    (f"{HURT} Protests over the shooting led to 230 arrests and two deaths.", []),
    # Another story, though its figure is the incident's: the person is another.
    (
        f"{NURSE}\n\nThe woman, 30, had two children, her brother said at the clinic Tuesday.\n\n"
        "Related: Gunman kills 7-year-old girl in Narva\n\nPolice are looking for the man.",
        ["killed 1"],
    ),
]


def tolls(mentions: list[MentionDraft], *, background: bool) -> list[str]:
    return [
        brief(claim.value)
        for mention in mentions
        if mention.background == background
        for claim in mention.claims
        if isinstance(claim.value, Toll)
    ]


@pytest.mark.parametrize(("text", "expected"), BACKGROUND)
def test_it_is_background(text: str, expected: list[str]) -> None:
    mentions = list(RulesReader().read(article(text, DAY)))
    assert tolls(mentions, background=True) == expected
    assert tolls(mentions, background=False)


def test_what_police_say_after_it_is_the_incident_s_again() -> None:
    text = f"{HURT} In 2017 a gunman opened fire in Narva. Police said three people died on Monday."
    assert "killed 3" in tolls(list(RulesReader().read(article(text, DAY))), background=False)


def test_who_was_driven_to_the_place_before_was_not_driven_out_by_the_incident() -> None:
    for words in (
        "Hundreds of people were displaced from the north and sheltered in the school.",
        "Several families were displaced here after the leaflets.",
        "The school was sheltering 300 displaced people.",
    ):
        mentions = list(RulesReader().read(article(f"{NURSE} {words}", DAY)))
        assert tolls(mentions, background=False) == ["killed 1"], words
    driven = list(RulesReader().read(article(f"{NURSE} The strike displaced 300 people.", DAY)))
    assert "displaced 300" in tolls(driven, background=False)


def test_the_day_of_a_report_before_a_colon_dates_no_event() -> None:
    text = "From June 14: Victim of rink shooting tells of panic\n\nTwo men were killed on Friday."
    mentions = list(RulesReader().read(article(text, DAY)))
    dates = [c.value for m in mentions for c in m.claims if isinstance(c.value, When)]
    assert [one.earliest.isoformat() for one in dates if one.earliest] == ["2021-06-11"]
    assert tolls(mentions, background=False) == ["killed 2"]


def test_an_hour_later_another_person_is_shot_on_another_street() -> None:
    text = (
        "A man was fatally shot on Torrey Street in Tartu, Estonia, on Monday. An hour later, a "
        "woman was fatally shot on Elm Avenue."
    )
    mentions = list(RulesReader().read(article(text, DAY)))
    assert [tolls([one], background=False) for one in mentions] == [["killed 1"], ["killed 1"]]


@pytest.mark.parametrize("nth", ["4th person", "3rd victim", "A 2nd person", "A fifth man"])
def test_a_further_person_who_dies_is_one_of_more(nth: str) -> None:
    text = (
        f"{nth} dies after Monday's shooting in Tartu, Estonia\n\nPolice are looking for the man."
    )
    assert tolls(list(RulesReader().read(article(text, DAY))), background=False) == [
        "killed 1 part"
    ]


def test_those_who_also_died_come_on_top() -> None:
    text = "A bomb killed 12 people in Tartu, Estonia, on Monday. Two policemen also died."
    mentions = list(RulesReader().read(article(text, DAY)))
    assert tolls(mentions, background=False) == ["killed 12", "killed 2 part"]
