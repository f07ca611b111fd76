"""Human targets joined from the rules' tolls, the parse's names and the network's victims."""

from __future__ import annotations

from bench.human_targets import human_targets
from bench.scorers import keys

from whence.extract.roles import Filler, RoleSpan
from whence.extract.roles_incidents import RoleIncident
from whence.extract.roles_people import Harmed
from whence.model import ClaimDraft, Effect, MentionDraft, Scope, Toll

TEXT = "Ana Brun, two guards and three rebels were killed; Ivo Marr was kidnapped."


def _toll(words: str, effect: Effect, figures: tuple[int, ...], scope: Scope) -> ClaimDraft:
    start = TEXT.index(words)
    low = sum(figures)
    toll = Toll(effect, low, low, words, figures, scope=scope)
    return ClaimDraft(toll, words, start, start + len(words))


def _filler(name: str) -> Filler:
    start = TEXT.index(name)
    return Filler("victim", name, (RoleSpan(start, start + len(name), "victim", 0.9),), 0.9)


def test_each_target_counts_once_in_its_incident() -> None:
    drafts = (
        _toll("two guards and three rebels", "killed", (2, 3), "total"),
        _toll("two guards", "killed", (2,), "part"),
        _toll("three rebels", "killed", (3,), "part"),
        _toll("Ivo Marr", "abducted", (1,), "part"),
    )
    named = [Harmed(0, 8, "Ana Brun", 1, "killed", True)]
    incidents = (
        RoleIncident("attack", 0.9, (_filler("Ana Brun"),)),
        RoleIncident("kidnapping", 0.8, (_filler("Ivo Marr"),)),
    )
    attack, taken = human_targets(TEXT, incidents, (MentionDraft("attack", drafts),), named)
    assert [(one.values, one.target) for one in attack.fills[keys.NUMBER]] == [
        (frozenset({"2"}), frozenset({"two guards"})),
        (frozenset({"1"}), frozenset({"ana brun"})),
    ]
    assert len(attack.fills[keys.EFFECT]) == 2
    assert [one.target for one in taken.fills[keys.NUMBER]] == [frozenset({"ivo marr"})]
    assert taken.fills[keys.EFFECT] == []


def test_a_victim_whom_nobody_else_tells_of_is_one() -> None:
    incident = RoleIncident("attack", 0.9, (_filler("Ana Brun"),))
    (answer,) = human_targets(TEXT, (incident,), (), ())
    assert [one.values for one in answer.fills[keys.NUMBER]] == [frozenset({"1"})]
    assert [one.values for one in answer.fills[keys.EFFECT]] == [frozenset({"DEATH"})]
