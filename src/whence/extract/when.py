"""The date of an event: date expressions that belong to a word of violence.

A date that belongs to a speech, a court hearing, a law or a memorial is no claim about the event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from whence.extract.attribution import Attribution, informant_at
from whence.extract.custody import GONE, about_custody
from whence.extract.date_elapsed import elapsed
from whence.extract.date_heads import date_heads, date_owner, is_saying
from whence.extract.dating import Dated, anchor, before_those, dated, joined, of_hour
from whence.extract.event_seen import seen_days
from whence.extract.heads import Head, heads, owner
from whence.extract.kinds import EVENT_NOUN
from whence.extract.text import Sentence, word_set
from whence.extract.timex import timexes
from whence.extract.trust import Signed, probability
from whence.model import Article, ClaimDraft, When

_LEAD_IN = re.compile(
    r"(?:\b(?:on|of|in|at|from|since|early|late|in\sthe|the|this|past|last|morning|afternoon"
    r"|evening|night|hours|dawn|around|about|before|after|noon|midnight)\s(?:on\s)?){1,6}$"
)
_TAIL = re.compile(r"['’]s?\b|\s(?:morning|afternoon|evening|night|at\s(?:dawn|noon|midnight))\b")
_NEXT_WORD = re.compile(r"(?:['’]s?)?\s([A-Za-z][\w'’.-]*)")
_NOT_OF_THE_NOUN = word_set(
    "the a an that this in of on at to for and or but with by from when where who which as after"
    " before was were is are has had have he she they it his her their said"
)
_AHEAD = re.compile(r"\b(?:will|would be|is set|scheduled|due|expected|to appear|until|upcoming)\b")
_SINCE = re.compile(r"\b(?:since|until|till|born in|founded in)\s(?:\w+\s)?$")
_AS_OF = re.compile(
    r"\b[Aa]s of\s(?:late |early |noon |midnight |\d[\d:.]*\s?(?:[ap]\.?m\.?\s|hours\s)?)?$"
    r"|(?<![\w-])(?<!close )[Bb]y\s(?:(?:nightfall|midnight|noon|dawn|dusk|late|early)\s(?:on\s)?"
    r"|\d[\d:.]*\s?(?:[ap]\.?m\.?\s)?)?$"
    r"|\b(?:report|statement|letter|communiqu\w+|bulletin|list|tally|decree|order|ruling)\s"
    r"(?:of|on|from|dated)\s$"
)
"""Before the day up to which something was counted, or of which a writing is."""
_GONE_SINCE = re.compile(rf"\b(?:{GONE}|heard(?:\sfrom)?)\ssince\s(?:\w+\s)?$")
"""Before the day on which somebody was taken: the one since when is that of the event."""
_LINE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?:, [A-Z][\w’'-]+)?, ")
_DASH = re.compile(r"\s(?:[–—]|-{1,2})\s")
"""Around the day of a dateline: "Tartu, 20 May 2030 – "."""
_SPEECH = re.compile(r"(?:said|says|told|announced|wrote|tweeted|confirmed|warned|added)$")
_CAUGHT = re.compile(r"\b(?:arrest|detain|charg|question|sentenc|convict)\w*")
_OCCASION = re.compile(
    r"(?:['’]s?)?\s(?:(?:morning|afternoon|evening|night)\s)?(?:hearing|arraignment|vigil|funeral|trial"
    r"|rally|memorial|meeting|court|protest|march|interview|briefing|conference|election)\b"
)
_CROWD = re.compile(
    r"\b(?:during|at|after|from|covering) (?:an?|the) (?:[\w-]+ ){0,3}"
    r"(?:march|protest|rally|vigil)$"
)
"""Gatherings at which people are arrested or hurt, which their day dates too."""
_STAMP = re.compile(r"(?:date|updated|posted|published|last modified)?:?\s*$", re.IGNORECASE)
_QUOTED_FROM_HEAD = 70
_FAR = 60
"""Characters."""
_EARLY, _FAR_DOWN = 4, 8
"""Sentences at the head of an article, and those after which it tells of other events too."""


_OWNERS = ("event", "called", "weak", "alone", "hour")
"""What a date can belong to, the surest first: an act of violence, a call for help, dying or being
found, a sentence that tells what went before, and a time of day that is told without its day."""


def when(
    article: Article, sentences: Sequence[Sentence], said: tuple[Attribution, ...]
) -> list[ClaimDraft]:
    """The dates that the article gives for events of violence, background events included."""
    return [
        replace(draft, confidence=probability("when", signs))
        for draft, signs in signed(article, sentences, said)
    ]


def signed(
    article: Article, sentences: Sequence[Sentence], said: tuple[Attribution, ...]
) -> list[Signed]:
    """The dates before it is asked how far they are trusted.

    Each kind of owner counts only where those before it (``_OWNERS``) give no day: the day on which
    police were called only where no word of the violence itself has one, and so on.
    """
    found_by: dict[str, list[Signed]] = {kind: [] for kind in _OWNERS}
    told = _told(article, sentences)
    spoken = _first_spoken(told)
    custody = about_custody(sentences)
    for number, (sentence, spans) in enumerate(told):
        if not spans:
            continue
        found = date_heads(sentence.text, custody=custody)
        alone = all(head.kind == "other" for head in found)
        for span in spans:
            head = _event_head(found, sentence, span)
            if head is None or _of_the_remembrance(sentence, span):
                continue
            meant = _before_speech(span, spoken)
            draft = _draft(article, sentence, meant, head, said)
            kind: str = "hour" if span.hour else "alone" if alone else head.kind
            signs = tuple(_signs(sentence, meant, kind, head, number))
            found_by[kind].append((draft, signs))
    drafts = found_by["event"]
    for later in _OWNERS[1:]:
        if not any(_to_the_day(draft) for draft, _ in drafts):
            drafts += found_by[later]
    if not any(_is_near(draft) for draft, _ in drafts):
        drafts += _seen(article, sentences, told, said)
    return _beside_others(drafts)


def _seen(
    article: Article,
    sentences: Sequence[Sentence],
    told: Sequence[tuple[Sentence, tuple[Dated, ...]]],
    said: tuple[Attribution, ...],
) -> Iterator[Signed]:
    """The days on which the network sees an event that no rule knows by its words."""
    open_days = [span for sentence, spans in told for span in _open_days(sentence, spans)]
    seen = seen_days(article.text, sentences, open_days)
    for number, (sentence, spans) in enumerate(told):
        for span in spans:
            if span in seen:
                at = span.start - sentence.start, span.end - sentence.start
                head = Head(*at, "event")
                yield (
                    _draft(article, sentence, span, head, said),
                    tuple(_signs(sentence, span, "seen", head, number)),
                )


def _open_days(sentence: Sentence, spans: Sequence[Dated]) -> Iterator[Dated]:
    """The days of a sentence, save those of what a rule knows to be no event, an arrest or a
    hearing. Of a day beside words of speech nothing is sure: "on Friday in what police say was
    revenge"."""
    found = date_heads(sentence.text) if spans else ()
    for span in () if _is_line(sentence.text) else spans:
        start, end = span.start - sentence.start, span.end - sentence.start
        if _AS_OF.search(sentence.text, max(0, start - 40), start):
            continue
        head = date_owner(found, sentence.text, start, end)
        head = head or next((one for one in found if one.start >= end), None)
        caught = _CAUGHT.search(sentence.text, end, head.start if head else len(sentence.text))
        if not caught and (head is None or head.kind != "other" or _is_speech(sentence.text, head)):
            yield span


