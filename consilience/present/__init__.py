"""Show accounts: pages, text, tables and the exchange formats, and the lines of the other commands."""

from consilience.present.annotations import annotate_line
from consilience.present.cleaned import clean_page
from consilience.present.encoding import json_document, json_line
from consilience.present.exporters import EXPORTERS, WITH_CAPTURES, Exporter, formats, render
from consilience.present.formats import verify
from consilience.present.report import Report
from consilience.present.schema import SCHEMAS, json_schema
from consilience.present.text import print_report
from consilience.present.views import clean_line, cluster_lines, report_view

__all__ = [
    "EXPORTERS",
    "SCHEMAS",
    "WITH_CAPTURES",
    "Exporter",
    "Report",
    "annotate_line",
    "clean_line",
    "clean_page",
    "cluster_lines",
    "formats",
    "json_document",
    "json_line",
    "json_schema",
    "print_report",
    "render",
    "report_view",
    "verify",
]
