"""What the claims and words of one sentence say of an incident: whom it counts, where its scene is,
where the clause of another incident begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.extract.kinds import EVENT, names_deed
from whence.extract.text import Sentence
from whence.extract.thread_words import ADVERBIAL, AFTERWARDS, CLAUSE, DAY
from whence.extract.where_words import STREETS
from whence.gazetteer import fold, gazetteer
from whence.model import ClaimDraft, Effect, Toll, When, Where

_INCIDENT_EFFECTS = frozenset({"killed", "injured", "abducted", "missing", "detained"})
INDEFINITE = re.compile(r"an?(?:other)?\s", re.IGNORECASE)
"""How somebody is told of for the first time: "a man"."""
_NAME = re.compile(r"[A-Z][\w’'-]+")
_OPENING = 3
"""Characters before the words that open a sentence."""


def counts(draft: ClaimDraft) -> bool:
    """Whether a draft is a toll that an incident can be told by: a total, neither denied nor
    superseded."""
    return harms(draft) and isinstance(draft.value, Toll) and draft.value.scope == "total"


def harms(draft: ClaimDraft) -> bool:
    """Whether a draft tells of people whom an incident harmed, one of them or all."""
    value = draft.value
    return (
        isinstance(value, Toll)
        and value.scope != "period"
        and value.status in ("reported", "feared")
        and value.effect in _INCIDENT_EFFECTS
    )


Figure = tuple[Effect, int | None]
"""An effect and how many it befell at least."""


def figure(draft: ClaimDraft) -> Figure | None:
    """The figure of a toll; None for other claims."""
    return (draft.value.effect, draft.value.low) if isinstance(draft.value, Toll) else None


def only_counts(sentence: Sentence, inside: Sequence[ClaimDraft]) -> bool:
    """Whether a sentence opens with casualties and says neither when nor where."""
    apart = any(isinstance(draft.value, When | Where) for draft in inside)
    opens = any(harms(draft) and draft.start - sentence.start <= _OPENING for draft in inside)
    return opens and not apart and not DAY.search(sentence.text)


def is_attack(sentence: Sentence) -> bool:
    """Whether a sentence tells of an attack, not of what came of one: who died of it in hospital,
    who was found or arrested for it."""
    return names_deed(sentence.text) and not AFTERWARDS.search(sentence.text)


def place_key(value: Where) -> str:
    return value.gazetteer or fold(value.place)


def scene_keys(value: Where) -> frozenset[str]:
    """A place by its entry; by the names in its words where the gazetteer knows only the town
    around it: "Elm Avenue" in a town is another place than the town's market."""
    entry = gazetteer().entry(value.gazetteer) if value.gazetteer else None
    if entry is not None and fold(entry.name) in fold(value.place):
        return frozenset({place_key(value)})
    return names_in(value) or frozenset({fold(value.place)})


def names_in(value: Where) -> frozenset[str]:
    """The names in a place's words, one by one, without what streets are called by."""
    return frozenset(map(fold, _NAME.findall(value.place))) - STREETS


def clause_start(
    sentence: Sentence, apart: ClaimDraft, inside: Sequence[ClaimDraft], mixed: bool
) -> int:
    """Where the clause of another incident begins: the sentence itself, unless claims of the main
    one stand before it."""
    heads = list(EVENT.finditer(sentence.text, 0, apart.end - sentence.start))
    if not heads or (len(heads) < 2 and not mixed):
        return sentence.start
    tolls = [d for d in inside if isinstance(d.value, Toll) and d.end <= apart.start]
    if not tolls and not mixed and apart.start - sentence.start < 40:
        return sentence.start
    # "Killed 19 on Sunday, twice as many as on Friday" has both days of one verb.
    shared = any(
        isinstance(d.value, When) and d is not apart and d.start == apart.start for d in inside
    )
    last = apart.end - 1 if shared else apart.start
    breaks = [
        match.start() + sentence.start
        for match in CLAUSE.finditer(sentence.text, 0, last - sentence.start + 1)
    ]
    if not breaks or not (tolls or mixed or len(heads) > 1):
        return sentence.start
    if ADVERBIAL.match(sentence.text, breaks[-1] + 1 - sentence.start):
        # "… killed 16 people, among them two children, in an attack last month".
        return min((d.start for d in tolls), default=sentence.start)
    # "37 people, including 30 soldiers, were killed in June": the toll is not cut in two.
    cut = [d.start for d in inside if isinstance(d.value, Toll) and d.start < breaks[-1] < d.end]
    return min(cut, default=breaks[-1])
