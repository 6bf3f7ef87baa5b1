"""The library: captures, articles, stories, accounts, problems, judgements and changes, in one file or database."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import Engine, Select, func, select

from consilience.records import Account, AnnotatedArticle, Capture, Problem, Story, UnknownArticle
from consilience.store import accounts, articles, changes, forgetting, grouping, judging, people, stories, window
from consilience.store.accounts import Material
from consilience.store.articles import Added, Item
from consilience.store.changes import MOST_CHANGES, Change
from consilience.store.checking import checked
from consilience.store.connection import engine, located, writing
from consilience.store.grouping import Placed, Tombstone
from consilience.store.judgement import Judgement, Logged, logged, numbered, standing
from consilience.store.people import Person
from consilience.store.refusals import UnknownStory
from consilience.store.search import MOST_HITS, Hit, HitKind, search
from consilience.store.stories import Entry
from consilience.store.tables import ACCOUNTS, ARTICLES, MEMBERS, PROBLEMS, STORIES
from consilience.store.versions import Version, versions
from consilience.store.window import Grouper

# Items a transaction: what is lost when the machine stops is at most the last, unacknowledged one.
BATCH = 250
Clock = Callable[[], datetime.datetime]


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Library:
    """One library; several processes may have it open, one of them writing at a time.

    `clock` tells when a change was made; nothing else that is kept depends on it.
    """

    def __init__(self, engine: Engine, clock: Clock = _now) -> None:
        self._engine = engine
        self._clock = clock

    @classmethod
    def open(cls, place: str | Path | None = None, *, must_exist: bool = False, clock: Clock = _now) -> "Library":
        """The library at a path or postgresql:// address, else at CONSILIENCE_LIBRARY; made unless it must exist.

        Raises NotALibrary and NoLibraryNamed.
        """
        return cls(engine(located(place), must_exist=must_exist), clock)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Adding.

    def add(self, items: Iterable[Item], *, recipe: str = "") -> Added:
        """Keep what is not there yet; all of it is on disk on return.

        An article whose page is held with another text is a new version of it. One that was read anew, by another
        `recipe`, replaces its record; one that shares only the id becomes a Problem.
        """
        waiting, done = iter(items), Added()
        while batch := list(islice(waiting, BATCH)):
            with writing(self._engine) as connection:
                done = done.with_(articles.add(connection, batch, self._clock(), recipe))
        return done

    def captured(self, digests: Iterable[str], recipe: str) -> frozenset[str]:
        """Those of some captures of which an article was read with a recipe: they need not be read again."""
        with self._engine.connect() as connection:
            return articles.captured(connection, digests, recipe)

    def fresh_names(self, captures: Sequence[Capture]) -> dict[str, str]:
        """By digest, another name for each capture whose own name an earlier version of its article has."""
        with self._engine.connect() as connection:
            return articles.fresh_names(connection, captures)

    def forget(self, id: str) -> None:
        """Remove an article with its capture and all that quotes it. Raises UnknownArticle."""
        with writing(self._engine) as connection:
            forgetting.forget(connection, self._clock(), id)

    # Grouping and telling.

    def group(self, grouper: Grouper, most: int = window.ROUND) -> Placed | None:
        """Give at most so many of the articles that have no story one; None where none is waiting.

        `grouper` is called within the transaction, so that no other writer groups at the same time.
        """
        with writing(self._engine) as connection:
            return window.group(connection, self._clock(), grouper, most)

    def pending(self, least: int = 1, recipe: str | None = None) -> list[str]:
        """The stories of at least so many articles that are to be told, oldest change first."""
        with self._engine.connect() as connection:
            return stories.pending(connection, least, recipe)

    def material(self, story: str) -> Material:
        """What the account of a story is to be made of. Raises UnknownStory."""
        with self._engine.connect() as connection:
            return accounts.material(connection, story)

    def replace(self, records: Iterable[AnnotatedArticle], originals: Mapping[str, AnnotatedArticle]) -> None:
        """Keep articles as they were annotated with grammar or corrected; `originals` are kept of the latter."""
        with writing(self._engine) as connection:
            accounts.replace_records(connection, records, originals)

    def originals(self, articles: Iterable[str]) -> dict[str, AnnotatedArticle]:
        """The corrected ones of some articles, as they were before."""
        with self._engine.connect() as connection:
            return accounts.originals(connection, articles)

    def save(self, account: Account, made_of: str, recipe: str = "") -> bool:
        """Keep the account of a story, unless the story has changed since its material was read; whether it was."""
        with writing(self._engine) as connection:
            return accounts.save(connection, self._clock(), account, made_of, recipe)

    def save_accounts(self, told: Iterable[Account]) -> None:
        """Keep accounts with their stories and articles, as they are: a story takes its articles from all others."""
        for account in told:
            self.add(account.articles)
            with writing(self._engine) as connection:
                names = {0: account.story.id}
                grouping.place(connection, self._clock(), [account.story.articles], names=names)
                made_of = accounts.material(connection, account.story.id).made_of
                accounts.save(connection, self._clock(), account, made_of, "")

    # Judging.

    def judge(self, judgement: Judgement) -> Logged | None:
        """Add a judgement, and mark the stories that it touches as to be told; None where the log has it already."""
        with writing(self._engine) as connection:
            return judging.judge(connection, self._clock(), judgement)

    def judgements(self) -> tuple[Logged, ...]:
        """The log of judgements in its order, the withdrawn ones and the withdrawals included."""
        with self._engine.connect() as connection:
            return logged(connection)

    def standing(self) -> tuple[Judgement, ...]:
        """The judgements that hold, oldest first."""
        with self._engine.connect() as connection:
            return tuple(each.judgement for each in standing(connection))

    def judgement(self, number: int) -> Logged:
        """One judgement by its number in the log. Raises UnknownJudgement."""
        with self._engine.connect() as connection:
            return numbered(connection, number)

    # Reading.

    def articles(self) -> Iterator[AnnotatedArticle]:
        """All articles in the order in which they came, earlier versions included."""
        with self._engine.connect() as connection:
            for row in connection.execute(select(ARTICLES.c.record).order_by(ARTICLES.c.number)):
                yield msgspec.json.decode(row.record, type=AnnotatedArticle)

    def article(self, id: str) -> AnnotatedArticle:
        """One article. Raises UnknownArticle."""
        record = self._one(select(ARTICLES.c.record).where(ARTICLES.c.id == id))
        if record is None:
            raise UnknownArticle(id)
        return msgspec.json.decode(record, type=AnnotatedArticle)

    def captures_of(self, ids: Iterable[str]) -> tuple[Capture, ...]:
        """The captures from which some articles were read, each once."""
        with self._engine.connect() as connection:
            return tuple(articles.captures_of(connection, ids))

    def count(self) -> int:
        """How many articles there are, earlier versions included."""
        return int(self._one(select(func.count()).select_from(ARTICLES)) or 0)

    def count_stories(self) -> int:
        """How many stories there are."""
        return int(self._one(select(func.count()).select_from(STORIES)) or 0)

    def versions(self, page: str) -> tuple[Version, ...]:
        """The versions of the page with an address, or of an article with an id, oldest first; none for neither."""
        with self._engine.connect() as connection:
            return versions(connection, page)

    def stories(self) -> tuple[Story, ...]:
        """All stories, the one with the newest article first and those without a day last."""
        return tuple(entry.story for entry in self.entries())

    def entries(self, order: str = "newest", limit: int | None = None, offset: int = 0) -> tuple[Entry, ...]:
        """The stories as a list shows them, by `newest`, `changed`, `disputed` or `largest`."""
        with self._engine.connect() as connection:
            return stories.entries(connection, order, limit, offset)

    def entry(self, story: str) -> Entry:
        """One story as a list shows it. Raises UnknownStory."""
        with self._engine.connect() as connection:
            found = stories.entry(connection, story)
        if found is None:
            raise UnknownStory(story)
        return found

    def successor(self, story: str) -> str | None:
        """The id under which a story that is no more goes on; None for any other."""
        with self._engine.connect() as connection:
            return grouping.successor(connection, story)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """All stories that are no more, oldest first."""
        with self._engine.connect() as connection:
            return grouping.tombstones(connection)

    def account(self, story: str) -> Account:
        """The account of a story as it was last told. Raises UnknownStory where it was never told."""
        with self._engine.connect() as connection:
            return accounts.account(connection, story)

    def account_record(self, story: str) -> tuple[str, bytes] | None:
        """The digest of the account of a story, and its JSON as it is kept: one row read, nothing decoded."""
        query = select(ACCOUNTS.c.digest, ACCOUNTS.c.record).where(ACCOUNTS.c.story == story)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.digest, bytes(row.record))

    def stories_of(self, article: str) -> tuple[str, ...]:
        """The id of the story that holds an article, if one does."""
        with self._engine.connect() as connection:
            return tuple(connection.execute(select(MEMBERS.c.story).where(MEMBERS.c.article == article)).scalars())

    def search(self, query: str, kind: HitKind | None = None, limit: int = MOST_HITS, offset: int = 0) -> list[Hit]:
        """What holds every word and "quoted phrase" and passes the filters, best first; without words the newest.

        Of articles, unless `kind`, or a filter kind: or speaker: in the query, asks for statements or quotations.
        """
        with self._engine.connect() as connection:
            return search(connection, query, kind, min(limit, MOST_HITS), offset)

    def people(self, name: str = "", limit: int = 100, offset: int = 0) -> tuple[Person, ...]:
        """The people, bodies and places of the stories told, those in most articles first."""
        with self._engine.connect() as connection:
            return people.people(connection, name, limit, offset)

    def changes(self, since: int = 0, subject: str | None = None, limit: int = MOST_CHANGES) -> tuple[Change, ...]:
        """What changed after the change of that number, oldest first."""
        with self._engine.connect() as connection:
            return changes.changes(connection, since, subject, limit)

    def newest_change(self) -> int:
        """The number of the last change; 0 in a new library."""
        with self._engine.connect() as connection:
            return changes.newest(connection)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be used, in the order in which it was met."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(PROBLEMS.c.record).order_by(PROBLEMS.c.number)).scalars()
            return tuple(msgspec.json.decode(row, type=Problem) for row in rows)

    def check(self) -> Iterator[Problem]:
        """What is damaged: digests, spans, the index and the file itself are verified; nothing for a sound library."""
        with self._engine.connect() as connection:
            yield from checked(connection)

    def _one(self, query: Select[Any]) -> Any:
        with self._engine.connect() as connection:
            return connection.execute(query).scalars().one_or_none()
