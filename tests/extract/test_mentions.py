from __future__ import annotations

import pytest

from tests.extract.making import article
from whence.extract.mentions import assemble
from whence.extract.rules import RulesReader
from whence.extract.text import sentences
from whence.extract.tolls import tolls
from whence.extract.when import when
from whence.extract.where import where
from whence.model import Actor, MentionDraft, Toll, When

PUBLISHED = "2031-06-18"


def mentions(text: str, title: str | None = None) -> tuple[MentionDraft, ...]:
    item = article(text, PUBLISHED, title=title)
    found = sentences(text)
    drafts = [draft for read in (tolls, when, where) for draft in read(item, found, ())]
    return assemble(item, found, drafts)


def read(text: str) -> tuple[MentionDraft, ...]:
    """The mentions with claims of every kind."""
    return RulesReader().read(article(text, PUBLISHED))


def killed(mention: MentionDraft) -> list[int | None]:
    return [
        claim.value.low
        for claim in mention.claims
        if isinstance(claim.value, Toll) and claim.value.effect == "killed"
    ]


def test_one_report_is_one_mention() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia, on Monday. Twelve people were wounded.\n\n"
        "The blast at the Velde market in Tartu was heard for miles. Four people died."
    )
    (mention,) = mentions(text)
    assert (mention.kind, mention.background, killed(mention)) == ("bombing", False, [4, 4])


def test_a_doubted_total_beside_a_better_one_is_left_out() -> None:
    text = (
        "A bomb killed 40 people in Tartu, Estonia, on Monday. The bomb killed 40 people, and it "
        "tore through a market.\n\nThe market opens at six.\n\nIt killed two bakers at a stall."
    )
    (mention,) = mentions(text)
    assert killed(mention) == [40, 40]
    alone = text.replace("killed 40 people", "hit a market")
    assert killed(mentions(alone)[0]) == [2]


def test_an_earlier_attack_is_background() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia, on Monday.\n\n"
        "A similar attack in Tartu in March killed nine people. Two of them died in that attack's "
        "first minutes."
    )
    main, earlier = mentions(text)
    assert (main.background, killed(main)) == (False, [4])
    assert earlier.background
    assert killed(earlier)[0] == 9


def test_an_earlier_attack_is_background_on_an_undated_page() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia.\n\nIn March, a bomb there killed nine people."
    )
    found = sentences(text)
    item = article(text)
    drafts = [draft for read in (tolls, when, where) for draft in read(item, found, ())]
    assert [killed(m) for m in assemble(item, found, drafts)] == [[4], [9]]


def test_soldiers_who_died_in_an_earlier_attack_are_all_its_dead() -> None:
    text = (
        "A bomb killed 24 people in Tampere, Finland, on Monday.\n\nThe mayor visited the wounded."
        "\n\nShops stayed shut.\n\nAn attack on a base last September left 15 soldiers dead."
    )
    _, earlier = mentions(text)
    values = [claim.value for claim in earlier.claims if isinstance(claim.value, Toll)]
    assert [(value.low, value.scope) for value in values] == [(15, "total")]


def test_what_a_sentence_recalls_after_since_is_background() -> None:
    text = (
        "Gunmen killed four people in Tartu, Estonia, on Monday, in the worst attack since a bomb "
        "killed 30 in Narva in 2019."
    )
    main, recalled = mentions(text)
    assert (killed(main), killed(recalled), recalled.background) == ([4], [30], True)


def test_another_place_with_its_own_toll_is_another_incident() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia, on Monday.\n\n"
        "In another attack, gunmen killed two people in Oulu, Finland."
    )
    main, other = mentions(text)
    assert (killed(main), killed(other), other.background) == ([4], [2], False)


def test_news_of_another_place_on_the_same_day_is_no_background() -> None:
    text = (
        "Shells killed six people in Tampere, Finland, on Monday. A man in Tampere was wounded.\n\n"
        "In Oulu, shelling killed an elderly couple on Monday, prosecutors said."
    )
    main, other = mentions(text)
    assert (killed(main), killed(other), other.background) == ([6], [2], False)


