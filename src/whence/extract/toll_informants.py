"""Who is credited with each toll."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.extract import toll_words as words
from whence.extract.attribution import Attribution, informant_at
from whence.extract.attribution_parts import LONGEST
from whence.extract.number_words import SPELT
from whence.extract.speakers_words import STOPS
from whence.extract.text import Sentence
from whence.extract.toll_found import Found
from whence.extract.toll_sources import BULLET, named_beside
from whence.extract.toll_tellers import told_by

_COUNT = rf"(?:\d+|{SPELT})"
_GOES_ON = re.compile(
    r"(?:Another|A further|An additional) [\w-]+\b"
    r"|(?:At least )?[\w-]+ (?:others|more)\b"
    rf"|Of (?:these|those|them|the {_COUNT})\b"
    rf"|(?:One|{_COUNT}) of (?:these|those|them|the {_COUNT}(?= (?:are|is|was|were|had|have)\b))\b"
    rf"|The (?:remaining|other) {_COUNT}\b"
    rf"|{_COUNT} (?:are|is|were|was|remain|remained|have|had)\b(?! not\b)",
    re.IGNORECASE,
)
"""What goes on counting where the sentence before left off: "Another 47", "Of these, 18", "Four are
in a critical condition", "The remaining nine"."""
_COUNTS_SOME = re.compile(
    rf"{_COUNT} of the (?:dead|deceased|victims|wounded|injured|fatalities)\b"
    r"|The (?:dead|deceased|victims|wounded|injured|fatalities) include",
    re.IGNORECASE,
)
"""What goes on in what somebody says, as the outlet counts so too: "Eleven of the victims"."""


