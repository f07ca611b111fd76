"""The reader by rules: words, patterns and a gazetteer, and where these leave a sentence in doubt
the parse that one pass of the encoder gives."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from whence.extract.actors import actors
from whence.extract.attribution import attributions
from whence.extract.casing import as_printed, recased
from whence.extract.doubts import doubtful
from whence.extract.encoder import encoder, version
from whence.extract.hometown import with_hometown
from whence.extract.means import means
from whence.extract.mentions import assemble
from whence.extract.parse import Parse
from whence.extract.screen import may_tell
from whence.extract.statements import statements
from whence.extract.text import Sentence, sentences
from whence.extract.tolls import tolls
from whence.extract.when import when
from whence.extract.where import where
from whence.model import Article, MentionDraft

_RULES = 81
"""Counted up whenever the rules give something else for the same article."""


class RulesReader:
    """Reads English articles. It has no state: the same article gives the same mentions. Its
    version names the encoder's weights too."""

    name = "rules"

    def __init__(self) -> None:
        self.version = f"{_RULES}+{version()}"

    def read(self, article: Article) -> tuple[MentionDraft, ...]:
        """The article's mentions, the main incident's first; empty for an article in a language
        that is not read and for one that the screen stops."""
        if article.kind == "not_read" or not may_tell(article.text):
            return ()
        printed = article.text
        article = replace(article, text=recased(printed))
        found = sentences(article.text)
        mentions = drafted(article, found, parsed(article.text, found))
        return as_printed(printed, article.text, with_hometown(article, found, mentions))


def drafted(
    article: Article, found: tuple[Sentence, ...], parse: Parse
) -> tuple[MentionDraft, ...]:
    """The mentions of a recased article by what its sentences say."""
    said = attributions(article.text, found, parse)
    drafts = [
        *tolls(article, found, said),
        *when(article, found, said),
        *where(article, found, said, parse),
        *means(article, found, said),
        *actors(article, found, said, parse),
        *statements(article, said),
    ]
    return assemble(article, found, drafts)


def parsed(text: str, found: Sequence[Sentence]) -> Parse:
    """One pass of the encoder over the sentences in which words alone leave something in doubt;
    the others, most of an article, are read by words."""
    return Parse(text, encoder().read(text, found, set(doubtful(text, found))))
