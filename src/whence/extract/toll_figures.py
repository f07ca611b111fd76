"""Tolls that stand and move: "the death toll rose to 12 from 9", "the dead number 12", "bringing
the number of people killed to 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from whence.calendar import MONTH_OR_SHORT, WEEKDAY_WORDS
from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_nouns import inside
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import Link, Scene
from whence.model import Effect, Status

_PASSES = word_set("exceeds exceeded tops topped passes passed surpasses surpassed")
"""Verbs of a toll that is more than their figure."""
_BEFORE_FIGURE = (
    words.ADVERBS
    | word_set("""
    to at of was is are were now reached reaches reaching hit hits stands
    """)
    | _PASSES
)
_GIVEN_AS = word_set("gave gives give giving given listed lists")
_CARRIED = word_set("""
    bringing brings brought bring taking takes took raising raises raised raise pushing pushed
    pushes push lowering lowers lowered lower cutting cuts cut reducing reduces reduced reduce
    revising revises revised revise
    """)
_MOVES = (
    word_set("""
    rose rises rise risen rising climbed climbs climb climbing jumped jumps grew grows grown
    went goes gone
    increased increases raised put puts stood stands standing reached reaches reaching hit hits
    dropped fell revised has have had was is been now could may went goes gone totals doubled
    tripled soared swelled mounted estimated""")
    | _PASSES
)
_WAY = _MOVES | word_set("""
    by on from in the a blast attack
    bombing bombings explosion explosions crash shooting shootings strike strikes fire quake
    currently already later so far since initially officially had's be also bomb
    then earlier today yesterday late early still its official blasts nearly almost more than
    attacks 's fighting violence clashes incident massacre to at of or up down as
    people killed dead given announced issued released provided""")
_OF_WHAT = word_set("from in of after by")
_A_TOLL_OF = word_set(
    "a highest lowest maximum minimum upper lower total final overall updated new"
)
_NOT_OVER = (
    words.GROUND
    | words.VERBISH
    | words.AUXILIARY
    | words.VERBS.keys()
    | word_set("who which that whose where")
)
_OTHER_TOLLS = word_set("""
    heavy road traffic highway motorway bridge tunnel ferry human physical emotional mental personal
    psychological financial economic environmental virus covid covid-19 coronavirus pandemic flu
    cholera ebola outbreak flood floods quake earthquake cyclone storm heat casualty
    """)
"""What "toll" is said of beside the dead of an attack."""
_EARLIER = word_set("earlier previous")
"""What a toll is called that another has replaced."""
_COUNTED_BY = word_set("death body fatality")
"""What a "count" or "tally" of the dead is called."""
_RISE = word_set("rise rises rose risen rising climb climbs climbed jump jumps jumped")
_RISING = word_set("""
    rose rises risen rising climbed climbs jumped grew increased up raised revised fell dropped
    went down passed passes doubled tripled soared swelled mounted""")
_PEOPLE_WORDS = words.SEVERAL_PERSONS | word_set("those the confirmed")
_LOST = word_set("deaths fatalities")
"""What a number counts that a toll comes to: "rose from 27 to 36 deaths"."""
_REACH = 24
_OLD_AND_NEW: tuple[Status, Status] = ("revised", "reported")


def figure_links(at: Scene) -> Iterator[Link]:
    """What a sentence says tolls and numbers come to, in word order."""
    for place, word in enumerate(at.sentence):
        low = word.low
        if low == "toll" or (low in ("count", "tally") and at.low(place - 1) in _COUNTED_BY):
            yield from _toll(at, place)
        elif low == "number" and (at.low(place + 1) == "of" or at.low(place + 1) in _DONE):
            yield from _number_of(at, place)
        elif low in ("number", "numbers", "numbered"):
            yield from _are_numbered(at, place)
        elif low in ("put", "puts", "putting"):
            yield from _put_at(at, place)
        elif low in _ESTIMATES:
            yield from _estimates(at, place)
        elif low in _RISE:
            yield from _rise(at, place)


def superseded_after(at: Scene, link: Link) -> Iterator[Link]:
    """The figure that a link's own words say it replaces."""
    yield from _superseded(at, link.effect, link.first, link.stop)


