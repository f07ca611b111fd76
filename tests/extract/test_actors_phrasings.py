"""The many ways in which reporters say who did it, and the like-looking ones that name nobody."""

from __future__ import annotations

import pytest

from tests.extract.test_actors import read

ACCUSED = [
    ("The military blamed the Harbour Army (HA), a group which has fought since 1999.", "Harbour"),
    ("State television blamed the HFM.", "HFM"),
    ("A statement blamed the Harbour Front.", "Harbour Front"),
    ("Residents blamed herders who they said came at dawn.", "herders"),
    ("The governor blamed bandits, as the gangs are known locally.", "bandits"),
    ("The government blames Los Perros and Sangre Fria.", "Sangre Fria"),
    ('The president blamed "criminal mafias".', "criminal mafias"),
    ("The prefect blamed it on the Harbour faction led by Orm Tessa.", "Harbour faction"),
    ("The Harbour Front is blamed for the attack.", "Harbour Front"),
    ("The Harbour Front was accused of carrying out the attack.", "Harbour Front"),
    ("A witness accused the Kestovian army of a massacre.", "Kestovian army"),
    ("Officials linked the bombing to the Harbour Front.", "Harbour Front"),
    ("The attack bore the hallmarks of the Harbour Front.", "Harbour Front"),
    ("Police suspect members of the Los Perros gang of killing the mayor.", "Los Perros"),
    ("Harbour Front extremists are thought to be responsible.", "Harbour Front extremists"),
    ("Officers must arrest the vigilantes who, he claimed, were responsible.", "vigilantes"),
    ("The Public Order Unit, which was behind the killings, is disbanded.", "Public Order Unit"),
    ("He said the killings were the work of soldiers of the 5th Group.", "soldiers"),
    ("“It is the government's militia which did this,” he said.", "militia"),
]
IDENTIFIED = [
    ("Survivors identified several attackers as members of the Home Guard.", "Home Guard"),
    ("The bomber had been identified as a 22-year-old former student.", "former student"),
    ("The attacker was named as Tom Brill.", "Tom Brill"),
    ("Police identified Tom Brill, 24, as the gunman.", "Tom Brill"),
    ("The army insists that the killers belonged to the HFM.", "HFM"),
    ("The gunmen were thought to be members of the Harbour Front.", "Harbour Front"),
    ("The ministry said the attackers were rebels in stolen uniforms.", "rebels"),
    ("The gunman, Raymond Strick, killed himself.", "Raymond Strick"),
    ("The suspect, a 17-year-old former pupil, is in custody.", "former pupil"),
    ("A court sentenced Ronald Akel to 60 years for masterminding the attack.", "Ronald Akel"),
    ("Tom Brill was charged with murder over the shooting.", "Tom Brill"),
]
DOERS = [
    ("Nine were killed in a drone strike by the international mission.", "mission"),
    ("The eight were taken from a landing before dawn on Feb. 11 by armed men.", "armed men"),
    ("A contractor was hacked to death by suspected rebels in Orrin.", "rebels"),
    ("Two men were on Sunday beaten to death by an irate mob at Orrin.", "mob"),
    ("The students were taken away by unknown gunmen.", "gunmen"),
    ("Fourteen people were feared killed by bandits in Tarn.", "bandits"),
    ("A convoy was ambushed by fighters loyal to Gen. Orm Tessa.", "fighters"),
    ("Inmates of the band “Los Perros” attacked a rival gang.", "Los Perros"),
    ("A mob several hundred strong had torched a mosque.", "mob"),
    ("Rebels armed with machetes and axes killed 23 people.", "Rebels"),
    ("Six died when Kestovian forces “treacherously” opened fire on a patrol.", "forces"),
    ("It is recalled that bandits had in March last year abducted 316 students.", "bandits"),
    ("The mayor said warplanes carried out two strikes on the hospital.", "warplanes"),
    ("The military says the Harbour Army planted the bomb.", "Harbour Army"),
    ("Riot police fired tear gas and live rounds at the crowd.", "Riot police"),
    ("Prosecutors say Tom Brill, 24, opened fire in the cafeteria.", "Tom Brill"),
    ("A 15-year-old boy opened fire at a school in Orrin, killing three.", "boy"),
    ("Two men were lynched by villagers in Tarn.", "villagers"),
    ("Villagers said soldiers went from house to house and shot men.", "soldiers"),
]
OWNERS = [
    ("Rebels own up to Orrin attack", "Rebels"),
    ("The Harbour Front took credit for the attack.", "Harbour Front"),
    ("The Army of the Chosen has boasted of the attack.", "Army of the Chosen"),
    ("The Harbour Front said that one of its fighters had driven the truck.", "Harbour Front"),
    ("The Harbour Front said the attack had been carried out by two of its men.", "Harbour Front"),
]


