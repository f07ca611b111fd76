"""Kinds of perpetrators and violations, and the setting of an article."""

from __future__ import annotations

import numpy as np

from tests.extract.making import article
from whence.extract.setting import setting
from whence.extract.text import sentences
from whence.extract.violations import (
    KINDS,
    PERPETRATORS,
    Model,
    features,
    judge,
    shipped,
    violations,
)

POLICE = (
    "Police in Tarn arrested the union leader Orla Venn on Monday. Officers held her in custody "
    "for three days, and a court charged her with incitement. The government said the police had "
    "acted within the law. Her lawyer said prison guards had beaten her during interrogation."
)
GUNMEN = (
    "Unknown gunmen shot dead the radio journalist Bram Oake outside his home. Residents said the "
    "attackers fled on a motorcycle. No group has claimed the killing of the reporter."
)


def test_a_state_is_told_from_gunmen() -> None:
    by_police, by_gunmen = violations(POLICE), violations(GUNMEN)
    assert by_police.perpetrator == "state actor"
    assert "arbitrary detention" in by_police.kinds
    assert by_gunmen.perpetrator != "state actor"
    assert "killing" in by_gunmen.kinds


def test_the_shipped_weights_fit_the_features() -> None:
    model, size = shipped(), len(features(POLICE))
    assert model.perpetrator.shape == (len(PERPETRATORS), size)
    assert model.kind.shape == (len(KINDS), size)
    assert model.mean.shape == model.scale.shape == (size,)
    assert (model.scale > 0).all()


def test_the_judgement_is_the_models() -> None:
    """Weights of our own: the first feature speaks for the second perpetrator and third kind."""
    who, what = np.zeros((len(PERPETRATORS), 2)), np.zeros((len(KINDS), 2))
    who[1, 0], what[2, 0] = 2.0, 3.0
    model = Model(
        np.zeros(2), np.ones(2), who, np.zeros(len(PERPETRATORS)),
        what, np.full(len(KINDS), -1.0), np.full(len(KINDS), 0.5),
    )  # fmt: skip
    told = judge(np.array([1.0, 0.0]), model)
    assert told.perpetrator == PERPETRATORS[1]
    assert told.kinds == (KINDS[2],)
    assert 0 < told.probability < 1
    assert judge(np.zeros(2), model).kinds == ("unknown",)


def test_an_article_plays_in_the_town_that_it_names_most() -> None:
    text = (
        "Journalist shot in Tijuana\n\nA reporter was shot dead in Tijuana, Mexico, on Monday. "
        "Mexican police said the attack in Tijuana was the third this year. He had worked in "
        "Oaxaca before."
    )
    place = setting(article(text), sentences(text), ())
    assert (place.country, place.name) == ("MX", "Tijuana")
    assert place.town is not None and place.town.country == "MX"


def test_the_region_is_the_one_that_the_article_names_else_the_towns() -> None:
    named = (
        "Farmers killed in Zamfara\n\nSix farmers were killed in Zamfara, Nigeria, on Monday, a"
        " trader from Sokoto said. Police in Zamfara State confirmed it."
    )
    assert setting(article(named), sentences(named), ()).region == "Zamfara"
    only_town = "A reporter was shot dead in Ibadan, Nigeria, on Monday."
    assert setting(article(only_town), sentences(only_town), ()).region == "Oyo"
    bare = "A reporter was shot dead in Nigeria on Monday."
    assert setting(article(bare), sentences(bare), ()).region is None


def test_an_article_without_names_has_no_setting() -> None:
    text = "they were beaten at night."
    place = setting(article(text), sentences(text), ())
    assert (place.country, place.name, place.town) == (None, None, None)
