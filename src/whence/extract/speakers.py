"""Who speaks: the noun phrase beside a cue word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from whence.extract.kinds import EVENT_NOUN
from whence.extract.speakers_asides import (
    described,
    first_aside,
    is_clause,
    is_described,
    is_short,
    matching_comma,
    name_given,
    named_further_on,
    names_body,
    past_descriptions,
    unmarked,
    until_mark,
    without_age,
)
from whence.extract.speakers_edges import left_edge
from whence.extract.speakers_phrase import (
    before_body,
    body_start,
    past_opening,
    person_start,
    who_counted,
    without_clause,
    without_company,
    without_short_form,
    without_stray_marks,
    writer,
)
from whence.extract.speakers_steps import before_brackets, past_adverbs, past_setting
from whence.extract.speakers_tokens import (
    Speaker,
    Token,
    abbreviated,
    head_of,
    is_name,
    is_verb,
    name_start,
    stops,
    title_of,
    titled,
    written,
)
from whence.extract.speakers_words import (
    INSIDE,
    NOBODIES,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    STOPS,
    THINGS,
    TIMES,
    TITLES,
    WRITINGS,
)

_DAY_OR_HOUR = re.compile(r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}\.\d{2}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FINITE = frozenset("was were is are has had have did does will would died".split())
"""Verbs that no aside begins with: "Orla Venn, a nurse, was hurt, said …"."""
_SUBJECTS = OWNERS | PRONOUNS | ROLES
"""Words that begin the subject of a clause of its own."""
_SPEAK = ROLES | (TITLES - {"private"})
"""Nouns in lower case that can be a speaker's."""
_PLAIN = _SUBJECTS | PREPOSITIONS | set("some several many other two three four same".split())
_NOUNS_TOO = frozenset("calls call claims claim demands reports".split())
_VERBS = (STOPS & _FINITE) | frozenset(
    "went took came fell left found began made became got gave lost spoke met held sent led flew "
    "drove wrote read sat stood ran saw lives works heads leads runs wants laid kept sold hid "
    "wore chose brought bought fought fed fled heard knew paid rang rose sang slept swept threw "
    "woke won carries sits stands".split()
)
"""Verbs in irregular forms, and some in the present, that a sentence's subject stands before."""
_OUTLETS = frozenset(("newspaper", "paper", "magazine", "newsroom", "reporter", "reporters"))
"""What an outlet calls itself, "this" or "our" before it."""
_ON_ASKING = frozenset("asked questioned contacted reached approached pressed quizzed".split())
"""What begins a sentence about somebody who is asked: "Asked about the list, the judge left"."""
_FAR = 30
_GLUED = re.compile(r"[a-z0-9]\.[A-Z]")
_MAX = 16
_NOBODY_S_REPORTS = re.compile(r"(?:\w+ )?reports", re.IGNORECASE)
"""What no known body reports: "earlier reports had spoken of nine dead"."""


def before(text: str, words: Sequence[Token], cue: int) -> Speaker | None:
    """The speaker whose phrase ends right before the word at ``cue``."""
    last = past_setting(words, past_adverbs(words, cue - 1))
    if last < 0 or words[last].quoted or words[last].lower == "and":
        return None
    last = before_brackets(words, last)
    if words[last].text == ",":
        return _before_aside(text, words, last)
    found = _checked(text, words, (left_edge(words, last), last))
    if found and _NOBODY_S_REPORTS.fullmatch(found.name):
        return None
    found = _described(text, words, (last, cue), found) or found
    return _with_place(words, last, found) if found else None


def _with_place(words: Sequence[Token], last: int, found: Speaker) -> Speaker:
    """The speaker with the "there" that follows: "a doctor there told us"."""
    there = words[last + 1 : last + 2]
    role = found.title is None and found.name[-1].islower() and words[last].end == found.end
    if not (there and there[0].lower == "there" and role):
        return found
    return Speaker(f"{found.name} there", found.start, there[0].end)


