"""Where the outlet of a page is at home, as far as its address tells: the country that it ends in,
America where it is called as stations there are ("wxyz.com"), and the towns and areas that its host
is named after ("ardenherald.com")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from whence.extract.candidates import holds
from whence.extract.casing import common_words
from whence.extract.text import word_set
from whence.gazetteer import Entry, apart_m, fold, gazetteer
from whence.model import host_of

_SHORTEST = 5
"""Letters; shorter names stand in too many hosts by chance."""
_SHORTEST_AREA = 4
_SHORTEST_WORD = 2
_MOST_WORDS = 3
_LONGEST = 20
_LONGEST_LABEL = 40
_MOST_LABELS = 4
"""A host of any length is asked in short time."""
_AROUND_M = 160_000
"""Metres around its home that an outlet's local news comes from."""
_LEAST = 5_000
"""Inhabitants of a town that an outlet is named after."""
_NAMESAKES = 8
_ENDS = word_set("com co org gov net edu ac ltd plc me tv info news uk us")
_AROUND = re.compile(
    r"^(?:\d+|the|my|this|is|its|in|go|get|visit|we|are|abc|nbc|cbs|fox|cw|upn|pbs|npr|cnn|kiss)+"
    r"|(?:\d+|tv|radio|news|paper|newspapers?|online|live|now|today|daily|weekly|times|herald|post"
    r"|press|tribune|journal|gazette|star|sun|sentinel|observer|courier|record|register|chronicle"
    r"|dispatch|examiner|enquirer|inquirer|advocate|free|standard|mail|echo|argus|independent"
    r"|leader|ledger|reporter|citizen|democrat|republican|patch|police|sheriff|hub|info|and)+$"
)
"""What stands in a host's name around the place that it is named after."""
_LETTERS = re.compile(r"[^a-z]+")
# Domains of countries whose letters are not their ISO code, or that are sold the world over.
_DOMAINS = {"UK": "GB"} | dict.fromkeys(("TV", "ME", "IO", "CO", "AI", "FM", "LY", "TO", "CC"), "")


class OutletHome(Struct, frozen=True):
    """``country`` is ISO 3166-1 alpha-2. ``places`` are those that the host may be named after,
    each with its share among places of its name by their inhabitants."""

    country: str | None = None
    places: tuple[tuple[Entry, float], ...] = ()

    def near(self, entry: Entry) -> float:
        """The share of the likeliest place around which another lies; 0 if it lies around none."""
        return max((share for place, share in self.places if _around(place, entry)), default=0.0)


def _around(place: Entry, entry: Entry) -> bool:
    if place.kind == "town":
        return entry.kind != "country" and apart_m(place, entry) < _AROUND_M
    return holds(place, entry)


def outlet_home(url: str | None) -> OutletHome:
    """Where the outlet of a page with this address is at home."""
    host = host_of(url)
    return _of_host(host) if host else OutletHome()


@lru_cache(maxsize=4096)
def _of_host(host: str) -> OutletHome:
    labels = host.split(".")[-_MOST_LABELS:-1]
    code = country_of_host(host) or ("US" if any(map(_is_station, labels)) else None)
    names = dict.fromkeys(
        name for label in labels if label not in _ENDS for name in _named_after(label)
    )
    places = [place for name in names for place in _shares(name, code)]
    return OutletHome(code, tuple(places))


def _is_station(label: str) -> bool:
    """Whether a part of a host is an American station's name: "wxyz", "kwxytv", "abc8"."""
    return label not in common_words() and _STATION.fullmatch(label) is not None


_STATION = re.compile(
    r"[kw][a-z]{3}(?:tv|am|fm|dt|news|radio|online|\d{1,2})*|(?:abc|cbs|fox|nbc)\d{1,2}[a-z]*"
    r"|cbslocal"
)


def country_of_host(host: str) -> str | None:
    """The country that a host's name ends in: ``.co.uk`` GB, ``.com`` None."""
    last = host.rpartition(".")[2].upper()
    code = _DOMAINS.get(last, last)
    return code if len(code) == 2 and gazetteer().country(code) else None


def _named_after(label: str) -> Iterator[str]:
    """The longest names of places that a part of a host begins or ends with, the longer first."""
    letters = _LETTERS.sub("", label[:_LONGEST_LABEL])
    core = _AROUND.sub("", letters)
    for text in dict.fromkeys((core, letters)):
        longest = min(len(text), _LONGEST)
        lengths = range(longest, _SHORTEST_AREA - 1, -1)
        fronts = (text[:length] for length in lengths)
        backs = (text[-length:] for length in lengths)
        found = [next(filter(None, map(_name, parts)), None) for parts in (fronts, backs)]
        if any(found):
            yield from sorted(filter(None, found), key=len, reverse=True)
            return


def _name(letters: str) -> str | None:
    """The name of a place that these letters spell, written apart: "san antonio"."""
    if letters in common_words():
        return None
    return next((name for name in _spelled(letters, _MOST_WORDS) if any(_called(name))), None)


def _spelled(letters: str, words: int) -> Iterator[str]:
    """The ways to write letters in at most so many words, of few words first."""
    yield letters
    if words > 1:
        for at in range(_SHORTEST_WORD, len(letters) - _SHORTEST_WORD + 1):
            for rest in _spelled(letters[at:], words - 1):
                yield f"{letters[:at]} {rest}"


def _called(name: str) -> Iterator[Entry]:
    """The places of this very name that an outlet may be named after."""
    for entry in gazetteer().named(name):
        large = entry.population >= _LEAST and len(name) >= _SHORTEST
        named = entry.kind in ("division", "district") or (entry.kind == "town" and large)
        if named and fold(entry.name).startswith(name):
            yield entry


def _shares(name: str, country: str | None) -> Iterator[tuple[Entry, float]]:
    found = [entry for entry in _called(name) if country in (None, entry.country)][:_NAMESAKES]
    total = sum(entry.population + 1 for entry in found)
    for entry in found:
        yield entry, (entry.population + 1) / total
