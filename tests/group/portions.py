"""Collections with copies, boilerplate and incidents, and how they come in portions."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st
from msgspec import Struct, structs

from tests.group.invented import article, mention, on, toll, town, unplaced
from tests.group.test_families import FOOTER, OTHER, STORY
from whence.group import Decided, Linked, Memory, update
from whence.group.link import groups
from whence.model import Article, Mention, Value

NAMES = ("Ilka Vorn", "Matteo Lindqvist", "Mayor Oda Sarn", "Oda Sarn", "Brannock Freight")
PLACES = (town(), town("gaz:halden"), town(inside="Reed Market"), unplaced("Camp Orrin"))
DAYS = (on("2031-05-04"), on("2031-05-05"), on("2031-05-12"), on("--05-04"), None)
PUBLISHED = ("2031-05-04", "2031-05-06", "2031-05-13", None)
STORIES = (
    STORY,
    OTHER,
    STORY.replace("12 people", "15 people"),
    " ".join(STORY.split()[:45]),
    STORY + " " + OTHER,
    "Two died.",
)


class Case(Struct, frozen=True):
    """Articles with their mentions."""

    articles: tuple[Article, ...]
    mentions: dict[str, list[Mention]]


@st.composite
def collections(draw: st.DrawFn, most: int = 9) -> Case:
    """Some articles that copy one another, share names and a footer, or tell of one event."""
    chance = Random(draw(st.integers(0, 1 << 30)))
    articles, mentions = [], {}
    for number in range(draw(st.integers(2, most))):
        made, told = _article(str(number), chance)
        articles.append(made)
        mentions[made.article_id] = told
    return Case(tuple(articles), mentions)


def _article(name: str, chance: Random) -> tuple[Article, list[Mention]]:
    words = " ".join(chance.choices("harbour tide gull mast rope sail crane quay".split(), k=40))
    text = chance.choice((*STORIES, words))
    text += f" {chance.choice(NAMES)} spoke." if chance.random() < 0.7 else ""
    text += f" {FOOTER}" if chance.random() < 0.5 else ""
    of = article(
        name,
        text,
        outlet=chance.choice(("The Merrin Post", None, "Reuters")),
        published=chance.choice(PUBLISHED),
    )
    told = []
    for key in range(chance.randint(0, 2)):
        values: list[Value] = [toll(chance.choice((3, 12, 13, 60))), chance.choice(PLACES)]
        day = chance.choice(DAYS)
        values += [day] if day else []
        told.append(mention(of, *values, background=chance.random() < 0.2, key=str(key)))
    return of, told


def standing(index: Memory) -> Linked:
    """The groups that stand in an index."""
    return Linked(*groups(index, index.groups))


def at_once(case: Case, decided: Decided | None = None) -> Linked:
    """The groups of a collection that came as one."""
    index = Memory(case.articles)
    found = update(index, case.articles, case.mentions, (), decided)
    index.groups.keep(found.changes)
    return standing(index)


def split(case: Case, chance: Random) -> list[list[Article]]:
    """The articles in another order, in portions."""
    shuffled = chance.sample(case.articles, len(case.articles))
    portions: list[list[Article]] = []
    while shuffled:
        size = chance.randint(1, len(shuffled))
        portions.append(shuffled[:size])
        shuffled = shuffled[size:]
    return portions


def without(case: Case, gone: Sequence[Article]) -> Case:
    """The rest of a collection."""
    ids = {each.article_id for each in gone}
    return structs.replace(
        case, articles=tuple(each for each in case.articles if each.article_id not in ids)
    )
