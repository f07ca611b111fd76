"""Who speaks, as the parse has it: where the words beside a cue mislead.

"A man who gave his name as Venn told police", "several neighbours at the complex said", "…, but was
not badly hurt, said Captain Orla Venn": the noun beside the cue is not the one who speaks. Where a
comma sets a speaker off ("…, police said") the words beside the cue are right more often than the
parse, and stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.extract import toll_words
from whence.extract.parse import Parse
from whence.extract.speakers_tokens import Speaker, Token, name_start, title_of, written
from whence.extract.speakers_words import PREPOSITIONS, PRONOUNS, ROLES, TITLES, WRITINGS

_APART = (
    "acl", "acl:relcl", "appos", "punct", "parataxis", "advcl", "nmod", "obl", "conj", "cc", "dep",
)  # fmt: skip
_BEFORE = PREPOSITIONS | {"and", "as"}
_SPEAKING = ROLES | PRONOUNS | toll_words.ANY_PERSONS
_ENDS = frozenset((",", "who", "whose", "that", "-", "–", "—", "(", ":"))
_TO_LISTENERS = frozenset(("told", "tells", "telling"))
_NAME_AFTER = 6
"""Words after a cue within which the name of a speaker begins."""


def in_doubt(words: Sequence[Token], cue: int, found: Speaker | None) -> bool:
    """Whether the parse may say something else of the cue at a word than the words beside it."""
    return found is None or _hangs(words, found) or _may_follow(words, cue)


def checked(
    text: str, words: Sequence[Token], cue: int, found: Speaker, parse: Parse | None
) -> Speaker | None:
    """The speaker found before the cue at a word: the parse's instead where that is another and
    the word before the found phrase makes it a part of a longer one, None where the speaker stands
    after the cue."""
    verb = parse.at(words[cue].start) if parse else None
    if parse is None or verb is None:
        return found
    if _name_follows(words, cue, parse):
        return None
    subject = _subject(parse, words, cue, verb)
    if subject is None or found.start <= parse.words[subject].start < found.end:
        return found
    if parse.lower(subject) in WRITINGS:
        # "A statement by the army said": the army's words.
        return found
    return (_hangs(words, found) and _phrase(text, words, subject, parse)) or found


def precedes(words: Sequence[Token], cue: int, parse: Parse | None) -> bool:
    """Whether the subject of the cue at a word stands before it and what it says after it."""
    verb = parse.at(words[cue].start) if parse else None
    if parse is None or verb is None or _subject(parse, words, cue, verb) is None:
        return False
    said = parse.child(verb, "ccomp")
    return said is not None and parse.words[said].start > words[cue].start


def subject(text: str, words: Sequence[Token], cue: int, parse: Parse | None) -> Speaker | None:
    """The subject of the cue at a word, if it can speak and a clause says what it said."""
    verb = parse.at(words[cue].start) if parse else None
    if parse is None or verb is None or parse.child(verb, "ccomp") is None:
        return None
    found = _subject(parse, words, cue, verb)
    return None if found is None else _phrase(text, words, found, parse)


def _subject(parse: Parse, words: Sequence[Token], cue: int, verb: int) -> int | None:
    """The subject of a verb, if it stands before it; of a relative clause whom it describes."""
    found = parse.child(verb, "nsubj")
    if found is not None and parse.lower(found) in ("who", "whom"):
        found = parse.words[verb].head if parse.words[verb].head >= 0 else None
    if found is None or parse.child(found, "case") is not None:
        return None
    return found if parse.words[found].start < words[cue].start else None


def _name_follows(words: Sequence[Token], cue: int, parse: Parse) -> bool:
    """Whether a person's name, only titles before it, stands right after a cue that a comma stands
    before: "…, said Captain Orla Venn"."""
    if not _may_follow(words, cue):
        return False
    rest = words[cue + 1 : cue + 1 + _NAME_AFTER]
    name = parse.entity(rest[0].start, rest[-1].end) if rest else None
    if name is None or name.label != "PER" or name.start < rest[0].start:
        return False
    before = [word for word in rest if word.start < name.start]
    after = next((word for word in words if word.start >= name.end), None)
    titles = all(word.named or word.text == "." or word.lower in ROLES | TITLES for word in before)
    return titles and (after is None or not after.text[0].isalnum() or after.lower in PREPOSITIONS)


def _may_follow(words: Sequence[Token], cue: int) -> bool:
    """Whether a comma stands before a cue and a name or a title after it."""
    if not cue or words[cue - 1].text != "," or words[cue].lower in _TO_LISTENERS:
        return False
    after = words[cue + 1] if cue + 1 < len(words) else None
    return after is not None and (after.named or after.lower in ROLES | TITLES)


def _hangs(words: Sequence[Token], found: Speaker) -> bool:
    """Whether the word before a phrase makes it a part of a longer one: "the aunt of a girl"."""
    before = next((word for word in reversed(words) if word.end <= found.start), None)
    return before is not None and before.lower in _BEFORE


def _phrase(text: str, words: Sequence[Token], subject: int, parse: Parse) -> Speaker | None:
    """The noun phrase around a subject, if it can speak."""
    head = parse.words[subject]
    name = parse.entity(head.start, head.end)
    speaks = name is not None and name.label != "LOC"
    if not (speaks or parse.lower(subject) in _SPEAKING):
        return None
    inside = sorted(parse.below(subject, *_APART))
    low, high = parse.words[inside[0]].start, parse.words[inside[-1]].end
    phrase = [word for word in words if low <= word.start < high and word.text != "."]
    end = next((n for n, word in enumerate(phrase) if word.text in _ENDS), len(phrase))
    phrase = phrase[:end]
    if not phrase or any(word.quoted for word in phrase):
        return None
    cut = name_start(phrase)
    title = title_of(text, phrase, cut) if cut else None
    return Speaker(written(text, phrase[cut:]), phrase[0].start, phrase[-1].end, title)
