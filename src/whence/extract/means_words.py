"""Words that name a weapon: the published list of kinds, and where each word is one at all."""

from __future__ import annotations

import re

_BOMBER = r"bomb(?:s|ing|ings|er|ers|ed)?"
_CAR = (
    r"(?-i:(?!The |An? )[A-Z][\w-]+ )?(?:car|SUV|van|minivan|minibus|vehicle|taxi|jeep"
    r"|pickup truck|pickup|motorcycle|motorbike)s?"
)
_TRUCK = r"(?:refrigerat(?:or|ed|ion) truck|(?<!pickup )truck|lorry|tanker)s?"
_DRIVEN = "|".join(
    rf"(?<={verb} {whose} )"
    for verb in ("rammed", "ramming", "drove", "driving", "ploughed", "plowed", "steered")
    for whose in ("a", "an", "his", "her", "the", "their")
)
_PEOPLE = (
    r"(?: an?| the| two| three| several| dozens of| hundreds of)? (?:[\w-]+ ){0,3}?(?:crowds?"
    r"|people|pedestrians|worshippers|protest[eo]rs|demonstrators|marchers|revell?ers|shoppers"
    r"|cyclists|spectators|onlookers|passers-by|tourists|famil(?:y|ies)|children|students"
    r"|soldiers|officers|police|checkpoints?|parade|procession|rally|protest|vigil|market"
    r"|festival|carnival|street party|fair|march|gathering|funeral|congregation|bystanders"
    r"|festivalgoers|concertgoers|mourners|fans|promenade)\b"
)
_INTO_PEOPLE = (
    r"(?= (?:(?:that |which )?(?:had |was |had been |were )?(?:\w+ly )?(?:rammed|ramming|ploughed"
    r"|plowed|ploughing|plowing|drove|driven|driving|careered|slammed|smashed)(?: \w+ly)?"
    r" (?:into|through|at)"
    rf"|mow(?:s|ed|ing) down|r[au]n(?:s|ning)? (?:over|down|into)){_PEOPLE})"
)
"""After a vehicle that somebody drove at people; one that hit another vehicle is no weapon."""
_LADEN = (
    r",? [“\"]?(?:packed|loaded|laden|rigged|filled|stuffed|full)"
    r" (?:with|of) (?:[\w-]+ ){0,4}?(?:explosives|bombs)"
)
_ATTACK = r"(?=(?:(?:,| and| or) [\w-]+)?(?: and [\w-]+)? (?:attacks?|assaults?|rampages?)\b)"
"""After what an attack is named for, beside another weapon or alone."""
_FUEL = r"(?:petrol|gasoline|kerosene|paraffin|diesel|fuel|accelerant)"
_DOUSED = "|".join(
    rf"(?<={words} )"
    for words in (
        *(f"{verb} {how}" for verb in ("doused", "sprayed", "soaked") for how in ("in", "with")),
        *(
            f"{verb} {what} with"
            for verb in ("doused", "sprayed")
            for what in ("him", "her", "them")
        ),
        *("poured", "pouring", "splashed", "sprinkled", "dousing it with", "doused it with"),
    )
)
_AIRCRAFT = (
    r"(?:(?:war|fighter |combat )?planes|warplane|(?:fighter |war)?jets|(?:helicopter )?gunships?"
    r"|(?:(?:its|their|army|military|government|enemy|combat|coalition) )?"
    r"(?:aircraft|helicopters?))"
)
_FROM_THE_AIR = (
    r"(?= (?:(?:had|have|then|also|repeatedly) )*"
    r"(?:bomb(?:ed|ing|s)|bombard(?:ed|ing)|pound(?:ed|ing)"
    r"|straf(?:ed|ing)|struck|target(?:ed|ing)|attacked|fir(?:ed|ing)|dropp(?:ed|ing)"
    r"|carried out (?:[\w-]+ ){0,4}(?:strikes?|raids?)|launched (?:[\w-]+ ){0,3}strikes?)\b)"
)
_LAID = r"(?:exploded|detonated|went off|blew up|planted|laid|buried|hidden)"
_SHELL_FELL = r"(?:struck|hit|landed|fell|exploded|slammed|crashed|smashed|killed)"
WEAPONS: tuple[tuple[str, str], ...] = (
    ("suicide bomb", rf"suicide (?:car|truck|vehicle)[- ]{_BOMBER}"),
    (
        "truck bomb",
        rf"(?:truck|lorry|tanker)[- ]{_BOMBER}|explosives-laden (?:truck|lorry)|{_TRUCK}{_LADEN}",
    ),
    (
        "car bomb",
        rf"(?:car|vehicle)[- ]{_BOMBER}|explosives-laden (?:car|vehicle)|{_CAR}{_LADEN}"
        r"|booby-trapped (?:car|vehicle|van|motorcycle)"
        r"|bomb, in an? (?:[\w-]+ ){0,2}?(?:car|SUV|van|vehicle|taxi)",
    ),
    ("roadside bomb", r"roadside bomb(?:s|ing|ings)?|improvised explosive devices?|IEDs?"),
    (
        "suicide bomb",
        rf"suicide[- ](?:{_BOMBER}|vests?|belts?|attack(?:s|er|ers)?)"
        r"|(?:explosives?|explosives?-(?:laden|packed|filled)|bomb) (?:vests?|belts?|jackets?)",
    ),
    ("barrel bomb", r"barrel[- ]bombs?"),
    ("cluster munition", r"cluster (?:munitions?|bombs?)"),
    (
        "drone",
        r"(?:armed |explosive |attack |kamikaze )?drones?|quadcopters?|UAVs?"
        r"|unmanned (?:aircraft|planes?|aerial vehicles?)|loitering munitions?",
    ),
    (
        "air strike",
        r"air[- ]?(?:strikes?|raids?)|aerial (?:bombardments?|bombings?|attacks?|strikes?|raids?)"
        rf"|(?:guided|glide) bombs?|{_AIRCRAFT}{_FROM_THE_AIR}",
    ),
    ("rocket", r"rocket-propelled grenades?|RPGs?|rockets?"),
    ("missile", r"(?:ballistic |cruise )?missiles?"),
    ("mortar", r"mortars?(?: shells?| rounds?| bombs?)?"),
    (
        "artillery",
        r"artillery(?: shells?)?|shelling|shells|(?:tank )?(?-i:shell)(?= " + _SHELL_FELL + r"\b)"
        r"|tank (?:fire|shells?|rounds?)|howitzers?",
    ),
    ("grenade", r"(?:hand |stun )?grenades?"),
    (
        "mine",
        r"land[ -]?mines?|anti-(?:personnel|tank|vehicle) mines?"
        r"|(?:(?<=hit a )|(?<=struck a )|(?<=over a )|(?<=stepped on a )|(?<=laid the )"
        r"|(?<=laid a )|(?<=planted the )|(?<=planted a ))mine(?! (?:shaft|worker|site))"
        rf"|(?<!coal )(?<!gold )mines?(?= (?:(?:was|were|had been) )?{_LAID}\b)",
    ),
    (
        "chemical",
        r"chlorine|sarin|nerve agents?|(?:chemical|poison gas) weapons?"
        r"|(?:chemical|gas|acid)(?= attacks?)"
        r"|(?:(?<=attacked with )|(?<=doused with )|(?<=threw )|(?<=throwing ))acid"
        r"|acid(?= (?:was|were|had been) (?:thrown|poured|sprayed))",
    ),
    (
        "knife",
        r"(?:kitchen |hunting )?(?:knives|knife)|machetes?|axes?|hatchets?|pangas?"
        r"|box ?cutters?|screwdrivers?"
        r"|razor blades?|crossbows?|swords?|daggers?"
        r"|cutlass(?:es)?|sickles?|cleavers?|bayonets?|spears|arrows"
        r"|(?:bladed|edged|sharp(?:-edged)?) (?:weapons?|objects?|instruments?)",
    ),
    (
        "fire",
        r"arson|petrol[- ]bombs?|fire[- ]?bombs?|molotov cocktails?|white phosphorus"
        r"|incendiary (?:bombs?|weapons?|devices?)"
        rf"|(?:jerry ?cans?|cans?|bottles|canisters?) of {_FUEL}|(?:{_DOUSED}){_FUEL}",
    ),
    (
        "firearm",
        r"(?:assault |hunting |automatic |semi-automatic |sniper )?rifles?|shotguns?|handguns?"
        r"|pistols?(?![- ]whip)|revolvers?|AK-47s?|guns|(?:sub-?)?machine[- ]guns?|gunfire"
        r"|gunshots?|firearms?|Kalashnikovs?|carbines?|(?:semi-)?automatic weapons?"
        r"|live (?:rounds?|ammunition|bullets|fire)|(?:rubber|plastic) bullets|pellet guns"
        rf"|guns?(?=(?: attacks?)\b)|gun{_ATTACK}",
    ),
    (
        "vehicle",
        rf"(?:{_DRIVEN})(?:{_CAR}|{_TRUCK})(?= (?:into|through|at){_PEOPLE})"
        rf"|(?<=rammed a )(?:{_CAR}|{_TRUCK})|(?<=drove a )(?:{_CAR}|{_TRUCK})(?= into)"
        rf"|(?:{_CAR}|{_TRUCK}){_INTO_PEOPLE}"
        r"|(?:car|vehicle|truck|lorry|van)[- ]ramming(?: attacks?)?"
        rf"|(?:car|vehicle|truck|lorry|van){_ATTACK}",
    ),
    (
        "blunt",
        r"(?:baseball |cricket |wooden )?(?:bats?|clubs?|sticks?(?! of\b))|batons?"
        r"|truncheons?|cudgels?"
        r"|(?:iron |metal |steel )(?:rods?|bars?|pipes?|sheets)|(?:sledge|claw )?hammers?"
        r"|stones|rocks|bricks|planks?"
        r"|crowbars?|hoes|shovels?|blunt (?:weapons?|objects?|instruments?)",
    ),
    (
        "explosive",
        r"explosives|explosive devices?|(?:(?:parcel|letter|nail|pipe|pressure-cooker) )?"
        r"(?<!time )bomb(?:s|ing|ings)?|dynamite|gelignite|TNT",
    ),
)
"""The published list of kinds with the words that name each; the first that fits a place wins."""
KINDS: tuple[str, ...] = tuple(dict.fromkeys(kind for kind, _ in WEAPONS))
"""The kinds of ``Means.kind``."""
WEAPON = re.compile(
    "|".join(rf"(?P<k{number}>\b(?:{words})\b)" for number, (_, words) in enumerate(WEAPONS)),
    re.IGNORECASE,
)
"""Any weapon; the group that matched says which row of the list it is."""
_AN_ATTACK = re.compile(rf"\b{_ATTACK}", re.IGNORECASE)
_BOUND = re.compile(rf"{_FUEL}|{_AIRCRAFT}", re.IGNORECASE)
"""Words that are found only beside a verb of harm."""
_ANY_TOOL = re.compile(
    r"firearms?|axe|box ?cutters?|screwdrivers?|razor blades?|spears|arrows|hatchets?|sickles?"
    r"|cleavers?|(?:jerry|cans?|bottles|canisters?)\b.*",
    re.IGNORECASE,
)


def kind_of(weapon: re.Match[str]) -> str:
    """The kind of what ``WEAPON`` found."""
    return WEAPONS[int((weapon.lastgroup or "k0")[1:])][0]


def names_deed(weapon: re.Match[str]) -> bool:
    """Whether the words around it that make it a weapon tell of the deed as well: a van driven into
    a crowd, an axe attack."""
    return (
        kind_of(weapon) == "vehicle"
        or _BOUND.fullmatch(weapon.group()) is not None
        or _AN_ATTACK.match(weapon.string, weapon.end()) is not None
    )


def is_tool(weapon: re.Match[str]) -> bool:
    """Whether the word names, most often, no weapon (a stick, a stone, a can of petrol): it is one
    only in the hand of whoever does harm with it."""
    return kind_of(weapon) == "blunt" or _ANY_TOOL.fullmatch(weapon.group()) is not None
