"""From the claims of one article to its mentions: which claims speak of the same incident."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from whence.extract.bearings import DIED_SINCE, Told, bearings, told
from whence.extract.custody import tells_of_custody
from whence.extract.genre import Genre, genre
from whence.extract.kinds import kind_of, names_attack, names_deed, tells_of_event
from whence.extract.no_violence import ACCIDENT, is_no_attack
from whence.extract.roundups import roundup
from whence.extract.sidebars import LINE, sidebars
from whence.extract.text import Sentence
from whence.extract.thread_facts import Figure, counts, figure
from whence.extract.threads import MAIN, Stretch, Thread, stretches
from whence.model import (
    Actor,
    Article,
    ClaimDraft,
    Effect,
    MentionDraft,
    Statement,
    Toll,
    When,
    Where,
)

_LONG_AGO = timedelta(days=60)
_YEAR = timedelta(days=365)
_PERIOD = "period@"
_SAID = Thread("said", background=True)
_LOW_TRUST = 0.6
_COUNTRY_M = 300_000


def assemble(
    article: Article, sentences: Sequence[Sentence], drafts: Sequence[ClaimDraft]
) -> tuple[MentionDraft, ...]:
    """The article's mentions, the main one first. Each draft goes into one of them, or none where
    the article tells of no incident at all."""
    kind = genre(article, sentences)
    if not drafts or kind == "other":
        return ()
    ordered = sorted(dict.fromkeys(drafts), key=lambda draft: (draft.start, draft.end))
    if any(DIED_SINCE.search(sentence.text) for sentence in sentences[:_HEAD]):
        ordered = [draft for draft in ordered if not _day_of_death(draft)]
    written = article.published.latest if article.published else None
    parts = _once(told(sentences, ordered, written))
    items = roundup(parts)
    apart = (*sidebars(parts), *(items or stretches(parts, bearings(parts), written)))
    threads: dict[Thread, list[ClaimDraft]] = {MAIN: []}
    sums: dict[Figure, Thread] = {}
    for part in parts:
        period, statistic = _period_of(part, sums), _only_counts_a_period(part)
        for draft in part.drafts:
            thread = _thread_of(draft, apart) or period
            if statistic and thread == MAIN and isinstance(draft.value, Actor | When | Where):
                # When and where many incidents were, and who did them all, is not of the one.
                thread = period
            if items and thread == MAIN and isinstance(draft.value, Toll):
                # What stands before and between a round-up's items sums them up.
                threads.setdefault(period, []).append(_summed(draft, draft.value))
            else:
                threads.setdefault(thread, []).append(draft)
    threads = {
        thread: claims if thread == MAIN or _is_period(thread) else _by_itself(claims)
        for thread, claims in threads.items()
    }
    threads = {thread: _named_alone(claims) for thread, claims in threads.items()}
    recounted = _only_recounted(article, kind, threads[MAIN], sentences)
    head = max((sentence.end for sentence in sentences[:_HEAD]), default=0)
    if not recounted:
        threads[MAIN] = _without_doubted(threads[MAIN], head)
    if not _tells(threads[MAIN], sentences, statistics=_opens_with_sums(threads, head)):
        said = [claim for claim in threads.pop(MAIN) if isinstance(claim.value, Statement)]
        threads[_SAID] = [] if kind == "opinion" else said
    elif items:
        threads[MAIN] = []
    return tuple(
        _mention(article, sentences, thread, claims, recounted)
        for thread, claims in threads.items()
        if _worth(thread, claims)
    )


def _day_of_death(draft: ClaimDraft) -> bool:
    """Whether a draft dates a death and not the attack that led to it."""
    return isinstance(draft.value, When) and _DIED.search(draft.quote) is not None


_DIED = re.compile(r"\b(?:died|dies|dead|death|succumbed)\b", re.IGNORECASE)


def _without_doubted(claims: Sequence[ClaimDraft], head: int) -> list[ClaimDraft]:
    """The claims of the main incident without totals below the head of the article, which ends at
    ``head``, that are hardly trusted, that nobody is said to have given, and beside which a better
    one of the same effect stands."""
    best: dict[str, float] = {}
    for claim in claims:
        if isinstance(claim.value, Toll) and counts(claim) and claim.value.figures:
            effect = claim.value.effect
            best[effect] = max(best.get(effect, 0.0), claim.confidence)
    return [
        claim
        for claim in claims
        if not (
            isinstance(claim.value, Toll)
            and claim.value.scope == "total"
            and claim.value.status == "reported"
            and claim.informant is None
            and claim.start >= head
            and claim.confidence < _DOUBTED <= best.get(claim.value.effect, 0.0)
        )
    ]


_DOUBTED = 0.3
_LEAD = 2
"""Sentences that tell what a report is about, its headline the first."""
_HEAD = 3
"""Sentences at the head of an article, where an early figure is one that was reported."""


def _by_itself(claims: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The claims of an incident beside the main one: "a man was killed" or "15 soldiers were", some
    of the dead beside the main one's figures, are all of its own where it tells of nobody else."""
    effects = Counter(claim.value.effect for claim in claims if isinstance(claim.value, Toll))
    return [
        replace(claim, value=replace(claim.value, scope="total"))
        if isinstance(claim.value, Toll)
        and claim.value.scope == "part"
        and effects[claim.value.effect] == 1
        and (_ONE.match(claim.quote) or (len(claim.value.figures) == 1 < claim.value.figures[0]))
        and not _OF_SOME.search(claim.quote)
        else claim
        for claim in claims
    ]


