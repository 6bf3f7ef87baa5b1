import datetime
from importlib import import_module

import pytest

from consilience.read import ReadOptions, read
from consilience.read.stage import READERS
from consilience.records import Article, Capture, Problem, Role, digest

BODY = "The river rose by two metres on Monday.\n\nNobody was hurt, the mayor said."


def capture(body: bytes | str, media_type: str = "text/plain", name: str | None = None) -> Capture:
    raw = body.encode() if isinstance(body, str) else body
    return Capture(uri="a.txt", media_type=media_type, body=raw, digest=digest(raw), name=name)


def article(body: bytes | str, media_type: str = "text/plain") -> Article:
    (item,) = read([capture(body, media_type)])
    assert isinstance(item, Article)
    return item


def words(found: Article) -> list[tuple[str, str]]:
    return [(block.role.value, found.words(block.span)) for block in found.blocks]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("Zoë rose".encode(), "Zoë rose", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfriver", "river", id="UTF-8 with a mark"),
        pytest.param("Zoë".encode("utf-16"), "Zoë", id="UTF-16 with a mark"),
        pytest.param("Zoë".encode("utf-16-be"), None, id="UTF-16 without a mark"),
        pytest.param(b"\x93Rain\x94 \x97 it\x92s here", "“Rain” — it’s here", id="Windows typography"),
        pytest.param("Река поднялась на два метра, сообщили власти города.".encode("cp1251"), "Река", id="Cyrillic"),
        pytest.param(
            "a\r\n\r\nb\u00a0c\u2028d".encode(), "a\r\n\r\nb\u00a0c\u2028d", id="line ends and spaces are kept"
        ),
    ],
)
def test_the_text_of_record_is_the_decoded_file(body: bytes, text: str | None) -> None:
    (item,) = read([capture(body)])
    if text is None:
        assert isinstance(item, Problem)
    else:
        assert isinstance(item, Article)
        assert item.text.startswith(text)


def test_a_declared_character_set_is_used() -> None:
    assert article("Řeka stoupla".encode("iso-8859-2"), "text/plain; charset=ISO-8859-2").text == "Řeka stoupla"


@pytest.mark.parametrize("name", ["utf-7", "idna", "no-such-set", "rot13", "hex", ""])
def test_a_declared_character_set_that_is_none_is_passed_over(name: str) -> None:
    assert article(b"Zo\xeb rose", f"text/plain; charset={name}").text == "Zoë rose"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(bytes(range(256)) * 20, "is not text", id="binary"),
        pytest.param(b"12 34 -- 56", "holds no letters", id="numbers alone"),
        pytest.param("word " * 500_000, "is too long", id="too long"),
    ],
)
def test_what_is_no_article_is_a_problem(body: bytes | str, words: str) -> None:
    (problem,) = read([capture(body)])
    assert isinstance(problem, Problem)
    assert (problem.stage, problem.uri) == ("read", "a.txt")
    assert words in problem.message


def test_each_line_is_a_block() -> None:
    found = article("  First line.\r\nSecond.\n\n\n\tThird. ")
    assert words(found) == [("body", "First line."), ("body", "Second."), ("body", "Third.")]


def test_a_wrapped_text_has_a_block_a_paragraph() -> None:
    sentence = "When the river had risen by two metres the town was cut off from\nthe road to the coast, "
    found = article(f"{sentence * 4}and stayed so.\n\nA second paragraph\nfollows.")
    assert len(found.blocks) == 2
    assert {block.rule for block in found.blocks} == {"plain paragraph"}
    assert words(found)[1] == ("body", "A second paragraph\nfollows.")


