"""The words in which somebody is accused of a deed, blamed for it, or named as who did it."""

from __future__ import annotations

import re

from whence.extract.actors_deeds import DEEDS
from whence.extract.actors_duty import ATTACKERS

BLAMED = re.compile(
    rf"\b(?:blam(?:e|ed|es|ing)|pinned) (?:the |this |it )?(?:[\w-]+ )?(?:(?:{DEEDS}) )?on\s"
    r"|\b(?:blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing))\s"
    r"|\battributed (?:the |this )?(?:[\w-]+ )?to\s"
    r"|\bpoint(?:s|ed|ing)? (?:the finger )?(?:to|at)\s|\bat the behest of\s"
    r"|\bon (?:the )?orders (?:of|from)\s"
    r"|\bsuspicions? (?:\w+ )?(?:f[ae]lls?|fallen|falling) (?:\w+ly )?on\s"
    r"|\bcast(?:s|ing)? suspicions? on\s"
    r"|\bsuspects?\s(?=(?:the|members|militants|rebels|fighters)\b)"
    rf"|\blink(?:s|ed|ing)? (?:the |this )?(?:[\w-]+ )?(?:{DEEDS}) to\s"
    r"|\b(?:bore|bears?|bearing|had|has) (?:all )?the hallmarks? of"
    r" (?:an? (?:attack|operation) by )?",
    re.IGNORECASE,
)
_DOING = (
    r"(?:carrying out|being behind|launching|staging|planning|ordering|perpetrating|committing"
    r"|masterminding|involvement in|having carried out)"
)
ENDS = re.compile(
    r"(?: \([A-Z][\w-]+\))?[\"”’]?(?: in [A-Z][\w-]+)?\s*(?:[.;]|$|, (?:but|and|which|who)\b)"
)
ALONE = re.compile(
    r"(?:,? \([A-Z][\w-]+\))?[\"”’]?\s*"
    r"(?:[.;]|$|, (?:but|and|which|who|whom|whose|an?|or|as|the|one|while)\b|(?:,? (?:which|who) )"
    r"|from\b|led by\b)"
)
"""After whom somebody blames, with no word of what for: what comes next tells who that is."""
_LESS = (
    r"(?:fail|neglig|neglect|ignor|abandon|allow|hid|conceal|cover|lying|downplay|doing (?:nothing"
    r"|little|too little)|not |turning|standing by|inaction|incompeten|complacen|indifferen)"
)
"""What lets a deed happen or hides it, which others did."""
HAVING = re.compile(
    rf"[”\"’]?\s*(?:(?:of|for)(?! being (?!behind|resp)| [“\"‘']?(?:[\w’'-]+ ){{0,2}}?{_LESS})"
    rf"|having(?! {_LESS}))\b",
    re.IGNORECASE,
)
PROXIES = re.compile(r"\s+by (?:its|their|his|her) [a-z]+(?: in [A-Z][\w-]+)?")
RESPONSIBLE = re.compile(
    r"(?:,? (?:which|who),?(?: \w+ (?:said|says|claimed|alleged),)?)?"
    r"\s+(?:had |has |have )?(?:(?:was|were|is|are|be|been)"
    r"(?: (?:thought|believed|suspected|said|alleged))?(?: to (?:be|have been))? (?:behind(?! bars)"
    r"|to blame|responsible\b(?! for (?:\w+ )?(?:(?:safety|security|protection)\b"
    r"|(?:guard|protect|provid|ensur|runn|oversee|maintain|secur|manag|supervis)ing\b)))"
    r"|(?:carried|carries) out (?:the|this|that)|did it\b)",
    re.IGNORECASE,
)
_CRIMES = (
    r"(?:(?:attempted |mass )?murders?|manslaughter|terrorism|arson|(?:kill|bomb|shoot|attack"
    r"|abduct|kidnap|massacr|murder|stabb|shell)ing)"
)
BLAMED_FOR = re.compile(
    r",?\s(?:is|are|was|were|has been|have been|stands?|stood) (?:\w+ly )?"
    rf"(?:(?:blamed for|accused of|suspected of(?! being)) (?:{_DOING} )?"
    rf"(?:(?:the|an?|this|that|several) (?:[\w-]+ ){{0,3}}?)?(?:{DEEDS.removesuffix('|it')}"
    rf"|{_CRIMES})|(?:charged with|convicted of|found guilty of) (?:[\w-]+ counts of )?(?:the )?"
    rf"{_CRIMES})\b",
    re.IGNORECASE,
)
"""After whom others hold to have done it."""
WORK_OF = re.compile(
    r"\b(?:was|were|is|are|been|be|as) (?:clearly |probably |likely )?the (?:work|doing|handiwork)"
    r" of\s"
    r"|\b[Ii]t (?:was|is) (?=[^.;,]{3,60}? (?:who|which|that) (?:did (?:it|this|that)|carried out"
    r"|attacked|killed|bombed|planted|burn(?:ed|t)|shot|massacred|murdered|committed)\b)",
)
"""Before whose work a deed is: "the killings were the work of", "it was X who did this"."""
EYED = re.compile(
    r"\s(?:was|were|is|are) (?:being (?:eyed|looked (?:at|into))|suspected(?! of (?!being behind))"
    r"|(?:under suspicion|the (?:main|prime|chief) suspects?))\b"
)
"""After armed people whom somebody suspects of the deed."""
MEMBERS = re.compile(
    rf"\b{ATTACKERS}(?:, who [^,.;]{{3,40}},)? (?:(?:was|were|are|is|had been)"
    r" (?:(?:believed|thought|suspected|said) to (?:be|have been) )?(?:an? |all )?"
    r"|(?:had )?identified"
    r" (?:themselves|himself|herself) as )(?:members?|fighters?|militants?"
    r"|followers?|part) (?:of|from) (?:the )?(?:(?:banned|outlawed|proscribed|local) )?"
    r"(?:(?:armed )?(?:outfit|group|militia|organi[sz]ation) )?(?:the )?(?=[A-Z])"
    rf"|\b{ATTACKERS},? (?:(?:(?:are|were|is|was) )?(?:believed|thought|suspected|said) to belong"
    r"|belong(?:ed|s|ing)?|loyal|linked) ?(?:to )?(?:the )?"
    r"(?:(?:armed )?(?:outfit|group|militia|gang) )?"
    r"(?:the )?(?=[A-Z])"
)
ATTACKERS_WERE = re.compile(rf"\bthe {ATTACKERS} (?:were|are) (?:all )?(?!all\b)", re.IGNORECASE)
"""Before what somebody says the attackers were: soldiers, rebels."""
IDENTIFIED = re.compile(
    rf"\b(?:identif(?:y|ied|ies)|recogni[sz]ed|described) (?:the |several |some |two |three |one )?"
    rf"(?:of (?:the|their) )?(?:\w+ )?{ATTACKERS} (?:only )?as\s"
    rf"|\b{ATTACKERS},? (?:(?:(?:who )?(?:was|were|is|are|has been|have been|had been)) )?"
    r"(?:(?:tentatively|later|initially|so far) )?(?:identified|named) (?:only )?"
    r"(?:by [\w ]{3,30} )?as\s",
    re.IGNORECASE,
)
"""Before who the attackers are: "the bomber had been identified as"."""
NAME = r"(?:[A-Z][\w’'.-]+ )(?:[\w’'“”\".-]+ ){0,3}?(?:[A-Z][\w’'-]+)"
APPOSED = re.compile(
    r"(?<!of )(?<!of the )\b(?:[Tt]he (?:\w+ )?)?(?:[Ss]uspect|[Gg]unman|shooter|attacker|assailant"
    rf"|bomber|killer|ringleader|mastermind|hijacker|assassin),? (?P<name>(?:{NAME})"
    r"|an? (?:\d+-year-old )(?:[a-z-]+ ){0,4}[a-z]+)"
    r"(?!,? (?:was|were|has been|is) (?:\w+ )?(?:acquitted|cleared|released|freed))"
    r"(?=,(?! (?:[^,.]{0,30}, )?(?:said|says|told|who told|added|confirmed))| \("
    r"| (?:killed|shot|died|was|is|had|has|acted|fired|opened|drove|took|used|then|turned)\b|\.)"
)
"""The attacker with his name or who he is beside it: "the gunman, Orla Venn, 34, died"."""
CONVICTED = re.compile(
    rf"\b(?:sentenced|convicted|jailed|found guilty|charged) (?P<name>{NAME})"
    r"(?=,? (?:to [^.;]{3,40}? (?:in prison )?)?(?:for|of|with) (?:[\w-]+ ){0,4}?(?:mastermind"
    r"|kill|murder|bomb|shoot|attack|massacr|stabb|plant|driv|carrying out|terror|planning)\w*)"
)
NAMED_AS = re.compile(
    r"\b(?:named|identified) (?=[A-Z])(?P<name>(?:[A-Z][\w’'-]+,? ){1,5})(?:\d+, )?"
    r"as (?:the |a )?[“\"]?"
    r"(?:\w+ )?(?:attacker|bomber|gunman|shooter|driver|suspect|assailant|author|perpetrator"
    r"|killer)\b"
    r"|\bnamed (?:the|a) (?:\w+ )?(?:attacker|bomber|gunman|shooter|driver|suspect|assailant"
    r"|killer)(?:, [^,.;]{3,60},)? as (?P<other>(?:[A-Z][\w’'-]+ ?){1,5})"
)
_CLAIMED_ON = re.compile(r"\bclaim\w* (?:responsibility for )?(?:the |this |an? )?(?:\w+ )?$")
_CHANNEL = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:channels?|websites?|accounts?|pages?|agency|Telegram|Twitter|Facebook)\b"
)


def claimed_on_a_channel(text: str, deed: re.Match[str]) -> bool:
    """Whether what follows "attack on" is where it was claimed: "claimed the attack on its
    channel"."""
    claimed = _CLAIMED_ON.search(text, 0, deed.start())
    return claimed is not None and _CHANNEL.match(text, deed.end()) is not None
