"""The noun phrases that can name an actor, before and after a word of violence."""

from __future__ import annotations

import re

from whence.calendar import CALENDAR_WORDS, FULL_MONTH, PART_OF_DAY, WEEKDAY
from whence.extract.actors_deeds import AND_VERB
from whence.extract.actors_judged import AGENTS, BRANCH, SPLIT_OFF, Phrase, is_agent
from whence.extract.number_words import TWO_TO_TEN
from whence.extract.toll_words import SEVERAL_PERSONS

_WORD = re.compile(r"[^\W_][\w’'.&/-]*|\S")
_ADDRESS = re.compile(r"https?|www\.")
_DETERMINERS = frozenset("the a an some several two three four five six its their his her".split())
_UNWRITTEN = frozenset(
    "the a an of its their his her our my another suspected alleged presumed".split()
)
"""Words before a name that are no part of it; that it is only suspected shows in the stance."""
_STOPS = frozenset(
    "in on at from near during after before when where who which that whom whose and or but as "
    "to with for over by into since while because until against between inside outside around "
    "through about than despite not was were is are be been being has have had did does do will "
    "would could should may might must said says say told according also early late just then "
    "there what why nearby how if so it he she they we i him them us me this these those yet "
    "amid under within across along off out up down last next leaving left reported "
    "reportedly behind came brought took began went sent put fell saw shook hit struck gave got "
    "led made drew kills wounds injures leaves hits strikes claims sparks hurts".split()
)
_DOZENS = frozenset("dozens scores hundreds thousands".split())
_ALLIED = frozenset("allied affiliated linked loyal dressed armed riding aligned".split())
_PREPOSITIONS = frozenset("in on at from near to with for by".split())
_SKIPPED = frozenset("has have had also then later reportedly allegedly earlier".split())
_TIMES = CALENDAR_WORDS | frozenset(
    "morning afternoon evening night dawn overnight noon midnight today yesterday tomorrow "
    "tonight lately recently weekend week month year day hour minutes".split()
)
_CALENDAR = rf"{WEEKDAY}|Jan|Feb|Mar|Apr|May\b|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec|Today|Yesterday"
_OBJECT = re.compile(
    rf" (?:(?!{_CALENDAR})[A-Z]|\d|(?:the|an?|at least|more than|over|some|several|dozens|scores"
    rf"|hundreds|him|them|their|his|her|its|my|our|us|everyone|men|women|{TWO_TO_TEN}"
    r"|people|civilians|children|students|girls|schoolgirls|soldiers|police"
    r"|villagers|worshippers|residents)\b)"
)
"""What follows a verb of violence that has an object."""
_FROM = re.compile(r" (?:from|belonging to|loyal to|allied (?:to|with)) (?:the )?(?=[A-Z])")


def phrase_after(text: str, place: int) -> Phrase | None:
    """The noun phrase that begins at a place: articles and adjectives up to a preposition, a verb
    or a mark; ``of`` and what follows it belong to it."""
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(text, place, min(len(text), place + 110)):
        word = match.group().rstrip(".'’")
        low = word.lower()
        if not match.group()[0].isalnum() or _ADDRESS.search(word):
            break
        if words and low in _DETERMINERS and words[-1].group().lower() != "of":
            break
        if (
            low in _STOPS
            or low in _TIMES
            or _verb(word, sum(one.group().lower() not in _DETERMINERS for one in words))
        ):
            break
        words.append(match)
        if len(words) > 9 or (match.group().endswith(".") and len(word) > 3):
            break
    return _trimmed(text, words)


def phrase_before(text: str, place: int, *, compound: bool = False) -> Phrase | None:
    """The noun phrase that ends at a place, the subject of what follows; None where a preposition
    stands before it, as then it is no subject."""
    if not compound and (quoted := _quoted_before(text, place)):
        return quoted
    between = None if compound else _DAY_BETWEEN.search(text, max(0, place - 50), place)
    end = between.start() if between else place
    found = list(_WORD.finditer(text, max(0, place - 120), end))
    while found and not compound and found[-1].group().lower() in _SKIPPED:
        found.pop()
    words: list[re.Match[str]] = []
    while found:
        word = found[-1].group()
        low = word.lower().rstrip(".")
        if not word[0].isalnum() or low in _TIMES or low.isdigit():
            break
        if low in _STOPS or (low == "of" and compound):
            if low in _PREPOSITIONS and not compound:
                return _before_description(text, found)
            break
        words.insert(0, found.pop())
        if low in ("the", "a", "an") and _some_of(found) and not compound:
            continue
        if low in ("the", "a", "an") or len(words) > 8:
            described = bool(found) and found[-1].group().lower() in _PREPOSITIONS
            if low in ("the", "a", "an") and described and not compound:
                return _before_description(text, found)
            break
    if words and words[0].start() == max(0, place - 120) and place > 120:
        return None
    return _trimmed(text, words)


