"""The screen before the readers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.screen import BUCKETS, buckets, may_tell, screen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A judge jailed two brothers for smuggling cigarettes, which customs had seized.", False),
        ("A bus crash killed nine people near Tartu, police said.", False),
        ("The outbreak has killed twelve people.", False),
        ("The bakery opened on Monday with fresh rolls, and the mayor cut the ribbon.", False),
        ("The council debated the budget for roads, schools and the new swimming pool.", False),
        (
            "Ten recipes for autumn: soups, stews and a killer apple pie for the whole family.",
            False,
        ),
        ("Nine people were killed near Tartu.", True),
        ("Gunmen attacked a bus, which crashed. Police said two passengers were wounded.", True),
        ("GUNMEN KIDNAPPED A MAYOR AND TWO COUNCILLORS, THE ARMY REPORTED.", True),
        ("Police detained dozens of protesters in the capital on Sunday.", True),
        ("A man was shot outside a shop on Saturday night. Police are looking for him.", True),
    ],
)
def test_what_tells_of_an_incident_passes(text: str, expected: bool) -> None:
    assert may_tell(text) is expected


@given(st.text())
def test_any_text_has_a_score(text: str) -> None:
    found = buckets(text)
    assert all(0 <= bucket < BUCKETS for bucket in found)
    assert screen().passes(text) == (screen().score(text) >= screen().threshold)


def test_figures_are_all_alike() -> None:
    assert list(buckets("9 dead")) == list(buckets("2048 dead"))
