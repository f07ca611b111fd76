"""What speaks for and against two mentions being one incident.

Each comparison (dates, place, figures, words …) puts a pair on one level, and the linkage model
says what the level weighs, in bits: 1 doubles the odds. Weights add up. A weight of ``NEVER`` says
that nothing else can make up for it; those stand here and are in no model.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from whence.gazetteer import gazetteer
from whence.group.levels import NEVER, Finding, findings, gap, ruled_out
from whence.group.model import Feature, weights
from whence.group.names import Collection
from whence.group.places import OTHER_PARTS
from whence.group.rarity import shared
from whence.group.sketch import SITE, Sketch

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
TOO_LITTLE = frozenset((VAGUE, FAINT))
_TELLING = {
    "place": ("same named place",),
    "killed": ("equal: 2", "equal: 3", "equal: 4 to 9", "equal: 10 or more", "close"),
    "injured": ("equal: 2", "equal: 3", "equal: 4 to 9", "equal: 10 or more", "close"),
    "other_effects": ("equal",),
    "means": ("as many",),
    "names": ("0", "1", "2", "3"),
    "ages": ("one of one", "one of few", "several of few"),
    "people": ("same", "named", "same last name"),
    "streets": ("one of one", "one of few", "several of few"),
    "hour": ("same",),
}
"""The levels at which a particular is shared."""
_HERE = ("same named place", "same town", "other places in the town", "near", "same area")
"""The levels of place at which an age may speak: everywhere somebody is thirty."""
_WHOM = frozenset(("killed", "injured", "other_effects", "ages", "people"))
_NO_STREET = frozenset(f"none of {many}" for many in ("one", "few", "many"))
_FIGURES = frozenset(("killed", "injured", "other_effects"))
_SMALL = ("equal: 2", "equal: 3", "close")
_LATER = ("31", "365", "more")
"""Days between two reports over which a town has several events with two or three dead."""
_ALIKE = ("from 0.25", "from 0.30", "from 0.40", "from 0.50")
"""The likeness of wording by which reports of one day are of one event."""

BOMBS = frozenset(("bombing", "explosive"))
"""Those of which it brings several: one particular will do, be it a toll of two; but a place is
half of one, and wording in common is none unless it is much the same."""
_TELLING_IN_SERIES: Mapping[str, Mapping[str, float]] = {
    "ages": dict.fromkeys(("one of one", "one of few", "several of few"), 1.0),
    "people": dict.fromkeys(_TELLING["people"], 1.0),
    "streets": {"one of one": 1.0, "one of few": 1.0, "several of few": 1.0},
    "hour": {"same": 1.0},
    "families": {"same": 1.0},
    "means": {"as many": 1.0},
    "names": {"0": 0.5, "1": 1.0, "2": 1.5, "3": 2.0},
    "killed": {"equal: 4 to 9": 0.5, "equal: 10 or more": 1.0, "close": 0.5},
    "injured": {"equal: 4 to 9": 0.5, "equal: 10 or more": 1.0, "close": 0.5},
    "words": {"from 0.25": 0.5, "from 0.30": 0.5, "from 0.40": 1.0, "from 0.50": 1.0},
}
"""For how much of a particular each level counts where events come in series."""
_TELLING_OF_BOMBS: Mapping[str, Mapping[str, float]] = {
    **_TELLING_IN_SERIES,
    **{name: dict.fromkeys(_TELLING[name], 1.0) for name in ("killed", "injured")},
    "words": {"from 0.40": 1.0, "from 0.50": 1.0},
}
_QUARTER, _VILLAGE = 1.0, 1.5
"""What a shared place counts in a series that the gazetteer does not know as a town: it is likely a
quarter of the town where there is one, and a place by itself where there is none."""
_HALF = 0.5
"""What it counts of bombs, once more where both name a market, a station, a camp, and once more for
a village whose reports of one day use the same words."""
_NEEDED, _NEEDED_OF_BOMBS = 2.0, 1.0
"""How many particulars must be shared for a join, ..."""
_PROPOSED = 1.5
"""... and for a proposal, unless the toll is the same and large."""
_LARGE = "equal: 10 or more"
_OTHERWISE = {
    *(("streets", level) for level in _NO_STREET),
    *(("ages", f"none of {many}") for many in ("one", "few", "many")),
    *(("hour", level) for level in ("apart", "far apart", "none of several")),
    ("people", "others"),
}
"""The levels at which particulars speak of two events. Where two of them do, place, toll and
wording are no more than what the town's next event has in common too."""
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
    if ruled_out(one, other):
        return NEVER
    found, levels = 0.0, {}
    for finding, each in _weighed(findings(one, other, known)):
        if each == NEVER:
            return NEVER
        found += each
        levels[finding.comparison] = finding.level
    return found if found <= FAINT else min(found, _most(one, other, levels))


