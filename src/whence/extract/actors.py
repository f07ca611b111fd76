"""Actors: who is said to have done it, and at whom it was aimed, with the stance of whoever says
so. Whence takes none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract import speakers
from whence.extract.attribution import Attribution, informant_at
from whence.extract.clauses import clause_at
from whence.extract.quotations import quotations
from whence.extract.speakers import Token
from whence.extract.text import Sentence
from whence.model import Actor, Article, ClaimDraft, Role, Stance

AGENTS = frozenset(
    "gunman gunmen militant militants insurgent insurgents rebel rebels attacker attackers "
    "assailant assailants soldier soldiers troops forces militia militias fighter fighters "
    "bomber bombers raiders raider bandits bandit jihadists jihadist terrorists terrorist "
    "extremists extremist group army military coalition police officers jets warplanes planes "
    "helicopters aircraft men man youths mob settlers herders herdsmen government regime "
    "faction gang cartel guerrillas guerrilla paramilitaries kidnappers abductors suspect suspects "
    "shooter shooters robbers intruders movement brigade battalion proxies".split()
)
"""Nouns in lower case that can do violence."""

_DEED = (
    r"attacked|stormed|raided|ambushed|bombed|shelled|targeted|abducted|kidnapped|seized|killed"
    r"|shot|struck|massacred|torched|executed|opened fire|fired (?:on|at|into)|blew up"
    r"|detonated|hurled|threw|besieged|overran"
)
_ATTACK = (
    r"attacks?|assaults?|bombings?|air ?strikes?|airstrikes?|strikes?|raids?|shelling|ambush"
    r"|massacre|shootings?|explosions?|blasts?|kidnappings?|abductions?|killings?"
)
_ACTIVE = re.compile(
    rf"\b(?:had |have |has |allegedly |reportedly |suspected )?(?P<deed>{_DEED})\b"
)
_AGENT = re.compile(
    rf"\b(?:{_DEED}|killed|{_ATTACK})(?: (?:dead|carried out|launched|conducted|staged|claimed"
    r"|perpetrated|waged))? by (?P<who>)",
)
_BEHEST = re.compile(r"\b(?:at the behest of|on the orders of|on behalf of) (?P<who>)")
_POINTS = re.compile(
    r"\b(?:points?|pointed|pointing) (?:to|at|towards) (?P<who>)"
    r"(?=[^.;]{3,80}? (?:having|being|as)\b)"
)
_BLAMED = re.compile(
    r"\b(?:blam(?:ed|es|ing)(?: \w+)? on |accus(?:ed|es|ing) |blam(?:ed|es|ing) |suspect(?:ed|s)? )"
    r"(?P<who>)(?=[^.;]{3,80}? (?:of|for)\b)"
)
_AIMED = re.compile(
    rf"\b(?:(?:{_ATTACK}) (?:on|against|targeting)|targeting|targeted"
    r"|aimed at|aiming at) (?P<who>)"
)
_HEDGE = re.compile(r"\b(?:suspected|alleged|allegedly|believed|reportedly|apparently)\b", re.I)
_AUTHORITY = re.compile(
    r"\b(?:police|officials?|officers?|minist(?:er|ry)|government|army|military|president|governor"
    r"|prosecutors?|sheriff|mayor|court|judge|authorities|commander|council)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:(?:it|they|he|its) (?:was|were|had|is|are)? ?(?:behind|responsible|carried out|involved)"
    r"|involvement|responsibility|any (?:role|part))\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s(?:on|in|at|near|that|which|who|when|where|while|after|before|as|and (?=\w+ed\b)|during"
    r"|since|late|early|yesterday|today|for|by|with|were|was|is|are|has|have|had|have been|killing"
    r"|leaving|wounding|injuring|this|last|of having|having)\s|[,.;:()“”\"—–]|$"
)
_NO_NAME = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|first|last|least|once|about|many|several|some"
    r"|dozens|scores|others|all|a place|one|his|her|it|them|him|us|no one|nobody)\b",
    re.IGNORECASE,
)


def actors(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[ClaimDraft]:
    """Perpetrators and targets: each name once per role and stance, where it is first said."""
    found: dict[tuple[Role, str, Stance], ClaimDraft] = {}
    drafts = [*_responsible(article.text, said)]
    for sentence in sentences:
        drafts += _in_sentence(article.text, sentence, said)
    for draft in drafts:
        value = draft.value
        assert isinstance(value, Actor)
        found.setdefault((value.role, value.name.lower(), value.stance), draft)
    return list(found.values())


def _responsible(text: str, said: Sequence[Attribution]) -> Iterator[ClaimDraft]:
    """Whoever claims a deed, or denies one that is laid at his door."""
    for one in said:
        words = text[one.content[0][0] : one.content[-1][1]]
        stance: Stance | None = None
        if one.act == "claim":
            stance = "claimed"
        elif one.act == "deny" and _DENIED.search(words):
            stance = "denied"
        if stance:
            yield ClaimDraft(
                Actor("perpetrator", one.source, stance),
                text[one.start : one.end],
                one.start,
                one.end,
                one.source,
                0.7,
            )


def _in_sentence(
    text: str, sentence: Sentence, said: Sequence[Attribution]
) -> Iterator[ClaimDraft]:
    quoted = quotations(text, sentence.start, sentence.end)
    words = speakers.tokens(text, sentence.start, sentence.end, quoted)
    for match in _ACTIVE.finditer(text, sentence.start, sentence.end):
        cue = next((i for i, word in enumerate(words) if word.start >= match.start()), None)
        who = speakers.before(text, words, cue, AGENTS) if cue else None
        if who and _can_act(who.name) and not _passive(words, cue or 0):
            yield _draft(text, sentence, ("perpetrator", who.name), (who.start, match.end()), said)
    for pattern in (_AGENT, _BEHEST, _POINTS, _BLAMED):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            name = _name(text, match.end(), sentence.end, behest=pattern is _BEHEST)
            if name and _can_act(name):
                span = (match.start(), match.end() + len(name))
                alleged = pattern is not _AGENT
                yield _draft(text, sentence, ("perpetrator", name), span, said, alleged)
    for match in _AIMED.finditer(text, sentence.start, sentence.end):
        name = _name(text, match.end(), sentence.end)
        if name and len(name.split()) <= 8 and not _NO_NAME.match(name):
            span = (match.start(), match.end() + len(name))
            yield _draft(text, sentence, ("target", name), span, said)


def _passive(words: Sequence[Token], cue: int) -> bool:
    return cue > 0 and words[cue - 1].lower in ("was", "were", "been", "being", "is", "are", "be")


def _can_act(name: str) -> bool:
    """A name that can be a perpetrator's: an agent noun, or capital letters."""
    words = [word.strip("'’") for word in name.lower().split()]
    plain = not _NO_NAME.match(name) and words[0] not in speakers.PRONOUNS
    head = re.split(r" (?:of|in|from|at) ", name.lower())[0].split()[-1]
    named = any(word[:1].isupper() for word in name.split()[1:] or name.split())
    return plain and (head in AGENTS or named) and not re.search(r"\d", name)