def without_spans(links: Sequence[Link]) -> list[Link]:
    """Links without the ranges "from 27 to 36" that say how a toll has moved."""
    moved = {link.people[0].first for link in links if link.family == "superseded"}
    return [
        link
        for link in links
        if len(link.people[0].figures) < 2 or link.people[0].first not in moved
    ]


def _figure(at: Scene, place: int) -> People | None:
    """A number at a word, with its noun for people or for deaths, or without any."""
    one = at.starting.get(place)
    if one and one.sort in ("counted", "bare"):
        return one
    number = at.sentence[place].quantity if place < len(at.sentence) else None
    if number is None or number.figures == (0,):
        return None
    following = at.low(place + 1)
    counted = following in _LOST
    noun = following and inside(at.sentence, place + 1) and not words.TIMES.fullmatch(following)
    if noun and not counted:
        return None
    shared = (number.low, number.high, number.figures, number.as_written)
    return People("bare", place, place + 1 + counted, *shared, None, None)


def _comes_to(at: Scene, begin: int, before: frozenset[str], carried: str) -> People | None:
    """The figure that the toll or number before word ``begin`` comes to, over what it is of ("from
    Friday's strike on a depot") and the verb. ``carried``: what leads to the figure where that verb
    stands before ("bringing … to", "put … at"), or nothing."""
    prepositional = over_more = False
    resumes = _past_aside(at, begin)
    for place in range(begin, min(len(at.sentence), begin + _REACH)):
        if place < resumes:
            continue
        one, low = _figure(at, place), at.low(place)
        if prepositional and low in ("that", "which") and (after := _past_relative(at, place)):
            resumes = after
            continue
        if one:
            spans = one.as_written.lower().startswith(("from", "between"))
            high = one.as_written.lower().startswith("as high as")
            if not over_more:
                if at.low(place - 1) == "from" and at.low(one.stop) == "to":
                    moved = carried == "to" or at.low(place - 2) in _RISING
                    return _figure(at, one.stop + 1) if moved else None
                stands = spans or high or at.low(place - 1) in before
                return _passed(at, one) if stands else None
            if carried and at.low(place - 1) == carried:
                return one
        elif low in _MOVES or (low == "not" and at.low(place + 1) in _PASSES):
            over_more = False
        elif prepositional and (low == "," and _names_aside(at, place)):
            continue
        elif not _on_the_way(at, place) and at.sentence[place].quantity is None:
            if not prepositional or low in _NOT_OVER:
                return None
            over_more = True
        prepositional = prepositional or low in _OF_WHAT
    return None


def _leads_to(at: Scene, first: int) -> str:
    """What leads to the figure of a toll before which a verb stands."""
    if {at.low(first - step) for step in range(4)} & _CARRIED:
        return "to"
    return "at" if at.low(first - 1 - (at.low(first - 1) == "the")) in _PUT else ""


_PUT = word_set("put puts putting place places placed estimate estimates estimated")


def _passed(at: Scene, one: People) -> People:
    """What "passed 100" and "not exceeded 46" say of how many there are: 101 and more, up to 46."""
    if at.low(one.first - 1) not in _PASSES or len(one.figures) != 1:
        return one
    if at.low(one.first - 2) == "not":
        return replace(one, low=None, high=one.figures[0])
    return replace(one, low=one.figures[0] + 1, high=None)


def _past_relative(at: Scene, place: int) -> int:
    """Where the main verb stands after "the blast that rocked a market on Sunday": at "has risen to
    23"; 0 where none does."""
    for step in range(place + 2, min(len(at.sentence), place + _REACH)):
        if at.low(step) in words.HAVE and at.low(step + 1) in _MOVES | words.ADVERBS:
            return step
        if at.low(step) in _STANDS:
            return step
    return 0


_STANDS = word_set("rose rises climbed climbs stands stood")


def _past_aside(at: Scene, place: int) -> int:
    """Where a sentence goes on after ", initially put at 10 by police,", ", all civilians,"; the
    word itself where no such aside stands at it."""
    if at.low(place) != "," or at.low(place + 1) not in _OPENS_ASIDE:
        return place
    ends = (step for step in range(place + 2, place + _ASIDE) if at.low(step) == ",")
    return next(ends, place - 1) + 1


