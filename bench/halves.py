"""The gun violence incidents in two halves: what is fitted or chosen on one is measured on the
other."""

from __future__ import annotations

import hashlib


def fitted(incident_id: str) -> bool:
    """True for the half that things are fitted to: the digest of the id is even."""
    return int(hashlib.sha256(incident_id.encode()).hexdigest(), 16) % 2 == 0
