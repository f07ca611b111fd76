"""The way of a datum: acquire, read (clean, extract), link (group, reconcile).

Each step commits as it goes and marks what it has done with the version of what did it, so that a
second build does only what is new and a killed one goes on where it stopped. Pages are read from
the record's originals, never from where they came from.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial, reduce
from itertools import islice
from pathlib import Path
from typing import cast

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from whence import clean, linking, plugins, reconcile
from whence.acquire import Source
from whence.acquire.captures import Item, captures, within
from whence.acquire.walk import Found, lies_in, shown
from whence.clean import repeats
from whence.clean.repeats import Repeated
from whence.clean.site import SiteCleaner
from whence.config import Limits, Settings
from whence.errors import (
    PluginError,
    RecordFull,
    RefusedInput,
    Unanswered,
    Unreadable,
    WhenceError,
)
from whence.extract import Asking, Reader, gate
from whence.model import (
    Article,
    Capture,
    Cost,
    Mention,
    Page,
    Rejection,
    Revisit,
)
from whence.progress import Progress, silent
from whence.repetition import Repetition
from whence.store import Store
from whence.store.archives import FOLDER
from whence.store.originals import Originals
from whence.workers import local
from whence.workers.bounds import Bounds

BATCH = 64
"""Pages acquired per transaction: each one waits for the disk."""
ACQUIRE = "1"
"""Changes whenever an archive may give other pages than before."""


_WORTH_A_PROCESS = 12
"""Pages whose reading takes as long as starting a process."""
_SMALL = 1 << 18
"""Bytes of a page above which it is always read in a process apart, which may be ended with it."""
UNFINISHED = "unfinished"
"""Marks the version of a reading that failed, that took its process down or that a server gave no
answer for, so that the next build tries again: it may have been the machine's memory and not the
page."""
_SAID = 120
"""Characters kept of what a fault says: it may quote the page."""


class Built(Struct, frozen=True):
    """What one build did. ``new_pages`` and ``read_pages`` count this run, and ``met_again`` the
    pages that it met while the record had their bytes already; the record's own numbers are in
    ``Store.counts``. ``cost`` is that of a reader that asks a server."""

    new_pages: int
    read_pages: int
    met_again: int
    linked: bool
    cost: Cost | None = None


class Tally(Struct):
    """What came of a stream of captures: pages that are new, pages whose bytes the record has
    already, and the sources of inputs that were refused."""

    new: int = 0
    again: int = 0
    refused: set[str] = msgspec.field(default_factory=set)


class Run(Struct, frozen=True):
    """What the steps of one build share."""

    store: Store
    paths: tuple[Path, ...]
    settings: Settings
    progress: Progress
    costs: list[Cost] = msgspec.field(default_factory=list)
    met: Tally = msgspec.field(default_factory=Tally)


def build(
    store: Store,
    paths: Sequence[Path],
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Built:
    """Reads what is new under ``paths``, and in the archives that the record's own fetching wrote,
    into the record. Raises RecordError and PluginError; what
    is wrong with single inputs becomes rejections."""
    run = Run(store, tuple(paths), settings or Settings(), progress)
    require(run.settings)
    done = {name: step(run) for name, step in STEPS}
    cost = reduce(Cost.plus, run.costs) if run.costs else None
    return Built(done["acquire"], done["read"], run.met.again, bool(done["link"]), cost)


def require(settings: Settings) -> None:
    """Raises PluginError where the reader cannot be made, and ProfileError where there is no such
    profile: either ends a build before all else."""
    reading_version(_chosen(settings))
    reconcile.profile(settings.profile)


# -- acquire ----------------------------------------------------------------------------------


def acquire(run: Run) -> int:
    """Stores every capture under the paths and in the record's own archives, once. Returns how
    many pages are new. An archive of the record never changes: one that was taken whole is not
    read again."""
    sources = _sources(run.settings.limits)
    with run.progress("acquire", None) as step:
        _take(run.store, captures(run.paths, sources), step, run.met)
        _release(run)
        done = run.store.done("acquire", ACQUIRE)
        for path in run.store.archives.paths():
            name = f"{FOLDER}/{path.name}"
            if name not in done:
                before = len(run.met.refused)
                _take(run.store, within(Found(path, name), sources), step, run.met)
                if len(run.met.refused) == before:
                    run.store.mark_done("acquire", name, ACQUIRE)
    return run.met.new


def _take(store: Store, stream: Iterator[Item], step: Callable[[], None], tally: Tally) -> None:
    while True:
        batch = 0
        with store.transaction():
            for item in islice(stream, BATCH):
                _keep(store, item, tally)
                batch += 1
                step()
        if batch < BATCH:
            return


def _keep(store: Store, item: Item, tally: Tally) -> None:
    try:
        if isinstance(item, RefusedInput):
            raise item
        if isinstance(item, Revisit):
            _count(tally, is_new=store.take_again(item))
        elif _put_bytes(store, item):
            _count(tally, is_new=store.take(item.page, item.derivation))
        else:
            tally.refused.add(item.page.source)
    except RefusedInput as error:
        tally.refused.add(error.source)
        store.refuse(Rejection("acquire", error.source, error.reason, error.broken))


def _release(run: Run) -> None:
    """Takes back what was refused under the paths before and is not met any more: the file was
    mended or removed. The custody log keeps that it was refused."""
    given = [shown(path) for path in run.paths]
    run.store.release(
        {
            each.source
            for each in run.store.rejections()
            if each.stage == "acquire"
            and each.source not in run.met.refused
            and lies_in(each.source, given)
        }
    )


def _count(tally: Tally, *, is_new: bool) -> None:
    tally.new += is_new
    tally.again += not is_new


def _put_bytes(store: Store, capture: Capture) -> bool:
    """Puts a capture's bytes among the originals. False where the disk has no room for them."""
    try:
        store.put_original(capture.page, capture.body)
        if capture.derivation:
            store.put_original(capture.page, capture.derivation.parent)
    except RecordFull as error:
        store.reject(Rejection("acquire", capture.page.source, str(error)))
        return False
    return True


