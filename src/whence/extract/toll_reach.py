"""From a verb to its people: the subject before it, over auxiliaries and asides, the object after
it, and those joined to either by "and"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.cues import CUES
from whence.extract.text import word_set
from whence.extract.toll_between import past_time, says_which
from whence.extract.toll_fullnames import apposed
from whence.extract.toll_joined import joined_after, joined_before, told_who
from whence.extract.toll_names import is_name, named, named_after, named_before
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import CLAUSE_START, Link, Scene, governed, is_effect
from whence.extract.toll_tokens import written
from whence.model import Effect, Status

_HYPOTHETICAL = word_set("could would should will can shall")
_SURE = word_set("said reported known confirmed understood")
_SUPPOSING = word_set("if unless whether event lest not")
_APPOSED = word_set(
    ", ( who that which whose aboard inside on in at from of with near for across named called"
    " deprived"
)
_ONE_HOUSEHOLD = frozenset({"family", "household", "couple"})
_SELVES = word_set("himself herself themselves")


class _Auxiliaries(Struct, frozen=True):
    begin: int
    status: Status
    singular: bool | None


def subject(at: Scene, before: int, stop: int, effect: Effect, family: str) -> Link | None:
    """The people whose verb ends at word ``stop``; its auxiliaries end at word ``before``."""
    found = _auxiliaries(at, before, stop)
    if found is None:
        return None
    one, gap = _find(at, _before_brackets(at, found.begin), found.singular)
    if one is None and effect != "displaced":
        return _named_subject(at, found, Link(effect, (), 0, stop, family, found.status))
    if one is None:
        return None
    shared = gap > 0 and _shares_verb(at, one)
    group = joined_before(at, one) if gap == 0 or shared else (one,)
    group = _ranged(at, group)
    if shared and not _agrees(group, found.singular):
        group = (one,)
    if not _agrees(group, found.singular) or at.low(group[0].first - 1) in _SUPPOSING:
        return None
    return Link(effect, group, group[0].first, stop, family, found.status, gap)


def _named_subject(at: Scene, found: _Auxiliaries, link: Link) -> Link | None:
    """The link with the names before a verb: one, or a list of them where the verb is plural."""
    one = named(at.sentence, found.begin) if found.singular is not False else None
    if one is None and found.singular and link.family != "died":
        one = apposed(at.sentence, found.begin)
    people = named_before(at.sentence, found.begin) if found.singular is False else ()
    people = (one,) if one else people
    if not people or at.low(people[0].first - 1) in _SUPPOSING:
        return None
    return replace(link, people=people, first=people[0].first)


def _before_brackets(at: Scene, end: int) -> int:
    """Where "(three men and five women)" begins that ends at a word: it says who the people before
    it are."""
    if at.low(end - 1) != ")":
        return end
    inside = range(end - 2, max(-1, end - _FAR_ASIDE), -1)
    begin = next((place for place in inside if at.low(place) == "("), end)
    return begin if begin in at.ending else end


def _ranged(at: Scene, group: tuple[People, ...]) -> tuple[People, ...]:
    """The six to nine of "at least six weavers, and up to nine, were killed"."""
    most = group[-1]
    joint = most.first - 1
    while at.low(joint) in ("and", "or", "but", "possibly", "perhaps", ","):
        joint -= 1
    least = at.ending.get(joint + 1)
    open_ended = most.sort == "bare" and most.low is None and most.high is not None
    if not (open_ended and least and least.low and least.high is None):
        return group
    if least.low >= (most.high or 0):
        return group
    bounds = replace(least, stop=most.stop, high=most.high, figures=least.figures + most.figures)
    return (replace(bounds, as_written=written(at.sentence, least.first, most.stop)),)


def _shares_verb(at: Scene, one: People) -> bool:
    """True for the women of "a priest and two women from Arden were killed", and of "who": what is
    said of them after that is said of the priest too, where nothing else is."""
    comma = one.first - 2
    age = comma > 2 and at.sentence[comma - 1].quantity and at.low(comma - 2) == ","
    lead = at.low(one.first - 1) == "and" and (at.low(comma) != "," or bool(age))
    return at.low(one.stop) == "of" or (lead and _opens_aside(at.low(one.stop)))


def _agrees(group: Sequence[People], singular: bool | None) -> bool:
    if singular is None or group[0].figures == (0,):
        return True
    if len(group) == 1 and group[0].head in _ONE_HOUSEHOLD:
        return True
    return singular == (len(group) == 1 and _may_be_single(group[0]))


def _may_be_single(one: People) -> bool:
    pointed = one.sort in ("definite", "named") and one.high == 1
    return pointed or one.figures == (1,) or one.head in _ONE_HOUSEHOLD


def _auxiliaries(at: Scene, before: int, stop: int) -> _Auxiliaries | None:
    """The auxiliaries before a verb, what they make of it, and whether they ask for one person;
    None where they say that it did not happen, or not yet."""
    begin, lows = auxiliaries_before(at, before)
    between = {at.low(place) for place in range(before, stop)}
    feared = bool({"may", "might", "must"} & lows or words.FEARS & (between | lows))
    denied = bool(({"not", "never"} | _HYPOTHETICAL) & (lows | between))
    unreal = denied or at.low(begin - 1) in ("n't", "if")
    if unreal or ("to" in lows and not (words.FEARS | _SURE) & lows):
        return None
    singular: bool | None = None
    if {"was", "is", "has"} & lows:
        singular = True
    elif {"were", "are", "have"} & lows:
        singular = False
    return _Auxiliaries(begin, "feared" if feared else "reported", singular)


def auxiliaries_before(at: Scene, before: int) -> tuple[int, set[str]]:
    """Where the auxiliaries and adverbs that end at a word begin, and which they are."""
    lows: set[str] = set()
    while _helps(at, before) or (lows and _helps(at, past_time(at.sentence, before))):
        before = before if _helps(at, before) else past_time(at.sentence, before)
        lows.add(at.low(before))
        before -= 1
    return before + 1, lows


def _helps(at: Scene, place: int) -> bool:
    """Whether an auxiliary or an adverb of a verb stands at a word."""
    return (
        place >= 0
        and at.low(place) in words.AUXILIARY | words.ADVERBS
        and place not in at.starting
        and not (at.low(place) == "may" and at.low(place - 1) in _BEFORE_MONTH)
    )


_BEFORE_MONTH = word_set("in last of since early late mid by this until")


def _find(at: Scene, end: int, singular: bool | None) -> tuple[People | None, int]:
    """The people that a verb at word ``end`` is about, and how many words lie between."""
    direct = at.ending.get(end)
    if direct and _another_is(at, direct, singular):
        direct = None
    if direct and _is_object(at, direct) and at.low(end) in words.BE:
        return None, 0
    of_them = direct is not None and direct.subset and at.low(end - 1) == "them"
    if direct and not governed(at, direct) and (of_them or not within_aside(at, direct)):
        return direct, 0
    if who := _before_who(at, end):
        return who, 0
    for place in range(end, max(0, end - _FAR_ASIDE), -1):
        one = at.ending.get(place)
        if one and at.low(one.first - 1) == "not":
            # "Eleven people, not 12, were killed."
            continue
        opens = _opens_aside(at.low(place)) or _hit_there(at, place)
        opens = opens or says_which(at.sentence, place, end)
        opens = opens and (one is None or one.sort != "definite" or at.low(end - 1) == ",")
        if one and place < end and opens and _may_lead(at, one, singular):
            return told_who(at, one) or one, end - place
        low = at.low(place - 1)
        finite = low in words.AUXILIARY | words.VERBISH | CLAUSE_START
        finite = finite and (low != "as" or at.low(place - 2) not in _CALLED)
        finite = finite and not (place - 1 in at.ending and _hit_there(at, place - 1))
        if finite and not _within_relative(at, place - 1):
            return None, 0
    return None, 0


def _another_is(at: Scene, one: People, singular: bool | None) -> bool:
    """True for the judge of "two officers assigned to protect the judge were hurt", and for "him":
    they are no subject of the verb."""
    alone = one.sort == "definite" and one.high == 1 and not one.subset
    apart = at.low(one.first - 1) not in ("and", ",", "or")
    return one.head == "him" or (alone and singular is False and apart)


_CALLED = word_set("known identified named")


def _before_who(at: Scene, end: int) -> People | None:
    """The boy of "a boy who was shot", "a boy who police say was shot"."""
    if at.low(end - 1) in ("who", "that", "as"):
        return at.ending.get(end - 1)
    if at.low(end - 1) not in ("say", "says", "said", "believe"):
        return None
    who = next((place for place in range(end - 2, end - 5, -1) if at.low(place) == "who"), None)
    return at.ending.get(who) if who is not None else None


def _hit_there(at: Scene, place: int) -> bool:
    """ "A boy shot in Arden has died": the participle says who is meant."""
    hit = at.low(place) in words.SHOT | {"wounded", "injured", "hurt", "found"}
    when = words.TIMES.fullmatch(at.low(place + 1)) is not None or at.low(place + 2) == "times"
    return hit and (when or at.low(place + 1) in _WHERE_OR_BY)


_WHERE_OR_BY = word_set("in at by on near outside inside during while and multiple several last")


def _is_object(at: Scene, one: People) -> bool:
    """True for the guard of "a dog that bit him after attacking a guard is dead"."""
    before, opening = at.low(one.first - 1), at.low(one.first - 2)
    if before in _NO_OBJECT_AFTER:
        return False
    # "In the market bombing 85 others were hurt" has a noun there.
    return before.endswith("ing") and (opening in words.PREPOSITIONS or opening in words.GROUND)


_NO_OBJECT_AFTER = word_set("""
    including during following remaining saying adding claiming stating insisting alleging reporting
    confirming estimating believing
    """)
"""Participles that have no people as their object, but what is told of them."""


def _may_lead(at: Scene, one: People, singular: bool | None) -> bool:
    pointed = one.sort == "definite" and at.low(one.stop) != ","
    if pointed or one.head in words.PRONOUNS or governed(at, one) or within_aside(at, one):
        return False
    if at.low(one.first - 1) in words.SHOT or at.low(one.first - 1) in ("told", "informed"):
        # "Ivo Marr, whom he shot beside two porters": those are whom he shot;
        # "told a nurse that his son was dead": the nurse lives.
        return False
    named_after = at.low(one.stop) == "of" and any(map(is_name, at.sentence[one.stop + 1 :][:1]))
    if one.sort == "one" and named_after:
        # "A widow of Ivo Marr, who was killed": the name is meant.
        return False
    one_of_two = singular is False and _shares_verb(at, one) and len(joined_before(at, one)) > 1
    return singular is None or singular == _may_be_single(one) or one_of_two or one.figures == (0,)


def within_aside(at: Scene, one: People) -> bool:
    """ "12 people, among them five women, died": the women are no subject."""
    if one.subset and at.low(one.stop - 1) == "them":
        return True
    if one.as_written.lower() == "others" and at.low(one.first - 2) == ",":
        return False
    for place in range(one.first - 1, max(-1, one.first - _FAR_ASIDE), -1):
        low = at.low(place)
        if low in _LISTING or (low in ("them", "whom") and at.low(place - 1) == "among"):
            begin = place - (low in ("them", "whom"))
            return not _is_told(at, begin - (at.low(begin - 1) == ","))
        adjective = low in words.VERBS and at.low(place + 1) in words.SEVERAL_PERSONS
        if low in _NOT_IN_ASIDE or (low in words.VERBS and not adjective):
            return False
        if low in words.AUXILIARY | words.VERBISH and not _within_relative(at, place):
            return False
    return False


_LISTING = word_set("including includes namely comprising excluding")
_NOT_IN_ASIDE = (
    words.STATES.keys()
    | words.SHOT
    | CUES.keys()
    | word_set("; . : ( ) when where after while as left that")
)
_FAR_ASIDE = 25


def _is_told(at: Scene, end: int) -> bool:
    """True if what happened to people is said before a word: "killing 12 people, including a child,
    and three …", "12 people were killed, including a child, and three …"."""
    one = at.ending.get(end)
    if one is None:
        return at.low(end - 1) in words.VERBS or at.low(end - 1) in words.STATES
    return is_effect(at, one.first - 1) or at.low(one.first - 1) == "left"


