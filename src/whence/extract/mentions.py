"""From the claims of one article to its mentions: which claims speak of the same incident."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from whence.extract.kinds import EVENT, kind_of
from whence.extract.text import Sentence
from whence.extract.threads import MAIN, Bearings, Stretch, Thread, bearings, stretches
from whence.model import Article, ClaimDraft, MentionDraft, Statement, Toll, When, Where

_COURT = re.compile(
    r"\b(?:sentenced|convicted|found guilty|acquitted|pleads?|pleaded|pled|on trial|verdict|jury"
    r"|jurors"
    r"|court (?:finds|found|hears|heard|rejects?|upholds?)|appeals? court|life in prison|death row"
    r"|trial (?:of|begins|opens|resumes)|testif(?:y|ied|ies)|prosecutors?)\b",
    re.IGNORECASE,
)
_LONG_AGO = timedelta(days=60)
_PERIOD = Thread("period", background=True)
_SAID = Thread("said", background=True)
_LOW_TRUST = 0.6
_COUNTRY_M = 300_000


def assemble(
    article: Article, sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft]
) -> tuple[MentionDraft, ...]:
    """The article's mentions, the main one first. Each draft goes into one of them, or none where
    the article tells of no incident at all."""
    if not drafts:
        return ()
    ordered = sorted(dict.fromkeys(drafts), key=lambda draft: (draft.start, draft.end))
    main = bearings(sentences, ordered)
    apart = stretches(sentences, ordered, main)
    court = _court_report(article, sentences, main)
    threads: dict[Thread, list[ClaimDraft]] = {MAIN: []}
    for draft in ordered:
        threads.setdefault(_thread_of(draft, apart), []).append(draft)
    if not _tells(threads[MAIN], statistics=_PERIOD in threads):
        threads[_SAID] = threads.pop(MAIN)
    return tuple(
        _mention(article, sentences, thread, claims, court)
        for thread, claims in threads.items()
        if _worth(thread, claims)
    )


def _thread_of(draft: ClaimDraft, apart: Sequence[Stretch]) -> Thread:
    if isinstance(draft.value, Toll) and draft.value.scope == "period":
        return _PERIOD
    for stretch in apart:
        # The end decides: a quote may begin at the noun before "since Arden in 2014".
        if stretch.start < draft.end <= stretch.end:
            return stretch.thread
    return MAIN


def _tells(claims: Sequence[ClaimDraft], *, statistics: bool) -> bool:
    """Whether claims tell of an incident: a toll, an exact date, or a place smaller than a country.
    Beside totals over a period a toll alone is one more statistic."""
    placed = any(
        isinstance(claim.value, Where) and (claim.value.radius_m or 0) < _COUNTRY_M
        for claim in claims
    )
    dated = any(
        isinstance(claim.value, When) and claim.value.precision in ("day", "days")
        for claim in claims
    )
    counted = any(isinstance(claim.value, Toll) for claim in claims)
    return placed or dated or (counted and not statistics)


def _worth(thread: Thread, claims: Sequence[ClaimDraft]) -> bool:
    """Whether a thread is worth a mention: one without an incident carries statements only; one in
    the background needs casualties or a date."""
    if thread == _SAID:
        return any(isinstance(claim.value, Statement) for claim in claims)
    if thread.background:
        return any(isinstance(claim.value, Toll | When) for claim in claims)
    return bool(claims)


def _court_report(article: Article, sentences: Sequence[Sentence], main: Bearings) -> bool:
    """Whether the article reports a court's work on a crime long ago, which it only recounts."""
    lead = " ".join(sentence.text for sentence in sentences[:3])
    if not _COURT.search(f"{article.title or ''} {lead}"):
        return False
    published = article.published
    if published is None or main.latest is None:
        return main.latest is None
    return published.earliest - main.latest > _LONG_AGO


def _mention(
    article: Article,
    sentences: Sequence[Sentence],
    thread: Thread,
    claims: Sequence[ClaimDraft],
    court: bool,
) -> MentionDraft:
    background = thread.background or court
    if court:
        claims = [replace(claim, confidence=min(claim.confidence, _LOW_TRUST)) for claim in claims]
    texts = [
        sentence.text
        for sentence in sentences
        if any(sentence.start <= claim.start < sentence.end for claim in claims)
        and EVENT.search(sentence.text)
    ]
    if thread == MAIN and article.title:
        texts.insert(0, article.title)
    return MentionDraft(kind=kind_of(texts), claims=tuple(claims), background=background)
