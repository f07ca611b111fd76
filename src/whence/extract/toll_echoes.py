"""Figures that do not say what they count, because the toll told just before them does: "A mayor
put the number at 43", "the state raised its figure to nine", "the governor said 23", "compared with
54 the week before"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from whence.calendar import WEEKDAY_WORDS
from whence.extract.numbers import Quantity
from whence.extract.text import Sentence, word_set
from whence.extract.toll_context import setting
from whence.extract.toll_found import Found, is_told
from whence.extract.toll_tokens import Word, low_at, words_of
from whence.extract.toll_words import AUXILIARY, GIVEN
from whence.model import Scope, Status, Toll

_CUE = re.compile(
    r"\b(?:figures?|numbers?|count(?:s|ed)?|tally|total|estimate|said|says?|insists?|insisted"
    r"|claims?|claimed|reported|reports|spoke|spoken|speaks?|have|compared|against|from|puts?|holds?"
    r"|held|sticks?|stuck|stands?|admits?|admitted|documented|lists?|listed|maintains?|maintained"
    r"|according|than)\b",
    re.IGNORECASE,
)
_FIGURES = word_set("figure count tally estimate total")
_NUMBERS = _FIGURES | {"number"}
_PUT = word_set("put puts putting placed places placing set sets")
_MOVED = word_set("""
    raised raises raising revised revises revising lowered lowers lowering updated updates corrected
    corrects cut cuts brought brings bringing bring takes took taking increased reduced
    """)
_IS = word_set("is was now stands stood remains remained reached at to rose rises risen climbed")
_SINCE = word_set("had has have be since later")
_ROSE = word_set("rose rises risen climbed")
_BEFORE_NOUN = word_set("""
    the a an its their this that his her our put puts official overall final latest new higher lower
    different earlier previous initial first original current provisional actual true real exact
    precise running government independent internal total similar own
    """)
"""What may stand before a figure that is no shop's stock and no phone's number."""
_VICTIMS = word_set("victims casualties fatalities martyrs")
_SAID = word_set("""
    said says say counted counts claimed claims insisted insists reported reports announced
    acknowledged acknowledges gave gives maintains maintained documented concedes conceded listed
    """)
_KEPT_TO = frozenset(
    {
        *((verb, "to") for verb in ("holds", "hold", "held", "sticks", "stuck", "stick")),
        *((verb, "to") for verb in ("admits", "admitted", "admit", "keeps", "kept", "clings")),
        *((verb, "by") for verb in ("stands", "stand", "stood")),
        *((verb, "at") for verb in ("it", "them")),
    }
)
"""What stands before the figure to which somebody keeps: "police hold to 86", "puts it at 23"."""
_SPOKE = word_set("spoke spoken speaks speak")
_BETWEEN = word_set("only earlier initially previously later that just already now")
_EARLIER = word_set("earlier previous initial first original previously initially then originally")
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "”", '"', "’", "!", "?"})
_GOES_ON = _ENDS.union(
    WEEKDAY_WORDS,
    word_set(
        "and but while on in since including after by dead people persons victims yesterday today"
        " from so without up down as"
    ),
)
_BEFORE_PERIOD = (
    ("compared", "with"),
    ("compared", "to"),
    ("down", "from"),
    ("up", "from"),
    ("against",),
)
_PERIOD = re.compile(
    r"^\s(?:(?:in|during|for|over)\s(?:all\sof\s)?(?:(?:19|20)\d\d\b|the\s(?:same|previous|preceding"
    r"|first|second|whole|corresponding|prior)\b|(?:last|the)\s(?:year|month|week)\b)"
    r"|(?:the\s(?:week|month|year)|a\s(?:week|month|year))\s(?:before|earlier|ago)"
    r"|last\s(?:week|month|year))",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)
_BACK = 2
"""Sentences back in which the toll is looked for that a figure goes on about."""
_NEAR = 5
_TIMES, _FEW = 20, 5
"""A figure that is so many times the one before it, where that is no small one, counts else."""


class _Echo(Struct, frozen=True):
    """Words ``first`` to ``stop`` state the figure at word ``place``: ``old`` one that another has
    replaced, or a ``new`` one; ``part`` what one person counted; ``periods`` one beside another
    period's; ``victims`` one that names them; ``again`` one that may only point back; ``here`` one
    beside another in its sentence."""

    first: int
    stop: int
    place: int
    old: bool = False
    part: bool = False
    periods: bool = False
    victims: bool = False
    new: bool = False
    again: bool = False
    here: bool = False


def with_echoes(text: str, found: Sequence[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """The tolls of an article with the figures that go on about a toll, in text order."""
    told = {one.sentence for one in found}
    echoes: list[Found] = []
    for number, sentence in enumerate(sentences):
        near = not told.isdisjoint(range(number - _BACK, number + 1))
        if near and _CUE.search(sentence.text):
            echoes.extend(_of_sentence(text, number, sentence, [*found, *echoes]))
    return sorted((*found, *echoes), key=lambda one: (one.sentence, one.people_start))


def _of_sentence(
    text: str, number: int, sentence: Sentence, found: Sequence[Found]
) -> Iterator[Found]:
    words = words_of(text, sentence.start, sentence.end)
    for place, word in enumerate(words):
        quantity = word.quantity
        echo = _echo(words, place) if quantity and _counts(quantity) else None
        if echo is None or quantity is None or is_told(found, number, word.start, word.start + 1):
            continue
        before = _told_before(found, number, words[echo.first].start, echo)
        if echo.again and any(one.toll.figures == quantity.figures for one in found):
            continue
        if before and max(quantity.figures) <= _TIMES * max(before.toll.figures[-1], _FEW):
            yield from _found(sentence, number, words, echo, quantity, before)


def _counts(quantity: Quantity) -> bool:
    year = len(quantity.figures) == 1 and quantity.figures[0] in _YEARS
    written_as_year = year and quantity.as_written.isdigit()
    return any(quantity.figures) and quantity.low != 1 and not written_as_year


def _told_before(found: Sequence[Found], number: int, start: int, echo: _Echo) -> Found | None:
    """The toll that a figure goes on about: the last one before it in its own sentence, else the
    first total of the nearest sentence before."""
    told = [one for one in found if any(one.toll.figures) and one.toll.status != "denied"]
    here = [one for one in told if one.sentence == number and one.start < start]
    if echo.victims and any(one.toll.effect == "killed" for one in told if one.start < start):
        told = [one for one in told if one.toll.effect == "killed"]
        return next((one for one in reversed(told) if one.start < start), None)
    if echo.periods:
        return next((one for one in reversed(here) if one.toll.scope == "period"), None)
    if here or echo.here:
        return here[-1] if here else None
    for back in range(1, _BACK + 1):
        there = [one for one in told if one.sentence == number - back]
        if there:
            return next((one for one in there if one.toll.scope != "part"), there[0])
    return None


def _found(
    sentence: Sentence,
    number: int,
    words: Sequence[Word],
    echo: _Echo,
    quantity: Quantity,
    before: Found,
) -> Iterator[Found]:
    start, end = words[echo.first].start, words[echo.stop - 1].end
    at = sentence.start
    around = setting(sentence.text, start - at, end - at, max(quantity.figures, default=None))
    if not around.real:
        return
    scope: Scope = "part" if echo.part else "total"
    if before.toll.scope == "period":
        scope = "period"
    status: Status = around.status or ("revised" if echo.old else "reported")
    toll = Toll(
        effect=before.toll.effect,
        low=quantity.low,
        high=quantity.high,
        as_written=quantity.as_written,
        figures=quantity.figures,
        scope=scope,
        status=status,
    )
    yield Found(
        sentence=number,
        start=start,
        end=end,
        toll=toll,
        family="part" if echo.part else "count",
        sort="bare",
        people_start=words[echo.place].start,
        people_end=words[echo.place].end,
        old=around.old and not echo.new,
    )


def _echo(words: Sequence[Word], place: int) -> _Echo | None:
    after = low_at(words, place + 1)
    if after in AUXILIARY and low_at(words, place - 1) == "of":
        return _of_figure(words, place)
    beside = _beside(words, place)
    if after in _GOES_ON:
        return beside or _of_figure(words, place) or _said(words, place) or _of_period(words, place)
    return beside or _is_the_figure(words, place) or _of_period(words, place)


def _beside(words: Sequence[Word], place: int) -> _Echo | None:
    """ "14 according to police and 20 according to residents", "more than the 14 announced by
    police"."""
    after = low_at(words, place + 1), low_at(words, place + 2)
    before = low_at(words, place - 1)
    if after == ("according", "to"):
        joined = before in ("and", ",", "but", "against", "versus", "or", "while", "with", "than")
        return _Echo(place, place + 1, place, here=True) if joined else None
    told = after[0] in GIVEN and after[1] == "by"
    compared = before == "the" and low_at(words, place - 2) in ("than", "with", "to", "against")
    if told and (compared or before in ("against", "with", "than")):
        return _Echo(place, place + 1, place, here=True)
    return None


