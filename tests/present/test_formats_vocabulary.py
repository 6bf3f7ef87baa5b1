"""The page of the vocabulary has every term that a document uses, and no other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from consilience.present import Report, render
from consilience.present.formats.vocabulary import Relation

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"
PREFIX = "consilience:"


def documented() -> set[str]:
    rows = re.findall(r"^\| ([\w, ]+?) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    return {term for row in rows for term in row.split(", ")} - {"term"}


def used(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from used(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from [name.removeprefix(PREFIX)] if name.startswith(PREFIX) else []
            yield from used(each)
    elif isinstance(value, str) and value.startswith(PREFIX):
        yield value.removeprefix(PREFIX)


def test_every_term_is_documented_and_no_other(report: Report) -> None:
    graph = json.loads(render(report, "jsonld"))["@graph"]
    assert {*used(graph), *Relation} == documented()
