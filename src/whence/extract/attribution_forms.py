"""Attributions without a speaker beside a verb: prepositions, headlines, relatives, letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract import speakers
from whence.extract.attribution_acts import Said, act_of
from whence.extract.attribution_as import beside
from whence.extract.attribution_content import WITH_WHAT_EFFECT
from whence.extract.attribution_lines import headline_told
from whence.extract.attribution_parts import Attribution, Span, clause_end, trim, within
from whence.extract.attribution_records import records
from whence.extract.cues import ATTRIBUTIVE, CUES
from whence.extract.outlets import is_outlet
from whence.extract.speakers_tokens import Speaker, Token, word_from
from whence.extract.speakers_words import OWNERS, TITLES
from whence.extract.text import Sentence
from whence.model import Act

_ATTRIBUTIVE = re.compile(rf"\b(?:{ATTRIBUTIVE}) ", re.IGNORECASE)
_GIVING_OUT = (
    r"(?:released|issued|published|presented|gave|given|compiled|drawn up|made|posted|shared"
    r"|announced|provided|circulated|obtained)\b"
)
_GIVEN_OUT = re.compile(
    r"(?:the|an?|its|this) (?:[\w-]+ ){0,2}?(?:reports?|lists?|counts?|tally|figures?|toll|data"
    r"|bulletin|statement|document|records?|balance|assessment|update)"
    r"(?:,? (?:that|which) (?P<who>[^.;:“\"]{3,80}?),? (?:had |has |have )?"
    rf"(?P<verb>{_GIVING_OUT})"
    rf"|,? (?P<by>{_GIVING_OUT} by ))"
)
"""Figures and writings with who gave them out."""
_APPOSED = re.compile(
    r", (?P<title>(?:Dr|Mr|Mrs|Ms|Gen|Col|Minister|Colonel|General|Captain|Major|Brigadier)\.? )?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:[A-Z]\.|[a-z]{2,3}|[A-Z][\w’'-]+)){0,2} [A-Z][\w’'-]+), "
)
_MEANT = {"him": "he", "her": "she", "them": "they"}
_PASSED_ON = re.compile(
    r"\b(?:quot|cit)(?:ed|es|ing) (?!by )(?P<who>[^,.;“\"]{3,80}?) as saying(?: that)?\b"
)
_OUTLET_SAYS = re.compile(
    r"(?P<who>(?:[Tt]he )?(?:[A-Z][\w.&'’-]* ?){1,4}?) (?:has |had )?"
    r"(?:reported|reports|said|says)(?: that)? "
)
_QUOTED_AS = re.compile(
    r"\b(?:was|were|is|are|has been|have been|had been) (?:also |later )?(?:quoted|cited|reported)"
    r"(?: (?:by|in|on) [^,.;“\"]{3,80}?)? as saying(?: that)?\b"
)
_CLOSE = 4
"""Characters between a quotation and its speaker: a mark and a blank."""
_RELATIVE = re.compile(
    r", (?:which|(?:an? )?(?:[\w’'-]+ )?(?:claims?|charges?|accusations?|allegations?|figures?|toll"
    r"|numbers?|account|version|story|reports?|suggestions?|assertions?|statement|theory)(?: that"
    r"| which)?|something)"
    r" (?P<who>(?:the )?[^,.;]{2,60}?) "
    r"(?:has |have |had )?(?P<cue>den(?:ied|ies|y)|reject(?:s|ed)?|confirm(?:s|ed)?|disputes?d?)\b"
)
_ACCUSED = re.compile(
    r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)) (?P<who>[^,.;]{3,60}?) (?:of|for)\b"
)
_PASSIVE = re.compile(
    r"\b(?:(?:was|were|has been|have been|had been|is|are|been|being) (?:(?:also|later|[a-z]+ly) )?"
    r"(?P<cue>condemned|denounced|deplored|criticised|criticized|claimed|denied|rejected|dismissed"
    r"|confirmed|announced|blamed on [^.;,“\"]{3,60}?)"
    r"|(?:attack|bombing|blast|ambush|raid|assault|killing|shooting|explosion|kidnapping)s?"
    r"(?: [\w’'-]+){0,3}? (?:later )?(?P<owned>claimed)) by "
)
_PASSIVE_ACTS: dict[str, Act] = {
    **dict.fromkeys(("condemned", "denounced", "deplored", "criticised", "criticized"), "condemn"),
    **dict.fromkeys(("denied", "rejected", "dismissed"), "deny"),
    "blamed": "accuse",
    "claimed": "claim",
    "confirmed": "say",
    "announced": "announce",
}


# -- other forms ------------------------------------------------------------------------------


_VERB_PAST = re.compile(
    r", (?=(?:was|were|is|are|has|have|had|left|took|struck|hit|died|broke|began|came|went|blew"
    r"|cost|saw|puts?|gave|gives|(?!(?:said|added|quoted|cited|based|named)\b)[a-z]+ed)\b)"
)
"""The verb of a clause into which a source is put: "the blast, according to police, killed"."""
_AND = re.compile(rf", (?=and \w|{WITH_WHAT_EFFECT})")
_CITING = re.compile(r"citing|quoting")
_BESIDE = re.compile(
    r",? (?:(?:and|but|while|or|(?:as )?against|versus|compared (?:with|to)) )?"
    r"(?=(?:at least |about |some |more than |only |just |the )?(?:\d|[a-z]+ according\b))",
)
"""What leads from one source to the figure of the next: "14 according to police and 20 according to
residents"."""
_AFTER_LEAD = re.compile(r" (?:with|at|in|from|who|close to)\b[^,.;“\"]{0,80}, ")
_PASSING_ON = re.compile(
    r", (?:(?!which |who )\w+ )?(?:reported|reports|said|says|wrote)(?: that)? (?=\w)"
)
_ISSUED = re.compile(
    r"\b(?:issued|released|published|signed|posted|put out) (?:a|an|the|its) (?:[\w-]+ )?"
    r"(?:statement|letter|declaration|communiqu[eé]|release|resolution|petition)\b[^,.;“\"]{0,60}? "
    r"(?P<what>(?:[a-z]+ly )?(?P<cue>condemning|denouncing|deploring|urging|demanding|calling for"
    r"|calling on|denying|accusing|blaming|warning|saying(?: that)?))\b"
)
_ISSUED_ACTS: dict[str, Act] = {
    "condemning": "condemn",
    "denouncing": "condemn",
    "deploring": "condemn",
    "denying": "deny",
    "accusing": "accuse",
    "blaming": "accuse",
    "warning": "warn",
    "saying": "say",
}
_SIGNED = re.compile(
    r"\b(?:statement|letter|declaration|petition|appeal|resolution)s? (?:signed|issued|released)"
    r" by "
)
_STANDS_FOR_SIGNERS = frozenset("lawmakers members signatories they mps deputies senators".split())
_WHAT_CALLED = re.compile(
    r"\bwhat (?P<who>[^,.;“\"]{3,80}?) (?:has |have |had )?(?P<cue>called|calls?|described as"
    r"|termed|branded|labelled|labeled) (?:(?:an? |the )?(?P<open>[“\"])"
    r"|an? |the (?=\w+est\b|worst\b|first\b|most\b))"
)
_REST = re.compile(r" (?:representing|residing|living|based|from all|who)\b.*")
_LETTER = re.compile(
    r"As (?:an? )?(?:group of )?(?P<who>[^,;.]{3,80}?)"
    r"(?: (?:residing|living|based)\b[^,;.]{0,60})?, (?=we\b|I\b)"
)


