"""Redaction: what of a record is withheld when it leaves the machine.

``Rules`` say what, ``Redaction`` knows which names of a record that comes to and gives each item of
the traversal back without them. Nothing is changed in the record itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from whence.errors import ProfileError
from whence.model import Article, ByteMap, Claim, Decision, Declared, Page, Record, Review, Where
from whence.ship import redact_people, redact_places
from whence.ship.redact_names import PLACE, Hidden, Mask, words_of
from whence.ship.redact_people import Entity, Finder, Kind, Named
from whence.ship.traversal import Cited, Item, Member

Choice = Literal["withhold", "keep"]
DEFAULT = "careful"


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """A redaction profile. The values of a new one are the most careful.

    ``persons`` are all people who are neither minors nor authors nor speak in an office;
    ``reviewers`` those who decided about the record. ``texts``: articles whole, or only the
    sentences that claims stand in. ``places_m``: places known better than so many metres are made
    coarser; 0 leaves them. ``release`` are names that stay, ``withhold`` names that never do.
    """

    name: str
    about: str = ""
    persons: Choice = "withhold"
    minors: Choice = "withhold"
    officials: Choice = "withhold"
    authors: Choice = "withhold"
    reviewers: Choice = "withhold"
    texts: Choice = "withhold"
    places_m: int = 0
    release: tuple[str, ...] = ()
    withhold: tuple[str, ...] = ()

    @property
    def hidden(self) -> frozenset[Kind]:
        """The kinds of people whose names are withheld."""
        choices: dict[Kind, Choice] = {
            "private": self.persons,
            "minor": self.minors,
            "unclear": self.minors,
            "official": self.officials,
            "author": self.authors,
        }
        return frozenset(kind for kind, choice in choices.items() if choice == "withhold")


def names() -> tuple[str, ...]:
    """The redaction profiles that come with the program."""
    found = (files("whence.ship") / "redactions").iterdir()
    return tuple(sorted(each.name.removesuffix(".toml") for each in found))


def rules(asked: str) -> Rules:
    """The redaction profile of a name, or of a TOML file. Raises ProfileError where there is none,
    or it says something else."""
    own = asked.endswith(".toml")
    if not own and asked not in names():
        known = ", ".join(names())
        raise ProfileError(f"there is no redaction profile {asked!r}; there are: {known}")
    try:
        source = Path(asked) if own else files("whence.ship") / "redactions" / f"{asked}.toml"
        told = tomllib.loads(source.read_text("utf-8"))
        made = msgspec.convert({"name": Path(asked).stem, **told}, Rules)
    except OSError as error:
        raise ProfileError(f"{asked}: it cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{asked}: it cannot be read as TOML ({error})") from error
    except msgspec.ValidationError as error:
        raise ProfileError(f"{asked}: it is no redaction profile ({error})") from error
    if made.places_m < 0:
        raise ProfileError(f"{asked}: places_m is {made.places_m}, and no place is so near")
    return made


class _People(Struct, frozen=True):
    """The names of one incident that are withheld and those that stay."""

    away: frozenset[str]
    stay: frozenset[str]


class Redaction:
    """What the rules come to for the incidents that are shipped.

    ``items`` are looked through once, for the names in them: a full name that is withheld in one
    incident is withheld in all.
    """

    def __init__(self, rules: Rules, finder: Finder, items: Iterable[Item]) -> None:
        self.rules = rules
        self._people = _found(items, finder, rules)
        released = {words_of(name) for name in rules.release}
        whole = {
            name
            for people in self._people.values()
            for name in people.away
            if len(words_of(name)) > 1 and words_of(name) not in released
        }
        self._released = released
        self.names = len({words_of(name) for name in whole})
        self.mask = Mask(whole | set(rules.withhold))
        """The names that are withheld wherever they stand."""

    def item(self, item: Item) -> Item:
        """The item without what is withheld."""
        masks = self.masks(item)
        return _Redacted(item, self.rules, masks).item()

    def masks(self, item: Item) -> tuple[Mask, ...]:
        """What is hidden in one incident: names, and places where they are made coarser."""
        people = self._people[item.incident.incident_id]
        away = frozenset(name for name in people.away if words_of(name) not in self._released)
        kept = [*people.stay, *self.rules.release, *_public(item)]
        people_ = self.mask.within(redact_people.parts(away), kept)
        fine = self._fine(item)
        return (people_, Mask(fine, PLACE)) if fine else (people_,)

    def _fine(self, item: Item) -> frozenset[str]:
        metres = self.rules.places_m
        return redact_places.fine_names(item, metres) if metres else frozenset()


def _found(items: Iterable[Item], finder: Finder, rules: Rules) -> dict[str, _People]:
    """The people of each incident. Who speaks in an office in one incident of an article does so in
    the others."""
    found: dict[str, tuple[Entity, ...]] = {}
    named: dict[str, set[Named]] = {}
    incidents: dict[str, list[str]] = {}
    for item in items:
        incidents[item.incident.incident_id] = []
        for member in item.members:
            article = member.article
            if article.article_id not in found:
                found[article.article_id] = tuple(finder(article))
            claims = [one.claim for one in item.cited if one.article is article]
            people = redact_people.people(article, claims, found[article.article_id])
            named.setdefault(article.article_id, set()).update(people)
            incidents[item.incident.incident_id].append(article.article_id)
    return {
        incident_id: _People(
            *redact_people.settled([one for each in held for one in named[each]], rules.hidden)
        )
        for incident_id, held in incidents.items()
    }


def _public(item: Item) -> list[str]:
    """Names that are no person's although a person may have the same: outlets and places."""
    outlets = [one.article.outlet for one in item.members] + [one.wire for one in item.members]
    places = [one.claim.value.place for one in item.cited if isinstance(one.claim.value, Where)]
    return [name for name in (*outlets, *places, item.record.place, *item.record.around) if name]


