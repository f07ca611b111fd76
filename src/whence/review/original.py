"""A page's own bytes, shown so that nothing in them can do anything.

Marks go into the bytes, where the claims say that their words stand, before anything is decoded:
as words that no page can know. They pass through every layer as any words do, and become marks
once the rest is inert. Of markup, what shows how words stand together stays; scripts, styles,
forms, pictures, links' addresses and everything else that could load, run or hide goes; so does
what turns the order of signs around, so that the words read as the claims quote them. What a
browser gets is served with a policy of its own that forbids all of it again.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import nh3
from msgspec import Struct

from whence import wording
from whence.model import Article, Claim

STYLE = """
html { font: 100%/1.55 Georgia, "Noto Serif", serif; color: #1d2326; background: #fff; }
body { margin: 0; padding: 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; } td, th { border: 1px solid #d9d6cd; padding: 0.2rem 0.4rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-size: 1.1rem; }
pre { white-space: pre-wrap; font: inherit; margin: 0; }
mark { background: #ece8dc; color: inherit; }
mark.said { background: #ffe08a; outline: 2px solid #b3480f; scroll-margin-top: 30vh; }
.note { font: 0.875rem/1.4 system-ui, sans-serif; color: #5a6468; }
.note { border-left: 3px solid #b3480f; padding-left: 0.6rem; }
"""
POLICY = (
    "sandbox; default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {"Content-Security-Policy": POLICY, "X-Frame-Options": "SAMEORIGIN"}
"""What goes with it, in place of what other pages of the desk get."""

_TAGS = frozenset(
    "abbr address article aside b bdi blockquote br caption center cite code col colgroup dd "
    "del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i "
    "ins kbd li main nav ol p pre q rp rt ruby s samp section small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var wbr".split()
)
_WITH_CONTENT = frozenset(
    "script style template title svg math select datalist iframe object".split()
)
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_PLAIN = re.compile("[A-Za-z0-9-]{1,20}")
_DEEPEST = 600
_LONGEST = 4_000_000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# Elements that browsers end themselves, or that hold nothing.
_UNCOUNTED = frozenset(
    "p li dt dd td th tr tbody thead tfoot option rt rp body html head colgroup area base br col "
    "embed hr img input link meta param source track wbr keygen frame".split()
)


class Shown(Struct, frozen=True):
    """A page to serve. ``marked`` says whether the chosen claim's words stand in it: those of a
    page's head, say, do not."""

    page: str
    marked: bool


def shown(body: bytes, article: Article, claims: Sequence[Claim], chosen: str | None) -> Shown:
    """The bytes of an article's page as an inert page, its claims marked, ``chosen`` above all."""
    signs = _Signs()
    spans = _spans(claims, chosen, len(body))
    text = _decoded(_with_signs(body, spans, signs, article.encoding), article.encoding)
    if "json" in article.layers:
        inner = _of_json(text, article.layers, signs)
    elif "html" in article.layers:
        inner = _of_html(text, signs)
    else:
        inner = _of_text(text)
    inner, marked = signs.to_marks(wording.undirected(inner))
    notes = []
    if chosen and not marked:
        notes.append(
            "The words stand in a part of the page that is not shown here, as its head is."
        )
    if len(body) > _LONGEST:
        notes.append("This is the beginning of a very long page.")
    return Shown(_page(inner, notes, article.language), marked)


class _Signs:
    """Words for the places where marks begin and end, new each time."""

    def __init__(self) -> None:
        nonce = secrets.token_hex(8)
        self.other, self.said, self.end = f"wo{nonce}", f"ws{nonce}", f"we{nonce}"
        self.tag, self.said_tag = f"wo-{nonce}", f"ws-{nonce}"

    def as_tags(self, text: str) -> str:
        """Markup with an element around each marked stretch. Where markup has no elements (in an
        attribute, say), it is words still."""
        opened = re.compile(f"({self.other}|{self.said})(.*?){self.end}", re.DOTALL)
        return opened.sub(self._tagged, text)

    def _tagged(self, found: re.Match[str]) -> str:
        tag = self.said_tag if found[1] == self.said else self.tag
        return f"<{tag}>{found[2]}</{tag}>"

    def to_marks(self, inner: str) -> tuple[str, bool]:
        """Inert markup with its marks, and whether one of them is of the chosen claim."""
        inner = self.as_tags(inner)
        inner = inner.replace(f"<{self.tag}>", "<mark>").replace(f"</{self.tag}>", "</mark>")
        inner = inner.replace(f"</{self.said_tag}>", "</mark>")
        said = f"<{self.said_tag}>"
        marked = said in inner
        inner = inner.replace(said, '<mark class="said" id="said">', 1)
        inner = inner.replace(said, '<mark class="said">')
        # What is left of them stood at the end of a page that was cut.
        return re.sub(f"{self.other}|{self.said}|{self.end}", "", inner), marked


_Span = tuple[int, int, bool]


def _spans(claims: Iterable[Claim], chosen: str | None, size: int) -> list[_Span]:
    """Stretches of ``size`` bytes in order, none on another, and whether the chosen claim stands
    there."""
    ranges = {(claim.claim_id == chosen, span) for claim in claims for span in claim.byte_ranges}
    every = {span for _, span in ranges if 0 <= span[0] < span[1] <= size}
    said = {span for is_chosen, span in ranges if is_chosen}
    bounds = sorted({bound for span in every for bound in span})
    steps: dict[int, list[int]] = {bound: [0, 0] for bound in bounds}
    for low, high in every:
        chosen_too = (low, high) in said
        for bound, step in ((low, 1), (high, -1)):
            steps[bound][0] += step
            steps[bound][1] += step if chosen_too else 0
    spans: list[_Span] = []
    over = over_said = 0
    for low, high in pairwise(bounds):
        over, over_said = over + steps[low][0], over_said + steps[low][1]
        if not over:
            continue
        last = spans[-1] if spans else None
        if last and last[1] == low and last[2] == bool(over_said):
            spans[-1] = (last[0], high, last[2])
        else:
            spans.append((low, high, bool(over_said)))
    return spans


def _with_signs(body: bytes, spans: Sequence[_Span], signs: _Signs, encoding: str) -> bytes:
    pieces: list[bytes] = []
    position = 0
    for low, high, said in spans:
        sign = signs.said if said else signs.other
        opened, closed = sign.encode(encoding), signs.end.encode(encoding)
        pieces += (body[position:low], opened, body[low:high], closed)
        position = high
    end = max(position, _LONGEST)
    return b"".join((*pieces, body[position:end]))


def _decoded(body: bytes, encoding: str) -> str:
    return body.decode(encoding, "replace").removeprefix("\ufeff")


def _of_text(text: str) -> str:
    return f"<pre>{html.escape(text)}</pre>"


def _of_json(text: str, layers: Sequence[str], signs: _Signs) -> str:
    """The parts of a collector's line that hold words."""
    try:
        line = json.loads(text)
    except ValueError:
        return _of_text(text)
    words = {name: value for name, value in line.items() if isinstance(value, str)}
    title = f"<h1>{html.escape(words['title'])}</h1>" if words.get("title") else ""
    if "html" in layers:
        return title + _of_html(words.get("html", ""), signs)
    return title + _of_text(words.get("text", ""))


def _of_html(text: str, signs: _Signs) -> str:
    text = signs.as_tags(text)
    if _depth(text) > _DEEPEST:
        note = '<p class="note">Its markup is nested too deeply and is shown as it is written.</p>'
        return note + _of_text(text)
    return nh3.clean(
        text,
        tags={*_TAGS, signs.tag, signs.said_tag},
        clean_content_tags=set(_WITH_CONTENT),
        attributes={name: set(values) for name, values in _ATTRIBUTES.items()},
        attribute_filter=_plain,
        link_rel=None,
        url_schemes=set(),
    )


def _plain(tag: str, attribute: str, value: str) -> str | None:
    """A direction, a language or a number; nothing that needs a character more."""
    return value if _PLAIN.fullmatch(value) else None


def _depth(text: str) -> int:
    """How deeply markup may be nested, at most: the time to make it inert grows with it."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for slash, name in _TAG.findall(text):
        tag = name.lower()
        if tag in _UNCOUNTED:
            continue
        if not slash:
            opened[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[tag]:
            opened[tag] -= 1
            depth -= 1
    return deepest


def _page(inner: str, notes: Iterable[str], language: str | None) -> str:
    return "".join(_parts(inner, notes, language))


def _parts(inner: str, notes: Iterable[str], language: str | None) -> Iterator[str]:
    yield "<!doctype html><html>"
    yield '<head><meta charset="utf-8"><title>The original, made inert</title>'
    yield f"<style>{STYLE}</style></head><body>"
    for note in notes:
        yield f'<p class="note">{html.escape(note)}</p>'
    yield f'<div lang="{html.escape(language or "")}" dir="auto">{inner}</div></body></html>'
