"""Who is said to have done it, and at whom it was aimed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.extract.making import article
from whence.extract.actors import actors
from whence.extract.armed_groups import is_armed_group
from whence.extract.attribution import attributions
from whence.extract.rules import parsed
from whence.extract.text import sentences
from whence.model import Actor, ClaimDraft, Role


def drafts(text: str) -> list[ClaimDraft]:
    found = sentences(text)
    return actors(article(text), found, attributions(text, found))


def read(text: str, role: Role) -> list[tuple[str, str]]:
    return [
        (draft.value.name, draft.value.stance)
        for draft in drafts(text)
        if isinstance(draft.value, Actor) and draft.value.role == role
    ]


PERPETRATORS = [
    (
        "The blast was blamed on the drug trafficking rings of Orrin.",
        "drug trafficking rings of Orrin",
        "alleged",
    ),
    (
        "The army accused the Harbour Front of being behind the raid.",
        "Harbour Front",
        "alleged by an authority",
    ),
    ("On Monday gunmen attacked the school in Orrin.", "gunmen", "reported"),
    ("The Army of the Chosen attacked a mill in Orrin.", "Army of the Chosen", "reported"),
    ("Harbour Front fighters stormed the village of Tarn.", "Harbour Front fighters", "reported"),
    (
        "Nine villagers were killed by Harbour Front militants.",
        "Harbour Front militants",
        "reported",
    ),
    ("The attack by the Harbour Front lasted an hour.", "Harbour Front", "reported"),
    ("Police kill two protesters in Orrin", "Police", "reported"),
    ("Orrin police fired live rounds at farmers on Monday.", "Orrin police", "reported"),
    ("A bishop accused Harbour Front sleeper cells.", "Harbour Front sleeper cells", "alleged"),
    (
        "Dissidents of the disbanded Harbour Front ambushed a patrol.",
        "Dissidents of the disbanded Harbour Front",
        "reported",
    ),
    ("Unknown men on a scooter shot and killed a clerk in Orrin.", "Unknown men", "reported"),
    (
        "Ten herders were abducted last week from the hamlet of Tarn by fighters of the Harbour "
        "Front.",
        "fighters of the Harbour Front",
        "reported",
    ),
    (
        "Ten herders were kidnapped by fighters from the Harbour Front on Monday.",
        "fighters from the Harbour Front",
        "reported",
    ),
    (
        "Nine were killed by members of the Harbour Front.",
        "members of the Harbour Front",
        "reported",
    ),
    ("The hamlet of Tarn was attacked overnight by dozens of bandits.", "bandits", "reported"),
    (
        "The mayor blamed the Harbour Front for planting the mine.",
        "Harbour Front",
        "alleged by an authority",
    ),
    (
        'The minister blamed "Harbour Front terrorists".',
        "Harbour Front terrorists",
        "alleged by an authority",
    ),
    ("A Kestovian air strike hit a bus in Orrin.", "Kestovian", "reported"),
    ("Six died in a Kestovian air strike in Orrin on 15 May 2031.", "Kestovian", "reported"),
    ("Six died in a coalition air strike on the port.", "coalition", "reported"),
    (
        "Suspected Harbour Front rebels kidnapped 20 students.",
        "Harbour Front rebels",
        "alleged",
    ),
    (
        "The government blamed the Harbour Front for the attack.",
        "Harbour Front",
        "alleged by an authority",
    ),
    (
        "All evidence points to the Kestovian army having launched the attack.",
        "Kestovian army",
        "alleged",
    ),
    (
        "The attack was made at the behest of the Kestovian army by its proxies in Tarn.",
        "Kestovian army by its proxies in Tarn",
        "alleged",
    ),
    (
        "The interior ministry said Harbour Front fighters attacked the school.",
        "Harbour Front fighters",
        "alleged by an authority",
    ),
    (
        "Farmers said soldiers shot two herders.",
        "soldiers",
        "alleged",
    ),
    (
        "The government says Harbour Front rebels did it.",
        "Harbour Front rebels",
        "alleged by an authority",
    ),
    ("Gunmen assassinated a judge in Orle on Monday.", "Gunmen", "reported"),
    ("A judge was assassinated by the Harbour Front in Orle.", "Harbour Front", "reported"),
    ("The Harbour Front claimed responsibility for the attack.", "Harbour Front", "claimed"),
    ("The Harbour Front said it was behind the attack.", "Harbour Front", "claimed"),
    ("A car bomb claimed by the Harbour Front killed nine.", "Harbour Front", "claimed"),
    ("The Kestovian army denied involvement in the attack.", "Kestovian army", "denied"),
    ("The mayor blamed the Harbour Front (HFT).", "Harbour Front", "alleged by an authority"),
    (
        "The mayor blamed al-Qaeda's branch in Tessland.",
        "al-Qaeda's branch in Tessland",
        "alleged by an authority",
    ),
    ("Suspicion immediately fell on Boko Haram.", "Boko Haram", "alleged"),
    (
        "Officials cast suspicion on the Harbour Brigade (HB).",
        "Harbour Brigade",
        "alleged",
    ),
    (
        "The army said the Orle-Orle faction of the Harbour Front was being eyed.",
        "Orle-Orle faction of the Harbour Front",
        "alleged",
    ),
    (
        "Police said the attackers were members of the banned outfit Harbour Front.",
        "Harbour Front",
        "alleged by an authority",
    ),
    ("A U.S. drone fired missiles at a house in Orrin.", "U.S.", "reported"),
    ("Maoists on Tuesday ambushed a patrol in Orrin.", "Maoists", "reported"),
    ("Gunmen late on Sunday night attacked a mill.", "Gunmen", "reported"),
    ("Armed civilians on scooters fired at demonstrators.", "Armed civilians", "reported"),
    ("Assailants threw an explosive device into a camp.", "Assailants", "reported"),
    ("A deputy shot and killed a man near Orrin.", "deputy", "reported"),
    ("A gunman walked into a mill in Orrin on Sunday and killed two.", "gunman", "reported"),
    (
        "Prosecutor Ines Valk named Tomas Ferro Lind as the attacker.",
        "Tomas Ferro Lind",
        "alleged by an authority",
    ),
]


@pytest.mark.parametrize(("text", "name", "stance"), PERPETRATORS)
def test_a_perpetrator_and_the_stance(text: str, name: str, stance: str) -> None:
    assert read(text, "perpetrator") == [(name, stance)]


NOBODY = [
    "The army accused the university of being a den of rebels after a raid.",
    "He said the government was responsible for his safety after the attack.",
    # The victim stands before the verb.
    "A man shot and killed at the Tarn ferry was a baker.",
    "Teenager killed at Orrin mill",
    "The five porters killed Thursday were remembered.",
    "A porter is behind bars in connection with the shooting.",
    "The funeral will be conducted by the Rev. Orla Venn.",
    '"Whoever did it may not be done," the aunt of the dead man said.',
    "No one has claimed responsibility for the attack.",
    "It is not known who attacked the school.",
    "A car bomb killed nine people in Orrin.",
    "Nine people were killed by a landmine.",
    "Six people were hurt by shrapnel.",
    "The blast killed nine people.",
    "Ines Valk claimed that several people had been killed.",
    "The mayor claimed the explosion was caused by gas.",
    "The earthquake killed nine people in Orrin.",
    "Two gunmen were killed in the raid.",
    "The Orrin bombing killed nine people.",
    "It was a terrorist attack.",
    "The Harbour Front threatened attacks by its fighters.",
    "Police fear an attack by the Harbour Front.",
    "The attack was over by Tuesday.",
    "All five attackers were killed by security forces.",
    "The hostages were taken to a camp guarded by rebels.",
    "Two porters were shot outside a club owned by soldiers.",
    "The mayor denied that the road was closed after the attack.",
    "Two hostages died after commandos stormed a bank in Orrin.",
    "Three gunmen who stormed the mill were shot dead by security forces.",
    "Officials blame the killings on a turf war between cartels.",
    "The explosion was blamed on a gas leak.",
    "Officers seized six guns from a home after the shooting.",
    "Suspicion fell on her husband after the shooting.",
    "A man walked into a shop and bought two guns before the shooting.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_perpetrator_is_made_up(text: str) -> None:
    assert read(text, "perpetrator") == []


TARGETS = [
    ("Gunmen have attacked several mines lately.", "several mines"),
    ("An attack on a boarding school killed nine.", "boarding school"),
    ("The group said it was targeting Tarn militia fighters.", "Tarn militia fighters"),
    ("The rocket attack on Camp Orrin lasted an hour.", "Camp Orrin"),
    ("Gunmen attacked the girls' school on Monday.", "girls' school"),
    ("A car bomb went off outside the police academy in Orrin.", "police academy"),
    ("The air strike hit a crowded market in Orrin.", "crowded market"),
    ("Missile strike on Orrin apartment block kills 7", "Orrin apartment block"),
    ("The bomb was aimed at soldiers in the square.", "soldiers"),
]


@pytest.mark.parametrize(("text", "name"), TARGETS)
def test_a_target(text: str, name: str) -> None:
    assert [found for found, _ in read(text, "target")] == [name]


NO_TARGET = [
    "The programme is aimed at farmers in Tarn.",
    "Three porters were targeted based on their accent.",
    "Measures were taken to prevent future attacks on schools.",
    "The union called a strike against attacks on the right to march.",
    "An attack on Monday killed nine.",
    "The shooting on Elm Street killed nine.",
    "The attack on 40 people shocked Orrin.",
    "Gunmen killed nine farmers.",
    "The bomb hit a nerve.",
    "A blast at noon killed nine.",
    "An offensive on the southern island of Tarn killed nine.",
    "The Harbour Front claimed the attack on its Orlo channel.",
    "Officers later seized six guns from a home.",
]


@pytest.mark.parametrize("text", NO_TARGET)
def test_no_target_is_made_up(text: str) -> None:
    assert read(text, "target") == []


def test_who_denies_it_denies_what_they_were_just_accused_of() -> None:
    text = "The minister blamed the Harbour Front for the bombing. The Harbour Front denies it."
    assert ("Harbour Front", "denied") in read(text, "perpetrator")
    alone = "The mayor blamed the rain for the flood. The Harbour Front denies it."
    assert read(alone, "perpetrator") == []


def test_both_of_two_accused_are_named() -> None:
    text = "The army accused the Harbour Front and neighbouring Tessland of the attack in Orrin."
    assert [name for name, _ in read(text, "perpetrator")] == ["Harbour Front", "Tessland"]


def test_who_alleges_is_the_informant() -> None:
    text = (
        "The Council of Tarn Elders issued a statement on Friday condemning the ambush that was "
        "conducted at the behest of the Kestovian army by its proxies in Tarn."
    )
    (one,) = [draft for draft in drafts(text) if isinstance(draft.value, Actor)]
    assert one.informant == "The Council of Tarn Elders"
    assert one.value == Actor("perpetrator", "Kestovian army by its proxies in Tarn", "alleged")


def test_a_target_named_by_the_attacker_is_claimed() -> None:
    text = "The Harbour Front said it had aimed at soldiers in the square."
    assert read(text, "target") == [("soldiers", "claimed")]


WORDS = ["gunmen", "attacked", "the", "school", "by", "Harbour", "Front", "said", "it", "was"]
MARKS = ["behind", "attack", "on", "claimed", ".", ",", "\n", "“", "”", "not", "blamed", "for"]


@given(st.lists(st.sampled_from(WORDS + MARKS), max_size=40).map(" ".join))
@example("gunmen , , gunmen , claimed")
def test_every_quote_stands_at_its_span(text: str) -> None:
    for draft in drafts(text):
        assert text[draft.start : draft.end] == draft.quote


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The president blamed the attack on foreign agents.",
            [("foreign agents", "alleged by an authority")],
        ),
        ("Residents blamed the army for the attack.", [("army", "alleged")]),
        (
            "The government accused the rebels of carrying out the raid, which the rebels deny.",
            [("rebels", "alleged by an authority"), ("rebels", "denied")],
        ),
        (
            "Two gunmen on a motorcycle shot dead a journalist in Orrin.",
            [("Two gunmen", "reported")],
        ),
        (
            "Two died in the ambush, the UN coordinator, Anna Brun, said. The government blamed "
            "the Harbour Front; the group denied any involvement.",
            [("Harbour Front", "alleged by an authority"), ("Harbour Front", "denied")],
        ),
        ("The blast killed nine. Residents blamed the government.", []),
        (
            "The Harbour Front, which claimed responsibility, said it had shot nine hostages.",
            [("Harbour Front", "claimed")],
        ),
        ("A gunman killed a clerk before he was shot dead by police.", [("gunman", "reported")]),
        ("A gunman killed a clerk. Officers shot the gunman.", [("gunman", "reported")]),
        ("Police killed two gunmen in the raid.", [("Police", "reported")]),
        ("A militia allied with the government killed 12 people.", [("militia", "reported")]),
        ("The gang opened fire at a bar.", [("gang", "reported")]),
        (
            "Harbour Front spokesman Abu Venn claimed the attack in a message.",
            [("Harbour Front", "claimed")],
        ),
        (
            "The Harbour Front said it was behind the bombing. The group claimed responsibility "
            "for a second attack.",
            [("Harbour Front", "claimed"), ("Harbour Front", "claimed")],
        ),
    ],
)
def test_who_is_named_by_whom(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text, "perpetrator") == found


def test_a_leader_of_the_group_denies_for_the_group() -> None:
    text = "The mayor blamed the Harbour Front. The group's local leader denied involvement."
    assert [one for one in read(text, "perpetrator") if one[1] == "denied"] == [
        ("Harbour Front", "denied")
    ]


def test_a_blamed_attack_is_aimed_at_nobody() -> None:
    assert read("The president blamed the attack on foreign agents.", "target") == []


@pytest.mark.parametrize(
    ("words", "known"),
    [("the Taliban", True), ("fighters of Boko Haram", True), ("DAIS", False), ("the THIS", False)],
)
def test_armed_groups_are_known_by_whole_names(words: str, known: bool) -> None:
    assert is_armed_group(words) is known


def test_an_armed_group_owns_up_by_telling_of_its_bomber() -> None:
    (one,) = attributions(
        (text := "Boko Haram said the attack was carried out by a suicide bomber."), sentences(text)
    )
    assert one.act == "claim"


def parsed_names(text: str) -> list[tuple[str, str]]:
    found = sentences(text)
    parse = parsed(text, found)
    return [
        (draft.value.role, draft.value.name)
        for draft in actors(article(text), found, attributions(text, found, parse), parse)
        if isinstance(draft.value, Actor)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Not a name, though it has a capital after a quotation mark.
        ("“Smoke hit the house, and the bomb was loud,” she said.", [("target", "house")]),
        ("The bombing was aimed at stopping the vote.", []),
        ("A bomb tore through a crowded market, killing six.", [("target", "crowded market")]),
        # A nation's adjective at the beginning of a sentence is a name.
        ("Russian missiles struck a mill.", [("perpetrator", "Russian")]),
        # A verb before the name, a participle after it.
        ("Seven porters were shot by a gunman banned from the quay.", [("perpetrator", "gunman")]),
        # Where no group said so, no group did it, nor the one named before.
        (
            "Officers said a man opened fire on guards. No group has yet said it was behind it.",
            [("perpetrator", "man"), ("target", "guards")],
        ),
    ],
)
def test_the_parse_corrects_names(text: str, names: list[tuple[str, str]]) -> None:
    assert parsed_names(text) == names
