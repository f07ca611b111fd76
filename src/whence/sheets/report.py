"""A comparison for people: in the terminal, and as a spreadsheet whose cells run nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from whence import wording
from whence.errors import NotShipped
from whence.review.show import safe
from whence.sheets import Comparison, Incident, Pair
from whence.sheets.differences import Difference, Evidence
from whence.sheets.matching import Score
from whence.sheets.rows import Row
from whence.ship import whole
from whence.ship.csv import write_rows

COLUMNS = (
    "what", "row", "row_id", "incident", "incident_id", "heading", "field", "verdict", "sheet",
    "record", "why", "score_bits", "score", "quotes", "articles", "label",
)  # fmt: skip
_SHOWN = 4


def write(comparison: Comparison, path: Path) -> int:
    """Writes the comparison as CSV, one line per finding, whole or not at all, over an earlier one
    at most. Returns the number of lines. Raises NotShipped where something else is there, such as
    the sheet itself, or the disk refuses."""
    try:
        if path.exists() and not _is_report(path):
            raise NotShipped(f"{path}: it is there already, and is no report of a comparison")
        with whole(path.parent) as draft:
            return write_rows(draft / path.name, COLUMNS, lines(comparison))
    except OSError as error:
        raise NotShipped(f"{path}: it cannot be written ({error.strerror})") from error


def _is_report(path: Path) -> bool:
    head = ",".join(COLUMNS).encode()
    with path.open("rb") as file:
        return file.read(len(head)) == head


def lines(comparison: Comparison) -> Iterator[dict[str, object]]:
    """One row per finding: every field of every match, every row and incident without one."""
    for pair in comparison.matched:
        known = {
            "what": "matched",
            **_row(pair.row),
            **_incident(pair),
            **_score(pair.score),
        }
        for each in pair.differences:
            yield known | {
                "field": each.field,
                "verdict": each.verdict,
                "sheet": each.sheet,
                "record": each.record,
                "why": each.why,
                **_cited(each.evidence),
            }
    rows = {each.number: each for each in comparison.rows}
    for doubt in comparison.ambiguous:
        for score in doubt.candidates:
            heading = comparison.headings[score.incident_id]
            candidate = {"incident_id": score.incident_id, "heading": heading}
            what = {"what": "ambiguous", "why": doubt.why, **_row(rows[doubt.row])}
            yield what | candidate | _score(score)
    for row, nearest in comparison.missing_in_record:
        why = _nearest(nearest, comparison.headings)
        yield {"what": "missing in the record", "why": why, **_row(row)}
    for incident in comparison.missing_in_sheet:
        yield {
            "what": "missing in the sheet",
            **_incident(incident),
            "why": _doubts(incident),
            **_cited(incident.evidence),
        }


def shown(comparison: Comparison) -> RenderableType:
    """The comparison for a terminal: how the sheet was read, then what differs, with the words."""
    return Group(*_parts(comparison))


def _parts(comparison: Comparison) -> Iterator[RenderableType]:
    yield from _read_as(comparison)
    differing = [
        (pair, found)
        for pair in comparison.matched
        if (found := [each for each in pair.differences if each.verdict != "same"])
    ]
    apart = sum(any(each.verdict != "within" for each in found) for _, found in differing)
    agreeing = len(comparison.matched) - len(differing)
    yield safe(
        f"{wording.count(comparison.sheet.rows, 'row')}: {len(comparison.matched)} matched "
        f"({agreeing} agree, {len(differing) - apart} give one value of several, {apart} differ), "
        f"{len(comparison.ambiguous)} ambiguous, "
        f"{len(comparison.missing_in_record)} missing in the record. "
        f"{wording.count(len(comparison.missing_in_sheet), 'incident')} missing in the sheet."
    )
    for pair, found in differing:
        yield _title(f"Row {_number(pair.row)} is incident {pair.number}: {pair.heading}")
        yield _small(f"{pair.label} · {_scored(pair.score)}")
        for each in found:
            yield from _difference(each)
    yield from _unmatched(comparison)


def _read_as(comparison: Comparison) -> Iterator[RenderableType]:
    sheet = comparison.sheet
    order = f"; dates in figures with the {sheet.order}" if sheet.order else ""
    yield safe(f"{sheet.name}: {sheet.how}{order}.")
    named = ", ".join(
        f"{meaning} = {name!r}{' (guessed)' if meaning in sheet.guessed else ''}"
        for meaning, name in sheet.columns.items()
    )
    yield safe(f"Columns: {named}.")
    for problem in comparison.problems:
        yield safe(f"not read: row {problem.number}, {problem.column}: {problem.reason}")
    yield Text()


def _unmatched(comparison: Comparison) -> Iterator[RenderableType]:
    rows = {each.number: each for each in comparison.rows}
    if comparison.ambiguous:
        yield _title("Ambiguous: not matched, for a person to decide")
    for doubt in comparison.ambiguous:
        yield _indented(f"Row {_number(rows[doubt.row])}: {doubt.why}")
        for score in doubt.candidates:
            heading = comparison.headings[score.incident_id]
            yield _indented(f"{heading} [{score.incident_id}]: {_scored(score)}", 4)
    if comparison.missing_in_record:
        yield _title("Missing in the record")
    for row, nearest in comparison.missing_in_record:
        yield _indented(f"Row {_number(row)}: {_nearest(nearest, comparison.headings)}")
    if comparison.missing_in_sheet:
        yield _title("Missing in the sheet")
    for incident in comparison.missing_in_sheet:
        doubts = _doubts(incident)
        note = f" ({doubts})" if doubts else ""
        yield _indented(f"Incident {incident.number}: {incident.heading}{note} · {incident.label}")
        yield from _quotes(incident.evidence)


def _difference(each: Difference) -> Iterator[RenderableType]:
    why = f" ({each.why})" if each.why else ""
    yield _indented(
        f"{each.field}: sheet {each.sheet} | record {each.record} – {each.verdict}{why}"
    )
    yield from _quotes(each.evidence)


def _quotes(evidence: tuple[Evidence, ...]) -> Iterator[RenderableType]:
    for each in evidence[:_SHOWN]:
        yield _indented(_quoted(each), 4)
    if len(evidence) > _SHOWN:
        yield _indented(f"… {len(evidence) - _SHOWN} more in the report", 4)


def _quoted(each: Evidence) -> str:
    marks = [
        mark
        for mark, holds in (
            ("gives the sheet's value", each.gives),
            ("set aside by the profile", not each.counts),
            ("copy", each.copy),
        )
        if holds
    ]
    said_by = f" – {each.informant}, in" if each.informant else " –"
    note = f" [{', '.join(marks)}]" if marks else ""
    return f"“{each.quote}”{said_by} {each.outlet or 'outlet unknown'}, {each.published}{note}"


def _scored(score: Score) -> str:
    parts = ", ".join(f"{words} {weight:+.1f}" for words, weight in score.features)
    return f"{score.bits:.1f} bits: {parts or 'nothing to compare'}"


def _nearest(score: Score | None, headings: dict[str, str]) -> str:
    if score is None:
        return "no incident comes near it"
    return f"the nearest is {headings[score.incident_id]} [{score.incident_id}], {_scored(score)}"


def _doubts(incident: Incident) -> str:
    doubts = [] if incident.within else ["outside the sheet's dates"]
    doubts += ["a row that is ambiguous may be it"] if incident.unsure else []
    return "; ".join(doubts)


def _row(row: Row) -> dict[str, object]:
    return {"row": row.number, "row_id": row.id}


def _number(row: Row) -> str:
    return f"{row.number} ({row.id})" if row.id else str(row.number)


def _incident(one: Pair | Incident) -> dict[str, object]:
    return {
        "incident": one.number,
        "incident_id": one.incident_id,
        "heading": one.heading,
        "label": one.label,
    }


def _score(score: Score) -> dict[str, object]:
    return {"score_bits": score.bits, "score": _scored(score)}


def _cited(evidence: tuple[Evidence, ...]) -> dict[str, object]:
    quotes = " | ".join(_quoted(each) for each in evidence)
    urls = dict.fromkeys(each.url or each.title or each.article_id for each in evidence)
    return {"quotes": quotes, "articles": " | ".join(urls)}


def _title(words: str) -> RenderableType:
    return Group(Text(), safe(words))


def _small(words: str) -> RenderableType:
    text = _indented(words)
    text.stylize("dim")
    return text


def _indented(words: str, by: int = 2) -> Text:
    return safe(" " * by + words)
