"""Tolls that nouns state: deaths, bodies, lives, injuries, hostages."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.kinds import EVENT_NOUN
from whence.extract.number_words import ORDINALS
from whence.extract.text import word_set
from whence.extract.toll_flight import INHABITANTS
from whence.extract.toll_joined import joined_after
from whence.extract.toll_names import bare_name, named_after
from whence.extract.toll_phrases import People, pointed
from whence.extract.toll_reach import subject
from whence.extract.toll_scene import Link, Scene
from whence.extract.toll_suffering import suffered
from whence.extract.toll_taken import HELD, TAKING, takings
from whence.extract.toll_tokens import written
from whence.model import Effect

_FOUND = word_set(
    "found recovered retrieved pulled discovered unearthed exhumed received brought taken morgue"
    " hospital mortuary counted left dumped strewn lay lying hanging hung displayed seen collected"
    " gathered picked evacuated finding recovering carry carried carrying removed removing"
    " transported center centre clinic buried burying have recover recovers recovering handed"
)
_DEATH_AS_ADJECTIVE = word_set("""
    threat threats sentence sentences squad squads certificate certificates row penalty penalties
    rate rates warrant warrants camp camps trap traps notice notices benefit benefits march marches
    """)
"""What follows in "36 death threats"."""
_ORDINALS = frozenset(ORDINALS[1:10])
_TOOK = word_set("claimed claiming claims claim cost costing took taking taken costs takes take")
_LOSS_ADJECTIVES = word_set(
    """confirmed civilian more other military further additional reported fatal serious minor
    critical people"""
)
_NOT_BEFORE_LOSS = word_set("suffered sustained with for over in of all had has have")
_KILLINGS = word_set(
    "killing killings murder murders shooting stabbing slaying slayings assassination"
    " assassinations"
)
_KILLERS = word_set("killer killers murderer murderers")
_TAKINGS: dict[str, Effect] = {
    **words.TAKINGS,
    **dict.fromkeys(word_set("displacement flight exodus"), "displaced"),
}
_DONE_TO = _KILLINGS | _KILLERS | _TAKINGS.keys()
"""What is said "of" those to whom it was done."""


def count_links(at: Scene) -> Iterator[Link]:
    """What nouns of loss say in a sentence, in word order."""
    for place, word in enumerate(at.sentence):
        low = word.low
        injuring = low in _INJURING and at.low(place + 1) == "of"
        threat = low == "death" and at.low(place + 1) in _DEATH_AS_ADJECTIVE
        if low == "martyrdom" and at.low(place - 1) in _EMBRACED:
            # "Two soldiers embraced martyrdom".
            link = subject(at, place - 2, place + 1, "killed", "died")
            yield from [link] if link else []
        elif (low in words.LOSSES and not threat) or injuring:
            yield from _losses(at, place, words.LOSSES.get(low, "injured"))
            if low == "injuries":
                yield from suffered(at, place)
        elif low in _BODIES or low in ("body", "lives", "life"):
            yield from _remains(at, place)
        elif low in ("wounds", "burns", "wound", "injury"):
            yield from suffered(at, place)
        elif low in TAKING:
            yield from takings(at, place)
        elif low == "casualties":
            yield from _no_casualties(at, place)
        elif low in _DONE_TO and at.low(place + 1) == "of":
            yield from _killing_of(at, place, _TAKINGS.get(low, "killed"))
        if low.endswith(("'s", "’s")):
            yield from _their_death(at, place)
        if low in _SEVERAL:
            yield from _several_killings(at, place)
        if low in _DEATHS and at.low(place + 1) == "of":
            yield from _death_of_named(at, place)


def _losses(at: Scene, place: int, effect: Effect) -> Iterator[Link]:
    """ "3,438 civilian deaths", "the deaths of 12 people", "suspect in five shooting deaths"."""
    of = place + 1
    if at.low(place) == "deaths" and at.low(of) == "and" and at.low(of + 1) == "injuries":
        of += 2
    if at.low(of) == "of":
        one = at.starting.get(of + 1)
        sorts = ("counted", "one", "definite") if _is_crime(at, place) else ("counted", "one")
        natural = at.low(place) == "death" and one and one.single and not _of_violence(at)
        if one and one.sort in sorts and at.low(place) in _OF_PEOPLE and not natural:
            group = _in_headline(at, one) if at.low(place) == "deaths" else _listed(at, one)
            if group:
                yield Link(effect, group, place, group[-1].stop, "loss")
        return
    step = place - 1
    violent = at.low(place) == "deaths" and at.low(step) in _HOW
    described = _LOSS_ADJECTIVES.union(_HOW) if violent else _LOSS_ADJECTIVES
    while step > place - 4 and at.low(step) in described:
        step -= 1
    step -= _of_vague(at, step)
    number = at.sentence[step].quantity if step >= 0 else None
    if number is None or at.low(step - 1) in words.DETERMINERS | {"how"}:
        return
    together = at.low(place + 1) in ("and", "or", "/") and at.low(place + 2) in _HURT_TOO
    if together and number.figures and (number.low != number.high or (number.low or 0) % 10 == 0):
        # "More than 400 martyrs and wounded" counts both together; "six deaths and wounded" not.
        return
    given = at.low(step - 1) == "of" and at.low(step - 2) in words.GIVING
    given = given or (violent and at.low(step - 1) == "in" and _is_answered_for(at, step - 1))
    if at.low(step - 1) in _NOT_BEFORE_LOSS and not given and not _came_of_it(at, step):
        return
    if number.figures == (0,):
        if not _asserted_nothing(at, step, place):
            return
    elif number.low == 1 and not (number.high and effect == "killed") and not _came_of_it(at, step):
        return
    shared = (number.low, number.high, number.figures, number.as_written)
    # "16 serious injuries" are some of those hurt.
    some = number.figures != (0,) and not _GRADES.isdisjoint(map(at.low, range(step + 1, place)))
    one = People("bare", step, place + 1, *shared, None, None, subset=some)
    yield Link(effect, (one,), step, place + 1, "loss")


def _of_vague(at: Scene, step: int) -> int:
    """Words back from one before a loss to "a number" in "a number of deaths" and "a number of
    deaths and injuries"."""
    back = 2 * (at.low(step) == "and" and at.low(step - 1) in words.LOSSES)
    number = at.sentence[step - back - 1].quantity if step > back else None
    return back + 1 if at.low(step - back) == "of" and number and number.vague else 0