def _name(text: str, start: int, limit: int, behest: bool = False) -> str | None:
    """The phrase that begins at ``start``, up to a word that cannot be part of a name."""
    rest = text[start:limit]
    cut = _CUT.search(rest)
    if behest:
        through = re.match(r"[^,.;]{3,60}? by its [a-z]+(?: in [A-Z]\w+)?", rest)
        name = through.group() if through else rest[: cut.start() if cut else None]
    else:
        name = rest[: cut.start() if cut else None]
    name = name.strip().removeprefix("the ").strip()
    return name if len(name) > 2 else None


def _draft(
    text: str,
    sentence: Sentence,
    who: tuple[Role, str],
    span: tuple[int, int],
    said: Sequence[Attribution],
    alleged: bool = False,
) -> ClaimDraft:
    role, name = who
    low, high = clause_at(sentence, *span)
    informant = informant_at(said, *span)
    stance: Stance = "reported"
    if informant and role == "perpetrator":
        stance = "alleged by an authority" if _AUTHORITY.search(informant) else "alleged"
    elif alleged or (role == "perpetrator" and _HEDGE.search(text[low:high])):
        stance = "alleged"
    return ClaimDraft(
        value=Actor(role, " ".join(name.split()), stance),
        quote=text[low:high],
        start=low,
        end=high,
        informant=informant,
        confidence=0.6,
    )
