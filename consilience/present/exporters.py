"""The formats in which a report can be written: a table, and an entry-point group for more."""

from collections.abc import Callable
from importlib.metadata import entry_points

from consilience.present.claims_table import claims_table
from consilience.present.encoding import json_document
from consilience.present.formats import (
    bibtex,
    bundle,
    csl_json,
    csv_tables,
    docx,
    ftm,
    ftm_statements,
    ics,
    jsonl,
    jsonld,
    parquet,
    ris,
    tei,
    workbook,
)
from consilience.present.html import html
from consilience.present.markdown import markdown
from consilience.present.report import Report
from consilience.present.stemma import stemma
from consilience.present.text import text
from consilience.present.views import report_view
from consilience.records import UnknownFormat

Exporter = Callable[[Report], str | bytes]
GROUP = "consilience.exporters"


def json(report: Report) -> bytes:
    """The report as the JSON of the contract, which `docs/schema/report.schema.json` describes."""
    return json_document(report_view(report))


EXPORTERS: dict[str, Exporter] = {
    "text": text,
    "md": markdown,
    "html": html,
    "json": json,
    "csv": claims_table,
    "dot": stemma,
    "jsonl": jsonl,
    "tables": csv_tables,
    "parquet": parquet,
    "xlsx": workbook,
    "docx": docx,
    "jsonld": jsonld,
    "tei": tei,
    "ftm": ftm,
    "ftm-statements": ftm_statements,
    "bibtex": bibtex,
    "csl-json": csl_json,
    "ris": ris,
    "ics": ics,
    "bundle": bundle,
}

# The formats that have the captures in them; a report for any other need not keep them in memory.
WITH_CAPTURES = frozenset({"bundle"})


def render(report: Report, format: str) -> bytes:
    """The report in that format, in UTF-8. Raises UnknownFormat."""
    written = _exporter(format)(report)
    return written if isinstance(written, bytes) else written.encode("utf-8", "replace")


def formats() -> tuple[str, ...]:
    """The names of all formats, the built-in ones first."""
    plugged = sorted(entry.name for entry in entry_points(group=GROUP))
    return tuple(dict.fromkeys((*EXPORTERS, *plugged)))


def _exporter(format: str) -> Exporter:
    if format in EXPORTERS:
        return EXPORTERS[format]
    for entry in entry_points(group=GROUP, name=format):
        exporter: Exporter = entry.load()
        return exporter
    raise UnknownFormat(format, formats())
