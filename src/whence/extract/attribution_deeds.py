"""Deeds in what is said: a speaker's own that he tells of or denies, and an adversary's."""

from __future__ import annotations

import re

from whence.extract.armed_groups import is_armed_group
from whence.extract.speakers_known import may_be_person

_AUTHORITY = re.compile(
    r"\b(?:police|officials?|officers?|hospitals?|witness(?:es)?|ministry|doctors?|residents?"
    r"|prosecutors?|monitors?|family|families|relatives|villagers|neighbou?rs|survivors?)\b",
    re.IGNORECASE,
)
_DEFENCE = re.compile(r"\b(?:defen[cs]e|army|military|armed forces|air force)\b", re.IGNORECASE)
_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|commander|leader)\b", re.IGNORECASE)
_ONE_PERSON = re.compile(r"(?:an?|one|his|her|my) |s?he$|(?!The )(?:[A-Z][\w’'-]+ ){1,3}[\w’'-]+$")
_WHAT_ROCKETS_DO = re.compile(
    r"(?:hit|struck|killed|wounded|destroyed|burn\w+|blown|blew|exploded)\b"
)
_FIGHTERS = ("the group", "the movement", "the militants", "the rebels", "the insurgents")
_ARMED = re.compile(
    r"\b(?:(?:militant|jihadist|rebel|insurgent|armed|separatist|extremist|islamist|guerrilla) "
    r"(?:group|organi[sz]ation|movement|faction|network|army|commander|spokes\w+)"
    r"|militia)\b",
    re.IGNORECASE,
)

# -- word classes -----------------------------------------------------------------------------

_A = r"(?:an?|the|its|their|our|one|two|three|four|some|several|\d+)"
_DONE = (
    r"(?:attacked|bombed|bombarded|shelled|ambushed|raided|targeted|stormed|overr[au]n|shot|killed"
    r"|struck|hit|torched|blown up|blew up|set fire|executed|assassinated|murdered|beheaded"
    r"|massacred|wounded|abducted|kidnapped|captured|(?:taken|took) hostages?|destroyed|eliminated"
    r"|neutrali[sz]ed|liquidated|downed|sunk|sank|repelled|repulsed|opened fire|punished"
    rf"|(?:launched|conducted|carried out)(?! (?:{_A} )?(?:[\w-]+ )?(?:investigation|inquiry|probe"
    r"|search|review|survey|campaign|appeal|autops(?:y|ies)|tests?|study|rescues?)\b)"
    r"|fired(?= (?:on|at|into|back|[\w-]+ (?:[\w-]+ )?(?:rocket|missile|shell|mortar|round)s?)\b)"
    rf"|(?:laid|planted|placed|thrown|threw)(?= {_A} (?:[\w-]+ )?(?:mines?|bombs?|charges?|devices?"
    rf"|explosives?|grenades?|ambush)\b)|(?:set off|detonated|burn(?:ed|t)(?: down)?)(?= {_A}\b)"
    rf"|(?:taken|took) part in {_A} (?:[\w-]+ )?(?:attack|raid|assault|ambush|killing|operation)"
    r"|sent (?:[\w-]+ ){0,4}?(?:bombs?|bombers?|drones?|rockets?)"
    r"|set [^.;,]{3,40} (?:on fire|ablaze|alight))\b"
)
_MOVED = r"(?:entered|penetrated|driven|drove|seized|intercepted|blown|blew|fired)\b"
"""What fighters do, as well as rescuers and customs men."""
_WARNING = r"(?! (?:\w+ )?warning shots?| into the air)"
_DO = (
    r"(?:attack|bomb|bombard|shell|ambush|raid|target|storm|launch|fire|shoot|kill|strike|hit|torch"
    r"|burn|blow|set|lay|plant|place|throw|detonate|execute|assassinate|murder|behead|massacre"
    r"|wound|abduct|kidnap|capture|seize|take part|take hostages?|destroy|down|sink|carry out"
    r"|conduct|open fire|harm|hurt|order|detain|torture|beat|rape|rob|loot|mistreat|touch|threaten"
    r"|(?:make|wage) war|use (?:live|lethal|force|chemical|excessive|banned|cluster|civilians)"
    r"|have anything)\b"
)
_PEOPLE = (
    r"(?:fighters?|men|members?|bombers?|soldiers?|servicemen|troops|forces|units?|patrols?"
    r"|knights?|lions?|heroes|martyrs?|brigades?|brothers?|sons|mujahideen|commandos?|snipers?"
    r"|gunners|artillery|guns|batter(?:y|ies)|aircraft|(?:war)?planes?|jets?|helicopters?|drones?"
    r"|pilots?|navy|air force|police|officers|guards?|agents?|operatives?|comrades|partisans)"
)
_FIGHTING = (
    r"(?:fighters?|men|bombers?|knights?|lions?|heroes|martyrs?|mujahideen|commandos?)[”\"]?"
)
_OWN_PEOPLE = (
    r"(?:(?:(?:an?|one|two|three|four|five|six|some|several|a (?:group|squad|unit|cell)) of )?"
    rf"(?:its|their|our|his)(?: own)? [“\"']?(?:[\w’'-]+ ){{0,2}}?{_PEOPLE}[”\"']?"
    r"|(?:its |their |our )?(?:return(?:ed)? fire|retaliatory (?:strikes|fire|measures)))"
)
_HAVING = r"(?:(?:had|has|have) )?(?:(?:also|already|just|later|first|only|[a-z]+ly) )?"

