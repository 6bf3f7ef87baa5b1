"""The account as it stood on each day on which a report came out: what was told, by how many, and under which verdict.

The words are those of today's account; what is counted again for an earlier day is who had printed them. An article of
which only a range of days is known counts from the first of them, and is called doubtful until the last.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from consilience.present.days import day_words
from consilience.present.heading import support_words
from consilience.present.outline import Answer, Line, Outline, Topic, Witness, outlet_names
from consilience.present.wording import count, say, voices
from consilience.records import Claim, ClaimKind, Origin, Record, Verdict

# Verdicts that need two answers.
OF_SEVERAL = frozenset({Verdict.DISPUTED, Verdict.SUPERSEDED, Verdict.COMPATIBLE})
# A page stays small and a slider usable: of more days, some are left out.
MOST_DAYS = 60

T = TypeVar("T")
Changes = tuple[tuple[int, T], ...]
"""A value on the first day, and on each day on which it changes; the days are counted from 0."""


class Days(Record, frozen=True, kw_only=True):
    """The days on which reports came out. `since` and `sure` tell the first on which each article may, and must, be out."""

    days: tuple[datetime.date, ...]
    since: Mapping[str, int]
    sure: Mapping[str, int]

    @property
    def is_one(self) -> bool:
        return len(self.days) < 2

    def first(self, articles: Iterable[str]) -> int:
        """The day on which the first of the articles was out."""
        return min((self.since[article] for article in articles if article in self.since), default=0)

    def changes(self, value_on: Callable[[int], T]) -> Changes[T]:
        """The values of a function of the day, each with the day from which it holds."""
        found: list[tuple[int, T]] = []
        for day in range(max(1, len(self.days))):
            value = value_on(day)
            if not found or found[-1][1] != value:
                found.append((day, value))
        return tuple(found)


class Past(Record, frozen=True, kw_only=True):
    """How a part of the account stood: told from the day `since`, under today's verdict from the day `settled`."""

    since: int
    settled: int
    verdicts: Changes[Verdict]
    told: Changes[str]


class AsOf(Record, frozen=True, kw_only=True):
    """The history of one account. `parts` are named by their marks (B1, D2), answers by mark and letter (D2A)."""

    days: Days
    parts: Mapping[str, Past]
    names: Changes[str]
    known: Changes[str]
    tallies: Mapping[str, Changes[int]]
    counts: Mapping[str, Changes[int]]


def as_of(shown: Outline) -> AsOf:
    """The history of the account that is shown."""
    days = _days(shown.witnesses)
    parts = {line.mark: _line(line, shown, days) for line in shown.brief}
    for topic in shown.topics:
        parts[topic.mark] = _topic(topic, shown, days)
        parts |= {topic.mark + answer.letter: _answer(answer, shown, days) for answer in topic.answers}
    return AsOf(
        days=days,
        parts=parts,
        names=days.changes(lambda day: _name(days, day)),
        known=days.changes(lambda day: _known(shown, days, day)),
        tallies=_tallies(shown, days),
        counts=_counts(shown, days, parts),
    )


def _days(witnesses: tuple[Witness, ...]) -> Days:
    """Articles without a date count as out from the first day."""
    dated = {each.article.id: each.article.published for each in witnesses if each.article.published}
    every = sorted({day for published in dated.values() for day in (published.earliest, published.latest)})
    kept = _thinned(every)
    place = {day: next(number for number, other in enumerate(kept) if other >= day) for day in every}
    undated = {each.article.id: 0 for each in witnesses}
    return Days(
        days=tuple(kept),
        since=undated | {article: place[published.earliest] for article, published in dated.items()},
        sure=undated | {article: place[published.latest] for article, published in dated.items()},
    )