def informants(
    found: Sequence[Found], sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> list[str | None]:
    """Who tells each toll. A sentence that goes on counting ("Another 47 were wounded") goes on
    with who told the one before it in its paragraph, and what a colon opens, a list's items too,
    with who told what stands before it."""
    told: list[str | None] = []
    last: dict[int, str | None] = {}
    spelt_out = False
    for number, one in enumerate(found):
        sentence = sentences[one.sentence]
        who = named_beside(one, sentences)
        if who is None and _is_official(one, sentence):
            last[one.sentence] = None
            told.append(None)
            continue
        if who is None and not one.told_apart:
            who = informant_at(said, one.people_start, one.people_end)
            who = who or _whose_kin(one, sentence, said)
        before = found[number - 1] if number else None
        spelt_out = before is not None and _is_spelt_out(before, one, sentence, spelt_out)
        if who is None and spelt_out:
            who = told[-1]
        if who is None and before is not None and _is_of_them(before, one, sentence):
            who = told[-1]
        if who is None and before is not None and _is_corrected(before, one, sentence):
            who = told[-1]
        if who is None and not one.told_apart:
            who = told_by(one, sentences, said)
        if who is None and not one.told_apart:
            who = _gone_on_with(one.sentence, sentences, said, last)
        last[one.sentence] = who
        told.append(who)
    return told


def _is_official(one: Found, sentence: Sentence) -> bool:
    """True for the eight of "residents said 15 had died, while the official toll stood at eight":
    no figure of theirs."""
    begin = sentence.text.rfind(",", 0, one.start - sentence.start) + 1
    return _OFFICIAL.match(sentence.text, max(0, begin)) is not None


_OFFICIAL = re.compile(
    r" (?:while|whereas|but|though|although) (?:the|an) (?:official|government) (?:death )?"
    r"(?:toll|count|figure|tally|number)\b"
)


def _gone_on_with(
    number: int,
    sentences: Sequence[Sentence],
    said: Sequence[Attribution],
    last: dict[int, str | None],
) -> str | None:
    """Who told what a sentence goes on with."""
    sentence = sentences[number]
    before = sentences[number - 1] if number else None
    if before is None:
        return None
    if before.text.rstrip().endswith(";"):
        return last.get(number - 1)
    if before.paragraph != sentence.paragraph:
        return _who_lists(number, sentences, said)
    if _GOES_ON.match(sentence.text):
        return last.get(number - 1)
    if _COUNTS_SOME.match(sentence.text):
        return _who_leads(said, before)
    return None


def _who_lists(
    number: int, sentences: Sequence[Sentence], said: Sequence[Attribution]
) -> str | None:
    """Who gives the list of which a sentence is an item: the last to speak in the line before it
    that ends with a colon."""
    while number and BULLET.match(sentences[number].text):
        number -= 1
    head = sentences[number]
    return _who_leads(said, head) if head.text.rstrip().endswith(":") else None


def _who_leads(said: Sequence[Attribution], sentence: Sentence) -> str | None:
    """Whose words reach to the end of a sentence, said before them."""
    for one in reversed(said):
        low, high = one.content[-1]
        reaches = sentence.start <= low and sentence.end - 2 <= high <= sentence.end + 2
        if reaches and not one.outlet and not one.direct and one.act in ("say", "announce"):
            return one.source
    return None


_OF_THEM = re.compile(
    r"(?:^|[ ,–—-])(?:(?:of|among) (?:whom|them|these|which)|including)(?: (?:are|were|is|was))?"
    r"(?: (?:at least|the))?\s*$"
)
_JOINED = re.compile(
    r"(?: [\w’'-]+){1,4}(?:(?:, [\w’'-]+){1,3})?(?: and|,|, later)"
    r"(?: (?:at least|about|some|around|more than|another))?\s*"
)
"""Nouns alone between two figures: "nine dead and", "nine dead, four"."""
_STARTS_ANEW = re.compile(r"[;:.]|\b(?:but|while|whereas)\b")


def _is_of_them(before: Found, one: Found, sentence: Sentence) -> bool:
    """True for those of whom the words before in the same sentence count more, or others in one
    breath: "nine died, police said, among them a teacher", "gave nine dead, four missing"."""
    if before.sentence != one.sentence or one.told_apart:
        return False
    between = sentence.text[before.people_end - sentence.start : one.people_start - sentence.start]
    if _JOINED.fullmatch(between):
        return STOPS.isdisjoint(between.lower().split())
    return bool(_OF_THEM.search(between)) and not _STARTS_ANEW.search(between)


def _is_spelt_out(before: Found, one: Found, sentence: Sentence, goes_on: bool) -> bool:
    """True for the man and the woman of "two people died, a clinic said: a man of 71 and a woman of
    38"; ``goes_on``: the toll before is spelt out so too."""
    if before.sentence != one.sentence or one.told_apart:
        return False
    between = sentence.text[before.people_end - sentence.start : one.people_start - sentence.start]
    return goes_on or ":" in between or _AFTER_DASH.search(between) is not None


_AFTER_DASH = re.compile(r" (?:–|—|--?) (?:at least |about |some )?$")


def _is_corrected(before: Found, one: Found, sentence: Sentence) -> bool:
    """True for the nine of "11 people died, police said, raising an earlier toll of nine"."""
    if before.sentence != one.sentence or one.toll.status != "revised":
        return False
    between = sentence.text[before.people_end - sentence.start : one.people_start - sentence.start]
    return _CORRECTS.search(between) is not None


_CORRECTS = re.compile(
    r", (?:raising|updating|revising|correcting|lowering|cutting|up from|down from)\b[^,;.:]{0,40}$"
)


def _whose_kin(one: Found, sentence: Sentence, said: Sequence[Attribution]) -> str | None:
    """Who tells of his own dead in "…,” said Odo Venn, a trader who lost two cousins"."""
    if _KIN.isdisjoint((one.toll.who or "").lower().split()):
        return None
    lead = sentence.text[: one.people_start - sentence.start]
    if (own := _OWN.search(lead)) is None:
        return None
    name = lead[: own.start()]
    speakers = (each.source for each in reversed(said) if each.start >= sentence.start - LONGEST)
    return next((who for who in speakers if name.endswith((f"said {who}", f"says {who}"))), None)


_OWN = re.compile(
    r"(?:, \d{1,2})?(?:, [^,;:.“”\"]{2,70}?)?,? "
    r"(?:who (?:has |had )?(?:also )?lost (?:(?:his|her) )?|whose )$"
)
_KIN = words.KIN | {f"{kin}s" for kin in words.KIN} | {"children", "relatives"}
