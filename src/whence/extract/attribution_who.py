"""Whom an attribution means: pronouns, surnames and short names led back to who was named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from whence.extract import speakers
from whence.extract.armed_groups import is_armed_group
from whence.extract.attribution_parts import LONGEST, Attribution
from whence.extract.speakers_known import Known, agrees, may_be_person
from whence.extract.speakers_phrase import KINDS_OF_BODY
from whence.extract.speakers_tokens import Speaker, tokens
from whence.extract.speakers_words import BODIES, PREPOSITIONS, PRONOUNS, ROLES, TITLES
from whence.extract.text import Sentence

_BODY_AGAIN = frozenset(
    "the group|the organisation|the organization|the movement|the militants|the rebels|the party"
    "|the militia|the ministry|the agency|the council|the committee|the union".split("|")
)
"""Speakers by the kind of body alone, named before."""
_CROWDS = frozenset(("people", "persons", "men", "women", "children", "relatives", "families"))
"""Nouns for several people, whom no "he" or "she" means."""
_AFTER_HEAD = PREPOSITIONS | {"who", "which", "that"}
_AGAIN = 4
"""Words of "the deputy interior minister", at most."""
_SIDE_BY_SIDE = 60
"""Characters between two who are named together: "Interior Minister Odo Venn and Justice Minister
Ilse Odin"."""
_SHORT_TITLES = frozenset(("MP", "MEP", "SP", "CP", "DPO", "SSP"))
_PAPERS = frozenset(("reports", "records", "documents"))
"""Speakers that no pronoun goes on about."""


def resolved(
    text: str,
    one: Attribution,
    before: Sentence | None,
    known: tuple[Sequence[Attribution], Known],
) -> Attribution:
    """A pronoun becomes the last speaker or subject that it can stand for, a surname the full name
    that was given before; without one they stay. "The group" and an acronym keep their words; what
    they stand for becomes the title. ``before`` is the sentence before, ``known`` who has spoken
    and who is named."""
    found, named = known
    kind = "he" if one.source.endswith("-year-old") else one.source.lower()
    if kind not in PRONOUNS:
        return _by_full_name(one, found, named)
    last = next((other for other in reversed(found) if _may_be(kind, one, other, found)), None)
    since = last.end if last else 0
    if kind in ("he", "she"):
        subject = named.subject_before(kind, one.start, since)
        if subject:
            return replace(one, source=subject.name, title=one.title or subject.title)
    near = before if before and before.start >= since else None
    about = whom_it_is_about(text, near) if near else None
    if about and _fits(kind, about.name, about.title):
        return replace(one, source=about.name, title=one.title or about.title)
    only = named.only_in(kind, near.start, near.end) if near and kind in ("he", "she") else None
    if only:
        return replace(one, source=only.name, title=one.title or only.title)
    return replace(one, source=last.source, title=one.title or last.title) if last else one


def whom_it_is_about(text: str, sentence: Sentence) -> Speaker | None:
    """Who begins a sentence as its subject, if that can speak; not "our friends", and no single
    name, which may be a place's."""
    if sentence.end - sentence.start > LONGEST:
        return None
    who = speakers.opening(text, tokens(text, sentence.start, sentence.end, ()))
    if who is None:
        return None
    words = who.name.split()
    head = next((one for one, after in pairwise(words) if after in PREPOSITIONS), words[-1])
    speaks = head.lower() in ROLES or (head[0].isupper() and len(words) > 1)
    return who if speaks and words[0].lower() not in ("our", "my") else None


