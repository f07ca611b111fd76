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
_FIGHTERS = ("the group", "the movement", "the militants", "the rebels", "the insurgents")
_ARMED = re.compile(
    r"\b(?:militant|jihadist|rebel|insurgent|armed|separatist|extremist|islamist|guerrilla) "
    r"(?:group|organi[sz]ation|movement|faction|network|army)\b",
    re.IGNORECASE,
)
_STRIKING = (
    r"(?:struck|hit|attacked|bombed|bombarded|shelled|raided|ambushed|targeted|stormed|detonated"
    r"|opened fire|carried out|launched|conducted|shot down|killed|assassinated|executed)"
)
OWN_DEED = re.compile(
    r"(?:it|they|we) (?:(?:had|has|have|also|had also|has also) )?(?:"
    r"(?:(?:was|were|is|are|been) )?(?:responsible|behind|targeting|aiming)"
    r"|carried out|conducted|struck|targeted|aimed|attacked|bombed|ambushed|raided|shelled"
    r"|launched|fired|hit)\b"
    r"|(?:its|their|our) (?:targets?|strikes?|raids?|attacks?) (?:was|were|had)\b"
    r"|(?:a|its|their|one of its|some of its) (?:suicide )?(?:bombers?|fighters?|men|forces)"
    r" (?:had |have )?(?:carried out|struck|attacked|bombed|launched|shot|killed|fired|ambushed"
    r"|stormed|detonated)\b"
    r"|(?:its|their|our) (?:[\w’'-]+ )?(?:aircraft|(?:war)?planes?|jets?|helicopters?|drones?"
    r"|pilots?|artillery|gunners|snipers?|units?|commandos?|navy|air force) (?:had |have |has )?"
    rf"{_STRIKING}\b",
    re.IGNORECASE,
)
"""Words with which speakers own up to a deed; "their home was hit" is none."""
_OF_ITS_BOMBER = re.compile(
    r"\b(?:attack|bombing|blast|explosion|assault)s?\b[^.;,]{0,30} (?:was|were|had been|has been) "
    r"(?:(?:carried out|conducted|made|done) )?by (?:an?|one|two|three|its|their)\b[^.;,]{0,30}?"
    r"\b(?:bomber|fighter|martyr|soldier|member|men|knight)s?\b"
)
"""Words with which an armed group tells of a deed of its own people."""
_OF_ITS_OWN = re.compile(
    r"(?:(?:it|they|we)|(?:(?:an?|one|two|three|four|five|some|several) of )?"
    r"(?:its|their|our) (?:[\w’'“\"-]+ )?(?:fighters?|men|members?|bombers?|soldiers|[“\"]?knights?"
    r"[”\"]?|martyrs?|brigades?|brothers?|mujahideen|units?|forces))"
    r" (?:had |have |has )?(?:also )?(?:driven|drove|blown|blew|set off|fired|planted|taken part"
    rf"|wounded|captured|shot|{_STRIKING})\b",
    re.IGNORECASE,
)
"""What an armed group owns up to in more words than others would."""
_THREAT = re.compile(r"(?:promis|vow|pledg|threaten)\w+ (?:\w+ ){0,2}(?:attacks?|revenge|strikes)")
_OTHERS_DEED = re.compile(
    r"^(?!it\b|they\b|no\b|nobody)[^.;,]{3,60}? "
    r"(?:(?:was|were|is|are) (?:responsible|behind|to blame)|did it|carried out the)"
    r"|[^.;]{3,100}? (?:was|were|is|are|had been|has been) the work of (?!an? (?:lone|single)\b)"
    r"|[^.;]{0,100}?\b(?:responsibility|blame) (?:for \S+(?: \S+){0,5} )?(?:lies|rests|falls)"
    r" (?:squarely |solely |entirely )?(?:with|on)\b"
    r"|it (?:is|was) (?!not\b)[^.;,]{3,60}? (?:which|who|that) (?:did|carried out|committed|killed"
    r"|murdered|massacred|bombed|ordered)\b"
    r"|(?:the|those) (?:attackers|assailants|gunmen|killers|perpetrators|culprits) (?:were|are) "
    r"(?:[\w’'-]+ )?(?:terrorists|soldiers|rebels|militants|militiamen|insurgents|jihadists"
    r"|mercenaries|police|members)\b"
    r"|those who (?:did|ordered|gave|dropped|fired|killed|bombed|planned|committed|shot|planted)\b"
    r"[^.;]{0,80}? (?:know|knew|are known|live|lives|walk|sit|must have known)\b",
    re.IGNORECASE,
)
_ABHORRED = re.compile(
    r"\b(?:terrorist act|acts? of terror(?:ism)?|barbaric|cowardly|heinous|outrage|savage|vile"
    r"|despicable|abhorrent|appalling crime)\b",
    re.IGNORECASE,
)
_APPALLED = re.compile(
    r"(?:it|he|she|they|we|I)(?:’m|'m|’re|'re)?(?: (?:was|were|is|are|am))? (?:\w+ )?"
    r"(?:appalled|outraged|horrified|disgusted|sickened) (?:by|at)\b"
    r"|the (?:scale|cruelty|brutality|savagery|barbarity)\b[^.;]{0,100} (?:shock|appal|horrif)\w+",
    re.IGNORECASE,
)
_DISGRACE = re.compile(
    r"(?:call|describ|brand|label|term|denounc)\w*\b[^.;]{0,120}?\b(?:dastardly|inhuman|inhumane"
    r"|unconscionable|inexcusable|unforgivable|unacceptable|horrific|horrendous|atrocious|monstrous"
    r"|shameful|disgraceful|deplorable|reprehensible|barbarity|barbarism|atrocity|evil)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(r"[^.;,]{0,60}?\b(?:must|should|ought to|has to|have to)\b(?! have\b)")
_APPEAL = re.compile(
    r"[“\"]?(?:I|We|I also|We also) (?:\w+ly )?(?:call (?:on|upon|for)|appeal (?:to|for)|urge"
    r"|demand|ask (?:the|all|every|for)|beg|implore|plead with)\b"
)
_NOBODY = re.compile(
    r"(?:nobody|no one|none|no [a-z]+)\b(?![^.;,]*\b(?:claim|responsib))", re.IGNORECASE
)
_NOBODY_CAME = re.compile(
    r"(?:nobody|no one|none)\b(?! of (?:its|our|their|his|her)\b)(?: [\w’'-]+){0,4}? "
    r"(?:(?:had |has |have )?(?:come|called|visited|told|warned|helped|asked)|came|comes?|gave us"
    r"|gives?|helps?|tells?|listens?|listened|cares?|cared|knows?|knew|answers?|answered|wants?"
    r"|wanted|dares?|dared|can|could|will|would|ever|sleeps?|slept|expects?|expected|understands?"
    r"|understood|saw|heard)\b",
    re.IGNORECASE,
)
"""Complaints and accounts, which deny nothing: "nobody from the council came"."""
_NOT_US = re.compile(
    r"(?:(?:it|he|she|they|we|I|(?:its|his|her|their|our|the) (?:own )?(?:[\w’'-]+ )?(?:forces"
    r"|troops|men|soldiers|fighters|police|officers|army|clients?|movement|group|side|party)) )?"
    r"[“\"]?"
    r"(?:(?:do|does|did)(?: not|n[’']t) (?:kill|target|attack|bomb|fire|shoot|hit|strike|harm|order"
    r"|take part|carry out|detain|abduct|torture|have anything)"
    r"|(?:was|were|is|are)(?: not|n[’']t) (?:present|operating|involved|responsible|behind|there"
    r"|at the|in the (?:area|zone|village|town|district)|anywhere near)"
    r"|had (?:nothing to do|no (?:part|role|hand|involvement))"
    r"|(?:had )?never (?:targeted|attacked|killed|fired|bombed|ordered))\b"
    r"|there (?:was|were|had been|has been) no (?:operation|attack|order|raid|strike|abduction"
    r"|shooting|shelling|massacre|bombing)s?\b"
    r"|at no (?:moment|time|point) (?:was|were|did|had)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"(?:(?:call|brand|label|describ|dismiss|term)\w* (?:(?:the|these|those|such|as|any|all|this)"
    r" )?(?:[\w’'-]+ ){0,4}?)?(?:(?:the|these|those|such) )?(?:[\w’'-]+ ){0,2}?(?:allegations?"
    r"|accusations?|claims?|charges?|reports?|rumou?rs) [^.;,]{0,60}?(?:baseless|unfounded"
    r"|fabricat\w+|propaganda|untrue|false|malicious|lies|a lie|nonsense|absurd|groundless)\b",
    re.IGNORECASE,
)
_INTENT = re.compile(r"[“\"]?(?:We|I) (?:will|shall|are going to|am going to)\b")
_ORDERS = re.compile(
    r"(?:he|she|it|they|(?:his|her|its|their|the) [\w’'-]+) (?:had|has|have) (?:also )?(?:ordered"
    r"|opened|launched|set up|declared|appointed) (?:an?|the) (?:[\w’'-]+ )?(?:investigation"
    r"|inquiry|enquiry|probe|commission|manhunt|curfew|state of emergency|autopsy|task force)\b"
    r"|an? (?:[\w’'-]+ ){0,2}?(?:investigation|inquiry|enquiry|probe|manhunt|curfew|commission"
    r"|state of emergency) (?:had been|has been|was) (?:ordered|opened|launched|imposed|declared"
    r"|set up)\b"
    r"|(?!(?:if|he|she|I)\b)[^.;,“\"]{2,60}? (?:will|would) be (?:sent|deployed|charged"
    r"|tightened|opened|closed|paid|compensated|launched|set up|established|stepped up|reinforced"
    r"|increased|imposed|lifted"
    r"|postponed|cancell?ed|suspended|prosecuted|put on trial|evacuated|doubled)\b",
    re.IGNORECASE,
)
_DECREED = re.compile(
    r"(?:(?:[\w’'-]+ )?days? of (?:[\w’'-]+ )?mourning|(?:an? |the )?(?:[\w’'-]+ ){0,2}?(?:state of"
    r" (?:emergency|siege)|curfew|ceasefire|truce|public holiday|martial law))\b",
    re.IGNORECASE,
)
"""What is not told but made so by declaring it."""
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
    if _owns_up(source, content):
        return "claim"
    if _THREAT.match(content):
        return "warn"
    if cue.act != "say":
        return cue.act
    if words.startswith("declar") and _DECREED.match(content):
        return "announce"
    found = next((act for pattern, act in _BY_CONTENT if pattern.match(content)), None)
    if found is None and _NOBODY.match(content) and not _NOBODY_CAME.match(content):
        found = "deny"
    reason = before in ("condemn", "accuse") and words in _REASONS
    return found or (before if before and reason else "say")


def _owns_up(source: str, content: str) -> bool:
    """Whether somebody tells of a deed of his own people."""
    if not _AUTHORITY.search(source) and OWN_DEED.match(content):
        return True
    fights = is_armed_group(source) or source.lower() in _FIGHTERS or _ARMED.search(source)
    if not fights:
        return False
    return bool(_OF_ITS_BOMBER.search(content) or _OF_ITS_OWN.match(content))


_BY_CONTENT: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_DUTY, "urge"),
    (_APPEAL, "urge"),
    (_FALSE, "deny"),
    (_NOT_US, "deny"),
    (_INTENT, "announce"),
    (_ORDERS, "announce"),
    (re.compile(rf"call\w* [^.;]{{0,120}}?{_DEFENDED.pattern}"), "claim"),
    (_OTHERS_DEED, "accuse"),
    (_APPALLED, "condemn"),
    (_DISGRACE, "condemn"),
    (re.compile(rf"[^\n]*?{_ABHORRED.pattern}", re.IGNORECASE), "condemn"),
)
_REASONS = ("arguing", "saying", "stating", "insisting")
"""Participles that give the reasons for the act before them."""