def test_an_earlier_figure_is_no_earlier_event() -> None:
    text = (
        "Soldiers fired on a crowd in Tampere, Finland, on Monday, killing seven people. "
        "Doctors had put the number of dead at three earlier in the day."
    )
    (main,) = mentions(text)
    assert killed(main) == [7, 3]


def test_who_was_arrested_for_an_attack_makes_it_no_arrest() -> None:
    text = "A man attacked shoppers in Tampere, Finland, on Monday, killing two. He was arrested."
    assert mentions(text)[0].kind == "attack"


def test_a_roundup_is_one_mention_for_each_incident() -> None:
    text = (
        "A car bomb killed four people in Tartu on Monday.\n\n"
        "Gunmen shot two people dead in Narva, Estonia.\n\n"
        "A bomb in the Velde area of Tallinn killed seven people. Three of them were children."
    )
    found = [killed(mention) for mention in mentions(text)]
    assert [tolls[0] for tolls in found] == [4, 2, 7]


def test_a_headline_is_no_item_of_its_own() -> None:
    text = (
        "Two car bombs kill 23 at Tartu market\n\n"
        "Two car bombs exploded minutes apart at a market in the Velde district of Tartu, Estonia, "
        "on Monday, killing 23 people and wounding 50, police said.\n\n"
        "Elsewhere, a roadside bomb killed two soldiers in Narva. In the northern city of Tallinn, "
        "gunmen shot dead a councillor.\n\n"
        "The Harbour Front claimed responsibility for the market bombings."
    )
    main, *others = read(text)
    assert set(killed(main)) == {23}
    assert [killed(other) for other in others] == [[2], [1]]
    assert any(isinstance(c.value, Actor) and c.value.stance == "claimed" for c in main.claims)


def test_a_roundup_s_headline_tells_of_the_item_with_its_toll() -> None:
    text = (
        "Gunmen kill two in Narva\n\n"
        "A car bomb killed four people in Tartu, Estonia, on Monday.\n\n"
        "Gunmen shot two people dead in Narva, Estonia.\n\n"
        "A bomb in the Velde area of Tallinn killed seven people."
    )
    assert [killed(mention) for mention in read(text)] == [[2, 2], [4], [7]]


def test_the_same_day_elsewhere_is_another_incident() -> None:
    text = (
        "Bomb kills guard of commander\n\n"
        "A bomb went off near a commander's convoy on Monday, killing one of his guards.\n\n"
        "The same day, gunmen kidnapped two workers in the town of Narva, Estonia. They were "
        "released hours later."
    )
    main, other = read(text)
    assert (set(killed(main)), killed(other), other.background) == ({1}, [], False)


def test_a_date_that_the_lead_s_weekday_excludes_is_another_incident_s() -> None:
    text = (
        "Twelve soldiers were killed in a raid near Tartu, Estonia, on Thursday.\n\n"
        "On April 16, 29 soldiers were killed in the Narva district."
    )
    main, earlier = read(text)
    assert (killed(main), killed(earlier), earlier.background) == ([12], [29], True)


def test_what_happened_there_before_is_no_item_of_a_roundup() -> None:
    text = (
        "Gunmen shot seven people dead at the Velde flats in Tartu, Estonia, on Monday.\n\n"
        "On 14 November 2029, a man was shot dead there by gunmen.\n\n"
        "On 27 October 2028, gunmen shot two men dead."
    )
    main, *earlier = read(text)
    assert (killed(main), main.background) == ([7], False)
    assert {mention.background for mention in earlier} == {True}


def test_two_attacks_below_their_sum_are_two_incidents() -> None:
    text = (
        "Fifteen people were killed in two attacks in the south on Monday, officials said.\n\n"
        "In Tartu, a bomb at a stadium killed 12 people.\n\n"
        "In Narva, gunmen killed three soldiers at a checkpoint."
    )
    own = [killed(mention) for mention in read(text) if not mention.background]
    assert own == [[12], [3]]


