"""Parts of tolls, tolls that move, care and flight, ages: sentences of general news, each kind with
its counter-examples."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, read, tolls_of

PARTS: list[tuple[str, list[str]]] = [
    ("Three of the dead were children.", ["killed 3 part"]),
    ("Two of the dead were volunteer firefighters, the mayor said.", ["killed 2 part"]),
    ("One of the dead was a nurse.", ["killed 1 part"]),
    ("Nine of the wounded were in critical condition.", ["injured 9 part"]),
    ("Four of the injured remain in intensive care.", ["injured 4 part"]),
    ("Of the five wounded, two are children.", ["injured 2 part"]),
    ("Of the wounded, 13 are in a critical condition.", ["injured 13 part"]),
    ("Of the dead, six were soldiers.", ["killed 6 part"]),
    ("Three of those killed were farmers.", ["killed 3 part"]),
    (
        "A blast wounded 27 people, 11 of them in intensive care.",
        ["injured 27", "injured 11 part"],
    ),
    (
        "Four women and five children were among the dead.",
        ["killed 9 part", "killed 4 part", "killed 5 part"],
    ),
    ("The army denied that any civilians were killed.", ["killed 0 denied"]),
]

ALSO: list[tuple[str, list[str]]] = [
    ("The air force murdered 70,000 farmers, the paper says.", ["killed 70000 period"]),
    (
        "The war between the eastern and western river smugglers has already claimed 120 lives.",
        ["killed 120 period"],
    ),
    (
        "The rebels killed 537 soldiers from 11 November 2029 to 30 January 2030.",
        ["killed 537 period"],
    ),
    ("At least 217 people have been killed, the union said.", ["killed 217-… period"]),
    ("At least 217 people have been killed in the attack.", ["killed 217-…"]),
    ("At least 217 people have been killed, the union said on Friday.", ["killed 217-…"]),
    (
        "Soldiers wounded at least 201 people as of October 5, the union said.",
        ["injured 201-… period"],
    ),
    ("The ministry said 89 weavers were killed in the previous two years.", ["killed 89 period"]),
    ("At least 41 people were executed in Tessland in August 2029.", ["killed 41-… period"]),
    ("Nine people were burned alive in their bus by rebels.", ["killed 9"]),
    ("Residents spoke of at least 60 dead in the attack.", ["killed 60-…"]),
    ("An undetermined number of people were wounded in the raid.", ["injured …"]),
    (
        "Among the dead were seven children and three women, and a further 22 people, most of them "
        "children, were hurt.",
        ["killed 7 part", "killed 3 part", "injured 22"],
    ),
    ("Orle's police chief: 62 murders in a day", ["killed 62 period"]),
    ("Two Hazaras were shot dead and three Rohingya wounded.", ["killed 2", "injured 3"]),
    (
        "The state has recorded 400 murders since two gangs began fighting on 9 September.",
        ["killed 400 period"],
    ),
    (
        "The army, which has been at war with the rebels since April, put the death toll at 23.",
        ["killed 23"],
    ),
    (
        "Three people were killed and five others injured in an exchange of fire in Orle.",
        ["killed 3", "injured 5"],
    ),
    (
        "Army says 30 rebels, 4 soldiers dead in clashes",
        ["killed 34", "killed 30 part", "killed 4 part"],
    ),
    ("Rebels killed 370 villagers in the first half of the year.", ["killed 370 period"]),
]

MOVING: list[tuple[str, list[str]]] = [
    ("Toll from Orle depot strike climbs to nine", ["killed 9"]),
    (
        "The death toll from Friday's air strike on a fuel depot in Orle rose to nine on Saturday.",
        ["killed 9"],
    ),
    ("Orle air strike: dead now number 12 as search ends", ["killed 12"]),
    ("The wounded numbered at least 40.", ["injured 40-…"]),
    (
        "The council said that two more had died, bringing the number of people killed in Friday's "
        "air strike to 12.",
        ["killed 12", "killed 2 part"],
    ),
    ("Investigators gave the toll as two.", ["killed 2"]),
    ("Local police put the number of dead at four.", ["killed 4"]),
    ("The number of people injured in the two blasts rose to 30.", ["injured 30"]),
    (
        "How many are missing is unclear, with estimates running from about 40 to more than 90.",
        ["missing 40-…"],
    ),
    (
        "It is unclear how many came, with estimates running from 40 to 90. Two are missing.",
        ["missing 2"],
    ),
    ("Navy lowers Orle ferry bombing toll to 12", ["killed 12"]),
    ("The navy lowered the death toll from the blast on a ferry to 12.", ["killed 12"]),
    (
        "A woman wounded in the raid died on Friday, bringing the number of victims killed to six.",
        ["killed 6", "killed 1 part"],
    ),
]

LATER: list[tuple[str, list[str]]] = [
    (
        "Rescuers pulled three more bodies from the ruins. The strike killed 12 people.",
        ["killed 3 part", "killed 12"],
    ),
    (
        "The death toll rose to nine after three people died of their burns overnight.",
        ["killed 9", "killed 3 part"],
    ),
    (
        "A third body was found on Sunday, bringing the number of dead to three.",
        ["killed 1 part", "killed 3"],
    ),
    (
        "Raiders abducted 14 pupils. Nine pupils abducted from the school were freed on Friday.",
        ["abducted 14", "abducted 9 part"],
    ),
    ("A clash killed 12 people. An elderly couple died in a stampede.", ["killed 12", "killed 2"]),
    ("Three people died of their burns overnight.", ["killed 3 part"]),
    (
        "A bomb killed 12 people in Orle. Three more people were killed in Vessin.",
        ["killed 12", "killed 3 part"],
    ),
]

CARE: list[tuple[str, list[str]]] = [
    ("Six were treated for smoke inhalation.", ["injured 6"]),
    ("The clinic said it had treated 31 people for burns and shock.", ["injured 31"]),
    ("The doctor said 27 people were still being treated.", ["injured 27"]),
    ("Shots were fired in Orle. Three people were taken to a hospital.", ["injured 3"]),
    ("A man was flown to a trauma center in Orle.", ["injured 1"]),
    ("Officers found a man with gunshot wounds.", ["injured 1"]),
    ("Two women were found with stab wounds.", ["injured 2"]),
    ("A woman was struck by a stray bullet.", ["injured 1"]),
    ("Two boys were hit in the leg.", ["injured 2"]),
    ("Shelling drives 2,100 people from villages near Orle", ["displaced 2100"]),
    ("Some 400 families were driven from their homes.", ["displaced 400"]),
    (
        "Shelling forced about 2,100 people, some 400 families, to flee three villages.",
        ["displaced 2100"],
    ),
    ("63 held after march over fares in Orle", ["detained 63"]),
    ("The raiders killed a night watchman.", ["killed 1"]),
    ("Two men, aged 24 and 29, were arrested.", ["detained 2"]),
    ("Two people died and a third is missing.", ["killed 2", "missing 1"]),
    ("Up to ten people were feared trapped in the pump house.", ["missing …-10 feared"]),
    ("Father, daughter found dead in Orle home", ["killed 2"]),
    ("He is charged in the shooting death of 41-year-old Ana Brun.", ["killed 1 part"]),
    ("The fatal stabbing of Ana Brun shocked the town.", ["killed 1 part"]),
    ("In two separate shootings, 12 people were killed in Orle.", ["killed 12 period"]),
]

NONE = [
    "Three of the dead were buried on Friday.",
    "Three of the injured were sent home.",
    "Four of the wounded were not children.",
    "Three of the dead have been named.",
    "Of the wounded, 13 have left hospital.",
    "Of the 12 villages, two are empty.",
    "Toll road plan climbs to nine million",
    "The toll on the old bridge rose to nine crowns.",
    "The toll road from Orle rises to 900 metres.",
    "The Dead play number 12 tonight.",
    "He gave the score as two.",
    "The number of people in the hall rose to 12.",
    "The hospital has treated 31 people for flu.",
    "The 1911 mill fire, in which 43 women died, changed the law.",
    "Two patients died while waiting for care.",
    "The president warned on Wednesday that a war could kill 50,000 and displace five million.",
    "Police arrested 14 people and seized two tonnes of cocaine.",
    "Forty patients were being treated when the shell struck.",
    "Ten of the injured were treated for burns.",
    "He treated three friends to lunch.",
    "Nobody was treated for burns.",
    "Six could be treated for burns.",
    "The new law drives 2,100 people from cars to bikes.",
    "He drove 40 people from the airport.",
    "Six delegates were driven from the hotel.",
    "Vigil held after march",
    "She held 12 children.",
    "Two women held a meeting in Orle.",
    "The bill was hit by a strike.",
    "Two cars were hit by bullets.",
    "Three patients with old wounds waited.",
    "Forty prisoners were taken to a detention centre.",
    "Some 300 residents were taken to an evacuation center.",
    "Two nurses were taken to hospital as a precaution.",
    "A third were women.",
    "A third was built in Orle.",
    "Ages 24 and 29, were printed in red.",
    "A third body of water lies to the north.",
    "The natural death of Ana Brun closed the case.",
    "A second body was set up to oversee the police.",
]


@pytest.mark.parametrize(("text", "expected"), [*PARTS, *ALSO, *MOVING, *LATER, *CARE])
def test_tolls_of_a_text(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NONE)
def test_no_toll_is_invented(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Two men, aged 24 and 29, were injured.",
        "Two men, 24 and 29, were injured.",
        "Two women, 30 and 42 were injured in the blast.",
        "Three men, aged 19, 22 and 31, were injured.",
        "Ana Brun, 26, and Ivo Marr Jr. 26, were injured.",
        "Ana Brun, 33, and Ivo Marr, 34 who were shot and killed, lived in Orle.",
        "The girl, whom police first said was 16, died.",
    ],
)
def test_an_age_is_no_toll(text: str) -> None:
    assert all(max(toll.figures) < 10 for toll in tolls_of(text))


def test_care_is_trusted_less_than_a_plain_count() -> None:
    [care] = read("Six people were treated for burns.")
    [plain] = read("Six people were injured.")
    assert care.confidence < plain.confidence


def test_wounds_are_injuries_only_where_nobody_died() -> None:
    text = "Officers found a man with gunshot wounds."
    assert [brief(toll) for toll in tolls_of(text)] == ["injured 1"]
    assert [brief(toll) for toll in tolls_of(f"{text} He later died.")] == ["killed 1 part"]
