"""The same claims under each profile."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.group.invented import article, mention, on, toll, town, unplaced, within
from tests.group.test_families import STORY
from tests.reconcile.case import record
from tests.reconcile.test_record import Pair, cases, told
from whence.errors import ProfileError
from whence.model import Actor, Family, Incident, Outcome, Record, Stance, Toll
from whence.reconcile import PROFILES, Beside, profile, reconcile
from whence.reconcile.codes import edtf

NAMES = sorted(PROFILES)


def killed(found: Record) -> Outcome:
    (outcome,) = [each for each in found.tolls if each.field == "killed"]
    return outcome


def values(found: Record) -> tuple[int | None, ...]:
    outcome = killed(found)
    return outcome.profile_low, outcome.profile_best, outcome.profile_high


def categories(found: Record) -> dict[str, tuple[int | None, int | None]]:
    return {each.category: (each.low, each.high) for each in killed(found).categories}


def codes(found: Record) -> dict[str, str | int | None]:
    return {each.name: each.value for each in found.codes}


def by(name: str, stance: Stance = "reported") -> Actor:
    return Actor("perpetrator", name, stance)


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_names_its_source(name: str) -> None:
    rules = PROFILES[name]
    assert all(rule.name and rule.source for rule in rules.asides)
    assert all(rule.name and rule.source for rule in rules.codes)
    assert rules.best.name and rules.best.source
    assert rules.source


def test_ucdp_counts_all_sides_and_what_is_in_no_category_is_unknown() -> None:
    pair = told(
        "a",
        toll(20),
        toll(2, who="the attackers", scope="part"),
        toll(5, who="soldiers", scope="part"),
        toll(6, who="civilians", scope="part"),
    )
    found = record(pair, profile="ucdp")
    assert values(found) == (22, 22, 22)
    assert categories(found) == {
        "deaths_a": (2, 2),
        "deaths_b": (5, 5),
        "deaths_civilians": (6, 6),
        "deaths_unknown": (9, 9),
    }
    assert values(record(pair)) == (20, 20, 20)


def test_ucdp_does_not_add_attackers_that_the_total_counts_already() -> None:
    pair = told("a", toll(22, attackers=True), toll(2, who="the attackers", scope="part"))
    assert values(record(pair, profile="ucdp")) == (22, 22, 22)


def test_ucdp_codes_date_and_place() -> None:
    exact = record(told("a", toll(2), on("2031-05-04"), town(inside="Reed Market")), profile="ucdp")
    assert codes(exact)["date_prec"] == 1
    assert codes(exact)["where_prec"] == 1
    assert codes(exact)["event"] == "yes"
    vague = record(told("a", toll(0), within("2031-01-01", "2031-12-31")), profile="ucdp")
    assert codes(vague)["date_prec"] == 5
    assert codes(vague)["where_prec"] is None
    assert codes(vague)["event"] != "yes"


def test_acled_takes_the_smallest_figure_and_no_injured() -> None:
    found = record(
        told("a", toll(23), toll(80, effect="injured")), told("b", toll(24)), profile="acled"
    )
    assert values(found) == (23, 23, 23)
    assert [each.field for each in found.tolls] == ["killed"]


@pytest.mark.parametrize(("words", "count"), [("dozens", 12), ("hundreds", 100), ("many", 10)])
def test_acled_counts_vague_words_only_where_there_is_no_figure(words: str, count: int) -> None:
    vague = told("a", toll(None, words=words))
    assert values(record(vague, profile="acled")) == (count, count, count)
    assert values(record(vague, told("b", toll(31)), profile="acled")) == (31, 31, 31)


def test_choices_of_a_person_s_own_change_the_value_and_the_name(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text('profile = "acled"\nunknown = 3\n', "utf-8")
    found = record(told("a", toll(None, words="several")), profile=profile(str(file)))
    assert values(found) == (3, 3, 3)
    assert found.profile.startswith("acled/2+")


def test_one_vague_word_of_a_person_s_own_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "scores.toml"
    file.write_text('profile = "acled"\n[vague]\nscores = 50\n', "utf-8")
    for words, count in (("scores", 50), ("hundreds", 100)):
        found = record(told("a", toll(None, words=words)), profile=profile(str(file)))
        assert values(found) == (count, count, count)


@pytest.mark.parametrize(
    "text",
    [
        "unknown = ",
        "no_such_choice = 3",
        'unknown = "ten"',
        "unknown = -3",
        "[vague]\nscores = -50",
        "exact_m = 99999999999999999999",
        'profile = "plane"',
    ],
)
def test_choices_that_say_something_else_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ProfileError, match=r"wrong\.toml"):
        profile(str(file))
    with pytest.raises(ProfileError, match="there is no profile"):
        profile("nobody's")


def test_airwars_gives_a_range_and_calls_the_rest_civilian() -> None:
    found = record(
        told("a", toll(20), toll(4, who="children", scope="part")),
        told("b", toll(24), toll(3, who="soldiers", scope="part")),
        profile="airwars",
    )
    assert values(found) == (20, None, 24)
    assert categories(found)["civilians"] == (17, 21)
    assert categories(found)["children"] == (4, 4)
    assert categories(found)["belligerents"] == (3, 3)


@pytest.mark.parametrize(
    ("pairs", "grade"),
    [
        ((told("a", toll(9)),), "Weak"),
        ((told("a", toll(9)), told("b", toll(9))), "Weak"),
        ((told("a", toll(9), by("the Upland Front")), told("b", toll(9))), "Fair"),
        ((told("a", toll(9), by("the Upland Front")),), "Weak"),
        ((told("a", toll(9), by("the Upland Front", "claimed")),), "Confirmed"),
        (
            (
                told("a", toll(9), by("the Upland Front")),
                told("b", toll(9), by("the coast guard", "alleged")),
            ),
            "Contested",
        ),
        ((told("a", toll(9, who="militants"), by("the army")),), "Discounted"),
        ((told("a", toll(9), by("the army", "denied")), told("b", toll(9))), "Weak"),
    ],
)
def test_airwars_grades(pairs: tuple[Pair, ...], grade: str) -> None:
    found = record(*pairs, profile="airwars").grade
    assert found is not None
    assert found.grade == grade
    assert found.why


def test_ibc_is_provisional_until_two_independent_sources_give_the_deaths() -> None:
    one = told("a", toll(9), text=STORY, day="2031-05-04")
    copy = told("b", toll(9), text=STORY, day="2031-05-05")
    other = told("c", toll(10), toll(3, effect="injured"))
    silent = told("d", toll(3, effect="injured"))
    assert record(one, copy, profile="ibc").provisional is True
    assert record(one, silent, profile="ibc").provisional is True
    assert record(one, other, profile="ibc").provisional is False
    assert record(one, other).provisional is None
    assert values(record(one, other, profile="ibc")) == (9, None, 10)


# -- what holds for all of them ---------------------------------------------------------------


def test_an_upper_bound_says_nothing_about_the_low_end() -> None:
    most = Toll("killed", None, 40, "as many as 40", (40,))
    assert values(record(told("a", most))) == (None, None, 40)
    assert values(record(told("a", most), told("b", toll(23)))) == (23, 23, 40)


def test_a_lower_bound_leaves_the_high_end_open() -> None:
    least = Toll("killed", 76, None, "at least 76", (76,))
    assert values(record(told("a", least))) == (76, 76, 76)
    assert killed(record(told("a", least))).open_high
    assert not killed(record(told("a", least), told("b", toll(80)))).open_high


def test_a_later_lower_number_of_one_informant_is_a_revision() -> None:
    first = told("a", (toll(30), "the health ministry"), day="2031-05-04")
    later = told("b", (toll(26), "the health ministry"), day="2031-05-06")
    found = record(first, later)
    assert values(found) == (26, 26, 26)
    assert (killed(found).low, killed(found).high) == (26, 30)
    assert [each.kind for each in found.disagreements] == ["revision"]
    (lost,) = killed(found).losers
    assert lost.rule


def test_informants_of_other_outlets_supersede_themselves_across_sources() -> None:
    """Each outlet's main informant differs, but one clinic corrects its own count."""
    first = told("a", (toll(30), "police"), (toll(33), "the Orrin clinic"), day="2031-05-04")
    later = told(
        "b", (toll(28), "mayor Oda Linde"), (toll(31), "the Orrin clinic"), day="2031-05-06"
    )
    found = record(first, later)
    assert "the latest figure of each informant" in {lost.rule for lost in killed(found).losers}
    assert values(found)[2] == 31


