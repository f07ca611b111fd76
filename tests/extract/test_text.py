from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.text import sentences

WORDS = st.sampled_from(
    [
        "The",
        "baker",
        "said",
        "“",
        "”",
        '"',
        "p.m.",
        "U.S.",
        "Sgt.",
        "No.",
        "—",
        ".",
        "!",
        "\n",
        "23",
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sgt. Jo Vale came at 3 p.m. Monday to No. 4 Dock Road. He left.",
            ["Sgt. Jo Vale came at 3 p.m. Monday to No. 4 Dock Road.", "He left."],
        ),
        ("It began at 8 p.m. Police came.", ["It began at 8 p.m.", "Police came."]),
        (
            "“It was loud. Two men fell,” the baker said. He left.",
            ["“It was loud. Two men fell,” the baker said.", "He left."],
        ),
        (
            'He asked "why did they go? Why now?" twice. Nobody knew.',
            ['He asked "why did they go? Why now?" twice.', "Nobody knew."],
        ),
        (
            "Marun, 3 Nov – A bomb went off. Ten died.",
            ["Marun, 3 Nov – A bomb went off.", "Ten died."],
        ),
        ("A man died in Velde, Ala. on Friday.", ["A man died in Velde, Ala. on Friday."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


def test_a_quotation_that_never_closes_does_not_swallow_the_paragraph() -> None:
    text = "He said “it is over. The street was closed. Nobody came."
    assert len(sentences(text)) == 3


def test_paragraphs_are_counted() -> None:
    assert [s.paragraph for s in sentences("One. Two.\n\nThree.")] == [0, 0, 1]


@given(st.lists(WORDS | st.text(max_size=8)).map(" ".join))
def test_every_word_is_in_one_sentence(text: str) -> None:
    position = 0
    for sentence in sentences(text):
        assert not text[position : sentence.start].strip()
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        position = sentence.end
    assert not text[position:].strip()


def test_bullets_part_the_headlines_of_one_line() -> None:
    text = "•Toll rises to nine, says mayor •Police insist on six • Army denies role"
    found = [sentence.text for sentence in sentences(text)]
    assert found == ["•Toll rises to nine, says mayor", "Police insist on six", "Army denies role"]
