"""Words of tolls: what can happen to people, who they can be, and what stands between."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Literal

from whence.calendar import MONTH_OR_SHORT, WEEKDAY
from whence.extract.speakers_words import NEAR_KIN
from whence.extract.text import word_set
from whence.model import Effect

Voice = Literal["either", "passive", "died"]
"""How a verb meets its people: ``either`` they are its object or its passive subject; ``passive``
only the latter reading counts; ``died`` they are its subject."""

_FORMS: tuple[tuple[Effect, Voice, str], ...] = (
    (
        "killed",
        "either",
        "kill kills killed killing slay slain slew slaying massacred massacring massacre murdered "
        "murdering murders executed executing executes execute beheaded beheading beheads behead "
        "lynched lynching lynches lynch martyred assassinated assassinating assassinates "
        "assassinate slaughter slaughtered slaughtering slaughters butchered butchering "
        "decapitated",
    ),
    ("killed", "died", "died dies perished perishing succumbed dying die"),
    (
        "injured",
        "either",
        "injure wound injured injuring injures wounded wounding wounds hurt hurting hurts maimed "
        "maiming",
    ),
    ("injured", "passive", "hospitalized hospitalised"),
    ("injured", "either", "hospitalizes hospitalises hospitalizing hospitalising"),
    (
        "abducted",
        "either",
        "abducted abducting abducts kidnapped kidnapping kidnaps kidnap abduct snatched snatching",
    ),
    (
        "detained",
        "either",
        "arrested arresting arrests arrest detained detaining detains detain apprehended",
    ),
    ("displaced", "either", "displaced displacing displaces displace uprooted uprooting"),
    ("displaced", "died", "fled fleeing flee"),
    ("missing", "died", "disappeared vanished disappears"),
)
VERBS: dict[str, tuple[Effect, Voice]] = {
    word: (effect, voice) for effect, voice, words in _FORMS for word in words.split()
}
"""Effect and voice of each verb form."""

SHOT = frozenset(
    {"shot", "stabbed", "struck", "hit", "gunned", "beaten", "burned", "burnt", "trapped"}
)
"""Verbs that say how, but not what came of it: they pass over the people to a verb of effect."""

TO_DEATH = word_set("""
    shot stabbed beaten burned burnt hacked stoned trampled crushed bludgeoned clubbed tortured
    strangled knifed mauled whipped flogged bayoneted beat hack hacks hacking stab stabs stabbing
    burn burns burning beats beating stone stones stoning shoot shoots shooting crush crushes
    """)
"""Verbs of which one dies where "to death" follows."""

STATES: dict[str, Effect] = {
    "dead": "killed",
    "deceased": "killed",
    "missing": "missing",
    "unaccounted": "missing",
    "wounded": "injured",
    "injured": "injured",
    "homeless": "displaced",
}
"""Adjectives that say of people what happened to them."""

COUNT_NOUNS: dict[str, Effect] = {
    "dead": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "killed": "killed",
    "murdered": "killed",
    "slain": "killed",
    "martyred": "killed",
    "martyrs": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "injuries": "injured",
    "missing": "missing",
    "abducted": "abducted",
    "kidnapped": "abducted",
    "arrested": "detained",
    "detained": "detained",
    "displaced": "displaced",
}
"""What "the number of …" and "put the … at" count."""

GIVEN = word_set("announced reported given claimed confirmed acknowledged counted cited admitted")
"""What a figure is that stands before "by" and who gave it."""
GIVING = word_set("""
    spoke speak speaks spoken speaking toll tolls figure list lists count total tally names losses
    """)
"""What may stand before "of 19 dead" where somebody says how many there are."""

LOSSES: dict[str, Effect] = {
    "death": "killed",
    "deaths": "killed",
    "fatality": "killed",
    "fatalities": "killed",
    "martyrs": "killed",
    "martyrdom": "killed",
    "injuries": "injured",
}

_PERSONS = """person people persons civilian man woman boy girl child infant baby babies toddler
teen teenager youth student pupil schoolgirl schoolboy schoolchild teacher professor worker
laborer labourer farmer herder herdsman fisherman villager resident inhabitant passenger driver
motorist motorcyclist cyclist biker passerby passer-by passers-by bystander pedestrian shopper
worshipper worshiper pilgrim mourner guest tourist visitor holidaymaker foreigner national citizen
migrant refugee asylum-seeker prisoner inmate detainee hostage captive soldier trooper serviceman
servicewoman servicemember officer policeman policewoman patrolman cop guard ranger marine fighter
militant rebel insurgent guerrilla guerilla gunman attacker bomber assailant terrorist extremist
jihadist islamist militiaman member commander leader official employee staffer journalist reporter
photographer cameraman doctor nurse medic paramedic patient firefighter rescuer volunteer
peacekeeper protester protestor demonstrator activist supporter candidate politician lawmaker
legislator mp senator judge lawyer prosecutor mayor governor minister priest nun monk bishop pastor
imam cleric missionary family household relative brother sister sibling twin son daughter father
mother parent grandmother grandfather grandparent grandson granddaughter grandchild wife husband
spouse couple girlfriend boyfriend friend neighbor neighbour cousin uncle aunt nephew niece
stepfather stepson stepmother stepdaughter fiancee roommate classmate coworker co-worker colleague
peasant miner conductor trader vendor shopkeeper merchant customer clerk bartender manager owner
contractor engineer technician player footballer athlete fan survivor victim suspect adult elder
martyr combatant noncombatant non-combatant conscript recruit cadet pilot sailor crewman
crewmember airman climber hiker swimmer victim casualty settler nomad tribesman elder deputy
sergeant lieutenant captain colonel general corporal constable inspector trainee intern
scientist academic athlete dancer singer musician actor bride groom partygoer concertgoer
churchgoer correspondent broadcaster dissident organiser organizer councilor vlogger interpreter
spectator commuter traveller traveler evacuee rioter looter robber burglar smuggler
trafficker dealer clubber patron reveler reveller diner camper homeowner tenant landlord
hunter rapper freshman sophomore tot kid mom mum dad carjacker intruder
janitor watchman cook chef waiter waitress cashier salesman businessman businesswoman executive
male female lady gentleman guy preteen juvenile minor youngster senior veteran
shooter assassin knifeman arsonist hijacker perpetrator culprit pirate supervisor boss
ex-wife ex-husband ex-girlfriend ex-boyfriend
separatist mercenary operative agent spy informant infidel militia-man cadre subversive delinquent
parishioner congregant seminarian campesino native individual human muslim christian jew hindu
sikh shiite shia sunni yazidi kurd arab turk palestinian israeli serb druze maronite
chechen hazara pashtun uighur uyghur tamil hutu alawite copt tigrayan naxal naxalite maoist talib
jawan cleaner commando gateman gatekeeper mechanic doorman matron"""
OFFICES = word_set("""
    president vice-president premier chancellor minister secretary governor mayor chairman
    chairwoman chairperson chief chieftain head leader commander director ruler warlord king queen
    prince princess emir sultan sheik sheikh ambassador envoy judge rector dean principal
    headmaster speaker spokesman spokeswoman spokesperson archbishop bishop cardinal rabbi imam
    mufti editor publisher presenter founder owner manager captain deputy adviser advisor
    aide bodyguard
    """)
"""People whom news names by what they are the head, the voice or the help of: "the governor of",
"the tribal chief"; several of them mean other things too."""
_NO_SINGULAR = word_set("people persons babies passers-by")
_NO_PERSON = _NO_SINGULAR | word_set("dead deceased wounded have prior swiss")
"""Plurals of the list above, and what WordNet lists among people but news writes for else."""
_IRREGULAR = {
    "child": "children",
    "schoolchild": "schoolchildren",
    "grandchild": "grandchildren",
    "passerby": "passersby",
    "wife": "wives",
    "casualty": "casualties",
}
_MASS = word_set(
    "police troops personnel staff crew people wounded dead personnel hostages folk kin "
    "crewmembers cattle-herders servicemembers taliban mujahideen fedayeen peshmerga rohingya "
    "fulani hausa baloch amhara tuareg dinka nuer meitei"
)


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("man") and word not in ("human", "german"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    return word + "s"


_LINES = files("whence.extract").joinpath("person_nouns.txt").read_text("utf-8").splitlines()
_LISTED = [line.split() for line in _LINES if not line.startswith("#")]
_CORE = frozenset(_PERSONS.split())
ONE_PERSON = (_CORE | OFFICES | {noun for noun, *also in _LISTED if not also}) - _NO_PERSON
"""Nouns for one person (and for a family or couple, as one): those of the news, then WordNet's."""
SEVERAL_PERSONS = (
    frozenset(_plural(word) for word in ONE_PERSON | {noun for noun, *_ in _LISTED} - _NO_PERSON)
    | _NO_SINGULAR
    | _MASS
)
"""Nouns for several."""
ANY_PERSONS = ONE_PERSON | SEVERAL_PERSONS
AMBIGUOUS = word_set("police staff crew family passenger patient general minor native")
"""Person nouns that as often stand before another noun: "police cars"."""
KIN = NEAR_KIN
HOUSEHOLDS = frozenset({"family", "families", "household", "households", "couple", "couples"})
ATTACKERS = word_set("""
    bomber bombers gunman gunmen attacker attackers assailant assailants shooter shooters
    perpetrator perpetrators hijacker hijackers hostage-taker hostage-takers suspect suspects
    knifeman arsonist assassin
    """)
