"""What is said to the model: prompts kept as files, filled with one window of one article."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from string import Template

import msgspec
from msgspec import Struct

from whence import ids
from whence.extract.llm.answer import schema
from whence.extract.text import Sentence
from whence.model import Article

NAME = "claims-1"
"""The folder under ``prompts`` that is used; a prompt with other words gets another folder."""
_DIGITS = 12
_LONGEST_TITLE = 300


class Window(Struct, frozen=True):
    """Characters ``start`` to ``end`` of an article's text, whole sentences where it can be."""

    start: int
    end: int

    def halves(self, sentences: Sequence[Sentence]) -> tuple[Window, Window] | None:
        """The window cut at the sentence nearest to its middle; None where it holds only one."""
        middle = (self.start + self.end) // 2
        cuts = [one.start for one in sentences if self.start < one.start < self.end]
        if not cuts:
            return None
        cut = min(cuts, key=lambda place: abs(place - middle))
        return Window(self.start, cut), Window(cut, self.end)


def windows(text: str, sentences: Sequence[Sentence], size: int) -> tuple[Window, ...]:
    """The windows of a text in order, of at most ``size`` characters, cut between sentences; a
    longer sentence is cut inside."""
    found: list[Window] = []
    start = 0
    cuts = [sentence.start for sentence in sentences[1:]]
    while len(text) - start > size:
        fitting = [cut for cut in cuts if start < cut <= start + size]
        end = fitting[-1] if fitting else start + size
        found.append(Window(start, end))
        start = end
    if text[start:].strip():
        found.append(Window(start, len(text)))
    return tuple(found)


class Prompt:
    """The prompt that this version uses. ``digest`` covers its words and the answer's schema."""

    def __init__(self) -> None:
        folder = files("whence.extract.llm") / "prompts" / NAME
        self.system = (folder / "system.md").read_text("utf-8")
        article = (folder / "article.md").read_text("utf-8")
        self.form = schema()
        form = msgspec.json.encode(self.form, order="deterministic").decode()
        self.digest = ids.make("pr", self.system, article, form)[: len("pr_") + _DIGITS]
        self._article = Template(article)

    def messages(
        self, article: Article, window: Window, place: tuple[int, int], found: Sequence[str]
    ) -> tuple[dict[str, str], ...]:
        """The conversation about one window, the ``place``-th of so many. ``found`` has a line for
        each incident of the windows before.

        The marker is made from the article itself, so that no article can hold its own.
        """
        published = article.published
        known = published is not None and published.found != "capture"
        user = self._article.substitute(
            title=_line(article.title or "not given"),
            published=published.latest.isoformat() if published and known else "not known",
            part=place[0],
            parts=place[1],
            found="\n".join(found) or "none",
            marker="===== " + ids.make("article", article.article_id, article.text) + " =====",
            text=article.text[window.start : window.end],
        )
        return ({"role": "system", "content": self.system}, {"role": "user", "content": user})


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_TITLE]
