"""What a date in a sentence can belong to, beyond the words of violence and of speech.

The day on which police were called is most often the day of the event; a murder that somebody is
charged with is no event that a date near it dates; "Sandusky Court" is no court.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from whence.calendar import PART_OF_DAY
from whence.extract.heads import Head, HeadKind, heads, owner

_RESPONDERS = (
    r"(?:police|officers?|deput(?:y|ies)|troopers?|firefighters|paramedics|medics|crews?|detectives"
    r"|authorities|rescuers|responders|investigators|sheriff[\w'’]*|soldiers|ambulances?)"
)
_CALLED = re.compile(
    rf"""\b(?:(?:was|were|been|being)\s(?:first\s)?(?:called|dispatched|alerted|notified|flagged\sdown
        |summoned(?!\s(?:to|before|by)\s(?:the\s|an?\s)?(?:court|gendarmerie|police|prosecutor|ministry|parliament)))
    |dispatched|{_RESPONDERS}\s(?:\w+\s){{0,3}}?(?:arrived|rushed)|responded|responding
    |(?:received|got|took|receiving)\s(?:\w+\s){{0,4}}?(?:calls?|reports?)|calls?\scame|alerted
    |called\s(?:police|911|authorities|officers|deputies|for\shelp)|(?:was|were)\scontacted
    |to\srespond|(?:gun)?shots?\s(?:was|were)\sheard|heard\s(?:\w+\s){{0,3}}?(?:gun)?(?:shots?|fire))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FOUND = re.compile(
    r"""\b(?:(?:found|discovered)\s(?:[\w’'-]+\s){0,4}?(?:bod(?:y|ies)|dead|slain|victims?)
    |(?:was|were|been)\s(?:found|discovered))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MORE_EVENTS = re.compile(
    r"""\b(?:(?:suffered|sustained|sustaining|suffering)\s(?:[\w-]+\s){0,4}?(?:wounds?|injur(?:y|ies))
    |gunshot\swounds?|fir(?:ed|ing)\s(?:[\w-]+\s){0,4}?(?:shots?|rounds?|gun|rifle|pistol|weapon)
    |(?:accidental|accidentally|gun)\s?discharged?|discharged|incidents?|accident
    |(?:it|this|trouble|violence|fight|argument)\s(?:all\s)?(?:started|began|unfolded)
    |(?:accidental|stray|random)\sgunshots?|pull(?:ed|ing)\sthe\strigger|fight\sbroke\sout
    |broke\sinto|burst\sinto|barged\sinto|committed\ssuicide|took\s(?:his|her|their)\sown\sli(?:fe|ves)
    |claimed\s(?:the\sli(?:fe|ves)\sof|\w+\slives)
    |los(?:e|es|t|ing)\s(?:his|her|their)\sli(?:fe|ves))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CHARGE = re.compile(
    r"(?:\bdegree|\bcapital|\battempted|\baggravated|\bcounts? of|\bcharg(?:ed|es?) (?:with|of)"
    r"|\bsuspicion of|\b(?:convicted|accused|guilty) of|\binvestigation of)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_CHARGE_AFTER = re.compile(
    r"\s(?:charges?|trial|counts?|case|suspects?|conviction|hearing|investigation)\b"
)
_CRIME = re.compile(
    r"(?:murder|homicide|assault|killing|slaying|arson|kidnapping|abduction|assassination)s?$", re.I
)
_VICTIM = re.compile(
    r"\b(?:killed|wounded|injured|shot|stabbed|abducted|kidnapped|murdered|assassinated|attacked)\s"
    r"(?:an?|the|two|three)\s(?:[\w-]+\s){0,2}judges?$",
    re.IGNORECASE,
)
"""A judge to whom something was done, who is no court that dates a hearing."""
_NAMES = re.compile(r"(?:Court|Rose|March|Memorial|Field|Held|Trial|Conference|Rally)$")
_SAYING = re.compile(
    r"(?:said|says?|saying|told|tells|added|stated|confirm(?:ed|s)|announced|according|reported)$",
    re.I,
)
_REVISED = r"(?:lower|rais|revis|updat|correct)(?:ed|ing)"
_AFTERMATH = re.compile(
    rf"""\b(?:search(?:ing|ed)?\sfor|looking\sfor|remember(?:ed|ing)|investigating|under\s?way
    |autops(?:y|ies)|shaken|at\sa\sloss|vow(?:ed|ing)|offer(?:ed|ing)|faces?|facing|questioned|identify
    |sought|seeking|remain(?:s|ed|ing)?|recovering|notified|grie(?:ve[ds]?|ving)|pray(?:ed|ing|ers)?
    |marks?|flags?|classes|counselors|learned
    |acknowledg(?:ed|es)|concede[ds]|admitted|asserted|disclosed|revealed|insisted|recalled
    |{_REVISED}(?=\s(?:(?:up|down)(?:wards?)?\s)?(?:the|its|their)\s(?:[\w-]+\s){{0,2}}?toll)
    |put(?:s|ting)?(?=\s(?:the|its|their)\s(?:[\w-]+\s){{0,2}}?(?:toll|number|count|figure|total)\b)
    |set\sfree|rescued|found\salive|regain(?:ed|s|ing)?\s(?:their\s)?freedom|paraded
    |laid\sto\srest|buried(?!\s(?:alive|under|beneath|in\sthe\s(?:rubble|debris|ruins)))
    |(?:was|were|been)\s(?:named|given|announced|revised|counted)
    |(?:went|gone|going)\sup\sto
    |(?:(?<=,\s)[^,;.]{{2,60}}|(?:police|officials?|sources?|ministry|department|agency|service|media|office))
        \sreported(?=\s(?:on|early|late|this|last|yesterday|today|(?-i:[A-Z]))|[.,]|$)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTERWARDS = re.compile(
    r"""\b(?:succumb(?:ed|s|ing)?\b(?!\s(?:at\sthe\sscene|on\sthe\sspot|instantly|immediately))
        (?:[^.;,]{0,40}?\sto\s(?:[\w-]+\s){0,3}?(?:injuries|wounds?|burns)\b)?
    |(?:died|dies|dying|passed\saway)\s(?:[^.;,]{0,40}?\s)?(?:of|from|with|(?:consequence|result)\sof)
        \s(?:his|her|their|the)\s(?:[\w-]+\s){0,2}?(?:injuries|wounds?|burns)\b
    |(?:died|dies|dying|passed\saway)\b
        (?:(?=[^.;,]{0,60}?\b(?:hospital|clinic|surgery|(?:organ|heart|kidney)\sfailure|sepsis
            |(?:burns?|intensive[ -]care|trauma|medical)\s(?:unit|ward|cent(?:er|re)))\b)
        |(?=[^.;]{0,60}?\b(?:bringing|raising|taking|pushing)\s(?:the|its)\s(?:[\w-]+\s){0,2}?(?:toll|number)\b))
    |(?:hospital|clinic|infirmary|doctors?|surgeons?|(?:burns?|trauma|medical)\s(?:unit|cent(?:er|re)))
        \s(?:had\s|has\s|have\s)?(?:said|announced|confirmed)\b[^.;]{0,60}?\b(?:died|passed\saway)\b
    |(?:(?:another|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)
            \s(?:[\w-]+\s)?(?:victim|patient|casualty|person)
        |of\s(?:the\s|those\s)(?:wounded|injured|hurt)|(?:have|has|had)\s(?:since|now|later)|later)
        \s(?:(?:have|has|had|who)\s)?(?:since\s|now\s|later\s)?(?:died|passed\saway)\b
    |with\sthe\sdeath
    |(?<!gun\s)(?<!weapon\s)(?<!firearm\s)(?:was|were|been)\sdischarged)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What became later of those who were hurt: they die in hospital, or leave it. No day of it is the
event's, whatever else the words may own."""
_TOLD = re.compile(
    rf"""\b(?:put(?:s|ting)?|gave|gives|given|giving|{_REVISED})
    \s(?:(?:up|down)(?:wards?)?\s)?(?:an?|the|its|their)\s(?:[\w-]+\s){{0,2}}?
    (?:toll|number|count|figure|total|dead)(?:\sof)?(?:\s(?:dead|deaths|killed|wounded|injured))?\b
    (?!\s(?:from|after|in|for)\s)
    (?:\sat\s(?:[\w-]+\s){{1,3}}?(?:dead|killed)(?:\sand\s(?:[\w-]+\s){{1,3}}?(?:wounded|injured|hurt))?\b)?
    |(?:claim(?:ed|s|ing)?|owned\sup\sto|threaten(?:ed|s)|disowned)\s(?:[\w-]+\s){{1,2}}?(?:attacks?|raids?|bombings?)\b(?!\son\s)
    |mark(?:ed|s|ing)\s(?:an?|the|its)\s(?:[\w-]+\s){{0,2}}?anniversary\sof\s(?:the|an?)\s\w+
    |ruled\s(?:[\w’']+\s){{1,4}}?(?:homicides?|suicides?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What somebody counted, claimed, ruled or remembered: its day is that on which it was told."""
_ACCORDING = re.compile(r"^(?:According to|Police|Officials|Authorities)\b[^,]{0,60},\s(?:on\s)?$")
_WHEN_CLAUSE = re.compile(r"(?:[ap]\.m\.|[^.;]){0,120}?\b(?:when|as)\s", re.IGNORECASE)
_RESULT = re.compile(
    r",?\s(?=(?:firing|hitting|striking|killing|wounding|injuring|shooting|stabbing)\b)"
)
"""Before what a deed of that day led to: "mishandled a gun on Sunday, hitting a neighbour"."""
_THEN = re.compile(
    rf"(?:\s{PART_OF_DAY})?(?:\s(?:in|at|outside|near)\s[\w\s]{{1,40}})?"
    r"\s(?:and|then|before)\s(?:\w+ly\s|then\s)?"
)
"""Between the day of what somebody did first and the deed: "walked in on Sunday and shot"."""
_APART = re.compile(
    r"\b(?:after|following|because|since|about|over|as to|in connection|connected|related|into"
    r"|regarding|for|accused|suspected|whether|who|that)\b"
)
"""Words that set an event apart from a date that stands before it: "arrested on Sunday after …"."""
_APART_FRONTED = re.compile(
    r"\b(?:after|following|in connection|connected|related|accused|suspected)\b"
)
"""Those that do so even where the date opens its sentence."""
_FRONTED = re.compile(
    r"^(?:.{0,60}\s[—–-]{1,2}\s)?(?:\W|\d|\b(?:at|on|in|early|late|during|around|by|shortly|just|before"
    r"|after|the|of|dawn|noon|midnight|morning|afternoon|evening|night|approximately|about|hours"
    r"|[ap]\.?m|minutes)\b)*$",
    re.IGNORECASE,
)
_CLOCK = r"(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}:\d\d\b|\b(?:noon|midnight)\b)"
_CLOCKED = re.compile(
    rf"{_CLOCK}|\s(?:at|around|about|just|shortly|before|after)(?:\s\w+){{0,2}}?\s{_CLOCK}",
    re.IGNORECASE,
)
_NEXT = 5
_CLOCK_BEFORE = 14
"""Characters before a day in which its time may stand: "around 11 p.m. Tuesday"."""


def date_heads(sentence: str, *, custody: bool = False) -> tuple[Head, ...]:
    """The words of a sentence that can own a date, in order; ``called`` marks those that tell of
    a call for help."""
    every = heads(sentence, custody=custody)
    found = {head.start: head for head in every if not _misread(sentence, head)}
    kinds: tuple[tuple[re.Pattern[str], HeadKind], ...] = (
        (_MORE_EVENTS, "event"),
        (_AFTERMATH, "other"),
        (_FOUND, "weak"),
        (_CALLED, "called"),
    )
    for pattern, kind in kinds:
        for match in pattern.finditer(sentence):
            if all(_gives_way(found[start].kind, kind) for start in _inside(found, match)):
                _put(found, match, kind)
    for pattern in (_AFTERWARDS, _TOLD):
        for match in pattern.finditer(sentence):
            _put(found, match, "other")
    return tuple(found[start] for start in sorted(found))


def _inside(found: Mapping[int, Head], match: re.Match[str]) -> list[int]:
    return [start for start in found if match.start() <= start < match.end()]


def _put(found: dict[int, Head], match: re.Match[str], kind: HeadKind) -> None:
    """Puts a phrase in the place of the words that stand in it."""
    for start in _inside(found, match):
        del found[start]
    found[match.start()] = Head(match.start(), match.end(), kind)


def _gives_way(old: HeadKind, new: HeadKind) -> bool:
    """Whether a word gives way to a longer phrase that it stands in: "pulled the trigger"."""
    return new == "called" or (new == "event" and old == "other")


def _misread(sentence: str, head: Head) -> bool:
    """Whether a word is part of a name, or names a charge and no event."""
    word = sentence[head.start : head.end]
    if head.kind == "other":
        named = head.start > 0 and _NAMES.match(word) is not None
        victim = _VICTIM.search(sentence, max(0, head.start - 50), head.end) is not None
        return victim or (named and not sentence.isupper())
    return _CRIME.match(word) is not None and (
        _CHARGE.search(sentence, max(0, head.start - 50), head.start) is not None
        or _CHARGE_AFTER.match(sentence, head.end) is not None
    )


def date_owner(found: tuple[Head, ...], sentence: str, start: int, end: int) -> Head | None:
    """The word that owns the date at characters ``start`` to ``end``, or None. An event in a clause
    that begins with "when" has the day of its sentence."""
    around = next((head for head in found if head.start <= start and end <= head.end), None)
    if around is not None:
        return around
    before = [head for head in found if head.end <= start]
    told = _told_after(found, sentence, start, end)
    if told is not None and (told.kind == "other" or not before or is_saying(sentence, before[-1])):
        return told
    if before and _ACCORDING.search(sentence, 0, start):
        before = []
    if not before:
        return _after(found, sentence, start, end)
    own = owner(found, sentence, start, end)
    clocked = _CLOCKED.search(sentence, max(0, start - _CLOCK_BEFORE), end + 30) is not None
    said = own is not None and is_saying(sentence, own)
    if own is None or (said and start - own.end > _NEXT):
        event = _clause_after(found, sentence, end)
        if event is not None:
            return event
        # Nobody says at what time of day somebody said something.
        return Head(start, end, "weak") if clocked else own
    return own


def is_saying(sentence: str, head: Head) -> bool:
    """Whether a word is one of speech."""
    return _SAYING.match(sentence[head.start : head.end]) is not None


def _told_after(found: tuple[Head, ...], sentence: str, start: int, end: int) -> Head | None:
    """The event that stands right after a date ("gunmen yesterday killed three"), or follows it in
    a clause that begins with "that" ("said that on Sunday a bomb killed three")."""
    event = next((head for head in found if head.start >= end), None)
    if event and event.start == end + 1 and _PASSIVE.search(sentence, max(0, start - 12), start):
        return event
    if event is None or event.kind != "event":
        return None
    between = sentence[end : event.start]
    if not between.strip():
        return event if _PAST.search(sentence[event.start : event.end]) else None
    clause = _THAT.search(sentence, max(0, start - _THAT_BEFORE), start)
    near = len(between) <= _NEAR_EVENT and not _APART.search(between) and not _STOP.search(between)
    return event if clause and near else None


_PASSIVE = re.compile(r"\b(?:was|were)\s(?:on\s)?$")
"""Before a day and what was done on it: "the dead of the ambush were on Monday airlifted"."""
_PAST = re.compile(r"(?:ed|ook|ew up|lew|ot|lain)$")
_THAT = re.compile(r"\bthat,?\s(?:(?:on|early|late|in|during|at|the|around)\s){0,3}$")
_STOP = re.compile(r"[,;:]|\b(?:will|would|to)\b")
_THAT_BEFORE, _NEAR_EVENT = 24, 80
"""Characters before a date in which its clause begins; between it and the event."""


def _clause_after(found: tuple[Head, ...], sentence: str, end: int) -> Head | None:
    """The event of a clause after a date, which tells what happened then: "… on Sunday when …", "…
    on Sunday, killing …"."""
    clause = _RESULT.match(sentence, end) or _WHEN_CLAUSE.match(sentence, end)
    event = next((head for head in found if clause and head.start >= clause.end()), None)
    return event if event and event.kind == "event" else None


def _after(found: tuple[Head, ...], sentence: str, start: int, end: int) -> Head | None:
    """The owner of a date that no such word stands before. Nobody says at what time of day somebody
    said something, so a day with its time passes over words of saying."""
    clocked = _CLOCKED.search(sentence, max(0, start - _CLOCK_BEFORE), end + 30) is not None
    result = _RESULT.match(sentence, end)
    after = tuple(
        head
        for head in found
        if head.start >= end and not (clocked and _SAYING.match(sentence[head.start : head.end]))
    )
    clause = result or _WHEN_CLAUSE.match(sentence, end)
    if clause and after and after[0].start >= clause.end():
        return after[0]
    if after and after[0].kind == "event" and _THEN.fullmatch(sentence, end, after[0].start):
        return after[0]
    own = owner(after, sentence, start, end)
    apart = _APART_FRONTED if _FRONTED.match(sentence[:start]) else _APART
    if own and own.kind != "other" and apart.search(sentence, end, own.start):
        own = None
    return Head(start, end, "weak") if own is None and clocked else own
