"""Text in capitals: its case is restored, its offsets and its letters stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import article
from whence.extract.casing import recased
from whence.extract.rules import RulesReader
from whence.model import Actor, Toll

LINES = (
    "VELMORA, 3 MAR 91 (ORP) -- [TEXT] GUNMEN OF THE UNITED FARMERS' FRONT (UFF) KILLED NINE "
    "TEACHERS IN EL TARN ON 2 MAY, GOVERNOR OAKE'S OFFICE SAID. THE UFF DENIED IT."
)


def test_words_names_acronyms_months_and_titles() -> None:
    assert recased(LINES) == (
        "Velmora, 3 Mar 91 (ORP) -- [TEXT] Gunmen of the United Farmers' Front (UFF) killed nine "
        "teachers in El Tarn on 2 May, Governor Oake's office said. The UFF denied it."
    )


def test_names_of_common_words() -> None:
    line = (
        "ORLE, 4 AUG 90 -- FOUR GUARDS -- INCLUDING A SERGEANT -- WERE HURT. HECTOR VELMORA OF THE "
        "U.S. OFFICE IN NEW YORK SAID MSGR OAKE OF THE UNITED NATIONS SAW THE 10TH BRIGADE IN "
        "SAN MARTIN IN AUGUST."
    )
    assert recased(line) == (
        "Orle, 4 Aug 90 -- Four guards -- including a sergeant -- were hurt. Hector Velmora of the "
        "U.S. office in New York said Msgr Oake of the United Nations saw the 10th brigade in "
        "San Martin in August."
    )


def test_only_lines_in_capitals_change() -> None:
    mixed = (
        "Gunmen of the UFF killed nine.\n\nTEACHERS KILLED IN TARN ATTACK, POLICE SAY\n\nBBC NEWS"
    )
    assert recased(mixed).splitlines() == [
        "Gunmen of the UFF killed nine.",
        "",
        "Teachers killed in Tarn attack, police say",
        "",
        "BBC NEWS",
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_offsets_stay(text: str) -> None:
    for one in (text, text.upper(), f"{text.upper()} NINE PEOPLE WERE KILLED IN THE RAID"):
        changed = recased(one)
        assert len(changed) == len(one)
        assert all(a == b or a.lower() == b.lower() for a, b in zip(one, changed, strict=True))


def test_claims_have_the_pages_own_letters() -> None:
    text = LINES.replace("[TEXT] ", "") + " THE ARMY SAID UFF REBELS ATTACKED A SCHOOL."
    mentions = RulesReader().read(article(text))
    claims = [claim for mention in mentions for claim in mention.claims]
    assert all(claim.quote == text[claim.start : claim.end] for claim in claims)
    (toll,) = (claim.value for claim in claims if isinstance(claim.value, Toll))
    assert (toll.effect, toll.low, toll.as_written) == ("killed", 9, "NINE")
    names = [claim.value.name for claim in claims if isinstance(claim.value, Actor)]
    assert names and all(name in text for name in names)
