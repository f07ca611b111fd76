"""MUC-4 on the development data: role-filler entities, templates, human targets.

    python -m bench.roles --data ../shared/data
    python -m bench.roles --data ../shared/data --reader rules

The documents are read in capitals as the wire sent them, the lines of a paragraph joined; the
answers are scored against the three forms in which the labels are published (``bench/scorers``).

``rules`` takes the claims of the rules: perpetrators, targets, weapons and tolls; they look for no
victims' names. ``encoder`` takes the role spans of the shipped network, put together by
``whence.extract.roles``; its human targets are joined with the rules' (``bench/human_targets``).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bench.corpora import Row, digests, keep, rows
from bench.human_targets import EFFECTS, human_targets, number, people
from bench.scorers import fillers, keys, templates
from bench.scorers.counts import Counts
from bench.scorers.templates import Template
from bench.ways import bare
from whence.clean.dateline import dateline
from whence.extract.casing import recased
from whence.extract.encoder import encoder
from whence.extract.encoder.analysis import Analysis
from whence.extract.encoder.windows import WIDE
from whence.extract.roles import tokens
from whence.extract.roles_belonging import Belonging
from whence.extract.roles_incidents import RoleIncident, role_incidents
from whence.extract.roles_people import harmed
from whence.extract.roles_spans import ROLE_OF
from whence.extract.roles_targets import human_targets as labelled_targets
from whence.extract.rules import RulesReader
from whence.extract.text import Sentence, sentences
from whence.model import Actor, Article, Means, MentionDraft, Toll

OTHERS = {
    "entities": "GRIT 54.5, TempGen about 57.8 (test part)",
    "templates": "GTT 50.2, IterX 53.0 (test part)",
    "mentions": "ThinkTwice 42.5, IterX 35.2 (test part)",
    "human targets": "GE 1992, number: recall 66, precision 56 (test part)",
}
_FILES = ("muc4/dev.jsonl.gz", "muc4/grit_dev.jsonl.gz", "muc4/gtt_dev.jsonl.gz")
_TYPES = {"bombing": "bombing", "air strike": "bombing", "abduction": "kidnapping"}
_TYPES |= {"arson": "arson"}
NAME_OF = {role: name for name, role in ROLE_OF.items()}
"""The reader's roles as the scorers name them."""
_LINES_OF_HEAD = 3


class Read(Struct, frozen=True):
    """What a reader makes of one document, in the scorers' terms."""

    templates: tuple[Template, ...] = ()
    humans: tuple[keys.Answer, ...] = ()

    @property
    def entities(self) -> fillers.Roles:
        """The entities of all templates by role, each once."""
        found: dict[str, list[fillers.Entity]] = {role: [] for role in fillers.ROLES}
        for template in self.templates:
            for role, entity in template.filled():
                if entity not in found[role]:
                    found[role].append(entity)
        return found


Way = Callable[[Article], Read]


def main() -> None:
    """Print the scores and write them beside the data's digests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reader", choices=sorted(WAYS), default="encoder")
    wanted = parser.parse_args()
    used: dict[str, Path] = {Path(name).name: wanted.data / name for name in _FILES}
    texts = {row["doc_id"]: row for row in rows(used["dev.jsonl.gz"])}
    read = documents(texts, WAYS[wanted.reader])
    result: Row = {
        "entities": by_name(entities(rows(used["grit_dev.jsonl.gz"]), read)),
        "templates": by_name(of_templates(rows(used["gtt_dev.jsonl.gz"]), read)),
        "mentions": mentions(rows(used["gtt_dev.jsonl.gz"]), read).row(),
        "human targets": by_name(humans(texts.values(), read)),
        "others": OTHERS,
        "data": digests(wanted.data, *_FILES),
    }
    show(result)
    keep("roles", wanted.reader, result)


def documents(texts: Mapping[str, Row], way: Way) -> dict[str, Read]:
    """What a reader makes of each document."""
    return {name: way(article_of(row["text"])) for name, row in texts.items()}


def article_of(text: str) -> Article:
    """A document as one article with its dateline. Its paragraphs begin with blanks."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n|\n(?=\s{2,}\S)", text))
    body = "\n\n".join(part for part in paragraphs if part)
    ends = [match.span() for match in re.finditer(r"[^\n]+", body)][:_LINES_OF_HEAD]
    line = next((found for span in ends if (found := dateline(body, *span))), None)
    return replace(bare(body), dateline=line)


# -- scores -----------------------------------------------------------------------------------


def entities(labels: Iterable[Row], read: Mapping[str, Read]) -> dict[str, Counts]:
    """CEAF-REE."""
    return fillers.corpus(
        (read[row["docid"]].entities, labelled(row["extracts"])) for row in labels
    )


def of_templates(labels: Iterable[Row], read: Mapping[str, Read]) -> dict[str, Counts]:
    """The template F1 of GTT."""
    return templates.corpus((read[row["docid"]].templates, gold(row)) for row in labels)


