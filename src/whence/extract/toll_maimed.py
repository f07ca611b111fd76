"""The wounded whom a sentence tells of by what they lost: "a commando lost a leg", "three have lost
the sight of an eye"."""

from __future__ import annotations

from whence.extract import toll_words as words
from whence.extract.text import word_set
from whence.extract.toll_phrases import People
from whence.extract.toll_reach import subject
from whence.extract.toll_scene import Link, Scene

_LIMBS = word_set("""
    leg legs arm arms hand hands foot feet limb limbs eye eyes finger fingers toe toes ear ears
    sight eyesight hearing
    """)
_LOST = word_set("lost loses losing")
_ONES_OWN = word_set("""
    a an his her their both one two three the use of part sight left right lower upper in left-hand
    """)
_LONG_AGO = word_set("""
    war wars veteran veterans childhood child diabetes polio accident ago birth cancer disease years
    fingernails
    """)
"""Words of those who were maimed before, or otherwise."""
_FARTHEST = 7


def maimed(at: Scene, place: int) -> Link | None:
    """Who lost a limb or the use of one, if a word says so."""
    stop = _past_limb(at, place + 1) if at.low(place) in _LOST else 0
    link = subject(at, place - 1, stop, "injured", "part") if stop else None
    now = _LONG_AGO.isdisjoint(word.low for word in at.sentence)
    return link if link and now and all(map(_is_told, link.people)) else None


def _past_limb(at: Scene, place: int) -> int:
    """Where "the use of her left arm" ends, if such words begin at a word; 0 if they do not: "lost
    hands down" tells of none."""
    step = place
    while step < place + _FARTHEST and at.low(step) in _ONES_OWN:
        step += 1
    return step + 1 if step > place and at.low(step) in _LIMBS else 0


def _is_told(one: People) -> bool:
    pronoun = one.sort == "definite" and one.head in words.PRONOUNS | {"him", "he", "she"}
    return any(one.figures) and not pronoun
