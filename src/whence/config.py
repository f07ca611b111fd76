"""What a person may set, with the values that hold unless they do."""

from __future__ import annotations

import os

from msgspec import Struct

MIB = 1 << 20


class Limits(Struct, frozen=True):
    """Bounds against hostile or broken input. Sizes are in bytes."""

    page: int = 16 * MIB
    """One page, one line of a JSONL file, or one record's body."""
    archive: int = 4096 * MIB
    """Everything that one archive may expand to."""
    expansion: int = 200
    """How many times its own size an archive may expand to, once it is past one page's size."""
    members: int = 200_000
    """Records in one WARC, or members of one WACZ."""
    depth: int = 400
    """How deeply markup may be nested."""
    seconds: float = 120.0
    """Processor time that reading one page may take."""
    memory: int = 2048 * MIB
    """What reading one page may take beyond what the program holds."""


class Fetching(Struct, frozen=True):
    """How pages are fetched from the web. Times are in seconds."""

    contact: str | None = None
    """An address or URL at which a site's owner reaches whoever fetches; sent with each request."""
    delay: float = 2.0
    """Between two requests to one host, unless its robots.txt asks for more."""
    longest_delay: float = 300.0
    """What a site may ask to wait; one that asks for more is left alone."""
    patience: float = 20.0
    """Until a connection stands, or between two pieces of an answer."""
    seconds: float = 120.0
    """From the request to the end of the answer."""
    attempts: int = 3
    """Requests for one URL, where the reason why there was no answer may pass."""
    redirects: int = 10
    """How many are followed from one URL."""
    links: int = 50_000
    """URLs taken from one feed, sitemap or list."""
    allow_private: bool = False
    """Whether addresses that are not on the public internet may be asked."""


class Settings(Struct, frozen=True):
    """How a build is run."""

    limits: Limits = Limits()
    reader: str = "rules"
    options: tuple[tuple[str, str], ...] = ()
    """The reader's own settings, by name; which there are is the reader's to say."""
    profile: str = "plain"
    """A profile's name, or the path of a TOML file that names one with choices of its own."""
    processes: int = max(1, os.cpu_count() or 1)