FIGHTERS = ATTACKERS | word_set("""
    rebel rebels militant militants bandit bandits terrorist terrorists insurgent insurgents
    extremist extremists jihadist jihadists guerrilla guerrillas cadre cadres
    """)
"""Those whom the killing of others is usually put down to."""
BOMBERS = frozenset({"bomber", "bombers", "hijacker", "hijackers"})
"""Attackers whose death is their own act unless the page says otherwise."""
IN_HEADLINES = _CORE - HOUSEHOLDS - (ATTACKERS - {"suspect"})
"""Nouns that stand for one person in a headline, without an article."""

DEMONYM = re.compile(
    r"[A-Z][\w'’-]*(?:ians?|ans|eans|ese|ites?|is|ards|ers|men|women|Turks|Kurds|Serbs|Poles"
    r"|Finns|Swedes|Danes|Jews|Arabs|Croats|Czechs|Greeks)$|(?:Turks|Kurds|Serbs|Jews|Arabs"
    r"|Greeks|Poles|Danes|Swedes|Croats|Thais|Filipinos)$"
)
DEMONYM_ONE = re.compile(r"[A-Z][\w'’-]{2,}(?:ian|an|ean|ese|ite|ani|aqi|eni|wiss|iot)$")

AGENTS = re.compile(r"[a-z-]{2,}(?:ers|ors|ists|men|women|ees|crats|naires|ariats)")
"""What unlisted nouns for people look like ("rustlers", "strikers")."""
NOT_AGENTS = word_set("""
    trailers containers helicopters computers tankers letters numbers quarters headquarters
    matters meters metres kilometers kilometres centimeters liters litres layers towers corners
    orders borders papers newspapers powers rivers doors floors motors reactors tractors sectors
    factors errors mirrors acres centers centres theaters theatres shelters shutters bunkers
    launchers chambers counters dollars cars bars stars years hours others vectors monitors
    generators degrees trees committees employees' trailers boosters customers' winners' answers
    offers transformers elevators carriers cruisers fighters' destroyers freighters bombers'
    diapers posters stickers blisters shoulders fingers daggers hammers triggers silencers
    markers cylinders lighters timers detonators routers servers printers chapters semesters
    semifinals encounters disasters flowers showers boxers' pointers rushers starters rebounders
    """)

