"""The JSON that Consilience writes: one record a shape, so that the schema, the files and the tests cannot drift apart.

Records of the vocabulary that already have the right shape (`Span`, `Statement`, `TimelineEntry`, `Link`, `Origin`,
`Source`, `Period`, `Problem`) are used as they are.
"""

import datetime

from consilience.records import (
    ClaimKind,
    Entity,
    Link,
    MentionKind,
    Modality,
    Origin,
    Period,
    Polarity,
    Problem,
    Record,
    Role,
    Source,
    SourceKind,
    Stance,
    Standing,
    Statement,
    TimelineEntry,
    Verdict,
)

Range = tuple[int, int]
"""Start and end (exclusive) in the characters of the article's text."""


class FindingView(Record, frozen=True, kw_only=True):
    """Why a fact about an article is believed: the rule that found it and the words it stands on."""

    value: str
    rule: str
    start: int | None = None
    end: int | None = None


class EvidenceView(Record, frozen=True, kw_only=True):
    """The evidence for each fact found about an article; a fact that was not found has none."""

    title: FindingView | None = None
    outlet: FindingView | None = None
    authors: tuple[FindingView, ...] = ()
    published: tuple[FindingView, ...] = ()
    language: FindingView | None = None


class PublishedView(Record, frozen=True, kw_only=True):
    """The days between which an article was published, both included; `instant` is the exact time where known."""

    earliest: datetime.date
    latest: datetime.date
    instant: datetime.datetime | None = None


class BlockView(Record, frozen=True, kw_only=True):
    """A paragraph or line of the text, and whether it is furniture."""

    start: int
    end: int
    role: Role
    rule: str
    furniture: bool
    score: float | None = None


class ArticleView(Record, frozen=True, kw_only=True):
    """What is known of one article."""

    id: str
    uri: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: PublishedView | None
    language: str | None
    blocks: tuple[BlockView, ...]
    evidence: EvidenceView


class ClaimView(Record, frozen=True, kw_only=True):
    """Where an article gives an answer, from whom it has it, when that took place and when it was said.

    `focus` is the words of the answer, `topic` those of what is asked about; `place`, `manner` and `reason` those that
    say where, how and why. `low` and `high` bound a quantity of `unit`, with the words that bound or round it.
    """

    article: str
    start: int
    end: int
    focus: Range
    topic: Range
    sources: tuple[Source, ...]
    happened: Period | None
    reported: Period | None
    id: str
    kind: ClaimKind
    subject: str
    relation: str
    value: str
    polarity: Polarity
    modality: Modality
    standing: Standing
    low: float | None
    high: float | None
    unit: str | None
    modifier: str | None
    place: Range | None
    manner: Range | None
    reason: Range | None
    origin: str
    rule: str


class PositionView(Record, frozen=True, kw_only=True):
    """One answer: how many outlets print it, how many of them are independent, how many primary sources they name."""

    value: str
    independent: int
    outlets: int
    primary: int
    claims: tuple[ClaimView, ...]


class PointView(Record, frozen=True, kw_only=True):
    """One question, the answers to it, the verdict and its reason."""

    id: str
    about: str
    kind: ClaimKind
    verdict: Verdict
    reason: str
    rule: str
    weight: float
    confidence: float | None
    positions: tuple[PositionView, ...]


class AccountView(Record, frozen=True, kw_only=True):
    """The account of one story."""

    statements: tuple[Statement, ...]
    points: tuple[PointView, ...]
    timeline: tuple[TimelineEntry, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]


class StoryView(Record, frozen=True, kw_only=True):
    """One story: its articles in order of publication, who is who in it, and its account."""

    id: str
    label: str
    articles: tuple[str, ...]
    first: datetime.date | None
    latest: datetime.date | None
    account: AccountView
    entities: tuple[Entity, ...] = ()


class ReportView(Record, frozen=True, kw_only=True):
    """All that one run of `consilience report` found."""

    consilience: str
    recipe: dict[str, str]
    articles: tuple[ArticleView, ...]
    stories: tuple[StoryView, ...]
    problems: tuple[Problem, ...]


class CleanLine(Record, frozen=True, kw_only=True):
    """A line of `consilience clean`.

    `published` is the instant where it is known, else the day, both ISO 8601; the range where the day is not sure.
    """

    id: str
    uri: str
    text: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | PublishedView | None
    language: str | None
    blocks: tuple[BlockView, ...]
    evidence: EvidenceView


class SentenceView(Record, frozen=True, kw_only=True):
    start: int
    end: int


class MentionView(Record, frozen=True, kw_only=True):
    start: int
    end: int
    kind: MentionKind


class TimeView(Record, frozen=True, kw_only=True):
    """A TIMEX3."""

    start: int
    end: int
    type: str
    value: str
    modifier: str | None
    anchor: str | None
    rule: str


class QuantityView(Record, frozen=True, kw_only=True):
    """A number as an interval, null where open."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    modifier: str | None


class QuotationView(Record, frozen=True, kw_only=True):
    """Words between quotation marks; `scare` where nobody is reported to have said them."""

    start: int
    end: int
    speaker: Range | None
    cue: Range | None
    scare: bool


class VoiceView(Record, frozen=True, kw_only=True):
    """One through whom a statement came; `kind` is null where the words may stand for anybody ("they")."""

    name: str
    kind: SourceKind | None


class AttributionView(Record, frozen=True, kw_only=True):
    """Who is reported to have said what, and through whom.

    `kind` sorts the source; `chain` leads from it by way of `via` to the outlet that prints it.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    via: Range | None
    stance: Stance
    rule: str
    kind: SourceKind | None
    chain: tuple[VoiceView, ...]


class AnnotateLine(Record, frozen=True, kw_only=True):
    """A line of `consilience annotate`; offsets count characters of the article's text of record.

    `own_voice` is the sentences that the outlet says itself, reporting nobody.
    """

    id: str
    sentences: tuple[SentenceView, ...]
    mentions: tuple[MentionView, ...]
    times: tuple[TimeView, ...]
    quantities: tuple[QuantityView, ...]
    quotations: tuple[QuotationView, ...]
    attributions: tuple[AttributionView, ...]
    own_voice: tuple[Range, ...]


class ClusterLine(Record, frozen=True, kw_only=True):
    """A line of `consilience cluster`: an article and the story it belongs to."""

    id: str
    story: str


class CopyLine(Record, frozen=True, kw_only=True):
    """A line of `consilience copies`: two articles with words in common.

    `derived` says whether one was made from the other, `b` from `a` as far as can be told; `score` is the shared part.
    """

    a: str
    b: str
    kind: str
    score: float | None
    derived: bool


__all__ = [
    "AccountView",
    "AnnotateLine",
    "ArticleView",
    "AttributionView",
    "BlockView",
    "ClaimView",
    "CleanLine",
    "ClusterLine",
    "CopyLine",
    "EvidenceView",
    "FindingView",
    "MentionView",
    "PointView",
    "PositionView",
    "PublishedView",
    "QuantityView",
    "QuotationView",
    "Range",
    "ReportView",
    "SentenceView",
    "StoryView",
    "TimeView",
    "VoiceView",
]
