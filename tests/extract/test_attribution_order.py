"""Attributions come in one order, whatever the hash seed of the process."""

from __future__ import annotations

import os
import subprocess
import sys

_TWO_SOURCES = """
from whence.extract import attribution
from whence.extract.text import sentences
two = [attribution.Attribution(who, 0, 8, ((0, 8),), "say", False) for who in ("own", "its own")]
attribution._in_sentence = lambda *_: two
text = "Six died."
print([one.source for one in attribution.attributions(text, sentences(text))])
"""


def test_two_sources_of_the_same_words_come_in_the_same_order_in_every_process() -> None:
    """Hash seeds 0 and 1 ordered a set of these two differently."""
    told = {
        subprocess.run(
            [sys.executable, "-c", _TWO_SOURCES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(told) == 1
    assert told.pop().count(b"own") == 2
