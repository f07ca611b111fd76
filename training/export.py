"""Exports the trained network: ONNX, int8, with its labels and vocabulary.

    python -m training.export --from build/encoder/taught build/encoder --shares 0.3 0.7 \\
        --to src/whence/extract/encoder/weights

Of several networks of one origin the mean of their weights is exported, by their shares.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.labels import Labels
from training.network import START, Exported, Network

_INPUTS = ("ids", "mask", "shape", "first", "sentence")
_OUTPUTS = ("tag", "ner", "role", "harm", "toll", "gist", "arc", "dep")


def main() -> None:
    """Reads ``state.pt``, writes the weights folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="sources", type=Path, nargs="+", required=True)
    parser.add_argument("--shares", type=float, nargs="+", default=[1.0])
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="without quantising, for comparison")
    wanted = parser.parse_args()
    states = [torch.load(one / "state.pt", map_location="cpu") for one in wanted.sources]
    labels = Labels(**{head: tuple(names) for head, names in states[0]["labels"].items()})
    network = Network(labels)
    shares = list(zip(wanted.shares, (one["network"] for one in states), strict=True))
    network.load_state_dict(
        {name: sum(share * one[name] for share, one in shares) for name in states[0]["network"]}
    )
    wanted.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name) / "plain.onnx"
        export(network.eval(), plain)
        if wanted.fp32:
            shutil.copy(plain, wanted.to / "encoder.onnx")
        else:
            quantise(plain, wanted.to / "encoder.onnx")
    kept = json.dumps(labels.builtins(), indent=1)
    (wanted.to / "labels.json").write_text(kept + "\n", encoding="utf-8")
    shutil.copy(START / "vocab.txt", wanted.to / "vocabulary.txt")


def export(network: Network, to: Path) -> None:
    """The network as ONNX, with free numbers of windows, pieces and words."""
    network.encoder.set_attn_implementation("eager")
    batch, pieces, words = 2, 16, 9
    example = (
        torch.ones(batch, pieces, dtype=torch.long),
        torch.ones(batch, pieces, dtype=torch.long),
        torch.ones(batch, pieces, dtype=torch.long),
        torch.arange(1, words + 1).expand(batch, words).contiguous(),
        torch.zeros(batch, words, dtype=torch.long),
    )
    axes = {name: {0: "windows", 1: "pieces"} for name in _INPUTS[:3]}
    axes |= {name: {0: "windows", 1: "words"} for name in (*_INPUTS[3:], *_OUTPUTS)}
    with torch.inference_mode():
        torch.onnx.export(
            Exported(network),
            example,
            to,
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def quantise(plain: Path, to: Path) -> None:
    """Weights as 8-bit integers, one scale a column, save those of the heads, which are small and
    lose most by it."""
    graph = onnx.load(plain).graph
    heads = [
        node.name
        for node in graph.node
        if node.op_type in ("MatMul", "Gemm") and "/encoder/" not in node.name
    ]
    quantize_dynamic(
        plain,
        to,
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=heads,
        extra_options={"MatMulConstBOnly": True},
    )


if __name__ == "__main__":
    main()
