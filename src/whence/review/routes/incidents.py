"""The list of incidents, and one incident."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from whence.review import pages, views

PER_PAGE = 100


def incidents(request: Request) -> Response:
    """The list of incidents."""
    store, page = pages.store(request), pages.number(request)
    counts = store.counts()
    found = views.rows(store, (page - 1) * PER_PAGE, PER_PAGE)
    return pages.show(
        "incidents.html",
        request,
        rows=found,
        counts=counts,
        page=page,
        pages=-(-counts.incidents // PER_PAGE),
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
