"""Pages out of e-mail messages: the body, attached pages, and attached messages in turn.

What a mail program would show is not what lies in the file: parts are written in base64 or
quoted-printable. The bytes of a page are those of its part with that undone, as they were before
the mail was sent; the message itself is kept beside them as what they were made from.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message, MIMEPart
from typing import cast

from whence import ids
from whence.acquire import binary, http, pdf
from whence.acquire.apart import ApartSource, File, Item
from whence.config import Limits
from whence.errors import OutOfBounds, PassedOver, RefusedInput, Unreadable
from whence.model import Capture, Declared, Derivation, Media, Page

TOOL = f"Python {platform.python_version()} email"
_DEPTH = 10
_PARTS = 500
HEADER = 20_000
"""Characters of one header above which a message is not read: parsing takes the square of them."""
_KEPT = ("From", "Sender", "List-Id", "Date", "Subject", "Message-ID")
_SHOWN = 1000
_ANSWER = re.compile(r"\s*(?:re|fwd?|aw|wg|tr|rv|sv)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
BREAKS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What the standard library's parser has been seen to raise, or may, on what is no mail."""


def read_message(file: File) -> list[Item]:
    """The captures and refusals of one message. Raises OSError where it cannot be read."""
    try:
        data = file.data("a message")
        if found := binary.kind(data):
            raise Unreadable(file.name, f"is {found}, not an e-mail message")
        message = parsed(data)
        _require_sane(message, file.name)
        return list(_Parts(data, file.limits).of(message, file.name, 0))
    except RefusedInput as error:
        return [error]
    except BREAKS as error:
        return [Unreadable(file.name, f"is no e-mail message that can be read ({error})")]


def parsed(data: bytes) -> EmailMessage:
    """A message as the standard library reads it. Raises what ``BREAKS`` lists."""
    return message_from_bytes(data, policy=policy.default)


class MailSource(ApartSource):
    """Reads ``.eml`` files, one message each: a capture of the message's body and of each
    attachment that is a page, a refusal for each other."""

    suffixes: tuple[str, ...] = (".eml",)
    read_file = read_message


class _Parts:
    """The pages of one file. ``data`` are its bytes."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._container = ids.digest(data)
        self._derivation = Derivation(data, TOOL)

    def of(self, message: EmailMessage, name: str, depth: int) -> Iterator[Item]:
        """The pages of a message, which may be attached to another."""
        if depth > _DEPTH:
            yield OutOfBounds(name, f"holds messages nested more than {_DEPTH} deep")
            return
        if not message.keys():
            yield Unreadable(name, "is no e-mail message: it has no header")
            return
        body = message.get_body(("html", "plain"))
        if body is None:
            yield PassedOver(name, "is a message without text")
        else:
            yield self._part(body, message, name)
        for number, part in enumerate(message.iter_attachments(), 1):
            yield from self._attached(part, message, f"{name}!{number}", depth)

    def _attached(
        self, part: EmailMessage, message: EmailMessage, name: str, depth: int
    ) -> Iterator[Item]:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            yield from self.of(cast(EmailMessage, part.get_content()), name, depth + 1)
        elif kind == pdf.MEDIA:
            yield self._document(cast(bytes, part.get_payload(decode=True)), name)
        elif http.media(kind):
            yield self._part(part, message, name)
        else:
            yield PassedOver(name, f"is an attachment of a kind that is not read ({kind[:80]})")

    def _document(self, data: bytes, name: str) -> Item:
        try:
            return pdf.capture(data, name, self._limits)
        except RefusedInput as error:
            return error

    def _part(self, part: MIMEPart, message: EmailMessage, name: str) -> Item:
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or not body.strip():
            return PassedOver(name, "is an empty part of a message")
        if len(body) > self._limits.page:
            limit = self._limits.page
            return OutOfBounds(name, f"holds more than {limit} bytes, the limit for one page")
        if found := binary.kind(body):
            return PassedOver(name, f"is {found}, though it was sent as text")
        media: Media = http.media(part.get_content_type()) or "text/plain"
        digest = ids.digest(body)
        subject = header(message, "Subject")
        page = Page(
            page_id=ids.page(digest, None),
            digest=digest,
            size=len(body),
            media=media,
            source=name,
            captured=sent(message),
            charset=part.get_content_charset(),
            headers=tuple((key, value) for key in _KEPT if (value := header(message, key))),
            container=self._container,
            declared=Declared(title=None if _ANSWER.match(subject) else subject or None),
        )
        return Capture(page, body, self._derivation)


def _require_sane(message: Message, name: str) -> None:
    """Raises OutOfBounds where the parts or headers are more than a message has."""
    for number, part in enumerate(message.walk(), 1):
        if number > _PARTS:
            raise OutOfBounds(name, f"has more than {_PARTS} parts")
        if any(len(str(value)) > HEADER for _, value in part.raw_items()):
            raise OutOfBounds(name, f"has a header of more than {HEADER} characters")


def header(message: EmailMessage, name: str) -> str:
    """A header on one line, empty where there is none."""
    value = str(_read(message, name) or "")
    text = " ".join(value.encode("utf-8", "replace").decode().split())
    return text[:_SHOWN]


def sent(message: EmailMessage) -> datetime | None:
    """When the message says that it was sent: the latest that its text can have been written."""
    moment = getattr(_read(message, "Date"), "datetime", None)
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return None
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def _read(message: EmailMessage, name: str) -> object:
    """A header, None where there is none or its figures are larger than any time has."""
    try:
        return message.get(name)
    except OverflowError:
        return None
