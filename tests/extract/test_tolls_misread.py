"""Tolls that were read of somebody else, as all where they are some, or over a time where they are
of one day."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

ONE_EVENT_OF_LAST_YEAR = [
    ("In June last year, a suicide bomber struck a bus station in Tarn, killing 45 people.",
     ["killed 45"]),
    ("Bandits had in March last year abducted 316 students from Tarn.", ["abducted 316"]),
    ("Last year, militants stormed a prison in Tarn and killed 45 guards.", ["killed 45"]),
    ("The raid was the second on the camp in three months; a rocket in May killed two people.",
     ["killed 2"]),
    ("Rebels killed 120 people last year.", ["killed 120 period"]),
    ("Last year 120 people were killed in the province.", ["killed 120 period"]),
    ("Bloody weekend in the west: 19 murdered in 48 hours", ["killed 19 period"]),
]  # fmt: skip

SEEN_BY_ONE = [
    ("A doctor said 31 bodies had been brought there after the blast.", ["killed 31 part"]),
    ("She said her crews alone had collected 31 bodies after the raid.", ["killed 31 part"]),
    ("She said she had treated twelve wounded after the raid.", ["injured 12 part"]),
    ("Rescuers pulled 14 bodies from the rubble.", ["killed 14"]),
    ("Police found nine bodies at the farm after the raid.", ["killed 9"]),
]

DENIED = [
    ("He debunked reports that three students died in the attack.", ["killed 3 denied"]),
    ("The general ridiculed the assertion that 24 soldiers were killed in the clash.",
     ["killed 24 denied"]),
    ("The army denied that any civilian was hurt in the strike.", ["injured 0 denied"]),
    ("No civilian was hurt in the raid, which wounded four guards.",
     ["injured 0 denied", "injured 4"]),
]  # fmt: skip

SOMEBODY_ELSE = [
    ("The blast killed nine people. Eleven people were detained in raids.", ["killed 9"]),
    ("The blast killed nine people. Soldiers detained 12 lawyers at a rally.",
     ["detained 12", "killed 9"]),
    ("Troops have rescued 58 of the 94 students abducted from the college.", ["abducted 94"]),
    ("A guard assigned to protect him was wounded in the attack.", []),
    ("The town shelters 23,000 refugees, most of whom have fled the fighting in the east.", []),
]  # fmt: skip

OF_ONE_KIND = (
    "Ambush kills 14 soldiers in Orle\n\nAn ambush killed 14 soldiers in Orle, the army said. The"
    " rebels said they had killed 47 people. Another source said the losses were heavier."
    " At least 30 soldiers had been killed, the source said."
)


@pytest.mark.parametrize(
    ("text", "expected"), [*ONE_EVENT_OF_LAST_YEAR, *SEEN_BY_ONE, *DENIED, *SOMEBODY_ELSE]
)
def test_whom_and_what_a_toll_counts(text: str, expected: list[str]) -> None:
    assert sorted(map(brief, tolls_of(text))) == sorted(expected)


def test_those_of_the_headline_s_kind_are_no_group_of_a_larger_toll() -> None:
    assert [brief(toll) for toll in tolls_of(OF_ONE_KIND)][-1] == "killed 30-…"
