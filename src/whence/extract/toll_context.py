"""What a sentence makes of a toll beside the words that tie it: a total over a period, a denial, a
fear, an old figure, a story, an accident, attackers counted or not."""

from __future__ import annotations

import re

from msgspec import Struct

from whence.calendar import WEEKDAY
from whence.extract.no_violence import ACCIDENT, is_nobodys
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.toll_periods import dated_before, is_period
from whence.model import Status

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
    r"(?:^|[;:]\s|,\s(?:and|but)\s)(?:of|among) (?:the|those|these|all)\s(?:\w+\s){0,2}?"
    rf"(?:\d[\d,]*|{TWO_TO_TEN}|eleven|twelve|dead|killed|wounded|injured|hurt|victims"
    r"|casualties|hostages|detainees|deaths|fatalities)\b"
    r"(?:(?!\b(?:where|when|while|but|after)\b)[^;.])*$",
    re.IGNORECASE,
)
"""What comes after "Of the eight victims, …", "Among those hurt, …" counts some of them."""
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
        |season\ opener|half-?time|stoppage\ time|kick-off|wickets?|penalt(?:y|ies)|touchdowns?
        |world\ war|civil\ war\ battle|centenary)\b""",
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
    r"\b(?:den(?:y|ies|ied|ying)|rejected(?! (?:the )?$)|dismissed|refuted|disputed|ruled out"
    r"|(?:not|un)\s?true that|false that|debunked|rubbished|ridiculed|mocked|derided"
    r"|scoffed at|laughed off|contradicted)\b"
    r"(?:(?!\b(?:but|and|saying|while)\b)[^,;.]){0,60}$",
    re.IGNORECASE,
)
_FEARED = re.compile(
    r"""\b(?:(?:it\ (?:is|was)|are|were)\ feared(?:\ that)?|fears?\ (?:that|of)|feared\ that
        |fearing(?:\ that)?)\s(?:[^,;.]{0,40})$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_TRUE = (
    r"(?:incorrect|false|untrue|inaccurate|erroneous|unfounded|fabricated|wrong|mistaken|baseless"
    r"|groundless)"
)
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
_OF_ILLNESS = re.compile(
    r"\s(?:(?:of|from|after)\s(?:[\w-]+\s){0,3}?(?:cancer|pneumonia|emphysema|stroke|diabetes"
    r"|tuberculosis|malaria|cholera|covid(?:-19)?|leuk(?:a)?emia|aids|old age|natural causes"
    r"|illness|disease|heart (?:attack|failure))|in (?:his|her) sleep)\b",
    re.IGNORECASE,
)
"""What follows who died of no violence, whatever else the sentence tells of."""
_HELD = re.compile(
    r"\b(?:custody|prison\w*|jail\w*|detention|detained|detainees?|captivity|held|cells?|police)\b",
    re.IGNORECASE,
)
"""Where somebody was held, a death of illness is what those say who held him."""
_WAS_FALSE = re.compile(
    rf"^[^.;]*?\b(?:is|are|was|were|proved|turned out(?: to be)?) (?:\w+ ){{0,2}}{_NOT_TRUE}\b"
    r"|^[^.;]*?\b(?:has|have|had) no (?:credibility|basis|foundation|truth)\b",
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
        |(?:is|are|was|were)\ (?:\w+\ )?going\ to\ (?:take\ place|happen|kill|attack|bomb|shoot|die)
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
        |first\ (?:said|reported|put|spoke|announced|gave|counted)\b
        |(?:said|reported|put|spoke|announced|gave)\ (?:earlier|initially|previously|at\ first)
        |(?:early|earlier|initial|previous|preliminary|first|prior)
            \ (?:police\ |official\ |media\ |news\ |death\ )?(?:reports?|counts?|figures?|tolls?
            |tall(?:y|ies)|estimates?|statements?|number)
        |^\W*earlier,?\ [^.;]{0,80}\bhad\ (?:(?:said|told|reported|announced|counted)\b|$)
        |had\ (?:put|given|spoken\ of)\ |at\ first[ ,]|initially[ ,]
        |there\ (?:had\ been|was)\ confusion\ (?:about|over)
        |revised\ (?:\w+\ ){0,3}(?:down|up)?\ ?from)
    (?:(?!\b(?:but|later|now|however|rose|risen|since|while|whereas)\b|,\ said\b)[^;.])*$""",
    re.IGNORECASE | re.VERBOSE,
)
_OLD_SINCE = re.compile(
    r"^[^.;]{0,80}?,\s(?:(?!(?:but|and|while)\b)[\w’'-]+\s){1,4}"
    r"(?:had\s(?:earlier|initially|previously|originally|at first|first)\s(?:said|reported|put"
    r"|announced)|(?:initially|originally|at first)\s(?:said|reported|announced)"
    r"|had\s(?:said|reported|announced)\s(?:earlier|initially|previously|at first))\b",
    re.IGNORECASE,
)
"""What comes after a toll that was told before another took its place."""
_BY_THEN = re.compile(
    r"\bhad been (?:confirmed|declared|reported) (?:dead|killed)\b", re.IGNORECASE
)
"""A toll as it stood some time ago."""
_ATTACKER = (
    r"(?:(?:suicide|car|alleged|suspected|apparent)\s)*"
    r"(?:bombers?|gunm[ae]n|attackers?|assailants?|shooters?|perpetrators?|hijackers?|suspects?"
    r"|robbers?|dacoits?)\b"
    r"(?!['’]s)"
)
_ITS = (
    r"(?:(?:one|two|three|four|some) of\s)?"
    r"(?:the|a|an|his|its|both|at least|all|two|three|four|five|six)?\s?(?:\w+\s)?"
)
_WITH = re.compile(
    rf"^[^.;]{{0,60}}?(?<!not )\b(?:including|includes|among them|counting)\s{_ITS}{_ATTACKER}"
    rf"|^[^.;]{{0,30}}?\b{_ATTACKER}\s(?:was |were |is |are )?among (?:them|the dead)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"^[^,]+,\s[^.;]{{0,60}}\b(?:\w+\s){{1,2}}{_ATTACKER},\s(?:was|were)\b", re.IGNORECASE
)
_ENDED_SO = re.compile(
    r"\b(?:found dead|dead|died|deaths|bodies)\b(?=[^.;]*\bmurder-suicide\b)", re.IGNORECASE
)
"""The dead of a murder-suicide, of whom the one who did it is one."""
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
    rf"""\b(?:(?<!the\ )(?<!its\ )(?<!their\ )(?<!['’]s\ )claim(?:s|ed|ing)?
            \ (?!(?:[\w,]+\ ){{0,5}}li(?:fe|ves)\b
                |that\b|to\ have|about\b|of\b|are\b|were\b|its?\b|they\b|he\b|she\b
                |(?:in|on|via|through|during|by)\b|{WEEKDAY}\b
                |(?:yesterday|today|later|earlier|afterwards?)\b)
        |\b(?:it|they|we|he|(?:its|their|our)\ \w+)\ (?:had\ |have\ |has\ )?carried\ out\b
        |(?:was\ behind|were\ behind|responsib\w+\ for)\b)
    [^.;]*(?:\b(?:that|which)|,)\s+(?!(?:saying|adding|stating|claiming)\b)
    (?:[^.;]{{0,40}}\band\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who claims an attack is no source for the toll that a relative clause adds to it."""
_JUDGED_WITH = re.compile(
    r"""\b(?:(?:condemn|demand)(?:s|ed|ing)\b|(?:denounc|deplor|castigat|urg|blam)(?:e[ds]|ing)\b
        |decr(?:ies|ied|ying)\b
        |call(?:s|ed|ing)?\ (?:for|on|upon)\b|appeal(?:s|ed|ing)?\ (?:for|to)\b
        |(?:condolences|sympathy|sorrow|shock|outrage|horror|dismay)\b
        |concerns?\ (?:over|about|for|at)\b)
    (?:(?!\b(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|stat(?:ed|es|ing)|told|noting|claim(?:ed|ing)
        |according|report(?:ed|ing))\b)[^.;“”"])*
    \b(?:that|which|who|whom|where|when|after)\b[^.;“”"]*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who condemns an attack or blames somebody for it takes as known how many died in it."""
_SENTENCED_FOR = re.compile(
    r"""(?<!was\ )(?<!were\ )(?<!been\ )\b
        (?:sentenc(?:ed|es|ing)|convict(?:ed|s|ing)|found\ (?:[\w’'-]+\ ){1,6}guilty
            |plead(?:ed|s|ing)?|pled)\b
        (?:(?!\b(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|told|according|report(?:ed|ing))\b)[^.;“”"])*$
    |\b(?:denied|denies|den(?:y|ying)|rejected|rejects)\b[^.;“”"]*
        ,\ an?\ (?:[\w-]+\ )?(?:attack|raid|bombing|killing|massacre|shooting|strike|ambush)
        \ (?:that|which|in\ which)\b[^.;“”"]{0,60}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Nor does a court tell how many died in what it sentences somebody for, nor who denies it."""


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
    own = sentence[start:end]
    sentence = before + own + after
    if _is_unreal(before, own, after):
        return Setting(real=False)
    status: Status | None = None
    rumoured = _REPORTED.search(before) and _WAS_FALSE.search(after)
    if _DENIED.search(before) or _FALSE.search(after) or rumoured:
        status = "denied"
    elif _FEARED.search(before):
        status = "feared"
    # What the next clause counts over a period is another toll: "two shot dead; toll rises to 41",
    # "in Arden, where 47 have been killed this year".
    told = dated_before(before) + own + _NEXT_CLAUSE.split(after)[0]
    return Setting(
        period=is_period(told, high),
        old=bool(_OLD.search(before) or _OLD_SINCE.search(after) or _BY_THEN.search(own)),
        status=status,
        attackers=_with_attackers(own, after, high),
        share=bool(_SHARE.search(before) or _OF_ONE_BLAST.search(before)),
        told_apart=any(
            pattern.search(before) for pattern in (_CLAIMED_WITH, _JUDGED_WITH, _SENTENCED_FOR)
        ),
    )


def _is_unreal(before: str, own: str, after: str) -> bool:
    """Whether nothing is said to have happened, or no one did it, where a toll stands between two
    parts of a sentence."""
    sentence = before + own + after
    if _UNREAL.search(sentence) or _UNREAL_BEFORE.search(before) or _LONG_HELD.search(after):
        return True
    if _NOT_GIVEN.search(before) or is_nobodys(sentence) or _HOAX.search(sentence):
        return True
    if _OF_ILLNESS.match(after) and not _HELD.search(sentence):
        return True
    if _BEFORE_IT.match(after) or _CORRECTED.search(sentence):
        return True
    if _OVERTURNED.search(sentence) and not _VIOLENCE.search(_TROOPS.sub(" ", sentence)):
        return True
    around = _CLAUSE.split(before[-_NEAR:])[-1] + own + _CLAUSE.split(after[:_NEAR])[0]
    return any(ACCIDENT.search(part) and not _VIOLENCE.search(part) for part in (sentence, around))


def _with_attackers(own: str, after: str, high: int | None) -> bool | None:
    """Whether those who attacked are counted in a toll, as far as its words or what follows say."""
    if _WITHOUT.search(after):
        return False
    if any(map(_WITH.search, (after, own))) or _LISTED.search(own):
        return True
    return True if (high or 0) > 1 and _ENDED_SO.search(own + after) else None


_NEXT_CLAUSE = re.compile(r";|,\s(?:where|in which)\s")
_OVERTURNED = re.compile(
    r"\b(?:bus|coach|minibus|van|truck|lorry|car|vehicle|train|jeep|helicopter|plane|boat|patrol)s?"
    r" (?:overturned|plunged|crashed|derailed|capsized|collided|skidded|rolled over)\b",
    re.IGNORECASE,
)
_TROOPS = re.compile(r"\b(?:soldiers|militants?|rebels?)\b", re.IGNORECASE)
"""Who may have an accident like anybody."""
_CORRECTED = re.compile(
    r"\b(?:earlier|previous) version of (?:this|the) (?:article|story|report)\b"
    r"|\b(?:erroneously|incorrectly|mistakenly) (?:said|stated|reported)\b"
    r"|\b(?:said|stated|reported) (?:erroneously|incorrectly|mistakenly)\b"
    r"|\bcorrection:|\bit (?:originally|previously|wrongly|incorrectly) (?:said|stated|reported)\b"
    r"|\b(?:often|frequently|regularly|routinely) (?:leave|leaves|kill|kills|claim|claims)\b",
    re.IGNORECASE,
)
"""What an outlet takes back, and what tells of no one event."""


def attackers_counted(sentence: str) -> bool | None:
    """What a sentence says about an earlier toll: True if attackers are counted in it."""
    if _COUNTED_LATER.search(sentence) or _TOLL_HOLDS.search(sentence):
        return not _NOT_COUNTED.search(sentence)
    return None
