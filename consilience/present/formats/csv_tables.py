"""Every table of a report as a file of comma-separated values, in one zip."""

import csv
import io

from consilience.present.formats.archive import archive
from consilience.present.formats.cells import cell
from consilience.present.formats.tables import TABLES, rows
from consilience.present.report import Report


def csv_tables(report: Report) -> bytes:
    """A zip of one CSV a table, each with its heading row, as RFC 4180 has it."""
    return archive({f"{table}.csv": _csv(report, table).encode() for table in TABLES})


def _csv(report: Report, table: str) -> str:
    columns = TABLES[table].__struct_fields__
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(columns)
    writer.writerows([cell(getattr(row, column)) for column in columns] for row in rows(report, table))
    return page.getvalue()
