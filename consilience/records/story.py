"""A story: what is grouped, and who in it depends on whom."""

import datetime
from enum import StrEnum

from consilience.records.article import Span
from consilience.records.base import Record


class Story(Record, frozen=True, kw_only=True):
    """Articles about one event and what followed from it, in order of publication.

    `label` is a span's words: the headline or first sentence of one of the articles.
    """

    id: str
    articles: tuple[str, ...]
    label: str
    first: datetime.date | None = None
    latest: datetime.date | None = None

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError("a story needs an article")


class LinkKind(StrEnum):
    COPY = "copy"
    REUSE = "reuse"
    CITES = "cites"
    TRANSLATION = "translation"


class Passage(Record, frozen=True, kw_only=True):
    """The same words in two articles."""

    source: Span
    target: Span


class Link(Record, frozen=True, kw_only=True):
    """`target` depends on `source`: it copies it, reuses passages of it, or cites it.

    `target` is an article id; `source` an article id, or for citations a source's name.
    `score` is the share of the target's words (0..1) that stand in the source; None for citations.
    """

    source: str
    target: str
    kind: LinkKind
    rule: str
    score: float | None = None
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Span, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """Articles that count as one voice, because their words come from the same place."""

    id: str
    name: str
    members: tuple[str, ...]
