"""Who says what: sources, contents, acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.attribution import Attribution, attributions, informant_at
from whence.extract.rules import parsed
from whence.extract.text import sentences


def read(text: str) -> list[Attribution]:
    return list(attributions(text, sentences(text)))


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.source, one.act, [text[start:end] for start, end in one.content]) for one in read(text)
    ]


ONE_SOURCE = [
    ("At least 12 people died, police said.", "police", "At least 12 people died"),
    ("Police said that 12 people died.", "Police", "12 people died"),
    (
        "Two junior prosecutors said 12 people died.",
        "Two junior prosecutors",
        "12 people died",
    ),
    (
        "According to the two border guards and police officials, the truck blew up at dawn.",
        "the two border guards and police officials",
        "the truck blew up at dawn",
    ),
    (
        "A bomb killed six on Monday, according to police and medical sources.",
        "police and medical sources",
        "A bomb killed six on Monday",
    ),
    ("Kestovia officials: truck bomb kills 54", "Kestovia officials", "truck bomb kills 54"),
    ("Truck bomb kills 60 in Orrin: sources", "sources", "Truck bomb kills 60 in Orrin"),
    ("Police sources told Radio Tarn that 50 died.", "Police sources", "50 died"),
    ("The mayor told reporters in Orrin that 50 died.", "The mayor", "50 died"),
    (
        "Ines Valk told the Tarn news agency 43 people were dead.",
        "Ines Valk",
        "43 people were dead",
    ),
    ('"It was loud," said Ines Valk, a grocer.', "Ines Valk", "It was loud"),
    ('"It was loud," Valk told the Tarn news agency.', "Valk", "It was loud"),
    ("The health ministry put the injured at 31.", "The health ministry", "put the injured at 31"),
    (
        "The ministry on Thursday announced three days of mourning.",
        "The ministry",
        "three days of mourning",
    ),
    ("Ines Valk, a nurse, said she had seen nine bodies.", "Ines Valk", "she had seen nine bodies"),
    ("A bus driver, Ines Valk, said the bus was full.", "Ines Valk", "the bus was full"),
    ("Police Captain Ines Valk said the bus was full.", "Ines Valk", "the bus was full"),
    ("In a statement the ministry said that the bus was full.", "the ministry", "the bus was full"),
    (
        "Radio Tarn quoted the mayor as saying that nine people died.",
        "the mayor",
        "nine people died",
    ),
    ("One of the officers said the road was mined.", "One of the officers", "the road was mined"),
    (
        'The "Harbour Front" group said it was behind the attack.',
        'The "Harbour Front" group',
        "it was behind the attack",
    ),
]


@pytest.mark.parametrize(("text", "source", "content"), ONE_SOURCE)
def test_one_source_and_what_it_says(text: str, source: str, content: str) -> None:
    found = told(text)
    assert [(name, words) for name, _, words in found] == [(source, [content])]


ACTS = [
    ("The mayor condemned the attack.", "condemn"),
    ("The mayor called the attack “a cowardly act of terror”.", "condemn"),
    ("The mayor urged drivers to stay at home.", "urge"),
    ("The mayor called for an inquiry.", "urge"),
    ("The mayor denied that anyone had been hurt.", "deny"),
    ("The army accused the Harbour Front of the attack.", "accuse"),
    ("The government said Harbour Front rebels were behind it.", "accuse"),
    ("The Harbour Front claimed responsibility for the attack.", "claim"),
    ("The Harbour Front said it had carried out the bombing.", "claim"),
    ("The Harbour Front said its fighters had shot at a bus of tourists.", "claim"),
    ("The mayor warned that more bombs might be hidden.", "warn"),
    ("The Harbour Front promised further attacks.", "warn"),
    ("The mayor expressed condolences to the families.", "condole"),
    ("The mayor announced a day of mourning.", "announce"),
    ("The police said two men were held.", "say"),
    ("The mayor on Sunday lowered the death toll from the blast to 12.", "say"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_the_act_of_speech(text: str, act: str) -> None:
    assert [act_ for _, act_, _ in told(text)] == [act]


NOBODY = [
    "Nobody claimed the explosion at first.",
    "No group has claimed responsibility for the attack.",
    "The bomb killed nine people on Monday.",
    "The report was denied a hearing.",
    "He was told to wait.",
    "A second bomb raised the death toll to 12.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_speaker_is_made_up(text: str) -> None:
    assert [one for one in told(text) if one[0].lower() not in ("he",)] == []


def test_a_pronoun_stands_for_the_speaker_before_it() -> None:
    text = (
        "Two junior prosecutors said the lorry hit the fence. At least 19 people were "
        "hurt, they said."
    )
    assert [source for source, _, _ in told(text)] == ["Two junior prosecutors"] * 2


def test_he_does_not_stand_for_a_group() -> None:
    text = (
        "Colonel Dov Marr said the road was mined. The ministry said it was closed. He said more."
    )
    assert [source for source, _, _ in told(text)][-1] == "Dov Marr"


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = '"It was loud," said Ines Valk. "Everybody ran to the river."'
    assert told(text)[-1] == ("Ines Valk", "say", ["Everybody ran to the river"])


def test_two_acts_of_one_speaker() -> None:
    text = "Ines Valk condemned the attack in a release and urged drivers to stay at home."
    assert [(source, act) for source, act, _ in told(text)] == [
        ("Ines Valk", "condemn"),
        ("Ines Valk", "urge"),
    ]


def test_a_denial_in_a_relative_clause() -> None:
    text = "The group said a bomber had struck the barracks, which Tarn officials denied."
    assert ("Tarn officials", "deny", ["a bomber had struck the barracks"]) in told(text)


def test_another_outlet_is_marked() -> None:
    (one,) = read("Nine people died, Reuters reported.")
    assert one.outlet and one.source == "Reuters"


def test_the_innermost_source_is_the_informant() -> None:
    text = "The sources said most victims were women, Reuters reported. The bus burned."
    start = text.index("most")
    assert informant_at(read(text), start, start + 12) == "The sources"
    start = text.index("The bus")
    assert informant_at(read(text), start, start + 7) is None


def test_the_first_speaker_is_not_lost_in_a_long_sentence() -> None:
    text = (
        "At least six people died, the police said, while the health department of Orrin "
        "put the injured at another 31."
    )
    assert [source for source, _, _ in told(text)] == [
        "the police",
        "the health department of Orrin",
    ]


@given(st.text(alphabet='abAB said police,."“”:\n', max_size=200))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for one in read(text):
        assert 0 <= one.start <= one.end <= len(text)
        for start, end in one.content:
            assert one.start <= start < end <= one.end


def test_it_stands_for_a_speaker_whom_an_outlet_passes_on() -> None:
    text = (
        "The coalition said it had closed the road, the Tarn news agency reported. It accused the "
        "rebels of lying."
    )
    assert [source for source, act, _ in told(text) if act == "accuse"] == ["The coalition"]


@pytest.mark.parametrize(
    "text",
    [
        "Valk continued walking and six people were shot.",
        "The driver described his loss.",
        "Valk replied to the letters.",
        "Photo credit: Orrin police",
        "The minister's call for calm was heard.",
    ],
)
def test_words_that_only_look_like_cues(text: str) -> None:
    assert told(text) == []


def test_reading_time_does_not_grow_with_the_square_of_the_marks() -> None:
    text = '" said "' * 20_000
    assert read(text) == []


SPEAKERS = [
    # Asides between the speaker and the cue.
    ("Brenn, 56, who has led the union for a decade, said the hall was full.", "Brenn"),
    (
        "Oda Brenn, head of Nurses United, a union that has members in Arden, said it burned.",
        "Oda Brenn",
    ),
    ("“We ran,” Oda Brenn, 54, whose son was hurt, said in an interview on Tuesday.", "Oda Brenn"),
    # Initials and ranks keep their full stops.
    ("“We ran,” said W. Oda Brenn Jr., a teacher.", "W. Oda Brenn Jr"),
    ("“We ran,” said William A. Brenn, a trooper.", "William A. Brenn"),
    ('“We disagree," said retired Army Lt. Gen. Oda Brenn, who led the force.', "Oda Brenn"),
    # A post speaks for its writer, an account for itself.
    ("The house was hit at dawn, according to a post on Facebook by Oda Brenn.", "Oda Brenn"),
    ("A message from Oda Brenn said the house was hit.", "Oda Brenn"),
    ("According to X user @oda_b, the house was hit.", "X user @oda_b"),
    ("On 29th May @oda_b reported that the house was hit.", "@oda_b"),
    # Passives.
    ("The attack was condemned by the interior minister, Oda Brenn.", "Oda Brenn"),
    ("The mayor was quoted by Radio Tarn as saying that the raid was lawful.", "The mayor"),
    ("“We ran,” Mayor Oda Brenn was quoted as saying by Radio Tarn.", "Oda Brenn"),
    ("“We ran,” said UN Secretary-General Oda Brenn.", "Oda Brenn"),
    ("The head of the clinic, Dr Oda Brenn, said 12 bodies had come.", "Oda Brenn"),
    ("Oda Brenn, the deputy spokesman of the PFO, said it burned.", "Oda Brenn"),
    ("A guard, speaking on condition of anonymity, said it burned.", "A guard"),
    ("“We ran,” said the clinic's head of mission, Oda Brenn.", "Oda Brenn"),
    ("Engineers Without Borders (EWB) said the bridge was hit.", "Engineers Without Borders (EWB)"),
    # Two people with a title each are both the speaker.
    (
        "Interior Minister Oda Brenn and police chief Ana Tarn said the gunman acted alone.",
        "Interior Minister Oda Brenn and police chief Ana Tarn",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_speaker_is_found_past_what_stands_between(text: str, speaker: str) -> None:
    assert [one.source for one in read(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The woman accused of driving off with the child had known him.",
        "The first step is a process called a “credible fear interview”.",
        "Oda Brenn wrote the preface of a new book.",
        "Oda Brenn tweeted a photo of the house.",
        "The army did not confirm the toll.",
        "A court denied bail for the two editors.",
        "The judges heard the principal accused — a man of 40 — in Arden.",
        "Oda Brenn reported on trials in Arden.",
        "It was later reported that a ransom was paid.",
        "They are asking a judge to dismiss the charges.",
        "The protests denounce the new tax.",
    ],
)
def test_words_that_only_look_like_speech(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The blast killed four people, authorities said Tuesday.",
            [("authorities", "say", ["The blast killed four people"])],
        ),
        (
            "‘We saw four bodies,’ Oda Brenn told the BBC.",
            [("Oda Brenn", "say", ["We saw four bodies"])],
        ),
        (
            "''We saw four bodies; nobody helped,'' said Oda Brenn.",
            [("Oda Brenn", "say", ["We saw four bodies; nobody helped"])],
        ),
        (
            "The council condemned the attack and offered its condolences to the families.",
            [
                ("The council", "condemn", ["condemned the attack"]),
                ("The council", "condole", ["offered its condolences to the families"]),
            ],
        ),
        (
            "“This is a crime,” President Oda Brenn said, vowing to find the killers.",
            [
                ("Oda Brenn", "say", ["This is a crime"]),
                ("Oda Brenn", "announce", ["vowing to find the killers"]),
            ],
        ),
        (
            "The army rejected the claim as baseless.",
            [("The army", "deny", ["rejected the claim as baseless"])],
        ),
        ("Officials say four people died.", [("Officials", "say", ["four people died"])]),
    ],
)
def test_acts_and_their_words(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == found


def test_who_passes_words_on_is_credited_beside_the_source() -> None:
    found = told("A clerk, citing the ministry, reported that four people died.")
    assert sorted(found) == [
        ("A clerk", "say", ["four people died"]),
        ("the ministry", "say", ["four people died"]),
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Radio Tarn is reporting that four have died.", "Radio Tarn", "four have died"),
        ("The ministry has been saying that nine died.", "The ministry", "nine died"),
        ("Officials are now claiming that nine died.", "Officials", "nine died"),
        (
            "The mayor went to the site, telling reporters that nine died.",
            "The mayor",
            "nine died",
        ),
        (
            "Some 900 people died in Orrin, according to the Red Cross, which says more are ill.",
            "the Red Cross",
            "Some 900 people died in Orrin",
        ),
        (
            "Nine burned to death, while the others were shot, Ines Valk said.",
            "Ines Valk",
            "Nine burned to death, while the others were shot",
        ),
        (
            "Days after what police described as a clash in which nine died, they left.",
            "police",
            "described as a clash in which nine died",
        ),
        (
            "The government on Tuesday raised to 117 the number of people killed.",
            "The government",
            "raised to 117 the number of people killed",
        ),
        ("The party on Monday rejected the count.", "The party", "rejected the count"),
    ],
)
def test_other_ways_to_credit_somebody(text: str, source: str, content: str) -> None:
    found = [(who, said[0]) for who, _, said in told(text)]
    assert found[0] == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knows what the army has called the operation.",
        "The government raised the number of soldiers.",
        "Witnesses were reporting on the trial.",
    ],
)
def test_what_credits_nobody(text: str) -> None:
    assert not read(text)


def credited(text: str, words: str) -> str | None:
    """Who is the informant of some words of a text."""
    found = sentences(text)
    start = text.index(words)
    said = attributions(text, found, parsed(text, found))
    return informant_at(said, start, start + len(words))


@pytest.mark.parametrize(
    "text",
    [
        "SANA, citing a military source, said 12 soldiers were killed.",
        "Citing a military source, the BBC reported that 12 soldiers were killed.",
        "A statement by a military source said 12 soldiers were killed.",
    ],
)
def test_whom_an_outlet_or_a_statement_cites_is_the_informant(text: str) -> None:
    assert credited(text, "12 soldiers") == "a military source"


def test_the_accused_denies_the_charge() -> None:
    found = told("Aid groups have accused the army of shelling homes, a charge it denies.")
    assert ("the army", "deny") in [(source, act) for source, act, _ in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Oda Brenn arrived on Monday. He said the killers would be found.", "Oda Brenn"),
        ("Police chief Oda Brenn saw the site. Later, he said that five had died.", "Oda Brenn"),
        ("The spokeswoman, Ana Tarn, said two died. He said it was over.", "He"),
        ("Arden Fire Rescue said two died. She said it was over.", "She"),
        ("They met President Oda Brenn there. Brenn said it was over.", "Oda Brenn"),
        ("The governor of Arden says six died in the blast.", "The governor of Arden"),
        ("The army's media wing said six soldiers had died.", "The army's media wing"),
        ("Arden Rights Watch documented the killing of six farmers.", "Arden Rights Watch"),
        ("The Relief Mission verified 12 deaths in the attack.", "The Relief Mission"),
        ("Residents spoke of at least 60 dead in the attack.", "Residents"),
        ("The rebels claim to have killed six soldiers.", "The rebels"),
        ("The director of Velde Hospital said six had died.", "The director of Velde Hospital"),
        ("President of the Republic Oda Brenn said it was over.", "Oda Brenn"),
        (
            "“We hope,” said Harbour Press Secretary Stella Grandin.\n\nWhen Tessian President "
            "Arvo Ganz first spoke of it, he said the road was open.",
            "Arvo Ganz",
        ),
        (
            "The toll is 35, the Relief Mission said, up from the 20 that police reported on "
            "Friday. A further 82 were hurt, it said.",
            "the Relief Mission",
        ),
    ],
)
def test_who_a_pronoun_or_a_surname_stands_for(text: str, who: str) -> None:
    assert read(text)[-1].source == who


def test_a_short_name_keeps_its_words_and_tells_the_long_one() -> None:
    said = read(
        "The People's Front of Orrin (PFO) said it was behind the bombing. The PFO denied killing "
        "civilians. The group warned of more attacks."
    )
    assert [(one.source, one.title) for one in said[1:]] == [
        ("The PFO", "The People's Front of Orrin"),
        ("The group", "The People's Front of Orrin"),
    ]


def test_speech_goes_on_over_sentences_and_paragraphs() -> None:
    text = (
        "“We heard a blast. Everybody ran. It was like hell,” said Oda Brenn. "
        "“I lost my cousin.”\n\n"
        "“Nobody helped us. We waited for hours.”\n\n"
        "“The road was closed,” said Ana Tarn."
    )
    found = told(text)
    assert [(source, words) for source, _, words in found] == [
        ("Oda Brenn", ["We heard a blast. Everybody ran. It was like hell"]),
        ("Oda Brenn", ["I lost my cousin"]),
        ("Oda Brenn", ["Nobody helped us. We waited for hours"]),
        ("Ana Tarn", ["The road was closed"]),
    ]


def test_speech_of_several_paragraphs_is_credited_once_begun() -> None:
    text = "Oda Brenn said: “We heard a blast.\n\n“Everybody ran.”\n\nThe road was closed."
    assert [(one.source, one.direct) for one in read(text)] == [("Oda Brenn", True)] * 2
