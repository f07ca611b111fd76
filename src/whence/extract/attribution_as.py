"""Speakers in a clause of their own that stands beside what they say: "as the mayor put it", "in
the words of a priest", "by her reckoning"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract import speakers
from whence.extract.attribution_acts import Said, act_of
from whence.extract.attribution_parts import Attribution, Span, clause_end, trim, within
from whence.extract.cues import CUES
from whence.extract.outlets import is_outlet
from whence.extract.speakers_tokens import Speaker, Token, word_from
from whence.extract.speakers_words import PRONOUN_OF
from whence.extract.text import Sentence

_PUT_IT = re.compile(
    r"\b[Aa]s (?P<who>[^,.;:“”\"()]{2,70}?) (?P<cue>(?:has |have |had |later |once )*"
    r"(?:put|puts|phrased|described) it(?: to [^,.;“\"]{2,30})?)(?=[,.:;]|$)"
)
_AS_TOLD = re.compile(
    r"\b[Aa]s (?P<who>(?!if\b|though\b|well\b|it\b)[^,.;:“”\"()]{2,70}?) "
    r"(?P<cue>(?:has |have |had |also |later )*(?:[a-z]+ly )?(?P<verb>said|says|claims?|claimed"
    r"|alleged?|alleges|insisted|insists|explained|noted|reported|informed|admitted|confirmed"
    r"|maintains?)(?: (?:us|me|reporters|journalists))?)(?=[,.;]|$)"
)
_IN_WORDS = re.compile(r"\b[Ii]n the (?P<cue>words) of (?=[^,.;“\"]{2,80}(?:[,.;:]|$))")
_RECKONED = re.compile(
    r"\b[Bb]y (?P<who>(?!(?:his|her|its|their)\b)[^,.;:“”\"()]{2,60}?)(?P<cue>['’]s?)"
    r"(?: (?:own|latest|first|official))? reckoning\b"
)
_OWN = re.compile(
    r"\b(?:[Bb]y|[Ii]n) (?P<who>his|her|its|their)(?: own)? (?:reckoning|count|tally|estimate"
    r"|telling|words)(?=[,.;:]|$)"
)
_DENIED = re.compile(r"\b(?:den(?:y|ied|ies|ying)|rejected|dismissed)\b")
_NEAR = 4
"""Characters between a quotation and the words beside it: a mark and a blank."""
_OPENS = 3
"""Characters before words that open their sentence."""
_SHORT = 8
"""Characters that are no clause."""


def beside(
    text: str, sentence: Sentence, words: Sequence[Token], quoted: Sequence[Span]
) -> Iterator[Attribution]:
    """What stands beside a clause that names its speaker."""
    for pattern in (_PUT_IT, _AS_TOLD, _IN_WORDS, _RECKONED, _OWN):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(low <= match.start() < high for low, high in quoted):
                continue
            speaker = _speaker(text, words, match)
            if speaker is None:
                continue
            place = match.start(), max(match.end(), speaker.end)
            piece = _beside(text, sentence, place, quoted, pattern is _RECKONED)
            if piece is None:
                continue
            direct = within(piece, quoted)
            said = Said(text[slice(*piece)], speaker.name, speaker.title, direct)
            verb = match.groupdict().get("verb") or "said"
            yield Attribution(
                source=speaker.name,
                start=min(piece[0], place[0]),
                end=max(piece[1], place[1]),
                content=(piece,),
                act=act_of(CUES.get(verb, CUES["said"]), said, verb),
                direct=direct,
                title=speaker.title,
                outlet=is_outlet(speaker.name, speaker.title),
            )


def _speaker(text: str, words: Sequence[Token], match: re.Match[str]) -> Speaker | None:
    if match.re is _OWN:
        return Speaker(PRONOUN_OF[match["who"]], match.start("who"), match.end("who"))
    if match.re is _IN_WORDS:
        after = word_from(words, match.end())
        return speakers.after(text, words, after, aside=False) if after < len(words) else None
    first = word_from(words, match.start("who"))
    cue = next(n for n, word in enumerate(words) if word.end > match.start("cue"))
    before = list(words[first:])
    if match.re is _RECKONED and words[cue].start < match.start("cue"):
        low, high = words[cue].start, match.start("cue")
        before[cue - first : cue - first] = [Token(text[low:high], low, high, quoted=False)]
        cue += 1
    found = speakers.before(text, before, cue - first)
    if found is None or found.start - match.start("who") > _OPENS:
        return None
    return found


def _beside(
    text: str, sentence: Sentence, place: Span, quoted: Sequence[Span], joined: bool
) -> Span | None:
    """What is said beside the words at a place: the quotation next to them, or the clause that
    they open or close, after a comma unless ``joined``. Whoever denies something "as the mayor had
    claimed" it denies it himself."""
    start, end = place
    before = next((one for one in quoted if 0 <= start - one[1] < _NEAR), None)
    after = next((one for one in quoted if 0 <= one[0] - end < _NEAR), None)
    if after or before:
        return trim(text, *(after or before or place))
    if start - sentence.start < _OPENS:
        low, high = trim(text, end, clause_end(text, end, sentence.end))
    elif (joined or text[start - 2 : start] == ", ") and end >= sentence.end - _OPENS:
        if _DENIED.search(text, sentence.start, start):
            return None
        low, high = trim(text, sentence.start, start)
        that = text.rfind(" that ", low, high)
        low = that + len(" that ") if that >= 0 else low
    else:
        return None
    return (low, high) if high - low > _SHORT else None
