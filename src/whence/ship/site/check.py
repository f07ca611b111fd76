"""The last look at a file before it is kept: is a name in it that is to be withheld?"""

from __future__ import annotations

import html
import re

from whence.errors import NotShipped
from whence.ship.redact_names import Mask

_TAG = re.compile(r"<[^>]*>")


def no_name(mask: Mask, name: str, content: str) -> None:
    """Raises NotShipped where a file's text holds a name, tags and escapes taken away or not."""
    shown = [content]
    if name.endswith(".html"):
        shown += [html.unescape(_TAG.sub("", content)), html.unescape(_TAG.sub(" ", content))]
    for each in shown:
        for low, high in mask.spans(each):
            found = f"“{each[low:high]}” stands in it, which is to be withheld"
            raise NotShipped(f"{name}: {found}; nothing was written")