def test_riots_of_another_year_are_background() -> None:
    text = (
        "Gunmen threatened a reporter in Tartu, Estonia, who had written of the 2012 Velde riots, "
        "which left over 100 people dead."
    )
    assert {mention.background for mention in read(text)} <= {True}


def test_how_the_war_began_is_background() -> None:
    text = (
        "An air strike killed five people in Tartu, Estonia, on Monday.\n\n"
        "Two people were killed in a separate strike in Narva, Estonia.\n\n"
        "The war began when gunmen stormed into southern Finland, killing 1,200 people."
    )
    found = [(killed(mention), mention.background) for mention in read(text)]
    assert found == [([5], False), ([2], False), ([1200], True)]


def test_an_ambush_is_no_second_incident_beside_the_wounded() -> None:
    text = (
        "Six miners killed in Tartu ambush\n\n"
        "Rebels killed six miners and injured two in an ambush on a bus in Tartu on Monday."
    )
    (mention,) = read(text)
    assert killed(mention) == [6, 6]


def test_who_did_it_over_a_period_and_when_go_with_its_total() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia, on Monday.\n\n"
        "The Harbour Front killed at least 370 civilians in the first half of the year, the "
        "council said."
    )
    main, period = read(text)
    assert (killed(main), killed(period)) == ([4], [370])
    assert not any(isinstance(claim.value, Actor) for claim in main.claims)
    assert [c.value.precision for c in main.claims if isinstance(c.value, When)] == ["day"]


def test_who_did_it_is_the_incident_s_where_a_total_stands_beside_it() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia, on Monday.\n\n"
        "The attack by Harbour Front rebels came as 40 people had been killed this year."
    )
    main = read(text)[0]
    assert any(isinstance(claim.value, Actor) for claim in main.claims)


def test_totals_over_a_period_stand_apart() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia, on Monday.\n\n"
        "The feud has killed more than 700 people since 2019."
    )
    main, war = mentions(text)
    assert (killed(main), war.background) == ([4], True)


def test_a_toll_at_the_head_is_an_incident_s_beside_a_total_over_a_period() -> None:
    text = (
        "Mill clash death toll rises to six, ombudsman says\n\nThe death toll from a clash at a "
        "mill has risen to six, the ombudsman said.\n\nSuch clashes have killed 49 people since "
        "2020."
    )
    main, period = mentions(text)
    assert (killed(main), killed(period)) == ([6, 6], [49])


def test_a_toll_below_a_total_over_a_period_is_one_more_statistic() -> None:
    text = (
        "Feuds have killed 49 people since 2020, a report finds.\n\nIts authors counted wells and "
        "mills too.\n\nThey say that a mob killed six men."
    )
    assert [killed(one) for one in mentions(text)] == [[49]]


def test_what_a_live_blog_tells_at_an_hour_is_the_incident_s() -> None:
    text = (
        "Shelling of Tartu, Estonia: what is known\n\nThe shelling of the town began on Monday "
        "before dawn, and it is going on.\n\n17:10 Seven people were killed, the mayor says. "
        "Search work goes on.\n\n12:05 Six people were killed and 19 wounded, he writes."
    )
    assert [killed(one) for one in mentions(text)] == [[7, 6]]


def test_the_lines_of_a_list_are_the_incident_s() -> None:
    text = (
        "A bomb killed 40 people at a market in Tartu, Estonia, on Monday morning. They "
        "died as follows:\n\n12 men killed at the gate\n\n28 women killed at the stalls\n\nThe "
        "market is closed.\n\nGunmen killed five in Narva"
    )
    main, other = mentions(text)
    assert (killed(main), main.background, killed(other)) == ([40, 12, 28], False, [5])


@pytest.mark.parametrize(
    "text",
    [
        "Four people were shot dead in a movie theater in Tartu, Estonia, on Monday, police said.",
        "Four people were shot dead in Tartu, Estonia, on Monday. Two had appeared in a film about "
        "the harbour. Investigators said on Tuesday that the gunman knew them.",
    ],
)
def test_what_police_tell_of_cinemas_and_players_is_no_fiction(text: str) -> None:
    assert len(mentions(text)) == 1