def _named_alone(claims: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """The claims of an incident in which one person is told of by name, with what they are, and
    nobody is counted: that one is all, as "a lawyer" is who is not named."""
    told: dict[Effect, set[str]] = {}
    for claim in claims:
        if isinstance(claim.value, Toll):
            part = claim.value.scope == "part"
            known = part and (
                _TITLED.search(claim.value.as_written) or _THEIR_KIN.match(claim.value.as_written)
            )
            pointed = claim.value.as_written.lower() in _POINTING
            name = known["last"] if known else "" if pointed else "?"
            told.setdefault(claim.value.effect, set()).add(name)
    alone = {
        effect for effect, names in told.items() if len(names - {""}) == 1 and "?" not in names
    }
    return [
        replace(claim, value=replace(claim.value, scope="total"))
        if isinstance(claim.value, Toll)
        and claim.value.effect in alone
        and claim.value.who
        and claim.value.scope == "part"
        else claim
        for claim in claims
    ]


_TITLED = re.compile(
    r"^[\w’' -]*?[a-z] (?:[A-Z][\w’'.-]* )+(?:[a-z]{1,3} ){0,2}(?P<last>[A-Z][\w’'-]+)$"
)
_POINTING = frozenset({"he", "she", "him", "her"})
_THEIR_KIN = re.compile(
    r"(?:his|her|their) (?:\w+ )?(?P<last>mother|father|wife|husband|son|daughter|brother|sister)$",
    re.IGNORECASE,
)
_OF_SOME = re.compile(
    r"\bof (?:the|them|those|these|whom|h[ei][rs]|their|its)\b|\b(?:including|among)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:an?|another|one)\s(?!of\b)", re.IGNORECASE)


def _summed(draft: ClaimDraft, toll: Toll) -> ClaimDraft:
    scope = "period" if toll.scope == "total" and toll.figures else toll.scope
    return replace(draft, value=replace(toll, scope=scope))


def _once(parts: Sequence[Told]) -> tuple[Told, ...]:
    """The parts without a sentence that the page prints again, such as a caption that stands under
    twenty pictures."""
    first: dict[str, Told] = {}
    for part in parts:
        first.setdefault(part.sentence.text, part)
    return tuple(first.values())


def _only_counts_a_period(part: Told) -> bool:
    """Whether a sentence tells of a total over a period and of no incident: "mines have killed 40
    this year", not "the attack brought to 40 those killed this year"."""
    tolls = [draft.value for draft in part.drafts if isinstance(draft.value, Toll)]
    return (
        bool(tolls)
        and all(toll.scope == "period" for toll in tolls)
        and not _THE_INCIDENT.search(part.sentence.text)
    )


_THE_INCIDENT = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:[\w-]+\s)?(?:attack|bombing|blast|explosion|shooting|raid"
    r"|strike|killing|death|abduction|kidnapping|incident)\b"
    r"|\bbr(?:ings?|ought|inging)\b"
)


def _period_of(part: Told, sums: dict[Figure, Thread]) -> Thread:
    """The thread of what a sentence counts over a period: that of an earlier one with one of its
    figures in ``sums``, in which its own are noted; else its own. The year's sum has not the days
    of the week's."""
    told = [
        one
        for draft in part.drafts
        if isinstance(draft.value, Toll) and draft.value.figures and (one := figure(draft))
    ]
    new = Thread(f"{_PERIOD}{part.sentence.start}", background=True)
    thread = next((sums[one] for one in told if one in sums), new)
    for draft, one in zip(part.drafts, map(figure, part.drafts), strict=True):
        if one and isinstance(draft.value, Toll) and draft.value.scope == "period":
            sums.setdefault(one, thread)
    return thread


def _is_period(thread: Thread) -> bool:
    return thread.key.startswith(_PERIOD)


def _thread_of(draft: ClaimDraft, apart: Sequence[Stretch]) -> Thread | None:
    """The thread of a draft, or None where it counts over a period."""
    if isinstance(draft.value, Toll) and draft.value.scope == "period":
        return None
    for stretch in apart:
        # The end decides: a quote may begin at the noun before "since Arden in 2014".
        if stretch.start < draft.end <= stretch.end:
            return stretch.thread
    return MAIN


