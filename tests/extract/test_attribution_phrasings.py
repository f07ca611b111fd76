"""Who says what in phrasings that were once misread; every text is invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions, informant_at, source_at
from whence.extract.rules import parsed
from whence.extract.text import sentences
from whence.extract.tolls import tolls

from .making import article


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.source, one.act, [text[start:end] for start, end in one.content])
        for one in attributions(text, sentences(text))
    ]


def speakers(text: str) -> list[str]:
    return [source for source, _, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A relative clause stands between the speaker and the cue.
        (
            "A hospital worker who did not want his name mentioned said that 16 had died.",
            "A hospital worker",
        ),
        ("Doctors who were turned back at the bridge said that 16 had died.", "Doctors"),
        ("An activist who fled the capital said that 16 had died.", "An activist"),
        ("A clerk of Velde College, who was hurt, however told Radio Tarn it burned.",
         "A clerk of Velde College"),
        ("An unidentified mother of two who lives nearby said that 16 had died.",
         "An unidentified mother of two"),
        # "And" joins the cue to the first verb.
        ("Oda Brenn posted a photo of a boy with his colleagues and said that it burned.",
         "Oda Brenn"),
        ("They searched a boy and said that it burned.", "They"),
        ("Police arrested Ulf Tarn and said that it burned.", "Police"),
        ("Oda Brenn greeted the gunman Ulf Tarn and said that it burned.", "Oda Brenn"),
        # Where it was said.
        ("The People's Front (PF) in a statement said that it burned.", "The People's Front (PF)"),
        # Offices, ranks and bodies.
        ("Inspector-General of Police Oda Brenn said that it burned.", "Oda Brenn"),
        ("The police spokesman, DSP Oda Brenn, said that it burned.", "Oda Brenn"),
        ("Dr Oda Brenn of the Civil Hospital told Radio Tarn that it burned.", "Oda Brenn"),
        ("“It burned,” said Mr. Oda Brenn, UN Regional Coordinator.", "Oda Brenn"),
        ("It burned, the state Attorney General's Office said.",
         "the state Attorney General's Office"),
        ("Velde's consulate said that it burned.", "Velde's consulate"),
        ("It burned, volunteers of the Rescue League said.", "volunteers of the Rescue League"),
        ("Another friend, Oda Brenn, said that it burned.", "Oda Brenn"),
        # An aside names whom plain words came before.
        ("A third source, the Arden Records Office, said that it burned.",
         "the Arden Records Office"),
        # A full stop and a "Today" inside a name.
        ("An activist in St. Arden says that officers shot three men.", "An activist in St. Arden"),
        ("A guard of Ft. Velde said that officers shot three men.", "A guard of Ft. Velde"),
        ("He was shot on Main St. Police said that he had died.", "Police"),
        ("Arden Today wrote that “the house burned”.", "Arden Today"),
        # What follows a name is no aside where its verb begins it.
        (
            "The boy, Ulf Brenn, was doing well after surgery, said his mother, Oda Brenn.",
            "Oda Brenn",
        ),
    ],
)  # fmt: skip
def test_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "A bombing at a funeral in Arden claimed 42 lives on Wednesday.",
        "A stray bullet has claimed the life of a nurse.",
        "Conflicting reports after strike kills six in Velde",
        "The army received reports of shots at the bridge.",
        "Villagers reported killed in strike on Velde",
        "The Orrin Front neither confirmed nor denied its involvement.",
        # Words that the rules for the speakers above do not take in.
        "He stood there when two men came up to him and announced a robbery.",
        "They found a loaded rifle believed to belong to Tarn.",
        "Anyone who believes they know the way is asked to call.",
        "As I left, he ran to the car and told me it was over.",
        "Arden Court heard Tarn had gone and said it was over.",
        "They drove there after reports of shots in Velde said to come from a bar.",
        "Residents admired the girl who was shot in Velde in 2012.Witnesses said it was loud.",
        "Lawyers who had worked there did not return calls for comment.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Who was told, and when, is not what was said.
        (
            "Six soldiers were killed, General Oda Brenn told a press briefing.",
            [("Oda Brenn", "say", ["Six soldiers were killed"])],
        ),
        (
            "Six soldiers were killed, Oda Brenn told reporters on Tuesday night.",
            [("Oda Brenn", "say", ["Six soldiers were killed"])],
        ),
        (
            "Six men were killed, a guard told AFP, asking not to be named.",
            [("a guard", "say", ["Six men were killed"])],
        ),
        (
            "Six men were killed, relatives told a local human rights group.",
            [("relatives", "say", ["Six men were killed"])],
        ),
        (
            "Six men were killed, his brother told the Tarn Initiative for Rights.",
            [("his brother", "say", ["Six men were killed"])],
        ),
        (
            "“Six died” she told Radio Tarn,  “and nobody helped.”",
            [("she", "say", ["and nobody helped"])],
        ),
        # A date may open a dateline.
        (
            "January 2, 2012 (ARDEN) – A local official said on Monday that six men were killed.",
            [("A local official", "say", ["six men were killed"])],
        ),
        (
            "Arden, 20 May 2020 – An official in Velde said on Monday that six men were killed.",
            [("An official in Velde", "say", ["six men were killed"])],
        ),
        # A source in the middle speaks on.
        (
            "Sixteen have been killed, according to the ministry, and over 150 injured.",
            [("the ministry", "say", ["Sixteen have been killed", "and over 150 injured"])],
        ),
        (
            "Velde said it had killed six soldiers, a claim Orrin denied.",
            [
                ("Velde", "claim", ["it had killed six soldiers"]),
                ("Orrin", "deny", ["it had killed six soldiers"]),
            ],
        ),
        (
            "A local journalist gave the number of injured as four.",
            [("A local journalist", "say", ["gave the number of injured as four"])],
        ),
        (
            "A nurse said she had counted 16 bodies.",
            [("A nurse", "say", ["she had counted 16 bodies"])],
        ),
        (
            "According to preliminary reports, six men were killed.",
            [("preliminary reports", "say", ["six men were killed"])],
        ),
        (
            "Human Rights First reports six deaths.",
            [("Human Rights First", "say", ["six deaths"])],
        ),
    ],
)
def test_what_is_said(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "President Ulf Tarn said that 49 had died. Inspector-General of Police Oda Brenn later "
            "put the number of the dead at 51. He said 28 were hurt.",
            "Oda Brenn",
        ),
        (
            "Ulf Tarn, the village head, said it burned. The spokesman, DSP Oda Brenn, confirmed "
            "it. He said that ten had died.",
            "Oda Brenn",
        ),
        (
            "Maj Gen Ulf Tarn had said that 20 had died. Dr Oda Brenn of the Civil Hospital told "
            "Radio Tarn that 84 were hurt. Seven are soldiers, he said.",
            "Oda Brenn",
        ),
        (
            "Ulf Tarn said that 39 were missing. A clerk of the college, who was hurt, however "
            "told Radio Tarn that 52 were missing. He said a guard was shot.",
            "A clerk of the college",
        ),
        (
            "The mayor said four had died. A commander of the local force told Radio Tarn that "
            "they were guards. “They were tied up,” he said.",
            "A commander of the local force",
        ),
        ("Officials in Velde said that four had died. He said it was over.", "He"),
        (
            "Police said that it was over. It burned, according to reports. They said six died.",
            "Police",
        ),
        (
            "Ulf Tarn said that it was over. It burned, according to reports. He said six died.",
            "Ulf Tarn",
        ),
    ],
)
def test_whom_a_pronoun_goes_on_about(text: str, who: str) -> None:
    assert speakers(text)[-1] == who


def test_a_body_stands_in_the_title_of_whom_it_belongs_to() -> None:
    text = "“It burned,” said Lt. Oda Brenn of the Velde Police."
    (one,) = attributions(text, sentences(text))
    assert (one.source, one.title) == ("Oda Brenn", "Lt. of the Velde Police")
    assert text[one.start : one.end].endswith("of the Velde Police")


def test_a_pronoun_that_stands_for_nobody_is_no_informant() -> None:
    text = "A bomb killed 37 people in Velde. At least 30 were injured, he said."
    said = attributions(text, sentences(text))
    start = text.index("At least")
    assert source_at(said, start, start + 11) == "he"
    assert informant_at(said, start, start + 11) is None


def test_who_claims_an_attack_goes_on_to_tell_its_toll() -> None:
    text = "The Orrin Front said it was behind it, saying it had killed 100 troops and wounded 40."
    found = sentences(text)
    said = attributions(text, found, parsed(text, found))
    assert [one.informant for one in tolls(article(text), found, said)] == ["The Orrin Front"] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Orla Venn asked the tenants not to burn wood.",
            [("Orla Venn", "urge", ["asked the tenants not to burn wood"])],
        ),
        (
            "The bishop asked for an independent inquiry.",
            [("The bishop", "urge", ["asked for an independent inquiry"])],
        ),
        (
            "The council held the harbour guard responsible for the fire.",
            [("The council", "accuse", ["held the harbour guard responsible for the fire"])],
        ),
        (
            "Villagers pointed the finger at the salt company.",
            [("Villagers", "accuse", ["pointed the finger at the salt company"])],
        ),
        (
            "Tenants put the blame on the salt company.",
            [("Tenants", "accuse", ["put the blame on the salt company"])],
        ),
        ("The chief said nothing.", []),
        (
            "Survivors identified the attackers as harbour guards.",
            [("Survivors", "accuse", ["identified the attackers as harbour guards"])],
        ),
        (
            "Odo Venn pleaded not guilty to arson.",
            [("Odo Venn", "deny", ["pleaded not guilty to arson"])],
        ),
        (
            "Doctors spoke of thirty-one wounded.",
            [("Doctors", "say", ["spoke of thirty-one wounded"])],
        ),
        (
            "The chief gave a figure of 14.",
            [("The chief", "say", ["gave a figure of 14"])],
        ),
        (
            "Officials had first reported 26 dead.",
            [("Officials", "say", ["26 dead"])],
        ),
        (
            "Residents described hearing shots.",
            [("Residents", "say", ["described hearing shots"])],
        ),
        (
            "The mayor called the fire one of the worst in Tarn.",
            [("The mayor", "say", ["called the fire one of the worst in Tarn"])],
        ),
        (
            "Nine people have drowned, according to a count by the Tarn Fishers Union.",
            [("the Tarn Fishers Union", "say", ["Nine people have drowned"])],
        ),
        (
            "The mayor confirmed nine deaths and announced that the market would stay closed.",
            [
                ("The mayor", "say", ["nine deaths"]),
                ("The mayor", "announce", ["the market would stay closed"]),
            ],
        ),
        (
            "The chief said the road was shut, indicating that the bridge had been damaged.",
            [
                ("The chief", "say", ["the road was shut"]),
                ("The chief", "say", ["the bridge had been damaged"]),
            ],
        ),
    ],
)
def test_cues_of_many_kinds(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“The cart hit a mine,” an injured miner in hospital in Tarn told the agency.",
            "an injured miner in hospital in Tarn",
        ),
        ("A local elected official said the road was shut.", "A local elected official"),
        (
            "Local authorities run by the guild said 20 had died.",
            "Local authorities run by the guild",
        ),
        ("The families of those killed said the road was shut.", "The families of those killed"),
        (
            "Rescue workers and the charity that supports the clinic say nine people died.",
            "Rescue workers and the charity",
        ),
        ("One said that a man was beaten.", "One"),
        ("Nine were hurt, according to the U.N. children's agency.", "the U.N. children's agency"),
        (
            "One of them, a baker who gave his name as Odo Venn, said he had heard a jet.",
            "Odo Venn",
        ),
        ("A co-worker, Zarn, said the mill was shut.", "Zarn"),
        (
            "The country's largest Orrinite body, the Council of Elders, said the mill was shut.",
            "the Council of Elders",
        ),
        (
            "The mill was shut, the Tarn Centre for Justice Studies said in a report.",
            "the Tarn Centre for Justice Studies",
        ),
    ],
)
def test_the_whole_speaker(text: str, speaker: str) -> None:
    assert [one[0] for one in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Nine were hurt, according to a police colonel in Orrin. Two guards were among them, "
            "he said.",
            "a police colonel in Orrin",
        ),
        (
            "Odo Venn, the minister, said nine had died. At the morgue, Ina Tamm held up a "
            "photograph. “He sold bread,” she said.",
            "Ina Tamm",
        ),
        (
            "The council said nothing of it. Medical Relief International, a charity, said nine "
            "had died. It said the clinic was shut.",
            "Medical Relief International",
        ),
    ],
)
def test_whom_a_later_pronoun_stands_for(text: str, who: str) -> None:
    assert told(text)[-1][0] == who


def test_what_media_report_is_no_statement_of_its_own() -> None:
    text = "The chief denied media reports that the bridge had collapsed."
    assert [one[0] for one in told(text)] == ["The chief"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nine died in an attack claimed by the militant group Orrin Dawn.",
            [("Orrin Dawn", "claim", ["attack claimed"])],
        ),
        (
            "Orrin Dawn, which claimed the bombing on Monday, has denied the toll.",
            [
                ("Orrin Dawn", "claim", ["the bombing on Monday"]),
                ("Orrin Dawn", "deny", ["the toll"]),
            ],
        ),
        (
            "In a message posted on its website, Orrin Dawn claimed responsibility.",
            [("Orrin Dawn", "claim", ["claimed responsibility"])],
        ),
        (
            "The militant group Orrin Dawn said one of its fighters had driven the cart.",
            [
                (
                    "Orrin Dawn",
                    "claim",
                    ["one of its fighters had driven the cart"],
                )
            ],
        ),
        (
            "The blast was blamed on Orrin Dawn by the army.",
            [("the army", "accuse", ["The blast was blamed on Orrin Dawn"])],
        ),
        (
            "It was what one senior officer called “the worst week since we began counting”.",
            [("one senior officer", "say", ["the worst week since we began counting"])],
        ),
        (
            "Nine people died, sources of the Harbour Service informed Tarn Radio.",
            [("sources of the Harbour Service", "say", ["Nine people died"])],
        ),
        (
            "The chief said nine were found. According to him, two guards were killed.",
            [
                ("The chief", "say", ["nine were found"]),
                ("The chief", "say", ["two guards were killed"]),
            ],
        ),
        (
            "The ministry put out a statement saying nine had died.",
            [("The ministry", "say", ["nine had died"])],
        ),
        (
            "The mayor said nine people had died, while the hospital put the number at eight.",
            [
                ("The mayor", "say", ["nine people had died"]),
                ("the hospital", "say", ["put the number at eight"]),
            ],
        ),
        ("Nine killed in blast -- officials", [("officials", "say", ["Nine killed in blast"])]),
        (
            "The Network Against Hunger listed the names of 51 dead.",
            [("The Network Against Hunger", "say", ["listed the names of 51 dead"])],
        ),
    ],
)
def test_forms_of_many_kinds(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "According to the mayor, Odo Venn, nine people died.",
            [("Odo Venn", "say", ["nine people died"])],
        ),
        ("Orla Venn yesterday said nine had died.", [("Orla Venn", "say", ["nine had died"])]),
        ("Orla Venn last night confirmed it.", [("Orla Venn", "say", ["it"])]),
        (
            "Orla Venn on Monday night said nine had died.",
            [("Orla Venn", "say", ["nine had died"])],
        ),
        ("The U.N. says 28 people died.", [("The U.N.", "say", ["28 people died"])]),
        (
            "The families of seven sailors went to the base, saying troops had taken the men.",
            [("The families of seven sailors", "say", ["troops had taken the men"])],
        ),
        (
            "“Mills are no forts,” Orla Venn told reporters in Orrin, urging the council to act.",
            [
                ("Orla Venn", "say", ["Mills are no forts"]),
                ("Orla Venn", "urge", ["urging the council to act"]),
            ],
        ),
        (
            "Most of the miners said the road was shut. They described a column of carts.",
            [
                ("Most of the miners", "say", ["the road was shut"]),
                ("Most of the miners", "say", ["described a column of carts"]),
            ],
        ),
    ],
)
def test_who_speaks_when_and_on_what_occasion(
    text: str, found: list[tuple[str, str, list[str]]]
) -> None:
    assert told(text) == found


def test_what_describes_a_speaker_is_the_title() -> None:
    text = "A police officer posted at the mill said the gate was shut."
    (one,) = attributions(text, sentences(text))
    assert (one.source, one.title) == ("A police officer", "posted at the mill")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The Tarn Front said on Monday it was behind a bomb that killed nine.",
            "it was behind a bomb that killed nine",
        ),
        (
            "The Tarn Front said on Monday in a message that its men fired.",
            "its men fired",
        ),
    ],
)
def test_where_what_is_said_begins_after_a_day(text: str, content: str) -> None:
    ((_, _, said),) = told(text)
    assert said == [content]
