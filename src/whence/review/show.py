"""A record in the terminal.

Words that came from pages are printed as they are, but never as commands: control characters and
escape sequences are replaced by visible signs, and Rich's markup is not read in them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from whence import wording
from whence.errors import RecordError
from whence.model import UNREVIEWED, Record, Statement
from whence.review import views
from whence.review.views import Counted, IncidentView, Member, Said
from whence.store import Store
from whence.store.writes import LINK

_REPLACED = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}"
_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")


def incidents_table(store: Store) -> RenderableType:
    """The incidents of a record, numbered from 1, the earliest first."""
    rows = views.rows(store)
    if not rows:
        articles = wording.count(store.counts().articles, "article")
        return Text(f"The record has no incidents; it holds {articles}.")
    table = Table(
        box=box.SIMPLE_HEAD,
        caption=_reviewed([row.record for row in rows]),
        caption_justify="left",
        pad_edge=False,
        collapse_padding=True,
    )
    table.add_column("No.", justify="right", no_wrap=True)
    table.add_column("Date", min_width=11)
    table.add_column("Place, kind, disagreement", overflow="fold")
    table.add_column("Killed", justify="right")
    table.add_column("Injured", justify="right", overflow="fold")
    table.add_column("Sources", justify="right", no_wrap=True)
    table.add_column("Copies", justify="right", no_wrap=True)
    for row in rows:
        record = row.record
        table.add_row(
            str(row.number),
            wording.days(record.earliest, record.latest, "%b"),
            _what(record),
            safe(wording.effect(record, "killed")),
            safe(wording.effect(record, "injured")),
            str(len(record.sources)),
            str(row.copies or wording.NOTHING),
        )
    return table


def unfinished(store: Store) -> str | None:
    """What a build that was broken off has left to do, in a sentence; None where nothing is."""
    goes_on = f"`whence build -o {store.folder}` goes on."
    if pages := store.unread():
        verb = "is" if pages == 1 else "are"
        return f"{wording.count(pages, 'page')} {verb} stored and not read yet: {goes_on}"
    if store.counts().articles and not store.versions(LINK):
        return f"What was read is not joined to incidents yet: {goes_on}"
    return None


def _what(record: Record) -> Text:
    """An incident's place, its kind, and what its sources disagree on, field by field."""
    found = safe(wording.place(record)).append(f"\n{wording.kind(record)}", style="dim")
    kinds: dict[str, dict[str, None]] = {}
    for each in record.disagreements:
        kinds.setdefault(each.field, {})[each.kind] = None
    for field, held in kinds.items():
        found.append(f"\n{field}: {', '.join(held)}", style="dim")
    return found


def incident_view(store: Store, incident_id: str, under: Record | None = None) -> RenderableType:
    """One incident in full, as the record holds it or as it is ``under`` another profile. Raises
    RecordError where the record does not hold it."""
    try:
        view = views.incident(store, incident_id, under)
    except KeyError as error:
        raise RecordError(f"{store.folder}: there is no incident {incident_id}") from error
    return Group(*_parts(view))


def resolve(store: Store, asked: str) -> str:
    """The id of an incident that a person named by its number in the list, or by its id. Raises
    RecordError where there is none."""
    incidents = store.incidents()
    if asked.isascii() and asked.isdigit() and 1 <= int(asked) <= len(incidents):
        return incidents[int(asked) - 1].incident_id
    if any(each.incident_id == asked for each in incidents):
        return asked
    raise RecordError(
        f"{store.folder}: there is no incident {asked!r}; it has {len(incidents)}, "
        "and `whence show` lists them"
    )


def safe(words: str) -> Text:
    """Words from a page as text that a terminal only shows: characters that would steer it
    (controls, escapes, changes of writing direction) become a replacement sign."""
    shown = words.replace("\t", " ")
    return Text("".join(_REPLACED if _steers(sign) else sign for sign in shown))


def _steers(sign: str) -> bool:
    return sign not in f"\n{_JOINERS}" and unicodedata.category(sign) in _STEERING


def _reviewed(records: Sequence[Record]) -> str:
    """How many of some records a person has accepted."""
    accepted = sum(record.review.state == "accepted" for record in records)
    if not accepted:
        return UNREVIEWED
    return f"{accepted} of {wording.count(len(records), 'incident')} accepted by a person"


