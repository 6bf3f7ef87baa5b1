"""What an assistant can ask of a library; each answer is JSON, each refusal says what to ask instead."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from consilience.present import json_line
from consilience.present.past_account import account_on
from consilience.records import Account, Record
from consilience.serve.asked import DAY, STORABLE, NotOut, day_of
from consilience.serve.evidence import claim_evidence, passage
from consilience.serve.mcp_answers import found, known, listed, point_answer, story_answer
from consilience.store import HitKind, Library

LONGEST_PASSAGE = 3_000

Words = Annotated[str, Field(max_length=500, pattern=STORABLE)]
Most = Annotated[int, Field(ge=1, le=25)]
Day = Annotated[str | None, Field(pattern=DAY)]
Order = Literal["newest", "changed", "disputed", "largest"]
Place = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Tools:
    """The tools over one library. The first line of each is what an assistant chooses by."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self, query: Words, kind: HitKind = HitKind.ARTICLE, limit: Most = 10) -> str:
        """Articles, statements of accounts, or quotations that hold all the words, best first, with their story.

        Query: words, "phrases", and filters outlet: after:2031-03-01 before: person: speaker: verdict: story:.
        What somebody said about something: kind quotation, query speaker:"Anton Weiss" dam.
        """
        return _listed(map(found, self._library.search(query, kind, limit)))

    def stories(self, order: Order = "newest", limit: Most = 10) -> str:
        """The stories of the library: newest, changed, disputed or largest first, with their counts."""
        return _listed(map(listed, self._library.entries(order, limit)))

    def story(self, story: Words, as_of: Day = None) -> str:
        """The account of a story: statements with citations, points with verdicts, timeline, articles.

        as_of: a day (2031-03-04), for the account as it stood then.
        """
        return _text(story_answer(self._account(story, as_of)))

    def point(self, story: Words, point: Words, as_of: Day = None) -> str:
        """One point of a story: each answer, how many independent sources give it, and the words behind it."""
        return _text(point_answer(self._account(story, as_of), point))

    def claim(self, story: Words, claim: Words) -> str:
        """One claim of a story: who says it, when it happened, and the words that it is read from."""
        return _text(claim_evidence(self._account(story), claim))

    def article_passage(self, article: Words, start: Place = 0, end: Place = LONGEST_PASSAGE) -> str:
        """The words of an article from one character to another, 3000 at most, with title, outlet and days."""
        held = self._library.article(article).article
        return _text(passage(held, start, min(end, start + LONGEST_PASSAGE, len(held.text))))

    def people(self, name: Words, limit: Most = 10) -> str:
        """People, bodies and places known under a name or a part of it, and the stories that name them."""
        return _listed(map(known, self._library.people(name, limit)))

    def _account(self, story: str, as_of: str | None = None) -> Account:
        """The account of a story, or of the one into which it went."""
        account = self._library.account(self._library.successor(story) or story)
        past = account_on(account, day_of(as_of)) if as_of else account
        if past is None:
            raise NotOut(story, as_of or "")
        return past


def _text(record: Record) -> str:
    return json_line(record).decode()


def _listed(records: Iterable[Record]) -> str:
    return "[" + ",\n".join(map(_text, records)) + "]"
