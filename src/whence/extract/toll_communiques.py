"""The dead of communiqués, which call a killing something else: "14 militants were neutralised",
"the unit eliminated two gunmen", "put 31 rebels out of action", "22 terrorists fell in battle"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_fields import field
from whence.extract.toll_links import governing, reduced
from whence.extract.toll_maimed import maimed
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import direct_object, subject
from whence.extract.toll_scene import Link, Scene

_DONE_AWAY = word_set("""
    neutralised neutralized neutralising neutralizing neutralises neutralizes eliminated eliminating
    eliminates liquidated liquidating annihilated annihilating destroyed
    """)
"""Verbs that kill only where those who fight are their object: a bomb is neutralised too."""
_IN_ARMS = words.FIGHTERS | word_set("""
    fighter fighters soldier soldiers serviceman servicemen troops mercenary mercenaries nationalist
    nationalists saboteur saboteurs guerilla guerillas hoodlums subversive subversives combatant
    combatants separatist separatists criminals militiaman militiamen infiltrators commander
    commanders raiders commandos policemen
    """)
_IN_BATTLE = word_set("combat battle action fighting clash clashes engagement")


def communique_links(at: Scene) -> Iterator[Link]:
    """Whom a sentence tells of as communiqués and their lists do, in word order."""
    for place in range(len(at.sentence)):
        link = _of_those_in_arms(at, place) or maimed(at, place) or field(at, place)
        if link:
            yield link


def _of_those_in_arms(at: Scene, place: int) -> Link | None:
    link: Link | None = None
    if at.low(place) in _DONE_AWAY:
        link = _done_away(at, place)
    elif tuple(map(at.low, range(place, place + 3))) == ("out", "of", "action"):
        link = _out_of_action(at, place)
    elif at.low(place) == "fell":
        link = _fell(at, place)
    return link if link and all(map(_bore_arms, link.people)) else None


def _bore_arms(one: People) -> bool:
    told = one.sort in ("counted", "one") and any(one.figures) and not one.definite
    return told and one.head in _IN_ARMS


def _done_away(at: Scene, place: int) -> Link | None:
    """ "Five militants were neutralised", "eliminated two gunmen", "two gunmen eliminated"."""
    before, _ = governing(at, place)
    if at.low(before) in words.BE:
        return subject(at, before, place + 1, "killed", "passive")
    return direct_object(at, place, "killed") or reduced(at, before + 1, place + 1, "killed")


def _out_of_action(at: Scene, place: int) -> Link | None:
    """ "Put 31 militants out of action", "nine raiders were put out of action"."""
    if at.low(place - 1) == "put" and at.low(place - 2) in words.BE:
        return subject(at, place - 2, place + 3, "killed", "passive")
    one = at.ending.get(place)
    putting = one is not None and at.low(one.first - 1) in ("put", "putting", "puts")
    if one is None or not putting:
        return None
    link = direct_object(at, one.first - 1, "killed")
    return replace(link, people=(one,), stop=place + 3) if link else None


def _fell(at: Scene, place: int) -> Link | None:
    """ "Forty gunmen fell.", "22 militants fell in combat"; not "fell ill", "fell into a trap"."""
    after = at.low(place + 1)
    fought = after in ("in", "during") and bool(
        _IN_BATTLE & {at.low(place + step) for step in (2, 3, 4)}
    )
    if after not in ("", ".", ",", ";", "and") and not fought:
        return None
    return subject(at, place - 1, place + 1, "killed", "died")
