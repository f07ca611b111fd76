"""How much a shared name says."""

from __future__ import annotations

from whence.group.names import OTHER, PERSON, fold, named, weights


def held(*texts: str, crowd: int = 1100) -> dict[str, float]:
    families = [(str(n), named(text)) for n, text in enumerate(texts)]
    return dict(weights([*families, *((f"x{n}", frozenset()) for n in range(crowd))]))


def test_the_names_of_a_text() -> None:
    text = "He saw Ilka van der Vorn and Abu al-Sadir's son near Reed Market. Nobody Else."
    assert named(text) == {"ilka van der vorn", "abu al sadir", "reed market", "nobody else"}


def test_a_private_person_says_most() -> None:
    found = held("Ilka Vorn died.", "They mourn Ilka Vorn.", "Oda Street.", "In Oda Street.")
    assert found == {"ilka vorn": PERSON, "oda street": OTHER}


def test_somebody_in_office_says_nothing_with_or_without_the_title() -> None:
    texts = ("Mayor Ilka Vorn spoke.", "Mayor Ilka Vorn wept.", "Ilka Vorn spoke.", "Ilka Vorn.")
    assert held(*texts) == {}


def test_a_name_in_many_families_says_nothing() -> None:
    assert held(*["Ilka Vorn"] * 7) == {}
    assert held("Ilka Vorn") == {}


def test_in_a_small_collection_no_name_is_known_to_be_rare() -> None:
    assert held("Ilka Vorn", "Ilka Vorn", crowd=0) == {"ilka vorn": 0.0}
    assert 0 < held("Ilka Vorn", "Ilka Vorn", crowd=30)["ilka vorn"] < PERSON


def test_folding() -> None:
    assert fold("Ángela d’Òria's") == "angela doria"
