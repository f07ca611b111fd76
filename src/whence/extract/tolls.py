"""Tolls of an article: how many people it says were killed, injured, missing, abducted, detained
or displaced, each with the words that say so.

A number becomes a toll only where a pattern ties it to a verb, adjective or noun of effect in the
same sentence. Where the tie is not sure, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.attribution import Attribution, informant_at
from whence.extract.text import Sentence
from whence.extract.toll_care import care_links
from whence.extract.toll_context import attackers_counted, setting
from whence.extract.toll_counts import count_links
from whence.extract.toll_figures import figure_links, superseded_after
from whence.extract.toll_links import shot_links, verb_links
from whence.extract.toll_parts import among_links, of_the_links, part_links
from whence.extract.toll_phrases import People, people
from whence.extract.toll_reach import Link, Scene, scene
from whence.extract.toll_tokens import words_of, written
from whence.model import Article, ClaimDraft, Effect, Scope, Status, Toll

_TRUST = {
    "active": 0.9,
    "passive": 0.9,
    "reduced": 0.85,
    "state": 0.85,
    "died": 0.85,
    "toll": 0.85,
    "count": 0.85,
    "loss": 0.7,
    "bodies": 0.7,
    "taken": 0.7,
    "suffered": 0.7,
    "part": 0.75,
    "superseded": 0.7,
    "definite": 0.4,
    "shot": 0.5,
    "hospital": 0.5,
    "named": 0.7,
}
_APART = re.compile(
    r"\b(?:where|in which|separate(?:ly)?|another|elsewhere|meanwhile|earlier this|last (?:week"
    r"|month|year)|in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december))\b",
    re.IGNORECASE,
)
_NAUGHT_IS_OPEN = re.compile(
    r"\b(?:so far|yet|immediate(?:ly)?|else|other|others|reported|reports?|confirmed|apparently"
    r"|believed|known|seriously|badly|critically)\b",
    re.IGNORECASE,
)
_SOMEBODY_DIED = re.compile(
    r"\b(?:killed|killing|died|dead|deaths?|dies|fatal\w*|homicides?|murder\w*|slain|bod(?:y|ies)"
    r"|deceased|coroner|autopsy|medical examiner|manslaughter|succumbed|lifeless)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\bmore$|^(?:another|an additional|additional|a further)\b|^a \w+ body", re.IGNORECASE
)
_LATER = re.compile(
    r"\bdied (?:later |overnight |\w+day |in hospital )?(?:of|from) (?:his|her|their)\b"
    r"|\bsuccumbed\b|\bdied (?:later |overnight )?in (?:the )?hospital\b",
    re.IGNORECASE,
)
_FREED = re.compile(r"\b(?:freed|released|rescued|let go|returned)\b", re.IGNORECASE)

_LONGEST = 6000
"""Characters of the longest sentence that is read; more without a full stop is no sentence."""
_NO_KIND = frozenset({"man", "men", "person", "people", "persons", None})


class _Found(Struct, frozen=True):
    """One toll on the way: the sentence it stands in, its words, its value. ``told_apart``: in the
    outlet's own voice, beside what somebody says in the same sentence."""

    sentence: int
    start: int
    end: int
    toll: Toll
    trust: float
    family: str
    sort: str
    people_start: int
    people_end: int
    old: bool = False
    told_apart: bool = False


