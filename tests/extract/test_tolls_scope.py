"""Whether the people of a toll are all of those harmed or some of them, and what the words after it
make of it."""

from __future__ import annotations

import pytest

from tests.extract.tolls_of import brief, tolls_of

SOME: list[tuple[str, list[str]]] = [
    # Somebody else was harmed with them.
    (
        "A baker was killed along with three of his apprentices in Orle.",
        ["killed 1 part", "killed 3 part"],
    ),
    (
        "A ferryman was killed together with two passengers in the shelling.",
        ["killed 1 part", "killed 2 part"],
    ),
    ("A ferryman was killed along with the gunman.", ["killed 1"]),
    ("Shells killed a nurse of the ward, Ana Brun, alongside nine patients.", ["killed 1 part"]),
    ("The fire that rebels set killed Ivo Marr, Ana Brun and their two sons.", []),
    (
        "Police believe that Ana Brun and their two sons were killed by rebels.",
        ["killed 1 part", "killed 2 part"],
    ),
    ("Ana Brun was killed and her two sons were injured.", ["killed 1 part", "injured 2"]),
    ("The raid left Brun and a shepherd dead.", ["killed 1 part"]),
    (
        "Two potters, ages 30 and 41, and three weavers were killed in Orle.",
        ["killed 2 part", "killed 3 part"],
    ),
    ("The other two nurses were injured by the mortar.", ["injured 2 part"]),
    ("Grandparents, 3 grandchildren dead in Orle attack", ["killed 3 part"]),
    # Some elsewhere.
    (
        "The rebels are accused of killing six in Orle, two in Tarn.",
        ["killed 6 part", "killed 2 part"],
    ),
    # Some of those whom several blasts harmed.
    (
        "The first bomb went off near a mill, killing 15 weavers and wounding 32.",
        ["killed 15 part", "injured 32 part"],
    ),
    ("A second car exploded minutes later, killing eight people.", ["killed 8 part"]),
    ("Another car bomb killed 12 people in Orle.", ["killed 12"]),
    ("A photo of two weavers who were killed hung on the door.", ["killed 2 part"]),
    ("In the video of the market one sees flames, and six people were killed.", ["killed 6"]),
    # Those joined after what the first are members of.
    (
        "Gunmen killed four members of the border guard and a woman visiting from Tarn.",
        ["killed 5", "killed 4 part", "killed 1 part"],
    ),
    (
        "The blast killed two members of the border guard and wounded a woman.",
        ["killed 2", "injured 1"],
    ),
    (
        "The blast killed two members of the border guard and a woman was wounded.",
        ["killed 2", "injured 1"],
    ),
    ("Ten people were killed in separate gun, bomb and axe attacks.", ["killed 10 period"]),
    (
        "A bomb killed six weavers, police said, the latest in a string of attacks on weavers.",
        ["killed 6"],
    ),
    (
        "Rebels killed 17 guards at a post in one of the bloodiest assaults on it this year.",
        ["killed 17"],
    ),
    ("A raid killed five weavers where they had once met every week.", ["killed 5"]),
    (
        "The army, which is led by Venn and has made raids since 2015, said it killed 30 rebels.",
        ["killed 30"],
    ),
    ("There was no such raid since 2010, when rebels killed 17 people at a bank.", ["killed 17"]),
    (
        "A bomb killed 31 people, said the army, which has held the town since February.",
        ["killed 31"],
    ),
    ("In March last year, 43 inmates were killed at a prison in Tarn.", ["killed 43"]),
    ("The rebels, who have killed 300 people since 2019, said nothing.", ["killed 300 period"]),
    ("The war, in its third year, has forced 9,000 people to flee.", ["displaced 9000 period"]),
    ("Some 340 people were killed in the first three quarters.", ["killed 340 period"]),
    ("Militant attacks kill 900 in first quarter", ["killed 900 period"]),
    ("Some 340 people were killed in violence across the country.", ["killed 340 period"]),
    # One of so many.
    ("Ivo Marr was one of the nine miners killed.", ["killed 1 part", "killed 9"]),
    ("Two of six weavers found dead in Orle were sisters.", ["killed 2 part", "killed 6"]),
]

