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
    ("The morgue had received 22 bodies after the raid.", ["killed 22 part"]),
    ("A doctor said 31 bodies had been brought there after the blast.", ["killed 31 part"]),
    ("She said her crews alone had collected 31 bodies after the raid.", ["killed 31 part"]),
    ("She said she had treated twelve wounded after the raid.", ["injured 12 part"]),
    ("Rescuers pulled 14 bodies from the rubble.", ["killed 14"]),
    ("Police found nine bodies at the farm after the raid.", ["killed 9"]),
]

DENIED = [
    ("It was not true that nine farmers had been killed in the raid, the army said.",
     ["killed 9 denied"]),
    ("Initial reports that three students died in the attack proved wrong.",
     ["killed 3 denied"]),
    ("He debunked reports that three students died in the attack.", ["killed 3 denied"]),
    ("The general ridiculed the assertion that 24 soldiers were killed in the clash.",
     ["killed 24 denied"]),
    ("The army denied that any civilian was hurt in the strike.", ["injured 0 denied"]),
    ("No civilian was hurt in the raid, which wounded four guards.",
     ["injured 0 denied", "injured 4"]),
]  # fmt: skip

SOMEBODY_ELSE = [
    ("Nine people, excluding the three attackers, were killed in the raid.", ["killed 9"]),
    ("Six persons, comprising four guards and two clerks, were killed in the raid.",
     ["killed 6", "killed 4 part", "killed 2 part"]),
    ("The blast killed nine people. Eleven people were detained in raids.", ["killed 9"]),
    ("The blast killed nine people. Soldiers detained 12 lawyers at a rally.",
     ["detained 12", "killed 9"]),
    ("Troops have rescued 58 of the 94 students abducted from the college.", ["abducted 94"]),
    ("A guard assigned to protect him was wounded in the attack.", ["injured 1"]),
    ("The town shelters 23,000 refugees, most of whom have fled the fighting in the east.", []),
]  # fmt: skip

NOBODYS_DEED = [
    ("He took over in 2004 after his father died of emphysema; the attack killed a guard.",
     ["killed 1"]),
    ("Among those hurt in the raid, 12 sustained serious injuries.", ["injured 12 part"]),
    ("The poll will take another shot at the question after the attack.", []),
    ("An ambush is supposedly going to take place with the killing of three women.", []),
    ("He was going to work when gunmen killed two guards.", ["killed 2"]),
    ("A rumor that gunmen killed three women has no credibility, police said.",
     ["killed 3 denied"]),
    ("One of his aides shot and wounded a guard.", ["injured 1"]),
    ("One man was killed and another shot at close range in the raid.",
     ["killed 1", "injured 1"]),
]  # fmt: skip

OVER_SEVERAL = [
    ("In all, no fewer than 50 persons were killed in the five incidents, by our count.",
     ["killed 50-… period"]),
    ("A watchdog says 23 people had been killed in such attacks before the weekend.",
     ["killed 23 period"]),
    ("The line stops every month since five workers were shot dead at the farm.", ["killed 5"]),
]  # fmt: skip

OF_ONE_SIDE = [
    ("The raid killed 11 officers. Police said at least four rebels were killed in the fight.",
     ["killed 11", "killed 4-… part"]),
    ("The strike killed nine farmers, elders said. The army said it had killed 30 rebels.",
     ["killed 9", "killed 30"]),
    ("The strike killed 12 militants in Orle.", ["killed 12"]),
    ("The army said six of its servicemen were killed and 14 wounded in the clash.",
     ["killed 6 part", "injured 14 part"]),
    ("The army said it had killed 20 enemy soldiers in the clash.", ["killed 20 part"]),
    ("She said her husband and two sons were killed in the raid.",
     ["killed 3 part"]),
    ("Soldiers killed several rebels near Orle on Sunday, the army said.", ["killed …"]),
    ("The army killed dozens of rebels near Orle. Three of its soldiers were wounded.",
     ["killed …", "injured 3 part"]),
    ("Police handed over nine of the 14 officers who died in the ambush.",
     ["killed 14", "killed 9 part"]),
    ("We have buried 27 people after the raid, the mayor said.", ["killed 27"]),
]  # fmt: skip

BULLETIN = (
    "Orle, week in brief\n\nThe week was a bad one.\n\nVELDE: A blast in Velde killed 40 people"
    " on Monday.\n\nTARN: Four young men were shot dead in Tarn on Sunday.\n\nBRUNN: Gunmen in"
    " Brunn killed three officers on Friday."
)

OF_ONE_KIND = (
    "Ambush kills 14 soldiers in Orle\n\nAn ambush killed 14 soldiers in Orle, the army said. The"
    " rebels said they had killed 47 people. Another source said the losses were heavier."
    " At least 30 soldiers had been killed, the source said."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *ONE_EVENT_OF_LAST_YEAR,
        *OVER_SEVERAL,
        *SEEN_BY_ONE,
        *OF_ONE_SIDE,
        *DENIED,
        *SOMEBODY_ELSE,
        *NOBODYS_DEED,
    ],
)
def test_whom_and_what_a_toll_counts(text: str, expected: list[str]) -> None:
    assert sorted(map(brief, tolls_of(text))) == sorted(expected)


def test_those_of_the_headline_s_kind_are_no_group_of_a_larger_toll() -> None:
    assert [brief(toll) for toll in tolls_of(OF_ONE_KIND)][-1] == "killed 30-…"


def test_the_items_of_a_bulletin_have_tolls_of_their_own() -> None:
    assert [brief(toll) for toll in tolls_of(BULLETIN)] == ["killed 40", "killed 4", "killed 3"]
