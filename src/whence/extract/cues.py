"""Words that say that somebody says something."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from whence.model import Act

Frame = Literal["clause", "object"]
"""What a cue takes: a clause or quotation (said that …), or an object that is itself the content
(condemned the attack)."""


class Cue(Struct, frozen=True):
    """One cue word: the act it stands for and what it takes. ``listener`` marks words that name
    whom they were said to first (told reporters)."""

    act: Act
    frame: Frame
    listener: bool = False


def _forms(act: Act, frame: Frame, words: str, listener: bool = False) -> dict[str, Cue]:
    return {word: Cue(act, frame, listener) for word in words.split()}


CUES: dict[str, Cue] = {
    **_forms(
        "say",
        "clause",
        "said says saying added adds adding stated states stating explained explains explaining "
        "noted notes noting recalled recalls insisted insists insisting argued argues arguing "
        "remarked wrote writes tweeted tweets posted testified estimated estimates estimating "
        "acknowledged acknowledges admitted admits conceded revealed reveals disclosed disclosed "
        "concluded concludes suggested suggests stressed stresses replied responded "
        "described maintains maintained asserted alleges alleged reported reports reporting "
        "confirmed confirms confirming believes believe say counted lamented declared asked "
        "answered joked commented observed reiterated",
    ),
    **_forms("say", "clause", "told tells telling informed", listener=True),
    **_forms("claim", "clause", "claimed claims claiming boasted"),
    **_forms("announce", "clause", "announced announces announcing"),
    **_forms("warn", "clause", "warned warns warning"),
    **_forms("deny", "clause", "denied denies denying"),
    **_forms(
        "condemn",
        "object",
        "condemned condemns condemning denounced denounces denouncing deplored deplores decried "
        "decries blasted slammed criticised criticized",
    ),
    **_forms("urge", "object", "urged urges urging demanded demands demanding implored"),
    **_forms("accuse", "object", "accused accuses accusing blamed blames blaming"),
    **_forms("warn", "object", "threatened threatens threatening"),
    **_forms("announce", "object", "promising promised vowed vows pledged pledges"),
}

ONLY_QUOTED = frozenset(
    "replied responded described posted asked answered joked commented observed lamented "
    "suggested suggests maintains maintained reiterated informed".split()
)
"""Cues that also mean other things: they count before a quotation or "that" alone."""

PHRASES: tuple[tuple[str, Cue], ...] = (
    (r"call(?:ed|s|ing)? (?:for|on|upon)\b", Cue("urge", "object")),
    (r"appeal(?:ed|s|ing)? (?:for|to)\b", Cue("urge", "object")),
    (
        r"(?:called|calls|calling|branded|labelled|labeled|termed|described)"
        r"(?= [^.;“\"]{2,120}[“\"])",
        Cue("say", "object"),
    ),
    (
        r"express(?:ed|es|ing)? (?:[\w’']+ ){0,3}?(?:condolences|sympathy|sorrow)\b",
        Cue("condole", "object"),
    ),
    (r"offer(?:ed|s|ing)? (?:[\w’']+ ){0,3}?condolences\b", Cue("condole", "object")),
    (r"(?:has |have |had )?(?:claimed|took|taken|claims) responsibility\b", Cue("claim", "object")),
    (r"put(?:s|ting)? (?=(?:the|its|their|that)\b)", Cue("say", "object")),
    (r"g(?:ave|ives?|iving) (?=(?:the|a) (?:death )?toll\b)", Cue("say", "object")),
)
"""Cues of several words, as regular expressions."""

ATTRIBUTIVE = r"according to|citing|as reported by|as told by"
"""Prepositions that name a source after them."""

LISTENERS = re.compile(
    r"(?:(?:the |a |an |his |her |local |state |its )?(?:[\w’'.&-]+ ){0,3}?(?:reporters|journalists"
    r"|news agency|agency|television|tv|radio|newspaper|channel|court|parliament|media|press"
    r"|conference|news|rally|meeting|correspondent|lawmakers)"
    r"(?: (?:in|on|at) (?:the )?[A-Z][\w’'-]+)?"
    r"|(?:the )?[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,3}"
    r"(?: (?:news agency|agency|television|radio))?"
    r"|him|her|them|us|me)(?:[ ,:]+|(?=\.))"
)
"""Who is told: "reporters in Orrin", "the ABC news agency", "Radio Tarn"."""
