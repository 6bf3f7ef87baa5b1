"""An account as it stood on a day, as the record: the reports that were out by then, and what they told.

The points are those of today's account, as on the page: what is told again is who had printed them by then.
"""

import datetime
from collections.abc import Iterator, Mapping

from consilience.present.outline import Answer, Line, Topic
from consilience.present.past import line_past, told_by, topic_past
from consilience.present.report_days import ReportDays
from consilience.records import (
    Account,
    Article,
    Entity,
    Origin,
    Point,
    Position,
    Span,
    Statement,
    Story,
    TimelineEntry,
    replaced,
)

# There are two days: the one asked for, and later.
THEN, LATER = 0, 1


def account_on(account: Account, day: datetime.date) -> Account | None:
    """The account as it stood at the end of a day; None where no report was out. Undated reports count as out."""
    days = _days(account, day)
    out = {each.article.id: each.article for each in account.articles if days.is_out(each.article.id, THEN)}
    if not out:
        return None
    topics = {point.id: _topic(point) for point in account.points}
    return Account(
        story=_story(account.story, out),
        articles=tuple(each for each in account.articles if each.article.id in out),
        statements=tuple(
            _statement(each, topics, days, out) for each in account.statements if _kept(each.support, out)
        ),
        points=tuple(_point(topic, out, days) for topic in topics.values() if _told(topic.point, out)),
        timeline=tuple(_timeline(account, out)),
        links=tuple(link for link in account.links if link.target in out and _is_out(link.source, days)),
        origins=tuple(_origins(account, out)),
        entities=tuple(
            replaced(
                entity, mentions=mentions, titles=tuple(each for each in entity.titles if each.span.article in out)
            )
            for entity in account.entities
            if (mentions := tuple(each for each in entity.mentions if each.span.article in out))
        ),
    )


def _days(account: Account, day: datetime.date) -> ReportDays:
    published = {each.article.id: each.article.published for each in account.articles}
    since = {id: THEN if each is None or each.earliest <= day else LATER for id, each in published.items()}
    sure = {id: THEN if each is None or each.latest <= day else LATER for id, each in published.items()}
    origins = {member: origin.id for origin in account.origins for member in origin.members}
    voices = {id: origins.get(id, id) for id in published}
    return ReportDays(days=(day, day + datetime.timedelta(1)), since=since, sure=sure, voices=voices)


def _story(story: Story, out: Mapping[str, Article]) -> Story:
    dates = [article.published for article in out.values() if article.published]
    return replaced(
        story,
        articles=tuple(id for id in story.articles if id in out) or tuple(out),
        label=_label(story.label, out),
        first=min((each.earliest for each in dates), default=None),
        latest=max((each.latest for each in dates), default=None),
    )


def _label(today: str, out: Mapping[str, Article]) -> str:
    """Today's where its words were out, else the first headline."""
    titles = [article.title.value for article in out.values() if article.title]
    if today in titles or any(today in article.text for article in out.values()):
        return today
    return titles[0] if titles else next(iter(out.values())).text.strip().partition("\n")[0]


def _timeline(account: Account, out: Mapping[str, Article]) -> Iterator[TimelineEntry]:
    for entry in account.timeline:
        if support := _kept(entry.support, out):
            yield replaced(entry, support=support, text=_words(entry.text, entry.support, support, out))


def _origins(account: Account, out: Mapping[str, Article]) -> Iterator[Origin]:
    for origin in account.origins:
        if members := tuple(member for member in origin.members if member in out):
            yield replaced(origin, members=members)


def _entities(account: Account, out: Mapping[str, Article]) -> Iterator[Entity]:
    for entity in account.entities:
        if mentions := tuple(each for each in entity.mentions if each.span.article in out):
            titles = tuple(each for each in entity.titles if each.span.article in out)
            yield replaced(entity, mentions=mentions, titles=titles)


def _statement(
    statement: Statement, topics: Mapping[str, Topic], days: ReportDays, out: Mapping[str, Article]
) -> Statement:
    """The statement in the words of the first report that was out."""
    support = _kept(statement.support, out)
    line = Line(mark="", words=statement.text, statement=statement, citations=())
    verdict = line_past(line, topics.get(statement.point or ""), days).verdicts[THEN][1]
    if support == statement.support:
        return replaced(statement, verdict=verdict)
    articles = {span.article for span in support}
    return replaced(
        statement,
        text=_words(statement.text, statement.support, support, out),
        verdict=verdict,
        outlets=min(statement.outlets, len(articles)),
        independent=min(statement.independent, len({days.voices.get(each, each) for each in articles})),
        support=support,
    )


def _topic(point: Point) -> Topic:
    answers = tuple(Answer(letter="", position=position, readings=()) for position in point.positions)
    return Topic(mark="", point=point, answers=answers)


def _told(point: Point, out: Mapping[str, Article]) -> bool:
    return any(claim.evidence.article in out for position in point.positions for claim in position.claims)


def _point(topic: Topic, out: Mapping[str, Article], days: ReportDays) -> Point:
    positions = (_position(answer, out, days) for answer in topic.answers)
    kept = tuple(position for position in positions if position is not None)
    return replaced(topic.point, verdict=topic_past(topic, days).verdicts[THEN][1], positions=kept)


def _position(answer: Answer, out: Mapping[str, Article], days: ReportDays) -> Position | None:
    """The answer with the claims that were out, in the words of one of them."""
    position = answer.position
    claims = tuple(claim for claim in position.claims if claim.evidence.article in out)
    if len(claims) in {0, len(position.claims)}:
        return position if claims else None
    focus = claims[0].focus
    is_first = claims[0] is position.claims[0]
    outlets, independent = told_by(answer, days, THEN)
    return replaced(
        position,
        value=position.value if is_first else out[focus.article].words(focus),
        claims=claims,
        outlets=outlets,
        independent=independent,
        primary=min(position.primary, len({claim.origin for claim in claims})),
    )


def _kept(support: tuple[Span, ...], out: Mapping[str, Article]) -> tuple[Span, ...]:
    return tuple(span for span in support if span.article in out)


def _words(today: str, support: tuple[Span, ...], kept: tuple[Span, ...], out: Mapping[str, Article]) -> str:
    """Today's words where the report that they are of was out, else those of the first that was."""
    return today if kept[0] == support[0] else out[kept[0].article].words(kept[0])


def _is_out(source: str, days: ReportDays) -> bool:
    """Sources outside the reports were there before them."""
    return days.is_out(source, THEN)
