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

from whence.extract import speakers, speakers_parsed
from whence.extract.attribution_acts import Said, act_of
from whence.extract.attribution_content import content_of
from whence.extract.attribution_forms import other_forms, signed_by
from whence.extract.attribution_lines import headline_subject, quoted_after_colon
from whence.extract.attribution_nouns import (
    INFINITIVE,
    SORTS_OF_REPORTS,
    are_several,
    is_participle,
    is_passive,
    means_no_speech,
)
from whence.extract.attribution_parts import LONGEST, Attribution, Span, trim, within
from whence.extract.attribution_who import resolved
from whence.extract.cues import BASES, CUES, LISTENER, NOUNS_TOO, ONLY_QUOTED, PHRASES, TALLIED, Cue
from whence.extract.cues_turns import TURNS
from whence.extract.outlets import is_outlet
from whence.extract.parse import Parse
from whence.extract.quotations import quotations
from whence.extract.speakers_known import known
from whence.extract.speakers_tokens import Speaker, Token, tokens
from whence.extract.speakers_words import COUNTS, OWNERS, PRONOUNS
from whence.extract.text import Sentence, title_case

_PHRASES = tuple((re.compile(rf"\b{pattern}"), cue) for pattern, cue in (*TURNS, *PHRASES))
_SUBJECTLESS = re.compile(
    rf"[”\"»’']?(?: {LISTENER})?"
    r"(?: (?:in|on|at|by|during|after|via) [^,.;“\"]{2,40})?[,;–—-]?\s?(?:and |but )?"
    r"(?:has |have |had |also |later )*"
)
"""What may stand between what was said and the next cue of the same speaker."""
_QUOTATION_ENDS = re.compile(r"[”\"»’'] ?$")
_SETS_OFF = ",”\"»?!’'"
"""Marks between what was said and a speaker who stands after it."""
_IN_HEADLINES = frozenset(("say", "says", "said"))
_SUBORDINATES = frozenset("that who whom whose which when while where until because".split())
_JOINS_CLAUSES = frozenset("and but while whereas although though as because that".split())
_AFTER_CONTENT = frozenset(
    "tweeted wrote writes write informed informs indicated indicates specified specifies "
    "emphasised emphasized stressed explained explains report".split()
)
"""Cues that mean speech where they follow what was said: "…, the ministry indicated"."""
_DEEDS = re.compile(
    rf"(?:(?:has|have|had) )?(?:{TALLIED}|ordered|offered|found|named"
    r"|identified|sentenced|convicted|asked|thanked)\b"
    r"|had (?:(?:compiled|collected|gathered|obtained) )?the names\b"
)
"""Cues that tell of a deed in what another says, which is no statement of its own."""
_ANOTHER = re.compile(
    r"(?:[,;–—]\s(?:and|but|though|although|yet)|;|[,\s](?:while|whereas))\s(?:[\w'’-]+\s){1,6}$"
)
"""Before the deed of somebody else, set beside the one who spoke: "…, but medics counted"."""
_SET_AGAINST = re.compile(r"\b(?:[Ww]hile|[Aa]lthough|[Tt]hough|[Ww]hereas) $")
_ITS_CLAUSE = re.compile(r",\s(?:[\w'’-]+\s){1,6}$")
"""Before the one who spoke and the deed in "While police say six, medics counted nine"."""
_LONGEST_JOINT = 9
_CLAUSE = 80
_SENSED = re.compile(r" (?:hearing|seeing|finding|shooting|fighting|gunfire|clashes)\b")
"""What people report without "that"."""
_ORDERS = re.compile(r"order(?:ed|s|ing)\b")
_OFFICES = re.compile(
    r"\b(?:president|minister|premier|governor|mayor|king|queen|prince|government|ministry|court"
    r"|judge|justice|magistrate|authorities|council|commissioner|parliament|chief|secretary"
    r"|prefect|administrator|senate|assembly|tribunal|police|prosecutors?|department|agency"
    r"|chancellor|leaders?|commission|office)\b",
    re.IGNORECASE,
)
_FINDS = re.compile(r"(?:found|finds)\b")
_FINDERS = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|inquiry|enquiry|investigations?|probe|commission|review|survey"
    r"|panel|audit|court|jury|inquest|tribunal|autops(?:y|ies)|post-mortem|assessment|committee"
    r"|investigators|researchers|auditors|analysis)\b",
    re.IGNORECASE,
)
_ON_LEAVING = frozenset(
    "saying telling accusing alleging demanding claiming warning insisting stating".split()
)
_FINITE = frozenset(
    "was were is are had has have will would could can did does may might must should".split()
)
_LEAD = re.compile(
    r"(?:whereas |.+ (?=(?:it|he|she|they)$)"
    r"|(?:an?|the|his|her|its|their) (?:[\w’'-]+ ){0,2}?(?:message|note|letter|interview|post"
    r"|e-?mail|recording|broadcast|speech|statement)(?: to the [a-z]+)? "
    r"(?=[A-Z]|(?:the|its|his|her) ))(?P<who>.+)"
)
"""Words before a speaker that are none of his: "in a post on X it said", "in a note Venn said"."""
_RECENT = 60  # attributions back that a pronoun or a surname may lead
__all__ = ["Attribution", "around", "attributions", "informant_at", "source_at"]


