"""Means: the weapon of an incident, as written, with its kind and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.attribution import Attribution, informant_at
from whence.extract.clauses import clause_at
from whence.extract.kinds import EVENT
from whence.extract.numbers import Quantity, quantities
from whence.extract.text import Sentence
from whence.model import Article, ClaimDraft, Means

_BOMBER = r"bomb(?:s|ing|ings|er|ers|ed)?"
WEAPONS: tuple[tuple[str, str], ...] = (
    (
        "car bomb",
        rf"(?:suicide )?car[- ]{_BOMBER}|vehicle[- ]bombs?|explosives-laden (?:car|vehicle)",
    ),
    ("truck bomb", rf"(?:suicide )?(?:truck|lorry)[- ]{_BOMBER}"),
    ("roadside bomb", r"roadside bomb(?:s|ing|ings)?|improvised explosive devices?|IEDs?"),
    ("suicide bomb", rf"suicide[- ](?:{_BOMBER}|vests?|belts?|attack(?:s|er|ers)?)"),
    ("drone", r"drone (?:strikes?|attacks?)|(?:armed|explosive|attack) drones?"),
    ("air strike", r"air[- ]?strikes?|air[- ]raids?|aerial bombardments?"),
    ("rocket", r"rocket-propelled grenades?|RPGs?|rockets?(?: attacks?| fire)?"),
    ("missile", r"(?:ballistic |cruise )?missiles?(?: attacks?| strikes?)?"),
    ("mortar", r"mortars?(?: shells?| rounds?| fire| bombs?)?"),
    ("artillery", r"artillery(?: shells?| fire| strikes?)?|shelling|shells"),
    ("grenade", r"(?:hand )?grenades?"),
    ("mine", r"land ?mines?|anti-personnel mines?"),
    ("chemical", r"chlorine|sarin|(?:chemical|gas) (?:weapons?|attacks?)|acid attacks?"),
    ("knife", r"knives|knife|machetes?|axes|swords?"),
    ("fire", r"arson|petrol bombs?|firebombs?|molotov cocktails?"),
    (
        "firearm",
        r"(?:assault |hunting |automatic )?rifles?|shotguns?|handguns?|pistols?|AK-47s?|guns"
        r"|machine[- ]guns?|gunfire|gunshots?",
    ),
    ("explosive", r"explosives|explosive devices?|bomb(?:s|ing|ings)?"),
)
"""The published list of kinds with the words that name each; the first that fits a place wins."""

_WEAPON = re.compile(
    "|".join(rf"(?P<k{number}>\b(?:{words})\b)" for number, (_, words) in enumerate(WEAPONS)),
    re.IGNORECASE,
)
_DESCRIBING = re.compile(r" (?:(?!dead|hurt|killed|in|of|by|as|people|to|from|others)[a-z-]+ )?")
_UNUSED = re.compile(
    r"\b(?:found|recovered|seized|confiscated|defen[cs]e|programme?|deal|sales?|licen[cs]es?"
    r"|permits?|possession|test(?:s|ed|ing)?|shops?|control|laws?|treaty|squad|disposal|threats?"
    r"|hoax|shelter|drills?|did not explode|defused|imports?|exports?)\b",
    re.IGNORECASE,
)


def means(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[ClaimDraft]:
    """The weapons that sentences about an event name: each wording once, each count once."""
    found: dict[tuple[str, int | None, int | None], ClaimDraft] = {}
    for sentence in sentences:
        if not EVENT.search(sentence.text) or _UNUSED.search(sentence.text):
            continue
        for value, start, end in _weapons(sentence):
            low, high = clause_at(sentence, start, end)
            draft = ClaimDraft(
                value=value,
                quote=article.text[low:high],
                start=low,
                end=high,
                informant=informant_at(said, start, end),
                confidence=0.7,
            )
            found.setdefault((value.weapon.lower(), value.count_low, value.count_high), draft)
    return list(found.values())


def _weapons(sentence: Sentence) -> Iterator[tuple[Means, int, int]]:
    counted = quantities(sentence.text)
    for match in _WEAPON.finditer(sentence.text):
        kind = WEAPONS[int((match.lastgroup or "k0")[1:])][0]
        count = _count(sentence.text, match.start(), counted)
        start = count.start if count else match.start()
        yield (
            Means(
                weapon=match.group(),
                kind=kind,
                count_low=count.low if count else None,
                count_high=count.high if count else None,
            ),
            sentence.start + start,
            sentence.start + match.end(),
        )


def _count(text: str, start: int, counted: Sequence[Quantity]) -> Quantity | None:
    """The number right before a weapon, at most one describing word between."""
    for quantity in counted:
        between = text[quantity.end : start]
        if quantity.high != 0 and quantity.end <= start and _DESCRIBING.fullmatch(between):
            return quantity
    return None
