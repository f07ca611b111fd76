"""The scorers of role fillers and templates: worked cases, and what must hold of any case."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bench.scorers import fillers, templates
from bench.scorers.counts import Counts, plain
from bench.scorers.templates import Template
from hypothesis import given
from hypothesis import strategies as st

# The shape of the three cases that the GRIT paper works through, with an invented building.
HALL = ["Orrin grain hall", "grain hall", "grain stores"]
TARGETS = [HALL, ["sluice gates"], ["ferry ticket kiosk"]]


@pytest.mark.parametrize(
    ("answers", "precision", "recall", "f1"),
    [
        ([[HALL[0]], [HALL[2]], ["sluice gates"], ["ferry ticket kiosk"]], 0.75, 1.0, 0.857),
        ([[HALL[0]], ["sluice gates"], ["ferry ticket kiosk"]], 1.0, 1.0, 1.0),
        ([[HALL[0]], ["ferry ticket kiosk"]], 1.0, 0.667, 0.8),
        ([HALL[:2], ["sluice gates"], ["ferry ticket kiosk"]], 1.0, 1.0, 1.0),
        ([[*HALL, "sluice gates"], ["ferry ticket kiosk"]], 0.5, 0.333, 0.4),
        ([], 0.0, 0.0, 0.0),
    ],
    ids=["split", "whole", "one missed", "two mentions", "merged", "nothing"],
)
def test_ceaf_ree_of_the_papers_cases(
    answers: list[list[str]], precision: float, recall: float, f1: float
) -> None:
    counts = fillers.corpus([({"Target": answers}, {"Target": TARGETS})])["all"]
    assert counts.precision == pytest.approx(precision, abs=0.001)
    assert counts.recall == pytest.approx(recall, abs=0.001)
    assert counts.f1 == pytest.approx(f1, abs=0.001)


def test_case_articles_and_punctuation_do_not_count() -> None:
    assert plain('The  "Grain-Hall", a ruin.') == "grainhall ruin"
    counts = fillers.document({"Weapon": [["the Car Bomb"]]}, {"Weapon": [["car bomb"]]})
    assert counts["Weapon"] == Counts(1, 1, 1, 1)


def test_a_role_counts_by_itself() -> None:
    counts = fillers.document({"Victim": [["x"]]}, {"Target": [["x"]]})
    assert counts["Victim"] == Counts(0, 1, 0, 0)
    assert counts["Target"] == Counts(0, 0, 0, 1)


def test_an_answer_that_fits_two_labels_leaves_the_better_one_free() -> None:
    # "x" fits both labels, "y" only the first: a greedy pairing would find one.
    counts = fillers.document({"PerpInd": [["x"], ["y"]]}, {"PerpInd": [["x", "y"], ["x", "z"]]})
    assert counts["PerpInd"] == Counts(2, 2, 2, 2)


# -- templates --------------------------------------------------------------------------------


def template(kind: str, **roles: list[list[str]]) -> Template:
    return Template(kind, roles)


RAID = template("attack", PerpInd=[["raiders", "men"]], Victim=[["Orla Venn"]])
BLAST = template("bombing", Target=[["sluice gates"]], Weapon=[["mine"], ["charge", "charges"]])


def test_a_mapped_template_counts_its_type_and_entities() -> None:
    answer = template("attack", PerpInd=[["men"]], Victim=[["Bram Oake"]])
    counts = templates.corpus([([answer], [RAID, BLAST])])
    # Right: the type and the raiders of three answers; wanted: 3 of the raid, 4 of the blast.
    assert counts["all"] == Counts(2, 3, 2, 7)
    assert counts["type"] == Counts(1, 1, 1, 2)


def test_another_type_is_invented_and_missed() -> None:
    answer = template("arson", PerpInd=[["men"]])
    assert templates.corpus([([answer], [RAID])])["all"] == Counts(0, 2, 0, 3)


def test_a_label_with_two_types_takes_either() -> None:
    either = template("bombing / attack", Target=[["gate"]])
    for kind in ("bombing", "attack"):
        answer = template(kind, Target=[["gate"]])
        assert templates.corpus([([answer], [either])])["all"].f1 == 1.0


def test_two_answers_may_be_right_by_one_label() -> None:
    answer = template("bombing", Weapon=[["charge"], ["charges"]])
    counts = templates.document([answer], [BLAST])["Weapon"]
    assert counts == Counts(right=2, proposed=2, found=1, wanted=2)


def test_the_mapping_is_the_best_one() -> None:
    first = template("attack", Victim=[["a"]])
    second = template("attack", Victim=[["a"], ["b"], ["c"]])
    # In order, the first answer would take the first label and leave the second with nothing.
    answers = [template("attack", Victim=[["a"], ["b"], ["c"]]), template("attack", Victim=[["a"]])]
    assert templates.corpus([(answers, [first, second])])["all"].f1 == 1.0


def test_a_label_that_is_written_twice_counts_once() -> None:
    assert templates.corpus([([RAID], [RAID, RAID])])["all"].f1 == 1.0


def test_ceaf_rme_takes_one_shared_mention_and_no_type() -> None:
    answer = template("attack", PerpInd=[["men", "somebody else"]], Weapon=[["rifle"]])
    assert templates.mention_document([answer], [RAID]) == Counts(1, 2, 1, 2)
    wrong = template("arson", PerpInd=[["men"]])
    assert templates.mention_document([wrong], [RAID]) == Counts(0, 1, 0, 2)


_words = st.sampled_from(["gate", "hall", "mine", "men", "Orla", "Bram"])
_entities = st.lists(st.lists(_words, min_size=1, max_size=2, unique=True), max_size=2)
_templates = st.lists(
    st.builds(
        Template,
        st.sampled_from(templates.TYPES[:3]),
        st.fixed_dictionaries(dict.fromkeys(("PerpInd", "Victim"), _entities)),
    ),
    max_size=3,
)


@given(_templates)
def test_labels_against_themselves_are_all_right(labels: Sequence[Template]) -> None:
    distinct = [one for place, one in enumerate(labels) if one not in labels[:place]]
    counts = templates.corpus([(distinct, distinct)])["all"]
    assert counts.right == counts.proposed == counts.found == counts.wanted
    mentions = templates.mention_corpus([(distinct, distinct)])
    assert mentions.right == mentions.proposed


@given(_templates, _templates)
def test_order_does_not_matter(answers: Sequence[Template], labels: Sequence[Template]) -> None:
    forth = templates.corpus([(answers, labels)])["all"]
    back = templates.corpus([(answers[::-1], labels[::-1])])["all"]
    assert forth.f1 == pytest.approx(back.f1)
    assert (forth.proposed, forth.wanted) == (back.proposed, back.wanted)


@given(_templates)
def test_no_answer_scores_nothing(labels: Sequence[Template]) -> None:
    counts = templates.corpus([((), labels)])["all"]
    assert (counts.right, counts.proposed, counts.f1) == (0, 0, 0.0)


@given(_templates, _templates)
def test_an_answer_more_never_lowers_what_is_found(
    answers: Sequence[Template], labels: Sequence[Template]
) -> None:
    fewer = templates.mention_document(answers[:-1], labels)
    assert templates.mention_document(answers, labels).right >= fewer.right
