"""The number grammar: what stands in a text as a number, and what it bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.numbers import parse, quantities

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TEN_WORDS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = _UNIT_WORDS.split()
TENS = _TEN_WORDS.split()


def spelled(number: int, hyphen: str = "-") -> str:
    """A number in English words, written the long way."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return TENS[ten] + (hyphen + UNITS[unit] if unit else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            many, rest = divmod(number, size)
            words = f"{spelled(many, hyphen)} {name}"
            if not rest:
                return words
            joint = " and " if rest < 100 else " "
            return words + joint + spelled(rest, hyphen)
    raise AssertionError(number)


@given(st.integers(1, 999_999_999), st.sampled_from(["-", " "]))
def test_words_come_back_as_the_number(number: int, hyphen: str) -> None:
    found = parse(spelled(number, hyphen))
    assert found is not None
    assert (found.low, found.high, found.figures) == (number, number, (number,))


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}"]))
def test_digits_come_back_as_the_number(number: int, form: str) -> None:
    written = form.format(number)
    found = parse(written)
    assert found is not None
    assert (found.low, found.high, found.as_written) == (number, number, written)


@given(
    st.integers(0, 5000),
    st.integers(1, 5000),
    st.sampled_from(["between {} and {}", "from {} to {}", "{} to {}", "{}-{}", "{}–{}"]),
    st.booleans(),
)
def test_ranges_come_back(low: int, more: int, form: str, in_words: bool) -> None:
    high = low + more
    written = (
        form.format(spelled(low), spelled(high))
        if in_words and "{}-" not in form and "–" not in form
        else form.format(low, high)
    )
    found = parse(written)
    assert found is not None
    assert (found.low, found.high, found.figures) == (low, high, (low, high))


@given(st.integers(1, 10**6))
def test_bounds_move_the_right_end(number: int) -> None:
    expected = {
        "at least {}": (number, None),
        "no fewer than {}": (number, None),
        "{} or more": (number, None),
        "more than {}": (number + 1, None),
        "over {}": (number + 1, None),
        "upwards of {}": (number + 1, None),
        "as many as {}": (None, number),
        "up to {}": (None, number),
        "almost {}": (None, number),
        "nearly {}": (None, number),
        "fewer than {}": (None, number - 1),
        "under {}": (None, number - 1),
        "about {}": (number, number),
        "some {}": (number, number),
        "an estimated {}": (number, number),
    }
    for form, ends in expected.items():
        found = parse(form.format(number))
        assert found is not None, form
        assert (found.low, found.high) == ends, form
        assert found.figures == (number,), form


@given(st.text(max_size=200))
def test_every_span_is_where_it_says(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert text[found.start : found.end] == found.as_written
        assert found.start >= last
        last = found.end


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("two dozen", 24, 24),
        ("a dozen", 12, 12),
        ("more than a dozen", 13, None),
        ("half a dozen", 6, 6),
        ("half a million", 500_000, 500_000),
        ("more than a quarter of a million", 250_001, None),
        ("three-quarters of a million", 750_000, 750_000),
        ("two and a half thousand", 2_500, 2_500),
        ("a million and a half", 1_500_000, 1_500_000),
        ("a hundred and five", 105, 105),
        ("Twenty one", 21, 21),
        ("2.5 million", 2_500_000, 2_500_000),
        ("two million", 2_000_000, 2_000_000),
        ("1.5 lakh", 150_000, 150_000),
        ("3 crore", 30_000_000, 30_000_000),
        ("1 200", 1200, 1200),
        ("1’200", 1200, 1200),
        ("1'200'300", 1_200_300, 1_200_300),
        ("١٬٢٠٠", 1200, 1200),
        ("50+", 50, None),
        ("from about 50 to more than 100", 50, None),
        ("between 67 and 94", 67, 94),
        ("three or four", 3, 4),
        ("another 12", 12, 12),
        ("12 others", 12, 12),
        ("68 more", 68, 68),
        ("another", 1, 1),
        ("nobody", 0, 0),
        ("no one", 0, 0),
        ("no more than 5", None, 5),
        ("at least a dozen", 12, None),
    ],
)
def test_written_numbers(written: str, low: int | None, high: int | None) -> None:
    found = parse(written)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "written", ["dozens", "scores", "several", "many more", "hundreds", "even more", "a handful"]
)
def test_vague_words_bound_nothing_and_stay_as_written(written: str) -> None:
    found = parse(written)
    assert found is not None
    assert (found.low, found.high, found.figures) == (None, None, ())
    assert found.as_written == written
    assert found.vague


def test_a_dozen_dozens_are_no_dozen() -> None:
    assert [one.as_written for one in quantities("a dozen dozens of them")] == ["dozens"]


@pytest.mark.parametrize("text", ["Morrow - 5 of them", "five, dozens of them", "Covid-19: 5"])
def test_a_dash_or_a_comma_beside_a_number_leaves_it_one(text: str) -> None:
    assert 5 in [one.low for one in quantities(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a 15-year-old boy",
        "a three-year-old girl",
        "worth $500",
        "5 percent of it",
        "40% of it",
        "an AK-47",
        "minus five of them",
        "minus five hundred of them",
        "in Morrow -5",
        "−5 of them",
        "five thousand million of them",
        "at 9:30",
        "on 13/08/2015",
        "one third of them",
        "no longer there",
        "the 5th time",
        "weighing 80kg",
        "9" * 13,
        "9" * 5000,
        "9" * 5000 + ".5 million",
        ",".join(["999"] * 5),
        "",
    ],
)
def test_what_is_no_number_of_things(text: str) -> None:
    assert quantities(text) == ()
