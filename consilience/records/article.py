"""An article on its way from bytes to labelled text."""

import datetime
from enum import StrEnum

from consilience.records.base import Record


class Span(Record, frozen=True, kw_only=True, order=True):
    """The characters `start` to `end` (exclusive) of an article's text of record.

    The text position selector of the W3C Web Annotation model.
    """

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span holds at least one character: {self.start}-{self.end}")

    def overlaps(self, other: "Span") -> bool:
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.article == other.article and self.start <= other.start and other.end <= self.end


class Capture(Record, frozen=True, kw_only=True):
    """Bytes as they were got, and where and when.

    `name` is the id that the source itself gave the article (a JSON line's `id`), if any.
    `retrieved` is the time of a download; files have none, so that reruns agree.
    """

    uri: str
    media_type: str
    body: bytes
    digest: str
    retrieved: datetime.datetime | None = None
    name: str | None = None


class Role(StrEnum):
    """What a block of a page is for."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    DATELINE = "dateline"
    OUTLET = "outlet"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"
    RELATED = "related"
    APPEAL = "appeal"
    ADVERTISEMENT = "advertisement"
    SUBSCRIPTION = "subscription"
    SOCIAL = "social"
    NAVIGATION = "navigation"
    DISCLAIMER = "disclaimer"
    COMMENT = "comment"
    COPYRIGHT = "copyright"


# Title, byline, date and outlet lines are about the article: neither report nor furniture.
FRONT_MATTER = frozenset({Role.HEADLINE, Role.BYLINE, Role.DATELINE, Role.OUTLET})
REPORT = frozenset({Role.BODY, Role.SUBHEADING})
FURNITURE = frozenset(Role) - FRONT_MATTER - REPORT


class Block(Record, frozen=True, kw_only=True):
    """A paragraph or line of the text with its role and the rule or model that gave it.

    `rule` is the name of the row that decided; `score` its confidence in 0..1 where a model decided.
    """

    span: Span
    role: Role
    rule: str
    score: float | None = None

    @property
    def is_furniture(self) -> bool:
        return self.role in FURNITURE


class Finding(Record, frozen=True, kw_only=True):
    """One fact found about the article itself, with the rule that found it and the words it stands on."""

    value: str
    rule: str
    span: Span | None = None


class Publication(Record, frozen=True, kw_only=True):
    """The days between which an article was published, both included, and what narrowed them.

    `instant` is the exact time where the source gives one.
    """

    earliest: datetime.date
    latest: datetime.date
    evidence: tuple[Finding, ...]
    instant: datetime.datetime | None = None

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"published before it was published: {self.earliest} to {self.latest}")

    @property
    def is_exact(self) -> bool:
        return self.earliest == self.latest


class Article(Record, frozen=True, kw_only=True):
    """A text of record with its blocks in order and what is known of its publication.

    `text` is never edited; everything else points into it.
    """

    id: str
    uri: str
    capture: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: Finding | None = None
    outlet: Finding | None = None
    authors: tuple[Finding, ...] = ()
    published: Publication | None = None
    language: Finding | None = None

    def span(self, start: int, end: int) -> Span:
        return Span(article=self.id, start=start, end=end)

    def words(self, span: Span) -> str:
        """The characters of the text under a span of this article."""
        return self.text[span.start : span.end]
