"""What kind of actor an article holds responsible, and which violations it tells of.

The terms are those of the HRDsAttack corpus (Ran et al. 2023), which follow the UN human rights
office. A small linear model over counts of words judges: how often an article, its beginning and
the words around its violence speak of police, courts, gunmen, detention and so on. Its weights are
made by ``training/violations.py``. It judges an article as a whole, so it is a hint for a reader of
many pages and never a claim: it has no quote.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PERPETRATORS = (
    "state actor",
    "other state actors",
    "other actors with permissions",
    "other actors without permissions",
    "other non-state actors",
    "regional orgs",
    "insufficient info",
    "none",
)
"""Who is held responsible; ``none`` where the article names nobody."""
KINDS = (
    "arbitrary detention",
    "enforced disappearance",
    "kidnapping",
    "killing",
    "torture",
    "other",
    "unknown",
)
_GROUPS = {
    "police": r"police|policem[ae]n|officers?|constables?|inspectors?",
    "army": r"army|soldiers?|troops|military|navy|air force|security forces?|paramilitary"
    r"|commandos",
    "government": r"government|regime|authorities|ministry|officials?|president|state|intelligence"
    r"|agents",
    "court": r"courts?|judges?|prosecutors?|charged|sentenced|convicted|trial|bail|lawyers?|verdict"
    r"|charges|magistrate",
    "detention": r"detained|detention|arrest(?:ed|s)?|custody|jail(?:ed)?|prison|imprison\w*"
    r"|interrogat\w+|raid(?:ed)?",
    "armed": r"gunm[ae]n|armed men|armed group|bandits?|kidnappers|abductors|assailants?|attackers?"
    r"|robbers|thugs|criminals?|cartels?|gangs?|mafia|mob|suspects?|killers?|hitm[ae]n|motorcycles?"
    r"|hoodlums",
    "rebels": r"militants?|rebels?|insurgents?|terrorists?|taliban|boko haram|islamic state|isis"
    r"|al[- ]shabaab|al[- ]qaeda|houthis?|hamas|hezbollah|jihadists?|separatists?|guerrillas?"
    r"|militia(?:s|men)?|extremists?",
    "unknown": r"unknown|unidentified|unclear|no group|not clear|mystery|mysterious",
    "kidnapping": r"kidnapp\w*|abduct\w*|hostages?|ransom|captors?|captivity|seized|whereabouts",
    "killing": r"kill(?:ed|ing|ings|s)?|murder\w*|shot|dead|deaths?|assassinat\w*|slain|massacre"
    r"|executed|gunned",
    "torture": r"tortur\w*|beat(?:en|ing|ings)?|assault\w*|abus\w*|injur\w*|ill-treat\w*|raped?"
    r"|electric",
    "disappearance": r"disappear\w*|missing|vanish\w*|incommunicado",
    "press": r"journalists?|reporters?|media|editors?|press",
    "union": r"union\w*|workers?|strikes?|labou?r",
    "activists": r"activists?|defenders?|rights|protest\w*|demonstrat\w*|opposition|dissidents?",
    "private": r"husband|wife|boyfriend|neighbou?rs?|villagers|residents|crowd|locals|vigilantes?"
    r"|supporters|company|employers?|settlers?|herders?|herdsmen",
    "foreign": r"foreign|coalition|saudi|israel\w*|nato|u\.s\.|american|russia\w*|turk\w*"
    r"|united nations|peacekeepers?",
    "pressure": r"threat\w*|intimidat\w*|harass\w*|attack\w*|censor\w*|crackdown|tear gas|fined"
    r"|banned|deport\w*|surveillance",
}
_WORDS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _GROUPS.items()}
_DEEDS = "|".join(
    _GROUPS[name] for name in ("detention", "kidnapping", "killing", "torture", "disappearance")
)
_VIOLENCE = re.compile(rf"\b(?:{_DEEDS})\b", re.IGNORECASE)
_DOERS = ("police", "army", "government", "armed", "rebels", "private")
_BY = {
    name: re.compile(
        rf"\b(?:by|from) (?:the )?(?:\w+ ){{0,3}}?(?:{_GROUPS[name]})\b", re.IGNORECASE
    )
    for name in _DOERS
}
_DO = {
    name: re.compile(
        rf"\b(?:{_GROUPS[name]}) (?:\w+ ){{0,3}}?(?:"
        + "|".join(_GROUPS[deed] for deed in ("detention", "kidnapping", "killing", "torture"))
        + r")\b",
        re.IGNORECASE,
    )
    for name in _DOERS
}
_BEGINNING, _NEAR = 700, 60
"""Characters."""


class Violations(Struct, frozen=True):
    """An article's likeliest kind of perpetrator with its probability, and the violations that it
    tells of, likeliest first."""

    perpetrator: str
    probability: float
    kinds: tuple[str, ...]


class Model(Struct, frozen=True):
    """Weights: features are shifted by ``mean``, divided by ``scale``; then one row of weights and
    a bias for each perpetrator and each kind, and the probability from which on a kind is told."""

    mean: Floats
    scale: Floats
    perpetrator: Floats
    perpetrator_bias: Floats
    kind: Floats
    kind_bias: Floats
    bars: Floats


def violations(text: str) -> Violations:
    """What an article says about violations, by the shipped model."""
    return judge(features(text), shipped())


def judge(found: Floats, model: Model) -> Violations:
    """The model's judgement of an article's features."""
    row = (found - model.mean) / model.scale
    scores = model.perpetrator @ row + model.perpetrator_bias
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    kinds = 1 / (1 + np.exp(-(model.kind @ row + model.kind_bias)))
    told = [number for number in np.argsort(-kinds) if kinds[number] >= model.bars[number]]
    best = int(odds.argmax())
    return Violations(
        PERPETRATORS[best],
        float(odds[best]),
        tuple(KINDS[number] for number in told) or ("unknown",),
    )


def features(text: str) -> Floats:
    """How often an article uses each group of words: at all, in its beginning, near violence, and
    whether it does what the violence does."""
    beginning = text[:_BEGINNING]
    near = " ".join(
        text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        for match in _VIOLENCE.finditer(text)
    )
    size = max(1, len(text.split()))
    row: list[float] = []
    for words in _WORDS.values():
        times = len(words.findall(text))
        told = (times, len(words.findall(beginning)), len(words.findall(near)), 1000 * times / size)
        row += [*map(float, np.log1p(told)), float(times > 0)]
    for patterns in (_BY, _DO):
        row += [float(np.log1p(len(patterns[name].findall(text)))) for name in _DOERS]
    return np.array(row)


@cache
def shipped() -> Model:
    """The weights in the package."""
    packed = (files("whence.extract") / "violations.npz").read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        return Model(**{name: arrays[name].astype(float) for name in Model.__struct_fields__})
