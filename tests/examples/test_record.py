"""The record of the sample pages, entry by entry, beside what a careful reader finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from tests.examples.exchange import Built, Row, differences, gives, same_name, stands_in
from tests.examples.sample import EXPECTED, squeezed
from whence.model import Family
from whence.store import Store

PAGES: dict[str, Any] = EXPECTED["pages"]
INCIDENTS: dict[str, Any] = EXPECTED["incidents"]
READ = [key for key in PAGES if PAGES[key].get("kind") != "not_read"]
RECORD = "record"


def entries(check: str, keys: Iterable[str]) -> list[Any]:
    """One parameter per entry."""
    return [pytest.param(key, id=f"{check}: {key}") for key in keys]


def test_broken_files_are_refused_and_the_status_says_so(built: Built) -> None:
    assert built.status == 1
    refused = {each["source"] for each in built.summary["refusals"] if each["broken"]}
    for name in EXPECTED["refused"]:
        assert any(name in source for source in refused), name
    assert not any(key in source for source in refused for key in PAGES)


@pytest.mark.parametrize("key", entries("article", PAGES))
def test_each_page_gives_its_article(built: Built, key: str) -> None:
    page, article = PAGES[key], built.articles[key]
    expected = {
        "title": page["title"],
        "published": page["published"],
        "language": page.get("language", "en"),
        "not read": page.get("kind") == "not_read",
    }
    found = {
        "title": squeezed(article["title"] or "").removeprefix(page.get("before_title", "")),
        "published": article["published"]["earliest"],
        "language": article["language"],
        "not read": article["kind"] == "not_read",
    }
    assert not differences(found, expected), differences(found, expected)


@pytest.mark.parametrize("key", entries("outlet", PAGES))
def test_each_article_has_its_outlet(built: Built, key: str) -> None:
    found, expected = built.articles[key]["outlet"], PAGES[key]["outlet"]
    assert found == expected, f"{found} instead of {expected}"


def test_no_page_gives_more_articles_than_it_has(built: Built) -> None:
    assert set(built.articles) <= set(PAGES)


@pytest.mark.parametrize("key", entries("tolls", READ))
def test_each_toll_of_a_page_is_read(built: Built, key: str) -> None:
    tolls = built.tolls(key)
    missed = [
        f"{toll['effect']} {toll['quote']!r}"
        for toll in PAGES[key]["tolls"]
        if not (toll.get("optional") or any(gives(row, toll) for row in tolls))
    ]
    assert not missed, "; ".join(missed)


@pytest.mark.parametrize("key", entries("invented", READ))
def test_no_toll_is_invented(built: Built, key: str) -> None:
    expected = PAGES[key]
    invented = [
        f"{row['effect']} {row['low']}–{row['high']} {row['quote']!r}"
        for row in built.tolls(key)
        if any(stands_in(row, phrase) for phrase in expected["not_tolls"])
        or (
            (row["low"], row["high"]) != (None, None)
            and not any(gives(row, toll) for toll in expected["tolls"])
        )
    ]
    assert not invented, "; ".join(invented)


@pytest.mark.parametrize("key", entries("informants", READ))
def test_each_toll_has_its_informant(built: Built, key: str) -> None:
    wrong = []
    for toll in PAGES[key]["tolls"]:
        found = built.readings(key, toll)
        # Whom the sentence credits with a part of it only may be left out.
        wanted = (toll["informant"], None) if "informant_optional" in toll else (toll["informant"],)
        if found and not any(same_name(row["informant"], name) for row in found for name in wanted):
            names = sorted({str(row["informant"]) for row in found})
            wrong.append(f"{toll['quote']!r}: {toll['informant']}, read as {' / '.join(names)}")
    assert not wrong, "; ".join(wrong)


@pytest.mark.parametrize("key", entries("standing", READ))
def test_each_toll_has_its_scope_and_status(built: Built, key: str) -> None:
    wrong = []
    for toll in PAGES[key]["tolls"]:
        found = built.readings(key, toll)
        standing = (toll.get("scope", "total"), toll.get("status", "reported"))
        if found and not any((row["scope"], row["status"]) == standing for row in found):
            read = sorted({f"{row['scope']} {row['status']}" for row in found})
            wrong.append(f"{toll['quote']!r}: {' '.join(standing)}, read as {' / '.join(read)}")
    assert not wrong, "; ".join(wrong)


@pytest.mark.parametrize("key", entries("attackers", READ))
def test_each_toll_says_whether_attackers_are_counted_in_it(built: Built, key: str) -> None:
    wrong = [
        toll["quote"]
        for toll in PAGES[key]["tolls"]
        if (found := built.readings(key, toll))
        and not any(
            bool(row["includes_attackers"]) == toll.get("includes_attackers", False)
            for row in found
        )
    ]
    assert not wrong, "; ".join(wrong)


@pytest.mark.parametrize("key", entries("none", EXPECTED["none"]))
def test_a_page_without_an_incident_gives_none(built: Built, key: str) -> None:
    read = [f"{row['field']} {row['quote']!r}" for row in built.claims[key]]
    assert not read, "; ".join(read)


@pytest.mark.parametrize("key", entries("not read", EXPECTED["not_read"]))
def test_a_page_in_another_language_is_kept_and_not_read(built: Built, key: str) -> None:
    assert built.articles[key]["kind"] == "not_read"
    assert built.articles[key]["text"]
    assert built.claims[key] == []


@pytest.mark.parametrize("name", entries("incident", INCIDENTS))
def test_each_incident_has_its_kind_date_and_place(built: Built, name: str) -> None:
    incident, row = INCIDENTS[name], _incident(built, name)
    expected = {field: incident[field] for field in ("earliest", "latest", "place", "country")}
    found = {field: row[field] for field in expected}
    expected["kind"] = " or ".join(incident["kinds"])
    found["kind"] = expected["kind"] if row["kind"] in incident["kinds"] else row["kind"]
    if same_name(found["place"], incident["place"]):
        found["place"] = incident["place"]
    assert not differences(found, expected), differences(found, expected)
    assert (row["lat"] is None) == (incident["country"] is None)
    assert row["label"] == "machine, unreviewed"


@pytest.mark.parametrize("name", entries("ranges", INCIDENTS))
def test_each_incident_has_its_low_and_high(built: Built, name: str) -> None:
    row, expected = _incident(built, name), INCIDENTS[name]["tolls"]
    found = {effect: {end: row[effect][end] for end in ("low", "high")} for effect in expected}
    assert not differences(found, expected), differences(found, expected)


@pytest.mark.parametrize("name", entries("best", [n for n in INCIDENTS if "best" in INCIDENTS[n]]))
def test_each_incident_has_its_value_under_the_plain_profile(built: Built, name: str) -> None:
    row, expected = _incident(built, name), INCIDENTS[name]["best"]
    found = {effect: row["profile"][effect]["best"] for effect in expected}
    assert not differences(found, expected), differences(found, expected)


@pytest.mark.parametrize("name", entries("pages", INCIDENTS))
def test_each_incident_joins_its_pages_and_no_others(built: Built, name: str) -> None:
    keys = {row["article_id"]: key for key, row in built.articles.items()}
    joined = {keys[article_id] for article_id in _incident(built, name)["articles"]}
    pages = set(INCIDENTS[name]["pages"])
    referring = {key for key in PAGES if name in PAGES[key].get("mentions", ())}
    assert not pages - joined, f"without {', '.join(sorted(pages - joined))}"
    assert not joined - pages - referring, f"with {', '.join(sorted(joined - pages - referring))}"


@pytest.mark.parametrize("name", entries("sources", INCIDENTS))
def test_each_incident_has_its_sources_and_disagreements(built: Built, name: str) -> None:
    row, expected = _incident(built, name), INCIDENTS[name]
    number = len(row["sources"])
    assert number == expected["sources"], f"{number} sources instead of {expected['sources']}"
    kinds = {(each["field"], each["kind"]) for each in row["disagreements"]}
    for field, right in expected["disagreements"].items():
        read = ", ".join(f"{one}: {kind}" for one, kind in sorted(kinds)) or "nothing"
        assert kinds & {(field, kind) for kind in right}, f"{field}: {right}, read as {read}"


def _incident(built: Built, name: str) -> Row:
    found = built.incident(name)
    assert found, "none of its pages has an incident"
    return found


@pytest.mark.parametrize("whole", entries("another", [RECORD]))
def test_each_incident_is_another_one(built: Built, whole: str) -> None:
    found = [built.incident(name) for name in INCIDENTS]
    ids = Counter(row["incident_id"] for row in found if row)
    shared = [
        name
        for name, row in zip(INCIDENTS, found, strict=True)
        if row and ids[row["incident_id"]] > 1
    ]
    assert not shared, f"joined: {', '.join(shared)}"


@pytest.mark.parametrize("name", entries("undecided", EXPECTED["undecided"]))
def test_what_fits_several_incidents_is_proposed_for_them_and_joined_to_none(
    built: Built, name: str
) -> None:
    ids = {
        each: _incident(built, each)["incident_id"] for each in (name, *EXPECTED["undecided"][name])
    }
    assert len(set(ids.values())) == len(ids), "joined"
    with Store.open(built.folder / "record", readonly=True) as store:
        proposed = {frozenset((each.one_id, each.other_id)) for each in store.proposals()}
    missing = [
        other
        for other in EXPECTED["undecided"][name]
        if frozenset((ids[name], ids[other])) not in proposed
    ]
    assert not missing, f"not proposed: {', '.join(missing)}"


@pytest.mark.parametrize("whole", entries("others", [RECORD]))
def test_there_are_no_other_incidents_but_those_referred_to(built: Built, whole: str) -> None:
    """An incident that some page reports, beside the expected ones, is one too many. A careful
    reader may leave out what a page that is marked so reports."""
    found = [built.incident(name) for name in INCIDENTS]
    known = {row["incident_id"] for row in found if row}
    reported = {
        claim["incident_id"]
        for key, claims in built.claims.items()
        for claim in claims
        if not (claim["background"] or PAGES[key].get("optional"))
    }
    others = [
        f"{row['kind']} {row['earliest']} {row['place']}: killed {row['killed']['high']}"
        for row in built.incidents
        if row["incident_id"] in reported - known
    ]
    assert not others, "; ".join(others)


FAMILIES = {family["original"]: family for family in EXPECTED["copies"]}


@pytest.mark.parametrize("key", entries("family", FAMILIES))
def test_copies_are_found_with_the_figures_that_they_changed(built: Built, key: str) -> None:
    found, keys = _family(built, key), {row["article_id"]: k for k, row in built.articles.items()}
    copies = FAMILIES[key]["copies"]
    assert {keys[article_id] for article_id in found.article_ids} == {
        key,
        *(copy["page"] for copy in copies),
    }
    changed = {
        frozenset((change.original, change.copy))
        for copy in found.copies
        for change in copy.changed
    }
    for copy in copies:
        for change in copy["changed"]:
            assert frozenset((change["original"], change["copy"])) in changed


@pytest.mark.parametrize("key", entries("wire", FAMILIES))
def test_the_wire_is_named(built: Built, key: str) -> None:
    wire = _family(built, key).wire
    assert wire == FAMILIES[key]["wire"], f"{wire} instead of {FAMILIES[key]['wire']}"


def _family(built: Built, key: str) -> Family:
    with Store.open(built.folder / "record", readonly=True) as store:
        found = store.family_of(built.articles[key]["article_id"])
    assert found
    return found


def test_every_quote_stands_at_its_span(built: Built) -> None:
    for key, rows in built.claims.items():
        text = built.articles[key]["text"]
        assert [
            row["quote"] for row in rows if text[row["start"] : row["end"]] != row["quote"]
        ] == []
