"""What figures, lists and records tell, which are those of who made them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract import speakers
from whence.extract.attribution_parts import Attribution, trim
from whence.extract.speakers_tokens import Token
from whence.extract.text import Sentence

_RECORDS = re.compile(
    r"\b(?:[Ff]igures|[Dd]ata|[Rr]ecords|[Nn]umbers|[Ss]tatistics|[Ll]ists?|[Cc]ounts?|[Tt]ally)\b"
    r"[^.;,“\"]{0,40}? (?:released|published|compiled|collected|issued|gathered|provided|kept) by "
    r"(?P<who>[^,.;“\"]{3,60}?) (?P<cue>show(?:s|ed|ing)?|lists?|listed|indicates?|indicated"
    r"|suggests?|suggested)(?: that)? "
)


_SHOW = (
    r"(?P<who>(?:[Tt]he |[Ii]ts |[Aa] |[Aa]n )?(?:[\w’'&-]+ ){1,4}?(?:figures|data|records"
    r"|statistics|documents|estimates|logs?|registers?|tally|count))"
    r" (?:show(?:s|ed)?|indicates?|indicated|suggests?|suggested)"
)
_SHOWN_BEFORE = re.compile(rf", {_SHOW}\.?$")
_SHOWN_AFTER = re.compile(rf"{_SHOW} that ")


def records(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """What papers tell, as words of who released them or of themselves."""
    yield from _released(text, sentence, words)
    before = _SHOWN_BEFORE.search(text, sentence.start, sentence.end)
    after = _SHOWN_AFTER.match(text, sentence.start, sentence.end)
    if before:
        piece = trim(text, sentence.start, before.start())
        yield Attribution(before["who"], piece[0], before.end("who"), (piece,), "say", False)
    elif after:
        piece = trim(text, after.end(), sentence.end)
        yield Attribution(after["who"], after.start(), piece[1], (piece,), "say", False)


def _released(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ "Figures released by the ministry show that …": the ministry's words."""
    match = _RECORDS.search(text, sentence.start, sentence.end)
    if match is None:
        return
    first = next(n for n, word in enumerate(words) if word.start >= match.start("who"))
    cue = next(n for n, word in enumerate(words) if word.start >= match.start("cue"))
    speaker = speakers.before(text, words[first:], cue - first)
    if speaker is None:
        return
    piece = trim(text, match.end(), sentence.end)
    yield Attribution(speaker.name, match.start(), piece[1], (piece,), "say", False, speaker.title)
