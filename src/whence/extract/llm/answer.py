"""The form of a model's answer, and its JSON Schema.

The fields mirror ``model.py``'s values, except that a model gives words where a value is read from
words: the date, the place, the count of weapons.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from whence.model import Act, Effect, Role, Scope, Stance, Status


class TollAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """``words`` are those within the quote that count the people."""

    quote: str
    words: str
    effect: Effect
    low: int | None
    high: int | None
    who: str | None
    scope: Scope
    status: Status
    informant: str | None


class WhenAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """``words`` are the date's within the quote."""

    quote: str
    words: str
    informant: str | None


class WhereAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """``words`` are the place's within the quote."""

    quote: str
    words: str
    informant: str | None


class MeansAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """``words`` name the weapon, ``count`` says how many, both within the quote."""

    quote: str
    words: str
    count: str | None
    informant: str | None


class ActorAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """``words`` name the actor within the quote."""

    quote: str
    words: str
    role: Role
    stance: Stance
    informant: str | None


class StatementAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """``words`` are what was said, within the quote."""

    quote: str
    words: str
    speaker: str
    title: str | None
    act: Act


ClaimAnswer = TollAnswer | WhenAnswer | WhereAnswer | MeansAnswer | ActorAnswer | StatementAnswer


class IncidentAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """One incident's claims. ``number`` stays the same through an article's windows."""

    number: int
    background: bool
    tolls: tuple[TollAnswer, ...]
    dates: tuple[WhenAnswer, ...]
    places: tuple[WhereAnswer, ...]
    means: tuple[MeansAnswer, ...]
    actors: tuple[ActorAnswer, ...]
    statements: tuple[StatementAnswer, ...]

    @property
    def claims(self) -> tuple[ClaimAnswer, ...]:
        """All of them."""
        return (
            *self.tolls,
            *self.dates,
            *self.places,
            *self.means,
            *self.actors,
            *self.statements,
        )


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """What a model found in one window of an article."""

    incidents: tuple[IncidentAnswer, ...]


def schema() -> dict[str, Any]:
    """The JSON Schema of an Answer. Its root is an object and every enumeration has a type, as
    strict servers demand."""
    (root,), definitions = msgspec.json.schema_components([Answer], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        for field in definition["properties"].values():
            if "enum" in field:
                field["type"] = "string"
    return {**definitions.pop(root["$ref"].rpartition("/")[2]), "$defs": definitions}


def decode(content: str) -> Answer:
    """The answer that a message holds. Raises msgspec.DecodeError (broken JSON) or
    msgspec.ValidationError (JSON of another form)."""
    return msgspec.json.decode(content, type=Answer)
