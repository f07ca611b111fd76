"""The names of those to whom an article says that something was done.

They come from three places: the victims' role spans, the people of ``roles_people`` who are named,
and lists of names of which one is already taken, or before which an act is named ("the arrested
reporters are A of the Post, B and C").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.encoder.analysis import Analysis, Span
from whence.extract.roles import TITLES, fillers, full_names, tokens
from whence.extract.roles_people import ACT_WORDS, harmed
from whence.extract.roles_spans import role_spans

SURE = 0.9
"""The score from which on a victim's role span is taken."""
_BETWEEN = re.compile(r"[^.!?\n“”\"]{0,50}", re.DOTALL)
_LISTS = re.compile(r",|;|\band\b")
_BEFORE = 60
_NAME = 4
"""Words of a name; what is longer is several people's."""


def victims(text: str, analysis: Analysis) -> tuple[str, ...]:
    """The names, each at its fullest and once, in the order in which they are found."""
    people = [one for one in analysis.entities if one.label == "PER"]
    found = fillers(text, role_spans(text, analysis))
    spans = [
        (mention.start, mention.end)
        for one in full_names(text, found, people)
        if one.role == "victim" and one.score >= SURE
        for mention in one.mentions
    ]
    spans += [(one.start, one.end) for one in harmed(text, analysis) if one.named]
    taken = {
        number
        for number, one in enumerate(people)
        if any(start < one.end and one.start < end for start, end in spans)
    }
    for row in _rows(text, people):
        before = text[max(0, people[row[0]].start - _BEFORE) : people[row[0]].start]
        if taken & set(row) or ACT_WORDS.search(before):
            taken |= set(row)
    return _each_once(text, people, sorted(taken))


def _rows(text: str, people: Sequence[Span]) -> Iterator[list[int]]:
    """Lists of two names and more: numbers of people with little but commas between them."""
    row: list[int] = []
    for number, one in enumerate(people):
        between = text[people[number - 1].end : one.start] if row else ""
        if row and not (_BETWEEN.fullmatch(between) and _LISTS.search(between)):
            if len(row) > 1:
                yield row
            row = []
        row.append(number)
    if len(row) > 1:
        yield row


def _each_once(text: str, people: Sequence[Span], taken: Sequence[int]) -> tuple[str, ...]:
    every = sorted({_name(text, one) for one in people}, key=len)
    names = []
    for number in taken:
        name = _name(text, people[number])
        part = set(tokens(name))
        fuller = [one for one in every if part < set(tokens(one)) and len(tokens(one)) <= _NAME]
        names.append(fuller[-1] if fuller else name)
    kept = dict.fromkeys(one for one in names if " " in one)
    return tuple(
        one for one in kept if not any(set(tokens(one)) < set(tokens(other)) for other in kept)
    )


def _name(text: str, person: Span) -> str:
    words = " ".join(text[person.start : person.end].split())
    return TITLES.sub("", words).removesuffix("’s").removesuffix("'s")
