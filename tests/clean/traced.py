"""The independent check: an article's text is found again at its bytes."""

from __future__ import annotations

from whence.clean import clean
from whence.config import Limits
from whence.model import Article, Declared, Media, Page, Rejection
from whence.store.retrace import words

Read = tuple[tuple[Article, ...], tuple[Rejection, ...]]


def read(
    body: bytes | str,
    media: Media = "text/html",
    declared: Declared | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Read:
    """Cleans a page and checks every article of it against the page's bytes."""
    data = body.encode() if isinstance(body, str) else body
    page = Page(
        "pg_test",
        "sha256:00",
        len(data),
        media,
        "a page",
        url=url,
        charset=charset,
        declared=declared or Declared(),
    )
    articles, rejections = clean(page, data, Limits())
    for number, article in enumerate(articles):
        assert article.index == number
        assert_traced(article, data)
    return articles, rejections


def only(found: Read) -> Article:
    """The one article of a page."""
    articles, _ = found
    assert len(articles) == 1
    return articles[0]


def assert_traced(article: Article, body: bytes) -> None:
    """Fails unless the whole text and each of its paragraphs stand at their bytes."""
    text, byte_map = article.text, article.byte_map
    assert all(text[position].isspace() for position in byte_map.uncovered(0, len(text)))
    assert text == text.strip()
    assert "  " not in text
    start = 0
    for paragraph in text.split("\n\n"):
        assert paragraph.strip() == paragraph != ""
        end = start + len(paragraph)
        assert squeezed(at(article, body, start, end)) == squeezed(paragraph)
        start = end + 2
    assert squeezed(at(article, body, 0, len(text))) == squeezed(text)


def at(article: Article, body: bytes, start: int, end: int) -> str:
    """What stands in the page at the bytes of some characters, its layers unwrapped."""
    ranges = article.byte_map.ranges(start, end)
    return words(body, ranges, article.encoding, article.layers)


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())