class _Redacted:
    """One item on its way out."""

    def __init__(self, item: Item, rules: Rules, masks: Sequence[Mask]) -> None:
        self._item = item
        self._rules = rules
        self._masks = masks
        self._hidden = {one.article.article_id: self._text(one.article) for one in item.members}

    def item(self) -> Item:
        item = self._item
        if self._rules.places_m:
            record = redact_places.coarse_record(item, self._rules.places_m)
            if record.place and self._words(record.place) != record.place:
                record = structs.replace(record, place=None)
        else:
            record = item.record
        reviewers = {name for each in item.decisions for name in (each.by,)}
        reviewers |= {name for _, review in _reviews(record) for name in review.by}
        by = _Reviewers(reviewers if self._rules.reviewers == "withhold" else ())
        return structs.replace(
            item,
            record=by.of_record(self._struct(record)),
            incident=self._struct(item.incident),
            members=tuple(self._member(one) for one in item.members),
            cited=tuple(self._cited(one) for one in item.cited),
            decisions=tuple(by.of_decision(self._struct(each)) for each in item.decisions),
        )

    # -- the parts ----------------------------------------------------------------------------

    def _text(self, article: Article) -> tuple[Hidden, ...]:
        """The article's text through each mask in turn."""
        found, text = [], article.text
        cited = (one for one in self._item.cited if one.article.article_id == article.article_id)
        parted = {place for one in cited for place in (*(one.sentence or ()), *(one.at or ()))}
        for mask in self._masks:
            hidden = mask.hide(text, parted)
            parted = {bound for place in parted for bound in hidden.span(place, place)}
            found.append(hidden)
            text = hidden.text
        return tuple(found)

    def _now(self, article_id: str, start: int, end: int) -> tuple[int, int]:
        for hidden in self._hidden[article_id]:
            start, end = hidden.span(start, end)
        return start, end

    def _member(self, one: Member) -> Member:
        return structs.replace(
            one,
            article=self._article(one.article),
            page=self._page(one.page),
            copy=self._struct(one.copy),
            wire=self._struct(one.wire),
            credits=self._struct(one.credits),
        )

    def _article(self, article: Article) -> Article:
        hidden = self._hidden[article.article_id]
        text = hidden[-1].text
        body, _ = self._now(article.article_id, article.body_start, article.body_start)
        changed = text != article.text
        made = structs.replace(
            article,
            text="" if self._rules.texts == "withhold" else text,
            body_start=0 if self._rules.texts == "withhold" else body,
            byte_map=ByteMap(),
            dateline=None if changed or self._rules.texts == "withhold" else article.dateline,
            title=self._struct(article.title),
            byline=None if self._rules.authors == "withhold" else self._struct(article.byline),
            outlet=self._struct(article.outlet),
            credit=self._struct(article.credit),
            section=self._struct(article.section),
            url=self._address(article.url),
        )
        return made

    def _page(self, page: Page) -> Page:
        return structs.replace(
            page,
            url=self._address(page.url),
            source=self._address(page.source) or "",
            source_id=self._address(page.source_id),
            headers=(),
            declared=Declared(),
        )

    def _cited(self, one: Cited) -> Cited:
        assert one.sentence and one.at, "an item is redacted once"
        article_id = one.claim.article_id
        text = self._hidden[article_id][-1].text
        low, high = self._now(article_id, *one.sentence)
        start, end = self._now(article_id, *one.at)
        claim = one.claim
        value = claim.value
        if isinstance(value, Where) and self._rules.places_m:
            value = redact_places.coarse_where(value, self._rules.places_m)
        shown = self._rules.texts == "keep"
        made: Claim = structs.replace(
            claim,
            value=self._struct(value),
            quote=text[start:end],
            informant=self._struct(claim.informant),
        )
        return structs.replace(
            one,
            claim=made,
            article=self._article_of(article_id),
            page=self._page(one.page),
            before=text[low:start],
            after=text[end:high],
            sentence=(low, high) if shown else None,
            at=(start, end) if shown else None,
        )

    def _article_of(self, article_id: str) -> Article:
        found = next(o for o in self._item.members if o.article.article_id == article_id)
        return self._article(found.article)

    def _address(self, url: str | None) -> str | None:
        for mask in self._masks:
            url = mask.address(url) if url else None
        return url

    def _struct(self, value: Any) -> Any:
        return mapped(value, self._words)

    def _words(self, words: str) -> str:
        for mask in self._masks:
            words = mask.hide(words).text
        return words