LISTS: list[tuple[str, list[str]]] = [
    ("Only nine rebel bodies were recovered after the raid.", ["killed 9 part"]),
    ("Only two people were killed in the raid.", ["killed 2"]),
    # As many as have ages.
    (
        "The boy's aunt, 41, and her sons, aged 5 and 12, were wounded, a nurse said.",
        ["injured 3"],
    ),
    ("His sisters, aged 4, 6 and 9, were killed.", ["killed 3"]),
    ("His sisters, aged 4 to 9, were killed.", []),
    (
        "A bomb killed six people, including two cooks and a porter, and four others were hurt.",
        ["killed 6", "killed 2 part", "injured 4"],
    ),
    ("A gunman killed a potter and weaver in Orle.", ["killed 1"]),
    ("A gunman killed a boy and girl in Orle.", ["killed 2"]),
    ("A shell killed two cooks and injured others.", ["killed 2", "injured …"]),
    ("He was among others when two cooks were killed.", ["killed 2"]),
    ("Mortars injured 14 others sleeping in a barn.", ["injured 14"]),
    ("Mortars injured at least one other.", ["injured 1-…"]),
    ("A tank fired at the barn, with six boys sustaining injuries.", ["injured 6"]),
]

VAGUE: list[tuple[str, list[str]]] = [
    ("Many villagers were killed and injured by shells.", ["killed …", "injured …"]),
    ("Dozens of villagers were killed or injured by shells.", []),
    ("Sixty villagers were killed and injured by shells.", []),
    ("A large number of deaths and injuries were reported.", ["killed …", "injured …"]),
    ("More than 200 martyrs and wounded came to the clinic.", []),
    ("Seven deaths and injuries were reported.", ["killed 7"]),
    ("An unknown number were injured by the mortar.", ["injured …"]),
]

NUMBERS: list[tuple[str, list[str]]] = [
    ("A colleague told CBS 3 in a letter that Ivo, who was killed, had been kind.", []),
    (
        "Four of the miners - whose ages range from 19 to 44 - were injured in the blast.",
        ["injured 4 part"],
    ),
    ("So far in 2021, 88 people have been murdered in Tarn.", ["killed 88 period"]),
    ("9 people shot in Tarn Saturday and Sunday", ["injured 9 period"]),
    ("Early reports said two miners had died, but that was false.", ["killed 2 denied"]),
]

THEN: list[tuple[str, list[str]]] = [
    (
        "Nine deaths were reported when rebels shelled the mill; four others were killed later.",
        ["killed 9", "killed 4 part"],
    ),
    ("Another source reported six dead in Orle and two others killed.", ["killed 8"]),
    ("The shell took the life of a smith\nIvo Marr\nand two porters.", ["killed 1 part"]),
    (
        "Two people are dead. The mayor confirmed one man and one girl were dead at the scene.",
        ["killed 2", "killed 2", "killed 1 part"],
    ),
    ("A potter is dead and his brother in a clinic after a gunman fired.", ["killed 1"]),
    ("A mule that was shot after kicking a constable is dead.", []),
    ("Hit by rebels who shot two potters in an inn by the lake, Marr succumbed.", []),
    ("A cook was airlifted to a clinic after the shooting and succumbed.", []),
    ("Police name mother and 4-year-old son shot dead", ["killed 2"]),
    ("Shells fell. The rebel also killed a villager.", ["killed 1 part"]),
    (
        "He is tried for the slaying of two cooks and accused in three other shootings.",
        ["killed 2"],
    ),
    ("Weekend gunfire kills 2, wounds 7 in Tarn", ["killed 2 period", "injured 7 period"]),
    ("A trader who fatally shot his partners has died.", ["killed 1 part"]),
    ("Tarn man who shot little nephews has died", ["killed 1 part"]),
    ("He told a nurse of the ward that his son was dead.", ["killed 1 part"]),
    (
        "Shells killed two girls. A priest had also been killed by them.",
        ["killed 2", "killed 1 part"],
    ),
    (
        "Shells killed nine. In addition to the nine recovered, two bodies lay under the rubble.",
        ["killed 9", "killed 2 part"],
    ),
    (
        "4 shot and wounded, 2 others grazed by gunfire in Orle",
        ["injured 4 part", "injured 2 part"],
    ),
    (
        "Two cooks were wounded by a gunman. Another was treated.",
        ["injured 2 part"],
    ),
    ("A trader shot his partner, then wounded a porter.", ["injured 1 part"]),
    (
        "A cook was grazed by a bullet. And a boy was taken to hospital.",
        ["injured 1 part", "injured 1 part"],
    ),
]

