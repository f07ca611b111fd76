"""What the words after a toll make of it: the wounded who have died, further ones who follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from whence.extract.cues import CUES
from whence.extract.text import Sentence, ends_whole
from whence.extract.toll_apart import told_alike
from whence.extract.toll_found import Found
from whence.model import Effect

_FEW = r"(?:one|two|three|four|five|six|\d{1,2})"
_DIED = r"(?:died|dies|succumbed|passed away)"
_DIED_OF_THEM = re.compile(
    rf"^[\s,–—-]*(?:\w+\s)?{_FEW}(?:\sof\s(?:them|whom))?\s(?:fatally|mortally)\b"
    rf"|^[\s,–—-]*{_FEW}\sof\s(?:them|whom)\s(?:\w+\s)?(?:{_DIED}|was\skilled|were\skilled)\b"
    rf"|^[^.;]{{0,20}}\bincluding\s[^.;,]{{0,60}}\b(?:who|that)\s(?:\w+\s){{0,2}}{_DIED}\b",
    re.IGNORECASE,
)
"""Some of the wounded are counted among the dead too."""
_AND_DIED = re.compile(rf"^[^.;]{{0,80}}\b(?:and|but)\s(?:\w+\s){{0,2}}{_DIED}\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|that)\b", re.IGNORECASE)
_HAS_DIED = re.compile(rf"^[^.;]{{0,100}}\b(?:has|have)\s(?:since\s)?{_DIED}\b", re.IGNORECASE)
_PRONOUNCED = (
    rf"(?:(?:was|were)\s(?:\w+\s)?(?:pronounced|declared)\s(?:dead|deceased)|(?:\w+\s)?{_DIED})\b"
)
_THE_ONE = re.compile(
    rf"^(?:he|she|the\s(?!other)(?:[\w-]+\s){{0,2}}(?:man|woman|boy|girl|victim|teen|teenager|child|male"
    rf"|female))(?:,\s[^,;.]{{1,50}},)?\s(?:was\s(?:taken|rushed|transported|flown|airlifted)\s[^.;]"
    rf"{{0,80}}\b(?:where|and)\s(?:he|she)?\s?)?{_PRONOUNCED}",
    re.IGNORECASE,
)
_BOTH = re.compile(rf"^(?:both|the\stwo)(?:\s(?:victims|men|women))?\s{_PRONOUNCED}", re.IGNORECASE)
_SOON = 2
"""Sentences after one about a wounded person within which the page may say that they died."""


def without_the_dead(
    found: Sequence[Found], sentences: Sequence[Sentence], text: str
) -> list[Found]:
    """Leaves out the wounded of whom the page says that they, or some of them, died of it."""
    told = {one.sentence for one in found if one.toll.effect == "killed"}
    dead = [one for one in found if one.toll.effect == "killed" and one.toll.figures == (1,)]
    return [
        one
        for one in found
        if one.toll.effect != "injured"
        or not (
            _died_of_it(one, sentences, one.sentence in told)
            or (one.toll.figures == (1,) and any(_is_the(each, one, text) for each in dead))
        )
    ]


def _is_the(dead: Found, one: Found, text: str) -> bool:
    """True where the words that tell of a wounded person are those of a dead one, or alike."""
    return dead.people_start == one.people_start or told_alike(one, dead, text)


def _died_of_it(one: Found, sentences: Sequence[Sentence], beside: bool) -> bool:
    sentence = sentences[one.sentence]
    quote = sentence.text[one.start - sentence.start : one.end - sentence.start]
    after = sentence.text[one.end - sentence.start :]
    if _DIED_OF_THEM.search(after) or (one.toll.figures == (1,) and _AND_DIED.search(after)):
        return True
    if _RELATIVE.search(quote) and _HAS_DIED.search(after):
        return True
    if beside or one.toll.as_written.lower().startswith("another"):
        # The page goes on about the dead of the same sentence, or of one before.
        return False
    following = [each.text for each in sentences[one.sentence + 1 : one.sentence + 1 + _SOON]]
    if one.toll.figures == (1,):
        return any(map(_THE_ONE.search, following)) or any(map(_BOTH.search, following))
    return one.toll.figures == (2,) and any(map(_BOTH.search, following))


_HAPPENED: dict[Effect, str] = {
    "killed": r"(?:killed|found\sdead|shot\sand\skilled|fatally)",
    "injured": r"(?:injured|wounded|shot|struck|hit|hurt|hospitalized|grazed)",
}
_ANOTHER_PLACE = re.compile(
    r"\b(?:separate|separately|unrelated|elsewhere|earlier|later|another (?:shooting|attack)"
    r"|(?:attack|incident|shooting|strike|accident) (?:on|in|at|last))\b",
    re.IGNORECASE,
)


def _also_follows(one: Found, sentences: Sequence[Sentence]) -> bool:
    """True for five wounded where the next words say that two more were wounded too."""
    sentence = sentences[one.sentence]
    texts = [sentence.text[one.end - sentence.start :]]
    texts += [each.text for each in sentences[one.sentence + 1 : one.sentence + 2]]
    return any(_tells_of_more(text, one.toll.effect) for text in texts)


def _tells_of_more(text: str, effect: Effect) -> bool:
    happened = _HAPPENED.get(effect)
    if happened is None or _ANOTHER_PLACE.search(text):
        return False
    also = rf"(?:^|[,;]\s(?:and\s|while\s)?)(?:[\w-]+\s){{1,6}}(?:was|were)\salso\s{happened}\b"
    others = rf"^,\s(?:and\s)?{_FEW}\sothers?\s{happened}\b"
    return any(re.search(each, text, re.IGNORECASE) for each in (also, others))


_ALSO = re.compile(r"\b(?:was|were|had|has|have)\salso\b|\balso\sdied\b", re.IGNORECASE)
_ON_TOP = re.compile(r"\bin addition to (?:the )?(?:\d|[a-z]+ )[^.;]*,\s$", re.IGNORECASE)
_ALSO_DID = re.compile(r"\balso\s(?:\w+\sand\s)?$", re.IGNORECASE)


def _comes_also(one: Found, found: Sequence[Found], sentences: Sequence[Sentence]) -> bool:
    """True for the two of "two civilians were also wounded" after others who were, and for whom
    somebody "also killed"."""
    sentence = sentences[one.sentence]
    quote = sentence.text[one.start - sentence.start : one.end - sentence.start]
    before = sentence.text[: one.start - sentence.start]
    if one.sentence and (_ALSO_DID.search(before) or _ON_TOP.search(before)):
        return one.sort == "one" or any(
            other.toll.effect == one.toll.effect and other.start < one.start for other in found
        )
    return (
        bool(_ALSO.search(quote))
        and not _ANOTHER_PLACE.search(sentence.text)
        and any(
            other.toll.effect == one.toll.effect
            and other.toll.figures != one.toll.figures
            and 0 <= one.sentence - other.sentence <= 1
            and other.start < one.start
            and any(other.toll.figures)
            for other in found
        )
    )


_TOGETHER = re.compile(
    r"^both(?: victims| men| women| of them)? (?:were|are|suffered|have|had|remain|will|survived)\b"
    r"[^.;]*\b(?:hospital\w*|injur\w+|wounds?|condition|surviv\w+|treated|recover\w*)\b",
    re.IGNORECASE,
)


def _told_of_both(one: Found, found: Sequence[Found], sentences: Sequence[Sentence]) -> bool:
    """True for one wounded person where what follows speaks of both, and nobody died."""
    if any(each.toll.effect == "killed" for each in found):
        return False
    following = sentences[one.sentence + 1 : one.sentence + 1 + _SOON]
    return any(_TOGETHER.search(each.text) for each in following)


_AND_A = re.compile(
    r"^(?:(?:and|also,?) an?|another) [^.;]*"
    r"\b(?:treated|wound(?:s|ed)?|injur(?:ed|y|ies)|hospital|grazed|shot)\b",
    re.IGNORECASE,
)


def _goes_on(one: Found, found: Sequence[Found], sentences: Sequence[Sentence]) -> bool:
    """True for those wounded where the next sentence goes on "And a boy was taken to hospital",
    "Another was treated", and for the boy."""
    following = sentences[one.sentence + 1 : one.sentence + 2]
    before = any(
        each.toll.effect == "injured" and each.sentence == one.sentence - 1 for each in found
    )
    own = before and _AND_A.search(sentences[one.sentence].text)
    return bool(own) or any(_AND_A.search(each.text) for each in following)


def _listed_apart(one: Found, found: Sequence[Found], sentence: Sentence) -> bool:
    """True for either of "Girl grazed by bullet; man shot in leg"."""
    if ends_whole(sentence.text):
        return False
    for other in found:
        low, high = sorted((one.start - sentence.start, other.start - sentence.start))
        same = other.sentence == one.sentence and other.toll.effect == one.toll.effect
        if same and ";" in sentence.text[low:high]:
            return True
    return False


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NTH = re.compile(rf"an?\s({'|'.join(_ORDINALS)})\s", re.IGNORECASE)


def _nth_of_more(one: Found, found: Sequence[Found]) -> bool:
    """True for "a third man was wounded" unless there are two dead, beside whom he is alone."""
    nth = _NTH.match(one.toll.as_written)
    dead = {each.toll.figures for each in found if each.toll.effect == "killed"}
    return nth is not None and (_ORDINALS.index(nth[1].lower()),) not in dead


def _others_of_some(one: Found, found: Sequence[Found]) -> bool:
    """True for two others who were wounded after two, where nobody died beside whom they could be
    others."""
    if "other" not in one.toll.as_written.lower() or any(
        each.toll.effect == "killed" for each in found
    ):
        return False
    return any(
        each.toll.effect == "injured"
        and each.sentence < one.sentence
        and each.toll.figures == one.toll.figures
        and "other" not in each.toll.as_written.lower()
        for each in found
    )


def _beside_others(one: Found, found: Sequence[Found], sentence: Sentence) -> bool:
    """True for the five of "ten bodies under the rubble and five others dead", where the same
    speaker tells of both."""
    if "other" not in one.toll.as_written.lower():
        return False
    for each in found:
        before = each.sentence == one.sentence and each.start < one.start
        if before and each.toll.effect == one.toll.effect and any(each.toll.figures):
            between = sentence.text[each.end - sentence.start : one.start - sentence.start]
            return CUES.keys().isdisjoint(between.lower().split())
    return False


_LINES = 3


def _goes_on_in_lines(one: Found, sentences: Sequence[Sentence]) -> bool:
    """True for one person where the list of which they are the first was broken into lines."""
    sentence = sentences[one.sentence]
    if one.toll.figures != (1,) or one.end < sentence.end - 1 or sentence.text[-1] in ".!?":
        return False
    following = sentences[one.sentence + 1 : one.sentence + 1 + _LINES]
    return any(each.text.startswith(("and ", ", and ")) for each in following)


def told_of_more(found: Sequence[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """The tolls of an article, those as parts of whom it tells more before or after."""
    return [
        replace(one, toll=replace(one.toll, scope="part"))
        if one.toll.scope == "total" and any(one.toll.figures) and _of_more(one, found, sentences)
        else one
        for one in found
    ]


def _of_more(one: Found, found: Sequence[Found], sentences: Sequence[Sentence]) -> bool:
    if one.toll.effect not in _HAPPENED:
        return False
    if (
        _also_follows(one, sentences)
        or _comes_also(one, found, sentences)
        or _beside_others(one, found, sentences[one.sentence])
        or _goes_on_in_lines(one, sentences)
    ):
        return True
    if one.toll.effect != "injured":
        return False
    if _goes_on(one, found, sentences):
        return True
    if one.toll.figures == (1,):
        return (
            _nth_of_more(one, found)
            or _told_of_both(one, found, sentences)
            or _listed_apart(one, found, sentences[one.sentence])
        )
    return _others_of_some(one, found)
