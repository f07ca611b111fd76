"""URLs out of lists, feeds and sitemaps."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from lxml import etree
from msgspec import Struct

from whence.acquire import files, http
from whence.acquire.expand import read_up_to
from whence.errors import OutOfBounds, Unreadable

_ITEMS = ("item", "entry", "url")
_MOST_ELEMENTS = 1_000_000


class Links(Struct, frozen=True):
    """What a feed or sitemap points to: pages, and further sitemaps."""

    pages: tuple[str, ...]
    sitemaps: tuple[str, ...] = ()


def listed(path: Path, most: int, limit: int) -> tuple[str, ...]:
    """The URLs of a list: one on each line; blank lines and those that begin with ``#`` are left
    out. Raises Unreadable and OutOfBounds."""
    data = read_file(path, limit)
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise Unreadable(str(path), "is no list of URLs: it is not UTF-8 text") from None
    return _bounded(str(path), [line for line in lines if line and not line.startswith("#")], most)


def read_file(path: Path, limit: int) -> bytes:
    """A small file's bytes. Raises Unreadable, and OutOfBounds where it holds more than
    ``limit``."""
    try:
        with files.open_regular(path, str(path)) as file:
            data = read_up_to(file.read, limit + 1)
    except OSError as error:
        raise files.refused(str(path), error) from None
    if len(data) > limit:
        raise OutOfBounds(str(path), f"holds more than {limit} bytes, the limit for a list")
    return data


def found(data: bytes, source: str, base: str, most: int, limit: int) -> Links:
    """What an RSS or Atom feed or a sitemap, gzipped or not, points to, in its order, each once;
    ``base`` is the address to which its links are relative. Raises Unreadable for anything else,
    OutOfBounds where it holds more than ``most`` links or unpacks to more than ``limit`` bytes."""
    root, damaged = _parsed(http.unpacked(data, source, limit), source)
    pages: list[str] = []
    sitemaps: list[str] = []
    for number, element in enumerate(root.iter()):
        if number > _MOST_ELEMENTS:
            raise OutOfBounds(source, f"holds more than {_MOST_ELEMENTS} elements")
        name = _name(element)
        link = _link(element, name) if name in (*_ITEMS, "sitemap") else None
        if link:
            (sitemaps if name == "sitemap" else pages).append(joined(base, link))
    if not pages and not sitemaps and _name(root) not in ("rss", "feed", "rdf", "urlset"):
        raise Unreadable(source, "is no RSS or Atom feed and no sitemap")
    if damaged and not pages and not sitemaps:
        # Feeds with a slip in them are common, and read; one cut off is not taken for an empty one.
        raise Unreadable(source, f"is damaged, and no link can be read out of it ({damaged})")
    return Links(_bounded(source, pages, most), _bounded(source, sitemaps, most))


def is_address(feed: str) -> bool:
    """Whether a feed is named by its address, not as a file."""
    return feed.lower().startswith(("http://", "https://"))


def joined(base: str, link: str) -> str:
    """The address that a link on the page at ``base`` leads to; the link as it is written where it
    is no address, so that whoever asks for it is told."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _parsed(data: bytes, source: str) -> tuple[etree._Element, str]:
    """A feed's root, and what is wrong with its XML; nothing where it is sound."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise Unreadable(source, "is no RSS or Atom feed and no sitemap")
    return root, parser.error_log[0].message if parser.error_log else ""


def _link(item: etree._Element, kind: str) -> str | None:
    """The address of one item: an Atom link to the page itself, the text of a link or ``loc``, or
    a permanent identifier. Links in a sitemap lead to the page in other languages."""
    permanent = None
    linked = kind not in ("url", "sitemap")
    for child in item:
        name, text = _name(child), (child.text or "").strip()
        itself = child.get("rel", "alternate") == "alternate"
        if linked and name == "link" and child.get("href") and itself:
            return str(child.get("href"))
        if text and (name == "loc" or (linked and name == "link")):
            return text
        if name == "guid" and child.get("isPermaLink", "true") == "true":
            permanent = text
    return permanent or None


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _bounded(source: str, links: list[str], most: int) -> tuple[str, ...]:
    unique = tuple(dict.fromkeys(links))
    if len(unique) > most:
        raise OutOfBounds(source, f"holds {len(unique)} links, more than {most}")
    return unique
