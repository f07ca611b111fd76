"""Tolls that nouns state: death tolls, "the number of wounded", bodies, lives."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import Link, Scene
from whence.model import Effect, Status

_BEFORE_FIGURE = words.word_set("to at of was is are were now reached reaching hit hits stands")
_WAY = words.word_set("""
    rose rises risen rising climbed climbs jumped grew grown increased has have had was is been
    put stood stands standing reached reaches reaching hit hits by on from in the a blast attack
    bombing bombings explosion explosions crash shooting shootings strike strikes fire quake
    now currently already later so far since initially officially had's be could may also bomb
    then earlier today yesterday late early still its official passed topped exceeded blasts
    attacks 's fighting violence clashes incident massacre to at of or revised raised up down
    people killed dead""")
_RISING = words.word_set("rose rises risen rising climbed climbs jumped grew increased up raised")
_PEOPLE_WORDS = words.word_set("people persons civilians children those the")
_FOUND = words.word_set(
    "found recovered retrieved pulled discovered unearthed exhumed received brought taken morgue"
    " hospital mortuary counted"
)
_TOOK = words.word_set("claimed claiming claims cost costing took taking taken costs")
_LOSS_ADJECTIVES = words.word_set(
    """confirmed civilian more other military further additional reported fatal serious minor
    critical people"""
)
_NOT_BEFORE_LOSS = words.word_set("suffered sustained with for over in of all")
_REACH = 12
_KILLINGS = words.word_set("killing killings murder murders shooting stabbing slaying slayings")
_OLD_AND_NEW: tuple[Status, Status] = ("revised", "reported")


def count_links(at: Scene) -> Iterator[Link]:
    """What nouns of loss say in a sentence, in word order."""
    for place, word in enumerate(at.sentence):
        low = word.low
        if low == "toll" and at.low(place - 1) in ("death", "the", "its", "fatality"):
            yield from _toll(at, place)
        elif low == "number":
            yield from _number_of(at, place)
        elif low in ("put", "puts", "putting"):
            yield from _put_at(at, place)
        elif low in words.LOSSES:
            yield from _losses(at, place, words.LOSSES[low])
            if low == "injuries":
                yield from _suffered(at, place)
        elif low in ("bodies", "lives", "life"):
            yield from _remains(at, place)
        elif low in ("wounds", "burns", "wound", "injury"):
            yield from _suffered(at, place)
        elif low in ("hostage", "captive"):
            yield from _hostage(at, place)
        elif low in ("seized", "took", "taken", "seizing", "taking"):
            yield from _taken(at, place)
        elif low == "casualties":
            yield from _no_casualties(at, place)
        elif low in _KILLINGS and at.low(place + 1) == "of":
            yield from _killing_of(at, place)


def _figure(at: Scene, place: int) -> People | None:
    """A number at a word, with its noun or without."""
    one = at.starting.get(place)
    if one and one.sort in ("counted", "bare"):
        return one
    number = at.sentence[place].quantity if place < len(at.sentence) else None
    if number is None or number.figures == (0,):
        return None
    shared = (number.low, number.high, number.figures, number.as_written)
    return People("bare", place, place + 1, *shared, None, None)


def _toll(at: Scene, place: int) -> Iterator[Link]:
    """ "the death toll has risen to 12 from 9", "took Monday's death toll to 88"."""
    first = place - 1
    for step in range(place + 1, min(len(at.sentence), place + _REACH)):
        one = _figure(at, step)
        if one is None:
            if not _on_the_way(at, step):
                return
            continue
        before = at.low(step - 1)
        spans = one.as_written.lower().startswith(("from", "between"))
        if (
            not spans
            and before not in _BEFORE_FIGURE | {"exceeded", "topped", "passed"} | words.ADVERBS
        ):
            return
        if before == "of" and at.low(first - 1) != "a" and at.low(first) != "a":
            return
        yield from _current(at, "killed", one, first, "toll")
        return


def _on_the_way(at: Scene, place: int) -> bool:
    """True for words that may stand between a toll and its figure, names among them."""
    low = at.low(place)
    name = at.sentence[place].text[0].isupper()
    return low in _WAY or name or bool(words.TIMES.fullmatch(low))


def _current(at: Scene, effect: Effect, one: People, first: int, family: str) -> Iterator[Link]:
    """The figure at which a toll stands, and the one that it replaces."""
    rising = any(at.low(place) in _RISING for place in range(first, one.first))
    if len(one.figures) == 2 and rising and one.as_written.lower().startswith("from"):
        for figure, name, status in zip(
            one.figures, ("superseded", family), _OLD_AND_NEW, strict=True
        ):
            part = replace(one, low=figure, high=figure, figures=(figure,))
            yield Link(effect, (part,), first, one.stop, name, status)
        return
    yield Link(effect, (one,), first, one.stop, family)
    yield from _superseded(at, effect, first, one.stop)


def _superseded(at: Scene, effect: Effect, first: int, stop: int) -> Iterator[Link]:
    """ "… from 9", "…, up from 9", "… revised down from 9"."""
    place = stop
    while at.low(place) in (
        ",",
        "(",
        "up",
        "down",
        "revised",
        "increased",
        "from",
        "an",
        "earlier",
    ):
        place += 1
    if at.low(place - 1) not in ("from", "earlier") or place == stop:
        return
    one = _figure(at, place)
    if one:
        yield Link(effect, (one,), first, one.stop, "superseded", "revised")


def superseded_after(at: Scene, link: Link) -> Iterator[Link]:
    """The figure that a link's own words say it replaces."""
    yield from _superseded(at, link.effect, link.first, link.stop)


