"""A damaged library says what is damaged, and a sound one nothing."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, update

from consilience.records import AnnotatedArticle, Finding, Mention, Publication, Span, replaced
from consilience.store import Library
from consilience.store.connection import engine, writing
from consilience.store.tables import ACCOUNTS, ARTICLES, CAPTURES, MEMBERS, STATEMENTS, STORIES
from tests.store.making import CAFE, DAY, account, annotated, capture

Damage = Callable[[Connection], object]


def damaged(place: str, damage: Damage) -> None:
    """Change a library behind its back."""
    opened = engine(place)
    with writing(opened) as connection:
        damage(connection)
    opened.dispose()


def test_a_sound_library_has_nothing_to_check(place: str) -> None:
    with Library.open(place) as library:
        library.add([capture()])
        library.save_accounts([account(annotated(), annotated(CAFE, id="cafe"))])
        assert list(library.check()) == []


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda rows: rows.execute(update(CAPTURES).values(body=b"other")), "bytes of capture"),
        (lambda rows: rows.execute(update(ARTICLES).values(record=b"{")), "record of the article is not the one"),
        (lambda rows: rows.execute(update(ARTICLES).values(digest="x")), "record of the article is not the one"),
        (lambda rows: rows.execute(update(ARTICLES).values(text="other")), "text in the index"),
        (lambda rows: rows.execute(update(ACCOUNTS).values(record=b"\xff")), "account is not the one"),
        (
            lambda rows: rows.execute(update(ACCOUNTS).values(made_of="x")),
            "the one that the story names",
        ),
        (lambda rows: rows.execute(update(STORIES).values(articles=7)), "row of the story"),
        (lambda rows: rows.execute(update(STATEMENTS).values(end=9_999)), "are not in dam"),
        (lambda rows: rows.execute(delete(STORIES)), "is missing from stories"),
        (lambda rows: rows.execute(delete(ARTICLES)), "is missing from articles"),
        (lambda rows: rows.execute(delete(MEMBERS)), "is missing from members"),
    ],
    ids=[
        "capture",
        "record",
        "digest",
        "text",
        "account",
        "told of something else",
        "counts",
        "statement",
        "story",
        "article",
        "members",
    ],
)
def test_check_finds_damage(place: str, damage: Damage, message: str) -> None:
    with Library.open(place) as library:
        library.add([capture()])
        library.save_accounts([account(annotated())])
        damaged(place, damage)
        assert any(message in problem.message for problem in library.check())


def test_check_finds_an_index_that_lost_articles(place: str) -> None:
    if not place.endswith(".library"):
        pytest.skip("PostgreSQL keeps its index with the row")
    with Library.open(place) as library:
        library.add([annotated()])
        damaged(place, lambda rows: rows.exec_driver_sql("DROP TRIGGER article_removed"))
        damaged(place, lambda rows: rows.execute(delete(ARTICLES)))
        assert any("index holds 1 of 0" in problem.message for problem in library.check())


def test_check_finds_a_span_outside_its_text(place: str) -> None:
    article = annotated().article
    lost = Mention(span=Span(article="dam", start=0, end=9_999), kind=annotated().mentions[0].kind)
    with Library.open(place) as library:
        library.add([AnnotatedArticle(article=article, mentions=(lost,))])
        (problem,) = library.check()
    assert "0-9999 is not in the text" in problem.message


@pytest.mark.parametrize(("end", "problems"), [(20, 0), (9_999, 1)], ids=["within", "outside"])
def test_a_fact_may_stand_on_the_words_of_another_article(place: str, end: int, problems: int) -> None:
    evidence = Finding(value="2031-03-03", rule="test", span=Span(article="dam", start=0, end=end))
    day = Publication(earliest=DAY, latest=DAY, evidence=(evidence,))
    dated = AnnotatedArticle(article=replaced(annotated(CAFE, id="cafe").article, published=day))
    with Library.open(place) as library:
        library.add([annotated(), dated])
        assert len(list(library.check())) == problems
        library.forget("dam")
        assert list(library.check()) == []