_GROUP = (
    r"(?:(?:the )?(?:jihadist|rebel|militant|armed|insurgent|separatist|islamist|extremist) group "
    r"[A-Z][^.;,“\"]{2,40}?|(?:[Tt]he )?(?:[A-Z][\w’'-]+ ){1,4}(?:Army|Front|Brigades?|Movement"
    r"|Militia|Resistance|Legion|Battalions?|Guards?)(?: \([\w-]+\)|, or [A-Z]+,)?)"
)

# -- own deeds --------------------------------------------------------------------------------

_OWN_DEED = re.compile(
    r"(?P<alone>(?:it|they|we)) (?:"
    r"(?:had |has |have )?(?:also )?(?:(?:was|were|is|are|been) )?"
    r"(?:responsible|behind|targeting|aiming|aimed)"
    rf"|{_HAVING}{_DONE}|(?:had done|did) (?:it|so|this)\b)"
    r"|(?:its|their|our) (?:targets?|strikes?|raids?|attacks?) (?:was|were|had)\b"
    rf"|{_OWN_PEOPLE} {_HAVING}{_DONE}"
    r"|(?:(?:one|two|three|some|several) of )?(?:its|their|our)(?: own)? [“\"]?(?:[\w’'-]+ ){0,2}?"
    rf"{_FIGHTING} {_HAVING}{_MOVED}{_WARNING}"
    rf"|(?:a|its|their|one of its|some of its) (?:suicide )?bombers? {_HAVING}{_DONE}",
    re.IGNORECASE,
)
"""Words with which speakers own up to a deed; "their home was hit" is none."""
_BY_ITS_OWN = re.compile(
    r"\b(?:attack|bombing|blast|explosion|assault|ambush|raid|operation)s?\b[^.;,]{0,30} "
    r"(?:was|were|had been|has been) (?:(?:carried out|conducted|made|done|launched) )?by "
    r"(?:(?:an?|one|two|three|four|five|several|some) of )?(?:its|their|our)\b[^.;,]{0,30}?\b"
    rf"{_PEOPLE}\b",
    re.IGNORECASE,
)
_BY_A_FIGHTER = re.compile(
    r"\b(?:attack|bombing|blast|explosion|assault)s?\b[^.;,]{0,30} (?:was|were|had been|has been) "
    r"(?:(?:carried out|conducted|made|done) )?by (?:an?|one|two|three)\b[^.;,]{0,30}?"
    r"\b(?:bomber|fighter|martyr|soldier|member|men|knight)s?\b"
)
"""Words with which an armed group tells of a deed of its own people."""
_ENEMY_LOSSES = re.compile(
    r"\b(?:of the enemy|enemy(?:’s|'s)? [\w-]+|hostile [\w-]+)(?: and \w+)? "
    rf"(?:were|was|had been|have been|has been) (?:also )?{_DONE}",
    re.IGNORECASE,
)


def is_own_deed(content: str) -> bool:
    """Whether words that somebody is known to claim name his own people as those who did it."""
    return bool(_OWN_DEED.match(_bare(content)) or _BY_ITS_OWN.search(content))


def owns_up(source: str, title: str | None, content: str, direct: bool) -> bool:
    """Whether somebody tells of a deed of his own people."""
    who = f"{title or ''} {source}"
    defends = bool(_DEFENCE.search(who))
    if _AUTHORITY.search(who) and not defends:
        return False
    own = _OWN_DEED.match(_bare(content))
    if own and _means_speaker(own, who, source, direct):
        return True
    if defends and _ENEMY_LOSSES.search(content):
        return True
    if _BY_ITS_OWN.search(content):
        return True
    return _fights(source, who) and bool(_BY_A_FIGHTER.search(content))


def _bare(content: str) -> str:
    """What is said, without the quotation mark that opens it."""
    return content.lstrip("“\"'")


def _fights(source: str, who: str) -> bool:
    """Whether somebody speaks for an armed group."""
    named = is_armed_group(source) or re.fullmatch(_GROUP, source) is not None
    return named or source.lower() in _FIGHTERS or _ARMED.search(who) is not None


def _means_speaker(own: re.Match[str], who: str, source: str, direct: bool) -> bool:
    """Whether "it", "they" and "we" mean whom somebody speaks for: "they shot my son" is no deed of
    the mother's."""
    alone = (own["alone"] or "").lower()
    if direct:
        return alone not in ("it", "they") and not own[0].lower().startswith(
            ("its", "their", "his")
        )
    if not alone or alone == "we":
        return True
    if _DEFENCE.search(who) or _SPEAKS_FOR.search(who) or _ARMED.search(who):
        return True
    if not _ONE_PERSON.match(source) or not may_be_person(source):
        return True
    # A movement may be named like a person; no rocket lays mines.
    return alone == "it" and not _WHAT_ROCKETS_DO.search(own[0])


