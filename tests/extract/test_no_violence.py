"""Words of violence without violence: what makes no incident, and what still does."""

from __future__ import annotations

import pytest

from tests.extract.making import article
from whence.extract.no_violence import is_no_attack, is_nobodys
from whence.extract.rules import RulesReader


@pytest.mark.parametrize(
    "sentence",
    [
        "Wolves attacked a flock near Velde on Monday night, killing 12 sheep and injuring five.",
        "A surfer was injured in a shark attack off Arden beach.",
        "Two walkers were mauled by a brown bear.",
        "Heart attacks killed 4,000 people in the country.",
        "One person was killed when a gas leak caused an explosion at a house in Velde.",
        "Families remembered the 83 miners of the pit disaster.",
        "The volcano killed 3,000 people.",
        "Novelist Ulf Brenn dies at 81",
        "About 20,000 soldiers died in the battle of 1916.",
        "The king's men killed 300 people two thousand years ago.",
        "Three characters were killed in a car bomb.",
    ],
)
def test_what_nobody_did(sentence: str) -> None:
    assert is_nobodys(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tigers attacked a bus near Velde, killing 12.",
        "Police dogs bit three protesters.",
        "A gunman shot two walkers who had been attacked by a bear.",
        "Rebels blew up a gas main, and the attack killed two.",
        "He died at 61 in a prison in Velde.",
        "Fighting erupted in Arden and killed nine.",
        "An air strike on a house built in 1920 killed four.",
        "It was the deadliest raid since 1932.",
        "Two men were hacked to death with machetes.",
        "The opposition attacked the town hall on Tuesday.",
        "Guerrillas attacked her plane.",
        "Troops came under fire from a hill.",
    ],
)
def test_what_somebody_did(sentence: str) -> None:
    assert not is_no_attack(sentence)


NO_INCIDENTS = [
    (
        "Minister under fire over bomb-proof budget",
        "Finance minister Oda Venn came under fire over the budget on Tuesday in Velde. The "
        "opposition attacked her budget in the chamber on Tuesday.",
    ),
    (
        "Hackers attack hospital network",
        "Hackers attacked the network of a hospital in Bozeman, Montana, on Sunday. The group "
        "demanded a ransom.",
    ),
    (
        "Poll: voters fear attacks",
        "Six in ten voters fear a terrorist attack in Bozeman, Montana, a poll of 1,200 people "
        "showed on Friday.",
    ),
    (
        "Two hurt in crash on Arden road",
        "Two people were hurt in a head-on crash on Tuesday on the Arden road, police said.",
    ),
    (
        "Season finale: who died in 'Harbour'?",
        "Fans were stunned on Sunday when three characters were killed in a car bomb. Detective "
        "Marr was shot dead by his partner.",
    ),
    (
        "Hands on with 'Iron March 4'",
        "Players take the role of a soldier in a ruined city. On the second level a bomb explodes "
        "at a market and 20 civilians die.",
    ),
    (
        "Boxer Tarn knocked out in third round",
        "Oda Tarn was knocked out in the third round at the Arden Arena on Friday. Tarn was hit by "
        "a left hook and taken to hospital. Doctors said she was in stable condition. The boxer "
        "has lost three title bouts.",
    ),
    (
        "Police train for shooting at Bozeman school",
        "Officers stormed a school in Bozeman, Montana, on Wednesday in a drill in which a gunman "
        "“killed” five pupils. Actors played the wounded.",
    ),
    (
        "Museum opens exhibition on the great war",
        "The museum in Arden opened an exhibition on Saturday about the battle of 1916 in which "
        "20,000 soldiers died.",
    ),
    (
        "Woman dies after tree falls on wedding party",
        "A woman was killed and five others were hurt on Saturday when a tree fell on a wedding "
        "party in Bozeman, Montana, authorities said.",
    ),
    (
        "Walker, 34, killed by car",
        "A walker was hit by a car and killed on Sunday on Mill Road in Bozeman, Montana.",
    ),
    (
        "Family mourns four children killed in fire",
        "Four children killed in a fire on Sunday were buried in Bozeman, Montana, on Friday. An "
        "explosion was heard as the stove burst.",
    ),
    (
        "Snow covers the plains; two dead",
        "Two deaths were blamed on the snowstorm that hit Bozeman, Montana, on Sunday. Crews had "
        "to attack the drifts with shovels.",
    ),
    (
        "Baker Ulf Brenn dies",
        "Ulf Brenn, who sold bread in Bozeman, Montana, for 40 years, has died. His wife died in "
        "2019.",
    ),
    (
        "Task force arrests 14",
        "A task force arrested 14 people in Bozeman, Montana, on Tuesday. All were booked into the "
        "county jail, the sheriff said. A gun was found.",
    ),
    (
        "Storm toll climbs",
        "The death toll from the hurricane climbed to 11 on Saturday in Bozeman, Montana. Three "
        "firefighters were injured when a wall collapsed. 'This storm is a monster and it is not "
        "done killing,' the governor said.",
    ),
    (
        "Cholera kills 27",
        "An outbreak of cholera has killed 27 people in Bozeman, Montana, officials said on "
        "Monday. Eight of the dead were children. 'We are at war with it,' a nurse said.",
    ),
    (
        "Review: Salt Road is a gripping start",
        "In the first ten minutes of Salt Road six people are shot on a Sunday in Bozeman, "
        "Montana. Oda Venn plays a detective who hunts a gunman.",
    ),
    (
        "15 patients missing from ward",
        "Fifteen patients are missing after they climbed a wall in Bozeman, Montana, on Sunday.",
    ),
]


