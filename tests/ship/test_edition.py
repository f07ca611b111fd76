"""What leaves a record: which incidents, with what withheld, and nothing that fails a check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
import pytest

from whence import persons, pipeline
from whence.config import Settings
from whence.errors import NotShipped, ProfileError
from whence.model import Article, Where
from whence.ship import edition, redaction
from whence.ship.edition import Edition
from whence.ship.redact_names import NAME, PLACE
from whence.ship.redact_people import Entity
from whence.ship.redaction import Rules, texts
from whence.ship.traversal import Selection, traverse
from whence.store import Store

HARBOUR = (
    "Two people were killed and three others were wounded on Friday in a shooting near the harbour "
    "of Rocha, police said.\n\n"
    "One of the dead was named as Mirela Quenneville, 34, of Rocha. Her son, Tom Quenneville, 9, "
    "was wounded.\n\n"
    "“The harbour is closed,” mayor Oda Venn said. “Quenneville sold me bread,” said Jon "
    "Arlberg, a baker."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    line = {
        "text": HARBOUR,
        "title": "Two killed in Rocha harbour shooting",
        "published": date(2031, 6, 7).isoformat(),
        "url": "https://post.example/mirela-quenneville-killed",
        "outlet": "The Rocha Post",
    }
    (tmp_path / "pages.jsonl").write_text(json.dumps(line))
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [tmp_path / "pages.jsonl"], Settings(processes=1))
        yield store


def shown(store: Store, rules: Rules | None) -> str:
    """Everything that an edition shows, as one text."""
    made = Edition(store, Selection(unreviewed=True), rules, persons.find)
    return "\n".join(words for item in made.items() for words in texts(item))


def test_what_is_not_reviewed_is_shipped_only_if_asked(store: Store) -> None:
    with pytest.raises(NotShipped, match="1 unreviewed"):
        Edition(store, Selection(), None, persons.find)
    made = Edition(store, Selection(unreviewed=True), None, persons.find)
    assert [item.record.label for item in made.items()] == ["machine, unreviewed"]
    assert made.imprint().unreviewed == made.imprint().shipped == 1


def test_how_far_it_has_come_is_shown(store: Store) -> None:
    told: list[tuple[str, int | None] | str] = []

    @contextmanager
    def progress(step: str, total: int | None) -> Iterator[Callable[[], None]]:
        told.append((step, total))
        yield lambda: told.append(step)

    rules = redaction.rules("careful")
    made = Edition(store, Selection(True), rules, persons.find, progress=progress)
    assert told == [("names", 1), "names"]
    list(made.items())
    assert told[2:] == [("write", 1), "write"]


def test_without_rules_nothing_is_withheld(store: Store) -> None:
    words = shown(store, None)
    assert "Mirela Quenneville" in words and "mirela-quenneville" in words
    (item,) = traverse(store, Selection(unreviewed=True))
    for one in item.cited:
        assert one.sentence and one.at
        low, high = one.sentence
        assert one.before + one.claim.quote + one.after == one.article.text[low:high]


@pytest.mark.parametrize(
    ("profile", "gone", "kept"),
    [
        ("careful", "Quenneville Mirela Arlberg", "Venn"),
        ("texts", "Quenneville Mirela Arlberg", "Venn"),
        ("strict", "Quenneville Mirela Arlberg Venn", ""),
        ("named", "Tom Arlberg", "Venn"),
    ],
)
def test_a_profile_withholds_names(store: Store, profile: str, gone: str, kept: str) -> None:
    words = shown(store, redaction.rules(profile))
    for name in gone.split():
        assert name.casefold() not in words.casefold()
    for name in kept.split():
        assert name in words
    assert NAME in words
    assert "sold me bread" in words


def test_texts_are_left_out_or_kept_with_quotes_in_place(store: Store) -> None:
    made = Edition(store, Selection(True), redaction.rules("texts"), persons.find)
    (item,) = made.items()
    for one in item.cited:
        assert one.at and one.article.text[slice(*one.at)] == one.claim.quote
    made = Edition(store, Selection(True), redaction.rules("careful"), persons.find)
    (item,) = made.items()
    assert all(not one.article.text and one.at is None for one in item.cited)


def test_places_are_made_coarser(store: Store) -> None:
    rules = Rules("own", places_m=20_000, persons="keep")
    words = shown(store, rules)
    assert "Rocha" not in words and PLACE in words
    (item,) = Edition(store, Selection(True), rules, persons.find).items()
    places = [one.claim.value for one in item.cited if isinstance(one.claim.value, Where)]
    (plain,) = traverse(store, Selection(True))
    assert plain.record.radius_m and plain.record.radius_m < 20_000
    assert item.record.radius_m and item.record.radius_m >= 20_000
    assert plain.record.lat and item.record.lat
    assert 0 < abs(plain.record.lat - item.record.lat) < 0.2
    assert places and all(value.gazetteer is None for value in places)


def test_a_quote_that_begins_within_a_name_that_stays_shows_no_name(tmp_path: Path) -> None:
    def finder(article: Article) -> tuple[Entity, ...]:
        start = article.text.index("Olen Marrow")
        return (Entity(start, start + len("Olen Marrow"), True),)

    text = (
        "Two people were killed in a shooting in Rocha on Friday, police said. Olen Marrow, 34, a "
        "baker, was wounded.\n\nThe dead were shot in the Elke Marrow Hall."
    )
    line = {"text": text, "published": "2031-06-07", "title": "Two killed in Rocha shooting"}
    (tmp_path / "pages.jsonl").write_text(json.dumps(line))
    with Store.create(tmp_path / "record") as store:
        pipeline.build(store, [tmp_path / "pages.jsonl"], Settings(processes=1))
        (item,) = traverse(store, Selection(True))
        rules = Rules("own", release=("Elke Marrow Hall",))
        redacted = redaction.Redaction(rules, finder, [item])
        last = item.cited[-1]
        at = item.members[0].article.text.rindex("Marrow")
        cut = msgspec.structs.replace(last, at=(at, at + 6), sentence=(at, at + 11))
        (shown,) = redacted.item(msgspec.structs.replace(item, cited=(cut,))).cited
    assert shown.claim.quote == NAME


def test_released_names_stay_and_named_ones_go(store: Store) -> None:
    words = shown(store, Rules("own", release=("Jon Arlberg",), withhold=("harbour shooting",)))
    assert "Arlberg" in words and "Quenneville" not in words
    assert "harbour shooting" not in words


def test_a_withheld_word_goes_from_the_names_of_places_and_outlets_too(store: Store) -> None:
    everything = shown(store, Rules("own", persons="keep"))
    town = "Rocha"
    assert town in everything
    assert town not in shown(store, Rules("own", persons="keep", withhold=(town,)))


def test_a_name_that_would_still_show_ends_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Edition(store, Selection(True), redaction.rules("careful"), persons.find)
    assert made.redaction
    monkeypatch.setattr(made.redaction, "item", lambda item: item)
    with pytest.raises(NotShipped, match="would still show"):
        list(made.items())


def test_a_quote_that_does_not_stand_ends_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (item,) = traverse(store, Selection(True))
    first = item.cited[0]
    wrong = msgspec.structs.replace(
        first, claim=msgspec.structs.replace(first.claim, quote="Nobody was killed")
    )
    broken = msgspec.structs.replace(item, cited=(wrong, *item.cited[1:]))
    monkeypatch.setattr(edition, "traverse", lambda *_: iter([broken]))
    with pytest.raises(NotShipped, match="does not stand at its place"):
        list(Edition(store, Selection(True), None, persons.find).items())


def test_a_profile_of_ones_own_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('persons = "keep"\nrelease = ["Oda Venn"]\n')
    assert redaction.rules(str(path)) == Rules("mine", persons="keep", release=("Oda Venn",))
    path.write_text('persons = "maybe"\n')
    with pytest.raises(ProfileError, match="no redaction profile"):
        redaction.rules(str(path))
    path.write_text("places_m = -10_000\n")
    with pytest.raises(ProfileError, match="-10000"):
        redaction.rules(str(path))
    with pytest.raises(ProfileError, match="careful, named, strict, texts"):
        redaction.rules("none")
