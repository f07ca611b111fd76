"""Tolls told by what was done for people, or where they were sent: "treated six people for burns",
"drove 2,000 people from their homes", "63 held"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_links import reduced
from whence.extract.toll_names import named
from whence.extract.toll_patients import patient_links, staying
from whence.extract.toll_phrases import People, counting
from whence.extract.toll_reach import auxiliaries_before, direct_object, subject
from whence.extract.toll_scene import Link, Scene
from whence.model import Status

_HURTS = word_set("""
    burns burn wounds wound injuries injury inhalation shrapnel fractures cuts bruises lacerations
    concussion concussions gunshot stab
    """)
_NOT_AFTER_CARE = word_set("when before until as for")
_PATIENTS = word_set("patient patients")
_DRIVING = word_set("drives drive drove driven driving forced forces forcing chased")
_HOMES = words.HOMES | {"land", "camp"}
_BROUGHT = words.CARRIED | {"brought", "transferred", "sent"}
_SENT = word_set("sends sending lands landed landing put puts left leaves leaving")
_CENTERS = word_set("center centre centers centres")
_MEDICAL = word_set("medical trauma health burn burns surgical")
_CHECKED = word_set("precaution evaluation observation checks tests checkup")
_NOT_ON_THE_WAY = words.GROUND | words.BE
_WEAPONED = word_set(
    "gunshot stab bullet shrapnel knife machete blade blast shell splinter axe burn"
)
_LIGHTLY = word_set("""
    non-life-threatening non-life minor serious critical severe moderate slight life-threatening
    nonlife-threatening noncritical superficial
    """)
_CARED_FOR = word_set("hospital hospitals clinic scene")
_FOUND = word_set("found discovered located hospitalized hospitalised rushed taken")
_NEAR = 6
_FAR = 10


def care_links(at: Scene) -> Iterator[Link]:
    """What a sentence says was done for or with people after an incident, in word order."""
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low == "treated":
            link = _treated(at, place)
        elif word.low in _BROUGHT or word.low in _SENT:
            link = _brought_to_hospital(at, place) or _sent_to_hospital(at, place)
        elif word.low == "with":
            link = _with_wounds(at, place)
        elif word.low in words.HAVE:
            link = _have_injuries(at, place)
        elif word.low in words.HOSPITALS:
            link = _in_hospital(at, place)
        elif word.low in _DRIVING:
            link = _driven_out(at, place)
        elif word.low in ("trapped", "buried"):
            link = _trapped(at, place)
        elif word.low in _RUBBLE:
            link = _under_rubble(at, place)
        elif word.low == "held":
            link = _held(at, place)
        if link:
            yield link
    yield from patient_links(at)


def _treated(at: Scene, place: int) -> Link | None:
    """ "Six were treated for burns", "it had treated 31 people for burns", "27 people were still
    being treated"."""
    _, lows = auxiliaries_before(at, place - 1)
    if not lows & words.BE:
        return _treating(at, place)
    for_hurts = _for_hurts(at, place + 1) or _at_hospital(at, place + 1)
    clause = _until_comma(at, place)
    still = "being" in lows and not any(at.low(step) in _NOT_AFTER_CARE for step in clause)
    if not for_hurts and not still:
        return None
    link = subject(at, place - 1, for_hurts or place + 1, "injured", "hospital")
    return link if link and _are_victims(link.people[0]) else None


def _until_comma(at: Scene, place: int) -> range:
    """The words from one on to the next comma."""
    ends = (step for step in range(place, len(at.sentence)) if at.low(step) in (",", ";"))
    return range(place, next(ends, len(at.sentence)))


def _at_hospital(at: Scene, place: int) -> int:
    """Where "at a local hospital" ends, if those words begin at a word; 0 if they do not, or where
    people were only looked at."""
    if at.low(place) not in ("at", "in") or {at.low(place + far) for far in range(_FAR)} & _CHECKED:
        return 0
    for step in range(place + 1, min(len(at.sentence), place + _NEAR)):
        if at.low(step) in _CARED_FOR:
            return step + 1
        if at.low(step) in _NOT_ON_THE_WAY:
            return 0
    return 0


def _treating(at: Scene, place: int) -> Link | None:
    link = direct_object(at, place, "injured")
    stop = _for_hurts(at, link.stop) if link else 0
    if link is None or not stop or not _are_victims(link.people[0]):
        return None
    return replace(link, family="hospital", stop=stop)


def _are_victims(one: People) -> bool:
    """False for a share of those counted elsewhere, for patients, and for nobody."""
    if one.sort not in ("counted", "bare") or one.subset or not one.figures:
        return False
    return one.high != 0 and one.head not in _PATIENTS


def _for_hurts(at: Scene, place: int) -> int:
    """Where "for burns" ends, if those words begin near a word; 0 if they do not."""
    for step in range(place, min(len(at.sentence), place + _NEAR)):
        if at.low(step) == "for":
            for hurt in range(step + 1, min(len(at.sentence), step + 5)):
                if at.low(hurt) in _HURTS:
                    return hurt + 1
            return 0
        if at.low(step) in (",", ";", "and"):
            return 0
    return 0


