"""Every place in a text to which the JSON of an account points, with the words that it says stand there."""

from collections.abc import Iterator

from consilience.present.contract import (
    ArticleView,
    ClaimView,
    FindingView,
    PointView,
    ReportView,
    StoryView,
)
from consilience.records import Link, Record, Span, Statement, TimelineEntry


class Place(Record, frozen=True, kw_only=True):
    """Characters of an article; `name` says what points to them, `words` what should stand there, where it is told."""

    name: str
    article: str
    start: int
    end: int
    words: str | None = None


def places(account: ReportView) -> Iterator[Place]:
    """The places in the order of the JSON."""
    for article in account.articles:
        yield from _of_article(article)
    for story in account.stories:
        yield from _of_story(story)


def _of_article(article: ArticleView) -> Iterator[Place]:
    for number, block in enumerate(article.blocks, 1):
        yield Place(name=f"article {article.id}, block {number}", article=article.id, start=block.start, end=block.end)
    told = article.evidence
    for finding in (told.title, told.outlet, *told.authors, *told.published, told.language):
        yield from _of_finding(finding, article.id)


def _of_finding(finding: FindingView | None, article: str) -> Iterator[Place]:
    if finding and finding.start is not None and finding.end is not None:
        name = f"article {article}, evidence by {finding.rule}"
        yield Place(name=name, article=article, start=finding.start, end=finding.end)


def _of_story(story: StoryView) -> Iterator[Place]:
    told = story.account
    for number, statement in enumerate(told.statements, 1):
        yield from _of_support(f"story {story.id}, statement {number}", statement)
    for point in told.points:
        yield from _of_point(f"story {story.id}, point {point.id}", point)
    for number, entry in enumerate(told.timeline, 1):
        yield from _of_support(f"story {story.id}, timeline {number}", entry)
    for number, link in enumerate(told.links, 1):
        yield from (_of_span(f"story {story.id}, link {number}", span) for span in _spans(link))


def _of_support(name: str, told: Statement | TimelineEntry) -> Iterator[Place]:
    """The first span of the support holds the words."""
    first, *others = told.support
    yield Place(name=name, article=first.article, start=first.start, end=first.end, words=told.text)
    yield from (_of_span(name, span) for span in others)


def _of_point(name: str, point: PointView) -> Iterator[Place]:
    for position in point.positions:
        for claim in position.claims:
            yield from _of_claim(f"{name}, claim {claim.id}", claim)


def _of_claim(name: str, claim: ClaimView) -> Iterator[Place]:
    circumstances = filter(None, (claim.place, claim.manner, claim.reason))
    for start, end in ((claim.start, claim.end), claim.focus, claim.topic, *circumstances):
        yield Place(name=name, article=claim.article, start=start, end=end)


def _spans(link: Link) -> Iterator[Span]:
    yield from link.evidence
    for passage in link.passages:
        yield from (passage.source, passage.target)


def _of_span(name: str, span: Span) -> Place:
    return Place(name=name, article=span.article, start=span.start, end=span.end)
