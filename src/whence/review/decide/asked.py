"""From a form that was sent to a wish."""

from __future__ import annotations

from typing import Any, get_args

from whence.model import About, Corrected, DecisionKind, ReasonCode
from whence.review.decide import values
from whence.review.query import Misunderstood
from whence.review.visitors import Form
from whence.review.wishes import Cite, Wish
from whence.store import Store

_VALUE = "v."
"""How the names of the fields begin that hold a value."""
_LONGEST_NOTE = 4000


def wish(sent: Form, incident_id: str, by: str, store: Store) -> Wish:
    """What a person asks for. Raises Misunderstood with a sentence for them."""
    kind: DecisionKind = _one_of(_first(sent, "kind"), get_args(DecisionKind), "decision")
    about: About = _one_of(_first(sent, "about") or "incident", get_args(About), "subject")
    code: ReasonCode = _one_of(_first(sent, "code") or "other", get_args(ReasonCode), "reason")
    field, claim_id, note = (_first(sent, name) for name in ("field", "claim", "note"))
    if len(note) > _LONGEST_NOTE:
        raise Misunderstood(f"A note has at most {_LONGEST_NOTE} characters.")
    informant = _first(sent, "informant").strip() or None
    return Wish(
        kind,
        by,
        incident_id=incident_id,
        about=about,
        field=field,
        claim_id=claim_id,
        two=(_first(sent, "one"), _first(sent, "other").strip()),
        of=_first(sent, "of"),
        value=_value(sent, kind, (field, claim_id), store),
        informant=informant,
        cites=_cited(sent, store) if kind == "enter" else None,
        code=code,
        note=note.strip(),
        seen=_first(sent, "seen") if "seen" in sent else None,
    )


def kept(sent: Form, **instead: str) -> list[tuple[str, str]]:
    """The fields of a form, to be sent once more, some with another content; without its token."""
    fields = {name: content[0] for name, content in sent.items() if name != "token" and content}
    return list({**fields, **instead}.items())


def _value(
    sent: Form, kind: DecisionKind, about: tuple[str, str], store: Store
) -> Corrected | None:
    if kind not in ("correct", "enter"):
        return None
    field, claim_id = about
    was: Corrected | None = None
    if claim_id:
        try:
            was = store.claim(claim_id).value
        except KeyError:
            was = None
    typed = {
        name.removeprefix(_VALUE): content[0]
        for name, content in sent.items()
        if name.startswith(_VALUE) and content
    }
    return values.value(field, typed, was)


def _cited(sent: Form, store: Store) -> Cite | None:
    """The words cited, where they stand in the article. Raises Misunderstood where there are none,
    unless the person said that there is no source."""
    words = _first(sent, "words").replace("\r\n", "\n").strip()
    if _first(sent, "no_source"):
        return None
    if not words:
        raise Misunderstood("Cite the words that say so, or mark the value as one without source.")
    article_id = _first(sent, "article")
    try:
        text = store.article(article_id).text
    except KeyError:
        raise Misunderstood(f"There is no article {article_id!r} in the record.") from None
    starts = _starts(text, words)
    if not starts:
        raise Misunderstood("These words do not stand in the article as you give them.")
    near = _first(sent, "start")
    told = int(near) if near.isascii() and near.isdigit() and len(near) < 9 else 0
    start = min(starts, key=lambda each: abs(each - told))
    return Cite(article_id, start, start + len(words))


def _starts(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _first(sent: Form, name: str) -> str:
    return sent.get(name, ("",))[0]


def _one_of(given: str, choices: tuple[Any, ...], what: str) -> Any:
    if given not in choices:
        raise Misunderstood(f"{given!r} is no {what}.")
    return given
