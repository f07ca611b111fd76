"""The words of deeds that have a doer or are aimed at somebody: nouns, participles and verbs."""

from __future__ import annotations

import re

ATTACK = (
    r"attacks?|assaults?|ambush(?:es)?|raids?|(?:car |truck |suicide )?bombings?|air[- ]?strikes?"
    r"|air[- ]?raids?|drone strikes?|missile strikes?|strikes?|bombardments?|shelling|shootings?"
    r"|massacres?|offensive|incursions?|kidnappings?|abductions?|stabbings?|killings?"
    r"|assassinations?"
    r"|rocket fire|gunfire|missiles?|rockets?"
)
"""Nouns of deeds that have a doer."""
ACT = (
    r"killed|shot(?: dead)?|gunned down|attacked|wounded|injured|abducted|kidnapped|seized|stormed"
    r"|raided|ambushed|bombed|shelled|massacred|executed|beheaded|murdered|stabbed|hacked"
    r"|assassinated|lynched|carried out|conducted|launched|perpetrated|staged|fired|planted"
    r"|detonated|targeted|captured|taken|set off|tortured|beaten(?: up)?|(?:gang-)?raped|hanged"
    r"|flogged|ill-treated|stoned|bludgeoned|clubbed|slaughtered"
)
"""Participles after which ``by`` names the doer."""
_ADJECTIVES = (
    r"deadly|brutal|suicide|rocket|missile|mortar|artillery|gun|knife|drone|arson|bomb|armed|terror"
    r"|terrorist|cross-border|overnight|retaliatory|nighttime|aerial|heavy|car|truck|grenade"
)
DEED_NOUN = re.compile(
    rf"\b(?:(?:{_ADJECTIVES}) ){{0,2}}(?:{ATTACK}|(?:car|truck|suicide|roadside)[- ]bombs?"
    r"|drones?(?= (?:fired|struck|hit|killed|attacked|bombed|targeted|dropped)))\b",
    re.IGNORECASE,
)
"""A noun of a deed with the adjectives that may stand between it and the doer's name."""
FROM_AFAR = re.compile(r"air|strike|shelling|bombard|missile|rocket|drone|raid", re.IGNORECASE)
"""Deeds before which a nation's adjective names the doer; before others it may name the place."""
AGENT_VERB = re.compile(
    r"\b(?:(?:attack|storm|raid|ambush|kidnap|abduct|bomb|shell|massacr|behead|execut|murder|stabb?"
    r"|kill|wound|injur|assault|torch|hack|assassinat|lynch|tortur)(?:ped|ed)|shot(?: dead)?"
    r"|gunned down|raped|beat(?= (?:him|her|them)\b)"
    r"|(?:bludgeoned|clubbed|stoned|beat)(?= (?:[\w-]+ ){1,5}to death)"
    r"|carried out(?= (?:an?|the|two|three|four|several|\d+) (?:[\w-]+ ){0,3}(?:strikes?|attacks?"
    r"|bombings?|massacres?|killings?|ambush(?:es)?|shootings?|assaults?|abductions?)\b)"
    r"|planted(?= (?:an?|the|two|three|several) (?:[\w-]+ ){0,2}(?:bombs?|mines?|explosives?"
    r"|devices?)\b)"
    r"|opened fire(?: on)?|fired (?!(?:[\w-]+ ){0,3}?warning\b|[^.;,]{0,30}?into the air\b)"
    r"(?:(?:[\w-]+ ){1,5}?(?:rounds|bullets|shots|ammunition|rockets|missiles|shells) )?"
    r"(?:on|at|into)"
    r"|launched(?= (?:[\w-]+ ){0,4}(?:missiles?|rockets?|drones?|(?:air ?)?strikes?|attacks?"
    r"|raids?) (?:at|on|against)\b)|stoned(?= (?:an?|the|two|three|her|him|them)\b)"
    r"|seized|overran|struck|hit|attacks|kills|raids"
    r"|kill|shoot|abduct|kidnap|behead"
    r"|(?:threw|hurled|lobbed|tossed)(?= (?:an?|two|three|several) (?:\w+ )?(?:grenade|explosive"
    r"|bomb|petrol bomb|molotov)))\b",
)
ENTERED = re.compile(
    r"\b(?:walked|went|entered|burst|barged|broke|drove|pulled up|rode|stepped|got out)\b"
    r"(?:(?!\b(?:who|when|where|while|as|that|he|she|they)\b)[^.;:,]){0,110}?"
    rf" (?:and|then) (?:\w+ly )?(?={AGENT_VERB.pattern}"
    r" (?:an?|at least|two|three|four|five|six|seven|eight|nine|\d|several|dozens|people|men|women"
    r"|civilians|villagers|residents|everyone|them|him|her|the|[A-Z]))"
)
"""What an attacker does before the deed that a second verb tells."""
AND_VERB = re.compile(rf" and (?:\w+ly )?(?:{AGENT_VERB.pattern})")
AIMED_VERB = re.compile(
    r"attack|storm|raid|ambush|bomb|shell|assault|opened|fired|struck|hit|overran|seized|torch"
)
"""The verbs whose object is a target; that of killing and wounding is a victim."""
AIMED_DEED = re.compile(
    r"\b(?:(?:attacks?|assaults?|ambush(?:es)?|raids?|(?:air|drone|missile|rocket)?[- ]?strikes?"
    r"|air[- ]?raids?|bombings?|bombardments?|shelling|missiles?|rockets?|offensive)"
    r" (?:on|against|targeting))\s",
    re.IGNORECASE,
)
"""Nouns of deeds with the preposition that names what they are aimed at."""
NO_TARGET = re.compile(
    rf"\b(?:{ATTACK}|rights?|freedoms?|libert(?:y|ies)|democracy|independence|polic(?:y|ies)"
    r"|values|(?:living )?conditions(?: of [\w ]+)?)$"
    r"|^(?:\w+ ){0,2}(?:island|province|region|peninsula)\b",
    re.IGNORECASE,
)
"""What an attack is not aimed at: another attack, or nothing that can be hit."""
STREET = re.compile(
    r"\b(?:side|street|st|road|avenue|ave|(?<!apartment )(?<!tower )block|highway|corner|boulevard"
    r"|lane|eve|outskirts|day)$",
    re.IGNORECASE,
)
"""Words that say where and when, not at whom."""
WRECKS = re.compile(
    r"\b(?:(?:bombs?|bombing|blasts?|explosions?|explosives|device)"
    r"(?: (?:has |had )?(?:went off|gone off|exploded|blew up|was detonated|detonated))?"
    r" (?:at|outside|inside|in front of|near)"
    r"|blew up (?:at|outside|inside|in front of)"
    r"|(?:tore|ripped) (?:through|into)|slammed into|hit|struck|wrecked)\s"
)
"""Words of a weapon before the place that it was set off at or came down on."""
DEEDS = (
    r"attacks?|bombs?|bombings?|blasts?|explosions?|strikes?|air ?strikes?|raids?|assaults?|ambush"
    r"|shootings?|killings?|massacre|abductions?|kidnappings?|shelling|assassinations?|it"
)
"""Nouns of deeds that somebody may own up to or be blamed for."""
OWNING_UP = r"own(?:ed|s)?\sup\sto|boast(?:ed|s)?\sof"
"""Verbs with which those who did it say so."""
