"""How news says that some people are some of those told of before: "10 of the victims were
children", "five of them were women", "among them were 20 students and four teachers"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.numbers import Quantity
from whence.extract.text import word_set
from whence.extract.toll_parts import THE, listed, told_of
from whence.extract.toll_phrases import People, counting
from whence.extract.toll_scene import Scene
from whence.model import Effect

CALLED: dict[str, Effect] = {
    **THE,
    **dict.fromkeys(word_set("slain fatalities martyrs murdered"), "killed"),
    "hurt": "injured",
    **dict.fromkeys(word_set("hostages captives abductees abducted kidnapped"), "abducted"),
    **dict.fromkeys(word_set("detainees detained arrested"), "detained"),
    "missing": "missing",
}
"""What those are called who have an effect."""
_TAKEN = word_set("taken seized abducted kidnapped")
_VICTIMS = word_set("victims casualties")
_THEY = word_set("they these those")
_INCLUDE = word_set("include includes included comprise comprises comprised")
_BETWEEN = word_set("people persons civilians officially confirmed")
"""What may stand between "of the" or "of those" and what became of them."""
_OF_OTHERS = word_set("of for by with to from against about on near behind")
"""What makes the people after it no subject: "the parents of five of the victims"."""
_AGED = word_set("under over aged between below above younger older from")
_LONGEST = 25
"""Words at most that say what some of the dead were."""


class Share(Struct, frozen=True):
    """Words ``first`` to ``stop`` say something of some people. ``effect`` where they name it;
    ``victims`` where they only call them so; ``of`` of how many they are some."""

    people: tuple[People, ...]
    first: int
    stop: int
    effect: Effect | None = None
    victims: bool = False
    of: Quantity | None = None


def shares(at: Scene) -> Iterator[Share]:
    """What a sentence says of some of those told of before it, in word order."""
    of_some = False
    for place in range(len(at.sentence)):
        share = _of_the(at, place) or _of_them(at, place) or _of_whom(at, place)
        share = share or _among(at, place) or _included(at, place)
        if share is None and (of_some or place == 0):
            share = _alone(at, place)
        if share:
            of_some = True
            yield share


def _number(at: Scene, place: int) -> Quantity | None:
    """The number of people at a word; none where it is none or leaves open how many."""
    number = at.sentence[place].quantity if 0 <= place < len(at.sentence) else None
    return number if number and any(number.figures) and number.high != 0 else None


def _of_the(at: Scene, place: int) -> Share | None:
    """ "10 of the victims were children", "seven of those killed were under 18", "two of the 30
    were nurses"."""
    number = _number(at, place)
    if number is None or at.low(place - 1) in _OF_OTHERS:
        return None
    if at.low(place + 1) != "of" or at.low(place + 2) not in THOSE:
        return _victims(at, place, number)
    step = place + 3
    whole = _number(at, step)
    step += bool(whole)
    while at.low(step) in _BETWEEN:
        step += 1
    effect, victims = _called(at, step)
    if effect or victims:
        whole, step = None, step + 1
    told = _predicate(at, step) if effect or victims or whole else None
    if told and effect == "injured" and told[1] is None:
        # What became of some of the wounded since is no toll.
        return None
    share = _share(place, number, told) if told else None
    return share and replace(share, effect=effect, victims=victims, of=whole)


def _called(at: Scene, place: int) -> tuple[Effect | None, bool]:
    """The effect that a word after "the" or "those" names, and whether it only means victims."""
    low = at.low(place)
    if low in _TAKEN and at.low(place - 1) == "those":
        return "abducted", False
    return CALLED.get(low), low in _VICTIMS


def _victims(at: Scene, place: int, number: Quantity) -> Share | None:
    """ "Three victims were children": some of all, where they are fewer."""
    victims = at.low(place + 1) in _VICTIMS and at.low(place + 2) in words.BE
    told = told_of(at, place + 2) if victims else None
    share = _share(place, number, told) if told and told[1] else None
    return share and replace(share, victims=True)


THOSE = word_set("the those these")


def _predicate(at: Scene, place: int) -> tuple[int, str | None, str | None] | None:
    """Where what is said of some of the dead ends, who it says they are; None where it says
    nothing that some of the dead can be, or what else became of them."""
    if at.low(place) == ",":
        ends = (step for step in range(place + 1, place + _LONGEST) if at.low(step) == ",")
        place = next(ends, place) + 1
    said = told_of(at, place) if at.low(place) in words.BE else None
    if said:
        return said
    opens = at.low(place) in words.BE | words.HAVE or at.low(place).endswith("ed")
    opens = opens or at.low(place) in words.VERBISH
    step = place
    while at.low(step) in words.AUXILIARY | words.ADVERBS:
        if at.low(step) in _UNREAL:
            return None
        step += 1
    other = at.low(step) in words.VERBS or at.low(step) in words.STATES
    if not opens or other or at.low(step) in _CARED_FOR:
        return None
    return step + 1, None, None


