"""To which incident people belong where an article tells of several."""

from __future__ import annotations

import pytest

from tests.extract.test_roles_together import TOLD, TWO, analysed
from whence.extract.encoder.analysis import Analysis, Gist
from whence.extract.roles_belonging import Belonging, People
from whence.extract.roles_incidents import TYPES, role_incidents
from whence.extract.text import sentences

MORE = (
    TWO + " Two passers-by were hurt at the post office. In Torsa, the teacher Iva Horn was taken."
)


def people(text: str, name: str, *, taken: bool = False) -> People:
    start = text.index(name)
    return People(name, ((start, start + len(name)),), taken)


def belonging(text: str, *, taken: bool = False) -> Belonging:
    """The article's incidents; its last sentence hints at an abduction."""
    cut = sentences(text)
    told = analysed(text, TOLD)
    hint = {**dict.fromkeys(TYPES, 0.0), "kidnapping": 0.2}
    last = Gist(0.9, hint) if "taken" in cut[-1].text else told.gists[-1]
    analysis = Analysis(
        told.words, told.entities, told.roles, told.harms, told.tolls, (*told.gists[:-1], last)
    )
    return Belonging(text, cut, analysis, role_incidents(text, cut, analysis, taken=taken))


@pytest.mark.parametrize(
    ("name", "incident"), [("Engineer Ivo Marn", 0), ("Lena Brisk", 1), ("Two passers-by", 1)]
)
def test_people_belong_where_they_are_victims_or_told_of(name: str, incident: int) -> None:
    assert belonging(MORE).of(people(MORE, name)) == incident


def test_who_was_abducted_belongs_to_no_bombing() -> None:
    assert belonging(MORE).of(people(MORE, "Iva Horn", taken=True)) is None


def test_a_hint_at_an_abduction_is_enough_where_somebody_is_known_to_be_taken() -> None:
    told = belonging(MORE, taken=True)
    assert [one.type for one in told.incidents] == ["bombing", "bombing", "kidnapping"]
    assert told.of(people(MORE, "Iva Horn", taken=True)) == 2
    assert told.of(people(MORE, "Lena Brisk")) == 1


def test_no_word_of_an_abduction_is_none() -> None:
    assert [one.type for one in belonging(TWO, taken=True).incidents] == ["bombing", "bombing"]
    assert role_incidents("", (), Analysis((), (), (), (), (), ()), taken=True) == ()
