"""Who is credited with each toll."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.extract.attribution import Attribution, informant_at
from whence.extract.text import Sentence
from whence.extract.toll_found import Found

_GOES_ON = re.compile(
    r"(?:Another|A further|An additional) [\w-]+\b"
    r"|(?:At least )?[\w-]+ (?:others|more)\b"
)
"""What goes on counting where the sentence before left off."""


def informants(
    found: Sequence[Found], sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[str | None]:
    """Who tells each toll. A sentence that goes on counting ("Another 47 were wounded") goes on
    with who told the one before it in its paragraph, and what a colon opens with who told what
    stands before it."""
    told: list[str | None] = []
    last: dict[int, str | None] = {}
    for number, one in enumerate(found):
        who = None if one.told_apart else informant_at(said, one.people_start, one.people_end)
        sentence = sentences[one.sentence]
        if who is None and number and _is_spelt_out(found[number - 1], one, sentence):
            who = told[-1]
        if who is None and not one.told_apart and _GOES_ON.match(sentence.text):
            before = sentences[one.sentence - 1] if one.sentence else None
            if before and before.paragraph == sentence.paragraph:
                who = last.get(one.sentence - 1)
        last[one.sentence] = who
        told.append(who)
    return told


def _is_spelt_out(before: Found, one: Found, sentence: Sentence) -> bool:
    """True for the man of "two people died, a clinic said: a man of 71 and a woman of 38"."""
    if before.sentence != one.sentence or one.told_apart:
        return False
    return (
        ":" in sentence.text[before.people_end - sentence.start : one.people_start - sentence.start]
    )
