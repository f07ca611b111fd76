"""An actor as words alone tell, before its claim is drafted, and whether the words say that it did
the deed at all."""

from __future__ import annotations

import re

from msgspec import Struct

from whence.extract.actors_judged import UNNAMED, Phrase
from whence.extract.text import Sentence
from whence.model import Role, Stance

AUTHORITY = re.compile(
    r"\b(?:police|officials?|officers?|ministry|ministries|ministers?|governments?|authorit(?:y|ies)"
    r"|army|military|president|premier|prosecutors?|governor|mayor|sheriff|deput(?:y|ies)|courts?"
    r"|judge|attorney|commissioner|magistrate|security (?:forces|sources|services)|navy|air force"
    r"|spokes(?:man|woman|person)|secretary|investigators?|detectives?|commander|general|colonel"
    r"|coalition|united nations)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:no|nobody|none|not|never|neither|nor|without|if|whether|would|will|plan(?:s|ned|ning)?"
    r"|plot(?:s|ted|ting)?|threat(?:s|en|ened|ening)?|fear(?:s|ed)?(?! killed| dead| abducted)"
    r"|vow(?:s|ed|ing)?|warn(?:s|ed|ing)?"
    r"|often|regularly|frequently|routinely|usually|prevent(?:s|ed|ing)?|avert(?:s|ed|ing)?"
    r"|foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|future|possible|potential)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|refut(?:ed|es)|disput(?:ed|es)|dismiss(?:ed|es)|reject(?:ed|s)) "
    r"(?:(?:the |any )?(?:claims?|reports?|allegations?|suggestions?|accusations?) )?that "
    r"(?:(?:the|any|its|their|his) )?$"
)
_CLAUSE = re.compile(r"[,;.:]\s|\b(?:after|when|since|while|as|because|that|before|and|but)\b")
DEED = re.compile(
    r"\b(?:attack|bomb|blast|kill|shoot|strik|shell|raid|massacre|murder|abduct|kidnap|launch"
    r"|carr(?:y|ied)|explo|responsib|assault|ambush|rocket|missile|assassinat|torch|stab"
    r"|burn|plant(?=(?:ed|ing) (?:[\w-]+ ){1,3}(?:bomb|mine|explosive|device|charge)))\w*",
    re.IGNORECASE,
)


class Found(Struct, frozen=True):
    role: Role
    name: Phrase
    stance: Stance | None
    informant: str | None = None


def allowed(sentence: Sentence, phrase: Phrase) -> bool:
    return not UNNAMED.fullmatch(phrase.text) and not denied_before(sentence.text, phrase.start)


def denied_before(text: str, place: int) -> bool:
    """Whether a word before a place in its clause makes the deed not done (no, not, would, plot),
    or the clause is what somebody denies."""
    if _DENIED.search(text, max(0, place - 80), place):
        return True
    clause = _CLAUSE.split(text[max(0, place - 120) : place])[-1]
    return bool(_NEGATED.search(clause[-45:]))
