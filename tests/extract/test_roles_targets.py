"""Human targets put together from the network's labels."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from whence.extract.encoder import ROOT, Analysis
from whence.extract.encoder.analysis import Span, Word
from whence.extract.roles_targets import SURE, HumanTarget, human_targets


def analysis(
    text: str, tags: str, harms: list[tuple[str, str, float]], people: list[str]
) -> Analysis:
    """Words with their tags, each its sentence's own phrase; labels by the words that carry
    them."""
    words, place = [], 0
    for written, tag in zip(text.split(), tags.split(), strict=True):
        place = text.index(written, place)
        words.append(Word(place, place + len(written.rstrip(",.")), 0, tag, ROOT, "root"))
        place += len(written)

    def span(written: str, label: str, score: float) -> Span:
        return Span(text.index(written), text.index(written) + len(written), label, score)

    return Analysis(
        tuple(words),
        tuple(span(name, "PER", 0.9) for name in people),
        (),
        tuple(span(*harm) for harm in harms),
        (),
        (None,),
    )


def told(found: tuple[HumanTarget, ...]) -> list[tuple[str, int | None, str]]:
    return [(one.name, one.count, one.fate) for one in found]


def test_a_description_and_the_name_behind_it_are_one_person() -> None:
    text = "Killed: mayor, Venn, and guards"
    found = analysis(
        text,
        "VBN NN NNP CC NNS",
        [("mayor", "killed", 0.9), ("Venn", "killed", 0.9), ("guards", "injured", 0.9)],
        ["Venn"],
    )
    assert told(human_targets(text, found)) == [("Venn", 1, "killed"), ("guards", None, "injured")]


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        # Beside somebody named who fared alike, one who is only described is most often the same.
        ("killed", [("Venn", 1, "killed")]),
        ("injured", [("Venn", 1, "killed"), ("priest", 1, "injured")]),
    ],
)
def test_one_who_is_only_described(second: str, wanted: list[tuple[str, int, str]]) -> None:
    text = "Killed Venn while a priest"
    found = analysis(
        text,
        "VBD NNP IN DT NN",
        [("Venn", "killed", 0.9), ("priest", second, 0.9)],
        ["Venn"],
    )
    assert told(human_targets(text, found)) == wanted


def test_the_same_people_told_of_twice_are_one_target_of_the_surest_fate() -> None:
    text = "guards fell and later Guards died"
    found = analysis(
        text,
        "NNS VBD CC RB NNS VBD",
        [("guards", "injured", SURE), ("Guards", "killed", 0.95)],
        [],
    )
    assert [(one.count, one.fate) for one in human_targets(text, found)] == [(None, "killed")]


def test_a_title_takes_the_name_behind_it_and_a_pronoun_names_nobody() -> None:
    text = "Colonel Venn and her guards fell"
    found = analysis(
        text,
        "NNP NNP CC PRP$ NNS VBD",
        [("Colonel", "killed", 0.9), ("her", "killed", 0.9), ("guards", "killed", 0.9)],
        ["Venn"],
    )
    assert told(human_targets(text, found)) == [("Venn", 1, "killed"), ("guards", None, "killed")]


def test_two_who_are_counted_are_the_two_who_are_named() -> None:
    text = "Two nurses, Venn and Marr, fell"
    harms = [("Two nurses", "killed", 0.9), ("Venn", "killed", 0.9), ("Marr", "killed", 0.9)]
    found = analysis(text, "CD NNS NNP CC NNP VBD", harms, ["Venn", "Marr"])
    words = (replace(found.words[0], head=1, dep="nummod"), *found.words[1:])
    assert told(human_targets(text, replace(found, words=words))) == [
        ("Venn", 1, "killed"),
        ("Marr", 1, "killed"),
    ]


def test_who_stands_in_a_list_with_a_name_is_somebody_else() -> None:
    text = "Killed Venn and a driver"
    harms = [("Venn", "killed", 0.9), ("driver", "killed", 0.9)]
    found = analysis(text, "VBD NNP CC DT NN", harms, ["Venn"])
    words = (*found.words[:4], replace(found.words[4], head=1, dep="conj"))
    assert told(human_targets(text, replace(found, words=words))) == [
        ("Venn", 1, "killed"),
        ("driver", 1, "killed"),
    ]


def test_a_plural_and_its_longer_wording_are_the_same_people() -> None:
    text = "Marist monks fell and the Marists rest"
    harms = [("Marist monks", "killed", 0.9), ("Marists", "killed", 0.9)]
    found = analysis(text, "JJ NNS VBD CC DT NNPS VBP", harms, [])
    words = (replace(found.words[0], head=1, dep="amod"), *found.words[1:])
    assert told(human_targets(text, replace(found, words=words))) == [
        ("Marist monks", None, "killed")
    ]


def test_a_label_that_is_unsure_is_left_out() -> None:
    text = "guards fell"
    found = analysis(text, "NNS VBD", [("guards", "killed", SURE - 0.1)], [])
    assert human_targets(text, found) == ()
