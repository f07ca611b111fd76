"""Who tells a toll in turns that are no speech by their words alone."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import read

WHO_COUNTS = [
    ("The Red Cross counts nine hurt after the raid.", "The Red Cross"),
    ("The raid is over. At week's end Forensic Medicine put the dead at 43.", "Forensic Medicine"),
    ("A local official, who gave no name, speaks of nine dead in the raid.", "A local official"),
    ("An elected official who asks not to be named speaks of nine dead in the raid.",
     "An elected official"),
    ("A clerk at the mortuary has entered 17 bodies since the raid.", "A clerk at the mortuary"),
    ("The Union of Carters, which counts 53 members slain since the war, called a strike.",
     "The Union of Carters"),
    ("Our contact at the ford counted nine dead after the raid.", "Our contact at the ford"),
    ("The raid was long, as investigators settled on a toll of nine dead.", "investigators"),
    ("Tarnwatch reckons nine people have been killed in the raids.", "Tarnwatch"),
    ("The union opened the graves. It had given the number of dead as nine.", "The union"),
]  # fmt: skip

WHAT_PAPERS_HOLD = [
    ("The first list had nine dead after the raid.", "The first list"),
    ("An earlier list by the relief desk had nine dead after the raid.", "the relief desk"),
    ("Initial reporting had nine dead, four missing after the raid.", "Initial reporting"),
    ("The previous communiqué had mentioned nine dead in the raid.", "The previous communiqué"),
    ("A raid left three dead. An earlier post on our accounts gave the number of dead as eight.",
     "An earlier post on our accounts"),
]  # fmt: skip

WHAT_A_COLON_OPENS = [
    ("Governor's press office: nine dead in the raid. Roads are closed.",
     "Governor's press office"),
    ("10:20 Minister Pia Marr: nine inmates have died in the raid. Roads are closed.",
     "Minister Pia Marr"),
    ("Police corrected the number of the taken: seven people were taken hostage in the raid, not"
     " nine.", "Police"),
]  # fmt: skip

BESIDE_THE_FIGURE = [
    ("The riot left the yard in ruins, with nine dead (ministry).", "ministry"),
    ("Nine dead in the raid and 21 injured per the Ministry of Health.", "the Ministry of Health"),
    ("By the committee's reckoning nine people perished in the raid.", "the committee"),
    ("Nine people perished in the raid, by the Tarn Institute's latest reckoning.",
     "the Tarn Institute"),
    ("The matron, Oda Venn, said the ward was full. By her reckoning, nine people died in the"
     " raid.", "Oda Venn"),
    ("By the register, nine people have been killed in raids.", "the register"),
    ("Nine dead in raid as doctors' network publishes new count", "doctors' network"),
]  # fmt: skip

SET_IN_OR_AFTER = [
    ("In the raid, the Minister specified, 17 rebels were killed.", "the Minister"),
    ("The raid, by which, as the Superintendent kindly informed us, nine people lost their lives,"
     " went on.", "the Superintendent"),
    ("At least nine people were killed in the raid, the rights office has found, more than first"
     " given.", "the rights office"),
    ("Nine people have been killed in raids this year, the Institute for Open Data calculates.",
     "the Institute for Open Data"),
    ("Nine people were killed in the raid, the doctor in charge and a local elder said.",
     "the doctor in charge and a local elder"),
    ("Nine people were killed in the raid, according to the general, of whom four were guards.",
     "the general"),
    ("The driver, Odo Venn, had a truck. He carried out four people, he said, of whom one died in"
     " the raid.", "Odo Venn"),
    ("The panel says 83 people were killed in the raid. Fifty-two of the 83 were women.",
     "The panel"),
]  # fmt: skip

TOLD_BY_THE_OUTLET = [
    "The raid counted nine dead.",
    "Monday's fighting gave nine dead.",
    "The village has nine dead after the raid.",
    "The car had nine dead in it after the raid.",
    "In the raid, which the minister watched, 17 rebels were killed.",
    "Nine people died in the raid (soldiers).",
    "Nine people were killed in the raid, but the town is calm, the mayor said.",
    "By the roadside nine people were killed in the raid.",
    "By the mayor's house nine people were killed in the raid.",
    "Fire at the ford: nine people were killed in the raid. Roads are closed.",
    "Soldiers took the list of names: nine people were killed in the raid.",
    "Attack on hospital: nine people dead in the raid. Roads are closed.",
    "Slain officials: nine people killed in the raid. Roads are closed.",
    "The raid left nine people dead (six police).",
    "Nine people were killed in the raid, three others reported missing.",
    "Nine people were killed in the raid, their bodies found in a ditch.",
    "Nine people were killed in the raid, the man said to have led it too.",
    "After soldiers entered nine people were killed in the raid.",
    "The death of a boy raised the number of those killed in the raid to nine.",
    "A man killed nine people in the raid, a court has been told.",
    "First reports had spoken of nine dead in the raid.",
    "Nine people die per year in the town's raids.",
]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        *WHO_COUNTS,
        *WHAT_PAPERS_HOLD,
        *WHAT_A_COLON_OPENS,
        *BESIDE_THE_FIGURE,
        *SET_IN_OR_AFTER,
    ],
)
def test_who_counts_them_is_credited_with_a_toll(text: str, who: str) -> None:
    assert str(read(text)[-1].informant).lower() == who.lower()


@pytest.mark.parametrize("text", TOLD_BY_THE_OUTLET)
def test_what_only_looks_like_a_teller_is_none(text: str) -> None:
    assert [one.informant for one in read(text)] == [None] * len(read(text))
    assert read(text)
