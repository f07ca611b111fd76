"""Parts of a toll: "including three children", "five of them policemen", "among the dead"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.cues import CUES
from whence.extract.text import word_set
from whence.extract.toll_nouns import noun
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import subject
from whence.extract.toll_scene import CLAUSE_START, Link, Scene
from whence.extract.toll_scope import counted_elsewhere
from whence.model import Effect

THE: dict[str, Effect] = {
    "dead": "killed",
    "deceased": "killed",
    "killed": "killed",
    "martyred": "killed",
    "martyrs": "killed",
    "slain": "killed",
    "wounded": "injured",
    "injured": "injured",
}
"""What befell whom a word calls so: "the dead", "three of the wounded"."""
_FAR = 30
_GRAVELY = word_set("critically seriously severely gravely badly")
GRAVE = word_set("critical serious grave intensive life-threatening")


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
        whole = _size(link)
        made_up = _made_up_of(at, link, begin)
        if made_up:
            for one in made_up:
                yield Link(link.effect, (one,), link.first, one.stop, "part", link.status)
            continue
        for part in _parts_between(at, link, begin, min(limit, begin + _FAR)):
            if whole is None or part.family == link.family or (part.people[0].low or 0) <= whole:
                yield part


def _made_up_of(at: Scene, link: Link, begin: int) -> list[People]:
    """ "Six people were killed, five pupils and a teacher": who follows and adds up to all."""
    least = [one.low for one in link.people]
    whole = None if None in least else sum(low for low in least if low is not None)
    after = (max(begin, link.stop), begin)
    lists = [_adds_up(at, place + 1, whole) for place in after if whole and at.low(place) in _LIST]
    return next(filter(None, lists), [])


_LIST = word_set(", : ( – — - --")


def _adds_up(at: Scene, step: int, whole: int) -> list[People]:
    """The people listed from a word on, if they are as many as ``whole``: "five pupils and a
    teacher", "six in Orle and three in Tarn"."""
    parts: list[People] = []
    while one := at.starting.get(step):
        there = one.sort == "bare" and at.low(one.stop) in _THERE
        counted = (_counts(one) or there) and one.low == one.high and not one.definite
        if not counted or at.low(one.stop) in CUES:
            return []
        parts.append(one)
        total = sum(part.low or 0 for part in parts)
        if total >= whole:
            ends = (
                at.low(one.stop) not in words.AUXILIARY | words.VERBS.keys() | words.STATES.keys()
            )
            several = len(parts) > 1 and any((part.low or 0) > 1 for part in parts)
            return parts if total == whole and several and ends else []
        step = _next_listed(at, one.stop)
    return []


_THERE = word_set("in at from near on aboard outside")


def _next_listed(at: Scene, stop: int) -> int:
    """Where the next of a list begins, over what is told of the one that ends at a word."""
    for step in range(stop, min(len(at.sentence), stop + _ASIDE)):
        if at.low(step) in ("and", ",") and step + 1 in at.starting:
            return step + 1
        if at.low(step) in (";", ".", ":") or at.low(step) in CUES:
            break
    return -1


def there_links(at: Scene, found: Sequence[Link]) -> Iterator[Link]:
    """The rest of "killing six people in Arden and nine in Tarn", place by place."""
    for link in found:
        place = counted_elsewhere(at, max(link.stop, link.people[-1].stop))
        while place is not None and (there := at.starting.get(place)) and there.high:
            yield Link(link.effect, (there,), link.first, there.stop, "part", link.status)
            place = counted_elsewhere(at, there.stop)


def _size(link: Link) -> int | None:
    """The most people that a link can be about; None where it has no upper end."""
    highs = [one.high for one in link.people]
    return None if None in highs else sum(high for high in highs if high is not None)


