"""Who says what: sources, cues and contents.

Three forms are read: a speaker before its cue ("police said that …", "…, police said"), a speaker
after it ("…, said Orla Venn, a nurse", "according to police"), and a speaker set off by a colon in
a headline ("Police: bomb kills three", "Bomb kills three: police").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from whence.extract import speakers
from whence.extract.cues import ATTRIBUTIVE, CUES, LISTENERS, PHRASES, Cue
from whence.extract.outlets import describes_outlet, is_outlet
from whence.extract.quotations import quotations
from whence.extract.speakers import Speaker, Token
from whence.extract.text import Sentence
from whence.model import Act

_ATTRIBUTIVE = re.compile(rf"\b(?:{ATTRIBUTIVE}) ", re.IGNORECASE)
_PHRASES = tuple((re.compile(rf"\b{pattern}"), cue) for pattern, cue in PHRASES)
_THAT = re.compile(r"(?:[^\W\d_][\w’'.-]*,? ){0,9}?that ")
_SETTING = re.compile(
    r"(?:(?:in|on|at|via|through|during|by|late|early|earlier|later) (?:[\w’'.-]+ ){0,7}?"
    r"(?:statement|statements|twitter|facebook|telegram|conference|interview|afterwards|release"
    r"|report|briefing|message|letter|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:sun|mon|tues|wednes|thurs|fri|satur)day (?:night|morning|evening))\b,? ?)+",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r",? (?:and|but) (?=(?:has |have |also |later )?(?:urged|called|accused|denied|warned|vowed"
    r"|threatened|condemned|demanded|promised|stated that|said|added)\b)"
    r"|, (?=(?:adding|stating|arguing|saying|warning|noting|accusing|urging|calling|vowing"
    r"|promising|demanding)\b)"
    r"| (?:and|but) (?=(?:promising|threatening|warning|urging|calling)\b)"
)
_HEADLINE = re.compile(r"^(?P<left>[^:\n]{2,120}): (?P<right>[^:\n]{2,160})$")
_SUBJECTLESS = re.compile(
    r"^(?:[,;–—-] ?|\s*(?:and|but) )?(?P<cue>adding|stating|arguing|saying|warning|noting|accusing"
    r"|urging|calling|vowing|promising|demanding|urged|called|accused|denied|warned|vowed"
    r"|threatened|condemned|demanded|promised|stated|said|added|threatening)\b"
)


_AUTHORITY = re.compile(
    r"\b(?:police|officials?|officers?|hospitals?|witness(?:es)?|ministry|doctors?|residents?)\b",
    re.IGNORECASE,
)
_OWN_DEED = re.compile(
    r"(?:it|they|we|its|their|our|a suicide bomber)\b[^.;]{0,60}?"
    r"\b(?:responsible|behind|carried out|struck|targeted|targeting|aimed|attacked|bombed|target"
    r"|ambushed|raided|shelled|killed)\b",
    re.IGNORECASE,
)
_THREAT = re.compile(r"(?:promis|vow|pledg|threaten)\w+ (?:\w+ ){0,2}(?:attacks?|revenge|strikes)")
_OTHERS_DEED = re.compile(
    r"^(?!it\b|they\b|no\b|nobody)[^.;,]{3,60}? "
    r"(?:(?:was|were|is|are) (?:responsible|behind|to blame)|did it|carried out the)",
    re.IGNORECASE,
)
_ABHORRED = re.compile(
    r"\b(?:terrorist act|acts? of terror(?:ism)?|barbaric|cowardly|heinous|outrage|savage|vile"
    r"|despicable|abhorrent|appalling crime)\b",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"\bquot(?:ed|es|ing) (?P<who>[^,.;“\"]{3,80}?) as saying(?: that)?\b")
_RELATIVE = re.compile(
    r", (?:which|a claim(?: that)?|something) (?P<who>(?:the )?[^,.;]{3,60}?) "
    r"(?:has |have |had )?(?P<cue>denied|rejected|confirmed|disputed)\b"
)


_CLOSED = re.compile(r"\s*(?:[,.;)”\"]|$|(?:late|early|on|in a|in an) )")


class Attribution(Struct, frozen=True):
    """Words that somebody other than the outlet is credited with.

    ``source`` is the speaker as written, a pronoun replaced by the speaker it stands for; ``start``
    and ``end`` span source, cue and content; ``content`` the words themselves, without quotation
    marks. ``outlet`` marks another outlet whose report is passed on.
    """

    source: str
    start: int
    end: int
    content: tuple[tuple[int, int], ...]
    act: Act
    direct: bool
    title: str | None = None
    outlet: bool = False


def attributions(text: str, sentences: Sequence[Sentence]) -> tuple[Attribution, ...]:
    """Every attribution of an article, in text order."""
    found: list[Attribution] = []
    quoted = _all_quotations(text)
    for number, sentence in enumerate(sentences):
        here = tuple(pair for pair in quoted if pair[0] < sentence.end and pair[1] > sentence.start)
        fresh = list(_in_sentence(text, sentence, here))
        if not fresh:
            fresh = _carried_over(sentence, sentences[:number], here, found)
        for one in fresh:
            found.append(_resolved(one, found))
    return tuple(sorted(set(found), key=lambda one: (one.start, one.end, one.content)))


def informant_at(found: Sequence[Attribution], start: int, end: int) -> str | None:
    """Who is credited with the words between two places: the innermost source whose content
    reaches over them. None where the outlet speaks in its own voice."""
    best: tuple[int, str] | None = None
    for one in found:
        for low, high in one.content:
            if low <= start < high and end <= high + 2 and (best is None or high - low < best[0]):
                best = (high - low, one.source)
    return best[1] if best else None


def _all_quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(
        pair
        for block in re.finditer(r"[^\n]+", text)
        for pair in quotations(text, block.start(), block.end())
    )


# -- one sentence -----------------------------------------------------------------------------


def _in_sentence(
    text: str, sentence: Sentence, quoted: Sequence[tuple[int, int]]
) -> Iterator[Attribution]:
    words = speakers.tokens(text, sentence.start, sentence.end, quoted)
    headline = _headline(text, sentence, words)
    if headline:
        yield headline
        return
    yield from _prepositional(text, sentence, words, quoted)
    yield from _relative(text, sentence, words)
    yield from _passed_on(text, sentence, words)
    last: Attribution | None = None
    for index, start, end, cue in _cues(text, sentence, words):
        inherited = last and _SUBJECTLESS.match(text[last.content[-1][1] : end])
        if last and inherited:
            speaker: Speaker | None = Speaker(last.source, last.start, start, last.title)
        else:
            speaker = speakers.before(text, words, index)
        inverted = speaker is None
        if speaker is None:
            speaker = _inverted(text, words, index, sentence, quoted)
        if speaker is None:
            continue
        content = _content(text, sentence, (start, end), (speaker, inverted), cue)
        if content is None:
            continue
        low, high = content[0][0], content[-1][1]
        last = Attribution(
            source=speaker.name,
            start=min(low, speaker.start),
            end=max(high, end, speaker.end),
            content=content,
            act=_act(cue, text[low:high], speaker.name),
            direct=all(_within(piece, quoted) for piece in content),
            title=speaker.title,
            outlet=is_outlet(speaker.name) or describes_outlet(speaker.title),
        )
        yield last


def _cues(
    text: str, sentence: Sentence, words: Sequence[Token]
) -> Iterator[tuple[int, int, int, Cue]]:
    """Each cue outside quotation marks: its word's index, its span, what it takes."""
    phrases = {
        match.start(): (match.end(), cue)
        for pattern, cue in _PHRASES
        for match in pattern.finditer(text, sentence.start, sentence.end)
    }
    for index, word in enumerate(words):
        if word.quoted:
            continue
        if word.start in phrases:
            end, cue = phrases[word.start]
            yield index, word.start, end, cue
        elif word.text in CUES and not _noun(words, index):
            yield index, word.start, word.end, CUES[word.text]


