"""A citation as text that a printer or a mail takes, and as one HTML page."""

from __future__ import annotations

import base64
import hashlib
import shlex
from collections.abc import Iterator
from importlib.resources import files

from markupsafe import Markup

from whence import wording
from whence.ship.cite import Citation, Quoted, Source
from whence.ship.custody_lines import Line
from whence.ship.site.pages import environment, written


def lines(citation: Citation) -> Iterator[str]:
    """The citation line by line. What does not hold comes first."""
    yield from _standing(citation)
    yield f"{citation.field}: {citation.value}"
    if citation.rule:
        yield f"Rule: {citation.rule} (profile {citation.profile})"
    yield f"Incident: {citation.heading}" + (
        f" [{citation.incident_id}]" if citation.incident_id else ""
    )
    if citation.label:
        yield f"Label: {citation.label}"
    for number, one in enumerate(citation.quoted, 1):
        yield ""
        yield from _quoted(number, one)
    if citation.unsourced:
        yield "No source: a person entered it and named no words of a page."
    yield ""
    yield from _decisions(citation)
    yield ""
    yield from _custody(citation)


def _standing(citation: Citation) -> Iterator[str]:
    if citation.problems:
        yield f"DOES NOT HOLD: {wording.count(len(citation.problems), 'problem')} found."
        for problem in citation.problems:
            yield f"! {problem}"
    else:
        yield (
            "Checked while this was printed: the originals, the custody log, the words at their "
            "bytes, the seals and the decisions are as recorded."
        )
    yield ""


def _quoted(number: int, one: Quoted) -> Iterator[str]:
    source = one.source
    yield f"{number}. “{one.quote}”"
    indent = " " * (len(str(number)) + 2)
    for name, value in _facts(one, source):
        yield f"{indent}{name + ':':<13}{value}"
    for line in source.custody:
        yield f"{indent}{'Custody:':<13}line {line.seq}, {line.event}, {line.at}, {line.tool}"
        yield f"{indent}{'':<13}{line.digest}"
    yield f"{indent}By hand, in the record’s folder:"
    for command in by_hand(one):
        yield f"{indent}  {command}"


def _facts(one: Quoted, source: Source) -> Iterator[tuple[str, str]]:
    yield "In", " ".join(f"{one.before}{one.quote}{one.after}".split())
    yield "Value", one.value + (f" ({one.status})" if one.status else "")
    if one.counts:
        yield "Here", one.counts
    yield "Said by", one.informant or "the outlet itself"
    yield "Article", f"{source.title} [{source.article_id}]"
    yield "Outlet", source.outlet or "not known"
    if source.byline:
        yield "By", source.byline
    yield "Published", source.published
    yield "Address", source.url or "not known"
    yield "Taken from", source.taken_from
    captured = source.captured
    yield "Captured", captured.isoformat() if captured else "time not known"
    yield "Original", f"{source.digest}, {source.size} bytes, {source.media}"
    yield "Bytes", ", ".join(f"{low}–{high}" for low, high in one.byte_ranges)
    yield "Written in", ", ".join((source.encoding, *source.layers))
    yield "Claim", f"{one.claim_id}, by {one.reader}, confidence {one.confidence:.2f}"
    if one.label:
        yield "Label", one.label


def by_hand(one: Quoted) -> Iterator[str]:
    """Commands that show the original's digest, the words at their bytes, and the digests of the
    custody lines, with nothing but the tools of any Unix."""
    path = shlex.quote(one.source.path)
    yield f"sha256sum {path}"
    for low, high in one.byte_ranges:
        yield f"tail -c +{low + 1} {path} | head -c {high - low}"
    for line in one.source.custody:
        yield f"sed -n {line.seq}p custody.jsonl | tr -d '\\n' | sha256sum"


def _decisions(citation: Citation) -> Iterator[str]:
    if not citation.decisions:
        yield "Decisions: no person has decided anything about it."
        return
    yield "Decisions, the oldest first:"
    decided = {line.text: line for line in citation.decided}
    for each in citation.decisions:
        parts = [each.kind, each.about, each.field, each.code]
        what = ", ".join(part for part in parts if part)
        value = f": {written(each.value)}" if each.value else ""
        reason = f" – {each.reason}" if each.reason else ""
        yield f"- {each.at.isoformat()}, {each.by}: {what}{value}{reason} [{each.decision_id}]"
        for text, line in decided.items():
            if each.decision_id in text:
                yield f"  custody line {line.seq}, {line.digest}"


def _custody(citation: Citation) -> Iterator[str]:
    digest = citation.custody_digest
    yield f"Custody log: {citation.custody_line} lines; the last is {digest}."
    yield (
        "Each line carries the SHA-256 of the line before it as “previous”: who knows one line’s "
        "digest from elsewhere knows that no line before it was changed."
    )
    for seal in citation.seals:
        when = f"{seal.time:%Y-%m-%d %H:%M:%S} UTC"
        yield f"Sealed: line {seal.line} and all before it stood at {when}, says {seal.signer}."
    if not citation.seals:
        yield "No seal: nobody but this record says when the lines were written."
    yield f"Printed by {citation.tool}. Nothing is withheld: names stand as the pages have them."


def page(citation: Citation) -> str:
    """The citation as one HTML page that loads nothing."""
    style = (files("whence.ship.site") / "style.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _TEMPLATES.get_template("citation.html").render(
        citation=citation,
        by_hand=by_hand,
        decided_in=_decided_in,
        style=Markup(style),  # our own file
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'",
    )


def _decided_in(citation: Citation, decision_id: str) -> list[Line]:
    return [line for line in citation.decided if decision_id in line.text]


_TEMPLATES = environment("whence.ship.site")
