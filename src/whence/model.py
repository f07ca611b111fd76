"""What travels through Whence: one frozen type per hop.

    Capture(Page, bytes) -> Article -> Mention(Claim ...) -> Family, Incident -> Record

Every type is immutable; a changed value is a new object with a new id. Offsets named ``start`` and
``end`` count characters (Unicode code points) of ``Article.text``; offsets named ``byte_…`` count
bytes of the page's original. Dates are calendar dates at the place of the event. Distances are in
metres. ``None`` means that the page does not say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from msgspec import Struct, json

# -- pages ------------------------------------------------------------------------------------

Media = Literal["text/html", "text/plain", "application/json"]
"""What a page's bytes are. ``application/json`` is one line of a JSONL input, holding ``text`` or
``html``."""


class Declared(Struct, frozen=True):
    """What the collector said about a page beside its bytes (a JSONL line's fields)."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None


class Page(Struct, frozen=True):
    """One captured page. Its bytes lie in the record's originals under ``digest``.

    ``source`` is a path, ``file#line``, ``message!part`` or ``archive@byte offset``; ``source_id``
    a JSONL input's own ``id``; ``charset`` and ``headers`` what the server said, if an archive kept
    it, or the message; ``container`` the digest of the file that the page was taken out of, if it
    was one of many or is not the page itself.
    """

    page_id: str
    digest: str
    size: int
    media: Media
    source: str
    source_id: str | None = None
    url: str | None = None
    captured: datetime | None = None
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    container: str | None = None
    declared: Declared = Declared()

    @property
    def captured_on(self) -> date | None:
        """The day of its capture, where that is known."""
        return self.captured.date() if self.captured else None


class Derivation(Struct, frozen=True):
    """What a page's bytes were made from, where they do not lie in a file as they are: ``parent``,
    which is kept beside them, and the tool that made them."""

    parent: bytes
    tool: str


class Capture(Struct, frozen=True):
    """A page together with its bytes, on the way into the originals."""

    page: Page
    body: bytes
    derivation: Derivation | None = None


class Revisit(Struct, frozen=True):
    """Word in an archive that ``url`` gave, at ``captured``, what ``of_url`` had given at
    ``of_captured``: a capture without bytes of its own."""

    source: str
    url: str
    captured: datetime | None
    of_url: str
    of_captured: datetime
    container: str | None = None


# -- articles ---------------------------------------------------------------------------------


class ByteRun(Struct, frozen=True, array_like=True):
    """Characters ``start`` to ``end`` of the text, each made from ``width`` bytes in a row that
    begin at ``byte_start``."""

    start: int
    end: int
    byte_start: int
    width: int


class ByteMap(Struct, frozen=True):
    """From characters of an article's text to byte ranges of its page's original.

    Runs are in text order and do not overlap. A character outside every run is white space that
    cleaning put between blocks.
    """

    runs: tuple[ByteRun, ...] = ()

    def ranges(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The byte ranges that produced characters ``start`` to ``end``, in text order, merged
        where they touch."""
        merged: list[tuple[int, int]] = []
        for low, high in self._pieces(start, end):
            if merged and merged[-1][1] == low:
                merged[-1] = (merged[-1][0], high)
            else:
                merged.append((low, high))
        return tuple(merged)

    def uncovered(self, start: int, end: int) -> Iterator[int]:
        """The characters between ``start`` and ``end`` that no run covers."""
        position = start
        for run in self._overlapping(start, end):
            yield from range(position, max(position, run.start))
            position = max(position, run.end)
        yield from range(position, end)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for run in self._overlapping(start, end):
            first, last = max(start, run.start), min(end, run.end)
            low = run.byte_start + (first - run.start) * run.width
            yield low, low + (last - first) * run.width

    def _overlapping(self, start: int, end: int) -> Iterator[ByteRun]:
        index = max(0, bisect_right(self.runs, start, key=lambda run: run.start) - 1)
        for run in self.runs[index:]:
            if run.start >= end:
                return
            if run.end > start:
                yield run


class Sample(Struct, frozen=True):
    """The lines that an outlet prints on many different pages, as hashes, counted by ``rule`` over
    ``page_ids``: ``everywhere`` furniture wherever they stand on a page, ``edges`` above and below
    its report only. ``outlet`` is a host, a name or a folder."""

    outlet: str
    page_ids: tuple[str, ...]
    rule: str
    everywhere: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()


class DateRange(Struct, frozen=True):
    """A date as precisely as it is known, both ends included; ``found`` says where it stood
    (``declared``, ``json-ld``, ``meta``, ``url``, ``text``, ``capture``; ``item``: over or in one
    item of a live blog or round-up; ``updated``: the page tells only when it was changed;
    ``cleaner``: a plug-in found it). ``at`` is the time of day if one is given, with its offset
    from UTC if that is given."""

    earliest: date
    latest: date
    found: str
    at: datetime | None = None


class Dateline(Struct, frozen=True):
    """The words before a report's first sentence: ``Paris, 3 Nov –``, ``BAGHDAD (AP) —``.

    A year that is not written is None. ``credit`` is the agency in brackets, as written.
    """

    start: int
    end: int
    place: str | None = None
    credit: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None


ArticleKind = Literal["report", "teaser", "not_read"]
"""``teaser``: one item of a listing page, cut off by the outlet; ``not_read``: in a language that
no reader takes."""

Layer = Literal["json", "html", "text"]
"""How a text was written into bytes, outermost first: ``("json", "html")`` is markup inside a JSON
string."""


class Article(Struct, frozen=True):
    """One item of a page as a reader sees it: the headline, where the page prints it or a JSONL
    line gives it as its ``title``, then the body, which begins at ``body_start``. Paragraphs are
    separated by an empty line.

    ``byline`` names persons only; ``credit`` is who signs where no person does (an agency, the
    staff). ``updated`` is when the page says that it was last changed, never its publication.
    ``truncated`` says that the page gives the beginning of the report only."""

    article_id: str
    page_id: str
    index: int
    kind: ArticleKind
    text: str
    byte_map: ByteMap
    layers: tuple[Layer, ...]
    encoding: str
    body_start: int = 0
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    outlet: str | None = None
    published: DateRange | None = None
    language: str | None = None
    url: str | None = None
    credit: str | None = None
    updated: DateRange | None = None
    section: str | None = None
    truncated: bool = False

    @property
    def host(self) -> str:
        """The host that its address names; empty for none."""
        return host_of(self.url)

    @property
    def published_by(self) -> str | None:
        """The outlet's name; where that is not known, the host of the article's address."""
        return self.outlet or self.host.removeprefix("www.") or None


def host_of(url: str | None) -> str:
    """The host of a URL in lower case; empty where there is none, or it is no URL."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def path_of(url: str | None) -> str:
    """The path of a URL; empty where there is none, or it is no URL."""
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


# -- claims -----------------------------------------------------------------------------------

Effect = Literal["killed", "injured", "missing", "abducted", "detained", "displaced"]
EFFECTS: tuple[Effect, ...] = get_args(Effect)
Scope = Literal["total", "part", "period"]
"""``part``: a subgroup of another toll (children, soldiers, the dead one witness counted);
``period``: a total over several incidents (since January, in the war)."""
Status = Literal["reported", "feared", "denied", "revised"]
"""``revised``: a figure that the same page says has been superseded (the old one)."""
Precision = Literal["day", "days", "week", "month", "year"]
AREA_M = 100_000
"""A place with a radius beyond this is an area."""
Role = Literal["perpetrator", "target"]
Stance = Literal["reported", "alleged by an authority", "alleged", "claimed", "denied"]
Act = Literal["say", "condemn", "urge", "deny", "accuse", "claim", "condole", "announce", "warn"]


class Toll(Struct, frozen=True, tag_field="field", tag="toll"):
    """How many people an incident did something to.

    ``low`` and ``high`` bound the number: "at least 23" is 23 and None, "more than 80" is 81 and
    None, "as many as 40" is None and 40; vague words ("scores") leave both None. ``figures`` are
    the numbers as written (80 for "more than 80"). ``who`` is the category as written.
    """

    effect: Effect
    low: int | None
    high: int | None
    as_written: str
    figures: tuple[int, ...] = ()
    who: str | None = None
    includes_attackers: bool | None = None
    scope: Scope = "total"
    status: Status = "reported"


class When(Struct, frozen=True, tag_field="field", tag="when"):
    """The date of the event, both ends included. ``month_day`` (``--10-29``) stands where the page
    gives no year and none could be inferred; ``basis`` says what a relative or short date was
    resolved against (``stated``, ``published``, ``dateline``)."""

    earliest: date | None
    latest: date | None
    precision: Precision
    basis: str
    month_day: str | None = None


class Where(Struct, frozen=True, tag_field="field", tag="where"):
    """A place as written, with its gazetteer entry. ``radius_m`` bounds how far the place may lie
    from the point: a camp known only as "near Baghdad" has the town's point and a wide radius.
    ``country`` is ISO 3166-1 alpha-2."""

    place: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: int | None = None
    gazetteer: str | None = None

    @property
    def is_area(self) -> bool:
        """Whether the place is an area (a province, a country), which locates no incident. The
        largest cities are none."""
        return (self.radius_m or 0) > AREA_M


class Means(Struct, frozen=True, tag_field="field", tag="means"):
    """A weapon as written, its kind from ``extract``'s published list, and how many."""

    weapon: str
    kind: str | None = None
    count_low: int | None = None
    count_high: int | None = None


class Actor(Struct, frozen=True, tag_field="field", tag="actor"):
    """Who is said to have done it, or whom it was aimed at. Whence records the stance and never
    takes one: ``reported`` is the outlet's own voice."""

    role: Role
    name: str
    stance: Stance


class Statement(Struct, frozen=True, tag_field="field", tag="statement"):
    """What somebody other than the outlet said. ``direct`` means inside quotation marks."""

    speaker: str
    act: Act
    direct: bool
    content: str
    title: str | None = None


Value = Toll | When | Where | Means | Actor | Statement
Field = Literal["toll", "when", "where", "means", "actor", "statement"]


class Claim(Struct, frozen=True):
    """A value that an article states, with the words that state it.

    ``quote`` is ``Article.text[start:end]``, exactly; ``byte_ranges`` lead to the same words in the
    original. ``informant`` is whom the outlet credits, None where it speaks in its own voice.
    """

    claim_id: str
    article_id: str
    mention_id: str
    value: Value
    quote: str
    start: int
    end: int
    byte_ranges: tuple[tuple[int, int], ...]
    informant: str | None
    confidence: float
    reader: str

    @property
    def field(self) -> Field:
        return field_of(self.value)


IncidentKind = Literal[
    "bombing",
    "shooting",
    "air strike",
    "shelling",
    "abduction",
    "arrest",
    "stabbing",
    "arson",
    "clash",
    "displacement",
    "attack",
]
"""``attack`` is what is left when the words do not tell more; it agrees with every other kind."""


class Mention(Struct, frozen=True):
    """What one article says about one incident. ``background`` marks an incident that the article
    only refers back to."""

    mention_id: str
    article_id: str
    kind: IncidentKind
    background: bool
    claims: tuple[Claim, ...]


class ClaimDraft(Struct, frozen=True):
    """A claim as a reader proposes it, before the gate has checked its quote."""

    value: Value
    quote: str
    start: int
    end: int
    informant: str | None = None
    confidence: float = 0.5


class MentionDraft(Struct, frozen=True):
    """A mention as a reader proposes it. ``refused`` has a sentence for each claim that the reader
    was offered and did not take."""

    kind: IncidentKind
    claims: tuple[ClaimDraft, ...]
    background: bool = False
    refused: tuple[str, ...] = ()


class Cost(Struct, frozen=True):
    """What reading cost that asks a server, and which (``asked``, its URL). ``retries`` are part of
    ``requests``; tokens are as the server counts them; ``refused`` counts claims that it proposed
    and the article does not bear out, ``unread`` articles that it gave no usable answer about."""

    asked: str
    requests: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    refused: int = 0
    unread: int = 0
    seconds: float = 0.0

    def plus(self, other: Cost) -> Cost:
        """Both together."""
        return Cost(
            self.asked,
            self.requests + other.requests,
            self.retries + other.retries,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.refused + other.refused,
            self.unread + other.unread,
            self.seconds + other.seconds,
        )


# -- groups -----------------------------------------------------------------------------------


class Change(Struct, frozen=True):
    """Words of the original and what a copy prints in their place; either may be empty."""

    original: str
    copy: str


class Copy(Struct, frozen=True):
    """One member of a family beside its original: the share of the shorter text's word sequences
    that both hold (0 to 1), and the figures that it changed."""

    article_id: str
    similarity: float
    changed: tuple[Change, ...] = ()


class Family(Struct, frozen=True):
    """Articles that are copies of one another. An article without copies is a family of one."""

    family_id: str
    original_id: str
    copies: tuple[Copy, ...] = ()
    wire: str | None = None

    @property
    def article_ids(self) -> tuple[str, ...]:
        return (self.original_id, *(copy.article_id for copy in self.copies))


class Credit(Struct, frozen=True):
    """One article's credit to an outlet or agency. ``way`` is ``wire`` (it was taken from there),
    ``told``, ``according to``, ``reported`` (its text says so, from ``start`` to ``end``), or
    ``informant`` (one claim rests on it)."""

    article_id: str
    to: str
    way: str
    start: int | None = None
    end: int | None = None
    claim_id: str | None = None


class Join(Struct, frozen=True):
    """Why two mentions are one incident: each feature with its weight."""

    mention_id: str
    other_id: str
    features: tuple[tuple[str, float], ...]


class Incident(Struct, frozen=True):
    """Mentions that report the same event, the earliest first."""

    incident_id: str
    kind: IncidentKind
    mention_ids: tuple[str, ...]
    joins: tuple[Join, ...] = ()


class Proposal(Struct, frozen=True):
    """Two incidents that may be one, for a person to decide: the two mentions that are most alike,
    what speaks for and against, and the probability that they are one."""

    one_id: str
    other_id: str
    mention_id: str
    other_mention_id: str
    features: tuple[tuple[str, float], ...]
    probability: float


class Regrouping(Struct, frozen=True):
    """What changed in a record's groups: the families and incidents that are new or other than
    before, and the ids of those that are no longer; the proposals, which take the place of all that
    name one of the incidents ``reopened``; and of the incidents that stand as they were those whose
    record rests on something that changed (``stale``)."""

    families_gone: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()
    incidents_gone: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()
    reopened: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    stale: tuple[str, ...] = ()


# -- decisions --------------------------------------------------------------------------------


class Kind(Struct, frozen=True, tag_field="field", tag="kind"):
    """What kind of incident it is, as a person corrects it."""

    kind: IncidentKind


Corrected = Value | Kind
"""What a person may put in the place of what was read."""

DecisionKind = Literal[
    "accept",
    "reject",
    "correct",
    "enter",
    "sensitive",
    "copy",
    "not-copy",
    "join",
    "part",
    "withdraw",
]
"""``accept``, ``reject``: an incident, one of its fields or a claim; ``correct``: a claim or a
field gets the decision's ``value``; ``enter``: a field gets a value that nobody had read;
``sensitive``: the incident carries a warning, whose words are the ``reason``; ``copy``,
``not-copy``: the one article is a copy of the other, or is none; ``join``, ``part``: the two are
one incident, or are not; ``withdraw``: the decisions that it ``supersedes`` no longer hold."""

ReasonCode = Literal[
    "",
    "checked",
    "misread",
    "part of another",
    "other event",
    "same event",
    "superseded",
    "not independent",
    "not credible",
    "out of scope",
    "known otherwise",
    "distressing",
    "mistake",
    "other",
]
"""Why, in one of few words; ``docs/reviewing.md`` says what each means. The first is that of
decisions made before there were codes."""

About = Literal["incident", "field", "claim", "article"]


class Side(Struct, frozen=True):
    """What a decision is about, by what stays when a page is read again: a page, an article on it,
    and words of the mention or claim (``quote`` at ``start``). Without words it is the whole
    article."""

    page_id: str
    article_id: str
    quote: str | None
    start: int | None = None


class Decision(Struct, frozen=True):
    """What a person decided, when (UTC) and why. Nothing is ever removed: a later decision about
    the same takes its place.

    ``previous`` is the digest of the decision before it in the record, so that none can be taken
    out. ``supersedes`` names those that it takes back, or takes the place of. ``one`` names the
    claim, or a mention of the incident, or the article that it is about, ``other`` the second of
    two. ``field`` is an effect ("killed"), "when", "where", "kind" or another field of claims.
    ``was`` is the value that the person had before their eyes, ``saw`` what the claims came to
    then, a line a field; ``cites`` are the words that an entered value rests on, None where there
    are none ("no source"). ``reason`` is a note in the person's words.
    """

    decision_id: str
    kind: DecisionKind
    one: Side
    other: Side | None
    by: str
    at: datetime
    reason: str
    previous: str | None = None
    code: ReasonCode = ""
    about: About = "incident"
    field: str = ""
    value: Corrected | None = None
    was: Corrected | None = None
    cites: Side | None = None
    informant: str | None = None
    saw: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """What it is about: one thing, or two."""
        return (self.one,) if self.other is None else (self.one, self.other)

    @property
    def regroups(self) -> bool:
        """Whether it says which articles or mentions belong together, or takes that back."""
        if self.kind == "withdraw":
            return self.about == "article" or (self.about == "incident" and self.other is not None)
        return self.kind in ("join", "part", "copy", "not-copy")


ReviewState = Literal["unreviewed", "accepted", "rejected", "disputed", "reopened"]
"""``disputed``: two reviewers differ; ``reopened``: it was decided, and what it rested on has
changed since."""


class Review(Struct, frozen=True):
    """How far people have decided about something: who (in the order of their decisions), when
    last (UTC), by which decisions, and in one sentence why it stands so."""

    state: ReviewState = "unreviewed"
    by: tuple[str, ...] = ()
    at: datetime | None = None
    decision_ids: tuple[str, ...] = ()
    why: str = ""

    @property
    def label(self) -> str:
        """The state in words, for every place that shows or exports what was reviewed. It names
        nobody: reviewers may be at risk too."""
        if self.state != "accepted":
            return LABELS[self.state]
        many = len(self.by)
        return LABELS["accepted"] if many < 2 else f"accepted by {many} people"


# -- records ----------------------------------------------------------------------------------

UNREVIEWED = "machine, unreviewed"
"""The label of everything that no person has accepted yet."""

LABELS: Mapping[ReviewState, str] = MappingProxyType(
    {
        "unreviewed": UNREVIEWED,
        "accepted": "accepted by a person",
        "rejected": "rejected by a person",
        "disputed": "disputed between reviewers",
        "reopened": "accepted before, reopened",
    }
)

DisagreementKind = Literal[
    "revision", "scope", "category", "vague quantity", "informants", "error", "sources"
]
"""``error``: copies of one text that print different figures; ``sources``: different outlets that
name no informants."""


class Disagreement(Struct, frozen=True):
    """Claims about one field that cannot all be the same figure, and what kind of difference the
    pages show."""

    field: str
    kind: DisagreementKind
    claim_ids: tuple[str, ...]
    note: str


class Lost(Struct, frozen=True):
    """A claim that a rule left out of an outcome, why, and the rule's name."""

    claim_id: str
    why: str
    rule: str = ""


class Support(Struct, frozen=True):
    """Who gives one figure. ``outlets`` reported it themselves: not as copies, and crediting no
    other outlet for it; ``independent`` counts the sources that share neither text, outlet, author
    nor informant."""

    figure: int
    claim_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    informants: tuple[str, ...]
    independent: int


class Told(Struct, frozen=True):
    """One total as somebody gave it on one day (that of publication)."""

    on: date | None
    low: int | None
    high: int | None
    as_written: str
    informant: str | None
    outlet: str | None
    claim_id: str


class CategoryCount(Struct, frozen=True):
    """How many of one group of people a toll holds, by a profile's own categories."""

    category: str
    low: int | None
    high: int | None
    claim_ids: tuple[str, ...]


class Outcome(Struct, frozen=True):
    """One field of a record: what was ever reported (``low``, ``high``), what the profile makes of
    it, under which rule, from which claims. ``open_high``: the largest figure was given as a lower
    bound ("at least 76"), so that there may be more. ``series`` is every total in the order of
    publication."""

    field: str
    low: int | None
    high: int | None
    profile_low: int | None
    profile_best: int | None
    profile_high: int | None
    rule: str
    winners: tuple[str, ...]
    losers: tuple[Lost, ...] = ()
    words: tuple[str, ...] = ()
    open_high: bool = False
    support: tuple[Support, ...] = ()
    series: tuple[Told, ...] = ()
    categories: tuple[CategoryCount, ...] = ()

    @property
    def least(self) -> int | None:
        """The lowest figure reported; the profile's floor where parts are told and no total."""
        unknown = self.low is None and self.high is None
        return self.profile_low if unknown else self.low


class Code(Struct, frozen=True):
    """One coded field that a profile's codebook asks for (``where_prec`` 2), and the rule that gave
    it. None: the claims do not tell."""

    name: str
    value: str | int | None
    rule: str


class Grade(Struct, frozen=True):
    """How well a record is supported in a profile's own words, and why."""

    grade: str
    why: str
    claim_ids: tuple[str, ...] = ()


class SourceGroup(Struct, frozen=True):
    """Articles that count as one source: copies, one outlet, or one primary informant.
    ``recalling`` are those of them that only refer back to the incident."""

    label: str
    article_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    informant: str | None = None
    recalling: tuple[str, ...] = ()

    @property
    def only_recalls(self) -> bool:
        """Whether none of its articles does more than refer back."""
        return len(self.recalling) == len(self.article_ids)


class Record(Struct, frozen=True):
    """What the claims about one incident come to under one profile, and what people decided about
    it. ``provisional`` is None under a profile that knows no such state.

    ``gazetteer`` is the entry whose point the place has; ``around`` names the town and the division
    that it lies in, as far as its own name does not say them, the narrower first. ``recalled`` says
    that every article only refers back to it.

    ``sources`` are the independent ones; ``recalling`` are groups whose articles only refer back,
    where others report it: they are no further source.

    ``reviews`` are those of its parts that were decided about, by the field's name or the claim's
    id; ``by_hand`` the claims that people corrected or entered, which no reader made; ``warning``
    what a person warns of before its words are shown."""

    incident_id: str
    kind: IncidentKind
    profile: str
    earliest: date | None
    latest: date | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_m: int | None
    tolls: tuple[Outcome, ...]
    sources: tuple[SourceGroup, ...]
    disagreements: tuple[Disagreement, ...]
    codes: tuple[Code, ...] = ()
    grade: Grade | None = None
    provisional: bool | None = None
    review: Review = Review()
    reviews: tuple[tuple[str, Review], ...] = ()
    by_hand: tuple[Claim, ...] = ()
    warning: str | None = None
    gazetteer: str | None = None
    around: tuple[str, ...] = ()
    recalled: bool = False
    recalling: tuple[SourceGroup, ...] = ()

    @property
    def groups(self) -> tuple[SourceGroup, ...]:
        """All its articles, those that only refer back last."""
        return (*self.sources, *self.recalling)

    @property
    def looking_back(self) -> int:
        """How many of its articles only refer back to it, where others report it."""
        return 0 if self.recalled else sum(len(group.recalling) for group in self.groups)

    @property
    def label(self) -> str:
        """Whether a person has accepted it, in words."""
        return self.review.label

    def review_of(self, part: str) -> Review:
        """The review of a field or a claim; of the whole incident where none is its own."""
        return dict(self.reviews).get(part, self.review)


class Rejection(Struct, frozen=True):
    """Something that a stage did not take: which, and why. ``broken`` inputs make the build's exit
    status non-zero; the others are policy (a symlink out of the folder, an unknown file type)."""

    stage: str
    source: str
    reason: str
    broken: bool = True


def field_of(value: Value) -> Field:
    """The field that a value belongs to."""
    return cast(Field, value.__struct_config__.tag)


def part_of(value: Corrected) -> str:
    """The field of a record that a value is about: the effect of a toll, else its own field."""
    return value.effect if isinstance(value, Toll) else value.__struct_config__.tag  # type: ignore[return-value]


def canonical(value: Corrected) -> str:
    """A value as JSON with a fixed order of keys, for ids."""
    return json.encode(value, order="deterministic").decode()
