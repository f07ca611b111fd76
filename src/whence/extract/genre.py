"""What sort of text an article is. Most that hold words of violence report no incident of their
own: a match report, a film review, a comment, a trial of a crime long ago."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from whence.extract.custody import tells_of_custody
from whence.extract.no_violence import tells_of_no_deed
from whence.extract.text import VIDEO, Sentence, word_set
from whence.model import Article

Genre = Literal["report", "court", "opinion", "remembrance", "other"]

_SPORT = word_set(
    """striker midfielder goalkeeper defender coach league match season tournament penalty innings
    wicket quarterback playoff playoffs touchdown offside halftime batsman bowler scored goals
    boxer boxing bout heavyweight knockout arena round title club fans volley hook
    players matches fixture linebacker rebounds equaliser semifinal quarterfinal relegation"""
)
_SERIOUS = word_set(
    """police bomb bombing gunman gunmen explosion explosions gunfire kidnapped kidnapping abducted
    rebels militants attackers guerrillas soldiers army murdered stabbed"""
)
_HURT = word_set("hospital")
"""Players are taken there too; it takes one word of sport more."""
_MONEY = word_set(
    """shares profit investors stocks earnings shareholders revenue quarterly dividend traders
    layoffs index bonds"""
)
_WORD = re.compile(r"[a-z]+")
_SCORE = re.compile(r"(?<![\d-])\d{1,2}[-–]\d{1,2}(?![\d-])")
_FICTION = re.compile(
    r"\b(?:in|of) (?:the|this|his|her|a) (?:new )?(?:novel|film|movie|thriller|video ?game"
    r"|short story|tv series|episode)\b|\b(?:novel|film|movie|thriller|drama|series|episode|play"
    r"|game) (?:tells|follows|opens|stars|depicts|imagines|is set|begins with)\b"
    r"|\b(?:novel|book|film|thriller) of the (?:week|month|year)\b"
    r"|\bin (?-i:[A-Z][\w-]+ [A-Z][\w-]+['’]s) (?:\w+ )?(?:debut|novel|thriller|film|play)\b"
    r"|^\W*review\s?[:|–—-]|\bplays an? (?:[\w-]+ ){0,3}(?:detective|officer|cop|agent|soldier|spy"
    r"|killer|reporter|lawyer|doctor|widow)\b"
    r"|\bplayers (?:take|must|can|control|play as)\b|\bhands[- ]on with\b"
    r"|\bseason (?:finale|premiere)\b"
    r"|\b(?:book|film|tv|theatre|game) review\b|\bbox office\b|\bspoilers?\b",
    re.IGNORECASE,
)
_TOLD_BY_POLICE = re.compile(
    r"\b(?:police|authorities|officials|investigators|prosecutors|sheriff|deputies)\b[^.;]{0,40}"
    r"\b(?:said|say|says|told|reported|confirmed)\b|\b(?:say|said)\s(?:the\s)?(?:police|officials)\b",
    re.IGNORECASE,
)
"""What no story tells of itself: a cinema is shot up, and the slain had played in a film."""
_OPINION = re.compile(
    r"^\W*(?:opinion|comment|commentary|editorial|op-?ed|column|letters?|analysis|viewpoint)\b\s?[:|–—-]",
    re.IGNORECASE,
)
_PREACHING = re.compile(
    r"\b(?:we must|we should|must end|must act|should act|must stop|it is time|let us"
    r"|our leaders)\b",
    re.IGNORECASE,
)
_REMEMBRANCE = re.compile(
    r"\b(?:exhibition|museum|anniversary|memorial (?:service|day)|documentary|remembers?"
    r"|on this day|commemorat\w+|memoir)\b",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"\b(?:sentenced|convicted|found guilty|acquitted|pleads?|pleaded|pled|on trial|verdict|jury"
    r"|jurors|jailed|court (?:finds|found|hears|heard|rejects?|upholds?)|appeals? court"
    r"|life in prison|death row|trial (?:of|begins|opens|resumes)|testif(?:y|ied|ies))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LEAD = 4


def genre(article: Article, sentences: Sequence[Sentence]) -> Genre:
    """The sort of text that an article is, judged from its title and its beginning; ``other`` where
    no word of it says that anybody did harm: a road accident, a fire, an obituary."""
    harmless = tells_of_no_deed(f"{article.title or ''}\n{article.text}")
    if harmless and not any(tells_of_custody(one.text) for one in sentences):
        return "other"
    own_lines = [one.text for one in sentences[: 3 * _LEAD] if not VIDEO.search(one.text)]
    lead = " ".join(own_lines[:_LEAD])
    words = set(_WORD.findall(article.text[:4000].lower()))
    scores = bool(_SCORE.search(lead))
    least = 4 if words & _HURT else 3
    played = len(words & _SPORT) + scores >= least and not words & _SERIOUS
    fiction = _FICTION.search(lead) and not _TOLD_BY_POLICE.search(lead)
    if played or len(words & _MONEY) >= 3 or fiction:
        return "other"
    title = article.title or article.text[:80]
    own = _QUOTED.sub(" ", article.text[:4000])
    if _OPINION.search(title) or _OPINION.search(lead) or len(_PREACHING.findall(own)) >= 2:
        return "opinion"
    if _COURT.search(f"{title} {lead}"):
        return "court"
    return "remembrance" if _REMEMBRANCE.search(f"{title} {lead}") else "report"
