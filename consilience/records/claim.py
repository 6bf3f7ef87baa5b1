"""Claims, and the points on which they agree or differ."""

from collections.abc import Iterable
from enum import StrEnum

from consilience.records.article import Span
from consilience.records.base import Record
from consilience.records.source import Source


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How far the claim says its event has come: from thought to done, or stopped.

    `possible` may be, or is asked for; `planned` is meant or due to be; `announced` is a plan made known; `ordered` is
    one that somebody has given word for; `under way` has begun and goes on; `done` is told as a fact. `suspended` and
    `terminated` are stopped for a time and for good, before they were begun or after.
    """

    POSSIBLE = "possible"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    ORDERED = "ordered"
    UNDER_WAY = "under way"
    DONE = "done"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"


class Standing(StrEnum):
    """How the claim is vouched for: said plainly, alleged, denied by somebody, or confirmed by somebody.

    Of a report's own "did not" the standing is `asserted` and the polarity negative; a denial has both.
    """

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    CONFIRMED = "confirmed"


# Of what is meant to be and is not yet, a date says when it is due.
AHEAD = frozenset({Modality.PLANNED, Modality.ANNOUNCED, Modality.ORDERED})


class ClaimKind(StrEnum):
    """What question a claim answers; each kind has its own comparator."""

    EVENT = "event"
    STATUS = "status"
    DENIAL = "denial"
    DATE = "date"
    NUMBER = "number"
    OFFICE = "office"
    REASON = "reason"
    QUOTATION = "quotation"
    SPEAKER = "speaker"
    PLACE = "place"
    DOER = "doer"
    CORRECTION = "correction"


class Period(Record, frozen=True, kw_only=True):
    """A stretch of time as two ISO 8601 days, both included."""

    earliest: str
    latest: str


class Claim(Record, frozen=True, kw_only=True):
    """Something an article says: who or what (`subject`), the question (`relation`), the answer (`value`).

    `evidence` is the sentence it is read from; `focus` the words of the answer, `topic` those that name what is asked
    about. `subject`, `relation`, `theme` (stems of what it is done to or counted, with its `theme_heads`) and `value`
    are normalised for comparison and never shown as if they were words of the article. `happened` is when it took
    place, `reported` when it was published; `place`, `manner` and `reason` are the words that say where, how and why.
    `low` and `high` bound a quantity (equal for an exact one, None where open), `unit` and `modifier` are its own:
    the counted noun's lemma or a currency, and the words that bound or round ("at least"). `sources` is the chain from
    the first speaker to the outlet; `origin` where it ends: the first speaker or document, else the agency, else the
    outlet.
    """

    id: str
    kind: ClaimKind
    evidence: Span
    focus: Span
    topic: Span
    subject: str
    relation: str
    value: str
    rule: str
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.DONE
    standing: Standing = Standing.ASSERTED
    happened: Period | None = None
    reported: Period | None = None
    sources: tuple[Source, ...] = ()
    origin: str = ""
    theme: tuple[str, ...] = ()
    theme_heads: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    modifier: str | None = None
    place: Span | None = None
    manner: Span | None = None
    reason: Span | None = None


class Verdict(StrEnum):
    AGREED = "agreed"
    SINGLE = "single"
    COMPATIBLE = "compatible"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"


# Points of these verdicts lay answers against each other; those of these kinds leave the news of a sentence alone.
CONTESTED = frozenset({Verdict.DISPUTED, Verdict.SUPERSEDED})
ASIDE = frozenset({ClaimKind.OFFICE, ClaimKind.QUOTATION, ClaimKind.SPEAKER})


class Position(Record, frozen=True, kw_only=True):
    """One answer to a point's question, with the claims that give it.

    `value` is the words of one of its claims. Three counts are kept apart: outlets that print it, independent
    origins, and primary sources (0 where the texts name none).
    """

    value: str
    claims: tuple[Claim, ...]
    outlets: int
    independent: int
    primary: int = 0

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError("a position needs a claim")


class Point(Record, frozen=True, kw_only=True):
    """One question and the answers the articles give to it.

    `about` and `reason` are made of spans and fixed templates; `rule` names the comparator that decided;
    `weight` orders the points of a story, heaviest first. `confidence`, 0 to 1, is how often a difference told for this
    reason was one on texts read by hand; 1 where nothing differs, None where such a difference was seen too seldom.
    """

    id: str
    about: str
    kind: ClaimKind
    verdict: Verdict
    reason: str
    rule: str
    positions: tuple[Position, ...]
    weight: float = 0.0
    confidence: float | None = 1.0

    def __post_init__(self) -> None:
        if not self.positions:
            raise ValueError("a point needs a position")

    @property
    def is_contested(self) -> bool:
        """Whether its answers are laid against each other."""
        return self.verdict in CONTESTED


def taking_sides(points: Iterable[Point]) -> frozenset[Span]:
    """The sentences that take a side in something contested: printed whole as agreed, they would hide that.

    A title or the wording of a quotation may differ in a sentence whose news all agree on; these are left out.
    """
    return frozenset(
        claim.evidence
        for point in points
        if point.is_contested and point.kind not in ASIDE
        for position in point.positions
        for claim in position.claims
    )
