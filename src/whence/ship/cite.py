"""A citation for a lawyer: one value with its words, its page, the custody of that page and what
people decided, each checked anew while it is made.

Nothing is withheld in it and nothing in the record is changed by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from whence import __version__, wording
from whence.errors import RecordError
from whence.model import EFFECTS, Article, Claim, Decision, Page, Record
from whence.ship import custody_lines, traversal
from whence.ship.custody_lines import Line
from whence.ship.traversal import Cited, Item, Selection
from whence.store import Store, archives, timestamps
from whence.store.timestamps import Seal
from whence.store.verify import verify_pages

FIELDS = (*EFFECTS, *(field for field in wording.FIELDS if field != "toll"))
"""What can be cited of an incident."""


class Source(Struct, frozen=True):
    """The page that words stand on, and the article on it. ``path`` is where the page's bytes lie
    in the record's folder."""

    article_id: str
    title: str
    outlet: str | None
    byline: str | None
    published: str
    page_id: str
    url: str | None
    taken_from: str
    captured: datetime | None
    digest: str
    size: int
    media: str
    encoding: str
    layers: tuple[str, ...]
    path: str
    custody: tuple[Line, ...]


class Quoted(Struct, frozen=True):
    """A claim in its sentence: ``before``, ``quote`` and ``after``. ``counts`` says what part it
    has in the value that is cited."""

    claim_id: str
    field: str
    value: str
    status: str
    informant: str | None
    before: str
    quote: str
    after: str
    start: int
    end: int
    byte_ranges: tuple[tuple[int, int], ...]
    reader: str
    confidence: float
    label: str
    counts: str
    source: Source


class Citation(Struct, frozen=True):
    """What is cited, from which words, and whether all of it holds: ``problems`` is empty then.

    ``custody_line`` and ``custody_digest`` are those of the log's last line; ``seals`` stamp some
    line of the log and all before it.
    """

    tool: str
    heading: str
    incident_id: str | None
    field: str
    value: str
    rule: str
    profile: str | None
    label: str
    review: str
    problems: tuple[str, ...]
    quoted: tuple[Quoted, ...]
    unsourced: bool
    decisions: tuple[Decision, ...]
    decided: tuple[Line, ...]
    seals: tuple[Seal, ...]
    custody_line: int
    custody_digest: str | None


def of_claim(store: Store, claim_id: str) -> Citation:
    """The citation of one claim. Raises RecordError where the record does not hold it."""
    incident_id = _incident_of(store, claim_id)
    if incident_id is None:
        return _alone(store, _claim(store, claim_id))
    item = _item(store, incident_id)
    cited = [one for one in _every(store, item) if one.claim.claim_id == claim_id]
    claim = cited[0].claim
    what = _What(claim.field, wording.brief(claim.value), "", item.record.review_of(claim_id).label)
    return _citation(store, item, what, [(one, "") for one in cited])


def of_field(store: Store, incident_id: str, field: str) -> Citation:
    """The citation of what an incident's record says about one field, one of FIELDS. Raises
    RecordError where it says nothing."""
    item = _item(store, incident_id)
    label = item.record.review_of(field).label
    if field in EFFECTS:
        outcome = next((each for each in item.record.tolls if each.field == field), None)
        if outcome is None:
            raise RecordError(f"{store.folder}: {incident_id} gives nobody {field}")
        why = {lost.claim_id: f"left out: {lost.why}" for lost in outcome.losers}
        why |= dict.fromkeys(outcome.winners, "counts")
        cited = [(one, why[one.claim.claim_id]) for one in item.pick(tuple(why))]
        cited.sort(key=lambda pair: pair[1] != "counts")
        value = f"{wording.outcome(outcome)}; low / best / high: {wording.profiled(outcome)}"
        return _citation(store, item, _What(field, value, outcome.rule, label), cited)
    cited = [(one, "") for one in item.cited if one.claim.field == field]
    if not cited and not item.unsourced(field):
        raise RecordError(f"{store.folder}: {incident_id} says nothing about {field!r}")
    return _citation(store, item, _What(field, _said(item.record, field), "", label), cited)


class _What(Struct, frozen=True):
    """What is cited."""

    field: str
    value: str
    rule: str
    label: str


def _citation(
    store: Store, item: Item | None, what: _What, cited: Sequence[tuple[Cited, str]]
) -> Citation:
    pages = {one.page.page_id: one.page for one, _ in cited}
    lines = _Lines(store, pages.values(), item.decisions if item else ())
    record = item.record if item else None
    head = store.custody_head()
    seals, _ = timestamps.check(store.folder)
    return Citation(
        tool=f"whence {__version__}",
        heading=wording.heading(record) if record else "No incident",
        incident_id=record.incident_id if record else None,
        field=what.field,
        value=what.value,
        rule=what.rule,
        profile=record.profile if record else None,
        label=what.label,
        review=record.review.why if record else "",
        problems=_problems(store, tuple(pages), [one.claim for one, _ in cited], record),
        quoted=tuple(_quoted(store, one, counts, record, lines) for one, counts in cited),
        unsourced=item.unsourced(what.field) if item else False,
        decisions=item.decisions if item else (),
        decided=lines.decided,
        seals=seals,
        custody_line=head.seq,
        custody_digest=head.digest,
    )


