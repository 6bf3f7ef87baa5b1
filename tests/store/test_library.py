"""A library keeps what it was given, once, and says what is damaged."""

import datetime
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Capture,
    Finding,
    Mention,
    MentionKind,
    Problem,
    Publication,
    Span,
    Statement,
    Story,
    UnknownArticle,
    Verdict,
    digest,
)
from consilience.store import Judgement, Library, NoLibraryNamed, NotALibrary
from consilience.store.library import UnknownStory

DAM = "The Orlava dam was closed on Monday after engineers found cracks."
CAFE = "Guests of the Café Ullmann in Halden saw the dam close."
BODY = b"<p>The Orlava dam</p>"
DAY = datetime.date(2031, 3, 3)
# Adds one item after another, says so, and is killed in the middle of the eighth.
DYING = """
import os, signal, sys
from consilience.records import Problem
from consilience.store import Library

def items():
    yield Problem(stage="test", uri="last", message="never acknowledged")
    os.kill(os.getpid(), signal.SIGKILL)

library = Library.open(sys.argv[1])
for number in range(7):
    library.add([Problem(stage="test", uri=str(number), message="kept")])
    print(number + 1, flush=True)
library.add(items())
"""


def annotated(text: str = DAM, *, id: str = "dam", capture: str = "", title: str = "Dam closed") -> AnnotatedArticle:
    article = Article(id=id, uri=f"{id}.txt", capture=capture or digest(text), text=text, title=_found(title))
    mention = Mention(span=article.span(4, 10), kind=MentionKind.PLACE)
    return AnnotatedArticle(article=article, mentions=(mention,))


def capture(body: bytes = BODY) -> Capture:
    return Capture(uri="dam.html", media_type="text/html", body=body, digest=digest(body))


def account(*articles: AnnotatedArticle, day: datetime.date | None = None) -> Account:
    ids = tuple(member.article.id for member in articles)
    support = (articles[0].article.span(0, 10),)
    statement = Statement(text="The Orlava", verdict=Verdict.SINGLE, outlets=1, independent=1, support=support)
    story = Story(id=digest(*ids), articles=ids, label="Dam closed", first=day, latest=day)
    return Account(story=story, articles=articles, statements=(statement,), points=(), timeline=())


def _found(title: str) -> Finding | None:
    return Finding(value=title, rule="test") if title else None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.library"


def test_what_was_added_is_there_after_reopening(path: Path) -> None:
    with Library.open(path) as library:
        assert library.add([capture(), annotated()]) == 2
    with Library.open(path) as library:
        assert list(library.articles()) == [annotated()]
        assert library.article("dam") == annotated()


def test_adding_twice_changes_nothing(path: Path) -> None:
    problem = Problem(stage="read", uri="x.pdf", message="it is encrypted; give the password")
    with Library.open(path) as library:
        library.add([capture(), annotated(), problem])
        assert library.add([capture(), annotated(), problem]) == 0
        assert list(library.articles()) == [annotated()]
        assert library.problems() == (problem,)


def test_an_article_annotated_anew_replaces_its_record(path: Path) -> None:
    newer = AnnotatedArticle(article=annotated().article)
    with Library.open(path) as library:
        library.add([annotated()])
        assert library.add([newer]) == 0
        assert library.article("dam") == newer
        assert [hit.article for hit in library.search("orlava")] == ["dam"]
        assert list(library.check()) == []


def test_another_article_of_the_same_id_is_a_problem_and_overwrites_nothing(path: Path) -> None:
    with Library.open(path) as library:
        library.add([annotated(), annotated(CAFE, capture="another")])
        assert library.article("dam") == annotated()
        assert "another article has the id dam" in library.problems()[0].message


def test_a_text_that_cannot_be_encoded_is_a_problem_and_stops_nothing(path: Path) -> None:
    with Library.open(path) as library:
        assert library.add([annotated(DAM + "\ud800", capture="broken"), annotated(CAFE, id="cafe")]) == 2
        assert [member.article.id for member in library.articles()] == ["cafe"]
        assert library.problems()[0].stage == "store"


