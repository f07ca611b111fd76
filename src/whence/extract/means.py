"""Means: the weapon of an incident, as written, with its kind and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.attribution import Attribution, around, informant_at
from whence.extract.clauses import clause_at
from whence.extract.means_use import Use
from whence.extract.means_words import WEAPON, kind_of
from whence.extract.numbers import Quantity, quantities
from whence.extract.text import Sentence
from whence.model import Article, ClaimDraft, Means

_DESCRIBING = re.compile(
    r" (?:(?!(?:a|an|the|of|in|by|with|from|at|on|and|or|to|for|dead|killed|hurt|people|men|women"
    r"|mm|millimet(?:er|re)|calib(?:er|re)|kg|kilos?|pounds?|inch)\b)[a-z-]+ ){0,2}"
)
"""What may stand between a number and its weapon; a calibre, a weight or people may not."""
_TRUST = 0.9
"""Confidence: a person who read such claims agreed with .94 (``bench.checked_claims``)."""
_BOMBS = frozenset({"car bomb", "truck bomb", "suicide bomb", "roadside bomb", "barrel bomb"})


def means(
    article: Article, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[ClaimDraft]:
    """The weapons that sentences about an event name: each wording once, each count once. A bare
    "bomb" counts only where the article names no kind of bomb, or how many there were; "gunfire"
    only where it names no firearm."""
    found: dict[tuple[str, int | None, int | None], ClaimDraft] = {}
    for sentence in sentences:
        for value, start, end in _weapons(sentence):
            if _only_denied(said, start):
                continue
            low, high = clause_at(sentence, start, end)
            draft = ClaimDraft(
                value=value,
                quote=article.text[low:high],
                start=low,
                end=high,
                informant=informant_at(said, start, end),
                confidence=_TRUST,
            )
            found.setdefault((value.weapon.lower(), value.count_low, value.count_high), draft)
    values = [draft.value for draft in found.values() if isinstance(draft.value, Means)]
    kinds = {value.kind for value in values if not _says_little(value)}
    return [draft for draft in found.values() if not _adds_nothing(draft, kinds)]


def kind_of_weapon(words: str) -> str | None:
    """The kind of the published list that words name first, or None."""
    match = WEAPON.search(words)
    return kind_of(match) if match else None


def _says_little(value: Means) -> bool:
    """Whether the words name only that something went off: a bomb, gunfire."""
    return value.count_low is None and (
        value.kind == "explosive" or value.weapon.lower().startswith(("gunfire", "gunshot"))
    )


def _adds_nothing(draft: ClaimDraft, kinds: set[str | None]) -> bool:
    """Whether a weapon of a kind that the article names says all that a draft does."""
    value = draft.value
    if not isinstance(value, Means) or not _says_little(value):
        return False
    return bool(kinds & (_BOMBS if value.kind == "explosive" else {"firearm"}))


def _only_denied(said: Sequence[Attribution], place: int) -> bool:
    """Whether nobody but somebody who denies it speaks of what stands at a place."""
    acts = [one.act for _, one in around(said, place)]
    return bool(acts) and all(act == "deny" for act in acts)


def _weapons(sentence: Sentence) -> Iterator[tuple[Means, int, int]]:
    counted, use = quantities(sentence.text), Use(sentence.text)
    for match in WEAPON.finditer(sentence.text):
        if not use.of(match):
            continue
        count = _count(sentence.text, match, counted)
        start = count.start if count else match.start()
        yield (
            Means(
                weapon=match.group(),
                kind=kind_of(match),
                count_low=count.low if count else None,
                count_high=count.high if count else None,
            ),
            sentence.start + start,
            sentence.start + match.end(),
        )


def _count(text: str, weapon: re.Match[str], counted: Sequence[Quantity]) -> Quantity | None:
    """The number before a weapon that agrees with it, two describing words between at most."""
    start, plural = weapon.start(), weapon.group().endswith("s")
    for quantity in counted:
        between = text[quantity.end : start]
        agrees = plural or quantity.low == quantity.high == 1
        if quantity.high == 0 or quantity.end > start or not agrees:
            continue
        if _DESCRIBING.fullmatch(between):
            return quantity
    return None
