"""The place of an event: place phrases that belong to a word of violence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from whence.extract.attribution import Attribution, informant_at
from whence.extract.casing import only_words
from whence.extract.custody import about_custody
from whence.extract.date_heads import date_heads
from whence.extract.event_seen import seen_names
from whence.extract.heads import Head, heads, owner
from whence.extract.hometown_signs import towns
from whence.extract.kinds import tells_of_event
from whence.extract.parse import Parse
from whence.extract.places import as_where, city_of, resolve, value
from whence.extract.surroundings import Surroundings, surroundings
from whence.extract.text import Sentence, title_case, word_set
from whence.extract.toll_names import surnames
from whence.extract.toll_shots import BODY
from whence.extract.trust import Signed, probability
from whence.extract.where_map import NO_PLACES, Map, Read
from whence.extract.where_phrases import Element, Phrase, phrases
from whence.extract.where_signs import name_signs, signs, town_signs
from whence.extract.where_vouched import vouched
from whence.extract.where_words import PLACING, STREETS
from whence.gazetteer import fold
from whence.model import Article, ClaimDraft, Where

_AROUND_M = 25_000
_CARE = frozenset({"hospital", "clinic", "court"})
_SPEAKERS_BEFORE = re.compile(
    r"\b(?:police|officials?|authorit(?:y|ies)|hospitals?|governments?|embassy|spokes\w+|courts?"
    r"|reporters?|journalists?|sheriff|office|arrested|meeting|summit|bureau|correspondent|living"
    r"|lives?|lived|born|jail|prison|custody|treated|interests?|involved|war|role|member"
    r"|(?<!wedding )(?<!birthday )(?<!house )(?<!block )party"
    r"|analysts?|diplomats?|ministers?)\s$",
    re.IGNORECASE,
)
_SCENES = STREETS | word_set(
    """block home house residence apartment apartments complex intersection corner area motel hotel
    store park lot trailer yard building"""
)
_IN_BODY = re.compile(
    rf"\s(?:\w+\s){{0,2}}in\s(?:the|his|her)\s(?:\w+\s){{0,3}}?(?:{'|'.join(sorted(BODY))})\b"
)
"""What follows the name of somebody who was hit: "the bullet struck Arden in the chest"."""
_CROWD = re.compile(
    r"\b(?:during|at|after|from) (?:an?|the) (?:[\w-]+ ){0,2}(?:march|protest|rally|vigil|funeral)$"
)
_SURNAME = re.compile(r"\b[A-Z][\w’'-]+ ([A-Z][\w’'-]+)")
_RESULT = re.compile(r"[^.;:,]{0,40},?\s(?P<deed>(?:kill|wound|injur|hitt|strik)ing)\b")
_WHERE = re.compile(r",?\s(?:where|in which|at which)\s")


def where(
    article: Article,
    sentences: Sequence[Sentence],
    said: tuple[Attribution, ...],
    parse: Parse | None = None,
) -> list[ClaimDraft]:
    """The places that the article gives for events of violence, background events included."""
    return [
        replace(draft, confidence=probability("where", told))
        for draft, told in signed(article, sentences, said, parse)
    ]


def signed(
    article: Article,
    sentences: Sequence[Sentence],
    said: tuple[Attribution, ...],
    parse: Parse | None = None,
) -> list[Signed]:
    """The places before it is asked how far they are trusted."""
    if not any(tells_of_event(sentence.text) for sentence in sentences):
        return []
    every = [(sentence, tuple(phrases(sentence.text))) for sentence in sentences]
    names = [
        one for sentence, found in every for each in found for one in each.toponyms(sentence.start)
    ]
    about = surroundings(article, names)
    known: dict[str, Where] = {}
    for sentence, found in every:
        for phrase in found:
            _learn(known, phrase, about, sentence.start)
    by_town = {town.entry.key: town.signs for town in towns(article, sentences, about)}
    drafts: list[Signed] = []
    seen: set[tuple[str, int]] = set()
    reads = tuple(_of_events(article, every))
    if not any(_in_town(read, about) for read in reads):
        reads += tuple(_of_scenes(every, about))
    places = Map(
        about,
        known,
        _local(reads, about),
        _places_named(article, every) | vouched(article.text, parse),
        _unknown_town(article, about),
        frozenset(fold(match[1]) for match in _SURNAME.finditer(article.text)),
        frozenset(map(fold, surnames(article.text))),
    )
    for read in reads:
        elements = _trimmed(read, about)
        place = places.place(read, elements)
        key = (fold(place.place), read.sentence.paragraph) if place else ("", 0)
        if place is None or key in seen:
            continue
        seen.add(key)
        span = read.sentence.start + elements[0].start, read.sentence.start + elements[-1].end
        told = (
            *signs(read.phrase, read.head, place, read.number),
            *name_signs(elements[0], read.sentence.start, about),
            *town_signs(place, by_town),
        )
        drafts.append((_draft(article, place, span, said), told))
    if not any(map(_located, drafts)):
        drafts += _seen(article, sentences, places, drafts, said)
    return _beside_others(drafts) or [
        (draft, (*told, *town_signs(place, by_town)))
        for draft, place, told in _from_dateline(article, sentences, about)
    ]


def _located(signed: Signed) -> bool:
    """Whether the gazetteer knows where a place is, and it is no area."""
    place = signed[0].value
    return isinstance(place, Where) and place.lat is not None and not place.is_area


def _seen(
    article: Article,
    sentences: Sequence[Sentence],
    places: Map,
    drafts: Sequence[Signed],
    said: tuple[Attribution, ...],
) -> Iterator[Signed]:
    """The places where the network sees an event, that no phrase of theirs puts there."""
    text = article.text
    taken = [(draft.start, draft.end) for draft, _ in drafts]
    if article.dateline and places.about.dateline:
        taken.append((article.dateline.start, article.dateline.end))
    known = {fold(draft.value.place) for draft, _ in drafts if isinstance(draft.value, Where)}
    for start, end in seen_names(text, sentences):
        name = text[start:end]
        if fold(name) in known or any(a < end and start < b for a, b in taken):
            continue
        if places.is_somebodys(name):
            continue
        known.add(fold(name))
        element = Element(0, end - start, "in", ((name, 0, end - start),), None, name)
        place = value(name, (element,), places.about, start)
        number = sum(sentence.end <= start for sentence in sentences)
        head = Head(0, end - start, "event")
        told = tuple(signs(Phrase(0, end - start, "seen", (element,)), head, place, number))
        yield _draft(article, place, (start, end), said), told


def _beside_others(drafts: Sequence[Signed]) -> list[Signed]:
    """The places, each told whether the article gives it again, and another one."""
    keys = Counter(draft.value.gazetteer for draft, _ in drafts if isinstance(draft.value, Where))
    made = []
    for draft, told in drafts:
        key = draft.value.gazetteer if isinstance(draft.value, Where) else None
        again = ("told again",) if key and keys[key] > 1 else ()
        others = ("other places",) if set(keys) - {key, None} else ()
        made.append((draft, (*told, *again, *others)))
    return made


def _of_events(
    article: Article, every: Sequence[tuple[Sentence, tuple[Phrase, ...]]]
) -> Iterator[Read]:
    line = article.dateline
    custody = about_custody([sentence for sentence, _ in every])
    for number, (sentence, found) in enumerate(every):
        if not found:
            continue
        owners = heads(sentence.text, custody=custody)
        if not any(head.kind != "other" for head in owners):
            continue
        title = title_case(sentence.text)
        for phrase in found:
            if phrase.lead == "name":
                continue
            if line and line.start <= sentence.start + phrase.start < line.end:
                continue
            head = _event_head(owners, sentence.text, phrase)
            if head is not None:
                yield Read(phrase, sentence, head, title, number)


def _of_scenes(
    every: Sequence[tuple[Sentence, tuple[Phrase, ...]]], about: Surroundings
) -> Iterator[Read]:
    """The houses and streets in a town to which police were called, or that a sentence without
    anything else that could own them speaks of: "The home is on Velde Street in Arden"."""
    for number, (sentence, found) in enumerate(every):
        scenes = [
            phrase
            for phrase in found
            if phrase.lead != "name" and phrase.elements[0].site in _SCENES
        ]
        owners = date_heads(sentence.text) if scenes else ()
        for phrase in scenes:
            head = owner(owners, sentence.text, phrase.start, phrase.end)
            if head is None and owners:
                continue
            if head is not None and head.kind == "other":
                continue
            head = Head(phrase.start, phrase.end, "called")
            read = Read(phrase, sentence, head, title_case(sentence.text), number)
            if _in_town(read, about):
                yield read


def _in_town(read: Read, about: Surroundings) -> bool:
    place = resolve(read.phrase.elements, about, read.sentence.start)
    return place is not None and place.entry.kind == "town"


def _event_head(owners: tuple[Head, ...], sentence: str, phrase: Phrase) -> Head | None:
    """The word of violence that owns a phrase, or None."""
    if phrase.lead in ("before noun", "attacked"):
        person = phrase.lead == "attacked" and _IN_BODY.match(sentence, phrase.end)
        return None if person else Head(phrase.start, phrase.end, "event")
    first = phrase.elements[0]
    if first.site in _CARE and phrase.lead not in ("on", "against"):
        return None
    lead_start = phrase.start - len(phrase.lead) - 1
    deed = any(one.kind == "event" and lead_start - 1 <= one.end <= lead_start for one in owners)
    if not deed and _SPEAKERS_BEFORE.search(sentence, max(0, lead_start - 30), max(0, lead_start)):
        return None
    relative = _WHERE.match(sentence, phrase.end)
    if relative:
        return next((h for h in owners if h.start >= relative.end() and h.kind == "event"), None)
    head = owner(owners, sentence, phrase.start, phrase.end) or _result(owners, sentence, phrase)
    if head and _CROWD.search(sentence, max(0, head.start - 20), head.end):
        # "Police detained 14 people during a march in Arden."
        return next((h for h in owners if h.kind == "event" and h.end <= head.start), None)
    return head if head and head.kind != "other" else None


def _result(owners: tuple[Head, ...], sentence: str, phrase: Phrase) -> Head | None:
    """The deed that what happened at a place led to: "drove into a crowd in Arden, killing two"."""
    led = _RESULT.match(sentence, phrase.end)
    return next((head for head in owners if led and head.start == led.start("deed")), None)


def _learn(known: dict[str, Where], phrase: Phrase, about: Surroundings, base: int) -> None:
    """Remember where a name lies that the text places once: "Camp Velde, near Arden"."""
    elements = phrase.elements
    for position, element in enumerate(elements[:-1]):
        if not element.names or resolve(elements[position : position + 1], about, base):
            continue
        found = value(element.text, elements[position:], about, base)
        name = fold(element.names[-1][0])
        if found.lat is not None and (
            name not in known or (known[name].radius_m or 0) > (found.radius_m or 0)
        ):
            known[name] = found


def _local(reads: Sequence[Read], about: Surroundings) -> Where | None:
    """The town that a place without one lies in: the town most often given for the events, or the
    dateline's where they are given none."""
    found = Counter(
        place
        for read in reads
        if (place := resolve(read.phrase.elements, about, read.sentence.start))
        and place.entry.kind == "town"
        and about.mostly(place.entry.country)
    )
    if not found:
        return as_where(about.home) if about.home else None
    (first, count), *others = found.most_common(2)
    if others and others[0][1] == count and not first.near(others[0][0]):
        return None
    widest = max((first, *(other for other, _ in others)), key=lambda place: place.radius_m)
    return as_where(city_of(widest.entry, about))


