"""Who is credited with a toll: the nearest who tells it, nobody where the outlet itself does."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import read

TOLD_BY = [
    ("Nine people died in the raid, Prisoner Justice International said.",
     "Prisoner Justice International"),
    ("Nine people died in the raid, Arden Teacher Union said.", "Arden Teacher Union"),
    ("The Inspector General says nine people died in the raid.", "The Inspector General"),
    ("The Inspector General of Police said that nine people died in the raid.",
     "The Inspector General of Police"),
    ("Nine people died in the raid, Chief Justice Venn said.", "Venn"),
    ("Nine people died in the raid, Deputy Director Oda Church said.", "Oda Church"),
    ("The raid killed nine people, according to the U.N. The mission said the raid was lawful.",
     "the U.N."),
    ("Police say at least 12 people were killed on Monday in a raid.", "Police"),
    ("Medics say at least 12 people were killed in Monday's raid.", "Medics"),
    ("Police said late on Monday nine people were killed in a raid.", "Police"),
    ('"These claims are lies," Colonel Oda Venn said, adding that nine soldiers were killed in the'
     " clash.", "Oda Venn"),
    ('"We condemn this raid, in which nine of our men were killed," the union said.', "the union"),
    ("The union condemned the killing of nine farmers in a raid.", "The union"),
    ("The union condemned the raid, saying that nine farmers were killed.", "The union"),
    ("The union accused soldiers of killing nine farmers in a raid.", "The union"),
    ("The union claimed in a statement that nine soldiers were killed in the clash.", "The union"),
    ("The union claimed on Monday that nine soldiers were killed in the clash.", "The union"),
    ("The army said 14 rebels died in the raid, but Radio Orle cited the mayor as saying 12 died.",
     "the mayor"),
    ("The union voiced concern about the raid, in which nine farmers were killed.", "None"),
]  # fmt: skip

BESIDE_ANOTHER = [
    ("While police say six people died in the raid, medics counted nine.", "medics"),
    ("The toll of the raid was nine according to police and 20 according to medics.", "medics"),
    ("Nine people died in the raid according to police and 20 according to medics.", "medics"),
    ("Medics said 20 people died in the raid, more than the nine announced by police.", "police"),
    ("Medics said 20 people died in the raid, while the official toll stood at nine.", "None"),
    ("The union said it killed nine guards, a claim that the army rejected, saying four died.",
     "the army"),
    ("The Orle Herald, citing medics, put the toll of the raid at nine.", "medics"),
    ("According to Radio Orle, citing medics, nine people died in the raid.", "medics"),
    ("Local media reported that nine people died in the raid, quoting medics.", "medics"),
    ("The union interviewed residents who said nine people died in the raid.", "residents"),
    ("The union spoke to three residents, who said nine people died in the raid.",
     "three residents"),
    ("Data from the ministry show that nine people died in the raid.", "the ministry"),
    ("A provisional toll from the ministry listed nine dead in the raid.", "the ministry"),
    ("Nobody confirmed the rebels' claim that nine people died in the raid.", "the rebels"),
    ("Nine people died in the raid, a figure confirmed by the ministry.", "the ministry"),
    ("Per police, nine people died in the raid.", "police"),
    ("A local monitoring group counted nine dead in the raid.", "A local monitoring group"),
    ("The coalition found the claim credible and said nine people died in the raid.",
     "the coalition"),
    ("Police said six people died in the raid, though local media reported nine dead.",
     "local media"),
    ("Nine people died in the raid, Radio Orle reported, citing police.", "police"),
    ("Later reports said nine people died in the raid.", "None"),
    ("The network named nine people killed in the raid.", "the network"),
    ("Officials estimate the toll of the raid at nine.", "officials"),
    ("The toll of the raid was put at nine by police.", "police"),
    ("Of the 42 people admitted after the raid, nine died.", "None"),
]  # fmt: skip

MAKING_IT_KNOWN = [
    ("Bomb kills nine at camp in Orle -police", "police"),
    ("The office has been able to confirm the killing of nine persons in the raid.", "The office"),
    ("Monitors were able to verify the deaths of nine people in the raid.", "Monitors"),
    ("The panel recorded 37 incidents, in which nine people were killed.", "the panel"),
    ("Ministry raises toll to 14 in Orle bombing", "Ministry"),
    ("Rights group counts 51 dead in Orle attack", "Rights group"),
    ("The State accepts nine deaths in the bombing.", "The State"),
    ("Survivors' committee publishes list of 158 dead in massacre", "Survivors' committee"),
    ("Researchers compiled a list of 84 persons killed in the raid.", "Researchers"),
    ("The office has received credible reports that nine men were killed in the raid.",
     "The office"),
    ("The speaker of parliament named two MPs who had been killed in the attack as Oda Venn and"
     " Pia Marr.", "The speaker of parliament"),
    ("Pia Marr, who had at first reported nine dead in the attack, said the toll was 14.",
     "Pia Marr"),
    ("Counts differ, with the news site Tarnwatch reporting that nine soldiers were killed.",
     "Tarnwatch"),
    ("The militant group Jund al-Orle said nine soldiers were killed.", "Jund al-Orle"),
    ("The ministry said it was calm, but medics at two clinics counted nine dead.",
     "medics at two clinics"),
    ("The army reported a raid while villagers counted nine bodies.", "villagers"),
    ("The mission, MINOR, said its patrol had counted nine dead after the raid.", "MINOR"),
    ("Oda Venn told the radio that the union had compiled the names of nine villagers killed.",
     "Oda Venn"),
]  # fmt: skip

STANDING_FOR = [
    ("The militant group Jund al-Orle said it had carried out the raid. It said nine people died.",
     "Jund al-Orle"),
    ("Police officer Pia Marr said the raid was over. A former mayor, Chief Odo Venn, read out a"
     " letter. He said nine people were killed.", "Odo Venn"),
    ("The UN mission in the country, MINOR, said nine people died in the raid.", "MINOR"),

    ("Al-Orle said it had carried out the attack. It put the number of those killed at 46.",
     "Al-Orle"),
    ("Monitors of the union visited the camp after the attack. They counted six bodies.",
     "Monitors of the union"),
    ("Human rights monitors visited the camp after the attack. They counted six bodies.",
     "Human rights monitors"),
    ("The Network Against Hunger, a local group, contradicted the mayor. In a report issued after"
     " the attack it listed the names of 51 dead.", "The Network Against Hunger"),
    ("The hospital took in the wounded. It said nine people were killed in the raid.",
     "The hospital"),
    ("Villagers buried their dead on Friday. They said nine people were killed in the raid.",
     "Villagers"),
    ("Soldiers raided the village, residents told the radio. They said nine people were killed.",
     "residents"),
    ("The blast tore through a market. It said nine people were killed.", "None"),
    ("The victims were taken away. They said nine people were killed in the raid.", "None"),
]  # fmt: skip

NAMED_ANOTHER_WAY = [
    ("Figures released by the ministry show that 31 people died in the attack.", "the ministry"),
    ("Data compiled by Tarnwatch show 31 people died in the attack.", "Tarnwatch"),
    ("Nine people died in the raid, the news agency reported, quoting the army.", "the army"),
    ("By the union's own count, nine people died in the raid.", "the union"),
    ("According to the Governor of Lake Orle, General Odo Venn, the raid killed nine people.",
     "Odo Venn"),
    ("Three surveyors killed in Orle attack were on water project, says firm", "firm"),
    ("Nineteen people were injured in the raid, according to the ministry's latest figures.",
     "the ministry"),
    ("Nine people were killed in the raid, according to official figures.", "official figures"),
    ("The prison service, which said on Sunday that 43 people had been hurt, has raised its count.",
     "The prison service"),
    ("The government, which on Tuesday had spoken of 19 dead in the raid, revised its figure.",
     "The government"),
    ('In a statement after the riot the union spoke of "several" deaths.', "the union"),
    ("Two people were killed, a spokeswoman said: a man of 71 and a woman of 38.",
     "a spokeswoman"),
    ("Raid on Orle: Government gives toll of 23 dead", "Government"),
    ("A bomb injured two people, one of whom lost three fingers, emergency services reported.",
     "emergency services"),
    ("A musician died on Thursday after the attack, his family told Noticias del Orle.",
     "his family"),
    ("An official of the agency, Mrs. Oda Shima, said nine people were killed.", "Oda Shima"),
    ("The adviser on security, Col. Oda Venn (retd), said nine people were killed.", "Oda Venn"),
    ("The police chief, Malam Odo Tanim, said nine people were killed.", "Odo Tanim"),
    ("The minister for Internal Affairs Oda Mukal said nine people were killed.", "Oda Mukal"),
    ("A former mayor, Chief Odo Venn, read out a letter. He said nine people were killed.",
     "Odo Venn"),
]  # fmt: skip

SAID_IN_THE_MIDST = [
    ("Nine people are dead in Orle, the Red Cross branch there told Lake Radio at 7 this morning.",
     "the Red Cross branch there"),
    ("The health office here reported that nine people died in the raid.", "the health office"),
    ("In the town of Orle, police said on Monday that nine people died in a raid.", "police"),
    ("After the raid, the ministry said in a statement that nine people had died.",
     "the ministry"),
    ("On Monday gunmen killed nine people, police said on Tuesday after a search.", "police"),
    ("Nine of the dead were guards, the district commissioner, Odo Venn, told a news conference.",
     "Odo Venn"),
    ("Nine people were killed in the raid, the health department said last night.",
     "the health department"),
    ('"We threw no stones," the union told state radio, adding that nine miners had been shot'
     " dead.", "the union"),
    ("Nine people were being treated after the bombing at the Arden City Hospital, six of them"
     " in critical condition, said Dr. Oda Venn, head of its ward.", "Oda Venn"),
    ('"They shot at us," the secretary-general of the league, Oda Venn, told a press conference.'
     " She spoke of nine dead.", "Oda Venn"),
    ("The raid killed nine people, according to the town's imam, Sheikh Odo Venn, who fled.",
     "Odo Venn"),
    ("Two soldiers were killed in the raid, according to the General Staff.", "the General Staff"),
    ("21:05 Committee raises toll to 33 in Orle raid", "Committee"),
    ("Nine migrants confirmed killed in the raid.", "None"),
    ("Our affiliate FAWD has confirmed that nine people were killed in the raid.", "FAWD"),
    ("The bodies of 16 people were found after a raid, the prosecutor's office said on X. It"
     " had earlier reported nine deaths.", "the prosecutor's office"),
]  # fmt: skip

HOLDING_FIGURES = [
    ("Police maintain that nine people died in the raid.", "Police"),
    ("Our colleagues in the mission report that nine people were killed in the raid.",
     "Our colleagues in the mission"),
    ("Rights groups note that nine people have died in the raid.", "Rights groups"),
    ("A police report that nine men had died in the raid was false.", "None"),
    ("The mayor rejected the police claim that nine rebels were killed.", "The mayor"),
    ("Pia Venn has established that nine people died in the raid.", "Pia Venn"),
    ("The police, in their first statement on the raid, yesterday gave 31 dead.", "the police"),
    ("Colonel Odo Venn gave for his part nine dead in the raid.", "Odo Venn"),
    ("An earlier count of the raid by the interior ministry had given 16 dead.",
     "the interior ministry"),
    ("The Commission has documented 213 persons killed in the raids.", "The Commission"),
    ("The office documented in July 2019 the deaths of 312 civilians in raids.", "The office"),
    ("The ministry's toll stood at nine dead after the raid.", "The ministry"),
    ("Monday's toll stood at nine dead after the raid.", "None"),
    ("The Ministry of Health, which answers to the army, issued its own figure for the raid: no"
     " more than 41 dead.", "The Ministry of Health"),
    ("The police had placed the death toll at seven.", "The police"),
    ("The men placed the bomb that killed nine people.", "None"),
    ("The minister puts the dead of the raid at 18; a local partner has the names of 17 killed.",
     "a local partner"),
    ("A Tarnwatch journalist saw nine bodies, three of those killed were children.",
     "A Tarnwatch journalist"),
    ("Nine people have been killed in raids, by the latest count of the Orle citizens' forum.",
     "the Orle citizens' forum"),
    ("Nine people were killed in the raid, according to the latest count of the Ministry of"
     " Health.",
     "the Ministry of Health"),
    ("Nine people were hurt in the raid, in accordance with the medical examinations.",
     "the medical examinations"),
    ("He was charged in accordance with the law after nine people died in the raid.", "None"),
    ("Some 240 people were murdered in Orle last year, official data show.", "official data"),
    ("Home Department figures show that 240 people were murdered in Orle.",
     "Home Department figures"),
    ("The war has killed 28,000 people, according to U.N. estimates.", "U.N. estimates"),
]  # fmt: skip

GOING_ON = [
    ("The toll of the raid rose to 14, a clinic said, after five of the injured died overnight.",
     "a clinic"),
    ("Sixteen people are missing after the raid, the Red Cross says, among them six children.",
     "the Red Cross"),
    ("Nine people died, police said, after a bomb that killed two others went off.", "None"),
    ("Nine people were killed in the raid, according to the final count which the minister, Mr Odo"
     " Venn, presented in Orle: seven women and two men. A further 41 were wounded.", "Odo Venn"),
    ("According to a list issued by Marr Hospital late on Saturday, 58 people died in the raid.",
     "Marr Hospital"),
    ("The raid left two people dead, according to the report that the prosecutor's office released"
     " this Friday.", "the prosecutor's office"),
    ("Venn gave the following update on the victims of the raid:\n\n- Three children were"
     " killed.\n- Two men were wounded.", "Venn"),
    ("What we know of the raid:\n\n• Nine people were killed.", "None"),
    ("The panel says 13 of the victims were shot in the raid. Three of the dead were officers.",
     "The panel"),
    ("Nine people were killed in the raid, police said. Two of the dead were officers.", "None"),
    ("The clinic said 17 people had been wounded in the raid. Four are in a critical condition.",
     "The clinic"),
    ("According to the ministry, 21 people were injured in the raid. Of these, 18 are children.",
     "the ministry"),
    ("Nine people were killed in the raid, police said. Two men are missing.", "None"),
    ("The raid claimed nine lives, according to the clinic, and injured about 90.", "the clinic"),
    ("A missile slammed into a school, killing nine people, officials said.", "officials"),
    ("Nine people were killed when a drone hit a bus, Governor Oda Venn reported on her channel.",
     "Oda Venn"),
    ("The bishop of Orle, Most Rev. Odo Venn, yesterday said that nine people were killed.",
     "Odo Venn"),
    ("The ministry, which for over a week maintained that 26 men had been killed, resigned.",
     "The ministry"),
    ("So far this year 118 people have been murdered, by the count of this newspaper.", "None"),
    ("Orle: 2,968 killed, 1,484 kidnapped in raids in six months – Report", "Report"),
    ("Orle raid: We've lost homes, nine killed – Council chairman", "Council chairman"),
    ("Rights group: More than 200 hurt in Orle raid", "Rights group"),
    (
        "Nine people died in the raid, the clinic said. Another 47 people were wounded.",
        "the clinic",
    ),
    ("Nine people died in the raid, the clinic said. A soldier was also wounded.", "None"),
    ("The attack, according to police, killed nine people.", "police"),
    ("A battle broke out which, according to the ministry, left nine people dead.", "the ministry"),
    (
        "Rebels attacked a ferry, setting off a bomb, the navy said, killing nine people.",
        "the navy",
    ),
    ("A bomb went off at a market, police said, wounding nine people.", "police"),
    ("Rebels attacked the base, according to the army, killing nine soldiers.", "the army"),
]  # fmt: skip

TOLD_SOMEBODY = [
    ("Nine people were killed in the raid, miners at the pit told Radio Tarn tonight.",
     "miners at the pit"),
    ("Nine people died in the raid, the director of Orle Hospital told our station this morning.",
     "the director of Orle Hospital"),
    ("The clinic received nine of the wounded, its director, Oda Venn, tells our colleague Pia"
     " Marr.", "Oda Venn"),
    ("Nine people were killed in the raid, the prosecutor, Oda Venn, confirmed to this channel.",
     "Oda Venn"),
    ("A strike on a camp killed at least nine people, local fishermen say.", "local fishermen"),
    ("A resident of Orle reached by telephone said he had counted nine bodies after the raid.",
     "A resident of Orle"),
    ("In Orle, the mayor told nurses nine people had died in the raid.", "the mayor"),
]  # fmt: skip

IN_A_LINE_OR_A_LIST = [
    ("UN: more than 100 feared dead in attacks on Orle camp", "UN"),
    ("Civil Defence: 17 bodies recovered in Orle after raid", "Civil Defence"),
    ("- Police: nine dead in Orle raid", "Police"),
    ("15:20 - Governor: nine people killed in raid", "Governor"),
    ("Shooting at Orle school: nine dead, two of them teachers", "None"),
    ("Orle: Govt says nine died in raid, rights group counts 51", "rights group"),
    ("Nine people died in the raid, police said. The guild counts twenty-two.", "The guild"),
    ("The council published the names of the dead:\n\n- Two teachers were killed in the raid.",
     "The council"),
    ("The union recorded the following names after the raid:\n\n- Three guards were killed at the"
     " gate\n- Two porters were killed by a second strike", "The union"),
    ("The army has confirmed two deaths in the raid: Maj. Odo Venn, 36, was killed at the gate;"
     " Sgt. Ivo Marr, 34, was killed at the bridge.", "The army"),
]  # fmt: skip

BY_NAME_AND_NO_TITLE = [
    ("Nine people were killed in the raid, police official Odo Venn said.", "Odo Venn"),
    ("Nine people were treated for wounds after the raid, matron Oda Venn told Radio Tarn.",
     "Oda Venn"),
    ("District Collector Oda Venn said nine people were killed in the raid.", "Oda Venn"),
    ("Hospital chief executive Oda Venn said nine people were killed in the raid.", "Oda Venn"),
    ("Lieutenant-General Odo Venn said nine people were killed in the raid.", "Odo Venn"),
    ("Nine people have been killed in raids, rights group Witness on the Ridge says.",
     "Witness on the Ridge"),
    ("Local outlet Tarn Network said nine people were killed in the raid.", "Tarn Network"),
]  # fmt: skip

BESIDE_WHAT_SEEMS_TO_SPEAK = [
    ("The insurgency has claimed more than 9,000 lives and driven 400 people from their homes, U.N."
     " figures show.", "U.N. figures"),
    ("Nine people were stabbed to death in the county, the figures show, two fewer than before.",
     "the figures"),
    ("Nine people were wounded in the raid, hospital figures show; some need surgery.",
     "hospital figures"),
    ("Tarnwatch, a research group, says mass shootings left nine people dead.", "Tarnwatch"),
    ("The bishop said Mass for nine people who were killed in the raid.", "None"),
    ("Nine people have been killed in a strike on a house in Orle, local media report.",
     "local media"),
    ("16 dead, officials say", "officials"),
    ("The raid was worse than had been thought, the mayor said: three guards were killed.",
     "the mayor"),
    ('"I saw nine people killed," said the waiter, who asked to be identified only as Odo.',
     "Odo"),
]  # fmt: skip

TOLD_BY_THE_OUTLET = [
    "Ivo Venn has pleaded not guilty to a murder charge in the death of a farmer.",
    "The mayor condemned the bombing on Monday, which killed at least nine people.",
    "The mayor expressed shock at the shelling of the camp, in which nine people were killed.",
    "The union demanded an inquiry after nine miners died of their wounds in the attack.",
    "The envoy called for calm in Tarn, where gunmen killed nine farmers on Sunday.",
    "The army blamed rebels for an ambush that killed nine soldiers.",
    "A court in Orle on Friday found two men guilty of the October 6 killing of seven people.",
    "A judge sentenced three men to life for the bombing of a church, which killed 24 people.",
    "The movement denied that its men shot at a shop, an attack which has now cost five lives.",
    "The mayor offered condolences to the families of nine pilgrims who died in the attack and"
    " urged an end to the raids, in which seven guards were killed.",
]


WHOSE_FIGURE_IT_IS = [
    ("The mayor, well above the government's toll of 81 dead in the raid.", "the government"),
    ("The ministry's figure was far above an early police count of 14 dead.", "police"),
    ("Monday's toll of nine dead in the raid was wrong.", "None"),
    ("A report on Canal Orle that nine students had been killed was withdrawn.", "Canal Orle"),
    ("Claims on social media that nine civilians were killed are false.", "social media"),
    ("The dead, as given by the families: Oda Venn was killed; Pia Marr was killed.",
     "the families"),
    ("Victims named as agreed by two sources on Monday:\n\n- Oda Venn, 41, was killed\n- Pia Marr,"
     " 36, was killed", "two sources"),
    ("Nineteen people were wounded in the raid. That is the health authority's number.",
     "the health authority"),
    ("At least 240 people have been killed in raids, according to a Tarnwatch tally.",
     "a Tarnwatch tally"),
    ("Nine of the dead were guards, the mayor said. The remaining 26 dead were farmers.",
     "the mayor"),
    ("Four boys were stabbed in the raid, gardaí said. One of them died overnight.", "gardaí"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who"),
    [
        *WHOSE_FIGURE_IT_IS,
        *TOLD_BY,
        *BESIDE_ANOTHER,
        *MAKING_IT_KNOWN,
        *STANDING_FOR,
        *NAMED_ANOTHER_WAY,
        *SAID_IN_THE_MIDST,
        *HOLDING_FIGURES,
        *GOING_ON,
        *TOLD_SOMEBODY,
        *IN_A_LINE_OR_A_LIST,
        *BY_NAME_AND_NO_TITLE,
        *BESIDE_WHAT_SEEMS_TO_SPEAK,
    ],
)
def test_who_tells_a_toll_is_credited_with_it(text: str, who: str) -> None:
    assert str(read(text)[-1].informant).lower() == who.lower()


@pytest.mark.parametrize("text", TOLD_BY_THE_OUTLET)
def test_who_judges_an_incident_tells_no_toll(text: str) -> None:
    assert read(text)[-1].informant is None


def test_reports_of_no_one_in_particular_are_nobody_s_word() -> None:
    text = "Initial reports that nine men were killed in the raid alarmed the town."
    assert read(text)[-1].informant is None
