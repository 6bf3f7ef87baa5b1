"""What a person decided, and the log of it: only ever added to, withdrawn by a judgement of its own."""

import datetime
from collections.abc import Iterable
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, insert, select

from consilience.records import Record, digest
from consilience.store.refusals import UnknownJudgement
from consilience.store.tables import JUDGEMENTS


class JudgementKind(StrEnum):
    """What can be judged; the comment says what `subject`, `others` and `value` hold."""

    # A name, the other name; same, not the same, unsure.
    NAMES = "names"
    # An article, other articles; same (one story) or not the same (the article belongs elsewhere).
    STORIES = "stories"
    # The evidence of a claim as ARTICLE:START-END, that of another; same or not the same.
    CLAIMS = "claims"
    # A line as ARTICLE:START-END; a role.
    LINE = "line"
    # An article; a day, or two with a slash between them.
    DATE = "date"
    # The kind of a point, the evidence of its claims as ARTICLE:START-END; a verdict.
    VERDICT = "verdict"
    # The id of the judgement that is withdrawn; withdrawn.
    UNDO = "undo"


SAME, NOT_SAME, WITHDRAWN = "same", "not the same", "withdrawn"


class Judgement(Record, frozen=True, kw_only=True):
    """`author` judged `subject`, with regard to the `others`, to be `value`, for the reason in `note`.

    Judgements are only ever added: a later one of the same subject overrules, and does not erase, an earlier one.
    """

    kind: JudgementKind
    subject: str
    value: str
    author: str
    made: datetime.datetime
    others: tuple[str, ...] = ()
    note: str = ""

    @property
    def id(self) -> str:
        """The digest of the judgement: the same in every library that it is taken to."""
        return digest(msgspec.json.encode(self))


class Logged(Record, frozen=True, kw_only=True):
    """A judgement with its number in the log of a library, and whether it was withdrawn."""

    number: int
    id: str
    judgement: Judgement
    is_withdrawn: bool = False


def append(connection: Connection, judgement: Judgement) -> Logged | None:
    """Add a judgement to the log, unless it is there."""
    id = judgement.id
    if connection.execute(select(JUDGEMENTS.c.number).where(JUDGEMENTS.c.id == id)).first():
        return None
    row = {
        "id": id,
        "kind": judgement.kind.value,
        "subject": judgement.subject,
        "made": judgement.made.isoformat(),
        "record": msgspec.json.encode(judgement),
    }
    added = connection.execute(insert(JUDGEMENTS).values(row)).inserted_primary_key
    return Logged(number=added[0] if added else 0, id=id, judgement=judgement)


def logged(connection: Connection) -> tuple[Logged, ...]:
    """The whole log in its order, each judgement with whether one that stands withdraws it."""
    rows = connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.number)).all()
    found = [(row, msgspec.json.decode(row.record, type=Judgement)) for row in rows]
    gone = _withdrawn((row.id, judgement) for row, judgement in found)
    return tuple(
        Logged(number=row.number, id=row.id, judgement=judgement, is_withdrawn=row.id in gone)
        for row, judgement in found
    )


def standing(connection: Connection) -> tuple[Logged, ...]:
    """The judgements that hold: neither withdrawn nor themselves withdrawals."""
    return tuple(
        each for each in logged(connection) if not each.is_withdrawn and each.judgement.kind is not JudgementKind.UNDO
    )


def numbered(connection: Connection, number: int) -> Logged:
    """One judgement by its number in the log. Raises UnknownJudgement."""
    for each in logged(connection):
        if each.number == number:
            return each
    raise UnknownJudgement(str(number))


def _withdrawn(judgements: Iterable[tuple[str, Judgement]]) -> set[str]:
    """The ids that are withdrawn. A withdrawal may be withdrawn itself, and only by a later one: newest first."""
    gone: set[str] = set()
    for id, judgement in reversed(list(judgements)):
        if judgement.kind is JudgementKind.UNDO and id not in gone:
            gone.add(judgement.subject)
    return gone
