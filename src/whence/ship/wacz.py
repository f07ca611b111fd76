"""A record's pages as a WACZ: the archives that were fetched as they are, every other original in
an archive beside them, an index, a list of pages, and the custody log with its seals."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import msgspec
from fastwarc.warc import WarcRecordType

from whence import __version__, ids
from whence.errors import NotShipped
from whence.model import Page
from whence.ship import Shipment, cdxj, loose
from whence.ship.edition import Edition
from whence.store import Store, archives, custody, timestamps, warcs

NAME = "record.wacz"
VERSION = "1.1.1"
"""The edition of the WACZ format."""
_ORIGINALS = "originals.warc.gz"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time that a ZIP can hold."""
_LOST = (
    "articles, claims and incidents: a WACZ holds pages; `whence export jsonl` writes the rest",
)


class WaczExporter:
    """Writes one ``.wacz`` file, which a person may name. The same record gives the same bytes."""

    about = "the pages, originals and custody log, for programs that replay pages"
    suffix = ".wacz"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says. Raises NotShipped where something is to be withheld: pages go as they
        were captured, all of them or none."""
        if not loose.carried(edition):
            raise NotShipped(
                f"{edition.store.folder}: a WACZ holds the pages as they were captured: nothing "
                "can be withheld or left out of it"
            )
        shipped = _Wacz(edition.store, folder / NAME)
        with tempfile.TemporaryDirectory(dir=folder) as draft:
            shipped.write(Path(draft) / _ORIGINALS)
        return Shipment({NAME: shipped.pages}, (*_LOST, *shipped.lost()))


class _Wacz:
    """One WACZ in the making."""

    def __init__(self, store: Store, path: Path) -> None:
        self.pages = 0
        self._store = store
        self._path = path
        self._made = _EPOCH
        self._acquired: dict[str, datetime] = {}
        self._headless = 0
        self._nameless = 0
        self._resources: list[dict[str, object]] = []
        for line in store.custody.lines():
            match line:
                case {"at": str(at), "event": "acquired", "page_id": str(page_id)}:
                    self._made = datetime.fromisoformat(at)
                    if "captured" not in line:
                        self._acquired[page_id] = self._made
                case {"at": str(at)}:
                    self._made = datetime.fromisoformat(at)

    def write(self, draft: Path) -> None:
        """Writes the file; ``draft`` is where the archive of the originals may be made."""
        self._write_originals(draft)
        own = self._store.archives.paths()
        found = [msgspec.structs.replace(each, filename=_ORIGINALS) for each in cdxj.entries(draft)]
        found += [entry for archive in own for entry in cdxj.entries(archive)]
        index, blocks = cdxj.packed(cdxj.lines(found))
        with zipfile.ZipFile(self._path, "w") as wacz:
            for archive in own:
                self._add(wacz, f"archive/{archive.name}", archive)
            self._add(wacz, f"archive/{_ORIGINALS}", draft)
            self._add(wacz, f"indexes/{cdxj.NAME}", index)
            self._add(wacz, "indexes/index.idx", blocks)
            self._add(wacz, "pages/pages.jsonl", b"".join(self._listed()))
            self._add(wacz, f"whence/{custody.NAME}", self._store.folder / custody.NAME)
            seals = self._store.folder / timestamps.FOLDER
            for seal in sorted(seals.iterdir()) if seals.is_dir() else ():
                self._add(wacz, f"whence/{seal.name}", seal)
            package = msgspec.json.format(msgspec.json.encode(self._package()), indent=2)
            digest = {"path": "datapackage.json", "hash": ids.digest(package)}
            wacz.writestr(self._entry("datapackage.json"), package)
            wacz.writestr(self._entry("datapackage-digest.json"), msgspec.json.encode(digest))

    def lost(self) -> Iterator[str]:
        """What the format could not carry of these pages."""
        if self._headless:
            yield (
                f"the headers of {self._headless} pages that came out of other archives or "
                "messages, and what these say of them: they stand in the custody log"
            )
        if self._nameless:
            yield (
                f"{self._nameless} pages that no address is known for: they are listed as "
                f"{warcs.PAGE}…, which programs that replay pages may not show"
            )

    # -- the originals ------------------------------------------------------------------------

    def _write_originals(self, path: Path) -> None:
        """Every original that no archive of the record's own holds, as a resource record."""
        with path.open("wb") as file:
            info = warcs.begin(WarcRecordType.warcinfo, self._made, "originals")
            info.headers["Content-Type"] = "application/warc-fields"
            info.headers["WARC-Filename"] = _ORIGINALS
            fields = f"software: Whence/{__version__}\r\nformat: WARC File Format 1.1\r\n"
            file.write(warcs.member(info, fields.encode()))
            held: set[str] = set()
            for page in self._store.pages():
                held.add(page.digest)
                if not page.source.startswith(f"{archives.FOLDER}/"):
                    self._write_page(file, page)
            for digest in self._store.originals.digests():
                if digest not in held:
                    name = warcs.ORIGINAL + digest
                    self._write_record(file, name, self._made, "application/octet-stream", digest)

    def _write_page(self, file: IO[bytes], page: Page) -> None:
        self._headless += bool(page.headers)
        self._nameless += page.url is None
        kind = warcs.LINE if page.media == "application/json" else page.media
        if page.charset:
            kind += f"; charset={page.charset}"
        moment = page.captured or self._acquired.get(page.page_id, self._made)
        name = page.url or warcs.PAGE + page.page_id
        self._write_record(file, name, moment, kind, page.digest)

    def _write_record(
        self, file: IO[bytes], name: str, moment: datetime, kind: str, digest: str
    ) -> None:
        record = warcs.begin(WarcRecordType.resource, moment, f"{name} {digest}")
        record.headers["WARC-Target-URI"] = name
        record.headers["Content-Type"] = kind
        record.headers["WARC-Payload-Digest"] = digest
        file.write(warcs.member(record, self._store.originals.get(digest)))

    # -- what lies beside them ----------------------------------------------------------------

    def _listed(self) -> Iterator[bytes]:
        head = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
        yield msgspec.json.encode(head) + b"\n"
        for page in self._store.pages():
            self.pages += 1
            moment = page.captured or self._acquired.get(page.page_id, self._made)
            row = {
                "id": page.page_id,
                "url": page.url or warcs.PAGE + page.page_id,
                "ts": warcs.stamp(moment),
            }
            articles = self._store.articles_of_page(page.page_id)
            if len(articles) == 1 and articles[0].title:
                row["title"] = articles[0].title
            yield msgspec.json.encode(row) + b"\n"

    def _package(self) -> dict[str, object]:
        return {
            "profile": "data-package",
            "wacz_version": VERSION,
            "software": f"Whence {__version__}",
            "created": self._made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "title": "The pages of a Whence record",
            "resources": self._resources,
        }

    def _add(self, wacz: zipfile.ZipFile, name: str, content: bytes | Path) -> None:
        """Adds a file, unpacked as the format asks, and lists it."""
        entry = self._entry(name)
        if isinstance(content, bytes):
            wacz.writestr(entry, content)
            digest, size = ids.digest(content), len(content)
        else:
            digest, size = archives.digest_of(content), content.stat().st_size
            with content.open("rb") as source, wacz.open(entry, "w", force_zip64=True) as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
        what = {"name": name.rpartition("/")[2].lower(), "path": name}
        self._resources.append({**what, "hash": digest, "bytes": size})

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._made.timetuple()[:6])
        entry.external_attr = 0o644 << 16
        return entry