@pytest.mark.parametrize(("text", "name"), ACCUSED + IDENTIFIED + DOERS + OWNERS)
def test_who_did_it_in_many_words(text: str, name: str) -> None:
    assert any(name in found for found, _ in read(text, "perpetrator"))


NOBODY = [
    "The opposition blamed the government.",
    "He blamed Mr Haddow.",
    "Critics blamed President Orm, who took office in 2030.",
    "She blamed the killing on poverty.",
    "The father blamed the school, which had been warned.",
    "He was accused of failing to stop the attack.",
    "The minister was blamed for hiding it.",
    "Police linked the attack to a dispute over land.",
    "Police suspect the motive was money.",
    "The victim was identified as Tom Brill, 34.",
    "Police identified the dead as members of a wedding party.",
    "The suspects were men.",
    "It was a neighbour who called the police.",
    "The gunman, Interior Minister Orla Venn said, was alone.",
    "The attack was not the work of the Harbour Front.",
    "The film is the work of Orla Venn.",
    "A court sentenced Orla Venn to two years for fraud.",
    "The man accused of killing Tom Brill was charged with murder.",
    "A fourth suspect, Orla Venn, was acquitted.",
    "The wounded were taken from the hall to hospital by police.",
    "The men were taken away by ambulance.",
    "Villagers armed with spades dug out 23 people.",
    "Nine villagers shot dead in Orrin.",
    "A student killed in the attack was buried on Monday.",
    "Police carried out a search of the house.",
    "The guard, which is responsible for guarding the mayor, saw the attack.",
    "The council planted the trees.",
    "“They laid him down and he had been shot,” his aunt, Orla Venn, said.",
    "Orla Venn was charged with assault in 2013.",
    "They hid outside a house party on Sunday and fired on more than 100 people.",
    "3:00 Two injured officers are thankful.",
    "The colonel said troops had fired two warning shots into the air.",
    "The army has previously blamed the group for attacks.",
    "The lawyer noted that the army had wrongly blamed rebels for the blast.",
    "The mayor said the attackers came from the Tarn hills.",
    "The bishop accused the government of failing to stop the killing.",
    "The union accused the authorities of “a grave failure of care” and counted nine killings.",
    "The toll leaves out the gunman, ex-Army Cpl. Tom Brill, who was killed by responding police.",
    "At least 40 people were injured and have been taken into care by the government.",
    "The herders’ union denied that herders carried out the attack.",
    "The suspect had been accused of murder in 2013.",
    "Traders accused Los Perros of having planted a sign with the name of the gang.",
    "A voice message attributed to Los Perros told of the attack.",
    "Police said nine died. The mayor saw no sign of the Front, although it has claimed it.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_did_it_in_words_that_look_alike(text: str) -> None:
    assert read(text, "perpetrator") == []


SPOKEN_FOR = [
    (
        "Col. Tom Brill, a spokesman for the mission, known as Firm Hand, confirmed that it had "
        "carried out a strike.",
        [("mission", "claimed")],
    ),
    (
        "“We struck a depot,” army spokesman Brigadier Tom Brill said.",
        [("army", "claimed")],
    ),
    (
        "The Harbour Front said it was behind the mine. “Our fighters targeted a convoy,” the "
        "group's military operations spokesman, Abu Venn, said.",
        [("Harbour Front", "claimed")],
    ),
    (
        "A banner at the market, signed by that gang, denied any part in the attack.",
        [],
    ),
    (
        "The rescue group counted nine dead. It has denied targeting hospitals.",
        [],
    ),
    (
        "“The enemy's claims have nothing to do with reality,” Colonel Tom Brill said, denying "
        "the losses.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "found"), SPOKEN_FOR)
def test_whoever_speaks_of_a_deed_is_not_who_did_it(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert read(text, "perpetrator") == found


def test_a_group_told_of_again_is_named_by_no_description() -> None:
    text = (
        "The Islet Movement, the insurgent group that has fought for nine years, denied any "
        "involvement. The group said it carried out a raid in May."
    )
    assert read(text, "perpetrator") == [("Islet Movement", "denied")]


def test_who_arrests_a_man_did_not_do_what_he_did() -> None:
    text = "Police in Orrin have arrested a man they say shot a girl in the head."
    assert read(text, "perpetrator") == []


def test_only_the_accused_answer_an_accusation() -> None:
    text = "The bishop accused the police. Mr Tokhi rejected the accusation."
    assert read(text, "perpetrator") == []
    text = "The mayor blamed the Harbour Front. The Front rejected the accusation."
    assert ("Front", "denied") in read(text, "perpetrator")
    text = "The army has denied all allegations of torture."
    assert ("army", "denied") in read(text, "perpetrator")
