"""Claims about one incident, and what people decided about it, become its record under a profile.

Pure: the same claims and decisions give the same record. Claims may come in any order, decisions
come the oldest first.
"""

from __future__ import annotations

from whence.reconcile.decided import Assigned, Held, assign, find
from whence.reconcile.fields import FIELDS, field_decision
from whence.reconcile.people import Beside
from whence.reconcile.profiles import PROFILES, Profile, packed, profile, unpacked
from whence.reconcile.record import reconcile, seen_lines

VERSION = "15"

__all__ = [
    "FIELDS",
    "PROFILES",
    "VERSION",
    "Assigned",
    "Beside",
    "Held",
    "Profile",
    "assign",
    "field_decision",
    "find",
    "packed",
    "profile",
    "reconcile",
    "seen_lines",
    "unpacked",
]
