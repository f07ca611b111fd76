"""Sentences with the words of an attack in which nobody attacks anybody: harm that an animal, a
gas leak or a volcano does, a death of old age, history, and attacks that are a manner of
speaking."""

from __future__ import annotations

import re

from whence.extract.kinds import names_deed

_ANIMALS = (
    r"sharks?|(?<!police\ )dogs?|bears?|wol(?:f|ves)|crocodiles?|alligators?|leopards?|elephants?"
    r"|hippos?|hyenas?|snakes?|bees|wasps|jellyfish|(?-i:tigers?|lions?|bulls?|boars?)"
)
"""Some with a small letter only: armed groups and clubs are called after them."""
_NOBODYS = re.compile(
    rf"""\b(?:(?:heart|asthma|panic|anxiety)\ attacks?
        |(?:{_ANIMALS})\ (?:[\w-]+\ )?(?:attack(?:s|ed|ing)?|bit(?:es?|ten)?|maul(?:s|ed|ing)?
            |kill(?:s|ed|ing)?|injur(?:es?|ed|ing)|tramples?|trampled|gored?)
        |(?:attacked|mauled|killed|trampled|gored|bitten|savaged)\ by
            \ (?:an?|the|two|three|several)\ (?:[\w-]+\ )?(?:{_ANIMALS})
        |(?:{_ANIMALS})\ (?:that|which)\ (?:had\ |has\ )?(?:attacked|mauled|killed|injured|bitten
            |bit|gored|trampled)
        |(?:shot|shoot|shooting)\ (?:(?:and\ killed|dead)\ )?(?:an?|the|two|both)
            \ (?:[\w-]+\ )?(?:{_ANIMALS}|animals?)
        |(?:shot|shoot)\ (?:and\ killed\ )?another\ (?:{_ANIMALS})
        |(?:gas|boiler|fireworks?|grain|dust)
            \ (?:leaks?|mains?|explosions?|blasts?|exploded|explodes)
        |(?:leaking|leaked|cooking|natural)\ gas
        |(?:coal\ mine|mine|pit|colliery)\ (?:disasters?|collapses?|accidents?)
        |volcan(?:o|oes|ic)|an\ eruption|(?:struck|hit|killed)\ by\ lightning|rip\ currents?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_OLD_AGE = re.compile(
    r"\bdie[sd]?(?:\s(?:peacefully|in\shis\ssleep|in\sher\ssleep))?,?\s(?:at|aged|at\sthe\sage\sof)"
    r"\s(?:[6-9]\d|1[01]\d)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:bomb\w*|gun\w*|shot|shooting\w*|shell(?:ed|ing|s)|militants?|rebels?|guerrillas?"
    r"|terror\w*|air ?strikes?|missiles?|rockets?|drones?|grenades?|mortars?|stabb\w*|murder\w*"
    r"|massacre\w*|soldiers|troops|clash\w*|opened fire|arson\w*|torch\w*|sabotag\w*|deliberate\w*"
    r"|suspect\w*|attack(?:s|ed|ers?|ing)?|beat(?:en|ings?)?|tortur\w*|custody|prison|jail"
    r"|detention|detained|wounds)\b",
    re.IGNORECASE,
)
"""Beside what somebody did on purpose an animal or a gas leak is an aside."""
_LONG_PAST = r"(?:1[0-8]\d\d|19[0-3]\d)\b"
_HISTORY = re.compile(
    r"\b(?:battle|war|siege|massacre|uprising|revolt|rebellion|genocide|pogroms?|revolution"
    rf"|invasion|offensive|campaign)\s(?:of|in)\s{_LONG_PAST}"
    rf"|\b(?:killed|died|dead|deaths|wounded|executed|perished)\s(?:\w+\s){{0,3}}in\s{_LONG_PAST}"
    r"|\b(?:\d,?\d{3}|(?:two|three|four|five|several)\s(?:hundred|thousand))\syears\sago\b",
    re.IGNORECASE,
)
"""A year of another century, or of the first third of the last one."""
_STORY = re.compile(
    r"\b(?:the|this)\s(?:show|series)['’]s?\s(?:writers?|creators?|fans|finale)\b"
    r"|\bseason\s(?:finale|premiere)\b|\bcharacters?\s(?:was|were|are|is)\b|\bre-?enact\w*"
    r"|\bwhose\s(?:\w+\s)?(?:novel|film|book|play|poem|song)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"""\b(?:hackers?|hacked\ into|cyber\w*|ransomware|malware|denial-of-service|phishing
        |under\ fire\ (?:over|for|after)|(?:bomb|bullet)-?proof
        |(?:attack|blast|slam)(?:s|ed|med|ing|ming)?\ (?:her|his|its|their|the|an?|\w+['’]s)
            \ (?:[\w'’-]+\ )?(?:budget|plans?|polic(?:y|ies)|proposals?|decision|ruling|remarks
            |comments|speech|reforms?|strategy)
        |(?:opinion|new)\ polls?|polls?\ (?:of|by|for|showed|shows|found|suggests)
        |fear(?:s|ed|ing)?\ (?:an?\ |the\ |more\ |further\ )?(?:\w+\ )?attacks?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HARMLESS = re.compile(
    r"\b(?:defused?|defusing|unexploded|bomb disposal|controlled (?:explosion|detonation)"
    r"|world war|drills?|cocaine|heroin|narcotics|cannabis|drug (?:raids?|bust|ring|gang))\b",
    re.IGNORECASE,
)
"""What has the words of an attack and does nobody harm."""


ACCIDENT = re.compile(
    r"""\b(?:(?:traffic|road|car|bus|train|plane|vehicle|boat|mining|industrial|work(?:place)?)
            \ (?:accidents?|crash(?:es)?|collisions?|deaths)
        |(?:traffic|road|car|bus|train|plane|helicopter|aircraft|airliner|vehicle|boat|ferry|truck
            |ambulance)\ (?:wreck\w*|crash\w*|collided|sank|capsized|overturned|derail\w*
            |went\ down)
        |(?:bus|coach|minibus|van|truck|lorry|car|vehicle|train|tractor|jeep|jeepney|ambulance|patrol)
            \ (?:[\w'’-]+\ ){0,5}(?:plung\w+|skidd\w+|overturn\w*|careened\ off|veered\ off
            |rolled\ over|f[ae]ll(?:s|ing)?\ (?:into|off)|crashed(?!\ (?:in)?to\b))
        |(?:driver|motorist|rider|pilot)s?\ (?:had\ )?lost\ control
        |lost\ control\ of\ (?:an?|the|his|her|their)\ (?:[\w-]+\ )?(?:car|vehicle|truck|bus|van)
        |(?:car|truck|vehicle|motorcycle|motorbike|bus|pick-?up|suv|van|minivan)
            \ (?:struck|hit|collided\ with|ran\ into|slammed\ into)
            \ (?:an?|the|another|his|her|their)\ (?:[\w-]+\ ){0,3}(?:car|truck|tractor-trailer
            |trailer|semi|tree|pole|wall|guardrail|bus|vehicle|van|suv|motorcycle|embankment)
        |(?:motorists?|drivers?|passengers?)\b[^.;]{0,60}\b(?:in|after|from)\ the\ (?:crash|wreck)
        |collisions?|(?:in|after|from)\ (?:an?\ (?:[\w-]+\ ){0,3})?(?:crash|wreck)
        |crash\ of\ an?\ (?:\w+\ )?(?:plane|helicopter|aircraft|jet|bus|train)|shipwreck
        |(?:hospital|factory|hotel|warehouse|apartment|house|nightclub|school|market|forest|kitchen
            |electrical)\ (?:fires?|blaze)\b
        |(?:a|the)\ (?:\d{4}\ )?(?!(?:[\w-]+\ )?(?:artillery|mortar|rocket|sniper|tank|gun
            |small-arms|machine-gun|heavy|enemy|friendly|sustained)\ )(?:[\w-]+\ ){1,2}fire,
            \ (?:in\ )?which
        |(?:a|the)\ (?:[\w-]+\ )?(?:fire|blaze|inferno)
            \ (?:in|at|that|which|broke\ out|swept|tore|ripped)
        |traffic\ (?:deaths?|fatalit(?:y|ies))
        |natural\ causes|wrong-way|on\ the\ roads|earthquakes?|floods?|flooding
        |cyclone|hurricane|tornado|cholera|covid|coronavirus|ebola|measles|malaria|cancer|pandemic|epidemic
        |flu|influenza|pneumonia|dengue|typhoid|diphtheria|landslides?|mudslides?|tsunami
        |cardiac\ arrest|heart\ failure
        |blood\ disorder|(?:long|short|lengthy|brief)\ illness|a\ stroke|leuk(?:a)?emia
        |(?:in|from|by)\ an?\ (?!exchange\ )(?:[\w-]+\ ){0,2}(?:fire|blaze)
        |(?:while|when|were|was)\ (?:[\w-]+\ )?waiting\ for\ (?:\w+\ )?(?:care|treatment|surgery)
        |(?:struck|hit|knocked\ down|crushed|killed)\ by\ (?:an?|the|another|his|her|their)
            \ (?:[\w-]+\ ){0,3}(?:car|vehicle|truck|lorry|bus|train|van|tram|motorcycle|motorist
            |suv|pick-?up|tree)\b(?![-\ ]bomb)(?![^.;]{0,80}\b(?:crowds?|plough|plow|ramm))
        |hit-and-run|backing\ up|trees?\ (?:fell|falls|falling)|falling\ (?:trees?|rocks?)
        |blizzards?|snow(?:storms?|fall)|storms?(?!\ (?:of|troopers?)\b)|opioids?|fentanyl
        |found\ floating|(?:cold|heat)\ ?waves?|avalanches?|(?:heavy|torrential|monsoon)\ rains?
        |lightning(?!\ (?:attack|strike|raid|offensive|advance|assault))
        |(?:building|wall|roof|bridge|block|tower|scaffold\w*|tunnel|mine|shaft|pit)
            \ (?:[\w-]+\ ){0,2}(?:collapse[sd]?|fell|caved\ in|gave\ way)
        |stampede\ (?:at|in|during)\ (?:an?|the)\ (?:[\w-]+\ ){0,2}(?:shrine|temple
            |concert|festival|pilgrimage|stadium|fair|church|school)
        |(?:killed|died|dead|dies)\ in\ fire(?!\ (?:from|by|between|on)\b)
        |famine|overdoses?|heart\ attacks?|drown(?:ed|ing)|hajj\ stampede|pileup)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What kills and hurts people without anybody's doing, unless a sentence says otherwise."""
_KILLED = re.compile(r"\bkill\w*", re.IGNORECASE)


def is_nobodys(sentence: str) -> bool:
    """Whether nobody did the harm that a sentence tells of, or it is history or a story."""
    if _HISTORY.search(sentence) or _STORY.search(sentence):
        return True
    if not (_NOBODYS.search(sentence) or _OF_OLD_AGE.search(sentence)):
        return False
    return _ARMED.search(_NOBODYS.sub(" ", sentence)) is None


def is_no_attack(sentence: str) -> bool:
    """Whether a sentence that names an attack tells of none."""
    if _HARMLESS.search(sentence) or _SPOKEN.search(sentence):
        return True
    return is_nobodys(sentence)


_ANSWERED_FOR = re.compile(
    r"\b(?:arrest(?:ed|s)?(?: (?:made|announced))?|charged|suspects?|wanted|indicted|sought)"
    r" in (?:the )?deaths? of\b",
    re.IGNORECASE,
)

_BY_NEGLIGENCE = re.compile(
    r"\b(?:driv(?:ers?|ing)|motorists?|truckers?|pilots?|cars?|trucks?|bus|van|suv|vehicles?|boats?"
    r"|crash\w*|cyclists?|bicyclists?|pedestrians?|motorcyclists?|drunken|dui|dwi|hit-and-run"
    r"|doctors?|nurses?|surgeons?|dentists?|midwi\w+|caregivers?|patients?|hospital|medical|dogs?"
    r"|overdos\w+|fentanyl|drugs?|neglect\w*|negligen\w+|reckless\w*|owners?|hazing|heat|hot|fire"
    r"|fires|drown\w*|pools?|fell|falls?|work(?:place|er)?|construction|starv\w+)\b",
    re.IGNORECASE,
)
"""Words beside which a death that somebody answers for may be no act of violence."""


def tells_of_no_deed(text: str) -> bool:
    """Whether no word of a whole text leaves it open that somebody did harm to somebody: an
    obituary, a house fire, a road accident. Who is killed is killed by somebody, and somebody
    answers for a death in which an arrest is made, unless the text names an accident."""
    if names_deed(text):
        return False
    answered = _ANSWERED_FOR.search(text) and not _BY_NEGLIGENCE.search(text)
    return not (answered or _KILLED.search(text)) or ACCIDENT.search(text) is not None
