"""Whether two tolls of one person each tell of the same one: by name, age and sex, as far as the
words beside them say."""

from __future__ import annotations

import re

from whence.extract.text import word_set
from whence.extract.toll_found import Found

_AGED = re.compile(r"\b(\d{1,3})[- ](?:year|yr)s?[- ]olds?\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r"^(?:,| \() ?(\d{1,2})\b")
_REACH = 8
_MALE = word_set("""
    he him man boy male father dad son brother husband boyfriend grandfather grandson uncle nephew
    stepfather policeman gunman businessman
    """)
_FEMALE = word_set("""
    she her woman girl female mother mom daughter sister wife girlfriend grandmother granddaughter
    aunt niece stepmother policewoman businesswoman
    """)
_ANOTHER = re.compile(r"^(?:another|an? (?:second|third|fourth|fifth|sixth))\b", re.IGNORECASE)
_SUFFIXES = word_set("jr sr ii iii iv")


def told_apart(one: Found, other: Found, text: str) -> bool:
    """True where name, age or sex of two single people say that they are not the same."""
    ages = _age(one, text), _age(other, text)
    names = _name(one), _name(other)
    sexes = _sex(one), _sex(other)
    return any(None not in pair and pair[0] != pair[1] for pair in (ages, names, sexes))


def told_alike(one: Found, other: Found, text: str) -> bool:
    """True where two single people have one name or age, and nothing tells them apart."""
    further = _ANOTHER.match(one.toll.as_written) or _ANOTHER.match(other.toll.as_written)
    if further or told_apart(one, other, text):
        return False
    ages, names = (_age(one, text), _age(other, text)), (_name(one), _name(other))
    return any(None not in pair and pair[0] == pair[1] for pair in (ages, names))


def _age(one: Found, text: str) -> int | None:
    around = text[max(0, one.people_start) : one.people_end]
    match = _AGED.search(around) or _AGE_AFTER.match(text[one.people_end : one.people_end + _REACH])
    return int(match[1]) if match else None


def _name(one: Found) -> str | None:
    if one.sort != "named":
        return None
    parts = [part.strip(".").lower() for part in one.toll.as_written.split()]
    kept = [part for part in parts if part not in _SUFFIXES]
    return " ".join((kept[0], kept[-1])) if kept else None


def _sex(one: Found) -> str | None:
    words = one.toll.as_written.lower().split()
    heads = {words[-1], (one.toll.who or "").lower().split(" ")[-1]} if words else set()
    if heads & _MALE:
        return "male"
    return "female" if heads & _FEMALE else None
