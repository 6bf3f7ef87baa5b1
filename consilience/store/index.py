"""The full-text index, FTS5 on SQLite and tsvector on PostgreSQL: what is sought, and queries that find it."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    Text,
    cast,
    func,
    literal,
    literal_column,
    select,
    text,
)
from sqlalchemy import table as table_of
from sqlalchemy.dialects.postgresql import TSQUERY

from consilience.records import Record
from consilience.store.query import Term
from consilience.store.tables import ARTICLES, STATEMENTS

# What stands before the words of an outlet's name, and before a language, among the words of an article in a tsvector:
# no word of a text begins so.
OUTLET, LANGUAGE = "outlet=", "language="
# By table: the index of FTS5, and the weights of its columns. A title counts more than a text; an outlet and a language
# are looked for by filters alone.
INDICES = {ARTICLES: ("search", "4.0, 1.0, 0.0, 0.0"), STATEMENTS: ("search_statements", "1.0")}


class Sought(Record, frozen=True, kw_only=True):
    """Terms that must all stand in what is found. Of the outlets, and of the languages, one must be that of an article:
    these narrow what is found within the index, and are not exact."""

    terms: tuple[Term, ...] = ()
    outlets: tuple[Term, ...] = ()
    languages: tuple[Term, ...] = ()

    @property
    def is_anything(self) -> bool:
        """Whether nothing is said of what is sought."""
        return not (self.terms or self.outlets or self.languages)


def ranked(connection: Connection, table: Table, sought: Sought) -> Select[Any]:
    """A query of the number and rank of what is found: the lowest rank is best, and the newest come first."""
    return RANKED[connection.dialect.name](table, sought)


def match(table: Table, sought: Sought) -> str:
    """What is sought as a query of FTS5.

    >>> match(ARTICLES, Sought(terms=(("dam", "wall"), ("x",)), outlets=(("herald",), ("post",))))
    '({title text} : ("dam wall" AND "x")) AND (outlet : ("herald" OR "post"))'
    """
    if table is STATEMENTS:
        return _phrases(sought.terms, " AND ")
    parts = [("{title text}", sought.terms, " AND "), ("outlet", sought.outlets, " OR ")]
    parts.append(("language", sought.languages, " OR "))
    return " AND ".join(f"({column} : ({_phrases(terms, between)}))" for column, terms, between in parts if terms)


def tsquery(terms: Iterable[Term]) -> str:
    """The terms as a tsquery that wants all of them.

    >>> tsquery([("dam", "wall"), ("x",)])
    "'dam' <-> 'wall' & 'x'"
    """
    return " & ".join(" <-> ".join(f"'{word}'" for word in term) for term in terms)


def narrowed(sought: Sought) -> str:
    """The outlets and languages as a tsquery.

    >>> narrowed(Sought(outlets=(("veskia", "herald"), ("post",)), languages=(("en", "gb"),)))
    "('outlet=veskia' & 'outlet=herald' | 'outlet=post') & ('language=en':*)"
    """
    outlets = " | ".join(" & ".join(f"'{OUTLET}{word}'" for word in term) for term in sought.outlets)
    languages = " | ".join(f"'{LANGUAGE}{term[0]}':*" for term in sought.languages)
    return " & ".join(f"({part})" for part in (outlets, languages) if part)


def _phrases(terms: Iterable[Term], between: str) -> str:
    return between.join(f'"{" ".join(term)}"' for term in terms)


def _by_fts5(table: Table, sought: Sought) -> Select[Any]:
    """The sum has SQLite look into the index first, and into the table for what the index found alone."""
    name, weights = INDICES[table]
    index = table_of(name, Column("rowid", Integer))
    rank: ColumnElement[Any] = literal_column(f"bm25({name}, {weights})")
    query = select(table.c.number, rank.label("rank")).select_from(
        index.join(table, table.c.number == index.c.rowid + 0)
    )
    matching = text(f"{name} MATCH :query").bindparams(query=match(table, sought))
    return query.where(matching).order_by(index.c.rowid.desc())


def _by_tsvector(table: Table, sought: Sought) -> Select[Any]:
    words: ColumnElement[Any] = literal_column(f"{table.name}.words")
    wanted = func.to_tsquery("simple", tsquery(sought.terms))
    conditions: Sequence[ColumnElement[Any]] = [wanted] if sought.terms else []
    if within := narrowed(sought):
        conditions = [*conditions, cast(literal(within, Text), TSQUERY)]
    rank: ColumnElement[Any] = -func.ts_rank(words, wanted)
    query = select(table.c.number, rank.label("rank"))
    return query.where(*(words.op("@@")(each) for each in conditions)).order_by(table.c.number.desc())


RANKED = {"sqlite": _by_fts5, "postgresql": _by_tsvector}
