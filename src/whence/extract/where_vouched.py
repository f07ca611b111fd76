"""Names that no gazetteer knows, and that an article itself makes places: it says what kind of
place they are, or the encoder takes them for places more often than not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from whence.extract.armed_groups import is_armed_group
from whence.extract.casing import only_words
from whence.extract.parse import Parse
from whence.extract.regions import DEMONYMS, PEOPLES
from whence.gazetteer import fold

_SETTLED = (
    r"(?:(?:city|town|village|hamlet|locality|settlement|municipality|township|commune|suburb"
    r"|neighbou?rhood|quarter|district|sub-?district|county|province|region|state|governorate"
    r"|prefecture|territory|department|division|parish|capital|island|islet|peninsula|valley"
    r"|port|oasis|camp|enclave)\b)"
)
_SEVERAL = (
    r"(?:(?:cities|towns|villages|hamlets|localities|settlements|municipalities|communes|suburbs"
    r"|neighbou?rhoods|quarters|districts|provinces|regions|states|islands|camps)\b)"
)
_PART = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\w"
_NO_NAME = r"(?!(?:The|This|That|An?|In|At|On|From|Of|To|Near|One|Each|Every|Another|Some)\s)"
_JOINED = rf"\s(?:(?:al|el|de|del|la|da|do|dos|e|of)[\s-])?{_PART}"
_NAME = rf"\b{_NO_NAME}(?P<name>{_PART}(?:{_JOINED}){{0,3}})"
_CALLED = (
    re.compile(rf"\b{_SETTLED}\s(?:of|called|named)\s{_NAME}"),
    re.compile(rf"\b{_SEVERAL}\sof\s{_NAME}(?:(?:,\s|\sand\s|,\sand\s)(?P<other>{_PART}))?"),
    re.compile(rf"{_NAME}\s{_SETTLED}(?!['’]s?\s)"),
    re.compile(rf"{_NAME},\s(?:an?|the)\s(?:[\w’'-]+\s){{0,4}}?{_SETTLED}"),
    re.compile(
        rf"\b(?:the|an?)\s(?:[\w’'-]+\s){{0,3}}(?:town|village|city|capital|hamlet),\s{_NAME}"
    ),
)
_KIND = re.compile(rf"\s{_SETTLED}$", re.IGNORECASE)
_LONGEST = 4
_PEOPLE = ("n", "i", "an", "ian", "ese", "ish")
"""What a place's name becomes its people's by."""


def vouched(text: str, parse: Parse | None) -> frozenset[str]:
    """The names, folded, that an article calls a town, a district or the like, or that the encoder
    reads as places more often than not."""
    found = set(filter(_may_be, (*_called(text), *_read(text, parse))))
    return frozenset(found.difference(f"{name}{end}" for name in found for end in _PEOPLE))


def called(text: str) -> frozenset[str]:
    """Those of which the article says what kind of place they are."""
    return frozenset(filter(_may_be, _called(text)))


def _called(text: str) -> Iterator[str]:
    for pattern in _CALLED:
        for match in pattern.finditer(text):
            for name in match.groupdict().values():
                if name:
                    yield fold(name)


def _read(text: str, parse: Parse | None) -> Iterator[str]:
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for span in parse.analysis.entities if parse else ():
        name = _KIND.sub("", text[span.start : span.end])
        if not name.isupper():
            labels[fold(name)][span.label] += 1
    for name, given in labels.items():
        if 2 * given["LOC"] > given.total():
            yield name


def _may_be(name: str) -> bool:
    words = name.split()
    if not words or len(words) > _LONGEST or name in PEOPLES or is_armed_group(name):
        return False
    return not only_words(name) and name.title() not in DEMONYMS