def mentions(labels: Iterable[Row], read: Mapping[str, Read]) -> Counts:
    """CEAF-RME."""
    return templates.mention_corpus((read[row["docid"]].templates, gold(row)) for row in labels)


def humans(labels: Iterable[Row], read: Mapping[str, Read]) -> dict[str, Counts]:
    """Number and effect of the human targets."""
    return keys.corpus(
        (read[row["doc_id"]].humans, [keys.key(one) for one in row["templates"]]) for row in labels
    )


def gold(row: Row) -> list[Template]:
    """The labelled templates of a document."""
    return [Template(one["incident_type"], labelled(one)) for one in row["templates"]]


def labelled(roles: Row) -> fillers.Roles:
    """The labelled entities by role, without the mentions' places."""
    return {
        role: [[mention[0] for mention in entity] for entity in roles[role]]
        for role in fillers.ROLES
    }


# -- the rules --------------------------------------------------------------------------------


def by_rules(article: Article) -> Read:
    """The claims of the rules, a template a mention."""
    found = RulesReader().read(article)
    return Read(
        tuple(_template(mention) for mention in found if not mention.background),
        tuple(_human_targets(mention) for mention in found),
    )


def _template(mention: MentionDraft) -> Template:
    roles: dict[str, list[list[str]]] = {role: [] for role in fillers.ROLES}
    for claim in mention.claims:
        value = claim.value
        if isinstance(value, Actor) and value.stance != "denied":
            role = "Target" if value.role == "target" else _perpetrator(value.name)
            _once(roles[role], value.name)
        elif isinstance(value, Means):
            _once(roles["Weapon"], value.weapon)
    return Template(_TYPES.get(mention.kind, "attack"), roles)


def _perpetrator(name: str) -> str:
    """Individuals are named by words for people; what is left is an organisation."""
    people = ("men", "rs", "ts", "als", "las", "uals", "ns", "ers", "rists", "man")
    return "PerpInd" if name.lower().endswith(people) else "PerpOrg"


def _once(entities: list[list[str]], name: str) -> None:
    if [name] not in entities:
        entities.append([name])


def _human_targets(mention: MentionDraft) -> keys.Answer:
    slots: dict[str, list[keys.Fill]] = {slot: [] for slot in keys.SLOTS}
    for claim in mention.claims:
        toll = claim.value
        if not isinstance(toll, Toll) or toll.scope == "period" or toll.status == "denied":
            continue
        target = [toll.who or toll.as_written]
        slots[keys.NUMBER].append(keys.fill([number(toll)], target))
        if toll.effect in EFFECTS:
            slots[keys.EFFECT].append(keys.fill([EFFECTS[toll.effect]], target))
    return keys.Answer(_TYPES.get(mention.kind, "attack").upper(), slots)


# -- the encoder ------------------------------------------------------------------------------


def by_encoder(article: Article) -> Read:
    """The network's role spans, put together; human targets are joined from all that is read."""
    text, cut, analysis = analysed(article)
    mentions = RulesReader().read(article)
    return put_together(text, cut, analysis, mentions)


def put_together(
    text: str,
    cut: tuple[Sentence, ...],
    analysis: Analysis,
    mentions: Sequence[MentionDraft],
) -> Read:
    """What the network finds in a document and what the rules read there, as one."""
    names = {
        word
        for one in analysis.entities
        if one.label == "PER"
        for word in tokens(text[one.start : one.end])
    }
    found = people(labelled_targets(text, analysis), mentions, harmed(text, analysis), names)
    taken = any(one.effect == "taken" and not one.labelled for one in found)
    incidents = role_incidents(text, cut, analysis, taken=taken)
    belonging = Belonging(text, cut, analysis, incidents)
    return Read(tuple(map(_of_incident, incidents)), tuple(human_targets(found, belonging)))


def analysed(article: Article) -> tuple[str, tuple[Sentence, ...], Analysis]:
    """A document's text in small letters, its sentences, and what the network finds in it."""
    text = recased(article.text)
    cut = sentences(text)
    return text, cut, encoder().read(text, cut, most=WIDE)


def _of_incident(incident: RoleIncident) -> Template:
    roles: dict[str, list[list[str]]] = {role: [] for role in fillers.ROLES}
    for filler in incident.fillers:
        _once(roles[NAME_OF[filler.role]], filler.name.lower())
    return Template(incident.type, roles)


# -- common -----------------------------------------------------------------------------------

WAYS: dict[str, Way] = {"encoder": by_encoder, "rules": by_rules}


def by_name(counts: Mapping[str, Counts]) -> Row:
    """Counts as rows of a table."""
    return {name: one.row() for name, one in counts.items()}


def show(result: Row) -> None:
    """Print the tables."""
    for name, others in OTHERS.items():
        print(f"\n{name}; others: {others}")
        table = result[name]
        for line, scores in table.items() if "f1" not in table else [("all", table)]:
            print(f"  {line:28} " + "  ".join(f"{key} {value}" for key, value in scores.items()))


if __name__ == "__main__":
    main()