def _is_speech(text: str, head: Head) -> bool:
    return is_saying(text, head) or _SPEECH.match(text, head.start, head.end) is not None


def _of_the_remembrance(sentence: Sentence, span: Dated) -> bool:
    """Whether a day is that of people who remember: "lit candles on Wednesday to remember"."""
    remembers = _REMEMBERS.search(sentence.text)
    return (
        remembers is not None
        and span.precision in ("day", "days", "week")
        and span.end - sentence.start <= remembers.start()
    )


_REMEMBERS = re.compile(
    r"\bto (?:remember|honou?r|mourn|commemorate|mark (?:the|a) (?:[\w-]+ ){0,2}anniversary)\b",
    re.IGNORECASE,
)


def _signs(sentence: Sentence, span: Dated, kind: str, head: Head, number: int) -> Iterator[str]:
    """What speaks for a date or against it."""
    yield "any"
    yield f"owner {kind}"
    yield f"precision {span.precision}"
    if head.start >= span.end - sentence.start:
        yield "owner after it"
    elif span.start - sentence.start - head.end > _FAR:
        yield "owner far"
    if span.weekday:
        yield "weekday"
    if number < _EARLY:
        yield "early"
    elif number >= _FAR_DOWN:
        yield "far down"


def _beside_others(drafts: Sequence[Signed]) -> list[Signed]:
    """The dates, each told whether the article gives its day again, and another one, and whether it
    gives days far down alone."""
    days = Counter(_day(draft) for draft, _ in drafts if _to_the_day(draft))
    down = all("far down" in signs for draft, signs in drafts if _is_near(draft))
    made = []
    for draft, signs in drafts:
        again = ("told again",) if days[_day(draft)] > 1 else ()
        others = ("other days",) if len(days) > (_day(draft) in days) else ()
        alone = ("days far down alone",) if down and _is_near(draft) else ()
        made.append((draft, (*signs, *again, *others, *alone)))
    return made


