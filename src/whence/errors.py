"""The error tree. Every message is one sentence that names the input and the reason.

WhenceError
├── RefusedInput        one input is broken or out of bounds; the build goes on without it
│   ├── Unreadable      it could not be opened or decoded as what it claims to be
│   ├── NotFetched      a URL was asked for and gave no whole answer
│   ├── OutOfBounds     it is larger, deeper or more expanded than the limits allow
│   ├── Unanswered      a server that was asked about it gave no usable answer; a build asks again
│   ├── Outside         it is a link that leaves the folder that was named (policy)
│   └── PassedOver      it is sound but not of a kind that is read (policy)
├── NoQuote             a claim's quote does not stand at its span: the claim is refused
├── RecordError         the record folder itself cannot be used
│   ├── NotARecord      the path holds no record, or one of a later version
│   │   └── Damaged     it holds one whose database is broken
│   ├── InUse           another program is writing it
│   ├── ReadOnly        it cannot be written to, and what was asked for writes into it
│   └── RecordFull      the disk refused a write; what was committed before is whole
├── ProfileError        a profile is unknown, or its file says something else
├── NotShipped          what was to leave the record fails a check, or nothing of it may leave
├── NotStamped          a time stamp could not be had, or does not hold
├── MissingExtra        something needs a library that is installed on request only
├── NotDecidable        a decision was asked for that does not fit the record
├── NotAllowed          what was asked of an account is against its rules
├── UsageError          a command was called without what it needs
└── PluginError         a plug-in could not be loaded or broke its protocol

``RefusedInput`` and ``NoQuote`` become rows in the record's rejections; the others end the command.
Where a refusal is policy, ``broken`` is False: it is told, but the build has not failed.
"""

from __future__ import annotations

from typing import ClassVar


class WhenceError(Exception):
    """The root of everything that Whence raises on purpose."""


class RefusedInput(WhenceError):
    """One input cannot be taken. ``source`` names it (path, ``file#line`` or archive record)."""

    broken: ClassVar[bool] = True

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[RefusedInput], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class Unreadable(RefusedInput):
    """The input could not be opened, or is not what it claims to be."""


class NotFetched(RefusedInput):
    """A URL was asked for and gave no whole answer, or must not be asked for."""


class OutOfBounds(RefusedInput):
    """The input exceeds a limit of ``config.Limits``."""


class Unanswered(RefusedInput):
    """A server that a reader asks gave no usable answer about the input; the next build asks
    again."""


class Outside(RefusedInput):
    """The input is a link that leaves the folder that was named."""

    broken = False


class PassedOver(RefusedInput):
    """The input is sound, but not of a kind that is read: an unknown file type, an empty answer."""

    broken = False


class NoQuote(WhenceError):
    """A claim's quote does not stand at its span."""


class RecordError(WhenceError):
    """The record folder cannot be used."""


class NotARecord(RecordError):
    """The path holds no record that this version can open."""


class Damaged(NotARecord):
    """The record's database is broken, or no database at all."""


class InUse(RecordError):
    """Another program is writing the record."""


class ReadOnly(RecordError):
    """The record cannot be written to, and what was asked for writes into it."""


class RecordFull(RecordError):
    """The disk refused a write."""


class ProfileError(WhenceError):
    """A profile is unknown, or the file that should say one cannot be read as that."""


class NotShipped(WhenceError):
    """What was to leave the record fails a check, or nothing of it may; nothing is written."""


class NotStamped(WhenceError):
    """A time stamp could not be had from an authority, or is not what it should be."""


class MissingExtra(WhenceError):
    """What was asked for needs a library that is installed on request only."""

    def __init__(self, what: str, extra: str) -> None:
        hint = f"pip install 'whence[{extra}]'"
        super().__init__(f"{what} need a library that is not installed: {hint}")


class NotDecidable(WhenceError):
    """A decision was asked for about something that is not in the record, or with a value that does
    not fit it."""


class NotAllowed(WhenceError):
    """What was asked of an account is against the rules of accounts."""


class UsageError(WhenceError):
    """A command was called without what it needs."""


class PluginError(WhenceError):
    """A plug-in could not be loaded, or broke its protocol."""
