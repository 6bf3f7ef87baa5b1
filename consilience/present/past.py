"""How one part of the account stood on earlier days: who had told it, in which words, under which verdict."""

from collections.abc import Iterable

from consilience.present.display import one_line
from consilience.present.heading import answer_words, support_words, value_words
from consilience.present.outline import Answer, Citation, Line, Moment, Topic
from consilience.present.report_days import Changes, ReportDays
from consilience.present.wording import voices
from consilience.records import ClaimKind, Record, Verdict

# Verdicts that need two answers.
OF_SEVERAL = frozenset({Verdict.DISPUTED, Verdict.SUPERSEDED, Verdict.COMPATIBLE})


class Past(Record, frozen=True, kw_only=True):
    """A part's history: told from the day `since`, under today's verdict from the day `settled`.

    `words` are those of a source that was out; `told` says how many were.
    """

    since: int
    settled: int = 0
    words: Changes[str] = ()
    verdicts: Changes[Verdict] = ()
    told: Changes[str] = ()


def line_past(line: Line, topic: Topic | None, days: ReportDays) -> Past:
    """A statement's history; its verdict is its point's where that needs two answers."""
    statement = line.statement
    support = [span.article for span in statement.support]

    def told(day: int) -> tuple[int, int]:
        out = {article for article in support if days.is_out(article, day)}
        independent = _groups([days.voices.get(article, article)] for article in out)
        return min(statement.outlets, len(out)), min(statement.independent, independent)

    def verdict(day: int) -> Verdict:
        if topic and statement.verdict in OF_SEVERAL:
            return _verdict(topic, statement.verdict, days, day)
        return _of_one(statement.verdict, told(day)[1])

    since = days.first(support)
    verdicts = days.changes(verdict, statement.verdict, [*support, *(_articles(topic) if topic else ())])
    return Past(
        since=since,
        settled=max(since, verdicts[-1][0]),
        words=_words(line.words, line.citations, days),
        verdicts=verdicts,
        told=days.changes(lambda day: voices(*told(day)), voices(statement.outlets, statement.independent), support),
    )


def moment_past(moment: Moment, days: ReportDays) -> Past:
    """The history of an entry of the timeline."""
    return Past(
        since=days.first(cited.span.article for cited in moment.citations),
        words=_words(moment.words, moment.citations, days),
    )


def topic_past(topic: Topic, days: ReportDays) -> Past:
    """A point's history."""
    articles, today = _articles(topic), topic.point.verdict
    since = days.first(articles)
    verdicts = days.changes(lambda day: _verdict(topic, today, days, day), today, articles)
    return Past(since=since, settled=max(since, verdicts[-1][0]), verdicts=verdicts)


def answer_past(answer: Answer, days: ReportDays) -> Past:
    """The history of one answer to a point."""
    articles = [claim.evidence.article for claim in answer.position.claims]

    def told(day: int) -> str:
        return voices(*told_by(answer, days, day))

    def words(day: int) -> str:
        if not answer.readings or days.is_out(articles[0], day):
            return answer_words(answer)
        out = (each for each in answer.readings if days.is_out(each.focus.article, day))
        first = next(out, answer.readings[0])
        return value_words(first.witness.article.words(first.focus))

    return Past(
        since=days.first(articles),
        words=days.changes(words, answer_words(answer), articles),
        told=days.changes(told, support_words(answer), articles),
    )


def told_by(answer: Answer, days: ReportDays, day: int) -> tuple[int, int]:
    """How many outlets had told the answer by that day, and how many of them were independent."""
    articles = {claim.evidence.article for claim in answer.position.claims}
    out = sum(days.is_out(article, day) for article in articles)
    return min(answer.position.outlets, out), _independent(answer, days, day)


def verdict_on(topic: Topic, days: ReportDays, day: int) -> Verdict:
    """The verdict on what was told by that day: today's, unless it needs more than was told."""
    return _verdict(topic, topic.point.verdict, days, day)


def _words(today: str, citations: tuple[Citation, ...], days: ReportDays) -> Changes[str]:
    """The words of the first citation that was out."""

    def words(day: int) -> str:
        out = (each for each in citations if days.is_out(each.span.article, day))
        return next((one_line(each.witness.article.words(each.span)) for each in out), today)

    return days.changes(words, today, (cited.span.article for cited in citations))


def _articles(topic: Topic) -> list[str]:
    return [claim.evidence.article for answer in topic.answers for claim in answer.position.claims]


def _verdict(topic: Topic, today: Verdict, days: ReportDays, day: int) -> Verdict:
    told = [answer for answer in topic.answers if _independent(answer, days, day)]
    return today if len(told) != 1 else _of_one(today, _independent(told[0], days, day))


def _of_one(today: Verdict, independent: int) -> Verdict:
    """The verdict on one answer."""
    return Verdict.SINGLE if today is Verdict.SINGLE or independent < 2 else Verdict.AGREED


def _independent(answer: Answer, days: ReportDays, day: int) -> int:
    """The voices behind the claims that were out: never more than today's, and one for an utterance."""
    claims = [claim for claim in answer.position.claims if days.is_out(claim.evidence.article, day)]
    if claims and claims[0].kind is ClaimKind.QUOTATION:
        return 1
    keys = ([days.voices.get(claim.evidence.article, ""), claim.origin] for claim in claims)
    return min(answer.position.independent, _groups(keys))


def _groups(keys: Iterable[list[str]]) -> int:
    """The number of groups when all that share a key are one."""
    groups: list[set[str]] = []
    for each in keys:
        touching = [group for group in groups if not group.isdisjoint(each)]
        groups = [group for group in groups if group not in touching] + [set(each).union(*touching)]
    return len(groups)
