"""The dateline: where, when and by which agency a report says that it was written."""

from __future__ import annotations

import re

from whence.calendar import WEEKDAY_OR_SHORT
from whence.clean.dates import DAY, MONTH, day, month
from whence.clean.lexicon import words
from whence.gazetteer import fold, gazetteer
from whence.model import Dateline

_LARGER = 15_000
_SEATS = frozenset({"united nations", "the hague"})
_NAME = r"[A-Z][\w.'’`-]*"
_PARTICLE = r"(?:(?:de|del|la|las|el|al|of|and|the|di|du)\s)?"
_TOWN = rf"{_NAME}(?:\s{_PARTICLE}{_NAME}){{0,3}}"
_WEEKDAY = rf"(?:{WEEKDAY_OR_SHORT}\.?,?\s)?"
_DATE = (
    rf"{_WEEKDAY}(?:(?P<m1>{MONTH})\s(?P<d1>{DAY})|(?P<d2>{DAY})\s(?P<m2>{MONTH}))"
    r"(?:,?\s(?P<year>(?:19|20)\d\d|(?<=[A-Za-z.]\s)\d\d(?=[\s,(])))?"
)
_COUNTRY = rf"\s?\({_NAME}(?:\s{_PARTICLE}{_NAME}){{0,3}}\)(?=,\s?{_WEEKDAY}(?:\d|{MONTH}\s\d))"
"""The country in brackets that wires put after a town: ``Velm (Kestria), 5 Jan 90``."""
# Printed in brackets without a dash after them, so that the brackets alone must tell.
_AGENCIES = words("AP AFP CNN Reuter Reuters UPI Xinhua IANS PTI ANI dpa DPA TASS BBC EFE ANSA")
_BARE = rf"(?:{'|'.join(sorted(_AGENCIES))})\b"
"""An agency without brackets, as it stood after the day: ``VELM, Jan 5, Reuter -``."""
_FORM = re.compile(
    rf"(?:(?P<town>{_TOWN})"
    rf"(?P<region>{_COUNTRY}|(?:,\s?(?!{MONTH}\s\d){_NAME}(?:\s{_NAME}){{0,2}}){{0,2}}))?"
    rf"(?:(?:^|,?\s){_DATE})?,?\s?(?:\((?P<credit>[A-Z][^()]{{1,40}})\)|(?<=,\s)(?P<bare>{_BARE}))?"
    r"(?P<mark>\s*(?:--|[–—])\s*|\s+-\s*|(?<=[).,])-\s*|-\s+|\s?:\s+|\s+:\s*|(?<=\))\s*)(?=[^\s–—-])"
)
_MARK = re.compile(r"[-–—:)]")
"""Without one of these no line has a dateline."""
_SENTENCE = re.compile(r"[.!?…:][\"”’')\]]*\s*$")
_WITHIN = 140
_PIVOT = 70
# Words that newsrooms put before a colon or a dash where a place would stand.
_LABELS = words(
    "UPDATE UPDATED BREAKING WATCH VIDEO PHOTO PHOTOS EXCLUSIVE LIVE NEWS ANALYSIS OPINION "
    "CORRECTION WARNING EDITOR NOTE POLICE ENTRY REPORT READ RELATED SPECIAL ALERT"
)


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which characters ``start`` to ``end`` of a text begin, None if there is
    none or it may be something else."""
    head = text[start : min(end, start + _WITHIN)]
    form = _FORM.match(head) if _MARK.search(head) else None
    if not form or form.end() >= end - start:
        return None
    # "Yemen: five killed" points to another page; what follows a dateline is a sentence.
    if form["mark"].strip() == ":" and not _SENTENCE.search(text[max(start, end - 8) : end]):
        return None
    if not _is_one(form):
        return None
    written = form["m1"] or form["m2"]
    return Dateline(
        start=start,
        end=start + len(form.group().rstrip()),
        place=(form["town"] + _division(form["region"])) if form["town"] else None,
        credit=form["credit"] or form["bare"],
        month=month(written) if written else None,
        day=day(form["d1"] or form["d2"]) if written else None,
        year=_year(form["year"]) if form["year"] else None,
    )


def _division(region: str) -> str:
    """What follows a town, as after a comma: ``, Kestria`` for ``(Kestria)``."""
    return re.sub(r"\s?\((.+)\)$", r", \1", region)


def _year(written: str) -> int:
    """A year of four digits, or of two, which is one from 1970 to 2069."""
    number = int(written)
    return number if len(written) > 2 else number + (1900 if number >= _PIVOT else 2000)


def _is_one(form: re.Match[str]) -> bool:
    town, credit, dated = form["town"], form["credit"], bool(form["m1"] or form["m2"])
    mark = form["mark"].strip()
    if not mark:
        return credit in _AGENCIES and (not town or _stands(form))
    if town is None:
        return credit is not None
    # "NEW" alone is a label, and the beginning of many a town's name.
    if town.upper() == "NEW" or _LABELS.intersection(re.findall(r"[A-Z]+", town.upper())):
        return False
    if credit or (dated and mark != ":"):
        return True
    return _stands(form) and (mark != ":" or (len(town) > 3 and _known(town)))


def _stands(form: re.Match[str]) -> bool:
    """Whether the name is a place by itself: printed in capitals, as datelines are, or a place
    that the gazetteer knows."""
    town = str(form["town"])
    capitals = town.isupper() and len(town) > 5
    return capitals or bool(town.isupper() and form["region"]) or _known(town)


def _known(town: str) -> bool:
    """Whether a name is a country's, a division's or a larger town's own."""
    name = town.removesuffix(" City").removesuffix(" CITY")
    return fold(town) in _SEATS or any(
        fold(entry.name) in (fold(town), fold(name))
        and (entry.kind in ("country", "division") or entry.population >= _LARGER)
        for entry in (*gazetteer().named(town), *gazetteer().named(name))
    )
