"""Articles that are copies of one another become families.

Two articles are copies when most word sequences of the shorter one stand in the longer one too. A
sample of the sequences (a MinHash) finds the pairs worth comparing; the comparison itself is of all
of them. Boilerplate (see ``stock``) brings nobody together and counts for next to nothing. What two
articles share must moreover tell of what their headlines announce: pages that kept their headline
and lost their story to a notice of the site are no copies of one another.

Copies hang on their original and never on one another: a digest that prints two stories does not
join them. A new article is compared with those only that share sequences with it, and only the
families are made anew that a comparison reaches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

import numpy as np
from msgspec import Struct

from whence import ids
from whence.group.compare import Comparison
from whence.group.copied import as_decided
from whence.group.decided import Pair
from whence.group.index import Holder, Index, Rank, Text
from whence.group.memory import Memory
from whence.group.rarity import TOLD
from whence.group.stock import Stock
from whence.group.wire import credited, is_agency, most_credited
from whence.group.words import Hashes, body_words, hashed, headline_words, sampled, shingles
from whence.model import Article, Copy, Decision, Family

COPIED = 0.35
"""Weighted share of the shorter text's word sequences that a copy has in common with the other.
Every edited word breaks four sequences, so a story with one word in eight changed is at a half, and
one that was shortened and reworded besides at a third; independent reports of one event share under
a tenth."""
SHORTEST = 25
"""Words that a text must have for its being contained in a longer one to mean anything. Below
that, only the very same text under the same headline is a copy."""
LEAD = 60
"""Words of the beginning whose sequences all count for finding it, so that a short item which
repeats the beginning of a long report is found."""
MET = 0.08
"""Share of the shorter text's sequences by which texts meet that two must have in common to be
compared: well below COPIED, since the sample may be off."""
_GRAM_BYTES = 8


class Grouped(Struct, frozen=True):
    """The families that are new or other than before, and the ids of those that are no longer."""

    families: tuple[Family, ...] = ()
    gone: tuple[str, ...] = ()


def families(articles: Sequence[Article]) -> tuple[Family, ...]:
    """Every article in exactly one family, in the order of the families' ids. The order in which
    the articles are handed in changes nothing."""
    found = regroup(Memory(articles), articles, ()).families
    return tuple(sorted(found, key=lambda family: family.family_id))


def regroup(
    index: Index,
    added: Sequence[Article],
    gone: Iterable[str],
    decided: Mapping[Pair, Decision] = {},
    again: Iterable[str] = (),
) -> Grouped:
    """Takes articles out of an index and puts others in. ``decided`` is what people decided about
    copies, over the whole record; ``again`` are articles about which that changed."""
    gone = tuple(gone)  # read twice
    left = {family.family_id for family in index.families_of(gone).values()}
    texts = _Texts(index)
    for article_id in gone:
        texts.take_out(article_id)
    texts.put_in(added)
    stock = Stock(index)
    flipped = stock.review(sorted(texts.grams))
    moved = index.reached("grams", flipped) | texts.fresh
    decided = {pair: made for pair, made in decided.items() if all(map(index.text_of, pair))}
    linked = _decided_links(index, decided)
    touched = moved | texts.altered | texts.loosened
    touched |= {text.number for each in again if (text := index.text_of(each))}
    compare = Comparison(index, stock)
    near = _Near(index, moved, stock)
    for number in moved:
        touched.update(_unlinked(index, number))
    for number in sorted(moved):
        # Two that both moved are compared once.
        others = (each for each in near.to(number) if each > number or each not in moved)
        _link(index, number, others, compare)
    found: dict[str, Family] = {}
    connected = _connected(index, touched, linked)
    known = index.families_of(_printing(index, connected))
    for members in connected:
        made = tuple(_stars(index, members, known, compare))
        here = {each for family in made for each in family.article_ids}
        about = {pair: decision for pair, decision in decided.items() if pair[0] in here}
        for family in as_decided(made, about, compare.copy_of):
            old = {known[each] for each in family.article_ids if each in known}
            if family not in old or family.family_id in left:
                found[family.family_id] = family
                left.update(each.family_id for each in old)
    return Grouped(tuple(found.values()), tuple(sorted(left)))


def _printing(index: Index, groups: Iterable[Iterable[int]]) -> list[str]:
    """The articles that print some texts."""
    texts = (index.text(number) for members in groups for number in members)
    return [holder.article_id for text in texts if text for holder in text.holders]


# -- texts ------------------------------------------------------------------------------------


class _Texts:
    """Keeps the texts of an index as articles come and go. ``fresh`` are new texts, ``altered``
    those whose articles changed, ``loosened`` those that a text which went was a copy of or copied,
    ``grams`` the sequences whose holders changed, or the holders' outlets."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rows: list[tuple[int, int]] = []
        self.fresh: set[int] = set()
        self.altered: set[int] = set()
        self.loosened: set[int] = set()
        self.grams: set[int] = set()

    def take_out(self, article_id: str) -> None:
        """Takes an article out; its text goes with the last one."""
        text = self._index.text_of(article_id)
        if text is None:
            return
        left = tuple(each for each in text.holders if each.article_id != article_id)
        self._index.put_text(Text(text.number, left, text.grams))
        self._changed(text.number, text.grams)
        if not left:
            grams = _numbers(text.grams)
            self._index.remove("grams", ((gram, text.number) for gram in grams))
            others = self._index.holders("copies", text.number)
            _unlink(self._index, text.number, others)
            self.loosened.update(others)
            self._drop(text.number)

    def _drop(self, number: int) -> None:
        for held in (self.fresh, self.altered, self.loosened):
            held.discard(number)

    def _changed(self, number: int, grams: bytes) -> None:
        self.altered.add(number)
        self.grams.update(_numbers(grams))

    def put_in(self, articles: Iterable[Article]) -> None:
        """Puts articles in, each among others with the same words if there are any."""
        for article in articles:
            self._put_in(article)
        self._index.add("grams", sorted(self._rows))

    def _put_in(self, article: Article) -> None:
        sequence = body_words(article.text, article.body_start)
        words = " ".join((*headline_words(article.text, article.body_start), "\n", *sequence))
        words = words.casefold() if sequence else article.article_id
        number = hashed(words) >> 1
        text = self._index.text(number)
        if text is None:
            text = Text(number, (), _meeting(sequence).tobytes())
            self._rows += ((gram, number) for gram in _numbers(text.grams))
            self.fresh.add(number)
        agency = credited(article)
        holder = Holder(_rank(article, agency), article.outlet, agency)
        holders = tuple(sorted((*text.holders, holder), key=lambda each: each.rank))
        self._index.put_text(Text(number, holders, text.grams))
        self._changed(number, text.grams)


