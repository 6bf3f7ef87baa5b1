"""A report as a workbook for a spreadsheet: what a newsroom reads first on the first sheets."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from consilience.present.formats.archive import repacked
from consilience.present.formats.cells import Value, cell
from consilience.present.formats.tables import TABLES, rows
from consilience.present.formats.xml_text import xml_text
from consilience.present.heading import reading_words
from consilience.present.outline import Citation, Outline, outline
from consilience.present.report import Report
from consilience.present.wording import VERDICTS
from consilience.records import Record

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# A cell holds 32,767 units of UTF-16; a character is one or two.
LONGEST_CELL = 16_000
# The most rows of a sheet, by the format, less the heading.
MOST_ROWS = 1_048_575
NARROW, WIDE = 12, 70
WIDE_COLUMNS = frozenset({"label", "words", "reason", "about", "value", "reading", "title", "uri", "message", "made with"})

Line = tuple[Value, ...]


class Sheet(Record, frozen=True, kw_only=True):
    """A sheet before it is written: the names of its columns and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Line, ...]


def workbook(report: Report) -> bytes:
    """The report as an Office Open XML workbook; no cell of it is a formula."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter
    from zipfile import ZipFile

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, sheet in _sheets(report).items():
        _fill(book.create_sheet(name), sheet)
    written = io.BytesIO()
    ...
    return repacked(written.getvalue())
