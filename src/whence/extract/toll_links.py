"""From words of effect to the people they happened to, inside one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.extract import toll_words as words
from whence.extract.toll_phrases import People, Word, named
from whence.model import Effect, Status

_HYPOTHETICAL = words.word_set("could would should will can shall")
_FEARS = words.word_set("feared believed presumed thought")
_SURE = words.word_set("said reported known confirmed understood")
_CLAUSE_START = words.word_set("""when after as because but while although though whereas before until unless if since that
    which who said says told added ; : — – |""")
_APPOSED = words.word_set(", ( who that which whose aboard inside on in at from of with near")
_BASE_FORMS = words.word_set(
    "kill wound injure die murder arrest detain abduct kidnap displace flee"
)
_NOUN_FORMS = words.word_set("murder murders massacre arrest arrests wounds wound hurt hurts")
_NOUN_BEFORE = words.word_set("the a an of under for on in by 's mass any no more gunshot")
_REDUCED_AFTER = (
    words.GROUND
    | words.word_set("""in by after when on during as at near outside inside following since while from with for
        amid over across within around along because who that including among dead critically
        seriously and or""")
) - frozenset({'"'})
_LEFT = frozenset({"left", "leaving", "leaves"})
_REACH = 14


class Link(Struct, frozen=True):
    """One effect on some people; words ``first`` to ``stop`` state it. ``family`` names the
    pattern, which decides how far it is trusted."""

    effect: Effect
    people: tuple[People, ...]
    first: int
    stop: int
    family: str
    status: Status = "reported"
    gap: int = 0


class Scene(Struct, frozen=True):
    """A sentence's words with the phrases for people that begin and end at each."""

    sentence: Sequence[Word]
    starting: dict[int, People]
    ending: dict[int, People]

    def low(self, at: int) -> str:
        return self.sentence[at].low if 0 <= at < len(self.sentence) else ""


def scene(sentence: Sequence[Word], found: Sequence[People]) -> Scene:
    """A sentence made ready for linking."""
    return Scene(sentence, {one.first: one for one in found}, {one.stop: one for one in found})


def verb_links(at: Scene) -> Iterator[Link]:
    """What verbs and adjectives of effect say in a sentence, in word order."""
    for place, word in enumerate(at.sentence):
        if word.low in words.VERBS:
            effect, voice = words.VERBS[word.low]
            link = _verb(at, place, effect, voice)
        elif word.low in words.STATES:
            link = _state(at, place, words.STATES[word.low])
        elif word.low in ("found", "located", "seen"):
            link = _not_found(at, place)
        else:
            continue
        if link:
            yield link


def _verb(at: Scene, place: int, effect: Effect, voice: words.Voice) -> Link | None:
    low = at.low(place)
    if low in _NOUN_FORMS and at.low(place - 1) in _NOUN_BEFORE:
        return None
    if low == "wounds" and place + 1 not in at.starting:
        return None
    before, shared = _before(at, place)
    if shared & {"killed", "injured"} and effect in ("killed", "injured"):
        return None
    passive = voice != "died" and at.low(before) in words.BE
    if not passive and voice == "either":
        found = _object(at, place, effect)
        if found:
            return found
    if low in _BASE_FORMS and low != "die":
        return _made_to(at, place, effect) if low == "flee" else None
    if low in ("fled", "fleeing") and not _fled_home(at, place):
        return None
    if passive or (voice == "died" and at.low(before) in words.HAVE | words.MODALS | words.BE):
        family = "hospital" if low.startswith("hospital") else "passive"
        return _subject(at, before, place + 1, effect, family)
    if _adjective_before_noun(at, place):
        return None
    if voice == "died":
        return _subject(at, before, place + 1, effect, "died")
    return _reduced(at, before + 1, place + 1, effect)


def _before(at: Scene, place: int) -> tuple[int, set[str]]:
    """The word that governs a verb: over adverbs and coordinated verbs ("was shot and killed").
    Also the effects of those verbs."""
    before, shared = place - 1, set[str]()
    if at.low(place + 1) in ("and", "or", "/") and at.low(place + 2) in words.VERBS:
        shared.add(words.VERBS[at.low(place + 2)][0])
    while before >= 0:
        low, previous = at.low(before), at.low(before - 1)
        if low in ("and", "or", "/", "then") and (
            previous in words.SHOT or previous in words.VERBS
        ):
            if previous in words.VERBS:
                shared.add(words.VERBS[previous][0])
            before -= 2
        elif low in ("and", "or") and previous in words.ADVERBS:
            before -= 1
        elif low == "and" and previous.endswith("ed") and at.low(before - 2) in words.BE:
            before -= 2
        elif low in words.ADVERBS and low not in words.DETERMINERS:
            before -= 1
        elif low in words.SHOT and at.low(place) in ("dead", "killed"):
            before -= 1
        elif low == "fact" and previous == "in":
            before -= 2
        else:
            break
    return before, shared