def attributions(
    text: str, sentences: Sequence[Sentence], parse: Parse | None = None
) -> tuple[Attribution, ...]:
    """Every attribution of an article, in text order."""
    found: list[Attribution] = []
    quoted = all_quotations(text)
    named = known(text, sentences)
    first = 0
    for number, sentence in enumerate(sentences):
        while first < len(quoted) and quoted[first][1] <= sentence.start:
            first += 1
        if sentence.end - sentence.start > LONGEST:
            continue
        here = _until(quoted, first, sentence.end)
        fresh = list(_in_sentence(text, sentence, here, parse))
        if not fresh and number and not _covered(sentence, found):
            fresh = _carried_over(text, sentence, sentences[number - 1], here, found)
        before = sentences[number - 1] if number else None
        for one in fresh:
            whole = _whole_quotation(one, here)
            found.append(resolved(text, whole, before, (found[-_RECENT:], named)))
    # A set would order equal places by the hash seed, and records would differ from run to run.
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.start, one.end, one.content))
    return tuple(ordered)


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
    """Who is credited with the words between two places, as far as somebody is named."""
    source = source_at(found, start, end)
    return None if source and source.lower() in PRONOUNS else source


def source_at(found: Sequence[Attribution], start: int, end: int) -> str | None:
    """Who is credited with the words between two places: the innermost source whose content
    reaches over them, one who denies them or did rather than said something last, an outlet after
    whom it cites. None where the outlet speaks in its own voice; a pronoun where the page does not
    tell whom it means."""
    over = [(piece, one) for piece, one in around(found, start) if end <= piece[1] + 2]
    who = [
        (
            one.act == "deny" or (one.deed and not one.figure) or one.of_another,
            one.outlet and not any(_lies_in(one, other) for other, _ in over),
            high - low,
            -one.start,
            one.source,
        )
        for (low, high), one in over
    ]
    return min(who)[-1] if who else None


def _lies_in(one: Attribution, piece: Span) -> bool:
    """Whether an outlet is told of in what another says: "police said six died, though local media
    reported nine"."""
    return piece[0] < one.start and one.end <= piece[1] + 2


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


