"""What a codebook leaves open, or could not be checked against its original, as numbers that a
person may set in a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from whence import ids
from whence.errors import ProfileError

_VAGUE = {"tens": 10, "dozens": 12, "dozen": 12, "scores": 40, "hundreds": 100}
_MOST = 1_000_000_000


class Choices(Struct, frozen=True, forbid_unknown_fields=True):
    """The open numbers of all profiles. Distances are in metres."""

    vague: Mapping[str, int] = field(default_factory=lambda: dict(_VAGUE))
    """What a vague word counts as where no source gives a figure (ACLED; "scores" is ours)."""
    unknown: int = 10
    """The same for words that hold no number at all ("many", "several"); the codebook has
    3 for small settings."""
    two_sources: int = 2
    """Independent sources from which on a record is not provisional (IBC), or well supported
    (Airwars)."""
    exact_m: int = 8_000
    """The largest radius of an exact place."""
    near_m: int = 25_000
    """The largest radius of a place known nearly."""
    second_order_m: int = 60_000
    """The largest radius of a second-order division (a district)."""
    first_order_m: int = 250_000
    """The largest radius of a first-order division (a province)."""

    @property
    def mark(self) -> str:
        """Empty for the values of a new record, else a short digest of them."""
        if self == Choices():
            return ""
        return ids.make("ch", msgspec.json.encode(self, order="sorted").decode())[3:9]


def read(path: Path) -> tuple[str, Choices]:
    """A TOML file's ``profile`` (plain where it names none), and its choices, whose keys are the
    fields of Choices; words that its ``vague`` leaves out count as they do without it. Raises
    ProfileError where it cannot be read or holds something else."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        name, made = str(told.pop("profile", "plain")), msgspec.convert(told, Choices)
    except OSError as error:
        raise ProfileError(f"{path}: it cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: it cannot be read as TOML ({error})") from error
    except msgspec.ValidationError as error:
        raise ProfileError(f"{path}: it is no choice of a profile ({error})") from error
    for key, value in {**told, **made.vague}.items():
        if isinstance(value, int) and not 0 <= value <= _MOST:
            raise ProfileError(f"{path}: {key} is {value}, and counts from 0 to {_MOST}")
    return name, msgspec.structs.replace(made, vague={**_VAGUE, **made.vague})
