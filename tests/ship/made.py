"""A record made by hand: words of any kind in every place that a page's words can come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from tests.hostile.vectors import VECTORS
from tests.review.sample import article, claim, mention
from whence import ids
from whence.model import (
    Actor,
    Article,
    Credit,
    Disagreement,
    Family,
    Incident,
    Lost,
    Means,
    Mention,
    Outcome,
    Page,
    Record,
    Review,
    SourceGroup,
    Statement,
    Support,
    Told,
    Toll,
    Where,
)
from whence.store import Store

ON = date(2031, 6, 7)
ATTACKS = tuple(" ".join(VECTORS[number : number + 3]) for number in range(0, len(VECTORS), 3))
"""Every way in which words try to become a script, three to an incident."""


def build(folder: Path, words: Sequence[str], review: Review | None = None) -> tuple[Record, ...]:
    """Writes a record with one incident for each of the words, which stand in everything that the
    incident says."""
    review = review or Review()
    made = [_incident(number, each, review) for number, each in enumerate(words)]
    families = []
    with Store.create(folder) as store:
        for page, text, found, _, _ in made:
            store.originals.put(text.text.encode("utf-8", "replace"))
            store.take(page)
            store.put_reading(page, (text,), (found,), (), "hand/1")
            families.append(Family(ids.family(text.article_id), text.article_id, wire=None))
        store.replace_groups(
            families, [each[3] for each in made], [each[4] for each in made], "hand/1"
        )
        store.credit(
            Credit(text.article_id, _text(words[number]), "told")
            for number, (_, text, *_) in enumerate(made)
        )
    return tuple(each[4] for each in made)


Made = tuple[Page, Article, Mention, Incident, Record]


def _text(words: str) -> str:
    return words.encode("utf-8", "replace").decode()


def _incident(number: int, given: str, review: Review) -> Made:
    words = _text(given)
    page, text = _article(number, words)
    dead = claim(
        text, "Two people were killed", Toll("killed", 2, 2, "Two", (2,), who=words), words
    )
    claims = (
        dead,
        claim(text, f"in {words}", Where(words, radius_m=5000)),
        claim(text, f"by {words}", Actor("perpetrator", words, "alleged")),
        claim(text, f"with {words}", Means(words, None)),
        claim(text, f"said {words}", Statement(words, "say", False, words, words), words),
    )
    found = mention(text, *claims)
    incident = Incident(ids.incident(found.mention_id), "attack", (found.mention_id,))
    record = Record(
        incident.incident_id, "attack", "plain/2", ON, ON, words, None, None, None, 5000,
        (
            Outcome(
                "killed", 2, 2, 2, 2, 2, words, (dead.claim_id,),
                (Lost(claims[1].claim_id, words),), words=(words,),
                support=(Support(2, (dead.claim_id,), (text.article_id,), (words,), (words,), 1),),
                series=(Told(ON, 2, 2, words, words, words, dead.claim_id),) * 2,
            ),
        ),
        (SourceGroup(words, (text.article_id,), (words,), words),),
        (Disagreement("killed", "sources", (dead.claim_id,), words),),
        review=review,
        warning=words,
    )  # fmt: skip
    return page, text, found, incident, record


def _article(number: int, words: str) -> tuple[Page, Article]:
    body = (
        f"{words}\n\nNo. {number}: Two people were killed in {words} by {words} with {words}, "
        f"said {words}."
    )
    page, text = article(body, words, ON, title=words, byline=words, header=words)
    url = f"https://x.invalid/{words}"
    page = msgspec.structs.replace(
        page,
        page_id=ids.page(page.digest, url),
        url=url,
        source=f"pages/{words}.html",
        source_id=words,
        captured=datetime(2031, 6, 8, 1, 2, tzinfo=UTC),
    )
    made = msgspec.structs.replace(
        text,
        page_id=page.page_id,
        article_id=ids.article(page.page_id, 0, text.text),
        url=url,
        credit=words,
        section=words,
    )
    return page, made