def _brought_to_hospital(at: Scene, place: int) -> Link | None:
    """ "A woman was taken to hospital", "three people were airlifted to a trauma center"."""
    headline = place in at.ending and at.low(len(at.sentence) - 1) not in (".", "!", "?")
    passive = at.low(place - 1) in words.BE
    if not (passive or headline) or at.low(place + 1) != "to":
        return None
    for step in range(place + 2, min(len(at.sentence), place + _FAR)):
        medical = at.low(step) in _CENTERS and at.low(step - 1) in _MEDICAL
        if at.low(step) in words.HOSPITALS or medical:
            rest = {at.low(after) for after in range(step + 1, step + _FAR)}
            # Who was taken there with injuries lived; of others the page may say that they died.
            family = "hospital" if rest & words.WOUNDS and rest & _LIGHTLY else "shot"
            link = None
            if passive and not rest & _CHECKED:
                link = subject(at, place - 1, step + 1, "injured", family)
            elif not rest & _CHECKED:
                link = reduced(at, place, step + 1, "injured", family)
            return link if link and _may_be_hurt(at, link.people[0]) else None
        if at.low(step) in _NOT_ON_THE_WAY:
            return None
    return None


def _may_be_hurt(at: Scene, one: People) -> bool:
    """False for a share, and for "he", of whom the sentence says nothing else."""
    if one.subset:
        return False
    return one.sort != "definite" or any(word.low in _VIOLENT for word in at.sentence)


_VIOLENT = (
    _WEAPONED | words.WOUNDS | word_set("shot stabbed wounded injured shooting stabbing beaten")
)


def _sent_to_hospital(at: Scene, place: int) -> Link | None:
    """ "sending three people to hospital", "lands a man in hospital"."""
    link = direct_object(at, place, "injured")
    if link is None or at.low(link.stop) not in ("to", "in"):
        return None
    if link.people[0].sort != "one" and not _are_victims(link.people[0]):
        return None
    for step in range(link.stop + 1, min(len(at.sentence), link.stop + _NEAR)):
        if at.low(step) in words.HOSPITALS or (
            at.low(step) in _CENTERS and at.low(step - 1) in _MEDICAL
        ):
            return replace(link, family="hospital", stop=step + 1)
    return None


def _in_hospital(at: Scene, place: int) -> Link | None:
    """ "Two people are in hospital after a shooting", "a woman is in a local hospital"."""
    step = place - 1
    while at.low(step) in ("the", "a", "an", "local", "area", "nearby"):
        step -= 1
    if at.low(step) not in ("in", "at"):
        return None
    link = staying(at, step - 1, place + 1)
    one = link.people[0] if link else None
    further = one is not None and one.as_written.lower() == "another"
    victim = one is not None and (one.sort in ("counted", "one") or further) and one.high != 0
    return link if victim and one and not one.subset and one.head not in _PATIENTS else None


def _have_injuries(at: Scene, place: int) -> Link | None:
    """ "Two other people have non-life-threatening injuries"."""
    step = place + 1
    while at.low(step) in _LIGHTLY | {"but", "and", "-", "threatening"}:
        step += 1
    if step == place + 1 and at.low(step) in ("a", "multiple", "several"):
        step += 1
        step += at.low(step) in _WEAPONED
        if at.low(step - 1) in _WEAPONED and at.low(step) in ("wound", "wounds"):
            return subject(at, place, step + 1, "injured", "shot")
        return None
    if at.low(step) not in words.WOUNDS or step == place + 1:
        return None
    link = subject(at, place, step + 1, "injured", "hospital")
    return link if link and _are_victims(link.people[0]) else None


def _with_wounds(at: Scene, place: int) -> Link | None:
    """ "found a man with gunshot wounds", "two women were found with stab wounds"."""
    step = place + 1
    while at.low(step) in ("a", "an", "apparent", "multiple", "single", "several") or (
        step < len(at.sentence) and at.sentence[step].quantity
    ):
        step += 1
    if at.low(step) in ("injuries", "wounds", "burns") and (left := at.ending.get(place)):
        # "The blast left 38 people with injuries".
        leaves = left.sort in ("counted", "bare", "one") and at.low(left.first - 1) in _LEAVES
        return Link("injured", (left,), left.first, step + 1, "active") if leaves else None
    if at.low(step) not in _WEAPONED or at.low(step + 1) not in ("wound", "wounds"):
        return None
    one = at.ending.get(place) or at.ending.get(place - (at.low(place - 1) == ","))
    if one and _are_in_care(at, one):
        # One clinic's patients are some of the wounded.
        some = replace(one, subset=True)
        return Link("injured", (some,), one.first, step + 2, "hospital")
    if one and one.sort in ("counted", "one", "definite") and one.figures and one.high != 0:
        return Link("injured", (one,), one.first, step + 2, "shot")
    if name := named(at.sentence, place):
        return Link("injured", (name,), name.first, step + 2, "shot")
    if at.low(place - 1) in _FOUND and at.low(place - 2) in words.BE:
        link = subject(at, place - 2, step + 2, "injured", "shot")
    else:
        link = _brought_or_found_lying(at, place, step + 2)
    return link if link and link.people[0].high != 0 else None


