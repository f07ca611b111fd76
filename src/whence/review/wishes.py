"""What a person asks to be decided, in the names of this build, and what came of it.

The desk's forms, the API and the command line ask in these words; a ``Decider`` puts it on record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from whence.model import About, Claim, Corrected, Decision, DecisionKind, ReasonCode, Review


class Cite(Struct, frozen=True):
    """Words of an article, from character ``start`` to ``end`` of its text."""

    article_id: str
    start: int
    end: int


class Wish(Struct, frozen=True):
    """A decision that somebody asks for.

    ``about`` says which of ``incident_id``, ``field`` and ``claim_id`` it is about; ``two`` names
    the articles, mentions or incidents of a join or a copy (the copy first). ``of`` is a decision:
    the one that a withdrawal takes back, or that an acceptance agrees with. ``seen`` is the newest
    decision about the same that the person knew ("" for none): where there is a newer one, nothing
    is decided. None asks for no such care.
    """

    kind: DecisionKind
    by: str
    incident_id: str = ""
    about: About = "incident"
    field: str = ""
    claim_id: str = ""
    two: tuple[str, str] = ("", "")
    of: str = ""
    value: Corrected | None = None
    informant: str | None = None
    cites: Cite | None = None
    code: ReasonCode = "other"
    note: str = ""
    seen: str | None = None


class Made(Struct, frozen=True):
    """A decision that is on record. ``incident_id`` is where what it is about is now; ``due`` says
    that a build which runs at the moment, or the next, has yet to group by it."""

    decision: Decision
    incident_id: str | None
    due: bool = False


class Conflict(Struct, frozen=True):
    """Nothing was decided: others decided about the same meanwhile, the oldest first."""

    wish: Wish
    decisions: tuple[Decision, ...]


class Standing(Struct, frozen=True):
    """How decisions stand about one incident, for a page that lets people decide.

    ``heads`` is the newest decision by what it is about: ``incident``, ``field:killed``,
    ``claim:cl_…``, ``sensitive``. ``decisions`` are all about it, the oldest first; those in
    ``in_force`` (ids) hold, and ``about`` has them by what they are about. ``reviews`` are by field
    and claim; ``original`` says of a claim that a person made what decisions about it are about.
    """

    heads: Mapping[str, str]
    decisions: tuple[Decision, ...]
    in_force: frozenset[str]
    about: Mapping[str, tuple[Decision, ...]]
    reviews: Mapping[str, Review]
    by_hand: tuple[Claim, ...]
    original: Mapping[str, str]
    reviewers: int

    def head(self, about: str) -> str:
        """The newest decision about something; empty where there is none."""
        return self.heads.get(about, "")


class Decider(Protocol):
    """Puts decisions on record."""

    def decide(self, wish: Wish) -> Made | Conflict:
        """Decides. Raises NotDecidable where what is asked for does not fit the record."""

    def standing(self, incident_id: str) -> Standing:
        """How decisions stand about an incident. Raises KeyError where the record has none such."""
