"""People whom news names by their office or their kin, and deaths that it does not call so."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

OFFICES = [
    ("The mayor of Orle was shot dead on Monday night.", ["killed 1 part"]),
    ("The governor of Velde province was assassinated on Sunday.", ["killed 1 part"]),
    ("Gunmen assassinated the provincial police chief on Sunday.", ["killed 1 part"]),
    ("The head of the district court was killed in the blast.", ["killed 1 part"]),
    ("A tribal chief was killed in the raid.", ["killed 1"]),
    ("An editor and a bodyguard were killed in the raid.", ["killed 2"]),
    ("A member of parliament was shot dead on Thursday.", ["killed 1"]),
    ("The police chief and two of his bodyguards were killed.", ["killed 3"]),
    ("The raid killed the commander of the garrison and eight of his men.", ["killed 9"]),
    ("He was wounded in the head.", ["injured 1 part"]),
    ("The shells killed 200 head of cattle.", []),
]
SEVERAL = [
    (
        "Gunmen attacked a mosque, killing the imam. Troops later killed two of the kidnappers.",
        ["killed 1 part", "killed 2"],
    ),
    (
        "The mayor of Arden, Velde, and his driver were killed. Two cyclists were also killed.",
        ["killed 2 part", "killed 2 part"],
    ),
    ("The owner, a 63-year-old grandmother, and a customer died.", ["killed 2"]),
    ("The owner, a clerk and a customer were killed.", ["killed 3"]),
    ("A man was shot dead in Orle. The man died at the scene.", ["killed 1"]),
]
KIN = [
    ("The son of the mayor was shot dead on Sunday.", ["killed 1 part"]),
    ("The wife and two children of a judge were killed in the blast.", ["killed 3"]),
    ("The widow of Ivo Marr, who was killed in 2019, was not there.", []),
]
DEADLY = [
    ("A senator was gunned down outside his home.", ["killed 1"]),
    ("Gunmen gunned down two lawyers in Orle.", ["killed 2"]),
    ("He could have gunned down dozens of people.", []),
    ("Attackers hacked three farmers to death.", ["killed 3"]),
    ("Three farmers were hacked to death.", ["killed 3"]),
    ("A mob beat two men to death.", ["killed 2"]),
    ("A mob stoned a teacher.", []),
    (
        "The bodies of six men and a woman, all with signs of torture, were left on a road.",
        ["killed 1 part", "killed 6 part", "killed 7"],
    ),
    ("A resident said he had seen more than 50 bodies.", ["killed 51-… part"]),
    ("The body of a lawyer was found in a ditch with gunshot wounds.", ["killed 1"]),
]


@pytest.mark.parametrize(("text", "expected"), [*OFFICES, *SEVERAL, *KIN, *DEADLY])
def test_who_is_counted(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)
