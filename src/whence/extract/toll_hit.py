"""Those who were hit, of whom a page that tells of deaths does not say whether they died."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from whence.extract.recalled import recalled
from whence.extract.text import VIDEO, Sentence
from whence.extract.toll_apart import told_apart
from whence.extract.toll_found import Found
from whence.extract.toll_periods import is_period
from whence.extract.toll_settling import ALSO, SHOT

_SOMEBODY_DIED = re.compile(
    r"\b(?:killed|killing|died|dead|deaths?|dies|fatal\w*|homicides?|murder\w*|slain|bod(?:y|ies)"
    r"|deceased|coroner|autopsy|medical examiner|manslaughter|succumbed|lifeless"
    r"|(?:did not|didn['’]t) (?:survive|make it))\b",
    re.IGNORECASE,
)
_NOBODY_DIED = re.compile(
    r"\b(?:homicides?|murder) (?:and \w+ )?(?:units?|squads?|bureau|divisions?|detectives?"
    r"|investigators?|section|team|sergeant|captain|inspector|commander)\b"
    r"|\battempted (?:first|second)?[- ]?(?:degree )?(?:murder|homicide)\b"
    r"|\b(?:assault|intent|attempt(?:ed|ing)?) to (?:commit )?(?:murder|kill)\b"
    r"|\b(?:could|might|would) (?:have|be) (?:been )?(?:killed|died|dead|fatal)\b"
    r"|\bdead(?:ly)? (?:weapon|end)\b|\bno (?:deaths|fatalities)\b|\bnon-?fatal\w*"
    r"|\b(?:not|n't|nor|never) (?:be |been |thought to be |considered )?(?:fatal|killed|dead)\b"
    r"|\b(?:upper|lower|his|her|their|the|male) bod(?:y|ies)\b(?! (?:was|were|of|found))"
    r"|\bbody (?:camera|armou?r|cam|shop|parts?)\w*|\bdeath threats?\b|\bkilled in action\b"
    r"|\b(?:nobody|no one|none)(?: of (?:them|the \w+))?(?: is| was| were|['’]s)? (?:shot )?"
    r"(?:killed|dead|fatally)\b|\bscared to death\b|\bnatural causes\b"
    r"|\bconvicted (?:murder|kill)er\w*|\b(?:murder|homicide|manslaughter) convictions?\b"
    r"|\b(?:could|would|might)['’]ve\b.*",
    re.IGNORECASE,
)
"""Words of death where nobody died."""
_STATISTIC = re.compile(
    r"\b(?:murder|homicide|death) (?:rates?|statistics|figures|capital)\b"
    r"|\b(?:crime|homicide) stat(?:istic)?s\b.*",
    re.IGNORECASE,
)
"""Deaths that are counted over a period."""
_OTHERS = re.compile(r"\b(?:an)?others?\b|\ba (?:second|third|fourth|fifth|sixth)\b", re.IGNORECASE)
_LIVES = re.compile(
    r"\b(?:stable|good|fair|satisfactory)(?: but \w+)? condition\b|\bin stable\b"
    r"|\bexpected to (?:survive|recover|live|pull through|make a|be (?:ok|okay|fine|alright))\b"
    r"|\bnon-?[ -]?life[- ]threatening\b|\bnot (?:believed |thought |considered )?(?:to be )?life-?"
    r"[ -]?threatening\b|\bsurvived\b|\brecover(?:ing|ed)\b|\btreated and released\b"
    r"|\breleased from (?:the|a) hospital\b|\bdischarged\b",
    re.IGNORECASE,
)
"""Words that say that somebody who was hit is alive."""
_GOES_ON = re.compile(
    r"^(?:(?:he|she|they|both|his|her|their)\b|(?:the|that) (?:[\w-]+ ){0,2}(?:m[ae]n|wom[ae]n"
    r"|boys?|girls?|teen\w*|victims?|officers?|child|children|males?|females?|students?|suspects?)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about somebody."""
_NEAR = 4
"""Sentences between two people who are told of one after the other."""
_SOON = 2
_ASIDE = re.compile(r"[^,;.:\d]{0,50}(?:,| –| —| -) ")
"""What stands between those shot and the dead among them: where it was."""
_OF_THEM = re.compile(r"\bof (?:them|whom|the)\b|\bfatally\b", re.IGNORECASE)


def without_shots(
    found: Sequence[Found], text: str, sentences: Sequence[Sentence], day: date | None
) -> list[Found]:
    """Being shot is being injured where the article speaks of nobody's death; else for those shot
    beside the dead, for who lives on and for who is told apart from the dead. Of "three shot, one
    fatally" two are. ``day`` is when the article was published, if that is known."""
    if not any(one.family in SHOT for one in found):
        return list(found)
    died = any(tells_of_death(sentence.text, day) for sentence in sentences)
    hurt = {one.people_start for one in found if one.family not in SHOT}
    kept: list[Found] = []
    for one in found:
        if one.family not in SHOT:
            kept.append(one)
        elif one.people_start not in hurt:
            alive = not died or _beside_the_dead(one, found, text, sentences, day)
            if alive or _lives(one, found, text, sentences, day):
                kept.append(one)
            elif rest := _less_the_dead(one, found, text, sentences):
                kept.append(rest)
    return kept