_FIRST = word_set("initially first earlier previously originally")
_OPENS_ASIDE = _FIRST | word_set("which all most mostly mainly many among including")
_ASIDE = 14


def _put_first(at: Scene, place: int) -> People | None:
    """The figure of ", initially put at 10 by police,": what a toll was before."""
    if at.low(place) != "," or at.low(place + 1) not in _FIRST:
        return None
    for step in range(place + 2, _past_aside(at, place)):
        one = _figure(at, step)
        if one:
            return one if at.low(step - 1) in ("at", "as", "to", "be") else None
    return None


def _names_aside(at: Scene, place: int) -> bool:
    """True for either comma around a name: "from an attack in Velde, Tessland, to seven"."""
    names = [
        at.sentence[step].text[0].isupper()
        for step in (place - 1, place + 1)
        if 0 <= step < len(at.sentence)
    ]
    return any(names)


def _on_the_way(at: Scene, place: int) -> bool:
    """True for words that may stand between a toll and its figure, names among them."""
    low = at.low(place)
    name = at.sentence[place].text[0].isupper()
    return low in _WAY or name or bool(words.TIMES.fullmatch(low))


def _toll(at: Scene, place: int) -> Iterator[Link]:
    """ "the death toll has risen to 12 from 9", "took Monday's death toll to 88", "gave the toll
    as two", "Toll from depot strike climbs to nine", "Navy lowers Arden ferry toll to 12", "army
    toll from ambush rises to 28", "a previous toll stood at 43"."""
    named = at.low(place - 1) in ("death", "the", "its", "fatality", "body", "injury")
    headline = place == 0 or at.low(place - 1) in (":", ";", "|")
    moved = at.low(place + 1 + (at.low(place + 1) in ("up", "down"))) == "to" and any(
        at.low(place - step) in _CARRIED for step in (1, 2, 3, 4)
    )
    described = place > 0 and at.low(place - 1) not in _OTHER_TOLLS
    described = described and (inside(at.sentence, place - 1) or at.low(place - 1) in _EARLIER)
    if not (named or headline or moved or described):
        return
    effect: Effect = "injured" if at.low(place - 1) == "injury" else "killed"
    first = place - 1 if named else place
    given = at.low(first - 1) in _GIVEN_AS or at.low(first - 2) in _GIVEN_AS
    before = _BEFORE_FIGURE | {"as"} if given else _BEFORE_FIGURE
    one = _comes_to(at, place + 1, before, _leads_to(at, first))
    of = one is not None and at.low(one.first - 1) == "of"
    old = at.low(first - 1) in _EARLIER
    stated = old or at.low(first) == "a" or at.low(first - 1) in _A_TOLL_OF
    if one is None or (of and not stated):
        return
    for link in _current(at, effect, one, first, "toll"):
        yield replace(link, family="superseded", status="revised") if old else link
    yield from _instead_of(at, effect, first, place + 1)


def _instead_of(at: Scene, effect: Effect, first: int, place: int) -> Iterator[Link]:
    """The figure that an aside after a toll says it was before."""
    before = _put_first(at, place)
    if before:
        yield Link(effect, (before,), first, before.stop, "superseded", "revised")


def _current(at: Scene, effect: Effect, one: People, first: int, family: str) -> Iterator[Link]:
    """The figure at which a toll stands, and the one that it replaces."""
    rising = any(at.low(place) in _RISING for place in range(first, one.first))
    rising = rising or bool({at.low(first - step) for step in range(1, 4)} & _CARRIED)
    if len(one.figures) == 2 and rising and one.as_written.lower().startswith("from"):
        for figure, name, status in zip(
            one.figures, ("superseded", family), _OLD_AND_NEW, strict=True
        ):
            part = replace(one, low=figure, high=figure, figures=(figure,))
            yield Link(effect, (part,), first, one.stop, name, status)
        return
    yield Link(effect, (one,), first, one.stop, family)
    before = _figure_before(at, one.first - 1) if at.low(one.first - 1) == "to" else None
    if before and at.low(before.first - 1) == "from":
        # "Fell from 48 to 39"; a rise is one range.
        yield Link(effect, (before,), first, one.stop, "superseded", "revised")
    yield from _superseded(at, effect, first, one.stop)


