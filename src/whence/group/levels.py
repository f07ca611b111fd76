"""On which level of each comparison two mentions are."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec import Struct

from whence.group.names import Collection
from whence.group.particulars import compared_particulars, crowded, named_in_both
from whence.group.places import compared_places
from whence.group.rarity import likeness
from whence.group.sketch import NEWS_LAG, Dates, Sketch
from whence.model import Effect, IncidentKind

NEVER = -100.0
FOLLOW_UP = 365
"""Days after an event in which an undated article may still be about it."""
AT_ONCE = 7
"""Days within which two reports are of one time."""
ALIKE = 0.3
"""From this likeness on, reports use the same words. Of two reports of one time in the same words
one may give the event's date, and the other have been misdated itself."""
_NIGHT = 2
"""Days of a night, which one report counts to the day before and the other to the day after."""
MANY = 8
"""Casualties of whom two reports may each tell the ages of others."""
FEWEST_WORDS = 15
"""Words that both sides must hold for their likeness to mean anything."""

_RELATED: tuple[tuple[IncidentKind, IncidentKind], ...] = (
    ("bombing", "air strike"),
    ("bombing", "shelling"),
    ("air strike", "shelling"),
    ("bombing", "arson"),
    ("bombing", "shooting"),
    ("shooting", "clash"),
    ("shooting", "stabbing"),
    ("shooting", "abduction"),
    ("shelling", "clash"),
    ("abduction", "arrest"),
    ("displacement", "clash"),
    ("displacement", "arson"),
    ("displacement", "shelling"),
)
"""Kinds under which two outlets may report one event."""
_LIKENESS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
_APART = (0, 1, 3, 7, 31, 365)


class Finding(Struct, frozen=True):
    """The level of one comparison, in words for a person. ``never`` rules one incident out."""

    comparison: str
    level: str
    words: str
    never: bool = False


def findings(one: Sketch, other: Sketch, known: Collection) -> Iterator[Finding]:
    """The level of every comparison on which both sides say something, the cheap ones that may rule
    one incident out first."""
    yield from _dates(one, other)
    yield from _places(one, other)
    yield from _published(one, other)
    yield _kinds(one.kind, other.kind)
    for effect in ("killed", "injured"):
        yield from _figures(effect, one, other)
    yield from _others(one, other)
    yield from _means(one, other)
    yield from _names(one, other, known)
    for comparison, level, words in compared_particulars(
        one.particulars, other.particulars, one.names, other.names
    ):
        if not (level.startswith("none of") and comparison == "ages" and _many_hurt(one, other)):
            yield Finding(comparison, level, words)
    # What copies have in common beside the words of their claims is boilerplate.
    if one.family_id != other.family_id:
        yield from _words(one, other)


def _many_hurt(one: Sketch, other: Sketch) -> bool:
    """Whether either report counts more casualties than it tells the ages of: the other tells those
    of others. Where events come in series they are of another one too often."""
    return not (one.serial or other.serial) and any(
        figure >= MANY
        for sketch in (one, other)
        for effect in ("killed", "injured", "abducted")
        for figure in sketch.figures.get(effect, ())
    )


def _places(one: Sketch, other: Sketch) -> Iterator[Finding]:
    """A town that is far off, or in another country, rules one incident out, unless they share what
    two events do not."""
    found = compared_places(one, other)
    if found:
        level, words, never = found
        if never and _misplaced(one, other):
            level, never = "far apart", False
        yield Finding("place", level, words, never)


def _misplaced(one: Sketch, other: Sketch) -> bool:
    """Whether one of two far places is likelier misread than of another event."""
    return same_in_both(one, other) or _of_one_street(one, other) or _of_one_person(one, other)


def _of_one_street(one: Sketch, other: Sketch) -> bool:
    """Whether two reports date their event to the same day and tell of the same street in the same
    words. Two towns have a street of one name, and seldom more of a day in common."""
    if not one.dates.explicit or one.dates != other.dates:
        return False
    shared = one.particulars.streets & other.particulars.streets
    return bool(shared) and (_alike(one, other) or 0.0) >= ALIKE


def _of_one_person(one: Sketch, other: Sketch) -> bool:
    """Whether two reports of one time, whose dates agree, have a full name in common and tell of it
    in the same words."""
    named = any(" " in name for name in one.names & other.names)
    return named and not gap(one.dates, other.dates) and _alike_at_once(one, other)


