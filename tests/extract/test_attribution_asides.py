"""Who speaks where an aside between commas names or describes the speaker; every text is
invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions
from whence.extract.rules import parsed
from whence.extract.text import sentences


def speakers(text: str) -> list[tuple[str, str | None]]:
    found = sentences(text)
    return [(one.source, one.title) for one in attributions(text, found, parsed(text, found))]


@pytest.mark.parametrize(
    ("text", "speaker", "title"),
    [
        # Titles that are cut short.
        ("Its lawyer, Atty. Benno Carrow, said that it burned.",
         "Benno Carrow", "Its lawyer, Atty."),
        ("A spokesman for the Tarn Front, Lt. Col. Adan Breck, accused the army of lying.",
         "Adan Breck", "A spokesman for the Tarn Front, Lt. Col."),
        ("An army spokesman, Brig. Gen. Odo Venn, denied that it burned.",
         "Odo Venn", "An army spokesman, Brig. Gen."),
        ("The bishop of Orrin, Monsignor Odo Venn, said that it burned.",
         "Odo Venn", "The bishop of Orrin, Monsignor"),
        ("The envoy of the council, Ms. Odile Vane, condemned the attack.",
         "Odile Vane", "The envoy of the council, Ms."),
        # An age before the name.
        ("One survivor, 34-year-old Odo Venn, said that it burned.", "Odo Venn", "One survivor"),
        # The short name of a body.
        ("The UN mission in the country, MONTA, said that it burned.",
         "MONTA", "The UN mission in the country"),
        ("The African Union mission, AMIS, denied that it burned.",
         "AMIS", "The African Union mission"),
        ("The Tarn Union of Teachers, TUT, said that it burned.",
         "The Tarn Union of Teachers", "TUT"),
        # A name that somebody goes by.
        ("A rebel spokesman, who goes by the name of Abu Marn, denied that it burned.",
         "Abu Marn", "A rebel spokesman"),
        # An aside that tells where and how is no title.
        ("The minister, in Orrin for the funeral, said that it burned.", "The minister", None),
    ],
)  # fmt: skip
def test_an_aside_names_or_describes_the_speaker(
    text: str, speaker: str, title: str | None
) -> None:
    assert speakers(text) == [(speaker, title)]


def test_the_subject_before_a_cue_speaks_and_not_that_of_what_is_said() -> None:
    text = "The group's media arm, al-Bayan, said its men had carried out the attack in Orrin."
    assert [who for who, _ in speakers(text)] == ["al-Bayan"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mission said its patrol had counted 22 bodies in Orrin.", ["The mission"]),
        ("Rights monitors have recorded 300 killings since May.", ["Rights monitors"]),
    ],
)
def test_who_counts_in_what_another_says_has_no_statement(text: str, who: list[str]) -> None:
    assert [one for one, _ in speakers(text)] == who


@pytest.mark.parametrize(
    ("text", "speaker", "title"),
    [
        ("The lawmaker representing Kumbe in the House, Hon. Odo Venn, lamented that it burned.",
         "Odo Venn", "The lawmaker, Hon."),
        ("The Commissioner of Police, CP Odo Venn, denied that it burned.",
         "Odo Venn", "The Commissioner of Police, CP"),
        ("County police boss Odo Venn said that it burned.", "Odo Venn", "County police boss"),
        ("The outlawed People's Guard (PG) said that it burned.",
         "The outlawed People's Guard (PG)", None),
        ("A union representing herders said that it burned.", "A union", "representing herders"),
        ("Major Odo Venn (he has left since) said that it burned.", "Odo Venn", "Major"),
        ("Senator Odo Venn (D-Orrin) said that it burned.", "Odo Venn", "Senator"),
        ("The governor’s adviser, Col. Odo Venn (retd), said that it burned.",
         "Odo Venn", "The governor’s adviser, Col."),
        ("According to the Governor of Lac-Tarn, General Odo Venn, it burned.",
         "Odo Venn", "the Governor of Lac-Tarn"),
        ("A spokeswoman for President Odo Venn said that it burned.",
         "A spokeswoman for President Odo Venn", None),
        ("An adviser to the army, General Odo Venn, said that it burned.",
         "Odo Venn", "An adviser to the army, General"),
        ("A lawyer for jailed gang leader Odo Venn said that it burned.",
         "A lawyer for jailed gang leader Odo Venn", None),
    ],
)  # fmt: skip
def test_titles_brackets_and_participles_beside_a_speaker(
    text: str, speaker: str, title: str | None
) -> None:
    assert speakers(text) == [(speaker, title)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister visited Orrin on Monday. He said that it burned.", "The minister"),
        ("The Minister of Interior, Odo Venn, read out the figures. He said that it burned.",
         "Odo Venn"),
        ("Monitors of the mission visited the camp twice. They said that it burned.",
         "Monitors of the mission"),
        ("The Human Rights Ministry was asked. In a letter on Monday it said that it burned.",
         "The Human Rights Ministry"),
        ("Lord Imrie of Dun QC went to the House. He said that it burned.",
         "Lord Imrie of Dun QC"),
        ("Eight people died in the fire. “It burned,” she said.", "she"),
        # Nobody whom the sentence before is about can be meant.
        ("A total of 73 persons had been held. He said that it burned.", "He"),
        ("Our friends met the survivors. They said that it burned.", "They"),
        ("The rocket hit Lake Tarn. He said that it burned.", "He"),
    ],
)  # fmt: skip
def test_a_pronoun_means_whom_the_sentence_before_is_about(text: str, speaker: str) -> None:
    assert [who for who, _ in speakers(text)] == [speaker]


def test_office_holders_with_short_titles_are_persons() -> None:
    text = "“It burned,” MP Odo Venn said. Orrin is cold. “It burned down,” he said."
    assert [who for who, _ in speakers(text)] == ["Odo Venn", "Odo Venn"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The union that represents some 700 miners accused the owners of lying.", ["The union"]),
        ("The chapel burned, according to a source close to the investigation.",
         ["a source close to the investigation"]),
        ("The Tarn party condemned the raid, and its leader, Odo Venn, accused the army of lying.",
         ["The Tarn party", "Odo Venn"]),
        ("The office called for calm, and its coordinator, Odo Venn, said it burned.",
         ["The office", "Odo Venn"]),
    ],
)  # fmt: skip
def test_who_speaks_beside_a_clause_of_another(text: str, who: list[str]) -> None:
    assert [one for one, _ in speakers(text)] == who


@pytest.mark.parametrize(
    "name",
    ["the Network for the Defence of Writers (NDW)", "the Press Safety Network",
     "the Post Office Workers’ Union", "Press freedom groups"],
)  # fmt: skip
def test_bodies_with_an_outlet_s_word_in_their_name_speak_for_themselves(name: str) -> None:
    text = f"It burned, {name} said."
    assert [one.outlet for one in attributions(text, sentences(text))] == [False]


@pytest.mark.parametrize(
    ("text", "speaker", "title"),
    [
        ("Venn’s brother, Odo, said that it burned.", "Odo", "Venn’s brother"),
        ("“It burned,” said his widow, Oda.", "Oda", "his widow"),
        ("“It burned,” said a resident, Thursday.", "a resident", None),
        ("Dr. Oda Venn said that it burned.", "Oda Venn", "Dr."),
        ("Father Odo Venn of the group Tarnwatch said that it burned.",
         "Odo Venn", "Father of the group Tarnwatch"),
        ("Residents have in the past said that it burned.", "Residents", None),
        ("Officials had on several occasions said that it burned.", "Officials", None),
        ("The councillor representing Velde Ward, Hon. Odo Venn, said that it burned.",
         "Odo Venn", "The councillor, Hon."),
    ],
)  # fmt: skip
def test_names_beside_relatives_titles_and_times(
    text: str, speaker: str, title: str | None
) -> None:
    assert speakers(text) == [(speaker, title)]


def test_a_clause_after_a_cue_is_no_speaker() -> None:
    text = "Orla Venn, who has “no memory of it”, said the hardest part was the wait."
    assert speakers(text) in ([], [("Orla Venn", None)])


def test_it_goes_on_about_a_firm() -> None:
    text = "The operator, Velde Holdings, said that it burned. It said that nine had died."
    assert [source for source, _ in speakers(text)] == ["Velde Holdings"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Guard hailed as hero laid to rest",
        "The mayor was there; Odo Venn argued with a clerk over a debt.",
        "The tally counted the suspect.",
    ],
)
def test_no_speech(text: str) -> None:
    assert speakers(text) == []
