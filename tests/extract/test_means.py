"""With what: weapons, their kinds, how many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import article
from whence.extract.attribution import attributions
from whence.extract.kinds import kind_of
from whence.extract.means import means
from whence.extract.means_words import KINDS
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
    ("The gang shot him with a submachine gun.", "submachine gun", "firearm"),
    ("Police fired live rounds at the marchers.", "live rounds", "firearm"),
    ("A gun attack on a bar in Orrin killed two.", "gun", "firearm"),
    ("Inmates killed nine with bladed weapons.", "bladed weapons", "knife"),
    ("An axe attack at the station wounded five.", "axe", "knife"),
    ("He detonated an explosive vest in the hall.", "explosive vest", "suicide bomb"),
    ("Howitzers shelled the village.", "Howitzers", "artillery"),
    ("A shell struck her kitchen, killing her.", "shell", "artillery"),
    ("Rebels blew up the bridge with dynamite, killing two.", "dynamite", "explosive"),
    ("An unmanned aircraft bombed the camp.", "unmanned aircraft", "drone"),
    ("The aerial attack on the clinic killed nine.", "aerial attack", "air strike"),
    ("Army helicopters strafed the village.", "Army helicopters", "air strike"),
    ("Their bus hit a mine near Orrin, killing four.", "mine", "mine"),
    ("A mine exploded under the bus, killing six.", "mine", "mine"),
    ("A car was driven into a carnival parade in 2017.", "car", "vehicle"),
    ("He was jailed for driving a van into a wine festival.", "van", "vehicle"),
    ("A truck attack in Orrin killed eleven.", "truck", "vehicle"),
    ("They poured petrol through the letter box.", "petrol", "fire"),
    ("The mob beat the two men with sticks.", "sticks", "blunt"),
    ("They hacked her with a panga.", "panga", "knife"),
    ("Acid was thrown in her face.", "Acid", "chemical"),
    ("A parcel bomb maimed a clerk.", "parcel bomb", "explosive"),
    ("A booby-trapped car blew up outside the court.", "booby-trapped car", "car bomb"),
    ("The attackers had pistols.", "pistols", "firearm"),
    ("She was struck on the head with a hammer.", "hammer", "blunt"),
    ("The attackers, wielding clubs, broke in.", "clubs", "blunt"),
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


WIELDED = [
    ("They came at dawn with guns and machetes, a resident said.", ["guns", "machetes"]),
    ("The rebels triggered an improvised explosive device.", ["improvised explosive device"]),
    (
        "Riders blocked the road with stones and descended on them with clubs and bricks.",
        ["clubs", "bricks"],
    ),
    ("“They had swords and cans of petrol,” she said.", ["swords", "cans of petrol"]),
    ("Brock used a 9mm pistol.", ["pistol"]),
    ("The robbers used dynamite to open the van.", ["dynamite"]),
    ("Explosives had been planted beneath the road.", ["Explosives"]),
    ("The camp came under rocket fire.", ["rocket"]),
    ("The two sides traded artillery and mortar fire.", ["artillery", "mortar"]),
    ("The abductors were men with rifles.", ["rifles"]),
    ("Van and knife attack on a festival", ["Van", "knife"]),
]


@pytest.mark.parametrize(("text", "weapons"), WIELDED)
def test_a_weapon_tells_of_a_deed_in_the_hand_of_whoever_does_it(
    text: str, weapons: list[str]
) -> None:
    assert [one.weapon for one in read(text)] == weapons


NOT_WIELDED = [
    "Guards with rifles stood outside the mosque after the attack.",
    "Soldiers patrolled the town with machine guns after the attack.",
    "Protesters blocked the road with stones and burning tyres.",
    "Stones lay on the road after the blast.",
    "The club mourned the two fans who were killed.",
    "The attack was a hammer blow to the peace talks.",
    "The farmer used a machete to cut grass.",
    "They warned that they would come with guns.",
    "He was said to plan to attack a mosque with knives.",
    "The prisoners made off with 15 rifles after the attack.",
    "Officers arrested two men with rifles over the attack.",
    "The shelling destroyed two howitzers.",
    "The militants had laid down their rifles.",
    "Mourners carried sticks of incense after the attack.",
    "He was charged with use of a firearm after the shooting.",
    "The gold mine where two were killed employs 300 people.",
    "The helicopter took the wounded to hospital after the attack.",
    "The price of petrol rose after the attack.",
    "Officers shot a man wielding a hammer.",
    "A man armed with a knife was shot dead by police.",
    "A machete-wielding man was shot dead by police.",
    "“They gave us two men with old rifles,” she said.",
]


@pytest.mark.parametrize("text", NOT_WIELDED)
def test_what_nobody_does_harm_with_is_no_means(text: str) -> None:
    assert [one for one in read(text) if one.weapon != "shelling"] == []


def test_gunfire_adds_nothing_to_a_named_firearm() -> None:
    text = "Men shot at the bar with rifles and killed two. A nurse heard gunfire."
    assert [one.weapon for one in read(text)] == ["rifles"]
    assert [one.weapon for one in read("She was killed by gunfire.")] == ["gunfire"]


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
