"""The library on disk: captures, articles, stories, accounts, problems and human judgements in one file."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType

import msgspec
from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from consilience.records import (
    Account,
    AnnotatedArticle,
    Capture,
    ConsilienceError,
    Problem,
    Story,
    UnknownArticle,
    digest,
)
from consilience.store.checking import checked
from consilience.store.connection import engine, located, writing
from consilience.store.judgement import Judgement
from consilience.store.search import Hit, expression, spans, terms
from consilience.store.tables import ACCOUNTS, ARTICLES, CAPTURES, JUDGEMENTS, MEMBERS, PROBLEMS, STORIES

STAGE = "store"
# Items a transaction: what is lost when the machine stops is at most the last, unacknowledged one.
BATCH = 100
MOST_HITS = 100


class UnknownStory(ConsilienceError):
    def __init__(self, story: str) -> None:
        super().__init__(f"no story has the id {story}. List them with: consilience library stories")


class Library:
    """One library; several processes may have it open, one of them writing at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: str | Path | None = None, *, must_exist: bool = False) -> "Library":
        """The library at `path`, else at CONSILIENCE_LIBRARY; made where there is none, unless it must exist.

        Raises NotALibrary and NoLibraryNamed.
        """
        return cls(engine(located(path), must_exist=must_exist))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, items: Iterable[Capture | AnnotatedArticle | Problem]) -> int:
        """Keep what is not there yet and give the number of new items; all of them are on disk on return.

        An article that was annotated anew replaces its record; one that shares only the id becomes a Problem.
        """
        waiting, added = iter(items), 0
        while batch := list(islice(waiting, BATCH)):
            with writing(self._engine) as connection:
                added += sum(_add(connection, item) for item in batch)
        return added

    def save_accounts(self, accounts: Iterable[Account]) -> None:
        """Keep the accounts with their stories and articles.

        A story is replaced by one that holds an article of it: the library keeps each article's latest grouping.
        """
        for account in accounts:
            self.add(account.articles)
            with writing(self._engine) as connection:
                _save(connection, account)

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement; none is ever changed or removed."""
        with writing(self._engine) as connection:
            connection.execute(insert(JUDGEMENTS).values(record=msgspec.json.encode(judgement)))

    def articles(self) -> Iterator[AnnotatedArticle]:
        """All articles in the order in which they came."""
        with self._engine.connect() as connection:
            for row in connection.execute(select(ARTICLES.c.record).order_by(ARTICLES.c.number)):
                yield msgspec.json.decode(row.record, type=AnnotatedArticle)

    def article(self, id: str) -> AnnotatedArticle:
        """One article. Raises UnknownArticle."""
        record = self._one(select(ARTICLES.c.record).where(ARTICLES.c.id == id))
        if record is None:
            raise UnknownArticle(id)
        return msgspec.json.decode(record, type=AnnotatedArticle)

    def stories(self) -> tuple[Story, ...]:
        """All stories, the one with the newest article first and those without a day last."""
        order = (STORIES.c.latest.is_(None), STORIES.c.latest.desc(), STORIES.c.id)
        with self._engine.connect() as connection:
            rows = connection.execute(select(STORIES.c.record).order_by(*order)).scalars().all()
        return tuple(msgspec.json.decode(row, type=Story) for row in rows)

    def account(self, story: str) -> Account:
        """The account of a story. Raises UnknownStory."""
        record = self._one(select(ACCOUNTS.c.record).where(ACCOUNTS.c.story == story))
        if record is None:
            raise UnknownStory(story)
        return msgspec.json.decode(record, type=Account)

    def stories_of(self, article: str) -> tuple[str, ...]:
        """The ids of the stories that hold an article."""
        with self._engine.connect() as connection:
            found = select(MEMBERS.c.story).where(MEMBERS.c.article == article).order_by(MEMBERS.c.story)
            return tuple(connection.execute(found).scalars())

    def problems(self) -> tuple[Problem, ...]:
        """What could not be used, in a fixed order."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(PROBLEMS.c.record).order_by(PROBLEMS.c.record)).scalars().all()
        return tuple(msgspec.json.decode(row, type=Problem) for row in rows)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(JUDGEMENTS.c.record).order_by(JUDGEMENTS.c.number)).scalars().all()
        return tuple(msgspec.json.decode(row, type=Judgement) for row in rows)

    def search(self, query: str, *, most: int = MOST_HITS) -> list[Hit]:
        """The articles that hold every word and "quoted phrase" of the query, best first; all for an empty query."""
        wanted = terms(query)
        with self._engine.connect() as connection:
            rows = connection.execute(_FOUND if wanted else _ALL, {"query": expression(wanted), "most": most}).all()
        return [Hit(article=row.id, title=row.title, spans=spans(row.text, row.id, wanted)) for row in rows]

    def forget(self, id: str) -> None:
        """Remove an article with its capture and the stories and accounts that quote it. Raises UnknownArticle."""
        with writing(self._engine) as connection:
            capture = connection.execute(select(ARTICLES.c.capture).where(ARTICLES.c.id == id)).scalar_one_or_none()
            if capture is None:
                raise UnknownArticle(id)
            _drop_stories(connection, [id])
            connection.execute(delete(ARTICLES).where(ARTICLES.c.id == id))
            others = select(func.count()).where(ARTICLES.c.capture == capture)
            if not connection.execute(others).scalar_one():
                connection.execute(delete(CAPTURES).where(CAPTURES.c.digest == capture))

    def check(self) -> Iterator[Problem]:
        """What is damaged: digests, spans, the index and the file itself are verified; nothing for a sound library."""
        with self._engine.connect() as connection:
            yield from checked(connection)

    def _one(self, query: Select[bytes]) -> bytes | None:
        with self._engine.connect() as connection:
            return connection.execute(query).scalars().one_or_none()


