"""The reader by rules: words, patterns and a gazetteer, no learnt parts."""

from __future__ import annotations

from msgspec.structs import replace

from whence.extract.actors import actors
from whence.extract.attribution import attributions
from whence.extract.casing import as_printed, recased
from whence.extract.means import means
from whence.extract.mentions import assemble
from whence.extract.screen import may_tell
from whence.extract.statements import statements
from whence.extract.text import sentences
from whence.extract.tolls import tolls
from whence.extract.when import when
from whence.extract.where import where
from whence.model import Article, MentionDraft


class RulesReader:
    """Reads English articles. It has no state: the same article gives the same mentions."""

    name = "rules"
    version = "12"

    def read(self, article: Article) -> tuple[MentionDraft, ...]:
        """The article's mentions, the main incident's first; empty for an article in a language
        that is not read and for one that the screen stops."""
        if article.kind == "not_read" or not may_tell(article.text):
            return ()
        printed = article.text
        article = replace(article, text=recased(printed))
        found = sentences(article.text)
        said = attributions(article.text, found)
        drafts = [
            draft
            for read in (tolls, when, where, means, actors, statements)
            for draft in read(article, found, said)
        ]
        return as_printed(printed, article.text, assemble(article, found, drafts))
