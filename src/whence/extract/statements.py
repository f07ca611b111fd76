"""Statements: what somebody other than the outlet said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.attribution import Attribution, around
from whence.extract.attribution_acts import Said, act_of
from whence.extract.attribution_content import WITH_WHAT_EFFECT, only_leads
from whence.extract.cues import CUES
from whence.extract.quotations import quotations
from whence.extract.speakers_words import PRONOUNS
from whence.model import Act, Article, ClaimDraft, Statement

DIRECT, INDIRECT = 0.9, 0.95
"""Confidence: how often speaker and act were right on hand-labelled pages (``bench.trusting``)."""
_OF_OBJECTS = ("condemn", "urge", "accuse", "deny")
_NAMING = re.compile(
    r"\b(?:call|brand|label|term|describ|denounc|dismiss|condemn)\w*\b|\b(?:was|were|is|are|as)\b.{0,12}$"
)
_CALLED = re.compile(
    r"(?:\b(?:known|referred to) as|\b(?:dubbed|nicknamed|codenamed|code-named|named|so-called))"
    r"(?: (?:the|an?))? ?[\"“«„']{1,2}$"
)
"""Words before a name or nickname in quotation marks, which nobody says."""
_GOES_ON = re.compile(rf"and |but |{WITH_WHAT_EFFECT}")
"""What the words after a speaker begin with that only go on with the clause before."""
_FURTHER = re.compile(
    r",? (?:and|but)(?: also)? that,? (?!(?:of|which|one|this|was|were|is|are|had|has|would|will"
    r"|could|can|did|does|made|same|very|said)\b)"
)
"""What joins another clause to one that somebody said: "… and that nine had died"."""
_SET_APART = re.compile(
    r"(?!(?:In|On|At|As|By|For|With|From)\b)[^“\"«]{12,}, ?[“\"«]$", re.IGNORECASE
)
"""A clause to which a quotation adds something: "nine had died, “some of them young”"."""
_COLON = re.compile(r"[^\s:]: ?[“\"«]$")
_FEW = 3
_NEAR_START = 12
"""Characters before the first quoted word of a clause that has more to say than that word."""
_NEAR = 80
"""Characters after the cue within which a quotation is still what the speaker calls the object."""


def statements(article: Article, said: Sequence[Attribution]) -> list[ClaimDraft]:
    """One statement per clause with a speaker; where the clause holds quoted words, one per
    quotation. What another outlet reported is passed on by it and no statement of its own; nor is
    what "she" said where the page does not tell whom it means."""
    found: dict[tuple[int, int, str], ClaimDraft] = {}
    by_start: dict[int, list[Attribution]] = {}
    for one in said:
        by_start.setdefault(one.start, []).append(one)
    for one in said:
        nameless = one.source.lower() in PRONOUNS
        if one.outlet or one.deed or nameless or _is_told_of(one, said):
            continue
        for start, end, direct in _pieces(article.text, one):
            near = [other for at in range(start - 1, start + 5) for other in by_start.get(at, ())]
            if any(other is not one and _says(other, end) for other in near):
                # Nothing but what somebody else said, who has a statement for it.
                continue
            draft = _draft(article.text, one, (start, end), direct)
            found.setdefault((start, end, one.source), draft)
    return list(found.values())


def _says(other: Attribution, end: int) -> bool:
    """Whether somebody's words go up to a place, and are words and no deed."""
    return end - 3 <= other.end <= end + 3 and not (other.deed or _plain_deed(other))


def _is_told_of(one: Attribution, said: Sequence[Attribution]) -> bool:
    """Whether an act is part of what another tells: "she said that the caller demanded money"."""
    return _plain_deed(one) and any(
        other is not one and not other.outlet and low <= one.start and one.end <= high + 3
        for (low, high), other in around(said, one.start)
    )


def _plain_deed(one: Attribution) -> bool:
    """Whether somebody without a name asks for something: told of, that is a deed."""
    return one.act == "urge" and not one.direct and one.source.split()[-1].islower()