def _meeting(sequence: list[str]) -> Hashes:
    """The word sequences by which others meet a text, sorted: the sample, and all of the lead."""
    if len(sequence) < SHORTEST:
        return np.empty(0, np.uint64)
    every = shingles(sequence)
    return np.unique(np.concatenate((every[sampled(every)], shingles(sequence[:LEAD]))))


def _numbers(grams: bytes) -> list[int]:
    found: list[int] = np.frombuffer(grams, np.uint64).tolist()
    return found


def _rank(article: Article, agency: str | None) -> Rank:
    """The likeliest original first: the agency's own page, then one that credits an agency, then
    the earliest, then the longest. A teaser is never the original of a report."""
    return (
        article.kind == "teaser",
        not is_agency(article.outlet),
        not agency,
        (article.published.earliest if article.published else date.max).toordinal(),
        -len(article.text),
        article.article_id,
    )


# -- copies -----------------------------------------------------------------------------------


def _unlinked(index: Index, number: int) -> set[int]:
    """Takes a text's links away. Returns what it was linked with."""
    before = index.holders("copies", number)
    _unlink(index, number, before)
    return set(before)


def _link(index: Index, number: int, others: Iterable[int], compare: Comparison) -> None:
    """Links a text with those of others that it copies or that copy it."""
    found = [
        other
        for other in others
        if compare.contained(number, other) >= COPIED and compare.told(number, other) >= TOLD
    ]
    index.add("copies", ((number, other) for other in found))
    index.add("copies", ((other, number) for other in found))


