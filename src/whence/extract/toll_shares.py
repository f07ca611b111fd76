"""Some of those whom the sentence before counts: "11 of the victims were women", "among them were
20 pupils and four teachers", "of these, nine were children", "and three were herders"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract import toll_words as words
from whence.extract.text import Sentence, word_set
from whence.extract.toll_context import setting
from whence.extract.toll_found import Found, is_told
from whence.extract.toll_parts import THE, told_of
from whence.extract.toll_phrases import People, people
from whence.extract.toll_scene import Scene, scene
from whence.extract.toll_tokens import words_of
from whence.model import Effect, Toll

_CUE = re.compile(
    r"\bof (?:the (?:victims|deceased)|those|these|them|whom)\b|\bamong (?:them|these|those)\b"
    r"|\bthe (?:dead|killed|wounded|injured)\b[^.;]*\band\b",
    re.IGNORECASE,
)
_FARED = re.compile(
    r"\b(?:surviv\w+|escap\w+|rescued|freed|released|unharmed|unhurt|arrested|detained|survivors)\b",
    re.IGNORECASE,
)
"""What befell others than the dead."""
_THEM = word_set("them these those whom")
_FIGHTERS = words.ATTACKERS | words.FIGHTERS
_BACK = 16
"""Words back to the dead of "11 of the dead were farmers and three were herders"."""


def with_shares(text: str, found: Sequence[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """The tolls of an article with those of some of the people counted before, in text order."""
    shares: list[Found] = []
    for number, sentence in enumerate(sentences):
        if not _CUE.search(sentence.text) or _FARED.search(sentence.text):
            continue
        spoken = words_of(text, sentence.start, sentence.end)
        at = scene(spoken, people(spoken))
        for one, stop, effect in _of_scene(at):
            whole = _whole(found, number, one, effect)
            if whole and not is_told(found, number, at.sentence[one.first].start):
                shares.extend(_found(at, sentence, number, one, stop, whole))
    return sorted((*found, *shares), key=lambda one: (one.sentence, one.people_start))


def _of_scene(at: Scene) -> Iterator[tuple[People, int, Effect | None]]:
    """Some people, where the words end that tell who they are, and the effect if it is told."""
    for one in at.starting.values():
        if one.sort not in ("counted", "bare") or not any(one.figures):
            continue
        last = at.low(one.stop - 1)
        if one.subset or last in ("victims", "deceased"):
            stop = _is_whom(at, _past_effect(at, one))
            of_the = at.low(one.first + 1) == "of"
            if stop and of_the and last in _THEM | {"victims", "deceased"}:
                told = THE.get(last) or THE.get(at.low(one.stop))
                yield one, stop, told or (_mentioned(at, one) if last in _THEM else None)
        elif _after_among(at, one) and one.head and one.head not in _FIGHTERS:
            yield one, one.stop, None
        elif one.sort == "bare" and at.low(one.stop) in words.BE and _is_whom(at, one.stop):
            effect = _beside_share(at, one)
            if effect or _of_these(at, one):
                yield one, _is_whom(at, one.stop), effect


def _past_effect(at: Scene, one: People) -> int:
    return one.stop + (at.low(one.stop) in THE and at.low(one.stop - 1) in ("those", "these"))


def _is_whom(at: Scene, place: int) -> int:
    """Where "were children", "are under 18" end, if those words begin at a word; else 0."""
    if at.low(place) not in words.BE:
        return 0
    age = at.sentence[place + 1].quantity if place + 1 < len(at.sentence) else None
    if age and age.as_written.lower().startswith("under"):
        return place + 2
    told = told_of(at, place)
    whom = told is not None and told[1] is not None and told[2] not in _FIGHTERS
    return told[0] if told and whom else 0


def _mentioned(at: Scene, one: People) -> Effect | None:
    """The effect on whom "of them" points at in its own sentence: "the wounded … five of them"."""
    for step in range(one.first - 1, 0, -1):
        if at.low(step) in THE and at.low(step - 1) == "the":
            return THE[at.low(step)]
    return None


def _after_among(at: Scene, one: People) -> bool:
    """True for the people of "Among them were 20 pupils and four teachers"."""
    before = one
    while at.low(before.first - 1) in ("and", ",") and before.first > 1:
        previous = at.ending.get(before.first - 1)
        if previous is None:
            return False
        before = previous
    step = before.first - 1
    opens = at.low(step) in words.BE and at.low(step - 1) in _THEM
    return opens and step == 2 and at.low(0) == "among"


def _of_these(at: Scene, one: People) -> bool:
    """ "Of these, nine were children"."""
    return one.first == 3 and at.low(0) == "of" and at.low(1) in _THEM and at.low(2) == ","


def _beside_share(at: Scene, one: People) -> Effect | None:
    """The effect on the herders of "11 of the dead were farmers and three were herders"."""
    joint = one.first - 1 - (at.low(one.first - 1) == "that")
    if at.low(joint) != "and":
        return None
    for other in at.starting.values():
        effect = THE.get(at.low(other.stop - 1))
        if effect and other.subset and 0 < joint - other.stop <= _BACK:
            return effect
    return None


def _whole(found: Sequence[Found], number: int, one: People, effect: Effect | None) -> Found | None:
    """The toll of which people are some: of the effect that is told, else of the dead if "victims",
    else the first total of the sentence before."""
    before = [
        each
        for each in found
        if each.sentence <= number
        and each.toll.scope == "total"
        and each.toll.status != "denied"
        and max(each.toll.figures, default=0) > max(one.figures)
    ]
    if effect:
        return next((each for each in reversed(before) if each.toll.effect == effect), None)
    if (one.head or "") == "victims" or one.as_written.endswith("victims"):
        hurt = [each for each in before if each.toll.effect in ("killed", "injured")]
        dead = [each for each in hurt if each.toll.effect == "killed"]
        return next(reversed(dead or hurt), None)
    return next((each for each in before if each.sentence == number - 1), None)


def _found(
    at: Scene, sentence: Sentence, number: int, one: People, stop: int, whole: Found
) -> Iterator[Found]:
    start, end = at.sentence[one.first].start, at.sentence[stop - 1].end
    around = setting(sentence.text, start - sentence.start, end - sentence.start, max(one.figures))
    if not around.real or around.period or around.status == "denied":
        return
    toll = Toll(
        effect=whole.toll.effect,
        low=one.low,
        high=one.high,
        as_written=one.as_written,
        figures=one.figures,
        who=None if one.subset else one.who,
        scope="part",
        status="reported",
    )
    yield Found(
        sentence=number,
        start=start,
        end=end,
        toll=toll,
        family="part",
        sort=one.sort,
        people_start=start,
        people_end=at.sentence[one.stop - 1].end,
    )
