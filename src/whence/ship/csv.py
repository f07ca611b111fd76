"""Spreadsheets: the tables of ``tables`` as CSV, and CSV that runs nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from whence import wording
from whence.ship import Shipment, loose
from whence.ship.edition import Edition
from whence.ship.tables import LOST, TABLES, every_row

Row = Mapping[str, object]
_UNSEEN = (
    r"\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
"""Controls and signs that only steer others (Unicode's Cc and Cf)."""
_RUNS = re.compile(
    r"(?!-?\d+(?:\.\d+)?(?:[,|] ?-?\d+(?:\.\d+)?)?\Z)"
    rf"'*(?:[\s{_UNSEEN}]*[=+\-@＝＋－＠]|[\t\r])"
)
"""What a spreadsheet's program may take for the beginning of a formula: it may skip blanks and
invisible signs, and read full-width signs as the others. A number begins none, nor do the two of a
point."""

_LONGEST = 32_767
"""The UTF-16 units that a cell of Excel holds."""
_CUT = (
    "what stands in {} beyond the 32,767 characters that a cell of Excel holds: the cell ends with "
    "“…”, and `whence export jsonl` writes it whole"
)


class CsvExporter:
    """Writes ``incidents.csv``, ``claims.csv``, ``sources.csv`` and ``victims.csv``, UTF-8 with a
    header line.

    A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``; words of a page that
    do are written with an apostrophe before them. Words that are longer than a cell of Excel may
    be are cut.
    """

    about = "tables of incidents, claims, sources and victims"

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        cut = 0
        counts = {f"{table.name}.csv": 0 for table in TABLES}
        with ExitStack() as stack:
            writers = {
                table.name: _opened(stack, folder / f"{table.name}.csv", list(table.columns))
                for table in TABLES
            }
            for table, row in every_row(edition):
                cells = {key: inert(cell) for key, cell in row.items()}
                fitted = {key: fitting(cell) for key, cell in cells.items()}
                cut += cells != fitted
                writers[table.name].writerow(fitted)
                counts[f"{table.name}.csv"] += 1
        lost = LOST if loose.carried(edition) else (*LOST, loose.LEFT_OUT)
        return Shipment(counts, (*lost, _CUT.format(wording.count(cut, "row"))) if cut else lost)


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Writes a table as UTF-8 CSV with a header line, whose cells run nothing in a spreadsheet.
    Returns the number of rows below the header."""
    count = 0
    with ExitStack() as stack:
        writer = _opened(stack, path, columns)
        for row in rows:
            writer.writerow({key: inert(cell) for key, cell in row.items()})
            count += 1
    return count


def _opened(stack: ExitStack, path: Path, columns: Sequence[str]) -> csv.DictWriter[str]:
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.DictWriter(file, columns)
    writer.writeheader()
    return writer


def inert(cell: object) -> object:
    """A cell as a spreadsheet shows it and does not run it: words that begin like a formula get an
    apostrophe before them. Numbers stay."""
    if isinstance(cell, str) and _RUNS.match(cell):
        return "'" + cell
    return cell


def fitting(cell: object) -> object:
    """A cell as long as Excel takes it, which leaves out the rest without a word: what is cut ends
    with an ellipsis."""
    if not isinstance(cell, str) or 2 * len(cell) <= _LONGEST:
        return cell
    units = cell.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * _LONGEST:
        return cell
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def as_written(cell: str) -> str:
    """A cell that ``inert`` made, as it was before."""
    return cell[1:] if cell[:1] == "'" and _RUNS.match(cell[1:]) else cell