def _figure_before(at: Scene, stop: int) -> People | None:
    """The figure that ends at a word."""
    figures = (_figure(at, place) for place in (stop - 1, stop - 2))
    return next((one for one in figures if one and one.stop == stop), None)


def _superseded(at: Scene, effect: Effect, first: int, stop: int) -> Iterator[Link]:
    """ "… from 9", "…, up from 9", "… revised down from 9"."""
    place = _past_day(at, stop)
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
    if one and not _MONTHS.fullmatch(at.low(one.stop)):
        yield Link(effect, (one,), first, one.stop, "superseded", "revised")


def _past_day(at: Scene, stop: int) -> int:
    """Where "on Friday morning," ends that stands between a figure and the one before; ``stop``
    where no day does."""
    place = stop
    while at.low(place) in _DAYS:
        place += 1
    return place if at.low(place) == "," else stop


_DAYS = WEEKDAY_WORDS | word_set("on by late early morning afternoon evening night today")
_MONTHS = re.compile(MONTH_OR_SHORT, re.IGNORECASE)
"""After a number "from 11 November" is a day, not the count before."""


def _number_of(at: Scene, place: int) -> Iterator[Link]:
    """ "the number of people killed rose to 12", "put the number of dead at 58", "bringing the
    number of people killed in Friday's strike to 12", "brought to 12 the number of dead"."""
    step = place + 1 + (at.low(place + 1) == "of")
    while _is_people(at.low(step)):
        step += 1
    mortal = at.low(step) in ("fatal", "mortal", "deceased") and at.low(step + 1) == "victims"
    effect = words.COUNT_NOUNS.get(at.low(step)) or _DONE.get(at.low(step))
    effect = "killed" if mortal else effect
    if effect is None:
        return
    if at.low(step + 1) in words.SEVERAL_PERSONS - words.HOUSEHOLDS:
        # "The number of missing pupils".
        step += 1
    first = place - (at.low(place - 1) == "the")
    begin = next((far for far in range(first - 1, first - 4, -1) if _figure(at, far)), None)
    one = _figure(at, begin) if begin is not None else None
    brought = {at.low((begin or 0) - far) for far in (2, 3, 4)} & _CARRIED
    if one and one.stop == first and brought and at.low(one.first - 1) == "to":
        yield Link(effect, (one,), one.first, step + 1, "count")
        return
    yield from _count_after(at, place, step, effect)


_DONE: dict[str, Effect] = {
    **{
        noun: words.COUNT_NOUNS[noun]
        for noun in ("killed", "injured", "wounded", "abducted", "kidnapped", "missing", "dead")
    },
    "taken": "abducted",
    "abductees": "abducted",
    "hostages": "abducted",
}
"""What "the number …" counts without "of people": "put the number abducted at 38"."""


def _is_people(low: str) -> bool:
    people = low in _PEOPLE_WORDS or words.AGENTS.fullmatch(low) is not None
    return people and low not in words.COUNT_NOUNS


def _rise(at: Scene, place: int) -> Iterator[Link]:
    """ "Martyrs of the Orle bombing rise to 49", "Orle raid: wounded climb to 60", "deaths rose
    from 27 to 36"."""
    first = next((far for far in range(place, -1, -1) if at.low(far - 1) in _OPENS), 0)
    first += at.low(first) == "the"
    effect = words.COUNT_NOUNS.get(at.low(first))
    one = _figure(at, place + 1 + (at.low(place + 1) == "to"))
    if effect and one and _comes_to(at, first + 1, _BEFORE_FIGURE, "") == one:
        yield from _current(at, effect, one, first, "count")


_OPENS = ("", ":", ";", "|", ",", "and", "while", "as", "that", "said", "says")


