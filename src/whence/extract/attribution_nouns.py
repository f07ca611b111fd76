"""Words that look like cues and are none: nouns, participles, infinitives, other meanings."""

from __future__ import annotations

from collections.abc import Sequence

from whence.extract.cues import BASES
from whence.extract.number_words import TENS, UNITS
from whence.extract.speakers_tokens import Token
from whence.extract.speakers_words import ADVERBS, BODIES, TIMES

INFINITIVE = frozenset(
    "to not never will would shall should can could cannot may might must did does do didn’t "
    "didn't don’t don't won’t won't can’t can't couldn’t couldn't wouldn’t "
    "wouldn't let and or".split()
)
"""Words before a bare verb that nobody says by it."""
_DONE_TO_SOMEBODY = frozenset("accused blamed convicted sentenced ordered named feared".split())
_NO_OBJECT = frozenset(
    "of in with by for over as to dead from out was were is are has had himself herself".split()
)
"""What follows "accused" and the like where they say what was done to somebody, or blame nobody
else."""
_OPENERS = frozenset('"“«')
_WITHHELD = frozenset(
    "bail entry access parole permission visas visa asylum citizenship service treatment food "
    "water him her them us me".split()
)
"""What is denied to somebody, which says nothing."""
_ONLY_SUPPOSED = frozenset(("believed", "thought", "alleged"))
_SUPPOSED = frozenset(("said", "reported"))
"""What is said of somebody by nobody in particular: "a man believed to be armed"."""
_COUNTED = ((UNITS.keys() | TENS.keys()) - {"zero", "one"}) | frozenset(
    "hundred dozens scores hundreds bodies body dead graves wounded coffins victims deaths "
    "casualties people that".split()
)
"""What is counted where somebody gives a figure."""
SORTS_OF_REPORTS = frozenset(
    "conflicting contradictory differing mixed unconfirmed preliminary initial early earlier first "
    "some other several various separate numerous multiple recent new later latest "
    "local foreign".split()
)
"""Words before "reports" that nobody's name ends with."""
_WHAT_REPORTS_DO = frozenset(
    "after from of about say said says suggest suggested emerged indicate indicated show showed "
    "spoke speak had have put claimed".split()
)
_BODIES = BODIES - {"police"}
"""What reports something ("the hospital reports that …"); police reports are papers as well."""
_DONE_TO = frozenset("killed dead wounded injured hurt missing shot kidnapped abducted".split())
_AFTER_WHAT_IS_DONE = frozenset("in by after at on as near following during and".split())
_JUDGED = frozenset(
    "hailed praised lauded applauded commended criticised criticized slammed".split()
)
"""What is done to somebody where "for", "by" or "as" follows: "Guard hailed as hero"."""
_NEARLY_AT_ONCE = 7
"""Words after "claimed" within which the lives are told that an event claimed."""
_PATIENTS = frozenset("patients people dozens scores him her them two three four five".split())
"""Whom a hospital admits."""
_DETERMINERS = frozenset(("the", "a", "an", "his", "their", "its", "any"))
_BEFORE_A_NOUN = frozenset("the a an another its his their to of by be not".split())
_NETWORKS = frozenset(("telegram", "facebook", "twitter", "x", "whatsapp", "instagram", "weibo"))
_CHANNELS = frozenset(("channel", "page", "website", "account", "media", "feed"))
_BE = frozenset(("was", "were", "been", "being", "is", "are"))

_COLLECTIVE = frozenset("women people police family media".split())
"""Whom bare verbs agree with besides words in -s."""


def means_no_speech(words: Sequence[Token], index: int) -> bool:
    """Whether the word of a cue is something else here: "a report", "was denied", "denied bail",
    "the accused", "reported on the trial", "neither confirmed nor denied"."""
    word, earlier, after = words[index].lower, _low(words, index - 1), _low(words, index + 1)
    accused = word in _DONE_TO_SOMEBODY
    accused = accused and (after in _NO_OBJECT or not after[:1].isalnum()) and after not in _OPENERS
    denied = word in ("denied", "denies", "denying") and _withheld(words, index + 1)
    quarrels = word in ("argued", "argues", "arguing") and after in ("with", "over")
    judged = word in _JUDGED and _is_judged(words, index)
    judged = judged or (word.startswith("slam") and after in ("into", "against", "through", "onto"))
    # "“We ran,” he continued"; but "continued “as if nothing were wrong”".
    lasts = word in ("continued", "continues", "continuing") and after not in ("", ",", ":")
    counts = word in ("counted", "counting") and not _of_people(words, index)
    signs = word == "reported" and after == "from" and _ends_with_place(words, index)
    elsewise = accused or denied or quarrels or judged or lasts or counts or signs
    if elsewise or earlier in ("neither", "nor") or _counts(words, index):
        return True
    if word in ("admitted", "admitting") and (after.isdigit() or after in _PATIENTS):
        return True
    if word in ("reported", "reports", "reporting") and after in ("on", "for"):
        # "Reported on Monday", "reported on his channel", and no reporter's work.
        return _low(words, index + 2) not in TIMES | _NETWORKS and not _on_channel(words, index + 2)
    supposed = after == "to" and (
        word in _ONLY_SUPPOSED or (word in _SUPPOSED and _low(words, index + 2) in ("be", "have"))
    )
    if (
        supposed
        or (word == "saying" and earlier == "as")
        or (word in BASES and earlier in INFINITIVE)
    ):
        return True
    if earlier in _BEFORE_A_NOUN or earlier.endswith(("'s", "’s")):
        return True
    adverb = earlier in ADVERBS and earlier not in (*_BE, "has", "have", "had")
    done = word != "quoted" and not word.endswith("ing")  # "is reporting that" is speech
    return done and (_low(words, index - 2) if adverb else earlier) in _BE


