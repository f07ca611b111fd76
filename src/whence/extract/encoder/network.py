"""The exported network on onnxruntime."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import cast

import numpy as np
import onnxruntime
from msgspec import Struct, json
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, RuntimeException

from whence.extract.encoder.windows import Window

Floats = NDArray[np.float32]

BATCH = 4
"""Windows a run: more gain nothing on one core and cost memory."""
_NO_MEMORY = "std::bad_alloc"
"""What onnxruntime says where Python would raise a MemoryError."""

_SHIPPED = files("whence.extract.encoder") / "weights"
_WEIGHTS = "encoder.onnx"


def shipped_digest() -> str:
    """The SHA-256 of the shipped weights, without loading them."""
    return hashlib.sha256((_SHIPPED / _WEIGHTS).read_bytes()).hexdigest()


class Labels(Struct, frozen=True):
    """The labels of each head; a label's number is its place."""

    tag: tuple[str, ...]
    dep: tuple[str, ...]
    ner: tuple[str, ...]
    role: tuple[str, ...]
    harm: tuple[str, ...]
    toll: tuple[str, ...]
    kind: tuple[str, ...]


class Scores(Struct, frozen=True):
    """One window's scores, a row a word: (W, labels) each; ``arc`` (W, 1 + W) over the root and
    every word; ``gist`` (W, 1 + kinds); ``meaning`` (W, 384), what the heads of roles, figures and
    gists read."""

    tag: Floats
    ner: Floats
    role: Floats
    harm: Floats
    toll: Floats
    gist: Floats
    meaning: Floats
    arc: Floats
    dep: Floats


class Network:
    """A session over the weights in a folder: ``encoder.onnx``, ``labels.json``,
    ``vocabulary.txt``. Holds one thread: builds run one process a core."""

    def __init__(self, folder: Traversable | None = None) -> None:
        folder = folder or _SHIPPED
        weights = (folder / _WEIGHTS).read_bytes()
        self.digest = hashlib.sha256(weights).hexdigest()
        self.labels = json.decode((folder / "labels.json").read_bytes(), type=Labels)
        self.vocabulary = (folder / "vocabulary.txt").read_text("utf-8").splitlines()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"]
        )

    def scores(self, windows: Sequence[Window], together: int = BATCH) -> list[Scores]:
        """Each window's scores, in the order given; windows of like length are run ``together``.
        8-bit arithmetic makes those of one run depend on one another a little."""
        order = sorted(range(len(windows)), key=lambda number: len(windows[number].ids))
        made: dict[int, Scores] = {}
        for start in range(0, len(order), together):
            group = order[start : start + together]
            for number, found in zip(
                group, self._run([windows[number] for number in group]), strict=True
            ):
                made[number] = found
        return [made[number] for number in range(len(windows))]

    def _run(self, windows: Sequence[Window]) -> Iterator[Scores]:
        names = ("tag", "ner", "role", "harm", "toll", "gist", "meaning", "arc", "dep")
        values = self._values(names, _inputs(windows))
        for row, window in enumerate(windows):
            size = len(window.first)
            found = {name: value[row, :size] for name, value in zip(names, values, strict=True)}
            found["arc"] = found["arc"][:, : size + 1]
            yield Scores(**found)

    def _values(self, names: Sequence[str], inputs: dict[str, NDArray[np.int64]]) -> list[Floats]:
        try:
            return cast(list[Floats], self._session.run(names, inputs))
        except (Fail, RuntimeException) as error:
            if _NO_MEMORY in str(error):
                raise MemoryError(str(error)) from error
            raise


def _inputs(windows: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    pieces = max(len(window.ids) for window in windows)
    words = max(len(window.first) for window in windows)
    shapes = {"ids": pieces, "mask": pieces, "shape": pieces, "first": words, "sentence": words}
    made = {name: np.zeros((len(windows), width), np.int64) for name, width in shapes.items()}
    made["sentence"] -= 1
    for row, window in enumerate(windows):
        made["ids"][row, : len(window.ids)] = window.ids
        made["mask"][row, : len(window.ids)] = 1
        made["shape"][row, : len(window.shapes)] = window.shapes
        made["first"][row, : len(window.first)] = window.first
        made["sentence"][row, : len(window.sentence)] = window.sentence
    return made
