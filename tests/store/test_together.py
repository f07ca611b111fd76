"""Many ids at once give what each gives alone."""

from __future__ import annotations

from pathlib import Path

from bench import made_record
from whence.store import Store


def test_asking_together_is_asking_one_by_one(tmp_path: Path) -> None:
    made_record.make(tmp_path / "record", incidents=12, articles=90, seed=2)
    with Store.open(tmp_path / "record", readonly=True) as store:
        incidents = store.incidents()
        ids = [each.incident_id for each in incidents]
        assert store.records_of([*ids, "in_none"]) == {one: store.record(one) for one in ids}
        mention_ids = [one for each in incidents for one in each.mention_ids]
        mentions = store.mentions_by_id([*mention_ids, "me_none"])
        assert mentions == {one: store.mention(one) for one in mention_ids}
        article_ids = [mention.article_id for mention in mentions.values()]
        assert store.articles_of([*article_ids, "ar_none"]) == {
            one: store.article(one) for one in article_ids
        }
        assert store.incidents_by_id([*ids, "in_none"]) == {
            one.incident_id: one for one in incidents
        }
        assert store.incidents_with([*mention_ids, "me_none"]) == {
            member: each for each in incidents for member in each.mention_ids
        }
        families = store.families_of([*article_ids, "ar_none"])
        assert families == {one: store.family_of(one) for one in article_ids}
        assert any(family.copies for family in families.values())
        assert store.credits_by_article(article_ids) == {}
        assert list(store.articles(80, 5)) == list(store.articles())[80:85]
        every = store.search("killed", 1000)
        assert store.search("killed", 7, 30) == every[30:37]


def test_the_lines_of_a_page_are_those_that_name_it(tmp_path: Path) -> None:
    made_record.make(tmp_path / "record", incidents=2, articles=5, seed=2)
    with Store.open(tmp_path / "record", readonly=True) as store:
        page_id = next(store.pages()).page_id
        named = [line for line in store.custody.lines() if line.get("page_id") == page_id]
        assert list(store.custody.lines_with(page_id)) == named and len(named) == 2
