"""A report as a workbook for a spreadsheet: first the sheets that a newsroom reads, then those it filters."""

import datetime
import io
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING
from zipfile import ZipFile

from consilience.present.formats.archive import DATE, repacked
from consilience.present.formats.cells import Value, cell
from consilience.present.formats.tables import TABLES, rows
from consilience.present.formats.xml_text import xml_text
from consilience.present.heading import reading_words
from consilience.present.outline import Answer, Citation, Outline, Topic, outlet_names, outline
from consilience.present.pieces import pieces
from consilience.present.report import Report
from consilience.present.wording import VERDICTS
from consilience.records import Record

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.worksheet import Worksheet

# A cell holds 32,767 units of UTF-16, and a character is one or two.
LONGEST_CELL = 16_000
# The most rows of a sheet, less the heading.
MOST_ROWS = 1_048_575
# The column that is hidden where a report has one story: every row has the same in it.
STORY = "story"
ENDS = ("earliest", "latest")
# Widths in characters; what is in no table is as wide as a day or a count needs.
NARROW, MIDDLE, WIDE = 12, 24, 60
WIDE_COLUMNS = frozenset({"label", "words", "title", "uri", "message", "evidence"})
MIDDLE_COLUMNS = frozenset(
    {"about", "reason", "value", "outlet", "sources", "reported", "when", "focus", "subject", "authors", "rule"}
)
# Points of a line of text, and the most lines that a row shows; spreadsheets do not all find the height of a row alone.
LINE_HEIGHT, MOST_LINES = 15, 12
# Words fill a column less than to its last character.
FILLED = 0.8
BELOW_HEADING, HEADING = "A2", "1:1"
DAY_FORMAT = "yyyy-mm-dd"
# The first year of a spreadsheet's calendar; earlier days, and those that are not exact, stay texts.
FIRST_YEAR = 1900
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_COLUMNS = frozenset(
    {"first", "latest", "date", *(f"{name}_{end}" for name in ("published", "happened", "reported") for end in ENDS)}
)

Line = tuple[Value, ...]


class Sheet(Record, frozen=True, kw_only=True):
    """A sheet before it is written: its name, the names of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def workbook(report: Report) -> bytes:
    """The report as an Office Open XML workbook; no cell of it is a formula."""
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    made = datetime.datetime(*DATE)
    book.properties = DocumentProperties(creator="Consilience", created=made, modified=made)
    for sheet in _sheets(report):
        _write(sheet, book)
    written = io.BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()
    return repacked(written.getvalue())


def _sheets(report: Report) -> Iterator[Sheet]:
    shown = [outline(account, f"s{number}") for number, account in enumerate(report.accounts, 1)]
    for name, (columns, lines) in NEWSROOM.items():
        yield Sheet(name=name, columns=columns, lines=tuple(line for each in shown for line in lines(each)))
    for table in ("claims", "articles", "links"):
        columns = TABLES[table].__struct_fields__
        found = (tuple(getattr(row, column) for column in columns) for row in rows(report, table))
        yield Sheet(name=table, columns=columns, lines=tuple(found))
    yield Sheet(name="made with", columns=("name", "value"), lines=(("consilience", report.version), *report.recipe))
    if report.problems:
        found = ((each.stage, each.uri, each.message, each.place) for each in report.problems)
        yield Sheet(name="problems", columns=("stage", "uri", "message", "place"), lines=tuple(found))


def _story(shown: Outline) -> Iterator[Line]:
    story = shown.account.story
    days = (day.isoformat() if day else None for day in (story.first, story.latest))
    counted = (
        len(shown.witnesses),
        len(outlet_names(shown.witnesses)),
        len(shown.account.origins),
        len(shown.disputed),
        len(shown.superseded),
    )
    yield (story.id, story.label, *days, *counted)


def _brief(shown: Outline) -> Iterator[Line]:
    for line in shown.brief:
        told = line.statement
        verdict = VERDICTS[told.verdict][1]
        sources = _sources(line.citations)
        yield (shown.account.story.id, line.mark, line.words, verdict, told.outlets, told.independent, sources)


def _disagreements(shown: Outline) -> Iterator[Line]:
    for topic in shown.disputed + shown.superseded:
        for answer in topic.answers:
            for line in _answer(answer):
                yield (shown.account.story.id, *_topic(topic), *line)


def _topic(topic: Topic) -> Line:
    return (topic.mark, VERDICTS[topic.point.verdict][1], topic.point.about, topic.point.reason)


def _answer(answer: Answer) -> Iterator[Line]:
    told = answer.position
    head = (answer.letter, told.value, told.outlets, told.independent, told.primary)
    for reading in answer.readings:
        words = "".join(words for words, _ in pieces(reading))
        yield (*head, reading.witness.number, reading.witness.name, words, reading_words(reading))


def _timeline(shown: Outline) -> Iterator[Line]:
    for moment in shown.timeline:
        yield (shown.account.story.id, moment.entry.date, moment.date, moment.words, _sources(moment.citations))


def _sources(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(f"{citation.label} {citation.witness.name}" for citation in citations)


def _write(sheet: Sheet, book: "Workbook") -> None:
    """The heading in bold and frozen above the rows, which can be filtered; as many rows as a sheet can hold."""
    page: Worksheet = book.create_sheet(sheet.name)
    lines = sheet.lines[:MOST_ROWS]
    _lay_out(page, sheet.columns, len(lines))
    page.column_dimensions["A"].hidden = sheet.columns[0] == STORY and len({line[0] for line in lines}) == 1
    page.append([_cell(column, page, is_heading=True) for column in sheet.columns])
    for number, line in enumerate(lines, 2):
        page.row_dimensions[number].height = _height(sheet.columns, line)
        page.append([_cell(_dated(name, value), page) for name, value in zip(sheet.columns, line, strict=True)])


def _lay_out(page: "Worksheet", columns: tuple[str, ...], rows: int) -> None:
    """Widths by the columns' names; printed across the sheet, all columns on it, the heading on every one."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page.freeze_panes = BELOW_HEADING
    page.auto_filter.ref = f"A1:{_letters(len(columns) - 1)}{rows + 1}"
    page.print_title_rows = HEADING
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, column in enumerate(columns):
        page.column_dimensions[_letters(number)].width = _width(column)


