"""The account of a story, and the dossier from which it is written."""

from consilience.records.annotation import AnnotatedArticle
from consilience.records.article import Span
from consilience.records.base import Record
from consilience.records.claim import Claim, Point, Verdict
from consilience.records.entity import Entity
from consilience.records.story import Link, Origin, Story


class Dossier(Record, frozen=True, kw_only=True):
    """All that is known of one story on its way to an account; each stage fills in its part.

    `articles` are in the order of `story.articles`; `links` and `origins` come from provenance, `entities`,
    `claims` and `points` from claims.
    """

    story: Story
    articles: tuple[AnnotatedArticle, ...]
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    points: tuple[Point, ...] = ()


class Statement(Record, frozen=True, kw_only=True):
    """One sentence of an account; it cannot exist without its evidence.

    `text` is the words of the first span of `support`; `point` the id of the point that it tells.
    """

    text: str
    verdict: Verdict
    outlets: int
    independent: int
    support: tuple[Span, ...]
    point: str | None = None

    def __post_init__(self) -> None:
        if not self.support:
            raise ValueError("a statement needs support")


class TimelineEntry(Record, frozen=True, kw_only=True):
    """What happened on `date` (a TIMEX3 value: 2025-09-10, 2025-01, 1994), in the words of the first support."""

    date: str
    text: str
    support: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.support:
            raise ValueError("a timeline entry needs support")


class Account(Record, frozen=True, kw_only=True):
    """One account of one story. `articles` are those of the dossier, for showing spans in their place."""

    story: Story
    articles: tuple[AnnotatedArticle, ...]
    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    timeline: tuple[TimelineEntry, ...]
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
