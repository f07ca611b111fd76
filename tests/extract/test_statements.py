"""Statements: one per clause with a speaker who is not the outlet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import article
from whence.extract.attribution import attributions
from whence.extract.statements import statements
from whence.extract.text import sentences
from whence.model import ClaimDraft, Statement


def drafts(text: str) -> list[ClaimDraft]:
    found = sentences(text)
    return statements(article(text), attributions(text, found))


def read(text: str) -> list[tuple[str, str, bool, str]]:
    return [
        (value.speaker, value.act, value.direct, value.content)
        for draft in drafts(text)
        if isinstance(value := draft.value, Statement)
    ]


CASES = [
    (
        "The lawyer denies that her clients left their post: “They were guarding a barge.”",
        [
            ("The lawyer", "deny", False, "her clients left their post"),
            ("The lawyer", "say", True, "They were guarding a barge"),
        ],
    ),
    (
        "The mayor condemned the attack in a release and urged drivers to stay at home.",
        [
            ("The mayor", "condemn", False, "condemned the attack in a release"),
            ("The mayor", "urge", False, "urged drivers to stay at home"),
        ],
    ),
    (
        'One of the officers said Mondays are "always hectic" because farmers stock up.',
        [("One of the officers", "say", True, "always hectic")],
    ),
    (
        "Sen. Ines Valk called the raid an “outrage” and stated that it “betrays the farmers”.",
        [
            ("Ines Valk", "condemn", True, "outrage"),
            ("Ines Valk", "say", True, "betrays the farmers"),
        ],
    ),
    (
        "Governor Ines Valk denounced the raid, arguing that “it was the work of cowards”, adding "
        "“why does nobody act? Why do they wait?”",
        [
            ("Ines Valk", "condemn", False, "denounced the raid"),
            ("Ines Valk", "condemn", True, "it was the work of cowards"),
            ("Ines Valk", "say", True, "why does nobody act? Why do they wait?"),
        ],
    ),
    (
        "The bishop also condemned the raid, arguing that those who did it must be tried.",
        [
            ("The bishop", "condemn", False, "condemned the raid"),
            ("The bishop", "urge", False, "those who did it must be tried"),
        ],
    ),
    (
        "In a statement signed by 90 members of the Tarn Assembly, lawmakers condemned the raid.",
        [("90 members of the Tarn Assembly", "condemn", False, "condemned the raid")],
    ),
    (
        "The Tarn Council of Elders issued a statement on 4 May strongly condemning the raid.",
        [("The Tarn Council of Elders", "condemn", False, "strongly condemning the raid")],
    ),
    (
        "The Harbour Front said that it was behind it, adding that it had aimed at soldiers and "
        "promising further attacks.",
        [
            ("The Harbour Front", "claim", False, "it was behind it"),
            ("The Harbour Front", "claim", False, "it had aimed at soldiers"),
            ("The Harbour Front", "warn", False, "promising further attacks"),
        ],
    ),
    (
        '"We will go on until we find" those involved, the minister said.',
        [("the minister", "announce", True, "We will go on until we find")],
    ),
    (
        'The chief said "80 out of 90 students" had been seen and that more had come back.',
        [
            ("The chief", "say", True, "80 out of 90 students"),
            ("The chief", "say", False, "more had come back"),
        ],
    ),
    (
        "The council condemned the growing pressure on the families of Orrin under the bogus "
        "pretext of “visits by relatives”.",
        [
            (
                "The council",
                "condemn",
                False,
                "condemned the growing pressure on the families of Orrin under the bogus pretext "
                "of “visits by relatives”",
            )
        ],
    ),
    (
        "Mayor Ines Valk said armed men, known as “harbour boys,” had fired at a crowd.",
        [("Ines Valk", "say", False, "armed men, known as “harbour boys,” had fired at a crowd")],
    ),
    (
        "Velde said it had killed six soldiers, a claim Orrin denied.",
        [
            ("Velde", "claim", False, "it had killed six soldiers"),
            ("Orrin", "deny", False, "it had killed six soldiers"),
        ],
    ),
    (
        "Orla Venn said the caller demanded 50 coins.",
        [("Orla Venn", "say", False, "the caller demanded 50 coins")],
    ),
    ("Nine people died, Reuters reported.", []),
    ("Nobody claimed the attack.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statements(text: str, expected: list[tuple[str, str, bool, str]]) -> None:
    assert read(text) == expected


def test_a_surname_stands_for_the_full_name() -> None:
    text = "Grocer Ines Valk, 45, said the car was old. “It was loud,” Valk told the Tarn agency."
    assert [(speaker, content) for speaker, _, _, content in read(text)] == [
        ("Ines Valk", "the car was old"),
        ("Ines Valk", "It was loud"),
    ]


def test_the_title_stands_beside_the_name() -> None:
    (draft,) = drafts("Interior Minister Ines Valk said the road was closed.")
    assert isinstance(draft.value, Statement)
    assert (draft.value.speaker, draft.value.title) == ("Ines Valk", "Interior Minister")
    assert draft.informant == "Ines Valk"


def test_a_mark_that_is_never_closed_does_not_run_over_paragraphs() -> None:
    text = "“It was loud, said Ines Valk.\n\nThe bus burned. Six people died.\n\nMore follows."
    for draft in drafts(text):
        assert "\n" not in draft.quote


def test_what_is_passed_on_is_said_once_by_who_said_it() -> None:
    text = "The mayor said that the commander had told him nobody was abducted."
    assert [(speaker, act) for speaker, act, _, _ in read(text)] == [("the commander", "deny")]


@given(st.text(alphabet='abAB said police,."“”:\n', max_size=200))
def test_every_quote_stands_at_its_span(text: str) -> None:
    for draft in drafts(text):
        assert text[draft.start : draft.end] == draft.quote
        assert isinstance(draft.value, Statement) and draft.value.content
