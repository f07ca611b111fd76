"""What a page of markup declares about its report: in JSON-LD, in meta elements, in its URL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urljoin

from msgspec import Struct

from whence.clean import dates
from whence.clean.byline import byline, credit
from whence.clean.linked import Linked, Post
from whence.clean.scan import Markup
from whence.model import DateRange, Page, host_of, path_of

_PUBLISHED = (
    "article:published_time og:published_time og:article:published_time article.published "
    "datepublished publishdate publish-date publish_date published_date publication_date "
    "publication-date published-date published_time_telegram pubdate parsely-pub-date "
    "sailthru.date "
    "dc.date.issued dcterms.issued dcterms.created dc.date.created dcterms.date dc.date "
    "article_date_original cxenseparse:recs:publishtime cxenseparse:publishtime "
    "originalpublicationdate "
    "date date_published article.created lastpubdate"
).split()
_UPDATED = (
    "article:modified_time og:updated_time og:article:modified_time datemodified last-modified "
    "lastmod revised dc.date.modified dcterms.modified article.updated date_updated modified-date"
).split()
_AUTHORS = (
    "author article:author og:article:author parsely-author sailthru.author dc.creator "
    "dcterms.creator byl creator citation_author article.author authors rbauthors "
    "cxenseparse:author "
    "shareaholic:article_author_name twitter:data1"
).split()
_SECTIONS = ("article:section og:article:section section parsely-section category").split()
_LANGUAGES = ("og:locale content-language dc.language language").split()
_LONGEST = 300
_SECTION = 60


class Metadata(Struct, frozen=True):
    """What the page declares: ``titles`` in the order in which to believe them; ``reports`` is how
    many reports it says that it holds (0: it does not say); ``article_body`` what it declares as
    its text, to be looked for on the page, never to be taken for it; so with the ``posts`` of a
    live blog; ``closed`` whether it says that it is not free to read."""

    titles: tuple[str, ...]
    byline: str | None
    credit: str | None
    outlet: str | None
    published: DateRange | None
    updated: DateRange | None
    section: str | None
    language: str | None
    url: str | None
    description: str = ""
    article_body: str = ""
    reports: int = 0
    posts: tuple[Post, ...] = ()
    closed: bool = False


def metadata(page: Page, seen: Markup) -> Metadata:
    """Gathers it."""
    linked = Linked(seen.data)
    metas = _metas(seen)
    titles = (
        page.declared.title,
        *linked.texts("headline"),
        metas.get("og:title"),
        metas.get("twitter:title"),
        seen.title,
    )
    outlets = (
        page.declared.outlet,
        metas.get("og:site_name"),
        *linked.names("publisher"),
        metas.get("application-name"),
    )
    authors = linked.names("author") or [metas[name] for name in _AUTHORS if name in metas][:1]
    outlet = next((name for name in map(_outlet, outlets) if name), None)
    persons = [name for name in authors if outlet is None or name.casefold() != outlet.casefold()]
    return Metadata(
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        byline=byline(persons),
        credit=credit(authors),
        outlet=outlet,
        published=_published(page, linked, metas),
        updated=_first(page, _updates(linked, metas)),
        section=_section(linked, metas),
        language=_language(seen, linked, metas),
        url=_address(page.url, seen),
        description=metas.get("og:description") or metas.get("description") or "",
        article_body=linked.article_body(),
        reports=len(linked.reports) or int(metas.get("og:type", "").lower() == "article"),
        posts=linked.posts(),
        closed=linked.closed() or metas.get("article:content_tier", "").lower() == "locked",
    )


def declared(page: Page) -> DateRange | None:
    """The date that the collector gave, if the page can be of it. Collectors hold what papers
    printed before there was a web, too."""
    day = page.declared.published
    if day and dates.of_the_press(day):
        return DateRange(day, day, "declared")
    return ranged(page, day, "declared")


def from_url(page: Page, url: str | None = None) -> DateRange | None:
    """The date that stands in the path of the page's URL: a day, or a month where the path names
    no day."""
    path = path_of(url or page.url)
    found = dates.find(path)
    if found:
        return ranged(page, found[0], "url")
    month = dates.path_month(path)
    return ranged(page, month[0], "url", month[1]) if month else None


def ranged(
    page: Page, day: date | None, found: str, latest: date | None = None
) -> DateRange | None:
    """A range from ``day`` to ``latest``, or of one day, unless the page cannot have been published
    then."""
    if day is None or not dates.plausible(day, page.captured_on):
        return None
    return DateRange(day, latest or day, found)


def written(page: Page, said: str | None, found: str) -> DateRange | None:
    """The date that a declaration gives, with its time and offset if it has them."""
    text = (said or "").strip()[:60]
    stood = dates.find(text)
    made = ranged(page, stood[0] if stood else None, found)
    if made is None:
        return None
    return DateRange(made.earliest, made.latest, found, dates.moment(text))


def _published(page: Page, linked: Linked, metas: dict[str, str]) -> DateRange | None:
    candidates = [(text, "json-ld") for text in linked.texts("datePublished")]
    candidates += [(metas[name], "meta") for name in _PUBLISHED if name in metas]
    candidates += [(text, "json-ld") for text in linked.page_texts("datePublished")]
    found = _first(page, candidates)
    if found:
        return found
    return declared(page) if page.declared.published else None


def _updates(linked: Linked, metas: dict[str, str]) -> list[tuple[str, str]]:
    names = (*linked.texts("dateModified"), *linked.page_texts("dateModified"))
    candidates = [(text, "json-ld") for text in names]
    return candidates + [(metas[name], "meta") for name in _UPDATED if name in metas]


def _first(page: Page, candidates: Iterable[tuple[str, str]]) -> DateRange | None:
    made = (written(page, text, found) for text, found in candidates)
    return next((each for each in made if each), None)


def _metas(seen: Markup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in seen.metas:
        said = meta.attributes
        name = said.get("property") or said.get("name") or said.get("itemprop") or ""
        content = " ".join(said.get("content", "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content[:_LONGEST])
    return found


def _section(linked: Linked, metas: dict[str, str]) -> str | None:
    said = (linked.text("articleSection"), *(metas.get(name) for name in _SECTIONS))
    return next((text for text in said if text and len(text) <= _SECTION), None)


def _language(seen: Markup, linked: Linked, metas: dict[str, str]) -> str | None:
    """The ISO 639-1 code that the page says it is written in."""
    said = (seen.language, linked.text("inLanguage"), *(metas.get(name) for name in _LANGUAGES))
    for text in said:
        code = (text or "").replace("_", "-").split("-")[0].strip().lower()
        if len(code) == 2 and code.isalpha():
            return code
    return None


def _outlet(name: str | None) -> str | None:
    """An outlet's name; None for a bare domain or an address."""
    text = (name or "").strip().lstrip("@")
    bare = " " not in text and "." in text.strip(".")
    return None if not text or bare or "://" in text or len(text) > 80 else text


def _address(known: str | None, seen: Markup) -> str | None:
    """The canonical URL, if it is of the site that the page was taken from."""
    for address in _canonical(seen):
        if absolute(address, None) is None:
            continue
        if known is None or _host(address) == _host(known):
            return address
    return known


def _canonical(seen: Markup) -> Iterator[str]:
    for link in seen.links:
        if link.attributes.get("rel", "").lower() == "canonical":
            yield link.attributes.get("href", "").strip()
    for meta in seen.metas:
        if meta.attributes.get("property", "").lower() == "og:url":
            yield meta.attributes.get("content", "").strip()


def absolute(link: str | None, base: str | None) -> str | None:
    """The web address that a link on the page at ``base`` leads to, None where it leads to none."""
    try:
        address = urljoin(base or "", link or "")
    except ValueError:
        return None
    is_web = link and address.startswith(("http://", "https://")) and host_of(address)
    return address if is_web else None


def _host(url: str) -> str:
    return host_of(url).removeprefix("www.")