def test_two_connections_see_each_others_articles(path: Path) -> None:
    with Library.open(path) as one, Library.open(path) as other:
        one.add([annotated()])
        other.add([annotated(CAFE, id="cafe")])
        assert [member.article.id for member in one.articles()] == ["dam", "cafe"]


def test_one_may_read_while_another_writes(path: Path) -> None:
    with Library.open(path) as one, Library.open(path) as other:
        one.add([annotated()])
        reading = other.articles()
        assert next(reading) == annotated()
        one.add([annotated(CAFE, id="cafe")])
        assert list(reading) == []
        assert len(list(other.articles())) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("orlava", {"dam": ["Orlava"]}),
        ("DAM engineers", {"dam": ["dam", "engineers"]}),
        ("cafe", {"cafe": ["Café"]}),
        ('"dam close"', {"cafe": ["dam close"]}),
        ("dam NOT orlava", {}),
        ("", {"cafe": [], "dam": []}),
        ("\" * ( ) : ^ - '; DROP TABLE articles", {}),
        ('"""', {"cafe": [], "dam": []}),
        ("title:orlava", {}),
        ("orlav*", {}),
    ],
    ids=[
        "a word",
        "all words",
        "diacritics",
        "a phrase",
        "operators mean nothing",
        "everything",
        "injection",
        "marks alone",
        "columns mean nothing",
        "stars mean nothing",
    ],
)
def test_search(path: Path, query: str, found: dict[str, list[str]]) -> None:
    texts = {"dam": DAM, "cafe": CAFE}
    with Library.open(path) as library:
        library.add([annotated(), annotated(CAFE, id="cafe", title="")])
        hits = {hit.article: [texts[hit.article][s.start : s.end] for s in hit.spans] for hit in library.search(query)}
    assert hits == found


def test_an_account_comes_back_as_it_was_saved(path: Path) -> None:
    saved = account(annotated(), annotated(CAFE, id="cafe"))
    with Library.open(path) as library:
        library.save_accounts([saved])
        assert library.account(saved.story.id) == saved
        assert library.stories() == (saved.story,)
        assert library.stories_of("cafe") == (saved.story.id,)
        assert len(list(library.articles())) == 2


def test_a_story_that_grew_replaces_the_smaller_one(path: Path) -> None:
    small, grown = account(annotated()), account(annotated(), annotated(CAFE, id="cafe"))
    with Library.open(path) as library:
        library.save_accounts([small, grown])
        assert library.stories() == (grown.story,)
        with pytest.raises(UnknownStory):
            library.account(small.story.id)


def test_stories_come_newest_first(path: Path) -> None:
    old = account(annotated(), day=datetime.date(2031, 3, 3))
    new = account(annotated(CAFE, id="cafe"), day=datetime.date(2031, 3, 9))
    undated = account(annotated(CAFE + DAM, id="both"))
    with Library.open(path) as library:
        library.save_accounts([old, undated, new])
        assert library.stories() == (new.story, old.story, undated.story)


def test_a_forgotten_article_leaves_nothing_behind(path: Path) -> None:
    held = annotated(capture=digest(BODY))
    with Library.open(path) as library:
        library.add([capture()])
        library.save_accounts([account(held, annotated(CAFE, id="cafe"))])
        library.forget("dam")
        assert library.search("orlava") == []
        assert library.stories() == ()
        assert [member.article.id for member in library.articles()] == ["cafe"]
        assert list(library.check()) == []
        with pytest.raises(UnknownArticle):
            library.article("dam")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM captures").fetchone() == (0,)


def test_forgetting_what_is_not_there_is_an_error(path: Path) -> None:
    with Library.open(path) as library, pytest.raises(UnknownArticle):
        library.forget("dam")