def _width(column: str) -> int:
    return WIDE if column in WIDE_COLUMNS else MIDDLE if column in MIDDLE_COLUMNS else NARROW


def _height(columns: tuple[str, ...], line: Line) -> int:
    """The height of a row in points: as many lines as its longest text takes in its column."""
    texts = ((name, cell(value, LONGEST_CELL)) for name, value in zip(columns, line, strict=True))
    needed = (-(-len(text) // (_width(name) * FILLED)) for name, text in texts if isinstance(text, str))
    return LINE_HEIGHT * int(min(MOST_LINES, max(needed, default=1) or 1))


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number + 1)


def _dated(column: str, value: Value) -> Value | datetime.datetime:
    """A day, where the column has days and the value is a whole one that a spreadsheet can hold."""
    if column not in DAY_COLUMNS or not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        return value
    try:
        day = datetime.datetime.fromisoformat(value)
    except ValueError:
        return value
    return day if day.year >= FIRST_YEAR else value


def _cell(value: Value | datetime.datetime, page: "Worksheet", is_heading: bool = False) -> "Cell":
    """A cell of a type that is set, not guessed: no text becomes a formula or an error."""
    from openpyxl.cell import WriteOnlyCell

    content = value if isinstance(value, datetime.datetime) else cell(value, LONGEST_CELL)
    made: Cell = WriteOnlyCell(page, xml_text(content) if isinstance(content, str) else content)
    if isinstance(content, str):
        made.data_type = "s"
    if isinstance(content, datetime.datetime):
        made.number_format = DAY_FORMAT
    font, alignment = _looks(is_heading)
    made.font, made.alignment = font, alignment
    return made


@cache
def _looks(is_heading: bool) -> "tuple[Font, Alignment]":
    """Long texts run on below themselves, and all of a row begin at its top."""
    from openpyxl.styles import Alignment, Font

    return Font(bold=is_heading), Alignment(wrap_text=True, vertical="top", horizontal="left")


COUNTED = ("articles", "outlets", "origins", "disputed", "superseded")
ANSWER, READING = ("answer", "value"), ("article", "outlet", "words", "reported")
CITED = ("outlets", "independent")
NEWSROOM: dict[str, tuple[tuple[str, ...], Callable[[Outline], Iterator[Line]]]] = {
    "story": (("story", "label", "first", "latest", *COUNTED), _story),
    "brief": (("story", "mark", "words", "verdict", *CITED, "sources"), _brief),
    "disagreements": (
        ("story", "mark", "verdict", "about", "reason", *ANSWER, *CITED, "primary", *READING),
        _disagreements,
    ),
    "timeline": (("story", "date", "when", "words", "sources"), _timeline),
}
