"""Whom an article credits: the wire it was taken from, and the outlets that its claims rest on.

Each credit is an edge from the article to a name, with the words that give it, so that a chain of
citation can be followed: a paper credits an agency, which credits state television.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from whence.group.wire import AGENCIES, is_agency, wire
from whence.model import Article, Credit, Mention

_AGENCY = "|".join(f"(?:{names})" for _, names in AGENCIES)
_OUTLET = (
    r"(?:[A-Z][\w’'.-]+\s){1,3}(?:News(?:\sAgency)?|Times|Post|Journal|Herald|Tribune|Gazette"
    r"|Courier|Guardian|Observer|Chronicle|Standard|Telegraph|Daily|Radio|TV|Television)"
)
_STATE = r"(?:the\s)?(?:state|local|government|official)(?:[- ]run)?\s(?:television|TV|radio|media)"
_TOLD = re.compile(rf"\btold\s(?:the\s)?(?P<to>{_AGENCY}|{_OUTLET}|{_STATE})\b")
_ACCORDING = re.compile(
    rf"\b(?:according\sto|citing|quoted\sby)\s(?:the\s)?(?P<to>{_AGENCY}|{_OUTLET}|{_STATE})\b"
)
_SAYS = r"\s(?:reported|reports)\b"
_REPORTED = re.compile(rf"(?P<to>{_AGENCY}|{_OUTLET}){_SAYS}")
_ANY_SAYS = re.compile(_SAYS)
"""Few texts hold it, and it is found much sooner than whoever stands before it."""
_MEDIUM = re.compile(rf"(?:the\s)?(?:{_AGENCY}|{_OUTLET}|{_STATE})", re.IGNORECASE)
_WAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("told", _TOLD),
    ("according to", _ACCORDING),
)
_EVERY_WAY = (*_WAYS, ("reported", _REPORTED))


def credits(articles: Iterable[Article], mentions: Iterable[Mention]) -> tuple[Credit, ...]:
    """The credits of the articles, in the order of the articles' ids and then of the text. An
    outlet that names itself credits nobody."""
    claims: dict[str, list[tuple[str, int, int, str]]] = {}
    for mention in mentions:
        for claim in mention.claims:
            if claim.informant and is_medium(claim.informant):
                claims.setdefault(claim.article_id, []).append(
                    (claim.informant, claim.start, claim.end, claim.claim_id)
                )
    return tuple(
        credit
        for article in sorted(articles, key=lambda article: article.article_id)
        for credit in _of(article, claims.get(article.article_id, ()))
    )


def is_medium(informant: str) -> bool:
    """Whether an informant's name is that of an agency, an outlet or a kind of outlet."""
    return _MEDIUM.fullmatch(informant.strip()) is not None


def _of(article: Article, claims: Sequence[tuple[str, int, int, str]]) -> Iterator[Credit]:
    own = _named(article.outlet or "").casefold()
    found: dict[tuple[str, str], Credit] = {}
    taken = wire(article)
    if taken:
        found["wire", taken] = Credit(article.article_id, taken, "wire")
    for way, pattern in _EVERY_WAY if _ANY_SAYS.search(article.text) else _WAYS:
        for match in pattern.finditer(article.text):
            name = _named(match["to"])
            found.setdefault(
                (way, name), Credit(article.article_id, name, way, match.start(), match.end())
            )
    for informant, start, end, claim_id in sorted(claims):
        name = _named(informant)
        found.setdefault(
            (claim_id, name), Credit(article.article_id, name, "informant", start, end, claim_id)
        )
    kept = [credit for credit in found.values() if credit.to.casefold() != own]
    yield from sorted(kept, key=lambda credit: (credit.start or 0, credit.way, credit.to))


def _named(words: str) -> str:
    """An agency under its own short name; others without their article."""
    bare = re.sub(r"^the\s", "", " ".join(words.split()), flags=re.IGNORECASE)
    return is_agency(words) or is_agency(bare) or bare
