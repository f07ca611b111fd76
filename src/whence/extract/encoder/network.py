"""The exported network on onnxruntime."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
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

_BATCH = 4
"""Windows a run: more gain nothing on one core and cost memory."""
_NO_MEMORY = "std::bad_alloc"
"""What onnxruntime says where Python would raise a MemoryError."""

_SHIPPED = files("whence.extract.encoder") / "weights"
_WEIGHTS, _FATES = "encoder.onnx", "fates.onnx"


def shipped_digest() -> str:
    """The SHA-256 of the shipped weights, one network's behind the other's, without loading
    them."""
    every = hashlib.sha256()
    for name in (_WEIGHTS, _FATES):
        every.update((_SHIPPED / name).read_bytes())
    return every.hexdigest()


def fates_weights() -> bytes:
    """The shipped weights of the network that says what befell people."""
    return (_SHIPPED / _FATES).read_bytes()


def vocabulary(folder: Traversable = _SHIPPED) -> list[str]:
    """The word pieces of a folder's networks, by their ids."""
    return (folder / "vocabulary.txt").read_text("utf-8").splitlines()


class Session:
    """A network on onnxruntime. Holds one thread: builds run one process a core."""

    def __init__(self, weights: bytes) -> None:
        options = onnxruntime.SessionOptions()
        # Processors without instructions for it would cut off sums of eight-bit products, and the
        # same page would be read otherwise there.
        options.add_session_config_entry("session.x64quantprecision", "1")
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"]
        )

    def run(self, names: Sequence[str], inputs: Mapping[str, NDArray[np.int64]]) -> list[Floats]:
        """The outputs of these names. Raises MemoryError where memory does not suffice."""
        try:
            return cast(list[Floats], self._session.run(names, inputs))
        except (Fail, RuntimeException) as error:
            if _NO_MEMORY in str(error):
                raise MemoryError(str(error)) from error
            raise


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
    every word; ``gist`` (W, 1 + kinds)."""

    tag: Floats
    ner: Floats
    role: Floats
    harm: Floats
    toll: Floats
    gist: Floats
    arc: Floats
    dep: Floats


class Network:
    """The network over the weights in a folder: ``encoder.onnx``, ``labels.json``,
    ``vocabulary.txt``."""

    def __init__(self, folder: Traversable = _SHIPPED) -> None:
        self.labels = json.decode((folder / "labels.json").read_bytes(), type=Labels)
        self.vocabulary = vocabulary(folder)
        self._session = Session((folder / _WEIGHTS).read_bytes())

    def scores(self, windows: Sequence[Window]) -> list[Scores]:
        """Each window's scores, in the order given; windows of like length are run together."""
        order = sorted(range(len(windows)), key=lambda number: len(windows[number].ids))
        made: dict[int, Scores] = {}
        for start in range(0, len(order), _BATCH):
            group = order[start : start + _BATCH]
            for number, found in zip(
                group, self._run([windows[number] for number in group]), strict=True
            ):
                made[number] = found
        return [made[number] for number in range(len(windows))]

    def _run(self, windows: Sequence[Window]) -> Iterator[Scores]:
        names = ("tag", "ner", "role", "harm", "toll", "gist", "arc", "dep")
        values = self._session.run(names, _inputs(windows))
        for row, window in enumerate(windows):
            size = len(window.first)
            found = {name: value[row, :size] for name, value in zip(names, values, strict=True)}
            found["arc"] = found["arc"][:, : size + 1]
            yield Scores(**found)


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
