"""The day of an event in a report that counts the days since: "Three weeks after gunmen stormed the
school, …", "Six months on, …".

Only the head of a report is read so, and only where nothing new befalls anybody in the sentence:
what comes three days after a raid may well be the next raid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from whence.extract.dating import Anchor, Dated
from whence.extract.kinds import EVENT, WEAK
from whence.extract.text import Sentence
from whence.extract.timex_words import NUMBER, amount
from whence.model import Precision

_COUNT = (
    r"(?:(?:about|around|almost|nearly|exactly|barely|just(?:\s(?:over|under))?|(?:more|less)\sthan"
    rf"|some)\s)?(?P<many>{NUMBER}|an?|one)\s(?P<unit>day|night|week|fortnight|month)s?"
)
_AFTER = re.compile(
    rf"(?:[^\n]{{0,60}}?\s[–—-]{{1,2}}\s)?\W*{_COUNT}\s(?P<on>after)\s"
    r"(?!an?\b|another\b|one\b|being\b|\w+ing\b|which\b|that,)(?P<what>[^,;:\n]{3,200}),\s",
    re.IGNORECASE,
)
"""``what`` the days are counted from."""
_ON = re.compile(
    rf"(?:^\W*|[,:]\s|\s[–—-]\s){_COUNT}\s(?P<on>on)(?=[,:.]|\s[–—-]|\s*$)", re.IGNORECASE
)
_SCENE = re.compile(
    r"\b(?:operations?|incursions?|carnage|jail-?breaks?|prison\s?breaks?|fire|blaze|crime|tragedy"
    r"|disaster|riots?|mutiny|sweep|atrocit(?:y|ies)|bloodbath|slaughter|crackdown|sinking|crash"
    r"|air\s?raids?|strikes?|hold-?up|robbery|taken|captured|seized|burned)\b",
    re.IGNORECASE,
)
"""What also may be looked back on, beside the words of violence."""
_ANEW = re.compile(
    rf"(?<!\bthe )(?<!\bits )(?<!\bthat )(?<!\btheir )(?<!\bthose )(?:{EVENT.pattern})",
    re.IGNORECASE,
)
_HEAD = 4
"""Sentences, the headline the first."""
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30.4}
_LOOSE = {"day": 1, "night": 1, "week": 6, "fortnight": 6, "month": 16}
"""How many days the count may be off on each side. Tens of days are round numbers."""
_ROUND = 3


def elapsed(sentences: Sequence[Sentence], at: Anchor) -> Iterator[Dated]:
    """The days that the head of an article counts back to."""
    if at.created.day is None:
        return
    for sentence in sentences[:_HEAD]:
        found = _AFTER.match(sentence.text)
        if found and not _looks_back(sentence.text, found):
            continue
        found = found or _ON.search(sentence.text)
        if found and (span := _counted(sentence, found, at)):
            yield span


def _looks_back(text: str, found: re.Match[str]) -> bool:
    """Whether the days are counted from an event, and the sentence tells of no other."""
    what = found["what"]
    told = EVENT.search(what) or WEAK.search(what) or _SCENE.search(what)
    return told is not None and _ANEW.search(text, found.end()) is None


def _counted(sentence: Sentence, found: re.Match[str], at: Anchor) -> Dated | None:
    many, unit, today = amount(found["many"]), found["unit"].lower(), at.created.day
    if many is None or today is None or many * _DAYS[unit] > _LONGEST:
        return None
    loose = _LOOSE[unit]
    if unit in ("day", "night") and many >= 10 and many % 10 == 0:
        loose = _ROUND
    day = today - timedelta(days=round(many * _DAYS[unit]))
    earliest, latest = day - timedelta(days=loose), day + timedelta(days=loose)
    if loose == 1:
        latest = day  # What was written on one day is often published on the next.
    precision: Precision = "days" if (latest - earliest).days < 7 else "month"
    return Dated(
        sentence.start + found.start("many"),
        sentence.start + found.end("on"),
        earliest,
        min(latest, today),
        precision,
        at.basis,
        elapsed=True,
    )


_LONGEST = 400
"""Days: nobody counts so many to the day."""
