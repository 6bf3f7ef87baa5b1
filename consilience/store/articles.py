"""Captures, articles and problems into the library: each once, a changed page as a new version."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from consilience.records import AnnotatedArticle, Article, Capture, Problem, Record, digest
from consilience.store.addresses import address_of
from consilience.store.changes import ChangeKind, Noted, note
from consilience.store.grouping import follow
from consilience.store.rows import rows_of
from consilience.store.stories import refresh, stories_of
from consilience.store.tables import ARTICLES, CAPTURES, PROBLEMS
from consilience.store.versions import is_trivial
from consilience.store.words import folded_words, storable

STAGE = "store"
# Digits of a capture's digest that tell the versions of a named article apart.
VERSION_MARK = 8
HALF_A_CHARACTER = "its text holds half a character; decode the source anew"
TAKEN = "another article has the id {id}; give it another"

Item = Capture | AnnotatedArticle | Problem


class Added(Record, frozen=True, kw_only=True):
    """What an addition did. `articles` are the ids of the new ones, `versions` of those that replace an earlier one.

    `trivial` counts pages that changed too little to be a new version: their captures are kept.
    """

    articles: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    captures: int = 0
    problems: int = 0
    trivial: int = 0

    @property
    def items(self) -> int:
        """How many items are new."""
        return len(self.articles) + self.captures + self.problems

    def with_(self, more: "Added") -> "Added":
        """Both together."""
        return Added(
            articles=self.articles + more.articles,
            versions=self.versions + more.versions,
            captures=self.captures + more.captures,
            problems=self.problems + more.problems,
            trivial=self.trivial + more.trivial,
        )


@dataclass
class _Batch:
    """The work on one batch: what is held already, and what is to be written."""

    connection: Connection
    now: datetime.datetime
    recipe: str
    by_id: dict[str, Row[Any]] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    newest: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Noted] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    anew: list[str] = field(default_factory=list)
    stories: list[str | None] = field(default_factory=list)
    trivial: int = 0


def add(connection: Connection, items: Sequence[Item], now: datetime.datetime, recipe: str) -> Added:
    """Keep what is not there yet, in the order given."""
    batch = _Batch(connection=connection, now=now, recipe=recipe)
    captures = _captures(batch, [item for item in items if isinstance(item, Capture)])
    articles = [item for item in items if isinstance(item, AnnotatedArticle)]
    addresses = _addresses(connection, articles)
    _look_up(batch, articles, addresses)
    for annotated in articles:
        _take(batch, annotated, addresses[annotated.article.id])
    if batch.rows:
        connection.execute(insert(ARTICLES), list(batch.rows.values()))
    note(connection, now, batch.changes)
    refresh(connection, [*stories_of(connection, batch.anew), *filter(None, batch.stories)])
    batch.problems.extend(item for item in items if isinstance(item, Problem))
    return Added(
        articles=tuple(batch.rows),
        versions=tuple(batch.versions),
        captures=captures,
        problems=_problems(connection, batch.problems, now),
        trivial=batch.trivial,
    )


def captured(connection: Connection, digests: Iterable[str], recipe: str) -> frozenset[str]:
    """Those of some captures of which an article was read with a recipe."""
    query = select(ARTICLES.c.capture).where(ARTICLES.c.recipe == recipe)
    return frozenset(row.capture for row in rows_of(connection, query, ARTICLES.c.capture, digests))


def fresh_names(connection: Connection, captures: Sequence[Capture]) -> dict[str, str]:
    """By digest, a name of its own for each capture whose name belongs to an earlier version of the same page."""
    named = [capture for capture in captures if capture.name]
    query = select(ARTICLES.c.id, ARTICLES.c.capture)
    held = {row.id: row.capture for row in rows_of(connection, query, ARTICLES.c.id, [str(c.name) for c in named])}
    return {
        capture.digest: f"{capture.name}~{capture.digest[:VERSION_MARK]}"
        for capture in named
        if held.get(str(capture.name), capture.digest) != capture.digest
    }


def captures_of(connection: Connection, articles: Iterable[str]) -> Iterator[Capture]:
    """The captures from which some articles were read, each once; those of articles that came without are left out."""
    query = select(CAPTURES).join(ARTICLES, ARTICLES.c.capture == CAPTURES.c.digest)
    rows = {row.digest: row for row in rows_of(connection, query, ARTICLES.c.id, articles)}
    for row in rows.values():
        retrieved = datetime.datetime.fromisoformat(row.retrieved) if row.retrieved else None
        yield Capture(
            uri=row.uri,
            media_type=row.media_type,
            body=bytes(row.body),
            digest=row.digest,
            retrieved=retrieved,
            name=row.name,
        )


def columns(annotated: AnnotatedArticle) -> dict[str, Any]:
    """The columns that repeat what the record of an article says."""
    article, record = annotated.article, msgspec.json.encode(annotated)
    outlet = storable(article.outlet.value) if article.outlet else ""
    return {
        "title": storable(article.title.value) if article.title else "",
        "outlet": outlet,
        "outlet_folded": folded_words(outlet),
        "language": storable(article.language.value) if article.language else "",
        **days(article),
        "record": record,
        "digest": digest(record),
    }


def days(article: Article) -> dict[str, str | None]:
    """The columns of the days between which an article was published."""
    published = article.published
    return {
        "earliest": published.earliest.isoformat() if published else None,
        "latest": published.latest.isoformat() if published else None,
    }


def _captures(batch: _Batch, captures: Sequence[Capture]) -> int:
    held = {row.digest for row in _held_captures(batch.connection, [capture.digest for capture in captures])}
    rows: dict[str, dict[str, Any]] = {}
    for capture in captures:
        if capture.digest in held or capture.digest in rows:
            continue
        try:
            rows[capture.digest] = {
                "digest": capture.digest,
                "uri": storable(capture.uri),
                "address": storable(address_of(capture)),
                "media_type": storable(capture.media_type),
                "retrieved": capture.retrieved.isoformat() if capture.retrieved else None,
                "name": None if capture.name is None else storable(capture.name),
                "body": capture.body,
            }
        except UnicodeEncodeError:
            batch.problems.append(_refused(capture.uri, HALF_A_CHARACTER))
    if rows:
        batch.connection.execute(insert(CAPTURES), list(rows.values()))
    return len(rows)


def _held_captures(connection: Connection, digests: Sequence[str]) -> list[Row[Any]]:
    query = select(CAPTURES.c.digest, CAPTURES.c.uri, CAPTURES.c.address, CAPTURES.c.name)
    return list(rows_of(connection, query, CAPTURES.c.digest, digests))


def _addresses(connection: Connection, articles: Sequence[AnnotatedArticle]) -> dict[str, str]:
    """The address of each article: of the page that it names, else of the place where its capture was found."""
    found = _held_captures(connection, [annotated.article.capture for annotated in articles])
    captures = {row.digest: row for row in found}
    addresses = {}
    for annotated in articles:
        article, held = annotated.article, captures.get(annotated.article.capture)
        moved = held is not None and held.uri != article.uri
        addresses[article.id] = held.address if held and not moved else address_of(article)
        if held and held.address != addresses[article.id]:
            change = update(CAPTURES).where(CAPTURES.c.digest == held.digest)
            connection.execute(change.values(address=addresses[article.id]))
    return addresses


def _look_up(batch: _Batch, articles: Sequence[AnnotatedArticle], addresses: dict[str, str]) -> None:
    known = select(ARTICLES.c.id, ARTICLES.c.capture, ARTICLES.c.made_of)
    ids = [annotated.article.id for annotated in articles]
    batch.by_id = {row.id: row for row in rows_of(batch.connection, known, ARTICLES.c.id, ids)}
    current = select(ARTICLES.c.id, ARTICLES.c.address, ARTICLES.c.version).where(ARTICLES.c.current == 1)
    rows = rows_of(batch.connection, current, ARTICLES.c.address, addresses.values())
    batch.newest = {row.address: (row.id, row.version) for row in rows}


def _take(batch: _Batch, annotated: AnnotatedArticle, address: str) -> None:
    """One article: known, of a taken id, a version of a known page, or new."""
    id = annotated.article.id
    try:
        row = _row(annotated, address, batch)
    except UnicodeEncodeError:
        batch.problems.append(_refused(annotated.article.uri, HALF_A_CHARACTER))
        return
    if id in batch.by_id:
        _meet(batch, row, batch.by_id[id].capture, batch.by_id[id].made_of)
    elif id in batch.rows:
        _meet(batch, row, batch.rows[id]["capture"], batch.rows[id]["made_of"])
    elif address in batch.newest:
        _follow(batch, annotated, row)
    else:
        _insert(batch, row)


def _row(annotated: AnnotatedArticle, address: str, batch: _Batch) -> dict[str, Any]:
    article = annotated.article
    shown = columns(annotated)
    return shown | {
        "id": storable(article.id),
        "capture": article.capture,
        "address": storable(address),
        "version": 1,
        "replaces": None,
        "current": 1,
        "uri": storable(article.uri),
        "added": batch.now.isoformat(),
        "recipe": batch.recipe,
        "made_of": shown["digest"],
        "text": storable(article.text),
    }


def _meet(batch: _Batch, row: dict[str, Any], capture: str, made_of: str) -> None:
    """An id that is held already: the same article, perhaps read or annotated anew, or another one."""
    if capture != row["capture"]:
        batch.problems.append(_refused(row["uri"], TAKEN.format(id=row["id"])))
    elif made_of != row["made_of"]:
        kept = {name: row[name] for name in row.keys() - {"version", "replaces", "current", "added", "address"}}
        if row["id"] in batch.rows:
            batch.rows[row["id"]].update(kept)
        else:
            batch.connection.execute(update(ARTICLES).where(ARTICLES.c.id == row["id"]).values(kept))
            batch.anew.append(row["id"])


def _follow(batch: _Batch, annotated: AnnotatedArticle, row: dict[str, Any]) -> None:
    """A known page with another text: a new version of its article, unless it changed too little."""
    earlier, version = batch.newest[row["address"]]
    if is_trivial(_record(batch, earlier), annotated):
        batch.trivial += 1
        return
    if earlier in batch.rows:
        batch.rows[earlier]["current"] = 0
    else:
        batch.connection.execute(update(ARTICLES).where(ARTICLES.c.id == earlier).values(current=0))
        batch.stories.append(follow(batch.connection, batch.now, earlier, row["id"]))
    batch.versions.append(row["id"])
    _insert(batch, row | {"version": version + 1, "replaces": earlier})


def _insert(batch: _Batch, row: dict[str, Any]) -> None:
    batch.rows[row["id"]] = row
    batch.newest[row["address"]] = (row["id"], row["version"])
    if row["replaces"]:
        detail: dict[str, str | int] = {"replaces": row["replaces"], "version": row["version"]}
        batch.changes.append((ChangeKind.ARTICLE_CHANGED, row["id"], detail))
    else:
        batch.changes.append((ChangeKind.ARTICLE_ADDED, row["id"], {}))


def _record(batch: _Batch, id: str) -> AnnotatedArticle:
    if id in batch.rows:
        record = batch.rows[id]["record"]
    else:
        record = batch.connection.execute(select(ARTICLES.c.record).where(ARTICLES.c.id == id)).scalar_one()
    return msgspec.json.decode(record, type=AnnotatedArticle)


def _problems(connection: Connection, problems: Sequence[Problem], now: datetime.datetime) -> int:
    rows = {}
    for problem in problems:
        record = msgspec.json.encode(problem)
        rows[digest(record)] = {"digest": digest(record), "made": now.isoformat(), "record": record}
    held = {row.digest for row in rows_of(connection, select(PROBLEMS.c.digest), PROBLEMS.c.digest, rows)}
    new = [row for key, row in rows.items() if key not in held]
    if new:
        connection.execute(insert(PROBLEMS), new)
    return len(new)


def _refused(uri: str, message: str) -> Problem:
    return Problem(stage=STAGE, uri=uri.encode("utf-8", "replace").decode(), message=message)
