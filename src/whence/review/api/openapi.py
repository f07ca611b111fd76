"""The description of the JSON interface in OpenAPI 3.1, made from its endpoints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from whence import __version__
from whence.review.api.answers import Problem
from whence.review.api.endpoint import ROOT, Endpoint, Parameter

_REF = "#/components/schemas/{name}"
_JSON = "application/json"
_REFUSALS = {
    "400": "The address or what was sent is not as described",
    "401": "No token, or one that is not known",
    "403": "The account may not do this",
    "404": "There is no such thing in the record",
    "409": "Somebody decided meanwhile; nothing was changed",
    "410": "It is no longer in the record, or was rejected; see the tombstone",
    "429": "Too many requests; Retry-After says when to go on",
}


def document(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """The whole description, as JSON's own types."""
    known = tuple(endpoints)
    types = [
        Problem,
        *(each.answer for each in known),
        *(each.takes for each in known if each.takes),
    ]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    shapes = dict(zip(map(repr, types), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for each in known:
        paths.setdefault(ROOT + each.path, {})[each.method.lower()] = _operation(each, shapes)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Whence",
            "version": __version__,
            "description": "A record of incidents. Everything is what somebody said, never a "
            "finding; `label` says whether a person has accepted it.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _operation(each: Endpoint, shapes: dict[str, Any]) -> dict[str, Any]:
    in_path = [Parameter(name, f"the {name}") for name in re.findall(r"\{(\w+)\}", each.path)]
    parameters = [_parameter(one, "path") for one in in_path]
    parameters += [_parameter(one, "query") for one in each.query]
    problem = _content(shapes[repr(Problem)])
    made: dict[str, Any] = {
        "operationId": each.handler.__name__,
        "summary": each.about,
        "parameters": parameters,
        "responses": {
            str(each.status): {"description": each.about, **_content(shapes[repr(each.answer)])},
            **{status: {"description": why, **problem} for status, why in _REFUSALS.items()},
        },
    }
    if each.takes is not None:
        made["requestBody"] = {"required": True, **_content(shapes[repr(each.takes)])}
    return made


def _parameter(one: Parameter, where: str) -> dict[str, Any]:
    shape = {"type": "integer" if one.kind is int else "string"}
    return {
        "name": one.name,
        "in": where,
        "required": where == "path",
        "description": one.about,
        "schema": shape,
    }


def _content(shape: Any) -> dict[str, Any]:
    return {"content": {_JSON: {"schema": shape}}}
