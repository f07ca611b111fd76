"""Which articles count as one source.

Two articles are independent only if outlet, author and primary informant differ and neither is a
copy of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations_with_replacement

from whence.letters import unaccented
from whence.model import Article, Claim, Family, Mention, SourceGroup, Toll
from whence.reconcile.union import Union

_MARK = re.compile(r"['’‘`.]")
_NO_WORD = re.compile(r"\W+")
_POSSESSIVE = re.compile(r"['’]s\b")
_WEB = re.compile(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|co|info|tv|news)\b.*$")

# Words of an informant's name that say what he does there, not where "there" is.
_OFFICE = frozenset(
    (
        *("a", "an", "and", "another", "by", "for", "from", "his", "in", "its", "of", "on", "one"),
        *("our", "some", "the", "their", "to", "two", "three", "four", "several", "who", "with"),
        *("chief", "deputy", "general", "head", "local", "main", "national", "official"),
        *("officials", "officer", "officers", "regional", "report", "senior", "source", "sources"),
        *("spokesman", "spokesperson", "spokeswoman", "statement", "top", "unnamed", "anonymous"),
    )
)
# Informants that may be anybody: two of them are not known to be the same.
_ANYBODY = frozenset(
    (
        *("authorities", "campaigner", "campaigners", "eyewitness", "eyewitnesses", "father"),
        *("leader", "leaders", "locals", "man", "media", "medic", "medics", "ministry", "minister"),
        *("mother", "neighbor", "neighbors", "neighbour", "neighbours", "people", "person"),
        *("parent", "parents", "reports", "resident", "residents", "survivor", "survivors"),
        *("victim", "victims", "villager", "villagers", "witness", "witnesses", "woman", "worker"),
        *("workers", "agency", "government", "hospital", "hospitals", "doctor", "doctors", "he"),
        *("she", "they", "it", "relative", "relatives", "family", "families", "activist"),
        *("activists", "group", "military", "army", "state", "television", "tv", "radio"),
    )
)
_NO_AUTHOR = frozenset(
    (
        *("admin", "administrator", "agencies", "agency", "author", "correspondent", "desk"),
        *("editor", "editorial", "editors", "news", "newsdesk", "newsroom", "online", "our"),
        *("reporter", "reporters", "staff", "team", "the", "web", "wire", "wires", "writer", "by"),
        *("correspondents", "special", "and", "from", "with", "digital"),
    )
)


def source_groups(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    family_of: Mapping[str, Family],
) -> tuple[SourceGroup, ...]:
    """The articles as independent sources, in the order of their labels.

    Articles are one source if they are copies, or stand on one page, or share their outlet, their
    author (a person or an agency), or the informant of their main toll. One that only refers back
    to the incident goes with the outlet, the author or the text that it shares, and makes no two
    sources one. ``family_of`` is by article.
    """
    only = _recalling(mentions)
    by_id = {article.article_id: article for article in articles}
    primary = _primary_informants(mentions, by_id)
    groups = Union(article.article_id for article in articles)
    first: dict[tuple[str, str], str] = {}
    for article in sorted(articles, key=lambda each: each.article_id in only):
        family = family_of.get(article.article_id)
        marks = [*_marks(article, family, _came_later(article, family, by_id))]
        if article.article_id in only:
            known = [mark for mark in marks if mark in first]
            marks = [*known[:1], *(mark for mark in marks if mark not in first)]
        for mark in marks:
            groups.join(first.setdefault(mark, article.article_id), article.article_id)
    _join_informants(
        groups, {each: name for each, name in primary.items() if each not in only} or primary
    )
    found = [
        _group([by_id[member] for member in members], primary, only) for members in groups.members()
    ]
    return tuple(sorted(found, key=lambda group: (group.label, group.article_ids)))


def _recalling(mentions: Sequence[Mention]) -> frozenset[str]:
    """The articles that only refer back to the incident of some mentions."""
    reporting = {each.article_id for each in mentions if not each.background}
    return frozenset(each.article_id for each in mentions) - reporting


def same_informant(one: str, other: str) -> bool:
    """Whether two names of informants are of the same one, as far as the names tell: "police" and
    "Arden police officials" are, two "residents" are not known to be."""
    first, second = informant_words(one), informant_words(other)
    if first == second:
        return bool(first - _ANYBODY)
    shorter = min(first, second, key=len)
    return bool(shorter - _ANYBODY) and (first <= second or second <= first)


@lru_cache(maxsize=4096)
def informant_words(name: str) -> frozenset[str]:
    """The words of an informant's name that tell who it is."""
    return frozenset(_fold(name).split()) - _OFFICE