def all_quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a text, paragraph by paragraph."""
    return tuple(
        pair
        for block in re.finditer(r"[^\n]+", text)
        for pair in quotations(text, block.start(), block.end())
    )


# -- one sentence -----------------------------------------------------------------------------


def _in_sentence(
    text: str, sentence: Sentence, quoted: Sequence[Span], parse: Parse | None
) -> Iterator[Attribution]:
    words = tokens(text, sentence.start, sentence.end, quoted)
    other = list(other_forms(text, sentence, words, quoted))
    other = other or list(quoted_after_colon(text, sentence, words, quoted))
    yield from other
    if any(one.start == sentence.start and one.end == sentence.end for one in other):
        return
    last: Attribution | None = None
    for index, start, end, cue in cues_of(text, sentence, words):
        if _read_already(text, (start, end), other, last, cue):
            continue
        turned = last is not None and _said_by(text, words, index, cue, quoted)
        ends = {last.content[-1][1], last.end} if last and not turned else set()
        inherited = any(_SUBJECTLESS.fullmatch(text, place, start) for place in ends)
        goes_on = is_participle(words, index) and not text[start:end].endswith("as saying")
        if last and inherited:
            same = Speaker(last.source, last.start, start, last.title)
            speaker: Speaker | None = _named_before(text, words, index) or same
        elif goes_on:
            speaker = _in_company(text, words, index) or _going_on(text, other, start)
            speaker = speaker or (None if last else _leaving(text, words, index))
            if speaker is None:
                continue
        else:
            before = None if turned else _before_cue(text, words, index, parse)
            speaker = signed_by(text, sentence, words, before)
        if speaker is None and _joined(words, index):
            joined = speakers.subject if cue.frame == "object" else speakers.plain_subject
            speaker = joined(text, words)
        inverted = speaker is None and not speakers_parsed.precedes(words, index, parse)
        if inverted:
            speaker = inverted_speaker(text, words, index, cue, quoted)
        if speaker is None:
            found = speakers_parsed.subject(text, words, index, parse)
            speaker = found or headline_subject(text, sentence, words, index)
            inverted = False
        lead = text[sentence.start : speaker.start] if speaker else ""
        if speaker is None or not _has_the_say(text[start:end], speaker, lead, inherited):
            continue
        content = content_of(text, sentence, (start, end), (speaker, inverted), cue, quoted)
        if content is None or _means_otherwise(text, (start, end), cue, (content, quoted)):
            continue
        low, high = content[0][0], content[-1][1]
        earlier = last.act if last and inherited and goes_on else None
        direct = all(within(piece, quoted) for piece in content)
        said = Said(text[low:high], speaker.name, speaker.title, direct)
        last = Attribution(
            source=speaker.name,
            start=min(low, speaker.start),
            end=max(high, end, speaker.end),
            content=content,
            act=act_of(cue, said, text[start:end], earlier),
            direct=direct,
            title=speaker.title,
            outlet=is_outlet(speaker.name, speaker.title),
            deed=cue.deed,
        )
        yield last


def _said_by(
    text: str, words: Sequence[Token], index: int, cue: Cue, quoted: Sequence[Span]
) -> bool:
    """Whether a speaker with a name follows a cue after a comma: "Investigators believe he fled,
    said Orla Venn", who says so of the investigators."""
    if words[index].lower not in ("said", "says") or words[index - 1].text != ",":
        return False
    follows = inverted_speaker(text, words, index, cue, quoted)
    name = follows.name.split() if follows else []
    return len(name) > 1 and name[-1][:1].isupper()


def _read_already(
    text: str, span: Span, other: Sequence[Attribution], last: Attribution | None, cue: Cue
) -> bool:
    """Whether a cue ends what is read already ("…, which officials denied"), or tells of a deed in
    what another says ("the mission said its patrol had counted nine bodies", "noting that the army
    had blamed the rebels")."""
    if any(one.end == span[1] and one.content[-1][1] <= span[0] for one in other):
        return True
    if last is None or not within(span, last.content):
        return False
    before = (cue.frame == "object" or cue.act == "warn") and text.endswith("had ", 0, span[0])
    if before or _DEEDS.match(text, *span) is None:
        return before
    had = text.startswith(("has ", "have ", "had "), span[0])
    low = max(last.start, span[0] - _CLAUSE)
    set_against = _SET_AGAINST.search(text, max(0, last.start - _LONGEST_JOINT), last.start)
    another = _ANOTHER.search(text, low, span[0])
    another = another or (set_against and _ITS_CLAUSE.search(text, low, span[0]))
    return had or not another