def _unlink(index: Index, number: int, others: Iterable[int]) -> None:
    index.remove("copies", [(number, other) for other in others])
    index.remove("copies", [(other, number) for other in others])


class _Near:
    """Which texts are worth comparing with some, by the sequences by which texts meet, boilerplate
    apart. All of these are looked up at once: most stand in one text only."""

    def __init__(self, index: Index, numbers: Iterable[int], stock: Stock) -> None:
        self._index = index
        grams = {gram for number in numbers for gram in _numbers(self._grams(number))}
        shared = index.crowded("grams", grams, 2)
        self._holders = index.holders_of("grams", shared - stock.among(shared))

    def to(self, number: int) -> list[int]:
        """The texts that share enough sequences with one to be compared."""
        grams = _numbers(self._grams(number))
        met = Counter(chain.from_iterable(self._holders.get(gram, ()) for gram in grams))
        met.pop(number, None)
        own = self._meet_by(number)
        return sorted(
            other for other, shared in met.items() if shared >= MET * min(own, self._meet_by(other))
        )

    def _meet_by(self, number: int) -> int:
        return len(self._grams(number)) // _GRAM_BYTES

    def _grams(self, number: int) -> bytes:
        text = self._index.text(number)
        return text.grams if text else b""


def _decided_links(index: Index, decided: Iterable[Pair]) -> Mapping[int, set[int]]:
    """The texts that people decided about, each with the others."""
    links: dict[int, set[int]] = defaultdict(set)
    for pair in decided:
        one, other = (text.number for each in pair if (text := index.text_of(each)))
        links[one].add(other)
        links[other].add(one)
    return links


def _connected(
    index: Index, touched: Iterable[int], linked: Mapping[int, set[int]]
) -> list[list[int]]:
    """The texts that are connected with those touched, in groups."""
    seen: set[int] = set()
    found = []
    for start in sorted(touched):
        if start in seen:
            continue
        seen.add(start)
        group = [start]
        for number in group:
            near = {*index.holders("copies", number), *linked.get(number, ())}
            new = sorted(near - seen)
            seen.update(new)
            group.extend(new)
        found.append(group)
    return found


# -- families ---------------------------------------------------------------------------------


def _stars(
    index: Index, members: Sequence[int], known: Mapping[str, Family], compare: Comparison
) -> Iterable[Family]:
    """Each text that is no other's copy, with its copies: the likeliest original first."""
    texts = [text for number in members if (text := index.text(number))]
    texts.sort(key=lambda text: text.holders[0].rank)
    by_number = {text.number: text for text in texts}
    taken: set[int] = set()
    for text in texts:
        if text.number in taken:
            continue
        copies = [
            by_number[other]
            for other in index.holders("copies", text.number)
            if other not in taken and by_number[other].holders[0].rank > text.holders[0].rank
        ]
        taken.update(copy.number for copy in copies)
        copies.sort(key=lambda copy: copy.holders[0].rank)
        yield _family(known.get(text.holders[0].article_id), text, copies, compare)


def _family(
    old: Family | None, centre: Text, others: Sequence[Text], compare: Comparison
) -> Family:
    """The family of a text and its copies. Those that its original had in its ``old`` one are what
    they were."""
    original, *twins = centre.holders
    known = {
        copy.article_id: copy
        for copy in (old.copies if old and old.original_id == original.article_id else ())
    }
    copies = [Copy(twin.article_id, 1.0) for twin in twins]
    members = [original, *twins]
    for text in others:
        made = known.get(text.holders[0].article_id)
        if made is None:
            made = compare.copy("", centre.number, text.number)
        copies += [Copy(each.article_id, made.similarity, made.changed) for each in text.holders]
        members += text.holders
    return Family(
        family_id=ids.family(original.article_id),
        original_id=original.article_id,
        copies=tuple(sorted(copies, key=lambda copy: copy.article_id)),
        wire=most_credited([each.credited for each in members]),
    )
