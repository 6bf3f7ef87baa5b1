"""The weightiest points against the articles: who states, who differs, who is silent."""

from consilience.present.outline import Outline, Topic, Witness
from consilience.present.wording import say
from consilience.records import Record, Verdict

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
    topics = shown.topics[:MOST_ROWS]
    return tuple(Row(topic=topic, cells=tuple(_cell(topic, each) for each in shown.witnesses)) for topic in topics)


def _cell(topic: Topic, witness: Witness) -> Cell:
    given = [
        answer.letter
        for answer in topic.answers
        if any(claim.evidence.article == witness.article.id for claim in answer.position.claims)
    ]
    if not given:
        return Cell(mark=say("silent mark"), words=say("silent"), state="silent")
    if len(topic.answers) == 1:
        return Cell(mark=say("states mark"), words=say("states"), state="states")
    letters = "/".join(given)
    differs = given[0] != "A" and topic.point.verdict in CONTRARY
    return Cell(mark=letters, words=say("answer", letter=letters), state="differs" if differs else "states")
