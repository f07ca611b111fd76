"""The encoder: cutting into words and pieces, windows, trees, and what the shipped weights find."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from whence.config import MIB
from whence.extract.encoder import ROOT, Analysis, encoder, trees
from whence.extract.encoder.network import Floats
from whence.extract.encoder.pieces import MOST, Pieces
from whence.extract.encoder.spans import labelled, likeliest
from whence.extract.encoder.windows import LIMIT, WIDE, cut, lengths, packed, window
from whence.extract.encoder.words import SHAPES, shape, words
from whence.extract.text import sentences
from whence.workers.bounds import Bounds, TooMuch, bounded

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
TEXT = (
    "Rebels attacked a bus near Tarnholm on Monday, killing 12 passengers and wounding nine.\n\n"
    "Orla Venn, a spokeswoman for the Harbour Police, said the gunmen had fled north."
)


@pytest.fixture(scope="module")
def read() -> Analysis:
    return encoder().read(TEXT, sentences(TEXT))


def pieces() -> Pieces:
    return Pieces(encoder().network.vocabulary)


# -- words and pieces -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't go.", ["They", "did", "n't", "go", "."]),
        ("the camp's gate", ["the", "camp", "'s", "gate"]),
        ("the camp’s gate", ["the", "camp", "’s", "gate"]),
        ("al-Tarn and anti-war", ["al", "-", "Tarn", "and", "anti-war"]),
        ("U.S. troops, 1,200 of them", ["U.S.", "troops", ",", "1,200", "of", "them"]),
        ("at 10:30 a.m. (local)", ["at", "10:30", "a.m.", "(", "local", ")"]),
        ("Dr. Venn", ["Dr.", "Venn"]),
        ("cannot", ["can", "not"]),
        ("wait ...", ["wait", "..."]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


@given(st.text())
def test_words_hold_all_but_white_space(text: str) -> None:
    position = 0
    for start, end in words(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert 1 <= shape(text[start:end]) < SHAPES
        position = end
    assert not text[position:].strip()


@given(st.text(min_size=1))
def test_every_word_has_pieces(word: str) -> None:
    assert 1 <= len(pieces().of(word)) <= MOST


def test_pieces_are_the_longest_known() -> None:
    vocabulary = ["[UNK]", "[CLS]", "[SEP]", "un", "##der", "under", "##tow", "'", "s"]
    made = Pieces(vocabulary)
    assert [vocabulary[piece] for piece in made.of("Undertow's")] == ["under", "##tow", "'", "s"]
    assert [vocabulary[piece] for piece in made.of("Ünder")] == ["under"]
    assert [vocabulary[piece] for piece in made.of("zebra")] == ["[UNK]"]


# -- windows ----------------------------------------------------------------------------------


@given(st.lists(st.integers(1, LIMIT - 2), max_size=60), st.sampled_from((LIMIT, WIDE)))
def test_windows_hold_every_sentence_once_and_fit(sizes: list[int], most: int) -> None:
    runs = list(packed(sizes, most))
    assert [number for run in runs for number in run] == list(range(len(sizes)))
    assert all(sum(sizes[number] for number in run) + 2 <= most for run in runs)


@given(st.lists(st.sampled_from(["bus", "Undertow's", "x" * 40, "1,200"]), max_size=400))
def test_a_monster_of_a_sentence_is_cut_into_windows(sentence: list[str]) -> None:
    runs = list(cut(sentence, pieces()))
    assert [number for run in runs for number in run] == list(range(len(sentence)))
    for run in runs:
        part = sentence[run.start : run.stop]
        assert lengths([part], pieces())[0] <= LIMIT - 2
        assert len(window([part], pieces()).ids) <= LIMIT


# -- trees ------------------------------------------------------------------------------------


@given(
    st.integers(1, 4).flatmap(
        lambda size: arrays.arrays(
            np.float32, (size, size + 1), elements=st.integers(-50, 50).map(np.float32)
        )
    )
)
def test_the_tree_is_the_best_there_is(scores: trees.Scores) -> None:
    size = len(scores)
    for word in range(size):
        scores[word, word + 1] = -1e4

    def worth(heads: tuple[int, ...]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads)))

    possible = [heads for heads in product(range(size + 1), repeat=size) if _is_tree(heads)]
    found = tuple(trees.heads(scores))
    assert _is_tree(found)
    assert worth(found) == max(map(worth, possible))


def _is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def test_spans_follow_their_labels() -> None:
    best = [1, 2, 0, 3, 4, 3, 1]
    scores = np.full((len(best), len(LABELS)), -9.0, dtype=np.float32)
    scores[range(len(best)), best] = 9.0
    places = [(10 * number, 10 * number + 5) for number in range(len(best))]
    found = [(span.start, span.end, span.label) for span in labelled(places, scores, LABELS)]
    assert found == [(0, 15, "PER"), (30, 45, "ORG"), (50, 55, "ORG"), (60, 65, "PER")]


def test_a_name_whose_parts_are_labelled_apart_is_of_the_likelier_kind() -> None:
    scores = np.array([[0, 2.0, 0, 2.2, 0], [0, 0, 4.0, 0, 2.0]], np.float32)
    (span,) = labelled([(0, 4), (5, 9)], scores, LABELS)
    assert (span.start, span.end, span.label) == (0, 9, "PER")


@given(
    st.integers(1, 4).flatmap(
        lambda size: arrays.arrays(
            np.float32, (size, len(LABELS)), elements=st.integers(1, 50).map(np.float32)
        )
    )
)
def test_the_labels_are_the_likeliest_that_may_follow_one_another(odds: Floats) -> None:
    def allowed(path: tuple[int, ...]) -> bool:
        names = ["O", *(LABELS[one] for one in path)]
        return all(
            not after.startswith("I-") or before[2:] == after[2:]
            for before, after in pairwise(names)
        )

    def worth(path: Iterable[int]) -> float:
        return float(sum(np.log(odds[word, one]) for word, one in enumerate(path)))

    found = likeliest(odds, LABELS)
    possible = filter(allowed, product(range(len(LABELS)), repeat=len(odds)))
    assert allowed(tuple(found))
    assert worth(found) == pytest.approx(max(map(worth, possible)), abs=1e-4)


# -- the shipped weights ----------------------------------------------------------------------


def test_words_and_heads_stay_in_their_sentences(read: Analysis) -> None:
    assert [TEXT[word.start : word.end] for word in read.words][:4] == [
        "Rebels",
        "attacked",
        "a",
        "bus",
    ]
    for word in read.words:
        assert word.head == ROOT or read.words[word.head].sentence == word.sentence
    roots = [word.sentence for word in read.words if word.head == ROOT]
    assert sorted(roots) == [0, 1]


def test_the_parse_of_a_plain_sentence(read: Analysis) -> None:
    found = {TEXT[word.start : word.end]: word for word in read.words if word.sentence == 0}
    attacked = read.words.index(found["attacked"])
    assert found["attacked"].head == ROOT
    assert (found["Rebels"].head, found["Rebels"].dep) == (attacked, "nsubj")
    assert (found["bus"].head, found["bus"].dep) == (attacked, "obj")
    assert found["12"].dep == "nummod"
    assert read.words[found["12"].head] == found["passengers"]


def test_entities_of_a_plain_sentence(read: Analysis) -> None:
    found = {TEXT[span.start : span.end]: span.label for span in read.entities}
    assert found.get("Orla Venn") == "PER"
    assert found.get("Tarnholm") == "LOC"
    assert all(0 < span.score <= 1 for span in read.entities)


def test_sentences_of_violence_are_relevant_and_those_of_trade_are_not(read: Analysis) -> None:
    text = (
        "The bakery sells rolls, and the shop next door sells shoes and hats. The harvest was good"
        " this year. The council will meet on Friday to discuss the budget. Trade with the coast"
        " grew by a tenth."
    )
    quiet = encoder().read(text, sentences(text)).gists
    assert read.gists[0] is not None and read.gists[0].relevance > 0.5
    assert all(gist is not None and gist.relevance < 0.5 for gist in quiet)


def test_only_the_wanted_sentences_are_read() -> None:
    found = encoder().read(TEXT, sentences(TEXT), wanted={1})
    assert {word.sentence for word in found.words} == {1}
    assert found.gists[0] is None


def test_wide_windows_read_every_word_as_well(read: Analysis) -> None:
    text = "\n\n".join([TEXT] * 12)
    wide = encoder().read(text, sentences(text), most=WIDE)
    assert [text[word.start : word.end] for word in wide.words] == [
        TEXT[word.start : word.end] for word in read.words
    ] * 12


def test_those_whom_it_was_aimed_at_are_labelled_by_what_was_done_to_them() -> None:
    text = "Gunmen killed two teachers in Tarnholm on Monday and kidnapped the mayor."
    found = encoder().read(text, sentences(text)).harms
    assert {text[span.start : span.end].rsplit(maxsplit=1)[-1]: span.label for span in found} == {
        "teachers": "killed",
        "mayor": "taken",
    }


def test_the_same_text_gives_the_same_analysis(read: Analysis) -> None:
    assert encoder().read(TEXT, sentences(TEXT)) == read


def test_memory_that_runs_out_in_the_network_is_said_to_have() -> None:
    # A process in which other tests ran may have as much to use again.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
        assert fresh.submit(_read_within, MIB).result() == "more than 1 MiB of memory"


def _read_within(memory: int) -> str | None:
    """Why a long text could not be read."""
    text = "A bomb killed two people in Velm on Monday, police said. " * 120
    found = sentences(text)
    encoder().read(TEXT, sentences(TEXT))
    try:
        with bounded(Bounds(seconds=60.0, memory=memory)):
            encoder().read(text, found, set(range(len(found))))
    except TooMuch as error:
        return str(error)
    return None


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = encoder().read(text, sentences(text))
    assert all(text[word.start : word.end].strip() for word in found.words)
