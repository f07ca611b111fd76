"""Who says what: sources, cues and contents.

Three forms are read: a speaker before its cue ("police said that …", "…, police said"), a speaker
after it ("…, said Orla Venn, a nurse", "according to police"), and a speaker set off by a colon in
a headline ("Police: bomb kills three", "Bomb kills three: police").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from whence.extract import speakers
from whence.extract.attribution_acts import act_of
from whence.extract.attribution_forms import other_forms, signed_by
from whence.extract.attribution_parts import Attribution, Span, clause_end, trim, within
from whence.extract.cues import CUES, LISTENERS, ONLY_QUOTED, PHRASES, Cue
from whence.extract.outlets import describes_outlet, is_outlet
from whence.extract.quotations import quotations
from whence.extract.speakers import Speaker, Token
from whence.extract.speakers_words import BODIES, PRONOUNS, ROLES
from whence.extract.text import Sentence

_PHRASES = tuple((re.compile(rf"\b{pattern}"), cue) for pattern, cue in PHRASES)
_THAT = re.compile(r"(?:[^\W\d_][\w’'.-]*,? ){0,9}?that ")
_SETTING = re.compile(
    r"(?:(?:in|on|at|via|through|during|by|late|early|earlier|later) (?:[\w’'.-]+ ){0,7}?"
    r"(?:statement|statements|twitter|facebook|telegram|conference|interview|afterwards|release"
    r"|report|briefing|message|letter|telephone|phone|e-?mail|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:sun|mon|tues|wednes|thurs|fri|satur)day (?:night|morning|evening))\b,? ?)+",
    re.IGNORECASE,
)
_SUBJECTLESS = re.compile(
    r"^[”\"»’]?[,;–—-]?\s?(?:and |but )?(?P<cue>adding|stating|arguing|saying|warning|noting"
    r"|accusing|urging|calling|vowing|promising|demanding|urged|called|accused|denied|warned|vowed"
    r"|threatened|condemned|demanded|promised|stated|said|added|threatening)\b"
)


_DATELINE = re.compile(
    r"[A-ZÀ-Ý][\w’'. -]{1,40}(?:, [A-Z][\w. ]{1,30}){0,2}(?: ?\([^)\n]{1,40}\))?\s?(?:[–—]|--?)\s"
    r"|[A-ZÀ-Ý]{3,30}(?:, [A-Z][\w. ]{1,30})?: "
)
_ASIDE = re.compile(
    r"(?:however|though|meanwhile|instead|too|also|again|earlier|previously|separately),? "
)
_SUBORDINATE = re.compile(
    r"(?:When|While|As|After|If|Because|Although|Before|Once|Since|Upon|During)\b[^,]*,\s*$"
)
_CLOSED = re.compile(r"\s*(?:[,.;)”\"]|$|(?:late|early|on|in a|in an|by (?:tele)?phone)\b)")


LONGEST = 5000
"""Characters: a longer sentence is no prose and is not read, and a longer quotation is cut with its
sentence."""
_RECENT = 60
"""How many attributions back a pronoun or a surname may lead."""
__all__ = ["Attribution", "around", "attributions", "informant_at"]


def attributions(text: str, sentences: Sequence[Sentence]) -> tuple[Attribution, ...]:
    """Every attribution of an article, in text order."""
    found: list[Attribution] = []
    quoted = _all_quotations(text)
    first = 0
    for number, sentence in enumerate(sentences):
        while first < len(quoted) and quoted[first][1] <= sentence.start:
            first += 1
        if sentence.end - sentence.start > LONGEST:
            continue
        here = _until(quoted, first, sentence.end)
        fresh = list(_in_sentence(text, sentence, here))
        if not fresh and number and not _covered(sentence, found):
            fresh = _carried_over(text, sentence, sentences[number - 1], here, found)
        for one in fresh:
            found.append(_resolved(_whole_quotation(one, here), found[-_RECENT:]))
    return tuple(sorted(set(found), key=lambda one: (one.start, one.end, one.content)))


def _until(quoted: Sequence[Span], first: int, end: int) -> tuple[Span, ...]:
    last = first
    while last < len(quoted) and quoted[last][0] < end:
        last += 1
    return tuple(quoted[first:last])


def around(found: Sequence[Attribution], place: int) -> Iterator[tuple[Span, Attribution]]:
    """The attributions, which are in text order, whose content reaches over a place, with that
    piece of their content."""
    for index in range(bisect_right(found, place, key=lambda one: one.start) - 1, -1, -1):
        one = found[index]
        if one.start < place - 2 * LONGEST:
            return
        for low, high in one.content:
            if low <= place < high:
                yield (low, high), one


def informant_at(found: Sequence[Attribution], start: int, end: int) -> str | None:
    """Who is credited with the words between two places: the innermost source whose content
    reaches over them, one who denies them last. None where the outlet speaks in its own voice."""
    who = [
        (one.act == "deny", high - low, one.source)
        for (low, high), one in around(found, start)
        if end <= high + 2
    ]
    return min(who)[2] if who else None


def _whole_quotation(one: Attribution, quoted: Sequence[Span]) -> Attribution:
    """The attribution with its last quotation whole, where that runs on past the sentence."""
    low, high = one.content[-1]
    for start, end in quoted:
        if start <= max(low, high - 1) < end and high < end <= high + LONGEST:
            stop = end - 1 if end - high > 1 else high
            return replace(one, end=max(one.end, stop), content=(*one.content[:-1], (low, stop)))
    return one


def _covered(sentence: Sentence, found: Sequence[Attribution]) -> bool:
    """Whether a sentence is the rest of a quotation that is already credited."""
    return any(
        low < sentence.start and sentence.end <= high + 3
        for one in found[-3:]
        for low, high in one.content
    )


def _all_quotations(text: str) -> tuple[Span, ...]:
    return tuple(
        pair
        for block in re.finditer(r"[^\n]+", text)
        for pair in quotations(text, block.start(), block.end())
    )


# -- one sentence -----------------------------------------------------------------------------


def _in_sentence(text: str, sentence: Sentence, quoted: Sequence[Span]) -> Iterator[Attribution]:
    words = speakers.tokens(text, sentence.start, sentence.end, quoted)
    other = list(other_forms(text, sentence, words, quoted))
    yield from other
    if any(one.start == sentence.start and one.end == sentence.end for one in other):
        return
    last: Attribution | None = None
    for index, start, end, cue in _cues(text, sentence, words):
        inherited = last and _SUBJECTLESS.match(text[last.content[-1][1] : end])
        goes_on = text[start:end].endswith("ing") and not text[start:end].endswith("as saying")
        if last and inherited:
            speaker: Speaker | None = Speaker(last.source, last.start, start, last.title)
        elif goes_on:
            continue
        else:
            speaker = signed_by(text, sentence, words, speakers.before(text, words, index))
        inverted = speaker is None
        if speaker is None:
            speaker = _inverted(text, words, index, sentence, quoted)
        if speaker is None:
            continue
        content = _content(text, sentence, (start, end), (speaker, inverted), cue)
        if content is None or _means_otherwise(text, (start, end), content, quoted):
            continue
        low, high = content[0][0], content[-1][1]
        before = last.act if last and inherited and goes_on else None
        last = Attribution(
            source=speaker.name,
            start=min(low, speaker.start),
            end=max(high, end, speaker.end),
            content=content,
            act=act_of(cue, text[low:high], speaker.name, (text[start:end], before)),
            direct=all(within(piece, quoted) for piece in content),
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


def _means_otherwise(text: str, cue: Span, content: Sequence[Span], quoted: Sequence[Span]) -> bool:
    """Whether a cue that also means other things stands without a quotation or "that"."""
    if text[slice(*cue)].lower() not in ONLY_QUOTED:
        return False
    that = text.startswith(" that ", cue[1])
    return not that and not any(low - 1 <= content[0][0] < high for low, high in quoted)


def _noun(words: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a cue is a noun or a participle here: "a report", "was denied"."""
    earlier = words[index - 1].lower if index else ""
    if earlier.endswith(("'s", "’s")):
        return True
    if earlier in ("the", "a", "an", "its", "his", "their", "to", "of", "by", "be", "not"):
        return True
    return earlier in ("was", "were", "been", "is", "are") and words[index].lower != "quoted"


