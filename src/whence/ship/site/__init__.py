"""The record as a web site in a folder: no server, no network, no script that it needs.

Every value leads to its citation on the same page. The site is built beside its place and moved
there when all of it is written and checked.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from whence.errors import NotShipped
from whence.ship import Shipment
from whence.ship.custody_lines import by_page
from whence.ship.edition import Edition
from whence.ship.site import check, folder, lists
from whence.ship.site.pages import Pages, Row, Site

_ASSETS = ("style.css", "search.js")


def publish(edition: Edition, target: Path, title: str) -> Shipment:
    """Writes the site into ``target``, in the place of an earlier site of ours that nobody has
    added files to, or of an empty folder, or where nothing is. Raises NotShipped where something
    else is there, or a check fails: nothing has changed then."""
    with folder.building(target) as draft:
        try:
            shipment = _Building(edition, draft, title).write()
        except OSError as error:
            reason = error.strerror or str(error)
            raise NotShipped(f"{target}: the site cannot be written ({reason})") from error
    return shipment


class _Building:
    """A site in the making."""

    def __init__(self, edition: Edition, draft: Path, title: str) -> None:
        self._edition = edition
        self._draft = draft
        self._custody = by_page(edition.store)
        self._mask = edition.redaction.mask if edition.redaction else None
        self._files: dict[str, str] = {}
        self._title = title

    def write(self) -> Shipment:
        imprint, lost = self._edition.imprint(), self._edition.lost()
        pages = Pages(Site(self._title, imprint, lost), self._custody)
        rows = self._incidents(pages)
        site = Site(
            self._title,
            imprint,
            lost,
            sum(row.claims for row in rows),
            len({one for row in rows for one in row.article_ids}),
        )
        pages = Pages(site, self._custody)
        for name, page in lists.pages(pages, rows):
            self._put(name, page)
        self._put("method.html", pages.method())
        self._put("search.html", pages.search())
        self._put("search-data.js", lists.search_data(rows))
        for asset in _ASSETS:
            self._put(asset, (files("whence.ship.site") / asset).read_text("utf-8"))
        count = len(self._files)
        self._put(folder.MANIFEST, folder.manifest(site, self._files))
        return Shipment({"incidents": len(rows), "files": count}, lost)

    def _incidents(self, pages: Pages) -> list[Row]:
        rows = []
        for item in self._edition.items():
            self._put(
                f"incidents/{folder.named(item.record.incident_id)}.html", pages.incident(item)
            )
            for member in item.members:
                if member.article.text:
                    name = f"{item.record.incident_id}-{folder.named(member.article.article_id)}"
                    self._put(f"articles/{name}.html", pages.article(item, member))
            rows.append(Row.of(item))
        return rows

    def _put(self, name: str, content: str) -> None:
        if self._mask:
            check.no_name(self._mask, name, content)
        path = self._draft / name
        path.parent.mkdir(exist_ok=True)
        body = content.encode("utf-8")
        path.write_bytes(body)
        self._files[name] = folder.digest(body)