def _parts_between(at: Scene, link: Link, begin: int, limit: int) -> Iterator[Link]:
    for place in range(begin, limit):
        among = at.low(place) == "among" and at.low(place + 1) in ("them", "whom")
        if among or at.low(place) in ("including", "includes", "comprising"):
            first = place + (2 if among else 1)
            for some in listed(at, first):
                # "Including four women, and up to 30 villagers": the latter bounds the whole.
                beyond = _bounds(some) and some.first > first
                family = link.family if beyond else _family(link)
                yield Link(link.effect, (some,), link.first, some.stop, family, link.status)
            return
        one = at.starting.get(place)
        if one and one.subset and at.low(one.stop - 1) in ("them", "whom"):
            part = _of_them(at, one)
            if part:
                yield Link(link.effect, (part,), link.first, part.stop, _family(link), link.status)
            return


def _family(link: Link) -> str:
    return "shot part" if link.family == "shot" else "part"


def listed(at: Scene, step: int) -> Iterator[People]:
    """The people listed from a word on: "a teacher, two nurses and a guard"."""
    while one := at.starting.get(step):
        last = step and at.low(step - 1) == "and"
        if last and at.low(_past_aside(at, one.stop)) in words.AUXILIARY:
            return
        told = _counts(one) or _of_his(at, one) or _is_pointed_at(one)
        if told and one.head not in words.ATTACKERS:
            yield one
        step = _past_joint(at, one.stop)
        step += at.low(step) in words.WHOSE and step not in at.starting


def _past_aside(at: Scene, stop: int) -> int:
    """Where a clause goes on after ", most of them children,"."""
    if at.low(stop) != ",":
        return stop
    ends = (place for place in range(stop + 1, stop + _ASIDE) if at.low(place) == ",")
    return next(ends, stop - 1) + 1


_ASIDE = 8


def _past_joint(at: Scene, step: int) -> int:
    """Where the next of a list begins: after commas, "and", and "one of whom was pregnant"."""
    while at.low(step) in (",", "and", "aged"):
        step += 1
        of_them = at.starting.get(step)
        if of_them and of_them.subset and at.low(of_them.stop - 1) == "whom":
            while step < len(at.sentence) and at.low(step) != ",":
                step += 1
    return step


def _counts(one: People) -> bool:
    return one.sort in ("counted", "one") and not one.definite and one.high != 0


def _is_pointed_at(one: People) -> bool:
    """Whether "the mayor", "her cameraman" or "journalist Ana Brun" is one of those listed."""
    pointed = one.single and one.sort in ("definite", "named") and one.head is not None
    return pointed and one.head not in words.PRONOUNS


def _bounds(one: People) -> bool:
    return one.low is None and one.high is not None


def _of_them(at: Scene, one: People) -> People | None:
    """ "five of them policemen", "two of whom were children"."""
    told = told_of(at, one.stop)
    if at.low(one.stop) in _GRAVELY and at.low(one.stop + 1) in (",", ".", ";", ""):
        told = one.stop + 1, None, None
    if not one.figures or told is None:
        return None
    stop, who, head = told
    if one.high == 0 and at.low(one.stop) in words.BE:
        return None  # "None of them was a rebel" tells who they were not.
    return replace(one, sort="counted", stop=stop, who=who, head=head)


def told_of(at: Scene, place: int) -> tuple[int, str | None, str | None] | None:
    """Where the words end that say from a word on who some of the dead or wounded are ("were
    volunteer firefighters") or how badly they are hurt ("in critical condition"), who, and the
    noun's head; None where they say anything else."""
    while at.low(place) in words.AUXILIARY | words.ADVERBS | words.REMAIN:
        if at.low(place) in ("not", "never") or at.low(place) in words.MODALS:
            return None
        place += 1
    place = past_stated(at, place)
    if at.low(place) in _GRAVELY and at.low(place + 1) in ("hurt", "injured", "wounded", "ill"):
        return place + 2, None, None
    if at.low(place) in GRAVE and at.low(place + 1) in (".", ",", ";", ""):
        return place + 1, None, None
    if at.low(place) in ("for", "with", "on", "in"):
        return _in_what_state(at, place)
    place += at.low(place) in ("a", "an")
    for single in (False, True):
        stop, who, head = noun(at.sentence, place, single)
        if head:
            return stop, who, head
    return None