FOLLOWED: list[tuple[str, list[str]]] = [
    ("The duel left five miners wounded, one mortally.", []),
    ("Four miners were wounded, two of whom later died.", ["killed 2"]),
    ("A miner who had been wounded by the mortar in June has died.", ["killed 1"]),
    ("A guard suffered a knife wound. He died at a clinic.", ["killed 1 part"]),
    ("A guard suffered a knife wound. The guard's brother died.", ["injured 1", "killed 1 part"]),
    (
        "Rebels injured six miners. Two cooks were also injured.",
        ["injured 6 part", "injured 2 part"],
    ),
    (
        "Rebels injured six miners. Two cooks were also injured in an attack on Orle.",
        ["injured 6", "injured 2"],
    ),
    ("A boy was grazed by a bullet. Both were treated at a clinic.", ["injured 1 part"]),
    ("Boy grazed by bullet; woman shot in foot", ["injured 1 part", "injured 1 part"]),
    (
        "Two cooks were wounded by a gunman. Two others were wounded in the yard.",
        ["injured 2", "injured 2 part"],
    ),
    (
        "A shell killed two miners. In addition, four cooks of the inn were killed.",
        ["killed 2", "killed 4 part"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*SOME, *LISTS, *VAGUE, *NUMBERS, *THEN, *FOLLOWED])
def test_scope(text: str, expected: list[str]) -> None:
    assert sorted(brief(toll) for toll in tolls_of(text)) == sorted(expected)


def test_a_group_told_of_later_is_a_part_of_the_larger_total() -> None:
    text = (
        "Shells killed 14 people in Orle. They fell at dawn. The mill burned. {} "
        "The mayor visited the wounded."
    )
    for later, expected in (
        ("Six pupils were killed, a teacher said.", "killed 6 part"),
        ("Five members of the Marr family were killed.", "killed 5 part"),
        ("Six people were killed, a teacher said.", "killed 6"),
        ("Sixteen pupils were killed, a teacher said.", "killed 16"),
        ("In a separate raid six pupils were killed.", "killed 6"),
    ):
        found = [brief(toll) for toll in tolls_of(text.format(later))]
        assert found == ["killed 14", expected]


_BOUNDED = ["killed 16-19", "killed …-9 part"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three died on the operating table.", ["killed 3 part"]),
        ("Five were dead on arrival.", ["killed 5 part"]),
        ("Two women died on their way to the clinic.", ["killed 2 part"]),
        ("Two more people died overnight.", ["killed 2 part"]),
        ("Four patients have died, a nurse said.", ["killed 4 part"]),
        ("Two drivers also lost their lives.", ["killed 2 part"]),
        ("The clinic took in 27 wounded.", ["injured 27 part"]),
        ("Hospital staff treated nine wounded soldiers.", ["injured 9 part"]),
        ("Between 16 and 19 weavers, including up to nine children, were killed.", _BOUNDED),
        ("Twelve people died overnight in air strikes on Orle.", ["killed 12"]),
        ("Four people were killed by gunmen on their way to market.", ["killed 4"]),
        ("Twelve people were wounded in the attack.", ["injured 12"]),
    ],
)
def test_those_who_are_told_of_beside_others(text: str, expected: list[str]) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == expected
