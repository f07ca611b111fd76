"""Pages of markup: which of their blocks are the report, and what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from whence.clean import (
    cards,
    choose,
    dates,
    furniture,
    head,
    listing,
    live,
    repeats,
    scan,
    site,
    truncation,
)
from whence.clean.blocks import Layout, blocks
from whence.clean.byline import from_line
from whence.clean.draft import Draft, Drafts
from whence.clean.metadata import Metadata, absolute, from_url, metadata, ranged
from whence.clean.offsets import Written
from whence.clean.repeats import Repeated
from whence.clean.site import SiteChoice, SiteCleaner
from whence.clean.stream import Paragraph, Stream, packed
from whence.clean.visible import Visible, visible
from whence.config import Limits
from whence.model import DateRange, Page

_NOTHING = "no main text was found"
_MIN_WORDS = 8
"""Words that a main text must have."""
_WORD = re.compile(r"[^\W\d_]+")
_SUFFIX = re.compile(r"\s+[|–—:»-]{1,2}\s+")


def lines(source: Written, limits: Limits) -> tuple[str, ...]:
    """The lines of a page of markup, furniture and all; none where it was not read to its end."""
    seen = scan.markup(source, limits.depth)
    return () if _hostile(seen, limits) else tuple(block.text for block in blocks(seen))


def read(
    page: Page,
    source: Written,
    limits: Limits,
    cleaners: Sequence[SiteCleaner] = (),
    repeated: Repeated = repeats.NOTHING,
) -> Drafts:
    """The article of a page of markup, by the cleaner of its site if there is one."""
    seen = scan.markup(source, limits.depth)
    stream = seen.stream
    hostile = _hostile(seen, limits)
    if hostile:
        return Drafts(stream, (), broken=(hostile,))
    said = metadata(page, seen)
    layout = Layout(seen, said.titles)
    cleaner = site.fitting(page, cleaners)
    choice = cleaner.choose(page.url or "", site.site_blocks(layout)) if cleaner else None
    if cleaner and choice:
        return _by_site(page, (seen, layout), said, cleaner, choice)
    numbers = choose.chosen(layout, said.description, said.article_body)
    own = repeated.kept([layout.blocks[number].text for number in numbers])
    numbers = [numbers[index] for index in own]
    paragraphs = choose.paragraphs(layout, numbers)
    kept = furniture.body([stream.text(each) for each in paragraphs], chosen=True)
    body = tuple(paragraphs[index] for index in kept)
    items = () if said.reports == 1 else cards.items(seen, body)
    if items and not said.posts:
        return Drafts(stream, tuple(_item(page, stream, each, said) for each in items))
    draft = _draft(page, (seen, layout), body, said)
    blog = live.read(page, (seen, layout), numbers, said, draft)
    if blog:
        return blog
    if sum(len(stream.text(each).split()) for each in draft.body) < _MIN_WORDS:
        return Drafts(stream, (), left=(_NOTHING,))
    return Drafts(stream, (draft,))


def _by_site(
    page: Page,
    layed: tuple[scan.Markup, Layout],
    said: Metadata,
    cleaner: SiteCleaner,
    choice: SiteChoice,
) -> Drafts:
    """The article that a site's cleaner chose."""
    seen, layout = layed
    wanted = (*choice.body, *(() if choice.headline is None else (choice.headline,)))
    if not all(0 <= number < len(layout.blocks) for number in wanted):
        reason = f"cleaner {cleaner.name!r} named blocks that the page does not have"
        return Drafts(seen.stream, (), broken=(reason,))
    body = choose.paragraphs(layout, sorted(set(choice.body) - {choice.headline}))
    general = _draft(page, layed, body, said)
    headline = general.headline
    if choice.headline is not None:
        block = layout.blocks[choice.headline]
        headline = ((block.start, block.end),)
    draft = replace(
        general,
        headline=headline,
        body=body,
        title=seen.stream.text(headline) if headline else general.title,
        byline=choice.byline or general.byline,
        credit=None if choice.byline else general.credit,
        published=ranged(page, choice.published, "cleaner") or general.published,
        outlet=choice.outlet or general.outlet,
        section=choice.section or general.section,
    )
    return Drafts(seen.stream, (draft,)) if body else Drafts(seen.stream, (), left=(_NOTHING,))


def _hostile(seen: scan.Markup, limits: Limits) -> str | None:
    """Why the page was not read to its end, if it was not."""
    if seen.depth > limits.depth:
        return f"the markup is nested more than {limits.depth} deep"
    if seen.elements > scan.ELEMENTS:
        return f"the markup has more than {scan.ELEMENTS} elements"
    return None


def _item(page: Page, stream: Stream, card: cards.Card, said: Metadata) -> Draft:
    """One item of a listing page."""
    texts = [stream.text(each) for each in card.notes]
    day = next((found for found in map(dates.line_date, texts) if found), None)
    return Draft(
        headline=card.headline,
        body=card.body,
        title=stream.text(card.headline),
        byline=next((who for who in map(from_line, texts) if who), None),
        outlet=said.outlet,
        published=ranged(page, day, "text"),
        url=absolute(card.link, said.url),
        kind="teaser",
        truncated=truncation.cut_off(stream.text(card.body[-1])),
    )


# -- headline ---------------------------------------------------------------------------------


