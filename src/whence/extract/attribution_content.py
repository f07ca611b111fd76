"""What is said: the words that a speaker and a cue lay claim to in their sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.calendar import FULL_MONTH, WEEKDAY, WEEKDAY_STEM
from whence.extract.attribution_parts import LONGEST, ONLY_WHEN, Span, acts_again, clause_end, trim
from whence.extract.cues import ATTRIBUTIVE, CUES, LISTENERS, Cue
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.speakers_tokens import Speaker
from whence.extract.text import Sentence

_BEGINS_CLAUSE = (
    r"(?:it|they|he|she|we|I|there|was|were|is|are|had|has|have|will|would|could|can|did|does|may"
    r"|might|must)\b"
)
_THAT = re.compile(rf"(?:(?!{_BEGINS_CLAUSE})[^\W\d_][\w’'.-]*,? ){{0,9}}?that ")
"""What leads to "that", no clause of its own: not "it was behind the bomb that"."""
_THAT_DAY = re.compile(rf"(?:{WEEKDAY} )?that ")
_PRONOUN_THAT = re.compile(r"that (?:was|is|would|will|had|has|could|did|does|may|might)\b")
_SETTING = re.compile(
    r"(?:(?:(?:after|following|before) (?:(?!(?:that|had|was|were)\b)[\w’'.-]+ ){0,5}?[\w’'.-]+"
    r"(?= that\b)|(?:in|on|at(?! (?:least|most)\b)|via|through|during|by|late|early|earlier|later) "
    r"(?:(?:(?!(?:were|was|had|has|have)\b)[\w’'.-]+ ){0,7}?"
    r"(?:statement|statements|twitter|facebook|telegram|x|conference|interview|afterwards|release"
    r"|report|briefing|message|letter|telephone|phone|e-?mail)"
    r"|(?:(?!(?:were|was|had|has|have|killed|died|wounded|injured)\b)[\w’'.-]+ ){0,3}?"
    rf"{WEEKDAY}(?: (?:night|morning|evening))?"
    rf"|(?:(?:in|last|earlier in|late in) )?(?:{WEEKDAY}|week|month|year|{FULL_MONTH})"
    r"(?: \d{4})?(?= that\b)))"
    r"\b(?![’']),? ?)+",
    re.IGNORECASE,
)
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"(?:[A-ZÀ-Ý][\w’'. -]{{1,40}}(?:, [A-Z][\w. ]{{1,30}}){{0,2}}(?:, {_DAY})?|{_DAY})"
    r"(?: ?\([^)\n]{1,40}\))?\s?(?:[–—]|--?)\s"
    r"|[A-ZÀ-Ý]{3,30}(?:, [A-Z][\w. ]{1,30})?: "
    r"|\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?(?: ?[–—:-])?\s"
)
_ASIDE = re.compile(
    r"(?:however|though|meanwhile|instead|too|also|again|earlier|previously|separately),? "
)
_SUBORDINATE = re.compile(
    r"(?:When|While|As|After|If|Because|Although|Before|Once|Since|Upon|During)\b[^,]*,\s*$"
)
_TURNS = re.compile(
    r"; |, (?:while|but) (?!(?:the )?(?:(?:\w+ )?others?|rest|remaining|another|remainder)\b)"
)
"""Where the words of a speaker who is named last may begin, unless what is before is counted with
what follows: "nine burned to death, while the others were shot, police said"."""
_CREDITED = re.compile(
    rf"\b(?:{ATTRIBUTIVE}|{'|'.join(sorted(CUES))}|claimed responsibility"
    r"|puts? (?:the|its|their)|(?:spoke|speaks?) of|call(?:ed|s) (?:for|on|it|the))\b",
    re.IGNORECASE,
)
"""Words by which a clause is somebody else's: "police blamed the rebels; nine died, medics said".
"""
_NOTHING = re.compile(
    r"(?:nothing|little|no more)(?: (?:more|else|further|at all))?(?![\w ])"
    r"|(?:so|(?:a |the )?(?:Mass|mass|prayers?|goodbye|farewell|grace))\b"
    r"(?! (?:far|many|much|shootings?|killings?|arrests?|abductions?|graves?|kidnappings?)\b)"
)
"""What is no content: "said nothing", "said so", "said Mass"."""
WITH_WHAT_EFFECT = (
    r"(?:killing|wounding|injuring|leaving|displacing|abducting|kidnapping|destroying|forcing|hitting"
    r"|damaging|striking) "
    r"|among them |including |(?:most|many|some|several|one|two|three|\d+) of (?:them|whom) "
    r"|(?:bringing|taking|raising|pushing) the |after (?!the\b|an?\b)"
)
"""What begins the rest of what somebody says after the speaker: "…, police said, killing nine",
"…, the mayor says, among them six children", "…, police said, after two of the wounded died"."""
_SPELT_OUT = re.compile(r"[^,.;:“”\"]{0,40}: (?![“‘\"'])")
"""What leads to whom a speaker counts: "nine died, she told the radio: two women and seven men"."""
_OPENERS = tuple("\"“«„‘'")
_ONLY_OPENS = re.compile(
    r"(?:In|At(?! least| most)|On|Near|Outside|Inside|Across|After|Before|During|Following|Since"
    r"|Amid|By|As|When|While|Although|Though|Earlier|Later|Meanwhile|Separately|Elsewhere|However)\b"
    r"[^,“”\"]*,",
)
"""What sets the scene of a sentence before its speaker: "In the town of Arden, police said"."""
_CLAUSE = re.compile(
    r"(?:that\b|(?:at least|at most|more than|some|around|about|nearly) |(?:the|an?|his|her|its"
    rf"|their|he|she|it|they|there|one|{TWO_TO_TEN})\b|\d|(?!{WEEKDAY_STEM})[A-Z])"
)
"""What a clause begins with."""
_CLOSED = re.compile(
    r"\s*(?:[,.;)”\"]|:(?! ?[“\"'‘])|$"
    r"|to (?:this|our) [\w’'-]+(?= ?[.,]|$)"
    r"|(?:late|early|on|in an?|in (?:his|her|its|their)|by (?:tele)?phone|via|at an?)\b"
    r"|(?:last (?:night|week|month)|this (?:morning|afternoon|evening|week)|overnight"
    r"|at (?:\d{1,2}\b|noon|midday|midnight|dawn|dusk))\b"
    rf"|(?:{WEEKDAY}|yesterday|today|earlier|afterwards?)\b"
    r"(?! that\b)|(?:after|following|during|before|outside|inside) "
    r"(?:(?!(?:that|had|has|was|were|is|are|he|she|they|it|we)\b)[\w’'-]+ ?){1,8}[.;]?\s*$)",
    re.IGNORECASE,
)
_ONLY_LISTENS = re.compile(
    r"\s+(?:(?!(?:that|of|about|how|why|who|was|were|is|are|had|has|have|did|to|died|killed)\b)"
    r"[^\W\d][\w’'.-]*\s?){1,9}\.?"
)
"""The rest of a sentence in which somebody is told and nothing is said: "told our station at the
gate this morning"."""

