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
    with who told the one before it in its paragraph."""
    told: list[str | None] = []
    last: dict[int, str | None] = {}
    for one in found:
        who = None if one.told_apart else informant_at(said, one.people_start, one.people_end)
        sentence = sentences[one.sentence]
        if who is None and not one.told_apart and _GOES_ON.match(sentence.text):
            before = sentences[one.sentence - 1] if one.sentence else None
            if before and before.paragraph == sentence.paragraph:
                who = last.get(one.sentence - 1)
        last[one.sentence] = who
        told.append(who)
    return told
