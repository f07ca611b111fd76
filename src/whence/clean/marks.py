"""What elements say about themselves: their tags, and the words in their class and id names.

The words are those that the makers of news sites use everywhere, never the names of one site. Each
is a bit, so that a path of elements is the union of their marks. The order of the bits is part of
what the chooser of the main text was trained on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from whence.clean.lexicon import words

_TAGS = (
    "article main aside nav footer header form figure figcaption table list blockquote heading "
    "button noscript link section dialog address time pre label details item p cell h1 h2 h3 h4 "
    "span strong"
).split()

_NAMED = {
    "body": r"(?:article|story|entry|post|page|main|single|blog|news|body|content|rich|detail|text"
    r"|field)[-_]*(?:content|text|body|copy|main|detail|wrap)|wysiwyg|prose|bodycopy|editor",
    "content": r"content|article|story|post|entry|main|text|body",
    "comment": r"comment|disqus|respond|reply|replies|discuss|livefyre",
    "share": r"shar(?:e|ing)|social|facebook|twitter|follow|addthis|whatsapp|sns",
    "related": r"relat|recommend|read[-_]*(?:more|next|also)"
    r"|more[-_]*(?:from|stories|news|on|in|articles|posts)|also|similar|suggest|outbrain|taboola"
    r"|crosslink|further|interest",
    "popular": r"trend|popular|most|latest|recent|top[-_]*stories|headlines|next|prev",
    "menu": r"nav|menu|breadcrumb|pagina|pager|toc(?![a-z])|jump|skip",
    "foot": r"foot|copyright|legal|bottom|disclaimer|disclosure",
    "side": r"side|aside|rail|widget|secondary|complementary|right",
    "promo": r"promo|advert|(?<![a-z])ads?(?![a-z])|sponsor|dfp|gpt|commercial|affiliate|deal"
    r"|cta(?![a-z])|call[-_]*to|offer|marketing|upsell|product|shop|partner",
    "signup": r"newsletter|subscri|sign[-_]*up|paywall|regist|login|member|donat|mailing|optin"
    r"|piano|regwall|gate|premium",
    "byline": r"byline|author|writer|contributor|reporter|journalist",
    "bio": r"bio(?![a-z])|about|profile",
    "date": r"date|time|publish|updated|posted",
    "meta": r"meta|info|kicker|eyebrow|section|label",
    "tags": r"tag|topic|keyword|categor",
    "caption": r"caption|credit|cutline|legend",
    "media": r"figure|image|img|photo|picture|galler|slide|media|video|audio|player|thumb|embed"
    r"|carousel",
    "title": r"title|headline|heading|hed(?![a-z])",
    "lead": r"lead|intro|standfirst|dek(?![a-z])|summary|sub[-_]*(?:title|head)|excerpt|description"
    r"|abstract|strap|synopsis|lede|perex|chapo",
    "quote": r"quote|pull",
    "card": r"card|teaser|item|list|grid|tile|feed|archive|loop",
    "live": r"live|timeline|key[-_]|highlight|glance|takeaway",
    "dialog-box": r"modal|popup|pop-up|overlay|cookie|consent|gdpr|banner|tooltip|notif|alert|toast"
    r"|lightbox|dialog",
    "hiding": r"hidden|hide|sr-only|screen-?reader|visually|invisible|d-none|offscreen",
    "tools": r"tool|print|button|btn|action|control|icon|rating|vote|like|save|font-size|copy"
    r"|search",
    "box": r"box|inset|module|callout|panel|accordion|faq|embed",
    "post": r"tweet(?!-?button|-?share)|instagram-media|tiktok-embed|fb-post",
    "note": r"correction|note|editor|update",
    "paragraph": r"paragraph|(?<![a-z])p(?![a-z])|text[-_]*block|block",
}
NAMES = (*_TAGS, *(f".{name}" for name in _NAMED), "articlebody", "unseen")
"""The marks in the order of their bits; those that begin with a dot are read from class names."""
BIT = {name: 1 << index for index, name in enumerate(NAMES)}

_OF_TAG = {name: BIT[name] for name in _TAGS if name not in ("list", "heading", "item", "cell")}
_OF_TAG |= {"a": BIT["link"], "b": BIT["strong"]}
_OF_TAG |= dict.fromkeys(("ul", "ol", "menu"), BIT["list"])
_OF_TAG |= dict.fromkeys(("li", "dt", "dd"), BIT["item"])
_OF_TAG |= dict.fromkeys(("td", "th"), BIT["cell"])
_OF_TAG |= dict.fromkeys(("select", "option", "fieldset"), BIT["form"])
_OF_TAG |= {f"h{level}": BIT["heading"] | BIT.get(f"h{level}", 0) for level in range(1, 7)}

FURNITURE = sum(
    BIT[name]
    for name in words(
        "aside nav footer header form button label time figcaption .comment .signup .byline "
        ".popular .caption"
    )
)
"""What never holds main text, unless it holds the page's title or most of its running text."""