def _are_numbered(at: Scene, place: int) -> Iterator[Link]:
    """ "the dead now number 12", "the wounded numbered at least 40"."""
    noun = place - 1
    while at.low(noun) in words.ADVERBS:
        noun -= 1
    effect = words.COUNT_NOUNS.get(at.low(noun))
    before = at.low(noun - 1)
    if at.low(noun) == ",":
        # "The dead, all civilians, numbered 12".
        commas = (step for step in range(noun - 2, noun - _ASIDE, -1) if at.low(step) == ",")
        comma = next(commas, 0)
        if _past_aside(at, comma) == noun + 1:
            effect, before = words.COUNT_NOUNS.get(at.low(comma - 1)), at.low(comma - 2)
            noun = comma - 1
    one = _figure(at, place + 1)
    if effect and one and (noun == 0 or before in ("the", ":", "with")):
        first = noun - (before == "the")
        yield Link(effect, (one,), first, one.stop, "count")


def _put_at(at: Scene, place: int) -> Iterator[Link]:
    """ "put the wounded at 93 or more"."""
    step = place + 1
    if at.low(step) in ("the", "total", "its"):
        step += 1
    effect = words.COUNT_NOUNS.get(at.low(step))
    if effect and at.low(step + 1) == "at":
        yield from _count_after(at, place, step, effect)


_ESTIMATES = word_set("estimates figures counts reports numbers accounts")
_OF_THE = word_set("of the on about death for")
_RUNNING = word_set(
    "running ranging varying varied ranged ran range vary differ differing go going"
)
_UNDER_DISCUSSION = 14


def _estimates(at: Scene, place: int) -> Iterator[Link]:
    """ "how many are missing is unclear, with estimates running from about 40 to more than 90"."""
    step = place + 1
    while at.low(step) in _OF_THE:
        step += 1
    # "Reports of the death toll ranged from 14 to 20".
    own = "killed" if at.low(step) == "toll" else words.COUNT_NOUNS.get(at.low(step))
    step = step + 1 if own and step > place + 1 else place + 1
    while at.low(step) in _RUNNING | words.ADVERBS | words.HAVE:
        step += 1
    one = _figure(at, step)
    if one is None or len(one.figures) != 2:
        return
    if own:
        yield Link(own, (one,), place, one.stop, "count")
        return
    for first in range(place - 1, max(-1, place - _UNDER_DISCUSSION), -1):
        noun = first + 1
        if at.low(first) == "many" and at.low(first - 1) == "how":
            asked = words.AUXILIARY
        elif at.low(first) == "number":
            asked = frozenset(("of",))
        else:
            continue
        while at.low(noun) in asked | _PEOPLE_WORDS and at.low(noun) not in words.COUNT_NOUNS:
            noun += 1
        effect = words.COUNT_NOUNS.get(at.low(noun))
        if effect:
            yield Link(effect, (one,), first, one.stop, "count")
        return


def _count_after(at: Scene, place: int, noun: int, effect: Effect) -> Iterator[Link]:
    first = place
    while first > 0 and at.low(first - 1) in ("the", "put", "puts", "total", "putting"):
        first -= 1
    given = at.low(first - 1) in _GIVEN_AS
    before = _BEFORE_FIGURE | {"as"} if given else _BEFORE_FIGURE
    one = _comes_to(at, noun + 1, before, "to" if at.low(first - 1) in _CARRIED else "")
    if one:
        yield from _current(at, effect, one, first, "count")
        yield from _instead_of(at, effect, first, noun + 1)
        yield from _and_the_others(at, one)
        yield from _and_another_says(at, effect, first, one.stop)


def _and_the_others(at: Scene, told: People) -> Iterator[Link]:
    """ "Put the number of dead at 37 and the injured at 74": what stands after "and"."""
    first = told.stop + (at.low(told.stop) == ",")
    if at.low(first) not in ("and", "with", "while"):
        return
    noun = first + 1
    while at.low(noun) in ("the", "that", "number", "of", "those"):
        noun += 1
    effect, one = words.COUNT_NOUNS.get(at.low(noun)), _figure(at, noun + 2)
    if effect and one and noun > first + 1 and at.low(noun + 1) == at.low(told.first - 1):
        yield Link(effect, (one,), first + 1, one.stop, "count")


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
