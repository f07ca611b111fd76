"""Kinds of mistakes once made about who is counted: some of the wounded for all of them, the end of
a list for the list, others for those they come on top of."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, read, tolls_of

TOGETHER: list[tuple[str, list[str]]] = [
    ("One man is in critical condition and three others are injured.", ["injured 4"]),
    ("One person in critical condition, three others injured in Orle", ["injured 4"]),
    (
        "Two people are in critical condition and three are being treated for minor wounds.",
        ["injured 5"],
    ),
    (
        "Three bakers were wounded and a nurse was badly injured.",
        ["injured 4", "injured 3 part", "injured 1 part"],
    ),
    ("A nurse was seriously wounded in a blast that also injured a baker.", ["injured 2"]),
    ("A nurse was grazed by a bullet, and a baker was shot in the leg.", ["injured 2"]),
    ("Ana Brun and seven others were killed in Orle.", ["killed 8"]),
    ("Two nurses, two bakers wounded", ["injured 4", "injured 2 part", "injured 2 part"]),
    ("Driver charged in stabbing deaths of nurse, farmer", ["killed 2"]),
    ("A husband and wife were killed and four others were injured.", ["killed 2", "injured 4"]),
    ("Boy, 2, and nurse killed in Orle", ["killed 2"]),
    ("Father, daughter, 9, found dead in Orle", ["killed 2"]),
    ("Two held after teen, farmer shot in Orle", ["injured 2"]),
    (
        "They found three nurses and a 17-year-old suffering from minor gunshot wounds.",
        ["injured 4", "injured 3 part", "injured 1 part"],
    ),
    ("Shells killed the father, mother and sister of a baker.", ["killed 3"]),
    ("A raid killed a baker named Ivo Marr (14) and a nurse named Ana Brun (13).", ["killed 2"]),
]

APART: list[tuple[str, list[str]]] = [
    (
        "Two bakers were killed in a raid and a nurse was killed in another attack.",
        ["killed 2", "killed 1"],
    ),
    ("Six people were injured, two critically injured.", ["injured 6", "injured 2 part"]),
    (
        "The army said 12 people were killed and the clinic said 15 others were killed.",
        ["killed 12", "killed 15"],
    ),
]

SOME: list[tuple[str, list[str]]] = [
    (
        "A boy was seriously wounded. He is four. A nurse also suffered a gunshot wound.",
        ["injured 1 part", "injured 1 part"],
    ),
    (
        "A baker was shot in the leg. Later, a second victim was taken to a hospital.",
        ["injured 1 part", "injured 1 part"],
    ),
    ("Six people were killed. Three people died at the scene.", ["killed 6", "killed 3 part"]),
    ("Six people were killed. Two others died in Orle.", ["killed 6", "killed 2 part"]),
    (
        "Nine people were killed. Two nurses who were killed lived here.",
        ["killed 9", "killed 2 part"],
    ),
    ("Ivo Marr, Ana Brun and Pia's three sons were killed.", ["killed 3 part"]),
    (
        "An inquiry into two nurses and three bakers found dead in Orle.",
        ["killed 2 part", "killed 3 part"],
    ),
    ("He injured himself and a nurse.", ["injured 1 part"]),
    ("Three nurses were killed. A fourth man was wounded.", ["killed 3", "injured 1"]),
    ("Four nurses were killed. A fifth victim died in Orle.", ["killed 4 part", "killed 1 part"]),
    (
        "Six people were hurt in a raid. Five people were taken to Orle Hospital.",
        ["injured 6", "injured 5 part"],
    ),
    ("Police arrested four men. Five more were arrested.", ["detained 4", "detained 5 part"]),
    (
        "At least 16 people were killed. He mourned the death of six members of his family.",
        ["killed 16-…", "killed 6 part"],
    ),
]

HOW_MANY: list[tuple[str, list[str]]] = [
    (
        "At least four people, two nurses and two bakers, were hurt.",
        ["injured 2 part", "injured 2 part", "injured 4-…"],
    ),
    ("At least 18 and possibly more than 25 deaths were reported.", ["killed 18-…"]),
    ("The clinic gave the highest death toll of seven people killed.", ["killed 7"]),
    ("The clinic counted eight nurses as having been killed.", ["killed 8"]),
    ("Two people were killed and dozens of others were wounded.", ["killed 2", "injured …"]),
    (
        "It led to the death of a nurse and the injury of at least 21 bakers.",
        ["killed 1", "injured 21-…"],
    ),
    ("It resulted in the deaths and injuries of several people.", ["killed …", "injured …"]),
    ("17 villagers across three streets of Orle were killed.", ["killed 17"]),
    ("Ivo Marr (25) was killed by a shell.", ["killed 1 part"]),
    ("A man named Ivo Marr, also known as Abu Orle, was killed.", ["killed 1"]),
    (
        "The clinic initially said three people were killed, while Ana Brun wrote that five people "
        "were killed.",
        ["killed 3 revised", "killed 5"],
    ),
    ("In the year 2030 at least 13 people were killed.", ["killed 13-…"]),
    ("Police have been on scene since Monday after the death of two people shot.", ["killed 2"]),
    ("Police initially said the man had died.", ["killed 1 part revised"]),
    ("Clash in Orle lands four men in hospital", ["injured 4"]),
    ("Two people are in the hospital after a shooting.", ["injured 2"]),
    ("Woman in critical condition after shooting", ["injured 1"]),
    ("Farmer killed, 6 others shot in Orle", ["killed 1", "injured 6"]),
    ("Two shepherds were shot and killed during the raid.", ["killed 2"]),
    ("A driver for the Orle ferry was shot in the back.", ["injured 1"]),
    ("They heard of a baker who had sustained a gunshot wound.", ["injured 1"]),
    ("Four men were hit, one 29 years old, two others 37, and were taken to a clinic.", []),
]

NONE = [
    "Her mother died of a blood disorder.",
    "Three people died in a blaze in Orle.",
    "Her sister is in a hospital bed.",
    "A K-9 officer that disappeared during the raid was found.",
    "A German shepherd was shot and killed during the raid.",
    "The gunman shot and killed a 2-year-old Orle K-9 on its first call.",
    "Ivo Marr, and their son Ana Marr, 5-6 (the son of Ivo), were killed.",
    "Many are hurt and others wonder why.",
    "No agency has provided a number of those who were wounded.",
]


@pytest.mark.parametrize(("text", "expected"), [*TOGETHER, *APART, *SOME, *HOW_MANY])
def test_who_is_counted(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NONE)
def test_no_toll_is_read(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []


@pytest.mark.parametrize("text", [text for text, _ in TOGETHER])
def test_quotes_stand_at_their_spans(text: str) -> None:
    for draft in read(text):
        assert draft.quote == text[draft.start : draft.end]


def test_a_headline_over_shootings_across_a_town_sums_them_up() -> None:
    text = "Ten shot, two fatally\n\nPolice are looking into shootings across the city on Sunday."
    assert "killed 2 period" in [brief(toll) for toll in tolls_of(text)]


def test_a_headline_takes_the_period_of_the_sum_below_it() -> None:
    text = "Two dead, four wounded in Orle\n\nTwo people were killed in separate shootings in Orle."
    assert brief(tolls_of(text)[0]) == "killed 2 period"