def _small_figures(told: AbstractSet[str], levels: Mapping[str, str]) -> bool:
    """Whether nothing is shared but figures below ten, which many events of a day have."""
    return told <= _FIGURES and all(levels.get(name) != _LARGE for name in told)


def _most(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> float:
    """What the weights of two mentions come to at most, by how much they share that tells one event
    from the next: particulars, or the wording of reports of one day."""
    levels = _bearing(levels)
    kinds = {one.kind, other.kind, *one.weapons, *other.weapons}
    if one.serial or other.serial:
        return _most_in_series(one, other, levels)
    if kinds & BOMBS:
        return _most_of_bombs(one, other, levels)
    at_once = levels.get("date") == "same day" or levels.get("published") in _AT_ONCE
    alike = at_once and levels.get("words") in _ALIKE
    told = {name for name, telling in _TELLING.items() if levels.get(name) in telling}
    if levels.get("place") not in _HERE and (told == {"ages"} or _small_figures(told, levels)):
        told.clear()
    if _of_the_quarter(levels, told) or _in_other_streets(levels, told):
        return VAGUE
    return math.inf if told or alike else VAGUE


def _of_the_quarter(levels: Mapping[str, str], told: AbstractSet[str]) -> bool:
    """Whether reports that do not give one day share a quarter and its words, and nothing of what
    befell whom, nor within a week a street: its next shooting has as much."""
    here = levels.get("place") == "same named place" and levels.get("date") != "same day"
    telling = _WHOM if levels.get("published") in _LATER else _WHOM | {"streets"}
    return here and told.isdisjoint(telling)


def _in_other_streets(levels: Mapping[str, str], told: AbstractSet[str]) -> bool:
    """Whether two reports name other streets of a town, and nobody: a town of several shootings a
    day has others with as many wounded."""
    apart = levels.get("place") != "same named place" and levels.get("streets") in _NO_STREET
    return apart and told.isdisjoint(("people", "ages", "names"))


def _bearing(levels: Mapping[str, str]) -> Mapping[str, str]:
    """The levels without those that the time between two reports takes the meaning from: "in Velde
    this week" fits whatever happened there, and in weeks two or three die more than once."""
    idle = {"place"} if levels.get("date") in _VAGUELY else set()
    if levels.get("place") in (OTHER_PARTS, "other names"):
        idle |= {"killed", "injured", "other_effects", "means", "words"}
    if levels.get("date") == "a day apart" and _other_tolls(levels):
        idle.add("words")
    if len(_OTHERWISE & levels.items()) > 1:
        idle |= {"place", "words", "killed", "injured"}
    if levels.get("published") in _LATER:
        idle |= {each for each in ("killed", "injured") if levels.get(each) in _SMALL}
    return {name: level for name, level in levels.items() if name not in idle}


def _other_tolls(levels: Mapping[str, str]) -> bool:
    """Whether both give a toll, and no figure is the same."""
    given = [levels[each] for each in ("killed", "injured") if each in levels]
    return bool(given) and not any(each.startswith("equal") for each in given)


def _most_of_bombs(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> float:
    told = _told(_TELLING_OF_BOMBS, levels)
    if _of_one_site(one, other, levels):
        told += _HALF + _HALF * _of_a_village(one, other, levels)
    if levels.get("place") == "same named place":
        told += _HALF * all(any(map(SITE.search, each.fine)) for each in (one, other))
    return math.inf if told >= _NEEDED_OF_BOMBS else VAGUE


def _of_a_village(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> bool:
    """Whether two reports of one day use the same words of a place that lies in no town: a city
    has several bombings a day."""
    towns = one.towns or other.towns
    return not towns and levels.get("date") == "same day" and levels.get("words") in _ALIKE


def _most_in_series(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> float:
    if _of_others(one, other, levels):
        return FAINT
    told = _told(_TELLING_IN_SERIES, levels)
    if _of_one_site(one, other, levels):
        told += _QUARTER if one.towns or other.towns else _VILLAGE
    if told >= _NEEDED and (levels.get("date") != "a day apart" or "people" in levels):
        return math.inf
    large = _LARGE in (levels.get("killed"), levels.get("injured"))
    return VAGUE if told >= _PROPOSED or large else FAINT


def _of_others(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> bool:
    """Whether two reports of a series tell of other towns, other families or other people, and
    share nobody."""
    if levels.get("people") in _TELLING["people"]:
        return False
    elsewhere = levels.get("place") != "same named place" and _in_other_towns(one, other)
    return elsewhere or "others" in (levels.get("people"), levels.get("families"))


def _in_other_towns(one: Sketch, other: Sketch) -> bool:
    """Whether both name towns, and neither is, or is a part of, one that the other names."""
    mine, theirs = _towns(one), _towns(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _towns(sketch: Sketch) -> set[str]:
    found = filter(None, map(gazetteer().entry, sketch.towns))
    return {key for each in found if each.kind == "town" for key in (each.key, each.town) if key}


def _told(telling: Mapping[str, Mapping[str, float]], levels: Mapping[str, str]) -> float:
    return sum(each.get(levels.get(name, ""), 0.0) for name, each in telling.items())


def _of_one_site(one: Sketch, other: Sketch, levels: Mapping[str, str]) -> bool:
    """Whether both name a place that is no town."""
    names = (one.fine & (other.fine | other.coarse)) | (one.coarse & other.fine)
    known = gazetteer()
    return "place" in levels and any(not known.towns(name) for name in names)


def total(features: tuple[Feature, ...]) -> float:
    """The sum of the weights."""
    return sum(weight for _, weight in features)


def same_event(one: Sketch, other: Sketch) -> bool:
    """Whether two mentions of one article are beyond doubt one event, told twice: same date and
    place as far as both give them, no other figures; or only one of them gives the date, and as
    many people came to harm."""
    if _dated_besides(one, other):
        return True
    if one.background != other.background or one.dates != other.dates:
        return False
    if (one.fine, one.towns) != (other.fine, other.towns) or not (one.fine or one.towns):
        return False
    shared = set(one.figures) & set(other.figures)
    return all(one.figures[effect] & other.figures[effect] for effect in shared)


def _dated_besides(one: Sketch, other: Sketch) -> bool:
    """Whether of an article's own event, told without its date, the date is told besides: it may
    have been then and there, and more than one were killed, or hurt, as many in both."""
    if one.dates.explicit == other.dates.explicit or (one.background and other.background):
        return False
    elsewhere = any(
        mine and theirs and mine.isdisjoint(theirs)
        for mine, theirs in ((one.fine, other.fine), (one.towns, other.towns))
    )
    if elsewhere or gap(one.dates, other.dates):
        return False
    shared = set(one.figures) & set(other.figures)
    return any(max(one.figures[each] & other.figures[each], default=0) > 1 for each in shared)


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
