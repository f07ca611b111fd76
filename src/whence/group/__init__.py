"""Articles become families of copies; mentions become incidents.

Both are pure functions over everything that the record holds, and the order in which it is handed
in changes nothing. When unsure they keep apart.
"""

from __future__ import annotations

from whence.group.copied import as_decided
from whence.group.credits import credits
from whence.group.explain import Explanation, explain
from whence.group.families import families
from whence.group.incidents import Linked, incidents, link

VERSION = "3"

__all__ = [
    "VERSION",
    "Explanation",
    "Linked",
    "as_decided",
    "credits",
    "explain",
    "families",
    "incidents",
    "link",
]