def _primary_informants(
    mentions: Sequence[Mention], by_id: Mapping[str, Article]
) -> dict[str, str]:
    """For each article the informant of its main toll: the first total killed that has one, else
    the first toll that has one; of the body, since headlines cut names short, else of the
    headline."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for mention in mentions:
        claims[mention.article_id].extend(mention.claims)
    found: dict[str, str] = {}
    for article_id, held in claims.items():
        ranked = sorted(
            (
                claim.value.effect != "killed",
                claim.start < by_id[article_id].body_start,
                claim.start,
                claim.end,
                claim.informant,
            )
            for claim in held
            if isinstance(claim.value, Toll) and claim.value.scope == "total" and claim.informant
        )
        if ranked:
            found[article_id] = ranked[0][-1]
    return found


def _came_later(article: Article, family: Family | None, by_id: Mapping[str, Article]) -> bool:
    original = by_id.get(family.original_id) if family else None
    return bool(
        original
        and original.published
        and article.published
        and article.published.earliest > original.published.latest
    )


def _marks(article: Article, family: Family | None, copied: bool) -> Iterable[tuple[str, str]]:
    """What an article shares with others of its source. What was surely copied, since it came
    later, shares its family alone: that an outlet prints another's story makes its own reports no
    less its own."""
    if family:
        yield "family", family.family_id
    if copied:
        return
    yield "page", article.page_id
    if article.outlet and (outlet := outlet_key(article.outlet)):
        yield "outlet", outlet
    if family and family.wire:
        yield "author", _fold(family.wire)
        yield "outlet", outlet_key(family.wire)
    if article.byline and (author := _author(article.byline)):
        yield "author", author


def outlet_key(outlet: str) -> str:
    """An outlet's name as it is compared: "The Arden Post" is ardenpost.com."""
    bare = _WEB.sub("", outlet.strip().casefold())
    words = _fold(bare).split()
    return "".join(words[1:] if words[:1] == ["the"] else words)


def _author(byline: str) -> str:
    words = _fold(byline).split()
    while words and words[0] in _NO_AUTHOR:
        words = words[1:]
    return " ".join(words) if set(words) - _NO_AUTHOR else ""


def _join_informants(groups: Union, primary: Mapping[str, str]) -> None:
    credited: dict[str, list[str]] = defaultdict(list)
    for article_id, name in primary.items():
        credited[name].append(article_id)
    for one, other in combinations_with_replacement(credited, 2):
        if same_informant(one, other):
            for article_id in credited[other]:
                groups.join(credited[one][0], article_id)


def _group(members: list[Article], primary: Mapping[str, str], only: frozenset[str]) -> SourceGroup:
    outlets = sorted({article.outlet for article in members if article.outlet})
    informants = sorted(
        {primary[article.article_id] for article in members if article.article_id in primary},
        key=lambda name: (len(name), name),
    )
    ids = tuple(sorted(article.article_id for article in members))
    hosts = sorted({article.host for article in members if article.host})
    titles = [article.title for article in members if article.title]
    label = next(iter((*outlets, *hosts, *titles, members[0].page_id)))
    return SourceGroup(
        label=label,
        article_ids=ids,
        outlets=tuple(outlets),
        informant=informants[0] if informants else None,
        recalling=tuple(each for each in ids if each in only),
    )


def _fold(name: str) -> str:
    plain = unaccented(name).casefold()
    return " ".join(_NO_WORD.sub(" ", _MARK.sub("", _POSSESSIVE.sub("", plain))).split())
