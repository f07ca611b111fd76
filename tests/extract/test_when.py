from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import article, line
from whence.extract.text import sentences
from whence.extract.when import when
from whence.model import Article, When

WEDNESDAY = "2031-06-18"


def found(item: Article) -> list[When]:
    drafts = when(item, sentences(item.text), ())
    for draft in drafts:
        assert item.text[draft.start : draft.end] == draft.quote
    return [draft.value for draft in drafts if isinstance(draft.value, When)]


def days(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(str(v.earliest), str(v.latest)) for v in found(article(text, published))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Sunday", "2031-06-15"),
        ("late on Wednesday", "2031-06-18"),
        ("on Friday", "2031-06-13"),
        ("last Thursday", "2031-06-12"),
        ("early Monday", "2031-06-16"),
        ("last Friday", "2031-06-13"),
        ("this past Sunday", "2031-06-15"),
        ("yesterday", "2031-06-17"),
        ("today", "2031-06-18"),
        ("this morning", "2031-06-18"),
        ("two days ago", "2031-06-16"),
        ("on 14 June 2031", "2031-06-14"),
        ("on June 14, 2031", "2031-06-14"),
        ("on Sat., June 14", "2031-06-14"),
        ("on the 7th October 2029", "2029-10-07"),
        ("on Dec. 30", "2030-12-30"),
        ("on 2031-06-02", "2031-06-02"),
    ],
)
def test_a_day(words: str, expected: str) -> None:
    assert days(f"A bomb killed four people in Marun {words}.") == [(expected, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported that on 14 June alleged raiders murdered four farmers in Marun.",
        "The ministry has made it known that a group of armed men on 14 June killed a judge.",
        "The ministry said that on 14 June a bomb killed four people in Marun.",
        "A car bomb wounded a judge in Marun on 14 June.",
        "Twelve miners lost their lives in Marun on 14 June.",
        "Gunmen shot two senior judges in Marun on 14 June.",
    ],
)
def test_a_day_before_its_event(text: str) -> None:
    assert days(text) == [("2031-06-14", "2031-06-14")]


def test_the_day_of_a_speech_is_not_the_events() -> None:
    assert days("The ministry said on 14 June a curfew was needed after raiders killed four.") == []


@pytest.mark.parametrize(
    ("words", "precision", "expected"),
    [
        ("overnight", "days", ("2031-06-17", "2031-06-18")),
        ("in March", "month", ("2031-03-01", "2031-03-31")),
        ("in late February", "days", ("2031-02-20", "2031-02-28")),
        ("in June", "month", ("2031-06-01", "2031-06-18")),
        ("in 2014", "year", ("2014-01-01", "2014-12-31")),
        ("last week", "week", ("2031-06-09", "2031-06-15")),
        ("over the weekend", "days", ("2031-06-14", "2031-06-15")),
        ("last month", "month", ("2031-05-01", "2031-05-31")),
        ("three years ago", "year", ("2028-01-01", "2028-12-31")),
    ],
)
def test_a_range(words: str, precision: str, expected: tuple[str, str]) -> None:
    (value,) = found(article(f"A bomb killed four people in Marun {words}.", WEDNESDAY))
    assert (str(value.earliest), str(value.latest)) == expected
    assert value.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "Police said on Sunday that four people were killed.",
        "The council issued a statement on 12 June 2031 condemning the attack.",
        "The trial over the bombing will open on Monday.",
        "Mourners gathered on Sunday after the deadly attack.",
        "The man was sentenced on Tuesday for the killing.",
        "The bakery opened on Sunday.",
        "He faces a murder charge at his Monday hearing.",
        "Thursdays are crowded at the market that was bombed.",
        "The group has killed 300 people since January.",
        "date 2031-06-17 Four killed in Marun",
        "Four of the wounded died after 2 June, when the count had ended.",
        "An error led to a shooting that never happened, the mayor acknowledged Monday.",
        "The ministry put the death toll at 14 on Tuesday morning.",
        "The office had put the toll at four dead and nine wounded on Tuesday.",
        "The figure of 68 dead was given last night by the prison service.",
        "The driver who was stabbed to death in the street was named yesterday as Dermot Vell.",
        "The toll of the ambush went up to 13 on Tuesday.",
        "Thirty victims of the attack were laid to rest in one grave on Tuesday evening.",
        "The dead of the ambush were on Tuesday airlifted to the capital.",
        "Five were killed and 27 injured, the department reported this morning.",
        "Marun on Friday marked the first anniversary of the attack on the hotel.",
        "The coroner ruled both deaths homicides on Tuesday.",
        "The group claimed the attack in an audio message on Monday evening.",
        "The union's secretary was summoned to the gendarmerie on Tuesday after the raid.",
        "By nightfall on Tuesday 500 people had filled the street where gunmen opened fire.",
        "As of 18:00 today, eleven people have been killed.",
        "The judge certified 48 deaths in his report of Monday evening.",
        "Six people were killed in the library that morning.",
        "17 June 2031 - It is with sadness that the agency tells of a death in an attack.",
        "From the quay, Monday, 8 a.m.\n\nSix boats were attacked.",
    ],
)
def test_a_date_of_something_else_is_none_of_the_event(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sunday's attack killed four.",
        "Police said on Tuesday that gunmen had stormed the school on Sunday.",
        "On Sunday, a bomb killed four people.",
        "Four died in the Sunday night shooting, police said on Tuesday.",
        "A man was shot and killed, police said, on Sunday.",
        "The clerk handled the pistol on Sunday, wounding a guard.",
        "Police say the boys were cleaning the attic around 6:45 p.m. Sunday when the gun fired and"
        " wounded one.",
        "The mayor says one of two men around 11 p.m. Sunday was the target of the shooting.",
        "Burglars broke into the hut on Sunday.",
    ],
)
def test_the_date_belongs_to_the_nearest_word_of_violence(text: str) -> None:
    assert days(text) == [("2031-06-15", "2031-06-15")]


