"""Steps back from a cue to its speaker, over what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from whence.calendar import MONTH_WORDS, WEEKDAY_WORDS
from whence.extract.cues import CUES
from whence.extract.speakers_tokens import Token
from whence.extract.speakers_words import ADVERBS, OWNERS, ROLES

_SETTINGS = frozenset(
    "statement interview tweet release conference briefing speech letter message bulletin".split()
)
"""What somebody speaks in or at: "the group in a statement said"."""
_WHENS = WEEKDAY_WORDS | frozenset(
    "morning afternoon evening night today yesterday tonight week month year".split()
)
_BEFORE_WHENS = frozenset("on late early this last".split())
_AT_SOME_TIME = tuple(
    tuple(words.split())
    for words in (
        *(f"in {when}" for when in ("the past", "turn", "the meantime", "the end", "recent times")),
        *(f"in recent {when}" for when in ("days", "weeks", "months", "years")),
        *(
            f"for {over}{one} {when}"
            for over in ("", "over ", "about ", "almost ", "nearly ", "more than ")
            for one in ("a", "two", "three")
            for when in ("day", "days", "week", "weeks", "month", "months", "year", "years")
        ),
        *(f"for {whose} part" for whose in ("his", "her", "its", "their")),
        *(f"on {often} occasions" for often in ("several", "many", "numerous", "multiple")),
        *(f"{how} by {by}" for how in ("reached", "contacted") for by in ("phone", "telephone")),
        *("at the time", "at the outset", "of late", "so far", "for years", "for months"),
        *("time and again", "once again", "yet again", "more than once", "over the years"),
    )
)
"""What may stand between a speaker and a cue: "residents have in the past accused", "a nurse
reached by phone said"."""
_PLACES = frozenset(("there", "here"))
"""Where a speaker is, right after him: "the Red Cross branch there told"."""
_NO_ADVERBS = frozenset(
    "tally rally ally assembly bully supply reply anomaly monopoly homily belly jelly fly".split()
)
_HAVE = frozenset(("has", "had", "have"))
_OWNING_UP = _HAVE | set(
    "claimed claims later said says told reported put gave counted on earlier initially first at"
    " also".split()
)
_MAX = 16


def past_adverbs(words: Sequence[Token], last: int) -> int:
    """Steps back over "also", "has", "on Thursday" and the like between a speaker and its cue."""
    cue = words[last + 1 : last + 2]
    while last >= 0 and not words[last].quoted:
        acronym = len(words[last].text) > 1 and words[last].text.isupper()
        alone = not acronym and (words[last].lower in ADVERBS | _PLACES or _is_adverb(words[last]))
        steps = 1 if alone else _at_some_time(words, last)
        if not steps:
            break
        last -= steps
    if last >= 1 and words[last].text == "first":
        # "Who had first reported", "who had at first reported", "which first spoke of".
        before = last - 1 - (words[last - 1].lower == "at")
        if before >= 0 and words[before].lower in _HAVE | {"which", "who"}:
            last = before - (words[before].lower in _HAVE)
    if last >= 1 and words[last].lower in _WHENS:
        last = _past_time(words, last)
    if last >= 2 and words[last].lower == "which" and words[last - 1].text == ",":
        # "The Front, which claimed the attack"; a flood that claims lives is nobody.
        speaks = words[last - 2].named or words[last - 2].lower in ROLES
        says = any(
            word.lower in _OWNING_UP or word.text in CUES for word in (words[last + 1], *cue)
        )
        last -= 2 if speaks and says else 0
    if last >= 2 and words[last].lower == "who":
        last -= 2 if words[last - 1].text == "," else 1
    return _past_time(words, last)


def _at_some_time(words: Sequence[Token], last: int) -> int:
    """How many words tell of a time, of those that end at ``last``."""
    for when in _AT_SOME_TIME:
        first = last + 1 - len(when)
        if first > 0 and tuple(word.lower for word in words[first : last + 1]) == when:
            return len(when)
    return 0


def _past_time(words: Sequence[Token], last: int) -> int:
    """Steps back over "yesterday", "last night", "on Monday evening", "late Sunday"."""
    place = _past_date(words, last)
    if place != last:
        return place
    while place > 0 and words[place].lower in _WHENS and not words[place].quoted:
        place -= 1
    if place == last:
        return last
    return place - 1 if place > 0 and words[place].lower in _BEFORE_WHENS else place


def _past_date(words: Sequence[Token], last: int) -> int:
    """Steps back over "on 13 March", "on March 13"."""
    pair = {word.lower for word in words[last - 1 : last + 1]} if last > 2 else set()
    dated = len(pair & MONTH_WORDS) == 1 and any(each.isdigit() for each in pair)
    return last - 3 if dated and words[last - 2].lower == "on" else last


def past_setting(words: Sequence[Token], last: int) -> int:
    """Steps back over "in a statement" and the like."""
    if last < 0 or words[last].lower not in _SETTINGS:
        return last
    for index in range(last - 1, max(0, last - 5), -1):
        if not words[index].text[0].isalnum():
            break
        if words[index].lower in ("in", "at", "during") and words[index + 1].lower in OWNERS:
            return index - 1 if words[index + 1].lower != "the" else last
    return last


def _is_adverb(word: Token) -> bool:
    noun = word.lower in ROLES or word.lower in _NO_ADVERBS
    return word.lower.endswith("ly") and not noun and not word.named


def before_brackets(words: Sequence[Token], last: int) -> int:
    """The word before brackets that hold more than one name ("(HF, also known as the Front)"), or
    no name at all ("(retd)", "(D-Orrin)", "(he has left since)")."""
    if words[last].text != ")":
        return last
    for index in range(last - 1, max(0, last - _MAX), -1):
        if words[index].text == "(":
            inside = words[index + 1 : last]
            lists = any(word.text == "," for word in inside)
            aside = bool(inside) and (not inside[0].named or inside[0].text[1:2] == "-")
            return index - 1 if (lists or aside) and index else last
    return last
