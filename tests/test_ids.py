"""Ids depend on content, all of it, and on nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence import ids

PARTS = st.lists(st.one_of(st.none(), st.text(), st.integers()), max_size=4)


@given(PARTS, PARTS)
def test_two_ids_are_equal_only_if_their_parts_are(
    one: list[str | int | None], other: list[str | int | None]
) -> None:
    def written(parts: list[str | int | None]) -> list[str | None]:
        return [None if part is None else str(part) for part in parts]

    assert (ids.make("x", *one) == ids.make("x", *other)) == (written(one) == written(other))


def test_an_id_is_the_same_in_every_release() -> None:
    assert ids.page(ids.digest(b"words"), None) == "pg_23010b4aaccd18cec73a"
    assert ids.digest(b"").startswith("sha256:e3b0c44298fc1c14")
