"""Words of violence: whether a text tells of an incident, and of which kind.

Only words decide here. A word that often means something else (a strike of workers, a shot on
goal) counts only beside a word that settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from whence.extract.custody import tells_of_custody
from whence.model import IncidentKind

_WEAPON_STRIKE = r"(?:drone|missile|rocket|coalition|artillery|military|bomb|retaliatory|deadly)"
_FIGHTING = (
    r"(?:heavy|fierce|intense|street|renewed|sporadic) fighting"
    r"|fighting (?:broke out|erupted|raged|resumed|flared|between)"
)
_NOUNS = (
    r"attacks?|assaults?|ambush(?:es)?|raids?|blasts?|explosions?|(?:car-|truck-|fire)?bombings?"
    r"|bombs?|bombardments?|shootings?|gunfire|shoot-?outs?|gun ?(?:battle|fight)s?|massacres?"
    r"|murders?|slayings?|stabbings?|homicides?|lynchings?|beheadings?|executions?|crossfire"
    r"|air ?strikes?|air-strikes?|air raids?|" + _WEAPON_STRIKE + r" strikes?|shelling|clash(?:es)?"
    r"|kidnappings?|abductions?|hostage[- ]taking|arson|siege|drive-by|killings?|rampage|grenades?"
    r"|murder-suicide|strikes? on|disappearances?|shots|assassinations?|fire ?fights?"
    rf"|exchanges? of (?:gun)?fire|{_FIGHTING}"
)
_VERBS = (
    r"kill(?:ed|s|ing)|wound(?:ed|s|ing)|injur(?:ed|es|ing)|shot|gunned|stabbed|stabbing|attacked"
    r"|attacking|stormed|storming|raided|ambushed|explod(?:ed|es|ing)|blew|blown|went off"
    r"|gone off|set off|detonat(?:ed|es|ing)|open(?:ed|ing|s)? fire|fired (?:on|at|into)|shelled"
    r"|fired (?:\w+ ){0,2}(?:rounds|bullets|shots|rockets|missiles|mortars|shells|ammunition)"
    r"|bombed|struck|hit|hits|tore through|ripped through|abducted|kidnapped|murdered|slain|slew"
    r"|massacred|executed|beheaded|torched|set (?:\w+ ){0,3}(?:ablaze|on fire)|burned down"
    r"|wreck(?:ed|s)|rocked|shook|shaken|targeted|seized|assaulted|rang out|robbed|clashed|overran"
    r"|(?:detained|arrested) (?:at least |about |some )?(?:\d{2,}|dozens|scores|hundreds)|unfolded"
    r"|razed|(?:beat(?:en)?|burn(?:ed|t)|stoned|clubbed) (?:\w+ ){0,3}to death|strangled"
    r"|hacked|lynched"
    r"|assassinat(?:ed?|es|ing)|(?:exchang|trad)(?:ed|ing) (?:gun)?fire"
    r"|(?:gang-)?raped|tortured|hanged|went missing|missing since|(?:forcibly )?disappeared"
    r"|claim(?:ed|s|ing) the li(?:fe|ves) of|beat(?:en up| (?:him|her|them)| up)"
    r"|beat(?= (?:the |two |three )?(?:protest|demonstrat|march|detain|prison|journal|report"
    r"|photogr|camera|editor|activist|lawyer))"
    r"|fired (?:(?!at\b|on\b)[\w-]+ ){0,3}?(?:tear ?gas|rubber bullets|birdshot|pellets"
    r"|water cannons?|live (?:rounds|ammunition|bullets)|stun grenades)"
    r"|shoots? dead|tear-gassed|disappears|(?:severely|brutally|badly|savagely) beaten"
    r"|beaten (?=by (?:police|officers|guards|soldiers|a group|men|agents|security|prison))"
    r"|fled their homes|forced from their homes|displac(?:ed(?! p)|ing)"
    r"|died (?:in|while in) (?:(?:police|military|army|state|their) )?(?:custody|detention)"
)
_HAPPENED = r"happened|occurred|took place|taken place"
_WEAK = (
    r"died|dead|dies|(?<!to )deaths?|die|bod(?:y|ies) (?:was|were) (?:found|discovered)|responded"
    r"|(?:found|discovered|recovered|exhumed) (?:[\w'’-]+ ){0,4}bod(?:y|ies)"
)

EVENT = re.compile(rf"\b(?:{_NOUNS}|{_VERBS}|{_HAPPENED})\b", re.IGNORECASE)
"""A word that names an act of violence, or stands for one that was named before."""
WEAK = re.compile(rf"\b(?:{_WEAK})\b", re.IGNORECASE)
"""A word of death that also follows illness, accident and old age."""
EVENT_NOUN = re.compile(rf"(?:{_NOUNS})\b", re.IGNORECASE)
"""The nouns alone, anchored by the caller."""

_ATTACK = re.compile(
    r"\b(?:(?:air ?|air-)strikes?|(?:\w+-?)?bomb(?:ing|ings|s|er|ers|ed|ard\w*)?|blasts?"
    r"|explo(?:sions?|sives?|ded)|dynamit\w+|shot(?! up\b)|shots (?:fired|rang)|shoot\w*"
    r"|\w*gun(?:s|m[ae]n|fire|shots?|fight)?|gunned|opened fire|bullets?|shelling|shelled"
    r"|massacr\w+|murder\w*|stabb(?:ed|ing|ings)|abduct\w*|kidnapp?\w*|slain|slaying|ambush\w*"
    r"|(?:counter)?attack(?:s|ed|ers?|ing)?|assault(?:s|ed)?|raid(?:s|ed)?|assassinat\w+"
    r"|sabotag\w+|storm(?:ed|ing)|beat(?:en)? (?:up|him|her|them)"
    r"|hostages?|clash(?:es|ed)|beheaded|executed|execution|lynch(?:ed|ing)|arson"
    r"|fighting|firefights?|torched|homicides?|militants?|rebels|insurgents|guerrillas?|terroris[tm]s?|troops|rockets?"
    r"|missiles?|mortar|grenades?|tortur(?:e|ed|ing)|drone|war|crackdown)\b",
    re.IGNORECASE,
)
_DEED_ALONE = re.compile(
    r"\b(?:kill(?:s|ed|ing)? (?:his|her|their|him(?:self)?|herself|them(?:selves)?)|killings?"
    r"|killers?|firearms?|rifles?|pistols?|handguns?|weapons?|shots|shells|artillery|crossfire"
    r"|fir(?:ed|es|ing) (?:at|on|into)|hunting (?:accident|incident)s?|strikes?|mines?|landmines?"
    r"|soldiers?|army|military|militias?|(?:security|armed) forces|checkpoints?|police stations?"
    r"|violen(?:t(?:ly)?|ce)|custody|rap(?:e|es|ed|ing)|hang(?:ed|ing)|strangl\w+|hacked|beaten"
    r"|beatings?|self-inflicted|abus(?:e|ed|es|ing)|foul play|suspicious\w*|battles?|siege"
    r"|riot(?:s|ing|ers)?|mob|uprising|disappear\w+|dragged|missing since|last seen|whereabouts"
    r"|protest(?:s|ers?|ing)?|rights|deliberate(?:ly)?|on purpose|petrol|gasoline|accelerants?)\b",
    re.IGNORECASE,
)
"""Words that do not name an attack, beside which a death or an injury may still be somebody's
doing."""
_HARM = re.compile(
    r"\b(?:kill\w*|wound(?:s|ed|ing)|injur\w+|dead|died|deaths?|fatal\w*|victims?|casualt\w+"
    r"|displaced|disappear\w+|missing|burn(?:ed|t|ing)|fled)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(?:arrest\w*|detain\w*|detention|beat(?:en|ing|ings)?|violence|violent\w*|persecut\w+"
    r"|harass\w+)\b",
    re.IGNORECASE,
)
_ACCIDENT = re.compile(
    r"\b(?:crash(?:ed|es)?|earthquake|quake|flood(?:s|ing)?|storm|hurricane|cyclone|landslide"
    r"|outbreak|virus|cholera|derailed|collision|collided|avalanche|wildfires?|drown(?:ed|ing)"
    r"|heatwave|pandemic|capsized|stampede|collapsed?)\b",
    re.IGNORECASE,
)

_KIND_WORDS: tuple[tuple[IncidentKind, str], ...] = (
    ("air strike", r"\bair[ -]?(?:strikes?|raids?)\b|\bdrone strikes?\b|\bwarplanes?\b"),
    (
        "bombing",
        r"\b(?:car|truck|suicide|roadside|vehicle)?[- ]?bomb(?:ing|ings|s|er|ers)?\b|\bblasts?\b"
        r"|\bexplosions?\b|\bexploded\b|\bdetonated\b|\bexplosives?\b|\bIEDs?\b"
        r"|(?<!\bstun )(?<!\bsmoke )(?<!\bgas )(?<!\bflash )\bgrenades?\b",
    ),
    (
        "shooting",
        r"\bshootings?\b|\b(?:was|were|been|fatally) shot\b|\bshot (?:dead|and|to death|in|by)\b"
        r"|\bshot (?:an?|the|two|three) (?:[\w-]+ ){0,2}"
        r"(?:m[ae]n|wom[ae]n|boys?|girls?|teens?|suspect)\b"
        r"|\bgunm[ae]n\b|\bgunfire\b|\bgunned down\b|\bopen(?:ed)? fire\b|\bgunshots?\b"
        r"|\bshots (?:fired|rang)\b|\bshoot-?out\b|\bshoots?\b|\bgun battle\b",
    ),
    (
        "shelling",
        r"\bshell(?:ed|ing|s)\b|\bshell (?:hit|struck|fell|landed)\b|\bartillery\b|\bmortars?\b"
        r"|\brockets?\b|\bmissiles?\b",
    ),
    (
        "abduction",
        r"\babduct(?:ed|ion|ions|ing)?\b|\bkidnapp?(?:ed|ing|ings|ers)?\b|\bhostages?\b"
        r"|\bunaccounted for\b|\bgirls? missing\b|\bmissing (?:girls|students|schoolgirls)\b",
    ),
    ("stabbing", r"\bstabb(?:ed|ing|ings)\b|\bknif(?:e|ed|ing)\b|\bmachetes?\b"),
    (
        "arson",
        r"\barson\b|\btorched\b|\bset (?:\w+ ){0,3}(?:ablaze|alight|on fire)\b|\bfirebomb\w*\b"
        r"|\bdeliberately (?:lit|set|started)\b|\blit on purpose\b",
    ),
    (
        "clash",
        r"\bclash(?:es|ed)?\b|\bgun battles?\b|\bfire ?fights?\b"
        rf"|\bexchanges? of fire\b|\b(?:{_FIGHTING})\b"
        r"|\b(?:exchang|trad)(?:ed|ing) (?:gun)?fire\b",
    ),
    ("displacement", r"\bdisplaced\b|\bfled their homes\b"),
    ("arrest", r"\bmass arrests?\b|\bdetained\b|\barrested\b|\brounded up\b"),
)
_HELD = (
    r"(?:armed with|holding|wielding|carrying|brandish(?:ed|ing)|wav(?:ed|ing)|swinging|pointed"
    r"|pointing|pulled|raised|with (?=(?:an? )?(?:\w+ )?(?:kni|mach|axe|sw|ham|cut|bat|clu)))"
    r" ?(?:(?:an?|the|two|his|her) )?(?:[\w-]+ )?(?:knife|knives|machetes?|axes?|swords?|rifles?"
    r"|shotguns?|handguns?|pistols?|guns?|revolvers?|firearms?|hammers?|hatchets?|bats?|clubs?"
    r"|sticks?|cutlass(?:es)?|pipes?|bars?|rods?|scissors|screwdrivers?)\b"
)
HELD_BY_THE_SHOT = re.compile(
    r"\bshot(?: dead)?(?: and (?:killed|wounded|injured))? (?:an?|the) (?:[\w-]+ ){1,5}?"
    rf"(?:(?:who|that) (?:\w+ ){{0,3}}?)?{_HELD}"
    r"|\b(?:man|woman|boy|girl|teenager|suspect|attacker|person|patient|driver|(?-i:[A-Z])\w+)"
    rf",? (?:who (?:\w+ ){{0,3}}?)?{_HELD}[^,;]{{0,30}},? (?:(?:was|were|is|has been|had been)"
    r" (?:\w+ly )?)?(?:shot|killed)(?: dead| and killed)? by (?:\w+ ){0,2}?(?:police|officers?"
    r"|deput(?:y|ies)|troops|soldiers|guards?|security|agents?|marshals?)\b"
    r"|\b(?:knife|machete|axe|sword|gun|hammer|bat)-wielding (?=[^,;]{0,40}\bshot\b)",
    re.IGNORECASE,
)
"""A weapon that whoever was shot had: it is not the one that was used."""
_KINDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _KIND_WORDS)
_DEED = re.compile(
    r"\b(?:attack(?:s|ed|ing)?|rampage|killing|killed|to death|lynch\w*|murder\w*|shot dead)\b",
    re.IGNORECASE,
)
_LEFTOVER: frozenset[IncidentKind] = frozenset({"displacement", "arrest", "clash"})


def tells_of_event(sentence: str) -> bool:
    """Whether a sentence has a word of violence, or tells of an arrest that is an incident."""
    return EVENT.search(sentence) is not None or tells_of_custody(sentence)


def names_attack(text: str) -> bool:
    """Whether a text names an act of violence, or those who commit such acts."""
    return _ATTACK.search(text) is not None


def names_deed(text: str) -> bool:
    """Whether any word of a whole text leaves it open that somebody did harm to somebody, or that a
    weapon did."""
    return names_attack(text) or _DEED_ALONE.search(text) is not None


def tells_of_violence(text: str) -> bool:
    """Whether any word of the text can report an incident. Where only harm is named, an accident or
    a disease does not count."""
    if names_attack(text) or _FORCE.search(text):
        return True
    return _HARM.search(text) is not None and _ACCIDENT.search(text) is None


def kind_of(texts: Iterable[str]) -> IncidentKind:
    """The kind whose words are most frequent in the texts; the first text counts double. ``attack``
    where no words tell, or where two kinds are told equally often. Who was arrested for an attack
    makes it no arrest."""
    texts = [HELD_BY_THE_SHOT.sub("shot a man", text) for text in texts]
    scores: dict[IncidentKind, int] = {}
    for place, text in enumerate(texts):
        for kind, pattern in _KINDS:
            hits = sum(1 for _ in pattern.finditer(text))
            if hits:
                scores[kind] = scores.get(kind, 0) + hits * (2 if place == 0 else 1)
    if set(scores) == {"arrest"} and any(map(_DEED.search, texts)):
        return "attack"
    if any(kind not in _LEFTOVER for kind in scores):
        scores = {kind: score for kind, score in scores.items() if kind not in _LEFTOVER}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    if not ranked or (tied and ranked[0][0] not in _LEFTOVER):
        return "attack"
    return ranked[0][0]
