"""A report as tables: one record a row, the same rows for every format that has tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from consilience.present.outline import letter
from consilience.present.report import Report
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Claim,
    Finding,
    Link,
    Period,
    Point,
    Position,
    Record,
    Sentence,
    Span,
)


class ArticleRow(Record, frozen=True, kw_only=True, tag="articles", tag_field="table"):
    """An article of a story; `number` is the one by which it is cited."""

    story: str
    article: str
    number: int
    uri: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published_earliest: str | None
    published_latest: str | None
    language: str | None
    characters: int
    capture: str


class SentenceRow(Record, frozen=True, kw_only=True, tag="sentences", tag_field="table"):
    """A sentence of an article's report."""

    article: str
    start: int
    end: int
    words: str


class ClaimRow(Record, frozen=True, kw_only=True, tag="claims", tag_field="table"):
    """A claim under the answer that it gives; `sources` is the chain from the first speaker to the outlet."""

    story: str
    point: str
    answer: str
    claim: str
    kind: str
    article: str
    start: int
    end: int
    words: str
    focus_start: int
    focus_end: int
    focus: str
    subject: str
    relation: str
    value: str
    low: float | None
    high: float | None
    unit: str | None
    modifier: str | None
    polarity: str
    modality: str
    standing: str
    place: str | None
    manner: str | None
    reason: str | None
    sources: tuple[str, ...]
    origin: str
    happened_earliest: str | None
    happened_latest: str | None
    reported_earliest: str | None
    reported_latest: str | None
    rule: str


class PointRow(Record, frozen=True, kw_only=True, tag="points", tag_field="table"):
    """A question and its verdict; `answers` and `claims` count them."""

    story: str
    point: str
    about: str
    kind: str
    verdict: str
    reason: str
    rule: str
    weight: float
    answers: int
    claims: int


class PositionRow(Record, frozen=True, kw_only=True, tag="positions", tag_field="table"):
    """One answer to a point's question, and how many give it."""

    story: str
    point: str
    answer: str
    value: str
    outlets: int
    independent: int
    primary: int
    claims: int


class LinkRow(Record, frozen=True, kw_only=True, tag="links", tag_field="table"):
    """`target` depends on `source`; the places are ARTICLE:START-END, those of passages in pairs of the same order."""

    story: str
    source: str
    target: str
    kind: str
    score: float | None
    rule: str
    evidence: tuple[str, ...]
    source_passages: tuple[str, ...]
    target_passages: tuple[str, ...]


Row = ArticleRow | SentenceRow | ClaimRow | PointRow | PositionRow | LinkRow
Articles = Mapping[str, Article]


def rows(report: Report, table: str) -> Iterator[Row]:
    """The rows of one of TABLES, in the order of the accounts; the sentences of each article once."""
    if table == "sentences":
        yield from _sentences(report)
        return
    for account in report.accounts:
        yield from BY_ACCOUNT[table](account)


def _articles(account: Account) -> Iterator[ArticleRow]:
    for number, annotated in enumerate(account.articles, 1):
        article = annotated.article
        published = article.published
        yield ArticleRow(
            story=account.story.id,
            article=article.id,
            number=number,
            uri=article.uri,
            title=_value(article.title),
            outlet=_value(article.outlet),
            authors=tuple(author.value for author in article.authors),
            published_earliest=published.earliest.isoformat() if published else None,
            published_latest=published.latest.isoformat() if published else None,
            language=_value(article.language),
            characters=len(article.text),
            capture=article.capture,
        )


def _sentences(report: Report) -> Iterator[SentenceRow]:
    once = {each.article.id: each for account in report.accounts for each in account.articles}
    return (_sentence(annotated, sentence) for annotated in once.values() for sentence in annotated.sentences)


def _sentence(annotated: AnnotatedArticle, sentence: Sentence) -> SentenceRow:
    span = sentence.span
    return SentenceRow(
        article=annotated.article.id, start=span.start, end=span.end, words=annotated.article.words(span)
    )


