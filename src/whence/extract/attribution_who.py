"""Whom an attribution means: pronouns, surnames and short names led back to who was named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from whence.extract import speakers
from whence.extract.armed_groups import is_armed_group
from whence.extract.attribution_parts import LONGEST, Attribution
from whence.extract.attribution_roles import heads, meant_by_role
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
_ONE_OF_SEVERAL = frozenset(("one", "the other", "another", "a second"))
_SAME_BREATH = 300
"""Characters within which "one" is one of those who spoke last."""
_PAPERS = frozenset(("reports", "records", "documents"))
"""Speakers that no pronoun goes on about."""


def resolved(
    text: str,
    one: Attribution,
    before: Sentence | None,
    known: tuple[Sequence[Attribution], Known],
) -> Attribution:
    """A pronoun becomes the last speaker or subject that it can stand for, a surname the full name
    that was given before; without one they stay. Nobody of an earlier paragraph is meant where
    this one names a single person. "The group" and an acronym keep their words; what they stand for
    becomes the title. "One" and "the other" become the several who spoke before. ``before`` is the
    sentence before, ``known`` who has spoken and who is named."""
    found, named = known
    if one.source.lower() in _ONE_OF_SEVERAL:
        return _of_whom_one_is(one, found)
    kind = "he" if one.source.endswith("-year-old") else one.source.lower()
    if kind not in PRONOUNS:
        return _by_full_name(one, found, named)
    who = next(_meant(text, kind, one, before, known), None)
    return replace(one, source=who[0], title=one.title or who[1]) if who else one


def _meant(
    text: str,
    kind: str,
    one: Attribution,
    before: Sentence | None,
    known: tuple[Sequence[Attribution], Known],
) -> Iterator[tuple[str, str | None]]:
    """Whom a pronoun may mean, the likeliest first, each with a title."""
    found, named = known
    last = next((other for other in reversed(found) if _may_be(kind, one, other, found)), None)
    since = last.end if last else 0
    person = kind in ("he", "she")
    speaks_for = _speaker_for_a_body(one, found) if kind == "it" else None
    if speaks_for:
        yield speaks_for.source, speaks_for.title
    subject = named.subject_before(kind, one.start, since) if person else None
    if subject:
        yield subject.name, subject.title
    near = before if before and before.start >= since else None
    about = whom_it_is_about(text, near) if near else None
    if about and _fits(kind, about.name, about.title):
        yield about.name, about.title
    begins = text.rfind("\n", 0, one.start) + 1
    places = [(near.start, near.end)] if near else []
    for low, high in [*places, (begins, one.start)] if person else []:
        only = named.only_in(kind, low, high) if since <= low else None
        if only:
            yield only.name, only.title
    if last:
        yield last.source, last.title


def _of_whom_one_is(one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """ "One" and "the other" become the several who spoke just before: "two officers"."""
    last = next((other for other in reversed(found) if other.end <= one.start), None)
    near = last is not None and one.start - last.end < _SAME_BREATH
    if last is None or not near or last.outlet or not _stands_for("they", last.source):
        return one
    return replace(one, source=last.source, title=one.title or last.title)


def whom_it_is_about(text: str, sentence: Sentence) -> Speaker | None:
    """Who begins a sentence as its subject, if that can speak; not "our friends", and no single
    name that nothing describes, which may be a place's."""
    if sentence.end - sentence.start > LONGEST:
        return None
    who = speakers.opening(text, tokens(text, sentence.start, sentence.end, ()))
    if who is None:
        return None
    words = who.name.split()
    head = next((one for one, after in pairwise(words) if after in PREPOSITIONS), words[-1])
    described = len(words) > 1 or who.title is not None
    speaks = head.lower() in ROLES or (head[0].isupper() and described)
    return who if speaks and words[0].lower() not in ("our", "my") else None


def _speaker_for_a_body(one: Attribution, found: Sequence[Attribution]) -> Attribution | None:
    """Who tells what "it" said: not in "the mission's spokesman told it", but in "a spokesman for
    the mission said it had found"."""
    for other in reversed(found):
        inside = any(low <= one.start and one.end <= high + 3 for low, high in other.content)
        words = other.source.lower().split()
        if inside and "for" in words and any(word.startswith("spokes") for word in words):
            return other
    return None


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
    body = body or (title is not None and not KINDS_OF_BODY.isdisjoint(heads(title.lower())))
    return body or _stands_for(kind, name)


def _by_full_name(one: Attribution, found: Sequence[Attribution], named: Known) -> Attribution:
    if one.title is None:
        short = one.source.removeprefix("The ").removeprefix("the ")
        if short in named.bodies and named.bodies[short] not in one.source:
            return replace(one, title=named.bodies[short])
        if one.source.lower() in _BODY_AGAIN:
            body = next((each for each in reversed(found) if _is_named_group(each.source)), None)
            return replace(one, title=body.title or body.source) if body else one
        again = meant_by_role(one, found, named)
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