def same_in_both(one: Sketch, other: Sketch) -> bool:
    """Whether two reports share what hardly two events do: a person of an age, whom the other names
    too, or a street with somebody's age or the hour. A town or a day that they differ on is then
    likelier misread. Reports of many places share some by being of one weekend."""
    first, second = one.particulars, other.particulars
    if named_in_both(first, second, one.names, other.names):
        return True
    if first.streets.isdisjoint(second.streets):
        return False
    if crowded(first.ages, second.ages) or crowded(first.streets, second.streets):
        return False
    hours = first.hours & second.hours
    ages = first.ages & second.ages if hours or not (first.hours and second.hours) else None
    return bool(ages or hours)


def gap(one: Dates, other: Dates) -> int:
    """Days between two ranges; 0 where they touch."""
    low = max(one.earliest or date.min, other.earliest or date.min)
    high = min(one.latest or date.max, other.latest or date.max)
    return max(0, (low - high).days)


# -- dates ------------------------------------------------------------------------------------


def ruled_out(one: Sketch, other: Sketch) -> bool:
    """Whether the dates rule one incident out, as they do of most mentions that share a key."""
    found = _dated(one, other)
    return found is not None and found[2]


def _dates(one: Sketch, other: Sketch) -> Iterator[Finding]:
    if found := _dated(one, other):
        yield Finding("date", *found)


def _dated(one: Sketch, other: Sketch) -> _Level | None:
    partial = one.dates.month_day or other.dates.month_day
    found = (_partial if partial else _whole)(one.dates, other.dates)
    if found and found[2] and _misdated(found[0], one, other):
        return found[0], found[1], False
    return found


def _misdated(level: str, one: Sketch, other: Sketch) -> bool:
    if level == "other dates":
        return same_in_both(one, other)
    return level == "before" and _alike_at_once(one, other)


def _alike_at_once(one: Sketch, other: Sketch) -> bool:
    """Whether two reports of one time use the same words."""
    if not (one.published and other.published):
        return False
    at_once = abs((one.published - other.published).days) <= AT_ONCE
    return at_once and (_alike(one, other) or 0.0) >= ALIKE


def _alike(one: Sketch, other: Sketch) -> float | None:
    """The likeness of the words; None where one side has too few."""
    if min(len(one.words), len(other.words)) < FEWEST_WORDS:
        return None
    return likeness(one.words, other.words)


_Level = tuple[str, str, bool]


def _whole(one: Dates, other: Dates) -> _Level | None:
    if not (one.latest and other.latest):
        return None
    days = gap(one, other)
    if one.explicit == other.explicit:
        return _stated(one, other, days) if one.explicit else _unstated(days)
    if days == 0:
        wide = any(side.earliest is None or _days(side) > 31 for side in (one, other))
        return ("fits in a wide range" if wide else "fits"), "the date fits", False
    event, reported = (one, other) if one.explicit else (other, one)
    if days > 1 and (reported.latest or date.max) < (event.earliest or date.min):
        return "before", "reported before it", True
    return "long after", "reported long after", days > FOLLOW_UP


def _stated(one: Dates, other: Dates, days: int) -> _Level:
    if days > 1:
        return "other dates", "other dates", True
    if days == 1:
        return "a day apart", "a day apart", False
    if max(_days(one), _days(other)) <= _NIGHT:
        return "same day", "the same day", False
    return "overlap", "the dates overlap", False


def _unstated(days: int) -> _Level:
    if days:
        return "other times", "reported at other times", days > FOLLOW_UP
    return "same days", "reported in the same days", False


def _partial(one: Dates, other: Dates) -> _Level | None:
    """One side or both give a day and a month without the year."""
    first, second = one.day_of_year, other.day_of_year
    if first is None or second is None or not (one.explicit or other.explicit):
        return None
    if one.explicit and other.explicit:
        apart = min(abs(first - second), 366 - abs(first - second))
        level = "overlap" if apart == 0 else "a day apart" if apart == 1 else "other dates"
        words = "the same day of the year" if apart == 0 else level
        return level, words, apart > 1
    # A dateline's day: the event was in the week before it.
    event, reported = (first, second) if one.explicit else (second, first)
    lag = (reported - event) % 366
    if lag in (*range(NEWS_LAG.days + 1), 365):
        return "fits", "the dateline fits", False
    return "before", "the dateline does not fit", True