_GRADES = word_set("serious minor critical further additional other more")
_INJURING = word_set("injury wounding")
_HURT_TOO = word_set("wounded injured injuries")
_OF_PEOPLE = word_set("death deaths martyrdom injury injuries wounding")


def _of_violence(at: Scene) -> bool:
    """Whether a sentence about one death speaks of violence, or of who answers for it."""
    return any(
        word.low in _CRIMES | _ANSWERING | _RESULTS | words.SHOT
        or word.low in words.VERBS
        or EVENT_NOUN.fullmatch(word.text)
        for word in at.sentence
    )


def _is_answered_for(at: Scene, stop: int) -> bool:
    """ "Suspect in …", "man charged in …": somebody answers for what is told after a word."""
    lows = {at.low(step) for step in range(max(0, stop - _NEAR), stop)}
    return not lows.isdisjoint(_ANSWERING | _SOUGHT)


_NEAR = 3
_ANSWERING = word_set("charged accused suspect suspects convicted guilty wanted custody jailed")
_SOUGHT = word_set("arrested arrest arrests sought indicted sentenced held")


def _came_of_it(at: Scene, step: int) -> bool:
    """ "resulted in at least one death", "leading to one death"."""
    return at.low(step - 1) in ("in", "to", "with", "caused", "causing", "and", "one") and bool(
        {at.low(step - back) for back in range(1, 9)} & _RESULTS
    )


_RESULTS = word_set("""
    resulted resulting results caused causing led leading leads left leaving
    """)


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
    if low in _BODIES or low == "body":
        if at.low(place - 1) != "no":
            yield from _bodies(at, place) if low in _BODIES else _further_body(at, place)
        return
    # "Claimed the lives of three", in headlines "claims life of teen".
    verb = place - 1 - (at.low(place - 1) == "the")
    if at.low(place + 1) == "of" and at.low(verb) in _TOOK:
        one = at.starting.get(place + 2)
        if one and one.sort in ("counted", "bare", "one"):
            group = _listed(at, one)
            yield Link("killed", group, verb, group[-1].stop, "active")
        elif names := named_after(at.sentence, place + 2):
            yield Link("killed", names, verb, names[-1].stop, "active")
        return
    number = at.sentence[place - 1].quantity if place else None
    if not number or number.figures == (0,) or low != "lives":
        return
    shared = (number.low, number.high, number.figures, number.as_written)
    one = People("bare", place - 1, place + 1, *shared, None, None)
    if at.low(place - 2) in _TOOK:
        yield Link("killed", (one,), place - 2, place + 1, "active")
    elif stop := _were_lost(at, place + 1):
        yield Link("killed", (one,), place - 1, stop, "passive")


