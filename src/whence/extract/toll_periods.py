"""Whether a sentence counts over a period or over several incidents: "since June", "so far this
year", "in three separate shootings"."""

from __future__ import annotations

import re

from whence.calendar import WEEKDAY
from whence.extract.custody import GONE
from whence.extract.number_words import TWO_TO_TEN

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PERIOD = re.compile(
    rf"""\bsince\ (?:(?:early|late|mid)[- ])?(?:(?:19|20)\d\d|{_MONTH}\b|last\ \w+
        |the\ (?:\w+\.?\ \d+\ |\d+\ \w+\ )?(?:war|conflict|start|beginning|uprising|insurgency
            |revolution|invasion|fighting|ceasefire|truce|coup|crackdown|protests|outbreak|genocide)
        |(?:war|fighting|hostilities)\b|[^.;,]{{3,50}}\ (?:began|started|erupted|broke\ out
            |(?:took|seized|came\ to)\ power|launched\ (?:its|their|an?|the)\ (?:\w+\ )?offensive)\b
        |\d+\ (?:{_MONTH})\b
        |(?:its|their|his|her)\ (?:creation|formation|inception|launch|start|founding|deployment
            |establishment|arrival)\b)
    | \bsince\ {WEEKDAY},?\ [^.;]{{0,40}}\b(?:has|have)
        \ (?:been\ )?(?:killed|died|wounded|injured)\b
    | \bin\ (?:all|the\ whole)\ of\ (?:(?:19|20)\d\d\b|{_MONTH}(?!\w))
    | \b[Bb]y\ (?:19|20)\d\d\b | \bso\ far\ in\ {_MONTH}(?!\w)
    | \bin\ as\ many\ (?:days|weeks|months|years)\b
    | \b(?:have|has)\ (?:been\ )?(?:killed|died|wounded|injured|murdered)\b[^.;]{{0,60}}\bsince\b
        (?=[.;”"]|\s*$)
    | \bunder\ (?:his|her|its|their|the)\ (?:predecessor|(?:last|previous|current|former)
        \ (?:president|government|mayor|governor|regime|administration))\b
    | \bduring\ (?:his|her|their)\ (?:\w+\ )?(?:term|presidency|rule|tenure|reign|mandate)\b
    | \bsince\ [^.;,]{{3,40}}\ took\ office\b
    | \b(?:between|from)\ {_MONTH}(?:\ \d\d?)?,?\ (?:and|to|until|through)\ {_MONTH}(?!\w)
    | \bin\ {_MONTH}\b[^.;]{{0,40}}\b(?:compared\ (?:with|to)|up\ from|down\ from)\b
    | (?<!earlier\ )(?<!later\ )(?<!late\ )(?<!early\ )\b(?:so\ far\ )?this\ (?:year|month)\b
    | \b(?:in|over|during|for|within)\ (?!the\ first\ hours\b)
        (?:the|his|her|its|their|\w+['’]s)\ (?:past|last|first
        |previous|preceding)
        \ (?:\w+\ )?
        (?:days|weeks?|fortnight|months?|years?|decades?|hours)\b
    | \b(?:in|over|during|within)\ (?:a\ few|several|{TWO_TO_TEN}
        |\d+|a\ dozen)\ (?:weeks|months|years|decades)\b(?!\ of\ (?:age|each))
    | \b(?:between|from)\ (?:\d\d?\ )?(?:{_MONTH},?\ (?:\d\d?,?\ )?)?(?:19|20)\d\d,?
        \ (?:and|to|until)
        \ (?:\d\d?\ )?(?:{_MONTH},?\ (?:\d\d?,?\ )?)?
        (?:(?:19|20)\d\d|today|now)\b
    | \bviolent\ (?:night|weekend|day|afternoon|holiday|24\ hours)\b
    | \b(?:bloody|deadly|murderous)\ weekend\b
    | \b(?:night|weekend|day|string|spate)\ of\ (?:gun\ )?violence\b
    | \b(?:weekend|overnight)\ (?:of\ )?(?:shootings|violence|stabbings|gunfire)\b
    | \b(?:in|during|over|across|following)\ (?:at\ least\ )?(?:\d+\ |[a-z]+\ )?
        (?:separate|different|unrelated)\ (?:[\w-]+(?:,\ |\ (?:and\ )?)){{0,5}}?(?:shootings
        |stabbings|incidents|attacks|operations|clashes|raids|cases|homicides)\b
    | \b(?:in|across|from|during)\ (?:several|various|multiple|dozens\ of|numerous|other|\d\d+
        |a\ (?:spate|string|series|pair|rash|wave)\ of)
        \ (?:[\w'’-]+\ ){{0,4}}(?:shootings|stabbings|incidents|clashes|operations|homicides)\b
    | \b(?:spate|string|series|wave)\ of\ (?:[\w'’-]+\ ){{0,2}}(?:attacks|raids|killings|clashes)\b
    | \b(?:pair|spate|string|series|rash|wave)\ of\ (?:[\w'’-]+\ ){{0,2}}(?:shootings|stabbings
        |homicides)\b
    | \b(?:\d\d+|dozens\ of|scores\ of|hundreds\ of)\ (?:[\w'’-]+\ ){{0,2}}(?:attacks|incidents
        |raids|shootings|clashes|air\ ?strikes|bombings|ambushes)\b
        [^.;]{{0,60}}\b(?:in|during)\ which\b
    | \bin\ (?:all\ )?(?:the\ )?(?:three|four|five|six|seven|eight|nine|ten|\d+)\ incidents\b
    | \bin\ such\ (?:[\w'’-]+\ ){{0,2}}(?:attacks|raids|incidents|killings|shootings|massacres)\b
    | \bsuch\ (?:[\w'’-]+\ ){{0,2}}(?:bombs|devices|mines|attacks|raids|(?:air\ ?)?strikes|shootings
        |killings|ambushes|explosions)\ (?:have|had)\b
    | \b(?:shootings|stabbings|gunfire)\ (?:across|around|throughout)\ (?:the\ )?[\w.]
    | (?<!accused\ )(?<!charged\ )(?<!involved\ )(?<!suspect\ )(?<!suspected\ )\bin
        \ (?:(?:two|three|four|five|six)\ )?
        (?:(?!mosque|church|school|temple|nightclub|club)[\w'’.-]+\ ){{0,4}}
        shootings\b(?!\ (?:at|inside|on)\b)
    | \b(?:crime|homicide|murder|police)\ (?:stats|statistics|figures|data)\b
    | \b(?:hour|day|week|month|year)-?\ ?(?:long)?\ (?:period|span|stretch)\b
    | \b(?:every|each|per)\ (?:year|month|week|day)\b(?!\ since\b) | \bannually\b
    | \b(?:annual|yearly|monthly|quarterly)\ (?:report|index|survey|figures|statistics|review)
    | \b{WEEKDAY}['’´]s\ (?:\w+\ )?death\ toll
        (?!\ (?:from|in)\ the)
    | \b(?:war|conflict|insurgency|uprising|violence|unrest|terrorism|campaign|fighting|crackdown
        |clampdown|offensive)
        (?:,\ [^,.;]{{3,60}},)?\ (?:\w+\ ){{0,9}}(?:has|have|had)\ (?:\w+\ ){{0,2}}(?:killed
            |claimed|left|displaced
            |wounded|injured|driven|forced|made|uprooted|cost)\b
    | \b(?:killed|died|wounded|injured|displaced|deaths)\b[^.;]{{0,40}}\bin\ the
        \ (?:\w+-year(?:-old)?\ )?(?:civil\ |drug\ )?(?:war|conflict|insurgency|uprising)\b
    | \b(?:so\ far\ in|during)\ (?:19|20)\d\d\b
    | \b(?:in|during|over|for)\ the\ (?:first|second|third|fourth|last)\ (?:half|quarter)\ of\b
    | \b(?:in|during|over|for)\ (?:the\ )?(?:first|last|past|previous)\ (?:\w+\ )?quarters\b
    | \b(?:in|during|over|for)\ (?:the\ )?first\ (?:half|quarter|(?:\w+\ )?months)\b
    | \b(?:killed|dead|deaths)\ in\ (?:\w+\ )?(?:crackdown|civil\ war|drug\ war|genocide)\b
    | \b(?:in|during|throughout|over)\ (?:19|20)\d\d\b[^.;]{{0,80}}
        \b(?:documented|recorded|registered|logged|verified|counted)\b
    | \b(?:documented|recorded|registered|logged|verified|counted)\b[^.;]{{0,80}}
        \b(?:in|during|throughout)\ (?:19|20)\d\d\b
    | \b(?:documented|recorded|registered|logged|verified)\b[^.;]{{0,80}}\bin
        \ (?:\d+|[a-z]+)\ (?:countries|provinces|states|regions|districts|departments)\b
    | \bin\ (?:two|three|four|five|six|\d\d?)\ (?:[\w-]+\ )?(?:attacks|raids|ambushes)\ (?:by|in
        |across|around|blamed)\b
    | \b(?:\d\d|a\ (?:series|wave|string|spate))\ (?:of\ )?(?:[\w-]+\ (?:and\ )?){{0,2}}
        (?:attacks|raids)\ (?:across|around|in\ and\ around)\b
    | \b(?:overall|cumulative)\ (?:[\w'’-]+\ ){{0,2}}(?:death\ )?tolls?\b
    | \btolls?\ (?:[\w'’-]+\ ){{0,3}}(?:in|of|from)\ (?:the|[\w'’-]+['’]s)\ (?:[\w-]+\ ){{0,3}}
        (?:war|conflict|insurgency|genocide)\b
    | \b(?:record(?:ed|s)|register(?:ed|s)|documented|tall(?:ied|ies)|logged|saw)\ [^.;]{{0,30}}?
        \b(?:killings|murders|homicides|slayings|assassinations|kidnappings|abductions)\b
    | \b(?:killings|murders|homicides|deaths)\ in\ (?:just\ )?(?:a|one|a\ single)
        \ (?:day|weekend|night|week)\b
    | \b(?:two|three|four|five|several)\ (?:attacks|bombings|raids|ambushes)\ (?:in|across)\ the
        \ (?:\w+\ )?(?:north|south|east|west|centre|country|region|province)\b
    | \b(?:attacks|bombings|raids|violence|killings)\b[^.;]{{0,40}}\bacross\ the\ (?:north
        |south|east|west|country
        |region|province)\b
    | \b(?:in|over|during)\ (?:that|the\ same|this)\ (?:period|time|span)\b
    | \b(?:violence|unrest|war|conflict|clashes|fighting|riots)\ (?:that|which)\ (?:broke\ out|began
        |erupted|started|has\ (?:raged|gripped)|have\ (?:raged|gripped))\b
    | \btotal\ for\ the\ (?:year|month|week|day)\b | \b(?:year|month|week)-to-date\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = re.compile(
    r"\b(?:in|within) (?:just )?(?:a|one|a single) (?:week|month|year|fortnight|decade)\b"
    r"|\b(?:in|within|over) (?:(?:just|less than|barely|under) )?(?:24|36|48|72) hours\b",
    re.IGNORECASE,
)
"""A stretch in which several died, unless it tells how often something happens."""
_CITYWIDE = re.compile(
    r"\b(?:across|around|throughout) (?:the (?:city|country|county|state|region)|town)\b"
    r"|\bin attacks (?:in|across|around)\b"
    rf"|\b{WEEKDAY}(?: night)? (?:and|through|to) {WEEKDAY}\b"
    r"|\bcitywide\b|(?<!scene )(?<!there )(?<!missing )\bsince"
    rf" (?:(?:about|around|early|late) )?(?:{WEEKDAY}\b(?!, when)|\d{{1,2}}(?::\d\d)? ?[ap]\.?m"
    r"|midnight|noon|yesterday)\b",
    re.IGNORECASE,
)
_GUNS = re.compile(
    r"\b(?:shot|shootings?|gunfire|gun violence|homicides?|wounded)\b", re.IGNORECASE
)
_ONE_ATTACK = re.compile(
    r"\b(?:coordinated|gunm[ae]n|attackers?|bomb\w*|blasts?|explosions?|rampage|spree|rockets?"
    r"|missiles?|strikes?|raids?)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:last (?:year|month)|in (?:19|20)\d\d|in {_MONTH}(?: (?:19|20)\d\d)?)\b", re.IGNORECASE
)
_STATISTIC = re.compile(
    r"\b(?:war|conflict|violence|terrorism|insurgency|fighting|nationwide|worldwide|globally"
    r"|across the country|countrywide|(?:were|was|been) executed|executions"
    r"|report|index|statistics|on average|unrest)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:attacks?|bombings?|blasts?|explosions?|shootings?|raids?|ambush|massacre|strikes?"
    r"|assault|siege|bombs?|kidnapping|abduction)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?<!to )(?:has|have) (?:(?:now|already|also) )?(?:been )?(?:[a-z]+ly )?(?:killed|died"
    r"|wounded|injured|bloodied|displaced|abducted|kidnapped|executed|disappeared)\b"
    rf"|\b(?:as of|by) (?:the )?(?:\d+ )?{_MONTH}(?: \d|\b)",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(rf"\b(?:{WEEKDAY}|today|yesterday|overnight)\b", re.IGNORECASE)
"""A count that has grown up to now, unless the sentence tells of one day."""
_NO_AGENT = (
    r"(?:were|have been|had been) (?:killed|murdered|slain|abducted|kidnapped|injured|wounded)\b"
    r"(?![^.;,]*\b(?:by|when|after|as|during|outside|near|at|inside|while)\b)"
)
_OF_A_YEAR = re.compile(
    rf"^[^.;]*\b{_NO_AGENT}[^.;]*\bin (?:19|20)\d\d\b"
    rf"|^\W*(?:In (?:19|20)\d\d|Last year),? [^.;]*\b{_NO_AGENT}",
    re.IGNORECASE,
)
"""Who were killed in a year, of which no event is told."""
_THEN = re.compile(r"\bwhen\b(?! it)")
"""What goes on to tell of one event."""
_ONE_DEED = re.compile(
    r"\b(?:an?|one|the) (?:(?!a\b)[\w-]+ ){0,3}(?:bombers?|gunm[ae]n|attackers?|rockets?|missile"
    r"|shell|mine|device|grenade|drone|plane|jet|warplane|truck|vehicle)\b"
    r"|\b(?:struck|stormed|raided|ambushed|overran|rammed|blew (?:up|himself)|exploded|went off"
    r"|detonated|opened fire|descended on|burst into|broke into|set upon)\b"
    r"|\bin the (?:worst|deadliest|biggest|bloodiest|largest|latest|first|last)"
    r" (?:(?:such|single) )?(?:case|incident|episode)\b"
    r"|\b(?:taken|seized|snatched|abducted|kidnapped)\b[^.;]*\bfrom (?:an?|the|their) "
    rf"(?:[\w-]+ )?(?:school|college|village|church|mosque|bus|camp|hospital|home|dormitory"
    r"|train)\b"
    rf"|\bin {_MONTH} last year (?:abducted|kidnapped|killed|seized|massacred)\b"
    rf"|\bin {_MONTH} last year,? [^.;]*\b(?:in|at|near|outside)"
    r" (?:an? (?:[\w-]+ ){1,3}(?:in|at|near) )?(?-i:[A-Z])",
    re.IGNORECASE,
)
"""What tells of one event, whenever it was."""
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)
_FEW, _MANY_A_YEAR, _SO_MANY, _MANY = 4, 20, 100, 500
_RANKED = re.compile(
    r"\b(?:deadliest|worst|biggest|largest|bloodiest|highest|heaviest|first|most \w+|greatest)\b"
    r"[^.;,]{0,80}?\bsince\b"
    r"|\b(?:deadliest|worst|biggest|largest|bloodiest|first|second|third|fourth|fifth|latest)\s"
    r"(?:[\w-]+\s){0,3}(?:attacks?|bombings?|shootings?|incidents?|raids?|(?:air ?)?strikes?"
    r"|massacres?|killings?|blasts?|ambush(?:es)?)\b[^.;,]{0,30}?\b(?:this|in the past"
    r"|in the last|of the|in an?) (?:year|month|week|decade)\b"
    r"|\b(?:deadliest|worst|biggest|largest|bloodiest)\b(?! (?:year|month|week|period|spell|toll))"
    r"[^.;,]{0,60}?\b(?:in|for) (?:[\w-]+ ){0,4}?(?:days|weeks?|months?|years?|decades?)\b"
    r"|\bone of the (?:deadliest|worst|biggest|largest|bloodiest|most \w+)\s(?:[\w’'-]+\s){1,7}?"
    r"(?:this|(?:in|of) (?:the (?:past|last) )?(?:an?|the|\w+))"
    r" (?:years?|months?|weeks?|decades?)\b"
    r"|\b(?:the|in) (?:latest|most recent|newest|second|third|fourth|fifth|last)"
    r"\s(?:[\w-]+\s){0,4}?(?:in|of) (?:an?|the|this) (?:[\w-]+ )?"
    r"(?:string|series|spate|wave|rash|succession)\b[^.;]*"
    r"|\bamid (?:an?|the) (?:[\w-]+ )?(?:string|series|spate|wave|rash) of [^.;,]*"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th)\b[^.;,]{0,50}?"
    r"\b(?:in|within) (?:(?:as|so) many|less than \w+|just \w+|under \w+|\w+|the (?:last|past) \w+)"
    r" (?:days|weeks|months|years|decades)\b",
    re.IGNORECASE,
)
"""An attack's place among others, which counts nobody over a period."""


_GONE_SINCE = re.compile(rf"\b(?:{GONE}|prison|unknown|heard(?: from)?) since\b", re.IGNORECASE)
"""One person is missing or held since a day; that counts nothing over a period."""


_ASIDE = re.compile(
    r",\s(?:which|who)\s(?:(?:is|are|was|were)\s[^,.;]{3,60}\sand\s)?(?:has|have)\s"
    r"(?!(?:\w+\s){0,2}(?:killed|claimed|left|displaced|wounded|injured|died)\b)"
    r"[^,.;]{3,90}\ssince\s[^,.;]{3,40}(?:,\s|(?=[.;]|$))"
    r"|\bwhere\s(?:[\w’'-]+\s){1,6}(?:once|used to|would)\s[^,.;]{3,60}\bevery\s(?:day|week|month"
    r"|year)\b"
)
"""What somebody has done since long before: "the army, which has been at war since April, said";
what was done time and again where it happened."""
_SINCE_WHEN = re.compile(r"\bsince\s[^.;,]{3,30},\s(?=when\b)", re.IGNORECASE)
"""The day of an event of which a toll is told: "since March 14, when a bomb killed nine"."""


def dated_before(lead: str) -> str:
    """What stands before a toll, without the "since" that only dates the event it is told of."""
    return _SINCE_WHEN.sub("", lead)


def is_period(sentence: str, high: int | None) -> bool:
    """Whether a sentence counts over a period or over several incidents; ``high`` is the largest
    figure of the toll that it is asked for."""
    sentence = _ASIDE.sub(", ", _RANKED.sub("", sentence))
    if high is not None and high <= _FEW:
        sentence = _GONE_SINCE.sub(" ", sentence)
    if _PERIOD.search(sentence) or ((high or 0) > _FEW and _WITHIN.search(sentence)):
        return True
    if _CITYWIDE.search(sentence) and _GUNS.search(sentence) and not _ONE_ATTACK.search(sentence):
        return True
    if _EVENT.search(sentence):
        return False
    if (high or 0) >= _SO_MANY and _SO_FAR.search(sentence) and not _ONE_DAY.search(sentence):
        return True
    if high == 1 or not _SPAN.search(sentence):
        return False
    many = (high or 0) >= _MANY_A_YEAR and not _THEN.search(sentence)
    long = many and _LAST_YEAR.search(sentence) is not None and not _ONE_DEED.search(sentence)
    return (
        long
        or bool(_OF_A_YEAR.search(sentence) or _STATISTIC.search(sentence))
        or (high or 0) >= _MANY
    )