def _of_people(words: Sequence[Token], index: int) -> bool:
    """Whether a number or a word for the dead is what is counted: not "counted the seconds"."""
    near = [one.lower for one in words[index + 1 : index + 4]]
    return any(one[:1].isdigit() or one.split("-")[0] in _COUNTED for one in near)


def _ends_with_place(words: Sequence[Token], index: int) -> bool:
    """Whether only names follow "reported from": the line that says who wrote an article."""
    after = words[index + 2 :]
    return bool(after) and all(
        one.named or one.text in (",", ".") or one.lower == "and" for one in after
    )


def _on_channel(words: Sequence[Token], index: int) -> bool:
    """Whether "his Telegram channel", "its website" stands at a word."""
    own = _low(words, index) in ("his", "her", "its", "their", "social")
    return own and any(_low(words, step) in _CHANNELS for step in range(index + 1, index + 4))


def _is_judged(words: Sequence[Token], index: int) -> bool:
    """Whether praise or blame is somebody's: not in "a step that the mayor hailed as brave"."""
    fronted = any(one.lower in ("which", "that", "what") for one in words[:index])
    return _low(words, index + 1) in ("for", "by", "over", "as") and not fronted


def is_passive(words: Sequence[Token], index: int) -> bool:
    """Whether a participle tells what was done to somebody: "was later dismissed by"."""
    return words[index].lower.endswith("ed") and _after_be(words, index)


def are_several(name: str) -> bool:
    """Whether a bare verb agrees with a speaker: "officials say", "police believe"."""
    words = [word for word in name.lower().split() if word not in ("his", "its", "this")]
    if not words or words == ["a", "police"]:
        return False
    counted = words[0] in ("two", "three", "four", "five", "some", "many", "several", "they")
    return (
        counted
        or " and " in name
        or words[-1] in ("police", "people")
        or any(word.endswith(("s", "men")) or word in _COLLECTIVE for word in words)
    )


def is_participle(words: Sequence[Token], index: int) -> bool:
    """Whether a cue stands without a verb that makes it finite: "saying that", not "is saying"."""
    return words[index].lower.endswith("ing") and not _after_be(words, index)


def _after_be(words: Sequence[Token], index: int) -> bool:
    earlier = _low(words, index - 1)
    return (_low(words, index - 2) if earlier in ADVERBS - _BE else earlier) in _BE


def _counts(words: Sequence[Token], index: int) -> bool:
    """Whether the word of a cue goes with a number of people or of reports: "claimed 42 lives",
    "unconfirmed reports", the headlines "Three reported killed in Arden", "Nine confirmed dead"."""
    word, after = words[index].lower, _low(words, index + 1)
    if word == "claim" and _low(words, index - 1) == "police" and index > 1:
        # "The police claim that nine died is untrue"; but "police claim that nine died".
        return _low(words, index - 2) in _DETERMINERS
    if word == "reports":
        # "Human Rights First reports" is speech.
        body = _low(words, index - 1) in _BODIES and _low(words, 0) in _DETERMINERS
        named = index > 1 and (words[index - 1].named or body)
        if after == "that" and not named:
            return True
        nobodys = not named and _low(words, index - 1) in SORTS_OF_REPORTS
        return nobodys or after in _WHAT_REPORTS_DO
    if word in ("reported", "confirmed") and after in _DONE_TO:
        further = _low(words, index + 2)
        return not further[:1].isalnum() or further in _AFTER_WHAT_IS_DONE
    return word.startswith("claim") and _lives(words, index + 1)


def _lives(words: Sequence[Token], first: int) -> bool:
    """Whether a number of lives stands at a word: "at least 42 more lives", "the life of"."""
    for index in range(first, first + _NEARLY_AT_ONCE):
        if _low(words, index) in ("life", "lives"):
            return index > first or _low(words, index + 1) not in _BE
        if _low(words, index) == "," and _low(words, index + 1).isdigit():
            continue  # "1,524 lives"
        if not _low(words, index)[:1].isalnum() or _low(words, index) in ("that", *_BE):
            return False
    return False


def _withheld(words: Sequence[Token], index: int) -> bool:
    """Whether what is denied is kept from somebody: "denied bail", "denied him a visa"."""
    determined = _low(words, index) in _DETERMINERS
    return _low(words, index + determined) in _WITHHELD


def _low(words: Sequence[Token], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""