def _object(at: Scene, place: int, effect: Effect) -> Link | None:
    begin = place + 1
    if at.low(begin) == "dead":
        begin += 1
    while at.low(begin) in ("himself", "herself", "themselves", "and", "then") or (
        at.low(begin) in words.ADVERBS and begin not in at.starting
    ):
        if at.low(begin) == "and" and at.low(begin - 1) not in (
            "himself",
            "herself",
            "themselves",
        ):
            return None
        begin += 1
    one = at.starting.get(begin)
    if one is None:
        return None
    if one.sort in ("one", "definite") and effect not in ("killed", "injured", "abducted"):
        return None
    ahead = at.ending.get(place)
    if ahead and ahead.sort in ("counted", "bare") and _is_effect(at, one.stop):
        return None
    status = _modality(at, place - 1)
    if status is None:
        return None
    group = _and_after(at, one)
    return Link(effect, group, place, group[-1].stop, "active", status)


def _modality(at: Scene, before: int) -> Status | None:
    """What the words before an active verb make of it; None where nothing happened."""
    status: Status = "reported"
    while before >= 0 and (at.low(before) in words.AUXILIARY or at.low(before) in words.ADVERBS):
        low = at.low(before)
        if low in _HYPOTHETICAL or low in ("not", "never", "did", "do", "does"):
            return None
        if low == "to" and at.low(before + 1) not in words.HAVE:
            return None
        if low in ("may", "might"):
            status = "feared"
        before -= 1
    if at.low(before) in ("without", "from", "avoid", "of", "if", "for", "attempted"):
        return None
    return status


def _and_after(at: Scene, one: People) -> tuple[People, ...]:
    """The people joined to a verb's object: "three soldiers and two civilians"."""
    group = [one]
    while True:
        stop = group[-1].stop
        joint = stop
        if at.low(joint) == "," and at.low(joint + 1) not in ("including", "among"):
            joint += 1
        if at.low(joint) == "and":
            joint += 1
        following = at.starting.get(joint)
        if joint == stop or following is None or following.subset:
            return tuple(group)
        if _is_effect(at, following.stop) or at.low(following.stop) in words.AUXILIARY:
            return tuple(group)
        if at.low(following.stop) in words.SHOT or at.low(following.stop) in words.VERBISH:
            return tuple(group)
        if following.sort == "bare" or group[0].sort == "bare":
            return tuple(group)
        if at.low(joint - 1) != "and" and not _list_goes_on(at, following):
            return tuple(group)
        group.append(following)


def _list_goes_on(at: Scene, one: People) -> bool:
    joint = one.stop
    if at.low(joint) == ",":
        joint += 1
    if at.low(joint) == "and":
        joint += 1
    return joint > one.stop and joint in at.starting


def _is_effect(at: Scene, place: int) -> bool:
    while at.low(place) in words.ADVERBS:
        place += 1
    return at.low(place) in words.VERBS or at.low(place) in words.STATES


def _subject(at: Scene, before: int, stop: int, effect: Effect, family: str) -> Link | None:
    """People before an auxiliary or an intransitive verb."""
    governed = _auxiliaries(at, before, stop)
    if governed is None:
        return None
    end, status, singular = governed
    one, gap = _find(at, end, singular)
    if one is None and singular is not False and effect in ("killed", "injured"):
        one = named(at.sentence, end)
    if one is None:
        return None
    if family == "died" and gap == 0 and end != one.stop:
        return None
    group = _and_before(at, one) if gap == 0 else (one,)
    naught = one.figures == (0,)
    if singular is not None and not naught:
        if singular != (len(group) == 1 and _may_be_single(one)):
            return None
    return Link(effect, group, group[0].first, stop, family, status, gap)


def _may_be_single(one: People) -> bool:
    household = one.head in words.HOUSEHOLDS and one.figures in ((1,), (2,))
    return one.single or one.sort in ("definite", "named") or household