def _has_the_say(cue: str, speaker: Speaker, lead: str, goes_on: bool) -> bool:
    """Whether a cue is speech with this speaker, before whom ``lead`` stands: bare verbs go with
    several; a minister orders an inquiry, gunmen order people about; a report finds that something
    is so, a patrol finds a body."""
    if cue.lower() in BASES:
        noun = cue in NOUNS_TOO and not _begins_clause(lead.split())
        return are_several(speaker.name) and not noun
    first, *further = speaker.name.lower().split()
    nobody = first == "no" or (further == ["reports"] and first in SORTS_OF_REPORTS)
    if nobody or lead in ("Of ", "Among "):
        # "Of the 42 people admitted, four died".
        return False
    if cue in ("told", "tells", "telling") and speaker.name.split()[-1].lower() in COUNTS:
        # "Hospital data told another story".
        return False
    if goes_on:
        return True
    who = f"{speaker.title or ''} {speaker.name}"
    if _ORDERS.match(cue):
        return _OFFICES.search(who) is not None
    return _FINDERS.search(who) is not None if _FINDS.match(cue) else True


def _begins_clause(lead: Sequence[str]) -> bool:
    """Whether a clause begins after these words: not in "he rejected the police claim that …"."""
    return len(lead) < 2 or lead[-1][-1] in ",;:–—-(" or lead[-1] in _JOINS_CLAUSES


def _before_cue(
    text: str, words: Sequence[Token], index: int, parse: Parse | None
) -> Speaker | None:
    found = speakers.before(text, words, index)
    lead = _LEAD.match(found.name) if found else None
    if found and lead:
        found = Speaker(lead["who"], found.start + lead.start("who"), found.end, found.title)
    return speakers_parsed.checked(text, words, index, found, parse) if found else None


def _in_company(text: str, words: Sequence[Token], index: int) -> Speaker | None:
    """Who speaks in "Tallies differ, with the site Tarnwatch reporting that nine died"."""
    speaker = speakers.before(text, words, index)
    before = [word.lower for word in words if speaker and word.end <= speaker.start]
    return speaker if before[-1:] == ["with"] else None


def _going_on(text: str, other: Sequence[Attribution], start: int) -> Speaker | None:
    """Who goes on in ", a claim that the army rejected, saying seven died"."""
    who = next((one for one in other if text[one.end : start] == ", "), None)
    return Speaker(who.source, who.start, start, who.title) if who else None


def _named_before(text: str, words: Sequence[Token], index: int) -> Speaker | None:
    """Who is named between commas right before a cue: "…, and its leader, Odo Venn, accused"."""
    apart = index > 0 and words[index - 1].text == "," and not words[index].text.endswith("ing")
    found = speakers.before(text, words, index) if apart else None
    return found if found and found.title and found.title.split()[0].lower() in OWNERS else None


def _leaving(text: str, words: Sequence[Token], index: int) -> Speaker | None:
    """Who speaks in "The families marched to the base, saying the men were inside"."""
    apart = index and words[index - 1].text == ","
    return speakers.subject(text, words) if apart and words[index].lower in _ON_LEAVING else None


def _joined(words: Sequence[Token], index: int) -> bool:
    """Whether "and" joins a cue to the first verb of the sentence, no other clause between."""
    earlier = [word.lower for word in words[:index]]
    return earlier[-1:] == ["and"] and not _SUBORDINATES & set(earlier)


