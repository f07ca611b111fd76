"""What is cut off a phrase before it is taken for a speaker's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.extract.kinds import EVENT_NOUN
from whence.extract.speakers_tokens import Speaker, Token, for_another, is_name, is_verb, written
from whence.extract.speakers_words import (
    BODIES,
    COUNTS,
    NO_PERSON,
    OWNERS,
    ROLES,
    TIMES,
    TITLES,
    WRITINGS,
)


def before_body(phrase: Sequence[Token], head: Token) -> int:
    """Where "of the Arden Police", "of the group Tarnwatch" begins after a person's name; the end
    where nothing like it does."""
    after = phrase.index(head) + 1
    last = phrase[-1].lower in BODIES
    last = last or any(word.lower in KINDS_OF_BODY for word in phrase[after:])
    body = after < len(phrase) and phrase[after].lower == "of" and last
    return after if body else len(phrase)


def who_counted(text: str, phrase: Sequence[Token]) -> Speaker | None:
    """Whose figures a phrase is about: "the ministry's latest count"; "official figures" and "U.N.
    data" have no other source."""
    if phrase[-1].lower not in COUNTS:
        return None
    for place, word in enumerate(phrase):
        for ending in ("'s", "’s", "'", "’"):
            owns = word.text.endswith(ending) and word.lower.removesuffix(ending) not in TIMES
            if owns and not EVENT_NOUN.fullmatch(word.text.removesuffix(ending)):
                name = written(text, phrase[: place + 1]).removesuffix(ending)
                return Speaker(name, phrase[0].start, phrase[-1].end)
    makers = phrase[phrase[0].lower in ("the", "a", "an") : -1]
    if makers and all(_makes_figures(word) for word in makers):
        return Speaker(written(text, phrase), phrase[0].start, phrase[-1].end)
    return None


def _makes_figures(word: Token) -> bool:
    """Whether a word before "figures" tells who made them: not whose "Monday's" are."""
    owner = word.lower.endswith(("'s", "’s"))
    return not owner and (word.named or word.lower in ROLES | {"official", "health"})


def body_start(phrase: Sequence[Token]) -> int:
    """Where the name of a body begins after what it is: "the news site Tarnwatch"; 0 where the
    phrase is nothing like it."""
    for first in range(1, len(phrase)):
        kind, name = phrase[first - 1], phrase[first:]
        inside = all(word.named or word.lower in _IN_NAMES for word in name)
        if kind.lower in KINDS_OF_BODY and not kind.named and name[0].named and inside:
            return first
    return 0


_IN_NAMES = frozenset("of on for the and o de la".split())
"""Words in lower case inside a body's name: "Witness on the Ridge"."""


KINDS_OF_BODY = frozenset(
    "group agency site website outlet watchdog channel station newspaper organisation organization "
    "affiliate partner "
    "movement charity broadcaster daily network ngo monitor tracker militia outfit faction "
    "management company firm operator airline chain contractor manufacturer retailer".split()
)
"""What a body with a name of its own is said to be before the name."""


DOES_SOMETHING = re.compile(
    r"(?!(?:former|other|major|minor|senior|junior|latter|later|outer|inner|newspaper|monitor|tracker"
    r"|carrier|operator|insurer|maker|manufacturer|retailer|publisher|partner|cluster|power|sector"
    r"|company|paper|river|border|corridor|centre|center|theatre|number|order|summer|winter|member)$)"
    r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|eon|ee)|nurse|medic|priest|monk|nun|clerk|aide|aunt|uncle"
    r"|activist|merchant|accountant|assistant|attendant|consultant|inhabitant|merchant|sergeant"
)
"""What a person is said to be: "physician", "defender"."""


