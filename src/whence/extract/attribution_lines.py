"""Speakers of lines: headlines, which set them off with a colon or a dash or leave the article out,
and quotations behind a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract import speakers
from whence.extract.attribution_acts import Said, act_of
from whence.extract.attribution_parts import Attribution, Span, trim
from whence.extract.cues import CUES, NUMBER
from whence.extract.kinds import EVENT_NOUN
from whence.extract.outlets import is_outlet
from whence.extract.speakers_known import may_be_person
from whence.extract.speakers_tokens import Speaker, Token, titled
from whence.extract.speakers_words import OWNERS, PREPOSITIONS, PRONOUNS, ROLES, STOPS, TIMES
from whence.extract.text import Sentence
from whence.gazetteer import gazetteer

_LINE_LEAD = re.compile(r"(?:[-–—•●▪■►‣*·]\s?|\d{1,2}[:.]\d{2}(?: [ap]m)?(?: ?[-–—])?\s)*")
_TO_OUTLET = re.compile(r" to [A-Z][^:–—]{2,40}$")
_BODIES_ALONE = frozenset(("UN", "U.N.", "Red Cross", "Red Crescent", "Civil Defence"))
"""Bodies whose names end in no word for one."""
_HEADLINE = re.compile(r"^(?P<left>[^:\n]{2,120}): (?P<right>[^:\n]{2,160})$")
# A site's name stands there too, in capitals: "… – Velde Radio".
_DASHED = re.compile(
    r"^(?P<left>[^\n]{12,150}) (?:[–—]|--?)(?: |(?=[a-z]))"
    r"(?P<right>[a-z][^:\n–—]{2,40}|[A-Z]\w+|[A-Z][\w’']*(?: [a-z][\w’'-]*){1,3})$"
)
_CREDIT = re.compile(
    r"(?:photo|image|picture|video|file|credit|source|by|more(?! than)|read|press release"
    r"|update(?! \d)|analysis|explainer|opinion|live|watch|exclusive|breaking|interview)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<lead>[^:\n“”\"«;]{3,100}): ?(?=[“\"«])")
_HEADS = ROLES | frozenset("brigade inquiry probe inquest survey review".split())
"""Who speaks in headlines without an article."""
_LINE = 160
"""Characters of a headline, at most."""
_FEW = 4
"""Words of a speaker in a headline, at most."""
_ANNOUNCES = frozenset("says say confirms confirm reports revises admits announces".split())
"""Verbs before the colon of a headline: "Ministry confirms: 14 dead"."""
_TOLL = re.compile(rf"{NUMBER} (?:dead|killed|wounded|injured|hurt|missing)", re.IGNORECASE)
_PARTS = frozenset((",", "-", "–", "—", ";"))


def quoted_after_colon(
    text: str, sentence: Sentence, words: Sequence[Token], quoted: Sequence[Span]
) -> Iterator[Attribution]:
    """ "Baker Odo Venn, 44, on the telephone: “We ran.”": somebody with a title or a role, what
    else is told of him, and a quotation."""
    opening = _LINE_LEAD.match(sentence.text)
    start = sentence.start + (opening.end() if opening else 0)
    match = _COLON.match(text, start, sentence.end)
    said = next((span for span in quoted if match and 0 <= span[0] - match.end() < 2), None)
    if match is None or said is None:
        return
    words = [word for word in words if word.start >= start]
    lead = [word for word in words if word.end <= match.end("lead")]
    first = next((n for n, word in enumerate(lead) if word.text == ","), len(lead))
    first = next((n for n, one in enumerate(lead[:first]) if n and _sets_scene(one)), first)
    if not lead or any(one.lower in CUES or one.lower in STOPS for one in lead[:first]):
        return
    aside = [one.lower for one in lead[first + 1 :]]
    if not CUES.keys().isdisjoint(aside) or not TIMES.isdisjoint(aside[-1:]):
        return
    who = speakers.before(text, words, first)
    if who is None or who.start != start or is_outlet(who.name):
        return
    person = aside and len(who.name.split()) > 1 and may_be_person(who.name)
    described = who.title or who.name.split()[-1].lower() in ROLES or titled(lead[:first])
    if not (described or person):
        return
    low, high = trim(text, said[0], min(said[1], sentence.end))
    content = Said(text[low:high], who.name, who.title, True)
    act = act_of(CUES["said"], content, "said")
    yield Attribution(who.name, start, high, ((low, high),), act, True, who.title)


def _sets_scene(word: Token) -> bool:
    return word.lower in ("on", "at", "by", "via", "from", "speaking", "after", "outside")


def headline_subject(
    text: str, sentence: Sentence, words: Sequence[Token], index: int
) -> Speaker | None:
    """Who speaks in a headline, where the article is left out: "Army says nine dead", "Nine dead
    in blast, fire brigade says"."""
    alone = text[sentence.end : sentence.end + 1] in ("", "\n")
    alone = alone and (sentence.start == 0 or text[sentence.start - 1] == "\n")
    if not alone or sentence.text[-1] in '.!?:”"' or len(sentence.text) > _LINE:
        return None
    first = next((n + 1 for n in range(index - 1, -1, -1) if words[n].text in _PARTS), 0)
    phrase = words[first:index]
    if not 0 < len(phrase) <= _FEW or phrase[-1].lower not in _HEADS:
        return None
    no_name = STOPS | OWNERS | PRONOUNS | PREPOSITIONS | {"of", "and"}
    if any(word.quoted or word.lower in no_name or word.lower in CUES for word in phrase):
        return None
    name = text[phrase[0].start : phrase[-1].end]
    return None if is_outlet(name) else Speaker(name, phrase[0].start, phrase[-1].end)


