"""How much a shared name says."""

from __future__ import annotations

from whence.group.names import (
    OTHER,
    PERSON,
    Collection,
    certainty,
    fold,
    named,
    officials,
    untitled,
)


def test_the_names_of_a_text() -> None:
    text = "He saw Ilka van der Vorn and Abu al-Sadir's son near Reed Market. Nobody Else."
    assert named(text) == {"ilka van der vorn", "abu al sadir", "reed market", "nobody else"}


def test_a_private_person_says_most() -> None:
    known = Collection()
    assert known.weight("ilka vorn") == PERSON
    assert known.weight("oda street") == OTHER


def test_somebody_in_office_is_known_by_the_title() -> None:
    names = named("Mayor Ilka Vorn spoke. Then Oda Linde wept.")
    assert officials(names) == {"ilka vorn"}
    assert not any("mayor" in name for name in untitled(names))


def test_a_common_name_says_nothing() -> None:
    assert Collection(frozenset({"ilka vorn"})).weight("ilka vorn") == 0.0


def test_in_a_small_collection_no_name_is_known_to_be_rare() -> None:
    steps = [certainty(size) for size in (0, 7, 8, 40, 200, 100_000)]
    assert steps[0] == steps[1] == 0.0
    assert steps == sorted(steps) and steps[-1] == 1.0
    assert 0 < Collection(certainty=certainty(40)).weight("ilka vorn") < PERSON


def test_folding() -> None:
    assert fold("Ángela d’Òria's") == "angela doria"
