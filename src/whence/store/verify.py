"""Checks a record against itself: bytes against digests, lines against the chain, words against
their places in the text and in the bytes, ids against what they are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from whence import ids
from whence.errors import Damaged, InUse, RecordError
from whence.model import Article, Claim, Decision, Page, canonical
from whence.store import archives, custody, database, disk, retrace, seals, timestamps
from whence.store.custody import Custody
from whence.store.originals import Originals
from whence.store.problem import Problem
from whence.store.record import Store


def verify(folder: Path, certificates: bytes | None = None) -> Iterator[Problem]:
    """Everything that is not as it was written, found as it goes; nothing, if the record is whole.

    Seals are checked against ``certificates`` (PEM), if given, in place of those kept with the
    record. Writes nothing and asks nobody. Each original is read once for all that rests on it.
    Raises NotARecord where the folder holds no record or one of another version; a damaged database
    is a problem. Raises InUse in the end where another program wrote the record meanwhile and
    something was found: it may have been that program's work, half done.
    """
    try:
        store = Store.open(folder, readonly=True)
    except Damaged as error:
        yield Problem("database", database.NAME, str(error))
        yield from custody.problems(folder / custody.NAME)
        yield from _loose_originals(Originals(folder))
        return
    with store:
        found = False
        for problem in _Check(store, certificates).run():
            found = True
            yield problem
        if found and (disk.Lock.is_held(folder) or store.custody.has_grown()):
            raise InUse(
                f"{folder}: another program wrote it while it was checked, so that what was found "
                "may be that program's work; try again when it has ended"
            )


def verify_pages(
    store: Store, page_ids: Sequence[str], by_hand: Sequence[Claim] = ()
) -> tuple[Problem, ...]:
    """What is wrong with some pages and all that was read from them, with claims that people made
    on them, and with what holds for the whole record: the custody log, its seals, the groups and
    the decisions."""
    return tuple(_Check(store, None).only(page_ids, by_hand))


class _Check:
    """One pass over one record."""

    def __init__(self, store: Store, certificates: bytes | None) -> None:
        self._store = store
        self._certificates = certificates
        self._acquired: dict[str, bytes] = {}
        self._readings: dict[str, str] = {}
        self._linked = ("", "")
        self._reconciled: dict[tuple[str, str], tuple[str, str]] = {}
        self._decided: list[str] = []
        self._named: set[str] = set()
        self._archived: dict[str, str] = {}
        self._derived: dict[str, str] = {}
        self._used: set[str] = set()

    def run(self) -> Iterator[Problem]:
        """Every problem, the database's own first."""
        yield from self._of_database()
        yield from custody.problems(self._store.folder / custody.NAME, self._store.custody_head())
        self._read_log(self._store.custody)
        yield from self._of_archives()
        yield from timestamps.check(self._store.folder, self._certificates)[1]
        try:
            for page in self._store.pages():
                yield from self._of_page(page)
            yield from self._of_groups()
            yield from self._of_decisions()
        except RecordError as error:
            yield Problem("database", database.NAME, str(error))
        else:
            yield from self._of_strays()

    def only(self, page_ids: Sequence[str], by_hand: Sequence[Claim]) -> Iterator[Problem]:
        """The problems of some pages, and those of the record as a whole."""
        yield from custody.problems(self._store.folder / custody.NAME, self._store.custody_head())
        self._read_log(self._store.custody)
        yield from timestamps.check(self._store.folder)[1]
        try:
            for page in map(self._store.page, page_ids):
                yield from self._of_page(page)
                yield from self._of_container(page)
            for claim in by_hand:
                article = self._store.article(claim.article_id)
                body = self._store.originals.get(self._store.page(article.page_id).digest)
                yield from _of_claim(claim, article, body)
            yield from self._of_groups()
            yield from self._of_decisions()
        except RecordError as error:
            yield Problem("database", database.NAME, str(error))

    def _of_container(self, page: Page) -> Iterator[Problem]:
        """What is wrong with what a page was taken out of, where the record keeps that."""
        parent = self._derived.get(page.page_id)
        if parent and (problem := self._store.originals.check(parent)):
            yield problem
        name = page.source.partition("@")[0].removeprefix(f"{archives.FOLDER}/")
        digest = self._archived.get(name)
        if digest and (problem := self._store.archives.check(name, digest)):
            yield problem

    def _of_database(self) -> Iterator[Problem]:
        try:
            yield from self._store.faults()
        except RecordError as error:
            yield Problem("database", database.NAME, str(error))

    def _read_log(self, log: Custody) -> None:
        unfinished = log.unfinished(self._store.custody_head())
        for line in log.lines():
            if isinstance(digest := line.get("digest"), str):
                self._named.add(digest)
            if line.get("seq") in unfinished:
                continue
            match line:
                case {"event": "acquired", "page_id": str(page_id)}:
                    subject = {key: line[key] for key in line if key not in custody.CHAIN}
                    self._acquired[page_id] = _fingerprint(subject)
                case {"event": "read", "page_id": str(page_id), "reading": str(reading)}:
                    self._readings[page_id] = reading
                case {"event": "decided", "digest_of_decision": str(decided)}:
                    self._decided.append(decided)
                case {"event": "linked", "groups": str(groups)}:
                    self._linked = (str(line.get("version")), groups)
                    self._reconciled = {}
                case {"event": "reconciled", "was": str(was), "record": str(record)}:
                    key = (str(line.get("incident_id")), str(line.get("profile")))
                    first, _ = self._reconciled.get(key, (was, ""))
                    self._reconciled[key] = (first, record)
                case {"event": "archived", "archive": str(archive), "digest": str(found)}:
                    self._archived[archive] = found
                case {"event": "derived", "page_id": str(page_id), "digest": str(parent)}:
                    self._derived[page_id] = parent

    # -- pages and what was read from them ----------------------------------------------------

    def _of_page(self, page: Page) -> Iterator[Problem]:
        if page.page_id != ids.page(page.digest, page.url):
            yield _wrong(page, "its id is not that of its digest and URL")
        if (acquired := self._acquired.get(page.page_id)) is None:
            yield _wrong(page, "no line of the custody log says that it was acquired")
        elif acquired != _fingerprint(seals.acquired(page)):
            yield _wrong(page, "it is not as the custody log says that it was acquired")
        try:
            body = yield from self._of_original(page)
            for article in self._store.articles_of_page(page.page_id):
                yield from _of_article(article)
                for claim in self._store.claims_of_article(article.article_id):
                    yield from _of_claim(claim, article, body)
            yield from self._of_reading(page)
        except RecordError as error:
            yield _wrong(page, str(error))

    def _of_original(self, page: Page) -> Generator[Problem, None, bytes | None]:
        """The page's bytes, even if altered, so that the quotes they no longer hold are named."""
        first = page.digest not in self._used
        self._used.add(page.digest)
        try:
            body = self._store.originals.get(page.digest)
        except RecordError as error:
            if first:
                yield _wrong_original(page, str(error))
            return None
        if first and (problem := self._store.originals.altered(page.digest, body)):
            yield _wrong_original(page, problem.message)
        if len(body) != page.size:
            yield _wrong(page, f"its original has {len(body)} bytes, not {page.size}")
        return body

    def _of_reading(self, page: Page) -> Iterator[Problem]:
        recorded = self._readings.get(page.page_id)
        if recorded is None:
            if self._store.articles_of_page(page.page_id):
                yield _wrong(page, "no line of the custody log says that it was read")
        elif recorded != seals.reading(self._store, page.page_id):
            yield _wrong(
                page,
                "its articles and claims are not those that the custody log says were read from it",
            )

    # -- archives -----------------------------------------------------------------------------

    def _of_archives(self) -> Iterator[Problem]:
        for name, digest in self._archived.items():
            if problem := self._store.archives.check(name, digest):
                yield problem
        yield from self._store.archives.strays(set(self._archived))

    # -- the rest -----------------------------------------------------------------------------

    def _of_groups(self) -> Iterator[Problem]:
        version, groups = self._linked
        # Reading a page drops groups; they stand again once the linking is marked done.
        if not self._store.is_done("link", "record", version):
            return
        before = {key: first for key, (first, _) in self._reconciled.items()}
        if groups != seals.groups_as_read(self._store, before) or not self._as_reconciled():
            yield Problem(
                "database",
                database.NAME,
                f"{database.NAME}: the families, incidents and records are not those that the "
                "custody log says were made",
            )

    def _as_reconciled(self) -> bool:
        """Whether the records that were reconciled by themselves are as the log says last."""
        return all(
            (body := self._store.record_body(*key)) is not None and seals.record(body) == last
            for key, (_, last) in self._reconciled.items()
        )

    def _of_decisions(self) -> Iterator[Problem]:
        previous = None
        found = []
        for body in self._store.decision_bodies():
            made = msgspec.json.decode(body, type=Decision)
            if made.previous != previous or made.decision_id != seals.decision_id(body):
                message = f"decision {made.decision_id} is not as it was made, or one before it is"
                yield Problem("database", made.decision_id, message)
            previous = seals.decision(body)
            found.append(previous)
        if found != self._decided:
            told = len(self._decided)
            message = f"its {len(found)} decisions are not the {told} that the custody log tells of"
            yield Problem("database", database.NAME, f"{database.NAME}: {message}")

    def _of_strays(self) -> Iterator[Problem]:
        originals = self._store.originals
        yield from _misplaced(originals)
        for digest in sorted(set(self._derived.values()) - self._used):
            self._used.add(digest)
            if problem := originals.check(digest):
                yield problem
        for digest in originals.digests():
            if digest in self._used:
                continue
            if digest not in self._named:
                message = f"the original {digest} belongs to no page and no line of the custody log"
                yield Problem("original", digest, message)
            elif problem := originals.check(digest):
                yield problem


