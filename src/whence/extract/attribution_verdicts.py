"""Verdicts in what is said: that something is abhorrent, or that it is untrue."""

from __future__ import annotations

import re

_NAMES = r"(?:call|describ|brand|label|term|denounc|dismiss|characteri[sz]|portray)\w*\b"
_ABHORRED = re.compile(
    r"\b(?:terrorist act|acts? of terror(?:ism)?|barbaric|cowardly|heinous|outrage|savage|vile"
    r"|despicable|abhorrent|appalling crime|murderous|cowards|barbarians|savages)\b",
    re.IGNORECASE,
)
_APPALLED = re.compile(
    r"(?:it|he|she|they|we|I)(?:’m|'m|’re|'re)?(?: (?:was|were|is|are|am))? (?:\w+ )?"
    r"(?:appalled|outraged|horrified|disgusted|sickened)\b"
    r"|the (?:scale|cruelty|brutality|savagery|barbarity)\b[^.;]{0,100} (?:shock|appal|horrif)\w+",
    re.IGNORECASE,
)
_CONDEMNS = re.compile(
    r"(?:I|We|The [\w’'-]+)(?: also)?(?: \w+ly)? (?:condemn|denounce|deplore|abhor)s?\b"
)
_DISGRACEFUL = (
    r"(?:dastardly|inhuman|inhumane|unconscionable|inexcusable|unforgivable|unacceptable|horrific"
    r"|horrendous|atrocious|monstrous|shameful|disgraceful|deplorable|reprehensible|barbarity"
    r"|barbarism|atrocity|evil|un-?islamic|senseless|callous|brutal|sickening|unjustifiable|wicked"
    r"|unspeakable|appalling|horrifying|horrible|cold-blooded|despicable|revolting|vicious|ghastly"
    r"|gruesome|abominable|diabolical|mindless|odious)"
)
_CRIME = (
    r"(?:crimes?|massacre of|genocide|slaughter of|acts? of (?:war|madness|cowardice|hatred"
    r"|aggression)|(?:attack|assault|affront|insult) (?:on|to|against))"
)
_KILLING = r"(?:murder|massacre|slaughter|butchery|carnage|pogrom|bloodbath)"
_RESOLVE = re.compile(
    r"[^.;“\"]{0,80}?\b(?:can|could|will|would|shall|should)(?: ?not|n[’']t| never) (?:ever )?"
    r"(?:weaken|dampen|shake|deter|break|lower|sap|stop|undermine|cow|intimidate|frighten)\b",
    re.IGNORECASE,
)
"""Defiance, which condemns nothing: "such cowardly acts cannot shake our resolve"."""
_DISGRACE = re.compile(
    rf"{_NAMES}[^.;]{{0,120}}?(?:\b{_DISGRACEFUL}"
    rf"|(?:\b(?:as|an?) |[“\"‘])(?:(?:an?|the) )?(?:[\w’'-]+ ){{0,2}}?{_CRIME}"
    rf"|[“\"‘](?:an? )?(?:[\w’'-]+ )?{_KILLING}[.,]?[”\"’])(?!\w)",
    re.IGNORECASE,
)
_NO_EXCUSE = re.compile(
    r"there (?:is|was|can be|could be|will be) no (?:possible |conceivable )?"
    r"(?:excuse|justification)\b"
    r"|(?:nothing|no (?:cause|grievance|reason|religion|political [\w-]+)) (?:can|could|will|would)"
    r" (?:ever )?(?:justif|excuse)\w*"
    r"|(?:an )?attacks? (?:on|against) [^.;]{3,60}? (?:is|are) (?:an )?attacks? (?:on|against)\b"
    r"|[^.;]{3,100}? (?:is|are|was|were) (?:(?:simply|utterly|totally|never) )?"
    r"(?:unacceptable|intolerable|inexcusable|unjustifiable|unforgivable|indefensible|inhuman)\b"
    r"|(?:this|it|that|what happened)[^.;]{0,40}? (?:is|was) (?:an? |pure |sheer )?(?:[\w’'-]+ )?"
    r"(?:war crime|crime against|barbarism|barbarity|savagery|cowardice|terrorism|evil|atrocity"
    r"|massacre of|acts? of (?:\w+ )?(?:war|terror|evil|hatred|barbarity))\b"
    r"|(?:[^.;]{3,80}\. )?they have no (?:religion|faith|humanity|conscience|mercy|shame|heart)\b",
    re.IGNORECASE,
)