def other_forms(
    text: str, sentence: Sentence, words: Sequence[Token], quoted: Sequence[Span]
) -> Iterator[Attribution]:
    """Every attribution of a sentence that has no speaker right beside a verb of saying. One that
    spans the whole sentence is its only one."""
    headline = headline_told(text, sentence, words) or _letter(text, sentence)
    if headline:
        yield headline
        return
    yield from _prepositional(text, sentence, words, quoted)
    yield from _relative(text, sentence, words)
    yield from _passed_on(text, sentence, words)
    yield from _quoted_as(text, sentence, words, quoted)
    yield from _passive(text, sentence, words)
    yield from _issued(text, sentence, words)
    yield from _what_called(text, sentence, words, quoted)
    yield from records(text, sentence, words)
    yield from beside(text, sentence, words, quoted)


def signed_by(
    text: str, sentence: Sentence, words: Sequence[Token], speaker: Speaker | None
) -> Speaker | None:
    """Who "lawmakers" are in "in a statement signed by 40 mayors …, lawmakers condemned"."""
    if speaker is None or speaker.name.lower() not in _STANDS_FOR_SIGNERS:
        return speaker
    match = _SIGNED.search(text, sentence.start, speaker.start)
    if match is None:
        return speaker
    first = word_from(words, match.end())
    signers = speakers.after(text, words, first, aside=False) if first < len(words) else None
    if signers is None:
        return speaker
    return Speaker(_REST.sub("", signers.name), match.start(), speaker.end, signers.title)