def _opens_aside(low: str) -> bool:
    return low in _APPOSED | _SURE | words.FEARS or low.endswith("ing")


def _within_relative(at: Scene, place: int) -> bool:
    """True if the verb at a word stands in a relative clause that begins just before it, or is
    what is reported of the people ("12 miners said to have been found are missing")."""
    if at.low(place) in ("who", "that", "which", "to"):
        return True
    if at.low(place) in _SURE | words.FEARS:
        return at.low(place + 1) == "to"
    relative = ("who", "whom", "that", "which", "whose", "to")
    return any(at.low(place - step) in relative for step in range(1, 4))


_COUNTED = words.SEVERAL_PERSONS | {"those"}


def direct_object(at: Scene, place: int, effect: Effect) -> Link | None:
    """The people after an active verb at a word: "killed at least 60 people"."""
    begin = _object_begins(at, place)
    one = at.starting.get(begin)
    if one is None:
        return _named_object(at, place, begin, effect)
    if _of_nobody_told(at, place, one, effect):
        return None
    ahead = at.ending.get(place)
    headline = ahead and ahead.sort in ("counted", "bare") and is_effect(at, one.stop)
    # "The number of people killed from eight to nine".
    carried = one.as_written.lower().startswith("from") and at.low(place - 1) in _COUNTED
    status = modality(at, place - 1)
    if headline or carried or status is None:
        return None
    group = joined_after(at, one)
    # "Injured himself and a woman": she is not all.
    own = effect == "injured" and at.low(place + 1) in _SELVES
    return Link(effect, group, place, group[-1].stop, "part" if own else "active", status)