_FOUND = text(
    "SELECT articles.id, articles.title, articles.text FROM search JOIN articles ON articles.number = search.rowid "
    "WHERE search MATCH :query ORDER BY bm25(search, 4.0, 1.0), articles.number LIMIT :most"
)
_ALL = text("SELECT id, title, text FROM articles ORDER BY number DESC LIMIT :most")


def _add(connection: Connection, item: Capture | AnnotatedArticle | Problem) -> bool:
    try:
        if isinstance(item, Capture):
            return _add_capture(connection, item)
        if isinstance(item, AnnotatedArticle):
            return _add_article(connection, item)
        return _add_problem(connection, item)
    except UnicodeEncodeError:
        return _add_problem(connection, _refused(item, "its text holds half a character; decode the source anew"))


def _add_capture(connection: Connection, capture: Capture) -> bool:
    retrieved = capture.retrieved.isoformat() if capture.retrieved else None
    row = msgspec.structs.asdict(capture) | {"retrieved": retrieved}
    return bool(connection.execute(upsert(CAPTURES).values(row).on_conflict_do_nothing()).rowcount)


def _add_article(connection: Connection, annotated: AnnotatedArticle) -> bool:
    article, record = annotated.article, msgspec.json.encode(annotated)
    row = {
        "id": article.id,
        "capture": article.capture,
        "title": article.title.value if article.title else "",
        "text": article.text,
        "record": record,
        "digest": digest(record),
    }
    held = connection.execute(
        select(ARTICLES.c.number, ARTICLES.c.digest, ARTICLES.c.capture).where(ARTICLES.c.id == article.id)
    ).one_or_none()
    if held is None:
        connection.execute(insert(ARTICLES).values(row))
        return True
    if held.capture != article.capture:
        return _add_problem(
            connection, _refused(annotated, f"another article has the id {article.id}; give it another")
        )
    if held.digest != row["digest"]:
        connection.execute(delete(ARTICLES).where(ARTICLES.c.number == held.number))
        connection.execute(insert(ARTICLES).values(row | {"number": held.number}))
    return False


def _add_problem(connection: Connection, problem: Problem) -> bool:
    record = msgspec.json.encode(problem)
    row = {"digest": digest(record), "record": record}
    return bool(connection.execute(upsert(PROBLEMS).values(row).on_conflict_do_nothing()).rowcount)


def _refused(item: Capture | AnnotatedArticle | Problem, message: str) -> Problem:
    uri = item.article.uri if isinstance(item, AnnotatedArticle) else item.uri
    return Problem(stage=STAGE, uri=uri.encode("utf-8", "replace").decode(), message=message)


def _save(connection: Connection, account: Account) -> None:
    story, record = account.story, msgspec.json.encode(account)
    _drop_stories(connection, story.articles)
    connection.execute(
        insert(STORIES).values(
            id=story.id,
            first=story.first.isoformat() if story.first else None,
            latest=story.latest.isoformat() if story.latest else None,
            record=msgspec.json.encode(story),
        )
    )
    connection.execute(insert(MEMBERS), [{"story": story.id, "article": member} for member in story.articles])
    connection.execute(insert(ACCOUNTS).values(story=story.id, record=record, digest=digest(record)))


def _drop_stories(connection: Connection, articles: Iterable[str]) -> None:
    """Remove the stories that hold any of the articles."""
    for article in articles:
        for story in connection.execute(select(MEMBERS.c.story).where(MEMBERS.c.article == article)).scalars().all():
            connection.execute(delete(ACCOUNTS).where(ACCOUNTS.c.story == story))
            connection.execute(delete(MEMBERS).where(MEMBERS.c.story == story))
            connection.execute(delete(STORIES).where(STORIES.c.id == story))
