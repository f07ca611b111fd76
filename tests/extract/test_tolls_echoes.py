"""Figures that do not say what they count, because the toll told just before them does."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

_RAID = "Gunmen killed 30 people in Orle. "

ECHOES: list[tuple[str, list[str]]] = [
    ("A councillor put the number at 43.", ["killed 43"]),
    ("The opposition says the figure is 17, without naming its sources.", ["killed 17"]),
    ("The state raised its figure to 39 on Friday.", ["killed 39"]),
    ("A chief in Tarn came up with a figure of 63.", ["killed 63"]),
    ("The state's figure of 37 has not been updated since.", ["killed 37"]),
    ("Residents insist that the figure is 36 and that it may rise.", ["killed 36"]),
    ("The ministry maintains a count of 26.", ["killed 26"]),
    ("The governor said 23.", ["killed 23"]),
    ("The ministry earlier reported 16.", ["killed 16 revised"]),
    ("Rights groups spoke of at least 40.", ["killed 40-…"]),
    ("“I counted 31,” he said.", ["killed 31 part"]),
    ("Thirty-four is the figure that the prosecutor gave.", ["killed 34"]),
    ("This brings the number of victims to 31.", ["killed 31"]),
    ("The army corrected an earlier figure of 26.", ["killed 26 revised"]),
    ("Police hold to 26.", ["killed 26"]),
    ("The prison service stands by 26.", ["killed 26"]),
    ("The union puts it at 41.", ["killed 41"]),
    ("So far the state has admitted to 12.", ["killed 12"]),
    ("The ministry maintains that there were 24.", ["killed 24"]),
    ("The bishop's office documented 44.", ["killed 44"]),
]

IN_ONE_SENTENCE: list[tuple[str, list[str]]] = [
    ("Orle: Govt says 25 died, rights group counts 51", ["killed 25", "killed 51"]),
    (
        "A fight left 34 people dead, the state said, while a union spoke of 40.",
        ["killed 34", "killed 40"],
    ),
    (
        "At least 82 people were killed this year, compared with 54 in the previous year.",
        ["killed 54 period", "killed 82-… period"],
    ),
    (
        "Fifty-six reporters were killed this year, down from 71 in 2017.",
        ["killed 56 period", "killed 71 period"],
    ),
    (
        "The death toll from Sunday's shooting at a party in Orle, in the southern department of"
        " Tarn Velde, climbed to 12 on Monday.",
        ["killed 12"],
    ),
]

ELSE = [
    "The governor said 23 people had come to see it.",
    "The price rose to a total of 40 crowns.",
    "The army put the number of drummers at 400.",
    "The company has a staff count of 40.",
    "He spoke of 1998.",
    "The figure of 30 does not include the gunmen.",
    "The police counted 40 shell casings.",
    "The number 12 was painted on the wall.",
    "The road held to 12 bends.",
    "The convoy left it at 12.",
    "The mayor stuck to two speeches.",
    "Her phone number is 112.",
    "The committee voted 12 against 5.",
    "The agency put the number at 43,000, and most live in tents.",
    "Nobody knew. Nobody came. The price was set at a total of 12.",
]


@pytest.mark.parametrize(("text", "expected"), ECHOES)
def test_a_figure_goes_on_about_the_toll_before(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(_RAID + text)) == sorted(
        ["killed 30", *expected]
    )


@pytest.mark.parametrize(("text", "expected"), IN_ONE_SENTENCE)
def test_a_figure_goes_on_about_its_own_sentence(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == expected


@pytest.mark.parametrize("text", ELSE)
def test_a_number_of_else_is_no_toll(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(_RAID + text)] == ["killed 30"]


@pytest.mark.parametrize("text", ["The governor said 23.", "The number stood at 43."])
def test_a_figure_alone_is_no_toll(text: str) -> None:
    assert tolls_of(text) == []
