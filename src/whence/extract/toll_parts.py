"""Parts of a toll: "including three children", "five of them policemen", "among the dead"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from whence.extract import toll_words as words
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import Link, Scene
from whence.model import Effect

_THE: dict[str, Effect] = {
    "dead": "killed",
    "killed": "killed",
    "wounded": "injured",
    "injured": "injured",
}
_FAR = 30


def part_links(at: Scene, found: Sequence[Link]) -> Iterator[Link]:
    """Subgroups of the tolls just read: "including three children", "five of them policemen"."""
    for link in found:
        if link.status not in ("reported", "feared") or link.family in ("part", "superseded"):
            continue
        limit = min(
            (other.first for other in found if other.first > link.first and other is not link),
            default=len(at.sentence),
        )
        begin = max(one.stop for one in link.people)
        yield from _parts_between(at, link, begin, min(limit, begin + _FAR))


def _parts_between(at: Scene, link: Link, begin: int, limit: int) -> Iterator[Link]:
    for place in range(begin, limit):
        among = at.low(place) == "among" and at.low(place + 1) in ("them", "whom")
        if among or at.low(place) in ("including", "includes"):
            for one in _list(at, place + (2 if among else 1)):
                yield Link(link.effect, (one,), link.first, one.stop, "part", link.status)
            return
        one = at.starting.get(place)
        if one and one.subset and at.low(one.stop - 1) in ("them", "whom"):
            part = _of_them(at, one)
            if part:
                yield Link(link.effect, (part,), link.first, part.stop, "part", link.status)
            return


def _list(at: Scene, step: int) -> Iterator[People]:
    """The people listed from a word on: "a teacher, two nurses and a guard"."""
    while one := at.starting.get(step):
        if _counts(one) and one.head not in words.ATTACKERS:
            yield one
        step = one.stop
        while at.low(step) in (",", "and", "aged"):
            step += 1


def _counts(one: People) -> bool:
    return one.sort in ("counted", "one") and not one.definite and one.high != 0


def _of_them(at: Scene, one: People) -> People | None:
    """ "five of them policemen", "two of whom were children"."""
    stop = one.stop
    while at.low(stop) in words.AUXILIARY:
        stop += 1
    head = at.low(stop)
    if not one.figures or head not in words.SEVERAL_PERSONS | words.ONE_PERSON:
        return None
    return replace(one, sort="counted", stop=stop + 1, who=at.sentence[stop].text, head=head)


def among_links(at: Scene) -> Iterator[Link]:
    """ "Two foreigners were among the dead", "the dead included three children"."""
    for place, word in enumerate(at.sentence):
        effect = _THE.get(word.low)
        if effect is None or at.low(place - 1) not in ("the", "those"):
            continue
        among = at.low(place - 2) == "among"
        subject = at.ending.get(place - 3) if at.low(place - 3) in words.BE else None
        if among and subject and _counts(subject):
            group = _before_and(at, subject)
            yield Link(effect, group, group[0].first, place + 1, "part")
        elif at.low(place + 1) in ("include", "included", "includes") or (
            among and at.low(place + 1) in words.BE
        ):
            for one in _list(at, place + 2):
                yield Link(effect, (one,), place - 1, one.stop, "part")


def _before_and(at: Scene, one: People) -> tuple[People, ...]:
    previous = at.ending.get(one.first - 1)
    if at.low(one.first - 1) == "and" and previous and previous.sort in ("counted", "one"):
        return (previous, one)
    return (one,)
