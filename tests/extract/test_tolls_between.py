"""What stands between people and what is said of them, and the ways of killing that news names."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

TOLLS: list[tuple[str, str]] = [
    ("Two men were on Sunday evening beaten to death by a mob.", "killed 2"),
    ("Two men were, on Sunday, beaten to death by a mob.", "killed 2"),
    ("Twelve farmers were in the early hours of Monday killed.", "killed 12"),
    ("Twelve pupils were at the weekend abducted.", "abducted 12"),
    ("Three people were last night injured.", "injured 3"),
    ("A contractor engaged in road work was hacked to death in Orle.", "killed 1"),
    ("Two guards posted at the gate were killed.", "killed 2"),
    ("Two nurses employed by the clinic were abducted.", "abducted 2"),
    ("Two officers assigned to protect the judge were wounded.", "injured 2"),
    ("A policewoman assigned to protect him was wounded in the leg.", "injured 1"),
    ("Mob lynches two", "killed 2"),
    ("Rebels hack 23 to death in Orle", "killed 23"),
    ("Attackers stab three to death", "killed 3"),
    ("Bandits gun down 12 in Orle", "killed 12"),
    ("Gunmen mow down six in bar", "killed 6"),
    ("Bandits behead five farmers", "killed 5"),
    ("Soldiers execute nine villagers", "killed 9"),
    ("Raiders slaughtered 12 farmers in Orle.", "killed 12"),
    ("Twenty-three people were butchered in Orle.", "killed 23"),
    ("Police confirm killing of 21 in Orle attacks", "killed 21"),
]

ELSE = [
    "Two men were on Sunday evening seen near the mill.",
    "Two guards posted at the gate and a fire was put out.",
    "The men executed two plans.",
    "The slaughter of two oxen opened the feast.",
    "A judge appealed for calm and Orle was killed off as a market town.",
    "Two men were not on Sunday killed.",
]


@pytest.mark.parametrize(("text", "toll"), TOLLS)
def test_tolls_of_a_text(text: str, toll: str) -> None:
    assert [brief(one) for one in tolls_of(text)] == [toll]


@pytest.mark.parametrize("text", ELSE)
def test_nobody_is_counted(text: str) -> None:
    assert tolls_of(text) == []
