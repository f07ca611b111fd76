"""What an article's tolls make of one another: scope, status, what points back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from whence.calendar import FULL_MONTH
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.text import Sentence, ends_whole, word_set
from whence.extract.toll_found import Found
from whence.extract.toll_words import FIGHTERS, KIN
from whence.model import Effect, Toll

SHOT = frozenset({"shot", "shot part", "shot self"})
"""Families of those hit, of whom nothing says that they lived."""
_APART = re.compile(
    r"\b(?:where\b(?! (?:they|he|she|it|officers|police|paramedics|medics|deputies|emergency)\b)"
    r"|in which|separate(?:ly)?|elsewhere|meanwhile|earlier this"
    r"|another(?! (?:[\w-]+ )?(?:man|woman|person|boy|girl|child|victim|teen|teenager|officer|male"
    r"|female|was|is|injured|wounded|hurt)\b| [\w-]+-year-old)|last (?:week"
    rf"|month|year)|in {FULL_MONTH})\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\bmore\b(?! than)|\bothers?\b|^(?:another|an additional|additional|a further)\b|^a \w+ body",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bdied (?:later |overnight |\w+day |in hospital )?(?:of|from) (?:his|her|their)\b"
    r"|\bsuccumbed\b"
    r"|\bdied (?:later |overnight )?(?:in|at) (?:(?:the|a|an) )?(?:\w+ )?(?:hospital|scene)\b"
    r"|\b(?:pronounced )?dead at the scene\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r"\b(?:critical\w*|serious\w*|grave\w*|stable|guarded|fair|good|life-threatening"
    r"|non-?life|minor|severe\w*|slight\w*|moderate)\b",
    re.IGNORECASE,
)
_GROUPS = word_set("""
    child children women woman girls girl boys boy men infants babies students pupils journalists
    soldiers officers policemen guards medics paramedics nurses doctors workers brothers sisters
    siblings sons daughters
    """)
_OF_A_FAMILY = re.compile(
    r"\b(?:members?|children|relatives) (?:of|from)\b.*\bfamily\b", re.IGNORECASE
)
_GRAVELY = re.compile(r"\s(?:critically|seriously|severely|badly)\b", re.IGNORECASE)
_MEMBERS = re.compile(r"\bof \w+ members\b", re.IGNORECASE)
ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_FURTHER_VICTIM = re.compile(
    r"^an? (?:second|third|fourth|fifth) (?:victim|man|woman|person|boy|girl|teen\w*|shooting)",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|that|whom)\b", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:still|remain(?:s|ed)?)\b", re.IGNORECASE)
"""Words of those whom captors have not let go yet."""
_FREED = re.compile(r"\b(?:freed|released|rescued|let go|returned)\b", re.IGNORECASE)


def without_back_references(found: Sequence[Found]) -> list[Found]:
    """Leaves out "the man died" where the article gives that effect a toll before it, and a counted
    back reference whose figure was given before."""
    told: set[object] = set()
    heads: set[str | None] = set()
    kept: list[Found] = []
    for one in found:
        effect, figures = one.toll.effect, (one.toll.effect, one.toll.figures)
        again = len(one.toll.figures) < 2 or (effect, (sum(one.toll.figures),)) in told
        pointing = one.sort == "definite" and effect in told and again
        pointing = pointing and (_head(one) in heads or not _OF_SOMEBODY.match(one.toll.as_written))
        if not pointing and not (one.family == "definite" and figures in told):
            kept.append(one)
        told |= {effect, figures}
        heads |= {_head(one), *KIN, *_ANYBODY}
    return kept


_OF_SOMEBODY = re.compile(r"(?:his|her|their) ", re.IGNORECASE)
"""What makes a driver or a guard somebody of whom nothing was told before."""
_ANYBODY = word_set("man woman victim person boy girl child body killer attacker gunman")


def settled(found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Scope and status as far as they depend on the article's other tolls."""
    sums = {_key(one) for one in found if one.toll.scope == "period" and max(one.toll.figures) > 1}
    found = _without_parts_of_sums(found, sums, sentences)
    standing: dict[Effect, set[tuple[int, ...]]] = {}
    for one in found:
        if one.toll.scope == "total" and one.toll.status == "reported" and one.toll.figures:
            standing.setdefault(one.toll.effect, set()).add(one.toll.figures)
    largest: dict[Effect, int] = {}
    for one in found:
        if one.toll.figures in standing.get(one.toll.effect, ()) and one.toll.scope == "total":
            largest[one.toll.effect] = max(_size(one.toll), largest.get(one.toll.effect, 0))
    summed = _sums_up(sentences)
    told, beside = set[_Key](), -1
    several = _each_alone(found, sentences)
    alone = set(_all_of_those(found, sentences))
    hurt = {one.toll.effect for one in found if (one.toll.low or 0) > 0}
    for one in found:
        toll, quote, text = one.toll, _quote(one, sentences), sentences[one.sentence].text
        others = standing.get(toll.effect, set()) - {toll.figures}
        if id(one) in alone:
            toll = replace(toll, scope="total")
        elif toll.effect in hurt and toll.scope == "total" and _none_of_some(toll):
            # "Two were shot; seven children were inside, none was hurt": none of them.
            toll = replace(toll, scope="part")
        old = one.old and (others or one.sort == "definite" or _shot_in_all(one))
        if toll.status == "reported" and (old or _withdrawn(one, sentences)):
            toll = replace(toll, status="revised")
        larger = bool(toll.figures) and largest.get(toll.effect, 0) > _size(toll)
        if toll.scope == "total" and (
            (larger and _one_of_more(one, text, quote))
            or (larger and toll.figures == (1,) and _beside_all(one, found, text))
            or (larger and _is_a_group(one, found, text))
            or (larger and toll.effect == "abducted" and _LEFT.search(quote))
            or (one.family == "bodies" and _found_among(one, found))
            or (toll.figures == (1,) and toll.effect == "injured" and several)
            or _one_more_follows(one, sentences)
            or _of_the_other_side(one, found, text)
            or (beside != one.sentence and _comes_on_top(one, text, quote, told))
        ):
            toll = replace(toll, scope="part")
        elif (
            toll.scope == "total"
            and one.sentence < _HEADLINES
            and (summed or _key(one) in sums)
            and toll.figures
        ):
            toll = replace(toll, scope="period")
        told.add(_key(one))
        beside = one.sentence
        yield replace(one, toll=toll)


