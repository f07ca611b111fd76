"""What the claims about a toll come to under the plain profile."""

from __future__ import annotations

from tests.group.invented import article, mention, on, toll, within
from tests.group.test_families import STORY
from tests.reconcile.case import record
from whence.model import Article, Mention, Outcome

Pair = tuple[Article, Mention]


def outcome(*pairs: Pair, effect: str = "killed") -> Outcome:
    (found,) = [each for each in record(*pairs).tolls if each.field == effect]
    return found


def told(name: str, *values: object, day: str | None = None, **more: object) -> Pair:
    of = article(name, published=day, **more)  # type: ignore[arg-type]
    return of, mention(of, *values)  # type: ignore[arg-type]


def values(found: Outcome) -> tuple[int | None, ...]:
    return (
        found.low,
        found.high,
        found.profile_low,
        found.profile_best,
        found.profile_high,
    )


def why(found: Outcome) -> set[str]:
    return {lost.why for lost in found.losers}


def test_two_outlets_with_two_figures() -> None:
    found = outcome(told("a", toll(23)), told("b", toll(24)))
    assert values(found) == (23, 24, 23, 24, 24)
    assert len(found.winners) == 2


def test_best_is_what_most_independent_sources_give() -> None:
    found = outcome(told("a", toll(23)), told("b", toll(23)), told("c", toll(24), day="2031-05-09"))
    assert found.profile_best == 23


def test_between_equals_the_later_report_decides() -> None:
    late = told("a", toll(23), day="2031-05-09")
    assert outcome(late, told("b", toll(24), day="2031-05-05")).profile_best == 23


def test_copies_have_one_vote() -> None:
    copies = [told(name, toll(23), text=STORY) for name in "abc"]
    others = [told("d", toll(24), day="2031-05-05"), told("e", toll(24), day="2031-05-05")]
    found = outcome(*copies, *others)
    assert values(found) == (23, 24, 23, 24, 24)
    assert sum(lost.why.startswith("a copy of") for lost in found.losers) == 2


def test_a_copy_s_changed_figure_was_reported_but_does_not_count() -> None:
    text = STORY.replace("12", "15")
    found = outcome(
        told("a", toll(12), text=STORY, day="2031-05-05"),
        told("b", toll(15), text=text, day="2031-05-05"),
    )
    assert values(found) == (12, 15, 12, 12, 12)


def test_a_later_version_of_the_same_report_with_a_new_figure_supersedes_it() -> None:
    found = outcome(
        told("a", toll(12), text=STORY, day="2031-05-05"),
        told("b", toll(15), text=STORY.replace("12", "15"), day="2031-05-06"),
    )
    assert values(found) == (12, 15, 15, 15, 15)


def test_an_outlet_s_later_report_supersedes_its_earlier_one() -> None:
    found = outcome(
        told("a", toll(9), day="2031-05-04", outlet="The Merrin Post"),
        told("b", toll(21), day="2031-05-06", outlet="The Merrin Post"),
    )
    assert values(found) == (9, 21, 21, 21, 21)
    assert why(found) == {"superseded: the same source reports again on 2031-05-06"}


def test_an_undated_report_is_not_superseded() -> None:
    found = outcome(
        told("a", toll(9), outlet="The Merrin Post"),
        told("b", toll(21), day="2031-05-06", outlet="The Merrin Post"),
    )
    assert (found.profile_low, found.profile_high) == (9, 21)


def test_a_figure_that_the_page_itself_has_superseded() -> None:
    found = outcome(told("a", toll(2, status="revised"), toll(147)))
    assert values(found) == (2, 147, 147, 147, 147)


def test_two_informants_of_one_page_both_stand() -> None:
    found = outcome(told("a", (toll(11), "police"), (toll(46), "the health ministry")))
    assert values(found) == (11, 46, 11, 46, 46)


def test_an_open_range_counts_as_written() -> None:
    found = outcome(told("a", toll(80, 80, words="more than 80")), told("b", toll(67, 94)))
    assert values(found) == (67, 94, 67, 80, 94)


def test_parts_periods_feared_and_denied_never_touch_the_total() -> None:
    total = told("a", toll(9))
    rest = told(
        "b",
        toll(50, scope="period"),
        toll(4, scope="part", who="children"),
        toll(100, status="feared"),
        toll(0, status="denied"),
    )
    found = outcome(total, rest)
    assert values(found) == (9, 9, 9, 9, 9)
    assert why(found) == {
        "a part of a total",
        "a total over a period",
        "denied",
        "feared, not reported",
    }


def test_without_a_total_the_largest_part_is_a_floor() -> None:
    found = outcome(told("a", toll(1, scope="part")), told("b", toll(3, scope="part")))
    assert values(found) == (None, None, 3, None, None)
    assert "floor" in found.rule
    assert len(found.winners) == 1


def test_dead_attackers_are_no_victims() -> None:
    assert values(outcome(told("a", toll(9), toll(2, who="the attackers")))) == (9, 9, 9, 9, 9)
    only = outcome(told("a", toll(2, who="gunmen", scope="part")))
    assert values(only) == (None, None, None, None, None)


def test_a_total_that_counts_the_attackers_stands_only_alone() -> None:
    alone = told("a", toll(21, attackers=True))
    assert outcome(alone).profile_best == 21
    found = outcome(alone, told("b", toll(20)))
    assert values(found) == (20, 21, 20, 20, 20)


def test_vague_words_are_kept_as_written_and_make_no_figure() -> None:
    found = outcome(told("a", toll(None, words="scores")), told("b", toll(None, words="Many")))
    assert values(found) == (None, None, None, None, None)
    assert found.words == ("scores", "Many")


def test_what_looks_back_from_years_after_does_not_count_beside_reports() -> None:
    then = told("a", toll(147), on("2031-05-04"), day="2031-05-05")
    of = article("trial", published="2035-01-01")
    later = (of, mention(of, toll(150), within("2031-01-01", "2031-12-31"), background=True))
    assert values(outcome(then, later)) == (147, 147, 147, 147, 147)
    assert values(outcome(later)) == (150, 150, 150, 150, 150)


def test_what_looks_back_soon_after_counts() -> None:
    then = told("a", toll(23), on("2031-05-04"), day="2031-05-05")
    of = article("letter", published="2031-06-01")
    assert values(outcome(then, (of, mention(of, toll(24), background=True))))[:2] == (23, 24)


def test_every_claim_is_a_winner_or_a_loser() -> None:
    pair = told("a", toll(9), toll(None, words="many"), toll(4, scope="part"), toll(9, who="men"))
    found = outcome(pair)
    listed = {*found.winners, *(lost.claim_id for lost in found.losers)}
    assert listed == {claim.claim_id for claim in pair[1].claims}
