"""Tolls that verbs and adjectives of effect state: "killed", "were wounded", "three dead"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_between import past_time
from whence.extract.toll_conditions import LEFT, condition, condition_of
from whence.extract.toll_flight import left_home
from whence.extract.toll_joined import joined_before
from whence.extract.toll_names import named
from whence.extract.toll_phrases import People, counting
from whence.extract.toll_reach import auxiliaries_before, direct_object, subject, within_aside
from whence.extract.toll_scene import CLAUSE_START, Link, Scene, governed
from whence.model import Effect, Status

_TO_DEATH = word_set("fatally mortally")
_BASE_FORMS = word_set(
    "kill wound injure murder assassinate arrest detain abduct kidnap displace flee lynch behead"
    " execute slaughter"
)
_NOUN_FORMS = word_set(
    "murder murders massacre arrest arrests wounds wound hurt hurts lynch lynching beheading"
    " slaughter"
)
_NOUN_BEFORE = word_set("the a an of under for on in by 's mass any no more gunshot")
_HURTS = words.WOUNDS | {"burns", "gunshot", "shrapnel"}
_FORCED = word_set(
    "made make making forced forcing forces force caused causing prompted prompting led"
)


def verb_links(at: Scene) -> Iterator[Link]:
    """What verbs and adjectives of effect say in a sentence, in word order."""
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low in words.VERBS:
            link = _verb(at, place, *words.VERBS[word.low])
        elif word.low in words.STATES:
            link = _state(at, place, words.STATES[word.low])
        elif word.low in words.TO_DEATH or word.low == "fatally":
            link = _deadly(at, place)
        elif (word.low, at.low(place + 1)) in _PARTICLES:
            link = _with_particle(at, place)
        elif word.low in ("found", "located", "seen"):
            link = _not_found(at, place)
        elif word.low == "condition":
            link = condition_of(at, place) or condition(at, place)
        if link is None and word.low == "deceased":
            link = _found_deceased(at, place)
        if link:
            yield link


def _verb(at: Scene, place: int, effect: Effect, voice: words.Voice) -> Link | None:
    if _is_no_verb(at, place):
        return None
    if effect == "injured" and at.low(place - 1) in _TO_DEATH:
        mortal = _verb_of(at, place, "killed", voice)
        return mortal and replace(mortal, first=min(mortal.first, place - 1))
    return _verb_of(at, place, effect, voice)


def _verb_of(at: Scene, place: int, effect: Effect, voice: words.Voice) -> Link | None:
    before, shared = governing(at, place)
    passive = voice != "died" and at.low(before) in words.BE
    link = None if passive or voice != "either" else direct_object(at, place, effect)
    if link is None:
        link = _from_subject(at, place, before, effect, voice)
    if link and effect in ("killed", "injured") and shared & {"killed", "injured", "hit"}:
        # "Killed or wounded 40" counts both together; "nobody was killed or hurt" each, and of "a
        # number were killed and wounded" there were some of each.
        each = not link.people[0].figures and "and" in (at.low(place - 1), at.low(place + 1))
        return link if each or link.people[0].figures == (0,) else None
    return link


def _is_no_verb(at: Scene, place: int) -> bool:
    low = at.low(place)
    if low in _NOUN_FORMS and at.low(place - 1) in _NOUN_BEFORE:
        return True
    if low in ("fled", "fleeing"):
        return not left_home(at, place)
    if low in ("succumbed", "succumbs") and at.low(place + 1) == "to":
        return _HURTS.isdisjoint(_next_lows(at, place + 2))
    return low == "wounds" and place + 1 not in at.starting


def _from_subject(
    at: Scene, place: int, before: int, effect: Effect, voice: words.Voice
) -> Link | None:
    low = at.low(place)
    if low == "flee":
        return _made_to(at, place, effect)
    if low in _BASE_FORMS or low == "hurting":
        return None
    passive = voice != "died" and at.low(before) in words.BE
    if passive or (voice == "died" and at.low(before) in words.AUXILIARY):
        family = "hospital" if low.startswith("hospital") else "passive"
        return subject(at, before, place + 1, effect, family)
    if _adjective_before_noun(at, place) or (voice == "either" and low.endswith("ing")):
        # "Another killing" is a noun.
        return None
    if voice == "died":
        return _died(at, place, before, effect)
    return reduced(at, before + 1, place + 1, effect)


def _died(at: Scene, place: int, before: int, effect: Effect) -> Link | None:
    link = subject(at, before, place + 1, effect, "died")
    # "Man die" is no sentence: the name before it was none.
    no_name = link and at.low(place) == "die" and link.people[-1].sort == "named"
    far = link and at.low(place) == "dying" and link.gap
    return None if no_name or far else link


def governing(at: Scene, place: int) -> tuple[int, set[str]]:
    """The word that governs a verb: over adverbs and coordinated verbs ("was shot and killed").
    Also the effects of those verbs."""
    before, shared = place - 1, set[str]()
    if at.low(place + 1) in ("and", "or", "/") and at.low(place + 2) in words.VERBS:
        shared.add(words.VERBS[at.low(place + 2)][0])
    while before >= 0:
        step = _steps_back(at, place, before) or before - past_time(at.sentence, before)
        if step == 0:
            break
        if at.low(before) in ("and", "or", "/") and at.low(before - 1) in words.VERBS:
            shared.add(words.VERBS[at.low(before - 1)][0])
        elif at.low(before) in ("or", "/") and at.low(before - 1) in words.SHOT:
            shared.add("hit")
        before -= step
    return before, shared


def _steps_back(at: Scene, place: int, before: int) -> int:
    """How many words end at ``before`` that a verb at ``place`` is coordinated with or described
    by; 0 for none."""
    low, previous = at.low(before), at.low(before - 1)
    if low in ("and", "or", "/", "then"):
        if previous in words.SHOT or previous in words.VERBS:
            return 2
        if previous in words.ADVERBS:
            return 1
        return 2 if previous.endswith("ed") and at.low(before - 2) in words.BE else 0
    # "Man shot, killed in Arden": headlines put a comma for "and".
    shot = low == "," and previous in words.SHOT and at.low(place) in _COME_OF_IT
    if shot or (low == "fact" and previous == "in"):
        return 2
    if low == "to" and at.low(place) == "death":
        return 1
    how = low in words.SHOT and at.low(place) in ("dead", "killed", "death")
    return int(how or (low in words.ADVERBS and before + 1 not in at.ending))


_COME_OF_IT = word_set("killed dies died dead wounded injured shot")


def _adjective_before_noun(at: Scene, place: int) -> bool:
    """ "12 wounded soldiers": the noun comes after."""
    following = at.low(place + 1)
    return following in words.SEVERAL_PERSONS or following in words.ONE_PERSON


def reduced(at: Scene, end: int, stop: int, effect: Effect, family: str = "reduced") -> Link | None:
    """ "54 killed in …", "39 Yemenis, mostly children, killed", "one dead"."""
    after = at.low(stop)
    one, gap = _just_before(at, end)
    brought = after == "to" and one is not None and one.sort == "bare"
    follows = after in words.REDUCED_AFTER or words.TIMES.fullmatch(after) or brought
    # "Found dead of gunshot wound".
    follows = follows or (after == "of" and not _HURTS.isdisjoint(_next_lows(at, stop + 1)))
    if after and not follows:
        return None
    if one and one.definite and one.sort != "bare" and gap == 0 and one.figures != (0,):
        return _pointed_at(at, one, stop, effect)
    if one is None or one.definite or one.sort == "definite" or one.figures == (0,):
        return None
    of_all = one.subset and at.low(one.stop - 1) in ("those", "these")
    if of_all or (within_aside(at, one) and not _of_casualties(at, one)):
        return None
    preposition = at.low(one.first - 1)
    before = at.low(one.first - 2)
    resulted = preposition == "in" and before.startswith("result")
    resulted = resulted or (preposition == "of" and before in words.GIVING)
    resulted = resulted or (preposition == "at" and at.low(one.first - 2) in _LOSSES)
    resulted = resulted or _of_casualties(at, one)
    if governed(at, one) and preposition not in _NO_MATTER and not resulted:
        return None
    aged = gap == _AGE_ASIDE and at.sentence[end - 2].quantity
    group = joined_before(at, one) if gap == 0 or aged else (one,)
    feared = words.FEARS & {at.low(place) for place in range(end, stop)}
    status: Status = "feared" if feared else "reported"
    return Link(effect, group, group[0].first, stop, family, status, gap)


def _of_casualties(at: Scene, one: People) -> bool:
    """ "30 casualties, including nine dead": as many as died of the dead and hurt together."""
    among = (at.low(one.first - 2), at.low(one.first - 1)) == ("among", "them")
    before = one.first - 1 - among
    return (among or at.low(before) == "including") and at.low(
        before - 1 - (at.low(before - 1) == ",")
    ) == "casualties"


def _next_lows(at: Scene, place: int) -> set[str]:
    return {at.low(step) for step in range(place, place + _NEXT)}


_NEXT = 5


def _pointed_at(at: Scene, one: People, stop: int, effect: Effect) -> Link | None:
    """ "Of the four people shot, two …", "the names of the two men killed": as many as that."""
    before = one.first - (at.low(one.first - 1) in words.DETERMINERS)
    named = at.low(before - 1) == "of" or at.low(before - 1) in _NAMING
    told = one.sort == "counted" or (one.sort == "definite" and one.who and effect == "killed")
    alone = named and told and one.low == one.high and not one.subset
    return Link(effect, (one,), one.first, stop, "definite") if alone else None


_LOSSES = word_set("losses toll casualties figure estimated")
_NAMING = word_set("""
    identified identify identifies identifying named names naming remember remembered honour honor
    mourn mourned commemorate
    """)
_AGE_ASIDE = 3
"""Words of ", 9,"."""
_NO_MATTER = word_set("with for to among")
"""Prepositions after which a participle may tell of people: "was among 12 people killed"."""


def _just_before(at: Scene, end: int) -> tuple[People | None, int]:
    """The people that end at a word, or before one aside between commas that ends there."""
    one = at.ending.get(end)
    if one is None and at.low(end - 1) == ",":
        for place in range(end - 2, max(0, end - 8), -1):
            if at.low(place) == "," and place in at.ending:
                return at.ending[place], end - place
    return one, 0


def _state(at: Scene, place: int, effect: Effect) -> Link | None:
    """ "three dead", "110 girls are missing", "was pronounced dead", "shot dead two men"."""
    stop = place + 1 + (at.low(place) == "unaccounted")
    if at.low(place) == "unaccounted" and at.low(place + 1) != "for":
        return None
    if at.low(place - 1) in ("the", "drop", "half"):
        return None
    if at.low(place + 1) in _NOT_AFTER_STATE.get(at.low(place), ()) or _at_age(at, place):
        return None
    if some := _of_such(at, place, effect):
        return some
    how = at.low(place - 1) in words.SHOT | {"shoot", "shoots"}
    found = direct_object(at, place, effect) if how else None
    return found or _left(at, place, effect) or _after_copula(at, place, stop, effect)


def _of_such(at: Scene, place: int, effect: Effect) -> Link | None:
    """ "Spoke of dozens of dead", "reported hundreds of wounded"."""
    number = at.sentence[place - 2].quantity if at.low(place - 1) == "of" and place > 1 else None
    if number is None or not number.vague or _adjective_before_noun(at, place):
        return None
    one = counting("bare", place - 2, place + 1, number)
    return Link(effect, (one,), place - 2, place + 1, "state")


def _left(at: Scene, place: int, effect: Effect) -> Link | None:
    """ "Left six guards of the governor dead", "shot two sons of a judge dead": not the last people
    before the word, but those whom they belong to or come from."""
    for verb in range(place - 3, max(-1, place - _FAR), -1):
        low = at.low(verb)
        if low in words.PREPOSITIONS or not (low in LEFT or low in words.SHOT):
            if low in CLAUSE_START or low in words.AUXILIARY or low in (",", "and"):
                return None
            continue
        link = direct_object(at, verb, effect)
        of = link is not None and at.low(link.people[-1].stop) in ("of", "from")
        return replace(link, stop=place + 1) if link and of else None
    return None


_FAR = 12


def _at_age(at: Scene, place: int) -> bool:
    """ "Actor Ana Brun dead at 71"."""
    aged = at.low(place) == "dead" and at.low(place + 1) == "at" and place + 2 < len(at.sentence)
    return aged and at.sentence[place + 2].quantity is not None


def _told_age(at: Scene, one: People) -> int:
    """1 where "16-year-old" stands before a name."""
    return int(at.low(one.first - 1).endswith("-old"))


_NOT_AFTER_STATE = {
    "missing": word_set("it them him her you me us the a an out that this his their my your"),
    "dead": word_set("in-the-water wrong tired set serious last end ends weight heat"),
}
"""What follows "missing" as a verb, and "dead" where it speaks of no death."""


def _after_copula(at: Scene, place: int, stop: int, effect: Effect) -> Link | None:
    before, _ = governing(at, place)
    low = at.low(before)
    if low in words.BE:
        return subject(at, before, stop, effect, "state")
    if low in words.REMAIN or low in ("went", "gone"):
        return subject(at, before - 1, stop, effect, "state")
    if _adjective_before_noun(at, place):
        return None
    ended = at.ending.get(before + 1)
    name = named(at.sentence, before + 1) if at.low(place) != "missing" else None
    if name and at.low(name.first - 1 - _told_age(at, name)) in ("found", "discovered"):
        return Link(effect, (name,), name.first, stop, "state")
    if ended and ended.sort == "definite" and at.low(ended.first - 1) in words.SHOT | LEFT:
        return Link(effect, (ended,), ended.first - 1, stop, "definite")
    return reduced(at, before + 1, stop, effect)


def _deadly(at: Scene, place: int) -> Link | None:
    """ "fatally shot", "shot to death", "hacked three men to death", "one fatally"."""
    low = at.low(place)
    if low == "fatally":
        one = at.ending.get(place)
        alone = (
            one
            and one.sort == "bare"
            and one.high != 0
            and at.low(place + 1) in ("", ",", ".", "in", "at")
        )
        return Link("killed", (one,), one.first, place + 1, "reduced") if one and alone else None
    fatal = at.low(place - 1) == "fatally"
    burnt = low.startswith("burn")
    alive = burnt and at.low(place + 1) == "alive"
    if not fatal and not alive and not _to_death(at, place + 1):
        whom = direct_object(at, place, "killed")
        ended = whom and (_to_death(at, whom.stop) or (burnt and at.low(whom.stop) == "alive"))
        return whom if ended else None
    stop = place + (1 if fatal else 2 if alive else 3)
    before, _ = governing(at, place)
    if at.low(before) in words.BE:
        return subject(at, before, stop, "killed", "passive")
    return direct_object(at, place, "killed") or reduced(at, before + 1, stop, "killed")


def _to_death(at: Scene, place: int) -> bool:
    return at.low(place) == "to" and at.low(place + 1) == "death"


def _with_particle(at: Scene, place: int) -> Link | None:
    """ "Was gunned down", "gunned down two lawyers", "a family was wiped out": news writes so of
    the dead; "were rounded up", "was picked up by soldiers"."""
    effect: Effect = "killed" if at.low(place) in _DOWN | _OUT else "detained"
    if at.low(place) == "picked" and _PICKING.isdisjoint(word.low for word in at.sentence):
        return None
    before, _ = governing(at, place)
    if at.low(before) in words.BE:
        return subject(at, before, place + 2, effect, "passive")
    whom = direct_object(at, place + 1, effect)
    if whom or effect == "detained":
        return whom and replace(whom, first=place)
    return reduced(at, before + 1, place + 2, effect)


_DOWN = word_set("gunned guns gun gunning mowed mown mows mow mowing")
_OUT = word_set("wiped wipes wiping")
_PARTICLES = frozenset(
    {
        ("rounded", "up"),
        ("picked", "up"),
        *((verb, "down") for verb in _DOWN),
        *((verb, "out") for verb in _OUT),
    }
)
_PICKING = word_set(
    "police soldiers agents officers personnel operatives troops army military paramilitary"
    " paramilitaries gendarmes plainclothes militia militiamen"
)


def _found_deceased(at: Scene, place: int) -> Link | None:
    """ "Located a deceased man"."""
    one = at.starting.get(place - 1)
    found = at.low(place - 2) in ("found", "located", "discovered")
    if one is None or not found or one.sort != "one":
        return None
    return Link("killed", (one,), place - 2, one.stop, "bodies")


def _not_found(at: Scene, place: int) -> Link | None:
    """ "34 miners had still not been found"."""
    begin, lows = auxiliaries_before(at, place - 1)
    one = at.ending.get(begin)
    if not {"not", "been"} <= lows or one is None:
        return None
    if one.sort == "definite" or governed(at, one):
        return None
    return Link("missing", (one,), one.first, place + 1, "state")


def _made_to(at: Scene, place: int, effect: Effect) -> Link | None:
    """ "forced 2,000 families to flee", "made two million flee", "were forced to flee"."""
    end = place - 1 if at.low(place - 1) == "to" else place
    if at.low(end - 1) in _FORCED and at.low(end - 2) in words.BE:
        return subject(at, end - 2, place + 1, effect, "passive")
    one, gap = _just_before(at, end)
    if one is None or at.low(one.first - 1) not in _FORCED:
        return None
    return Link(effect, (one,), one.first - 1, place + 1, "active", gap=gap)