_UNREAL = words.MODALS | {"not", "never"}
_CARED_FOR = word_set(
    "treated taken rushed admitted discharged recovering released freed rescued survived fighting"
    " receiving undergoing said says told"
)


def _of_them(at: Scene, place: int) -> Share | None:
    """ "Five of them were children", "nine of them under ten", ", 17 of them in Orle alone"."""
    number = _number(at, place)
    of_them = at.low(place + 1) == "of" and at.low(place + 2) in ("them", "whom")
    if number is None or not of_them:
        return None
    told = _who_they_are(at, place + 3)
    if told is None and at.low(place - 1) == "," and at.low(place + 3) in _WHERE_OR_HOW:
        told = place + 4, None, None
    return told and _share(place, number, told)


_WHERE_OR_HOW = word_set("in at on near from for with inside outside by under")


def _who_they_are(at: Scene, place: int) -> tuple[int, str | None, str | None] | None:
    said = told_of(at, place)
    if said and said[1]:
        return said
    step = place
    while at.low(step) in words.BE | {"all", "only"}:
        step += 1
    aged = at.low(step) in _AGED and _number(at, step + 1) is not None
    return (step + 2, None, None) if aged else None


def _share(place: int, number: Quantity, told: tuple[int, str | None, str | None]) -> Share | None:
    stop, who, head = told
    if (head or "").lower() in words.FIGHTERS:
        return None
    one = counting("counted", place, place + 1, number, who=who, head=head)
    return Share((one,), place, stop)


def _of_whom(at: Scene, place: int) -> Share | None:
    """ "Of whom 29 were children", "of which nine are children", "Of these, nine were children"."""
    opens = at.low(place) == "of" and at.low(place + 1) in _THEM
    first = place + 2 + (at.low(place + 2) == ",")
    number = _number(at, first) if opens else None
    if number is None or at.low(first + 1) not in words.BE:
        return None
    told = _who_they_are(at, first + 1)
    return told and _share(first, number, told)


_THEM = word_set("whom which them these those")


def _alone(at: Scene, place: int) -> Share | None:
    """The three of "11 of the dead were farmers and three were teenage boys", "Three were
    children." """
    number = _number(at, place)
    if number is None or at.low(place + 1) not in words.BE:
        return None
    if place and at.low(place - 1) not in _BEFORE_MORE:
        return None
    told = told_of(at, place + 1)
    if told is None and place and at.low(place + 2).endswith("s"):
        # "11 were Muslims and three were Hindus": whatever they were.
        told = (place + 3, at.sentence[place + 2].text, None)
    return _share(place, number, told) if told and told[1] else None


_BEFORE_MORE = word_set("and , that while ; another")


def _among(at: Scene, place: int) -> Share | None:
    """ "Among them were 20 students and four teachers", "among the victims are two nurses"."""
    if at.low(place) != "among":
        return None
    step = place + 2
    effect, victims = None, False
    if at.low(place + 1) in THOSE:
        step += at.low(step) in _BETWEEN
        effect, victims = _called(at, step)
        if effect is None and not victims:
            return None
        step += 1
    elif at.low(place + 1) not in ("them", "whom"):
        return None
    if at.low(step) not in words.BE | {","}:
        return None
    return _list(at, place, step + 1, effect, victims=victims)


def _included(at: Scene, place: int) -> Share | None:
    """ "They included five children", "the victims include a priest"."""
    effect, victims = None, False
    if at.low(place) in _THEY:
        if place and at.low(place - 1) not in ("that", "said", ",", "and"):
            return None
        step = place + 1
        if at.low(step) in CALLED:
            effect, step = CALLED[at.low(step)], step + 1
    elif at.low(place) == "the":
        effect, victims = _called(at, place + 1)
        if effect is None and not victims:
            return None
        step = place + 2
    else:
        return None
    if at.low(step) not in _INCLUDE:
        return None
    return _list(at, place, step + 1, effect, victims=victims)


def _list(
    at: Scene, first: int, begin: int, effect: Effect | None, *, victims: bool
) -> Share | None:
    found = tuple(listed(at, begin))
    return Share(found, first, found[-1].stop, effect, victims) if found else None
