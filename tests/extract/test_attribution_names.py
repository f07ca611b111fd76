"""Who speaks by name where a description, a title or a clause stands between the name and the verb,
and how far back a speaker who is named last is credited; every text is invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.rules import parsed
from whence.extract.text import sentences


def said(text: str) -> list[tuple[str, str, list[str]]]:
    cut = sentences(text)
    return [
        (one.source, one.act, [text[low:high] for low, high in one.content])
        for one in attributions(text, cut, parsed(text, cut))
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Four died on the spot; the fifth did not live through the night, Brenn told reporters.",
         "Brenn", "Four died on the spot; the fifth did not live through the night"),
        ("The clinic treated seven wounded; three were moved to Velde, the surgeon said.",
         "the surgeon", "The clinic treated seven wounded; three were moved to Velde"),
        ("One porter was killed, while two traders suffered burns, the mayor said.",
         "the mayor", "One porter was killed, while two traders suffered burns"),
        # What is set against what was said, what somebody else said and what is quoted begins anew.
        ("Nine people were shot dead, but none of the children was hurt, said Captain Orla Venn.",
         "Orla Venn", "none of the children was hurt"),
        ('Nine were hurt; "we heard the shots and ran," a neighbour said.',
         "a neighbour", "we heard the shots and ran"),
        ("Eleven were hurt, according to police, while nine died, medics said.",
         "medics", "nine died"),
        ("The mayor said four had died; nine were hurt, police said.", "police", "nine were hurt"),
    ],
)  # fmt: skip
def test_a_speaker_who_is_named_last_has_said_every_clause_that_is_nobody_elses(
    text: str, speaker: str, content: str
) -> None:
    assert (speaker, "say", [content]) in said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A role, a comma and a name with its title.
        ("Nine members were killed, said its regional secretary, the Rev. Odo Brenn.",
         "Odo Brenn"),
        ('"We counted nine," said the command\'s spokesman, Supt. Odo Brenn.', "Odo Brenn"),
        ("Nine were killed, said its director, Prof. Ilse Odin-Brenn, on Monday.",
         "Ilse Odin-Brenn"),
        ("Nine were killed, said the head of the clinic, the surgeon Odo Brenn.", "Odo Brenn"),
        # A clause or where somebody serves before the name.
        ('"We slept," said a teacher there who gave only his first name, Ivo.', "Ivo"),
        ('"We ran," said a baker who gave her name only as Ilse.', "Ilse"),
        ("Nine were killed, said a nurse who identified herself as Ilse Odin.", "Ilse Odin"),
        ("In a recording, a man identifying himself as Odo said nine were killed.", "Odo"),
        ('"We ran," says a passenger who got away, Odo Brenn.', "Odo Brenn"),
        ("Nine were killed, according to the officer in charge of the post, Supt. Odo Brenn.",
         "Odo Brenn"),
        # What somebody is, in lower case, and titles.
        ("Nine were killed, local administrator Odo Brenn Mir said.", "Odo Brenn Mir"),
        ("Nine were killed, said chief physician Odo Brenn.", "Odo Brenn"),
        ("Nine were killed, human rights defender Ilse Odin told reporters.", "Ilse Odin"),
        ("Nine were killed, Maître Odo-Pierre Brenn said.", "Odo-Pierre Brenn"),
        ("Nine were killed, Leader of the Opposition Ilse Odin said.", "Ilse Odin"),
        ("His Highness Da Odo Brenn said nine were killed.", "Da Odo Brenn"),
        ("District Police Officer (DPO) Odo Brenn said nine were killed.", "Odo Brenn"),
        # What somebody speaks in, and what he asks for, before the verb.
        ("In an audio message Brenn said that nine were killed.", "Brenn"),
        ("In a letter to the court Ilse Odin said that nine were killed.", "Ilse Odin"),
        ("A schoolteacher who asked us not to use his name counted nine bodies.",
         "A schoolteacher"),
        ("Ilse Odin’s left arm was broken by the blast. “They say it is a war,” she said.",
         "Ilse Odin"),
        # No person's name.
        ("Nine were killed, said a doctor who came from Orrin, New Velde.", "a doctor"),
        ("Nine were killed, said the mayor, the first to reach the scene.", "the mayor"),
        ("Nine were killed, said a lawyer for shopkeeper Odo Brenn.",
         "a lawyer for shopkeeper Odo Brenn"),
    ],
)  # fmt: skip
def test_a_speaker_goes_by_name_where_one_is_given(text: str, speaker: str) -> None:
    assert [who for who, _, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "title"),
    [
        ("Interior Minister Ilse Odin told the radio that 11 died. Another 52 had been hurt, the "
         "minister said.", "the minister", "Interior Minister Ilse Odin"),
        ("Deputy Governor Odo Brenn saw the town. Nine died, the deputy governor said.",
         "the deputy governor", "Odo Brenn"),
        ("The bishop of Orrin, Odo Brenn, said nine died. The bishop said more would follow.",
         "The bishop", "Odo Brenn, The bishop of Orrin"),
        ("MP Odo Brenn said nine died. Two were hurt, the MP said.", "the MP", "Odo Brenn"),
        ("Orrin Aid, a medical charity, said it had left. A guard was shot dead, the charity said.",
         "the charity", "Orrin Aid, a medical charity"),
        ("The Orrin Relief Office said nine died. Two were hurt, the office said.",
         "the office", "The Orrin Relief Office"),
        ("Mayor Odo Brenn said four died. Governor Ilse Odin said nine died. Ten were hurt, the "
         "mayor said.", "the mayor", "Odo Brenn"),
        ("Police spokesman Odo Brenn said nine died. The army spokesman said ten died. Two were "
         "hurt, the spokesman said.", "the spokesman", "The army spokesman"),
        # Written as a title, in short, or otherwise.
        ("Colonel Odo Brenn said nine died. Two were hurt, the Colonel said.",
         "the Colonel", "Odo Brenn"),
        ("Lt Col Odo Brenn said nine died. The officer said two were hurt.",
         "The officer", "Lt Col Odo Brenn"),
        ("Dr Ilse Odin said nine died. Two were hurt, the doctor said.",
         "the doctor", "Dr Ilse Odin"),
        ("Police inspector Ilse Odin said nine died. The inspector said two were hurt.",
         "The inspector", "Police inspector Ilse Odin"),
        # Without a name.
        ("A doctor at the Orrin clinic said nine died. Two were hurt, the doctor said.",
         "the doctor", "A doctor at the Orrin clinic"),
        # Named only further on.
        ("Nine died, the governor said on Monday. At noon Governor Odo Brenn came to Orrin.",
         "the governor", "Odo Brenn"),
        # Whom it means, the page does not tell.
        ("Nine died, the governor said. Governor Odo Brenn came. Governor Ilse Odin left.",
         "the governor", None),
        ("The spokesman for the ministry, Odo Brenn, said nine died. Two were hurt, the ministry "
         "said.", "the ministry", None),
        ("Odo Brenn, who leads the families, said nine died. Two were hurt, the families said.",
         "the families", None),
        ("Justice Minister Odo Brenn and Interior Minister Ilse Odin came. Nine died, the minister "
         "said.", "the minister", None),
        ("Justice Minister Odo Brenn came. Nine died, the health minister said.",
         "the health minister", None),
    ],
)  # fmt: skip
def test_who_is_named_by_a_role_again_has_the_name_beside_it(
    text: str, speaker: str, title: str | None
) -> None:
    cut = sentences(text)
    last = attributions(text, cut, parsed(text, cut))[-1]
    assert (last.source, last.title) == (speaker, title)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Who is named beside a role in a clause, or by a body's own words for what it is.
        ("Nine died, said the clinic, whose director, Dr. Ilse Odin, spoke of 36 wounded.",
         "Ilse Odin"),
        ("He was taken to the clinic, where a surgeon, Dr Ilse Odin, said nine had died.",
         "Ilse Odin"),
        ("Her owners, Messrs Odin & Sons, said nine had died.", "Messrs Odin & Sons"),
        ("Its leader, self-styled General Odo Brenn, said nine had died.", "Odo Brenn"),
        ("A panel of inquiry set up by Premier Odo Brenn said that nine had died.",
         "A panel of inquiry"),
        ("The Orrin monitoring group has documented nine deaths.", "The Orrin monitoring group"),
        ("A cousin of that man, reached by telephone, told us nine died.", "A cousin of that man"),
        ("According to the communiqué read on television by Lieutenant-Colonel Odo Brenn, nine "
         "died.", "Odo Brenn"),
        ("16.40 Orrin Aid says nine men died.", "Orrin Aid"),
        ("Four were brought to hospital, gardaí said.", "gardaí"),
        ("The coach hit the hall, whose roof came down on those below, said Odo Brenn, a porter.",
         "Odo Brenn"),
        ("Nine died, nursing supervisor Ilse Odin said.", "Ilse Odin"),
        ("An army official in Orrin laughed and said that nine had died.",
         "An army official in Orrin"),
        # Whom a pronoun means.
        ("Two officers told us of a raid. One put the toll at 19.", "Two officers"),
        ("The ministry gave nine dead. A spokesman for the union said it had counted 41.",
         "a spokesman for the union"),
        ("The ministry gave 41 dead. But the Orrin Council rejected that. It said 43 had died.",
         "the Orrin Council"),
        ("The Sons of Orrin, the armed group that holds the town, gave ten dead. It called on the "
         "army to leave.", "The Sons of Orrin"),
        ("Nine died, said Odo Brenn.\n\nBehind the mill an old washer of the dead, Ivo Marr, shows "
         "his hands. “On Sunday, twelve,” he says.", "Ivo Marr"),
        ("Nine died, said Odo Brenn.\n\nIn a side room is Ivo Marr, 19, a guard. He was told that "
         "his brother was dead. “He was late,” he said.", "Ivo Marr"),
        ("A girl laid her shoes on the coffin. “He fixed my boat,” she said.", "A girl"),
    ],
)  # fmt: skip
def test_who_is_meant_stands_apart_from_the_verb(text: str, speaker: str) -> None:
    assert said(text)[-1][0].lower() == speaker.lower()
