"""Tolls of an article: how many people it says were killed, injured, missing, abducted, detained
or displaced, each with the words that say so.

A number becomes a toll only where a pattern ties it to a verb, adjective or noun of effect in the
same sentence. Where the tie is not sure, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.attribution import Attribution
from whence.extract.kinds import EVENT_NOUN
from whence.extract.text import Sentence
from whence.extract.toll_answers import without_answers
from whence.extract.toll_asked import goes_on_from_others, phrases_of, scenes_of
from whence.extract.toll_beside import beside
from whence.extract.toll_bullets import bullet_links
from whence.extract.toll_care import care_links
from whence.extract.toll_communiques import communique_links
from whence.extract.toll_context import Setting, setting
from whence.extract.toll_counts import count_links
from whence.extract.toll_echoes import with_echoes
from whence.extract.toll_ends import end_links
from whence.extract.toll_figures import figure_links, superseded_after, without_spans
from whence.extract.toll_following import told_of_more, without_the_dead
from whence.extract.toll_found import Found, count_attackers, is_told
from whence.extract.toll_gone import gone_links
from whence.extract.toll_hit import without_shots
from whence.extract.toll_informants import informants
from whence.extract.toll_items import items_of
from whence.extract.toll_linked import LINKED, fits, only_speaks, size, tied
from whence.extract.toll_links import verb_links
from whence.extract.toll_lost import lost_links
from whence.extract.toll_marched import marched_links
from whence.extract.toll_names import surnames
from whence.extract.toll_parts import (
    among_links,
    companion_links,
    of_all_links,
    of_the_links,
    part_links,
    there_links,
)
from whence.extract.toll_persons import name_links
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import Link, Scene, at_characters
from whence.extract.toll_scope import FURTHER, some
from whence.extract.toll_settling import settled, without_back_references
from whence.extract.toll_shares import with_shares
from whence.extract.toll_shots import shot_links
from whence.extract.toll_survival import survival_links
from whence.extract.toll_titles import has_name
from whence.extract.toll_tokens import written
from whence.extract.toll_trust import trusts
from whence.model import Article, ClaimDraft, Scope, Toll

LEAST_TRUST = 0.08
"""Below this the reader abstains; ``docs/trust-in-tolls.md`` says what that costs."""
_LEAST_OF_CARE = 0.25
"""The same for people who were hit or taken to hospital, of whom a text seldom says whether they
are all."""
_CARE = frozenset({"shot", "shot self", "shot part", "hospital", "suffered"})
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
    "shot part": 0.45,
    "superseded": 0.7,
    "definite": 0.4,
    "shot": 0.5,
    "shot self": 0.45,
    "hospital": 0.5,
    "named": 0.7,
}
_NAUGHT_IS_OPEN = re.compile(
    r"\b(?:so far|yet|immediate(?:ly)?|else|other|others|reported|reports?|confirmed|apparently"
    r"|believed|known|seriously|badly|critically)\b",
    re.IGNORECASE,
)
_PARTS = frozenset({"part", "shot part", LINKED})
_NO_KIND = frozenset({"man", "men", "person", "people", "persons", None})
_WOMEN = frozenset({"woman", "women", "girl", "girls"})
"""Beside whom men are a kind by themselves."""
_ANYBODY = _NO_KIND | {"civilian", "civilians"}


def tolls(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[ClaimDraft]:
    """The tolls that an article states, in text order.

    ``sentences`` and ``said`` are those of ``article.text``. Each draft's quote is the words from
    the people to what happened to them.
    """
    found = [one for one in found_in(article, sentences) if not only_speaks(one, said)]
    told_by = informants(found, sentences, said)
    return [
        _draft(article.text, one, who, round(trust * one.chance, 2))
        for one, who, trust in zip(found, told_by, trusts(found, sentences), strict=True)
        if trust >= (_LEAST_OF_CARE if one.family in _CARE else LEAST_TRUST)
    ]


def found_in(article: Article, sentences: Sequence[Sentence]) -> list[Found]:
    """The tolls of an article before it is asked how far they are trusted, in text order."""
    found: list[Found] = []
    named = surnames(article.text)
    scenes = scenes_of(article.text, sentences, named)
    for number, sentence in enumerate(sentences):
        if number in scenes:
            found.extend(_sentence_tolls(scenes[number], sentence, number))
        count_attackers(found, sentence, number)
    found = with_echoes(article.text, found, sentences)
    read = found = with_shares(found, sentences, scenes, named)
    day = article.published.latest if article.published else None
    found = without_answers(found, sentences)
    found = without_shots(without_back_references(found), article.text, sentences, day)
    found = without_the_dead(found, sentences, article.text)
    found = _with_linked(article.text, found, sentences, scenes, read)
    items = items_of(sentences)
    apart = [
        [one for one in found if items[one.sentence] == item]
        for item in range(max(items, default=0) + 1)
    ]
    kept = [one for group in apart for one in settled(group, sentences)]
    return told_of_more(kept, sentences)


def _with_linked(
    text: str,
    found: Sequence[Found],
    sentences: Sequence[Sentence],
    scenes: Mapping[int, Scene],
    read: Sequence[Found],
) -> list[Found]:
    """The tolls of an article with those of people whom the rules have left, in text order;
    ``read`` are all that they read, kept or not. Where the rules read no toll at all, the article
    may tell of no violence, and one person has no part."""
    told = [one.toll for one in found if any(one.toll.figures)]
    most = max((size(one) for one in told), default=0)
    if most <= 1:
        return sorted(found, key=_in_text_order)
    left = [
        (number, one)
        for number, one in phrases_of(scenes)
        if not is_told(read, number, *at_characters(scenes[number], one))
    ]
    left = [
        (number, one)
        for number, one in left
        if max(one.figures) < most and not goes_on_from_others(left, number, one)
    ]
    more = [
        replace(one, chance=each.chance)
        for each in tied(text, sentences, scenes, left)
        for one in _values(
            scenes[each.sentence], each.link, sentences[each.sentence], each.sentence
        )
        if fits(one.toll, told)
    ]
    return sorted((*found, *more), key=_in_text_order)


def _in_text_order(one: Found) -> tuple[int, int]:
    return one.sentence, one.people_start


def _sentence_tolls(at: Scene, sentence: Sentence, number: int) -> Iterator[Found]:
    links = [*verb_links(at), *count_links(at), *figure_links(at), *care_links(at)]
    links = [*links, *(old for link in links for old in superseded_after(at, link))]
    links = [*links, *lost_links(at), *gone_links(at), *shot_links(at), *bullet_links(at)]
    links = [*links, *survival_links(at), *end_links(at), *marched_links(at)]
    links = [*links, *among_links(at), *of_the_links(at), *companion_links(at)]
    links = [*links, *of_all_links(at), *communique_links(at)]
    links = [*links, *name_links(at), *part_links(at, links), *there_links(at, links)]
    for link in beside(at, _once(links)):
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
    return sorted(
        without_spans(list(kept.values())), key=lambda link: (link.people[0].first, link.first)
    )


def _values(at: Scene, link: Link, sentence: Sentence, number: int) -> Iterator[Found]:
    """The tolls of one link: its sum and, where people of several kinds are counted, each kind."""
    start = at.sentence[min(link.first, link.people[0].first)].start
    end = at.sentence[max(link.stop, link.people[-1].stop) - 1].end
    figures = [figure for one in link.people for figure in one.figures]
    around = setting(
        sentence.text, start - sentence.start, end - sentence.start, max(figures, default=None)
    )
    if not around.real or _is_none(link, sentence, end):
        return
    supposed = link.people[0].as_written.lower() in ("any", "anyone", "anybody")
    if supposed and (around.status != "denied" or link.people[0].head not in _ANYBODY):
        return
    if around.period and not figures and _BY_HUNDREDS.search(link.people[0].as_written):
        # A war's "tens of thousands" give no sum.
        return
    if around.period and (link.family in _PARTS or link.people[0].subset):
        # Some of a sum over many incidents are nobody's toll.
        return
    whole = _whole(at, link)
    values = [whole] if whole else []
    pointed = all(one.sort == "definite" for one in link.people)
    named = len(link.people) == 1 and has_name(at.sentence, link.people[0])
    several = len(link.people) > 1 and not around.period
    if several and any(one.sort == "counted" for one in link.people):
        heads = {one.head for one in link.people}
        no_kind = _NO_KIND - {"men"} if heads & _WOMEN else _NO_KIND
        kinds = [one for one in link.people if one.head not in no_kind]
        values += [_toll(link, (one,), one.as_written, "part") for one in kinds]
    for value in values:
        toll = _placed(value, around, link.people if value is whole else ())
        yield Found(
            sentence=number,
            start=start,
            end=end,
            toll=toll,
            family=link.family,
            gap=link.gap > 0,
            sort="named" if named else "definite" if pointed else link.people[0].sort,
            people_start=at.sentence[link.people[0].first].start,
            people_end=at.sentence[link.people[-1].stop - 1].end,
            old=around.old,
            told_apart=around.told_apart,
        )


def _is_none(link: Link, sentence: Sentence, end: int) -> bool:
    """True where a link tells of nobody whom an incident harmed."""
    one = link.people[0]
    if _unsure_naught(link, sentence, end) or _nobody(link, sentence) or _thing(link, sentence):
        return True
    if link.effect == "injured" and one.head in ("martyr", "martyrs"):
        return True
    if _is_safe(link, sentence):
        return True
    if link.effect == "detained" and _OTHER_CRIME.search(sentence.text):
        return True
    if link.effect in ("displaced", "detained"):
        single = one.sort in ("one", "named", "definite") and link.effect == "detained"
        brought = link.effect == "displaced" and _BROUGHT_HERE.search(sentence.text) is not None
        return brought or not (single or one.sort in ("counted", "bare"))
    return any(map(_uncounted, link.people))


_BROUGHT_HERE = re.compile(
    r"\b(?:displaced (?:here|to)\b|(?:had|having) been displaced\b"
    r"|displaced\b[^.;]*\b(?:shelter(?:ed|ing|s)?|refuge|(?:were|was|been) (?:staying|sleeping"
    r"|living))\b"
    r"|(?:shelter(?:ed|ing|s)?|hous(?:es|ed|ing)|host(?:s|ed|ing)|(?:is|was) home to)\b[^.;]*"
    r"\b(?:displaced|fled|driven)\b)",
    re.IGNORECASE,
)
"""Words for people whom something else had driven to the place of the incident before it."""
_OTHER_CRIME = re.compile(
    r"\b(?:cocaine|heroin|drugs?|narcotics|cannabis|marijuana|fentanyl|methamphetamine|fraud|scam"
    r"|smuggl\w+|traffick\w+|burglar\w+|thefts?|stolen|laundering|counterfeit|poach\w+|gambling"
    r"|embezzl\w+|bribe\w*|brib(?:ing|ery)|drink-driving|drunk(?:en)?|shoplift\w+)\b",
    re.IGNORECASE,
)
"""What people are arrested for who are no victims of an arrest."""


def _nobody(link: Link, sentence: Sentence) -> bool:
    """True for a dog, and for "many are hurt" where nothing speaks of violence."""
    feeling = _FEELING.search(sentence.text) and not EVENT_NOUN.search(sentence.text)
    who = link.people[0].who
    return bool(feeling or (who and _dog(who, sentence.text.partition(who)[2])))


def _thing(link: Link, sentence: Sentence) -> bool:
    """True for the one of "two guns were used, and one is missing"."""
    bare = link.effect == "missing" and all(one.sort == "bare" for one in link.people)
    return bare and _THINGS.search(sentence.text) is not None


_THINGS = re.compile(
    r"\b(?:guns|handguns|rifles|pistols|weapons|firearms|cars|vehicles|trucks|boats|ships|planes"
    r"|phones|bullets|rounds|items|documents|paintings)\b",
    re.IGNORECASE,
)


def _dog(who: str, after: str) -> bool:
    return bool(_DOGS.search(who) or _OF_A_DOG.match(after))


def _is_safe(link: Link, sentence: Sentence) -> bool:
    """True for the missing who were found alive, and for "rescued 58 of the 94 pupils abducted"."""
    if link.effect == "missing":
        return _SAFE.search(sentence.text) is not None
    freed = link.effect == "abducted" and link.people[0].subset
    return freed and _FREED.search(sentence.text) is not None


_FREED = re.compile(
    r"\b(?:rescued?|freed|released|saved|escaped|ransomed) (?:at least |about |some |only )?"
    r"[\w-]+ of\b",
    re.IGNORECASE,
)
"""What became of some of those who had been taken."""
_SAFE = re.compile(r"\b(?:found|returned|located) (?:safe|alive|unharmed|well)\b", re.IGNORECASE)
_FEELING = re.compile(r"\b(?:many|some|several|few) (?:are|feel) (?:\w+ )?hurt\b", re.IGNORECASE)
_DOGS = re.compile(
    r"\bK-?9\b|\bdogs?\b|\b(?:German|Belgian|Dutch|Australian)\s(?:\w+\s)?shepherds?\b",
    re.IGNORECASE,
)
_OF_A_DOG = re.compile(r"(?:\s[A-Z]\w+){0,2}\s(?:K-?9|police dog)\b")
"""What comes between an age and the dog that has it."""


_BY_HUNDREDS = re.compile(r"\b(?:hundreds?|thousands?|millions?)\b", re.IGNORECASE)
"""Words that count as many as only a period has."""


_VAST = 5000
"""As many dead as no one attack makes; a war or a rule does."""


def _placed(toll: Toll, around: Setting, group: Sequence[People]) -> Toll:
    if around.share and toll.scope == "total":
        toll = replace(toll, scope="part")
    vast = (
        toll.effect in ("killed", "abducted", "missing") and max(toll.figures, default=0) >= _VAST
    )
    if (around.period or vast) and toll.scope == "total" and toll.figures:
        toll = replace(toll, scope="period")
    if around.status and toll.status == "reported":
        toll = replace(toll, status=around.status)
    attackers = around.attackers
    if len(group) > 1 and any(one.head in words.ATTACKERS for one in group):
        attackers = True
    if attackers is not None and toll.scope == "total" and toll.effect == "killed":
        toll = replace(toll, includes_attackers=attackers)
    return toll


def _uncounted(one: People) -> bool:
    """True for "three families", whose people nobody counted; "a family of six" are six."""
    several = one.head in ("families", "households", "couples")
    return several or (one.head in ("family", "household") and one.figures == (1,))


def _whole(at: Scene, link: Link) -> Toll | None:
    if any(_died_by_own_act(one, link) for one in link.people):
        return None
    first, last = link.people[0], link.people[-1]
    if len(link.people) == 1:
        mine = at.low(first.first - 1) in ("my", "our")
        scope = "part" if mine or some(at, link) else _scope(link, first)
        return _toll(link, link.people, first.as_written, scope)
    as_written = written(at.sentence, first.first, last.stop)
    part = link.family in _PARTS or all(one.sort == "named" for one in link.people)
    part = part or at.low(first.first) in ("my", "our") or _own_kin(at, first)
    return _toll(link, link.people, as_written, "part" if part else "total")


def _own_kin(at: Scene, first: People) -> bool:
    """ "She said her husband and two sons were killed": the speaker's own of the dead."""
    hers = at.low(first.first) in words.WHOSE and first.head in words.KIN
    return hers and at.low(first.first - 1) in ("said", "says", "that", "how")