def _of_nobody_told(at: Scene, place: int, one: People, effect: Effect) -> bool:
    """Whether "the families" of an article that are missing or displaced, one person who is
    displaced, or whoever "hurt the man" meant are no toll."""
    if one.sort == "one":
        return effect == "displaced"
    hurt = at.low(place).startswith("hurt")
    return one.sort == "definite" and (effect in ("missing", "displaced") or hurt)


def _named_object(at: Scene, place: int, begin: int, effect: Effect) -> Link | None:
    """The people by name after a verb: "killed Ana Brun, 22, and Ivo Marr, 30"."""
    group = named_after(at.sentence, begin) if effect != "displaced" else ()
    status = modality(at, place - 1)
    if not group or status is None:
        return None
    return Link(effect, group, place, group[-1].stop, "active", status)


def _object_begins(at: Scene, place: int) -> int:
    """Where a verb's object begins: after "dead", "himself and", adverbs and determiners."""
    begin = place + 1 + (at.low(place + 1) == "dead")
    if at.low(begin) in _SELVES:
        begin += 1 + (at.low(begin + 1) == "and")
    while at.low(begin) in words.ADVERBS and begin not in at.starting:
        begin += 1
    if at.low(begin) in words.DETERMINERS and begin not in at.starting:
        begin += 1
    return begin if begin in at.starting else _past_owner(at, begin)


