from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.quotations import quotations


def quoted(text: str, end: int | None = None) -> list[str]:
    return [text[low:high] for low, high in quotations(text, 0, len(text) if end is None else end)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "we ran" and left.', ["we ran"]),
        ("He said “we ran” and left.", ["we ran"]),
        ("Il a dit « we ran » .", [" we ran "]),
        ("He said „we ran“ and left.", ["we ran"]),
        ("''We ran from the market,'' said Orla Venn.", ["We ran from the market,"]),
        (
            "‘We ran,’ she said. ‘It was the villagers’ only road.’",
            ["We ran,", "It was the villagers’ only road."],
        ),
        ("'We ran,' she said.", ["We ran,"]),
        (
            "‘We left the villagers’ homes and ran,’ she said.",
            ["We left the villagers’ homes and ran,"],
        ),
        ('"We ran,” she said. “It was dark."', ["We ran,", "It was dark."]),
        ("“He told us ‘run now’ and we ran,” she said.", ["He told us ‘run now’ and we ran,"]),
        # Not opened in this paragraph: it began before.
        ("We ran,” she said. “It was dark.”", ["We ran,", "It was dark."]),
        ('We ran," she said. "It was dark."', ["We ran,", "It was dark."]),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The villagers’ homes weren’t hit.",
        "The villagers' homes weren't hit in the '90s, and rock 'n' roll was played.",
        "It was the workers' and the drivers' road.",
        "The army denied the ‘raid’ on the village.",
        'The party "Harbour Front" lost.',
        "No mark at all",
        "He is 5' 11\" tall",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_speech_of_several_paragraphs() -> None:
    first, second = "Orla Venn said: “We heard a blast.", "“Everybody ran.”"
    text = f"{first}\n\n{second}"
    assert quoted(text, len(first)) == ["We heard a blast."]
    assert quoted(first) == []
    assert quoted("“We heard a blast.") == ["We heard a blast."]


@given(st.text(alphabet="ab ,.’‘'\"“”«»„`\n", max_size=60))
def test_spans_lie_inside_in_order(text: str) -> None:
    place = 0
    for low, high in quotations(text, 0, len(text)):
        assert place <= low < high <= len(text)
        place = high
