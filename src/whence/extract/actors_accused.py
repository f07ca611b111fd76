"""The words in which somebody is accused of a deed, blamed for it, or named as who did it."""

from __future__ import annotations

import re

from whence.extract.actors_deeds import DEEDS
from whence.extract.actors_duty import ATTACKERS

BLAMED = re.compile(
    rf"\b(?:blam(?:e|ed|es|ing)|pinned) (?:the |this |it )?(?:[\w-]+ )?(?:(?:{DEEDS}) )?on\s"
    r"|\b(?:blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing))\s"
    r"|\battributed (?:the |this )?(?:[\w-]+ )?to\s"
    r"|\bpoint(?:s|ed|ing)? (?:the finger )?(?:to|at)\s|\bat the behest of\s"
    r"|\bon (?:the )?orders (?:of|from)\s"
    r"|\bsuspicions? (?:\w+ )?(?:f[ae]lls?|fallen|falling) (?:\w+ly )?on\s"
    r"|\bcast(?:s|ing)? suspicions? on\s",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"(?: \([A-Z][\w-]+\))?[\"”’]?(?: in [A-Z][\w-]+)?\s*(?:[.;]|$|, (?:but|and|which|who)\b)"
)
HAVING = re.compile(r"\s*(?:of(?! being (?!behind|resp))|for|having)\b", re.IGNORECASE)
PROXIES = re.compile(r"\s+by (?:its|their|his|her) [a-z]+(?: in [A-Z][\w-]+)?")
RESPONSIBLE = re.compile(
    r"\s+(?:had |has |have )?(?:(?:was|were|is|are|be|been)(?: to be)? (?:behind(?! bars)"
    r"|to blame|responsible\b(?! for (?:\w+ )?(?:safety|security|protection)\b))"
    r"|(?:carried|carries) out (?:the|this|that)|did it\b)",
    re.IGNORECASE,
)
EYED = re.compile(
    r"\s(?:was|were|is|are) (?:being (?:eyed|looked (?:at|into))|suspected(?! of (?!being behind))"
    r"|(?:under suspicion|the (?:main|prime|chief) suspects?))\b"
)
"""After armed people whom somebody suspects of the deed."""
MEMBERS = re.compile(
    rf"\b{ATTACKERS} (?:was|were|are|is|had been) (?:an? |all )?(?:members?|fighters?|militants?"
    r"|followers?|part) (?:of|from) (?:the )?(?:(?:banned|outlawed|proscribed|local) )?"
    r"(?:(?:armed )?(?:outfit|group|militia|organi[sz]ation) )?(?:the )?(?=[A-Z])"
)
NAMED_AS = re.compile(
    r"\b(?:named|identified) (?=[A-Z])(?P<name>(?:[A-Z][\w’'-]+ ){1,5})as (?:the |a )?[“\"]?"
    r"(?:\w+ )?(?:attacker|bomber|gunman|shooter|driver|suspect|assailant|author|perpetrator"
    r"|killer)\b"
    r"|\bnamed (?:the|a) (?:\w+ )?(?:attacker|bomber|gunman|shooter|driver|suspect|assailant"
    r"|killer)(?:, [^,.;]{3,60},)? as (?P<other>(?:[A-Z][\w’'-]+ ?){1,5})"
)
_CLAIMED_ON = re.compile(r"\bclaim\w* (?:responsibility for )?(?:the |this |an? )?(?:\w+ )?$")
_CHANNEL = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:channels?|websites?|accounts?|pages?|agency|Telegram|Twitter|Facebook)\b"
)


def claimed_on_a_channel(text: str, deed: re.Match[str]) -> bool:
    """Whether what follows "attack on" is where it was claimed: "claimed the attack on its
    channel"."""
    claimed = _CLAIMED_ON.search(text, 0, deed.start())
    return claimed is not None and _CHANNEL.match(text, deed.end()) is not None
