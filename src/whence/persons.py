"""Names of persons in an article, for redaction: the encoder's entities."""

from __future__ import annotations

from whence.extract.armed_groups import is_armed_group
from whence.extract.casing import recased
from whence.extract.encoder import encoder
from whence.extract.text import sentences
from whence.model import Article
from whence.ship.redact_people import Entity


def find(article: Article) -> tuple[Entity, ...]:
    """Every name in the article's text, and whether it is a person's."""
    text = recased(article.text)
    analysis = encoder().read(text, sentences(text))
    return tuple(
        Entity(
            one.start,
            one.end,
            one.label == "PER" and not is_armed_group(text[one.start : one.end]),
        )
        for one in analysis.entities
    )
