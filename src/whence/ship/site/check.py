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
    if any(mask.spans(each) for each in shown):
        raise NotShipped(f"{name}: a name that is to be withheld stands in it; nothing was written")
