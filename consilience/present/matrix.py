"""The weightiest points against the articles: who states, who differs, who is silent, who could not know."""

import datetime
from collections.abc import Mapping

from consilience.present.outline import Outline, Topic, Witness
from consilience.present.wording import say
from consilience.records import Publication, Record, Verdict

MOST_ROWS = 12

# Answers that can stand together do not differ.
CONTRARY = frozenset({Verdict.DISPUTED, Verdict.SUPERSEDED})


class Cell(Record, frozen=True, kw_only=True):
    """A mark for the eye and the words for it."""

    mark: str
    words: str
    state: str


class Row(Record, frozen=True, kw_only=True):
    topic: Topic
    cells: tuple[Cell, ...]


def matrix(shown: Outline) -> tuple[Row, ...]:
    """One row a point, one cell an article in the order of its number."""
    published = {each.article.id: each.article.published for each in shown.witnesses}
    return tuple(_row(topic, shown.witnesses, published) for topic in shown.topics[:MOST_ROWS])


def _row(topic: Topic, witnesses: tuple[Witness, ...], published: Mapping[str, Publication | None]) -> Row:
    first = _first_report(topic, published)
    return Row(topic=topic, cells=tuple(_cell(topic, each, first) for each in witnesses))


def _first_report(topic: Topic, published: Mapping[str, Publication | None]) -> datetime.date | None:
    """The first day on which a report of the point may have been out; None where one of them has no date."""
    claims = (claim for answer in topic.answers for claim in answer.position.claims)
    found = [published.get(claim.evidence.article) for claim in claims]
    return None if None in found else min((each.earliest for each in found if each), default=None)


def _cell(topic: Topic, witness: Witness, first: datetime.date | None) -> Cell:
    given = [
        answer.letter
        for answer in topic.answers
        if any(claim.evidence.article == witness.article.id for claim in answer.position.claims)
    ]
    if not given:
        return _silent(witness.article.published, first)
    if len(topic.answers) == 1:
        return Cell(mark=say("states mark"), words=say("states"), state="states")
    letters = "/".join(given)
    differs = given[0] != "A" and topic.point.verdict in CONTRARY
    return Cell(mark=letters, words=say("answer", letter=letters), state="differs" if differs else "states")


def _silent(published: Publication | None, first: datetime.date | None) -> Cell:
    """An article that was surely out before the first report of a point may have been could not know of it."""
    if published and first and published.latest < first:
        return Cell(mark=say("before mark"), words=say("before"), state="before")
    return Cell(mark=say("silent mark"), words=say("silent"), state="silent")
