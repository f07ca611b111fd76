"""Statements, perpetrators and weapons on the development data: what is read, missed, invented.

    python -m bench.statements --data ../shared/data

The reader reads the bare text of each hand-labelled page; the seed pages beside the data go
through cleaning first. A statement is right if speaker and act equal a label of its page that no
other statement has taken; with content, if one content also holds the other. Speakers are compared
without case, articles and titles: one name's words must hold the other's. Labels marked optional
count neither way. A perpetrator or weapon is found if it shares a telling word with the label.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from whence import ids
from whence.clean import clean
from whence.config import Limits
from whence.extract.rules import RulesReader
from whence.model import Actor, Article, ClaimDraft, Means, Page, Statement

_COMMON = frozenset("the a an of and in on by group at who to state with".split())
_FIELDS: dict[str, tuple[str, ...]] = {
    "perpetrator": ("perpetrator", "claim_of_responsibility"),
    "weapon": ("weapon",),
}


def main() -> None:
    """Print the scores and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    pages = list(rows(data / "multisource" / "pages.jsonl"))
    read = {page["page_id"]: drafts(articles(page["text"], page["page_id"])) for page in pages}
    result: Row = {
        "data": digests(data, "multisource/pages.jsonl"),
        "pages": len(pages),
        "speaker and act": statements(pages, read, with_content=False),
        "speaker, act and content": statements(pages, read, with_content=True),
        **{name: facts(pages, read, name) for name in _FIELDS},
    }
    seeds = data.parent / "seeds" / "expected.json"
    if seeds.is_file():
        result["data"] |= digests(data, "../seeds/expected.json")
        result["seed statements"] = seed_statements(seeds)
    keep("statements", "statements", result)
    print(json.dumps(result, indent=2))


def articles(text: str, name: str) -> Sequence[Article]:
    body = text.encode()
    digest = ids.digest(body)
    page = Page(ids.page(digest, None), digest, len(body), "text/plain", name)
    return clean(page, body, Limits())[0]


def drafts(articles: Iterable[Article]) -> list[ClaimDraft]:
    """Every claim that the rules propose for some articles."""
    reader = RulesReader()
    return [
        draft
        for article in articles
        for mention in reader.read(article)
        for draft in mention.claims
    ]


def statements(
    pages: Sequence[Row], read: dict[str, list[ClaimDraft]], *, with_content: bool
) -> Row:
    """Precision and recall of the statements over all pages."""
    right = missed = invented = 0
    for page in pages:
        left = [d.value for d in read[page["page_id"]] if isinstance(d.value, Statement)]
        for label in sorted(page["statements"], key=lambda label: bool(label["optional"])):
            hit = next((one for one in left if _agrees(one, label, with_content)), None)
            if hit is not None:
                left.remove(hit)
            if not label["optional"]:
                right, missed = right + (hit is not None), missed + (hit is None)
        invented += len(left)
    return {
        "right": right,
        "missed": missed,
        "invented": invented,
        "precision": round(right / (right + invented), 3),
        "recall": round(right / (right + missed), 3),
    }


def said_right(pages: Iterable[Row]) -> Iterator[tuple[float, bool]]:
    """Each statement's confidence, and whether a label of its page has its speaker and act."""
    for page in pages:
        labels = list(page["statements"])
        for draft in drafts(articles(page["text"], page["page_id"])):
            value = draft.value
            if isinstance(value, Statement):
                hit = next((one for one in labels if _agrees(value, one, False)), None)
                if hit is not None:
                    labels.remove(hit)
                yield draft.confidence, hit is not None


def facts(pages: Sequence[Row], read: dict[str, list[ClaimDraft]], name: str) -> Row:
    """How many labelled perpetrators or weapons are found, and how many claims no label bears
    out."""
    found = total = unlabelled = 0
    for page in pages:
        labels = [
            label
            for label in page["facts"]
            if label["field"] in _FIELDS[name]
            and not label["optional"]
            and label["value"] not in ("none", "unknown")
        ]
        names = list(_names(read[page["page_id"]], name))
        found += sum(any(_shares(label, one) for one in names) for label in labels)
        total += len(labels)
        unlabelled += sum(not any(_shares(label, one) for label in labels) for one in names)
    return {"found": found, "labelled": total, "without a label": unlabelled}


def seed_statements(expected: Path) -> Row:
    """How many of the seed pages' statements are found, by speaker, act and directness."""
    wanted = json.loads(expected.read_text(encoding="utf-8"))["statements"]
    found = []
    read: dict[str, list[ClaimDraft]] = {}
    for label in wanted:
        number = label["page"]
        if number not in read:
            (path,) = expected.parent.glob(f"{number}_*.txt")
            read[number] = drafts(articles(path.read_text(encoding="utf-8"), path.name))
        found.append(
            any(
                isinstance(one.value, Statement)
                and _agrees(one.value, label, with_content=False)
                and one.value.direct == label["direct"]
                and (_plain(label["content"]) in _plain(one.quote))
                for one in read[number]
            )
        )
    return {"found": sum(found), "expected": len(wanted)}


def _agrees(value: Statement, label: Row, with_content: bool) -> bool:
    ours, theirs = _words(f"{value.speaker}"), _words(label["speaker"])
    titled = _words(f"{value.title or ''} {value.speaker}")
    same = bool(ours and theirs) and (ours <= theirs <= titled | ours or theirs <= ours)
    # "The group" is all words that names share.
    same = same or _plain(value.speaker) == _plain(label["speaker"])
    if not same or value.act != label["act"]:
        return False
    content, wanted = _plain(value.content), _plain(label["content"])
    return not with_content or wanted in content or content in wanted


def _names(found: Iterable[ClaimDraft], name: str) -> Iterator[str]:
    for draft in found:
        value = draft.value
        if name == "weapon" and isinstance(value, Means):
            yield value.weapon
        elif name != "weapon" and isinstance(value, Actor) and value.role == "perpetrator":
            yield value.name


def _shares(label: Row, name: str) -> bool:
    return bool(_stems(f"{label['value']} {label['quote']}") & _stems(name))


def _stems(words: str) -> set[str]:
    return {word[:5] for word in _words(words)}


def _words(words: str) -> set[str]:
    return set(re.findall(r"[\w’'.-]+", words.casefold().replace("’", "'"))) - _COMMON


def _plain(words: str) -> str:
    return words.casefold().replace("’", "'").strip("“”\"'.,? ")


if __name__ == "__main__":
    main()