def _quoted_before(text: str, place: int) -> Phrase | None:
    """The subject that stands in quotation marks: "the gang “Los Perros” attacked"."""
    marked = _QUOTED.search(text, max(0, place - 60), place)
    return phrase_after(text, marked.start("who")) if marked else None


_QUOTED = re.compile(
    r"[“\"‘](?!\w+ly[”\"’])(?P<who>[\w’'-]+(?: [\w’'-]+){0,4})[”\"’] (?:(?:has|have|had) )?$"
)
_DAY_BETWEEN = re.compile(
    r"(?<=\w)(?: (?:has|have|had))?"
    r"(?: (?:early|late))?(?: on| in)?(?: the)?(?: early hours of)?"
    rf" (?:{WEEKDAY}|yesterday|today|(?:last )?{FULL_MONTH}"
    r"(?: (?:last|this) year|,? \d{4})?)"
    rf"(?: {PART_OF_DAY})? $"
    r"|(?<=\w)(?: (?:has|have|had))? [“\"‘']\w+ly[”\"’'] $"
    r"|(?<=\w)(?:, or [A-Z]{2,}, | \([A-Z][\w-]+\),? )(?:(?:has|have|had) )?$"
    r"|(?<=\w), \d{1,2},(?: (?:has|have|had))? ?$"
    r"|(?<=\w),? (?:several|some|about|around)? ?(?:hundred|dozen|thousand|\d+)s?[ -]strong,?"
    r"(?: (?:has|have|had))? $"
)
"""The day between a subject and its verb: "gunmen on Sunday attacked"."""


def _some_of(found: list[re.Match[str]]) -> bool:
    """Whether what is left ends in "dissidents of", "Army of" and the like: what follows is not who
    did it, or only the end of their name."""
    if len(found) < 2 or found[-1].group().lower() != "of":
        return False
    whole = found[-2].group()
    return whole.lower() in SPLIT_OFF or (whole.istitle() and whole.lower() in AGENTS)


def _before_description(text: str, found: list[re.Match[str]]) -> Phrase | None:
    """The armed people whom a phrase with a preposition describes: "two gunmen on a motorcycle",
    "a militia allied with the government"; None where it describes something else."""
    left = list(found[:-1])
    if left and left[-1].group().lower() in _ALLIED:
        left.pop()
    if not left or not (left[-1].group().lower() in AGENTS or _armed(left[-2:])):
        return None
    words: list[re.Match[str]] = []
    while left and left[-1].group()[0].isalnum() and left[-1].group().lower() not in _STOPS:
        words.insert(0, left.pop())
        if words[0].group().lower() in ("the", "a", "an") or len(words) > 6:
            break
    return _trimmed(text, words)


def armed_before(text: str, place: int) -> Phrase | None:
    """Armed people who are described before their verb: "rebels armed with axes killed"."""
    described = _DESCRIBED.search(text, max(0, place - 90), place)
    phrase = phrase_before(text, described.start()) if described else None
    return phrase if phrase and is_agent(phrase) else None


_DESCRIBED = re.compile(
    r",? (?:armed with|wielding|brandishing|carrying|wearing|dressed (?:in|as)|disguised as|riding"
    r"|belonging to|from|in|on|with)\b(?:(?!\b(?:who|which|that|when|where|were|was|after|said|say"
    r"|says|have|has|had|they|he|she|it|is|are|(?!masked\b|armed\b)\w{3,}ed)\b)"
    r"[^.;:“”\"]){2,70}?,?(?<! to)(?<! and)(?<! or)(?<! but) $"
)


def _armed(words: list[re.Match[str]]) -> bool:
    """Whether two words say that somebody is armed: "armed civilians"."""
    return words[0].group().lower() in ("armed", "masked")