def _number_of(at: Scene, place: int) -> Iterator[Link]:
    """ "the number of people killed rose to 12", "put the number of dead at 58"."""
    if at.low(place + 1) != "of":
        return
    step = place + 2
    while at.low(step) in _PEOPLE_WORDS and at.low(step) not in words.COUNT_NOUNS:
        step += 1
    effect = words.COUNT_NOUNS.get(at.low(step))
    if effect is None:
        return
    yield from _count_after(at, place, step, effect)


def _put_at(at: Scene, place: int) -> Iterator[Link]:
    """ "put the wounded at 93 or more"."""
    step = place + 1
    if at.low(step) in ("the", "total", "its"):
        step += 1
    effect = words.COUNT_NOUNS.get(at.low(step))
    if effect and at.low(step + 1) == "at":
        yield from _count_after(at, place, step, effect)


def _count_after(at: Scene, place: int, noun: int, effect: Effect) -> Iterator[Link]:
    first = place
    while first > 0 and at.low(first - 1) in ("the", "put", "puts", "total", "putting"):
        first -= 1
    for step in range(noun + 1, min(len(at.sentence), noun + _REACH)):
        one = _figure(at, step)
        if one:
            spans = one.as_written.lower().startswith(("from", "between"))
            if spans or at.low(step - 1) in _BEFORE_FIGURE:
                yield from _current(at, effect, one, first, "count")
                yield from _and_another_says(at, effect, first, one.stop)
            return
        if at.low(step) not in _WAY:
            return


def _and_another_says(at: Scene, effect: Effect, first: int, stop: int) -> Iterator[Link]:
    """ "The agency put the dead at 67, while the ministry reported 81"."""
    place = stop
    if at.low(place) == ",":
        place += 1
    if at.low(place) not in ("while", "and", "but", "whereas"):
        return
    for step in range(place + 1, min(len(at.sentence), place + 10)):
        one = at.starting.get(step)
        if one and one.sort == "bare":
            if at.low(step - 1) in ("reported", "said", "counted", "gave", "at", "reports"):
                yield Link(effect, (one,), first, one.stop, "count")
            return


def _losses(at: Scene, place: int, effect: Effect) -> Iterator[Link]:
    """ "3,438 civilian deaths", "the deaths of 12 people"."""
    if at.low(place + 1) == "of":
        one = at.starting.get(place + 2)
        if one and one.sort in ("counted", "one") and at.low(place) != "injuries":
            yield Link(effect, _listed(at, one), place, one.stop, "loss")
        return
    step = place - 1
    while step > place - 4 and at.low(step) in _LOSS_ADJECTIVES:
        step -= 1
    number = at.sentence[step].quantity if step >= 0 else None
    if number is None or at.low(step - 1) in words.DETERMINERS | _NOT_BEFORE_LOSS:
        return
    if number.figures == (0,):
        if not _asserted_nothing(at, step, place):
            return
    elif number.low == 1 and (effect == "injured" or number.high is None):
        return
    shared = (number.low, number.high, number.figures, number.as_written)
    one = People("bare", step, place + 1, *shared, None, None)
    yield Link(effect, (one,), step, place + 1, "loss")


def _asserted_nothing(at: Scene, step: int, place: int) -> bool:
    """ "There were no deaths", "caused no injuries"; not "no deaths were reported", "so far"."""
    before = at.low(step - 1)
    rest = {at.low(after) for after in range(place + 1, min(len(at.sentence), place + 6))}
    if rest & {"reported", "immediate", "immediately", "far", "yet", "confirmed", "report"}:
        return False
    return before in ("were", "was", "caused", "causing", "with", "are", "resulted", "in")


def _no_casualties(at: Scene, place: int) -> Iterator[Link]:
    if at.low(place) != "casualties" or at.low(place - 1) != "no":
        return
    if not _asserted_nothing(at, place - 1, place):
        return
    one = People("bare", place - 1, place + 1, 0, 0, (0,), "no", None, None)
    for effect in ("killed", "injured"):
        yield Link(effect, (one,), place - 2, place + 1, "loss")


