"""People whom a report tells of by name, without their age: "murdered Judge Ana Brun", "the
assassination of Ana Brun and Ivo Marr", "Ana Brun's abduction"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.extract import toll_words as words
from whence.extract.speakers_words import TITLES
from whence.extract.text import word_set
from whence.extract.toll_fullnames import POSSESSIVE, described, name_to, past_bracket
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import modality
from whence.extract.toll_scene import Link, Scene
from whence.extract.toll_tokens import Word
from whence.model import Effect

_DONE: dict[str, Effect] = {
    **dict.fromkeys(
        word_set(
            "kill kills killed killing murder murders murdered murdering assassinate assassinates"
            " assassinated assassinating slew slain beheaded massacred executed"
        ),
        "killed",
    ),
    **dict.fromkeys(word_set("wounded wounding injured injuring"), "injured"),
    **dict.fromkeys(
        word_set("kidnap kidnaps kidnapped kidnapping abduct abducts abducted abducting"),
        "abducted",
    ),
    **dict.fromkeys(word_set("arrested arrest arresting detained detaining"), "detained"),
}
"""Verbs of which a person who is named can be the object, and what is done to them."""
_DEEDS: dict[str, Effect] = {
    **dict.fromkeys(
        word_set(
            "murder murders assassination assassinations killing killings slaying slayings"
            " execution beheading massacre"
        ),
        "killed",
    ),
    **words.TAKINGS,
}
"""Nouns for what is done to those named after "of" or before "'s"."""
_SHOT_DEAD = frozenset(
    {
        *((verb, "dead") for verb in ("shot", "shoot", "shoots")),
        ("gunned", "down"),
        ("guns", "down"),
    }
)
"""The same of two words: "shot dead Judge Ana Brun"."""
_UNDONE = word_set(
    "attempt attempts attempted try tried plot plots plotted plotting plan plans planned planning"
    " threat threats threatened threaten alleged possible future against prevent foiled failed"
    " warn warns warned warning fear fears feared intended wanted call calls order orders ordered"
    " avoid thwarted conspiracy conspiring"
)
"""Words before a deed that leave open whether it was done."""
_ONLY_OF_IT = word_set(
    "attempt attempts plot plots plan plans threat threats order squad squads bid scene case charge"
    " charges"
)
"""What follows a deed that it only describes: "Brun's assassination plot"."""
_FARTHEST = 4
"""Words before a deed that may undo it."""


def name_links(at: Scene) -> Iterator[Link]:
    """What is said to have been done to people by name, in word order."""
    if _in_title_case(at.sentence):
        return
    for place, word in enumerate(at.sentence):
        link = None
        if word.low in _DEEDS and at.low(place + 1) == "of":
            link = _deed_of(at, place)
        elif word.low in _DEEDS:
            link = _deed_upon(at, place)
        if link is None and word.low in _DONE:
            link = _done_to(at, place, place, _DONE[word.low])
        elif link is None and (at.low(place - 1), word.low) in _SHOT_DEAD:
            link = _done_to(at, place - 1, place, "killed")
        if link:
            yield link


def _in_title_case(sentence: Sequence[Word]) -> bool:
    """True where capitals tell no names: Most Words In Capitals."""
    long = [word for word in sentence if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long) > 3 and sum(word.text[0].isupper() for word in long) > 0.7 * len(long)


def _done_to(at: Scene, place: int, last: int, effect: Effect) -> Link | None:
    """ "Murdered Judge Ana Brun", "shot dead Judge Ana Brun": words ``place`` to ``last``."""
    before = at.low(place - 1)
    if not place or before in words.BE | _BEFORE_ADJECTIVE:
        return None
    status = modality(at, place - 1)
    if status is None or last + 1 in at.starting:
        return None
    if words.TIMES.fullmatch(at.low(last + 1)):
        return None
    group = _named_from(at, last + 1, of_deed=False)
    return Link(effect, group, place, group[-1].stop, "active", status) if group else None


_BEFORE_ADJECTIVE = (words.DETERMINERS - {"that"}) | word_set(
    "a an recently newly and or , ; : with by from"
)


def _deed_of(at: Scene, place: int) -> Link | None:
    """ "The murder of Ana Brun"."""
    if _is_undone(at, place):
        return None
    begin = place + 2
    begin += at.low(begin) in words.DETERMINERS and begin not in at.starting
    if begin in at.starting:
        return None
    group = _named_from(at, begin, of_deed=True)
    effect = _DEEDS[at.low(place)]
    return Link(effect, group, place, group[-1].stop, "named") if group else None


def _deed_upon(at: Scene, place: int) -> Link | None:
    """ "Ana Brun's brutal murder"."""
    if at.low(place + 1) in _ONLY_OF_IT or _is_undone(at, place):
        return None
    owner = place - 1
    while owner > place - 3 and not at.low(owner).endswith(POSSESSIVE):
        owner -= 1
    if owner < 0 or not at.low(owner).endswith(POSSESSIVE):
        return None
    one = name_to(at.sentence, owner + 1)
    if one is None or (one.stop - one.first < 2 and at.low(one.first - 1) not in TITLES):
        return None
    return Link(_DEEDS[at.low(place)], (one,), one.first, place + 1, "named")


def _is_undone(at: Scene, place: int) -> bool:
    before = {at.low(place - step) for step in range(1, _FARTHEST + 1)}
    return bool(before & _UNDONE)


def _named_from(at: Scene, begin: int, *, of_deed: bool) -> tuple[People, ...]:
    """The people by name of a list that a word begins: "former Judge Ana Brun and Ivo Marr". A verb
    after the list is the deed's own where a noun tells of it."""
    found: list[People] = []
    place, sure = begin, 0
    while one := described(at.sentence, place):
        ended = past_bracket(at.sentence, one.stop)
        joined = at.low(place - 1) == "and"
        if found and at.low(ended) in _ACTING and not (joined and of_deed):
            # "Killed Ana Brun and Ivo Marr was hurt", "the murder of Ana Brun, Ivo Marr said".
            break
        found.append(one)
        if len(found) == 1 or joined:
            sure = len(found)
        place = ended + (at.low(ended) == ",")
        place += at.low(place) == "and"
        place += at.low(place) == "of"
        if place == ended or joined:
            break
    # "Killed Ivo Marr, Ana Brun and their sons": a list that is not read to its end.
    return tuple(found) if sure == len(found) else ()


_ACTING = words.AUXILIARY | words.VERBISH - {"and", "but", "after", "before", "while", "because"}