def _verb(word: str, count: int) -> bool:
    low = word.lower()
    if "-" in low or word != low or low in _TRADES:
        return False
    return count > 0 and (low.endswith("ing") or (low.endswith("ed") and low not in ("armed",)))


_TRADES = frozenset("trafficking smuggling mining banking fishing shipping logging".split())
"""Nouns in -ing: "the drug trafficking rings"."""


def _trimmed(text: str, words: list[re.Match[str]]) -> Phrase | None:
    kept = list(words)
    while kept and kept[-1].group().lower() in _NO_END:
        kept.pop()
    while kept and kept[0].group().lower() in _UNWRITTEN:
        kept.pop(0)
    if [one.group().lower() for one in kept[1:2]] == ["of"] and kept[0].group().lower() in _DOZENS:
        # "Dozens of bandits": how many there were names nobody.
        del kept[:2]
    if not kept:
        return None
    start, end = kept[0].start(), kept[-1].end()
    while end > start and text[end - 1] in ".'’" and not _LETTERS.search(text, start, end):
        end -= 1
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    return Phrase(start, end, " ".join(text[start:end].split())) if end - start > 1 else None


_NO_END = frozenset("of the a an early late loyal allied aligned linked affiliated".split())
_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}$")


def branch_in(text: str, phrase: Phrase) -> Phrase:
    """A part of an armed group with the country that it is in: "X's branch in Tessland"."""
    part = BRANCH.search(phrase.text)
    country = _IN_COUNTRY.match(text, phrase.end) if part else None
    if country is None:
        return phrase
    return Phrase(phrase.start, country.end(), text[phrase.start : country.end()])


_IN_COUNTRY = re.compile(r" in (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?")


def named_with(text: str, phrase: Phrase) -> Phrase | None:
    """Who is named beside a phrase: "accused the rebels and neighbouring Tessland of"."""
    also = _AND_ALSO.match(text, phrase.end)
    return Phrase(also.start("who"), also.end("who"), also["who"]) if also else None


_AND_ALSO = re.compile(
    r" and (?:(?:neighbou?ring|its ally|allied) )?(?:the )?"
    r"(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)


def whose(text: str, phrase: Phrase) -> Phrase:
    """Armed people with the name of those whose they are: "fighters from the Northern Front"."""
    of = _FROM.match(text, phrase.end)
    name = phrase_after(text, of.end()) if of else None
    if name is None or not is_agent(phrase):
        return phrase
    return Phrase(phrase.start, name.end, text[phrase.start : name.end])


def suffers(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb has an object right after it: "attacked the school", not "attacked in"."""
    if re.search(
        r"(?:\b(?:was|were|been|being|is|are|be|who|get|got)|(?<!\d),) $", text[: verb.start()]
    ):
        return bool(re.search(r"\bwho $", text[: verb.start()]))
    if verb.group() in ("seized", "hit") and _THINGS.match(text, verb.end()):
        return False
    if verb.group().startswith("opened fire") or _OBJECT.match(text, verb.end()):
        return True
    if _titled(text, verb.end()):
        return True
    # "Shot and killed a guard": the object of both stands after the second.
    second = AND_VERB.match(text, verb.end())
    return second is not None and _OBJECT.match(text, second.end()) is not None


_THINGS = re.compile(
    r" (?:[\w-]+ ){0,4}?(?:(?:hand)?guns?|weapons?|rifles?|pistols?|ammunition|rounds|drugs|cocaine"
    r"|heroin|marijuana|cash|money|evidence|documents|computers?|(?:cell|mobile )?phones?|laptops?"
    r"|explosives|equipment|assets|knife|knives|machetes?|materials?|contraband)\b"
    r"| the (?:floor|ground|deck|road|streets)\b"
)
"""What officers seize as evidence, and what people hit who fall or set out."""


def _titled(text: str, place: int) -> bool:
    """Whether people follow without an article: "shot dead radio host Ana Brun", "attacked herders
    near Arden"."""
    found = _TITLED.match(text, place)
    if found is not None and _STOPS.isdisjoint(found[1].split()):
        return True
    noun = _NOUN.match(text, place)
    return noun is not None and noun[1] in SEVERAL_PERSONS


_NOUN = re.compile(r" ([a-z]+)\b")
_TITLED = re.compile(r" ((?:[a-z][\w-]+ ){1,4})[A-Z][\w’'-]+ (?:[a-z]{1,3} )?[A-Z]")
