"""Killed and injured per incident of the gun violence registry, and how far claims may be trusted.

An article's value is the largest figure among its totals for the effect, else the largest among its
parts; people listed one by one count as their sum; periods, old and denied figures and background
are left out. An incident's value is the one that most of its articles give, the larger of equals.
Where articles of an incident give only the other effect, the missing one counts as 0; where they
give neither, the incident counts as wrong. ``answered`` takes the incidents for which the effect
itself was read.

``answerable`` takes the incidents of which the registry's number can be found in the articles at
all. For two or more: a sentence with a word of the effect holds that number as a figure or a word
("both" and "couple" being two). For one: such a sentence speaks of one person ("a man", "he"). For
none: a sentence tells of the other effect, so that silence says something, or one has "no" or
"nobody" beside the effect. A sentence that does so about somebody else counts too.

``suspects left out either way`` also takes the registry's number without the suspects who died or
were hurt: the registry counts them, the reader's conventions leave out who died by his own act.

Incidents go into two halves by a digest of their id. Rules were chosen, and the trust in claims
fitted, with the ``even`` half in view; the ``odd`` one shows what that is worth. How far claims may
be trusted is measured on the last quarter: on the other half of the odd ones it was corrected.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpora import Row, gva_input, rows
from bench.halves import fitted, untouched
from bench.ways import Claims, Way, share
from whence.extract.numbers import quantities

_OTHERS = {"killed": 0.593, "injured": 0.473}
"""Plain regular expressions on the test part of the gun violence data (the data README)."""
_SAYS = {
    "killed": re.compile(
        r"\b(?:kill\w*|die[ds]?|dying|dead|deaths?|fatal\w*|murder\w*|homicide|slain|slay\w*"
        r"|bod(?:y|ies)|deceased|manslaughter|suicide)\b",
        re.IGNORECASE,
    ),
    "injured": re.compile(
        r"\b(?:injur\w*|wound\w*|hurt|shot|struck|hit|graz\w+|hospital\w*|condition|surviv\w+)\b",
        re.IGNORECASE,
    ),
}
_ONE = re.compile(
    r"\b(?:one|1|an?|another|he|she|him|her|his|man|woman|boy|girl|teen|teenager|child|victim"
    r"|officer|suspect|\d+-year-old)\b",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:both|couple|pair|double|twins?)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|nobody|none|no one)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def gva(articles_path: Path, incidents_path: Path, way: Way) -> Row:
    """Exact match of killed and injured per incident, error kinds by id, reliability of trust."""
    inputs = [
        {**gva_input(row), "id": f"{row['doc_id']} {row['incident_id']}"}
        for row in rows(articles_path)
    ]
    claims = way(inputs)
    articles: dict[str, list[Row]] = defaultdict(list)
    for row in inputs:
        articles[row["id"].split(" ")[1]].append(row)
    incidents = list(rows(incidents_path))
    result: Row = {}
    for effect in _OTHERS:
        cases = [_case(one, articles[one["incident_id"]], claims, effect) for one in incidents]
        result[effect] = _scores(cases, effect)
        result[f"{effect}, errors"] = _errors(cases)
    result["trust, last quarter"] = _reliability(incidents, articles, claims)
    result["by threshold, last quarter"] = _by_threshold(incidents, articles, claims)
    return result


def _case(incident: Row, articles: list[Row], claims: Claims, effect: str) -> Row:
    given = {
        one: Counter(
            value
            for row in articles
            if (value := article_value(claims.get(row["id"], []), one)) is not None
        )
        for one in _OTHERS
    }
    best = max(given[effect].items(), key=lambda one: (one[1], one[0]), default=None)
    truth = int(incident[effect])
    status = "Killed" if effect == "killed" else "Injured"
    suspects = sum(
        status in (one.get("status") or "") and "Suspect" in (one.get("type") or "")
        for one in incident["participants"]
    )
    return {
        "id": incident["incident_id"],
        "value": best[0] if best else (0 if any(given.values()) else None),
        "answered": best is not None,
        "truth": truth,
        "either": {truth, truth - suspects},
        "answerable": _answerable(articles, effect, truth),
    }


def _answerable(articles: list[Row], effect: str, truth: int) -> bool:
    other = next(one for one in _SAYS if one != effect)
    for row in articles:
        for sentence in _SENTENCE.split(f"{row['title'] or ''}\n{row['text']}"):
            says = bool(_SAYS[effect].search(sentence))
            if truth == 0 and ((says and _NONE.search(sentence)) or _SAYS[other].search(sentence)):
                return True
            if truth == 1 and says and _ONE.search(sentence):
                return True
            if truth > 1 and says and _holds(sentence, truth):
                return True
    return False


def _holds(sentence: str, number: int) -> bool:
    if number == 2 and _TWO.search(sentence):
        return True
    return any(number in quantity.figures for quantity in quantities(sentence))


def article_value(claims: Iterable[Row], effect: str) -> int | None:
    """The number of killed or injured that an article's claims come to; None where it has none."""
    tolls = list(_countable(claims, effect))
    for scope in ("total", "part"):
        figures = [_figure(toll) for toll in tolls if toll["scope"] == scope and toll["figures"]]
        if figures:
            return int(max(figures))
    return None