def _places_named(
    article: Article, every: Sequence[tuple[Sentence, tuple[Phrase, ...]]]
) -> frozenset[str]:
    """Names that stand for a place at least twice, and the dateline's."""
    found = Counter(
        fold(element.names[-1][0])
        for _, phrases_of in every
        for phrase in phrases_of
        for element in phrase.elements
        if element.link in PLACING
        if element.names and fold(element.names[-1][0]) not in NO_PLACES
    )
    named = {name for name, times in found.items() if times > 1 and not only_words(name)}
    line = article.dateline
    return frozenset(named | ({fold(line.place.split(",")[0])} if line and line.place else set()))


def _unknown_town(article: Article, about: Surroundings) -> str | None:
    line = article.dateline
    if line is None or not line.place or about.dateline is not None:
        return None
    town = line.place.partition(",")[0].strip()
    return town.title() if town.isupper() else town


def _from_dateline(
    article: Article, sentences: Sequence[Sentence], about: Surroundings
) -> list[tuple[ClaimDraft, Where, tuple[str, ...]]]:
    """The dateline's town as the place of a report that names no other: a local story. A capital
    is where news is written about a whole country, and so tells nothing."""
    line, town = article.dateline, about.dateline
    if line is None or town is None or line.place is None or town.capital:
        return []
    first = next((sentence for sentence in sentences if sentence.end > line.start), None)
    start = article.text.find(line.place, line.start, line.end)
    if first is None or start < 0 or not tells_of_event(first.text):
        return []
    end = start + len(line.place)
    place = Where(line.place, town.country, town.lat, town.lon, town.radius_m + _AROUND_M, town.key)
    return [(ClaimDraft(place, article.text[start:end], start, end), place, ("any", "dateline"))]


def _trimmed(read: Read, about: Surroundings) -> tuple[Element, ...]:
    """The phrase's elements without first ones that are no places and without last ones that name
    nothing ("… in the northwest")."""
    elements = list(read.phrase.elements)
    while len(elements) > 1 and elements[0].names and elements[0].site is None:
        if elements[1].link not in ("at", "on") or resolve(
            elements[:1], about, read.sentence.start
        ):
            break
        elements.pop(0)
    while elements and not elements[-1].names and elements[-1].site not in ("city", "capital"):
        elements.pop()
    return tuple(elements)


def _draft(
    article: Article, place: Where, span: tuple[int, int], said: tuple[Attribution, ...]
) -> ClaimDraft:
    start, end = span
    return ClaimDraft(
        value=place,
        quote=article.text[start:end],
        start=start,
        end=end,
        informant=informant_at(said, start, end),
    )
