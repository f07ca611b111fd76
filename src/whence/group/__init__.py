"""Articles become families of copies; mentions become incidents.

``link`` groups a whole collection; ``update`` keeps the groups of a record up as articles come and
go, and comes to the same. The order in which anything is handed in changes nothing. When unsure
they keep apart.
"""

from __future__ import annotations

from whence.group.credits import credits
from whence.group.decided import Decided, decided
from whence.group.explain import Explanation, explain
from whence.group.families import families
from whence.group.index import Index
from whence.group.link import Linked, foremost, link
from whence.group.memory import Memory
from whence.group.update import Updated, update

VERSION = "19"

__all__ = [
    "VERSION",
    "Decided",
    "Explanation",
    "Index",
    "Linked",
    "Memory",
    "Updated",
    "credits",
    "decided",
    "explain",
    "families",
    "foremost",
    "link",
    "update",
]
