"""From role spans to entities and incidents."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from whence.extract.encoder.analysis import ROOT, Analysis, Gist, Span, Word
from whence.extract.roles import (
    FillerRole,
    RoleSpan,
    abbreviates,
    fillers,
    full_names,
    head,
    singular,
)
from whence.extract.roles_incidents import NOTHING_HIT, TYPES, role_incidents
from whence.extract.roles_people import harmed
from whence.extract.roles_spans import role_spans
from whence.extract.roles_victims import victims
from whence.extract.text import sentences


def spans(text: str, role: FillerRole, *mentions: str) -> list[RoleSpan]:
    found, place = [], 0
    for mention in mentions:
        place = text.index(mention, place)
        found.append(RoleSpan(place, place + len(mention), role, 0.9))
        place += len(mention)
    return found


@pytest.mark.parametrize(
    ("mention", "wanted"),
    [
        ("armed men", "men"),
        ("a group of armed men in uniform", "men"),
        ("members of the Tarn front", "front"),
        ("men wearing masks", "men"),
        ("car bomb", "bomb"),
    ],
)
def test_the_head_of_a_mention(mention: str, wanted: str) -> None:
    assert head(mention) == wanted


def test_singulars_and_abbreviations() -> None:
    assert [singular(word) for word in ("rockets", "policemen", "bodies", "glass")] == [
        "rocket",
        "policeman",
        "body",
        "glass",
    ]
    assert abbreviates("uff", "united farmers' front")
    assert abbreviates("upff", "united front of the patriotic farmers")
    assert not abbreviates("uff", "tarn miners' union")
    assert not abbreviates("u", "union")


def test_a_group_with_and_without_its_description_is_one() -> None:
    text = "A group of armed men came. The armed men left. Two soldiers saw five soldiers."
    found = fillers(
        text,
        spans(
            text, "perpetrator", "group of armed men", "armed men", "Two soldiers", "five soldiers"
        ),
    )
    assert [filler.name for filler in found] == [
        "group of armed men",
        "Two soldiers",
        "five soldiers",
    ]


def test_a_name_and_its_abbreviation_are_one() -> None:
    text = "The United Farmers' Front (UFF) did it. The UFF said so. The Red Hand denied it."
    found = fillers(
        text,
        spans(text, "perpetrator organisation", "United Farmers' Front", "UFF", "UFF", "Red Hand"),
    )
    assert [len(filler.mentions) for filler in found] == [3, 1]


def test_roles_do_not_mix() -> None:
    text = "soldiers shot soldiers"
    mixed = [*spans(text, "perpetrator", "soldiers"), *spans(text[13:], "victim", "soldiers")]
    assert len(fillers(text, mixed)) == 2


# -- spans of a parsed sentence ---------------------------------------------------------------

TEXT = "Several armed men killed Colonel Orla Venn near the old grain store of the Tarn union."
#       0       1     2   3      4       5    6    7    8   9   10    11    12 13  14   15
_PARSE = (
    ("JJ", 2, "amod"), ("JJ", 2, "amod"), ("NNS", 3, "nsubj"), ("VBD", ROOT, "root"),
    ("NNP", 5, "compound"), ("NNP", 3, "obj"), ("NNP", 5, "flat"), ("IN", 11, "case"),
    ("DT", 11, "det"), ("JJ", 11, "amod"), ("NN", 11, "compound"), ("NN", 3, "obl"),
    ("IN", 15, "case"), ("DT", 15, "det"), ("NNP", 15, "compound"), ("NN", 11, "nmod"),
)  # fmt: skip


def analysis(
    roles: Sequence[tuple[str, str]], kinds: dict[str, float], people: Sequence[str] = ()
) -> Analysis:
    words, place = [], 0
    for written, (tag, over, dep) in zip(TEXT.rstrip(".").split(), _PARSE, strict=True):
        place = TEXT.index(written, place)
        words.append(Word(place, place + len(written), 0, tag, over, dep))
        place += len(written)
    return Analysis(
        tuple(words),
        tuple(_span(name, "PER") for name in people),
        tuple(_span(*role) for role in roles),
        (),
        (),
        (Gist(0.9, {**dict.fromkeys(TYPES, 0.0), **kinds}),),
    )


def _span(words: str, label: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), label, 0.8)


def names(found: Sequence[RoleSpan]) -> list[str]:
    return [TEXT[one.start : one.end] for one in found]


def test_a_span_is_widened_to_its_phrase_and_freed_of_what_only_counts() -> None:
    found = analysis([("men", "PerpInd"), ("store", "Target")], {})
    assert names(role_spans(TEXT, found)) == ["armed men", "old grain store"]


def test_a_victim_is_widened_to_the_name_without_titles() -> None:
    found = analysis([("Venn", "Victim")], {}, people=["Colonel Orla Venn"])
    assert names(role_spans(TEXT, found)) == ["Orla Venn"]


def test_what_is_somebodys_is_named_with_its_owner() -> None:
    text = "Men burned Venn's store"
    whole = parsed(text, "Men/NNS/1/nsubj burned/VBD/-1/root Venn/NNP/4/nmod 's/POS/2/case"
                   " store/NN/1/obj", ["Venn"])  # fmt: skip
    found = replace(whole, roles=(Span(text.index("'s"), len(text), "Target", 0.9),))
    (span,) = role_spans(text, found)
    assert text[span.start : span.end] == "Venn's store"


@pytest.mark.parametrize(
    ("label", "written", "wanted"),
    [
        ("Target", "one nearby grain store", "grain store"),
        ("Target", "the mill's guards", "mill"),
        ("Target", "guards", "guards"),
        ("Weapon", "a powerful truck bomb attempt", "truck bomb"),
        ("Weapon", "bursts of rifle fire", "rifle"),
        ("PerpInd", "alleged UFF rebels", "rebels"),
        ("PerpInd", "UFF members", "UFF members"),
        ("PerpInd", "U.S. soldiers", "U.S. soldiers"),
        ("PerpInd", "about 30 men", "men"),
        ("PerpInd", "two men", "two men"),
        ("PerpOrg", "the self-styled Red Dawn", "Red Dawn"),
        ("Victim", "tailor Orla Venn", "Orla Venn"),
    ],
)
def test_what_counts_describes_or_follows_a_filler_is_no_part_of_its_name(
    label: str, written: str, wanted: str
) -> None:
    roles = (Span(0, len(written), label, 0.9),)
    (span,) = role_spans(written, Analysis((), (), roles, (), (), (None,)))
    assert written[span.start : span.end] == wanted


def test_a_perpetrator_has_the_fullest_name_and_a_group_keeps_its_own() -> None:
    text = "Orla Venn fled. Venn and Venn guards did it."
    start = text.index("Venn and")
    roles = [
        RoleSpan(start, start + 4, "perpetrator", 0.9),
        RoleSpan(start + 9, start + 20, "perpetrator", 0.9),
    ]
    each = [one for role in roles for one in fillers(text, [role])]
    found = full_names(text, each, [Span(0, 9, "PER", 0.9), Span(start, start + 4, "PER", 0.9)])
    assert [one.name for one in found] == ["Orla Venn", "Venn guards"]


def test_spans_side_by_side_are_one() -> None:
    found = analysis([("grain", "Target"), ("store", "Target")], {})
    assert names(role_spans(TEXT, found)) == ["old grain store"]


def test_fillers_go_to_the_types_that_their_sentences_speak_of() -> None:
    found = analysis([("men", "PerpInd"), ("Orla", "Victim")], {"attack": 0.9, "arson": 0.8})
    incidents = role_incidents(TEXT, sentences(TEXT), found)
    assert [incident.type for incident in incidents] == ["attack", "arson"]
    assert [filler.role for filler in incidents[0].fillers] == ["perpetrator", "victim"]
    assert [filler.role for filler in incidents[1].fillers] == ["perpetrator"]


def test_no_likely_type_is_no_incident() -> None:
    found = analysis([("men", "PerpInd")], {"attack": 0.2})
    assert role_incidents(TEXT, sentences(TEXT), found) == ()
    # Where nothing was hit it takes more than where something was.
    some = {"attack": NOTHING_HIT - 0.1}
    assert role_incidents(TEXT, sentences(TEXT), analysis([("men", "PerpInd")], some)) == ()
    assert role_incidents(TEXT, sentences(TEXT), analysis([("store", "Target")], some)) != ()
    nothing = Analysis((), (), (), (), (), (None,))
    assert role_incidents(TEXT, sentences(TEXT), nothing) == ()


# -- people -----------------------------------------------------------------------------------


def parsed(text: str, parse: str, people: Sequence[str] = ()) -> Analysis:
    """An analysis of one sentence from "word/tag/head/relation" items, heads counted from 0."""
    words, place = [], 0
    for item in parse.split():
        written, tag, over, dep = item.split("/")
        place = text.index(written, place)
        words.append(Word(place, place + len(written), 0, tag, int(over), dep))
        place += len(written)
    named = tuple(
        Span(text.index(name), text.index(name) + len(name), "PER", 0.9) for name in people
    )
    return Analysis(tuple(words), named, (), (), (), (None,))


@pytest.mark.parametrize(
    ("text", "parse", "wanted"),
    [
        (
            "Gunmen killed two teachers",
            "Gunmen/NNS/1/nsubj killed/VBD/-1/root two/CD/3/nummod teachers/NNS/1/obj",
            [("two teachers", 2, "killed")],
        ),
        (
            "A nurse was wounded",
            "A/DT/1/det nurse/NN/3/nsubj:pass was/VBD/3/aux:pass wounded/VBN/-1/root",
            [("nurse", 1, "injured")],
        ),
        (
            "villagers died",
            "villagers/NNS/1/nsubj died/VBD/-1/root",
            [("villagers", None, "killed")],
        ),
        (
            "the kidnapping of a judge",
            "the/DT/1/det kidnapping/NN/-1/root of/IN/4/case a/DT/4/det judge/NN/1/nmod",
            [("judge", 1, "abducted")],
        ),
        (
            "police arrested farmers and students",
            "police/NNS/1/nsubj arrested/VBD/-1/root farmers/NNS/1/obj and/CC/4/cc"
            " students/NNS/2/conj",
            [("farmers", None, "detained"), ("students", None, "detained")],
        ),
        (
            "Gunmen never killed teachers",
            "Gunmen/NNS/2/nsubj never/RB/2/advmod killed/VBD/-1/root teachers/NNS/2/obj",
            [],
        ),
        (
            "the blast killed power",
            "the/DT/1/det blast/NN/2/nsubj killed/VBD/-1/root power/NN/2/obj",
            [],
        ),
    ],
)
def test_people_to_whom_something_was_done(
    text: str, parse: str, wanted: list[tuple[str, int | None, str]]
) -> None:
    found = harmed(text, parsed(text, parse))
    assert [(one.name, one.count, one.harm) for one in found] == wanted


def test_a_list_of_names_is_taken_as_a_whole() -> None:
    text = (
        "The arrested reporters are Orla Venn of the Post, Bram Oake and Ilse Tarn. Jon Arl left."
    )
    found = parsed(text, "The/DT/-1/root", ["Orla Venn", "Bram Oake", "Ilse Tarn", "Jon Arl"])
    assert victims(text, found) == ("Orla Venn", "Bram Oake", "Ilse Tarn")


def test_a_surname_stands_for_the_fullest_name() -> None:
    text = "Mayor Orla Venn spoke on Monday. Gunmen shot Venn"
    later = text.index("Gunmen")
    parse = "Gunmen/NNS/1/nsubj shot/VBD/-1/root Venn/NNP/1/obj"
    analysis = parsed(text[:later].replace("Venn", "____") + text[later:], parse)
    people = [
        Span(6, 15, "PER", 0.9),
        Span(text.rindex("Venn"), len(text), "PER", 0.9),
    ]
    found = Analysis(analysis.words, tuple(people), (), (), (), (None,))
    assert victims(text, found) == ("Orla Venn",)
