"""Who speaks: the noun phrase beside a cue word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

TOKEN = re.compile(r"[^\W_][\w'’.&/-]*[^\W_]|[^\W_]|[^\w\s]")

ROLES = frozenset(
    "official officials officer officers police source sources witness witnesses eyewitness "
    "eyewitnesses resident residents minister ministers ministry ministries spokesman spokeswoman "
    "spokesperson spokespeople spokesmen government governments army military militants militant "
    "group groups rebels hospital hospitals doctor doctors medic medics governor mayor president "
    "authorities commander commanders general chief sheriff deputy deputies investigators "
    "investigator detective detectives agency agencies report study statement court judge "
    "prosecutor prosecutors lawyer lawyers attorney relatives relative family families neighbor "
    "neighbors neighbour neighbours activists activist monitor monitors organisation organization "
    "council coroner department office bureau company school teacher teachers student students "
    "survivor survivors mother father brother sister son daughter wife husband driver man woman "
    "men women secretary ambassador embassy envoy leader leaders coalition party parliament "
    "senator lawmakers lawmaker mp mps members member experts expert analyst analysts researchers "
    "charity broadcaster newspaper television tv radio channel website network press media "
    "reporter correspondent journalist journalists soldier soldiers troops forces force nurse "
    "nurses surgeon director manager owner principal headteacher priest imam bishop pope king "
    "queen prince kremlin pentagon union federation movement organisers organizers critics aides "
    "aide diplomats diplomat observers captain colonel major sergeant lieutenant brigadier "
    "superintendent inspector constable trooper troopers firefighters paramedics dispatchers "
    "firefighter paramedic administrator staff employee employees worker workers villager "
    "villagers elder elders farmer shopkeeper herder headman chairman chairwoman chairperson head "
    "relations records documents complaint affidavit dispatch bulletin communique communiqué "
    "release text clinic port service team board tribes clerk passenger passengers".split()
)
"""Nouns in lower case that can speak. A phrase whose head is neither one of these, nor a name, nor
a pronoun is no speaker."""

BODIES = frozenset(
    "police government army military ministry group coalition party agency council department "
    "office bureau company hospital court parliament union federation movement organisation "
    "organization charity embassy kremlin pentagon force team board monitor committee state".split()
)
"""Speakers of several people that "it" or "they" stands for."""
PRONOUNS = frozenset(("he", "she", "they", "it"))
TITLES = frozenset(
    "president minister secretary general chief sheriff governor mayor senator sen rep gov lt sgt "
    "capt col gen officer spokesman spokeswoman spokesperson director commander colonel major "
    "captain sergeant lieutenant inspector superintendent constable deputy detective judge justice "
    "attorney prosecutor dr prof professor doctor king queen prince pope archbishop bishop rev "
    "imam sheikh ambassador envoy chairman chairwoman leader coroner trooper grocer driver teacher "
    "student resident witness elect nurse brigadier adm admiral magistrate mr mrs ms sir lord dame "
    "representative congressman congresswoman premier chancellor speaker head manager owner farmer "
    "analyst expert lawyer activist".split()
)
_STOPS = frozenset(
    "that which who whom whose when where while after before because as since although though but "
    "if whether however than until unless during despite amid without through over into onto "
    "against between among so then not was were is are be been being had has have did does do will "
    "would could can may might must should said says say told killed died wounded injured hit left "
    "took went came fell tore blew struck began found made became got gave burned burnt lost "
    "yesterday today tonight meanwhile earlier later nor what how why there here".split()
)
_ADVERBS = frozenset(
    "also later earlier then has have had previously reportedly repeatedly strongly immediately "
    "initially quickly still only even further separately have since was were is are been being "
    "did does now again just once angrily never not".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night "
    "today yesterday week month year january february march april june july august september "
    "october november december later noon midnight".split()
)
_PREPOSITIONS = frozenset("of in for from at with near on to by".split())
_INSIDE = frozenset("of for from in at with".split())
_MAX = 16


class Token(Struct, frozen=True):
    """A word or mark with its place in the article's text; ``quoted`` inside quotation marks."""

    text: str
    start: int
    end: int
    quoted: bool

    @property
    def lower(self) -> str:
        return self.text.lower().strip(".")

    @property
    def named(self) -> bool:
        return self.text[:1].isupper() or self.text[:3] in ("al-", "el-")


