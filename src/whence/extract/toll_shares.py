"""Some of those whom a toll told before counts: "10 of the victims were children", "Five of them
were women", "and three were teenage boys". The toll before names the effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.extract import toll_words as words
from whence.extract.text import Sentence
from whence.extract.toll_context import setting
from whence.extract.toll_found import Found, is_told
from whence.extract.toll_phrases import People, people
from whence.extract.toll_scene import Scene, at_characters, scene
from whence.extract.toll_share_forms import CALLED, THOSE, Share, shares
from whence.extract.toll_tokens import Word
from whence.model import Effect, Toll

_CUE = re.compile(
    r"\bof (?:the|those|these|them|whom|which)\b|\bamong (?:them|whom|the|those)\b"
    r"|\b(?:includ|compris)|\b(?:victims|casualties) (?:were|are)\b"
    r"|^\W*(?:[\w-]+ ){1,3}(?:were|are|was|is)\b",
    re.IGNORECASE,
)
_ALIVE = re.compile(
    r"\b(?:hospital\w*|condition|treat(?:ed|ment)|surger(?:y|ies)|recover\w*|surviv\w+|stable"
    r"|discharged|critical\w*|care)\b",
    re.IGNORECASE,
)
"""What is said of victims who live."""
_HIT = re.compile(r"\b(?:wound\w*|injur\w*|hurt|shot|stabbed|hit|struck|bullets?)\b", re.IGNORECASE)
"""What is said of victims who may live."""
_FARED = re.compile(
    r"\b(?:surviv\w+|escap\w+|rescued|freed|released|unharmed|unhurt|arrested|survivors)\b",
    re.IGNORECASE,
)
"""What befell others than the dead."""
_BACK = 2


def with_shares(
    found: Sequence[Found],
    sentences: Sequence[Sentence],
    scenes: Mapping[int, Scene],
    named: frozenset[str],
) -> list[Found]:
    """The tolls of an article with those that count some of a toll before, in text order.
    ``scenes`` are its sentences by number, ``named`` the surnames of those named in full."""
    told = list(found)
    for number, sentence in enumerate(sentences):
        short = len(sentence.text) < _LONGEST_SENTENCE
        if short and _CUE.search(sentence.text) and not _FARED.search(sentence.text):
            told.extend(_of_sentence(scenes[number].sentence, number, sentence, told, named))
    return sorted(told, key=lambda one: (one.sentence, one.people_start))


_LONGEST_SENTENCE = 1500


def _of_sentence(
    spoken: Sequence[Word],
    number: int,
    sentence: Sentence,
    told: Sequence[Found],
    named: frozenset[str],
) -> list[Found]:
    at = scene(spoken, people(spoken, named))
    mine: list[Found] = []
    for share in shares(at):
        start = spoken[share.first].start
        before = _told_before(at, share, number, start, [*told, *mine], sentence)
        if before is None or _size(share) > _most(before.toll):
            continue
        for one in share.people:
            if not is_told([*told, *mine], number, *at_characters(at, one)):
                mine.extend(_found(sentence, number, at, share, one, before))
    return mine


def _size(share: Share) -> int:
    return sum(one.low or 0 for one in share.people)


def _most(toll: Toll) -> int:
    """The most people that a toll is about, any number where it has no upper end."""
    return sum(toll.figures) if toll.high is not None and toll.figures else _ANY


_ANY = 10**9


def _found(
    sentence: Sentence, number: int, at: Scene, share: Share, one: People, before: Found
) -> Iterator[Found]:
    start = at.sentence[min(share.first, one.first)].start
    end = at.sentence[max(share.stop, one.stop) - 1].end
    around = setting(
        sentence.text, start - sentence.start, end - sentence.start, max(one.figures, default=None)
    )
    if not around.real or around.period:
        return
    toll = Toll(
        effect=before.toll.effect,
        low=one.low,
        high=one.high,
        as_written=one.as_written,
        figures=one.figures,
        who=one.who,
        scope="part",
        status=around.status or ("feared" if before.toll.status == "feared" else "reported"),
    )
    yield Found(
        sentence=number,
        start=start,
        end=end,
        toll=toll,
        family="part",
        sort=one.sort,
        people_start=at.sentence[one.first].start,
        people_end=at.sentence[one.stop - 1].end,
    )


def _told_before(
    at: Scene,
    share: Share,
    number: int,
    start: int,
    told: Sequence[Found],
    sentence: Sentence,
) -> Found | None:
    """The toll of which some are told; None where that is not sure."""
    before = [
        one
        for one in told
        if (one.sentence, one.start) < (number, start)
        and one.toll.status in ("reported", "feared", "revised")
        and one.toll.high != 0
    ]
    if share.of:
        before = [one for one in before if share.of.low in (one.toll.low, one.toll.high)]
        return _only(before[-1:])
    if share.effect:
        return _whole(before, share, share.effect)
    if share.victims:
        rest = sentence.text[at.sentence[share.first].start - sentence.start :]
        killed = any(one.toll.effect == "killed" for one in before)
        hurt = killed and any(one.toll.effect == "injured" for one in before)
        if _ALIVE.search(rest) or (hurt and _HIT.search(rest)):
            return None
        return _whole(before, share, "killed" if killed else "injured")
    effect = _pointed_at(at, share.first)
    return _whole(before, share, effect) if effect else _nearest(before, number, share)


def _whole(before: Sequence[Found], share: Share, effect: Effect) -> Found | None:
    """The last toll of an effect of which some may be told, a part only where there is no other."""
    fitting = [
        one for one in before if one.toll.effect == effect and _size(share) <= _most(one.toll)
    ]
    totals = [one for one in fitting if one.toll.scope != "part"]
    return _only((totals or fitting)[-1:])


def _pointed_at(at: Scene, end: int) -> Effect | None:
    """What became of those of "most of the wounded were pupils, and five of them were girls"."""
    for place in range(end - 1, 0, -1):
        if at.low(place) in CALLED and at.low(place - 1) in THOSE:
            return CALLED[at.low(place)]
        if at.low(place) in words.VERBS or (place in at.starting and at.starting[place].figures):
            return None
    return None


def _nearest(before: Sequence[Found], number: int, share: Share) -> Found | None:
    """The last toll of the sentence or of the one before, where they tell of one effect only."""
    for back in range(_BACK):
        near = [one for one in before if one.sentence == number - back]
        fitting = [one for one in near if _size(share) <= _most(one.toll)]
        if back and len({one.toll.effect for one in fitting}) > 1:
            return None
        if near:
            return _only(fitting[-1:])
    return None


def _only(last: Sequence[Found]) -> Found | None:
    one = last[0] if last else None
    return None if one is None or one.toll.scope == "period" else one
