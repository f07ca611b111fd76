"""Where a speaker's phrase begins, stepping back from its last word."""

from __future__ import annotations

from collections.abc import Sequence

from whence.extract.speakers_phrase import KINDS_OF_BODY
from whence.extract.speakers_tokens import Token, abbreviated, is_verb, stops
from whence.extract.speakers_words import ATTRIBUTIVES, BODIES, OWNERS, PREPOSITIONS, ROLES, TITLES

_BEFORE_PARTICIPLE = ROLES | OWNERS
_MAX = 16
_OF = frozenset(("of", "for"))


def left_edge(words: Sequence[Token], last: int) -> int:
    """Where the phrase begins that ends with the word at ``last``."""
    first = last + 1
    while first > 0 and last - first < _MAX:
        word = words[first - 1]
        if word.lower == "who" and first >= 2 and words[first - 2].lower in ROLES:
            first -= 1
            continue
        if word.text == "." and first >= 2 and abbreviated(words, first - 1):
            first -= 1
            continue
        if word.quoted or not (word.text[0].isalnum() or word.text[0] in '()"“”@'):
            break
        if _asks(words, first - 1, last):
            break
        known = word.lower == "as" and words[first - 2].lower in ("known", "himself", "herself")
        # "A cousin of that man said".
        known = known or (word.lower == "that" and first > 2 and words[first - 2].lower in _OF)
        if not (known or _describes(words, first - 1)) and (
            stops(word)
            or (is_verb(word) and not (first >= 2 and words[first - 2].lower in _BEFORE_PARTICIPLE))
        ):
            break
        first -= 1
    return first


def _asks(words: Sequence[Token], index: int, last: int) -> bool:
    """Whether those who speak are asked by somebody: "the group interviewed survivors who said",
    "the paper spoke to a nurse who counted"."""
    low = words[index].lower
    if low in ("to", "with"):
        return index > 0 and words[index - 1].lower in ("spoke", "talked", "speaking", "talking")
    return low == "interviewed" and index < last and words[index + 1].lower not in PREPOSITIONS


def _describes(words: Sequence[Token], index: int) -> bool:
    """Whether a word that could be a verb stands before a noun as an adjective would ("a wounded
    soldier", "elected officials"), for people ("the families of those killed"), or before whom
    somebody speaks for ("the member representing Velde")."""
    word, earlier = words[index].lower, words[index - 1].lower if index else ""
    if word == "representing":
        return earlier in ROLES | TITLES
    if earlier == "those":
        return not words[index].named and word.endswith("ed")
    after = [one.lower for one in words[index + 1 : index + 3]]
    if word.endswith("ed") and earlier in PREPOSITIONS and ROLES & set(after):
        # "A lawyer for jailed gang leader Odo Venn".
        return not words[index].named
    role = after[:1] != [] and after[0] in ROLES
    if word.endswith("ing") and after[:1] and after[0] in BODIES | KINDS_OF_BODY:
        # "The Arden monitoring group".
        # "A local monitoring group" too.
        return words[index - 1].named or bool(OWNERS & {earlier, words[index - 2].lower})
    return word in ATTRIBUTIVES and (earlier in OWNERS or (role and earlier.islower()))