def _speaker_before(text: str, words: Sequence[Token], start: int) -> Speaker | None:
    """Who stands before the cue that begins at ``start``."""
    cue = word_from(words, start)
    return speakers.before(text, words, cue)


def _issued(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ "X issued a statement on Monday condemning the attack"."""
    match = _ISSUED.search(text, sentence.start, sentence.end)
    if match is None:
        return
    speaker = _speaker_before(text, words, match.start())
    if speaker is None:
        return
    cue = match.group("cue")
    start = match.end() if cue.startswith("saying") else match.start("what")
    piece = trim(text, start, sentence.end)
    act = _ISSUED_ACTS.get(cue.split()[0], "urge")
    yield Attribution(speaker.name, speaker.start, piece[1], (piece,), act, False, speaker.title)


def _what_called(
    text: str, sentence: Sentence, words: Sequence[Token], quoted: Sequence[Span]
) -> Iterator[Attribution]:
    """ "… in what the mayor called “a day of shame”", "after what police described as a clash in
    which nine died": the mayor's words, the police's."""
    match = _WHAT_CALLED.search(text, sentence.start, sentence.end)
    if match is None or match["who"] in ("it", "they", "he", "she"):
        return
    comma = text.find(", ", match.end(), sentence.end)
    said = match.start("cue"), comma if comma > 0 else clause_end(text, match.end(), sentence.end)
    if match["open"]:
        opening = match.start("open")
        said = next((span for span in quoted if abs(span[0] - opening) < _CLOSE), said)
    end = word_from(words, match.end("who"))
    speaker = speakers.before(text, words, end)
    if speaker is None or speaker.start < match.start("who"):
        return
    piece = trim(text, *said)
    called = Said(text[match.end("who") : said[1]].strip(), speaker.name, speaker.title)
    act = act_of(CUES["said"], called, "called")
    direct = within(piece, quoted)
    yield Attribution(speaker.name, speaker.start, said[1], (piece,), act, direct, speaker.title)


def _letter(text: str, sentence: Sentence) -> Attribution | None:
    """ "As families of the missing, we …": an open letter speaks for who signs it."""
    match = _LETTER.match(sentence.text)
    if match is None:
        return None
    piece = trim(text, sentence.start + match.end(), sentence.end)
    return Attribution(match.group("who"), sentence.start, sentence.end, (piece,), "say", False)


def _prepositional(
    text: str, sentence: Sentence, words: Sequence[Token], quoted: Sequence[Span]
) -> Iterator[Attribution]:
    begin, led = sentence.start, sentence.end
    for match in _ATTRIBUTIVE.finditer(text, sentence.start, sentence.end):
        first = word_from(words, match.end())
        if first == len(words) or words[first].quoted:
            continue
        if words[first].lower in _MEANT and text[words[first].end :].startswith(","):
            # "According to him, …": the speaker who was named before.
            yield _pronoun_again(text, sentence, (match.start(), words[first]))
            continue
        opening = text[sentence.start : match.start()]
        leading = len(opening) <= 12 or opening.endswith((" that ", ", which ", ", who "))
        if _CITING.match(text, match.start()):
            # "According to the station, citing officials, nine died".
            leading = leading or text[led : match.start()] == ", "
        speaker = _who_gave_out(text, sentence, words, first)
        speaker = speaker or speakers.after(text, words, first, aside=not leading)
        if speaker is None:
            continue
        if leading:
            speaker = _named_after(text, sentence, speaker)
        passed_on = _PASSING_ON.match(text, speaker.end, sentence.end)
        if passed_on and opening.strip():
            piece = trim(text, passed_on.end(), sentence.end)
        elif not leading:
            piece = trim(text, begin, match.start())
        else:
            rest = _AFTER_LEAD.match(text, speaker.end, sentence.end)
            low = rest.end() if rest else speaker.end
            inner = _OUTLET_SAYS.match(text, low, sentence.end)
            low = inner.end() if inner and is_outlet(inner["who"]) else low
            piece = trim(text, low, clause_end(text, low, sentence.end))
        led = speaker.end if leading else sentence.end
        joint = _BESIDE.match(text, speaker.end, sentence.end)
        begin = joint.end() if joint else begin
        if piece[1] - piece[0] > 1:
            further = (
                ()
                if leading or passed_on
                else _going_on(text, sentence, words, (speaker, match.start()))
            )
            yield Attribution(
                source=speaker.name,
                start=min(piece[0], match.start()),
                end=max(piece[1], speaker.end, *(high for _, high in further)),
                content=(piece, *further),
                act="say",
                direct=within(piece, quoted),
                title=speaker.title,
                outlet=is_outlet(speaker.name),
            )


def _who_gave_out(
    text: str, sentence: Sentence, words: Sequence[Token], first: int
) -> Speaker | None:
    """Who gave out what is cited from the word ``first`` on: "the count which the minister
    presented", "a list issued by the hospital"."""
    start = words[first].start
    match = _GIVEN_OUT.match(text, start, sentence.end)
    if match is None:
        return None
    if match["by"]:
        place = word_from(words, match.end())
        speaker = speakers.after(text, words, place) if place < len(words) else None
    else:
        place = word_from(words, match.start("verb"))
        inside = word_from(words, match.start("who"))
        speaker = speakers.before(text, words[inside:], place - inside)
    end = max(match.end(), speaker.end) if speaker else start
    return Speaker(speaker.name, start, end, speaker.title) if speaker else None


def _named_after(text: str, sentence: Sentence, speaker: Speaker) -> Speaker:
    """The speaker with the name that follows in "According to the mayor, Odo Venn, nine died"."""
    match = _APPOSED.match(text, speaker.end, sentence.end)
    words = speaker.name.split()
    titled = not TITLES.isdisjoint(one.lower() for one in words)
    office = words[-1].islower() or (words[0] in OWNERS and titled)
    if match is None or speaker.title or not (office or (match["title"] and words[0] == "the")):
        return speaker
    return Speaker(match["name"], speaker.start, match.end("name"), speaker.name)


def _pronoun_again(text: str, sentence: Sentence, what: tuple[int, Token]) -> Attribution:
    start, who = what
    leading = start - sentence.start <= 2
    low, high = (who.end, sentence.end) if leading else (sentence.start, start)
    low, high = trim(text, low, clause_end(text, low, high))
    return Attribution(
        _MEANT[who.lower], min(low, start), max(high, who.end), ((low, high),), "say", False
    )


def _going_on(
    text: str, sentence: Sentence, words: Sequence[Token], who: tuple[Speaker, int]
) -> tuple[Span, ...]:
    """What goes on after a source in the middle: "…, according to police, and nine injured",
    "which, according to police, killed nine". Words that have a source of their own do not.
    ``who`` is the source and where the words that name it begin."""
    speaker, start = who
    opening = _AND.match(text, speaker.end, sentence.end)
    if text[sentence.start : start].rstrip().endswith(","):
        opening = opening or _VERB_PAST.match(text, speaker.end, sentence.end)
    if opening is None or _ATTRIBUTIVE.search(text, opening.end(), sentence.end):
        return ()
    if any(word.start >= opening.end() and word.lower in CUES for word in words):
        return ()
    return (trim(text, opening.end(), sentence.end),)


def _relative(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ ", which officials denied": the clause before it is what they deny."""
    match = _RELATIVE.search(text, sentence.start, sentence.end)
    if match is None:
        return
    cue = word_from(words, match.start("cue"))
    who = match.group("who")
    speaker: Speaker | None = Speaker(who, match.start("who"), match.end("who"))
    if who not in ("it", "they", "he", "she"):
        first = word_from(words, match.start("who"))
        speaker = speakers.before(text, words[first:], cue - first)
    if speaker is None or speaker.start < match.start():
        return
    lead = text[sentence.start : match.start()]
    accused = _ACCUSED.search(lead)
    source = speaker.name
    if accused and source.lower() in ("it", "they", "he", "she"):
        source = accused.group("who")
    that = re.search(r"\b(?:said|says|claimed|reported|saying) (?:that )?", lead)
    piece = trim(text, sentence.start + (that.end() if that else 0), match.start())
    act: Act = "say" if match.group("cue").startswith("confirm") else "deny"
    yield Attribution(source, piece[0], match.end(), (piece,), act, False, speaker.title)


def _passed_on(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ "Radio Tarn quoted the mayor as saying …": the mayor speaks."""
    match = _PASSED_ON.search(text, sentence.start, sentence.end)
    if match is None:
        return
    end = word_from(words, match.end("who"))
    speaker = speakers.before(text, words, end)
    if speaker is None or speaker.start < match.start():
        return
    piece = trim(text, match.end(), sentence.end)
    if piece[1] - piece[0] <= 2:
        outlet = text.rfind(",", sentence.start, match.start())
        piece = trim(text, sentence.start, max(outlet, sentence.start))
    if piece[1] - piece[0] > 2:
        start, stop = min(piece[0], match.start()), max(piece[1], match.end())
        yield Attribution(speaker.name, start, stop, (piece,), "say", False, speaker.title)


def _quoted_as(
    text: str, sentence: Sentence, words: Sequence[Token], quoted: Sequence[Span]
) -> Iterator[Attribution]:
    """ "The mayor was quoted by Radio Tarn as saying …", "“…”, the mayor was quoted as saying by
    Radio Tarn": the mayor speaks."""
    match = _QUOTED_AS.search(text, sentence.start, sentence.end)
    if match is None:
        return
    speaker = _speaker_before(text, words, match.start())
    if speaker is None:
        return
    said = next((span for span in quoted if 0 <= speaker.start - span[1] < _CLOSE), None)
    if said:
        piece = trim(text, *said)
        yield Attribution(speaker.name, piece[0], match.end(), (piece,), "say", True, speaker.title)
        return
    piece = trim(text, match.end(), clause_end(text, match.end(), sentence.end))
    if piece[1] - piece[0] > 2:
        yield Attribution(
            speaker.name, speaker.start, piece[1], (piece,), "say", False, speaker.title
        )


def _passive(text: str, sentence: Sentence, words: Sequence[Token]) -> Iterator[Attribution]:
    """ "The attack was condemned by the mayor": the mayor's act, its object before it."""
    for match in _PASSIVE.finditer(text, sentence.start, sentence.end):
        first = word_from(words, match.end())
        if first == len(words) or words[first].quoted:
            continue
        speaker = speakers.after(text, words, first)
        if speaker is None or is_outlet(speaker.name):
            continue
        low = _after_comma(text, sentence.start, match.start())
        if text.startswith(("which ", "that ", "who "), low):
            low = _after_comma(text, sentence.start, low - 2)
        if match["owned"]:
            low = match.start()
        piece = trim(text, low, match.end() - len(" by "))
        act = _PASSIVE_ACTS[(match["cue"] or match["owned"]).split()[0]]
        yield Attribution(speaker.name, piece[0], speaker.end, (piece,), act, False, speaker.title)


def _after_comma(text: str, start: int, end: int) -> int:
    comma = text.rfind(", ", start, end)
    return comma + 2 if comma >= 0 else start