def _problems(
    store: Store, page_ids: Sequence[str], claims: Sequence[Claim], record: Record | None
) -> tuple[str, ...]:
    own = {claim.claim_id for claim in record.by_hand} if record else set()
    by_hand = [claim for claim in claims if claim.claim_id in own]
    return tuple(each.message for each in verify_pages(store, page_ids, by_hand))


def _quoted(store: Store, one: Cited, counts: str, record: Record | None, lines: _Lines) -> Quoted:
    claim = one.claim
    return Quoted(
        claim_id=claim.claim_id,
        field=claim.field,
        value=wording.brief(claim.value),
        status=wording.status(claim.value),
        informant=claim.informant,
        before=one.before,
        quote=claim.quote,
        after=one.after,
        start=claim.start,
        end=claim.end,
        byte_ranges=claim.byte_ranges,
        reader=claim.reader,
        confidence=claim.confidence,
        label=record.review_of(claim.claim_id).label if record else "",
        counts=counts,
        source=_source(store, one.article, one.page, lines),
    )


def _source(store: Store, article: Article, page: Page, lines: _Lines) -> Source:
    return Source(
        article_id=article.article_id,
        title=wording.title(article),
        outlet=article.outlet,
        byline=article.byline,
        published=wording.published(article.published),
        page_id=page.page_id,
        url=article.url or page.url,
        taken_from=page.source,
        captured=page.captured,
        digest=page.digest,
        size=page.size,
        media=page.media,
        encoding=article.encoding,
        layers=article.layers,
        path=str(store.originals.path(page.digest).relative_to(store.folder)),
        custody=lines.of(page),
    )


class _Lines:
    """The custody lines about some pages and some decisions, read in one pass."""

    def __init__(self, store: Store, pages: Iterable[Page], decisions: Sequence[Decision]) -> None:
        self._pages: dict[str, list[Line]] = {page.page_id: [] for page in pages}
        self._archives: dict[str, list[Line]] = {}
        wanted = {each.decision_id for each in decisions}
        decided = []
        for raw, fields in store.custody.entries():
            line = custody_lines.line_of(raw, fields)
            match fields:
                case {"page_id": str(page_id)} if page_id in self._pages:
                    self._pages[page_id].append(line)
                case {"archive": str(name)}:
                    self._archives.setdefault(name, []).append(line)
                case {"decision": {"decision_id": str(made)}} if made in wanted:
                    decided.append(line)
        self.decided = tuple(decided)

    def of(self, page: Page) -> tuple[Line, ...]:
        """The lines that name the page, and those that name the archive it was taken out of where
        the record wrote that itself."""
        found = [*self._pages[page.page_id]]
        if page.source.startswith(f"{archives.FOLDER}/"):
            name = page.source.removeprefix(f"{archives.FOLDER}/").partition("@")[0]
            found += [
                line
                for line in self._archives.get(name, ())
                if line.event == "archived" or (page.url and page.url in line.text)
            ]
        return tuple(sorted(found, key=lambda line: line.seq))


def _item(store: Store, incident_id: str) -> Item:
    for number, record in enumerate(store.records(), 1):
        if record.incident_id == incident_id:
            decided = traversal.Decided(store.decisions())
            return traversal.item(store, record, number, Selection(True), decided)
    raise RecordError(f"{store.folder}: there is no incident {incident_id}")


def _claim(store: Store, claim_id: str) -> Claim:
    try:
        return store.claim(claim_id)
    except KeyError:
        raise RecordError(f"{store.folder}: there is no claim {claim_id}") from None


def _incident_of(store: Store, claim_id: str) -> str | None:
    try:
        return store.incident_of(store.claim(claim_id).mention_id)
    except KeyError:
        by_hand = (
            record.incident_id
            for record in store.records()
            if any(claim.claim_id == claim_id for claim in record.by_hand)
        )
        return next(by_hand, None)


def _every(store: Store, item: Item) -> Iterator[Cited]:
    """The claims of an incident, those that a person rejected too."""
    yield from item.cited
    members = {member.article.article_id: member for member in item.members}
    for claim_id in item.rejected:
        claim = _claim(store, claim_id)
        yield traversal.cited(members[claim.article_id], claim, background=False)


def _alone(store: Store, claim: Claim) -> Citation:
    """The citation of a claim that belongs to no incident."""
    member = traversal.member(store, claim.article_id)
    one = traversal.cited(member, claim, background=False)
    what = _What(claim.field, wording.brief(claim.value), "", "")
    return _citation(store, None, what, [(one, "")])


def _said(record: Record, field: str) -> str:
    """What a record says about a field that is no toll."""
    match field:
        case "when":
            return wording.days(record.earliest, record.latest)
        case "where":
            return wording.place(record)
        case _:
            return f"{wording.HEADINGS[field].lower()}, as they were told"  # type: ignore[index]