@pytest.mark.parametrize(("title", "text"), NO_INCIDENTS, ids=[each for each, _ in NO_INCIDENTS])
def test_no_incident_is_made_of_words_of_violence_alone(title: str, text: str) -> None:
    read = RulesReader().read(article(f"{title}\n\n{text}", "2031-03-12", title=title))
    assert [mention for mention in read if not mention.background] == []


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed when police fired at a crowd in Tartu on Monday, medics said.",
        "Seven people were killed by security forces in Tartu on Monday, medics said.",
        "Five children died when shells hit a school in Tartu on Friday.",
        "Two men entered a bank in Tartu on Tuesday and killed a guard.",
        "A storm hit Tartu on Monday. Two men were shot dead by looters, and nine people drowned.",
        "Some 350 people were detained in Tartu on Sunday, the rights group Vesna said.",
        "Fourteen demonstrators were detained at a protest in Tartu on Wednesday.",
        "A van ploughed into a crowd in Tartu on Sunday, and four people were killed. Twelve were "
        "hit by the van, which rammed a stall.",
    ],
)
def test_what_somebody_did_is_an_incident_though_no_attack_is_named(text: str) -> None:
    read = RulesReader().read(article(text, "2031-03-12"))
    assert [mention.background for mention in read] == [False]


def test_murders_counted_over_a_year_are_no_incident() -> None:
    text = "Police recorded 41 murders last year, down from 57, the ministry said on Monday."
    tolls = [claim for each in RulesReader().read(article(text, "2031-03-12"))
             for claim in each.claims if claim.quote == "41 murders"]  # fmt: skip
    assert all(getattr(claim.value, "scope", "") == "period" for claim in tolls)


@pytest.mark.parametrize(
    "title",
    ["Arrest made in death of 8-year-old girl", "Man charged in the death of a girl in Tartu"],
)
def test_a_death_that_somebody_answers_for_is_an_incident(title: str) -> None:
    read = RulesReader().read(article(title, "2031-03-12", title=title))
    assert any(claim.quote.startswith("death of") for each in read for claim in each.claims)


@pytest.mark.parametrize(
    "title",
    [
        "Driver charged in death of 8-year-old girl",
        "Doctor charged in death of patient",
        "Man charged in death of boy hit by car",
        "Family speaks of death of 8-year-old girl",
    ],
)
def test_a_death_by_negligence_is_none(title: str) -> None:
    assert RulesReader().read(article(title, "2031-03-12", title=title)) == ()
