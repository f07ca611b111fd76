"""People of one effect told of beside one another: "one is in critical condition and three others
were hurt". Together they are the toll; by itself each of them is some of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.cues import CUES
from whence.extract.text import word_set
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import Link, Scene

_SUMMED = frozenset({"killed", "injured"})
_NO_CLAIM = frozenset({"part", "shot part", "superseded", "definite", "named", "toll", "count"})
_SHOT = frozenset({"shot", "shot self"})
_GRAVE = word_set("critical serious grave guarded critically seriously gravely severely badly")
_FIGHTERS = (words.FIGHTERS - {"cadre", "cadres"}) | word_set(
    "taliban robber robbers fighter fighters"
)
_APART = word_set("""
    when where after if unless because later earlier before separate separately unrelated elsewhere
    second meanwhile then ; . : incident attack area neighborhood neighbourhood
    """)
_NEAR = 7
"""Words between two who are wounded in different ways: "was grazed by a bullet, and a man …"."""
_BETWEEN = 14
"""Words between two that are told of in one breath."""


def beside(at: Scene, links: Sequence[Link]) -> list[Link]:
    """The links of a sentence, those that stand beside one another as one link with all their
    people; text order stays."""
    told = _of_one_kind(at, links)
    if len(told) < 2 or _elsewhere(at):
        return told
    found: list[Link] = []
    for link in told:
        place = next((n for n, other in enumerate(found) if _adds_to(at, other, link)), None)
        if place is not None and any(other.effect == link.effect for other in found[place + 1 :]):
            # "One was beheaded, one shot dead and three others burned": each is told by itself.
            place = None
        if place is None:
            found.append(link)
        else:
            found[place] = _together(found[place], link)
    return found


def _of_one_kind(at: Scene, links: Sequence[Link]) -> list[Link]:
    """The links; those of "several" in "one militant was killed and several injured" are militants
    too."""
    told: list[Link] = []
    for link in links:
        kind = _fighters_before(at, told[-1], link) if told else None
        if kind:
            alike = replace(link.people[0], who=kind.who, head=kind.head)
            told.append(replace(link, people=(alike,)))
        else:
            told.append(link)
    return told


def _fighters_before(at: Scene, last: Link, link: Link) -> People | None:
    """The fighters to whom a link joins others with "and" alone, who are counted without a noun."""
    one, before = link.people[0], last.people[-1]
    alone = len(link.people) == 1 and one.sort == "bare" and one.who is None
    follows = at.low(one.first - 1) == "and" and one.first - 1 == last.stop
    fighters = (before.head or "").lower() in _FIGHTERS
    return before if alone and follows and fighters and last.family == "passive" else None


def _together(first: Link, second: Link) -> Link:
    return replace(
        first,
        people=(*first.people, *second.people),
        first=min(first.first, second.first),
        stop=max(first.stop, second.stop),
        gap=max(first.gap, second.gap),
    )


def _adds_to(at: Scene, first: Link, second: Link) -> bool:
    """Whether the people of ``second`` come on top of those of ``first``."""
    if first.effect != second.effect or first.effect not in _SUMMED:
        return False
    alike = first.status == second.status and (first.family in _SHOT) == (second.family in _SHOT)
    if not alike or not all(map(_may_be_summed, (first, second))):
        return False
    if not _in_one_breath(at, first, second):
        return False
    also = "also" in (at.low(second.people[-1].stop), at.low(second.first - 1))
    if also or _are_others(second.people[0]):
        return True
    care = first.family == second.family == "hospital" and _is_graded(at, first)
    kinds = {one.head for one in (*first.people, *second.people)}
    each = second.people[0].sort == "one" and len(kinds) > 1
    near = second.people[0].first - first.stop <= _NEAR
    return care or (each and near and at.low(second.people[0].first - 1) == "and")


def _elsewhere(at: Scene) -> bool:
    """True where a sentence speaks of another incident: "and a woman in a separate shooting"."""
    lows = [(place, word.low) for place, word in enumerate(at.sentence)]
    return any(
        low in ("separate", "different", "unrelated")
        or (
            low == "another"
            and place not in at.starting
            and not {at.low(place + far) for far in (1, 2, 3)} & _SAYINGS
        )
        for place, low in lows
    )


_SAYINGS = word_set("""
    post account source report video witness statement outlet agency channel newspaper tweet user
    """)


def _may_be_summed(link: Link) -> bool:
    return link.family not in _NO_CLAIM and all(
        one.sort in ("counted", "bare", "one")
        and one.figures
        and one.high != 0
        and not one.definite
        and not one.subset
        for one in link.people
    )


def _in_one_breath(at: Scene, first: Link, second: Link) -> bool:
    end = max(first.stop, first.people[-1].stop)
    begin = min(second.first, second.people[0].first)
    if not 0 <= begin - end <= _BETWEEN:
        return False
    between = {at.low(place) for place in range(end, begin)}
    joined = between & {"and", ",", "while", "with", "also"}
    return bool(joined) and not between & _APART and between.isdisjoint(CUES)


def _are_others(one: People) -> bool:
    written = f"{one.as_written} {one.who or ''}".lower()
    return "other" in written or written.startswith("another")


def _is_graded(at: Scene, link: Link) -> bool:
    begin = min(link.first, link.people[0].first)
    return any(at.low(place) in _GRAVE for place in range(begin, link.stop))
