"""Who blames, reports and calls for what, and what clauses make of it; every text is invented."""

from __future__ import annotations

import pytest

from tests.extract.making import article
from whence.extract.attribution import attributions
from whence.extract.statements import statements
from whence.extract.text import sentences
from whence.model import Statement

Read = list[tuple[str, str, str]]


def read(text: str) -> Read:
    found = sentences(text)
    values = [one.value for one in statements(article(text), attributions(text, found))]
    return [(one.speaker, one.act, one.content) for one in values if isinstance(one, Statement)]


def acts(text: str) -> list[str]:
    return [act for _, act, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("Villagers blame the Tarn Guard for the raid.", "Villagers", "accuse"),
        ("Survivors report that the men came at dawn.", "Survivors", "say"),
        ("Residents report hearing shots all night.", "Residents", "say"),
        ("The hospital reports that it has taken in nine men.", "The hospital", "say"),
        ("Police claim that two of the men are dead.", "Police", "claim"),
        ("Doctors maintain that two men died.", "Doctors", "say"),
        ("The road is unsafe, the authors write.", "the authors", "say"),
        ("Officials estimate that 90 people fled.", "Officials", "say"),
        ("The inquiry recommends better pay for guards.", "The inquiry", "urge"),
        ("The inquiry recommended that two officers be tried.", "The inquiry", "urge"),
        ("Residents pleaded for water.", "Residents", "urge"),
        ("The union sought the resignation of the minister.", "The union", "urge"),
        ("The union called a two-day strike.", "The union", "announce"),
        ("The governor rejects this.", "The governor", "deny"),
        ("The party dissociated itself from the raid.", "The party", "deny"),
        ("The council called for “a full inquiry”.", "The council", "urge"),
        ("The Velde Rights Network says nine men died.", "The Velde Rights Network", "say"),
        ("The Orrin Aid Network said nine men died.", "The Orrin Aid Network", "say"),
        ("Nine men died, the ward informs.", "the ward", "say"),
        ("“We ran,” the mayor, Odo Venn, told a press conference.", "Odo Venn", "say"),
        ("The mayor told Channel 6 that nobody came.", "The mayor", "say"),
        ("10:30 “We ran,” says Odo Venn.", "Odo Venn", "say"),
        ("Residents tell reporters that nine men died.", "Residents", "say"),
        ("Experts consider that the crater is old.", "Experts", "say"),
        ("Prosecutors ruled that the gun had gone off by accident.", "Prosecutors", "announce"),
        ("Nine men died last year, official data show.", "official data", "say"),
        (
            "Of 50 men freed, nine were hurt, the aid group’s log shows.",
            "the aid group’s log",
            "say",
        ),
        ("Ward records show that nine men died.", "Ward records", "say"),
        ("Figures released by the ministry show that nine men died.", "the ministry", "say"),
    ],
)
def test_who_says_it(text: str, speaker: str, act: str) -> None:
    assert [(who, what) for who, what, _ in read(text)] == [(speaker, act)]


@pytest.mark.parametrize(
    "text",
    [
        "They took the blame for it.",
        "Its latest situation report that nine men fled was wrong.",
        "A police report that was leaked on Monday was wrong.",
        "Media reports that nine men died were wrong.",
        "The police claim that nine men died was wrong.",
        "The soldiers maintain the road.",
        "She called a taxi.",
        "The union rejected that offer.",
        "The clan ruled that valley for years.",
        "Residents consider the road safe.",
        "The records show no sign of it.",
        "They sought the resort of Velde.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Velde Front says it did it; the Orrin Brigade says it did not.",
            [("The Velde Front", "claim"), ("the Orrin Brigade", "deny")],
        ),
        (
            "The ministry says he was armed; his family say he was asleep.",
            [("The ministry", "say"), ("his family", "say")],
        ),
        ("The mayor said nine men died; 12 were hurt.", [("The mayor", "say")]),
        (
            "The mayor blamed the army, whereas one driver claimed that a mortar had landed there.",
            [("The mayor", "accuse"), ("one driver", "claim")],
        ),
        ("The Velde Front said it sent the bomber.", [("The Velde Front", "claim")]),
        ("Nurse Ilsa Venn said nobody was on duty.", [("Ilsa Venn", "say")]),
        ("Venn said nobody was shot.", [("Venn", "deny")]),
    ],
)
def test_one_after_the_other(text: str, found: list[tuple[str, str]]) -> None:
    assert [(who, act) for who, act, _ in read(text)] == found


def test_a_number_after_who_is_told_is_said() -> None:
    assert read("A parent told Tarnwatch 105 men had gone.")[0][2] == "105 men had gone"


def test_a_pronoun_after_the_place_of_a_statement_speaks() -> None:
    text = "The ministry denied it. In a post on X it said its men had left."
    assert [who for who, _, _ in read(text)] == ["The ministry", "The ministry"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bishop called the raid “plain murder”.", ["condemn"]),
        ("The mayor called the raid “unspeakable”.", ["condemn"]),
        ("The mayor called the film “a murder story”.", ["say"]),
        ("The governor called the claim “an absolute falsehood”.", ["deny"]),
        ("The premier said such cowardly acts could not shake the nation.", ["say"]),
        ("The premier said the cowardly raid was a stain.", ["condemn"]),
        ("“We have to be honest,” the mayor said.", ["say"]),
        ("“How many coffins must we carry?” the mayor said.", ["say"]),
        ("“It must be at least 33,” the mayor said.", ["say"]),
        ("“The road must be reopened,” the mayor said.", ["urge"]),
        ("“I would urge people to stay at home,” the mayor said.", ["urge"]),
        ("“We ask that they be left alone,” the mayor said.", ["urge"]),
        ("“We are asking for one thing,” the mayor said.", ["urge"]),
        ("The army said nobody had been hit.", ["deny"]),
        ("“Not one officer fired,” the police chief said.", ["deny"]),
        ("The minister said there was no evidence that any soldier had fired.", ["deny"]),
        ("Police said there was no evidence of a link.", ["say"]),
        ("The surgeon said none of the six was out of danger.", ["say"]),
        ("The hotel said no visitors were hurt.", ["say"]),
        ("The police said no one else was trapped.", ["say"]),
    ],
)
def test_what_act_it_is(text: str, found: list[str]) -> None:
    assert acts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The general said the road was clear but that mines had been found.",
            [("say", "the road was clear"), ("say", "mines had been found")],
        ),
        (
            "The army said the attackers were terrorists and that none of its men was there.",
            [("accuse", "the attackers were terrorists"), ("deny", "none of its men was there")],
        ),
        (
            "The nurse said 23 people had been admitted, “many of them burned”.",
            [("say", "23 people had been admitted"), ("say", "many of them burned")],
        ),
        (
            "The mayor said the road was clear and that the bridge was open.",
            [("say", "the road was clear and that the bridge was open")],
        ),
        (
            "The general said the mines were laid to hurt and that of Orrin was old.",
            [("say", "the mines were laid to hurt and that of Orrin was old")],
        ),
    ],
)
def test_clauses_that_are_statements_of_their_own(text: str, found: list[tuple[str, str]]) -> None:
    assert [(act, content) for _, act, content in read(text)] == found


def test_an_announcement_joined_to_another_act() -> None:
    text = "The mayor condemned the blast and announced $2 million for the heirs."
    assert acts(text) == ["condemn", "announce"]