def _day(draft: ClaimDraft) -> date | None:
    assert isinstance(draft.value, When)
    return draft.value.earliest


def _to_the_day(draft: ClaimDraft) -> bool:
    return isinstance(draft.value, When) and draft.value.precision == "day"


def _is_near(draft: ClaimDraft) -> bool:
    """Whether a date is a day, a few days or a week."""
    return isinstance(draft.value, When) and draft.value.precision in ("day", "days", "week")


def _event_head(found: tuple[Head, ...], sentence: Sentence, span: Dated) -> Head | None:
    """The word of violence that owns a date, or None."""
    start, end = span.start - sentence.start, span.end - sentence.start
    text = sentence.text
    if span.elapsed:
        return Head(start, end, "event")
    surely = _gone(text, start) or _noun_after(text, end)
    if surely or text[start:end].endswith(" after"):
        return surely or _clause_event(found, text, end)
    if _of_no_event(span, text, start, end):
        return None
    head = date_owner(found, text, start, end)
    if head and _of_another(found, text, head, span, start):
        return None
    if head and _CROWD.search(text, max(0, head.start - 40), head.end):
        head = next((one for one in found if one.kind == "event" and one.end <= head.start), head)
    if head is None or head.kind == "other" or span.attribute:
        return None
    lined = head.start == start and _is_line(text)
    between = text[min(end, head.end) : max(start, head.start)]
    return None if lined or _AHEAD.search(between) else head


def _is_line(text: str) -> bool:
    """Whether words are no sentence, but what stands over one: "From the quay, Friday, 8 a.m."."""
    short = len(text.split()) <= _LINE_WORDS and not _ENDS.search(text)
    return short and _CLOCK.search(text) is not None and not _DATES.search(text)


_LINE_WORDS = 8
_CLOCK = re.compile(r"\d[.:]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_DATES = re.compile(
    r"\b(?:date|when|time)\s?:|\b(?:was|were|is|happened|occurred)\b", re.IGNORECASE
)
_ENDS = re.compile(r"(?<![ap]\.m)[.!?…][\"”’')\]]*\s*$", re.IGNORECASE)


def _gone(text: str, start: int) -> Head | None:
    """The words before a day since when somebody has been gone."""
    gone = _GONE_SINCE.search(text, max(0, start - 40), start)
    return Head(gone.start(), gone.start() + 1, "event") if gone else None


def _clause_event(found: tuple[Head, ...], text: str, end: int) -> Head | None:
    """The event of the clause that begins at a place: "a day after gunmen killed five"."""
    head = next((head for head in found if head.start >= end), None)
    if head is None or head.kind != "event" or _BREAK.search(text, end, head.start):
        return None
    return head


_BREAK = re.compile(r"[,;:–—]")


def _of_another(found: tuple[Head, ...], text: str, head: Head, span: Dated, start: int) -> bool:
    """Whether a month or a year is that of what somebody had done before ("a man who had killed his
    wife in 2003 was shot dead"), or the running year of a count ("98 homicides in 2021")."""
    if span.precision not in ("month", "year"):
        return False
    if span.precision == "year" and _TALLY.search(text, max(0, head.start - 40), head.end):
        return span.running
    later = any(one.kind == "event" and one.start >= start for one in found)
    return later and _HAD.search(text, max(0, head.start - 30), head.start) is not None


_HAD = re.compile(r"\b(?:who|which|that)\s(?:had|has)\s(?:\w+ly\s|once\s)?$")
_TALLY = re.compile(
    r"\b(?:\d[\d,]*|\w+(?:first|second|third|th)|\d+(?:st|nd|rd))\s(?:\w+\s){0,2}?"
    r"(?:homicide|murder|killing|shooting|slaying)s?$"
)


def _of_no_event(span: Dated, text: str, start: int, end: int) -> bool:
    """Whether the words around a date, or its own, say that no event happened then: "since 3 May",
    "at Monday's hearing", "the third this year", "deported two days later"."""
    if span.stamp and _STAMP.match(text[:start]):
        return True
    if _FILED.fullmatch(text, 0, start) and text.startswith(":", end):
        return True
    words = text[start:end].lower()
    if words == "this year" or (start and words.endswith(" later")):
        return True
    lined = start == 0 or _LINE.fullmatch(text, 0, start)
    if lined and _DASH.match(text, end) and words[-4:].isdigit():
        return True
    since = any(pattern.search(text, max(0, start - 40), start) for pattern in (_SINCE, _AS_OF))
    if _CALENDAR.fullmatch(text, start, end) and text.endswith((" after ", " After "), 0, start):
        return True
    return since or _OCCASION.match(text, end) is not None


