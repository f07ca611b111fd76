"""Turns of phrase of several words, and lines without a verb of saying; every text is invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.text import sentences


def told(text: str) -> list[tuple[str, str]]:
    return [(one.source, one.act) for one in attributions(text, sentences(text))]


def acts(text: str) -> list[str]:
    return [act for _, act in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The midwife gives twenty-two.",
        "The mayor gives 14 villagers killed.",
        "The mayor gave 33 as the number of wounded.",
        "The mayor puts it at 23.",
        "The mayor put the dead at 43.",
        "Police hold to 86.",
        "Police stand by five dead.",
        "The governor stuck to the police figure of 29.",
        "The drivers' union maintains its list of 26 dead.",
        "The army insisted on 16 dead rebels.",
        "The authorities had always spoken of 86.",
    ],
)
def test_a_figure_is_said(text: str) -> None:
    assert acts(text) == ["say"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Ines Valk, begged us all not to print the name.",
        "The colonel encouraged the villagers to keep away.",
        "Police ask anyone with a film of the yard to call.",
        "Detectives are asking everyone who was at the ford for help to come forward.",
        "The union has asked the minister for an inquiry.",
        "Residents demand that it be done before the hay.",
        "The father demands their release.",
        "The bishop wants the state to explain why they were shot.",
        "The elders exhort the farmers to stay at home.",
    ],
)
def test_what_is_asked_for_is_urged(text: str) -> None:
    assert acts(text) == ["urge"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister rejected as slanderous the insinuation that his men were there.",
        "The Front rejects the lie that the bombs fell on a camp.",
        "The mayor dismissed talk of more than twenty.",
        "Odo Venn dismissed that.",
        "Officials dispute the boast.",
        "The ministry called the list a fantasy.",
        "The ministry called this “a vile invention”.",
        "The general said that the reports “do not correspond to reality”.",
        "The mayor said it was “false, and wounding to all” to suggest that.",
        "“It is not our men who fired,” General Odo Venn said.",
        "Junta spokesman Brigadier Odo Venn said no aircraft had flown that night.",
        "The army has always denied this.",
    ],
)
def test_what_is_rejected_is_denied(text: str) -> None:
    assert acts(text) == ["deny"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Grey Band took credit for the raid.", "claim"),
        ("The Grey Band owned up to the assault.", "claim"),
        ("The Grey Band admitted the attack.", "claim"),
        ("Survivors point the finger at young herders.", "accuse"),
        ("A spokesman threw the blame on the herders.", "accuse"),
        ("The minister blamed “guests with dollars”.", "accuse"),
        ("The party said that those responsible are the killers of the planters.", "accuse"),
        ("A man telephoned the station to say that a tape lay in the bakery.", "say"),
        ("Readers write to us that the siren sounded late.", "say"),
        ("The shift leader emailed me that the unit was late.", "say"),
        ("The judge gave notice on Monday that he was leaving the inquiry.", "announce"),
        ("The council has decided that the market will close.", "announce"),
        ("The official said that 300 houses would be built.", "announce"),
        ("The union said that all schools would stay closed.", "announce"),
        ("The Grey Band has promised more.", "warn"),
        ("The Grey Band promised to answer in kind.", "warn"),
        ("“Do not wear black,” the daughters said.", "urge"),
    ],
)
def test_acts_of_other_turns(text: str, act: str) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Valk reported from Orrin.",
        "The clerk counted the seconds between the two shots.",
        "The steward blamed himself.",
        "A fourth accused was acquitted.",
        "The Grey Band has said nothing at all.",
        "The government acknowledged overnight.",
        "The villagers put the coffins on the road.",
        "The burning boat gave off smoke.",
        "No group has said it was behind the raid.",
        "Orrin court finds three men guilty of the raid",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Miner Odo Venn, 44, speaking from the hostel: “We sat on the hill.”", "Miner Odo Venn"),
        ("Ines Valk, who was on the steps: “I saw shoes.”", "Ines Valk"),
        ("07:05 · PRISON SERVICE: “The block is under control.”", "PRISON SERVICE"),
        ("Prisoners on a film: “They are firing at us.”", "Prisoners"),
        ("Rescue observers, daily sheet: “Two deaths confirmed.”", "Rescue observers"),
        ("08:30 · Three dead at Orrin jail – fire officer to Canal Sur.", "fire officer"),
        ("UPDATE 2-Eleven killed as police open fire in Orrin - prosecutor", "prosecutor"),
        ("Inquiry finds 34 villagers died in Orrin raid", "Inquiry"),
        ("At least four dead in Orrin depot blast, fire brigade says", "fire brigade"),
    ],
)
def test_who_speaks_in_a_line(text: str, who: str) -> None:
    assert told(text) == [(who, "say")]


@pytest.mark.parametrize(
    "text",
    [
        "On the burns ward: “We count them by their breathing.”",
        "Orrin Bay, Monday: “We were told to wait.”",
        "The front pages: “A day of mourning.”",
        "Editor's note: “This has been corrected.”",
    ],
)
def test_nobody_speaks_before_a_colon(text: str) -> None:
    assert told(text) == []
