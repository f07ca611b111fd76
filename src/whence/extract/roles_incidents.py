"""From role fillers to incidents: which fillers belong to one incident, and of which type.

The types are MUC-4's. Sentences say how probable each type is; a filler belongs to the type that
its sentences speak of. An article has one incident a type: two attacks of one article are told
apart by ``mentions``, not here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.extract.encoder.analysis import Analysis, Gist
from whence.extract.roles import Filler, fillers, full_names
from whence.extract.roles_spans import role_spans
from whence.extract.text import Sentence

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
FILLER, INCIDENT, SECOND = 0.65, 0.3, 0.2
"""From which score on a filler is taken; from which probability in a sentence an incident of a
type; and from which share of the main type's sum of probabilities a second type."""


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
    text: str, sentences: Sequence[Sentence], analysis: Analysis
) -> tuple[RoleIncident, ...]:
    """The incidents of an article, the most told first; none where no sentence is likely enough to
    speak of one."""
    told = [
        _Told(sentence, gist)
        for sentence, gist in zip(sentences, analysis.gists, strict=True)
        if gist is not None
    ]
    types = _types(told)
    found = fillers(text, role_spans(text, analysis))
    named = full_names(text, found, [one for one in analysis.entities if one.label == "PER"])
    groups: dict[str, list[Filler]] = {type: [] for type in types}
    for filler in named:
        if filler.score >= FILLER and types:
            for type in _types_of(filler, told, types):
                groups[type].append(filler)
    return tuple(
        RoleIncident(type, max(one.gist.kinds[type] for one in told), tuple(group))
        for type, group in groups.items()
        if group or type == types[0]
    )


def _types(told: Sequence[_Told]) -> list[str]:
    """The types of incident that an article tells of, the main one first."""
    if not told:
        return []
    sums = Counter({type: sum(one.gist.kinds[type] for one in told) for type in TYPES})
    likely = [
        type
        for type, _ in sums.most_common()
        if max(one.gist.kinds[type] for one in told) >= INCIDENT
    ]
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
