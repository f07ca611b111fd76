"""How far from a town something happened: "20 km north of Velde" is beside it, "500 km" is not."""

from __future__ import annotations

import re

from whence.extract.where_words import DIRECTION

_KM = r"(?P<far>\d+(?:[.,]\d+)?)\s?(?i:kms?|kilomet(?:er|re)s|miles)\s(?:\([^)]{1,20}\)\s)?"
BESIDE = re.compile(
    r",?\s(?:(?:just|about|some|roughly|around)\s)?"
    rf"(?:{_KM})?(?:to\sthe\s)?{DIRECTION}(?:ern)?\sof\s"
)
_FAR = re.compile(rf"{_KM}(?:to\sthe\s)?$")
_FAR_KM = 50
"""From which distance on a town only says where another one lies."""


def is_far(told: re.Match[str] | None) -> bool:
    """Whether words tell a distance at which a town is no longer where something happened."""
    distance = told["far"] if told else None
    return distance is not None and float(distance.replace(",", "")) >= _FAR_KM


def far_before(sentence: str, place: int) -> bool:
    """Whether such a distance stands right before a place in a sentence."""
    return is_far(_FAR.search(sentence, 0, place))


def far_beside(sentence: str, place: int) -> bool:
    """The same, with or without the direction in which the place lies."""
    told = BESIDE.finditer(sentence, 0, place)
    return far_before(sentence, place) or any(is_far(one) for one in told if one.end() == place)
