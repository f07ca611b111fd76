"""What verification finds wrong."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One thing in a record that is not as it was written.

    ``what`` is the kind of thing (``original``, ``archive``, ``seal``, ``custody``, ``page``,
    ``article``, ``claim``, ``database``), ``where`` its id, digest, name or line, ``message`` one
    sentence that names both.
    """

    what: str
    where: str
    message: str
