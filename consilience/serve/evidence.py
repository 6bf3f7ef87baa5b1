"""What stands behind a point: the words of the articles, each with where it is printed."""

import datetime
from collections.abc import Iterator, Mapping

from consilience.records import (
    Account,
    Article,
    Claim,
    ConsilienceError,
    Point,
    Position,
    Record,
    Span,
    Verdict,
)


class UnknownPart(ConsilienceError):
    def __init__(self, kind: str, id: str, story: str) -> None:
        super().__init__(f"the account of {story} has no {kind} {id}; ids change when an account is told anew")


class WrongPlace(ConsilienceError):
    def __init__(self, article: str, length: int) -> None:
        super().__init__(f"the text of {article} has characters 0 to {length}; ask for a start below an end in it")


class Evidence(Record, frozen=True, kw_only=True):
    """Words of an article as they stand at `start` to `end` of its text, and who printed them when.

    The days are those between which the article was published.
    """

    words: str
    article: str
    start: int
    end: int
    title: str | None
    outlet: str | None
    uri: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None


class Told(Record, frozen=True, kw_only=True):
    """One answer to a point's question, the ids of its claims, and the words behind each of them."""

    value: str
    outlets: int
    independent: int
    primary: int
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class PointEvidence(Record, frozen=True, kw_only=True):
    """A point of a story's account: what it is about, the verdict with its reason, and the words behind each answer."""

    story: str
    point: str
    about: str
    verdict: Verdict
    reason: str
    answers: tuple[Told, ...]


class ClaimEvidence(Record, frozen=True, kw_only=True):
    """A claim of a story's account, the point that it answers, and the words that it is read from."""

    story: str
    point: str
    about: str
    verdict: Verdict
    claim: Claim
    evidence: Evidence


def evidence(article: Article, span: Span) -> Evidence:
    """The words under a span of an article."""
    return Evidence(
        words=article.words(span),
        article=article.id,
        start=span.start,
        end=span.end,
        title=article.title.value if article.title else None,
        outlet=article.outlet.value if article.outlet else None,
        uri=article.uri,
        earliest=article.published.earliest if article.published else None,
        latest=article.published.latest if article.published else None,
    )


def passage(article: Article, start: int, end: int) -> Evidence:
    """The words from one character of an article to another, exclusive. Raises WrongPlace."""
    if not 0 <= start < end <= len(article.text):
        raise WrongPlace(article.id, len(article.text))
    return evidence(article, article.span(start, end))


def point_evidence(account: Account, id: str) -> PointEvidence:
    """One point with the words behind it. Raises UnknownPart."""
    point = next((each for each in account.points if each.id == id), None)
    if point is None:
        raise UnknownPart("point", id, account.story.id)
    articles = articles_of(account)
    return PointEvidence(
        story=account.story.id,
        point=point.id,
        about=point.about,
        verdict=point.verdict,
        reason=point.reason,
        answers=tuple(_told(position, articles) for position in point.positions),
    )


def claim_evidence(account: Account, id: str) -> ClaimEvidence:
    """One claim with the words that it is read from. Raises UnknownPart."""
    for point, claim in _claims(account):
        if claim.id == id:
            return ClaimEvidence(
                story=account.story.id,
                point=point.id,
                about=point.about,
                verdict=point.verdict,
                claim=claim,
                evidence=evidence(articles_of(account)[claim.evidence.article], claim.evidence),
            )
    raise UnknownPart("claim", id, account.story.id)


def articles_of(account: Account) -> dict[str, Article]:
    """The articles of an account by their ids."""
    return {each.article.id: each.article for each in account.articles}


def _claims(account: Account) -> Iterator[tuple[Point, Claim]]:
    return ((point, claim) for point in account.points for position in point.positions for claim in position.claims)


def _told(position: Position, articles: Mapping[str, Article]) -> Told:
    return Told(
        value=position.value,
        outlets=position.outlets,
        independent=position.independent,
        primary=position.primary,
        claims=tuple(claim.id for claim in position.claims),
        evidence=tuple(evidence(articles[claim.evidence.article], claim.evidence) for claim in position.claims),
    )
