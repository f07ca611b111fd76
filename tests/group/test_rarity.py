"""What reports have in common in words."""

from __future__ import annotations

from tests.group.test_families import OTHER, STORY
from whence.group.rarity import likeness, salient, shared, vectors


def alike(one: str, other: str, *more: str) -> float:
    texts = [one, other, *more]
    held = vectors(texts, [str(number) for number in range(len(texts))])
    return likeness(held[0], held[1])


def test_the_same_words_are_wholly_alike_and_others_hardly() -> None:
    assert alike(STORY, STORY) > 0.99
    assert alike(STORY, OTHER) < 0.1
    assert alike("", STORY) == 0


def test_common_words_say_little() -> None:
    one = "The men said that they had been there when it happened near Quarrendon."
    same_words = "The men said that they had been there when it happened near Ostrava."
    same_name = "Nobody could tell why Quarrendon burned."
    assert alike(one, same_name) > alike(one, same_words) / 2


def test_what_the_whole_collection_is_about_counts_for_less() -> None:
    crowd = [f"Flood in Quarrendon, day {number}." for number in range(400)]
    assert alike("Quarrendon mourns", "Quarrendon votes", *crowd) < alike(
        "Quarrendon mourns", "Quarrendon votes"
    )


def test_reports_meet_by_words_that_some_and_not_many_hold() -> None:
    texts = ["Orrin lighthouse", "Orrin harbour", "Velmora harbour", *["harbour"] * 60]
    families = [str(number) for number in range(len(texts))]
    held = vectors(texts, families)
    met = salient(held, families)
    assert met[0] == ("orrin",) and met[1] == ("orrin",) and met[2] == ()
    assert shared(held[0], held[1]) == ["orrin"]
