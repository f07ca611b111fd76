"""Names are found however they are written, and none is left behind."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.ship.redact_names import NAME, Mask, fold, words_of

FIRST = ("Ana", "José", "Mirela", "Ødd", "Tariq", "Li")
LAST = ("Brun", "Quenneville", "al-Sayid", "O’Dowd", "Straße", "Na")
JOINTS = (" ", "  ", "\n", "-", "_", " \u200b", ", ", "\u00a0", ". ")
names = st.builds(lambda one, two: f"{one} {two}", st.sampled_from(FIRST), st.sampled_from(LAST))


@st.composite
def written(draw: st.DrawFn, name: str) -> str:
    """One of the ways to write a name."""
    joint = draw(st.sampled_from(JOINTS))
    made = joint.join(name.split(" "))
    return draw(st.sampled_from((made, made.upper(), made.lower(), made.title())))


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[str], str]:
    """Some names, and a text in which they stand among other words."""
    hidden = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    words = draw(st.lists(st.text(max_size=12), min_size=1, max_size=8))
    for name in hidden:
        words.insert(draw(st.integers(0, len(words))), draw(written(name)))
    return hidden, " ".join(words)


def stands(name: str, text: str) -> bool:
    """Whether a name's words follow one another in a text: told in another way than the mask."""
    words = [re.escape(word) for word in words_of(name)]
    pattern = r"(?<![^\W_])" + r"[\W_]*".join(words) + r"(?![^\W_])"
    return re.search(pattern, fold(text)[0]) is not None


@given(texts())
def test_no_hidden_name_is_left(case: tuple[list[str], str]) -> None:
    hidden, text = case
    shown = Mask(hidden).hide(text).text
    for name in hidden:
        assert not stands(name, shown)
    assert Mask(hidden).spans(shown) == []


@given(texts(), st.data())
def test_places_are_followed_through_the_mask(
    case: tuple[list[str], str], data: st.DataObject
) -> None:
    hidden, text = case
    made = Mask(hidden).hide(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = made.span(start, end)
    inside = [cut for cut in made.cuts if cut[0] < end and start < cut[1]]
    if not inside:
        assert made.text[low:high] == text[start:end]
    else:
        assert NAME in made.text[low:high]
        assert made.text[low:high].count(NAME) == len(inside)


@given(texts())
def test_all_else_stays(case: tuple[list[str], str]) -> None:
    hidden, text = case
    made = Mask(hidden).hide(text)
    rest = text
    for low, high in reversed(made.cuts):
        rest = rest[:low] + NAME + rest[high:]
    assert made.text == rest


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Brun ran.", f"{NAME} ran."),
        ("ANA BRUN ran, and Brun fell.", f"{NAME} ran, and {NAME} fell."),
        ("A brun bear; Brunson; banana brunch.", "A brun bear; Brunson; banana brunch."),
        ("Mayor Ana Costa met Costa’s aide.", "Mayor Ana Costa met Costa’s aide."),
        ("Anabrun, @anabrun2", f"{NAME}, @{NAME}2"),
    ],
)
def test_single_words_need_a_capital_and_kept_names_stay(text: str, shown: str) -> None:
    mask = Mask({"Ana Brun"}).within({"brun", "ana"}, {"Ana Costa"})
    assert mask.hide(text).text == shown


def test_a_kept_name_never_keeps_a_hidden_one() -> None:
    mask = Mask({"Ana Brun"}).within((), {"Ana Brun Hospital"})
    assert mask.hide("the Ana Brun Hospital").text == f"the {NAME} Hospital"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://post.example/a/1", "https://post.example/a/1"),
        ("https://post.example/ana-brun-12-dies", "https://post.example/[address withheld]"),
        ("https://post.example/?q=Ana%20Brun", "https://post.example/[address withheld]"),
        ("https://post.example/jose%CC%81-brun", "https://post.example/[address withheld]"),
        ("https://ana.brun.example/x", "[address withheld]"),
        ("https://[broken/brun", "[address withheld]"),
        ("pages/brun.html", "[address withheld]"),
    ],
)
def test_an_address_that_holds_a_name_is_left_out(url: str, shown: str) -> None:
    mask = Mask({"Ana Brun"}).within({"brun"}, ())
    assert mask.address(url) == shown


def test_a_name_in_a_script_without_blanks_is_found() -> None:
    assert Mask({"王小明"}).hide("昨天王小明说。").text == f"昨天{NAME}说。"