def _days(dates: Dates) -> int:
    return ((dates.latest or date.max) - (dates.earliest or date.min)).days + 1


def _published(one: Sketch, other: Sketch) -> Iterator[Finding]:
    """Beside two stated dates, when the reports were published says nothing more."""
    dated = one.dates.explicit and other.dates.explicit
    if one.published and other.published and not dated:
        days = abs((one.published - other.published).days)
        level = next((str(limit) for limit in _APART if days <= limit), "more")
        words = "the same day" if days == 0 else f"{days} days apart" if days > 1 else "a day apart"
        yield Finding("published", level, f"published {words}")


# -- the rest ---------------------------------------------------------------------------------


def _kinds(one: IncidentKind, other: IncidentKind) -> Finding:
    if "attack" in (one, other):
        return Finding("kind", "attack", "an attack")
    if one == other:
        return Finding("kind", "same", f"the same kind: {one}")
    if (one, other) in _RELATED or (other, one) in _RELATED:
        return Finding("kind", "related", f"kinds that go together: {one}, {other}")
    return Finding("kind", "other", f"other kinds: {one}, {other}")


def _figures(effect: Effect, one: Sketch, other: Sketch) -> Iterator[Finding]:
    """Reports that follow a toll as it rises share a figure by chance: of them, the last counts."""
    first, second = one.figures.get(effect), other.figures.get(effect)
    if not (first and second):
        return
    if crowded(first, second):
        first, second = frozenset((max(first),)), frozenset((max(second),))
    equal = first & second
    if equal:
        most = max(equal)
        level = "10 or more" if most >= 10 else "4 to 9" if most >= 4 else str(most)
        yield Finding(effect, f"equal: {level}", f"the same figure: {most} {effect}")
        return
    least, low, high = min((abs(a - b), min(a, b), max(a, b)) for a in first for b in second)
    ratio = high / max(1, low)
    if ratio <= 1.5 and low >= 10:
        yield Finding(effect, "close", f"figures close to each other: {effect}")
    elif least == 1 or ratio <= 1.5:
        yield Finding(effect, "near", f"small figures near each other: {effect}")
    elif _risen(first, second, one, other):
        yield Finding(effect, "near", f"figures that rose after the earlier report: {effect}")
    elif ratio <= 3:
        yield Finding(effect, "up to threefold", f"figures that a revision can explain: {effect}")
    else:
        yield Finding(effect, "far apart", f"figures far apart: {effect}")


def _risen(first: AbstractSet[int], second: AbstractSet[int], one: Sketch, other: Sketch) -> bool:
    """Whether the report published earlier gives the lower figures: the first toll of many."""
    if not (one.published and other.published) or one.published == other.published:
        return False
    early, late = (first, second) if one.published < other.published else (second, first)
    return min(late) >= MANY and max(early) < min(late)


def _others(one: Sketch, other: Sketch) -> Iterator[Finding]:
    """The effects that are rare enough for an equal figure to say much."""
    for effect in sorted(set(one.figures) & set(other.figures) - {"killed", "injured"}):
        equal = one.figures[effect] & other.figures[effect]
        level = "equal" if equal else "differ"
        words = f"the same figure: {max(equal)} {effect}" if equal else f"other figures: {effect}"
        yield Finding("other_effects", level, words)


def _means(one: Sketch, other: Sketch) -> Iterator[Finding]:
    counts = sorted(one.counts & other.counts)
    common = sorted(one.weapons & other.weapons)
    if counts and counts[-1] > 2:
        yield Finding("means", "as many", f"as many of them: {counts[-1]}")
    elif common:
        yield Finding("means", "same", f"the same weapon: {common[0]}")


def _names(one: Sketch, other: Sketch, known: Collection) -> Iterator[Finding]:
    weights = {
        name: weight for name in one.names & other.names if (weight := known.weight(name)) > 0
    }
    if weights:
        common = sorted(weights, key=lambda name: (-weights[name], name))
        level = str(min(3, int(sum(weights.values()))))
        yield Finding("names", level, f"the same rare names: {', '.join(common[:3])}")


def _words(one: Sketch, other: Sketch) -> Iterator[Finding]:
    alike = _alike(one, other)
    if alike is not None:
        level = f"from {max((step for step in _LIKENESS if alike >= step), default=0.0):.2f}"
        yield Finding("words", level, f"{alike:.0%} of the words' weight in common")