def test_judgements_can_be_added_and_nothing_else(path: Path) -> None:
    made = datetime.datetime(2031, 3, 3, 12, tzinfo=datetime.UTC)
    judgements = tuple(Judgement(subject="p1", value=value, author="A. Editor", made=made) for value in ("yes", "no"))
    with Library.open(path) as library:
        for judgement in judgements:
            library.judge(judgement)
        assert library.judgements() == judgements
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("DELETE FROM judgements", "UPDATE judgements SET record = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="judgements stay"):
                connection.execute(statement)


def test_a_sound_library_has_nothing_to_check(path: Path) -> None:
    with Library.open(path) as library:
        library.add([capture()])
        library.save_accounts([account(annotated(), annotated(CAFE, id="cafe"))])
        assert list(library.check()) == []


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("UPDATE captures SET body = 'other'", "bytes of capture"),
        ("UPDATE articles SET record = '{'", "record of the article is not the one"),
        ("UPDATE articles SET digest = 'x'", "record of the article is not the one"),
        ("UPDATE articles SET text = text || '!'", "text in the index"),
        ("UPDATE accounts SET record = x'ff'", "account is not the one"),
        ("DELETE FROM stories", "is missing from the library"),
        ("DROP TRIGGER article_removed; DELETE FROM articles", "index holds 1 of 0"),
    ],
    ids=["capture", "record", "digest", "text", "account", "story", "index"],
)
def test_check_finds_damage(path: Path, damage: str, message: str) -> None:
    with Library.open(path) as library:
        library.add([capture()])
        library.save_accounts([account(annotated())])
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(damage)
        assert any(message in problem.message for problem in library.check())


def test_check_finds_a_span_outside_its_text(path: Path) -> None:
    article = annotated().article
    lost = Mention(span=Span(article="dam", start=0, end=9_999), kind=MentionKind.PLACE)
    with Library.open(path) as library:
        library.add([AnnotatedArticle(article=article, mentions=(lost,))])
        (problem,) = library.check()
    assert "0-9999 is not in the text" in problem.message


@pytest.mark.parametrize(("end", "problems"), [(20, 0), (9_999, 1)], ids=["within", "outside"])
def test_a_fact_may_stand_on_the_words_of_another_article(path: Path, end: int, problems: int) -> None:
    evidence = Finding(value="2031-03-03", rule="test", span=Span(article="dam", start=0, end=end))
    day = Publication(earliest=DAY, latest=DAY, evidence=(evidence,))
    dated = AnnotatedArticle(article=msgspec.structs.replace(annotated(CAFE, id="cafe").article, published=day))
    with Library.open(path) as library:
        library.add([annotated(), dated])
        assert len(list(library.check())) == problems
        library.forget("dam")
        assert list(library.check()) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"not a database, only a text of some length" * 9, "not a database"), (None, "another program's database")],
    ids=["a text file", "another database"],
)
def test_another_file_is_refused_and_left_as_it_is(path: Path, content: bytes | None, reason: str) -> None:
    if content is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(NotALibrary, match=reason):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_library_of_another_layout_is_refused(path: Path) -> None:
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(NotALibrary, match="its layout is 99"):
        Library.open(path)


def test_a_library_that_must_exist_is_not_made(path: Path) -> None:
    with pytest.raises(NotALibrary, match="no such file"):
        Library.open(path, must_exist=True)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary, match="folder does not exist"):
        Library.open(tmp_path / "nowhere" / "desk.library")


def test_the_environment_names_the_library(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSILIENCE_LIBRARY", str(path))
    Library.open().close()
    assert path.exists()


def test_no_library_named_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSILIENCE_LIBRARY", raising=False)
    with pytest.raises(NoLibraryNamed, match="--library FILE"):
        Library.open()


def test_what_was_acknowledged_survives_a_killed_process(path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", DYING, str(path)], capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    acknowledged = int(killed.stdout.split()[-1])
    with Library.open(path) as library:
        assert len(library.problems()) >= acknowledged
        assert list(library.check()) == []
