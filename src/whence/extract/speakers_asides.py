"""What stands between commas beside a speaker: titles, ages, relative clauses, a name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from whence.extract.speakers_phrase import person_start
from whence.extract.speakers_steps import before_brackets
from whence.extract.speakers_tokens import (
    Speaker,
    Token,
    abbreviated,
    head_of,
    is_name,
    is_verb,
    name_start,
    title_of,
    word_from,
    written,
)
from whence.extract.speakers_words import KIN, OWNERS, PREPOSITIONS, ROLES, STOPS, TIMES, TITLES

_MAX = 16
_LONGEST_ASIDE = 34
_GIVES_A_NAME = frozenset(
    (
        "gave",
        "name",
        "identified",
        "identifying",
        "introduced",
        "introducing",
        "known",
        "goes",
        "went",
    )
)
_RELATIVES = frozenset(("who", "whose", "which", "where", "whom"))
_BEFORE_TITLES = frozenset("self-styled self-proclaimed self-appointed retired acting then".split())
"""What stands before somebody's title."""


def is_clause(aside: Sequence[Token]) -> bool:
    """Whether an aside tells what somebody does or where he is, and is no title."""
    first = aside[0]
    told = first.lower in STOPS | PREPOSITIONS | _RELATIVES or first.text.isdigit()
    return told or is_verb(first)


def without_age(aside: Sequence[Token]) -> list[Token]:
    """An aside without full stops, the age that it begins with and brackets at its end:
    "34-year-old Odo Venn", "Col. Odo Venn (retd)"."""
    last = before_brackets(aside, len(aside) - 1)
    found = [word for word in aside[: last + 1] if word.text != "."]
    if len(found) > 2 and found[0].lower in _BEFORE_TITLES:
        # "Its leader, self-styled General Odo Venn".
        return found[1:]
    return found[1:] if len(found) > 1 and found[0].lower.endswith("-year-old") else found


def names_body(aside: Sequence[Token], main: Speaker) -> bool:
    """Whether an aside names a body that words without a name came before: "a third source, the
    Arden Media Office,", "her owners, Messrs Venn & Sons,"."""
    first, *words = main.name.split()
    plain = first.lower() in OWNERS and words and words[-1].islower()
    plain = plain or all(word.islower() for word in words)
    name = [word for word in aside[1:] if word.lower not in ("of", "for", "and", "the", "on")]
    first_word = aside[0].lower
    if first_word == "messrs":
        return bool(plain)
    return bool(plain) and first_word == "the" and len(name) > 1 and all(one.named for one in name)


def is_short(word: Token, main: Speaker) -> bool:
    """Whether a word is the short name of a body that the words before it tell of: "the UN mission
    in the country, MONTA,"."""
    letters = sum(letter.isupper() for letter in word.text)
    first, *rest = main.name.split()
    last = main.name.split()[-1]
    head = next((one for one, after in pairwise(rest) if after in PREPOSITIONS), last)
    told = first.lower() in OWNERS and head.islower()
    return letters > 2 and main.title is None and told


def name_given(aside: Sequence[Token]) -> int:
    """Where the name begins in "a baker who gave his name as Odo Venn", "who goes by the name of
    Venn"; 0 where it gives none."""
    start = next((index for index, word in enumerate(aside) if word.named), 0)
    before = {word.lower for word in aside[:start]}
    gives = (
        start and before & _GIVES_A_NAME and aside[start - 1].lower in ("as", "of", "by", "name")
    )
    return start if gives and all(word.named for word in aside[start:]) else 0


def is_described(main: Speaker) -> bool:
    """Whether a speaker is described and not named: "a co-worker", "her aunt", "Venn's aunt"."""
    first, *rest = main.name.split()
    owned = bool(rest) and first.endswith(("'s", "’s")) and rest[-1] in KIN
    return (first.lower() in OWNERS or owned) and all(word.islower() for word in rest)


def first_aside(words: Sequence[Token]) -> Sequence[Token]:
    """The first of several asides that is more than an age."""
    start = 0
    for index, word in enumerate(words):
        if word.text == ",":
            if index - start > 1:
                return words[start:index]
            start = index + 1
    return words[start:]


def past_descriptions(words: Sequence[Token], opening: int) -> int:
    """The comma after a name that more than one aside describes: "Orla Venn, 54, whose son …,",
    "Orla Venn, head of the union, a body that …,"."""
    while opening > 1:
        low = next(
            (
                index
                for index in range(opening - 1, max(-1, opening - _MAX), -1)
                if words[index].text in ',.;:”"' or words[index].quoted
            ),
            -1,
        )
        if low < 1 or words[low].text != ",":
            return opening
        between = words[low + 1 : opening]
        if not between:
            return opening
        if between[0].lower in ("whose", "where") and between[-1].lower in (*ROLES, *TITLES):
            # "The clinic, whose director, Dr Odo Venn, said": it is the director who speaks.
            return opening
        name = _name_before(words, low)
        aged = len(between) == 1 and between[0].text.isdigit()
        describes = between[0].lower in ("a", "an", "the", "its", "head") or (
            not between[0].named and head_of(between).lower in (*ROLES, *TITLES)
        )
        if not (aged or (name and describes)):
            return opening
        opening = low
    return opening


