"""What speaks for and against two mentions being one incident.

Each comparison (dates, place, figures, words …) puts a pair on one level, and the linkage model
says what the level weighs, in bits: 1 doubles the odds. Weights add up. A weight of ``NEVER`` says
that nothing else can make up for it; those stand here and are in no model.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from whence.gazetteer import gazetteer
from whence.group.levels import NEVER, Finding, findings, gap
from whence.group.model import Feature, weights
from whence.group.names import Collection
from whence.group.rarity import shared
from whence.group.sketch import Sketch

COPIED = 100.0
"""The weight of the same words in two copies of one report. Only the rule that an article's events
are different ones stands above it."""
REPRINT = 14
"""Days between the dates that two copies of one report may give for its event, and between which
they may be printed."""
VAGUE = 6.0
"""What two mentions weigh at most that share day, town and wording, and nothing that would be
another in the next event of the town: too little for a join, enough to be proposed."""
FAINT = 0.0
"""What they weigh at most where such events come in series: too little to be proposed."""
_TELLING = {
    "place": ("same named place",),
    "killed": ("equal: 2", "equal: 3", "equal: 4 to 9", "equal: 10 or more", "close"),
    "injured": ("equal: 2", "equal: 3", "equal: 4 to 9", "equal: 10 or more", "close"),
    "other_effects": ("equal",),
    "means": ("as many",),
    "names": ("0", "1", "2", "3"),
    "ages": ("one of one", "one of few", "several of few", "some of many"),
    "people": ("same", "same last name"),
    "streets": tuple(
        f"{level} of {many}" for level in ("one", "several") for many in ("one", "few", "many")
    ),
    "hour": ("same",),
}
"""The levels at which a particular is shared."""
_ALIKE = ("from 0.25", "from 0.30", "from 0.40", "from 0.50")
"""The likeness of wording by which reports of one day are of one event."""

SERIES = frozenset(("air strike", "shelling", "clash"))
"""Kinds of which a war brings many to one town on one day. Their reports use the same words, name
the same agencies, and small tolls are equal by chance; so two particulars must be shared, and a
town's name is none."""
_TELLING_IN_SERIES: Mapping[str, Mapping[str, float]] = {
    **{name: dict.fromkeys(_TELLING[name], 1.0) for name in ("ages", "people", "streets", "hour")},
    "means": {"as many": 1.0},
    "names": {"0": 0.5, "1": 1.0, "2": 1.5, "3": 2.0},
    "killed": {"equal: 4 to 9": 0.5, "equal: 10 or more": 1.0, "close": 0.5},
    "injured": {"equal: 4 to 9": 0.5, "equal: 10 or more": 1.0, "close": 0.5},
    "words": {"from 0.25": 0.5, "from 0.30": 0.5, "from 0.40": 1.0, "from 0.50": 1.0},
}
"""For how much of a particular each level counts where events come in series."""
_SITE = 1.5
"""What a shared place counts that the gazetteer does not know as a town."""
_NEEDED = 2.0
"""How many particulars must be shared."""
_VAGUELY = ("overlap", "fits in a wide range")
_AT_ONCE = ("0", "1")
_WANTING = "too little in common that tells it from another"


def evidence(one: Sketch, other: Sketch, known: Collection) -> tuple[Feature, ...]:
    """The features of two mentions with their weights, those that weigh nothing left out."""
    if _copied(one, other):
        return (("the same words in copies of one report", COPIED),)
    found = list(_weighed(findings(one, other, known)))
    features = [(_worded(each, one, other), weight) for each, weight in found if weight]
    most = _most(one, other, {each.comparison: each.level for each, _ in found})
    over = sum(weight for _, weight in found) - most
    if over > 0:
        features.append((_WANTING, -over))
    return tuple(features)


def bits(one: Sketch, other: Sketch, known: Collection) -> float:
    """The sum of the features' weights; NEVER where one of them rules one incident out."""
    if _copied(one, other):
        return COPIED
    found, levels = 0.0, {}
    for finding, each in _weighed(findings(one, other, known)):
        if each == NEVER:
            return NEVER
        found += each
        levels[finding.comparison] = finding.level
    return found if found <= FAINT else min(found, _most(one, other, levels))


def _most(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> float:
    """What the weights of two mentions come to at most, by how much they share that tells one event
    from the next: particulars, or the wording of reports of one day."""
    if any(SERIES & {each.kind, *each.weapons} for each in (one, other)):
        return _most_in_series(one, other, levels)
    at_once = levels.get("date") == "same day" or levels.get("published") in _AT_ONCE
    alike = at_once and levels.get("words") in _ALIKE
    told = {name for name, telling in _TELLING.items() if levels.get(name) in telling}
    if levels.get("date") in _VAGUELY:
        # "In Velde this week" fits whatever happened there.
        told.discard("place")
    return math.inf if told or alike else VAGUE


def _most_in_series(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> float:
    told = sum(
        telling.get(levels.get(comparison, ""), 0.0)
        for comparison, telling in _TELLING_IN_SERIES.items()
    )
    places = (one.fine & (other.fine | other.coarse)) | (one.coarse & other.fine)
    if any(not gazetteer().towns(name) for name in places):
        told += _SITE
    if told >= _NEEDED and (levels.get("date") != "a day apart" or "people" in levels):
        return math.inf
    return VAGUE if told >= _NEEDED / 2 else FAINT


def total(features: tuple[Feature, ...]) -> float:
    """The sum of the weights."""
    return sum(weight for _, weight in features)


def same_event(one: Sketch, other: Sketch) -> bool:
    """Whether two mentions of one article are beyond doubt one event, told twice: same date and
    place as far as both give them, no other figures."""
    if one.background != other.background or one.dates != other.dates:
        return False
    if (one.fine, one.towns) != (other.fine, other.towns) or not (one.fine or one.towns):
        return False
    shared = set(one.figures) & set(other.figures)
    return all(one.figures[effect] & other.figures[effect] for effect in shared)


def _weighed(found: Iterator[Finding]) -> Iterator[tuple[Finding, float]]:
    known = weights()
    for each in found:
        yield each, NEVER if each.never else known.get(each.comparison, {}).get(each.level, 0.0)


def _worded(found: Finding, one: Sketch, other: Sketch) -> str:
    """A finding for a person: the likeness of words with the words that do most for it."""
    common = shared(one.words, other.words) if found.comparison == "words" else []
    return f"{found.words}: {', '.join(common)}" if common else found.words


def _copied(one: Sketch, other: Sketch) -> bool:
    """The same words in copies of one report are about the same event, whatever date an editor's
    "today" comes to."""
    if one.family_id != other.family_id or one.article_id == other.article_id:
        return False
    if one.dates.latest and other.dates.latest and gap(one.dates, other.dates) > REPRINT:
        return False
    if one.published and other.published and abs((one.published - other.published).days) > REPRINT:
        return False
    shared = len(one.quotes & other.quotes)
    return shared * 2 >= min(len(one.quotes), len(other.quotes))
