"""The Store: one record's folder, opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from msgspec import structs
from sqlalchemy import Connection

from whence import ids
from whence.errors import NotARecord, PassedOver, RecordError, Unreadable
from whence.model import (
    Article,
    Decision,
    Derivation,
    Mention,
    Page,
    Record,
    Rejection,
    Revisit,
    Sample,
)
from whence.store import archives, custody, database, disk, seals, tables, writes
from whence.store.archives import Archives
from whence.store.custody import Custody
from whence.store.database import Database
from whence.store.groups import Grouping
from whence.store.lists import Lists
from whence.store.originals import Originals
from whence.store.reads import REVIEWERS

_NOT_TEXT = "what was read from it holds characters that are no text (lone surrogates)"


class Store(Grouping, Lists):
    """A record: ``originals``, the ``custody`` log and the tables, in one ``folder``.

    Use it as a context manager. Every write is durable and whole when its method returns, or, in a
    ``transaction``, when that ends: first the originals, then the custody lines, then the tables.
    Raises RecordFull where the disk refuses a write and RecordError for anything else that is wrong
    with the folder.
    """

    def __init__(self, folder: Path, *, readonly: bool, deciding: bool = False) -> None:
        """Use ``create``, ``open`` or ``deciding``."""
        self.folder = folder
        self.originals = Originals(folder)
        self.archives = Archives(folder)
        self._lock: disk.Lock | None = None
        self._sighted: defaultdict[str, set[str]] | None = None
        self._deciding = deciding
        _require_record(folder)
        if deciding:
            disk.require_writable(folder)
        elif not readonly:
            self._lock = disk.Lock(folder)
        try:
            self._database = Database(folder, readonly=readonly, shared=deciding)
            try:
                self.custody = Custody(folder, readonly=readonly)
                if not readonly:
                    self.sync_custody()
                if self._lock and self._lock.left_open:
                    self._settle()
            except BaseException:
                self._database.close()
                raise
        except BaseException:
            if self._lock:
                self._lock.release(in_order=not self._lock.left_open)
            raise

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Opens the record in ``folder`` for writing, and makes it first where the folder is
        missing or empty. Raises NotARecord where it holds other files."""
        if not (folder / database.NAME).exists():
            _make(folder)
        return cls(folder, readonly=False)

    @classmethod
    def open(cls, folder: Path, *, readonly: bool = False) -> Self:
        """Opens the record in ``folder``. Raises NotARecord where there is none, or one of a later
        version, and RecordError where another program is writing it or its custody log was cut."""
        return cls(folder, readonly=readonly)

    @classmethod
    def open_to_decide(cls, folder: Path) -> Self:
        """Opens the record in ``folder`` for what people decide, and for nothing else: another
        program may build it meanwhile. A decision is on the disk when ``decide`` returns, or the
        ``transaction`` around it. Raises as ``open``, but for the other program."""
        return cls(folder, readonly=False, deciding=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end(in_order=kind is None)

    def close(self) -> None:
        """Ends the use of the record and lets others write it."""
        self._end(in_order=True)

    # -- writing ------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All the writes of the block, or none of them. Blocks may stand in one another. No other
        program writes the record meanwhile."""
        with self._write(deciding=True):
            yield

    def put_original(self, page: Page, body: bytes) -> None:
        """Puts a page's bytes among the originals, or those that they were made from. Where the
        record took them before and they were gone since, each page that rests on them gets a
        ``restored`` line. Raises as ``Originals.put``."""
        if self.originals.path(ids.digest(body)).exists():
            return
        digest = self.originals.put(body)
        with self._write() as connection:
            for page_id in writes.resting_on(connection, digest, page.page_id):
                subject = {"page_id": page_id, "digest": digest}
                self.custody.append("restored", source=page.source, **subject)

    def take(self, page: Page, derivation: Derivation | None = None) -> bool:
        """Adds a page, whose bytes are among the originals already, with its ``acquired`` line, and
        a ``derived`` line where they were made from others, which are there too.

        Returns False where the record has the page; met under another source for the first time,
        that gets a ``seen`` line. What was refused under its source before is no longer. Raises
        Unreadable for a page whose fields are no text."""
        try:
            with self._write() as connection:
                if writes.add_once(connection, tables.pages, writes.row(page)):
                    writes.drop_refusals(connection, page.source)
                    self.custody.append("acquired", **seals.acquired(page))
                    if derivation:
                        parent = {"digest": ids.digest(derivation.parent), "by": derivation.tool}
                        self.custody.append("derived", page_id=page.page_id, **parent)
                    return True
                if writes.is_sighting(connection, page):
                    writes.drop_refusals(connection, page.source)
                    subject = {"page_id": page.page_id, "digest": page.digest}
                    when = {"source": page.source, "captured": page.captured}
                    self.custody.append("seen", **when, **subject)
                    if self._sighted is not None:
                        self._sighted[_stamp(page.captured)].add(page.page_id)
                return False
        except UnicodeEncodeError as error:
            raise Unreadable(page.source, _NOT_TEXT) from error

    def take_again(self, again: Revisit) -> bool:
        """Takes the page that an archive says was met unchanged, as ``take`` does. Raises
        PassedOver where the record does not hold the capture that this refers to."""
        page = self.capture_of(again.of_url, again.of_captured) or self._sighting(again)
        if page is None:
            when = f"{again.of_captured:%Y-%m-%d %H:%M:%S}"
            reason = f"says that {again.url} was as it was at {when}, which is not in the record"
            raise PassedOver(again.source, reason)
        met = {"source": again.source, "captured": again.captured, "container": again.container}
        page_id = ids.page(page.digest, again.url)
        return self.take(structs.replace(page, page_id=page_id, url=again.url, **met))

    def _sighting(self, again: Revisit) -> Page | None:
        """The page that was met unchanged when, and where, something says that it was captured: a
        page that went back to what it was has its later captures in the custody log alone."""
        if self._sighted is None:
            self._sighted = defaultdict(set)
            for line in self.custody.lines_with('"seen"', waiting=True):
                match line:
                    case {"event": "seen", "page_id": str(page_id), "captured": str(at)}:
                        self._sighted[at].add(page_id)
        met = map(self.page, sorted(self._sighted.get(_stamp(again.of_captured), ())))
        return next((page for page in met if page.url == again.of_url), None)

    def put_reading(
        self,
        page: Page,
        articles: Sequence[Article],
        mentions: Sequence[Mention],
        rejections: Sequence[Rejection],
        version: str,
    ) -> None:
        """Stores what ``version`` read from a page, in place of all that was read from it before,
        and marks it done under ``read``. Groups that held something of the page are dropped and
        the linking is due again. Raises Unreadable where a text holds lone surrogates; nothing has
        changed then."""
        try:
            with self._write() as connection:
                self.take(page)
                writes.drop_reading(connection, page.page_id)
                writes.add_articles(connection, articles)
                refused = writes.add_mentions(connection, mentions)
                for rejection in (*rejections, *refused):
                    writes.add_rejection(connection, rejection, page.page_id)
                writes.mark_done(connection, "read", page.page_id, version)
                writes.unmark_done(connection, writes.LINK)
                self.custody.append(
                    "read",
                    page_id=page.page_id,
                    version=version,
                    articles=len(articles),
                    reading=seals.reading(self, page.page_id),
                )
        except UnicodeEncodeError as error:
            raise Unreadable(page.source, _NOT_TEXT) from error

    def decide(self, decision: Decision) -> Decision:
        """Adds a decision behind those that are there, with a ``decided`` line that holds it whole.
        One about what belongs together makes the linking due again. Returns it with its id and the
        digest of the one before."""
        with self._write(deciding=True) as connection:
            last = self.last_decision()
            previous = seals.decision(last) if last else None
            bare = structs.replace(decision, decision_id="", previous=previous)
            made = structs.replace(bare, decision_id=seals.decision_id(seals.written(bare)))
            writes.add_decision(connection, made)
            if made.regroups:
                writes.unmark_done(connection, writes.LINK)
            digest = seals.decision(seals.written(made))
            told = {"decision": msgspec.to_builtins(made), "digest_of_decision": digest}
            self.custody.append("decided", **told)
            return made

    def put_record(self, record: Record) -> None:
        """Puts a record in the place of the one that its incident has, with a ``reconciled`` line.
        Raises RecordError where it has none under that profile."""
        with self._write(deciding=True) as connection:
            key = (record.incident_id, record.profile)
            before = self.record_body(*key)
            if before is None:
                raise RecordError(f"{self.folder}: {key[0]} has no record under {key[1]}")
            writes.put_record(connection, record)
            after = seals.record(self.record_body(*key) or b"")
            if (was := seals.record(before)) != after:
                what = {"incident_id": key[0], "profile": key[1], "was": was, "record": after}
                self.custody.append("reconciled", **what)

    def link_again(self) -> None:
        """Makes the linking due again."""
        with self._write(deciding=True) as connection:
            writes.unmark_done(connection, writes.LINK)

    def set(self, name: str, value: str) -> None:
        """Sets something for the record as a whole."""
        with self._write() as connection:
            writes.put_setting(connection, name, value)

    def require_reviewers(self, number: int) -> None:
        """Sets how many reviewers have to agree, with a ``set`` line; the linking is due again."""
        with self._write(deciding=True) as connection:
            writes.put_setting(connection, REVIEWERS, str(number))
            writes.unmark_done(connection, writes.LINK)
            self.custody.append("set", name=REVIEWERS, value=number)

    def reject(self, rejection: Rejection) -> None:
        """Adds a rejection that belongs to no page; one that is there already stays single."""
        with self._write() as connection:
            writes.add_rejection(connection, rejection, None)

    def refuse(self, rejection: Rejection) -> None:
        """Rejects an input, with a ``refused`` line in the custody log the first time."""
        with self._write() as connection:
            if writes.add_rejection(connection, rejection, None):
                self.custody.append(
                    "refused",
                    stage=rejection.stage,
                    source=rejection.source,
                    reason=rejection.reason,
                    broken=rejection.broken,
                )

    def release(self, sources: Collection[str]) -> None:
        """Removes the rejections of inputs from these sources."""
        with self._write() as connection:
            for source in sources:
                writes.drop_refusals(connection, source)

    def note_fetched(self, asked: str, subject: dict[str, Any]) -> None:
        """Adds a ``fetched`` line about an answer that lies in an archive. What was refused under
        the URL that was ``asked`` for is no longer."""
        with self._write() as connection:
            writes.drop_refusals(connection, asked)
            self.custody.append("fetched", **subject)

    def finish_archives(self) -> None:
        """Gives every archive that was being written its own name, with an ``archived`` line. What
        stands in it after the last answer that the custody log tells of goes: it is not whole."""
        for path in self.archives.unfinished():
            name = archives.name_of(path)
            sizes = [
                int(line["archive_size"])
                for line in self.custody.lines()
                if line.get("event") == "fetched" and line.get("archive") == name
            ]
            if not sizes:
                path.unlink()
                continue
            with self._write(), disk.refusals(self.folder):
                if gone := archives.cut(path, max(sizes)):
                    self.custody.append("repaired", file=name, dropped_bytes=gone)
                self.custody.append("archived", archive=name, digest=archives.digest_of(path))
            self.archives.finish(path)

    def mark_done(self, stage: str, input_id: str, version: str) -> None:
        """Notes that this version of a stage has done this input, and forgets other versions."""
        with self._write() as connection:
            writes.mark_done(connection, stage, input_id, version)

    def put_sample(self, sample: Sample) -> None:
        """Replaces what is known of the lines that an outlet repeats, and says so in the custody
        log: pages of the outlet may be read otherwise from now on."""
        with self._write() as connection:
            writes.put_sample(connection, sample)
            self.custody.append(
                "sampled", outlet=sample.outlet, page_ids=sample.page_ids, rule=sample.rule
            )

    def note(self, event: str, **subject: object) -> None:
        """Adds a line to the custody log, durably: an export, a reading by a person."""
        with self._write():
            self.custody.append(event, **subject)

    def sync_custody(self) -> None:
        """Makes the custody lines that were appended durable, and records the log's head."""
        with self._write(deciding=True):
            pass

    # -- how ----------------------------------------------------------------------------------

    @contextmanager
    def _write(self, *, deciding: bool = False) -> Iterator[Connection]:
        """The connection to write on. The outermost block ends with the custody lines on disk
        before the tables that rest on them; if it fails, its lines are taken back. ``deciding``:
        what a person decides, which needs no lock but the database's."""
        if self._lock is None and not (deciding and self._deciding):
            raise RecordError(f"{self.folder}: it was opened for {self._opened_for} only")
        inner = self._database.writing
        with self._database.transaction() as connection:
            if inner:
                yield connection
                return
            mark = self.custody.mark()
            self._catch_up()
            try:
                yield connection
                self.custody.sync()
            except BaseException:
                self.custody.forget(mark)
                raise
            writes.set_head(connection, self.custody.head)

    @property
    def _opened_for(self) -> str:
        return "decisions" if self._deciding else "reading"

    def _catch_up(self) -> None:
        """Goes on behind the custody lines that other programs added, once it is sure that what the
        database saw of the log is still there: a head written over a cut log would hide the cut."""
        head = self.custody_head()
        if self.custody.stands_at(head):
            return
        for problem in custody.problems(self.custody.path, head, torn_end=False):
            raise RecordError(
                f"{self.folder}: the record cannot be added to: {problem.message}; "
                "`whence verify` says more"
            )
        self.custody.catch_up(head)

    def _settle(self) -> None:
        """Puts on record what a killed build left among the originals: half files, which go, and
        whole ones whose page was never acknowledged, which stay."""
        with self._write() as connection:
            for path in self.originals.unfinished():
                self.custody.append("repaired", file=path.name, dropped_bytes=path.stat().st_size)
                path.unlink()
            known = writes.page_digests(connection)
            known.update(str(line["digest"]) for line in self.custody.lines() if "digest" in line)
            for digest in self.originals.digests():
                if digest not in known:
                    self.custody.append("left", digest=digest)
        self.finish_archives()

    def _end(self, *, in_order: bool) -> None:
        try:
            if self._lock and in_order:
                self.sync_custody()
        finally:
            self._database.close()
            if self._lock:
                self._lock.release(in_order=in_order)
                self._lock = None


def _stamp(moment: datetime | None) -> str:
    """A moment as the custody log writes it."""
    return str(msgspec.to_builtins(moment))


def _require_record(folder: Path) -> None:
    if not folder.is_dir():
        raise NotARecord(f"{folder}: there is no such folder")
    if not (folder / database.NAME).is_file():
        raise NotARecord(f"{folder}: there is no record here ({database.NAME} is missing)")


def _make(folder: Path) -> None:
    """Makes the parts, the database last: a folder without it is no record yet, so that a making
    that was killed can be done again."""
    with disk.refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
        ours = {"originals", archives.FOLDER, custody.NAME, ".lock"}
        for path in sorted(folder.iterdir()):
            if path.name not in ours and not path.name.startswith(disk.UNFINISHED):
                raise NotARecord(
                    f"{folder}: it holds {path.name}; a record is made in an empty folder"
                )
    lock = disk.Lock(folder)
    try:
        with disk.refusals(folder):
            (folder / "originals").mkdir(exist_ok=True)
        log = Custody(folder)
        log.append("created")
        log.sync()
        database.make(folder, log.head)
    finally:
        lock.release(in_order=True)