def _of_figure(words: Sequence[Word], place: int) -> _Echo | None:
    """ "A figure of 163", "put the number at 43", "the figure is 17", "raised its count to nine",
    "brings the number of victims to seven"."""
    link = low_at(words, place - 1)
    noun = place - 2
    if link not in ("of", "at", "to", "as") and link not in _IS:
        return None
    while low_at(words, noun) in _IS | _SINCE:
        noun -= 1
    of_victims = low_at(words, noun) in _VICTIMS and low_at(words, noun - 1) == "of"
    noun -= 2 * of_victims
    if low_at(words, noun) in ("that", "which") and low_at(words, noun - 1) in _NUMBERS:
        noun -= 1
    if low_at(words, noun) == "it" and low_at(words, place - 2) in _ROSE:
        # "Put the toll at nine, but it has since risen to 14".
        joined = low_at(words, noun - 1) in ("but", "and", "though", "although")
        return _Echo(noun, place + 1, place, new=True) if joined and link == "to" else None
    if low_at(words, noun) not in (_FIGURES if link == "of" else _NUMBERS):
        return None
    before = [low_at(words, step) for step in range(noun - 1, noun - _NEAR, -1)]
    if before[0] not in _BEFORE_NOUN and not before[0].endswith(("'s", "’s")):
        return None
    if not of_victims and noun + 2 == place and link in ("at", "to", "as"):
        verbs = _MOVED if link == "to" else _PUT
        if verbs.isdisjoint(before):
            return None
    old = not _EARLIER.isdisjoint(before[:2])
    again = before[0] == "the" and link == "of"
    return _Echo(noun, place + 1, place, old, victims=of_victims, new=link == "to", again=again)


