"""Live blogs and round-ups of markup: which blocks are one entry, and what the entry says."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

from msgspec.structs import replace

from whence.clean import choose, entries, furniture, head, listing, stamps, truncation
from whence.clean.blocks import Block, Layout, letters
from whence.clean.byline import byline, from_line
from whence.clean.dateline import dateline
from whence.clean.draft import Draft, Drafts
from whence.clean.entries import Entry, Known, Row
from whence.clean.linked import Post
from whence.clean.marks import BIT
from whence.clean.metadata import Metadata, absolute
from whence.clean.scan import Heading, Markup
from whence.clean.stamps import Stamp
from whence.clean.stream import Paragraph
from whence.model import Page, path_of

_ASIDE = sum(BIT[name] for name in ("nav", "aside", "footer", "form", ".popular", ".related"))
_TELLS = sum(BIT[name] for name in ("heading", "time", ".byline", ".date"))
_LABEL = 12
"""Words of a block in which a time element dates the block wherever it stands."""
_ALIKE = 40
"""Letters by which a post is found on the page."""
_FEW = 20
"""Letters that tell a post from others."""
_STAMPED = 70
"""Characters of a line in which its date stands."""
_DIGIT = re.compile(r"\d")
_ENDS = tuple('.!?…”"')
_DECLARED = 2
"""Entries that make a page a live blog that calls itself one."""
_TITLE = re.compile(
    r"^live\s?[:–—|-]|\blive\s?(?:blog|updates?|coverage|news|reports?|feed)\b|[:–—|-]\s?live\s*(?:$|[|–—-])"
    r"|\bas it happen(?:s|ed)\b|\bminute[ -]by[ -]minute\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"/live/|\blive-?blog|\blive-(?:updates?|coverage|news|feed)\b|-live(?:/|$)", re.IGNORECASE
)
_TEASER = 80
"""Words below which an entry whose headline leads to another page only points there."""


def read(
    page: Page, layed: tuple[Markup, Layout], chosen: list[int], said: Metadata, general: Draft
) -> Drafts | None:
    """The entries of a page whose one report would be ``general``, made of the blocks ``chosen``,
    and what stands above them; None where it is one report."""
    times = _times(*layed)
    least = _DECLARED if _is_live(said) else entries.LEAST
    if not (said.posts or _may_have_entries(layed[1], chosen, times, least)):
        return None
    blog = Live(layed, chosen, times, said)
    known = Known(general.published, general.updated, page.captured_on)
    found = blog.entries(known)
    if not found:
        return None
    lost = blog.outside(found)
    left = (f"{lost} words between the entries of the page belong to none",) if lost else ()
    return Drafts(blog.seen.stream, blog.drafts(found, known, general), left)


class Live:
    """The blocks of a page as rows of entries."""

    def __init__(
        self,
        layed: tuple[Markup, Layout],
        chosen: list[int],
        times: dict[int, Stamp],
        said: Metadata,
    ) -> None:
        self.seen, self.layout = layed
        layout = self.layout
        self.said = said
        self.numbers: list[int] = []
        self.rows: list[Row] = []
        self.posts: dict[int, Post] = {}
        picked = set(chosen)
        first = layout.title + 1 if 0 <= layout.title < len(layout.blocks) else 0
        for number in range(first, len(layout.blocks)):
            row = self._row(number, number in picked, times.get(number))
            if row:
                self.numbers.append(number)
                self.rows.append(row)
        self._match()
        self.least = _DECLARED if self.posts or _is_live(said) else entries.LEAST
        self._group()

    def entries(self, known: Known) -> tuple[Entry, ...]:
        """The entries; empty where the page is one report."""
        return entries.find(self.rows, known, self.least)

    def drafts(self, found: tuple[Entry, ...], known: Known, general: Draft) -> tuple[Draft, ...]:
        """What stands above the entries, under the page's headline, as ``general`` has it; then
        each entry."""
        when = entries.days(self.rows, found, known)
        body = self._paragraphs(
            tuple(n for n in range(found[0].first) if self.rows[n].words and not self._titles(n))
        )
        made = [replace(general, body=body, truncated=False)] if body or general.headline else []
        for entry, day in zip(found, when, strict=True):
            made.append(replace(self._draft(entry, general), published=day))
        return tuple(made)

    def outside(self, found: tuple[Entry, ...]) -> int:
        """Words of running text between and after the entries that belong to none."""
        taken = {number for entry in found for number in range(entry.first, entry.last)}
        begun = found[0].first
        return sum(row.words for n, row in enumerate(self.rows) if n >= begun and n not in taken)

    # -- rows ---------------------------------------------------------------------------------

    def _row(self, number: int, picked: bool, timed: Stamp | None) -> Row | None:
        block = self.layout.blocks[number]
        marks = self.layout.outline.within[block.element] | block.marks
        if marks & _ASIDE:
            return None
        if self.layout.furnished[number] and not marks & _TELLS and not timed:
            return None
        own = stamps.line(block.text)
        label = bool(own) or stamps.ago(block.text) or furniture.is_furniture(block.text)
        heading = bool(marks & BIT["heading"]) and not label
        heading = heading or (block.strong == block.words and listing.is_headline(block.text))
        label = label or head.is_label(block.text)
        running = picked or bool(self.layout.running[number])
        words = block.words if running and not label and not self.layout.furnished[number] else 0
        if own and stamps.dates_page(block.text) and not any(row.runs for row in self.rows):
            own = timed = None
        place = dateline(block.text, 0, len(block.text)) if words else None
        stamp = timed or own or (stamps.of_dateline(place) if place else stamps.lead(block.text))
        return Row(words, heading, stamp, place is not None, main=picked)

    def _titles(self, number: int) -> bool:
        text = letters(self.layout.blocks[self.numbers[number]].text)
        return any(text in title for title in self.layout.titles)

    def _match(self) -> None:
        """Puts the times that JSON-LD gives for posts on the rows that they begin with."""
        wanted = [(letters(post.headline), letters(post.text)[:_ALIKE], post)
                  for post in self.said.posts]  # fmt: skip
        for number, row in enumerate(self.rows):
            text = letters(self.layout.blocks[self.numbers[number]].text)
            for headline, beginning, post in wanted:
                titled = row.heading and text == headline and len(text) >= _FEW / 2
                begun = len(beginning) >= _FEW and text.startswith(beginning)
                if (titled or begun) and post not in self.posts.values():
                    self.posts[number] = post
                    break
        if len(self.posts) >= 2:
            for number, row in enumerate(self.rows):
                known = self.posts.get(number)
                stamp = stamps.of_moment(known.published or "") if known else None
                self.rows[number] = replace(row, stamp=stamp or (Stamp() if known else None))
        else:
            self.posts = {}

    def _group(self) -> None:
        """Numbers the like elements that hold one dated entry each, if the page has such."""
        layout = self.layout
        kinds: dict[tuple[int, str], dict[int, None]] = {}
        for number, row in enumerate(self.rows):
            if row.stamp is None:
                continue
            for element in layout.ancestors(layout.blocks[self.numbers[number]].element):
                if element and layout.prose[element]:
                    kind = layout.outline.parents[element], layout.outline.tags[element]
                    kinds.setdefault(kind, {})[element] = None
        most = max(kinds.values(), key=len, default={})
        stamped = sum(row.stamp is not None for row in self.rows)
        if len(most) < max(self.least, stamped / 3):
            return
        numbered = {element: number for number, element in enumerate(most, 1)}
        for number, row in enumerate(self.rows):
            above = layout.ancestors(layout.blocks[self.numbers[number]].element)
            group = next((numbered[each] for each in above if each in numbered), 0)
            words = row.words or (self._sentence(number) if group else 0)
            self.rows[number] = replace(row, group=group, words=words, main=row.main or not words)

    def _sentence(self, number: int) -> int:
        """The words of a row that is a whole sentence, though too short for running text."""
        block = self.layout.blocks[self.numbers[number]]
        whole = block.text.endswith(_ENDS) and block.linked < block.words
        plain = whole and not self.layout.furnished[self.numbers[number]]
        named = furniture.is_furniture(block.text) or head.is_label(block.text)
        return block.words if plain and not named and not stamps.line(block.text) else 0

    # -- drafts -------------------------------------------------------------------------------

    def _draft(self, entry: Entry, general: Draft) -> Draft:
        inside = range(entry.first, entry.last)
        body = self._paragraphs(entry.body)
        headline = None
        link = None
        if entry.headline is not None:
            block = self.layout.blocks[self.numbers[entry.headline]]
            headline = ((block.start, block.end),)
            link = self._elsewhere(block, general.url)
        post = next((self.posts[number] for number in inside if number in self.posts), None)
        stream = self.seen.stream
        words = sum(self.rows[number].words for number in entry.body)
        return replace(
            general,
            headline=headline,
            body=body,
            title=stream.text(headline) if headline else general.title,
            byline=self._signed(inside, post) or general.byline,
            url=link or (absolute(post.url, general.url) if post else None) or general.url,
            updated=None,
            kind="teaser" if link and words < _TEASER else "report",
            truncated=bool(body) and truncation.cut_off(stream.text(body[-1])),
        )

    def _signed(self, inside: range, post: Post | None) -> str | None:
        named = byline(post.authors) if post else None
        if named:
            return named
        for number in inside:
            block = self.layout.blocks[self.numbers[number]]
            marked = (self.layout.outline.within[block.element] | block.marks) & BIT[".byline"]
            if self.rows[number].words == 0 and len(block.text) < 100:
                text = stamps.rest(block.text)
                who = from_line(text) or (byline((text,)) if marked else None)
                if who:
                    return who
        return None

    def _elsewhere(self, block: Block, own: str | None) -> str | None:
        """Where a headline leads to, if that is another page."""
        found = [each for each in self.seen.headings if each.start == block.start]
        address = absolute(_link(found), own)
        if address is None or urldefrag(address)[0].split("?")[0] == (own or "").split("?")[0]:
            return None
        return address

    def _paragraphs(self, numbers: tuple[int, ...]) -> tuple[Paragraph, ...]:
        return choose.paragraphs(self.layout, [self.numbers[number] for number in numbers])


def _is_live(said: Metadata) -> bool:
    """Whether a page calls itself a live blog, in its titles or its address."""
    return bool(_ADDRESS.search(path_of(said.url))) or any(map(_TITLE.search, said.titles))


def _may_have_entries(
    layout: Layout, chosen: list[int], times: dict[int, Stamp], least: int
) -> bool:
    """Whether ``least`` lines date an entry: most pages need not be looked at more closely."""
    left, picked = least, set(chosen)
    for number in range(max(0, layout.title), len(layout.blocks)):
        block = layout.blocks[number]
        if (layout.outline.within[block.element] | block.marks) & _ASIDE:
            continue
        text = block.text
        dated = _DIGIT.search(text, 0, _STAMPED) and (stamps.line(text) or stamps.lead(text))
        runs = number in picked or layout.running[number]
        if number in times or dated or (runs and dateline(text, 0, len(text))):
            left -= 1
            if not left:
                return True
    return False


def _link(found: list[Heading]) -> str | None:
    return next((heading.link for heading in found if heading.link), None)


def _times(seen: Markup, layout: Layout) -> dict[int, Stamp]:
    """The moments of time elements by the blocks that they stand in, or alone before."""
    found: dict[int, Stamp] = {}
    number = 0
    for time in sorted(seen.times, key=lambda each: each.position):
        stamp = stamps.of_moment(time.attributes.get("datetime", ""))
        while number < len(layout.blocks) and layout.blocks[number].end <= time.position:
            number += 1
        if stamp is None or number == len(layout.blocks):
            continue
        block = layout.blocks[number]
        if block.words <= _LABEL or time.position <= block.start:
            found.setdefault(number, stamp)
    return found
