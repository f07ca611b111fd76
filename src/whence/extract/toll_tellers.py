"""Who tells a toll in its own sentence in turns that are no speech by their words alone: "the
registrar has entered 17 bodies", "nine dead (ministry)", "seven died, by the panel's reckoning"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from whence.extract import speakers
from whence.extract.attribution_nouns import SORTS_OF_REPORTS
from whence.extract.attribution_parts import LONGEST, Attribution
from whence.extract.attribution_who import whom_it_is_about
from whence.extract.cues import NUMBER
from whence.extract.kinds import EVENT_NOUN
from whence.extract.quotations import quotations
from whence.extract.speakers_tokens import Speaker, Token, titled, tokens, word_from
from whence.extract.speakers_words import (
    NOBODIES,
    OWNERS,
    PREPOSITIONS,
    PRONOUN_OF,
    PRONOUNS,
    STOPS,
    THINGS,
    TIMES,
)
from whence.extract.text import Sentence, word_set
from whence.extract.toll_found import Found

_MORE = (
    r"(?:(?:at least|at most|more than|fewer than|no fewer than|as many as|up to|about|around|some"
    r"|nearly|almost|over|only|just|between|another|a further|the|a total of|a toll of)[ ])"
)
_OF_THEM = (
    r"(?:[\w-]+ ){0,2}?(?:dead"
    r"|toll|count|tally|total|figure|number|killed|injured|wounded|missing|losses|deaths)"
    r"(?: of (?:the )?(?:people |persons |civilians )?(?:dead|killed|deaths|injured|wounded|hurt"
    r"|missing|victims))?"
)
_TELLS = re.compile(
    r"\b(?P<cue>(?:has |have |had )?(?:(?:since|so far|first|now|already|initially|earlier|itself"
    r"|themselves|duly|only) ){0,2}"
    r"(?:(?:counts?|counted|reckons?|reckoned|tall(?:y|ies|ied)|certif(?:y|ies|ied)|registered"
    r"|recorded|named|identified|verif(?:y|ies|ied)|logged|(?<=ha[sd] )entered|estimates?"
    r"|estimated|mention(?:s|ed)|reports|reported|(?:speaks?|spoke|spoken|talks?|talked|wrote) of"
    r"|settled on|wrote down"
    r"|thinks?|believes?|calculates?|calculated)(?: that)?(?:, [^,.;:]{2,30},)?"
    r"(?: the (?:deaths?|killings?) of)?"
    rf"|(?:puts?|g[ai]ves?|given|places?|placed|revise[sd]|estimate[sd]?)"
    rf" (?:the |its |their |his |her )?{_OF_THEM}(?: (?:of|from|in) [^,.;:]{{2,40}}?)?"
    r"(?: (?:up|down))? (?:at|as|to)))"
    rf" [“\"]?{_MORE}*$"
)
"""A verb of counting or putting a figure, right before whom it counts."""
_HOLDS = re.compile(
    rf"\b(?P<cue>(?P<gives>gives?|gave)|has|have|had|holds?|held|contains?|carries) {_MORE}*$"
)
_WRITTEN_DOWN = re.compile(
    r"[\w -]{0,40}\b(?:names|dead|deaths|killed|fatalities|entries|bodies|missing)\b"
)
"""What a list "has", as it has no men: "the list has 40 names"."""
_SPELLS_OUT = re.compile(
    r"\b(?P<cue>(?:has |have |had )?(?:(?:also|later|then|since) )?(?:revise[sd]?|correct(?:s|ed)"
    r"|update[sd]?|adjust(?:s|ed)|g[ai]ves?|given|issue[sd]?|release[sd]?"
    r"|publish(?:es|ed)|announce[sd]?|keeps?|kept|offer(?:s|ed)|present(?:s|ed)))(?: down| up)?"
    r" (?:(?:the|an?|its|their|his|her) )?(?:[\w’'-]+ ){0,2}?(?:numbers?|tolls?|count|figures?"
    r"|tally|lists?|names|register|arithmetic|diary|toll|record)\b[^.;:“”\"]{0,60}: [^.;:“”\"]*$"
)
"""A verb of giving a count or a list that a colon opens."""
_PAPER = re.compile(
    r"(?:^|[,;:–—-] |\bbut |\band )(?P<who>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur|[Hh]is|[Hh]er"
    r"|[Tt]heir) )?(?:[\w’'-]+ ){0,3}?(?:lists?|register|ledger|brief|communiqu[ée]|post|statement"
    r"|reporting|bulletin|note|dossier|log|diary|report|dispatch|charge sheet)"
    r"(?: (?:of|from|on|in|at) (?:(?! by )[^,;:.“\"]){2,60}?)?)"
    r"(?: (?:taped|pinned|posted|kept|hung|stuck) (?:(?! by )[^,;:.“\"]){2,60})?"
    r"(?:,? (?:(?:compiled|issued|drawn up|kept|released|published) )?by (?P<by>[^;:.“\"]{3,70}?))?"
    r"\s*$",
)
"""A paper as the subject, with who made it."""
_SPEAKS = (
    r"(?:(?:has|had|have) )?(?:(?:also|later|then|further|[a-z]+ly) )?(?P<cue>said(?! to\b)|says"
    r"|specified|specifies|stated|states|noted|notes|explained|explains|added|adds|wrote|writes"
    r"|confirmed|confirms|announced|announces|calculates|calculated|estimates"
    r"|estimated|reckons|reckoned|informed|told(?! to\b| not\b)|disclosed|concluded"
    r"|(?<=ha[sd] )(?:found|reported|established)|(?<=have )(?:found|reported|established))\b"
)
"""Verbs of saying; "found" and "reported" alone may be passive: "three reported missing"."""
_AFTER = re.compile(rf"(?P<between>[^.;:“”\"]*?), (?:as )?(?P<who>[^.;:“”\"]{{2,90}}?) {_SPEAKS}")
_SET_IN = re.compile(
    r"(?P<lead>^(?:And |But )?(?:In|On|At|Of|By|During|Among|With|From|To|Until|Since|Between|For)"
    rf" [^,.;:“\"]{{2,70}}|[^.;:“\"]*?,? as), ?(?P<who>[^.;:“”\"]{{2,80}}?) {_SPEAKS}"
    r"(?: (?:us|me|in [^,.;]{2,40}|on [A-Z][a-z]+day))?, (?P<rest>[^.;:“”\"]*)$"
)
_AS_TOLD = re.compile(
    rf"\bas (?P<who>[^,.;:“”\"]{{2,80}}?) {_SPEAKS}(?: (?:us|me))?, (?P<rest>[^.;:“”\"]*)$"
)
_THEN_SOME = re.compile(
    rf", (?P<who>[^,.;:“”\"]{{1,80}}?) {_SPEAKS}(?: [^,.;:“”\"]{{2,30}})?, (?:(?:of|among)"
    rf" (?:whom|them|these)|including) {_MORE}*$"
)
_BODY = (
    r"(?:ministry|minister|police|army|military|government|union|officials?|hospitals?|medics"
    r"|doctors|authorities|prosecutors?|mayor|governor|coroner|mission|council|committee|agency"
    r"|radio|television|media|residents|families|relatives|witnesses|sources|spokesman|spokeswoman"
    r"|spokesperson|office|department|prefecture|navy|gendarmerie|chief|commander|president"
    r"|secretariat|press service|ambulance service|fire service|civil defence|civil protection)"
)
_ANYBODY = re.compile(
    r"(?:^|[;–—-] )(?P<who>(?:[Tt]he |[Aa]n? |[Oo]ur |[Ii]ts |[Tt]heir )?(?:[\w’'-]+ ){0,6}?"
    r"[\w’'-]+)(?: who [^,;:.“\"]{3,60})?\s*$"
)
_NAMED = re.compile(r"(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)\s*$")
_NO_COUNTER = STOPS | THINGS | TIMES | NOBODIES | {"reports"}
_BRACKETED = re.compile(
    rf"(?: [\w-]+){{0,3}}? \((?P<who>(?!{NUMBER}\b|(?:including|mostly|mainly|all|both|some)\b)"
    rf"(?:(?:the|a) )?(?:[\w’'-]+ ){{0,3}}?{_BODY})\)"
)
_LINE_OPENS = re.compile(
    r"(?:[-–—•●▪■►‣*·]\s?|\d{1,2}[:.]\d{2}(?: [ap]m)?(?: ?[-–—·|])?\s+)*"
    r"(?P<who>(?:[\w’'.-]+ ){0,5}?[\w’'.-]+): [“\"]?(?P<rest>[^.;:”]*)$"
)
_LINE_BODY = re.compile(rf"(?:.* )?{_BODY}(?: (?:of|for) .+)?", re.IGNORECASE)
_NO_LINE = STOPS | THINGS | (PREPOSITIONS - {"of", "for"}) | word_set("dead slain victims against")
"""Words of a line's head that tell of what happened or whom it befell."""
_COUNT = r"(?:reckoning|counts?|tally|estimates?|arithmetic|figures|calculations?|ledger|register)"
_OWN = r"(?:(?:own|latest|first|last|final|provisional|preliminary|official|early|current) )*"
_RECKONED = re.compile(
    r"\b[Bb]y (?:(?P<pronoun>his|her|its|their) "
    r"|(?P<who>(?:(?:the|an?) )?[^,.;:“”\"’']{2,60})[’']s? )"
    rf"{_OWN}{_COUNT}\b|\b[Bb]y (?P<paper>the (?:(?:most|more) [a-z]+ )?{_COUNT})(?=[,.;]|$)"
)
_PER = re.compile(
    r"[^.;:]*?\b(?:per|acc\. to) (?P<who>(?:the )?(?:[A-Z][\w’'-]*)(?: (?:(?:of|for|and|the) )*"
    rf"[A-Z][\w’'-]*){{0,5}}(?: [a-z-]+){{0,2}}|the (?:[\w-]+ ){{0,3}}?{_BODY})(?=[.,;)]|$)"
)
_PER_OPENS = re.compile(rf"Per (?P<who>(?:the )?(?:[\w-]+ ){{0,3}}?{_BODY}), ")
_REPUBLISHES = re.compile(
    r"[^.;:,]* as (?P<who>[^.;:,“”\"]{3,60}?) (?P<cue>(?:publish|releas|rais|revis|updat|issu|giv)"
    r"(?:es|ed)) (?:(?:an?|the|its) )?(?:[\w-]+ )?(?:death )?(?:toll|count|figures?|list|tally)\b"
)
_TURNS = re.compile(r"\b(?:but|while|although|though|whereas)\b")
_STEPS_OFF = re.compile(r"\b(?:but|while|although|though|whereas|after|before|when|until|who)\b")
"""What begins a clause that need not be the speaker's."""
_PASSIVE = re.compile(r" (?:been|being|was|were|is|are|be)$")
"""What ends the words before a verb of those who were told something: "a court has been told"."""
_SEVERAL = re.compile(
    r"(?:(?:the|an?|two|three|several|some) )?(?:[\w’'-]+ ){1,5}?and (?:[\w’'-]+ ?){1,6}"
)
"""Two who speak together: "the doctor in charge and an elder"."""
_NEAR = 40