_CALENDAR = re.compile(r"\d{1,2}\s[A-Z]\w+(?:\s\d{4})?|[A-Z]\w+\s\d{1,2}(?:,\s\d{4})?")
"""A day of the calendar alone: what was after 20 August was on no day that is told."""
_FILED = re.compile(r"\W*(?:from|updated?|posted|published|filed)(?: on)?\s", re.IGNORECASE)
"""What stands before the day of a report, which a colon follows: "From May 3: …"."""


def _noun_after(text: str, end: int) -> Head | None:
    """The noun of violence that a date stands before: "Sunday's attack", "the 2015 Arden siege"."""
    for _ in range(6):
        word = _NEXT_WORD.match(text, end)
        if word is None or word[1].lower() in _NOT_OF_THE_NOUN:
            return None
        noun = EVENT_NOUN.match(text, word.start(1))
        if noun:
            return Head(noun.start(), noun.end(), "event")
        end = word.end()
    return None


def _told(
    article: Article, sentences: Sequence[Sentence]
) -> list[tuple[Sentence, tuple[Dated, ...]]]:
    """Each sentence with its dates. The dateline's own date is none of them."""
    at, line = anchor(article), article.dateline
    found = [
        timex
        for timex in timexes(article.text, at.created)
        if not (line and line.start <= timex.start < line.end)
    ]
    days = [span for timex in found if (span := dated(timex, article.text, at))]
    hours = [span for timex in found if (span := of_hour(timex, article.text, at))]
    spans = joined(days, article.text, at.limit)
    spans += [*before_those(spans, article.text), *elapsed(sentences, at)]
    spans.sort(key=lambda span: span.start)
    if not any(_another_day(span, at.created.day) for span in spans):
        spans = sorted([*spans, *hours], key=lambda span: span.start)
    starts = [span.start for span in spans]
    return [
        (
            sentence,
            tuple(spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]),
        )
        for sentence in sentences
    ]


def _another_day(span: Dated, written: date | None) -> bool:
    """Whether a text with this date may tell of another day than that on which it was written."""
    if span.stamp or span.precision in ("month", "year"):
        return False
    return not span.earliest == span.latest == written


def _first_spoken(told: Sequence[tuple[Sentence, tuple[Dated, ...]]]) -> Dated | None:
    """The day on which somebody is said to have spoken about the event, in the first sentence
    that has one."""
    for sentence, spans in told[:6]:
        found = heads(sentence.text) if any(span.weekday for span in spans) else ()
        if not any(head.kind == "event" for head in found):
            continue
        for span in spans:
            start, end = span.start - sentence.start, span.end - sentence.start
            head = owner(found, sentence.text, start, end)
            if not span.weekday or head is None or head.start >= end:
                continue
            if _SPEECH.match(sentence.text, head.start, head.end):
                return span
    return None


def _before_speech(span: Dated, spoken: Dated | None) -> Dated:
    """A weekday after the day of the speech about the event means the one a week before."""
    if spoken is None or spoken.latest is None or not span.weekday:
        return span
    if span.earliest is None or span.latest is None or span.earliest <= spoken.latest:
        return span
    week = timedelta(days=7)
    return replace(span, earliest=span.earliest - week, latest=span.latest - week)


def _draft(
    article: Article,
    sentence: Sentence,
    span: Dated,
    head: Head,
    said: tuple[Attribution, ...],
) -> ClaimDraft:
    start, end = _quote(sentence, span, head)
    value = When(span.earliest, span.latest, span.precision, span.basis, span.month_day)
    return ClaimDraft(
        value=value,
        quote=article.text[start:end],
        start=start,
        end=end,
        informant=informant_at(said, start, end),
    )


def _quote(sentence: Sentence, span: Dated, head: Head) -> tuple[int, int]:
    """The date's words with their preposition, widened to the event's word where it is near."""
    text, start, end = sentence.text, span.start - sentence.start, span.end - sentence.start
    lead = _LEAD_IN.search(text, max(0, start - 40), start)
    if lead:
        start = lead.start()
    while tail := _TAIL.match(text, end):
        end = tail.end()
    if 0 <= start - head.end <= _QUOTED_FROM_HEAD:
        start = head.start
    elif 0 <= head.start - end <= _QUOTED_FROM_HEAD:
        end = head.end
    return sentence.start + start, sentence.start + end
