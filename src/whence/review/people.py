"""Who speaks in an article: its informants and the speakers of its statements, each once.

One person has one sign and one look wherever he is met. Two names are one person's where they are
the same but for case and accents, or where the shorter one, a proper name, ends just one longer one
("Talsky", "Oren Talsky", "police chief Oren Talsky").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from whence.gazetteer import fold
from whence.model import Claim, Statement

LOOKS = 7
"""Looks that belong to one person; all others share the one after."""


class Person(Struct, frozen=True):
    """Somebody whom the article credits. ``sign`` is a letter or two; ``claims`` counts what rests
    on him, ``statements`` what he is reported to have said."""

    sign: str
    name: str
    look: int
    claims: int
    statements: int


class People(Struct, frozen=True):
    """The people of an article, those met first first, and whose each claim is, by its id."""

    people: tuple[Person, ...]
    of_claim: Mapping[str, Person]

    def first_of(self, claim_ids: Iterable[str]) -> Person | None:
        """The person of the first of some claims that has one."""
        return next((self.of_claim[one] for one in claim_ids if one in self.of_claim), None)


def people(claims: Sequence[Claim]) -> People:
    """Who speaks in an article with these claims, in the order of its text."""
    names = {claim.claim_id: name for claim in claims if (name := _who(claim))}
    same = _same(dict.fromkeys(names.values()))
    ordered = list(dict.fromkeys(same[name] for name in names.values()))
    found: dict[str, Person] = {}
    for number, name in enumerate(ordered):
        whose = [claim for claim in claims if same.get(names.get(claim.claim_id, "")) == name]
        statements = sum(isinstance(claim.value, Statement) for claim in whose)
        look = min(number, LOOKS) + 1
        found[name] = Person(_sign(number), name, look, len(whose) - statements, statements)
    of_claim = {claim_id: found[same[name]] for claim_id, name in names.items()}
    return People(tuple(found.values()), of_claim)


def _who(claim: Claim) -> str | None:
    return claim.value.speaker if isinstance(claim.value, Statement) else claim.informant


def _same(names: Iterable[str]) -> dict[str, str]:
    """For each name the longest that is the same person's."""
    folded = {name: fold(name) or name for name in names}
    longest = {words: name for name, words in reversed(folded.items())}
    meant: dict[str, str] = {}
    for words in sorted(longest, key=len, reverse=True):
        longer = {meant[other] for other in meant if other.endswith(f" {words}")}
        known = len(longer) == 1 and longest[words][:1].isupper()
        meant[words] = longer.pop() if known else words
    return {name: longest[meant[words]] for name, words in folded.items()}


def _sign(number: int) -> str:
    first, last = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