def told_by(one: Found, sentences: Sequence[Sentence], said: Sequence[Attribution]) -> str | None:
    """Who tells a toll by the words of its sentence, as far as somebody is named."""
    sentence = sentences[one.sentence]
    if len(sentence.text) > LONGEST:
        return None
    start, end = one.people_start - sentence.start, one.people_end - sentence.start
    before, after = sentence.text[:start], sentence.text[end:]
    who = (
        _counting(before, sentence.text[start:])
        or _spelling_out(before)
        or _opening(before)
        or _bracketed(after)
        or _set_in(sentence.text, before)
        or _of_those(sentence.text, before)
        or _following(sentence.text, end)
        or _reckoning(before, after)
    )
    if who is None or who.lower() not in PRONOUNS:
        return who
    return _meant(one, sentences, said)


def _words(text: str) -> list[Token]:
    return tokens(text, 0, len(text), quotations(text, 0, len(text)))


def _words_of(text: str) -> set[str]:
    return {word.lower for word in _words(text)}


def _speaker(text: str, place: int) -> Speaker | None:
    """Who stands before the word at a place, or before the "who" or "which" right before it."""
    words = _words(text)
    cue = word_from(words, place)
    if not 0 < cue < len(words) or words[cue].quoted:
        return None
    if cue > 2 and words[cue - 1].lower in ("which", "who") and words[cue - 2].text == ",":
        cue -= 2
    return speakers.before(text, words, cue)


