"""The stretch of a scraped page that is its report."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from whence.clean import flat, scan, scrape
from whence.clean.decode import decode

PROSE = "The boat had left the harbour at dawn, said a woman who mends nets on the quay."
LABEL = "Sea and coast"


class Given:
    """Trees that answer what they were told to."""

    def __init__(self, *likely: float) -> None:
        self.likely = likely

    def probabilities(self, _: Any) -> Any:
        return np.array(self.likely)


@pytest.mark.parametrize(
    ("lines", "likely", "taken"),
    [
        # A teaser far from the report is as likely as a paragraph, and is none.
        ((PROSE, *[LABEL] * 8, *[PROSE] * 3), (0.9, *[0.0] * 8, 0.9, 0.9, 0.9), [9, 10, 11]),
        # Text between paragraphs is the report's where it might be; a label must be more likely.
        ((PROSE, PROSE, LABEL, PROSE), (0.9, 0.45, 0.6, 0.9), [0, 1, 3]),
        ((LABEL, LABEL), (0.1, 0.1), []),
    ],
)
def test_a_report_is_one_stretch_of_its_page(
    lines: tuple[str, ...], likely: tuple[float, ...], taken: list[int]
) -> None:
    stream = scan.plain(decode("\n\n".join(lines).encode(), "utf-8", markup=False))
    made = flat.layout(stream, [(line.text, line.paragraph) for line in scrape.paragraphs(stream)])
    assert flat.chosen(made, Given(*likely)) == taken  # type: ignore[arg-type]