def _before_aside(text: str, words: Sequence[Token], last: int) -> Speaker | None:
    """The speaker whom an aside describes or names that ends with the comma at ``last``."""
    opening = matching_comma(words, last)
    if opening is None:
        return None
    aside = unmarked(words[opening + 1 : last])
    first = past_descriptions(words, opening)
    if first != opening:
        opening, aside = first, first_aside(words[first + 1 : last])
    main = _checked(text, words, (left_edge(words, opening - 1), opening - 1))
    auxiliary = aside[0].lower == "had" and len(aside) > 1 and aside[1].lower in PREPOSITIONS
    if main is None or (aside[0].lower in _FINITE and not auxiliary) or _counts_some(aside):
        return None
    if aside[0].lower in ("whose", "which", "where") and not _tells(words, main):
        return None
    aside = without_age(aside) or aside
    name = name_start(aside) if aside[0].named and _is_title(aside) else 0
    titled_name = name and all(word.lower != "of" for word in aside)
    alone = len(aside) == 1 and aside[0].named and (is_described(main) or is_short(aside[0], main))
    named = name_given(aside)
    if is_name(aside) or alone or titled_name or named or names_body(aside, main):
        # "A resident, Malam Odo Venn": the title before the name is his as well.
        further = f", {title_of(text, aside, name)}" if titled_name and not named else ""
        name = named or name
        title = f"{main.name}{further}"
        return Speaker(written(text, aside[name:]), main.start, aside[-1].end, title)
    about = main.title or (None if is_clause(aside) else written(text, aside))
    return Speaker(main.name, main.start, words[last].end, about)


def _tells(words: Sequence[Token], main: Speaker) -> bool:
    """Whether a phrase names somebody or has a noun that can speak: no hall does, "whose roof came
    down, said Odo Venn"."""
    return any(_is_person(word) for word in words if main.start <= word.start < main.end)


def _is_title(aside: Sequence[Token]) -> bool:
    """Whether an aside begins with a title: "Dr", "Most Rev."."""
    raised = aside[0].lower in ("most", "very", "right") and len(aside) > 1
    return aside[1 if raised else 0].lower in TITLES


def _counts_some(aside: Sequence[Token]) -> bool:
    """Whether an aside counts some of those told of and describes nobody: "six of them in a
    ward", "including a child"."""
    lows = [word.lower for word in aside[:3]]
    return lows[0] in ("including", "among") or lows[1:] in (["of", "them"], ["of", "whom"])


def _described(
    text: str, words: Sequence[Token], places: tuple[int, int], found: Speaker | None
) -> Speaker | None:
    """Who is described by a relative clause that ends right before the cue: "doctors who were
    turned back at the bridge said". ``places`` are the clause's last word and the cue; ``found`` is
    whom the last words of the clause seem to name."""
    last, cue = places
    if words[cue].lower in _NOUNS_TOO or not words[last].text[0].isalnum():
        return None
    who = next(
        (
            index
            for index in range(last, max(0, last - _MAX), -1)
            if words[index].lower in ("who", "that")
            or words[index].quoted
            or _divides(words[index])
        ),
        0,
    )
    if not who or words[who].lower not in ("who", "that"):
        return None
    verb = words[who + 1]
    inside = found and found.start > verb.start and found.name.split()[0] in OWNERS
    # "The union that represents the miners said": the verb and its object speak no more than it.
    acts = verb.lower.endswith("s") and verb.lower not in ROLES | PREPOSITIONS
    inside = inside or (found and found.start == verb.start and acts)
    if (found and not inside) or verb.named or verb.lower in _SUBJECTS:
        # "A man who police said was armed".
        return None
    main = _checked(text, words, (left_edge(words, who - 1), who - 1))
    phrase = [word for word in words[:who] if main and word.start >= main.start]
    acts = any(is_verb(word) and one.lower not in OWNERS for one, word in pairwise(phrase))
    if main is None or acts or not _is_person(head_of(phrase)):
        return None
    return Speaker(main.name, main.start, words[last].end, main.title)


def _divides(word: Token) -> bool:
    """Whether no relative clause goes on past a word; not past "2012.Witnesses" either."""
    apart = word.text in ",;:–—" or _GLUED.search(word.text) is not None
    return apart or word.lower in ("said", "says", "say", "told", "but")


def _is_person(word: Token) -> bool:
    return word.lower in _SPEAK or word.named


def subject(text: str, words: Sequence[Token]) -> Speaker | None:
    """Who begins a sentence, before its first verb: for a cue that "and" joins to that verb."""
    if not words or stops(words[0]) or words[0].quoted:
        return None
    if words[0].lower in PREPOSITIONS | _ON_ASKING:
        return None
    for index, word in enumerate(words[1:_MAX], start=1):
        if word.quoted or not (word.text[0].isalnum() or word.text == "."):
            return None
        if is_verb(word) or stops(word) or word.lower in _FOUND:
            return _checked(text, words, (0, index - 1))
    return None


_FOUND = frozenset("found began held met sent led gave took".split())
"""Verbs in irregular forms that are no nouns."""


