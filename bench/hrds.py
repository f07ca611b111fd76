"""HRDsAttack on the development data: perpetrator, violations, victims, place and date.

    python -m bench.hrds --data ../shared/data

Each article is read as a collector would hand it over, with its title and publication date. The
date is the first day that the main mention gives, else the first date of any; country, region and
town are the article's setting (``whence.extract.setting``); kinds of perpetrator and violation come
from ``whence.extract.violations``. Both were fitted to or chosen on the training part alone. The
paper's T5 is scored on the test part.
"""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from bench.corpora import Row, digests, keep, rows
from bench.scorers import hrds as score
from bench.scorers.hrds import Attributes
from whence.extract.encoder import encoder
from whence.extract.roles_victims import victims
from whence.extract.rules import RulesReader
from whence.extract.setting import Setting, setting
from whence.extract.text import sentences
from whence.extract.violations import violations
from whence.gazetteer import gazetteer
from whence.model import Article, ByteMap, DateRange, MentionDraft, When

OTHERS = {
    "perpetrator": 62.0,
    "victims": 51.2,
    "kinds": 71.4,
    "country": 66,
    "city": 23,
    "year": 50,
}
_FILE = "hrdsattack/dev.jsonl.gz"
_TAG = re.compile(r"\s*<[^>]+>\s*")


def main() -> None:
    """Print the scores and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    labelled = list(rows(data / _FILE))
    result: Row = {
        **scores([read(article_of(row)) for row in labelled], [*map(score.label, labelled)]),
        "T5 of the paper (test part)": OTHERS,
        "data": digests(data, _FILE),
    }
    for name, line in result.items():
        print(f"{name:32} {line}")
    keep("hrds", "hrds", result)


def scores(answers: Sequence[Attributes], labels: Sequence[Attributes]) -> Row:
    """The paper's scores, in per cent."""
    single = {
        name: {
            "of all": round(100 * counts.precision, 1),
            "of labelled": round(100 * counts.recall, 1),
            "labelled": counts.wanted,
        }
        for name, counts in score.single(answers, labels).items()
    }
    return {
        **single,
        "perpetrator named": score.perpetrator_named(answers, labels).row(),
        "kinds": score.kinds(answers, labels).row(),
        "victims": score.victims(answers, labels).row(),
        "victims, loose": score.victims(answers, labels, loose=True).row(),
    }


def article_of(row: Row) -> Article:
    """A row as a collector would hand it over: title, paragraphs, publication date."""
    sample = row["sample"]
    body = html.unescape(_TAG.sub("\n\n", sample["Input.article_interface"])).strip()
    title = (sample["Input.title"] or "").strip()
    day = date.fromisoformat(sample["Input.publish_date"][:10])
    return Article(
        "",
        "",
        0,
        "report",
        f"{title}\n\n{body}" if title else body,
        ByteMap(),
        ("text",),
        "utf-8",
        title=title or None,
        published=DateRange(day, day, "declared"),
        language="en",
    )


# -- reading ----------------------------------------------------------------------------------


def read(article: Article) -> Attributes:
    """What Whence says about an article."""
    mentions = RulesReader().read(article)
    cut = sentences(article.text)
    place = setting(article, cut, mentions)
    told = violations(article.text)
    day = _day(mentions)
    return Attributes(
        city=place.name,
        region=place.region,
        country=_country(place),
        day=str(day.earliest.day) if day and day.precision == "day" and day.earliest else None,
        month=f"{day.earliest:%B}" if day and day.precision != "year" and day.earliest else None,
        year=str(day.earliest.year) if day and day.earliest else str(_published(article).year),
        perpetrator=told.perpetrator,
        mentioned=told.perpetrator != "none",
        kinds=frozenset(told.kinds),
        victims=victims(article.text, encoder().read(article.text, cut)),
    )


def _day(mentions: Sequence[MentionDraft]) -> When | None:
    """The first day that the main mention gives, else the first date of any."""
    dates = [
        [claim.value for claim in one.claims if isinstance(claim.value, When)] for one in mentions
    ]
    days = [one for found in dates[:1] for one in found if one.precision == "day"]
    known = [one for one in (*days, *chain(*dates)) if one.earliest]
    return known[0] if known else None


def _published(article: Article) -> date:
    assert article.published is not None
    return article.published.earliest


def _country(place: Setting) -> str | None:
    entry = gazetteer().country(place.country) if place.country else None
    return entry.name if entry else None


if __name__ == "__main__":
    main()
