"""Which fillers belong to one incident: two of one type in one article."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from whence.extract.encoder.analysis import ROOT, Analysis, Gist, Span, Word
from whence.extract.roles import ROLES, Filler, RoleSpan, fillers
from whence.extract.roles_incidents import TYPES, role_incidents
from whence.extract.roles_signs import Telling, signs_of
from whence.extract.roles_spans import ROLE_OF
from whence.extract.roles_together import divided
from whence.extract.text import sentences

TWO = """The Red Dawn carried out two bombings in Ostra province, the police said.

At 0700 hours on Monday a bomb went off in Halvik and damaged the grain mill. Engineer Ivo Marn, \
who worked at the mill, died.

On Tuesday evening another bomb exploded in Torsa, where it destroyed the post office. \
The clerk Lena Brisk was hurt there."""
PLACES = ("Ostra", "Halvik", "Torsa")
TOLD = (
    ("Red Dawn", "PerpOrg"),
    ("grain mill", "Target"),
    ("Ivo Marn", "Victim"),
    ("post office", "Target"),
    ("Lena Brisk", "Victim"),
)


def analysed(
    text: str, roles: Sequence[tuple[str, str]], places: Sequence[str] = PLACES
) -> Analysis:
    """An analysis without a parse, all of whose sentences speak of a bombing."""
    kinds = {**dict.fromkeys(TYPES, 0.0), "bombing": 0.9}
    return Analysis(
        (),
        tuple(_span(text, one, "LOC") for one in places if one in text),
        tuple(_span(text, *one) for one in roles),
        (),
        (),
        tuple(Gist(0.9, kinds) for _ in sentences(text)),
    )


def _span(text: str, words: str, label: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), label, 0.9)


def incidents(text: str, roles: Sequence[tuple[str, str]] = TOLD) -> list[list[str]]:
    found = role_incidents(text, sentences(text), analysed(text, roles))
    assert {one.type for one in found} == {"bombing"}
    return [[filler.name for filler in one.fillers] for one in found]


def test_two_bombings_of_two_days_are_two_and_who_did_both_belongs_to_both() -> None:
    assert incidents(TWO) == [
        ["Red Dawn", "grain mill", "Ivo Marn"],
        ["Red Dawn", "post office", "Lena Brisk"],
    ]


def test_who_did_one_of_two_bombings_belongs_to_that_one() -> None:
    _, _, told = TWO.partition("\n\n")
    text = told.replace("another bomb exploded", "another bomb, which the Red Dawn laid, exploded")
    assert incidents(text) == [
        ["grain mill", "Ivo Marn"],
        ["Red Dawn", "post office", "Lena Brisk"],
    ]


def test_what_one_bomb_hit_stays_together() -> None:
    text = "A bomb damaged the grain mill and the post office in Halvik and killed Ivo Marn."
    told = [one for one in TOLD[1:4] if one[0] in text]
    assert incidents(text, told) == [["grain mill", "post office", "Ivo Marn"]]


def test_an_article_that_names_nothing_hit_tells_of_one_incident() -> None:
    text = "The Red Dawn set off a bomb on Monday.\n\nOn Tuesday evening another one was found."
    assert incidents(text, [("Red Dawn", "PerpOrg"), ("bomb", "Weapon")]) == [["Red Dawn", "bomb"]]


def test_a_weapon_belongs_to_the_incident_that_it_is_told_of_with() -> None:
    text = TWO.replace("a bomb went off", "dynamite went off")
    found = incidents(text, [*TOLD, ("dynamite", "Weapon")])
    assert ["dynamite" in one for one in found] == [True, False]


# -- signs ------------------------------------------------------------------------------------


def signs(text: str, one: tuple[str, str], other: tuple[str, str]) -> set[str]:
    """The signs of a pair, which are those of the pair turned round."""
    found = analysed(text, [one, other])
    telling = Telling(text, sentences(text), found)
    ours, theirs = (telling.told(_filler(text, *each)) for each in (one, other))
    there = list(signs_of(ours, theirs, telling))
    assert sorted(there) == sorted(signs_of(theirs, ours, telling))
    assert len(there) == len(set(there))
    return set(there)


def _filler(text: str, name: str, label: str) -> Filler:
    start = text.index(name)
    role = ROLE_OF[label]
    return Filler(role, name, (RoleSpan(start, start + len(name), role, 0.9),), 0.9)


def test_what_stands_between_two_fillers() -> None:
    apart = signs(TWO, TOLD[1], TOLD[3])
    assert apart >= {
        "target and target",
        "several incidents at once",
        "another between",
        "day between",
        "place between",
        "other place",
        "other hour",
        "first apart 2",
    }
    beside = signs(TWO, TOLD[1], TOLD[2])
    assert beside.isdisjoint({"another between", "day between", "place between", "other place"})


def test_a_verb_is_a_month_only_in_capitals() -> None:
    text = "A bomb hit the grain mill. It may have been dynamite that hit the post office."
    assert "day between" not in signs(text, TOLD[1], TOLD[3])
    assert "day between" in signs(text.replace("It may", "In May it may"), TOLD[1], TOLD[3])


def test_what_stands_between_two_fillers_of_one_sentence() -> None:
    text = "A bomb hit the grain mill in Halvik; another hit the post office."
    assert signs(text, TOLD[1], TOLD[3]) >= {"semicolon between", "another in the sentence"}
    joined = signs("A bomb hit the grain mill and the post office.", TOLD[1], TOLD[3])
    assert joined.isdisjoint({"semicolon between", "another in the sentence"})


def test_what_two_fillers_hang_on() -> None:
    text = "Bombs hit mills, hit docks"
    parse = (("NNS", 1), ("VBD", ROOT), ("NNS", 1), ("VBD", 1), ("NNS", 3))
    words, place = [], 0
    for written, (tag, over) in zip(text.replace(",", "").split(), parse, strict=True):
        place = text.index(written, place)
        words.append(Word(place, place + len(written), 0, tag, over, "dep"))
        place += len(written)
    telling = Telling(text, sentences(text), Analysis(tuple(words), (), (), (), (), (None,)))
    bombs, mills, docks = (
        telling.told(_filler(text, *one))
        for one in (("Bombs", "Weapon"), ("mills", "Target"), ("docks", "Target"))
    )
    assert "one deed" in set(signs_of(bombs, mills, telling))
    assert "deeds of one name" in set(signs_of(mills, docks, telling))


# -- what is divided --------------------------------------------------------------------------

_SENTENCES = st.sampled_from(
    [
        "On Monday a bomb hit Halvik.",
        "Meanwhile another one exploded at 0700 hours.",
        "Nobody claimed it.\n",
    ]
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[RoleSpan]]:
    """A text, and spans of single words of it in whatever roles."""
    text = " ".join(draw(st.lists(_SENTENCES, min_size=1, max_size=6)))
    starts = st.sampled_from([at for at in range(len(text)) if text[at].isalpha()])
    drawn = draw(st.lists(st.tuples(starts, st.sampled_from(ROLES)), max_size=8, unique=True))
    return text, [RoleSpan(start, start + 1, role, 0.9) for start, role in drawn]


@given(articles())
def test_each_filler_is_kept_and_what_was_hit_belongs_to_one_incident(
    article: tuple[str, list[RoleSpan]],
) -> None:
    text, found = article
    whole = fillers(text, found)
    telling = Telling(text, sentences(text), analysed(text, [], ["Halvik"]))
    parts = divided(whole, telling)
    every = [one for part in parts for one in part]
    assert set(every) == set(whole)
    for part in parts:
        assert list(part) == [one for one in whole if one in part]
    hit = [one for one in every if one.role in ("target", "victim")]
    assert len(hit) == len(set(hit))