_PATTERNS = tuple(
    (re.compile(pattern).finditer, BIT[f".{name}"]) for name, pattern in _NAMED.items()
)
_NUMBER = re.compile(r"\d+")
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_TELLING = re.compile(
    r"""\b(class|id|rel|itemprop|role|style|data-[\w-]{0,40}(?:component|type|name|testid)|hidden
    |aria-hidden)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAY_HIDE = re.compile(r"hidden|none", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s/=]|$)", re.IGNORECASE)
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_LONGEST, _LONGEST_VALUE = 2_000, 200


def is_hidden(attributes: str) -> bool:
    """Whether an element with these attributes, as written, says itself that it is not shown."""
    if not _MAY_HIDE.search(attributes):
        return False
    styles = (value for name, value in _TELLING.findall(attributes) if name.lower() == "style")
    return bool(_HIDDEN.search(_QUOTED.sub('""', attributes))) or any(
        map(_NOT_SHOWN.search, styles)
    )


_MOST_NAMES = 50_000
"""Names of which the marks are kept from page to page."""
_known: dict[str, int] = {}


def of(elements: Sequence[tuple[str, str]]) -> list[int]:
    """The marks of elements, each by its tag and its attributes as written. The names of all are
    looked at together, which takes half the time."""
    said = {element: _said(*element) for element in dict.fromkeys(elements)}
    marked = _of_names({name for _, names in said.values() for name in names})
    found: dict[tuple[str, str], int] = {}
    for element, (own, names) in said.items():
        named = 0
        for name in names:
            named |= marked[name]
        # What is posted elsewhere and quoted here is text, though its class names a network.
        found[element] = own | (named & ~BIT[".share"] if named & BIT[".post"] else named)
    return [found[element] for element in elements]


@lru_cache(maxsize=8_192)
def _said(tag: str, attributes: str) -> tuple[int, tuple[str, ...]]:
    """The marks of an element that are not read from names, and the names that it bears."""
    found = _OF_TAG.get(tag, 0)
    if len(attributes) < 4:
        return found, ()
    names: list[str] = []
    for key, value in _TELLING.findall(attributes[:_LONGEST]):
        name, said = key.lower(), value.strip("\"'")[:_LONGEST_VALUE]
        if name == "style":
            found |= BIT["unseen"] if _NOT_SHOWN.search(said) else 0
        elif name == "hidden" or (name == "aria-hidden" and "true" in said.lower()):
            found |= BIT["unseen"]
        elif name == "rel":
            names.extend(("author",) if "author" in said.lower() else ())
        else:
            names.append(said)
            if name == "itemprop" and said.lower() in ("articlebody", "text"):
                found |= BIT["articlebody"]
    # Names are often numbered; no pattern asks for a digit.
    return found, tuple(_NUMBER.sub("0", " ".join(names)).split())


def _of_names(wanted: Iterable[str]) -> dict[str, int]:
    """The marks that each name stands for. Those not met before are searched in one text."""
    if len(_known) > _MOST_NAMES:
        _known.clear()
    # Threads share what is known, so that what this page needs is copied before another clears it.
    marked = {name: _known.get(name, -1) for name in wanted}
    new = [name for name, bits in marked.items() if bits < 0]
    lines = [_CAMEL.sub("-", name).lower() for name in new]
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found, text = [0] * len(new), "\n".join(lines)
    for search, bit in _PATTERNS:
        for match in search(text):
            found[bisect_right(starts, match.start()) - 1] |= bit
    made = dict(zip(new, found, strict=True))
    _known.update(made)
    return marked | made