def _were_lost(at: Scene, place: int) -> int:
    """Where "were lost", "have been claimed" ends behind "nine lives"; 0 if it does not stand
    there."""
    step = place
    while at.low(step) in words.BE | words.HAVE | words.ADVERBS - {"not", "never"}:
        step += 1
    return step + 1 if step > place and at.low(step) in ("lost", "claimed") else 0


_EMBRACED = word_set("embraced embrace embraces attained")
_COFFINS = word_set("coffins caskets")
_BODIES = word_set("bodies corpses cadavers remains") | _COFFINS
_MOURNED = word_set("""
    stood stand carry carried carrying lowered draped borne bearing church cemetery mosque chapel
    cathedral funeral grave graves laid lay buried burial lined accompanied followed arrived brought
    """)
"""Words of a funeral: coffins may be sold or stored, too."""


def _bodies(at: Scene, place: int) -> Iterator[Link]:
    around = {at.low(step) for step in range(max(0, place - 6), min(len(at.sentence), place + 16))}
    if not around & (_MOURNED if at.low(place) in _COFFINS else _FOUND):
        return
    if at.low(place) == "remains" and (at.low(place + 1) != "of" or at.low(place - 1) != "the"):
        return
    if at.low(place + 1) == "of":
        one = at.starting.get(place + 2)
        sorts = ("one", "named") if at.low(place) == "body" else ("counted", "bare")
        group = _whose_bodies(at, one) if one else ()
        if one and (one.sort in sorts or len(group) > 1):
            yield Link("killed", group, place, group[-1].stop, "bodies")
        return
    for step in (place - 1, place - 2):
        number = at.sentence[step].quantity if step >= 0 else None
        if number and number.figures != (0,) and at.low(step - 1) not in _NO_BODIES_AFTER:
            shared = (number.low, number.high, number.figures, number.as_written)
            one = People("bare", step, place + 1, *shared, None, None)
            yield Link("killed", (one,), step, place + 1, "bodies")
            return


_NO_BODIES_AFTER = words.DETERMINERS - {"that"} | {"for"}
"""What stands before bodies that were told of, or for which there is room."""


def _further_body(at: Scene, place: int) -> Iterator[Link]:
    """ "found a third body", "A second body was recovered": one more of the dead; "the body of a
    lawyer was found"."""
    if at.low(place + 1) == "of":
        yield from _bodies(at, place)
        return
    if at.low(place - 1) in ("his", "her") and _was_found(at, place + 1):
        owner = pointed(at.sentence, place - 1, place + 1)
        yield Link("killed", (owner,), place - 1, place + 3, "bodies")
        return
    first = place - 1 - (at.low(place - 2) == "a")
    around = {at.low(step) for step in range(max(0, place - 6), min(len(at.sentence), place + 4))}
    headline = first == 0 and at.low(len(at.sentence) - 1) not in (".", "!", "?")
    if at.low(place - 1) not in _ORDINALS or not around & _FOUND:
        return
    if at.low(first) == "a" or headline:
        as_written = written(at.sentence, first, place + 1)
        one = People("one", first, place + 1, 1, 1, (1,), as_written)
        yield Link("killed", (one,), first, place + 1, "bodies")


def _was_found(at: Scene, place: int) -> bool:
    """ "His body was found", "her body has been recovered"."""
    place += at.low(place) in words.HAVE
    return at.low(place) in words.BE and at.low(place + 1) in ("found", "discovered", "recovered")


def _whose_bodies(at: Scene, one: People) -> tuple[People, ...]:
    """All whose bodies were found: "the bodies of a man and two boys were found"."""
    group = _listed(at, one)
    while one.sort in ("counted", "one"):
        place = group[-1].stop + (at.low(group[-1].stop) == ",")
        place += at.low(place) == "and"
        place += at.low(place) in ("a", "an") and place not in at.starting
        following = at.starting.get(place) if place > group[-1].stop else None
        if following is None or following.sort not in ("counted", "one") or following.subset:
            break
        if at.low(following.stop) not in words.BE | words.HAVE | _BODIES_END:
            break
        group = (*group, following)
    return group


_BODIES_END = word_set(", and . lay in from at on") | {""}