def _inverted(
    text: str,
    words: Sequence[Token],
    index: int,
    sentence: Sentence,
    quoted: Sequence[Span],
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
    cue_span: Span,
    who: tuple[Speaker, bool],
    cue: Cue,
) -> tuple[Span, ...] | None:
    """What is said: after the cue, or before the speaker where the cue ends the clause."""
    speaker, inverted = who
    start, end = cue_span
    edge = max(end, speaker.end) if inverted else end
    rest = text[edge : sentence.end]
    if cue.frame == "object":
        low, high = trim(text, start, clause_end(text, end, sentence.end))
        return ((low, high),) if high > end else None
    told = LISTENERS.match(text, end + 1, sentence.end) if cue.listener else None
    after_told = text[told.end() : sentence.end] if told else rest
    closes = inverted or _CLOSED.match(after_told) or _CLOSED.match(rest)
    opening = min(speaker.start, start)
    lead = text[_after_dateline(text, sentence) : opening].rstrip()
    after_quotation = re.search(r"[,?!][”\"»]$", lead) is not None
    if (
        (closes or after_quotation)
        and lead[-1:] in (",", "”", '"', "»", "?", "!", "–", "—")
        and len(lead) > 8
    ):
        return _before_speaker(text, sentence, opening, edge)
    low = _after_listener(text, end, sentence.end, cue)
    low, high = trim(text, low, clause_end(text, low, sentence.end))
    return ((low, high),) if high - low > 1 else None


