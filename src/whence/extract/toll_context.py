"""What a sentence makes of a toll beside the words that tie it: a total over a period, a denial, a
fear, an old figure, a story, an accident, attackers counted or not."""

from __future__ import annotations

import re

from msgspec import Struct

from whence.extract.no_violence import ACCIDENT, is_nobodys
from whence.model import Status

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PERIOD = re.compile(
    rf"""\bsince\ (?:(?:early|late|mid)[- ])?(?:(?:19|20)\d\d|{_MONTH}\b|last\ \w+
        |the\ (?:\w+\.?\ \d+\ )?(?:war|conflict|start|beginning|uprising|insurgency|revolution
            |invasion|fighting|ceasefire|truce|coup|crackdown|protests|outbreak|genocide)
        |(?:war|fighting|hostilities)\b|[^.;,]{{3,50}}\ (?:began|started|erupted|broke\ out
            |(?:took|seized|came\ to)\ power|launched\ (?:its|their|an?|the)\ (?:\w+\ )?offensive)\b
        |\d+\ (?:{_MONTH})\b
        |(?:its|their|his|her)\ (?:creation|formation|inception|launch|start|founding|deployment
            |establishment|arrival)\b)
    | \bsince\ (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\ [^.;]{{0,40}}\b(?:has|have)
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
    | \b(?:in|over|during|for|within)\ (?:the|his|her|its|their|\w+['’]s)\ (?:past|last|first
        |previous|preceding)
        \ (?:\w+\ )?
        (?:days|weeks?|fortnight|months?|years?|decades?|hours)\b
    | \b(?:in|over|during|within)\ (?:a\ few|several|two|three|four|five|six|seven|eight|nine|ten
        |\d+|a\ dozen)\ (?:weeks|months|years|decades)\b(?!\ of\ (?:age|each))
    | \b(?:between|from)\ (?:\d\d?\ )?(?:{_MONTH},?\ (?:\d\d?,?\ )?)?(?:19|20)\d\d,?
        \ (?:and|to|until)
        \ (?:\d\d?\ )?(?:{_MONTH},?\ (?:\d\d?,?\ )?)?
        (?:(?:19|20)\d\d|today|now)\b
    | \bviolent\ (?:night|weekend|day|afternoon|holiday|24\ hours)\b
    | \b(?:night|weekend|day|string|spate)\ of\ (?:gun\ )?violence\b
    | \b(?:weekend|overnight)\ (?:of\ )?(?:shootings|violence|stabbings|gunfire)\b
    | \b(?:in|during|over|across|following)\ (?:at\ least\ )?(?:\d+\ |[a-z]+\ )?
        (?:separate|different|unrelated)\ (?:[\w-]+(?:,\ |\ (?:and\ )?)){{0,5}}?(?:shootings
        |stabbings|incidents|attacks|operations|clashes|raids|cases|homicides)\b
    | \b(?:in|across|from|during)\ (?:several|various|multiple|dozens\ of|numerous|other|\d\d+
        |a\ (?:spate|string|series|pair|rash|wave)\ of)
        \ (?:[\w'’-]+\ ){{0,4}}(?:shootings|stabbings|incidents|clashes|operations|homicides)\b
    | \b(?:pair|spate|string|series|rash|wave)\ of\ (?:[\w'’-]+\ ){{0,2}}(?:shootings|stabbings
        |homicides)\b
    | \b(?:shootings|stabbings|gunfire)\ (?:across|around|throughout)\ (?:the\ )?[\w.]
    | (?<!accused\ )(?<!charged\ )(?<!involved\ )(?<!suspect\ )(?<!suspected\ )\bin
        \ (?:(?:two|three|four|five|six)\ )?
        (?:(?!mosque|church|school|temple|nightclub|club)[\w'’.-]+\ ){{0,4}}
        shootings\b(?!\ (?:at|inside|on)\b)
    | \b(?:crime|homicide|murder|police)\ (?:stats|statistics|figures|data)\b
    | \b(?:hour|day|week|month|year)-?\ ?(?:long)?\ (?:period|span|stretch)\b
    | \b(?:every|each|per)\ (?:year|month|week|day)\b | \bannually\b
    | \b(?:annual|yearly|monthly|quarterly)\ (?:report|index|survey|figures|statistics|review)
    | \b(?:mon|tues|wednes|thurs|fri|satur|sun)day['’´]s\ (?:\w+\ )?death\ toll
        (?!\ (?:from|in)\ the)
    | \b(?:war|conflict|insurgency|uprising|violence|unrest|terrorism|campaign|fighting|crackdown
        |clampdown|offensive)
        \ (?:\w+\ ){{0,9}}(?:has|have|had)\ (?:\w+\ ){{0,2}}(?:killed|claimed|left|displaced
            |wounded|injured|driven|forced|made|uprooted|cost)\b
    | \b(?:killed|died|wounded|injured|displaced|deaths)\b[^.;]{{0,40}}\bin\ the
        \ (?:\w+-year(?:-old)?\ )?(?:civil\ |drug\ )?(?:war|conflict|insurgency|uprising)\b
    | \b(?:so\ far\ in|during)\ (?:19|20)\d\d\b
    | \b(?:in|during|over|for)\ the\ (?:first|second|third|fourth|last)\ (?:half|quarter)\ of\b
    | \b(?:killed|dead|deaths)\ in\ (?:\w+\ )?(?:crackdown|civil\ war|drug\ war|genocide)\b
    | \b(?:in|during|throughout|over)\ (?:19|20)\d\d\b[^.;]{{0,80}}
        \b(?:documented|recorded|registered|logged|verified|counted)\b
    | \b(?:documented|recorded|registered|logged|verified|counted)\b[^.;]{{0,80}}
        \b(?:in|during|throughout)\ (?:19|20)\d\d\b
    | \b(?:documented|recorded|registered|logged|verified)\b[^.;]{{0,80}}\bin
        \ (?:\d+|[a-z]+)\ (?:countries|provinces|states|regions|districts|departments)\b
    | \b(?:overall|cumulative)\ (?:[\w'’-]+\ ){{0,2}}(?:death\ )?tolls?\b
    | \btolls?\ (?:[\w'’-]+\ ){{0,3}}(?:in|of|from)\ (?:the|[\w'’-]+['’]s)\ (?:[\w-]+\ ){{0,3}}
        (?:war|conflict|insurgency|genocide)\b
    | \b(?:record(?:ed|s)|register(?:ed|s)|documented|tall(?:ied|ies)|logged|saw)\ [^.;]{{0,30}}?
        \b(?:killings|murders|homicides|slayings|assassinations|kidnappings|abductions)\b
    | \b(?:killings|murders|homicides|deaths)\ in\ (?:just\ )?(?:a|one|a\ single)
        \ (?:day|weekend|night|week)\b
    | \b(?:two|three|four|five|several)\ (?:attacks|bombings|raids|ambushes)\ (?:in|across)\ the
        \ (?:\w+\ )?(?:north|south|east|west|centre|country|region|province)\b
    | \b(?:attacks|bombings|raids)\b[^.;]{{0,40}}\bacross\ the\ (?:north|south|east|west|country
        |region|province)\b
    | \btotal\ for\ the\ (?:year|month|week|day)\b | \b(?:year|month|week)-to-date\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = re.compile(
    r"\b(?:in|within) (?:just )?(?:a|one|a single) (?:week|month|year|fortnight)\b", re.I
)
"""A stretch in which several died, unless it tells how often something happens."""
_CITYWIDE = re.compile(
    r"\b(?:across|around|throughout) (?:the (?:city|country|county|state|region)|town)\b"
    r"|\bin attacks (?:in|across|around)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: night)? (?:and|through|to)"
    r" (?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\bcitywide\b|(?<!scene )(?<!there )(?<!missing )\bsince"
    r" (?:(?:about|around|early|late) )?(?:(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|\d{1,2}(?::\d\d)? ?[ap]\.?m|midnight|noon|yesterday)\b",
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
    r"|across the country|countrywide|executed|executions"
    r"|report|index|statistics|on average|unrest)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:attacks?|bombings?|blasts?|explosions?|shootings?|raids?|ambush|massacre|strikes?"
    r"|assault|siege|bombs?|kidnapping|abduction)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:has|have) (?:(?:now|already|also) )?(?:been )?(?:[a-z]+ly )?(?:killed|died|wounded"
    r"|injured|bloodied|displaced|abducted|kidnapped|executed|disappeared)\b"
    rf"|\b(?:as of|by) (?:the )?(?:\d+ )?{_MONTH}(?: \d|\b)",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight)\b", re.IGNORECASE
)
"""A count that has grown up to now, unless the sentence tells of one day."""
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)
_FEW, _MANY_A_YEAR, _SO_MANY, _MANY = 4, 20, 100, 500
_WINDOW = 400
"""Characters on each side of a toll that can say what to make of it."""
_NEAR = 60
"""Characters on each side of a toll within which an accident in its clause counts before all
else."""
_CLAUSE = re.compile(r"[,;]\s(?!which\b)")
_LONG_HELD = re.compile(
    r"^[^,;.]{0,20}\bheld (?:captive |hostage |prisoner )?for (?:[\w-]+ ){0,3}(?:years|months)\b",
    re.IGNORECASE,
)
"""Who was held that long was taken in another story than the one that is told."""
_SHARE = re.compile(
    r"(?:^|[;:]\s|,\s(?:and|but)\s)of (?:the|those|these|all)\s(?:\w+\s){0,2}?(?:\d[\d,]*|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|dead|killed|wounded|injured|victims"
    r"|casualties|hostages|detainees|deaths|fatalities)\b"
    r"(?:(?!\b(?:where|when|while|but|after)\b)[^;.])*$",
    re.IGNORECASE,
)
"""What comes after "Of the eight victims, …" counts some of them."""
_OF_ONE_BLAST = re.compile(
    r"\b(?:the (?:first|second|third|other|last)|an? (?:second|third)|one of the)"
    r" (?:(?:car|truck|suicide|roadside|parked|massive|smaller|larger|air|drone|missile) )*"
    r"(?:bomb(?:er|ing)?|blast|explosion|(?:air ?)?strike|missile|rocket|shell|grenade|device"
    r"|(?:car|truck|vehicle)(?= exploded| blew))s?\b[^.;]*$",
    re.IGNORECASE,
)
"""One of an attack's several blasts, whose dead are some of all."""
_UNREAL = re.compile(
    r"""\b(?:drills?|mock|simulated|simulation|hypothetical|scenario|fictional|novel|thriller
        |screenplay|video\ game|sequel|episode|storyline|horror\ film
        |in\ the\ (?:film|movie|novel|book|series|game|play)|box\ office|play-?off|innings
        |season\ opener|wickets?|penalt(?:y|ies)|touchdowns?|world\ war|civil\ war\ battle
        |centenary)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_VIOLENCE = re.compile(
    r"\b(?:bomb\w*|gun\w*|shot|shooting\w*|attack\w*|blast\w*|explosi\w*|militants?|rebels?|shell\w*"
    r"|air ?strikes?|missiles?|rockets?|stabb\w*|murder\w*|terror\w*|fired|massacre\w*|soldiers"
    r"|clash\w*|opened fire|crossfire|grenades?|arson\w*|torch\w*|set (?:fire|alight|ablaze)"
    r"|petrol bombs?|molotov\w*|suspect\w*|deliberately)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejected(?! (?:the )?$)|dismissed|refuted|disputed|ruled out)\b"
    r"(?:(?!\b(?:but|and|saying|while)\b)[^,;.]){0,60}$",
    re.IGNORECASE,
)
_FEARED = re.compile(
    r"""\b(?:(?:it\ (?:is|was)|are|were)\ feared(?:\ that)?|fears?\ (?:that|of)|feared\ that
        |fearing(?:\ that)?)\s(?:[^,;.]{0,40})$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_TRUE = r"(?:incorrect|false|untrue|inaccurate|erroneous|unfounded|fabricated)"
_FALSE = re.compile(
    rf"^[^.;]{{0,80}}\b(?:that|which|this|it|report\w*)\b (?:\w+ ){{0,4}}{_NOT_TRUE}\b",
    re.IGNORECASE,
)
"""What comes after a toll that was reported and did not hold."""
_BEFORE_IT = re.compile(
    r"\s(?:(?:\w+ )?(?:shortly|long|just|days|weeks|months|years) )?(?:before|prior to) (?:the|this"
    r"|that) (?:[\w-]+ )?(?:attack|(?:air ?)?strike|bombing|raid|shooting|war|shelling|incident)\b",
    re.IGNORECASE,
)
"""What comes after who had died before the incident."""
_REPORTED = re.compile(
    r"\b(?:reports?|rumou?rs?|claims?|stories|allegations|posts?|messages?)\b[^.;]{0,60}?"
    r"\b(?:of|that|which)\b[^.;]*$",
    re.IGNORECASE,
)
_WAS_FALSE = re.compile(
    rf"^[^.;]*?\b(?:is|are|was|were|proved|turned out(?: to be)?) (?:\w+ ){{0,2}}{_NOT_TRUE}\b",
    re.IGNORECASE,
)
"""What comes before and after a toll that was only rumoured."""
_HOAX = re.compile(
    rf"\bhoax(?:es)?\b|\b{_NOT_TRUE} (?:reports?|rumou?rs?|calls?|claims?|posts?|alarms?)\b"
    r"|\b(?:prank|swatting) (?:calls?|incident)\b|\bswatting\b",
    re.IGNORECASE,
)
"""Words of what somebody made up."""
_UNREAL_BEFORE = re.compile(
    r"""\b(?:if|unless|would\ have|could\ have|should|plott?(?:ed|ing)?\ to
        |threaten(?:ed|ing|s)?\ (?:to|that)|vow(?:ed|ing|s)?\ to|planned\ to|planning\ to
        |intended\ to|tried\ to|attempt(?:ed|ing|s)?\ to|capable\ of|designed\ to
        |warn(?:ed|ing|s)?\ (?:on\ \w+\ )?(?:that|of)[^,;.]{0,40}\b(?:may|might|could|would)
        |(?:could|might|would)\ (?:\w+ly\ )?(?:kill|wound|injure|displace|uproot|leave|claim|cost
            |force|drive|die
            |be(?!\ (?:charged|indicted|tried|sentenced|jailed|held|linked|connected|released)\b))
        |hoping\ to|aim(?:ed|ing|s)?\ to|enough\ to|imagine|suppose|what\ if)\b[^;.]{0,60}$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_GIVEN = re.compile(
    r"\b(?:no|none of the|neither)\b[^.;,]{0,40}"
    r"\b(?:provid|identif|specif|g[ai]v|nam|stat)\w*\s(?:an? )?$",
    re.IGNORECASE,
)
"""What no source gives is nobody's toll."""
_OLD = re.compile(
    r"""\b(?:(?:had|have|has)\ (?:earlier|initially|previously|originally|at\ first|first)
        |(?:earlier|initially|previously|originally)\ (?:said|reported|put|given|stated|estimated
            |announced|believed|told|gave|spoke)
        |(?:said|reported|put|spoke|announced|gave)\ (?:earlier|initially|previously|at\ first)
        |(?:early|earlier|initial|previous|preliminary|first|prior)
            \ (?:police\ |official\ |media\ |news\ |death\ )?(?:reports?|counts?|figures?|tolls?
            |tall(?:y|ies)|estimates?|statements?|number)
        |^\W*earlier,?\ [^.;]{0,80}\bhad\ (?:said|told|reported|announced|counted)\b
        |had\ (?:put|given|spoken\ of)\ |at\ first[ ,]|initially[ ,]
        |there\ (?:had\ been|was)\ confusion\ (?:about|over)
        |revised\ (?:\w+\ ){0,3}(?:down|up)?\ ?from)
    (?:(?!\b(?:but|later|now|however|rose|risen|since|while|whereas)\b)[^;.])*$""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTACKER = (
    r"(?:(?:suicide|car|alleged|suspected|apparent)\s)*"
    r"(?:bombers?|gunm[ae]n|attackers?|assailants?|shooters?|perpetrators?|hijackers?|suspects?)\b"
    r"(?!['’]s)"
)
_ITS = r"(?:(?:one|two|three|four|some) of\s)?(?:the|a|an|his|its|both|at least|all)?\s?(?:\w+\s)?"
_WITH = re.compile(
    rf"^[^.;]{{0,60}}?(?<!not )\b(?:including|includes|among them|counting)\s{_ITS}{_ATTACKER}"
    rf"|^[^.;]{{0,30}}?\b{_ATTACKER}\s(?:was |were |is |are )?among (?:them|the dead)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"^[^.;]{0,60}?\b(?:not including|excluding|not counting|other than|in addition to|besides"
    rf"|apart from|as well as|aside from)\s{_ITS}{_ATTACKER}",
    re.IGNORECASE,
)
_COUNTED_LATER = re.compile(
    rf"\b{_ATTACKER}[^.;]{{0,40}}\b(?:counted|included|among)\s(?:in\s)?the\s(?:death\s|official\s)?"
    r"(?:toll|count|dead|figure|number)",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(r"\bnot (?:counted|included)\b|\bdoes not include\b", re.IGNORECASE)
_TOLL_HOLDS = re.compile(
    rf"\b(?:toll|count|figure)\s(?:also\s)?includes?\s(?:the\s)?(?:\w+\s)?{_ATTACKER}",
    re.IGNORECASE,
)


_CLAIMED_WITH = re.compile(
    r"""\b(?:claim(?:s|ed|ing)?\ (?!that\b|to\ have|its?\b|they\b|he\b|she\b)
        |\b(?:it|they|we|he|(?:its|their|our)\ \w+)\ (?:had\ |have\ |has\ )?carried\ out\b
        |(?:was\ behind|were\ behind|responsib\w+\ for)\b)
    [^.;]*(?:\b(?:that|which)|,)\s+(?!(?:saying|adding|stating|claiming)\b)
    (?:[^.;]{0,40}\band\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who claims an attack is no source for the toll that a relative clause adds to it."""


class Setting(Struct, frozen=True):
    """What stands around one toll. ``real`` is False where nothing is said to have happened (a
    drill, a film, a threat) or where no one did it (an accident, a disease). ``share`` marks some
    of those counted before; ``told_apart`` a toll that the outlet adds to what somebody claims."""

    real: bool = True
    period: bool = False
    old: bool = False
    status: Status | None = None
    attackers: bool | None = None
    share: bool = False
    told_apart: bool = False


def setting(sentence: str, start: int, end: int, high: int | None) -> Setting:
    """The setting of a toll at characters ``start`` to ``end`` of its sentence; ``high`` is the
    largest figure in it."""
    before, after = sentence[max(0, start - _WINDOW) : start], sentence[end : end + _WINDOW]
    sentence = before + sentence[start:end] + after
    if _UNREAL.search(sentence) or _UNREAL_BEFORE.search(before) or _LONG_HELD.search(after):
        return Setting(real=False)
    if _NOT_GIVEN.search(before) or is_nobodys(sentence) or _HOAX.search(sentence):
        return Setting(real=False)
    if _BEFORE_IT.match(after) or _CORRECTED.search(sentence):
        return Setting(real=False)
    if _OVERTURNED.search(sentence) and not _VIOLENCE.search(_TROOPS.sub(" ", sentence)):
        return Setting(real=False)
    own = sentence[len(before) : len(sentence) - len(after)]
    around = _CLAUSE.split(before[-_NEAR:])[-1] + own + _CLAUSE.split(after[:_NEAR])[0]
    if any(ACCIDENT.search(part) and not _VIOLENCE.search(part) for part in (sentence, around)):
        return Setting(real=False)
    status: Status | None = None
    rumoured = _REPORTED.search(before) and _WAS_FALSE.search(after)
    if _DENIED.search(before) or _FALSE.search(after) or rumoured:
        status = "denied"
    elif _FEARED.search(before):
        status = "feared"
    attackers: bool | None = None
    if _WITHOUT.search(after):
        attackers = False
    elif _WITH.search(after) or _WITH.search(own):
        attackers = True
    # What the next clause counts over a period is another toll: "two shot dead; toll rises to 41".
    told = sentence[: len(before) + len(own)] + after.partition(";")[0]
    return Setting(
        period=is_period(told, high),
        old=bool(_OLD.search(before)),
        status=status,
        attackers=attackers,
        share=bool(_SHARE.search(before) or _OF_ONE_BLAST.search(before)),
        told_apart=bool(_CLAIMED_WITH.search(before)),
    )


_OVERTURNED = re.compile(
    r"\b(?:bus|coach|minibus|van|truck|lorry|car|vehicle|train|jeep|helicopter|plane|boat)s?"
    r" (?:overturned|plunged|crashed|derailed|capsized|collided|skidded|rolled over)\b",
    re.IGNORECASE,
)
_TROOPS = re.compile(r"\b(?:soldiers|militants?|rebels?)\b", re.IGNORECASE)
"""Who may have an accident like anybody."""
_CORRECTED = re.compile(
    r"\b(?:earlier|previous) version of (?:this|the) (?:article|story|report)\b"
    r"|\bcorrection:|\bit (?:originally|previously|wrongly|incorrectly) (?:said|stated|reported)\b"
    r"|\b(?:often|frequently|regularly|routinely) (?:leave|leaves|kill|kills|claim|claims)\b",
    re.IGNORECASE,
)
"""What an outlet takes back, and what tells of no one event."""
_RANKED = re.compile(
    r"\b(?:deadliest|worst|biggest|largest|bloodiest|highest|heaviest|first|most \w+|greatest)\b"
    r"[^.;,]{0,80}?\bsince\b"
    r"|\b(?:deadliest|worst|biggest|largest|bloodiest|first|second|third|fourth|fifth|latest)\s"
    r"(?:[\w-]+\s){0,3}(?:attacks?|bombings?|shootings?|incidents?|raids?|(?:air ?)?strikes?"
    r"|massacres?|killings?|blasts?|ambush(?:es)?)\b[^.;,]{0,30}?\b(?:this|in the past"
    r"|in the last|of the|in an?) (?:year|month|week|decade)\b",
    re.IGNORECASE,
)
"""An attack's place among others, which counts nobody over a period."""


_GONE_SINCE = re.compile(
    r"\b(?:missing|disappeared|vanished|held|detained|jailed|imprisoned"
    r"|custody|detention|captivity|prison|incommunicado|unknown|seen|heard(?: from)?) since\b",
    re.IGNORECASE,
)
"""One person is missing or held since a day; that counts nothing over a period."""


_ASIDE = re.compile(
    r",\s(?:which|who)\s(?:has|have)\s(?:been\s)?[^,.;]{3,80}\ssince\s[^,.;]{3,40},\s"
)
"""What somebody has done since long before: "the army, which has been at war since April, said"."""


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
    long = _LAST_YEAR.search(sentence) is not None and (high or 0) >= _MANY_A_YEAR
    return long or bool(_STATISTIC.search(sentence)) or (high or 0) >= _MANY


def attackers_counted(sentence: str) -> bool | None:
    """What a sentence says about an earlier toll: True if attackers are counted in it."""
    if _COUNTED_LATER.search(sentence) or _TOLL_HOLDS.search(sentence):
        return not _NOT_COUNTED.search(sentence)
    return None
