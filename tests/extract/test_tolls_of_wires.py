"""Tolls in phrasings of wire reports and police news: people joined, told in brackets, left dead
with whom they belong to; rumours and hoaxes; counts over a period; those taken away."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

JOINED: list[tuple[str, list[str]]] = [
    (
        "57 weavers and 13 guards lost their lives in the raid.",
        ["killed 70", "killed 57 part", "killed 13 part"],
    ),
    ("The bodies of a man and two boys were found in a ditch after the raid.",
     ["killed 3", "killed 2 part"]),
    ("The bodies of two men were found after the blast and a boy was hurt.",
     ["killed 2", "injured 1"]),
    ("The blast left 38 people with injuries.", ["injured 38"]),
    ("He said his brother and two cousins were among the dead.", ["killed 3 part"]),
    ("The attack, in which 30 people died, was the worst in a decade.", ["killed 30"]),
    ("Last year was the deadliest in a decade, with 3,000 people killed.",
     ["killed 3000 period"]),
    ("Thirteen lives were lost in the blast.", ["killed 13"]),
    ("The 30 dead included two children and a nurse.", ["killed 2 part", "killed 1 part"]),
    ("The 11 people killed included two children.", ["killed 2 part"]),
    ("Three children aged 4, 7 and 9 were among the dead.", ["killed 3 part"]),
    ("A woman and her baby were among the dead.", ["killed 2 part"]),
    ("At least nine weavers were reported to be among the dead.", ["killed 9-… part"]),
    ("Five weavers and five guards were among the 10 dead.",
     ["killed 10 part", "killed 5 part", "killed 5 part"]),
    ("The dead were five women, four children and two men.",
     ["killed 5 part", "killed 4 part", "killed 2 part"]),
    ("The dead included the mayor and two guards.", ["killed 1 part", "killed 2 part"]),
    ("The mayor was shot dead along with his driver and two guards.",
     ["killed 1 part", "killed 1 part", "killed 2 part"]),
    ("Two foreigners among dead in market blast", ["killed 2 part"]),
    ("Two soldiers were the only fatalities.", ["killed 2"]),
    ("The only fatality was a taxi driver.", ["killed 1"]),
    ("There were 30 casualties, including nine dead.", ["killed 9"]),
    ("Medics spoke of dozens of dead in the raid.", ["killed …"]),
    ("The raiders slit the throats of eight weavers.", ["killed 8"]),
    ("Eight men were found with their throats cut.", ["killed 8"]),
    ("A family of six was wiped out by a shell.", ["killed 6"]),
    ("He said he lost his wife and three children in the raid.", ["killed 4 part"]),
    ("A spokesman was quoted as saying 14 people were killed.", ["killed 14"]),
    ("The rebels seized 14 truck drivers and fled.", ["abducted 14"]),
    ("The rebels took 40 hostages.", ["abducted 40"]),
    ("At least 30 people, mostly women, were taken away.", ["abducted 30-…"]),
    ("An imam said 26 people were buried in a mass grave.", ["killed 26"]),
    ("“We have so far buried 26 people,” said an imam.", ["killed 26"]),
    ("Ivo Marr said his two brothers were among the dead.", ["killed 2 part"]),
    ("Among those killed were a mother and her three daughters.",
     ["killed 1 part", "killed 3 part"]),
    ("The raid killed 30 people, with three children among the dead.",
     ["killed 30", "killed 3 part"]),
    ("The army said that 12 weavers were “regrettably killed”.", ["killed 12"]),
    ("Estimates of the dead ranged from 14 to 20 after the raid.", ["killed 14-20"]),
    ("Among the dead, three were children.", ["killed 3 part"]),
    ("Among the wounded, five were in critical condition.", ["injured 5 part"]),
    ("Ana Brun and her sister were killed by a shell.", ["killed 2"]),
    ("Ivo Marr, his wife and their three children were killed by a shell.",
     ["killed 5", "killed 1 part", "killed 3 part"]),
    ("Ivo Marr said his wife and three children were killed.", ["killed 4 part"]),
    ("The clinic received four dead and 18 injured after the raid.",
     ["killed 4", "injured 18 part"]),
    ("“He killed my three brothers with a hoe,” says Ana Brun.", ["killed 3 part"]),
    (
        "A blast killed 11 people. A nurse said 29 injured had been brought in, of whom two died.",
        ["killed 11", "injured 29", "killed 2 part"],
    ),
    (
        "Eight weavers (three men and five women) were killed in the raid.",
        ["killed 8", "killed 3 part", "killed 5 part"],
    ),
    (
        "Five people (a man, two women, two boys) were hurt in the blast.",
        ["injured 5", "injured 1 part", "injured 2 part", "injured 2 part"],
    ),
    ("A man, 40, and a woman, 38, were shot dead in Orle.", ["killed 2"]),
    ("A man, 40, and a woman, 38, were wounded in a shooting.", ["injured 2"]),
    ("A father of five and his wife were shot dead in Orle.", ["killed 2"]),
    ("A couple, Ana and Ivo Brun, left Orle. A raid left a couple dead.", ["killed 2"]),
    (
        "Couple, 2 teens shot to death in Orle home",
        ["killed 4", "killed 2 part", "killed 2 part"],
    ),
    (
        "Four members of the border guard and a woman were killed in the raid.",
        ["killed 5", "killed 4 part", "killed 1 part"],
    ),
    ("Gunmen trapped 30 pupils, and three guards were wounded.", ["injured 3"]),
    ("At least six weavers, and up to nine, were killed.", ["killed 6-9"]),
    ("My uncle and his five children are dead.", ["killed 6 part"]),
    ("A man fatally shot his ex-wife and her supervisor in Orle.", ["killed 2"]),
    ("Two men were shot and one of them died.", ["killed 1 part"]),
]  # fmt: skip

LEFT: list[tuple[str, list[str]]] = [
    ("A car bomb left six bodyguards of the governor dead in Orle.", ["killed 6"]),
    ("A bomb left five children of one family dead in Orle.", ["killed 5"]),
    ("A shooting left two brothers from Tarn dead.", ["killed 2"]),
    ("Gunmen shot four relatives of a judge dead in Orle.", ["killed 4"]),
    ("He left his post, and two guards of the mill are dead.", ["killed 2"]),
]

SOME_OF_THE_HIT: list[tuple[str, list[str]]] = [
    ("A gunman shot four weavers, killing three of them.", ["injured 1", "killed 3"]),
    ("Four people were shot, two of them fatally, in Orle.", ["injured 2", "killed 2"]),
    ("Six people were shot in Orle. Two of them died at a clinic.", ["injured 4", "killed 2"]),
    (
        "Three people were shot in Orle. One died and two are in hospital.",
        ["injured 2", "killed 1"],
    ),
    (
        "Officers found two men with gunshot wounds in Orle. Both were pronounced dead there.",
        ["killed 2"],
    ),
    ("Both men were killed.", ["killed 2 part"]),
    (
        "Two people were shot in Orle. Seven children were in the house; none was injured.",
        ["injured 2", "injured 0 part denied"],
    ),
    (
        "A doctor put the death toll at 24, saying three people had succumbed to their wounds.",
        ["killed 24", "killed 3 part"],
    ),
]

OF_THE_FIVE: list[tuple[str, list[str]]] = [
    ("Two of the five miners were killed when rebels stormed a pit.", ["killed 2"]),
    ("Nine weavers died. Two of the five guards were killed.", ["killed 9", "killed 2 part"]),
    ("None of the 22 sailors was killed.", ["killed 0 part denied"]),
    ("Three of the five wounded were injured by glass.", ["injured 3 part"]),
    ("One of the three men died.", ["killed 1 part"]),
    ("Three of the convoy's eight guards were killed.", ["killed 3"]),
    ("All but two of the nine guards were killed.", []),
    ("One of the five people who were killed was a nurse.", ["killed 5"]),
    ("Two of the five miners killed in the pit were sisters.", ["killed 2 part", "killed 5"]),
    ("Rebels took a ship, abducting five of its 18 crew and injuring a sixth.", ["abducted 5"]),
]

NO_TOLL: list[tuple[str, list[str]]] = [
    ("A shooting wounded two people. The judge has had 36 death threats.", ["injured 2"]),
    ("The court handed down three death sentences over the raid in Orle.", []),
    ("An earlier version of this article said that 17 people had died in the raid.", []),
    ("Clashes in the region often leave dozens dead.", []),
    ("A walker was killed by a train.", []),
    ("Twelve soldiers died when their truck overturned near Orle.", []),
    ("Twelve soldiers died when their truck hit a mine and overturned.", ["killed 12"]),
    ("Police arrested 40 drunk drivers in Orle.", []),
    ("Nine people were killed by a truck bomb.", ["killed 9"]),
]

MADE_UP: list[tuple[str, list[str]]] = [
    ("Police said reports of a shooting that killed three people in Orle were false.",
     ["killed 3 denied"]),
    ("Rumours that six people had been injured in a raid were untrue.", ["injured 6 denied"]),
    ("A call that reported ten dead at the school was a hoax.", []),
    ("A false report that four pupils had been shot led to a lockdown in Orle.", []),
    ("Reports of a shooting that killed three people in Orle reached the mayor.", ["killed 3"]),
    ("No body of a rebel has been recovered.", []),
    ("His father Ivo Marr, 61, had died two years before the attack.", []),
    ("Two teens were wounded in Orle after a third teen accidentally shot them.", ["injured 2"]),
    ("Two teens were wounded in Orle. A third teen was shot in the leg.",
     ["injured 2 part", "injured 1 part"]),
    ("Two campers were hurt in a bear attack in Orle; rangers shot the animal dead.", []),
    ("Police shot a bear that had injured two campers in Orle.", []),
]  # fmt: skip

COUNTED: list[tuple[str, list[str]]] = [
    ("The death toll in the blast that rocked a market in Orle on Sunday has risen to 23.",
     ["killed 23"]),
    ("The aid group said it had collected seven bodies.", ["killed 7"]),
    ("The mayor put the number of the dead at 51: 16 Tarnish and 35 Orlish.",
     ["killed 16 part", "killed 51"]),
    ("The mayor confirmed that nine Italians were among the dead.", ["killed 9 part"]),
    ("71 people were injured, eight of them critically.", ["injured 71", "injured 8 part"]),
    ("Two guards who tried to flee suffered burns in the raid.", ["injured 2"]),
    ("A 30-year-old man shot three times in the chest was taken to a clinic.", ["injured 1"]),
    ("He said 14 corpses had been recovered so far.", ["killed 14"]),
    ("In one of the deadliest attacks this year, rebels killed nine guards.", ["killed 9"]),
    ("Two marchers shot dead in Orle; toll since May rises to 41",
     ["killed 2", "killed 41 period"]),
    ("Since Sunday, a total of 16 people have been killed on both sides.", ["killed 16 period"]),
    ("Since its creation in 2013, 264 of the mission's guards have died.", []),
    ("Gangs killed 934 people in the town between January and June.", ["killed 934 period"]),
    ("At least 155 people were kidnapped in June, compared with 118 in May.",
     ["abducted 155-… period"]),
    ("Four reporters were killed in the whole of 2020.", ["killed 4 period"]),
    ("By 1998, more than 3,500 people had been killed in the feud.", ["killed 3501-… period"]),
    ("In all of June, 112 people have been murdered in Orle.", ["killed 112 period"]),
    ("Nine people have been shot dead in Orle in as many days.", ["killed 9 period"]),
    ("Three people have been killed in attacks since.", ["killed 3 period"]),
    ("Under his predecessor 4,000 people were murdered.", ["killed 4000 period"]),
]  # fmt: skip

TAKEN: list[tuple[str, list[str]]] = [
    ("Gunmen stormed the school in Orle and took away 39 students.", ["abducted 39"]),
    ("Raiders took its crew of 22 hostage.", ["abducted 22"]),
    ("Armed men forced two students into a white van in Orle.", ["abducted 2"]),
    ("Armed men forced two students into silence in Orle.", []),
    ("Six plainclothes policemen took Ana Brun from her office in Orle.", ["detained 1 part"]),
    ("Soldiers seized reporter Ana Brun at her office in Orle.", ["detained 1 part"]),
    ("Officers seized Ana Brun's phone.", []),
    ("Police took Ana Brun from her home on suspicion of murder.", []),
    ("Marines stormed the ship, killing eight pirates and wounding five.",
     ["killed 8", "injured 5"]),
    ("More than 3,000 people had fled, the council said.", ["displaced 3001-…"]),
    ("Two people had fled, the council said.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [*JOINED, *LEFT, *SOME_OF_THE_HIT, *OF_THE_FIVE, *NO_TOLL, *MADE_UP, *COUNTED, *TAKEN],
)
def test_tolls_of_a_report(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)
