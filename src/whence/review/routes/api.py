"""The addresses of the JSON interface."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from whence.review.api import deciding, openapi, reading
from whence.review.api.endpoint import ROOT

ENDPOINTS = (*reading.ENDPOINTS, *deciding.ENDPOINTS)


def description(request: Request) -> Response:
    """The interface in OpenAPI's words."""
    return JSONResponse(openapi.document(ENDPOINTS))


ROUTES: tuple[BaseRoute, ...] = (
    Route(f"{ROOT}/openapi.json", description),
    *(each.route for each in ENDPOINTS),
)