BE = word_set("was were is are be been being got get gets getting 's 're was")
HAVE = word_set("have has had having")
MODALS = word_set("could would should will can may might must shall to")
AUXILIARY = BE | HAVE | MODALS | word_set("did does do")
ADVERBS = word_set("""
    also reportedly fatally seriously critically slightly severely badly gravely lightly
    mortally allegedly apparently instantly immediately later then now all both only just
    already still since so far initially subsequently accidentally brutally either each at-least
    wrongly confirmed feared believed presumed thought pronounced declared found reported said
    known listed missing-and left lying likely presumably thereby thus therefore unintentionally
    intentionally indiscriminately repeatedly deliberately tragically sadly officially not never
    once nevertheless eventually possibly probably instead today yesterday subsequently
    simultaneously summarily forcibly illegally arbitrarily regrettably mistakenly senselessly
    mercilessly savagely violently
    """)
PREPOSITIONS = word_set("""
    in on at by of from with near inside outside during after before since when while as amid
    following under over among aboard across along around behind between against for to into
    through upon within without alongside because where who that which whose if and or but
    including
    mostly mainly than until till according despite around via per out down up off
    """)
WHOSE = word_set("his her their")
DETERMINERS = word_set("the this that these those his her its their our my your")
PRONOUNS = word_set("he she they it we i you him them us who himself herself themselves")
TIMES = re.compile(
    rf"{WEEKDAY}s?|today|yesterday|tonight|early|late|overnight"
    rf"|last|this|earlier|later|shortly|soon|around|about|{MONTH_OR_SHORT}|here|there"
    r"|nationwide|worldwide|so|far|ago$",
    re.IGNORECASE,
)
VERBISH = word_set("""
    said says say told tells reported reports report added announced confirmed claimed claims
    shoots shoot underwent undergoes drove drives ran fell gave began heard knew spoke fought threw
    drew kept sat rode woke bled sought hid seized
    went go goes came come comes took take takes made make left leaves leave put puts died lost
    suffered sustained has have had was were is are be been remain remains remained remaining
    became become stood stands rose rises reached returned fled escaped survived saw seen found
    opened blew exploded attacked stormed carried received hit struck shot gathered lived live
    lives live suffers sustains survives surviving recovers recovering grazes grazed according but
    because when while although though however after before yet
    """)
