"""Quotation marks, paired within a paragraph."""

from __future__ import annotations

import re

_CLOSING: dict[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "“": ("”",),
    "«": ("»",),
    "„": ("“", "”"),
    "''": ("''",),
    "``": ("''",),
}
_NAME = re.compile(r"(?:[A-Z][\w’'-]*)(?: (?:of |the )?[A-Z][\w’'-]*){0,3}")
_MARK = re.compile(r"''|``|[\"“”«»„‘’']")
_BEFORE_OPENING = frozenset(' \t\xa0("“[—–-/:\n')
_ELIDED = re.compile(
    r"['‘’](?:\d\ds?\b|tis\b|twas\b|em\b|cause\b|til\b|n['’]|round\b|bout\b)", re.I
)
_ENDS_A_SPEECH = frozenset(",.?!…")
_AFTER_CLOSING = frozenset(' \t\xa0,.;:!?)]—–-"”\n')
_LEAD_IN = re.compile(r"[:,] ?$")


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans between quotation marks, marks left out, between two places of a text that hold
    one paragraph.

    A quotation that is not closed ends with the paragraph if it began it, or if the next paragraph
    opens with a mark again, as speeches of several paragraphs are printed; one that is not opened
    began with the paragraph. Single marks count where they cannot be apostrophes. A name in
    quotation marks ("Harbour Front") is no quotation.
    """
    found: list[tuple[int, int]] = []
    position = start
    while match := _MARK.search(text, position, end):
        mark, position = match.group(), match.end()
        if mark in ("‘", "’", "'"):
            closing = _single(text, match.start(), start, end)
            if closing is None:
                continue
            _add(found, text, position, closing)
            position = closing + 1
        elif _only_closes(text, match, start):
            if not found:
                _add(found, text, start, match.start())
        elif mark in _CLOSING:
            closing = _double(text, mark, position, end)
            if closing is None:
                if match.start() == start or _goes_on(text, match.start(), end):
                    _add(found, text, position, end)
                    break
                continue
            _add(found, text, position, closing)
            position = closing + (2 if mark in ("''", "``") else 1)
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, low: int, high: int) -> None:
    if high > low and not _NAME.fullmatch(text, low, high):
        found.append((low, high))


def _double(text: str, mark: str, position: int, end: int) -> int | None:
    places = [text.find(closing, position, end) for closing in _CLOSING[mark]]
    found = min((place for place in places if place >= 0), default=None)
    if found is None and mark == "“":
        # Some pages mix typewriter's and printer's marks.
        typed = text.find('"', position, end)
        return typed if typed >= 0 else None
    return found


def _only_closes(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a mark can only be a closing one: by its form, or as what follows speech."""
    if mark.group() in ("”", "»"):
        return True
    before = text[mark.start() - 1 : mark.start()] if mark.start() > start else ""
    after = text[mark.end() : mark.end() + 1]
    return (
        mark.group() in ('"', "''") and before in _ENDS_A_SPEECH and after == " " and before != ""
    )


def _goes_on(text: str, opening: int, end: int) -> bool:
    """Whether speech that begins inside a paragraph runs on into the next one."""
    following = text[end:].lstrip()[:2] if end < len(text) else ""
    again = following[:1] in ("“", '"', "„", "«") or following == "''"
    return again and _LEAD_IN.search(text[max(0, opening - 3) : opening]) is not None


def _single(text: str, opening: int, start: int, end: int) -> int | None:
    """Where the quotation closes that a single mark opens; None where it opens none."""
    before = text[opening - 1] if opening > start else " "
    after = text[opening + 1 : opening + 2]
    if before not in _BEFORE_OPENING or not (after.isalnum() or after in ("“", '"', "[", "…")):
        return None
    if _ELIDED.match(text, opening) or text[opening] == "’":
        return None
    closings = "’" if text[opening] == "‘" else "'"
    weak: int | None = None
    place = text.find(closings, opening + 1, end)
    while place >= 0:
        last, following = text[place - 1], text[place + 1 : place + 2]
        if not last.isspace() and (not following or following in _AFTER_CLOSING):
            if last != "s" or following != " ":
                return place if _is_speech(text[opening + 1 : place]) else None
            weak = place if weak is None else weak
        place = text.find(closings, place + 1, end)
    # "the villagers’ homes" closes nothing, unless nothing else does.
    return weak if weak is not None and _is_speech(text[opening + 1 : weak]) else None


def _is_speech(words: str) -> bool:
    """Single marks around one word set it off ("the ‘raid’"); around more they quote."""
    return len(words.split()) > 1 or words[-1:] in _ENDS_A_SPEECH
