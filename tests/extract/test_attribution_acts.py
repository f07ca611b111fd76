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
        "The lawyers said they would appeal.",
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


@pytest.mark.parametrize(
    "text",
    [
        "The Tarn Front said it had laid the mine.",
        "The Tarn Front said its fighters had planted the charge under the bridge.",
        "The Tarn Front said its “lions” had stormed the depot.",
        "The Tarn Front said two of its members had thrown the grenade.",
        "Ansar al-Velde said it had executed three informers.",
        "The Black Quay Cell said it had sent the three letter bombs.",
        "The defence ministry said its troops had killed 20 raiders.",
        "The defence ministry said return fire had destroyed two howitzers.",
        "“In the night 24 servicemen of the enemy were eliminated,” army spokesman Odo Venn said.",
        "Odo Venn, commander of a militia, told Radio Tarn that his men had launched nine rockets.",
        "“Our fighters set the trucks on fire,” said Abu Marn, a rebel commander.",
    ],
)
def test_a_deed_of_one_s_own_is_claimed(text: str) -> None:
    assert act(text) == "claim"


@pytest.mark.parametrize(
    "text",
    [
        "“They attacked us at dawn,” a shepherd said.",
        "Orla Venn said they had shot her son.",
        "Odo Venn said it hit the roof.",
        "Police said their officers had fired warning shots.",
        "The army said its soldiers had been attacked by gunmen.",
        "The Tarn Front said its leader had been killed in a raid.",
        "The Tarn Front said it had lost nine men.",
        "The charity said it had launched an appeal for blankets.",
        "Rescuers said they had entered the building at noon.",
        "The mourners said they had laid flowers at the gate.",
        "The customs office said it had seized nine rifles.",
        "The company said it fired two guards.",
        "The fishermen said they had set off at dawn.",
        "The council said it exploded at noon.",
    ],
)
def test_what_others_did_is_no_claim(text: str) -> None:
    assert act(text) == "say"


@pytest.mark.parametrize(
    "text",
    [
        "“This is nonsense,” the minister said.",
        "“These are lies,” the minister told Radio Tarn.",
        "“Nothing of the kind happened,” the governor said.",
        "“The claims about our losses have nothing to do with reality,” Colonel Odo Venn said.",
        "“Fairy tales for the evening news,” the minister said.",
        "The government has called earlier surveys by the network “fabricated”.",
        "The guild said the charge was “a pretext for more hangings”.",
        "The company insisted that the vessel was not overloaded.",
        "“We do not make war on children,” the Tarn Front said.",
        "“We would never attack a chapel,” the commander said.",
        "The Tarn Front said it had not killed the priest.",
        "The army said its soldiers had not fired on the crowd.",
        "A spokesman said that there was no truth in the report.",
        "The army said it had no troops in the district.",
        "“There was no extrajudicial killing here,” the minister said.",
    ],
)
def test_what_is_said_to_be_untrue_or_not_done_is_denied(text: str) -> None:
    assert act(text) == "deny"


@pytest.mark.parametrize(
    "text",
    [
        "The police said no one had been arrested.",
        "The chief of police said no arrests had been made.",
        "The doctor said none of the injuries was serious.",
        "The governor insisted that the figures were not final.",
        "“I do not know who did it,” the mayor said.",
    ],
)
def test_what_is_not_yet_so_is_no_denial(text: str) -> None:
    assert act(text) == "say"


@pytest.mark.parametrize(
    "text",
    [
        "The president called the murder “an attack on the Republic”.",
        "Orla Venn described the raid as a major war crime.",
        "The bishop called the killings unconscionable.",
        "“There can be no excuse for firing on a camp,” the envoy said.",
        "“Nothing can justify such violence,” the minister said.",
        "“An attack on a microphone is an attack on everyone,” said Odo Venn.",
        "“They have shed blood in the holy month. They have no religion,” the president said.",
        "“We strongly condemn this killing,” the union said.",
        "The envoy said she was horrified and had not been told.",
        "“These cowards shot at women,” the minister said.",
    ],
)
def test_a_verdict_condemns(text: str) -> None:
    assert act(text) == "condemn"


@pytest.mark.parametrize(
    "text",
    [
        "The president called the disappearance after the attack on Orrin a “national disaster”.",
        "The governor called the death of the boy “a tragedy”.",
        "“There is no reason to panic,” the mayor said.",
    ],
)
def test_a_misfortune_is_not_condemned(text: str) -> None:
    assert act(text) == "say"


@pytest.mark.parametrize(
    "text",
    [
        "The military says the Velde Liberation Army, or VLA, planted the bomb.",
        "The army insists that the killers belonged to the Front.",
        "The defence ministry said Karsat forces had opened fire on a patrol.",
        "The defence ministry said six men died when Karsat forces “treacherously” opened fire.",
        "The military said that “terrorist gangs” had fired the shells.",
        "A security source said the jihadist group Ansar al-Tarn was suspected.",
        "The Tarn Front said soldiers had fired on the survivors.",
    ],
)
def test_a_party_to_a_conflict_accuses_its_adversary(text: str) -> None:
    assert act(text) == "accuse"


@pytest.mark.parametrize(
    "text",
    [
        "The army said gunmen had attacked a patrol.",
        "The army said the Tarn Front had released two men.",
        "Witnesses said soldiers fired into the crowd.",
        "The Tarn military said Tarn forces had killed two men.",
    ],
)
def test_telling_of_a_deed_accuses_nobody(text: str) -> None:
    assert act(text) == "say"


@pytest.mark.parametrize(
    "text",
    [
        "The commander vowed to strike again.",
        "“These rockets are a message. The next will be heavier,” the commander said.",
        "“Not a drop of our blood will remain unavenged,” the president said.",
        "“They will pay a heavy price,” the president said.",
        "The group said more attacks would follow.",
        "The Tarn Front said it would continue its attacks until the army left.",
    ],
)
def test_a_threat_warns(text: str) -> None:
    assert act(text) == "warn"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The charity said it was suspending its work in Orrin.", "announce"),
        ("The union said it would refuse to load the ferries.", "announce"),
        ("Ines Valk said lessons will resume after the feast.", "announce"),
        ("The prosecutor said an inquiry into the deaths had been opened.", "announce"),
        ("The mayor said the bridge had been opened in May.", "say"),
        ("The army says it knows of no abductions.", "deny"),
        ("The ministry said it was not aware of any deaths.", "deny"),
        ("“There was no drone,” General Odo Venn said.", "deny"),
        ("The police said there were no casualties.", "say"),
        ("The mayor said she was not aware of any ransom demand.", "say"),
        ("A nurse said there was no road.", "say"),
    ],
)
def test_what_is_decided_is_announced_and_what_is_not_there_denied(text: str, what: str) -> None:
    assert act(text) == what
