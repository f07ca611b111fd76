"""Perpetrators by their own words: who owns up to a deed, and who denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.extract.actors_deeds import DEEDS, OWNING_UP
from whence.extract.actors_judged import TRUST, UNNAMED, is_armed, is_called_group
from whence.extract.attribution import Attribution
from whence.extract.attribution_deeds import is_own_deed
from whence.model import Actor, Article, ClaimDraft, Stance

_OWNS = re.compile(
    rf"""\b(?:{OWNING_UP})\s
    |\b(?:claim\w*|took|taken|taking|accept\w*)\s(?:\w+\s)?(?:responsibility|credit)\b
    |\bclaim(?:ed|s|ing)?\s(?:(?:the|a|an|this|that|both|two|three)\s)?(?:[\w’'-]+\s){{0,3}}?
     (?:{DEEDS})\b(?!\s(?:was|were|had|has|is|could|did|would|killed|hit|type))""",
    re.VERBOSE,
)
"""Words with which a speaker owns up to a deed; "claimed that the blast killed six" is none."""
_DISOWNS = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)?)\s(?:\w+\s){0,2}?(?:involvement|responsibility"
    r"|role|part\b|link|blame|being behind|carrying out|launching|bombing|targeting|attacking"
    r"|killing|hitting|striking|shelling|(?:accusations?|allegations?) of"
    r"|(?:the )?(?:claims?|reports?|allegations?) that (?:it|they|its|their)\b"
    r"|(?:that )?(?:it|they|its|their) (?:had |has |have |was |were )?(?:\w+ )?(?:responsible"
    r"|behind|involved|carried|launched|attacked|bombed|struck|hit|targeted|fired|killed|shot"
    r"|opened|forces))"
    r"|\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|(?:[Ii]ts|[Tt]heir|[Oo]ur) [\w’'-]+)"
    r" (?:(?:had|has|have) nothing to do with|did not (?:do (?:this|it)|carry out))\b"
)
_ACCUSATION = re.compile(r"\b(?:accus|blam)(?:ed|es|ing|e)\s")
_BODY = (
    r"(?:[A-Z][^,]*?|(?:group|faction|movement|organi[sz]ation|army|navy|air force|military|police"
    r"|militia|mission|coalition|government|(?:[\w-]+ )?(?:defen[cs]e|interior) ministry))"
)
_SPEAKER = r"spokes(?:man|woman|person)"
_OFFICE = re.compile(
    rf"(?P<body>{_BODY})(?:['’]s?)?"
    r" (?:(?:chief|senior|main|local|regional) )?(?:military )?(?:operations )?"
    rf"(?:{_SPEAKER}|commander|leader)(?: [A-Z][\w.-]+)*"
)
_SPEAKS_FOR = re.compile(
    rf", an? (?:[\w-]+ )?{_SPEAKER} (?:for|of) (?:the )?(?P<body>{_BODY})(?=,| \()"
)
_IN_OFFICE = re.compile(
    rf".*\b{_SPEAKER}\b|(?:Col|Gen|Brig|Maj|Capt|Lt|Colonel|General|Brigadier|Major|Captain|Lieut"
    r"|Superintendent|Inspector)\b"
)
"""Titles of those who speak of what others did, not they themselves."""
_NO_FIGHTER = re.compile(
    r"(?:[\w-]+ )*?(?:banner|message|pamphlet|leaflet|poster|note|statement|letter|video|recording"
    r"|(?:rescue|aid|relief|rights|medical|monitoring) (?:group|organi[sz]ation))\b"
)
"""What no deed is done by: words left behind, and those who help."""
_NONE = re.compile(r"no(?:body|ne)?\b", re.IGNORECASE)
_ORDERLY = re.compile(r".*\b(?:police|prosecutors?|investigators?)$", re.IGNORECASE)
"""Who claims no attack, whatever "it" was taken to mean."""


def by_their_own_words(
    article: Article, said: Sequence[Attribution], named: Sequence[ClaimDraft]
) -> Iterator[ClaimDraft]:
    """Whoever says that it was behind it, and whoever denies it. ``named`` are the actors whom
    others name."""
    for one in said:
        words = article.text[one.start : one.end]
        stance = _own_stance(article, one, words)
        if stance is None and one.act == "deny" and _ANSWERS.search(words):
            stance = "denied" if _was_accused(named, one) else None
        if stance is None or one.source.lower() in ("it", "they", "he", "she") or one.outlet:
            continue
        name = _doer(one, words, named)
        if not name or UNNAMED.fullmatch(name) or _NO_FIGHTER.match(name):
            continue
        yield ClaimDraft(
            value=Actor(role="perpetrator", name=name, stance=stance),
            quote=words,
            start=one.start,
            end=one.end,
            informant=one.source,
            confidence=TRUST["perpetrator"],
        )


def _own_stance(article: Article, one: Attribution, words: str) -> Stance | None:
    if one.act == "claim":
        said = article.text[one.content[0][0] : one.content[0][1]]
        claims = _OWNS.search(words) and not _ORDERLY.match(one.source)
        owned = claims or is_own_deed(said)
        return "claimed" if owned else None
    if one.act != "deny":
        return None
    return "denied" if _DISOWNS.search(words) or _accused(words, one.source) else None


def _was_accused(named: Sequence[ClaimDraft], one: Attribution) -> bool:
    """Whether others name a speaker as a perpetrator not far before."""
    name = _bare(one.source).lower()
    return any(
        isinstance(draft.value, Actor)
        and draft.value.role == "perpetrator"
        and re.search(rf"\b{re.escape(name)}$", draft.value.name.lower())
        and one.start - _NEAR < draft.start < one.start
        for draft in named
    )


_ANSWERS = re.compile(
    r"\b(?:denie[sd]|denying|rejected|rejects|dismissed|dismisses) (?:it|this|that|doing so"
    r"|(?:the |any |all |such |these |those )?(?:\w+ )?(?:accusations?|allegations?|charges?"
    r"|claims?))\b"
)
"""A denial of what somebody else has just said."""


def _named_before(named: Sequence[ClaimDraft], place: int) -> str:
    """The armed people who were named last as perpetrators, not far before a place."""
    near = [
        draft.value.name
        for draft in sorted(named, key=lambda draft: draft.end)
        if isinstance(draft.value, Actor)
        and draft.value.role == "perpetrator"
        and is_armed(draft.value.name)
        and place - _NEAR < draft.start < place
    ]
    return near[-1] if near else ""


_NEAR = 400
"""Characters."""


def _accused(words: str, source: str) -> bool:
    """Whether the denied words accuse the one who denies them."""
    accusation = _ACCUSATION.search(words)
    return accusation is not None and _bare(source).lower() in words[accusation.end() :].lower()


def _doer(one: Attribution, words: str, named: Sequence[ClaimDraft]) -> str:
    """Whose deed a speaker owns up to or denies; empty where that is not told."""
    name = _bare(_spoken_for(one, words))
    if not UNNAMED.fullmatch(name) or _NONE.match(name):
        return name
    # "The group": whom it goes on about, if that was found.
    title = _bare(one.title or "")
    return title if title and is_called_group(title) else _named_before(named, one.start)


def _spoken_for(one: Attribution, words: str) -> str:
    """The body whose spokesman owns up for it, where its name stands beside his office; empty where
    somebody in office speaks for a body that is not named."""
    offices = (_OFFICE.fullmatch(_bare(called or "")) for called in (one.title, one.source))
    office = next((found for found in offices if found), None) or _SPEAKS_FOR.search(words)
    if office:
        return office["body"]
    return "" if _IN_OFFICE.match(one.title or "") else one.source


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s", "", name, flags=re.IGNORECASE)
