"""Trusted time: what an authority signed about the custody log's last line (RFC 3161).

A seal is a time-stamp response over the SHA-256 of that line, and so over all that is on record
before it. The response and the certificates that it is checked against lie in ``seals``, and the
next line of the log, ``sealed``, names both with their digests. That line's own ``previous`` is the
hash that was stamped: nothing comes between.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from whence import ids
from whence.errors import MissingExtra, NotStamped
from whence.store import disk
from whence.store.custody import Custody
from whence.store.problem import Problem
from whence.store.record import Store

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

FOLDER = "seals"
Ask = Callable[[bytes], bytes]
"""Sends a time-stamp query (DER) to an authority and gives back its response (DER)."""

_NAME = re.compile(r"[0-9a-f]{64}\.(tsr|pem)")


class Seal(Struct, frozen=True):
    """What an authority says: that line ``line`` of the custody log existed at ``time``. ``signer``
    is the subject of the certificate that signed, ``certificates`` the digest of those that it was
    checked against."""

    line: int
    time: datetime
    signer: str
    certificates: str


def seal(store: Store, authority: str, certificates: bytes, ask: Ask) -> Seal:
    """Has the custody log's head stamped and notes it. ``certificates`` (PEM) are those of the
    authority that the person trusts; a response that they do not bear out is not kept. Raises
    NotStamped, MissingExtra and RecordError."""
    trusted = _certificates(certificates, authority)
    store.sync_custody()
    line = store.custody.last_line()
    answer, nonce = _asked(line, ask)
    made = _checked(answer, ids.digest(line), trusted, authority, nonce=nonce)
    number = store.custody.head.seq
    folder = store.folder / FOLDER
    with disk.refusals(store.folder):
        folder.mkdir(exist_ok=True)
        disk.sync_folder(store.folder)
        token, kept = _put(folder, answer, "tsr"), _put(folder, certificates, "pem")
    store.note(
        "sealed",
        authority=authority,
        time=made.time,
        signer=made.signer,
        token=token,
        certificates=kept,
    )
    return Seal(number, made.time, made.signer, ids.digest(certificates))


def check(
    folder: Path, certificates: bytes | None = None
) -> tuple[tuple[Seal, ...], tuple[Problem, ...]]:
    """The seals of the record in ``folder`` that hold, and what is wrong with others; against
    ``certificates`` (PEM), where given, in place of those kept with the record. Raises NotStamped
    where those cannot be read. Asks nobody."""
    if certificates is not None:
        _certificates(certificates, "the certificates given")
    log = Custody(folder, readonly=True)
    sealed = [line for line in log.lines() if line.get("event") == "sealed"]
    seals: list[Seal] = []
    problems: list[Problem] = []
    for line in sealed:
        try:
            seals.append(_check(folder, line, certificates))
        except (NotStamped, MissingExtra) as error:
            where = f"line {line.get('seq')}"
            problems.append(Problem("seal", where, f"the seal of custody.jsonl {where}: {error}"))
    named = {line.get(field) for line in sealed for field in ("token", "certificates")}
    for path in sorted((folder / FOLDER).iterdir()) if (folder / FOLDER).is_dir() else []:
        if path.name not in named:
            message = f"{FOLDER}/{path.name} belongs to no line of the custody log"
            problems.append(Problem("seal", path.name, message))
    return tuple(seals), tuple(problems)


def _asked(line: bytes, ask: Ask) -> tuple[bytes, int | None]:
    """An authority's answer and the number that the query gave it to repeat. The answer should
    hold the authority's certificates; OpenSSL's own server writes several in an order that is no
    DER and cannot be read, and is asked again to leave them out."""
    from rfc3161_client import (  # noqa: PLC0415 - optional
        HashAlgorithm,
        TimestampRequestBuilder,
        decode_timestamp_response,
    )

    builder = TimestampRequestBuilder().data(line).hash_algorithm(HashAlgorithm.SHA256)
    query = builder.cert_request(cert_request=True).build()
    answer = ask(query.as_bytes())
    try:
        decode_timestamp_response(answer)
    except ValueError:
        query = builder.cert_request(cert_request=False).build()
        answer = ask(query.as_bytes())
    return answer, query.nonce


class _Made(Struct, frozen=True):
    time: datetime
    signer: str


def _check(folder: Path, line: dict[str, Any], given: bytes | None) -> Seal:
    token = _kept(folder, line.get("token"))
    certificates = _kept(folder, line.get("certificates"))
    trusted = certificates if given is None else given
    authority = str(line.get("authority"))
    previous = str(line.get("previous"))
    made = _checked(token, previous, _certificates(trusted, authority), authority)
    if made.time.isoformat().replace("+00:00", "Z") != line.get("time"):
        raise NotStamped(f"its line gives the time {line.get('time')}, the stamp {made.time}")
    if made.signer != line.get("signer"):
        raise NotStamped(f"its line names {line.get('signer')}, the stamp {made.signer}")
    return Seal(int(line["seq"]) - 1, made.time, made.signer, ids.digest(trusted))


def _checked(
    answer: bytes,
    digest: str,
    trusted: list[Certificate],
    authority: str,
    *,
    nonce: int | None = None,
) -> _Made:
    """What a response says, once it is sure that a trusted authority signed it over ``digest``."""
    from rfc3161_client import (  # noqa: PLC0415 - optional
        VerificationError,
        VerifierBuilder,
        decode_timestamp_response,
    )

    try:
        response = decode_timestamp_response(answer)
    except ValueError as error:
        raise NotStamped(f"{authority}: its answer is no time stamp ({error})") from None
    if response.status != 0:
        said = "; ".join(response.status_string) or "it gives no reason"
        raise NotStamped(f"{authority}: it refused to stamp ({said})")
    stamped = response.tst_info.message_imprint.message
    if stamped.hex() != digest.removeprefix("sha256:"):
        raise NotStamped(f"{authority}: the stamp is over another line: sha256:{stamped.hex()}")
    signer = _signer(response, trusted)
    if signer is None:
        raise NotStamped(
            f"{authority}: the stamp holds no certificate; give the authority's own too"
        )
    bare = not response.signed_data.certificates
    verifier = VerifierBuilder(
        roots=trusted, nonce=nonce, tsa_certificate=signer if bare else None
    ).build()
    try:
        verifier.verify(response, stamped)
    except VerificationError as error:
        raise NotStamped(f"{authority}: the stamp is not borne out ({error})") from None
    return _Made(response.tst_info.gen_time.astimezone(UTC), signer.subject.rfc4514_string())


def _signer(response: TimeStampResponse, trusted: list[Certificate]) -> Certificate | None:
    """The certificate that a stamp says it was signed with, out of the stamp or the trusted."""
    from cryptography import x509  # noqa: PLC0415 - optional

    held = [x509.load_der_x509_certificate(each) for each in response.signed_data.certificates]
    signers = {(info.issuer, info.serial_number) for info in response.signed_data.signer_infos}
    return next(
        (each for each in [*held, *trusted] if (each.issuer, each.serial_number) in signers), None
    )


def require_certificates(pem: bytes, whose: str) -> None:
    """Raises NotStamped, naming ``whose`` they are, where no certificates can be read (PEM)."""
    _certificates(pem, whose)


def _certificates(pem: bytes, whose: str) -> list[Certificate]:
    try:
        import rfc3161_client  # noqa: F401, PLC0415 - optional
        from cryptography import x509  # noqa: PLC0415 - optional
    except ImportError:
        raise MissingExtra("time stamps", "timestamps") from None
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError:
        raise NotStamped(f"{whose}: there is no certificate in PEM to check against") from None


def _put(folder: Path, body: bytes, suffix: str) -> str:
    name = f"{ids.digest(body).removeprefix('sha256:')}.{suffix}"
    if not (folder / name).exists():
        disk.write_whole(folder / name, body)
    return name


def _kept(folder: Path, name: object) -> bytes:
    """The bytes of a file that a ``sealed`` line names by their digest."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise NotStamped(f"{name!r} is no name of a stamp or a certificate")
    try:
        body = (folder / FOLDER / name).read_bytes()
    except OSError as error:
        raise NotStamped(f"{FOLDER}/{name} cannot be read ({error.strerror})") from None
    if ids.digest(body) != f"sha256:{name.partition('.')[0]}":
        raise NotStamped(f"{FOLDER}/{name} was altered")
    return body