def _auxiliaries(at: Scene, before: int, stop: int) -> tuple[int, Status, bool | None] | None:
    """Where the auxiliaries before a verb begin, what they make of it, and whether they ask for
    one person; None where they say that it did not happen, or not yet."""
    status: Status = "reported"
    singular: bool | None = None
    lows: list[str] = []
    start = before
    while before >= 0 and (at.low(before) in words.AUXILIARY or at.low(before) in words.ADVERBS):
        lows.append(at.low(before))
        before -= 1
    if {"not", "never"} & set(lows) or _HYPOTHETICAL & set(lows):
        return None
    between = {at.low(place) for place in range(start, stop)}
    if {"may", "might", "must"} & set(lows) or _FEARS & (between | set(lows)):
        status = "feared"
    if "to" in lows and not (_FEARS | _SURE) & set(lows):
        return None
    if at.low(before) in ("n't", "if"):
        return None
    for low in lows:
        if low in ("was", "is", "has"):
            singular = True
        elif low in ("were", "are", "have"):
            singular = False
    return before + 1, status, singular


def _find(at: Scene, end: int, singular: bool | None) -> tuple[People | None, int]:
    """The people that a verb at word ``end`` is about, and how many words lie between."""
    direct = at.ending.get(end)
    if direct and not _after_preposition(at, direct):
        return direct, 0
    if direct is None and at.low(end - 1) in ("who", "that") and end - 1 in at.ending:
        return at.ending[end - 1], 0
    for place in range(end, max(0, end - _REACH), -1):
        one = at.ending.get(place)
        if one and place < end and not _after_preposition(at, one):
            opener = at.low(one.stop)
            agrees = singular is None or singular == _may_be_single(one) or one.figures == (0,)
            if one.sort != "definite" and agrees and _opens_aside(opener):
                return one, end - place
        low = at.low(place - 1)
        if low in words.AUXILIARY | words.VERBISH | _CLAUSE_START and not _relative_within(
            at, place - 1
        ):
            return None, 0
    return None, 0


def _opens_aside(low: str) -> bool:
    return low in _APPOSED | _SURE | _FEARS or low.endswith("ing")


def _relative_within(at: Scene, place: int) -> bool:
    """True if the verb at a word stands in a relative clause that begins just before it, or is
    what is reported of the people ("12 miners said to have been found are missing")."""
    if at.low(place) in ("who", "that", "which", "to"):
        return True
    if at.low(place) in _SURE | _FEARS:
        return at.low(place + 1) == "to"
    return any(at.low(place - step) in ("who", "that", "which", "to") for step in range(1, 4))


def _after_preposition(at: Scene, one: People) -> bool:
    before = at.low(one.first - 1)
    return before in (
        "in of with near from by at on for to carrying including between against into among than "
        "like around behind over"
    ).split() or (one.definite and at.low(one.first - 2) in ("of", "among", "than", "for", "by"))


def _and_before(at: Scene, one: People) -> tuple[People, ...]:
    """The people joined to a subject: "a woman and her daughter"."""
    group = [one]
    while True:
        first = group[0].first
        joint = first
        if at.low(joint - 1) == "and":
            joint -= 1
        if at.low(joint - 1) == ",":
            joint -= 1
        previous = at.ending.get(joint)
        if joint == first or previous is None or previous.subset or previous.sort == "bare":
            return tuple(group)
        if len(group) == 1 and at.low(first - 1) != "and":
            return tuple(group)
        if group[0].sort == "bare" and not group[0].as_written.lower().endswith("others"):
            return tuple(group)
        if _is_effect(at, previous.first - 1) or _after_preposition(at, previous):
            return tuple(group)
        group.insert(0, previous)


def _adjective_before_noun(at: Scene, place: int) -> bool:
    """ "12 wounded soldiers": the noun comes after."""
    following = at.low(place + 1)
    return following in words.SEVERAL_PERSONS or following in words.ONE_PERSON


