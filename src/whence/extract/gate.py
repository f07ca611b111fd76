"""The gate: no quote at its span, no claim, whatever proposed it."""

from __future__ import annotations

from collections.abc import Iterable

from whence import ids
from whence.errors import NoQuote
from whence.extract import Reader
from whence.model import (
    Article,
    Claim,
    ClaimDraft,
    Mention,
    MentionDraft,
    Rejection,
    Value,
    canonical,
    field_of,
)


def admit(
    article: Article, drafts: Iterable[MentionDraft], reader: Reader
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """The mentions whose claims stand in the article, and a rejection for each claim that does not
    or that the reader refused itself. A mention that keeps no claim is left out."""
    mentions: list[Mention] = []
    rejections: list[Rejection] = []
    label = f"{reader.name}/{reader.version}"
    for draft in drafts:
        rejections += [
            Rejection("extract", article.article_id, reason, broken=False)
            for reason in draft.refused
        ]
        kept: list[ClaimDraft] = []
        for claim in draft.claims:
            try:
                check(article, claim)
            except NoQuote as error:
                rejections.append(Rejection("extract", article.article_id, str(error)))
            else:
                kept.append(claim)
        kept = _each_once(kept)
        if kept:
            mentions.append(_mention(article, draft, kept, label))
    return tuple(mentions), tuple(rejections)


def _each_once(drafts: Iterable[ClaimDraft]) -> list[ClaimDraft]:
    """The same value at the same span is one claim, the first's."""
    found: dict[tuple[Value, int, int], ClaimDraft] = {}
    for draft in drafts:
        found.setdefault((draft.value, draft.start, draft.end), draft)
    return list(found.values())


def check(article: Article, draft: ClaimDraft) -> None:
    """Raises NoQuote unless the quote stands at its span, in the text and in the original."""
    at_span = article.text[max(0, draft.start) : max(0, draft.end)]
    where = f"{field_of(draft.value)} claim at {draft.start}–{draft.end}"
    if not draft.quote.strip() or draft.quote != at_span:
        raise NoQuote(f"{where}: the text there is not the quote")
    if any(
        not article.text[position].isspace()
        for position in article.byte_map.uncovered(draft.start, draft.end)
    ):
        raise NoQuote(f"{where}: a part of the quote has no bytes in the original")


def _mention(article: Article, draft: MentionDraft, kept: list[ClaimDraft], label: str) -> Mention:
    key = "\n".join(f"{claim.start} {claim.end} {canonical(claim.value)}" for claim in kept)
    mention_id = ids.mention(article.article_id, label, key)
    return Mention(
        mention_id=mention_id,
        article_id=article.article_id,
        kind=draft.kind,
        background=draft.background,
        claims=tuple(_claim(article, claim, mention_id, label) for claim in kept),
    )


def _claim(article: Article, draft: ClaimDraft, mention_id: str, label: str) -> Claim:
    return Claim(
        claim_id=ids.claim(mention_id, canonical(draft.value), draft.start, draft.end),
        article_id=article.article_id,
        mention_id=mention_id,
        value=draft.value,
        quote=draft.quote,
        start=draft.start,
        end=draft.end,
        byte_ranges=article.byte_map.ranges(draft.start, draft.end),
        informant=draft.informant,
        confidence=draft.confidence,
        reader=label,
    )
