"""What several test folders share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings

# Machines differ: an example that is slow under load is no failure.
settings.register_profile("whence", deadline=None)
settings.load_profile("whence")

ATTACK = (
    "At least {killed} people were killed and {hurt} others were wounded on Monday when a car bomb "
    "exploded near the bus station in {town}, police said.\n\n"
    '"It was a terrible sight," said Orla Venn, a nurse at the district hospital.\n\n'
    "No group has said it carried out the attack. Two buses burned out, and shops in the street "
    "stayed closed until the evening. The interior ministry announced an inquiry."
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with five lines of JSONL about three incidents in invented towns."""
    return write_pages(tmp_path / "pages")


def write_pages(folder: Path) -> Path:
    """Makes the folder that ``pages`` gives."""
    folder.mkdir()
    rows = [
        ("Orrin", 12, 30, "The Orrin Post", date(2031, 3, 11)),
        ("Orrin", 14, 30, "Radio Tarn", date(2031, 3, 12)),
        ("Velmora", 3, 9, "The Orrin Post", date(2031, 5, 6)),
        ("Velmora", 3, 9, "Coast Daily", date(2031, 5, 6)),
        ("Kessary", 7, 20, "Coast Daily", date(2031, 8, 19)),
    ]
    with (folder / "collected.jsonl").open("wb") as file:
        for number, (town, killed, hurt, outlet, published) in enumerate(rows):
            line = {
                "id": f"row{number}",
                "title": f"Car bomb in {town}",
                "outlet": outlet,
                "published": published,
                "text": ATTACK.format(town=town, killed=killed, hurt=hurt),
            }
            file.write(msgspec.json.encode(line) + b"\n")
    return folder


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Finds development data that is kept beside the repository and never in it."""
    folder = Path(__file__).resolve().parents[2] / "shared"

    def find(name: str) -> Path:
        path = folder / name
        if not path.exists():
            pytest.skip(f"the development data {name!r} is not beside this repository")
        return path

    return find
