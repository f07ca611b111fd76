"""Finding incidents, and one incident."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from whence.model import EFFECTS
from whence.review import explore, pages, query, timeline, tollchart, views, worldmap
from whence.review.explore import Explorer, Found
from whence.review.query import Misunderstood, Query

PER_PAGE = 50
_CHOICES = 8


def incidents(request: Request) -> Response:
    """The incidents that the address asks for, and what one of them rests on."""
    try:
        asked = query.parse(request.query_params)
    except Misunderstood as error:
        raise HTTPException(400, str(error)) from None
    store = pages.store(request)
    explorer = pages.explorer(request)
    found = explorer.find(asked, _CHOICES)
    first = (asked.page - 1) * PER_PAGE
    if first and first >= len(found.entries):
        raise HTTPException(404)
    listed = found.entries[first : first + PER_PAGE]
    picked = None
    if asked.pick:
        pages.require(store.incident, asked.pick)
        picked = views.incident(store, asked.pick)
    drawn = _drawn(asked, found, explorer)
    return pages.show(
        "incidents.html",
        request,
        **drawn,
        query=asked,
        found=found,
        rows=views.rows_of(store, listed, first, explorer.excerpts(asked, listed)),
        pages=-(-len(found.entries) // PER_PAGE),
        picked=picked,
        unlisted=0 if found.of else store.counts().incidents,
        explore=explore,
        effects=EFFECTS,
    )


def _drawn(asked: Query, found: Found, explorer: Explorer) -> dict[str, Any]:
    """The picture of a result, and what it cannot show."""
    match asked.view:
        case "timeline":
            return {"timeline": timeline.drawn(found.entries)}
        case "map":
            picture = worldmap.drawn(found.entries, asked.box)
            everywhere = found if asked.box is None else explorer.find(asked.anywhere(), 0)
            unplaced = [entry for entry in everywhere.entries if entry.lat is None]
            return {
                "picture": picture,
                "moves": worldmap.moves(picture.box),
                "unplaced": unplaced[:PER_PAGE],
                "unplaced_count": len(unplaced),
            }
    return {}


def world(request: Request) -> Response:
    """The map of the world that lies under the incidents."""
    drawing = (files("whence") / "data" / "world.svg").read_bytes()
    # It changes only with the program, and holds nothing of the record.
    kept = {"Cache-Control": "private, max-age=86400"}
    return Response(drawing, media_type="image/svg+xml", headers=kept)


def incident(request: Request) -> Response:
    """One incident."""
    store, incident_id = pages.store(request), request.path_params["incident_id"]
    pages.require(store.incident, incident_id)
    view = views.incident(store, incident_id)
    by: tollchart.By = "outlet" if request.query_params.get("by") == "outlet" else "informant"
    charts = {one.outcome.field: tollchart.drawn(one.outcome, by) for one in view.tolls}
    shown = pages.unblurred(request, view.record.warning)
    return pages.show(
        "incident.html", request, view=view, charts=charts, by=tollchart.BY, shown=shown
    )


ROUTES: tuple[BaseRoute, ...] = (
    Route("/", incidents),
    Route("/incidents/{incident_id}", incident),
    Route("/map/world.svg", world),
)
