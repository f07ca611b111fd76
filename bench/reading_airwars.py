"""Killed and injured, lowest and highest, of narratives that weigh many sources.

A narrative opens with its author's own finding and then goes through the sources. ``low`` is the
low end of the first total that the opening states in its own voice, else the least over all totals;
``high`` the largest over all totals that stand (neither denied nor superseded, no period, no
background). Of "more than 70" 71 counts, of "up to 10" 10, at the low end only where no other total
is given. Where no total has a figure, vague words
count as the recorders' method note has them: dozens 12 to 24, any other plural 2; where there is no
total at all, parts count as totals do.

The rows are a rough parse of web pages. Left out are: a number that is "Unknown" or missing, a
narrative of fewer than 200 characters, and a high end below the low. ``stated`` takes the rows of
which the narrative holds both ends as figures or words (or "dozens"): by their method note the
recorders give 2 where sources only use the plural, which no sentence states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bench.corpora import Row, rows
from bench.ways import Way, share
from whence.extract.numbers import quantities

Ends = tuple[int, int]
_ENDS = re.compile(r"(\d+)(?: ?[–-] ?(\d+))?")
_SHORTEST = 200
_OPENING = 600
"""Characters of a narrative within which its own finding stands."""
_DOZENS: Ends = (12, 24)
_PLURAL: Ends = (2, 2)


def airwars(path: Path, way: Way) -> Row:
    """Exact match of the low and high ends per narrative."""
    narratives = [row for row in rows(path) if len(row["assessment"] or "") >= _SHORTEST]
    claims = way([{"id": row["code"], "text": row["assessment"]} for row in narratives])
    result: Row = {}
    for effect in ("killed", "injured"):
        cases = [
            (truth, value_of(claims.get(row["code"], []), effect), _states(row, truth), row["code"])
            for row in narratives
            if (truth := ends_of(row[effect]))
        ]
        result[effect] = _scores(cases)
        result[f"{effect}, stated"] = _scores([case for case in cases if case[2]])
        result[f"{effect}, errors"] = _errors(cases)
    return result


def ends_of(written: str | None) -> Ends | None:
    """A row's number or range of killed or injured; None where it has none that can be used."""
    match = _ENDS.fullmatch(str(written or "").strip())
    if match is None:
        return None
    low, high = int(match[1]), int(match[2] or match[1])
    return (low, high) if low <= high else None


def agrees(low: int | None, high: int | None, ends: Ends) -> bool:
    """Whether a toll's bounds and a row's range have a number in common."""
    return (low or 0) <= ends[1] and (high is None or high >= ends[0])


def _states(row: Row, truth: Ends) -> bool:
    found = quantities(row["assessment"])
    figures = {figure for quantity in found for figure in quantity.figures}
    figures |= {end for one in found for end in (one.low, one.high) if end is not None}
    if truth == _DOZENS:
        return "dozens" in row["assessment"].lower()
    return set(truth) <= figures


def value_of(claims: Iterable[Row], effect: str) -> Ends | None:
    """The lowest and highest number that a narrative's claims come to; None where it has none."""
    tolls = [
        claim
        for claim in claims
        if claim["field"] == "toll"
        and claim["effect"] == effect
        and not claim["background"]
        and claim["status"] in ("reported", "feared")
    ]
    for scope in ("total", "part"):
        for vague in (False, True):
            of_scope = [
                (toll, _of(toll))
                for toll in tolls
                if toll["scope"] == scope and bool(toll["figures"]) != vague
            ]
            if of_scope:
                least = [one for one in of_scope if vague or one[0]["low"] is not None] or of_scope
                own = [
                    ends
                    for toll, ends in least
                    if toll["informant"] is None and toll["start"] < _OPENING
                ]
                low = own[0][0] if own else min(ends[0] for _, ends in least)
                return low, max(low, *(ends[1] for _, ends in of_scope))
    return None


def _of(toll: Row) -> Ends:
    low, high = toll["low"], toll["high"]
    if low is None and high is None:
        return _DOZENS if "dozen" in toll["as_written"].lower() else _PLURAL
    return (high if low is None else low), (low if high is None else high)


_Case = tuple[Ends, Ends | None, bool, str]


def _scores(cases: list[_Case]) -> Row:
    read = [(truth, value) for truth, value, _, _ in cases if value]
    return {
        "narratives": len(cases),
        "answered": len(read),
        "low exact": share(sum(truth[0] == value[0] for truth, value in read), len(cases)),
        "high exact": share(sum(truth[1] == value[1] for truth, value in read), len(cases)),
        "both exact": share(sum(truth == value for truth, value in read), len(cases)),
        "both exact where answered": share(sum(truth == value for truth, value in read), len(read)),
    }


def _errors(cases: list[_Case]) -> dict[str, list[str]]:
    """The codes of the narratives that are wrong, by the kind of error."""
    kinds: dict[str, list[str]] = {}
    for truth, value, states, code in cases:
        if value == truth:
            continue
        kind = "nothing read"
        if value:
            low = (
                ""
                if value[0] == truth[0]
                else "low too low"
                if value[0] < truth[0]
                else "low too high"
            )
            high = (
                ""
                if value[1] == truth[1]
                else "high too low"
                if value[1] < truth[1]
                else "high too high"
            )
            kind = ", ".join(filter(None, (low, high)))
        kinds.setdefault(kind if states else f"{kind} (not stated)", []).append(code)
    return dict(sorted(kinds.items()))