def _sources(limits: Limits) -> tuple[Source, ...]:
    return tuple(
        cast(Callable[[Limits], Source], plugins.load(plugins.SOURCES, name))(limits)
        for name in plugins.names(plugins.SOURCES)
    )


# -- read -------------------------------------------------------------------------------------


class Chosen(Struct, frozen=True):
    """A reader by its name, its options, and in how many processes it works."""

    reader: str
    options: tuple[tuple[str, str], ...] = ()
    processes: int = 1


class Task(Struct, frozen=True):
    """One page to read, for a worker, and the lines that its outlet repeats."""

    page: Page
    originals: Path
    chosen: Chosen
    limits: Limits
    repeated: Repeated = repeats.NOTHING


class Reading(Struct, frozen=True):
    """What was read from one page. ``finished`` is False where a later build should try again."""

    page: Page
    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    finished: bool = True
    cost: Cost | None = None


def read(run: Run) -> int:
    """Cleans and reads every page that this version has not read. Returns how many."""
    settings = run.settings
    version = reading_version(_chosen(settings))
    known = Repetition(run.store)
    known.draw(run.store.pages(), settings.limits, settings.processes)
    done = run.store.versions("read")
    due = [
        page.page_id
        for page in run.store.pages()
        if done.get(page.page_id) != version + known.version(page)
    ]
    processes = _processes(run, due)
    chosen = _chosen(settings, max(1, processes))
    bounds = Bounds(settings.limits.seconds, settings.limits.memory)
    tasks = (_task(run, chosen, known, page_id) for page_id in due)
    with run.progress("read", len(due)) as step:
        ready = partial(make_ready, chosen)
        for result in local.each(read_page, tasks, processes, bounds, ready):
            reading = _crashed(result) if isinstance(result, local.Crash) else result
            made = version + known.version(reading.page)
            with run.store.transaction():
                _note_cost(run, reading)
                _put(run.store, reading, made if reading.finished else f"{made} {UNFINISHED}")
            step()
    return len(due)


def _task(run: Run, chosen: Chosen, known: Repetition, page_id: str) -> Task:
    page = run.store.page(page_id)
    limits, folder = run.settings.limits, run.store.originals.folder
    return Task(page, folder, chosen, limits, known.of(page))


def _chosen(settings: Settings, processes: int = 1) -> Chosen:
    return Chosen(settings.reader, settings.options, processes)


def _note_cost(run: Run, reading: Reading) -> None:
    """Says in the custody log which server a page's text was sent to."""
    cost = reading.cost
    if cost is None:
        return
    run.costs.append(cost)
    if cost.requests:
        page_id = reading.page.page_id
        run.store.note("asked", page_id=page_id, server=cost.asked, requests=cost.requests)


def _put(store: Store, reading: Reading, version: str) -> None:
    try:
        store.put_reading(
            reading.page, reading.articles, reading.mentions, reading.rejections, version
        )
    except Unreadable as error:
        rejection = Rejection("clean", error.source, error.reason)
        store.put_reading(reading.page, (), (), (rejection,), version)


def make_ready(chosen: Chosen) -> None:
    """Loads what reading any page needs, so that no page is charged for it."""
    reader, sample = _reader(chosen), b"Two people were killed in Velm on Monday, police said.\n"
    page = Page("", "", len(sample), "text/plain", "")
    articles, _ = clean.clean(page, sample, Limits(), _cleaners())
    if not isinstance(reader, Asking):
        for article in articles:
            reader.read(article)


