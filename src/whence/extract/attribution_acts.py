"""Which act of speech a cue and its content make together."""

from __future__ import annotations

import re

from msgspec import Struct

from whence.extract.attribution_deeds import accuses, denies, owns_up
from whence.extract.attribution_verdicts import calls_untrue, condemns
from whence.extract.cues import Cue
from whence.extract.speakers_words import ROLES
from whence.model import Act

_ATTACKS = r"(?:attack|strike|bombing|raid)s"
_THREAT = re.compile(
    r"(?:promis|vow|pledg|threaten)\w+ (?:(?:\w+ ){0,2}(?:attacks?|revenge|strikes|retaliation)"
    r"|more(?=[.,;]|$)|to (?:answer|respond|reply) in kind|(?:that )?to [“\"]?(?:erase|annihilate)"
    r"|to (?:\w+ )?(?:strike|attack|avenge|retaliate|kill|execute|take revenge|hit back))\b"
    r"|[^\n]{0,160}?\b(?:"
    r"(?:will|shall|would|going to) (?:(?:be|never be) )?(?:avenge|strike (?:again|back)|retaliat"
    r"|attack again|hit back|take revenge|regret (?:it|this)"
    r"|pay (?:dearly|(?:an? |the )(?:\w+ )?price|for (?:this|it|what|their)))"
    r"|will (?:(?:not|never) )?(?:remain|go) (?:unavenged|unanswered)"
    r"|the next (?:one |attack |strike |time )?(?:will|would) be"
    rf"|(?:there (?:will|would) be|expect) (?:more|further) {_ATTACKS}"
    rf"|(?:more|further) {_ATTACKS} (?:will|would) (?:follow|come)"
    rf"|(?:will|would) continue (?:its|our|their|with|to carry out) (?:[\w’'-]+ )?{_ATTACKS})",
    re.IGNORECASE,
)
_OTHERS_DEED = re.compile(
    r"^(?!it\b|they\b|no\b|nobody|[^.;,]{0,30}\b(?:know|knew|sure|who|not)\b)[^.;,]{3,60}? "
    r"(?:(?:was|were|is|are) (?:responsible|behind|to blame)|did it|carried out the)"
    r"|[^.;]{3,100}? (?:was|were|is|are|had been|has been) the work of (?!an? (?:lone|single)\b)"
    r"|[^.;]{0,100}?\b(?:responsibility|blame) (?:for \S+(?: \S+){0,5} )?(?:lies|rests|falls)"
    r" (?:squarely |solely |entirely )?(?:with|on)\b"
    r"|it (?:is|was) (?!not\b)[^.;,]{3,60}? (?:which|who|that) (?:did|carried out|committed|killed"
    r"|murdered|massacred|bombed|ordered)\b"
    r"|(?:the|those) (?:attackers|assailants|gunmen|killers|perpetrators|culprits) (?:were|are) "
    r"(?:[\w’'-]+ )?(?:terrorists|soldiers|rebels|militants|militiamen|insurgents|jihadists"
    r"|mercenaries|police|members)\b"
    r"|(?:those|the (?:people|men)) (?:really )?responsible (?:are|were) "
    r"(?!still\b|not\b|being\b|to be\b)"
    r"|those who (?:did|ordered|gave|dropped|fired|killed|bombed|planned|committed|shot|planted)\b"
    r"[^.;]{0,80}? (?:know|knew|are known|live|lives|walk|sit|must have known)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"(?!how (?:many|much|long|often)\b|(?:I|we|she|he) (?:have|has|had) to\b|there must\b)"
    r"[^.;,]{0,60}?\b(?:must|should|ought to|has to|have to)\b"
    r"(?! (?:have|be (?:at least|about|around|some|more|over|enough|near-))\b)",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"[“\"]?(?:I|We) (?:(?:also|again|would|can only|must|just|therefore) )*(?:\w+ly )?"
    r"(?:call (?:on|upon|for)|appeal (?:to|for)|urge|demand|beg|implore|plead with"
    r"|ask (?:the|all|every|for|that|people|anyone|everyone|you|our|those|residents|families))\b"
    r"|[“\"]?(?:I am|We are|I[’']m|We[’']re) (?:calling (?:on|for)|appealing (?:to|for)|urging"
    r"|begging|pleading|asking (?:for|the|all|every|people|anyone|that))\b"
    r"|(?:[\w’'-]+ ){1,4}we (?:urge|ask|beg|implore) you\b"
    r"|[“\"]?(?:Please|Do not|Don[’']t) (?!know\b|think\b|ask me\b)[a-z]+\b"
)
_NOBODY = re.compile(
    r"(?!no (?:arrest|charge|suspect|further|more|fewer|less|other|group|line|pleas?|doubt|longer)"
    r"|\w+(?: one)? else\b)"
    r"(?:nobody|no one|none|no [a-z]+|not (?:one|a single))\b"
    r"(?![^.;,]*\b(?:claim|responsib|arrest|custody|charged|suspects?|serious|trial|known|yet|enough))",
    re.IGNORECASE,
)
_OF_OWN = re.compile(
    r"(?:none|not one|not a single one) of (?:its|our|their|his|her)\b", re.IGNORECASE
)
_BLAMED = re.compile(
    r"\b(?:army|military|navy|marines?|defen[cs]e|air force|police|security|soldiers?|forces"
    r"|guards?|coastguard|government|ministry|minister|president|governor|general|colonel|commander"
    r"|inspector|commissioner|authorit(?:y|ies)|company|management|prisons?|command|officials?"
    r"|junta|regime|brigadier|group|movement|front|brigades?|militia|rebels?|coalition|ambassador|director|principal|chief)\b",
    re.IGNORECASE,
)
"""Who can be blamed, and so denies: "nobody gave an order to fire". A mother only tells that nobody
came, a surgeon that nobody is out of danger."""
_NO_PROOF = re.compile(
    r"there (?:is|was|were|are|had been) (?:absolutely )?no (?:\w+ )?(?:evidence|proof)"
    r" (?:whatsoever )?that (?!any(?:one|body) else)[^.;]*\b(?:officers?|soldiers?|troops|forces"
    r"|nationals|army|citizens|aircraft|planes?|personnel|men|civilians)\b",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    r"there (?:is|was|are|were|had been) no (?!(?:\w+ )?(?:signs?|indications?|evidence|proof|doubt"
    r"|longer|risk|threat|danger|casualties|deaths|losses|word|records?|money|need|reports?|incidents?"
    r"|information|question|plans?|time|fighting|warning|beds?|ambulances?|power|water)\b)"
    r"|(?:it|he|she|they) (?:(?:was|were|is|are) (?:unaware|not aware) of any (?!ransom|request)"
    r"|(?:knew|knows?) of no )",
    re.IGNORECASE,
)
"""What those who are blamed deny with: "there was no drone", "it knows of no abductions"."""
_NOBODY_CAME = re.compile(
    r"(?:nobody|no one|none)\b(?! of (?:its|our|their|his|her)\b)(?: [\w’'-]+){0,4}? "
    r"(?:(?:had |has |have )?(?:come|called|visited|told|warned|helped|asked)|came|comes?|gave us"
    r"|gives?|helps?|tells?|listens?|listened|cares?|cared|knows?|knew|answers?|answered|wants?"
    r"|wanted|dares?|dared|can|could|will|would|ever|sleeps?|slept|expects?|expected|understands?"
    r"|understood|saw|heard)\b",
    re.IGNORECASE,
)
"""Complaints and accounts, which deny nothing: "nobody from the council came"."""
_INTENT = re.compile(
    r"[“\"]?(?:We|I) (?:will|shall|are going to|am going to)\b"
    r"|(?:it|he|she|they) (?:would|will) (?:also |now )?(?:appeal|challenge|sue"
    r"|resign|deploy|send|launch|open|set up|establish|introduce|pay|investigate|review|publish"
    r"|convene|suspend|halt|withdraw|resume|refuse|hold|go to (?:the )?\w*[Cc]ourt)\b"
    r"|(?:it|they|he|she) (?:was|were|is|are) (?:suspending|closing|opening|launching|withdrawing"
    r"|deploying|halting|appealing|postponing|recalling)\b"
)
_ORDERS = re.compile(
    r"(?:he|she|it|they|(?:his|her|its|their|the) [\w’'-]+) (?:had|has|have) (?:also )?(?:ordered"
    r"|opened|launched|set up|declared|appointed) (?:an?|the) (?:[\w’'-]+ )?(?:investigation"
    r"|inquiry|enquiry|probe|commission|manhunt|curfew|state of emergency|autopsy|task force)\b"
    r"|an? (?:[\w’'-]+ ){0,2}?(?:investigation|inquiry|enquiry|probe|manhunt|curfew|commission"
    r"|state of emergency)(?: (?:into|on|for) [^.;,“\"]{2,60}?)? (?:had been|has been|was) "
    r"(?:ordered|opened|launched|imposed|declared"
    r"|set up)\b"
    r"|(?!(?:if|he|she|I)\b)[^.;,“\"]{2,60}? (?:will|would) be (?:sent|deployed|charged"
    r"|tightened|opened|closed|paid|compensated|launched|set up|established|stepped up|reinforced"
    r"|increased|imposed|lifted|built|rebuilt|withdrawn|in place|handed over|held (?:on|at|in|to"
    r" account)|tried|given|brought to (?:justice|book)|put back"
    r"|flown at half|lowered to half|postponed|cancell?ed|suspended|prosecuted|put on trial"
    r"|evacuated|doubled)\b"
    r"|(?!(?:if|he|she|I|it|no)\b)[^.;,“\"]{2,60}? (?:will|would) (?:(?:stay|remain) (?:closed|shut"
    r"|in force|in place|suspended)|(?:resume|continue|reopen) (?:until|on|after|from|at))\b",
    re.IGNORECASE,
)
_DECREED = re.compile(
    r"(?:(?:\w+day|tomorrow|today|[A-Z]\w+ \d+|\d+ [A-Z]\w+)(?: to be| as)? an? (?=[\w’'-]+ of))?"
    r"(?:(?:[\w’'-]+ )?days? of (?:[\w’'-]+ )?mourning|(?:an? |the )?(?:[\w’'-]+ ){0,2}?(?:state of"
    r" (?:emergency|siege)|curfew|ceasefire|truce|public holiday|martial law))\b",
    re.IGNORECASE,
)
"""What is not told but made so by declaring it."""
_DEFENDED = re.compile(r"[“\"'](?:an? )?(?:\w+ )?(?:legitimate|justified|lawful|precise)\b")


