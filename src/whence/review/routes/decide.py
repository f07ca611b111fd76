"""The addresses where people decide.

/review                      what waits for a decision, the most pressing first
/review/next?after={id}      leads on to the incident after one, or to the first
/review/previous?before={id} leads back
/review/{id}                 one incident; what is posted there is decided
/review/{id}/enter           a value by hand, with the words of an article that it rests on
"""

from __future__ import annotations

from typing import get_args
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from whence.errors import NotDecidable, RecordError
from whence.model import EFFECTS, Article, ReasonCode
from whence.review import pages, views, visitors
from whence.review.decide import asked, queue, values
from whence.review.decide.board import MOST, board
from whence.review.decide.queue import OPEN, Waiting
from whence.review.query import Misunderstood, Query
from whence.review.wishes import Conflict, Made, Standing, Wish

LISTED = 100
_KEPT = ("show", "all")
"""What stays in the address when something was decided: whether words are shown, and all."""
CODES: tuple[ReasonCode, ...] = tuple(each for each in get_args(ReasonCode) if each)


def waiting(request: Request) -> Response:
    """The queue."""
    found = [each for each in _ranked(request) if each.entry.review in OPEN]
    done = sum(1 for each in _ranked(request) if each.entry.review not in OPEN)
    return pages.show(
        "queue.html",
        request,
        rows=[
            (each, pages.store(request).record(each.entry.incident_id)) for each in found[:LISTED]
        ],
        waiting=len(found),
        done=done,
        reviewers=pages.store(request).reviewers(),
    )


def lead_on(request: Request) -> Response:
    """To the incident after the one that the address names, if any waits."""
    after, by = request.query_params.get("after", ""), visitors.visitor(request).name
    found = [each.entry for each in _ranked(request)]
    places = {entry.incident_id: place for place, entry in enumerate(found)}
    start = places.get(after, -1)
    behind = found[start + 1 :] if start >= 0 and found[start].review in OPEN else found
    store = pages.store(request)
    for entry in behind:
        if entry.review not in OPEN or entry.incident_id == after:
            continue
        if by not in store.record(entry.incident_id).review.by or entry.review != "unreviewed":
            return _to(request, f"/review/{entry.incident_id}")
    return _to(request, "/review")


def lead_back(request: Request) -> Response:
    """To the incident before the one that the address names."""
    before = request.query_params.get("before", "")
    ids = [each.entry.incident_id for each in _ranked(request)]
    place = ids.index(before) if before in ids else 0
    return _to(request, f"/review/{ids[place - 1]}" if place else "/review")


def one(request: Request) -> Response:
    """The screen of one incident."""
    return _screen(request, 200)


def decide(request: Request) -> Response:
    """Decides what was asked for, and leads on."""
    incident_id, who = request.path_params["incident_id"], visitors.visitor(request)
    sent = visitors.form(request)
    try:
        wish = asked.wish(sent, incident_id, who.name, pages.store(request))
        found = pages.decider(request).decide(wish)
    except (Misunderstood, NotDecidable) as error:
        return _refused(request, 422, str(error))
    except RecordError as error:
        return _refused(request, 503, str(error))
    if isinstance(found, Conflict):
        return _conflict(request, found)
    return _onward(request, wish, found)


def enter(request: Request) -> Response:
    """The form for a value by hand, beside the article that it is read from."""
    store, incident_id = pages.store(request), request.path_params["incident_id"]
    view = _view(request, incident_id)
    field = request.query_params.get("field", "killed")
    if field not in (*EFFECTS, "when", "where", "kind"):
        raise HTTPException(404)
    articles = [member.article for source in view.sources for member in source.members]
    named = request.query_params.get("article", "")
    article: Article | None = next((each for each in articles if each.article_id == named), None)
    if named and article is None:
        pages.require(store.article, named)
        article = store.article(named)
    return pages.show(
        "enter.html",
        request,
        view=view,
        field=field,
        fields=(*EFFECTS, "when", "where", "kind"),
        articles=articles,
        article=article or (articles[0] if articles else None),
        head=_standing(request, incident_id).head(f"field:{field}"),
        codes=CODES,
        choices=values.CHOICES,
        shown=pages.unblurred(request, view.record.warning),
    )