def _thinned(days: list[datetime.date]) -> list[datetime.date]:
    """At most so many of the days, evenly chosen, the last among them."""
    step = -(-len(days) // MOST_DAYS)
    return days if step <= 1 else days[::-step][::-1]


def _name(days: Days, day: int) -> str:
    if not days.days:
        return ""
    name = day_words(days.days[day])
    return say("all by", day=name) if day == len(days.days) - 1 else name


def _known(shown: Outline, days: Days, day: int) -> str:
    out = [article for article, since in days.since.items() if since <= day]
    doubtful = sum(days.sure[article] > day for article in out)
    known = say("were out", out=len(out), all=count(len(shown.witnesses), "report"))
    return f"{known} {say('doubtful', count=doubtful)}" if doubtful else known


def _line(line: Line, shown: Outline, days: Days) -> Past:
    statement = line.statement
    support = [span.article for span in statement.support]
    point = next((topic for topic in shown.topics if topic.point.id == statement.point), None)

    def told(day: int) -> tuple[int, int]:
        out = {article for article in support if days.since.get(article, 0) <= day}
        independent = _groups([_voice(article, shown.account.origins)] for article in out)
        return min(statement.outlets, len(out)), min(statement.independent, independent)

    def verdict(day: int) -> Verdict:
        if statement.verdict in OF_SEVERAL and point:
            return _verdict(point, shown, days, day)
        return _of_one(statement.verdict, told(day)[1])

    return _past(
        days.first(support), statement.verdict, verdict, told, (statement.outlets, statement.independent), days
    )


def _past(
    since: int,
    today: Verdict,
    verdict_on: Callable[[int], Verdict],
    told_on: Callable[[int], tuple[int, int]],
    told_today: tuple[int, int],
    days: Days,
) -> Past:
    last = len(days.days) - 1
    verdicts = days.changes(lambda day: today if day >= last else verdict_on(day))
    told = days.changes(lambda day: voices(*(told_today if day >= last else told_on(day))))
    return Past(since=since, settled=verdicts[-1][0], verdicts=verdicts, told=told)


def _topic(topic: Topic, shown: Outline, days: Days) -> Past:
    articles = [claim.evidence.article for answer in topic.answers for claim in answer.position.claims]
    last = len(days.days) - 1
    verdicts = days.changes(
        lambda day: topic.point.verdict if day >= last else _verdict(topic, shown, days, day)
    )
    return Past(since=days.first(articles), settled=verdicts[-1][0], verdicts=verdicts, told=())


def _verdict(topic: Topic, shown: Outline, days: Days, day: int) -> Verdict:
    """The verdict on what was told by that day: today's, unless it needs more than was told."""
    told = [claims for answer in topic.answers if (claims := _out(answer, days, day))]
    if len(told) > 1 or not told:
        return topic.point.verdict
    best = max(_independent(answer, shown, days, day) for answer in topic.answers)
    return _of_one(topic.point.verdict, best)


def _of_one(today: Verdict, independent: int) -> Verdict:
    """The verdict on one answer."""
    return Verdict.SINGLE if today is Verdict.SINGLE or independent < 2 else Verdict.AGREED


def _answer(answer: Answer, shown: Outline, days: Days) -> Past:
    position, last = answer.position, len(days.days) - 1

    def told(day: int) -> str:
        out = {claim.evidence.article for claim in _out(answer, days, day)}
        return voices(min(position.outlets, len(out)), _independent(answer, shown, days, day))

    return Past(
        since=days.first(claim.evidence.article for claim in position.claims),
        settled=0,
        verdicts=(),
        told=days.changes(lambda day: support_words(answer) if day >= last else told(day)),
    )


def _out(answer: Answer, days: Days, day: int) -> list[Claim]:
    return [claim for claim in answer.position.claims if days.since.get(claim.evidence.article, 0) <= day]


def _independent(answer: Answer, shown: Outline, days: Days, day: int) -> int:
    """The voices behind the claims that were out: never more than today's, and one for an utterance."""
    claims = _out(answer, days, day)
    if claims and claims[0].kind is ClaimKind.QUOTATION:
        return 1
    keys = ([_voice(claim.evidence.article, shown.account.origins), claim.origin] for claim in claims)
    return min(answer.position.independent, _groups(keys))


def _voice(article: str, origins: tuple[Origin, ...]) -> str:
    return next((origin.id for origin in origins if article in origin.members), article)


def _groups(keys: Iterable[list[str]]) -> int:
    """The number of groups when all that share a key are one."""
    groups: list[set[str]] = []
    for each in keys:
        touching = [group for group in groups if not group.isdisjoint(each)]
        groups = [group for group in groups if group not in touching] + [set(each).union(*touching)]
    return len(groups)


def _tallies(shown: Outline, days: Days) -> dict[str, Changes[int]]:
    """How many articles, outlets and origins were known."""

    def out(day: int) -> list[Witness]:
        return [each for each in shown.witnesses if days.since[each.article.id] <= day]

    def origins(day: int) -> int:
        return sum(any(days.since.get(member, day + 1) <= day for member in each.members) for each in shown.account.origins)

    return {
        "article": days.changes(lambda day: len(out(day))),
        "outlet": days.changes(lambda day: len(outlet_names(out(day)))),
        "origin": days.changes(origins),
    }


def _counts(shown: Outline, days: Days, parts: Mapping[str, Past]) -> dict[str, Changes[int]]:
    """How many points each section had: the contrary ones that were so by then, all others that were told."""
    return {
        "disputed": days.changes(lambda day: sum(parts[each.mark].settled <= day for each in shown.disputed)),
        "superseded": days.changes(lambda day: sum(parts[each.mark].settled <= day for each in shown.superseded)),
        "further": days.changes(lambda day: sum(parts[each.mark].since <= day for each in shown.further)),
    }