class Said(Struct, frozen=True):
    """What is said, with who says it and whether in quotation marks."""

    content: str
    source: str
    title: str | None = None
    direct: bool = False


def act_of(cue: Cue, said: Said, words: str, before: Act | None = None) -> Act:
    """The act of a cue with this content. Saying can be more than saying: whoever says that he did
    it claims, whoever says that another did accuses, whoever calls it barbaric condemns.

    ``words`` are the cue's, ``before`` the act that a participle goes on with ("condemned the
    attack, arguing that …").
    """
    if cue.act not in ("say", "announce"):
        return cue.act
    if owns_up(said.source, said.title, said.content, said.direct):
        return "claim"
    if _THREAT.match(said.content):
        return "warn"
    if cue.act != "say":
        return cue.act
    if words.startswith("declar") and _DECREED.match(said.content):
        return "announce"
    reason = before in ("condemn", "accuse") and words in _REASONS
    return _by_content(said, words) or (before if before and reason else "say")


def _by_content(said: Said, words: str) -> Act | None:
    content = said.content
    if _DUTY.match(content) or _APPEAL.match(content):
        return "urge"
    if calls_untrue(content) or denies(content, words):
        return "deny"
    act = next((act for pattern, act in _BY_CONTENT if pattern.match(content)), None)
    if act is None and accuses(said.source, said.title, content):
        act = "accuse"
    if act is None and condemns(content):
        act = "condemn"
    if act is None and (_OF_OWN.match(content) or _may_be_blamed(said)):
        nobody = _NOBODY.match(content) and not _NOBODY_CAME.match(content)
        act = "deny" if nobody or _NO_PROOF.match(content) else None
    if act is None and _NO_SUCH.match(content) and _BLAMED.search(f"{said.title} {said.source}"):
        act = "deny"
    return act


def _may_be_blamed(said: Said) -> bool:
    """Whether somebody, as far as words for him tell, is one of those who are blamed for deeds."""
    words = said.source.split()
    # Of "Venn" and "it" the words tell nothing; "the hotel" and "Residents" are described.
    described = said.title or words[-1].lower() in ROLES
    described = described or (len(words) > 1 and any(word.islower() for word in words[1:]))
    return not described or _BLAMED.search(f"{said.title or ''} {said.source}") is not None


_BY_CONTENT: tuple[tuple[re.Pattern[str], Act], ...] = (
    (_INTENT, "announce"),
    (_ORDERS, "announce"),
    (re.compile(rf"call\w* [^.;]{{0,120}}?{_DEFENDED.pattern}"), "claim"),
    (_OTHERS_DEED, "accuse"),
)
_REASONS = ("arguing", "saying", "stating", "insisting")
"""Participles that give the reasons for the act before them."""