def _screen(request: Request, status: int) -> Response:
    store, incident_id = pages.store(request), request.path_params["incident_id"]
    standing = _standing(request, incident_id)
    given = request.query_params
    most = None if given.get("all") == "1" else MOST
    shown = board(store, standing, incident_id, visitors.visitor(request).name, most=most)
    done = request.query_params.get("done", "")
    decision = next((each for each in standing.decisions if each.decision_id == done), None)
    if done and decision is None:
        try:
            decision = store.decision(done)
        except KeyError:
            decision = None
    return pages.show(
        "decide.html",
        request,
        status,
        board=shown,
        done=decision,
        codes=CODES,
        choices=values.CHOICES,
        shown=pages.unblurred(request, shown.record.warning),
        kept=urlencode({name: "1" for name in _KEPT if given.get(name) == "1"}),
    )


def _onward(request: Request, wish: Wish, made: Made) -> Response:
    """After a whole incident the next one; after anything else the thing after it."""
    done = made.decision.decision_id
    whole = wish.about == "incident" and wish.kind in ("accept", "reject")
    if whole:
        return _to(request, "/review/next", after=wish.incident_id, done=done)
    home = made.incident_id or (None if made.decision.regroups else wish.incident_id)
    if home is None:
        return _to(request, "/review", done=done)
    at = visitors.first(request, "at")
    number = int(at) if at.isascii() and at.isdigit() and len(at) < 6 else 0
    step = 1 if wish.kind in ("accept", "reject") else 0
    place = f"#item-{number + step}" if number else ""
    return _to(request, f"/review/{home}", done=done, place=place)


def _to(request: Request, path: str, *, place: str = "", **more: str) -> Response:
    given = request.query_params
    query = urlencode({name: given[name] for name in ("done", *_KEPT) if name in given} | more)
    return RedirectResponse(f"{path}{f'?{query}' if query else ''}{place}", 303)


def _conflict(request: Request, found: Conflict) -> Response:
    """Both decisions side by side; nothing of what was typed is lost."""
    incident_id = request.path_params["incident_id"]
    view = _view(request, incident_id)
    heads = [each.decision_id for each in found.decisions]
    fields = asked.kept(visitors.form(request), seen=heads[-1] if heads else "")
    return pages.show(
        "conflict.html",
        request,
        409,
        view=view,
        wish=found.wish,
        theirs=found.decisions,
        fields=fields,
        message=None,
    )


def _refused(request: Request, status: int, message: str) -> Response:
    """What was typed, to be mended."""
    fields = asked.kept(visitors.form(request))
    return pages.show(
        "conflict.html",
        request,
        status,
        view=None,
        wish=None,
        theirs=(),
        fields=fields,
        message=message,
    )


# -- what every screen needs ------------------------------------------------------------------


def _standing(request: Request, incident_id: str) -> Standing:
    try:
        return pages.decider(request).standing(incident_id)
    except KeyError:
        raise HTTPException(404) from None


def _view(request: Request, incident_id: str) -> views.IncidentView:
    pages.require(pages.store(request).incident, incident_id)
    return views.incident(pages.store(request), incident_id)


def _ranked(request: Request) -> tuple[Waiting, ...]:
    entries = pages.explorer(request).find(Query()).entries
    return queue.ranked(entries, pages.store(request).proposals())


ROUTES: tuple[BaseRoute, ...] = (
    Route("/review", waiting),
    Route("/review/next", lead_on),
    Route("/review/previous", lead_back),
    Route("/review/{incident_id}", one, methods=["GET"]),
    Route("/review/{incident_id}", decide, methods=["POST"]),
    Route("/review/{incident_id}/enter", enter),
)
