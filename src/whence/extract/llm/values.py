"""From a model's claims to drafts: each value is read again from the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whence.extract.dating import anchor, dated
from whence.extract.llm import ground
from whence.extract.llm.answer import (
    ActorAnswer,
    ClaimAnswer,
    MeansAnswer,
    StatementAnswer,
    TollAnswer,
    WhenAnswer,
    WhereAnswer,
)
from whence.extract.llm.ground import Span, Ungrounded, shown
from whence.extract.llm.prompt import Window
from whence.extract.means import kind_of_weapon
from whence.extract.numbers import Quantity, quantities
from whence.extract.places import value as place_value
from whence.extract.quotations import quotations
from whence.extract.surroundings import surroundings
from whence.extract.text import Sentence, word_set
from whence.extract.timex import timexes
from whence.extract.toll_context import attackers_counted
from whence.extract.toll_phrases import People, people
from whence.extract.toll_tokens import words_of
from whence.extract.toll_words import COUNT_NOUNS, LOSSES, STATES, VERBS
from whence.extract.where_phrases import phrases
from whence.model import (
    Actor,
    Article,
    ClaimDraft,
    Effect,
    Means,
    Statement,
    Toll,
    Value,
    When,
    Where,
)

CONFIDENCE = 0.5
"""Of every claim: how often a given model is right has not been measured here."""
_JOINED = re.compile(r"[\s,]*(?:and|as well as|plus|&)?\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_FURTHER: dict[Effect, str] = {
    "killed": "toll body bodies corpse corpses remains fatal fatally casualty casualties lives "
    "life homicide funeral buried massacre shot stabbed gunned beaten",
    "injured": "casualty casualties injury hospital hospitalised hospitalized treated burns unhurt "
    "shot stabbed beaten",
    "missing": "disappearance disappearances trace",
    "abducted": "hostage hostages captive captives taken seized abduction kidnapping held captors",
    "detained": "custody held jailed rounded arrests detention detentions",
    "displaced": "homes evacuated shelter refuge refugees exodus",
}
"""Words of an effect beside those by which the rules find tolls."""


def _words_of(effect: Effect) -> frozenset[str]:
    """The words of which one must stand beside a toll of that effect."""
    told = {word for word, (meant, _) in VERBS.items() if meant == effect}
    for table in (STATES, COUNT_NOUNS, LOSSES):
        told |= {word for word, meant in table.items() if meant == effect}
    return frozenset(told | set(_FURTHER[effect].split()))


_EFFECT_WORDS: dict[Effect, frozenset[str]] = {effect: _words_of(effect) for effect in _FURTHER}
_BEHIND_A_NUMBER = frozenset().union(*_EFFECT_WORDS.values()) | word_set(
    "and or but in on at by of from to with as after when while since so who was were is are be "
    "been had have has more others other far"
)
_NEXT = re.compile(r"\s([a-z][\w-]*)")


class Grounds:
    """One window of an article, against which proposals are held."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], window: Window) -> None:
        self.article = article
        self.text = article.text
        self.window = window
        self._sentences = sentences
        self._anchor = anchor(article)

    def draft(self, claim: ClaimAnswer, near: int) -> ClaimDraft:
        """The claim as the article bears it out, its quote the nearest to ``near``. Raises
        Ungrounded."""
        quote = ground.quoted(self.text, claim.quote, self.window, near)
        around = self._around(quote)
        if any(ground.speaks_to_a_machine(sentence.text) for sentence in around):
            raise Ungrounded(f"{shown(claim.quote)} speaks to a program, not to readers")
        words = ground.inside(self.text, claim.words, quote)
        value = self._value(claim, quote, words)
        if isinstance(claim, StatementAnswer):
            informant: str | None = ground.named(self.text, claim.speaker, quote.start)
        else:
            informant = ground.named(self.text, claim.informant, quote.start)
        return ClaimDraft(
            value=value,
            quote=self.text[quote.start : quote.end],
            start=quote.start,
            end=quote.end,
            informant=informant,
            confidence=CONFIDENCE,
        )

    def _value(self, claim: ClaimAnswer, quote: Span, words: Span) -> Value:
        written = " ".join(self.text[words.start : words.end].split())
        match claim:
            case TollAnswer():
                return self._toll(claim, quote, words)
            case WhenAnswer():
                return self._when(words)
            case WhereAnswer():
                return self._where(written, words)
            case MeansAnswer():
                return self._means(claim, quote, written)
            case ActorAnswer():
                return Actor(claim.role, written, claim.stance)
            case StatementAnswer():
                return self._statement(claim, quote, words, written)

    # -- tolls ------------------------------------------------------------------------------------

    def _toll(self, claim: TollAnswer, quote: Span, words: Span) -> Toll:
        around = self._around(quote)
        told = {word.lower() for one in around for word in _WORD.findall(one.text)}
        if not told & _EFFECT_WORDS[claim.effect]:
            raise Ungrounded(f"{shown(claim.quote)} does not speak of anybody {claim.effect}")
        low, high, figures, as_written = self._count(words)
        said = {*figures, low, high, sum(figures), None}
        for proposed in (claim.low, claim.high):
            if proposed not in said:
                raise Ungrounded(f"{shown(as_written)} does not say {proposed}")
        nobody = low == 0 and high == 0
        return Toll(
            effect=claim.effect,
            low=low,
            high=high,
            as_written=as_written,
            figures=figures,
            who=self._inside(claim.who, quote),
            includes_attackers=next(
                (counted for one in around if (counted := attackers_counted(one.text)) is not None),
                None,
            ),
            scope=claim.scope,
            status="denied" if nobody else claim.status,
        )

    def _count(self, words: Span) -> tuple[int | None, int | None, tuple[int, ...], str]:
        """The number that words give, read by the number grammar: of one group of people, or the
        sum of several that are joined."""
        groups: tuple[tuple[Span, People | Quantity], ...] = tuple(self._people(words))
        groups = groups or tuple(
            (span, one) for span, one in self._quantities(words) if not self._counts_things(span)
        )
        if not groups:
            raise Ungrounded(f"{shown(self.text[words.start : words.end])} counts nobody")
        for (before, _), (after, _) in pairwise(groups):
            if not _JOINED.fullmatch(self.text, before.end, after.start):
                raise Ungrounded(
                    f"{shown(self.text[words.start : words.end])} counts more than one group"
                )
        lows = [one.low for _, one in groups]
        highs = [one.high for _, one in groups]
        low = None if None in lows else sum(number for number in lows if number is not None)
        high = None if None in highs else sum(number for number in highs if number is not None)
        figures = tuple(figure for _, one in groups for figure in one.figures)
        as_written = groups[0][1].as_written
        if len(groups) > 1:
            as_written = " ".join(self.text[groups[0][0].start : groups[-1][0].end].split())
        return low, high, figures, as_written

    def _people(self, words: Span) -> Iterator[tuple[Span, People]]:
        for sentence in self._around(words):
            spoken = words_of(self.text, sentence.start, sentence.end)
            for one in people(spoken):
                span = Span(spoken[one.first].start, spoken[one.stop - 1].end)
                counted = one.sort in ("counted", "bare", "one")
                if counted and span.start < words.end and words.start < span.end:
                    yield span, one

    def _quantities(self, words: Span) -> Iterator[tuple[Span, Quantity]]:
        for sentence in self._around(words):
            for one in quantities(sentence.text):
                span = Span(sentence.start + one.start, sentence.start + one.end)
                if span.start < words.end and words.start < span.end:
                    yield span, one

    def _counts_things(self, number: Span) -> bool:
        """Whether a number stands before a noun that means no people: "12 shops"."""
        following = _NEXT.match(self.text, number.end)
        return following is not None and following[1] not in _BEHIND_A_NUMBER

    # -- the others -------------------------------------------------------------------------------

    def _when(self, words: Span) -> When:
        found = [
            day
            for timex in timexes(self.text, self._anchor.created)
            if timex.start < words.end
            and words.start < timex.end
            and (day := dated(timex, self.text, self._anchor))
        ]
        if len(found) != 1:
            written = shown(self.text[words.start : words.end])
            raise Ungrounded(f"{written} names {'several dates' if found else 'no known date'}")
        day = found[0]
        return When(day.earliest, day.latest, day.precision, day.basis, day.month_day)

    def _where(self, written: str, words: Span) -> Where:
        lead = "in "
        base = words.start - len(lead)
        for phrase in phrases(lead + written):
            if phrase.start == len(lead) and phrase.end == len(lead + written):
                about = surroundings(self.article, tuple(phrase.toponyms(base)))
                return place_value(written, phrase.elements, about, base)
        return Where(written)

    def _means(self, claim: MeansAnswer, quote: Span, written: str) -> Means:
        kind = kind_of_weapon(written)
        if claim.count is None:
            return Means(written, kind)
        counted = tuple(self._quantities(ground.inside(self.text, claim.count, quote)))
        if len(counted) != 1:
            raise Ungrounded(f"{shown(claim.count)} is no one number")
        return Means(written, kind, counted[0][1].low, counted[0][1].high)

    def _statement(
        self, claim: StatementAnswer, quote: Span, words: Span, written: str
    ) -> Statement:
        speaker = ground.named(self.text, claim.speaker, quote.start)
        if speaker is None:
            raise Ungrounded(f"{shown(claim.words)} has no speaker")
        begin = self.text.rfind("\n", 0, words.start) + 1
        end = self.text.find("\n", words.end)
        marked = quotations(self.text, begin, end if end >= 0 else len(self.text))
        return Statement(
            speaker=speaker,
            act=claim.act,
            direct=any(low <= words.start and words.end <= high + 1 for low, high in marked),
            content=written.strip('"“”«»„ '),
            title=ground.named(self.text, claim.title, quote.start),
        )

    # -- where things stand -----------------------------------------------------------------------

    def _around(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that a span touches."""
        return tuple(
            one for one in self._sentences if one.start < span.end and span.start < one.end
        )

    def _inside(self, words: str | None, quote: Span) -> str | None:
        if words is None or not words.strip():
            return None
        span = ground.inside(self.text, words, quote)
        return " ".join(self.text[span.start : span.end].split())
