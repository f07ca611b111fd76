"""The people joined to a subject or an object by "and", commas and names between."""

from __future__ import annotations

from whence.extract import toll_words as words
from whence.extract.cues import CUES
from whence.extract.toll_names import is_name, with_name_before
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import CLAUSE_START, Scene, governed, is_effect

_NOT_AFTER_OBJECT = (words.SHOT | words.VERBISH | words.AUXILIARY) - (
    CLAUSE_START | {"before", "after", "according", "yet", "however"}
)


def joined_before(at: Scene, one: People) -> tuple[People, ...]:
    """The people joined to a subject: "a woman and her daughter"; of "three victims, a woman and
    her two daughters," the three."""
    return with_name_before(at.sentence, counted_once(at, all_before(at, one)))


def counted_once(at: Scene, group: tuple[People, ...]) -> tuple[People, ...]:
    """The first alone where the others say who they are."""
    whole, listed = group[0], group[1:]
    told = sum(one.low or 0 for one in listed)
    apposed = at.low(whole.stop) in (",", "(", "-", "--", "–", "—", ":")
    counted = whole.high in (None, whole.low) and 1 < told == whole.low
    kinds = len(listed) > 1 or whole.head in _ANYBODY
    return group[:1] if listed and apposed and counted and kinds else group


_ANYBODY = frozenset({"people", "persons", "victims", "civilians", "residents", "members", None})
"""Heads that the one kind listed after them may only describe: "four people, four students,"."""


def all_before(at: Scene, one: People) -> tuple[People, ...]:
    """The people joined to a subject, each of them, those too who only describe the first."""
    group = [one]
    while True:
        first = group[0].first
        if at.low(first - 1) in words.DETERMINERS:
            first -= 1
        joint = first
        if at.low(joint - 1) == "and":
            joint -= 1
        if at.low(joint - 1) == ",":
            joint -= 1
        previous = at.ending.get(joint) or _before_own_age(at, joint)
        if previous is None or (previous.definite and at.low(previous.first - 1) == "of"):
            previous = _before_of(at, joint) or previous
        if joint == first or previous is None or previous.subset or previous.sort == "bare":
            return tuple(group)
        pair = _headline_pair(at, previous, one)
        if len(group) == 1 and at.low(first - 1) != "and" and not pair:
            return tuple(group)
        others = group[0].as_written.lower().endswith("others")
        alone = group[0].sort == "bare" and not others
        if alone or is_effect(at, previous.first - 1) or governed(at, previous):
            return tuple(group)
        if _object_of(at, previous):
            return tuple(group)
        own_clause = group[0].sort == "bare" and not group[0].figures and joint < first - 1
        if others and (own_clause or _in_listing(at, previous)):
            return tuple(group)
        if _describes(at, previous, group[0]) and len(group) > 1:
            del group[0]
        group.insert(0, previous)


def _object_of(at: Scene, one: People) -> bool:
    """True for the pupils of "gunmen trapped 30 pupils, and two guards were hurt"."""
    before = at.low(one.first - 1)
    known = before in words.VERBS or before in words.STATES or before in CUES
    apart = at.low(one.stop) == "," and at.low(one.stop + 1) == "and"
    counted = apart and one.sort == "counted" and before.endswith("ed") and not known
    return counted and at.low(one.first - 2) not in words.BE | words.HAVE | {"an", "the"}


def _in_listing(at: Scene, one: People) -> bool:
    """True for the women of "including three men and two women, and four others were hurt"."""
    place = one.first - 1
    while at.low(place) in ("and", ",") and place > 0:
        before = at.ending.get(place - (at.low(place - 1) == ","))
        if before is None:
            return False
        place = before.first - 1
    return at.low(place) in ("including", "includes", "them", "whom")


def _describes(at: Scene, one: People, other: People) -> bool:
    """ "The owner, a grandmother, and a customer": she is the owner."""
    pointed = one.sort == "definite" and one.single and other.sort == "one"
    return pointed and other.first == one.stop + 1 and at.low(one.stop) == "," == at.low(other.stop)


def _before_own_age(at: Scene, joint: int) -> People | None:
    """The people of "Boy, 2, and man killed", where words up to ``joint`` give their age."""
    aged = joint > 1 and at.sentence[joint - 1].quantity and at.low(joint - 2) == ","
    return at.ending.get(joint - 2) if aged else None


def _headline_pair(at: Scene, previous: People, one: People) -> bool:
    """ "Father, daughter found dead": headlines put a comma for "and"."""
    articles = at.low(previous.first) in ("a", "an") or at.low(one.first) in ("a", "an")
    single = previous.sort == "one" and one.sort in ("one", "counted") and not articles
    counted = previous.sort == "counted" == one.sort and not previous.as_written.islower()
    opens = previous.first == 0 or at.low(previous.first - 1) in ("after", ":", "say", "says")
    return (single or counted) and opens and _headline(at)