def _without_parts_of_sums(
    found: Sequence[Found], sums: set[_Key], sentences: Sequence[Sentence]
) -> list[Found]:
    """The tolls; a large total that the article elsewhere counts over a period is counted so here
    too, and some of it are nobody's toll."""
    again = {
        id(one): replace(one, toll=replace(one.toll, scope="period"))
        for one in found
        if one.toll.scope == "total"
        and max(one.toll.figures, default=0) >= _MANY
        and _key(one) in sums
        and not _ONE_EVENT.search(sentences[one.sentence].text)
    }
    counted = {(one.sentence, one.toll.effect) for one in again.values()}
    return [
        again.get(id(one), one)
        for one in found
        if one.toll.scope != "part" or (one.sentence, one.toll.effect) not in counted
    ]


_ONE_EVENT = re.compile(
    r"\b(?:an?|the|this) (?:[\w-]+ ){0,3}(?:attack|bombing|blast|explosion|shooting|raid|ambush"
    r"|strike|massacre|assault|siege)\b",
    re.IGNORECASE,
)


def _shot_in_all(one: Found) -> bool:
    return one.family in SHOT and one.sort in ("counted", "bare")


def _withdrawn(one: Found, sentences: Sequence[Sentence]) -> bool:
    """Whether what follows a figure says that whoever gave it took it back."""
    rest = sentences[one.sentence].text[one.end - sentences[one.sentence].start :]
    following = [each.text for each in sentences[one.sentence + 1 : one.sentence + 2]]
    return bool(one.toll.figures) and any(map(_TOOK_BACK.search, (rest, *following)))