_LIE = (
    r"(?:baseless|unfounded|fabricat\w+|propaganda|untrue|not true|false|malicious|lies|a lie|lying"
    r"|nonsense|absurd|groundless|ridiculous|fake|rubbish|invent(?:ed|ions?)|fiction|slander"
    r"|defamatory|misinformation|disinformation|fairy tales?|a pretext|a smear"
    r"|falsehoods?|an absolute falsehood|a hoax|a rumou?r|rumou?rs?|hearsay"
    r"|without (?:any )?(?:basis|foundation|merit)"
    r"|(?:nothing to do with|far from) (?:the )?(?:reality|truth|facts?))(?!\w)"
)
_MADE_UP = (
    r"(?:fantas(?:y|ies)|forger(?:y|ies)|fabrications?|inventions?|fables?|fairy tales?|hoax(?:es)?"
    r"|theat(?:re|er)|smears?|falsehoods?|(?:propaganda|manipulations?)(?! (?:of|by)\b))(?!\w)"
)
"""What somebody calls words that he says are untrue: "a vile invention"."""
_CHARGES = (
    r"(?:allegations?|accusations?|claims?|charges?|reports?|rumou?rs|figures|surveys?|stories|story"
    r"|videos?|footage|film|testimon(?:y|ies)|suggestions?|assertions?|account|version)"
)
_UNTRUE = re.compile(
    rf"(?:{_NAMES} )?(?:(?:the|these|those|such|as|any|all|this|an?|its|his|earlier|previous) )?"
    rf"(?:[\w’'-]+ ){{0,4}}?{_CHARGES} [^.;,]{{0,60}}?{_LIE}"
    rf"|{_NAMES} (?:it|(?:them|that|this|the|these|those)(?: [\w’'-]+){{0,3}}?) (?:all )?(?:as )?"
    rf"[“\"]?(?:(?:an? )?(?:[\w-]+ )?{_MADE_UP}|{_LIE})"
    rf"|{_NAMES} as [“\"]?(?:an? )?(?:[\w-]+ )?(?:{_MADE_UP}|{_LIE})[”\"]? (?:the|all|any|those"
    rf"|these|such) (?:[\w’'-]+ ){{0,3}}?{_CHARGES}\b"
    r"|[^.;]{0,90}?\b(?:do|does|did)(?: not|n[’']t) (?:correspond to|reflect|match) (?:the )?"
    r"(?:reality|truth|facts)\b"
    r"|(?:this|that|these|those|it|they|all (?:of )?(?:this|that|it)|what [^.;,]{2,40})(?:’s|'s| is"
    r"| are| was| were) (?:all |just |simply |nothing but |pure |complete(?:ly)? |absolute(?:ly)? "
    rf"|total(?:ly)? |utter(?:ly)? |an? (?:outright |complete |pure |big )?)?[“\"]?{_LIE}"
    r"|(?:all |pure |complete |absolute |utter )?(?:lies|nonsense|rubbish|propaganda|fairy tales"
    r"|slander|fiction|inventions?)(?: (?:for|from|by|of)\b[^.;]*)?[.,!”\"]?$"
    r"|(?:this|that|it|which) (?:is|was) not (?:the case|so|true|correct|accurate)\b"
    r"|[^.;“\"]{0,60}?\b(?:consider|regard|deem|view|believe)(?:s|ed)? "
    r"(?:the |this |that |these |those |it |them )"
    rf"(?:[\w’'-]+ ){{0,4}}?(?:as |to be )?(?:not (?:credible|genuine|true)|{_LIE})"
    r"|there (?:is|was|were|are) no (?:truth|basis|foundation|substance) (?:in|to|for)\b",
    re.IGNORECASE,
)


def condemns(content: str) -> bool:
    """Whether somebody says how abhorrent it is."""
    judged = (_APPALLED, _CONDEMNS, _DISGRACE, _NO_EXCUSE)
    if any(pattern.match(content) for pattern in judged):
        return True
    if _RESOLVE.match(content):
        return False
    return bool(_ABHORRED.search(content.split("\n", maxsplit=1)[0]))


def calls_untrue(content: str) -> bool:
    """Whether somebody says that what others say is not so."""
    return bool(_UNTRUE.match(content))
