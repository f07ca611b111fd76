"""Means: the weapon of an incident, as written, with its kind and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.attribution import Attribution, around, informant_at
from whence.extract.clauses import clause_at
from whence.extract.kinds import EVENT, HELD_BY_THE_SHOT
from whence.extract.numbers import Quantity, quantities
from whence.extract.text import Sentence
from whence.model import Article, ClaimDraft, Means

_BOMBER = r"bomb(?:s|ing|ings|er|ers|ed)?"
_CAR = (
    r"(?-i:(?!The |An? )[A-Z][\w-]+ )?(?:car|SUV|van|minivan|minibus|vehicle|taxi|jeep"
    r"|pickup truck|pickup|motorcycle|motorbike)s?"
)
_TRUCK = r"(?:refrigerat(?:or|ed|ion) truck|(?<!pickup )truck|lorry|tanker)s?"
_DRIVEN = "|".join(
    rf"(?<={verb} {whose} )"
    for verb in ("rammed", "ramming", "drove", "driving", "ploughed", "plowed")
    for whose in ("a", "an", "his", "her", "the", "their")
)
_PEOPLE = (
    r"(?: an?| the| two| three| several| dozens of| hundreds of)? (?:[\w-]+ ){0,3}?(?:crowds?"
    r"|people|pedestrians|worshippers|protest[eo]rs|demonstrators|marchers|revell?ers|shoppers"
    r"|cyclists|spectators|onlookers|passers-by|tourists|famil(?:y|ies)|children|students"
    r"|soldiers|officers|police|checkpoints?|parade|procession|rally|protest|vigil|market)\b"
)
_INTO_PEOPLE = (
    r"(?= (?:(?:that |which )?(?:had |was )?(?:\w+ly )?(?:rammed|ramming|ploughed|plowed|ploughing"
    r"|plowing|drove|driven|driving|careered|slammed|smashed)(?: \w+ly)? (?:into|through)"
    rf"|mow(?:s|ed|ing) down|r[au]n(?:s|ning)? (?:over|down|into)){_PEOPLE})"
)
"""After a vehicle that somebody drove at people; one that hit another vehicle is no weapon."""
_LADEN = (
    r",? [“\"]?(?:packed|loaded|laden|rigged|filled|stuffed|full)"
    r" (?:with|of) (?:[\w-]+ ){0,4}?(?:explosives|bombs)"
)
_OF_WHICH = r"(?=(?:[- ](?:attacks?|strikes?|fire))?\b)"
WEAPONS: tuple[tuple[str, str], ...] = (
    ("suicide bomb", rf"suicide (?:car|truck|vehicle)[- ]{_BOMBER}"),
    (
        "truck bomb",
        rf"(?:truck|lorry|tanker)[- ]{_BOMBER}|explosives-laden (?:truck|lorry)|{_TRUCK}{_LADEN}",
    ),
    (
        "car bomb",
        rf"(?:car|vehicle)[- ]{_BOMBER}|explosives-laden (?:car|vehicle)|{_CAR}{_LADEN}"
        r"|bomb, in an? (?:[\w-]+ ){0,2}?(?:car|SUV|van|vehicle|taxi)",
    ),
    ("roadside bomb", r"roadside bomb(?:s|ing|ings)?|improvised explosive devices?|IEDs?"),
    ("suicide bomb", rf"suicide[- ](?:{_BOMBER}|vests?|belts?|attack(?:s|er|ers)?)"),
    ("barrel bomb", r"barrel[- ]bombs?"),
    ("cluster munition", r"cluster (?:munitions?|bombs?)"),
    ("drone", rf"(?:armed |explosive |attack )?drones?{_OF_WHICH}"),
    ("air strike", r"air[- ]?strikes?|air[- ]raids?|aerial bombardments?"),
    ("rocket", rf"rocket-propelled grenades?|RPGs?|rockets?{_OF_WHICH}"),
    ("missile", rf"(?:ballistic |cruise )?missiles?{_OF_WHICH}"),
    ("mortar", rf"mortars?(?: shells?| rounds?| bombs?)?{_OF_WHICH}"),
    ("artillery", rf"artillery(?: shells?)?{_OF_WHICH}|shelling|shells"),
    ("grenade", r"(?:hand |stun )?grenades?"),
    ("mine", r"land[ -]?mines?|anti-personnel mines?"),
    (
        "chemical",
        r"chlorine|sarin|nerve agents?|(?:chemical|poison gas) weapons?"
        r"|(?:chemical|gas|acid)(?= attacks?)",
    ),
    ("knife", r"knives|knife|machetes?|axes|swords?|daggers?"),
    (
        "fire",
        r"arson|petrol[- ]bombs?|fire[- ]?bombs?|molotov cocktails?|white phosphorus"
        r"|incendiary (?:bombs?|weapons?|devices?)",
    ),
    (
        "firearm",
        r"(?:assault |hunting |automatic |semi-automatic |sniper )?rifles?|shotguns?|handguns?"
        r"|pistols?(?![- ]whip)|revolvers?|AK-47s?|guns|machine[- ]guns?|gunfire|gunshots?",
    ),
    (
        "vehicle",
        rf"(?:{_DRIVEN})(?:{_CAR}|{_TRUCK})(?= (?:into|through){_PEOPLE})"
        rf"|(?<=rammed a )(?:{_CAR}|{_TRUCK})|(?<=drove a )(?:{_CAR}|{_TRUCK})(?= into)"
        rf"|(?:{_CAR}|{_TRUCK}){_INTO_PEOPLE}",
    ),
    ("explosive", r"explosives|explosive devices?|(?<!time )bomb(?:s|ing|ings)?"),
)
"""The published list of kinds with the words that name each; the first that fits a place wins."""
KINDS: tuple[str, ...] = tuple(dict.fromkeys(kind for kind, _ in WEAPONS))
"""The kinds of ``Means.kind``."""

_WEAPON = re.compile(
    "|".join(rf"(?P<k{number}>\b(?:{words})\b)" for number, (_, words) in enumerate(WEAPONS)),
    re.IGNORECASE,
)
_SEIZED = r"found|recovered|seized|confiscated"
_UNUSED = re.compile(
    rf"\b(?:{_SEIZED}|deal|sales?|licen[cs]es?|permits?|possession"
    r"|test(?:s|ed|ing)?|shops?|control|laws?|treaty|did not explode|defused|unexploded|imports?"
    r"|exports?|smuggl\w+|stockpiles?|cache)\b",
    re.IGNORECASE,
)
_TAKEN_AWAY = re.compile(rf"\b(?:{_SEIZED})\b", re.IGNORECASE)
_OTHER_THING = re.compile(
    r"[- ](?:launch(?:er|ers|ed|ing)?|defen[cs]e|programme?|program|sites?|squad|disposal|threats?"
    r"|hoax|shelters?|drills?|scare|technology|factory|shield|detectors?|owners?|rights|violence"
    r"|crime)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|not|without|never)\b[^,;.]{0,25}$", re.IGNORECASE)
_DESCRIBING = re.compile(
    r" (?:(?!(?:a|an|the|of|in|by|with|from|at|on|and|or|to|for|dead|killed|hurt|people|men|women"
    r"|mm|millimet(?:er|re)|calib(?:er|re)|kg|kilos?|pounds?|inch)\b)[a-z-]+ ){0,2}"
)
"""What may stand between a number and its weapon; a calibre, a weight or people may not."""
_TRUST = 0.9
"""Confidence: a person who read such claims agreed with .94 (``bench.checked_claims``)."""
_NEAR = 50
"""Characters around a weapon within which a word such as "seized" says that it was not used."""
_BOMBS = frozenset({"car bomb", "truck bomb", "suicide bomb", "roadside bomb", "barrel bomb"})


def means(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[ClaimDraft]:
    """The weapons that sentences about an event name: each wording once, each count once. A bare
    "bomb" counts only where the article names no kind of bomb, or how many there were."""
    found: dict[tuple[str, int | None, int | None], ClaimDraft] = {}
    for sentence in sentences:
        if not EVENT.search(sentence.text):
            continue
        for value, start, end in _weapons(sentence):
            if _only_denied(said, start):
                continue
            low, high = clause_at(sentence, start, end)
            draft = ClaimDraft(
                value=value,
                quote=article.text[low:high],
                start=low,
                end=high,
                informant=informant_at(said, start, end),
                confidence=_TRUST,
            )
            found.setdefault((value.weapon.lower(), value.count_low, value.count_high), draft)
    told = {draft.value.kind for draft in found.values() if isinstance(draft.value, Means)}
    return [draft for draft in found.values() if not (told & _BOMBS and _bare(draft))]


def kind_of_weapon(words: str) -> str | None:
    """The kind of the published list that words name first, or None."""
    match = _WEAPON.search(words)
    return _kind(match) if match else None


def _kind(weapon: re.Match[str]) -> str:
    return WEAPONS[int((weapon.lastgroup or "k0")[1:])][0]


def _bare(draft: ClaimDraft) -> bool:
    value = draft.value
    return isinstance(value, Means) and value.kind == "explosive" and value.count_low is None


def _only_denied(said: Sequence[Attribution], place: int) -> bool:
    """Whether nobody but somebody who denies it speaks of what stands at a place."""
    acts = [one.act for _, one in around(said, place)]
    return bool(acts) and all(act == "deny" for act in acts)


def _weapons(sentence: Sentence) -> Iterator[tuple[Means, int, int]]:
    counted = quantities(sentence.text)
    for match in _WEAPON.finditer(sentence.text):
        if not _used(sentence.text, match):
            continue
        count = _count(sentence.text, match, counted)
        start = count.start if count else match.start()
        yield (
            Means(
                weapon=match.group(),
                kind=_kind(match),
                count_low=count.low if count else None,
                count_high=count.high if count else None,
            ),
            sentence.start + start,
            sentence.start + match.end(),
        )


def _used(text: str, weapon: re.Match[str]) -> bool:
    """Whether the words around a weapon leave it a weapon that was used."""
    if _OTHER_THING.match(text, weapon.end()) or _NONE.search(text[: weapon.start()]):
        return False
    if any(held.start() < weapon.start() < held.end() for held in HELD_BY_THE_SHOT.finditer(text)):
        return False
    if weapon.group().lower().startswith(("gunfire", "gunshot")):
        return True
    unused = _TAKEN_AWAY if weapon.group().lower() == "guns" else _UNUSED
    return not unused.search(text, max(0, weapon.start() - _NEAR), weapon.end() + _NEAR)


def _count(text: str, weapon: re.Match[str], counted: Sequence[Quantity]) -> Quantity | None:
    """The number before a weapon that agrees with it, two describing words between at most."""
    start, plural = weapon.start(), weapon.group().endswith("s")
    for quantity in counted:
        between = text[quantity.end : start]
        agrees = plural or quantity.low == quantity.high == 1
        if quantity.high == 0 or quantity.end > start or not agrees:
            continue
        if _DESCRIBING.fullmatch(between):
            return quantity
    return None
