"""What people decide, put on record: for the desk, the API and the command line.

A decision is checked against what the person had seen, written down by the words of pages, and its
incident reconciled anew, all in one transaction that no other program can come between. Decisions
about what belongs together are written down, and the record is grouped anew after that.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import structs

from whence.config import Settings
from whence.decisions import bare, conflict_of, decision_of, key_of, standing_of
from whence.errors import InUse, NotDecidable
from whence.linking import link
from whence.model import (
    About,
    Decision,
    Mention,
    Side,
)
from whence.reconcile import assign
from whence.reconciled import Gathered, gather, profile_of, told_on
from whence.review.wishes import Conflict, Made, Standing, Wish
from whence.standing import Places, in_force, side
from whence.store import Store

_TWO = frozenset(("join", "part", "copy", "not-copy"))


class Deciding:
    """Decisions about the record in ``folder``, which another program may build meanwhile. Threads
    may share it. Use it as a context manager, or ``close`` it."""

    def __init__(self, folder: Path) -> None:
        """Raises as ``Store.open_to_decide``."""
        self._store = Store.open_to_decide(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the record."""
        self._store.close()

    def decide(self, wish: Wish) -> Made | Conflict:
        """Puts a decision on record, unless others decided about the same since the person looked.
        It is on the disk when this returns. Raises NotDecidable where what it names is not in the
        record, or its value does not fit."""
        with self._store.transaction():
            made = self._by_kind(wish)
        if isinstance(made, Conflict) or not made.decision.regroups:
            return made
        due = not regroup(self._store.folder)
        home = self._home(made.decision.one)
        return structs.replace(made, due=due, incident_id=home)

    def between(self, one: str, other: str) -> tuple[Decision, ...]:
        """The joins and partings of two things that hold, the oldest first. Raises NotDecidable
        where one of them is not in the record."""
        two = [{each.mention_id for each in named(self._store, name)} for name in (one, other)]
        found = []
        for decision in in_force(self._store.decisions()):
            if decision.kind in ("join", "part") and decision.other:
                sides = [self._named(each) for each in decision.sides]
                if any(a & two[0] and b & two[1] for a, b in (sides, reversed(sides))):
                    found.append(decision)
        return tuple(found)

    def standing(self, incident_id: str) -> Standing:
        """How decisions stand about an incident. Raises KeyError where the record has none such."""
        return standing_of(gather(self._store, incident_id), self._store)

    # -- each kind of decision ----------------------------------------------------------------

    def _by_kind(self, wish: Wish) -> Made | Conflict:
        if wish.kind in _TWO:
            return self._about_two(wish)
        if wish.kind == "withdraw":
            return self._withdrawal(wish)
        gathered = self._gathered(wish.incident_id)
        if conflict := conflict_of(wish, gathered, key_of(wish)):
            return conflict
        decision = decision_of(wish, gathered, self._store)
        return self._put(decision, gathered)

    def _put(self, decision: Decision, gathered: Gathered) -> Made:
        incident_id = gathered.incident.incident_id
        made = self._store.decide(decision)
        again = gather(self._store, incident_id).record
        if self._store.record_body(incident_id, again.profile) is None:
            self._store.link_again()
        else:
            self._store.put_record(again)
        return Made(made, incident_id)

    def _about_two(self, wish: Wish) -> Made | Conflict:
        sides = (self._side(wish, wish.two[0]), self._side(wish, wish.two[1]))
        apart = self._split(wish, sides[0]) if wish.kind == "part" else []
        if sides[0] == sides[1] and not apart:
            raise NotDecidable(f"{wish.two[0]} and {wish.two[1]} are the same")
        about: About = "article" if wish.kind in ("copy", "not-copy") else "incident"
        if wish.incident_id:
            gathered = self._gathered(wish.incident_id)
            if conflict := conflict_of(wish, gathered, "incident"):
                return conflict
        if apart:
            made = [self._store.decide(bare(wish, sides[0], other, about)) for other in apart]
            return Made(made[-1], None)
        return Made(self._store.decide(bare(wish, sides[0], sides[1], about)), None)

    def _split(self, wish: Wish, one: Side) -> list[Side]:
        """What something is parted from that is split off the incident it is in: every other
        mention there."""
        if not wish.two[1].startswith("in_"):
            return []
        off = self._named(one)
        rest = [each for each in named(self._store, wish.two[1]) if each.mention_id not in off]
        inside = len(rest) < len(named(self._store, wish.two[1]))
        sides = [side(self._store.article(each.article_id), each) for each in rest]
        return list(dict.fromkeys(sides)) if inside else []

    def _side(self, wish: Wish, name: str) -> Side:
        """An article as a whole; a mention, or an incident's first one, with its words."""
        mentions = named(self._store, name)
        if wish.kind in ("copy", "not-copy"):
            if not name.startswith("ar_"):
                raise NotDecidable(f"{name} is no article")
            return side(self._store.article(name), None)
        if not mentions:
            raise NotDecidable(f"{name} reports no incident")
        article = self._store.article(mentions[0].article_id)
        return side(article, None if name.startswith("ar_") else mentions[0])

    def _withdrawal(self, wish: Wish) -> Made | Conflict:
        try:
            undone = self._store.decision(wish.of)
        except KeyError:
            raise NotDecidable(f"there is no decision {wish.of}") from None
        if undone.kind == "withdraw":
            raise NotDecidable("a withdrawal is not taken back; decide again instead")
        everything = self._store.decisions()
        if all(each.decision_id != wish.of for each in in_force(everything)):
            later = tuple(each for each in everything if wish.of in each.supersedes)
            return Conflict(wish, later)
        with_it = [each.decision_id for each in everything if _at_once(each, undone)]
        decision = structs.replace(
            bare(wish, undone.one, undone.other, undone.about),
            field=undone.field,
            was=undone.was,
            supersedes=tuple(with_it),
        )
        if decision.regroups:
            return Made(self._store.decide(decision), None)
        home = self._home(undone.other or undone.one) or self._home(undone.one)
        if home is None:
            return Made(self._store.decide(decision), None)
        return self._put(decision, gather(self._store, home))

    # -- what it is about ---------------------------------------------------------------------

    def _gathered(self, incident_id: str) -> Gathered:
        try:
            return gather(self._store, incident_id)
        except KeyError:
            raise NotDecidable(
                f"there is no incident {incident_id} in the record now; a build may be changing it"
            ) from None

    def _home(self, named_side: Side) -> str | None:
        """The incident of what a side names, as it is now."""
        named_now = sorted(self._named(named_side))
        homes = self._store.homes(named_now)
        return next((homes[each] for each in named_now if each in homes), None)

    def _named(self, named_side: Side) -> set[str]:
        """The mentions that a side names now."""
        return set(Places(*told_on(self._store, [named_side])).mentions(named_side))


