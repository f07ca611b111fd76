"""The addresses by which a program decides, for the person whose token it shows."""

from __future__ import annotations

from msgspec import Struct
from starlette.requests import Request

from whence.errors import NotDecidable
from whence.model import About, Corrected, DecisionKind, ReasonCode
from whence.review import pages, visitors
from whence.review.api.endpoint import Endpoint, Refused
from whence.review.wishes import Cite, Conflict, Made, Standing, Wish


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A decision that is asked for. ``seen`` is the newest decision about the same that the person
    knew, as ``/incidents/{incident_id}/standing`` gives it in ``heads`` ("" for none): where there
    is a newer one, nothing is decided. The other keys are those of a decision in the desk."""

    kind: DecisionKind
    seen: str
    incident_id: str = ""
    about: About = "incident"
    field: str = ""
    claim_id: str = ""
    two: tuple[str, str] = ("", "")
    of: str = ""
    value: Corrected | None = None
    informant: str | None = None
    cites: Cite | None = None
    code: ReasonCode = "other"
    note: str = ""


def standing(request: Request) -> Standing:
    """How decisions stand about one incident."""
    incident_id = request.path_params["incident_id"]
    try:
        return pages.decider(request).standing(incident_id)
    except KeyError:
        raise Refused(404, f"there is no incident {incident_id}") from None


def decide(request: Request, asked: Asked) -> Made:
    """Puts a decision on record."""
    given = {name: getattr(asked, name) for name in asked.__struct_fields__}
    try:
        made = pages.decider(request).decide(Wish(by=visitors.visitor(request).name, **given))
    except NotDecidable as error:
        raise Refused(400, str(error)) from error
    if isinstance(made, Conflict):
        why = "nothing was decided: others decided about the same meanwhile"
        raise Refused(409, why, meanwhile=made.decisions)
    return made


ENDPOINTS = (
    Endpoint(
        "GET",
        "/incidents/{incident_id}/standing",
        "How decisions stand about one incident",
        Standing,
        standing,
    ),
    Endpoint(
        "POST",
        "/decisions",
        "Decide, for the token's person",
        Made,
        decide,
        takes=Asked,
        status=201,
    ),
)
