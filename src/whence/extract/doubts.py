"""Which sentences are worth a pass of the encoder: those in which words alone leave something in
doubt that its parse can settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.extract import speakers
from whence.extract.actors import in_sentence
from whence.extract.attribution import all_quotations, cues_of, inverted_speaker
from whence.extract.attribution_parts import LONGEST, Span
from whence.extract.kinds import WEAK, tells_of_event
from whence.extract.speakers_asides import matching_comma
from whence.extract.speakers_parsed import in_doubt
from whence.extract.speakers_tokens import tokens
from whence.extract.text import Sentence


def doubtful(text: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    """The numbers of the sentences with a word of violence or death in which it is not plain who
    speaks, or which name an actor."""
    quoted = all_quotations(text)
    for number, sentence in enumerate(sentences):
        if sentence.end - sentence.start > LONGEST:
            continue
        if not (tells_of_event(sentence.text) or WEAK.search(sentence.text)):
            continue
        names = next(in_sentence(sentence), None) is not None
        if names or _who_speaks(text, sentence, quoted):
            yield number


def _who_speaks(text: str, sentence: Sentence, quoted: Sequence[Span]) -> bool:
    """Whether the speaker of some cue of a sentence is in doubt."""
    here = tuple(one for one in quoted if one[1] > sentence.start and one[0] < sentence.end)
    words = tokens(text, sentence.start, sentence.end, here)
    for index, _, _, cue in cues_of(text, sentence, words):
        found = speakers.before(text, words, index)
        after = None if found else inverted_speaker(text, words, index, cue, here)
        if after and index and words[index - 1].text == ",":
            # "Its media arm, al-Bayan, said its men …" has its speaker before the cue.
            after = None if matching_comma(words, index - 1) else after
        if after is None and in_doubt(words, index, found):
            return True
    return False
