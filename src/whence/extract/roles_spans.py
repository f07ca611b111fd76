"""Role spans made whole: the network labels word by word and often cuts a name or a phrase short.

A span is joined with one of its role that stands next to it, then widened to the name or the noun
phrase that it is a part of, and freed of articles, titles and hanging prepositions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from whence.extract.encoder.analysis import Analysis, Span
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.phrases import Phrase, phrases
from whence.extract.roles import TITLES, FillerRole, RoleSpan

ROLE_OF: dict[str, FillerRole] = {
    "PerpInd": "perpetrator",
    "PerpOrg": "perpetrator organisation",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
_GAP = re.compile(r"[\s\"'“”-]*(?:(?:of|the|de|del|la|y)\s)?(?:the\s)?", re.IGNORECASE)
_FRONT = re.compile(
    r"(?:(?:the|an?|of|in|by|with|and|his|her|its|their|some|[\"'“”(,-])(?:\s+|(?<=[\"'“”(,-])))+",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:[\s\"'“”(,.-]+|\s+(?:of|in|by|with|and|the|a|to|for|from))+$", re.IGNORECASE
)
_QUANTITY = (
    "several|various|many|some|numerous|other|another|approximately|about|over|at least|more than"
    rf"|one(?: of)?|{TWO_TO_TEN}|\d[\d,.]*|kgs?|kilos?|kilograms?|pounds?|tons?|sticks?"
)
_SUPPOSED = "alleged|presumed|suspected"
_OWNED = re.compile(r"['’]s\b", re.IGNORECASE)


def _front(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{words})\s+(?:of\s+)?(?:the\s+)?)+(?=\S)", re.IGNORECASE)


def _back(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)(?:['’]s)?\s+(?:{words})$", re.IGNORECASE)


_CALLING = re.compile(r"(?:[a-z][\w-]*\s+)+(?=[A-Z])")
"""What a person is, in small letters before the name."""
_GROUP = re.compile(r"(?!U\.?S\.?\s|UK\s)[A-Z][A-Z.\d-]+\s+(?=[a-z])(?!members?\b)")
"""The group whose fighters they are, by its initials: it is a filler of its own."""
_BEFORE: dict[FillerRole, Sequence[re.Pattern[str]]] = {
    "victim": (TITLES, _CALLING),
    "target": (
        _front(
            f"{_QUANTITY}|destroyed|damaged|empty|large|small|big|neighboring|nearby|adjacent"
            "|entire|whole"
        ),
    ),
    "weapon": (
        _front(
            f"{_QUANTITY}|first|second|third|powerful|strong|small|large|big|(?:average|medium)-sized|home-?made"
            r"|terrorist|rebel|(?:bursts?|packages?|rounds?|blasts?)(?=\sof\s)"
        ),
    ),
    "perpetrator": (
        _front(
            "several|various|many|some|numerous|later|other|these|(?:approximately|about|nearly"
            rf"|at least|more than|over)(?:\s(?:\d[\d,.]*|{TWO_TO_TEN}))?|{_SUPPOSED}"
        ),
        _GROUP,
    ),
    "perpetrator organisation": (_front(f"so-called|self-styled|{_SUPPOSED}"),),
}
"""What stands before a filler and is no part of its name, by role."""
_AFTER: dict[FillerRole, re.Pattern[str]] = {
    "target": _back(
        "guards?|watchm[ae]n|chiefs?|employees|personnel|directors?|security corps|workers"
        "|officials?"
    ),
    "weapon": _back(
        "attacks?|explosions?|blasts?|fire|bursts?|wounds?|rounds?|threats?|experts?|attempts?"
        "|shots?"
    ),
}
"""What stands behind a filler and says what it did, or whose it is: no part of its name."""


def role_spans(text: str, analysis: Analysis) -> tuple[RoleSpan, ...]:
    """The role spans of an article, whole, each once."""
    nouns = phrases(text, analysis)
    found: dict[tuple[int, int, str], RoleSpan] = {}
    for span in _joined(text, analysis.roles):
        role = ROLE_OF[span.label]
        start, end = _widened(text, span, role, analysis.entities, nouns)
        start, end = _bare(text, start, end, role)
        key = start, end, role
        if start < end and (key not in found or found[key].score < span.score):
            found[key] = RoleSpan(start, end, role, span.score)
    return tuple(found.values())


def _joined(text: str, spans: Sequence[Span]) -> Iterable[Span]:
    pending: Span | None = None
    for span in sorted(spans, key=lambda one: one.start):
        if (
            pending is not None
            and span.label == pending.label
            and _GAP.fullmatch(text[pending.end : span.start])
        ):
            pending = Span(pending.start, span.end, span.label, max(span.score, pending.score))
            continue
        if pending is not None:
            yield pending
        pending = span
    if pending is not None:
        yield pending


def _widened(
    text: str, span: Span, role: FillerRole, entities: Sequence[Span], nouns: Sequence[Phrase]
) -> tuple[int, int]:
    labels = {"victim": ("PER",), "perpetrator": ("PER",), "perpetrator organisation": ("ORG",)}
    for entity in entities:
        if entity.label in labels.get(role, ()) and overlap(span, entity.start, entity.end):
            return min(span.start, entity.start), max(span.end, entity.end)
    start, end = span.start, span.end
    for noun in nouns:
        if overlap(span, noun.start, noun.end):
            start, end = min(start, noun.start), max(end, noun.end)
    # "'s residence" is somebody's: the owner belongs to its name.
    if _OWNED.match(text, start):
        owners = [(one.start, one.end) for some in (entities, nouns) for one in some]
        start = min([start, *(first for first, last in owners if last == start)])
    return start, end


def overlap(span: Span, start: int, end: int) -> bool:
    """Whether a span shares a character with ``start`` to ``end``."""
    return span.start < end and start < span.end


def _bare(text: str, start: int, end: int, role: FillerRole) -> tuple[int, int]:
    front = _FRONT.match(text, start, end)
    if front:
        start = front.end()
    for before in _BEFORE[role]:
        if match := before.match(text[start:end]):
            start += match.end()
    if role in _AFTER and (behind := _AFTER[role].search(text[start:end])):
        end = start + behind.start()
    back = _BACK.search(text, start, end)
    # A pattern's end anchor takes the end of the text that it may search for the text's own.
    return start, back.start() if back else end