def tolls(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[ClaimDraft]:
    """The tolls that an article states, in text order.

    ``sentences`` and ``said`` are those of ``article.text``. Each draft's quote is the words from
    the people to what happened to them.
    """
    found: list[_Found] = []
    for number, sentence in enumerate(sentences):
        found.extend(_sentence_tolls(article.text, sentence, number))
        _count_attackers(found, sentence, number)
    found = _without_shots(_without_back_references(found), article.text)
    return [_draft(article.text, one, said) for one in _settled(found, sentences)]


def _sentence_tolls(text: str, sentence: Sentence, number: int) -> Iterator[_Found]:
    if sentence.end - sentence.start > _LONGEST:
        return
    spoken = words_of(text, sentence.start, sentence.end)
    at = scene(spoken, people(spoken))
    links = [*verb_links(at), *count_links(at), *figure_links(at), *care_links(at)]
    links = [*links, *(old for link in links for old in superseded_after(at, link))]
    links = [*links, *shot_links(at), *among_links(at), *of_the_links(at)]
    links = [*links, *part_links(at, links)]
    for link in _once(links):
        yield from _values(at, link, sentence, number)


def _once(links: Sequence[Link]) -> list[Link]:
    """One link per effect and people, the most trusted, in text order."""
    best: dict[tuple[str, int, tuple[int, ...]], Link] = {}
    for link in links:
        for one in link.people:
            key = (link.effect, one.first, one.figures)
            if key not in best or _TRUST[link.family] > _TRUST[best[key].family]:
                best[key] = link
    kept = {id(link): link for link in best.values()}
    return sorted(kept.values(), key=lambda link: (link.people[0].first, link.first))


def _values(at: Scene, link: Link, sentence: Sentence, number: int) -> Iterator[_Found]:
    """The tolls of one link: its sum and, where people of several kinds are counted, each kind."""
    start = at.sentence[min(link.first, link.people[0].first)].start
    end = at.sentence[max(link.stop, link.people[-1].stop) - 1].end
    figures = [figure for one in link.people for figure in one.figures]
    around = setting(
        sentence.text, start - sentence.start, end - sentence.start, max(figures, default=None)
    )
    if not around.real or _unsure_naught(link, sentence, end):
        return
    if link.effect == "detained" and link.people[0].sort not in ("counted", "bare"):
        # A suspect's arrest is how police answer an incident, not what it did to people.
        return
    supposed = link.people[0].as_written.lower() in ("any", "anyone", "anybody")
    if supposed and around.status != "denied":
        return
    whole = _whole(at, link)
    values = [whole] if whole else []
    pointed = all(one.sort == "definite" for one in link.people)
    if len(link.people) > 1 and any(one.sort == "counted" for one in link.people):
        kinds = [one for one in link.people if one.head not in _NO_KIND]
        values += [_toll(link, (one,), one.as_written, "part") for one in kinds]
    for value in values:
        toll = _placed(value, around.period, around.status, around.attackers)
        yield _Found(
            sentence=number,
            start=start,
            end=end,
            toll=toll,
            trust=_trust(link),
            family=link.family,
            sort="definite" if pointed else link.people[0].sort,
            people_start=at.sentence[link.people[0].first].start,
            people_end=at.sentence[link.people[-1].stop - 1].end,
            old=around.old,
            told_apart=around.told_apart,
        )


def _placed(toll: Toll, period: bool, status: Status | None, attackers: bool | None) -> Toll:
    if period and toll.scope == "total" and toll.figures:
        toll = replace(toll, scope="period")
    if status and toll.status == "reported":
        toll = replace(toll, status=status)
    if attackers is not None and toll.scope == "total" and toll.effect == "killed":
        toll = replace(toll, includes_attackers=attackers)
    return toll


def _whole(at: Scene, link: Link) -> Toll | None:
    if any(_died_by_own_act(one, link) for one in link.people):
        return None
    first, last = link.people[0], link.people[-1]
    if len(link.people) == 1:
        return _toll(link, link.people, first.as_written, _scope(link, first))
    as_written = written(at.sentence, first.first, last.stop)
    return _toll(link, link.people, as_written, "part" if link.family == "part" else "total")


def _toll(link: Link, group: Sequence[People], as_written: str, scope: Scope) -> Toll:
    lows = [one.low for one in group]
    highs = [one.high for one in group]
    low = None if None in lows else sum(one for one in lows if one is not None)
    high = None if None in highs else sum(one for one in highs if one is not None)
    status = link.status
    if low == 0 and high == 0:
        status = "denied"
    return Toll(
        effect=link.effect,
        low=low,
        high=high,
        as_written=as_written,
        figures=tuple(figure for one in group for figure in one.figures),
        who=" and ".join(one.who for one in group if one.who) or None,
        scope=scope,
        status=status,
    )


def _scope(link: Link, one: People) -> Scope:
    if link.family == "part" or one.sort in ("definite", "named"):
        return "part"
    if one.as_written.lower() == "any" and one.head not in _NO_KIND:
        return "part"
    if one.subset and (link.family != "active" or one.who is None):
        return "part"
    if one.head in words.ATTACKERS and link.effect in ("killed", "injured"):
        return "part"
    return "total"


def _died_by_own_act(one: People, link: Link) -> bool:
    if link.effect not in ("killed", "injured") or one.head is None:
        return False
    suicide = one.head in words.ATTACKERS and "suicide" in (one.who or "").lower()
    return one.head in words.BOMBERS or suicide


def _unsure_naught(link: Link, sentence: Sentence, end: int) -> bool:
    """True for "no one else was hurt" and "no deaths were reported so far", which are not zero."""
    if link.people[0].figures != (0,):
        return False
    if link.effect not in ("killed", "injured", "abducted", "missing"):
        return True
    return bool(_NAUGHT_IS_OPEN.search(sentence.text[: end + 40 - sentence.start]))


def _trust(link: Link) -> float:
    trust = _TRUST[link.family]
    first = link.people[0]
    if link.gap:
        trust -= 0.1
    if not first.figures:
        trust -= 0.1
    if first.sort in ("definite", "named") or first.definite:
        trust -= 0.2
    elif first.sort == "one":
        trust -= 0.1
    if link.status != "reported":
        trust -= 0.1
    return round(max(0.1, trust), 2)


def _count_attackers(found: list[_Found], sentence: Sentence, number: int) -> None:
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


def _without_back_references(found: Sequence[_Found]) -> list[_Found]:
    """Leaves out "the man died" where the article gives that effect a toll of its own, and a
    counted back reference whose figure was given before."""
    counted = {one.toll.effect for one in found if one.sort not in ("definite", "named")}
    told: set[object] = set()
    kept: list[_Found] = []
    for one in found:
        effect, figures = one.toll.effect, (one.toll.effect, one.toll.figures)
        pointing = one.sort == "definite" and (effect in counted or effect in told)
        if not pointing and not (one.family == "definite" and figures in told):
            kept.append(one)
        told |= {effect, figures}
    return kept


def _without_shots(found: Sequence[_Found], text: str) -> list[_Found]:
    """Being shot is being injured only where the article speaks of nobody's death."""
    if not any(one.family == "shot" for one in found):
        return list(found)
    died = bool(_SOMEBODY_DIED.search(text))
    hurt = {one.people_start for one in found if one.family != "shot"}
    return [one for one in found if one.family != "shot" or not (died or one.people_start in hurt)]


def _settled(found: Sequence[_Found], sentences: Sequence[Sentence]) -> Iterator[_Found]:
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


def _one_of_more(one: _Found, largest: int, sentence: str) -> bool:
    """True for those told of beside a larger toll of the same article who are some of them."""
    toll = one.toll
    if toll.scope != "total" or largest <= max(toll.figures, default=largest):
        return False
    apart = _APART.search(sentence.replace(toll.as_written, ""))
    return not apart and _are_some(one, sentence)


def _are_some(one: _Found, sentence: str) -> bool:
    """True for a single person, for later deaths, and for abducted people who are free again."""
    toll = one.toll
    if one.sort == "one" and toll.figures == (1,):
        return one.family != "active"
    if toll.effect == "abducted":
        return one.family in ("reduced", "passive") and bool(_FREED.search(sentence))
    if toll.effect != "killed":
        return False
    if one.family == "bodies":
        return bool(_ADDED.search(toll.as_written))
    return one.family == "died" and bool(_LATER.search(sentence))


def _draft(text: str, one: _Found, said: Sequence[Attribution]) -> ClaimDraft:
    return ClaimDraft(
        value=one.toll,
        quote=text[one.start : one.end],
        start=one.start,
        end=one.end,
        informant=None if one.told_apart else informant_at(said, one.people_start, one.people_end),
        confidence=one.trust,
    )
