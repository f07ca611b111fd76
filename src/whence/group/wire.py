"""Which agency a report was taken from, where its words say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from whence.model import Article

AGENCIES: tuple[tuple[str, str], ...] = (
    ("AP", r"AP|(?:The )?Associated Press"),
    ("Reuters", r"(?:Thomson )?Reuters|REUTERS"),
    ("AFP", r"AFP|Agence France[- ]Presse"),
    ("UPI", r"UPI|United Press International"),
    ("dpa", r"dpa|DPA|Deutsche Presse-Agentur"),
    ("EFE", r"EFE|Agencia EFE"),
    ("ANSA", r"ANSA"),
    ("Xinhua", r"Xinhua(?: News Agency)?|XINHUA"),
    ("TASS", r"TASS|ITAR-TASS"),
    ("Interfax", r"Interfax"),
    ("RIA Novosti", r"RIA Novosti"),
    ("Anadolu", r"Anadolu(?: Agency)?"),
    ("PTI", r"PTI|Press Trust of India"),
    ("IANS", r"IANS"),
    ("ANI", r"ANI"),
    ("APP", r"APP|Associated Press of Pakistan"),
    ("Kyodo", r"Kyodo(?: News)?"),
    ("Yonhap", r"Yonhap(?: News Agency)?"),
    ("PA", r"PA Media|Press Association"),
    ("AAP", r"AAP|Australian Associated Press"),
    ("CP", r"The Canadian Press"),
    ("NAN", r"NAN|News Agency of Nigeria"),
    ("MENA", r"MENA|Middle East News Agency"),
)
"""Agencies with the ways in which reports print their names. Letters in capitals are read only in
capitals."""

_NAME = "|".join(f"(?P<a{number}>{names})" for number, (_, names) in enumerate(AGENCIES))
_EXACT = re.compile(rf"\W*(?:{_NAME})\W*")
_ANY = re.compile(rf"\b(?:{_NAME})\b")
_OPENING = re.compile(rf"\((?:{_NAME})\)\s*(?:[-–—]|:)")
_SIGN_OFF = re.compile(
    rf"(?:^|[-–—©(/]|\b[Ss]ource:|\b[Cc]opyright)\s*(?:\d{{4}}\s*)?(?:{_NAME})\)?[\s.\d]*\Z"
)
# Only as the closing words of a sentence: "Reuters reported 76" in its middle is a citation.
_REPORTED = re.compile(rf",[\"”’]?\s(?:the\s)?(?:{_NAME})\s(?:reported|reports)\.")
_OPENING_CHARACTERS = 400
_LAST_LINES = 3
_LINE_CHARACTERS = 200


def wire(article: Article) -> str | None:
    """The agency that an article credits: in its dateline, its byline, before its first sentence,
    in its sign-off, or by closing a sentence with "X reported". In a dateline it may be one that
    no list holds, as long as it is not the outlet itself. None where it names none, or several with
    equal right."""
    for names in _credits(article):
        found = sorted(set(names))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_agency(outlet: str | None) -> str | None:
    """The agency that an outlet's name is, if it is one."""
    match = _EXACT.fullmatch(outlet) if outlet else None
    return _agency(match) if match else None


def most_credited(credits: Sequence[str | None]) -> str | None:
    """The agency of a family: what its members credit most often, the original first."""
    found = [name for name in credits if name]
    counts = Counter(found)
    return max(counts, key=lambda name: (counts[name], -found.index(name)), default=None)


def credited(article: Article) -> str | None:
    """The agency that an article is by or credits."""
    return is_agency(article.outlet) or wire(article)


def _credits(article: Article) -> Iterable[list[str]]:
    if article.dateline and article.dateline.credit:
        yield _found(_ANY, article.dateline.credit) or _unlisted(article, article.dateline.credit)
    if article.byline:
        yield _found(_ANY, article.byline)
    body = article.text[article.body_start :]
    yield _found(_OPENING, body[:_OPENING_CHARACTERS])
    lines = [line.strip() for line in body.splitlines() if line.strip()][-_LAST_LINES:]
    yield [name for line in lines for name in _found(_SIGN_OFF, line[-_LINE_CHARACTERS:])]
    yield _found(_REPORTED, body)


def _unlisted(article: Article, credit: str) -> list[str]:
    outlet = (article.outlet or "").casefold()
    own = outlet and (credit.casefold() in outlet or outlet in credit.casefold())
    return [] if own or not credit[:1].isupper() else [credit]


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [_agency(match) for match in pattern.finditer(text)]


def _agency(match: re.Match[str]) -> str:
    number = next(int(name[1:]) for name, value in match.groupdict().items() if value is not None)
    return AGENCIES[number][0]
