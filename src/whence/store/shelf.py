"""The rows of a grouping's index, in the record's database.

An update makes thousands of small look-ups, so that they go to SQLite without SQLAlchemy between.
All of it stands inside the transaction of whoever asks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from sqlalchemy import Connection

from whence.store import shelf_tables

_CACHE_KB = 64_000
_BATCH = 1_000
"""Keys that are asked for at once."""


class Shelf:
    """A grouping's index over one connection. It gives rows back in the order of their numbers."""

    def __init__(self, connection: Connection) -> None:
        driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        self._cursor = driver.cursor()
        self._cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")

    def holders(self, table: str, key: int, limit: int = -1) -> list[int]:
        """The numbers that a key leads to, ascending, at most ``limit`` of them if that is not
        negative."""
        query = f"SELECT number FROM shelf_{table} WHERE key = ? ORDER BY number LIMIT ?"
        return [row[0] for row in self._cursor.execute(query, (key, limit))]

    def holders_of(self, table: str, keys: Iterable[int]) -> dict[int, list[int]]:
        """The numbers that each of many keys leads to; those that lead nowhere are left out."""
        query = (
            f"SELECT key, number FROM shelf_{table} "
            "WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key, number"
        )
        found: dict[int, list[int]] = {}
        for some in _batched(keys):
            for key, number in self._cursor.execute(query, (some,)):
                found.setdefault(key, []).append(number)
        return found

    def reached(self, table: str, keys: Iterable[int]) -> set[int]:
        """All numbers that some keys lead to."""
        query = f"SELECT number FROM shelf_{table} WHERE key IN (SELECT value FROM json_each(?))"
        return {row[0] for some in _batched(keys) for row in self._cursor.execute(query, (some,))}

    def crowded(self, table: str, keys: Iterable[int], least: int) -> set[int]:
        """Those of some keys that lead to at least so many numbers."""
        query = (
            "SELECT value FROM json_each(?) WHERE EXISTS "
            f"(SELECT 1 FROM shelf_{table} WHERE key = value LIMIT 1 OFFSET ?)"
        )
        return {
            row[0]
            for some in _batched(keys)
            for row in self._cursor.execute(query, (some, least - 1))
        }

    def add(self, table: str, rows: Iterable[tuple[int, int]]) -> None:
        """Adds pairs; one that is there stays single."""
        self._cursor.executemany(f"INSERT OR IGNORE INTO shelf_{table} VALUES (?, ?)", rows)

    def remove(self, table: str, rows: Iterable[tuple[int, int]]) -> None:
        """Removes pairs."""
        query = f"DELETE FROM shelf_{table} WHERE key = ? AND number = ?"
        self._cursor.executemany(query, rows)

    def size(self, table: str) -> int:
        """How many pairs a table holds."""
        return int(self._cursor.execute(f"SELECT count(*) FROM shelf_{table}").fetchone()[0])

    def body(self, table: str, number: int) -> bytes | None:
        """What was put under a number."""
        query = f"SELECT body FROM shelf_{table} WHERE number = ?"
        row = self._cursor.execute(query, (number,)).fetchone()
        return None if row is None else cast(bytes, row[0])

    def put(self, table: str, bodies: Mapping[int, bytes | None]) -> None:
        """Puts bodies under numbers, in the place of others if there are any; None removes one."""
        kept = [(number, body) for number, body in bodies.items() if body is not None]
        gone = [(number,) for number, body in bodies.items() if body is None]
        self._cursor.executemany(f"INSERT OR REPLACE INTO shelf_{table} VALUES (?, ?)", kept)
        self._cursor.executemany(f"DELETE FROM shelf_{table} WHERE number = ?", gone)

    def numbers(self, table: str) -> list[int]:
        """The numbers under which something stands, ascending."""
        query = f"SELECT number FROM shelf_{table} ORDER BY number"
        return [row[0] for row in self._cursor.execute(query)]

    def edges(self, number: int) -> dict[int, float]:
        """What a mention is likely one with, with the bits that speak for it."""
        query = "SELECT other, bits FROM shelf_edges WHERE one = ? ORDER BY other"
        return dict(self._cursor.execute(query, (number,)).fetchall())

    def put_edges(self, edges: Mapping[tuple[int, int], float | None]) -> None:
        """Sets the bits of pairs, in both directions; None removes a pair."""
        both = [
            (one, other, bits)
            for pair, bits in edges.items()
            for one, other in (pair, (pair[1], pair[0]))
        ]
        self._cursor.executemany(
            "DELETE FROM shelf_edges WHERE one = ? AND other = ?", [row[:2] for row in both]
        )
        self._cursor.executemany(
            "INSERT INTO shelf_edges VALUES (?, ?, ?)", [row for row in both if row[2] is not None]
        )

    def followed(self) -> dict[tuple[str, str], str]:
        """The decisions that were followed: pairs of mention ids with the decision's id."""
        query = "SELECT one, other, decision_id FROM shelf_followed ORDER BY one, other"
        return {(row[0], row[1]): row[2] for row in self._cursor.execute(query)}

    def put_followed(self, pairs: Mapping[tuple[str, str], str]) -> None:
        """Replaces them."""
        self._cursor.execute("DELETE FROM shelf_followed")
        rows = [(*pair, decision_id) for pair, decision_id in pairs.items()]
        self._cursor.executemany("INSERT INTO shelf_followed VALUES (?, ?, ?)", rows)

    def clear(self) -> None:
        """Removes everything."""
        for name in (*shelf_tables.PAIRS, *shelf_tables.BODIES, "edges", "followed"):
            self._cursor.execute(f"DELETE FROM shelf_{name}")


def _batched(keys: Iterable[int]) -> Iterator[str]:
    """Keys in portions, each as a list in JSON, in the order in which the tables keep them."""
    every = sorted(keys)
    return (str(every[start : start + _BATCH]) for start in range(0, len(every), _BATCH))
