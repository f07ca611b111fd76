"""An edition: what of a record leaves the machine, in which state, with what withheld.

The checks ride on the traversal: an item that fails one raises NotShipped before anything made of
it is moved into its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, structs

from whence import __version__, wording
from whence.errors import NotShipped
from whence.model import ReviewState
from whence.progress import Progress, silent
from whence.ship.redact_people import Finder
from whence.ship.redaction import Redaction, Rules, texts
from whence.ship.traversal import Item, Selection, traverse
from whence.store import Store
from whence.store.custody import Head


class Imprint(Struct, frozen=True):
    """What stands on every file of an edition: which record it is of, how it was made, and how far
    people have looked at it.

    ``custody_line`` and ``custody_digest`` name the record as it was: the last line of its custody
    log that tells more than that something was taken out. ``states`` counts the incidents of the
    whole record, ``shipped`` those of the edition, ``names`` the full names that are withheld.
    """

    tool: str
    custody_line: int
    custody_digest: str | None
    profile: str
    redaction: Rules | None
    names: int
    states: dict[ReviewState, int]
    shipped: int

    @property
    def unreviewed(self) -> int:
        """How many incidents of the edition no person has accepted as they are."""
        return self.shipped - self.states.get("accepted", 0)


class Edition:
    """The incidents of a record that a selection takes, redacted under rules.

    Raises NotShipped where there is nothing to ship, unless it may be ``empty``. Without rules
    nothing is withheld. To find what is withheld takes as long as it does to read the articles;
    ``progress`` shows that, and each time that the incidents are gone through.
    """

    def __init__(
        self,
        store: Store,
        selection: Selection,
        rules: Rules | None,
        finder: Finder,
        *,
        empty: bool = False,
        progress: Progress = silent,
    ) -> None:
        self.store = store
        self.selection = selection
        self._progress = progress
        counted: Counter[ReviewState] = Counter(each.review.state for each in store.records())
        self._shipped = sum(count for state, count in counted.items() if selection.takes(state))
        if not self._shipped and not empty:
            raise NotShipped(_nothing(store, counted))
        self._counted = dict(counted)
        self._head = _head(store)
        found = self._each("names") if rules else ()
        self.redaction = Redaction(rules, finder, found) if rules else None
        self._rejected = sum(
            review.state == "rejected"
            for record in store.records()
            if selection.takes(record.review.state)
            for part, review in record.reviews
            if part.startswith("cl_")
        )

    def items(self) -> Iterator[Item]:
        """The incidents as they may be shown. Raises NotShipped where one does not pass."""
        for item in self._each("write"):
            _check_whole(item)
            if self.redaction is None:
                yield item
                continue
            shown = self.redaction.item(item)
            self._check_withheld(item, shown)
            yield shown

    def _each(self, step: str) -> Iterator[Item]:
        with self._progress(step, self._shipped) as done:
            for item in traverse(self.store, self.selection):
                yield item
                done()

    def imprint(self) -> Imprint:
        """What is to be said of the edition as a whole."""
        head = self._head
        record = next(self.store.records(), None)
        if record and self.selection.under:
            record = self.selection.under(record.incident_id)
        return Imprint(
            f"whence {__version__}",
            head.seq,
            head.digest,
            record.profile if record else "",
            _told(self.redaction.rules) if self.redaction else None,
            self.redaction.names if self.redaction else 0,
            self._counted,
            self._shipped,
        )

    def lost(self) -> tuple[str, ...]:
        """What the selection and the redaction leave out, in a sentence each."""
        return (*self._left_out(), *self._withheld())

    def _left_out(self) -> Iterator[str]:
        for state, count in sorted(self._counted.items()):
            if not self.selection.takes(state):
                yield f"{wording.count(count, 'incident')}, {state}"
        if rejected := self._rejected:
            yield f"{wording.count(rejected, 'claim')} that a person rejected"
        broken = Counter(each.broken for each in self.store.rejections())
        if broken[False]:
            yield f"{wording.count(broken[False], 'input')} passed over when the record was built"
        if broken[True]:
            yield f"{wording.count(broken[True], 'input')} that could not be read when it was built"

    def _withheld(self) -> Iterator[str]:
        if self.redaction is None:
            return
        rules = self.redaction.rules
        kinds = ("persons", "minors", "officials", "authors")
        hidden = [kind for kind in kinds if getattr(rules, kind) == "withhold"]
        if hidden:
            yield (
                f"the names of {', '.join(hidden)}: "
                f"{wording.count(self.redaction.names, 'full name')}, as a program found them; it "
                "does not find every name"
            )
        if rules.reviewers == "withhold":
            yield "the names of those who decided"
        if rules.texts == "withhold":
            yield "the articles' texts beyond the sentences that values stand in"
        if rules.places_m:
            yield f"where places are, more precisely than {rules.places_m:,} metres"
        yield "HTTP headers, and what the collector declared about a page"

    def _check_withheld(self, item: Item, shown: Item) -> None:
        assert self.redaction
        masks = self.redaction.masks(item)
        for words in texts(shown):
            for mask in masks:
                for low, high in mask.spans(words):
                    raise NotShipped(
                        f"{self.store.folder}: incident {item.number} would still show "
                        f"“{words[low:high]}”, which is to be withheld; nothing was written"
                    )


def _told(rules: Rules) -> Rules:
    """The rules as they may be shown: the names in them are what they withhold."""
    return structs.replace(rules, release=(), withhold=())


_TAKEN = frozenset({"exported", "published", "cited"})
"""Lines of the custody log that tell only that something was taken out."""


def _head(store: Store) -> Head:
    """The last line of the custody log that says something of the record itself: taking it out
    twice gives the same."""
    found = Head()
    for line in store.custody.lines():
        if found.seq and found.digest is None:
            found = Head(found.seq, str(line["previous"]))
        if line.get("event") not in _TAKEN:
            found = Head(int(line["seq"]))
    last = store.custody_head()
    return last if found.digest is None and found.seq else found


def _nothing(store: Store, counted: Counter[ReviewState]) -> str:
    if not counted:
        return f"{store.folder}: there is no incident in the record"
    told = ", ".join(f"{count} {state}" for state, count in sorted(counted.items()))
    return (
        f"{store.folder}: no incident has been accepted by a reviewer ({told}); "
        "--unreviewed ships what is not reviewed too, labelled as such"
    )


def _check_whole(item: Item) -> None:
    """That every value has its words: no quote that does not stand in its text, no figure that no
    claim gives."""
    known = set(item.rejected)
    for one in item.cited:
        claim = one.claim
        known.add(claim.claim_id)
        if one.article.text[claim.start : claim.end] != claim.quote or not claim.quote:
            raise NotShipped(f"claim {claim.claim_id}: its quote does not stand at its place")
    for outcome in item.record.tolls:
        told = {*outcome.winners, *(lost.claim_id for lost in outcome.losers)}
        if missing := sorted(told - known):
            raise NotShipped(
                f"incident {item.incident.incident_id}: {outcome.field} rests on {missing[0]}, "
                "which is no claim of the incident"
            )
        bounds = (outcome.low, outcome.high, outcome.profile_low, outcome.profile_high)
        by_hand = item.record.review_of(outcome.field).decision_ids
        if not told and not by_hand and any(bound is not None for bound in bounds):
            raise NotShipped(
                f"incident {item.incident.incident_id}: {outcome.field} has figures that no claim "
                "gives"
            )
