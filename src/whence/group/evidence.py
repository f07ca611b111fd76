"""What speaks for and against two mentions being one incident.

Each comparison (dates, place, figures, words …) puts a pair on one level, and the linkage model
says what the level weighs, in bits: 1 doubles the odds. Weights add up. A weight of ``NEVER`` says
that nothing else can make up for it; those stand here and are in no model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
_SAME_WORDS = ("from 0.25", "from 0.30", "from 0.40", "from 0.50")
_AT_ONCE = ("0", "1")


def evidence(one: Sketch, other: Sketch, known: Collection) -> tuple[Feature, ...]:
    """The features of two mentions with their weights, those that weigh nothing left out."""
    if _copied(one, other):
        return (("the same words in copies of one report", COPIED),)
    found = list(_weighed(findings(one, other, known)))
    features = [(_worded(each, one, other), weight) for each, weight in found if weight]
    over = sum(weight for _, weight in found) - VAGUE
    if over > 0 and not _tells({each.comparison: each.level for each, _ in found}):
        features.append(("nothing in common that tells it from another", -over))
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
    return found if found <= VAGUE or _tells(levels) else VAGUE


def _tells(levels: Mapping[str, str]) -> bool:
    """Whether something is shared that tells one event from the next: a particular, or the wording
    of reports of one day."""
    if any(levels.get(comparison) in telling for comparison, telling in _TELLING.items()):
        return True
    at_once = levels.get("date") == "same day" or levels.get("published") in _AT_ONCE
    return at_once and levels.get("words", "") in _SAME_WORDS


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
