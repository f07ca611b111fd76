"""The names of actors, as the parse has them: words that are no part of a name are cut off, phrases
that belong to another word left out."""

from __future__ import annotations

from whence.extract.actors_judged import Phrase, is_agent
from whence.extract.kinds import EVENT
from whence.extract.parse import Parse
from whence.extract.regions import DEMONYMS
from whence.extract.text import Sentence
from whence.model import Role

_FINITE = ("VBZ", "VBP", "VBD", "MD")


def parsed_name(parse: Parse, sentence: Sentence, name: Phrase, role: Role) -> Phrase | None:
    """The phrase without a verb before it ("believes the rebels") or a participle after it
    ("gunman barred from …"); None where the parse makes it no actor of the deed. Where the sentence
    was not passed the phrase stays."""
    inside = range(*parse.between(sentence.start + name.start, sentence.start + name.end))
    if not inside:
        return name
    tags = [parse.words[number].tag for number in inside]
    if role == "target" and tags[0] == "VBG":
        # "aimed at stopping the vote"
        return None
    first = max((at + 1 for at, tag in enumerate(tags) if tag in _FINITE), default=0)
    last = len(inside)
    while last > first and tags[last - 1] == "VBN":
        last -= 1
    if first >= last:
        return None if role == "target" else name
    low = parse.words[inside[first]].start - sentence.start if first else name.start
    high = parse.words[inside[last - 1]].end - sentence.start if last < len(inside) else name.end
    cut = Phrase(low, high, " ".join(sentence.text[low:high].split()))
    return None if _misplaced(parse, sentence, cut, role) else cut


def _misplaced(parse: Parse, sentence: Sentence, name: Phrase, role: Role) -> bool:
    """Whether the parse gives a phrase to another word ("carried from the site of the strike on a
    door"), or takes a capital at a beginning for no name ("Dust stormed the house")."""
    head = name.text.split(" of ")[0].split()[-1]
    number = parse.at(sentence.start + name.start + name.text.find(head))
    if number is None:
        return False
    word = parse.words[number]
    if role == "perpetrator":
        opens = not sentence.text[: name.start].strip(" \"“‘'([")
        plain = (
            " " not in name.text
            and name.text not in DEMONYMS
            and (opens or word.tag in ("NN", "RB"))
        )
        return plain and not is_agent(name) and parse.entity(word.start, word.end) is None
    over = parse.words[word.head] if word.head >= 0 else None
    if over is None or word.dep not in ("obl", "nmod") or not over.tag.startswith("V"):
        return False
    return over.start < word.start and EVENT.match(parse.text, over.start) is None
