"""Pages that a browser saved as one file, "web page, single file": MHTML (RFC 2557).

Such a file is written like an e-mail message whose parts are the page and all that it shows. The
page is its root part alone, with the packing for the way undone; pictures, styles and frames are
parts of the page and no pages of their own. The file itself is kept as what it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from typing import cast

from whence import ids
from whence.acquire import binary, http, mail
from whence.acquire.apart import ApartSource, File, Item
from whence.acquire.origin import web_address
from whence.config import Limits
from whence.errors import OutOfBounds, RefusedInput, Unreadable
from whence.model import Capture, Derivation, Page

_PLACES = ("Snapshot-Content-Location", "Content-Location")
_KEPT = ("From", "Date", "Subject", *_PLACES)
_DEPTH = 5
"""How deeply the root may lie in parts."""


def read_mhtml(file: File) -> list[Item]:
    """The page in one file, or why there is none. Raises OSError where it cannot be read."""
    try:
        data = file.data("a saved page")
        if found := binary.kind(data):
            raise Unreadable(file.name, f"is {found}, not a saved page")
        return [_capture(mail.parsed(data), data, file.name, file.limits)]
    except RefusedInput as error:
        return [error]
    except mail.BREAKS as error:
        return [Unreadable(file.name, f"is no saved page that can be read ({error})")]


class MhtmlSource(ApartSource):
    """Reads ``.mhtml`` and ``.mht`` files, one page each."""

    suffixes: tuple[str, ...] = (".mhtml", ".mht")
    read_file = read_mhtml


def _capture(message: EmailMessage, data: bytes, name: str, limits: Limits) -> Capture:
    _require_sane(message, name)
    root = _root(message, _DEPTH)
    if root is None:
        raise Unreadable(name, "holds no page: it is no MHTML file, or a cut one")
    body = cast(bytes, root.get_payload(decode=True))
    if not body.strip():
        raise Unreadable(name, "holds an empty page")
    if len(body) > limits.page:
        raise OutOfBounds(name, f"holds more than {limits.page} bytes, the limit for one page")
    digest, url = ids.digest(body), _address(message, root)
    page = Page(
        page_id=ids.page(digest, url),
        digest=digest,
        size=len(body),
        media="text/html",
        source=name,
        url=url,
        captured=mail.sent(message),
        charset=root.get_content_charset(),
        headers=tuple((key, said) for key in _KEPT if (said := mail.header(message, key))),
        container=ids.digest(data),
    )
    return Capture(page, body, Derivation(data, mail.TOOL))


def _require_sane(message: EmailMessage, name: str) -> None:
    """Raises OutOfBounds where a header that is read is longer than any is."""
    if any(len(str(value)) > mail.HEADER for _, value in message.raw_items()):
        raise OutOfBounds(name, f"has a header of more than {mail.HEADER} characters")


def _root(part: MIMEPart, depth: int) -> MIMEPart | None:
    """The page itself: the part that the others say they belong to, else the first of markup."""
    if not part.is_multipart():
        return part if http.media(_kind(part)) == "text/html" else None
    if depth == 0:
        return None
    parts = cast(list[MIMEPart], part.get_payload())
    start = part.get_param("start")
    named = [each for each in parts if start and str(each.get("Content-ID", "")) == start]
    return next((root for each in (*named, *parts) if (root := _root(each, depth - 1))), None)


def _kind(part: MIMEPart) -> str:
    long = any(len(str(value)) > mail.HEADER for _, value in part.raw_items())
    return "" if long else part.get_content_type()


def _address(message: EmailMessage, root: MIMEPart) -> str | None:
    said = (str(each.get(key, "")) for each in (message, root) for key in _PLACES)
    return next(_addresses(said), None)


def _addresses(said: Iterator[str]) -> Iterator[str]:
    return (url for url in map(web_address, said) if url)