def _countable(claims: Iterable[Row], effect: str) -> Iterator[Row]:
    for claim in claims:
        if (
            claim["field"] == "toll"
            and claim["effect"] == effect
            and not claim["background"]
            and claim["scope"] != "period"
            and claim["status"] in ("reported", "feared")
        ):
            yield claim


def _figure(toll: Row) -> int:
    """A range's upper figure, an open end's figure as written; else the number, which is the sum
    where people are listed ("a woman and two men")."""
    return int(toll["low"]) if toll["low"] == toll["high"] else max(map(int, toll["figures"]))


def _scores(cases: list[Row], effect: str) -> Row:
    def exact(some: Iterable[Row]) -> float | None:
        kept = list(some)
        return share(sum(case["value"] == case["truth"] for case in kept), len(kept))

    return {
        "incidents": len(cases),
        "exact": exact(cases),
        "exact, even half": exact(case for case in cases if fitted(case["id"])),
        "exact, odd half": exact(case for case in cases if not fitted(case["id"])),
        "answered": sum(case["answered"] for case in cases),
        "exact where answered": exact(case for case in cases if case["answered"]),
        "answerable": sum(case["answerable"] for case in cases),
        "exact where answerable": exact(case for case in cases if case["answerable"]),
        "exact where answerable and answered": exact(
            case for case in cases if case["answerable"] and case["answered"]
        ),
        "exact, suspects left out either way": share(
            sum(case["value"] in case["either"] for case in cases), len(cases)
        ),
        "plain regular expressions (test part)": _OTHERS[effect],
    }


def _errors(cases: list[Row]) -> dict[str, list[str]]:
    """The ids of the incidents that are wrong, by the kind of error."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        value, truth = case["value"], case["truth"]
        if value == truth:
            continue
        if value is None:
            kind = "nothing read of either effect"
        elif not case["answered"]:
            kind = "this effect not read"
        elif value in case["either"]:
            kind = "the registry counts suspects"
        elif truth == 0:
            kind = "read where the registry has none"
        else:
            kind = "too few" if value < truth else "too many"
        kinds[kind + ("" if case["answerable"] else " (not answerable)")].append(case["id"])
    return dict(sorted(kinds.items()))


def _by_threshold(incidents: list[Row], articles: dict[str, list[Row]], claims: Claims) -> Row:
    """What it would do to leave out all claims below a confidence: how many totals are left, how
    many of them hold the registry's number, how many incidents get their numbers right."""
    result: Row = {}
    last = [one for one in incidents if untouched(one["incident_id"])]
    for least in _THRESHOLDS:
        kept = {
            name: [one for one in some if (one.get("confidence") or 0) >= least]
            for name, some in claims.items()
        }
        row: Row = {}
        for effect in _OTHERS:
            hits = [hit for _, hit in _judged(last, articles, kept, effect)]
            cases = [_case(one, articles[one["incident_id"]], kept, effect) for one in last]
            row[effect] = {
                "totals": len(hits),
                "totals right": share(sum(hits), len(hits)),
                "incidents exact": share(
                    sum(one["value"] == one["truth"] for one in cases), len(cases)
                ),
                "exact where answered": share(
                    sum(one["value"] == one["truth"] for one in cases if one["answered"]),
                    sum(one["answered"] for one in cases),
                ),
            }
        result[f"{least:.1f}"] = row
    return result


def _judged(
    incidents: Iterable[Row], articles: dict[str, list[Row]], claims: Claims, effect: str
) -> Iterator[tuple[float, bool]]:
    """Each total of an incident's articles that no reference back gives: how far it is trusted,
    and whether it holds the registry's number."""
    for incident in incidents:
        truth = int(incident[effect])
        for row in articles[incident["incident_id"]]:
            for toll in claims.get(row["id"], []):
                if (
                    toll["field"] == "toll"
                    and toll["effect"] == effect
                    and not toll["background"]
                    and toll["scope"] == "total"
                    and toll["figures"]
                ):
                    right = (toll["low"] or 0) <= truth <= (toll["high"] or truth)
                    yield toll["confidence"], right


def _reliability(incidents: list[Row], articles: dict[str, list[Row]], claims: Claims) -> Row:
    """How often totals of each band of confidence hold the registry's number, in the quarter on
    which nothing was fitted; those of incidents in the background left out."""
    seen: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    last = [one for one in incidents if untouched(one["incident_id"])]
    for effect in _OTHERS:
        for trust, hit in _judged(last, articles, claims, effect):
            seen[sum(trust >= low for low in _BANDS[1:])].append((trust, hit))
    result: Row = {}
    gap, count = 0.0, sum(map(len, seen.values()))
    for band, pairs in sorted(seen.items()):
        mean = sum(trust for trust, _ in pairs) / len(pairs)
        right = sum(hit for _, hit in pairs) / len(pairs)
        gap += abs(mean - right) * len(pairs) / count
        name = f"{_BANDS[band]:.1f} to {min(1.0, _BANDS[band + 1]):.1f}"
        result[name] = {"claims": len(pairs), "trust": round(mean, 3), "right": round(right, 3)}
    result["expected calibration error"] = round(gap, 3)
    return result
