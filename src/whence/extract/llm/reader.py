"""The reader that asks a language model. It is never used unless a person names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from whence.errors import Unanswered
from whence.extract.kinds import kind_of, tells_of_violence
from whence.extract.llm.answer import Answer, ClaimAnswer, IncidentAnswer, decode
from whence.extract.llm.ground import Ungrounded, shown
from whence.extract.llm.options import LlmOptions, api_key
from whence.extract.llm.prompt import Prompt, Window, windows
from whence.extract.llm.server import NoAnswer, Server
from whence.extract.llm.values import Grounds
from whence.extract.text import Sentence, sentences
from whence.model import Article, ClaimDraft, Cost, MentionDraft

VERSION = "1"
"""Of the code around the prompt; the prompt's digest and the model's name stand beside it."""
_ATTEMPTS = 2
"""How often a window is asked about before an answer in a wrong form is given up."""
_MOST_INCIDENTS = 40


class _Found:
    """What the windows of one article gave so far, by the number of the incident."""

    def __init__(self) -> None:
        self.claims: dict[int, list[ClaimDraft]] = {}
        self.background: dict[int, bool] = {}
        self.refused: list[str] = []

    def lines(self) -> tuple[str, ...]:
        """One line per incident, in the article's own words, for the next window's prompt."""
        return tuple(
            f"{number}: {shown(claims[0].quote)}"
            for number, claims in self.claims.items()
            if claims
        )


class LlmReader:
    """Asks a server about each article that has a word of violence, window by window.

    The answers are held against the article: a claim is drafted only where its quote stands there
    and its value can be read from the quoted words again; what is not borne out is told in the
    draft's ``refused``.
    """

    name = "llm"
    Options = LlmOptions

    def __init__(self, options: LlmOptions, processes: int) -> None:
        """``processes`` such readers share the allowed requests. Raises PluginError where the key
        that was named cannot be read."""
        self.options = options
        self._prompt = Prompt()
        self._server = Server(options, api_key(options), options.requests_per_minute / processes)
        self.version = f"{VERSION} {self._prompt.digest} {options.model}"

    def read(self, article: Article) -> tuple[MentionDraft, ...]:
        """The article's mentions, the main incident's first. Raises Unanswered where the server
        gave no usable answer about a part of it: then nothing of it is kept."""
        if article.kind == "not_read" or not tells_of_violence(article.text):
            return ()
        split = sentences(article.text)
        parts = windows(article.text, split, self.options.window)
        found = _Found()
        try:
            for number, window in enumerate(parts, start=1):
                for part, answer in self._answers(
                    article, split, (window, (number, len(parts))), found
                ):
                    self._take(answer, Grounds(article, split, part), found)
        except NoAnswer as error:
            self._count(unread=1)
            raise Unanswered(article.article_id, str(error)) from error
        self._count(refused=len(found.refused))
        return tuple(self._mentions(article, split, found))

    def take_cost(self) -> Cost:
        """What was asked since this was last called."""
        cost, self._server.cost = self._server.cost, Cost(asked=self.options.base_url)
        return cost

    def _answers(
        self,
        article: Article,
        split: Sequence[Sentence],
        part: tuple[Window, tuple[int, int]],
        found: _Found,
    ) -> Iterator[tuple[Window, Answer]]:
        """The answer about a window; about each of its halves where the model ran out of room."""
        window, place = part
        messages = self._prompt.messages(article, window, place, found.lines())
        why = ""
        for _ in range(_ATTEMPTS):
            reply = self._server.ask(messages, self._prompt.form)
            if reply.cut:
                halves = window.halves(split)
                if halves is None:
                    raise NoAnswer("the answer was cut off at max_tokens")
                for half in halves:
                    yield from self._answers(article, split, (half, place), found)
                return
            try:
                answer = decode(reply.content)
            except msgspec.DecodeError as error:
                why = f"the model's answer has not the form that was asked for: {error}"
                continue
            if len(answer.incidents) > _MOST_INCIDENTS:
                why = f"the model's answer has more than {_MOST_INCIDENTS} incidents"
                continue
            yield window, answer
            return
        raise NoAnswer(why)

    def _take(self, answer: Answer, grounds: Grounds, found: _Found) -> None:
        for incident in answer.incidents:
            near = grounds.window.start
            claims = found.claims.setdefault(incident.number, [])
            for claim in incident.claims:
                try:
                    draft = grounds.draft(claim, near)
                except Ungrounded as error:
                    found.refused.append(f"{_kind(claim)} claim refused: {error}")
                else:
                    near = draft.start
                    claims.append(draft)
            self._mark(incident, found)

    def _mark(self, incident: IncidentAnswer, found: _Found) -> None:
        # An incident that any window tells as the article's own is not in the background.
        before = found.background.get(incident.number, True)
        found.background[incident.number] = before and incident.background

    def _mentions(
        self, article: Article, split: Sequence[Sentence], found: _Found
    ) -> Iterator[MentionDraft]:
        refused = tuple(dict.fromkeys(found.refused))
        kept = {number: claims for number, claims in found.claims.items() if claims}
        for number in sorted(kept, key=lambda number: (found.background[number], number)):
            claims = kept[number]
            texts = [
                one.text
                for one in split
                if any(claim.start < one.end and one.start < claim.end for claim in claims)
            ]
            if not found.background[number] and article.title:
                texts.insert(0, article.title)
            yield MentionDraft(kind_of(texts), tuple(claims), found.background[number], refused)
            refused = ()
        if refused:
            yield MentionDraft("attack", (), refused=refused)

    def _count(self, *, unread: int = 0, refused: int = 0) -> None:
        cost = self._server.cost
        self._server.cost = replace(
            cost, unread=cost.unread + unread, refused=cost.refused + refused
        )


def _kind(claim: ClaimAnswer) -> str:
    return type(claim).__name__.removesuffix("Answer").lower()
