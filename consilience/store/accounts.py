"""The accounts of stories: kept with what is searched in them, and what changed since the last one."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from consilience.records import Account, AnnotatedArticle, ClaimKind, Point, Record, Span, Verdict, digest, replaced
from consilience.store.articles import columns, days
from consilience.store.changes import ChangeKind, Noted, note
from consilience.store.grouping import untell
from consilience.store.refusals import UnknownStory
from consilience.store.sayings import Saying, sayings
from consilience.store.tables import ACCOUNTS, ARTICLES, MEMBERS, NAMES, ORIGINALS, STATEMENTS, STORIES
from consilience.store.words import folded_words, storable

# Verdicts whose first appearance is told as a change; single and compatible ones are not news.
NEWS = frozenset({Verdict.DISPUTED, Verdict.SUPERSEDED})


class Material(Record, frozen=True, kw_only=True):
    """What the account of a story is to be made of. `made_of` is given back with the account."""

    story: str
    made_of: str
    articles: tuple[AnnotatedArticle, ...]


def material(connection: Connection, story: str) -> Material:
    """The articles of a story in the order in which they came. Raises UnknownStory."""
    made_of = connection.execute(select(STORIES.c.made_of).where(STORIES.c.id == story)).scalar_one_or_none()
    if made_of is None:
        raise UnknownStory(story)
    query = select(ARTICLES.c.record).join(MEMBERS, MEMBERS.c.article == ARTICLES.c.id)
    rows = connection.execute(query.where(MEMBERS.c.story == story).order_by(ARTICLES.c.number)).scalars()
    articles = tuple(msgspec.json.decode(row, type=AnnotatedArticle) for row in rows)
    return Material(story=story, made_of=str(made_of), articles=articles)


def account(connection: Connection, story: str) -> Account:
    """The account of a story as it was last told. Raises UnknownStory."""
    record = connection.execute(select(ACCOUNTS.c.record).where(ACCOUNTS.c.story == story)).scalar_one_or_none()
    if record is None:
        raise UnknownStory(story)
    return msgspec.json.decode(record, type=Account)


def save(connection: Connection, now: datetime.datetime, account: Account, made_of: str, recipe: str) -> bool:
    """Keep an account, unless its story has changed since `made_of` was read; whether it was kept.

    It is kept without the grammar of its articles, which they keep themselves: of the time that opening a large story
    took, decoding tokens that nothing shows was the most.
    """
    story = account.story.id
    held = connection.execute(select(STORIES.c.made_of).where(STORIES.c.id == story)).scalar_one_or_none()
    if held != made_of:
        return False
    earlier = connection.execute(select(ACCOUNTS.c.record).where(ACCOUNTS.c.story == story)).scalar_one_or_none()
    untell(connection, story)
    record = msgspec.json.encode(replaced(account, articles=tuple(map(_without_grammar, account.articles))))
    row = {"story": story, "made_of": made_of, "record": record, "digest": digest(record)}
    connection.execute(insert(ACCOUNTS).values(row))
    _search(connection, account)
    told: list[Noted] = [(ChangeKind.STORY_TOLD, story, {"points": len(account.points)})]
    note(connection, now, [*_turned(account, earlier), *told])
    connection.execute(update(STORIES).where(STORIES.c.id == story).values(_shown(account, made_of, recipe)))
    for annotated in account.articles:
        change = update(ARTICLES).where(ARTICLES.c.id == annotated.article.id)
        connection.execute(change.values(days(annotated.article)))
    return True


def replace_records(
    connection: Connection, records: Iterable[AnnotatedArticle], originals: Mapping[str, AnnotatedArticle]
) -> None:
    """Keep articles as they were annotated with grammar, or corrected; the `originals` of corrected ones are kept."""
    for annotated in records:
        id = annotated.article.id
        if (
            id in originals
            and not connection.execute(select(ORIGINALS.c.article).where(ORIGINALS.c.article == id)).first()
        ):
            original = msgspec.json.encode(originals[id])
            connection.execute(insert(ORIGINALS).values(article=id, record=original))
        connection.execute(update(ARTICLES).where(ARTICLES.c.id == id).values(columns(annotated)))


def originals(connection: Connection, articles: Iterable[str]) -> dict[str, AnnotatedArticle]:
    """The corrected ones of some articles, as they were before."""
    rows = connection.execute(select(ORIGINALS).where(ORIGINALS.c.article.in_(list(articles))))
    return {row.article: msgspec.json.decode(row.record, type=AnnotatedArticle) for row in rows}


def _without_grammar(annotated: AnnotatedArticle) -> AnnotatedArticle:
    return replaced(annotated, sentences=tuple(replaced(sentence, tokens=()) for sentence in annotated.sentences))


def _shown(account: Account, made_of: str, recipe: str) -> dict[str, Any]:
    story = account.story
    return {
        "first": story.first.isoformat() if story.first else None,
        "latest": story.latest.isoformat() if story.latest else None,
        "disputed": sum(point.verdict is Verdict.DISPUTED for point in account.points),
        "told_of": made_of,
        "told_with": recipe,
        "record": msgspec.json.encode(story),
    }


def _search(connection: Connection, account: Account) -> None:
    story = account.story.id
    if rows := [_saying(story, saying) for saying in sayings(account)]:
        connection.execute(insert(STATEMENTS), rows)
    if names := list(_names(account)):
        connection.execute(insert(NAMES), names)


def _saying(story: str, saying: Saying) -> dict[str, Any]:
    return {
        "story": story,
        "article": saying.span.article,
        "kind": saying.kind.value,
        "speaker": storable(saying.speaker),
        "speaker_folded": "|".join(folded_words(name) for name in saying.known_as),
        "start": saying.span.start,
        "end": saying.span.end,
        "text": storable(saying.text),
        "verdict": saying.verdict,
    }


def _names(account: Account) -> Iterator[dict[str, Any]]:
    """One row for each name under which an entity is known in each article that names it."""
    for entity in account.entities:
        for article in sorted({naming.span.article for naming in entity.mentions}):
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                yield {
                    "story": account.story.id,
                    "article": article,
                    "entity": entity.id,
                    "kind": entity.kind.value,
                    "name": storable(entity.name),
                    "folded": folded_words(name),
                }


def _turned(account: Account, earlier: bytes | None) -> Iterator[Noted]:
    """Points whose verdict is not that of the point of the earlier account that most of its evidence stood in."""
    before = msgspec.json.decode(earlier, type=Account).points if earlier else ()
    held = [(point, evidence(point)) for point in before]
    for point in account.points:
        was = _nearest(point, held)
        if was is None and point.verdict not in NEWS:
            continue
        if was is None or was.verdict is not point.verdict:
            detail: dict[str, str | int] = {"point": point.id, "is": point.verdict.value}
            yield ChangeKind.VERDICT_CHANGED, account.story.id, detail | ({"was": was.verdict.value} if was else {})


def _nearest(point: Point, held: Iterable[tuple[Point, frozenset[tuple[ClaimKind, Span]]]]) -> Point | None:
    mine = evidence(point)
    shared = [(len(mine & theirs), other) for other, theirs in held]
    count, found = max(shared, key=lambda pair: pair[0], default=(0, None))
    return found if count else None


def evidence(point: Point) -> frozenset[tuple[ClaimKind, Span]]:
    """What a point stands on: the evidence of its claims, with the kind of its question."""
    return frozenset((point.kind, claim.evidence) for position in point.positions for claim in position.claims)
