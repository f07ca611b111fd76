"""Whose a figure is: by a source in brackets, by an owner, by who records; every text is
invented."""

from __future__ import annotations

import pytest

from whence.extract.attribution import attributions, informant_at
from whence.extract.rules import parsed
from whence.extract.text import sentences


@pytest.mark.parametrize(
    ("text", "figure", "informant"),
    [
        ("26 people confirmed dead and 71 injured (source: Orrin health district).",
         "26 people", "Orrin health district"),
        ("Nine dead, 14 hurt. Source: Orrin health district", "14 hurt", "Orrin health district"),
        ("• 9 killed and 3 injured in Orrin [sources: police, hospital]",
         "9 killed", "police, hospital"),
        ("The government's figure of 14 dead is a lie, Bishop Odo Brenn declared.",
         "14 dead", "The government"),
        ("Police in Orrin on Friday stood by their figure of two dead in this week's clashes.",
         "two dead", "Police in Orrin"),
        ("The government has not moved from its figure of 23 killed.", "23 killed",
         "The government"),
        ("The villagers' own count of at least 14 killed is higher.", "14 killed",
         "The villagers"),
        ("Orrin's Ombudsman's Office has recorded 29 attempted lynchings since 2023, in which 12 "
         "people were killed.", "12 people", "Orrin's Ombudsman's Office"),
        ("HWB's alert system has recorded 14 attacks on clinics, resulting in 9 deaths.",
         "9 deaths", "HWB's alert system"),
        ("The monitor logged 40 air strikes in May that killed 90 civilians.", "90 civilians",
         "The monitor"),
        # Nobody's figures.
        ("Two dead at Orrin bridge. Source: Orrin police\n\nNine died in Velde.", "Nine", None),
        ("Photo: nine killed at Orrin. Source: Orrin police", "nine", None),
        ("Monday's toll of nine dead was the worst yet.", "nine dead", None),
        ("The team has recorded 29 points and its two rivals were killed off.", "two", None),
    ],
)  # fmt: skip
def test_a_figure_is_credited_to_whose_it_is(text: str, figure: str, informant: str | None) -> None:
    cut = sentences(text)
    start = text.index(figure)
    found = attributions(text, cut, parsed(text, cut))
    assert informant_at(found, start, start + len(figure)) == informant


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Bishop Odo Brenn went on to ask the elders to return the girls.", ["urge"]),
        ("The minister went on to accuse the rebels of murder.", ["accuse"]),
        ("The mayor went on to say that nine had died.", ["say"]),
        ("Governor Odo Brenn condemned the killings and appealed to youths to stay calm.",
         ["condemn", "urge"]),
        ("The envoy, Ilse Odin, on 13 March condemned the attack and called on all to stop.",
         ["condemn", "urge"]),
        ("Minister Odo Brenn condemned the attack and announced compensation for the heirs.",
         ["condemn", "announce"]),
        ("The mayor said nine had died and criticised the army for its delay.",
         ["say", "condemn"]),
        ("The chairman, Mr Odo Brenn, faulted the police figure, insisting that twenty died.",
         ["say", "say"]),
        # No speech.
        ("He went on to win the race.", []),
        ("The fire went on to claim nine lives.", []),
        ("The past three months recorded a spate of raids.", []),
        ("Asked about the list, Ilse Odin, the judge, kept silent, saying it was late.", []),
    ],
)  # fmt: skip
def test_each_act_of_a_sentences_subject_is_one_of_its_own(text: str, acts: list[str]) -> None:
    cut = sentences(text)
    assert [one.act for one in attributions(text, cut, parsed(text, cut))] == acts
