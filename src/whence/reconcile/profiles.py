"""Profiles: named, versioned rule sets over the same claims."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from msgspec import Struct


class Profile(Struct, frozen=True):
    """How claims become values.

    ``lookback``: an article that only refers back to an incident this long after it counts for a
    toll only where no nearer report gives one.
    """

    name: str
    version: str
    toll_rule: str
    part_rule: str
    lookback: timedelta

    @property
    def label(self) -> str:
        """How records name the profile: ``plain/1``."""
        return f"{self.name}/{self.version}"


PLAIN = Profile(
    name="plain",
    version="1",
    toll_rule="latest of each independent source; best: most sources, then the latest",
    part_rule="no total reported: the largest part is a floor",
    lookback=timedelta(days=90),
)
"""The figures of each independent source's latest report, with the smallest as low and the largest
as high. Best is the figure that most independent sources give, of several the one published last,
of those the larger one. Each source has one vote, for the figure that its latest report gives most
often, of several the larger one. Parts never change a total and are never added up."""

PROFILES: Mapping[str, Profile] = MappingProxyType({"plain": PLAIN})