def past_stated(at: Scene, place: int) -> int:
    """Where what is said begins after "said to be", if these words stand at a word; that word."""
    stated = at.low(place) in _STATED and (at.low(place + 1), at.low(place + 2)) == ("to", "be")
    return place + 3 if stated else place


_STATED = word_set("said stated reported believed understood")


def _in_what_state(at: Scene, place: int) -> tuple[int, str | None, str | None] | None:
    """Where "for gunshot wounds", "on ventilators", "in critical condition" end; None where nothing
    such is told."""
    for step in range(place + 1, place + 1 + _STATE_WITHIN):
        grave = at.low(step) in GRAVE and at.low(step + 1) in ("condition", "care")
        if at.low(place) == "in":
            if grave:
                return step + 2, None, None
        elif at.low(step) in _STATES:
            return step + 1, None, None
        if at.low(step) in words.GROUND | words.PREPOSITIONS:
            return None
    return None


_STATE_WITHIN = 4
_STATES = word_set("wounds wound injuries burns fractures ventilators ventilator support")
"""What some of the wounded are treated for, or kept alive by."""


def of_the_links(at: Scene) -> Iterator[Link]:
    """ "Three of the dead were children", "Of the five wounded, two are in critical condition",
    "Among the dead, three were children"."""
    for some in at.starting.values():
        # "Three of those killed": the phrase ends before the word that says of whom.
        past = some.subset and at.low(some.stop - 1) in ("those", "these")
        one = replace(some, stop=some.stop + 1) if past else some
        effect = THE.get(at.low(one.stop - 1))
        if effect and one.subset:
            yield from _part_told(at, effect, one, one.first)
            yield from _some_of_the(at, effect, one)
    for place in range(len(at.sentence)):
        if at.low(place) not in ("of", "among") or at.low(place + 1) not in ("the", "those"):
            continue
        if place and at.low(place - 1) not in (",", ";", ":"):
            continue
        step = place + 2 + bool(_number_at(at, place + 2))
        effect = THE.get(at.low(step))
        share = at.starting.get(step + 1 + (at.low(step + 1) == ","))
        if effect and share and share.sort == "bare":
            yield from _part_told(at, effect, share, place)


def of_all_links(at: Scene) -> Iterator[Link]:
    """ "One of the five people who were killed", "one of the five killed": five were; not where two
    "of the five were killed"."""
    for one in at.starting.values():
        place = one.first + 2 + (at.low(one.first + 2) in words.DETERMINERS)
        number = at.sentence[place].quantity if place < one.stop else None
        if not one.subset or one.head is None or number is None or number.high != number.low:
            continue
        step = one.stop
        verb = words.VERBS.get(at.low(step))
        if at.low(step) in words.BE | {"and"} or (verb and verb[1] == "died"):
            continue
        while at.low(step) in _BEFORE_EFFECT:
            step += 1
        effect = words.VERBS.get(at.low(step), (None,))[0] or words.STATES.get(at.low(step))
        if effect in ("killed", "injured", "abducted"):
            figures = (number.low, number.high, number.figures, number.as_written)
            whole = People("counted", place, one.stop, *figures, one.who, one.head)
            yield Link(effect, (whole,), place, step + 1, "reduced")


_BEFORE_EFFECT = word_set("who were was shot and fatally found stabbed")


def _some_of_the(at: Scene, effect: Effect, some: People) -> Iterator[Link]:
    """ "The clinic took in 61 of the wounded", "11 of the dead came from one village"; not two of
    the wounded who died."""
    after = {at.low(place) for place in range(some.stop, some.stop + _TOLD_WITHIN)}
    several = (some.low or 0) > 1 and len(some.figures) == 1
    if several and after.isdisjoint(_SAYS_MORE):
        yield Link(effect, (some,), some.first, some.stop, "part")


