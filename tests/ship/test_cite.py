"""A citation: checked while it is printed, and by hand with the tools of any Unix."""

from __future__ import annotations

import errno
import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import html5lib
import pytest
from lxml import html
from typer.testing import CliRunner, Result

from tests.docs.test_docs import ROOT, blocks
from tests.ship import made
from tests.store.test_timestamps import Authority, authorities
from whence import cli, pipeline
from whence.acquire.web import authority
from whence.config import Settings
from whence.deciding import Deciding
from whence.errors import NotShipped, RecordError
from whence.model import Toll, Where
from whence.review.wishes import Made, Wish
from whence.ship import cite, cite_text
from whence.store import Store, timestamps

__all__ = ["authorities"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of some sample pages."""
    folder = tmp_path_factory.mktemp("sample")
    names = ("ombrel-market-courier.html", "ombrel-market-standard.html", "clippings.jsonl")
    with Store.create(folder / "record") as store:
        pages = [Path("examples/pages") / name for name in names]
        pipeline.build(store, pages, Settings(processes=1))
    return folder / "record"


@pytest.fixture
def record(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "record")
    return tmp_path / "record"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, ["cite", *map(str, arguments)])


def first_toll(record: Path) -> str:
    with Store.open(record, readonly=True) as store:
        return next(
            claim.claim_id
            for mention in store.mentions()
            for claim in mention.claims
            if isinstance(claim.value, Toll)
        )


def test_a_claim_is_cited_with_all_it_rests_on(record: Path) -> None:
    claim_id = first_toll(record)
    with Store.open(record, readonly=True) as store:
        claim = store.claim(claim_id)
        article = store.article(claim.article_id)
        page = store.page(article.page_id)
    printed = run(record, claim_id)
    assert printed.exit_code == 0
    assert printed.output.startswith("Checked while this was printed")
    for words in (claim.quote, claim_id, page.digest, page.source, "acquired", "read", "No seal"):
        assert words in printed.output
    again = json.loads(run(record, claim_id, "--json").output)
    assert again["problems"] == []
    (quoted,) = again["quoted"]
    assert quoted["before"] + quoted["quote"] + quoted["after"] in article.text


def test_a_field_is_cited_with_the_claims_that_count_first(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        copied = next(
            each.incident_id
            for each in store.records()
            if any(outcome.losers for outcome in each.tolls if outcome.field == "killed")
        )
    printed = json.loads(run(record, copied, "killed", "--json").output)
    counts = [each["counts"] for each in printed["quoted"]]
    assert counts[0] == "counts" and counts == sorted(counts, key=lambda each: each != "counts")
    assert any(each.startswith("left out: ") for each in counts)
    assert printed["rule"] and printed["label"] == "machine, unreviewed"
    for field in ("when", "where"):
        assert run(record, copied, field).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("cl_0000",), "there is no claim"),
        ((1, "displaced"), "gives nobody displaced"),
        ((99, "killed"), "there is no incident"),
    ],
)
def test_what_is_not_there_is_said(
    record: Path, arguments: tuple[object, ...], message: str
) -> None:
    printed = run(record, *arguments)
    assert isinstance(printed.exception, RecordError) and message in str(printed.exception)


def test_an_incident_needs_a_field(record: Path) -> None:
    assert run(record, 1).exit_code == 2
    assert run(record, 1, "colour").exit_code == 2


def test_a_claim_takes_none(record: Path) -> None:
    printed = run(record, first_toll(record), "when")
    assert printed.exit_code == 2 and "a claim is one value" in printed.output


def test_the_commands_by_hand_show_what_is_printed(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        citation = cite.of_claim(store, first_toll(record))
    (quoted,) = citation.quoted
    hash_, *words = [_shell(command, record) for command in cite_text.by_hand(quoted)]
    assert f"sha256:{hash_.split()[0]}" == quoted.source.digest
    ranges = len(quoted.byte_ranges)
    assert "".join(words[:ranges]).split() == quoted.quote.split()
    digests = [f"sha256:{each.split()[0]}" for each in words[ranges:]]
    assert digests == [line.digest for line in quoted.source.custody] and len(digests) == 2


def test_the_loop_of_the_page_follows_the_chain(record: Path) -> None:
    (loop,) = blocks(ROOT / "docs" / "citing.md", "sh")
    with Store.open(record, readonly=True) as store:
        head = store.custody_head()
    assert _shell(loop, record) == f"the last line is {head.digest}\n"
    log = record / "custody.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"event":"read"', b'"event":"read!"', 1))
    assert "the chain breaks before" in _shell(loop, record)


def _shell(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_decisions_are_cited_with_their_lines(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        incident_id = store.incidents()[0].incident_id
    with Deciding(record) as deciding:
        wish = Wish("accept", "ana", incident_id=incident_id, note="read <b>both</b>")
        made_ = deciding.decide(wish)
    assert isinstance(made_, Made)
    printed = run(record, 1, "killed")
    assert printed.exit_code == 0
    assert "Label: accepted by a person" in printed.output
    assert "ana: accept" in printed.output and "read <b>both</b>" in printed.output
    again = json.loads(run(record, 1, "killed", "--json").output)
    (line,) = again["decided"]
    assert made_.decision.decision_id in line["text"]
    assert f"custody line {line['seq']}, {line['digest']}" in printed.output


def test_a_value_without_a_source_says_so(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        incident_id = store.incidents()[0].incident_id
    with Deciding(record) as deciding:
        value = Where("Velmora", "UY")
        deciding.decide(
            Wish("enter", "ana", incident_id, about="field", field="where", value=value)
        )
    printed = run(record, 1, "where")
    assert printed.exit_code == 0
    assert "where: Velmora, UY" in printed.output and "No source: " in printed.output


def test_a_seal_is_cited(record: Path, authorities: list[Authority]) -> None:
    tsa = authorities[0]
    with Store.open(record) as store:
        timestamps.seal(store, tsa.url, tsa.root, lambda query: authority.ask(tsa.url, query))
    printed = run(record, 1, "killed")
    assert printed.exit_code == 0
    assert re.search(r"Sealed: line \d+ and all before it stood at 20\d\d-", printed.output)
    name = next((record / "seals").glob("*.tsr"))
    name.chmod(0o644)
    name.write_bytes(b"x" + name.read_bytes()[1:])
    assert run(record, 1, "killed").exit_code == 1


# -- what does not hold -----------------------------------------------------------------------


def test_an_altered_original_comes_first(record: Path) -> None:
    with Store.open(record, readonly=True) as store:
        citation = cite.of_claim(store, first_toll(record))
        path = store.originals.path(citation.quoted[0].source.digest)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    printed = run(record, first_toll(record))
    assert printed.exit_code == 1
    assert printed.output.startswith("DOES NOT HOLD: ")
    assert "was altered" in printed.output


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE claims SET quote = 'nobody died'", "is not what the article says"),
        ("UPDATE articles SET text = text || '.'", "is not that of its page"),
    ],
)
def test_an_edited_row_comes_first(record: Path, statement: str, message: str) -> None:
    claim_id = first_toll(record)
    with sqlite3.connect(record / "record.sqlite") as database:
        database.execute(statement)
    printed = run(record, claim_id)
    assert printed.exit_code == 1
    assert printed.output.startswith("DOES NOT HOLD: ") and message in printed.output


def test_a_changed_custody_line_comes_first(record: Path) -> None:
    claim_id = first_toll(record)
    log = record / "custody.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"event":"read"', b'"event":"rEad"', 1))
    printed = run(record, claim_id)
    assert printed.exit_code == 1 and "custody.jsonl line" in printed.output


# -- one page of HTML -------------------------------------------------------------------------


def test_the_page_is_valid_and_holds_all_it_needs(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "citation.html"
    assert run(record, 1, "killed", "--html", target).exit_code == 0
    content = target.read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(content)
    page = html.fromstring(content)
    assert page.xpath("//@href | //@src | //script | //img") == []
    assert "@page" in content
    for line in page.xpath("//pre[starts-with(text(), '{')]"):
        assert "previous" in json.loads(line.text_content())
    assert run(record, 1, "injured", "--html", target).exit_code == 0


def test_another_file_is_left_alone(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "thesis.html"
    target.write_text("<p>years of work")
    printed = run(record, 1, "killed", "--html", target)
    assert isinstance(printed.exception, NotShipped)
    assert target.read_text() == "<p>years of work"


def test_a_full_disk_leaves_no_half_page(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(path: Path, content: str, encoding: str) -> int:
        path.write_bytes(content.encode(encoding)[:9])
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "cited" / "citation.html"
    target.parent.mkdir()
    monkeypatch.setattr(Path, "write_text", fill)
    printed = run(record, 1, "killed", "--html", target)
    assert isinstance(printed.exception, NotShipped)
    assert "No space left on device" in str(printed.exception)
    assert list(target.parent.iterdir()) == []


def test_hostile_words_make_no_markup(tmp_path: Path) -> None:
    shapes = set()
    records = made.build(tmp_path / "record", [*made.ATTACKS[::3], "Orrin"])
    with Store.open(tmp_path / "record", readonly=True) as store:
        for each in records:
            citation = cite.of_field(store, each.incident_id, "killed")
            content = cite_text.page(citation)
            if not citation.problems:
                html5lib.HTMLParser(strict=True).parse(content)
            tree = html.fromstring(content)
            for problem in tree.xpath("//div[@role='alert']"):
                problem.getparent().remove(problem)
            shapes.add(tuple((str(one.tag), tuple(sorted(one.keys()))) for one in tree.iter()))
    assert len(shapes) <= 2  # with the sentence that all holds, or without it


def test_the_terminal_is_not_steered(tmp_path: Path) -> None:
    (record,) = made.build(tmp_path / "record", ["\x1b]0;x\x07\x1b[2J[bold]Orrin[/bold]"])
    printed = run(tmp_path / "record", record.incident_id, "killed")
    assert "\x1b" not in printed.output and "\x07" not in printed.output
    assert "[bold]Orrin[/bold]" in printed.output
