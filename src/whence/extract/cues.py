"""Words that say that somebody says something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Literal

from msgspec import Struct, convert

from whence.calendar import WEEKDAY
from whence.extract.number_words import SPELT
from whence.model import Act

Frame = Literal["clause", "object"]
"""What a cue takes: a clause or quotation (said that …), or an object that is itself the content
(condemned the attack)."""


class Cue(Struct, frozen=True):
    """One cue word: the act it stands for and what it takes. ``listener`` marks words that name
    whom they were said to first (told reporters), ``deed`` what makes somebody the source of a
    figure without saying it (compiled a list of)."""

    act: Act
    frame: Frame
    listener: bool = False
    deed: bool = False


_IRREGULAR = {"say": "said", "tell": "told", "write": "wrote", "swear": "swore", "think": "thought"}
_DOUBLED = frozenset(("admit", "aver", "blog", "brag", "quip", "slam", "submit"))


class _Verb(Struct, frozen=True):
    """A line of ``speech_verbs.tsv``, whose head says what its columns mean."""

    verb: str
    cue: Cue
    when: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that stand beside a speaker: said, says, saying."""
        verb = self.verb
        if self.when == "bare":
            return (verb,)
        stem = verb.removesuffix("e") + verb[-1] * (verb in _DOUBLED)
        consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
        past = _IRREGULAR.get(verb) or (verb[:-1] + "ied" if consonant_y else stem + "ed")
        third = verb[:-1] + "ies" if consonant_y else verb + "es" * verb.endswith(("s", "sh", "ch"))
        third = third if third != verb else verb + "s"
        participle = stem + "ing"
        if self.when == "past":
            # "slams" and "demands" are as often nouns or other verbs.
            return past, participle
        return past, third, participle