def _toll(link: Link, group: Sequence[People], as_written: str, scope: Scope) -> Toll:
    lows = [one.low for one in group]
    highs = [one.high for one in group]
    low = None if None in lows else sum(one for one in lows if one is not None)
    high = None if None in highs else sum(one for one in highs if one is not None)
    return Toll(
        effect=link.effect,
        low=low,
        high=high,
        as_written=as_written,
        figures=tuple(figure for one in group for figure in one.figures),
        who=" and ".join(one.who for one in group if one.who) or None,
        scope=scope,
        status="denied" if low == high == 0 else link.status,
    )


_ONLY = re.compile(r"only ")
"""Where only so many bodies were found there were more dead."""


def _scope(link: Link, one: People) -> Scope:
    if link.family in _PARTS or one.sort in ("definite", "named"):
        return "part"
    low = one.as_written.lower()
    if (link.family == "bodies" and _ONLY.match(low)) or "enemy" in (one.who or "").lower():
        return "part"
    if link.effect == "killed" and one.sort == "one" and FURTHER.match(one.as_written):
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


def _draft(text: str, one: Found, informant: str | None, trust: float) -> ClaimDraft:
    return ClaimDraft(
        value=one.toll,
        quote=text[one.start : one.end],
        start=one.start,
        end=one.end,
        informant=informant,
        confidence=trust,
    )
