"""Claims about one incident become its record, under a profile.

Pure: the same claims give the same record, in whatever order they are handed in.
"""

from __future__ import annotations

from whence.reconcile.profiles import PROFILES, Profile, profile
from whence.reconcile.record import reconcile

VERSION = "3"

__all__ = ["PROFILES", "VERSION", "Profile", "profile", "reconcile"]