def cues_of(
    text: str, sentence: Sentence, words: Sequence[Token]
) -> Iterator[tuple[int, int, int, Cue]]:
    """Each cue outside quotation marks: its word's index, its span, what it takes. "Say" counts in
    a headline's capitals too."""
    headline = title_case(sentence.text)
    phrases = {
        match.start(): (match.end(), cue)
        for pattern, cue in _PHRASES
        for match in pattern.finditer(text, sentence.start, sentence.end)
    }
    reached = sentence.start
    for index, word in enumerate(words):
        if word.quoted or word.start < reached:
            continue
        earlier = words[index - 1].lower if index else ""
        joins = earlier in ("and", "or") or earlier not in INFINITIVE | OWNERS
        if word.start in phrases and joins and not is_passive(words, index):
            reached, cue = phrases[word.start]
            yield index, word.start, reached, cue
        elif not means_no_speech(words, index):
            spoken = word.lower if headline and word.lower in _IN_HEADLINES else word.text
            known = CUES.get(spoken) or NOUNS_TOO.get(spoken)
            if known:
                yield index, word.start, word.end, known


def _means_otherwise(
    text: str, span: Span, cue: Cue, said: tuple[Sequence[Span], Sequence[Span]]
) -> bool:
    """Whether a cue that also means other things stands without a quotation or "that". ``said`` is
    the content and the sentence's quotations."""
    content, quoted = said
    word = text[slice(*span)].lower()
    if cue.frame == "object" or word not in ONLY_QUOTED:
        return False
    if word in _AFTER_CONTENT and content[0][0] < span[0]:
        return False
    that = " that " in text[span[1] : content[0][0] + 1]
    sensed = word == "report" and _SENSED.match(text, span[1])
    return (
        not that and not sensed and not any(low - 1 <= content[0][0] < high for low, high in quoted)
    )


def inverted_speaker(
    text: str,
    words: Sequence[Token],
    index: int,
    cue: Cue,
    quoted: Sequence[Span],
) -> Speaker | None:
    """The speaker of "…," said X: only after a quotation or a comma; of "…," urged X: only after a
    quotation; who is told something stands there too, and does not speak."""
    if index == 0 or index + 1 >= len(words) or cue.listener:
        return None
    gap = text[words[index - 1].end : words[index].start]
    set_off = words[index - 1].text in _SETS_OFF or any(mark in gap for mark in _SETS_OFF)
    closes = any(high <= words[index].start for low, high in quoted)
    if cue.frame == "object" and not _QUOTATION_ENDS.search(
        text, max(0, words[index].start - 3), words[index].start
    ):
        return None
    if not (set_off and (closes or words[index - 1].text == ",")):
        return None
    speaker = speakers.after(text, words, index + 1)
    # "…, said the hardest part was the wait": a clause follows and no speaker.
    goes_on = speaker and next((one for one in words if one.start >= speaker.end), None)
    return None if goes_on and goes_on.lower in _FINITE else speaker


def _carried_over(
    text: str,
    sentence: Sentence,
    earlier: Sentence,
    quoted: Sequence[Span],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """A sentence that is all quotation goes on with the speaker of the one before it, into the next
    paragraph where that one was speech too."""
    if not (found and quoted):
        return []
    low, high = quoted[0]
    last = found[-1]
    if sentence.paragraph != earlier.paragraph and not last.direct:
        return []
    whole = low - sentence.start <= 2 and sentence.end - high <= 3
    if not whole or last.outlet or last.end < earlier.start or _speaker_follows(text, high):
        return []
    piece = trim(text, max(low, sentence.start), min(high, sentence.end))
    act = act_of(CUES["said"], Said(text[slice(*piece)], last.source, last.title, True), "said")
    return [Attribution(last.source, sentence.start, sentence.end, (piece,), act, True, last.title)]


def _speaker_follows(text: str, closing: int) -> bool:
    """Whether a quotation leads to a speaker of its own: "…," said Orla Venn."""
    line = text.find("\n", closing)
    rest = text[closing + 1 : line if line >= 0 else len(text)].strip("”\"'’» ")
    return text[closing - 1 : closing] in (",", "?", "!") and bool(rest)
