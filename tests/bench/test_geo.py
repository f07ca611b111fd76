from __future__ import annotations

import pytest
from bench.geo import Gold, auc, error_km, right
from bench.placing import within

from whence.extract.toponyms import Toponym
from whence.gazetteer import gazetteer
from whence.model import Where


def test_the_area_under_the_errors_is_nought_at_best_and_one_at_worst() -> None:
    assert auc([0.0, 0.0, 0.0]) == 0.0
    assert auc([20_039.0, 20_039.0]) == pytest.approx(1.0)
    assert auc([0.0, 20_039.0]) == pytest.approx(0.5)


def test_the_labelled_entry_is_right_wherever_its_point_is() -> None:
    state = gazetteer().division("Oregon", "US")
    assert state is not None
    toponym = Toponym("Oregon", 0, 6)
    labelled = Gold(toponym, state.key, "A.ADM1", -10.0, 20.0)
    other = Gold(toponym, "geonames:1", "A.ADM1", -10.0, 20.0)
    near = Gold(toponym, "geonames:1", "P.PPL", state.lat + 1.0, state.lon)
    assert error_km(state, labelled) == 0.0 and right(state, labelled)
    assert not right(state, other) and not right(None, labelled)
    assert right(state, near)


def test_a_point_is_within_a_places_radius_or_within_some_metres() -> None:
    place = Where("Arden", lat=10.0, lon=20.0, radius_m=20_000)
    assert within(place, 10.1, 20.0) and not within(place, 10.3, 20.0)
    assert not within(place, 10.1, 20.0, 5_000)