def _reduced(at: Scene, end: int, stop: int, effect: Effect) -> Link | None:
    """ "54 killed in …", "39 Yemenis, mostly children, killed", "one dead"."""
    after = at.low(stop)
    if after and after not in _REDUCED_AFTER and not words.TIMES.fullmatch(after):
        if after not in words.VERBISH and after not in words.ADVERBS:
            return None
    one = at.ending.get(end)
    gap = 0
    if one is None and at.low(end - 1) == ",":
        for place in range(end - 2, max(0, end - 8), -1):
            if at.low(place) == "," and place in at.ending:
                one, gap = at.ending[place], end - place
                break
    if one is None or one.definite or one.sort == "definite" or one.figures == (0,):
        return None
    if _after_preposition(at, one) and at.low(one.first - 1) not in ("with", "for", "to"):
        return None
    group = _and_before(at, one) if gap == 0 else (one,)
    return Link(effect, group, group[0].first, stop, "reduced", _fear(at, end, stop), gap)


def _fear(at: Scene, end: int, stop: int) -> Status:
    lows = {at.low(place) for place in range(end, stop)}
    return "feared" if _FEARS & lows else "reported"


def _state(at: Scene, place: int, effect: Effect) -> Link | None:
    """ "three dead", "110 girls are missing", "was pronounced dead"."""
    stop = place + 1
    if at.low(place) == "unaccounted":
        if at.low(place + 1) != "for":
            return None
        stop += 1
    if at.low(place - 1) in ("the", "of", "drop", "half"):
        return None
    if at.low(place - 1) in words.SHOT:
        found = _object(at, place, effect)
        if found:
            return found
    before, _ = _before(at, place)
    low = at.low(before)
    if low in words.BE or low in ("remain", "remains", "remained", "went", "gone"):
        end = before if low in words.BE else before - 1
        if low not in words.BE and at.low(end) not in words.HAVE | words.ADVERBS | {"be"}:
            one = at.ending.get(before)
            if one and one.sort != "definite" and not _after_preposition(at, one):
                return Link(effect, (one,), one.first, stop, "state")
            return None
        return _subject(at, end, stop, effect, "state")
    if _adjective_before_noun(at, place):
        return None
    ended = at.ending.get(before + 1)
    if ended and ended.sort == "definite" and at.low(ended.first - 1) in words.SHOT | _LEFT:
        return Link(effect, (ended,), ended.first, stop, "definite")
    return _reduced(at, before + 1, stop, effect)


def _not_found(at: Scene, place: int) -> Link | None:
    """ "34 miners had still not been found"."""
    lows: list[str] = []
    before = place - 1
    while before >= 0 and (at.low(before) in words.AUXILIARY or at.low(before) in words.ADVERBS):
        lows.append(at.low(before))
        before -= 1
    if "not" not in lows or "been" not in lows:
        return None
    one = at.ending.get(before + 1)
    if one is None or one.sort == "definite" or _after_preposition(at, one):
        return None
    return Link("missing", (one,), one.first, place + 1, "state")


def _made_to(at: Scene, place: int, effect: Effect) -> Link | None:
    """ "forced 2,000 families to flee", "made two million flee"."""
    end = place - 1 if at.low(place - 1) == "to" else place
    one = at.ending.get(end)
    if (
        one is None
        or at.low(one.first - 1)
        not in (
            "made make making forced forcing forces force caused causing prompted prompting led"
        ).split()
    ):
        return None
    return Link(effect, (one,), one.first - 1, place + 1, "active")


def shot_links(at: Scene) -> Iterator[Link]:
    """ "Six people were shot", "shot two people": hurt, unless the page says that they died."""
    for place, word in enumerate(at.sentence):
        if word.low not in ("shot", "stabbed"):
            continue
        if at.low(place + 1) in ("dead", "himself", "herself", "itself", "down") or (
            at.low(place + 1) in ("and", "to") and at.low(place + 2) in ("killed", "death")
        ):
            continue
        before, _ = _before(at, place)
        if at.low(before) in words.BE:
            link = _subject(at, before, place + 1, "injured", "shot")
        else:
            link = _object(at, place, "injured") or _reduced(at, before + 1, place + 1, "injured")
        if link and link.people[0].figures != (0,):
            yield Link("injured", link.people, link.first, link.stop, "shot", link.status, link.gap)


_HOMES = words.word_set("""home homes house houses village villages town towns violence fighting conflict clashes
    bombardment shelling neighborhood neighborhoods neighbourhood neighbourhoods fighting region
    country camps farms""")


def _fled_home(at: Scene, place: int) -> bool:
    """True if what was fled is home or the fighting, not the scene of a crime."""
    for step in range(place + 1, min(len(at.sentence), place + 7)):
        if at.low(step) in _HOMES:
            return True
        if at.low(step) in (",", ".", ";", "and", "but", "when", "after"):
            break
    return False
