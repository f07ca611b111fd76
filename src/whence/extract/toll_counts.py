"""Tolls that nouns state: death tolls, "the number of wounded", bodies, lives; and the parts of a
toll ("including three children")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.extract import toll_words as words
from whence.extract.toll_links import Link, Scene
from whence.extract.toll_phrases import People
from whence.model import Effect, Status

_BEFORE_FIGURE = words.word_set("to at of was is are were now reached reaching hit hits stands")
_WAY = words.word_set("""rose rises risen rising climbed climbs jumped grew grown increased has have had was is been
    put stood stands standing reached reaches reaching hit hits by on from in the a blast attack
    bombing bombings explosion explosions crash shooting shootings strike strikes fire quake
    now currently already later so far since initially officially had's be could may also bomb
    then earlier today yesterday late early still its official passed topped exceeded blasts
    attacks 's fighting violence clashes incident massacre to at of or revised raised up down
    people killed dead""")
_RISING = words.word_set("rose rises risen rising climbed climbs jumped grew increased up raised")
_PEOPLE_WORDS = words.word_set("people persons civilians children those the")
_FOUND = words.word_set("found recovered retrieved pulled discovered unearthed exhumed")
_TOOK = words.word_set("claimed claiming claims cost costing took taking taken costs")
_REACH = 12


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
        elif low in ("casualties", "victims"):
            yield from _no_casualties(at, place)


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
            if at.low(step) not in _WAY and not words.TIMES.fullmatch(at.low(step)):
                if not at.sentence[step].text[0].isupper():
                    return
            continue
        before = at.low(step - 1)
        if before not in _BEFORE_FIGURE | {"exceeded", "topped", "passed"} | words.ADVERBS:
            return
        if before == "of" and at.low(first - 1) != "a" and at.low(first) != "a":
            return
        if _is_change(at, place, step):
            return
        yield Link("killed", (one,), first, one.stop, "toll")
        yield from _superseded(at, "killed", first, one.stop)
        return


def _is_change(at: Scene, place: int, step: int) -> bool:
    """True where the figure is how far the toll moved, not where it stands."""
    return at.low(step - 1) == "by"


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
            if at.low(step - 1) in _BEFORE_FIGURE:
                yield Link(effect, (one,), first, one.stop, "count")
                yield from _superseded(at, effect, first, one.stop)
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
    while (
        step > place - 4
        and at.low(step)
        in (
            "confirmed civilian more other military further additional reported fatal serious minor "
            "critical people"
        ).split()
    ):
        step -= 1
    number = at.sentence[step].quantity if step >= 0 else None
    if number is None or at.low(step - 1) in (
        *words.DETERMINERS,
        "suffered",
        "sustained",
        "with",
        "for",
        "over",
        "in",
        "of",
        "all",
    ):
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
        and at.low(one.first - 1) in ("took take takes taking held holding taken hold".split())
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
    if at.low(one.stop) == "and" and following and following.sort in ("counted", "one"):
        if at.low(following.stop) not in words.AUXILIARY | words.VERBS.keys():
            return (one, following)
    return (one,)


def part_links(at: Scene, found: Sequence[Link]) -> Iterator[Link]:
    """Subgroups of the tolls just read: "including three children", "five of them policemen"."""
    for link in found:
        if link.status not in ("reported", "feared") or link.family in ("part", "superseded"):
            continue
        limit = min(
            (other.first for other in found if other.first > link.first and other is not link),
            default=len(at.sentence),
        )
        begin = max(one.stop for one in link.people)
        yield from _parts_between(at, link, begin, limit)


def _parts_between(at: Scene, link: Link, begin: int, limit: int) -> Iterator[Link]:
    status: Status = link.status
    for place in range(begin, min(limit, begin + 30)):
        if at.low(place) in ("including", "includes") or _among_them(at, place):
            step = place + (2 if _among_them(at, place) else 1)
            while one := at.starting.get(step):
                if one.sort in ("counted", "one") and not one.definite and one.high != 0:
                    if one.head not in words.ATTACKERS:
                        yield Link(link.effect, (one,), link.first, one.stop, "part", status)
                step = one.stop
                while at.low(step) in (",", "and", "aged"):
                    step += 1
            return
        one = at.starting.get(place)
        if one and one.subset and one.as_written and at.low(one.stop - 1) in ("them", "whom"):
            stop = one.stop
            while at.low(stop) in words.AUXILIARY:
                stop += 1
            head = at.low(stop)
            if head in words.SEVERAL_PERSONS or head in words.ONE_PERSON:
                named = People(
                    "counted",
                    one.first,
                    stop + 1,
                    one.low,
                    one.high,
                    one.figures,
                    one.as_written,
                    at.sentence[stop].text,
                    head,
                    subset=True,
                )
                if one.figures:
                    yield Link(link.effect, (named,), link.first, stop + 1, "part", status)
            return


def _among_them(at: Scene, place: int) -> bool:
    return at.low(place) == "among" and at.low(place + 1) in ("them", "whom")


def among_links(at: Scene) -> Iterator[Link]:
    """ "Two foreigners were among the dead", "the dead included three children"."""
    for place, word in enumerate(at.sentence):
        effect = {
            "dead": "killed",
            "killed": "killed",
            "wounded": "injured",
            "injured": "injured",
        }.get(word.low)
        if effect is None or at.low(place - 1) not in ("the", "those"):
            continue
        if at.low(place - 2) == "among" and at.low(place - 3) in words.BE:
            one = at.ending.get(place - 3)
            if one and one.sort in ("counted", "one") and not one.definite:
                group = _before_and(at, one)
                yield Link(effect, group, group[0].first, place + 1, "part")  # type: ignore[arg-type]
        elif at.low(place + 1) in ("include", "included", "includes") or (
            at.low(place - 2) == "among" and at.low(place + 1) in words.BE
        ):
            one = at.starting.get(place + 2)
            if one and one.sort in ("counted", "one") and not one.definite:
                yield Link(effect, _listed(at, one), place - 1, one.stop, "part")  # type: ignore[arg-type]


def _before_and(at: Scene, one: People) -> tuple[People, ...]:
    previous = at.ending.get(one.first - 1)
    if at.low(one.first - 1) == "and" and previous and previous.sort in ("counted", "one"):
        return (previous, one)
    return (one,)
