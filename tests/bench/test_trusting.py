"""The bench of confidence: bands and their error."""

from __future__ import annotations

from bench.trusting import reliability


def test_bands_hold_what_falls_into_them() -> None:
    table = reliability([(0.95, True), (0.9, True), (0.55, False), (0.55, True)])
    assert table["0.9 to 1.0"] == {"claims": 2, "trust": 0.925, "right": 1.0}
    assert table["0.5 to 0.6"] == {"claims": 2, "trust": 0.55, "right": 0.5}
    assert table["expected calibration error"] == 0.062


def test_trust_that_is_always_met_has_no_error() -> None:
    assert reliability([(1.0, True)] * 3)["expected calibration error"] == 0.0
