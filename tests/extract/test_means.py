"""With what: weapons, their kinds, how many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import article
from whence.extract.attribution import attributions
from whence.extract.kinds import kind_of
from whence.extract.means import KINDS, means
from whence.extract.text import sentences
from whence.model import ClaimDraft, Means


def drafts(text: str) -> list[ClaimDraft]:
    found = sentences(text)
    return means(article(text), found, attributions(text, found))


def read(text: str) -> list[Means]:
    return [draft.value for draft in drafts(text) if isinstance(draft.value, Means)]


WEAPONS = [
    ("A truck bomb exploded in the Orrin market, killing six.", "truck bomb", "truck bomb"),
    ("A car bomb killed six people in Orrin.", "car bomb", "car bomb"),
    ("A suicide bomber killed six people in Orrin.", "suicide bomber", "suicide bomb"),
    ("A suicide car bomb killed six people in Orrin.", "suicide car bomb", "suicide bomb"),
    ("A roadside bomb hit the convoy and killed two.", "roadside bomb", "roadside bomb"),
    ("An air strike hit a bus in Orrin.", "air strike", "air strike"),
    ("Drone attacks killed four farmers near Orrin.", "Drone", "drone"),
    ("The camp was hit in a rocket attack on Monday.", "rocket", "rocket"),
    ("Mortar fire killed three children.", "Mortar", "mortar"),
    ("Artillery shells struck the school.", "Artillery shells", "artillery"),
    ("He threw a grenade into the bar, wounding five.", "grenade", "grenade"),
    ("A landmine killed two herders.", "landmine", "mine"),
    ("Sarin killed forty people in the valley.", "Sarin", "chemical"),
    ("The man attacked them with a machete.", "machete", "knife"),
    ("Petrol bombs were thrown in the attack on the hostel.", "Petrol bombs", "fire"),
    ("The gunman opened fire with an assault rifle.", "assault rifle", "firearm"),
    ("A barrel bomb struck the bakery.", "barrel bomb", "barrel bomb"),
    ("A man drove a van into the crowd and killed three.", "van", "vehicle"),
    ("A man drove his van into a market and killed three.", "van", "vehicle"),
    ("A truck rammed into a crowd in Orrin, killing six.", "truck", "vehicle"),
    ("A van ploughed into worshippers outside a mosque, killing one.", "van", "vehicle"),
    ("A car mowed down several marchers in the attack.", "car", "vehicle"),
    ("Two men with guns robbed a shop and killed its owner.", "guns", "firearm"),
    ("Explosives killed two workers at the gate.", "Explosives", "explosive"),
    (
        "A van packed with explosives blew up at the gate.",
        "van packed with explosives",
        "car bomb",
    ),
    (
        "A lorry laden with homemade explosives exploded at the gate.",
        "lorry laden with homemade explosives",
        "truck bomb",
    ),
]


@pytest.mark.parametrize(("text", "weapon", "kind"), WEAPONS)
def test_weapon_and_kind(text: str, weapon: str, kind: str) -> None:
    assert [(one.weapon, one.kind) for one in read(text)] == [(weapon, kind)]
    assert kind in KINDS


NOT_USED = [
    "Police found two rifles after the attack.",
    "Troops seized rockets and mortars in a raid on the village.",
    "The ministry bought a missile defence system after the attack.",
    "The attack on the film was a bombshell for the town.",
    "The killing revived the debate about gun control.",
    "A bomb threat emptied the school after the shooting.",
    "The army said the raid killed two without rockets.",
    "The bomb squad came after the shooting.",
    "The army denied that it had used chemical weapons in the attack.",
    "The strike of the bus drivers went on.",
    "The library bought new books.",
    "Officers shot and killed a man who was holding a knife.",
    "Deputies shot a woman armed with a machete; she died.",
    "A deputy shot a man who pointed a rifle at officers.",
    "A boy was shot. Officers later seized six guns from a home after the shooting.",
    "A truck crashed into a bus near Orrin, killing nine.",
]


@pytest.mark.parametrize("text", NOT_USED)
def test_what_was_not_used_is_no_means(text: str) -> None:
    assert read(text) == []


def test_what_the_shot_man_had_does_not_tell_the_kind() -> None:
    assert kind_of(["Deputies shot a man who was armed with a knife, killing him."]) == "shooting"
    assert kind_of(["A man armed with a knife stabbed two people."]) == "stabbing"
    assert kind_of(["Police used stun grenades and detained 350 marchers."]) == "arrest"


COUNTS = [
    ("At least 80 missiles struck the camp.", 80, None),
    ("More than 40 rockets hit Orrin.", 41, None),
    ("Two car bombs killed nine people.", 2, 2),
    ("Three powerful bombs exploded in Orrin.", 3, 3),
    ("Some 12 mortar shells struck the hospital.", 12, 12),
    ("Nine dead in car bombing in Orrin.", None, None),
    ("He shot the two girls with a 9 millimeter handgun.", None, None),
    ("A rocket killed two.", None, None),
]


@pytest.mark.parametrize(("text", "low", "high"), COUNTS)
def test_how_many(text: str, low: int | None, high: int | None) -> None:
    (one,) = read(text)
    assert (one.count_low, one.count_high) == (low, high)


def test_the_informant_is_who_is_credited() -> None:
    (one,) = drafts("A truck bomb killed six people in Orrin, the mayor said.")
    assert one.informant == "the mayor"
    (one,) = drafts("A truck bomb killed six people in Orrin.")
    assert one.informant is None


def test_a_bare_bomb_adds_nothing_to_a_car_bomb() -> None:
    text = "A car bomb killed six people in Orrin. The bomb exploded at noon."
    assert [one.weapon for one in read(text)] == ["car bomb"]


def test_a_claim_that_another_denies_keeps_its_speaker() -> None:
    text = "The group said a suicide bomber had attacked the barracks, which Tarn officials denied."
    (one,) = drafts(text)
    assert one.informant == "The group"


WORDS = [
    "bomb",
    "At",
    "least",
    "80",
    "rockets",
    "killed",
    "police",
    "said",
    ".",
    ",",
    "\n",
    "“",
    "no",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_every_quote_stands_at_its_span(text: str) -> None:
    for draft in drafts(text):
        assert text[draft.start : draft.end] == draft.quote