_TOLD_WITHIN = 4
_SAYS_MORE = (
    words.VERBS.keys()
    | words.STATES.keys()
    | words.REMAIN
    | words.BE
    | words.HAVE
    | word_set("left went passed gave")
)
"""Words after which some of the dead or wounded are told of by what became of them since."""


def _number_at(at: Scene, place: int) -> bool:
    return place < len(at.sentence) and at.sentence[place].quantity is not None


def _part_told(at: Scene, effect: Effect, some: People, first: int) -> Iterator[Link]:
    told = told_of(at, some.stop) if at.low(some.stop) in words.BE | words.REMAIN else None
    if told is None or not some.figures or some.high == 0:
        return
    stop, who, head = told
    if who or effect == "injured":
        part = replace(some, who=who, head=head)
        yield Link(effect, (part,), first, stop, "part")


def companion_links(at: Scene) -> Iterator[Link]:
    """ "Ana Brun was killed alongside her four sons", "by a bomb in April along with two guards":
    some more of the dead."""
    for place, word in enumerate(at.sentence):
        effect = words.VERBS[word.low][0] if word.low in words.VERBS else None
        if word.low == "dead" and at.low(place - 1) in words.SHOT:
            effect = "killed"
        if effect not in ("killed", "injured", "abducted") or at.low(place - 1) in words.MODALS:
            continue
        step = _beside(at, place)
        step += at.low(step) in words.DETERMINERS and step not in at.starting
        some = at.starting.get(step)
        if some and at.low(step) in words.WHOSE and _is_pointed_at(some):
            # "Along with his wife and two daughters".
            for one in listed(at, step):
                yield Link(effect, (one,), place, one.stop, "part")
            continue
        counted = some and some.high != 0 and (some.sort == "counted" or step > place + 3)
        if some and counted and some.sort in ("counted", "one") and some.head not in words.FIGHTERS:
            yield Link(effect, (some,), place, some.stop, "part")


def _beside(at: Scene, place: int) -> int:
    """Where those begin who are told of "alongside" or "along with" somebody in the clause of a
    verb; -1 where none are."""
    if at.low(place + 1) == "with":
        return place + 2
    for step in range(place + 1, place + _BESIDE_WITHIN):
        if at.low(step) == "alongside":
            return step + 1
        if at.low(step) in ("along", "together") and at.low(step + 1) == "with":
            return -1 if at.low(step - 1).endswith("ing") else step + 2
        if at.low(step) in CLAUSE_START or step in at.starting or at.low(step) == "":
            break
    return -1


_BESIDE_WITHIN = 12


def among_links(at: Scene) -> Iterator[Link]:
    """ "Two foreigners were among the dead", "the dead included three children"."""
    for place, word in enumerate(at.sentence):
        effect = THE.get(word.low)
        if word.low in ("fatalities", "fatality"):
            yield from _only_ones(at, place)
        elif effect:
            yield from _some_of_them(at, place, effect)


def _some_of_them(at: Scene, place: int, effect: Effect) -> Iterator[Link]:
    """Some of "the dead", "the 11 people killed", "those wounded", whose word of effect stands at
    ``place``."""
    number = place - 1 - (at.low(place - 1) in words.SEVERAL_PERSONS)
    number = number if _number_at(at, number) else place
    the = at.low(number - 1) in ("the", "those")
    among = number - 1 - the
    if at.low(among) == "among":
        yield from _among(at, among, place, effect)
    elif at.low(place + 1) in _INCLUDE and (the or number < place):
        for one in listed(at, place + 2):
            yield Link(effect, (one,), number - the, one.stop, "part")
    elif the and at.low(place + 1) in ("were", "are"):
        yield from _who_they_were(at, place, effect)