def _lives(
    one: Found, found: Sequence[Found], text: str, sentences: Sequence[Sentence], day: date | None
) -> bool:
    """True where what follows says that those hit live on, or where nobody who died can be who was
    hit, and it does not say that they died."""
    rest = [sentences[one.sentence].text[one.end - sentences[one.sentence].start :]]
    for sentence in sentences[one.sentence + 1 : one.sentence + 1 + _SOON]:
        if not _GOES_ON.match(sentence.text):
            break
        rest.append(sentence.text)
    if any(tells_of_death(words, day) for words in rest):
        return False
    if any(_LIVES.search(words) for words in rest):
        return True
    return _is_nobody_dead(one, found, text)


def _is_nobody_dead(one: Found, found: Sequence[Found], text: str) -> bool:
    """True for one who was hit, told of soon after each of the dead, none of whom it can be."""
    dead = [each for each in found if each.toll.effect == "killed" and each.toll.scope != "period"]
    single = one.toll.figures == (1,) and one.family == "shot"
    return (
        bool(dead)
        and single
        and not _OTHERS.search(one.toll.as_written)
        and all(each.toll.figures == (1,) and told_apart(one, each, text) for each in dead)
        and any(0 <= one.sentence - each.sentence <= _SOON for each in dead)
        and all(one.start > each.start for each in dead)
    )


def _less_the_dead(
    one: Found, found: Sequence[Found], text: str, sentences: Sequence[Sentence]
) -> Found | None:
    """The two of "three people were shot, one fatally", "3 shot, 1 dead"."""
    number = one.toll.low
    if one.family != "shot" or number is None or number != one.toll.high:
        return None
    summed = {each.toll.figures for each in found if each.toll.scope == "period"}
    for dead in found:
        died = dead.toll.low
        beside = dead.sentence == one.sentence and dead.toll.effect == "killed"
        between = text[one.end : dead.start]
        if dead.sentence == one.sentence + 1 and dead.toll.effect == "killed":
            # "Six people were shot on Sunday. Two of them died."
            beside = dead.start == sentences[dead.sentence].start
            between = ", " if beside else between
        if (
            dead.toll.figures in summed
            or not beside
            or died is None
            or died != dead.toll.high
            or not 0 < died < number
        ):
            continue
        some = dead.sort == "bare" or _OF_THEM.search(text[dead.start : dead.end])
        if some and _ASIDE.fullmatch(between):
            toll = replace(
                one.toll,
                low=number - died,
                high=number - died,
                figures=(number, died),
                as_written=text[one.people_start : dead.end],
            )
            return replace(one, toll=toll, end=dead.end)
    return None


def tells_of_death(sentence: str, day: date | None) -> bool:
    """True where a sentence speaks of a death, other than one of another incident or one of many
    in a statistic."""
    if _SOMEBODY_DIED.search(sentence) is None:
        return False
    if is_period(sentence, None) or VIDEO.search(sentence):
        return False
    if day and any(_long_ago(int(year), day) for year in _YEAR.findall(sentence)):
        return False
    other = recalled(sentence, day, counted=True)
    if other:
        sentence = sentence[: other.start] + sentence[other.end :]
    sentence = _NOBODY_DIED.sub(" ", _STATISTIC.sub(" ", sentence))
    return _SOMEBODY_DIED.search(sentence) is not None


def _long_ago(year: int, day: date) -> bool:
    """True for a year of which an article of that day tells as of the past: not this winter's."""
    return year < day.year - (day.month <= _WINTER)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WINTER = 3


def _beside_the_dead(
    one: Found, found: Sequence[Found], text: str, sentences: Sequence[Sentence], day: date | None
) -> bool:
    """True for those hit of "one man was killed and six others were shot", and of "A woman was also
    shot" after a death, of whom the next sentence does not say that they died."""
    dead = [other for other in found if other.toll.effect == "killed" and other.end <= one.start]
    who = text[one.people_start : one.people_end]
    if _OTHERS.search(who) and any(other.sentence == one.sentence for other in dead):
        return True
    # "A boy and six others were shot" may be the dead boy.
    further = _OTHERS.search(who.split(" and ")[0]) or ALSO.search(text[one.start : one.end])
    if not further or one.start < one.people_start:
        return False
    after = sentences[one.sentence : one.sentence + 2]
    rest = [sentence.text[max(0, one.end - sentence.start) :] for sentence in after]
    before = sentences[max(0, one.sentence - _NEAR) : one.sentence]
    near = any(one.sentence - other.sentence <= _NEAR or other.sentence < _NEAR for other in dead)
    near = near or any(tells_of_death(sentence.text, day) for sentence in before)
    return near and not any(tells_of_death(words, day) for words in rest)
