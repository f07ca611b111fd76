"""The captures of one address: when each was taken, and which words changed between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct
from rich.console import Group, RenderableType
from rich.text import Text

from whence.errors import RecordError
from whence.model import Page
from whence.numerals import BELOW_TWENTY
from whence.review.show import safe
from whence.store import Store

_WORD = re.compile(r"\S+")
# "One" is a pronoun more often than a number, and what becomes of it is a number where it was one.
_NUMBERS = (
    *BELOW_TWENTY[1:],
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    *("hundreds?", "thousands?", "millions?", "dozens?", "scores"),
)
_FIGURE = re.compile(rf"\d[\d,.]*|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_AROUND = 6
"""Words shown before and after a change."""
_MOST_WORDS = 20_000
_NO_DATE = datetime.max


class Met(Struct, frozen=True):
    """One capture of an address. ``same_as`` is the number of the earlier one that had the very
    same bytes, if there is one; numbers count from 1."""

    number: int
    captured: datetime | None
    page_id: str
    digest: str
    source: str
    same_as: int | None


class Change(Struct, frozen=True):
    """Words that one capture has in place of another's, with those around them; ``old`` or ``new``
    may be empty. ``figures`` says whether a number changed, in digits or in words."""

    before: str
    old: str
    new: str
    after: str
    figures: bool


class Step(Struct, frozen=True):
    """What changed from one capture to the next that has other bytes. ``changes`` is None where
    the texts are too long to compare."""

    earlier: int
    later: int
    changes: tuple[Change, ...] | None


class History(Struct, frozen=True):
    """The captures of ``url``, the earliest first, and the steps between them."""

    url: str
    met: tuple[Met, ...]
    steps: tuple[Step, ...]


class Changed(Struct, frozen=True):
    """An address, and how many different pages were captured there."""

    url: str
    pages: int


def changed(store: Store) -> tuple[Changed, ...]:
    """The addresses at which more than one page was captured, in their order."""
    return tuple(Changed(url, pages) for url, pages in store.recaptured())


def history(store: Store, asked: str) -> History:
    """The captures of an address, also where it is written with its place on the page or in
    capitals; of the one that it led to, where fetching it was redirected. Raises RecordError where
    there is none."""
    for url in dict.fromkeys((asked, _bare(asked), _led_to(store, asked) or asked)):
        if pages := store.captures_of(url):
            break
    else:
        raise RecordError(f"{store.folder}: it holds no capture of {asked}")
    met = _met(store, pages)
    steps = tuple(
        Step(one.number, two.number, _changes(_words(store, one), _words(store, two)))
        for one, two in pairwise(met)
        if one.digest != two.digest
    )
    return History(url, met, steps)


def shown(found: History | tuple[Changed, ...]) -> RenderableType:
    """A history in the terminal: words that went as ``[-old-]``, words that came as ``{+new+}``,
    and a ``#`` before a change of figures. Or the addresses that have one."""
    if isinstance(found, History):
        return Group(*_lines(found))
    if not found:
        return Text("No page was captured twice with different content.")
    return Group(*(safe(f"{each.pages} {each.url}") for each in found))


def _bare(asked: str) -> str:
    """An address as fetching writes it: scheme and host in small letters, no place on the page."""
    try:
        scheme, host, path, query, _ = urlsplit(asked.strip())
    except ValueError:
        return asked
    return urlunsplit((scheme, host.lower(), path or "/", query, "")) if host else asked


def _led_to(store: Store, asked: str) -> str | None:
    led: str | None = None
    for line in store.custody.lines():
        match line:
            case {"event": "fetched", "asked": str(one), "url": str(url), "digest": _}:
                led = url if one == asked else led
    return led


def _met(store: Store, pages: tuple[Page, ...]) -> tuple[Met, ...]:
    """Every page with its own capture, and those at which an archive met it again."""
    by_id = {page.page_id: page for page in pages}
    found = [(page.captured, page.source, page) for page in pages]
    for line in store.custody.lines():
        match line:
            case {"event": "seen", "page_id": str(page_id), "source": str(source)}:
                if page_id in by_id:
                    at = line.get("captured")
                    when = datetime.fromisoformat(at) if at else None
                    found.append((when, source, by_id[page_id]))
    found.sort(key=lambda each: (each[0] is None, each[0] or _NO_DATE, each[1]))
    first: dict[str, int] = {}
    met: list[Met] = []
    for number, (captured, source, page) in enumerate(found, 1):
        same_as = first.get(page.digest)
        first.setdefault(page.digest, number)
        met.append(Met(number, captured, page.page_id, page.digest, source, same_as))
    return tuple(met)


def _words(store: Store, met: Met) -> list[str]:
    texts = (article.text for article in store.articles_of_page(met.page_id))
    return _WORD.findall("\n\n".join(texts))


def _changes(old: list[str], new: list[str]) -> tuple[Change, ...] | None:
    if max(len(old), len(new)) > _MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[Change] = []
    for kind, low, high, first, last in matcher.get_opcodes():
        if kind != "equal":
            gone, come = " ".join(old[low:high]), " ".join(new[first:last])
            found.append(
                Change(
                    " ".join(new[max(0, first - _AROUND) : first]),
                    gone,
                    come,
                    " ".join(new[last : last + _AROUND]),
                    _figures(gone) != _figures(come),
                )
            )
    return tuple(found)


def _figures(words: str) -> list[str]:
    return [found.casefold() for found in _FIGURE.findall(words)]


def _lines(found: History) -> Iterator[RenderableType]:
    yield safe(found.url)
    for met in found.met:
        when = f"{met.captured:%Y-%m-%d %H:%M:%S} UTC" if met.captured else "at an unknown time"
        what = f"same bytes as {met.same_as}" if met.same_as else met.digest
        yield safe(f"{met.number}. {when}  {what}  {met.source}")
    for step in found.steps:
        yield Text()
        yield Text(_heading(step), style="bold")
        for change in step.changes or ():
            yield _change(change)


def _heading(step: Step) -> str:
    between = f"From {step.earlier} to {step.later}"
    if step.changes is None:
        return f"{between}: the texts are too long to compare"
    if not step.changes:
        return f"{between}: the bytes differ, the words that were read do not"
    figures = sum(change.figures for change in step.changes)
    places = "1 change" if len(step.changes) == 1 else f"{len(step.changes)} changes"
    return f"{between}: {places}, {figures or 'none'} of them in figures"


def _change(change: Change) -> Text:
    line = Text("  # " if change.figures else "    ", style="bold")
    line.append_text(safe(f"… {change.before} "))
    if change.old:
        line.append_text(_marked(f"[-{change.old}-]", "red"))
    if change.new:
        line.append_text(_marked(f"{{+{change.new}+}}", "green"))
    return line.append_text(safe(f" {change.after} …"))


def _marked(words: str, colour: str) -> Text:
    """Words in a colour, the figures among them in bold."""
    text = safe(words)
    text.stylize(colour)
    for match in _FIGURE.finditer(text.plain):
        text.stylize("bold reverse", *match.span())
    return text