_JOINT = re.compile(r"\b(?:and|but|which|who|that|because|where),$")
"""What a speaker is put after in the middle of a sentence: "he came in and, witnesses say, fired".
"""
_VERB = (
    r"(?:was|were|is|are|am|been|had|has|have|did|does|do|will|would|can|could|may|might|must|should"
    r"|shall|died|came|went|left|took|fell|struck|hit|shot|lost|saw|began|put|got|ran|fled|blew"
    r"|broke|gave|made|remains?|stands?)\b"
)
"""Verbs that make a clause of words."""
_PLACES_IT = re.compile(
    r"(?:(?:In|On|At(?! least| most)|By|For|From|Until|Since|Before|After|During|Within|Among"
    r"|Besides|Under|Near|Each|Every)\b(?! (?:\w+ ){0,8}?\w+ed\b)|Of\b)[^,“”\"«]{2,80},$"
)
_ONLY_NAMES_IT = re.compile(
    r"(?:(?:The|An?|That|This|These|Those|His|Her|Its|Their|Another|Both|All)\b"
    r"(?! (?:\w+ ){0,8}?\w+ed\b)[^,“”\"«]{1,60}),$"
)
_MIDWAY = re.compile(
    rf"(?: (?:(?:on|late|early) )?{WEEKDAY})?, "
    r"(?!\w+ing\b|(?:who|which|where|when|as|while|citing|quoting|according|and|but|or|including"
    r"|with|among|after|most|some|many|several)\b)(?=(?:[\w’'“\"-]+,? ){2})"
)
"""What stands between a speaker in the middle and the rest of his words."""
_GOES_ON_WITH_VERB = re.compile(rf"(?:{_VERB}|(?!said|added)[a-z]{{2,}}ed\b)")

_RELATIVE = re.compile(r", (?:which|who) (?:(?:has|have|had|also|still|later) )*$")
_MAIN_VERB = re.compile(
    rf", (?!(?:had|were|was|are|died) (?:by|in|at|on)\b)(?={_VERB}|(?!according\b)[a-z]{{2,}}ed\b)"
)


def only_leads(lead: str, rest: str) -> bool:
    """Whether words before a speaker, who stands in the middle of his sentence, are no clause but
    lead to the one that follows: "Of the dead, she says, nine had no papers", "The aim, he said,
    was to search the mill"."""
    if _JOINT.search(lead):
        return True
    if re.search(rf"\b{_VERB}", lead):
        return False
    if _PLACES_IT.fullmatch(lead):
        return True
    return bool(_ONLY_NAMES_IT.fullmatch(lead) and _GOES_ON_WITH_VERB.match(rest))


