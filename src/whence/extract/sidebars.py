"""Lines inside an article that tell of other stories: teasers, captions of other videos, lists of
related headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.bearings import Told
from whence.extract.text import VIDEO
from whence.extract.threads import Stretch, Thread
from whence.model import Toll

LINE = "line@"
"""What the keys of such lines' threads begin with."""
_ENDED = re.compile(r"[.!?:;,\"”’')\]]\s*$")
_MARKED = re.compile(
    r"^\W*(?:related(?: stories| articles?| coverage| content| news)?|read (?:more|also|next)"
    r"|also(?: read)?|see also|more (?:stories|news|headlines|on|from)\b[^:.|]{0,40}"
    r"|(?:other|top|latest|popular|trending) (?:stories|news|headlines)|trending|recommended"
    r"|most (?:read|popular|viewed)|you (?:may|might) (?:also )?like\b[^:.|]{0,20}|watch(?: now)?"
    r"|don['’]t miss|in other news)\s*[:|+•]",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\W*(?:(?:more|other|top|latest|related|trending|popular|recommended) (?:stories|news"
    r"|headlines|videos|articles|coverage|content)\b[^.:|]{0,40}|trending(?: now)?"
    r"|recommended(?: for you)?|you (?:may|might) (?:also )?like|most (?:read|popular|viewed))\W*$",
    re.IGNORECASE,
)
"""A line that only says that other stories follow."""
_AFTER_HEADER = 8
"""Paragraphs of other stories that may follow such a line."""
_RUNNING = 60
"""Characters of a sentence that is sure to be running text."""


def sidebars(parts: Sequence[Told]) -> tuple[Stretch, ...]:
    """The lines below the beginning of the running text that no full stop ends, or that a word such
    as "Related:" opens, and that give a toll which no sentence of the article gives."""
    alone = _alone(parts)
    told = [
        toll for number, part in enumerate(parts) if number not in alone for toll in _tolls(part)
    ]
    return tuple(
        Stretch(
            parts[number].sentence.start,
            parts[number].sentence.end,
            Thread(f"{LINE}{parts[number].sentence.start}", background=True),
        )
        for number in sorted(alone)
        if any(_is_new(toll, told) for toll in _tolls(parts[number]))
    )


def _alone(parts: Sequence[Told]) -> set[int]:
    """The numbers of the sentences that are such lines."""
    lengths: dict[int, int] = {}
    for part in parts:
        lengths[part.sentence.paragraph] = lengths.get(part.sentence.paragraph, 0) + 1
    found: set[int] = set()
    begun, opened, marked, others = False, False, -1, -1
    listing = False
    for number, part in enumerate(parts):
        text, paragraph = part.sentence.text, part.sentence.paragraph
        ended = bool(_ENDED.search(text))
        headline = lengths[paragraph] == 1 and not ended
        if begun and _HEADER.search(text):
            others = paragraph + _AFTER_HEADER
        if begun and ((headline and not listing) or paragraph == marked or paragraph <= others):
            found.add(number)
        elif (opened and _MARKED.search(text)) or (number and VIDEO.search(text)):
            found.add(number)
            marked = paragraph
        listing = text.endswith(":") or (listing and not ended)
        opened = opened or ended
        begun = begun or (ended and len(text) > _RUNNING)
    return found


def _is_new(toll: Toll, told: Sequence[Toll]) -> bool:
    """Whether nobody has been told of who may be meant: neither the figure nor, of a single person,
    one of the age and sex."""
    like = [one for one in told if (one.effect, one.figures) == (toll.effect, toll.figures)]
    return all(toll.figures == (1,) and _another(toll, one) for one in like)


def _another(one: Toll, other: Toll) -> bool:
    """Whether two single people are certainly not the same."""
    mine, theirs = (one.who or "").lower(), (other.who or "").lower()
    for sign in (_PERSON, _AGE):
        found, told = set(sign.findall(mine)), set(sign.findall(theirs))
        if found and told and found.isdisjoint(told):
            return True
    return False


_AGE = re.compile(r"\d+")
_PERSON = re.compile(
    r"\b(?:wo)?m[ae]n\b|\bgirl|\bboy|\bteen|\bchild|\bbaby|\binfant|\bmother|\bfather"
)


def _tolls(part: Told) -> Iterator[Toll]:
    for draft in part.drafts:
        if isinstance(draft.value, Toll):
            yield draft.value
