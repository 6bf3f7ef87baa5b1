"""The tables of a report as JSON lines: one typed record a line."""

from consilience.present.encoding import json_line
from consilience.present.formats.tables import TABLES, rows
from consilience.present.report import Report
from consilience.records import Record


class ReportLine(Record, frozen=True, kw_only=True, tag="report", tag_field="table"):
    """The first line: what made the others."""

    consilience: str
    recipe: dict[str, str]


def jsonl(report: Report) -> bytes:
    """One record a line, its table named in the key `table`; the first line names the version and the recipe."""
    head = ReportLine(consilience=report.version, recipe=dict(report.recipe))
    lines = (json_line(row) for table in TABLES for row in rows(report, table))
    return b"".join(line + b"\n" for line in (json_line(head), *lines))
