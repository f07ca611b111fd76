"""Whether the words around a weapon say that it was used: by whom it was wielded, and what else
weapons are named for."""

from __future__ import annotations

import re

from whence.extract.kinds import EVENT, HELD_BY_THE_SHOT
from whence.extract.means_words import is_tool, names_deed

_SEIZED = r"found|recovered|seized|confiscated"
_UNUSED = re.compile(
    rf"\b(?:{_SEIZED}|deal|sales?|licen[cs]es?|permits?|possession"
    r"|test(?:s|ed|ing)?|shops?|control|laws?|treaty|did not explode|defused|unexploded|imports?"
    r"|exports?|smuggl\w+|stockpiles?|cache|stor(?:ed|ing)|right to"
    r"|failed to (?:explode|detonate|go off)|replica|toy"
    r"|surrender(?:ed|ing)?|made (?:off|away) with|hand(?:ed|ing) (?:in|over))\b",
    re.IGNORECASE,
)
_TAKEN_AWAY = re.compile(rf"\b(?:{_SEIZED})\b", re.IGNORECASE)
_OTHER_THING = re.compile(
    r"[- ](?:launch(?:er|ers|ed|ing)?|defen[cs]e|programme?|program|sites?|squad|disposal|threats?"
    r"|hoax|shelters?|drills?|scare|technology|factory|shield|detectors?|owners?|rights|violence"
    r"|crime)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:\b(?:no|not|without|never)|n['’]t)\b[^,;.]{0,25}$", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:arrest(?:ed|s)|caught|apprehended|destroy(?:ed|ing)|captur(?:ed|ing)|disabl(?:ed|ing)"
    r"|shot down)"
    r"(?: (?!(?:when|by|as|after|in)\b)[\w-]+){0,8} $",
    re.IGNORECASE,
)
_NEAR = 50
"""Characters around a weapon within which a word such as "seized" says that it was not used."""
_AROUND = 80
"""Characters around a weapon within which "patrolled" says that it was only borne."""

_DESCRIBED = (
    r"(?:(?:an?|the|his|her|their|its|some|several|two|three|both|what \w+ (?:was|were)) )?"
    r"(?:(?!(?:a|an|the|of|in|by|from|at|on|and|or|to|for|who|that|was|were)\b)"
    r"[\w’'.-]+ ){0,3}"
)
"""What may stand between a word that governs a weapon and the weapon."""
_ATTACKERS = (
    r"(?:attackers?|assailants?|gunm[ae]n|raiders?|robbers?|bandits?|abductors|kidnappers|mobs?"
    r"|thugs|militants?|militiamen|rebels|fighters|criminals|hoodlums|gangs?|killers?|arsonists)"
)
_ANYBODY = r"(?:men|youths|people|gang members|villagers|police(?:m[ae]n)?|officers|soldiers)"
_HARM = (
    r"(?:(?:attack|assault|batter|bludgeon|club|hack|lynch|kill|murder|smash|stab|slash|slaughter"
    r"|wound|injur|clash|chas|charg|rush|descend|storm|raid|invad|arriv|burst|barg|ambush"
    r"|surround|tortur|flogg|execut|massacr|dispers|rampag|torment|maim)[bpt]?"
    r"(?:e[ds]?|d|s|es|ing)?"
    r"|(?:beat(?:en|ing|s)?|hit(?:ting)?|str(?:uck|ik(?:e|es|ing))|fought|fight(?:ing)?|came|come"
    r"|coming|shot|firing|fired|hurt|broke into|entered|turned up|set upon|lunged|opened fire"
    r"|went (?:at|for|after)))"
)
_GOVERNED = re.compile(
    r"\b(?:"
    r"(?:us(?:ing|ed?)|wield(?:ed|ing)|brandish(?:ed|ing)|swinging|by means of|armed with"
    r"|blows? (?:from|with|of))"
    rf"|{_HARM}(?: (?!(?:made|making|off|away|fled|left|escaped|blocked|barricaded|littered"
    r"|strewn|with)\b)[\w’'-]+){0,8}? with"
    rf"|{_ATTACKERS}(?: [\w’'-]+){{0,2}}? with"
    rf"|(?:{_ATTACKERS}|men|youths)(?: [\w’'-]+){{0,2}}? (?:carrying|bearing|toting)"
    r"|(?:(?:attackers|assailants|gunmen|raiders|robbers|abductors|kidnappers|killers)"
    r"|they|some|others|many|all of them|most of them)(?: (?:all|also|each))? (?:had|carried)"
    rf") (?:[\w-]+(?:,| and| or) )?{_DESCRIBED}$",
    re.IGNORECASE,
)
"""Before a weapon in the hand of whoever does harm."""
_BORNE_BY_ANYBODY = re.compile(
    rf"\b{_ANYBODY}(?: [\w’'-]+){{0,2}}? (?:with|carrying|bearing|toting) {_DESCRIBED}$",
    re.IGNORECASE,
)
_OF_ATTACKERS = re.compile(rf"\b{_ATTACKERS}\b", re.IGNORECASE)
_SET_OFF = re.compile(
    r"\b(?:thr(?:ew|own|owing)|hurl(?:ed|ing)|lobb(?:ed|ing)|toss(?:ed|ing)|flung|dropp(?:ed|ing)"
    r"|plant(?:ed|ing)|laid(?! down)|trigger(?:ed|ing)|detonat(?:ed|ing)|launch(?:ed|ing)"
    r"|fir(?:ed|ing)|under|traded|exchanged"
    rf"|(?:ran|drove|stepped|trod) (?:over|on|onto)) {_DESCRIBED}$",
    re.IGNORECASE,
)
_WAS_SET_OFF = re.compile(
    r" (?:(?:was|were|had been|been|being) (?:\w+ )?(?:thrown|hurled|lobbed|tossed|dropped|planted"
    r"|laid|hidden|buried|triggered|detonated|fired|launched|used)|(?:and \w+ )?(?:fire|barrage)"
    r"|(?:landed|fell|rained)|(?:hit|struck))\b",
    re.IGNORECASE,
)
_ONLY_THOUGHT_OF = re.compile(
    r"\b(?:if|would|can|could|might|may|should|refrain\w*|avoid\w*|stop(?:ped)?|halt\w*|threat\w*"
    r"|plan(?:s|ned|ning)?|plot\w*|vow\w*|fear\w*"
    r"|tried|trying|attempt\w*|teach\w*|train\w*|learn\w*|foiled|thwarted|allegedly planning"
    r"|accus\w+ of planning)\b",
    re.IGNORECASE,
)
_INTENDED = re.compile(
    r"\b(?:plan\w*|plot\w*|threaten\w*|vow\w*|want\w*|intend\w*|prepar\w*) to [^,;]*$",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r" (?:for|to|in|as) (?:\w+ ){0,2}?(?:fly|film\w*|map|monitor\w*|search\w*"
    r"|survey|train\w*|farm\w*|fish\w*|hunt\w*|clear\w*|harvest\w*|dig"
    r"|build\w*|chop\w*|cook\w*|quarry\w*|mining|cut (?!off|throats?))",
    re.IGNORECASE,
)
_BORNE = re.compile(
    rf"\b(?:armed with|with|carrying|bearing|toting|holding|cradling) {_DESCRIBED}$", re.IGNORECASE
)
_ON_GUARD = re.compile(
    r"\b(?:patrol\w*|stood|stand(?:s|ing)?|guard(?:ed|ing)|lin(?:ed|ing)|deployed|kept watch"
    r"|watch(?:ed|ing) over|manned|manning|protest(?:ed|ing)|marched|rallied|posed|posing)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,|,? and|,? or|,? as well as)(?: (?!(?:then|later)\b)[\w’'-]+){0,3}? ?", re.IGNORECASE
)


