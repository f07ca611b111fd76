"""What reports have in common in words."""

from __future__ import annotations

from tests.group.test_families import OTHER, STORY
from whence.group.rarity import likeness, salient, shared, vector


def alike(one: str, other: str) -> float:
    return likeness(vector(one), vector(other))


def test_the_same_words_are_wholly_alike_and_others_hardly() -> None:
    assert alike(STORY, STORY) > 0.99
    assert alike(STORY, OTHER) < 0.1
    assert alike("", STORY) == alike(STORY, "") == 0


def test_likeness_is_the_same_both_ways() -> None:
    assert alike(STORY, OTHER) == alike(OTHER, STORY)


def test_common_words_say_little() -> None:
    one = "The men said that they had been there when it happened near Quarrendon."
    same_words = "The men said that they had been there when it happened near Ostrava."
    same_name = "Nobody could tell why Quarrendon burned."
    assert alike(one, same_name) > alike(one, same_words) / 2


def test_reports_meet_by_their_heaviest_words() -> None:
    one, other = vector("the Orrin lighthouse"), vector("an Orrin harbour, an Orrin pier")
    assert set(salient(one)) >= {"orrin", "lighthouse"}
    assert salient(other)[0] == "orrin"
    assert shared(one, other) == ["orrin"]
