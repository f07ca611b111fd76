"""A record of pages that attack whoever shows them: each vector stands in a title, a text, a
byline, an outlet's name, an address, a file's name and, as markup, in an original."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from tests.hostile.vectors import VECTORS
from whence.config import Settings
from whence.pipeline import build
from whence.store import Store

TOLD = (
    "A bomb at the fish market of Ombrel killed 12 people and wounded 30 others on Saturday, "
    "the police chief Oren Talsky {} said. “We will find who did {} this,” he said.\n\n"
    "The ministry of {} blamed a group of smugglers. Number {}."
)
PAGE = (
    "<!doctype html><html><head><title>{0}</title><meta name=author content='{1}'></head><body>"
    "<h1>Bomb kills 12 in Ombrel {0}</h1><p>{0} A bomb at the fish market of Ombrel killed 12 "
    "people and wounded 30 others on Saturday 12 March 2022, police said.</p>{0}"
    "<p>The wounded were taken to the town’s hospital, {0} doctors said. They told reporters that "
    "most of them would be able to leave it within some days.</p></body></html>"
)

TOGETHER = 3
"""How many vectors one article holds."""


class Hostile(Struct, frozen=True):
    """The record's folder and its ids."""

    folder: Path
    incidents: tuple[str, ...]
    articles: tuple[str, ...]


def make(folder: Path) -> Hostile:
    """Builds the record out of JSON lines and saved pages, as ``whence build`` would."""
    pages = folder / "pages"
    pages.mkdir(parents=True)
    lines = []
    for number, vector in enumerate(VECTORS):
        (pages / f"{_name(number, vector)}.unknown").write_text("nothing that is read")
    for number in range(0, len(VECTORS), TOGETHER):
        attack = " ".join(VECTORS[number : number + TOGETHER])
        lines.append(msgspec.json.encode(_line(number, attack)))
        page = PAGE.format(attack, attack.replace("'", "&#39;"))
        name = f"{_name(number, VECTORS[number])}.html"
        (pages / name).write_bytes(page.encode("utf-8", "replace"))
    (folder / "lines.jsonl").write_bytes(b"\n".join(lines))
    with Store.create(folder / "record") as store:
        build(store, (pages, folder / "lines.jsonl"), Settings(processes=1))
        incidents = tuple(each.incident_id for each in store.incidents())
        articles = tuple(each.article_id for each in store.articles())
    return Hostile(folder / "record", incidents, articles)


def _line(number: int, attack: str) -> dict[str, str]:
    address = (
        attack if ":" in attack[:12] else f"https://paper.example/{number}?q={attack}#{attack}"
    )
    return {
        "id": f"{number} {attack}",
        "title": f"Bomb kills 12 {attack}",
        "text": f"By {attack}\n\n{TOLD.format(attack, attack, attack, number)}",
        "outlet": f"The Paper {attack}",
        "url": address,
        "published": "2022-03-13",
    }


def _name(number: int, vector: str) -> str:
    """A file's name as near to the vector as a name can be."""
    fit = vector.replace("/", "\N{DIVISION SLASH}").replace("\0", "\N{SYMBOL FOR NULL}")
    short = fit.encode()[:180].decode("utf-8", "ignore")
    return f"{number} {short}"
