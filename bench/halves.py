"""The gun violence incidents in two halves: what is fitted or chosen on one is measured on the
other. Rules chosen with one half in view fare better there, so that what is fitted to it is too
sure of itself: how sure, a quarter of all tells, and only the last quarter measures it."""

from __future__ import annotations

import hashlib


def fitted(incident_id: str) -> bool:
    """True for the half that things are fitted to: the digest of the id is even."""
    return int(hashlib.sha256(incident_id.encode()).hexdigest(), 16) % 2 == 0


def calibrating(incident_id: str) -> bool:
    """True for half of the other half: only how sure a fitted model is was corrected on it."""
    digest = int(hashlib.sha256(incident_id.encode()).hexdigest(), 16)
    return digest % 4 == 1


def untouched(incident_id: str) -> bool:
    """True for the quarter on which nothing at all was fitted, chosen or corrected."""
    return not fitted(incident_id) and not calibrating(incident_id)
