"""HRDsAttack's scores: labels made one, and counts by hand."""

from __future__ import annotations

from typing import Any

import pytest
from bench.scorers import hrds
from bench.scorers.counts import Counts
from bench.scorers.hrds import Attributes


def merged(**changed: Any) -> dict[str, Any]:
    empty = {
        "city": "None", "region": "n/a", "country": None, "date": None, "month": None,
        "year": None, "perpetrator_type": None, "perpetrator_mention": False,
        "violation_types": ["unknown"], "victims": [],
    }  # fmt: skip
    return {"merged_sample": {**empty, **changed}}


def test_nothing_is_written_in_several_ways() -> None:
    read = hrds.label(merged(date="unknown"))
    assert (read.city, read.region, read.country, read.day) == (None, None, None, None)
    assert read.perpetrator == "none"
    assert read.kinds == {"unknown"}


@pytest.mark.parametrize(
    ("month", "wanted"),
    [("02", "February"), ("2.0", "February"), ("Ocober", "October"), ("march", "March")],
)
def test_months_are_made_one(month: str, wanted: str) -> None:
    assert hrds.label(merged(month=month)).month == wanted


def test_figures_kinds_and_names() -> None:
    read = hrds.label(
        merged(
            date="07.0",
            year="2021.0",
            violation_types=["killing", "unknown"],
            victims=[{"victim_name": name} for name in ("Orla Venn", None, "Orla Venn")],
        )
    )
    assert (read.day, read.year) == ("7", "2021")
    assert read.kinds == {"killing"}
    assert read.victims == ("Orla Venn",)


def test_a_missing_label_is_never_right() -> None:
    answers = [Attributes(city="Tarn"), Attributes(), Attributes(city="Arden")]
    labels = [Attributes(city="Tarn"), Attributes(), Attributes(city="Orrin")]
    city = hrds.single(answers, labels)["city"]
    assert city == Counts(1, 3, 1, 2)


def test_kinds_and_perpetrators_are_counted_over_all_articles() -> None:
    answers = [Attributes(kinds=frozenset({"killing", "torture"}), mentioned=True), Attributes()]
    labels = [Attributes(kinds=frozenset({"killing"})), Attributes(mentioned=True)]
    assert hrds.kinds(answers, labels) == Counts(1, 2, 1, 1)
    assert hrds.perpetrator_named(answers, labels) == Counts(0, 1, 0, 1)


def test_names_count_when_equal_or_when_one_holds_the_other() -> None:
    answers = [Attributes(victims=("Orla Venn", "Oake"))]
    labels = [Attributes(victims=("Orla Venn", "Bram Oake"))]
    assert hrds.victims(answers, labels) == Counts(1, 2, 1, 2)
    assert hrds.victims(answers, labels, loose=True) == Counts(2, 2, 2, 2)