def read_page(task: Task) -> Reading:
    """One page through clean, extract and the gate. A fault of the code in reading it leaves this
    page unread, with the fault's place, so that one page cannot keep all others from the record."""
    try:
        return _read_page(task)
    except (WhenceError, OSError, MemoryError):
        raise  # the record, a plug-in or the machine: nothing about the page
    except Exception as error:  # noqa: BLE001 - a page may hit upon any fault that there is
        return _failed(task.page, error)


def _read_page(task: Task) -> Reading:
    body = Originals(task.originals).get(task.page.digest)
    reader = _reader(task.chosen)
    articles, rejections = clean.clean(task.page, body, task.limits, _cleaners(), task.repeated)
    mentions: list[Mention] = []
    finished = True
    for article in articles:
        try:
            drafts = reader.read(article)
        except Unanswered as error:
            rejections += (Rejection("extract", task.page.source, error.reason),)
            finished = False
            continue
        admitted, refused = gate.admit(article, drafts, reader)
        mentions.extend(admitted)
        rejections += refused
    cost = reader.take_cost() if isinstance(reader, Asking) else None
    return Reading(task.page, articles, tuple(mentions), rejections, finished, cost)


def reading_version(chosen: Chosen) -> str:
    """The version of everything that turns a page into claims."""
    made = _reader(chosen)
    sites = "".join(f" {each.name}/{each.version}" for each in _cleaners())
    return f"clean/{clean.VERSION}{sites} {made.name}/{made.version}"


@cache
def _cleaners() -> tuple[SiteCleaner, ...]:
    made = tuple(
        cast(Callable[[], SiteCleaner], plugins.load(plugins.CLEANERS, name))()
        for name in plugins.names(plugins.CLEANERS)
    )
    for cleaner in made:
        if not (getattr(cleaner, "name", None) and getattr(cleaner, "version", None)):
            raise PluginError(f"cleaner {type(cleaner).__name__} has no name and version")
    return made


def _crashed(crash: local.Crash[Task]) -> Reading:
    """What is kept of a page that could not be read. One that took too much would take it again."""
    page = crash.task.page
    what = f"took {crash.too_much}" if crash.too_much else "ended the process that read it"
    rejection = Rejection("clean", page.source, f"reading it {what}; the page was left unread")
    return Reading(page, rejections=(rejection,), finished=crash.too_much is not None)


def _failed(page: Page, error: Exception) -> Reading:
    """What is kept of a page whose reading raised what it should not have."""
    ours = str(Path(__file__).parent)
    frames = traceback.extract_tb(error.__traceback__)
    place = [frame for frame in frames if frame.filename.startswith(ours)][-1]
    said = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    reason = f"reading it failed ({said}: {str(error)[:_SAID]!r}); the page was left unread"
    return Reading(page, rejections=(Rejection("clean", page.source, reason),), finished=False)


def _processes(run: Run, due: Sequence[str]) -> int:
    """In how many processes pages are read; none where this one reads them: starting another costs
    about as much as reading a dozen, and a small page can be stopped here as well."""
    many = min(run.settings.processes, len(due) // _WORTH_A_PROCESS)
    return many or int(any(run.store.page(page_id).size > _SMALL for page_id in due))


@cache
def _reader(chosen: Chosen) -> Reader:
    name = chosen.reader
    make = cast(Callable[..., Reader], plugins.load(plugins.READERS, name))
    form = cast(type[Struct] | None, getattr(make, "Options", None))
    if form is None and chosen.options:
        given = ", ".join(option for option, _ in chosen.options)
        raise PluginError(f"reader {name!r} takes no options, and was given {given}")
    made = make(_options(name, form, chosen), chosen.processes) if form else make()
    if not (getattr(made, "name", None) and getattr(made, "version", None)):
        raise PluginError(f"reader {name!r} has no name and version")
    return made


def _options(name: str, form: type[Struct], chosen: Chosen) -> Struct:
    known = form.__struct_fields__
    for option, _ in chosen.options:
        if option not in known:
            offered = ", ".join(known)
            raise PluginError(f"reader {name!r} has no option {option!r}; it has: {offered}")
    given = dict(chosen.options)
    needed = [each.name for each in fields(form) if each.required and each.name not in given]
    if needed:
        named = " and ".join(f"--option {option}=VALUE" for option in needed)
        raise PluginError(f"reader {name!r} needs {named}")
    try:
        return msgspec.convert(given, form, strict=False)
    except msgspec.ValidationError as error:
        raise PluginError(f"reader {name!r}: {error}") from error


def link(run: Run) -> int:
    """Groups and reconciles what is new. Returns 1 if anything was."""
    return int(linking.link(run.store, run.settings, run.progress))


STEPS: Iterable[tuple[str, Callable[[Run], int]]] = (
    ("acquire", acquire),
    ("read", read),
    ("link", link),
)
