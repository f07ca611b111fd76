"""The labels of each head, as they are exported beside the weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from training.examples import Sentence

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
HARMS = ("killed", "injured", "taken", "unharmed")
"""What an incident did to its human targets; ``taken`` is kidnapped."""
_EFFECTS = ("killed", "injured", "missing", "abducted", "detained", "displaced", "period")
_KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
_RARE = 50


@dataclass(frozen=True)
class Labels:
    """Label names by head; a label's number is its place."""

    tag: tuple[str, ...]
    dep: tuple[str, ...]
    ner: tuple[str, ...]
    role: tuple[str, ...]
    harm: tuple[str, ...]
    toll: tuple[str, ...]
    kind: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Labels:
        """Tags and relations as the treebanks have them; a rare relation counts as its kind."""
        tags, deps = Counter[str](), Counter[str]()
        for sentence in sentences:
            tags.update(sentence.tag)
            deps.update(sentence.dep)
        kept = {dep for dep, times in deps.items() if times >= _RARE or ":" not in dep}
        kept |= {dep.split(":")[0] for dep in deps}
        return cls(
            tag=tuple(sorted(tags)),
            dep=tuple(sorted(kept)),
            ner=bio(("PER", "ORG", "LOC")),
            role=bio(ROLES),
            harm=bio(HARMS),
            toll=bio(_EFFECTS),
            kind=_KINDS,
        )

    def builtins(self) -> dict[str, Sequence[str]]:
        """For JSON."""
        return asdict(self)


def bio(kinds: Iterable[str]) -> tuple[str, ...]:
    """O, then B- and I- of each kind."""
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))
