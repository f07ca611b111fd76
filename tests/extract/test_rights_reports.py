"""Reports of human-rights groups: arrests, disappearances and killings of single people, told by
name, and several of them in one report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.extract.making import article
from tests.extract.tolls_of import brief, tolls_of
from whence.extract.actors import in_sentence
from whence.extract.custody import seizures, tells_of_custody
from whence.extract.rules import RulesReader
from whence.extract.text import sentences
from whence.model import Actor, MentionDraft, Toll, When, Where

PUBLISHED = "2031-06-18"


def read(text: str) -> tuple[MentionDraft, ...]:
    title, _, _ = text.partition("\n\n")
    return RulesReader().read(article(text, PUBLISHED, title=title))


def told(mention: MentionDraft) -> Iterator[str]:
    """What a mention says, each value once, in short."""
    for value in dict.fromkeys(claim.value for claim in mention.claims):
        if isinstance(value, Toll):
            yield brief(value)
        elif isinstance(value, When):
            yield f"{value.earliest}"
        elif isinstance(value, Where):
            yield value.place
        elif isinstance(value, Actor):
            yield f"{value.role} {value.name}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lawyer Ana Brun was arrested in Tartu.", ["detained 1 part"]),
        ("Police arrested blogger Ivo Marr over a post.", ["detained 1 part"]),
        ("Police detained reporters Ana Brun and Ivo Marr at a rally.", ["detained 2"]),
        ("Agents in an unmarked car arrested a baker and took him away.", ["detained 1"]),
        ("Police arrested a baker, Ivo Marr, over the theft of a van.", []),
        ("Police arrested lawyer Ivo Marr on suspicion of murder.", []),
        ("Gunmen shot dead radio host Ana al-Brun near her home.", ["killed 1 part"]),
        ("Soldiers killed farmer Ivo de la Marr in his field.", ["killed 1 part"]),
        ("The body of union leader Ana Brun was found in a canal.", ["killed 1 part"]),
        ("They condemned the killing of photographer Ivo Marr.", ["killed 1 part"]),
        ("Armed men abducted Ivo Marr from a clinic.", ["abducted 1 part"]),
        ("Masked men kidnapped Lake Velde rangers.", []),
        ("Student leader Ana Brun has been missing since 2 June.", ["missing 1 part"]),
        ("Some 40 people have been missing since 2029.", ["missing 40 period"]),
        ("Troops rounded up more than 90 students in Tartu.", ["detained 91-…"]),
        ("Six nurses were picked up by soldiers in Narva.", ["detained 6"]),
        ("A neighbour picked up two pupils in Narva.", []),
        ("They fear for him after the enforced disappearance of Ana Brun.", ["missing 1 part"]),
        ("It follows the abduction of 40 pupils.", ["abducted 40"]),
        ("They protested against the arbitrary arrest of a poet.", ["detained 1"]),
        ("They reported on the arrest of a thief.", []),
        ("Ana Brun vanished on 3 June. Her body was found.", ["missing 1 part", "killed 1 part"]),
        ("Gunmen shot and wounded correspondent Ana Brun in Narva.", ["injured 1 part"]),
        ("Security forces shoot dead 38 protesters in Tartu.", ["killed 38"]),
        ("Ivo Marr was taken from a bus in Narva by armed men.", ["abducted 1 part"]),
        ("Ana Brun was taken away by soldiers at dawn.", ["detained 1 part"]),
        ("A boy was taken from the house by helicopter.", []),
        ("The group documented the arrest of six civilians.", ["detained 6"]),
        ("The station reported the arrest of six burglars.", []),
        ("Officers of the secret police detained him and his wife.", ["detained 2"]),
        ("Police arrested the rapper on drug and weapons charges at a protest.", []),
        ("A hiker who went missing on Sunday was found safe.", []),
        ("Actor Ivo Marr dead at 71", []),
        ("In 2029 the group documented the killing of 126 nurses.", ["killed 126 period"]),
    ],
)
def test_one_person_told_of_with_what_they_are_is_a_toll(text: str, wanted: list[str]) -> None:
    assert [brief(toll) for toll in tolls_of(text)] == wanted


def test_the_toll_says_what_the_person_is() -> None:
    (toll,) = tolls_of("Human rights lawyer Ana Brun was arrested in Tartu.")
    assert (toll.who, toll.as_written) == (
        "Human rights lawyer",
        "Human rights lawyer Ana Brun",
    )


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Plainclothes officers arrested him at a petrol station.", True),
        ("A poet was detained on Monday.", True),
        ("He was arbitrarily detained for a week.", True),
        ("Police arrested a man in connection with the stabbing of a journalist.", False),
        ("Deputies arrested a driver on Monday.", False),
        ("A suspect was taken into custody by soldiers.", False),
    ],
)
def test_a_suspects_arrest_is_no_incident(sentence: str, wrong: bool) -> None:
    assert tells_of_custody(sentence) is wrong
    assert bool([*seizures(sentence)]) is wrong


def test_an_arrest_has_its_day_its_place_and_who_made_it() -> None:
    (mention,) = read(
        "Lawyer held without charge\n\nLawyer Ana Brun was arrested on 3 June by plainclothes"
        " security officers outside her office in Tartu. Her family does not know where she is."
    )
    assert mention.kind == "arrest" and not mention.background
    assert {*told(mention)} == {
        "detained 1",
        "2031-06-03",
        "her office in Tartu",
        "perpetrator plainclothes security officers",
    }


def test_since_when_somebody_is_missing_is_when_it_happened() -> None:
    (mention,) = read(
        "Where is Ivo Marr?\n\nTrade unionist Ivo Marr, 31, has been missing since 2 June, when"
        " armed men took him from a cafe in Tartu. The authorities deny holding him."
    )
    assert {"missing 1", "2031-06-02"} <= {*told(mention)}


def test_who_tortured_and_who_beat() -> None:
    (mention,) = read(
        "Prisoner dies\n\nMiner Ivo Marr died in custody on 7 June after prison guards tortured"
        " him, his sister said. He had been abducted by soldiers of the Fifth Brigade."
    )
    assert {"perpetrator prison guards", "2031-06-07"} <= {*told(mention)}
    assert any("soldiers" in one for one in told(mention))


def test_two_incidents_of_one_report_are_two_mentions() -> None:
    first, second = read(
        "Attacks on lawyers\n\nIn March lawyer Ivo Marr was shot dead by unknown gunmen in Tartu."
        " He had represented miners.\n\nIn May lawyer Ana Brun was arrested in Narva after she"
        " criticised a governor."
    )
    assert {"killed 1", "Tartu"} <= {*told(first)} and not first.background
    assert {"detained 1", "Narva"} <= {*told(second)} and not second.background
    assert not {"detained 1", "Narva"} & {*told(first)}


def test_the_items_of_a_bulletin_stand_beside_its_sum() -> None:
    mentions = read(
        "Weekly report on violations\n\nSecurity forces killed six people, two of them women, in"
        " the valley this week.\n\nOn 10 June, soldiers shot dead farmer Ivo Marr near Tartu."
        "\n\nOn 13 June, armed men abducted two nurses in Narva."
    )
    own = [{*told(one)} for one in mentions if not one.background]
    assert len(own) == 2
    assert "killed 1" in own[0] and "abducted 2" in own[1]
    assert any("killed 6 period" in told(one) for one in mentions if one.background)


def test_a_separate_incident_some_days_before_is_no_background() -> None:
    first, second = read(
        "Briefing notes\n\nAt least 12 people were killed on 10 June when shells hit a market in"
        " Tartu.\n\nIn a separate incident on 6 June, three men were executed in Narva, reportedly"
        " by members of the Northern Front."
    )
    assert not first.background and not second.background
    assert {"killed 3", "perpetrator members of the Northern Front"} <= {*told(second)}


def test_the_third_this_year_is_no_date() -> None:
    (mention,) = read(
        "Ranger murdered\n\nRanger Ana Brun was murdered on Monday near Tartu. She is the third"
        " ranger to be killed this year."
    )
    assert [one for one in told(mention) if one.startswith("20")] == ["2031-06-16"]


def test_an_article_about_an_arrest_goes_on_with_a_name_alone() -> None:
    (mention,) = read(
        "Blogger taken away\n\nBlogger Ana Brun was detained by plainclothes officers, her mother"
        " said.\n\nShe writes about mines. Brun was arrested on 9 June in Narva and has not been"
        " charged."
    )
    assert {"2031-06-09", "Narva"} <= {*told(mention)}


def test_a_suspects_arrest_dates_nothing() -> None:
    (mention,) = read(
        "Clerk shot dead\n\nA clerk was shot dead in Tartu on Sunday. Officers arrested a driver on"
        " Tuesday in Narva."
    )
    assert {"2031-06-15", "Tartu"} <= {*told(mention)}
    assert not {"2031-06-17", "Narva"} & {*told(mention)}


def test_where_a_sum_was_is_not_where_the_one_was() -> None:
    mentions = read(
        "Mayor murdered\n\nArmed men killed a mayor in Tartu on Monday. Five other officials have"
        " been murdered in Finland since January."
    )
    assert "Finland" not in told(mentions[0])


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Lawyer Ivo Marr was shot dead through a window of his house by gunmen.", "gunmen"),
        ("Three men were executed in Narva, allegedly by fighters of the Front.", "fighters"),
        ("Northern settlers attacked shepherds near Narva, injuring two.", "Northern settlers"),
        ("Four men in civilian clothes forced Ana Brun into an unmarked van.", "Four men"),
        ("Rioters were beaten by police.", "police"),
    ],
)
def test_who_did_it_is_read_where_more_stands_between(sentence: str, who: str) -> None:
    found = [one for mention in read(f"Report\n\n{sentence}") for one in told(mention)]
    found += [f"perpetrator {one.name.text}" for one in in_sentence(sentences(sentence)[0])]
    assert any(one.startswith(f"perpetrator {who}") for one in found)


def test_a_day_later_is_no_day_of_the_event() -> None:
    (mention,) = read(
        "Refugees deported\n\nGuards arrested 83 refugees near Narva on 2 June and deported them"
        " two days later without a hearing."
    )
    assert [one for one in told(mention) if one.startswith("20")] == ["2031-06-02"]


def test_the_items_of_a_timeline_are_each_an_incident() -> None:
    mentions = read(
        "Timeline\n\n3 March 2031: Security forces shoot dead 38 protesters in Tartu.\n\n9 March"
        " 2031: Police arrest photographer Ana Brun in Narva.\n\n14 March 2031: At least 74 people"
        " are killed in Tallinn."
    )
    assert [("killed 38" in told(each), "Narva" in told(each)) for each in mentions] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert not any(each.background for each in mentions)


def test_a_march_has_the_day_of_its_arrests() -> None:
    (mention,) = read(
        "Activists charged\n\nOfficers arrested at least 45 people during a march against"
        " corruption in Tartu on 2 June. Most were charged."
    )
    assert {"detained 45-…", "2031-06-02"} <= {*told(mention)}