def _may_be(kind: str, one: Attribution, other: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether a pronoun may stand for an earlier speaker."""
    passing_on = other.outlet or other.source.lower() in PRONOUNS
    if passing_on or one.start - other.end > 600:
        return False
    return _fits(kind, other.source, other.title) and not _inside_another(other, found)


def _fits(kind: str, source: str, title: str | None) -> bool:
    """Whether a pronoun may stand for somebody, as far as the words for him tell."""
    if source.lower() in PRONOUNS or not _may_stand(kind, source, title):
        return False
    person = kind in ("he", "she")
    return not person or (may_be_person(source) and agrees(kind, f"{title or ''} {source}"))


def _may_stand(kind: str, name: str, title: str | None) -> bool:
    """Whether a pronoun may stand for somebody by name; one word that is no known person's surname
    may be a body's."""
    if kind != "it":
        return _stands_for(kind, name)
    body = title is None and re.fullmatch(r"[A-Z][\w’'-]+", name) is not None
    body = body or (title is not None and title.split()[-1].lower() in KINDS_OF_BODY)
    return body or _stands_for(kind, name)


def _by_full_name(one: Attribution, found: Sequence[Attribution], named: Known) -> Attribution:
    if one.title is None:
        short = one.source.removeprefix("The ").removeprefix("the ")
        if short in named.bodies and named.bodies[short] not in one.source:
            return replace(one, title=named.bodies[short])
        if one.source.lower() in _BODY_AGAIN:
            body = next((each for each in reversed(found) if _is_named_group(each.source)), None)
            return replace(one, title=body.title or body.source) if body else one
        again = _meant_by_role(one, found, named) if _is_again(one.source) else None
        if again:
            return replace(one, title=again)
    if not re.fullmatch(r"[A-Z][\w’'-]+", one.source):
        return one
    for other in found:
        names = other.source.split()
        if len(names) > 1 and names[-1] == one.source and all(name[0].isupper() for name in names):
            return replace(one, source=other.source, title=other.title)
    person = named.full(one.source, one.start)
    return replace(one, source=person.name, title=one.title or person.title) if person else one


def _is_again(source: str) -> bool:
    """Whether a speaker is "the minister", "the health ministry": somebody told of before."""
    words = source.split()
    known = words[0].lower() == "the" and 2 <= len(words) <= _AGAIN
    return known and all(word.islower() or word in _SHORT_TITLES for word in words[1:])


def _meant_by_role(one: Attribution, found: Sequence[Attribution], named: Known) -> str | None:
    """The name of whom "the minister" means: the last to be named with that role, as far as nobody
    else with it has come between."""
    wanted = one.source.lower().split()[1:]
    name, place = None, -_SIDE_BY_SIDE
    for other in found:
        words = f"{other.title or ''} {other.source}".lower().split()
        less = _is_again(other.source) and len(other.source.split()) <= len(wanted) + 1
        if wanted[-1] in words and not less and other.start < one.start:
            by_name = set(wanted) <= set(words) and _is_name_with_title(other, wanted[-1])
            name, place = other.source if by_name else None, other.start
    for person in named.people:
        words = (person.title or "").lower().split()
        heads = _heads(" ".join(words))
        if wanted[-1] in heads and place < person.start < one.start:
            several = name not in (None, person.name) and person.start - place < _SIDE_BY_SIDE
            by_name = set(wanted) <= set(words) and not several
            name, place = person.name if by_name else None, person.start
    return name


def _is_name_with_title(one: Attribution, role: str) -> bool:
    """Whether a speaker is a name of more words than one, with the role as its title or, in
    capitals, a part of it: "The Orrin Relief Office"."""
    words = one.source.removeprefix("The ").removeprefix("the ").split()
    capital = len(words) > 1 and all(
        word[0].isupper() or word in PREPOSITIONS | {"and", "the"} for word in words
    )
    titled = one.title is not None and role in _heads(one.title.lower())
    return capital and (titled or not may_be_person(one.source))


def _heads(title: str) -> set[str]:
    """The nouns that a title, and each part between commas, is about: the spokesman of "the
    spokesman for the ministry"."""
    parts = [part.split() for part in title.split(",") if part.strip()]
    ends = [
        next((n for n, word in enumerate(part) if n and word in _AFTER_HEAD), len(part))
        for part in parts
    ]
    return {part[end - 1].strip(".") for part, end in zip(parts, ends, strict=True)}


def _is_named_group(source: str) -> bool:
    """Whether a speaker is a body with a name of its own, that "the group" can go on about."""
    if may_be_person(source) and not is_armed_group(source):
        return False
    words = source.removeprefix("The ").removeprefix("the ").split()
    capital = sum(word[0].isupper() for word in words)
    return capital > 1 or (capital == 1 and len(words) == 1 and words[0].isupper())


def _inside_another(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether somebody else passes on what this speaker said."""
    return any(
        low <= one.start < high
        for other in found
        if not other.outlet and other.source != one.source
        for low, high in other.content
    )


def _stands_for(pronoun: str, source: str) -> bool:
    words = source.lower().split()
    head = next((word for word, after in pairwise(words) if after in PREPOSITIONS), words[-1])
    if head in _PAPERS:
        return False
    person = head in TITLES
    body = head in BODIES or ("of" in words and words[0] == "the" and not person)
    single = words[0] in ("one", "a", "an")
    plural = not single and (
        (head.endswith("s") and (head in ROLES or words[-1] in ROLES))
        or words[0] in ("two", "three", "four", "several", "some", "many", "most", "all", "both")
        or head in _CROWDS
        or " and " in source
    )
    if pronoun == "they":
        return plural or body
    if pronoun == "it":
        if is_armed_group(source) or not (words[0] in ("a", "an") or may_be_person(source)):
            return True
        plural = plural or head == "police"
        return not plural and not person and (body or words[0] == "the" or source.isupper())
    return not plural and not body
