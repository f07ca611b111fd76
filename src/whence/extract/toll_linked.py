"""People whom no rule ties to what befell them, tied to it by a network.

The rules know the turns of phrase that they were taught; reporters know more. Of each phrase for
people that no rule has read ("a baker bled to death", "eleven are still on ventilators") a network
that sees the sentences around says which effect befell them, or none, and whether they are all or
some. Taken from it are some of the people of whom the rules have read, nothing below ``LEAST``, and
all of them only where it is ``SURE``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from whence.extract import toll_words as words
from whence.extract.attribution import Attribution
from whence.extract.encoder import encoder
from whence.extract.encoder.analysis import ROOT
from whence.extract.encoder.fates import OUTCOMES, SCOPES, Asked, Fate, fates
from whence.extract.parse import Parse
from whence.extract.text import Sentence, word_set
from whence.extract.toll_asked import everybody
from whence.extract.toll_found import Found
from whence.extract.toll_phrases import People
from whence.extract.toll_scene import Link, Scene, at_characters
from whence.model import Effect, Toll

LEAST = 0.88
"""How probable an effect must be."""
SURE = 0.9
"""How probable an effect and its scope must be of people who are to be a total."""
LINKED, LINKED_WHOLE = "linked", "linked whole"
_DOUBT = word_set("""
    not n't never no nor neither nobody none without except excluding but than instead if unless
    can could may might would should
""")
"""Words around people for whom a rule would take care: they may not be meant."""
_SAFE: dict[Effect, frozenset[str]] = {
    "killed": word_set("escape escaped fled spared rescued freed survived unharmed unhurt alive"),
    "injured": word_set("escape escaped spared unharmed unhurt"),
}
"""Words of the same sentence that say whom an effect passed by."""
_BEFORE = 4
_MOST = 400
"""Phrases of an article that are read; news has fewer, and each costs time and memory."""


class Tied(Struct, frozen=True):
    """A link that the network makes in a sentence, and how probable its effect is."""

    sentence: int
    link: Link
    chance: float


class Phrase(Struct, frozen=True):
    """A phrase for people in a sentence, and by which words it is asked about. ``again``: it says
    who or whose others are of whom the sentence tells."""

    sentence: int
    people: People
    asked: Asked
    again: bool


def size(toll: Toll) -> int:
    """The most people that a toll is sure to tell of."""
    return max(toll.low or 0, toll.high or 0)


def fits(toll: Toll, told: Sequence[Toll]) -> bool:
    """Whether the rules have read of the same effect; for a part, of more, whose part it may be."""
    most = max(toll.figures) if toll.scope == "part" else 0
    return any(one.effect == toll.effect and size(one) > most for one in told)


def only_speaks(one: Found, said: Sequence[Attribution]) -> bool:
    """Whether people whom the network ties to an effect are those who tell of it."""
    place = one.people_start
    return one.family in (LINKED, LINKED_WHOLE) and any(
        each.start <= place < each.end
        and not any(start <= place < end for start, end in each.content)
        for each in said
    )


def tied(
    text: str,
    sentences: Sequence[Sentence],
    scenes: Mapping[int, Scene],
    left: Sequence[tuple[int, People]],
) -> Iterator[Tied]:
    """The links of people whom the rules have left, ``left`` by the numbers of their sentences."""
    phrases = phrases_hung(text, sentences, scenes, left[:_MOST])
    if not phrases:
        return
    found = fates().read(text, sentences, [one.asked for one in phrases])
    for phrase, fate in zip(phrases, found, strict=True):
        if fate is None or phrase.again:
            continue
        best = int(fate.outcomes.argmax())
        effect, chance = OUTCOMES[best], float(fate.outcomes[best])
        family = _family(fate)
        if effect and chance >= LEAST and family:
            at = scenes[phrase.sentence]
            link = _link(at, phrase, effect, family)
            if not (_is_doubtful(at, link) or _counts_both(at, link)):
                yield Tied(phrase.sentence, link, round(chance, 2))


def _family(fate: Fate) -> str | None:
    """Whether people are a part or a total; None where that is not sure, and for a sum over a
    period."""
    scope = SCOPES[int(fate.scopes.argmax())]
    if scope == "total" and min(fate.outcomes.max(), fate.scopes.max()) >= SURE:
        return LINKED_WHOLE
    return LINKED if scope == "part" else None


def phrases_hung(
    text: str,
    sentences: Sequence[Sentence],
    scenes: Mapping[int, Scene],
    left: Sequence[tuple[int, People]],
) -> list[Phrase]:
    """Phrases for people with the words that the parse hangs them on."""
    if not left:
        return []
    doubtful = {number for number, one in left if one.sort != "named"}
    parse = Parse(text, encoder().read(text, sentences, doubtful))
    phrases: list[Phrase] = []
    for number, one in left:
        at = scenes[number]
        start, end = at_characters(at, one)
        first, stop = parse.between(start, end)
        if first == stop:
            if number not in doubtful:
                # Names stand in most sentences; a parse of them all would take too long.
                last = at.sentence[one.stop - 1].start
                phrases.append(Phrase(number, one, Asked(start, last, None), again=False))
            continue
        inside = range(first, stop)
        top = next((at for at in inside if parse.words[at].head not in inside), stop - 1)
        above = parse.words[top].head
        place = None if above == ROOT else parse.words[above].start
        asked = Asked(parse.words[first].start, parse.words[top].start, place)
        again = _renames(parse, top, at) or _is_age(at, one) or _is_included(at, one)
        phrases.append(Phrase(number, one, asked, again))
    return phrases


def _renames(parse: Parse, top: int, at: Scene) -> bool:
    """Whether words say of other words for people who or whose they are, or stand in a list that
    does: the captain of "a guard, retired captain Ivo Marr, was killed", the judge of "four
    relatives of a judge", the nurse of "one of the dead was a nurse"."""
    while parse.words[top].dep == "conj" and parse.words[top].head != ROOT:
        top = parse.words[top].head
    beside = parse.child(top, "nsubj")
    if parse.words[top].dep in ("appos", "nmod"):
        beside = parse.words[top].head
    if beside is None or beside == ROOT:
        return False
    place = parse.words[beside].start
    spans = (at_characters(at, one) for one in everybody(at))
    return any(start <= place < end for start, end in spans)


