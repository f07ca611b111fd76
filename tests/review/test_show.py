"""The terminal views."""

from __future__ import annotations

import io

import pytest
from rich.console import Console, RenderableType

from tests.review.sample import NAUGHTY, Sample
from whence.errors import RecordError
from whence.review import show
from whence.store import Store


def printed(view: RenderableType, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    console.print(view)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_the_table_numbers_the_incidents(record: Sample) -> None:
    with Store.open(record.folder, readonly=True) as store:
        lines = printed(show.incidents_table(store)).splitlines()
    (at,) = [number for number, line in enumerate(lines) if "Ombrel" in line]
    assert lines[at].split()[0] == "1"
    assert "11–12" in lines[at]
    assert "bombing" in lines[at + 1]
    assert "killed: informants" in lines[at + 2]
    assert any("machine, unreviewed" in line for line in lines)


def test_one_incident_in_full(record: Sample) -> None:
    with Store.open(record.folder, readonly=True) as store:
        text = printed(show.incident_view(store, record.ombrel.incident_id))
    for words in (
        "Bombing, Ombrel, 12 March 2022",
        "2 sources, 3 articles, 1 copy",
        "11 / 12 / 12",
        "“killed 12 people”",
        "health office",
        "perpetrator: Upland Front",
        "alleged by an authority",
        "Oren Talsky – say",
        "copy, 97% alike; changed: 34 → 43",
        "police: at least 11; health office: 12",
    ):
        assert words in text


def test_what_a_disagreement_rests_on_is_told_once(record: Sample) -> None:
    with Store.open(record.folder, readonly=True) as store:
        text = printed(show.incident_view(store, record.ombrel.incident_id))
    part = text.partition("Disagreement on killed")[2].partition("\n\n")[0].splitlines()
    assert len(part) == len(set(part)) > 2


def test_hostile_words_cannot_steer_the_terminal(record: Sample) -> None:
    with Store.open(record.folder, readonly=True) as store:
        text = printed(show.incident_view(store, record.pellam.incident_id))
        text += printed(show.incidents_table(store))
    assert NAUGHTY in text
    assert "\u202e" not in text
    assert not {sign for sign in text if ord(sign) < 32 and sign != "\n"} - {"\x1b"}
    assert "]0;pwned" not in text


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\x00", "\r", "\u202e", "\u2066"])
def test_signs_that_steer_are_replaced(sign: str) -> None:
    assert show.safe(f"a{sign}b").plain == "a\ufffdb"


def test_markup_is_printed_and_joiners_are_kept() -> None:
    assert printed(show.safe("[bold red]Done[/bold red]")).strip() == "[bold red]Done[/bold red]"
    assert show.safe("می\u200cخواهم").plain == "می\u200cخواهم"


def test_an_incident_is_named_by_number_or_id(record: Sample) -> None:
    with Store.open(record.folder, readonly=True) as store:
        assert show.resolve(store, "1") == record.ombrel.incident_id
        assert show.resolve(store, record.pellam.incident_id) == record.pellam.incident_id
        for asked in ("0", "3", "-1", "²", "in_none", ""):
            with pytest.raises(RecordError, match="there is no incident"):
                show.resolve(store, asked)
        with pytest.raises(RecordError, match="there is no incident"):
            show.incident_view(store, "in_none")
