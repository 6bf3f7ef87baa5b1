"""A report and the lines of the other commands, as the records of the contract."""

from collections.abc import Iterable, Iterator

from consilience.present.contract import (
    AccountView,
    ArticleView,
    BlockView,
    ClaimView,
    CleanLine,
    ClusterLine,
    EvidenceView,
    FindingView,
    PointView,
    PositionView,
    PublishedView,
    Range,
    ReportView,
    StoryView,
)
from consilience.present.report import Report
from consilience.records import (
    Account,
    Article,
    Claim,
    Finding,
    Point,
    Position,
    Publication,
    Span,
    Story,
)


def report_view(report: Report) -> ReportView:
    """The contract's view of a whole report; an article in two stories is listed once."""
    articles = {each.article.id: each.article for account in report.accounts for each in account.articles}
    return ReportView(
        consilience=report.version,
        recipe=dict(report.recipe),
        articles=tuple(map(_article, articles.values())),
        stories=tuple(map(_story, report.accounts)),
        problems=report.problems,
    )


def clean_line(article: Article) -> CleanLine:
    """The line of `consilience clean` for one article."""
    return CleanLine(
        id=article.id,
        uri=article.uri,
        text=article.text,
        title=_value(article.title),
        outlet=_value(article.outlet),
        authors=tuple(author.value for author in article.authors),
        published=_day_or_range(article.published),
        language=_value(article.language),
        blocks=_blocks(article),
        evidence=_evidence(article),
    )


def cluster_lines(stories: Iterable[Story]) -> Iterator[ClusterLine]:
    """The lines of `consilience cluster`, one an article."""
    return (ClusterLine(id=article, story=story.id) for story in stories for article in story.articles)


def _article(article: Article) -> ArticleView:
    return ArticleView(
        id=article.id,
        uri=article.uri,
        title=_value(article.title),
        outlet=_value(article.outlet),
        authors=tuple(author.value for author in article.authors),
        published=_published(article.published),
        language=_value(article.language),
        blocks=_blocks(article),
        evidence=_evidence(article),
    )


def _story(account: Account) -> StoryView:
    return StoryView(
        id=account.story.id,
        label=account.story.label,
        articles=account.story.articles,
        first=account.story.first,
        latest=account.story.latest,
        account=AccountView(
            statements=account.statements,
            points=tuple(map(_point, account.points)),
            timeline=account.timeline,
            links=account.links,
            origins=account.origins,
        ),
        entities=account.entities,
    )


def _point(point: Point) -> PointView:
    return PointView(
        id=point.id,
        about=point.about,
        kind=point.kind,
        verdict=point.verdict,
        reason=point.reason,
        rule=point.rule,
        weight=point.weight,
        confidence=point.confidence,
        positions=tuple(map(_position, point.positions)),
    )


def _position(position: Position) -> PositionView:
    return PositionView(
        value=position.value,
        independent=position.independent,
        outlets=position.outlets,
        primary=position.primary,
        claims=tuple(map(_claim, position.claims)),
    )


def _claim(claim: Claim) -> ClaimView:
    return ClaimView(
        article=claim.evidence.article,
        start=claim.evidence.start,
        end=claim.evidence.end,
        focus=(claim.focus.start, claim.focus.end),
        topic=(claim.topic.start, claim.topic.end),
        sources=claim.sources,
        happened=claim.happened,
        reported=claim.reported,
        id=claim.id,
        kind=claim.kind,
        subject=claim.subject,
        relation=claim.relation,
        value=claim.value,
        polarity=claim.polarity,
        modality=claim.modality,
        standing=claim.standing,
        low=claim.low,
        high=claim.high,
        unit=claim.unit,
        modifier=claim.modifier,
        place=_range(claim.place),
        manner=_range(claim.manner),
        reason=_range(claim.reason),
        origin=claim.origin,
        rule=claim.rule,
    )


def _range(span: Span | None) -> Range | None:
    return None if span is None else (span.start, span.end)


def _blocks(article: Article) -> tuple[BlockView, ...]:
    return tuple(
        BlockView(
            start=block.span.start,
            end=block.span.end,
            role=block.role,
            rule=block.rule,
            furniture=block.is_furniture,
            score=block.score,
        )
        for block in article.blocks
    )


def _published(published: Publication | None) -> PublishedView | None:
    if published is None:
        return None
    return PublishedView(earliest=published.earliest, latest=published.latest, instant=published.instant)


def _day_or_range(published: Publication | None) -> str | PublishedView | None:
    if published is None or not published.is_exact:
        return _published(published)
    return (published.instant or published.earliest).isoformat()


def _evidence(article: Article) -> EvidenceView:
    return EvidenceView(
        title=_finding(article.title),
        outlet=_finding(article.outlet),
        authors=_findings(article.authors),
        published=_findings(article.published.evidence if article.published else ()),
        language=_finding(article.language),
    )


def _finding(finding: Finding | None) -> FindingView | None:
    return next(iter(_findings((finding,))), None) if finding else None


def _findings(findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    return tuple(
        FindingView(
            value=finding.value,
            rule=finding.rule,
            start=finding.span.start if finding.span else None,
            end=finding.span.end if finding.span else None,
        )
        for finding in findings
    )


def _value(finding: Finding | None) -> str | None:
    return finding.value if finding else None
