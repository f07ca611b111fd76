"""Grouping and reconciling what is new in a record.

Articles are grouped in portions, each in a transaction with all that came of it: a build that is
killed goes on behind the last one, and comes to the same. Records are reconciled where something
changed that they rest on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from whence import group, reconcile
from whence.config import Settings
from whence.progress import Progress, silent
from whence.reconcile import Profile
from whence.reconciled import PROFILE, by_article, gather_all, told_on, touched
from whence.store import Store
from whence.store.writes import DECIDED, GROUPED, LINK, RECONCILED

PORTION = 250
"""Articles that are grouped in one transaction, and incidents that are reconciled in one."""
_ALL = "record"


def link(
    store: Store,
    settings: Settings,
    progress: Progress = silent,
    profile: Profile | None = None,
) -> bool:
    """Groups the articles that are not grouped, and reconciles each incident that changed, if
    anything did since that was last done. Returns whether it did so. The profile is the settings'
    where none is given."""
    profile = profile or reconcile.profile(settings.profile)
    reviewers = store.reviewers()
    label = f"reconcile/{reconcile.VERSION} {profile.label}"
    label += f" reviewers/{reviewers}" if reviewers > 1 else ""
    version = f"group/{group.VERSION} {label}"
    if store.is_done(LINK, _ALL, version):
        return False
    with store.transaction():
        store.set(PROFILE, reconcile.packed(profile))
        if not store.is_done(GROUPED, _ALL, group.VERSION):
            store.forget_groups()
            store.mark_done(GROUPED, _ALL, group.VERSION)
    # Where every record is due, each is made once, when all is grouped.
    due = not store.is_done(RECONCILED, _ALL, label)
    for portion in _portions(store.grouped_again()):
        _regroup(store, not due, gone=portion)
    new = store.ungrouped()
    with progress("link", len(new)) as step:
        for portion in _portions(new):
            _regroup(store, not due, added=portion)
            for _ in portion:
                step()
    if due:
        _reconcile_all(store)
    with store.transaction():
        store.mark_done(RECONCILED, _ALL, label)
        _regroup(store, True)  # people may have decided something meanwhile
        _follow(store)
        store.seal_groups(version)
    return True


def decided(store: Store) -> group.Decided:
    """What people decided about joins, among the mentions as they are now."""
    decisions = [each for each in store.decisions() if each.regroups]
    told = told_on(store, [side for each in decisions for side in each.sides])
    return group.decided(decisions, *told, store.reviewers())


def _regroup(
    store: Store, reconciling: bool, *, gone: Sequence[str] = (), added: Sequence[str] = ()
) -> None:
    """Takes articles out of the groups or puts them in, with all that it changes, records too if
    they are not all due anyway."""
    with store.transaction(), store.shelf() as shelf:
        articles = [*store.articles_of(added).values()]
        mentions = by_article(store.mentions_in(added))
        index = group.Index(shelf, store)
        found = group.update(index, articles, mentions, gone, decided(store)).changes
        store.regroup(found)
        store.credit(group.credits(articles, chain.from_iterable(mentions.values())))
        if reconciling:
            changed = [*(each.incident_id for each in found.incidents), *found.stale]
            _reconcile(store, changed)
        store.mark_grouped(gone, added)


def _reconcile_all(store: Store) -> None:
    for portion in _portions([each.incident_id for each in store.incidents()]):
        with store.transaction():
            _reconcile(store, portion)


def _reconcile(store: Store, incident_ids: Sequence[str]) -> None:
    for portion in _portions(incident_ids):
        store.put_records([each.record for each in gather_all(store, portion)])


def _follow(store: Store) -> None:
    """Brings the records up to what was decided since they were made."""
    last = int(store.version_of(DECIDED, _ALL) or 0)
    while new := store.decisions_after(last, PORTION):
        last = new[-1][0]
        _reconcile(store, sorted(touched(store, [decision for _, decision in new])))
        store.mark_done(DECIDED, _ALL, str(last))


def _portions(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[start : start + PORTION] for start in range(0, len(items), PORTION))
