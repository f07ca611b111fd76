"""Tolls of those whom captors led off: "the rebels took 18 people with them", "38 people were
marched into the forest", "gunmen carried off 20 girls"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import direct_object, subject
from whence.extract.toll_scene import CLAUSE_START, Link, Scene

_LED = word_set("""
    took taken takes taking marched marches marching herded herding led leads leading carried
    carries carrying dragged dragging whisked spirited hauled drove driven loaded bundled forced
    """)
_BASE = word_set("take march herd lead carry drag whisk haul drive")
_CAPTORS = words.CAPTORS | word_set(
    "terrorists herdsmen pirates gang gangs gangsters captors extremists guerrillas invaders"
    " marauders hoodlums cultists"
)
_OFF = word_set("away off")
_WILDS = word_set("""
    bush forest forests woods jungle mountain mountains hills desert creek creeks mangroves swamp
    swamps hideout hideouts wilderness scrub bushes
    """)
_AGAINST_WILL = word_set("led marched herded dragged")
_LAWFUL = word_set("""
    police policemen officers soldiers troops army agents gendarmes guards garrison handcuffs
    handcuffed court courtroom dock custody paramedics medics ambulance ambulances rescuers
    stretchers hospital safety stage pitch field
    """)
"""Words beside which those led off are no captives of attackers."""
_INTO = word_set("into to towards toward deep")
_NEAR, _FAR = 5, 12


def marched_links(at: Scene) -> Iterator[Link]:
    """Whom a sentence tells to have been led off by captors, in word order."""
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low in _LED and at.low(place - 1) in words.BE:
            link = _were_led(at, place)
        elif word.low in _LED | _BASE and _by_captors(at, place):
            link = _they_led(at, place)
        elif word.low == "made" and at.low(place + 1) == "off" and at.low(place + 2) == "with":
            link = direct_object(at, place + 2, "abducted") if _by_captors(at, place) else None
        elif word.low == "holding" and _by_captors(at, place):
            link = direct_object(at, place, "abducted")
        if link and _are_people(link.people[0]):
            yield replace(link, family="taken")


def _are_people(one: People) -> bool:
    counted = one.sort in ("counted", "bare") and one.head not in words.FIGHTERS
    return counted and any(one.figures) and not one.definite and not one.subset


def _by_captors(at: Scene, place: int) -> bool:
    """Whether captors stand before a verb in its clause."""
    for step in range(place - 1, max(-1, place - _FAR), -1):
        if at.low(step) in _CAPTORS:
            return at.low(step - 1) not in ("by", "of", "with", "from")
        if at.low(step) in CLAUSE_START - {"which", "who", "that"}:
            return False
    return False


def _they_led(at: Scene, place: int) -> Link | None:
    """ "Took at least 18 people with them", "had also taken away seven boys"."""
    off = at.low(place + 1) in _OFF
    link = direct_object(at, place + off, "abducted")
    if link is None:
        return None
    stop = link.stop
    with_them = (at.low(stop), at.low(stop + 1)) == ("with", "them")
    if off or with_them or at.low(stop) in _OFF or _to_the_wilds(at, stop):
        return replace(link, first=place)
    return None


def _to_the_wilds(at: Scene, place: int) -> bool:
    """ "Into the bush", "deep into the forest", "to a hideout", "at gunpoint"."""
    if at.low(place) == "at" and at.low(place + 1) == "gunpoint":
        return True
    near = {at.low(step) for step in range(place + 1, place + _NEAR)}
    return at.low(place) in _INTO and not near.isdisjoint(_WILDS)


def _were_led(at: Scene, place: int) -> Link | None:
    """ "Had been marched into the forest", "were led away at gunpoint", "were whisked away by
    bandits"."""
    after = place + 1 + (at.low(place + 1) in _OFF)
    by = at.low(after) == "by" and not _CAPTORS.isdisjoint(
        at.low(step) for step in range(after + 1, after + _NEAR)
    )
    lows = {word.low for word in at.sentence}
    off = after > place + 1 and at.low(place) in _AGAINST_WILL and lows.isdisjoint(_LAWFUL)
    if not by and not off and not _to_the_wilds(at, after):
        return None
    return subject(at, place - 1, place + 1, "abducted", "passive")
