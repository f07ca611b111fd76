"""The two seed pages, entry by entry: what a careful reader finds in them."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from whence import ids
from whence.clean import clean
from whence.config import Limits
from whence.extract.gate import admit
from whence.extract.rules import RulesReader
from whence.model import Actor, Article, Claim, Means, Mention, Page, Statement, Toll, When, Where

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
EXPECTED: dict[str, Any] = (
    json.loads((SEEDS / "expected.json").read_text(encoding="utf-8")) if SEEDS.is_dir() else {}
)
if not EXPECTED:
    warnings.warn(f"no seed pages at {SEEDS}: their tests are skipped", stacklevel=1)

pytestmark = pytest.mark.skipif(not EXPECTED, reason=f"no seed pages at {SEEDS}")


@cache
def read(page: str) -> tuple[tuple[Article, tuple[Mention, ...]], ...]:
    """The articles of the seed page whose number begins with ``page``, with their mentions."""
    (path,) = SEEDS.glob(f"{page}_*.txt")
    body = path.read_bytes()
    digest = ids.digest(body)
    articles, _ = clean(
        Page(ids.page(digest, None), digest, len(body), "text/plain", path.name), body, Limits()
    )
    reader = RulesReader()
    found = []
    for article in articles:
        mentions, rejections = admit(article, reader.read(article), reader)
        assert rejections == ()
        found.append((article, mentions))
    return tuple(found)


def claims(page: str) -> Iterator[Claim]:
    """Every claim of a seed page."""
    for _, mentions in read(page):
        for mention in mentions:
            yield from mention.claims


def entries(name: str) -> list[Any]:
    """The expected entries of a kind, each under a readable name."""
    listed = EXPECTED.get(name) or EXPECTED.get("incident", {}).get(name, [])
    return [
        pytest.param(entry, id=f"{entry['page']}-{number}") for number, entry in enumerate(listed)
    ]


def plain(words: str) -> str:
    """Words without differences of quotation marks and case."""
    return words.replace("’", "'").strip("“”\"'.,? ").casefold()


def near(page: str, quote: str, claim: Claim) -> bool:
    """Whether a claim stands in the words of an expected quote, or around them."""
    for article, _ in read(page):
        if article.article_id == claim.article_id:
            start = article.text.find(quote)
            return start >= 0 and claim.start < start + len(quote) and start < claim.end
    return False


@pytest.mark.parametrize("entry", entries("tolls"))
def test_toll(entry: dict[str, Any]) -> None:
    found = [
        claim
        for claim in claims(entry["page"])
        if isinstance(claim.value, Toll)
        and near(entry["page"], entry["quote"], claim)
        and claim.value.effect == entry["effect"]
        and (claim.value.low, claim.value.high) == (entry["low"], entry["high"])
    ]
    assert found, "not read"
    assert plain(found[0].informant or "") == plain(entry.get("informant") or "")
    if "as_written" in entry and isinstance(found[0].value, Toll):
        assert entry["as_written"] in found[0].value.as_written


@pytest.mark.parametrize("entry", entries("not_tolls"))
def test_not_a_toll(entry: dict[str, Any]) -> None:
    assert not [
        claim
        for claim in claims(entry["page"])
        if isinstance(claim.value, Toll) and near(entry["page"], entry["quote"], claim)
    ]


@pytest.mark.parametrize("entry", entries("means"))
def test_means(entry: dict[str, Any]) -> None:
    assert [
        claim
        for claim in claims(entry["page"])
        if isinstance(claim.value, Means)
        and near(entry["page"], entry["quote"], claim)
        and entry["weapon"] in plain(claim.value.weapon)
        and claim.value.count_low == entry.get("count_low")
        and claim.value.count_high == entry.get("count_high")
    ]


@pytest.mark.parametrize("entry", entries("actors"))
def test_actor(entry: dict[str, Any]) -> None:
    found = [
        claim
        for claim in claims(entry["page"])
        if isinstance(claim.value, Actor)
        and claim.value.role == entry["role"]
        and near(entry["page"], entry["quote"], claim)
        and plain(claim.value.name) in plain(entry["name"])
    ]
    assert found, "not read"
    value = found[0].value
    assert isinstance(value, Actor)
    assert value.stance == entry["stance"]
    assert plain(entry.get("informant") or "") in plain(found[0].informant or "")


@pytest.mark.parametrize("entry", entries("statements"))
def test_statement(entry: dict[str, Any]) -> None:
    wanted = plain(entry["content"])
    assert [
        claim
        for claim in claims(entry["page"])
        if isinstance(claim.value, Statement)
        and plain(entry["speaker"]) in plain(claim.value.speaker)
        and (claim.value.act, claim.value.direct) == (entry["act"], entry["direct"])
        and (wanted in plain(claim.value.content) or wanted in plain(claim.quote))
    ]


def test_date() -> None:
    wanted = EXPECTED["incident"]["date"]
    dates = [
        claim.value
        for page in ("000", "003")
        for article, mentions in read(page)
        for mention in mentions
        if not mention.background
        for claim in mention.claims
        if isinstance(claim.value, When)
    ]
    full = {str(value.earliest) for value in dates if value.earliest}
    short = {value.month_day for value in dates if value.month_day}
    assert full == {wanted["earliest"]}
    assert short <= {f"--{wanted['earliest'][5:]}"}


@pytest.mark.parametrize("page", ["000", "003"])
def test_place(page: str) -> None:
    wanted = EXPECTED["incident"]["place"]
    camp = wanted["as_written"][0]
    places = [claim.value for claim in claims(page) if isinstance(claim.value, Where)]
    assert [value for value in places if camp in value.place]
    assert {value.country for value in places} == {wanted["country"]}


def test_each_item_has_at_most_one_incident_in_the_foreground() -> None:
    for page in ("000", "003"):
        for _, mentions in read(page):
            assert sum(not mention.background for mention in mentions) <= 1