_TOOK_BACK = re.compile(
    r"\b(?:withdrew|retracted|took back|walked back|backtracked on) (?:the|that|this|his|her|its"
    r"|their) (?:earlier |initial |first )?(?:figures?|numbers?|toll|count|claim|estimate)\b",
    re.IGNORECASE,
)


def _all_of_those(found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[int]:
    """The tolls, by identity, of "three of them" and "both" where the article counts nobody else
    with that effect: of those hit they are some, of the dead or the wounded they are all."""
    for effect in ("killed", "injured"):
        counted = [one for one in found if one.toll.effect == effect and any(one.toll.figures)]
        one = next((each for each in counted if each.toll.scope == "part"), None)
        if one is None or len({each.toll.figures for each in counted}) > 1:
            continue
        quote, before = _quote(one, sentences), sentences[: one.sentence]
        if (one.toll.low or 0) < 2 and not _ONE_OF_THEM.match(quote):
            continue
        both = quote.lower().startswith("both") and before and _HIT.search(before[-1].text)
        if both or _OF_THOSE.search(quote):
            yield id(one)


_ONE_OF_THEM = re.compile(r"(?:kill|wound|injur)ing (?:at least )?one of them\b", re.IGNORECASE)
_OF_THOSE = re.compile(
    r"\w of (?:them|whom|(?:the|its|his|her|their|[\w-]+ [\w-]+['’]s)"
    rf" (?:\d+|{TWO_TO_TEN}|eleven|twelve|\w+teen|\w+ty)\b"
    r"(?! (?:dead|killed|wounded|injured|hurt|victims|casualties)\b))",
    re.IGNORECASE,
)
_HIT = re.compile(r"\b(?:shot|stabbed|wounded|injured|wounds|hit|struck)\b", re.IGNORECASE)


def _none_of_some(toll: Toll) -> bool:
    civilians = (toll.who or "").lower() in ("civilian", "civilians")
    return (
        toll.figures == (0,)
        and not civilians
        and (toll.who is not None or toll.as_written.lower() in _NONE)
    )


_NONE = frozenset({"none", "neither"})
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_HAPPENED: dict[Effect, str] = {
    "killed": r"kill|die[sd]\b|dead\b|succumb|fatal",
    "injured": r"injur|wound|shot\b|struck\b|hit\b|hurt\b|hospital",
}
"""Words that say that a further person is one more of those with an effect."""
_FOLLOWING = 3
"""Sentences within which the last of those who were hit may be told of."""


def _one_more_follows(one: Found, sentences: Sequence[Sentence]) -> bool:
    """True for three wounded where "a fourth victim" follows, or a fifth."""
    number = one.toll.low if one.toll.low == one.toll.high else None
    happened = _HAPPENED.get(one.toll.effect)
    if number is None or happened is None or not 2 <= number < 2 + len(_ORDINALS):
        return False
    nth = "|".join(_ORDINALS[number - 2 :])
    further = re.compile(
        rf"\ba (?:{nth})(?: (?:[\w-]+ )?(?:victim|person|man|woman|male|female|boy|girl"
        r"|teen|child|student|officer)\b|(?= (?:later )?(?:died|succumbed)\b))"
        r"(?! (?:\w+ly )?(?:shot|stabbed|hit|struck|killed|wounded|injured|hurt)"
        r" (?:them|him|her|both|the|an?|his|their|two)\b)"
        rf"[^.;]*\b(?:{happened})",
        re.IGNORECASE,
    )
    last = one.sentence + 1 + _FOLLOWING
    begin = one.end - sentences[one.sentence].start
    texts = [sentences[one.sentence].text[begin:]]
    texts += [sentence.text for sentence in sentences[one.sentence + 1 : last]]
    return any(further.search(text) for text in texts)


def _sums_up(sentences: Sequence[Sentence]) -> bool:
    """True where a headline stands over a lead that tells of shootings across a town."""
    headline = bool(sentences) and not ends_whole(sentences[0].text)
    return headline and any(_SHOOTINGS.search(one.text) for one in sentences[1:_LEAD])


_Key = tuple[Effect, tuple[int, ...]]
_SHOOTINGS = re.compile(
    r"\b(?:shootings|stabbings)\b[^.;]{0,60}\b(?:across|around|throughout)"
    r" (?:the )?(?:city|county|town|region)\b",
    re.IGNORECASE,
)
"""What a lead says of a day's incidents."""
_LEAD = 3
_MANY = 20
"""As many as two incidents seldom have alike: who are counted over a period are those."""
_HEADLINES = 2
"""Sentences in which a round-up's sum may stand without the words that make it one."""


def _size(toll: Toll) -> int:
    """How many a toll counts: the sum where people are listed, else its largest figure."""
    if toll.figures and toll.low is not None and toll.low == toll.high:
        return toll.low
    return max(toll.figures, default=0)


def _key(one: Found) -> _Key:
    return one.toll.effect, one.toll.figures


def _quote(one: Found, sentences: Sequence[Sentence]) -> str:
    sentence = sentences[one.sentence]
    return sentence.text[one.start - sentence.start : one.end - sentence.start]


def _comes_on_top(one: Found, sentence: str, quote: str, told: set[_Key]) -> bool:
    """True for "three others were killed" where one or two have been told of before."""
    before = {figures for effect, figures in told if effect == one.toll.effect and any(figures)}
    if not before - {one.toll.figures}:
        return False
    more = one.toll.as_written.lower().endswith(" more") or (
        one.family != "active" and _IN_ADDITION.match(sentence)
    )
    return bool(more) or (max(map(max, before)) <= _FEW and bool(_ADDED.search(quote)))


_IN_ADDITION = re.compile(r"(?:In addition|Additionally),", re.IGNORECASE)
_FEW = 2
"""People on whom others may come on top; of more a text speaks as of another incident's."""


def _each_alone(found: Sequence[Found], sentences: Sequence[Sentence]) -> bool:
    """True where single wounded people of different kinds are told of one after another: "a boy was
    wounded … a woman was also hit", "a second victim"."""
    singles = [
        one
        for one in found
        if one.toll.effect == "injured" and one.toll.figures == (1,) and one.toll.scope != "period"
    ]
    for place, one in enumerate(singles):
        further = _FURTHER_VICTIM.search(one.toll.as_written)
        if not further and not ALSO.search(_quote(one, sentences)):
            continue
        for before in singles[:place]:
            near = 0 < one.sentence - before.sentence <= _NEAR and _head(before)
            if near and (further or _head(before) != _head(one)):
                return True
    return False


_NEAR = 4
"""Sentences between two wounded people who are told of one after the other."""


def _head(one: Found) -> str | None:
    return one.toll.who.split()[-1].lower() if one.toll.who else None


def _one_of_more(one: Found, sentence: str, quote: str) -> bool:
    """True for those told of beside a larger toll of the same article who are some of them."""
    apart = _APART.search(sentence.replace(one.toll.as_written, ""))
    return not apart and _are_some(one, sentence, quote)


def _beside_all(one: Found, found: Sequence[Found], sentence: str) -> bool:
    """True for the commander of "a strike killed nine, while the army said it had killed a
    commander"."""
    return not _APART.search(sentence) and any(
        each.sentence == one.sentence
        and each.toll.effect == one.toll.effect
        and each.toll.scope == "total"
        and _size(each.toll) > 1
        and each.start < one.start
        for each in found
    )


def _is_a_group(one: Found, found: Sequence[Found], sentence: str) -> bool:
    """True for children, officers or members of a family whom an article counts after its head,
    beside a larger total that is not of the same group."""
    toll = one.toll
    family = bool(_OF_A_FAMILY.search(toll.who or ""))
    counted = one.sort == "counted" and toll.low is not None and not one.old
    counted = counted and toll.status != "denied"
    if any(
        each.sentence < _HEAD
        and each.toll.effect == toll.effect
        and each.toll.scope == "total"
        and _head(each) == _head(one)
        for each in found
    ):
        # Soldiers are all whom a report of an ambush counts.
        return False
    if not counted or one.sentence < _HEAD or not (family or _head(one) in _GROUPS):
        return False
    return not _APART.search(sentence) and any(
        each.toll.effect == toll.effect
        and each.toll.scope == "total"
        and _size(each.toll) > _size(toll)
        and (each.toll.who != toll.who if family else _head(each) != _head(one))
        for each in found
    )


_HEAD = 3
"""Sentences at the head of an article, in which it tells its own total."""


def _found_among(one: Found, found: Sequence[Found]) -> bool:
    """True for bodies that somebody found where the article, at its head if it does so there, tells
    of more than three times as many dead; a few fewer were found when they were counted."""
    whole = [each for each in found if each.toll.effect == "killed" and each.toll.scope == "total"]
    dead = [_size(each.toll) for each in whole if each.sentence < _HEAD and any(each.toll.figures)]
    dead = dead or [_size(each.toll) for each in whole]
    early = one.sentence < _HEAD and any(one.toll.figures)
    return not one.old and not early and 3 * _size(one.toll) < max(dead, default=0)


def _of_the_other_side(one: Found, found: Sequence[Found], sentence: str) -> bool:
    """True for the rebels whom soldiers killed where more others' death is told first. As many or
    more are another's account of who died."""
    if one.toll.effect != "killed" or _head(one) not in FIGHTERS or _APART.search(sentence):
        return False
    whole = [
        each
        for each in found
        if each.toll.effect == "killed" and each.toll.scope == "total" and each.toll.figures
    ]
    largest = max((_size(each.toll) for each in whole if _head(each) not in FIGHTERS), default=0)
    return largest > _size(one.toll) and _head(whole[0]) not in FIGHTERS


def _are_some(one: Found, sentence: str, quote: str) -> bool:
    """True for a single person, for those told of with how badly they are hurt, for further and
    later deaths, and for abducted people who are free again."""
    toll = one.toll
    counted = one.sort == "counted" and toll.low == toll.high
    told = one.family in ("passive", "state")
    bare = one.sort == "bare" and told and toll.as_written.lower() == "one"
    if toll.figures == (1,) and (one.sort == "one" or counted or bare):
        headline = one.sentence == 0 and not ends_whole(sentence)
        return one.family != "active" or headline or bool(_ADDED.search(quote))
    if toll.effect == "abducted":
        return one.family in ("reduced", "passive") and bool(_FREED.search(sentence))
    if toll.effect == "injured":
        care = one.family in SHOT or one.family in ("hospital", "suffered")
        graded = _GRADED.search(quote) or _GRAVELY.match(sentence.partition(quote)[2])
        return care or (bool(graded) and one.family != "active")
    return toll.effect == "killed" and _are_some_of_the_dead(one, sentence, quote)


def _are_some_of_the_dead(one: Found, sentence: str, quote: str) -> bool:
    if f"of whom {one.toll.as_written.lower()}" in sentence.lower():
        return True
    pointed = f"the {one.toll.as_written.lower()}" in sentence.lower()
    told_of = one.sort == "counted" and one.toll.low == one.toll.high and not pointed
    if _ADDED.search(quote) or (told_of and _WHO.search(quote)):
        return True
    if one.family == "loss" and _MEMBERS.search(quote):
        return True
    return one.family in ("died", "state", "passive") and bool(_LATER.search(sentence))