REVIEWER = "a reviewer"
"""Stands for the name of whoever decided."""


class _Reviewers:
    """The names under which people decided, which may be anything."""

    def __init__(self, names: Iterable[str]) -> None:
        written = sorted((re.escape(name) for name in names if name), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)") if written else None

    def of_record(self, record: Record) -> Record:
        """The record with the names hidden in what is said of its review."""
        return structs.replace(
            record,
            review=mapped(record.review, self._words),
            reviews=mapped(record.reviews, self._words),
        )

    def of_decision(self, decision: Decision) -> Decision:
        """The decision with the names hidden in who decided and in the note."""
        by, reason = self._words(decision.by), self._words(decision.reason)
        return structs.replace(decision, by=by, reason=reason)

    def _words(self, words: str) -> str:
        return self._pattern.sub(REVIEWER, words) if self._pattern else words


def _reviews(record: Record) -> tuple[tuple[str, Review], ...]:
    return (("", record.review), *record.reviews)


def mapped(value: Any, change: Callable[[str], str], field: str = "") -> Any:
    """A value with every text in it changed, at whatever depth, but ids and digests."""
    if isinstance(value, str):
        return value if _is_key(field) else change(value)
    if isinstance(value, tuple):
        return tuple(mapped(each, change, field) for each in value)
    if isinstance(value, Struct):
        changes = {
            name: made
            for name in value.__struct_fields__
            if (made := mapped(old := getattr(value, name), change, name)) is not old
        }
        return structs.replace(value, **changes) if changes else value
    return value


def texts(value: Any, field: str = "") -> Iterable[str]:
    """Every text in a value that ``mapped`` would change."""
    if isinstance(value, str):
        if not _is_key(field):
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each, field)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), name)


def _is_key(field: str) -> bool:
    return field.endswith(("_id", "_ids", "digest")) or field in ("winners", "container")
