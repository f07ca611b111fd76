"""Fits how far a toll is trusted, on one half of the incidents whose numbers others have found.

    python -m training.toll_trust --data ../shared/data

Each total that the rules read in a gun violence article or in a narrative that weighs many sources,
of another incident than one that the text only refers back to, is one case: right if the number of
killed or injured in the registry, or its range, and the toll have a number in common. Incidents go
into halves by a digest of their id; one is fitted. The rules were chosen with that half in view, so
that the model is too sure of itself: a slope and an offset, which are folded into the weights,
correct it on a quarter of all incidents, and ``bench.reading`` measures on the last quarter.
Newton's method with a ridge, in a fixed order, so that the same data gives the same weights; they
are written beside the reader's code.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from bench.corpora import Row, rows
from bench.halves import calibrating, fitted
from bench.reading_airwars import Ends, agrees, ends_of
from bench.ways import bare
from msgspec.structs import replace

from whence.extract.casing import recased
from whence.extract.mentions import assemble
from whence.extract.text import sentences
from whence.extract.toll_found import Found
from whence.extract.toll_trust import signs_of
from whence.extract.tolls import found_in
from whence.extract.when import when
from whence.extract.where import where
from whence.model import Article, ClaimDraft

EFFECTS = ("killed", "injured")
Case = tuple[tuple[str, ...], bool]
IN_ALL = "any"
"""The sign that every case has."""
_RIDGE = 4.0
_STEPS = 30
_RAREST = 20
"""A sign seen less often says nothing."""


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    cases = [*_gva(data, fitted), *_airwars(data, fitted)]
    known = seen_often(cases)
    weights = fit(cases, known)
    others = [*_gva(data, calibrating), *_airwars(data, calibrating)]
    slope, offset = correction(others, dict(zip(known, weights, strict=True)))
    weights = weights * slope
    weights[known.index(IN_ALL)] += offset
    out = Path(__file__).parents[1] / "src" / "whence" / "extract" / "toll_trust.json"
    rounded = {sign: round(float(weight), 3) for sign, weight in zip(known, weights, strict=True)}
    out.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    right = sum(label for _, label in cases)
    print(f"{len(cases)} cases, {right / len(cases):.3f} right; {len(known)} signs -> {out.name}")
    print(f"corrected on {len(others)} cases: slope {slope:.3f}, offset {offset:.3f}")


def _gva(data: Path, wanted: Callable[[str], bool]) -> Iterator[Case]:
    truth: dict[str, Row] = {
        row["incident_id"]: row for row in rows(data / "gva" / "dev_incidents.jsonl.gz")
    }
    for row in rows(data / "gva" / "dev_articles.jsonl.gz"):
        if wanted(row["incident_id"]):
            title, text = row["title"] or "", row["text"]
            known = truth[row["incident_id"]]
            ends = {one: (int(known[one]), int(known[one])) for one in EFFECTS}
            text = text if title in text else f"{title}\n\n{text}"
            yield from _cases(bare(text, title or None, row["published"]), ends)


def _airwars(data: Path, wanted: Callable[[str], bool]) -> Iterator[Case]:
    for row in rows(data / "airwars" / "dev.jsonl.gz"):
        if wanted(row["code"]):
            ends = {one: found for one in EFFECTS if (found := ends_of(row[one]))}
            yield from _cases(bare(row["assessment"] or ""), ends)


def _cases(article: Article, ends: dict[str, Ends]) -> Iterator[Case]:
    article = replace(article, text=recased(article.text))
    parts = sentences(article.text)
    found = found_in(article, parts)
    own = _own(article, found)
    for one in found:
        toll = one.toll
        if toll.scope == "total" and toll.figures and toll.effect in ends and _place(one) in own:
            signs = tuple(signs_of(one, found, parts))
            yield signs, agrees(toll.low, toll.high, ends[toll.effect])


def _own(article: Article, found: Sequence[Found]) -> set[tuple[int, int]]:
    """The places of the tolls that the article does not only refer back to."""
    parts = sentences(article.text)
    drafts = [
        ClaimDraft(one.toll, article.text[one.start : one.end], one.start, one.end) for one in found
    ]
    drafts += [draft for read in (when, where) for draft in read(article, parts, ())]
    return {
        (draft.start, draft.end)
        for mention in assemble(article, parts, drafts)
        if not mention.background
        for draft in mention.claims
    }


def _place(one: Found) -> tuple[int, int]:
    return one.start, one.end


def seen_often(cases: list[Case]) -> list[str]:
    """The signs that tell something, sorted."""
    counts = Counter(sign for signs, _ in cases for sign in signs)
    return sorted(sign for sign, count in counts.items() if count >= _RAREST)


def fit(cases: list[Case], known: list[str]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The weights of signs with which a logistic model agrees with the cases best."""
    place = {sign: at for at, sign in enumerate(known)}
    seen = np.zeros((len(cases), len(known)))
    for at, (signs, _) in enumerate(cases):
        seen[at, [place[sign] for sign in signs if sign in place]] = 1
    right = np.array([label for _, label in cases], dtype=float)
    weights = np.zeros(len(known))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (right - chance) - _RIDGE * weights
        curve = (seen.T * (chance * (1 - chance))) @ seen + _RIDGE * np.eye(len(known))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def correction(cases: Sequence[Case], weights: Mapping[str, float]) -> tuple[float, float]:
    """The slope and the offset with which the sums of weights agree with other cases best."""
    sums = np.array([sum(weights.get(sign, 0.0) for sign in signs) for signs, _ in cases])
    right = np.array([label for _, label in cases], dtype=float)
    given = np.stack([sums, np.ones(len(sums))], axis=1)
    line = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-given @ line))
        curve = (given.T * (chance * (1 - chance))) @ given
        line = line + np.linalg.solve(curve, given.T @ (right - chance))
    return float(line[0]), float(line[1])


if __name__ == "__main__":
    main()