def _noun(words: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a cue is a noun or a participle here: "a report", "was denied"."""
    earlier = words[index - 1].lower if index else ""
    if earlier in ("the", "a", "an", "its", "his", "their", "to", "of", "by", "be", "not"):
        return True
    return earlier in ("was", "were", "been", "is", "are") and words[index].lower != "quoted"


def _inverted(
    text: str,
    words: Sequence[Token],
    index: int,
    sentence: Sentence,
    quoted: Sequence[tuple[int, int]],
) -> Speaker | None:
    """The speaker of "…," said X: only after a quotation or a comma."""
    if index == 0 or index + 1 >= len(words):
        return None
    gap = text[words[index - 1].end : words[index].start]
    set_off = words[index - 1].text in ',”"»?!' or any(mark in gap for mark in ',”"»?!')
    closes = any(high <= words[index].start for low, high in quoted)
    if not (set_off and (closes or words[index - 1].text == ",")):
        return None
    return speakers.after(text, words, index + 1)


def _content(
    text: str,
    sentence: Sentence,
    cue_span: tuple[int, int],
    who: tuple[Speaker, bool],
    cue: Cue,
) -> tuple[tuple[int, int], ...] | None:
    """What is said: after the cue, or before the speaker where the cue ends the clause."""
    speaker, inverted = who
    start, end = cue_span
    edge = max(end, speaker.end) if inverted else end
    rest = text[edge : sentence.end]
    if cue.frame == "object":
        low, high = _trim(text, start, _clause_end(text, end, sentence.end))
        return ((low, high),) if high > end else None
    told = LISTENERS.match(text, end + 1, sentence.end) if cue.listener else None
    after_told = text[told.end() : sentence.end] if told else rest
    closes = inverted or _CLOSED.match(after_told) or _CLOSED.match(rest)
    opening = min(speaker.start, start)
    lead = text[sentence.start : opening].rstrip()
    if closes and lead[-1:] in (",", "”", '"', "»", "?", "!", "–", "—") and len(lead) > 8:
        return _before_speaker(text, sentence, opening, edge)
    low = _after_listener(text, end, sentence.end, cue)
    low, high = _trim(text, low, _clause_end(text, low, sentence.end))
    return ((low, high),) if high - low > 1 else None


def _before_speaker(
    text: str, sentence: Sentence, opening: int, edge: int
) -> tuple[tuple[int, int], ...] | None:
    low = sentence.start
    for match in re.finditer(r"[;] |, (?:while|but) ", text[low:opening]):
        low = sentence.start + match.end()
    pieces = [_trim(text, low, opening)]
    going_on = re.match(r"\s*, (?=and |but |[“\"])", text[edge : sentence.end])
    if going_on:
        pieces.append(_trim(text, edge + going_on.end(), sentence.end))
    kept = tuple(piece for piece in pieces if piece[1] - piece[0] > 2)
    return kept or None


def _after_listener(text: str, start: int, limit: int, cue: Cue) -> int:
    """Where the content begins after the cue, whoever was told and wherever it was said left
    out."""
    position = start + len(text[start:limit]) - len(text[start:limit].lstrip(" ,:"))
    setting = _SETTING.match(text, position, limit)
    if setting:
        position = setting.end()
    if cue.listener:
        listener = LISTENERS.match(text, position, limit)
        position = listener.end() if listener else position
    that = _THAT.match(text, position, limit)
    if that and (cue.listener or setting or that.group() == "that "):
        position = that.end()
    setting = _SETTING.match(text, position, limit)
    return setting.end() if setting and setting.end() < limit - 3 else position


def _clause_end(text: str, start: int, limit: int) -> int:
    end = _CLAUSE_END.search(text, start, limit)
    stop = end.start() if end else limit
    passed_on = re.search(
        r", (?:[A-Z][\w’'.-]* ?){1,4}(?:reported|reports|said|says)\b", text[start:stop]
    )
    return start + passed_on.start() if passed_on else stop


def _trim(text: str, low: int, high: int) -> tuple[int, int]:
    while high > low and text[high - 1] in " ,.;:–—\"”»“'":
        high -= 1
    while low < high and text[low] in " ,.;:–—\"“«'":
        low += 1
    return low, high


def _act(cue: Cue, content: str, source: str) -> Act:
    """Saying can be more than saying: whoever says that he did it claims, whoever says that another
    did accuses, whoever calls it barbaric condemns."""
    if cue.act not in ("say", "announce"):
        return cue.act
    authority = _AUTHORITY.search(source)
    if not authority and _OWN_DEED.match(content):
        return "claim"
    if _THREAT.match(content):
        return "warn"
    if cue.act == "say" and _OTHERS_DEED.search(content):
        return "accuse"
    if cue.act == "say" and _ABHORRED.search(content):
        return "condemn"
    return cue.act


def _within(piece: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> bool:
    return any(low <= piece[0] and piece[1] <= high + 1 for low, high in quoted)


# -- other forms ------------------------------------------------------------------------------


def _prepositional(
    text: str, sentence: Sentence, words: Sequence[Token], quoted: Sequence[tuple[int, int]]
) -> Iterator[Attribution]:
    for match in _ATTRIBUTIVE.finditer(text, sentence.start, sentence.end):
        first = next((i for i, word in enumerate(words) if word.start >= match.end()), None)
        if first is None or words[first].quoted:
            continue
        leading = match.start() - sentence.start <= 12
        speaker = speakers.after(text, words, first, aside=not leading)
        if speaker is None:
            continue
        if not leading:
            piece = _trim(text, sentence.start, match.start())
        else:
            piece = _trim(text, speaker.end, sentence.end)
        if piece[1] - piece[0] > 2:
            yield Attribution(
                source=speaker.name,
                start=min(piece[0], match.start()),
                end=max(piece[1], speaker.end),
                content=(piece,),
                act="say",
                direct=_within(piece, quoted),
                title=speaker.title,
                outlet=is_outlet(speaker.name),
            )


def _relative(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ ", which officials denied": the clause before it is what they deny."""
    match = _RELATIVE.search(text, sentence.start, sentence.end)
    if match is None:
        return
    cue = next(i for i, word in enumerate(words) if word.start >= match.start("cue"))
    speaker = speakers.before(text, words, cue)
    if speaker is None or speaker.start < match.start():
        return
    lead = text[sentence.start : match.start()]
    that = re.search(r"\b(?:said|says|claimed|reported|saying) (?:that )?", lead)
    piece = _trim(text, sentence.start + (that.end() if that else 0), match.start())
    act: Act = "say" if match.group("cue") == "confirmed" else "deny"
    yield Attribution(speaker.name, piece[0], match.end(), (piece,), act, False, speaker.title)


def _passed_on(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ "Radio Tarn quoted the mayor as saying …": the mayor speaks."""
    match = _PASSED_ON.search(text, sentence.start, sentence.end)
    if match is None:
        return
    end = next((i for i, word in enumerate(words) if word.start >= match.end("who")), len(words))
    speaker = speakers.before(text, words, end)
    if speaker is None or speaker.start < match.start():
        return
    piece = _trim(text, match.end(), sentence.end)
    if piece[1] - piece[0] <= 2:
        outlet = text.rfind(",", sentence.start, match.start())
        piece = _trim(text, sentence.start, max(outlet, sentence.start))
    if piece[1] - piece[0] > 2:
        start, stop = min(piece[0], match.start()), max(piece[1], match.end())
        yield Attribution(speaker.name, start, stop, (piece,), "say", False, speaker.title)


def _headline(text: str, sentence: Sentence, words: Sequence[Token]) -> Attribution | None:
    """A short line whose one colon sets off somebody who can speak."""
    match = _HEADLINE.match(sentence.text)
    if match is None or sentence.text[-1] in '.!?”"' or len(sentence.text) > 160:
        return None
    for side, other in (("right", "left"), ("left", "right")):
        low, high = (sentence.start + place for place in match.span(side))
        inside = [word for word in words if low <= word.start < high]
        if not inside or len(inside) > 5 or inside[-1].lower not in speakers.ROLES:
            continue
        content = tuple(sentence.start + place for place in match.span(other))
        return Attribution(
            source=" ".join(text[low:high].split()),
            start=sentence.start,
            end=sentence.end,
            content=((content[0], content[1]),),
            act="say",
            direct=False,
        )
    return None


def _carried_over(
    sentence: Sentence,
    earlier: Sequence[Sentence],
    quoted: Sequence[tuple[int, int]],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """A sentence that is all quotation goes on with the speaker of the one before it."""
    if not (earlier and found and quoted) or earlier[-1].paragraph != sentence.paragraph:
        return []
    low, high = quoted[0]
    last = found[-1]
    whole = low - sentence.start <= 2 and sentence.end - high <= 3
    if not whole or last.outlet or last.end < earlier[-1].start:
        return []
    piece = (max(low, sentence.start), min(high, sentence.end))
    return [
        Attribution(last.source, sentence.start, sentence.end, (piece,), "say", True, last.title)
    ]


def _resolved(one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """A pronoun becomes the last speaker that it can stand for; without one it stays."""
    kind = "he" if one.source.endswith("-year-old") else one.source.lower()
    if kind not in speakers.PRONOUNS:
        return one
    for other in reversed(found):
        if other.source.lower() in speakers.PRONOUNS or one.start - other.end > 600:
            continue
        if _stands_for(kind, other.source):
            return replace(one, source=other.source, title=one.title or other.title)
    return one


def _stands_for(pronoun: str, source: str) -> bool:
    words = source.lower().split()
    body = words[-1] in speakers.BODIES or ("of" in words and words[0] == "the")
    single = words[0] in ("one", "a", "an")
    plural = not single and (
        (words[-1] in speakers.ROLES and words[-1].endswith("s"))
        or words[0] in ("two", "three", "four", "several", "some")
        or " and " in source
    )
    if pronoun == "they":
        return plural or body
    if pronoun == "it":
        return not plural and (body or words[0] == "the" or source.isupper())
    return not plural and not body