def test_a_court_report_only_recounts_its_crime() -> None:
    text = (
        "A man was sentenced to life in prison on Tuesday for the 2019 attack in Tartu, Estonia, "
        "in which he killed four people."
    )
    assert [mention.background for mention in mentions(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "In the novel, a bomb kills 30 people in Tartu, Estonia, on a Sunday. The hero survives.",
        "Rovers hit four in Tartu on Sunday. The striker scored twice in the match, and the attack "
        "killed off the season. Three players were injured.",
        "Shares were hit on Monday. Investors said the profit warning had exploded all hopes.",
        "Rovers were slaughtered 7-0 on Saturday, their coach said. Two players were injured.",
        "Novel of the week: a detective hunts a killer who has murdered five women in Tartu. On "
        "Sunday two police officers are shot dead.",
        "In Mira Tal's debut, a detective hunts a killer who has murdered five women in Tartu.",
        "Three candidates shot up in the polls in Tartu, Estonia, on Monday.",
        "Experts defused a bomb from the second world war in Tartu, Estonia, on Sunday.",
        "Police arrested 14 people and seized cocaine in raids in Tartu, Estonia, on Tuesday.",
    ],
)
def test_fiction_sport_and_markets_hold_no_incident(text: str) -> None:
    assert mentions(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Comment: We must end this. Last year's attack on a market in Tartu, Estonia, killed nine "
        "people, and we should ask why.",
        "An exhibition in Tartu, Estonia, recalls the 1950 bombing that killed 200 people.",
        "Hundreds came to Tartu on Sunday for the 50th anniversary of the battle in which 1,200 "
        "soldiers were killed.",
        "On this day in 1944, bombers hit Tartu and killed 56 people.",
    ],
)
def test_what_is_only_recalled_is_background(text: str) -> None:
    assert {mention.background for mention in mentions(text)} == {True}


def test_the_partition_loses_and_doubles_nothing() -> None:
    text = (
        "A bomb killed four people in Tartu, Estonia, on Monday. In March a blast killed nine.\n\n"
        "The war has killed 900 people since 2019. Gunmen killed two in Oulu, Finland."
    )
    item = article(text, PUBLISHED)
    found = sentences(text)
    drafts = [draft for read in (tolls, when, where) for draft in read(item, found, ())]
    placed = [claim for mention in assemble(item, found, drafts) for claim in mention.claims]
    assert len(placed) == len(set(placed))
    assert {claim for claim in drafts if isinstance(claim.value, Toll)} <= set(placed)


def test_a_sentence_printed_again_is_read_once() -> None:
    text = "\n\n".join(["A bomb killed four people in Tartu, Estonia, on Monday."] * 3)
    (mention,) = mentions(text)
    assert killed(mention) == [4]


def test_no_claims_no_mention() -> None:
    assert mentions("The bakery opened on Monday.") == ()


def test_the_year_that_a_mill_was_built_makes_no_report_a_retrospective() -> None:
    text = (
        "A gunman shot dead three people at a mill in Tartu, Estonia. He is at large.\n\n"
        "Neighbours heard the shots. They called for help.\n\nThe mill was built in 1999."
    )
    (mention, *_) = mentions(text)
    assert (mention.background, killed(mention)) == (False, [3])
    old = "In 1999 a gunman shot dead three people at a mill in Tartu, Estonia."
    assert [one.background for one in mentions(old)] == [True]


def test_titles_of_videos_make_no_report_a_trial() -> None:
    title = "Gunman kills three at mill in Tartu"
    videos = (
        "0:48 Baker sentenced for fraud\n\n1:20 Jury still out on a theft\n\n0:31 Rain on the way"
    )
    (mention, *_) = mentions(f"{title}\n\n{videos}", title)
    assert (mention.background, killed(mention)) == (False, [3])


def test_a_lynching_after_which_people_were_held_is_no_arrest() -> None:
    text = "A mob in Tampere, Finland, beat a man to death on Monday. Police arrested 15 people."
    assert mentions(text)[0].kind == "attack"