def _past_owner(at: Scene, begin: int) -> int:
    """Where "two daughters" begins in "his neighbour's two daughters"."""
    for place in range(begin, min(len(at.sentence), begin + 4)):
        if at.low(place).endswith(("'s", "’s", "s'", "s’")):
            one = at.starting.get(place + 1)
            return place + 1 if one and one.sort == "counted" else begin
        if not at.low(place)[0].isalpha() or at.low(place) in words.PREPOSITIONS:
            break
    return begin


def modality(at: Scene, before: int) -> Status | None:
    """What the words before an active verb make of it; None where nothing happened."""
    begin, lows = auxiliaries_before(at, before)
    if (_HYPOTHETICAL | {"not", "never", "did", "do", "does"}) & lows:
        return None
    if "to" in lows and (not words.HAVE & lows or at.low(before) == "to"):
        return None
    governing = at.low(begin - 1)
    if governing in ("of", "for") and _is_charged(at, begin - 2):
        return "reported"
    if governing in ("without", "from", "avoid", "of", "if", "for", "attempted"):
        return None
    return "feared" if {"may", "might"} & lows else "reported"


def _is_charged(at: Scene, end: int) -> bool:
    """True where somebody is said to answer for what follows: "accused the Front of", "claimed
    responsibility for"."""
    for place in range(end, max(-1, end - _FARTHEST_CHARGE), -1):
        if at.low(place) in _CHARGES:
            return True
        if at.low(place) in CLAUSE_START | {",", "."}:
            return False
    return False


_CHARGES = word_set(
    "accused accuses accuse accusing convicted guilty suspected blamed blames blame blaming"
    " responsible responsibility arrested charged jailed indicted imprisoned"
)
_FARTHEST_CHARGE = 9
"""Words."""
