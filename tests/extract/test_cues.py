from __future__ import annotations

import pytest

from whence.extract.cues import BASES, CUES, ONLY_QUOTED


@pytest.mark.parametrize(
    ("form", "act", "frame"),
    [
        ("said", "say", "clause"),
        ("told", "say", "clause"),
        ("admitted", "say", "clause"),
        ("denies", "deny", "clause"),
        ("denying", "deny", "clause"),
        ("cried", "say", "clause"),
        ("tweeted", "say", "clause"),
        ("confesses", "say", "clause"),
        ("blamed", "accuse", "object"),
        ("slammed", "condemn", "object"),
        ("vowing", "announce", "object"),
        ("warns", "warn", "clause"),
    ],
)
def test_forms_of_the_table(form: str, act: str, frame: str) -> None:
    assert (CUES[form].act, CUES[form].frame) == (act, frame)


def test_forms_that_are_other_words_are_left_out() -> None:
    assert not CUES.keys() & {
        "report",
        "claim",
        "note",
        "vows",
        "demands",
        "slams",
        "blasts",
        "counts",
    }
    assert "say" in BASES and "say" in CUES
    assert {"wrote", "asked", "shouted"} <= ONLY_QUOTED and "said" not in ONLY_QUOTED
