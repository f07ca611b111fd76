"""The command line: arguments in, tables or JSON out, and the exit status.

0: all is well. 1: something was refused as broken, or verification found something wrong.
2: the command could not be carried out. 130 and 141: it was broken off, by Ctrl+C or because
nobody read on what it prints.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer
from rich.text import Text

from whence import (
    __version__,
    cli_accounts,
    cli_decisions,
    cli_exports,
    cli_joins,
    cli_publish,
    cli_sheets,
    wording,
)
from whence.cli_built import LeftOut, bars, print_summary
from whence.cli_terms import AsJson, RecordPath, err, out
from whence.config import Settings
from whence.errors import RecordError, UsageError, WhenceError
from whence.progress import silent
from whence.review import compare, show
from whence.store import Store, disk, timestamps
from whence.store.verify import verify as problems_of

app = typer.Typer(
    help="Turns collected news pages into a record of incidents in which every value leads back "
    "to its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_BY_CTRL_C = 130
_BY_CLOSED_PIPE = 141
_INTERRUPTED = (
    "whence: interrupted. What was done is kept, and the same command goes on from there."
)


def main() -> NoReturn:
    """Runs the command line; a WhenceError becomes one sentence and exit status 2."""
    try:
        app()
    except WhenceError as error:
        _end(str(error))
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            _end(f"{error.filename}: {error.strerror}")
        if error.errno not in disk.FULL:
            raise
        # What is still held back would be refused again at the end, and change the exit status.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _end(f"not all of what it says could be printed ({error.strerror})")
    except UnicodeEncodeError:
        typed = [each for each in sys.argv[1:] if not _is_text(each)]
        if not typed:
            raise
        _end(f"{typed[0]}: it holds bytes that are no text in UTF-8")
    except SystemExit as end:
        # Libraries end with 1 where a reader such as `head` has had enough: here 1 tells of faults.
        if isinstance(end.__context__, BrokenPipeError):
            sys.exit(_BY_CLOSED_PIPE)
        raise
    sys.exit(0)


def _end(sentence: str) -> NoReturn:
    err.print(Text(f"whence: {sentence}"))
    sys.exit(2)


def _is_text(argument: str) -> bool:
    """Whether what was typed could be decoded: Python keeps other bytes as lone surrogates."""
    return not any("\ud800" <= sign <= "\udfff" for sign in argument)


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"whence {__version__}")
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turns collected news pages into a record of incidents."""


@app.command()
def build(  # noqa: PLR0913, PLR0917 - to Typer, an option is a parameter
    record: Annotated[Path, typer.Option("--output", "-o", help="The record's folder.")],
    paths: Annotated[
        list[Path] | None,
        # One that cannot be read is told like any other refusal, and does not keep the rest out.
        typer.Argument(metavar="[PATH...]", help="Files and folders.", readable=False),
    ] = None,
    json: AsJson = False,
    reader: Annotated[str, typer.Option(help="Which reader finds the claims.")] = "rules",
    base_url: Annotated[
        str | None, typer.Option(help="The server that the reader llm asks.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="The model that the reader llm asks.")] = None,
    option: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="An option of the reader; may be repeated."),
    ] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="How many to read with.")] = None,
    profile: Annotated[
        str,
        typer.Option(help="Rules for values: plain, ucdp, acled, airwars, ibc or a TOML file."),
    ] = "plain",
) -> None:
    """Read what is new under PATH... into a record, and what `whence fetch` put into it.

    Takes .html and .htm pages, .txt scrapes, .jsonl, .warc, .warc.gz, .wacz, .eml and .pdf.
    """
    from whence import pipeline  # reading needs libraries that looking does not

    named = (("base_url", base_url), ("model", model))
    options = (*((name, value) for name, value in named if value), *map(_option, option or ()))
    settings = Settings(reader=reader, options=options, profile=profile)
    if processes:
        settings = msgspec.structs.replace(settings, processes=processes)
    if not paths and not record.is_dir():
        raise RecordError(f"{record}: there is no such record, and no PATH to make one from")
    if missing := [path for path in paths or () if not os.path.lexists(path)]:
        # A name with a slip in it: nothing is begun, so that no record is made of it.
        raise UsageError(f"{', '.join(map(str, missing))}: there is no such file or folder")
    pipeline.require(settings)
    with Store.create(record) as store:
        try:
            built = pipeline.build(store, paths or (), settings, silent if json else bars)
        except KeyboardInterrupt:
            err.print(Text(_INTERRUPTED))
            raise typer.Exit(_BY_CTRL_C) from None
        counts, left_out = store.counts(), LeftOut.of(store)
        rejections = tuple(store.rejections())
    # What was not fetched made `fetch` end with 1: it may be gone for good, and fails no build.
    broken = any(each.broken and each.stage != "fetch" for each in rejections)
    if json:
        summary = {
            **msgspec.to_builtins(counts),
            "new_pages": built.new_pages,
            "read_pages": built.read_pages,
            "met_again": built.met_again,
            "not_english": left_out.languages,
            "without_incident": left_out.without_incident,
            "cost": built.cost,
            "refusals": rejections,
        }
        typer.echo(msgspec.json.encode(summary).decode())
    else:
        print_summary(built, counts, left_out, rejections)
    raise typer.Exit(1 if broken else 0)


