"""The JSON that is written is the JSON that was promised."""

import datetime
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from consilience.present import (
    SCHEMAS,
    Report,
    annotate_line,
    clean_line,
    cluster_lines,
    json_line,
    json_schema,
    render,
)
from consilience.present.contract import CopyLine, ReportView
from consilience.records import Account, AnnotatedArticle, Publication

DOCS = Path(__file__).parents[2] / "docs"


def validate(name: str, line: bytes) -> None:
    schema = json.loads(json_schema(name))
    jsonschema.validate(json.loads(line), schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_one_of_the_records(name: str) -> None:
    assert (DOCS / "schema" / f"{name}.schema.json").read_bytes() == json_schema(name)


def test_a_report_validates_against_the_schema(report: Report) -> None:
    validate("report", render(report, "json"))


def test_a_report_can_be_read_back(report: Report) -> None:
    view = msgspec.json.decode(render(report, "json"), type=ReportView)
    assert [story.label for story in view.stories] == [account.story.label for account in report.accounts]


PROMISED = {
    "report": {"consilience", "recipe", "articles", "stories", "problems"},
    "article": {"id", "uri", "title", "outlet", "authors", "published", "language", "blocks"},
    "block": {"start", "end", "role", "rule", "furniture"},
    "story": {"id", "label", "articles", "account"},
    "account": {"statements", "points", "timeline", "links", "origins"},
    "statement": {"text", "verdict", "independent", "support"},
    "point": {"id", "about", "kind", "verdict", "reason", "positions"},
    "position": {"value", "independent", "claims"},
    "claim": {"article", "start", "end", "sources", "happened", "reported"},
    "moment": {"date", "text", "support"},
    "problem": {"stage", "uri", "message"},
}


def test_every_promised_key_is_there(report: Report) -> None:
    whole = json.loads(render(report, "json"))
    account = whole["stories"][0]["account"]
    point = account["points"][0]
    found = {
        "report": whole,
        "article": whole["articles"][0],
        "block": whole["articles"][0]["blocks"][0],
        "story": whole["stories"][0],
        "account": account,
        "statement": account["statements"][0],
        "point": point,
        "position": point["positions"][0],
        "claim": point["positions"][0]["claims"][0],
        "moment": account["timeline"][0],
        "problem": whole["problems"][0],
    }
    assert {name: keys - found[name].keys() for name, keys in PROMISED.items() if keys - found[name].keys()} == {}


def test_spans_in_the_json_are_the_words_of_the_statement(report: Report) -> None:
    texts = {each.article.id: each.article.text for account in report.accounts for each in account.articles}
    for statement in json.loads(render(report, "json"))["stories"][0]["account"]["statements"]:
        place = statement["support"][0]
        assert texts[place["article"]][place["start"] : place["end"]] == statement["text"]


def test_half_a_surrogate_pair_is_replaced_one_for_one(annotated: AnnotatedArticle) -> None:
    article = msgspec.structs.replace(annotated.article, text="a\ud800b\ud83d\ude00c")
    assert json.loads(json_line(clean_line(article)))["text"] == "a\ufffdb\ufffd\ufffdc"


DAY = datetime.date(2025, 3, 4)
NOON = datetime.datetime(2025, 3, 4, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        (Publication(earliest=DAY, latest=DAY, evidence=()), "2025-03-04"),
        (Publication(earliest=DAY, latest=DAY, evidence=(), instant=NOON), "2025-03-04T12:00:00+00:00"),
        (
            Publication(earliest=DAY, latest=datetime.date(2025, 3, 7), evidence=()),
            {"earliest": "2025-03-04", "latest": "2025-03-07", "instant": None},
        ),
    ],
    ids=["unknown", "day", "instant", "range"],
)
def test_the_date_of_a_clean_line(annotated: AnnotatedArticle, published: Publication | None, expected: object) -> None:
    line = json_line(clean_line(msgspec.structs.replace(annotated.article, published=published)))
    validate("clean", line)
    assert json.loads(line)["published"] == expected


def test_an_annotate_line_gives_spans_as_pairs(annotated: AnnotatedArticle) -> None:
    line = json_line(annotate_line(annotated))
    validate("annotate", line)
    told = json.loads(line)["attributions"][0]
    text = annotated.article.text
    assert [text[start:end] for start, end in (*told["source"], *told["cue"], *told["content"], told["via"])] == [
        "the regional hospital",
        "told",
        "leaving 12 people injured",
        "Nordwind",
    ]


def test_a_cluster_line_an_article(account: Account) -> None:
    lines = [json_line(line) for line in cluster_lines([account.story])]
    assert [json.loads(line) for line in lines] == [
        {"id": article, "story": account.story.id} for article in account.story.articles
    ]
    validate("cluster", lines[0])


def test_a_copy_line_has_the_promised_keys() -> None:
    line = json_line(CopyLine(a="nordwind", b="skerry", kind="embedded", score=0.91, derived=True))
    validate("copies", line)
    assert json.loads(line) == {"a": "nordwind", "b": "skerry", "kind": "embedded", "score": 0.91, "derived": True}