# -- deeds denied -----------------------------------------------------------------------------

_NOT = r"(?: not|n[’']t| never)(?: ever| even)?"
_NO_DEED = re.compile(
    r"(?:(?:it|he|she|they|we|I|none of (?:its|his|her|their|our)(?: [\w’'-]+){1,3}?"
    r"|(?:its|his|her|their|our|the)(?: own)? (?:[\w’'-]+ ){0,2}?"
    rf"(?:{_PEOPLE}|army|clients?|movement|group|side|party|organi[sz]ation)) )?[“\"]?(?:"
    rf"(?:do|does|did|would|will|could){_NOT} {_DO}"
    rf"|(?:had|has|have){_NOT} (?:been )?(?:{_DONE}|involved|present|ordered|detained|harmed)"
    rf"|(?:was|were|is|are){_NOT} (?:present|operating|involved|responsible|behind|there|at the"
    r"|in the (?:area|zone|village|town|district)|anywhere near)"
    r"|(?:had|have|has) (?:nothing to do|no (?:part|role|hand|involvement|operations|presence"
    r"|positions|troops|forces))"
    rf"|never (?:{_DONE}|{_DO}|ordered|used))\b"
    r"|there (?:was|were|had been|has been) no (?:[\w-]+ )?(?:operation|attack|order|raid|strike"
    r"|abduction|shooting|shelling|massacre|bombing|killing|execution)s?\b"
    r"|at no (?:moment|time|point) (?:was|were|did|had)\b"
    r"|it (?:is|was) not (?:(?:my|our|its|their|his) (?:[\w’'-]+ )?(?:men|fighters|soldiers|forces"
    r"|hands?|people|doing)|us|we|them)\b"
    r"|(?:it|they|we) (?:did|had|was|were)(?: not|n[’']t)[.”\"]?$"
    r"|nothing (?:of the (?:kind|sort)|like that) (?:had |has )?(?:ever )?(?:happened|occurred)",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"[^.;,“\"]{2,70}? (?:was|were|is|are|had|has|have|did|does|do)(?: not|n[’']t| never)\b"
    r"(?! (?:yet|\w+ yet|know|known|clear|sure|certain|aware|speak|comment|final)\b)",
    re.IGNORECASE,
)
_INSISTING = ("insist", "maintain")


def denies(content: str, cue: str) -> bool:
    """Whether somebody says that a deed was not done, or insists that something is not so."""
    if _NO_DEED.match(content):
        return True
    return cue.startswith(_INSISTING) and bool(_NOT_SO.match(content))


# -- an adversary's deeds ---------------------------------------------------------------------

_PARTY = re.compile(
    r"\b(?:army|military|defen[cs]e|ministry|minister|government|presiden\w+|security|forces|navy"
    r"|air force|commander|colonel|general|premier|spokes\w+)\b",
    re.IGNORECASE,
)
_SIDE = (
    r"(?:(?:[Uu]nits of )?(?:the )?[A-Z][\w’'-]+ (?:armed )?(?:forces|troops|army|soldiers|units"
    r"|commandos|jets|warplanes|artillery|gunners|authorities|military|side|agents)"
    r"|(?:the )?[“\"]?terrorist (?:gangs?|groups?)[”\"]?"
    r"|the enemy|enemy (?:forces|troops|units|artillery))"
)
_ADVERSARY = re.compile(
    rf"(?:[^;“\"]{{3,120}}? when )?(?P<who>{_SIDE}|{_GROUP}) {_HAVING}"
    rf"(?:[“\"]?\w+ly[”\"]? )?"
    rf"(?:{_DONE}|violated|crossed|breached|refused|removed|blocked|looted|ordered|tortured"
    r"|detained|was suspected|is suspected)"
)
_OTHER_ARMS = re.compile(
    r"(?:the )?(?:government |regime |state )?(?:soldiers|troops|army|police|forces|warplanes)"
    rf"(?: (?:at|in|from|of) (?:the )?[\w’'-]+)? {_HAVING}{_DONE}"
)
"""What arms of the state did, which those who fight it lay at its door."""
_BELONGED = re.compile(
    r"the (?:attackers|assailants|gunmen|killers|perpetrators|culprits|bombers?|suspects) "
    r"(?:belong(?:ed|s)? to|(?:was|were|are|is|came) (?:members of|fighters of|from|sent by)) "
    r"(?:the )?[A-Z]"
)


def accuses(source: str, title: str | None, content: str) -> bool:
    """Whether a party to a conflict lays a deed at an adversary's door."""
    if _BELONGED.match(content):
        return True
    if _fights(source, f"{title or ''} {source}") and _OTHER_ARMS.match(content):
        return True
    who = f"{title or ''} {source}"
    other = _ADVERSARY.match(content) if _PARTY.search(who) else None
    own = set(re.findall(r"[A-Z]\w+", who))
    return other is not None and not own & set(re.findall(r"[A-Z]\w+", other["who"]))
