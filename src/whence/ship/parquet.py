"""The tables of ``tables`` as Parquet, with their types."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from whence.errors import MissingExtra
from whence.ship import Shipment, loose
from whence.ship.edition import Edition
from whence.ship.shipping import label
from whence.ship.tables import LOST, TABLES, Row, Table, every_row

_BATCH = 10_000


class ParquetExporter:
    """Writes ``incidents.parquet``, ``claims.parquet``, ``sources.parquet``, ``victims.parquet``.
    The schema of each says of which record it is, and how far people have looked at it."""

    about = "the tables of csv, typed"

    def __init__(self) -> None:
        """Raises MissingExtra where pyarrow is not installed."""
        try:
            import pyarrow  # noqa: PLC0415 - an extra
            import pyarrow.parquet  # noqa: PLC0415
        except ImportError as error:
            raise MissingExtra("Parquet files", "parquet") from error
        self._arrow: Any = pyarrow

    def write(self, edition: Edition, folder: Path) -> Shipment:
        """As Exporter says."""
        with ExitStack() as stack:
            written = {each.name: self._writer(stack, edition, folder, each) for each in TABLES}
            for table, row in every_row(edition):
                written[table.name].add(row)
            for each in written.values():
                each.flush()
        lost = LOST if loose.carried(edition) else (*LOST, loose.LEFT_OUT)
        return Shipment({each.name: each.count for each in written.values()}, lost)

    def _writer(self, stack: ExitStack, edition: Edition, folder: Path, table: Table) -> _Writer:
        imprint = edition.imprint()
        known = {"whence": msgspec.json.encode(imprint), "label": label(imprint).encode()}
        schema = self._schema(table).with_metadata(known)
        path = folder / f"{table.name}.parquet"
        # A writer that fails to close keeps a file open that it opened itself.
        file = stack.enter_context(path.open("wb"))
        writer = stack.enter_context(self._arrow.parquet.ParquetWriter(file, schema))
        return _Writer(path.name, self._arrow, schema, writer)

    def _schema(self, table: Table) -> Any:
        types = {
            str: self._arrow.string(),
            int: self._arrow.int64(),
            float: self._arrow.float64(),
            bool: self._arrow.bool_(),
            date: self._arrow.date32(),
        }
        return self._arrow.schema([(name, types[kind]) for name, kind in table.columns.items()])


class _Writer:
    """One file; rows are written in batches."""

    def __init__(self, name: str, arrow: Any, schema: Any, file: Any) -> None:
        self.name = name
        self.count = 0
        self._arrow, self._schema, self._file = arrow, schema, file
        self._waiting: list[Row] = []

    def add(self, row: Row) -> None:
        """Adds a row."""
        self._waiting.append(row)
        self.count += 1
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes the rows that wait."""
        batch = self._arrow.Table.from_pylist(self._waiting, schema=self._schema)
        self._file.write_table(batch)
        self._waiting.clear()