def _pieces(text: str, one: Attribution) -> Iterator[tuple[int, int, bool]]:
    """The words of each statement, and whether they are quoted. Of a clause that holds quoted words
    the quotations count, and what a second "that" adds; an object named before the quotation
    ("condemned the raids under the pretext of “visits”") is the statement itself."""
    for number, (start, end) in enumerate(one.content):
        if number == 0 and _only_leads(text, one):
            continue
        if one.direct:
            yield start, end, True
            continue
        inside = _quoted_inside(text, start, end)
        if inside and _only_words(text, one, start, inside):
            inside = []
        if inside and one.act in _OF_OBJECTS and _opens_anew(text, start, inside[0][0]):
            yield start, text.rindex(":", start, inside[0][0]), False
            yield from (
                (low, low + len(text[low:high].rstrip(" ,.")), True) for low, high in inside
            )
            continue
        far = bool(inside) and one.act in _OF_OBJECTS and inside[0][0] - start > _NEAR
        if not inside or far:
            if number == 0:
                yield from ((low, high, False) for low, high in _clauses(text, one, start, end))
            elif not _GOES_ON.match(text, start):
                yield start, end, False
            continue
        if number == 0 and _adds_to_it(text, one, start, inside[0][0]):
            yield start, text.rindex(",", start, inside[0][0]), False
        for low, high in inside:
            trimmed = text[low:high].rstrip(" ,.")
            yield low, low + len(trimmed), True
        second = text.find(" and that ", inside[-1][1], end)
        if second >= 0 and number == 0:
            yield second + len(" and that "), end, False


def _only_leads(text: str, one: Attribution) -> bool:
    """Whether the first words only lead to what is said after the speaker."""
    if len(one.content) == 1:
        return False
    (start, end), (low, high), *_ = one.content
    return only_leads(f"{text[start:end]},", text[low:high])


def _clauses(text: str, one: Attribution, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of what is said that are statements of their own: those set against the first
    with "but that", and those that make another act of it."""
    low = start
    for joint in _FURTHER.finditer(text, start, end):
        acts = {_by_words(text, one, start, joint.start()), _by_words(text, one, joint.end(), end)}
        if len(acts) > 1 or "but" in joint.group():
            yield low, joint.start()
            low = joint.end()
    yield low, end


def _adds_to_it(text: str, one: Attribution, start: int, opening: int) -> bool:
    """Whether the first quotation of a clause only adds to what is said before it."""
    apart = _SET_APART.match(text, start, opening)
    return apart is not None and one.act not in _OF_OBJECTS


def _opens_anew(text: str, start: int, opening: int) -> bool:
    """Whether a colon sets off a quotation from what somebody denies or condemns before it: "denied
    the charge: “We sell bread.”"."""
    return _COLON.search(text, start, opening) is not None and opening - start > _NEAR_START


def _act(text: str, one: Attribution, start: int, end: int, direct: bool) -> Act:
    """The act of a piece. Where it is the words that make the act and not the verb ("said that it
    had fired the rocket"), a clause of its own makes its own; so does a quotation after a colon."""
    if direct and one.act in _OF_OBJECTS and _opens_anew(text, one.start, start):
        return _by_words(text, one, start, end)
    if direct or (start, end) == one.content[0] or _by_words(text, one, *one.content[0]) != one.act:
        return one.act
    return _by_words(text, one, start, end)


def _by_words(text: str, one: Attribution, start: int, end: int) -> Act:
    return act_of(CUES["said"], Said(text[start:end], one.source, one.title), "said")


def _only_words(text: str, one: Attribution, start: int, inside: list[tuple[int, int]]) -> bool:
    """Whether only a few words of a clause are in quotation marks ("said its forces had “cleared”
    nine villages"): the clause is what was said."""
    if inside[0][0] - start < _NEAR_START or _NAMING.search(text, one.start, inside[0][0]):
        return False
    quoted = [len(text[low:high].split()) for low, high in inside]
    return max(quoted) <= _FEW and sum(quoted) * 4 <= len(text[start : one.content[-1][1]].split())


def _quoted_inside(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [
        (low, high)
        for low, high in quotations(text, start, min(end + 1, len(text)))
        if start <= low
        and high <= end + 1
        and high - low > 2
        and not (_CALLED.search(text, start, low) and len(text[low:high].split()) <= _FEW)
    ]


def _draft(text: str, one: Attribution, span: tuple[int, int], direct: bool) -> ClaimDraft:
    start, end = span
    value = Statement(
        speaker=one.source,
        act=_act(text, one, start, end, direct),
        direct=direct,
        content=" ".join(text[start:end].split()),
        title=one.title,
    )
    low, high = min(one.start, start), max(one.end, end)
    return ClaimDraft(
        value=value,
        quote=text[low:high],
        start=low,
        end=high,
        informant=one.source,
        confidence=DIRECT if direct else INDIRECT,
    )
