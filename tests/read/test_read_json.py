import datetime
import json
from typing import Any

import pytest

from consilience.read import read
from consilience.records import Article, Capture, Problem, Role, digest

TEXT = "The river rose.\r\nIt fell\u00a0again."


def items(value: Any) -> list[Article | Problem]:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read([Capture(uri="a.json", media_type="application/json", body=body, digest=digest(body))]))


def article(value: Any) -> Article:
    (item,) = items(value)
    assert isinstance(item, Article)
    return item


@pytest.mark.parametrize("field", ["text", "maintext", "body", "content"])
def test_the_text_of_record_is_the_field(field: str) -> None:
    found = article({field: TEXT})
    assert found.text == TEXT
    assert [found.words(block.span) for block in found.blocks] == ["The river rose.", "It fell\u00a0again."]


NEWS_PLEASE = {
    "maintext": TEXT,
    "title": "River rises",
    "source_domain": "herald.example",
    "date_publish": "2025-09-10 14:05:00",
    "authors": ["By Ann Lee", "Bo Chu"],
    "url": "https://herald.example/river",
    "language": "en",
    "description": None,
}
EVENT_REGISTRY = {
    "uri": "712",
    "body": TEXT,
    "title": "River rises",
    "source": {"uri": "herald.example", "title": "The Herald"},
    "dateTime": "2025-09-10T12:05:00Z",
    "authors": [{"uri": "ann_lee@herald.example", "name": "Ann Lee"}, {"name": "Bo Chu"}],
    "url": "https://herald.example/river",
    "lang": "eng",
}
OWN = {
    "text": TEXT,
    "title": {"value": "River rises", "rule": "heading"},
    "outlet": "The Herald",
    "published": {"earliest": "2025-09-10", "latest": "2025-09-10"},
    "authors": "Ann Lee and Bo Chu",
    "url": "https://herald.example/river",
    "language": "en-GB",
}


@pytest.mark.parametrize(
    ("value", "outlet"),
    [
        pytest.param(NEWS_PLEASE, "herald.example", id="news-please"),
        pytest.param(EVENT_REGISTRY, "The Herald", id="Event Registry"),
        pytest.param(OWN, "The Herald", id="our own"),
    ],
)
def test_the_known_shapes_are_read(value: dict[str, Any], outlet: str) -> None:
    found = article(value)
    assert (found.title and found.title.value, found.outlet and found.outlet.value) == ("River rises", outlet)
    assert [author.value for author in found.authors] == ["Ann Lee", "Bo Chu"]
    assert found.published is not None
    assert found.published.earliest.isoformat() == "2025-09-10"
    assert found.language is not None
    assert found.language.value == "en"
    assert found.uri == "https://herald.example/river"


def test_a_range_of_days_stays_a_range() -> None:
    published = article({"text": TEXT, "published": {"earliest": "2025-09-01", "latest": "2025-09-30"}}).published
    assert published is not None
    assert not published.is_exact


def test_an_instant_needs_a_time_zone() -> None:
    with_zone = article(EVENT_REGISTRY).published
    without = article(NEWS_PLEASE).published
    assert with_zone is not None
    assert with_zone.instant is not None
    assert without is not None
    assert without.instant is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", 5),
        ("text", ["a"]),
        ("html", {"a": 1}),
        ("title", 5),
        ("title", {"a": 1}),
        ("outlet", ["The Herald"]),
        ("authors", 5),
        ("authors", ["Ann Lee", 5]),
        ("published", 20250910),
        ("published", {"earliest": 1, "latest": 2}),
        ("url", True),
        ("language", 1.5),
    ],
)
def test_a_field_of_the_wrong_type_is_a_problem_that_names_it(field: str, value: Any) -> None:
    (problem,) = items({"text": TEXT} | {field: value})
    assert isinstance(problem, Problem)
    assert f"in its field {field};" in problem.message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param({}, "holds no text", id="empty object"),
        pytest.param({"text": None, "title": "River rises"}, "holds no text", id="null"),
        pytest.param({"text": " \n"}, "holds no text", id="blank"),
        pytest.param({"text": "12 34"}, "holds no letters", id="no letters"),
        pytest.param(["text"], "is no JSON object", id="list"),
        pytest.param(b'{"text": "a', "is no JSON object", id="broken"),
        pytest.param(b'{"text": "\xff"}', "is no JSON object", id="not UTF-8"),
        pytest.param(b'{"text": ' + b"[" * 50_000, "is no JSON object", id="nested without end"),
        pytest.param({"html": "<p></p>"}, "without an article", id="HTML without an article"),
    ],
)
def test_json_without_an_article_is_a_problem(value: Any, words: str) -> None:
    (problem,) = items(value)
    assert isinstance(problem, Problem)
    assert words in problem.message


def test_an_unreadable_date_is_a_problem_beside_the_article() -> None:
    found, problem = items({"text": TEXT, "published": "some day"})
    assert isinstance(found, Article)
    assert found.published is None
    assert isinstance(problem, Problem)
    assert problem.place == "published"


def test_html_in_json_is_read_as_a_page_and_the_fields_go_first() -> None:
    paragraph = "<p>The river rose by two metres on Monday, and the town was cut off from the coast.</p>"
    page = f"<html><head><title>Old</title></head><body><article>{paragraph * 3}</article></body></html>"
    found = article({"html": page, "title": "River rises"})
    assert "river rose" in found.text
    assert found.title is not None
    assert (found.title.value, found.title.rule) == ("River rises", "json title")


def test_a_headline_alone_stands_for_its_article() -> None:
    found = article({"title": " River rises\n", "published": "2025-09-10T12:05:00Z"})
    (block,) = found.blocks
    assert (block.role, found.words(block.span)) == (Role.HEADLINE, "River rises")
    assert found.published is not None


def test_a_title_without_day_or_address_is_no_article() -> None:
    (problem,) = items({"title": "River rises"})
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    ("published", "problems", "kept"),
    [("2031-05-09", 1, None), ("2031-05-08", 0, "2031-05-08"), ("2031-05-01", 0, "2031-05-01")],
    ids=["later", "the next day, for time zones", "earlier"],
)
def test_a_date_after_the_download_is_left_out_and_said(published: str, problems: int, kept: str | None) -> None:
    body = json.dumps({"text": TEXT, "published": published}).encode()
    got = datetime.datetime(2031, 5, 7, 12, tzinfo=datetime.UTC)
    capture = Capture(uri="a.json", media_type="application/json", body=body, digest=digest(body), retrieved=got)
    *said, found = read([capture])
    assert isinstance(found, Article)
    assert len(said) == problems
    assert (found.published.earliest.isoformat() if found.published else None) == kept
