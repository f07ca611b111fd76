"""Human targets joined from the network's labels, the rules' tolls and the parse's names."""

from __future__ import annotations

from bench.human_targets import human_targets, people
from bench.scorers import keys

from whence.extract.encoder.analysis import Analysis
from whence.extract.roles_belonging import Belonging
from whence.extract.roles_incidents import RoleIncident
from whence.extract.roles_people import Harmed
from whence.extract.roles_targets import HumanTarget
from whence.model import ClaimDraft, Effect, MentionDraft, Scope, Toll

TEXT = "Ana Brun, two guards and three rebels were killed; Ivo Marr was kidnapped."
NOTHING = Analysis((), (), (), (), (), ())


def _toll(words: str, effect: Effect, figures: tuple[int, ...], scope: Scope) -> ClaimDraft:
    start = TEXT.index(words)
    low = sum(figures)
    toll = Toll(effect, low, low, words, figures, scope=scope)
    return ClaimDraft(toll, words, start, start + len(words))


def _belonging(*types: str) -> Belonging:
    return Belonging(TEXT, (), NOTHING, [RoleIncident(type, 0.9, ()) for type in types])


def test_each_target_counts_once_in_its_incident() -> None:
    drafts = (
        _toll("two guards and three rebels", "killed", (2, 3), "total"),
        _toll("two guards", "killed", (2,), "part"),
        _toll("three rebels", "killed", (3,), "part"),
        _toll("Ivo Marr", "abducted", (1,), "part"),
    )
    labelled = [HumanTarget("guards", None, "killed", ()), HumanTarget("Ivo Marr", 1, "taken", ())]
    named = [Harmed(0, 8, "Ana Brun", 1, "killed", True)]
    found = people(labelled, (MentionDraft("attack", drafts),), named, {"ana", "brun"})
    attack, taken = human_targets(found, _belonging("attack", "kidnapping"))
    assert [(one.values, one.target) for one in attack.fills[keys.NUMBER]] == [
        (frozenset({"PLURAL"}), frozenset({"guards"})),
        (frozenset({"1"}), frozenset({"ana brun"})),
    ]
    assert len(attack.fills[keys.EFFECT]) == 2
    assert [one.target for one in taken.fills[keys.NUMBER]] == [frozenset({"ivo marr"})]
    assert taken.fills[keys.EFFECT] == []


def test_one_person_told_of_by_name_and_by_calling_is_one() -> None:
    named = [
        Harmed(0, 4, "Brun", 1, "killed", True),
        Harmed(0, 8, "Ana Brun", 1, "killed", True),
    ]
    assert [one.name for one in people((), (), named, {"ana", "brun"})] == ["Ana Brun"]
    labelled = [HumanTarget("Ivo Marr", 1, "killed", ())]
    drafts = (_toll("two guards", "killed", (1,), "total"),)
    mentions = (MentionDraft("attack", drafts),)
    assert [one.name for one in people(labelled, mentions, (), {"marr"})] == ["Ivo Marr"]
    assert len(people(labelled, mentions, (), ())) == 2


def test_fighters_and_bare_figures_are_no_targets() -> None:
    drafts = (
        _toll("three rebels", "killed", (3,), "total"),
        _toll("two guards", "killed", (2,), "total"),
        _toll("two", "injured", (2,), "part"),
    )
    found = people((), (MentionDraft("attack", drafts),), (), ())
    assert [one.name for one in found] == ["two guards"]


def test_whoever_came_to_no_harm_has_a_number_and_no_effect() -> None:
    unharmed = [HumanTarget("Ana Brun", 1, "unharmed", ())]
    (answer,) = human_targets(people(unharmed, (), (), ()), _belonging("attack"))
    assert [one.values for one in answer.fills[keys.NUMBER]] == [frozenset({"1"})]
    assert answer.fills[keys.EFFECT] == []
