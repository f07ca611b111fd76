"""The thresholds and limits that the documents name are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from whence.config import MIB, Fetching, Limits
from whence.extract import event_seen, hometown, tolls
from whence.extract.llm import ground
from whence.extract.llm.options import LlmOptions
from whence.group import evidence, incidents
from whence.reconcile import PROFILES
from whence.review import access
from whence.review.api import endpoint
from whence.sheets import matching
from whence.ship import jsonl
from whence.store import accounts

DOCS = Path(__file__).resolve().parents[2] / "docs"
FETCHING, LIMITS, ASKING = Fetching(), Limits(), LlmOptions("http://127.0.0.1/v1", "a-model")
SAID = {
    "accounts.md": [f"a password of at least {accounts.SHORTEST_PASSWORD} characters"],
    "acquiring.md": [
        f"Between two requests to a host lie {FETCHING.delay:g} seconds",
        f"An answer may have {LIMITS.page // MIB} MiB, packed and unpacked",
        f"asks to wait 86400 seconds; {FETCHING.longest_delay:g} is the most",
        f"expands to more than {LIMITS.page} bytes, the limit for one page",
    ],
    "api.md": [
        f"pages of `limit` items (1 to {endpoint.MOST})",
        f"may ask {access.SIGHTS.amount:,} times a minute",
    ],
    "exchange-format.md": [f"now `{jsonl.FORMAT}`"],
    "grouping.md": [
        f"A join takes {incidents.JOIN:g} bits.",
        f"has {incidents.OUTVOTES:g} bits in common",
        f"two mentions weigh {evidence.VAGUE:g} bits at most",
    ],
    "importing.md": [
        f"if it has {matching.MATCH:g} bits with an incident and {matching.CLEAR:g} more",
        f"From {matching.POSSIBLE:g} bits on it is listed as ambiguous",
    ],
    "llm-reader.md": [
        f"no more than {ground.LONGEST} characters",
        f"| `api_key_env` | `{ASKING.api_key_env}` |",
        *(
            f"| `{name}` | {getattr(ASKING, name):g} |"
            for name in ("requests_per_minute", "timeout", "retries", "longest_wait")
        ),
        f"| `max_tokens` | {ASKING.max_tokens} |",
        f"| `window` | {ASKING.window} |",
    ],
    "reading.md": [
        f"if it is at least {hometown.LEAST:g} likely".replace("0.", "."),
        f"What it is {event_seen.THEN:g} sure of is taken".replace("0.", "."),
    ],
    "reconciling.md": [f"more than {PROFILES['plain'].lookback.days} days later"],
    "trust-in-tolls.md": [f"The reader abstains below {tolls.LEAST_TRUST}.".replace("0.", ".")],
    "way-of-a-datum.md": [f"below {tolls.LEAST_TRUST} the reader abstains".replace("0.", ".")],
}


@pytest.mark.parametrize(
    ("page", "words"), [(page, words) for page, held in SAID.items() for words in held]
)
def test_a_document_gives_the_figure_of_the_code(page: str, words: str) -> None:
    assert words in (DOCS / page).read_text("utf-8")
