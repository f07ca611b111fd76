"""Who stops an attacker in the end, or frees those whom one holds: that is no attack."""

from __future__ import annotations

import re

from whence.extract.actors_judged import Phrase

ATTACKERS = (
    r"(?:gunm[ae]n|attackers?|suspects?|assailants?|shooters?|bombers?|kidnappers?|hijackers?"
    r"|perpetrators?|killers?|abductors?|raiders)"
)
_ATTACKER = rf"(?:the|both|all(?: of)?(?: the)?(?: \w+)?) (?:\w+ )?{ATTACKERS}"
_STOPPED = re.compile(
    rf"\b(?:{_ATTACKER}(?:,(?: [^;,]{{2,60}},)? who)?|he|she|they"
    rf"|{ATTACKERS} (?:who|that) [^.;]{{3,80}}?)"
    r" (?:was|were|had been) (?:\w+ )?$",
    re.I,
)
_TAKEN = re.compile(r"abduct|kidnap|tortur|beat|raped|(?:gang-)|taken|seized|ill-|flogg", re.I)
"""What happens to those whom officers stop no less than to anybody."""
_STOPPING = re.compile(rf"\s(?:dead )?(?:{_ATTACKER}|him|her|them)\b", re.IGNORECASE)
_ON_DUTY = re.compile(
    r"\b(?:police(?:m[ae]n)?|officers?|troops|soldiers?|guards?|forces|army|deputies|agents"
    r"|snipers?)$",
    re.IGNORECASE,
)
"""Who kills the attacker in the end commits no attack."""
_HELD = re.compile(r"\b(?:hostages?|captives?|hostage-takers?|rescue[ds]?|siege)\b", re.IGNORECASE)
_STORMING = re.compile(r"stormed|raided|attacked|assaulted|overran")
_RESCUERS = re.compile(r"\b(?:commandos?|special forces)$", re.IGNORECASE)
"""Who storms a building to free those held there commits no attack either."""


def was_stopped(text: str, deed: re.Match[str], doer: Phrase) -> bool:
    """Whether officers are named by whom the attacker "was shot dead"."""
    if _TAKEN.match(deed["deed"]) or not _ON_DUTY.search(doer.text):
        return False
    return _STOPPED.search(text[: deed.start("deed")]) is not None


def stops(text: str, verb: re.Match[str], doer: Phrase) -> bool:
    """Whether officers are the subject of a verb whose object is the attacker, or free hostages."""
    if frees(text, verb, doer):
        return True
    if _TAKEN.match(verb.group()) or not _ON_DUTY.search(doer.text):
        return False
    return _STOPPING.match(text, verb.end()) is not None


def frees(text: str, verb: re.Match[str], doer: Phrase) -> bool:
    """Whether commandos storm a building in which hostages are held."""
    storms = _RESCUERS.search(doer.text) is not None and _STORMING.match(verb.group()) is not None
    return storms and _HELD.search(text) is not None
