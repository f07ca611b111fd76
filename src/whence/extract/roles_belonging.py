"""To which of an article's incidents people belong, where it tells of several.

Of the incidents' types the one counts that the people's sentences speak of most; whoever was
abducted belongs to a kidnapping, everybody else to another incident. Of the incidents of that type
it is the one of whose victims they are one, else the one with whose targets and victims they likely
belong together (``roles_together``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from whence.extract.encoder.analysis import Analysis
from whence.extract.roles import Filler, RoleSpan, tokens
from whence.extract.roles_incidents import TAKEN, RoleIncident
from whence.extract.roles_signs import Telling, Told
from whence.extract.roles_together import HIT, likeness
from whence.extract.text import Sentence


class People(Struct, frozen=True):
    """People by name or description, and the characters where they are told of."""

    name: str
    places: tuple[tuple[int, int], ...]
    taken: bool


class Belonging:
    """An article's incidents as people are put to them."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        analysis: Analysis,
        incidents: Sequence[RoleIncident],
    ) -> None:
        self.sentences, self.gists = sentences, analysis.gists
        self.incidents = incidents
        self._telling = Telling(text, sentences, analysis)
        self._told = [[self._telling.told(one) for one in each.fillers] for each in incidents]

    def of(self, people: People) -> int | None:
        """The number of the people's incident; None where there is none of a fitting type."""
        fitting = [
            number
            for number, one in enumerate(self.incidents)
            if (one.type == TAKEN) == people.taken
        ]
        if not fitting:
            return None
        types = list(dict.fromkeys(self.incidents[number].type for number in fitting))
        type = max(types, key=lambda one: self._spoken_of(one, people))
        of_type = [number for number in fitting if self.incidents[number].type == type]
        naming = [number for number in of_type if _is_named(people, self._told[number])]
        spans = tuple(RoleSpan(*place, "victim", 1.0) for place in people.places)
        told = self._telling.told(Filler("victim", people.name, spans, 1.0))
        return max(naming or of_type, key=lambda number: self._fit(told, self._told[number]))

    def _spoken_of(self, type: str, people: People) -> float:
        """How much the people's sentences speak of a type of incident."""
        return sum(
            gist.kinds[type]
            for sentence, gist in zip(self.sentences, self.gists, strict=True)
            for start, _ in people.places
            if gist is not None and sentence.start <= start < sentence.end
        )

    def _fit(self, told: Told, incident: Sequence[Told]) -> float:
        hit = [one for one in incident if one.filler.role in HIT]
        every = [likeness(told, one, self._telling) for one in hit or incident]
        return sum(every) / len(every) if every else 0.0


def _is_named(people: People, incident: Iterable[Told]) -> bool:
    words = set(tokens(people.name))
    return any(
        one.filler.role == "victim" and not words.isdisjoint(tokens(one.filler.name))
        for one in incident
    )