def content_of(
    text: str,
    sentence: Sentence,
    cue_span: Span,
    who: tuple[Speaker, bool],
    cue: Cue,
    quoted: Sequence[Span],
) -> tuple[Span, ...] | None:
    """What is said: after the cue, or before the speaker where the cue ends the clause."""
    speaker, inverted = who
    start, end = cue_span
    edge = max(end, speaker.end) if inverted else end
    rest = text[edge : sentence.end]
    limit = _relative_end(text, sentence, cue_span)
    if cue.frame == "object" and not inverted:
        low, high = trim(text, start, clause_end(text, end, limit))
        whole = cue.act in ("claim", "condole")  # "claimed responsibility" needs no more
        return ((low, high),) if high > end or (whole and high >= end) else None
    told = LISTENERS.match(text, end + 1, sentence.end) if cue.listener else None
    after_told = text[told.end() : sentence.end] if told else rest
    paused = (
        told and told.group().rstrip().endswith(",") and after_told.lstrip()[:1] not in _OPENERS
    )
    only_listens = _ONLY_LISTENS.fullmatch(rest) if cue.listener else None
    closes = inverted or paused or only_listens or _CLOSED.match(after_told) or _CLOSED.match(rest)
    opening = min(speaker.start, start)
    lead = text[_after_dateline(text, sentence) : opening].rstrip()
    after_quotation = re.search(r"[,?!…—](?:[”\"»’]|''?)$", lead) is not None
    if not inverted and _ONLY_OPENS.fullmatch(lead) and _told_after(after_told):
        closes = None
    if (
        (closes or after_quotation)
        and lead[-1:] in (",", "”", '"', "»", "’", "'", "?", "!", "–", "—")
        and len(lead) > 7
    ):
        return _before_speaker(text, sentence, opening, (edge, quoted))
    low = _after_listener(text, end, sentence.end, cue)
    low, high = trim(text, low, clause_end(text, low, max(low, limit)))
    says = high - low > 1 and not ONLY_WHEN.fullmatch(text, low, high)
    says = says and not _NOTHING.match(text, low, high)
    return ((low, high),) if says else None


def _relative_end(text: str, sentence: Sentence, cue: Span) -> int:
    """Where the clause of a cue ends, at the latest: before the verb of the main clause where it is
    a relative one ("the union, which says nine died, has called a strike")."""
    if _RELATIVE.search(text[sentence.start : cue[0]]) is None:
        return sentence.end
    main = _MAIN_VERB.search(text, cue[1], sentence.end)
    return main.start() if main else sentence.end


def _told_after(rest: str) -> bool:
    """Whether what follows a cue is a clause once the day or the place where it was said is left
    out: "on Monday that nine died", and not "on Monday, after a search"."""
    setting = _SETTING.match(rest.lstrip())
    if setting is None or setting.group().rstrip().endswith(","):
        return False
    return _CLAUSE.match(rest.lstrip(), setting.end()) is not None


def _before_speaker(
    text: str, sentence: Sentence, opening: int, after: tuple[int, Sequence[Span]]
) -> tuple[Span, ...] | None:
    edge, quoted = after
    low = base = _after_dateline(text, sentence)
    midway = _MIDWAY.match(text, edge, sentence.end)
    if midway and only_leads(text[base:opening].rstrip(), text[midway.end() : sentence.end]):
        rest = trim(text, midway.end(), sentence.end)
        begins = _JOINT.search(text[base:opening].rstrip())
        return (rest,) if begins else (trim(text, base, opening), rest)
    whole = next((span for span in quoted if span[0] <= base + 1 and opening - 4 <= span[1]), None)
    if whole and whole[1] <= opening:
        # One quotation up to the speaker, of several sentences or with clauses of its own.
        low = max(whole[0], sentence.start - LONGEST)
    for match in _TURNS.finditer(text, base, opening):
        inside = any(start <= match.start() < end for start, end in quoted)
        if not inside and _turns(text, (low, match, opening), quoted):
            low = match.end()
    pieces = [trim(text, low, opening)]
    opens = _SUBORDINATE.match(text, low, opening)
    going_on = re.match(
        r"\s*, " if opens else rf"\s*, (?=and |but |[“\"]|{WITH_WHAT_EFFECT})",
        text[edge : sentence.end],
    )
    if going_on and not acts_again(text, edge, sentence.end):
        pieces.append(trim(text, edge + going_on.end(), sentence.end))
    spelt_out = _SPELT_OUT.match(text, edge, sentence.end)
    if spelt_out:
        pieces.append(trim(text, spelt_out.end(), sentence.end))
    kept = tuple(piece for piece in pieces if piece[1] - piece[0] > 2)
    return kept or None


def _turns(text: str, around: tuple[int, re.Match[str], int], quoted: Sequence[Span]) -> bool:
    """Whether a speaker who is named last has said only what follows a joint of the clauses before
    him: where what is before is somebody else's, is set against it, or where what follows is a
    quotation. ``around`` is where the first clause begins, the joint and where the speaker does."""
    low, joint, opening = around
    if "but" in joint.group() or _CREDITED.search(text, low, joint.start()):
        return True
    return any(
        joint.end() <= start < joint.end() + 2 or low <= start < joint.end()
        for start, end in quoted
        if end <= opening
    )


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
    if that and _PRONOUN_THAT.match(text, position, limit):
        return position
    if that and (cue.listener or setting or _THAT_DAY.fullmatch(that.group())):
        position = that.end()
    setting = _SETTING.match(text, position, limit)
    return setting.end() if setting and setting.end() < limit - 3 else position
