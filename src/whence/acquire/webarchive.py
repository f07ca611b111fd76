"""Pages that Safari saved as web archives: a property list with the page and all that it shows."""

from __future__ import annotations

import platform
import plistlib
from xml.parsers.expat import ExpatError

from whence import ids
from whence.acquire import http
from whence.acquire.apart import ApartSource, File, Item
from whence.acquire.origin import web_address
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture, Derivation, Page

_TOOL = f"Python {platform.python_version()} plistlib"
_BREAKS = (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError,
           AttributeError, OverflowError, RecursionError)  # fmt: skip


def read_webarchive(file: File) -> list[Item]:
    """The page in one file, or why there is none. Raises OSError where it cannot be read."""
    try:
        data = file.data("a web archive")
        return [_capture(plistlib.loads(data), data, file.name, file.limits)]
    except RefusedInput as error:
        return [error]
    except _BREAKS:
        return [Unreadable(file.name, "is no web archive as Safari writes them")]


class WebArchiveSource(ApartSource):
    """Reads ``.webarchive`` files, one page each. The time of saving does not stand in them."""

    suffixes: tuple[str, ...] = (".webarchive",)
    read_file = read_webarchive


def _capture(found: object, data: bytes, name: str, limits: Limits) -> Capture:
    main = found.get("WebMainResource") if isinstance(found, dict) else None
    body = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(body, bytes) or not body.strip():
        raise Unreadable(name, "is a property list, but holds no page")
    media = http.media(str(main.get("WebResourceMIMEType", "")))
    if media is None:
        raise Unreadable(name, "holds something other than a page of text")
    if len(body) > limits.page:
        raise OutOfBounds(name, f"holds more than {limits.page} bytes, the limit for one page")
    digest, url = ids.digest(body), web_address(str(main.get("WebResourceURL", "")))
    encoding = main.get("WebResourceTextEncodingName")
    page = Page(
        page_id=ids.page(digest, url),
        digest=digest,
        size=len(body),
        media=media,
        source=name,
        url=url,
        charset=encoding if isinstance(encoding, str) else None,
        container=ids.digest(data),
    )
    return Capture(page, body, Derivation(data, _TOOL))
