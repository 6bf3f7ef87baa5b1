"""The bundled coverage gives the account that its expected.json tells."""

import json
from pathlib import Path
from typing import Any

import pytest

from consilience.pipeline import Kit, full_report
from consilience.present import Report
from consilience.records import Verdict

EXAMPLES = Path(__file__).parent.parent / "examples"
STORIES = sorted(path.parent.name for path in EXAMPLES.glob("*/expected.json"))
DIFFERENT = {Verdict.DISPUTED, Verdict.SUPERSEDED}


@pytest.fixture(scope="module", params=STORIES)
def told(request: pytest.FixtureRequest, kit: Kit) -> tuple[dict[str, Any], Report]:
    folder = EXAMPLES / request.param
    return json.loads((folder / "expected.json").read_text("utf-8")), full_report((str(folder),), kit)


def test_there_are_bundled_stories() -> None:
    assert STORIES == ["japan-centers", "tunnel-fire"]


def test_the_reports_make_one_story_without_problems(told: tuple[dict[str, Any], Report]) -> None:
    _, report = told
    assert len(report.accounts) == 1
    assert not report.problems


def test_outlets_titles_and_dates_are_found(told: tuple[dict[str, Any], Report]) -> None:
    expected, report = told
    assert _articles(report) == expected["articles"]


def test_the_differences_are_found_and_no_others(told: tuple[dict[str, Any], Report]) -> None:
    expected, report = told
    assert _differences(report) == expected["differences"]


def test_dependence_is_found(told: tuple[dict[str, Any], Report]) -> None:
    expected, report = told
    assert _links(report) == expected["links"]


def test_no_claim_and_no_statement_stands_in_furniture(told: tuple[dict[str, Any], Report]) -> None:
    _, report = told
    account = report.accounts[0]
    furniture = [block.span for each in account.articles for block in each.article.blocks if block.is_furniture]
    used = [span for statement in account.statements for span in statement.support]
    used += [claim.evidence for point in account.points for position in point.positions for claim in position.claims]
    assert furniture
    assert not [span for span in used if any(block.overlaps(span) for block in furniture)]


def summary(report: Report) -> dict[str, Any]:
    """What an expected.json holds, of a report: for writing a new one, to be read and corrected by hand."""
    return {"articles": _articles(report), "differences": _differences(report), "links": _links(report)}


def _articles(report: Report) -> dict[str, Any]:
    articles = [annotated.article for account in report.accounts for annotated in account.articles]
    return {
        Path(article.uri).name: {
            "title": article.title.value if article.title else None,
            "outlet": article.outlet.value if article.outlet else None,
            "published": [str(article.published.earliest), str(article.published.latest)]
            if article.published
            else None,
        }
        for article in sorted(articles, key=lambda article: article.uri)
    }


def _differences(report: Report) -> list[Any]:
    """Kind, verdict and, for each position, the files that take it."""
    names = {each.article.id: Path(each.article.uri).name for account in report.accounts for each in account.articles}
    found = [
        [
            point.kind.value,
            point.verdict.value,
            sorted(
                sorted({names[claim.evidence.article] for claim in position.claims}) for position in point.positions
            ),
        ]
        for account in report.accounts
        for point in account.points
        if point.verdict in DIFFERENT
    ]
    return sorted(found)


def _links(report: Report) -> list[Any]:
    names = {each.article.id: Path(each.article.uri).name for account in report.accounts for each in account.articles}
    return sorted(
        [link.kind.value, names[link.source], names[link.target]]
        for account in report.accounts
        for link in account.links
        if link.source in names
    )