@app.command()
def fetch(  # noqa: PLR0913, PLR0917 - to Typer, an option is a parameter
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL...]", help="Pages.")] = None,
    record: Annotated[
        Path | None, typer.Option("--output", "-o", help="The record's folder, made if missing.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE.warc.gz", help="A new archive, without a record.")
    ] = None,
    list_: Annotated[
        list[Path] | None, typer.Option("--list", help="A file with one URL on each line.")
    ] = None,
    feed: Annotated[
        list[str] | None, typer.Option(help="An RSS or Atom feed or a sitemap: URL or file.")
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(envvar="WHENCE_CONTACT", help="Where a site's owner reaches you; is sent."),
    ] = None,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between requests to a host.")] = 2.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from your own network too.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Fetch web pages, politely, and keep every answer whole in a WARC archive.

    `whence build -o RECORD` then reads what was fetched into the record.
    """
    from whence.acquire.web import told

    request = told.Request(
        tuple(urls or ()), tuple(list_ or ()), tuple(feed or ()), contact, delay, allow_private
    )
    fetched = told.Summary()
    try:
        for item in told.fetched(request, record, to):
            fetched.add(item)
            if not json and (line := told.line(item)):
                out.print(show.safe(line))
    except KeyboardInterrupt:
        err.print(Text("whence: interrupted. What was fetched before is kept."))
        raise typer.Exit(_BY_CTRL_C) from None
    if json:
        typer.echo(msgspec.json.encode(fetched.as_json()).decode())
    else:
        out.print(show.safe(fetched.closing(record)))
    raise typer.Exit(1 if fetched.refused else 0)


def _option(written: str) -> tuple[str, str]:
    name, mark, value = written.partition("=")
    if not mark:
        # What was written may be a key: it is not repeated.
        raise typer.BadParameter("an option is written NAME=VALUE", param_hint="--option")
    return name.strip().replace("-", "_"), value


@app.command("show")
def show_command(
    record: RecordPath,
    incident: Annotated[
        str | None, typer.Argument(help="Its number in the list, or its id.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="Show the incident under this profile, or under all of them.")
    ] = None,
) -> None:
    """Print the incidents, or one incident in full with its quotes."""
    with Store.open(record, readonly=True) as store:
        if incident is None:
            if profile is not None:
                raise typer.BadParameter("name an incident to see it under another profile")
            out.print(show.incidents_table(store))
            if left := show.unfinished(store):
                out.print(Text(left))
            if waiting := len(store.proposals()):
                pairs = wording.count(waiting, "pair")
                out.print(f"{pairs} of incidents may be one: `whence proposals {record}`.")
        elif profile is None:
            out.print(show.incident_view(store, show.resolve(store, incident)))
        else:
            _show_under(store, show.resolve(store, incident), profile)


def _show_under(store: Store, incident_id: str, profile: str) -> None:
    from whence import reconcile, reconciled  # as in build

    names = tuple(reconcile.PROFILES) if profile == "all" else (profile,)
    records = reconciled.under(store, incident_id, names)
    if len(records) > 1:
        out.print(compare.side_by_side(records))
    else:
        out.print(show.incident_view(store, incident_id, records[0]))


@app.command()
def captures(
    record: RecordPath,
    url: Annotated[str | None, typer.Argument(help="The address of a page.")] = None,
    json: AsJson = False,
) -> None:
    """Print when a page was captured and which words changed; or the pages that have changed."""
    from whence.review import captures as seen

    with Store.open(record, readonly=True) as store:
        found = seen.changed(store) if url is None else seen.history(store, url)
        if json:
            typer.echo(msgspec.json.encode(found).decode())
        else:
            out.print(seen.shown(found))


@app.command()
def serve(  # noqa: PLR0913, PLR0917 - to Typer, an option is a parameter
    record: RecordPath,
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.")] = 8321,
    host: Annotated[
        str, typer.Option(help="The address to listen at; other machines reach it by accounts.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option(help="A name by which browsers may call it.")
    ] = None,
    certificate: Annotated[Path | None, typer.Option(help="PEM: its TLS certificate.")] = None,
    key: Annotated[Path | None, typer.Option(help="PEM: the certificate's key.")] = None,
    proxy: Annotated[
        str | None, typer.Option(help="The address of a server that passes requests on.")
    ] = None,
) -> None:
    """Open the record in a browser: on this machine only, unless --host says otherwise."""
    from whence.deciding import Deciding
    from whence.review import desk

    where = desk.Where(host, port, tuple(name or ()), certificate, key, proxy)
    desk.serve(
        record,
        where,
        announce=lambda url: out.print(f"Open {url} (Ctrl+C ends it)"),
        deciding=Deciding if os.access(record, os.W_OK) else None,
    )


@app.command()
def verify(
    record: RecordPath,
    tsa_certificate: Annotated[
        Path | None, typer.Option(help="Check seals against this, not what the record keeps.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Re-hash the originals, follow the custody chain, re-check every quote at its bytes."""
    trusted = _certificates(tsa_certificate) if tsa_certificate else None
    problems = tuple(problems_of(record, trusted))
    seals = timestamps.check(record, trusted)[0]
    if json:
        typer.echo(msgspec.json.encode({"problems": problems, "seals": seals}).decode())
    else:
        for problem in problems:
            err.print(Text(problem.message))
        out.print(
            f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found."
            if problems
            else "Every original, custody line and quote is as recorded."
        )
        for seal_ in seals if not problems else ():
            when = f"{seal_.time:%Y-%m-%d %H:%M:%S} UTC"
            said = f"Sealed: custody line {seal_.line} and all before it stood at {when},"
            out.print(show.safe(f"{said} says {seal_.signer} ({seal_.certificates})."))
    raise typer.Exit(1 if problems else 0)


@app.command()
def seal(
    record: RecordPath,
    tsa: Annotated[str, typer.Option(metavar="URL", help="A time-stamp authority (RFC 3161).")],
    tsa_certificate: Annotated[
        Path, typer.Option(help="PEM: the authority's root, and what lies between, to trust.")
    ],
) -> None:
    """Have the custody log's last line, and so all before it, stamped with a trusted time."""
    from whence.acquire.web import authority

    trusted = _certificates(tsa_certificate)
    with Store.open(record) as store:
        made = timestamps.seal(store, tsa, trusted, lambda query: authority.ask(tsa, query))
    when = f"{made.time:%Y-%m-%d %H:%M:%S} UTC"
    out.print(show.safe(f"Sealed: custody line {made.line} at {when}, says {made.signer}."))


def _certificates(path: Path) -> bytes:
    try:
        pem = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: it cannot be read ({error.strerror})") from None
    timestamps.require_certificates(pem, str(path))
    return pem


# `--help` lists the commands in this order: a record is built before it is decided about.
cli_joins.register(app)
cli_decisions.register(app)
cli_publish.register(app)
cli_exports.register(app)
cli_sheets.register(app)
cli_accounts.register(app)


if __name__ == "__main__":
    main()
