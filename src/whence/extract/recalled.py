"""Clauses that tell of another incident than the sentence is about: "the shooting follows an attack
that killed nine", "in a separate shooting, two men were hurt", "the 2011 murder of Ana Brun"."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from whence.calendar import FULL_MONTH
from whence.extract.kinds import EVENT

_EVENT_NOUN = (
    r"(?:shootings?|attacks?|bombings?|blasts?|explosions?|killings?|stabbings?|slayings?|murders?"
    r"|homicides?|raids?|ambush(?:es)?|assaults?|(?:air ?)?strikes?|massacres?|kidnappings?"
    r"|abductions?|clash(?:es)?|shoot-?outs?|incidents?|assassinations?)"
)
_FOLLOWS = re.compile(
    rf"\b(?:{_EVENT_NOUN}|violence|it|anniversary|ceremony|vigil|visit|announcement)\b"
    r"[^.;]{0,60}?\b(?:(?:comes?|came|happened|occurred"
    r"|took place)\s(?:just |only |less than |more than |about )?(?:[\w-]+ ){0,3}?after"
    r"|follows|followed|on the heels of)\s",
    re.IGNORECASE,
)
"""An event that comes after another; what came before it is told next."""
_ANOTHER = re.compile(
    rf"\b(?:another|a (?:separate|second|different|previous|prior|recent|similar)"
    rf"|an (?:unrelated|earlier)"
    rf"|(?:two|three|several|other|unrelated|separate|previous|earlier) (?:other )?)"
    rf"\s?(?:(?!(?:in|at|an?|the|of|by|on|during)\b)[\w-]+\s){{0,2}}{_EVENT_NOUN}\b"
    r"(?=\s*,?\s(?:that|which|where|in which|when|last|on|in|at)\b)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"\b(?:an? (?:earlier|previous|prior)|the (?:earlier|previous)) (?:[\w-]+ )?{_EVENT_NOUN}\W*$",
    re.IGNORECASE,
)
"""An earlier event that a sentence ends with; the next one may go on with it."""
_DEATH_AFTER = re.compile(
    r"\b(?:deaths?|tragedy)\b[^.;]{0,40}?\b(?:comes?|came) (?:[\w-]+ ){0,4}?after\s"
    r"(?=(?:another|two|three|four|several|an? (?:second|similar))\b)",
    re.IGNORECASE,
)
"""A death that comes after others'."""
_APART = re.compile(
    r"^\W*(?:elsewhere\b|separately,|in (?:another|an? (?:separate|related|similar|different))"
    r" (?:development|case),|(?:in )?(?:another|an? (?:separate|unrelated|different|second"
    rf"|third|fourth)|the (?:most recent|latest|other))\s(?:[\w-]+\s){{0,2}}{_EVENT_NOUN}\b"
    rf"|in other (?:[\w-]+\s){{0,2}}(?:{_EVENT_NOUN}|violence))",
    re.IGNORECASE,
)
_SEPARATE = re.compile(r"^\W*in an? (?:separate|unrelated|different)\s", re.IGNORECASE)
"""Words that open another incident even where the first has no toll."""
_SOONER_OR_LATER = re.compile(
    r"^\W*(?:(?:about|around|just|some|less than|more than) )?(?:an|half an|[\w-]+)"
    r" (?:minutes|hours?) (?:earlier|later|before|after)\b"
    r"|^\W*(?:earlier|later)(?:,| (?:in the|that|on|\w+day)\b)",
    re.IGNORECASE,
)
_NEXT_TOWN = re.compile(
    rf"\b(?:another|an? (?:second|third|separate))\s(?:[\w-]+\s){{0,2}}"
    rf"(?:{_EVENT_NOUN}|bomb|device|rocket|grenade|drone)\b[^.;]{{0,40}}?"
    r"\b(?:in|at|near|hit|struck) (?:a|the) (?:neighbou?ring|nearby|adjacent|next) (?:town|village"
    r"|city|district|province|quarter|neighbou?rhood|camp)\b",
    re.IGNORECASE,
)
"""A second event that is said to have been in another place than the first."""
_UNEASE = re.compile(
    r"\b(?:on edge|on (?:high )?alert|in mourning|in shock|tense|uneasy|nervous|reeling|fearful"
    r"|under curfew|shaken)\b[^.;]{0,30}?\b(?:since|after|from|over|by)\s"
    r"(?=(?:an?|another|two|three|several|twin|last)\b)",
    re.IGNORECASE,
)
"""How a town fares that something happened in before, which is told next."""
_DAY_BEFORE = re.compile(
    r"^\W*(?:(?:just |only |barely |less than )?(?:a|one|two|three|four|five|six|\d|several|a few)"
    r" (?:days?|nights?|weeks?) (?:earlier|before|previously)|earlier this (?:week|month|year)"
    r"|last weekend|the (?:day|night|week) before|the previous (?:day|night|evening|week|weekend))"
    r"(?:,|\s(?!the\b|he\b|she\b|his\b|her\b|they\b))",
    re.IGNORECASE,
)
"""How a sentence begins that tells what was before the event that a report has told of."""
_AN_INCIDENT = re.compile(
    rf"\b(?:in|to|of) an? (?:[\w'’-]+ ){{0,4}}{_EVENT_NOUN}\b|\bblock of\b"
    r"|\bin the (?:[\w'’.-]+ ){1,4}(?:neighborhood|neighbourhood|section)\b"
    r"|\b(?:a person|someone|people) shot\b"
    r"|\ban? (?:[\w-]+ ){0,3}(?:man|woman|boy|girl|teen\w*|person) was (?:fatally )?"
    r"(?:shot|stabbed)\b[^.;]*\b(?:street|avenue|road|boulevard|drive|lane|place|court)\b",
    re.IGNORECASE,
)
_ENDS_APART = re.compile(
    r"\bin (?:(?:an?|another) )?(?:separate|unrelated|different|second|third|earlier|previous"
    r"|prior)\s"
    rf"(?:[\w-]+\s){{0,2}}{_EVENT_NOUN}\b",
    re.IGNORECASE,
)
_OVER_IT = re.compile(
    r"\b(?:protests?|riots?|rioting|unrest|demonstrations?|marches) (?:over|against|at|following"
    r"|after|sparked by|triggered by) (?:the|his|her|their) (?:[\w-]+ )?"
    rf"(?:{_EVENT_NOUN}|deaths?)\b",
    re.IGNORECASE,
)
"""What people do about an event, which is another."""
_IN_RETURN = re.compile(
    r"\bin (?:response|retaliation|reprisal|return)\b(?! (?:to|for|from)\b)", re.IGNORECASE
)
_REPRISAL = re.compile(
    r"^\W*(?:the )?(?:reprisals?|retaliatory|revenge|tit-for-tat)\s(?:[\w-]+\s)?"
    rf"(?:{_EVENT_NOUN}|violence)\b",
    re.IGNORECASE,
)
"""An attack that answers the one that is reported."""
_CLAUSE = re.compile(r"[,;]\s(?:and|while|but)?\s?|\s(?:and|while|but)\s")
_LINKED = re.compile(
    r"\b(?:possib\w+|whether|believe\w*|may be|might be|looking into|could be)\b[^.;]{0,80}?"
    r"\b(?:connect\w+|linked|link|related|tied) (?:to|with|between)\b|\b(?:in )?retaliation for\b"
    r"|\bin revenge for\b",
    re.IGNORECASE,
)
"""What an incident may have to do with another, which is told next."""
_HOURS_AFTER = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|several|\d+|a few) )?(?:minutes|hours?|days?|weeks?)"
    r" after (?:(?:another|an?|two|three|several|twin) (?:[\w-]+ ){0,3}?"
    rf"(?:{_EVENT_NOUN}|bombs?|gunm[ae]n|rockets?|missiles?|grenades?)\b"
    r"|(?:\d+|dozens of|scores of|hundreds of) \w+ (?:were|had been)"
    r" (?:killed|abducted|kidnapped))",
    re.IGNORECASE,
)
"""An event some time after one that is not known yet, which the clause goes on to tell."""
_WAR_BEGAN = re.compile(
    r"\bthe (?:[\w'’-]+ ){0,2}(?:war|conflict|insurgency|uprising|invasion|offensive|campaign)"
    r"\b[^.;]{0,40}?\b(?:began|started|erupted|broke out|(?:was|were) (?:triggered|sparked"
    r"|launched))\b[^.;]{0,30}?\b(?:when|after|with|by|following)\s",
    re.IGNORECASE,
)
"""How the war began in which the article's incident was."""
_OUTCOME = re.compile(
    r"\b(?:died|dies|succumbed)\b"
    r"|\b(?:kill\w*|shot|arrest\w*|caught|captured|detained|charged)\b[^,;]{0,40}"
    r"\b(?:suspects?|gunm[ae]n|attackers?|shooters?|bombers?|m[ae]n)\b"
    r"|\b(?:suspects?|gunm[ae]n|attackers?|shooters?|bombers?)\b[^,;]{0,30}\b(?:was|were|been) ",
    re.IGNORECASE,
)
"""What comes of an attack some time after it: the wounded die, those who did it are found."""
_ANNIVERSARY = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|tenth|\w+ieth) anniversary of\s"
    r"|\b(?:\w+ )?years (?:after|since|on from) the\s(?=[^.;]{0,60}\b(?:in|during) which\b)",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(
    rf"\b(?P<year>(?:19|20)\d\d),?\s(?:[\w'’-]+\s){{0,4}}?(?:{_EVENT_NOUN}|death|crackdown|riots?"
    r"|pogroms?|genocide|uprising|siege|purges?)\b",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"\b(?:it (?:will|would|may|can|could|should) be (?:recalled|remembered) that"
    r"|(?:recall|remember) that|it is recalled that)\b",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\b(?:killed|killing|shot|wounded|wounding|injured|injuring|hurt|abducted|abducting|kidnapped"
    r"|stabbed|beheaded|assassinated|murdered|attacked|bombed)\b",
    re.IGNORECASE,
)
_INDEFINITE = rf"(?-x:(?:an?|another|the (?:19|20)\d\d) (?:[\w-]+ ){{0,3}}{_EVENT_NOUN})"
_KIN = (
    r"(?:brothers?|sisters?|father|mother|sons?|daughters?|wife|husband|cousins?|uncles?|nephews?)"
)
_DONE_BEFORE = re.compile(
    rf"""\b(?:(?:wanted|sought|blamed|notorious|infamous|best\ known|responsible)\ for
            (?=[^.;]*\b(?:killed|killing|death|murders?|abduction|kidnapping|bombing)\b)
        |who\ (?:was|is|were|are|had\ been|has\ been)\ (?:\w+\ )?(?:accused|suspected|convicted)
            \ of(?=\ \w+ing\b)
        |master-?minds?\ of|on\ trial\ (?:in\ absentia\ )?for
        |sentenced\ [^.;,]{{0,40}}?\ (?:for|over)\ (?={_INDEFINITE})
        |(?:whose|his|her|their)\ (?:\w+\ )?{_KIN}\ (?:was|were|is|are|had\ been)\ among\b
        |(?:spot|place|corner|stretch|square)\ where\ (?={_INDEFINITE})
        |an?\ (?:[\w-]+\ )?(?:area|district|neighbou?rhood|city|town|village|region|province)\ where
            \ (?=[^.;]{{0,60}}\b(?:was|were|had\ been|have\ been)\ (?:killed|shot|wounded|injured
            |abducted|kidnapped|murdered|massacred|beheaded)\b)
        |memorials?\ to)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What somebody who is told of here did or met before, where the sentence has told of the event
that it reports."""
_LIKENED = re.compile(
    r"\b(?:(?:modell?ed on|inspired by|reminiscent of|in the style of) (?=(?:an?|one"
    r"|the (?:(?:19|20)\d\d|man|gunman|attacker|killer|shooter|attacks?|massacre|shooting"
    r"|bombing))\b)"
    r"|like the one (?:that|which|in which)"
    r"|(?:praised|idolised|idolized|admired) (?=the (?:man|gunman|attacker|killer|shooter)))",
    re.IGNORECASE,
)
"""What an attack is likened to."""
_LIVED_THROUGH = re.compile(
    rf"\bsurviv(?:or|ors|ed|ing) (?:of )?(?=the\b|{_INDEFINITE})"
    r"|\breport(?:ed|ing) on the (?=killing|murder|massacre|abduction)",
    re.IGNORECASE,
)
"""What somebody lived through before, of whom the sentence goes on to tell."""
_GOES_ON = re.compile(
    r"(?<!who)(?<!which)(?<!that),? (?:was|were|has been|have been) (?:\w+ly |later )?"
    r"(?:shot|stabbed|killed|found|wounded|injured|abducted|kidnapped|arrested|attacked|beaten|hacked|gunned)\b",
    re.IGNORECASE,
)
_ON_THE_SIDE = re.compile(
    r"\b(?:which|who) (?:is|are|was|were|has been|have been) (?:also |widely )?(?:blamed|accused"
    r"|suspected|wanted|known|best known|notorious|infamous) (?:for|of)\b"
    r"|\bby the (?:group|gang|militia|faction|rebels|cell|cartel) (?:that|which)\b"
    r"|\b(?:had|has|have) been the (?:scene|site|target) of\b"
    r"|\bwas the (?:scene|site) of (?=an? (?:[\w-]+ )?(?:mutiny|massacre|siege|battle|standoff)\b)"
    r"|\b(?:revived|revives|brought back|evoked|stirred) (?:painful )?memories of\b"
    r"|\b(?:it|which|that|attack|bombing|shooting|killings?) (?:recall(?:ed|s)|echo(?:ed|es)"
    r"|resembl(?:ed|es)) (?=an?\b)"
    r"|,\s(?:recall(?:ed|s)|echo(?:ed|es)|resembl(?:ed|es)) (?=an?\b)"
    r"|\bmark(?:s|ed|ing)? [^.;]{0,40}\b(?:years?|months?|anniversary) (?:since|of)\b",
    re.IGNORECASE,
)
"""The same, wherever in a sentence it stands, once the report's own toll is told."""
_SOUGHT = re.compile(
    r"\b(?:wanted|sought|suspected|accused|charged|questioned|on bail|on the run)\s"
    r"(?:in connection with|in|for|of|over|with|after)\s"
    rf"(the (?:[\w-]+ ){{0,3}}{_EVENT_NOUN} of [^,.;]*?) (?:was|were|has been|have been|is|died)\b"
    r"(?=[^.;]*\b(?:shot|killed|dead|died|wounded|injured|stabbed)\b)",
    re.IGNORECASE,
)
"""For what somebody was sought who meets with something here."""
_RECORD = re.compile(
    r"^\W*(?:the|this) (?:[\w-]+ )?(?:group|gang|militia|faction|sect|movement|cartel|network|cell)"
    r"(?:['’]s (?:bloodiest|deadliest|worst|biggest|most \w+|best-known) "
    r"|,? (?:which [^,]{3,60}, |(?:has|have|had) [^.,;]{3,60} and )?"
    r"(?:(?:has|have|had) (?:also |since |previously )?(?:killed|beheaded|abducted|kidnapped|bombed"
    r"|carried out|staged|massacred|executed)"
    r"|(?:is|was) (?:best |also )?(?:known|blamed|notorious|infamous)))"
    r"|^\W*(?:he|she) (?:was|is|had been) (?:also )?(?:wanted|sought) (?:for|over)\b"
    r"|^\W*(?:the |both |all |those )?(?:[\w-]+ ){0,2}(?:suspects?|men|man|two|three|four|they)"
    r" (?:was|were|is|are|had been|have been|has been) (?:also |both |all |already )?"
    r"(?:wanted|sought|suspected|accused|on the run) (?:for|over|in|of|in connection with)"
    r" (?=(?:an?|several|other|another) (?:[\w-]+ ){0,3}"
    rf"(?:{_EVENT_NOUN}|robber(?:y|ies)|heists?)\b)"
    r"|^\W*(?:he|she) was behind (?:the|an?)\b|^\W*(?:he|she) (?:had |has )?served\b"
    r"|^\W*(?:he|she) (?:had )?(?:led|planned|organi[sz]ed|ordered) "
    rf"(?:an? (?:[\w-]+ ){{0,2}}{_EVENT_NOUN}\b"
    rf"|the (?:[\w-]+ ){{0,2}}{_EVENT_NOUN} (?:that|which|in which)\b)"
    rf"|^\W*(?:his|her|their) (?:\w+ )?{_KIN} (?:was|were|had been) (?:one of|among)\b"
    rf"(?=[^.;]*\bin (?:an?|the (?:19|20)\d\d) (?:[\w-]+ ){{0,2}}{_EVENT_NOUN}\b)"
    r"|^\W*(?:he|she) had (?:previously |already )?been (?:wounded|shot|injured|kidnapped|abducted)"
    r" (?:(?:once|twice|(?:several|many|three|four|five) times) )?(?:before|previously)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells what an armed group, or whoever was killed, did before."""
_AT_A_VIGIL = re.compile(
    r"\b(?:during|at|near|outside|after|leaving|left|for) (?:an? |the |another )?(?:[\w-]+ ){0,2}"
    r"(?:vigil|memorial|funeral|wake|remembrance|burial)(?: \w+)? for\s",
    re.IGNORECASE,
)
_ON_RECORD = re.compile(
    r"\b(?:previous(?:ly)? (?:convict\w+|charged|arrested|served|sentenced)"
    r"|criminal (?:history|record)|(?:was|been|had been) (?:convicted|sentenced|paroled|released)"
    r" (?:in|of|for) [^.;]{0,40}\b(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


_DID_BEFORE = re.compile(
    r"^\W*(?:The|An?|Two|Three) (?:[\w-]+ ){0,2}(?:militia|group|gang|faction|cell|sect|rebels"
    r"|fighters|men|man|gunm[ae]n|bombers?) ((?:that|who) (?:had )?(?:killed|abducted|kidnapped"
    r"|bombed|shot|attacked|wounded|beheaded|massacred)[^,.;]*?"
    rf"\b(?:in (?:{FULL_MONTH}|(?:19|20)\d\d)|last (?:week|month|year)))"
    r" (?=\w+ed\b|struck\b|shot\b|blew\b|hit\b)",
)


class Recalled(Struct, frozen=True):
    """Where another incident's words begin and end in a sentence. ``background`` is False for an
    incident of equal standing, ``lasting`` True where the paragraph goes on with it."""

    start: int
    end: int
    background: bool
    lasting: bool = False


def did_before(sentence: str) -> Recalled | None:
    """What those did before whose deed a sentence reports: "the militia that killed 30 in May
    attacked …"."""
    deed = _DID_BEFORE.search(sentence) or _SOUGHT.search(sentence)
    return Recalled(deed.start(1), deed.end(1), background=True) if deed else None


def recalled(sentence: str, day: date | None, *, counted: bool) -> Recalled | None:
    """What a sentence tells of another incident than the article's own; None where it does not.
    ``day`` is the own one's, as far as it is known; ``counted`` says whether its tolls have been
    told by now, before which a sentence may well open with somebody else's."""
    if (counted or _SEPARATE.search(sentence)) and (other := _of_equal_standing(sentence)):
        return other
    if before := _happened_before(sentence) or _done_before(sentence, counted=counted):
        return before
    end = len(sentence)
    long_ago = _ANNIVERSARY.search(sentence)
    if long_ago and EVENT.search(sentence, long_ago.end()):
        return Recalled(long_ago.end(), end, background=True)
    year = _OF_A_YEAR.search(sentence)
    if year and day and int(year["year"]) < day.year:
        return Recalled(year.start(), end, background=True)
    others, causes = (_ANOTHER, _EARLIER, _ON_RECORD), (_LINKED, _WAR_BEGAN)
    starts = [match.start() for cue in others if (match := cue.search(sentence))]
    starts += [match.end() for cue in causes if (match := cue.search(sentence))]
    return Recalled(min(starts), end, background=True) if starts and counted else None


def _of_equal_standing(sentence: str) -> Recalled | None:
    """Another incident of the same report: "Elsewhere, …", "… in a separate shooting"."""
    end = len(sentence)
    apart = _SOONER_OR_LATER.search(sentence) and _AN_INCIDENT.search(sentence)
    if apart or _APART.search(sentence) or _NEXT_TOWN.search(sentence):
        return Recalled(0, end, background=False, lasting=True)
    if (
        _REPRISAL.search(sentence)
        or _OVER_IT.search(sentence)
        or (_IN_RETURN.search(sentence) and EVENT.search(sentence))
    ):
        return Recalled(0, end, background=False)
    other = _ENDS_APART.search(sentence)
    if other is None:
        return None
    breaks = [match.end() for match in _CLAUSE.finditer(sentence, 0, other.start())]
    return Recalled(max(breaks, default=0), end, background=False)


def _done_before(sentence: str, *, counted: bool) -> Recalled | None:
    """What is told besides the own event of somebody in it, of its place or of its like."""
    end = len(sentence)
    before = (_RECALLED, _RECORD, _DAY_BEFORE)
    if counted and any(cue.search(sentence) for cue in before):
        return Recalled(0, end, background=True)
    for cue in (_LIKENED, _LIVED_THROUGH, _DONE_BEFORE, _ON_THE_SIDE):
        found = cue.search(sentence)
        if found is None:
            continue
        goes_on = _GOES_ON.search(sentence, found.end()) if cue is _LIVED_THROUGH else None
        own = cue is _LIKENED or goes_on is not None or (cue is _ON_THE_SIDE and counted)
        if own or _HARMED.search(sentence, 0, found.start()):
            return Recalled(found.start(), goes_on.start() if goes_on else end, background=True)
    return None


def _happened_before(sentence: str) -> Recalled | None:
    """What an incident comes after: others like it, those for whom a vigil was held."""
    end = len(sentence)
    follows = _FOLLOWS.search(sentence) or _DEATH_AFTER.search(sentence) or _UNEASE.search(sentence)
    if follows and EVENT.search(sentence, follows.end()):
        return Recalled(follows.end(), end, background=True)
    vigil = _AT_A_VIGIL.search(sentence)
    if vigil and EVENT.search(sentence, 0, vigil.start()):
        comma = sentence.find(", ", vigil.end())
        return Recalled(vigil.end(), comma if comma > 0 else end, background=True)
    later = _HOURS_AFTER.search(sentence)
    before = sentence[: later.start()] if later else ""
    if later and EVENT.search(before) and not _OUTCOME.search(before):
        return Recalled(later.start(), end, background=True)
    return None
