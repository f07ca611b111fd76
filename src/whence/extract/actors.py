"""Actors: who is said to have done it, and whom or what it was aimed at, with the stance.

Whence takes no stance of its own: ``reported`` is the outlet's voice, ``alleged`` somebody's
accusation, ``claimed`` and ``denied`` the words of the one who is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from whence.extract.actors_accused import claimed_on_a_channel
from whence.extract.actors_custody import jailers
from whence.extract.actors_deeds import (
    ACT,
    AGENT_VERB,
    AIMED_DEED,
    AIMED_VERB,
    ATTACK,
    DEED_NOUN,
    DEEDS,
    ENTERED,
    NO_TARGET,
    OWNING_UP,
    STREET,
    WRECKS,
)
from whence.extract.actors_duty import frees, stops, was_stopped
from whence.extract.actors_found import AUTHORITY, DEED, Found, allowed, denied_before
from whence.extract.actors_judged import (
    TRUST,
    UNNAMED,
    Phrase,
    acts,
    does_it,
    is_agent,
    is_armed,
    is_site,
    owns_deed,
)
from whence.extract.actors_named import named
from whence.extract.actors_own import by_their_own_words
from whence.extract.actors_parsed import parsed_name
from whence.extract.actors_phrases import (
    armed_before,
    phrase_after,
    phrase_before,
    suffers,
    whose,
)
from whence.extract.attribution import Attribution, around, informant_at, source_at
from whence.extract.clauses import clause_at
from whence.extract.parse import Parse
from whence.extract.text import Sentence
from whence.model import Actor, Article, ClaimDraft, Stance

_HEDGED = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|believed|accused|blamed|presumed|purported(?:ly)?|reportedly"
    r"|thought|apparently|likely|possibly|(?-i:may)|might|could)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?P<deed>{ATTACK}|{ACT})(?:(?: to death| \w+)?|[^.;:]{{0,60}}?, (?:reportedly"
    r"|allegedly)) by\s",
    re.IGNORECASE,
)
_HARMED = (
    r"killed|shot(?: dead)?|gunned down|attacked|wounded|injured|stabbed|murdered|executed|tortured"
    r"|assassinated|beaten|abducted|kidnapped|hacked|lynched|snatched|dragged"
    r"|taken(?= from(?! [^.;]{3,40} to ))"
)
_BY_FAR = re.compile(
    rf"\b(?:was|were|been) (?:\w+ly )?(?P<deed>{_HARMED})\b"
    r"(?:(?! and (?:has|have|had|is|are|was|were)\b)[^.;:,“”\"]|(?<=[A-Z][a-z]{2})\.(?= \d)){3,80}?"
    r"(?<!ed)(?<!led)(?<!run)(?<!held) by\s(?!(?:its|their|his|her)\s)",
    re.IGNORECASE,
)
_STAGED = re.compile(r"conducted|staged|launched|captured|taken|seized", re.IGNORECASE)
"""Acts that are violent only where a deed is named: services are conducted too."""
# "Orla Venn, a former mayor who was kidnapped by X": somebody's past, not the event.
_OF_A_LIFE = re.compile(r"\b(?:former|ex-)\b[^.;]{2,60}\bwho (?:was|had been|has been) $")
_BLAMED_FOR = re.compile(r"\b(?:blam\w+|pinned) (?:the |this )?(?:[\w-]+ )?$", re.IGNORECASE)
_CLAIMED_BY = re.compile(r"\bclaimed by\s")
_OWNING_UP = re.compile(
    rf"(?:,? (?:which|who))?\s(?:(?:has|have|had) )?(?:{OWNING_UP}|t(?:ook|aken) credit for"
    rf"|admit(?:ted|s)? (?:to )?(?:being behind|carrying out))"
    rf" (?:the |this |that )?(?:[\w-]+ ){{0,3}}?(?:{DEEDS})\b"
)
_AIMED = re.compile(
    r"\b(?:(?:was|were|been|is|are|it had|had) (?:aimed|directed) at|aimed at|targeting|took aim at"
    r"|(?<!was )(?<!were )(?<!been )(?<!being )(?<!is )(?<!are )(?<!ly )targeted)\s"
)


def actors(
    article: Article,
    sentences: Sequence[Sentence],
    said: Sequence[Attribution],
    parse: Parse | None = None,
) -> list[ClaimDraft]:
    """The perpetrators and targets that the article names, once per sentence and name."""
    drafts: dict[tuple[int, str, str], ClaimDraft] = {}
    for sentence in sentences:
        for read in in_sentence(sentence):
            name = parsed_name(parse, sentence, read.name, read.role) if parse else read.name
            if name is None:
                continue
            found = replace(read, name=name)
            draft = _draft(article, sentence, said, found)
            drafts.setdefault((sentence.start, found.role, _key(found.name.text)), draft)
    own = [*by_their_own_words(article, said, list(drafts.values()))]
    for draft in (*own, *_claimed(article, sentences, said)):
        value = draft.value
        assert isinstance(value, Actor)
        key = (draft.start, value.role, _key(value.name))
        if key in drafts and drafts[key].informant not in (None, draft.informant):
            # Somebody else accuses, and the accused answers: both stand.
            key = (draft.start, value.role, f"{key[2]} {value.stance}")
        drafts[key] = draft
    return sorted(drafts.values(), key=lambda draft: (draft.start, draft.end))


def _key(name: str) -> str:
    return name.lower()


def in_sentence(sentence: Sentence) -> Iterator[Found]:
    """The actors that a sentence names, as far as words alone tell."""
    yield from named(sentence)
    yield from _agents(sentence)
    yield from _doers(sentence)
    yield from _entrants(sentence)
    yield from _jailers(sentence)
    yield from _makers(sentence)
    yield from _targets(sentence)


def _draft(
    article: Article, sentence: Sentence, said: Sequence[Attribution], found: Found
) -> ClaimDraft:
    start = sentence.start + found.name.start
    end = sentence.start + found.name.end
    source = found.informant or source_at(said, start, end)
    stance = found.stance or _stance(sentence, found, _credited(said, source, start))
    low, high = clause_at(sentence, start, end)
    return ClaimDraft(
        value=Actor(role=found.role, name=found.name.text, stance=stance),
        quote=article.text[low:high],
        start=low,
        end=high,
        informant=found.informant or informant_at(said, start, end),
        confidence=TRUST[found.role],
    )


def _credited(said: Sequence[Attribution], source: str | None, place: int) -> Attribution | None:
    """The attribution that credits a source with the words at a place."""
    return next((one for _, one in around(said, place) if one.source == source), None)


def _stance(sentence: Sentence, found: Found, credited: Attribution | None) -> Stance:
    name = found.name
    if credited is not None:
        if found.role == "target" and credited.act == "claim":
            return "claimed"
        who = f"{credited.title or ''} {credited.source}"
        return "alleged by an authority" if AUTHORITY.search(who) else "alleged"
    around = sentence.text[max(0, name.start - 45) : name.end + 45]
    return "alleged" if _HEDGED.search(around) else "reported"


def _agents(sentence: Sentence) -> Iterator[Found]:
    """ "killed by X", "an attack by X", "shot dead outside his home by X"."""
    for match in _BY.finditer(sentence.text):
        phrase = phrase_after(sentence.text, match.end())
        done = _STAGED.match(match.group()) and not DEED.search(sentence.text[: match.end()])
        if done and phrase:
            done = not (" away " in match.group() and is_armed(phrase.text))
        if not done and not _OF_A_LIFE.search(sentence.text[: match.start()]):
            yield from _agent(sentence, match, phrase)
    for match in _BY_FAR.finditer(sentence.text):
        phrase = phrase_after(sentence.text, match.end())
        if phrase and is_agent(phrase):
            yield from _agent(sentence, match, phrase)


def _agent(sentence: Sentence, match: re.Match[str], phrase: Phrase | None) -> Iterator[Found]:
    if phrase is None or not allowed(sentence, phrase):
        return
    if not acts(phrase) and not does_it(phrase, match["deed"]):
        return
    if not was_stopped(sentence.text, match, phrase):
        yield Found("perpetrator", whose(sentence.text, phrase), None)


def _doers(sentence: Sentence) -> Iterator[Found]:
    """ "X attacked the school", "X killed nine": the subject of a deed that has an object."""
    for match in AGENT_VERB.finditer(sentence.text):
        if not suffers(sentence.text, match):
            continue
        phrase = _subject(sentence.text, match)
        if phrase is None or not allowed(sentence, phrase):
            continue
        if not stops(sentence.text, match, phrase):
            yield Found("perpetrator", phrase, None)


def _subject(text: str, verb: re.Match[str]) -> Phrase | None:
    """Who does what a verb tells, if it is somebody who can."""
    phrase = phrase_before(text, verb.start())
    if phrase and (acts(phrase) or does_it(phrase, verb.group())):
        return phrase
    return armed_before(text, verb.start())


def _entrants(sentence: Sentence) -> Iterator[Found]:
    """ "A gunman walked into a mill on Sunday and killed three": the subject of the first verb."""
    for match in ENTERED.finditer(sentence.text):
        phrase = phrase_before(sentence.text, match.start())
        if phrase and is_agent(phrase) and allowed(sentence, phrase):
            yield Found("perpetrator", phrase, None)


def _jailers(sentence: Sentence) -> Iterator[Found]:
    """ "Police detained two reporters", "taken from her home by armed men"."""
    for phrase in jailers(sentence.text):
        if allowed(sentence, phrase):
            yield Found("perpetrator", phrase, None)


def _makers(sentence: Sentence) -> Iterator[Found]:
    """ "X air strike on", "a suspected X attack": the name before the noun of the deed."""
    for match in DEED_NOUN.finditer(sentence.text):
        phrase = phrase_before(sentence.text, match.start(), compound=True)
        if phrase and owns_deed(phrase, match.group()) and allowed(sentence, phrase):
            yield Found("perpetrator", phrase, None)


def _claimed(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> Iterator[ClaimDraft]:
    """ "A car bomb claimed by X", "X owned up to the blast"."""
    for sentence in sentences:
        for match in _OWNING_UP.finditer(sentence.text):
            phrase = phrase_before(sentence.text, match.start())
            if phrase and not UNNAMED.fullmatch(phrase.text):
                found = Found("perpetrator", phrase, "claimed", phrase.text)
                yield _draft(article, sentence, said, found)
        for match in _CLAIMED_BY.finditer(sentence.text):
            phrase = phrase_after(sentence.text, match.end())
            if phrase and DEED.search(sentence.text):
                found = Found("perpetrator", phrase, "claimed", phrase.text)
                yield _draft(article, sentence, said, found)


def _targets(sentence: Sentence) -> Iterator[Found]:
    """ "an attack on X", "targeting X", "X militants attacked the school"."""
    for match in AIMED_DEED.finditer(sentence.text):
        if _BLAMED_FOR.search(sentence.text, 0, match.start()):
            continue
        if not claimed_on_a_channel(sentence.text, match):
            yield from _target(sentence, match.end())
    for match in _AIMED.finditer(sentence.text):
        # Programmes are aimed at people too.
        broad = "aimed at" in match.group() and "had " not in match.group()
        if not broad or DEED.search(sentence.text):
            yield from _target(sentence, match.end())
    for match in AGENT_VERB.finditer(sentence.text):
        doer = phrase_before(sentence.text, match.start())
        aimed = AIMED_VERB.match(match.group())
        if not (aimed and doer and acts(doer) and suffers(sentence.text, match)):
            continue
        if not frees(sentence.text, match, doer):
            yield from _target(sentence, match.end() + 1)
    for match in WRECKS.finditer(sentence.text):
        yield from _target(sentence, match.end(), site=True)


def _target(sentence: Sentence, place: int, *, site: bool = False) -> Iterator[Found]:
    phrase = phrase_after(sentence.text, place)
    if site and not (phrase and is_site(phrase)):
        return
    if phrase and (STREET.search(phrase.text) or NO_TARGET.search(phrase.text)):
        return
    if phrase is None or UNNAMED.match(phrase.text) or denied_before(sentence.text, place):
        return
    yield Found("target", phrase, None)
