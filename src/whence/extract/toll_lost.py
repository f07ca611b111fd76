"""The dead whom a sentence tells of as lost: "52 weavers on their way home lost their lives", "the
army lost 12 soldiers", "two guards paid the ultimate price", "villagers buried 29 people"."""

from __future__ import annotations

from collections.abc import Iterator

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_joined import joined_after
from whence.extract.toll_reach import modality, subject
from whence.extract.toll_scene import Link, Scene

_LIFE = frozenset({("lost", "lives"), ("lost", "life"), ("lose", "lives"), ("down", "lives")})
_PRICES = frozenset({"price", "sacrifice"})
_HIGHEST = frozenset({"supreme", "ultimate"})
_PAID = frozenset({"paid", "made"})
_LOST = word_set(
    "soldiers troops men women fighters policemen guards comrades people civilians"
) | {
    *words.KIN,
    *(f"{kin}s" for kin in words.KIN),
    *word_set("children relatives"),
}
"""Of whom news says "lost" where they are dead; of players, workers and voters it may not be so."""
_MOST_LOST = 500
"""More than so many people are lost by a town that shrinks."""
_MOURNERS = word_set("we they i villagers residents mourners relatives families locals")


def lost_links(at: Scene) -> Iterator[Link]:
    """Who a sentence says lost their lives, or were lost or buried, in word order."""
    for place, word in enumerate(at.sentence):
        link: Link | None = None
        if word.low in ("lives", "life") and at.low(place - 1) in ("their", "his", "her"):
            if (at.low(place - 2), word.low) in _LIFE:
                verb = place - 2 - (at.low(place - 2) == "down")
                link = _of_several(at, verb - 1, place + 1)
        elif word.low in _PRICES and at.low(place - 1) in _HIGHEST:
            if at.low(place - 2) == "the" and at.low(place - 3) in _PAID:
                link = _of_several(at, place - 4, place + 1)
        elif word.low in ("throats", "throat"):
            link = _throats(at, place)
        elif word.low in ("lost", "loss"):
            link = _lost(at, place)
        elif word.low in ("buried", "burying", "laid", "interred"):
            link = _buried(at, place) or _were_buried(at, place)
        if link:
            yield link


def _of_several(at: Scene, before: int, stop: int) -> Link | None:
    """The people before a verb, whom nothing points back to."""
    link = subject(at, before, stop, "killed", "passive")
    one = link.people[0] if link else None
    told = one is not None and one.sort in ("counted", "bare", "one") and not one.definite
    return link if told else None


def _throats(at: Scene, place: int) -> Link | None:
    """ "Slit the throats of eight people", "eight people had their throats cut", "were found with
    their throats slit"."""
    if at.low(place + 1) == "of":
        one = at.starting.get(place + 2)
        verb = place - 1 - (at.low(place - 1) == "the")
        told = one and one.sort in ("counted", "bare", "one") and not one.definite
        if one is None or not told or at.low(verb) not in _SLITS:
            return None
        return Link("killed", (one,), verb, one.stop, "active")
    if at.low(place - 1) not in words.WHOSE or at.low(place + 1) not in ("slit", "cut", "slashed"):
        return None
    if at.low(place - 2) in words.HAVE:
        return _of_several(at, place - 2, place + 2)
    found = at.low(place - 2) == "with" and at.low(place - 3) in ("found", "discovered")
    return _of_several(at, place - 4, place + 2) if found else None


_SLITS = word_set("slit slits slitting cut cutting slashed slashing")


def _lost(at: Scene, place: int) -> Link | None:
    """ "The army lost 12 soldiers", "the loss of 12 soldiers", "a farmer who lost two sons"."""
    of = at.low(place) == "loss"
    if of and at.low(place + 1) != "of":
        return None
    begin = place + 1 + of
    begin += at.low(begin) in ("only", "at-least", "another")
    one = at.starting.get(begin)
    if one and one.head in words.KIN and at.low(begin) in words.WHOSE | {"my", "our"}:
        # "I lost my wife and three children".
        group = joined_after(at, one)
        return Link("killed", group, place, group[-1].stop, "part") if len(group) > 1 else None
    if one is None or one.sort != "counted" or one.head not in _LOST or one.definite:
        return None
    if not one.figures or not 0 < max(one.figures) <= _MOST_LOST:
        return None
    if at.low(one.stop) in ("to", "as") or (not of and modality(at, place - 1) is None):
        return None
    group = joined_after(at, one)
    kin = one.head in words.KIN or one.head in _KIN or at.low(place - 1) in ("who", "i")
    return Link("killed", group, place, group[-1].stop, "part" if kin else "loss")


_KIN = frozenset({"children", "relatives", *(f"{kin}s" for kin in words.KIN)})


def _buried(at: Scene, place: int) -> Link | None:
    """ "Villagers buried 29 people", "we have buried 12 victims"."""
    subject_at = place - 1
    while at.low(subject_at) in words.HAVE | words.ADVERBS:
        subject_at -= 1
    one = at.starting.get(place + 1)
    if at.low(subject_at) not in _MOURNERS or one is None or one.sort != "counted":
        return None
    if one.definite or not one.figures or one.high == 0:
        return None
    own = at.low(subject_at) in ("i", "relatives", "families")
    return Link("killed", (one,), place, one.stop, "part" if own else "bodies")


def _were_buried(at: Scene, place: int) -> Link | None:
    """ "26 people were buried on Sunday", "have been laid to rest"; not "buried alive", "buried
    under the rubble"."""
    stop = place + 1
    if at.low(place) == "laid":
        if (at.low(stop), at.low(stop + 1)) != ("to", "rest"):
            return None
        stop += 2
    if at.low(place - 1) not in words.BE or at.low(stop) in _ALIVE or at.low(place) == "burying":
        return None
    link = subject(at, place - 1, stop, "killed", "bodies")
    one = link.people[0] if link else None
    told = one is not None and one.sort in ("counted", "bare") and not (one.definite or one.subset)
    return link if told else None


_ALIVE = word_set("alive under underneath beneath by when after up as")