def _verbs() -> Iterator[_Verb]:
    table = (files("whence.extract") / "speech_verbs.tsv").read_text("utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        verb, act, takes, when, _ = line.split("\t")
        frame: Frame = "object" if takes == "object" else "clause"
        yield _Verb(verb, Cue(convert(act, Act), frame, takes == "listener"), when)


_VERBS = tuple(_verbs())
CUES: dict[str, Cue] = {
    form: verb.cue for verb in _VERBS if verb.when != "bare" for form in verb.forms
} | {verb.verb: verb.cue for verb in _VERBS if verb.when == "base"}
"""What each form of a verb of speech stands for."""
BASES = frozenset(verb.verb for verb in _VERBS if verb.when in ("base", "bare"))
"""Bare forms, which follow speakers in the plural: "officials say"."""
NOUNS_TOO: dict[str, Cue] = {verb.verb: verb.cue for verb in _VERBS if verb.when == "bare"}
"""Bare forms that may be nouns: "the police report that leaked"."""
ONLY_QUOTED = NOUNS_TOO.keys() | {
    form for verb in _VERBS if verb.when == "quoted" for form in verb.forms
}
"""Cues that also mean other things: they count before a quotation or "that" alone."""

TALLIED = "documented|verified|recorded|counted|registered|logged|tallied"
NUMBER = rf"(?:(?:\d+|dozens|scores|hundreds)\b|{SPELT})"
CASUALTIES = (
    rf"{NUMBER}(?: [\w’'-]+){{0,2}}? (?:dead|deaths?|killed|killings|bodies|casualties|fatalities"
    r"|victims|wounded|injured|missing|people|persons)\b"
)
AT_LEAST = r"(?:at least|more than|about|around|some|nearly|up to|over|only|just|no more than) "
_COUNTED = (
    rf"(?:{AT_LEAST})?{NUMBER} (?:dead|deaths|killed|wounded|injured|missing|victims|fatalities"
    r"|casualties)(?=[,.;:”\"(—–]| and| in| from| on| at| as|$)"
)
_AFTER_FIGURE = "|".join(f"(?<={word} )" for word in ("figure", "toll", "count", "tally"))

_WHAT = r"(?:it|this|that|them|these|those|(?:the|these|those|such) [\w’'-]+(?: [\w’'-]+){0,4}?)"
_JUDGED = (
    r"(?:(?:totally|utterly|simply) )?(?:unconscionable|unacceptable|unforgivable|horrific|barbaric"
    r"|cowardly|shameful|disgraceful|inhuman|heinous|deplorable|reprehensible|abhorrent|unjustified"
    r"|illegal|unlawful|absurd|ridiculous|false|untrue|fake|baseless|unfounded|groundless"
    r"|fabricated|malicious|misleading|nonsense|propaganda|lies|theat(?:re|er)"
    r"|(?:an? )?(?:[\w-]+ )?(?:fantasy|forgery|forgeries|fabrication|invention|fable|fairy tale"
    r"|hoax|smear|falsehood))"
)
_WENT_ON = r"(?:w[eo]nt|goes|gone|going) on to "
_GOING_ON = tuple(
    (rf"{_WENT_ON}{verb.verb}\b(?! (?:\w+ ){{0,6}}lives?\b)", verb.cue)
    for verb in _VERBS
    if verb.when not in ("bare", "quoted")
)
PHRASES: tuple[tuple[str, Cue], ...] = (
    *_GOING_ON,
    (
        rf"{_WENT_ON}(?:ask(?= (?:(?!how\b|why\b|whether\b)[\w’'-]+ ){{1,6}}?(?:not )?to\b)"
        r"|call (?:for|on|upon)|appeal (?:for|to)|plead (?:for|with))\b",
        Cue("urge", "object"),
    ),
    (r"call(?:ed|s|ing)? (?:for|on|upon)\b", Cue("urge", "object")),
    (r"appeal(?:ed|s|ing)? (?:for|to)\b", Cue("urge", "object")),
    (r"point(?:ed|s|ing) out\b", Cue("say", "clause")),
    (
        r"ask(?:ed|s|ing)? (?=(?:for (?:an?|more|help|aid|international)\b"
        r"|that (?:the|an?|all|every)\b|(?:the|all|every) (?:[\w’'-]+ ){1,5}?(?:not )?to\b))",
        Cue("urge", "object"),
    ),
    (
        r"(?:asked|asks) (?=(?!(?:to|not|for|about|him|her|them|me|us|if)\b)(?:[\w’'-]+ ){1,6}?"
        r"(?:not )?to (?!be named\b))",
        Cue("urge", "object"),
    ),
    (r"ask(?:ed|s|ing)? (?=(?:how|why|whether)\b)", Cue("say", "object")),
    (
        r"(?:reiterat|renew|repeat)(?:ed|s|es|ing) (?=(?:his|her|its|their|the|an?) (?:\w+ )?"
        r"(?:appeal|call|demand)s?\b)",
        Cue("urge", "object"),
    ),
    (r"(?:disputes|contests) (?=(?:the|this|that|it|these|those)\b)", Cue("deny", "object")),
    (
        r"reject(?:ed|s) (?=(?:this|that)(?: \w+ly)?(?:[.,;]| and| as)|the denials?\b)",
        Cue("deny", "object"),
    ),
    (
        r"(?:debunks|discount(?:ed|s)) (?=(?:[\w’'-]+ ){0,3}?(?:claims?|reports?"
        r"|rumou?rs|allegations?|suggestions?)\b)",
        Cue("deny", "object"),
    ),
    (r"plead(?:ed|s|ing)? (?=(?:for|with)\b)", Cue("urge", "object")),
    (
        r"(?:sought|seeks?) (?=(?:the|his|her) (?:immediate )?(?:resignation|dismissal|arrest"
        r"|removal|sacking)\b)",
        Cue("urge", "object"),
    ),
    (
        r"call(?:ed|s|ing)? (?=an? (?:[\w’-]+ ){0,3}?(?:strike|march|rally|shutdown|boycott|vigil"
        r"|stoppage)\b(?! (?:an?|the)\b))",
        Cue("announce", "object"),
    ),
    (r"dismiss(?:ed|es|ing) (?=[^.;,“\"]{2,60}? as\b)", Cue("deny", "object")),
    (
        r"(?:found|finds) (?=that\b|(?:it|he|she|they|(?:the|an?|its|his|her|their) (?:[\w’'-]+ )"
        r"{1,3}?)\s?(?:was|were|had|has|have)\b)",
        Cue("say", "clause"),
    ),
    (
        r"(?<!was )(?<!were )(?<!been )(?<!be )(?:found|finds|concluded|concludes)"
        r"(?=[.;]?$|\.\s|, (?:which|who|and)\b)",
        Cue("say", "clause"),
    ),
    (r"apologi[sz](?:ed|es|ing)\b(?! (?:that|as)\b)", Cue("say", "object")),
    (
        r"(?:offer|issu|mak|extend)(?:ed|es|s|ing) (?:(?:an?|his|her|its|their) )?(?:[\w’'-]+ )?"
        r"apolog(?:y|ies)\b",
        Cue("say", "object"),
    ),
    (r"rul(?:ed|es|ing) out\b", Cue("deny", "object")),
    (r"ruled (?=that (?:the|an?|it|he|she|they|there|no|all|both)\b)", Cue("announce", "clause")),
    (
        r"(?:dis(?:as)?sociat|distanc)(?:ed|es|ing) (?:itself|himself|herself|themselves"
        r"|(?:the|his|her|its|their) [\w’'-]+) from\b",
        Cue("deny", "object"),
    ),
    (
        r"(?:disown|disavow|repudiat|disclaim)(?:ed|es|s|ing) (?=(?:any|all|the|this|those|these"
        r"|that|its|responsibility|involvement|knowledge)\b)",
        Cue("deny", "object"),
    ),
    (
        r"(?:brush|shrugg?|wav|laugh)(?:ed|es|s|ing) (?:aside|off|away) (?=(?:[\w’'-]+ ){0,4}?"
        r"(?:claims?|allegations?|accusations?|reports?|charges?|suggestions?|criticisms?"
        r"|rumou?rs)\b)",
        Cue("deny", "object"),
    ),
    (
        r"(?:(?:casts?|pour(?:ed|s)|rais(?:ed|es)|threw|throws) (?:[\w’'-]+ )?doubts? "
        r"(?:on|over|about)"
        r"|t(?:ook|akes) issue with"
        r"|(?:question(?:ed|s)|fault(?:ed|s)|challeng(?:ed|es)|quer(?:ied|ies)) "
        r"(?=(?:the|these|those|that|its|their) (?:[\w’'-]+ ){0,3}?"
        r"(?:toll|figures?|count|account|version|claims?|numbers?|decision|motive|timing)\b))",
        Cue("say", "object"),
    ),
    (
        r"(?:(?:took to [^.;,“\"]{2,30}?|(?:was|were) (?:quick|swift|(?:among|one of) the first)"
        r"|hastened|rushed) to condemn|joined [^.;,“\"]{2,50}? in condemning)\b",
        Cue("condemn", "object"),
    ),
    (
        r"(?:was|were|is|are|remain(?:ed|s)?) (?:adamant|confident|convinced|hopeful|optimistic"
        r"|sceptical|skeptical) (?=that\b)",
        Cue("say", "clause"),
    ),
    (
        r"(?:told|tells|advis(?:ed|es)|instruct(?:ed|s)) (?=(?:(?:the|all|local|nearby|its|their"
        r"|foreign|his|her) )*(?:residents|people|citizens|nationals|villagers|families|motorists"
        r"|civilians|locals|travell?ers|shoppers|students|parents|worshippers|the public|population"
        r"|inhabitants|everyone)\b[^.;,“\"]{0,40}? (?:not )?to (?!have\b)|against\b)",
        Cue("urge", "object"),
    ),
    (r"found (?=[^.;“\"]{3,120}? guilty\b)", Cue("announce", "object")),
    (
        r"attribut(?:ed|es|ing) (?=(?:the|this|it|these|those) [^.;“\"]{0,80}?\bto )",
        Cue("accuse", "object"),
    ),
    (r"(?:asked|asks) (?=(?:[\w’'-]+ ){0,7}?for [^.;,“\"]{3,60}? to be\b)", Cue("urge", "object")),
    (r"order(?:ed|s|ing) (?=(?!him\b|her\b|them\b|me\b|us\b)[\w“\"])", Cue("announce", "object")),
    (
        r"offer(?:ed|s|ing) (?=(?:an? (?:[\w-]+ ){0,2}?(?:reward|bounty|amnesty)\b"
        r"|(?:[A-Z]{0,3}[$£€]|Rs\.? ?|[A-Z]{1,3} ?)\d|to (?:host|mediate|negotiate|send|pay)\b))",
        Cue("announce", "object"),
    ),
    (
        r"(?:express|voic)(?:ed|es|ing)? (?=(?:[“\"]?[\w’'-]+ ){0,3}?[“\"]?"
        r"(?:concerns?|hopes?|regret|fears?|gratitude|alarm|solidarity|support|doubts?|worry)\b)",
        Cue("say", "object"),
    ),
    (
        r"welcom(?:ed|es|ing) (?=(?:the|an?|this|that|news|calls?|its|their|his|her)\b)",
        Cue("say", "object"),
    ),
    (r"pa(?:id|ys|ying) (?:[\w’'-]+ )?tribute to\b", Cue("say", "object")),
    (
        r"(?:nam|identif)(?:ed|es|ing|ied|ies|ying) "
        r"(?=(?!as\b|(?:him|her|it)self\b)[^.;,“\"]{2,60}? as (?:the )?[A-Z])",
        Cue("say", "object"),
    ),
    (
        r"(?:point(?:ed|s|ing) (?:a|an|the) (?:[\w’'-]+ )?finger (?:of blame )?(?:at|to)"
        r"|(?:put|puts|laid|lays|placed|pinned) (?:the )?(?:[\w’'-]+ )?(?:blame|responsibility"
        r"|attacks?|killings?|bombings?|massacre|murders?)"
        r" (?:for [^.;,“\"]{3,60} )?on|h(?:eld|olds|olding) (?=[^.;“\"]{3,160} responsible\b))",
        Cue("accuse", "object"),
    ),
    (r"plead(?:ed|s|ing)? (?=(?:not guilty|innocent)\b)", Cue("deny", "object")),
    (
        r"(?:identif|nam)(?:ied|ies|ying|ed|es|ing) (?=(?:the|their|his|her|several|some|most|many)"
        r" (?:[\w’'-]+ )?"
        r"(?:attackers?|assailants?|perpetrators?|killers?|gunm[ae]n|abductors?|kidnappers?"
        r"|culprits?|suspects?|(?:suicide )?bombers?|shooters?|hijackers?|masterminds?|knifeman"
        r"|arsonists?|ringleaders?) as\b)",
        Cue("accuse", "object"),
    ),
    (
        rf"(?:has |have |had )?(?:{TALLIED})"
        r" (?:(?:in|since|during|over) [^.;,“\"]{2,40}? )?(?=(?:the |an? |at least"
        r" |more than |some |about )?(?:(?!in )[\w,-]+ ){0,2}?(?:killings?|deaths?|murders?"
        r"|abductions?|cases?|injuries|people|persons|civilians|casualties|fatalities|victims"
        r"|dead|wounded|bodies|incidents|attacks|lynchings|(?:air ?)?strikes|raids|bombings"
        r"|ambushes|kidnappings|massacres|shootings|executions|explosions|assaults|clashes|rapes"
        r"|disappearances|violations)\b)",
        Cue("say", "object"),
    ),
    (
        r"(?:(?:has|have|had) been|was|were|is|are) able to (?:independently )?"
        r"(?=(?:confirm|verify|establish|document|corroborate) (?:the|that|at least|an?|\d+)\b)",
        Cue("say", "object"),
    ),
    (
        r"(?:has |have |had )?(?:also )?received (?=(?:[\w-]+ ){0,2}?"
        r"(?:(?:credible|reliable) reports"
        r"|information|testimony|testimonies|accounts) (?:of|about)\b"
        r"|(?:[\w-]+ ){0,2}?(?:reports|information|word) that\b)",
        Cue("say", "object", deed=True),
    ),
    (
        rf"(?:count(?:s|ed)?|accept(?:s|ed)?) (?=(?:{AT_LEAST})?{CASUALTIES})",
        Cue("say", "object"),
    ),
    (rf"counts (?=(?:{AT_LEAST})?{NUMBER}(?:\.|$))", Cue("say", "object")),
    (
        r"(?:publish|releas|issu|record|announc|confirm|read|g[ai]v|provid)(?:ed|es|s|en|e)? "
        r"(?:out |us )?(?=(?:the )?(?:(?:following|first|full) )?names\b[^.;“\"]{0,80}:$)",
        Cue("say", "object", deed=True),
    ),
    (
        rf"g(?:ave|ives?|iven)(?: for (?:his|her|its|their) part,?)? (?={_COUNTED})",
        Cue("say", "object"),
    ),
    (
        r"(?:issu|releas|publish|present|provid|announc|updat|g[ia]v|offer)(?:ed|es|s|e)? "
        r"(?=(?:its|his|her|their|an?|the)(?: own)? (?:(?:first|latest|new|official|updated"
        r"|preliminary|final|different|higher|lower|following|death) ){0,2}(?:figures?|toll|count"
        r"|tally|update|breakdown|numbers)\b[^.;“\"]{0,60}?:)",
        Cue("say", "object", deed=True),
    ),
    (
        r"(?:placed|set) (?=(?:the|its|their) (?:[\w’'-]+ )?(?:toll|figure|count|tally|number"
        rf"|dead)\b[^.;“\"]{{0,40}}? at (?:{AT_LEAST})?{NUMBER})",
        Cue("say", "object"),
    ),
    (
        r"(?:has|have|had) (?:(?:collected|gathered|obtained|compiled) )?the names of "
        rf"(?=(?:{AT_LEAST})?{NUMBER})",
        Cue("say", "object"),
    ),
    (
        rf"saw (?=(?:the )?(?:(?:{AT_LEAST})?{NUMBER} (?:[\w-]+ )?bod(?:y|ies)\b"
        rf"|bod(?:y|ies) of (?:{AT_LEAST})?(?:an?\b|{NUMBER})))",
        Cue("say", "object", deed=True),
    ),
    (
        rf"(?:{_AFTER_FIGURE})(?:is|was|stands? at|stood at|remain(?:s|ed)(?: at)?) "
        rf"(?=(?:{AT_LEAST})?{NUMBER})",
        Cue("say", "object", deed=True),
    ),
    (
        r"(?:compil|publish|releas|issu|circulat|present)(?:ed|es|s)? (?=(?:(?:an?|the|its|their"
        r"|her|his) )?(?:\w+ )?(?:lists?|names|register|tally) of "
        rf"(?:{AT_LEAST})?(?:the )?{CASUALTIES})",
        Cue("say", "object", deed=True),
    ),
    (
        rf"(?:named|identified) (?=(?:(?:the|one|all|some) )?(?:{NUMBER} )?[^.;,“\"]{{0,60}}?"
        r"(?:dead|victims?|killed|slain|deceased|fatalit(?:y|ies))\b[^.;,“\"]{0,40} as [A-Z])",
        Cue("say", "object"),
    ),
    (
        r"(?:spoke|speaks?|spoken|(?<!ed )talk(?:ed|s)?) of"
        r"(?= (?:[“\"]|an? |at least|more than|about|around|up to|some|several|many"
        rf"|{NUMBER}|\w+s\b))",
        Cue("say", "object"),
    ),
    (r"claims? (?=to have\b)", Cue("claim", "object")),
    (r"demands (?=(?:that|an?|the|justice|action|answers)\b)", Cue("urge", "object")),
    (r"(?:vows|pledges) (?=to\b)", Cue("announce", "object")),
    (
        r"(?:called|calls|calling|branded|labelled|labeled|termed|described)"
        r"(?! an? [“\"]| (?:for|on|upon)\b)(?= [^.;“\"]{2,120}[“\"])",
        Cue("say", "object"),
    ),
    (
        r"(?:called|calls|calling|termed|branded|labelled|labeled|deemed) "
        r"(?=(?:it|this|(?:the|these|those) [\w’'-]+(?: [\w’'-]+){0,4}?)"
        r" (?:one of the (?:worst|deadliest|bloodiest|biggest|most)|an? (?:[\w’'-]+ ){0,2}?(?:crime"
        r"|massacre|atrocity|outrage|disgrace|tragedy|act|lie|mistake|miracle|betrayal|provocation"
        r"|warning|disaster|catastrophe|attack|violation)\b))",
        Cue("say", "object"),
    ),
    (
        rf"(?:called|calls|calling|branded|labelled|labeled|termed|deemed) (?={_WHAT} {_JUDGED}\b)",
        Cue("say", "object"),
    ),
    (
        r"describ(?:ed|es|ing) (?=(?:an?|how|what|hearing|seeing|scenes?)\b"
        r"|(?:the|these|those|his|her|their|its|it|him|them)\b[^.;,“\"]{0,80}? as\b)",
        Cue("say", "object"),
    ),
    (
        rf"list(?:ed|s) (?=(?:the names of|(?:at least |more than |some )?{NUMBER}))",
        Cue("say", "object"),
    ),
    (
        r"(?:express|voic)(?:ed|es|ing)? (?:[\w’'-]+ ){0,3}?(?:shock|outrage|horror|dismay"
        r"|revulsion|anger|disgust)\b",
        Cue("condemn", "object"),
    ),
    (
        r"(?:express|send|sent|extend|convey|tender|tweet)(?:ed|es|s|ing)? (?:[\w’']+ ){0,3}?"
        r"(?:condolences|sympathy|sympathies|sorrow)\b"
        r"|(?:commiserat|sympathi[sz]|condol)(?:ed|es|ing) with\b",
        Cue("condole", "object"),
    ),
    (r"offer(?:ed|s|ing)? (?:[\w’']+ ){0,3}?condolences\b", Cue("condole", "object")),
    (r"(?:has |have |had )?(?:claimed|took|taken|claims) responsibility\b", Cue("claim", "object")),
    (
        r"(?:reject|dismiss|refut)(?:ed|s|es|ing)? (?=(?:[\w’'-]+ ){0,4}?"
        r"(?:claims?|allegations?|accusations?|reports?|charges?|suggestions?|responsibility"
        r"|involvement|versions?|accounts?|assertions?|rumou?rs|criticisms?|blame|findings"
        r"|conclusions?|figures?|(?:death )?tolls?|counts?|tall(?:y|ies)|estimates?|numbers"
        r"|statistics|narratives?|theory|theories|statements?)\b)",
        Cue("deny", "object"),
    ),
    (
        r"put(?:s|ting)? (?=(?:the|its|their|that)\b(?! (?:[\w’'-]+ )?(?:blame|responsibility)\b)"
        r"[^.;“\"]{2,80}? (?:at|between|as|above|below|near|to)\b)",
        Cue("say", "object"),
    ),
    (
        r"(?:lower(?:ed|s)?|rais(?:ed|es?)|revis(?:ed|es?)(?: (?:up|down)(?:wards?)?)?"
        r"|updat(?:ed|es?)|correct(?:ed|s)?|increas(?:ed|es?)|reduc(?:ed|es?)|adjust(?:ed|s)?)"
        rf" (?=(?:(?:from {NUMBER} )?to (?:{AT_LEAST})?{NUMBER} )?"
        r"(?:(?:the|its|their) )?(?:death |casualty |official )?"
        r"(?:toll|figure|count|tally|estimate"
        r"|number of (?:the )?(?:people |persons )?(?:known |confirmed |reported )?"
        r"(?:dead|deaths|killed|victims|fatalities|casualties|injured|wounded|hurt|missing))\b)",
        Cue("say", "object"),
    ),
    (
        r"g(?:ave|ives?|iven|iving) (?=(?:toll of\b"
        r"|(?:the|an?|its|their|another) (?:\w+ )?(?:toll\b"
        r"|(?:figure|tally|count|number) of (?:at least |more than |about |some )?"
        rf"{NUMBER}))"
        r"|the (?:number|count) of (?:the )?(?:dead|killed|injured|wounded|hurt|missing|victims"
        r"|casualties|deaths|fatalities|people)\b)",
        Cue("say", "object"),
    ),
)
"""Cues of several words, as regular expressions."""

ATTRIBUTIVE = (
    r"(?:by|going by|according to) (?:the|an?)(?: [a-z-]+){0,2} (?:count|tally|estimates?|toll"
    r"|figures?|reckoning) (?:of|from|by)(?! (?:the )?(?:\d|dead|bodies|victims|killed|wounded"
    r"|injured|casualt|fatalit|people|persons))"
    r"|according to|(?:citing|quoting)(?! [^.;,“\"]{0,120}? as saying)|as reported by|as told by"
    r"|by(?= (?:the |an? )?[^,.;“\"]{2,40}?['’]s? (?:own )?(?:count|tally|estimates?)\b)"
    r"|(?:in (?:accordance|line|keeping) with|as per|per|based on|on the basis of)"
    r"(?= (?:(?:the|an?|its) )?(?:[\w’'-]+ ){0,4}?(?:records?|registers?|figures?|data|counts?"
    r"|tally|lists?|examinations?|certificates|autops(?:y|ies)|reports?|estimates?|statistics)\b)"
)
"""Prepositions that name a source after them."""

_NO_PRONOUN = r"(?:(?!(?:that|the|an?|his|her|its|their|him|them|us|me)\b)[\w’'.&-]+ )"
LISTENER = (
    r"(?:(?:(?:the |a |an |his |her |local |state |its )?(?:[\w’'.&-]+ ){0,3}?(?:reporters"
    r"|journalists|news agency|agency|television|tv|radio|newspaper|channel|court|parliament"
    r"|(?:press|news|media) (?:conference|briefing)|media|press|conference|news|rally|meeting"
    r"|correspondent|lawmakers)"
    rf"|(?:the|an?) {_NO_PRONOUN}{{0,3}}?(?:briefing|group|organi[sz]ation|committee|inquiry"
    r"|hearing|broadcaster|website|watchdog|charity))"
    rf"(?: (?:in|on|at) (?:the )?(?!{WEEKDAY}\b)[A-Z][\w’'-]+)?"
    r"|(?:the )?[A-Z][\w’'.&-]*(?: (?:(?:de|del|di|da|do|la|of|al|el) )?[A-Z][\w’'.&-]*){0,3}"
    r"(?: for(?: [A-Z][\w’'.&-]*){1,3})?"
    r"(?: (?:news agency|agency|television|radio)|(?<=Channel) \d+)?"
    r"|dpa|epa"
    r"|him|her|them|us|me)"
)
LISTENERS = re.compile(rf"{LISTENER}(?:[ ,:]+|(?=\.))")
"""Who is told: "reporters in Orrin", "the ABC news agency", "Radio Tarn", "a press briefing"."""
