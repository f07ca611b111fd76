"""Acts: what saying something amounts to, by its content."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.text import sentences


def acts(text: str) -> list[tuple[str, str]]:
    return [(one.act, text[slice(*one.content[0])]) for one in attributions(text, sentences(text))]


def act(text: str) -> str:
    return acts(text)[-1][0]


@pytest.mark.parametrize(
    "text",
    [
        "The army said its helicopters had bombed a ford outside Orrin.",
        "“Our gunners hit a fuel store,” Brigadier Odo Venn said.",
        "The militants said three of their fighters had blown up the weir.",
        "The rebels said they had killed nine guards.",
        "The movement said the assault had been carried out by two of its men.",
    ],
)
def test_owning_up_is_a_claim(text: str) -> None:
    assert act(text) == "claim"


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the raid was the work of hired gunmen.",
        "The governor said the responsibility for the deaths lies with the miners’ guild.",
        "“It was the harbour guard who did this,” Orla Venn said.",
        "The spokesman said the attackers were soldiers out of uniform.",
        "“Those who gave the order know it,” Orla Venn said.",
    ],
)
def test_naming_who_did_it_accuses(text: str) -> None:
    assert act(text) == "accuse"


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman said the movement “does not shoot pilgrims”.",
        "The colonel said his men were not present in the village.",
        "“There was no raid on Monday,” Colonel Odo Venn said.",
        "The command said at no time had the road been closed.",
        "The ministry said the accusations were “groundless”.",
        "The ministry called the reports of torture “fabricated”.",
        "Police said nobody was detained.",
        "The fleet said none of its crews was near the pier.",
    ],
)
def test_saying_that_it_is_not_so_denies(text: str) -> None:
    assert act(text) == "deny"


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody from the council came,” Orla Venn said.",
        "“No one tells us where they are,” Orla Venn said.",
        "“No one could sleep,” Orla Venn said.",
    ],
)
def test_a_complaint_denies_nothing(text: str) -> None:
    assert act(text) == "say"


@pytest.mark.parametrize(
    "text",
    [
        "The governor declared three days of official mourning.",
        "President Odo Venn declared a state of emergency in the north.",
        "The mayor said an inquiry had been opened.",
        "The prosecutor said she had ordered an autopsy.",
        "The minister said two more companies would be sent to the delta.",
    ],
)
def test_what_an_office_has_decided_is_announced(text: str) -> None:
    assert act(text) == "announce"


@pytest.mark.parametrize(
    "text",
    [
        "The council said it was appalled by the raid.",
        "The bishop called the raid “unforgivable”.",
        "The premier described the raid as “a dastardly crime”.",
        "“The brutality of this raid is shocking,” Orla Venn said.",
    ],
)
def test_abhorrence_condemns(text: str) -> None:
    assert act(text) == "condemn"


def test_speech_that_goes_on_has_an_act_of_its_own() -> None:
    text = (
        "“We saw smoke,” Orla Venn told the Tarn agency. “The governor should open the gates.” "
        "“I appeal to the governor to open them.”"
    )
    assert acts(text) == [
        ("say", "We saw smoke"),
        ("urge", "The governor should open the gates"),
        ("urge", "I appeal to the governor to open them"),
    ]