def test_the_missing_may_become_killed() -> None:
    first = told("a", toll(20), toll(9, effect="missing"), day="2031-05-04")
    later = told("b", toll(26), toll(3, effect="missing"), day="2031-05-06")
    found = record(first, later)
    assert [(each.field, each.kind) for each in found.disagreements] == [
        ("killed", "revision"),
        ("missing", "revision"),
    ]


def test_the_series_tells_who_said_what_when() -> None:
    found = killed(
        record(
            told("b", (toll(26), "police"), day="2031-05-06"),
            told("a", toll(20), toll(20), day="2031-05-04"),
            told("c", toll(None, words="many")),
        )
    )
    assert [(each.on, each.low, each.informant) for each in found.series] == [
        (date(2031, 5, 4), 20, None),
        (date(2031, 5, 6), 26, "police"),
        (None, None, None),
    ]


def test_what_rests_on_another_outlet_is_not_its_own_reporting() -> None:
    of = article("a", published="2031-05-04")
    each = mention(of, (toll(9), "Halden Radio"))
    incident = Incident("in_x", "bombing", (each.mention_id,))
    family_of = {of.article_id: Family("fa_x", of.article_id)}
    resting = frozenset(claim.claim_id for claim in each.claims)
    plain = PROFILES["plain"]
    arguments = (incident, [each], {of.article_id: of}, family_of, plain)
    (own,) = killed(reconcile(*arguments)).support
    (rests,) = killed(reconcile(*arguments, Beside(resting))).support
    assert own.outlets == ("The a Post",)
    assert rests.outlets == ()


