"""The TempEval-3 scorer against cases counted by hand."""

from __future__ import annotations

from datetime import date

from bench.scorers.tempeval import Counts, Expression, count, document

MONDAY = Expression(10, 16, "DATE", "2031-06-16")
NIGHT = Expression(30, 42, "TIME", "2031-06-17TNI")
WEEK = Expression(60, 69, "DATE", "2031-W24")


def counted(found: list[Expression]) -> Counts:
    counts = Counts()
    count((MONDAY, NIGHT, WEEK), found, counts)
    return counts


def test_the_answers_themselves_are_all_right() -> None:
    row = counted([MONDAY, NIGHT, WEEK]).row()
    assert {row[key] for key in ("relaxed_f1", "strict_f1", "type_f1", "value_f1")} == {100.0}


def test_each_kind_of_error_costs_its_own_score() -> None:
    found = [
        Expression(10, 16, "DATE", "2031-06-09"),  # the wrong day
        Expression(34, 42, "DATE", "2031-06-17TNI"),  # a part of the span, the wrong type
        Expression(80, 85, "DATE", "2031"),  # nothing there
    ]
    counts = counted(found)
    assert (counts.answers, counts.found) == (3, 3)
    assert (counts.relaxed, counts.strict, counts.value, counts.kind) == (2, 1, 1, 1)
    assert counts.row() == {
        "answers": 3,
        "found": 3,
        "precision": 66.7,
        "recall": 66.7,
        "relaxed_f1": 66.7,
        "strict_f1": 33.3,
        "type_f1": 33.3,
        "value_f1": 33.3,
    }


def test_an_answer_is_matched_once() -> None:
    halves = [Expression(10, 13, "DATE", "2031-06-16"), Expression(13, 16, "DATE", "2031-06-16")]
    counts = counted(halves)
    assert (counts.relaxed, counts.row()["value_f1"]) == (1, 40.0)


def test_nothing_found_scores_nothing() -> None:
    assert counted([]).row()["value_f1"] == 0.0


def test_a_document_gives_its_text_and_the_places_of_its_expressions() -> None:
    read = document(
        '<TimeML><DCT><TIMEX3 type="DATE" value="2031-06-18" functionInDocument="CREATION_TIME">'
        "18 June</TIMEX3></DCT><TEXT>It <EVENT>fell</EVENT> on "
        '<TIMEX3 type="DATE" value="2031-06-16">Monday</TIMEX3>.</TEXT></TimeML>'
    )
    assert read is not None
    assert (read.text, read.created) == ("It fell on Monday.", date(2031, 6, 18))
    assert read.answers == (Expression(11, 17, "DATE", "2031-06-16"),)


def test_a_document_without_a_text_is_none() -> None:
    assert document("<TimeML><DCT/></TimeML>") is None