def _tells(
    claims: Sequence[ClaimDraft], sentences: Sequence[Sentence], *, statistics: bool
) -> bool:
    """Whether claims tell of an incident: a toll; or an exact date or a place smaller than a
    country in a sentence that names an attack. Beside totals over a period a toll alone is one more
    statistic, and those held for a crime are no toll by themselves."""
    located = [
        claim
        for claim in claims
        if (isinstance(claim.value, Where) and (claim.value.radius_m or 0) < _COUNTRY_M)
        or (isinstance(claim.value, When) and claim.value.precision in ("day", "days"))
    ]
    if _befell(claims, sentences):
        return bool(located) or not statistics
    if any(_DRILL.search(sentence.text) for sentence in sentences[: _HEAD + 1]):
        return False
    return any(
        any(sentence.start <= claim.start < sentence.end for claim in located)
        and names_attack(sentence.text)
        and not is_no_attack(sentence.text)
        for sentence in sentences
    )


def _opens_with_sums(threads: Mapping[Thread, Sequence[ClaimDraft]], head: int) -> bool:
    """Whether an article has totals over a period, and no toll of its main incident before them at
    its head, which ends at ``head``."""
    sums = [claim.start for key, claims in threads.items() if _is_period(key) for claim in claims]
    own = [claim.start for claim in threads[MAIN] if isinstance(claim.value, Toll)]
    return bool(sums) and min(own, default=head) >= min(head, *sums)


def _befell(claims: Sequence[ClaimDraft], sentences: Sequence[Sentence]) -> bool:
    """Whether claims tell of what befell somebody: police who hold suspects befall nobody."""
    tolls = [claim for claim in claims if isinstance(claim.value, Toll)]
    lead = " ".join(sentence.text for sentence in sentences[:_LEAD])
    if ACCIDENT.search(lead) and not names_deed(lead):
        # A storm, an epidemic: only what the text calls somebody's doing counts.
        tolls = [one for one in tolls if names_deed(_around(one, sentences))]
    values = [claim.value for claim in tolls if isinstance(claim.value, Toll)]
    if any(
        value.effect != "detained" or max(value.figures, default=0) >= _MASS for value in values
    ):
        return True
    known = any(tells_of_custody(sentence.text) for sentence in sentences)
    return known and any(tells_of_custody(_around(one, sentences), known=True) for one in tolls)


_MASS = 20
"""Arrests at once which are news, whatever they were for."""


def _around(claim: ClaimDraft, sentences: Sequence[Sentence]) -> str:
    """The sentence in which a claim begins."""
    return next((one.text for one in sentences if one.start <= claim.start < one.end), "")


_DRILL = re.compile(
    r"\b(?:in|during|as part of) an? (?:[\w-]+ ){0,3}(?:drill|training exercise|simulation)\b",
    re.IGNORECASE,
)
"""What the head of a report says of an attack that is played."""


def _worth(thread: Thread, claims: Sequence[ClaimDraft]) -> bool:
    """Whether a thread is worth a mention: one in the background needs casualties or a date, one
    beside the main incident's casualties. What another story's headline says without a day or a
    place is told by that story, and by nobody else could it be found again."""
    if thread.key.startswith(LINE):
        return any(isinstance(claim.value, When | Where) for claim in claims)
    if thread.background and thread != _SAID:
        return any(isinstance(claim.value, Toll | When) for claim in claims)
    if thread not in (MAIN, _SAID):
        return any(isinstance(claim.value, Toll) for claim in claims)
    return bool(claims)


def _only_recounted(
    article: Article, kind: Genre, claims: Sequence[ClaimDraft], sentences: Sequence[Sentence]
) -> bool:
    """Whether the article only refers back to its main incident: a comment does, a court report and
    a remembrance where it was long ago, any text where it was more than a year ago."""
    if kind == "opinion":
        return True
    dated = [
        claim.value.latest
        for claim in claims
        if isinstance(claim.value, When)
        and _dates_harm(claim.value, claim.start, claims, sentences)
    ]
    last = max((day for day in dated if day), default=None)
    published = article.published
    if published is None or published.found == "capture" or last is None:
        return kind in ("court", "remembrance") and last is None
    return published.earliest - last > (_YEAR if kind == "report" else _LONG_AGO)


def _dates_harm(
    value: When, start: int, claims: Sequence[ClaimDraft], sentences: Sequence[Sentence]
) -> bool:
    """Whether the date at a character may be the incident's: one to the month or closer, or a year
    that stands at the head of the article or in a sentence with a toll."""
    if value.precision != "year" or (sentences and start < sentences[:_HEAD][-1].end):
        return True
    around = next((one for one in sentences if one.start <= start < one.end), None)
    return around is not None and any(
        isinstance(other.value, Toll) and around.start <= other.start < around.end
        for other in claims
    )


def _mention(
    article: Article,
    sentences: Sequence[Sentence],
    thread: Thread,
    claims: Sequence[ClaimDraft],
    recounted: bool,
) -> MentionDraft:
    background = thread.background or recounted
    if recounted:
        claims = [replace(claim, confidence=min(claim.confidence, _LOW_TRUST)) for claim in claims]
    texts = [
        sentence.text
        for sentence in sentences
        if any(sentence.start <= claim.start < sentence.end for claim in claims)
        and tells_of_event(sentence.text)
    ]
    if thread == MAIN and article.title:
        texts.insert(0, article.title)
    return MentionDraft(kind=kind_of(texts), claims=tuple(claims), background=background)
