"""Human targets joined from the network's labels, the rules' tolls and the parse's names."""

from __future__ import annotations

from bench.human_targets import human_targets
from bench.scorers import keys

from whence.extract.roles_incidents import RoleIncident
from whence.extract.roles_people import Harmed
from whence.extract.roles_targets import HumanTarget
from whence.model import ClaimDraft, Effect, MentionDraft, Scope, Toll

TEXT = "Ana Brun, two guards and three rebels were killed; Ivo Marr was kidnapped."


def _toll(words: str, effect: Effect, figures: tuple[int, ...], scope: Scope) -> ClaimDraft:
    start = TEXT.index(words)
    low = sum(figures)
    toll = Toll(effect, low, low, words, figures, scope=scope)
    return ClaimDraft(toll, words, start, start + len(words))


def _incident(type: str) -> RoleIncident:
    return RoleIncident(type, 0.9, ())


def test_each_target_counts_once_in_its_incident() -> None:
    drafts = (
        _toll("two guards and three rebels", "killed", (2, 3), "total"),
        _toll("two guards", "killed", (2,), "part"),
        _toll("three rebels", "killed", (3,), "part"),
        _toll("Ivo Marr", "abducted", (1,), "part"),
    )
    labelled = [HumanTarget("guards", None, "killed", ()), HumanTarget("Ivo Marr", 1, "taken", ())]
    named = [Harmed(0, 8, "Ana Brun", 1, "killed", True)]
    incidents = (_incident("attack"), _incident("kidnapping"))
    attack, taken = human_targets(incidents, labelled, (MentionDraft("attack", drafts),), named)
    assert [(one.values, one.target) for one in attack.fills[keys.NUMBER]] == [
        (frozenset({"PLURAL"}), frozenset({"guards"})),
        (frozenset({"1"}), frozenset({"ana brun"})),
    ]
    assert len(attack.fills[keys.EFFECT]) == 2
    assert [one.target for one in taken.fills[keys.NUMBER]] == [frozenset({"ivo marr"})]
    assert taken.fills[keys.EFFECT] == []


def test_whoever_came_to_no_harm_has_a_number_and_no_effect() -> None:
    unharmed = [HumanTarget("Ana Brun", 1, "unharmed", ())]
    (answer,) = human_targets((_incident("attack"),), unharmed, (), ())
    assert [one.values for one in answer.fills[keys.NUMBER]] == [frozenset({"1"})]
    assert answer.fills[keys.EFFECT] == []