def _parts(view: IncidentView) -> Iterator[RenderableType]:
    record = view.record
    yield safe(wording.heading(record))
    sizes = (
        wording.count(len(record.sources), "source"),
        wording.articles(record, view.articles),
        wording.count(view.copies, "copy", "copies"),
    )
    yield Text(f"{record.incident_id} · {', '.join(sizes)} · {record.label}", style="dim")
    if record.review.why:
        yield safe(f"Review: {record.review.why}")
    if record.warning:
        yield safe(f"Warning: {record.warning}")
    for part, review in record.reviews:
        if not part.startswith("cl_"):
            yield safe(f"{part}: {review.label} ({review.why})")
    if view.tolls:
        yield _heading(f"Tolls (profile {record.profile}: low / best / high)")
        yield _tolls(view.tolls)
    if standing := wording.standing(record):
        if not view.tolls:
            yield _heading(f"Profile {record.profile}")
        yield _indented(*(safe(line) for line in standing))
    yield from _grounds(view.tolls)
    for each, said in view.disagreements:
        yield _heading(f"Disagreement on {each.field}: {each.kind}")
        yield _indented(safe(each.note), *_each_once(map(_line, said)))
    for field in wording.FIELDS:
        if view.said[field]:
            yield _heading(wording.HEADINGS[field])
            yield _claims(view.said[field])
    yield _heading("Sources and copies")
    for number, source in enumerate(view.sources, 1):
        yield safe(f"{number}. {source.group.label}")
        back = source.group.recalling
        yield _indented(
            *(_member(each, each.article.article_id in back) for each in source.members)
        )


def _grounds(tolls: tuple[Counted, ...]) -> Iterator[RenderableType]:
    """What the tolls rest on: who gives which number, when, and which claims do not count."""
    for counted in tolls:
        if counted.outcome.support:
            yield _heading(f"Who gives which number {counted.outcome.field}")
            yield _indented(*(safe(wording.supported(one)) for one in counted.outcome.support))
    for counted in tolls:
        if len({(told.low, told.high) for told in counted.outcome.series}) > 1:
            yield _heading(f"{counted.outcome.field.capitalize()}, as it was told over time")
            yield _indented(*(safe(wording.told(one)) for one in counted.outcome.series))
    for counted in tolls:
        if counted.losers:
            yield _heading(f"Set aside by the profile: {counted.outcome.field}")
            yield _indented(*(_set_aside(said, why) for said, why in counted.losers))


def _set_aside(said: Said, why: str) -> Text:
    return _line(said).append_text(safe(f": {why}"))


def _tolls(tolls: tuple[Counted, ...]) -> Table:
    table = _grid()
    for counted in tolls:
        table.add_row(
            counted.outcome.field,
            safe(wording.outcome(counted.outcome)),
            wording.profiled(counted.outcome),
            safe(counted.outcome.rule),
        )
    return table


def _claims(claims: tuple[Said, ...]) -> Table:
    table = _grid()
    for one in claims:
        value = one.claim.value
        brief = (
            f"{value.speaker} – {value.act}"
            if isinstance(value, Statement)
            else wording.brief(value)
        )
        marks = [wording.status(value), "refers back" if one.background else ""]
        marks.append("copy" if one.copy else "")
        notes = ", ".join(mark for mark in marks if mark)
        origin = f"{wording.outlet(one.article)}, {wording.published(one.article.published)}"
        table.add_row(
            safe(brief).append(f"\n{notes}" if notes else "", style="dim"),
            safe(_quoted(one.claim.quote)),
            safe(one.claim.informant or wording.NOTHING),
            safe(origin),
        )
    return table


def _member(member: Member, recalls: bool) -> Text:
    found = member.article
    line = safe(f"{wording.outlet(found)}, {wording.published(found.published)}: ")
    line.append_text(safe(wording.title(found)))
    line.append(f" [{found.article_id}]", style="dim")
    if recalls:
        line.append("; only recalls it")
    if member.wire:
        line.append_text(safe(f"; wire: {member.wire}"))
    if credited := sorted({each.to for each in member.credits if each.way != "wire"}):
        line.append_text(safe(f"; credits {', '.join(credited)}"))
    if member.copy:
        changes = ", ".join(
            f"{change.original or wording.NOTHING} → {change.copy or wording.NOTHING}"
            for change in member.copy.changed
        )
        line.append_text(safe(f"; copy, {member.copy.similarity:.0%} alike"))
        line.append_text(safe(f"; changed: {changes}" if changes else "; no figure changed"))
    return line


def _each_once(lines: Iterable[Text]) -> Iterator[Text]:
    """Lines that say the same as one, with how often it is said."""
    for words, times in Counter(line.plain for line in lines).items():
        yield Text(words).append(f" ({times} times)" if times > 1 else "", style="dim")


def _line(one: Said) -> Text:
    said_by = one.claim.informant or "the outlet itself"
    words = f"{wording.brief(one.claim.value)} – {said_by}, in {wording.outlet(one.article)}"
    return safe(words)


def _quoted(words: str) -> str:
    return words if words.startswith(("“", '"', "«", "„")) else f"“{words}”"


def _heading(words: str) -> RenderableType:
    return Group(Text(), Text(words, style="bold"))


def _indented(*lines: Text) -> Table:
    table = Table(box=None, show_header=False, pad_edge=True, padding=(0, 0, 0, 3))
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row(line)
    return table


def _grid() -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for _ in range(4):
        table.add_column(overflow="fold", vertical="top")
    return table