def joined_after(at: Scene, one: People) -> tuple[People, ...]:
    """The people joined to an object: "three soldiers and two civilians"."""
    return counted_once(at, _all_after(at, one))


def _all_after(at: Scene, one: People) -> tuple[People, ...]:
    group = [one]
    while True:
        stop = _past_of(at, _past_name(at, group[-1].stop))
        joint = stop + (at.low(stop) == "," and at.low(stop + 1) not in ("including", "among"))
        joint += at.low(joint) == "and" or _as_well(at, joint)
        last = joint > stop and at.low(joint - 1) != ","
        if joint > stop and at.low(joint) in words.DETERMINERS and joint not in at.starting:
            joint += 1
        following = at.starting.get(joint)
        if joint == stop or following is None or (following.subset and not _his(at, following)):
            return tuple(group)
        end = _shared_end(at, following)
        own_verb = is_effect(at, end) or at.low(end) in _NOT_AFTER_OBJECT
        others = _others(at, following)
        if own_verb or group[0].sort == "bare" or (following.sort == "bare" and not others):
            return tuple(group)
        if not last and not _list_goes_on(at, following) and not (others and _headline(at)):
            return tuple(group)
        group.append(following)


def _others(at: Scene, one: People) -> bool:
    """True for the 20 of "killing a woman and 20 others, residents said", with whom the object
    ends."""
    low = at.low(one.stop)
    ends = one.stop >= len(at.sentence) or not low[0].isalpha() or low in words.PREPOSITIONS
    return one.as_written.lower().endswith(("others", "more")) and ends


def _headline(at: Scene) -> bool:
    return at.low(len(at.sentence) - 1) not in (".", "!", "?")


_AS_WELL = (("as", "well", "as"), ("along", "with"), ("together", "with"))


def _as_well(at: Scene, place: int) -> int:
    """The words of "as well as" at a place; 0 where it is not there."""
    for phrase in _AS_WELL:
        if all(at.low(place + step) == word for step, word in enumerate(phrase)):
            return len(phrase)
    return 0


def _shared_end(at: Scene, one: People) -> int:
    """Where the people joined to one by "and" end: at the verb of "three guards and a nurse were
    killed", of which neither is the object of a verb before."""
    joined = at.starting.get(one.stop + 1) if at.low(one.stop) == "and" else None
    return _shared_end(at, joined) if joined else one.stop


def _his(at: Scene, one: People) -> bool:
    """ "A commander and eight of his men": they are no part of those named before."""
    return at.low(one.first + 1) == "of" and at.low(one.first + 2) in words.WHOSE


def _past_name(at: Scene, stop: int) -> int:
    """Where the name in "a woman, Ana Brun, and her four sons" or "a boy named Ivo Marr (14) and a
    girl" ends; ``stop`` where none is."""
    place = stop + 1
    while place < len(at.sentence) and is_name(at.sentence[place]):
        place += 1
    if place == stop + 1 or at.low(stop) not in (",", "named", "called"):
        return stop
    place += 3 * (at.low(place) == "(" and at.low(place + 2) == ")")
    joint = place + (at.low(place) == ",")
    joined = at.low(joint) == "and" and (at.low(stop) != "," or joint > place)
    return place if joined else stop


def _past_of(at: Scene, stop: int) -> int:
    """Where "of the border guard" ends in "four members of the border guard and a woman"; ``stop``
    where no such words stand before an "and"."""
    place = stop + 1
    while place < min(stop + _LONGEST_OF, len(at.sentence)) and at.low(place).isalpha():
        if at.low(place) == "and":
            return place if at.low(stop) == "of" else stop
        met = at.starting.get(place)
        if at.low(place) in _NOT_AFTER_OBJECT or (met and met.sort not in ("bare", "definite")):
            return stop
        place += 1
    return stop


_LONGEST_OF = 8


def _before_of(at: Scene, joint: int) -> People | None:
    """The four of "four members of the border guard and a woman", at whose "and" ``joint`` is."""
    for place in range(joint - 1, max(0, joint - _LONGEST_OF), -1):
        if place in at.ending and at.low(place) == "of":
            return at.ending[place] if _past_of(at, place) == joint else None
    return None


def _list_goes_on(at: Scene, one: People) -> bool:
    joint = one.stop + (at.low(one.stop) == ",")
    joint += at.low(joint) == "and"
    joint += at.low(joint) in words.DETERMINERS and joint not in at.starting
    return joint > one.stop and joint in at.starting


def told_who(at: Scene, one: People) -> People | None:
    """The people whom those that end with ``one`` only describe: "four adults, two men and two
    women, were hurt"; None where they describe nobody."""
    group = all_before(at, one)
    told = counted_once(at, group)
    return told[0] if len(told) < len(group) else None


def before_age(at: Scene, step: int) -> People | None:
    """The people of "A man, 21, suffered …"."""
    if step < 3 or at.low(step - 1) != "," or at.low(step - 3) != ",":
        return None
    return at.ending.get(step - 3) if at.sentence[step - 2].quantity else None