def _draft(
    page: Page,
    layed: tuple[scan.Markup, Layout],
    body: tuple[Paragraph, ...],
    said: Metadata,
) -> Draft:
    seen, layout = layed
    stream = seen.stream
    headline = _headline(seen, body, said.titles)
    if headline:
        body = tuple(each for each in body if not _within(each, headline, stream))
    title = stream.text(headline) if headline else _bare(said.titles, said.outlet)
    body, labels = _unlabelled(stream, body, headline)
    edges = (body[0][0][0], body[-1][-1][1]) if body else (0, 0)
    printed = visible(page, seen, layout, (edges, said.outlet))
    published = _publication(page, said, printed)
    who = said.byline or next((who for who in map(from_line, labels) if who), printed.byline)
    return Draft(
        headline=headline,
        body=body,
        title=title,
        byline=who,
        outlet=said.outlet or (head.beside(title, seen.title) if title else None),
        published=published,
        url=said.url,
        credit=None if who else said.credit or printed.credit,
        updated=_change(said, printed, published),
        section=said.section,
        truncated=truncation.cut(layout, edges, said.closed),
    )


def _publication(page: Page, said: Metadata, printed: Visible) -> DateRange | None:
    """When the report was published. A date beside the headline that is earlier than the declared
    one is the older edition's: pages that are edited often declare their last edition. Where a page
    tells only when it was changed, it was published by then. A date in sight that is later than
    the last change that the page declares is that of something else."""
    told, changed = said.published or from_url(page, said.url), said.updated
    seen = printed.published
    if told and seen and seen.earliest < told.earliest:
        edited = changed is not None and changed.earliest == told.earliest
        return seen if printed.marked or edited else told
    if told:
        return told
    if seen:
        return None if changed and seen.earliest > changed.latest else seen
    changed = changed or printed.updated
    return DateRange(changed.earliest, changed.latest, "updated") if changed else None


def _change(said: Metadata, printed: Visible, published: DateRange | None) -> DateRange | None:
    """When the report was last changed: on the day that the page tells its readers, if that can be,
    rather than as its software declares, which counts every touch."""
    told, worded = said.updated, printed.worded
    if told is None:
        return printed.updated
    early = worded and published and worded.latest < published.earliest
    return told if worded is None or early or worded.latest == told.latest else worded


def _unlabelled(
    stream: Stream, body: tuple[Paragraph, ...], headline: Paragraph | None
) -> tuple[tuple[Paragraph, ...], list[str]]:
    """The body without what stands above its first running text: the page's own lines before the
    headline, and the labels after it, which are handed back; and without a label at its end."""
    begin = headline[-1][1] if headline else 0
    if body and head.announces(stream.text(body[-1])):
        body = body[:-1]
    kept: list[Paragraph] = []
    labels: list[str] = []
    above = ""
    for index, paragraph in enumerate(body):
        text = stream.text(paragraph)
        if listing.is_paragraph(text) and not head.is_label(text):
            return (*kept, *body[index:]), labels
        labelled = f"{above} {text}" if above else text
        above = text if head.announces(text) else ""
        if above or head.is_label(labelled):
            labels.append(labelled)
        elif paragraph[0][0] >= begin:
            kept.append(paragraph)
    return body, labels


def _headline(
    seen: scan.Markup, body: tuple[Paragraph, ...], titles: tuple[str, ...]
) -> Paragraph | None:
    """The heading that prints one of the declared titles: the last such before the body begins,
    of the highest level; otherwise the only h1."""
    begin = body[0][0][0] if body else len(seen.stream)
    before = [each for each in seen.headings if each.start <= begin] or seen.headings
    wanted = [packed(title).casefold() for title in titles]
    matching = [
        each
        for each in before
        if _same(seen.stream.packed[each.start : each.end].casefold(), wanted)
    ]
    if not matching:
        tops = [each for each in before if each.level == 1 and not each.link]
        matching = tops if len(tops) == 1 and _kin(seen.stream, tops[0], titles) else []
    if not matching:
        return None
    best = min(matching, key=lambda each: (each.level, -each.start))
    return ((best.start, best.end),)


def _kin(stream: Stream, heading: scan.Heading, titles: tuple[str, ...]) -> bool:
    """Whether the page's only top heading can be its headline: it is no label, and it shares a
    word of its own with a declared title, if there is one."""
    text = stream.text(((heading.start, heading.end),))
    words = _long_words(text)
    if len(text.split()) < 3 or furniture.is_furniture(text):
        return not titles
    return not titles or any(words & _long_words(title) for title in titles)


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 4)


def _same(heading: str, titles: list[str]) -> bool:
    """Whether a heading is one of the titles, or a title less the name of the site."""
    if len(heading) < 8:
        return False
    for title in titles:
        if heading == title or (heading in title and len(heading) >= 0.5 * len(title)):
            return True
        if title in heading and len(title) >= 0.6 * len(heading):
            return True
    return False


def _within(paragraph: Paragraph, headline: Paragraph, stream: Stream) -> bool:
    """Whether a paragraph only repeats the headline."""
    start, end = paragraph[0][0], paragraph[-1][1]
    if headline[0][0] <= start and end <= headline[-1][1]:
        return True
    words = "".join(stream.packed[low:high] for low, high in paragraph)
    return words == stream.packed[headline[0][0] : headline[-1][1]]


def _bare(titles: tuple[str, ...], outlet: str | None) -> str | None:
    """The first title, less the name of the site at its end."""
    if not titles:
        return None
    title = " ".join(titles[0].split())
    parts = _SUFFIX.split(title)
    if outlet and len(parts) > 1 and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—:»-")
    return title
