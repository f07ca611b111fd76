"""What an article's tolls make of one another: scope and status as far as they depend on the rest,
phrases that only point back, people who were shot beside people who died."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from whence.extract.text import Sentence
from whence.extract.toll_context import attackers_counted
from whence.model import Effect, Toll

SHOT = frozenset({"shot", "shot part", "shot self"})
"""Families of those hit, of whom nothing says that they lived."""
_APART = re.compile(
    r"\b(?:where\b(?! (?:they|he|she|it|officers|police|paramedics|medics|deputies|emergency)\b)"
    r"|in which|separate(?:ly)?|another|elsewhere|meanwhile|earlier this|last (?:week"
    r"|month|year)|in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december))\b",
    re.IGNORECASE,
)
_SOMEBODY_DIED = re.compile(
    r"\b(?:killed|killing|died|dead|deaths?|dies|fatal\w*|homicides?|murder\w*|slain|bod(?:y|ies)"
    r"|deceased|coroner|autopsy|medical examiner|manslaughter|succumbed|lifeless)\b",
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
    r"|\bbody (?:camera|armou?r|cam|shop|parts?)\w*|\bdeath threats?\b|\bkilled in action\b",
    re.IGNORECASE,
)
"""Words of death where nobody died."""
_ADDED = re.compile(
    r"\bmore$|^(?:another|an additional|additional|a further)\b|^a \w+ body", re.IGNORECASE
)
_LATER = re.compile(
    r"\bdied (?:later |overnight |\w+day |in hospital )?(?:of|from) (?:his|her|their)\b"
    r"|\bsuccumbed\b|\bdied (?:later |overnight )?in (?:the )?hospital\b",
    re.IGNORECASE,
)
_FREED = re.compile(r"\b(?:freed|released|rescued|let go|returned)\b", re.IGNORECASE)


class Found(Struct, frozen=True):
    """One toll on the way: the sentence it stands in, its words, its value. ``told_apart``: in the
    outlet's own voice, beside what somebody says in the same sentence."""

    sentence: int
    start: int
    end: int
    toll: Toll
    family: str
    sort: str
    people_start: int
    people_end: int
    gap: bool = False
    old: bool = False
    told_apart: bool = False


def count_attackers(found: list[Found], sentence: Sentence, number: int) -> None:
    """Marks the last total of the dead if this sentence says that attackers are counted in it."""
    counted = attackers_counted(sentence.text)
    if counted is None:
        return
    for place in range(len(found) - 1, -1, -1):
        one = found[place]
        if number - one.sentence > 2:
            return
        if one.toll.effect == "killed" and one.toll.scope == "total" and one.toll.figures:
            found[place] = replace(one, toll=replace(one.toll, includes_attackers=counted))
            return


def without_back_references(found: Sequence[Found]) -> list[Found]:
    """Leaves out "the man died" where the article gives that effect a toll of its own, and a
    counted back reference whose figure was given before."""
    counted = {one.toll.effect for one in found if one.sort not in ("definite", "named")}
    told: set[object] = set()
    kept: list[Found] = []
    for one in found:
        effect, figures = one.toll.effect, (one.toll.effect, one.toll.figures)
        pointing = one.sort == "definite" and (effect in counted or effect in told)
        if not pointing and not (one.family == "definite" and figures in told):
            kept.append(one)
        told |= {effect, figures}
    return kept


def without_shots(found: Sequence[Found], text: str) -> list[Found]:
    """Being shot is being injured only where the article speaks of nobody's death."""
    if not any(one.family in SHOT for one in found):
        return list(found)
    died = bool(_SOMEBODY_DIED.search(_NOBODY_DIED.sub(" ", text)))
    hurt = {one.people_start for one in found if one.family not in SHOT}
    return [
        one for one in found if one.family not in SHOT or not (died or one.people_start in hurt)
    ]


def settled(found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Scope and status as far as they depend on the article's other tolls."""
    standing: dict[Effect, set[tuple[int, ...]]] = {}
    for one in found:
        if one.toll.scope == "total" and one.toll.status == "reported" and one.toll.figures:
            standing.setdefault(one.toll.effect, set()).add(one.toll.figures)
    largest = {effect: max(map(max, figures)) for effect, figures in standing.items()}
    for one in found:
        toll = one.toll
        others = standing.get(toll.effect, set()) - {toll.figures}
        if one.old and toll.status == "reported" and others:
            toll = replace(toll, status="revised")
        if _one_of_more(one, largest.get(toll.effect, 0), sentences[one.sentence].text):
            toll = replace(toll, scope="part")
        yield replace(one, toll=toll)


def _one_of_more(one: Found, largest: int, sentence: str) -> bool:
    """True for those told of beside a larger toll of the same article who are some of them."""
    toll = one.toll
    if toll.scope != "total" or largest <= max(toll.figures, default=largest):
        return False
    apart = _APART.search(sentence.replace(toll.as_written, ""))
    return not apart and _are_some(one, sentence)


def _are_some(one: Found, sentence: str) -> bool:
    """True for a single person, for later deaths, and for abducted people who are free again."""
    toll = one.toll
    counted = one.sort == "counted" and toll.low == toll.high
    if toll.figures == (1,) and (one.sort == "one" or counted):
        return one.family != "active"
    if toll.effect == "abducted":
        return one.family in ("reduced", "passive") and bool(_FREED.search(sentence))
    if toll.effect != "killed":
        return False
    if one.family == "bodies":
        return bool(_ADDED.search(toll.as_written))
    return one.family == "died" and bool(_LATER.search(sentence))
