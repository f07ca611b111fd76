"""Which act of speech a cue and its content make together."""

from __future__ import annotations

import re

from whence.extract.armed_groups import is_armed_group
from whence.extract.cues import Cue
from whence.model import Act

_AUTHORITY = re.compile(
    r"\b(?:police|officials?|officers?|hospitals?|witness(?:es)?|ministry|doctors?|residents?)\b",
    re.IGNORECASE,
)
OWN_DEED = re.compile(
    r"(?:it|they|we) (?:(?:had|has|have|also|had also|has also) )?(?:"
    r"(?:(?:was|were|is|are|been) )?(?:responsible|behind|targeting|aiming)"
    r"|carried out|conducted|struck|targeted|aimed|attacked|bombed|ambushed|raided|shelled"
    r"|launched|fired|hit)\b"
    r"|(?:its|their|our) (?:targets?|strikes?|raids?|attacks?) (?:was|were|had)\b"
    r"|(?:a|its|their|one of its|some of its) (?:suicide )?(?:bombers?|fighters?|men|forces)"
    r" (?:had |have )?(?:carried out|struck|attacked|bombed|launched|shot|killed|fired|ambushed"
    r"|stormed|detonated)\b",
    re.IGNORECASE,
)
"""Words with which speakers own up to a deed; "their home was hit" is none."""
_OF_ITS_BOMBER = re.compile(
    r"\b(?:attack|bombing|blast|explosion|assault)s?\b[^.;,]{0,30} (?:was|were) "
    r"(?:(?:carried out|conducted|made|done) )?by (?:a|an|one|two|its|their)\b[^.;,]{0,30}?"
    r"\b(?:bomber|fighter|martyr|soldier|member)s?\b"
)
"""Words with which an armed group tells of a deed of its own people."""
_THREAT = re.compile(r"(?:promis|vow|pledg|threaten)\w+ (?:\w+ ){0,2}(?:attacks?|revenge|strikes)")
_OTHERS_DEED = re.compile(
    r"^(?!it\b|they\b|no\b|nobody)[^.;,]{3,60}? "
    r"(?:(?:was|were|is|are) (?:responsible|behind|to blame)|did it|carried out the)",
    re.IGNORECASE,
)
_ABHORRED = re.compile(
    r"\b(?:terrorist act|acts? of terror(?:ism)?|barbaric|cowardly|heinous|outrage|savage|vile"
    r"|despicable|abhorrent|appalling crime)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(r"[^.;,]{0,60}?\b(?:must|should|ought to|has to|have to)\b(?! have\b)")
_NOBODY = re.compile(
    r"(?:nobody|no one|none|no [a-z]+)\b(?![^.;,]*\b(?:claim|responsib))", re.IGNORECASE
)
_INTENT = re.compile(r"[“\"]?(?:We|I) (?:will|shall|are going to|am going to)\b")
_DEFENDED = re.compile(r"[“\"'](?:an? )?(?:\w+ )?(?:legitimate|justified|lawful|precise)\b")


def act_of(cue: Cue, content: str, source: str, context: tuple[str, Act | None]) -> Act:
    """The act of a cue with this content. Saying can be more than saying: whoever says that he did
    it claims, whoever says that another did accuses, whoever calls it barbaric condemns.

    ``context`` holds the cue's words, and the act that a participle goes on with ("condemned the
    attack, arguing that …").
    """
    words, before = context
    if cue.act not in ("say", "announce"):
        return cue.act
    if not _AUTHORITY.search(source) and OWN_DEED.match(content):
        return "claim"
    if is_armed_group(source) and _OF_ITS_BOMBER.search(content):
        return "claim"
    if _THREAT.match(content):
        return "warn"
    if cue.act != "say":
        return cue.act
    found = next((act for pattern, act in _BY_CONTENT if pattern.match(content)), None)
    reason = before in ("condemn", "deny", "accuse") and words in _REASONS
    return found or (before if before and reason else "say")


_BY_CONTENT: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_DUTY, "urge"),
    (_NOBODY, "deny"),
    (_INTENT, "announce"),
    (re.compile(rf"call\w* [^.;]{{0,120}}?{_DEFENDED.pattern}"), "claim"),
    (_OTHERS_DEED, "accuse"),
    (re.compile(rf"[^\n]*?{_ABHORRED.pattern}", re.IGNORECASE), "condemn"),
)
_REASONS = ("arguing", "saying", "stating", "insisting")
"""Participles that give the reasons for the act before them."""
