"""Fits the chooser of the main text to pages with hand-made ground truth.

    python -m training.main_text --data ../shared/data --folds 5
    python -m training.main_text --data ../shared/data --write

``--folds`` scores each page with trees that were fitted without it, its fold being told by a hash
of its id; two folds are one half against the other. ``--write`` fits to all the pages and writes
the weights that ship with the package.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from bench.cleaning import Counts, averaged, lower_words, mean_f1, overlap, sequences
from bench.corpora import Row, digests, keep, rows
from msgspec import Struct
from numpy.typing import NDArray

from whence.clean import features
from whence.clean.blocks import Layout
from whence.clean.choose import chosen
from whence.clean.decode import decode
from whence.clean.features import NAMES, Matrix
from whence.clean.forest import Forest, Trees
from whence.clean.metadata import Metadata, metadata
from whence.clean.scan import markup
from whence.config import Limits
from whence.model import Page

CORPORA = ("aeb_dev", "wcxb_dev")
_MAIN = 0.5
"""Share of a block's words that the ground truth must have."""
_NEWS_WEIGHT = 2.0
"""What a page of news counts beside one of a company's blog."""
_TREES = 150
_SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 15,
    "max_depth": 6,
    "learning_rate": 0.08,
    "min_data_in_leaf": 20,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.3,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
}


class Sample(Struct):
    """A page with its ground truth: of each block its columns and the share of its words that are
    main text (-1: it has no words)."""

    corpus: str
    key: str
    truth: str
    layout: Layout
    said: Metadata
    columns: Matrix
    shares: NDArray[Any]


def samples(data: Path) -> list[Sample]:
    """Every page of the corpora."""
    return [
        _sample(corpus, row)
        for corpus in CORPORA
        for row in rows(data / "pages" / f"{corpus}.jsonl.gz")
    ]


def _sample(corpus: str, row: Row) -> Sample:
    body = row["html"].encode("utf-8", "replace")
    page = Page("pg_training", "", len(body), "text/html", "training", url=row["url"])
    seen = markup(decode(body, "utf-8", markup=True), Limits().depth)
    said = metadata(page, seen)
    layout = Layout(seen, said.titles)
    columns = features.matrix(features.Page(layout, said.description, said.article_body))
    truth = str(row["body"] if "body" in row else row["truth"]["main_content"])
    return Sample(corpus, str(row["id"]), truth, layout, said, columns, shares(layout, truth))


def shares(layout: Layout, truth: str) -> NDArray[Any]:
    """How much of each block stands in the truth, both read in order."""
    owners: list[int] = []
    found: list[str] = []
    for number, block in enumerate(layout.blocks):
        tokens = lower_tokens(block.text)
        found.extend(tokens)
        owners.extend([number] * len(tokens))
    matcher = SequenceMatcher(None, found, lower_tokens(truth), autojunk=False)
    hits: Counter[int] = Counter()
    for match in matcher.get_matching_blocks():
        hits.update(owners[match.a : match.a + match.size])
    every = Counter(owners)
    return np.array(
        [
            hits[number] / every[number] if every[number] else -1.0
            for number in range(len(layout.blocks))
        ]
    )


