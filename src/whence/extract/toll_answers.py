"""Arrests by which police answer an incident, which are no toll of it."""

from __future__ import annotations

from collections.abc import Sequence

from whence.extract.custody import about_custody, tells_of_custody
from whence.extract.text import Sentence
from whence.extract.toll_found import Found


def without_answers(found: Sequence[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """The tolls without arrests by which police answer an incident: those of one suspect, and
    anybody's beside people who were killed, hurt or abducted. Not where the sentence says that the
    arrest is what happened to somebody."""
    harmed = any(one.toll.effect in ("killed", "injured", "abducted") for one in found)
    custody = not harmed and about_custody(sentences)
    return [
        one
        for one in found
        if one.toll.effect != "detained"
        or not (harmed or one.sort in ("one", "named", "definite"))
        or tells_of_custody(sentences[one.sentence].text, known=custody)
    ]
