"""The addresses that only read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from starlette.requests import Request

from whence import __version__
from whence.model import UNREVIEWED, Article, Family, Mention, Page, Record, Rejection
from whence.review import pages
from whence.review.api.answers import (
    ArticleAnswer,
    ArticleHead,
    ClaimAnswer,
    DecisionAnswer,
    IncidentAnswer,
    Listed,
    Summary,
    Tombstone,
)
from whence.review.api.endpoint import (
    LISTED,
    Endpoint,
    Refused,
    after,
    cursor,
    limit,
    number_after,
)
from whence.standing import in_force
from whence.store import Store
from whence.store.lists import Gone


def summary(request: Request) -> Summary:
    """What the record holds."""
    store = pages.store(request)
    counts = store.counts()
    first = store.records_after("", 1)
    return Summary(
        __version__,
        first[0].profile if first else None,
        counts.pages,
        counts.articles,
        counts.incidents,
        counts.claims,
        counts.rejections,
        store.custody_head().digest,
    )


def incidents(request: Request) -> Listed[IncidentAnswer]:
    """Incidents in the order of their ids, but those that a person rejected."""
    store, most = pages.store(request), limit(request)
    found = store.records_after(after(request), most + 1)
    shown = [each for each in found[:most] if each.review.state != "rejected"]
    members = store.members_of(each.incident_id for each in shown)
    items = tuple(_incident(each, members[each.incident_id]) for each in shown)
    return Listed(items, cursor(found[most - 1].incident_id) if len(found) > most else None)


def incident(request: Request) -> IncidentAnswer:
    """One incident."""
    store, incident_id = pages.store(request), request.path_params["incident_id"]
    try:
        record = store.record(incident_id)
    except KeyError:
        raise _no_incident(store, incident_id) from None
    if record.review.state == "rejected":
        raise Refused(410, "a person rejected this incident", _rejected(record))
    return _incident(record, store.members_of([incident_id])[incident_id])


def claims_of_incident(request: Request) -> Listed[ClaimAnswer]:
    """Every claim about one incident, mention by mention."""
    store, answer = pages.store(request), incident(request)
    mentions = store.mentions_by_id(answer.mention_ids)
    return Listed(_claims(store, [mentions[each] for each in answer.mention_ids]), None)


def articles(request: Request) -> Listed[ArticleHead]:
    """Articles in the order of their ids, without their texts."""
    store, most = pages.store(request), limit(request)
    found = store.articles_after(after(request), most + 1)
    heads = _heads(store, found[:most])
    return Listed(heads, cursor(heads[-1].article_id) if len(found) > most else None)


def article(request: Request) -> ArticleAnswer:
    """One article with its text and the claims in it."""
    store, article_id = pages.store(request), request.path_params["article_id"]
    try:
        found = store.article(article_id)
    except KeyError:
        raise Refused(404, f"there is no article {article_id}") from None
    (head,) = _heads(store, [found])
    claims = _claims(store, store.mentions_of(article_id))
    return ArticleAnswer(head, found.text, found.body_start, claims)


def claim(request: Request) -> ClaimAnswer:
    """One claim."""
    store, claim_id = pages.store(request), request.path_params["claim_id"]
    try:
        mention = store.mention(store.claim(claim_id).mention_id)
    except KeyError:
        raise Refused(404, f"there is no claim {claim_id}") from None
    (found,) = (each for each in _claims(store, [mention]) if each.claim.claim_id == claim_id)
    return found


def decisions(request: Request) -> Listed[DecisionAnswer]:
    """What people decided, the oldest first, with what was withdrawn."""
    store, most = pages.store(request), limit(request)
    found = store.decisions_after(number_after(request), most + 1)
    holding = {each.decision_id for each in in_force(store.decisions())}
    items = tuple(DecisionAnswer(each, each.decision_id not in holding) for _, each in found[:most])
    return Listed(items, cursor(found[most - 1][0]) if len(found) > most else None)


def rejections(request: Request) -> Listed[Rejection]:
    """What was not taken, in the order in which it was found."""
    store, most = pages.store(request), limit(request)
    found = store.rejections_after(number_after(request), most + 1)
    items = tuple(each for _, each in found[:most])
    return Listed(items, cursor(found[most - 1][0]) if len(found) > most else None)


def tombstones(request: Request) -> Listed[Tombstone]:
    """What is no longer to be used: incidents that were grouped otherwise, in the order of their
    ids, and, on the first page before them, those that people rejected."""
    store, most, key = pages.store(request), limit(request), after(request)
    rejected = () if key else tuple(map(_rejected, store.rejected_records()))
    found = store.gone_after(key, most + 1)
    buried = _buried(store, found[:most])
    last = cursor(found[most - 1].incident_id) if len(found) > most else None
    return Listed((*rejected, *buried), last)


def _incident(record: Record, members: tuple[tuple[str, str], ...]) -> IncidentAnswer:
    mention_ids = tuple(mention_id for mention_id, _ in members)
    article_ids = tuple(dict.fromkeys(article_id for _, article_id in members))
    return IncidentAnswer(record.incident_id, record.label, record, mention_ids, article_ids)


def _no_incident(store: Store, incident_id: str) -> Refused:
    gone = store.gone(incident_id)
    if gone is None:
        return Refused(404, f"there is no incident {incident_id}")
    (tombstone,) = _buried(store, [gone])
    return Refused(410, "this incident was grouped otherwise since", tombstone)


def _rejected(record: Record) -> Tombstone:
    return Tombstone(record.incident_id, "rejected", record.review.at, None)


def _buried(store: Store, gone: Sequence[Gone]) -> tuple[Tombstone, ...]:
    homes = store.homes(each.mention_id for each in gone if each.mention_id)
    return tuple(
        Tombstone(each.incident_id, "regrouped", each.at, homes.get(each.mention_id or ""))
        for each in gone
    )


def _heads(store: Store, found: Sequence[Article]) -> tuple[ArticleHead, ...]:
    sources = store.pages_of(each.page_id for each in found)
    families = store.families_of(each.article_id for each in found)
    return tuple(
        _head(each, sources[each.page_id], families.get(each.article_id)) for each in found
    )


def _head(found: Article, page: Page, family: Family | None) -> ArticleHead:
    return ArticleHead(
        found.article_id,
        found.page_id,
        page.digest,
        page.source,
        found.url,
        page.captured,
        found.outlet,
        found.title,
        found.byline,
        found.credit,
        found.published,
        found.updated,
        found.language,
        found.kind,
        found.truncated,
        family.family_id if family else None,
    )


def _claims(store: Store, mentions: Iterable[Mention]) -> tuple[ClaimAnswer, ...]:
    """The claims of some mentions, each with its incident and how far it was reviewed."""
    held = tuple(mentions)
    homes = store.homes(each.mention_id for each in held)
    records = store.records_of(homes.values())
    answers: list[ClaimAnswer] = []
    for mention in held:
        home = homes.get(mention.mention_id)
        for each in mention.claims:
            label = records[home].review_of(each.claim_id).label if home else UNREVIEWED
            answers.append(ClaimAnswer(each, home, label))
    return tuple(answers)


ENDPOINTS = (
    Endpoint("GET", "/record", "What the record holds", Summary, summary),
    Endpoint("GET", "/incidents", "Incidents by id", Listed[IncidentAnswer], incidents, LISTED),
    Endpoint("GET", "/incidents/{incident_id}", "One incident", IncidentAnswer, incident),
    Endpoint(
        "GET",
        "/incidents/{incident_id}/claims",
        "Every claim about one incident",
        Listed[ClaimAnswer],
        claims_of_incident,
    ),
    Endpoint("GET", "/articles", "Articles by id", Listed[ArticleHead], articles, LISTED),
    Endpoint("GET", "/articles/{article_id}", "One article", ArticleAnswer, article),
    Endpoint("GET", "/claims/{claim_id}", "One claim", ClaimAnswer, claim),
    Endpoint("GET", "/decisions", "What people decided", Listed[DecisionAnswer], decisions, LISTED),
    Endpoint("GET", "/rejections", "What was not taken", Listed[Rejection], rejections, LISTED),
    Endpoint(
        "GET", "/tombstones", "What is no longer to be used", Listed[Tombstone], tombstones, LISTED
    ),
)
