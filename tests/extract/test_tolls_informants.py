"""Who is credited with a toll: the nearest who tells it, nobody where the outlet tells it itself."""

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
]  # fmt: skip

TOLD_BY_THE_OUTLET = [
    "The mayor condemned the bombing on Monday, which killed at least nine people.",
    "The mayor expressed shock at the shelling of the camp, in which nine people were killed.",
    "The union demanded an inquiry after nine miners died of their wounds in the attack.",
    "The envoy called for calm in Tarn, where gunmen killed nine farmers on Sunday.",
    "The army blamed rebels for an ambush that killed nine soldiers.",
    "The mayor offered condolences to the families of nine pilgrims who died in the attack and"
    " urged an end to the raids, in which seven guards were killed.",
]


@pytest.mark.parametrize(("text", "who"), TOLD_BY)
def test_who_tells_a_toll_is_credited_with_it(text: str, who: str) -> None:
    assert read(text)[0].informant == who


@pytest.mark.parametrize("text", TOLD_BY_THE_OUTLET)
def test_who_judges_an_incident_tells_no_toll(text: str) -> None:
    assert read(text)[-1].informant is None
