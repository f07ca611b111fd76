"""Fits the chooser of the main text of pages whose markup is gone.

    python -m training.scrape_text --data ../shared/data --folds 5
    python -m training.scrape_text --data ../shared/data --write

The pages are those of ``training.main_text``, each as the lines that it shows; and once more as its
main text alone, since what collectors keep is often clean already.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from bench.cleaning import Counts, lower_words, mean_f1, overlap
from bench.corpora import Row, digests, keep, rows

from training.main_text import CORPORA, Sample, asked, fit, fold, shares, write
from whence import clean
from whence.clean import flat, scan, scrape
from whence.clean.decode import decode
from whence.clean.forest import Forest, Trees
from whence.clean.metadata import metadata
from whence.config import Limits
from whence.model import Page

_MAIN = 0.5
_SETTINGS: Row = {"feature_fraction": 0.5}


def samples(data: Path) -> list[Sample]:
    """Every page of the corpora, as it is and bare."""
    found = []
    for corpus in CORPORA:
        for row in rows(data / "pages" / f"{corpus}.jsonl.gz"):
            body = row["html"].encode("utf-8", "replace")
            page = Page("pg_training", "", len(body), "text/html", "training", charset="utf-8")
            lines = clean.lines(page, body, Limits())
            truth = str(row["body"] if "body" in row else row["truth"]["main_content"])
            whole = _sample((corpus, str(row["id"])), lines, truth)
            main = [block.text for block, share in zip(whole.layout.blocks, whole.shares,
                                                       strict=True) if share > _MAIN]  # fmt: skip
            found += [whole, _sample((corpus, f"{row['id']} bare"), main, truth)] if main else []
    return found


def _sample(name: tuple[str, str], lines: list[str] | tuple[str, ...], truth: str) -> Sample:
    stream = scan.plain(decode("\n\n".join(lines).encode(), "utf-8", markup=False))
    found = scrape.paragraphs(stream)
    made = flat.layout(stream, [(line.text, line.paragraph) for line in found])
    nothing = metadata(Page("pg_training", "", 0, "text/html", "training"), scan.Markup(stream))
    return Sample(*name, truth, made, nothing, flat.columns(made), shares(made, truth))


def scored(pages: list[Sample], trees: list[Trees]) -> Row:
    """Word F1 of the chosen lines; each page has the trees at its place."""
    found: dict[str, list[Counts]] = {}
    for page, forest in zip(pages, trees, strict=True):
        text = "\n".join(page.layout.blocks[n].text for n in flat.chosen(page.layout, forest))
        kind = f"{page.corpus}, bare" if page.key.endswith(" bare") else page.corpus
        found.setdefault(kind, []).append(overlap(lower_words(page.truth), lower_words(text)))
    return {kind: mean_f1(counts) for kind, counts in found.items()}


def _fit(pages: list[Sample]) -> Forest:
    return fit(pages, flat.NAMES, _SETTINGS)


def _page(sample: Sample) -> Sample:
    """The page that a sample was made of, so that both of one page share a fold."""
    return Sample(
        sample.corpus, sample.key.removesuffix(" bare"), "", sample.layout, sample.said,
        sample.columns, np.zeros(0),
    )  # fmt: skip


def main() -> None:
    """Prints figures, and writes the weights where that is asked."""
    given = asked(__doc__)
    pages = samples(given.data)
    known = digests(given.data, *(f"pages/{corpus}.jsonl.gz" for corpus in CORPORA))
    for count in given.folds:
        parts = [fold(_page(page), count) for page in pages]
        kept = [
            Trees(_fit([page for page, part in zip(pages, parts, strict=True) if part != number]))
            for number in range(count)
        ]
        result = scored(pages, [kept[part] for part in parts])
        print(f"{count} folds", result)
        keep("cleaning", f"scrape text, {count} folds", {"data": known, **result})
    if given.write:
        trees = _fit(pages)
        print("fitted to these pages", scored(pages, [Trees(trees)] * len(pages)))
        write(trees, flat.WEIGHTS)


if __name__ == "__main__":
    main()
