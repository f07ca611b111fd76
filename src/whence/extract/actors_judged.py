"""What a noun phrase is: somebody who can do a deed, armed people, the name of a group, a site."""

from __future__ import annotations

import re

from msgspec import Struct

from whence.extract.actors_deeds import FROM_AFAR
from whence.extract.armed_groups import is_armed_group
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.toll_words import SEVERAL_PERSONS
from whence.model import Role

_MEANS = re.compile(
    r"\b(?:bombs?|bombers?|bombings?|blasts?|explosions?|explosives?|rockets?|missiles?|mortars?"
    r"|shells?|shelling|shrapnel|bullets?|gunfire|gunshots?|guns?|rifles?|grenades?|mines?|fire"
    r"|knife|knives|drones?|strikes?|air ?strikes?|raids?|attacks?|attack|car|truck|vehicle|suv"
    r"|van|minibus|bus|device|debris|quake|earthquake|floods?|storm|hurricane|cyclone|tornado|virus"
    r"|disease|crash|accident|fires?|clashes|fighting|violence|war|conflict|toll|assault|shooting"
    r"|shootings|incident|massacre|ambush|siege|terrorism|water|crossfire|stampede)\b",
    re.IGNORECASE,
)
AGENTS = frozenset(
    "militants militant gunmen gunman attackers attacker assailants assailant insurgents "
    "insurgent rebels rebel fighters fighter soldiers soldier troops forces force militia "
    "militias militiamen army navy military coalition regime government group gang gangs "
    "bandits bandit terrorists terrorist extremists extremist jihadists jihadist separatists "
    "guerrillas guerrilla raiders raider warplanes warplane jets aircraft helicopters planes "
    "police policemen policeman officers officer settlers settler herders herdsmen pirates "
    "kidnappers abductors snipers sniper robbers robber mercenaries proxies operatives "
    "commandos paratroopers guards guard men man shooter shooters suspect suspects teenager "
    "brigade brigades battalion faction cell movement organisation organization front state "
    "allies tribesmen vigilantes mob intruders intruder perpetrators perpetrator agents party "
    "junta authorities paramilitaries cartel loggers poachers hitmen dissidents remnants "
    "cells deputy deputies trooper troopers constable constables mission mafia mafias mobs "
    "criminals gangsters thugs hoodlums looters rioters inmates prisoners marines killer killers "
    "assassin assassins crowd rustlers captors abductor smugglers traffickers vigilante".split()
)
_BODIES = re.compile(
    r"(?:coalition|forces|force|army|navy|militants|rebels|militia|militias|regime|government|group"
    r"|fighters|insurgents|troops|jets|warplanes|police|separatists|jihadists|State|Front|Brigades?"
    r"|Army|Taliban|Movement|Guards?|Forces|Coalition)$"
)
_SITES = frozenset(
    "academy airport bakery bar barracks base bazaar building buildings bus buses cafe camp "
    "cathedral checkpoint church clinic club college compound consulate convoy court courthouse "
    "dam depot embassy factory ferry festival funeral headquarters home homes hospital hotel "
    "house houses kindergarten mall market marketplace mosque museum nightclub office offices "
    "outpost parade park patrol plant port prison procession pub rally refinery restaurant "
    "school schools seminary shelter shop shrine stadium station store supermarket synagogue "
    "temple tower train university village warehouse wedding".split()
)
_KIND_OF_DEED = frozenset(
    "militant terrorist extremist jihadist rebel insurgent suspect man men gang group state "
    "guard officer police government front cell party settler".split()
)
"""Words before a deed that say of which kind it is, not who did it ("a terrorist attack")."""
_DEMONYM = re.compile(
    r"^(?:[A-Z][a-z]+(?:ian|ish|ese|ali|eli|can|nch|i|utch)|U\.S\.?|US|UK|NATO|[A-Z][a-z]+-led)$"
)
TRUST: dict[Role, float] = {"perpetrator": 0.9, "target": 0.7}
"""Confidence: how often a person agreed who read such claims (``bench.checked_claims``), a
perpetrator .98, rounded down, as some of what was found was mended."""
UNNAMED = re.compile(
    r"(?:at least |about |around |more than |over |nearly )?\d|(?:more|most|dozens|scores|hundreds"
    rf"|thousands|tens|(?i:{TWO_TO_TEN})|many|others|people|places?"
    r"|areas?|all|both|least|anyone|everyone|one|groups?|organisation|organization"
    r"|faction|movement|[Ww]ho(?:ever)?|[Nn]o(?:body| one|ne| \w+))\b(?! [a-z]*[A-Z])"
)
"""A phrase that counts people or stands for anything; it names nobody."""


class Phrase(Struct, frozen=True):
    """Words of a sentence, as written without the leading article; the places count from the
    sentence's start."""

    start: int
    end: int
    text: str


SPLIT_OFF = frozenset("dissidents remnants supporters wing faction".split())
_PART_OF = SPLIT_OFF | {"members", "elements", "fighters"}