def _before_speaker(
    text: str, sentence: Sentence, opening: int, edge: int
) -> tuple[Span, ...] | None:
    low = base = _after_dateline(text, sentence)
    for match in re.finditer(r"[;] |, (?:while|but) ", text[base:opening]):
        low = base + match.end()
    pieces = [trim(text, low, opening)]
    opens = _SUBORDINATE.match(text, low, opening)
    going_on = re.match(
        r"\s*, " if opens else r"\s*, (?=and |but |[“\"])", text[edge : sentence.end]
    )
    if going_on:
        pieces.append(trim(text, edge + going_on.end(), sentence.end))
    kept = tuple(piece for piece in pieces if piece[1] - piece[0] > 2)
    return kept or None


def _after_dateline(text: str, sentence: Sentence) -> int:
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    return dateline.end() if dateline else sentence.start


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
    aside = _ASIDE.match(text, position, limit)
    position = aside.end() if aside else position
    that = _THAT.match(text, position, limit)
    if that and (cue.listener or setting or that.group() == "that "):
        position = that.end()
    setting = _SETTING.match(text, position, limit)
    return setting.end() if setting and setting.end() < limit - 3 else position


def _carried_over(
    text: str,
    sentence: Sentence,
    earlier: Sentence,
    quoted: Sequence[Span],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """A sentence that is all quotation goes on with the speaker of the one before it."""
    if not (found and quoted) or earlier.paragraph != sentence.paragraph:
        return []
    low, high = quoted[0]
    last = found[-1]
    whole = low - sentence.start <= 2 and sentence.end - high <= 3
    if not whole or last.outlet or last.end < earlier.start:
        return []
    piece = trim(text, max(low, sentence.start), min(high, sentence.end))
    return [
        Attribution(last.source, sentence.start, sentence.end, (piece,), "say", True, last.title)
    ]


def _resolved(one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """A pronoun becomes the last speaker that it can stand for, and a surname the full name that
    was given before; without one they stay."""
    kind = "he" if one.source.endswith("-year-old") else one.source.lower()
    if kind not in PRONOUNS:
        return _by_full_name(one, found)
    for other in reversed(found):
        passing_on = other.outlet or other.source.lower() in PRONOUNS
        if passing_on or one.start - other.end > 600:
            continue
        if _stands_for(kind, other.source) and not _inside_another(other, found):
            return replace(one, source=other.source, title=one.title or other.title)
    return one


def _by_full_name(one: Attribution, found: Sequence[Attribution]) -> Attribution:
    if not re.fullmatch(r"[A-Z][\w’'-]+", one.source):
        return one
    for other in found:
        names = other.source.split()
        if len(names) > 1 and names[-1] == one.source and all(name[0].isupper() for name in names):
            return replace(one, source=other.source, title=other.title)
    return one


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
    body = words[-1] in BODIES or ("of" in words and words[0] == "the")
    single = words[0] in ("one", "a", "an")
    plural = not single and (
        (words[-1] in ROLES and words[-1].endswith("s"))
        or words[0] in ("two", "three", "four", "several", "some")
        or " and " in source
    )
    if pronoun == "they":
        return plural or body
    if pronoun == "it":
        return not plural and (body or words[0] == "the" or source.isupper())
    return not plural and not body