def opening(text: str, words: Sequence[Token]) -> Speaker | None:
    """Who a sentence is about: whoever begins it, after a "but" too, and stands before its verb, an
    aside or none between."""
    if words and words[0].lower in ("but", "yet", "and"):
        words = words[1:]
    for index, word in enumerate(words[1:_FAR], start=1):
        if word.quoted:
            return None
        acts = is_verb(word) or word.lower in _VERBS or words[index - 1].text == ","
        found = before(text, words, index) if acts else None
        if found is not None and found.start == words[0].start:
            return found
    return None


def plain_subject(text: str, words: Sequence[Token]) -> Speaker | None:
    """The subject of a sentence's first verb if it is a name, a pronoun or a role and no more."""
    found = subject(text, words)
    phrase = [word for word in words if found and word.start < found.end and word.text != "."]
    after = next((word for word in words if found and word.start >= found.end), None)
    acts = after is not None and (is_verb(after) or after.lower in _FINITE | _FOUND)
    known = all(word.named or word.lower in _PLAIN for word in phrase)
    known = known or (
        phrase[:1] != [] and phrase[0].lower in OWNERS and _is_person(head_of(phrase))
    )
    return found if acts and known and not words[0].lower.endswith("ing") else None


def after(
    text: str,
    words: Sequence[Token],
    first: int,
    aside: bool = True,
) -> Speaker | None:
    """The speaker whose phrase begins at the word ``first``; ``aside``: words after a comma may
    still describe the speaker."""
    last = first - 1
    if words[first].lower in PREPOSITIONS or words[first].lower in TIMES:
        return None
    for index in range(first, min(len(words), first + _MAX)):
        word = words[index]
        late = word.lower in ("late", "early") and index > first
        # "14 according to police and 20 according to residents".
        other = index + 2 < len(words) and words[index + 2].lower == "according"
        if word.quoted or stops(word) or word.lower in TIMES or late or other:
            break
        if word.text == "." and index > first and abbreviated(words, index):
            continue
        if not (word.text[0].isalnum() or word.text[0] in "()@"):
            break
        close = word.lower == "to" and words[index - 1].lower == "close"
        if (
            word.lower in PREPOSITIONS
            and not close
            and (
                (word.lower not in INSIDE and not _by_somebody(words, first, index))
                or not (_goes_on(words, index + 1) or _of_what(words, index))
            )
        ):
            break
        last = index
    while last >= first and words[last].lower in ("and", "or", "(", "the", "a"):
        last -= 1
    if last < first:
        return None
    speaker = _checked(text, words, (first, last))
    speaker = _with_place(words, last, speaker) if speaker else None
    if not aside or speaker is None or last + 1 >= len(words):
        return speaker
    if words[last + 1].text != ",":
        return named_further_on(text, speaker, words[last + 1 :])
    phrase = [word for word in words[first : last + 1] if word.text != "."]
    return described(text, speaker, is_name(phrase) or titled(phrase), until_mark(words, last + 2))


def _by_somebody(words: Sequence[Token], first: int, index: int) -> bool:
    """Whether a word goes on in "a post on Facebook by Oda Brenn"."""
    return words[index].lower in ("by", "from", "on") and any(
        word.lower in WRITINGS for word in words[first:index]
    )


def _of_what(words: Sequence[Token], index: int) -> bool:
    """Whether an office goes on in "MSF's head of mission,"."""
    return (
        words[index].lower == "of"
        and words[index - 1].lower
        in ("head", "chief", "director", "minister", "secretary", "leader")
        and index + 2 < len(words)
        and words[index + 1].text.isalpha()
        and words[index + 2].text == ","
    )


def _goes_on(words: Sequence[Token], index: int) -> bool:
    if index >= len(words):
        return False
    word = words[index]
    after = words[index + 1].lower if index + 1 < len(words) else ""
    return (
        (word.text.islower() and after in ROLES and not is_verb(word) and word.lower not in STOPS)
        or word.lower in ("the", "a", "an", "its", "his", "their", "all", "direct", "knowledge")
        or (word.named and word.lower not in TIMES)
        or word.lower in ROLES
    )


