"""Claims about one incident, and what people decided about it, become its record under a profile.

Pure: the same claims and decisions give the same record. Claims may come in any order, decisions
come the oldest first.
"""

from __future__ import annotations

from whence.reconcile.decided import Assigned, Held, assign
from whence.reconcile.fields import FIELDS
from whence.reconcile.people import Beside
from whence.reconcile.profiles import PROFILES, Profile, profile
from whence.reconcile.record import reconcile, seen_lines

VERSION = "4"

__all__ = [
    "FIELDS",
    "PROFILES",
    "VERSION",
    "Assigned",
    "Beside",
    "Held",
    "Profile",
    "assign",
    "profile",
    "reconcile",
    "seen_lines",
]
