"""What an attribution is made of, and the trimming of its spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from whence.calendar import PART_OF_DAY, WEEKDAY
from whence.extract.cues import CUES
from whence.model import Act

_GO_ON = "|".join(sorted(form for form in CUES if not form.endswith("ing")))
_CLAUSE_END = re.compile(
    rf",? (?:and|but) (?=(?:has |have |also |later )?(?:{_GO_ON}) that\b)"
    r"|,? (?:and|but) (?=(?:has |have |also |later )?(?:urged|called|accused|denied|warned|vowed"
    r"|threatened|condemned|demanded|promised|stated that|said|added|denounced|appealed (?:for|to)"
    r"|blamed|(?:criticis|criticiz|decri|lament|slamm)ed (?=the\b|an?\b|it|this|that|his|her|its)"
    r"|rejected (?:any|all|the|claims|allegations|accusations|reports|suggestions)"
    r"|(?:announced|insisted|pledged|alleged|confirmed|assured|stressed|maintained|acknowledged"
    r"|admitted|noted|claimed|reported|told|ordered)(?! responsibility)"
    r"(?= (?:that|the|an?|he|she|it|they|his|her|its|their|reporters|journalists|there)\b)"
    r"|announced (?=[A-Z$£€]{0,3}\d|(?:compensation|plans|measures|(?:\w+ )?days)\b)"
    r"|called an? (?:[\w-]+ ){0,3}?(?:strike|march|rally|boycott)"
    r"|ordered (?!(?:him|her|them|me|us|out)\b)\w+"
    r"|(?:thanked|welcomed|praised|commended|hailed|disputed|decreed|termed|branded"
    r"|reiterated|ridiculed)(?= (?:the|an?|it|this|that|his|her|its|their|all|any)\b)"
    r"|spoke of"
    r"|offered (?:an?|to|[A-Z$£€]*\d)|asked (?:how|why|whether)|paid tribute|(?:express|voic)ed"
    r"|asked (?:for|that|the|all)|pointed (?:out|the finger|a finger)|described"
    r"|expressed (?:[\w’']+ ){0,3}?(?:condolences|sympathy|sorrow)"
    r"|offered (?:[\w’']+ ){0,3}?condolences|claimed responsibility)\b)"
    r"|, (?=(?:adding|stating|arguing|saying|warning|noting|accusing|urging|calling|vowing"
    r"|promising|demanding|affirming|indicating|stressing|insisting|alleging|claiming|explaining"
    r"|pointing out|describing|blaming|holding|rejecting|denying|threatening|emphasi[sz]ing)\b)"
    r"|, (?=(?:which|an? (?:claim|charge|accusation|allegation)) (?:[\w’'-]+ ){1,6}?"
    r"(?:denied|denies|deny|rejected|disputed)\b)"
    r"|, (?:while|whereas|but) (?=(?:the |an? )?(?:[\w’'-]+ ){1,5}?(?:said|says|put|gave|reported"
    r"|told|denied|insisted|claimed|accused|blamed)\b)"
    r"|; (?=(?:[\w’'.-]+ ){1,7}?(?:said|says?|reported|denied|denies|deny|claims?|claimed|insists?"
    r"|insisted|blames?|blamed|put|rejects?|rejected)\b)"
    r"|, (?=(?:demands|denies|urges|warns|vows|blames|condemns|rejects)\b)"
    r"|, (?=suggesting that\b"
    r"|(?:has |have |had )?(?:denied|vowed|warned|accused|put|speaks|said|revised|raised"
    r"|corrected)\b)"
    r"| (?:and|but) (?=(?:promising|threatening|warning|urging|calling)\b)"
)
LONGEST = 5000
"""Characters: a longer sentence is no prose and is not read, and a longer quotation is cut with its
sentence."""
Span = tuple[int, int]
"""Start and end in the article's text."""
ONLY_WHEN = re.compile(
    r"(?:(?:an?|one|two|three|several|\d+) (?:hours?|days?|weeks?|months?|years?)"
    r" (?:earlier|before|ago|later)|(?:earlier|late|early)?(?: ?on)? ?"
    rf"(?:{WEEKDAY}|yesterday|today)(?: {PART_OF_DAY})?|earlier"
    r"|overnight|last night|at the time)",
    re.IGNORECASE,
)
"""When something was said, which is not what was said: "the 20 that police reported on Friday"."""


class Attribution(Struct, frozen=True):
    """Words that somebody other than the outlet is credited with.

    ``source`` is the speaker as written, a pronoun replaced by the speaker it stands for; ``start``
    and ``end`` span source, cue and content; ``content`` the words themselves, without quotation
    marks. ``outlet`` marks another outlet whose report is passed on, ``deed`` what somebody did
    rather than said (``cues.Cue``), ``figure`` that it is his own figure, whoever tells of it.
    """

    source: str
    start: int
    end: int
    content: tuple[tuple[int, int], ...]
    act: Act
    direct: bool
    title: str | None = None
    outlet: bool = False
    deed: bool = False
    figure: bool = False

    @property
    def of_another(self) -> bool:
        """Whether "its patrol" or "her staff" speak, who are known by whom they belong to."""
        return self.source.split()[0].lower() in ("its", "his", "her", "their", "our", "my")


def trim(text: str, low: int, high: int) -> Span:
    """A span without marks and blanks at its ends; a quotation mark stays where its fellow stands
    inside."""
    while high > low and text[high - 1] in " ,.;:–—\"”»“'’":
        high -= 1
    while low < high and text[low] in " ,.;:–—\"“«'‘":
        low += 1
    inside = text[low:high]
    if inside.count('"') % 2 or inside.count("”") + inside.count("»") > _openers(inside):
        low -= 1 if low and text[low - 1] in '"“«' else 0
    if text[low:high].count('"') % 2 or _openers(inside) > inside.count("”") + inside.count("»"):
        closing = re.match(r"[.,]?[\"”»]", text[high : high + 2])
        high += closing.end() if closing else 0
    return low, high


def _openers(words: str) -> int:
    return words.count("“") + words.count("«")


def within(piece: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> bool:
    return any(low <= piece[0] and piece[1] <= high + 1 for low, high in quoted)


def acts_again(text: str, start: int, limit: int) -> bool:
    """Whether another act of the same speaker follows right at a place."""
    return _CLAUSE_END.match(text, start, limit) is not None


def clause_end(text: str, start: int, limit: int) -> int:
    """Where a clause that begins at a place ends: before the next act of the same speaker, or
    before the outlet that passes it on."""
    end = _CLAUSE_END.search(text, start, limit)
    stop = end.start() if end else limit
    passed_on = re.search(
        r", (?:[A-Z][\w’'.-]* ?){1,4}(?:reported|reports|said|says)\b", text[start:stop]
    )
    return start + passed_on.start() if passed_on else stop