@pytest.mark.parametrize(
    ("head", "title", "outlet", "date"),
    [
        pytest.param("River rises\nThe Herald\n2025-09-10\n\n", "River rises", "The Herald", "2025-09-10", id="all"),
        pytest.param("\nThe Herald\n2025-09-10\n\n", None, "The Herald", "2025-09-10", id="no title"),
        pytest.param("River rises\nThe Herald\n\n\n", "River rises", "The Herald", None, id="no date"),
        pytest.param("River rises\n\n2025-09-10\n\n", "River rises", None, "2025-09-10", id="no outlet"),
        pytest.param(
            "River\r\nherald.example\r\n10 May 2025\r\n\r\n", "River", "herald.example", "2025-05-10", id="CRLF"
        ),
        pytest.param("River\nHerald\nMay 10, 2025\n\n", "River", "Herald", "2025-05-10", id="American date"),
        pytest.param("River\nHerald\n2025-05-10 14:30\n\n", "River", "Herald", "2025-05-10", id="with the hour"),
    ],
)
def test_front_matter_is_read(head: str, title: str | None, outlet: str | None, date: str | None) -> None:
    found = article(head + BODY)
    assert (found.title and found.title.value, found.outlet and found.outlet.value) == (title, outlet)
    assert (found.published and found.published.earliest.isoformat()) == date
    assert found.text == head + BODY
    assert [block.role for block in found.blocks if block.role is not Role.BODY] == [
        role for role, value in ((Role.HEADLINE, title), (Role.OUTLET, outlet), (Role.DATELINE, date)) if value
    ]
    assert words(found)[-2:] == [("body", line) for line in BODY.split("\n\n")]
    for finding in (found.title, found.outlet):
        assert finding is None or (finding.span and found.words(finding.span) == finding.value)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("", id="an ordinary text"),
        pytest.param("River rises\n\nBy Ann Lee\n\n", id="title and byline"),
        pytest.param("River rises\nBy Ann Lee\n\n\n", id="byline in the place of the outlet"),
        pytest.param("The river rose.\nIt fell.\nIt rose on 10 May 2025.\n\n", id="three sentences"),
        pytest.param("River rises\nThe Herald\n2025-09-10\n", id="no blank line"),
        pytest.param("River rises\nThe Herald\n2025-13-40\n\n", id="no such day"),
        pytest.param("Herald Group\n\nRiver rises in the south\n\n", id="outlet and title"),
        pytest.param("River rises\nThe water stood two metres high.\n\n\n", id="a sentence in the place of the outlet"),
        pytest.param("en de fr\n\nRiver rises\n\n", id="navigation"),
    ],
)
def test_an_ordinary_text_has_no_front_matter(head: str) -> None:
    found = article(head + BODY)
    assert (found.title, found.outlet, found.published) == (None, None, None)
    assert {block.role for block in found.blocks} == {Role.BODY}


def test_the_date_is_evidence() -> None:
    published = article("River rises\nThe Herald\n2025-09-10\n\n" + BODY).published
    assert published is not None
    assert (published.earliest, published.latest) == (datetime.date(2025, 9, 10),) * 2
    assert published.evidence[0].rule == "front matter"


def test_ids_are_the_name_else_the_digest_and_stay_distinct() -> None:
    captures = [capture(BODY, name=name) for name in ("x", "x-2", "x", None, "x", None)]
    items = list(read(captures))
    own = captures[0].digest
    assert [item.id for item in items if isinstance(item, Article)] == ["x", "x-2", "x-3", own, "x-4", f"{own}-2"]
    assert all(block.span.article == item.id for item in items if isinstance(item, Article) for block in item.blocks)


def test_problems_pass_through_and_articles_come_one_by_one() -> None:
    problem = Problem(stage="acquire", uri="b.txt", message="does not exist; check the path")
    captures: list[Capture | Problem] = [problem, capture(BODY)]
    items = read(iter(captures))
    assert next(items) is problem
    assert isinstance(next(items), Article)


def test_a_kind_without_a_reader_is_a_problem() -> None:
    (problem,) = read([capture(b"\x89PNG", "image/png")])
    assert isinstance(problem, Problem)


@pytest.mark.parametrize("module", READERS.values(), ids=READERS.keys())
def test_every_reader_of_the_table_can_be_called(module: str) -> None:
    assert callable(import_module(module).articles)


def test_the_limit_of_a_text_is_an_option() -> None:
    (problem,) = read([capture(BODY)], options=ReadOptions(longest_text=10))
    assert isinstance(problem, Problem)


def test_a_megabyte_without_a_line_end_is_one_block() -> None:
    assert len(article("x" * 1_000_000).blocks) == 1