def _counting(before: str, counted: str) -> str | None:
    """Who counts them: "Legal Medicine puts the dead at 43", "the first list had 32 names"."""
    tells = _TELLS.search(before)
    holds = None if tells else _HOLDS.search(before)
    match = tells or holds
    if match is None:
        return None
    paper = _PAPER.search(before[: match.start("cue")])
    if holds and not ((paper or holds["gives"]) and _WRITTEN_DOWN.match(counted)):
        return None
    return _maker(paper) if paper else _subject(before, match.start("cue"))


def _subject(text: str, place: int) -> str | None:
    """Who stands before a verb of counting, a body whose name says nothing of speech too: "our
    contact at the ford", "Legal Medicine"."""
    before = text[:place].split()
    if text.startswith("reports", place) and before and before[-1].lower() in SORTS_OF_REPORTS:
        return None  # "initial reports that ten died"
    speaker = _speaker(text, place)
    if speaker:
        return speaker.name
    matches = (_ANYBODY.search(text[:place]), _NAMED.search(text[:place]))
    return next((one["who"] for one in matches if one and _may_count(one["who"])), None)


def _may_count(who: str) -> bool:
    """Whether words are no time, thing or event, and hold no verb."""
    words = [word.lower for word in _words(who)]
    if words[0] in PREPOSITIONS or not _NO_COUNTER.isdisjoint(words):
        return False
    return not any(map(EVENT_NOUN.fullmatch, words))


