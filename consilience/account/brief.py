"""The brief: a few statements that tell the story, each a sentence of a report with its support."""

from collections.abc import Iterator

from consilience.account.sentences import SHORTEST, fitness, report_sentences
from consilience.records import (
    AnnotatedArticle,
    Claim,
    ClaimKind,
    Dossier,
    Point,
    Position,
    Role,
    Span,
    Statement,
    Verdict,
    taking_sides,
)

# What an editor reads before the coffee is cold.
MOST_STATEMENTS = 8
FEWEST_STATEMENTS = 5
# The sentences at the top of a report that tell its news.
LEADING = 3
# What is asked about what happened tells more of a story than titles and wordings.
KIND_WEIGHT = {
    ClaimKind.DATE: 0.8,
    ClaimKind.QUOTATION: 0.6,
    ClaimKind.SPEAKER: 0.6,
    ClaimKind.REASON: 0.5,
    ClaimKind.OFFICE: 0.4,
}
# Words that two statements may share before the second repeats the first (share of the shorter one's words).
REPEATED = 0.6


def brief(dossier: Dossier) -> tuple[Statement, ...]:
    """Up to eight statements, the best supported first; leads of single reports fill up a short brief."""
    chosen: list[Statement] = []
    for statement in (*_from_points(dossier), *_from_leads(dossier)):
        is_enough = len(chosen) >= (MOST_STATEMENTS if statement.point else FEWEST_STATEMENTS)
        if not is_enough and not any(_repeats(statement, other) for other in chosen):
            chosen.append(statement)
    return tuple(chosen)


def _from_points(dossier: Dossier) -> Iterator[Statement]:
    """A statement for each point that several articles speak to, the weightiest first."""
    articles = {annotated.article.id: annotated for annotated in dossier.articles}
    leads, contested = _leads(dossier), taking_sides(dossier.points)
    for point in sorted(dossier.points, key=lambda point: (-_weight(point, leads), -point.weight, point.id)):
        is_contested = point.is_contested
        statement = _statement(point, articles, frozenset() if is_contested else contested)
        first = statement.support[0]
        if len(_evidence(point)) > 1 and _stands_alone(first, articles) and (is_contested or first not in contested):
            yield statement


def _leads(dossier: Dossier) -> frozenset[Span]:
    """The first sentences of each report, where news is told first."""
    return frozenset(sentence.span for _, sentence, place in report_sentences(dossier) if place < LEADING)


def _weight(point: Point, leads: frozenset[Span]) -> float:
    """How much of the story a point tells: its articles, and the leads among its sentences, by the kind of question."""
    evidence = _evidence(point)
    told = sum(any(span in leads for span in spans) for spans in evidence.values())
    return KIND_WEIGHT.get(point.kind, 1.0) * (len(evidence) + 2 * told)


def _evidence(point: Point) -> dict[str, set[Span]]:
    """The sentences of a point by article."""
    found: dict[str, set[Span]] = {}
    for position in point.positions:
        for claim in position.claims:
            found.setdefault(claim.evidence.article, set()).add(claim.evidence)
    return found


def _statement(point: Point, articles: dict[str, AnnotatedArticle], avoided: frozenset[Span]) -> Statement:
    """What a point tells, in a sentence that is not to be avoided where it has one."""
    position = point.positions[0]
    verdict = point.verdict
    if verdict is Verdict.SUPERSEDED:
        # what holds now is told; what it overtook stands with the point
        position = max(point.positions, key=_latest)
        verdict = Verdict.AGREED if position.independent > 1 else Verdict.SINGLE
    claims = sorted(position.claims, key=lambda claim: (claim.evidence in avoided, _rank(claim, articles)))
    spans = tuple(dict.fromkeys(claim.evidence for claim in claims))
    return Statement(
        text=articles[spans[0].article].article.words(spans[0]),
        verdict=verdict,
        outlets=position.outlets,
        independent=position.independent,
        support=spans,
        point=point.id,
    )


def _latest(position: Position) -> str:
    return max((claim.reported.latest for claim in position.claims if claim.reported), default="")


def _rank(claim: Claim, articles: dict[str, AnnotatedArticle]) -> tuple[bool, bool, int, str]:
    annotated = articles[claim.evidence.article]
    is_headline = not _is_body(claim.evidence, articles)
    too_long, leans, start = fitness(annotated, claim.evidence)
    return (is_headline or too_long, leans, start, claim.evidence.article)


def _stands_alone(span: Span, articles: dict[str, AnnotatedArticle]) -> bool:
    """Whether a sentence of a report can be read without the one before it."""
    _, leans, _ = fitness(articles[span.article], span)
    return _is_body(span, articles) and not leans and span.end - span.start >= SHORTEST


def _is_body(span: Span, articles: dict[str, AnnotatedArticle]) -> bool:
    return any(block.role is Role.BODY and block.span.contains(span) for block in articles[span.article].article.blocks)


def _from_leads(dossier: Dossier) -> Iterator[Statement]:
    """The first sentences of each report, those of every article before the next ones of any."""
    sentences = sorted(
        report_sentences(dossier), key=lambda found: (found[2], dossier.story.articles.index(found[0].article.id))
    )
    for annotated, sentence, _ in sentences:
        too_long, leans, _ = fitness(annotated, sentence.span)
        if not too_long and not leans:
            yield Statement(
                text=annotated.article.words(sentence.span),
                verdict=Verdict.SINGLE,
                outlets=1,
                independent=1,
                support=(sentence.span,),
            )


def _repeats(statement: Statement, other: Statement) -> bool:
    if set(statement.support) & set(other.support):
        return True
    one, two = _words(statement.text), _words(other.text)
    return len(one & two) > REPEATED * min(len(one), len(two))


def _words(text: str) -> set[str]:
    return {word for word in text.lower().split() if len(word) > 3}
