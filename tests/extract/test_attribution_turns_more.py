"""More turns of phrase of several words, and where the words of a speaker end; every text is
invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.text import sentences


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.source, one.act, text[slice(*one.content[0])])
        for one in attributions(text, sentences(text))
    ]


def acts(text: str) -> list[str]:
    return [act for _, act, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The army admits eleven dead.",
        "The army admitted to two of its men killed.",
        "Tarnwatch reckons 410 villagers have been killed.",
        "The Red Cross counts nine hurt.",
        "The magistrate certified 48 deaths.",
        "The governor gave the final figure as 16.",
        "The captain revised up his count to 24.",
        "A guard described being marched across the ford.",
        "Researchers hold that the fire began in the attic.",
        "Justice Ines Valk held on Tuesday that the order was void.",
        "“Three thousand posts,” Ines Valk thundered.",
        "The investigators think that the fire began in the attic.",
    ],
)
def test_what_is_only_said(text: str) -> None:
    assert acts(text) == ["say"]


@pytest.mark.parametrize(
    "text",
    [
        "The elders ask visitors to stay at home.",
        "Detectives are asking for doorbell footage.",
        "Residents demand justice.",
        "The family’s lawyer is seeking an exhumation.",
        "The guild proposed holding the vigil indoors.",
        "The vicar invited the reporters to come and see the crater.",
        "The father wants the file sent to another court.",
        "The widow wants the prosecutor to come and look.",
        "The captain enjoined the villagers to keep calm.",
        "The bishop requested that the bodies be returned.",
    ],
)
def test_what_is_asked_for_is_urged(text: str) -> None:
    assert acts(text) == ["urge"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Relatives reject this.", "deny"),
        ("The minister described as “sheer fable” the charges against the police.", "deny"),
        ("The Tarn Front takes responsibility for the ambush.", "claim"),
        ("The chief pointed accusing fingers at the harbour guild.", "accuse"),
        ("Four captives identify their abductors as men of the Tarn Front.", "accuse"),
        ("The tribunal declared the appeal inadmissible.", "announce"),
    ],
)
def test_turns_that_make_an_act(text: str, act: str) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "Police are seeking two men.",
        "Water supplies demand care.",
        "The mayor invited the bishop to dinner.",
        "The mayor held that post for nine years.",
        "The boys were being held “as bait”.",
        "The doctor attributed his death to a weak heart.",
    ],
)
def test_the_same_words_with_another_meaning(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The union, which says it defends the herders, rejected the charge.",
            [
                ("The union", "say", "it defends the herders"),
                ("The union", "deny", "rejected the charge"),
            ],
        ),
        (
            "The Tarn Front, which says it fired the rocket, has struck before.",
            [("The Tarn Front", "claim", "it fired the rocket")],
        ),
        (
            "“We ran,” Odo Venn said, and announced an appeal.",
            [("Odo Venn", "say", "We ran"), ("Odo Venn", "announce", "an appeal")],
        ),
        (
            "Odo Venn put the injured at 110 and spoke of 27 graves.",
            [
                ("Odo Venn", "say", "put the injured at 110"),
                ("Odo Venn", "say", "spoke of 27 graves"),
            ],
        ),
        (
            "Odo Venn said Tuesday that the ford was closed.",
            [("Odo Venn", "say", "the ford was closed")],
        ),
        (
            "Odo Venn warned in March that the ford was unsafe.",
            [("Odo Venn", "warn", "the ford was unsafe")],
        ),
        (
            "Odo Venn said the guild, which had closed the ford, was warned.",
            [("Odo Venn", "say", "the guild, which had closed the ford, was warned")],
        ),
    ],
)
def test_where_what_is_said_begins_and_ends(text: str, said: list[tuple[str, str, str]]) -> None:
    assert told(text) == said


def test_when_it_was_said_is_not_what_was_said() -> None:
    assert told("Two people were hurt, officials said after the blast.") == [
        ("officials", "say", "Two people were hurt")
    ]
    assert told("Police said after the raid that two men had fled.") == [
        ("Police", "say", "two men had fled")
    ]
    # What was found after a search is said.
    assert told("In Tarn, police said after a search they had found a gun.")[0][2].endswith("a gun")


def test_an_inquiry_finds_what_stands_before_it() -> None:
    assert told("A strike on the clinic killed 15 patients, a UN inquiry found.") == [
        ("a UN inquiry", "say", "A strike on the clinic killed 15 patients")
    ]
    assert told("Three days later the body was found.") == []
    assert told("He ran to the mill, a patrol found.") == []


def test_a_filing_speaks() -> None:
    assert told("He wanted to be known, a court filing says.")[0][0] == "a court filing"


def test_claimed_lives_are_no_claim() -> None:
    assert told("Violence in Arden claimed 1,524 lives last year.") == []
    assert acts("The group claimed 1,524 attacks last year.") == ["claim"]


def test_that_no_charges_were_filed_denies_nothing() -> None:
    assert acts("No charges were filed, Chief Ana Brun said.") == ["say"]
    assert acts("No shots were fired, the army said.") == ["deny"]


def test_who_is_named_after_a_comma_says_so_of_the_others() -> None:
    text = "Investigators believe he fled alone, said Orla Venn."
    assert ("Orla Venn", "say", "Investigators believe he fled alone") in told(text)
    assert told("The mayor said two had died, said three were hurt.")[-1][0] == "The mayor"


def test_who_is_described_at_the_head_of_a_sentence_is_meant_next() -> None:
    text = (
        "Two died, said Dr. Ivo Marr. “It was quick,” he said.\n\n"
        "Brun, the chief, has defended her officers. “They acted on it,” she said."
    )
    assert [source for source, _, _ in told(text)] == ["Ivo Marr", "Ivo Marr", "Brun"]