def _at_once(each: Decision, undone: Decision) -> bool:
    """Whether a decision is the one to undo, or was made with it in one go: splitting something off
    an incident parts it from every mention there."""
    if undone.kind != "part":
        return each == undone
    made = (undone.kind, undone.one, undone.by, undone.at)
    return (each.kind, each.one, each.by, each.at) == made


def lost_in(store: Store) -> frozenset[str]:
    """The ids of the decisions that hold but whose words are on no page of the record now, or in no
    incident."""
    held = in_force(store.decisions())
    articles, mentions = told_on(store, [side for each in held for side in each.sides])
    home = store.homes(each.mention_id for each in mentions)
    places = Places(articles, mentions)
    gone = {each.decision_id for each in assign(held, articles, mentions, home).lost}
    for decision in held:
        look = places.articles if decision.about == "article" else places.mentions
        if decision.regroups and not all(map(look, decision.sides)):
            gone.add(decision.decision_id)
    return frozenset(gone)


def named(store: Store, name: str) -> tuple[Mention, ...]:
    """The mentions of an article, a mention or an incident, by its id. Raises NotDecidable where it
    is not in the record."""
    try:
        if name.startswith("ar_"):
            return store.mentions_of(store.article(name).article_id)
        if name.startswith("me_"):
            return (store.mention(name),)
        return tuple(store.mention(each) for each in store.incident(name).mention_ids)
    except KeyError as error:
        raise NotDecidable(f"{store.folder}: there is no {name} in the record") from error


def regroup(folder: Path) -> bool:
    """Groups the record anew by what was decided. Returns False where another program is writing
    it: that one, or the next build, does so then."""
    try:
        with Store.open(folder) as store:
            profile = profile_of(store)
            link(store, Settings(), profile=profile)
            return True
    except InUse:
        return False
