"""Round-ups: articles whose paragraphs each tell of an incident of equal standing."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from msgspec import Struct
from msgspec.structs import replace

from whence.calendar import FULL_MONTH
from whence.extract.addresses import A_VICTIM, BLOCK
from whence.extract.bearings import Told
from whence.extract.kinds import tells_of_event
from whence.extract.recalled import recalled
from whence.extract.text import Sentence
from whence.extract.thread_words import AN_EVENT
from whence.extract.threads import Stretch, Thread
from whence.gazetteer import fold
from whence.model import ClaimDraft, Toll, When, Where

_AT_START = 4
_ATTACKERS = re.compile(
    r"\b(?:gunmen|militants|assailants|attackers|unidentified|unknown|another|separate|elsewhere)\b",
    re.IGNORECASE,
)
_A_STREET = re.compile(r"\b(?:block|street|avenue|road|drive|place|streets|boulevard)\b")


_ENDED = re.compile(r"[.!?:]\W*$")
_HEADING = re.compile(
    r"^\W{0,3}(?P<name>[A-ZÀ-Ý][\w’'-]*"
    r"(?:[ /](?:(?:of|the|and|de|del|du|la|el|y) )?[A-ZÀ-Ý][\w’'-]*){0,4}"
    r"(?:, [^.:–—\d]{2,40}?)?)(?P<mark>[.:]| [–—-])(?:\s|$)"
)
"""How the items of a digest begin: "MARUN. Gunmen …", "Lower Velde – A bomb …", "Friday: A …"."""
_HEADED, _TELLING, _PROSE = 3, 2, 80
"""Headings that make a digest, those of them under which casualties are told, and the characters
of a paragraph that is no line of a table."""
_SUM = re.compile(
    r"^\W*(?:in (?:all|total)|altogether|all told|overall|by our count)\b", re.IGNORECASE
)
"""How a paragraph begins that sums the items up."""


class _Opening(Struct, frozen=True):
    """What tells an item of a round-up from the others: its day, or its place and its first tolls
    in short. ``tolls`` is None where the day or the street alone does."""

    by: When | str
    tolls: str | None = None


class _Block(Struct, frozen=True):
    """A paragraph, with the incident that it opens, if it does."""

    start: int
    end: int
    opens: _Opening | None
    headline: bool


def roundup(parts: Sequence[Told]) -> tuple[Stretch, ...]:
    """One stretch for each incident of a round-up: three paragraphs or more, each with a new event,
    its own place and its own toll, or each under a heading. Empty where the article is none. A
    headline is no item; it may tell of one of them."""
    if headed := _headed(parts):
        return headed
    blocks: list[_Block] = []
    paragraph = -1
    for part in parts:
        sentence = part.sentence
        headline = not blocks and not _ENDED.search(sentence.text)
        opens = _Opening("", _counted(part.drafts)) if headline else _opening(part)
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            blocks.append(_Block(sentence.start, sentence.end, opens, headline))
        else:
            last = blocks[-1]
            blocks[-1] = _Block(last.start, sentence.end, last.opens or opens, last.headline)
    blocks = _one_sort(blocks)
    openers = [block.opens for block in blocks if block.opens and not block.headline]
    alone = all(one.tolls is None for one in openers)
    dated = alone and len(openers) == _DATED and _sums_up(blocks, parts, _OF_PERIOD)
    listed = len(openers) == _DATED and _sums_up(blocks, parts, _SEVERAL)
    if len(openers) < 3 and not dated and not listed:
        return ()
    if sum(any(isinstance(draft.value, Toll) for draft in part.drafts) for part in parts) < _DATED:
        return ()
    if len({one.by for one in openers}) < len(openers):
        return ()
    return _joined(blocks)


def _headed(parts: Sequence[Told]) -> tuple[Stretch, ...]:
    """The items of a digest whose paragraphs begin with headings of one form: each goes on until
    the next heading, the next day or the sum. Empty where the article is none."""
    paragraphs: dict[int, list[Told]] = {}
    for part in parts:
        paragraphs.setdefault(part.sentence.paragraph, []).append(part)
    forms: dict[tuple[bool, str], dict[int, str]] = {}
    for number, held in paragraphs.items():
        heading = _HEADING.match(held[0].sentence.text)
        if heading and (heading["mark"] != "." or heading.end() == len(held[0].sentence.text)):
            form = heading["name"].isupper(), heading["mark"].strip()
            forms.setdefault(form, {})[number] = heading["name"]
    for headings in forms.values():
        items = [number for number in headings if _tells(paragraphs[number])]
        if len(set(headings.values())) >= _HEADED and len(items) >= _TELLING:
            return _under_headings(list(paragraphs.values()), set(headings))
    return ()


def _tells(held: Sequence[Told]) -> bool:
    """Whether a paragraph tells of casualties in prose, as no table ("Killed: 14") and no caption
    ("Ambushed: Ivo Marr, 41, was shot dead in his car") does."""
    prose = held[-1].sentence.end - held[0].sentence.start >= _PROSE
    if not prose or not _ENDED.search(held[-1].sentence.text):
        return False
    tolls = any(isinstance(draft.value, Toll) for part in held for draft in part.drafts)
    return tolls and any(tells_of_event(part.sentence.text) for part in held)


def _under_headings(
    paragraphs: Sequence[Sequence[Told]], headings: Container[int]
) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    inside = False
    for held in paragraphs:
        first, end = held[0].sentence, held[-1].sentence.end
        if first.paragraph in headings or (inside and _first_day(held[0].drafts, first)):
            thread = Thread(f"item@{first.start}", background=False)
            found.append(Stretch(first.start, end, thread))
            inside = True
        elif _SUM.match(first.text):
            inside = False
        elif inside:
            found[-1] = replace(found[-1], end=end)
    return tuple(found)


def _one_sort(blocks: list[_Block]) -> list[_Block]:
    """The blocks, of which those with days of old open no items where the report begins with an
    incident at a place: they tell what happened there before."""
    first = next((b.opens for b in blocks if b.opens and not b.headline), None)
    if first is None or first.tolls is None:
        return blocks
    return [
        replace(block, opens=None) if block.opens and isinstance(block.opens.by, When) else block
        for block in blocks
    ]


def _sums_up(blocks: Sequence[_Block], parts: Sequence[Told], told: re.Pattern[str]) -> bool:
    """Whether what stands before the first item of a report tells of a sum."""
    first = next(block.start for block in blocks if block.opens and not block.headline)
    return any(told.search(part.sentence.text) for part in parts if part.sentence.end <= first)


_DATED = 2
"""Items that each begin with their day, which make a report under a sum."""
_SEVERAL = re.compile(r"\bin (?:two|separate) (?:separate )?(?:attacks|bombings|shootings|raids)\b")
_OF_PERIOD = re.compile(
    r"\b(?:(?:week|month|quarter|year|annual)(?:ly)? (?:report|review|update|summary|digest)"
    r"|bulletin|chronology|this (?:week|month|quarter|year)"
    rf"|during (?:the )?(?:week|month|{FULL_MONTH})"
    r"|reporting period|documented|recorded|verified)\b",
    re.IGNORECASE,
)


def _tells_back(part: Told) -> bool:
    """Whether a sentence tells what was before, or how the war began."""
    other = recalled(part.sentence.text, None, counted=True)
    return part.back or (other is not None and other.background)


def _opening(part: Told) -> _Opening | None:
    """What a sentence opens an incident of a round-up with, unless it tells of what was before."""
    found = _opened(part.sentence, part.drafts)
    return None if found is None or _tells_back(part) else found


def _opened(sentence: Sentence, inside: Sequence[ClaimDraft]) -> _Opening | None:
    """What tells a sentence's incident from others, where it names a day, or a place and a toll.
    One incident told thrice has the same figures each time; single victims of many shootings
    have streets instead."""
    places = [fold(draft.value.place) for draft in inside if isinstance(draft.value, Where)]
    day = _first_day(inside, sentence)
    tolls = [d.value for d in inside if isinstance(d.value, Toll) and d.value.scope != "period"]
    if day and (tolls or tells_of_event(sentence.text)):
        return _Opening(day)
    block = BLOCK.search(sentence.text)
    if block and tolls and A_VICTIM.search(sentence.text):
        return _Opening(fold(block[1]))
    if not places or not tolls:
        return None
    if A_VICTIM.search(sentence.text) and _A_STREET.search(places[0]):
        return _Opening(places[0])
    if AN_EVENT.search(sentence.text) or _ATTACKERS.search(sentence.text):
        return _Opening(places[0], _counted(inside))
    return None


def _counted(inside: Sequence[ClaimDraft]) -> str:
    """The first tolls of a sentence, in short."""
    tolls = [d.value for d in inside if isinstance(d.value, Toll) and d.value.scope != "period"]
    return " ".join(f"{toll.effect}{toll.low}" for toll in tolls[:2])


def _first_day(inside: Sequence[ClaimDraft], sentence: Sentence) -> When | None:
    """The day of an event that a sentence begins with: "On Sunday, 13 March, armed men …"."""
    for draft in inside:
        value, begins = draft.value, draft.start - sentence.start < _AT_START
        if isinstance(value, When) and value.precision == "day" and begins:
            return value
    return None


def _joined(blocks: Sequence[_Block]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for block in blocks:
        if block.headline:
            continue
        if block.opens:
            thread = Thread(f"{block.opens.by}@{block.start}", background=False)
            found.append(Stretch(block.start, block.end, thread))
        elif found:
            found[-1] = Stretch(found[-1].start, block.end, found[-1].thread)
    if told := blocks[0].opens if blocks[0].headline else None:
        same = [
            block.start
            for block in blocks[1:]
            if block.opens and f"{block.opens.tolls} ".startswith(f"{told.tolls} ")
        ]
        found += [
            Stretch(blocks[0].start, blocks[0].end, one.thread)
            for one in found
            if same[:1] == [one.start]
        ]
    return tuple(found)
