"""Reports of two incidents whose words hardly say so: each incident has its own mention, and what
was no incident has none."""

from __future__ import annotations

import pytest

from tests.extract.making import article
from tests.extract.test_background_earlier import tolls
from tests.extract.tolls_of import brief
from whence.extract.rules import RulesReader
from whence.model import MentionDraft, Toll, When

DAY = "2021-06-15"
TARTU = "Gunmen killed nine people in Tartu, Estonia, on Monday."


def read(text: str, title: str | None = None) -> list[MentionDraft]:
    whole = f"{title}\n\n{text}" if title else text
    return list(RulesReader().read(article(whole, DAY, title=title)))


def own(mention: MentionDraft) -> list[str]:
    return [brief(claim.value) for claim in mention.claims if isinstance(claim.value, Toll)]


def days(mention: MentionDraft) -> list[str]:
    values = [claim.value for claim in mention.claims if isinstance(claim.value, When)]
    return [str(value.earliest) for value in values]


APART: list[tuple[str, list[list[str]]]] = [
    # Another town, in the opening of a sentence: a large city's neighbour, one that the gazetteer
    # does not know, one person alone, a village.
    (
        "Gunmen killed five people in Lagos on Monday, police said.\n\nIn Ibadan, two students "
        "were stabbed to death.",
        [["killed 5"], ["killed 2"]],
    ),
    (
        f"{TARTU}\n\nIn Velm, gunmen burned 12 houses and killed a nurse.",
        [["killed 9"], ["killed 1"]],
    ),
    (
        f"{TARTU}\n\nIn the village of Velm, a farmer was killed when a drone struck a depot. Two "
        "of his colleagues were hurt.",
        [["killed 9"], ["killed 1", "injured 2 part"]],
    ),
    # What the next sentence counts, without a place: of the incident before it.
    (
        f"{TARTU}\n\nGunmen stormed a post in Narva, killing 20 guards.\n\nTwelve others were "
        "wounded, a councillor said.",
        [["killed 9"], ["killed 20", "injured 12"]],
    ),
    (
        f"{TARTU}\n\nElsewhere, a bomb killed eight people in Narva. Five more died in Rakvere.",
        [["killed 9"], ["killed 8"], ["killed 5"]],
    ),
    # A lead without a day ("police said on Tuesday") does not take the day of the other event.
    (
        "Gunmen killed 12 people in Tartu, Estonia, police said on Tuesday.\n\nOn Friday, soldiers "
        "killed two men in Narva.",
        [["killed 12"], ["killed 2"]],
    ),
    (
        "A man was shot dead in Tartu, Estonia, police said on Tuesday.\n\nOn Thursday, two teens "
        "were killed at a party.",
        [["killed 1 part"], ["killed 2"]],
    ),
    (
        "Three guards were killed at a checkpoint in Tartu, Estonia, officials said on Tuesday.\n\n"
        "A day earlier, two soldiers were killed in a similar attack.",
        [["killed 3"], ["killed 2"]],
    ),
    # Another day, and a street or a place that the gazetteer does not know.
    (
        "A 22-year-old man was shot to death on Lamar Avenue in Tartu, Estonia, on Saturday.\n\nOn "
        "Sunday, a 41-year-old woman was stabbed to death on Tutwiler Avenue.",
        [["killed 1"], ["killed 1"]],
    ),
    (
        "Hours before a vote in Tartu, Estonia, on Monday, gunmen killed six people.\n\nHours "
        "later, a village chairman was shot dead by four men in Velm.",
        [["killed 6"], ["killed 1"]],
    ),
    (
        "A drone hit a hospital in Tartu, Estonia, on Monday, killing eight people.\n\nOn the same "
        "day, artillery fire on a market killed 30 people.",
        [["killed 8"], ["killed 30"]],
    ),
    (
        f"{TARTU}\n\nAt a Velm flea market, two people died in a shootout the same day.",
        [["killed 9"], ["killed 2"]],
    ),
    (
        f"{TARTU}\n\nOn Tuesday, a roadside bomb in the same province killed five members of a "
        "family.",
        [["killed 9"], ["killed 5"]],
    ),
    # How it was answered, and what closes a report.
    (
        f"{TARTU}\n\nReprisal attacks by youths left at least 20 people dead later in the day.",
        [["killed 9"], ["killed 20-…"]],
    ),
    (f"{TARTU}\n\nLast weekend, 11 people were killed.", [["killed 9"], ["killed 11"]]),
    (
        f"{TARTU}\n\nEarlier this month, the group killed 66 people in Velm.",
        [["killed 9"], ["killed 66"]],
    ),
    (
        f"{TARTU}\n\nOn Sunday, 12 people died in attacks across the country.",
        [["killed 9"], ["killed 12 period"]],
    ),
    (
        f"{TARTU}\n\nThe shooting came days after a bomb in Narva killed 292 people, Estonia's "
        "deadliest since 2003.",
        [["killed 9"], ["killed 292"]],
    ),
    # Whoever was sought for something else.
    (
        "A man wanted in the fatal shooting of a guard was killed in a shootout in Tartu, Estonia, "
        "on Monday that also left two agents wounded.",
        [["injured 2", "killed 1"], ["killed 1"]],
    ),
    (
        "Gunmen in Tartu, Estonia, shot a trader dead on Monday.\n\nThe suspects are wanted for a "
        "robbery in which three guards were shot dead.",
        [["killed 1 part"], ["killed 3"]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_each_has_its_own_mention(text: str, expected: list[list[str]]) -> None:
    found = [own(mention) for mention in read(text)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_the_day_of_another_event_does_not_date_a_lead_without_one() -> None:
    first, other = read(
        "Gunmen killed 12 people in Tartu, Estonia, police said on Tuesday.\n\nOn Friday, soldiers "
        "killed two men in Narva."
    )
    assert (days(first), days(other)) == ([], ["2021-06-11"])


def test_what_came_days_after_another_event_is_told_apart() -> None:
    mentions = read(
        f"{TARTU}\n\nThe ceremony came days after two militants were killed in a clash in Narva."
    )
    assert tolls(mentions, background=False) == ["killed 9"]


def test_a_headline_without_a_day_is_no_lead_without_one() -> None:
    first, *_ = read(
        "Seven officers were killed in a blast in Tartu, Estonia, on Friday, in the deadliest "
        "attack since the war.",
        title="Rebels kill five officers in ambush",
    )
    assert (own(first), first.background) == (["killed 5", "killed 7"], False)


@pytest.mark.parametrize(
    "words",
    [
        "A storm killed four people overnight, officials said.",
        "A cold wave killed four people in the north.",
        "A building collapsed in the same district, killing four people.",
        "A stampede at a shrine killed 31 people.",
        "Heavy rain left three people dead in Narva.",
        "Lightning killed two farmers in Narva.",
        "Avalanches killed 12 people in the north.",
        "An ambulance taking the wounded to Narva crashed, killing two nurses.",
        "Two people were killed when their car struck a tractor-trailer on the highway.",
        "A driver lost control and hit a bus stop, killing three people.",
        "A jeepney fell into a ravine, killing six people.",
        "Thirteen policemen were injured when a patrol overturned on the Narva road.",
        "More than 70 people died when a tunnel collapsed at a gold mine.",
    ],
)
def test_an_accident_beside_an_attack_counts_nobody(words: str) -> None:
    mentions = read(f"{TARTU}\n\n{words}")
    assert tolls(mentions, background=False) == ["killed 9"]
    assert tolls(mentions, background=True) == []


def test_a_crowd_that_a_car_is_driven_into_is_attacked() -> None:
    text = "A car was driven into a crowd in Tartu, Estonia, on Monday, killing four people."
    assert tolls(read(text), background=False) == ["killed 4"]


def test_a_caption_above_the_lead_is_no_event_before_it() -> None:
    mentions = read(
        "Officers after a shooting injuring four people at a shop Friday, June 11, 2021, in Tartu"
        "\n\nA man who police say shot three people at a shop in Tartu has been charged."
    )
    assert "injured 4" in tolls(mentions, background=False)


def test_the_deadliest_since_is_the_incident_itself() -> None:
    (mention,) = read(
        "Rebels said on Tuesday that they had bombed a market in Tartu, Estonia, which killed at "
        "least 76 people.\n\nOne of the deadliest attacks in Tartu since the war, the bomb wrecked "
        "the market on Tuesday, killing 67 people.",
    )
    assert own(mention) == ["killed 76-…", "killed 67"]


def test_the_headline_s_second_half_names_the_place_of_the_second_incident() -> None:
    mentions = read(
        "A drone hit a hospital in Tartu, Estonia, on Monday, killing eight people.\n\nOn the same "
        "day, artillery fire killed 30 people.",
        title="Drone attack on Tartu hospital kills 8; 30 dead in Narva shelling",
    )
    assert [own(one) for one in mentions] == [["killed 8", "killed 8"], ["killed 30", "killed 30"]]


@pytest.mark.parametrize(
    "words",
    [
        "At least 40 soldiers were killed in two attacks by rebels in the north.",
        "Over 100 people were killed in a spate of attacks.",
        "The deaths take the number killed since the 1 February coup to 217.",
        "Over 100 people have lost their lives in the violence that broke out on May 3.",
    ],
)
def test_a_sum_over_a_time_or_several_attacks_is_no_toll(words: str) -> None:
    assert tolls(read(f"{TARTU}\n\n{words}"), background=False) == ["killed 9"]


@pytest.mark.parametrize(
    "words",
    [
        "Seven aid workers were killed in Estonia in 2020.",
        "Last year, seven reporters were killed in Estonia, a mission said.",
    ],
)
def test_those_killed_in_a_year_are_a_sum(words: str) -> None:
    assert tolls(read(f"{TARTU}\n\n{words}"), background=True) == ["killed 7 period"]


def test_one_event_of_last_year_is_no_sum() -> None:
    words = "In May last year, 28 pilgrims were killed when gunmen attacked a convoy on the road."
    assert tolls(read(f"{TARTU}\n\n{words}"), background=True) == ["killed 28"]


def test_a_figure_of_a_year_is_so_wherever_it_stands() -> None:
    mentions = read(
        "At least 3,804 civilians were killed in 2020, a mission said on Monday.\n\nThe mission "
        "reported 3,804 civilian deaths, including 927 children.\n\nOn Saturday, a bomb in Tartu, "
        "Estonia, killed two workers."
    )
    assert tolls(mentions, background=False) == ["killed 2"]


def test_a_year_s_sum_has_not_the_days_of_a_weekend_s() -> None:
    _, weekend, year = read(
        f"{TARTU}\n\nIn all, 21 people were shot dead in the city over the past week.\n\nMore than "
        "400 people have been killed in mass shootings this year."
    )
    assert (own(weekend), own(year)) == (["killed 21 period"], ["killed 401-… period"])
    assert days(year) != days(weekend)


def test_a_sum_that_is_told_twice_is_one() -> None:
    _, year = read(
        f"{TARTU}\n\nShootings have killed 400 people this year.\n\nNever before had shootings "
        "killed 400 people this year, a group said."
    )
    assert own(year) == ["killed 400 period", "killed 400 period"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Figures that their own source took back.
        (
            f"{TARTU} An official said at least 110 people were killed. He withdrew the figure.",
            ["killed 9", "killed 110-… revised"],
        ),
        (
            "Gunmen killed six people in Tartu, Estonia, on Monday, police had earlier said. "
            "Police now say four people died.",
            ["killed 6 revised", "killed 4"],
        ),
        (
            "Gunmen killed 33 people in Tartu, Estonia, on Monday. Earlier, the governor had put "
            "the number of dead at nine.",
            ["killed 33", "killed 9 revised"],
        ),
        (
            "Gunmen killed 11 people in Tartu, Estonia, on Monday. Five had been confirmed dead by "
            "the evening.",
            ["killed 11", "killed 5 revised"],
        ),
        (
            "The agency reported erroneously that 20 people had been killed. Gunmen killed at "
            "least 14 people in Tartu, Estonia, on Monday.",
            ["killed 14-…"],
        ),
        # What a clause adds that counts over a period, and one event of last year.
        (
            "Two people died on Monday in Tartu, Estonia, where 47 civilians have been killed "
            "since the start of the year.",
            ["killed 2"],
        ),
        # One who died later is one of more.
        (
            "Three officers were killed in an ambush in Tartu, Estonia, on Monday, and a fourth "
            "died hours later.",
            ["killed 3 part"],
        ),
        # A list by manner of death is no sum, and one of a list is one of more.
        (
            "Five people were killed in Tartu, Estonia, on Monday. One victim was beheaded, one "
            "was shot dead and three others were burned alive.",
            ["killed 5", "killed 1 part", "killed 1 part", "killed 3 part"],
        ),
        # Whom attackers also hurt are all who were hurt, where nobody else was.
        (
            f"{TARTU} The gunmen also wounded eleven and burned 40 huts.",
            ["killed 9", "injured 11"],
        ),
        (f"{TARTU} A fourth attacker died at the gate.", ["killed 9", "killed 1 part"]),
        # One of the dead, told of beside them; who died as martyrs.
        (
            "A strike on Tartu, Estonia, on Monday killed nine people, while the army said it had "
            "killed a rebel commander.",
            ["killed 9", "killed 1 part"],
        ),
        (
            "Two soldiers embraced martyrdom in a blast in Tartu, Estonia, on Monday.",
            ["killed 2"],
        ),
        # "One of them": of those who were fired at.
        (
            "A man in Tartu, Estonia, fired at officers on Monday, wounding one of them.",
            ["injured 1"],
        ),
        (
            "Two boys were killed and their mother was wounded in Tartu, Estonia, on Monday when a "
            "mine exploded.",
            ["killed 2", "injured 1"],
        ),
        # Others whom "and" joins to an object.
        (
            "Bandits attacked Velm, Estonia, on Monday, abducting a bride and 20 others.",
            ["abducted 21"],
        ),
        (
            "Nine sailors from the ship were taken hostage off Tartu, Estonia, on Monday.",
            ["abducted 9"],
        ),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert tolls(read(text), background=False) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Drone strike kills rebel commander, four others in Tartu", "killed 5"),
        ("Drone strike kills rebel commander in Tartu", "killed 1 part"),
    ],
)
def test_a_headline_that_names_one_of_several(title: str, expected: str) -> None:
    text = "A drone strike killed five people in Tartu, Estonia, on Monday."
    assert tolls(read(text, title), background=False) == [expected, "killed 5"]


def test_fighters_hurt_beside_fighters() -> None:
    text = "In a clash in Tartu, Estonia, on Monday, one militant was killed and several injured."
    claims = [c.value for m in read(text) for c in m.claims if isinstance(c.value, Toll)]
    assert [(one.effect, one.who) for one in claims] == [
        ("killed", "militant"),
        ("injured", "militant"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Five people were killed in a gunfight, including three suspected robbers",
        "Five people, two officers and three suspected robbers, were killed in a gunfight",
        "Five people, including two children, were found dead in a murder-suicide",
    ],
)
def test_a_total_with_those_who_attacked_says_so(words: str) -> None:
    mentions = read(f"{words} in Tartu, Estonia, on Monday.")
    totals = [
        claim.value.includes_attackers
        for mention in mentions
        for claim in mention.claims
        if isinstance(claim.value, Toll) and brief(claim.value) == "killed 5"
    ]
    assert totals == [True]


@pytest.mark.parametrize("verb", ["raised", "revised up", "revised upwards"])
def test_who_revises_a_toll_is_its_informant_and_the_day_is_no_event_s(verb: str) -> None:
    mentions = read(f"{TARTU}\n\nThe health ministry on Tuesday {verb} the toll to 12.")
    told = {
        brief(claim.value): claim.informant
        for mention in mentions
        for claim in mention.claims
        if isinstance(claim.value, Toll)
    }
    assert told["killed 12"] == "The health ministry"
    assert [day for mention in mentions for day in days(mention)] == ["2021-06-14"]


HEADINGS = ("{}. ", "{} – ", "{}: ", "- {}: ")


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "names", [("VELM", "LOWER DRAU", "ORT/SAND"), ("Velm", "Lower Drau", "Ort")]
)
def test_what_stands_under_each_heading_of_a_digest_is_an_incident(
    heading: str, names: tuple[str, str, str]
) -> None:
    one, two, three = map(heading.format, names)
    text = (
        "A total of 21 people were killed in the north over the weekend, police said.\n\n"
        f"{one}The gravest attack was at the Blue Inn, where gunmen fired on the guests. The toll "
        "rose to 14 on Sunday.\n\n"
        "Nobody has claimed the attack.\n\n"
        f"{two}A bomb thrown from a motorcycle killed three women at a chemist's. Four men were "
        "injured.\n\n"
        f"{three}Two guards were shot dead at the gate of a sawmill, its owner said.\n\n"
        "In all, 21 people died in three days."
    )
    mentions = read(text, "Three days of blood in the north")
    items = [own(one) for one in mentions if not one.background]
    assert items == [["killed 14"], ["killed 3", "injured 4"], ["killed 2"]]


def test_a_digest_goes_on_with_the_next_day_under_a_heading() -> None:
    text = (
        "VELM – On 8 June, gunmen attacked a post of the border guard and killed nine guards.\n\n"
        "On 10 June, a mine killed two herders on the road to the mill near the old ford.\n\n"
        "DRAU – Armed men raided a farm by the river at dusk, and four herders were shot dead.\n\n"
        "OUTLOOK – The roads of the district are likely to be mined again."
    )
    items = [own(one) for one in read(text) if not one.background]
    assert items == [["killed 9"], ["killed 2"], ["killed 4"]]


@pytest.mark.parametrize(
    "text",
    [
        # A table, and those who speak in turn, are no digest.
        f"{TARTU}\n\nKilled: 9\n\nInjured: 14\n\nMissing: 2",
        f"{TARTU}\n\nPresenter: How many people were killed in the attack on Monday, as far as you "
        "know?\n\nOlm: Nine people were killed in the attack, and we have buried all of them.\n\n"
        "Presenter: And the village had nine people killed in the attack, as the army says?",
        # Nor are captions.
        f"{TARTU}\n\nAmbushed: Ivo Marr, 41, was shot dead in his car as he drove to the mill "
        "before dawn\n\nFatality: Ana Brun, 60, was killed in the attack at the door of her shop "
        "in the market\n\nScene: the lane behind the market where two women were killed",
    ],
)
def test_headings_alone_make_no_digest(text: str) -> None:
    first, *others = [own(one) for one in read(text) if not one.background]
    assert "killed 9" in first
    assert others == []
