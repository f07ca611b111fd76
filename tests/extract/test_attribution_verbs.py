"""Verbs with which something is said, and their other meanings; every text is invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.text import sentences


def acts(text: str) -> list[str]:
    return [one.act for one in attributions(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The governor commended the troops for their gallantry.", ["say"]),
        ("The envoy welcomed the arrest and paid tribute to the dead.", ["say", "say"]),
        ("The minister thanked the rescuers.", ["say"]),
        ("The foreign ministry voiced “deep concern” over the killing.", ["say"]),
        ("The envoy expressed concern at reports of shots.", ["say"]),
        ("A report by the commission found that six men had been shot.", ["say"]),
        ("The prosecutor named the attacker as Odo Venn.", ["accuse"]),
        ("The prosecutor identified the suspect as Odo Venn.", ["accuse"]),
        ("Villagers alleged that soldiers had shot the farmers.", ["accuse"]),
        ("The airport’s owner apologised for the alarm.", ["say"]),
        ("The army issued an apology for the deaths.", ["say"]),
        ("The minister ruled out a lapse.", ["deny"]),
        ("The Tarn Front distanced itself from the bombing.", ["deny"]),
        ("The army disowned the report.", ["deny"]),
        ("The minister shrugged off the allegations.", ["deny"]),
        ("The opposition rejected the official figure.", ["deny"]),
        ("The guild questioned the toll.", ["say"]),
        ("The ministry cast doubt on the toll.", ["say"]),
        ("The governor extended his sympathies to the families.", ["condole"]),
        ("The mayor commiserated with the families.", ["condole"]),
        ("The minister took to Facebook to condemn the raid.", ["condemn"]),
        ("The mayor was adamant that nobody had called.", ["say"]),
        ("The embassy advised its citizens to stay indoors.", ["urge"]),
        ("The envoy renewed his call for a truce.", ["urge"]),
        ("A court found he was insane.", ["say"]),
        ("The council declared Friday a day of mourning.", ["announce"]),
        ("The service said it considers the claim not credible.", ["deny"]),
        ("A second bomb was found, but police say this is not the case.", ["deny"]),
        ("The ministry said that was not true.", ["deny"]),
        ("The mayor described the shooting as “senseless”.", ["condemn"]),
        ("Flags would be flown at half-mast, the mayor said.", ["announce"]),
        ("Nine men died, a figure officials rejected as propaganda.", ["deny"]),
        ("“We ran,” the nurse continued.", ["say"]),
        ("Odo Venn asked how the bomber had crossed the bridge.", ["say"]),
        ("The doctor feared that the toll might rise.", ["say"]),
        ("The ministry disputes this.", ["deny"]),
        ("The union disputed the police figure of nine.", ["deny"]),
        ("The guild contests the official figures.", ["deny"]),
        ("The minister ridiculed the claim that nine men died.", ["deny"]),
        ("The minister dismissed the figures as propaganda.", ["deny"]),
        ("The army has rejected the findings.", ["deny"]),
        ("The minister ordered an investigation into the blast.", ["announce"]),
        ("The president condemned the killings and ordered flags to be lowered.",
         ["condemn", "announce"]),
        ("The governor offered a reward of $5,000 for the killers.", ["announce"]),
        ("The president has decreed three days of mourning.", ["announce"]),
        ("The High Court sentenced Odo Venn to nine years in prison.", ["announce"]),
        ("The mayor reiterated his appeal to all towns to take them in.", ["urge"]),
        ("The institute asked its members to stay away.", ["urge"]),
        ("Civil society demands the replacement of the guards.", ["urge"]),
        ("The minister condemned the raid and termed it a cowardly act.", ["condemn", "condemn"]),
        ("The minister spoke of a “murderous act”.", ["condemn"]),
        ("The rescuer spoke of a “sea of mud”.", ["say"]),
        ("The guild speaks of executions and says that nine bodies were found.", ["say", "say"]),
        ("The commander attributed the killings to a feud.", ["accuse"]),
        ("The government revised its figure to 45.", ["say"]),
        ("The court found the man guilty of murder.", ["announce"]),
        ("The mayor asked the president for the army to be sent.", ["urge"]),
        ("The claim was dismissed by the ministry as a fake.", ["deny"]),
        ("A neighbour had twice told police that it burned.", ["say"]),
        ("It burned, unions said.", ["say"]),
        ("He asks the people to remain calm and affirms that the army is near.", ["urge", "say"]),
    ],
)  # fmt: skip
def test_what_is_said_by_a_verb(text: str, found: list[str]) -> None:
    assert acts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers ordered the men into two trucks.",
        "The men were ordered out of the chapel.",
        "Police found that the door was open.",
        "A man named as Odo Venn was held.",
        "A man sentenced to nine years in prison was freed.",
        "The man convicted of the bombing is in jail.",
        "The fighting broke out along the disputed border.",
        "The driver asked him to stop.",
        "A driver who asked not to be named was hurt.",
        "The nurses were asking people in the street to donate.",
        "Neighbours offered to help the wounded.",
        "The killers welcomed them at the door.",
        "Earlier reports had spoken of 20 wounded.",
        "Doctors admitted 26 people.",
        "The bishop, who said Mass for the victims, was hurt.",
        "The minister said so on the radio.",
        "The region is disputed by the army and the rebels.",
        "Police could not rule out a second bomb.",
        "Rescuers found the man was dead.",
        "The council rejected the plan.",
        "The nurse continued “as if nothing were wrong” with her work.",
    ],
)
def test_a_deed_is_not_said(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The army said the mayor had offered a reward.",
        "The guild said that the army had blamed the miners.",
    ],
)
def test_a_deed_that_another_tells_of_is_not_said(text: str) -> None:
    assert acts(text) == ["say"]
