"""What assistants are told of a library: the words of articles with where they stand, never more than can be read."""

import datetime
from collections.abc import Iterable, Mapping

from consilience.records import Account, Article, Point, Record, Span, Statement, TimelineEntry, Verdict, replaced
from consilience.serve.evidence import Evidence, PointEvidence, articles_of, evidence, point_evidence
from consilience.store import Entry, Hit, Person

# What fits in an answer that an assistant still reads.
MOST_STATEMENTS, MOST_POINTS, MOST_MOMENTS, MOST_ARTICLES = 20, 30, 20, 40
MOST_CITATIONS, MOST_EVIDENCE = 3, 8
MOST_SPANS, MOST_STORIES = 5, 20
LONGEST_WORDS, LONGEST_NAME = 1_500, 300


class Listed(Record, frozen=True, kw_only=True):
    """A story in a list; one that is not told has no account to look at yet."""

    story: str
    label: str
    first: datetime.date | None
    latest: datetime.date | None
    articles: int
    outlets: int
    disputed: int
    is_told: bool


class Printed(Record, frozen=True, kw_only=True):
    """An article of a story."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    uri: str


class Stated(Record, frozen=True, kw_only=True):
    """A statement of the account, who prints it, and its point."""

    verdict: Verdict
    outlets: int
    independent: int
    point: str | None
    citations: tuple[Evidence, ...]


class Asked(Record, frozen=True, kw_only=True):
    """A point of the account: the answers in the reports' words."""

    point: str
    about: str
    verdict: Verdict
    reason: str
    answers: tuple[str, ...]


class Dated(Record, frozen=True, kw_only=True):
    """What happened on a date."""

    date: str
    citations: tuple[Evidence, ...]


class StoryAnswer(Record, frozen=True, kw_only=True):
    """The account of a story; `left_out` counts what was not shown of each part."""

    story: str
    label: str
    articles: tuple[Printed, ...]
    statements: tuple[Stated, ...]
    points: tuple[Asked, ...]
    timeline: tuple[Dated, ...]
    left_out: dict[str, int]


def listed(entry: Entry) -> Listed:
    """A story as a list names it."""
    return Listed(
        story=entry.story.id,
        label=entry.story.label[:LONGEST_NAME],
        first=entry.story.first,
        latest=entry.story.latest,
        articles=entry.articles,
        outlets=entry.outlets,
        disputed=entry.disputed,
        is_told=entry.is_told,
    )


def found(hit: Hit) -> Hit:
    """A hit with no more of its words and places than can be read."""
    title, text = hit.title[:LONGEST_NAME], hit.text[:LONGEST_WORDS]
    return replaced(hit, title=title, text=text, spans=hit.spans[:MOST_SPANS])


def known(person: Person) -> Person:
    """A person with some of the stories that name them."""
    return replaced(person, name=person.name[:LONGEST_NAME], stories=person.stories[:MOST_STORIES])


def story_answer(account: Account) -> StoryAnswer:
    """The account as an assistant is told it, heaviest points first."""
    articles = articles_of(account)
    points = sorted(account.points, key=lambda point: -point.weight)
    parts: Mapping[str, tuple[int, int]] = {
        "articles": (len(account.articles), MOST_ARTICLES),
        "statements": (len(account.statements), MOST_STATEMENTS),
        "points": (len(points), MOST_POINTS),
        "timeline": (len(account.timeline), MOST_MOMENTS),
    }
    return StoryAnswer(
        story=account.story.id,
        label=account.story.label,
        articles=tuple(_printed(each) for each in list(articles.values())[:MOST_ARTICLES]),
        statements=tuple(_stated(each, articles) for each in account.statements[:MOST_STATEMENTS]),
        points=tuple(map(_asked, points[:MOST_POINTS])),
        timeline=tuple(_dated(each, articles) for each in account.timeline[:MOST_MOMENTS]),
        left_out={name: count - most for name, (count, most) in parts.items() if count > most},
    )


def point_answer(account: Account, point: str) -> PointEvidence:
    """One point with the words behind its answers, so many for each. Raises UnknownPart."""
    whole = point_evidence(account, point)
    answers = (
        replaced(each, claims=each.claims[:MOST_EVIDENCE], evidence=_short(each.evidence[:MOST_EVIDENCE]))
        for each in whole.answers
    )
    return replaced(whole, answers=tuple(answers))


def _short(shown: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(map(_shortened, shown))


def _shortened(shown: Evidence) -> Evidence:
    """Words that are not too long to be read; the end goes with them, so that offsets stay true."""
    words = shown.words[:LONGEST_WORDS]
    return replaced(shown, words=words, end=shown.start + len(words))


def _cited(support: Iterable[Span], articles: Mapping[str, Article]) -> tuple[Evidence, ...]:
    held = [span for span in dict.fromkeys(support) if span.article in articles]
    return _short(evidence(articles[span.article], span) for span in held[:MOST_CITATIONS])


def _printed(article: Article) -> Printed:
    published = article.published
    return Printed(
        article=article.id,
        title=article.title.value[:LONGEST_NAME] if article.title else None,
        outlet=article.outlet.value if article.outlet else None,
        published="/".join(dict.fromkeys((str(published.earliest), str(published.latest)))) if published else None,
        uri=article.uri,
    )


def _stated(statement: Statement, articles: Mapping[str, Article]) -> Stated:
    return Stated(
        verdict=statement.verdict,
        outlets=statement.outlets,
        independent=statement.independent,
        point=statement.point,
        citations=_cited(statement.support, articles),
    )


def _asked(point: Point) -> Asked:
    return Asked(
        point=point.id,
        about=point.about,
        verdict=point.verdict,
        reason=point.reason,
        answers=tuple(
            f"{position.value[:LONGEST_WORDS]} ({position.outlets} outlets, {position.independent} independent)"
            for position in point.positions[:MOST_EVIDENCE]
        ),
    )


def _dated(entry: TimelineEntry, articles: Mapping[str, Article]) -> Dated:
    return Dated(date=entry.date, citations=_cited(entry.support, articles))