def _name_before(words: Sequence[Token], comma: int) -> bool:
    """Whether two or more capitalised words stand right before a comma, a person's name."""
    first = comma
    while first > 0 and words[first - 1].named and words[first - 1].lower not in TIMES:
        first -= 1
    return comma - first >= 2


def matching_comma(words: Sequence[Token], closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - _LONGEST_ASIDE), -1):
        stop = words[index].text in ".;:" and not abbreviated(words, index)
        if words[index].quoted or stop:
            return None
        if words[index].text == ",":
            between = words[index + 1 : closing]
            # An age or a bare number stands between commas of its own.
            if len(between) == 1 and between[0].text.isdigit():
                return index
            return index if between else None
    return None


def described(text: str, speaker: Speaker, named: bool, words: Sequence[Token]) -> Speaker:
    """The speaker with what an aside adds: a title after a name, a name after a title."""
    if not words:
        return speaker
    cut = 0 if named else name_start(words) or person_start(words)
    if cut and TITLES.isdisjoint(word.lower for word in words[cut:]):
        # "Said its secretary, the Rev. Odo Venn"; "according to the imam, Sheikh Odo Venn".
        title = f"{speaker.name}, {title_of(text, words, cut)}"
        return Speaker(written(text, words[cut:]), speaker.start, words[-1].end, title)
    if speaker.title is None and words[0].lower in ("the", "a", "an", "head"):
        return Speaker(speaker.name, speaker.start, words[-1].end, written(text, words))
    given = name_given(words) if words[0].lower == "who" else 0
    if (given or is_name(words)) and not named:
        # "…, said the waiter, who asked to be identified only as Odo."
        return Speaker(written(text, words[given:]), speaker.start, words[-1].end, speaker.name)
    alone = len(words) == 1 and words[0].named and words[0].lower not in TIMES
    if alone and is_described(speaker) and speaker.name.split()[-1] in KIN:
        # "…, said his widow, Oda."
        return Speaker(words[0].text, speaker.start, words[-1].end, speaker.name)
    return speaker


def named_further_on(text: str, speaker: Speaker, words: Sequence[Token]) -> Speaker:
    """The speaker by the name that follows what else describes him: "a teacher who gave only his
    first name, Odo", "a passenger who got away, Odo Venn", "the officer in charge of the post,
    Insp. Odo Venn". ``words`` are those after the speaker."""
    relative = words[0].lower == "who"
    clause = until_mark(words, 0)
    if speaker.title or not speaker.name[-1].islower() or not clause:
        return speaker
    given = name_given(clause) if relative else 0
    if given:
        return Speaker(written(text, clause[given:]), speaker.start, clause[-1].end, speaker.name)
    comma = word_from(words, clause[-1].end)
    aside = until_mark(words, comma + 1) if words[comma : comma + 1] else []
    if not aside or words[comma].text != "," or not all(word.named for word in aside):
        return speaker
    cut = name_start(aside)
    alone = clause[-1].lower == "name" and len(aside) == 1
    # "A resident of Arden, New Velde" lives there.
    plain = relative and is_name(aside) and not clause[-1].named
    if not (cut or alone or plain):
        return speaker
    title = f"{speaker.name}, {title_of(text, aside, cut)}" if cut else speaker.name
    return Speaker(written(text, aside[cut:]), speaker.start, aside[-1].end, title)


def unmarked(aside: Sequence[Token]) -> Sequence[Token]:
    """An aside without the full stops of abbreviations, and without brackets at its end: "Col. Oda
    Venn (retd)"."""
    opening = next((n for n, word in enumerate(aside) if word.text == "("), len(aside))
    whole = aside[-1].text == ")" and opening > 0
    kept = [word for word in (aside[:opening] if whole else aside) if word.text != "."]
    return kept or aside


def until_mark(words: Sequence[Token], first: int) -> list[Token]:
    """The words from one on before the next mark, full stops of abbreviations left out."""
    found: list[Token] = []
    for index in range(first, min(len(words), first + _MAX)):
        word = words[index]
        if word.text == "." and index > first and abbreviated(words, index):
            continue
        if not word.text[0].isalnum() or word.quoted:
            break
        found.append(word)
    return found
