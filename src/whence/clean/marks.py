"""What elements say about themselves: their tags, and the words in their class and id names.

The words are those that the makers of news sites use everywhere, never the names of one site. Each
is a bit, so that a path of elements is the union of their marks. The order of the bits is part of
what the chooser of the main text was trained on.
"""

from __future__ import annotations

import re
from functools import lru_cache

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

# All at once: an empty group of its own says of each pattern whether it stands in a name.
_PATTERNS = re.compile("".join(rf"(?=(?:.*?(?:{pattern})())?)" for pattern in _NAMED.values()))
_BITS = tuple(BIT[f".{name}"] for name in _NAMED)
_NUMBER = re.compile(r"\d+")
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_TELLING = re.compile(
    r"""\b(class|id|rel|itemprop|role|style|data-[\w-]{0,40}(?:component|type|name|testid)|hidden
    |aria-hidden)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST, _LONGEST_VALUE = 2_000, 200


@lru_cache(maxsize=8_192)
def of(tag: str, attributes: str) -> int:
    """The marks of one element, by its tag and its attributes as written."""
    found = _OF_TAG.get(tag, 0)
    if len(attributes) < 4:
        return found
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
    return found | _named(" ".join(names))


def _named(names: str) -> int:
    found = 0
    for name in names.split():
        # Names are often numbered; no pattern asks for a digit.
        found |= _of_name(name if name.isalpha() else _NUMBER.sub("0", name))
    # What is posted elsewhere and quoted here is text, though its class names a network.
    return found & ~BIT[".share"] if found & BIT[".post"] else found


@lru_cache(maxsize=16_384)
def _of_name(name: str) -> int:
    match = _PATTERNS.match(_CAMEL.sub("-", name).lower())
    groups = match.groups() if match else ()
    return sum(bit for bit, group in zip(_BITS, groups, strict=True) if group is not None)