def owns_deed(phrase: Phrase, deed: str) -> bool:
    """Whether the words before a deed's noun name its doer: "Northern Front attack", "coalition air
    strike"; not "Arden bombing" or "school attack"."""
    if _MEANS.search(phrase.text):
        return False
    words = phrase.text.split()
    last = words[-1].lower()
    if last in _OFFICERS or (last in _KIND_OF_DEED and not phrase.text[0].isupper()):
        # Who is hit in an "officer shooting" is not told.
        return False
    if _BODIES.search(phrase.text) or is_armed_group(phrase.text) or words[-1] in AGENTS:
        return True
    return bool(FROM_AFAR.search(deed)) and len(words) == 1 and bool(_DEMONYM.match(words[0]))


def acts(phrase: Phrase) -> bool:
    """Whether a phrase names somebody who can do a deed: a word for armed people, or a name that
    is no weapon, date or place of the sentence's beginning."""
    words = phrase.text.split(" of ", 1)
    if len(words) > 1 and words[0].lower().split()[-1] in _PART_OF:
        # Who "members of the Northern Front" are is told by its name.
        words = [re.sub(r"^(?:the|an?) ", "", words[1])]
    head = words[0].split()
    last = head[-1].strip("'’.")
    if _MEANS.search(phrase.text) or UNNAMED.fullmatch(phrase.text):
        return False
    if last.lower() in AGENTS or is_armed_group(phrase.text):
        return True
    if head[0].lower() == "armed" and last.lower() in SEVERAL_PERSONS:
        return True
    names = [word for word in head if word[0].isalpha()]
    if not names or not all(word[0].isupper() or word in ("al", "the", "and") for word in names):
        return False
    return not (len(names) == 1 and phrase.start == 0)


def is_agent(phrase: Phrase) -> bool:
    """Whether a phrase ends in a word for armed people, or in the name of an armed group."""
    return phrase.text.split()[-1].strip("'’.").lower() in AGENTS or is_armed_group(phrase.text)


def does_it(phrase: Phrase, verb: str) -> bool:
    """Whether a phrase names people of whom many do no harm, before a verb of harm that asks for
    nobody armed: "villagers lynched two men", "a pupil opened fire"."""
    last = phrase.text.split()[-1].strip("'’.").lower()
    return last in _ANY_PEOPLE and _BY_HAND.match(verb) is not None


_ANY_PEOPLE = frozenset(
    "villagers residents locals neighbours neighbors youths youth crowd crowds student students "
    "pupil boy teen employee worker passenger patient driver farmers".split()
)
_BY_HAND = re.compile(r"lynch|ston|beat|hack|stabb|opened fire|bludgeon|clubb|torch", re.IGNORECASE)


def is_armed(name: str) -> bool:
    """Whether a name is one of armed people who govern nothing."""
    name = BRANCH.sub("", name)
    last = name.rsplit(maxsplit=1)[-1].strip("'’.").lower()
    return last not in _GOVERNING and (last in AGENTS or is_armed_group(name))


_OFFICERS = frozenset(
    "officer officers deputy deputies trooper troopers constable constables".split()
)
_GOVERNING = _OFFICERS | frozenset(
    "government authorities regime party police state junta mission".split()
)


def is_called_group(name: str) -> bool:
    """Whether a name is, by its form, one that a group gives itself: capitals alone, and neither
    somebody's office nor a first and last name behind a title."""
    words = name.split()
    if _TITLE.match(name) or words[-1].strip("'’.").lower() in _GOVERNING:
        return False
    return all(word[0].isupper() or word in _SMALL for word in words) and words[0][0].isupper()


_SMALL = frozenset("al the and of for de del la los las da do dos e el es y du des der".split())
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|President|Prime|Minister|Senator|Mayor|Governor|Gov|Gen|General"
    r"|Col|Colonel|Capt|Captain|Maj|Major|Lt|Sgt|Judge|Justice|Chief|King|Queen|Prince|Bishop"
    r"|Archbishop|Pope|Sheikh|Imam|God|Islam|Parliament|Congress|Washington|Brussels|Facebook"
    r"|Twitter|Google|COVID\S*|Covid\S*)\b"
)
BRANCH = re.compile(r"['’]s (?:[\w-]+ )?(?:branch|affiliate|wing|offshoot|franchise|arm)\b.*")


def no_doer(phrase: Phrase) -> bool:
    """Whether a phrase names a quarrel or a mishap that a deed is blamed on, and nobody."""
    return _NOBODY.search(phrase.text) is not None


_NOBODY = re.compile(
    r"(?:^|\s)(?:wars?|feuds?|rivalr(?:y|ies)|disputes?|leaks?|wiring|errors?|mistakes?|faults?"
    r"|failures?|accidents?|tensions?|circuit|negligence|poverty|weather|anger|unemployment|drugs"
    r"|alcohol|corruption|greed|revenge|jealousy|hatred)$",
    re.IGNORECASE,
)


def is_site(phrase: Phrase) -> bool:
    """Whether a phrase names a building, a vehicle or a gathering that can be aimed at."""
    return phrase.text.split(" of ")[0].split()[-1].lower() in _SITES
