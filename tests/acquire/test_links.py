"""URLs out of lists, feeds and sitemaps, well-formed or not."""

from __future__ import annotations

import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.acquire.web import links
from whence.errors import OutOfBounds, RefusedInput, Unreadable

BASE = "https://paper.example/feeds/all"
FEEDS = {
    "rss": b"""<?xml version="1.0"?><rss version="2.0"><channel><link>https://paper.example/</link>
        <item><title>x</title><link> /one </link><guid isPermaLink="false">7</guid></item>
        <item><guid>https://paper.example/two</guid></item>
        <item><guid isPermaLink="false">8</guid></item></channel></rss>""",
    "atom": b"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/feeds/all"/>
        <entry><link rel="enclosure" href="/a.mp3"/><link href="../one"/></entry>
        <entry><link rel="alternate" href="https://paper.example/two"/></entry></feed>""",
    "rdf": b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/"><item><link>https://paper.example/one</link></item>
        <item><link>/two</link></item></rdf:RDF>""",
    "sitemap": b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://paper.example/one</loc><lastmod>2031-01-01</lastmod></url>
        <url><loc>https://paper.example/two</loc></url>
        <url><loc>https://paper.example/one</loc></url></urlset>""",
    "sitemap of languages": b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:x="http://www.w3.org/1999/xhtml">
        <url><x:link rel="alternate" hreflang="fr" href="https://paper.example/fr/one"/>
        <loc>https://paper.example/one</loc></url>
        <url><loc>https://paper.example/two</loc></url></urlset>""",
    "sloppy": b"""<rss><channel><item><link>/one</link><title>Fish & chips</title></item>
        <item><link>/two</link></channel>""",
}
WANTED = ("https://paper.example/one", "https://paper.example/two")


def found(data: bytes, most: int = 100) -> links.Links:
    return links.found(data, "feed", BASE, most, 1 << 20)


@pytest.mark.parametrize("kind", FEEDS)
def test_the_links_of_each_kind_of_feed(kind: str) -> None:
    assert found(FEEDS[kind]) == links.Links(WANTED)
    assert found(gzip.compress(FEEDS[kind])) == links.Links(WANTED)


def test_a_sitemap_of_sitemaps() -> None:
    data = b"<sitemapindex><sitemap><loc>/one</loc></sitemap></sitemapindex>"
    assert found(data) == links.Links((), WANTED[:1])


def test_an_empty_feed_is_a_feed() -> None:
    assert found(b"<rss><channel/></rss>") == links.Links(())


def test_a_feed_that_is_cut_off_is_not_an_empty_one() -> None:
    whole = b"<rss><channel><item><link>https://a.example/1</link></item>"
    assert found(whole).pages == ("https://a.example/1",)
    with pytest.raises(Unreadable, match="is damaged, and no link can be read out of it"):
        found(whole[:24])


@pytest.mark.parametrize("data", [b"", b"no feed", b"<html><body><a href='/x'/></body></html>"])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(Unreadable, match="is no RSS or Atom feed and no sitemap"):
        found(data)


def test_a_feed_reads_no_file_and_expands_no_bomb(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("/secret")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    data = f"{entity}<rss><item><link>&x;</link></item><item><link>/one</link></item></rss>"
    assert "secret" not in str(found(data.encode()))
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 20}">' for number in range(1, 12))
    data = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss><item><link>&l11;</link></item></rss>'
    with pytest.raises(RefusedInput):
        found(data.encode().replace(b"<rss>", b"<x>").replace(b"</rss>", b"</x>"))
    with pytest.raises(OutOfBounds):
        found(gzip.compress(bytes(2 << 20)))


def test_too_many_links() -> None:
    with pytest.raises(OutOfBounds, match="holds 2 links, more than 1"):
        found(FEEDS["rss"], most=1)


@given(st.binary(max_size=200))
def test_any_bytes_end_in_links_or_a_refusal(data: bytes) -> None:
    with suppress(RefusedInput):
        found(data)


def test_a_list_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(b"http://x.example/\xff")
    with pytest.raises(Unreadable, match="it is not UTF-8 text"):
        links.listed(path, 10, 1000)
    path.write_text("\n".join(f"http://x.example/{number}" for number in range(11)))
    with pytest.raises(OutOfBounds, match="holds 11 links, more than 10"):
        links.listed(path, 10, 1000)
    with pytest.raises(OutOfBounds, match="holds more than 100 bytes"):
        links.listed(path, 100, 100)