def person_start(phrase: Sequence[Token]) -> int:
    """Where a person's full name begins after what he is: "chief physician Odo Venn"; 0 where the
    phrase is nothing like it."""
    first = len(phrase)
    while first and phrase[first - 1].named:
        first -= 1
    known = first > 0 and DOES_SOMETHING.fullmatch(phrase[first - 1].text) is not None
    name = phrase[first:]
    body = any(word.lower in NO_PERSON | BODIES for word in name)
    body = body or for_another(phrase[:first])
    return first if known and is_name(name) and not body else 0


def without_short_form(phrase: list[Token]) -> list[Token]:
    """A phrase without the short form of a title before a name: "Area Officer (AO) Odo Venn"."""
    marks = [word.text for word in phrase]
    place = marks.index("(") if "(" in marks else len(marks)
    short = marks[place + 2 : place + 3] == [")"] and marks[place + 1].isupper()
    if not short or not (phrase[place + 3 :] and phrase[place + 3].named):
        return phrase
    return phrase[:place] + phrase[place + 3 :]


def writer(phrase: list[Token]) -> list[Token]:
    """Who wrote it, of "a post on Facebook by Orla Venn"."""
    for index, word in enumerate(phrase[:-1]):
        if word.lower in ("by", "from") and any(one.lower in WRITINGS for one in phrase[:index]):
            return phrase[index + 1 :]
    return phrase


def without_clause(phrase: list[Token], head: Token) -> list[Token]:
    """Cuts "fighting in the north" off "the coalition fighting in the north", and "of the Arden
    police" off a person's name."""
    place = phrase.index(head)
    follows = phrase[place + 1 : place + 2]
    if follows and (is_verb(follows[0]) or follows[0].lower == "known"):
        return phrase[: place + 1]
    end = before_body(phrase, head)
    made_by = next((n for n in range(place + 2, len(phrase)) if _by_whom_it_was_made(phrase, n)), 0)
    if made_by:
        return phrase[:made_by]
    person = head.lower not in BODIES and phrase[0].lower not in ("the", "a", "an")
    return phrase[:end] if person and is_name(phrase[:end]) else phrase


def _by_whom_it_was_made(phrase: Sequence[Token], index: int) -> bool:
    """Whether "set up by", "appointed by" begins at a word, after what somebody made."""
    after = [word.lower for word in phrase[index + 1 : index + 3]]
    made = is_verb(phrase[index]) and phrase[index].lower.endswith("ed") and after[:1] == ["by"]
    return made or (phrase[index].lower == "set" and after == ["up", "by"])


def without_stray_marks(phrase: list[Token]) -> list[Token]:
    """Cuts through a mark whose fellow lies outside the phrase."""
    for index in range(len(phrase) - 1, -1, -1):
        mark = phrase[index].text
        if (mark == '"' and sum(word.text == '"' for word in phrase[: index + 1]) % 2) or (
            mark == "”" and not any(word.text == "“" for word in phrase[:index])
        ):
            fellow = any(word.text == '"' for word in phrase[index + 1 :]) and mark == '"'
            if not fellow:
                return phrase[index + 1 :]
    return phrase


def past_opening(phrase: list[Token]) -> list[Token]:
    for index in range(1, len(phrase)):
        if phrase[index].lower in OWNERS or phrase[index].lower in ("two", "three", "one"):
            return phrase[index:]
    for index in range(1, len(phrase)):
        if phrase[index].lower in ROLES:
            return phrase[index:]
    return []


def without_company(phrase: list[Token]) -> list[Token]:
    """Cuts what stands before an ``and`` that joins clauses, or after one that adds a crowd."""
    for index, word in enumerate(phrase):
        if word.lower != "and" or index == 0:
            continue
        left, right = phrase[index - 1], phrase[index + 1 : index + 2]
        if right and right[0].lower in ("numerous", "several", "many", "other", "others"):
            return phrase[:index]
        adjective = not left.named and index + 1 < len(phrase) and phrase[-1].lower in ROLES
        joined = index == 1 and any(word.lower in TITLES for word in phrase[2:4])
        if not (left.named or left.lower in ROLES or (adjective and index <= 2) or joined):
            return without_company(phrase[index + 1 :])
    return phrase