def test_a_weekday_of_publication_is_a_week_back_when_it_was_spoken_of_before() -> None:
    text = (
        "The ministry said on Sunday that 40 girls were missing after gunmen attacked a school. "
        "Wednesday's attack on Marun was the second."
    )
    assert days(text) == [("2031-06-11", "2031-06-11")]


def test_an_undated_page_gives_no_weekday_and_only_the_day_of_a_short_date() -> None:
    assert days("A bomb killed four on Sunday.", None) == []
    (value,) = found(article("A bomb killed four on October 29.", None))
    assert (value.earliest, value.latest, value.month_day) == (None, None, "--10-29")


def test_a_weekday_six_days_back_is_no_sure_day() -> None:
    (value,) = found(article("A bomb killed four people in Marun on Thursday.", WEDNESDAY))
    assert (str(value.earliest), str(value.latest)) == ("2031-06-12", "2031-06-18")
    assert value.precision == "week"


def test_a_date_after_publication_is_no_claim() -> None:
    assert days("A bomb killed four on 19 June 2031.") == []


def test_the_dateline_is_what_weekdays_count_from() -> None:
    text = "MARUN, June 16 — A bomb killed four people on Sunday."
    (value,) = found(article(text, WEDNESDAY, line("MARUN", 16, 6, 16)))
    assert (value.earliest, value.basis) == (date(2031, 6, 15), "dateline")


def test_a_date_of_death_counts_only_alone() -> None:
    both = "A man was shot in Marun on Sunday. He died on Tuesday."
    assert days(both) == [("2031-06-15", "2031-06-15")]
    assert days("Two men died on Tuesday.") == [("2031-06-17", "2031-06-17")]


@pytest.mark.parametrize(
    "text",
    [
        "The pupils abducted in Marun on Sunday were freed on Tuesday.",
        "The navy on Tuesday lowered the death toll from a blast in Marun on Sunday to 12.",
        "Two of the nurses abducted in Marun on Sunday were set free on Tuesday.",
        "A bomb killed four in Marun on Sunday. Two miners were rescued on Tuesday.",
    ],
)
def test_what_comes_of_an_event_is_not_its_day(text: str) -> None:
    assert days(text) == [("2031-06-15", "2031-06-15")]


@pytest.mark.parametrize(
    "text",
    [
        "Olla Brandt, 61, died on Tuesday at Marun General Hospital.",
        "One man died of his injuries on Tuesday night.",
        "A third pupil died on Tuesday, bringing the number of victims to three.",
        "Two of the wounded constables were discharged on Tuesday.",
        "The ministry on Tuesday put the number of people killed at 41.",
        "A girl who was shot at the school succumbed to her wounds early Monday, doctors said.",
        "The warder succumbed last night to the gunshot wound that he received in the storming.",
        "The burn center said the pastor, Amos Lill, died Saturday evening.",
        "Three of the wounded have since died, the latest on Monday.",
        "A third victim died on Monday.",
        "The victim died yesterday at 18:30 as a consequence of the injuries suffered.",
        "With the death last Wednesday of Edi Rio, nine of those burned are dead.",
    ],
)
def test_the_day_on_which_the_wounded_die_or_go_home_is_not_the_event_s(text: str) -> None:
    assert days(text) == []


