"""What figures, lists and records tell, which are those of who made them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract import speakers
from whence.extract.attribution_parts import Attribution, trim
from whence.extract.cues import AT_LEAST, CASUALTIES
from whence.extract.outlets import is_outlet
from whence.extract.speakers_tokens import Token, word_from
from whence.extract.text import Sentence

_RECORDS = re.compile(
    r"\b(?:[Ff]igures|[Dd]ata|[Rr]ecords|[Nn]umbers|[Ss]tatistics|[Ll]ists?|[Cc]ounts?|[Tt]ally)\b"
    r"[^.;,“\"]{0,40}? (?:released|published|compiled|collected|issued|gathered|provided|kept) by "
    r"(?P<who>[^,.;“\"]{3,60}?) (?P<cue>show(?:s|ed|ing)?|lists?|listed|indicates?|indicated"
    r"|suggests?|suggested)(?: that)? "
)


_FEW = 8
"""Characters that are no sentence."""
_SHOW = (
    r"(?P<who>(?:[Tt]he |[Ii]ts |[Aa] |[Aa]n )?(?:(?:[\w’'&-]+|(?:[A-Z]\.)+) ){0,4}?"
    r"(?:figures|data|records|statistics|documents|estimates|logs?|registers?|tally|count))"
    r" (?:show(?:s|ed)?|indicates?|indicated|suggests?|suggested)"
)
_SHOWN_BEFORE = re.compile(rf", {_SHOW}(?=[.,;]|$)")
_SHOWN_AFTER = re.compile(rf"{_SHOW} that ")


_OWN_FIGURE = re.compile(
    r"(?:(?P<owner>[^,.;:“\"]{2,80}?)(?:['’]s|(?<=s)['’])|\b(?P<their>[Tt]heir|[Ii]ts))"
    r" (?:own )?(?:[a-z]+ )?(?:figures?|toll|count|tally|estimate|number)"
    rf" of (?P<what>(?:{AT_LEAST})?{CASUALTIES})"
)
_SOURCE_LINE = re.compile(
    r"(?P<mark>[(\[])?\b[Ss]ources?: (?P<who>[^\n()\[\]:/]{2,80}?)(?(mark)[)\]])[.]?\s*$"
)
_NO_TEXT = re.compile(r"(?:photo|image|picture|map|graphic|video|chart|table|credit)s?\b", re.I)


def records(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """What papers tell, as words of who released them or of themselves."""
    yield from _released(text, sentence, words)
    yield from _own_figures(text, sentence, words)
    yield from _source_line(text, sentence)
    before = _SHOWN_BEFORE.search(text, sentence.start, sentence.end)
    after = _SHOWN_AFTER.match(text, sentence.start, sentence.end)
    if before:
        piece = trim(text, sentence.start, before.start())
        yield Attribution(before["who"], piece[0], before.end("who"), (piece,), "say", False)
    elif after:
        piece = trim(text, after.end(), sentence.end)
        yield Attribution(after["who"], after.start(), piece[1], (piece,), "say", False)


def _own_figures(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ "The army's figure of nine dead", "police stood by their toll of two dead": whose it is."""
    for match in _OWN_FIGURE.finditer(text, sentence.start, sentence.end):
        if match["their"]:
            speaker = speakers.opening(text, words)
            if speaker and speaker.end > match.start():
                continue
        else:
            after = next(n for n, word in enumerate(words) if word.end >= match.end("owner"))
            owner = words[after]
            own = Token(
                text[owner.start : match.end("owner")], owner.start, match.end("owner"), False
            )
            speaker = speakers.before(text, [*words[:after], own, owner], after + 1)
        if speaker:
            piece = match.span("what")
            yield Attribution(
                speaker.name, min(speaker.start, piece[0]), piece[1], (piece,), "say", False,
                speaker.title, deed=True, figure=True,
            )  # fmt: skip


def _source_line(text: str, sentence: Sentence) -> Iterator[Attribution]:
    """ "Nine died (source: Orrin health district)": the words of the line before it are that
    source's, if it is no caption."""
    match = _SOURCE_LINE.search(text, sentence.start, sentence.end)
    if match is None:
        return
    piece = trim(text, text.rfind("\n", 0, match.start()) + 1, match.start())
    if piece[1] - piece[0] > _FEW and not _NO_TEXT.match(text, *piece):
        who = match["who"].strip()
        yield Attribution(
            who, piece[0], match.end(), (piece,), "say", False,
            outlet=is_outlet(who), deed=True, figure=True,
        )  # fmt: skip


def _released(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ "Figures released by the ministry show that …": the ministry's words."""
    match = _RECORDS.search(text, sentence.start, sentence.end)
    if match is None:
        return
    first = word_from(words, match.start("who"))
    cue = word_from(words, match.start("cue"))
    speaker = speakers.before(text, words[first:], cue - first)
    if speaker is None:
        return
    piece = trim(text, match.end(), sentence.end)
    yield Attribution(speaker.name, match.start(), piece[1], (piece,), "say", False, speaker.title)