def _of_article(article: Article) -> Iterator[Problem]:
    if article.article_id != ids.article(article.page_id, article.index, article.text):
        yield Problem(
            "article",
            article.article_id,
            f"article {article.article_id}: its id is not that of its page, place and text",
        )


def _of_claim(claim: Claim, article: Article, body: bytes | None) -> Iterator[Problem]:
    for wrong in _wrongs(claim, article, body):
        yield Problem("claim", claim.claim_id, f"claim {claim.claim_id}: {wrong}")


def _wrongs(claim: Claim, article: Article, body: bytes | None) -> Iterator[str]:
    value = canonical(claim.value)
    if claim.claim_id != ids.claim(claim.mention_id, value, claim.start, claim.end):
        yield "its id is not that of its mention, value and span"
    if not 0 <= claim.start < claim.end <= len(article.text):
        yield f"its span {claim.start}–{claim.end} is outside the article's text"
    elif article.text[claim.start : claim.end] != claim.quote:
        yield f"its quote {claim.quote!r} is not what the article says at its span"
    if claim.byte_ranges != article.byte_map.ranges(claim.start, claim.end):
        yield "its byte ranges are not those that the article's map gives for its span"
    if body is None:
        return
    try:
        found = retrace.words(body, claim.byte_ranges, article.encoding, article.layers)
    except ValueError as error:
        yield f"its quote {claim.quote!r} cannot be read from the original: {error}"
        return
    if not retrace.same_words(found, claim.quote):
        yield f"its quote is {claim.quote!r}, but the original has {found!r} at its bytes"


def _fingerprint(subject: dict[str, Any]) -> bytes:
    """A short stand-in for a custody line's subject: a record may have very many."""
    return hashlib.sha256(msgspec.json.encode(subject, order="sorted")).digest()


def _wrong(page: Page, what: str) -> Problem:
    return Problem("page", page.page_id, f"page {page.page_id} ({page.source}): {what}")


def _wrong_original(page: Page, what: str) -> Problem:
    return Problem("original", page.digest, _wrong(page, what).message)


def _misplaced(originals: Originals) -> Iterator[Problem]:
    for path in originals.misplaced():
        where = str(path.relative_to(originals.folder))
        message = f"{where} is no original by its name and place"
        if path.name.startswith(disk.UNFINISHED):
            message = f"{where} was left half-written by a stopped build; the next one removes it"
        yield Problem("original", where, message)


def _loose_originals(originals: Originals) -> Iterator[Problem]:
    """What can be said about the originals without a database."""
    yield from _misplaced(originals)
    for digest in originals.digests():
        if problem := originals.check(digest):
            yield problem
