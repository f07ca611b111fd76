"""The values that people give to the fields of an incident, and how far each is reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, structs

from whence.model import (
    EFFECTS,
    Article,
    Claim,
    Decision,
    Effect,
    IncidentKind,
    Kind,
    Lost,
    Outcome,
    Review,
    Toll,
    When,
    Where,
)
from whence.reconcile.decided import Held, Settled, settle, told
from whence.reconcile.people import REJECTED, Beside, hand_made
from whence.reconcile.seen import Seen, difference, fields_of, of_field

BY_PERSON = "a person's value"
NO_SOURCE = "a person's value, no source"

Days = tuple[date | None, date | None]


class Fields(Struct, frozen=True):
    """The decisions about an incident and its fields: by field what they come to, for each whole
    incident decision what it covers."""

    settled: Mapping[str, Settled]
    hands: Mapping[str, Claim]
    """The claims that fields' values rest on, by field."""

    def decision(self, field: str) -> Decision | None:
        """The decision that has effect on a field."""
        found = self.settled.get(field)
        return found.decision if found else None

    def kind(self, read: IncidentKind) -> IncidentKind:
        """What kind of incident it is."""
        decision = self.decision("kind")
        value = decision.value if decision else None
        return value.kind if isinstance(value, Kind) else read

    def days(self, read: Days) -> Days:
        """When it was; neither day where a person rejected the dates."""
        decision = self.decision("when")
        if decision and decision.kind == "reject":
            return None, None
        value = decision.value if decision else None
        return (value.earliest, value.latest) if isinstance(value, When) else read

    def place(self, read: Where | None) -> Where | None:
        """Where it was; None where a person rejected the places."""
        decision = self.decision("where")
        if decision and decision.kind == "reject":
            return None
        value = decision.value if decision else None
        return value if isinstance(value, Where) else read

    def tolls(
        self,
        read: Sequence[Outcome],
        lost: Mapping[str, tuple[Lost, ...]],
        effects: Iterable[Effect],
    ) -> tuple[Outcome, ...]:
        """The outcomes with people's values, and with the claims that people set aside (``lost``,
        by effect) among the losers."""
        by_effect = {outcome.field: outcome for outcome in read}
        recorded = set(effects)
        found = []
        for effect in EFFECTS:
            if effect not in recorded:
                continue
            outcome = by_effect.get(effect)
            if gone := lost.get(effect):
                outcome = outcome or _nothing(effect, REJECTED)
                outcome = structs.replace(outcome, losers=(*outcome.losers, *gone))
            decision = self.decision(effect)
            if decision and (decision.kind == "reject" or isinstance(decision.value, Toll)):
                outcome = _decided(outcome, decision, effect, self.hands.get(effect))
            if outcome:
                found.append(outcome)
        return tuple(found)


def fields(beside: Beside) -> Fields:
    """What was decided about the fields of an incident."""
    own: dict[str, list[Held]] = defaultdict(list)
    for held in beside.held:
        if held.decision.about == "field":
            own[held.decision.field].append(held)
    settled, hands = {}, {}
    for field, members in own.items():
        settled[field] = settle([each.decision for each in members], beside.reviewers)
        decision = settled[field].decision
        last = next((each for each in members if each.decision == decision), None)
        if decision and last and (hand := hand_made(last, decision)):
            hands[field] = hand
    return Fields(settled, hands)


def field_decision(beside: Beside, field: str) -> Decision | None:
    """The decision that has effect on a field of an incident."""
    return fields(beside).decision(field)


def _nothing(effect: Effect, rule: str) -> Outcome:
    return Outcome(effect, None, None, None, None, None, rule, ())


def _decided(
    read: Outcome | None, decision: Decision, effect: Effect, hand: Claim | None
) -> Outcome:
    """A person's value in the place of what the rules made; all that counted before is set
    aside."""
    outcome = read or _nothing(effect, REJECTED)
    toll = decision.value if isinstance(decision.value, Toll) else None
    rule = REJECTED if toll is None else BY_PERSON if hand else NO_SOURCE
    aside = tuple(Lost(claim_id, told(decision), rule) for claim_id in outcome.winners)
    low, high = (toll.low, toll.high) if toll else (None, None)
    best = toll.figures[0] if toll and len(toll.figures) == 1 else low if low == high else None
    return structs.replace(
        outcome,
        low=low,
        high=high,
        profile_low=low,
        profile_best=best,
        profile_high=high,
        rule=rule,
        winners=(hand.claim_id,) if hand else (),
        losers=(*outcome.losers, *aside),
        words=(toll.as_written,) if toll and low is None and high is None else (),
        open_high=bool(toll and low is not None and high is None),
    )


# -- reviews ----------------------------------------------------------------------------------


class Reviewed(Struct, frozen=True):
    """How far an incident and its fields are reviewed, and the warning that it carries."""

    review: Review
    by_field: Mapping[str, Review]
    warning: str | None


def reviewed(
    beside: Beside, about: Fields, now: Seen, articles: Mapping[str, Article], recorded: set[str]
) -> Reviewed:
    """The reviews of an incident and of its fields. One is open again where the claims come to
    something else than what the person saw. ``recorded`` are the fields that the profile has."""
    whole = [
        each.decision
        for each in beside.held
        if each.decision.about == "incident" and each.decision.kind in ("accept", "reject")
    ]
    settled = settle(whole, beside.reviewers) if whole else None
    by_field = {field: each.review for field, each in about.settled.items()}
    covering = _covering(beside.held, settled)
    for field in sorted((fields_of(now.lines) | set(covering)) & recorded):
        if field not in covering:
            continue
        then = of_field(covering[field].saw, field)
        if then != now.of(field):
            before = by_field.get(field, settled.review if settled else Review())
            why = f"{told(covering[field])}; {difference(field, then, now, articles)}"
            by_field[field] = structs.replace(before, state="reopened", why=why)
    review = _of_incident(settled.review if settled else Review(), by_field)
    return Reviewed(review, by_field, _warning(beside.held))


def _covering(held: Sequence[Held], settled: Settled | None) -> dict[str, Decision]:
    """The latest decision that covers each field: one about the field, or about the incident."""
    found: dict[str, Decision] = {}
    whole = settled.decision if settled else None
    for each in held:
        decision = each.decision
        if decision.about == "field" and decision.field:
            found[decision.field] = decision
        elif decision == whole and decision.saw:
            covered = fields_of(decision.saw)
            found.update(dict.fromkeys((*found, *covered, *FIELDS), decision))
    return found


FIELDS = ("kind", "when", "where", *EFFECTS, "means", "actor")
"""What a decision about a whole incident covers. Statements are not among them: that somebody
else spoke changes nothing that was accepted."""


def _of_incident(review: Review, by_field: Mapping[str, Review]) -> Review:
    """An incident that was decided is open or disputed again where one of its fields is."""
    for state in ("disputed", "reopened"):
        parts = [each for each in by_field.values() if each.state == state]
        if parts and review.state in ("accepted", "rejected"):
            return structs.replace(review, state=state, why="; ".join(each.why for each in parts))
    return review


def _warning(held: Sequence[Held]) -> str | None:
    warned = [each.decision for each in held if each.decision.kind == "sensitive"]
    return (warned[-1].reason or "This may distress.") if warned else None