def test_a_gun_that_is_discharged_dates_the_event() -> None:
    assert days("The gun was discharged on Sunday.") == [("2031-06-15", "2031-06-15")]


PIECES = (
    "A bomb killed four| on Sunday| early| Monday| late| last| next| night| overnight|, police said"
    "|.| in March| May| 12| 03/11/2031| 3-5 June| 2031| tomorrow| this| week| weekend| ago| two"
    "| days| in| 2030| will| early fall| on Christmas| the attack| summer| the 1990s| since|\n"
).split("|")


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.booleans())
def test_no_event_is_dated_after_publication(text: str, published: bool) -> None:
    for value in found(article(text, WEDNESDAY if published else None)):
        if value.earliest and value.latest:
            assert value.earliest <= value.latest
            assert not published or value.latest <= date(2031, 6, 18)
        else:
            assert value.month_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed the couple late Saturday or early Sunday.", ("2031-06-14", "2031-06-15")),
        ("Four died in shootings between Friday and Sunday.", ("2031-06-13", "2031-06-15")),
        ("A man was shot overnight Saturday.", ("2031-06-14", "2031-06-15")),
        ("The village was shelled from June 3 to 5.", ("2031-06-03", "2031-06-05")),
        ("A man was shot overnight Wednesday.", ("2031-06-18", "2031-06-18")),
    ],
)
def test_words_for_one_stretch_of_days_are_one_date(text: str, expected: tuple[str, str]) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Police were called to a flat in Marun at 7:15 p.m. on Sunday. A boy had been shot there.",
        "Deputies were dispatched at 3 a.m. Sunday to a report of a shooting.",
        "Two sisters were cleaning the house on Sunday when the gun went off.",
        "On Sunday around 10 p.m., neighbours say, shots rang out.",
        "According to police, on Sunday a gunman opened fire in Marun.",
        "The girl was shot at a home on Alder Court on Sunday.",
        "On 15 June 2031, Ada Moss, a baker known for her rolls, was killed in a blast.",
        "In the early hours of Sunday, men who wore masks stormed the mill.",
    ],
)
def test_the_day_of_the_call_or_of_what_was_done_then_is_the_event_s(text: str) -> None:
    assert days(text) == [("2031-06-15", "2031-06-15")]


@pytest.mark.parametrize(
    "text",
    [
        "Authorities Tuesday said two people were killed in Marun.",
        "A man was arrested on Tuesday after his daughter shot herself.",
        "An autopsy conducted Tuesday on the victim of the shooting showed little.",
        "Neighbours were at a loss Tuesday as to who would attack the school.",
        "He was charged Tuesday with two counts of attempted murder.",
        "The man faces murder charges in court on Tuesday.",
        "The girl who was shot died the next day.",
        "The blast came on the eve of Eid.",
        "The fair opened on 12 June 2031. The attack came in the morning.",
        "On Tuesday, a man was detained after the attack.",
        "A bomb killed four on 03/04/2031.",
    ],
)
def test_what_followed_the_event_or_cannot_be_told_dates_nothing(text: str) -> None:
    assert days(text) == []


def test_a_day_in_figures_counts_where_one_order_alone_is_past() -> None:
    assert days("A bomb killed four on 03/11/2030.") == []
    assert days("A bomb killed four on 05/12/2031.") == [("2031-05-12", "2031-05-12")]
    assert days("A bomb killed four on 25/05/2031.") == [("2031-05-25", "2031-05-25")]


def test_a_call_counts_only_where_no_violence_has_a_day() -> None:
    text = "Police were called to Marun on Monday. A man was shot there on Sunday."
    assert days(text) == [("2031-06-15", "2031-06-15")]


@pytest.mark.parametrize(
    "text",
    [
        "A lodger was killed. He was carrying crates up the ramp at about 9 p.m. on Sunday, a"
        " cousin said.",
        "A lodger was killed. Deputies were contacted around 3 p.m. Sunday.",
        "A lodger was killed. Two gunshots were heard shortly before 9:40 on Sunday.",
        "A lodger was killed. A clerk says both girls were stacking chairs Sunday afternoon when"
        " the younger one picked up the rifle and pulled the trigger.",
        "Officers say they found two bodies inside the mill just after 10 p.m. Sunday.",
    ],
)
def test_the_day_of_a_scene_told_with_its_time_is_the_event_s(text: str) -> None:
    assert days(text) == [("2031-06-15", "2031-06-15")]


