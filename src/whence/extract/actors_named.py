"""Perpetrators whom somebody names as such: blamed, held responsible, identified, convicted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.extract.actors_accused import (
    ALONE,
    APPOSED,
    ATTACKERS_WERE,
    BLAMED,
    BLAMED_FOR,
    CONVICTED,
    ENDS,
    EYED,
    HAVING,
    IDENTIFIED,
    MEMBERS,
    NAMED_AS,
    PROXIES,
    RESPONSIBLE,
    WORK_OF,
)
from whence.extract.actors_deeds import DEEDS
from whence.extract.actors_found import AUTHORITY, DEED, Found, allowed, denied_before
from whence.extract.actors_judged import (
    UNNAMED,
    Phrase,
    acts,
    is_armed,
    is_called_group,
    no_doer,
)
from whence.extract.actors_phrases import (
    branch_in,
    named_with,
    phrase_after,
    phrase_before,
)
from whence.extract.text import Sentence
from whence.model import Stance


def named(sentence: Sentence) -> Iterator[Found]:
    """Whoever a sentence names as a perpetrator otherwise than by telling of the deed."""
    yield from _blamed(sentence)
    yield from _responsible(sentence)
    yield from _named(sentence)


_OPENING_MARK = re.compile(r"(?:the |an? )?[\"“‘]")
_CHARGE = re.compile(
    rf" of (?:an? |the |several |\w+ing )?(?:[\w-]+ )?(?:{DEEDS}|massacres?|murders?|crimes?)\b",
    re.IGNORECASE,
)
_WRONGLY = re.compile(r"\b(?:wrong|fals|mistaken|unjust)\w*ly $")
_WORDS = re.compile(
    r"\b(?:message|statement|video|recording|letter|pamphlet|leaflet|banner|post|word|remark)s? $"
)


def _blamed(sentence: Sentence) -> Iterator[Found]:
    """ "blamed X for", "points to X having", "at the behest of X by its proxies"."""
    for match in BLAMED.finditer(sentence.text):
        quoted = _OPENING_MARK.match(sentence.text, match.end())
        phrase = phrase_after(sentence.text, quoted.end() if quoted else match.end())
        if phrase is None or UNNAMED.fullmatch(phrase.text):
            continue
        if denied_before(sentence.text, match.start()) or _no_blame(sentence.text, match):
            continue
        cue = match.group().lower()
        phrase = _without_charge(branch_in(sentence.text, phrase))
        second = named_with(sentence.text, phrase)
        rest = sentence.text[(second or phrase).end :]
        if cue.startswith(("blam", "accus", "point", "suspect")) and " on " not in cue:
            alone = _accused_alone(cue, phrase.text, rest)
            if not alone and not (HAVING.match(rest) and DEED.search(rest[:120])):
                continue
        elif "suspicion" in cue or "hallmark" in cue:
            if not is_armed(phrase.text) and not is_called_group(phrase.text):
                continue
        elif no_doer(phrase) or not (DEED.search(sentence.text) or is_armed(phrase.text)):
            continue
        proxies = PROXIES.match(rest)
        if proxies and "behest" in cue:
            phrase = Phrase(
                phrase.start,
                phrase.end + proxies.end(),
                sentence.text[phrase.start : phrase.end + proxies.end()],
            )
        if quoted:
            yield _by_whom(sentence, phrase, match.start())
        else:
            stance: Stance | None = None if _credits(cue) else "alleged"
            yield from (Found("perpetrator", who, stance) for who in (phrase, second) if who)


def _no_blame(text: str, cue: re.Match[str]) -> bool:
    """Whether somebody was blamed wrongly, or it is words that are attributed to somebody."""
    if _WRONGLY.search(text, 0, cue.start()):
        return True
    return cue.group().startswith("attributed") and bool(_WORDS.search(text, 0, cue.start()))


def _without_charge(phrase: Phrase) -> Phrase:
    """Who is accused, without what of: "the army of a massacre" is no army."""
    charge = _CHARGE.search(phrase.text)
    if charge is None:
        return phrase
    kept = phrase.text[: charge.start()]
    return Phrase(phrase.start, phrase.start + len(kept), kept)


def _accused_alone(cue: str, name: str, rest: str) -> bool:
    """Whether an accusation that does not tell of what is one of the deed: "blamed the rebels"."""
    if cue.startswith("blam"):
        return bool(ALONE.match(rest)) and (is_armed(name) or is_called_group(name))
    ends = ENDS if cue.startswith("accus") else ALONE
    return bool(ends.match(rest)) and is_armed(name)


def _credits(cue: str) -> bool:
    """Whether the accuser is the speaker of the clause, whose standing tells the stance."""
    return cue.startswith(("blam", "accus"))


def _responsible(sentence: Sentence) -> Iterator[Found]:
    """ "X was responsible for the blast", "X did it": somebody says so of somebody else."""
    for pattern in (RESPONSIBLE, BLAMED_FOR, EYED):
        stance: Stance | None = None if pattern is RESPONSIBLE else "alleged"
        for match in pattern.finditer(sentence.text):
            phrase = phrase_before(sentence.text, match.start())
            did_it = phrase and (is_armed(phrase.text) if pattern is EYED else acts(phrase))
            if phrase and did_it and allowed(sentence, phrase):
                yield Found("perpetrator", phrase, stance)
    for match in (*MEMBERS.finditer(sentence.text), *IDENTIFIED.finditer(sentence.text)):
        phrase = phrase_after(sentence.text, match.end())
        if phrase and not phrase.text.isdigit() and allowed(sentence, phrase):
            yield Found("perpetrator", phrase, None)
    for match in WORK_OF.finditer(sentence.text):
        quoted = _OPENING_MARK.match(sentence.text, match.end())
        phrase = phrase_after(sentence.text, quoted.end() if quoted else match.end())
        told = quoted or "work" not in match.group() or DEED.search(sentence.text)
        if phrase and told and (quoted or acts(phrase)) and allowed(sentence, phrase):
            yield Found("perpetrator", phrase, None)
    for match in ATTACKERS_WERE.finditer(sentence.text):
        phrase = phrase_after(sentence.text, match.end())
        if phrase and is_armed(phrase.text) and not _ANYBODY.search(phrase.text):
            yield Found("perpetrator", phrase, None)


_ANYBODY = re.compile(
    r"\b(?:men|m[ae]n|teenagers?|suspects?|gang|group|killed|shot)$", re.IGNORECASE
)


def _named(sentence: Sentence) -> Iterator[Found]:
    """ "named X as the attacker", "named the attacker as X", "the attacker, X, died", "sentenced X
    for the murder of"."""
    for match in (*APPOSED.finditer(sentence.text), *CONVICTED.finditer(sentence.text)):
        phrase = Phrase(match.start("name"), match.end("name"), match["name"])
        if not AUTHORITY.search(phrase.text):
            yield Found("perpetrator", phrase, None)
    for match in NAMED_AS.finditer(sentence.text):
        group = "name" if match.group("name") else "other"
        text = match.group(group).rstrip()
        phrase = Phrase(match.start(group), match.start(group) + len(text), text)
        yield _by_whom(sentence, phrase, match.start())


def _by_whom(sentence: Sentence, phrase: Phrase, verb: int) -> Found:
    """Whoever a phrase names as a perpetrator, alleged by the subject of the verb that does so."""
    namer = phrase_before(sentence.text, verb)
    if namer is None:
        return Found("perpetrator", phrase, None)
    official = bool(AUTHORITY.search(namer.text))
    stance: Stance = "alleged by an authority" if official else "alleged"
    return Found("perpetrator", phrase, stance, namer.text)