def test_support_counts_articles_outlets_and_informants() -> None:
    one = told("a", (toll(9), "police"), text=STORY, day="2031-05-04")
    copies = [told(name, (toll(9), "police"), text=STORY, day="2031-05-05") for name in "bc"]
    other = told("d", (toll(9), "Merrin police"), day="2031-05-04")
    third = told("e", toll(9), day="2031-05-04")
    (found,) = killed(record(one, *copies, other, third)).support
    assert len(found.article_ids) == 5
    assert found.outlets == ("The a Post", "The d Post", "The e Post")
    assert found.informants == ("police",)
    assert found.independent == 2


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_under_no_profile_does_the_order_of_claims_matter(
    pairs: list[Pair], name: str, chance: Random
) -> None:
    shuffled = [*pairs[:1], *chance.sample(pairs[1:], len(pairs) - 1)]
    assert record(*shuffled, profile=name) == record(*pairs, profile=name)


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from(NAMES))
def test_low_best_and_high_are_in_order_under_every_profile(pairs: list[Pair], name: str) -> None:
    for found in record(*pairs, profile=name).tolls:
        ranked = [found.profile_low, found.profile_best, found.profile_high]
        known = [number for number in ranked if number is not None]
        assert known == sorted(known)
        for each in found.categories:
            assert each.low is None or each.high is None or each.low <= each.high


def test_a_later_copy_of_a_misprint_is_no_update() -> None:
    """One text, printed on one day with two figures; whoever copies the second later adds none."""
    days = {"one": "2031-05-04", "other": "2031-05-04", "again": "2031-06-01"}
    pages = [article(name, STORY, published=day) for name, day in days.items()]
    one, other, again = (
        (page, mention(page, toll(figure))) for page, figure in zip(pages, (1, 0, 0), strict=True)
    )
    for name in NAMES:
        before, after = record(one, other, profile=name), record(one, other, again, profile=name)
        assert values(before) == values(after)


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from(NAMES))
def test_a_later_copy_elsewhere_changes_no_value(pairs: list[Pair], name: str) -> None:
    of, each = pairs[-1]
    copy = article("copy", of.text, published="2031-06-01", outlet="Outlet of copies")
    said = [(claim.value, claim.informant) for claim in each.claims]
    again = (copy, mention(copy, *said, background=each.background))
    if of.published is None:
        return
    before, after = record(*pairs, profile=name), record(*pairs, again, profile=name)
    for one, other in zip(before.tolls, after.tolls, strict=True):
        assert (one.profile_low, one.profile_best, one.profile_high) == (
            other.profile_low,
            other.profile_best,
            other.profile_high,
        )
    assert len(before.sources) == len(after.sources)
    assert before.provisional == after.provisional


def test_dates_as_edtf() -> None:
    assert edtf(date(2031, 5, 4), date(2031, 5, 4)) == "2031-05-04"
    assert edtf(date(2031, 5, 1), date(2031, 5, 31)) == "2031-05"
    assert edtf(date(2031, 1, 1), date(2031, 12, 31)) == "2031"
    assert edtf(date(2031, 5, 4), date(2031, 6, 2)) == "2031-05-04/2031-06-02"
    assert edtf(None, None) is None
    assert edtf(None, date(2031, 5, 4)) == "../2031-05-04"


def test_an_unplaced_record_has_no_precision_of_its_own() -> None:
    found = record(told("a", toll(2), unplaced("Camp Orrin")), profile="acled")
    assert codes(found)["geo_precision"] == 3