def test_a_scene_counts_only_where_nothing_else_has_a_day() -> None:
    text = "A bomb killed four in Marun on Monday. The market had opened at 8 a.m. on Sunday."
    assert days(text) == [("2031-06-16", "2031-06-16")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("around 1 a.m.", ("2031-06-18", "2031-06-18")),
        ("at noon", ("2031-06-18", "2031-06-18")),
        ("just after midnight", ("2031-06-18", "2031-06-18")),
        ("just before midnight", ("2031-06-17", "2031-06-18")),
        ("about 9:30 p.m.", ("2031-06-17", "2031-06-18")),
    ],
)
def test_a_time_without_a_day_is_that_of_a_fresh_report(
    words: str, expected: tuple[str, str]
) -> None:
    assert days(f"A bomb went off {words} in Marun, police said.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A man arrested on Friday fired at a neighbour around 1 a.m. in Marun.",
        "1:29 Shooting caught on camera",
        "Police said on Monday that a bomb went off around 1 a.m.",
    ],
)
def test_a_time_without_a_day_tells_nothing_beside_another_day(text: str) -> None:
    assert ("2031-06-18", "2031-06-18") not in days(text)


def test_days_count_from_when_a_page_was_first_posted() -> None:
    head = "Two hurt at the quay Posted: Tuesday, June 3, 2031 7:39 AM Updated: June 17, 2031"
    text = f"{head}\n\nA bomb wounded two people in Marun on Monday."
    assert days(text, "2031-06-17") == [("2031-06-02", "2031-06-02")]


def test_the_day_of_those_who_remember_is_not_the_incident_s() -> None:
    text = "Residents lit candles on Wednesday to remember the 21 people killed in a bombing."
    assert days(text) == []


def test_who_was_shot_dead_on_a_day_was_so_by_one_deed() -> None:
    text = (
        "Gunmen shot seven people dead at the Velde flats in Tartu on Monday. On 27 October 2028, "
    )
    text += "gunmen shot two men dead."
    assert ("2031-06-16", "2031-06-16") in days(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gunman walked into a mill in Marun on Monday morning and killed two.", "2031-06-16"),
        ("Valk walked into the Old Mill Inn on Vale Street on June 9 and shot Ari.", "2031-06-09"),
        ("A man who had killed his wife in 2003 was shot dead on Sunday.", "2031-06-15"),
        (
            "A man was shot on Sunday. As of Monday, there had been 98 homicides in Marun in 2031.",
            "2031-06-15",
        ),
        (
            "Two were shot on Sunday. The killings were the town's ninth homicide of the year.",
            "2031-06-15",
        ),
        (
            "Two were shot on Sunday. People wounded in the blast reached Marun by Monday.",
            "2031-06-15",
        ),
        ("Tartu, 17 June 2031 – An attack on 14 June killed two people.", "2031-06-14"),
        ("The inn opened again on Tuesday, a day after gunmen killed five.", "2031-06-16"),
        ("Police arrested him on Tuesday, three days after the shooting.", "2031-06-14"),
    ],
)
def test_the_day_of_the_event_alone(text: str, expected: str) -> None:
    assert days(text) == [(expected, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine days after gunmen stormed the school, parents still wait at its gate.",
            ("2031-06-08", "2031-06-09"),
        ),
        (
            "Marun, 18 June (NW) - Four days after the carnage at the bridge, the mayor is silent.",
            ("2031-06-13", "2031-06-14"),
        ),
        (
            "Three weeks after the jailbreak, relatives ask where the men are.",
            ("2031-05-22", "2031-06-03"),
        ),
        ("Marun, two months on: five names and no hearing", ("2031-04-02", "2031-05-04")),
        ("Forty days on, Marun reads out its dead.", ("2031-05-06", "2031-05-12")),
    ],
)
def test_a_report_may_count_the_days_since_its_event(text: str, expected: tuple[str, str]) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Three days after the market bombing, gunmen killed ten people in Marun.",
        "Three weeks after a raid on a depot, the mayor is silent.",
        "Six weeks after taking office, the mayor was shot dead.",
        "Two weeks after the election, votes are still counted.",
        "The talks went on for two days on end.",
    ],
)
def test_days_since_something_else_date_no_event(text: str) -> None:
    assert days(text) == []


def test_a_day_far_down_that_is_the_only_one_is_trusted_less() -> None:
    """Reports tell of other events towards their end."""
    day = "A bomb killed four people in Marun on 14 June 2031."
    rest = "The mayor spoke of grief. " * 9

    def trusted(text: str) -> float:
        item = article(text, WEDNESDAY)
        (draft,) = when(item, sentences(item.text), ())
        return draft.confidence

    assert trusted(f"{rest}{day}") < trusted(f"{day} {rest}")