class Speaker(Struct, frozen=True):
    """A speaker as written, with a title beside the name if there is one, and the whole phrase's
    span."""

    name: str
    start: int
    end: int
    title: str | None = None


def tokens(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> list[Token]:
    """The words and marks between two places of a text."""
    return [
        Token(
            match.group(),
            match.start(),
            match.end(),
            any(low <= match.start() < high for low, high in quotes),
        )
        for match in TOKEN.finditer(text, start, end)
    ]


def before(
    text: str, words: Sequence[Token], cue: int, heads: frozenset[str] = ROLES
) -> Speaker | None:
    """The speaker whose phrase ends right before the word at ``cue``; ``heads`` are the nouns in
    lower case that it may be about."""
    last = _past_adverbs(words, cue - 1)
    if last < 0 or words[last].quoted:
        return None
    if words[last].text != ",":
        return _checked(text, words, (_left_edge(words, last), last), heads)
    opening = _matching_comma(words, last)
    if opening is None:
        return None
    main = _checked(text, words, (_left_edge(words, opening - 1), opening - 1), heads)
    if main is None:
        return None
    aside = words[opening + 1 : last]
    if _is_name(aside):
        return Speaker(_join(text, aside), main.start, aside[-1].end, main.name)
    title = main.title or (None if aside[0].lower in _STOPS else _join(text, aside))
    return Speaker(main.name, main.start, words[last].end, title)


def after(
    text: str,
    words: Sequence[Token],
    first: int,
    aside: bool = True,
    heads: frozenset[str] = ROLES,
) -> Speaker | None:
    """The speaker whose phrase begins at the word ``first``; ``aside``: words after a comma may
    still describe the speaker."""
    last = first - 1
    for index in range(first, min(len(words), first + _MAX)):
        word = words[index]
        if word.quoted or _stops(word) or word.lower in _TIMES:
            break
        if not word.text[0].isalnum() and word.text not in "()":
            break
        if word.lower in _PREPOSITIONS and (
            word.lower not in _INSIDE or not _goes_on(words, index + 1)
        ):
            break
        last = index
    while last >= first and words[last].lower in ("and", "or", "(", "the", "a"):
        last -= 1
    if last < first:
        return None
    speaker = _checked(text, words, (first, last), heads)
    if not aside or speaker is None or last + 1 >= len(words) or words[last + 1].text != ",":
        return speaker
    return _described(
        text, speaker, _is_name(words[first : last + 1]), _until_mark(words, last + 2)
    )


def _described(text: str, speaker: Speaker, named: bool, words: Sequence[Token]) -> Speaker:
    """The speaker with what an aside adds: a title after a name, a name after a title."""
    if not words:
        return speaker
    if speaker.title is None and words[0].lower in ("the", "a", "an", "who", "head"):
        return Speaker(speaker.name, speaker.start, words[-1].end, _join(text, words))
    if _is_name(words) and not named:
        return Speaker(_join(text, words), speaker.start, words[-1].end, speaker.name)
    return speaker


def _goes_on(words: Sequence[Token], index: int) -> bool:
    if index >= len(words):
        return False
    word = words[index]
    return (
        word.lower in ("the", "a", "an", "its", "his", "their", "all")
        or (word.named and word.lower not in _TIMES)
        or word.lower in ROLES
    )


def _past_adverbs(words: Sequence[Token], last: int) -> int:
    """Steps back over "also", "has", "on Thursday" and the like between a speaker and its cue."""
    while (
        last >= 0
        and not words[last].quoted
        and not (len(words[last].text) > 1 and words[last].text.isupper())
        and (words[last].lower in _ADVERBS or words[last].lower.endswith("ly"))
    ):
        last -= 1
    if (
        last >= 2
        and words[last].lower in _TIMES
        and words[last - 1].lower in ("on", "late", "this")
    ):
        return last - 2
    return last


def _stops(word: Token) -> bool:
    """Whether a word ends a speaker's phrase; an acronym such as IS does not."""
    return word.lower in _STOPS and not (len(word.text) > 1 and word.text.isupper())


def _left_edge(words: Sequence[Token], last: int) -> int:
    first = last + 1
    while first > 0 and last - first < _MAX:
        word = words[first - 1]
        if word.lower == "who" and first >= 2 and words[first - 2].lower in ROLES:
            first -= 1
            continue
        if word.quoted or _stops(word) or not (word.text[0].isalnum() or word.text in '()"“”'):
            break
        if _is_verb(word):
            break
        first -= 1
    return first


def _is_verb(word: Token) -> bool:
    low = word.lower
    return (
        not word.named
        and "-" not in low
        and (low.endswith("ing") and low not in ("governing", "leading", "opposing", "remaining"))
    ) or (
        not word.named and low.endswith("ed") and "-" not in low and low not in ("united", "armed")
    )


def _checked(
    text: str, words: Sequence[Token], edges: tuple[int, int], heads: frozenset[str]
) -> Speaker | None:
    """The phrase between two words with what does not belong to it cut off, if it can speak."""
    phrase = list(words[edges[0] : edges[1] + 1])
    for index in range(len(phrase) - 1, -1, -1):
        if phrase[index].lower in _TIMES and phrase[index].text[-1:] != "s":
            phrase = phrase[index + 1 :]
            break
    while phrase and phrase[0].lower in (*_PREPOSITIONS, "and", "or", ")"):
        phrase = _past_opening(phrase)
    phrase = _without_company(phrase)
    phrase = _without_stray_marks(phrase)
    if not phrase or phrase[0].lower in ("no", "nobody", "none"):
        return None
    head = _head(phrase)
    if head.lower in PRONOUNS:
        return Speaker(head.text, head.start, head.end) if len(phrase) == 1 else None
    aged = head.lower.endswith("-year-old")
    if not (head.named or aged or head.lower in heads or phrase[0].lower == "one"):
        return None
    if head.named and head.lower in _TIMES:
        return None
    cut = _name_start(phrase)
    if cut:
        return Speaker(
            _join(text, phrase[cut:]), phrase[0].start, phrase[-1].end, _join(text, phrase[:cut])
        )
    return Speaker(_join(text, phrase), phrase[0].start, phrase[-1].end)


def _without_stray_marks(phrase: list[Token]) -> list[Token]:
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


def _past_opening(phrase: list[Token]) -> list[Token]:
    for index in range(1, len(phrase)):
        if phrase[index].lower in ("the", "a", "an", "two", "three", "one"):
            return phrase[index:]
    for index in range(1, len(phrase)):
        if phrase[index].lower in ROLES:
            return phrase[index:]
    return []


def _without_company(phrase: list[Token]) -> list[Token]:
    """Cuts what stands before an ``and`` that joins clauses, or after one that adds a crowd."""
    for index, word in enumerate(phrase):
        if word.lower != "and" or index == 0:
            continue
        left, right = phrase[index - 1], phrase[index + 1 : index + 2]
        if right and right[0].lower in ("numerous", "several", "many", "other", "others"):
            return phrase[:index]
        adjective = not left.named and index + 1 < len(phrase) and phrase[-1].lower in ROLES
        if not (left.named or left.lower in ROLES or (adjective and index <= 2)):
            return _without_company(phrase[index + 1 :])
    return phrase


def _head(phrase: Sequence[Token]) -> Token:
    for index, word in enumerate(phrase):
        if index and (word.lower in _PREPOSITIONS or word.text == "(" or word.lower == "who"):
            return phrase[index - 1]
    return phrase[-1]


def _name_start(phrase: Sequence[Token]) -> int:
    """Where a person's name begins after a title; 0 where the phrase is no titled name."""
    start = 0
    for index, word in enumerate(phrase[:-1]):
        if word.lower in TITLES:
            start = index + 1
    name = phrase[start:]
    if 0 < len(name) <= 4 and all(word.named for word in name):
        return start
    return 0


def _is_name(phrase: Sequence[Token]) -> bool:
    return 2 <= len(phrase) <= 4 and all(
        word.named and word.lower not in TITLES and word.lower not in _TIMES for word in phrase
    )


def _matching_comma(words: Sequence[Token], closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - _MAX - 4), -1):
        if words[index].quoted or words[index].text in ".;:":
            return None
        if words[index].text == ",":
            between = words[index + 1 : closing]
            # An age or a bare number stands between commas of its own.
            if len(between) == 1 and between[0].text.isdigit():
                return index
            return index if between else None
    return None


def _until_mark(words: Sequence[Token], first: int) -> list[Token]:
    found: list[Token] = []
    for word in words[first : first + _MAX]:
        if not word.text[0].isalnum() or word.quoted:
            break
        found.append(word)
    return found


def _join(text: str, phrase: Sequence[Token]) -> str:
    return " ".join(text[phrase[0].start : phrase[-1].end].split())