class Use:
    """Which of a sentence's weapons were used. Asked of its weapons in their order: "with clubs and
    stones" puts the second in the hand of who has the first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._event = EVENT.search(text) is not None
        self._governed_to = -1

    def of(self, weapon: re.Match[str]) -> bool:
        """Whether the words around a weapon leave it a weapon that was used."""
        governed = self._governs(weapon)
        if governed:
            self._governed_to = weapon.end()
        return self._told(weapon, governed) and not self._idle(weapon)

    def _governs(self, weapon: re.Match[str]) -> bool:
        if self._governed_to >= 0:
            between = self._text[self._governed_to : weapon.start()]
            if _JOINED.fullmatch(between):
                return True
        if _GOVERNED.search(self._text, 0, weapon.start()):
            return True
        borne = _BORNE_BY_ANYBODY.search(self._text, 0, weapon.start()) is not None
        return borne and (self._event or _OF_ATTACKERS.search(self._text) is not None)

    def _told(self, weapon: re.Match[str], governed: bool) -> bool:
        """Whether the sentence tells of an event, or else of what somebody did with the weapon."""
        if names_deed(weapon) or (self._event and not is_tool(weapon)):
            return True
        if is_tool(weapon):
            return governed and not self._only_thought_of()
        set_off = _SET_OFF.search(self._text, 0, weapon.start()) or _WAS_SET_OFF.match(
            self._text, weapon.end()
        )
        return (governed or set_off is not None) and not self._only_thought_of()

    def _only_thought_of(self) -> bool:
        return _ONLY_THOUGHT_OF.search(self._text) is not None

    def _idle(self, weapon: re.Match[str]) -> bool:
        text, start, end = self._text, weapon.start(), weapon.end()
        if _OTHER_THING.match(text, end) or _AT_WORK.match(text, end):
            return True
        if any(words.search(text, 0, start) for words in (_NONE, _INTENDED, _LOST)):
            return True
        if any(held.start() <= start < held.end() for held in HELD_BY_THE_SHOT.finditer(text)):
            return True
        if _BORNE.search(text, 0, start) and _ON_GUARD.search(
            text, max(0, start - _AROUND), end + _AROUND
        ):
            return True
        if weapon.group().lower().startswith(("gunfire", "gunshot")):
            return False
        unused = _TAKEN_AWAY if weapon.group().lower() == "guns" else _UNUSED
        return unused.search(text, max(0, start - _NEAR), end + _NEAR) is not None
