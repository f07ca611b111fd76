"""A sentence made ready for linking: its words, the phrases for people in it, and what a pattern
finds to be said of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import People
from whence.extract.toll_tokens import Word, low_at
from whence.model import Effect, Status

_GOVERNING = word_set(
    """in of with near from by at on for to carrying including between against into among than like
    around behind over"""
)
CLAUSE_START = word_set(
    """when after as because but while although though whereas before until unless if since that
    which who said says told added ; : — – |"""
)


class Link(Struct, frozen=True):
    """One effect on some people; words ``first`` to ``stop`` state it. ``family`` names the
    pattern, which decides how far it is trusted; ``gap`` counts words between people and verb."""

    effect: Effect
    people: tuple[People, ...]
    first: int
    stop: int
    family: str
    status: Status = "reported"
    gap: int = 0


class Scene(Struct, frozen=True):
    """A sentence's words with the phrases for people that begin and end at each."""

    sentence: Sequence[Word]
    starting: dict[int, People]
    ending: dict[int, People]

    def low(self, at: int) -> str:
        """The word at a place in lower case; empty outside the sentence."""
        return low_at(self.sentence, at)

    def capital(self, at: int) -> bool:
        """Whether the word at a place begins with a capital; False behind the sentence."""
        return at < len(self.sentence) and self.sentence[at].text[0].isupper()


def scene(sentence: Sequence[Word], found: Sequence[People]) -> Scene:
    """A sentence made ready for linking."""
    return Scene(sentence, {one.first: one for one in found}, {one.stop: one for one in found})


def at_characters(at: Scene, one: People) -> tuple[int, int]:
    """The first character of a phrase for people in its article, and the one after its last."""
    return at.sentence[one.first].start, at.sentence[one.stop - 1].end


def is_effect(at: Scene, place: int) -> bool:
    """True if a verb or adjective of effect stands at a word, adverbs before it left out."""
    while at.low(place) in words.ADVERBS:
        place += 1
    return at.low(place) in words.VERBS or at.low(place) in words.STATES


def governed(at: Scene, one: People) -> bool:
    """True if a preposition governs the people: they are no subject."""
    before = at.low(one.first - 1)
    return before in _GOVERNING or (
        one.definite and at.low(one.first - 2) in ("of", "among", "than", "for", "by")
    )
