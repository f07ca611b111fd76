"""MUC-4 answer keys and the scoring of human targets."""

from __future__ import annotations

from bench.scorers.counts import Counts
from bench.scorers.keys import EFFECT, NUMBER, Answer, Key, corpus, document, fill, key

NURSES = {
    "MESSAGE: TEMPLATE": ["1"],
    "INCIDENT: TYPE": ["ATTACK / BOMBING"],
    NUMBER: ['3: "NURSES" / "THREE NURSES"', '~30: "VILLAGERS"', '? 1: "ORLA VENN"'],
    EFFECT: ['DEATH / INJURY: "NURSES"', '(INJURY): "VILLAGERS"'],
}


def answer(numbers: dict[str, str], effects: dict[str, str], kind: str = "ATTACK") -> Answer:
    return Answer(
        kind,
        {
            NUMBER: tuple(fill([value], [name]) for name, value in numbers.items()),
            EFFECT: tuple(fill([value], [name]) for name, value in effects.items()),
        },
    )


def test_a_key_gives_alternatives_targets_and_what_is_optional() -> None:
    read = key(NURSES)
    assert read.types == {"ATTACK", "BOMBING"} and not read.optional
    numbers = read.fills[NUMBER]
    assert [sorted(one.values) for one in numbers] == [["3"], ["30"], ["1"]]
    assert numbers[0].target == {"nurses", "three nurses"}
    assert [one.optional for one in numbers] == [False, False, True]
    assert read.fills[EFFECT][0].values == {"DEATH", "INJURY"}
    assert read.fills[EFFECT][1].values == {"INJURY"}


def test_empty_slots_and_escaped_quotation_marks() -> None:
    read = key(
        {
            "MESSAGE: TEMPLATE": ["2 (OPTIONAL)"],
            "INCIDENT: TYPE": ["ARSON"],
            NUMBER: ["-", '1: "THE \\"RED\\" JUDGE"'],
            EFFECT: ["*", 'NO INJURY OR DEATH: "-"'],
        }
    )
    assert read.optional
    assert [one.target for one in read.fills[NUMBER]] == [{"red judge"}]
    assert read.fills[EFFECT] == ()


def test_full_half_and_no_credit() -> None:
    one = answer({"NURSES": "3", "DOGS": "30", "ORLA": "2"}, {"THE NURSES": "INJURY"})
    counts = document([one], [key(NURSES)])
    # 3 with its target; 30 beside another; 2 is nobody's number. Two numbers are wanted.
    assert counts[NUMBER] == Counts(1.5, 3, 1.5, 2)
    assert counts[EFFECT] == Counts(1, 1, 1, 2)


def test_an_optional_fill_counts_where_it_is_met() -> None:
    counts = document([answer({"ORLA VENN": "1"}, {})], [key(NURSES)])[NUMBER]
    assert counts == Counts(1, 1, 1, 3)


def test_another_type_is_not_mapped() -> None:
    counts = document([answer({"NURSES": "3"}, {}, "ARSON")], [key(NURSES)])[NUMBER]
    assert counts == Counts(0, 1, 0, 2)


def test_an_optional_template_is_not_missed() -> None:
    optional = key({**NURSES, "MESSAGE: TEMPLATE": ["1 (OPTIONAL)"]})
    assert document([], [optional])[NUMBER] == Counts()
    assert document([answer({"NURSES": "3"}, {})], [optional])[NUMBER] == Counts(1, 1, 1, 1)


def test_templates_are_mapped_to_the_most_credit() -> None:
    other: Key = key({**NURSES, NUMBER: ['9: "FISHERMEN"'], EFFECT: ["-"]})
    answers = [answer({"FISHERMEN": "9"}, {}), answer({"NURSES": "3"}, {"NURSES": "DEATH"})]
    for keys in ([key(NURSES), other], [other, key(NURSES)]):
        assert corpus([(answers, keys)])["all"] == Counts(3, 3, 3, 5)


def test_a_key_against_itself_is_all_right() -> None:
    read = key(NURSES)
    counts = corpus([([Answer("ATTACK", read.fills)], [read])])["all"]
    assert counts.precision == counts.recall == 1.0
