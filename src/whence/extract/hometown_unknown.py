"""The place of an article that no gazetteer knows, where no claim of its main incident names one.

"Marun asks who knew", says a headline, and the text below tells of "the curfew in Marun": what the
headline names and the body makes a place of is where the article plays, unless it is a country or
a part of one, of which both speak as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.armed_groups import is_armed_group
from whence.extract.candidates import candidates
from whence.extract.casing import only_words
from whence.extract.text import Sentence
from whence.extract.where_map import NO_PLACES
from whence.extract.where_phrases import phrases
from whence.extract.where_words import PLACING
from whence.gazetteer import fold
from whence.model import Article, ClaimDraft, MentionDraft, Where

_CONFIDENCE = 0.6
_STATE = (
    r"['’]s\s(?:[\w-]+\s){0,2}(?:army|government|president|capital|military|parliament|state|prime"
    r"|largest|biggest|authorities|ministers?|ministry|forces|opposition|north|south|east|west)\b"
)
"""What belongs to a country: "Ostland's army"."""
_PARTLY = r"(?:(?:north|south)(?:-?(?:east|west))?|east|west|central)(?:ern)?\s(?:of\s)?"
_PEOPLE = r"(?:n|an|ian|i|ese|ish)s?\b"
"""What a country's name becomes its people's by."""


def unknown_home(
    article: Article, sentences: Sequence[Sentence], mention: MentionDraft
) -> ClaimDraft | None:
    """The place that the headline, or the first paragraph, and then the body name, the one named
    most; None where the mention has a place that is no country's."""
    heading = "\n".join(one.text for one in sentences if one.paragraph == sentences[0].paragraph)
    told = [claim.value.place for claim in mention.claims if isinstance(claim.value, Where)]
    found: dict[str, tuple[int, int]] = {}
    for name, start, end in _placed(sentences[1:]):
        if name in found or start < len(heading):
            continue
        if _stands(name, heading) and _is_town(name, article.text):
            found[name] = (start, end)
    if not found or any(_stands(name, place) for name in found for place in told):
        return None
    name = max(found, key=lambda name: (_times(name, article.text), -found[name][0]))
    start, end = found[name]
    return ClaimDraft(Where(name), article.text[start:end], start, end, confidence=_CONFIDENCE)


def _placed(sentences: Sequence[Sentence]) -> Iterator[tuple[str, int, int]]:
    """The names that stand after a preposition of place, by themselves."""
    for sentence in sentences:
        for phrase in phrases(sentence.text):
            for element in phrase.elements:
                if element.link in PLACING and element.site is None and element.names:
                    name, start, end = element.names[-1]
                    yield name, sentence.start + start, sentence.start + end


def _is_town(name: str, text: str) -> bool:
    """Whether a name is no word, no abbreviation, no armed group, nothing that a gazetteer knows,
    and no country's."""
    if name.isupper() or fold(name) in NO_PLACES or only_words(name):
        return False
    if is_armed_group(name) or candidates(name):
        return False
    bare = re.escape(name)
    return not re.search(rf"\b(?:{_PARTLY}{bare}\b|{bare}(?:{_STATE}|{_PEOPLE}))", text)


def _stands(name: str, text: str) -> bool:
    return _times(name, text) > 0


def _times(name: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