def _is_included(at: Scene, one: People) -> bool:
    """True for "they included five children": of whom the sentences before tell, rules know."""
    return at.low(one.first - 1) in ("include", "included", "includes")


def _is_age(at: Scene, one: People) -> bool:
    """True for the 60 of "a woman of 60"."""
    before = at.ending.get(one.first - 1)
    return one.sort == "bare" and at.low(one.first - 1) == "of" and before is not None


def _link(at: Scene, phrase: Phrase, effect: Effect, family: str) -> Link:
    """A link whose words reach from the people to what they hang on; to the whole sentence where
    they hang on nothing."""
    one, place = phrase.people, phrase.asked.governor
    if place is None:
        return Link(effect, (one,), 0, len(at.sentence), family)
    word = next(
        (number for number, word in enumerate(at.sentence) if word.start <= place < word.end),
        one.first,
    )
    return Link(effect, (one,), min(word, one.first), max(word + 1, one.stop), family)


def _is_doubtful(at: Scene, link: Link) -> bool:
    around = range(max(link.first - _BEFORE, 0), link.stop + 1)
    safe = _SAFE.get(link.effect, frozenset())
    return any(at.low(place) in _DOUBT for place in around) or any(
        word.low in safe for word in at.sentence[link.first :]
    )


def _counts_both(at: Scene, link: Link) -> bool:
    """True for "killed or wounded 40 people", who are the dead and the wounded together."""
    for place in range(link.first - 2, link.stop):
        verbs = [words.VERBS.get(at.low(place + step), (None,))[0] for step in (0, 2)]
        if at.low(place + 1) in ("or", "and") and set(verbs) == {"killed", "injured"}:
            return True
    return False
