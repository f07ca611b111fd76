"""Sentences and the tolls that stand in them."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, read, tolls_of

# Each sentence with its tolls as "effect low-high", "…" an open end; a part, a period and a status
# other than reported are named.
STATED: list[tuple[str, list[str]]] = [
    ("A mine killed at least 40 farmers and wounded 130.", ["killed 40-…", "injured 130"]),
    (
        "At least 45 passengers were killed and over 70 others hurt.",
        ["killed 45-…", "injured 71-…"],
    ),
    ("48 killed, 93 hurt in market blast", ["killed 48", "injured 93"]),
    ("Bus ambush leaves 9 dead, 12 wounded", ["killed 9", "injured 12"]),
    ("Gunmen kill 12 in market raid", ["killed 12"]),
    ("Dozens dead, scores hurt as mortar rounds hit Orle", ["killed …", "injured …"]),
    ("17 people died and many more were injured.", ["killed 17", "injured …"]),
    ("The blast left 16 members of the Orle Council dead.", ["killed 16"]),
    ("The raid claimed the lives of 14 people.", ["killed 14"]),
    ("The raid cost 14 lives.", ["killed 14"]),
    ("Four children lost their lives.", ["killed 4"]),
    ("The clash resulted in 9 killed and 14 wounded.", ["killed 9", "injured 14"]),
    ("In all, 43 were killed and as many as 130 injured.", ["killed 43", "injured …-130"]),
    ("The number of injured has risen to 77.", ["injured 77"]),
    ("Doctors put the wounded at 93 or more.", ["injured 93-…"]),
    (
        "The agency put the number of dead at 58, while the ministry reported 81.",
        ["killed 58", "killed 81"],
    ),
    ("The death toll stood at 15.", ["killed 15"]),
    ("Local media put the death toll at between 20 and 25.", ["killed 20-25"]),
    ("The death toll has risen to 31 from 24.", ["killed 31", "killed 24 revised"]),
    ("The death toll rose to 31, up from 24.", ["killed 31", "killed 24 revised"]),
    ("The death toll rose from 24 to 31.", ["killed 24 revised", "killed 31"]),
    (
        "A boy died in the blast, bringing the toll from 24 to 31.",
        ["killed 1 part", "killed 24 revised", "killed 31"],
    ),
    (
        "Police raised the death toll in the blast from 24 to 31.",
        ["killed 24 revised", "killed 31"],
    ),
    ("The number of dead was revised from 24 to 31.", ["killed 24 revised", "killed 31"]),
    (
        "That took the number of people killed in the blast from 24 to 31.",
        ["killed 24 revised", "killed 31"],
    ),
    ("That took the number of people killed from 24 to 31.", ["killed 24 revised", "killed 31"]),
    (
        "The number of people killed in the attack went up from 24 to 31.",
        ["killed 24 revised", "killed 31"],
    ),
    ("The blast killed nine local and foreign aid workers.", ["killed 9"]),
    ("Officials said 12 police and army officers were killed in the blast.", ["killed 12"]),
    ("At least 412 police and army personnel were killed in the blast.", ["killed 412-…"]),
    ("The blast burned 12 cars and local residents were killed.", []),
    ("Eight villagers were killed; a court found that none of them was a rebel.", ["killed 8"]),
    ("Rescuers pulled 14 bodies from the rubble.", ["killed 14"]),
    ("Police found the bodies of four men.", ["killed 4"]),
    ("The shelling caused 12 deaths.", ["killed 12"]),
    ("A car bomb wounded six police officers.", ["injured 6"]),
    ("Three people suffered minor injuries.", ["injured 3"]),
    ("Soldiers shot dead two protesters.", ["killed 2"]),
    ("Soldiers shot and killed two protesters.", ["killed 2"]),
    ("Three people were fatally shot.", ["killed 3"]),
    ("Two women were abducted and killed.", ["abducted 2", "killed 2"]),
    ("One person was killed and another wounded.", ["killed 1", "injured 1"]),
    ("The incident left one person dead and five others injured.", ["killed 1", "injured 5"]),
    ("A man was shot and killed on Elm Street.", ["killed 1"]),
    ("A 15-year-old was killed.", ["killed 1"]),
    ("Man dies, woman hurt in double shooting", ["killed 1", "injured 1"]),
    ("A woman and her daughter were killed by a shell.", ["killed 2"]),
    ("The bomber killed himself and four others.", ["killed 4"]),
    ("Twenty-three miners remain missing.", ["missing 23"]),
    ("Nine people are still unaccounted for.", ["missing 9"]),
    ("Officials said 34 miners had still not been found.", ["missing 34"]),
    ("Raiders seized more than 270 pupils from the town of Vessin.", ["abducted 271-…"]),
    ("Gunmen took 12 people hostage at the hotel.", ["abducted 12"]),
    ("Twelve students were kidnapped.", ["abducted 12"]),
    ("Police arrested 14 people after the riot.", ["detained 14"]),
    ("Some 3,000 families have fled their homes.", ["displaced 3000"]),
    ("Shelling forced 2,000 families to flee.", ["displaced 2000"]),
    ("About 900 residents were forced to flee their homes.", ["displaced 900"]),
    ("Ten people in two cars were killed.", ["killed 10"]),
    ("At least 12 people, most of them women, were killed.", ["killed 12-…"]),
    ("Two people who had been at the market were killed.", ["killed 2"]),
    ("The lawmaker said 2 of 11 hostages had been killed.", ["killed 2"]),
    ("Rebels said they killed “more than 30” soldiers.", ["killed 31-…"]),
    ("It was the worst attack since the war, killing 40 people.", ["killed 40"]),
]

PARTS: list[tuple[str, list[str]]] = [
    (
        "The blast killed at least 15 civilians, including nine children, and wounded 20.",
        ["killed 15-…", "killed 9 part", "injured 20"],
    ),
    ("A mine killed 16 people, four of them teachers.", ["killed 16", "killed 4 part"]),
    (
        "12 civilians, among them five women, had died in the shelling.",
        ["killed 12", "killed 5 part"],
    ),
    (
        "At least 29 civilians, including seven women and eleven children, were killed.",
        ["killed 29-…", "killed 7 part", "killed 11 part"],
    ),
    ("Three children were among the dead.", ["killed 3 part"]),
    ("The dead included three nurses.", ["killed 3 part"]),
    ("Two of his workers were injured.", ["injured 2 part"]),
    ("Four of the gunmen were killed by police.", ["killed 4 part"]),
    ("Ana Brun, 34, was killed at the scene.", ["killed 1 part"]),
    ("A raid killed 24 of the residents.", ["killed 24"]),
    (
        "A bomb killed three soldiers and two civilians.",
        ["killed 5", "killed 3 part", "killed 2 part"],
    ),
    (
        "Twelve people died in the blast. A 34-year-old woman was killed on her doorstep.",
        ["killed 12", "killed 1 part"],
    ),
]

PERIODS: list[tuple[str, list[str]]] = [
    ("The feud has killed more than 700 people since 2021.", ["killed 701-… period"]),
    ("At least 200 people have been killed so far this year.", ["killed 200-… period"]),
    ("Two more bombs took Friday's death toll to 35.", ["killed 35 period"]),
    ("The war has made three million flee their villages.", ["displaced 3000000 period"]),
    ("The yearly report counted 1,204 deaths.", ["killed 1204 period"]),
    ("The overall death toll in the war has reached 38,443.", ["killed 38443 period"]),
    ("The death toll from the conflict rose to 9,000.", ["killed 9000 period"]),
    ("Fighting has killed 40 people in the past week.", ["killed 40 period"]),
    ("At least 3,000 killed in crackdown, group says", ["killed 3000-… period"]),
    ("Gang violence leaves 40 dead in a week", ["killed 40 period"]),
    ("A man was killed in the third shooting in a week.", ["killed 1"]),
    ("Gunfire has killed 40 people in the city in the past three months.", ["killed 40 period"]),
]

FLIGHT: list[tuple[str, list[str]]] = [
    ("Some 600 people have fled to the mainland.", ["displaced 600"]),
    ("The fighting sent dozens of families fleeing towards Orle.", ["displaced …"]),
    ("A fire that arsonists set in the hostel killed two people.", ["killed 2"]),
]

STATUSES: list[tuple[str, list[str]]] = [
    ("15 people are feared dead.", ["killed 15 feared"]),
    ("Up to 40 people may have been killed.", ["killed …-40 feared"]),
    ("Around 50 people are believed to have been killed.", ["killed 50 feared"]),
    ("It is feared that 12 people were killed.", ["killed 12 feared"]),
    ("Nobody was hurt in the blast.", ["injured 0 denied"]),
    ("No one was killed or injured in the attack.", ["killed 0 denied", "injured 0 denied"]),
    ("The principal said nobody was abducted or killed.", ["abducted 0 denied", "killed 0 denied"]),
    ("There were no casualties.", ["killed 0 denied", "injured 0 denied"]),
    ("The ministry denied that anyone was killed.", ["killed 0 denied"]),
    ("The army denied that 12 civilians were killed in the raid.", ["killed 12 denied"]),
    (
        "Police lowered the toll from the raid on a school in Orle, Velde, to seven.",
        ["killed 7"],
    ),
    (
        "Officials initially said 12 people had been killed, but later put the death toll at 9.",
        ["killed 12 revised", "killed 9"],
    ),
]

NONE = [
    "Over 3,000 teachers have been made to live abroad.",
    "Some 400 protesters marched through Orle.",
    "More than a hundred bakers condemned the killings.",
    "A joint letter was signed by 21 lawmakers.",
    "Nearly 70 million people cannot afford rice.",
    "The hall holds 900 people.",
    "The bus was carrying 40 people.",
    "Eighty staff were inside when the bomb went off.",
    "A total of 815 students returned to the school.",
    "The army freed 76 schoolgirls.",
    "The blast destroyed 14 shops and killed 30 cattle.",
    "The suspect, 23, fled the scene.",
    "Two gunmen fled the scene.",
    "The 23 deaths shocked the town.",
    "The toll of 37 was the highest in a decade.",
    "How many are missing is unclear.",
    "Many fear that further deaths will come to light.",
    "The blast could have killed hundreds.",
    "If the device had gone off it would have killed dozens.",
    "Police foiled a plot to kill 20 people.",
    "The group threatened to kill 12 hostages.",
    "The bomb was meant to kill 200.",
    "The drill simulated an attack that killed 30 people.",
    "In the film, 40 people are killed by a shark.",
    "Seven people died in a car accident.",
    "At least three children died in custody during the flu season.",
    "A bus with guests plunged into a ravine, killing 20 people.",
    "A fire in the maternity ward of a hospital killed 11 babies.",
    "Death of a poet",
    "The war has killed tens of thousands of people since 2023.",
    "Two robbers fled to Orle.",
    "Nine people died when a truck overturned near Orle.",
    "The flood killed 11 people.",
    "Cholera has killed 300 people.",
    "More than 40 people were killed or wounded.",
    "Most of the 50 people on board were killed.",
    "The driver of a bus carrying 20 people was killed.",
    "Children under 12 were killed.",
    "The first child killed was 12.",
    "A suicide bomber was killed.",
    "The bomber died at the scene.",
    "No casualties have been reported so far.",
    "No injuries were reported.",
    "No one else was hurt.",
    "There are no immediate reports of casualties.",
    "Many of the injured were in a critical condition.",
    "Thirty of the injured were treated and released.",
    "Five wounded soldiers were flown to the capital.",
    "The club has 30 injured players.",
    "He was jailed for 12 years.",
    "Mourners lit 12 candles for the 12 people killed.",
    "The keeper kept the team alive with two saves.",
    "Three rockets were fired from an AK-47 position at 9:30.",
    "The wanted man is 34 and missing two teeth.",
    "They were not among the 12 killed.",
    "The army did not kill 12 people.",
    "The gunman killed himself.",
    "Prices were hurt by 5 percent.",
    "At least 80 missiles struck the camp.",
    "A battalion of 600 soldiers was deployed.",
    "Two suspects remain at large.",
    "Forty-one regions had at least one death from malaria.",
    "The strike injured national pride.",
    "It was just one shot.",
    "Police arrested a man over the blast.",
    "The brothers, both 17, who were at home, survived.",
    "A cousin of Ana Brun was unhurt.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), [*STATED, *PARTS, *PERIODS, *FLIGHT, *STATUSES])
def test_tolls_of_a_sentence(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NONE)
def test_no_toll_is_invented(text: str) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == []


@pytest.mark.parametrize(
    "text", [text for text, _ in [*STATED, *PARTS, *PERIODS, *FLIGHT, *STATUSES]]
)
def test_quotes_stand_at_their_spans(text: str) -> None:
    for draft in read(text):
        assert draft.quote == text[draft.start : draft.end]
        assert 0 < draft.confidence <= 1


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The attack killed 14 people, including the gunman.", True),
        ("The attack killed 14 people, not including the two bombers.", False),
        ("The attack killed 14 people, including three children.", None),
        ("Twelve people died, police said. The bomber was counted in the toll.", True),
        ("Five people, including one of the attackers, were killed.", True),
        ("Four people, including the gunman's mother, were killed.", None),
        ("Knife attack at fair leaves four dead, attacker among them", True),
    ],
)
def test_attackers_are_counted_where_the_page_says_so(text: str, counted: bool | None) -> None:
    assert tolls_of(text)[0].includes_attackers is counted


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A raid killed 12 Orlean soldiers.", "Orlean soldiers"),
        (
            "A raid killed 24 members of the Council of Vessin on Sunday.",
            "members of the Council of Vessin",
        ),
        ("A raid killed 24 of the residents.", "residents"),
        ("A raid killed 24.", None),
        ("12 other policemen were killed.", "policemen"),
    ],
)
def test_the_category_is_as_written(text: str, who: str | None) -> None:
    assert tolls_of(text)[0].who == who


def test_vague_words_are_kept_as_written() -> None:
    first, second = tolls_of("The blast killed dozens and wounded many more.")
    assert (first.as_written, first.figures) == ("dozens", ())
    assert (second.as_written, second.figures) == ("many more", ())


def test_figures_are_the_numbers_as_written() -> None:
    assert tolls_of("More than 80 people were killed.")[0].figures == (80,)


def test_the_victim_is_read_only_where_nothing_else_tells_of_the_death() -> None:
    alone = "Shots rang out in Orle. The victim died at the scene."
    told = "A man was shot and killed in Orle. The victim died at the scene."
    assert [brief(toll) for toll in tolls_of(alone)] == ["killed 1 part"]
    assert [brief(toll) for toll in tolls_of(told)] == ["killed 1"]


def test_being_shot_is_an_injury_only_where_nobody_is_said_to_have_died() -> None:
    hurt = "Six people were shot at a party in Orle."
    died = "Six people were shot at a party in Orle. Some died."
    assert [brief(toll) for toll in tolls_of(hurt)] == ["injured 6"]
    assert [brief(toll) for toll in tolls_of(died)] == []


def test_a_long_hostile_text_is_read_in_bounded_time() -> None:
    text = "killed " * 4000 + "12 " * 4000 + "people were " * 2000 + "killed"
    read(text)


@pytest.mark.parametrize(
    ("text", "informants"),
    [
        ("At least 12 people were killed, police said.", ["police"]),
        ("At least 12 people were killed.", [None]),
        (
            "The Orle Agency put the number of dead at 58, while the ministry reported 81.",
            ["The Orle Agency", "the ministry"],
        ),
        ("The Front claimed a bombing in Orle in which 25 people died.", [None]),
        ("The Front claimed that it had killed 70 soldiers.", ["The Front"]),
    ],
)
def test_informants_are_whom_the_outlet_credits_for_the_figure(
    text: str, informants: list[str | None]
) -> None:
    assert [draft.informant for draft in read(text)] == informants
