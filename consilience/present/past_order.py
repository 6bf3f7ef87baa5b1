"""In which order the parts of a section stood on earlier days: by what had been told of them by then."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from consilience.present.outline import Line, Topic
from consilience.present.past import told_by, verdict_on
from consilience.present.report_days import Changes, ReportDays

T = TypeVar("T")
Order = Mapping[str, Changes[int]]
"""The place of each part by its mark; nothing where the order is the same on all days."""


def topic_order(topics: Sequence[Topic], days: ReportDays) -> Order:
    """The order of points by the weight that they had: the voices heard by then, and the verdict where it was so."""

    def weight(topic: Topic, day: int) -> float:
        voices = sum(sum(told_by(answer, days, day)) for answer in topic.answers)
        today = sum(answer.position.outlets + answer.position.independent for answer in topic.answers)
        is_so = verdict_on(topic, days, day) is topic.point.verdict
        return voices and voices + (topic.point.weight - today if is_so else 0.0)

    return _order({topic.mark: topic for topic in topics}, weight, days)


def line_order(lines: Sequence[Line], topics: Mapping[str, Topic], days: ReportDays) -> Order:
    """The order of statements by how many reports had told them or spoken of their point."""

    def told(line: Line, day: int) -> float:
        topic = topics.get(line.statement.point or "")
        claims = [claim for answer in topic.answers for claim in answer.position.claims] if topic else []
        articles = {each.article for each in line.statement.support} | {claim.evidence.article for claim in claims}
        return sum(days.is_out(article, day) for article in articles)

    return _order({line.mark: line for line in lines}, told, days)


def _order(parts: Mapping[str, T], weight: Callable[[T, int], float], days: ReportDays) -> Order:
    """The places by falling weight, equal ones as today; on the last day all are as today."""
    today = tuple(parts)
    orders = [
        tuple(sorted(today, key=lambda mark: -weight(parts[mark], day))) if day < days.last else today
        for day in range(days.last + 1)
    ]
    if len(set(orders)) == 1:
        return {}
    return {mark: _changes([order.index(mark) for order in orders]) for mark in today}


def _changes(places: Sequence[int]) -> Changes[int]:
    """The places at the first day and where they change."""
    return tuple((day, place) for day, place in enumerate(places) if day == 0 or place != places[day - 1])
