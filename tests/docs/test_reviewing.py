"""The page about reviewing names every reason and every key, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from whence.model import ReasonCode

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reviewing.md").read_text("utf-8")
REVIEW = ROOT / "src" / "whence" / "review"


def table(first: str) -> list[str]:
    """The first cells of the table whose heading begins with a word."""
    rows = PAGE.split(f"| {first} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip() for row in rows]


def test_every_reason_is_explained() -> None:
    assert table("reason") == [code for code in get_args(ReasonCode) if code]


def test_every_key_is_named_here_and_in_the_list_of_keys() -> None:
    script = (REVIEW / "static" / "decide.js").read_text("utf-8")
    body = script.split("const KEYS = {", 1)[1].split("\n};", 1)[0]
    known = {key for key in re.findall(r'^  "?(.+?)"?: \(\)', body, re.MULTILINE) if len(key) == 1}
    told = set(re.findall(r"`(.)`", " ".join(table("key"))))
    assert told == known
    shown = (REVIEW / "templates" / "decide.html").read_text("utf-8").split("<dialog", 1)[1]
    assert known - {"?"} <= set(re.findall(r"<kbd>(.)</kbd>", shown))