def _listed(at: Scene, one: People) -> tuple[People, ...]:
    group = joined_after(at, one)
    # "The death of a man and two others were hurt"; "the deaths of a man and his son are …".
    several = at.low(one.first - 2) in ("deaths", "killings", "murders")
    own_verb = not several and at.low(group[-1].stop) in words.AUXILIARY | words.VERBS.keys()
    return group[:-1] if own_verb and len(group) > 1 else group


def _in_headline(at: Scene, one: People) -> tuple[People, ...]:
    """The people of "Deaths of boy, man": one alone cannot be all; empty for one."""
    group = _listed(at, one)
    following = at.starting.get(one.stop + 1) if at.low(one.stop) == "," else None
    if len(group) > 1 or not one.single:
        return group
    return (one, following) if following and following.sort == "one" else ()


def _killing_of(at: Scene, place: int, effect: Effect) -> Iterator[Link]:
    """ "The fatal shooting of two men", "the murder of four farmers", "the abduction of a man",
    "the suspected killer of a boy"."""
    doubted = at.low(place - 1) == "alleged" and at.low(place) not in _KILLERS
    if at.low(place - 1) == "attempted" or doubted:
        return
    deadly = at.low(place) not in ("shooting", "stabbing")
    if not deadly and at.low(place - 1) not in ("fatal", "deadly"):
        return
    one = at.starting.get(place + 2)
    suspects = effect == "detained" and one and one.sort == "counted" and one.head not in HELD
    sorts = ("counted", "one", "named", "bare" if at.low(place) in _KILLINGS else "")
    flown = effect == "displaced" and one and one.head not in INHABITANTS
    if (
        one
        and not suspects
        and not flown
        and one.sort in sorts
        and not one.definite
        and one.figures != (0,)
    ):
        group = _listed(at, one)
        yield Link(effect, group, place, group[-1].stop, "loss")


def _death_of_named(at: Scene, place: int) -> Iterator[Link]:
    """ "The shooting death of 41-year-old Ana Brun", "the fatal stabbing of Ana Brun", "charged
    with the murder of Ana Brun, 41, and Ivo Marr, 30"."""
    violent = _DEADLY if at.low(place) in ("shooting", "stabbing") else _HOW
    first = place - (at.low(place - 1) in violent)
    if first == place and (at.low(place) in ("shooting", "stabbing") or not _is_crime(at, place)):
        return
    begin = place + 2
    group = named_after(at.sentence, begin)
    if not group and first < place:
        group = bare_name(at.sentence, begin + at.low(begin).endswith("-old"))
    if group:
        yield Link("killed", group, first, group[-1].stop, "named")


def _their_death(at: Scene, place: int) -> Iterator[Link]:
    """ "Charged in a man's death", "the teen's killing": one, where it was a crime."""
    owner = at.low(place)[:-2]
    dead = place + 1 + (at.low(place + 1) in _HOW)
    person = owner in words.IN_HEADLINES or owner.endswith("-old")
    if not person or at.low(dead) not in _DEATH_ITSELF:
        return
    if _is_crime(at, dead):
        first = place - (at.low(place - 1) in words.DETERMINERS | {"a", "an"})
        one = pointed(at.sentence, first, place + 1)
        yield Link("killed", (one,), first, dead + 1, "named")


_DEATH_ITSELF = word_set("death murder killing slaying homicide")


def _several_killings(at: Scene, place: int) -> Iterator[Link]:
    """ "A triple homicide": as many dead."""
    if at.low(place + 1) not in _KILLED_EACH or at.low(place - 1) in ("attempted", "another"):
        return
    number = _SEVERAL[at.low(place)]
    as_written = at.sentence[place].text
    one = People("one", place, place + 2, number, number, (number,), as_written)
    yield Link("killed", (one,), place, place + 2, "loss")


_SEVERAL = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_KILLED_EACH = word_set("homicide murder murders slaying killing")


def _is_crime(at: Scene, place: int) -> bool:
    """True where a sentence about a death speaks of a murder, or of who is accused of it."""
    if at.low(place - 1) in ("attempted", "alleged"):
        return False
    return at.low(place - 1) == "gun" or any(word.low in _CRIMES for word in at.sentence)


_DEADLY = ("fatal", "deadly")
_HOW = ("shooting", "stabbing", "beating", "gun", "gunshot")
_DEATHS = word_set("death deaths shooting stabbing murder murders killing slaying slayings")
_CRIMES = word_set("""
    murder murdered murders manslaughter homicide killing slaying slain shooting stabbing shot
    gunshot gunshots bullet bullets gunfire stabbed custody detention tortured torture beaten
    """)