def _remains(at: Scene, place: int) -> Iterator[Link]:
    low = at.low(place)
    if low == "bodies":
        yield from _bodies(at, place)
        return
    if at.low(place + 1) == "of" and at.low(place - 1) == "the":
        one = at.starting.get(place + 2)
        if one and at.low(place - 2) in _TOOK and one.sort in ("counted", "bare", "one"):
            yield Link("killed", _listed(at, one), place - 2, one.stop, "active")
        return
    if at.low(place - 1) in ("their", "his", "her") and at.low(place - 2) in ("lost", "lose"):
        one = at.ending.get(place - 2)
        if one is None and at.low(place - 3) in words.HAVE | {"who"}:
            one = at.ending.get(place - 3)
        if one and one.sort in ("counted", "bare", "one") and not one.definite:
            yield Link("killed", (one,), one.first, place + 1, "passive")
        return
    number = at.sentence[place - 1].quantity if place else None
    if number and number.figures != (0,) and at.low(place - 2) in _TOOK and low == "lives":
        shared = (number.low, number.high, number.figures, number.as_written)
        one = People("bare", place - 1, place + 1, *shared, None, None)
        yield Link("killed", (one,), place - 2, place + 1, "active")


def _bodies(at: Scene, place: int) -> Iterator[Link]:
    around = {at.low(step) for step in range(max(0, place - 6), min(len(at.sentence), place + 8))}
    if not around & _FOUND:
        return
    if at.low(place + 1) == "of":
        one = at.starting.get(place + 2)
        if one and one.sort in ("counted", "bare"):
            yield Link("killed", (one,), place, one.stop, "bodies")
        return
    for step in (place - 1, place - 2):
        number = at.sentence[step].quantity if step >= 0 else None
        if number and number.figures != (0,) and at.low(step - 1) not in words.DETERMINERS:
            shared = (number.low, number.high, number.figures, number.as_written)
            one = People("bare", step, place + 1, *shared, None, None)
            yield Link("killed", (one,), step, place + 1, "bodies")
            return


def _suffered(at: Scene, place: int) -> Iterator[Link]:
    """ "Two officers suffered minor injuries", "a man sustained a gunshot wound"."""
    for step in range(place - 1, max(-1, place - 8), -1):
        low = at.low(step)
        if low in ("fatal", "no", "any"):
            return
        if low in ("suffered", "sustained", "suffering", "sustaining", "received", "suffers"):
            one = at.ending.get(step) or (
                at.ending.get(step - 1)
                if at.low(step - 1) in words.HAVE | {"who", "also"}
                else None
            )
            if one and one.figures != (0,):
                yield Link("injured", (one,), one.first, place + 1, "suffered")
            return


def _hostage(at: Scene, place: int) -> Iterator[Link]:
    """ "took 12 people hostage", "12 people were taken hostage"."""
    one = at.ending.get(place)
    if (
        one
        and one.sort == "counted"
        and at.low(one.first - 1)
        in (["took", "take", "takes", "taking", "held", "holding", "taken", "hold"])
    ):
        yield Link("abducted", (one,), one.first - 1, place + 1, "active")
        return
    if at.low(place - 1) in ("taken", "held") and at.low(place - 2) in words.BE:
        step = place - 2
        while at.low(step - 1) in words.AUXILIARY:
            if at.low(step - 1) in words.MODALS:
                return
            step -= 1
        one = at.ending.get(step)
        if one and one.sort in ("counted", "bare") and not one.definite:
            yield Link("abducted", (one,), one.first, place + 1, "passive")


def _taken(at: Scene, place: int) -> Iterator[Link]:
    """ "seized more than 200 pupils from the school"."""
    one = at.starting.get(place + 1)
    if one is None or one.sort != "counted" or one.figures == (0,):
        return
    after = at.low(one.stop)
    seized = at.low(place) in ("seized", "seizing") and after in ("from", "in", "at", "during", ".")
    if seized or (after == "from" and _is_name(at, one.stop + 1)):
        yield Link("abducted", (one,), place, one.stop, "taken")


def _is_name(at: Scene, place: int) -> bool:
    if at.low(place) in words.DETERMINERS | {"a", "an"}:
        return at.low(place + 1) in ("school", "village", "town", "church", "bus", "hotel", "camp")
    return place < len(at.sentence) and at.sentence[place].text[0].isupper()


def _listed(at: Scene, one: People) -> tuple[People, ...]:
    following = at.starting.get(one.stop + 1)
    if at.low(one.stop) != "and" or following is None or following.sort not in ("counted", "one"):
        return (one,)
    own_verb = at.low(following.stop) in words.AUXILIARY | words.VERBS.keys()
    return (one,) if own_verb else (one, following)


def _killing_of(at: Scene, place: int) -> Iterator[Link]:
    """ "The fatal shooting of two men", "the murder of four farmers"."""
    deadly = at.low(place) not in ("shooting", "stabbing")
    if not deadly and at.low(place - 1) not in ("fatal", "deadly"):
        return
    one = at.starting.get(place + 2)
    if one and one.sort in ("counted", "one") and not one.definite and one.figures != (0,):
        yield Link("killed", _listed(at, one), place, one.stop, "loss")
