"""The whole way from page to record on invented, hand-labelled pages, which come with the project.

    python -m bench.invented

Writers who knew neither the rules nor the tests wrote and labelled about 25 pages each, as outlets
of their kind print them (``bench/pages``, whose README says how). Most sets are in view: who mends
the reader reads them. The others are held back: of them only the totals that are printed here were
looked at. What is scored, and how, say ``bench.reading``, ``bench.statements`` and
``bench.grouping``.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench import grouping, reading, statements
from bench.corpora import Row, digests, exported, keep, multisource_input, rows
from bench.ways import by_reader

PAGES = Path(__file__).parent / "pages"
IN_VIEW = (
    "agencies",
    "blotters",
    "borders",
    "briefs",
    "bulletins",
    "campuses",
    "cells",
    "clinics",
    "courts",
    "dailies",
    "decades",
    "exile",
    "feuds",
    "fronts",
    "gangs",
    "garrisons",
    "hamlets",
    "highways",
    "ledgers",
    "longreads",
    "mourners",
    "narratives",
    "nations",
    "newsdesks",
    "patrols",
    "provinces",
    "raids",
    "rallies",
    "regions",
    "rights",
    "shrines",
    "sirens",
    "sites",
    "squares",
    "strikes",
    "suburbs",
    "tabloids",
    "translated",
    "updates",
    "villages",
    "wires",
    "writethroughs",
)
HELD_BACK = ("archive", "desk", "folder", "monitors", "shelf")
_FACTS = ("perpetrator", "weapon")
_RANGES = ("killed low–high", "injured low–high", "missing low–high")


def main() -> None:
    """Print the scores and keep them beside the pages' digests."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    result: Row = {name: scores(PAGES / name) for name in (*IN_VIEW, *HELD_BACK)}
    files = [f"{name}/{file}.jsonl" for name in result for file in ("pages", "incidents")]
    for name, found in result.items():
        print(f"\n{name}, {'in view' if name in IN_VIEW else 'held back'}")
        for key, value in found.items():
            print(f"  {key:18}", *(f"{what} {figure}" for what, figure in value.items()))
    keep("invented", "pages", {**result, "data": digests(PAGES, *files)})


def scores(folder: Path) -> Row:
    """What is read of a set's pages, and what a record of them says of its incidents."""
    pages = list(rows(folder / "pages.jsonl"))
    read = {
        page["page_id"]: statements.drafts(statements.articles(page["text"], page["page_id"]))
        for page in pages
    }
    with tempfile.TemporaryDirectory() as made:
        export = exported(map(multisource_input, pages), Path(made))
        record = grouping.unnamed(grouping.multisource(folder, export))
    return {
        **reading.multisource(folder / "pages.jsonl", by_reader),
        "statements": statements.statements(pages, read, with_content=False),
        **{name: statements.facts(pages, read, name) for name in _FACTS},
        "articles B³": record["articles B³"],
        "incidents whole": record["incidents"],
        **{name: record[name] for name in _RANGES},
    }


if __name__ == "__main__":
    main()