def lower_tokens(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return features.WORD.findall(text.lower())


def _weights(sample: Sample) -> NDArray[Any]:
    """What each block counts: the root of its words, every page alike but for its corpus."""
    root = np.sqrt([block.words for block in sample.layout.blocks])
    main = sample.shares > _MAIN
    total = root[main].sum() if main.any() else root.sum()
    return np.asarray(100 * root / total * (_NEWS_WEIGHT if sample.corpus == "aeb_dev" else 1.0))


def fit(pages: list[Sample], names: tuple[str, ...] = NAMES, changed: Row | None = None) -> Forest:
    """Trees fitted to the pages, whose columns have these names; ``changed`` are settings."""
    columns = np.concatenate([page.columns for page in pages])
    shares = np.concatenate([page.shares for page in pages])
    weights = np.concatenate([_weights(page) for page in pages])
    outside = ~np.concatenate([np.array(page.layout.furnished) for page in pages])
    asked = outside & (shares >= 0)
    known = lightgbm.Dataset(columns[asked], shares[asked] > _MAIN, weight=weights[asked])
    settings = {**_SETTINGS, "seed": 0, **(changed or {})}
    model = lightgbm.train(settings, known, num_boost_round=_TREES)
    return _forest(model.dump_model()["tree_info"], names)


def _forest(trees: list[Row], names: tuple[str, ...]) -> Forest:
    """LightGBM's trees as arrays."""
    grown = [_grown(tree["tree_structure"]) for tree in trees]
    nodes = max(len(each[0]) for each in grown)
    leaves = max(len(each[1]) for each in grown)
    arrays = np.zeros((4, len(grown), nodes))
    values = np.zeros((len(grown), leaves), np.float32)
    for number, (inner, ends, _) in enumerate(grown):
        arrays[:, number, : len(inner)] = np.array(inner).T
        values[number, : len(ends)] = ends
    column, bound, left, right = arrays
    return Forest(
        names,
        column.astype(np.int16),
        bound.astype(np.float32),
        left.astype(np.int16),
        right.astype(np.int16),
        values,
        max(each[2] for each in grown),
    )


def _grown(root: Row) -> tuple[list[list[float]], list[float], int]:
    """A tree's nodes (column, bound, left, right), its leaves and its depth."""
    inner: list[list[float]] = []
    leaves: list[float] = []

    def add(node: Row) -> tuple[int, int]:
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return -len(leaves), 0
        place = len(inner)
        inner.append([])
        left, deep = add(node["left_child"])
        right, deeper = add(node["right_child"])
        inner[place] = [node["split_feature"], node["threshold"], left, right]
        return place, 1 + max(deep, deeper)

    place, depth = add(root)
    if place < 0:
        # A tree that asks nothing: both answers lead to its one leaf.
        inner.append([0, 0.0, place, place])
        depth = 1
    return inner, leaves, depth


def fold(sample: Sample, count: int) -> int:
    """The fold of a page, by a hash of its id."""
    digest = hashlib.sha256(f"{sample.corpus}/{sample.key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % count


def scored(pages: list[Sample], trees: list[Trees]) -> Row:
    """How the chosen blocks do; each page has the trees at its place."""
    found: dict[str, list[Counts]] = {corpus: [] for corpus in CORPORA}
    for page, forest in zip(pages, trees, strict=True):
        numbers = chosen(page.layout, page.said.description, page.said.article_body, forest)
        text = "\n".join(page.layout.blocks[number].text for number in numbers)
        count = sequences if page.corpus == "aeb_dev" else lower_words
        found[page.corpus].append(overlap(Counter(count(page.truth)), Counter(count(text))))
    return {"aeb_dev": averaged(found["aeb_dev"]), "wcxb_dev": mean_f1(found["wcxb_dev"])}


def cross_validated(pages: list[Sample], count: int) -> Row:
    """Figures of pages whose trees were fitted without them."""
    kept = [
        Trees(fit([page for page in pages if fold(page, count) != number]))
        for number in range(count)
    ]
    return scored(pages, [kept[fold(page, count)] for page in pages])


def write(trees: Forest, name: str) -> None:
    """Writes the weights that ship with the package under a name."""
    path = Path(str(files("whence.clean") / "weights" / f"{name}.npz"))
    np.savez_compressed(path, **{part: getattr(trees, part) for part in Forest.__struct_fields__})


def asked(about: str | None) -> argparse.Namespace:
    """What the command line asks for: the ``data``, into how many ``folds`` to cut it, and whether
    to ``write`` the weights."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Prints figures, and writes the weights where that is asked."""
    given = asked(__doc__)
    pages = samples(given.data)
    known = digests(given.data, *(f"pages/{corpus}.jsonl.gz" for corpus in CORPORA))
    for count in given.folds:
        result = cross_validated(pages, count)
        print(f"{count} folds", result)
        keep("cleaning", f"main text, {count} folds", {"data": known, **result})
    if given.write:
        trees = fit(pages)
        print("fitted to these pages", scored(pages, [Trees(trees)] * len(pages)))
        write(trees, "main_text")


if __name__ == "__main__":
    main()
