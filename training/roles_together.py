"""Fits which role fillers belong to one incident, on the templates of MUC-4's training documents.

    python -m training.roles_together --data ../shared/data

Each two fillers of one type that the shipped encoder finds and the templates of that type name are
one case: together if one template holds both. The encoder learned its labels from the same
documents, so it misses less there than elsewhere; which fillers share a template it was not taught.
``bench.roles`` measures on the development documents. The method is that of
``training.toll_trust``; the weights are written beside the reader's code.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from bench.corpora import Row, rows
from bench.roles import NAME_OF, analysed, article_of, gold
from bench.scorers.fillers import names
from bench.scorers.templates import Template, same_type

from training.toll_trust import Case, fit, seen_often
from whence.extract.roles import Filler
from whence.extract.roles_incidents import fillers_by_type
from whence.extract.roles_signs import Telling, signs_of

OUT = Path(__file__).parents[1] / "src" / "whence" / "extract" / "roles_together.json"


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    muc = parser.parse_args().data / "muc4"
    texts = {row["doc_id"]: row["text"] for row in rows(muc / "train.jsonl.gz")}
    cases = [
        case
        for row in rows(muc / "gtt_train.jsonl.gz")
        if row["templates"] and row["docid"] in texts
        for case in _cases(texts[row["docid"]], row)
    ]
    known = seen_often(cases)
    weights = fit(cases, known)
    rounded = {sign: round(float(weight), 3) for sign, weight in zip(known, weights, strict=True)}
    OUT.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    together = sum(label for _, label in cases)
    print(f"{len(cases)} cases, {together / len(cases):.3f} together; {len(known)} signs")


def _cases(written: str, row: Row) -> Iterator[Case]:
    text, cut, analysis = analysed(article_of(written))
    telling = Telling(text, cut, analysis)
    labels = gold(row)
    for type, found in fillers_by_type(text, cut, analysis).items():
        held = [(telling.told(one), _holding(one, type, labels)) for one in found]
        for (one, ours), (other, theirs) in combinations(held, 2):
            if ours and theirs:
                yield tuple(signs_of(one, other, telling)), not ours.isdisjoint(theirs)


def _holding(filler: Filler, type: str, labels: list[Template]) -> set[int]:
    """The numbers of the templates that name a filler."""
    name = names([filler.name.lower()])
    role = NAME_OF[filler.role]
    return {
        number
        for number, label in enumerate(labels)
        if same_type(Template(type, {}), label)
        and any(name <= names(entity) for entity in label.roles.get(role, ()))
    }


if __name__ == "__main__":
    main()