def _is_the_figure(words: Sequence[Word], place: int) -> _Echo | None:
    """ "Fourteen is the figure that the prosecutor gave"."""
    opens = low_at(words, place - 1) in ("", ",", "that", "said", "“", '"')
    lows = [low_at(words, place + step) for step in (1, 2, 3)]
    told = lows[0] in ("is", "was") and lows[1] == "the" and lows[2] in _NUMBERS
    return _Echo(place, place + 4, place) if opens and told else None


def _said(words: Sequence[Word], place: int) -> _Echo | None:
    """ "The governor said 23.", "rights groups spoke of at least 40", "the ministry earlier gave
    six", "we have 31,"."""
    if low_at(words, place + 1) not in _ENDS:
        return None
    verb = place - 1
    while low_at(words, verb) in _BETWEEN:
        verb -= 1
    spoke = low_at(words, verb) == "of" and low_at(words, verb - 1) in _SPOKE
    verb -= spoke
    have = low_at(words, verb) == "have" and low_at(words, verb - 1) == "we"
    there = low_at(words, verb) in ("were", "are") and low_at(words, verb - 1) == "there"
    if there:
        verb -= 2
        verb -= low_at(words, verb) == "that"
    kept = (low_at(words, verb - 1), low_at(words, verb)) in _KEPT_TO
    if kept and low_at(words, verb) == "at":
        kept = low_at(words, verb - 2) in _PUT
    verb -= kept
    if not (spoke or have or kept or low_at(words, verb) in _SAID) or verb < 1:
        return None
    around = [low_at(words, step) for step in range(max(0, verb - 4), place)]
    old = not _EARLIER.isdisjoint(around)
    own = low_at(words, verb - 1) == "i"
    return _Echo(verb, place + 1, place, old, part=own)


def _of_period(words: Sequence[Word], place: int) -> _Echo | None:
    """ "Compared with 54 in the previous week", "down from 71 in 2017"."""
    for lead in _BEFORE_PERIOD:
        first = place - len(lead)
        if tuple(low_at(words, step) for step in range(first, place)) == lead:
            rest = "".join(f" {word.text}" for word in words[place + 1 : place + 6])
            return _Echo(first, place + 1, place, periods=True) if _PERIOD.match(rest) else None
    return None
