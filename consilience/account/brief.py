"""The brief: a few statements that tell the story, each a sentence of a report with its support."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consilience.account.salience import Salience
from consilience.account.sentences import LEADING, SHORTEST, fitness, report_sentences
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
# What a statement's words count beside the reports that support it, the least share of them that must be new, and the
# reports that the lead of one alone counts for: the newest report's news should not wait until others tell it. Of what
# several reports tell, weighed by their number, the briefs of seven annotated stories hold .45 so, and .42 by support
# alone; with words at .3 and .9 they hold .45 and .46.
WORDS_WEIGHT = 0.6
LEAST_NEW = 0.2
LEAD_WEIGHT = 3.0
# Two leads under one verb are one news if they share more words than the verb and a name.
FEWEST_SHARED = 2


class _Told(NamedTuple):
    """What a story tells: the weight of its words, the sentences that lead, and the points that are contested."""

    salience: Salience
    leads: frozenset[Span]
    contested: frozenset[str]


def brief(dossier: Dossier) -> tuple[Statement, ...]:
    """Up to eight statements, those that tell most first; leads of single reports fill up a short brief.

    Chosen one by one, each for its support and for what its words add to those before it (maximal marginal relevance,
    Carbonell and Goldstein 1998).
    """
    salience, leads = Salience(dossier), _leads(dossier)
    told = _Told(salience, leads, frozenset(point.id for point in dossier.points if point.is_contested))
    supported = list(_from_points(dossier, leads))
    newest = _newest(dossier)
    waiting = [*supported, *_untold_leads(dossier, supported, newest)]
    chosen: list[Statement] = []
    known: frozenset[str] = frozenset()
    while waiting and len(chosen) < MOST_STATEMENTS:
        best = max(waiting, key=lambda each: each[1] + WORDS_WEIGHT * salience.news(each[0].support[0], known))
        waiting.remove(best)
        statement, place = best[0], best[0].support[0]
        least = 0.0 if place.article in newest and not statement.point else LEAST_NEW
        if not chosen or (salience.share_new(place, known) >= least and not _is_told(statement, chosen, told)):
            chosen.append(statement)
            known |= salience.words(place)
    for statement in _from_leads(dossier):
        if len(chosen) >= FEWEST_STATEMENTS:
            break
        if not _is_told(statement, chosen, told):
            chosen.append(statement)
    return tuple(chosen)


def _from_points(dossier: Dossier, leads: frozenset[Span]) -> Iterator[tuple[Statement, float]]:
    """A statement for each point that several articles speak to, with what it weighs; the weightiest first."""
    articles = {annotated.article.id: annotated for annotated in dossier.articles}
    contested = taking_sides(dossier.points)
    for point in sorted(dossier.points, key=lambda point: (-_weight(point, leads), -point.weight, point.id)):
        is_contested = point.is_contested
        statement = _statement(point, articles, frozenset() if is_contested else contested)
        first = statement.support[0]
        if len(_evidence(point)) > 1 and _stands_alone(first, articles) and (is_contested or first not in contested):
            yield statement, _weight(point, leads)


def _untold_leads(
    dossier: Dossier, supported: Sequence[tuple[Statement, float]], newest: frozenset[str]
) -> Iterator[tuple[Statement, float]]:
    """The first sentence of each report that can stand alone, where no point tells it.

    What the newest reports say anew may stand in a sentence that repeats older news: theirs is left out only where it
    is printed already.
    """
    told = {span for statement, _ in supported for span in statement.support}
    printed = {statement.support[0] for statement, _ in supported}
    begun: set[str] = set()
    for statement in _from_leads(dossier, LEADING):
        [lead] = statement.support
        if lead.article not in begun and lead not in (printed if lead.article in newest else told):
            yield statement, LEAD_WEIGHT
        begun.add(lead.article)


def _newest(dossier: Dossier) -> frozenset[str]:
    """The articles of the last day of a story that was told on several."""
    ranges = {each.article.id: each.article.published for each in dossier.articles if each.article.published}
    if not ranges:
        return frozenset()
    first, last = (choose(found.latest for found in ranges.values()) for choose in (min, max))
    return frozenset(name for name, found in ranges.items() if found.earliest > first and found.latest == last)


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


def _from_leads(dossier: Dossier, so_many: int | None = None) -> Iterator[Statement]:
    """The sentences of each report, or so many first ones, those of every article before the next ones of any.

    Sentences that take a side are left out: they may be overtaken, and their points tell both sides.
    """
    contested = taking_sides(dossier.points)
    sentences = sorted(
        (found for found in report_sentences(dossier) if so_many is None or found[2] < so_many),
        key=lambda found: (found[2], dossier.story.articles.index(found[0].article.id)),
    )
    for annotated, sentence, _ in sentences:
        too_long, leans, _ = fitness(annotated, sentence.span)
        if not too_long and not leans and sentence.span not in contested:
            yield Statement(
                text=annotated.article.words(sentence.span),
                verdict=Verdict.SINGLE,
                outlets=1,
                independent=1,
                support=(sentence.span,),
            )


def _is_told(statement: Statement, chosen: Sequence[Statement], told: _Told) -> bool:
    return any(_repeats(statement, other, told) or _is_one_news(statement, other, told) for other in chosen)


def _is_one_news(one: Statement, two: Statement, told: _Told) -> bool:
    """Whether two reports lead with one deed: the same verb governs both sentences, which share what they speak of."""
    first, second = one.support[0], two.support[0]
    head = told.salience.head(first)
    is_one_deed = bool(head) and head == told.salience.head(second) and {first, second} <= told.leads
    return is_one_deed and len(told.salience.words(first) & told.salience.words(second)) > FEWEST_SHARED


def _share_sentences(one: Statement, two: Statement, told: _Told) -> bool:
    """Whether two points are told in one sentence; what is contested or overtaken only where it is the one printed."""
    if {one.point, two.point} & told.contested:
        return one.support[0] in two.support or two.support[0] in one.support
    return bool(set(one.support) & set(two.support))


def _repeats(statement: Statement, other: Statement, told: _Told) -> bool:
    if statement.point and other.point and _share_sentences(statement, other, told):
        return True
    one, two = _words(statement.text), _words(other.text)
    return len(one & two) > REPEATED * min(len(one), len(two))


def _words(text: str) -> set[str]:
    return {word for word in text.lower().split() if len(word) > 3}