def _among(at: Scene, among: int, place: int, effect: Effect) -> Iterator[Link]:
    """ "Two foreigners were among the dead", "among the dead was a teacher", and in a headline "two
    foreigners among dead"."""
    verb = _before_stated(at, among - 1)
    are = at.low(verb) in words.BE
    told = at.ending.get(_before_ages(at, verb) if are else among)
    alone = subject(at, verb, place + 1, effect, "part") if are else None
    if told and (_counts(told) or (are and (_and_kin(at, told) or _of_his(at, told)))):
        group = _before_and(at, told) if are else (told,)
        yield Link(effect, group, group[0].first, place + 1, "part")
    elif alone and len(alone.people) == 1 and _is_somebody(alone.people[0]):
        yield alone
    elif at.low(place + 1) in words.BE:
        for one in listed(at, place + 2):
            yield Link(effect, (one,), place - 1, one.stop, "part")


def _is_somebody(one: People) -> bool:
    """Whether a subject is one person: "the driver, Ivo Marr, was among the dead"."""
    return one.single and one.head not in words.PRONOUNS | {"him"}


_INCLUDE = word_set("include included includes")


def _who_they_were(at: Scene, place: int, effect: Effect) -> Iterator[Link]:
    """ "The dead were five women and four children": each kind of them."""
    kinds = list(listed(at, place + 2))
    if len(kinds) > 1 and any((one.low or 0) > 1 for one in kinds):
        for one in kinds:
            yield Link(effect, (one,), place - 1, one.stop, "part")


def _only_ones(at: Scene, place: int) -> Iterator[Link]:
    """ "Two soldiers were the only fatalities", "the only fatality was a taxi driver"."""
    if at.low(place - 1) != "only" or at.low(place - 2) != "the":
        return
    if at.low(place + 1) in words.BE:
        one = at.starting.get(place + 2)
    else:
        one = at.ending.get(place - 3) if at.low(place - 3) in words.BE else None
    if one and _counts(one):
        first, stop = min(one.first, place - 2), max(one.stop, place + 1)
        yield Link("killed", (one,), first, stop, "state")


def _before_stated(at: Scene, verb: int) -> int:
    """The verb of "are reported to be among", where "be" stands at a word; that word elsewhere."""
    to_be = at.low(verb) == "be" and at.low(verb - 1) == "to"
    return verb - 3 if to_be and at.low(verb - 2) in _STATED | words.FEARS else verb


def _before_ages(at: Scene, stop: int) -> int:
    """Where "three children" end before "aged 4, 7 and 9" that ends at a word; that word where no
    ages do."""
    step = stop - (at.low(stop - 1) == ",")
    while step > 0 and (_number_at(at, step - 1) or at.low(step - 1) in _BETWEEN_AGES):
        step -= 1
    if at.low(step - 1) not in ("aged", "ages"):
        return stop
    return step - 1 - (at.low(step - 2) == ",")


_BETWEEN_AGES = word_set(", and to between from years year months old")


def _of_his(at: Scene, one: People) -> bool:
    """Whether they are "his two brothers"."""
    return one.sort == "counted" and at.low(one.first - 1) in words.WHOSE


def _and_kin(at: Scene, one: People) -> bool:
    """Whether "her baby" ends "a woman and her baby"."""
    before = at.ending.get(one.first - 1)
    hers = one.single and at.low(one.first) in words.WHOSE and at.low(one.first - 1) == "and"
    return hers and before is not None and before.sort == "one"


def _before_and(at: Scene, one: People) -> tuple[People, ...]:
    previous = at.ending.get(one.first - 1)
    if at.low(one.first - 1) != "and" or previous is None:
        return (one,)
    if previous.sort in ("counted", "one") or (previous.sort == "definite" and previous.single):
        return (previous, one)
    return (one,)
