"""Finding incidents, and one incident."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from whence.review import explore, pages, query, views
from whence.review.query import Misunderstood

PER_PAGE = 50
_CHOICES = 8


def incidents(request: Request) -> Response:
    """The incidents that the address asks for, and what one of them rests on."""
    try:
        asked = query.parse(request.query_params)
    except Misunderstood as error:
        raise HTTPException(400, str(error)) from None
    store = pages.store(request)
    found = pages.explorer(request).find(asked, _CHOICES)
    first = (asked.page - 1) * PER_PAGE
    if first and first >= len(found.entries):
        raise HTTPException(404)
    picked = None
    if asked.pick:
        pages.require(store.incident, asked.pick)
        picked = views.incident(store, asked.pick)
    return pages.show(
        "incidents.html",
        request,
        query=asked,
        found=found,
        rows=views.rows_of(store, found.entries[first : first + PER_PAGE], first),
        pages=-(-len(found.entries) // PER_PAGE),
        picked=picked,
        explore=explore,
        effects=query.EFFECTS,
    )


def incident(request: Request) -> Response:
    """One incident."""
    store, incident_id = pages.store(request), request.path_params["incident_id"]
    pages.require(store.incident, incident_id)
    return pages.show("incident.html", request, view=views.incident(store, incident_id))


ROUTES: tuple[BaseRoute, ...] = (
    Route("/", incidents),
    Route("/incidents/{incident_id}", incident),
)
