"""What the scanner does at the tags of each name."""

from __future__ import annotations

import re

from msgspec import Struct

from whence.clean.lexicon import words
from whence.clean.stream import BLOCK, LINE, NO_BREAK

_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "iframe", "noembed", "noframes", "title", "textarea")
}
_VOID = words("area base br col embed hr img input link meta param source track wbr keygen frame")
INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr "
    "q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img script style "
    "noscript link meta input svg path use g o:p"
)
# Elements that only dress their words: they are no part of the outline.
_DRESS = words(
    "i em font u s small big sub sup tt code abbr acronym cite q mark path g use nobr ins del"
)
_UNHELD = _DRESS | _VOID
_ENDS_PARAGRAPH = words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul"
)
# Elements whose end tag is implied by the next of their kind, and what that may not reach over.
_SAME: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr",),
    "thead": ("thead", "tbody", "tfoot"),
    "tbody": ("thead", "tbody", "tfoot"),
    "tfoot": ("thead", "tbody", "tfoot"),
    "option": ("option",),
}
_WITHIN = {
    "li": words("ul ol menu"),
    "dt": words("dl"),
    "dd": words("dl"),
    "td": words("tr table"),
    "th": words("tr table"),
    "tr": words("table"),
    "thead": words("table"),
    "tbody": words("table"),
    "tfoot": words("table"),
    "option": words("select"),
}
HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
FURNISHED = frozenset(("nav", "footer", "aside", "form"))
_STRUCK = r"(?:[^<]|</?(?:a|b|em|i|span|strong|u)\b[^<>]*>){0,300}?"
# A mark that leads to a note, not a power, a share or an exponent of a unit.
_NOTE = r"\s*(?:<a\b[^<>]*>)?\s*[\[(]?\d{1,3}[\])]?\s*(?:</a\s*>)?\s*"
_UNREAD = {name: rf"{_STRUCK}</{name}\s*>" for name in ("s", "strike", "del")}
_UNREAD["sup"] = rf"{_NOTE}</sup\s*>(?!\s*[/⁄])"
_DECLARING = frozenset(("meta", "link", "time"))
FOLLOWED = HEADINGS | FURNISHED | {"a", "html"}


class Kind(Struct, frozen=True, gc=False):
    """What the tags of one name separate; whether the element is held in the outline, ends a
    paragraph, declares something or is followed to its end; the elements of which the next ends the
    last, and those that its end does not reach over; what ends an element that holds no markup;
    what stands in an element of the line, and its end, where that is no part of the sentence."""

    breaks: int
    held: bool
    ends_paragraph: bool
    declares: bool
    followed: bool
    same: tuple[str, ...]
    within: frozenset[str]
    raw: re.Pattern[str] | None
    unread: re.Pattern[str] | None


def _kind(name: str) -> Kind:
    breaks = NO_BREAK if name in INLINE else LINE if name == "br" else BLOCK
    return Kind(
        breaks,
        name not in _UNHELD,
        name in _ENDS_PARAGRAPH,
        name in _DECLARING,
        name in FOLLOWED,
        _SAME.get(name, ()),
        _WITHIN.get(name, frozenset()),
        _RAW.get(name),
        re.compile(_UNREAD[name], re.IGNORECASE) if name in _UNREAD else None,
    )


KINDS = {
    name: _kind(name)
    for name in INLINE | _UNHELD | _ENDS_PARAGRAPH | FOLLOWED | _SAME.keys() | _RAW.keys()
}
OTHER = _kind("")
"""What happens at the tags of any other name."""
