"""Articles that tell of more than one incident: each has its mention, and none takes another's
tolls. Every text opens with an attack that killed four or hurt five in Tartu."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.making import article
from tests.extract.tolls_of import brief
from whence.extract.rules import RulesReader
from whence.model import MentionDraft, Toll, When

KILLED = "A bomb killed four people at a market in Tartu, Estonia, on Monday."
HURT = "A gunman wounded five people at a cafe in Tartu, Estonia, on Monday."

RECALLED: list[tuple[str, str, list[str]]] = [
    (
        "what somebody saw in the army",
        f"{HURT} He had served two tours in the south, where he saw six comrades die.",
        ["killed 6"],
    ),
    (
        "a year's count of two kinds of people",
        f"{KILLED} The governor said 57 vigilantes and 13 guards lost their lives last year.",
        ["killed 70 period"],
    ),
    (
        "what the man who was killed is blamed for",
        "A drone strike killed four guards in Tartu, Estonia, on Monday, one of them blamed for a "
        "bombing that killed 22 people.",
        ["killed 22"],
    ),
    (
        "what a group is blamed for",
        f"{KILLED} The army accused the Front, which is blamed for killing 1,200 civilians.",
        ["killed 1200"],
    ),
    (
        "what a group did before",
        f"{KILLED} The group has beheaded at least six hostages.",
        ["killed 6-…"],
    ),
    (
        "a group's bloodiest attack",
        f"{KILLED} The group's bloodiest attack left 116 people dead on a ferry.",
        ["killed 116"],
    ),
    (
        "what the place saw",
        f"{KILLED} The market was the scene of a mutiny in which 20 officers were killed.",
        ["killed 20"],
    ),
    (
        "what it is modelled on",
        f"{HURT} It was modelled on an attack that killed 51 people.",
        ["killed 51"],
    ),
    (
        "what it brings to mind",
        f"{HURT} It revived memories of the siege that killed 67.",
        ["killed 67"],
    ),
    (
        "weeks after many were taken",
        "A bomb killed four people in Tartu, Estonia, on Monday, weeks after 80 pupils were "
        "abducted there.",
        ["abducted 80"],
    ),
    (
        "one of those who were taken in spring",
        f"{KILLED} In March, three nurses were abducted. One of them was later found dead.",
        ["abducted 3", "killed 1 part"],
    ),
    (
        "an attack last month told after its toll",
        f"{KILLED} Rebels killed 16 people, among them two nuns, in an attack on a bar last month.",
        ["killed 16", "killed 2 part"],
    ),
    (
        "attacks of another year, below a lead without a day",
        "A bomb has killed four people at a market in Tartu, Estonia.\n\nThe town has been on "
        "alert since the attacks of November 2029 in Narva, in which 130 people died.",
        ["killed 130"],
    ),
    (
        "a day months ago, below a lead without a day",
        "A bomb has killed four people at a market in Tartu, Estonia.\n\nOn December 11, a blast "
        "killed more than 300 people in Narva.",
        ["killed 301-…"],
    ),
    (
        "last November",
        f"{KILLED}\n\nThe state of emergency, which was imposed after rebels killed 130 people in "
        "Narva last November, goes on. Guards said the rebels had killed 12 soldiers in Velde in "
        "March.",
        ["killed 130", "killed 12"],
    ),
    (
        "what will be recalled",
        f"{KILLED}\n\nIt will be recalled that 37 people, including 30 soldiers, were killed in an "
        "attack on a mine in May.",
        ["killed 37", "killed 30 part"],
    ),
    (
        "a count in a war",
        f"{KILLED} An operation in 2008-2009 left 1,400 weavers and 13 guards dead.",
        ["killed 1413 period"],
    ),
    (
        "the shooting comes after another",
        f"{HURT}\n\nThe shooting comes a week after an attack in the same street that killed nine.",
        ["killed 9"],
    ),
    (
        "the death comes after another",
        f"{HURT}\n\nThe death comes a month after two nurses were killed in a raid.",
        ["killed 2"],
    ),
    (
        "a case like it, in the next sentence",
        f"{HURT}\n\nThey spoke of a similar shooting that occurred in Narva. In that case, two "
        "nurses were killed.",
        ["killed 2"],
    ),
    (
        "the bombing came days after another",
        f"{KILLED} The bombing came just three days after a raid that left 12 soldiers dead.",
        ["killed 12"],
    ),
    (
        "a town on edge since another",
        f"{HURT}\n\nThe town has been on edge since a bomb on a bus killed nine people in May.",
        ["killed 9"],
    ),
    (
        "the shooting follows a stabbing",
        f"{HURT}\n\nThe shooting follows a stabbing on Friday that left a teacher dead and 11 "
        "other people wounded.",
        ["killed 1", "injured 11"],
    ),
    (
        "on the heels of",
        f"{KILLED} The attack came on the heels of a bombing that killed seven.",
        ["killed 7"],
    ),
    (
        "hours after another attack",
        "Gunmen killed four guards at a mill in Tartu, Estonia, on Monday, hours after a bomb "
        "killed nine people at a cafe.",
        ["killed 9"],
    ),
    (
        "a similar attack in a month",
        f"{KILLED}\n\nA similar attack in March killed nine people.",
        ["killed 9"],
    ),
    (
        "an earlier year",
        f"{KILLED}\n\nIn 2019, a blast at the same market killed 30 people.",
        ["killed 30"],
    ),
    (
        "the worst since",
        "A bomb killed four people at a market in Tartu, Estonia, on Monday, in the worst attack "
        "since gunmen killed 30 in Narva in 2019.",
        ["killed 30"],
    ),
    (
        "a murder of a year",
        f"{HURT}\n\nThe cafe is near the site of the 2019 murder of Ana Brun, 41.",
        ["killed 1 part"],
    ),
    (
        "a shooting of a year, named by its place",
        f"{HURT}\n\nThe gun was of the kind used in the 2024 Narva shooting that killed 13 people.",
        ["killed 13"],
    ),
    (
        "what the suspect did before",
        f"{HURT} Police said the suspect had been convicted of killing two men in 2024.",
        ["killed 2"],
    ),
    (
        "a criminal record",
        f"{HURT} He had been sentenced in 2024 for a raid in which a guard was killed.",
        ["killed 1"],
    ),
    (
        "a vigil at which shots were fired",
        "Five people were wounded on Monday night in Tartu, Estonia, when shots were fired during "
        "a vigil for a teenager who was killed on Sunday.",
        ["killed 1"],
    ),
    (
        "years ago",
        f"{KILLED} Six years ago, a fire bomb killed two people in the same hall.",
        ["killed 2"],
    ),
    (
        "last year's",
        f"{KILLED} Last year, gunmen killed eight people there.",
        ["killed 8"],
    ),
    (
        "another attack last month",
        f"{KILLED} Police are looking into another bombing last month that killed three people.",
        ["killed 3"],
    ),
    (
        "what it may be connected to",
        f"{HURT} Police are looking into whether it is connected to the killing of a boy in Narva.",
        ["killed 1"],
    ),
    (
        "in that attack",
        f"{KILLED}\n\nIn March, a bomb went off in Narva. Nine people were killed in that attack.",
        ["killed 9"],
    ),
]

TEASERS: list[tuple[str, str, list[str]]] = [
    (
        "stories under a line that says that others follow",
        f"{HURT}\n\nMore stories you may like\n\nBlast kills 12 in Narva market.\n\n"
        "Police in Narva said that 12 people had died.",
        ["killed 12"],
    ),
    (
        "a headline between paragraphs",
        f"{HURT}\n\nTwo dead after ferry raid in Narva\n\nPolice are looking for the man.",
        ["killed 2"],
    ),
    (
        "a related link",
        f"{HURT}\n\nRelated: Blast kills 12 in Narva market\n\nPolice are looking for the man.",
        ["killed 12"],
    ),
    (
        "a list of headlines at the end",
        f"{HURT} The man fled.\n\nMore news\n\n1 dead, 3 wounded in Narva shooting\n\n"
        "Raid leaves 17 dead",
        # A headline without a day or a place tells nobody which raid.
        ["killed 1", "injured 3"],
    ),
    (
        "a video's length before its headline",
        f"{HURT} The man fled.\n\n1:27 Two killed in Narva stabbing, police say",
        ["killed 2"],
    ),
    (
        "a marked paragraph of sentences",
        f"{HURT} The man fled.\n\nRead more: A blast killed 12 people. A raid in Narva killed "
        "three people.",
        ["killed 3"],
    ),
]

SUMS: list[tuple[str, str, list[str]]] = [
    (
        "the year's homicides",
        f"{KILLED}\n\nCrime statistics for 2030 show that 165 people were murdered in the city.",
        ["killed 165 period"],
    ),
    (
        "since a year",
        f"{KILLED}\n\nThe feud has killed more than 700 people since 2019.",
        ["killed 701-… period"],
    ),
    (
        "in separate shootings",
        f"{HURT}\n\nNine people were killed in 33 separate shooting incidents since Friday.",
        ["killed 9 period"],
    ),
    (
        "in shootings across the city",
        f"{HURT}\n\nTwo other people were killed in shootings across the city.",
        ["killed 2 period"],
    ),
    (
        "over a weekend",
        f"{HURT}\n\nIn weekend shootings, seven people were wounded in Tartu.",
        ["injured 7 period"],
    ),
    (
        "a pair of shootings",
        f"{HURT}\n\nA pair of shootings on Sunday left two people dead.",
        ["killed 2 period"],
    ),
    (
        "over an eight-hour stretch",
        f"{HURT}\n\nShots wounded 27 people over an eight-hour stretch that night.",
        ["injured 27 period"],
    ),
]

BESIDE: list[tuple[str, str, list[str]]] = [
    (
        "what answers the attack",
        f"{KILLED} Overnight the army struck Narva in response, killing at least 14 people.",
        ["killed 14-…"],
    ),
    (
        "the neighbouring county",
        f"{KILLED} In neighbouring Põlva, rebels overran a post, killing at least nine guards.",
        ["killed 9-…"],
    ),
    (
        "the day before in a town nearby",
        f"{KILLED} On Sunday, seven people were killed by shells in Elva.",
        ["killed 7"],
    ),
    (
        "hours later elsewhere",
        f"{KILLED} Hours later, a woman was wounded in a shooting in Narva.",
        ["injured 1"],
    ),
    (
        "earlier in the day elsewhere",
        f"{KILLED} Earlier in the day, three people were wounded in Narva.",
        ["injured 3"],
    ),
    (
        "another bomb in the next town",
        f"{KILLED}\n\nHours later another bomb exploded in the neighbouring town of Velde, killing "
        "seven people.",
        ["killed 7"],
    ),
    (
        "a separate shooting",
        f"{HURT}\n\nIn a separate shooting on Monday night, a man was killed in Tartu.",
        ["killed 1"],
    ),
    (
        "an unrelated stabbing, and the rest of its paragraph",
        f"{HURT}\n\nIn an unrelated stabbing, a woman was killed. Two of her sons were injured.",
        ["killed 1", "injured 2 part"],
    ),
    (
        "another attack elsewhere",
        f"{KILLED}\n\nIn another attack, gunmen killed two people in Oulu, Finland.",
        ["killed 2"],
    ),
    (
        "a separate incident after one without a toll",
        "A gunman opened fire in Tartu, Estonia, on Monday.\n\nIn a separate incident, a nurse was "
        "killed.",
        ["killed 1"],
    ),
    (
        "minutes before",
        f"{HURT}\n\nAbout 15 minutes earlier, a nurse was killed in a shooting near the harbour.",
        ["killed 1"],
    ),
    (
        "earlier that day in another part of the town",
        f"{HURT}\n\nEarlier Monday, a nurse was killed in the Old Harbour neighborhood.",
        ["killed 1"],
    ),
    (
        "named at the end of the clause",
        f"{HURT}\n\nThe man is also sought in the death of a nurse in a separate shooting.",
        ["killed 1"],
    ),
    (
        "at another street block",
        f"{HURT} A man was hit about 2 p.m. in the 500 block of East Pine.\n\nA 24-year-old nurse "
        "was wounded about 4 p.m. in the 900 block of West Birch.",
        ["injured 1"],
    ),
    (
        "elsewhere",
        f"{KILLED}\n\nElsewhere, a blast killed seven soldiers.",
        ["killed 7"],
    ),
]

SAME: list[tuple[str, str, list[str]]] = [
    (
        "whom the gunman followed",
        "A gunman inspired by the Front killed nine people in Tartu, Estonia, on Monday.",
        ["killed 9"],
    ),
    (
        "what the market was the target of",
        f"{KILLED} The market was the target of a bomb attack that killed four people.",
        ["killed 4", "killed 4"],
    ),
    (
        "what witnesses recall",
        f"{KILLED} A nurse recalled a blast that killed four people.",
        ["killed 4", "killed 4"],
    ),
    (
        "the house where a shooting was",
        "Police shot a gunman on Monday in Tartu, Estonia, at a house where a raid killed nine.",
        ["killed 9"],
    ),
    (
        "a comparison with another day",
        "A bomb killed 19 people in Tartu, Estonia, on Sunday, twice as many as on Friday.",
        ["killed 19"],
    ),
    (
        "a headline that names the province",
        "Bomb kills four in Tallinn market\n\nA bomb killed four people at a market in Tartu, "
        "Estonia, on Monday.",
        ["killed 4", "killed 4"],
    ),
    (
        "what was said earlier",
        f"{KILLED}\n\nEarlier, the governor had said that two people had been killed.",
        ["killed 4", "killed 2 revised"],
    ),
    (
        "the town in shock after the attack itself",
        f"{KILLED}\n\nThe town is in shock after the attack, in which four people died.",
        ["killed 4", "killed 4"],
    ),
    ("a second sentence", f"{KILLED} Twelve were wounded.", ["killed 4", "injured 12"]),
    (
        "a subheading that the text bears out",
        f"{KILLED}\n\nFour people dead\n\nPolice said that four people were killed.",
        ["killed 4", "killed 4", "killed 4"],
    ),
    (
        "what an arrest follows",
        "The arrests follow an attack on Monday in Tartu, Estonia, that killed nine people.",
        ["killed 9"],
    ),
    (
        "shots after a quarrel",
        "The shooting in Tartu, Estonia, came after a quarrel and left three people dead.",
        ["killed 3"],
    ),
    (
        "attacks on one city by one group",
        "Coordinated attacks across Tartu, Estonia, killed 40 people on Monday.",
        ["killed 40"],
    ),
    (
        "what comes of an attack days after it",
        "Police in Tartu, Estonia, shot a gunman on Monday, hours after an attack that killed nine "
        "people at a cafe.",
        ["killed 9"],
    ),
    (
        "a strike with its rising toll",
        f"{KILLED} The toll rose to six on Tuesday.",
        ["killed 4", "killed 6"],
    ),
]


def _mentions(text: str) -> tuple[MentionDraft, ...]:
    return RulesReader().read(article(text, "2031-06-18"))


def _tolls(mention: MentionDraft) -> list[str]:
    return [brief(claim.value) for claim in mention.claims if isinstance(claim.value, Toll)]


def _cases(cases: list[tuple[str, str, list[str]]]) -> pytest.MarkDecorator:
    ids, texts, expected = zip(*cases, strict=True)
    pairs = list(zip(texts, expected, strict=True))
    return pytest.mark.parametrize(("text", "expected"), pairs, ids=ids)


@_cases([*RECALLED, *TEASERS, *SUMS])
def test_what_the_article_only_refers_to_is_background(text: str, expected: list[str]) -> None:
    mentions = _mentions(text)
    told = [toll for one in mentions if one.background for toll in _tolls(one)]
    own = {toll for one in mentions if not one.background for toll in _tolls(one)}
    assert sorted(told) == sorted(expected)
    assert own <= {"killed 4", "injured 5"}
    assert own


@_cases(BESIDE)
def test_an_incident_of_equal_standing_has_its_own_mention(text: str, expected: list[str]) -> None:
    main, other = _mentions(text)
    assert set(_tolls(main)) <= {"killed 4", "injured 5"}
    assert not other.background
    assert sorted(_tolls(other)) == sorted(expected)


@_cases(SAME)
def test_one_incident_stays_whole(text: str, expected: list[str]) -> None:
    (mention,) = [one for one in _mentions(text) if _tolls(one)]
    assert not mention.background
    assert sorted(_tolls(mention)) == sorted(expected)


def test_who_dies_of_an_attack_of_last_month_is_its_victim_and_dates_it_no_anew() -> None:
    text = (
        "Man shot in May dies\n\n"
        "A man who was shot at a bar in Tartu, Estonia, last month has died, a nurse said.\n\n"
        "Ivo Marr, 38, died Sunday at a hospital in Tartu."
    )
    (mention,) = _mentions(text)
    assert not mention.background
    assert _tolls(mention) == ["killed 1", "killed 1 part"]
    days = {claim.value.earliest for claim in mention.claims if isinstance(claim.value, When)}
    assert days == {date(2031, 5, 1)}


def test_a_headline_goes_with_the_item_of_a_roundup_that_has_its_toll() -> None:
    text = (
        "Roadside bomb hits convoy in eastern Estonia, killing 8\n\n"
        "A roadside bomb hit a convoy in Narva, Estonia, on Monday, killing eight officers and "
        "wounding three.\n\n"
        "Elsewhere, gunmen attacked a checkpoint in Tartu, killing two soldiers.\n\n"
        "Also Monday, a sticky bomb wounded four people in Elva."
    )
    mentions = _mentions(text)
    assert not any(one.background for one in mentions)
    assert [_tolls(one) for one in mentions] == [
        ["killed 8", "killed 8", "injured 3"],
        ["killed 2"],
        ["injured 4"],
    ]


def test_a_roundup_s_items_are_summed_up_by_none_of_them() -> None:
    text = (
        "Two dead, four wounded in night of shootings\n\n"
        "Two people were killed and four people were wounded on Monday, police said.\n\n"
        "A man was killed in the 700 block of Velde Street about 9 p.m.\n\n"
        "A woman was killed in the 1200 block of Mill Road about 11 p.m.\n\n"
        "Four people were wounded at an attack by gunmen in the 90 block of Quay Avenue."
    )
    mentions = _mentions(text)
    sums = [toll for one in mentions if one.background for toll in _tolls(one)]
    items = [_tolls(one) for one in mentions if not one.background]
    assert all(toll.endswith(("period", "part")) for toll in sums)
    assert items == [["killed 1"], ["killed 1"], ["injured 4"]]