TAKINGS: dict[str, Effect] = {
    **dict.fromkeys(word_set("kidnapping kidnappings kidnaping abduction abductions"), "abducted"),
    **dict.fromkeys(word_set("disappearance disappearances"), "missing"),
    **dict.fromkeys(word_set("arrest detention"), "detained"),
}
CAPTORS = word_set(
    "gunmen militants insurgents jihadists rebels bandits raiders attackers assailants kidnappers"
    " abductors fighters militiamen"
)
CARRIED = word_set("taken rushed transported airlifted flown")
HOMES = word_set("home homes house houses village villages town towns camps farms")
FEARS = word_set("feared believed presumed thought")
WOUNDS = word_set("wound wounds injury injuries")
REMAIN = word_set("remain remains remained")
HOSPITALS = word_set("hospital hospitals clinic infirmary")
CONDITIONS = word_set("critical serious stable guarded grave fair good")
"""What the condition of a patient is called."""
GROUND = word_set("and or but , ; : . ! ? ( ) [ ] “ ” \" ' ‘ ’ – — - … ... |")
REDUCED_AFTER = (
    GROUND
    | word_set(
        """in by after when on during as at near outside inside following since while from with for
        amid over across within around along because who that including among dead critically
        seriously and or"""
    )
    | VERBISH
    | ADVERBS
)
"""What follows a participle that stands for a whole clause: "54 killed in Arden"."""
