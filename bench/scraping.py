"""Pages without their markup: how much worse is the main text, and what repetition gives back.

    python -m bench.scraping --data ../shared/data

A scrape is made of each page: the lines that it shows, furniture and all, with empty lines between
them. Where the pages are of one outlet, the lines that it repeats are counted over a sample of them
as a build counts them, and both routes are scored with and without that. Words are scored as
``bench.cleaning`` scores them, against the main text or, for the pages of one outlet, against the
assessment that each of them prints. Most of these assessments hold a notice about pictures and the
headings of the outlet's form, which tell nothing of any one incident: leaving them out costs words
here and is right for a reader, so the pages are also scored against what the truth itself has
beside the lines that the outlet repeats. What a scrape says of its date, author and title is
counted as ``bench.cleaning`` counts it; its address is not known here. Much of that truth stands in
a page's markup only: the figures are given once more over the pages whose scrape shows it, which
are those where a line holds every name of the author, is the title, or writes the whole date in
figures or with the month's name. (Where a page dates its last change only, the ground truth calls
that the date, and Whence the change.)

The trees that choose the lines were fitted to these pages: what counts are the figures of pages
that their trees never saw, which ``python -m training.scrape_text --folds 5`` keeps in the same
results. How well a line would do as a headline was weighed on them too.
"""

from __future__ import annotations

import argparse
import calendar
import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bench.cleaning import Counts, body_of, lower_words, mean_f1, overlap
from bench.corpora import Row, digests, keep, rows
from bench.declared import Said, by_whence, names, tally
from whence import clean
from whence.clean import clean as cleaned
from whence.clean import repeats
from whence.clean.repeats import NOTHING, Repeated
from whence.config import Limits
from whence.model import Media, Page
from whence.repetition import STEPS

_FIELDS = ("date", "author", "title")
_AIRWARS = "airwars/dev.jsonl.gz"


class Sample(Struct, frozen=True):
    """One page: its markup, the scrape of it, and the words that are its main text."""

    markup: bytes
    scrape: bytes
    truth: str


def sample(markup: bytes, truth: str) -> Sample:
    """A page and its scrape."""
    lines = clean.lines(_page(markup, "text/html"), markup, Limits())
    return Sample(markup, "\n\n".join(lines).encode(), truth)


def _page(body: bytes, media: Media) -> Page:
    return Page("pg_bench", "", len(body), media, "bench", charset="utf-8")


def scored(pages: list[Sample], media: Media, repeated: Repeated = NOTHING) -> float:
    """The mean word F1 of one route."""
    found: list[Counts] = []
    for each in pages:
        body = each.markup if media == "text/html" else each.scrape
        articles, _ = cleaned(_page(body, media), body, Limits(), (), repeated)
        found.append(overlap(lower_words(each.truth), lower_words(body_of(articles))))
    return float(mean_f1(found)["f1"])


def _repeated(pages: list[Sample], media: Media) -> Repeated:
    """What a build would count over these pages."""
    step = max(step for step in STEPS if step <= len(pages))
    bodies = [each.markup if media == "text/html" else each.scrape for each in pages[:step]]
    return repeats.count([clean.lines(_page(body, media), body, Limits()) for body in bodies])


def _beside(pages: list[Sample], repeated: Repeated) -> list[Sample]:
    """The pages with a truth that lacks what their outlet repeats."""
    found = []
    for each in pages:
        lines = [line for line in each.truth.splitlines() if line.strip()]
        kept = "\n".join(lines[number] for number in repeated.kept(lines))
        found.append(replace(each, truth=kept))
    return found


def _outlet(data: Path) -> Iterator[Sample]:
    for row in rows(data / _AIRWARS):
        path = data / "airwars" / "html" / f"{row['code'].lower()}.html.gz"
        if path.exists() and row["assessment"]:
            yield sample(gzip.decompress(path.read_bytes()), row["assessment"])


