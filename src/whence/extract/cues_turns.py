"""Cues of several words that are less common than those of ``cues``: who stands by a figure, begs
somebody for something, rejects what is said, owns up or writes to the outlet."""

from __future__ import annotations

from whence.extract.cues import AT_LEAST, NUMBER, Cue

_SO_MANY = rf"(?:{AT_LEAST})?{NUMBER}"
_ALONE = r"(?=[.,;:–—]| -|$| and\b| but\b)"
_OWN = r"(?:its|their|the|his|her|that|this)"
_FIGURE = r"(?:figures?|toll|count|tally|list|total|number|estimate)"
_SAY = Cue("say", "object")
_URGE = Cue("urge", "object")
_DENY = Cue("deny", "object")

_FIGURES: tuple[tuple[str, Cue], ...] = (
    (
        rf"g(?:ives?|ave) (?={_SO_MANY} (?:(?:[\w’'-]+ ){{0,2}}?(?:dead|killed|wounded|injured"
        r"|missing)\b|as the (?:number|total|count|toll|figure)\b))",
        _SAY,
    ),
    (rf"gives? (?={_SO_MANY}{_ALONE})", _SAY),
    (
        r"put(?:s|ting)? (?=(?:it|them|(?:[a-z]+ )?(?:dead|injured|wounded|toll|losses)) "
        rf"(?:at|as high as) {_SO_MANY})",
        _SAY,
    ),
    (
        r"(?:stands? by|stood by|(?:h[eo]lds?|keeps?|kept|sticks?|stuck|clings?|clung) to) "
        rf"(?={_OWN} (?:[\w’'-]+ ){{0,2}}?{_FIGURE}\b|{_SO_MANY}(?: (?:dead|killed|wounded"
        rf"|injured|missing|deaths)\b|{_ALONE}))",
        _SAY,
    ),
    (rf"maintain(?:s|ed) (?={_OWN} (?:[\w’'-]+ )?{_FIGURE} of\b)", _SAY),
    (
        rf"admit(?:s|ted) (?=(?:to )?{_SO_MANY} (?:of (?:its|their|our) [\w’'-]+ )?"
        r"(?:dead|deaths?|killed|losses|fatalities|fallen)\b)",
        _SAY,
    ),
    (rf"(?:counts|reckons) (?={_SO_MANY} [a-z])", _SAY),
    (rf"certif(?:ied|ies) (?={_SO_MANY} (?:dead|deaths)\b)", _SAY),
    (
        r"g(?:ives?|ave) (?=(?:the|its|their|his|her|another) (?:[\w’'-]+ )?(?:figure|number|toll"
        rf"|total) as {_SO_MANY})",
        _SAY,
    ),
    (
        r"revis(?:ed|es) (?:(?:up|down)(?:wards?)? )?(?=(?:his|her) (?:[\w’'-]+ )?"
        r"(?:toll|figure|count|tally|estimate)\b)",
        _SAY,
    ),
    (rf"insist(?:s|ed|ing)? on (?={_SO_MANY} (?:[\w’'-]+ ){{0,2}}?(?:dead|killed)\b)", _SAY),
)
_REQUESTS: tuple[tuple[str, Cue], ...] = (
    (
        r"(?:beg(?:s|ged|ging)?|encourag(?:es|ed)) "
        r"(?=(?!(?:to|for|not|him|her|them|me|the (?:gun|attack|kidnap|sold)\w+)\b)"
        r"(?:[\w’'-]+ ){1,7}?(?:not )?(?:to|for) (?!his\b|her\b|their\b))",
        _URGE,
    ),
    (
        r"(?:ask|invit|beg)(?:e?s|g?ed|g?ing)? (?=[“\"]?(?:anyone|anybody|everyone|everybody"
        r"|whoever|all those|those)\b[^.;,]{0,120}? (?:not )?to\b)",
        _URGE,
    ),
    (
        r"ask(?:s|ed|ing)? (?=(?:the |its |her |his )?(?:[\w’'-]+ ){0,5}?for (?:his|her|its|their"
        r"|the) (?:wages|pay|pension|release|resignation|removal|return|withdrawal|bod(?:y|ies))\b"
        r"|(?:the |its )?(?:[\w’'-]+ ){1,4}?for (?:an? )?(?:exhumations?|inquiry|investigation"
        r"|protection|help|aid|calm|patience|reinforcements)\b)",
        _URGE,
    ),
    (r"(?<=[s,] )ask (?=(?!to\b|not\b)(?:[\w’'-]+ ){1,4}?(?:not )?to (?!be\b))", _URGE),
    (
        r"ask(?:ed|s|ing)? for (?=(?:[\w’'-]+ ){0,3}?(?:footage|witnesses|dashcams?|blood|donors"
        r"|donations|volunteers|privacy|prayers|patience|calm|forgiveness|reinforcements)\b)",
        _URGE,
    ),
    (r"demand (?=that\b)", _URGE),
    (r"(?<=s )demand (?!for\b|from\b|in\b|is\b|was\b|by\b|that\b|letters?\b)(?=[a-z])", _URGE),
    (
        r"(?:(?:is|are|was|were) seeking|seeks?|sought) (?=(?:damages|compensation|justice"
        r"|(?:an?|the) (?:[\w’'-]+ )?(?:inquiry|investigation|retrial|exhumation|explanation"
        r"|apology|release|return|withdrawal|reopening|repeal|recall))\b)",
        _URGE,
    ),
    (
        r"request(?:ed|s) (?=that\b|(?:from [^.;,“\"]{3,60}? )?(?:an? |the )?(?:[\w’'-]+ )?"
        r"(?:release|reinforcements|investigation|inquiry|exhumation)\b)",
        _URGE,
    ),
    (
        r"propos(?:ed|es) (?=that\b|[a-z]{3,}ing\b|an? (?:[\w’'-]+ )?(?:truce|ceasefire|exchange"
        r"|swap|meeting|commission|inquiry|moratorium)\b)",
        _URGE,
    ),
    (
        r"invit(?:ed|es|ing) (?=(?:the|all|its|any|local)\b[^.;,“\"]{2,60}? to (?:come|see|keep"
        r"|join|visit|inspect|name|present|look|report|contact|submit|check|send|go and)\b)",
        _URGE,
    ),
    (
        r"demands (?=(?:its|their|his|her|of|to know|(?:[\w’'-]+ )?(?:release|inquiry|names"
        r"|apology|resignation|investigation|lists?|end|return))\b)",
        _URGE,
    ),
    (
        r"wants? (?=(?!to\b)(?:the |an? )?(?:[\w’'-]+ ){1,5}?(?:to (?:explain|stop|investigate"
        r"|act|apologi[sz]e|resign|return|leave|withdraw|release|free|answer|publish|come|look|listen"
        r"|pay|hand|admit|say|tell|name|open|close|hold|send|give|protect)|released|freed|punished"
        r"|tried|sacked|investigated|exhumed|removed|sent|published|returned|named|charged|arrested"
        r"|prosecuted|lifted|reopened|paid|banned|jailed|dismissed|suspended|withdrawn|disbanded"
        r"|stopped|protected|compensated|identified|cleared)\b)",
        _URGE,
    ),
)
_REJECTIONS: tuple[tuple[str, Cue], ...] = (
    (
        r"(?:reject|dismiss|refut)(?:ed|s|es|ing)? (?=as (?:[“\"]?[\w’'-]+[”\"]? ){1,3}?"
        r"(?:the|all|any|those|these|such)\b)",
        _DENY,
    ),
    (
        r"(?:reject|dismiss|refut)(?:ed|s|es|ing)? (?=(?:[\w’'-]+ ){0,3}?(?:lies?|insinuations?"
        r"|imputations?|talk of|breakdown|notion|suspicions?|speculation|calls for|word [“\"]?\w+)"
        r"\b)",
        _DENY,
    ),
    (r"dismiss(?:ed|es) (?=(?:this|that)(?:[.,;]|$))", _DENY),
    (r"(?<=s )(?:dispute|reject|dismiss) (?=(?:the|this|that|these|those|any|all)\b)", _DENY),
)
_OTHERS: tuple[tuple[str, Cue], ...] = (
    (
        r"(?:(?:t(?:ook|akes?|aken)|claim(?:s|ed)) credit|own(?:s|ed) up to"
        r"|(?:assum|admitt)(?:ed|s) responsibility)\b",
        Cue("claim", "object"),
    ),
    (
        r"admit(?:s|ted) (?=(?:the|an?|last|[\w’'-]+['’]s) (?:[\w’'-]+ ){0,2}?(?:attack|bombing"
        r"|ambush|raid|killings?|assassination)s?\b)",
        Cue("claim", "object"),
    ),
    (
        r"(?:takes?|taking|claim(?:ing)?|accept(?:s|ed)?) (?:full |sole |the )?responsibility\b"
        r"(?= (?:for|of)\b)",
        Cue("claim", "object"),
    ),
    (r"point (?:a|an|the) (?:[\w’'-]+ )?finger (?:of blame )?(?:at|to)\b", Cue("accuse", "object")),
    (r"point(?:ed|s|ing)? (?:accusing )?fingers (?:at|to)\b", Cue("accuse", "object")),
    (
        r"identify (?=(?:their|the) (?:attackers|assailants|killers|abductors|kidnappers|captors"
        r"|perpetrators) as\b)",
        Cue("accuse", "object"),
    ),
    (
        r"attribut(?:ed|es|ing) (?=(?:the|their) (?:deaths?|killings?|attacks?|blasts?"
        r"|explosions?|fires?|murders?|shootings?|bombings?)\b[^.;“\"]{0,160}?,? to )",
        Cue("accuse", "object"),
    ),
    (r"describ(?:ed|es) (?=(?:be|hav|walk|find|hear|see|watch|runn|hid|wait|driv)ing\b)", _SAY),
    (
        r"declar(?:ed|es|ing) (?=(?:it|him|her|them|the|an?|all)\b[^.;“\"]{0,80}?\b(?:inadmissible"
        r"|null and void|void|closed|invalid|illegal|unlawful|off limits|a disaster)\b)",
        Cue("announce", "object"),
    ),
    (
        r"(?:threw|throws?|thrown|shift(?:ed|s)) (?:the |all )?(?:blame|responsibility) (?:on|onto"
        r"|to)\b",
        Cue("accuse", "object"),
    ),
    (rf"attribut(?:ed|es|ing) (?={_SO_MANY} [^.;]{{0,40}}?\bto )", Cue("accuse", "object")),
    (
        r"(?:(?:tele)?phoned|rang|e-?mailed|wrote(?: to)?|texted|called|cabled|radioed)"
        r" (?:[\w’'-]+ ){1,6}?to say(?: that)?\b",
        Cue("say", "clause"),
    ),
    (
        r"(?:writes?|wrote|written) (?:to )?(?:us|me|this newspaper)(?=[.,]| that\b)",
        Cue("say", "clause"),
    ),
    (r"ma(?:de|kes?) (?:it )?(?:clear|plain) that\b", Cue("say", "clause")),
    (rf"finds (?={_SO_MANY} [a-z](?![^.;]*\bguilty\b))", Cue("say", "clause")),
    (
        r"(?:holds|held|(?<=s )hold)(?: on [A-Z]\w+day)? that (?!(?:day|night|morning|week|year"
        r"|moment|time|post|office|title|seat|job|view|hope|line|position|against|to|for|in|at|on)\b)",
        Cue("say", "clause"),
    ),
    (r"accept(?:s|ed) (?:as (?:proven|proved|fact|true) )?that\b", Cue("say", "clause")),
    (
        r"(?:(?:gave|gives?|given) notice(?: on [^.;,“\"]{3,20}?)? that|ma(?:de|kes?) (?:it )?"
        r"(?:known|public) that|(?:has|have|had) decided that)\b",
        Cue("announce", "clause"),
    ),
)
TURNS = (*_FIGURES, *_REQUESTS, *_REJECTIONS, *_OTHERS)
"""Patterns and what they take, to be tried before those of ``cues.PHRASES``."""