def _maker(paper: re.Match[str]) -> str:
    if not paper["by"]:
        return paper["who"]
    by = f"{paper['by']} said"
    speaker = _speaker(by, len(by) - len("said"))
    return speaker.name if speaker else paper["by"]


def _spelling_out(before: str) -> str | None:
    """Who gives the figures or names that a colon opens: "Police corrected their figure: …"."""
    match = _SPELLS_OUT.search(before)
    return _subject(before, match.start("cue")) if match else None


def _opening(before: str) -> str | None:
    """Who stands before a colon that opens the sentence: "Governor's office: five dead"; "Per
    police, five died"."""
    if per := _PER_OPENS.match(before):
        return per["who"]
    match = _LINE_OPENS.match(before)
    if match is None or len(match["rest"]) > _NEAR:
        return None
    words = _words(match["who"])
    if any(one.lower in _NO_LINE or EVENT_NOUN.fullmatch(one.lower) for one in words):
        return None
    speaks = _LINE_BODY.fullmatch(match["who"]) or (titled(words) and words[0].lower not in OWNERS)
    return match["who"] if speaks else None


def _bracketed(after: str) -> str | None:
    match = _BRACKETED.match(after)
    return match["who"] if match else None


def _of_those(text: str, before: str) -> str | None:
    """Who speaks right before he tells of some of them: "he carried out four, he said, of whom
    one died"."""
    match = _THEN_SOME.search(before)
    return _whole_phrase(text, match) if match else None


def _set_in(text: str, before: str) -> str | None:
    """Who speaks in the midst: "Of these, the network said, 18 …", "by which, as the mayor informed
    us, 29 …"."""
    match = _AS_TOLD.search(before) or _SET_IN.match(before)
    if match is None or _STEPS_OFF.match(match["rest"]):
        return None
    return _whole_phrase(text, match)


def _following(text: str, end: int) -> str | None:
    """Who speaks after what he tells: "…, the rights office has found"."""
    per = _PER.match(text, end)
    if per:
        return per["who"]
    again = _REPUBLISHES.match(text, end)
    if again:
        return _whole_phrase(text, again)
    match = _AFTER.match(text, end)
    if match is None or _TURNS.search(match["between"]):
        return None
    return _whole_phrase(text, match)


def _whole_phrase(text: str, match: re.Match[str]) -> str | None:
    """The speaker whose phrase begins where ``who`` does."""
    speaker = _speaker(text, match.start("cue"))
    if _PASSIVE.search(match["who"]):
        return None
    if speaker and speaker.start == match.start("who"):
        return speaker.name
    several = speaker and _SEVERAL.fullmatch(match["who"])
    return match["who"] if several and not _words_of(match["who"]) & STOPS else None


def _reckoning(before: str, after: str) -> str | None:
    """Whose count it is: "by the committee's reckoning", "by her count"."""
    clause = re.match(r"[^.;:“”\"]*", after)
    near = re.search(r"[^.;:“”\"]*$", before)
    match = _RECKONED.search(clause.group() if clause else "")
    match = match or _RECKONED.search(near.group() if near else "")
    if match is None:
        return None
    if match["pronoun"]:
        return PRONOUN_OF[match["pronoun"]]
    who: str = match["who"] or match["paper"]
    return who


def _meant(one: Found, sentences: Sequence[Sentence], said: Sequence[Attribution]) -> str | None:
    """Whom a pronoun means: who spoke last in its paragraph, or whom the sentence before tells
    of."""
    first = one.sentence
    while first and sentences[first - 1].paragraph == sentences[one.sentence].paragraph:
        first -= 1
    low, high = sentences[first].start, one.people_start
    spoke = [each for each in said if low <= each.start and each.end <= high and not each.outlet]
    spoke = [each for each in spoke if each.source.lower() not in PRONOUNS]
    if spoke or one.sentence == first:
        return spoke[-1].source if spoke else None
    before = sentences[one.sentence - 1]
    about = whom_it_is_about(before.text, replace(before, start=0, end=len(before.text)))
    return about.name if about else None
