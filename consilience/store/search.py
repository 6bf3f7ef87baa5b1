"""Search over articles, statements and quotations: ranking, filters, and where the words stand."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, exists, or_, select, true

from consilience.records import Record, Span
from consilience.store.index import Sought, ranked
from consilience.store.query import Filter, Query, Term, parsed
from consilience.store.tables import ARTICLES, MEMBERS, NAMES, STATEMENTS
from consilience.store.words import WORD, folded, folded_words

MOST_HITS = 100
# A word that stands everywhere is ranked within the newest of what it finds: ranking all of 65,000 articles that hold
# “the” took 132 ms of processor time, 2,000 of them 3 ms.
CANDIDATES = 2_000
MOST_SPANS = 50
# Characters shown to either side of the first word found in an article.
AROUND = 120


class HitKind(StrEnum):
    ARTICLE = "article"
    STATEMENT = "statement"
    QUOTATION = "quotation"


class Hit(Record, frozen=True, kw_only=True):
    """Something in which all terms of a query stand, and where they do in the text of its article.

    `text` is the words of the statement or quotation, or those of the article round the first term; they begin at
    `start` of the article's text. A title may hold all terms: then `spans` is empty.
    """

    kind: HitKind
    article: str
    title: str
    outlet: str
    text: str
    start: int
    spans: tuple[Span, ...]
    earliest: str | None = None
    latest: str | None = None
    story: str | None = None
    speaker: str = ""
    verdict: str = ""


def search(
    connection: Connection, query: str, kind: HitKind | None = None, limit: int = MOST_HITS, offset: int = 0
) -> list[Hit]:
    """What holds every word and "phrase" and passes the filters, best first; without words the newest first."""
    wanted = parsed(query)
    chosen = kind or _kind(wanted)
    table = ARTICLES if chosen is HitKind.ARTICLE else STATEMENTS
    sought = _indexed(wanted, chosen)
    ordered = _numbers(connection, table, sought, _filters(wanted, chosen)).limit(limit).offset(offset)
    numbers = list(connection.execute(ordered).scalars())
    rows = {row.number: row for row in connection.execute(_rows(table).where(table.c.number.in_(numbers)))}
    return [_hit(rows[number], chosen, sought.terms) for number in numbers]


def spans(text: str, article: str, found: Sequence[Term], start: int = 0) -> tuple[Span, ...]:
    """Where the terms stand in a text that begins at `start` of its article, in order of place."""
    places = [(folded(match.group()), match.start() + start, match.end() + start) for match in WORD.finditer(text)]
    hits = sorted(hit for term in set(found) for hit in _places(places, term))
    return tuple(Span(article=article, start=begin, end=end) for begin, end in hits[:MOST_SPANS])


def _kind(query: Query) -> HitKind:
    """The kind that the query names; who asks what somebody said asks for quotations."""
    for value in query.values(Filter.KIND):
        if value in set(HitKind):
            return HitKind(value)
    return HitKind.QUOTATION if query.values(Filter.SPEAKER) else HitKind.ARTICLE


def _terms(query: Query, kind: HitKind) -> list[Term]:
    """A statement is about a person who is named in it."""
    people = query.values(Filter.PERSON) if kind is HitKind.STATEMENT else ()
    return [*query.terms, *map(_words, people)]


def _indexed(query: Query, kind: HitKind) -> Sought:
    """What the index is asked for: the outlet and language of a statement are not in it."""
    terms = tuple(_terms(query, kind))
    if kind is not HitKind.ARTICLE:
        return Sought(terms=terms)
    outlets, languages = (tuple(map(_words, query.values(name))) for name in (Filter.OUTLET, Filter.LANGUAGE))
    return Sought(terms=terms, outlets=outlets, languages=languages)


def _words(value: str) -> Term:
    return tuple(folded_words(value).split())


def _numbers(
    connection: Connection, table: Table, sought: Sought, filters: Sequence[ColumnElement[bool]]
) -> Select[Any]:
    """The numbers of what is found, in order: the rows themselves are fetched for one page alone."""
    if sought.is_anything:
        return _joined(select(table.c.number), table).where(*filters).order_by(table.c.number.desc())
    passed = _joined(ranked(connection, table, sought), table).where(*filters)
    if not sought.terms:
        return passed.with_only_columns(table.c.number)
    newest = passed.limit(CANDIDATES).subquery()
    return select(newest.c.number).order_by(newest.c.rank, newest.c.number)


def _joined(query: Select[Any], table: Table) -> Select[Any]:
    return query if table is ARTICLES else query.join(ARTICLES, ARTICLES.c.id == STATEMENTS.c.article)


def _filters(query: Query, kind: HitKind) -> list[ColumnElement[bool]]:
    made = [FILTERS[name](query.values(name), kind) for name in FILTERS if query.values(name)]
    own: list[ColumnElement[bool]] = [] if kind is HitKind.ARTICLE else [STATEMENTS.c.kind == kind.value]
    return own + made if kind is not HitKind.ARTICLE else [ARTICLES.c.current == 1, *made]


def _outlet(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    return or_(*(ARTICLES.c.outlet_folded.contains(folded_words(value), autoescape=True) for value in values))


def _after(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    """Published on that day or later, as far as is known."""
    return ARTICLES.c.latest >= max(values)


def _before(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    """Published on that day or earlier: a month or year stands for its last day."""
    return ARTICLES.c.earliest <= min(values) + "~"


def _story(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    if kind is not HitKind.ARTICLE:
        return STATEMENTS.c.story.in_(values)
    return exists().where(MEMBERS.c.article == ARTICLES.c.id, MEMBERS.c.story.in_(values))


def _person(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    """An article names the person, a quotation is theirs; a statement has the name among its words."""
    if kind is HitKind.QUOTATION:
        return _speaker(values, kind)
    if kind is HitKind.STATEMENT:
        return true()
    named = or_(*(NAMES.c.folded.contains(folded_words(value), autoescape=True) for value in values))
    return exists().where(NAMES.c.article == ARTICLES.c.id, named)


def _speaker(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    said = or_(*(STATEMENTS.c.speaker_folded.contains(folded_words(value), autoescape=True) for value in values))
    return exists().where(STATEMENTS.c.article == ARTICLES.c.id, said) if kind is HitKind.ARTICLE else said


def _verdict(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    if kind is not HitKind.ARTICLE:
        return STATEMENTS.c.verdict.in_(values)
    return exists().where(STATEMENTS.c.article == ARTICLES.c.id, STATEMENTS.c.verdict.in_(values))


def _language(values: tuple[str, ...], kind: HitKind) -> ColumnElement[bool]:
    return or_(*(ARTICLES.c.language.startswith(value, autoescape=True) for value in values))


FILTERS = {
    Filter.OUTLET: _outlet,
    Filter.AFTER: _after,
    Filter.BEFORE: _before,
    Filter.STORY: _story,
    Filter.PERSON: _person,
    Filter.SPEAKER: _speaker,
    Filter.VERDICT: _verdict,
    Filter.LANGUAGE: _language,
}


def _rows(table: Table) -> Select[Any]:
    shared = [ARTICLES.c[name] for name in ("title", "outlet", "earliest", "latest")]
    if table is ARTICLES:
        member = select(MEMBERS.c.story).where(MEMBERS.c.article == ARTICLES.c.id).scalar_subquery()
        return select(ARTICLES.c.number, ARTICLES.c.id, ARTICLES.c.text, *shared, member.label("story"))
    own = [STATEMENTS.c[name] for name in ("number", "article", "story", "speaker", "start", "text", "verdict")]
    return select(*own, *shared).join(ARTICLES, ARTICLES.c.id == STATEMENTS.c.article)


def _hit(row: Row[Any], kind: HitKind, terms: Sequence[Term]) -> Hit:
    if kind is HitKind.ARTICLE:
        article, found = row.id, spans(row.text, row.id, terms)
        shown, start = _around(row.text, found)
        said = {}
    else:
        article, found = row.article, spans(row.text, row.article, terms, row.start)
        shown, start = row.text, row.start
        said = {"speaker": row.speaker, "verdict": row.verdict}
    return Hit(
        kind=kind,
        article=article,
        title=row.title,
        outlet=row.outlet,
        text=shown,
        start=start,
        spans=found,
        earliest=row.earliest,
        latest=row.latest,
        story=row.story,
        **said,
    )


def _around(text: str, found: Sequence[Span]) -> tuple[str, int]:
    """The words of an article round the first term found."""
    if not found:
        return text[: 2 * AROUND], 0
    start = max(0, found[0].start - AROUND)
    return text[start : found[0].end + AROUND], start


def _places(places: Sequence[tuple[str, int, int]], term: Term) -> Iterator[tuple[int, int]]:
    for at, (word, start, _) in enumerate(places):
        if word == term[0] and tuple(place[0] for place in places[at : at + len(term)]) == term:
            yield start, places[at + len(term) - 1][2]
