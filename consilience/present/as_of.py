"""The account as it stood on each day on which a report came out: what was told, by how many, under which verdict.

The words are those of today's account; what is counted again for an earlier day is who had printed them. An article of
which only a range of days is known counts from the first of them, and is called doubtful until the last.
"""

from collections.abc import Callable, Iterable, Mapping

from consilience.present.days import day_words
from consilience.present.heading import support_words
from consilience.present.outline import Answer, Line, Outline, Topic, Witness, outlet_names
from consilience.present.report_days import Changes, ReportDays, report_days
from consilience.present.wording import count, say, voices
from consilience.records import ClaimKind, Record, Verdict

# Verdicts that need two answers.
OF_SEVERAL = frozenset({Verdict.DISPUTED, Verdict.SUPERSEDED, Verdict.COMPATIBLE})


class Past(Record, frozen=True, kw_only=True):
    """How a part of the account stood: told from the day `since`, under today's verdict from the day `settled`."""

    since: int
    settled: int = 0
    verdicts: Changes[Verdict] = ()
    told: Changes[str] = ()


class AsOf(Record, frozen=True, kw_only=True):
    """The history of one account. `parts` are named by their marks (B1, D2), answers by mark and letter (D2A).

    `names` are the days in words, `known` says how many reports were out; `tallies` and `counts` hold the numbers of
    articles, outlets and origins, and of the points in each section.
    """

    days: ReportDays
    parts: Mapping[str, Past]
    names: Changes[str]
    known: Changes[str]
    tallies: Mapping[str, Changes[int]]
    counts: Mapping[str, Changes[int]]


def as_of(shown: Outline) -> AsOf:
    """The history of the account that is shown."""
    days = report_days(shown)
    topics = {topic.point.id: topic for topic in shown.topics}
    parts = {line.mark: _line(line, topics.get(line.statement.point or ""), days) for line in shown.brief}
    for topic in shown.topics:
        parts[topic.mark] = _topic(topic, days)
        parts |= {topic.mark + answer.letter: _answer(answer, days) for answer in topic.answers}
    return AsOf(
        days=days,
        parts=parts,
        names=tuple((day, _name(days, day)) for day in range(len(days.days))),
        known=tuple((day, _known(days, day)) for day in range(len(days.days))),
        tallies=_tallies(shown, days),
        counts=_counts(shown, days, parts),
    )


def _line(line: Line, topic: Topic | None, days: ReportDays) -> Past:
    """A statement's history; its verdict is its point's where that needs two answers."""
    statement = line.statement
    support = [span.article for span in statement.support]
    spoken = _articles(topic) if topic else []

    def told(day: int) -> tuple[int, int]:
        out = {article for article in support if days.is_out(article, day)}
        independent = _groups([days.voices.get(article, article)] for article in out)
        return min(statement.outlets, len(out)), min(statement.independent, independent)

    def verdict(day: int) -> Verdict:
        if topic and statement.verdict in OF_SEVERAL:
            return _verdict(topic, statement.verdict, days, day)
        return _of_one(statement.verdict, told(day)[1])

    verdicts = days.changes(verdict, statement.verdict, [*support, *spoken])
    return Past(
        since=days.first(support),
        settled=verdicts[-1][0],
        verdicts=verdicts,
        told=days.changes(
            lambda day: voices(*told(day)), voices(statement.outlets, statement.independent), support
        ),
    )


def _topic(topic: Topic, days: ReportDays) -> Past:
    articles, today = _articles(topic), topic.point.verdict
    verdicts = days.changes(lambda day: _verdict(topic, today, days, day), today, articles)
    return Past(since=days.first(articles), settled=verdicts[-1][0], verdicts=verdicts)


def _answer(answer: Answer, days: ReportDays) -> Past:
    articles = [claim.evidence.article for claim in answer.position.claims]

    def told(day: int) -> str:
        out = {article for article in articles if days.is_out(article, day)}
        return voices(min(answer.position.outlets, len(out)), _independent(answer, days, day))

    return Past(since=days.first(articles), told=days.changes(told, support_words(answer), articles))


def _articles(topic: Topic) -> list[str]:
    return [claim.evidence.article for answer in topic.answers for claim in answer.position.claims]


def _verdict(topic: Topic, today: Verdict, days: ReportDays, day: int) -> Verdict:
    """The verdict on what was told by that day: today's, unless it needs more than was told."""
    told = [answer for answer in topic.answers if _independent(answer, days, day)]
    if len(told) != 1:
        return today
    return _of_one(today, _independent(told[0], days, day))


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


def _name(days: ReportDays, day: int) -> str:
    name = day_words(days.days[day])
    return say("all by", day=name) if day == days.last else name


def _known(days: ReportDays, day: int) -> str:
    out = [article for article in days.since if days.is_out(article, day)]
    doubtful = sum(days.sure[article] > day for article in out)
    known = say("were out", out=len(out), all=count(len(days.since), "report"))
    return f"{known} {say('doubtful', count=doubtful)}" if doubtful else known


def _tallies(shown: Outline, days: ReportDays) -> dict[str, Changes[int]]:
    """How many articles, outlets and origins were known."""

    def out(day: int) -> list[Witness]:
        return [each for each in shown.witnesses if days.is_out(each.article.id, day)]

    counters: dict[str, tuple[Callable[[int], int], int]] = {
        "article": (lambda day: len(out(day)), len(shown.witnesses)),
        "outlet": (lambda day: len(outlet_names(out(day))), len(outlet_names(shown.witnesses))),
        "origin": (lambda day: len({days.voices[each.article.id] for each in out(day)}), len(shown.account.origins)),
    }
    return {name: days.changes(found, today, days.since) for name, (found, today) in counters.items()}


def _counts(shown: Outline, days: ReportDays, parts: Mapping[str, Past]) -> dict[str, Changes[int]]:
    """How many points each section had: the contrary ones that were so by then, all others that were told."""
    begun = {
        "disputed": [parts[topic.mark].settled for topic in shown.disputed],
        "superseded": [parts[topic.mark].settled for topic in shown.superseded],
        "further": [parts[topic.mark].since for topic in shown.further],
    }
    return {
        name: days.changes(lambda day, first=first: sum(since <= day for since in first), len(first), days.since)
        for name, first in begun.items()
    }