def declared(data: Path) -> tuple[Row, Row]:
    """The date, author and title of scrapes against the ground truth: all of it, and what of it
    the scrapes show."""
    told: list[tuple[Row, Said]] = []
    shown: dict[str, list[tuple[Row, Said]]] = {field: [] for field in _FIELDS}
    for row in rows(data / "pages" / "wcxb_dev.jsonl.gz"):
        body = sample(row["html"].encode("utf-8", "replace"), "").scrape
        said = by_whence(cleaned(_page(body, "text/plain"), body, Limits())[0])
        told.append((row, said))
        for field in shows(body.decode().split("\n\n"), row["truth"]):
            shown[field].append((row, said))
    of_shown = {
        name: figures
        for field, cases in shown.items()
        for name, figures in tally(cases, frozenset()).items()
        if name.startswith(field) and isinstance(figures, dict)
    }
    return tally(told, frozenset()), of_shown


def shows(lines: list[str], truth: Row) -> list[str]:
    """Which fields of the ground truth stand in a scrape's lines."""
    letters = [_squeezed(line) for line in lines]
    day, author, title = truth["publish_date"], names(truth["author"]), _squeezed(truth["title"])
    found = {
        "date": bool(day) and any(_writes(line, date.fromisoformat(day)) for line in lines),
        "author": bool(author) and all(any(name in line for line in letters) for name in author),
        "title": bool(title) and title in letters,
    }
    return [field for field in _FIELDS if found[field]]


def _squeezed(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").lower()


def _writes(line: str, day: date) -> bool:
    """Whether a line writes a whole date, its parts in any usual order."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\b0+(?=\d)", "", line.lower())
    full = calendar.month_name[day.month].lower()
    months = (full, full[:3], *(("sept",) if day.month == 9 else ()))
    dates = {f"{month} {day.day} {day.year}" for month in months}
    dates |= {f"{day.day} {month} {day.year}" for month in months}
    for numbers in ("{0.year} {0.month} {0.day}", "{0.month} {0.day} {0.year}",
                    "{0.day} {0.month} {0.year}"):  # fmt: skip
        dates.add(numbers.format(day))
    written = " ".join(re.findall(r"[a-z]+|\d+", plain))
    return any(re.search(rf"(?<!\d){each}", written) for each in dates)


def main() -> None:
    """Prints the table and keeps it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    every, shown = declared(data)
    result: Row = {
        "clean": clean.VERSION,
        "wcxb_dev: declared, scrape": every,
        "wcxb_dev: declared, of what the scrape shows": shown,
    }
    for name, key in (("aeb_dev", "body"), ("wcxb_dev", "truth")):
        pages = [
            sample(
                row["html"].encode("utf-8", "replace"),
                row[key] if key == "body" else row["truth"]["main_content"],
            )
            for row in rows(data / "pages" / f"{name}.jsonl.gz")
        ]
        result[f"{name}: word F1, markup"] = scored(pages, "text/html")
        result[f"{name}: word F1, scrape"] = scored(pages, "text/plain")
    pages = list(_outlet(data))
    result["one outlet: pages"] = len(pages)
    for media, route in (("text/html", "markup"), ("text/plain", "scrape")):
        kind: Media = "text/html" if media == "text/html" else "text/plain"
        result[f"one outlet: word F1, {route}"] = scored(pages, kind)
        repeated = _repeated(pages, kind)
        name = f"one outlet: word F1, {route}, less what is repeated"
        result[name] = scored(pages, kind, repeated)
        result[f"{name}, as is the truth"] = scored(_beside(pages, repeated), kind, repeated)
    for line, value in result.items():
        print(f"{line:72}{value!s:>8}")
    files = ("pages/aeb_dev.jsonl.gz", "pages/wcxb_dev.jsonl.gz", _AIRWARS)
    keep("cleaning", "scrapes", {**result, "data": digests(data, *files)})


if __name__ == "__main__":
    main()
