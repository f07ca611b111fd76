"""The record for programs: JSON under ``/api/v1``, described by ``/api/v1/openapi.json``.

Ids, keys and their meanings are those of ``docs/exchange-format.md`` where both tell the same.
Every list is cut into pages, each of which says with ``next`` how to go on; an id that is no longer
in the record leaves a tombstone.
"""