def _claims(account: Account) -> Iterator[ClaimRow]:
    held = {each.article.id: each.article for each in account.articles}
    for point in account.points:
        for place, position in enumerate(point.positions):
            for claim in position.claims:
                yield _claim(claim, (account.story.id, point.id, letter(place)), held)


def _claim(claim: Claim, place: tuple[str, str, str], articles: Articles) -> ClaimRow:
    story, point, answer = place
    happened, reported = _days(claim.happened), _days(claim.reported)
    return ClaimRow(
        story=story,
        point=point,
        answer=answer,
        claim=claim.id,
        kind=claim.kind.value,
        article=claim.evidence.article,
        start=claim.evidence.start,
        end=claim.evidence.end,
        words=_words(claim.evidence, articles),
        focus_start=claim.focus.start,
        focus_end=claim.focus.end,
        focus=_words(claim.focus, articles),
        subject=claim.subject,
        relation=claim.relation,
        value=claim.value,
        low=claim.low,
        high=claim.high,
        unit=claim.unit,
        modifier=claim.modifier,
        polarity=claim.polarity.value,
        modality=claim.modality.value,
        standing=claim.standing.value,
        place=_said(claim.place, articles),
        manner=_said(claim.manner, articles),
        reason=_said(claim.reason, articles),
        sources=tuple(source.name for source in claim.sources),
        origin=claim.origin,
        happened_earliest=happened[0],
        happened_latest=happened[1],
        reported_earliest=reported[0],
        reported_latest=reported[1],
        rule=claim.rule,
    )


def _said(span: Span | None, articles: Articles) -> str | None:
    return None if span is None else _words(span, articles)


def _points(account: Account) -> Iterator[PointRow]:
    for point in account.points:
        yield PointRow(
            story=account.story.id,
            point=point.id,
            about=point.about,
            kind=point.kind.value,
            verdict=point.verdict.value,
            reason=point.reason,
            rule=point.rule,
            weight=point.weight,
            answers=len(point.positions),
            claims=sum(len(position.claims) for position in point.positions),
        )


def _positions(account: Account) -> Iterator[PositionRow]:
    for point in account.points:
        for place, position in enumerate(point.positions):
            yield _position(account.story.id, point, letter(place), position)


def _position(story: str, point: Point, answer: str, position: Position) -> PositionRow:
    return PositionRow(
        story=story,
        point=point.id,
        answer=answer,
        value=position.value,
        outlets=position.outlets,
        independent=position.independent,
        primary=position.primary,
        claims=len(position.claims),
    )


def _links(account: Account) -> Iterator[LinkRow]:
    return (_link(account.story.id, link) for link in account.links)


def _link(story: str, link: Link) -> LinkRow:
    return LinkRow(
        story=story,
        source=link.source,
        target=link.target,
        kind=link.kind.value,
        score=link.score,
        rule=link.rule,
        evidence=_places(link.evidence),
        source_passages=_places(passage.source for passage in link.passages),
        target_passages=_places(passage.target for passage in link.passages),
    )


def _places(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(f"{span.article}:{span.start}-{span.end}" for span in spans)


def _words(span: Span, articles: Articles) -> str:
    article = articles.get(span.article)
    return article.words(span) if article else ""


def _days(period: Period | None) -> tuple[str | None, str | None]:
    return (period.earliest, period.latest) if period else (None, None)


def _value(finding: Finding | None) -> str | None:
    return finding.value if finding else None


BY_ACCOUNT: dict[str, Callable[[Account], Iterator[Row]]] = {
    "articles": _articles,
    "claims": _claims,
    "points": _points,
    "positions": _positions,
    "links": _links,
}
TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "sentences": SentenceRow,
    "claims": ClaimRow,
    "points": PointRow,
    "positions": PositionRow,
    "links": LinkRow,
}