def headline_told(text: str, sentence: Sentence, words: Sequence[Token]) -> Attribution | None:
    """A short line whose one colon sets off somebody who can speak, or a dash at its end; a bullet
    or the time of day may lead it."""
    lead = _LINE_LEAD.match(sentence.text)
    first = sentence.start + (lead.end() if lead else 0)
    line = text[first : sentence.end]
    if first > sentence.start:
        # "09:40 · Nine dead - union.": lines of a ticker are sentences.
        line = _TO_OUTLET.sub("", line.removesuffix("."))
    dashed = _DASHED.match(line)
    match = dashed or _HEADLINE.match(line)
    if match is None or line[-1] in '.!?”"' or len(sentence.text) > _LINE:
        return None
    sides = (("right", "left"), ("left", "right"))[: 1 if dashed else 2]
    for side, other in sides:
        low, high = (first + place for place in match.span(side))
        inside = [word for word in words if low <= word.start < high]
        if side == "left" and len(inside) > 1 and inside[-1].lower in _ANNOUNCES:
            inside = inside[:-1]
            high = inside[-1].end
        if not inside or len(inside) > 5:
            continue
        alone = text[low:high] in _BODIES_ALONE
        if not alone and inside[-1].lower not in ROLES and not titled(inside):
            continue
        if EVENT_NOUN.fullmatch(inside[0].text):
            continue  # "Shooting at Arden school: nine dead"
        if any(entry.kind == "country" for entry in gazetteer().named(text[low:high])):
            continue  # "DR Congo: rebels take Goma"
        credit = _CREDIT.match(match.group(other)) or _CREDIT.match(match.group("left").lstrip("("))
        short = len(match.group(other).split()) < 3 and not _TOLL.fullmatch(match.group(other))
        if short or credit:
            continue
        content = tuple(first + place for place in match.span(other))
        return Attribution(
            source=" ".join(text[low:high].split()),
            start=sentence.start,
            end=sentence.end,
            content=((content[0], content[1]),),
            act="say",
            direct=False,
        )
    return None
