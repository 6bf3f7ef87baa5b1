"""The account as it stood on each day on which a report came out: what was told, by how many, under which verdict.

The points are those of today's account; what is told again for an earlier day is who had printed them, in which words,
how they ranked by what was known, and under which headline the story stood. An article of which only a range of days
is known counts from the first of them, and is called doubtful until the last.
"""

from collections.abc import Callable, Mapping

from consilience.present.days import day_words
from consilience.present.outline import Outline, Witness, outlet_names
from consilience.present.past import Past, answer_past, line_past, moment_past, topic_past
from consilience.present.past_heading import Headline, headlines, story_stretches
from consilience.present.past_order import Order, line_order, topic_order
from consilience.present.report_days import Changes, ReportDays, report_days
from consilience.present.wording import count, say
from consilience.records import LinkKind, Record


class AsOf(Record, frozen=True, kw_only=True):
    """The history of one account. `parts` are named by their marks (B1, D2), answers by mark and letter (D2A).

    `names` are the days in words, `known` says how many reports were out; `tallies` and `counts` hold the numbers of
    articles, outlets and origins, and of the points in each section. `order` holds the places of the parts in their
    sections, `headlines` and `stretches` what stands over the story.
    """

    days: ReportDays
    parts: Mapping[str, Past]
    names: Changes[str]
    known: Changes[str]
    tallies: Mapping[str, Changes[int]]
    counts: Mapping[str, Changes[int]]
    order: Order
    headlines: tuple[Headline, ...]
    stretches: Changes[str]

    @property
    def labels(self) -> Changes[str]:
        """The words of the headlines."""
        return tuple((each.since, each.words) for each in self.headlines)


def as_of(shown: Outline) -> AsOf:
    """The history of the account that is shown."""
    days = report_days(shown)
    topics = {topic.point.id: topic for topic in shown.topics}
    parts = {line.mark: line_past(line, topics.get(line.statement.point or ""), days) for line in shown.brief}
    parts |= {moment.mark: moment_past(moment, days) for moment in shown.timeline}
    for topic in shown.topics:
        parts[topic.mark] = topic_past(topic, days)
        parts |= {topic.mark + answer.letter: answer_past(answer, days) for answer in topic.answers}
    return AsOf(
        days=days,
        parts=parts,
        names=tuple((day, _name(days, day)) for day in range(len(days.days))),
        known=tuple((day, _known(days, day)) for day in range(len(days.days))),
        tallies=_tallies(shown, days),
        counts=_counts(shown, days, parts),
        order={
            **line_order(shown.brief, topics, days),
            **topic_order(shown.disputed, days),
            **topic_order(shown.superseded, days),
        },
        headlines=headlines(shown, days),
        stretches=story_stretches(shown, days),
    )


def _name(days: ReportDays, day: int) -> str:
    name = day_words(days.days[day])
    return say("all by", day=name) if day == days.last else name


def _known(days: ReportDays, day: int) -> str:
    out = [article for article in days.since if days.is_out(article, day)]
    doubtful = sum(days.sure[article] > day for article in out)
    known = say("were out", out=len(out), all=count(len(days.since), "report"))
    return f"{known} {say('doubtful', count=doubtful)}" if doubtful else known


def _tallies(shown: Outline, days: ReportDays) -> dict[str, Changes[int]]:
    """How many articles, outlets, origins, and sources outside the reports were known."""

    def out(day: int) -> list[Witness]:
        return [each for each in shown.witnesses if days.is_out(each.article.id, day)]

    named = [
        (link.source.casefold(), link.target)
        for link in shown.account.links
        if link.kind is LinkKind.CITES and link.source not in days.since
    ]

    def primary(day: int) -> int:
        return len({source for source, article in named if days.is_out(article, day)})

    counters: dict[str, tuple[Callable[[int], int], int]] = {
        "article": (lambda day: len(out(day)), len(shown.witnesses)),
        "outlet": (lambda day: len(outlet_names(out(day))), len(outlet_names(shown.witnesses))),
        "origin": (lambda day: len({days.voices[each.article.id] for each in out(day)}), len(shown.account.origins)),
        "primary source": (primary, primary(days.last)),
    }
    return {name: days.changes(found, today, days.since) for name, (found, today) in counters.items()}


def _counts(shown: Outline, days: ReportDays, parts: Mapping[str, Past]) -> dict[str, Changes[int]]:
    """How many points each section had: the contrary ones that were so by then, all others that were told."""
    begun = {
        "disputed": [parts[topic.mark].settled for topic in shown.disputed],
        "superseded": [parts[topic.mark].settled for topic in shown.superseded],
        "further": [parts[topic.mark].since for topic in shown.further],
    }
    return {name: _running(first, days) for name, first in begun.items()}


def _running(first: list[int], days: ReportDays) -> Changes[int]:
    """How many had begun by each day."""
    return days.changes(lambda day: sum(each <= day for each in first), len(first), days.since)
