"""People who by how, where or when they died, or by who has them in care, are some of those whom an
incident harmed: "three died on the operating table", "the clinic took in 27 wounded"."""

from __future__ import annotations

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import CLAUSE_START, Link, Scene


def in_between(at: Scene, link: Link) -> bool:
    """True for those who died or are hurt beside others of whom an incident's toll tells too."""
    one = link.people[0]
    if link.effect == "killed":
        return _in_hands(at, link, one) or _also(at, link) or _died_after(at, link)
    if link.effect == "abducted":
        return _still(at, link)
    return link.effect == "injured" and (_taken_in(at, link) or _lost_a_limb(at, link))


def _still(at: Scene, link: Link) -> bool:
    """ "81 pupils are still in captivity", "six remain in their hands": of more who were taken."""
    return any(at.low(step) in _STILL for step in range(link.people[-1].stop, link.stop))


def _in_hands(at: Scene, link: Link, one: People) -> bool:
    """Patients and hostages who died: a hospital's or a captor's; the attack killed others."""
    return one.head in _HELD and _died(at, link)


def _died(at: Scene, link: Link) -> bool:
    """Whether people died, and are not said to have been killed."""
    return at.low(link.stop - 1) in _DYING


def _also(at: Scene, link: Link) -> bool:
    """ "Two drivers also lost their lives"; not "Marr, also known as Orle, was killed"."""
    return any(
        at.low(step) == "also" and at.low(step + 1) not in ("known", "called", "named")
        for step in range(link.people[-1].stop, link.stop)
    )


def _died_after(at: Scene, link: Link) -> bool:
    """ "Five were dead on arrival", "two died overnight", "one died of his wounds": those who were
    alive when others died."""
    if link.family in ("toll", "count", "loss"):
        return False
    stop = max(link.stop, link.people[-1].stop)
    for step in range(stop, stop + _SOON):
        low, after = at.low(step), at.low(step + 1)
        if low in CLAUSE_START or low == ",":
            return False
        over = step + 1 + (after in words.DETERMINERS)
        if (low, at.low(over)) in _AFTERWARDS or _on_the_way(at, step, over):
            return True
        if _died(at, link) and (low == "overnight" or (low, at.low(over)) in _NIGHT):
            # "Twelve died overnight in strikes" are all.
            return at.low(step + 1 if low == "overnight" else over + 1) in _ENDS
    return False


def _on_the_way(at: Scene, step: int, over: int) -> bool:
    """ "On their way to hospital"."""
    way = at.low(step) == "on" and at.low(over) == "way" and at.low(over + 1) == "to"
    return way and not words.HOSPITALS.isdisjoint({at.low(over + 2), at.low(over + 3)})


def _taken_in(at: Scene, link: Link) -> bool:
    """ "The hospital had received 27 wounded", "a clinic admitted 58 patients"."""
    first, stop = link.people[0].first, max(link.stop, link.people[-1].stop)
    if _HURT.isdisjoint(at.low(step) for step in range(first, stop)):
        return False
    for step in range(first - 1, max(-1, first - _BEFORE), -1):
        low, before = at.low(step), at.low(step - 1)
        if low in _TAKES or (low == "in" and before in _TOOK):
            return before not in words.BE
        if low in CLAUSE_START and low != "and":
            return False
    return False


def _lost_a_limb(at: Scene, link: Link) -> bool:
    """ "Nine lost a leg": what is told of some of the hurt."""
    stop = max(link.stop, link.people[-1].stop)
    lows = [at.low(step) for step in range(link.people[-1].stop, stop + 1)]
    return "lost" in lows and not _LIMBS.isdisjoint(lows)


_STILL = words.REMAIN | {"still"}
_DYING = word_set("died die dies dying dead perished lives life")
_HELD = word_set("patients hostages captives")
_SOON = 5
_BEFORE = 9
_NIGHT = frozenset({("in", "night"), ("during", "night")})
_ENDS = word_set(". ; , because of from") | {""}
_AFTERWARDS = frozenset(
    {
        ("on", "arrival"),
        ("on", "operating"),
        ("in", "surgery"),
        ("in", "ambulance"),
        *((by, hurt) for by in ("of", "from", "to") for hurt in ("wounds", "injuries", "burns")),
    }
)
"""When or of what those die whom an attack has not killed outright, articles aside."""
_HURT = word_set("wounded injured patients casualties")
_TAKES = word_set("received receiving admitted admitting treated treating")
_TOOK = word_set("took taken take taking")
_LIMBS = word_set("""
    limb limbs leg legs arm arms eye eyes hand hands foot feet finger fingers sight
    """)
