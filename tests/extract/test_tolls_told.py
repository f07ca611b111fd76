"""Tolls in the many ways in which reporters state one: headlines over a toll that moves, numbers
of a kind of people, lists of the dead, counts by witnesses and hospitals, people whom nobody has
found."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

MOVING: list[tuple[str, list[str]]] = [
    ("Orle mourns as depot blast toll climbs to 43", ["killed 43"]),
    ("Tessland army toll from ambush rises to 28", ["killed 28"]),
    ("Prosecutors lower toll to 11 after autopsies", ["killed 11"]),
    ("Police revise toll down to nine", ["killed 9"]),
    ("Body count in Orle blast reaches 23", ["killed 23"]),
    ("Orle raid: wounded climb to 60", ["injured 60"]),
    ("Martyrs of Orle bombing rise to 49", ["killed 49"]),
    ("The injury toll from the blast stood at 30.", ["injured 30"]),
    ("A previous toll given by local officials stood at 43.", ["killed 43 revised"]),
    ("The number of martyrs has risen to 49, the ministry said.", ["killed 49"]),
    ("The number of weavers killed in Friday's raid on a mill in Tarn rose to 19.", ["killed 19"]),
    ("The number of confirmed dead stood at 12 on Sunday.", ["killed 12"]),
    ("The raid brought to 12 the number of people murdered in Orle.", ["killed 12"]),
    ("The mayor gave the number of dead as nine.", ["killed 9"]),
    (
        "A union put the number of dead at 37 and the injured at 74.",
        ["killed 37", "injured 74"],
    ),
]  # fmt: skip

GIVEN: list[tuple[str, list[str]]] = [
    ("The monitor gave a toll of 19 dead and 30 wounded.", ["killed 19", "injured 30"]),
    ("A chief in Orle gave a figure of 19 dead.", ["killed 19"]),
    ("They compiled a list of 84 persons killed in the raid.", ["killed 84"]),
    ("Committee of survivors publishes list of 158 dead", ["killed 158"]),
    ("Reporters had spoken of 20 wounded in the blast.", ["injured 20"]),
    ("Officials spoke of 19 deaths after the raid.", ["killed 19"]),
    (
        "The army put its losses at 28 soldiers killed, 24 wounded and seven missing.",
        ["killed 28", "injured 24", "missing 7"],
    ),
]

COUNTED_TOGETHER: list[tuple[str, list[str]]] = [
    ("Fourteen women and children were killed in Orle.", ["killed 14"]),
    ("12 men, women and children were hurt in Orle.", ["injured 12"]),
    ("A strike killed 12 soldiers and civilians fled the town.", ["killed 12"]),
    ("Gunmen killed nine farmers and villagers were hurt.", ["killed 9"]),
    ("Gunmen killed nine farmers and wounded three.", ["killed 9", "injured 3"]),
    ("Eleven people, not 12, were killed in the raid.", ["killed 11"]),
]

LOST: list[tuple[str, list[str]]] = [
    ("Twelve farmers on their way to market lost their lives.", ["killed 12"]),
    (
        "52 weavers, 11 of them children, had lost their lives, he said.",
        ["killed 52", "killed 11 part"],
    ),
    ("Nine persons deprived of liberty lost their lives in the raid.", ["killed 9"]),
    ("Two soldiers paid the supreme price in Orle.", ["killed 2"]),
    ("Two soldiers laid down their lives.", ["killed 2"]),
    ("The army acknowledged the loss of 28 soldiers.", ["killed 28"]),
    ("The army said it had lost 28 soldiers.", ["killed 28"]),
    ("A farmer who lost two sons in the raid wept.", ["killed 2 part"]),
    ("Villagers buried 29 people after the raid.", ["killed 29"]),
]

FOUND: list[tuple[str, list[str]]] = [
    ("“I counted more than 20 bodies,” he said.", ["killed 21-… part"]),
    ("He had helped to carry out seven bodies.", ["killed 7 part"]),
    ("What we have is 18 bodies at the health centre.", ["killed 18"]),
    ("The remains of seven men were found in the mill.", ["killed 7"]),
    ("Searchers spoke of finding four bodies.", ["killed 4"]),
    ("Soldiers had evacuated 31 wounded to Tarn.", ["injured 31"]),
    ("The clinic had taken in 61 of the wounded.", ["injured 61 part"]),
    ("11 of the dead came from one village.", ["killed 11 part"]),
    ("A blast hurt 30 people. 12 of the injured have left the clinic.", ["injured 30"]),
    ("Two of the wounded died on Monday.", ["killed 2 part"]),
]

GONE: list[tuple[str, list[str]]] = [
    ("Some 180 could not be found on Sunday.", ["missing 180"]),
    ("94 pupils were with the bandits, the state said.", ["abducted 94"]),
    ("Orle raid: parents insist 163 pupils in captors' hands", ["abducted 163"]),
    (
        "Gunmen kidnapped 12 farmers. Seven remain in captivity.",
        ["abducted 12", "abducted 7 part"],
    ),
    ("Orle raid: 43 still in captivity", ["abducted 43 part"]),
    ("Two guards are being held by inmates, the union said.", ["abducted 2"]),
    ("Nine people were still being held by the gunmen.", ["abducted 9 part"]),
    (
        "Gunmen abducted 50 pupils. He said that 36 pupils were still being held by bandits.",
        ["abducted 36 part", "abducted 50"],
    ),
    ("In April, 316 boys were taken from a school in Tarn.", ["abducted 316"]),
    ("15 women and girls had been taken away by the raiders.", ["abducted 15"]),
    ("Families search for seven fishermen taken at Orle", ["abducted 7"]),
    ("The names of 163 missing boys were read out.", ["missing 163"]),
    ("Four of the villagers have never been found.", ["missing 4 part"]),
    ("Two men of the hamlet have not been seen since.", ["missing 2"]),
    ("Two constables are yet to be found.", ["missing 2"]),
    ("Six persons are still being looked for.", ["missing 6"]),
    ("Nine have never come home.", ["missing 9"]),
    ("Three pupils have not returned.", ["missing 3"]),
    ("He put the number of missing pupils at 86.", ["missing 86"]),
    ("He put the number abducted at 38.", ["abducted 38"]),
    ("The number of fatal victims rose to four.", ["killed 4"]),
    ("Fourteen villagers have not been heard from since Friday.", ["missing 14"]),
    ("The whereabouts of 14 villagers remain unknown.", ["missing 14"]),
    ("The agency registered 7,200 persons who had fled Orle.", ["displaced 7200"]),
    ("About 3,800 people have been made homeless.", ["displaced 3800"]),
    ("The raid caused the flight of some 2,300 people.", ["displaced 2300"]),
    ("Some 2,300 people left their homes after the raid.", ["displaced 2300"]),
    ("More than 3,000 people have sought refuge in the stadium.", ["displaced 3001-…"]),
]

NOTHING = [
    "Troops rescued 58 abducted pupils in Orle.",
    "The 14 missing miners are from Orle.",
    "30 elders are with the rebels in the talks after the attack.",
    "Nine people are being held for questioning after the attack.",
    "Two boys are being held by police after the attack.",
    "Two suspects were seized after the raid in Orle.",
    "Two boys were taken from a school to the clinic after the blast.",
    "Four guests taken by bus to Orle after attack",
    "The flight of 200 passengers was delayed by the attack.",
    "300 students left their homes to study in Tarn after the war.",
    "Two suspects of the killing could not be found.",
    "Police say two men are still being looked for.",
    "Two letters have never come back.",
    "The number taken to the fair was 38.",
    "He asked about the fate of two ministers after the attack.",
    "The morgue has room for 40 bodies.",
    "The team lost three men to injury.",
    "The mill lost 300 workers after the raid.",
    "The landslide buried 29 people.",
    "The remains of the mill lay in ashes, and 12 soldiers guarded it.",
    "The raid took a heavy toll in 12 villages.",
    "The road toll rose to 120, police said after the shooting.",
    "The number of soldiers deployed after the attack rose to 400.",
    "A list of 30 names was read out after the attack in Orle.",
    "After the attack the bridge toll rises to 12 crowns.",
    "He brought to 12 the number of guests at the mill that was attacked.",
]


@pytest.mark.parametrize(
    ("text", "expected"), MOVING + GIVEN + COUNTED_TOGETHER + LOST + FOUND + GONE
)
def test_tolls_of_a_text(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_no_toll_is_invented(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []
