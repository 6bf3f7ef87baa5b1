"""A judgement into the log, and which stories are to be told anew for it."""

import datetime
from collections.abc import Iterable

from sqlalchemy import Connection, func, literal_column, select, text

from consilience.store.changes import ChangeKind, note
from consilience.store.index import Sought, match, tsquery
from consilience.store.judgement import Judgement, JudgementKind, Logged, append, logged
from consilience.store.refusals import UnknownJudgement
from consilience.store.regrouping import regroup
from consilience.store.stories import refresh, stories_of
from consilience.store.tables import ARTICLES
from consilience.store.words import folded_words


def judge(connection: Connection, now: datetime.datetime, judgement: Judgement) -> Logged | None:
    """Add a judgement, group anew what it says of stories, and mark the stories that it touches as to be told.

    None where the log has it already. Raises UnknownJudgement.
    """
    meant, is_undone = _meant(connection, judgement)
    added = append(connection, judgement)
    if added is None:
        return None
    detail: dict[str, str | int] = {"kind": judgement.kind.value, "number": added.number}
    note(connection, now, [(ChangeKind.JUDGEMENT, added.id, detail)])
    regroup(connection, now, meant, is_undone=is_undone)
    refresh(connection, touched(connection, meant))
    return added


def touched(connection: Connection, judgement: Judgement) -> list[str]:
    """The stories on which a judgement bears."""
    if judgement.kind is JudgementKind.NAMES:
        found = [set(_naming(connection, name)) for name in (judgement.subject, *judgement.others)]
        return sorted(set.intersection(*found))
    places = (judgement.subject, *judgement.others)
    return stories_of(connection, {id for place in places for id in (place, place.rpartition(":")[0]) if id})


def _meant(connection: Connection, judgement: Judgement) -> tuple[Judgement, bool]:
    """The judgement itself, or what a withdrawal withdraws in the end, and whether that no longer holds."""
    by_id = {each.id: each.judgement for each in logged(connection)} if judgement.kind is JudgementKind.UNDO else {}
    is_undone = False
    while judgement.kind is JudgementKind.UNDO:
        if judgement.subject not in by_id:
            raise UnknownJudgement(judgement.subject)
        judgement, is_undone = by_id[judgement.subject], not is_undone
    return judgement, is_undone


def _naming(connection: Connection, name: str) -> Iterable[str]:
    """The stories in whose articles a name stands."""
    term = tuple(folded_words(name).split())
    if not term:
        return []
    query = select(ARTICLES.c.id)
    if connection.dialect.name == "sqlite":
        found = text("articles.number IN (SELECT rowid FROM search WHERE search MATCH :query)")
        query = query.where(found.bindparams(query=match(ARTICLES, Sought(terms=(term,)))))
    else:
        wanted = func.to_tsquery("simple", tsquery([term]))
        query = query.where(literal_column("articles.words").op("@@")(wanted))
    return stories_of(connection, connection.execute(query).scalars().all())
