"""Profiles: named, versioned rule sets over the same claims.

Each is a literal list: the rules that set claims aside, in their order, then how the figures that
are left become low, best and high, then the codes, the categories and the grade that its codebook
asks for. What a codebook leaves open, or could not be checked against its original, is a number in
``Choices`` that a person may set.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec import Struct

from whence.errors import ProfileError
from whence.model import EFFECTS, Effect
from whence.reconcile import asides, best, categories, codes, grades
from whence.reconcile.asides import Aside
from whence.reconcile.best import Best
from whence.reconcile.choices import Choices, read
from whence.reconcile.evidence import Item
from whence.reconcile.grades import Grading

PART_FLOOR = "no total reported: the largest part is a floor"


class Profile(Struct, frozen=True):
    """How claims become values.

    ``source`` names the codebook. ``effects`` are the tolls that it records. ``lookback``: an
    article that only refers back to an incident this long after it counts for a toll only where no
    nearer report gives one.
    """

    name: str
    version: str
    source: str
    effects: tuple[Effect, ...]
    asides: tuple[Aside, ...]
    best: Best
    codes: tuple[codes.Coding, ...] = ()
    categories: tuple[categories.Category, ...] = ()
    grading: Grading | None = None
    provisional: Callable[[Sequence[Item], Choices], bool] | None = None
    part_rule: str = PART_FLOOR
    choices: Choices = Choices()
    lookback: timedelta = timedelta(days=90)

    @property
    def label(self) -> str:
        """How records name the profile: ``plain/3``; with choices of a person's own their digest
        too."""
        own = self.choices.mark
        return f"{self.name}/{self.version}{f'+{own}' if own else ''}"


_EVERY = (
    asides.ONLY_TOTALS,
    asides.ONLY_REPORTED,
    asides.ONLY_FIGURES,
    asides.NEAR_REPORTS,
    asides.VICTIMS_ONLY,
    asides.NOT_OUTDATED,
    asides.NO_GROUPS,
    asides.WITHOUT_ATTACKERS,
    asides.ALIVE,
    asides.COPIES,
    asides.EARLIER_BY_SOURCE,
    asides.EARLIER_BY_INFORMANT,
)
"""What every profile sets aside, in this order."""

PLAIN = Profile(
    name="plain",
    version="3",
    source="Whence",
    effects=EFFECTS,
    asides=_EVERY,
    best=best.MOST_SOURCES,
    codes=(codes.EDTF,),
)
"""The figures of each independent source's latest report, with the smallest as low and the largest
as high. Parts never change a total and are never added up."""

UCDP = Profile(
    name="ucdp",
    version="2",
    source="UCDP Georeferenced Event Dataset codebook",
    effects=("killed",),
    asides=_EVERY,
    best=best.WITH_ATTACKERS,
    codes=codes.UCDP,
    categories=categories.UCDP,
)
"""Deaths on all sides: killed attackers are side a's and count towards the total. What no claim
puts in a category is unknown, so that the categories add up to best."""

ACLED = Profile(
    name="acled",
    version="2",
    source="ACLED codebook",
    effects=("killed",),
    asides=(
        asides.ONLY_TOTALS,
        asides.ONLY_REPORTED,
        asides.VICTIMS_ONLY,
        asides.VAGUE_BESIDE_FIGURES,
        asides.NEAR_REPORTS,
        *_EVERY[_EVERY.index(asides.NOT_OUTDATED) :],
    ),
    best=best.MOST_CONSERVATIVE,
    codes=codes.ACLED,
)
"""One number of fatalities, the smallest that stands; a vague quantity counts as a fixed number
where no source gives a figure."""

AIRWARS = Profile(
    name="airwars",
    version="2",
    source="Airwars methodology note",
    effects=("killed", "injured"),
    asides=_EVERY,
    best=best.RANGE_ONLY,
    codes=(codes.EDTF,),
    categories=categories.AIRWARS,
    grading=grades.AIRWARS,
)
"""Minimum and maximum, never one best figure; civilian unless there is evidence otherwise."""

IBC = Profile(
    name="ibc",
    version="2",
    source="Iraq Body Count methods",
    effects=("killed", "injured"),
    asides=_EVERY,
    best=best.RANGE_ONLY,
    codes=codes.IBC,
    categories=categories.IBC,
    provisional=grades.too_few_sources,
)
"""Minimum and maximum; provisional until two independent sources give the deaths."""

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {profile.name: profile for profile in (PLAIN, UCDP, ACLED, AIRWARS, IBC)}
)


def profile(asked: str) -> Profile:
    """The profile of a name, or of a TOML file that names one and sets its choices. Raises
    ProfileError where there is none."""
    name, choices = read(Path(asked)) if asked.endswith(".toml") else (asked, Choices())
    if name not in PROFILES:
        said = f"{asked}: " if name != asked else ""
        raise ProfileError(f"{said}there is no profile {name!r}; there are: {', '.join(PROFILES)}")
    return msgspec.structs.replace(PROFILES[name], choices=choices)


class _Packed(Struct, frozen=True):
    name: str
    choices: Choices


def packed(of: Profile) -> str:
    """A profile as text, to be kept with a record that was made under it."""
    return msgspec.json.encode(_Packed(of.name, of.choices), order="sorted").decode()


def unpacked(text: str) -> Profile:
    """The profile of a text that ``packed`` gave, in its present version. Raises ProfileError where
    there is none any more."""
    kept = msgspec.json.decode(text, type=_Packed)
    if kept.name not in PROFILES:
        raise ProfileError(f"there is no profile {kept.name!r} any more")
    return msgspec.structs.replace(PROFILES[kept.name], choices=kept.choices)