def _brought_or_found_lying(at: Scene, place: int, stop: int) -> Link | None:
    """ "was taken to Arden General with a gunshot wound", "found a man lying there with wounds"."""
    for step in range(place - 1, max(0, place - _FAR), -1):
        low, before = at.low(step), at.low(step - 1)
        if low in _BROUGHT and before in words.BE and at.low(step + 1) in ("to", "by"):
            return subject(at, step - 1, stop, "injured", "shot")
        one = at.ending.get(step)
        if one and low in _LYING and at.low(one.first - 1) in _CAME_UPON:
            return Link("injured", (one,), one.first, stop, "shot")
        if one or low in words.GROUND | words.BE | words.VERBS.keys():
            return None
    return None


def _are_in_care(at: Scene, one: People) -> bool:
    """ "A nurse had treated 12 people with bullet wounds": they live."""
    several = one.sort == "counted" and one.high != 1 and _are_victims(one)
    before = {at.low(step) for step in range(one.first - _FAR, one.first)}
    return several and not _IN_CARE.isdisjoint(before)


_IN_CARE = word_set("treated treating treats caring received admitted took")
"""Verbs of those in whose care the wounded live."""
_LEAVES = word_set("left leaves leaving")
_LYING = word_set("lying laying sitting slumped inside outside in on at near bleeding down behind")
_CAME_UPON = word_set("found discovered located find finds encountered")


def _driven_out(at: Scene, place: int) -> Link | None:
    """ "drives 2,100 people from villages", "were driven out of their homes"."""
    before = place - 1
    if at.low(before) in words.BE:
        stop = _from_home(at, place + 1)
        return subject(at, before, stop, "displaced", "passive") if stop else None
    link = direct_object(at, place, "displaced")
    stop = _from_home(at, link.stop) if link else 0
    return replace(link, stop=stop) if link and stop else None


def _from_home(at: Scene, place: int) -> int:
    """Where "from their homes" ends, if those words begin at a word; 0 if they do not."""
    place += at.low(place) == "out"
    if at.low(place) not in ("from", "of"):
        return 0
    for step in range(place + 1, min(len(at.sentence), place + _NEAR)):
        if at.low(step) in _HOMES:
            return step + 1
        if at.low(step) in words.GROUND | words.BE:
            return 0
    return 0


def _trapped(at: Scene, place: int) -> Link | None:
    """ "up to ten people were feared trapped": nobody knows of them."""
    _, lows = auxiliaries_before(at, place - 1)
    if not lows & words.BE or not lows & {"feared", "believed", "thought"}:
        return None
    return subject(at, place - 1, place + 1, "missing", "state")


def _under_rubble(at: Scene, place: int) -> Link | None:
    """ "Ten people are still under the rubble", "up to 12 could be trapped beneath the debris"."""
    begin = place - 1 - (at.low(place - 1) in words.DETERMINERS)
    if at.low(begin) not in ("under", "beneath"):
        return None
    step = begin - 1 - (at.low(begin - 1) in ("trapped", "buried"))
    remain = at.low(step) in words.REMAIN
    first, lows = auxiliaries_before(at, step - remain)
    one = at.ending.get(first)
    there = one is not None and "there" in (at.low(one.first - 2), at.low(one.first - 3))
    told = there or remain or not lows.isdisjoint(words.BE)
    if one is None or one.sort not in ("counted", "bare") or one.high == 0 or not told:
        return None
    status: Status = "feared" if lows & _MAY else "reported"
    return Link("missing", (one,), one.first, place + 1, "state", status)


_RUBBLE = word_set("rubble debris ruins wreckage")
_MAY = word_set("may might could feared believed thought")


def _held(at: Scene, place: int) -> Link | None:
    """ "63 held after march": headlines say so of the detained."""
    one = at.ending.get(place) or _bare_before(at, place)
    if one is None or one.sort not in ("counted", "bare") or not one.figures or one.high == 0:
        return None
    if one.first and at.low(one.first - 1) not in (",", ":", ";"):
        return None
    ended = at.low(len(at.sentence) - 1) in (".", "!", "?")
    if ended or at.low(place + 1) not in ("", ",", "after", "over", "in", "as"):
        return None
    return Link("detained", (one,), one.first, place + 1, "reduced")


def _bare_before(at: Scene, place: int) -> People | None:
    number = at.sentence[place - 1].quantity if place else None
    return counting("bare", place - 1, place, number) if number else None
