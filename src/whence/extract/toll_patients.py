"""Tolls of the hurt told by who takes care of them: "26 people had been admitted, most of them with
gunshot wounds", "40 remain under treatment", "the hospital received six patients", "12 wounded
villagers had been brought there"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import People, counting
from whence.extract.toll_reach import direct_object, subject
from whence.extract.toll_scene import Link, Scene

_HURT = word_set("wounded injured")
_HOSPITALS = words.HOSPITALS | {"clinics", "ward"}
_MEDICAL = _HOSPITALS | word_set(
    "nurse nurses doctor doctors medic medics surgeon surgeons medical"
)
_WOUNDS = words.WOUNDS | word_set("burns shrapnel gunshot bullet bullets stab")
_CARE = (
    _MEDICAL
    | _WOUNDS
    | word_set("treatment treated admitted received brought taken evacuated ferried rushed arrived")
)
_TAKES_IN = word_set("received receives admitted admits treated treats treating")
_TOOK = word_set("took taken takes taking")
"""Words of "took in" where a hospital does."""
_OTHER_CARE = word_set("""
    poisoning cholera covid covid-19 fever flu measles malaria ebola outbreak virus disease dengue
    symptoms heat heatstroke heatwave hypothermia dehydration maternity
    """)
"""What people are in hospital for whom nobody hurt."""
_STAYING = words.REMAIN | word_set("continue continues")
_TREATMENT = frozenset({"treatment", "care"})
_NURSED = word_set("injuries injury wounds burns")
_REACH = 12


def patient_links(at: Scene) -> Iterator[Link]:
    """Who a sentence says is cared for, in word order."""
    lows = {word.low for word in at.sentence}
    if lows & _OTHER_CARE:
        return
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low == "admitted":
            link = _were_admitted(at, place, lows)
        elif word.low in _TREATMENT:
            link = _under_treatment(at, place)
        elif word.low == "nursing" and not _NURSED.isdisjoint(_next(at, place, 3)):
            link = subject(at, place - 1, place + 2, "injured", "hospital")
        elif word.low in _HURT:
            link = _counted_hurt(at, place, lows)
        took = word.low in _TOOK and at.low(place + 1) == "in"
        if link is None and (word.low in _TAKES_IN or took):
            link = _took_in(at, place)
        if link and _are_victims(link.people[0]):
            # Those whom one clinic took in are some of the wounded.
            some = replace(link, people=(replace(link.people[0], subset=True),))
            yield some if took else link


def _next(at: Scene, place: int, far: int) -> list[str]:
    return [at.low(step) for step in range(place + 1, place + 1 + far)]


def _are_victims(one: People) -> bool:
    counted = one.sort in ("counted", "bare") and any(one.figures) and one.high != 0
    return counted and not one.subset and not one.definite


def _were_admitted(at: Scene, place: int, lows: set[str]) -> Link | None:
    """ "26 people had been admitted, most of them with gunshot wounds", "to a clinic";
    not "to the bar"."""
    if at.low(place - 1) not in words.BE:
        return None
    into = at.low(place + 1) in ("to", "into", "at", "in")
    cared = (
        _HOSPITALS.intersection(_next(at, place, _REACH)) if into else lows & (_MEDICAL | _WOUNDS)
    )
    return subject(at, place - 1, place + 1, "injured", "hospital") if cared else None


def _under_treatment(at: Scene, place: int) -> Link | None:
    """ "40 people remain under treatment", "are receiving treatment at the clinic", "were in
    intensive care"."""
    step = place - 1
    while at.low(step) in ("medical", "hospital", "emergency", "intensive", "urgent", "the"):
        step -= 1
    intensive = at.low(place) == "treatment" or at.low(place - 1) in ("intensive", "medical")
    if not intensive or at.low(step) not in ("under", "receiving", "undergoing", "in"):
        return None
    return staying(at, step - 1, place + 1)


def staying(at: Scene, verb: int, stop: int) -> Link | None:
    """The hurt who "are still" or "remain" where word ``stop`` ends the words for it."""
    while at.low(verb) in words.ADVERBS - {"not", "never"}:
        verb -= 1
    if at.low(verb) in _STAYING:
        return subject(at, verb - 1, stop, "injured", "hospital")
    if at.low(verb) in words.BE:
        return subject(at, verb, stop, "injured", "hospital")
    return None


def _took_in(at: Scene, place: int) -> Link | None:
    """ "Orle Hospital confirmed that it received six patients", "the clinic had admitted 12 people
    with burns"."""
    verb = place + (at.low(place) in _TOOK)
    link = direct_object(at, verb, "injured")
    before = {at.low(step) for step in range(max(0, place - _REACH), place)}
    if (
        link is None
        or not before & (_MEDICAL if verb > place else _HOSPITALS)
        or at.low(place - 1) in words.BE | words.MODALS
    ):
        return None
    one = link.people[0]
    sick = one.head in ("patient", "patients") and at.low(place) not in ("received", "admitted")
    dead = not _DEAD.isdisjoint({one.head, at.low(link.stop)})
    hurt = at.low(place) != "treated" or not _WOUNDS.isdisjoint(_next(at, link.stop - 1, _REACH))
    return replace(link, family="hospital") if hurt and not (sick or dead) else None


def _counted_hurt(at: Scene, place: int, lows: set[str]) -> Link | None:
    """ "12 wounded villagers had been brought there", "15 deaths and 31 injured persons"; of whom
    nothing more is told, they may have been wounded before."""
    number = at.sentence[place - 1].quantity if place else None
    noun = place + 1
    if number is None or not any(number.figures) or number.high == 1:
        return None
    if at.low(noun) not in words.SEVERAL_PERSONS - words.HOUSEHOLDS:
        return None
    if at.low(place - 2) in words.DETERMINERS - {"that"} | {"all", "of", "than"}:
        return None
    beside_dead = at.low(place - 2) == "and" and not lows.isdisjoint(_DEAD)
    after = {at.low(noun + 1), at.low(noun + 2)}
    if not after.isdisjoint(words.SEVERAL_PERSONS | _DYING) or not (lows & _CARE or beside_dead):
        return None
    who, head = at.sentence[noun].text, at.low(noun)
    one = counting("counted", place - 1, noun + 1, number, who=who, head=head)
    return Link("injured", (one,), place - 1, noun + 1, "reduced")


_DYING = word_set("succumb succumbed succumbing died die dying dies")
_DEAD = word_set("dead deaths bodies corpses fatalities killed died")
