"""Who arrests, detains or takes people away, where that is an incident of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.extract.actors_judged import Phrase, acts, is_agent
from whence.extract.actors_phrases import phrase_after, phrase_before
from whence.extract.custody import seizures

_TAKEN_BY = re.compile(r"(?!\w)[^.;,]{0,70}?\bby\s|(?<=\s)by\s")
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|get|got|who|had)\s(?:\w+ly\s|also\s|later\s)?$"
)
_HAS_OBJECT = re.compile(
    r"\s(?!(?:on|in|at|by|after|during|for|while|when|near|from|outside|since|without|and|over"
    r"|under|because|as|to|last|this|early|late)\b)\w"
)


def jailers(sentence: str) -> Iterator[Phrase]:
    """The armed or official people who do so: before the verb or after "by"."""
    for start, end in seizures(sentence):
        by = _TAKEN_BY.match(sentence, end)
        passive = _PASSIVE.search(sentence, max(0, start - 40), start)
        if by:
            phrase = phrase_after(sentence, by.end())
        elif not passive and (" into " in sentence[start:end] or _HAS_OBJECT.match(sentence, end)):
            phrase = phrase_before(sentence, start)
        else:
            continue
        if phrase and acts(phrase) and (by or is_agent(phrase)):
            yield phrase