def _checked(text: str, words: Sequence[Token], edges: tuple[int, int]) -> Speaker | None:
    """The phrase between two words with what does not belong to it cut off, if it can speak."""
    phrase = list(words[edges[0] : edges[1] + 1])
    for index in range(len(phrase) - 1, -1, -1):
        day = phrase[index].lower in TIMES and phrase[index].text[-1:] != "s"
        if day or _DATE.fullmatch(phrase[index].text):
            phrase = phrase[index + 1 :]
            break
    phrase = without_short_form([word for word in phrase if word.text != "."])
    if phrase and (_DAY_OR_HOUR.fullmatch(phrase[0].text) or _of_clock(text, phrase[0])):
        phrase = phrase[1:]
    while phrase and phrase[0].lower in (*PREPOSITIONS, "and", "or", ")"):
        phrase = past_opening(phrase)
    for index in range(len(phrase) - 1, 0, -1):
        joins = phrase[index - 1].lower in ("and", "or", "as", "representing", *PREPOSITIONS)
        joins = joins or (phrase[index].text == "A" and phrase[index - 1].named)
        if phrase[index].lower in ("the", "a", "an") and not joins:
            phrase = phrase[index:]
            break
    if [word.lower for word in phrase[:3]] == ["a", "group", "of"] and phrase[3:4]:
        phrase = phrase[3:] if phrase[3].text[0].isdigit() else phrase
    phrase = without_company(phrase)
    phrase = writer(without_stray_marks(phrase))
    if not phrase or _is_nobody(text, phrase):
        return None
    return who_counted(text, phrase) or _speaker_of(text, phrase)


def _of_clock(text: str, word: Token) -> bool:
    """Whether a number is the minutes of a time: "21:05 Committee raises toll"."""
    before = text[max(0, word.start - 2) : word.start]
    return len(word.text) == 2 and word.text.isdigit() and re.fullmatch(r"\d:", before) is not None


def _speaker_of(text: str, phrase: list[Token]) -> Speaker | None:
    """Whom a phrase names that can speak: a name, its title apart, or a role."""
    head = head_of(phrase)
    if head.lower in PRONOUNS:
        # "In its report on the raid it lists nine dead"; "the mayor and she" are two.
        alone = len(phrase) == 1 or not (phrase[-2].lower in ("and", "or") or phrase[-2].named)
        return Speaker(head.text, head.start, head.end) if alone else None
    whole, phrase = phrase, without_clause(phrase, head)
    described = whole[len(phrase) :]
    aged = head.lower.endswith("-year-old")
    speaks = head.named or aged or head.lower in _SPEAK or phrase[0].lower == "one"
    of = whole[whole.index(head) + 1 :][:1]
    done = head.lower.endswith("ing") and bool(of) and of[0].lower == "of"
    owned = phrase[0].lower in OWNERS or _owns(phrase[0])
    speaks = speaks or (owned and _may_speak(head) and not done)
    if not speaks or (head.named and head.lower in TIMES):
        return None
    end = before_body(phrase, head)
    own = phrase[:end]
    cut = 0 if _two_people(phrase) else name_start(own) or body_start(own) or person_start(own)
    if cut:
        title = title_of(text, phrase, cut)
        if end < len(phrase):
            title = f"{title} {written(text, phrase[end:])}"
        return Speaker(written(text, phrase[cut:end]), phrase[0].start, phrase[-1].end, title)
    given = name_given(described) if described else 0
    if given:
        # "A man identifying himself as Odo said".
        name, title = written(text, described[given:]), written(text, phrase)
        return Speaker(name, phrase[0].start, described[-1].end, title)
    tells = bool(described) and described[0].lower.endswith(("ed", "ing", "known"))
    told = written(text, described) if tells else None
    return Speaker(written(text, phrase), phrase[0].start, phrase[-1].end, told)


def _two_people(phrase: Sequence[Token]) -> bool:
    """Whether a phrase names two people with a title each."""
    return any(
        word.lower == "and" and titled(phrase[:index]) and titled(phrase[index + 1 :])
        for index, word in enumerate(phrase)
    )


def _owns(word: Token) -> bool:
    """Whether a word is the name of a body that something belongs to: "CHA's warning system"."""
    name = word.text.removesuffix("'s").removesuffix("’s")
    return name != word.text and len(name) > 1 and name.isupper()


def _may_speak(head: Token) -> bool:
    """Whether a noun that no list holds can be somebody: "the hauliers' association", "her
    godmother"; not a thing, and no event."""
    plain = head.text.replace("-", "").isalpha() and head.text.islower() and len(head.text) > 2
    return plain and head.lower not in THINGS and not EVENT_NOUN.fullmatch(head.text)


def _is_nobody(text: str, phrase: Sequence[Token]) -> bool:
    """Whether a phrase is "nobody", "you", "this newspaper" or "reports of shots", or begins inside
    a number."""
    first = phrase[0]
    inside = first.text.isdigit() and text[first.start - 1 : first.start] == ","
    alone = len(phrase) == 1 and first.lower in NOBODIES and first.text != "One"
    itself = first.lower in ("this", "our") and phrase[-1].lower in _OUTLETS
    told_of = any(one.lower == "reports" and of.lower == "of" for one, of in pairwise(phrase))
    return (
        inside or alone or itself or told_of or first.lower in ("no", "nobody", "none", "according")
    )
