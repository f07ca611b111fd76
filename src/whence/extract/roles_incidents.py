"""From role fillers to incidents: which fillers belong to one incident, and of which type.

The types are MUC-4's. Sentences say how probable each type is; a filler belongs to the type that
its sentences speak of. Fillers of one type are told apart by incident in ``roles_together``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.extract.encoder.analysis import Analysis, Gist
from whence.extract.roles import Filler, fillers, full_names
from whence.extract.roles_signs import Telling
from whence.extract.roles_spans import role_spans
from whence.extract.roles_together import HIT, divided
from whence.extract.text import Sentence

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
FILLER, INCIDENT, SECOND = 0.65, 0.3, 0.2
"""From which score on a filler is taken; from which probability in a sentence an incident of a
type; and from which share of the main type's sum of probabilities a second type."""
NOTHING_HIT = 0.5
"""From which probability on there is an incident that hit nothing and nobody by name."""
TAKEN, HINT = "kidnapping", 0.1
"""The type of incident in which people are abducted; and from which probability in a sentence there
is one where the article otherwise tells of people who were."""


class RoleIncident(Struct, frozen=True):
    """One incident of an article with its fillers; ``score`` is its type's highest probability in a
    sentence."""

    type: str
    score: float
    fillers: tuple[Filler, ...]


class _Told(Struct, frozen=True):
    sentence: Sentence
    gist: Gist


def role_incidents(
    text: str, sentences: Sequence[Sentence], analysis: Analysis, *, taken: bool = False
) -> tuple[RoleIncident, ...]:
    """The incidents of an article, the most told first; none where no sentence is likely enough to
    speak of one. ``taken`` says that somebody was abducted, as other readers of it found."""
    told = _told(sentences, analysis)
    telling = Telling(text, sentences, analysis)
    by_type = fillers_by_type(text, sentences, analysis)
    main = next(iter(by_type), None)
    incidents = [
        RoleIncident(type, _highest(told, type), group)
        for type, found in by_type.items()
        if found or type == main
        for group in divided(found, telling)
    ]
    if not any(filler.role in HIT for one in incidents for filler in one.fillers):
        incidents = [one for one in incidents if one.score >= NOTHING_HIT]
    if taken and all(one.type != TAKEN for one in incidents) and _highest(told, TAKEN) >= HINT:
        incidents.append(RoleIncident(TAKEN, _highest(told, TAKEN), ()))
    return tuple(incidents)


def fillers_by_type(
    text: str, sentences: Sequence[Sentence], analysis: Analysis
) -> dict[str, list[Filler]]:
    """The types of incident that an article tells of, the most told first, each with its
    fillers."""
    told = _told(sentences, analysis)
    groups: dict[str, list[Filler]] = {type: [] for type in _types(told)}
    found = fillers(text, role_spans(text, analysis))
    for filler in full_names(text, found, [one for one in analysis.entities if one.label == "PER"]):
        if filler.score >= FILLER and groups:
            for type in _types_of(filler, told, list(groups)):
                groups[type].append(filler)
    return groups


def _told(sentences: Sequence[Sentence], analysis: Analysis) -> list[_Told]:
    return [
        _Told(sentence, gist)
        for sentence, gist in zip(sentences, analysis.gists, strict=True)
        if gist is not None
    ]


def _highest(told: Sequence[_Told], type: str) -> float:
    """How probable a type is in the sentence where it is most."""
    return max((one.gist.kinds[type] for one in told), default=0.0)


def _types(told: Sequence[_Told]) -> list[str]:
    """The types of incident that an article tells of, the main one first."""
    if not told:
        return []
    sums = Counter({type: sum(one.gist.kinds[type] for one in told) for type in TYPES})
    likely = [type for type, _ in sums.most_common() if _highest(told, type) >= INCIDENT]
    return [type for type in likely if sums[type] >= SECOND * sums[likely[0]]]


def _types_of(filler: Filler, told: Sequence[_Told], types: Sequence[str]) -> Iterator[str]:
    """The type that a filler's sentences speak of most; perpetrators and their organisations belong
    to every type of which theirs do."""
    sums = dict.fromkeys(types, 0.0)
    for span in filler.mentions:
        for one in told:
            if one.sentence.start <= span.start < one.sentence.end:
                for type in types:
                    sums[type] += one.gist.kinds[type]
    most = max(sums.values())
    for type in types:
        if sums[type] == most or (filler.role.startswith("perp") and sums[type] >= most / 2):
            yield type
