"""The claims of a report as a table of comma-separated values, one claim a row."""

import csv
import io
from collections.abc import Iterator

from consilience.present.formats.cells import cell
from consilience.present.outline import letter
from consilience.present.report import Report
from consilience.records import Account, Article, Claim, Period, Point, Position, Span

COLUMNS = (
    "story", "point", "about", "kind", "verdict", "reason", "answer", "value", "outlets", "independent", "primary",
    "article", "outlet", "uri", "start", "end", "words", "focus", "sources", "origin", "happened", "reported",
    "polarity", "modality", "standing", "low", "high", "unit", "modifier", "place", "manner", "why", "rule",
)  # fmt: skip


def claims_table(report: Report) -> str:
    """The claims table with its heading row, as RFC 4180 has it."""
    page = io.StringIO()
    rows = csv.writer(page)
    rows.writerow(COLUMNS)
    rows.writerows([cell(value) for value in row] for account in report.accounts for row in _rows(account))
    return page.getvalue()


def _rows(account: Account) -> Iterator[tuple[str | int, ...]]:
    articles = {each.article.id: each.article for each in account.articles}
    for point in account.points:
        for place, position in enumerate(point.positions):
            for claim in position.claims:
                about = _about(account.story.id, point, letter(place), position)
                yield (*about, *_claim(claim, articles.get(claim.evidence.article)))


def _about(story: str, point: Point, answer: str, position: Position) -> tuple[str | int, ...]:
    counts = (position.outlets, position.independent, position.primary)
    head = (story, point.id, point.about, point.kind.value, point.verdict.value, point.reason)
    return (*head, answer, position.value, *counts)


def _claim(claim: Claim, article: Article | None) -> tuple[str | int, ...]:
    return (
        claim.evidence.article,
        article.outlet.value if article and article.outlet else "",
        article.uri if article else "",
        claim.evidence.start,
        claim.evidence.end,
        _words(article, claim.evidence),
        _words(article, claim.focus),
        " > ".join(source.name for source in claim.sources),
        claim.origin,
        _period(claim.happened),
        _period(claim.reported),
        claim.polarity.value,
        claim.modality.value,
        claim.standing.value,
        *(_known(value) for value in (claim.low, claim.high, claim.unit, claim.modifier)),
        *(_words(article, span) if span else "" for span in (claim.place, claim.manner, claim.reason)),
        claim.rule,
    )


def _known(value: float | str | None) -> str:
    return "" if value is None else str(value)


def _words(article: Article | None, span: Span) -> str:
    return article.words(span) if article else ""


def _period(period: Period | None) -> str:
    """An ISO 8601 day, or an interval of two."""
    return "/".join(dict.fromkeys((period.earliest, period.latest))) if period else ""
